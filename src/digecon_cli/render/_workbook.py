"""A workbook: sheets of cells, each of a kind, and how openpyxl builds them; no text is ever run as a formula."""

import os
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..core.cleaning import clean
from ..core.errors import UsageError
from ..core.text import cells

MOST_ROWS, MOST_COLUMNS = 1 << 20, 1 << 14  # limits of a sheet
WIDEST, NARROWEST = 60, 5  # of a column, in characters
_MEASURED = 1000  # rows from which widths are computed
YEAR_FORMAT = "0"
RUNS = ("=", "+", "-", "@", "#")  # the beginnings of what a spreadsheet may take for a formula or an error
_HEADS = ("name", "head", "turned")
_A4 = 9
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that the parts of a zip file may bear
_LINE = 15.0  # height of a line in points
_LATIN, _CHINESE = 0.87, 2.1  # width of a letter in digits, the unit of column widths
_SHADE, _QUIET = "E8EDF3", "666666"
_NO_XML = str.maketrans("", "", "\ufffe\uffff")


class SheetCell(NamedTuple):
    """A cell: its value, kind (see ``CellPen``), number format and indent.

    ``broken`` draws a line on one of its sides, ``left`` or ``above``; ``link`` is an address; ``text`` is what it
    displays, if that differs from its value.
    """

    value: str | int | float | None
    kind: str = ""
    format: str = ""
    indent: int = 0
    broken: str = ""
    link: str = ""
    text: str = ""

    @property
    def size(self) -> int:
        """Return the width of what the cell displays, in characters."""
        return cells(self.text or str(self.value)) + 2 * self.indent


class WorkbookSheet(NamedTuple):
    """A sheet: its rows, of which the first is the head, the cell at which it is frozen, and whether it has a filter.

    A row whose first cell is a ``note`` spans the columns. A sheet ``for_people`` hides the grid and is set up for
    printing.
    """

    name: str
    rows: Sequence[Sequence[SheetCell | None]]
    frozen: str = "A2"
    filter: bool = False
    for_people: bool = False


def text(value: str) -> str:
    """Return a text that a cell may hold: on one line, without control, invisible and non-XML characters."""
    return clean(value).translate(_NO_XML)


def new() -> Any:
    """Return an empty workbook that is written row by row; raises UsageError if openpyxl is not installed."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise UsageError("to write xlsx, install openpyxl: pip install openpyxl.") from error
    book = Workbook(write_only=True)
    book.properties.creator = "digecon"
    return book


def saved(book: Any) -> bytes:
    """Return a workbook as bytes, the same whenever it is written, by whatever the clock shows."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = datetime(*_EARLIEST)
    stream = BytesIO()
    ExcelWriter(book, _UndatedArchive(stream, "w", ZIP_DEFLATED, strict_timestamps=False)).save()
    return stream.getvalue()


class _UndatedArchive(ZipFile):
    """A zip file whose parts all bear the earliest date."""

    def writestr(self, part: str, content: str | bytes) -> None:  # type: ignore[override] # all that openpyxl uses
        """Add a part with this content."""
        info = ZipInfo(part, _EARLIEST)
        info.compress_type = ZIP_DEFLATED
        super().writestr(info, content)

    def write(self, filename: str, part: str) -> None:  # type: ignore[override]
        """Add a part with the content of a file, which is openpyxl's own and may be of any size."""
        os.utime(filename, (0, 0))  # written as the earliest date that there is
        super().write(filename, part)


