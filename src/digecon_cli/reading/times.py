"""Periods as other people spell them: in a cell, in a column, or across a header.

A cell: ``2013 Q1``, ``T1-2006``, ``déc-07``, ``January 2022``, ``2021年第三季度``, ``2016.01``. What a cell leaves open, its
column decides: ``2010-11`` is November, and a business year where ``2011-12`` and ``2012-13`` are beside it; ``01/12/2021`` is
a day of January or of December, according to which of the two makes the whole column the first days of months.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from ..core import periods
from ..core.errors import UsageError
from ..core.messages import Message
from ..core.period_words import month, months_of, quarter

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_YEAR_COLUMN = re.compile(r"(\d{4})(?:\s*\[YR\d{4}\])?|YR(\d{4})")
_BUSINESS = re.compile(r"(\d{4})\s?[/–-]\s?(?:\d\d)?(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: 0?0:00(?::00)?)?")
_DAY_NAMED = re.compile(r"(\d{1,2})[ -]([^\W\d_]{3,})\.?[ ,-]+(\d{4})|([^\W\d_]{3,})\.? (\d{1,2}),? (\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?: 0?0:00(?::00)?)?")
_MARKED = re.compile(
    r"(1[89]\d\d|20\d\d)\s?(?:\*|[(\[]?(?:p|e|f|r|prov\.?|est\.?|proj\.?)[)\]]?)", re.I
)  # 2023p, 2024 (est.)
_COMPACT = re.compile(r"(1[5-9]\d\d|20\d\d)(0[1-9]|1[0-2])(\d\d)?")
_SHORT = re.compile(r"(\d{4})\.(\d)")


@cache
def period(text: str) -> str:
    """Return the canonical period of a cell, empty when it names none that digecon knows (a day, a week, a word)."""
    with suppress(UsageError):
        return periods.canonical(text)
    if match := _YEAR_COLUMN.fullmatch(text):
        return match[1] or match[2]
    if text.endswith((".0", ".00")) and text.partition(".")[0].isdigit():  # a year that went through a column of floats
        return period(text.partition(".")[0])
    found = months_of(text)
    return periods.spell(periods.Span(*found)) if found else ""


def date(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a date, None for anything else."""
    match = _DATE.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


class Times(NamedTuple):
    """What the cells of a column mean: by its text a period, or a day as ``2021-12-01``; unknown ones are not there."""

    of: dict[str, str]
    note: Message | None = None

    def each(self, cells: Iterable[str]) -> list[str]:
        """Return what each cell means; an unknown one stays as it is."""
        return [self.of.get(cell, cell) for cell in cells]


def read(cells: Iterable[str]) -> Times:
    """Return what the cells of one column mean."""
    texts = {cell.strip() for cell in cells} - {""}
    if business := _business(texts):
        return Times(business, Message("business years such as 2010/11 were read as the year in which they begin"))
    found = {text: meant for text in texts if (meant := period(text) or _iso(date(text)))}
    rest = texts - found.keys()
    if rest:
        found |= _named_days(rest) | _ordered_days(rest) | _compact(rest)
        if {match[2] for text in texts if (match := _SHORT.fullmatch(text))} == {"1"}:  # 2016.10 in a column of numbers
            found |= {text: f"{text[:4]}-10" for text in rest if _SHORT.fullmatch(text) and len(texts) > 9}
    return Times(found)


def of_header(names: Iterable[str]) -> dict[str, str]:
    """Return the periods among the names of columns, by their names; numbers of six or eight digits are none there."""
    texts = {name for name in names if not re.fullmatch(r"\d{6}|\d{8}", name)}
    business = _business({name for name in texts if _BUSINESS.fullmatch(name)})
    found = {**read(texts).of, **business}
    marked = {name: match[1] for name in texts - found.keys() if (match := _MARKED.fullmatch(name))}
    return {**found, **marked} if found and not marked.keys() & found.keys() else found


