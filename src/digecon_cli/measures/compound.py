"""Compound published growth: what the yearly rates that documents print make together, beside the rate that levels tell.

Published rates are often on a comparable basis, or at constant prices, where levels are not; over a span the two then
tell different things, and neither is wrong.
"""

from collections.abc import Iterator, Sequence
from math import prod

from .. import facts, periods, units
from ..facts import Fact
from ..intervals import Derived
from ..model import BASES, Observation, SeriesKey
from . import derivation
from .combining import NOTHING, factor, product_of, rates_of, yearly_rates
from .derivation import Derivation, Measure, Subject, Term, derive
from .gap import gap
from .growth import GROWTH
from .reasons import of_span
from .roles import any_edition, print_of

TERMS = (Term("compound", "compound of published growth since {since}", lambda row: WORDS),)
WORDS = "(((1 + g1 / 100) x (1 + g2 / 100) x ...)^(1/years) - 1) x 100, of the published yearly rates"


def compound(start: str, basis: str) -> Measure:
    """Return the compound of the published yearly rates of one basis after ``start``."""
    return Measure(
        "compound",
        WORDS,
        (),
        lambda *rates: _yearly(prod(1 + rate / 100 for rate in rates), len(rates)),
        units.PERCENT,
        lambda subject: {"base_period": start, "basis": basis},
    )


def of_rates(subject: Subject, start: str, on_levels: Derivation) -> Iterator[Derivation]:
    """Yield the compound of published growth from ``start`` to the subject, for each basis of which every year has a rate.

    Each is followed by its gap to the compound growth of levels. Where no basis has all years, the one with most of them
    is told as missing; nothing is, where no rate is published.
    """
    years = _years(start, subject.observation.period)
    by_basis = {basis: rates for basis in BASES if (rates := _rates(subject, years, basis))}
    complete = {basis: rates for basis, rates in by_basis.items() if len(rates) == len(years)}
    if by_basis and not complete:
        basis = max(by_basis, key=lambda basis: len(by_basis[basis]))
        there = {rate.period for rate in by_basis[basis]}
        without = tuple(year for year in years if year not in there)
        why = facts.of("missing.growth", name=subject.observation.name, periods=without)
        yield derivation.refused(compound(start, basis), subject, why, by_basis[basis])
    for basis, rates in complete.items():
        if len({rate.bound for rate in rates if rate.interval().is_open}) > 1:
            why = facts.of("open.rates")
            yield derivation.refused(compound(start, basis), subject, why, rates)
            continue
        found = derivation.result(compound(start, basis), subject, _compounded(rates), rates)
        told = {"rates": yearly_rates(len(rates), "published"), "spread": derivation.spread(rates, subject.data)}
        found = found.telling(facts=(facts.of("compound_of", **told),))
        yield found
        made = subject.data.made
        its_own = made and any(rate in rates_of(level, made) for level in on_levels.inputs for rate in rates)
        if on_levels.row.has_figure and found.row.has_figure and not its_own:
            yield gap(found.row, on_levels, subject, of_span)


def _years(start: str, end: str) -> list[str]:
    """Return the same part of each year after a period, up to another."""
    found = [end]
    while periods.order(before := periods.shift(found[-1], -1)) > periods.order(start):
        found.append(before)
    return found[::-1]


def _rates(subject: Subject, years: Sequence[str], basis: str) -> list[Observation]:
    """Return the published rates of one basis, of the years that have one."""
    indicator, area = subject.observation[:2]
    several = subject.data.series(SeriesKey(indicator, area, "growth", basis=basis))
    told = ([one for one in several.get(year, ()) if subject.options.knows(one)] for year in years)
    rates = (print_of(prints, subject) for prints in told)
    return [rate for rate in rates if rate and rate.has_figure]


def _compounded(rates: Sequence[Observation]) -> Derived:
    """Return the compound yearly rate, with the range that the rates' rounding allows: it rises with each of them."""
    opened = [rate for rate in rates if rate.interval().is_open]
    exact = [rate for rate in rates if rate not in opened]
    if opened:
        rises = opened[0].bound == "over"
        ends = product_of(dict.fromkeys(exact, 1))
        known = ends.low if rises else ends.high
        # Each open rate counts with the end that is known, which is its value.
        if known is None:
            return NOTHING
        end = _yearly(prod(factor(rate).value for rate in opened) * known, len(rates))
        return Derived(None, end, None, "over") if rises else Derived(None, None, end, "under")
    ends = product_of(dict.fromkeys(rates, 1))
    value, low, high = (None if end is None else _yearly(end, len(rates)) for end in ends[:3])
    return Derived(value, low, high, "") if value is not None else NOTHING


def _yearly(grown: float, years: int) -> float:
    return float(max(grown, 0.0) ** (1 / years) - 1) * 100


def caution(subject: Subject, start: str) -> facts.Fact | None:
    """Return the caution on a span of levels whose growth is not the published one in some year; None where it is in all.

    It names the years after ``start`` whose published growth, on any basis but constant prices, differs from that of the
    levels beyond rounding.
    """
    first, last = sorted((start, subject.observation.period), key=periods.order)
    years = _years(first, last) if first != last else []
    of_bases = (rate for basis in BASES if basis != "constant_prices" for rate in _rates(subject, years, basis))
    beyond = sorted((rate for rate in of_bases if _differs(rate, subject)), key=lambda rate: periods.order(rate.period))
    if not beyond:
        return None
    form = "growth_differs" if all(rate.basis == "comparable" for rate in beyond) else "growth_differs.any"
    return facts.of(form, periods=tuple(dict.fromkeys(rate.period for rate in beyond)))


def _differs(rate: Observation, subject: Subject) -> bool:
    """Return whether published growth differs beyond rounding from that of the levels that stand."""
    level = any_edition(subject, rate.period)
    if isinstance(level, Fact):
        return False
    row = derive(GROWTH, subject._replace(observation=level)).row
    return row.has_figure and not row.interval().meets(rate.interval())
