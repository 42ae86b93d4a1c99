"""Tables with the periods across: the World Bank's downloads (CSV, Excel, DataBank), and others of this shape.

The World Bank writes a few lines about the file first (source, date of update), then a header with country and indicator
codes and the years; DataBank writes years as ``2020 [YR2020]`` and lines about the database at the end. Other offices write one
column of names, with or without a header (NBS China, Statistics Canada), names and years in one (``gdp_1952``), or the year
of each row and its months across (BLS).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.errors import DataError
from ..core.messages import Message
from ..core.period_words import calls_months, calls_quarters
from . import body, columns, merged, numbers, parse, times, unit_text
from .body import Plan, Values
from .build import frequency_of
from .columns import ColumnMapping
from .grid import Above, CellGrid, read_grid
from .report import Report
from .sheet import TableSheet
from .tidy import with_areas_by_codes, without_measured_area

_NO_DATA = "no data"
_OF_BUSINESS = re.compile(r"fiscal|financial|\bfy\b", re.I)
NAME = "periods across (as the World Bank writes)"
RANK = 5
_PLAIN_YEAR = re.compile(r"\d{4}(?:\.0)?")
_STATCAN = re.compile(r"\s*Table:? ?\d\d-\d\d-\d{4}-\d\d|.*\bStatistics Canada\b")
_FLAG = re.compile(r"[bcdefinprsuz]{1,2}")  # of Eurostat; a, b, c are notes
_OF_EUROSTAT = "[ESTAT]"  # in the first lines of its spreadsheets
# A remark at the right end of a table, and no name of the figures of its last period.
_REMARK = re.compile(
    r"按.+(?:价格?|计算|口径)|续表|[(（]续[)）]|初步|制表|表号|共 ?\d+ ?页|\d{4}年版|来源|统计局$|\bsources?\b"
    r"|^(?:provisional|preliminary|provisoire|vorläufige?)(?: (?:figures|data))?$|^(?:tab(?:le|elle|la)?|表) ?\d+$|^page \d+(?: of \d+)?$|^continued$|^[^\W\d_]{3,9} \d{4}$"
    r"|^[(（](?:[A-Z]{1,4}|[^\W\d_]{2,}价格?)[)）]$",
    re.I,
)
_Across = columns.PeriodColumn | merged.NamedPeriod
_AnyColumn = TypeVar("_AnyColumn", columns.PeriodColumn, merged.NamedPeriod)
_OF_ROWS = ("indicator", "area", "label", "unit", "unit_mult")


def periods_of(header: Sequence[str]) -> dict[int, str]:
    """Return the places of the columns that are periods, with their names; empty where these do not say which columns ``read`` takes."""
    named = {place: name.strip() for place, name in enumerate(header) if times.period(name.strip())}
    return named if named.keys() == {column.place for column in columns.period_columns(header)} else {}


def read_columns(header: Sequence[str], at: Mapping[str, int]) -> set[int]:
    """Return the places of the columns beside the periods that are read, and of the names beside codes, which are not needed."""
    fields = {at[field] for field in _OF_ROWS if field in at}
    names = {place for place, name in enumerate(header) if columns.key(name) in ("country_name", "series_name")}
    return fields | names


def recognize(sample: Sequence[Sequence[str]]) -> float:
    """Return how surely one of the first rows is a header with periods across, 0 for not at all."""
    if merged.find(sample):
        return 0.95
    row = columns.row_across(sample)
    if row is None:
        return 0.95 if _parts_across(sample) or columns.years_over_parts(sample) else 0.0
    return 0.9 if columns.find(sample[row], {}).keys() & {"area", "indicator"} else 0.7


def _parts_across(sample: Sequence[Sequence[str]]) -> tuple[int, list[columns.PeriodColumn], int] | None:
    """Return the number of the header whose columns are parts of a year, these columns, and the place of the years."""
    found = columns.row_long(sample)
    parts = columns.part_columns(sample[found[0]]) if found else []
    return (found[0], parts, found[1]) if found and parts else None


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = columns.UNMAPPED) -> Dataset:
    """Return the figures; the unit is what the indicator's name says in its last parentheses (``constant LCU``)."""
    mapping = _with_style(sheet.sample, mapping)
    if not mapping.header and (found := merged.find(sheet.sample)):
        return _read_merged(sheet, report, mapping, *found)
    row, across, year = _header(sheet, mapping)
    written, across = across, _of_quarters(sheet.sample[row], across, report)
    first = across[0].place if across else 0
    quarter_of = _quarters_apart(sheet.sample[row][:first], (column.period for column in across), report)
    across = [column._replace(period=quarter_of.get(column.period, column.period)) for column in across]
    if year is not None and all(sheet.sample[row][column.place].strip().isdecimal() for column in across):
        report.remark(Message("the columns 1 to 12 were read as months"))
    across = _ending(sheet.sample, row, across)
    of_eurostat = any(_OF_EUROSTAT in cell for cells in sheet.sample[:2] for cell in cells)
    flagged = of_eurostat or _has_flags(sheet.sample, row, across)
    if of_eurostat and across and len(sheet.sample[row]) == across[-1].place + 1:
        sheet.sample[row].append("")  # over the flags of the last period, where a workbook has no cell
    grid = read_grid(sheet, row, across[0].place if across else 1, report, across=True)
    before = merged.names_before(columns.crossed(sheet.sample[:row]), grid.header[:first])
    grid = grid._replace(header=[*before, *grid.header[first:]])
    at = without_measured_area(grid, columns.find(grid.header, mapping.first), mapping)
    at = {field: place for field, place in at.items() if field in _OF_ROWS}
    at = at if "area" in mapping.fields else with_areas_by_codes(grid, at)
    written_so = [grid.header[column.place] for column in across]
    places, periods, columns_of = _parts_of_rows(grid, across, written_so, year, mapping.pattern, report)
    if across == written and not places:
        _remark_periods(grid.header, across, mapping, report)
    of_periods = places | {column.place for column in across}
    at = {field: place for field, place in at.items() if place not in places}
    called = "area" in at
    _name_columns(grid, at, of_periods)
    grid = _without_remarks(_with_one_unit(grid, across), across, report)
    values = _values(grid, columns_of, flagged)
    named = "indicator" in at or any(column.name for column in values) or grid.above != Above()
    above = grid.above if named else grid.below
    only = above.indicator or above.title or "value"
    if only == "value" and not called and "indicator" not in at:
        only = _in_corner(grid, at, report) or only
    used = frozenset(read_columns(grid.header, at) | of_periods)
    return body.read(grid, Plan(at, values, periods, only, mapping, used, above.unit), report)


