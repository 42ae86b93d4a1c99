"""A period in a cell of its own."""

import re
from collections.abc import Collection
from contextlib import suppress
from functools import cache

from ...core import periods
from ...core.errors import UsageError
from ...core.period_words import month, months_of

# With a time of the day's first half or its very end: 23:00 in one zone may be the next day in that of the figures.
_TIME = r"(?:(?:0?\d|1[0-2]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?|23:59(?::59(?:\.\d+)?)?)"
_DATE = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}})(?:[T ]{_TIME} ?(?:Z|UTC|[+-]\d\d:?\d\d)?)?")
_PART_OF_DATABANK = re.compile(r"(\d{4}[QM]\d{1,2}) \[YR\1\]")  # 1996Q4 [YR1996Q4]
_YEAR_COLUMN = re.compile(r"(\d{4})(?:\s*\[YR\d{4}\])?|YR(\d{4})")
_JAPANESE_CODE = re.compile(r"(19\d\d|20\d\d)00(\d\d)(\d\d)")  # 2024000103 is the first quarter (e-Stat)
# No year of two digits after a point: 01.11.12 is a code of an industry.
DAY_FIRST = re.compile(rf"(\d{{1,2}})[./-](\d{{1,2}})(?:[./-](?=\d{{4}})|[/-])(\d{{4}}|\d\d)(?: {_TIME})?")
# Sun, 01 Jan 1820 00:00:00 GMT: the first form may have the day of the week before it, and midnight behind it.
_DAY_NAMED = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(\d{1,2})(?:\.|er|º)?(?:[ -]| de )([^\W\d_]{3,})\.?(?:[ ,-]+| de )(\d{4})(?: 00:00:00(?: GMT)?| 12:00:00 AM)?|([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?: 0?0:00(?::00)?)?")
# 2023p, 2024 (est.), 2010 г., and with the numbers of notes: 2013 1), 2023 2), 3), 2013¹
MARKS = r"provisional|preliminary|estimated?|forecast|projected|projection|оценка|прогноз|предв\.?|prov\.?|est\.?|proj\.?|pr|[pefr]"
# Of the accounts of India: estimates that are revised (once, 1st RE), advance, provisional, quick, or of the budget; preliminary in Colombia.
_ESTIMATES = {"RE": "E", "AE": "E", "QE": "E", "PE": "P", "BE": "F", "PR": "P"}
BUSINESS = re.compile(
    rf"(?:FY ?)?(\d{{4}})(?:\s?[/–‐‑-]\s?| to )(?:\d\d)?(\d\d)(?:\*| \[notes? [\d, ]+\]|\s?[(\[]?(?P<mark>(?:(?:1st|2nd|3rd|first|second|third) )?[FST]?(?:{'|'.join(_ESTIMATES)})|{MARKS})[)\]]?)?",
    re.I,
)
_MARKED_YEAR = re.compile(
    r"(?P<period>(?:[FC]Y ?)?(?:1[89]\d\d|20\d\d)(?: ?[년年])?|[FC]Y ?\d\d|[1-4][QTHS]\d\d(?:\d\d)?)"
    rf"\s?(?:\*{{1,2}}/?|\(\*{{1,2}}\)|[(\[]?(?P<mark>a|{MARKS})[)\]]?|г\.?\*?|год|(?:г\. )?\d\)(?:,? ?\d\))*|(?<=\d)(?:\(\d\)|\[\d\])|[¹²³⁴-⁹①-⑳][⁾)]?(?:,? ?[¹²³⁴-⁹][⁾)]?)*)",
    re.I,
)
_MARKED = re.compile(
    rf"(?P<period>.{{5,}}?)(?: (?P<mark>[pefro])/?| ?(?P<numbered>[pefro])\d/|\s?\*{{1,2}}| ?[(\[](?P<within>{MARKS})[)\]])",
    re.I,
)  # Abr 25 R
_MARKED_BEFORE = re.compile(r"(?:sơ bộ|prel(?:iminary|\.)?) (?P<period>(?:1[89]\d\d|20\d\d))", re.I)  # of Vietnam
# The years before the first ones of Japanese eras and of the Republic of China: 令和5年 is 2023, and so is 民國112年.
_ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911, "中華民國": 1911,
}  # fmt: skip
OF_ERA = rf"(?P<era>{'|'.join(_ERAS)}) ?(?P<number>元|\d{{1,3}})"
_ERA = re.compile(rf"{OF_ERA} ?年")
_ERA_TWICE = re.compile(rf"{OF_ERA} ?年?度?\s?[(（](?P<year>\d{{4}}) ?年?度?[)）]年?")
_ERA_ASIDE = re.compile(rf"(?P<year>\d{{4}}) ?年?\s?[(（]{OF_ERA} ?年?[)）]年?")
# As British offices identify periods.
_OF_BRITAIN = re.compile(r"(?:year/(?=\d{4}$)|quarter/(?=\d{4}-Q[1-4]$)|month/(?=\d{4}-\d\d$))(.*)")
_NUMBERED_QUARTER = re.compile(r"(1[5-9]\d\d|20\d\d):0([1-4])q", re.I)  # 1981:01q, as the Philippine office writes
_MONTH_TWICE = re.compile(r"(\d{4})[:-](\d\d) ?\(([^\W\d_]{3,})\)")  # 2026:01 (JAN)
_MONTHS_TO_MONTHS = re.compile(r"(\d{4})M(0[1-9]|1[0-2])-(\d{4})M(0[1-9]|1[0-2])")  # 1991M09-1992M08


