"""Which large CSV files are tables of the simplest kinds: told from the first bytes, before NumPy is imported."""

import csv
from typing import NamedTuple

from ..errors import DataError
from ..readers import columns, layouts, wide
from ..readers.files import File
from ..readers.report import Report
from ..readers.sheet import of_text

HEAD = 1 << 16  # bytes that are looked at
FIELDS = ("indicator", "label", "area", "period", "unit", "value")


class Shape(NamedTuple):
    """How a table is written as CSV: the number of columns, which is which, and where the figures begin.

    ``at`` tells the places of FIELDS, ``across`` of the periods, if they are columns; ``only`` is the indicator of a table
    that names none.
    """

    width: int
    at: dict[str, int]
    across: dict[int, str]
    delimiter: str
    start: int
    only: str
    unused: list[str]


def shape_of(path: str, head: bytes) -> Shape | None:
    """Return the shape of a table that says no more of a figure than FIELDS, told by the file's first bytes; else None."""
    if b"\n" not in head or (b"\r" in head and b"\r\n" not in head):
        return None
    report = Report(path)
    try:
        sample = of_text(File(path, head.rpartition(b"\n")[0] + b"\n"), report).sample
    except DataError:
        return None
    layout = next((one.__name__.rpartition(".")[2] for one in layouts() if one.recognise(sample)), "")
    if report.told or report.problems or layout not in ("tidy", "wide"):
        return None
    header = sample[0 if layout == "tidy" else wide.header_row(sample) or 0]
    start, delimiter = _after(head, header)
    if not start:
        return None
    at = columns.find(header, {})
    if layout == "wide":
        if set(at) - {"indicator", "area", "label", "unit"}:
            return None
        told = {field: place for field, place in at.items() if field in ("indicator", "area", "label", "unit")}
        across = wide.periods_of(header)
        unused = columns.unused(header, wide.read_columns(header, at))
        return Shape(len(header), told, across, delimiter, start, "value", unused)
    if set(at) - set(FIELDS) or len(set(header)) != len(header):
        return None
    unused = columns.unused(header, at.values())
    return Shape(len(header), at, {}, delimiter, start, header[at["value"]], unused)


def _after(head: bytes, header: list[str]) -> tuple[int, str]:
    """Return where the line ends that holds this header, and its delimiter; 0 where that is not plain to see."""
    start = 0
    for line in head.splitlines(keepends=True)[:20]:
        start += len(line)
        text = line.decode("utf-8-sig", "replace")
        for delimiter in ",\t;":
            if next(csv.reader([text], delimiter=delimiter), []) == header:
                return start, delimiter
    return 0, ""
