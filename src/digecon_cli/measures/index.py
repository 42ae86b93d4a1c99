"""Indices: levels in percent of a base period's, or yearly rates chained from it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..core import facts, periods
from ..core.bundled import ITSELF
from ..core.comparability import check
from ..core.dataset import Dataset
from ..core.errors import NothingFound, UsageError
from ..core.facts import Fact
from ..core.intervals import Derived
from ..core.model import Observation, SeriesKey
from . import derivation
from .cagr import caution
from .combining import Monomial, factors, product_of, times, yearly_rates
from .derivation import (
    OVER_TIME,
    Derivation,
    Measure,
    MeasureCommand,
    ObservationOrRefusal,
    Options,
    Parameter,
    Role,
    Subject,
    Term,
    derive,
    in_time,
)
from .growth import growth
from .roles import any_edition, of_edition

INDEX = Measure(
    "index",
    "now / base x 100",
    (
        Role(
            "now",
            lambda subject: _of_the_base(subject),
            ("level",),
            "is of another edition than the base",
        ),
        Role("base", lambda subject: _at(subject), OVER_TIME),
    ),
    lambda now, base: now / base * 100,
    "index",
    lambda subject: {"base_period": _base(subject)},
)
TERMS = (Term("index", "index, {since} = 100", lambda row: INDEX.words, meaning="relative to base_period = 100"),)


def _base(subject: Subject) -> str:
    """Return the base period for a subject: for part of a year, the same part of a base year."""
    base, period = subject.options.get("base"), subject.observation.period
    if periods.frequency(base) == "A" and periods.frequency(period) != "A":
        return periods.shift(period, periods.span(base).start // 12 - periods.span(period).start // 12)
    return base


def _at(subject: Subject) -> ObservationOrRefusal:
    """Return the standing level of the base period, of whatever edition; where no revision is stated, one that pairs."""
    base = _base(subject)
    if not subject.data.revised(subject.observation):
        found = of_edition(subject, subject.observation, base)
        if isinstance(found, Observation):
            return found
    return any_edition(subject, base)


def _of_the_base(subject: Subject) -> ObservationOrRefusal:
    """Return the level of the subject's period that is of the edition of its base."""
    base = _at(subject)
    if isinstance(base, Fact):
        return subject.observation  # the role of the base refuses
    return of_edition(subject, base, subject.observation.period)


