"""The time axis of a panel in characters: a band a year, a column a period, and what is written below."""

from itertools import groupby
from math import gcd
from typing import NamedTuple

from ... import periods
from ...pages.series import grouped
from ..model import Mark, Panel, Point
from .signs import Axis

YEAR_ROOM = 5  # cells of a year's name with a space
LEAST_COLUMN = 2  # cells of a column with a bar and a gap
LEAST_TICKED = 3  # cells of a year that has a tick of its own
STEPS = (1, 2, 5, 10, 20, 50, 100)


class _Band(NamedTuple):
    """The columns of a year: from the first up to but not including ``after``."""

    year: int
    first: int
    after: int


class Timeline:
    """The columns of a panel, left to right without a gap: periods that are missing have theirs, empty.

    ``has_bars`` says that the panel is one series for bars, each of which finds room in its column.

    A part of a year beside the whole year has a column of its own before it, so that neither hides the other.
    """

    def __init__(self, panel: Panel, width: int) -> None:
        self.width = width
        self._bands: list[_Band] = []
        self.columns: dict[str, int] = {}
        ends = {point.period: periods.span(point.period).end for point in panel.points}
        refused = [_end(mark, panel, ends) for mark in panel.refused]
        yearly = any(periods.frequency(period) == "A" for period in ends)
        first = min((*ends.values(), *refused))
        step = 12 if yearly else gcd(12, *(end - first for end in (*ends.values(), *refused)))
        origin = (first - 1) // 12 * 12 + 12 if yearly else first
        groups = grouped(sorted(ends, key=periods.order), lambda period: -(-(ends[period] - origin) // step))
        self._refused = {-(-(end - origin) // step): mark for end, mark in zip(refused, panel.refused, strict=True)}
        self._last: dict[int, int] = {}  # the last column of a group
        self._set_columns(groups, origin, step)
        self.column_width = width / self.count  # in cells
        whole = width // self.count
        self.has_bars = panel.bars and whole >= LEAST_COLUMN
        if self.has_bars:  # all of one width
            self.column_width = whole
        self._at = sorted((point.at, self.columns[point.period]) for point in panel.points)
        self.newest = max((ends[point.period] - 1) // 12 for point in panel.actual or panel.points)

    def _set_columns(self, groups: dict[int, list[str]], origin: int, step: int) -> None:
        count = 0
        told = (*groups, *self._refused)
        for year, several in groupby(range(min(told), max(told) + 1), lambda group: (origin + group * step - 1) // 12):
            first = count
            for group in several:
                for period in groups.get(group, [""]):
                    self.columns[period] = count
                    count += 1
                self._last[group] = count - 1
            self._bands.append(_Band(year, first, count))
        self.columns.pop("", None)
        self.count = count

    def edge(self, column: int) -> int:
        """Return the first cell of a column."""
        return int(column * self.column_width)

    def middle(self, period: str) -> float:
        """Return the middle of the column of a period, in cells."""
        return (self.columns[period] + 0.5) * self.column_width

    def refusals(self) -> list[tuple[float, Mark]]:
        """Return the middles of the columns whose value is refused, in cells, with their marks."""
        return [((self._last[group] + 0.5) * self.column_width, mark) for group, mark in self._refused.items()]

    def rift(self, mark: Mark) -> int:
        """Return the cell of a break: half way between the figures that it parts, at the end of a column."""
        before = max((column for at, column in self._at if at < mark.at), default=0)
        after = min((column for at, column in self._at if at > mark.at), default=self.count)
        return max(0, self.edge((before + after + 1) // 2) - 1)

    def below(self, axis: Axis, margin: int) -> list[str]:
        """Return the flat axis with a tick where a year begins, and under it the parts of years, if any, and the years."""
        room = self.width / len(self._bands)
        step = next(step for step in STEPS if step * room >= YEAR_ROOM or step == STEPS[-1])
        named = [band for band in self._bands if (self.newest - band.year) % step == 0]
        flat = [axis.flat] * self.width
        for band in self._bands if room >= LEAST_TICKED else named:
            flat[self.edge(band.first)] = axis.tick
        years = [((band.first + band.after) / 2 * self.column_width, str(band.year)) for band in named]
        parts = [(self.middle(period), periods.label(period).partition("-")[2]) for period in self.columns]
        rows = [_spread([part for part in parts if part[1]], self.width)] if any(text for _, text in parts) else []
        rows.append(_spread(years, self.width))
        return [" " * (margin - 1) + axis.corner + "".join(flat), *(" " * margin + row for row in rows)]

    @property
    def lines_below(self) -> int:
        """Return how many lines ``below`` makes."""
        return 3 if any("-" in periods.label(period) for period in self.columns) else 2


def figure(point: Point) -> str:
    """Return what is written beside a point: without the length of its period, which the axis or its row tells."""
    return point.text.removesuffix(f" {periods.span(point.period).months}M")


def _end(mark: Mark, panel: Panel, ends: dict[str, int]) -> int:
    """Return the end in months of the period that a mark stands at, as far from it as the panel's figures from theirs."""
    near = min(panel.points, key=lambda point: (point.kind == "partial", abs(point.at - mark.at)))
    return round((mark.at - near.at) * 12) + ends[near.period]


def around(middle: float, text: str, width: int) -> int:
    """Return the first cell of a text around a place in a line of ``width`` cells; negative where it is too long for that."""
    return min(max(0, int(middle - len(text) / 2 + 0.5)), width - len(text))


def _spread(texts: list[tuple[float, str]], width: int) -> str:
    """Return a line with each text around its place, from the right, as many as find room."""
    row = [" "] * width
    for middle, text in reversed(texts):
        left = around(middle, text, width)
        if left >= 0 and not "".join(row[max(0, left - 1) : left + len(text) + 1]).strip():
            row[left : left + len(text)] = text
    return "".join(row)
