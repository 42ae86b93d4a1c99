"""Large CSV and Parquet files as integer codes and numbers, read with pyarrow and without pandas.

pyarrow's ``to_numpy`` and its functions that take NumPy arrays import pandas where it is installed, which costs more
than all the work on a hundred thousand rows; so arrays are exchanged as buffers here.
"""

import mmap
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from ..readers import cells, columns
from ..readers.opening import cleaned

Array = Any
KEYS = ("indicator", "area", "period")


class Columns(NamedTuple):
    """The columns of a long table: codes with their names for the keys, float values, and what was left out."""

    codes: dict[str, Array]
    names: dict[str, list[str]]
    values: Array
    unit: str
    left_out: dict[str, int]
    unused: list[str]


class NotSimple(Exception):
    """This file needs the plain path: an encoding, a unit a row, columns that say more about each figure."""


def read(path: str, header: list[str], delimiter: str, at: dict[str, int]) -> Columns:
    """Return the columns of a CSV file; raises NotSimple where pyarrow reads it otherwise than the plain path would."""
    from pyarrow import csv

    short: list[int] = []

    def skip(row: Any) -> str:
        short.append(1)
        return "skip"

    text = pa.dictionary(pa.int32(), pa.string())
    wanted = {header[place]: field for field, place in at.items() if field in (*KEYS, "unit", "value")}
    if len(set(header)) != len(header) or len(wanted) != len([f for f in at if f in (*KEYS, "unit", "value")]):
        raise NotSimple
    types: dict[str, Any] = {name: pa.float64() if field == "value" else text for name, field in wanted.items()}
    with open(path, "rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        quoted = content.find(b'"') >= 0
        if content.find(b"\0") >= 0 or content.find(b"\x1b") >= 0:
            raise NotSimple
    try:
        table = csv.read_csv(
            path,
            parse_options=csv.ParseOptions(delimiter=delimiter, newlines_in_values=quoted, invalid_row_handler=skip),
            convert_options=csv.ConvertOptions(
                column_types=types, include_columns=list(wanted), strings_can_be_null=False,
                null_values=sorted({*cells.MISSING, *map(str.upper, cells.MISSING), "NaN", "N/A"}),
            ),
        )  # fmt: skip
    except (pa.ArrowInvalid, pa.ArrowKeyError) as error:
        raise NotSimple from error
    table = table.rename_columns([wanted[name] for name in table.column_names])
    used = set(at.values())
    unused = [name for place, name in enumerate(header) if place not in used and name]
    return _columns(table, header[at["value"]], {"rows of another length": len(short)} if short else {}, unused)


def read_parquet(path: str) -> Columns:
    """Return the columns of a Parquet file; raises NotSimple where it is no plain long table."""
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    header = list(file.schema_arrow.names)
    at = columns.find(header, {})
    if "period" not in at or "value" not in at or set(at) - {*KEYS, "unit", "value", "label"}:
        raise NotSimple
    wanted = {header[place]: field for field, place in at.items() if field != "label"}
    texts = [name for name in wanted if pa.types.is_string(file.schema_arrow.field(name).type)]
    file = parquet.ParquetFile(path, read_dictionary=texts)
    table = file.read(columns=list(wanted))
    if not pa.types.is_floating(table.schema.field(header[at["value"]]).type):
        raise NotSimple
    table = table.rename_columns([wanted[name] for name in table.column_names])
    unused = [name for place, name in enumerate(header) if place not in at.values()]
    return _columns(table, header[at["value"]], {}, unused)


def array(column: Any, dtype: Any) -> Array:
    """Return the numbers of a pyarrow array without nulls, from its buffer."""
    return np.frombuffer(column.buffers()[1], dtype=dtype, count=len(column) + column.offset)[column.offset :]


def arrow(numbers: Array, kind: Any, mask: Array | None = None) -> Any:
    """Return a pyarrow array of numbers; where ``mask`` is true there is null."""
    valid = None if mask is None else pa.py_buffer(np.packbits(~mask, bitorder="little"))
    return pa.Array.from_buffers(kind, len(numbers), [valid, pa.py_buffer(np.ascontiguousarray(numbers))])


def strings(texts: Sequence[str]) -> Any:
    """Return a pyarrow array of texts (``pa.array`` would import pandas to ask whether they are a pandas object)."""
    raw = [text.encode() for text in texts]
    offsets = np.zeros(len(raw) + 1, dtype=np.int32)
    np.cumsum([len(one) for one in raw], out=offsets[1:])
    return pa.Array.from_buffers(pa.string(), len(raw), [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(raw))])


def _columns(table: Any, only: str, left_out: dict[str, int], unused: list[str]) -> Columns:
    values = table["value"]
    if values.null_count:
        import pyarrow.compute as compute  # 40 ms that a complete table does not need

        left_out["empty cells"] = values.null_count
        table = table.filter(compute.is_valid(values))
        values = table["value"]
    numbers = _joined([array(chunk, np.float64) for chunk in values.chunks], np.float64)
    if not bool(np.isfinite(numbers).all()):
        raise NotSimple
    codes: dict[str, Array] = {}
    names: dict[str, list[str]] = {}
    for field in ("unit", *KEYS):
        if field in table.column_names:
            codes[field], names[field] = _coded(table[field])
        else:
            codes[field], names[field] = np.zeros(len(numbers), np.int32), [only if field == "indicator" else ""]
    units = [cells.unit(name) for name in names["unit"]]
    if len(set(units)) > 1 or "" in names["indicator"]:
        raise NotSimple
    return Columns(codes, names, numbers, units[0] if units else "", left_out, unused)


def _coded(column: Any) -> tuple[Array, list[str]]:
    """Return codes and names of a column; names that differ only in blanks around them are one."""
    if not pa.types.is_dictionary(column.type):
        if pa.types.is_integer(column.type):
            column = column.cast(pa.int64())
        elif not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
            raise NotSimple
        column = column.dictionary_encode()
    column = column.unify_dictionaries()
    if column.null_count:
        raise NotSimple
    if not column.chunks:
        return np.empty(0, np.int32), []
    codes = _joined([array(chunk.indices, np.int32) for chunk in column.chunks], np.int32)
    names = [str(name) for name in column.chunks[0].dictionary.to_pylist()]
    told = [cleaned(name).strip() for name in names]
    if told != names or len(set(told)) != len(told):
        places: dict[str, int] = {}
        moved = np.array([places.setdefault(name, len(places)) for name in told], dtype=np.int32)
        return moved[codes], list(places)
    return codes, names


def _joined(parts: list[Array], dtype: Any) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate(parts) if parts else np.empty(0, dtype)
