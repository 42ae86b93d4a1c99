"""How periods are spelled elsewhere: ``2013 Q1``, ``T1-2006``, ``déc-07``, ``January 2022``, ``2021年第三季度``, ``2016.01``.

One cell tells one period here, without its neighbours; what only a whole column shows is in ``times``.
"""

import re
from functools import cache
from unicodedata import combining, normalize

from .. import periods

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
# The named groups tell what was found: a year (of four digits, or of two), a quarter, a half, a month, its name, a span.
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
def period(text: str) -> str:
    """Return the canonical period of a text in one of these spellings, empty for any other."""
    if not 4 < len(text) < 24 or (text.replace(".", "", 1).isdigit() and len(text) != 7):  # 2016.01 is the only number
        return ""
    word = _folded(text)
    for spelling in _SPELLINGS:
        if (match := spelling.fullmatch(word)) and (found := _period(match.groupdict())):
            return found
    return ""


def _period(parts: dict[str, str]) -> str:
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
