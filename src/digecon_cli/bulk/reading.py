"""Large CSV and Parquet files, read a piece at a time by several threads, so that the file is never whole in memory."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO, TypeVar

import numpy as np
import pyarrow as pa

from ..readers import parse
from ..readers.files import LONGEST_LINE
from .columns import Columns, NotSimple, Piece, piece
from .shape import HEAD, Shape, of_csv, of_rows

THREADS = min(4, os.cpu_count() or 1)  # pyarrow and NumPy work outside Python's lock
_STEP = 4 << 20
_KEPT = 16 << 20
_TEXT = pa.dictionary(pa.int32(), pa.string())
_NULLS = sorted({*parse.MISSING, *map(str.upper, parse.MISSING), "NaN", "N/A"})

In = TypeVar("In")
Out = TypeVar("Out")


def in_order(work: Callable[[In], Out], tasks: Iterable[In]) -> Iterator[Out]:
    """Yield the results of ``work`` in the order of the tasks, a few tasks ahead of who takes them."""
    waiting: deque[Any] = deque()
    with ThreadPoolExecutor(THREADS) as threads:
        for task in tasks:
            waiting.append(threads.submit(work, task))
            if len(waiting) > 4 * THREADS:  # so that finished pieces do not fill the memory
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def read(path: str, mapping: str = "") -> Columns:
    """Return the columns of a table; raises NotSimple where the plain engine might read it otherwise."""
    np.empty(_KEPT, dtype=np.uint8)  # freed at once, which tells the C library what it may keep for the next arrays
    with open(path, "rb") as stream:
        head = stream.read(HEAD)
        if not head.startswith(b"PAR1"):
            if (shape := of_csv(path, head, mapping)) is None:
                raise NotSimple
            found = in_order(lambda raw: _lines(raw, b'"' in raw, shape), _pieces(stream, shape.start))
            return Columns(shape, list(found))
    try:
        return _parquet(path, mapping)
    except (pa.ArrowException, OSError) as error:  # cut off or damaged, which the plain engine tells
        raise NotSimple from error


def _pieces(stream: BinaryIO, start: int) -> Iterator[bytes]:
    """Yield pieces of whole lines; raises NotSimple for a line that no table has.

    They are read, not mapped into memory: to look into what somebody has cut off meanwhile would end the process.
    """
    stream.seek(start)
    while raw := stream.read(_STEP):
        end = stream.readline(LONGEST_LINE)
        raw += end
        # An odd number of quotes: the line end is inside a quoted text.
        if len(end) == LONGEST_LINE or (end and raw.count(b'"') % 2):
            raise NotSimple
        yield raw


def _lines(raw: bytes, quoted: bool, shape: Shape) -> Piece:
    """Return the figures of some lines; raises NotSimple for what pyarrow reads otherwise than the plain engine.

    ``quoted`` says that there are quotes, within which lines may end. With periods across, a line that ends before the first
    of them is a note below the table; any other of another length may be cut inside a text.
    """
    from pyarrow import csv

    names = [str(place) for place in range(len(shape.header))]
    numbers = [names[place] for place in [*shape.across] or [shape.at["value"]]]

    def skip(row: Any) -> str:
        return "skip" if row.actual_columns <= min(shape.across, default=0) else "error"

    for kind in (pa.float64(), pa.string()):  # there may be text among the numbers
        try:
            table = csv.read_csv(
                pa.BufferReader(raw),
                csv.ReadOptions(use_threads=False, block_size=len(raw) + 1, column_names=names),
                csv.ParseOptions(delimiter=shape.delimiter, newlines_in_values=quoted, invalid_row_handler=skip),
                csv.ConvertOptions(
                    column_types=dict.fromkeys(names, _TEXT) | dict.fromkeys(numbers, kind),
                    strings_can_be_null=False, null_values=_NULLS,
                ),
            )  # fmt: skip
            return piece(shape, table, names)
        except (pa.ArrowInvalid, pa.ArrowKeyError):
            continue
    raise NotSimple


def _parquet(path: str, mapping: str) -> Columns:
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    names = file.schema_arrow.names
    if (shape := of_rows([names], mapping)) is None:
        raise NotSimple
    texts = [names[place] for field, place in shape.at.items() if field != "value"]
    numbers = [names[place] for place in [*shape.across] or [shape.at["value"]]]

    def group(number: int) -> Piece:
        # A reader of its own: one that several threads share now and then mixes up their dictionaries.
        with parquet.ParquetFile(path, read_dictionary=texts, metadata=file.metadata) as reader:
            return piece(shape, reader.read_row_group(number, columns=[*texts, *numbers]), names)

    return Columns(shape, list(in_order(group, range(file.num_row_groups))))
