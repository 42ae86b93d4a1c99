"""Series as rows: name, newest figure, unit, period and a line of bars, for what is more than a screen of drawings."""

from collections.abc import Sequence

from ... import periods
from ...ask.options import RenderOptions
from ...document import ID, NUMBER, TEXT, Document, text_grid
from ...document import Prose as Words
from ...messages import phrase
from ...pages.numbers import tied
from ...render.screen import draw as draw_page
from ..model import Line, Panel, Point
from ..spark import legend as spark_legend
from ..spark import spark
from .signs import signs_of
from .timeline import figure

LEAST_YEARS = 8
LONGEST_PERIOD = 8  # cells, with a space
NARROW = 72  # cells under which bars find no room
BESIDE = 60  # cells for what is no bar


class _Row:
    """One series: its newest figure, and the years or periods of its bars."""

    def __init__(self, name: str, line: Line, panel: Panel, look: RenderOptions) -> None:
        self.panel, self.look, self.signs = panel, look, signs_of(look)
        self.points, self.planned = line.actual, line.planned
        self.name, self.joined = name, dict(zip((point.at for point in self.points), line.joined, strict=False))
        self.years = {periods.span(point.period).start // 12: point for point in self.points}
        self.has_bars = len(self.points) > 1 and look.width >= NARROW
        self.yearly = any(periods.frequency(point.period) == "A" for point in self.points)

    def texts(self, bars: str) -> list[list[str]]:
        """Return the cells of the row, and of a row below for each target or forecast."""
        newest = self.points[-1:]
        rows = [[self.name, *self._told(point), bars] for point in newest]
        planned = phrase("target or forecast", self.look.lang)
        return rows + [["  " + planned if rows else self.name, *self._told(point), ""] for point in self.planned]

    def _told(self, point: Point) -> tuple[str, str, str]:
        return figure(point), self.panel.unit, periods.label(point.period)

    def bars(self, years: range, most: int) -> str:
        """Return the bars of the years that rows share; of what is not told by years those of its own periods."""
        return self._by_years(years) if self.yearly else self._by_periods(most - LONGEST_PERIOD // 2)

    def _by_years(self, years: range) -> str:
        refused = {int(mark.at - 0.01) for mark in self.panel.refused}
        values = [
            self._value(self.years[year]) if year in self.years else self.signs.refused if year in refused else None
            for year in years
        ]
        return spark(values, self._broken([self.years.get(year) for year in years]), self.look.ascii)

    def _by_periods(self, count: int) -> str:
        """Return the first period that is shown, and the bars from it on."""
        shown: list[Point | None] = []
        for point in self.points:
            if shown and not self.joined[point.at] and not self._parted(shown[-1], point):
                shown.append(None)  # periods that are missing
            shown.append(point)
        shown = shown[-count:]
        first = next(point for point in shown if point)
        bars = spark([point.value if point else None for point in shown], self._broken(shown), self.look.ascii)
        return f"{periods.label(first.period)} {bars}"

    def _value(self, point: Point) -> float | str:
        return self.signs.part if point.kind == "partial" else point.value

    def _broken(self, points: Sequence[Point | None]) -> list[bool]:
        broken, before = [], None
        for point in points:
            broken.append(bool(point and self._parted(before, point)))
            before = point or before
        return broken

    def _parted(self, before: Point | None, after: Point) -> bool:
        return before is not None and any(before.at < mark.at < after.at for mark in self.panel.breaks)


def draw(panels: Sequence[Panel], look: RenderOptions) -> list[str]:
    """Return the lines of a table of series, a row each; the names of those that stand below a title begin farther right."""
    found: list[_Row | Words] = []
    for panel in panels:
        headed = panel.across or (panel.changes and len(panel.lines) > 1)
        if headed:
            found.append(Words(panel.title))
        for line in panel.lines:
            whole = line.name if headed or len(panel.lines) > 1 else panel.title
            name = "  " * headed + (line.short or whole)
            found.append(_Row(name, line, panel, look))
    rows = [row for row in found if isinstance(row, _Row)]
    several = [row for row in rows if row.has_bars]
    most = max(LEAST_YEARS, (look.width - BESIDE) // 2)
    years = _years(several, most)
    cells: list[Sequence[str] | Words] = []
    for row in found:
        if isinstance(row, Words):
            cells.append(row)
        else:
            cells += row.texts(row.bars(years, most) if row.has_bars else "")
    if several:
        grid = text_grid((TEXT, NUMBER, TEXT, ID, ID), cells, ["", phrase("Latest", look.lang), "", "", _head(years)])
    else:
        grid = text_grid((TEXT, NUMBER, TEXT, ID), [row if isinstance(row, Words) else row[:-1] for row in cells])
    return draw_page([Document(parts=[grid])], look).split("\n")[:-1]


def _head(years: Sequence[int]) -> str:
    """Return the first and the last year, above their bars where these are many enough."""
    if len(years) > 4:
        return f"{years[0]}{years[-1]:>{2 * len(years) - 5}}"
    return f"{years[0]}-{years[-1]}" if years else ""


def _years(rows: Sequence[_Row], most: int) -> range:
    """Return the years of all rows that have any, as many of the newest as have room."""
    told = [year for row in rows if row.yearly for year in row.years]
    first, last = min(told, default=0), max(told, default=-1)
    return range(max(first, last - most + 1), last + 1)


def legend(panels: Sequence[Panel], look: RenderOptions) -> list[str]:
    """Return what the signs of the bars mean, of those that are there."""
    lines = [line for panel in panels for line in panel.lines if len(line.points) > 1 and look.width >= NARROW]
    if not lines:
        return []
    points = [point for line in lines for point in line.points]
    told, signs = spark_legend(look, any(point.value < 0 for point in points)), signs_of(look)
    if any(point.kind == "partial" for point in points):
        told.append(f"{signs.part} {phrase('part of a year', look.lang)}")
    if any(panel.refused for panel in panels):
        told.append(f"{signs.refused} {phrase('not computed', look.lang)}")
    return ["  ".join(map(tied, told))]
