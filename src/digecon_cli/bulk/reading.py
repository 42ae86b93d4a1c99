"""Large CSV and Parquet files, read a piece at a time by several threads, so that the file is never whole in memory."""

import mmap
import os
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pyarrow as pa

from ..cleaning import CONTROL
from ..readers import parse
from ..readers.files import LONGEST_LINE
from .columns import Columns, NotSimple, Piece
from .shape import HEAD, Shape, of_csv, of_rows

THREADS = min(4, os.cpu_count() or 1)  # pyarrow and NumPy work outside Python's lock
SHORT = "rows of another length"
_STEP = 4 << 20
_TEXT = pa.dictionary(pa.int32(), pa.string())
_NULLS = sorted({*parse.MISSING, *map(str.upper, parse.MISSING), "NaN", "N/A"})
if TYPE_CHECKING:
    from concurrent.futures import Future

In = TypeVar("In")
Out = TypeVar("Out")


def in_order(work: Callable[[In], Out], tasks: Iterable[In]) -> Iterator[Out]:
    """Yield the results of ``work`` in the order of the tasks, a few tasks ahead of who takes them."""
    rest = iter(tasks)
    first = list(islice(rest, 2))
    if len(first) < 2:  # nothing to share out
        yield from map(work, first)
        return
    from concurrent.futures import ThreadPoolExecutor

    waiting: deque[Future[Out]] = deque()
    with ThreadPoolExecutor(THREADS) as threads:
        for task in chain(first, rest):
            waiting.append(threads.submit(work, task))
            if len(waiting) > 4 * THREADS:  # so that finished pieces do not fill the memory
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def read(path: str, mapping: str = "") -> Columns:
    """Return the columns of a table; raises NotSimple where the plain engine might read it otherwise."""
    with open(path, "rb") as stream:
        head = stream.read(HEAD)
        if not head.startswith(b"PAR1"):
            if (shape := of_csv(path, head, mapping)) is None:
                raise NotSimple
            # It is closed when the last piece that looks into it is gone, which an error may keep for a while.
            return _csv(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ), shape)
    try:
        return _parquet(path, mapping)
    except (pa.ArrowException, OSError) as error:  # cut off or damaged, which the plain engine tells
        raise NotSimple from error


def _csv(content: mmap.mmap, shape: Shape) -> Columns:
    found = Columns(shape)

    def piece(segment: tuple[int, int]) -> Piece:
        begin, end = segment
        raw = memoryview(content)[begin:end]
        try:
            return _lines(raw, content.find(b'"', begin, end) >= 0, found)
        except (pa.ArrowInvalid, pa.ArrowKeyError) as error:
            raise NotSimple from error

    for one in in_order(piece, _segments(content, shape.start)):
        found.add(one)
    return found


def _segments(content: mmap.mmap, start: int) -> Iterator[tuple[int, int]]:
    """Yield where pieces of whole lines begin and end; raises NotSimple for a line that no table has."""
    size = len(content)
    while start < size:
        end = size
        if start + _STEP < size:
            end = content.find(b"\n", start + _STEP, start + _STEP + LONGEST_LINE) + 1
            # An odd number of quotes: the line end is inside a quoted text.
            while end and content.find(b'"', start, end) >= 0 and content[start:end].count(b'"') % 2:
                end = content.find(b"\n", end, start + _STEP + LONGEST_LINE) + 1
            if not end:
                raise NotSimple
        yield start, end
        start = end


def _lines(raw: memoryview, quoted: bool, found: Columns) -> Piece:
    """Return the figures of some lines; raises NotSimple for what pyarrow reads otherwise than the plain engine.

    ``quoted`` says that there are quotes, within which lines may end.
    """
    shape = found.shape
    if shape.unused:
        _check_unread(bytes(raw))
    numbers = [*shape.across] or [shape.at["value"]]
    texts = {place: _TEXT for place in shape.at.values() if place not in numbers}
    try:
        table, short = _parsed(raw, quoted, shape, {**texts, **dict.fromkeys(numbers, pa.float64())})
    except pa.ArrowInvalid:  # text among the numbers
        table, short = _parsed(raw, quoted, shape, {**texts, **dict.fromkeys(numbers, pa.string())})
    if short and (quoted or shape.across):  # perhaps cut inside a text of several lines
        raise NotSimple
    piece = found.piece(table)
    if piece.blank:
        empty = re.compile(rb"(?m)^" + re.escape(shape.delimiter.encode()) * (shape.width - 1) + rb"\r?$")
        if shape.width == 1 or len(empty.findall(raw)) != piece.blank:
            raise NotSimple
    return piece._replace(left_out=piece.left_out + Counter({SHORT: short}))


def _check_unread(raw: bytes) -> None:
    """Raise NotSimple for control characters, or an encoding that is not UTF-8, where nobody looks at the cells."""
    controls = int(np.count_nonzero(np.frombuffer(raw, np.uint8) < 32)) - sum(map(raw.count, (b"\n", b"\r", b"\t")))
    try:
        if controls or b"\x7f" in raw or not (raw.isascii() or not re.search(CONTROL, raw.decode())):
            raise NotSimple
    except UnicodeDecodeError as error:
        raise NotSimple from error


def _parsed(raw: memoryview, quoted: bool, shape: Shape, types: Mapping[int, Any]) -> tuple[Any, int]:
    """Return the wanted columns of some lines, by the number of their place, and how many lines have another length.

    With periods across, a line that ends before the first of them is a note below the table, and is not counted.
    """
    from pyarrow import csv

    short: list[int] = []
    first = min(shape.across, default=0)

    def skip(row: Any) -> str:
        if not (shape.across and row.actual_columns <= first):
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


def _parquet(path: str, mapping: str) -> Columns:
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    header = list(file.schema_arrow.names)
    if (known := of_rows([header], mapping)) is None:
        raise NotSimple
    found = Columns(known[0])
    places = [*found.shape.at.values(), *found.shape.across]
    wanted = {header[place]: str(place) for place in places}
    numbers = {header[place] for place in [*found.shape.across] or [found.shape.at["value"]]}
    texts = [
        one.name
        for one in file.schema_arrow
        if one.name not in numbers and one.type in (pa.string(), pa.large_string())
    ]

    def piece(group: int) -> Piece:
        # A reader of its own: one that several threads share now and then mixes up their dictionaries.
        with parquet.ParquetFile(path, read_dictionary=texts, metadata=file.metadata) as reader:
            table = reader.read_row_group(group, columns=list(wanted))
        made = found.piece(table.rename_columns([wanted[name] for name in table.column_names]))
        if made.blank:
            raise NotSimple
        return made

    for one in in_order(piece, range(file.num_row_groups)):
        found.add(one)
    return found
