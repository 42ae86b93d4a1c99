"""Documents on a screen, within its width: the newest periods that fit, or all of them below each other.

Numbers are never cut.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..core import periods
from ..core.cleaning import clean
from ..core.messages import phrase
from ..core.text import DIM, ELLIPSIS, PIECE, TIE, TITLE, WIDEST_TEXT, cells, colored, cut, left, right, wrap
from ..document import (
    ASCII,
    BREAK,
    BREAKING,
    ID,
    LIST,
    NAME,
    NUMBER,
    PROSE,
    REFUSED,
    RIGHT,
    SKIPPED,
    TEXT,
    Band,
    Cell,
    Document,
    Grid,
    Line,
    Prose,
    Singles,
)
from ..pages.below import Visible, notes, wrapped
from ..pages.series import span_of
from .periods import (
    ONE_FIGURE,
    YEAR,
    PeriodView,
    add_drawn,
    add_left_out,
    downwards,
    headed,
    how_many,
    lines_of,
    period_head,
    upper,
)

LABEL = 28  # cells of a label that is always on the line of its numbers
GAP = 2
INDENT = 4  # cells before a row whose name is on the line above
NARROWEST = 8  # cells that a column keeps if room is short
SHORTEST_NAME = 12  # cells to which a name may be cut
LONGEST_WORD = 20
_RED = "\x1b[31m"


class StyledLine(NamedTuple):
    """One finished line with its style (see document)."""

    text: str
    style: str = ""


def draw(pages: Iterable[Document], look: RenderOptions) -> str:
    """Return documents as text of at most ``look.width`` cells per line, one below the other."""
    return "\n".join(_text(_page(page, look), look) for page in pages)


def _text(lines: Iterable[StyledLine], look: RenderOptions) -> str:
    return "".join(colored(line.text, line.style, look.color) + "\n" for line in lines)


def _page(page: Document, look: RenderOptions) -> list[StyledLine]:
    """Return the lines of a document, none wider than ``look.width``."""
    drawing = _ScreenPage(look)
    grids = list(page.grids)
    if look.transpose:
        turned = [table for grid in grids if grid.is_of_periods for table in _downwards(grid, look)]
        page = page._replace(parts=[*turned, *(part for part in page.parts if not _is_of_periods(part))], calendars=())
    in_calendars = drawing.add_calendars(page.calendars)
    for part in page.parts:
        title = "" if drawing.lines else page.title
        if isinstance(part, Prose):
            drawing.lines += _paragraph(part, look)
        elif isinstance(part, Singles):
            drawing.add_singles(part, page, bool(drawing.lines))
        elif not part.is_of_periods:
            drawing.add_table(part, title)
        elif not in_calendars:
            drawing.add_periods(part, title)
    for note in notes(drawing.visible, page, look):
        drawing.lines += [StyledLine(line, DIM) for line in wrapped(note, min(look.width, WIDEST_TEXT))]
    if look.ascii:
        return [line._replace(text=line.text.translate(ASCII)) for line in drawing.lines]
    return drawing.lines


def _is_of_periods(part: object) -> bool:
    return isinstance(part, Grid) and part.is_of_periods


class _ScreenPage:
    """A document under construction: its lines, and what they show."""

    def __init__(self, look: RenderOptions) -> None:
        self._look = look
        self.lines: list[StyledLine] = []
        self.visible = Visible()

    def add_calendars(self, calendars: Sequence[Grid]) -> bool:
        """Add the calendars if all of them fit, and return whether they do."""
        drawn_grids = [_figure_table(grid, self._look, "") for grid in calendars]
        if not drawn_grids or any(left_out for _, left_out in drawn_grids):
            return False
        for grid, (lines, _) in zip(calendars, drawn_grids, strict=True):
            self.lines += lines
            self.visible.add_grid(grid)
        return True

    def add_periods(self, grid: Grid, title: str) -> None:
        """Add a grid of periods.

        Its rows do not depend on the width, so that a wider screen never has more lines below.
        """
        view = PeriodView(grid)
        years = [period for period in view.periods if len(period) == len(YEAR)]
        every: set[str] = set()
        for beside, earlier in _fitting_periods(view, self._look):
            within = {*([] if self._look.whole else years), *beside} - {SKIPPED}
            self.lines += _period_lines(view, "" if self.lines else title, beside, within, self._look)
            add_drawn(self.visible, view, within, beside)
            every |= within
            self.visible.earlier += earlier
        add_left_out(self.visible, view, every)

    def add_table(self, grid: Grid, title: str) -> None:
        """Add a grid without periods."""
        if grid.is_of_figures:
            lines, left_out = _figure_table(grid, self._look, title)
            self.lines += lines
            self.visible.hidden += left_out
            self.visible.add_grid(grid)
        else:
            found, left_out = _newest_columns(grid, self._look)
            self.lines += [StyledLine(title, TITLE)] if title else []
            self.lines += _text_table(found, self._look)
            self.visible.hidden += left_out

    def add_singles(self, singles: Singles, page: Document, below: bool) -> None:
        """Add single figures, each on a line."""
        self.lines += _singles(singles, page, self._look, below)
        self.visible.add_singles(single.cell for single in singles.figures)


def _titled(text: str, width: int) -> list[StyledLine]:
    """Return a heading on lines of its own."""
    return [StyledLine(line, TITLE) for line in wrapped(text, width)]


def _figure_text(cell: Cell, text: str, look: RenderOptions) -> str:
    """Return the text of a cell, in red for a negative number or a refusal if colors are used."""
    red = look.color and (cell.number.is_negative or cell.instead == REFUSED) and text.strip()
    return f"{_RED}{text}\x1b[0m" if red else text


# --- periods across -----------------------------------------------------------------------------------------------------


class _PeriodColumn(NamedTuple):
    """One period: its width, whether it keeps a cell free for marks, and how far it is narrowed to fit.

    ``snug`` is 0 for full padding, 1 without cells kept free for marks, and 2 also without aligned decimal points.
    """

    period: str
    size: int
    marked: bool
    snug: int

    def text(self, cell: Cell) -> str:
        """Return a cell as the column shows it; the sign of a break is written in the gap before it."""
        plain = cell._replace(broken=False)
        room = " " if self.marked and not (cell.number.mark or cell.behind) else ""
        return (str(plain) if self.snug > 1 else plain.padded) + room

    @property
    def head(self) -> str:
        """Return the head of the column."""
        return period_head(self.period) + (" " if self.marked else "")


def _fitting_periods(view: PeriodView, look: RenderOptions) -> Iterable[tuple[list[str], list[str]]]:
    """Yield the periods drawn side by side in each block, with the earlier ones that are omitted."""
    every = view.periods
    room = look.width - _label_width(view, look)
    sizes = [_column(period, view).size + 1 for period in every]
    if sum(sizes) <= room or (look.whole and _fitting(view, every, room)):
        yield every, []
    elif not look.whole:
        count = how_many(sizes[::-1], room)
        newest, earlier = every[-count:], every[:-count]
        kept = newest[1:] if newest[0] == SKIPPED else newest
        yield kept or newest, [periods.label(period) for period in earlier if period != SKIPPED]
    else:
        while every:
            count = how_many(sizes, room)
            yield every[:count], []
            every, sizes = every[count:], sizes[count:]


def _fitting(view: PeriodView, beside: Sequence[str], room: int) -> list[_PeriodColumn]:
    """Return the columns of periods, narrowed as far as necessary to fit; empty if they do not."""
    for snug in range(3):
        found = [_column(period, view, snug) for period in beside]
        if sum(column.size + 1 for column in found) <= room:
            return found
    return []


def _column(period: str, view: PeriodView, snug: int = 0) -> _PeriodColumn:
    """Return a column; numbers without a mark are padded to align with marked ones, unless it is narrowed."""
    own = [] if period == SKIPPED else [view.at(line, period) for line in view.lines if view.has(line, period)]
    column = _PeriodColumn(period, 0, not snug and any(cell.number.mark for cell in own), snug)
    return column._replace(size=max(map(cells, (column.head, *map(column.text, own)))))


def _label_width(view: PeriodView, look: RenderOptions) -> int:
    """Return the width of the labels; a label that would leave too little room for numbers gets a line of its own."""
    most = max(LABEL, look.width // 2)
    return max((width for line in view.lines if (width := cells(_label(line))) <= most), default=most)


def _label(line: Line) -> str:
    return "  " * line.depth + line.label


def _period_lines(
    view: PeriodView, title: str, beside: Sequence[str], within: Collection[str], look: RenderOptions
) -> list[StyledLine]:
    """Return the header of periods and the lines with a number ``within`` periods.

    The first heading shares the header's line if it fits.
    """
    label = _label_width(view, look)
    columns = _fitting(view, beside, look.width - label) or [_column(period, view) for period in beside]
    first = headed(title, view.bands[0].heading, look.lang)
    found = []
    if cells(first) > label:
        found, first = _titled(first, look.width), ""
    heads = "".join(f" {column.head:>{column.size}}" for column in columns)
    found.append(StyledLine((left(first, label) + heads).rstrip(), TITLE))
    for number, band in enumerate(view.bands):
        lines = [line for line in lines_of(band) if view.says_something(line, within)]
        if number and lines:
            found += _titled(clean(upper(band.heading)), look.width)
        for line in lines:
            found += _period_line(line, view, columns, label, look)
    return found


def _period_line(
    line: Line, view: PeriodView, columns: Sequence[_PeriodColumn], label: int, look: RenderOptions
) -> list[StyledLine]:
    name = _label(line)
    above = []
    if cells(name) > label:
        above, name = [StyledLine(piece) for piece in wrapped(name, look.width)], ""
    pieces = [left(name, label)]
    for number, column in enumerate(columns):
        cell = view.at(line, column.period)
        text = column.text(cell)
        pieces.append((BREAK if cell.broken and number else " ") + right("", column.size - cells(text)))
        pieces.append(_figure_text(cell, text, look))
    return [*above, StyledLine("".join(pieces).rstrip())]


def _downwards(grid: Grid, look: RenderOptions) -> Iterator[Grid]:
    """Yield grids with periods downwards and as many series of a heading across as fit."""
    for band in grid.bands:
        lines = lines_of(band)
        own = [[cell for cell in line.cells if cell.figure] for line in lines]
        heads = [
            column.head for at, column in enumerate(grid.columns[1:]) if any(line.cells[at].figure for line in lines)
        ]
        sizes = [max(cells(cell._replace(broken=False).padded) for cell in found) for found in own]
        widths = [max(size, cells(line.label)) + 1 for size, line in zip(sizes, lines, strict=True)]
        room = look.width - max(map(cells, heads))
        while lines:
            count = how_many(widths, room)
            yield downwards(grid, band, lines[:count])
            lines, widths = lines[count:], widths[count:]


# --- figures without periods across, and single ones ---------------------------------------------------------------------


def _figure_table(grid: Grid, look: RenderOptions, title: str) -> tuple[list[StyledLine], list[str]]:
    """Return a table of figures, and the heads of the columns that do not fit."""
    lines = list(grid.lines)
    head, *heads = (column.head for column in grid.columns)
    sizes = [max(cells(name), *(cells(line.cells[at].padded) for line in lines)) for at, name in enumerate(heads)]
    first = max(map(cells, (head, *(line.label for line in lines))))
    found = _titled(title, look.width) if title else []
    if first + sum(sizes) + len(sizes) > look.width:  # the heading gets a line of its own
        found += _titled(head, look.width)
        head, first = "", max(cells(line.label) for line in lines)
    gap = 2 if first + sum(sizes) + 2 * len(sizes) <= look.width else 1
    while len(sizes) > 1 and first + sum(sizes) + gap * len(sizes) > look.width:
        sizes.pop()
    texts = (" " * gap + right(name, size) for name, size in zip(heads, sizes, strict=False))
    found.append(StyledLine((left(head, first) + "".join(texts)).rstrip(), TITLE))
    for line in lines:
        pieces = [left(line.label, first)]
        for cell, size in zip(line.cells, sizes, strict=False):
            text = cell.padded
            pieces.append(" " * (gap + size - cells(text)) + _figure_text(cell, text, look))
        found.append(StyledLine("".join(pieces).rstrip()))
    return found, heads[len(sizes) :]


def _singles(singles: Singles, page: Document, look: RenderOptions, below: bool) -> list[StyledLine]:
    title = phrase(ONE_FIGURE, look.lang)
    if not below:
        title = page.title if look.latest else page.title + phrase(": ", look.lang) + title.lower()
    found = [StyledLine(title, TITLE)]
    label = max(cells(clean(single.label)) for single in singles.figures)
    for single in singles.figures:
        name, figure = clean(single.label), clean(f"{single.cell} {single.unit} ({single.period})")
        line = f"{left(name, label)} {figure}"
        if cells(line) + 2 > look.width:
            line = f"{name} {figure}"
        pieces = wrapped(line, look.width - 2, "  ")
        found += [StyledLine("  " + _figure_text_in(piece, single.cell, look)) for piece in pieces]
    return found


def _figure_text_in(line: str, cell: Cell, look: RenderOptions) -> str:
    """Return a line in which the text of its only figure is colored."""
    before, text, after = line.partition(f" {cell}")
    return before + (" " + _figure_text(cell, text.removeprefix(" "), look) if text else "") + after


# --- text: paragraphs and aligned columns; no word is lost ------------------------------------------------------------


def _paragraph(prose: Prose, look: RenderOptions) -> list[StyledLine]:
    room = min(look.width, WIDEST_TEXT) - prose.indent
    first, *later = wrap(_safe(prose.text), max(NARROWEST, room), max(NARROWEST, room - prose.hang))
    indent = " " * prose.indent
    lines = (indent + first, *(indent + " " * prose.hang + line for line in later))
    return [_finished(line, prose.style) for line in lines]


def _finished(line: str, style: str = "") -> StyledLine:
    return StyledLine(line.replace(TIE, " ").rstrip(), style)


def _safe(text: str) -> str:
    """Return a text without control characters, with its indent and ties preserved."""
    body = text.lstrip(" ")
    return text[: len(text) - len(body)] + TIE.join(map(clean, body.split(TIE)))


def _text_table(grid: Grid, look: RenderOptions) -> list[StyledLine]:
    """Return a grid of texts, with each column as wide as the room allows."""
    kinds = [column.kind for column in grid.columns]
    heads = [column.head for column in grid.columns]
    texts = [[_safe(text) for text in ("  " * line.depth + line.label, *map(str, line.cells))] for line in grid.lines]
    columns: list[Sequence[str]] = list(zip(*texts, strict=True)) or [() for _ in kinds]
    columns = [aligned(column) if kind == NUMBER else column for kind, column in zip(kinds, columns, strict=True)]
    has_heads = any(heads)
    whole = [[head, *column] for head, column in zip(heads, columns, strict=True)] if has_heads else columns
    fit = _fit(kinds, whole, look.width)
    wrapped_names = max(map(cells, columns[0]), default=0) > fit.sizes[0]
    if wrapped_names and len(kinds) > 2 and not (grid.ruled or fit.above):  # ids in a listing stay beside their names
        fit = _shorter(list(zip(*columns, strict=True)), fit, _above(kinds, whole, look.width), look)
    found = [_finished(line, grid.style) for line in _row(heads, fit, look)] if has_heads else []
    if grid.ruled:
        found.append(StyledLine(("-" if look.ascii else "─") * min(_total(fit.sizes), look.width)))
    waiting = iter(zip(*columns, strict=True))
    for band in grid.bands:
        found += _paragraph(Prose(band.heading, band.style), look) if band.heading else []
        for line in band.lines:
            if isinstance(line, Prose):
                found += _paragraph(line, look)
            else:
                found += [_finished(text) for text in _row(next(waiting), fit, look)]
    return found


def _newest_columns(grid: Grid, look: RenderOptions) -> tuple[Grid, list[str]]:
    """Return a grid of texts with the last columns that fit beside those kept, and the span of those left out.

    Lines that say nothing in the columns that are left have no place.
    """
    columns = zip(*([line.label, *map(str, line.cells)] for line in grid.lines), strict=True)
    sizes = [GAP + max(map(cells, (column.head, *own))) for column, own in zip(grid.columns, columns, strict=False)]
    count = how_many(sizes[: grid.kept - 1 : -1], look.width + GAP - sum(sizes[: grid.kept]))
    gone = slice(grid.kept, len(grid.columns) - count)
    if gone.start >= gone.stop:
        return grid, []
    lines = [line._replace(cells=[*line.cells[: gone.start - 1], *line.cells[gone.stop - 1 :]]) for line in grid.lines]
    found = [line for line in lines if any(str(cell) for cell in line.cells[grid.kept - 1 :])]
    kept = [*grid.columns[: gone.start], *grid.columns[gone.stop :]]
    heads = [column.head for column in grid.columns[gone]]
    return grid._replace(columns=kept, bands=[Band("", found)]), [span_of(heads[0], heads[-1], look.lang)]


def aligned(column: Sequence[str]) -> list[str]:
    """Return numbers padded to one width, with aligned decimal points and aligned marks.

    Each may have signs before it, and a mark behind it after a space.
    """
    parts = []
    for text in column:
        number, _, behind = text.strip(" ").partition(" ")
        whole, *fraction = re.split(r"(?<=\d)(?![\d,])", number, maxsplit=1)
        parts.append((whole, "".join(fraction), behind.strip(" ")))
    wholes, fractions, marks = (max((cells(part[at]) for part in parts), default=0) for at in range(3))
    gap = " " if marks else ""
    return [
        right(whole, wholes) + left(fraction, fractions) + gap + left(mark, marks) for whole, fraction, mark in parts
    ]


class _Fit(NamedTuple):
    """How columns fit a width: their kinds and cells, and whether the first is on the line ``above``."""

    kinds: Sequence[str]
    sizes: Sequence[int]
    above: bool = False


def _fit(kinds: Sequence[str], columns: Sequence[Sequence[str]], width: int) -> _Fit:
    """Return how columns fit side by side; if words would break, the first column moves above the others."""
    sizes = _sizes(kinds, columns, width)
    if _total(sizes) > width and len(sizes) > 2:
        return _above(kinds, columns, width)
    return _Fit(kinds, _broken(kinds, sizes, width))


def _above(kinds: Sequence[str], columns: Sequence[Sequence[str]], width: int) -> _Fit:
    """Return how columns fit with the first one above the others."""
    rest = _sizes(kinds[1:], columns[1:], width - INDENT)
    return _Fit(kinds, [width, *_broken(kinds[1:], rest, width - INDENT)], True)


def _shorter(rows: Sequence[Sequence[str]], beside: _Fit, above: _Fit, look: RenderOptions) -> _Fit:
    """Return the way in which rows take fewer lines, so that a wider screen never has more: with their names beside the figures, or above them."""
    lines = {way.above: sum(len(_row(row, way, look)) for row in rows) for way in (beside, above)}
    return above if lines[True] < lines[False] else beside


def _total(sizes: Sequence[int]) -> int:
    return sum(sizes) + GAP * (len(sizes) - 1)


def _sizes(kinds: Sequence[str], columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the cells of each column, so that all fit side by side if that is possible without breaking words."""
    sizes = [max(map(cells, column), default=0) for column in columns]
    words = [least(kind, column) for kind, column in zip(kinds, columns, strict=True)]
    names = [SHORTEST_NAME] * len(sizes)
    sizes = _shrunk(sizes, kinds, (LIST,), names, min(width, WIDEST_TEXT))
    sizes = _shrunk(sizes, kinds, (NAME,), names, width)
    sizes = _shrunk(sizes, kinds, (PROSE,), words, min(width, WIDEST_TEXT))
    return _shrunk(sizes, kinds, (TEXT, PROSE, RIGHT, BREAKING), words, width)


