"""Periods across a header, with what else stands in their names: units, series, marks."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from ...core import periods as core_periods
from .. import parse, times, unit_text
from .names import key

# What a number alone must be between to be a year over a column.
FIRST_YEAR = 1000
_LAST_YEAR = 2100
_STEM = re.compile(r"(?P<stem>.*?)(?<!\d)(?P<year>1[5-9]\d\d|20\d\d|21\d\d)")  # no year ends 21610
_BRACKETED_YEAR = re.compile(r"(?P<stem>[^()]*[^()\s]) ?\((?P<year>1[5-9]\d\d|20\d\d)\)")
_TURNED = re.compile(r"(?P<year>1[5-9]\d\d|20\d\d)[ ._-](?P<stem>[A-Za-z]\w*(?: [A-Za-z]+){0,2})")
_WITHIN = re.compile(r"(?P<stem>[A-Za-z]\w*?)_(?P<year>1[5-9]\d\d|20\d\d)_(?P<rest>[A-Za-z]\w*)")  # gdp_2022_usd_bn
PARTED = re.compile(r"(?P<stem>.+?);(?P<year>1[5-9]\d\d|20\d\d)(?:;\[(?P<unit>.+)\])?")  # as the Polish office writes
_DATED = re.compile(
    r"(?P<stem>[^\W\d]\D*?)[ _.-]?(?P<year>1[5-9]\d\d|20\d\d)[ _.-]?"
    r"(?:[mM]?(?P<month>0[1-9]|1[0-2]|(?<=[mM])[1-9])|(?P<number>(?<=\D)[1-9])|[qQ](?P<quarter>[1-4]))"
)
_UNIT_BEHIND = re.compile(
    r"(?P<period>[^()（）\[\]]+?(?: ?\([A-Za-z]{1,4}\))?)\s*[(（\[](?P<unit>[^()（）\[\]]+)[)）\]]"
)
# Years between two, and the last one at least.
_NEAR = 5
_RECENT = "2540"
_BUDDHIST_YEAR = re.compile(r"24[4-9]\d|25\d\d")
_THAI = re.compile("[\u0e00-\u0e7f]")
_THREE_MONTHS = frozenset(
    ["EFM", "JFM", "FMA", "MAM", "AMJ", "MJJ", "JJA", "JAS", "ASO", "SON", "OND", "NDE", "NDJ", "DEF", "DJF"]
)
_COUNTED = re.compile(r"(.*?)[ ._-]?\d+")
_TWO_YEARS = re.compile(r"\d{4}-\d\d")
# Periods beside names that they share.
_BESIDE_NAMES = (
    re.compile(r"(?P<period>(?:19|20)\d\d \[YR\d{4}\]) - (?P<stem>\S.*)"),  # as the World Bank writes several series
    re.compile(r"(?P<stem>\S.*\S) +[-–—] +(?P<period>\S.*)"),
    re.compile(
        r"(?P<period>(?:19|20)\d\d年度?(?:\d{1,2}月|第?[一二三四]季度|[上下]半年)?|(?:19|20)\d\d年?[KQMTkqmt]\d{1,2}(?=[ \u4e00-\u9fff])|[1-4]Q(?:20)?\d\d(?=[ \u4e00-\u9fff])|Q[1-4] 20\d\d(?= )|20\d\d\.(?:[1-9]|1[0-2])(?=[\u4e00-\u9fff]))[末底]?"
        r"(?P<stem>(?![度代报]|前[一二三四五六七八九\d]|中[期报]|初(?!中|级|等|婚|步)|[上下]半|第[一二三四]季|[Hh]\d|\d(?!G))(?!.*(?:价|價|出生|队列|普查|[=＝])).*[^\W\d].*)"
    ),
    re.compile(r"(?P<stem>.*[^\W\d_].*?)[ _](?P<period>(?:19|20)\d\d[KQMTkqmt]\d{1,2}|[1-4]Q\d\d|Q[1-4] 20\d\d)"),
    re.compile(r"(?P<stem>.*[^\W\d_].*[)）])(?P<period>(?:19|20)\d\d年)"),
)
_SPAN_OF_PARTS = re.compile(
    r"\d{1,2}\.\d{1,2}\.?(?: ?[-–—] ?\d{1,2}\.\d{1,2}\.?)?|Q[1-4] ?[-–—] ?Q?[1-4]", re.I
)  # and no name
_NUMBERED_MONTH = re.compile(r"(?:[1-9]|1[0-2])-(?:19|20)\d\d")
_LONGEST_NAME = 1000  # signs; what is longer is a document in a cell, and takes patterns too long
_NO_NAME = frozenset(("", "f", "x", "y", "yr", "year", "fy", "time", "date", "_"))


class PeriodColumn(NamedTuple):
    """One column of a period: its place, the period as it is read, and what else its name says: ``gdp`` of ``gdp_1952``, its unit, or its mark before that."""

    place: int
    period: str
    stem: str = ""
    unit: unit_text.Unit = unit_text.NONE
    mark: str = ""


def period_columns(header: Sequence[str], pattern: str = "") -> list[PeriodColumn]:
    """Return the columns of a header that are periods, alone or after a name that the years share; by a pattern where one is given."""
    names = [name.strip() if len(name) < _LONGEST_NAME else "" for name in header]
    period_of = times.read(names, pattern).of if pattern else times.of_header(names)
    found = [
        PeriodColumn(place, period_of[name])
        for place, name in enumerate(names)
        if name in period_of and FIRST_YEAR <= int(period_of[name][:4]) <= _LAST_YEAR
    ]
    if found or pattern:
        return _without_last(found)
    if of_thailand := _of_buddhist_era(names):
        return of_thailand
    return (
        _dated_columns(names)
        or _in_brackets(names)
        or _with_units(names)
        or _behind_names(names)
        or next((found for spelling in _BESIDE_NAMES if (found := _beside_names(names, spelling))), [])
    )


def _behind_names(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of years behind names that they share (``gdp_1952``), or before or within these."""
    parts = [
        (place, match)
        for place, name in enumerate(names)
        if (
            match := _STEM.fullmatch(name)
            or _TURNED.fullmatch(name)
            or PARTED.fullmatch(name)
            or _WITHIN.fullmatch(name)
        )
        and parse.number(name) is None
    ]
    written: dict[str, str] = {}
    stems = [written.setdefault(stem.lower(), stem) for stem in (_stem(match) for _, match in parts)]
    if len(_THREE_MONTHS & {*map(str.upper, stems)}) > 2:
        return []  # JAS 2010, ASO 2010: July to September, and August to October
    counted = {match[1] for name in names if (match := _COUNTED.fullmatch(name)) and not _STEM.fullmatch(name)}
    if any(
        times.is_part_column(key(stem).rpartition("_")[2]) or _SPAN_OF_PARTS.fullmatch(stem) for stem in stems
    ):  # of the year behind it, in words that are not known
        return []
    if any(stems.count(stem) > 2 for stem in stems):  # POPESTIMATE2010 to 2014, beside a BASE2010
        parts = [part for part, stem in zip(parts, stems, strict=True) if stems.count(stem) > 1]
        stems = [stem for stem in stems if stems.count(stem) > 1]
    if parts and all(_NUMBERED_MONTH.fullmatch(names[place]) for place, _ in parts):
        return []  # 3-2023 may be a month or a quarter
    sure = bool(parts) and all(match.groupdict().get("unit") for _, match in parts)
    if not sure and (len(parts) < 2 or any(stems.count(stem) < 2 or stem in counted for stem in set(stems))):
        return []  # of n1 to n2000 the last ones are no years
    return [
        PeriodColumn(place, match["year"], "" if stem.lower() in _NO_NAME else stem)
        for (place, match), stem in zip(parts, stems, strict=True)
    ]


