"""Pages as people see them: which figures stand side by side, and before which of them a bar is drawn, read from the text."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from laws.oracle import length

from digecon_cli.ask.options import RenderOptions
from digecon_cli.core import periods
from digecon_cli.core.cleaning import clean
from digecon_cli.core.model import Observation
from digecon_cli.document import BREAK, SKIPPED, Cell, Document, Grid, Line
from digecon_cli.render import screen
from digecon_cli.render.periods import PeriodView

BAR = BREAK
_BETWEEN = rf"( +| *{BAR} *)"


class Beside(NamedTuple):
    """A figure with those that it stands beside (and in a calendar below), and whether a bar is drawn before it.

    ``elsewhere`` is the one before it in its row that another piece of the page shows, or none does for want of room.
    """

    figure: Observation
    before: tuple[Observation, ...]
    bar: bool
    elsewhere: tuple[Observation, ...] = ()


class Piece(NamedTuple):
    """A row, or a column whose periods stand below each other: its cells in order, each with whether it has a bar.

    ``above`` are the rows of a calendar, ``whole`` are the figures of a row that goes on elsewhere.
    """

    cells: Sequence[tuple[Cell, bool]]
    above: Sequence["Piece"] = ()
    whole: Sequence[Observation] = ()


def side_by_side(pieces: Iterable[Piece]) -> Iterator[Beside]:
    """Yield each figure of pieces with the nearest one before it at its frequency, and the one above it a year before."""
    for piece in pieces:
        last: dict[tuple[str, int], Observation] = {}
        for cell, bar in piece.cells:
            figure = cell.figure
            if figure is None or not figure.point:
                assert not bar, "a bar stands before a figure"
                continue
            before = [last[length(figure.period)]] if length(figure.period) in last else []
            before += [other for other in _figures(piece.above) if other.period == periods.shift(figure.period, -1)]
            yield Beside(figure, tuple(before), bar, _last(piece.whole, figure))
            last[length(figure.period)] = figure


def _last(row: Iterable[Observation], figure: Observation) -> tuple[Observation, ...]:
    """Return the last figure of a row before another at its frequency."""
    at = periods.order(figure.period)
    group = [
        other for other in row if length(other.period) == length(figure.period) and periods.order(other.period) < at
    ]
    return tuple(sorted(group, key=lambda other: periods.order(other.period))[-1:])


def _figures(pieces: Iterable[Piece]) -> Iterator[Observation]:
    for piece in pieces:
        yield from (cell.figure for cell, _ in piece.cells if cell.figure and cell.figure.point)


# --- a screen ---------------------------------------------------------------------------------------------------------
def screen_lines(page: Document, look: RenderOptions) -> list[str]:
    """Return the lines of a page on a screen."""
    return screen.draw([page], look).splitlines()


def on_screen(page: Document, lines: Sequence[str], look: RenderOptions) -> list[Piece]:
    """Return the pieces that stand on a screen, with the bars that its lines have; every bar above the legend is read."""
    reader = _Lines(lines)
    found: list[Piece] = []
    if page.calendars and not any(left_out(grid, look) for grid in page.calendars):
        for grid in page.calendars:
            rows = reader.rows_of(grid, look)
            found += calendar(rows)
    else:
        for view in (PeriodView(grid) for grid in page.grids if grid.is_of_periods):
            for beside, _ in screen._fitting_periods(view, look):
                found += reader.periods(view, beside, look)
    for grid in (grid for grid in page.grids if not grid.is_of_periods):
        found += columns(reader.rows_of(grid, look))
    assert BAR not in reader.unread(), "every bar stands before a figure"
    return found


def left_out(grid: Grid, look: RenderOptions) -> list[str]:
    """Return the headings of a table that find no room on a screen."""
    return screen._figure_table(grid, look, "")[1]


def _of(line: Line) -> list[Observation]:
    return [cell.figure for cell in line.cells if cell.figure and cell.figure.point]


def calendar(rows: Sequence[Sequence[tuple[Cell, bool]]]) -> list[Piece]:
    """Return the rows of a calendar, of which each goes on in the next."""
    above = [Piece(row) for row in rows]
    return [Piece(row, above, list(_figures(above))) for row in rows]


def columns(rows: Sequence[Sequence[tuple[Cell, bool]]]) -> list[Piece]:
    """Return the columns of rows."""
    return [Piece(list(column)) for column in zip(*rows, strict=True)]


class _Lines:
    """Reads the lines of a screen from above; of each row it knows what stands in its cells, but not the bars."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.at = 0
        self.left: list[str] = []

    def periods(self, view: PeriodView, beside: Sequence[str], look: RenderOptions) -> Iterator[Piece]:
        years = [period for period in view.periods if len(period) == len("2012")]
        visible = {*([] if look.whole else years), *beside} - {SKIPPED}
        for line in (line for line in view.lines if view.says_something(line, visible)):
            yield Piece(self.row(line.label, [view.at(line, period) for period in beside]), whole=_of(line))

    def rows_of(self, grid: Grid, look: RenderOptions) -> list[list[tuple[Cell, bool]]]:
        count = len(grid.columns) - 1 - len(left_out(grid, look))
        return [self.row(line.label, line.cells[:count]) for line in grid.lines]

    def row(self, label: str, cells: Sequence[Cell]) -> list[tuple[Cell, bool]]:
        """Return the cells of the next row with their bars."""
        texts = [re.escape(str(cell._replace(broken=False))) for cell in cells]
        joined = "".join(f"{_BETWEEN}{text}" if text else " *()" for text in texts)
        pattern = re.compile(rf"(?: *{re.escape(clean(label))}| +){joined} *")
        for place in range(self.at, len(self.lines)):
            if match := pattern.fullmatch(self.lines[place]):
                self.left += self.lines[self.at : place]
                self.at = place + 1
                return [(cell, BAR in gap) for cell, gap in zip(cells, match.groups(), strict=True)]
        raise AssertionError(f"no line is the row {label} {texts}")

    def unread(self) -> str:
        """Return the lines that are no rows, above what signs mean."""
        return "\n".join(self.left)


