"""The texts of one panel in print: figures, names of lines, reasons of breaks, each placed where it overlaps no other."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox

from ..core import periods
from ..core.messages import phrase
from ..document import NONE
from .model import BETWEEN, MOST_FADE, ChartLine, Mark, Point
from .words import bounded, period_words

if TYPE_CHECKING:
    from .print_panel import PrintPanel

LARGE, SMALL, TINY = 1.4, 0.86, 0.78  # font sizes, relative to the page's
LINE = 1.3  # of the letters' size: from line to line
_MINUS = chr(0x2212)  # the minus sign of type
FADE_SIZE = 0.06  # of the vertical axis: the open end of a bar
NAME_GAP = 0.14  # inches between the last mark of a line and its name, at a font size of 9 points
_CLEAR = 3.0  # points between two labels side by side, half of it between a label and a line
RATE_STEP = 1.1  # of the letters' size: from line to line of growth in a bar
RATE_ROOM = 2.4  # of the letters' size: the height of a bar that holds its growth


def fade_length(reach: float, point: Point) -> float:
    """Return the length of the open end of a bar in the unit of its axis, which reaches so far: never much of the bar."""
    return min(reach * FADE_SIZE, abs(point.value) * MOST_FADE) * (1 if point.value >= 0 else -1)


def minus(text: str) -> str:
    """Return a number, or numbers with signs between them, with minus signs in place of hyphens."""
    return re.sub(r"(?:^|(?<= ))-", _MINUS, text)


def in_words(point: Point, lang: str) -> str:
    """Return the label of a figure with its bound in words: ``over 1.2``, ``80p 9M``."""
    mark = point.text.removeprefix(point.figure.unmarked)
    return f"{bounded(point, lang)}{mark} {point.covered}".rstrip()


class PanelTexts:
    """The texts of one panel; ``write`` puts them on its axes in order of importance."""

    def __init__(self, plot: "PrintPanel") -> None:
        self.plot, self.panel, self.axes, self.page = plot, plot.panel, plot.axes, plot.page
        self.figure, self.pen, self.size = plot.printed.figure, plot.printed.pen, plot.size
        self.boxes: list[Any] = []
        self.labels: list[Any] = []  # boxes of texts, which have more room between them

    def write(self) -> None:
        """Write the marks of breaks and refusals, the names of lines, then the labels of points."""
        low, high = self.axes.get_ylim()
        if low < 0 < high and not self.panel.bars:  # no label may stand on the line of zero
            (x0, y), (x1, _) = self.axes.transData.transform([(self.panel.span[0], 0), (self.panel.span[1], 0)])
            self.boxes.append(Bbox.from_extents(x0, y - 1, x1, y + 1))
        first, last = (int(end) for end in self.panel.span)
        for year in range(first + 1, last) if self.panel.part_labels() else ():  # nor on that of a year's beginning
            x, _ = self.axes.transData.transform((year, 0))
            self.boxes.append(Bbox.from_extents(x - 1, self.axes.bbox.y0, x + 1, self.axes.bbox.y1))
        self._write_names()
        self._write_breaks()
        for mark in self.panel.refused:
            cross: dict[str, Any] = {"marker": "x", "markersize": 5 * self.plot.unit, "zorder": 5, "clip_on": False}
            self.axes.plot(mark.at, 0, color=self.page.theme.ink, **cross)
            self._place((mark.at, 0), f"[{mark.note}]", ((0, 5), (0, 12), (0, -14)), self.page.theme.faint)
        if self.panel.stacked:
            self._label_shares()
            return
        if not self.panel.bars:
            self.boxes += [self._mark_box(point) for point in self.panel.points]
            self.boxes += [box for line in self.panel.lines if not line.computed for box in self._line_boxes(line)]
        written = set()
        for line, point in self._labeling_order():
            if (point.at, point.full_text) not in written:  # published and computed growth may print the same number
                written.add((point.at, point.full_text))
                self._figure(line, point)
        self._write_early_names()
        self._label_rates()
        self._label_rates_after_breaks()
        self._label_empty()

    # --- names and breaks ---------------------------------------------------------------------------------------------

    def _write_names(self) -> None:
        """Write the names of the lines that reach the end to the right of the axes in their colors, apart from each other."""
        texts, base = [], 0.0
        for number, line, name in self.plot.beside:
            last = line.main[-1]
            value = last.value
            if self.panel.stacked:
                value, base = base + last.value / 2, base + last.value
            at = self.panel.span[1] if self.panel.stacked else max(point.at for point in self.panel.points)
            text = self.axes.annotate(
                name, (at, value), (8 * self.plot.unit, 0), textcoords="offset points", ha="left", va="center",
                size=self.size, color=self.plot.color(number), weight="bold", annotation_clip=False,
            )  # fmt: skip
            texts.append(text)
        self._separate(texts)

    def _separate(self, texts: Sequence[Any]) -> None:
        """Move overlapping names apart, upwards from their position, and keep their boxes."""
        boxes = sorted(((text.get_window_extent(self.pen), text) for text in texts), key=lambda pair: pair[0].y0)
        below = float("-inf")
        for box, text in boxes:
            up = max(0.0, below - box.y0)
            x, y = text.get_position()
            text.set_position((x, y + up * 72 / self.figure.dpi))
            below = box.y1 + up + 3 * self.figure.dpi / 72
            self.boxes.append(text.get_window_extent(self.pen))

    def _write_early_names(self) -> None:
        """Write the name of a line that ends earlier at its end: behind it, above or below it."""
        there = {id(line) for _, line, _ in self.plot.beside}
        for number, line in zip(self.panel.numbers, self.panel.lines, strict=True):
            if len(self.panel.lines) < 2 or id(line) in there or not line.actual:
                continue
            point = line.actual[-1]
            up, down = 2.4 * self.size, -3.1 * self.size
            places = [(7 * self.plot.unit, -0.36 * self.size, "left"), (0.0, up, "center"), (0.0, down, "center")]
            low, high = self.axes.get_ylim()
            if point.value > low + (high - low) * 0.7:  # near the head of the panel rather below
                places = [places[0], (0.0, down, "center"), (0.0, down * 1.4, "right"), (0.0, down * 1.9, "right")]
            else:
                places += [
                    (0.0, up, "right"),
                    (0.0, down, "right"),
                    (0.0, up * 1.6, "right"),
                    (0.0, down * 1.4, "right"),
                ]
            style = {"color": self.plot.color(number), "weight": "bold"}
            if not any(self._write_at((point.at, point.value), line.name, place, style) for place in places):
                self._write_at((point.at, point.value), line.name, places[-1], style, forced=True)

    def _write_breaks(self) -> None:
        """Draw the line of each break, with the reason beside it or the number of its note."""
        theme = self.page.theme
        reasons = {reason.mark: reason for reason in self.plot.reasons}
        for mark in self.panel.breaks:
            low, top = self._break_line(mark)
            own = len(self.panel.lines) > 1 and mark.line != BETWEEN
            color = self.plot.color(self.panel.numbers[mark.line]) if own else theme.faint
            self.axes.plot(
                (mark.at, mark.at), (low, top), color=color, linewidth=1.0, linestyle=(0, (4, 2)), zorder=1.5
            )
            (x, y), (_, foot) = self.axes.transData.transform([(mark.at, top), (mark.at, low)])
            self.boxes.append(Bbox.from_extents(x - 1, foot, x + 1, y))
            if mark not in reasons:
                beside = ((4, -self.size, "left"), (4, -2.2 * self.size, "left"), (-4, -self.size, "right"))
                style = {"color": color}
                any(self._write_at((mark.at, top), f"[{mark.note}]", place, style) for place in beside)
                continue
            reason = reasons[mark]
            step = self.plot.printed.page.size * TINY * LINE
            for number, line in enumerate(reason.lines):
                place = (4.0 if reason.right else -4.0, -(number + 0.8) * step, "left" if reason.right else "right")
                self._write_at((mark.at, top), line, place, {"color": theme.faint, "size": step / LINE}, forced=True)

    def _break_line(self, mark: Mark) -> tuple[float, float]:
        """Return the ends of the line of a break: across the axes, or only about its own line where there are several."""
        low, high = self.axes.get_ylim()
        if len(self.panel.lines) == 1 or mark.line == BETWEEN:
            return low, high
        around = (high - low) * 0.08
        return max(low, min(mark.values) - around), min(high, max(mark.values) + around)

    # --- figures ------------------------------------------------------------------------------------------------------

    def _labeling_order(self) -> list[tuple[ChartLine, Point]]:
        """Return the points in labeling order: newest, highest, lowest, first, planned, then the rest."""
        points = [(line, point) for line in self.panel.lines for point in line.points]
        rank: dict[int, int] = {}
        for line in self.panel.lines:
            main = line.main
            extremes = max(main, key=lambda point: point.value), min(main, key=lambda point: point.value)
            start = line.stretches[-1][0] if line.stretches else main[0]  # the title begins with it
            ends = [stretch[-1] for stretch in reversed(line.stretches)]
            every = (main[-1], start, *extremes, main[0], *line.points[len(main) :], *ends)
            for place, point in enumerate(every):
                rank.setdefault(id(point), place)
        return sorted(points, key=lambda pair: (rank.get(id(pair[1]), len(points)), -pair[1].at))

    def _figure(self, line: ChartLine, point: Point) -> None:
        """Write a label above or below its mark; that of a target beside the bar of its period, in a box."""
        gap = 3.0 * self.plot.unit
        low = -self.size - gap
        value, places = point.value, [(0.0, gap * 1.9), (0.0, low - gap * 0.9)]
        beside = self.plot.printed.width(point.label, SMALL) * 36 + 2 * gap
        actual = next((one for one in line.actual if self.panel.bars and point.plan and one.at == point.at), None)
        if point in self.plot.outside:
            return  # a note has it
        if actual and self.plot.is_wide(point.label):
            self._plan_in_bar(point, actual)
            return
        if actual:
            places = [(0.0, low), (0.0, gap)] if point.value < actual.value else [(0.0, gap)]
        elif self.panel.bars:
            end = point.high if point.value >= 0 else point.low
            is_whisker = self.page.bounds or point in self.plot.doubtful
            value = end if is_whisker and end is not None else value
            up = gap + (self._fade_height(point) if point.bound == "over" and not self.page.bounds else 0)
            up += self.plot.growth_above(point) if point in self.plot.rated_above else 0
            places = [(0.0, up)] if point.value >= 0 else [(0.0, low)]
            if self.plot.is_rotated:
                style = {"rotation": 90, "va": "bottom" if point.value >= 0 else "top", "color": self.page.theme.ink}
                way = up if point.value >= 0 else -gap
                self._write_at((point.at, value), minus(point.label), (0.0, way, "center"), style, forced=True)
                return
        elif self._is_lower(line, point):
            places.reverse()
        if not self.panel.bars:
            places += self._sideways(line, point, beside)
            if point is line.main[-1] and self.plot.beside:  # its name may stand in the way
                places += [(-beside * 0.6, gap * 1.9), (-beside * 0.6, low - gap * 0.9)]
            elif any(stretch[-1] is point for stretch in line.stretches):  # a year may begin right behind it
                left = -beside * 0.35
                places += [(left, gap * 1.9), (left, low - gap * 0.9), (left, gap * 3.6)]
            aside = beside * 0.8  # beside a steep line
            places += [(aside, gap), (-aside, low), (-aside, gap), (aside, low)]
        self._place((point.at, value), self._words(point), places, self.page.theme.ink, boxed=actual is not None)

    def _plan_in_bar(self, point: Point, actual: Point) -> None:
        """Write a target or forecast in two lines: below its tick within the bar of its period, or above that bar."""
        inside = point.value < actual.value
        color = self.page.theme.on(0) if inside and actual.status != "I" else self.page.theme.ink
        style = {"color": color, "size": self.page.size * TINY}
        step = self.page.size * TINY * LINE
        for number, line in enumerate(self.plot.plan_lines(point)):
            up = -(number + 1.1) * step if inside else (1 - number) * step + 3.0 * self.plot.unit
            self._write_at((point.at, point.value), line, (0.0, up, "center"), style)

    def _sideways(self, line: ChartLine, point: Point, beside: float) -> list[tuple[float, float]]:
        """Return the offsets to the right and left of a point, where no neighbor is as near to the label."""
        inch = self.plot.width / (self.panel.span[1] - self.panel.span[0]) * 72
        near = {
            way: [abs(other.at - point.at) * inch for other in line.points if (other.at - point.at) * way > 0]
            for way in (1, -1)
        }
        return [(way * beside, -0.36 * self.size) for way in (1, -1) if min(near[way], default=1e9) > 2.2 * beside]

    def _fade_height(self, point: Point) -> float:
        """Return the height of an open end in points."""
        low, high = self.axes.get_ylim()
        return float(self.axes.bbox.height * fade_length(high - low, point) / (high - low) * 72 / self.figure.dpi)

    def _whisker_height(self, point: Point) -> float:
        """Return how far a whisker that a bar has of itself reaches into the bar, in points."""
        if point.low is None or point not in self.plot.doubtful:
            return 0.0
        low, high = self.axes.get_ylim()
        return float(self.axes.bbox.height * (point.value - point.low) / (high - low) * 72 / self.figure.dpi)

    def _is_lower(self, line: ChartLine, point: Point) -> bool:
        """Return whether a label belongs below its mark: of the lowest line, or below both neighbors."""
        beside = [other.value for one in self.panel.lines for other in one.actual if other.at == point.at]
        if self.panel.below(point) or (len(beside) > 1 and point.value == min(beside) < max(beside)):
            return True
        if len(beside) > 1 and point.value == max(beside):
            return False
        points = list(line.actual)
        if point not in points:
            return False
        place = points.index(point)
        around = [*points[max(0, place - 1) : place], *points[place + 1 : place + 2]]
        return bool(around) and all(other.value > point.value for other in around)

    def _words(self, point: Point) -> str:
        """Return the label of a point, with its bound in words where a bar has room for them."""
        if not point.is_bounded or not self.panel.bars:
            return minus(point.label)
        text = f"{point.plan} {in_words(point, self.panel.lang)}".lstrip()
        return minus(text if self.plot.printed.width(text, SMALL) < self.plot.pitch * 0.98 else point.label)

    def _label_rates(self) -> None:
        """Write growth into the bars that have room for it, in italics where it is computed."""
        for point in self.plot.rated_above:
            lines = self.plot.growth_lines(point)
            style: dict[str, Any] = {"color": self.page.theme.ink, "size": self.page.size * TINY}
            fade = self._fade_height(point) if point.bound == "over" and not self.page.bounds else 0.0
            for number, line in enumerate(reversed(lines)):
                style["style"] = point.rate.style_of(len(lines) - 1 - number) if point.rate else "normal"
                up = fade + (number * TINY * LINE * self.page.size) + 3.0 * self.plot.unit
                self._write_at((point.at, point.value), minus(line), (0.0, up, "center"), style, forced=True)
        for point in self.plot.rated:
            if point.rate:
                style = {
                    "color": self.page.theme.ink if point.status == "I" else self.page.theme.on(0),
                    "size": self.page.size * TINY,
                }  # fmt: skip
                lines = self.plot.growth_lines(point)
                top = self._whisker_height(point) + 3 * self.plot.unit
                reason = self.plot.explained.get(point, [])
                for number, text in enumerate([*lines, *reason]):
                    style["style"] = point.rate.style_of(number) if number < len(lines) else "normal"
                    step = number + (0.5 if number >= len(lines) else 0.0)
                    place = (0.0, -(1 + RATE_STEP * step) * self.size - top, "center")
                    self._write_at((point.at, point.value), minus(text), place, style)

    def _label_rates_after_breaks(self) -> None:
        """Write published growth, which no line can show, beside the first figure after a break, below the name of its line."""
        style = {"color": self.page.theme.ink, "size": self.page.size * TINY}
        left, step = 8 * self.plot.unit, self.size * LINE
        places = (left, -1.4 * step, "left"), (left, 0.9 * step, "left"), (0.0, -1.6 * step, "center")
        for line in self.panel.lines if not self.panel.bars else ():
            for point in line.actual:
                if point.rate and self.panel.is_after_break(line, point):
                    rate = minus(point.rate.rate())
                    message = (
                        "{rate} on a comparable basis" if point.rate.basis == "comparable" else "{rate} as published"
                    )
                    text = phrase(message, self.panel.lang, rate=rate)
                    at = point.at, point.value
                    found = next((place for place in places if self._write_at(at, text, place, style)), None)
                    if found and point.rate.base:
                        x, y, align = found
                        values = {
                            "base": point.rate.base,
                            "period": period_words(periods.shift(point.period, -1), self.panel.lang),
                        }
                        base = phrase("computed: {base} in {period}", self.panel.lang, **values)
                        self._write_at(at, base, (x, y - step, align), {**style, "style": "italic"})

    def _label_empty(self) -> None:
        """Write at the foot of a year without a bar that there is no figure."""
        text = phrase("no figure", self.panel.lang) if self.plot.names_empty else NONE
        style = {"color": self.page.theme.faint, "size": self.page.size * TINY}
        for at in self.plot.empty:
            self._write_at((at, 0.0), text, (0.0, 3.0 * self.plot.unit, "center"), style)

    def _label_shares(self) -> None:
        """Write shares into their bars, in white or black, whichever contrasts with the bar."""
        for number, point, base in self.panel.stacks():
            middle = (point.at, base + point.value / 2)
            self._place(middle, point.full_text, ((0, -self.size * 0.36),), self.page.theme.on(number))

    # --- placing ------------------------------------------------------------------------------------------------------

    def _mark_box(self, point: Point) -> Any:
        """Return the box that the mark of a point covers."""
        x, y = self.axes.transData.transform((point.at, point.value))
        half = 2.4 * self.plot.unit * self.figure.dpi / 72
        return Bbox.from_extents(x - half, y - half, x + half, y + half)

    def _line_boxes(self, line: ChartLine) -> list[Any]:
        """Return small boxes along the stretches of a line, on which no label is to stand."""
        found = []
        for stretch in line.stretches:
            for before, after in pairwise(stretch):
                (x0, y0), (x1, y1) = self.axes.transData.transform([(p.at, p.value) for p in (before, after)])
                count = max(2, int(max(abs(x1 - x0), abs(y1 - y0)) / (3 * self.figure.dpi / 72)))
                for number in range(1, count):
                    x, y = x0 + (x1 - x0) * number / count, y0 + (y1 - y0) * number / count
                    found.append(Bbox.from_extents(x - 1, y - 1, x + 1, y + 1))
        return found

    def _clear_ground(self, box: Any) -> None:
        """Cover the lines of the grid behind a text."""
        if self.page.transparent or not self.plot.ticks:
            return
        (x0, y0), (x1, y1) = self.axes.transData.inverted().transform([(box.x0 - 1, box.y0), (box.x1 + 1, box.y1)])
        ground = Rectangle(
            (x0, y0), x1 - x0, y1 - y0, facecolor=self.page.theme.page, linewidth=0, zorder=0.8, clip_on=False
        )
        self.axes.add_patch(ground)

    def _place(
        self,
        at: tuple[float, float],
        text: str,
        offsets: Sequence[tuple[float, float]],
        color: str,
        boxed: bool = False,
    ) -> None:
        """Write a text near a point, at the first offset (in points) without an overlap; omit it if there is none."""
        style: dict[str, Any] = {"color": color}
        if boxed:
            style["bbox"] = {"facecolor": self.page.theme.page, "edgecolor": "none", "pad": 1.0, "alpha": 0.9}
        any(self._write_at(at, text, (*offset, "center"), style) for offset in offsets)

    def _write_at(
        self,
        at: tuple[float, float],
        text: str,
        place: tuple[float, float, str],
        style: dict[str, Any],
        forced: bool = False,
    ) -> bool:
        """Write a text at an offset in points, and return whether it overlaps nothing; if it does, it is taken away."""
        x, y, align = place
        note = self.axes.annotate(
            text, at, (x, y), textcoords="offset points", ha=align, annotation_clip=False, zorder=6,
            **{"size": self.size, **style},
        )  # fmt: skip
        page, box = self.figure.bbox, note.get_window_extent(self.pen)
        inside = box.x0 >= 0 and box.x1 <= page.width and box.y0 >= self.axes.bbox.y0 and box.y1 <= page.height
        point = self.figure.dpi / 72
        near, wide = (
            Bbox.from_extents(box.x0 - pad * point, box.y0 - 0.5, box.x1 + pad * point, box.y1 + 0.5)
            for pad in (_CLEAR / 2, _CLEAR)
        )
        meets = any(near.overlaps(other) for other in self.boxes) or any(wide.overlaps(other) for other in self.labels)
        if forced or (inside and not meets):
            self.boxes.append(box)
            self.labels.append(box)
            self._clear_ground(box)
            return True
        note.remove()
        return False
