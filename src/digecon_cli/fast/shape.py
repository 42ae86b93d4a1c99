"""Which large CSV files are long tables of the simplest kind: told from the first bytes, before NumPy is imported."""

from importlib import import_module
from typing import NamedTuple

from ..errors import DataError
from ..readers import LAYOUTS, columns, tidy
from ..readers.opening import File
from ..readers.report import Report
from ..readers.sheet import of_text

HEAD = 1 << 16  # bytes that are looked at
FIELDS = ("indicator", "area", "period", "unit", "value")


class Shape(NamedTuple):
    """How a long table is written as CSV: the header, which column is which of FIELDS, and where the figures begin."""

    header: list[str]
    at: dict[str, int]
    delimiter: str
    start: int


def long_table(path: str, head: bytes) -> Shape | None:
    """Return the shape of a long table that says no more of a figure than FIELDS, by the file's first bytes; else None."""
    first, end, rest = head.partition(b"\n")
    if not rest or first.count(b'"') % 2 or (b"\r" in head and b"\r\n" not in head):
        return None
    report = Report(path)
    try:
        sample = of_text(File(path, head.rpartition(b"\n")[0] + b"\n"), report).sample
    except DataError:
        return None
    if report.told or report.problems or not tidy.recognise(sample):
        return None
    layouts = (import_module(f"..readers.{name}", __package__) for name in LAYOUTS if name != "tidy")
    header = sample[0]
    at = columns.find(header, {})
    if any(one.recognise(sample) for one in layouts) or set(at) - set(FIELDS) or len(set(header)) != len(header):
        return None
    text = first.decode()
    delimiter = max("\t,;", key=lambda sign: (text.count(sign), sign == "\t"))
    return Shape(header, at, delimiter, len(first) + len(end))
