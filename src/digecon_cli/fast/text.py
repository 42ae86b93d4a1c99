"""Large answers as CSV, by pyarrow's writer."""

import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from pyarrow import csv

from ..observations import HEADER
from .columns import arrow, strings
from .rows import Part


class Answer(NamedTuple):
    """An answer: the texts of each series (indicator and area), its parts, and the notices of the reading."""

    heads: list[str]
    part: Part
    notices: list[str]


_COLUMNS = ",".join(HEADER) + "\n"
_STEP = 1 << 17
_THREADS = min(4, os.cpu_count() or 1)  # pyarrow writes outside Python's lock


def write(found: Answer, put: Callable[[bytes], object]) -> None:
    """Write an answer as CSV in the columns of every answer, a piece at a time.

    A row is four cells to pyarrow, joined by tabs: text without commas of its own is what its fast writer is for.
    """
    part = found.part
    if any("\t" in text or "\n" in text or '"' in text for text in (*found.heads, *part.middles, *part.tails)):
        _write_plainly(found, put)
        return
    heads, middles, tails = (strings(texts) for texts in (found.heads, part.middles, part.tails))
    schema = pa.schema([("a", pa.string()), ("b", pa.string()), ("c", pa.float64()), ("d", pa.string())])
    how = csv.WriteOptions(include_header=False, delimiter="\t", quoting_style="none", batch_size=1 << 16)

    def piece(start: int) -> bytes:
        rows = slice(start, start + _STEP)
        values = part.values[rows]
        failed = np.isnan(values)
        told = [
            heads.take(arrow(part.series[rows].astype(np.int64), pa.int64())),
            middles.take(arrow(part.middle[rows], pa.int32())),
            arrow(values, pa.float64(), failed if bool(failed.any()) else None),
            tails.take(arrow(part.tail[rows], pa.int32())),
        ]
        stream = pa.BufferOutputStream()
        csv.write_csv(pa.Table.from_arrays(told, schema=schema), stream, how)
        text: bytes = stream.getvalue().to_pybytes()
        return text.replace(b"\t", b",")

    put(_COLUMNS.encode())
    waiting: deque[Future[bytes]] = deque()
    with ThreadPoolExecutor(_THREADS) as threads:
        for start in range(0, len(part.values), _STEP):
            waiting.append(threads.submit(piece, start))
            if len(waiting) > _THREADS:  # so that finished pieces do not fill the memory
                put(waiting.popleft().result())
        for one in waiting:
            put(one.result())


def _write_plainly(found: Answer, put: Callable[[bytes], object]) -> None:
    """Write an answer whose names need quotes, in plain Python."""
    put(_COLUMNS.encode())
    part = found.part
    for start in range(0, len(part.values), _STEP):
        rows = slice(start, start + _STEP)
        lines = [
            f"{found.heads[series]},{part.middles[middle]},{'' if value != value else repr(value)},{part.tails[tail]}\n"
            for series, middle, value, tail in zip(
                part.series[rows].tolist(), part.middle[rows].tolist(), part.values[rows].tolist(), part.tail[rows].tolist(),
                strict=True,
            )
        ]  # fmt: skip
        put("".join(lines).encode())
