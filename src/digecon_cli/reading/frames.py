"""Tables that are given as objects: frames of pandas, Polars, Arrow, DuckDB and others, and texts that are open for reading.

Each becomes the text of a table as a file has it, and is read as one, so that a frame and a file with the same cells are the same table.
"""

import os
from typing import Any

from ..core.bounded import MOST_BYTES
from ..core.errors import DataError, UsageError
from ..core.messages import Message
from .files import File

TableSource = str | os.PathLike[str] | Any  # Any: a frame, a series, or what has read()


def source_of(table: TableSource) -> str | File:
    """Return a path as text, or the CSV of a frame as a file; raises UsageError for what is no table, DataError for one too large."""
    if isinstance(table, str | os.PathLike):
        return os.fspath(table)
    text = _text(table)
    raw = text if isinstance(text, bytes) else text.encode()
    if len(raw) > MOST_BYTES:
        raise DataError(
            "the frame has more than {size} MB as text: digecon.growth(frame), cagr, share and index compute it where it lies.",
            size=MOST_BYTES >> 20,
        )
    return File(Message("the frame"), raw)


def _text(table: Any) -> str | bytes:
    if hasattr(table, "read"):
        text: str | bytes = table.read()
        return text
    if type(table).__module__.partition(".")[0] == "pandas":
        return _of_pandas(table)
    try:
        import narwhals
    except ImportError as error:
        raise DataError(
            "to read frames of other libraries than pandas, install narwhals: {hint}.",
            hint="pip install 'digecon-cli[all]'",
        ) from error
    if not narwhals.dependencies.is_into_dataframe(table) and hasattr(table, "__arrow_c_stream__"):
        import pyarrow

        table = pyarrow.table(table)
    try:
        frame = narwhals.from_native(table, allow_series=True)
    except TypeError as error:
        raise UsageError(
            "a {kind} is no table: give a path, a frame or an open file.", kind=type(table).__name__
        ) from error
    if isinstance(frame, narwhals.Series):
        frame = frame.to_frame()
    if isinstance(frame, narwhals.LazyFrame):
        frame = frame.collect()
    return str(frame.write_csv())


def _of_pandas(table: Any) -> str:
    """Return the CSV of a pandas frame or series, with its index where that says something."""
    import pandas

    if isinstance(table, pandas.Series):
        table = table.to_frame("value" if table.name is None else str(table.name))
    numbered = isinstance(table.index, pandas.RangeIndex) and table.index.name is None
    is_time = isinstance(table.index, pandas.PeriodIndex | pandas.DatetimeIndex)
    label = table.index.name or ("period" if is_time else None)
    return str(table.to_csv(index=not numbered, index_label=label))
