"""Parquet as a sheet, read with pyarrow, without pandas."""

import io
import itertools
from collections.abc import Iterator

from ..core.errors import DataError
from .files import File, Row, by_library
from .sheet import MOST_COLUMNS, TableSheet, text_of

_CELLS = 500_000  # that are made texts of at once


def sheet(file: File) -> TableSheet:
    """Return the sheet of a Parquet file; raises DataError when it is damaged or no library for it is installed."""
    return TableSheet(file.name, _rows(file), file=file.member)


def _rows(file: File) -> Iterator[Row]:
    damaged = DataError("{name} is a damaged Parquet file: write it again.", name=file.name)
    with by_library(damaged, DataError("{name} is a Parquet file: to read it, pip install pyarrow.", name=file.name)):
        from pyarrow.parquet import ParquetFile

        table = ParquetFile(io.BytesIO(file.raw))
        names = list(table.schema_arrow.names)
        if len(names) > MOST_COLUMNS:
            raise DataError(
                "{name}: {columns} columns are too many for a table.", name=file.name, columns=f"{len(names):,}"
            )
        yield 1, names
        lines = itertools.count(2)
        for batch in table.iter_batches(batch_size=max(1, _CELLS // max(1, len(names)))):
            columns = [map(text_of, column.to_pylist()) for column in batch.columns]
            for cells in zip(*columns, strict=True):
                yield next(lines), list(cells)
