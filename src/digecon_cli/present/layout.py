"""What every format for people tells in detail: a sheet a sector, the periods across, footnotes and sources.

Nothing here knows how a format draws: cells are finished texts, and each writer escapes and aligns them in its way.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import facts, periods, units
from ..cleaning import clean
from ..dataset import Dataset
from ..messages import listed, phrase
from ..model import STATUSES, Observation
from ..selection import also_there
from ..table import Listing, Table
from .documents import makers, named, producer
from .labels import indicator_name, measure_name, unit_name
from .numbers import bounds, printed
from .options import RenderOptions
from .rows import BREAK, Cell
from .series import grouped, sector_name, sector_of, standing_first
from .sheets import Band, Grid, Line, Sheet
from .words import counted

MOST_NOTES = 12
MOST_SOURCES = 6

_NUMBER = re.compile(r"[~<>]?-?\d+(\.\d+)?")


def detailed(content: Table | Listing, look: RenderOptions) -> list[Sheet]:
    """Return a table as a sheet a sector, in the table's order, with a grid a frequency; a listing is one sheet."""
    return [_listing(content, look.lang)] if isinstance(content, Listing) else _sectors(content, look)


def _sectors(content: Table, look: RenderOptions) -> list[Sheet]:
    sectors = grouped(content, lambda one: heading(one, content, look.lang))
    mixed = len({one.origin for one in content}) > 1
    found = [_sector(title, rows, content, look, mixed) for title, rows in sectors.items()]
    below = [content.rule.sentence(look.lang)] if content.rule else []
    below += [also_there(content.beside, look.lang)] if content.beside else []
    return [*found[:-1], *(last._replace(notes=[*last.notes, *below]) for last in found[-1:])]


def heading(one: Observation, table: Table, lang: str) -> str:
    """Return the title of the sheet in which a row of a table stands: ``Telecom: growth``."""
    sector = sector_name(sector_of(one, table.data), lang)
    return clean(sector + phrase(": ", lang) + phrase(table.title, lang) if table.title else sector)


def _listing(listing: Listing, lang: str) -> Sheet:
    rows = [[clean(str(cell)) for cell in record] for record in listing.rows]
    head = [clean(phrase(column, lang)) for column in listing.columns]
    numeric = [all(_NUMBER.fullmatch(row[at]) for row in rows if row[at]) for at in range(len(head))]
    if listing.columns[0] == "field":
        rows = [[phrase(field, lang), *cells] for field, *cells in rows]
    lines = [_line(*row) for row in rows]
    grid = Grid("", head, numeric, [Band("", lines)], kept=len(head))
    return Sheet(clean(phrase(listing.title, lang)), [grid], [clean(text) for text in listing.footnotes])


def _line(label: str, *cells: str, depth: int = 0) -> Line:
    return Line(label, list(map(Cell, cells)), depth)


def _sector(title: str, rows: Sequence[Observation], table: Table, look: RenderOptions, mixed: bool) -> Sheet:
    by_frequency = grouped(rows, lambda one: periods.frequency(one.period))
    notes = _Notes(look.lang)
    order = (*periods.FREQUENCIES, "P")
    parts = [by_frequency[frequency] for frequency in order if frequency in by_frequency]
    grids = [grid for part in parts if any((grid := _grid(part, table, look, notes, mixed)).lines)]
    return Sheet(title, grids, notes.lines(), _sources(rows, table.data, look.lang), phrase("Sources:", look.lang))


class _Row(NamedTuple):
    """A row to be: the figures of one series in one unit by period; ``again`` when others go before for the same."""

    first: Observation
    unit: tuple[str, int]
    again: bool
    figures: dict[str, Observation]

    def has_before(self, period: str) -> bool:
        """Return whether a figure of the row stands before a period."""
        return any(one.point and periods.order(at) < periods.order(period) for at, one in self.figures.items())


def _grid(rows: Sequence[Observation], table: Table, look: RenderOptions, notes: "_Notes", mixed: bool) -> Grid:
    data = table.data
    groups = _rows(rows, data, look.scale, look.lang)
    for key, several in groups.items():
        kept = [row for row in several if not all(_refusal(one) == "missing" for one in row.figures.values())]
        notes.left_out += len(several) - len(kept)
        groups[key] = kept
    every = sorted({at for several in groups.values() for row in several for at in row.figures}, key=periods.order)

    def cell(row: _Row, at: str) -> str:
        one = row.figures.get(at)
        if one is None:
            return ""
        if not one.point:
            return ("-" if look.ascii else "–") + notes.marks(one)
        number = f"{printed(one, row.unit)}{bounds(one, row.unit) if look.bounds else ''}"
        broken = one.fact_of(facts.BREAK) and row.has_before(at)
        return (("|" if look.ascii else BREAK) if broken else "") + number + notes.marks(one)

    lines = []
    for (indicator, area), several in groups.items():
        several.sort(key=lambda row: not _is_main(row.first))
        name = indicator_name(data, indicator, area, look.lang)
        if several and not _is_main(several[0].first):
            lines.append(_line(name, "", *("" for _ in every)))
        for row in several:
            main = _is_main(row.first) and not row.again
            label = name if main else measure_name(row.first, data, look.lang, mixed, table.title)
            label = phrase("also printed as", look.lang) if row.again else label
            cells = (cell(row, at) for at in every)
            lines.append(_line(label, unit_name(*row.unit, look.lang), *cells, depth=int(not main)))
    head = ["", phrase("Unit", look.lang), *(clean(periods.label(at)) for at in every)]
    return Grid("", head, [False, False, *(True for _ in every)], [Band("", lines)], kept=2, spans=True)


