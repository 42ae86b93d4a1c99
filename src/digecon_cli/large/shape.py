"""The shape of large tables in the simplest layouts, found from their first rows before NumPy is imported."""

import csv
import zlib
from collections.abc import Sequence
from typing import Any, BinaryIO, NamedTuple, cast

from ..core.errors import DataError, DigeconError, UsageError
from ..core.period_words import calls_quarters
from ..reading import columns, layout_of, merged, parse, tidy, times, wide
from ..reading.dimensions import ATTRIBUTES
from ..reading.files import File
from ..reading.grid import is_comment, states_units
from ..reading.numbers import COMMAS, Numbers
from ..reading.report import Report
from ..reading.sheet import TableSheet, are_spaced, of_text

HEAD = 1 << 18  # bytes at the beginning of a file from which its shape is found
BEGINNING = 400  # rows of it, more than the rules of reading look at
_ENOUGH = 200  # of these, where they have to show which columns hold figures
_GROUPED = ("1.234", "2.345")  # numbers whose points may group thousands
WORKBOOK = ("xlsx", "zip")  # what the beginning of a workbook is: the part that says more may be far behind
UNREADABLE = (OSError, ValueError, EOFError, zlib.error)  # for want of a file or in the middle of a packed one


class TableShape(NamedTuple):
    """The header of a table, the columns of its fields, and those of periods if they are across.

    ``at`` has the index of indicator, label, area, period, unit and value, ``across`` the periods by index. ``only`` is
    the indicator of a table that names none. For CSV, ``delimiter`` and ``start`` are set, the byte where the figures
    begin, and ``decimal``, the sign before decimals; for a workbook ``title``, the name of its sheet if that says something.

    Where other columns may be part of the indicator, or each of several is one, ``layout`` is set, which tells that from
    rows that stand for all, ``values`` are the columns of figures, ``key`` those of indicator and area, and ``at`` has
    the period alone.
    """

    header: Sequence[str]
    at: dict[str, int]
    across: dict[int, str]
    only: str
    unused: list[str]
    delimiter: str = ","
    start: int = 0
    decimal: str = "."
    title: str = ""
    layout: Any = None
    values: Sequence[int] = ()
    key: Sequence[int] = ()

    @property
    def name(self) -> str:
        """Return the name of the layout."""
        return str((self.layout or (wide if self.across else tidy)).NAME)

    @property
    def figures(self) -> list[int]:
        """Return the columns of figures."""
        return [*self.across] or [*self.values] or [self.at["value"]]

    @property
    def describing(self) -> list[int]:
        """Return the columns that tell what the figures of a row are, where the layout is set."""
        known = {*self.values, *self.at.values()}
        return [place for place in range(len(self.header)) if place not in known] if self.layout else []

    @property
    def years(self) -> list[int]:
        """Return the years across; none where a period is no year."""
        periods = self.across.values()
        return list(map(int, periods)) if all(map(str.isdecimal, periods)) else []

    def figures_of(self, sample: Sequence[Sequence[str]]) -> set[str]:
        """Return the cells of figures in the first rows of a table."""
        below = sample[sample.index(self.header) + 1 :]
        return {row[place] for row in below for place in self.figures if place < len(row)}


def opened(path: str, packed: bool) -> BinaryIO:
    """Return a file that is open for reading, unpacked where it is packed with gzip."""
    if not packed:
        return open(path, "rb")
    import gzip

    return cast(BinaryIO, gzip.open(path))


def beginning(path: str) -> tuple[File, bool]:
    """Return the beginning of a file, and whether it was packed with gzip; raises one of UNREADABLE."""
    with opened(path, False) as stream:
        file = File(path, stream.read(HEAD))
    if file.kind != "gz":
        return file, False
    with opened(path, True) as stream:
        return File(path, stream.read(HEAD)), True


