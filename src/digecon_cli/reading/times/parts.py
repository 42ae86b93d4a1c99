"""Parts of years: how they are called, and what they add to their years."""

import re
from collections.abc import Collection, Iterable

from ...core.period_words import calls_halves, calls_months, calls_quarters, half, month, quarter
from .cells import MARKS

# Words of a name that say when, or over how long, beside months.
_WHEN = re.compile(
    r"(?:19|20)\d\d|\bQ[1-4]|quarter|quartal|trim|кварт|季|half|halb|semest|полуг|半年|week|woche|semaine|semana|周|\d ?月|本月|当月|累计|cumul"
    r"|\bytd|to date|average|change|current|this year|previous|prior|last|year (?:before|ago|earlier)|vorjahr|letzt|précédent|precedent|anterior"
    r"|pasado|passado|прошл|предыдущ|上年|去年|今年|本年",
    re.I,
)
_LETTERS = re.compile(r"[^\W\d_]+")
PART = re.compile(r"\d{4}-(?:\d\d|Q[1-4])")  # a month or a quarter
_PART_BESIDE_YEAR = re.compile(
    r"(?P<first>\S.*?)(?: de| del| du| of)?[ ,/.:_-]+(?P<behind>1[89]\d\d|20\d\d)|(?P<before>1[89]\d\d|20\d\d)[ ,/.:_-]*(?P<last>[^\W\d].*|\d\D.*)"
)
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
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
    romans = [text for text in ROMANS if text in distinct]
    if len(romans) in (4, 12) and romans == list(ROMANS[: len(romans)]):  # all quarters, or all months
        return {
            text: f"-Q{place}" if len(romans) == 4 else f"-{place:02}" for place, text in enumerate(romans, start=1)
        }
    return {text: part for text in distinct - numbered_otherwise(distinct) if (part := _part_of_year(text))}


def beside_years(texts: Iterable[str]) -> dict[str, str]:
    """Return the quarters and halves with the year beside them: ``1. Quartal 2020``, ``2020, 1er semestre``, ``I/2020`` to ``IV/2020``."""
    matches = [(text, match) for text in texts if (match := _PART_BESIDE_YEAR.fullmatch(text))]
    split = {text: (match["before"] or match["behind"], match["first"] or match["last"]) for text, match in matches}
    part_of = parts_of_years(part for _, part in split.values())
    return {
        text: year + part_of[part]
        for text, (year, part) in split.items()
        if part_of.get(part, "")[1:2] in ("Q", "S") or (part in ROMANS and part in part_of)
    }


_MARKED_PART = re.compile(rf"([QT]0?[1-4]|[1-4][QT]) ?[(\[]?(?:{MARKS}|\*{{1,2}})[)\]]?", re.I)


def _part_of_year(text: str) -> str:
    marked = _MARKED_PART.fullmatch(text)  # T1R, which is revised
    if number := quarter(marked[1] if marked else text):
        return f"-Q{number}"
    if number := 0 if text.isdecimal() else month(text):
        return f"-{number:02}"
    number = half(text)
    return f"-S{number}" if number else ""


TOTALS = "totale?|gesamt|insgesamt|ensemble|[合总總][计計]"  # of the months, or the areas, beside it
TOTAL = re.compile(TOTALS, re.I)
