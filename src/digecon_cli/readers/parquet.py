"""Parquet as a sheet, read with pyarrow, without pandas."""

import io
from collections.abc import Iterator
from typing import Any

from ..cleaning import without_controls
from ..errors import DataError
from .files import File
from .sheet import MOST_COLUMNS, Row, Sheet

_CELLS = 500_000  # that are made texts of at once


def sheet(file: File) -> Sheet:
    """Return the sheet of a Parquet file; raises DataError when it is damaged or no library for it is installed."""
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise DataError(f"{file.name} is a Parquet file: to read it, pip install 'digecon-cli[all]'.") from error
    try:
        table = ParquetFile(io.BytesIO(file.raw))
    except MemoryError:
        raise
    except Exception as error:  # pyarrow raises its own kinds
        raise DataError(f"{file.name} is a damaged Parquet file: write it again.") from error
    return Sheet(file.name, _rows(table, file.name))


def _rows(table: Any, name: str) -> Iterator[Row]:
    names = list(table.schema_arrow.names)
    if len(names) > MOST_COLUMNS:
        raise DataError(f"{name}: {len(names):,} columns are more than any table has.")
    yield 1, names
    line = 1
    try:
        for batch in table.iter_batches(batch_size=max(1, _CELLS // max(1, len(names)))):
            columns = [[_text(cell) for cell in column.to_pylist()] for column in batch.columns]
            for cells in zip(*columns, strict=True):
                line += 1
                yield line, list(cells)
    except MemoryError:
        raise
    except Exception as error:
        raise DataError(f"{name} is a damaged Parquet file: write it again.") from error


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return without_controls(cell)
    if isinstance(cell, float):
        return "" if cell != cell else str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return without_controls(str(cell))
