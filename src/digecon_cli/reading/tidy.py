"""Tidy long tables: one figure per row, in columns with usual names, or with names given by ``--map``."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..core.areas import is_area
from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.errors import DataError
from ..core.messages import Message
from ..core.period_words import calls_months, calls_quarters
from . import body, columns, dimensions, numbers, parse, patterns, times, unit_text
from .body import Plan, Values
from .columns import ColumnMapping
from .grid import CellGrid, read_grid
from .report import Advised, Report, Unread, first_of
from .sheet import TableSheet

_OF_YEARS = re.compile(r"(?:[2-9]|\d\d)[ _-]?(?:y|yrs?|years?|yearly|annual)", re.I)
_SPELLED_OUT = "_name"  # what the name of a column ends in that spells out another
_BEGINNINGS_AND_ENDS = (("from", "to"), ("start", "end"), ("begin", "end"), ("von", "bis"), ("desde", "hasta"))
_OF_YEARBOOK = (
    "region/country/area"  # over codes, in the yearbook of the United Nations; beside it their names, which have none
)
_A_YEAR = 12  # months
_OF_OTHER_YEARS = re.compile(
    r"(?:^|_)(?:(?:fiscal|financial|budget|business|school|academic|crop|marketing|water|harvest)_?(?:year|yr)|fy|exercice|"
    r"(?:haushalts|geschäfts|wirtschafts|schul)jahr|(?:会計|財政|事業)年度)(?:_|$)"
)
_JAPANESE = re.compile("[ぁ-ヿ円]")  # in China the same word (年度) means plain years
_AT_AN_END = frozenset(("-01", "-12", "-Q1", "-Q4"))  # of a calendar year
_ONE_MONTH = re.compile(r"\d{4}-\d\d")
_Periods = tuple[list[str], frozenset[int]]  # of each row, and the columns that they are from

# Over a column of years and the one of months beside it.
_YEARS_AND_PARTS = frozenset(("年月", "年_月", "年_月_year_and_month"))
_BETWEEN_WORDS = re.compile("_(?:and|und|et|y|e|и)_|[_/]+")
# What holds areas of a name of their own: a county may have the name of one in another state.
_REGIONS = frozenset(("region", "region_name", "regionname", "地区", "区域", "地域"))
_AREAS_IN_REGIONS = frozenset((
    "country", "country_name", "jurisdiction", "geo_name", "geoname", "province", "province_name", "provincename", "city", "city_name", "cityname", "municipality",
    "prefecture", "省", "省份", "省市", "城市", "都道府県",
))  # fmt: skip
_CITIES = frozenset(("city", "city_name", "cityname", "municipality", "城市", "地级市", *columns.METROS))
# What the columns of areas within those of a name are called.
_WITHIN = {
    **dict.fromkeys(_REGIONS, _AREAS_IN_REGIONS),
    **dict.fromkeys(("state", "state_name"), frozenset(columns.METROS)),
    **dict.fromkeys(
        ("province", "province_name", "provincename", "省", "省份", "省市"),
        frozenset(("city", "city_name", "cityname", "城市", "地级市")),
    ),
}
_WHOLE = re.compile(
    rf"|all|others?|average|全[国國部省市区]\w*|其[他它]\w*|平均|(?:.*\b)?(?:{times.TOTALS})", re.I
)  # which is no area of a region
_OF_POLAND = frozenset(("polska", "dolnośląskie", "małopolskie", "mazowieckie", "śląskie"))
_BRITISH_CODE = re.compile(
    r"(?:E(?:[0-4]\d|5[0-5]|92)|W(?:0[1-9]|[1-4]\d|92)|S(?:0[0-9]|1[2-6]|2[02]|92)|N(?:0[0-9]|92)|K0[2-4])\d{6}"
)
_KINDS_OF_AREAS = frozenset((
    "country", "region", "county", "metropolitan county", "metropolitan district", "non-metropolitan district", "unitary authority", "london borough", "council area",
    "local government district", "local authority", "district", "borough",
))  # fmt: skip
_MOST_NAMED = 3  # columns in a sentence
# In the names of columns that pick an area for each row, which is not the one the figures are of: top_buyer.
_ONE_OF_MANY = frozenset(("top", "best", "main", "leading", "largest", "biggest", "winner", "champion"))
_LONGEST_CODE = 3  # of an area
_OF_ISO = 3  # digits of its numbers of areas
_ENOUGH = 200  # rows that show what a column of areas holds
_TYPES = frozenset(("type", "tipo", "dato"))
_NOTES = 20  # in a column of years one cell of so many may be none

NAME = "long table"
RANK = 6


def recognize(sample: Sequence[Sequence[str]]) -> float:
    """Return how surely one of the first rows names a column of periods and one of values, 0 for not at all."""
    first = columns.find(sample[0], {}) if sample else {}
    if "period" in first and "value" in first:
        return 0.9
    found = columns.row_long(sample)
    return 0.85 if found and "value" in columns.find(sample[found[0]], {}) else 0.0


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = columns.UNMAPPED) -> Dataset:
    """Return the figures; without a column of indicators the column of values names the indicator."""
    return body.read(*plan(sheet, report, mapping), report)


def plan(sheet: TableSheet, report: Report, mapping: ColumnMapping = columns.UNMAPPED) -> tuple[CellGrid, Plan]:
    """Return the table below its header, and which of its columns hold what."""
    grid, at = below_header(sheet, mapping, report)
    if "value" not in at:
        raise _without(sheet, "value")
    value = at.pop("value")
    periods, used = periods_of(grid, at, mapping, report)
    find_area(grid, at, {value, *used})
    only, over = grid.header[value], ", ".join(dict.fromkeys(row[value] for row in grid.groups if row[value]))
    if columns.key(only) in columns.NAMES["value"]:
        only = over or grid.above.indicator or grid.above.title or only
    values = Values(value, area="" if "area" in at else grid.above.area)
    return grid, Plan(at, [values], periods, only, mapping, used, grid.above.unit)


def below_header(sheet: TableSheet, mapping: ColumnMapping, report: Report) -> tuple[CellGrid, dict[str, int]]:
    """Return the table below its header, and the columns of our fields, the periods among them."""
    row = _header_row(sheet, mapping)
    grid = read_grid(sheet, row, 1, report)
    grid = grid if mapping.fields else _without_table_beside(grid, report)
    at = without_measured_area(grid, columns.find(grid.header, mapping.first), mapping)
    if "area" not in mapping.fields:
        at = _with_areas_within_regions(grid, _with_names_of_areas(grid, with_areas_by_codes(grid, at)))
        at = at if "unit" in mapping.fields else _with_areas_called_units(grid, at)
    if "period" not in mapping.fields:
        at = _with_column_of_times(grid, at)
    if "period" not in at:  # it may have another name
        found = columns.row_long(sheet.sample)
        if not found or found[0] != row:
            raise _without(sheet, "period")
        at = {**{field: place for field, place in at.items() if place != found[1]}, "period": found[1]}
    return grid, at


def _without_table_beside(grid: CellGrid, report: Report) -> CellGrid:
    """Return a table without another one to its right: behind an empty column, with names of its own before its figures, and no periods."""
    empty = (place for place, name in enumerate(grid.header) if not name and not any(grid.cells[place]))
    place = next((place for place in empty if 1 < place < len(grid.header) - 2), None)
    if place is None:
        return grid
    left, right = grid.cells[:place], grid.cells[place + 1 :]
    numeric = [bool(numbers.count(cells[:_ENOUGH])) for cells in right]
    named = not numeric[0] and any(right[0]) and any(numeric)
    if not named or _have_times(right) or not _have_times(left):
        return grid
    names = tuple(f"'{printable(name)}'" for name in grid.header[place + 1 :] if name)
    message = "columns behind an empty one are another table, and were not read: {columns}"
    report.remark(Message(message, columns=first_of(names, _MOST_NAMED)))
    return grid._replace(
        header=grid.header[:place], cells=left, groups=[group[:place] for group in grid.groups], units=grid.units[:place],
        outside=grid.outside + sum(map(numbers.count, right)),
    )  # fmt: skip


def _have_times(columns_of: Iterable[Sequence[str]]) -> bool:
    return any(any(map(times.looks_like_time, cells[:_ENOUGH])) for cells in columns_of)


def _with_column_of_times(grid: CellGrid, at: dict[str, int]) -> dict[str, int]:
    """Return the columns of our fields with another column that is called as periods are, where the first one holds none: ``Normal``.

    That is the only one that holds nothing but periods, more than one of them.
    """
    first = grid.column(place := at.get("period"))[:_ENOUGH]
    if place is None or numbers.count(first) or any(map(times.looks_like_time, first)):
        return at
    dated = [
        other for other, name in enumerate(grid.header)
        if columns.key(name) in columns.NAMES["period"] and other not in at.values() and _holds_times(grid.cells[other][:_ENOUGH])
    ]  # fmt: skip
    years = [other for other in dated if _is_year(grid, other)]
    if any(times.within_years(grid.cells[other], grid.cells[place], "") for other in years):
        return at  # M01 and S01 of the years beside them, of American prices
    finest = [other for other in dated if other not in years] or dated
    return at | {"period": finest[0]} if len(finest) == 1 else at


def _holds_times(cells: Sequence[str]) -> bool:
    """Return whether the filled cells of a column are periods, and more than one."""
    filled = {*filter(None, cells)}
    return len(filled) > 1 and all(map(times.looks_like_time, filled))


def without_measured_area(grid: CellGrid, at: dict[str, int], mapping: ColumnMapping) -> dict[str, int]:
    """Return the columns of our fields without one that is called an area and holds figures: square kilometres, or those of Georgia (``GEO``)."""
    if "area" in mapping.fields or not is_area_measured(grid.header, grid.cells, at):
        return at
    named = ["" if place == at["area"] else name for place, name in enumerate(grid.header)]
    return columns.find(named, mapping.first)


def _with_names_of_areas(grid: CellGrid, at: dict[str, int]) -> dict[str, int]:
    """Return the columns of our fields with the names of areas in place of numbers that only count them: Vietnam, and not 1."""
    keys = list(map(columns.key, grid.header))
    if _OF_YEARBOOK in keys[:-1]:
        codes, names = grid.cells[keys.index(_OF_YEARBOOK) :][:2]
        if numbers.count(codes) == len(codes) and not numbers.count(names):
            return at | {"area": keys.index(_OF_YEARBOOK) + 1}
    place = at.get("area")
    if place is None or not dimensions.is_code(grid.header, place, grid.cells[place]):
        return at
    called = f"{columns.key(grid.header[place])}_name"
    for other, name in enumerate(grid.header):  # GEOGRAPHY and GEOGRAPHY_NAME, of the British office
        pairs = len({*zip(grid.cells[place], grid.cells[other], strict=True)}) if columns.key(name) == called else 0
        if pairs and pairs == len({*grid.cells[place]}) == len({*grid.cells[other]}):
            return at | {"area": other}
    numbered = {cell.removesuffix(".0") for cell in {*grid.cells[place]}}
    counted = len(numbered) > 1 and numbered == {str(number) for number in range(1, len(numbered) + 1)}
    own = any(len(number) != _OF_ISO for number in numbered) and columns.key(grid.header[place]).endswith("_id")
    if not counted and not (own and all(map(str.isdecimal, numbered))):
        return at
    stem = columns.key(grid.header[place]).removesuffix("_id")
    usual = (stem, f"{stem}_name") if own and not counted else columns.NAMES["area"]
    for other, name in enumerate(grid.header):
        cells = {*grid.cells[other]}
        named = columns.key(name) in usual and all(cells) and not numbers.count(cells)
        if named and len(cells) == len(numbered) == len({*zip(grid.cells[place], grid.cells[other], strict=True)}):
            return at | {"area": other}
    return at


def with_areas_by_codes(grid: CellGrid, at: dict[str, int]) -> dict[str, int]:
    """Return the columns of our fields with the areas that codes of the British office name, in place of their kinds: Country, Region (``Geography``)."""
    coded = (any(map(_BRITISH_CODE.fullmatch, cells[:_ENOUGH])) for cells in grid.cells)
    if "area" not in at or not any(coded):
        return at
    kinds = {*grid.cells[at["area"]]}
    texts = [
        place for place, cells in enumerate(grid.cells)
        if place != at["area"] and 2 * numbers.count(cells[:_ENOUGH]) <= len(cells[:_ENOUGH])
    ]  # fmt: skip
    found = _named_by_british_codes(grid, texts)
    few = {kind.lower() for kind in kinds} <= _KINDS_OF_AREAS
    if found is None or not (few or 2 * len(kinds) <= len({*grid.cells[found]})):
        return at
    codes = {place for place in texts if _BRITISH_CODE.fullmatch(next(filter(None, grid.cells[place]), ""))}
    if "name" not in columns.words(grid.header[found]):
        found = min(codes, default=found)
    return {field: place for field, place in at.items() if place not in codes | {found}} | {"area": found}


def _with_areas_called_units(grid: CellGrid, at: dict[str, int]) -> dict[str, int]:
    """Return the columns of our fields with that of areas which is called ``unit``: it holds the name of one that is known, and no unit."""
    cells = {*grid.column(at.get("unit"))} - {""}
    known = any(is_area(cell) and (len(cell) > _LONGEST_CODE or cell == "UK") for cell in cells)
    if "area" in at or len(cells) < 2 or not known or any(map(unit_text.is_unit, cells)):
        return at
    return {"area": at["unit"], **{field: place for field, place in at.items() if field != "unit"}}


def _with_areas_within_regions(grid: CellGrid, at: dict[str, int]) -> dict[str, int]:
    """Return the columns of our fields with the areas that lie in regions, where both have a column: of each province its own figures.

    Each area lies in one region then, and none is a total of theirs.
    """
    place = at.get("area")
    called = columns.key(grid.header[place]) if place is not None else ""
    within = _WITHIN.get(called, ())
    regions = grid.column(place)
    periods = grid.column(at.get("period"))
    for other, name in enumerate(grid.header):
        cells = grid.cells[other]
        if columns.key(name) not in within or other in at.values() or numbers.count(cells):
            continue
        determined = len({*zip(cells, regions, strict=True)}) == len({*cells}) > len({*regions})
        split = len({*zip(regions, periods, strict=True)}) < len(cells)  # else a city may be another one's successor
        if determined and (split or columns.key(name) not in _CITIES) and not any(map(_WHOLE.fullmatch, {*cells})):
            return at | {"area": other}
    return at


def is_area_measured(header: Sequence[str], cells: Sequence[Sequence[str]], at: Mapping[str, int]) -> bool:
    """Return whether the column of areas holds figures.

    These are numbers with decimals or with thousands apart, numbers under the code of one area among those of other areas, or
    whole numbers that are others in each period and that no row needs to be told from the rest.
    """
    place = at.get("area")
    if place is None:
        return False
    filled = [cell for cell in cells[place][:_ENOUGH] if not parse.is_missing(cell)]
    beside = [name for other, name in enumerate(header) if other != place]
    number = numbers.count(filled) > len(filled) // 2
    apart = any(sign in cell for cell in filled for sign in ".,")
    return number and (
        columns.are_areas_across(beside)
        or apart
        or _change_in_time(cells, at)
        or ("value" not in at and _beside_areas(header, cells, place))
    )


def _beside_areas(header: Sequence[str], cells: Sequence[Sequence[str]], area: int) -> bool:
    """Return whether another column of areas, by its name or by what it holds, has names: numbers in one called ``area`` are sizes then, or codes of no use."""
    if columns.key(header[area]) != "area":
        return False
    beside = [(name, cells[place][:_ENOUGH]) for place, name in enumerate(header) if place != area]
    return any(
        2 * numbers.count(first) <= len(first)
        and (columns.key(name) in columns.NAMES["area"] or columns.are_areas(first))
        for name, first in beside
    )


def _change_in_time(cells: Sequence[Sequence[str]], at: Mapping[str, int]) -> bool:
    """Return whether the numbers of the area are others in most periods of what the texts beside them name, each once in a period."""
    first = [column[:_ENOUGH] for column in cells]
    places = [place for place in range(len(cells)) if place not in (at["area"], at.get("period"), at.get("value"))]
    texts = [first[place] for place in places if 2 * numbers.count(first[place]) <= len(first[place])]
    if "period" not in at:
        return False
    names = list(zip(*texts, strict=True)) if texts else [()] * len(first[0])
    if len(set(zip(names, first[at["period"]], strict=True))) < len(names):
        return "value" not in at and _are_new_in_time(first[at["area"]], first[at["period"]])
    given: dict[tuple[str, ...], list[str]] = {}
    for name, number in zip(names, first[at["area"]], strict=True):
        given.setdefault(name, []).append(number)
    again = [found for found in given.values() if len(found) > 1]
    return bool(again) and 2 * sum(map(len, map(set, again))) > sum(map(len, again))


def _are_new_in_time(given: Sequence[str], periods: Sequence[str]) -> bool:
    """Return whether most of some numbers are in one period alone, which codes are not."""
    times_given = Counter(number for number, _ in set(zip(given, periods, strict=True)))
    once = sum(number == 1 for number in times_given.values())
    return len(set(periods)) > 1 and 2 * once > len(times_given)


def _without(sheet: TableSheet, field: str) -> Unread:
    """Return the error of a table that has no column for what every figure needs."""
    return Unread("{name} has no column for the {field}.", name=sheet.name, field=field)


def _header_row(sheet: TableSheet, mapping: ColumnMapping) -> int:
    """Return the number of the header among the first rows: the one that ``--map`` gives, or that holds its names."""
    if mapping.header:
        return sheet.row_of(mapping.header)
    wanted = {columns.key(name) for name in mapping.first.values()}
    for number, row in enumerate(sheet.sample if wanted else ()):
        if wanted <= {columns.key(name) for name in row}:
            return number
    first = columns.find(sheet.sample[0], {})
    if wanted or ("period" in first and "value" in first):
        return next(number for number, row in enumerate(sheet.sample) if any(row))
    return (columns.row_long(sheet.sample) or (0, 0))[0]


def periods_of(grid: CellGrid, at: dict[str, int], mapping: ColumnMapping, report: Report) -> _Periods:
    """Return the period of each row, and its columns: one of periods or of dates, or those of a year and its months and days."""
    place = at.pop("period")
    grid, mapping = _with_whole_years(grid, place, mapping)
    cells = grid.cells[place]
    _remark_other_years(grid, place, report)
    if "period" not in mapping.fields and not mapping.pattern and grid.lines:
        free = [other for other in range(len(grid.header)) if other != place and other not in at.values()]
        if spelled := _spelled_out(grid, place, free) or _between(grid, place, free, report):
            return spelled
        found = _of_parts(grid, place, free, report)
        if found and any(grid.cells[other][0].isdecimal() and not grid.header[other] for other in found[1] - {place}):
            report.remark(Message("numbers without a name beside years were read as months"))
        if found:
            found = _with_longer(grid, *found, free, report)
        if dated := _of_dates(grid, found or (times.read(cells).each(cells), frozenset((place,))), free):
            return dated
        if within := _of_days(grid, *(found or ([], frozenset((place,)))), free, report):
            return within
        _refuse_unknown_parts(grid, place, free, report)
    _remark_longer(grid, report)
    read = times.read(cells, mapping.pattern)
    meant = each = read.each(cells)
    months = [times.period(cell) for cell in cells] if read.note in times.OF_MONTHS else each
    places = frozenset((place,))
    if calls_quarters(columns.key(grid.header[place])):
        meant = times.quarters(each, report.remark)
    elif times.says_ended(grid.header[place]):
        meant = [times.ended(grid.header[place], period) for period in each]
    elif read.note in times.OF_MONTHS and calls_months(columns.key(grid.header[place])):
        meant = months
    elif by_frequency := _of_frequencies(grid, place, months, report):
        return by_frequency
    if read.note and meant == each:
        report.remark(read.note)
    return meant, places


def _with_whole_years(grid: CellGrid, place: int, mapping: ColumnMapping) -> tuple[CellGrid, ColumnMapping]:
    """Return a table with years in place of their last two digits, if the mapping says that they are written so, and the mapping without that: months may be beside them."""
    if mapping.pattern != patterns.SHORT_YEARS:
        return grid, mapping
    years = tuple(times.read(grid.cells[place], mapping.pattern).each(grid.cells[place]))
    fields = {field: names for field, names in mapping.fields.items() if field != "period"}
    cells = [*grid.cells[:place], years, *grid.cells[place + 1 :]]
    return grid._replace(cells=cells), mapping._replace(fields=fields, pattern="")


def _remark_other_years(grid: CellGrid, place: int, report: Report) -> None:
    """Report plain years in a column whose name says that they may begin in another month than January."""
    name = columns.key(grid.header[place])
    japanese = name.endswith("年度") and _JAPANESE.search("".join(grid.header))
    if _holds_years(grid, place) and (japanese or _OF_OTHER_YEARS.search(name)):
        report.remark(
            Message(
                "years in '{column}', which may begin in any month, were read as the year of their number",
                column=printable(grid.header[place]),
            )
        )


def _with_longer(
    grid: CellGrid, within: list[str], places: frozenset[int], free: Sequence[int], report: Report
) -> _Periods:
    """Return periods that are parts of years, and their columns, where a column of frequencies makes years of some: 2010 of ``A,2010,4``."""
    named = (other for other in free if other not in places and columns.key(grid.header[other]) in columns.FREQUENCIES)
    if (beside := next(named, None)) is None:
        return within, places
    of_years = [times.months_of_frequency(frequency) == _A_YEAR for frequency in grid.cells[beside]]
    parts = {period[4:] for period, whole in zip(within, of_years, strict=True) if whole} - {""}
    if len(parts) == 1 and parts <= _AT_AN_END:
        each = zip(within, of_years, strict=True)
        return [period[:4] if whole else period for period, whole in each], places | {beside}
    if parts:
        report.remark(times.STAY_MONTHS)
    return within, places


def _of_frequencies(grid: CellGrid, place: int, months: Sequence[str], report: Report) -> _Periods | None:
    """Return the periods of rows with months by a column of frequencies, and the columns that say them; None where it says nothing of them."""
    named = (other for other, name in enumerate(grid.header) if columns.key(name) in columns.FREQUENCIES)
    if (beside := next(named, None)) is None:
        return None
    of = {frequency: times.months_of_frequency(frequency) for frequency in dict.fromkeys(grid.cells[beside])}
    lengths = [of[frequency] for frequency in grid.cells[beside]]
    given: dict[int, dict[str, None]] = {}
    for length, month in zip(lengths, months, strict=True):
        given.setdefault(length, {})[month] = None
    if given.keys() == {1}:
        return list(months), frozenset((place,))
    if any(length == _A_YEAR and times.end_openly(months_of) for length, months_of in given.items()):
        report.remark(times.STAY_MONTHS)
        return None
    longer = {length: times.months_at(length, given[length], report.remark) for length in given}
    if 0 in given or not any(longer.values()):
        return None
    starts = called_ends(grid.header[place])
    months = [  # the first of December stands for it, and so for its year
        month[:7] if length == _A_YEAR and not starts and month.endswith("-12-01") else month
        for length, month in zip(lengths, months, strict=True)
    ]
    each = zip(months, lengths, strict=True)
    periods = [times.lengthened(month, length, begins=True) if longer[length] else month for month, length in each]
    return periods, frozenset((place, beside))


def _remark_longer(grid: CellGrid, report: Report) -> None:
    """Report a column of frequencies by which figures are of more years than the one beside them: ``5yr``."""
    for cells, name in zip(grid.cells, grid.header, strict=True):
        called = columns.key(name) in columns.FREQUENCIES
        longer = next(filter(_OF_YEARS.fullmatch, dict.fromkeys(cells)), "") if called else ""
        if longer:
            report.remark(
                Message(
                    "figures of more than a year ('{text}' in '{column}') were read as those of the year beside them",
                    text=printable(longer),
                    column=printable(name),
                )
            )


def _spelled_out(grid: CellGrid, place: int, free: Sequence[int]) -> _Periods | None:
    """Return the periods of a column that says of which months those of another are: ``date_name`` has ``Apr 2004-Mar 2005`` beside 2005-03."""
    name = f"{columns.key(grid.header[place])}{_SPELLED_OUT}"
    for other in free:
        if columns.key(grid.header[other]) == name:
            of = times.spans_of_months({*grid.cells[other]}) or times.read(grid.cells[other]).of
            longer = not all(map(_ONE_MONTH.fullmatch, of.values()))
            if {*grid.cells[other]} <= of.keys() and longer and not _is_year(grid, place):
                return [of[cell] for cell in grid.cells[other]], frozenset((place, other))
    return None


def _between(grid: CellGrid, place: int, free: Sequence[int], report: Report) -> _Periods | None:
    """Return the periods from the days or months of a column to those of another (``start_date``, ``end_date``), or the first of two years; None for none."""
    ends_of = called_ends(grid.header[place])
    other = next((other for other in free if columns.key(grid.header[other]) in ends_of), None)
    if other is None:
        return None
    starts, ends = (times.read(grid.cells[column]).each(grid.cells[column]) for column in (place, other))
    spans = list(map(times.between, starts, ends))
    if all(spans):
        return spans, frozenset((place, other))
    if not all(len(period) == 4 for period in map(times.period, starts + ends)):
        return None
    report.remark(
        Message(
            "figures from the years in '{column}' to those in '{other}' were read as those of the first",
            column=printable(grid.header[place]),
            other=printable(grid.header[other]),
        )
    )
    return starts, frozenset((place, other))


def called_ends(name: str) -> set[str]:
    """Return what a column of the ends of periods may be called, by the name of one of their beginnings: ``end_date`` by ``start_date``."""
    first = columns.key(name)
    ends = {re.sub(rf"(?<![^\W_]){begin}", end, first, count=1) for begin, end in _BEGINNINGS_AND_ENDS}
    return ends - {first}


def _of_parts(grid: CellGrid, place: int, free: Sequence[int], report: Report) -> _Periods | None:
    """Return the periods of a column of years beside one of months or quarters, the finest there are; None where there are none."""
    found: list[_Periods] = []
    of_years = _holds_years(grid, place) or _holds_business_years(grid, place)
    for other in free:
        years, parts = (place, other) if of_years else (other, place)
        if (years == place or _is_year(grid, years)) and not _is_remark(grid, parts):
            name = columns.period_key(grid.header[parts])
            if periods := times.within_years(grid.cells[years], grid.cells[parts], name):
                periods = _turned(grid, years, periods, report)
                if years != place:
                    _remark_other_years(grid, years, report)
                found.append(
                    ([times.ended(grid.header[parts], period) for period in periods], frozenset((place, other)))
                )
    return max(found, key=lambda periods: len(set(periods[0])), default=None)


def _turned(grid: CellGrid, place: int, periods: list[str], report: Report) -> list[str]:
    """Return the months of business years that begin in another month than January as those of the year in which they are; other periods as they are."""
    years, parts = grid.cells[place], [period[4:] for period in periods]
    turned = times.with_next_year_by_rows(years, parts, report.name)
    if turned == parts:
        if _holds_business_years(grid, place):
            report.remark(times.parts_of_business_years(next(filter(None, years))))
        return periods
    return [times.of_year(period[:4], part) for period, part in zip(periods, turned, strict=True)]


def _is_remark(grid: CellGrid, place: int) -> bool:
    """Return whether a column of types has one word in all rows, on which day people are counted: ``JAN`` below ``TIPO_DATO15`` of the Italian office."""
    words = columns.words(grid.header[place])
    typed = not _TYPES.isdisjoint(words) and not any(word.startswith(("period", "time")) for word in words)
    return typed and len(grid.lines) > 1 and len({*grid.cells[place]}) == 1


def _refuse_unknown_parts(grid: CellGrid, place: int, free: Sequence[int], report: Report) -> None:
    """Raise Advised where a column of words is called months or quarters beside years: its figures are not those of years."""
    years = _holds_years(grid, place) and not _calls_years_and_parts(columns.key(grid.header[place]))
    for other in free if years else ():
        called = times.is_part_column(columns.key(grid.header[other]))
        words = set(filter(None, grid.cells[other])) if called else set()
        if len(words) > 1 and not any(parse.number(word) for word in words):
            raise Advised(
                "{name}: '{cell}' in the column '{column}' is no month or quarter that digecon knows: write 1 to 12, Q1 to Q4 or "
                "English names.",
                name=report.name,
                cell=printable(next(cell for cell in grid.cells[other] if cell in words)),
                column=printable(grid.header[other]),
            )


def _of_dates(grid: CellGrid, coarse: _Periods, free: Sequence[int]) -> _Periods | None:
    """Return the periods of a column of dates or months that lie within coarser periods and tell more; None where there is none."""
    periods, places = coarse
    for other in free:
        cells = grid.cells[other]
        first = next(filter(None, cells), "")
        plain = first.isdecimal() and len(first) not in (6, 8)  # a year, or a number beside it
        if other in places or plain or not times.looks_like_time(first) or _are_numbered_weeks(grid, other):
            continue
        finer = times.read(cells).each(cells)
        within = all(fine.startswith(period) and fine for fine, period in zip(finer, periods, strict=True))
        if within and len(set(finer)) > len(set(periods)):
            return finer, places | {other}
    return None


def _of_days(
    grid: CellGrid, months: list[str], places: frozenset[int], free: Sequence[int], report: Report
) -> _Periods | None:
    """Return the days of the months of each row, or its months where it has no days; None for neither.

    ``places`` are the columns of the months, or that of the period where there are none. Raises DataError for weeks that are only
    numbered: some offices count them from 1 January, others from a Sunday or a Monday near it.
    """
    years = any(_is_year(grid, place) for place in places)
    for other in free:
        name, cells = columns.key(grid.header[other]), grid.cells[other]
        numbered = all(cell.isdecimal() and 1 <= int(cell) <= 53 for cell in cells)
        if numbered and name in dimensions.DAYS and months:
            return [f"{month}-{int(day):02}" for month, day in zip(months, cells, strict=True)], places | {other}
        if _are_numbered_weeks(grid, other) and not months and years:
            raise DataError(
                "{name} numbers weeks beside years, and offices count them differently: write each as 2020-W05 (ISO 8601) or as "
                "one of its days, and give --daily mean.",
                name=report.name,
            )
    return (months, places) if months else None


def _are_numbered_weeks(grid: CellGrid, place: int) -> bool:
    """Return whether a column is called weeks and numbers them, ``10`` or ``2020-10``, which is no October."""
    parts = (cell.removeprefix(cell[:4] + "-") if cell[:4].isdecimal() else cell for cell in grid.cells[place])
    called = columns.key(grid.header[place]) in dimensions.WEEKS
    return called and all(part.isdecimal() and 1 <= int(part) <= 53 for part in parts if part)


def _is_year(grid: CellGrid, place: int) -> bool:
    """Return whether a column that is called as periods are, or not at all, holds years, and but a few notes below them."""
    name = columns.period_key(grid.header[place])
    called = name in columns.NAMES["period"] or name in ("yr", "yy", "yyyy", "") or _calls_years_and_parts(name)
    return called and (_holds_years(grid, place) or _holds_business_years(grid, place))


def _holds_years(grid: CellGrid, place: int) -> bool:
    """Return whether a column that is not called months or quarters holds years, and but a few notes below them."""
    filled = list(filter(None, grid.cells[place]))
    while len(filled) > 1 and not filled[-1][0].isdecimal() and not times.period(filled[-1]):  # notes below a few rows
        filled.pop()
    years = sum(1 for cell in filled if len(times.period(cell)) == 4)
    name = columns.period_key(grid.header[place])
    called = _calls_years_and_parts(name) or not times.is_part_column(name)
    return called and _NOTES * (len(filled) - years) <= len(filled)


def _holds_business_years(grid: CellGrid, place: int) -> bool:
    cells = grid.cells[place]
    first = next(filter(None, cells), "")
    return not first.isdecimal() and times.looks_like_time(first) and times.read(cells).note == times.BUSINESS_YEARS


def _calls_years_and_parts(name: str) -> bool:
    """Return whether the key of a column's name is a word for years before one for their parts, which then are beside them: ``jahr_monate``."""
    years, *parts = _BETWEEN_WORDS.split(name)
    return name in _YEARS_AND_PARTS or (len(parts) == 1 and columns.calls_years(years) and times.is_part_column(*parts))


