"""What is in a large file, for ``validate``: counted by this engine, and its first figures read by the plain one."""

from collections.abc import Sequence
from io import BytesIO
from itertools import islice

from ..core.errors import DigeconError
from ..core.model import Observation
from ..reading import excel, read_file
from ..reading.files import File, load
from ..reading.report import Report
from ..reading.sheet import SAMPLE
from ..render import csv
from .answering import table_of
from .figures import Figures
from .reading import NotSimple
from .shape import WORKBOOK, beginning

_BEGINNING = 1 << 16  # bytes of a text that are read for its first figures
_CELLS = 5000  # at the beginning of a file that are read for its first figures


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
    if report.more or (first := _beginning(path, mapping, most)) is None:
        return None
    periods, areas = set(table.periods), set(table.areas)
    if not all(row.indicator in table.catalog and row.area in areas and row.period in periods for row in first):
        return None  # the first lines alone do not show what they are part of
    return table, first, report


def _beginning(path: str, mapping: str, most: int) -> Sequence[Observation] | None:
    """Return the first figures of a file, None where its first lines have too few."""
    try:
        raw = _first_rows(path)
        rows = read_file(File(path, raw), Report(path, mapping=mapping)).observations
    except DigeconError:
        return None
    return rows[:most] if len(rows) >= most else None


def _first_rows(path: str) -> bytes:
    """Return a smaller file of the first rows of a file: of a workbook as CSV."""
    head = beginning(path)[0]
    if head.kind in WORKBOOK:
        sheet = next(excel.sheets(load(path)))
        rows = islice(sheet.rows(), _number_of_rows(len(sheet.sample[-1])))
        return csv.lines([cells for _, cells in rows], ",").encode()
    if head.kind != "parquet":
        return head.raw[:_BEGINNING].rpartition(b"\n")[0] + b"\n"
    import pyarrow as pa
    from pyarrow import parquet

    smaller = BytesIO()
    file = parquet.ParquetFile(path)
    first = next(file.iter_batches(batch_size=_number_of_rows(file.metadata.num_columns)))
    parquet.write_table(pa.Table.from_batches([first]), smaller)
    return smaller.getvalue()


def _number_of_rows(width: int) -> int:
    """Return how many rows of a table are read for its first figures, as many at least as show its layout."""
    return max(SAMPLE, _CELLS // width)
