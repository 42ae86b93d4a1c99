"""A whole site, in one or both languages, as files by path."""

import json
from collections.abc import Iterator

from ..messages import ENGLISH
from . import files, helps, indicators, overview, search
from .material import Material, Progress
from .render import Writer, style

MARK = "site.json"  # by which a folder is known to be a site of ours, and what was written there


def build(material: Material, languages: tuple[str, ...], progress: Progress = lambda told: None) -> dict[str, bytes]:
    """Return the files of a site by path; ``progress`` is told what is being done."""
    found: dict[str, bytes] = {"style.css": style(), **search.files(material)}
    for lang in languages:
        for path, raw in _pages(Writer(material, lang, languages)):
            found[path] = raw
            progress(f"writing {path}")
    progress("writing the files for programs")
    told = indicators.stories(Writer(material, ENGLISH, languages))
    drawn = {name: files.picture(one, told[name]) for name, one in material.series.items()}
    pictures = {name: picture for name, picture in drawn.items() if picture}
    found |= files.all_of(material, pictures)
    mark = {"generator": "digecon site", "version": material.version, "files": sorted(found)}
    return {**found, MARK: (json.dumps(mark, ensure_ascii=False, indent=0) + "\n").encode()}


def _pages(writer: Writer) -> Iterator[tuple[str, bytes]]:
    stories = indicators.stories(writer)
    yield from indicators.pages(writer, stories)
    yield from overview.pages(writer, stories)
    yield from helps.pages(writer)
