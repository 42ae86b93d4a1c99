"""A grid of periods across: the newest that fit, or all of them below each other; rows do not depend on the width."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from .. import periods
from ..cleaning import clean
from ..messages import phrase
from ..present.options import RenderOptions
from ..present.page import Part
from ..present.rows import BREAK, NONE, SKIPPED, Cell, Row
from ..present.sheets import how_many
from ._text import Styled, heading, wrapped

YEAR = "2012"
LABEL = 28  # cells of a label that always stands beside its numbers


def upper(heading: str) -> str:
    """Return a heading as it begins a line."""
    return heading[:1].upper() + heading[1:]


def headed(title: str, heading: str, lang: str) -> str:
    """Return the title of a page and the heading of its first rows in one."""
    names = (title, _after(heading) if title else upper(heading))
    return clean(phrase(", ", lang).join(filter(None, names)))


def _after(heading: str) -> str:
    """Return a heading as it stands behind a title."""
    return heading[:1].lower() + heading[1:] if heading[1:2].islower() else heading


class _Column(NamedTuple):
    """One period: its width, whether it keeps a cell free for marks, and how snug it stands to fit.

    ``snug`` is 0 with all room, 1 without cells kept free for marks, 2 with points that do not stand below each other.
    """

    period: str
    size: int
    marked: bool
    snug: int

    def told(self, cell: Cell) -> str:
        """Return a cell as it stands in the column."""
        text = str(cell) if self.snug > 1 else cell.padded
        return text + " " * (self.marked and not (cell.number.mark or cell.behind))

    @property
    def head(self) -> str:
        """Return what stands above the column."""
        return head(self.period) + " " * self.marked


def fitted(parts: Sequence[Part], look: RenderOptions) -> Iterable[tuple[list[str], list[str]]]:
    """Yield the periods of a grid that stand beside each other, with those that are left away."""
    every = columns(parts)
    room = look.width - _label_width(parts, look)
    sizes = [_column(period, parts).size + 1 for period in every]
    if sum(sizes) <= room or (look.whole and _fitting(parts, every, room)):
        yield every, []
    elif not look.whole:
        count = how_many(sizes[::-1], room)
        shown, left = every[-count:], every[:-count]
        yield shown[shown[0] == SKIPPED :] or shown, [periods.label(period) for period in left if period != SKIPPED]
    else:
        while every:
            count = how_many(sizes, room)
            yield every[:count], []
            every, sizes = every[count:], sizes[count:]


def columns(parts: Sequence[Part]) -> list[str]:
    """Return the periods of a grid, in time; of part-years after the last year the one that most rows have."""
    count: dict[str, int] = {}
    for one in (one for part in parts for one in part.rows):
        for period in (period for period, cell in one.cells.items() if cell.instead != NONE):
            count[period] = count.get(period, 0) + 1
    every = sorted(count, key=periods.order)
    years = [period for period in every if periods.frequency(period) == "A"]
    others = [period for period in every if periods.frequency(period) != "A"]
    if years and others:
        part = max(others, key=lambda period: (count[period], periods.order(period)))
        rows = sum(len(part.rows) for part in parts)
        return [*_with_gaps(years), part] if 2 * count[part] >= rows else _with_gaps(years)
    return _with_gaps(every) if len(years) == len(every) else every


def _with_gaps(years: Sequence[str]) -> list[str]:
    """Return years with one sign for those that are skipped between them."""
    found: list[str] = []
    for year in years:
        if found and int(year) > int(found[-1]) + 1:
            found.append(SKIPPED)
        found.append(year)
    return found


def head(period: str) -> str:
    """Return what stands above a period's column."""
    return period if period == SKIPPED else periods.label(period)


def _fitting(parts: Sequence[Part], shown: Sequence[str], room: int) -> list[_Column]:
    """Return the columns of periods as snug as they must stand to fit; none where they do not."""
    for snug in range(3):
        found = [_column(period, parts, snug) for period in shown]
        if sum(column.size + 1 for column in found) <= room:
            return found
    return []


def _column(period: str, parts: Sequence[Part], snug: int = 0) -> _Column:
    """Return a column; numbers without a mark stand above those of numbers that have one, unless it is snug."""
    cells = [one.cells[period] for one in rows_of(parts) if period in one.cells]
    column = _Column(period, 0, not snug and any(cell.number.mark for cell in cells), snug)
    return column._replace(size=max(map(cell_len, (column.head, *map(column.told, cells)))))


def _label_width(parts: Sequence[Part], look: RenderOptions) -> int:
    """Return the width of the labels; one that would leave too little room for numbers has a line of its own."""
    most = max(LABEL, look.width // 2)
    return max((width for one in rows_of(parts) if (width := cell_len(_label(one))) <= most), default=most)


def rows_of(parts: Sequence[Part]) -> Iterator[Row]:
    """Return the rows of all parts."""
    return (one for part in parts for one in part.rows)


def _label(one: Row) -> str:
    return "  " * one.depth + clean(one.label)


def drawn(
    title: str, parts: Sequence[Part], shown: Sequence[str], told: Collection[str], look: RenderOptions
) -> list[Styled]:
    """Return the header of periods and the rows that have a number in ``told``; the first heading shares its line if it fits."""
    label = _label_width(parts, look)
    beside = _fitting(parts, shown, look.width - label) or [_column(period, parts) for period in shown]
    first = headed(title, parts[0].heading, look.lang)
    lines = []
    if cell_len(first) > label:
        lines, first = heading(first, look.width), ""
    heads = "".join(f" {column.head:>{column.size}}" for column in beside)
    lines.append(Styled((first + " " * (label - cell_len(first)) + heads).rstrip(), "title"))
    for number, part in enumerate(parts):
        rows = [one for one in part.rows if tells(one, told)]
        if number and rows:
            lines += heading(clean(upper(part.heading)), look.width)
        lines += [line for one in rows for line in _row(one, beside, label, look)]
    return lines


def tells(one: Row, shown: Collection[str]) -> bool:
    """Return whether a row has a number, or the reason why there is none, in some of the periods."""
    return any(period in shown and cell.instead != NONE for period, cell in one.cells.items())


def newer(one: Row, shown: Collection[str]) -> list[str]:
    """Return what a row tells of parts of a year that have no column."""
    return [
        f"{one.label} {periods.label(period)}"
        for period in one.cells
        if period not in shown and len(period) > len(YEAR)
    ]


def _row(one: Row, beside: Sequence[_Column], label: int, look: RenderOptions) -> list[Styled]:
    told = _label(one)
    lines = []
    if cell_len(told) > label:
        lines, told = [Styled(line) for line in wrapped(told, look.width)], ""
    line = told + " " * (label - cell_len(told))
    for number, column in enumerate(beside):
        cell = one.cells.get(column.period, Cell(" ") if column.period == SKIPPED else Cell(instead=NONE))
        gap = BREAK if column.period in one.breaks and number else " "
        text = column.told(cell)
        line += gap + " " * (column.size - cell_len(text)) + text
    return [*lines, Styled(line.rstrip())]
