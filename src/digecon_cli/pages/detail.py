"""An answer in detail: a document a sector with every row and its bounds, footnotes and sources; a listing with its columns."""

import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..ask.selection import also_there
from ..ask.table import ObservationTable, RecordListing
from ..core import facts, periods, units
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import listed, phrase
from ..core.model import STATUSES, Observation
from ..document import ASCII, BREAK, BREAKING, NUMBER, TEXT, Band, Cell, Column, Document, Grid, Line
from ..measures import currency
from .labels import counted, document_with_id, indicator_name, measure_name, producer, producers, unit_name
from .numbers import Unit, bounds, on_periods, printed, status_letter
from .series import grouped, sector_name, sector_of, standing_first

MOST_NOTES = 12  # on a screen
MOST_SOURCES = 6
RowKey = tuple[str, str]


def detailed(content: ObservationTable | RecordListing, look: RenderOptions) -> list[Document]:
    """Return a table as a document a sector, in the table's order, with a grid a frequency; a listing is one document."""
    return [_of_listing(content, look.lang)] if isinstance(content, RecordListing) else _sectors(content, look)


def _of_listing(listing: RecordListing, lang: str) -> Document:
    rows = [[clean(str(cell)) for cell in record] for record in listing.rows]
    columns = [
        Column(clean(phrase(head, lang)), NUMBER if head in listing.numbers else BREAKING if at else TEXT)
        for at, head in enumerate(listing.columns)
    ]
    fields = listing.columns[:1] == ("field",)
    lines = [Line(phrase(label, lang) if fields else label, list(map(Cell, cells))) for label, *cells in rows]
    grid = Grid(columns, [Band("", lines)], kept=len(columns), ruled=True)
    return Document(clean(phrase(listing.title, lang)), [grid], notes=[clean(text) for text in listing.footnotes])


# --- a document a sector ------------------------------------------------------------------------------------------------


def _sectors(content: ObservationTable, look: RenderOptions) -> list[Document]:
    sectors = grouped(content, lambda one: heading(one, content, look.lang))
    mixed = len({row.origin for row in content}) > 1
    found = [_sector(title, rows, content, look, mixed) for title, rows in sectors.items()]
    begin = [content.rule.sentence(look.lang)] if content.rule else []
    end = [also_there(content.beside, look.lang)] if content.beside and look.commands else []
    last = len(found) - 1
    return [
        document._replace(
            notes=[*document.notes, *begin * (at == last), *_dollars(rows, content, look), *end * (at == last)]
        )
        for at, (document, rows) in enumerate(zip(found, sectors.values(), strict=True))
    ]


def _dollars(rows: Sequence[Observation], content: ObservationTable, look: RenderOptions) -> list[str]:
    """Return the line on whose rates the dollars of a document are at, where it has any."""
    dollars = currency.authority(content.data, rows)
    return [dollars.sentence(look.lang)] if dollars else []


def heading(row: Observation, table: ObservationTable, lang: str) -> str:
    """Return the title of the document in which a row of a table stands: ``Telecom: growth``."""
    sector = sector_name(sector_of(row, table.data), lang)
    return clean(sector + phrase(": ", lang) + phrase(table.title, lang) if table.title else sector)


def _sector(
    title: str, rows: Sequence[Observation], table: ObservationTable, look: RenderOptions, mixed: bool
) -> Document:
    by_frequency = grouped(rows, lambda one: periods.frequency(one.period))
    footnotes = _Footnotes(look)
    parts = [by_frequency[code] for code in (*periods.FREQUENCIES, "P") if code in by_frequency]
    grids = [grid for part in parts if any((grid := _grid(part, table, look, footnotes, mixed)).lines)]
    notes, sources = footnotes.lines(), _sources(rows, table.data, look)
    return Document(title, grids, notes=notes, sources=sources, sources_head=phrase("Sources:", look.lang))


class _DetailRow(NamedTuple):
    """The figures of one series in one unit by period; ``again`` when others go before for the same periods."""

    first: Observation
    unit: Unit
    again: bool
    figures: dict[str, Observation]

    def has_before(self, period: str) -> bool:
        """Return whether a figure of the row stands before a period."""
        return any(figure.point and periods.order(at) < periods.order(period) for at, figure in self.figures.items())


def _grid(
    rows: Sequence[Observation], table: ObservationTable, look: RenderOptions, footnotes: "_Footnotes", mixed: bool
) -> Grid:
    data = table.data
    groups = _rows(rows, data, look.scale, look.lang)
    for key, own in groups.items():
        groups[key] = [row for row in own if not all(_refusal(figure) == "missing" for figure in row.figures.values())]
        footnotes.left_out += len(own) - len(groups[key])
    every = sorted({at for own in groups.values() for row in own for at in row.figures}, key=periods.order)
    lines = []
    for (indicator, area), own in groups.items():
        own.sort(key=lambda row: not _is_main(row.first))
        name = indicator_name(data, indicator, area, look.lang)
        if own and not _is_main(own[0].first):
            lines.append(Line(name, [Cell() for _ in ("", *every)]))
        for row in own:
            main = _is_main(row.first) and not row.again
            label = name if main else measure_name(row.first, data, look.lang, mixed, table.title)
            label = phrase("also printed as", look.lang) if row.again else label
            texts = [unit_name(*row.unit, look.lang), *(_text(row, at, look, footnotes) for at in every)]
            lines.append(Line(label, list(map(Cell, texts)), depth=0 if main else 1))
    columns = [Column("", TEXT), Column(phrase("Unit", look.lang), BREAKING)]
    columns += [Column(clean(periods.label(at)), NUMBER, at) for at in every]
    return Grid(columns, [Band("", lines)], kept=2, ruled=True)


