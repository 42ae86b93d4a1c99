"""Series as columns: one column of periods, perhaps areas and other names, and a column of numbers for each indicator.

FRED, DBnomics, the Penn World Table, DDF, Our World in Data and most economists write tables like this. DataBank puts the
code of an indicator in brackets after its name: ``GDP (current US$) [NY.GDP.MKTP.CD]``.
"""

import re
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from itertools import islice
from time import gmtime

from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.messages import Message
from . import body, columns, dimensions, parse, times, unit_text
from .body import Plan, Values
from .build import frequency_of
from .columns import EVERY, ColumnMapping
from .grid import CellGrid
from .numbers import Numbers, with_minus
from .report import Report, Unread, first_of
from .sheet import TableSheet
from .tidy import below_header, called_ends, find_area, periods_of

NAME = "series as columns"
RANK = 7
_THOUSANDS, _EXPONENTS = 3, frozenset(("0", "3", "6", "9", "12"))  # powers of ten
_ENOUGH = 2000  # cells by which a column is judged to hold numbers
_MOST_CODES, _MOST_OF_A_CODE = 2, 20  # columns, and different ones in each
_GROUPS = ("area", "region", "区域", "地区")
_LEAST_REPEATED = 3  # periods, so that none is one by chance
_MANY_AREAS = 10
_LIFETIME = 60  # years at most between those of a row and of some of its figures
_TRENDS = frozenset(
    ("t", "trend", "time_trend", "tiempo", "temps", "zeit", "tendencia", "obs", "observation", "counter")
)
_CALLED_TIME = re.compile("time|stamp|date|unix|epoch", re.I)
_CALLED_MIDDLE = re.compile("mid|period|year|date|time", re.I)  # of years: 2019.5
_DECIMAL_YEAR, _OF_A_MONTH = re.compile(r"\d{4}\.\d{2,}"), 0.15
_DIGITS_OF_SECONDS, _HALF_A_DAY = 10, 43_200
_SMALL = re.compile(r"[0-9](?:\.0)?|")
_CODED_AREA = re.compile(r"\D+ \[([A-Z]{2,3})\]")
_CODE_OF_AREA = re.compile("[A-Z]{2}")
_TIME_BY_AREA = re.compile(r"(?:time|time_period|period|year|date)[/\\\\](?:geo|country|area|region)")
_YEAR_AT_END = re.compile(r"[A-Za-z][ _]((?:19|20)\d\d)$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:\.0)?")
_OF_SIDRA = frozenset(("brasil",))  # the Brazilian office has the area over the figures of a single series
_ORIGINAL_YEAR = re.compile(r"[( _]original[ _]year\)?$", re.I)  # of Our World in Data: of the figure beside it
_OF_PERIODS = frozenset((
    "date", "observation", "obs", "reference", "ref", "period", "end", "start", "data", "time", "month", "quarter", "year",
))  # fmt: skip
_MOST_DATED = 3
_YEAR_IN_BRACKETS = re.compile(r"\(((?:19|20)\d\d)\)")
_AGAIN = re.compile(r"(?:\.\d+|_[xy])$")  # behind names that come again
_AGAIN_BY_HAND = re.compile(r"(?:\.\d+|(?<=[Yy]ear) ?\d+|_[xy])$")  # and Year2
_CODED = re.compile(r"(.+?)\s*\[([\w.@-]+)\]")


def recognize(sample: Sequence[Sequence[str]]) -> float:
    """Return how surely one of the first rows is a header over a column of periods and columns of numbers."""
    found = columns.row_long(sample)
    if found is None:
        return 0.0
    return 0.8 if "period" in columns.find(sample[found[0]], {}) else 0.65


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = columns.UNMAPPED) -> Dataset:
    """Return the figures of every column that holds numbers; what distinguishes rows beside area and period becomes part of their indicator."""
    return body.read(*plan(sheet, report, mapping), report)


