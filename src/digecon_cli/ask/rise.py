"""By how much a level rose from one year to another, or two levels are apart, where a text asks for it: how many more users there were."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from .. import measures
from ..core import periods, units
from ..core.dataset import Dataset
from ..core.model import Observation, split_name
from ..measures.derivation import Options
from ..measures.reasons import is_apart
from .line import named_periods
from .multiple import index_of
from .passing import plain_value

_BY_AMOUNT = (
    r"\bhow (?:much|many) (?:more|fewer|less)\b|\bby how (?:much|many)\b"
    r"|\bhow (?:much|many) .*\b(?:added|gained|grown|grow|grew|increased?|risen|rise|rose|fallen|fall|fell|dropped|drop)\b"
    r"|多了多少|少了多少|(?:增加|减少)了?多少(?!百分)|[多少]多少"
)
_APART = (
    r"\bgap\b|\bdiffer(?:ence|s)?\b|\bhow (?:much|many|far) (?:bigger|larger|more|higher|fewer|less|smaller|lower|ahead|behind|apart)\b"
    r"|\bby how (?:much|many)\b|\bhow far\b|差(?!不多)|[多大高少小低]多少|[多大高少小低]了?几"
)
_IN_PERCENT = r"%|\bper ?cent|\bfast|\brate\b|百分|几成"


class Apart(NamedTuple):
    """Two figures of a period, the larger one first, and their difference."""

    larger: Observation
    smaller: Observation
    difference: Observation


def rise(text: str, line: Sequence[str], data: Dataset) -> Observation | None:
    """Return the difference of the levels of two years, which the line for a text shows; None where none is asked for.

    The difference has the bounds that the rounding of both levels allows; its base period is the first year. There is none of
    percentages, and none where growth of the levels is refused or, from one year to the next, is not the published one.
    """
    if (
        line[:1] in (("share",), ("revisions",))
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
    return _less(pair[1], pair[0])._replace(base_period=first)


def _less(figure: Observation, other: Observation) -> Observation:
    """Return a figure less another one of its unit, with the bounds that the rounding of both allows."""
    power = other.unit_mult - figure.unit_mult

    def less(end: str, end_of_other: str) -> str:
        return format(Decimal(end) - Decimal(end_of_other).scaleb(power), "f")

    return figure._replace(
        value=less(figure.value, other.value),
        low=less(figure.low, other.high) if figure.low and other.high else "",
        high=less(figure.high, other.low) if figure.high and other.low else "",
        origin="computed",
        facts=(),
    )


def apart(text: str, line: Sequence[str], data: Dataset) -> Apart | None:
    """Return how far apart two series are that a line compares, where a text asks for it; None where their newest year is none of both.

    The difference has the bounds that the rounding of both allows; that of percentages is in points.
    """
    sides = [split_name(word) for word in line[1:] if split_name(word)[0] in data.catalog]
    if line[:1] != ("compare",) or len(sides) != 2 or not re.search(_APART, text, re.IGNORECASE):
        return None
    ends = [periods.canonical(end) for end in named_periods(line)]
    known = [_levels(indicator, area or "CN", data) for indicator, area in sides]
    both = [period for period in known[0] if period in known[1] and (not ends or period == ends[-1])]
    if not both:
        return None
    first, second = (levels[max(both, key=periods.order)] for levels in known)
    if first.unit != second.unit or first.bound or second.bound:
        return None
    larger, smaller = (first, second) if plain_value(first) >= plain_value(second) else (second, first)
    unit = units.POINTS if units.is_percentage(larger.unit) else larger.unit
    return Apart(larger, smaller, _less(larger, smaller)._replace(unit=unit))


def _levels(indicator: str, area: str, data: Dataset) -> dict[str, Observation]:
    """Return the standing levels of a series by period."""
    rows = [row for row in data.observations if (row.indicator, row.area, row.measure) == (indicator, area, "level")]
    return {row.period: row for row in data.standing(rows) if row.has_figure}


def _has_grown(pair: Sequence[Observation], rates: Sequence[Observation], data: Dataset) -> bool:
    """Return whether the growth of two levels, a year apart, is not refused, and is the published one."""
    last = pair[-1].period
    grown, _ = measures.answer("growth", [*pair, *rates], data, Options.given())
    own = [row for row in grown if row.period == last]
    is_grown = any(row.measure == "growth" and row.origin == "computed" and row.has_figure for row in own)
    return is_grown and not any(row.measure == "gap" and is_apart(row) for row in own)