def _beside_names(names: Sequence[str], spelling: re.Pattern[str]) -> list[PeriodColumn]:
    """Return the columns of periods beside names that they share, each with two or more, and all years or all parts of years.

    Indian offices write ``Earnings - 2009-10``, the Norwegian one ``Employed 2022K1``, and Chinese ones ``2022年GDP（亿元）``.
    """
    matches = {place: match for place, name in enumerate(names) if (match := spelling.fullmatch(name))}
    period_of = times.of_header(match["period"] for match in matches.values())
    found = [
        PeriodColumn(place, period_of[match["period"]], match["stem"].strip())
        for place, match in matches.items()
        if match["period"] in period_of
    ]
    if matches and all("[YR" in match["period"] for match in matches.values()):  # which is nothing else, also once
        return found
    together = Counter(column.stem for column in found)
    distinct = len({column[1:3] for column in found}) == len(found) == len(matches)
    distinct = (
        distinct
        and not any(map(times.says_when, together))
        and len({kind_of_period(column.period) for column in found}) == 1
    )
    years = all(len(column.period) == 4 for column in found)  # 2009-11 may be years, or a month
    distinct = distinct and (years or not any(_TWO_YEARS.fullmatch(match["period"]) for match in matches.values()))
    return found if distinct and all(number > 1 for number in together.values()) else []


