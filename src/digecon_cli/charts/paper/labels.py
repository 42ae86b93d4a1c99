"""Texts in a panel: the figures beside their points, the names at the ends of lines, the numbers of notes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from ..model import Line, Panel, Point
from .sizes import SMALL, TINY

if TYPE_CHECKING:
    from .sheet import Sheet


_FARTHEST = 0.34  # of a panel's width: the longest name at the end of a line


def ends_of_lines(sheet: "Sheet", panel: Panel, place: Axes, colors: Sequence[str]) -> list[Any]:
    """Write the names of lines at the right of their axes, in their colours, and return these texts."""
    told, floor = [], 0.0
    most = place.get_position().width * sheet.figure.get_figwidth() * _FARTHEST
    for line, color in zip(panel.lines, colors, strict=True):
        last = (line.actual or line.points)[-1]
        value = last.value
        if panel.stacked:
            value, floor = floor + last.value / 2, floor + last.value
        name = "\n".join(sheet.wrap(line.name, most, SMALL, "bold"))
        text = place.annotate(
            name, (1.0, value), (6 * sheet.unit, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
            ha="left", va="center", size=sheet.page.size * SMALL, color=color, weight="bold", annotation_clip=False,
        )  # fmt: skip
        told.append(text)
    return told


class Labels:
    """The texts of one panel, each written where it meets no other."""

    def __init__(self, sheet: "Sheet", panel: Panel, place: Axes, ends: Sequence[Any]) -> None:
        self.sheet, self.panel, self.axes, self.page = sheet, panel, place, sheet.page
        self.size = sheet.page.size * SMALL
        self.boxes: list[Any] = []
        self._spread(ends)

    def _spread(self, ends: Sequence[Any]) -> None:
        """Push the names at the ends of lines apart, up and down from where they belong."""
        told = sorted(((text.get_window_extent(self.sheet.pen), text) for text in ends), key=lambda one: one[0].y0)
        below = float("-inf")
        for box, text in told:
            up = max(0.0, below - box.y0)
            x, y = text.get_position()
            text.set_position((x, y + up * 72 / self.sheet.figure.dpi))
            below = box.y1 + up + 1
            self.boxes.append(text.get_window_extent(self.sheet.pen))

    def write(self) -> None:
        """Write the marks of breaks and refusals, then the figures: newest, first, highest, lowest, then the others."""
        if self.panel.across:
            return
        theme, top = self.page.theme, self.axes.get_ylim()[1]
        for mark in self.panel.breaks:
            self.axes.axvline(mark.at, color=theme.faint, linewidth=1.0, linestyle=(0, (4, 2)), zorder=1.5)
            beside = ((0, 1 - self.size), (9, 1 - self.size))
            self._place((mark.at, top), f"[{mark.note}]", beside, theme.faint)
        for mark in self.panel.refused:
            cross: dict[str, Any] = {"marker": "x", "markersize": 5 * self.sheet.unit, "zorder": 5, "clip_on": False}
            self.axes.plot(mark.at, 0, color=theme.ink, **cross)
            self._place((mark.at, 0), f"[{mark.note}]", ((0, 5), (0, 12), (0, -14)), theme.faint)
        if self.panel.stacked:
            self._in_stacks()
            return
        if not self.panel.bars:
            self.boxes += [self._around(point) for point in self.panel.points]
        told = set()
        for line, point in self._in_order():
            if (point.at, point.text) not in told:  # published and computed growth may print alike
                told.add((point.at, point.text))
                self._figure(line, point)
        if self.sheet.tells_changes(self.panel):
            self._changes()

    def _in_order(self) -> list[tuple[Line, Point]]:
        """Return the points in the order in which they get their labels."""
        points = [(line, point) for line in self.panel.lines for point in line.points]
        rank: dict[int, int] = {}
        for line in self.panel.lines:
            told = line.actual or line.points
            extremes = max(told, key=lambda one: one.value), min(told, key=lambda one: one.value)
            for place, point in enumerate((told[-1], *extremes, told[0], *line.points[len(told) :])):
                rank.setdefault(id(point), place)
        return sorted(points, key=lambda one: (rank.get(id(one[1]), 9), -one[1].at))

    def _figure(self, line: Line, point: Point) -> None:
        gap = 3.0 * self.sheet.unit
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

    def _changes(self) -> None:
        """Write growth into the bars that have room for it."""
        bottom = self.axes.transData.transform((0, 0))[1]
        for _, point in self._in_order():
            if not point.change or point.kind != "actual" or point.value <= 0:
                continue
            top = self.axes.transData.transform((0, point.value))[1]
            if top - bottom < self.size * 2.2 * self.sheet.figure.dpi / 72:
                continue
            inside = ((0, -self.size - 3 * self.sheet.unit),)
            self._place((point.at, point.value), point.change, inside, self.page.theme.page, size=TINY / SMALL)

    def _in_stacks(self) -> None:
        for number, point, floor in self.panel.stacks():
            dark = number % 4 == 0 and self.page.theme.page == "#ffffff"
            middle = (point.at, floor + point.value / 2)
            self._place(middle, point.text, ((0, -self.size * 0.36),), "#ffffff" if dark else "#111111")

    def _around(self, point: Point) -> Any:
        x, y = self.axes.transData.transform((point.at, point.value))
        half = 2.4 * self.sheet.unit * self.sheet.figure.dpi / 72
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
        """Write a text near a point at the first offset (in points) where it meets no other text; else leave it out."""
        sheet = self.sheet.figure.bbox
        box_style = (
            {"facecolor": self.page.theme.page, "edgecolor": "none", "pad": 1.0, "alpha": 0.9} if boxed else None
        )
        for offset in offsets:
            note = self.axes.annotate(
                text, at, offset, textcoords="offset points", ha="center", size=self.size * size, color=color,
                annotation_clip=False, zorder=6, bbox=box_style,
            )  # fmt: skip
            box = note.get_window_extent(self.sheet.pen)
            inside = box.x0 >= 0 and box.x1 <= sheet.width and box.y0 >= self.axes.bbox.y0 and box.y1 <= sheet.height
            if inside and not any(box.padded(0.5).overlaps(other) for other in self.boxes):
                self.boxes.append(box)
                return
            note.remove()
