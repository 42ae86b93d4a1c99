"""The periods of a column or a header, by all its cells: those of which a cell alone does not say what they are."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from ...core.cleaning import printable
from ...core.messages import Message
from .. import patterns
from .cells import BUSINESS, DAY_FIRST, OF_ERA, date, is_day, iso, named_days, period, unmarked, with_marks
from .forms import (
    BUSINESS_OF_ANY_LENGTH,
    COLON,
    PLAIN_YEAR,
    SHORT_BUSINESS,
    SLASH,
    SLASH_BEFORE,
    after_colons,
    after_points,
    after_slashes,
    are_a_quarter_apart,
    as_fractions,
    business_of_two_centuries,
    business_years,
    compact,
    days_of_named_months,
    decimal_months,
    follows,
    from_day_to_day,
    joined_months,
    may_be_quarters,
    middles_in_words,
    middles_of_years,
    milliseconds,
    moving_quarters,
    numbers_of_days,
    of_open_centuries,
    ordered_days,
    quarter_years,
    quarters_and_years,
    quarters_of_business_years,
    rolling_years,
    spans_of_years,
    spans_overlap,
    weeks,
    years_before_months,
)
from .lengths import QUARTER, are_months_in_turn, lengthened
from .parts import beside_years

_FISCAL = re.compile(rf"FY ?\d|\d{{4}} ?FY|financial year \(|{OF_ERA} ?年度", re.I)
_YEAR_AND_NOTE = re.compile(r"((?:19|20)\d\d) \d")
_BEFORE_NEW_YEAR = re.compile(r"\d{4} nov-[ej]\w\w", re.I)
_OVER_NEW_YEAR = re.compile(r"\d{4} d\w\w-f\w\w", re.I)
_YEAR_AND_NUMBER = re.compile(r"(?:19\d\d|20\d\d)[/.]\d\d(?!\d)")
AS_QUARTERS = Message("periods such as 01/2022 were read as quarters: no number is above 4 in any year")
_AS_MONTHS = Message("periods such as 2022/01 were read as months: nothing says that they are quarters")
_OF_MID_YEAR = Message("figures of the middle of a year (mid-2020) were read as those of that year")
_IN_THE_MIDDLE = Message("decimal years such as 1993.5 were read as the years of which they are the middle")
_MONTH_TO_MONTH = re.compile(r"\d{4}[./]\d{1,2}[-–—~～]\d{1,2}")
APART = Message("months three apart were read as quarters")
MAY_BE_QUARTERS = Message("months three apart were read as months, not as quarters: nothing says that they are such")
OF_MONTHS = (AS_QUARTERS, APART, MAY_BE_QUARTERS)  # what is said of quarters that are months where a name says so
_TURKISH = re.compile(r"\b(?:oca|haz|tem|a[gğ]u|eyl|eki|kas)\b", re.I)
_SUB = re.compile(r"\bsub\b", re.I)
SPAN = " (years)"  # behind spans of years, which alone may be months
BUSINESS_YEARS = Message("business years such as 2010/11 were read as the year in which they begin")


class Times(NamedTuple):
    """What the cells of a column mean: by its text a period, or a day as ``2021-12-01``; unknown ones are not there."""

    of: dict[str, str]
    note: Message | None = None
    spans: frozenset[str] = frozenset()  # of years, which alone may be months
    whole_spans: frozenset[str] = frozenset()  # of years, which are read as all months of these

    def each(self, cells: Iterable[str]) -> list[str]:
        """Return what each cell means; an unknown one stays as it is."""
        return [f"{cell}{SPAN}" if cell in self.spans else self.of.get(cell, cell) for cell in cells]


# What days are written as, and numbers of months and weeks, by the texts that nothing else explains.
_DAYS = (named_days, days_of_named_months, ordered_days, compact, numbers_of_days, milliseconds, weeks, after_colons)


def read(cells: Iterable[str], pattern: str = "") -> Times:
    """Return what the cells of one column mean, by a pattern where one is given."""
    given = list(dict.fromkeys(cell.strip() for cell in cells))
    texts = {*given} - {""}
    if pattern:
        return Times({text: by_it for text in texts if (by_it := patterns.meant(text, pattern))})
    if business := business_years(texts):
        return Times(business, BUSINESS_YEARS)
    if alike := _of_one_form(given, texts):
        return alike
    spans = spans_of_years(texts)
    found = {text: meant for text in texts - spans.keys() if (meant := period(text) or iso(date(text)))}
    if not any(map(_BEFORE_NEW_YEAR.fullmatch, texts)):  # whose year is that of the middle month, in all of them
        found = {text: meant for text, meant in found.items() if not _OVER_NEW_YEAR.fullmatch(text)}
    up_to_months = set(filter(_MONTH_TO_MONTH.fullmatch, texts))
    if not up_to_months <= found.keys():  # days of a month, or terms
        found = {text: meant for text, meant in found.items() if text not in up_to_months}
    found |= moving_quarters(given) | rolling_years(texts)
    rest = texts - spans.keys() - found.keys()
    if rest:
        for days_of in _DAYS:
            found |= days_of(rest)
        found |= beside_years(rest - found.keys()) | joined_months(rest - found.keys())
        found |= years_before_months(given) | of_open_centuries(texts) | _februaries(rest, found)
        found |= with_marks(texts - found.keys(), found.values())
        found |= after_points(texts)
        found = {text: meant for text, meant in found.items() if meant}
    whole = {text: meant for text, meant in spans.items() if meant}
    found |= whole
    open_spans = frozenset(spans.keys() - whole.keys())
    if are_a_quarter_apart({*found.values()}):
        quarters = {text: lengthened(month, 3) for text, month in found.items()}
        return Times(quarters, APART, open_spans)
    return Times(found, _about(found, whole), open_spans, frozenset(whole))


def parts_of_business_years(text: str) -> Message:
    """Return the sentence on quarters and months of business years, which may begin in any month: a ``text`` is that of one of these."""
    return Message(
        "parts of business years such as {year} were read as those of the year in which they begin",
        year=printable(text),
    )


def _februaries(rest: Set[str], found: Iterable[str]) -> dict[str, str]:
    """Return the months of February in Turkish without its accent, ``Sub.22``, beside other months in it: alone it is a part of names."""
    months = {match[0].lower() for text in found if (match := _TURKISH.search(text))}
    meant = {text: period(_SUB.sub("Şub", text)) for text in rest if _SUB.search(text)} if len(months) > 2 else {}
    return {text: month for text, month in meant.items() if month}


def _of_one_form(given: Sequence[str], texts: set[str]) -> Times | None:
    """Return what texts mean that have a meaning only together, since all are of one form: decimal years, numbers with slashes, spans of days; None for any others."""
    if quarters := quarters_and_years(given):
        return Times(quarters)
    if quarters := quarters_of_business_years(texts):
        text = min(text for text, meant in quarters.items() if QUARTER.fullmatch(meant))
        return Times(quarters, _of_number(text) if "FY" in text.upper() else parts_of_business_years(text))
    if fractions := as_fractions(given):
        text, meant = next(iter(fractions.items()))
        return Times(
            fractions, Message("fractions of years were read as quarters: {text} as {period}", text=text, period=meant)
        )
    if halves := middles_of_years(texts):
        return Times(halves, _IN_THE_MIDDLE)
    if months := decimal_months(given):
        return Times(months, Message("decimal years such as {text} were read as months", text=min(months)))
    if middles := middles_in_words(texts):
        return Times(middles, _OF_MID_YEAR)
    numbered = {text for text in texts if text[:1].isdecimal()}  # notes may stand below them
    if quarters := after_slashes(numbered):
        return Times(quarters, AS_QUARTERS if all(map(SLASH_BEFORE.fullmatch, quarters)) else None)
    if len(numbered) > 1 and all(map(SLASH.fullmatch, numbered)):
        return Times({text: period(text) for text in numbered}, _AS_MONTHS)
    if quarters := quarter_years(texts) or from_day_to_day(texts):
        return Times(quarters)
    return None


def _about(found: Mapping[str, str], whole_spans: Collection[str]) -> Message | None:
    """Return what is to be said of texts and the periods that they mean, some of which are spans of years; None for nothing."""
    if whole_spans:
        return Message("spans of years such as {text} were read as all months of these years", text=min(whole_spans))
    if may_be_quarters(found.values()):
        return MAY_BE_QUARTERS
    fiscal = min(filter(_FISCAL.match, found), default="")
    return _of_number(fiscal) if fiscal else None


def _of_number(fiscal: str) -> Message:
    return Message("fiscal years such as {text} were read as the year of their number", text=fiscal)


def of_header(names: Iterable[str]) -> dict[str, str]:
    """Return the periods among the names of columns, by their names.

    Numbers of eight digits are none there, and those of six only where they are one month after another (``202001``, ``202002``).
    """
    given = list(names)
    months = compact({name for name in given if re.fullmatch(r"\d{6}", name)})
    months = months if len(months) > 2 and are_months_in_turn(months.values()) else {}
    texts = {name for name in given if not re.fullmatch(r"\d{6}|\d{8}|\d{10}", name)}
    business = business_years(
        {name for name in texts if BUSINESS.fullmatch(name) or SHORT_BUSINESS.fullmatch(name)}, True
    )
    business |= business_of_two_centuries({name for name in texts if BUSINESS_OF_ANY_LENGTH.fullmatch(name)})
    numbered = after_colons({name for name in texts if COLON.fullmatch(name)})
    numbers = {name for name in texts if _YEAR_AND_NUMBER.match(name)}  # 2020.05 beside 2020.04 is May
    slashes = after_slashes(numbers)
    meant = read(texts)
    noted = _with_notes(texts)
    of = {text: own for text in texts if (own := period(text))} if meant.note in OF_MONTHS else meant.of
    if not spans_overlap(
        meant.of[text] for text in meant.whole_spans
    ):  # but the years in which people were born, or houses built
        of = {text: own for text, own in of.items() if text not in meant.whole_spans}
    return {**of, **business, **months, **numbered, **slashes, **noted, **years_before_months(given)}


_ENOUGH_YEARS = 5  # before one with the number of a note at its end


def _with_notes(names: Set[str]) -> dict[str, str]:
    """Return the years of ``2022 2``, ``2023 2`` with the number of a note behind them, or ``20183``, which follow all other years without a gap."""
    found = {name: match[1] for name in names if (match := _YEAR_AND_NOTE.fullmatch(name))}
    found = found or {name: name[:4] for name in names if re.fullmatch(r"(?:19|20)\d{3}", name)}
    every = sorted(int(name) for name in names if PLAIN_YEAR.fullmatch(name)) + sorted(map(int, found.values()))
    in_turn = bool(every) and every == [*range(every[0], every[0] + len(every))]
    glued = {*map(len, found)} == {5} and len(every) > _ENOUGH_YEARS
    return found if in_turn and (glued or len(every) > len(found) > 1) else {}  # 2021 3 alone may be a quarter


@cache
def looks_like_time(text: str) -> bool:
    """Return whether a cell alone is a period, a business year or a day, in whatever order its numbers are."""
    cell = text.strip()
    business = BUSINESS.fullmatch(cell) or SHORT_BUSINESS.fullmatch(cell)
    if business and follows(business):
        return True
    return cell in read([cell]).of or bool(DAY_FIRST.fullmatch(cell) or COLON.fullmatch(cell) or unmarked(cell))


def are_days(cells: Iterable[str]) -> bool:
    """Return whether all cells that are filled are days, in whatever order their numbers are."""
    filled = {cell.strip() for cell in cells} - {""}
    return bool(filled) and all(map(is_day, filled))
