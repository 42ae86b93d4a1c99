"""In which row of a table its header is."""

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile, pairwise, takewhile

from ...core import units
from ...core.period_words import month, quarter
from .. import parse, times, unit_text
from ..numbers import count
from .across import FIRST_YEAR, PARTED, PeriodColumn, kind_of_period, period_columns
from .mapping import find
from .names import NAMES, calls_periods, is_called_period, key, period_key
from .parts import FARTHEST, Sample

_LIFETIME = 60
_DECIMALS = re.compile(r"[-−]?\d+[.,]\d{1,2}|[-−]?\d+\.\d+")
# What a row below names begins with that has their codes or weights, and no figures of a period.
_OF_CODES = re.compile(
    r"code|isic|nace|nuts|sitc|fips|weight|gewicht|poids|number of|=\s?100|编码|代码|权重|\b(?:iso|hs|cn\d?|id|no\.)(?![a-z])",
    re.I,
)
_ANY_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_OF_GROUPS = re.compile(
    r"\bages?\b|maturit|percentile|decile|quantile|quartile|quintile|\bbase\b|\bper\b|level|depth|\bsize\b|group|\bseries\b",
    re.I,
)
_OVER_ALL = re.compile(rf"start|razem|sum|average|mean|media|moyenne|{times.TOTALS}", re.I)
_NAMED_IN_SHORT = re.compile(r"[^\W\d]{3,4}")  # Gas, Coal
_NAMED_IN_WORDS = re.compile(r".*[^\W\d]{4}.*\D|.*[\u2e80-\ud7af].*\D")  # and no IV, KW 1


def row_across(sample: Sample, pattern: str = "") -> int | None:
    """Return the number of the row that is a header with periods in it, None where there is none.

    It has an area or an indicator by a usual name; else a first cell that is no period, two periods or more in order, and
    figures below them.
    """
    for number, row in enumerate(sample[:FARTHEST]):
        periods = period_columns(row, pattern)
        found = find(row, {}) if periods else {}
        named = found.get("period", periods[0].place if periods else 0)
        down = len(periods) > 1 and times.is_part_column(key(row[named]))  # months of the years across
        if not periods or _are_of_the_file(row, periods):
            continue
        if named not in {one.place for one in periods} and not down and _are_times(sample, number, named):
            continue
        if len({one.period for one in periods}) == 1 < len(periods) and _are_times(sample, number, 0):
            continue  # when the series in the columns end
        if periods[0].place and _are_bases([row[one.place] for one in periods]) and _are_dates(sample, number):
            continue  # the days that the series in the columns are called by, as indices by their bases
        plain = all(row[column.place].strip()[:1].isdecimal() for column in periods)
        if are_figures({*row} - {row[column.place] for column in periods}) or (plain and _recurs(sample, number)):
            continue
        if _stands_among_numbers(row, periods):
            continue
        known = ("area" in found) + ("indicator" in found)
        surely = known == 2 or any("[YR" in name or _says_unit(name) for name in row)
        if (known or surely) and (surely or len(periods) >= len(row) / 3) and not _is_data(sample, number, periods):
            return number
        ordered = (
            len(periods) > 1
            and periods[0].place
            and (_in_order(periods) or (number > 0 and _are_below_names(sample[number - 1], periods)))
            and are_years(sample[:number], periods)
            and not _is_data(sample, number, periods)
            and not _are_written_below(sample, number, periods, pattern)
        )
        if ordered and _figures_below(sample, number, periods):
            return number
    return _row_of_only_period(sample, pattern)


def _are_of_the_file(row: Sequence[str], periods: Sequence[PeriodColumn]) -> bool:
    """Return whether periods are days each of which has a name with a colon before it: that of publication, and the next one."""
    days = all(len(column.period) > len("2020-12") and column.place for column in periods)
    before = (next(filter(None, map(str.strip, row[column.place - 1 :: -1])), "") for column in periods)
    return days and all(name.endswith((":", "：")) for name in before)


