"""A whole site, in one or both languages, as files by path."""

import json
from collections.abc import Iterator

from ..messages import Message
from . import files, helps, indicators, overview, search
from .material import Material, Progress
from .render import Writer, opening, style

MARK = "site.json"  # by which a folder is known to be a site of ours, and what was written there


def build(material: Material, languages: tuple[str, ...], progress: Progress = lambda told: None) -> dict[str, bytes]:
    """Return the files of a site by path; ``progress`` is told what is being done."""
    found: dict[str, bytes] = {"style.css": style(), "page.js": opening(), **search.files(material)}
    pictures: dict[str, bytes] = {}
    for lang in languages:
        writer = Writer(material, lang, languages)
        stories = indicators.stories(writer)
        if not pictures:  # files for programs speak the first language
            drawn = {name: files.picture(series, stories[name], lang) for name, series in material.series.items()}
            pictures = {name: picture for name, picture in drawn.items() if picture}
        for path, raw in _pages(writer, stories):
            found[path] = raw
            progress(Message("writing {name}", name=path))
    progress(Message("writing the files for programs"))
    found |= files.all_of(material, pictures)
    mark = {"generator": "digecon site", "version": material.version, "files": sorted(found)}
    return {**found, MARK: (json.dumps(mark, ensure_ascii=False, indent=0) + "\n").encode()}


def _pages(writer: Writer, stories: indicators.Stories) -> Iterator[tuple[str, bytes]]:
    yield from indicators.pages(writer, stories)
    yield from overview.pages(writer, stories)
    yield from helps.pages(writer)
