"""Citations of figures: their documents, and for computed figures the derivation and the version of the table.

There are four forms: text, BibTeX, CSL-JSON (https://citeproc-js.readthedocs.io, read by Zotero and Pandoc) and RIS (read by
EndNote, Mendeley and library catalogues). The key of an entry is the id of its document, so it does not change between calls.
"""

import json
import re
from collections.abc import Callable, Container, Iterable, Sequence
from typing import Any, NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import RecordListing
from ..core import bundled, periods, units
from ..core.dataset import Dataset
from ..core.messages import ENGLISH, listed, of_data, of_place, phrase
from ..core.model import Observation, Source
from ..measures import terms
from ..pages.labels import measure_word
from ..pages.numbers import customary
from ..render import tex
from ..render.formats import Format, Formats, Rendered

COLUMNS = ("key", "organisation", "title", "published", "url", "via", "figures")
_MOST_LOCATORS = 12
_NOT_NAMED = (
    "(publisher not printed)",
    "(issuer not named)",
    "Not named",
)  # how the organisation of a document ends then
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Reference(NamedTuple):
    """One entry: a document with the figures taken from it, or (``derived``) the table with the computed figures."""

    key: str
    organisation: str
    title: str
    published: str
    url: str
    via: str
    notes: tuple[str, ...]
    derived: bool = False


def references(rows: Sequence[Observation], data: Dataset, lang: str = ENGLISH) -> list[Reference]:
    """Return an entry for each document of ``rows``, sorted by key, then one for all computed rows.

    Texts are in the language ``lang``, ids are not translated. The documents of inputs to computed rows are included.
    """
    rows = [row for row in rows if row.has_figure]  # a refusal has nothing to cite
    taken: dict[str, list[Observation]] = {}
    for row in rows:
        for source in row.sources:
            taken.setdefault(source, []).append(row)
    found = [_document(source, taken[source], data, lang) for source in sorted(taken)]
    computed = [row for row in rows if row.origin == "computed"]
    return [*found, _table(computed, lang)] if computed else found


def main(rows: Sequence[Observation], data: Dataset, named: Container[str]) -> list[Observation]:
    """Return of some figures those whose documents a list of references needs: annual levels of the headline indicators.

    Indicators that are ``named`` by themselves keep every figure, and so do all where none is a headline with years.
    """
    kept = [
        row
        for row in rows
        if row.indicator in named
        or (row.measure == "level" and periods.frequency(row.period) == "A" and data.about(row.indicator).headline)
    ]
    return kept or list(rows)


def _document(source: str, rows: Iterable[Observation], data: Dataset, lang: str) -> Reference:
    known = data.sources.get(source) or Source(source, "", source, "", "", "")
    named = not known.organisation.endswith(_NOT_NAMED)
    maker, title = of_data(known.organisation, lang) if named else "", of_data(known.title, lang)
    via = of_place(known.via, lang)
    return Reference(source, maker, title, known.published, known.url, via, tuple(_figures(rows, lang)))


def _figures(rows: Iterable[Observation], lang: str) -> list[str]:
    """Return the figures taken from a document: a line per series with its periods and their locators."""
    lines: dict[str, list[Observation]] = {}
    for row in rows:
        name = _series(row, lang)
        name = phrase("input to {name}", lang, name=name) if row.origin == "computed" else name
        lines.setdefault(name, []).append(row)
    found = []
    for name, of_series in lines.items():
        of_series.sort(key=lambda row: periods.order(row.period))
        where = [of_place(place, lang) for place in dict.fromkeys(row.locator for row in of_series if row.locator)]
        more = " ..." if len(where) > _MOST_LOCATORS else ""
        where_text = phrase(" ({basis})", lang, basis=listed(where[:_MOST_LOCATORS], lang) + more) if where else ""
        found.append(
            f"{name} {listed(dict.fromkeys(periods.label(row.period) for row in of_series), lang)}{where_text}"
        )
    return found


def _series(row: Observation, lang: str) -> str:
    """Return the id and the measure of a figure."""
    of = phrase(" of {whole}", lang, whole=row.base_indicator) if row.base_indicator else ""
    measure = row.measure if lang == ENGLISH else measure_word(row, lang)
    return f"{row.name} {measure}{of}"


def _table(rows: Iterable[Observation], lang: str) -> Reference:
    version = bundled.version()
    maker = phrase("digecon contributors", lang)
    title = phrase("digecon data, version {version}", lang, version=version)
    notes = tuple(_derivation(one, lang) for one in rows)
    return Reference(f"digecon-{version}", maker, title, version[:7].replace(".", "-"), "", "", notes, True)


def _derivation(row: Observation, lang: str) -> str:
    """Return a computed figure in words: value, bounds, formula, notes and documents."""
    term = terms().get(row.measure)
    since = phrase(" on {since}", lang, since=periods.label(row.base_period)) if row.base_period else ""
    ends = listed(
        (f"{phrase(name, lang)} {_short(end)}" for name, end in (("low", row.low), ("high", row.high)) if end), lang
    )
    row = customary(row, lang)
    unit = units.label(row.unit, row.unit_mult, lang)
    blank = " " if unit.isascii() else ""
    value = _short(row.value) + blank + unit + (phrase(" ({basis})", lang, basis=ends) if ends else "")
    documents = phrase("from {names}", lang, names=listed(row.sources, lang)) if row.source else ""
    how = phrase("; ", lang).join(
        filter(None, (phrase(term.how(row), lang) if term else "", row.notes(lang), documents))
    )
    return f"{_series(row, lang)} {periods.label(row.period)}{since} = {value.strip()}{phrase(': ', lang)}{how}"


