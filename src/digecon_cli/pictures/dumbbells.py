"""Growth as dumbbells: of each series the published and the computed rate as two marks on one axis."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..charts.axes import tick_text, ticks
from ..intervals import Interval
from .canvas import Drawing, fitting, width

_ROW, _FOOT, _HEAD = 26, 24, 6
_LEAST = 120  # pixels of the axis


class Dumbbell(NamedTuple):
    """One series: its name, both rates (None: there is none), and what stands at the end of the line."""

    name: str
    published: float | None
    computed: Interval | None
    text: str

    @property
    def rate(self) -> float:
        """Return the rate that is published, else the computed one."""
        return self.computed.value if self.published is None and self.computed else self.published or 0.0


def dumbbells(rows: Sequence[Dumbbell], wide: float, label: str, kind: str = "") -> str:
    """Return the rows below each other on one axis of per cent that holds zero; names stand above where room is short."""
    computed = [row.computed for row in rows if row.computed]
    ends = [row.published for row in rows if row.published is not None]
    ends += [end for one in computed for end in (one.value, one.low, one.high)]
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
        drawing.text(0, y - 15 if above else y + 4, fitting(row.name, wide))
        _marks(drawing, row, x, y)
        drawing.text(right + 10, y + 4, row.text, "s")
    return drawing.element(label, kind)


def _marks(drawing: Drawing, row: Dumbbell, x: Callable[[float], float], y: float) -> None:
    if row.computed:
        drawing.line(x(row.computed.low), y, x(row.computed.high), y, "o")
        if row.published is not None:
            drawing.line(x(row.published), y, x(row.computed.value), y, "j")
        drawing.dot(x(row.computed.value), y, "c", 5.5)
    if row.published is not None:
        drawing.dot(x(row.published), y, "b", 3.5)