def _parts_of_rows(
    grid: CellGrid, across: Sequence[_AnyColumn], written: Sequence[str], year: int | None, pattern: str, report: Report
) -> tuple[set[int], Sequence[str], Sequence[_AnyColumn]]:
    """Return the place of the years, or of the parts of years, that the rows have, what each row has, and the columns of figures.

    There is no such place where all periods are across; those are ``written`` so.
    """
    if year is not None:
        years = grid.cells[year]
        parts = _turned(report, years, grid.header[year], [column.period for column in across])
        across = [column._replace(period=part) for column, part in zip(across, parts, strict=True)]
        return {year}, times.years_of(times.read(years, pattern).each(years)), across
    if parts_down := _parts_down(grid, across):
        place, parts = parts_down
        return {place}, _turned(report, written, grid.header[place], parts), across
    return set(), (), across


def _turned(report: Report, years: Sequence[str], name: str, parts: Sequence[str]) -> Sequence[str]:
    """Return parts of years, with those months of business years that are of the next one as such; others of business years, which may begin in any month, are reported."""
    turned = times.with_next_year(years, parts, report.name)
    note = times.read(years).note
    if note and note != times.BUSINESS_YEARS and note not in times.OF_MONTHS:
        report.remark(note)
    if turned == parts and (note == times.BUSINESS_YEARS or _OF_BUSINESS.search(name)):
        report.remark(times.parts_of_business_years(next(filter(None, years), "")))
    return turned


def _remark_periods(
    header: Sequence[str], across: Sequence[columns.PeriodColumn], mapping: ColumnMapping, report: Report
) -> None:
    """Report what periods across were taken for, behind the names that they may have before them."""
    texts = (header[column.place].strip().removeprefix(column.stem).lstrip(" -–—") for column in across)
    note = times.read(texts, mapping.pattern).note
    if note and note not in times.OF_MONTHS:
        report.remark(note)


