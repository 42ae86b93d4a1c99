"""The plane of a panel in characters: where a value stands in it, what is taken, and the frame around it."""

from plotille import Canvas  # type: ignore[import-untyped]

from ...ask.options import RenderOptions
from .. import axes
from ..model import Panel, Point
from .signs import signs_of
from .timeline import Timeline, around

# The first line has the terminal's own ink, legible on any background; each line has a mark of its own too.
_COLORS = (None, "magenta", "green", "red", "cyan", "blue")


class Plane:
    """One panel on its canvas, in cells from the lower left; ``set_height`` says how many rows there are."""

    def __init__(self, panel: Panel, width: int, look: RenderOptions) -> None:
        self.panel, self.look, self.signs = panel, look, signs_of(look)
        self.ticks = axes.levels(panel, look.bounds)
        self.margin = max(len(axes.tick_text(tick)) for tick in self.ticks) + 1
        self.width = width - self.margin
        self.time = Timeline(panel, self.width)
        self.taken: set[tuple[int, int]] = set()

    def set_height(self, height: int) -> None:
        """Make the canvas; rows stay free for what is written beyond the highest and the lowest figure."""
        low, high = self.ticks[0], self.ticks[-1]
        floor = int(low < 0)
        room = height - floor - 1 - self._targets_below() - bool(self.panel.breaks)
        self.height = height
        self.canvas = Canvas(self.width, height, 0, 0, self.width * 2, height * 4)
        self.base = max(low, 0.0)
        self.zero = floor + (round(room * -low / (high - low)) if low < 0 else 0)
        up, down = room - self.zero + floor, self.zero - floor
        scales = [(up, high - self.base)] if high > self.base else []
        self._scale = min([*scales, (down, -low)] if low < 0 else scales, key=lambda one: one[0] / one[1])

    def _targets_below(self) -> int:
        """Return 1 where a target lies under a figure of its period, above which its label needs a row."""
        return int(any(map(self.figure, self.panel.planned)))

    def figure(self, planned: Point) -> Point | None:
        """Return the figure of the period of a target or a forecast."""
        return next((one for one in self.panel.actual if one.period == planned.period), None)

    def above(self, value: float) -> float:
        """Return how many cells a value lies above zero; below it, a negative number."""
        cells, reach = self._scale  # divided first: the quotient of the two may be beyond what a float holds
        return (value - self.base) / reach * cells

    def color(self, number: int) -> str | None:
        """Return the colour of a line by its number."""
        return _COLORS[number % len(_COLORS)] if self.look.color else None

    def text(self, text: str, column: int, row: int, color: str | None = None) -> None:
        """Write a text from a cell on, whatever stands there."""
        self.canvas.text(column * 2, row * 4, text, color=color)
        self.taken |= {(column + i, row) for i in range(len(text))}

    def write(self, text: str, middle: float, row: int) -> bool:
        """Write a text around a place if nothing stands there or right beside, and say whether it was written."""
        left = around(middle, text, self.width)
        beside = {(column, row) for column in range(left - 1, left + len(text) + 1)}
        free_rows = self.height - bool(self.panel.breaks)
        if left < 0 or beside & self.taken or not 0 <= row < free_rows:
            return False
        self.text(text, left, row)
        return True

    def marks(self) -> None:
        """Write what is refused beside zero, and draw the breaks, their numbers above the drawing."""
        for middle, mark in self.time.refusals():
            text = f"{self.signs.refused}[{mark.note}]"
            any(self.write(text, middle, row) for row in sorted(range(self.height), key=lambda at: abs(at - self.zero)))
        end = self.width
        for mark in sorted(self.panel.breaks, reverse=True):
            cell = self.time.rift(mark)
            for row in range(self.height - 1):
                if (cell, row) not in self.taken:
                    self.text(self.signs.rift, cell, row)
            number = f"[{mark.note}]"
            left = min(cell - len(number) // 2, end - len(number))
            if left >= 0:
                self.text(number, left, self.height - 1)
                end = left

    def order(self) -> list[Point]:
        """Return the points as their figures are to be written: newest, highest and lowest, first, then the others."""
        found: list[Point] = []
        for line in self.panel.lines:
            if points := line.actual:
                extremes = [most(points, key=lambda point: point.value) for most in (max, min)]
                found += [points[-1], *extremes, points[0]]
        return list(dict.fromkeys([*found, *reversed(self.panel.actual)]))

    def frame(self, row_of_tick: dict[int, str]) -> list[str]:
        """Return the drawing with its axes; ``row_of_tick`` has what stands beside a row."""
        axis = self.signs.axis
        told = [f"{row_of_tick.get(row, ''):>{self.margin - 1}}{axis.upright}" for row in range(self.height)]
        drawn = self.canvas.plot("\n").split("\n")
        body = [head + row for head, row in zip(reversed(told), drawn, strict=True)]
        below = self.time.below(axis, self.margin)
        if -1 in row_of_tick:  # zero is the axis itself
            below[0] = f"{row_of_tick[-1]:>{self.margin - 1}}" + below[0][self.margin - 1 :]
        return body + below
