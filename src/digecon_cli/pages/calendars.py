"""Calendars: part-years of a few series, a row a year, the months, quarters or halves beside each other."""

from collections.abc import Sequence

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import periods
from ..core.areas import area_name
from ..core.dataset import Dataset
from ..core.messages import phrase
from ..document import NONE, SKIPPED, Cell, Grid, figure_grid
from ..measures.neighbors import ALONG, parted
from .labels import groups, kind_of, short_label, unit_heading
from .numbers import MONTHS, SeriesRow, series_row
from .series import (
    LabeledSeries,
)

_FEW = 3  # series of which each has a calendar; periods that stand below each other instead
_PARTS = ("Q1", "Q2", "Q3", "Q4", "H1", "H2")


def is_for_calendar(content: ObservationTable) -> bool:
    """Return whether a table has no years and more than a few parts of years, so that its series make calendars."""
    return len({row.period for row in content}) > _FEW and all(
        periods.frequency(row.period) not in ("A", "P") for row in content
    )


def calendars(lines: Sequence[LabeledSeries], data: Dataset, look: RenderOptions) -> list[Grid]:
    """Return a calendar of each series of a grid, since calendars stand in its place.

    There is none where series are many, of more than one frequency or of years, nor where all have one figure only.
    """
    codes = [{periods.frequency(figure.period) for figure in line.figures} for line in lines]
    if not 0 < len(lines) <= _FEW or look.latest or any(len(found) > 1 or found & {"A", "P"} for found in codes):
        return []
    return [_calendar(line, data, look) for line in lines] if any(len(line.figures) > 1 for line in lines) else []


def _calendar(line: LabeledSeries, data: Dataset, look: RenderOptions) -> Grid:
    kind = kind_of(line.first)
    ((unit, _),) = groups([line.figures], data, look.scale, look.lang)
    row = series_row("", 0, line.figures, unit)
    label = line.label
    if label == area_name(line.first.area, look.lang):  # a row's name; above a calendar that of the indicator too
        short = short_label(data.about(line.first.indicator), look.lang)
        label, kind = phrase(", ", look.lang).join((short, label)), kind._replace(area="")
    name = unit_heading(kind, unit, look.lang)
    if line.first.measure == "growth":
        name = phrase("growth on the year before, %", look.lang)
    parts = sorted({_part(period) for period in row.cells} | _all_parts(periods.frequency(line.first.period)))
    by_year: dict[str, dict[str, Cell]] = {}
    for period in row.cells:
        by_year.setdefault(period[:4], {})[_part(period)] = _beside_above(row.at(period), row, data)
    heads = (phrase(", ", look.lang).join((label, name)), *(_part_name(part, look.lang) for part in parts))
    holes = periods.holes(list(by_year))
    lines: list[tuple[str, list[Cell]]] = []
    for year, cells in by_year.items():
        lines += [(SKIPPED, [Cell() for _ in parts])] if year in holes else []
        lines.append((year, [cells.get(part, Cell(instead=NONE)) for part in parts]))
    return figure_grid(heads, lines)


def _beside_above(cell: Cell, row: SeriesRow, data: Dataset) -> Cell:
    """Return a cell with a break, too, where it does not compare with the figure above it, a year before."""
    figure = cell.figure
    if cell.broken or figure is None or not figure.point or figure.measure not in ALONG:
        return cell
    above = row.at(periods.shift(figure.period, -1)).figure
    if above is None or not above.point:
        return cell
    apart = parted((figure,), (above,), data, above.period)
    return cell._replace(broken=True, figure=figure._replace(facts=(*figure.facts, *apart))) if apart else cell


def _all_parts(frequency: str) -> set[str]:
    """Return the parts that a year has, so that one without a figure shows."""
    quarters = {f"Q{part}" for part in range(1, 5)}
    return {"M": {f"{month:02}" for month in range(1, 13)}, "Q": quarters}.get(frequency, set())


def _part(period: str) -> str:
    """Return what a period is of its year, in an order of text: ``01``, ``Q1``, ``09M``."""
    return periods.label(period)[5:].zfill(3 if periods.frequency(period) == "ytd" else 2)


def _part_name(part: str, lang: str) -> str:
    """Return the heading of a part of the year."""
    if part.isdecimal():
        return phrase(MONTHS[int(part) - 1], lang)
    if part.endswith("M"):
        return phrase("{month}M", lang, month=part.removesuffix("M").lstrip("0"))
    return phrase(part, lang) if part in _PARTS else part