def plan(sheet: TableSheet, report: Report, mapping: ColumnMapping = columns.UNMAPPED) -> tuple[CellGrid, Plan]:
    """Return the table below its header, and which of its columns hold what."""
    grid, at = below_header(sheet, mapping, report)
    at.pop("value", None)
    periods, used = periods_of(grid, at, mapping, report)
    at = _described_by(grid, at, mapping, used)
    find_area(grid, at, used)
    if EVERY in mapping.fields.get("value", (EVERY,)):
        figures = _figures(grid, at, periods, used, mapping)
        figures = _before_other_periods(grid, figures, periods, used) if figures else []
    else:
        figures = columns.places(grid.header, mapping, "value")
    if not figures:
        raise Unread("{name} has no column of numbers beside its periods.", name=sheet.name)
    if other := _of_another_year(grid, figures, periods):
        raise Unread(
            "{name}: the column '{column}' is of another year than its rows, which are all of {year}: write its year beside its figures.",
            name=sheet.name,
            column=printable(other),
            year=next(period[:4] for period in periods if period[:4].isdecimal()),
        )
    if dated := _dated_names(grid, figures, periods):
        names = first_of([printable(name) for name in dated], _MOST_DATED)
        report.remark(
            Message(
                "years in the names of columns are not read, and may be those of their figures: {names}", names=names
            )
        )
    across = _areas_across(grid, at, figures)
    if across and "area" not in at:
        grid = _without_other_spellings(grid, across, figures, report)
    values = [_values(grid, place, "" if "area" in at or not across else across[place]) for place in figures]
    again = _again(grid, {*used, *figures}, periods, report)
    return grid, Plan(at, _firsts(grid, values, report), periods, "", mapping, used, grid.above.unit, again=again)


def _described_by(
    grid: CellGrid, at: Mapping[str, int], mapping: ColumnMapping, used: Container[int]
) -> dict[str, int]:
    """Return the columns of our fields without those that describe no series: a name of units over the periods, and columns of numbers but powers of ten."""
    found = dict(at)
    for field in ("indicator", "label", "unit", "unit_mult"):
        if field not in at or field in mapping.fields:
            continue
        powers = field == "unit_mult" and _are_powers(grid.header[at[field]], grid.cells[at[field]])
        if at[field] in used or (_numeric(grid, at[field], mapping) and not powers):
            del found[field]
    return found


def _dated_names(grid: CellGrid, figures: Sequence[int], periods: Sequence[str]) -> list[str]:
    """Return the names of columns of figures with years in brackets, not all the same one, as prices have, which are not those of all rows."""
    found = {
        grid.header[place]: match[1] for place in figures if (match := _YEAR_IN_BRACKETS.search(grid.header[place]))
    }
    return list(found) if len({*found.values()}) > 1 and {*found.values()} != {*periods} else []


def _again(grid: CellGrid, read: Container[int], periods: Sequence[str], report: Report) -> frozenset[int]:
    """Return the columns beside those that are read whose numbers are periods: those of the rows once more, or original years, which are reported."""
    rest = [place for place in range(len(grid.header)) if place not in read]
    again = {place for place in rest if _says_when(grid.header[place], grid.cells[place], periods)}
    original = _original_years(grid, periods).intersection(rest)
    for place in original:
        _remark_original_years(grid, place, periods, report)
    return frozenset(again | original)


def _original_years(grid: CellGrid, periods: Sequence[str]) -> set[int]:
    """Return the columns of the years that figures beside them are of, as their names say, or since they are so many years from those of all rows: of an examination, of birth."""
    return {
        place for place, name in enumerate(grid.header)
        if _are_years(grid.cells[place])
        and (_ORIGINAL_YEAR.search(name) or (not _is_called_period_again(name) and _are_shifted(grid.cells[place], periods)))
    }  # fmt: skip