@cache
def period(text: str) -> str:
    """Return the canonical period of a cell, empty when it names none that digecon knows (a day, a week, a word)."""
    if "\n" in text:  # within a cell of a workbook
        return period(" ".join(text.split()))
    with suppress(UsageError):
        return periods.canonical(text)
    if (own := _in_our_era(text)) != text:
        return period(own)
    if match := _OF_BRITAIN.fullmatch(text) or _PART_OF_DATABANK.fullmatch(text):
        return period(match[1])
    if match := _YEAR_COLUMN.fullmatch(text):
        return match[1] or match[2]
    if match := _JAPANESE_CODE.fullmatch(text):
        return _of_japanese_code(match)
    if (match := _MONTH_TWICE.fullmatch(text)) and month(match[3]) == int(match[2]):
        return period(f"{match[1]}-{match[2]}")
    if match := _MONTHS_TO_MONTHS.fullmatch(text):
        first, last = (12 * int(match[n]) + int(match[n + 1]) - 1 for n in (1, 3))
        return periods.spell(periods.Span(first, last + 1 - first)) if first < last < first + 12 else ""
    if match := _NUMBERED_QUARTER.fullmatch(text):
        return f"{match[1]}-Q{match[2]}"
    if text.endswith("-01/P1Y"):
        return period(text.replace("/P1Y", "/P12M"))
    if (
        text.endswith((".0", ".00")) and text.partition(".")[0].isdecimal()
    ):  # a year that went through a column of floats
        return period(text.partition(".")[0])
    found = months_of(text)
    return periods.spell(periods.Span(*found)) if found else ""


def _of_japanese_code(match: re.Match[str]) -> str:
    """Return the year, quarter or month of a code of the Japanese portal: of its first and its last month."""
    year, first, last = map(int, match.groups())
    if not first and not last:
        return str(year)
    return periods.spell(periods.Span(year * 12 + first - 1, last - first + 1)) if 1 <= first <= last <= 12 else ""


def _in_our_era(text: str) -> str:
    """Return a text with the year of our era in place of one of a Japanese era or of the Republic of China, also where both are there."""
    if text.isascii():
        return text
    for twice in (_ERA_TWICE, _ERA_ASIDE):
        if match := twice.search(text):
            same = int(match["year"]) == _year_of_era(match)
            return text.replace(match[0], f"{match['year']}年") if same else text
    return _ERA.sub(lambda match: f"{_year_of_era(match)}年", text)


def _year_of_era(match: re.Match[str]) -> int:
    return _ERAS[match["era"]] + (1 if match["number"] == "元" else int(match["number"]))


def date(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a date, None for anything else."""
    match = _DATE.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


@cache
def unmarked(text: str) -> str:
    """Return the period of a text with a mark behind it, empty for any other."""
    match = _MARKED_YEAR.fullmatch(text) or _MARKED.fullmatch(text) or _MARKED_BEFORE.fullmatch(text)
    return period(match["period"]) if match else ""


@cache
def mark(text: str) -> str:
    """Return the letter or the word behind a period that says how sure its figures are: ``E`` of ``2024E``; empty for none."""
    if _MARKED_BEFORE.fullmatch(text):
        return "p"
    match = (_MARKED_YEAR.fullmatch(text) or _MARKED.fullmatch(text)) if unmarked(text) else BUSINESS.fullmatch(text)
    found = match.groupdict() if match else {}
    word = (found.get("mark") or found.get("numbered") or found.get("within") or "").rstrip(".")
    return _ESTIMATES.get(word[-2:].upper(), word)


def with_marks(texts: Collection[str], known: Collection[str]) -> dict[str, str]:
    """Return the periods of texts that have a mark behind them, where others beside them have none and are other periods: ``2016 (prov)``."""
    found = {text: meant for text in texts if (meant := unmarked(text))}
    sure = [meant for text, meant in found.items() if mark(text)]  # others have the number of a note
    alone = len(set(sure)) == len(sure) and not set(sure) & set(known)
    apart = len(found) > 1 and all(" " in text or text.endswith("]") or mark(text).isupper() for text in found)
    return found if alone and (known or apart) else {}


@cache
def is_day(text: str) -> bool:
    """Return whether a text is a day, in any order of its parts and with the name of its month."""
    return bool(date(text) or DAY_FIRST.fullmatch(text) or named_days({text}))


def iso(day: tuple[int, int, int] | None) -> str:
    """Return a day as ``2020-03-31``; empty for none, and for one that no calendar has."""
    return "{:04}-{:02}-{:02}".format(*day) if day and 1 <= day[1] <= 12 and 1 <= day[2] <= 31 else ""


def named_days(texts: set[str]) -> dict[str, str]:
    """Return the days whose month is written as a name, ``Mar 31, 2020``, by their texts."""
    found = {}
    for text in texts:
        if match := _DAY_NAMED.fullmatch(text):
            day, name, year = match.groups()[:3] if match[1] else (match[5], match[4], match[6])
            if number := month(name):
                found[text] = iso((int(year), number, int(day)))
        elif match := _YEAR_FIRST.fullmatch(text):
            found[text] = iso((int(match[1]), int(match[2]), int(match[3])))
    return {text: day for text, day in found.items() if day}
