"""Parquet: the columns of every answer, ``value``, ``low`` and ``high`` as numbers, nothing as null."""

from io import BytesIO
from typing import Any

from ..errors import UsageError
from ..table import Listing, Table
from . import Look
from .wide import typed


def raw(content: Table | Listing, look: Look) -> bytes:
    """Return a Parquet file; with ``look.wide`` the periods are across."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("to write parquet, install pyarrow: pip install 'digecon-cli[all]'.") from error
    columns, records, numbers = typed(content, look.wide)
    rows = list(records)
    arrays: list[Any] = []
    for place in range(len(columns)):
        cells = [row[place] for row in rows]
        if place in numbers:
            arrays.append(pyarrow.array([float(cell) if cell != "" else None for cell in cells], pyarrow.float64()))
        elif all(isinstance(cell, int) for cell in cells):
            arrays.append(pyarrow.array(cells, pyarrow.int64()))
        else:
            arrays.append(pyarrow.array([str(cell) for cell in cells], pyarrow.string()))
    stream = BytesIO()
    parquet.write_table(pyarrow.table(arrays, names=list(columns)), stream)
    return stream.getvalue()
