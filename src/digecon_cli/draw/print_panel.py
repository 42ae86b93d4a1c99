"""One panel in print: its axes with bars, or with marks joined where figures compare, and its labels."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from .model import ChartLine, Panel, Point, tick_text

if TYPE_CHECKING:
    from .print_page import PrintPage

LARGE, SMALL, TINY = 1.25, 0.82, 0.72  # font sizes, relative to the page's
BAR = 0.68  # of the distance between bars
WIDEST = 1.4  # inches of a bar with its gap, at a font size of 9 points
MARKS = ("o", "s", "^", "D", "v")
_LONGEST = 0.34  # of a panel's width: the longest name at the end of a line


class PrintPanel:
    """One panel drawn on its axes; ``label`` writes the figures once the layout is final."""

    def __init__(self, printed: "PrintPage", panel: Panel, place: Axes, head: str) -> None:
        self.printed, self.panel, self.axes, self.page = printed, panel, place, printed.page
        self.size = printed.page.size * SMALL
        alone = len(printed.figure.axes) == 1
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
            self.ends = self._line_names()

    def color(self, number: int) -> str:
        """Return the color of a line by its number."""
        return self.page.theme.colors[number % len(self.page.theme.colors)]

    def label(self) -> None:
        """Write the figures where they fit, and align the title with the numbers of the vertical axis."""
        if not self.panel.across:
            self._label_years()  # again, now that the width is final
        tight = self.axes.yaxis.get_tightbbox(self.printed.pen)
        if tight is not None:
            self.head.set_x((tight.x0 - self.axes.bbox.x0) / self.axes.bbox.width)
        if not self.panel.across:
            PanelTexts(self.printed, self.panel, self.axes, self.ends).write()

    def _frame(self) -> None:
        low, high = self.panel.span
        ticks = self.panel.levels(self.page.bounds)
        axes, theme = self.axes, self.page.theme
        room = (ticks[-1] - ticks[0]) * 0.09
        axes.set_xlim(low, high)
        axes.set_ylim(ticks[0] - (room if ticks[0] < 0 else 0), ticks[-1] + (0 if self.panel.stacked else room))
        axes.set_yticks(ticks, [tick_text(tick) for tick in ticks])
        axes.set_xticks(range(int(low), int(high) + 1), [""] * (int(high) - int(low) + 1))
        axes.tick_params(length=3, width=0.6, labelsize=self.size, colors=theme.faint, labelcolor=theme.ink)
        axes.tick_params(axis="x", which="minor", length=0, pad=3)
        axes.grid(axis="y", color=theme.faint, alpha=0.22, linewidth=0.5)
        axes.set_axisbelow(True)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        if ticks[0] < 0:
            axes.axhline(0, color=theme.ink, linewidth=0.8)
            axes.spines["bottom"].set_visible(False)
        self._label_years()
        if self.panel.part_labels():
            for year in range(int(low) + 1, int(high)):
                axes.axvline(year, color=theme.faint, alpha=0.3, linewidth=0.5)

    def _width(self) -> float:
        """Return the width of the axes in inches."""
        return float(self.axes.get_position().width * self.printed.figure.get_figwidth())

    def _label_years(self) -> None:
        """Write the years, each in the middle of its year, and above them the parts of years that fit."""
        low, high = self.axes.get_xlim()
        width = self._width() * 0.9
        years = self.panel.year_labels(int(width / self.printed.width("0", SMALL)))
        parts = self._non_overlapping(self.panel.part_labels(), width / (high - low))
        texts = {at: "\n" + text if parts else text for at, text in years}
        for at, text in parts.items():
            texts[at] = text + texts.get(at, "")
        self.axes.set_xticks(list(texts), list(texts.values()), minor=True, size=self.size)

    def _non_overlapping(self, parts: Sequence[tuple[float, str]], room: float) -> dict[float, str]:
        """Return the parts of years whose labels do not overlap, newest first; ``room`` is the inches per year."""
        kept: dict[float, str] = {}
        left = float("inf")
        for at, text in reversed(parts):
            half = self.printed.width(text, SMALL) / 2
            if at * room + half < left:
                kept[at] = text
                left = at * room - half - 0.02
        return kept

    def _across(self) -> None:
        """Draw a ranked bar for each series, highest on top, with its name on the left and its figure at the end."""
        axes, theme = self.axes, self.page.theme
        names = [line.name for line in self.panel.lines]
        values = [line.points[0].value for line in self.panel.lines]
        top = self.panel.shared.high if self.panel.shared else max(values)
        axes.barh(range(len(names)), values, BAR, color=self.color(0))
        axes.set_xlim(0, (top or 1.0) * 1.15)
        axes.set_ylim(len(names) - 0.4, -0.6)
        axes.set_yticks(range(len(names)), names)
        axes.set_xticks([])
        axes.tick_params(length=0, labelsize=self.size, labelcolor=theme.ink)
        for side in ("top", "right", "bottom"):
            axes.spines[side].set_visible(False)
        where: dict[str, Any] = {"xytext": (3, 0), "textcoords": "offset points", "va": "center"}
        for row, line in enumerate(self.panel.lines):
            point = line.points[0]
            axes.annotate(point.full_text, (point.value, row), **where, size=self.size, color=theme.ink)
            self._whisker(point._replace(at=row), theme.ink, flat=True)

    def _bars(self) -> None:
        line, theme = self.panel.lines[0], self.page.theme
        low, high = self.axes.get_xlim()
        size = BAR * min(self.panel.step, float((high - low) * WIDEST * self.printed.unit / self._width()))
        filled = {point.at for point in line.actual}
        for point in line.points:
            if point.kind == "planned" and point.at in filled:
                self._tick(point, size)
                continue
            style: dict[str, Any] = {"facecolor": self.color(0)}
            if point.kind != "actual":
                style = {"facecolor": "none", "edgecolor": self.color(0), "linewidth": 1.2 * self.printed.unit}
            if point.kind == "planned":
                style |= {"linestyle": (0, (3, 2))}
            self.axes.bar(point.at, point.value, size, **style)
            self._whisker(point, theme.ink)

    def _tick(self, point: Point, size: float) -> None:
        """Draw a target or forecast as a tick across the bar of its period."""
        ends = (point.at - size * 0.58, point.at + size * 0.58), (point.value, point.value)
        theme, unit = self.page.theme, self.printed.unit
        if not self.page.transparent:  # an outline that sets it off from the bar
            self.axes.plot(*ends, color=theme.page, linewidth=3.4 * unit, solid_capstyle="butt", zorder=4)
        self.axes.plot(*ends, color=theme.ink, linewidth=1.6 * unit, solid_capstyle="butt", zorder=5)

    def _stacked(self) -> None:
        """Draw the parts of a whole stacked on each other."""
        size = 0.74 * self.panel.step
        edge: dict[str, Any] = {"edgecolor": self.page.background, "linewidth": 0.8}
        for number, point, base in self.panel.stacks():
            self.axes.bar(point.at, point.value, size, base, facecolor=self.color(number), **edge)

    def _lines(self) -> None:
        unit = self.printed.unit
        for number, line in zip(self.panel.numbers, self.panel.lines, strict=True):
            color = self.color(number)
            hollow = self.panel.changes and line.computed
            for stretch in line.stretches if not hollow else ():
                places = [point.at for point in stretch], [point.value for point in stretch]
                self.axes.plot(*places, color=color, linewidth=1.4 * unit, zorder=2)
            for point in line.points:
                self._whisker(point, color)
                if point.kind == "planned":
                    self._tick(point, 0.4)
                else:
                    self._dot(point, number, hollow or point.kind == "partial")
        if self.panel.changes:
            self._connect_pairs()

    def _dot(self, point: Point, number: int, hollow: bool) -> None:
        color = self.color(number)
        self.axes.plot(
            point.at, point.value, marker=MARKS[number % len(MARKS)], markersize=4.6 * self.printed.unit, color=color,
            markerfacecolor=self.page.background if hollow else color, markeredgewidth=1.1 * self.printed.unit,
            zorder=3 if hollow else 4, linestyle="none", clip_on=False,
        )  # fmt: skip

    def _connect_pairs(self) -> None:
        """Connect the published and the computed mark of each period."""
        values: dict[float, list[float]] = {}
        for point in self.panel.points:
            values.setdefault(point.at, []).append(point.value)
        for at in {point.at for line in self.panel.lines if line.computed for point in line.points}:
            if len(values[at]) > 1:
                ends = (at, at), (min(values[at]), max(values[at]))
                self.axes.plot(*ends, color=self.page.theme.faint, linewidth=0.9 * self.printed.unit, zorder=1)

    def _whisker(self, point: Point, color: str, flat: bool = False) -> None:
        """Draw the bounds of a figure if they were asked for."""
        if not self.page.bounds or point.low == point.high:
            return
        place = (point.value, point.at) if flat else (point.at, point.value)
        if point.low is not None and point.high is not None:
            ends = [[point.value - point.low], [point.high - point.value]]
            error: dict[str, Any] = {"xerr" if flat else "yerr": ends}
            self.axes.errorbar(*place, ecolor=color, elinewidth=0.9, capsize=2.5, fmt="none", zorder=5, **error)
        else:  # only one end is known: an arrow points to where the value may lie
            arrow = (5 if flat else 6) if point.high is None else (4 if flat else 7)
            self.axes.plot(*place, marker=arrow, markersize=5, color=color, zorder=5)

    def _line_names(self) -> list[Any]:
        """Write the names of lines to the right of the axes in their colors, and return these texts."""
        texts, base = [], 0.0
        most = self._width() * _LONGEST
        for number, line in zip(self.panel.numbers, self.panel.lines, strict=True):
            last = (line.actual or line.points)[-1]
            value = last.value
            if self.panel.stacked:
                value, base = base + last.value / 2, base + last.value
            name = "\n".join(self.printed.wrap(line.name, most, SMALL, "bold"))
            text = self.axes.annotate(
                name, (1.0, value), (6 * self.printed.unit, 0), xycoords=("axes fraction", "data"),
                textcoords="offset points", ha="left", va="center", size=self.size, color=self.color(number),
                weight="bold", annotation_clip=False,
            )  # fmt: skip
            texts.append(text)
        return texts


class PanelTexts:
    """The labels of points and the numbers of notes in one panel, each placed where it overlaps no other text."""

    def __init__(self, printed: "PrintPage", panel: Panel, place: Axes, ends: Sequence[Any]) -> None:
        self.printed, self.panel, self.axes, self.page = printed, panel, place, printed.page
        self.size = printed.page.size * SMALL
        self.boxes: list[Any] = []
        self._separate_names(ends)

    def _separate_names(self, ends: Sequence[Any]) -> None:
        """Move overlapping names at the ends of lines apart, upwards from their position."""
        boxes = sorted(((text.get_window_extent(self.printed.pen), text) for text in ends), key=lambda one: one[0].y0)
        below = float("-inf")
        for box, text in boxes:
            up = max(0.0, below - box.y0)
            x, y = text.get_position()
            text.set_position((x, y + up * 72 / self.printed.figure.dpi))
            below = box.y1 + up + 1
            self.boxes.append(text.get_window_extent(self.printed.pen))

    def write(self) -> None:
        """Write the marks of breaks and refusals, then the labels of points in order of importance."""
        theme, top = self.page.theme, self.axes.get_ylim()[1]
        for mark in self.panel.breaks:
            self.axes.axvline(mark.at, color=theme.faint, linewidth=1.0, linestyle=(0, (4, 2)), zorder=1.5)
            beside = ((0, 1 - self.size), (9, 1 - self.size))
            self._place((mark.at, top), f"[{mark.note}]", beside, theme.faint)
        for mark in self.panel.refused:
            cross: dict[str, Any] = {"marker": "x", "markersize": 5 * self.printed.unit, "zorder": 5, "clip_on": False}
            self.axes.plot(mark.at, 0, color=theme.ink, **cross)
            self._place((mark.at, 0), f"[{mark.note}]", ((0, 5), (0, 12), (0, -14)), theme.faint)
        if self.panel.stacked:
            self._label_shares()
            return
        if not self.panel.bars:
            self.boxes += [self._mark_box(point) for point in self.panel.points]
        written = set()
        for line, point in self._labeling_order():
            if (point.at, point.full_text) not in written:  # published and computed growth may print the same number
                written.add((point.at, point.full_text))
                self._figure(line, point)
        if self.printed.has_room_for_changes(self.panel):
            self._label_changes()

    def _labeling_order(self) -> list[tuple[ChartLine, Point]]:
        """Return the points in labeling order: newest, highest, lowest, first, planned, then the rest."""
        points = [(line, point) for line in self.panel.lines for point in line.points]
        rank: dict[int, int] = {}
        for line in self.panel.lines:
            actual = line.actual or line.points
            extremes = max(actual, key=lambda point: point.value), min(actual, key=lambda point: point.value)
            for place, point in enumerate((actual[-1], *extremes, actual[0], *line.points[len(actual) :])):
                rank.setdefault(id(point), place)
        return sorted(points, key=lambda one: (rank.get(id(one[1]), 9), -one[1].at))

    def _figure(self, line: ChartLine, point: Point) -> None:
        """Write a label above or below its mark; that of a target beside the bar of its period, in a box."""
        gap = 3.0 * self.printed.unit
        low = -self.size - gap
        value, places = point.value, [(0.0, gap * 1.9), (0.0, low - gap * 0.7)]
        actual = next((one for one in line.actual if self.panel.bars and point.plan and one.at == point.at), None)
        if actual:
            places = [(0.0, low), (0.0, gap)] if point.value < actual.value else [(0.0, gap)]
        elif self.panel.bars:
            end = point.high if point.value >= 0 else point.low
            value = end if self.page.bounds and end is not None else value
            places = [(0.0, gap)] if point.value >= 0 else [(0.0, low)]
        elif self.panel.below(point):
            places.reverse()
        self._place((point.at, value), point.label, places, self.page.theme.ink, boxed=actual is not None)

    def _label_changes(self) -> None:
        """Write growth rates into the bars that have room for them."""
        bottom = self.axes.transData.transform((0, 0))[1]
        for _, point in self._labeling_order():
            if not point.change or point.kind != "actual" or point.value <= 0:
                continue
            top = self.axes.transData.transform((0, point.value))[1]
            if top - bottom < self.size * 2.2 * self.printed.figure.dpi / 72:
                continue
            inside = ((0, -self.size - 3 * self.printed.unit),)
            self._place((point.at, point.value), point.change, inside, self.page.theme.page, size=TINY / SMALL)

    def _label_shares(self) -> None:
        """Write shares into their bars, in white or black, whichever contrasts with the bar."""
        for number, point, base in self.panel.stacks():
            dark = number % 4 == 0 and self.page.theme.page == "#ffffff"
            middle = (point.at, base + point.value / 2)
            self._place(middle, point.full_text, ((0, -self.size * 0.36),), "#ffffff" if dark else "#111111")

    def _mark_box(self, point: Point) -> Any:
        """Return the box that the mark of a point covers."""
        x, y = self.axes.transData.transform((point.at, point.value))
        half = 2.4 * self.printed.unit * self.printed.figure.dpi / 72
        return Bbox.from_extents(x - half, y - half, x + half, y + half)

    def _place(
        self,
        at: tuple[float, float],
        text: str,
        offsets: Sequence[tuple[float, float]],
        color: str,
        boxed: bool = False,
        size: float = 1.0,
    ) -> None:
        """Write a text near a point, at the first offset (in points) without an overlap; omit it if there is none."""
        page = self.printed.figure.bbox
        style = {"facecolor": self.page.theme.page, "edgecolor": "none", "pad": 1.0, "alpha": 0.9} if boxed else None
        for offset in offsets:
            note = self.axes.annotate(
                text, at, offset, textcoords="offset points", ha="center", size=self.size * size, color=color,
                annotation_clip=False, zorder=6, bbox=style,
            )  # fmt: skip
            box = note.get_window_extent(self.printed.pen)
            inside = box.x0 >= 0 and box.x1 <= page.width and box.y0 >= self.axes.bbox.y0 and box.y1 <= page.height
            if inside and not any(box.padded(0.5).overlaps(other) for other in self.boxes):
                self.boxes.append(box)
                return
            note.remove()
