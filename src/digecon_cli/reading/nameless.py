"""Periods and figures in two columns without a header, as many people save a series, or below the number that pandas gives one without a name."""

from itertools import pairwise

from ..core import periods
from ..core.dataset import Dataset
from ..core.messages import Message
from . import columns, parse, tidy, times
from .columns import ColumnMapping, Sample
from .report import Report
from .sheet import TableSheet

NAME = "two columns without names"
RANK = 9
_HEADER = ("period", "value")
_OF_PANDAS = ["", "0"]
_FEWEST_ROWS = 4


def recognize(sample: Sample) -> float:
    """Return how sure it is that each row is a period and a figure, the first one too: the periods follow one another, and no figure is a year."""
    rows = [[cell.strip() for cell in row] for row in sample if any(row)]
    rows = rows[1:] if rows[:1] == [_OF_PANDAS] else rows
    if len(rows) < _FEWEST_ROWS or any(len(row) != len(_HEADER) or not row[0] for row in rows):
        return 0.0
    first, second = zip(*rows, strict=True)
    figures = [cell for cell in second if not parse.is_missing(cell)]
    if not figures or any(parse.number(cell) is None for cell in figures) or all(map(times.period, figures)):
        return 0.0
    meant = times.read(first).of
    order = [_order(meant.get(cell, "")) for cell in first]
    steps = {earlier < later for earlier, later in pairwise(order)}
    return 0.8 if all(order) and len(steps) == 1 and len({*order}) == len(order) else 0.0


def _order(text: str) -> tuple[int, ...]:
    """Return a sort key of a day or a period; empty for any other text."""
    return times.date(text) or (periods.order(period) if (period := times.period(text)) else ())


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = columns.UNMAPPED) -> Dataset:
    """Return the figures as those of the only series."""
    sheet.put_above(_HEADER, [*map(str.strip, sheet.sample[0])] == _OF_PANDAS)
    report.remark(
        Message("no row has the names of the columns: the first one was read as periods, the second as figures")
    )
    return tidy.read(sheet, report, mapping)
