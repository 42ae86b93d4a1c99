"""Forms of periods that take all cells of a column to be read."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set
from contextlib import suppress
from itertools import pairwise

from ...core import periods
from ...core.period_words import century, month
from ..centuries import full_years, has_few_open, of_two_digits
from .cells import BUSINESS, DAY_FIRST, date, iso, period
from .lengths import A_YEAR, MONTH, SURE, are_months_in_turn, between, stamp

_MANY_YEARS = 10  # among which one may be none
_WHOLE_BUSINESS = re.compile(r"(?:FY ?)?\d{4}\s?[/–‐‑-]\s?\d{4}")  # 1999-2000, which is no month
SHORT_BUSINESS = re.compile(r"(\d\d)/(\d\d)")
BUSINESS_OF_ANY_LENGTH = re.compile(r"(\d{4}|\d\d)/(\d{4}|\d\d)")
# A quarter of such a year: 2022/23 Q3, Q3 FY2023, 3Q FY24
_QUARTER_OF_BUSINESS = re.compile(
    r"(?:(?P<before>Q[1-4]|[1-4]Q)[ -]?)?(?P<year>\d{4}[/–‐‑-](?:\d\d)?\d\d|FY[ -]?(?:20)?\d\d)(?(before)|[ -]?(?P<behind>Q[1-4]|[1-4]Q))",
    re.I,
)
_THIRTEENTH = re.compile(r"(?:1[89]|20)\d\d13")
PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER_OF_DAY = re.compile("[1-6]\\d{4}")
_COMPACT = re.compile(r"(1[5-9]\d\d|20\d\d)(0[1-9]|1[0-2])(\d\d)?(?:\.0)?")
_WEEK = re.compile(r"(\d{4})[- ]?W(\d\d?)(?:-?1)?")
_MIDDLE_OF_YEAR = re.compile(r"((?:1[5-9]|20)\d\d)\.50*")
_FEWEST_MIDDLES = 5
_SHORT = re.compile(r"(\d{4})\.(\d)")
_JOINED_MONTH = re.compile(r"([A-Z][a-z]{2,3})(\d\d)")  # Feb92; SET50 is no September
DAY_OF_NAMED_MONTH = re.compile(r"(\d{1,2})[ ./-]([^\W\d_]{3,})\.?[ ./-]'?(\d\d)")
_YEAR_BEFORE_MONTH, _MONTHS_OF_YEAR = re.compile(r"(\d\d)[- ]([^\W\d_]{3,})"), 12
_YEAR_OF_TWO = re.compile(r"(.*[^\W\d_](?:.*\D)?)(\d\d)")  # Jan-46
_LONGEST_SHORT = 20  # signs of a period with such a year
_NO_DAY = (0, 0, 0)
_MILLISECONDS, _AN_HOUR = re.compile(r"0|-?\d{9,14}"), 3_600_000
_FEWEST_MIDNIGHTS = 3
_SPAN_OF_YEARS = re.compile(r"(1[5-9]\d\d|20\d\d)\s?[/–‐‑-]\s?(1[5-9]\d\d|20\d\d|\d\d)")
SLASH = re.compile(r"(19\d\d|20\d\d)[/.]0([1-4])(?: ?[pefr]\d/)?")  # 2023/01 r1/, as the Mexican office writes
SLASH_BEFORE = re.compile(r"0([1-4])/(19\d\d|20\d\d)")  # 01/2015, which is a month more often
_THREE_MONTHS = re.compile(r"([^\W\d_]{3})-([^\W\d_]{3}) (\d{4})")
_TWO_MONTHS = re.compile(r"([^\W\d_]{3,9}) (\d{4}) ?(?:[-–]| to ) ?([^\W\d_]{3,9}) (\d{4})")
_SURER = 5
COLON = re.compile(r"(1[5-9]\d\d|20\d\d)(?::| - |_| (?=\d\d))(\d{1,2})")
_FEWEST_APART = 5  # months that are quarters, where none is missing
_THREE_APART = ({"01", "04", "07", "10"}, {"03", "06", "09", "12"})
_MID_YEAR = re.compile(r"mid[- ](?:year )?((?:18|19|20)\d\d)", re.I)
_HAS_YEAR = re.compile(r"(?:18|19|20)\d\d")
_SHORTEST_NOTE = 20
_FEW_SPANS, _LONGEST_AVERAGE = 2, 20  # beside single years, and its years
_LONG_SPANS = frozenset(range(2, 26))  # years
_DECIMAL_YEAR = re.compile(r"((?:18|19|20)\d\d)\.(\d+)")
_QUARTER_OF_YEAR = re.compile(r"((?:18|19|20)\d\d)(?:\.(0|25|50?|75))?")
_QUARTERS_OF_A_YEAR = 4
_QUARTER_AND_YEAR = re.compile(r"[TQ]([1-4])(\d\d)")
_FEWEST_QUARTERS = 8
_FRACTION = re.compile(r"(\d{4})(?: (1/4|1/2|3/4))?")
_FOURTHS = {"": 0, "1/4": 1, "1/2": 2, "3/4": 3}
_TWO_DAYS = re.compile(r"(\d{4}-\d\d-\d\d) ?(?:/|to|–|-) ?(\d{4}-\d\d-\d\d)")
# Decimals of one at least, and how far a rounded month may be off, in months.
_THOUSANDTHS = 3
_NEAR_MONTH = 0.05


def quarters_and_years(given: Sequence[str]) -> dict[str, str]:
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


def as_fractions(given: Sequence[str]) -> dict[str, str]:
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


def spans_overlap(meant: Iterable[str]) -> bool:
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
        and all(map(MONTH.fullmatch, meant))
    )


def moving_quarters(given: Sequence[str]) -> dict[str, str]:
    """Return the three months of ``Nov-Jan 1994``, ``Dec-Feb 1994``, ``Jan-Mar 1994``, one after another.

    The year is that of the last, the middle or the first month, whichever puts all of them in order; nothing is returned for none.
    """
    matches = [match for text in given if (match := _THREE_MONTHS.fullmatch(text))]
    months = [(match[0], month(match[1]), month(match[2]), int(match[3])) for match in matches]
    if len(months) < A_YEAR or any((last - first) % 12 != 2 for _, first, last, _ in months):
        return {}
    for latest in (10, 11, 12):  # the last of the months with which they begin in the year that is given
        starts = [12 * (year - (first > latest)) + first - 1 for _, first, _, year in months]
        if {later - start for start, later in pairwise(starts)} in ({1}, {-1}):
            spans = zip(months, starts, strict=True)
            return {text: periods.spell(periods.Span(start, 3)) for (text, *_), start in spans}
    return {}


def decimal_months(given: Sequence[str]) -> dict[str, str]:
    """Return the months of ``1993.042``, ``1993.125``, of which these are the middle; they follow each other.

    ``1993.083`` may be the beginning of a month or the end of the one before.
    """
    if not any(map(_DECIMAL_YEAR.fullmatch, given[:1])):
        return {}
    matches = [match for text in given if (match := _DECIMAL_YEAR.fullmatch(text))]
    if len(matches) < max(A_YEAR, len(given)) or all(len(match[2]) < _THOUSANDTHS for match in matches):
        return {}
    exact = [A_YEAR * float(match[0]) - 0.5 for match in matches]
    whole = list(map(round, exact))
    near = all(abs(months - month) < _NEAR_MONTH for months, month in zip(exact, whole, strict=True))
    if not near or {later - month for month, later in pairwise(whole)} not in ({1}, {-1}):
        return {}
    return {match[0]: periods.spell(periods.Span(month, 1)) for match, month in zip(matches, whole, strict=True)}


def quarter_years(texts: Collection[str]) -> dict[str, str]:
    """Return the quarters of ``2019``, ``2019.25``, ``2019.5`` and ``2019.75``, as R writes them, where they follow each other from the beginning of a year on."""
    found = {text: match for text in texts if (match := _QUARTER_OF_YEAR.fullmatch(text))}
    exact = sorted(4 * float(text) for text in found)
    in_turn = {later - number for number, later in pairwise(exact)} == {1}
    if len(found) < len(texts) or len(found) <= _QUARTERS_OF_A_YEAR or not in_turn or exact[0] % _QUARTERS_OF_A_YEAR:
        return {}  # series that begin with .25 may have the ends of quarters
    return {text: f"{match[1]}-Q{int(4 * float(f'0.{match[2] or 0}')) + 1}" for text, match in found.items()}


def from_day_to_day(texts: Collection[str]) -> dict[str, str]:
    """Return the periods of ``2019-01-01/2019-03-31`` and ``2019-01-01 to 2019-03-31``, where all texts are such from the first day of a month to the last one of another."""
    found = {text: between(*match.groups()) for text in texts if (match := _TWO_DAYS.fullmatch(text))}
    return found if len(found) == len(texts) and all(found.values()) else {}


def middles_in_words(texts: Collection[str]) -> dict[str, str]:
    """Return the years of ``Mid-2020``, where no text is another period with a year, as ``end-2020`` is."""
    found = {text: match[1] for text in texts if (match := _MID_YEAR.fullmatch(text))}
    beside = (text for text in texts if text not in found and len(text) < _SHORTEST_NOTE) if found else ()
    return {} if any(map(_HAS_YEAR.search, beside)) else found


def rolling_years(texts: Collection[str]) -> dict[str, str]:
    """Return the twelve months of ``Apr 2004-Mar 2005``, where all texts are years of this kind: between two months beside them there is a change."""
    found = spans_of_months(texts)
    return found if len(found) > 1 and all(periods.span(period).months == A_YEAR for period in found.values()) else {}


def business_years(texts: set[str], header: bool = False) -> dict[str, str]:
    """Return the business years among texts, and the plain ones; ``2018/19`` alone only where all rows have it, and not one column."""
    if short := _short_business(texts) or business_of_two_centuries(texts):
        return short
    found = {text: match for text in texts if (match := BUSINESS.fullmatch(text))}
    odd = {text for text, match in found.items() if not follows(match)}
    if _MANY_YEARS * len(odd) < len(found):  # a misprint, 2010/20, or an average, 2018 to 2020
        texts = texts - odd
        found = {text: match for text, match in found.items() if text not in odd}
    alone = len(found) == 1 and not any(
        _WHOLE_BUSINESS.fullmatch(text) or (int(match[2]) > 12 and "/" in text and len(texts) == 1 and not header)
        for text, match in found.items()
    )
    plain = {text: text for text in texts - found.keys() if re.fullmatch(r"\d{4}", text)}
    whole = len(found) + len(plain) == len(texts) or any(int(match[2]) > 12 for match in found.values())  # no month
    sure = bool(found) and whole and not alone and all(map(follows, found.values()))
    return {**{text: match[1] for text, match in found.items()}, **plain} if sure else {}


def quarters_of_business_years(texts: Collection[str]) -> dict[str, str]:
    """Return the quarters of ``2022/23 Q3``, ``Q3 FY2023``, as those of the year in which the business year begins, or of its number; such years beside them too.

    Nothing is returned where any text with a year in it is none of these.
    """
    found = {}
    for text in texts:
        match = _QUARTER_OF_BUSINESS.fullmatch(text) or BUSINESS.fullmatch(text)
        if not match:
            if _HAS_YEAR.search(text):
                return {}
            continue
        parts = match.groupdict()
        year, quarter = parts.get("year", text), parts.get("before") or parts.get("behind") or ""
        span = BUSINESS.fullmatch(year)
        if span and not follows(span):
            return {}
        begins = span[1] if span else f"20{year[-2:]}"
        found[text] = f"{begins}-Q{quarter.strip('Qq')}" if quarter else begins
    return found if any("Q" in meant for meant in found.values()) else {}


def _short_business(texts: set[str]) -> dict[str, str]:
    """Return the years of ``79/80``, ``80/81``, where a whole column is written so."""
    found = {text: match for text in texts if (match := SHORT_BUSINESS.fullmatch(text))}
    if len(found) < max(2, len(texts)) or not all(map(follows, found.values())):
        return {}
    return {text: str(year) for text, year in full_years({text: match[1] for text, match in found.items()}).items()}


def business_of_two_centuries(texts: set[str]) -> dict[str, str]:
    """Return the years of ``98/99``, ``99/2000``, ``2000/2001``, where they follow each other without a gap."""
    found = {text: match for text in texts if (match := BUSINESS_OF_ANY_LENGTH.fullmatch(text))}
    years = {text: int(match[1]) + (1900 if len(match[1]) == 2 else 0) for text, match in found.items()}
    in_turn = sorted(years.values()) == [*range(min(years.values(), default=0), max(years.values(), default=0) + 1)]
    follow = all((int(match[1]) + 1) % 100 == int(match[2]) % 100 for match in found.values())
    both = {len(match[1]) for match in found.values()} == {2, 4}
    return (
        {text: str(year) for text, year in years.items()}
        if both and follow and in_turn and len(found) == len(texts)
        else {}
    )


def follows(business: re.Match[str]) -> bool:
    """Return whether the second year of a business year is the one after its first."""
    return (int(business[1]) + 1) % 100 == int(business[2])


def joined_months(texts: Collection[str]) -> dict[str, str]:
    """Return the months of ``Dic99``, ``Ene00``, where one of the numbers is no day."""
    found = {text: match for text in texts if (match := _JOINED_MONTH.fullmatch(text)) and month(match[1])}
    years = any(int(match[2]) > 31 for match in found.values())
    meant = {text: period(f"{match[1]}-{match[2]}") for text, match in found.items()} if years else {}
    return {text: month_of_year for text, month_of_year in meant.items() if month_of_year}


def years_before_months(given: Iterable[str]) -> dict[str, str]:
    """Return the months of ``08-Jan`` to ``21-Sep``, which spreadsheets make of ``Jan-08``: more than a year of them, one after another as they stand, as days are not."""
    found = {text: match for text in given if (match := _YEAR_BEFORE_MONTH.fullmatch(text)) and month(match[2])}
    years = full_years({text: match[1] for text, match in found.items()})
    if len(years) <= _MONTHS_OF_YEAR or len(years) < len(found):
        return {}
    months = {text: f"{years[text]}-{month(match[2]):02}" for text, match in found.items()}
    ordered = list(months.values()) in (sorted(months.values()), sorted(months.values(), reverse=True))
    return months if ordered and are_months_in_turn(months.values()) else {}


def of_open_centuries(texts: Collection[str]) -> dict[str, str]:
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


def ordered_days(texts: set[str]) -> dict[str, str]:
    """Return the days of ``31.12.1950``, ``12/31/1950`` and ``12/31/50``: in the one order that makes all of them days, or even ones.

    Even days are all the first, or all the last of months. A year of two digits may be the first number.
    """
    found = {text: match.groups() for text in texts if (match := DAY_FIRST.fullmatch(text))}
    orders: list[dict[str, str]] = []
    for year_at, month_at, day_at in ((2, 1, 0), (2, 0, 1), (0, 1, 2)):
        years = full_years({text: numbers[year_at] for text, numbers in found.items() if len(numbers[year_at]) != 1})
        if found and len(years) == len(found):
            days = {
                text: iso((years[text], int(numbers[month_at]), int(numbers[day_at])))
                for text, numbers in found.items()
            }
            if all(days.values()) and days not in orders:
                orders.append(days)
    even = [days for days in orders if len(orders) == 1 or stamp([date(day) or _NO_DAY for day in days.values()])]
    return even[0] if len(even) == 1 else {}


def days_of_named_months(texts: Iterable[str]) -> dict[str, str]:
    """Return the days of ``31 Jan 20`` and ``1-Feb-98``, with their year last, or first where that alone makes them days, or even ones.

    Where both orders do, the number that is the same in more of them is the year. Nothing is returned where that leaves the order open.
    """
    found = {text: match for text in texts if (match := DAY_OF_NAMED_MONTH.fullmatch(text)) and month(match[2])}
    orders: list[dict[str, str]] = []
    for year_at, day_at in ((3, 1), (1, 3)):
        years = full_years({text: match[year_at] for text, match in found.items() if len(match[year_at]) > 1})
        if len(years) == len(found):
            days = {text: iso((years[text], month(match[2]), int(match[day_at]))) for text, match in found.items()}
            orders += [days] if all(days.values()) else []
    if len(orders) < 2:
        return orders[0] if orders else {}
    even = [days for days in orders if stamp([date(day) or _NO_DAY for day in days.values()])]
    last, first = (len({match[at] for match in found.values()}) for at in (3, 1))
    if len(even) == 1:
        return even[0]
    return {} if last == first else orders[0] if last < first else orders[1]


def spans_of_months(texts: Collection[str]) -> dict[str, str]:
    """Return the months from the first to the last of ``Apr 2010-Jun 2010``, where all texts are such; nothing for any others."""
    found = {}
    for text in texts:
        match = _TWO_MONTHS.fullmatch(text)
        first, last = (month(match[1]), month(match[3])) if match else (0, 0)
        length = A_YEAR * (int(match[4]) - int(match[2])) + last - first + 1 if match and first and last else 0
        if not match or not 0 < length <= A_YEAR:
            return {}
        found[text] = periods.spell(periods.Span(A_YEAR * int(match[2]) + first - 1, length))
    return found


def after_colons(texts: set[str]) -> dict[str, str]:
    """Return the periods of ``2007:1`` and ``2007 - 1``: months where a number is above 4, quarters where 1 to 4 come again from year to year."""
    found = {text: match for text in texts if (match := COLON.fullmatch(text))}
    numbers = {int(match[2]) for match in found.values()}
    if len(found) < len(texts) or not found or not 1 <= min(numbers) <= max(numbers) <= 12:
        return {}
    if max(numbers) > 4:
        return {text: f"{match[1]}-{int(match[2]):02}" for text, match in found.items()}
    quarters = len(numbers) == 4 and len({match[1] for match in found.values()}) > 1
    return {text: f"{match[1]}-Q{int(match[2])}" for text, match in found.items()} if quarters else {}


def middles_of_years(texts: Collection[str]) -> dict[str, str]:
    """Return the years of ``1993.5``, ``1994.500``, where all are such and follow one another, as yearly averages of the climate are dated."""
    found = {text: match[1] for text in texts if (match := _MIDDLE_OF_YEAR.fullmatch(text))}
    years = sorted(map(int, found.values()))
    in_turn = len(years) >= _FEWEST_MIDDLES and years == [*range(years[0], years[0] + len(years))]
    return found if in_turn and len(found) == len(texts) else {}


def after_points(texts: set[str]) -> dict[str, str]:
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


def spans_of_years(texts: Iterable[str]) -> dict[str, str]:
    """Return what texts mean that are no months but spans of years: all months of these years if all are as long, else nothing.

    A span begins in the year after the one before, ``2001-05`` and ``2006-10``, or in the next one, as averages of three years do: ``2003-05``,
    ``2004-06``, ``2005-07``. Of ``2000-05`` and ``2005-10`` it is open how much of their last year is meant, and those of different lengths
    may be the years in which houses were built.
    """
    years = {text: _first_and_last(match) for text in texts if (match := _SPAN_OF_YEARS.fullmatch(text))}
    spans = sorted(years.values())
    single = sorted(int(text) for text in texts if PLAIN_YEAR.fullmatch(text))
    if 2 * len(single) > len(years) and any(end - start > 1 and end % 100 > A_YEAR for start, end in spans):
        return dict.fromkeys(years, "")  # 2008-09 and 1996-98 among years are those of surveys, and no months
    lengths = {end - start for start, end in spans}
    pairs = list(pairwise(spans))
    averages = (
        len(single) > 1
        and 0 < len(spans) == len({end % 100 for _, end in spans}) <= _FEW_SPANS
        and all(_are_before(span, single) for span in spans)
    )
    if len(spans) < 2 or min(lengths) < 0:
        return dict.fromkeys(years, "") if averages else {}  # 2000-09 before 2010 and 2011
    follow = all(start == end + 1 for (_, end), (start, _) in pairs)
    is_open = lengths <= _LONG_SPANS and all(start == end for (_, end), (start, _) in pairs)
    in_turn = all(start == before + 1 for (before, _), (start, _) in pairs)
    overlap = len(spans) >= _OVERLAPPING and in_turn and len(lengths) == 1 and lengths <= {*range(2, 10)}
    if overlap or (follow and len(lengths) == 1):
        months = ((text, start * A_YEAR, (end - start + 1) * A_YEAR) for text, (start, end) in years.items())
        return {text: periods.spell(periods.Span(start, length)) for text, start, length in months}
    return dict.fromkeys(years, "") if is_open or follow or averages else {}


def _are_before(span: tuple[int, int], single: Sequence[int]) -> bool:
    """Return whether a span of years begins before single ones and is not long, as that of an average does, or has all of them."""
    start, end = span
    return 0 < end - start <= _LONGEST_AVERAGE and (start < single[0] or span == (single[0], single[-1]))


def _first_and_last(match: re.Match[str]) -> tuple[int, int]:
    """Return the years of a span; the last one may be of the next century: ``1998/00``."""
    start, end = int(match[1]), int(match[2])
    return start, end if end > 99 else start + (end - start) % 100


def after_slashes(texts: set[str]) -> dict[str, str]:
    """Return the quarters that ``2020/01`` to ``2020/04``, or ``01/2020`` to ``04/2020``, are where no other number follows and 1 to 4 come again from year to year.

    The first year may begin, and the last one end, within the year, if one has all four.
    """
    found = {text: (match[1], match[2]) for text in texts if (match := SLASH.fullmatch(text))}
    before = {text: (match[2], match[1]) for text in texts if (match := SLASH_BEFORE.fullmatch(text))}
    given = Counter(year for year, _ in (found or before).values())
    whole = sum(number == 4 for number in given.values())
    if (before or any("." in text for text in found)) and whole < (_SURER if before else SURE):
        return {}  # 2020.01 and 01/2020 are months more often
    found |= before
    in_turn = sorted(int(year) * 4 + int(number) for year, number in found.values())
    follow = all(later - quarter == 1 for quarter, later in pairwise(in_turn))
    quarters = len(found) == len(texts) and (whole > 1 or (whole == 1 and len(given) > 1 and follow))
    return {text: f"{year}-Q{number}" for text, (year, number) in found.items()} if quarters else {}


def are_a_quarter_apart(months: Set[str]) -> bool:
    """Return whether months such as ``2020-01`` are the first ones of quarters, or the last ones, in all of three years or more, or without a gap."""
    numbers = {month[5:] for month in months}
    if numbers not in _THREE_APART or not all(map(MONTH.fullmatch, months)):
        return False
    counted = sorted(int(month[:4]) * A_YEAR + int(month[5:]) for month in months)
    if len(months) >= _FEWEST_APART and all(later - month == 3 for month, later in pairwise(counted)):
        return True
    return sum(number == 4 for number in Counter(month[:4] for month in months).values()) >= SURE


def compact(texts: set[str]) -> dict[str, str]:
    """Return the months of ``202001`` and the days of ``20200131``, where the whole column is written so; ``202013`` beside all months is the year."""
    found = {text: match for text in texts if (match := _COMPACT.fullmatch(text))}
    every = len({match[2] for match in found.values()}) == 12
    totals = {text: text[:4] for text in texts if _THIRTEENTH.fullmatch(text)} if every else {}
    if len(found) + len(totals) < len(texts) or len({len(text) for text in texts}) > 1:
        return {}
    return totals | {text: "-".join(filter(None, match.groups())) for text, match in found.items()}


def numbers_of_days(texts: set[str]) -> dict[str, str]:
    """Return the days of numbers as spreadsheets count them, 31929 for 1987-06-01: the first days of a year of months or more in turn.

    The last days of months may be first ones that are counted from 1904.
    """
    if len(texts) < A_YEAR or not all(map(_NUMBER_OF_DAY.fullmatch, texts)):
        return {}
    from datetime import date, timedelta  # few tables have them

    days = {text: date(1899, 12, 30) + timedelta(int(text)) for text in texts}
    alike = all(day.day == 1 for day in days.values())
    found = {text: day.isoformat() for text, day in days.items()}
    return found if alike and are_months_in_turn(day[:7] for day in found.values()) else {}


def milliseconds(texts: Collection[str]) -> dict[str, str]:
    """Return the days that milliseconds since 1970 are, as programs count them: three at least, all of them midnights wherever on earth."""
    return midnights(texts) if len(texts) >= _FEWEST_MIDNIGHTS else {}


def midnights(texts: Collection[str]) -> dict[str, str]:
    """Return the days whose beginnings some milliseconds since 1970 are, in one place on earth, where clocks may change by an hour; nothing for any others."""
    if not all(map(_MILLISECONDS.fullmatch, texts)) or not any(text != "0" for text in texts):
        return {}
    hours = {text: divmod(int(text), _AN_HOUR) for text in texts}
    # Hours from the nearest midnight in Greenwich: of each place they are the same, and one more in summer.
    off = {(hour + 12) % 24 - 12 for hour, _ in hours.values()}
    if any(rest for _, rest in hours.values()) or max(off) - min(off) > 1:
        return {}
    from datetime import date, timedelta  # few tables have them

    first = date(1970, 1, 1)
    return {text: (first + timedelta((hour + 12) // 24)).isoformat() for text, (hour, _) in hours.items()}


def weeks(texts: set[str]) -> dict[str, str]:
    """Return the Thursday of each week such as ``2024-W05``: most of its days are in the month of that day (ISO 8601)."""
    found = {}
    for text in texts:
        if match := _WEEK.fullmatch(text):
            from datetime import date  # few tables have weeks

            with suppress(ValueError):  # a year of 52 weeks
                found[text] = date.fromisocalendar(int(match[1]), int(match[2]), 4).isoformat()
    return found
