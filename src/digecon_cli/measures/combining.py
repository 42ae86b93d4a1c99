"""What follows from figures that are combined: the value with its bounds, status, documents, and the text of a number."""

from collections.abc import Callable, Iterable, Sequence
from math import isfinite

from .. import units
from ..intervals import Derived, Interval, propagate
from ..model import Observation

_CAUTION = "BUFEPA"  # the more cautious status of two inputs is the status of the result; a crossed break stays told
NOTHING = Derived(None, None, None, "")


def evaluate(formula: Callable[..., float], inputs: Sequence[Observation]) -> Derived:
    """Return a formula of observations with its bounds; the same observation in two roles moves as one.

    All is None where the formula has no value, or none that a computer counts with. Bounds are exact for a formula that
    is monotone in each input.
    """
    several = distinct(inputs)
    return bounded(formula, [figure.interval() for figure in several], [several.index(figure) for figure in inputs])


def bounded(formula: Callable[..., float], inputs: Sequence[Interval], same: Sequence[int]) -> Derived:
    """Return what intervals.propagate does; NOTHING where the formula has no value, or none that a computer counts with."""
    try:
        derived = propagate(formula, inputs, same)
    except (ArithmeticError, ValueError):
        return NOTHING
    ends = (end for end in derived[:3] if end is not None)
    return derived if all(map(isfinite, ends)) else NOTHING


def distinct(inputs: Sequence[Observation]) -> list[Observation]:
    """Return the inputs without repetition; for a handful of long tuples comparing is quicker than hashing."""
    found: list[Observation] = []
    for figure in inputs:
        if figure not in found:
            found.append(figure)
    return found


def in_unit_of(like: Observation, derived: Derived) -> Derived:
    """Return a result in plain units told in the power of ten of ``like``."""
    power = 10.0 ** units.base(like.unit, like.unit_mult)[1]
    value, low, high = (None if end is None else end / power for end in derived[:3])
    return Derived(value, low, high, derived.bound)


def text(number: float | None) -> str:
    """Return a computed number as machine formats write it: at most 12 digits, no exponent; empty for None.

    Twelve digits are more than any published figure has, and fewer than those in which binary arithmetic shows.
    """
    if number is None:
        return ""
    told = f"{number + 0.0:.12g}"  # no minus sign before a zero
    if "e" in told:
        from decimal import Decimal  # another two milliseconds, for numbers that are rare

        told = f"{Decimal(told):f}"
    return told


def status(inputs: Iterable[Observation]) -> str:
    """Return the most cautious status of the inputs (a normal input among weak ones does not make them strong)."""
    worst = min(
        (_CAUTION.find(figure.status) for figure in inputs if figure.status in _CAUTION), default=len(_CAUTION) - 1
    )
    return _CAUTION[worst]


def sources(inputs: Iterable[Observation]) -> str:
    """Return the distinct sources of the inputs, joined by semicolons."""
    return ";".join(dict.fromkeys(source for figure in inputs for source in figure.sources))