@cache
def looks_like_time(text: str) -> bool:
    """Return whether a cell alone is a period, a business year or a day, in whatever order its numbers are."""
    cell = text.strip()
    business = _BUSINESS.fullmatch(cell)
    return cell in read([cell]).of or bool(_DAY_FIRST.fullmatch(cell)) or bool(business and _follows(business))


def _iso(day: tuple[int, int, int] | None) -> str:
    return "{:04}-{:02}-{:02}".format(*day) if day and 1 <= day[1] <= 12 and 1 <= day[2] <= 31 else ""


def _business(texts: set[str]) -> dict[str, str]:
    found = {text: match for text in texts if (match := _BUSINESS.fullmatch(text))}
    sure = len(found) == len(texts) > 1 and all(map(_follows, found.values()))
    return {text: match[1] for text, match in found.items()} if sure else {}


def _follows(business: re.Match[str]) -> bool:
    return (int(business[1]) + 1) % 100 == int(business[2])


def _named_days(texts: set[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        if match := _DAY_NAMED.fullmatch(text):
            day, name, year = match.groups()[:3] if match[1] else (match[5], match[4], match[6])
            if number := month(name):
                found[text] = _iso((int(year), number, int(day)))
        elif match := _YEAR_FIRST.fullmatch(text):
            found[text] = _iso((int(match[1]), int(match[2]), int(match[3])))
    return {text: day for text, day in found.items() if day}


def _ordered_days(texts: set[str]) -> dict[str, str]:
    """Return the days of ``31.12.1950`` and ``12/31/1950``: in the one order that makes all of them days, or even ones."""
    found = {text: tuple(map(int, match.groups())) for text in texts if (match := _DAY_FIRST.fullmatch(text))}
    orders = []
    for day_at, month_at in ((0, 1), (1, 0)):
        days = {text: _iso((numbers[2], numbers[month_at], numbers[day_at])) for text, numbers in found.items()}
        if found and all(days.values()):
            orders.append(days)
    if len(orders) == 2 and orders[0] != orders[1]:  # first days of months, by one of the two orders only
        orders = [days for days in orders if all(day.endswith("-01") for day in days.values())]
    return orders[0] if orders else {}


def _compact(texts: set[str]) -> dict[str, str]:
    """Return the months of ``202001`` and the days of ``20200131``, where the whole column is written so."""
    found = {text: match for text in texts if (match := _COMPACT.fullmatch(text))}
    if len(found) < len(texts) or len({len(text) for text in texts}) > 1:
        return {}
    return {text: "-".join(filter(None, match.groups())) for text, match in found.items()}


def within_years(years: Sequence[str], parts: Sequence[str], name: str) -> list[str] | None:
    """Return the periods of a column of years beside one of months or quarters, None where it is neither.

    A part may be ``M01`` (``M13`` is the year), ``Q1``, a month's name, or a plain number in a column called so.
    """
    distinct = {part.strip() for part in parts} - {""}
    quarters = "quarter" in name or "qtr" in name or "quartal" in name or "trimestre" in name or "季" in name
    months = "month" in name or "monat" in name or name == "mois" or name in ("mes", "mês") or "月" in name
    suffixes = {"": ""}
    for part in distinct:
        number = int(float(part)) if re.fullmatch(r"\d{1,2}(?:\.0)?", part) else 0
        if re.fullmatch(r"M13|A0?1|Q05|S03|annual|year|jahr|année|año|全年", part, re.I):
            suffixes[part] = ""
        elif (quarters and 1 <= number <= 4) or quarter(part):
            suffixes[part] = f"-Q{number or quarter(part)}"
        elif (months and 1 <= number <= 12) or month(part):
            suffixes[part] = f"-{number or month(part):02}"
        elif match := re.fullmatch(r"[SH]0?([12])", part):
            suffixes[part] = f"-S{match[1]}"
        else:
            return None
    if not distinct:
        return None
    of = read(years).of
    canonical = [of.get(year.strip(), "") for year in years]
    if any(year and not re.fullmatch(r"\d{4}", year) for year in canonical):
        return None
    return [year and year + suffixes[part.strip()] for year, part in zip(canonical, parts, strict=True)]