def find_area(grid: CellGrid, at: dict[str, int], used: Iterable[int]) -> None:
    """Add the column of areas that has another name, recognized by what it holds, or by what it is called in some countries."""
    if "area" in at:
        return
    free = [
        place for place, name in enumerate(grid.header)
        if place not in {*at.values(), *used} and _ONE_OF_MANY.isdisjoint(columns.words(name))
    ]  # fmt: skip
    found = next((place for place in free if columns.are_areas(grid.cells[place])), None)
    if found is None:
        first = {place: grid.cells[place][:_ENOUGH] for place in free}
        texts = [place for place, cells in first.items() if 2 * numbers.count(cells) <= len(cells)]
        called = (place for place in texts if _are_called_areas(grid, place, texts, used))
        found = next(called, _named_by_british_codes(grid, texts))
    if found is not None:
        at["area"] = found


def _are_called_areas(grid: CellGrid, place: int, texts: Sequence[int], used: Iterable[int]) -> bool:
    """Return whether a column of names is that of areas by its own name; some kind of region is, where no other of the ``texts`` parts rows."""
    if not columns.hold_named_areas(grid.header[place], grid.cells[place]):
        return _is_of_polish_office(grid, place)
    beside = [text for text in texts if text != place]
    return not columns.are_some_regions(grid.header[place]) or _follow_from_periods(grid, beside, used)


