"""Growth over a span of years: the compound rate of levels, the mean of yearly rates, and the compound of published rates.

Published rates are often on a comparable basis, or at constant prices, where levels are not; over a span the two then
differ, and neither is wrong.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from math import prod

from ..core import facts, periods, units
from ..core.bundled import ITSELF
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.intervals import Derived
from ..core.model import BASES, Observation, SeriesKey
from . import derivation, mean_growth
from .combining import NOTHING, factor, product_of, rates_of, yearly_rates
from .currency import is_converted
from .derivation import (
    CHANGE_OVER_TIME,
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    Role,
    Subject,
    Term,
    by_frequency,
    derive,
    growth_basis,
    in_time,
)
from .gap import gap
from .growth import GROWTH
from .reasons import of_growth, of_span
from .roles import any_edition, itself, of_edition, print_of

COMPOUND_WORDS = "(((1 + g1 / 100) x (1 + g2 / 100) x ...)^(1/years) - 1) x 100, of the published yearly rates"
_BROKEN = ("break", "edition")  # refusals of a span that a shorter span may escape
TERMS = (
    Term(
        "cagr",
        "CAGR since {since}",
        lambda row: cagr(row.base_period, row.period).words if row.base_period else "",
        meaning="compound growth a year since base_period, in percent",
    ),
    Term(
        "compound",
        "compound of published growth since {since}",
        lambda row: COMPOUND_WORDS,
        meaning="compound of published yearly growth since base_period, in percent",
    ),
)


def cagr(start: str, end: str) -> Measure:
    """Return the measure of compound annual growth between two periods: ((end / start)^(1/years) - 1) x 100."""
    years = periods.years_between(start, end)
    return Measure(
        "cagr",
        f"((end / start)^(1/{years:g}) - 1) x 100",
        (
            Role("end", itself, ("level",)),
            Role(
                "start",
                lambda subject: of_edition(subject, subject.observation, start),
                (*CHANGE_OVER_TIME, "sign"),
            ),
        ),
        lambda last, first: ((last / first) ** (1 / years) - 1) * 100,
        units.PERCENT,
        lambda subject: {"base_period": start, "basis": growth_basis(subject.observation)},
    )


def spans(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return ``cagr``, ``mean_growth`` and ``compound`` of each series over its selected periods (percent a year).

    A published mean growth over the same span follows, with the gaps between published rates and ``cagr``.
    """
    found: list[Derivation] = []
    printed = sorted(derivation.published("mean_growth", rows, data, options), key=lambda figure: figure.basis)
    for series in by_frequency(derivation.subjects(rows, data, options)).values():
        last = series[-1]
        season = periods.span(last.period).start % 12
        first = next(figure for figure in series if periods.span(figure.period).start % 12 == season)
        if first is last:
            continue
        subject = Subject(last, data, options)
        on_levels = derive(cagr(first.period, last.period), subject)
        why = on_levels.row.refusal
        if why and why.code == "level":
            found.append(on_levels)
            continue
        if why and why.code in _BROKEN:
            if shorter := _held(series, season, data, options):
                why = facts.of(f"{why.code}.held", clause=why, held=shorter)
            on_levels = derivation.refused(cagr(first.period, last.period), subject, why, on_levels.inputs)
        warned = caution(subject, first.period)
        spanned = [on_levels]
        if len(on_levels.inputs) == 2:
            spanned.append(mean_growth.of_levels(subject, first.period))
        found += [one.adding(warned) for one in spanned]
        of_published = list(of_rates(subject, first.period, on_levels))
        gap_bases = {one.row.basis for one in of_published if one.row.measure == "gap"}
        found += [*of_published, *_published(printed, subject, first.period, on_levels, gap_bases)]
    return in_time(found)


def _published(
    printed: Iterable[Observation], subject: Subject, start: str, on_levels: Derivation, gap_bases: Container[str]
) -> Iterator[Derivation]:
    """Yield each published mean growth from ``start`` to the subject, and its gap to the compound growth of levels.

    A span has one gap per basis: none is yielded for ``gap_bases``, where the compound of yearly rates has one already.
    """
    for figure in printed:
        if _is_of_span(figure, subject.observation, start) and figure.has_figure:
            yield from derivation.printed([figure])
            if on_levels.row.has_figure and figure.basis not in gap_bases:
                yield gap(figure, on_levels, subject, of_growth).adding(facts.of("mean_growth_gap"))


def _is_of_span(figure: Observation, last: Observation, start: str) -> bool:
    """Return whether a published mean growth is of the series and the span of which ``last`` is the last figure."""
    span = (last.indicator, last.area, start, last.period)
    return (figure.indicator, figure.area, figure.base_period, figure.period) == span


