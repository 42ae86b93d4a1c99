"""Excel workbooks as sheets: xlsx with openpyxl, the older xls with xlrd, both read without pandas.

Formulas count with the value that the workbook has saved for them. Numbers keep the digits that they are stored with.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from ..errors import DataError
from .opening import File
from .report import Report
from .sheet import MOST_COLUMNS, Row, Sheet

_MOST_PACKED = 200  # a workbook's parts unpack to at most so many times their size, beyond 64 MB


def sheets(file: File, report: Report) -> Iterator[Sheet]:
    """Yield the sheets of a workbook; raises DataError when it is damaged, locked or explodes, or a library is missing."""
    for name, rows in _xlsx(file) if file.kind == "xlsx" else _xls(file):
        yield Sheet(f"{file.name} (sheet {name!r})", _rows(rows))


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
        for sheet in book.worksheets:
            yield sheet.title, sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
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
            yield sheet.name, (sheet.row_values(number) for number in range(sheet.nrows))
    except Exception as error:
        raise DataError(f"{file.name} is a damaged workbook: open it in a spreadsheet and save it again.") from error


def _rows(rows: Iterable[Iterable[Any]]) -> Iterator[Row]:
    widest = 0
    for line, row in enumerate(rows, start=1):
        cells = [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        # Cells that are empty at the end of a row are not stored in a workbook, or are only formatted.
        widest = max(widest, len(cells))
        yield line, cells + [""] * (widest - len(cells))


def _text(cell: Any) -> str:
    """Return a cell as the text that a CSV of the sheet would have."""
    from .opening import cleaned

    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return str(cell).removesuffix(" 00:00:00")
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return cleaned(str(cell))
