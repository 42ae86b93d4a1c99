"""Columns of large tables as integer codes and numbers, from pyarrow and without pandas.

pyarrow's ``to_numpy`` and its functions that take NumPy arrays import pandas where it is installed, which costs more
than all the work on a hundred thousand rows; so arrays are exchanged as buffers here.
"""

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from ..cleaning import without_controls
from ..readers import parse
from ..readers.build import EMPTY
from . import arrays

Array = Any
KEYS = ("indicator", "area", "period")
TOLD = ("label", "unit")  # what a table tells of its indicators
TEXT = "cells with text"


class NotSimple(Exception):
    """This file needs the plain path: an encoding, another layout, columns that say more about each figure."""


class Piece(NamedTuple):
    """Some rows of a long table: codes of the keys, and float64 values."""

    codes: dict[str, Array]
    values: Array


class Coder:
    """Numbers for the texts of one column, the same in every piece of a table; safe to use from several threads.

    Texts that differ only in the blanks around them are one. Control characters are the plain path's to take out and tell.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self._places: dict[str, int] = {}
        self._lock = Lock()

    def numbers(self, texts: Sequence[str]) -> Array:
        """Return the number of each text; raises NotSimple for control characters."""
        if any(without_controls(text) != text for text in texts):
            raise NotSimple
        with self._lock:
            places = self._places
            found = [places.setdefault(text.strip(), len(places)) for text in texts]
            self.names += list(places)[len(self.names) :]
        return np.array(found, dtype=np.int32)


class Columns:
    """The columns of a long table, in codes and numbers, the names behind the codes, and what was left out.

    ``codes`` and ``values`` have more room than ``rows``.
    """

    def __init__(self, only: str, unused: Sequence[str] = ()) -> None:
        self.coders = {field: Coder() for field in (*KEYS, *TOLD)}
        self.only = only  # the indicator of a table that names none
        self.unused = list(unused)
        # Which indicator has which label and unit, in codes.
        self.told: dict[str, set[tuple[int, int]]] = {field: set() for field in TOLD}
        self.left_out: dict[str, int] = {}
        self.rows = 0
        self.codes = {field: np.empty(0, np.int32) for field in KEYS}
        self.values = np.empty(0)

    def names(self, field: str) -> list[str]:
        """Return the texts of a field, by code."""
        return self.coders[field].names

    def skip(self, kind: str, number: int) -> None:
        """Count what is left out."""
        if number:
            self.left_out[kind] = self.left_out.get(kind, 0) + number

    def add(self, piece: Piece, left_out: Mapping[str, int], left: float) -> None:
        """Take the next piece; ``left`` tells how many times as much is still to come, as far as is known.

        Room is made for all of it at once: memory that is never written to costs nothing.
        """
        for kind, number in left_out.items():
            self.skip(kind, number)
        begin, self.rows = self.rows, self.rows + len(piece.values)
        if self.rows > len(self.values):
            room = int(self.rows + len(piece.values) * left * 1.1)
            self.values = _moved(self.values, room)
            self.codes = {field: _moved(codes, room) for field, codes in self.codes.items()}
        self.values[begin : self.rows] = piece.values
        for field, codes in piece.codes.items():
            self.codes[field][begin : self.rows] = codes

    def piece(self, table: Any) -> tuple[Piece, dict[str, int]]:
        """Return a pyarrow table (with our names for its columns) as a piece, and what of it is left out."""
        left_out: dict[str, int] = {}
        column = table["value"]
        if not pa.types.is_float64(column.type):
            column, left_out[TEXT] = _numbers(column)
            table = table.set_column(table.column_names.index("value"), "value", column)
        if column.null_count:
            table, left_out[EMPTY] = _without_nulls(table, column.null_count - left_out.get(TEXT, 0))
        values = _joined([array(chunk, np.float64) for chunk in table["value"].chunks], np.float64)
        fields = (*KEYS, *(field for field in TOLD if field in table.column_names))
        codes = {field: self.coded(table, field, len(values)) for field in fields}
        finite = np.isfinite(values)
        if not bool(finite.all()):
            endless = int(np.isinf(values).sum())  # "inf", or more than a computer counts with: no figure
            left_out[TEXT] = left_out.get(TEXT, 0) + endless
            left_out[EMPTY] = left_out.get(EMPTY, 0) + int((~finite).sum()) - endless
            values, codes = values[finite], {field: one[finite] for field, one in codes.items()}
        for field in fields[len(KEYS) :]:
            self.tell(field, codes["indicator"], codes.pop(field))
        return Piece(codes, values), left_out

    def tell(self, field: str, indicator: Array, codes: Array) -> None:
        """Note which indicators have which label or unit, in codes."""
        width = len(self.names(field))
        pairs = arrays.distinct(indicator.astype(np.int64) * width + codes)
        self.told[field].update(divmod(pair, width) for pair in pairs.tolist())

    def of_indicators(self, field: str) -> dict[str, str]:
        """Return the label or unit of each indicator that has one; raises NotSimple where one has several."""
        found: dict[str, str] = {}
        for indicator, code in self.told[field]:
            text = self.names(field)[code]
            text = parse.unit(text) if field == "unit" else text
            if found.setdefault(self.names("indicator")[indicator], text) != text:
                raise NotSimple
        return found

    def coded(self, table: Any, field: str, rows: int) -> Array:
        """Return the codes of a column; without a column of indicators the value's column names the one there is."""
        coder = self.coders[field]
        if field not in table.column_names:
            coder.numbers([self.only if field == "indicator" else ""])
            return np.zeros(rows, np.int32)
        column = table[field]
        if not pa.types.is_dictionary(column.type):
            if pa.types.is_integer(column.type):
                column = column.cast(pa.int64())
            elif not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
                raise NotSimple
            column = column.dictionary_encode()
        if column.null_count:
            raise NotSimple
        parts = []
        for chunk in column.chunks:
            numbers = coder.numbers([str(text) for text in chunk.dictionary.to_pylist()])
            codes = array(chunk.indices, np.int32)
            parts.append(codes if bool((numbers == np.arange(len(numbers))).all()) else numbers[codes])
        return _joined(parts, np.int32)


