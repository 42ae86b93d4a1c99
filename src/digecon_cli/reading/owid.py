"""Our World in Data's grapher CSV: Entity, Code, Year, and one column for each indicator."""

from collections.abc import Sequence

from ..core.dataset import Dataset
from . import body, series
from .body import Plan
from .columns import UNMAPPED, ColumnMapping
from .grid import CellGrid
from .report import Report
from .sheet import TableSheet

NAME = "Our World in Data"
RANK = 4


def recognize(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the header begins with entity, code and year (or day)."""
    head = [name.strip().lower() for name in sample[0][:3]] if sample else []
    return head[:2] == ["entity", "code"] and head[2:] in (["year"], ["day"], ["date"]) and len(sample[0]) > 3


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = UNMAPPED) -> Dataset:
    """Return the figures of every column that holds numbers; an entity without a code is called by its name."""
    return body.read(*plan(sheet, report, mapping), report)


def plan(sheet: TableSheet, report: Report, mapping: ColumnMapping = UNMAPPED) -> tuple[CellGrid, Plan]:
    """Return the table below its header, and which of its columns hold what."""
    _, code, period = sheet.sample[0][:3]
    named = {"area": (code,), "period": (period,)}
    grid, planned = series.plan(sheet, report, mapping._replace(fields={**named, **mapping.fields}))
    if "area" not in mapping.fields and not _are_one_to_one(*grid.cells[:2]):
        planned.at["area"] = 0
    return grid, planned


def _are_one_to_one(entities: Sequence[str], codes: Sequence[str]) -> bool:
    """Return whether each entity has one code, or none, and no other entity has it: 0 may be that of all groups of countries."""
    coded = {pair for pair in zip(entities, codes, strict=True) if pair[1]}
    return len(coded) == len({entity for entity, _ in coded}) == len({code for _, code in coded})
