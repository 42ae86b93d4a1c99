"""OpenDocument spreadsheets as sheets, by the XML of their cells (OpenDocument 1.3, part 3, 9.1 and 19.385; docs/decisions/0019).

A cell or a row that comes again is written once, with how often it does. What is empty behind the others is left out, and an absurd number
of cells is refused before there is room made for them.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..core.errors import DataError
from .excel import archive_of, check_size, filled_rows, name_of_sheet, percentage
from .files import File, by_library
from .sheet import TableSheet

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
_SHEET, _ROW = _SPACE % ("table", "table"), _SPACE % ("table", "table-row")
_COVERED = _SPACE % ("table", "covered-table-cell")  # by a merged one: a spreadsheet does not show it
_CELLS = (_SPACE % ("table", "table-cell"), _COVERED)
_NAME, _ROWS_AGAIN, _CELLS_AGAIN = (
    _SPACE % ("table", name) for name in ("name", "number-rows-repeated", "number-columns-repeated")
)
_KIND, _NUMBER, _DATE, _STRING = (
    _SPACE % ("office", name) for name in ("value-type", "value", "date-value", "string-value")
)
_PARAGRAPH, _BLANKS, _HOW_MANY, _NOTE = (_SPACE % ("text", name) for name in ("p", "s", "c", "note"))
_BREAKS = {_SPACE % ("text", "line-break"): "\n", _SPACE % ("text", "tab"): " "}
_OF_OTHER_FILE = _SPACE % ("table", "table-source")  # what is kept of it, which is not visible
_ERRORS = ("#", "Err:")  # what the text of a cell begins with that holds an error and 0
_MOST_BLANKS = 100  # one behind the other in a text


def sheets(file: File) -> Iterator[TableSheet]:
    """Yield the sheets of a spreadsheet; raises DataError when it is damaged, locked or explodes."""
    with by_library(
        DataError("{name} is a damaged workbook: open it in a spreadsheet and save it again.", name=file.name)
    ):
        yield from _sheets(file)


def _sheets(file: File) -> Iterator[TableSheet]:
    from xml.etree.ElementTree import iterparse

    archive = archive_of(file)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise DataError("{name} is locked with a password: save it without one.", name=file.name)
    title, rows, empty, visible = "", list[list[Any]](), 0, True
    with archive.open("content.xml") as stream:
        for event, element in iterparse(stream, ("start", "end")):
            if event == "start" and element.tag == _SHEET:
                title, rows, empty, visible = element.get(_NAME, ""), [], 0, True
            elif element.tag == _OF_OTHER_FILE:
                visible = False
            elif event == "end" and element.tag == _ROW:
                again = int(element.get(_ROWS_AGAIN, 1))
                if cells := _filled(element):
                    height = len(rows) + empty + again
                    width = sum(int(cell.get(_CELLS_AGAIN, 1)) for cell in cells)
                    check_size(height, width, height * width, name_of_sheet(file, title))
                    rows += [[]] * empty + [[value for cell in cells for value in _values(cell)]] * again
                empty = 0 if cells else empty + again
                element.clear()
            elif event == "end" and element.tag == _SHEET and visible:
                yield TableSheet(name_of_sheet(file, title), filled_rows(rows), title=title, file=file.member)


def _filled(row: "Element") -> list["Element"]:
    """Return the cells of a row down to the last one that is filled."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    while cells and _value(cells[-1]) == "":
        cells.pop()
    return cells


def _values(cell: "Element") -> list[Any]:
    """Return the value of a cell, as the spreadsheet shows it, as many times as it is there."""
    value = _value(cell)
    if cell.get(_KIND) == "percentage":
        value = percentage(value)
    return [value] * int(cell.get(_CELLS_AGAIN, 1))


def _value(cell: "Element") -> Any:
    """Return the number or the date of a cell, or its text, which may have lines; empty for an empty cell."""
    kind = cell.get(_KIND, "")
    text = "\n".join(_text(paragraph) for paragraph in cell if paragraph.tag == _PARAGRAPH)
    if cell.tag == _COVERED:
        return ""
    if kind in ("float", "currency", "percentage") and not text.startswith(_ERRORS):
        return float(cell.get(_NUMBER, "nan"))
    if kind == "date" and (date := cell.get(_DATE)):
        return datetime.fromisoformat(date)
    return text or cell.get(_STRING, "")


def _text(element: "Element") -> str:
    """Return the text of a paragraph, with the blanks that it counts."""
    parts = [element.text or ""]
    for part in element:
        blanks = " " * min(int(part.get(_HOW_MANY, 1)), _MOST_BLANKS) if part.tag == _BLANKS else ""
        inner = "" if part.tag == _NOTE else blanks or _BREAKS.get(part.tag) or _text(part)
        parts += [inner, part.tail or ""]
    return "".join(parts)
