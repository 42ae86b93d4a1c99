"""One panel in characters: bars of blocks, or points joined by braille dots, over a time axis with a band per year."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import ceil, gcd
from typing import NamedTuple

from plotille import Canvas  # type: ignore[import-untyped]

from ..ask.options import RenderOptions
from ..core import periods
from ..document import BREAK, REFUSED
from ..pages.series import grouped
from .model import BETWEEN, MOST_STEPS, ChartLine, Mark, Panel, Point, tick_text
from .spark import BLOCKS

# The first line has the terminal's own ink, legible on any background; each line also has its own mark.
_COLORS = (None, "magenta", "green", "red", "cyan", "blue")
EIGHTHS = len(BLOCKS)
WIDEST = 9  # cells of a bar
YEAR_ROOM = 5  # cells of a year's label with a space
LEAST_COLUMN = 2  # cells of a column with a bar and a gap
LEAST_TICKED = 3  # cells that a year needs to have a tick of its own
STEPS = (1, 2, 5, 10, 20, 50, 100)
ENOUGH = 0.8  # of the rows that the drawing could fill at most


class Axis(NamedTuple):
    """The characters of the axes: vertical, corner, horizontal, and the tick where a year begins."""

    vertical: str
    corner: str
    horizontal: str
    tick: str


class ChartSigns(NamedTuple):
    """The characters of a drawing apart from braille; in ASCII the marks are letters, hollow ones in lower case."""

    actual: str
    hollow: str
    planned: str
    both: str
    refused: str
    break_sign: str
    bar: str
    part: str  # a bar for part of a year
    under: str  # the end of a bar below zero that fills half a cell
    axis: Axis


UNICODE = ChartSigns("●■▲◆▼★", "○□△◇▽☆", "━", "◉", REFUSED, BREAK, "█", "░", "▀", Axis("│", "└", "─", "┬"))
ASCII = ChartSigns("ABCDEF", "abcdef", "=", "@", "x", ":", "#", ".", "#", Axis("|", "+", "-", "+"))
MOST_LINES = len(UNICODE.actual)


def signs_of(look: RenderOptions) -> ChartSigns:
    """Return the characters that a terminal can show."""
    return ASCII if look.ascii else UNICODE


# --- the time axis ----------------------------------------------------------------------------------------------------


class YearColumns(NamedTuple):
    """The columns of a year, from ``first`` up to but not including ``after``."""

    year: int
    first: int
    after: int


class Timeline:
    """The columns of a panel, from left to right without a gap; a missing period has an empty column.

    The part of a year beside the whole year has a column of its own before it, so that neither hides the other.
    ``has_bars`` says whether the panel is drawn as bars, that is, whether it suits bars and each of them fits into its
    column.
    """

    def __init__(self, panel: Panel, width: int) -> None:
        self.width = width
        self._years: list[YearColumns] = []
        self.columns: dict[str, int] = {}
        ends = {point.period: periods.span(point.period).end for point in panel.points}
        refused = [_end(mark, panel, ends) for mark in panel.refused]
        yearly = any(periods.frequency(period) == "A" for period in ends)
        first = min((*ends.values(), *refused))
        step = 12 if yearly else gcd(12, *(end - first for end in (*ends.values(), *refused)))
        origin = (first - 1) // 12 * 12 + 12 if yearly else first
        groups = grouped(sorted(ends, key=periods.order), lambda period: -(-(ends[period] - origin) // step))
        self._refused = {-(-(end - origin) // step): mark for end, mark in zip(refused, panel.refused, strict=True)}
        self._last: dict[int, int] = {}  # the last column of each group
        self._set_columns(groups, origin, step)
        self.column_width = width / self.count  # in cells
        whole = width // self.count
        self.has_bars = panel.bars and whole >= LEAST_COLUMN
        if self.has_bars:  # whole cells, so that all bars are equally wide
            self.column_width = whole
        self._at = sorted((point.at, self.columns[point.period]) for point in panel.points)
        self.newest = max((ends[point.period] - 1) // 12 for point in panel.actual or panel.points)

    def _set_columns(self, groups: dict[int, list[str]], origin: int, step: int) -> None:
        count = 0
        every = (*groups, *self._refused)
        by_year = groupby(range(min(every), max(every) + 1), lambda group: (origin + group * step - 1) // 12)
        for year, numbers in by_year:
            first = count
            for number in numbers:
                for period in groups.get(number, [""]):
                    self.columns[period] = count
                    count += 1
                self._last[number] = count - 1
            self._years.append(YearColumns(year, first, count))
        self.columns.pop("", None)
        self.count = count

    def edge(self, column: int) -> int:
        """Return the first cell of a column."""
        return int(column * self.column_width)

    def middle(self, period: str) -> float:
        """Return the middle of a period's column, in cells."""
        return (self.columns[period] + 0.5) * self.column_width

    def refusals(self) -> list[tuple[float, Mark]]:
        """Return the middle of each column with a refused value, in cells, with its mark."""
        return [((self._last[group] + 0.5) * self.column_width, mark) for group, mark in self._refused.items()]

    def break_sign(self, mark: Mark) -> int:
        """Return the cell of a break: halfway between the figures that it separates, at the end of a column."""
        before = max((column for at, column in self._at if at < mark.at), default=0)
        after = min((column for at, column in self._at if at > mark.at), default=self.count)
        return max(0, self.edge((before + after + 1) // 2) - 1)

    def below(self, axis: Axis, margin: int) -> list[str]:
        """Return the lines below the plane: the axis with a tick at each year, parts of years if any, and the years."""
        room = self.width / len(self._years)
        step = next(step for step in STEPS if step * room >= YEAR_ROOM or step == STEPS[-1])
        named = [columns for columns in self._years if (self.newest - columns.year) % step == 0]
        horizontal = [axis.horizontal] * self.width
        for columns in self._years if room >= LEAST_TICKED else named:
            horizontal[self.edge(columns.first)] = axis.tick
        years = [((columns.first + columns.after) / 2 * self.column_width, str(columns.year)) for columns in named]
        parts = [(self.middle(period), part) for period, part in self._parts()]
        rows = [_label_line(parts, self.width)] if parts else []
        rows.append(_label_line(years, self.width))
        return [" " * (margin - 1) + axis.corner + "".join(horizontal), *(" " * margin + row for row in rows)]

    def _parts(self) -> list[tuple[str, str]]:
        """Return the periods that are parts of years, with their labels: ``H1``, ``9M``."""
        labels = [(period, periods.label(period).partition("-")[2]) for period in self.columns]
        return [(period, part) for period, part in labels if part]

    @property
    def lines_below(self) -> int:
        """Return the number of lines that ``below`` returns."""
        return 3 if self._parts() else 2


def _end(mark: Mark, panel: Panel, ends: dict[str, int]) -> int:
    """Return the end of a mark's period in months, extrapolated from the period of the nearest figure."""
    near = min(panel.points, key=lambda point: (point.kind == "partial", abs(point.at - mark.at)))
    return round((mark.at - near.at) * 12) + ends[near.period]


def centered_start(middle: float, text: str, width: int) -> int:
    """Return the first cell of a text centered at ``middle`` in ``width`` cells; negative if the text is too long."""
    return min(max(0, int(middle - len(text) / 2 + 0.5)), width - len(text))


def _label_line(texts: list[tuple[float, str]], width: int) -> str:
    """Return a line with each text centered at its position, from right to left, without those that would overlap."""
    row = [" "] * width
    for middle, text in reversed(texts):
        left = centered_start(middle, text, width)
        if left >= 0 and not "".join(row[max(0, left - 1) : left + len(text) + 1]).strip():
            row[left : left + len(text)] = text
    return "".join(row)


# --- the plane --------------------------------------------------------------------------------------------------------


class PanelPlane:
    """The plane of a panel, in cells from the lower left; ``set_height`` sets its number of rows."""

    def __init__(self, panel: Panel, look: RenderOptions, margin: int, time: Timeline) -> None:
        self.panel, self.look, self.signs = panel, look, signs_of(look)
        self.ticks = panel.levels(look.bounds)
        self.margin, self.time, self.width = margin, time, time.width
        self.taken: set[tuple[int, int]] = set()
        self.has_both = len(panel.lines) > 1  # whether one sign stands for two marks; until it is drawn, perhaps

    def set_height(self, height: int) -> None:
        """Create the canvas, with rows left free for labels above the highest and below the lowest figure."""
        self.height = height
        self.canvas = Canvas(self.width, height, 0, 0, self.width * 2, height * 4)
        targets = 1 if any(map(self.actual_of, self.panel.planned)) else 0  # labeled above the figure of their period
        room = max(1, height - 1 - targets - (1 if self.panel.breaks else 0))
        reach = self.panel.reach
        every = [self.panel.levels(self.look.bounds, most) for most in range(MOST_STEPS, 0, -1)]
        floors = [1 if ticks[0] < 0 else 0 for ticks in every]
        rows = [(room - floor) // (len(ticks) - 1) for ticks, floor in zip(every, floors, strict=True)]
        filled = [
            (reach.high - reach.low) / (ticks[1] - ticks[0]) * own for ticks, own in zip(every, rows, strict=True)
        ]
        # As many ticks as can be a whole number of rows apart without leaving much of the height empty.
        best = next(number for number, own in enumerate(filled) if own >= ENOUGH * max(filled))
        self.ticks, low = every[best], every[best][0]
        step = self.ticks[1] - self.ticks[0]
        self.base = max(low, 0.0)
        self.zero = floors[best] + (round(-low / step) * rows[best] if low < 0 else 0)
        self._scale = (rows[best], step) if rows[best] else (room, self.ticks[-1] - low)

    def actual_of(self, planned: Point) -> Point | None:
        """Return the actual figure of the period of a target or a forecast."""
        return next((point for point in self.panel.actual if point.period == planned.period), None)

    def above(self, value: float) -> float:
        """Return the number of cells between zero and a value; negative below zero."""
        cells, reach = self._scale  # divided first: the quotient of the two may exceed the range of a float
        return (value - self.base) / reach * cells

    def color(self, number: int) -> str | None:
        """Return the color of a line by its number; None without color."""
        return _COLORS[number % len(_COLORS)] if self.look.color else None

    def text(self, text: str, column: int, row: int, color: str | None = None) -> None:
        """Write a text from a cell on, over whatever is there."""
        self.canvas.text(column * 2, row * 4, text, color=color)
        self.taken |= {(column + i, row) for i in range(len(text))}

    def write(self, text: str, middle: float, row: int) -> bool:
        """Write a text centered at ``middle`` unless it would touch another, and return whether it was written."""
        left = centered_start(middle, text, self.width)
        beside = {(column, row) for column in range(left - 1, left + len(text) + 1)}
        free_rows = self.height - (1 if self.panel.breaks else 0)
        if left < 0 or beside & self.taken or not 0 <= row < free_rows:
            return False
        self.text(text, left, row)
        return True

    def marks(self) -> None:
        """Write the marks of refused values near zero, and draw the breaks with their numbers above the drawing."""
        for middle, mark in self.time.refusals():
            text = f"{self.signs.refused}[{mark.note}]"
            any(self.write(text, middle, row) for row in sorted(range(self.height), key=lambda at: abs(at - self.zero)))
        end = self.width
        for mark in sorted(self.panel.breaks, reverse=True):
            among_lines = len(self.panel.lines) > 1 and mark.line != BETWEEN
            cell = self.time.break_sign(mark)
            for row in self._break_rows(mark) if among_lines else range(self.height - 1):
                if (cell, row) not in self.taken:
                    self.text(self.signs.break_sign, cell, row, self.color(mark.line) if among_lines else None)
            number = f"[{mark.note}]"
            left = min(cell - len(number) // 2, end - len(number))
            if left >= 0:
                self.text(number, left, self.height - 1)
                end = left

    def _break_rows(self, mark: Mark) -> range:
        """Return the rows of a break of one line among among_lines: those about its two figures."""
        rows = [self.zero + int(self.above(value)) for value in mark.values]
        return range(max(0, min(rows) - 1), min(self.height - 1, max(rows) + 2))

    def order(self) -> list[Point]:
        """Return the points in labeling order: newest, highest, lowest and first, then the rest."""
        found: list[Point] = []
        for line in self.panel.lines:
            if points := line.actual:
                extremes = [most(points, key=lambda point: point.value) for most in (max, min)]
                found += [points[-1], *extremes, points[0]]
        return list(dict.fromkeys([*found, *reversed(self.panel.actual)]))

    def frame(self, row_of_tick: dict[int, str]) -> list[str]:
        """Return the drawing with its axes; ``row_of_tick`` holds the label to the left of a row."""
        axis = self.signs.axis
        heads = [f"{row_of_tick.get(row, ''):>{self.margin - 1}}{axis.vertical}" for row in range(self.height)]
        rows = self.canvas.plot("\n").split("\n")
        body = [head + row for head, row in zip(reversed(heads), rows, strict=True)]
        below = self.time.below(axis, self.margin)
        if -1 in row_of_tick:  # zero lies on the axis itself
            below[0] = f"{row_of_tick[-1]:>{self.margin - 1}}" + below[0][self.margin - 1 :]
        return body + below


def plane_of(panel: Panel, width: int, look: RenderOptions) -> "BarPlane | LinePlane":
    """Return the plane of a panel over time: for bars if they suit it and fit, else for lines."""
    every = {tick for most in range(1, MOST_STEPS + 1) for tick in panel.levels(look.bounds, most)}
    margin = max(len(tick_text(tick)) for tick in every) + 1
    time = Timeline(panel, width - margin)
    return (BarPlane if time.has_bars else LinePlane)(panel, look, margin, time)


class BarPlane(PanelPlane):
    """A panel of one series as bars from zero, in block characters."""

    def draw(self) -> list[str]:
        """Return the lines of the drawing, with its axes."""
        for point in self.panel.actual:
            self._bar(point)
        for point in self.panel.planned:
            self._tick(point)
        self.marks()
        for point in self.order():
            self._write(point, point.text, [self._end(point)])
        for point in self.panel.planned:
            self._label(point)
        return self.frame({round(self.above(tick)) - 1 + self.zero: tick_text(tick) for tick in self.ticks})

    def _cells(self, point: Point) -> range:
        """Return the cells of a bar: most of its column, the last cell of which stays free."""
        room = int(self.time.column_width)
        width = min(WIDEST, room - max(1, room // 4))
        left = self.time.edge(self.time.columns[point.period]) + (room - width) // 2
        return range(left, left + width)

    def _write(self, point: Point, text: str, rows: Sequence[int]) -> None:
        """Write a text near the middle of a bar, in the first of these rows that has room."""
        cells = self._cells(point)
        middle = (cells.start + cells.stop) / 2
        any(self.write(text, middle + shift, row) for row in rows for shift in (0, -1, 1, -2, 2))

    def _rows(self, point: Point) -> list[str]:
        """Return the characters of a bar from zero outwards: whole cells, then the remaining eighths or half."""
        if not point.value:
            return []
        size = abs(self.above(point.value))
        if point.kind == "partial" or self.look.ascii:
            return [self.signs.part if point.kind == "partial" else self.signs.bar] * max(1, round(size))
        whole, rest = divmod(max(1, round(size * EIGHTHS)), EIGHTHS)
        bar = [self.signs.bar] * whole
        if point.value < 0:
            return [*bar, self.signs.under] if rest >= EIGHTHS // 2 or not whole else bar
        return [*bar, BLOCKS[rest - 1]] if rest else bar

    def _bar(self, point: Point) -> None:
        cells = self._cells(point)
        for i, sign in enumerate(self._rows(point)):
            row = self.zero + i if point.value >= 0 else self.zero - 1 - i
            self.text(sign * len(cells), cells.start, row, self.color(0))

    def _end(self, point: Point) -> int:
        """Return the row beyond the end of a bar."""
        size = len(self._rows(point))
        return self.zero + size if point.value >= 0 else self.zero - 1 - size

    def _tick_row(self, point: Point) -> int:
        """Return the row of a target: the one whose upper edge it is, or within which it ends."""
        size = self.above(point.value)
        return self.zero + (max(0, ceil(size) - 1) if size >= 0 else min(-1, -ceil(-size)))

    def _tick(self, point: Point) -> None:
        """Draw a target as a tick across its column, extending beyond the sides of a bar that hides it."""
        cells, row = self._cells(point), self._tick_row(point)
        for cell in range(max(0, cells.start - 1), min(self.width, cells.stop + 1)):
            if (cell, row) not in self.taken:
                self.text(self.signs.planned, cell, row)

    def _label(self, point: Point) -> None:
        """Write a target above its tick; if a bar is in the way, above the figure of that bar, with the tick's sign."""
        actual, row = self.actual_of(point), self._tick_row(point)
        if actual and self._end(actual) > row:
            above = self._end(actual)
            self._write(point, self.signs.planned + point.text, [above + 1, above + 2])
        else:
            self._write(point, point.text, [row + 1, row - 1])


class LinePlane(PanelPlane):
    """A panel as points, joined by braille dots where their figures compare."""

    def draw(self) -> list[str]:
        """Return the lines of the drawing, with its axes."""
        lines = list(enumerate(self.panel.lines))
        self.has_both = False
        if self.ticks[0] < 0:
            self.canvas.line(0, self._dot(0), self.width * 2 - 1, self._dot(0))
        for number, line in lines:
            self._join(number, line)
        for number, line in lines:
            for point in line.planned:  # a mark hides a tick rather than the other way round
                self._tick(number, point)
        spots: set[tuple[int, int]] = set()
        for number, line in lines:
            for point in line.actual:
                self._point(number, line, point, spots)
        if self.panel.changes:
            self._pairs()
        self.marks()
        if self.ticks[0] < 0:  # no label may cover the zero line
            self.taken |= {(column, self._row(0)) for column in range(self.width)}
        self._labels()
        return self.frame({self._row(tick): tick_text(tick) for tick in self.ticks})

    def mark(self, number: int, line: ChartLine, kind: str = "actual") -> str:
        """Return the mark of a line's points: hollow for part of a year, and for computed rates of growth."""
        hollow = line.computed if self.panel.changes else kind == "partial"
        return (self.signs.hollow if hollow else self.signs.actual)[0 if line.computed else number]

    def _dot(self, value: float) -> int:
        """Return the height of a value in dots, four per cell."""
        return round((self.zero + self.above(value)) * 4)

    def _row(self, value: float) -> int:
        return min(self.height - 1, self._dot(value) // 4)

    def _column(self, point: Point) -> int:
        return min(self.width - 1, int(self.time.middle(point.period)))

    def _join(self, number: int, line: ChartLine) -> None:
        """Draw a line through the points that compare, and their bounds if asked for.

        Computed growth is joined only where no growth is published, since the published line already shows the trend.
        """
        color = self.color(number)
        published = {point.period for other in self.panel.lines if not other.computed for point in other.points}
        for (before, after), joined in zip(pairwise(line.points), line.joined[1:], strict=True):
            beside = line.computed and self.panel.changes and {before.period, after.period} <= published
            if joined and not beside:  # a planned figure is never joined
                ends = [(self._column(point) * 2, self._dot(point.value)) for point in (before, after)]
                self.canvas.line(*ends[0], *ends[1], color=color)
        for point in line.points:
            if self.look.bounds and point.low is not None and point.high is not None:
                x = self._column(point) * 2
                self.canvas.line(x, self._dot(point.low), x, self._dot(point.high), color=color)

    def _tick(self, number: int, point: Point) -> None:
        """Draw a target or forecast as a tick, wider than a mark."""
        left = min(max(0, self._column(point) - 1), self.width - 3)
        self.text(self.signs.planned * 3, left, self._row(point.value), self.color(number))

    def _point(self, number: int, line: ChartLine, point: Point, spots: set[tuple[int, int]]) -> None:
        """Draw the mark of a point, or where ``spots`` has one of another line the sign for both; add its own."""
        spot = self._column(point), self._row(point.value)
        self.has_both = self.has_both or spot in spots
        sign = self.signs.both if spot in spots else self.mark(number, line, point.kind)
        spots.add(spot)
        self.text(sign, *spot, self.color(0 if sign == self.signs.both else number))

    def _pairs(self) -> None:
        """Connect the published and the computed mark of each period, unless one sign stands for both."""
        published = {point.period: point for line in self.panel.lines if not line.computed for point in line.points}
        for point in (point for line in self.panel.lines if line.computed for point in line.points):
            other = published.get(point.period)
            if other is None:
                continue
            low, high = sorted((self._row(point.value), self._row(other.value)))
            for row in range(low + 1, high):
                self.text(self.signs.axis.vertical, self._column(point), row)

    def _labels(self) -> None:
        """Write the figures above or below their points, and those of targets beside their ticks."""
        written = set()
        for point in (*self.order(), *self.panel.planned):
            if (point.period, point.text) in written:  # published and computed growth with the same digits
                continue
            written.add((point.period, point.text))
            row, column = self._row(point.value), self._column(point)
            below = self.panel.below(point) or point.value < 0
            places = [row - 1, row + 1] if below else [row + 1, row - 1]
            any(self.write(point.text, column + 0.5, place) for place in places)
