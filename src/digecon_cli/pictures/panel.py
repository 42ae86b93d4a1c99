"""One panel of a chart (see charts.model): bars, or a line where they are many, over bands of a year each."""

from collections.abc import Mapping
from typing import NamedTuple

from .. import periods
from ..charts import axes
from ..charts.model import Line, Panel, Point
from ..pages.numbers import separated
from .canvas import SMALL, Drawing, fitting, width

_TOP, _YEARS = 18, 20  # room above for figures, below for years
_ROW = 24  # of a ranked bar
_LABELLED = 24  # pixels from one figure to the next from which every one may have its text
_OVER = 12  # pixels that a text may stand out at the sides


class Look(NamedTuple):
    """How a panel is drawn: its size, the ends of its axis where it shares one, and what it says.

    ``label`` tells it in words. ``below`` are words under years, by period (growth on the year before). With ``grid`` the
    axis has numbers and lines, and every bar its figure where there is room; without, the newest and the highest have.
    """

    wide: float
    high: float
    label: str
    ends: tuple[float, float] | None = None
    below: Mapping[str, str] = {}
    grid: bool = False
    kind: str = ""


def panel(told: Panel, look: Look) -> str:
    """Return a panel as an SVG element."""
    return _ranked(told, look) if told.across else _Plot(told, look).element()


