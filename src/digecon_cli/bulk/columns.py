"""Columns of a large table as integer codes and numbers, from pyarrow and without pandas.

pyarrow's ``to_numpy``, and its functions that take NumPy arrays, import pandas where it is installed, which costs more
than all the work on a hundred thousand rows; so arrays are exchanged as buffers here.
"""

from collections import Counter
from collections.abc import Sequence
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
    """Some figures: codes of the keys, float64 values, what of them was left out, and how many rows held nothing."""

    codes: dict[str, Array]
    values: Array
    left_out: Counter[str]
    blank: int = 0


class Coder:
    """Numbers for the texts of one column, the same in every piece of a table; safe to use from several threads.

    Texts that differ only in the blanks around them are one. Control characters are the plain engine's to take out and tell.
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
    """The columns of a table in codes and numbers, piece by piece, the names behind the codes, and what was left out."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.coders = {field: Coder() for field in (*KEYS, *TOLD)}
        self.left_out: Counter[str] = Counter()
        self.pieces: list[Piece] = []
        self._told: dict[str, set[tuple[int, int]]] = {field: set() for field in TOLD}  # by indicator, in codes

    def names(self, field: str) -> list[str]:
        """Return the texts of a field, by code."""
        return self.coders[field].names

    def add(self, piece: Piece) -> None:
        """Take the next piece."""
        self.left_out.update(piece.left_out)
        self.pieces.append(piece)

    def piece(self, table: Any) -> Piece:
        """Return rows of a pyarrow table as a piece; its columns are called by the numbers of their places."""
        table = table.combine_chunks()
        return self._across(table) if self.shape.across else self._long(table)

    def _long(self, table: Any) -> Piece:
        values, known, wrong = _numbers(_column(table, self.shape.at["value"]))
        codes = {
            field: self._coded(table, field) for field in (*KEYS, *TOLD) if field in self.shape.at or field in KEYS
        }
        blank = 0
        if not known.all():
            nothing = ~(known | wrong)
            for field in codes.keys() & self.shape.at.keys():
                names = self.names(field)
                nothing &= codes[field] == (names.index("") if "" in names else -1)
            blank = int(nothing.sum())
        endless = known & np.isinf(values)  # more than a computer counts with: no figure
        known &= np.isfinite(values)
        left_out = _counted(len(known) - blank - int(known.sum()), int(wrong.sum() + endless.sum()))
        if not known.all():
            values, codes = values[known], {field: one[known] for field, one in codes.items()}
        for field in codes.keys() & set(TOLD):
            self._tell(field, codes["indicator"], codes.pop(field))
        return Piece(codes, values, left_out, blank)

    def _across(self, table: Any) -> Piece:
        """Return figures with the periods across, series by series; the rules are those of readers.wide."""
        shape, rows = self.shape, len(table)
        values, known = np.empty((rows, len(shape.across))), np.empty((rows, len(shape.across)), dtype=bool)
        wrong = 0
        for number, place in enumerate(shape.across):
            values[:, number], known[:, number], others = _numbers(_column(table, place))
            wrong += int(others.sum())
        endless = int((known & np.isinf(values)).sum())
        known &= np.isfinite(values)
        codes = {field: self._coded(table, field) for field in ("indicator", "area")}
        if "label" in shape.at:
            codes["label"] = self._coded(table, "label")
            self._tell("label", codes["indicator"], codes["label"])
        self._tell("unit", codes["indicator"], self._units(table, codes))
        period = self.coders["period"].numbers(list(shape.across.values()))
        count = known.sum(axis=1)
        told = {field: np.repeat(codes[field], count) for field in ("indicator", "area")}
        told["period"] = np.broadcast_to(period, known.shape)[known]
        return Piece(told, values[known], _counted(known.size - int(count.sum()), wrong + endless))

    def _units(self, table: Any, codes: dict[str, Array]) -> Array:
        """Return the code of each row's unit: as a column tells it, or in the last parentheses of its label or indicator."""
        name = "label" if "label" in codes else "indicator"
        if "" in (names := self.names(name)):
            raise NotSimple
        coder = self.coders["unit"]
        of_name = coder.numbers([parse.unit_of_name(one) for one in names])[codes[name]]
        if "unit" not in self.shape.at:
            return of_name
        stated = self._coded(table, "unit")
        return np.where(stated == coder.numbers([""])[0], of_name, stated)

    def _coded(self, table: Any, field: str) -> Array:
        """Return the codes of a column; without a column of indicators the table's only one is named by its shape."""
        coder = self.coders[field]
        if field not in self.shape.at:
            number = coder.numbers([self.shape.only if field == "indicator" else ""])[0]
            return np.full(len(table), number, np.int32)
        column = _column(table, self.shape.at[field])
        if not pa.types.is_dictionary(column.type):
            if pa.types.is_integer(column.type):
                column = column.cast(pa.int64())
            elif not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
                raise NotSimple
            column = column.dictionary_encode()
        if column.null_count:
            raise NotSimple
        numbers = coder.numbers([str(text) for text in column.dictionary.to_pylist()])
        codes = array(column.indices, np.int32)
        return codes if bool((numbers == np.arange(len(numbers))).all()) else numbers[codes]

    def _tell(self, field: str, indicator: Array, codes: Array) -> None:
        """Note which indicators have which label or unit, in codes."""
        width = len(self.names(field))
        pairs = kernel.distinct(indicator.astype(np.int64) * width + codes)
        self._told[field].update(divmod(pair, width) for pair in pairs.tolist())

    def of_indicators(self, field: str) -> dict[str, str]:
        """Return the label or unit of each indicator that has one; raises NotSimple where one has several."""
        found: dict[str, str] = {}
        for indicator, code in self._told[field]:
            text = self.names(field)[code]
            text = parse.unit(text) if field == "unit" else text
            if found.setdefault(self.names("indicator")[indicator], text) != text:
                raise NotSimple
        return found


