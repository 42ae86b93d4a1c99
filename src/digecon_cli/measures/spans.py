"""Measures over a span of years: compound and mean growth, and indices."""

from collections.abc import Iterable, Sequence

from .. import periods, units
from ..comparability import Refusal
from ..errors import UsageError
from ..observations import Dataset, Observation
from ..rounding import Derived
from . import engine
from .engine import OVER_TIME, Measure, Options, Question, Role, answer, by_frequency, growth_basis, in_time
from .growth import GROWTH, growth
from .roles import itself, level

INDEX = Measure(
    "index",
    "now / base x 100",
    (
        Role("now", itself, ("level",)),
        Role("base", lambda q: level(q, q.subject.indicator, q.subject.area, _base(q)), OVER_TIME),
    ),
    lambda now, base: now / base * 100,
    "index",
    lambda question: {"base_period": _base(question)},
)


def cagr(start: str, end: str) -> Measure:
    """Return the compound annual growth rate from one period to another: ((end / start)^(1/years) - 1) x 100."""
    years = periods.years_between(start, end)
    return Measure(
        "cagr",
        f"((end / start)^(1/{years:g}) - 1) x 100",
        (
            Role("end", itself, ("level",)),
            Role("start", lambda q: level(q, q.subject.indicator, q.subject.area, start), (*OVER_TIME[:-1], "sign")),
        ),
        lambda last, first: ((last / first) ** (1 / years) - 1) * 100,
        units.PERCENT,
        lambda question: {"base_period": start, "basis": growth_basis(question.subject)},
    )


def mean_growth(start: str) -> Measure:
    """Return the mean of the yearly rates after ``start`` (arithmetic; the rates' bounds, not the levels', make its own)."""
    return Measure(
        "mean_growth",
        "mean of the yearly growth rates",
        (),
        lambda *rates: sum(rates) / len(rates),
        units.PERCENT,
        lambda question: {"base_period": start, "basis": growth_basis(question.subject)},
    )


