"""SDMX-CSV 1.0 and 2.0, as the ECB, OECD, Eurostat, IMF, BIS and ILO serve it, and as digecon writes it.

Version 1.0 begins with the column DATAFLOW, 2.0 with STRUCTURE, STRUCTURE_ID, ACTION; the ECB puts KEY first. Dimensions
come before TIME_PERIOD, attributes after OBS_VALUE. With labels, a column is ``FREQ:Frequency`` and a cell ``A:Annual``,
or a column of labels (``Reference area``, ``REF_AREA_LABEL``) follows each column of codes.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..core import sdmx
from ..core.dataset import Dataset
from . import columns, own, times, unit_text
from .body import TWIN, multiplied
from .build import DELETED, Collector
from .columns import FREQUENCY_CODES, UNMAPPED, ColumnMapping
from .report import Report
from .sheet import TableSheet, whole_rows
from .unit_text import Unit

NAME = "SDMX-CSV"
RANK = 2
# What is found among the dimensions: facts about the file, and attributes that some offices put before OBS_VALUE.
_NO_DIMENSIONS = {
    "dataflow", "dataflow_id", "structure", "structure_id", "structure_name", "action", "key", "last update", "time_period", "obs_value",
    "unit_mult", "decimals", "obs_status", "obs_flag", "obs_conf", "conf_status", "time_format", "data_source",
    "database_id", "unit_type", "obs_comment", "comment_obs", "title", "scale", "precision",
}  # fmt: skip
_READ = ("value", "period", "unit", "unit_mult", "decimals", "status")  # beside the dimensions
_BASE, _INDICES = "base_per", ("ix", "inx", "index", "indices")  # an index says its base in a column of its own
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_@$-]*")


def _names(header: Sequence[str]) -> list[str]:
    return [name.partition(":")[0].strip().lower() for name in header]


def recognize(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the header has OBS_VALUE and TIME_PERIOD, and begins as one of the two versions or has labels behind its codes."""
    names = _names(sample[0]) if sample else []
    first = names[0] if names else ""
    starts = first in ("dataflow", "key") or first.startswith("structure") or (first and ":" in sample[0][0])
    return bool(starts) and "obs_value" in names and "time_period" in names


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = UNMAPPED) -> Dataset:
    """Return the figures with status, multiplier and stated decimals; an indicator is the codes of its dimensions.

    These are all dimensions but area and frequency, joined by dots. Rows whose ACTION is D (delete) are not figures.
    """
    rows = sheet.rows()
    header = next(rows)[1]
    names = _names(header)
    if "structure_id" in names and len(sheet.sample) > 1:
        place = names.index("structure_id")
        if sheet.sample[1][place : place + 1] == [sdmx.STRUCTURE[1]]:
            return own.read_sdmx(header, rows, report)
    shape = _shape(header, names)
    if "structure_name" in names and len(sheet.sample) > 1:
        place = names.index("structure_name")
        report.titles = sheet.sample[1][place : place + 1]
    at = shape.at
    described: dict[tuple[str, ...], tuple[Unit, str]] = {}
    collector = Collector(report)
    for line, row in whole_rows(rows, header, report):
        row.append("")  # for a column that is missing
        if row[at["action"]].upper() == "D":
            report.skip(DELETED)
            continue
        indicator = ".".join(_code(row[place]) for place in shape.joined) or _dataset(row[0])
        cells = (indicator, row[at["unit"]], row[at[_BASE]])
        stated, label = described.get(cells) or described.setdefault(cells, _describe(row, shape))
        unit = multiplied(stated, row[at["unit_mult"]], line, [*header, ""][at["unit_mult"]], report)
        if unit is None:
            continue
        collector.indicator(indicator, label, *unit)
        period, places, status = (row[at[field]].partition(":")[0] for field in ("period", "decimals", "status"))
        collector.add(
            line, "OBS_VALUE", indicator, _code(row[shape.area]), period, row[at["value"]], *unit, places, status
        )  # fmt: skip
    return collector.dataset()


