"""Part-years of a few series: a line a year, the months, quarters or halves beside each other."""

from collections.abc import Sequence

from ... import periods
from ...dataset import Dataset
from ...measures.neighbors import ALONG, parted
from ...messages import phrase
from ...table import Table
from ..headings import groups, kind_of, words
from ..options import RenderOptions
from ..rows import NONE, Cell, Row, row
from ..series import Line
from ..sheets import Grid, grid_of
from ..words import MONTHS

MOST = 3  # series that stand as calendars
_PARTS = ("Q1", "Q2", "Q3", "Q4", "S1", "S2")


def fits(content: Table) -> bool:
    """Return whether a table has no years, so that its series make calendars."""
    return all(periods.frequency(one.period) not in ("A", "P") for one in content)


def tables(lines: Sequence[Line], data: Dataset, look: RenderOptions) -> list[Grid]:
    """Return a calendar of each series of a grid, since calendars stand in its place.

    There is none where series are many, of several frequencies or of years, nor where all have one figure only.
    """
    codes = [{periods.frequency(one.period) for one in line.figures} for line in lines]
    if not 0 < len(lines) <= MOST or look.latest or any(len(found) > 1 or found & {"A", "P"} for found in codes):
        return []
    return [_of(line, data, look) for line in lines] if any(len(line.figures) > 1 for line in lines) else []


def _of(line: Line, data: Dataset, look: RenderOptions) -> Grid:
    kind = kind_of(line.first)
    ((unit, _),) = groups([line.figures], data, look.scale, look.lang)
    told = row("", 0, line.figures, unit)
    name = words(kind, unit, look.lang)
    if line.first.measure == "growth":
        name = phrase("growth on the year before, %", look.lang)
    parts = sorted({_part(period) for period in told.cells} | _all_of(periods.frequency(line.first.period)))
    by_year: dict[str, dict[str, Cell]] = {}
    for period in told.cells:
        by_year.setdefault(period[:4], {})[_part(period)] = _beside_above(told.at(period), told, data)
    header = (f"{line.label}{phrase(', ', look.lang)}{name}", *(_called(part, look.lang) for part in parts))
    return grid_of(
        header, ((year, [cells.get(part, Cell(instead=NONE)) for part in parts]) for year, cells in by_year.items())
    )


def _beside_above(cell: Cell, row: Row, data: Dataset) -> Cell:
    """Return a cell that says of a break, too, where it does not compare with the figure above it, a year before."""
    figure = cell.figure
    above = row.cells.get(periods.shift(figure.period, -1)) if figure and figure.point else None
    if (
        cell.broken
        or figure is None
        or figure.measure not in ALONG
        or not (above and above.figure and above.figure.point)
    ):
        return cell
    apart = parted((figure,), (above.figure,), data, above.figure.period)
    return cell._replace(broken=True, figure=figure._replace(facts=(*figure.facts, *apart))) if apart else cell


def _all_of(frequency: str) -> set[str]:
    """Return the parts that a year has, so that one without a figure shows."""
    return {"M": {f"{month:02}" for month in range(1, 13)}, "Q": {f"Q{part}" for part in range(1, 5)}}.get(
        frequency, set()
    )


def _part(period: str) -> str:
    """Return what a period is of its year, in an order of text: ``01``, ``Q1``, ``09M``."""
    return periods.label(period)[5:].zfill(3 if periods.frequency(period) == "ytd" else 2)


def _called(part: str, lang: str) -> str:
    """Return the heading of a part of the year."""
    if part.isdigit():
        return phrase(MONTHS[int(part) - 1], lang)
    if part.endswith("M"):
        return phrase("{month}M", lang, month=part[:-1].lstrip("0"))
    return phrase(part, lang) if part in _PARTS else part
