"""Charts in a terminal, drawn with plotille: bars from zero, or marks joined where figures may be compared."""

from itertools import pairwise, zip_longest
from typing import NamedTuple

from plotille import Canvas  # type: ignore[import-untyped]

from ..messages import phrase
from ..present.options import RenderOptions
from . import axes
from .model import Chart, Line, Panel, Point
from .screen_text import bold, cells, pad, wrap

NARROWEST = 36  # cells of a panel beside another
GAP = 3
LEAST_STEP, HOLLOW_STEP = 4, 7  # dots from bar to bar; a hollow one needs room inside
WIDEST = 8  # dots of half a bar


class Signs(NamedTuple):
    """The characters that are drawn besides dots; in ASCII a line has a letter, small where the figure is hollow."""

    actual: str
    hollow: str
    planned: str
    both: str
    refused: str
    rift: str
    axis: tuple[str, str, str]  # upright, corner, flat


_UNICODE = Signs("●■▲◆", "○□△◇", "☆", "◉", "×", "╎", ("│", "└", "─"))
_ASCII = Signs("ABCD", "abcd", "?", "@", "x", ":", ("|", "+", "-"))
# The first line has the terminal's own ink, legible on any background; each line has a mark of its own too.
_COLORS = (None, "magenta", "green", "red")
_BRAILLE = 0x2800


def draw(chart: Chart, look: RenderOptions, height: int = 12) -> str:
    """Return the chart as text, no line wider than ``look.width``; ``height`` is that of one panel's drawing."""
    signs = _ASCII if look.ascii else _UNICODE
    across = 2 if len(chart.panels) > 1 and look.width >= 2 * NARROWEST + GAP else 1
    width = (look.width - GAP * (across - 1)) // across
    drawn = [
        _across(panel, width, look) if panel.across else _Drawing(panel, width, height, look, signs).lines()
        for panel in chart.panels
    ]
    out = []
    if len(chart.panels) > 1:
        out += [*(bold(line, look) for line in wrap(chart.title, look.width)), ""]
    for at in range(0, len(drawn), across):
        row = drawn[at : at + across]
        top = max(len(head) for head, _ in row)
        columns = [[*head, *[""] * (top - len(head)), *body] for head, body in row]
        for parts in zip_longest(*columns, fillvalue=""):
            *left, last = parts
            out.append("".join(pad(cell, width + GAP) for cell in left) + last)
        out.append("")
    for note in (*_legend(chart, signs, look.lang), *chart.notes, chart.sources):
        out += wrap(note, look.width)
    return "".join(_dots(line, look.ascii).rstrip() + "\n" for line in out)


