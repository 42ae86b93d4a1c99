r"""Eurostat's TSV: dimensions joined by commas in the first column, periods across, flags after the values.

The first cell of the header is ``freq,unit,na_item,geo\TIME_PERIOD``; a cell is ``12.3``, ``12.3 p``, ``:`` or ``: c``.
"""

from collections.abc import Sequence

from ..core.dataset import Dataset
from . import columns, unit_text
from .build import Collector
from .columns import FREQUENCY_CODES, UNMAPPED, ColumnMapping
from .report import Report
from .sheet import TableSheet

NAME = "Eurostat TSV"
RANK = 3


def recognize(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the first cell names dimensions and, after a backslash, the time."""
    names, slash, time = sample[0][0].partition("\\") if sample and sample[0] else ("", "", "")
    return bool(names and slash) and time.strip().lower() in ("time_period", "time")


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = UNMAPPED) -> Dataset:
    """Return the figures; an indicator is the codes of all dimensions but area and frequency, joined by dots."""
    rows = sheet.rows()
    header = [name.strip() for name in next(rows)[1]]
    names = [name.strip().lower() for name in header[0].partition("\\")[0].split(",")]
    area_at, unit_at = map(columns.find(names, {}).get, ("area", "unit"))
    joined = [place for place, name in enumerate(names) if place != area_at and name not in FREQUENCY_CODES]
    collector = Collector(report)
    for line, row in rows:
        codes = [code.strip() for code in row[0].split(",")]
        if len(codes) != len(names) or len(row) != len(header):
            report.other_length(line, len(row), len(header))
            continue
        area = codes[area_at] if area_at is not None else ""
        unit, power = unit_text.of_codes([codes[unit_at]] if unit_at is not None else [], codes)
        indicator = ".".join(codes[place] for place in joined) or "value"
        collector.indicator(indicator, "", unit, power)
        for name, cell in zip(header[1:], row[1:], strict=True):
            value, _, flags = cell.strip().partition(" ")
            if flags == "" and value[:1] == ":":
                value, flags = ":", value[1:]
            elif flags == "" and value[-1:].isalpha():
                digits = value.rstrip("abcdefghijklmnopqrstuvwxyz")
                value, flags = digits, value[len(digits) :]
            collector.add(line, name, indicator, area, name, value, unit, power, status=flags.strip())
    return collector.dataset()
