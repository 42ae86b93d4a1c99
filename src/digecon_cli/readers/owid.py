"""Our World in Data's grapher CSV: Entity, Code, Year, and one column for each indicator."""

from collections.abc import Mapping, Sequence

from ..dataset import Dataset
from ..errors import DataError
from . import parse
from .build import EMPTY, Collector
from .report import Report
from .sheet import Sheet

NAME = "Our World in Data"
RANK = 4


def recognise(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the header begins with entity, code and year (or day)."""
    head = [name.strip().lower() for name in sample[0][:3]] if sample else []
    return head[:2] == ["entity", "code"] and head[2:] in (["year"], ["day"], ["date"]) and len(sample[0]) > 3


def read(sheet: Sheet, report: Report, mapping: Mapping[str, str]) -> Dataset:
    """Return the figures of every column that holds numbers; an entity without a code is called by its name."""
    rows = sheet.rows()
    header = [name.strip() for name in next(rows)[1]]
    width = len(header)
    kept = list(rows)
    numeric = [
        place
        for place in range(3, width)
        if any(len(row) > place and parse.number(row[place].strip()) is not None for _, row in kept)
    ]
    if not numeric:
        raise DataError(f"{sheet.name} has no column of numbers after {', '.join(header[:3])}.")
    if words := [header[place] for place in range(3, width) if place not in numeric and header[place]]:
        report.tell(f"columns not used: {', '.join(words)}")
    collector = Collector(report)
    for line, row in kept:
        if len(row) != width:
            report.problem(line, "", f"{len(row)} cells where the header has {width}", "rows of another length")
            continue
        entity, code, year = (cell.strip() for cell in row[:3])
        for place in numeric:
            name, value = header[place], row[place].strip()
            if not value:
                report.skip(EMPTY)
                continue
            if name not in collector.catalog:
                collector.indicator(name, "", parse.unit_of_name(name))
            collector.add(line, name, name, code or entity, year, value, collector.catalog[name].unit)
    return collector.dataset()
