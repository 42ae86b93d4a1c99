"""Tables with the periods across: the World Bank's downloads (CSV, Excel, DataBank), and others of this shape.

The World Bank writes a few lines about the file first (source, date of update), then a header with country and indicator
codes and the years; DataBank writes years as ``2020 [YR2020]`` and lines about the database at the end. Others write one
column of names, or none over it (NBS China, Statistics Canada), names and years in one (``gdp_1952``), or the year of each
row and its months across (BLS).
"""

from collections.abc import Mapping, Sequence

from ..dataset import Dataset
from . import areas, body, columns, heads, parse, times
from .body import Values
from .columns import Told
from .grid import Grid, of
from .report import Report
from .sheet import Sheet

NAME = "periods across (as the World Bank writes)"
RANK = 5


def header_row(sample: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the row that has the periods in its columns, None where there is none."""
    return heads.row_across(sample)


def periods_of(header: Sequence[str]) -> dict[int, str]:
    """Return the places of the columns that are periods, with their names."""
    return {place: name.strip() for place, name in enumerate(header) if parse.period(name.strip())}


def read_columns(header: Sequence[str], at: Mapping[str, int]) -> set[int]:
    """Return the places of the columns that are read, and of the names beside codes, which nobody misses."""
    told = {at[field] for field in ("indicator", "area", "label", "unit", "unit_mult") if field in at}
    names = {place for place, name in enumerate(header) if columns.key(name) in ("country_name", "series_name")}
    return told | names | periods_of(header).keys()


def recognise(sample: Sequence[Sequence[str]]) -> float:
    """Return how surely one of the first rows is a header with periods across, 0 for not at all."""
    row = header_row(sample)
    if row is None:
        return 0.95 * (_row_within(sample) is not None or heads.years_over_parts(sample) is not None)
    return 0.9 if columns.find(sample[row], {}).keys() & {"area", "indicator"} else 0.7


def _row_within(sample: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the header whose columns are the months of the year that each row tells."""
    found = heads.row_long(sample)
    return found[0] if found and heads.within(sample[found[0]]) else None


def read(sheet: Sheet, report: Report, told: Told = columns.NOTHING) -> Dataset:
    """Return the figures; the unit is what the indicator's name says in its last parentheses (``constant LCU``)."""
    row, across, parts = _header(sheet, told)
    grid = of(sheet, row, across[0].place if across else 1, report, across=True)
    at = columns.find(grid.header, told.first)
    at = {field: place for field, place in at.items() if field in ("indicator", "area", "label", "unit", "unit_mult")}
    years = heads.row_long(sheet.sample) if parts and across else None
    _name_columns(grid, at, {one.place for one in across} | ({years[1]} if years else set()))
    periods: Sequence[str] = ()
    values = _values(grid, across)
    if years:
        of_years = times.read(grid.cells[years[1]]).of
        periods = [of_years.get(year, year) for year in grid.cells[years[1]]]
    used = read_columns(grid.header, at) | {one.place for one in across} | ({years[1]} if years else set())
    planned = body.plan(grid, at, periods, values, grid.above.indicator or grid.above.title or "value", told, used)
    used |= set(planned.indicator)
    columns.tell_unused(grid.header, used, report)
    return body.take(grid, planned, report)


def _header(sheet: Sheet, told: Told) -> tuple[int, list[heads.Across], bool]:
    """Return the number of the header, its periods, and whether these are parts of the year that each row tells."""
    if not told.header and (found := heads.years_over_parts(sheet.sample)):
        return *found, False
    row = sheet.row_of(told.header) if told.header else header_row(sheet.sample)
    if row is not None:
        return row, heads.across(sheet.sample[row]), False
    row = _row_within(sheet.sample)
    return row or 0, heads.within(sheet.sample[row or 0]), True


def _name_columns(grid: Grid, at: dict[str, int], periods: set[int]) -> None:
    """Add to the known columns the one before the periods that says area or indicator under a name of its own."""
    if "indicator" in at and "area" in at:
        return
    free = [place for place in range(min(periods, default=0)) if place not in at.values()]
    for place in free:
        if "area" not in at and areas.are(grid.cells[place]):
            at["area"] = place
    free = [place for place in free if place not in at.values() and any(grid.cells[place])]
    words = [place for place in free if any(cell and not parse.number(cell) for cell in grid.cells[place])]
    if free and not at.keys() & {"area", "indicator"}:
        at["indicator"] = [*words, *free][0]


def _values(grid: Grid, across: Sequence[heads.Across]) -> list[Values]:
    """Return the columns of figures, with what the rows of names above them say (Statistics Canada's geography)."""
    found = []
    for one in across:
        names = [row[one.place] for row in grid.groups]
        area = next((name for name in names if areas.are([name])), "")
        stem = ", ".join(filter(None, (*(name for name in names if name != area), one.stem)))
        unit, power = ("", 0) if grid.above.indicator else (grid.above.unit, grid.above.unit_mult)
        found.append(Values(one.place, stem, "", one.period, unit, power, area or grid.above.area))
    return found
