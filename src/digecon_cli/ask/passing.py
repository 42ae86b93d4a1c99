"""When a series first was at a number that a text names: since when there are more than a billion users."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ..core import periods, units
from ..core.dataset import Dataset
from ..core.model import Observation
from ..core.period_words import chinese_number
from .line import WHEN
from .question import OF_YEARS

_PASSED = (
    r"(?:(?:rise|rose|climb|climbed|go|went|grow|grew|get|got|move|moved) (?:above|past|beyond|over)|more than|over|above|at least|exceed(?:s|ed)?|pass(?:es|ed)?|surpass(?:es|ed)?|top(?:s|ped)?|cross(?:es|ed)?|break|broke"
    r"|reach(?:es|ed)?|hit|超过|突破|达到|[超过破])"
)
_BELOW = r"(?:(?:fall|fell|drop|dropped|sink|sank|go|went|slip|slipped) (?:below|under)|less than|fewer than|lower than|smaller than|below|under|不到|低于|不足|少于|小于|跌破)"
_UNITS = "|".join(units.PREFIXED)
_ONES = "[一二两三四五六七八九]"
_ZH_NUMBER = f"(?:{_ONES}百)?(?:{_ONES}?十)?{_ONES}?"
_WORDS_OF_ONE = {"a": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "ten": "10", "half a": "0.5"}
_SCALES = "trillion|billion|million|thousand|bn|万亿|亿|万"
_WITH_PREFIX = {plain for plain, _ in units.PREFIXED.values()}  # of which an amount alone says nothing
_ASKED = rf"{WHEN}|{OF_YEARS}|^(?:did|has|have|had|is|are|was|were)\b|吗|有没有"


def _amount_pattern(place: str) -> str:
    """Return the regular expression of an amount, with names for its parts that end in a sign."""
    return (
        rf"(?P<amount{place}>(?<![A-Za-z])(?P<number{place}>\d[\d,]*(?:\.\d+)?) ?(?P<scale{place}>{_SCALES})?"
        rf" ?(?P<unit{place}>%|per ?cent|{_UNITS})?)"
    )


_LOW, _HIGH = _amount_pattern("_low"), _amount_pattern("_high")
# Amounts between two, below one, and at one or above, the surest way first.
_AMOUNTS = (
    rf"\bbetween {_LOW} and {_HIGH}",
    rf"{_PASSED} ?(?:the )?{_LOW}[^\d.,;?]{{0,12}}?[,，]? ?(?:but|and|yet|但|而|又|且)[^\d.;?]*?{_BELOW} ?{_HIGH}",
    rf"在?{_LOW}(?:到|至|~|-|—|和){_HIGH}[^\d，。？]{{0,4}}?之?间",
    rf"{_BELOW} ?{_HIGH}",
    rf"{_PASSED} ?(?:the )?{_LOW}",
    rf"{_LOW}(?=.*\bfor the first time\b)",
)


class Amount(NamedTuple):
    """An amount of a text: as it is typed, its digits, its scale and its unit, which may be empty."""

    text: str
    number: str
    scale: str
    unit: str

    @property
    def is_percentage(self) -> bool:
        """Return whether it is a percentage."""
        return self.unit.casefold().startswith(("%", "per"))

    @property
    def is_year(self) -> bool:
        """Return whether it is digits that are a year, too, and nothing beside them."""
        return not (self.scale or self.unit) and periods.is_period(self.number)

    def in_unit(self, unit: str) -> Decimal | None:
        """Return it in a plain unit; None where it is an amount of another unit."""
        named = self.unit.upper()
        plain, power = units.base(named, 0) if named in units.PREFIXED else (unit, 0)
        if plain != unit or self.is_percentage != units.is_percentage(unit) or (not named and unit in _WITH_PREFIX):
            return None
        power += units.scale(self.scale) if self.scale else 0
        return Decimal(self.number.replace(",", "")).scaleb(power)


class Bounds(NamedTuple):
    """The amounts that a text names: at ``low`` or above, and below ``high``; one of them may be missing."""

    low: Amount | None
    high: Amount | None


class Passing(NamedTuple):
    """An amount as it is typed, the first figure of a series that is at it or above, and the one before; either may be missing.

    ``least`` is the amount in the plain unit of the series.
    """

    amount: str
    first: Observation | None
    before: Observation | None
    least: Decimal


def bounds_in(text: str) -> tuple[Bounds, str] | None:
    """Return the amounts of which a text asks when they were passed or held, with the text without them; None where it asks for none."""
    text = _in_digits(text)
    match = next(filter(None, (re.search(pattern, text, re.IGNORECASE) for pattern in _AMOUNTS)), None)
    if not match:
        return None
    found = match.groupdict()
    low, high = (_amount(found, place) for place in ("_low", "_high"))
    if not (low and high) and not re.search(_ASKED, text, re.IGNORECASE):
        return None
    if any(amount and amount.is_year for amount in (low, high)):
        return None
    if low and high:  # 40 and 50 trillion
        low = low._replace(scale=low.scale or high.scale, unit=low.unit or high.unit)
    is_percentage = any(amount and amount.is_percentage for amount in (low, high))
    of_whole = re.match(r"\s*of\b", text[match.end() :]) and is_percentage
    return Bounds(low, high), f"{text[: match.start()]}{'share' if of_whole else ' '}{text[match.end() :]}"


def _in_digits(text: str) -> str:
    """Return a text with amounts in digits: a billion, its billionth user, 五亿."""
    text = re.sub(
        rf"\b(?:(?:its|the|their) )?(?:(\d+) ?)?({_SCALES})th\b",
        lambda found: f"pass {found[1] or 1} {found[2]}",
        text,
        flags=re.IGNORECASE,
    )
    words = "|".join(sorted(_WORDS_OF_ONE, key=len, reverse=True))
    text = re.sub(
        rf"\b({words}) (?={_SCALES})", lambda found: f"{_WORDS_OF_ONE[found[1].lower()]} ", text, flags=re.IGNORECASE
    )
    return re.sub(
        rf"{_ZH_NUMBER}(?=万亿|亿|万|%)", lambda found: str(chinese_number(found[0])) if found[0] else "", text
    )


def _amount(found: Mapping[str, str | None], place: str) -> Amount | None:
    """Return the amount of a match; None where it has none there."""
    if not found.get(f"amount{place}"):
        return None
    parts = [(found[f"{part}{place}"] or "").strip() for part in ("amount", "number", "scale", "unit")]
    return Amount(*parts)


def passing(amount: Amount, indicator: str, data: Dataset) -> Passing | None:
    """Return the figures of China between which a series passed an amount; None where the amount is none of its unit.

    A bound counts by its known end, one from above never.
    """
    is_share = amount.is_percentage and not units.is_percentage(data.about(indicator).unit)
    ordered = figures(indicator, "share" if is_share else "level", data)
    least = amount.in_unit("percent" if is_share else units.plain(data.about(indicator).unit))
    if least is None or not ordered:
        return None
    at = next(
        (at for at, row in enumerate(ordered) if row.bound != "under" and plain_value(row) >= least), len(ordered)
    )
    first = ordered[at] if at < len(ordered) else None
    return Passing(amount.text, first, ordered[at - 1] if at else None, least)


def figures(indicator: str, measure: str, data: Dataset) -> list[Observation]:
    """Return the standing figures of a measure of China in time, of one whole; of what adds up in time those of years only."""
    flows = data.about(indicator).flows or measure == "growth"
    key = (indicator, "CN", measure)
    rows = [row for row in data.observations if (row.indicator, row.area, row.measure) == key and row.point]
    rows = [row for row in rows if periods.frequency(row.period) == "A" or not flows]
    if len({row.base_indicator for row in rows}) > 1:
        return []
    return sorted(data.standing(rows), key=lambda row: periods.order(row.period))


def plain_value(row: Observation) -> Decimal:
    """Return the number of a figure in its plain unit."""
    return Decimal(row.point).scaleb(units.base(row.unit, row.unit_mult)[1])