def _rows(
    rows: Sequence[Observation], data: Dataset, scale: int | None, lang: str
) -> dict[tuple[str, str], list[_Row]]:
    """Return the rows to be of each indicator and area, both in the order of the table."""
    groups: dict[tuple[str, str], list[_Row]] = {}
    for one in standing_first(rows, data):
        several = groups.setdefault((one.indicator, one.area), [])
        own = [row for row in several if row.first.series == one.series and units.same(row.unit[0], one.unit)]
        row = next((row for row in own if one.period not in row.figures), None)
        if row is None:
            name, mult = data.told_in(one, scale)
            unit = (name, mult if scale is not None else units.counted(mult, lang))
            row = _Row(one, unit, bool(own), {})
            several.insert(several.index(own[-1]) + 1 if own else len(several), row)
        row.figures[one.period] = one
    return groups


def _is_main(one: Observation) -> bool:
    """Return whether a figure is what its indicator's label alone means: a published level."""
    return (one.measure, one.origin, one.basis) == ("level", "published", "")


def _refusal(one: Observation) -> str:
    """Return the code of the reason why there is no value; empty when there is one, or no reason."""
    return one.refusal.code if one.refusal else ""


def _footnote(one: Observation, lang: str) -> str:
    """Return what a footnote says of a figure: why it is refused, why it differs, what may mislead, or a target's verdict."""
    why = one.refusal
    if why:
        return why.note(lang)
    warned = [fact for fact in one.warnings if not (fact.stem == "rate_differs" and one.measure == "growth")]
    if warned:  # the gap of a computed rate has a footnote of its own
        return facts.notes(warned, lang)
    if one.measure == "gap":
        further = (each for each in one.facts[1:] if each.code != "another_vintage")  # which differs from year to year
        return facts.notes((*one.facts[:1], *further), lang)
    return one.notes(lang) if one.status == "B" or one.fact_of(facts.VERDICT) else ""


class _Notes:
    """The footnotes of a sheet, collected while its cells are made."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self.left_out = 0
        self._statuses: dict[str, None] = {}
        self._numbers: dict[str, int] = {}

    def marks(self, one: Observation) -> str:
        """Return what stands behind a figure, with a space before each mark, and keep the footnotes that it needs."""
        marks = ""
        if one.status in STATUSES and one.status != "A" and not _refusal(one):  # its footnote says more than "missing"
            self._statuses[one.status] = None
            marks += f" {one.status.lower()}"
        if told := _footnote(one, self._lang):
            number = self._numbers.setdefault(clean(told), len(self._numbers) + 1)
            marks += f" [{number}]" if number <= MOST_NOTES else ""
        return marks

    def lines(self) -> list[str]:
        """Return the footnotes: statuses, then the numbered ones, then remarks on what is not there."""
        notes = [f"{status.lower()} {phrase(STATUSES[status], self._lang)}" for status in self._statuses]
        notes += [f"[{number}] {text}" for text, number in self._numbers.items() if number <= MOST_NOTES]
        if (more := len(self._numbers) - MOST_NOTES) > 0:
            notes.append(phrase("and {more} more: see -f csv", self._lang, more=more))
        if self.left_out:
            message = "{rows} left out, with nothing to compute from: see -f csv"
            notes.append(phrase(message, self._lang, rows=counted(self.left_out, "row", self._lang)))
        return notes


def _sources(rows: Iterable[Observation], data: Dataset, lang: str) -> list[str]:
    """Return a line for each document of the rows, or one line on all of them where there are many."""
    ids = dict.fromkeys(name for one in rows for name in one.sources)
    if len(ids) <= MOST_SOURCES:
        return [named(name, data.sources, lang) for name in ids]
    several = [producer(name, lang) for name in makers(ids, data.sources)]
    names = listed(several[:MOST_SOURCES], lang)
    if len(several) > MOST_SOURCES:
        names = phrase("{names} and {number} more", lang, names=names, number=len(several) - MOST_SOURCES)
    line = "{number} documents of {makers}: see 'digecon sources', and -f csv for the source of each figure"
    return [phrase(line, lang, number=len(ids), makers=names)]
