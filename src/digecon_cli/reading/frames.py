"""Tables that are given as objects: frames of pandas, Polars, Arrow, DuckDB and others, and texts that are open for reading.

Each becomes the text of a table as a file has it, and is read as one, so that a frame and a file with the same cells are the same table.
"""

import os
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING, Any

from ..core.bounded import MOST_BYTES
from ..core.errors import DataError, UsageError
from ..core.messages import Message
from .files import File

if TYPE_CHECKING:
    import pandas

TableSource = str | os.PathLike[str] | Any  # Any: a frame, a series, or what has read()


def sources_of(tables: TableSource | Iterable[TableSource]) -> tuple[str | File, ...]:
    """Return one table or many as ``source_of`` does; a frame and an open text are one table, whatever they iterate over."""
    is_one = isinstance(tables, str) or hasattr(tables, "read")
    if isinstance(tables, Sequence | Set | Iterator) and not is_one:
        return tuple(map(source_of, tables))
    return () if isinstance(tables, str) and not tables else (source_of(tables),)


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
    if is_of_pandas(table):
        return _of_pandas(table)
    nw = narwhals()
    if not nw.dependencies.is_into_dataframe(table) and hasattr(table, "__arrow_c_stream__"):
        import pyarrow

        table = pyarrow.table(table)
    try:
        frame = nw.from_native(table, allow_series=True)
    except TypeError as error:
        raise UsageError(
            "a {kind} is no table: give a path, a frame or an open file.", kind=type(table).__name__
        ) from error
    if isinstance(frame, nw.Series):
        frame = frame.to_frame()
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect()
    return str(frame.write_csv())


def _of_pandas(table: Any) -> str:
    """Return the CSV of a pandas frame or series, with its index where that says something."""
    import pandas

    frame, label = with_named_index(table)
    numbered = isinstance(frame.index, pandas.RangeIndex) and not label
    return str(frame.to_csv(index=not numbered, index_label=label or None))


def with_named_index(table: Any) -> "tuple[pandas.DataFrame, str]":
    """Return the frame of a pandas frame or series, and what its index is called: ``period`` where it is of times without a name, else empty."""
    import pandas

    frame = (
        table.to_frame("value" if table.name is None else str(table.name))
        if isinstance(table, pandas.Series)
        else table
    )
    is_time = isinstance(frame.index, pandas.PeriodIndex | pandas.DatetimeIndex)
    return frame, str(frame.index.name or ("period" if is_time else ""))


def is_of_pandas(table: Any) -> bool:
    """Return whether a table is one of pandas, which need not be imported for that."""
    return type(table).__module__.partition(".")[0] == "pandas"


def narwhals() -> Any:
    """Return narwhals; raises DataError where it is not installed."""
    try:
        import narwhals
    except ImportError as error:
        raise DataError("for frames of other libraries than pandas, install narwhals: pip install narwhals.") from error
    return narwhals