class _Shape(NamedTuple):
    """The columns of a file: those of our fields, the area, the dimensions that are the indicator, and the labels of these."""

    at: dict[str, int]
    area: int
    joined: list[int]
    label_of: dict[int, int]


def _shape(header: Sequence[str], names: Sequence[str]) -> _Shape:
    """Return the columns of a file; a missing one is placed after the last column."""
    labels = _labels(header, names)
    codes = ["" if place in labels else name for place, name in enumerate(names)]
    dimensions = [place for place in _dimensions(names) if codes[place]]
    found = columns.find([codes[place] for place in dimensions], {})
    area = dimensions[found["area"]] if "area" in found else len(header)
    joined = [place for place in dimensions if place != area and names[place] not in FREQUENCY_CODES]
    units = [place for place, name in enumerate(names) if columns.key(name) in unit_text.WORDS]
    # A dimension may be called status, of work say, and only units are dimensions and attributes at once.
    attributes = ["" if place in dimensions and place not in units else name for place, name in enumerate(codes)]
    known = columns.find(attributes, {})
    at = {field: known.get(field, len(header)) for field in _READ}
    at["action"] = names.index("action") if "action" in names else len(header)
    at[_BASE] = names.index(_BASE) if _BASE in names else len(header)
    at[TWIN] = next((place for place in units if place != at["unit"]), len(header))
    return _Shape(at, area, joined, {place: place + 1 for place in joined if place + 1 in labels})


def _describe(row: Sequence[str], shape: _Shape) -> tuple[Unit, str]:
    """Return the unit and the label of the indicator of a row; the unit is its code, its text, or what its codes and labels say."""
    code, _, text = row[shape.at["unit"]].partition(":")
    words = [word for place in shape.joined if (word := _label(row, place, shape.label_of))]
    names = (*(_code(row[place]) for place in shape.joined), *words)
    stated = unit_text.of_codes((code.strip(), text.strip() or row[shape.at[TWIN]]), names)
    if times.period(base := row[shape.at[_BASE]].strip()) and stated.name.lower() in _INDICES:
        stated = Unit(f"{base}=100")
    return stated, ", ".join(words)


def _dimensions(names: Sequence[str]) -> list[int]:
    """Return the places of the dimensions: the columns before the period or the value that have no other meaning."""
    last = max(names.index("obs_value"), names.index("time_period"))
    return [place for place, name in enumerate(names[:last]) if name not in _NO_DIMENSIONS]


def _labels(header: Sequence[str], names: Sequence[str]) -> set[int]:
    """Return the places of the columns of labels behind their codes, in a file that has such columns."""
    labeled = "structure_name" in names or any(name.endswith("_label") for name in names)
    return {place for place, name in enumerate(header) if labeled and not _is_code(name)}


def _dataset(dataflow: str) -> str:
    """Return the id of a data set within that of its flow, ``WS_CBPOL`` of ``BIS:WS_CBPOL(1.0)``; it names figures without dimensions."""
    found = re.fullmatch(r"[\w.]+:([A-Za-z]\w*)\([\d.]+\)", dataflow)
    return found[1] if found else "value"


def _code(cell: str) -> str:
    return cell.partition(":")[0].strip()


def _is_code(name: str) -> bool:
    """Return whether a column holds codes: ``REF_AREA`` or ``geo``, and neither ``Reference area`` nor ``REF_AREA_LABEL``."""
    code = name.partition(":")[0].strip()
    return bool(_CODE.fullmatch(code)) and code in (code.upper(), code.lower()) and not code.endswith("_LABEL")


def _label(row: Sequence[str], place: int, label_of: Mapping[int, int]) -> str:
    _, colon, label = row[place].partition(":")
    return label.strip() if colon else row[label_of[place]] if place in label_of else ""
