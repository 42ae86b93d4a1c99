"""Combining figures: the value of a formula with its bounds, its status and documents, and the text of a number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isfinite, prod

from ..core import facts, periods, units
from ..core.intervals import Derived, Interval, propagate, without_bounds
from ..core.model import MEASURED, Cast, Identity, Observation

CAUTION = "BUFIEPA"  # the most cautious first: a result has the most cautious status of its inputs
_AT_A_TIME = (*MEASURED, "share")  # measures of a period by itself; others compare it with another
NOTHING = Derived(None, None, None, "")
# How computed levels were cast, by what they are figures of.
Made = Mapping[Identity, Cast]
_NONE: Made = {}


def evaluate(
    formula: Callable[..., float],
    inputs: Sequence[Observation],
    made: Made = _NONE,
    extra: Sequence[Interval] = (),
) -> Derived:
    """Return a formula of observations with its bounds; an observation in two roles has the same value in both.

    ``made`` says from which figures computed levels were computed: levels that share a figure vary with it. ``extra`` are
    further arguments, independent of the inputs. Returns NOTHING where the formula has no finite value. Bounds are exact
    for a formula that is monotone in each input.
    """
    if any(is_cast(figure, made) for figure in inputs):
        return _of_roots(formula, inputs, made, extra)
    figures = distinct(inputs)
    intervals = [figure.interval() for figure in figures]
    places = [figures.index(figure) for figure in inputs]
    return bounded(formula, [*intervals, *extra], [*places, *range(len(figures), len(figures) + len(extra))])


def _of_roots(
    formula: Callable[..., float], inputs: Sequence[Observation], made: Made, extra: Sequence[Interval]
) -> Derived:
    """Return a formula of levels, some of them cast, as a formula of the figures that they were computed from."""
    monomials = [factors(figure, made) for figure in inputs]
    roots = list({root: None for monomial in monomials for root in monomial})

    def of_roots(*values: float) -> float:
        value_of = dict(zip(roots, values, strict=False))
        levels = (
            _product(monomial, value_of) if is_cast(figure, made) else value_of[figure]
            for figure, monomial in zip(inputs, monomials, strict=True)
        )
        return formula(*levels, *values[len(roots) :])

    intervals = [*(figure.interval() for figure in roots), *extra]
    return bounded(of_roots, intervals, range(len(intervals)))


def is_cast(figure: Observation, made: Made) -> bool:
    """Return whether a level was cast along published growth and still has its unit."""
    cast = made.get(figure.identity) if figure.origin == "computed" else None
    return cast is not None and units.same(figure.unit, cast.level.unit)


def rates_of(figure: Observation, made: Made) -> set[Observation]:
    """Return the published rates that a level was computed from, in whatever currency it is now."""
    found: set[Observation] = set()
    while figure.origin == "computed" and (cast := made.get(figure.identity)):
        found.add(cast.rate)
        figure = cast.level
    return found


# A product of published figures (its roots), each with its power.
Monomial = Mapping[Observation, int]


def factors(figure: Observation, made: Made) -> dict[Observation, int]:
    """Return the published figures that a level is a product of, with their powers: a level itself, or 1 + rate / 100."""
    found: dict[Observation, int] = {}
    while is_cast(figure, made):
        figure, rate, step = made[figure.identity]
        found[rate] = found.get(rate, 0) + step
    return {figure: 1, **found}


def factor(root: Observation) -> Interval:
    """Return the factor that a root stands for in a product: a level itself, or 1 + rate / 100."""
    interval = root.interval()
    if root.measure != "growth":
        return interval
    value, low, high = (1 + end / 100 for end in interval[:3])
    return interval._replace(value=value, low=low, high=high)


def times(left: Monomial, right: Monomial, power: int = 1) -> dict[Observation, int]:
    """Return a product times a power of another; with power -1 their quotient, in which common roots cancel."""
    powers = {root: left.get(root, 0) + power * right.get(root, 0) for root in (*left, *right)}
    return {root: power for root, power in powers.items() if power}


def product_of(monomial: Monomial) -> Derived:
    """Return a product of powers of positive roots, with its exact range: it is monotone in each of them."""
    powered = [(factor(root), power) for root, power in monomial.items()]
    try:
        value = prod(one.value**power for one, power in powered)
        low = prod((one.low if power > 0 else one.high) ** power for one, power in powered)
        high = prod((one.high if power > 0 else one.low) ** power for one, power in powered)
    except ArithmeticError:
        return NOTHING
    if not isfinite(value):
        return NOTHING
    roots = [root for root, _ in powered]
    return Derived(value, low, high, "") if all(root.known for root in roots) else without_bounds(value, roots)


def _product(monomial: Monomial, values: Mapping[Observation, float]) -> float:
    result = 1.0
    for figure, power in monomial.items():
        value = values[figure]
        result *= (1 + value / 100 if figure.measure == "growth" else value) ** power
    return result


def bounded(formula: Callable[..., float], inputs: Sequence[Interval], same: Sequence[int]) -> Derived:
    """Return the result of intervals.propagate, or NOTHING where the formula has no finite value."""
    try:
        derived = propagate(formula, inputs, same)
    except (ArithmeticError, ValueError):  # the second is what the functions of math raise
        return NOTHING
    ends = (derived.value, derived.low, derived.high)
    return derived if all(end is None or isfinite(end) for end in ends) else NOTHING


def distinct(inputs: Sequence[Observation]) -> list[Observation]:
    """Return the inputs without repetition; for a handful of long tuples comparing is quicker than hashing."""
    found: list[Observation] = []
    for figure in inputs:
        if figure not in found:
            found.append(figure)
    return found


def in_unit_of(like: Observation, derived: Derived) -> Derived:
    """Return a result in plain units, converted to the power of ten of ``like``."""
    power = 10.0 ** units.base(like.unit, like.unit_mult)[1]
    return derived.mapped(lambda end: end / power)


def text(number: float | None) -> str:
    """Return a computed number as machine formats write it: at most 12 digits, no exponent; empty for None.

    Twelve digits are more than any published figure has, and few enough to hide errors of binary arithmetic.
    """
    if number is None:
        return ""
    digits = f"{number + 0.0:.12g}"  # no minus sign before a zero
    if "e" in digits:
        from decimal import Decimal  # takes two milliseconds to import, for rare numbers

        digits = f"{Decimal(digits):f}"
    return digits


def status(inputs: Iterable[Observation]) -> str:
    """Return the most cautious status of the inputs (a normal input among weak ones does not make them strong)."""
    figures = list(inputs)
    known = [figure.status for figure in figures if figure.status in CAUTION]
    if "B" in known and not _span_a_break(figures):
        known = [letter for letter in known if letter != "B"]
    return CAUTION[min(map(CAUTION.index, known), default=len(CAUTION) - 1)]


def _span_a_break(figures: Sequence[Observation]) -> bool:
    """Return whether a break that status B states lies among figures.

    Status B of a level or a share says that the series breaks before it, which touches nothing where that is the earliest
    of more than one period. A rate with that status is one across the break.
    """
    ends = {periods.span(figure.period).end for figure in figures}
    alone = len(ends) == 1
    broken = (figure for figure in figures if figure.status == "B")
    return any(
        alone or figure.measure not in _AT_A_TIME or periods.span(figure.period).end > min(ends) for figure in broken
    )


def sources(inputs: Iterable[Observation]) -> str:
    """Return the distinct sources of the inputs, joined by semicolons."""
    return ";".join(dict.fromkeys(source for figure in inputs for source in figure.sources))


def yearly_rates(count: int, kind: str = "") -> facts.Fact:
    """Return the fact of so many yearly rates, with their kind if given: ``3 published yearly rates``."""
    if kind:
        return facts.of("rates.kind_one" if count == 1 else "rates.kind", number=str(count), word_kind=kind)
    return facts.of("rates.one" if count == 1 else "rates", number=str(count))
