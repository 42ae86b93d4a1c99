"""What rounding allows of a formula: the ends of its inputs in all combinations, each input moving as one."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product
from typing import NamedTuple

from recomputed.figures import Figure

Number = Fraction | float


class Answer(NamedTuple):
    """A number with its bounds, each None where it is open; or the code of a refusal."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    code: str = ""


Answers = dict[tuple[str, ...], Answer]  # by indicator, area, period, measure, base indicator and period, origin, basis


def refused(code: str) -> Answer:
    """Return a refusal."""
    return Answer(code=code)


def told(one: Figure) -> Answer:
    """Return a printed figure as it stands."""
    return Answer(one.value, one.low, one.high)


def minus(one: Answer, other: Answer) -> Answer:
    """Return by how much a published figure is above a computed one; without bounds where one of them has none."""
    if any(each.value is not None and each.low is None for each in (one, other)):
        if None not in (one.value, other.value):
            return Answer(one.value - other.value)
        # The page says "open" of both; of a published "about" beside a computed bound the program says "undefined".
        return refused("open" if one.value is None else "undefined")
    if None in (one.low, one.high) and None in (other.low, other.high):
        return refused("open")
    value = None if None in (one.value, other.value) else one.value - other.value
    low = None if None in (one.low, other.high) else one.low - other.high
    high = None if None in (one.high, other.low) else one.high - other.low
    return Answer(value, low, high)


def corners(formula: Callable[..., Number], *inputs: Figure) -> Answer:
    """Return a formula that rises or falls with each input, at the ends of their intervals.

    With one input of which only one end is known, the result is a bound too; with two nothing is known. With an "about"
    there is a value and no bounds; beside one of which only an end is known, nothing.
    """
    half_known = {id(one): one for one in inputs if one.is_open}
    about = any(one.is_about for one in inputs)
    if len(half_known) > 1 or (half_known and about):
        return refused("open")
    if about:
        return Answer(formula(*(one.value for one in inputs)))
    ends = [[end for end in (one.low, one.high) if end is not None] for one in inputs]
    found = [formula(*corner) for corner in combined(inputs, ends)]
    if not half_known:
        return Answer(formula(*(one.value for one in inputs)), min(found), max(found))
    here = [ends[at][0] if one.is_open else one.value for at, one in enumerate(inputs)]
    beyond = [further(one) if one.is_open else one.value for one in inputs]
    return Answer(low=min(found)) if formula(*beyond) > formula(*here) else Answer(high=max(found))


def combined(inputs: Sequence[Figure], ends: Sequence[Sequence[Fraction]]) -> Iterator[tuple[Fraction, ...]]:
    """Return the ends of all inputs in all combinations; a figure in several roles has the same end in each."""
    firsts = [next(at for at, other in enumerate(inputs) if other is one) for one in inputs]
    for corner in product(*(ends[at] if at == first else (Fraction(0),) for at, first in enumerate(firsts))):
        yield tuple(corner[first] for first in firsts)


def further(one: Figure) -> Fraction:
    """Return a number beyond the known end of a bound."""
    if one.high is None:
        return one.low + abs(one.low) + 1
    return one.high / 2 if one.high > 0 else 2 * one.high - 1


def mean_of_rates(years: Sequence[Figure]) -> Answer:
    """Return the mean of the yearly rates of levels, each of which moves as one in both its rates."""
    about, half_known = any(one.is_about for one in years), any(one.is_open for one in years)
    if half_known and about:
        return refused("undefined")  # the page says "open", as the program does where the two are of successive years
    steps = len(years) - 1

    def of(levels: Sequence[Number]) -> Number:
        return sum((now / before - 1) * 100 for before, now in pairwise(levels)) / steps

    value = None if None in [one.value for one in years] else of([one.value for one in years])
    if about:
        return Answer(value)
    ends = [[end for end in (one.low, one.high) if end is not None] for one in years]
    # Convex in each level, so greatest at ends: the best sum for either end of each year, one year after another.
    most = dict.fromkeys(ends[0], Fraction(0))
    for before, now in pairwise(ends):
        most = {end: max(most[one] + end / one - 1 for one in before) for end in now}
    greatest = max(most.values()) * 100 / steps
    unbounded = any(one.is_open for one in years[1:-1]) or years[0].low is None or years[-1].high is None
    endless = years[0].high is None or years[-1].low is None
    return Answer(value, None if endless else of(lowest(years)), None if unbounded else greatest)


def lowest(years: Sequence[Figure]) -> list[float]:
    """Return the levels of the least mean rate: convex in all logarithms together, so going down one by one finds them."""
    inf = float("inf")
    lows = [0.0 if one.low is None else float(one.low) for one in years]
    highs = [inf if one.high is None else float(one.high) for one in years]
    levels = [low if high == inf else high for low, high in zip(lows, highs, strict=True)]
    levels[-1] = lows[-1] or highs[-1]
    before: list[float] = []
    while before != levels:
        before = list(levels)
        for at in range(1, len(levels) - 1):
            levels[at] = min(max((levels[at - 1] * levels[at + 1]) ** 0.5, lows[at]), highs[at])
    return levels
