"""What a printed figure allows: its interval, the bounds of what is derived from it, and the digits worth showing.

A figure printed as 50.2 stands for any value from 50.15 to 50.25. The bounds of a derived value are the formula at all
corners of its distinct inputs, which is exact for a formula that is monotone in each of them (interval arithmetic:
Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapter 5).
"""

from collections.abc import Callable, Sequence
from itertools import product
from math import ceil, inf, isinf, log10
from typing import NamedTuple


class Interval(NamedTuple):
    """A value with the bounds that rounding allows; an open side is infinite, an unknown precision has ``known`` false."""

    value: float
    low: float
    high: float
    known: bool = True

    @property
    def is_open(self) -> bool:
        """Return whether one side is unbounded (a figure printed as "over" or "under")."""
        return isinf(self.low) or isinf(self.high)


def decimals(text: str) -> int:
    """Return how many decimals a printed number has (its precision): ``15.40`` has two."""
    return len(text.partition(".")[2])


def printed_bounds(text: str, bound: str) -> tuple[str, str]:
    """Return the low and high end of a printed figure, as text with one decimal more; an open end is empty.

    ``bound`` is the figure's qualifier: empty or ``about`` (rounded to its digits), ``exact``, ``over`` or ``under``.
    """
    if bound == "exact":
        return text, text
    if bound == "over":
        return text, ""
    if bound == "under":
        return "", text
    places = decimals(text)
    half = 0.5 * 10.0**-places
    number = float(text)
    return f"{number - half:.{places + 1}f}", f"{number + half:.{places + 1}f}"


class Derived(NamedTuple):
    """The outcome of a formula: the point (None when an input is open), its bounds (None when open) and qualifier."""

    value: float | None
    low: float | None
    high: float | None
    bound: str


def derive(formula: Callable[..., float], inputs: Sequence[Interval], same: Sequence[int]) -> Derived:
    """Return ``formula`` of the inputs with bounds.

    ``same[i]`` numbers the distinct observation behind input ``i``: the same observation in two roles moves as one. At
    most one distinct input may be open (the rules of comparability see to that). Inputs of unknown precision give a
    point without bounds.
    """
    distinct = dict(zip(same, inputs, strict=True))
    numbers = list(distinct)

    def at(values: dict[int, float]) -> float:
        return formula(*(values[number] for number in same))

    point = at({number: interval.value for number, interval in distinct.items()})
    if not all(interval.known for interval in distinct.values()):
        return Derived(point, None, None, "")
    opened = next((number for number in numbers if distinct[number].is_open), None)
    ends = [[end for end in (distinct[n].low, distinct[n].high) if not isinf(end)] for n in numbers]
    corners = [at(dict(zip(numbers, corner, strict=True))) for corner in product(*ends)]
    low, high = min(corners), max(corners)
    if opened is None:
        return Derived(point, low, high, "")
    end = distinct[opened]
    # Which way does the result go when the open input moves away from its known end?
    known, further = (end.low, end.low * 2 or 1.0) if isinf(end.high) else (end.high, end.high / 2 or -1.0)
    others = {number: interval.value for number, interval in distinct.items()}
    rises = at(others | {opened: further}) > at(others | {opened: known})
    return Derived(None, low, None, "over") if rises else Derived(None, None, high, "under")


def shown_decimals(low: float, high: float, percentage: bool) -> int:
    """Return how many decimals of a value its bounds make worth showing: max(0, ceil(-log10(high - low))), at most one for a percentage."""
    width = high - low
    if width <= 0 or isinf(width):
        return 1 if percentage else 0
    places = max(0, ceil(-log10(width) - 1e-9))  # 8.15 - 8.05 is a little less than 0.1 in binary
    return min(places, 1) if percentage else places


def to_interval(value: str, low: str, high: str, bound: str, factor: float = 1.0) -> Interval:
    """Return the interval of an observation's texts, scaled by ``factor``; without low and high the precision is unknown."""
    lower = float(low) * factor if low else -inf
    upper = float(high) * factor if high else inf
    if value:
        point = float(value) * factor
    else:  # a derived bound: the known end stands in for the point
        point = lower if low else upper
    known = bool(low and high) or (bound == "over" and bool(low)) or (bound == "under" and bool(high))
    return Interval(point, lower, upper, True) if known else Interval(point, point, point, False)
