"""The tables of a web page as sheets, also of one that is called a workbook, as many offices export them (HTML Standard, 4.9 Tabular data).

A table that holds others is there for the page's layout, and one of a single row or column holds no figures. A cell over several columns or
rows stands in the first of them, as in a workbook.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from ..core.cleaning import without_controls
from ..core.errors import DataError
from ..core.messages import Message
from .excel import ABOVE_THE_LINE, filled_rows
from .files import File, decode
from .report import Report
from .sheet import MOST_COLUMNS, TableSheet

_ENCODING = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.I)
_BLANKS = re.compile(r"[^\S\n]*\n[^\S\n]*|[^\S\n]+")
_BLOCKS = frozenset(("p", "div", "br", "li"))


def sheets(file: File, report: Report) -> Iterator[TableSheet]:
    """Yield the tables of a page; raises DataError for a page without any."""
    page = _Page()
    page.feed(_text(file, report))
    page.close()
    tables = [rows for rows in page.tables if len(rows) > 1 and max(map(len, rows)) > 1]
    if not tables:
        raise DataError("{name} is a web page (HTML) without a table: save the table as CSV or xlsx.", name=file.name)
    for number, rows in enumerate(tables, start=1):
        title = f"table {number}" if len(tables) > 1 else ""
        name = Message("{name} (sheet '{sheet}')", name=file.name, sheet=title) if title else file.name
        yield TableSheet(name, filled_rows(rows), title=title, file=file.member)


def _text(file: File, report: Report) -> str:
    """Return the text of a page in the encoding that it states, or that its bytes show."""
    if stated := _ENCODING.search(file.raw[:5000]):
        try:
            return file.raw.decode(stated[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(file, report)


class _Page(HTMLParser):
    """Collects the tables of a page that hold no others, each as rows of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._open: list[_OpenTable] = []
        self._hidden = 0  # elements that are open and whose text a reader does not see
        self._raised = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag == "table":
            for table in self._open:
                table.holds_others = True
            self._open.append(_OpenTable())
        elif tag in ("script", "style"):
            self._hidden += 1
        elif tag == "sup":
            self._raised += 1
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].begin_row()
        elif tag in ("td", "th"):
            given = dict(attrs)
            self._open[-1].begin_cell(_number(given.get("colspan")), _number(given.get("rowspan")))
        elif tag == "caption":
            self._open[-1].begin_row()
            self._open[-1].begin_cell(1, 1)
        elif tag in _BLOCKS:
            self._open[-1].write("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a table or a cell."""
        if tag == "table" and self._open:
            table = self._open.pop()
            if not table.holds_others:
                self.tables.append(table.finished())
        elif tag in ("script", "style"):
            self._hidden = max(0, self._hidden - 1)
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag in ("td", "th", "tr", "caption") and self._open:
            self._open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        """Write a text into the cell that is open, what stands above the line in signs of its own: it may be the number of a note."""
        if self._open and not self._hidden:
            self._open[-1].write(data.translate(ABOVE_THE_LINE) if self._raised else data.replace("\n", " "))


class _OpenTable:
    """A table under construction: its rows, how far cells above reach down, and the cell that is open."""

    def __init__(self) -> None:
        self.holds_others = False
        self._rows: list[list[str]] = []
        self._down: dict[int, int] = {}  # by its column, how many more rows a cell of an earlier row covers
        self._cell: list[str] | None = None

    def begin_row(self) -> None:
        """Begin a row."""
        self.end_cell()
        self._rows.append([])

    def begin_cell(self, columns: int, rows: int) -> None:
        """Begin a cell over some columns and rows, behind those that cells above cover."""
        self.end_cell()
        if not self._rows:
            self._rows.append([])
        row = self._rows[-1]
        while self._down.get(len(row), 0):
            self._down[len(row)] -= 1
            row.append("")
        place = len(row)
        row += [""] * min(columns, MOST_COLUMNS)
        if rows > 1:
            self._down |= dict.fromkeys(range(place, len(row)), rows - 1)
        self._cell, self._place = [], place

    def write(self, text: str) -> None:
        """Add a text to the cell that is open, if any."""
        if self._cell is not None:
            self._cell.append(text)

    def end_cell(self) -> None:
        """Close the cell that is open, if any."""
        if self._cell is not None:
            text = _BLANKS.sub(lambda match: "\n" if "\n" in match[0] else " ", "".join(self._cell))
            self._rows[-1][self._place] = without_controls(text.strip())
            self._cell = None

    def finished(self) -> list[list[str]]:
        """Return the rows."""
        self.end_cell()
        return self._rows


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and int(text) else 1