class CellPen:
    """Creates the cells of one sheet; cells of the same kind and format share a style."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell

        self._cell = WriteOnlyCell
        self._sheet = sheet
        self._styles: dict[tuple[str, str, int, str, bool], Any] = {}

    def cell(self, content: SheetCell) -> Any:
        """Return a cell of openpyxl for this content."""
        value = text(content.value) if isinstance(content.value, str) else content.value
        runs = isinstance(value, str) and value.startswith(RUNS)
        made = self._cell(self._sheet, value)
        if runs:
            made.data_type = "s"  # text that begins like a formula remains text
        key = (content.kind, content.format, content.indent, content.broken, runs)
        if key not in self._styles:
            self._styles[key] = self._styled(*key)
        made._style = self._styles[key]
        if content.link:
            made.hyperlink = content.link
        return made

    def _styled(self, kind: str, format: str, indent: int, broken: str, runs: bool) -> Any:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        styled = self._cell(self._sheet)
        bold = kind in ("title", "name", "head", "heading", "turned")
        color = _QUIET if kind in ("sign", "note") else "0563C1" if kind == "link" else None
        styled.font = Font(
            name="Calibri",
            size=13 if kind == "title" else 11,
            bold=bold,
            color=color,
            underline="single" if kind == "link" else None,
        )
        if kind in _HEADS:
            styled.fill = PatternFill("solid", start_color=_SHADE)
        aside = "right" if kind in ("head", "turned", "sign", "number") else "left" if kind or indent else None
        top = "top" if kind == "note" else None
        styled.alignment = Alignment(
            horizontal=aside, vertical=top, indent=indent, wrap_text=kind in ("turned", "note")
        )
        line = Side(style="medium", color="000000")
        under = Side(style="thin", color="808080") if kind in _HEADS else None
        styled.border = Border(
            left=line if broken == "left" else None, top=line if broken == "above" else None, bottom=under
        )
        styled.number_format = format or "General"
        styled.quotePrefix = runs
        return styled._style


def add(book: Any, sheet: WorkbookSheet) -> None:
    """Add a sheet to a workbook."""
    sizes = widths(sheet.rows)
    columns = max(map(len, sheet.rows), default=0)
    made = empty(book, sheet.name, (len(sheet.rows), columns), sizes, sheet.frozen, sheet.filter)
    if sheet.for_people:
        _set_up_printing(made)
    pen = CellPen(made)
    for number, row in enumerate(sheet.rows, start=1):
        if row and row[0] and row[0].kind == "note":
            _merge_note(made, number, row[0], sizes)
        made.append([cell and pen.cell(cell) for cell in row])


def empty(
    book: Any, name: str, room: tuple[int, int], sizes: Sequence[float], frozen: str = "A2", filter: bool = True
) -> Any:
    """Return a new sheet for ``room`` rows and columns; raises UsageError if a sheet cannot hold as many."""
    from openpyxl.utils import get_column_letter

    rows, columns = room
    if rows > MOST_ROWS:
        raise UsageError("a sheet has no room for {count} rows: write -o FILE.csv.", count=f"{rows:,}")
    if columns > MOST_COLUMNS:
        raise UsageError("a sheet has no room for {count} columns: write -o FILE.csv.", count=f"{columns:,}")
    made = book.create_sheet(name)
    made.freeze_panes = frozen
    if filter:
        made.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows}"
    for number, size in enumerate(sizes, start=1):
        made.column_dimensions[get_column_letter(number)].width = size
    return made


def widths(rows: Sequence[Sequence[SheetCell | None]]) -> list[float]:
    """Return the widths of columns; notes, titles and headings are ignored, and heads of turned tables wrap."""
    sizes: dict[int, int] = {}
    for row in rows[:_MEASURED]:
        for place, cell in enumerate(row):
            if cell and cell.kind not in ("note", "title", "heading"):
                size = min(cell.size, 12) if cell.kind == "turned" and place else cell.size
                sizes[place] = max(sizes.get(place, 0), size)
    return [min(max(sizes.get(place, 0), NARROWEST), WIDEST) + 1.5 for place in range(max(sizes, default=-1) + 1)]


def _merge_note(made: Any, number: int, note: SheetCell, sizes: Sequence[float]) -> None:
    """Merge enough columns for a note to be readable, and make its row high enough for its lines."""
    from openpyxl.utils import get_column_letter

    room, last = 0.0, 0
    while room < 2 * WIDEST:
        room += sizes[last] if last < len(sizes) else 9
        last += 1
    made.merged_cells.add(f"A{number}:{get_column_letter(last)}{number}")
    wide = note.size - len(str(note.value))
    made.row_dimensions[number].height = _LINE * ceil((_LATIN * (note.size - 2 * wide) + _CHINESE * wide) / room)


def _set_up_printing(made: Any) -> None:
    """Set up a sheet to print one page wide with its head on every page, and hide the grid on the screen."""
    made.sheet_view.showGridLines = False
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = _A4
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    made.print_title_rows = "1:1"


def name_cell(head: str) -> SheetCell:
    """Return the head of the column with the names of rows."""
    return SheetCell(head, "name")


def year(text: str) -> str | int:
    """Return a year as a number, and any other text unchanged."""
    return int(text) if len(text) == len("2012") and text.isascii() and text.isdecimal() else text


def heading_cell(text: str, kind: str = "head", room: str = "") -> SheetCell:
    """Return the head of a column or a row, with a year as a number; ``room`` is the padding for marks below."""
    form = (YEAR_FORMAT if isinstance(year(text), int) else "@") + room
    return SheetCell(year(text), kind, form, text=f"{text} {'  ' if room else ''}")  # bold is wider