def _counted(missing: int, text: int) -> Counter[str]:
    """Return what is left out: cells without a figure, of which some hold text."""
    return Counter({kind: number for kind, number in ((EMPTY, missing - text), (TEXT, text)) if number})


def _column(table: Any, place: int) -> Any:
    """Return a column as one array."""
    column = table[str(place)]
    return column.chunk(0) if column.num_chunks else pa.array([], column.type)


def _numbers(column: Any) -> tuple[Array, Array, Array]:
    """Return the numbers of a column, where there is one, and where there is text that is none and no missing mark.

    What stands where there is no number means nothing.
    """
    if not pa.types.is_float64(column.type):
        if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
            if not pa.types.is_floating(column.type) and not pa.types.is_integer(column.type):
                raise NotSimple
            return _numbers(column.cast(pa.float64()))
        coded = column.fill_null("").dictionary_encode()
        return tuple(one[array(coded.indices, np.int32)] for one in _parsed(coded.dictionary.to_pylist()))
    values, bits = array(column, np.float64), column.buffers()[0]
    known = ~np.isnan(values)
    if bits is not None and len(column):
        places = np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little")
        known &= places[column.offset : column.offset + len(column)].astype(bool)
    return values, known, np.zeros(len(values), dtype=bool)


def _parsed(texts: Sequence[str]) -> tuple[Array, Array, Array]:
    """Return texts as ``_numbers`` returns a column."""
    if any(without_controls(text) != text for text in texts):
        raise NotSimple
    numbers = [parse.number(text.strip()) for text in texts]
    known = np.array([one is not None for one in numbers], dtype=bool)
    if any(one is None and any(map(str.isdecimal, text)) for one, text in zip(numbers, texts, strict=True)):
        raise NotSimple  # it may be a number in another style
    missing = np.array([parse.is_missing(text.strip()) for text in texts], dtype=bool)
    return np.array([float(one or 0) for one in numbers]), known, ~(known | missing)


def array(column: Any, dtype: Any) -> Array:
    """Return the numbers of a pyarrow array from its buffer."""
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
