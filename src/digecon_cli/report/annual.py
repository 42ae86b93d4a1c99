"""The one table of a page: levels, growth and shares of all series, the newest year first."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import pages, periods
from ..ask.options import RenderOptions
from ..cleaning import clean
from ..document import BREAK, NONE, REFUSED, ShownNumber
from ..document import Band as DocumentBand
from ..document import Grid as DocumentGrid
from ..messages import phrase
from ..model import MEASURED, PLANNED, Observation
from ..pages.figures import grids_of as parts_of
from ..pages.numbers import SeriesRow as Row
from ..pages.series import HeadedRows as Part
from ..render.periods import lines_of
from ..selection import FREQUENCIES, main_frequency
from ..table import Table
from .notes import Notes

MOST_COLUMNS = 14  # years beside each other that fit a sheet of paper; earlier ones go on below
MOST_PARTS = 11  # the same, of parts of years, whose names are longer
MOST_ROWS = 400
LEVELS, GROWTH, SHARES, PLANS = "Levels", "Growth on the year before, %", "Shares, %", "Targets and forecasts"
PLANNED_LEVELS = ("target", "forecast")


class Figure(NamedTuple):
    """One cell: its number or the sign ``instead``, its note (0: none), and whether a break parts it from the period before."""

    number: ShownNumber = ShownNumber()
    instead: str = ""
    note: int = 0
    broken: bool = False

    @property
    def unmarked(self) -> str:
        """Return what stands in the cell, without the mark behind."""
        return self.instead or self.number.unmarked


class Line(NamedTuple):
    """One series: its label, how deep it stands below its whole, and a cell for each period."""

    label: str
    depth: int
    cells: tuple[Figure, ...]


class Band(NamedTuple):
    """Series under one heading, all in the unit that it says."""

    heading: str
    lines: tuple[Line, ...]


class Grid(NamedTuple):
    """One table: its caption, its periods (the newest first), and its bands."""

    caption: str
    periods: tuple[str, ...]
    bands: tuple[Band, ...]


def grids(levels: Table, changes: Table, shares: Table, notes: Notes, lang: str) -> tuple[tuple[Grid, ...], int]:
    """Return the tables of a sector, years before parts of years, and how many series found no room in them."""
    look = RenderOptions(lang=lang, all=True, ended=True, sources=False, quiet=True)
    told = list(_levels(levels))
    parts = parts_of(told, levels, look) if told else []
    planned = [one for one in levels if one.measure in PLANNED_LEVELS]
    blocks = [
        (LEVELS, parts),
        (GROWTH, _of_pages(changes, look)),
        (SHARES, _of_pages(shares, look)),
        (PLANS, parts_of(planned, levels, look) if planned else []),
    ]
    found: list[Grid] = []
    left = 0
    for frequency in FREQUENCIES:
        kept, more = _limited([(name, _of_frequency(several, frequency)) for name, several in blocks])
        left += more
        told_of = {period for _, several in kept for part in several for period in _periods(part, frequency)}
        every = sorted(told_of, key=periods.order, reverse=True)
        most = MOST_COLUMNS if frequency == "A" else MOST_PARTS
        for start in range(0, len(every), most):
            shown = every[start : start + most]
            span = phrase(" to ", lang).join(map(periods.label, dict.fromkeys((shown[-1], shown[0]))))
            caption = phrase(FREQUENCIES[frequency], lang) + phrase(", ", lang) + span
            bands = [_band(name, part, shown, notes, lang) for name, several in kept for part in several]
            found.append(
                Grid(caption[:1].upper() + caption[1:], tuple(shown), tuple(band for band in bands if band.lines))
            )
    return tuple(found), left


def _levels(table: Table) -> Iterable[Observation]:
    """Yield what stands in the block of levels: of what has none what else is printed of it, but growth and shares."""
    with_level = {one[:2] for one in table if one.measure in MEASURED}
    main = {one[:2] for one in table if one.measure in ("growth", "share")}
    years = {one[:2] for one in table if periods.frequency(one.period) == "A"}
    for one in table:
        told = one.measure in MEASURED or (one[:2] not in with_level | main and one.measure not in PLANNED)
        # The newest part of a later year is told above; a column of its own would be nearly empty.
        if told and (one[:2] not in years or periods.frequency(one.period) == "A"):
            yield one


def _of_pages(table: Table, look: RenderOptions) -> list[Part]:
    if not len(table):
        return []
    return [_headed(band, grid) for page in pages.of(table, look) for grid in page.grids for band in grid.bands]


def _headed(band: DocumentBand, grid: DocumentGrid) -> Part:
    rows = []
    for line in lines_of(band):
        by_period = {column.period: cell for column, cell in zip(grid.columns[1:], line.cells, strict=True)}
        rows.append(Row(line.label, line.depth, {at: cell for at, cell in by_period.items() if cell.figure}))
    return Part(band.heading, rows)


def _of_frequency(parts: Iterable[Part], frequency: str) -> list[Part]:
    kept = [part._replace(rows=[one for one in part.rows if main_frequency(one.cells) == frequency]) for part in parts]
    return [part for part in kept if part.rows]


def _periods(part: Part, frequency: str) -> set[str]:
    return {
        period
        for one in part.rows
        for period, cell in one.cells.items()
        if cell.instead != NONE and periods.frequency(period) == frequency
    }


def _limited(blocks: Sequence[tuple[str, list[Part]]]) -> tuple[list[tuple[str, list[Part]]], int]:
    """Return the rows that a page can hold, and how many there are more."""
    room, left = MOST_ROWS, 0
    kept: list[tuple[str, list[Part]]] = []
    for name, parts in blocks:
        told = []
        for part in parts:
            rows = part.rows[:room]
            room -= len(rows)
            left += len(part.rows) - len(rows)
            told += [part._replace(rows=rows)] if rows else []
        kept.append((name, told))
    return kept, left


def _band(name: str, part: Part, shown: Sequence[str], notes: Notes, lang: str) -> Band:
    heading = part.heading
    if name == GROWTH and heading == "%":
        heading = phrase(GROWTH, lang)
    if name == PLANS:
        heading = phrase(PLANS, lang) + phrase(", ", lang) + heading
    heading = clean(heading)
    rows = [one for one in part.rows if any(one.cells.get(at) and one.cells[at].instead != NONE for at in shown)]
    margin = min((one.depth for one in rows), default=0)
    return Band(heading[:1].upper() + heading[1:], tuple(_line(one, shown, margin, notes) for one in rows))


def _line(row: Row, shown: Sequence[str], margin: int, notes: Notes) -> Line:
    cells = []
    earliest = min(row.cells, key=periods.order)
    for period in shown:
        cell = row.cells.get(period)
        if cell is None or cell.instead == NONE:
            cells.append(Figure(instead=NONE))
            continue
        broken = cell.instead == BREAK or (cell.broken and period != earliest)
        instead = REFUSED if cell.instead == BREAK else cell.instead
        cells.append(Figure(cell.number, instead, notes.number(cell.figure), broken))
    return Line(clean(row.label), row.depth - margin, tuple(cells))
