"""Periods as other people spell them: in a cell, in a column, or across a header.

A cell: ``2013 Q1``, ``T1-2006``, ``déc-07``, ``January 2022``, ``2021年第三季度``, ``2016.01``. What a cell leaves open, its
column decides: ``2010-11`` is November, and a business year where ``2011-12`` and ``2012-13`` are beside it; ``01/12/2021`` is
a day of January or of December, according to which of the two makes the whole column the first days of months.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import combining, normalize

from ..core import periods
from ..core.errors import UsageError
from ..core.messages import Message

_MONTHS = (  # English, French, German, Spanish, Portuguese, Italian
    "january february march april may june july august september october november december",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
)
_ALSO = {"sept": 9, "janner": 1, "maerz": 3, "mrz": 3, "fev": 2}
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_Y = r"(?P<y>\d{4})"
_SIGN = r"[ ./_-]*"
_WORD = r"(?P<word>[a-z]{3,})\.?"
# The named groups say what was found: a year (of four digits, or of two), a quarter, a half, a month, its name, a span.
_SPELLINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_Y}年(?:度)?",
        rf"{_Y}年第?(?P<q>[一二三四1-4])季度",
        rf"{_Y}年(?P<m>\d{{1,2}})月份?",
        rf"{_Y}年(?P<zh>[上下])半年",
        rf"{_Y}年前(?P<qs>[二三])季度",
        rf"{_Y}年1[-~至—](?P<ms>\d{{1,2}})月份?",
        rf"{_Y}{_SIGN}[qt]0?(?P<q>[1-4])",
        rf"{_Y}{_SIGN}(?P<q>[1-4])(?:st|nd|rd|th)?[ -]?(?:q|t|quarter|trimestre)",
        rf"[qt](?P<q>[1-4]){_SIGN}{_Y}",
        rf"(?P<q>[1-4])[qt]{_SIGN}{_Y}",
        rf"{_Y}{_SIGN}[sh]0?(?P<h>[12])",
        rf"[sh](?P<h>[12]){_SIGN}{_Y}",
        rf"{_Y}{_SIGN}m(?P<m>\d{{1,2}})",
        rf"m?(?P<m>\d{{2}})[./-]{_Y}",
        r"(?P<y>19\d\d|20\d\d)[./](?P<m>\d{2})",
        rf"{_WORD}{_SIGN}{_Y}",
        rf"{_Y}{_SIGN}{_WORD}",
        rf"{_WORD}[ ./'-]+(?P<yy>\d{{2}})",
        rf"(?:fy|cy|yr) ?{_Y}",
    )
)
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
    try:
        return periods.canonical(text)
    except UsageError:
        pass
    if match := _YEAR_COLUMN.fullmatch(text):
        return match[1] or match[2]
    if text.endswith((".0", ".00")) and text.partition(".")[0].isdigit():  # a year that went through a column of floats
        return period(text.partition(".")[0])
    return spelled(text)


def date(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a date, None for anything else."""
    match = _DATE.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


@cache
def _names() -> dict[str, int]:
    """Return the months by their names and by every beginning of them, of three letters or more, that means one month."""
    found: dict[str, set[int]] = {}
    for language in _MONTHS:
        for number, name in enumerate(language.split(), start=1):
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
    return {**{name: months.pop() for name, months in found.items() if len(months) == 1}, **_ALSO}


def _folded(text: str) -> str:
    """Return a text in small letters, without accents."""
    if text.isascii():
        return text.strip().lower()
    return "".join(sign for sign in normalize("NFKD", text.strip().lower()) if not combining(sign))


def month(text: str) -> int:
    """Return the number of a month by its name in six languages, ``M01`` or ``3月``; 0 for anything else."""
    word = _folded(text).rstrip(".")
    if match := re.fullmatch(r"m?(\d{1,2})月?份?", word):
        number = int(match[1])
        return number if (word[0] == "m" or word[-1] in "月份") and 1 <= number <= 12 else 0
    return _names().get(word, 0)


def quarter(text: str) -> int:
    """Return the number of a quarter: ``Q1``, ``T1``, ``1. Quartal``, ``一季度``; 0 for anything else."""
    word = _folded(text)
    if match := re.fullmatch(
        r"[qt]0?([1-4])|([1-4])[qt]|([1-4])(?:\.|st|nd|rd|th)? ?(?:quartal|quarter|trimestre)", word
    ):
        return int(next(filter(None, match.groups())))
    match = re.fullmatch(r"第?([一二三四1-4])季度", word)
    return _CHINESE[match[1]] if match else 0


@cache
def spelled(text: str) -> str:
    """Return the canonical period of a text in one of these spellings, empty for any other."""
    if not 4 < len(text) < 24 or (text.replace(".", "", 1).isdigit() and len(text) != 7):  # 2016.01 is the only number
        return ""
    word = _folded(text)
    for pattern in _SPELLINGS:
        if (match := pattern.fullmatch(word)) and (found := _of_parts(match.groupdict())):
            return found
    return ""


def _of_parts(parts: dict[str, str]) -> str:
    year = int(parts.get("y") or 0)
    if two := parts.get("yy"):
        year = _century(int(two))
    if not 1000 <= year <= 2200:
        return ""
    if "q" in parts:
        return f"{year}-Q{_CHINESE[parts['q']]}"
    if "h" in parts or "zh" in parts:
        return f"{year}-S{parts.get('h') or '上下'.index(parts['zh']) + 1}"
    if "qs" in parts or "ms" in parts:
        months = _CHINESE[parts["qs"]] * 3 if "qs" in parts else int(parts["ms"])
        return periods.canonical(f"{year}-01-01/P{months}M") if 0 < months < 13 else ""
    if "m" in parts or "word" in parts:
        number = int(parts["m"]) if "m" in parts else _names().get(parts["word"], 0)
        return f"{year}-{number:02}" if 1 <= number <= 12 else ""
    return f"{year}"


def _century(two: int) -> int:
    """Return the year of two digits where they leave no doubt: from 1969, and to 2035; 0 in between."""
    return 2000 + two if two <= 35 else 1900 + two if two >= 69 else 0


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
