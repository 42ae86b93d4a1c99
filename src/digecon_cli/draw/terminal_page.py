"""Charts in a terminal: a grid of panels, and a table with one row per series for what cannot be drawn."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from ..ask.options import RenderOptions
from ..core import periods
from ..core.messages import phrase
from ..core.text import DIM, TIE, TITLE, cells, colored, wrap
from ..document import ID, NUMBER, TEXT, Document, Prose, text_grid
from ..pages.numbers import tied
from ..render.screen import draw as draw_page
from .model import Chart, ChartLine, Panel, Point, kinds
from .spark import spark, spark_legend, years_head
from .terminal_panel import MOST_LINES, BarPlane, LinePlane, plane_of, signs_of
from .words import has_one_unit

LEAST_HEIGHT = 6  # rows of each drawing where there is more than one
LEAST_ALONE = 8  # rows of a single drawing, even on a lower screen
NARROWEST = 36  # cells of a panel in a row of panels
GAP = 3
LEAST_YEARS = 8
LONGEST_PERIOD = 8  # cells, including a space
NARROW = 72  # cells; below this there is no room for bars
BESIDE = 60  # cells of a row without its bars
# An empty braille cell becomes a space; in ASCII a nearly full cell becomes ``#`` and a sparse one ``.``.
_DOTS = {0x2800: " "}
_DOTS_IN_ASCII = {0x2800 + dots: "#" if dots.bit_count() > 5 else "." for dots in range(256)} | _DOTS


def draw(chart: Chart, look: RenderOptions, braille: bool = False) -> str:
    """Return the chart as text, no line wider than ``look.width``, and filling the height of ``look.height``.

    If the screen is too small for drawings, every series becomes a row of a table. Without ``braille``, which many
    fonts lack, so do the series that cannot be drawn as bars.
    """
    drawable = [panel for panel in chart.panels if not _is_text(panel)]
    across, width = _columns(len(drawable), look.width)
    one_unit, alone = has_one_unit(chart.panels), len(chart.panels) == 1
    heads = ["" if alone else panel.title if one_unit else panel.head for panel in drawable]
    blocks = [PanelBlock(panel, head, width, look) for panel, head in zip(drawable, heads, strict=True)]
    if not braille:
        blocks = [block for block in blocks if not block.has_lines]
    taken = {id(block.panel) for block in blocks}
    rest = [panel for panel in chart.panels if id(panel) not in taken]
    title = [colored(line, TITLE, look.color) for line in _wrapped(chart.heading, look)]
    title += [colored(line, DIM, look.color) for line in _wrapped(chart.subtitle, look)]
    title += [""] if len(chart.panels) > 1 else []
    text, foot = _text(rest, look), _foot(blocks, rest, chart, look)
    height = _height(blocks, across, look.height - 1 - len(title) - len(text) - len(foot))
    if blocks and len(chart.panels) > 1 and height < LEAST_HEIGHT:
        return _output([*title, *_text(chart.panels, look), *_foot([], chart.panels, chart, look)], look)
    body = _grid_lines(blocks, across, max(height, LEAST_ALONE))
    return _output([*title, *body, *text, *_foot(blocks, rest, chart, look)], look)


def _is_text(panel: Panel) -> bool:
    """Return whether a panel is shown as rows: a single figure, or more lines than there are marks."""
    alone = sum(len(line.points) for line in panel.lines) == 1 and not panel.refused
    return not panel.across and (alone or len(panel.lines) > MOST_LINES)


def _text(panels: Sequence[Panel], look: RenderOptions) -> list[str]:
    return [*series_rows(panels, look), ""] if panels else []


def _foot(blocks: Sequence["PanelBlock"], rest: Sequence[Panel], chart: Chart, look: RenderOptions) -> list[str]:
    """Return the lines below the panels: the meaning of the signs, the notes and the sources."""
    both = any(block.plane.has_both for block in blocks if block.plane)
    bars = [block.panel for block in blocks if block.has_bars]
    lines = [block.panel for block in blocks if block.has_lines]
    notes = [*_legend(bars, lines, both, look), *_rows_legend(rest, look), *map(str, chart.notes), chart.sources]
    return [line for note in notes if note for line in _wrapped(note, look)]


def _wrapped(text: str, look: RenderOptions) -> list[str]:
    """Return a text as lines of the screen, in ASCII where that is all it can show."""
    plain = text.replace("–", "-") if look.ascii else text
    return [line.replace(TIE, " ") for line in wrap(plain, look.width)] if text else []


def _legend(bars: Sequence[Panel], lines: Sequence[Panel], both: bool, look: RenderOptions) -> list[str]:
    """Return the meaning of the marks in use, as one line; ``bars`` and ``lines`` are the panels drawn that way."""
    signs, every = signs_of(look), [*bars, *lines]
    hollow = "hollow or small letter: part of a year" if look.ascii else "hollow: part of a year"
    meanings = [
        (both, signs.both, "two on one spot"),
        (any(panel.refused for panel in every), signs.refused, "not computed"),
        (any(panel.breaks for panel in every), signs.break_sign, "break: not comparable across it"),
        ("partial" in kinds(bars), signs.part, "part of a year"),
        ("partial" in kinds(panel for panel in lines if not panel.changes), "", hollow),
        ("planned" in kinds(every), signs.planned, "target or forecast"),
    ]
    found = [tied(f"{sign} {phrase(words, look.lang)}".strip()) for there, sign, words in meanings if there]
    return ["   ".join(found)] if found else []


def _output(lines: Sequence[str], look: RenderOptions) -> str:
    dots = _DOTS_IN_ASCII if look.ascii else _DOTS
    return "".join(line.translate(dots).rstrip() + "\n" for line in lines)


# --- a grid of drawings, fitted to the height of the screen -----------------------------------------------------------


class PanelBlock:
    """A panel with the lines above it."""

    def __init__(self, panel: Panel, head: str, width: int, look: RenderOptions) -> None:
        self.panel, self.width, self.look = panel, width, look
        self.plane = None if panel.across else plane_of(panel, width, look)
        self.has_bars, self.has_lines = isinstance(self.plane, BarPlane), isinstance(self.plane, LinePlane)
        self.head = [colored(line, TITLE, look.color) for line in wrap(head, width) if head] + self._names()

    def _names(self) -> list[str]:
        """Return the names of two or more lines with their marks, in one line of text if that fits."""
        if not isinstance(self.plane, LinePlane) or len(self.panel.lines) < 2:
            return []
        plane = self.plane
        names = [f"{plane.mark(number, line)} {line.name}" for number, line in enumerate(self.panel.lines)]
        whole = "  ".join(names)
        return [whole] if cells(whole) <= self.width else [part for name in names for part in wrap(name, self.width)]

    def size(self, height: int) -> int:
        """Return the number of lines below its head, with ``height`` rows for the drawing itself."""
        return height + self.plane.time.lines_below if self.plane else len(self.body(0))

    def body(self, height: int) -> list[str]:
        """Return the lines below the head."""
        if self.plane is None:
            return _across(self.panel, self.width, self.look)
        self.plane.set_height(height)
        return self.plane.draw()


def _columns(count: int, width: int) -> tuple[int, int]:
    """Return how many drawings share a row, and the width of each."""
    most = max(1, (width + GAP) // (NARROWEST + GAP))
    rows = -(-count // most) or 1
    across = max(1, -(-count // rows))
    return across, (width - GAP * (across - 1)) // across


def _height(blocks: Sequence[PanelBlock], across: int, room: int) -> int:
    """Return the largest number of rows per drawing with which all drawings fit into ``room`` lines; 0 if none does."""

    def total(height: int) -> int:
        return sum(
            max(len(block.head) for block in row) + max(block.size(height) for block in row) + 1
            for row in _rows(blocks, across)
        )

    return next((height for height in range(room, 0, -1) if total(height) <= room), 0)


def _grid_lines(blocks: Sequence[PanelBlock], across: int, height: int) -> list[str]:
    """Return the lines of all drawings, ``across`` of them per row, with an empty line below each row."""
    out = []
    for row in _rows(blocks, across):
        top = max(len(block.head) for block in row)
        parts = [[*block.head, *[""] * (top - len(block.head)), *block.body(height)] for block in row]
        for beside in zip_longest(*parts, fillvalue=""):
            *left, last = beside
            out.append("".join(_padded(part, row[0].width + GAP) for part in left) + last)
        out.append("")
    return out


def _padded(text: str, width: int) -> str:
    """Return a text padded to ``width`` cells, not counting its color codes."""
    return text + " " * (width - cells(re.sub(r"\x1b\[[0-9;]*m", "", text)))


def _rows(blocks: Sequence[PanelBlock], across: int) -> list[Sequence[PanelBlock]]:
    return [blocks[at : at + across] for at in range(0, len(blocks), across)]


def _across(panel: Panel, width: int, look: RenderOptions) -> list[str]:
    """Return the lines of a panel that ranks series in one period: name, bar from zero, figure."""
    names = [wrap(line.name, width // 2) for line in panel.lines]
    room = max(cells(part) for name in names for part in name) + 1
    figures = [line.points[0] for line in panel.lines]
    most = max(point.value for point in figures) or 1.0
    longest = width - room - max(len(point.text) for point in figures) - 1
    body = []
    for (*first, last), point in zip(names, figures, strict=True):
        bar = ("#" if look.ascii else "█") * round(max(point.value / most, 0.0) * longest)
        body += [_padded(part, room) for part in first]
        body.append(f"{_padded(last, room)}{bar} {point.text}")
    return body


# --- series as rows: name, newest figure, unit, period, and a sparkline -----------------------------------------------


class PanelRow:
    """One series as a row: its newest figure, and a sparkline over years or over its own periods."""

    def __init__(self, name: str, line: ChartLine, panel: Panel, look: RenderOptions) -> None:
        self.panel, self.look, self.signs = panel, look, signs_of(look)
        self.breaks = panel.breaks_of(line)
        self.points, self.planned = line.actual, line.planned
        self.name, self.joined = name, dict(zip((point.at for point in self.points), line.joined, strict=False))
        self.years = {periods.span(point.period).start // 12: point for point in self.points}
        self.has_bars = len(self.points) > 1 and look.width >= NARROW
        self.yearly = any(periods.frequency(point.period) == "A" for point in self.points)

    def texts(self, bars: str) -> list[list[str]]:
        """Return the cells of the row, and of a further row for each target or forecast."""
        rows = [[self.name, *self._figure(point), bars] for point in self.points[-1:]]
        name = "  " + phrase("target or forecast", self.look.lang) if rows else self.name
        return rows + [[name, *self._figure(point), ""] for point in self.planned]

    def _figure(self, point: Point) -> tuple[str, str, str]:
        return point.text, self.panel.unit, periods.label(point.period)

    def bars(self, years: range, most: int) -> str:
        """Return the sparkline over the years that all rows share, or without yearly figures over its own periods."""
        return self._by_years(years) if self.yearly else self._by_periods(most - LONGEST_PERIOD // 2)

    def _by_years(self, years: range) -> str:
        refused = {int(mark.at - 0.01) for mark in self.panel.refused}
        points = [self.years.get(year) for year in years]
        values: list[float | str | None] = [
            self.signs.refused if point is None and year in refused else self._value(point)
            for year, point in zip(years, points, strict=True)
        ]
        return spark(values, self._breaks(points), self.look.ascii)

    def _by_periods(self, count: int) -> str:
        """Return a sparkline of the newest ``count`` periods, preceded by the first of them."""
        points: list[Point | None] = []
        for point in self.points:
            if points and not self.joined[point.at] and not self._is_broken(points[-1], point):
                points.append(None)  # missing periods
            points.append(point)
        points = points[-count:]
        first = next(point for point in points if point)
        bars = spark([point.value if point else None for point in points], self._breaks(points), self.look.ascii)
        return f"{periods.label(first.period)} {bars}"

    def _value(self, point: Point | None) -> float | str | None:
        if point is None:
            return None
        return self.signs.part if point.kind == "partial" else point.value

    def _breaks(self, points: Sequence[Point | None]) -> list[bool]:
        broken, before = [], None
        for point in points:
            broken.append(bool(point and self._is_broken(before, point)))
            before = point or before
        return broken

    def _is_broken(self, before: Point | None, after: Point) -> bool:
        return before is not None and any(before.at < mark.at < after.at for mark in self.breaks)


def series_rows(panels: Sequence[Panel], look: RenderOptions) -> list[str]:
    """Return the lines of a table with a row per series; names below a title are indented."""
    found: list[PanelRow | Prose] = []
    for panel in panels:
        headed = panel.across or (panel.changes and len(panel.lines) > 1)
        if headed:
            found.append(Prose(panel.title))
        for line in panel.lines:
            name = line.short or (line.name if headed or len(panel.lines) > 1 else panel.title)
            found.append(PanelRow(f"  {name}" if headed else name, line, panel, look))
    with_bars = [row for row in found if isinstance(row, PanelRow) and row.has_bars]
    most = max(LEAST_YEARS, (look.width - BESIDE) // 2)
    years = _years(with_bars, most)
    rows: list[Sequence[str] | Prose] = []
    for row in found:
        if isinstance(row, Prose):
            rows.append(row)
        else:
            rows += row.texts(row.bars(years, most) if row.has_bars else "")
    if with_bars:
        grid = text_grid(
            (TEXT, NUMBER, TEXT, ID, ID), rows, ["", phrase("Latest", look.lang), "", "", years_head(years)]
        )
    else:
        grid = text_grid((TEXT, NUMBER, TEXT, ID), [row if isinstance(row, Prose) else row[:-1] for row in rows])
    return draw_page([Document(parts=[grid])], look).split("\n")[:-1]


def _years(rows: Sequence[PanelRow], most: int) -> range:
    """Return the years of all rows with yearly figures, limited to the newest ``most``."""
    years = [year for row in rows if row.yearly for year in row.years]
    first, last = min(years, default=0), max(years, default=-1)
    return range(max(first, last - most + 1), last + 1)


def _rows_legend(panels: Sequence[Panel], look: RenderOptions) -> list[str]:
    """Return the meaning of the signs in sparklines, as one line."""
    lines = [line for panel in panels for line in panel.lines if len(line.points) > 1 and look.width >= NARROW]
    if not lines:
        return []
    points = [point for line in lines for point in line.points]
    meanings, signs = spark_legend(look, any(point.value < 0 for point in points)), signs_of(look)
    if any(point.kind == "partial" for point in points):
        meanings.append(f"{signs.part} {phrase('part of a year', look.lang)}")
    if any(panel.refused for panel in panels):
        meanings.append(f"{signs.refused} {phrase('not computed', look.lang)}")
    return ["  ".join(map(tied, meanings))]
