"""The tree as files for programs: ``ID.csv``, ``ID.json``, ``ID.metadata.json``, ``ID.svg`` and ``index.json``."""

import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from .. import citations, periods, schema
from ..ask.options import RenderOptions
from ..cleaning import clean
from ..contract import HEADER
from ..draw.svg import STYLE
from ..model import Observation
from ..pages.numbers import latest
from ..render import csv
from ..render import json as json_writer
from ..report import drawn
from ..report.notes import web
from ..report.story import SectorStory
from ..table import Table
from .material import Material, Series
from .render import colours

FORMAT = 1  # of index.json and ID.metadata.json: raised where a name in them changes its meaning
_LOOK = RenderOptions()
_OF_LATEST = (
    "area", "period", "measure", "value", "low", "high", "bound", "unit", "unit_mult", "status", "source",
)  # fmt: skip


def of_indicator(series: Series, picture: bool, material: Material) -> dict[str, str]:
    """Return the paths of the files that stand beside the page of a series, by their kinds."""
    indicator = material.pages[series.indicator]
    found = {"csv": f"{indicator}.csv", "json": f"{indicator}.json", "metadata": f"{indicator}.metadata.json"}
    return found | ({"svg": f"{material.pages[series.name]}.svg"} if picture else {})


def all_of(material: Material, pictures: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of every indicator, and the index of them; ``pictures`` are the SVG files by series."""
    entries = []
    for indicator in sorted({one.indicator for one in material.series.values()}):
        several = [material.series[name] for name in material.areas(indicator)]
        table = Table([row for one in several for row in one.rows], material.data).show()
        paths = of_indicator(several[0], several[0].name in pictures, material)
        yield paths["csv"], csv.write(table, _LOOK).text.encode()
        yield paths["json"], json_writer.write(table, _LOOK).text.encode()
        about = _about(indicator, several, paths, material)
        entries.append(about)
        yield paths["metadata"], _json({**about, **_in_full(indicator, several, table.rows, material)})
    for name, raw in pictures.items():
        yield f"{material.pages[name]}.svg", raw
    yield "index.json", _json({**_head(material), "indicators": entries})


def _json(told: object) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _head(material: Material) -> dict[str, Any]:
    head: dict[str, Any] = {"generator": "digecon", "format": FORMAT}
    if material.own:
        return head | {"title": material.own}
    described = schema.descriptor()
    return head | {"title": described["title"], "version": material.version, "licenses": described["licenses"]}


def _about(indicator: str, several: Sequence[Series], paths: dict[str, str], material: Material) -> dict[str, Any]:
    """Return what the index says of an indicator; addresses are relative to the root of the site."""
    entry = material.data.about(indicator)
    rows = [row for one in several for row in one.rows]
    spans = sorted({one.period for one in rows}, key=periods.order)
    newest = latest(rows, material.data)
    return {
        "id": indicator,
        "label": entry.label or indicator,
        "label_zh": entry.label_zh,
        "sector": entry.sector,
        "unit": entry.unit or rows[0].unit,
        "unit_mult": entry.unit_mult,
        "areas": [one.area for one in several],
        "first": spans[0],
        "last": spans[-1],
        "figures": len(rows),
        "latest": {name: getattr(newest, name) for name in _OF_LATEST},
        "page": f"{material.pages[several[0].name]}.html",
        **paths,
    }


def _in_full(
    indicator: str, several: Sequence[Series], shown: Sequence[Observation], material: Material
) -> dict[str, Any]:
    """Return what only an indicator's own metadata say: its meaning, breaks, revisions, documents, citation, columns."""
    data, entry = material.data, material.data.about(indicator)
    sources = sorted({name for one in several for row in one.rows for name in row.sources})
    known = (data.sources.get(name) for name in sources)
    return {
        **_head(material),
        **{name: getattr(entry, name) for name in ("kind", "concept", "producer", "definition", "note")},
        "wholes": entry.wholes,
        "breaks": [one._asdict() for (name, _), found in data.breaks.items() if name == indicator for one in found],
        "revisions": [
            one._asdict() for (name, _), found in data.revisions.items() if name == indicator for one in found
        ],
        "documents": [
            one._replace(url=web(one.url))._asdict() if one else {"source": name}
            for name, one in zip(sources, known, strict=True)
        ],
        "citation": citations.text(citations.references(shown, data)),
        "columns": list(HEADER),
    }


def picture(series: Series, story: SectorStory, lang: str) -> bytes | None:
    """Return the chart of a series as a file of its own, with title and source; None where nothing can be drawn."""
    lead = drawn.lead(story.lead, story.rows, lang)
    if lead is None:
        return None
    title = clean(story.message) or series.name
    inner, _, _ = lead.svg.partition("</svg>")
    inner = inner.replace('<svg class="pic wide" ', '<svg x="12" y="52" ', 1) + "</svg>"
    size = inner.partition('viewBox="0 0 ')[2].partition('"')[0].split()
    wide, high = float(size[0]), float(size[1])
    below = "".join(
        f'<text x="12" y="{high + 74 + 16 * number:.0f}" class="s f">{escape(note)}</text>'
        for number, note in enumerate(filter(None, lead.notes))
    )
    box = f"0 0 {wide + 24:.0f} {high + 74 + 16 * len(lead.notes):.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="{box}" role="img" aria-label="{escape(title)}">'
        f"<style>{colours()}{STYLE}text {{ font-family: sans-serif; }} .pic text.t {{ font-size: 17px; }}</style>"
        f'<rect width="100%" height="100%" fill="var(--page)"/>'
        f'<text x="12" y="26" class="t w">{escape(title)}</text><text x="12" y="44" class="f">{escape(lead.title)}</text>'
        f"{inner}{below}</svg>\n"
    ).encode()