def _held(series: Sequence[Observation], season: int, data: Dataset, options: Options) -> facts.Fact | None:
    """Return the fact of the longest unbroken spans of a series, each starting after the one before; None if there is none."""
    runs: list[list[Observation]] = []
    for figure in (one for one in series if periods.span(one.period).start % 12 == season):
        from_start = runs and cagr(runs[-1][0].period, figure.period)
        if from_start and derive(from_start, Subject(figure, data, options)).row.has_figure:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    unbroken = [facts.of("run", period_first=run[0].period, period_last=run[-1].period) for run in runs if run[1:]]
    return facts.of("holds", runs=tuple(unbroken)) if unbroken else None


def compound(start: str, basis: str) -> Measure:
    """Return the measure of compound growth by the published yearly rates of one basis after ``start``."""
    return Measure(
        "compound",
        COMPOUND_WORDS,
        (),
        lambda *rates: _yearly(prod(1 + rate / 100 for rate in rates), len(rates)),
        units.PERCENT,
        lambda subject: {"base_period": start, "basis": basis},
    )


def of_rates(subject: Subject, start: str, on_levels: Derivation) -> Iterator[Derivation]:
    """Yield the compound of published growth from ``start`` to the subject, for each basis with a rate for every year.

    Each is followed by its gap to the compound growth of levels. Where no basis has all years, the refusal names the
    years that the fullest one lacks; without any published rate nothing is yielded.
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
        values = {"rates": yearly_rates(len(rates), "published"), "spread": derivation.spread(rates, subject.data)}
        found = found.replacing(facts=(facts.of("compound_of", **values),))
        yield found
        made = subject.data.made
        its_own = made and any(rate in rates_of(level, made) for level in on_levels.inputs for rate in rates)
        if on_levels.row.has_figure and found.row.has_figure and not its_own:
            yield gap(found.row, on_levels, subject, of_span)


def _years(start: str, end: str) -> list[str]:
    """Return the same part of each year after ``start``, up to ``end``."""
    found = [end]
    while periods.order(before := periods.shift(found[-1], -1)) > periods.order(start):
        found.append(before)
    return found[::-1]


def _rates(subject: Subject, years: Sequence[str], basis: str) -> list[Observation]:
    """Return the published rates of one basis for the years that have one."""
    observation = subject.observation
    by_period = subject.data.series(SeriesKey(observation.indicator, observation.area, "growth", basis=basis))
    known_prints = ([one for one in by_period.get(year, ()) if subject.options.knows(one)] for year in years)
    rates = (print_of(prints, subject) for prints in known_prints)
    return [rate for rate in rates if rate and rate.has_figure]


def _compounded(rates: Sequence[Observation]) -> Derived:
    """Return the compound yearly rate with the exact range that rounding allows: it rises with each rate."""
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
    return product_of(dict.fromkeys(rates, 1)).mapped(lambda grown: _yearly(grown, len(rates)))


def _yearly(grown: float, years: int) -> float:
    return float(max(grown, 0.0) ** (1 / years) - 1) * 100


def caution(subject: Subject, start: str) -> facts.Fact | None:
    """Return the caution on a span of levels whose growth differs from the published one in some year; None without any.

    It names the years after ``start`` whose published growth, on any basis but constant prices, differs from that of the
    levels beyond rounding. Levels in dollars are compared in yuan, as they were paired: a rate makes no level comparable.
    """
    converted = is_converted(subject.observation, subject.data)
    if converted:
        subject = subject._replace(data=subject.data.at_rates(""))
    first, last = sorted((start, subject.observation.period), key=periods.order)
    years = _years(first, last) if first != last else []
    of_bases = (rate for basis in BASES if basis != "constant_prices" for rate in _rates(subject, years, basis))
    beyond = sorted((rate for rate in of_bases if _differs(rate, subject)), key=lambda rate: periods.order(rate.period))
    if not beyond:
        return None
    stated = all(rate.basis == "comparable" and subject.data.states_comparable(rate) for rate in beyond)
    form = f"growth_differs{'' if stated else '.any'}{'.yuan' if converted else ''}"
    return facts.of(form, periods=tuple(dict.fromkeys(rate.period for rate in beyond)))


def _differs(rate: Observation, subject: Subject) -> bool:
    """Return whether published growth differs beyond rounding from that of the standing levels."""
    level = any_edition(subject, rate.period)
    if isinstance(level, Fact):
        return False
    row = derive(GROWTH, subject._replace(observation=level)).row
    return row.has_figure and not row.interval().meets(rate.interval())


COMMAND = MeasureCommand(
    "cagr",
    2,
    "Compound annual growth over a span: from the levels and from published growth, and the mean of the yearly rates.",
    spans,
    ("digecon cagr economy.digital --from 2019 --to 2022", "digecon cagr telecom --freq A -f csv"),
    reach=ITSELF,
    needs="figures of two periods",
    paired={
        "": "Latest figures.",
        "first": "First prints.",
    },
)
