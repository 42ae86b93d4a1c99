"""One panel on paper: its axes with bars, or with marks that are joined where figures may be compared."""

from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes

from .. import axes
from ..model import Panel, Point
from .labels import Labels, ends_of_lines
from .sizes import BAR, SMALL, WIDEST

if TYPE_CHECKING:
    from .sheet import Sheet

MARKS = ("o", "s", "^", "D", "v")


class PanelPlot:
    """One panel, drawn on its axes; ``label`` writes the figures once the axes have their places."""

    def __init__(self, sheet: "Sheet", panel: Panel, place: Axes, head: str) -> None:
        self.sheet, self.panel, self.axes, self.page = sheet, panel, place, sheet.page
        self.size = sheet.page.size * SMALL
        alone = len(sheet.figure.axes) == 1
        weight, color = ("normal", self.page.theme.faint) if alone else ("bold", self.page.theme.ink)
        self.head = place.set_title(head, loc="left", size=self.page.size, weight=weight, color=color)
        place.patch.set_alpha(0)
        self.ends: list[Any] = []
        if panel.across:
            self._across()
            return
        self._frame()
        if panel.bars:
            self._bars()
        elif panel.stacked:
            self._stacked()
        else:
            self._lines()
        if len(panel.lines) > 1:
            self.ends = ends_of_lines(sheet, panel, place, [self.color(number) for number in panel.numbers])

    def color(self, number: int) -> str:
        """Return the colour of a line by its number."""
        return self.page.theme.colors[number % len(self.page.theme.colors)]

    def label(self) -> None:
        """Write the figures where they find room, and start the title where the numbers of the axis start."""
        if not self.panel.across:
            self._times(*self.axes.get_xlim())  # now that the width is known
        tight = self.axes.yaxis.get_tightbbox(self.sheet.pen)
        if tight is not None:
            self.head.set_x((tight.x0 - self.axes.bbox.x0) / self.axes.bbox.width)
        Labels(self.sheet, self.panel, self.axes, self.ends).write()

    def _frame(self) -> None:
        low, high = axes.reach(self.panel)
        ticks = axes.levels(self.panel, self.page.bounds)
        one, theme = self.axes, self.page.theme
        room = (ticks[-1] - ticks[0]) * 0.09
        one.set_xlim(low, high)
        one.set_ylim(ticks[0] - (room if ticks[0] < 0 else 0), ticks[-1] + (0 if self.panel.stacked else room))
        one.set_yticks(ticks, [axes.tick_text(tick) for tick in ticks])
        one.set_xticks(range(int(low), int(high) + 1), [""] * (int(high) - int(low) + 1))
        one.tick_params(length=3, width=0.6, labelsize=self.size, colors=theme.faint, labelcolor=theme.ink)
        one.tick_params(axis="x", which="minor", length=0, pad=3)
        one.grid(axis="y", color=theme.faint, alpha=0.22, linewidth=0.5)
        one.set_axisbelow(True)
        for side in ("top", "right"):
            one.spines[side].set_visible(False)
        if ticks[0] < 0:
            one.axhline(0, color=theme.ink, linewidth=0.8)
            one.spines["bottom"].set_visible(False)
        self._times(low, high)
        if axes.parts(self.panel):
            for year in range(int(low) + 1, int(high)):
                one.axvline(year, color=theme.faint, alpha=0.3, linewidth=0.5)

    def _years_of(self, inches: float) -> float:
        """Return how many years of the axis take so many inches."""
        low, high = self.axes.get_xlim()
        width = self.axes.get_position().width * self.sheet.figure.get_figwidth()
        return float((high - low) * inches * self.sheet.unit / width)

    def _times(self, low: float, high: float) -> None:
        """Write the years, each in its band, and above them the parts of years where they find room."""
        width = self.axes.get_position().width * self.sheet.figure.get_figwidth() * 0.9
        digit = self.sheet.width("0", SMALL)
        told = dict(axes.years(self.panel, int(width / digit)))
        parts = dict(axes.parts(self.panel))
        parts = self._with_room(parts, width / (high - low))
        texts = {at: "\n" + text if parts else text for at, text in told.items()}
        for at, text in parts.items():
            texts[at] = text + texts.get(at, "")
        self.axes.set_xticks(list(texts), list(texts.values()), minor=True, size=self.size)

    def _with_room(self, parts: dict[float, str], room: float) -> dict[float, str]:
        """Return the parts of years whose labels stand clear of each other, the newest first; ``room`` is a year's inches."""
        kept: dict[float, str] = {}
        left = float("inf")
        for at, text in sorted(parts.items(), reverse=True):
            half = self.sheet.width(text, SMALL) / 2
            if at * room + half < left:
                kept[at] = text
                left = at * room - half - 0.02
        return kept

    def _across(self) -> None:
        """Draw a bar for each series, the highest on top, its name at the left and its figure at its end."""
        one, theme = self.axes, self.page.theme
        names = [line.name for line in self.panel.lines]
        values = [line.points[0].value for line in self.panel.lines]
        top = self.panel.shared.high if self.panel.shared else max(values)
        one.barh(range(len(names)), values, 0.68, color=self.color(0))
        one.set_xlim(0, (top or 1.0) * 1.15)
        one.set_ylim(len(names) - 0.4, -0.6)
        one.set_yticks(range(len(names)), names)
        one.set_xticks([])
        one.tick_params(length=0, labelsize=self.size, labelcolor=theme.ink)
        for side in ("top", "right", "bottom"):
            one.spines[side].set_visible(False)
        for row, line in enumerate(self.panel.lines):
            point = line.points[0]
            where = {"xytext": (3, 0), "textcoords": "offset points", "va": "center"}
            one.annotate(point.text, (point.value, row), **where, size=self.size, color=theme.ink)  # type: ignore[arg-type]
            self._whisker(point._replace(at=row), theme.ink, flat=True)

    def _bars(self) -> None:
        line, theme = self.panel.lines[0], self.page.theme
        size = BAR * min(axes.steps(self.panel), self._years_of(WIDEST))
        filled = {point.at for point in line.actual}
        for point in line.points:
            if point.kind == "planned" and point.at in filled:
                self._tick(point, size)
                continue
            style: dict[str, Any] = {"facecolor": self.color(0)}
            if point.kind != "actual":
                style = {"facecolor": "none", "edgecolor": self.color(0), "linewidth": 1.2 * self.sheet.unit}
            if point.kind == "planned":
                style |= {"linestyle": (0, (3, 2))}
            self.axes.bar(point.at, point.value, size, **style)
            self._whisker(point, theme.ink)

    def _tick(self, point: Point, size: float) -> None:
        """Draw a target or forecast across the bar of its period."""
        ends = (point.at - size * 0.58, point.at + size * 0.58), (point.value, point.value)
        theme, unit = self.page.theme, self.sheet.unit
        if not self.page.transparent:  # set off from the bar
            self.axes.plot(*ends, color=theme.page, linewidth=3.4 * unit, solid_capstyle="butt", zorder=4)
        self.axes.plot(*ends, color=theme.ink, linewidth=1.6 * unit, solid_capstyle="butt", zorder=5)

    def _stacked(self) -> None:
        """Draw the parts of a whole above each other, the shares in them, their names at the right."""
        size = 0.74 * axes.steps(self.panel)
        edge: dict[str, Any] = {"edgecolor": self.page.ground, "linewidth": 0.8}
        for number, point, floor in self.panel.stacks():
            self.axes.bar(point.at, point.value, size, floor, facecolor=self.color(number), **edge)

    def _lines(self) -> None:
        unit = self.sheet.unit
        for number, line in zip(self.panel.numbers, self.panel.lines, strict=True):
            color = self.color(number)
            for stretch in line.stretches:
                if not (self.panel.changes and line.computed):
                    told = [point.at for point in stretch], [point.value for point in stretch]
                    self.axes.plot(*told, color=color, linewidth=1.4 * unit, zorder=2)
            for point in line.points:
                self._whisker(point, color)
                if point.kind == "planned":
                    self._tick(point, 0.4)
                else:
                    self._dot(point, number, point.kind == "partial" or (self.panel.changes and line.computed))
        if self.panel.changes:
            self._pairs()

    def _dot(self, point: Point, number: int, hollow: bool) -> None:
        color = self.color(number)
        self.axes.plot(
            point.at, point.value, marker=MARKS[number % len(MARKS)], markersize=4.6 * self.sheet.unit, color=color,
            markerfacecolor=self.page.ground if hollow else color, markeredgewidth=1.1 * self.sheet.unit,
            zorder=3 + (not hollow), linestyle="none", clip_on=False,
        )  # fmt: skip

    def _pairs(self) -> None:
        """Join the published and the computed mark of each period."""
        told: dict[float, list[float]] = {}
        for point in self.panel.points:
            told.setdefault(point.at, []).append(point.value)
        for at in {point.at for line in self.panel.lines if line.computed for point in line.points}:
            if len(told[at]) > 1:
                ends = (at, at), (min(told[at]), max(told[at]))
                self.axes.plot(*ends, color=self.page.theme.faint, linewidth=0.9 * self.sheet.unit, zorder=1)

    def _whisker(self, point: Point, color: str, flat: bool = False) -> None:
        if not self.page.bounds or point.low == point.high:
            return
        place = (point.value, point.at) if flat else (point.at, point.value)
        if point.low is not None and point.high is not None:
            ends = [[point.value - point.low], [point.high - point.value]]
            error: dict[str, Any] = {"xerr" if flat else "yerr": ends}
            self.axes.errorbar(*place, ecolor=color, elinewidth=0.9, capsize=2.5, fmt="none", zorder=5, **error)
        else:  # only one end is known: an arrow to where it may lie
            arrow = (5 if flat else 6) if point.high is None else (4 if flat else 7)
            self.axes.plot(*place, marker=arrow, markersize=5, color=color, zorder=5)