def _of_buddhist_era(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of three years or more of the Buddhist era, one after another, beside a name in Thai: ``2556`` to ``2563``."""
    found = [PeriodColumn(place, name) for place, name in enumerate(names) if _BUDDHIST_YEAR.fullmatch(name)]
    near = all(0 < int(later.period) - int(year.period) <= _NEAR for year, later in pairwise(found))
    recent = bool(found) and found[-1].period > _RECENT
    return found if len(found) > 2 and near and recent and any(map(_THAI.search, names)) else []


def _in_brackets(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of years in brackets behind names, each with three or more in turn: ``Rate (2006)`` to ``Rate (2017)``."""
    found = [
        PeriodColumn(place, match["year"], match["stem"])
        for place, name in enumerate(names)
        if (match := _BRACKETED_YEAR.fullmatch(name))
    ]
    for stem in {column.stem for column in found}:
        years = [int(column.period) for column in found if column.stem == stem]
        if len(years) < 3 or any(abs(later - year) != 1 for year, later in pairwise(years)):
            return []
    return found


def _with_units(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of periods that have their unit behind them, two or more: ``Jun-2022 ('000)``, ``2024E ($m)``."""
    matches = {place: match for place, name in enumerate(names) if (match := _UNIT_BEHIND.fullmatch(name))}
    bare = {place: match["period"] for place, match in matches.items() if unit_text.is_unit(match["unit"])}
    if len(bare) < 2:
        return []
    found = period_columns([bare.get(place, name) for place, name in enumerate(names)])
    units_of = {place: unit_text.parsed(matches[place]["unit"]) for place in bare}
    return [
        column._replace(unit=units_of[column.place], mark=times.mark(bare[column.place]))
        if column.place in bare
        else column
        for column in found
    ]


def _dated_columns(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of months or quarters behind a name that they share, one after another: ``I202001``, ``X2020.01``, ``cpi_2020m1``.

    ``X2020.1`` is a month where a number is above 4, and else may be a quarter.
    """
    dated = [(place, match) for place, name in enumerate(names) if (match := _DATED.fullmatch(name))]
    numbers = {match["number"] for _, match in dated} - {None}
    if numbers and max(numbers) < "5":
        return []
    found = []
    for place, match in dated:
        part = f"Q{match['quarter']}" if match["quarter"] else f"{int(match['month'] or match['number']):02}"
        stem = _stem(match)
        named = len(stem) > 1 and stem.lower() not in _NO_NAME
        found.append(PeriodColumn(place, f"{match['year']}-{part}", stem if named else ""))
    for stem in {one.stem for one in found}:
        periods = [one.period for one in found if one.stem == stem]
        follow = times.are_months_in_turn(periods) or all(map(times.QUARTER.fullmatch, periods))
        if not follow or len(set(periods)) < max(3, len(periods)):
            return []
    return found


def _without_last(periods: list[PeriodColumn]) -> list[PeriodColumn]:
    """Return periods in order without those that begin again at their end, where growth and shares stand: 2021, 2022, 2023, 2023.

    Quarters and months may stand among the years: each kind has an order of its own.
    """
    texts = [one.period for one in periods]
    order: list[Any] = [core_periods.order(text) for text in texts] if all(map(times.period, texts)) else texts
    kinds: dict[str, list[Any]] = {}
    for text, at in zip(texts, order, strict=True):
        kinds.setdefault(kind_of_period(text), []).append(at)
    if len(kinds) > 1 and all(one < other for of_kind in kinds.values() for one, other in pairwise(of_kind)):
        return periods
    turns = [number for number, (one, other) in enumerate(pairwise(order), start=1) if one >= other]
    few = turns and len(periods) - turns[0] <= min(4, turns[0] // 2)
    return periods[: turns[0]] if few else periods


def kind_of_period(period: str) -> str:
    """Return a period without its digits, which tells years, quarters, months and longer spans apart."""
    return "".join(sign for sign in period if not sign.isdecimal())


def _stem(match: re.Match[str]) -> str:
    """Return what years share in the names of columns, before and behind them, with the unit that these state in brackets."""
    unit, rest = match.groupdict().get("unit"), match.groupdict().get("rest")
    return match["stem"].strip(" _.-") + (f" ({unit})" if unit else f"_{rest}" if rest else "")
