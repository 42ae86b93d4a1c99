"""The sheet of a workbook for people: the pages of an answer on one sheet, with years across and notes below.

One sheet has one header of periods, which is above all its rows; each frequency therefore has a sheet of its own.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import count

from .. import pages
from ..ask.options import RenderOptions
from ..ask.selection import FREQUENCIES
from ..ask.table import ObservationTable
from ..core import periods
from ..core.messages import phrase
from ..core.text import DIM, TIE
from ..document import EQUAL, NONE, SKIPPED, Cell, Document, Grid, Line, Prose, Singles
from ..measures import terms
from ..pages.below import Visible, legend, reasons
from ..pages.labels import counted
from ..pages.numbers import rounded
from ._workbook import YEAR_FORMAT, SheetCell, WorkbookSheet, heading_cell, name_cell, year
from .periods import ONE_FIGURE, PeriodView, downwards, lines_of, period_head, upper, with_columns

SHEET_NAME = "table"
_LINE = "line left of a figure: not comparable with the one before"
_LINE_ABOVE = "line above a figure: not comparable with the one before"
_SINGLE = ("figure", "unit", "period")
_TEXT = "@"
_FINEST = 15  # decimals; a spreadsheet stores no more digits
ROOM = "_ _p"  # room for a mark, in the format of a number without one
Rows = list[Sequence[SheetCell | None]]


def sheets(content: ObservationTable, options: RenderOptions) -> list[WorkbookSheet]:
    """Return the sheets for people: one, or one per frequency for an answer with periods across."""
    look = options._replace(all=True, ended=True, sources=False, commands=False)
    whole = pages.of(content, look)
    if any(not grid.is_of_figures for page in whole for grid in page.grids):
        return [_of_text(page, phrase(SHEET_NAME, look.lang)) for page in whole]
    codes = [periods.frequency(row.period) for row in content]
    found_codes = [code for code in FREQUENCIES if code in codes]
    if len(found_codes) == 1 or not any(_period_grids(page) for page in whole):
        return [_PeopleSheet(content, content, look).sheet(whole, phrase(SHEET_NAME, look.lang))]
    found: list[WorkbookSheet] = []
    for code in found_codes:
        part = content.of([row for row, own in zip(content, codes, strict=True) if own == code])
        name = phrase(FREQUENCIES[code] if found else SHEET_NAME, look.lang)
        found.append(_PeopleSheet(part, content, look).sheet(pages.of(part, look), name))
    return found


def _period_grids(page: Document) -> list[Grid]:
    return [grid for grid in page.grids if grid.is_of_periods]


class _PeopleSheet:
    """A sheet under construction: its rows, the signs in them, and the reasons why figures do not compare."""

    def __init__(self, content: ObservationTable, whole: ObservationTable, look: RenderOptions) -> None:
        self._content = content
        self._whole = whole
        self._look = look
        self._rows: Rows = []
        self._visible = Visible()
        self._has_breaks = False
        self._marked = False

    def sheet(self, found: Sequence[Document], name: str) -> WorkbookSheet:
        """Return the sheet of these pages: a header, their rows and their notes."""
        self._marked = any(_has_marks(page) for page in found)
        across = with_columns([PeriodView(grid) for page in found for grid in _period_grids(page)])
        self._head(found, across)
        for page in found:
            if len(found) > 1 and page.title:
                self._rows += [[], [SheetCell(page.title, "title")]]
            for part in page.parts:
                if isinstance(part, Singles):
                    self._singles(part)
                elif isinstance(part, Grid) and part.is_of_periods:
                    self._periods(part, across)
                elif isinstance(part, Grid):
                    self._table(part)
        self._notes(found)
        return WorkbookSheet(name, self._rows, "B2", for_people=True)

    def _head(self, found: Sequence[Document], across: Sequence[str]) -> None:
        title = (found[0].title if len(found) == 1 else "") or _title(self._content, self._look.lang)
        if across and not self._look.transpose:
            heads = [period_head(period) for period in across]
        elif self._look.latest:
            heads = [phrase(words, self._look.lang) for words in _SINGLE]
        elif across:
            self._rows.append([SheetCell(title, "title")])
            return
        else:
            return
        self._rows.append([name_cell(title), *(self._heading(head) for head in heads)])

    def _heading(self, text: str, kind: str = "head") -> SheetCell:
        return heading_cell(text, kind, ROOM if self._marked else "")

    def _periods(self, grid: Grid, across: Sequence[str]) -> None:
        for band in grid.bands:
            if self._look.transpose:
                self._table(downwards(grid, band))
                self._rows.append([])
                continue
            if band.heading:
                self._rows.append([SheetCell(upper(band.heading), "heading")])
            for line in lines_of(band):
                self._line(line, grid, across)

    def _line(self, line: Line, grid: Grid, across: Sequence[str]) -> None:
        by_period = {column.period: cell for column, cell in zip(grid.columns[1:], line.cells, strict=True)}
        none = Cell(instead=NONE)
        cells = (None if at == SKIPPED else self._cell(by_period.get(at, none), "left") for at in across)
        self._rows.append([SheetCell(line.label, "", "", line.depth), *cells])
        self._visible.add_facts(line.subject, line.cells)

    def _cell(self, cell: Cell, side: str = "") -> SheetCell:
        self._has_breaks = self._has_breaks or cell.broken
        self._visible.add_signs([cell._replace(broken=False)])
        return figure_cell(cell, side, self._marked)

    def _table(self, grid: Grid) -> None:
        """Add a table without periods across; a break is a line above its number."""
        first, *rest = grid.columns
        heads = [self._heading(column.head, "turned") for column in rest]
        self._rows.append([name_cell(upper(first.head)), *heads])
        for line in grid.lines:
            self._rows.append([heading_cell(line.label, "year"), *(self._cell(cell, "above") for cell in line.cells)])
        for column in zip(*(line.cells for line in grid.lines), strict=True):
            self._visible.add_facts("", column)

    def _singles(self, singles: Singles) -> None:
        """Add single figures: name, value, unit and period."""
        if not self._look.latest:
            self._rows.append([SheetCell(phrase(ONE_FIGURE, self._look.lang), "heading")])
        for single in singles.figures:
            when = heading_cell(single.period, "number")
            self._rows.append(
                [SheetCell(single.label), self._cell(single.cell), SheetCell(single.unit, "", "", 1), when]
            )

    def _notes(self, found: Sequence[Document]) -> None:
        """Add the notes: signs and marks, reasons, the notes of the pages, and a reference to the other sheets."""
        lang, notes = self._look.lang, []
        turned = self._look.transpose or not any(_period_grids(page) for page in found)
        if self._has_breaks:
            notes.append(phrase(_LINE_ABOVE if turned else _LINE, lang))
        notes += legend(self._visible, found[0], self._look)
        notes += reasons(self._visible, self._content.data, lang)
        notes += [note for page in found for note in page.notes]
        notes.append(_other_sheets_note(self._whole, lang))
        self._rows.append([])
        self._rows += [[SheetCell(note, "note")] for note in dict.fromkeys(filter(None, notes))]


def _title(content: ObservationTable, lang: str) -> str:
    """Return the title of an answer whose page has none."""
    if not content.title:
        return phrase("Figures as published", lang)
    term = terms().get(content.title.replace("-", "_"))
    label = term.label if term and "{" not in term.label else content.title
    return upper(phrase(label, lang))


def _has_marks(page: Document) -> bool:
    """Return whether a figure of a page has a mark."""
    cells = [cell for grid in page.grids for line in grid.lines for cell in line.cells]
    cells += [single.cell for part in page.parts if isinstance(part, Singles) for single in part.figures]
    return any(cell.number.mark or (cell.instead == EQUAL and cell.exact is not None) for cell in cells)


def _of_text(page: Document, name: str) -> WorkbookSheet:
    """Return the sheet of a page of paragraphs and text grids."""
    rows: Rows = []
    for part in page.parts:
        if isinstance(part, Prose):
            rows.append([SheetCell(part.text, "note" if part.style == DIM else "heading")])
        elif isinstance(part, Grid):
            rows += _text_rows(part)
    return WorkbookSheet(name, rows, "B2", for_people=True)


def _text_rows(grid: Grid) -> Iterator[Sequence[SheetCell | None]]:
    first, *rest = (column.head for column in grid.columns)
    if first or any(rest):
        yield [name_cell(first), *(heading_cell(head) for head in rest)]
    for band in grid.bands:
        if band.heading:
            yield [SheetCell(band.heading, "heading" if band.style else "note")]
        for line in band.lines:
            if isinstance(line, Prose):
                yield [SheetCell(line.text, "heading" if line.style else "note")]
            else:
                label = line.label.lstrip(" ")
                yield [
                    SheetCell(label or None, "", "", (len(line.label) - len(label)) // 2),
                    *map(_text_cell, line.cells),
                ]


def _text_cell(cell: Cell) -> SheetCell:
    if cell.exact is not None:
        return figure_cell(cell)
    text = cell.words.replace(TIE, " ").strip()
    value = year(text)
    return SheetCell(value, "number", YEAR_FORMAT) if isinstance(value, int) else SheetCell(text or None, "", "", 1)


# --- figures as cells of a spreadsheet: the full number, formatted for people, with sign, mark and break --------------


def figure_cell(cell: Cell, side: str = "", marked: bool = False) -> SheetCell:
    """Return a figure, with a line on the given side if a break precedes it.

    If numbers of the sheet are ``marked``, one without a mark is padded by the width of one.
    """
    broken = side if cell.broken else ""
    if cell.exact is None:
        return _words_cell(cell, broken, marked)
    sign, mark = cell.number.sign, cell.instead or cell.number.mark
    exact, places = _bounded(cell.exact, cell)
    digits = f"{exact:,.{places}f}" if places <= _FINEST else f"{exact:.3E}"
    room = "  " if marked and not mark else ""
    text = f"{sign}{digits}{mark and ' ' + mark}{room}"
    return SheetCell(_number(exact), "number", number_format(places, sign, mark, marked, exact), 0, broken, "", text)


def _number(exact: Decimal) -> int | float:
    return int(exact) if exact == exact.to_integral_value() and abs(exact) < 10**15 else float(exact)


def _bounded(exact: Decimal, cell: Cell) -> tuple[Decimal, int]:
    """Return a number and its decimals; a bound is never rounded beyond what it states.

    A published bound gets as many more decimals as it needs; a computed one is shown as on a screen.
    """
    places, figure = cell.places, cell.figure
    if figure is None or figure.bound not in ("over", "under"):
        return exact, places
    if figure.origin == "computed":
        safe = rounded(exact, places, figure.bound)
        return (exact if safe == rounded(exact, places) else safe), places
    # A spreadsheet knows no bounds, so there must be enough decimals for its rounding to overstate nothing.
    return exact, next(more for more in count(places) if rounded(exact, more) == rounded(exact, more, figure.bound))


def number_format(
    places: int, sign: str = "", mark: str = "", marked: bool = False, exact: Decimal | None = None
) -> str:
    """Return the format of a number: its decimals, the sign before it, and behind it a mark or the room for one."""
    body = ("#,##0." + "0" * places if places else "#,##0") if places <= _FINEST else "0.000E+00"
    behind = f'" {mark}"' if mark else ROOM if marked else ""
    if exact and exact < 0 and not rounded(exact, places):
        return f'"{sign}"{body}{behind};"{sign}"{body}{behind}'.replace('""', "")  # no minus before a zero
    if not sign:
        return body + behind
    return f'"{sign}"{body}{behind};"{sign}"-{body}{behind}'  # otherwise the minus would precede the sign


def _words_cell(cell: Cell, broken: str, marked: bool) -> SheetCell:
    """Return a cell that is not a figure: a sign, a year, a span of numbers, or empty."""
    room = ROOM if marked else ""
    if cell.instead:
        return SheetCell(cell.instead, "sign", _TEXT + room, 0, broken)
    if not cell.words:
        return SheetCell(None, "", "", 0, broken)
    value = year(cell.words)
    return SheetCell(value, "number", (YEAR_FORMAT if isinstance(value, int) else _TEXT) + room, 0, broken)


def _other_sheets_note(content: ObservationTable, lang: str) -> str:
    """Return the note on the other sheets of the workbook."""
    number = len({name for row in content for name in row.sources})
    if not number:
        return phrase("Every figure with its bounds: sheet 'data'", lang)
    line = "Every figure with its bounds, date and document: sheet 'data'; {documents}: sheet 'sources'"
    return phrase(line, lang, documents=counted(number, "document", lang))
