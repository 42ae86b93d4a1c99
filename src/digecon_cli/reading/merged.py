"""Periods over more than one column: a merged cell ``2024年1-3月`` above ``累计`` and ``同比增长(%)``, as ministries write.

The name below a period says what its column holds: the level up to the period's end, that of its last month, growth over the year
before, or a variant of the row's indicator (``real``), which becomes a part of its name.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..core import periods, units
from ..core.period_words import without_year
from ..core.synonyms import without_measure
from . import columns, numbers, parse, times, unit_text
from .build import frequency_of, spelled
from .grid import CellGrid
from .unit_text import Unit

# Names of columns that say nothing but that they hold the figure itself, up to the end of the period over them.
_LEVEL = frozenset((
    "全年", "年度", "绝对量", "绝对额", "绝对数", "总量", "数值", "完成额", "完成", "实绩", "实际", "本期", "指标值", "value", "level", "amount", "total",
))  # fmt: skip
_UP_TO = re.compile("(?:本年|本月止|本期止|自年初)?累计(?:值|数|额|量|完成|实绩)?|year to date|ytd|cumulative")
_IS_SUM = re.compile("累[计計]|year to date|ytd|cumulative", re.I)
_LAST_MONTH = re.compile("(?:本|当|单)月(?:值|数|额|量|完成|实绩)?|(?:(?:current|this) )?month")
_LAST_QUARTER = re.compile("(?:本|当|单)季度?(?:值|数|额|量)?|quarter")
# What stands beside a word of growth: than when.
_THAN = re.compile(
    r"[比较与](?:上年|去年)(?:同期|同月|同季)?(?:相比)?|(?:year[- ]on[- ]year|over the year before|annual)|[±+-]", re.I
)
# What figures are beside that: a part of it, or its change over another time than that of the column of growth behind it.
_OTHER_TIME = "环比|[比较](?:上|前一?)[月季旬]|定基"
_BESIDE = re.compile(
    rf"{_OTHER_TIME}|占比|比重|\b(?:(?:month|quarter)[- ]on[- ](?:month|quarter)|[mq]/[mq]|(?:previous|last) (?:month|quarter))\b",
    re.I,
)
_CHANGE_BESIDE = re.compile(rf"{_OTHER_TIME}|同比")
# Sizes of figures below 同比 that are rather those of an index, of which the year before is 100; and how many of them are enough.
_NEAR_HUNDRED, _ENOUGH = (80.0, 125.0), 4
_ONLY_WORD = re.compile("同比|环比")
_RATE = re.compile(r"[(（\[]?\s*(?:[%％]|percent|per cent)\s*[)）\]]?")

_WORDS_OF_PARTS = "weeks?|wochen?|kw|semaines?|semanas?|settiman[ae]|vecka|uke|uge|viikko|tydzień|týden|неделя|周|tertial|[qc]uadrimestre|bimestre|trimester|décade"
_PART_OF_YEAR = re.compile(
    rf"(?:第?\d{{1,2}}|[ivx]+)[.ºª]?\w{{0,3}} ?(?:{_WORDS_OF_PARTS})|(?:{_WORDS_OF_PARTS}) ?(?:\d{{1,2}}|[ivx]+)", re.I
)
_NUMBERED_PART = re.compile(r"[A-Za-z]{1,3}\.? ?\d{1,2} ?\W{0,2}[A-Za-z]{0,3}\W?")
_NUMBER_OF_NOTE = re.compile(r" ?[(（]\d[)）]")
_UNIT = re.compile(r"\s*[(（][^()（）]+[)）]\s*$")


_YEARS = "years"


class NamedPeriod(NamedTuple):
    """One column below a period: its place, the period of its figures, the measure, and what it adds to the indicator's name.

    ``unit`` is what its name has in parentheses behind a word that is no part of the indicator's: ``累计（亿元）``; ``mark`` stands behind
    the period over it.
    """

    place: int
    period: str
    measure: str = "level"
    name: str = ""
    unit: Unit = unit_text.NONE
    mark: str = ""


def find(sample: columns.Sample) -> tuple[int, list[NamedPeriod]] | None:
    """Return the number of a row of names under a row of periods, with what each column holds; None where there is none.

    Some periods have more than one column, or a name is known to say what a column holds.

    Quarters and months under their years are periods themselves (``columns.years_over_parts``).
    """
    if columns.years_over_parts(sample):
        return None
    for number, (upper, row) in enumerate(pairwise(sample[: columns.FARTHEST]), start=1):
        if numbers.count(cell for cell in upper if not times.looks_like_time(cell)):
            return None  # figures begin here
        over = _periods_over(upper, row)
        named = _without_notes({place: row[place].strip() for place in over if row[place].strip()})
        if _first_are_nameless(over, named) and _figures_below(sample[number + 1 :], [*over.keys() - named]):
            named = {place: named.get(place, "") for place in over}
        first = min(over, default=0)
        if not first or len(named) < len(over) or not all(map(_is_name, filter(None, named.values()))):
            continue
        if {name.strip() for name in row[:first]} - {""} & {*named.values()}:
            continue  # a period stands to the right of columns that may be its own
        if _is_dated_line(upper) and _have_periods(sample[number + 1 :], first, named.values()):
            continue
        names = columns.names_over(sample[: number - 1], len(row), first)
        names = ["" if columns.crosses(name) else name for name in names]
        meanings = [
            column._replace(name=", ".join(filter(None, (name, column.name))))
            for name in dict.fromkeys(names[place] for place in over)
            for column in _meanings({place: over[place] for place in over if names[place] == name}, named)
        ]
        marks = _marks(upper)
        meanings = [column._replace(mark=marks.get(over[column.place], "")) for column in meanings]
        wider = len(over) > len(set(over.values()))  # or each has one column, and a word says what it holds
        wider = wider or bool(columns.crossed(sample[: number - 1]))
        if (wider or any(column.name in ("", names[column.place]) for column in meanings)) and _figures_below(
            sample[number + 1 :], list(named)
        ):
            return number, meanings
    return None


def _first_are_nameless(over: Mapping[int, str], named: Container[int]) -> bool:
    """Return whether below each period the first of its columns is the only one without a name: what the row is called itself."""
    blocks = [[place in named for place in over if over[place] == period] for period in dict.fromkeys(over.values())]
    return all(block[1:] and not block[0] and all(block[1:]) for block in blocks)


def _without_notes(named: Mapping[int, str]) -> dict[int, str]:
    """Return the names below periods without the number of a note, ``Income(1)``, where others are the same but for it, and not right beside it."""
    bare = {place: _NUMBER_OF_NOTE.sub("", name) for place, name in named.items()}
    beside = {frozenset(pair) for pair in pairwise(named.values())}
    names = {*named.values()}
    return {
        place: bare[place] if bare[place] in names and frozenset((name, bare[place])) not in beside else name
        for place, name in named.items()
    }


def _marks(upper: Sequence[str]) -> dict[str, str]:
    """Return the marks of the periods in a row, ``2024E``."""
    of = times.of_header(upper)
    return {period: times.mark(cell.strip()) for cell in upper if (period := times.period(of.get(cell.strip(), "")))}


def _is_dated_line(row: Sequence[str]) -> bool:
    """Return whether a row is a line about the file whose date has a comma that is not in quotes: ``Extracted on January 5, 2024``."""
    return (
        len(row) > 1 and bool(row[0].strip()) and row[1][:1].isspace() and sum(bool(cell.strip()) for cell in row) == 2
    )


def _have_periods(rows: columns.Sample, first: int, names: Iterable[str]) -> bool:
    """Return whether a year above columns is that of the file: one of their names is that of periods, or a column before the ``first`` of them holds some."""
    if any(columns.key(name) in columns.NAMES["period"] and not _LAST_MONTH.fullmatch(name.lower()) for name in names):
        return True
    for cells in zip(*(row[:first] for row in rows if len(row) > first and row[0]), strict=False):
        filled = {cell.strip() for cell in cells} - {""}
        if len(filled) > 1 and all(map(times.period, filled)):
            return True
    return False


def names_before(above: columns.Sample, header: Sequence[str]) -> list[str]:
    """Return the names of the columns before the periods: in their row, in the one above it, or in that of the Brazilian office (``Ano x Variável``)."""
    rows = [*above[-1:], *columns.crossed(above)]
    over = [
        next(filter(None, (row[place].strip() for row in rows if place < len(row))), "") for place in range(len(header))
    ]
    return [name or higher for name, higher in zip(header, over, strict=True)]


def unknown_part(across: Sequence[NamedPeriod]) -> str:
    """Return the name of a column that is a part of the year over it which is no period here, as weeks are; empty for none.

    Beside parts that are known, it is one that has a number: ``T1x`` beside ``T2``.
    """
    known = any(len(column.period) > 4 and not column.name for column in across)
    return next(
        (
            column.name
            for column in across
            if _PART_OF_YEAR.fullmatch(column.name.strip())
            or (known and len(column.period) == 4 and _NUMBERED_PART.fullmatch(column.name.strip()))
        ),
        "",
    )


def _periods_over(upper: Sequence[str], row: Sequence[str]) -> dict[int, str]:
    """Return the period over each column from the first one on; none where other names are among them.

    A period may stand over the middle or the end of its columns: the names below it, which come again under each, say which these are.
    """
    width = _width(upper, row)
    row = row[:width]
    cells = [cell.strip() for cell in [*upper, *[""] * (width - len(upper))][:width]]
    period_of = _periods_of(cells)
    first = next((place for place, cell in enumerate(cells) if period_of.get(cell)), width)
    if any(cell and not period_of.get(cell) for cell in cells[first:]):
        return {}
    if again := columns.blocks(row, sum(map(bool, cells[first:]))):
        found = [[period_of[cells[place]] for place in block if cells[place]] for block in again]
        if any(len(periods_of) != 1 for periods_of in found):
            return {}
        return {place: of[0] for block, of in zip(again, found, strict=True) for place in block}
    over, period = {}, ""
    for place in range(first, width):
        period = period_of.get(cells[place]) or period
        over[place] = period
    return over


def _width(upper: Sequence[str], row: Sequence[str]) -> int:
    """Return how many columns are below periods or before them: those behind them have a name in the upper row alone, ``增长率``."""
    width = len(row)
    while (
        width
        and len(upper) >= width
        and upper[width - 1].strip()
        and not row[width - 1].strip()
        and _is_name(upper[width - 1].strip())
    ):
        width -= 1
    return width


def names_behind(upper: Sequence[str], row: Sequence[str], last: int) -> list[str]:
    """Return the names of the columns behind the ``last`` one below a period that have theirs in the row of the periods alone."""
    return [
        name
        for place, name in enumerate(upper)
        if place > last and name and not "".join(row[place : place + 1]).strip()
    ]


def _periods_of(cells: Sequence[str]) -> dict[str, str]:
    """Return the periods among some cells; days are the years of which all are the last ones, or the first."""
    days = days_over(cells)
    if days and frequency_of({*days.values()}) == _YEARS:
        years = {cell: spelled(_YEARS, day) for cell, day in days.items()}
    else:
        years = {}
    return {cell: years.get(cell) or times.period(text) for cell, text in times.of_header(filter(None, cells)).items()}


def days_over(cells: Sequence[str]) -> dict[str, times.Day]:
    """Return the days among the cells of a row of periods, by their texts."""
    return {cell: day for cell, text in times.of_header(filter(None, cells)).items() if (day := times.date(text))}


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text)) and not times.looks_like_time(text) and not parse.is_missing(text)


def _figures_below(rows: columns.Sample, places: Sequence[int]) -> bool:
    cells = (row[place].strip() for row in rows[:12] for place in places if place < len(row))
    filled = [cell for cell in cells if not parse.is_missing(cell)]
    return bool(filled) and 2 * numbers.count(filled) >= len(filled)


def _meanings(over: dict[int, str], named: dict[int, str]) -> list[NamedPeriod]:
    """Return what each column holds; one whose figures would be those of another keeps its whole name."""
    found: list[NamedPeriod] = []
    numbered = times.numbered_otherwise(named.values())
    summed = {period for place, period in over.items() if _is_growth_of_sum(named[place])}
    for place, period in over.items():
        levels = [column for column in reversed(found) if column.measure == "level" and over[column.place] == period]
        grown = {column.name for column in found if column.measure == "growth" and over[column.place] == period}
        if period in summed:  # any other growth below it is of what is no sum
            levels = [column for column in levels if not _IS_SUM.search(named[column.place])] or levels
        meaning = _meaning(place, named[place], period, _grows(levels, named, grown))
        if named[place] in numbered or any(column[1:4] == meaning[1:4] for column in found):
            meaning = NamedPeriod(place, period, "level", named[place])
        found.append(meaning)
    return found


def _is_growth_of_sum(name: str) -> bool:
    """Return whether a column is called the growth of a sum of the year so far: ``累计同比``."""
    return bool(_IS_SUM.search(name)) and without_measure(_RATE.sub("", name))[0] == "growth"


def _grows(levels: Sequence[NamedPeriod], named: Mapping[int, str], grown: Container[str]) -> NamedPeriod | None:
    """Return which of the columns before one of growth it is of: the nearest; in Chinese the nearest amount before a rate, if it has no growth in ``grown`` yet; None where all are parts or changes."""
    free = [column for column in levels if not _BESIDE.search(named[column.place])]
    nearest = next(iter(free), None)
    if nearest is None or named[nearest.place].isascii():
        return nearest
    amounts = (column for column in free if not units.is_rate(unit_text.of_name(named[column.place]).name))
    return next((column for column in amounts if column.name not in grown), nearest)


def within_parts(across: Sequence[NamedPeriod], header: Sequence[str]) -> list[NamedPeriod]:
    """Return the columns below years whose parts the rows have: of each part, whatever part of the year their names mean, or sums up to it, which keep these."""
    return [
        column._replace(period=column.period[:4], measure="level", name=header[column.place], unit=unit_text.NONE)
        if _IS_SUM.search(header[column.place])
        else column._replace(period=column.period[:4])
        for column in across
    ]


def without_indices(across: Sequence[NamedPeriod], grid: CellGrid) -> Sequence[NamedPeriod]:
    """Return the columns below periods, with those of growth as levels of their own name whose figures are on a base.

    So says the unit of the column, ``上年同月=100`` below ``同比``, or else the size of all its figures, beside those it may be the growth of.
    """
    growth = [column for column in across if column.measure == "growth"]
    based = {column.place for column in growth if unit_text.is_base(grid.units[column.place])}
    for name in {grid.header[column.place] for column in growth}:
        places = [column.place for column in growth if grid.header[column.place] == name]
        near = _ONLY_WORD.fullmatch(name.strip()) and _are_near_hundred(grid, places, _ENOUGH)
        based |= {*places} if near and _fit_as_indices(across, grid, places) else set()
    return [
        column._replace(measure="level", name=grid.header[column.place]) if column.place in based else column
        for column in across
    ]


def of_columns_before(across: Sequence[NamedPeriod]) -> list[NamedPeriod]:
    """Return the columns below periods in a table whose rows have no names of their own: growth without an amount is that of the column before it, a share."""
    named = {(column.period, column.name) for column in across if column.measure == "level"}
    found: list[NamedPeriod] = []
    for column in across:
        before = found[-1] if found and found[-1].period == column.period else None
        alone = column.measure == "growth" and (column.period, column.name) not in named
        own = before and not _CHANGE_BESIDE.search(before.name)
        found.append(column._replace(name=before.name) if alone and before and own else column)
    return found


def _fit_as_indices(across: Sequence[NamedPeriod], grid: CellGrid, places: Container[int]) -> bool:
    """Return whether figures of growth at some places are rather those of an index, by what the levels beside them grew by over a year.

    Where no levels are a year apart, it is so if these are near 100 themselves.
    """
    levels = {(column.name, column.period): column.place for column in across if column.measure == "level"}
    fit: list[bool] = []
    for column in across:
        later, before = (
            levels.get((column.name, f"{int(column.period[:4]) - ago}{column.period[4:]}")) for ago in (0, 1)
        )
        if column.place in places and later is not None and before is not None:
            rows = zip(*(map(parse.number, grid.cells[place]) for place in (column.place, later, before)), strict=True)
            fit += [
                abs(grown - (float(growth) - 100)) < abs(grown - float(growth))
                for growth, new, old in rows
                if growth and new and old and float(old)
                for grown in [100 * float(new) / float(old) - 100]
            ]
    if fit:
        return 2 * sum(fit) > len(fit)
    amounts = (
        column for column in across if column.measure == "level" and not _BESIDE.search(grid.header[column.place])
    )
    return all(_are_near_hundred(grid, [column.place], 1) for column in amounts)


def _are_near_hundred(grid: CellGrid, places: Sequence[int], least: int) -> bool:
    """Return whether the columns at some places have figures, ``least`` of them at the least, which are all near 100."""
    found = [float(number) for place in places for cell in grid.cells[place] if (number := parse.number(cell))]
    low, high = _NEAR_HUNDRED
    return len(found) >= least and all(low < size < high for size in found)


def _meaning(place: int, name: str, period: str, level: NamedPeriod | None) -> NamedPeriod:
    """Return what a column holds; growth that does not say of what is that of the ``level`` before it, where there is one."""
    measure, rest = without_measure(_RATE.sub("", name))
    plain, unit = _UNIT.sub("", name), unit_text.of_name(name)
    if measure == "growth":
        rest = _THAN.sub("", rest).strip()
        within = part(rest, period)
        if within or not rest:
            up_to = within or (level.period if level else period)
            return NamedPeriod(place, up_to, "growth", level.name if level and not within else "")
    elif within := part(plain, period):
        return NamedPeriod(place, within, unit=unit)
    return NamedPeriod(place, period, "level", name)


def part(name: str, period: str) -> str:
    """Return the part of a period that the name of a column means; empty for none.

    That is all of it, all up to its end, its last month or quarter, or a part of a year (``上半年``).
    """
    word = name.strip().lower()
    covered = periods.span(period)
    if word in _LEVEL:
        return period
    if _UP_TO.fullmatch(word):
        return times.from_january(period)
    if _LAST_MONTH.fullmatch(word):
        return periods.spell(periods.Span(covered.end - 1, 1))
    if covered.frequency == "A" and (within := without_year(word)):
        return periods.spell(periods.Span(covered.start + within[0], within[1]))
    if covered.frequency == "A" and (part := times.parts_of_years([word])):
        return times.period(period + part[word])
    if _LAST_QUARTER.fullmatch(word) and covered.end % 3 == 0:
        return periods.spell(periods.Span(covered.end - 3, 3))
    return ""
