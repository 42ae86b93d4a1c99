"""A panel as points, joined by braille where their figures may be compared."""

from itertools import pairwise

from .. import axes
from ..model import Line, Point
from .plane import Plane
from .timeline import figure


def draw(plane: Plane) -> list[str]:
    """Return the lines of a drawing of joined points, with its axes."""
    lines = list(enumerate(plane.panel.lines))
    if plane.ticks[0] < 0:
        plane.canvas.line(0, _dot(plane, 0), plane.width * 2 - 1, _dot(plane, 0))
    for number, line in lines:
        _join(plane, number, line)
    for number, line in lines:
        for point in line.points:
            _point(plane, number, line, point)
    if plane.panel.changes:
        _dumbbells(plane)
    plane.marks()
    if plane.ticks[0] < 0:  # no figure stands on the line of zero
        plane.taken |= {(column, _row(plane, 0)) for column in range(plane.width)}
    _labels(plane)
    return plane.frame({_row(plane, tick): axes.tick_text(tick) for tick in plane.ticks})


def mark(plane: Plane, number: int, line: Line, kind: str = "actual") -> str:
    """Return the mark of a line's points: hollow for part of a year, among rates of growth for what is computed."""
    hollow = line.computed if plane.panel.changes else kind == "partial"
    return (plane.signs.hollow if hollow else plane.signs.actual)[0 if line.computed else number]


def _dot(plane: Plane, value: float) -> int:
    """Return the height of a value in dots, four a cell."""
    return round((plane.zero + plane.above(value)) * 4)


def _row(plane: Plane, value: float) -> int:
    return min(plane.height - 1, _dot(plane, value) // 4)


def _column(plane: Plane, point: Point) -> int:
    return min(plane.width - 1, int(plane.time.middle(point.period)))


def _join(plane: Plane, number: int, line: Line) -> None:
    """Draw a line through what may be compared, and the bounds if they are asked for.

    Computed growth is joined only where no published one is, which shows the trend beside it.
    """
    color = plane.color(number)
    told = {point.period for other in plane.panel.lines if not other.computed for point in other.points}
    for (before, after), joined in zip(pairwise(line.points), line.joined[1:], strict=True):
        beside = line.computed and plane.panel.changes and {before.period, after.period} <= told
        if joined and not beside:  # what is planned never is
            ends = [(_column(plane, point) * 2, _dot(plane, point.value)) for point in (before, after)]
            plane.canvas.line(*ends[0], *ends[1], color=color)
    for point in line.points:
        if plane.look.bounds and point.low is not None and point.high is not None:
            x = _column(plane, point) * 2
            plane.canvas.line(x, _dot(plane, point.low), x, _dot(plane, point.high), color=color)


def _point(plane: Plane, number: int, line: Line, point: Point) -> None:
    column, row = _column(plane, point), _row(plane, point.value)
    if point.kind == "planned":  # a tick, wider than a mark
        left = min(max(0, column - 1), plane.width - 3)
        plane.text(plane.signs.planned * 3, left, row, plane.color(number))
    else:
        plane.text(mark(plane, number, line, point.kind), column, row, plane.color(number))


def _dumbbells(plane: Plane) -> None:
    """Join the published and the computed mark of each period, or say that they fall together."""
    published = {point.period: point for line in plane.panel.lines if not line.computed for point in line.points}
    for point in (point for line in plane.panel.lines if line.computed for point in line.points):
        other = published.get(point.period)
        if other is None:
            continue
        low, high = sorted((_row(plane, point.value), _row(plane, other.value)))
        if low == high:
            plane.text(plane.signs.both, _column(plane, point), low, plane.color(0))
        for row in range(low + 1, high):
            plane.text(plane.signs.axis.upright, _column(plane, point), row)


def _labels(plane: Plane) -> None:
    """Write the figures above or below their points, those of targets beside their ticks."""
    told = set()
    for point in (*plane.order(), *plane.panel.planned):
        if (point.period, figure(point)) in told:  # published and computed growth that print alike
            continue
        told.add((point.period, figure(point)))
        row, column = _row(plane, point.value), _column(plane, point)
        below = plane.panel.below(point) or point.value < 0
        places = [row - 1, row + 1] if below else [row + 1, row - 1]
        any(plane.write(figure(point), column + 0.5, place) for place in places)