def _are_shifted(years: Sequence[str], periods: Sequence[str]) -> bool:
    """Return whether years are all as far from those of their rows, and not the same."""
    pairs = {(year, period) for year, period in zip(years, periods, strict=True) if year and period[:4].isdecimal()}
    shifts = {int(year[:4]) - int(period[:4]) for year, period in pairs}
    return len(pairs) >= _LEAST_REPEATED and len(shifts) == 1 and 0 < abs(min(shifts)) <= _LIFETIME


def _spans(grid: CellGrid, free: Sequence[int]) -> set[int]:
    """Return the columns of the years from which and to which figures are, beside those of their rows."""
    place_of = {columns.key(grid.header[place]): place for place in free}
    pairs = [(place, place_of[end]) for place in free for end in called_ends(grid.header[place]) if end in place_of]
    return {place for pair in pairs if all(_are_years(grid.cells[one]) for one in pair) for place in pair}


def _are_years(cells: Iterable[str]) -> bool:
    """Return whether all cells that are filled are years."""
    filled = {*cells} - {""}
    return bool(filled) and all(map(_YEAR.fullmatch, filled))


def _remark_original_years(grid: CellGrid, place: int, periods: Sequence[str], report: Report) -> None:
    """Report how many figures a column of their original years dates otherwise than their rows are."""
    pairs = zip(grid.cells[place], periods, strict=True)
    if number := sum(1 for cell, period in pairs if times.period(cell) not in ("", period)):
        report.remark(
            Message(
                "'{column}' has other years than the rows of {number} figures, which are read as those of their rows",
                column=printable(grid.header[place]),
                number=f"{number:,}",
            )
        )


def _are_powers(name: str, cells: Sequence[str]) -> bool:
    """Return whether all numbers of a column are powers of ten, some of thousands or more: 1000000, or 1000, and 6 where it is called a multiplier."""
    distinct = set(cells) - {""}
    if "mult" in name.lower() and distinct <= _EXPONENTS:
        return distinct != {"0"}
    powers = [parse.power_of_ten(cell) for cell in distinct]
    return all(power is not None for power in powers) and max(filter(None, powers), default=0) >= _THOUSANDS


def _firsts(grid: CellGrid, values: Sequence[Values], report: Report) -> list[Values]:
    """Return the columns of figures without those whose name another one has, unless they fill its gaps."""
    found: list[Values] = []
    for column in values:
        alike = (one for one in found if one[1:] == column[1:])
        if not any(_contradict(grid.cells[one.place], grid.cells[column.place]) for one in alike):
            found.append(column)
    lost = dict.fromkeys(printable(column.name) for column in values if column not in found)
    if lost:
        report.remark(Message("where columns have the same name, the first is read: {names}", names=tuple(lost)))
    return found


