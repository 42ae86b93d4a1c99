"""One panel on paper: its axes with bars, or with marks that are joined where figures may be compared."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Protocol

from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from ..messages import phrase
from . import axes
from .model import Chart, Panel, Point

# Blue, vermillion, bluish green, reddish purple of Okabe and Ito (Color Universal Design, 2008): told apart by people
# with any kind of colour vision, and each 3:1 or better against white and against a dark page.
COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
MARKS = ("o", "s", "^", "D")
INK, FAINT = "#1a1a1a", "#5f5f5f"
SMALL = 7.0  # points


class Sheet(Protocol):
    """What a panel needs to know of the page it is drawn on; ``wide`` and ``height`` are in inches."""

    figure: Figure
    pen: Any
    wide: float
    height: float
    bounds: bool

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in inches."""


class PanelPlot:
    """One panel, drawn in its place on the sheet (inches: left, top, width, height)."""

    def __init__(self, sheet: Sheet, panel: Panel, place: tuple[float, float, float, float]) -> None:
        self.sheet, self.panel = sheet, panel
        left, top, self.width, height = place
        if panel.across:  # the names stand at the left
            room = min(self.width / 2, max(sheet.width(line.name, SMALL) for line in panel.lines) - 0.3)
            left, self.width = left + room, self.width - room
        box = (left / sheet.wide, 1 - (top + height) / sheet.height, self.width / sheet.wide, height / sheet.height)
        self.axes = sheet.figure.add_axes(box)
        self.boxes: list[Any] = []
        if panel.across:
            self._across()
            return
        self._frame()
        if panel.bars:
            self._bars()
        else:
            self._lines()
        self._marks()
        self._labels()

    def _frame(self) -> None:
        low, high = axes.reach(self.panel)
        ticks = axes.levels(self.panel, self.sheet.bounds)
        one = self.axes
        one.set_xlim(low, high)
        one.set_ylim(ticks[0], ticks[-1] + (ticks[-1] - ticks[0]) * 0.08)
        one.set_yticks(ticks, [axes.tick_text(tick) for tick in ticks])
        labels = axes.labels(self.panel, int(self.width / self.sheet.width("0", SMALL) * 0.9))
        one.set_xticks([at for at, _ in labels], [text for _, text in labels])
        one.tick_params(length=2, width=0.6, labelsize=SMALL, colors=FAINT, labelcolor=INK)
        one.grid(axis="y", color=FAINT, alpha=0.2, linewidth=0.5)
        one.set_axisbelow(True)
        one.patch.set_alpha(0)
        for side in ("top", "right"):
            one.spines[side].set_visible(False)
        one.axhline(0, color=INK, linewidth=0.8)

    def _across(self) -> None:
        """Draw a bar for each series, the highest on top, its name at the left and its figure at its end."""
        one = self.axes
        names = [line.name for line in self.panel.lines]
        values = [line.points[0].value for line in self.panel.lines]
        one.barh(range(len(names)), values, 0.68, color=COLORS[0])
        one.set_xlim(0, (max(values) or 1.0) * 1.18)
        one.set_ylim(len(names) - 0.4, -0.6)
        one.set_yticks(range(len(names)), names, parse_math=False)
        one.set_xticks([])
        one.tick_params(length=0, labelsize=SMALL, labelcolor=INK)
        one.patch.set_alpha(0)
        for side in ("top", "right", "bottom"):
            one.spines[side].set_visible(False)
        for row, line in enumerate(self.panel.lines):
            one.annotate(
                line.points[0].text, (line.points[0].value, row), (3, 0), textcoords="offset points", va="center",
                size=SMALL, color=INK, parse_math=False,
            )  # fmt: skip

    def _bars(self) -> None:
        line = self.panel.lines[0]
        ats = sorted({point.at for point in line.points})
        size = 0.62 * min((b - a for a, b in pairwise(ats)), default=1.0)
        size = min(size, (self.axes.get_xlim()[1] - self.axes.get_xlim()[0]) * 0.22)
        filled = {point.at for point in line.points if point.kind != "planned"}
        for point in line.points:
            if point.kind == "planned" and point.at in filled:
                self._star(point)
                continue
            style: dict[str, Any] = {"facecolor": COLORS[0]}
            if point.kind != "actual":
                style = {"facecolor": "none", "edgecolor": COLORS[0], "linewidth": 1.0}
            if point.kind == "planned":
                style |= {"hatch": "////", "linestyle": "--"}
            self.axes.bar(point.at, point.value, size, **style)
            self._whisker(point, INK)

    def _lines(self) -> None:
        for number, line in enumerate(self.panel.lines):
            color = COLORS[number % len(COLORS)]
            for before, after, joined in zip(line.points, line.points[1:], line.joined[1:], strict=False):
                if joined and not self.panel.changes:
                    self.axes.plot((before.at, after.at), (before.value, after.value), color=color, linewidth=1.3)
            for point in line.points:
                self._whisker(point, color)
                hollow = point.kind == "partial" or (self.panel.changes and line.computed)
                if point.kind == "planned":
                    self._star(point, color)
                else:
                    self.axes.plot(
                        point.at, point.value, **mark(number, hollow), zorder=3 + (not hollow), linestyle="none"
                    )
        if self.panel.changes:
            self._pairs()

    def _pairs(self) -> None:
        """Join the published and the computed mark of each period."""
        published = {point.at: point for line in self.panel.lines if not line.computed for point in line.points}
        for point in (point for line in self.panel.lines if line.computed for point in line.points):
            if other := published.get(point.at):
                self.axes.plot((point.at, point.at), (point.value, other.value), color=FAINT, linewidth=0.8, zorder=1)

    def _star(self, point: Point, color: str = INK) -> None:
        self.axes.plot(point.at, point.value, marker="*", markersize=8, color=color, markerfacecolor="none", zorder=4)

    def _whisker(self, point: Point, color: str) -> None:
        if not self.sheet.bounds or point.low == point.high:
            return
        if point.low is not None and point.high is not None:
            ends = [[point.value - point.low], [point.high - point.value]]
            self.axes.errorbar(point.at, point.value, yerr=ends, ecolor=color, elinewidth=0.9, capsize=2.5, fmt="none")
        else:  # only one end is known: an arrow to where it may lie
            up = point.high is None
            self.axes.plot(point.at, point.value, marker=6 if up else 7, markersize=5, color=color, zorder=5)

    def _marks(self) -> None:
        for mark in self.panel.breaks:
            self.axes.axvline(mark.at, color=FAINT, linewidth=0.9, linestyle=(0, (4, 2)))
            self._place(mark.at, self.axes.get_ylim()[1], f"[{mark.note}]", ((0, 1),), color=FAINT)
        for mark in self.panel.refused:
            self.axes.plot(mark.at, 0, marker="x", markersize=5, color=INK, zorder=5, clip_on=False)
            self._place(mark.at, 0, f"[{mark.note}]", ((0, 5), (0, 12)), color=FAINT)

    def _labels(self) -> None:
        """Write the figures beside their points: the latest first, then the earliest, then as many as find room."""
        told = set()
        spots = [(point.at, point.value) for line in self.panel.lines for point in line.points]
        if not self.panel.bars:
            self.boxes += [self._box_around(*self.axes.transData.transform(spot)) for spot in spots]
        for order in (slice(-1, None), slice(0, 1), slice(1, -1)):
            for line in self.panel.lines:
                for point in line.points[order]:
                    if (point.at, point.text) in told:
                        continue
                    told.add((point.at, point.text))
                    places = [(0.0, 5.0), (0.0, -10.5)]
                    end = point.value
                    if self.panel.bars:
                        places = [(0.0, 2.5 if point.value >= 0 else -9.0)]
                        end = point.high if self.sheet.bounds and point.high is not None else end
                    elif self.panel.below(point):
                        places.reverse()
                    self._place(point.at, end, point.text, places, color=INK)

    def _box_around(self, x: float, y: float) -> Any:
        half = 2.4 * self.sheet.figure.dpi / 72
        return Bbox.from_extents(x - half, y - half, x + half, y + half)

    def _place(
        self,
        at: float,
        value: float,
        text: str,
        offsets: Sequence[tuple[float, float]],
        color: str,
    ) -> None:
        """Write a text near a point at the first offset (in points) where it meets no other text; else leave it out."""
        sheet = self.sheet.figure.bbox
        for offset in offsets:
            note = self.axes.annotate(
                text, (at, value), offset, textcoords="offset points", ha="center", size=SMALL - 0.5, color=color,
                parse_math=False, annotation_clip=False, zorder=6,
            )  # fmt: skip
            box = note.get_window_extent(self.sheet.pen)
            inside = box.x0 >= 0 and box.x1 <= sheet.width and box.y0 >= self.axes.bbox.y0
            if inside and not any(box.padded(0.5).overlaps(other) for other in self.boxes):
                self.boxes.append(box)
                return
            note.remove()


def mark(number: int, hollow: bool) -> dict[str, Any]:
    """Return how matplotlib draws the mark of a line, by its number in the panel."""
    color = COLORS[number % len(COLORS)]
    return {
        "marker": MARKS[number % len(MARKS)], "markersize": 4.6, "color": color,
        "markerfacecolor": "none" if hollow else color, "markeredgewidth": 1.1,
    }  # fmt: skip


def legend(chart: Chart, lang: str, bounds: bool) -> list[str]:
    """Return what the marks mean, of those that are there."""
    kinds = {point.kind for panel in chart.panels for line in panel.lines for point in line.points}
    told = [
        (any(panel.breaks for panel in chart.panels), "Dashed line: a break; do not compare across it."),
        (any(panel.refused for panel in chart.panels), "×: not computed."),
        ("partial" in kinds, "Hollow: part of a year."),
        ("planned" in kinds, "Star or hatched: target or forecast."),
        (bounds, "Whiskers: what rounding allows."),
    ]  # fmt: skip
    words = [phrase(told_as, lang) for there, told_as in told if there]
    return ["  ".join(words)] if words else []
