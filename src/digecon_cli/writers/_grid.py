"""A grid of periods across: the newest that fit, or all of them below each other; rows do not depend on the width."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from rich.cells import cell_len

from .. import periods
from ..cleaning import clean
from ..messages import phrase
from ..present.options import RenderOptions
from ..present.page import Part
from ..present.rows import BREAK, NONE, Cell, Row
from ._text import Styled, heading, wrapped

SKIPPED = "…"
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


def fitted(parts: Sequence[Part], look: RenderOptions) -> Iterable[tuple[list[str], list[str]]]:
    """Yield the periods of a grid that stand beside each other, with those that are left away."""
    every = columns(parts)
    room = look.width - _label_width(parts, look)
    sizes = [_size(period, parts) + 1 for period in every]
    if sum(sizes) <= room or (look.whole and _snugness(parts, every, look) is not None):
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


def how_many(sizes: Sequence[float], room: float) -> int:
    """Return how many of the first columns fit beside each other, at least one."""
    return max(1, sum(width <= room for width in accumulate(sizes)))


def columns(parts: Sequence[Part]) -> list[str]:
    """Return the periods of a grid, in time; of part-years after the last year the one that most rows have."""
    count: dict[str, int] = {}
    for one in (one for part in parts for one in part.rows):
        for period in (period for period, cell in one.cells.items() if cell.text != NONE):
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


def _head(period: str) -> str:
    return period if period == SKIPPED else periods.label(period)


def _snugness(parts: Sequence[Part], shown: Sequence[str], look: RenderOptions) -> int | None:
    """Return how snug columns must stand to fit: 0 with all room, 1 without cells kept free for marks, 2 points not aligned."""
    room = look.width - _label_width(parts, look)
    return next((snug for snug in range(3) if sum(_size(period, parts, snug) + 1 for period in shown) <= room), None)


def _size(period: str, parts: Sequence[Part], snug: int = 0) -> int:
    """Return the width of a column; numbers without a mark stand above those of numbers that have one, unless it is snug."""
    cells = [one.cells[period] for part in parts for one in part.rows if period in one.cells]
    marked = not snug and any(cell.mark for cell in cells)
    longest = (cell_len(_text(cell, snug)) + (marked and not (cell.mark or cell.behind)) for cell in cells)
    return max([cell_len(_head(period)) + marked, *longest])


def _text(cell: Cell, snug: int) -> str:
    return cell.text + cell.mark if snug > 1 else cell.told


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
    snug = _snugness(parts, shown, look) or 0
    sizes = [_size(period, parts, snug) for period in shown]
    marked = [
        not snug and any(one.cells[period].mark for one in rows_of(parts) if period in one.cells) for period in shown
    ]
    first = headed(title, parts[0].heading, look.lang)
    heads = "".join(
        f" {_head(period):>{size - mark}}{' ' * mark}" for period, size, mark in zip(shown, sizes, marked, strict=True)
    )
    if cell_len(first) <= label:
        lines = [Styled((first + " " * (label - cell_len(first)) + heads).rstrip(), "head")]
    else:
        lines = [*heading(first, look.width), Styled((" " * label + heads).rstrip(), "head")]
    for number, part in enumerate(parts):
        rows = [one for one in part.rows if tells(one, told)]
        if number and rows:
            lines += heading(clean(upper(part.heading)), look.width)
        lines += [line for one in rows for line in _row(one, shown, sizes, marked, label, snug, look)]
    return lines


def tells(one: Row, shown: Collection[str]) -> bool:
    """Return whether a row has a number, or the reason why there is none, in some of the periods."""
    return any(period in shown and cell.text != NONE for period, cell in one.cells.items())


def newer(one: Row, shown: Collection[str]) -> list[str]:
    """Return what a row tells of parts of a year that have no column."""
    return [
        f"{one.label} {periods.label(period)}"
        for period in one.cells
        if period not in shown and len(period) > len(YEAR)
    ]


def _row(
    one: Row,
    shown: Sequence[str],
    sizes: Sequence[int],
    marked: Sequence[bool],
    label: int,
    snug: int,
    look: RenderOptions,
) -> list[Styled]:
    told = _label(one)
    lines = []
    if cell_len(told) > label:
        lines, told = [Styled(line) for line in wrapped(told, look.width)], ""
    line = told + " " * (label - cell_len(told))
    for number, (period, size, mark) in enumerate(zip(shown, sizes, marked, strict=True)):
        cell = one.cells.get(period, Cell(" " if period == SKIPPED else NONE))
        gap = BREAK if period in one.breaks and number else " "
        text = _text(cell, snug) + " " * (mark and not (cell.mark or cell.behind))
        line += gap + " " * (size - cell_len(text)) + text
    return [*lines, Styled(line.rstrip())]
