"""Tables with the periods across: the World Bank's downloads (CSV, Excel, DataBank), and others of this shape.

The World Bank writes a few lines about the file first (source, date of update), then a header with country and indicator
codes and the years; DataBank writes years as ``2020 [YR2020]`` and lines about the database at the end.
"""

from collections.abc import Mapping, Sequence

from ..dataset import Dataset
from . import columns, parse
from .build import Collector
from .report import Report
from .sheet import Sheet
from .tidy import multiplier

NAME = "periods across (as the World Bank writes)"
RANK = 5


def header_row(sample: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the row that has an area or indicator, and periods in its other columns.

    Where there is only one of the two, or no column is called as the World Bank calls years, that is most of them.
    """
    for number, row in enumerate(sample[:10]):
        found = columns.find(row, {})
        across = sum(1 for name in row if parse.period(name.strip()))
        surely = ("area" in found and "indicator" in found) or any("[YR" in name for name in row)
        if across and (surely or across >= len(row) / 3) and ("area" in found or "indicator" in found):
            return number
    return None


def periods_of(header: Sequence[str]) -> dict[int, str]:
    """Return the places of the columns that are periods, with their names."""
    return {place: name.strip() for place, name in enumerate(header) if parse.period(name.strip())}


def read_columns(header: Sequence[str], at: Mapping[str, int]) -> set[int]:
    """Return the places of the columns that are read, and of the names beside codes, which nobody misses."""
    told = {at[field] for field in ("indicator", "area", "label", "unit", "unit_mult") if field in at}
    names = {place for place, name in enumerate(header) if columns.key(name) in ("country_name", "series_name")}
    return told | names | periods_of(header).keys()


def recognise(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether one of the first rows is a header with periods across."""
    return header_row(sample) is not None


def read(sheet: Sheet, report: Report, mapping: Mapping[str, str]) -> Dataset:
    """Return the figures; the unit is what the indicator's name says in its last parentheses (``constant LCU``)."""
    rows = sheet.rows()
    wanted = sheet.sample[header_row(sheet.sample) or 0]
    header = next(row for _, row in rows if row == wanted)
    at = columns.find(header, mapping)
    across = list(periods_of(header).items())
    collector = Collector(report)
    width = len(header)
    nowhere = width
    indicator_at, area_at, label_at, unit_at, mult_at = (
        at.get(field, nowhere) for field in ("indicator", "area", "label", "unit", "unit_mult")
    )
    columns.tell_unused(header, read_columns(header, at), report)
    first, last = across[0][0], across[-1][0]
    for line, row in rows:
        if len(row) <= last and not any(cell for cell in row[first:]):
            continue  # a note below the table
        if len(row) < width:
            report.problem(line, "", f"{len(row)} cells where the header has {width}", "rows cut short")
            continue
        row = [cell.strip() for cell in row[:width]]
        row.append("")
        indicator, area, label = row[indicator_at], row[area_at], row[label_at]
        if "indicator" not in at:
            indicator = "value"
        elif not indicator and not area:
            continue
        unit = parse.unit(row[unit_at]) or parse.unit_of_name(label or indicator)
        power = multiplier(row[mult_at], line, header[mult_at], report) if row[mult_at] else 0
        if power is None:
            continue
        collector.indicator(indicator, label, unit, power)
        for place, name in across:
            collector.add(line, name, indicator, area, name, row[place], unit, power)
    return collector.dataset()