def _has_flags(sample: columns.Sample, row: int, across: Sequence[columns.PeriodColumn]) -> bool:
    """Return whether each period has a column without a name beside it, and all that is in these are letters."""
    header = sample[row]
    beside = [column.place + 1 for column in across if column.place + 1 < len(header)]
    cells = {cells[place].strip() for cells in sample[row + 1 :] for place in beside if place < len(cells)} - {""}
    return not any(header[place].strip() for place in beside) and bool(cells) and all(map(_FLAG.fullmatch, cells))


def _with_one_unit(grid: CellGrid, across: Sequence[columns.PeriodColumn]) -> CellGrid:
    """Return a table with the unit that all its periods have as that above it: it counts for the rows that do not say otherwise."""
    units_of = {grid.units[column.place] for column in across}
    if len(units_of) != 1 or units_of == {unit_text.NONE}:
        return grid
    unit = unit_text.with_power_above(units_of.pop(), grid.above.unit)
    return grid._replace(above=grid.above._replace(unit=unit), units=[unit_text.NONE] * len(grid.units))


def _with_style(sample: Sequence[Sequence[str]], mapping: ColumnMapping) -> ColumnMapping:
    """Return a mapping with the style of numbers that a publisher is known for.

    ``19,100`` is a thousand in Statistics Canada's English tables, and in American filings.
    """
    known = any(_STATCAN.match(cell) or unit_text.is_of_filing(cell) for row in sample for cell in row)
    return mapping._replace(numbers="1,234.5") if known and not mapping.numbers else mapping


def _read_merged(
    sheet: TableSheet, report: Report, mapping: ColumnMapping, row: int, across: Sequence[merged.NamedPeriod]
) -> Dataset:
    """Return the figures of a table whose periods stand over more than one column, with the names of these below."""
    _refuse_unknown_part(sheet, across)
    grid = read_grid(sheet, row, across[0].place, report, across=True)
    if _parts_down(grid, years := merged.within_parts(across, grid.header)):
        across = years
    across = merged.without_indices(across, grid)
    upper = [cell.strip() for cell in sheet.sample[row - 1]]
    not_units = (
        name
        for name in merged.names_behind(upper, sheet.sample[row], across[-1].place)
        if columns.key(name) not in unit_text.WORDS
    )
    if behind_them := columns.not_used([*not_units]):
        report.remark(behind_them)
    if days := {*merged.days_over(upper).values()}:
        report.remark(times.read_as(frequency_of(days), days))
    quarter_of = _quarters_apart(upper[: across[0].place], (column.period for column in across), report)
    across = [column._replace(period=quarter_of.get(column.period, column.period)) for column in across]
    before = merged.names_before(sheet.sample[:row], grid.header[: across[0].place])
    columns_of = [f"{column.period} {grid.header[column.place]}" for column in across]
    behind = grid.header[across[-1].place + 1 :]  # the units of rows, where headings among these state them
    grid = grid._replace(header=[*before, *columns_of, *behind], groups=[])
    beside = [*before, *[""] * len(columns_of), *behind]
    at = {field: place for field, place in columns.find(beside, mapping.first).items() if field in _OF_ROWS}
    _name_columns(grid, at, {column.place for column in across})
    if "indicator" not in at:
        across = merged.of_columns_before(across)
    values = _values_below(grid, across)
    only = grid.above.indicator or grid.above.title or "value"
    places, periods, _ = _parts_of_rows(grid, across, upper[across[0].place :], None, mapping.pattern, report)
    at = {field: place for field, place in at.items() if place not in places}
    used = frozenset({*at.values(), *places, *(column.place for column in across)})
    return body.read(grid, Plan(at, values, periods, only, mapping, used, grid.above.unit), report)


def _values_below(grid: CellGrid, across: Sequence[merged.NamedPeriod]) -> list[Values]:
    """Return the columns of figures below periods that have more than one."""
    over = {
        column.name.partition(", ")[0] for column in across
    }  # Region beside Exports, which is over columns, and no area
    area = "" if grid.above.area in over else grid.above.area
    return [
        Values(
            column.place,
            column.name,
            grid.above.label(column.name),
            column.period,
            column.unit if column.unit != unit_text.NONE else grid.units[column.place],
            area,
            column.measure,
            mark=column.mark,
        )
        for column in across
    ]


