"""Growth over a span of years: the compound rate of levels; beside it the mean of the yearly rates, and what is published."""

from collections.abc import Container, Iterable, Iterator, Sequence

from .. import facts, periods, units
from ..dataset import Dataset
from ..model import Observation
from . import derivation, mean_growth
from .compound import caution, of_rates
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
from .reasons import of_growth
from .roles import itself, of_edition


def cagr(start: str, end: str) -> Measure:
    """Return the compound annual growth rate from one period to another: ((end / start)^(1/years) - 1) x 100."""
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


_BROKEN = ("break", "edition")  # refusals of a span that shorter ones may not meet
TERMS = (
    Term(
        "cagr", "CAGR since {since}",
        lambda row: cagr(row.base_period, row.period).words if row.base_period else "",
    ),
)  # fmt: skip


def spans(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return for each series ``cagr``, ``mean_growth`` and ``compound`` from its first to its last period in the selection.

    A published mean growth over the same span stands beside them, and the gaps of what is published to ``cagr``.
    """
    found: list[Derivation] = []
    printed = [figure for figure in rows if figure.measure == "mean_growth" and figure.origin == "published"]
    printed = sorted(data.standing(printed, options.vintage or "latest"), key=lambda figure: figure.basis)
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
        told = {one.row.basis for one in of_published if one.row.measure == "gap"}
        found += [*of_published, *_published(printed, subject, first.period, on_levels, told)]
    return in_time(found)


def _published(
    printed: Iterable[Observation], subject: Subject, start: str, on_levels: Derivation, told: Container[str]
) -> Iterator[Derivation]:
    """Yield each published mean growth from ``start`` to the subject, and its gap to the compound growth of levels.

    A span has one gap of a basis: none follows where the compound of yearly rates has ``told`` that of its basis.
    """
    for figure in printed:
        if figure[:3] == subject.observation[:3] and figure.base_period == start and figure.has_figure:
            yield from derivation.printed([figure])
            if on_levels.row.has_figure and figure.basis not in told:
                yield gap(figure, on_levels, subject, of_growth).adding(facts.of("mean_growth_gap"))


def _held(series: Sequence[Observation], season: int, data: Dataset, options: Options) -> facts.Fact | None:
    """Return the longest spans of a series that nothing breaks, each from where the one before ends."""
    runs: list[list[Observation]] = []
    for figure in (one for one in series if periods.span(one.period).start % 12 == season):
        from_start = runs and cagr(runs[-1][0].period, figure.period)
        if from_start and derive(from_start, Subject(figure, data, options)).row.has_figure:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    several = [facts.of("run", period_first=run[0].period, period_last=run[-1].period) for run in runs if run[1:]]
    return facts.of("holds", runs=tuple(several)) if several else None


COMMAND = MeasureCommand(
    "cagr",
    2,
    "Compound annual growth over a span: of levels, the mean of the yearly rates, and of published growth.",
    spans,
    ("digecon cagr economy.digital --from 2019 --to 2022", "digecon cagr telecom --freq A -f csv"),
    alone=True,
    paired={
        "": "Figures as they stand today.",
        "first": "First prints.",
    },
)
