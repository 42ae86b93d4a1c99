"""What ``--wide`` and ``--transpose`` wrote: one row a series or one column a series, with values alone.

The digits were shifted into one multiple, so they say nothing of precision: figures read from here have no bounds.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .. import contract, periods
from ..cleaning import printable
from ..dataset import Dataset
from ..errors import UsageError
from ..model import Observation, SeriesKey
from . import own, parse
from .report import Report
from .sheet import Row, Sheet

NAME = "digecon's own table, periods across or down"
RANK = 1
_OURS = frozenset(contract.ACROSS) - {"label"}  # which was not written at first


class _Cell(NamedTuple):
    """One value with what its row and column say of it, and where it stands."""

    line: int
    column: str
    series: SeriesKey
    period: str
    value: str
    unit: str
    mult: str


def is_wide(header: Sequence[str]) -> bool:
    """Return whether ``--wide`` wrote this header."""
    return {name.strip().lower() for name in header} >= _OURS


def recognise(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the header has our keys before periods, or a period before heads of series."""
    header = sample[0] if sample else []
    turned = len(header) > 1 and header[0].strip() == "period" and all(map(contract.series_of, header[1:]))
    return turned or is_wide(header)


def read(sheet: Sheet, report: Report, mapping: Mapping[str, str]) -> Dataset:
    """Return the figures: value, period, area, measure, unit and multiple are those that were written."""
    rows = sheet.rows()
    header = [name.strip() for name in next(rows)[1]]
    labels: dict[str, str] = {}
    cells_of = _wide(header, rows, labels) if is_wide(header) else _turned(header, rows)
    return own.dataset(_observations(cells_of, report), sheet.name, labels)


def _wide(header: Sequence[str], rows: Iterator[Row], labels: dict[str, str]) -> Iterator[_Cell]:
    names = [name.lower() for name in header]
    across = [place for place, name in enumerate(names) if name not in contract.ACROSS]
    for line, row in rows:
        told = dict(zip(names, row, strict=False))
        key = SeriesKey(*(told[name] for name in SeriesKey._fields))
        labels[key.indicator] = told.get("label", "")
        for place in across:
            value = row[place].strip() if place < len(row) else ""
            yield _Cell(line, header[place], key, header[place], value, told["unit"], told["unit_mult"])


def _turned(header: Sequence[str], rows: Iterator[Row]) -> Iterator[_Cell]:
    series = [(place, contract.series_of(name)) for place, name in enumerate(header) if place]
    for line, row in rows:
        for place, found in series:
            if found and place < len(row):
                key, unit, mult = found
                yield _Cell(line, header[place], key, row[0].strip(), row[place].strip(), unit, str(mult))


def _observations(cells_of: Iterator[_Cell], report: Report) -> Iterator[Observation]:
    for line, column, key, period, value, unit, mult in cells_of:
        if not value:
            continue
        number = parse.number(value)
        if number is None or not mult.removeprefix("-").isdigit():
            report.problem(line, column, f"'{printable(value)}' is not a number", "cells with text")
            continue
        try:
            period = periods.canonical(period)
        except UsageError as error:
            report.problem(line, column, printable(str(error).rstrip("."), 200), "figures without a known period")
            continue
        yield Observation(
            key.indicator, key.area, period, key.measure, key.base_indicator, key.base_period, key.origin, number, "", "",
            "", unit, int(mult), key.basis, "A", "", "", "",
        )  # fmt: skip
