"""Growth as dumbbells: of each series the published and the computed rate as two marks on one axis."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..charts.axes import tick_text, ticks
from ..present.lines import cut
from .canvas import SIZE, Drawing, width

_ROW, _FOOT, _HEAD = 26, 24, 6
_LEAST = 120  # pixels of the axis


class Dumbbell(NamedTuple):
    """One series: its name, both rates (None: there is none) with their bounds, and what stands at the end of the line."""

    name: str
    published: float | None
    computed: float | None
    low: float | None
    high: float | None
    text: str


def dumbbells(rows: Sequence[Dumbbell], wide: float, label: str, kind: str = "") -> str:
    """Return the rows below each other on one axis of per cent that holds zero; names stand above where room is short."""
    ends = [end for row in rows for end in (row.published, row.computed, row.low, row.high) if end is not None]
    marks = ticks(min(0.0, *ends), max(0.0, *ends))
    names = max(width(row.name) for row in rows) + 8
    texts = max(width(row.text) for row in rows) + 10
    above = wide - names - texts < _LEAST
    left, step = (8.0, _ROW + 14) if above else (names, _ROW)
    right = wide - texts - 6
    drawing = Drawing(wide, _HEAD + len(rows) * step + _FOOT)
    foot = _HEAD + len(rows) * step

    def x(value: float) -> float:
        return left + 6 + (value - marks[0]) / (marks[-1] - marks[0]) * (right - left - 12)

    for mark in marks:
        drawing.line(x(mark), _HEAD, x(mark), foot, "a" if mark == 0 else "g")
        drawing.text(x(mark), foot + 15, tick_text(mark), "s f", "middle")
    for number, row in enumerate(rows):
        y = _HEAD + number * step + step - _ROW / 2
        name = cut(row.name, int(wide / SIZE / 0.56))
        drawing.text(0, y - 15 if above else y + 4, name)
        _marks(drawing, row, x, y)
        drawing.text(right + 10, y + 4, row.text, "s")
    return drawing.element(label, kind)


def _marks(drawing: Drawing, row: Dumbbell, x: Callable[[float], float], y: float) -> None:
    if row.low is not None and row.high is not None:
        drawing.line(x(row.low), y, x(row.high), y, "o")
    if row.published is not None and row.computed is not None:
        drawing.line(x(row.published), y, x(row.computed), y, "j")
    if row.computed is not None:
        drawing.dot(x(row.computed), y, "c", 5.5)
    if row.published is not None:
        drawing.dot(x(row.published), y, "b", 3.5)
