"""Inline SVG for HTML pages, drawn without matplotlib: live text, and classes colored by the page's style sheet.

``draw_panel`` draws a panel of a chart, ``dumbbells`` published and computed growth, ``shares`` the parts of a whole,
``spark_bars`` a series within a line of a table; each returns an SVG element. Coordinates are pixels from the top left.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from html import escape
from typing import NamedTuple

from ..core import periods
from ..core.intervals import Interval
from ..core.text import cells, cut
from ..pages.numbers import separated
from .model import BETWEEN, MOST_FADE, OPEN_ENDS, ChartLine, Panel, Point, tick_text, ticks

SIZE = 12  # font size in pixels
SMALL = 11
_CELL = 0.62  # width of a cell relative to the font size in system fonts, never underestimated
_USUAL_CELL = 0.56  # the same for most texts
_OVER = 12  # pixels that a text may extend beyond the sides

STYLE = """
svg.pic { display: block; max-width: 100%; height: auto; overflow: visible; color: var(--ink); }
.pic text { font-size: 12px; fill: currentColor; font-variant-numeric: tabular-nums; } .pic .s { font-size: 11px; }
.pic .f { fill: var(--faint); } .pic .w { font-weight: 600; }
.pic .b, .pic .k0 { fill: var(--blue); } .pic .h { fill: var(--page); stroke: var(--blue); stroke-width: 1.5; }
.pic .c { fill: var(--page); stroke: var(--orange); stroke-width: 2; } .pic .d { fill: var(--orange); }
.pic .l { fill: none; stroke: var(--blue); stroke-width: 2; } .pic .o { fill: none; stroke: var(--orange); stroke-width: 2; }
.pic .g { stroke: var(--rule); stroke-width: 1; } .pic .a { stroke: currentColor; stroke-width: 1; }
.pic .j { stroke: var(--faint); stroke-width: 1.5; } .pic .q { stroke: currentColor; stroke-width: 2.5; }
.pic .r { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 4 3; }
.pic .k1 { fill: var(--orange); } .pic .k2 { fill: var(--green); } .pic .k3 { fill: var(--purple); } .pic .k4 { fill: var(--grey); }
.pic .n { fill: var(--page); stroke: var(--faint); stroke-width: 1; } .pic text.i { fill: var(--page); }
"""
"""The style of all pictures; pages define its variables ink, page, faint, rule, blue, orange, green, purple, grey."""


def text_width(text: str, size: float = SIZE) -> float:
    """Return the approximate width of a text in pixels; it hardly ever underestimates."""
    return cells(text) * size * _CELL


def fitting(name: str, width: float) -> str:
    """Return a name cut to about ``width`` pixels."""
    return cut(name, int(width / SIZE / _USUAL_CELL))


def within(x: float, size: float, left: float, right: float) -> float:
    """Return the middle of a text of width ``size`` near ``x``, moved so that it barely extends beyond the edges."""
    return min(max(x, left + size / 2 - _OVER), right + _OVER - size / 2)


class SvgCanvas:
    """An SVG element under construction; ``kind`` is the class of what is added."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._parts: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, kind: str, opacity: float = 1.0) -> None:
        """Add a rectangle of a class."""
        faded = "" if opacity == 1 else f' opacity="{opacity:g}"'
        size = f'width="{_n(max(0.0, width))}" height="{_n(max(0.0, height))}"'
        self._parts.append(f'<rect x="{_n(x)}" y="{_n(y)}" {size} class="{kind}"{faded}/>')

    def line(self, x: float, y: float, to_x: float, to_y: float, kind: str) -> None:
        """Add a straight line of a class."""
        self._parts.append(f'<path d="M{_n(x)} {_n(y)}L{_n(to_x)} {_n(to_y)}" class="{kind}"/>')

    def dot(self, x: float, y: float, kind: str, radius: float = 4.5) -> None:
        """Add a circle of a class."""
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" class="{kind}"/>')

    def text(self, x: float, y: float, text: str, kind: str = "", anchor: str = "start", unheard: bool = False) -> None:
        """Add a text whose baseline starts, ends or is centered at a point; ``unheard`` by screen readers."""
        named = f' class="{kind}"' if kind else ""
        at = "" if anchor == "start" else f' text-anchor="{anchor}"'
        at += ' aria-hidden="true"' if unheard else ""
        self._parts.append(f'<text x="{_n(x)}" y="{_n(y)}"{named}{at}>{escape(text)}</text>')

    def element(self, label: str, kind: str = "") -> str:
        """Return the SVG element; ``label`` describes it in words, empty if the page has those words beside it."""
        role = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
        size = f'viewBox="0 0 {_n(self.width)} {_n(self.height)}" width="{_n(self.width)}" height="{_n(self.height)}"'
        return f'<svg class="{f"pic {kind}".strip()}" {role} {size}>{"".join(self._parts)}</svg>'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


