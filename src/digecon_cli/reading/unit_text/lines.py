"""Units of all figures of a table: lines above it, notes below it, and descriptions of series."""

import re
from collections.abc import Set
from functools import cache
from itertools import pairwise

from ...core import units
from .kinds import NONE, Unit, has_money
from .parsing import (
    INDEX,
    PARTS_OF_LINE,
    THOUSANDS_IN_SPANISH,
    has_powers,
    is_mixed,
    is_unit,
    of_languages,
    parsed,
    stands_alone,
    without_remarks,
)
from .rates import IN_WORDS, says_change
from .scales import ALL_FIGURES, CALLED, without_former, without_frame

# A line that begins with percent of something, or change in percent, is a title, and says that all figures are such.
_OF_RATE = re.compile(
    rf"(?:(?:table|tabelle|tableau|tabla|tabela) [\w.]+ )?(?:annual |average )?(?:[%％]|{IN_WORDS})(?: (?:of|change|growth|distribution|der|des|aller|del?|della|d[aou]s?|van|av|z|от)\b.*)",
    re.I,
)
# A unit in square brackets and a remark after it, or words before it: ``[Percent] Seasonally adjusted``, ``Sales [Millions of Dollars]``.
_BRACKETED = re.compile(r"(?P<before>[^\[\]]*?)\s*\[(?P<inside>[^\[\]]+)\]\s*(?P<after>[^\[\]]*)")
_BASE = re.compile(r"\w ?[=＝] ?100$")  # of an index
_BASE_OF_ALL = re.compile(r"[(\[]?base (?:year|period)\s?[:：]\s?(?P<base>\S+ ?[=＝] ?100)[)\]]?", re.I)
_IN_UNITS = re.compile(r"in\s+(?P<unit>[^.\d]{3,30})\.\s+\S", re.I)  # In euro. At current prices
_FREQUENCY = re.compile(r"(?:daily|weekly|biweekly|monthly|quarterly|semiannual|annual)(?: average)?", re.I)
# As the commission of the American exchanges has them: ``BALANCE SHEETS - USD ($) shares in Thousands, $ in Millions``.
_OF_FILING = re.compile(
    r"(?P<title>.*\S) - (?P<code>[A-Z]{3}) \(\S+\)(?P<scales>(?:,? (?:shares|\S{1,4}) in (?:Thousands|Millions|Billions))*)"
)
_ABOUT_ALL = re.compile(rf"(?:all )?(?:{ALL_FIGURES})\b", re.I)
_NOTE_WORD = re.compile(r"(?:notes?|remarks?|anmerkung(?:en)?|hinweis|nota|注|備考|비고)\s*[:：.]\s*", re.I)
_IN_TITLE = re.compile(rf"(?P<title>.*\S)?\s*[(（\[]?(?<![A-Za-z]){CALLED}(?P<unit>.*?\S)[)）\]]?", re.I)


def are_called(cells: Set[str]) -> bool:
    """Return whether all texts of a column say of themselves that they are units: ``Currency: U.S. dollars``."""
    return bool(cells) and all(map(is_called, cells))


def are_sure(cells: Set[str]) -> bool:
    """Return whether all texts of a column are units, whatever it is called: money with a power of ten, and rates (``JPY bn``, ``%``), or bases of indices."""
    found = [of_line(cell) for cell in cells]
    if cells and all(not title and _BASE.search(unit.name) for title, unit in found):
        return True
    money = any(unit.power and has_money(unit) for _, unit in found)
    return money and all(not title and (unit.power or units.is_rate(unit.name)) for title, unit in found)