class _Drawing:
    """One panel on its canvas. Coordinates are the canvas' dots: two across and four up in each cell."""

    def __init__(self, panel: Panel, width: int, height: int, look: RenderOptions, signs: Signs) -> None:
        self.panel, self.look, self.signs = panel, look, signs
        points = [point for line in panel.lines for point in line.points]
        self.ticks = axes.levels(panel, look.bounds)
        self.margin = max(len(axes.tick_text(tick)) for tick in self.ticks) + 1
        self.width, self.height = width - self.margin, height
        self.start, end = axes.reach(panel)
        self.years = end - self.start
        ats = sorted({point.at for point in points})
        # Dots from one figure to the next; where bars and their gaps would not find room, marks are drawn.
        self.step = min((b - a for a, b in pairwise(ats)), default=1.0) * self.width * 2 / self.years
        hollow = any(point.kind == "partial" for point in points)
        self.bars = panel.bars and self.step >= (HOLLOW_STEP if hollow else LEAST_STEP)
        self.canvas = Canvas(self.width, height, 0, 0, self.width * 2, height * 4)
        self.taken: set[tuple[int, int]] = set()

    def x(self, at: float) -> int:
        return min(self.width * 2 - 1, round((at - self.start) / self.years * self.width * 2))

    def y(self, value: float) -> int:
        low, high = self.ticks[0], self.ticks[-1]
        return round((value - low) / (high - low) * (self.height * 4 - 5))  # a row stays free for the topmost label

    def color(self, number: int) -> str | None:
        return _COLORS[number % len(_COLORS)] if self.look.color else None

    def lines(self) -> tuple[list[str], list[str]]:
        """Return the lines above the drawing and those of the drawing with its axes."""
        zero = self.y(0)
        if self.ticks[0] < 0:
            self.canvas.line(0, zero, self.width * 2 - 1, zero)
        for number, line in enumerate(self.panel.lines):
            if self.bars:
                self._bars(line)
            else:
                self._marks(number, line)
        if self.panel.changes:
            self._both()
        for mark in self.panel.refused:
            self._write(f"{self.signs.refused}[{mark.note}]", self.x(mark.at), zero // 4)
        for mark in self.panel.breaks:
            for row in range(self.height - 1):
                if (self.x(mark.at) // 2, row) not in self.taken:
                    self.canvas.text(self.x(mark.at), row * 4, self.signs.rift)
            self._write(f"[{mark.note}]", self.x(mark.at), self.height - 1)
        self._labels()
        return self._head(), self._frame()

    def _bars(self, line: Line) -> None:
        half = min(WIDEST, max(1, round(self.step * 0.3)))
        zero = self.y(0)
        for point in line.points:
            middle, top = self.x(point.at), self.y(point.value)
            low, high = sorted((zero, top))
            shared = any(other.at == point.at and other.kind != "planned" for other in line.points)
            left, right = max(0, middle - half), min(self.width * 2 - 1, middle + half - 1)
            for x in range(left, right + 1):
                for y in range(low, high + 1):
                    edge = x in (left, right) or y in (low, high)
                    if {"actual": True, "partial": edge, "planned": (x + y) % 2 and not shared}[point.kind]:
                        self.canvas.point(x, y, color=self.color(0))
            columns, rows = range(left // 2, right // 2 + 1), range(low // 4, high // 4 + 1)
            self.taken |= {(column, row) for column in columns for row in rows}
            if point.kind == "planned":
                self._sign(point, self.signs.planned, None)

    def _marks(self, number: int, line: Line) -> None:
        color = self.color(number)
        for before, after, joined in zip(line.points, line.points[1:], line.joined[1:], strict=False):
            if joined and not self.panel.changes:
                self.canvas.line(
                    self.x(before.at), self.y(before.value), self.x(after.at), self.y(after.value), color=color
                )
        for point in line.points:
            if self.look.bounds and point.low is not None and point.high is not None:
                self.canvas.line(self.x(point.at), self.y(point.low), self.x(point.at), self.y(point.high), color=color)
            self._sign(point, self._mark(number, line, point), color)

    def _mark(self, number: int, line: Line, point: Point) -> str:
        if point.kind == "planned":
            return self.signs.planned
        if self.panel.changes:
            return self.signs.hollow[0] if line.computed else self.signs.actual[number % 4]
        return (self.signs.hollow if point.kind == "partial" else self.signs.actual)[number % 4]

    def _sign(self, point: Point, sign: str, color: str | None) -> None:
        self.canvas.text(self.x(point.at), self.y(point.value), sign, color=color)
        self.taken.add((self.x(point.at) // 2, self.y(point.value) // 4))

    def _both(self) -> None:
        """Join the published and the computed mark of each period, or say that they fall together."""
        published = {point.at: point for line in self.panel.lines if not line.computed for point in line.points}
        for point in (point for line in self.panel.lines if line.computed for point in line.points):
            other = published.get(point.at)
            if other is None:
                continue
            low, high = sorted((self.y(point.value) // 4, self.y(other.value) // 4))
            if low == high:
                self.canvas.text(self.x(point.at), low * 4, self.signs.both, color=self.color(0))
            for row in range(low + 1, high):
                self.canvas.text(self.x(point.at), row * 4, self.signs.axis[0])

    def _labels(self) -> None:
        """Write the figures beside their points: the latest first, then the earliest, then as many as find room."""
        order = []
        for line in self.panel.lines:
            order += [*line.points[::-1][:1], *line.points[:1], *line.points[-2:0:-1]]
        told = set()
        for point in order:
            if (point.at, point.text) in told:  # published and computed growth that print alike
                continue
            told.add((point.at, point.text))
            row = self.y(point.value) // 4
            places = [(row - 1, 0), (row + 1, 0)] if self.panel.below(point) else [(row + 1, 0), (row - 1, 0)]
            if self.bars:  # beyond the end of the bar, over a lower neighbour where there is one
                places = [(row + (1 if point.value >= 0 else -1), shift) for shift in (0, -1, 1, -2, 2)]
            for at, shift in places:
                if self._write(point.text, self.x(point.at) + 2 * shift, at):
                    break

    def _write(self, text: str, x: int, row: int) -> bool:
        """Write a text around a place if nothing stands there, and say whether it was written."""
        left = min(max(0, x // 2 - (len(text) - 1) // 2), self.width - len(text))
        cells = {(column, row) for column in range(left - 1, left + len(text) + 1)}
        if left < 0 or cells & self.taken or row >= self.height or row < 0:
            return False
        self.canvas.text(left * 2, row * 4, text)
        self.taken |= {(column, row) for column in range(left, left + len(text))}
        return True

    def _head(self) -> list[str]:
        head = [bold(line, self.look) for line in wrap(self.panel.head, self.width + self.margin)]
        if len(self.panel.lines) > 1:
            names = [
                f"{self._mark(i, line, line.points[0]._replace(kind='actual'))} {line.name}"
                for i, line in enumerate(self.panel.lines)
            ]
            whole = "  ".join(names)
            for name in [whole] if cells(whole) <= self.width + self.margin else names:
                head += wrap(name, self.width + self.margin)
        return head

    def _frame(self) -> list[str]:
        upright, corner, flat = self.signs.axis
        rows = self.canvas.plot("\n").split("\n")
        told = {self.y(tick) // 4: axes.tick_text(tick) for tick in self.ticks}
        body = [f"{told.get(self.height - 1 - i, ''):>{self.margin - 1}}{upright}{row}" for i, row in enumerate(rows)]
        body.append(" " * (self.margin - 1) + corner + flat * self.width)
        body.append(" " * self.margin + self._years())
        return body

    def _years(self) -> str:
        """Return the line of years or periods below the axis, as many as find room."""
        row = [" "] * self.width
        for at, text in axes.labels(self.panel, self.width):
            left = min(max(0, self.x(at) // 2 - len(text) // 2), self.width - len(text))
            if not "".join(row[max(0, left - 1) : left + len(text) + 1]).strip():
                row[left : left + len(text)] = text
        return "".join(row)


def _across(panel: Panel, width: int, look: RenderOptions) -> tuple[list[str], list[str]]:
    """Return the lines of a panel that compares several series in one period: name, bar from zero, figure."""
    names = [wrap(line.name, width // 2) for line in panel.lines]
    room = max(cells(part) for name in names for part in name) + 1
    figures = [line.points[0] for line in panel.lines]
    most = max(point.value for point in figures) or 1.0
    longest = width - room - max(len(point.text) for point in figures) - 1
    body = []
    for name, point in zip(names, figures, strict=True):
        bar = ("#" if look.ascii else "█") * round(point.value / most * longest)
        body += [pad(part, room) for part in name[:-1]]
        body.append(f"{pad(name[-1], room)}{bar} {point.text}")
    return [bold(line, look) for line in wrap(panel.head, width)], body


def _legend(chart: Chart, signs: Signs, lang: str) -> list[str]:
    """Return what the marks mean, of those that are there."""

    def told_as(words: str, sign: str = "") -> None:
        told.append(" ".join(filter(None, (sign, phrase(words, lang)))))

    kinds = {point.kind for panel in chart.panels for line in panel.lines for point in line.points}
    told: list[str] = []
    if any(panel.changes and len(panel.lines) > 1 for panel in chart.panels):
        told_as("published and computed on one spot", signs.both)
    if any(panel.refused for panel in chart.panels):
        told_as("not computed", signs.refused)
    if any(panel.breaks for panel in chart.panels):
        told_as("break: not comparable across it", signs.rift)
    if "partial" in kinds:
        small = signs.hollow[0].isalpha()
        told_as("hollow or small letter: part of a year" if small else "hollow: part of a year")
    if "planned" in kinds:
        told_as("target or forecast", signs.planned)
    return ["   ".join(told)] if told else []


def _dots(line: str, ascii: bool) -> str:
    """Return a drawn line with spaces for empty cells, and in ASCII ``#`` for a full cell and ``.`` for some dots."""
    signs = []
    for sign in line:
        code = ord(sign) - _BRAILLE
        if not 0 <= code < 256:
            signs.append(sign)
        elif ascii or not code:
            signs.append("#" if code.bit_count() > 5 else "." if code else " ")
        else:
            signs.append(sign)
    return "".join(signs)