class _Plot:
    """A panel in time. A point stands in the middle of the band of its period."""

    def __init__(self, told: Panel, look: Look) -> None:
        self.told, self.look = told, look
        self.drawing = Drawing(look.wide, look.high)
        self.ticks = axes.ticks(*look.ends) if look.ends else axes.levels(told, False)
        self.step = axes.steps(told)
        ats = [point.at for point in told.points]
        self.start, self.end = min(ats) - self.step / 2, max(ats) + self.step / 2
        self.left = max(width(separated(axes.tick_text(tick)), SMALL) for tick in self.ticks) + 8 if look.grid else 0.0
        self.foot = look.high - _YEARS - (16 if look.below else 0)
        self.bars = len(told.lines) == 1 and self.band >= 5

    @property
    def band(self) -> float:
        """Return how many pixels there are from one figure to the next."""
        return (self.look.wide - self.left) * self.step / (self.end - self.start)

    @property
    def bar(self) -> float:
        """Return how wide a bar is."""
        return min(56.0, self.band * 0.68)

    def x(self, at: float) -> float:
        return self.left + (at - self.start) / (self.end - self.start) * (self.look.wide - self.left)

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.foot - (value - low) / (high - low) * (self.foot - _TOP)

    def element(self) -> str:
        for tick in self.ticks if self.look.grid else ():
            self.drawing.line(self.left, self.y(tick), self.look.wide, self.y(tick), "g")
            self.drawing.text(self.left - 6, self.y(tick) + 4, separated(axes.tick_text(tick)), "s f", "end")
        for number, line in enumerate(self.told.lines):
            self._bars(line) if self.bars else self._line(line, number)
        self.drawing.line(self.left, self.y(0), self.look.wide, self.y(0), "a")
        for mark in self.told.breaks:
            x = self.x(mark.at)
            self.drawing.line(x, _TOP - 6, x, self.foot, "r")
        for line in self.told.lines:
            self._figures(line)
        self._years()
        return self.drawing.element(self.look.label, self.look.kind)

    def _bars(self, line: Line) -> None:
        for point in line.points:
            left, zero, end = self.x(point.at) - self.bar / 2, self.y(0), self.y(point.value)
            if point.kind == "planned":
                self.drawing.line(left - 3, end, left + self.bar + 3, end, "q")
                continue
            edge, kind = (0.75, "h") if point.kind == "partial" else (0, "b")
            high = abs(zero - end) - 2 * edge
            self.drawing.rect(left + edge, min(zero, end) + edge, self.bar - 2 * edge, high, kind)

    def _line(self, line: Line, number: int) -> None:
        for before, after, joined in zip(line.points, line.points[1:], line.joined[1:], strict=False):
            if joined:
                ends = (self.x(before.at), self.y(before.value), self.x(after.at), self.y(after.value))
                self.drawing.line(*ends, "o" if number % 2 else "l")
        for point in line.points:
            kind = ("d" if number % 2 else "b") if point.kind == "actual" else "h"
            self.drawing.dot(self.x(point.at), self.y(point.value), kind, 2 if self.band < 12 else 3)

    def _figures(self, line: Line) -> None:
        """Write the newest figure, the earliest and the extremes first, and with a grid as many more as find room."""
        told = [point for point in line.points if point.kind != "planned" or not self._hidden(point, line)]
        newest = next((point for point in reversed(told) if point.kind != "planned"), told[-1])
        points = [newest, told[0]]
        points += [most(told, key=lambda point: point.value) for most in (max, min)][: 1 + (self.ticks[0] < 0)]
        points += told[::-1] if self.look.grid and self.band > _LABELLED else ()
        taken: list[tuple[float, float]] = []
        for point in dict.fromkeys(points):
            size = width(point.text, SMALL)
            x = min(max(self.x(point.at), self.left + size / 2 - _OVER), self.look.wide + _OVER - size / 2)
            if all(x + size / 2 + 3 < left or x - size / 2 - 3 > right for left, right in taken):
                taken.append((x - size / 2, x + size / 2))
                kind = "s w" if point is newest else "s"
                self.drawing.text(x, self._clear(point, line, size), point.text, kind, "middle")

    def _clear(self, point: Point, line: Line, size: float) -> float:
        """Return where the text of a point stands clear of the bars beside it: beyond the longest of them."""
        reach = (size + self.bar) / 2
        near = [one.value for one in line.points if self.bars and abs(self.x(one.at) - self.x(point.at)) < reach]
        if point.value < 0:
            return self.y(min(point.value, *near, 0.0)) + 14
        return self.y(max(point.value, *near, 0.0)) - 5

    def _hidden(self, point: Point, line: Line) -> bool:
        """Say a target whose year has a bar beside it, where there is room; it has no place of its own then."""
        if all(other is point or other.at != point.at for other in line.points):
            return False
        x = self.x(point.at) + self.bar / 2 + 7
        if x + width(point.text, SMALL) < self.x(point.at) + self.band / 2 + 4:
            self.drawing.text(x, self.y(point.value) + 4, point.text, "s f")
        return True

    def _years(self) -> None:
        """Write years or periods below their bands: the newest, then as many as find room."""
        found = {point.at: point.period for line in self.told.lines for point in line.points[::-1]}
        words = [periods.label(period) for period in found.values()]
        room = max(*(width(word, SMALL) for word in words), *map(width, self.look.below.values()), 0.0) + 6
        every = max(1, -int(-room // self.band))
        for at, period in sorted(found.items(), reverse=True)[::every]:
            word = periods.label(period)
            size = width(word, SMALL)
            x = min(max(self.x(at), size / 2 - _OVER), self.look.wide + _OVER - size / 2)
            self.drawing.text(x, self.foot + 15, word, "s f", "middle")
            if told := self.look.below.get(period):
                self.drawing.text(x, self.foot + 31, told, "s w", "middle")


def _ranked(told: Panel, look: Look) -> str:
    """Return a bar for each series, the highest on top, its name at the left and its figure at its end."""
    values = [line.points[0] for line in told.lines]
    names = min(look.wide * 0.45, max(width(line.name) for line in told.lines) + 8)
    texts = max(width(point.text) for point in values) + 8
    drawing = Drawing(look.wide, len(values) * _ROW + 2)
    most = max(abs(point.value) for point in values) or 1.0
    for row, (line, point) in enumerate(zip(told.lines, values, strict=True)):
        y = row * _ROW
        size = abs(point.value) / most * (look.wide - names - texts)
        drawing.text(names - 8, y + 16, fitting(line.name, names), anchor="end")
        drawing.rect(names, y + 3, max(1.0, size), _ROW - 7, "b" if point.kind == "actual" else "h")
        drawing.text(names + size + 6, y + 16, point.text, "s w")
    return drawing.element(look.label, look.kind)
