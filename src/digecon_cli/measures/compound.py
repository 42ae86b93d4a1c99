"""Compound published growth: what the yearly rates that documents print make together, beside the rate that levels tell.

Published rates are often on a comparable basis, or at constant prices, where levels are not; over a span the two then
tell different things, and neither is wrong.
"""

from collections.abc import Iterator, Sequence
from math import prod

from .. import periods, units
from ..intervals import Derived
from ..model import BASES, Observation, Refusal, SeriesKey
from . import derivation
from .combining import NOTHING, factor, product_of, rates_of, yearly_rates
from .derivation import CAUTION, Derivation, Measure, Subject, Term, derive
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
        without = ", ".join(periods.label(year) for year in years if year not in there)
        why = Refusal("missing", f"no published growth of {subject.observation.name} for {without}")
        yield derivation.refused(compound(start, basis), subject, why, by_basis[basis])
    for basis, rates in complete.items():
        if len({rate.bound for rate in rates if rate.interval().is_open}) > 1:
            why = Refusal("open", "one yearly rate is known only as a floor and another only as a ceiling")
            yield derivation.refused(compound(start, basis), subject, why, rates)
            continue
        found = derivation.result(compound(start, basis), subject, _compounded(rates), rates)
        note = f"compound of {yearly_rates(len(rates), 'published')}" + derivation.spread(rates, subject.data)
        found = found.telling(note=note)
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


def caution(subject: Subject, start: str) -> str:
    """Return what a note on a span of levels adds where their growth is not what is published of like for like.

    It names the years after ``start`` whose published growth, on a comparable basis, differs from that of the levels
    beyond rounding; it is empty where there is none.
    """
    first, last = sorted((start, subject.observation.period), key=periods.order)
    years = _years(first, last)
    beyond = [rate for rate in _rates(subject, years, "comparable") if _differs(rate, subject)]
    if not beyond:
        return ""
    named = ", ".join(periods.label(rate.period) for rate in beyond)
    return f"{CAUTION}growth published on a comparable basis is not that of the levels in {named}"


def _differs(rate: Observation, subject: Subject) -> bool:
    """Return whether published growth differs beyond rounding from that of the levels that stand."""
    level = any_edition(subject, rate.period)
    if isinstance(level, Refusal):
        return False
    row = derive(GROWTH, subject._replace(observation=level)).row
    return row.has_figure and not row.interval().meets(rate.interval())
