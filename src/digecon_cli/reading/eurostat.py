r"""Eurostat's TSV: dimensions joined by commas in the first column, periods across, flags after the values.

The first cell of the header is ``freq,unit,na_item,geo\TIME_PERIOD``; a cell is ``12.3``, ``12.3 p``, ``:`` or ``: c``. With ``unit,time\geo``
the periods are in the first column, and the areas across.
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
_TIMES = ("time_period", "time")


def recognize(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the first cell names dimensions and, after a backslash, the time."""
    names, slash, across = sample[0][0].lower().partition("\\") if sample and sample[0] else ("", "", "")
    if across.strip() in _TIMES:
        return bool(names and slash)
    return across.strip() == "geo" and names.rpartition(",")[2].strip() in _TIMES


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = UNMAPPED) -> Dataset:
    """Return the figures; an indicator is the codes of all dimensions but area and frequency, joined by dots."""
    rows = sheet.rows()
    header = [name.strip() for name in next(rows)[1]]
    names = [name.strip().lower() for name in header[0].partition("\\")[0].split(",")]
    area_at, unit_at = map(columns.find(names, {}).get, ("area", "unit"))
    time_at = next((place for place, name in enumerate(names) if name in _TIMES), None)
    aside = (area_at, time_at)
    joined = [place for place, name in enumerate(names) if place not in aside and name not in FREQUENCY_CODES]
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
            of, period = (area, name) if time_at is None else (name, codes[time_at])
            collector.add(line, name, indicator, of, period, value, unit, power, status=flags.strip())
    return collector.dataset()