def least(kind: str, column: Sequence[str]) -> int:
    """Return the fewest cells that a column of words needs, with the blanks that stand before the lines of each text."""
    size = max(map(cells, column), default=0)
    word = max((_indent(text) + cells(piece) for text in column for piece in re.findall(PIECE, text)), default=0)
    return max(min(word, LONGEST_WORD) if kind == BREAKING else word, min(size, NARROWEST))


def _broken(kinds: Sequence[str], sizes: Sequence[int], width: int) -> list[int]:
    """Return sizes at which words may break too, as the last resort."""
    return _shrunk(sizes, kinds, (NAME, LIST, ID, TEXT, PROSE, BREAKING), [NARROWEST] * len(sizes), width)


def _shrunk(
    sizes: Sequence[int], kinds: Sequence[str], wanted: Collection[str], least: Sequence[int], room: int
) -> list[int]:
    """Return sizes that fit, as far as columns of the ``wanted`` kinds can be narrowed, the widest first."""
    found = list(sizes)
    while _total(found) > room:
        wide = [place for place, kind in enumerate(kinds) if kind in wanted and found[place] > least[place]]
        if not wide:
            break
        found[max(wide, key=lambda place: found[place])] -= 1
    return found


def _row(texts: Sequence[str], fit: _Fit, look: RenderOptions) -> list[str]:
    """Return one row as the lines that its texts need."""
    if fit.above:
        rest = _row(texts[1:], _Fit(fit.kinds[1:], fit.sizes[1:]), look)
        return [*(wrap(texts[0], look.width) if texts[0] else ()), *(" " * INDENT + line for line in rest)]
    pieces_of = [_wrapped_cell(*cell, look) for cell in zip(texts, fit.kinds, fit.sizes, strict=True)]
    return [
        (" " * GAP).join(_padded(*cell) for cell in zip(pieces, fit.kinds, fit.sizes, strict=True)).rstrip()
        for pieces in zip_longest(*pieces_of, fillvalue="")
    ]


def _wrapped_cell(text: str, kind: str, size: int, look: RenderOptions) -> list[str]:
    """Return one cell as lines that fit its size; numbers are never cut or wrapped."""
    if cells(text) <= size or kind == NUMBER:
        return [text]
    if kind == NAME or (kind == LIST and cells(text.partition(" ")[0]) > size):
        return [cut(text, size, "..." if look.ascii else ELLIPSIS)]
    indent = " " * _indent(text)
    lines = [indent + line for line in wrap(text.strip(" "), max(1, size - len(indent)))]
    return lines[:1] if kind == LIST else lines


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _padded(text: str, kind: str, size: int) -> str:
    return right(text, size) if kind in (NUMBER, RIGHT) else left(text, size)
