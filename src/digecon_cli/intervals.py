"""What a printed figure allows: its interval, the bounds of what is derived from it, and the digits worth showing.

A figure printed as 50.2 stands for any value from 50.15 to 50.25. The bounds of a derived value are the formula at all
corners of its distinct inputs, which is exact for a formula that is monotone in each of them (interval arithmetic:
Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapter 5).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
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

    def meets(self, other: "Interval") -> bool:
        """Return whether both may be the same number: whether they have a point in common."""
        return self.low <= other.high and other.low <= self.high


def decimals(text: str) -> int:
    """Return how many decimals a printed number has (its precision): ``15.40`` has two, ``1.5e3`` has minus two."""
    digits, _, power = text.lower().partition("e")
    return len(digits.partition(".")[2]) - int(power or 0)


# What is decreed is a chosen number, and no rounded one: a target of 35 % is 35 %.
DECREED = ("target", "target_share")


def printed_bounds(text: str, bound: str, measure: str = "") -> tuple[str, str]:
    """Return the low and high end of a printed figure, as text with one decimal more; an open end is empty.

    ``bound`` is the figure's qualifier: empty or ``about`` (rounded to its digits; a target's are exact unless it is
    ``about``), ``exact``, ``over`` or ``under``.
    """
    if bound == "exact" or (not bound and measure in DECREED):
        return text, text
    if bound == "over":
        return text, ""
    if bound == "under":
        return "", text
    places = decimals(text)
    half = 0.5 * 10.0**-places
    number = float(text)
    finer = max(0, places + 1)
    return "%.*f" % (finer, number - half), "%.*f" % (finer, number + half)


class Derived(NamedTuple):
    """The outcome of a formula: the point (None when an input is open), its bounds (None when open) and qualifier."""

    value: float | None
    low: float | None
    high: float | None
    bound: str

    def mapped(self, change: Callable[[float], float]) -> "Derived":
        """Return the outcome with value and bounds passed through a rising function; what is None stays None."""
        value, low, high = (None if end is None else change(end) for end in (self.value, self.low, self.high))
        return Derived(value, low, high, self.bound)


EITHER = Derived(None, None, None, "either")  # what may rise or fall with an open input: nothing is known of it


def propagate(formula: Callable[..., float], inputs: Sequence[Interval], same: Sequence[int]) -> Derived:
    """Return ``formula`` of its arguments with bounds.

    ``inputs`` are the distinct observations, ``same`` tells for each argument which of them it is: one observation in
    two roles moves as one. At most one input may be open (the rules of comparability see to that). Inputs of unknown
    precision give a point without bounds; beside one that is open they give nothing, since its end would be taken for a point.
    Where rounding leaves open whether the result rises or falls with an open input, it is EITHER.
    """

    def at(values: Sequence[float]) -> float:
        return formula(*[values[number] for number in same])

    points = [one.value for one in inputs]
    if not all(one.known for one in inputs):
        if any(one.is_open for one in inputs):
            return Derived(None, None, None, "")
        return Derived(at(points), None, None, "")
    ends = [[end for end in (one.low, one.high) if not isinf(end)] for one in inputs]
    corners = [at(corner) for corner in product(*ends)]
    low, high = min(corners), max(corners)
    for number, one in enumerate(inputs):
        if one.is_open:
            # Which way does the result go when the open input moves away from its known end?
            known, away = (one.low, 1) if isinf(one.high) else (one.high, -1)
            further = known + away * (abs(known) / 2 or 1.0)  # half its size, so that a denominator stays off zero
            beyond = [at(corner) for corner in product(*ends[:number], [further], *ends[number + 1 :])]
            rises = any(far > near for near, far in zip(corners, beyond, strict=True))
            falls = any(far < near for near, far in zip(corners, beyond, strict=True))
            if rises and falls:  # as the change of a part that may have grown or shrunk, on an open whole
                return EITHER
            if rises or falls:  # if neither, it does not enter, as a base that is set on itself
                return Derived(None, low, None, "over") if rises else Derived(None, None, high, "under")
    return Derived(at(points), low, high, "")


def shown_decimals(low: float, high: float, percentage: bool) -> int:
    """Return how many decimals of a value its bounds make worth showing: max(0, ceil(-log10(high - low))), at most one for a percentage."""
    width = high - low
    if width <= 0 or isinf(width):
        return 1 if percentage else 0
    places = max(0, ceil(-log10(width) - 1e-9))  # 8.15 - 8.05 is a little less than 0.1 in binary
    return min(places, 1) if percentage else places


def shifted(text: str, power: int) -> str:
    """Return a number's text times ten to a power, exactly and without an exponent; no digit is lost or made up."""
    if not text or (not power and "e" not in text and "E" not in text):
        return text
    if not text.removeprefix("-").replace(".", "", 1).isdigit():  # an exponent, or a sign that is kept
        from decimal import Decimal  # only for the numbers of other people's tables

        return f"{Decimal(text).scaleb(power):f}"
    minus = "-" if text[0] == "-" else ""
    whole, _, fraction = text.removeprefix("-").partition(".")
    at = len(whole) + power
    digits = whole + fraction
    digits = digits.rjust(len(digits) + 1 - at, "0") if at < 1 else digits.ljust(at, "0")
    at = max(at, 1)
    whole, fraction = digits[:at].lstrip("0") or "0", digits[at:]
    return f"{minus}{whole}.{fraction}" if fraction else f"{minus}{whole}"


def plain(text: str) -> str:
    """Return a number's text as a plain decimal, the same digits: ``.5`` is 0.5, ``+5`` is 5, ``1e3`` is 1000, ``-0`` is 0."""
    told = shifted(text, 0)
    minus = "-" if told[0] == "-" and told.strip("-0.") else ""
    whole, point, fraction = told.lstrip("+-").partition(".")
    return f"{minus}{whole.lstrip('0') or '0'}{point * bool(fraction)}{fraction}"


@lru_cache(maxsize=1 << 14)  # a figure is the later one of one pair and the earlier one of the next
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