def _base(question: Question) -> str:
    """Return the base period for a subject: a base year stands for the same part of that year."""
    base, period = question.options.base, question.subject.period
    if periods.frequency(base) == "A" and periods.frequency(period) != "A":
        return periods.shift(period, periods.span(base).start // 12 - periods.span(period).start // 12)
    return base


def spans(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return for each series ``cagr`` and ``mean_growth`` from its first to its last period in the selection."""
    found: list[Observation] = []
    for series in by_frequency(engine.subjects(rows, data, options)).values():
        last = series[-1]
        season = periods.span(last.period).start % 12
        first = next(one for one in series if periods.span(one.period).start % 12 == season)
        if first is last:
            continue
        question = Question(last, data, options)
        row, inputs = answer(cagr(first.period, last.period), question)
        found.append(row)
        if not (row.note.startswith("level:") or len(inputs) < 2):
            found.append(_mean(question, {one.period: one for one in series}, first.period))
    return in_time(found)


def _rates(question: Question, subjects: dict[str, Observation], start: str) -> list[Observation] | Refusal:
    """Return the computed yearly rates after ``start`` up to the question's subject, or why one is missing."""
    found: list[Observation] = []
    period = question.subject.period
    while periods.order(period) > periods.order(start):
        if period not in subjects:
            return Refusal("missing", f"no figure for {periods.label(period)}, so not every yearly rate is known")
        rate, _ = answer(GROWTH, question._replace(subject=subjects[period]))
        if not (rate.value or rate.low or rate.high):
            code, _, sentence = rate.note.partition(": ")
            return Refusal(code, sentence)
        found.append(rate)
        period = periods.shift(period, -1)
    return found[::-1]


def _mean(question: Question, subjects: dict[str, Observation], start: str) -> Observation:
    measure = mean_growth(start)
    rates = _rates(question, subjects, start)
    if isinstance(rates, Refusal):
        return engine.refused(measure, question, rates)
    ends = [
        (_mean_of(one.value for one in rates)),
        _mean_of(one.low for one in rates),
        _mean_of(one.high for one in rates),
    ]
    value, low, high = ends
    bound = "" if value is not None else "over" if low is not None else "under"
    row = engine.result(
        measure, question, Derived(value, low, high, bound), rates, any(one.status == "B" for one in rates)
    )
    return row._replace(note=mean_note(len(rates)))


def mean_note(rates: int) -> str:
    """Return the note of a mean of so many yearly rates."""
    return f"mean of {rates} yearly rates, each as known at the time"


def _mean_of(texts: Iterable[str]) -> float | None:
    """Return the mean of number texts, None when one is open."""
    every = list(texts)
    return sum(map(float, every)) / len(every) if all(every) else None


def index(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return each level in percent of the base period's; with a chain, the product of yearly rates since then."""
    if not options.base:
        raise UsageError("an index needs its base: --base 2017, for example.")
    if options.chain not in ("", "published", "computed"):
        raise UsageError(f"'{options.chain}' is not a chain: write published or computed.")
    options = options._replace(base=periods.canonical(options.base))
    if options.chain:
        return in_time(_chained(rows, data, options))
    asked = (Question(one, data, options) for one in engine.subjects(rows, data, options))
    return in_time(answer(INDEX, one)[0] for one in asked)


def _chained(rows: Sequence[Observation], data: Dataset, options: Options) -> Iterable[Observation]:
    """Yield 100 at the base and the product of yearly rates after it; a missing rate ends the chain with the reason.

    The selection chooses what is told; the rates between the base and its first period come from the whole table.
    """
    wanted = "published" if options.chain == "published" else "computed"
    selected: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for one in rows:
        if one.measure in ("level", "index", "growth"):
            selected.setdefault((one.indicator, one.area, *_part_of_year(one.period)), []).append(
                periods.order(one.period)
            )
    wide = [one for one in data.observations if (one.indicator, one.area) in {key[:2] for key in selected}]
    rates: dict[tuple[str, ...], dict[str, Observation]] = {}
    for one in growth(wide, data, options):
        if one.measure == "growth" and one.origin == wanted:
            rates.setdefault((*one.series, *_part_of_year(one.period)), {})[one.period] = one
    for series, by_period in rates.items():
        if told := selected.get((series[0], series[1], *series[-2:])):
            yield from _chain(by_period, min(told), max(told), wanted, data, options)


def _part_of_year(period: str) -> tuple[str, str]:
    """Return what two periods share that lie whole years apart: the first month, and the length."""
    covered = periods.span(period)
    return str(covered.start % 12), str(covered.months)


def _chain(
    rates: dict[str, Observation],
    first: tuple[int, int],
    last: tuple[int, int],
    wanted: str,
    data: Dataset,
    options: Options,
) -> Iterable[Observation]:
    """Yield the chain of one series' rates from its base, as far as it lies between the orders ``first`` and ``last``."""
    end = max(rates, key=periods.order)
    question = Question(rates[end], data, options)
    base = _base(question)
    if _part_of_year(base) != _part_of_year(end):
        why = f"{periods.label(base)} and {periods.label(end)} are not the same part of a year"
        yield engine.refused(INDEX, question, Refusal("frequency", why))
        return
    period = periods.shift(base, 1)
    if periods.order(end) < periods.order(period):
        why = f"the chain ends: no {wanted} growth for {periods.label(period)}"
        yield engine.refused(INDEX, question, Refusal("missing", why))
        return
    if first <= periods.order(period):
        at_base = question._replace(subject=rates[end]._replace(period=base))
        row = engine.result(INDEX, at_base, Derived(100.0, 100.0, 100.0, ""), [rates[end]])
        yield row._replace(note="the base", source="", vintage="", status="A")
    chain: list[Observation] = []
    ends = [100.0, 100.0, 100.0]
    while periods.order(period) <= min(last, periods.order(end)):
        rate = rates.get(period)
        question = question._replace(subject=(rate or rates[end])._replace(period=period))
        if rate is None or not (rate.low and rate.value and rate.high):
            why = rate.note if rate and rate.note else f"no {wanted} growth for {periods.label(period)}"
            yield engine.refused(INDEX, question, Refusal("missing", f"the chain ends: {why}"), chain)
            return
        chain.append(rate)
        ends = [
            one * (1 + float(text) / 100) for one, text in zip(ends, (rate.value, rate.low, rate.high), strict=True)
        ]
        if first <= periods.order(period):
            row = engine.result(INDEX, question, Derived(ends[0], ends[1], ends[2], ""), chain)
            count = "1 yearly rate" if len(chain) == 1 else f"{len(chain)} yearly rates"
            yield row._replace(note=f"{count} chained on {wanted} growth ({rate.basis or 'no basis stated'})")
        period = periods.shift(period, 1)
