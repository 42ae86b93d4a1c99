"""The bundled table: finds and reads the files of ``data/``, with nothing imported but ``csv``."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .errors import DataError
from .observations import Break, Dataset, Indicator, Observation, Source
from .rounding import printed_bounds


def data_dir() -> Path:
    """Return the folder that holds the table: inside the installed package, or ``data/`` of the source tree."""
    package = Path(__file__).parent
    for folder in (package / "data", package.parent.parent / "data"):
        if (folder / "indicators.csv").is_file():
            return folder
    raise DataError("the bundled table is missing: reinstall digecon-cli.")


def rows(name: str) -> Iterator[list[str]]:
    """Yield the records of one file of the table, without its header."""
    with (data_dir() / name).open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        next(reader)
        yield from reader


def observation(record: list[str]) -> Observation:
    """Return the observation of one record of ``indicators.csv``, with the bounds that its digits allow."""
    indicator, area, period, measure, base_indicator, base_period, value, bound, unit, mult, *rest = record
    basis, status, vintage, source, locator, note = rest
    low, high = printed_bounds(value, bound)
    return Observation(
        indicator, area, period, measure, base_indicator, base_period, "published", value, low, high, bound,
        unit, int(mult), basis, status, vintage, source, note, locator,
    )  # fmt: skip


def indicator(record: list[str]) -> Indicator:
    """Return the catalog entry of one record of ``catalog.csv``."""
    name, label, label_zh, sector, kind, unit, mult, producer, parent, part_of, definition, note = record
    power = int(mult or 0)
    return Indicator(name, label, label_zh, sector, kind, unit, power, producer, parent, part_of, definition, note)


def catalog() -> dict[str, Indicator]:
    """Return the bundled catalog by indicator."""
    return {entry.indicator: entry for entry in map(indicator, rows("catalog.csv"))}


@cache
def version() -> str:
    """Return the version of the data, as its Data Package descriptor states it."""
    import json

    return str(json.loads((data_dir() / "datapackage.json").read_text(encoding="utf-8"))["version"])


@cache
def load() -> Dataset:
    """Return the bundled table with its catalog, breaks and sources."""
    return Dataset(
        [observation(record) for record in rows("indicators.csv")],
        catalog(),
        (Break(*record) for record in rows("breaks.csv")),
        {record[0]: Source(*record) for record in rows("sources.csv")},
    )