def of_rows(sample: Sequence[Sequence[str]], mapping: str = "") -> TableShape | None:
    """Return the shape of a table from its first rows; None if it has fields that a shape does not cover."""
    try:
        mapped = columns.parse_mapping(mapping)
        layout = tidy if mapping else layout_of(sample)[0]
        row = (columns.row_across(sample) or 0) if layout is wide else 0
        header = sample[row]
        at = columns.find(header, mapped.first)
    except UsageError:
        return None
    if layout not in (tidy, wide) or mapped != columns.ColumnMapping(
        {field: (name,) for field, name in mapped.first.items()}
    ):
        return None
    across = wide.periods_of(header) if layout is wide else {}
    used = wide.read_columns(header, at) | across.keys() if layout is wide else set(at.values())
    needed = {"period", "value"} if layout is tidy else set()
    names = [columns.key(name) for name in header]
    unused = columns.unused(header, used)
    declined = (
        not needed <= at.keys() <= needed | {"indicator", "label", "area", "unit"}
        or any(names.count(names[place]) > 1 for place in used)
        # Any other column may be a dimension or hold the areas, and a line above the header may name the indicator.
        or any(columns.key(name) not in ATTRIBUTES for name in unused)
        or (row and "indicator" not in at)
        # Numbers without a name behind all others, which the plain engine counts.
        or (not names[-1] and any(any(cells[len(names) - 1 :]) for cells in sample[row + 1 :]))
        or states_units(sample, row)
        or (layout is wide and (not across or not at.keys() & {"indicator", "area"}))
        or (layout is wide and times.read(across.values()).note in times.OF_MONTHS)
        or (layout is wide and (merged.find(sample) or columns.years_over_parts(sample)))
        or ("area" not in mapped.fields and _is_area_measured(sample[row:], at))
        or any(map(is_comment, sample[:row]))
        or any(map(calls_quarters, names))  # whose months may be the last of quarters
        or ("indicator" in at and "label" not in at and unused)  # which may be the labels
    )
    return None if declined else TableShape(header, at, across, "value" if across else header[at["value"]], unused)


def _is_area_measured(sample: Sequence[Sequence[str]], at: dict[str, int]) -> bool:
    """Return whether a column that is called an area holds figures, by the first rows below a header."""
    header, *rows = sample
    cells = list(zip(*([cell.strip() for cell in row] for row in rows if len(row) == len(header)), strict=True))
    return bool(cells) and tidy.is_area_measured(header, cells, at)


def of_sheet(sheet: TableSheet, report: Report, whole: bool) -> TableShape | None:
    """Return the shape of a table from a sheet of its first rows, if it has other columns; None for what these leave open.

    ``whole`` says that it has no others.
    """
    layout, alternatives = layout_of(sheet.sample)
    if alternatives or not hasattr(layout, "plan"):
        return None
    try:
        grid, planned = layout.plan(sheet, report)
    except DigeconError:
        return None
    header = sheet.sample[0]
    figures = {values.place for values in planned.values}
    places = set(range(len(grid.header))) - figures - planned.used - set(planned.at.values())
    if layout is not tidy:  # whose figures may begin below
        figures |= {place for place in places if all(map(parse.is_missing, grid.cells[place]))}
    declined = (
        report.remarks
        or report.titles
        or report.problems
        or report.left_out
        or grid.header != header
        or (len(grid.lines) < _ENOUGH and not whole)
        or grid.lines != list(range(2, len(grid.lines) + 2))
        or len(planned.used) != 1
        or len(set(map(columns.key, header))) < len(header)
        or any(map(calls_quarters, map(columns.key, header)))  # whose months may be the last of quarters
    )
    if declined:
        return None
    at = {"period": min(planned.used)}
    key = [planned.at[field] for field in ("indicator", "area") if field in planned.at]
    return TableShape(header, at, {}, "", [], layout=layout, values=sorted(figures), key=key)


def of_csv(path: str, head: bytes, mapping: str = "") -> TableShape | None:
    """Return the shape of a CSV or TSV file from its first bytes; None for any other layout."""
    if b"\n" not in head or (b"\r" in head and b"\r\n" not in head) or head.lstrip()[:1] in (b"[", b"{", b"<"):
        return None
    report = Report(path)
    first = head.rpartition(b"\n")[0].split(b"\n")[: BEGINNING + 1]
    try:
        sheet = of_text(File(path, b"\n".join([*first, b""])), report)
    except DataError:
        return None
    sample = sheet.sample
    if report.remarks or report.problems or not sample or are_spaced(head.decode("utf-8-sig", "replace")):
        return None
    found = of_rows(sample, mapping) or (None if mapping else of_sheet(sheet, report, len(head) < HEAD))
    if found is None:
        return None
    figures = found.figures_of(sample)
    style = Numbers(figures, semicolons=report.semicolons).style
    if style == COMMAS or Numbers(figures | set(_GROUPED), semicolons=report.semicolons).may_group:
        return None  # as such numbers below might show
    start = 0
    for line in head.splitlines(keepends=True)[:20]:
        start += len(line)
        if len(line) > csv.field_size_limit():
            return None
        for sign in ",\t;":
            if next(csv.reader([line.decode("utf-8-sig", "replace")], delimiter=sign), []) == found.header:
                return found._replace(delimiter=sign, start=start, decimal=style.decimal)
    return None  # the end of the header was not found