def _refuse_unknown_part(sheet: TableSheet, across: Sequence[merged.NamedPeriod]) -> None:
    """Raise DataError where a column below a year is a part of it that is no period here."""
    if part := merged.unknown_part(across):
        raise DataError(
            "{name}: '{part}' below a year is a part of it that digecon does not know: write periods as 2023, 2023-Q1 or 2023-01.",
            name=sheet.name,
            part=printable(part),
        )


def _header(sheet: TableSheet, mapping: ColumnMapping) -> tuple[int, list[columns.PeriodColumn], int | None]:
    """Return the number of the header, its periods, and where these are parts of the year of each row, the years' place."""
    if not mapping.header and (found := columns.years_over_parts(sheet.sample)):
        return *found, None
    row = sheet.row_of(mapping.header) if mapping.header else columns.row_across(sheet.sample, mapping.pattern)
    if row is not None:
        return row, columns.period_columns(sheet.sample[row], mapping.pattern), None
    return _parts_across(sheet.sample) or (0, columns.part_columns(sheet.sample[0]), None)


def _of_quarters(
    header: Sequence[str], across: list[columns.PeriodColumn], report: Report
) -> list[columns.PeriodColumn]:
    """Return the periods of a header as quarters where a name before them says so, and these are the months in which they end."""
    before = header[: across[0].place] if across else ()
    if not any(calls_quarters(columns.key(name)) for name in before):
        return across
    ending = times.quarters([column.period for column in across], report.remark)
    return [column._replace(period=period) for column, period in zip(across, ending, strict=True)]


def _quarters_apart(before: Iterable[str], given: Iterable[str], report: Report) -> dict[str, str]:
    """Return the quarters of periods that are months three apart, which no name before them calls months; the report says so, or why there are none."""
    months = {*given}
    if any(calls_months(columns.key(name)) for name in before):
        return {}
    if times.are_a_quarter_apart(months):
        report.remark(times.APART)
        return {month: times.lengthened(month, 3) for month in months}
    if times.may_be_quarters(months):
        report.remark(times.MAY_BE_QUARTERS)
    return {}


def _ending(sample: columns.Sample, row: int, across: list[columns.PeriodColumn]) -> list[columns.PeriodColumn]:
    """Return the periods of a header as the months that end in them, where a name over them or before them says how many: ``3 Months Ended``."""
    if not across:
        return across
    across = [
        column._replace(period=times.ended(column.stem, column.period), stem="")
        if times.says_ended(column.stem)
        else column
        for column in across
    ]
    corner = sample[row][0]
    if times.says_ended(corner):
        return [column._replace(period=times.ended(corner, column.period)) for column in across]
    if not row:
        return across
    over = columns.names_over(sample[:row], len(sample[row]), across[0].place)
    return [column._replace(period=times.ended(over[column.place], column.period)) for column in across]


def _parts_down(grid: CellGrid, across: Sequence[_Across]) -> tuple[int, list[str]] | None:
    """Return the place of a column of months or quarters whose years are across, and these parts of a year (``-01``); None for none."""
    if not all(len(column.period) == 4 for column in across):
        return None
    for place in range(min((column.place for column in across), default=0)):
        cells = grid.cells[place]
        parts = (
            times.within_years(["2000"] * len(cells), cells, columns.key(grid.header[place])) if all(cells) else None
        )
        if parts and len(set(parts)) > 1:
            return place, [part[4:] for part in parts]
    return None


def _name_columns(grid: CellGrid, at: dict[str, int], periods: set[int]) -> None:
    """Add to the known columns those before the periods that hold areas or indicators under another name."""
    if "indicator" in at and "area" in at:
        return
    free = [place for place in range(min(periods, default=0)) if place not in at.values()]
    for place in free:
        named = columns.hold_named_areas(grid.header[place], grid.cells[place])
        if "area" not in at and (named or columns.are_areas(grid.cells[place])):
            at["area"] = place
    figures = [grid.cells[place] for place in periods]
    free = [
        place
        for place in free
        if place not in at.values()
        and any(name and numbers.count(cells[line] for cells in figures) for line, name in enumerate(grid.cells[place]))
    ]
    if free and not at.keys() & {"area", "indicator"}:
        words = (place for place in free if any(cell and not parse.number(cell) for cell in grid.cells[place]))
        at["indicator"] = next(words, free[0])