def _follow_from_periods(grid: CellGrid, texts: Iterable[int], used: Iterable[int]) -> bool:
    """Return whether all columns of texts say the same in each row of a period."""
    periods = list(zip(*(grid.cells[place] for place in used), strict=True))
    return all(len({*zip(periods, grid.cells[place], strict=True)}) == len({*periods}) for place in texts)


def _is_of_polish_office(grid: CellGrid, place: int) -> bool:
    """Return whether a column holds the names of areas beside their codes of seven digits, as in the local data of the Polish office."""
    codes = grid.cells[place - 1] if place else ()
    named = [columns.key(name) for name in grid.header[max(place - 1, 0) : place + 1]] == ["kod", "nazwa"]
    known = named and bool(_OF_POLAND & {name.lower() for name in grid.cells[place]})
    return known and all(len(code) == 7 and code.isdecimal() for code in codes)


def _named_by_british_codes(grid: CellGrid, texts: Sequence[int]) -> int | None:
    """Return the column of the codes of the British office for areas, or that of their names if each has one; None where others are finer."""
    for place in texts:
        codes = {*grid.cells[place]}
        known = sum(1 for code in codes if _BRITISH_CODE.fullmatch(code))
        if 10 * known < 9 * len(codes) or any(len({*grid.cells[text]}) > len(codes) for text in texts):
            continue
        pairs = {text: {*zip(grid.cells[place], grid.cells[text], strict=True)} for text in texts if text != place}
        names = (text for text, found in pairs.items() if len(found) == len(codes) == len({*grid.cells[text]}))
        return next(names, place)
    return None
