"""Parquet: numbers as numbers, empty cells as null, and all other columns as text."""

from io import BytesIO
from typing import TYPE_CHECKING

from ..ask.contract import Records
from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from ..core.errors import UsageError
from .formats import Format, Rendered

if TYPE_CHECKING:
    import pyarrow


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return a Parquet file; with ``options.wide`` the periods are across."""
    table = arrow(content.records(options.form))
    from pyarrow import parquet

    stream = BytesIO()
    parquet.write_table(table, stream)
    return Rendered(stream.getvalue())


def arrow(records: Records) -> "pyarrow.Table":
    """Return records as an Arrow table; raises UsageError if pyarrow is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise UsageError("to write parquet, install pyarrow: pip install pyarrow.") from error
    types = {float: pyarrow.float64(), int: pyarrow.int64(), str: pyarrow.string()}
    arrays = [pyarrow.array(column, types[kind]) for column, kind in zip(records.typed(), records.kinds, strict=True)]
    return pyarrow.table(arrays, names=list(records.columns))


FORMAT = Format("parquet", (".parquet",), 10, write, binary=True, only_files=True)
