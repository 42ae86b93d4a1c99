"""Growth over a span of years: the compound rate of levels; beside it the mean of the yearly rates, and what is published."""

from collections.abc import Sequence

from .. import periods, units
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


TERMS = (
    Term(
        "cagr", "CAGR since {since}",
        lambda row: cagr(row.base_period, row.period).words if row.base_period else "",
    ),
)  # fmt: skip


def spans(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return for each series ``cagr``, ``mean_growth`` and ``compound`` from its first to its last period in the selection."""
    found: list[Derivation] = []
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
        warned = caution(subject, first.period)
        spanned = [on_levels]
        if len(on_levels.inputs) == 2:
            spanned.append(mean_growth.of_levels(subject, first.period))
        found += [one.adding(warned) for one in spanned]
        found += of_rates(subject, first.period, on_levels)
    return in_time(found)


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
