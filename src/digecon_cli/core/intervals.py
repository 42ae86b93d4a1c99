"""Intervals of printed figures, the bounds of derived values, and the number of decimals to show.

A figure printed as 50.2 may be any value from 50.15 to 50.25. The bounds of a derived value are the extremes of the
formula at all corners of its distinct inputs, which is exact for a formula that is monotone in each of them (interval
arithmetic: Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapter 5).
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import product
from math import ceil, inf, isinf, log10
from typing import NamedTuple


class Interval(NamedTuple):
    """A value with the bounds that rounding allows; an open side is infinite.

    Without bounds (``known`` is false) both ends are the value: of an unknown precision, or ``about`` in its document.
    """

    value: float
    low: float
    high: float
    known: bool = True
    about: bool = False

    @property
    def is_open(self) -> bool:
        """Return whether one side is unbounded (a figure printed as "over" or "under")."""
        return isinf(self.low) or isinf(self.high)

    def meets(self, other: "Interval") -> bool:
        """Return whether both may be the same number: they have a point in common, or nobody says how wide one is."""
        return self.about or other.about or (self.low <= other.high and other.low <= self.high)


def decimals(text: str) -> int:
    """Return the number of decimals of a printed number: ``15.40`` has two, ``1.5e3`` has minus two."""
    digits, _, power = text.lower().partition("e")
    return len(digits.partition(".")[2]) - int(power or 0)


# A decreed number is chosen, not rounded: a target of 35 % is 35 %.
DECREED = ("target", "target_share")


def printed_bounds(text: str, bound: str, measure: str = "") -> tuple[str, str]:
    """Return the bounds of a printed figure as text with one decimal more; an open end is empty.

    ``bound`` is the figure's qualifier: empty (rounded to its digits; a target is exact), ``exact``, ``over``, ``under``, or
    ``about``, which says nothing of how far the number may be off: no bounds.
    """
    if bound == "about":
        return "", ""
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


def without_bounds(value: float | None, inputs: Iterable[Interval]) -> Derived:
    """Return a value that has no bounds, since not all inputs have: ``about`` where an input is."""
    return Derived(value, None, None, "about" if any(interval.about for interval in inputs) else "")


EITHER = Derived(None, None, None, "either")  # a result that may rise or fall with an open input


def propagate(formula: Callable[..., float], inputs: Sequence[Interval], same: Sequence[int]) -> Derived:
    """Return ``formula`` of its arguments with bounds.

    ``inputs`` are the distinct observations, ``same`` has for each argument its index among them: an observation in two
    roles has the same value in both. At most one input may be open (the rules of comparability ensure that). Inputs of
    unknown precision, or ``about``, give a point without bounds; with an open input they give nothing, since its end would
    be taken for a point. Where the result may rise or fall with an open input, it is EITHER.
    """

    def at(values: Sequence[float]) -> float:
        return formula(*[values[number] for number in same])

    points = [interval.value for interval in inputs]
    if not all(interval.known for interval in inputs):
        if any(interval.is_open for interval in inputs):
            return Derived(None, None, None, "")
        return without_bounds(at(points), inputs)
    ends = [[end for end in (interval.low, interval.high) if not isinf(end)] for interval in inputs]
    corners = [at(corner) for corner in product(*ends)]
    low, high = min(corners), max(corners)
    for number, interval in enumerate(inputs):
        if interval.is_open:
            # Whether the result rises or falls as the open input moves away from its known end.
            known, away = (interval.low, 1) if isinf(interval.high) else (interval.high, -1)
            further = known + away * (abs(known) / 2 or 1.0)  # half its size: a denominator must not reach zero
            beyond = [at(corner) for corner in product(*ends[:number], [further], *ends[number + 1 :])]
            rises = any(far > near for near, far in zip(corners, beyond, strict=True))
            falls = any(far < near for near, far in zip(corners, beyond, strict=True))
            if rises and falls:  # the change of a part over an open whole, if the part may have grown or shrunk
                return EITHER
            if rises or falls:  # if neither, it cancels, as a base divided by itself does
                return Derived(None, low, None, "over") if rises else Derived(None, None, high, "under")
    return Derived(at(points), low, high, "")


def shown_decimals(low: float, high: float, percentage: bool) -> int:
    """Return the number of decimals to show: max(0, ceil(-log10(high - low))), at most one for a percentage."""
    width = high - low
    if width <= 0 or isinf(width):
        return 1 if percentage else 0
    places = max(0, ceil(-log10(width) - 1e-9))  # 8.15 - 8.05 is a little less than 0.1 in binary
    return min(places, 1) if percentage else places


def shifted(text: str, power: int) -> str:
    """Return the text of a number times ten to a power, exactly and without an exponent."""
    if not text or (not power and "e" not in text and "E" not in text):
        return text
    if not text.removeprefix("-").replace(".", "", 1).isdecimal():  # an exponent, or a sign that is kept
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
    """Return the text of a number as a plain decimal: ``.5`` is 0.5, ``+5`` is 5, ``1e3`` is 1000, ``-0`` is 0."""
    digits = shifted(text, 0)
    minus = "-" if digits[0] == "-" and digits.strip("-0.") else ""
    whole, _, fraction = digits.lstrip("+-").partition(".")
    point = "." if fraction else ""
    return f"{minus}{whole.lstrip('0') or '0'}{point}{fraction}"


@lru_cache(maxsize=1 << 14)  # a figure is in two pairs: as the later one and as the earlier one
def to_interval(value: str, low: str, high: str, bound: str, factor: float = 1.0) -> Interval:
    """Return the interval of an observation's texts, scaled by ``factor``; without low and high the precision is unknown.

    Bounds that a document gives for an ``about`` count as any others.
    """
    lower = float(low) * factor if low else -inf
    upper = float(high) * factor if high else inf
    if value:
        point = float(value) * factor
    else:  # a derived bound: the known end stands in for the point
        point = lower if low else upper
    known = bool(low and high) or (bound == "over" and bool(low)) or (bound == "under" and bool(high))
    return Interval(point, lower, upper, True) if known else Interval(point, point, point, False, bound == "about")
