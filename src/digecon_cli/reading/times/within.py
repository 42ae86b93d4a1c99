"""Parts of years in a column of their own, beside that of their years."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ...core.period_words import EXTREME, calls_halves, calls_months, calls_quarters, half, month, quarter
from .cells import named_days
from .column import read
from .parts import ROMANS, TOTAL, is_part_column, numbered_otherwise

_AVERAGE = " Average"  # behind months, at the World Bank's portal of the climate
_MOST_DISTINCT = 400  # the days of a year, with notes
_MOST_DAYS = 31
_CODE_BEFORE = re.compile(
    r"(?:(?P<number>\d\d)|\d{3}|M\d\d_\d\d) +(?P<text>[^\W\d].*)"
)  # 115 январь, of the Russian office
_GROUPS = re.compile(
    rf"(?:^|_)(?:{EXTREME})_(?:month|quarter)|quartile|quintile|quantile|(?:income|wealth|wage|consumption|expenditure)_(?:group|class)|tercile|tertile|decile|percentile|(?:^|_)(?:tier|tenor|maturity)(?:_|$)"
)  # whose numbers, Q1 or M3, are no parts of years
_WHOLE_YEAR = re.compile(r"M13|A0?1|Q05|S03|annual|year|jahr|année|año|全年", re.I)


def _suffix(part: str, name: str) -> str | None:
    """Return what a part of a year in a column of this name adds to the year, None for what is no such part."""
    numbered = name[:1].isdecimal()  # 5 below 4-6月 is no month
    quarters, months = calls_quarters(name), calls_months(name) and not numbered
    roman = ROMANS.index(part) + 1 if part in ROMANS else 0
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
    dated = named_days({f"{part} 2000"})  # a year with all days
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
