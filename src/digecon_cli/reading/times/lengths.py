"""How long periods are, and whether they follow each other."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence, Set
from itertools import pairwise

from ...core import periods
from ...core.messages import Message
from .cells import date

Day = tuple[int, int, int]
A_YEAR = 12
_MIDDLES = {2, 5, 8, 11}  # the middle months of quarters
_BETWEEN_COUNTS = 9  # years, at least
# Years with all four quarters.
SURE = 3
# How frequencies begin, with the months of a period, and their letters.
_LENGTHS = {
    ("month", "mensu", "monat", "mens", "maand", "月", "월"): 1,
    ("quarter", "trimest", "quartal", "季", "분기"): 3,
    ("annual", "year", "anual", "annuel", "jährlich", "年", "년"): 12,
}
_LETTERS_OF_LENGTHS = {"m": 1, "q": 3, "a": 12}
MONTH = re.compile(r"\d{4}-\d\d")
QUARTER = re.compile(r"\d{4}-Q[1-4]")
STAY_MONTHS = Message("it says that figures are of quarters or years, and names the month in which each ends")


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
    if frequency == "months" and numbers == {1, 2, 3, 4} and len({year for year, *_ in days}) >= SURE:
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
    months = [period[:7] for period in periods if dated or MONTH.fullmatch(period)]
    numbers = {int(month[5:]) % length for month in months}
    same = length == A_YEAR and len(numbers) == 1  # years that end in June
    if months and len(months) == len(periods) and (same or numbers in ({0}, {1})):
        remark(read_as("quarters" if length == 3 else "years"))
        return length
    if months:
        remark(STAY_MONTHS)
    return 0


def end_openly(months: Iterable[str]) -> bool:
    """Return whether one of some months, which are to stand for years, may begin its year as well as end it: neither January nor December."""
    return any(MONTH.fullmatch(month) and month[5:] not in ("01", "12") for month in months)


def between(first: str, last: str) -> str:
    """Return the period from a month, or its first day, to another month or its last day, or that of one year twice; empty for any other pair."""
    if len(first) == 4 and first == last:
        return first
    day, last_day = date(first), date(last)
    if day and last_day and stamp([day]) == "first" and stamp([last_day]) == "last":
        first, last = first[:7], last[:7]
    if not (MONTH.fullmatch(first) and MONTH.fullmatch(last)):
        return ""
    start, end = (int(month[:4]) * A_YEAR + int(month[5:]) for month in (first, last))
    return periods.spell(periods.Span(start - 1, end - start + 1)) if start <= end else ""


def lengthened(period: str, length: int, begins: bool = False) -> str:
    """Return the quarter that a month or a day of it begins or ends, or the year with a ``length`` of twelve months; other periods as they are.

    A year that is dated by its last month may end in any, but January begins one, unless it is its last day; ``begins`` says that any
    first day of a month does.
    """
    if not MONTH.match(period):
        return period
    year, month = int(period[:4]), int(period[5:7])
    if length == 3:
        return f"{year:04}-Q{(month + 2) // 3}"
    if month == 1 and not period.endswith("-31"):
        return f"{year:04}"
    start = year * A_YEAR + month - (1 if begins and period.endswith("-01") and date(period) else length)
    return periods.spell(periods.Span(start, length))


def quarters(periods: Sequence[str], remark: Callable[[Message], None]) -> list[str]:
    """Return periods of which a name says that they are quarters: those that end in them, or as they are (see ``months_at``).

    Where they are numbered 1 to 4, these are the quarters themselves; 1 and 4 alone may be months that begin quarters.
    """
    numbered = {period[5:] for period in periods}
    if numbered <= {"01", "02", "03", "04"} and all(map(MONTH.fullmatch, periods)):
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
