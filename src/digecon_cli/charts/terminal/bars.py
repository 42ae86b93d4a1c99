"""A panel of one series as bars from zero, in blocks."""

from collections.abc import Sequence
from math import ceil

from .. import axes
from ..model import Point
from ..spark import BLOCKS
from .plane import Plane
from .timeline import figure

EIGHTHS = len(BLOCKS)
WIDEST = 9  # cells of a bar


def draw(plane: Plane) -> list[str]:
    """Return the lines of a drawing of bars, with its axes."""
    for point in plane.panel.actual:
        _bar(plane, point)
    for point in plane.panel.planned:
        _tick(plane, point)
    plane.marks()
    for point in plane.order():
        _write(plane, point, figure(point), [_end(plane, point)])
    for point in plane.panel.planned:
        _label(plane, point)
    return plane.frame({round(plane.above(tick)) - 1 + plane.zero: axes.tick_text(tick) for tick in plane.ticks})


def _cells(plane: Plane, point: Point) -> range:
    """Return the cells of a bar: most of its column, the last cell of which is free."""
    room = int(plane.time.column_width)
    width = min(WIDEST, room - max(1, room // 4))
    left = plane.time.edge(plane.time.columns[point.period]) + (room - width) // 2
    return range(left, left + width)


def _write(plane: Plane, point: Point, text: str, rows: Sequence[int]) -> None:
    """Write a text above or below a bar, in the first of these rows that has room near the bar's middle."""
    cells = _cells(plane, point)
    middle = (cells.start + cells.stop) / 2
    any(plane.write(text, middle + shift, row) for row in rows for shift in (0, -1, 1, -2, 2))


def _rows(plane: Plane, point: Point) -> list[str]:
    """Return the characters of a bar from zero outwards: whole cells, and the eighths (below zero the half) that are left."""
    size = abs(plane.above(point.value))
    signs = plane.signs
    if point.kind == "partial" or plane.look.ascii:
        return [signs.part if point.kind == "partial" else signs.bar] * (max(1, round(size)) if point.value else 0)
    eighths = max(1, round(size * EIGHTHS)) if point.value else 0
    whole, rest = divmod(eighths, EIGHTHS)
    if point.value >= 0:
        return [signs.bar] * whole + [BLOCKS[rest - 1]] * bool(rest)
    return [signs.bar] * whole + [signs.under] * (rest >= EIGHTHS // 2 or not whole)


def _bar(plane: Plane, point: Point) -> None:
    cells = _cells(plane, point)
    for i, sign in enumerate(_rows(plane, point)):
        row = plane.zero + i if point.value >= 0 else plane.zero - 1 - i
        plane.text(sign * len(cells), cells.start, row, plane.color(0))


def _end(plane: Plane, point: Point) -> int:
    """Return the row beyond the end of a bar."""
    size = len(_rows(plane, point))
    return plane.zero + size if point.value >= 0 else plane.zero - 1 - size


def _tick_row(plane: Plane, point: Point) -> int:
    """Return the row in which a target lies: the one whose upper edge it is, or within which it ends."""
    size = plane.above(point.value)
    return plane.zero + (max(0, ceil(size) - 1) if size >= 0 else min(-1, -ceil(-size)))


def _tick(plane: Plane, point: Point) -> None:
    """Draw a target as a tick across its column, which reaches out of the bar on both sides where it is hidden by one."""
    cells, row = _cells(plane, point), _tick_row(plane, point)
    for cell in range(max(0, cells.start - 1), min(plane.width, cells.stop + 1)):
        if (cell, row) not in plane.taken:
            plane.text(plane.signs.planned, cell, row)


def _label(plane: Plane, point: Point) -> None:
    """Write a target above its tick; where the bar is there, with the tick's sign above the figure of the bar."""
    actual, row = plane.figure(point), _tick_row(plane, point)
    if actual and _end(plane, actual) > row:
        above = _end(plane, actual)
        _write(plane, point, plane.signs.planned + figure(point), [above + 1, above + 2])
    else:
        _write(plane, point, figure(point), [row + 1, row - 1])