def _row_of_only_period(sample: Sample, pattern: str) -> int | None:
    """Return the number of a row of one period alone over the last column but those of changes, which has a figure beside each name; None for none.

    A name with a unit may stand before it: ``Electricity generation (GWh)``. Where that is a word for periods, as in exports of the
    OECD, some figures may be missing.
    """
    for number, row in enumerate(sample[:FARTHEST]):
        *names, last = _without_changes(row)
        beside = list(filter(None, map(str.strip, names)))
        corner = names[0] if beside and names[:1] == beside else ""
        called = key(corner) in NAMES["period"]
        stated = bool(corner) and unit_text.of_name(corner) != unit_text.NONE
        alone = not beside or called or stated or last != row[-1]
        if not names or not alone or not period_columns([*names, last], pattern):
            continue
        if called and any(cells[:1] == row[:1] for cells in sample[number + 1 :]):
            continue  # over another block
        below = [cells for cells in sample[number + 1 :] if sum(map(bool, cells)) > 1][:12]
        at = len(names)
        if not below or not (called or below[0] == sample[number + 1]):
            continue
        if calls_periods(below[0][0]) if stated else times.looks_like_time(below[0][at]):
            continue  # the real header is below a date of publication
        if all(
            len(cells) == len(row)
            and (_NAMED_IN_WORDS.fullmatch(cells[0]) or (stated and _NAMED_IN_SHORT.fullmatch(cells[0])))
            and not count(cells[1:at])
            and not times.says_when(cells[0])
            and (count([cells[at].strip()]) or (called and parse.is_missing(cells[at].strip())))
            and not times.looks_like_time(cells[0])
            for cells in below
        ):
            return number
    return None


def _without_changes(row: Sequence[str]) -> Sequence[str]:
    """Return the names of a header without those of changes and rates behind the others: ``2023``, ``Change (%)``."""
    last = len(row)
    while last > 1 and _names_change(row[last - 1].strip()):
        last -= 1
    return row[:last] or [""]


def _names_change(name: str) -> bool:
    return bool(name) and (unit_text.says_change(name) or units.is_rate(unit_text.of_name(name).name))


def _are_written_below(sample: Sample, number: int, years: Sequence[PeriodColumn], pattern: str) -> bool:
    """Return whether years stand over a row that has the year itself in each of its periods, as dates of months do: that is the header."""
    if number + 1 >= len(sample) or any(len(column.period) > 4 for column in years):
        return False
    below = {column.place: column.period for column in period_columns(sample[number + 1], pattern)}
    within = (len(below.get(place, "")) > 4 and below[place].startswith(year) for place, year, *_ in years)
    return len(below) > len(years) and all(within)


def _says_unit(name: str) -> bool:
    """Return whether a name states its year and its unit, as the Polish office writes."""
    match = PARTED.fullmatch(name.strip())
    return bool(match and match["unit"])


def _are_times(sample: Sample, number: int, place: int) -> bool:
    """Return whether a period is among the cells below a name of a header: a corner may be called ``year`` for the years beside it."""
    below = (row[place].strip() for row in sample[number + 1 : number + 12] if len(row) > place)
    return any(map(times.looks_like_time, filter(None, below)))


def _are_bases(names: Sequence[str]) -> bool:
    """Return whether the names of columns are days that do not follow one another, as periods do."""
    days = [day for name in names if (day := times.date(name.strip()))]
    counted = [12 * year + month for year, month, _ in days]
    return len(days) == len(names) > 1 and len({later - before for before, later in pairwise(counted)}) > 1


def _are_dates(sample: Sample, number: int) -> bool:
    """Return whether all first cells below a header are periods that are no plain years."""
    below = [row[0].strip() for row in sample[number + 1 : number + 12] if row and row[0].strip()]
    return len(below) > 2 and all(times.looks_like_time(cell) and not cell.isdecimal() for cell in below)


def _recurs(sample: Sample, number: int) -> bool:
    """Return whether the first cell of a row comes again below it, in another row: then it is a name among others, and no heading."""
    first = sample[number][0].strip()
    return bool(first) and any(
        row and row[0].strip() == first and row != sample[number] for row in sample[number + 1 :]
    )


def are_figures(names: Iterable[str]) -> bool:
    """Return whether any of a header's names is a figure: a number that is no year before those that periods may be."""
    numbers = (number for name in names if (number := parse.number(name.strip())) is not None)
    return any("." in number or not 0 <= int(number) < FIRST_YEAR for number in numbers)


def _stands_among_numbers(row: Sequence[str], periods: Sequence[PeriodColumn]) -> bool:
    """Return whether numbers that are no periods stand between plain ones, which are figures then, such as 1598 and 1944 beside 346."""
    dated = {column.place for column in periods}
    plain = any(row[place].strip().isdecimal() for place in dated)
    between = (row[place].strip() for place in range(min(dated), max(dated)) if place not in dated)
    return plain and count(between) > 0


