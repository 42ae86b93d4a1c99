"""Excel workbooks as sheets: xlsx with openpyxl, the older xls with xlrd, both read without pandas.

Formulas count with the value that the workbook has saved for them. Numbers keep the digits that they are stored with.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from ..cleaning import without_controls
from ..errors import DataError
from .files import File
from .report import Report
from .sheet import MOST_COLUMNS, Row, Sheet

OURS = "data"  # where our own workbooks have what programs read, beside what people do
_MOST_PACKED = 200  # a workbook's parts unpack to at most so many times their size, beyond 64 MB
_MOST_ROWS = 1 << 20  # as many as a spreadsheet has
# One cell at the far end of a row costs as much as a full row: a few kilobytes could ask for billions of empty cells.
_MOST_EMPTY, _EMPTY_PER_FULL = 1 << 24, 50


def sheets(file: File, report: Report) -> Iterator[Sheet]:
    """Yield the sheets of a workbook; raises DataError when it is damaged, locked or explodes, or a library is missing."""
    for name, rows in _xlsx(file) if file.kind == "xlsx" else _xls(file):
        named = f"{file.name} (sheet {name!r})"
        yield Sheet(named, _rows(rows, named))


def _xlsx(file: File) -> Iterator[tuple[str, Iterable[Iterable[Any]]]]:
    import zipfile

    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise DataError(f"{file.name} is a workbook: to read it, pip install 'digecon-cli[all]'.") from error
    try:
        with zipfile.ZipFile(io.BytesIO(file.raw)) as archive:
            size = sum(one.file_size for one in archive.infolist())
        if size > max(1 << 26, _MOST_PACKED * len(file.raw)):
            raise DataError(f"{file.name} unpacks to {size >> 20:,} MB, as no workbook does: it is not read.")
        book = load_workbook(io.BytesIO(file.raw), read_only=True, data_only=True)
        for sheet in sorted(book.worksheets, key=lambda one: one.title != OURS):
            sheet.reset_dimensions()  # what the sheet says of its size may be wrong, and then cuts off cells
            yield sheet.title, sheet.iter_rows(values_only=True)
    except DataError:
        raise
    except Exception as error:  # openpyxl raises whatever the damage leads to
        raise DataError(f"{file.name} is a damaged workbook: open it in a spreadsheet and save it again.") from error


def _xls(file: File) -> Iterator[tuple[str, Iterable[Iterable[Any]]]]:
    try:
        import xlrd
    except ImportError as error:
        raise DataError(f"{file.name} is an old workbook: save it as xlsx or CSV (or install xlrd).") from error
    try:
        book = xlrd.open_workbook(file_contents=file.raw)
        for sheet in book.sheets():
            yield sheet.name, map(sheet.row_values, range(sheet.nrows))
    except Exception as error:
        raise DataError(f"{file.name} is a damaged workbook: open it in a spreadsheet and save it again.") from error


def _rows(rows: Iterable[Iterable[Any]], name: str) -> Iterator[Row]:
    """Yield the rows that are not empty; raises DataError for damage met on the way and for absurd numbers of cells."""
    widest = full = empty = 0
    numbered = enumerate(rows, start=1)
    while True:
        try:
            line, row = next(numbered)
            cells = ["" if cell is None else _text(cell) for cell in row]
        except StopIteration:
            return
        except Exception as error:  # rows are parsed one by one, so damage shows here, in whatever way
            raise DataError(f"{name} is a damaged workbook: open it in a spreadsheet and save it again.") from error
        if line > _MOST_ROWS:
            raise DataError(f"{name} has more than {_MOST_ROWS:,} rows, as no spreadsheet has: save the table as CSV.")
        # Cells that are empty at the end of a row are not stored in a workbook, or are only formatted.
        stored = len(cells)
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise DataError(f"{name}, row {line}: {len(cells):,} columns are more than any table has.")
        widest = max(widest, len(cells))
        here = len(cells) - cells.count("")
        full += here
        empty += (max(widest, stored) if cells else stored) - here
        if empty > max(_MOST_EMPTY, _EMPTY_PER_FULL * full):
            raise DataError(
                f"{name} has {empty:,} empty cells and {full:,} full ones up to row {line}: delete the columns far "
                "right of the table and save it again."
            )
        if cells:
            yield line, cells + [""] * (widest - len(cells))


def _text(cell: Any) -> str:
    """Return a cell as the text that a CSV of the sheet would have."""
    if isinstance(cell, datetime | date):
        return str(cell).removesuffix(" 00:00:00")
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return without_controls(str(cell))