def meaning(lines: Sequence[str]) -> str:
    """Return what the lines below a page say of bars and whatever follows, as one text; empty where they say nothing."""
    text = " ".join(line.strip() for line in lines)
    at = text.find(f"{BAR} not comparable")
    return text[at:] if at >= 0 else ""


# --- a document -------------------------------------------------------------------------------------------------------
def on_paper(sheet: Document, page: Document) -> Iterator[Piece]:
    """Yield the pieces of a sheet of a document."""
    for grid in sheet.grids:
        rows = [[(cell, cell.broken) for cell in line.cells] for line in grid.lines]
        if any(_names(grid) == _names(one) for one in page.calendars):
            yield from calendar(rows)
        elif grid.is_of_periods or not any(column.head for column in grid.columns):
            yield from (Piece(row, whole=_whole_of(row, page)) for row in rows)
        else:
            yield from columns(rows)


def _names(grid: Grid) -> tuple[list[str], list[str]]:
    """Return the labels of a grid, and the heads beside the one above them."""
    return [line.label for line in grid.lines], [column.head for column in grid.columns[1:]]


def _whole_of(cells: Sequence[tuple[Cell, bool]], page: Document) -> Sequence[Observation]:
    """Return the figures of the row of a page of which some cells are a piece."""
    here = {id(cell.figure) for cell, _ in cells if cell.figure}
    rows = (_of(line) for grid in page.grids if grid.is_of_periods for line in grid.lines)
    return next((row for row in rows if here & set(map(id, row))), ())


def bars_in(text: str) -> int:
    """Return how many bars stand before a figure in the cells of tables in Markdown or HTML."""
    if "<table" in text:
        cells = [html.unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", text)]
    else:
        cells = [cell for line in text.splitlines() if line.startswith("|") for cell in line.strip("|").split("|")]
    return sum(cell.strip().startswith(BAR) and cell.strip() != BAR for cell in cells)
