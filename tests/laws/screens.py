"""Pages as people see them: which figures stand side by side, and before which of them a bar is drawn, read from the text."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from digecon_cli.pages.sheets import Sheet
from laws.oracle import length

from digecon_cli import periods
from digecon_cli.ask.options import RenderOptions
from digecon_cli.cleaning import clean
from digecon_cli.document import NONE, SKIPPED, Cell, Grid
from digecon_cli.document import Document as Page
from digecon_cli.model import Observation
from digecon_cli.pages.numbers import SeriesRow as Row
from digecon_cli.pages.series import HeadedRows as Part
from digecon_cli.render import _grid, _people

BAR = "╎"
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
def screen_lines(page: Page, look: RenderOptions) -> list[str]:
    """Return the lines of a page on a screen."""
    return [line.text for line in _people.draw(page, look)]


def on_screen(page: Page, lines: Sequence[str], look: RenderOptions) -> list[Piece]:
    """Return the pieces that stand on a screen, with the bars that its lines have; every bar above the legend is read."""
    reader = _Lines(lines)
    found: list[Piece] = []
    if page.calendars and not any(_people._table(one, look, "")[1] for one in page.calendars):
        for grid in page.calendars:
            rows = reader.rows_of(grid, look)
            found += calendar(rows)
    else:
        for parts in page.grids:
            for beside, _ in _grid.fitted(parts, look):
                found += reader.periods(parts, beside, look)
    for grid in page.tables:
        found += columns(reader.rows_of(grid, look))
    assert BAR not in reader.unread(), "every bar stands before a figure"
    return found


def _of(row: Row) -> list[Observation]:
    return [cell.figure for cell in row.cells.values() if cell.figure and cell.figure.point]


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

    def periods(self, parts: Sequence[Part], beside: Sequence[str], look: RenderOptions) -> Iterator[Piece]:
        years = [period for period in _grid.columns(parts) if len(period) == len("2012")]
        visible = {*([] if look.whole else years), *beside} - {SKIPPED}
        for row in (row for part in parts for row in part.rows if _grid.tells(row, visible)):
            cells = [Cell() if at == SKIPPED else row.cells.get(at, Cell(instead=NONE)) for at in beside]
            yield Piece(self.row(row.label, cells), whole=_of(row))

    def rows_of(self, grid: Grid, look: RenderOptions) -> list[list[tuple[Cell, bool]]]:
        left = _people._table(grid, look, "")[1]
        count = len(grid.head) - 1 - len(left)
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
def on_paper(sheet: Sheet, page: Page) -> Iterator[Piece]:
    """Yield the pieces of a sheet of a document."""
    for grid in sheet.grids:
        rows = [[(cell, cell.broken) for cell in line.cells] for line in grid.lines]
        years = [line.label for line in grid.lines]
        if any(years == [line.label for line in one.lines] and grid.head[1:] == one.head[1:] for one in page.calendars):
            yield from calendar(rows)
        elif grid.spans or not grid.head:
            yield from (Piece(row, whole=_whole_of(row, page)) for row in rows)
        else:
            yield from columns(rows)


def _whole_of(cells: Sequence[tuple[Cell, bool]], page: Page) -> Sequence[Observation]:
    """Return the figures of the row of a page of which some cells are a piece."""
    here = {id(cell.figure) for cell, _ in cells if cell.figure}
    rows = (_of(row) for parts in page.grids for part in parts for row in part.rows)
    return next((row for row in rows if here & set(map(id, row))), ())


def bars_in(text: str) -> int:
    """Return how many bars stand before a figure in the cells of tables in Markdown or HTML."""
    if "<table" in text:
        cells = [html.unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", text)]
    else:
        cells = [cell for line in text.splitlines() if line.startswith("|") for cell in line.strip("|").split("|")]
    return sum(cell.strip().startswith(BAR) and cell.strip() != BAR for cell in cells)
