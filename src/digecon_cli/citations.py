"""How to cite figures: the document of each, and for what was computed the derivation and the version of the table.

Three forms: text, BibTeX and CSL-JSON (https://citeproc-js.readthedocs.io, the format of Zotero and Pandoc). An entry's
key is the id of its document, so it stays the same from one call to the next.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from . import bundled, periods, units
from .dataset import Dataset
from .measures import terms
from .model import Observation, Source
from .present import tex
from .present.options import RenderOptions
from .table import Listing
from .writers.formats import Format, Formats, Rendered

COLUMNS = ("key", "organisation", "title", "published", "url", "via", "figures")
_MOST_LOCATORS = 12
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Reference(NamedTuple):
    """One thing to cite: a document with what was taken from it, or (``derived``) the table with what it computed."""

    key: str
    organisation: str
    title: str
    published: str
    url: str
    via: str
    notes: tuple[str, ...]
    derived: bool = False


def references(rows: Sequence[Observation], data: Dataset) -> list[Reference]:
    """Return an entry for each document of ``rows`` in the order of their keys, and one for all computed rows.

    The documents of computed rows are among them, because the figures that went in are theirs.
    """
    rows = [one for one in rows if one.has_figure]  # what was refused says nothing
    taken: dict[str, list[Observation]] = {}
    for one in rows:
        for source in one.sources:
            taken.setdefault(source, []).append(one)
    found = [_document(source, taken[source], data) for source in sorted(taken)]
    computed = [one for one in rows if one.origin == "computed"]
    return [*found, _table(computed)] if computed else found


def _document(source: str, rows: Iterable[Observation], data: Dataset) -> Reference:
    known = data.sources.get(source) or Source(source, "", source, "", "", "")
    return Reference(
        source, known.organisation, known.title, known.published, known.url, known.via, tuple(_figures(rows))
    )


def _figures(rows: Iterable[Observation]) -> list[str]:
    """Return what was taken from a document: a line for each series, with its periods and where they stand."""
    lines: dict[str, list[Observation]] = {}
    for one in rows:
        of = f" of {one.base_indicator}" if one.base_indicator else ""
        into = "input to " if one.origin == "computed" else ""
        lines.setdefault(f"{into}{one.name} {one.measure}{of}", []).append(one)
    found = []
    for name, several in lines.items():
        several.sort(key=lambda one: periods.order(one.period))
        where = list(dict.fromkeys(one.locator for one in several if one.locator))
        told = f" ({', '.join(where[:_MOST_LOCATORS])}{' ...' if len(where) > _MOST_LOCATORS else ''})" if where else ""
        found.append(f"{name} {', '.join(dict.fromkeys(periods.label(one.period) for one in several))}{told}")
    return found


def _table(rows: Iterable[Observation]) -> Reference:
    version = bundled.version()
    notes = [_derivation(one) for one in rows]
    return Reference(
        f"digecon-{version}", "digecon contributors", f"digecon data, version {version}", version[:7].replace(".", "-"),
        "", "", tuple(notes), True,
    )  # fmt: skip


def _derivation(one: Observation) -> str:
    """Return a computed figure in words: value, bounds, formula, the vintages that its note names, its documents."""
    term = terms().get(one.measure)
    words = term.how(one) if term else ""
    reference = " of ".join(filter(None, (one.measure, one.base_indicator)))
    since = f" on {periods.label(one.base_period)}" if one.base_period else ""
    ends = ", ".join(f"{name} {_short(end)}" for name, end in (("low", one.low), ("high", one.high)) if end)
    value = " ".join(filter(None, (_short(one.value), units.label(one.unit, one.unit_mult), ends and f"({ends})")))
    how = "; ".join(filter(None, (words, one.note, f"from {', '.join(one.source.split(';'))}" if one.source else "")))
    return f"{one.name} {reference} {periods.label(one.period)}{since} = {value}: {how}"


def _short(text: str) -> str:
    return f"{float(text):.6g}" if text else ""


def listing(found: Iterable[Reference]) -> Listing:
    """Return the entries as a listing, for the formats of every command."""
    rows = [(*one[:6], "; ".join(one.notes)) for one in found]
    return Listing(COLUMNS, rows, "citations")


def text(found: Iterable[Reference]) -> str:
    """Return the entries as paragraphs: producer (date), title, address, carrier, and what was taken from it."""
    return "\n".join(_paragraph(one) for one in found)


def _paragraph(one: Reference) -> str:
    maker = one.organisation or "Producer not known"
    seen = f" Seen in: {one.via}." if one.via else ""
    head = f"[{one.key}] {maker} ({one.published or 'no date'}). {one.title}.{' ' + one.url if one.url else ''}{seen}"
    lead = "Computed" if one.derived else "Figures"
    return "\n".join((head, *(f"  {lead}: {line}" for line in one.notes))) + "\n"


def bibtex(found: Iterable[Reference]) -> str:
    """Return the entries as BibTeX, with what TeX would read as commands escaped."""
    return "\n".join(map(_bib, found))


def _bib(one: Reference) -> str:
    year, _, rest = one.published.partition("-")
    fields = {
        "author": one.organisation and f"{{{tex.escape(one.organisation)}}}",
        "title": f"{{{tex.escape(one.title)}}}",
        "year": year,
        "month": _MONTHS[int(rest[:2]) - 1] if rest else "",
        "date": one.published,
        "howpublished": tex.escape(f"seen in: {one.via}") if one.via else "",
        "url": re.sub(r"[{}\\\s]", lambda sign: f"%{ord(sign[0]):02X}", one.url),
        "note": tex.escape(("Computed: " if one.derived else "Figures: ") + "; ".join(one.notes)) if one.notes else "",
    }
    # A month is one of BibTeX's own words, which stands without braces.
    lines = [f"  {name} = {text if name == 'month' else f'{{{text}}}'}," for name, text in fields.items() if text]
    return "\n".join((f"@misc{{{_key(one.key)},", *lines, "}")) + "\n"


def _key(key: str) -> str:
    """Return a key without the characters that end one in BibTeX (ids of our documents have none of them)."""
    return re.sub(r"[^\w.:+/-]", "-", key) or "unnamed"


def csl_json(found: Iterable[Reference]) -> str:
    """Return the entries as a CSL-JSON list."""
    return json.dumps([_csl(one) for one in found], ensure_ascii=False, indent=2) + "\n"


def _csl(one: Reference) -> dict[str, Any]:
    seen = [f"Seen in: {one.via}"] if one.via else []
    lead = "Computed" if one.derived else "Figures"
    fields: dict[str, Any] = {
        "id": _key(one.key),
        "type": "dataset" if one.derived else "report",
        "title": one.title,
        "author": [{"literal": one.organisation}] if one.organisation else [],
        "issued": {"date-parts": [[int(part) for part in one.published.split("-")]]} if one.published else {},
        "URL": one.url,
        "note": ". ".join([*seen, *([f"{lead}: {'; '.join(one.notes)}"] if one.notes else [])]),
    }
    return {name: value for name, value in fields.items() if value}


def _written(told: Callable[[Iterable[Reference]], str]) -> Callable[[Any, RenderOptions], Rendered]:
    return lambda found, options: Rendered(told(found))


FORMATS = Formats(
    (
        Format("text", (".txt",), 0, _written(text), for_people=True),
        Format("bibtex", (".bib",), 1, _written(bibtex)),
        Format("csl-json", (".json",), 2, _written(csl_json)),
    ),
    default="text",
)
