"""Large answers as CSV, put together by pyarrow."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from ..contract import HEADER
from ..measures import combining
from . import arrays
from .coded_table import CodedTable
from .columns import arrow, strings
from .parts import Part, quoted
from .reading import in_order

Array = Any


class Answer(NamedTuple):
    """An answer, made while it is written: its parts, the world that names their series, and the notices of the reading."""

    world: CodedTable
    parts: Callable[[slice], Part]
    rows: list[slice]
    notices: list[str]


_COMMA = strings([","])[0]
_FEW = 1 << 16  # rows that Python writes sooner than pyarrow's functions are imported
_STEP = 1 << 16
_LONGEST = 1 << 30  # bytes in one of pyarrow's columns
_SMALL, _LARGE = 1e-5, 1e9  # between them pyarrow writes no exponent


def pieces(found: Answer) -> Iterator[bytes | memoryview]:
    """Yield an answer as CSV in the columns of every answer, some lines at a time."""
    yield (",".join(HEADER) + "\n").encode()
    world = found.world
    names = [quoted(*both) for both in zip(world.names, world.labels, strict=True)]
    areas = [quoted(one) for one in world.areas]
    longest = max(map(len, names)) + max(map(len, areas))
    one, other = strings(names), strings(areas)
    step = max(1, min(_STEP, _LONGEST // (4 * longest + 1000)))

    def lines(rows: slice) -> Sequence[bytes | memoryview]:
        part = found.parts(rows)
        if len(part.values) * len(found.rows) < _FEW:
            return [_few_lines(part, names, areas)]
        return [_lines(part, slice(at, at + step), one, other) for at in range(0, len(part.values), step)]

    for several in in_order(lines, found.rows):
        yield from several


def _few_lines(part: Part, names: list[str], areas: list[str]) -> bytes:
    """Return rows as lines of CSV."""
    columns = (one.tolist() for one in (part.series, part.middle, part.values, part.tail))
    return "".join(
        f"{names[series // len(areas)]},{areas[series % len(areas)]},{part.middles[middle]},"
        f"{'' if value != value else combining.text(value)},{part.tails[tail]}\n"
        for series, middle, value, tail in zip(*columns, strict=True)
    ).encode()


def _lines(part: Part, rows: slice, names: Any, areas: Any) -> memoryview:
    """Return some rows as lines of CSV: texts of one kind are taken by number, and joined column by column."""
    import pyarrow.compute as compute

    series, values = part.series[rows], part.values[rows]
    change = np.r_[True, series[1:] != series[:-1]]
    distinct = series[change]
    heads = compute.binary_join_element_wise(
        names.take(arrow((distinct // len(areas)).astype(np.int64), pa.int64())),
        areas.take(arrow((distinct % len(areas)).astype(np.int64), pa.int64())),
        _COMMA,
    )
    middle, tail = part.middle[rows], part.tail[rows]
    lines = compute.binary_join_element_wise(
        heads.take(arrow(np.cumsum(change, dtype=np.int32) - 1, pa.int32())),
        strings(part.middles).take(arrow(middle, pa.int32())),
        _numbers(values),
        strings([f"{text}\n" for text in part.tails]).take(arrow(tail, pa.int32())),
        _COMMA,
        null_handling="replace",
        null_replacement="",
    )
    # The texts of a column lie one after another in memory: they are the file.
    return memoryview(lines.buffers()[2])


def _numbers(values: Array) -> Any:
    """Return numbers as combining.text writes them, null for what is none.

    pyarrow writes the fewest digits that tell a number from all others; with an exponent where it is large or small.
    """
    import pyarrow.compute as compute

    failed = np.isnan(values)
    found = arrow(arrays.rounded(values), pa.float64(), failed if bool(failed.any()) else None).cast(pa.string())
    size = np.abs(values)
    others = (size >= _LARGE) | ((size < _SMALL) & (size > 0))
    if not bool(others.any()):
        return found
    mask = pa.Array.from_buffers(pa.bool_(), len(values), [None, pa.py_buffer(np.packbits(others, bitorder="little"))])
    return compute.replace_with_mask(found, mask, strings([combining.text(value) for value in values[others].tolist()]))
