"""Periods and figures in two columns, or three with months beside years, without a header, as many people save a series, or below the number that pandas gives one without a name."""

from collections.abc import Sequence
from itertools import pairwise

from ..core import periods
from ..core.dataset import Dataset
from ..core.messages import Message
from ..core.period_words import month
from . import columns, numbers, parse, tidy, times
from .columns import ColumnMapping, Sample
from .report import Report
from .sheet import TableSheet

NAME = "two or three columns without names"
RANK = 9
_HEADER = ("period", "value")
_IN_PARTS = ("year", "month", "value")  # 2017, Juin, 59900
_OF_PANDAS = ["", "0"]
_FEWEST_ROWS, _FEWEST_YEARS = 4, 10  # 2001 to 2009 may be codes of goods
_FIRST, _LAST = "1900", "2100"


def recognize(sample: Sample) -> float:
    """Return how sure it is that each row is a period and a figure, the first one too: the periods follow one another, and no figure is a year."""
    rows = [[cell.strip() for cell in row] for row in sample if any(row)]
    rows = rows[1:] if rows[:1] == [_OF_PANDAS] else rows
    rows = _joined(rows)
    if len(rows) < _FEWEST_ROWS or any(len(row) != len(_HEADER) or not row[0] for row in rows):
        return 0.0
    first, second = zip(*rows, strict=True)
    figures = [cell for cell in second if not parse.is_missing(cell)]
    if (
        not figures
        or numbers.count(map(numbers.without_flag, figures)) < len(figures)
        or all(map(times.period, figures))
    ):
        return 0.0
    meant = times.read(first).of
    if not all(times.date(meant.get(cell, "")) for cell in first) and not _are_in_turn(first):
        return 0.0
    order = [_order(meant.get(cell, "")) for cell in first]
    steps = {earlier < later for earlier, later in pairwise(order)}
    return 0.8 if all(order) and len(steps) == 1 and len({*order}) == len(order) else 0.0


def _joined(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return rows of a year, the name of a month and a figure with the month of that year in one cell; any other rows as they are."""
    if not rows or any(len(row) != len(_IN_PARTS) or not month(row[1]) for row in rows):
        return list(map(list, rows))
    return [[f"{year}-{month(name):02}", figure] for year, name, figure in rows]


def _are_in_turn(cells: Sequence[str]) -> bool:
    """Return whether cells are periods and no codes: months or quarters one after another, or many years."""
    found = sorted(times.period(cell) for cell in cells)
    if times.are_months_in_turn(found) or times.are_quarters_in_turn(found):
        return True
    plain = all(map(str.isdecimal, found)) and len(found) >= _FEWEST_YEARS
    return (
        plain
        and all(int(later) - int(year) == 1 for year, later in pairwise(found))
        and _FIRST <= found[0] <= found[-1] <= _LAST
    )


def _order(text: str) -> tuple[int, ...]:
    """Return a sort key of a day or a period; empty for any other text."""
    return times.date(text) or (periods.order(period) if (period := times.period(text)) else ())


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = columns.UNMAPPED) -> Dataset:
    """Return the figures as those of the only series."""
    in_parts = len(sheet.sample[0]) == len(_IN_PARTS)
    sheet.put_above(_IN_PARTS if in_parts else _HEADER, [*map(str.strip, sheet.sample[0])] == _OF_PANDAS)
    report.remark(
        Message(
            "no row has the names of the columns: the first two were read as years and months, the third as figures"
        )
        if in_parts
        else Message("no row has the names of the columns: the first one was read as periods, the second as figures")
    )
    return tidy.read(sheet, report, mapping)