def _short(text: str) -> str:
    return f"{float(text):.6g}" if text else ""


def listing(found: Iterable[Reference]) -> RecordListing:
    """Return the entries as a listing, for the output formats that all commands share."""
    rows = [
        (entry.key, entry.organisation, entry.title, entry.published, entry.url, entry.via, "; ".join(entry.notes))
        for entry in found
    ]
    return RecordListing(COLUMNS, rows, "citations")


def text(found: Iterable[Reference], lang: str = ENGLISH) -> str:
    """Return the entries as paragraphs: producer, date, title, address, carrier and figures."""
    return "\n".join(_paragraph(reference, lang) for reference in found)


def _paragraph(reference: Reference, lang: str) -> str:
    date = phrase(" ({basis})", lang, basis=reference.published or phrase("no date", lang))
    values = {"key": reference.key, "date": date, "title": reference.title}
    document = phrase("[{key}] {title}{date}.", lang, **values)
    if reference.organisation:
        document = phrase("[{key}] {maker}{date}. {title}.", lang, maker=reference.organisation, **values)
    carrier = phrase("Seen in: {via}", lang, via=reference.via) + phrase(". ", lang).rstrip() if reference.via else ""
    head = " ".join(filter(None, (document, reference.url, carrier)))
    return "\n".join((head, *(f"  {_lead(reference, lang)}{line}" for line in reference.notes))) + "\n"


def _lead(reference: Reference, lang: str) -> str:
    return phrase("Computed: " if reference.derived else "Figures: ", lang)


def _notes(reference: Reference, lang: str) -> str:
    return _lead(reference, lang) + phrase("; ", lang).join(reference.notes) if reference.notes else ""


def bibtex(found: Iterable[Reference], lang: str = ENGLISH) -> str:
    """Return the entries as BibTeX, with the special characters of TeX escaped."""
    return "\n".join(_bib(one, lang) for one in found)


def _bib(reference: Reference, lang: str) -> str:
    year, _, rest = reference.published.partition("-")
    fields = {
        "author": reference.organisation and f"{{{tex.escape(reference.organisation)}}}",
        "key": "" if reference.organisation else tex.escape(reference.title),  # by which a list of references sorts it
        "title": f"{{{tex.escape(reference.title)}}}",
        "year": year,
        "month": _MONTHS[int(rest[:2]) - 1] if rest else "",
        "date": reference.published,
        "howpublished": tex.escape(phrase("seen in: {via}", lang, via=reference.via)) if reference.via else "",
        "url": re.sub(r"[{}\\\s]", lambda sign: f"%{ord(sign[0]):02X}", reference.url),
        "note": tex.escape(_notes(reference, lang)),
    }
    # The month is a macro of BibTeX, which takes no braces.
    lines = [f"  {name} = {text if name == 'month' else f'{{{text}}}'}," for name, text in fields.items() if text]
    return "\n".join((f"@misc{{{_key(reference.key)},", *lines, "}")) + "\n"


def _key(key: str) -> str:
    """Return a key without the characters that end one in BibTeX; the ids of the bundled table have none of them."""
    return re.sub(r"[^\w.:+/-]", "-", key) or "unnamed"


def csl_json(found: Iterable[Reference], lang: str = ENGLISH) -> str:
    """Return the entries as a CSL-JSON list."""
    return json.dumps([_csl(one, lang) for one in found], ensure_ascii=False, indent=2) + "\n"


def _csl(reference: Reference, lang: str) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": _key(reference.key),
        "type": "dataset" if reference.derived else "report",
        "title": reference.title,
        "author": [{"literal": reference.organisation}] if reference.organisation else [],
        "issued": {"date-parts": [[int(part) for part in reference.published.split("-")]]}
        if reference.published
        else {},
        "URL": reference.url,
        "note": _carrier_and_notes(reference, lang),
    }
    return {name: value for name, value in fields.items() if value}


def ris(found: Iterable[Reference], lang: str = ENGLISH) -> str:
    """Return the entries as RIS: a line for each tag, and a blank one after each entry."""
    return "\n".join(_ris(one, lang) for one in found)


def _ris(reference: Reference, lang: str) -> str:
    year, month, day = (*reference.published.split("-"), "", "")[:3]
    fields = {
        "TY": "DATA" if reference.derived else "RPRT",
        "ID": _key(reference.key),
        "AU": reference.organisation,
        "TI": reference.title,
        "PY": year,
        "DA": f"{year}/{month}/{day}/" if year else "",
        "UR": reference.url,
        "N1": _carrier_and_notes(reference, lang),
    }
    lines = [f"{tag}  - {' '.join(text.split())}" for tag, text in fields.items() if text]
    return "\n".join((*lines, "ER  - ")) + "\n"


def _carrier_and_notes(reference: Reference, lang: str) -> str:
    carrier = phrase("Seen in: {via}", lang, via=reference.via) if reference.via else ""
    return phrase(". ", lang).join(filter(None, (carrier, _notes(reference, lang))))


def _writer(write: Callable[[Iterable[Reference], str], str]) -> Callable[[Any, RenderOptions], Rendered]:
    return lambda found, options: Rendered(write(found, options.lang))


FORMATS = Formats(
    (
        Format("text", (".txt",), 0, _writer(text), for_people=True),
        Format("bibtex", (".bib",), 1, _writer(bibtex)),
        Format("csl-json", (".json",), 2, _writer(csl_json)),
        Format("ris", (".ris",), 3, _writer(ris)),
    ),
    default="text",
)
