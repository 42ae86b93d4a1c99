"""Lines of CSV as pieces of columns: figures one a row, or with the periods across as the World Bank writes."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from ..readers import parse
from ..readers.build import EMPTY
from .columns import TEXT, Columns, NotSimple, Piece, array
from .shape import Shape

_TEXT = pa.dictionary(pa.int32(), pa.string())
_NULLS = sorted({*parse.MISSING, *map(str.upper, parse.MISSING), "NaN", "N/A"})
Told = tuple[Piece, dict[str, int]]


def piece(raw: Any, quoted: bool, shape: Shape, found: Columns) -> Told:
    """Return the figures of some lines, and what of them is left out; raises NotSimple for what pyarrow reads otherwise.

    ``quoted`` tells whether there are quotes, within which lines may end.
    """
    try:
        return _across(raw, quoted, shape, found) if shape.across else _long(raw, quoted, shape, found)
    except (pa.ArrowInvalid, pa.ArrowKeyError) as error:
        raise NotSimple from error


def _long(raw: Any, quoted: bool, shape: Shape, found: Columns) -> Told:
    types = {place: pa.float64() if field == "value" else _TEXT for field, place in shape.at.items()}
    try:
        table, short = _parsed(raw, quoted, shape, types)
    except pa.ArrowInvalid:  # text among the numbers
        table, short = _parsed(raw, quoted, shape, {**types, shape.at["value"]: pa.string()})
    if short and quoted:  # perhaps cut inside a text of several lines
        raise NotSimple
    piece, left_out = found.piece(table.rename_columns(list(shape.at)))
    return piece, {"rows of another length": short, **left_out}


def _across(raw: Any, quoted: bool, shape: Shape, found: Columns) -> Told:
    """Return figures with the periods across, series by series; the rules are those of readers.wide."""
    types = {**dict.fromkeys(shape.at.values(), _TEXT), **dict.fromkeys(shape.across, pa.float64())}
    table, short = _parsed(raw, quoted, shape, types, notes=True)
    if short:
        raise NotSimple
    rows, width = len(table), len(shape.across)
    texts = table.select([str(place) for place in shape.at.values()]).rename_columns(list(shape.at))
    values, known = np.empty((rows, width)), np.empty((rows, width), dtype=bool)
    for number, place in enumerate(shape.across):
        values[:, number], known[:, number] = _filled(table[str(place)])
    endless = known & np.isinf(values)  # more than a computer counts with: no figure
    known &= ~endless
    codes = {field: found.coded(texts, field, rows) for field in ("indicator", "area")}
    if "label" in shape.at:
        codes["label"] = found.coded(texts, "label", rows)
        found.tell("label", codes["indicator"], codes["label"])
    found.tell("unit", codes["indicator"], _units(texts, shape, found, codes))
    period = found.coders["period"].numbers(list(shape.across.values()))
    count = known.sum(axis=1)
    told = {
        "indicator": np.repeat(codes["indicator"], count),
        "area": np.repeat(codes["area"], count),
        "period": np.broadcast_to(period, (rows, width))[known],
    }
    return Piece(told, values[known]), {
        EMPTY: rows * width - int(count.sum() + endless.sum()),
        TEXT: int(endless.sum()),
    }


def _units(texts: Any, shape: Shape, found: Columns, codes: Mapping[str, Any]) -> Any:
    """Return the code of each row's unit: as a column tells it, or in the last parentheses of its label or indicator."""
    stated = found.coded(texts, "unit", len(texts)) if "unit" in shape.at else None
    name = "label" if "label" in codes else "indicator"
    named, names = codes[name], found.names(name)
    if "" in names:
        raise NotSimple
    coder = found.coders["unit"]
    of_name = coder.numbers([parse.unit_of_name(name) for name in names])[named]
    if stated is None:
        return of_name
    empty = coder.numbers([""])[0]
    return np.where(stated == empty, of_name, stated)


def _filled(column: Any) -> tuple[Any, Any]:
    """Return the numbers of a column and which of them are none; what stands where there is none means nothing."""
    numbers, known = [], []
    for chunk in column.chunks:
        bits = chunk.buffers()[0]
        numbers.append(array(chunk, np.float64))
        if bits is None:
            known.append(np.ones(len(chunk), dtype=bool))
        else:
            places = np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little")
            known.append(places[chunk.offset : chunk.offset + len(chunk)].astype(bool))
    return np.concatenate(numbers), np.concatenate(known)


def _parsed(raw: Any, quoted: bool, shape: Shape, types: Mapping[int, Any], notes: bool = False) -> tuple[Any, int]:
    """Return the wanted columns of some lines, by the number of their place, and how many lines have another length.

    With ``notes`` a line that ends before the first period is a note below the table, and is not counted.
    """
    from pyarrow import csv

    short: list[int] = []
    first = min(shape.across, default=0)

    def skip(row: Any) -> str:
        if not (notes and row.actual_columns <= first):
            short.append(1)
        return "skip"

    table = csv.read_csv(
        pa.BufferReader(raw),
        read_options=csv.ReadOptions(
            use_threads=False, block_size=len(raw) + 1, column_names=[str(place) for place in range(shape.width)]
        ),
        parse_options=csv.ParseOptions(
            delimiter=shape.delimiter, newlines_in_values=quoted, invalid_row_handler=skip
        ),
        convert_options=csv.ConvertOptions(
            column_types={str(place): kind for place, kind in types.items()},
            include_columns=[str(place) for place in types], strings_can_be_null=False, null_values=_NULLS,
        ),
    )  # fmt: skip
    return table, len(short)
