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
from .messages import ENGLISH, listed, of_data, of_place, phrase
from .model import Observation, Source
from .present import tex
from .present.options import RenderOptions
from .present.words import measure_word
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


def references(rows: Sequence[Observation], data: Dataset, lang: str = ENGLISH) -> list[Reference]:
    """Return an entry for each document of ``rows`` in the order of their keys, and one for all computed rows.

    Its words are in the language ``lang``; ids stay. The documents of computed rows are among them, because the figures that went in are theirs.
    """
    rows = [one for one in rows if one.has_figure]  # what was refused says nothing
    taken: dict[str, list[Observation]] = {}
    for one in rows:
        for source in one.sources:
            taken.setdefault(source, []).append(one)
    found = [_document(source, taken[source], data, lang) for source in sorted(taken)]
    computed = [one for one in rows if one.origin == "computed"]
    return [*found, _table(computed, lang)] if computed else found


def _document(source: str, rows: Iterable[Observation], data: Dataset, lang: str) -> Reference:
    known = data.sources.get(source) or Source(source, "", source, "", "", "")
    maker, title = of_data(known.organisation, lang), of_data(known.title, lang)
    via = of_place(known.via, lang)
    return Reference(source, maker, title, known.published, known.url, via, tuple(_figures(rows, lang)))


def _figures(rows: Iterable[Observation], lang: str) -> list[str]:
    """Return what was taken from a document: a line for each series, with its periods and where they stand."""
    lines: dict[str, list[Observation]] = {}
    for one in rows:
        name = _series(one, lang)
        name = phrase("input to {name}", lang, name=name) if one.origin == "computed" else name
        lines.setdefault(name, []).append(one)
    found = []
    for name, several in lines.items():
        several.sort(key=lambda one: periods.order(one.period))
        where = [of_place(place, lang) for place in dict.fromkeys(one.locator for one in several if one.locator)]
        more = " ..." if len(where) > _MOST_LOCATORS else ""
        told = phrase(" ({basis})", lang, basis=listed(where[:_MOST_LOCATORS], lang) + more) if where else ""
        found.append(f"{name} {listed(dict.fromkeys(periods.label(one.period) for one in several), lang)}{told}")
    return found


def _series(one: Observation, lang: str) -> str:
    """Return the id of what a figure tells and its measure."""
    of = phrase(" of {whole}", lang, whole=one.base_indicator) if one.base_indicator else ""
    measure = one.measure if lang == ENGLISH else measure_word(one, lang)
    return f"{one.name} {measure}{of}"


def _table(rows: Iterable[Observation], lang: str) -> Reference:
    version = bundled.version()
    maker = phrase("digecon contributors", lang)
    title = phrase("digecon data, version {version}", lang, version=version)
    notes = tuple(_derivation(one, lang) for one in rows)
    return Reference(f"digecon-{version}", maker, title, version[:7].replace(".", "-"), "", "", notes, True)


def _derivation(one: Observation, lang: str) -> str:
    """Return a computed figure in words: value, bounds, formula, the vintages that its note names, its documents."""
    term = terms().get(one.measure)
    since = phrase(" on {since}", lang, since=periods.label(one.base_period)) if one.base_period else ""
    ends = listed(
        (f"{phrase(name, lang)} {_short(end)}" for name, end in (("low", one.low), ("high", one.high)) if end), lang
    )
    unit = units.label(one.unit, one.unit_mult, lang)
    blank = " " if unit.isascii() else ""
    value = _short(one.value) + blank + unit + (phrase(" ({basis})", lang, basis=ends) if ends else "")
    documents = phrase("from {names}", lang, names=listed(one.sources, lang)) if one.source else ""
    how = phrase("; ", lang).join(
        filter(None, (phrase(term.how(one), lang) if term else "", one.notes(lang), documents))
    )
    return f"{_series(one, lang)} {periods.label(one.period)}{since} = {value.strip()}{phrase(': ', lang)}{how}"


def _short(text: str) -> str:
    return f"{float(text):.6g}" if text else ""