def _text(row: _DetailRow, at: str, look: RenderOptions, footnotes: "_Footnotes") -> str:
    figure = row.figures.get(at)
    if figure is None:
        return ""
    if not figure.point:
        return ("-" if look.ascii else "–") + footnotes.marks(figure)
    number = f"{printed(figure, row.unit)}{bounds(figure, row.unit) if look.bounds else ''}"
    broken = figure.fact_of(facts.BREAK) and row.has_before(at)
    return ((BREAK.translate(ASCII) if look.ascii else BREAK) if broken else "") + number + footnotes.marks(figure)


def _rows(rows: Sequence[Observation], data: Dataset, scale: int | None, lang: str) -> dict[RowKey, list[_DetailRow]]:
    """Return the rows of each indicator and area, both in the order of the table."""
    groups: dict[RowKey, list[_DetailRow]] = {}
    for figure in standing_first(rows, data):
        group = groups.setdefault((figure.indicator, figure.area), [])
        own = [row for row in group if row.first.series == figure.series and units.same(row.unit[0], figure.unit)]
        row = next((row for row in own if figure.period not in row.figures), None)
        if row is None:
            name, mult = data.display_unit(figure, scale)
            unit = (name, mult if scale is not None else units.counted(mult, lang))
            row = _DetailRow(figure, unit, bool(own), {})
            group.insert(group.index(own[-1]) + 1 if own else len(group), row)
        row.figures[figure.period] = figure
    return groups


def _is_main(figure: Observation) -> bool:
    """Return whether a figure is what its indicator's label alone means: a published level."""
    return (figure.measure, figure.origin, figure.basis) == ("level", "published", "")


def _refusal(figure: Observation) -> str:
    """Return the code of the reason why there is no value; empty when there is one, or no reason."""
    return figure.refusal.code if figure.refusal else ""


# --- footnotes and sources ----------------------------------------------------------------------------------------------


def _footnote(row: Observation, look: RenderOptions) -> str:
    """Return what a footnote says of a figure: why it is refused, why it differs, what may mislead, or a target's verdict."""
    lang = look.lang
    why = row.refusal
    if why:
        return why.note(lang) if look.commands else facts.without_commands(why, lang)
    warned = [fact for fact in row.warnings if not (fact.stem == "rate_differs" and row.measure == "growth")]
    if warned:  # the gap of a computed rate has a footnote of its own
        return facts.notes(warned, lang)
    if row.measure == "gap":
        # Another vintage differs from year to year, and is said where it is the first reason.
        kept = [fact for place, fact in enumerate(row.facts) if not place or fact.code != "another_vintage"]
        return facts.notes(kept, lang)
    return row.notes(lang) if row.status == "B" or row.fact_of(facts.VERDICT) else ""


class _Footnotes:
    """The footnotes of a document, collected while its cells are made."""

    def __init__(self, look: RenderOptions) -> None:
        self._look = look
        self._lang = look.lang
        self._most = MOST_NOTES if look.commands else sys.maxsize
        self.left_out = 0
        self._statuses: dict[str, None] = {}
        self._figures: list[Observation] = []
        self._numbers: dict[str, int] = {}

    def marks(self, figure: Observation) -> str:
        """Return what stands behind a figure, with a space before each mark, and keep the footnotes that it needs."""
        marks = ""
        letter = "" if _refusal(figure) else status_letter(figure)  # its footnote says more
        if letter:
            self._statuses[figure.status] = None
            marks += f" {letter}"
        self._figures.append(figure)
        if text := _footnote(figure, self._look):
            number = self._numbers.setdefault(clean(text), len(self._numbers) + 1)
            marks += f" [{number}]" if number <= self._most else ""
        return marks

    def lines(self) -> list[str]:
        """Return the footnotes: statuses, then the numbered ones, then remarks on what is not there."""
        notes = [f"{status.lower()} {phrase(STATUSES[status], self._lang)}" for status in self._statuses]
        notes += on_periods(self._figures, self._lang)
        notes += [f"[{number}] {text}" for text, number in self._numbers.items() if number <= self._most]
        if (more := len(self._numbers) - self._most) > 0:
            notes.append(phrase("and {more} more: see -f csv", self._lang, more=more))
        if self.left_out:
            words = "{rows} left out, with nothing to compute from"
            if self._look.commands:
                words = "{rows} left out, with nothing to compute from: see -f csv"
            notes.append(phrase(words, self._lang, rows=counted(self.left_out, "row", self._lang)))
        return notes


def _sources(rows: Iterable[Observation], data: Dataset, look: RenderOptions) -> list[str]:
    """Return a line for each document of the rows, or one line on all of them where there are many."""
    lang = look.lang
    ids = dict.fromkeys(name for row in rows for name in row.sources)
    if len(ids) <= MOST_SOURCES:
        return [document_with_id(name, data.sources, lang) for name in ids]
    makers = [producer(name, lang) for name in producers(ids, data.sources)]
    names = listed(makers[:MOST_SOURCES], lang)
    if len(makers) > MOST_SOURCES:
        names = phrase("{names} and {number} more", lang, names=names, number=len(makers) - MOST_SOURCES)
    line = "{number} documents of {makers}"
    if look.commands:
        line = "{number} documents of {makers}: see 'digecon sources', and -f csv for the source of each figure"
    return [phrase(line, lang, number=len(ids), makers=names)]
