"""A table in columns: the rows that belong to it, and what the lines above its header say.

These are its title, its unit, its indicator, and rows of names that its columns share: ``指标：地区生产总值(亿元)``,
``Unit: million euro``, ``Geography, Canada,,,Ontario`` over the months.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...core import units
from .. import columns, numbers, times, unit_text
from ..report import Report
from ..sheet import TableSheet
from ..unit_text import Unit
from .above import Above as Above
from .above import descriptions_of, note_below, read_above, unit_in_corner, with_unit_below
from .above import is_comment as is_comment
from .above import name_of_sheet as name_of_sheet
from .above import with_title_of_sheet as with_title_of_sheet
from .header import (
    header_names,
    is_below_names,
    lower_names,
    rows_above_header,
    units_beside,
    units_of_row,
    units_that_tell_apart,
    unwrapped,
    without_borrowed,
)
from .header import states_units as states_units
from .names import filled_down, filled_pairs, under_heads, under_parents
from .remarks import remark_words
from .rows import (
    Aside,
    first_table,
    fitting_rows,
    rows_below,
    without_codes,
    without_head,
    without_states,
    without_texts_below,
)

_MOST_OF_A_NAME = 3  # words that call a column of names: more are a title


class CellGrid(NamedTuple):
    """A table: its header, its cells by column, the lines of its rows, and what the lines above it say."""

    header: list[str]
    cells: list[tuple[str, ...]]
    lines: list[int]
    above: Above
    groups: list[list[str]]  # rows of names right above the header, which its columns share
    units: list[Unit]  # of each column, by a row of units above or below the header
    empty: tuple[str, ...]  # the cells of a missing column
    outside: int  # numbers above, below and beside it
    below: Above  # what its last line says
    descriptions: dict[str, str]  # of columns by their names, in the lines above

    @property
    def names(self) -> list[str]:
        """Return the names of the columns: those of the header, or the lowest above it."""
        rows = [self.header, *reversed(self.groups)]
        return [next(filter(None, (row[place] for row in rows)), "") for place in range(len(self.header))]

    def column(self, place: int | None) -> tuple[str, ...]:
        """Return the cells of a column; those of a missing one (None) are empty."""
        return self.empty if place is None else self.cells[place]


def read_grid(sheet: TableSheet, at: int, first: int, report: Report, across: bool = False) -> CellGrid:
    """Return the table below row ``at`` of the sample, whose figures begin in column ``first``.

    Cells to the right of the last period are not part of a table with periods ``across``; in any other table a row of
    another length is a fault of the file.
    """
    header = header_names(sheet.sample, at, first if across else 0)
    width = len(header)
    named = at - 1 if is_below_names(sheet.sample, at, first) else at
    upper, above_it = _rows_above(sheet.sample, named, at)
    upper, header = unwrapped(upper, header) if named == at and not across else (upper, header)
    own = without_borrowed(header, sheet.sample[at]) if across else header
    groups, of_columns, over = rows_above_header(upper, (own, *sheet.sample[:at]), first, across, report)
    header = [name.strip() for name in sheet.sample[named]] if named != at else header
    beside = units_beside(header, groups, sheet.sample[named - 1]) if groups and not across else []
    if groups and not across:
        lower_names(groups[-1], header, sheet.sample[named - 1])
    over = [*sheet.about, *over, unit_in_corner(header, across, sheet.sample[at + 1 :])]
    found, below = without_head(rows_below(sheet, at, over), first, across)
    if below:
        of_columns = of_columns or units_of_row(below, (header, *groups), first, across, report)
        over.append([] if of_columns else below)
    groups += units_that_tell_apart(header, groups, of_columns)
    found, states = without_states(found, first, width) if across else (found, [])
    groups += [states] if states else []
    found, outside = first_table(without_codes(found, header, report), header, first if across else width, report)
    found = under_heads(under_parents(found, header, min(first, 3)), first) if across else without_texts_below(found)
    below_it, descriptions = note_below(found), descriptions_of(over, header)
    lines, kept, asides, beyond = fitting_rows(found, width, first, across, report)
    remark_words(asides, kept, over, report)
    outside += beyond + above_it
    outside += sum(numbers.count(cell for cell in row if not times.looks_like_time(cell)) for row in over)
    cells: list[tuple[str, ...]] = list(zip(*kept, strict=True)) if kept else [()] * width
    cells = filled_down(filled_pairs(cells, first if across else 0), header, first if across else 0)
    of_columns = ((of_columns or beside) + [unit_text.NONE] * width)[:width]
    above = with_unit_below(with_title_of_sheet(read_above(over), sheet.title.strip()), found)
    report.titles = _titles(above, header) or ([] if report.other_sheets else name_of_sheet(sheet.title.strip()))
    grid = CellGrid(header, cells, lines, above, groups, of_columns, ("",) * len(kept), outside, below_it, descriptions)
    return _with_units_of_rows(grid, asides)


def _rows_above(sample: Sequence[list[str]], named: int, at: int) -> tuple[list[list[str]], int]:
    """Return the rows about a table whose names are in row ``named`` and which begins below row ``at``, and how many numbers are above them.

    They are below the last row of figures of another table, whose title and unit are its own.
    """
    counts = [numbers.count(cell for cell in row[1:] if not times.looks_like_time(cell)) for row in sample[:named]]
    figures = [number for number, count in enumerate(counts) if count > 1 and sample[number][0]]
    first = figures[-1] + 1 if len(figures) > 1 else 0  # one row alone may number columns
    return [*sample[first:named], *sample[named + 1 : at + 1]], sum(counts[:first])


def _titles(above: Above, header: Sequence[str]) -> list[str]:
    """Return what may say of what the figures of a table are: lines above it, and a first name of the header that is more than a name."""
    found = [above.indicator, above.title, *above.lines]
    if header and len(header[0].split()) > _MOST_OF_A_NAME:  # electricity generation by source in Kenya
        found.append(header[0])
    return [text for text in found if text and not columns.find([text], {})]


def _with_units_of_rows(grid: CellGrid, asides: Iterable[Aside]) -> CellGrid:
    """Return a table with a column of the units that stand alone among its rows, each down to the next heading; one with a column of units as it is."""
    found = list(grid.empty)
    for aside in asides:
        if aside.text:
            found[aside.above :] = [_unit_alone(aside.text, grid.above.unit)] * (len(found) - aside.above)
    if not any(found) or "unit" in columns.find(grid.header, {}):
        return grid
    groups = [[*group, ""] for group in grid.groups]
    units_of = [*grid.units, unit_text.NONE]
    return grid._replace(
        header=[*grid.header, "unit"], cells=[*grid.cells, tuple(found)], groups=groups, units=units_of
    )


def _unit_alone(text: str, above: Unit) -> str:
    """Return the unit that stands alone among rows, money with the power of ten that the title states alone; empty for a text that is none."""
    if unit_text.is_money(text):
        return units.spelled(*unit_text.with_power_above(unit_text.parsed(text), above))
    return text if unit_text.is_line(text) else ""