def _contradict(first: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two columns have different figures in a row."""
    return any(cell != beside for cell, beside in zip(first, other, strict=True) if cell and beside)


def _of_another_year(grid: CellGrid, figures: Sequence[int], periods: Sequence[str]) -> str:
    """Return the name of a column that ends in a year, where all rows are of one other year: ``Arrivals_2024`` beside 2025; empty for none."""
    years = {period[:4] for period in periods if period[:4].isdecimal()}
    named = ((grid.header[place], _YEAR_AT_END.search(grid.header[place])) for place in figures)
    return next((name for name, match in named if match and len(years) == 1 and match[1] not in years), "")


def _areas_across(grid: CellGrid, at: Container[str], figures: Sequence[int]) -> Sequence[str]:
    """Return the row of names that are areas, by the place of their columns; empty for none."""
    names = [grid.header[place] for place in figures]
    if "indicator" in at and all(map(_CODED_AREA.fullmatch, names)):  # as DataBank writes countries beside its series
        return grid.header
    if any(_TIME_BY_AREA.fullmatch(columns.key(name)) for name in grid.header[:2]):
        return grid.header
    rows = (grid.header, *grid.groups)
    if len(names) == 1 and "area" not in at and names[0].lower() in _OF_SIDRA and grid.above.title:
        return grid.header
    return next((row for row in rows if columns.are_areas_across(row[one] for one in figures)), [])


def _without_other_spellings(grid: CellGrid, areas: Sequence[str], figures: Sequence[int], report: Report) -> CellGrid:
    """Return a table without a row above many areas that has most of them as they are, and some in another spelling: ``CHINA (MAINLAND)`` over China."""
    kept = []
    for row in grid.groups:
        other = [row[place] for place in figures if row[place].casefold() != areas[place].casefold()]
        if (
            len(figures) < _MANY_AREAS
            or len({row[place] for place in figures}) < len(figures)
            or 2 * len(other) > len(figures)
        ):
            kept.append(row)
        elif other:
            names = first_of([*map(printable, other)], 3)
            report.remark(Message("other spellings above the areas are not read: {names}", names=names))
    return grid._replace(groups=kept)


def _before_other_periods(
    grid: CellGrid, figures: list[int], periods: Sequence[str], used: Collection[int]
) -> list[int]:
    """Return the columns of figures up to another column of periods among them: with it begins another table, of other rows or the same names.

    Where figures stand in front of their years (``GDP, Year, Debt, Year``), those in front of other years are left out.
    """
    if used and min(figures) < min(used):
        other = max(
            (place for place in range(len(grid.header)) if _dates_otherwise(grid, place, periods, used)), default=0
        )
        if max(figures) < other or other in figures:
            figures = [place for place in figures if not max(used) < place <= other] or figures
    called = {grid.header[one] for one in used if one < len(grid.header)} - {""}
    for place in range(min(figures) + 1, max(figures)):
        cells = grid.cells[place]
        filled = [number for number, cell in enumerate(cells) if cell]
        same = grid.header[place] in called
        again = _is_called_period_again(grid.header[place], _AGAIN_BY_HAND)
        apart = place in used or (place in figures and not again) or _is_date_of_event(grid, place, used)
        if apart or len(filled) < (1 if same else 2 if again else 3) or not times.looks_like_time(cells[filled[0]]):
            continue
        meant = times.read(cells).each(cells)
        other_rows = any(meant[number] != periods[number] for number in filled)
        named = {grid.header[one] for one in figures if one < place}
        if all(times.looks_like_time(meant[number]) for number in filled) and (
            other_rows or any(_AGAIN.sub("", grid.header[one]) in named for one in figures if one > place)
        ):
            return [one for one in figures if one < place]
    return figures


def _dates_otherwise(grid: CellGrid, place: int, periods: Sequence[str], used: Container[int]) -> bool:
    """Return whether a column is called as that of the periods is, or as pandas calls a second one, and has others: of the figures in front of it."""
    name = _AGAIN_BY_HAND.sub("", grid.header[place])
    if place in used or name not in {_AGAIN_BY_HAND.sub("", grid.header[one]) for one in range(place) if one in used}:
        return False
    pairs = zip(grid.cells[place], periods, strict=True)
    return any(other not in ("", period) for other, period in ((times.period(cell), period) for cell, period in pairs))


def _is_date_of_event(grid: CellGrid, place: int, used: Container[int]) -> bool:
    """Return whether a column is called the date of something, ``call_date``, beside periods that are not called so, and has days in no steps."""
    words = {*columns.words(grid.header[place])}
    called = any("date" in columns.words(name) for other, name in enumerate(grid.header) if other in used)
    days = {day for cell in grid.cells[place] if (day := times.date(cell))}
    in_steps = frequency_of(days) not in ("", "months") if days else True
    return "date" in words and not words <= _OF_PERIODS and not called and not in_steps


def _is_called_period_again(name: str, spelling: re.Pattern[str] = _AGAIN) -> bool:
    """Return whether a column is called as pandas calls a second one of periods, ``Year.1``, or as another ``spelling`` has it."""
    return bool(spelling.search(name)) and columns.key(spelling.sub("", name)) in columns.NAMES["period"]


def _values(grid: CellGrid, place: int, area: str) -> Values:
    """Return a column of figures under its name, with the names above it that it shares with other columns, save that of its ``area``."""
    names = dict.fromkeys(row[place] for row in grid.groups if row[place] and row[place].lower() != area.lower())
    name = grid.header[place]
    if name == area and (match := _CODED_AREA.fullmatch(area)):
        return Values(place, unit=grid.units[place], area=match[1])
    coded = _CODED.fullmatch(name)
    if coded and not unit_text.is_unit(coded[2]):
        return Values(place, coded[2], coded[1], "", grid.units[place], grid.above.area)
    if text := grid.descriptions.get(name, ""):
        unit = grid.units[place]
        if unit_text.NONE == unit == grid.above.unit:
            unit = unit_text.of_description(text)
        return Values(place, name, text, "", unit, grid.above.area)
    own = [name] if name not in ("", area, *names) else []
    whole = ", ".join([*names, *own]) or grid.above.indicator or grid.above.title or "value"
    return Values(place, whole, grid.above.label(whole), "", grid.units[place], area or grid.above.area)


def _figures(
    grid: CellGrid, at: dict[str, int], periods: Sequence[str], used: Container[int], mapping: ColumnMapping
) -> list[int]:
    """Return the columns of numbers that are measured: no counters, and no codes."""
    free = [place for place in range(len(grid.header)) if place not in at.values() and place not in used]
    area = at.get("area")
    numbers = [place for place in free if _numeric(grid, place, mapping)]
    across = columns.are_areas_across(grid.header[place] for place in numbers)
    names = grid.names
    numeric = [
        place
        for place in numbers
        if (across and _CODE_OF_AREA.fullmatch(grid.header[place]))  # ID is Indonesia beside other countries
        or not dimensions.is_counter(names, place, grid.cells, area)
    ]
    numeric = [
        place
        for place in numeric
        if not _repeats_years(grid.cells[place], periods) and not _is_group_of_areas(grid, place, area)
    ]
    original = _original_years(grid, periods)
    spans = _spans(grid, free)
    numeric = [place for place in numeric if place not in original | spans] or numeric
    measured = [place for place in numeric if not _says_when(names[place], grid.cells[place], periods)]
    numeric = measured or numeric  # where all are alike they are figures
    return _without_codes(grid, numeric, at, periods)


def _is_group_of_areas(grid: CellGrid, place: int, area: int | None) -> bool:
    """Return whether a column called ``area`` holds a small number for each area of another column, in all its rows: that of the part of the country it lies in."""
    if area is None or columns.key(grid.header[place]) not in _GROUPS:
        return False
    pairs = {*zip(grid.cells[area], grid.cells[place], strict=True)}
    groups, areas = {group for _, group in pairs}, {*grid.cells[area]}
    small = all(_SMALL.fullmatch(group) for group in groups)
    return small and len(pairs) == len(areas) < len(grid.lines) and 3 * len(groups) <= len(areas)


def _repeats_years(cells: Sequence[str], periods: Sequence[str]) -> bool:
    """Return whether the numbers of a column are the years of the periods beside it: 1958 beside 民國47年."""
    return all(cell in ("", period[:4]) for cell, period in zip(cells, periods, strict=True))


def _says_when(name: str, cells: Sequence[str], periods: Sequence[str]) -> bool:
    """Return whether the numbers of a column are the periods beside it once more, as ``200301``, ``2003.1`` or in seconds, or a trend that counts them."""
    pairs = [(cell, period) for cell, period in zip(cells, periods, strict=True) if cell]
    if len(pairs) < _LEAST_REPEATED:
        return False
    if columns.key(name) in _TRENDS:
        return dimensions.counts_rows(cells)
    if _CALLED_MIDDLE.search(name) and all(cell.rstrip("0") == f"{period}.5" for cell, period in pairs):
        return True
    in_seconds = bool(_CALLED_TIME.search(name)) and all(_is_second_in(*pair) for pair in pairs)
    return in_seconds or all(_is_spelled(*pair) for pair in pairs) or all(_is_fraction_of(*pair) for pair in pairs)


def _is_spelled(cell: str, period: str) -> bool:
    """Return whether a number has the digits of a year and its month or quarter, with or without a point: 2003.1 is October, or January."""
    year, _, part = period.partition("-")
    part = part.removeprefix("Q")
    whole, _, rest = cell.replace(",", ".").partition(".")
    if not part.isdecimal() or not rest:
        return cell == year + part and part.isdecimal()
    return whole == year and rest.isdecimal() and (rest.ljust(len(part), "0") == part or int(rest) == int(part))


def _is_fraction_of(cell: str, period: str) -> bool:
    """Return whether a number is a year and the part of it that has passed in a month: 1980.042, in the middle of January."""
    year, _, month = period.partition("-")
    if not (year.isdecimal() and month.isdecimal() and _DECIMAL_YEAR.fullmatch(cell)):
        return False
    passed = 12 * (float(cell) - int(year))
    return -_OF_A_MONTH <= passed - (int(month) - 1) <= 1 + _OF_A_MONTH


def _is_second_in(cell: str, period: str) -> bool:
    """Return whether a number is a time in seconds or milliseconds since 1970 of the year of a period, wherever on earth."""
    if not (cell.isdecimal() and period[:4].isdecimal() and len(cell) in (9, 10, 12, 13)):
        return False
    seconds = int(cell) // (1000 if len(cell) > _DIGITS_OF_SECONDS else 1)
    return gmtime(seconds + _HALF_A_DAY).tm_year == int(period[:4])


def _without_codes(grid: CellGrid, figures: list[int], at: dict[str, int], periods: Sequence[str]) -> list[int]:
    """Return the columns of figures without those whose whole numbers distinguish rows, such as 0 and 1 for a gender.

    They are codes only where no text or date distinguishes the rows, and where a column of figures is left; so many are counts by chance.
    """
    width, cells = len(grid.header), [*body.with_areas(grid, at), tuple(periods)]
    key = [*(at[field] for field in ("area", "indicator") if field in at), width]
    texts = [place for place in range(width) if place not in {*figures, *at.values()}]
    key += dimensions.find(grid.header, cells, key, texts)
    codes = dimensions.find(grid.header, cells, key, figures)
    remaining = dimensions.find(grid.header, cells, [*key, *codes[:1]], figures)
    codes = codes if remaining else codes[:1]
    dates = [place for place in texts if times.are_days(grid.cells[place])]
    many = len(codes) > _MOST_CODES and any(len({*cells[place]}) > _MOST_OF_A_CODE for place in codes)
    if many or (codes and _tell_apart(cells, [*key, *dates]) and not _tell_apart(cells, key)):
        return figures
    return [place for place in figures if place not in codes] if len(codes) < len(figures) else figures


def _tell_apart(cells: Sequence[Sequence[str]], places: Sequence[int]) -> bool:
    """Return whether no two rows are alike in some columns."""
    rows = list(zip(*(cells[place] for place in places), strict=True))
    return len({*rows}) == len(rows)


def _numeric(grid: CellGrid, place: int, mapping: ColumnMapping) -> bool:
    """Return whether most of what a column holds are numbers, in whatever style."""
    filled = set(islice((cell for cell in grid.cells[place] if not parse.is_missing(cell)), _ENOUGH))
    numbers = Numbers(filled, mapping.numbers)
    plain = map(with_minus, map(numbers.unflagged, filled))
    hits = sum(1 for cell in plain if numbers.read(cell)[0] is not None or numbers.is_unclear(cell))
    return bool(filled) and 2 * hits > len(filled)
