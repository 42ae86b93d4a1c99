"""Growth over a span of years: the compound rate, and the mean of the yearly rates beside it."""

from collections.abc import Iterable, Sequence
from math import fsum

from .. import periods, units
from ..dataset import Dataset
from ..intervals import Derived
from ..model import Observation, Refusal
from . import derivation
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
from .growth import growth_on
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


def mean_growth(start: str) -> Measure:
    """Return the mean of the yearly rates after ``start`` (arithmetic; the rates' bounds, not the levels', make its own)."""
    return Measure(
        "mean_growth",
        "mean of the yearly growth rates",
        (),
        lambda *rates: mean(rates),
        units.PERCENT,
        lambda subject: {"base_period": start, "basis": growth_basis(subject.observation)},
    )


OPEN_BOTH_WAYS = Refusal("open", "a yearly rate is known only as a bound, so nothing is known of the mean")
TERMS = (
    Term(
        "cagr", ("CAGR since {since}", "{since}年以来年均复合增速"),
        lambda row: cagr(row.base_period, row.period).words if row.base_period else "",
    ),
    Term(
        "mean_growth", ("mean growth since {since}", "{since}年以来平均增速"),
        lambda row: mean_growth(row.base_period).words, printed=True,
    ),
)  # fmt: skip


def spans(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return for each series ``cagr`` and ``mean_growth`` from its first to its last period in the selection."""
    found: list[Derivation] = []
    for series in by_frequency(derivation.subjects(rows, data, options)).values():
        last = series[-1]
        season = periods.span(last.period).start % 12
        first = next(figure for figure in series if periods.span(figure.period).start % 12 == season)
        if first is last:
            continue
        subject = Subject(last, data, options)
        compound = derive(cagr(first.period, last.period), subject)
        found.append(compound)
        why = compound.row.refusal
        if len(compound.inputs) == 2 and not (why and why.code == "level"):
            found.append(_mean(subject, first.period))
    return in_time(found)


def _mean(subject: Subject, start: str) -> Derivation:
    measure = mean_growth(start)
    yearly = _yearly(subject, start)
    if isinstance(yearly, Refusal):
        return derivation.refused(measure, subject, yearly)
    rates = [one.row for one in yearly]
    value, low, high = (
        _mean_of(ends) for ends in zip(*((figure.value, figure.low, figure.high) for figure in rates), strict=True)
    )
    if value is low is high is None:
        return derivation.refused(measure, subject, OPEN_BOTH_WAYS)
    bound = "" if value is not None else "over" if low is not None else "under"
    crossed = any(figure.status == "B" for figure in rates)
    found = derivation.result(measure, subject, Derived(value, low, high, bound), rates, crossed)
    levels = [figure for one in yearly for figure in one.inputs]
    return found.telling(note=mean_note(len(rates)) + derivation.spread(levels, subject.data))


def _yearly(subject: Subject, start: str) -> list[Derivation] | Refusal:
    """Return the growth of each year after ``start``, all of the edition of the last figure, or why one is missing."""
    found: list[Derivation] = []
    now = subject.observation
    while periods.order(now.period) > periods.order(start):
        before = of_edition(subject, subject.observation, periods.shift(now.period, -1))
        if isinstance(before, Refusal):
            return before
        rate = derive(growth_on(before), subject._replace(observation=now))
        if rate.row.refusal:
            return rate.row.refusal
        found.append(rate)
        now = before
    return found[::-1]


def mean_note(rates: int) -> str:
    """Return the note of a mean of so many yearly rates."""
    return f"mean of {rates} yearly rates"


def mean(rates: Sequence[float]) -> float:
    """Return the arithmetic mean, from a sum that loses no digit: the last one told depends on no order or Python."""
    try:
        return fsum(rates) / len(rates)
    except (OverflowError, ValueError):  # beyond what a computer counts with
        return sum(rates) / len(rates)


def _mean_of(texts: Iterable[str]) -> float | None:
    """Return the mean of number texts, None when one is open."""
    every = list(texts)
    return mean([float(text) for text in every]) if all(every) else None


COMMAND = MeasureCommand(
    "cagr",
    2,
    "Compound annual growth over a span, with the mean of the yearly rates beside it.",
    spans,
    ("digecon cagr economy.digital --from 2019 --to 2022", "digecon cagr telecom --freq A -f csv"),
    alone=True,
    paired={
        "": ("Figures as they stand today.", "取现行数据。"),
        "first": ("First prints.", "取首次发布的数据。"),
    },
)
