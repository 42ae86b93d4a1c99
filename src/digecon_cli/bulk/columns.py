"""Columns of a large table as integer codes and numbers, from pyarrow and without pandas.

pyarrow's ``to_numpy``, and its functions that take NumPy arrays or Python's texts, import pandas where it is installed, which
costs more than all the work on a hundred thousand rows; so arrays are exchanged as buffers here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from ..cleaning import without_controls
from ..readers import parse
from ..readers.build import EMPTY, TEXT
from . import kernel
from .shape import Shape

Array = Any
KEYS = ("indicator", "area", "period")
TOLD = ("label", "unit")  # what a table tells of its indicators


class NotSimple(Exception):
    """This table needs the plain engine: an encoding, another layout, columns that say more about each figure."""


class Piece(NamedTuple):
    """Some figures: codes of the keys, float64 values, and what was left out."""

    codes: dict[str, Array]
    values: Array
    left_out: Counter[str]


class Columns:
    """The columns of a table in codes and numbers, piece by piece, the texts behind the codes, and what was left out.

    ``codes`` gives each text of a field its number, the same in every piece; ``told`` the label and the unit of each
    indicator that a column tells, all in codes. Texts that differ only in the blanks around them are one.
    """

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.codes: dict[str, dict[str, int]] = {field: {} for field in (*KEYS, *TOLD)}
        self.told: dict[str, dict[int, int]] = {field: {} for field in TOLD}
        self.left_out: Counter[str] = Counter()
        self.pieces: list[Piece] = []
        self._lock = Lock()

    def add(self, pieces: Iterable[Piece]) -> "Columns":
        """Take all pieces, in their order."""
        for piece in pieces:
            self.left_out.update(piece.left_out)
            self.pieces.append(piece)
        return self

    def piece(self, table: Any) -> Piece:
        """Return rows of a pyarrow table as a piece; its columns are called by the numbers of their places.

        With periods across a row has a figure for each of them.
        """
        shape, arrays = self.shape, {int(name): _array(table[name]) for name in table.column_names}
        across = list(shape.across)
        values = np.column_stack([_numbers(arrays.pop(place)) for place in across or [shape.at["value"]]])
        codes = {}
        for field in (*KEYS[: 2 if across else 3], *(field for field in TOLD if field in shape.at)):
            if field in shape.at:
                codes[field] = self._coded(arrays[shape.at[field]], field)
            else:
                only = shape.only if field == "indicator" else ""
                codes[field] = np.full(len(table), self.numbers(field, [only])[0])
        for place in arrays.keys() - set(shape.at.values()):
            _checked(arrays[place].dictionary.to_pylist())  # nobody looks at these cells
        for field in codes.keys() & set(TOLD):
            width = len(self.codes[field])
            for pair in kernel.distinct(codes["indicator"].astype(np.int64) * width + codes.pop(field))[0]:
                indicator, code = divmod(pair, width)
                if self.told[field].setdefault(indicator, code) != code:
                    raise NotSimple
        if across:
            codes = {field: np.repeat(column, len(across)) for field, column in codes.items()}
            codes["period"] = np.tile(self.numbers("period", list(shape.across.values())), len(table))
        values = values.ravel()
        known = np.isfinite(values)
        left_out = Counter({EMPTY: int(np.isnan(values).sum()), TEXT: int(np.isinf(values).sum())})
        if known.all():
            return Piece(codes, values, left_out)
        return Piece({field: column[known] for field, column in codes.items()}, values[known], left_out)

    def numbers(self, field: str, texts: Sequence[str]) -> Array:
        """Return the number of each text of a field; raises NotSimple for control characters."""
        codes = self.codes[field]
        with self._lock:
            return np.array([codes.setdefault(text, len(codes)) for text in _checked(texts)], dtype=np.int32)

    def _coded(self, column: Any, field: str) -> Array:
        if not pa.types.is_dictionary(column.type):
            if not (pa.types.is_integer(column.type) or _is_text(column.type)):
                raise NotSimple
            column = column.dictionary_encode()
        if column.null_count:
            raise NotSimple
        numbers, codes = self.numbers(field, column.dictionary.to_pylist()), np.from_dlpack(column.indices)
        return codes if bool((numbers == np.arange(len(numbers))).all()) else numbers[codes]


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _array(column: Any) -> Any:
    """Return a column as one array; raises NotSimple for one without rows, or too large to be one."""
    chunks = column.combine_chunks().chunks if column.num_chunks > 1 else column.chunks
    if len(chunks) != 1 or not len(chunks[0]):
        raise NotSimple
    return chunks[0]


def _checked(texts: Iterable[object]) -> list[str]:
    """Return texts without the blanks around them; raises NotSimple for control characters, which the plain engine takes out."""
    found = [str(text) for text in texts]
    if any(without_controls(text) != text for text in found):
        raise NotSimple
    return [text.strip() for text in found]


def _numbers(column: Any) -> Array:
    """Return the numbers of a column: not a number where there is none, and endless where there is text that is none."""
    if _is_text(column.type):
        coded = column.dictionary_encode("encode")
        texts = ["" if text is None else text for text in coded.dictionary.to_pylist()]
        return np.array([_number(text) for text in _checked(texts)])[np.from_dlpack(coded.indices)]
    if not (pa.types.is_floating(column.type) or pa.types.is_integer(column.type)):
        raise NotSimple
    return np.from_dlpack(column.cast(pa.float64()).fill_null(_NOTHING))


def _number(text: str) -> float:
    """Return a cell as ``_numbers`` does; raises NotSimple for what may be a number in another style."""
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


_NOTHING = arrow(np.array([np.nan]))[0]
