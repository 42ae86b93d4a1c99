"""Tidy long tables: one figure a row, in columns with usual names, or with names that ``--map`` tells."""

from collections.abc import Mapping, Sequence
from itertools import islice
from operator import itemgetter

from .. import units
from ..cleaning import printable
from ..dataset import Dataset
from ..errors import DataError
from . import columns, parse
from .build import Collector
from .report import Report
from .sheet import Row, Sheet

NAME = "long table"
RANK = 6
_BLOCK = 4096  # rows that are looked at together


def recognise(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row names a column of periods and one of values."""
    found = columns.find(sample[0], {}) if sample else {}
    return "period" in found and "value" in found


def read(sheet: Sheet, report: Report, mapping: Mapping[str, str]) -> Dataset:
    """Return the figures; without a column of indicators the value's column names the one there is."""
    rows = sheet.rows()
    header = next(rows)[1]
    at = columns.find(header, mapping)
    for field in ("period", "value"):
        if field not in at:
            raise DataError(f"{sheet.name} has no column for the {field}: tell it with --map {field}=COLUMN.")
    columns.tell_unused(header, at.values(), report)
    collector = Collector(report)
    width = len(header)
    only = header[at["value"]]
    value_at, period_at = at["value"], at["period"]
    fields = ("indicator", "area", "decimals", "status", "vintage", "source", "note")
    told_of = itemgetter(*(at.get(field, width) for field in fields))
    named = "indicator" in at
    unit_at, mult_at, label_at = (at.get(field, width) for field in ("unit", "unit_mult", "label"))
    simple = not at.keys() - {"indicator", "area", "period", "value", "unit"}
    while block := list(islice(rows, _BLOCK)):
        if simple and _taken(block, width, at, only, collector):
            continue
        for line, row in block:
            if len(row) != width:
                report.problem(line, "", f"{len(row)} cells where the header has {width}", "rows of another length")
                continue
            row = list(map(str.strip, row))
            row.append("")  # what a column that is not there says
            indicator, area, *more = told_of(row)
            if not named:
                indicator = only
            unit = parse.unit(row[unit_at]) if row[unit_at] else ""
            power = multiplier(row[mult_at], line, header[mult_at], report) if row[mult_at] else 0
            if power is None:
                continue
            if indicator and indicator not in collector.catalog and parse.number(row[value_at]) is not None:
                collector.indicator(indicator, row[label_at], unit, power)  # as its first figure has it
            collector.add(line, only, indicator, area, row[period_at], row[value_at], unit, power, *more)
    return collector.dataset()


def _taken(block: Sequence[Row], width: int, at: Mapping[str, int], only: str, collector: Collector) -> bool:
    """Return whether all rows of a block are plain figures, and were taken as such."""
    if any(len(row) != width for _, row in block):
        return False
    columns_of = list(zip(*(row for _, row in block), strict=True))

    def told(field: str, absent: str) -> list[str]:
        return list(map(str.strip, columns_of[at[field]])) if field in at else [absent] * len(block)

    return collector.add_columns(
        told("indicator", only), told("area", ""), told("period", ""), told("value", ""),
        list(map(parse.unit, told("unit", ""))),
    )  # fmt: skip


def multiplier(text: str, line: int, column: str, report: Report) -> int | None:
    """Return a power of ten, as a number or in words (``6``, ``6: Millions``, ``Billions``); an empty cell is 0.

    What is none is a problem, and the answer None: the figure is not told by its digits alone, and is left out.
    """
    digits = text.partition(":")[0].strip().removesuffix(".0")
    if digits.removeprefix("-").isdecimal() and len(digits) < 4:
        return int(digits)
    word = digits.lower()
    for told in (word, word.removesuffix("s")):
        if told in units.SCALES:
            return units.SCALES[told]
    if word in ("", "unit", "units"):
        return 0
    report.problem(line, column, f"'{printable(text)}' is no power of ten", "figures with an unknown multiplier")
    return None