def array(column: Any, dtype: Any) -> Array:
    """Return the numbers of a pyarrow array without nulls, from its buffer."""
    if not len(column):
        return np.empty(0, dtype)
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


def _numbers(column: Any) -> tuple[Any, int]:
    """Return a column of texts as numbers, null for what is none, and how many cells hold text and no missing mark."""
    values: list[float | None] = []
    wrong = 0
    for text in column.to_pylist():
        cell = text.strip()
        if without_controls(cell) != cell:
            raise NotSimple
        number = parse.number(cell)
        values.append(None if number is None else float(number))
        wrong += number is None and not parse.is_missing(cell)
    mask = np.array([one is None for one in values], dtype=bool)
    numbers = np.array([0.0 if one is None else one for one in values])
    return pa.chunked_array([arrow(numbers, pa.float64(), mask)]), wrong


def _without_nulls(table: Any, empty: int) -> tuple[Any, int]:
    """Return the rows with a value, and how many of the others count as empty cells: rows without anything do not."""
    import pyarrow.compute as compute  # 25 ms that a complete table does not need

    filled = compute.is_valid(table["value"])
    nothing = compute.invert(filled)
    for field in table.column_names:
        if field != "value":
            texts = table[field].cast(pa.string())
            nothing = compute.and_(nothing, compute.equal(texts, strings([""])[0]))
    return table.filter(filled), empty - int(compute.sum(nothing).as_py() or 0)


def _moved(numbers: Array, room: int) -> Array:
    """Return an array with room for more that begins with these numbers."""
    found = np.empty(room, dtype=numbers.dtype)
    found[: len(numbers)] = numbers
    return found


def _joined(parts: list[Array], dtype: Any) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate(parts) if parts else np.empty(0, dtype)