def listing(found: Iterable[Reference]) -> Listing:
    """Return the entries as a listing, for the formats of every command."""
    rows = [(*one[:6], "; ".join(one.notes)) for one in found]
    return Listing(COLUMNS, rows, "citations")


def text(found: Iterable[Reference], lang: str = ENGLISH) -> str:
    """Return the entries as paragraphs: producer (date), title, address, carrier, and what was taken from it."""
    return "\n".join(_paragraph(one, lang) for one in found)


def _paragraph(one: Reference, lang: str) -> str:
    maker = one.organisation or phrase("Producer not known", lang)
    date = phrase(" ({basis})", lang, basis=one.published or phrase("no date", lang))
    told = phrase("[{key}] {maker}{date}. {title}.", lang, key=one.key, maker=maker, date=date, title=one.title)
    seen = phrase("Seen in: {via}", lang, via=one.via) + phrase(". ", lang).rstrip() if one.via else ""
    head = " ".join(filter(None, (told, one.url, seen)))
    return "\n".join((head, *(f"  {_lead(one, lang)}{line}" for line in one.notes))) + "\n"


def _lead(one: Reference, lang: str) -> str:
    return phrase("Computed: " if one.derived else "Figures: ", lang)


def _notes(one: Reference, lang: str) -> str:
    return _lead(one, lang) + phrase("; ", lang).join(one.notes) if one.notes else ""


def bibtex(found: Iterable[Reference], lang: str = ENGLISH) -> str:
    """Return the entries as BibTeX, with what TeX would read as commands escaped."""
    return "\n".join(_bib(one, lang) for one in found)


def _bib(one: Reference, lang: str) -> str:
    year, _, rest = one.published.partition("-")
    fields = {
        "author": one.organisation and f"{{{tex.escape(one.organisation)}}}",
        "title": f"{{{tex.escape(one.title)}}}",
        "year": year,
        "month": _MONTHS[int(rest[:2]) - 1] if rest else "",
        "date": one.published,
        "howpublished": tex.escape(phrase("seen in: {via}", lang, via=one.via)) if one.via else "",
        "url": re.sub(r"[{}\\\s]", lambda sign: f"%{ord(sign[0]):02X}", one.url),
        "note": tex.escape(_notes(one, lang)),
    }
    # A month is one of BibTeX's own words, which stands without braces.
    lines = [f"  {name} = {text if name == 'month' else f'{{{text}}}'}," for name, text in fields.items() if text]
    return "\n".join((f"@misc{{{_key(one.key)},", *lines, "}")) + "\n"


def _key(key: str) -> str:
    """Return a key without the characters that end one in BibTeX (ids of our documents have none of them)."""
    return re.sub(r"[^\w.:+/-]", "-", key) or "unnamed"


def csl_json(found: Iterable[Reference], lang: str = ENGLISH) -> str:
    """Return the entries as a CSL-JSON list."""
    return json.dumps([_csl(one, lang) for one in found], ensure_ascii=False, indent=2) + "\n"


def _csl(one: Reference, lang: str) -> dict[str, Any]:
    seen = phrase("Seen in: {via}", lang, via=one.via) if one.via else ""
    fields: dict[str, Any] = {
        "id": _key(one.key),
        "type": "dataset" if one.derived else "report",
        "title": one.title,
        "author": [{"literal": one.organisation}] if one.organisation else [],
        "issued": {"date-parts": [[int(part) for part in one.published.split("-")]]} if one.published else {},
        "URL": one.url,
        "note": phrase(". ", lang).join(filter(None, (seen, _notes(one, lang)))),
    }
    return {name: value for name, value in fields.items() if value}


def _written(told: Callable[[Iterable[Reference], str], str]) -> Callable[[Any, RenderOptions], Rendered]:
    return lambda found, options: Rendered(told(found, options.lang))


FORMATS = Formats(
    (
        Format("text", (".txt",), 0, _written(text), for_people=True),
        Format("bibtex", (".bib",), 1, _written(bibtex)),
        Format("csl-json", (".json",), 2, _written(csl_json)),
    ),
    default="text",
)
