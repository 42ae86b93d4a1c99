"""Large CSV and Parquet files, read a piece at a time by several threads, so that the file is never whole in memory."""

import mmap
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from ..readers import columns
from ..readers.files import LONGEST_LINE
from . import lines
from .columns import Columns, NotSimple, Piece
from .shape import FIELDS, HEAD, Shape, shape_of

THREADS = min(4, os.cpu_count() or 1)  # pyarrow and NumPy work outside Python's lock
_STEP = 4 << 20
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


def read(path: str) -> Columns:
    """Return the columns of a table; raises NotSimple where the plain path might read it otherwise."""
    with open(path, "rb") as stream:
        head = stream.read(HEAD)
        if head.startswith(b"PAR1"):
            try:
                return _parquet(path)
            except (pa.ArrowException, OSError) as error:  # cut off or damaged, which the plain path tells
                raise NotSimple from error
        if (shape := shape_of(path, head)) is None:
            raise NotSimple
        # It is closed when the last piece that looks into it is gone, which an error may keep for a while.
        return _csv(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ), shape)


def _csv(content: mmap.mmap, shape: Shape) -> Columns:
    found = Columns(shape.only, shape.unused)

    def part(segment: tuple[int, int]) -> tuple[int, Piece, dict[str, int]]:
        begin, end = segment
        quoted = content.find(b'"', begin, end) >= 0
        return end, *lines.piece(pa.py_buffer(memoryview(content)[begin:end]), quoted, shape, found)

    begin = shape.start
    for end, piece, left_out in in_order(part, _segments(content, begin)):
        found.add(piece, left_out, (len(content) - end) / (end - begin))
        begin = end
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


def _parquet(path: str) -> Columns:
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    schema = file.schema_arrow
    header = list(schema.names)
    at = columns.find(header, {})
    if "period" not in at or "value" not in at or set(at) - set(FIELDS):
        raise NotSimple
    wanted = {header[place]: field for field, place in at.items()}
    texts = [name for name in wanted if schema.field(name).type in (pa.string(), pa.large_string())]
    value = header[at["value"]]
    if not pa.types.is_floating(schema.field(value).type):
        raise NotSimple
    found = Columns(value, [name for place, name in enumerate(header) if place not in at.values()])
    file = parquet.ParquetFile(path, read_dictionary=texts)

    def groups() -> Iterator[Any]:
        for group in range(file.num_row_groups):
            table = file.read_row_group(group, columns=list(wanted))
            table = table.rename_columns([wanted[name] for name in table.column_names])
            if not pa.types.is_float64(table.schema.field("value").type):
                table = table.set_column(table.column_names.index("value"), "value", table["value"].cast(pa.float64()))
            yield table

    left = file.metadata.num_rows
    for piece, left_out in in_order(found.piece, groups()):
        left -= len(piece.values)
        found.add(piece, left_out, left / max(1, len(piece.values)))
    return found