def _in_corner(grid: CellGrid, at: Mapping[str, int], report: Report) -> str:
    """Return what stands over areas that are known by themselves, where it ends in a unit: the name of the figures, which have none.

    The report has any other, which may be that too.
    """
    corner = grid.header[at["area"]] if "area" in at else ""
    if not corner or columns.hold_named_areas(corner, grid.cells[at["area"]]):
        return ""
    stated = corner.endswith(")") and unit_text.of_name(corner) != unit_text.NONE
    if not stated or not any(_NO_DATA in cells for cells in grid.cells):  # an export of the Monetary Fund's map
        report.remark(Message("the areas are those of the column '{area}'", area=printable(corner)))
    return " ".join(corner.split()) if stated else ""


def _states(groups: Sequence[Sequence[str]], across: Sequence[columns.PeriodColumn]) -> Sequence[str]:
    """Return the row above the periods, or right below them, that says which are actual and which forecasts; empty for none, or where periods come again."""
    once = len({(column.period, column.stem) for column in across}) == len(across)
    of_all = (row for row in groups if all(parse.state(row[column.place]) is not None for column in across))
    return next(of_all, ()) if once else ()


def _without_remarks(grid: CellGrid, across: Sequence[columns.PeriodColumn], report: Report) -> CellGrid:
    """Return a table without the rows of names in which only the last one of the periods, each of which is there once, has one.

    That is a remark on the whole table at its right end, ``按当年价格计算``, which the report has as a title.
    """
    places = [column.place for column in across]
    once = len(places) > 1 and len({(column.period, column.stem) for column in across}) == len(places)
    alone = [
        row for row in grid.groups
        if once and _REMARK.search(row[places[-1]]) and not any(row[place] for place in places[:-1])
    ]  # fmt: skip
    report.titles += [row[places[-1]] for row in alone]
    return grid._replace(groups=[row for row in grid.groups if row not in alone])


def _are_parts(names: Sequence[str], header: Sequence[str], across: Sequence[columns.PeriodColumn]) -> bool:
    """Return whether names over years are months of these, or those up to one: ``Aprile`` and ``Gennaio-Aprile`` over 2010 and 2011.

    ``Q1`` may be a quartile, and ``Total`` that of some months.
    """
    in_words = (len(name) > 2 and name[1].isalpha() for name in {names[column.place] for column in across})
    plain = (_PLAIN_YEAR.fullmatch(header[column.place]) for column in across)
    if not (all(in_words) and all(plain)):
        return False
    parts = (merged.part(names[column.place], column.period) for column in across)
    return all(part and part != column.period for part, column in zip(parts, across, strict=True))


def _values(grid: CellGrid, across: Sequence[columns.PeriodColumn], flagged: bool) -> list[Values]:
    """Return the columns of figures, with the names in the rows above them (Statistics Canada's geography).

    In a ``flagged`` table a column without a name holds the flags of the figures before it.
    """
    places = [column.place for column in across]
    groups = [
        row
        for row in grid.groups
        if not any(columns.calls_periods(row[place]) for place in places)  # they say what these are
        and {part.place for part in columns.part_columns(row)} != {*places}  # or name the months in another language
        and not all(times.period(row[column.place]) == column.period[:4] for column in across)  # or are their years
    ]
    states = _states(groups, across)
    groups = [row for row in groups if row is not states]
    parts = next((row for row in groups if _are_parts(row, grid.header, across)), None)
    groups = [row for row in groups if row is not parts]
    found = []
    for column in across:
        if parts:
            column = column._replace(period=merged.part(parts[column.place], column.period))
        names = [row[column.place] for row in groups if not times.says_ended(row[column.place])]
        area = next((name for name in names if columns.are_areas([name])), "")
        stem = ", ".join(filter(None, (*(name for name in names if name != area), column.stem)))
        beside = column.place + 1
        flags = beside if flagged and beside < len(grid.header) and not grid.header[beside] else None
        unit = column.unit if column.unit != unit_text.NONE else grid.units[column.place]
        area = area or grid.above.area
        state = parse.state(states[column.place]) if states else ""
        mark = state or column.mark or times.mark(grid.header[column.place])
        found.append(
            Values(column.place, stem, grid.above.label(stem), column.period, unit, area, flags=flags, mark=mark)
        )
    return found
