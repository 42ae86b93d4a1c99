"""What is in a large file, for ``validate``: counted by this engine, and its first figures read by the plain one."""

from collections.abc import Sequence
from io import BytesIO

from ..core.errors import DigeconError
from ..core.model import Observation
from ..reading import read_file
from ..reading.files import File
from ..reading.report import Report
from .answering import table_of
from .figures import Figures
from .reading import NotSimple
from .shape import HEAD

_ROWS = 1000


def examine(path: str, mapping: str, most: int) -> tuple[Figures, Sequence[Observation], Report] | None:
    """Return the figures of a file, the first of them as they were understood, and the report.

    None for a file that the plain engine has to examine: one that is not simple, or has a problem, whose place only that knows.
    """
    try:
        if (found := table_of(path, mapping)) is None:
            return None
    except (NotSimple, OverflowError):
        return None
    table, report = found
    if report.more or (beginning := _beginning(path, mapping, most)) is None:
        return None
    return table, beginning, report


def _beginning(path: str, mapping: str, most: int) -> Sequence[Observation] | None:
    """Return the first figures of a file, None where its first lines have too few."""
    with open(path, "rb") as stream:
        head = stream.read(HEAD)
    raw = _first_rows(path) if head.startswith(b"PAR1") else head.rpartition(b"\n")[0] + b"\n"
    try:
        rows = read_file(File(path, raw), Report(path), mapping).observations
    except DigeconError:
        return None
    return rows[:most] if len(rows) >= most else None


def _first_rows(path: str) -> bytes:
    """Return a Parquet file of the first rows of another."""
    import pyarrow as pa
    from pyarrow import parquet

    stream = BytesIO()
    first = next(parquet.ParquetFile(path).iter_batches(batch_size=_ROWS))
    parquet.write_table(pa.Table.from_batches([first]), stream)
    return stream.getvalue()
