"""Columns of a large table as integer codes and numbers, from pyarrow and without pandas.

pyarrow's ``to_numpy``, and its functions that take NumPy arrays or Python's texts, import pandas where it is installed, which
costs more than all the work on a hundred thousand rows; so arrays are exchanged as buffers here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from ..cleaning import without_controls
from ..readers import parse
from .shape import Shape

Array = Any  # numpy's own annotations would make every caller name a dtype
KEYS = ("indicator", "area", "period")
TOLD = ("label", "unit")  # what a table tells of its indicators


class NotSimple(Exception):
    """This table needs the plain engine: an encoding, another layout, columns that say more about each figure."""


class Piece(NamedTuple):
    """Some rows of a table.

    Attributes:
        texts: of each field, without the blanks around them; two may be alike.
        codes: of each field the number of its text, row by row, in two dimensions: one column, or a row for all of them
            where periods are across, or one number for all.
        values: float64, by row and column of figures; not a number where there is none, endless where there is text.
    """

    texts: Mapping[str, list[str]]
    codes: Mapping[str, Array]
    values: Array


class Columns(NamedTuple):
    """How a table lies, and its rows."""

    shape: Shape
    pieces: list[Piece]


def piece(shape: Shape, table: Any, names: Sequence[str]) -> Piece:
    """Return rows of a pyarrow table; ``names`` are those of its columns, by their places. Raises NotSimple."""
    across = list(shape.across)
    values = np.column_stack([_numbers(_array(table[names[place]])) for place in across or [shape.at["value"]]])
    texts = {"indicator": [shape.only], "area": [""], "period": list(shape.across.values())}
    codes: dict[str, Array] = {field: np.zeros((1, 1), dtype=np.int32) for field in KEYS} | {
        "period": np.arange(len(across))[None]
    }
    for field in (*KEYS, *TOLD):
        if field in shape.at:
            column = _coded(_array(table[names[shape.at[field]]]))
            texts[field] = _checked(column.dictionary.to_pylist())
            # As small as can be: all of them are kept, and pyarrow's own memory is used again.
            codes[field] = np.from_dlpack(column.indices).astype(np.min_scalar_type(len(texts[field])))[:, None]
    for name in set(table.column_names) - {names[place] for place in (*across, *shape.at.values())}:
        _checked(_array(table[name]).dictionary.to_pylist())  # nobody looks at these cells
    return Piece(texts, codes, values)


def _coded(column: Any) -> Any:
    if pa.types.is_integer(column.type) or _is_text(column.type):
        column = column.dictionary_encode()
    if not pa.types.is_dictionary(column.type) or column.null_count:
        raise NotSimple
    return column


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _array(column: Any) -> Any:
    """Return a column as one array; raises NotSimple for one without rows, or too large to be one."""
    if column.num_chunks != 1 or not len(column):
        raise NotSimple
    return column.chunk(0)


def _checked(texts: Iterable[object]) -> list[str]:
    """Return texts without the blanks around them; raises NotSimple for control characters, which the plain engine takes out."""
    found = [str(text) for text in texts]
    if any(without_controls(text) != text for text in found):
        raise NotSimple
    return [text.strip() for text in found]


def _numbers(column: Any) -> Array:
    if _is_text(column.type):
        coded = column.dictionary_encode("encode")
        texts = ["" if text is None else text for text in coded.dictionary.to_pylist()]
        return np.array([_number(text) for text in _checked(texts)])[np.from_dlpack(coded.indices)]
    if not (pa.types.is_floating(column.type) or pa.types.is_integer(column.type)):
        raise NotSimple
    return np.from_dlpack(column.cast(pa.float64()).fill_null(arrow(np.array([np.nan]))[0]))


def _number(text: str) -> float:
    """Return a cell as a piece has it; raises NotSimple for what may be a number in another style."""
    number = parse.number(text)
    if number is None and any(map(str.isdecimal, text)):
        raise NotSimple
    return float(number) if number is not None else np.nan if parse.is_missing(text) else np.inf


def arrow(numbers: Array, mask: Array | None = None) -> Any:
    """Return a pyarrow array of int32, int64, float64 or bool; where ``mask`` is true there is null."""
    valid = None if mask is None or not mask.any() else pa.py_buffer(np.packbits(~mask, bitorder="little"))
    raw = np.packbits(numbers, bitorder="little") if numbers.dtype == bool else np.ascontiguousarray(numbers)
    return pa.Array.from_buffers(pa.type_for_alias(numbers.dtype.name), len(numbers), [valid, pa.py_buffer(raw)])


def strings(texts: Sequence[str]) -> Any:
    """Return a pyarrow array of texts."""
    raw = [text.encode() for text in texts]
    offsets = np.cumsum([0, *map(len, raw)], dtype=np.int32)
    return pa.Array.from_buffers(pa.string(), len(raw), [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(raw))])
