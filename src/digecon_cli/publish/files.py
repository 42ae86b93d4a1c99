"""The files of a site for programs: data, metadata and picture of each indicator, their index, and the search index."""

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from ..ask.contract import HEADER
from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import periods, schema
from ..core.cleaning import clean
from ..core.model import Observation
from ..draw.svg import STYLE
from ..pages.numbers import latest
from ..render import csv
from ..render import json as json_writer
from . import citations, search
from .assets import asset
from .material import Material, SiteSeries
from .page import PageLead
from .pictures import PagePicture
from .sentences import web

FORMAT = 1  # version of index.json and ID.metadata.json; raised when a name in them changes its meaning
_OF_LATEST = (
    "area", "period", "measure", "value", "low", "high", "bound", "unit", "unit_mult", "status", "source",
)  # fmt: skip


def of_indicator(series: SiteSeries, picture: bool, material: Material) -> dict[str, str]:
    """Return the paths of the files beside the page of a series, by kind."""
    indicator = material.pages[series.indicator]
    found = {"csv": f"{indicator}.csv", "json": f"{indicator}.json", "metadata": f"{indicator}.metadata.json"}
    return found | ({"svg": f"{material.pages[series.name]}.svg"} if picture else {})


def all_of(material: Material, leads: Mapping[str, PageLead]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of every indicator and their index; ``leads`` are the leads of the pages of series."""
    entries = []
    for indicator in sorted({one.indicator for one in material.series.values()}):
        areas = [material.series[name] for name in material.areas(indicator)]
        table = ObservationTable([row for series in areas for row in series.rows], material.data).show()
        paths = of_indicator(areas[0], leads[areas[0].name].chart is not None, material)
        yield paths["csv"], csv.write(table, RenderOptions(guarded=True)).text.encode()
        yield paths["json"], json_writer.write(table, RenderOptions()).text.encode()
        about = _index_entry(indicator, areas, paths, material)
        entries.append(about)
        yield paths["metadata"], _json({**about, **_metadata(indicator, areas, table.rows, material)})
    for name, lead in leads.items():
        if picture := lead.picture():
            yield f"{material.pages[name]}.svg", _standalone(clean(lead.message) or name, picture)
    yield "index.json", _json({**_head(material), "indicators": entries})
    yield "search-index.js", search.script(material).encode()
    yield "search-figures.js", search.figures(material).encode()


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _head(material: Material) -> dict[str, Any]:
    head: dict[str, Any] = {"generator": "digecon", "format": FORMAT}
    if material.own:
        return head | {"title": material.own}
    described = schema.descriptor()
    return head | {"title": described["title"], "version": material.version, "licenses": described["licenses"]}


def _index_entry(
    indicator: str, areas: Sequence[SiteSeries], paths: dict[str, str], material: Material
) -> dict[str, Any]:
    """Return the entry of an indicator in the index; addresses are relative to the root of the site."""
    entry = material.data.about(indicator)
    rows = [row for series in areas for row in series.rows]
    spans = sorted({one.period for one in rows}, key=periods.order)
    last = latest(rows, material.data)
    return {
        "id": indicator,
        "label": entry.label or indicator,
        "label_zh": entry.label_zh,
        "sector": entry.sector,
        "unit": entry.unit or rows[0].unit,
        "unit_mult": entry.unit_mult,
        "areas": [series.area for series in areas],
        "first": spans[0],
        "last": spans[-1],
        "figures": len(rows),
        "latest": {name: getattr(last, name) for name in _OF_LATEST},
        "page": f"{material.pages[areas[0].name]}.html",
        **paths,
    }


def _metadata(
    indicator: str, areas: Sequence[SiteSeries], standing: Sequence[Observation], material: Material
) -> dict[str, Any]:
    """Return what only the metadata of an indicator hold: meaning, breaks, revisions, documents, citation, columns."""
    data, entry = material.data, material.data.about(indicator)
    sources = sorted({name for series in areas for row in series.rows for name in row.sources})
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
            entry._replace(url=web(entry.url))._asdict() if entry else {"source": name}
            for name, entry in zip(sources, known, strict=True)
        ],
        "citation": citations.text(citations.references(standing, data)),
        "columns": list(HEADER),
    }


def _standalone(title: str, picture: PagePicture) -> bytes:
    """Return the large picture of a series as a standalone file with title and sources."""
    notes = picture.notes
    inner, _, _ = picture.svg.partition("</svg>")
    inner = inner.replace('<svg class="pic wide" ', '<svg x="12" y="52" ', 1) + "</svg>"
    size = inner.partition('viewBox="0 0 ')[2].partition('"')[0].split()
    width, height = float(size[0]), float(size[1])
    below = "".join(
        f'<text x="12" y="{height + 74 + 16 * number:.0f}" class="s f">{escape(note)}</text>'
        for number, note in enumerate(filter(None, notes))
    )
    box = f"0 0 {width + 24:.0f} {height + 74 + 16 * len(notes):.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="{box}" role="img" aria-label="{escape(title)}">'
        f"<style>{asset('colours.css')}{STYLE}text {{ font-family: sans-serif; }} .pic text.t {{ font-size: 17px; }}</style>"
        f'<rect width="100%" height="100%" fill="var(--page)"/>'
        f'<text x="12" y="26" class="t w">{escape(title)}</text><text x="12" y="44" class="f">{escape(picture.title)}'
        f"</text>{inner}{below}</svg>\n"
    ).encode()
