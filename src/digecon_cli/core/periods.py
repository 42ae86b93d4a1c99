"""Periods of time, spelled as in SDMX: the only place that parses and spells them.

A period is kept as its canonical text. ``2022`` is a year, ``2023-S1`` a half-year, ``2023-Q3`` a quarter, ``2023-09`` a
month (of a stock: its state at the end of that month) and ``2023-01-01/P9M`` a span counted from January, the form in
which Chinese statistics are published within a year. Equal periods have one spelling.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .errors import UsageError

_TO = (" to ", " - ", "–", "至", "到", "~")  # between two periods; in words of one period too
FREQUENCIES = ("A", "S", "Q", "M", "ytd")
_MOST_WORDS = 5  # of one period: the first half of 2025
_BEGINNINGS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_COUNTED = frozenset(("of", "half", "quarter", "quarters", "months"))
_MONTHS = {12: "A", 6: "S", 3: "Q", 1: "M"}

# Compiled on first use: a start of the program rarely needs all of them.
_YEAR = r"(\d{4})(?:-?A1?)?"
_PART = r"(\d{4})-?([SHQMshqm])(\d{1,2})"
_MONTH = r"(\d{4})-(\d{2})"
_ISO_SPAN = r"(\d{4})-(\d{2})-01/P(\d{1,4})M"
_RANGE = r"(\d{4})-(\d{2})/(\d{4})-(\d{2})"
_CUMULATIVE = r"(\d{4})-(\d{1,2})M"


class Span(NamedTuple):
    """The months a period covers: ``start`` counts months since year 0, ``months`` is the length."""

    start: int
    months: int

    @property
    def end(self) -> int:
        """Return the first month after the period."""
        return self.start + self.months

    @property
    def frequency(self) -> str:
        """Return ``A``, ``S``, ``Q`` or ``M``, ``ytd`` for a span from January, ``P`` for any other."""
        start, months = self
        code = _MONTHS.get(months)
        if code and start % months == 0:
            return code
        return "ytd" if start % 12 == 0 and months < 12 else "P"


@cache
def span(period: str) -> Span:
    """Return the months that a canonical or forgivingly written period covers.

    Raises UsageError when ``period`` is not a period.
    """
    return _parse(period)


def _parse(text: str) -> Span:
    text = text.strip()
    if match := re.fullmatch(_YEAR, text):
        return Span(int(match[1]) * 12, 12)
    if match := re.fullmatch(_PART, text):
        months = {"S": 6, "H": 6, "Q": 3, "M": 1}[match[2].upper()]
        number = int(match[3])
        if 1 <= number <= 12 // months:
            return Span(int(match[1]) * 12 + (number - 1) * months, months)
    elif match := re.fullmatch(_MONTH, text):
        if 1 <= int(match[2]) <= 12:
            return Span(int(match[1]) * 12 + int(match[2]) - 1, 1)
    elif match := re.fullmatch(_ISO_SPAN, text):
        if 1 <= int(match[2]) <= 12 and int(match[3]) > 0:
            return Span(int(match[1]) * 12 + int(match[2]) - 1, int(match[3]))
    elif match := re.fullmatch(_RANGE, text):
        start, last = int(match[1]) * 12 + int(match[2]) - 1, int(match[3]) * 12 + int(match[4]) - 1
        if 1 <= int(match[2]) <= 12 and 1 <= int(match[4]) <= 12 and last >= start:
            return Span(start, last - start + 1)
    elif (match := re.fullmatch(_CUMULATIVE, text)) and 1 <= int(match[2]) <= 12:
        return Span(int(match[1]) * 12, int(match[2]))
    if len(text) > 4 and has_year(text):
        from .period_words import months_of  # its patterns are rarely needed

        if found := months_of(text):
            return Span(*found)
    raise UsageError(
        "'{text}' is not a period. Write 2022, 2022-H1, 2023-Q3, 2023-09 or 2023-9M (January to September).", text=text
    )


def has_year(text: str) -> bool:
    """Return whether a text has four digits or more, as what names a period has."""
    return sum(map(str.isdecimal, text)) >= 4


def ends(start: str, end: str) -> tuple[str, str]:
    """Return the canonical first and last period of ``--from`` and ``--to``; an empty one is open.

    Either may have both: ``2017-2022``, ``2017:2022``, ``2017..2022``. Raises UsageError for anything but a period, and
    where one has both and the other is given too.
    """
    for word, other in ((start, end), (end, start)):
        if both := _both(word):
            if other:
                message = "'{one}' says the first and the last period: leave out '{other}', or say each once."
                raise UsageError(message, one=word, other=other)
            start, end = both
    first, last = (canonical(word) if word else "" for word in (start, end))
    return first, last


def is_one(text: str) -> bool:
    """Return whether a word is a single period, and not a range."""
    return _both(text) is None


def _both(text: str) -> tuple[str, str] | None:
    """Return both ends of a range, of which one may be empty; None for a single period or no text."""
    for sign in ("..", ":"):
        first, found, last = (part.strip() for part in text.partition(sign))
        if found and (first or last):
            return first, last
    years = [part.strip() for part in text.replace("–", "-").replace("—", "-").split("-")]
    if len(years) == 2 and all(len(year) == 4 and year.isdecimal() for year in years):
        return years[0], years[1]
    for sign in _TO:
        first, found, last = (part.strip() for part in text.partition(sign))
        if found and is_period(first) and is_period(last):
            return first, last
    return None


def joined(words: Sequence[str]) -> list[str]:
    """Return words with those of one period as one word: ``H1 2025``, ``2025 Q3``, ``Sep 2023``, ``first half of 2025``."""
    found: list[str] = []
    for word in words:
        found.append(word)
        for size in range(min(len(found), _MOST_WORDS), 1, -1):
            *before, last = found[-size:]
            part, year = (before[-1], last) if _is_year(last) else (last, before[0] if size == 2 else "")
            if _is_year(year) and _may_be_part(part) and is_period(" ".join((*before, last))):
                found[-size:] = [" ".join((*before, last))]
                break
    return found


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _may_be_part(word: str) -> bool:
    """Return whether a word may name a part of a year: most do not, and whether it does takes long to find out."""
    word = word.lower()
    letters = word.strip("0123456789")
    return word[:3] in _BEGINNINGS or word in _COUNTED or (letters != word and letters in ("h", "s", "q", "m"))


def typed(value: object, last: bool = False) -> str:
    """Return a period of Python (text, a year as a number, a date, a ``pandas.Period``) as it is typed.

    The first day of a year (with ``last`` the last day) means the year, any other date its month.
    """
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "freqstr") or not all(hasattr(value, part) for part in ("year", "month", "day")):
        return str(value)
    year, month, day = (int(getattr(value, part)) for part in ("year", "month", "day"))
    return f"{year:04}" if (month, day) == ((12, 31) if last else (1, 1)) else f"{year:04}-{month:02}"


def spell(covered: Span) -> str:
    """Return the canonical text of a span."""
    year, month = divmod(covered.start, 12)
    match covered.frequency:
        case "A":
            return f"{year:04}"
        case "S":
            return f"{year:04}-S{month // 6 + 1}"
        case "Q":
            return f"{year:04}-Q{month // 3 + 1}"
        case "M":
            return f"{year:04}-{month + 1:02}"
        case _:
            return f"{year:04}-{month + 1:02}-01/P{covered.months}M"


def is_period(text: str) -> bool:
    """Return whether a text is a period written in any accepted way."""
    try:
        return bool(span(text))
    except UsageError:
        return False


def canonical(text: str) -> str:
    """Return the one spelling of a period written in any accepted way; raises UsageError for anything else."""
    return spell(span(text))


@cache
def within_year(period: str) -> Span:
    """Return the months that a period covers, counted from the January of its year."""
    covered = span(period)
    return covered._replace(start=covered.start % 12)


@cache
def frequency(period: str) -> str:
    """Return the frequency code of a period (see Span.frequency)."""
    return span(period).frequency


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def days(period: str) -> tuple[str, str]:
    """Return the first and the last day of a period, as ``YYYY-MM-DD``."""
    covered = span(period)
    year, month = divmod(covered.end - 1, 12)
    leap = month == 1 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    first = f"{covered.start // 12:04}-{covered.start % 12 + 1:02}-01"
    return first, f"{year:04}-{month + 1:02}-{_DAYS[month] + leap:02}"


@cache
def shift(period: str, years: int) -> str:
    """Return the same period ``years`` later (earlier when negative)."""
    covered = span(period)
    return spell(covered._replace(start=covered.start + 12 * years))


@cache
def instants(period: str) -> tuple[str, ...]:
    """Return the spellings of the instant at which a period ends, itself first: 2024-12, 2024-Q4, 2024-S2 and 2024 are one."""
    end = span(period).end
    ending = [months for months in (1, 3, 6, 12) if end % months == 0]
    spans = [*(Span(end - months, months) for months in ending), Span(end - end % 12, end % 12)]
    return tuple(dict.fromkeys((period, *(spell(covered) for covered in spans if covered.months))))


def near(period: str, known: Iterable[str]) -> list[str]:
    """Return which of some periods may be meant in the place of one: those that end with it, else those within it or around it.

    At most three, the one most like it first.
    """
    wanted = span(period)
    spans = {other: span(other) for other in known if other != period}

    def distance(other: str) -> tuple[int, int]:
        covered = spans[other]
        return abs(covered.end - wanted.end), abs(covered.months - wanted.months)

    found = [other for other, covered in spans.items() if covered.end == wanted.end] or [
        other
        for other, covered in spans.items()
        if covered.start <= wanted.start < wanted.end <= covered.end
        or wanted.start <= covered.start < covered.end <= wanted.end
    ]
    return sorted(found, key=distance)[:3]


def years_between(first: str, last: str) -> float:
    """Return the years between the ends of two periods."""
    return (span(last).end - span(first).end) / 12


@cache
def order(period: str) -> tuple[int, int]:
    """Return a sort key: by the period's end, shorter spans first."""
    covered = span(period)
    return covered.end, covered.months


