"""The mean of yearly growth rates over a span, with exact bounds: rates that share a level do not vary independently."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product
from math import fsum, inf, prod, sqrt

from ..core import facts, periods, units
from ..core.facts import Fact
from ..core.intervals import Derived, without_bounds
from ..core.model import Observation
from . import derivation
from .combining import NOTHING, Made, Monomial, factor, factors, is_cast, times, yearly_rates
from .derivation import Derivation, Measure, Subject, Term, derive, growth_basis
from .growth import growth_on
from .roles import of_edition

MOST_CORNERS = 1 << 12  # with more, bounds of cast levels are those of each rate by itself
TERMS = (
    Term(
        "mean_growth", "mean growth since {since}",
        lambda row: mean_growth(row.base_period).words, printed=True,
    ),
)  # fmt: skip


def mean_growth(start: str) -> Measure:
    """Return the measure of the arithmetic mean of the yearly rates after ``start``."""
    return Measure(
        "mean_growth",
        "mean of the yearly growth rates",
        (),
        lambda *rates: mean(rates),
        units.PERCENT,
        lambda subject: {"base_period": start, "basis": growth_basis(subject.observation)},
    )


def of_levels(subject: Subject, start: str) -> Derivation:
    """Return the mean of yearly growth from ``start`` to the subject, all of the subject's edition."""
    measure = mean_growth(start)
    yearly = _yearly(subject, start)
    if isinstance(yearly, Fact):
        return derivation.refused(measure, subject, yearly)
    rates = [one.row for one in yearly]
    levels = [yearly[0].inputs[1], *(one.inputs[0] for one in yearly)]
    found = derivation.result(measure, subject, _mean(rates, levels, subject.data.made), rates)
    if found.row.refusal:
        return found
    return found.replacing(facts=(mean_note(len(rates), derivation.spread(levels, subject.data)),))


def _yearly(subject: Subject, start: str) -> list[Derivation] | Fact:
    """Return the growth of each year after ``start``, all of the subject's edition, or the refusal of one."""
    found: list[Derivation] = []
    now = subject.observation
    while periods.order(now.period) > periods.order(start):
        before = of_edition(subject, subject.observation, periods.shift(now.period, -1))
        if isinstance(before, Fact):
            return before
        rate = derive(growth_on(before), subject._replace(observation=now))
        if rate.row.refusal:
            return rate.row.refusal
        found.append(rate)
        now = before
    return found[::-1]


def _mean(rates: Sequence[Observation], levels: Sequence[Observation], made: Made) -> Derived:
    """Return the mean of the yearly rates of successive levels, with the exact range that rounding allows.

    The sum of the ratios x1/x0 + x2/x1 + ... is convex in the logarithms of its levels (Boyd and others, A tutorial on
    geometric programming, 2007, section 2): it is greatest at ends of the levels, and least where no level by itself
    lowers it. With an open level one side stays bounded.
    """
    value = _mean_of(rate.value for rate in rates)
    intervals = [level.interval() for level in levels]
    if not all(interval.known for interval in intervals):
        return without_bounds(value, intervals) if value is not None else NOTHING
    if any(
        -inf < level.interval().low <= 0 for level in levels
    ):  # no logarithm exists: bounds of each rate by itself, which are wider
        low, high = _mean_of(rate.low for rate in rates), _mean_of(rate.high for rate in rates)
        bound = "" if value is not None or low is high is None else "over" if high is None else "under"
        return Derived(value, low, high, bound)
    monomials = [factors(level, made) for level in levels]
    ratios = [times(now, before, -1) for before, now in pairwise(monomials)]
    boxes = {root: _box(root) for monomial in monomials for root in monomial}

    def percent(total: float) -> float:
        return (total / len(ratios) - 1) * 100

    if any(level.interval().high == inf for level in levels[1:]) or any(
        level.interval().low == -inf for level in levels[:-1]
    ):
        return Derived(None, percent(_least(ratios, boxes)), None, "over")
    high = percent(
        _greatest(ratios, boxes)
        if any(is_cast(level, made) for level in levels)
        else _greatest_of_levels([boxes[level] for level in levels])
    )
    return (
        Derived(value, percent(_least(ratios, boxes)), high, "")
        if value is not None
        else Derived(None, None, high, "under")
    )


def _mean_of(texts: Iterable[str]) -> float | None:
    """Return the mean of numbers given as text; None if one is empty."""
    every = list(texts)
    return mean([float(text) for text in every]) if all(every) else None


Box = tuple[float, float]
_FAR = 1e100  # stands for an open end: beyond every level, and far from overflow


def _box(root: Observation) -> Box:
    """Return the bounds of a level, or of 1 + rate / 100."""
    interval = factor(root)
    return max(interval.low, 1 / _FAR), min(interval.high, _FAR)


def _least(ratios: Sequence[Monomial], boxes: Mapping[Observation, Box]) -> float:
    """Return the least sum of ratios, by minimizing over one level after another within its bounds."""
    values = {root: sqrt(low) * sqrt(high) for root, (low, high) in boxes.items()}
    with_root = {root: [ratio for ratio in ratios if root in ratio] for root in boxes}
    for _ in range(_ROUNDS):
        moved = 0.0
        for root, (low, high) in boxes.items():
            # The sum is a x + b / x + c, least at x = sqrt(b / a).
            rises = sum(_value(ratio, values) / values[root] for ratio in with_root[root] if ratio[root] > 0)
            falls = sum(_value(ratio, values) * values[root] for ratio in with_root[root] if ratio[root] < 0)
            best = high if not rises else low if not falls else min(max(sqrt(falls / rises), low), high)
            moved = max(moved, abs(best / values[root] - 1))
            values[root] = best
        if moved < 1e-15:
            break
    return sum(_value(ratio, values) for ratio in ratios)


_ROUNDS = 500


def _value(ratio: Monomial, values: Mapping[Observation, float]) -> float:
    return prod(values[root] ** power for root, power in ratio.items())


def _greatest_of_levels(boxes: Sequence[Box]) -> float:
    """Return the greatest sum of ratios of successive levels, each at one of its bounds (dynamic programming)."""
    best = [0.0, 0.0]
    for before, now in pairwise(boxes):
        best = [max(so_far + end / base for so_far, base in zip(best, before, strict=True)) for end in now]
    return max(best)


def _greatest(ratios: Sequence[Monomial], boxes: Mapping[Observation, Box]) -> float:
    """Return the greatest sum of ratios of cast levels, which share roots, at a corner of all roots.

    With more than MOST_CORNERS corners it is the sum of each ratio's own maximum, which may be more.
    """
    if 1 << len(boxes) > MOST_CORNERS:
        return sum(prod(boxes[root][power > 0] ** power for root, power in ratio.items()) for ratio in ratios)
    corners = (dict(zip(boxes, corner, strict=True)) for corner in product(*boxes.values()))
    return max(sum(_value(ratio, corner) for ratio in ratios) for corner in corners)


def mean_note(rates: int, spread: facts.Value = "") -> facts.Fact:
    """Return the fact of a mean of so many yearly rates."""
    return facts.of("mean_of", rates=yearly_rates(rates), spread=spread)


def mean(rates: Sequence[float]) -> float:
    """Return the arithmetic mean by an exact sum, which depends neither on the order nor on the version of Python."""
    try:
        return fsum(rates) / len(rates)
    except (OverflowError, ValueError):  # infinite, or not a number
        return sum(rates) / len(rates)
