"""Parquet: columns of numbers as numbers, nothing as null; all other columns as text."""

from io import BytesIO

from ..errors import UsageError
from ..present.options import RenderOptions
from ..table import Listing, Table
from .formats import Format, Rendered


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return a Parquet file; with ``options.wide`` the periods are across."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("to write parquet, install pyarrow: pip install 'digecon-cli[all]'.") from error
    columns, records, kinds = content.records(options.form)
    rows = list(records)
    types = {float: pyarrow.float64(), int: pyarrow.int64(), str: pyarrow.string()}
    arrays = []
    for place, kind in enumerate(kinds):
        cells = (row[place] for row in rows)
        told = [kind(cell) if cell != "" or kind is str else None for cell in cells]
        arrays.append(pyarrow.array(told, types[kind]))
    stream = BytesIO()
    parquet.write_table(pyarrow.table(arrays, names=list(columns)), stream)
    return Rendered(stream.getvalue())


FORMAT = Format("parquet", (".parquet",), 10, write, binary=True, only_files=True)