def holes(ordered: Sequence[str]) -> set[str]:
    """Return those of the periods, given in time, before which others of their frequency are skipped.

    Skipped is what is longer than the shortest step between two of them: first halves of years follow each other, but 2025-S1
    does not follow 2023-S1 where there is a second half. Spans from January are of years, and so is what stands beside years;
    other frequencies are not mixed.
    """
    frequencies = {frequency(period) for period in ordered}
    if frequencies == {"ytd"} or ("A" in frequencies and len(frequencies) > 1):
        ends_of = [span(period).start // 12 * 12 for period in ordered]
        step = 12
    elif len(frequencies) == 1:
        ends_of = [span(period).end for period in ordered]
        step = 12 if frequencies == {"A"} else min((b - a for a, b in pairwise(ends_of)), default=0)
    else:
        return set()
    return {period for period, (a, b) in zip(ordered[1:], pairwise(ends_of), strict=True) if b - a > step}


@cache
def address(period: str) -> str:
    """Return a period as addresses and indexes have it: ``2023-9M`` for January to September, else its canonical text."""
    covered = span(period)
    if covered.frequency == "ytd":
        return f"{covered.start // 12:04}-{covered.months}M"
    return period


@cache
def label(period: str) -> str:
    """Return a period as people read it: ``2023-H1`` for a half-year, else as addresses have it."""
    return period.replace("-S", "-H") if frequency(period) == "S" else address(period)