@cache
def of_line(cell: str) -> tuple[str, Unit]:
    """Return the title and the unit of all figures that a cell above a table states, either of them empty.

    A unit is called so (``单位：亿元``, also behind a title), or stands alone: in parentheses, with its power of ten, or as one word.
    """
    text = cell.strip().replace("\xa0", " ")
    if (now := without_former(text)) != text and (found := of_line(now))[1] != NONE:
        return found
    if thousands := THOUSANDS_IN_SPANISH.fullmatch(text):
        return thousands["title"], Unit("", 3)
    if based := _BASE_OF_ALL.fullmatch(text) or INDEX.fullmatch(text):
        return "", Unit(based["base"])
    if (twice := of_languages(without_frame(text))) != NONE:
        return "", twice
    if match := _OF_FILING.fullmatch(" ".join(text.split())):
        return match["title"], _of_filing(match["code"], match["scales"])
    if (sentence := _IN_UNITS.match(text)) and is_unit(sentence["unit"]) and parsed(sentence["unit"]).name:
        return "", parsed(sentence["unit"])
    match = _IN_TITLE.fullmatch(text)
    if match and (not match["title"] or is_unit(match["unit"]) or is_mixed(match["unit"])):
        return (match["title"] or "").strip(" ,，;；(（["), parsed(match["unit"])
    bare = without_frame(text)
    if has_powers(bare) and (bare != text or stands_alone(PARTS_OF_LINE.split(bare)[0])):
        return "", Unit(bare)
    bare = without_remarks(bare, bracketed=bare != text)
    if (text[:1] in "(（[" and bare != text and is_unit(bare)) or stands_alone(bare):
        return "", parsed(bare)
    if _OF_RATE.fullmatch(text):
        return text, parsed(text)
    return _of_brackets(text)


def of_note(text: str) -> Unit:
    """Return the unit of all figures that a note below a table states: ``Unit: USD million``, ``Note: figures in USD million.``."""
    bare = _NOTE_WORD.sub("", text.strip()).rstrip(". ")
    about_all = is_called(bare) or (_ABOUT_ALL.match(bare) and is_line(bare))
    return of_line(bare)[1] if about_all else NONE


def is_of_filing(text: str) -> bool:
    """Return whether a text is the title of a table in an American filing, with the unit of its money."""
    return bool(_OF_FILING.fullmatch(" ".join(text.split())))


def _of_filing(code: str, scales: str) -> Unit:
    """Return the unit in the title of a table of a filing: that of its money, or all of them where shares have a power of ten too."""
    found = [parsed(part.strip()) for part in scales.split(",") if part.strip()]
    if len(found) > 1:
        return Unit(scales.strip())
    return Unit(code, found[0].power if found else 0)


def _of_brackets(text: str) -> tuple[str, Unit]:
    """Return the words around square brackets and the unit that is in them, or before a remark in them."""
    match = _BRACKETED.fullmatch(text)
    if not match or (match["before"] and match["after"]):
        return text, NONE
    inside = without_remarks(match["inside"], bracketed=True)
    if is_unit(inside):
        return match["before"] or match["after"], parsed(inside)
    index = INDEX.fullmatch(match["before"])
    return ("", parsed(index["base"])) if index else (text, NONE)


def of_description(text: str) -> Unit:
    """Return the unit among the parts of a description: the one before the frequency (``Real GDP, Billions of Chained 2017 Dollars, Quarterly``), else the first."""
    _, *parts = text.split(", ")
    before = [part for part, next_part in pairwise(parts) if _FREQUENCY.fullmatch(next_part)]
    units_of = [part for part in (*before, *parts) if is_unit(part)]
    stated = next((part for part in units_of if not says_change(part)), next(iter(units_of), ""))
    change = next((part for part in parts if part != stated and says_change(part)), "")
    unit = parsed(stated) if stated else NONE
    return unit._replace(name=f"{change}, {unit.name}") if change and not units.is_rate(unit.name) else unit


def is_line(cell: str) -> bool:
    """Return whether a cell states a unit and nothing else."""
    title, unit = of_line(cell)
    return not title and unit != NONE


def are_lines(cells: Set[str]) -> bool:
    """Return whether texts state units and nothing else."""
    return bool(cells) and all(map(is_line, cells))


def is_called(cell: str) -> bool:
    """Return whether a cell says that it states a unit: ``单位：亿元``, ``Unit: million euro``."""
    called = _IN_TITLE.fullmatch(cell.strip()) or _BASE_OF_ALL.fullmatch(cell.strip())
    return bool(called) and of_line(cell)[1] != NONE