# --- a panel of a chart -----------------------------------------------------------------------------------------------

TOP, _YEARS = 18, 20  # pixels above for figures, below for years
_RANK_STEP = 24  # from one ranked bar to the next
_FADE, _OPACITIES = 12.0, (0.6, 0.4, 0.24, 0.12)  # pixels of the open end of a bar, and how dense its parts are
_LABELLED = 24  # pixels between figures from which every figure may be labeled


class PanelLook(NamedTuple):
    """How a panel is drawn: its size, the ends of its axis if shared, and its texts.

    ``label`` describes it in words. ``below`` maps periods to words written under them (growth on the year before).
    ``grid`` adds numbers and lines to the axis and labels every bar that has room; without it only the newest and the
    highest are.
    """

    width: float
    height: float
    label: str
    ends: tuple[float, float] | None = None
    below: Mapping[str, str] = {}
    grid: bool = False
    kind: str = ""


def draw_panel(panel: Panel, look: PanelLook) -> str:
    """Return a panel: over time as bars, or as a line if bars would be too narrow; ``across`` as ranked bars."""
    return _ranked(panel, look) if panel.across else SvgPanel(panel, look).element()


class SvgPanel:
    """A panel over time; a point is in the middle of the band of its period."""

    def __init__(self, panel: Panel, look: PanelLook) -> None:
        self.panel, self.look = panel, look
        self.canvas = SvgCanvas(look.width, look.height)
        self.ticks = ticks(*look.ends) if look.ends else panel.levels(False)
        places = [point.at for point in panel.points]
        self.start, self.end = min(places) - panel.step / 2, max(places) + panel.step / 2
        numbers = [text_width(separated(tick_text(tick)), SMALL) for tick in self.ticks]
        self.left = max(numbers) + 8 if look.grid else 0.0
        self.foot = look.height - _YEARS - (16 if look.below else 0)
        self.band = (look.width - self.left) * panel.step / (self.end - self.start)  # from one figure to the next
        self.bar = min(56.0, self.band * 0.68)
        self.bars = len(panel.lines) == 1 and self.band >= 5

    def x(self, at: float) -> float:
        """Return the pixel of a period, from the left."""
        return self.left + (at - self.start) / (self.end - self.start) * (self.look.width - self.left)

    def y(self, value: float) -> float:
        """Return the pixel of a value, from the top."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.foot - (value - low) / (high - low) * (self.foot - TOP)

    def element(self) -> str:
        """Return the panel as an SVG element."""
        for tick in self.ticks if self.look.grid else ():
            self.canvas.line(self.left, self.y(tick), self.look.width, self.y(tick), "g")
            self.canvas.text(self.left - 6, self.y(tick) + 4, separated(tick_text(tick)), "s f", "end")
        for number, line in enumerate(self.panel.lines):
            if self.bars:
                self._bars(line)
            else:
                self._line(line, number)
        self.canvas.line(self.left, self.y(0), self.look.width, self.y(0), "a")
        for mark in self.panel.breaks:
            x, ends = self.x(mark.at), [self.y(value) for value in mark.values]
            top, foot = TOP - 6.0, self.foot
            if len(self.panel.lines) > 1 and mark.line != BETWEEN:  # only where its own line breaks
                top, foot = max(top, min(ends) - 12), min(foot, max(ends) + 12)
            self.canvas.line(x, top, x, foot, "r")
        for line in self.panel.lines:
            self._figures(line)
        self._periods()
        return self.canvas.element(self.look.label, self.look.kind)

    def _bars(self, line: ChartLine) -> None:
        for point in line.points:
            left, zero, end = self.x(point.at) - self.bar / 2, self.y(0), self.y(point.value)
            if point.kind == "planned":
                if any(other.at == point.at and other is not point for other in line.points):
                    for start in (left - 6, left + self.bar + 1):  # beside the bar, which would look broken
                        self.canvas.line(start, end, start + 5, end, "q")
                else:
                    self.canvas.line(left - 3, end, left + self.bar + 3, end, "q")
                continue
            edge, kind = (0.75, "h") if point.kind == "partial" else (0, "b")
            outward = -1 if point.value >= 0 else 1  # pixels are counted from the top
            way = OPEN_ENDS.get(point.bound, 0) * -outward
            if way < 0:  # the bar begins to fade before its end
                end -= outward * self._fade(point)
            height = abs(zero - end) - 2 * edge
            self.canvas.rect(left + edge, min(zero, end) + edge, self.bar - 2 * edge, height, kind)
            step = self._fade(point) / len(_OPACITIES)
            for number, opacity in enumerate(_OPACITIES if way else ()):
                near = end + outward * step * number
                self.canvas.rect(left, min(near, near + outward * step), self.bar, step, kind, opacity)

    def _fade(self, point: Point) -> float:
        """Return how many pixels the open end of a bar takes: never much of the bar."""
        return min(_FADE, abs(self.y(0) - self.y(point.value)) * MOST_FADE)

    def _line(self, line: ChartLine, number: int) -> None:
        for before, after, joined in zip(line.points, line.points[1:], line.joined[1:], strict=False):
            if joined:
                ends = (self.x(before.at), self.y(before.value), self.x(after.at), self.y(after.value))
                self.canvas.line(*ends, "o" if number % 2 else "l")
        for point in line.points:
            kind = ("d" if number % 2 else "b") if point.kind == "actual" else "h"
            self.canvas.dot(self.x(point.at), self.y(point.value), kind, 2 if self.band < 12 else 3)

    def _figures(self, line: ChartLine) -> None:
        """Write the newest, the earliest and the extreme figures first, and with a grid as many others as fit."""
        free = [point for point in line.points if point.kind != "planned" or not self._beside_bar(point, line)]
        newest = next((point for point in reversed(free) if point.kind != "planned"), free[-1])
        points = [newest, free[0], max(free, key=lambda point: point.value)]
        if self.ticks[0] < 0:
            points.append(min(free, key=lambda point: point.value))
        points += free[::-1] if self.look.grid and self.band > _LABELLED else ()
        taken: list[tuple[float, float]] = []
        for point in dict.fromkeys(points):
            size = text_width(point.full_text, SMALL)
            x = within(self.x(point.at), size, self.left, self.look.width)
            if all(x + size / 2 + 3 < left or x - size / 2 - 3 > right for left, right in taken):
                taken.append((x - size / 2, x + size / 2))
                kind = "s w" if point is newest else "s"
                self.canvas.text(x, self._clear_baseline(point, line, size), point.full_text, kind, "middle")

    def _clear_baseline(self, point: Point, line: ChartLine, size: float) -> float:
        """Return the baseline of a label that clears the bars beside it: beyond the longest of them."""
        reach = (size + self.bar) / 2
        near = [one.value for one in line.points if self.bars and abs(self.x(one.at) - self.x(point.at)) < reach]
        if point.value < 0:
            return self.y(min(point.value, *near, 0.0)) + 14
        open_end = self._fade(point) if self.bars and point.bound == "over" else 0.0
        return min(self.y(max(point.value, *near, 0.0)), self.y(point.value) - open_end) - 5

    def _beside_bar(self, point: Point, line: ChartLine) -> bool:
        """Return whether the year of a target has a bar too, and write the target beside that bar if there is room."""
        if all(other is point or other.at != point.at for other in line.points):
            return False
        x = self.x(point.at) + self.bar / 2 + 7
        if x + text_width(point.full_text, SMALL) < self.x(point.at) + self.band / 2 + 4:
            self.canvas.text(x, self.y(point.value) + 4, point.full_text, "s f")
        return True

    def _periods(self) -> None:
        """Write years or periods below their bands: the newest, then as many others as fit at equal steps."""
        found = {point.at: point.period for line in self.panel.lines for point in line.points[::-1]}
        labels = map(periods.label, found.values())
        widths = [text_width(label, SMALL) for label in labels] + [*map(text_width, self.look.below.values())]
        room = max(*widths, 0.0) + 6
        every = max(1, -int(-room // self.band))
        for at, period in sorted(found.items(), reverse=True)[::every]:
            label = periods.label(period)
            x = within(self.x(at), text_width(label, SMALL), 0.0, self.look.width)
            self.canvas.text(x, self.foot + 15, label, "s f", "middle")
            if words := self.look.below.get(period):
                self.canvas.text(x, self.foot + 31, words, "s w", "middle")


def _ranked(panel: Panel, look: PanelLook) -> str:
    """Return a bar for each series, highest on top, with its name on the left and its figure at the end."""
    values = [line.points[0] for line in panel.lines]
    names = min(look.width * 0.45, max(text_width(line.name) for line in panel.lines) + 8)
    texts = max(text_width(point.full_text) for point in values) + 8
    canvas = SvgCanvas(look.width, len(values) * _RANK_STEP + 2)
    most = max(abs(point.value) for point in values) or 1.0
    for row, (line, point) in enumerate(zip(panel.lines, values, strict=True)):
        y = row * _RANK_STEP
        size = abs(point.value) / most * (look.width - names - texts)
        canvas.text(names - 8, y + 16, fitting(line.name, names), anchor="end")
        canvas.rect(names, y + 3, max(1.0, size), _RANK_STEP - 7, "b" if point.kind == "actual" else "h")
        canvas.text(names + size + 6, y + 16, point.full_text, "s w")
    return canvas.element(look.label, look.kind)


# --- growth as dumbbells: the published and the computed rate of each series as two marks on one axis -----------------

_ROW, FOOT, HEAD = 26, 24, 6
_LEAST = 120  # pixels of the axis below which names move above their rows


class Dumbbell(NamedTuple):
    """One series: its name, both rates (None if there is none), and the text at the end of the row."""

    name: str
    published: float | None
    computed: Interval | None
    text: str

    @property
    def rate(self) -> float:
        """Return the published rate, or the computed one if none is published."""
        return self.computed.value if self.published is None and self.computed else self.published or 0.0


def dumbbells(rows: Sequence[Dumbbell], width: float, label: str, kind: str = "") -> str:
    """Return the rows on one axis in percent that includes zero; names move above their rows where room is short."""
    computed = [row.computed for row in rows if row.computed]
    ends = [row.published for row in rows if row.published is not None]
    ends += [end for rate in computed for end in (rate.value, rate.low, rate.high)]
    marks = ticks(min(0.0, *ends), max(0.0, *ends))
    names = max(text_width(row.name) for row in rows) + 8
    texts = max(text_width(row.text) for row in rows) + 10
    above = width - names - texts < _LEAST
    left, step = (8.0, _ROW + 14) if above else (names, _ROW)
    right = width - texts - 6
    foot = HEAD + len(rows) * step
    canvas = SvgCanvas(width, foot + FOOT)

    def x(value: float) -> float:
        return left + 6 + (value - marks[0]) / (marks[-1] - marks[0]) * (right - left - 12)

    for mark in marks:
        canvas.line(x(mark), HEAD, x(mark), foot, "a" if mark == 0 else "g")
        canvas.text(x(mark), foot + 15, tick_text(mark), "s f", "middle")
    for number, row in enumerate(rows):
        y = HEAD + number * step + step - _ROW / 2
        canvas.text(0, y - 15 if above else y + 4, fitting(row.name, width))
        _rates(canvas, row, x, y)
        canvas.text(right + 10, y + 4, row.text, "s")
    return canvas.element(label, kind)


def _rates(canvas: SvgCanvas, row: Dumbbell, x: Callable[[float], float], y: float) -> None:
    """Draw both rates of a row, the computed one with its bounds."""
    if row.computed:
        canvas.line(x(row.computed.low), y, x(row.computed.high), y, "o")
        if row.published is not None:
            canvas.line(x(row.published), y, x(row.computed.value), y, "j")
        canvas.dot(x(row.computed.value), y, "c", 5.5)
    if row.published is not None:
        canvas.dot(x(row.published), y, "b", 3.5)


# --- shares of a whole as bars of 100 %, one per period; what no part covers is an open bar ---------------------------

MOST_PARTS = 5  # parts that colors can distinguish
_VISIBLE = 2  # pixels; a smaller rest is not drawn
_SHARE_BAR, _SHARE_STEP, _KEY_LINE = 24, 31, 18


def shares(
    parts: Mapping[str, Mapping[str, tuple[float, str]]], names: Sequence[str], rest: str, width: float, label: str,
    kind: str = "", breaks: Container[str] = (),
) -> str:  # fmt: skip
    """Return a bar for each of the periods ``names``, in that order.

    ``parts`` maps a name and a period to the percentage and its printed form. ``rest`` names what remains to 100 %,
    which is drawn only if it is wide enough to be visible. A dashed line below the bar of each period in ``breaks``
    separates it from the next one.
    """
    left = max(map(text_width, names)) + 8
    whole = width - left - 1
    ends = [sum(part[period][0] for part in parts.values()) / 100 * whole for period in names]
    keys = [*parts, rest] if whole - min(ends) > _VISIBLE else [*parts]
    places, lines = _key_places(keys, width)
    top = lines * _KEY_LINE + 8
    canvas = SvgCanvas(width, top + len(names) * _SHARE_STEP)
    for number, (name, (x, y)) in enumerate(zip(keys, places, strict=True)):
        canvas.rect(x, y + 2, 12, 12, "n" if name == rest else f"k{number}")
        canvas.text(x + 17, y + 12, name)
    for row, period in enumerate(names):
        y = top + row * _SHARE_STEP
        canvas.text(0, y + _SHARE_BAR / 2 + 4, period)
        x = left
        for number, part in enumerate(parts.values()):
            value, text = part[period]
            size = value / 100 * whole
            canvas.rect(x, y, size - 1.5, _SHARE_BAR, f"k{number}")
            if text_width(text) + 6 < size:
                canvas.text(x + size / 2, y + _SHARE_BAR / 2 + 4, text, "i", "middle")
            x += size
        if whole - ends[row] > _VISIBLE:
            canvas.rect(x + 0.5, y + 0.5, whole - ends[row], _SHARE_BAR - 1, "n")
        if period in breaks:
            middle = y + (_SHARE_BAR + _SHARE_STEP) / 2
            canvas.line(0, middle, width, middle, "r")
    return canvas.element(label, kind)


def _key_places(names: Sequence[str], width: float) -> tuple[list[tuple[float, float]], int]:
    """Return the positions of the names in the key, and the number of lines they take within a width."""
    places: list[tuple[float, float]] = []
    x, line = 0.0, 0
    for name in names:
        size = 17 + text_width(name) + SIZE
        if x and x + size - SIZE > width:
            x, line = 0.0, line + 1
        places.append((x, line * _KEY_LINE))
        x += size
    return places, line + 1


# --- sparklines: bars from zero, one per year, small enough for a line of a table -------------------------------------

_SPARK_HIGH, _SPARK_STEP, _SPARK_BAR = 22, 9, 6


def spark_bars(values: Mapping[int, float], years: Sequence[int], broken: frozenset[int] = frozenset()) -> str:
    """Return bars for the years that have a value, with the dashed line of a break before each ``broken`` year.

    It is hidden from screen readers, since the numbers are written beside it.
    """
    canvas = SvgCanvas(len(years) * _SPARK_STEP + 1, _SPARK_HIGH)
    low, high = min(0.0, *values.values()), max(0.0, *values.values())
    size = (_SPARK_HIGH - 1) / ((high - low) or 1.0)
    zero = high * size
    for place, year in enumerate(years):
        x = place * _SPARK_STEP
        if year in broken:
            canvas.line(x + 0.5, 0, x + 0.5, _SPARK_HIGH, "r")
        if year in values:
            bar_height = abs(values[year]) * size
            canvas.rect(x + 2, zero - bar_height if values[year] >= 0 else zero, _SPARK_BAR, max(1.0, bar_height), "b")
        else:
            canvas.dot(x + 2 + _SPARK_BAR / 2, zero - 1, "n", 1)
    return canvas.element("", "spark")
