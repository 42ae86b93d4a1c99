"""Periods as other people spell them: in a cell, in a column, or across a header.

A cell: ``2013 Q1``, ``T1-2006``, ``déc-07``, ``January 2022``, ``2021年第三季度``, ``2016.01``. What a cell leaves open, its
column decides: ``2010-11`` is November, and a business year where ``2011-12`` and ``2012-13`` are beside it; ``01/12/2021`` is
a day of January or of December, according to which of the two makes the whole column the first days of months; ``2007:1`` is
a month where ``2007:12`` is beside it, and a quarter where no number is above 4.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..core import periods
from ..core.errors import UsageError
from ..core.messages import Message
from ..core.period_words import (
    COUNTS,
    EXTREME,
    calls_halves,
    calls_months,
    calls_quarters,
    century,
    half,
    month,
    months_of,
    number,
    quarter,
)
from . import patterns
from .centuries import full_years, has_few_open, of_two_digits

Day = tuple[int, int, int]

# With a time of the day's first half or its very end: 23:00 in one zone may be the next day in that of the figures.
_TIME = r"(?:(?:0?\d|1[0-2]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?|23:59(?::59(?:\.\d+)?)?)"
_DATE = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}})(?:[T ]{_TIME} ?(?:Z|UTC|[+-]\d\d:?\d\d)?)?")
_PART_OF_DATABANK = re.compile(r"(\d{4}[QM]\d{1,2}) \[YR\1\]")  # 1996Q4 [YR1996Q4]
_YEAR_COLUMN = re.compile(r"(\d{4})(?:\s*\[YR\d{4}\])?|YR(\d{4})")
_JAPANESE_CODE = re.compile(r"(19\d\d|20\d\d)00(\d\d)(\d\d)")  # 2024000103 is the first quarter (e-Stat)
_MANY_YEARS = 10  # among which one may be none
_WHOLE_BUSINESS = re.compile(r"(?:FY ?)?\d{4}\s?[/–‐‑-]\s?\d{4}")  # 1999-2000, which is no month
_SHORT_BUSINESS = re.compile(r"(\d\d)/(\d\d)")
_BUSINESS_OF_ANY_LENGTH = re.compile(r"(\d{4}|\d\d)/(\d{4}|\d\d)")
# No year of two digits after a point: 01.11.12 is a code of an industry.
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[./-](\d{{1,2}})(?:[./-](?=\d{{4}})|[/-])(\d{{4}}|\d\d)(?: {_TIME})?")
# Sun, 01 Jan 1820 00:00:00 GMT: the first form may have the day of the week before it, and midnight behind it.
_DAY_NAMED = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(\d{1,2})(?:\.|er|º)?(?:[ -]| de )([^\W\d_]{3,})\.?(?:[ ,-]+| de )(\d{4})(?: 00:00:00(?: GMT)?| 12:00:00 AM)?|([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?: 0?0:00(?::00)?)?")
# 2023p, 2024 (est.), 2010 г., and with the numbers of notes: 2013 1), 2023 2), 3), 2013¹
_MARKS = r"provisional|preliminary|estimated?|forecast|projected|projection|prov\.?|est\.?|proj\.?|pr|[pefr]"
# Of the accounts of India: estimates that are revised (once, 1st RE), advance, provisional, quick, or of the budget; preliminary in Colombia.
_ESTIMATES = {"RE": "E", "AE": "E", "QE": "E", "PE": "P", "BE": "F", "PR": "P"}
_BUSINESS = re.compile(
    rf"(?:FY ?)?(\d{{4}})(?:\s?[/–‐‑-]\s?| to )(?:\d\d)?(\d\d)(?:\*| \[notes? [\d, ]+\]|\s?[(\[]?(?P<mark>(?:(?:1st|2nd|3rd|first|second|third) )?[FST]?(?:{'|'.join(_ESTIMATES)})|{_MARKS})[)\]]?)?",
    re.I,
)
_MARKED_YEAR = re.compile(
    r"(?P<period>(?:[FC]Y ?)?(?:1[89]\d\d|20\d\d)(?: ?[년年])?|[FC]Y ?\d\d|[1-4][QTHS]\d\d(?:\d\d)?)"
    rf"\s?(?:\*{{1,2}}|\(\*{{1,2}}\)|[(\[]?(?P<mark>a|{_MARKS})[)\]]?|г\.?\*?|год|(?:г\. )?\d\)(?:,? ?\d\))*|(?<=\d)\(\d\)|[¹²³⁴-⁹①-⑳][⁾)]?(?:,? ?[¹²³⁴-⁹][⁾)]?)*)",
    re.I,
)
_MARKED = re.compile(
    rf"(?P<period>.{{5,}}?)(?: (?P<mark>[pefro])/?| ?(?P<numbered>[pefro])\d/|\s?\*{{1,2}}| ?[(\[](?P<within>{_MARKS})[)\]])",
    re.I,
)  # Abr 25 R
_MARKED_BEFORE = re.compile(r"(?:sơ bộ|prel(?:iminary|\.)?) (?P<period>(?:1[89]\d\d|20\d\d))", re.I)  # of Vietnam
# The years before the first ones of Japanese eras and of the Republic of China: 令和5年 is 2023, and so is 民國112年.
_ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民國": 1911,
    "民国": 1911,
    "中華民國": 1911,
}
_OF_ERA = rf"(?P<era>{'|'.join(_ERAS)}) ?(?P<number>元|\d{{1,3}})"
_FISCAL = re.compile(rf"FY ?\d|\d{{4}} ?FY|financial year \(|{_OF_ERA} ?年度", re.I)
_ERA = re.compile(rf"{_OF_ERA} ?年")
_ERA_TWICE = re.compile(rf"{_OF_ERA} ?年?度?\s?[(（](?P<year>\d{{4}}) ?年?度?[)）]年?")
_ERA_ASIDE = re.compile(rf"(?P<year>\d{{4}}) ?年?\s?[(（]{_OF_ERA} ?年?[)）]年?")
_THIRTEENTH = re.compile(r"(?:1[89]|20)\d\d13")
_YEAR_AND_NOTE, _PLAIN_YEAR = re.compile(r"((?:19|20)\d\d) \d"), re.compile(r"(?:19|20)\d\d")
_COMPACT = re.compile(r"(1[5-9]\d\d|20\d\d)(0[1-9]|1[0-2])(\d\d)?(?:\.0)?")
_WEEK = re.compile(r"(\d{4})[- ]?W(\d\d?)(?:-?1)?")
_MIDDLE_OF_YEAR, _FEWEST_MIDDLES = re.compile(r"((?:1[5-9]|20)\d\d)\.50*"), 5
_SHORT = re.compile(r"(\d{4})\.(\d)")
_JOINED_MONTH = re.compile(r"([A-Z][a-z]{2,3})(\d\d)")  # Feb92; SET50 is no September
_YEAR_OF_TWO = re.compile(r"(.*[^\W\d_](?:.*\D)?)(\d\d)")  # Jan-46
_LONGEST_SHORT = 20  # signs of a period with such a year
_A_YEAR = 12
_AVERAGE = " Average"  # behind months, at the World Bank's portal of the climate
_NO_DAY = (0, 0, 0)
_MIDDLES = {2, 5, 8, 11}  # the middle months of quarters
_SPAN_OF_YEARS = re.compile(r"(1[5-9]\d\d|20\d\d)\s?[/–‐‑-]\s?(1[5-9]\d\d|20\d\d|\d\d)")
_SLASH = re.compile(r"(19\d\d|20\d\d)[/.]0([1-4])(?: ?[pefr]\d/)?")  # 2023/01 r1/, as the Mexican office writes
_SLASH_BEFORE = re.compile(r"0([1-4])/(19\d\d|20\d\d)")  # 01/2015, which is a month more often
_THREE_MONTHS = re.compile(r"([^\W\d_]{3})-([^\W\d_]{3}) (\d{4})")
_TWO_MONTHS = re.compile(r"([^\W\d_]{3,9}) (\d{4}) ?(?:[-–]| to ) ?([^\W\d_]{3,9}) (\d{4})")
_BEFORE_NEW_YEAR, _OVER_NEW_YEAR = re.compile(r"\d{4} nov-[ej]\w\w", re.I), re.compile(r"\d{4} d\w\w-f\w\w", re.I)
_BETWEEN_COUNTS = 9  # years, at least
_SURE, _SURER = 3, 5  # years with all four
_YEAR_AND_NUMBER = re.compile(r"(?:19\d\d|20\d\d)[/.]\d\d(?!\d)")
_COLON = re.compile(r"(1[5-9]\d\d|20\d\d)(?::| - |_| (?=\d\d))(\d{1,2})")
# How frequencies begin, with the months of a period, and their letters.
_LENGTHS = {
    ("month", "mensu", "monat", "mens", "maand", "月", "월"): 1,
    ("quarter", "trimest", "quartal", "季", "분기"): 3,
    ("annual", "year", "anual", "annuel", "jährlich", "年", "년"): 12,
}
_LETTERS_OF_LENGTHS = {"m": 1, "q": 3, "a": 12}
_MONTH = re.compile(r"\d{4}-\d\d")
# As British offices identify periods.
_OF_BRITAIN = re.compile(r"(?:year/(?=\d{4}$)|quarter/(?=\d{4}-Q[1-4]$)|month/(?=\d{4}-\d\d$))(.*)")
QUARTER = re.compile(r"\d{4}-Q[1-4]")
# Words of a name that say when, or over how long, beside months.
_WHEN = re.compile(
    r"(?:19|20)\d\d|\bQ[1-4]|quarter|quartal|trim|кварт|季|half|halb|semest|полуг|半年|week|woche|semaine|semana|周|\d ?月|本月|当月|累计|cumul"
    r"|\bytd|to date|average|change|current|this year|previous|prior|last|year (?:before|ago|earlier)|vorjahr|letzt|précédent|precedent|anterior"
    r"|pasado|passado|прошл|предыдущ|上年|去年|今年|本年",
    re.I,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST_APART = 5  # months that are quarters, where none is missing
_THREE_APART = ({"01", "04", "07", "10"}, {"03", "06", "09", "12"})
_NUMBERED_QUARTER = re.compile(r"(1[5-9]\d\d|20\d\d):0([1-4])q", re.I)  # 1981:01q, as the Philippine office writes
_MONTH_TWICE = re.compile(r"(\d{4})[:-](\d\d) ?\(([^\W\d_]{3,})\)")  # 2026:01 (JAN)
_MONTHS_TO_MONTHS = re.compile(r"(\d{4})M(0[1-9]|1[0-2])-(\d{4})M(0[1-9]|1[0-2])")  # 1991M09-1992M08
# What an American report has over the days on which periods end, or over their years.
_ENDED = re.compile(
    rf"(?:for the |rolling )?(?:(?P<count>{COUNTS}|twelve)[- ]months?(?:[- ]period)?|(?P<quarter>quarters?)|(?:fiscal )?years?) end(?:ed|ing)"
    r"(?: (?:\d{1,2} )?(?P<month>[^\W\d]{3,})\.?(?: \d{1,2})?)?,?",
    re.I,
)
AS_QUARTERS = Message("periods such as 01/2022 were read as quarters: no number is above 4 in any year")
_AS_MONTHS = Message("periods such as 2022/01 were read as months: nothing says that they are quarters")
_MID_YEAR = re.compile(r"mid[- ](?:year )?((?:18|19|20)\d\d)", re.I)
_HAS_YEAR, _SHORTEST_NOTE = re.compile(r"(?:18|19|20)\d\d"), 20
_OF_MID_YEAR = Message("figures of the middle of a year (mid-2020) were read as those of that year")
_IN_THE_MIDDLE = Message("decimal years such as 1993.5 were read as the years of which they are the middle")
_LONG_SPANS = frozenset(range(2, 26))  # years
_DECIMAL_YEAR = re.compile(r"((?:18|19|20)\d\d)\.(\d+)")
_QUARTER_OF_YEAR, _QUARTERS_OF_A_YEAR = re.compile(r"((?:18|19|20)\d\d)(?:\.(0|25|50?|75))?"), 4
_QUARTER_AND_YEAR = re.compile(r"[TQ]([1-4])(\d\d)")
_FEWEST_QUARTERS = 8
_FRACTION, _FOURTHS = re.compile(r"(\d{4})(?: (1/4|1/2|3/4))?"), {"": 0, "1/4": 1, "1/2": 2, "3/4": 3}
_MONTH_TO_MONTH = re.compile(r"\d{4}[./]\d{1,2}[-–—~～]\d{1,2}")
_TWO_DAYS = re.compile(r"(\d{4}-\d\d-\d\d) ?(?:/|to|–|-) ?(\d{4}-\d\d-\d\d)")
_THOUSANDTHS, _NEAR_MONTH = 3, 0.05  # decimals of one at least, and how far a rounded month may be off, in months
APART = Message("months three apart were read as quarters")
MAY_BE_QUARTERS = Message("months three apart were read as months, not as quarters: nothing says that they are such")
STAY_MONTHS = Message("it says that figures are of quarters or years, and names the month in which each ends")
OF_MONTHS = (AS_QUARTERS, APART, MAY_BE_QUARTERS)  # what is said of quarters that are months where a name says so
_LAST_PARTS, _FIRST_PARTS = ("-12", "-Q4"), ("-01", "-02", "-03", "-Q1")  # of years; for January there are often none
PART = re.compile(r"\d{4}-(?:\d\d|Q[1-4])")  # a month or a quarter
# Stocks, and what is counted since it began: their sums are none of a year.
_NO_FLOW = "用户|折旧|占款|净值|开通|注册|存款|贷款|月末|充电桩|基站|病例|确诊|感染|接种|死亡|装机|容量|存量|余额|保有|拥有|储备|人口|专利|企业数|户数|开工以来|自开工|历年|历史|近\\d+个?月|基金|参保|剂次|项目|未分配|较\\d{4}年"
# What goes on in time, so that its sum is one of the year, whatever else its name has in it: ``政府性基金收入累计值``.
_FLOW = "(?:_|收入|支出|投资|发放|销售额?|产量|进口|出口|利润)累[计計]"
_YEAR_SO_FAR = re.compile(
    rf"{_FLOW}(?:值|增长|增幅|同比|增速)|^(?!.*(?:{_NO_FLOW})).*(?:累计(?:值|增长|增幅|同比|增速|比上年|比去年)|(?:年初|本年|年内|年初至今|今年以来)累计|1[-–—~至](?:本|当)月)"
    r"|, Accumulated(?: Growth Rate)? ?\("  # as the Chinese office writes in English
    r"|acumulad[oa]s? (?:no|d[oe]l?|en el|en lo que va del?) (?:ano|año)(?! \d| m[óo]vil| anterior)|depuis (?:janvier|le début de l['’]année)(?! \d)|seit jahresbeginn|с начала года(?! \d)"
    r"|\bjan(?:uary)?[- ]to[- ]date|since january\b(?! \d)|hittil i år"
    r"|^(?!.*(?:fiscal|financial|\bFY|excl|\b(?:april|july|october)\b)).*(?<![a-z\d])(?:YTD|year[- ]to[- ]date)(?=$| ?[()（）])",
    re.I,
)
_CUMULATED = re.compile(rf"{_FLOW}|^(?!.*(?:{_NO_FLOW})).*累[计計]")
_SUMMED = re.compile(
    r"^(?!.*12 ?m)(?!.*twelve).*\b(?:cumulative|accumulated|cumulated|kumuliert\w*|acumulad[oa]s?|cumul(?:é|e)?e?s?|cumulat[oaie]|нарастающ\w+|накопленн\w+)(?![^\W_])",
    re.I,
)
_SINGLE = re.compile("(?<![日基])[当當单單本][月季](?!薪)")
_MOST_DISTINCT = 400  # the days of a year, with notes
_MOST_DAYS = 31
_TURKISH, _SUB = re.compile(r"\b(?:oca|haz|tem|a[gğ]u|eyl|eki|kas)\b", re.I), re.compile(r"\bsub\b", re.I)
_CODE_BEFORE = re.compile(
    r"(?:(?P<number>\d\d)|\d{3}|M\d\d_\d\d) +(?P<text>[^\W\d].*)"
)  # 115 январь, of the Russian office
_GROUPS = re.compile(
    rf"(?:^|_)(?:{EXTREME})_(?:month|quarter)|quartile|quintile|quantile|(?:income|wealth|wage|consumption|expenditure)_(?:group|class)|tercile|tertile|decile|percentile|(?:^|_)(?:tier|tenor|maturity)(?:_|$)"
)  # whose numbers, Q1 or M3, are no parts of years
SPAN = " (years)"  # behind spans of years, which alone may be months
BUSINESS_YEARS = Message("business years such as 2010/11 were read as the year in which they begin")


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


class Times(NamedTuple):
    """What the cells of a column mean: by its text a period, or a day as ``2021-12-01``; unknown ones are not there."""

    of: dict[str, str]
    note: Message | None = None
    spans: frozenset[str] = frozenset()  # of years, which alone may be months
    whole_spans: frozenset[str] = frozenset()  # of years, which are read as all months of these

    def each(self, cells: Iterable[str]) -> list[str]:
        """Return what each cell means; an unknown one stays as it is."""
        return [f"{cell}{SPAN}" if cell in self.spans else self.of.get(cell, cell) for cell in cells]


def read(cells: Iterable[str], pattern: str = "") -> Times:
    """Return what the cells of one column mean, by a pattern where one is given."""
    given = list(dict.fromkeys(cell.strip() for cell in cells))
    texts = {*given} - {""}
    if pattern:
        return Times({text: by_it for text in texts if (by_it := patterns.meant(text, pattern))})
    if business := _business(texts):
        return Times(business, BUSINESS_YEARS)
    if alike := _of_one_form(given, texts):
        return alike
    spans = _spans_of_years(texts)
    found = {text: meant for text in texts - spans.keys() if (meant := period(text) or _iso(date(text)))}
    if not any(map(_BEFORE_NEW_YEAR.fullmatch, texts)):  # whose year is that of the middle month, in all of them
        found = {text: meant for text, meant in found.items() if not _OVER_NEW_YEAR.fullmatch(text)}
    up_to_months = set(filter(_MONTH_TO_MONTH.fullmatch, texts))
    if not up_to_months <= found.keys():  # days of a month, or terms
        found = {text: meant for text, meant in found.items() if text not in up_to_months}
    found |= _moving_quarters(given) | _rolling_years(texts)
    rest = texts - spans.keys() - found.keys()
    if rest:
        found |= _named_days(rest) | _ordered_days(rest) | _compact(rest) | _weeks(rest) | _after_colons(rest)
        found |= _beside_years(rest - found.keys()) | _joined_months(rest - found.keys())
        found |= _of_open_centuries(texts) | _februaries(rest, found)
        found |= _marked(texts - found.keys(), found.values())
        found |= _after_points(texts)
        found = {text: meant for text, meant in found.items() if meant}
    whole = {text: meant for text, meant in spans.items() if meant}
    found |= whole
    open_spans = frozenset(spans.keys() - whole.keys())
    if are_a_quarter_apart({*found.values()}):
        quarters = {text: lengthened(month, 3) for text, month in found.items()}
        return Times(quarters, APART, open_spans)
    return Times(found, _about(found, whole), open_spans, frozenset(whole))


def _februaries(rest: Set[str], found: Iterable[str]) -> dict[str, str]:
    """Return the months of February in Turkish without its accent, ``Sub.22``, beside other months in it: alone it is a part of names."""
    months = {match[0].lower() for text in found if (match := _TURKISH.search(text))}
    meant = {text: period(_SUB.sub("Şub", text)) for text in rest if _SUB.search(text)} if len(months) > 2 else {}
    return {text: month for text, month in meant.items() if month}


def _of_one_form(given: Sequence[str], texts: set[str]) -> Times | None:
    """Return what texts mean that have a meaning only together, since all are of one form: decimal years, numbers with slashes, spans of days; None for any others."""
    if quarters := _quarters_and_years(given):
        return Times(quarters)
    if fractions := _fractions(given):
        text, meant = next(iter(fractions.items()))
        return Times(
            fractions, Message("fractions of years were read as quarters: {text} as {period}", text=text, period=meant)
        )
    if halves := _middles_of_years(texts):
        return Times(halves, _IN_THE_MIDDLE)
    if months := _decimal_months(given):
        return Times(months, Message("decimal years such as {text} were read as months", text=min(months)))
    if middles := _middles_in_words(texts):
        return Times(middles, _OF_MID_YEAR)
    numbered = {text for text in texts if text[:1].isdecimal()}  # notes may stand below them
    if quarters := _after_slashes(numbered):
        return Times(quarters, AS_QUARTERS if all(map(_SLASH_BEFORE.fullmatch, quarters)) else None)
    if len(numbered) > 1 and all(map(_SLASH.fullmatch, numbered)):
        return Times({text: period(text) for text in numbered}, _AS_MONTHS)
    if quarters := _quarter_years(texts) or _from_day_to_day(texts):
        return Times(quarters)
    return None


def _quarters_and_years(given: Sequence[str]) -> dict[str, str]:
    """Return the quarters of ``T180``, ``T280`` to ``T118``, as the Peruvian bank writes, where each follows the one before; none for any others."""
    matches = [match for text in given if (match := _QUARTER_AND_YEAR.fullmatch(text))]
    if len(matches) < max(_FEWEST_QUARTERS, len([*filter(None, given)])):
        return {}
    numbers = [4 * int(match[2]) + int(match[1]) - 1 for match in matches]
    if any((later - number) % 400 != 1 for number, later in pairwise(numbers)):
        return {}
    last = century(int(matches[-1][2]))
    first = 4 * last + int(matches[-1][1]) - len(matches)
    quarters = (divmod(first + place, 4) for place in range(len(matches)))
    return (
        {match[0]: f"{year}-Q{part + 1}" for match, (year, part) in zip(matches, quarters, strict=True)} if last else {}
    )


def _fractions(given: Sequence[str]) -> dict[str, str]:
    """Return the quarters that fractions of years mean, ``1982 1/4``, ``1982 1/2``, ``1982 3/4``, ``1983``; none for any others.

    The first quarter is the one that begins all the years, or that ends a quarter after their beginning, as the whole years show.
    """
    if not any(text.endswith(" 1/2") for text in given):
        return {}
    matches = [match for text in given if (match := _FRACTION.fullmatch(text))]
    numbers = [4 * int(match[1]) + _FOURTHS[match[2] or ""] for match in matches]
    in_turn = all(later == number + 1 for number, later in pairwise(numbers))
    if len(matches) < len([*filter(None, given)]) or not in_turn:
        return {}
    ended = {(0, 3): 0, (1, 0): 1}.get((numbers[0] % 4, numbers[-1] % 4))
    if ended is None:
        return {}
    quarters = [divmod(number - ended, 4) for number in numbers]
    return {match[0]: f"{year}-Q{part + 1}" for match, (year, part) in zip(matches, quarters, strict=True)}


def _about(found: Mapping[str, str], whole_spans: Collection[str]) -> Message | None:
    """Return what is to be said of texts and the periods that they mean, some of which are spans of years; None for nothing."""
    if whole_spans:
        return Message("spans of years such as {text} were read as all months of these years", text=min(whole_spans))
    if may_be_quarters(found.values()):
        return MAY_BE_QUARTERS
    fiscal = min(filter(_FISCAL.match, found), default="")
    return Message("fiscal years such as {text} were read as the year of their number", text=fiscal) if fiscal else None


def _overlap(meant: Iterable[str]) -> bool:
    """Return whether spans of years begin one year after another, as averages of three years do."""
    starts = sorted(int(period[:4]) for period in meant)
    return len(starts) > 1 and all(later - start == 1 for start, later in pairwise(starts))


def may_be_quarters(meant: Collection[str]) -> bool:
    """Return whether periods, three at least, are all months that are the first ones of quarters, or the last ones, and of more than one."""
    numbers = {period[5:] for period in meant}
    return (
        len(meant) > 2
        and len(numbers) > 1
        and any(map(numbers.issubset, _THREE_APART))
        and all(map(_MONTH.fullmatch, meant))
    )


def _moving_quarters(given: Sequence[str]) -> dict[str, str]:
    """Return the three months of ``Nov-Jan 1994``, ``Dec-Feb 1994``, ``Jan-Mar 1994``, one after another.

    The year is that of the last, the middle or the first month, whichever puts all of them in order; nothing is returned for none.
    """
    matches = [match for text in given if (match := _THREE_MONTHS.fullmatch(text))]
    months = [(match[0], month(match[1]), month(match[2]), int(match[3])) for match in matches]
    if len(months) < _A_YEAR or any((last - first) % 12 != 2 for _, first, last, _ in months):
        return {}
    for latest in (10, 11, 12):  # the last of the months with which they begin in the year that is given
        starts = [12 * (year - (first > latest)) + first - 1 for _, first, _, year in months]
        if {later - start for start, later in pairwise(starts)} in ({1}, {-1}):
            spans = zip(months, starts, strict=True)
            return {text: periods.spell(periods.Span(start, 3)) for (text, *_), start in spans}
    return {}


def _decimal_months(given: Sequence[str]) -> dict[str, str]:
    """Return the months of ``1993.042``, ``1993.125``, of which these are the middle; they follow each other.

    ``1993.083`` may be the beginning of a month or the end of the one before.
    """
    if not any(map(_DECIMAL_YEAR.fullmatch, given[:1])):
        return {}
    matches = [match for text in given if (match := _DECIMAL_YEAR.fullmatch(text))]
    if len(matches) < max(_A_YEAR, len(given)) or all(len(match[2]) < _THOUSANDTHS for match in matches):
        return {}
    exact = [_A_YEAR * float(match[0]) - 0.5 for match in matches]
    whole = list(map(round, exact))
    near = all(abs(months - month) < _NEAR_MONTH for months, month in zip(exact, whole, strict=True))
    if not near or {later - month for month, later in pairwise(whole)} not in ({1}, {-1}):
        return {}
    return {match[0]: periods.spell(periods.Span(month, 1)) for match, month in zip(matches, whole, strict=True)}


def _quarter_years(texts: Collection[str]) -> dict[str, str]:
    """Return the quarters of ``2019``, ``2019.25``, ``2019.5`` and ``2019.75``, as R writes them, where they follow each other from the beginning of a year on."""
    found = {text: match for text in texts if (match := _QUARTER_OF_YEAR.fullmatch(text))}
    exact = sorted(4 * float(text) for text in found)
    in_turn = {later - number for number, later in pairwise(exact)} == {1}
    if len(found) < len(texts) or len(found) <= _QUARTERS_OF_A_YEAR or not in_turn or exact[0] % _QUARTERS_OF_A_YEAR:
        return {}  # series that begin with .25 may have the ends of quarters
    return {text: f"{match[1]}-Q{int(4 * float(f'0.{match[2] or 0}')) + 1}" for text, match in found.items()}


def _from_day_to_day(texts: Collection[str]) -> dict[str, str]:
    """Return the periods of ``2019-01-01/2019-03-31`` and ``2019-01-01 to 2019-03-31``, where all texts are such from the first day of a month to the last one of another."""
    found = {text: between(*match.groups()) for text in texts if (match := _TWO_DAYS.fullmatch(text))}
    return found if len(found) == len(texts) and all(found.values()) else {}


def _middles_in_words(texts: Collection[str]) -> dict[str, str]:
    """Return the years of ``Mid-2020``, where no text is another period with a year, as ``end-2020`` is."""
    found = {text: match[1] for text in texts if (match := _MID_YEAR.fullmatch(text))}
    beside = (text for text in texts if text not in found and len(text) < _SHORTEST_NOTE) if found else ()
    return {} if any(map(_HAS_YEAR.search, beside)) else found


def _rolling_years(texts: Collection[str]) -> dict[str, str]:
    """Return the twelve months of ``Apr 2004-Mar 2005``, where all texts are years of this kind: between two months beside them there is a change."""
    found = spans_of_months(texts)
    return found if len(found) > 1 and all(periods.span(period).months == _A_YEAR for period in found.values()) else {}


def of_header(names: Iterable[str]) -> dict[str, str]:
    """Return the periods among the names of columns, by their names.

    Numbers of eight digits are none there, and those of six only where they are one month after another (``202001``, ``202002``).
    """
    given = list(names)
    months = _compact({name for name in given if re.fullmatch(r"\d{6}", name)})
    months = months if len(months) > 2 and are_months_in_turn(months.values()) else {}
    texts = {name for name in given if not re.fullmatch(r"\d{6}|\d{8}|\d{10}", name)}
    business = _business({name for name in texts if _BUSINESS.fullmatch(name) or _SHORT_BUSINESS.fullmatch(name)}, True)
    business |= _business_of_two_centuries({name for name in texts if _BUSINESS_OF_ANY_LENGTH.fullmatch(name)})
    numbered = _after_colons({name for name in texts if _COLON.fullmatch(name)})
    numbers = {name for name in texts if _YEAR_AND_NUMBER.match(name)}  # 2020.05 beside 2020.04 is May
    slashes = _after_slashes(numbers)
    meant = read(texts)
    noted = _with_notes(texts)
    of = {text: own for text in texts if (own := period(text))} if meant.note in OF_MONTHS else meant.of
    if not _overlap(
        meant.of[text] for text in meant.whole_spans
    ):  # but the years in which people were born, or houses built
        of = {text: own for text, own in of.items() if text not in meant.whole_spans}
    return {**of, **business, **months, **numbered, **slashes, **noted}


_ENOUGH_YEARS = 5  # before one with the number of a note at its end


def _with_notes(names: Set[str]) -> dict[str, str]:
    """Return the years of ``2022 2``, ``2023 2`` with the number of a note behind them, or ``20183``, which follow all other years without a gap."""
    found = {name: match[1] for name in names if (match := _YEAR_AND_NOTE.fullmatch(name))}
    found = found or {name: name[:4] for name in names if re.fullmatch(r"(?:19|20)\d{3}", name)}
    every = sorted(int(name) for name in names if _PLAIN_YEAR.fullmatch(name)) + sorted(map(int, found.values()))
    in_turn = bool(every) and every == [*range(every[0], every[0] + len(every))]
    glued = {*map(len, found)} == {5} and len(every) > _ENOUGH_YEARS
    return found if in_turn and (glued or len(every) > len(found) > 1) else {}  # 2021 3 alone may be a quarter


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
    match = (_MARKED_YEAR.fullmatch(text) or _MARKED.fullmatch(text)) if unmarked(text) else _BUSINESS.fullmatch(text)
    found = match.groupdict() if match else {}
    word = (found.get("mark") or found.get("numbered") or found.get("within") or "").rstrip(".")
    return _ESTIMATES.get(word[-2:].upper(), word)


def _marked(texts: Collection[str], known: Collection[str]) -> dict[str, str]:
    """Return the periods of texts that have a mark behind them, where others beside them have none and are other periods: ``2016 (prov)``."""
    found = {text: meant for text in texts if (meant := unmarked(text))}
    sure = [meant for text, meant in found.items() if mark(text)]  # others have the number of a note
    alone = len(set(sure)) == len(sure) and not set(sure) & set(known)
    apart = len(found) > 1 and all(" " in text or mark(text).isupper() for text in found)
    return found if alone and (known or apart) else {}


@cache
def looks_like_time(text: str) -> bool:
    """Return whether a cell alone is a period, a business year or a day, in whatever order its numbers are."""
    cell = text.strip()
    business = _BUSINESS.fullmatch(cell) or _SHORT_BUSINESS.fullmatch(cell)
    if business and _follows(business):
        return True
    return cell in read([cell]).of or bool(_DAY_FIRST.fullmatch(cell) or _COLON.fullmatch(cell) or unmarked(cell))


def are_days(cells: Iterable[str]) -> bool:
    """Return whether all cells that are filled are days, in whatever order their numbers are."""
    filled = {cell.strip() for cell in cells} - {""}
    return bool(filled) and all(map(_is_day, filled))


@cache
def _is_day(text: str) -> bool:
    return bool(date(text) or _DAY_FIRST.fullmatch(text) or _named_days({text}))


def _iso(day: tuple[int, int, int] | None) -> str:
    return "{:04}-{:02}-{:02}".format(*day) if day and 1 <= day[1] <= 12 and 1 <= day[2] <= 31 else ""


def _business(texts: set[str], header: bool = False) -> dict[str, str]:
    """Return the business years among texts, and the plain ones; ``2018/19`` alone only where all rows have it, and not one column."""
    if short := _short_business(texts) or _business_of_two_centuries(texts):
        return short
    found = {text: match for text in texts if (match := _BUSINESS.fullmatch(text))}
    odd = {text for text, match in found.items() if not _follows(match)}
    if _MANY_YEARS * len(odd) < len(found):  # a misprint, 2010/20, or an average, 2018 to 2020
        texts = texts - odd
        found = {text: match for text, match in found.items() if text not in odd}
    alone = len(found) == 1 and not any(
        _WHOLE_BUSINESS.fullmatch(text) or (int(match[2]) > 12 and "/" in text and len(texts) == 1 and not header)
        for text, match in found.items()
    )
    plain = {text: text for text in texts - found.keys() if re.fullmatch(r"\d{4}", text)}
    whole = len(found) + len(plain) == len(texts) or any(int(match[2]) > 12 for match in found.values())  # no month
    sure = bool(found) and whole and not alone and all(map(_follows, found.values()))
    return {**{text: match[1] for text, match in found.items()}, **plain} if sure else {}


def _short_business(texts: set[str]) -> dict[str, str]:
    """Return the years of ``79/80``, ``80/81``, where a whole column is written so."""
    found = {text: match for text in texts if (match := _SHORT_BUSINESS.fullmatch(text))}
    if len(found) < max(2, len(texts)) or not all(map(_follows, found.values())):
        return {}
    return {text: str(year) for text, year in full_years({text: match[1] for text, match in found.items()}).items()}


def _business_of_two_centuries(texts: set[str]) -> dict[str, str]:
    """Return the years of ``98/99``, ``99/2000``, ``2000/2001``, where they follow each other without a gap."""
    found = {text: match for text in texts if (match := _BUSINESS_OF_ANY_LENGTH.fullmatch(text))}
    years = {text: int(match[1]) + (1900 if len(match[1]) == 2 else 0) for text, match in found.items()}
    in_turn = sorted(years.values()) == [*range(min(years.values(), default=0), max(years.values(), default=0) + 1)]
    follow = all((int(match[1]) + 1) % 100 == int(match[2]) % 100 for match in found.values())
    both = {len(match[1]) for match in found.values()} == {2, 4}
    return (
        {text: str(year) for text, year in years.items()}
        if both and follow and in_turn and len(found) == len(texts)
        else {}
    )


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


def _joined_months(texts: Collection[str]) -> dict[str, str]:
    """Return the months of ``Dic99``, ``Ene00``, where one of the numbers is no day."""
    found = {text: match for text in texts if (match := _JOINED_MONTH.fullmatch(text)) and month(match[1])}
    years = any(int(match[2]) > 31 for match in found.values())
    meant = {text: period(f"{match[1]}-{match[2]}") for text, match in found.items()} if years else {}
    return {text: month_of_year for text, month_of_year in meant.items() if month_of_year}


def _of_open_centuries(texts: Collection[str]) -> dict[str, str]:
    """Return the periods of ``Jan-46`` to ``Apr-22`` by the years of all of them; empty ones where their century stays open.

    Nothing is returned where each of them says its century itself, or where a few among years of this century do not, as targets may.
    """
    of_2000 = of_two_digits_in(texts)
    years = {text: int(text[-2:]) for text in of_2000}
    if all(map(century, years.values())):
        return {}
    full = of_two_digits({*years.values()})
    if not full and has_few_open({*years.values()}):
        return {}
    return {text: f"{full[year]}{of_2000[text][4:]}" if full else "" for text, year in years.items()}


def of_two_digits_in(texts: Iterable[str]) -> dict[str, str]:
    """Return months and quarters that end in a year of two digits, as those of 2000: what the first rows of a column hold, whatever their century."""
    short = (text for text in texts if len(text) < _LONGEST_SHORT)
    split = {text: match[1] for text in short if (match := _YEAR_OF_TWO.fullmatch(text))}
    of_2000 = ((text, period(f"{word}00") or period(f"{word}-00")) for text, word in split.items())
    return {text: meant for text, meant in of_2000 if meant}


def _ordered_days(texts: set[str]) -> dict[str, str]:
    """Return the days of ``31.12.1950``, ``12/31/1950`` and ``12/31/50``: in the one order that makes all of them days, or even ones.

    Even days are all the first, or all the last of months. A year of two digits may be the first number.
    """
    found = {text: match.groups() for text in texts if (match := _DAY_FIRST.fullmatch(text))}
    orders: list[dict[str, str]] = []
    for year_at, month_at, day_at in ((2, 1, 0), (2, 0, 1), (0, 1, 2)):
        years = full_years({text: numbers[year_at] for text, numbers in found.items() if len(numbers[year_at]) != 1})
        if found and len(years) == len(found):
            days = {
                text: _iso((years[text], int(numbers[month_at]), int(numbers[day_at])))
                for text, numbers in found.items()
            }
            if all(days.values()) and days not in orders:
                orders.append(days)
    even = [days for days in orders if len(orders) == 1 or stamp([date(day) or _NO_DAY for day in days.values()])]
    return even[0] if len(even) == 1 else {}


def stamp(days: Collection[Day]) -> str:
    """Return ``first`` or ``last`` where all days are such of their months, ``middle`` of quarters; empty for any other days."""
    if all(day == 1 for _, _, day in days):
        return "first"
    from calendar import monthrange  # 2 ms, which other tables do not need

    if all(1 <= month <= 12 and day == monthrange(max(year, 1), month)[1] for year, month, day in days):
        return "last"
    months = {month for _, month, _ in days}
    return "middle" if all(14 <= day <= 16 for *_, day in days) and len(months) > 1 and months <= _MIDDLES else ""


def read_as(frequency: str, days: Set[Day] = frozenset()) -> Message:
    """Return the sentence on dates that are read as periods: years, half-years, quarters or months.

    Days of one month in each year may also stand for the years, as at the American energy office, and those of the first four for quarters.
    """
    if frequency == "months" and len(days) > 2 and len({month for _, month, _ in days}) == 1:
        year, number, _ = min(days)
        return Message(
            "dates of one month in each year were read as that month ({period}), and not as years",
            period=f"{year}-{number:02}",
        )
    numbers = {number for _, number, _ in days}
    if frequency == "months" and numbers == {1, 2, 3, 4} and len({year for year, *_ in days}) >= _SURE:
        return Message("dates of the months 1 to 4 in each year were read as these months, and not as quarters")
    return Message("dates were read as {word_frequency}", word_frequency=frequency)


def months_of_frequency(frequency: str) -> int:
    """Return the months of the periods of a frequency, 0 for an unknown one: 12 of ``A`` and ``annual``, 3 of ``Q`` and ``trimestral``, 1 of ``M``."""
    word = frequency.lower()
    return _LETTERS_OF_LENGTHS.get(word) or next(
        (length for words, length in _LENGTHS.items() if word.startswith(words)), 0
    )


def months_at(length: int, periods: Collection[str], remark: Callable[[Message], None]) -> int:
    """Return the months that periods have by their frequency, which are a ``length`` of 3 or 12, where they are dated by the month that begins or ends them.

    The American bank dates by the first month and the Australian office by the last. That is 0 where they stay as they are. What was
    made of months, or why they stay, is a ``remark``: quarters and years may end in others than those of the calendar.
    """
    if length < 3:
        return 0
    days = [day for period in periods if (day := date(period))]
    dated = len(days) == len(periods) and stamp(days) in ("first", "last")
    months = [period[:7] for period in periods if dated or _MONTH.fullmatch(period)]
    numbers = {int(month[5:]) % length for month in months}
    same = length == _A_YEAR and len(numbers) == 1  # years that end in June
    if months and len(months) == len(periods) and (same or numbers in ({0}, {1})):
        remark(read_as("quarters" if length == 3 else "years"))
        return length
    if months:
        remark(STAY_MONTHS)
    return 0


def end_openly(months: Iterable[str]) -> bool:
    """Return whether one of some months, which are to stand for years, may begin its year as well as end it: neither January nor December."""
    return any(_MONTH.fullmatch(month) and month[5:] not in ("01", "12") for month in months)


def between(first: str, last: str) -> str:
    """Return the period from a month, or its first day, to another month or its last day, or that of one year twice; empty for any other pair."""
    if len(first) == 4 and first == last:
        return first
    day, last_day = date(first), date(last)
    if day and last_day and stamp([day]) == "first" and stamp([last_day]) == "last":
        first, last = first[:7], last[:7]
    if not (_MONTH.fullmatch(first) and _MONTH.fullmatch(last)):
        return ""
    start, end = (int(month[:4]) * _A_YEAR + int(month[5:]) for month in (first, last))
    return periods.spell(periods.Span(start - 1, end - start + 1)) if start <= end else ""


def from_january(period: str) -> str:
    """Return the months of a year up to the end of a period."""
    covered = periods.span(period)
    start = (covered.end - 1) // _A_YEAR * _A_YEAR
    return periods.spell(periods.Span(start, covered.end - start))


@cache
def counts_from_january(name: str) -> bool:
    """Return whether figures of months and quarters are those of the year so far, by their name: ``零售总额_累计值(亿元)`` of the Chinese office."""
    return bool(_YEAR_SO_FAR.search(name))


def may_be_summed(name: str) -> bool:
    """Return whether figures of months and quarters are sums since some month, by their name, which need not say since which."""
    return bool(_CUMULATED.search(name) or _SUMMED.search(name)) or counts_from_january(name)


def is_turn_of_year(before: str, after: str) -> bool:
    """Return whether a month or quarter begins the year after another one, which ends its own."""
    return int(after[:4]) == int(before[:4]) + 1 and before[4:] in _LAST_PARTS and after[4:] in _FIRST_PARTS


def is_sum(name: str) -> bool:
    """Return whether figures are sums by a word that may be of the year so far, or of all time: ``累计``."""
    return bool(_CUMULATED.search(name)) and not counts_from_january(name)


def sums_of_year(names: Iterable[str]) -> set[str]:
    """Return which names are those of sums of the year so far: they say so, or in Chinese others beside them do, or say ``当月`` beside ``累计``."""
    every = {*names}
    sure = set(filter(counts_from_january, every))
    return sure | set(filter(_CUMULATED.search, every)) if sure or any(map(_SINGLE.search, every)) else sure


def says_ended(name: str) -> bool:
    """Return whether a name over periods says how many months end in them: ``3 Months Ended``, ``Year Ended December 31,``."""
    return bool(_end(name))


def _end(name: str) -> re.Match[str] | None:
    return _ENDED.fullmatch(name.strip().replace("_", " "))


def ended(name: str, period: str) -> str:
    """Return the months that end on the day of a period, in it as a month, or in the month of its year that a name over it says; else the period as it is."""
    match = _end(name)
    day = date(period)
    of_month = int(period[5:]) if re.fullmatch(r"\d{4}-\d\d", period) else 0
    last = month(match["month"]) if match and match["month"] and len(period) == 4 else day[1] if day else of_month
    if not match or not last:
        return period
    length = number(match["count"].lower()) if match["count"] else 3 if match["quarter"] else 12
    return periods.spell(periods.Span(int(period[:4]) * 12 + last - length, length))


def lengthened(period: str, length: int, begins: bool = False) -> str:
    """Return the quarter that a month or a day of it begins or ends, or the year with a ``length`` of twelve months; other periods as they are.

    A year that is dated by its last month may end in any, but January begins one, unless it is its last day; ``begins`` says that any
    first day of a month does.
    """
    if not _MONTH.match(period):
        return period
    year, month = int(period[:4]), int(period[5:7])
    if length == 3:
        return f"{year:04}-Q{(month + 2) // 3}"
    if month == 1 and not period.endswith("-31"):
        return f"{year:04}"
    start = year * _A_YEAR + month - (1 if begins and period.endswith("-01") and date(period) else length)
    return periods.spell(periods.Span(start, length))


def spans_of_months(texts: Collection[str]) -> dict[str, str]:
    """Return the months from the first to the last of ``Apr 2010-Jun 2010``, where all texts are such; nothing for any others."""
    found = {}
    for text in texts:
        match = _TWO_MONTHS.fullmatch(text)
        first, last = (month(match[1]), month(match[3])) if match else (0, 0)
        length = _A_YEAR * (int(match[4]) - int(match[2])) + last - first + 1 if match and first and last else 0
        if not match or not 0 < length <= _A_YEAR:
            return {}
        found[text] = periods.spell(periods.Span(_A_YEAR * int(match[2]) + first - 1, length))
    return found


def quarters(periods: Sequence[str], remark: Callable[[Message], None]) -> list[str]:
    """Return periods of which a name says that they are quarters: those that end in them, or as they are (see ``months_at``).

    Where they are numbered 1 to 4, these are the quarters themselves; 1 and 4 alone may be months that begin quarters.
    """
    numbered = {period[5:] for period in periods}
    if numbered <= {"01", "02", "03", "04"} and all(map(_MONTH.fullmatch, periods)):
        if numbered & {"02", "03"}:
            return [f"{period[:4]}-Q{period[-1]}" for period in periods]
        remark(STAY_MONTHS)
        return list(periods)
    length = months_at(3, periods, remark)
    return [lengthened(period, length) if length else period for period in periods]


def stand_for_months(days: Collection[Day]) -> bool:
    """Return whether there is one day in one month after another: the 15th, as the energy agency dates months, or any day of a year or more.

    Few months may lack theirs.
    """
    months = sorted(year * 12 + month for year, month, _ in days)
    steps = Counter(later - month for month, later in pairwise(months))
    follow = not steps[0] and 20 * steps[1] >= 19 * steps.total() > 0
    return follow and (len(days) > 11 or all(day == 15 for *_, day in days))


def stand_for_years(days: Collection[Day]) -> bool:
    """Return whether there is the same day, in the middle of a month, in each of three years or more that follow one another."""
    years = sorted({year for year, *_ in days})
    return len({tuple(day[1:]) for day in days}) == 1 and len(years) > 2 and years[-1] - years[0] == len(years) - 1


def are_decades_apart(days: Iterable[Day]) -> bool:
    """Return whether days are those of a census, nine years or more from each other."""
    years = sorted(year for year, *_ in days)
    return len(years) > 2 and all(later - year >= _BETWEEN_COUNTS for year, later in pairwise(years))


def years_of(periods: list[str]) -> list[str]:
    """Return the years of periods of which all are the first or the last days of years; any others as they are."""
    days = [day for period in periods if (day := date(period))]
    ends = {day[1:] for day in days}
    return (
        [period[:4] for period in periods] if len(days) == len(periods) and ends in ({(12, 31)}, {(1, 1)}) else periods
    )


def are_months_in_turn(months: Iterable[str]) -> bool:
    """Return whether periods are months such as ``2020-01``, one after another without a gap."""
    months = list(months)
    if any(len(month) != 7 or month[5:] > "12" for month in months):
        return False
    counted = sorted(int(month[:4]) * 12 + int(month[5:]) for month in months)
    return all(later - month == 1 for month, later in pairwise(counted))


def are_quarters_in_turn(quarters: Sequence[str]) -> bool:
    """Return whether periods are quarters such as ``2020-Q1``, one after another without a gap."""
    if not all(map(QUARTER.fullmatch, quarters)):
        return False
    counted = [int(quarter[:4]) * 4 + int(quarter[6]) for quarter in quarters]
    return all(later - quarter == 1 for quarter, later in pairwise(counted))


def _after_colons(texts: set[str]) -> dict[str, str]:
    """Return the periods of ``2007:1`` and ``2007 - 1``: months where a number is above 4, quarters where 1 to 4 come again from year to year."""
    found = {text: match for text in texts if (match := _COLON.fullmatch(text))}
    numbers = {int(match[2]) for match in found.values()}
    if len(found) < len(texts) or not found or not 1 <= min(numbers) <= max(numbers) <= 12:
        return {}
    if max(numbers) > 4:
        return {text: f"{match[1]}-{int(match[2]):02}" for text, match in found.items()}
    quarters = len(numbers) == 4 and len({match[1] for match in found.values()}) > 1
    return {text: f"{match[1]}-Q{int(match[2])}" for text, match in found.items()} if quarters else {}


def _middles_of_years(texts: Collection[str]) -> dict[str, str]:
    """Return the years of ``1993.5``, ``1994.500``, where all are such and follow one another, as yearly averages of the climate are dated."""
    found = {text: match[1] for text in texts if (match := _MIDDLE_OF_YEAR.fullmatch(text))}
    years = sorted(map(int, found.values()))
    in_turn = len(years) >= _FEWEST_MIDDLES and years == [*range(years[0], years[0] + len(years))]
    return found if in_turn and len(found) == len(texts) else {}


def _after_points(texts: set[str]) -> dict[str, str]:
    """Return the months of ``2020.3`` beside ``2020.12``, and of ``2016.1`` where a column of numbers lost the zero of ``2016.10``."""
    found = {text: match for text in texts if (match := _SHORT.fullmatch(text))}
    numbers = {match[2] for match in found.values()} - {"0"}
    if numbers == {"1"}:
        return {text: f"{match[1]}-10" for text, match in found.items() if len(texts) > 9}
    ends = {text[4:] for text in texts - found.keys()}
    if not numbers or not ends or not ends <= {".10", ".11", ".12"}:
        return {}
    known = numbers if ".10" in ends else numbers - {"1"}  # which may be October without its zero
    return {text: f"{match[1]}-{int(match[2]):02}" for text, match in found.items() if match[2] in known}


_OVERLAPPING = 5  # fewer may be months by chance


def _spans_of_years(texts: Iterable[str]) -> dict[str, str]:
    """Return what texts mean that are no months but spans of years: all months of these years if all are as long, else nothing.

    A span begins in the year after the one before, ``2001-05`` and ``2006-10``, or in the next one, as averages of three years do: ``2003-05``,
    ``2004-06``, ``2005-07``. Of ``2000-05`` and ``2005-10`` it is open how much of their last year is meant, and those of different lengths
    may be the years in which houses were built.
    """
    years = {text: _first_and_last(match) for text in texts if (match := _SPAN_OF_YEARS.fullmatch(text))}
    spans = sorted(years.values())
    whole = sum(1 for text in texts if _PLAIN_YEAR.fullmatch(text))
    if 2 * whole > len(years) and any(end - start > 1 and end % 100 > _A_YEAR for start, end in spans):
        return dict.fromkeys(years, "")  # 2008-09 and 1996-98 among years are those of surveys, and no months
    lengths = {end - start for start, end in spans}
    pairs = list(pairwise(spans))
    if len(spans) < 2 or min(lengths) < 0:
        return {}
    follow = all(start == end + 1 for (_, end), (start, _) in pairs)
    is_open = lengths <= _LONG_SPANS and all(start == end for (_, end), (start, _) in pairs)
    in_turn = all(start == before + 1 for (before, _), (start, _) in pairs)
    overlap = len(spans) >= _OVERLAPPING and in_turn and len(lengths) == 1 and lengths <= {*range(2, 10)}
    if overlap or (follow and len(lengths) == 1):
        months = ((text, start * _A_YEAR, (end - start + 1) * _A_YEAR) for text, (start, end) in years.items())
        return {text: periods.spell(periods.Span(start, length)) for text, start, length in months}
    return dict.fromkeys(years, "") if is_open or follow else {}


def _first_and_last(match: re.Match[str]) -> tuple[int, int]:
    """Return the years of a span; the last one may be of the next century: ``1998/00``."""
    start, end = int(match[1]), int(match[2])
    return start, end if end > 99 else start + (end - start) % 100


def _after_slashes(texts: set[str]) -> dict[str, str]:
    """Return the quarters that ``2020/01`` to ``2020/04``, or ``01/2020`` to ``04/2020``, are where no other number follows and 1 to 4 come again from year to year.

    The first year may begin, and the last one end, within the year, if one has all four.
    """
    found = {text: (match[1], match[2]) for text in texts if (match := _SLASH.fullmatch(text))}
    before = {text: (match[2], match[1]) for text in texts if (match := _SLASH_BEFORE.fullmatch(text))}
    given = Counter(year for year, _ in (found or before).values())
    whole = sum(number == 4 for number in given.values())
    if (before or any("." in text for text in found)) and whole < (_SURER if before else _SURE):
        return {}  # 2020.01 and 01/2020 are months more often
    found |= before
    in_turn = sorted(int(year) * 4 + int(number) for year, number in found.values())
    follow = all(later - quarter == 1 for quarter, later in pairwise(in_turn))
    quarters = len(found) == len(texts) and (whole > 1 or (whole == 1 and len(given) > 1 and follow))
    return {text: f"{year}-Q{number}" for text, (year, number) in found.items()} if quarters else {}


def are_a_quarter_apart(months: Set[str]) -> bool:
    """Return whether months such as ``2020-01`` are the first ones of quarters, or the last ones, in all of three years or more, or without a gap."""
    numbers = {month[5:] for month in months}
    if numbers not in _THREE_APART or not all(map(_MONTH.fullmatch, months)):
        return False
    counted = sorted(int(month[:4]) * _A_YEAR + int(month[5:]) for month in months)
    if len(months) >= _FEWEST_APART and all(later - month == 3 for month, later in pairwise(counted)):
        return True
    return sum(number == 4 for number in Counter(month[:4] for month in months).values()) >= _SURE


def _compact(texts: set[str]) -> dict[str, str]:
    """Return the months of ``202001`` and the days of ``20200131``, where the whole column is written so; ``202013`` beside all months is the year."""
    found = {text: match for text in texts if (match := _COMPACT.fullmatch(text))}
    every = len({match[2] for match in found.values()}) == 12
    totals = {text: text[:4] for text in texts if _THIRTEENTH.fullmatch(text)} if every else {}
    if len(found) + len(totals) < len(texts) or len({len(text) for text in texts}) > 1:
        return {}
    return totals | {text: "-".join(filter(None, match.groups())) for text, match in found.items()}


def _weeks(texts: set[str]) -> dict[str, str]:
    """Return the Thursday of each week such as ``2024-W05``: most of its days are in the month of that day (ISO 8601)."""
    found = {}
    for text in texts:
        if match := _WEEK.fullmatch(text):
            from datetime import date  # few tables have weeks

            with suppress(ValueError):  # a year of 52 weeks
                found[text] = date.fromisocalendar(int(match[1]), int(match[2]), 4).isoformat()
    return found


_PART_BESIDE_YEAR = re.compile(
    r"(?P<first>\S.*?)(?: de| del| du| of)?[ ,/.:_-]+(?P<behind>1[89]\d\d|20\d\d)|(?P<before>1[89]\d\d|20\d\d)[ ,/.:_-]*(?P<last>[^\W\d].*|\d\D.*)"
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERED = re.compile(r"(?P<letter>[QTMHS])(?P<number>[1-9]?\d)", re.I)
_MOST_PARTS = {"Q": 4, "T": 4, "M": 13, "H": 2, "S": 2}  # of a year, by their letters; M13 is the year
_MONEY = frozenset(range(5))  # M0 to M4


def says_when(name: str) -> bool:
    """Return whether a name says when, or over how long: it has a month, a part of a year, a year or a word that compares with one."""
    return bool(_WHEN.search(name)) or any(map(month, _LETTERS.findall(name)))


def is_part_column(name: str) -> bool:
    """Return whether a column of this name holds months or quarters, as its key (``columns.key``) says."""
    return calls_months(name) or calls_quarters(name) or calls_halves(name)


def numbered_otherwise(texts: Collection[str]) -> set[str]:
    """Return texts with a letter and a number that are no parts of a year: quintiles ``Q1`` to ``Q5``, and money, ``M1`` to ``M3``."""
    numbers: dict[str, dict[str, int]] = {}
    for text in texts:
        if match := _LETTERED.fullmatch(text):
            numbers.setdefault(match["letter"].upper(), {})[text] = int(match["number"])
    found: set[str] = set()
    for letter, given in numbers.items():
        beyond = not 0 < min(given.values()) <= max(given.values()) <= _MOST_PARTS[letter]
        found |= given.keys() if beyond or (letter == "M" and {*given.values()} <= _MONEY) else set()
    return found


def parts_of_years(texts: Iterable[str]) -> dict[str, str]:
    """Return what texts beside each other add to a year, those of them that are its months, quarters or halves: ``-03``, ``-Q1``, ``-S2``."""
    distinct = {text.strip() for text in texts} - {""}
    romans = [text for text in _ROMANS if text in distinct]
    if len(romans) in (4, 12) and romans == list(_ROMANS[: len(romans)]):  # all quarters, or all months
        return {
            text: f"-Q{place}" if len(romans) == 4 else f"-{place:02}" for place, text in enumerate(romans, start=1)
        }
    return {text: part for text in distinct - numbered_otherwise(distinct) if (part := _part_of_year(text))}


def _beside_years(texts: Iterable[str]) -> dict[str, str]:
    """Return the quarters and halves with the year beside them: ``1. Quartal 2020``, ``2020, 1er semestre``, ``I/2020`` to ``IV/2020``."""
    matches = [(text, match) for text in texts if (match := _PART_BESIDE_YEAR.fullmatch(text))]
    split = {text: (match["before"] or match["behind"], match["first"] or match["last"]) for text, match in matches}
    part_of = parts_of_years(part for _, part in split.values())
    return {
        text: year + part_of[part]
        for text, (year, part) in split.items()
        if part_of.get(part, "")[1:2] in ("Q", "S") or (part in _ROMANS and part in part_of)
    }


_MARKED_PART = re.compile(rf"([QT]0?[1-4]|[1-4][QT]) ?[(\[]?(?:{_MARKS}|\*{{1,2}})[)\]]?", re.I)


def _part_of_year(text: str) -> str:
    marked = _MARKED_PART.fullmatch(text)  # T1R, which is revised
    if number := quarter(marked[1] if marked else text):
        return f"-Q{number}"
    if number := 0 if text.isdecimal() else month(text):
        return f"-{number:02}"
    number = half(text)
    return f"-S{number}" if number else ""


_WHOLE_YEAR = re.compile(r"M13|A0?1|Q05|S03|annual|year|jahr|année|año|全年", re.I)
TOTALS = "totale?|gesamt|insgesamt|ensemble|[合总總][计計]"  # of the months, or the areas, beside it
TOTAL = re.compile(TOTALS, re.I)


def _suffix(part: str, name: str) -> str | None:
    """Return what a part of a year in a column of this name adds to the year, None for what is no such part."""
    quarters, months = calls_quarters(name), calls_months(name)
    roman = _ROMANS.index(part) + 1 if part in _ROMANS else 0
    number = int(float(part)) if re.fullmatch(r"\d{1,2}(?:\.0?)?", part) else roman if quarters else 0
    if _WHOLE_YEAR.fullmatch(part):
        return ""
    if (quarters and 1 <= number <= 4) or quarter(part):
        return f"-Q{number or quarter(part)}"
    if (months and 1 <= number <= 12) or month(part):
        return f"-{number or month(part):02}"
    if match := re.fullmatch(r"[SH]0?([12])", part) or (re.fullmatch("([12])", part) if calls_halves(name) else None):
        return f"-S{match[1]}"
    if number := half(part):
        return f"-S{number}"
    dated = _named_days({f"{part} 2000"})  # a year with all days
    return next((day[4:] for day in dated.values()), None)


def _number_months(years: Sequence[str], parts: Sequence[str]) -> bool:
    """Return whether numbers beside years are those of months: 1 to 12, up to the last, and each row later than the one before it."""
    rows = [
        (year.strip(), part.strip()) for year, part in zip(years, parts, strict=True) if year.strip() or part.strip()
    ]
    if not rows or not all(year.isdecimal() and part.isdecimal() for year, part in rows):
        return False
    numbers = [(int(year), int(part)) for year, part in rows]
    distinct = {part for _, part in numbers}
    later = all(one < other for one, other in pairwise(numbers))
    goes_on = len({year for year, _ in numbers}) > 1
    return later and goes_on and min(distinct) > 0 and max(distinct) == 12 and len(distinct) > 3


def _without_codes(parts: Sequence[str]) -> Sequence[str]:
    """Return parts of a year without the codes before them, ``115 январь``: one that may be a day is a code if it is the number of the month."""
    coded = {part: _CODE_BEFORE.fullmatch(part) for part in {*parts}}
    if not all(match and not _may_be_day(match["number"], match["text"]) for match in coded.values()):
        return parts
    return [match["text"] for part in parts if (match := coded[part])]


def _may_be_day(number: str | None, text: str) -> bool:
    """Return whether a number before a month may be a day of it, and is not its own number."""
    return number is not None and 0 < int(number) <= _MOST_DAYS and month(text) != int(number)


def within_years(years: Sequence[str], parts: Sequence[str], name: str) -> list[str] | None:
    """Return the periods of a column of years beside one of months or quarters, None where it is neither.

    A part may be ``M01`` (``M13`` is the year, and so is the total of months), ``Q1``, a month's name, ``1 May``, or a plain number, or
    ``I`` to ``IV``, in a column called so. Few other cells among many parts are no periods.
    """
    if _GROUPS.search(name):
        return None
    if all(part.endswith(_AVERAGE) for part in parts):  # Jan Average
        parts = [part.removesuffix(_AVERAGE) for part in parts]
    parts = _without_codes(parts)
    distinct = {part.strip() for part in parts} - {""}
    if len(distinct) > _MOST_DISTINCT:
        return None
    if not name and _number_months(years, parts):
        name = "month"
    otherwise = set() if is_part_column(name) else numbered_otherwise(distinct)
    suffixes = {part: suffix for part in distinct - otherwise if (suffix := _suffix(part, name)) is not None}
    if any(suffixes.values()):
        suffixes |= {part: "" for part in distinct if TOTAL.fullmatch(part)}
    unknown = distinct - suffixes.keys()
    if not suffixes or (unknown and not len(suffixes) > max(3, len(unknown))):
        return None
    # A note below months, or a misspelled one among them, is no reason to make years of them.
    suffixes |= {"": "", **{part: f" {part}" for part in unknown}}
    of = read(years).of
    canonical = [of.get(year.strip(), "") for year in years]
    if any(year and not re.fullmatch(r"\d{4}", year) for year in canonical):
        return None
    return [year and year + suffixes[part.strip()] for year, part in zip(canonical, parts, strict=True)]
