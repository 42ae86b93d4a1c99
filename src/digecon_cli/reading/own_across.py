"""What ``--wide`` and ``--transpose`` wrote: one row a series or one column a series, with values alone.

The digits were shifted to one multiple, so they do not show precision: figures read from here have no bounds.
"""

from collections.abc import Iterator, Sequence

from ..ask import contract
from ..core.dataset import Dataset
from ..core.model import SeriesKey
from . import own
from .columns import UNMAPPED, ColumnMapping
from .files import Row
from .report import Report
from .sheet import TableSheet, whole_rows

NAME = "digecon's own table, periods across or down"
RANK = 1
# The first releases wrote no labels, and later ones nothing that is there only where it is constant.
_OURS = frozenset(contract.ACROSS) - {"label", *contract.WHERE_CONSTANT}
# The columns of our long form that a value has here: it passes the same checks.
_COLUMNS = (*SeriesKey._fields, "label", *contract.WHERE_CONSTANT, "period", "value", "unit", "unit_mult")
_NOT_THERE = dict.fromkeys(("label", *contract.WHERE_CONSTANT), "")


def is_wide(header: Sequence[str]) -> bool:
    """Return whether ``--wide`` wrote this header."""
    return {name.strip().lower() for name in header} >= _OURS


def recognize(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the header has our keys before periods, or a period before headers of series."""
    header = sample[0] if sample else []
    turned = bool(header) and header[0].strip() == "period" and all(map(contract.series_of, header[1:]))
    return turned or is_wide(header)


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = UNMAPPED) -> Dataset:
    """Return the figures: value, period, area, measure, unit and multiple are those that were written."""
    rows = sheet.rows()
    header = [name.strip() for name in next(rows)[1]]
    headings = own.Headings({}, {})
    long = _of_wide(header, rows, report) if is_wide(header) else _of_turned(header, rows)
    return own.dataset(own.figures(_COLUMNS, long, report, headings, {}), sheet.name, headings)


def _of_wide(header: Sequence[str], rows: Iterator[Row], report: Report) -> Iterator[Row]:
    """Yield a row of the long form for each value with its period in the header."""
    names = [name.lower() for name in header]
    across = [place for place, name in enumerate(names) if name not in contract.ACROSS]
    for line, row in whole_rows(rows, header, report):
        cells = {**_NOT_THERE, **dict(zip(names, row, strict=True))}
        key = [cells[name] for name in (*SeriesKey._fields, *_NOT_THERE)]
        for place in across:
            if row[place]:
                yield line, [*key, header[place], row[place], cells["unit"], cells["unit_mult"]]


def _of_turned(header: Sequence[str], rows: Iterator[Row]) -> Iterator[Row]:
    """Yield a row of the long form for each value with its series in the header."""
    series = [contract.series_of(name) for name in header[1:]]
    for line, row in rows:
        for found, value in zip(series, row[1:], strict=False):
            if found and value.strip():
                key, unit, mult = found
                yield line, [*key, *_NOT_THERE.values(), row[0], value, unit, str(mult)]
