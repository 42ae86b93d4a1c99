"""When a series first was at a number that a text names: since when there are more than a billion users."""

import re
from decimal import Decimal
from typing import NamedTuple

from ..core import periods, units
from ..core.dataset import Dataset
from ..core.model import Observation
from .line import WHEN

_PASSED = (
    r"(?:more than|over|above|at least|exceed(?:s|ed)?|pass(?:es|ed)?|surpass(?:es|ed)?|top(?:s|ped)?|cross(?:es|ed)?|break|broke"
    r"|reach(?:es|ed)?|hit|超过|突破|达到|[超过破])"
)
_AMOUNT = (
    rf"{_PASSED} ?(?:the )?(?P<amount>(?P<number>\d[\d,]*(?:\.\d+)?) ?(?P<scale>trillion|billion|million|thousand|bn|万亿|亿|万)?"
    rf" ?(?P<unit>%|per ?cent|{'|'.join(units.PREFIXED)})?)"
)
_WITH_PREFIX = {plain for plain, _ in units.PREFIXED.values()}  # of which an amount alone says nothing
_ASKED = rf"{WHEN}|\b(?:which|what) year\b|^(?:did|has|have|had)\b|吗"


class Passing(NamedTuple):
    """An amount as it is typed, the first figure of a series that is at it or above, and the one before; either may be missing."""

    amount: str
    first: Observation | None
    before: Observation | None


def amount_in(text: str) -> tuple[re.Match[str], str] | None:
    """Return the amount of which a text asks when it was passed, with the text without it; None where it asks for none."""
    match = re.search(_AMOUNT, text, re.IGNORECASE)
    if not match or not re.search(_ASKED, text, re.IGNORECASE):
        return None
    of_whole = re.match(r"\s*of\b", text[match.end() :]) and _is_percentage(match)
    return match, f"{text[: match.start()]}{'share' if of_whole else ''}{text[match.end() :]}"


def passing(match: re.Match[str], indicator: str, data: Dataset) -> Passing | None:
    """Return the figures of China between which a series passed an amount; None where the amount is none of its unit.

    Of what adds up in time only years count, of a state every frequency; of what is no percentage, a percentage means its share.
    A bound counts by its known end, one from above never.
    """
    about = data.about(indicator)
    is_share = _is_percentage(match) and not units.is_percentage(about.unit)
    amount = _amount(match, "percent" if is_share else units.plain(about.unit))
    key = (indicator, "CN", "share" if is_share else "level")
    rows = [row for row in data.observations if (row.indicator, row.area, row.measure) == key and row.point]
    rows = [row for row in rows if periods.frequency(row.period) == "A" or not about.flows]
    if amount is None or len({row.base_indicator for row in rows}) != 1:
        return None
    ordered = sorted(data.standing(rows), key=lambda row: periods.order(row.period))
    at = next((at for at, row in enumerate(ordered) if row.bound != "under" and _plain(row) >= amount), len(ordered))
    first = ordered[at] if at < len(ordered) else None
    return Passing(match["amount"].strip(), first, ordered[at - 1] if at else None)


def _is_percentage(match: re.Match[str]) -> bool:
    return (match["unit"] or "").casefold().startswith(("%", "per"))


def _amount(match: re.Match[str], unit: str) -> Decimal | None:
    """Return an amount in a plain unit; None where it is one of another unit."""
    named = (match["unit"] or "").upper()
    plain, power = units.base(named, 0) if named in units.PREFIXED else (unit, 0)
    if plain != unit or _is_percentage(match) != units.is_percentage(unit) or (not named and unit in _WITH_PREFIX):
        return None
    power += units.scale(match["scale"]) if match["scale"] else 0
    return Decimal(match["number"].replace(",", "")).scaleb(power)


def _plain(row: Observation) -> Decimal:
    return Decimal(row.point).scaleb(units.base(row.unit, row.unit_mult)[1])