def index(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return each level in percent of the base period's, or with ``chain`` the product of yearly rates since then."""
    chain = options.get("chain")
    if not options.get("base"):
        raise UsageError("an index needs its base: --base 2017, for example.")
    if chain not in ("", "published", "computed"):
        raise UsageError("'{chain}' is not a chain: write published or computed.", chain=chain)
    options = options.having(base=periods.canonical(options.get("base")))
    if chain:
        return in_time(_chained(rows, data, options))
    found = of_levels(rows, data, options)
    if found and all((why := one.row.refusal) and why.code == "missing" for one in found):
        raise NothingFound(
            "nothing selected has a figure for {period}: write one of --base {bases}.",
            period=periods.label(options.get("base")),
            bases=tuple(_bases(derivation.subjects(rows, data, options), data)),
        )
    return found


def of_levels(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return each level in percent of the base period's, whether or not any of them has a base."""
    subjects = derivation.subjects(rows, data, options)
    return in_time(_of_level(Subject(figure, data, options)) for figure in subjects)


def _of_level(subject: Subject) -> Derivation:
    """Return a level in percent of the base, with a caution where published growth over the span differs."""
    of_a_rate, _ = check(("level",), subject.observation, subject.observation, subject.data)
    if of_a_rate:  # before a base is looked for, whose edition may be another
        return derivation.refused(INDEX, subject, of_a_rate, [subject.observation])
    found = derive(INDEX, subject)
    if found.row.value and found.inputs[0] is found.inputs[1]:  # the base is 100 by definition
        found = found.replacing(low=found.row.value, high=found.row.value, bound="")
    return found.adding(caution(subject, _base(subject))) if found.row.has_figure else found


def _bases(subjects: Sequence[Observation], data: Dataset) -> list[str]:
    """Return the labels of all periods for which the subjects' indicators have a level, selected or not."""
    asked = {(figure.indicator, figure.area, periods.frequency(figure.period)) for figure in subjects}
    there = {
        figure.period
        for figure in data.observations
        if figure.measure == "level" and (figure.indicator, figure.area, periods.frequency(figure.period)) in asked
    }
    return [periods.label(period) for period in sorted(there, key=periods.order)]


class _Part(NamedTuple):
    """The part of a year that a period covers: its first month (0 is January) and its length in months."""

    month: int
    months: int


def _part_of_year(period: str) -> _Part:
    covered = periods.span(period)
    return _Part(covered.start % 12, covered.months)


def _chained(rows: Sequence[Observation], data: Dataset, options: Options) -> Iterable[Derivation]:
    """Yield 100 at the base and the product of yearly rates after it; a missing rate ends the chain with the reason.

    Only selected periods have rows; the rates between the base and the first of them come from the whole table.
    """
    selected: dict[tuple[str, str, _Part], list[tuple[int, int]]] = {}
    for figure in rows:
        if figure.measure in ("level", "index", "growth"):
            key = (figure.indicator, figure.area, _part_of_year(figure.period))
            selected.setdefault(key, []).append(periods.order(figure.period))
    chosen = {(indicator, area) for indicator, area, _ in selected}
    wide = [figure for figure in data.observations if (figure.indicator, figure.area) in chosen]
    rates: dict[tuple[SeriesKey, _Part], dict[str, Derivation]] = {}
    for derived in growth(wide, data, options):
        rate = derived.row
        if rate.measure == "growth" and rate.origin == options.get("chain"):
            rates.setdefault((rate.series, _part_of_year(rate.period)), {})[rate.period] = derived
    for (series, part), by_period in rates.items():
        if orders := selected.get((series.indicator, series.area, part)):
            yield from _chain(by_period, min(orders), max(orders), data, options)


def _chain(
    rates: dict[str, Derivation], first: tuple[int, int], last: tuple[int, int], data: Dataset, options: Options
) -> Iterator[Derivation]:
    """Yield the chain of one series' rates from its base, for periods ordered from ``first`` to ``last`` (periods.order)."""
    wanted = options.get("chain")
    end = max(rates, key=periods.order)
    like = rates[end].row
    subject = Subject(like, data, options)
    base = _base(subject)
    if _part_of_year(base) != _part_of_year(end):
        yield derivation.refused(INDEX, subject, facts.of("frequency", period=base, period_other=end))
        return
    period = periods.shift(base, 1)
    if periods.order(end) < periods.order(period):
        yield derivation.refused(INDEX, subject, _ends(facts.of("no_rate", word_origin=wanted, period=period)))
        return
    if first <= periods.order(period):
        yield _at_base(subject, base, like)
    before = _level_at(subject, base)
    chain: list[Derivation] = []
    grown: Monomial = {}
    while periods.order(period) <= min(last, periods.order(end)):
        there = period in rates
        subject = subject._replace(observation=(rates[period].row if there else like)._replace(period=period))
        why = _broken(rates[period], before, data) if there else facts.of("no_rate", word_origin=wanted, period=period)
        if why:
            yield derivation.refused(INDEX, subject, _ends(why), [each.row for each in chain])
            return
        link = rates[period]
        chain.append(link)
        before = link.inputs[0] if link.inputs else before
        grown = times(grown, _grown(link, data))
        if first <= periods.order(period):
            yield _link(subject, grown, chain)
        period = periods.shift(period, 1)


def _level_at(subject: Subject, base: str) -> Observation | None:
    """Return the standing level at the base of a chain of rates; None if there is none."""
    like = subject.observation._replace(measure="level", basis="", origin="published")
    found = any_edition(subject._replace(observation=like), base)
    return found if isinstance(found, Observation) else None


def _broken(link: Derivation, before: Observation | None, data: Dataset) -> facts.Fact | None:
    """Return why a yearly rate cannot continue a chain (refused, open, or of another edition); None if it can.

    ``before`` is the last level of the chain, at first that of the base.
    """
    rate = link.row
    if rate.refusal:
        return rate.refusal
    if not rate.value or rate.interval().is_open:
        return facts.of("bound_rate", word_origin=rate.origin, period=rate.period)
    if link.inputs and before and (refusal := check(("edition",), link.inputs[1], before, data)[0]):
        return refusal
    return None


def _ends(why: facts.Fact) -> Fact:
    """Return the refusal of a chain that ends, with the reason."""
    return facts.of("missing.chain", noted=why)


def _at_base(subject: Subject, base: str, like: Observation) -> Derivation:
    """Return the row of the base: 100, without source and vintage."""
    at_base = subject._replace(observation=like._replace(period=base))
    found = derivation.result(INDEX, at_base, Derived(100.0, 100.0, 100.0, ""), [like])
    return found.replacing(facts=(facts.of("the_base"),), source="", vintage="", status="A")._replace(inputs=())


def _grown(link: Derivation, data: Dataset) -> Monomial:
    """Return the factor of one year's growth: a published rate, or the quotient of two levels."""
    if not link.inputs:
        return {link.row: 1}
    now, before = (factors(figure, data.made) for figure in link.inputs)
    return times(now, before, -1)


def _link(subject: Subject, grown: Monomial, chain: Sequence[Derivation]) -> Derivation:
    """Return the row of one year of a chain: the product of growth since the base, in percent of the base."""
    rates = [each.row for each in chain]
    found = derivation.result(INDEX, subject, product_of(grown).mapped(lambda end: end * 100), rates)
    basis = rates[-1].basis or "no basis stated"
    made_of = [figure for each in chain for figure in each.inputs] or rates
    spread = derivation.spread(made_of, subject.data)
    chain_of = subject.options.get("chain")
    made = facts.of("chained", rates=yearly_rates(len(rates)), chain=chain_of, word_basis=basis, spread=spread)
    found = found.replacing(facts=(made,))
    return (
        found.adding(caution(subject._replace(observation=chain[-1].inputs[0]), _base(subject)))
        if chain[-1].inputs
        else found
    )


COMMAND = MeasureCommand(
    "index",
    6,
    "An index of a base period (= 100): levels in terms of it, or yearly rates chained from it.",
    index,
    ("digecon index economy.digital --base 2017", "digecon index economy.gdp --base 2017 --chain published"),
    (
        Parameter("base", "P", "The base period (= 100).", period=True),
        Parameter("chain", "C", "Chain yearly rates: published or computed."),
    ),
    reach=ITSELF,
    needs="figures of the base period and of another",
    paired={
        "": "Latest figures, in percent of the base.",
        "first": "First prints, in percent of that of the base.",
    },
)
