"""Search without a server: what is searched stands in a script of its own, so that it also works from disk."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..areas import AREAS
from ..messages import CHINESE, ENGLISH
from ..pages.labels import document
from ..pages.series import sector_name
from ..synonyms import variants
from .material import Material, Series
from .voice import newest, plain

_SCRIPT = Path(__file__).parent / "templates" / "search.js"


class Entry(NamedTuple):
    """What can be found: its kind, id, name in English and Chinese, other words for it, the path of its page, and its newest figure in both."""

    kind: str
    id: str
    english: str
    chinese: str
    words: str
    path: str
    newest: str = ""
    newest_chinese: str = ""


def files(material: Material) -> dict[str, bytes]:
    """Return the script and its index by path."""
    text = json.dumps(list(_entries(material)), ensure_ascii=False, separators=(",", ":"))
    return {"search.js": _SCRIPT.read_bytes(), "search-index.js": f"window.digecon = {text};\n".encode()}


def _entries(material: Material) -> Iterator[Entry]:
    yield from (_of_series(series, material) for series in material.series.values())
    for sector in material.sectors:
        english, chinese = (sector_name(sector, lang) for lang in (ENGLISH, CHINESE))
        yield Entry("sector", sector, english, chinese, "", f"{material.halls[sector]}.html")
    yield from (_of_document(source, material) for source in material.documents)


def _of_series(series: Series, material: Material) -> Entry:
    entry = material.data.about(series.indicator)
    areas = AREAS.get(series.area, ((series.area,), (series.area,))) if series.area not in ("CN", "") else ((), ())
    english, chinese = (", ".join((entry.name(lang), *areas[at][:1])) for at, lang in enumerate((ENGLISH, CHINESE)))
    said = (entry.label, entry.label_zh, entry.short, entry.short_zh)
    others = sorted({word for text in said if text for word in variants(text)})
    words = (entry.short, entry.short_zh, entry.sector, entry.former, *others, *areas[0], *areas[1])
    path = f"{material.pages[series.name]}.html"
    figures = (newest(series, material.data, lang) for lang in (ENGLISH, CHINESE))
    return Entry("indicator", series.name, english, chinese, " ".join(filter(None, words)), path, *figures)


def _of_document(source: str, material: Material) -> Entry:
    known = material.data.sources.get(source)
    path = f"{material.papers[source]}.html"
    if known is None:
        return Entry("document", source, source, source, "", path)
    english, chinese = (plain(document(known, lang=lang)) for lang in (ENGLISH, CHINESE))
    return Entry("document", source, english, chinese, "", path)
