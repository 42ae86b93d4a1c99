"""Sheets that are called by periods and hold the same table of each: ``2015``, ``2016``. Their figures have no other period."""

from collections.abc import Iterator, Sequence

from ..core.messages import Message
from . import columns, numbers, times
from .files import Row
from .sheet import TableSheet

_COLUMN, _YEAR = "Period", "Year"
_LEAST = 3  # names in a header, so that two tables do not share one by chance


def joined(sheets: Sequence[TableSheet]) -> tuple[TableSheet, Message] | None:
    """Return the sheets with the header of the first one below each other, the period in front of each row, and the remark on that.

    That is None where fewer than two have one header, or two of them one period. ``sheets`` have names that are periods, and are read.
    """
    header = next((cells for sheet in sheets for cells in _headers(sheet)), None)
    alike = [sheet for sheet in sheets if header in sheet.sample]
    periods = [times.period(sheet.title.strip()) for sheet in alike]
    if header is None or len(set(periods)) < max(2, len(alike)):
        return None
    called = _YEAR if all(len(period) == 4 for period in periods) else _COLUMN
    first = alike[0]
    rows = _rows(dict(zip(periods, alike, strict=True)), header, called)
    names = tuple(f"'{sheet.title}'" for sheet in alike)
    remark = Message("the names of the sheets were read as the periods of their figures: {names}", names=names)
    return TableSheet(first.name, rows, title=first.title, file=first.file), remark


def is_dated(sheet: TableSheet) -> bool:
    """Return whether the name of a sheet is a period."""
    return bool(times.period(sheet.title.strip()))


def _headers(sheet: TableSheet) -> Iterator[list[str]]:
    """Yield the rows of names right above a row of figures, with no period among them but parts of years."""
    for above, below in zip(sheet.sample, sheet.sample[1:], strict=False):
        names = [cell for cell in above if cell.strip()]
        plain = not numbers.count(names) and not any(map(times.looks_like_time, names))
        if len(names) >= _LEAST and plain and numbers.count(below) and not columns.find(above, {}).get("period"):
            yield above


def _rows(sheets: dict[str, TableSheet], header: list[str], called: str) -> Iterator[Row]:
    """Yield the rows of the first sheet up to its header, and those below it of each, with its period in front of all that hold several cells."""
    first = True
    for period, sheet in sheets.items():
        below = False
        for line, cells in sheet.rows():
            if cells == header:
                if first:
                    yield line, [called, *cells]
                below, first = True, False
            elif below:
                yield line, [period if sum(map(bool, cells)) > 1 else "", *cells]
            elif first:
                yield line, ["", *cells]
