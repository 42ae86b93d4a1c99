"""What a name says of the months that its figures hold: sums of the year so far, years that end in a month."""

import re
from collections.abc import Iterable
from functools import cache

from ...core import periods
from ...core.period_words import COUNTS, month, number
from .cells import date
from .lengths import A_YEAR

# What an American report has over the days on which periods end, or over their years.
_ENDED = re.compile(
    rf"(?:for the |rolling )?(?:(?P<count>{COUNTS}|twelve)[- ]months?(?:[- ]period)?|(?P<quarter>quarters?)|(?:fiscal )?years?) end(?:ed|ing)"
    r"(?: (?:\d{1,2} )?(?P<month>[^\W\d]{3,})\.?(?: \d{1,2})?)?,?",
    re.I,
)
# Of years; for January there are often none.
_LAST_PARTS = ("-12", "-Q4")
_FIRST_PARTS = ("-01", "-02", "-03", "-Q1")
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


def from_january(period: str) -> str:
    """Return the months of a year up to the end of a period."""
    covered = periods.span(period)
    start = (covered.end - 1) // A_YEAR * A_YEAR
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
