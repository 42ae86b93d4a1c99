"""Digecon's own layouts: a table like the bundled ``indicators.csv``, and what any command writes as CSV or TSV."""

import csv
import io
import re
from collections.abc import Callable

from .. import bundled, periods
from ..errors import DataError, UsageError
from ..observations import BASES, BOUNDS, HEADER, MEASURES, STATUSES, Break, Dataset, Observation, Source
from ..rounding import printed_bounds

_REQUIRED = ("indicator", "period", "value")
_DEFAULTS = {"area": "CN", "measure": "level", "origin": "published", "unit_mult": "0", "status": "A"}
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?|-?inf")


def read(text: str, name: str) -> Dataset:
    """Return the dataset of CSV or TSV text with digecon's columns.

    Labels, breaks and sources of known ids come from the bundled table. Raises DataError with line, column and reason
    for the first fault.
    """
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if head.count("\t") > head.count(",") else ",")
    try:
        header = [cell.strip().lower() for cell in next(reader)]
    except StopIteration:
        raise DataError(f"{name} is empty: give a table with a header line.") from None
    except csv.Error as error:
        raise DataError(f"{name}, line 1: {error}.") from error
    if missing := [column for column in _REQUIRED if column not in header]:
        raise DataError(
            f"{name} has no column {', '.join(missing)}: a digecon table has at least {', '.join(_REQUIRED)} "
            f"(see the header of 'digecon show -f csv')."
        )
    at = {column: header.index(column) for column in (*HEADER, "locator") if column in header}
    rows = []
    try:
        for record in reader:
            if not record:
                continue
            if len(record) != len(header):
                raise _fault(name, reader.line_num, "", f"{len(record)} cells where the header has {len(header)}")
            rows.append(_observation({column: record[i].strip() for column, i in at.items()}, name, reader.line_num))
    except csv.Error as error:
        raise DataError(f"{name}, line {reader.line_num}: {error}.") from error
    if not rows:
        raise DataError(f"{name} has a header and no rows.")
    breaks = (Break(*record) for record in bundled.rows("breaks.csv"))
    sources = {record[0]: Source(*record) for record in bundled.rows("sources.csv")}
    return Dataset(rows, bundled.catalog(), breaks, sources)


def _observation(cells: dict[str, str], name: str, line: int) -> Observation:
    def check(column: str, good: Callable[[str], object], what: str) -> None:
        value = cells.get(column, "")
        if value and not good(value):
            raise _fault(name, line, column, f"'{value}' is not {what}")

    for column, default in _DEFAULTS.items():
        cells[column] = cells.get(column) or default
    for column in ("value", "low", "high"):
        check(column, _NUMBER.fullmatch, "a number")
    check("unit_mult", re.compile(r"-?\d{1,2}").fullmatch, "a power of ten (a whole number)")
    check("measure", MEASURES.__contains__, f"a measure ({', '.join(MEASURES)})")
    check("bound", BOUNDS.__contains__, "exact, over, under or about")
    check("status", STATUSES.__contains__, f"a status ({', '.join(STATUSES)})")
    check("basis", BASES.__contains__, "a basis (nominal, comparable, constant_prices)")
    check("origin", ("published", "computed").__contains__, "published or computed")
    if not cells["indicator"]:
        raise _fault(name, line, "indicator", "is empty")
    try:
        cells["period"] = periods.canonical(cells["period"])
        if cells.get("base_period"):
            cells["base_period"] = periods.canonical(cells["base_period"])
    except UsageError as error:
        raise _fault(name, line, "period", str(error).rstrip(".")) from error
    if "low" not in cells and cells["value"]:
        cells["low"], cells["high"] = printed_bounds(cells["value"], cells.get("bound", ""))
    ordered = {column: cells.get(column, "") for column in (*HEADER, "locator")}
    return Observation(**{**ordered, "unit_mult": int(ordered["unit_mult"])})  # type: ignore[arg-type]


def _fault(name: str, line: int, column: str, reason: str) -> DataError:
    where = f"{name}, line {line}" + (f", column {column}" if column else "")
    return DataError(f"{where}: {reason}.")
