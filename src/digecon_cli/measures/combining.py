"""What follows from figures that are combined: the value with its bounds, status, documents, and the text of a number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isfinite, prod

from .. import facts, units
from ..intervals import Derived, Interval, propagate
from ..model import Cast, Identity, Observation

_CAUTION = "BUFIEPA"  # the more cautious status of two inputs is the status of the result; a crossed break stays told
NOTHING = Derived(None, None, None, "")
# How computed levels were cast, by what they are figures of.
Made = Mapping[Identity, Cast]
_NONE: Made = {}


def evaluate(
    formula: Callable[..., float],
    inputs: Sequence[Observation],
    made: Made = _NONE,
    others: Sequence[Interval] = (),
) -> Derived:
    """Return a formula of observations with its bounds; the same observation in two roles moves as one.

    ``made`` says of which figures computed levels were made: two that come from one figure move with it. ``others`` are
    further arguments, which move by themselves. All is None where the formula has no value, or none that a computer counts
    with. Bounds are exact for a formula that is monotone in each input.
    """
    if made and any(is_cast(figure, made) for figure in inputs):
        return _of_roots(formula, inputs, made, others)
    several = distinct(inputs)
    intervals = [figure.interval() for figure in several]
    places = [several.index(figure) for figure in inputs]
    return bounded(formula, [*intervals, *others], [*places, *range(len(several), len(several) + len(others))])


def _of_roots(
    formula: Callable[..., float], inputs: Sequence[Observation], made: Made, others: Sequence[Interval]
) -> Derived:
    """Return a formula of levels of which some were cast, as one of the figures that they were made of."""
    monomials = [factors(figure, made) for figure in inputs]
    roots = list({root: None for monomial in monomials for root in monomial})

    def of_roots(*values: float) -> float:
        told = dict(zip(roots, values, strict=False))
        levels = (
            _product(monomial, told) if is_cast(figure, made) else told[figure]
            for figure, monomial in zip(inputs, monomials, strict=True)
        )
        return formula(*levels, *values[len(roots) :])

    intervals = [*(figure.interval() for figure in roots), *others]
    return bounded(of_roots, intervals, range(len(intervals)))


def is_cast(figure: Observation, made: Made) -> bool:
    """Return whether a level was cast along published growth, and is in the unit in which it was."""
    cast = made.get(figure.identity) if figure.origin == "computed" else None
    return cast is not None and units.same(figure.unit, cast.level.unit)


def rates_of(figure: Observation, made: Made) -> set[Observation]:
    """Return the published rates that a level was made of, in whatever currency it is told."""
    found: set[Observation] = set()
    while figure.origin == "computed" and (cast := made.get(figure.identity)):
        found.add(cast.rate)
        figure = cast.level
    return found


# Which published figures are multiplied, and the power of each: its roots.
Monomial = Mapping[Observation, int]


def factors(figure: Observation, made: Made) -> dict[Observation, int]:
    """Return of which published figures a level was made, with the power of each: a level itself, or 1 + rate / 100."""
    found: dict[Observation, int] = {}
    while is_cast(figure, made):
        figure, rate, step = made[figure.identity]
        found[rate] = found.get(rate, 0) + step
    return {figure: 1, **found}


def factor(root: Observation) -> Interval:
    """Return what a root is in a product: a level itself, 1 + rate / 100 of a rate of growth."""
    interval = root.interval()
    if root.measure != "growth":
        return interval
    value, low, high = (1 + end / 100 for end in interval[:3])
    return Interval(value, low, high, interval.known)


def times(one: Monomial, other: Monomial, power: int = 1) -> dict[Observation, int]:
    """Return a product times a power of another, with power -1 their quotient: what is in both then cancels."""
    powers = {root: one.get(root, 0) + power * other.get(root, 0) for root in (*one, *other)}
    return {root: power for root, power in powers.items() if power}


def product_of(monomial: Monomial) -> Derived:
    """Return a product of powers of roots above zero, with its exact range: it rises or falls with each of them."""
    several = [(factor(root), power) for root, power in monomial.items()]
    try:
        value = prod(one.value**power for one, power in several)
        low = prod((one.low if power > 0 else one.high) ** power for one, power in several)
        high = prod((one.high if power > 0 else one.low) ** power for one, power in several)
    except ArithmeticError:
        return NOTHING
    known = all(one.known for one, _ in several)
    return Derived(value, low if known else None, high if known else None, "") if isfinite(value) else NOTHING


def _product(monomial: Monomial, values: Mapping[Observation, float]) -> float:
    result = 1.0
    for figure, power in monomial.items():
        value = values[figure]
        result *= (1 + value / 100 if figure.measure == "growth" else value) ** power
    return result


def bounded(formula: Callable[..., float], inputs: Sequence[Interval], same: Sequence[int]) -> Derived:
    """Return what intervals.propagate does; NOTHING where the formula has no value, or none that a computer counts with."""
    try:
        derived = propagate(formula, inputs, same)
    except (ArithmeticError, ValueError):  # the second is what the functions of math raise
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


def yearly_rates(count: int, kind: str = "") -> facts.Fact:
    """Return so many yearly rates in words, of a kind where told: ``3 published yearly rates``."""
    if kind:
        return facts.of("rates.kind_one" if count == 1 else "rates.kind", number=str(count), word_kind=kind)
    return facts.of("rates.one" if count == 1 else "rates", number=str(count))
