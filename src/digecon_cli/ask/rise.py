"""By how much a level rose from one year to another, where a text asks for the amount: how many more users there were."""

import re
from collections.abc import Sequence
from decimal import Decimal

from .. import measures
from ..core import periods, units
from ..core.dataset import Dataset
from ..core.model import Observation
from ..measures.derivation import Options
from ..measures.reasons import is_apart
from .line import named_periods
from .multiple import index_of

_BY_AMOUNT = (
    r"\bhow (?:much|many) (?:more|fewer|less)\b|\bby how (?:much|many)\b"
    r"|\bhow (?:much|many) .*\b(?:added|gained|grown|grow|grew|increased?|risen|rise|rose|fallen|fall|fell|dropped|drop)\b"
    r"|多了多少|少了多少|(?:增加|减少)了?多少(?!百分)|[多少]多少"
)
_IN_PERCENT = r"%|\bper ?cent|\bfast|\brate\b|百分|几成"


def rise(text: str, line: Sequence[str], data: Dataset) -> Observation | None:
    """Return the difference of the levels of two years, which the line for a text shows; None where none is asked for.

    The difference has the bounds that the rounding of both levels allows; its base period is the first year. There is none of
    percentages, and none where growth of the levels is refused or, from one year to the next, is not the published one.
    """
    if (
        line[:1] == ("share",)
        or not re.search(_BY_AMOUNT, text, re.IGNORECASE)
        or re.search(_IN_PERCENT, text, re.IGNORECASE)
    ):
        return None
    names = [word.partition("@")[0] for word in line[1:] if word.partition("@")[0] in data.catalog]
    found = named_periods(line)
    if len(names) != 1 or not found:
        return None
    last = periods.canonical(found[-1])
    first = periods.canonical(found[0]) if found[1:] else periods.shift(last, -1)
    return _difference(names[0], first, last, data) if periods.order(first) < periods.order(last) else None


def _difference(indicator: str, first: str, last: str, data: Dataset) -> Observation | None:
    """Return the difference of the standing levels of China in two periods; None where they do not compare."""
    rows = [row for row in data.observations if (row.indicator, row.area) == (indicator, "CN")]
    levels = {row.period: row for row in data.standing(row for row in rows if row.measure == "level" and not row.bound)}
    if not {first, last} <= levels.keys() or units.is_percentage(levels[last].unit):
        return None
    pair = [levels[first], levels[last]]
    rates = [row for row in rows if row.measure == "growth" and row.period == last]
    if not (_has_grown(pair, rates, data) if first == periods.shift(last, -1) else index_of(pair, first, last, data)):
        return None
    before, after = pair
    power = before.unit_mult - after.unit_mult

    def less(end: str, other: str) -> str:
        return format(Decimal(end) - Decimal(other).scaleb(power), "f")

    return after._replace(
        value=less(after.value, before.value),
        low=less(after.low, before.high) if after.low and before.high else "",
        high=less(after.high, before.low) if after.high and before.low else "",
        origin="computed",
        base_period=first,
        facts=(),
    )


def _has_grown(pair: Sequence[Observation], rates: Sequence[Observation], data: Dataset) -> bool:
    """Return whether the growth of two levels, a year apart, is not refused, and is the published one."""
    last = pair[-1].period
    grown, _ = measures.answer("growth", [*pair, *rates], data, Options.given())
    own = [row for row in grown if row.period == last]
    is_grown = any(row.measure == "growth" and row.origin == "computed" and row.has_figure for row in own)
    return is_grown and not any(row.measure == "gap" and is_apart(row) for row in own)