def _in_order(periods: Sequence[PeriodColumn]) -> bool:
    """Return whether periods go forward or backward, name by name; they may begin again, under another area above them."""
    groups: dict[tuple[str, str], list[str]] = {}
    for column in periods:
        groups.setdefault((column.stem, kind_of_period(column.period)), []).append(column.period)
    for of_stem in groups.values():
        once = list(dict.fromkeys(of_stem))
        if of_stem != once * (len(of_stem) // len(once)) or once not in (sorted(once), sorted(once, reverse=True)):
            return False
    return True


def _are_below_names(upper: Sequence[str], periods: Sequence[PeriodColumn]) -> bool:
    """Return whether periods begin again below each name of the row above, and only there: ``GDP`` over 2019 to 2021, ``Inflation`` over 2020 and 2021."""
    turns = [later.place for one, later in pairwise(periods) if later.period <= one.period]
    named = [column.place for column in periods if column.place < len(upper) and upper[column.place].strip()]
    alike = len({kind_of_period(column.period) for column in periods}) == 1 and not any(
        column.stem for column in periods
    )
    some_more = 0 < len(turns) < len(periods) - 1  # else each name has a year of its own, as a row of figures may
    return some_more and alike and named == [periods[0].place, *turns]


def are_years(above: Sample, periods: Sequence[PeriodColumn]) -> bool:
    """Return whether periods are no figures that happen to be in order, such as 1610 and 2077.

    Of years some follow one another within a lifetime, or all are round and the first numbers of the table.
    """
    years = [int(column.period[:4]) for column in periods if column.period[:4].isdecimal()]
    apart = len(years) > 1 and min(abs(later - year) for year, later in pairwise(years)) > _LIFETIME
    numbers = (parse.number(cell.strip()) for row in above for cell in row)
    return not apart or (not any(year % 50 for year in years) and not any(numbers))


def _is_data(sample: Sample, number: int, periods: Sequence[PeriodColumn]) -> bool:
    """Return whether a row of years is below a header, so that its cells are figures such as 1999; a row without a name is none, and one below ``Actual`` and ``Forecast``."""
    if not sample[number][0].strip() or len({one.period for one in periods}) < len(periods):
        return False  # years that come again stand under names of their own
    places = [one.place for one in periods]
    over = (
        [row[place].strip() for place in places]
        for row in sample[:number]
        if len(row) > places[-1] and len(set(row)) > len(row) // 2
    )
    return any(
        all(cell and not parse.number(cell) for cell in cells) and any(parse.state(cell) is None for cell in cells)
        for cells in over
    )


def _figures_below(sample: Sample, number: int, periods: Sequence[PeriodColumn]) -> bool:
    for row in [row for row in sample[number + 1 : number + 12] if any(row)]:
        cells = [row[one.place] for one in periods if one.place < len(row)]
        named = any(name.strip() for name in row[: periods[0].place])
        if len(cells) > len(periods) // 2 and named and any(map(_has_digit, cells)):
            return True
    return False


def _has_digit(cell: str) -> bool:
    return any(map(str.isdecimal, cell))


def _are_measured(row: Sequence[str]) -> bool:
    """Return whether most cells of a row are numbers with decimals, as no names are."""
    filled = list(filter(None, map(str.strip, row)))
    decimals = (cell for cell in filled if parse.number(cell) is not None and cell.partition(".")[2].strip("0"))
    return 2 * sum(1 for _ in decimals) > len(filled)


def _is_first_below(row: Sequence[str], above: Sequence[str]) -> bool:
    """Return whether a row is one of figures below names, which begins with no period: a damaged one, ``011-T1``, or ``Average 2011-2015`` below a name of periods."""
    first, *cells = (cell.strip() for cell in row)
    figures = [cell for cell in cells if cell]
    if not (first and figures and above) or count(figures) < len(figures) or all(map(times.period, figures)):
        return False
    named = [name.strip() for name, cell in zip(above[1:], cells, strict=False) if cell]
    plain = len(named) == len(figures) and all(named) and not count(named)
    other = _ANY_YEAR.search(first) or _OVER_ALL.fullmatch(first)
    unknown = other and not times.looks_like_time(first) and not _OF_CODES.search(first)
    return plain and bool(_is_damaged(first) or unknown)


def _is_among_figures(row: Sequence[str], above: Sequence[str]) -> bool:
    """Return whether a number with decimals stands in a row below another one: ``I полугодие``, ``96,6`` among the months."""
    pairs = [(cell.strip(), upper.strip()) for cell, upper in zip(row[1:], above[1:], strict=False)]
    return any(_DECIMALS.fullmatch(cell) and _DECIMALS.fullmatch(upper) for cell, upper in pairs)


def _is_damaged(cell: str) -> bool:
    """Return whether a cell may be a period that is damaged, ``011-T1``: a part of a year stands behind a number that is none."""
    return bool(_DAMAGED.fullmatch(cell)) and not times.looks_like_time(cell)


def row_long(sample: Sample) -> tuple[int, int] | None:
    """Return the number of the header of a table with periods down, and the place of their column; None for none.

    The column has a usual name, or nothing but periods in it.
    """
    for number, row in enumerate(sample[:FARTHEST]):
        first = [name.strip() for name in row[:12] if name]
        if all(parse.number(name) is not None or (number and parse.is_missing(name)) for name in first):
            continue  # figures are no names
        if number and _are_measured(row):
            continue
        if row[0].startswith("#") and any(
            other and other[0].startswith("#") for other in sample[number + 1 : number + 2]
        ):
            continue  # a comment, and not the last one
        figures = sum(parse.number(name.strip()) is not None for name in row)
        unnamed = not row[0].strip()
        begins = unnamed or times.looks_like_time(row[0])  # a row of codes begins with their name
        if begins and 2 * figures > sum(map(bool, row)) and "period" not in find(row, {}):
            continue
        if number and (_is_first_below(row, sample[number - 1]) or _is_among_figures(row, sample[number - 1])):
            continue
        alone = unnamed or (len(row) == 2 and calls_periods(row[0]))  # over what a title names
        if sum(1 for name in row if name.strip()) < 2 - alone:
            continue
        of_table = takewhile(lambda other: other != row, sample[number + 1 : number + 30])  # noqa: B023 - used at once
        below = [other for other in of_table if len(other) >= len(row)]
        below = [other for other in below if sum(map(bool, other)) > 1 and not other[0].strip().endswith(":")]
        if not below:
            continue
        found = find(row, {})
        called = _named_periods(row, found["period"], below) if "period" in found else _called_periods(row, below)
        called = [place for place in called if not (place > 2 and _are_totals(below, place))]
        for place in called or range(min(3, len(row))):
            sure = {"period", "value"} <= found.keys()
            if _holds_periods(row, below[_without_periods(row, below, place) :], place, bool(called)) and (
                sure or _holds_figures(below, place) or ((called or unnamed) and _begin_empty(below))
            ):
                return number, place
    return None


def _named_periods(header: Sequence[str], first: int, below: Sample) -> list[int]:
    """Return the places of the columns with the usual names of periods, the ``first`` of them in front: ``Period`` may be a part of a ``Year``.

    A ``Month`` may be one of a ``Fiscal year``.
    """
    usual = [first, *(place for place, name in enumerate(header) if place != first and key(name) in NAMES["period"])]
    alone = len(usual) == 1 and times.is_part_column(key(header[first]))
    return usual + [place for place in _called_periods(header, below) if alone and place != first]


def _are_totals(below: Sample, place: int) -> bool:
    """Return whether a column that is called a year behind others holds numbers and no years: what the whole year has."""
    cells = [row[place].strip() for row in below if row[place].strip()]
    return bool(cells) and all(parse.number(cell) is not None and not times.looks_like_time(cell) for cell in cells)


def _called_periods(header: Sequence[str], below: Sample) -> list[int]:
    """Return the place of the only column that is called a period with a word beside it, such as ``yr_recorded``, but for parts of its years; empty for none."""
    found = [place for place, name in enumerate(header) if is_called_period(name)]
    years = [place for place in found if not times.is_part_column(period_key(header[place]))]
    parts = (row[place].strip() for row in below for place in found if len(row) > place and place not in years)
    bare = all(part.isdecimal() or month(part) or quarter(part) for part in parts)
    dated = all(len(times.period(row[place].strip())) in (0, 4) for row in below for place in years if len(row) > place)
    return years if len(years) == 1 and bare and dated else found if len(found) == 1 else []


def _is_before_periods(cell: str) -> bool:
    """Return whether a cell is a number below those of the years that are read, or says that its row transforms the others."""
    return (cell.isdecimal() and 0 < int(cell) < FIRST_YEAR) or cell.lower().rstrip(":") in ("factors", "transform")


_MOST_WITHOUT_PERIODS, _NUMBER_OF_CODE = 3, re.compile(r"0\d")


def _without_periods(header: Sequence[str], below: Sample, place: int) -> int:
    """Return how many rows of figures stand between a header and the first period: ``TTM``, ``Total``, ``Before 1990`` below ``Year``."""
    named = [name.strip() for other, name in enumerate(header) if other != place]
    if not is_called_period(header[place]) or not all(named) or count(named) or len({*named}) < len(named):
        return 0  # of a header in two rows the second one may have numbers: ages below Men and Men
    of = times.read(row[place] for row in below).of
    rows = list(takewhile(lambda row: row[place].strip() not in of, below[: _MOST_WITHOUT_PERIODS + 1])) if of else []
    cells = [cell.strip() for row in rows for cell in (*row[:place], *row[place + 1 : len(header)]) if cell.strip()]
    texts = [row[place].strip() for row in rows]
    codes = (
        any(map(_OF_CODES.search, texts))
        or any(map(_OF_GROUPS.search, texts))
        or any(map(_NUMBER_OF_CODE.match, cells))
    )
    figures = bool(cells) and count(cells) == len(cells) and all(texts) and not count(texts) and not codes
    return len(rows) if figures and len(rows) <= _MOST_WITHOUT_PERIODS else 0


# Years below no name, and how many are sure to be such.
_EARLIEST = 1700
_ENOUGH_YEARS = 20
_YEAR_WITHIN = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")  # 2020.I to 2020.IV are quarters together


def _holds_periods(header: Sequence[str], below: Sample, place: int, named: bool) -> bool:
    cells = [row[place].strip() for row in below]
    if not place and not header[0].strip() and len(cells) > 9 and _is_damaged(cells[0]):
        cells = cells[1:]
    if named:  # Maddison begins with the years 1 and 730, and FRED-MD with codes of how to transform each series
        cells = list(dropwhile(_is_before_periods, cells)) or cells
    elif not place and not header[0].strip():  # or with 1, 1000, 1500 and 1600 below no name
        late = list(dropwhile(lambda cell: cell.isdecimal() and int(cell) < _EARLIEST, cells))
        cells = late if len(late) > _ENOUGH_YEARS else cells
    known = times.looks_like_time(cells[0])
    if times.looks_like_time(header[place].strip(" ,;")) or not (
        known or (named and cells[0]) or _YEAR_WITHIN.search(cells[0])
    ):
        return False
    read = times.read(cells)
    if read.whole_spans and not (named or calls_periods(header[place]) or not header[place].strip()):
        return False  # of birth, or of building
    of = read.of
    if named:  # Jan-46 may have Jan-80 far below
        of = {**times.of_two_digits_in(cells), **of}
    if not known and cells[0] not in of:  # 2018.1 is January where 2017.12 is below
        return False
    filled = [cell for cell in cells if cell]
    hits = sum(1 for cell in filled if cell in of)
    if named:
        return (hits > 1 or len(filled) < 3) and 4 * hits > len(filled) and bool(of.get(cells[0], ""))
    # A column with another name must hold nothing but periods. Plain numbers are years only in the first filled one, and in order.
    numbers = [int(cell) for cell in filled if cell.isdecimal()]
    first = not any(row[other].strip() for row in below if row[place].strip() in of for other in range(place))
    if first and len(of) > 11 and all(map(str.isdecimal, of)) and times.are_months_in_turn(of.values()):
        return hits >= len(filled) - 2 and times.looks_like_time(cells[0])  # 202001, 202002
    years = not numbers or (first and numbers in (sorted(numbers), sorted(numbers, reverse=True)))
    earliest = _EARLIEST if header[place].strip() or max(numbers, default=0) < _EARLIEST else FIRST_YEAR
    fits = years and all(earliest <= number <= 2100 for number in numbers)
    return hits >= max(2, len(filled) - 2) and fits and bool(of.get(cells[0], ""))


def _holds_figures(below: Sample, place: int) -> bool:
    return any(_has_digit(cell) for row in below for other, cell in enumerate(row) if other != place)


def _begin_empty(below: Sample) -> bool:
    """Return whether the last column holds nothing yet in the first rows: figures may begin further down."""
    return all(parse.is_missing(row[-1].strip()) for row in below)


_DAMAGED = re.compile(r"\d{1,5}[-./: ]?(?:[TQSHM]\d\d?|[-./:]\d\d?)")
