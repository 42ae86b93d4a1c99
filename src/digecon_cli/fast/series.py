"""Growth, compound growth and shares of simple series in plain Python; whatever is not simple goes the plain path.

Simple is a published level without bounds, release date or price basis, the only one for its period. Such rows need
no rule but those tested here: the partner exists, in the same unit, and is not zero.
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from .. import periods, units
from ..measures import engine
from ..measures.engine import Options, Question, in_time
from ..measures.growth import growth
from ..measures.parts import share
from ..measures.roles import parent_of
from ..measures.spans import spans
from ..observations import Dataset, Observation

_LEVEL = ("level", "", "", "published")
_NO_BOUNDS = ("", "", "")
_MIDDLE = ("growth", "", "", "computed")
_TAIL = ("", "", "", units.PERCENT, 0)
Series = dict[str, Observation]


def rows(name: str, selected: Sequence[Observation], data: Dataset, options: Options) -> list[Observation] | None:
    """Return the rows of ``growth``, ``cagr`` or ``share``, or None where the table or the options are not simple."""
    simple = Options(of=options.of, basis=options.basis)
    if options != simple or options.basis not in ("", "both", "computed"):
        return None
    tables: dict[tuple[str, ...], Series] = {}
    series: Series = {}
    last: tuple[str, ...] = ()
    for one in data.observations:
        if one[3:7] != _LEVEL or one[8:11] != _NO_BOUNDS or one.basis or one.vintage or not one.value:
            return None
        if one[:2] != last:  # figures of one series mostly stand together
            last = one[:2]
            series = tables.setdefault(last, {})
        if one.period in series:
            return None
        series[one.period] = one
    return {"growth": _growth, "cagr": _cagr, "share": _share}[name](selected, tables, data, options)


def _factor(one: Observation) -> float:
    return float(10.0 ** units.base(one.unit, one.unit_mult)[1])


def _row(
    subject: Observation, partner: Observation, measure: str, value: float, base_indicator: str = "",
    base_period: str = "", basis: str = "", note: str = "",
) -> Observation:  # fmt: skip
    """Return a computed row in percent, as engine.result makes it for inputs without bounds and release dates."""
    inputs = (subject, partner)
    status = "A" if subject.status == partner.status == "A" else engine.status(inputs)
    source = engine.sources(inputs) if subject.source or partner.source else ""
    return Observation(
        subject.indicator, subject.area, subject.period, measure, base_indicator, base_period, "computed", repr(value),
        "", "", "", units.PERCENT, 0, basis, status, "", source, note,
    )  # fmt: skip


def _growth(
    selected: Sequence[Observation], tables: dict[tuple[str, ...], Series], data: Dataset, options: Options
) -> list[Observation]:
    found: list[Observation] = []
    make = partial(tuple.__new__, Observation)  # in a long loop half the cost of naming the fields
    before: dict[str, str] = {}
    wanted: dict[tuple[str, ...], list[Observation]] = {}
    for one in selected:
        wanted.setdefault(one[:2], []).append(one)
    orders = {period: periods.order(period) for period in {one.period for one in selected}}
    for key in sorted(wanted):
        series = tables[key]
        rate = data.about(key[0]).kind == "rate"
        subjects = wanted[key]
        subjects.sort(key=lambda one: orders[one.period])
        unit = subjects[0][11:13]  # with its power of ten
        factor, basis = _factor(subjects[0]), engine.growth_basis(subjects[0])
        for subject in subjects:
            period = subject.period
            earlier = before.get(period) or before.setdefault(period, periods.shift(period, -1))
            partner = series.get(earlier)
            base = 0.0
            if partner is not None and not rate and subject[11:13] == partner[11:13] == unit:
                base = float(partner.value) * factor
            if partner is not None and base:
                value = (float(subject.value) * factor / base - 1) * 100
                if subject.status == partner.status == "A" and not (subject.source or partner.source):
                    found.append(make((*key, period, *_MIDDLE, repr(value), *_TAIL, basis, "A", "", "", "", "")))
                else:
                    found.append(_row(subject, partner, "growth", value, basis=basis))
                continue
            if partner is not None or not _is_first(period, series):
                found += growth([subject], data, options)
    return found


def _is_first(period: str, series: Series) -> bool:
    """Return what engine.is_first does, of a series that is at hand."""
    start, frequency = periods.span(period).start, periods.frequency(period)
    return start - 12 < min(periods.span(one).start for one in series if periods.frequency(one) == frequency)


def _cagr(
    selected: Sequence[Observation], tables: dict[tuple[str, ...], Series], data: Dataset, options: Options
) -> list[Observation]:
    found: list[Observation] = []
    for group in engine.by_frequency(selected).values():
        found += _span(group, data, options)
    return in_time(found)


def _span(group: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return compound and mean growth of one series at one frequency."""
    last = group[-1]
    season = periods.span(last.period).start % 12
    yearly = [one for one in group if periods.span(one.period).start % 12 == season]
    first = yearly[0]
    factor = _factor(last)
    values = [float(one.value) * factor for one in yearly]
    years = periods.years_between(first.period, last.period)
    simple = (
        data.about(last.indicator).kind != "rate"
        and all((one.unit, one.unit_mult, one.status) == (last.unit, last.unit_mult, "A") for one in yearly)
        and not any(one.source for one in yearly)
        and min(values) > 0
        and years == len(yearly) - 1 > 0
    )
    if not simple:
        return spans(group, data, options)
    basis = engine.growth_basis(last)
    compound = ((values[-1] / values[0]) ** (1 / years) - 1) * 100
    rates = [(now / before - 1) * 100 for before, now in pairwise(values)]
    note = f"mean of {len(rates)} yearly rates, each as known at the time"
    return [
        _row(last, first, "cagr", compound, base_period=first.period, basis=basis),
        _row(last, first, "mean_growth", sum(rates) / len(rates), base_period=first.period, basis=basis, note=note),
    ]


def _share(
    selected: Sequence[Observation], tables: dict[tuple[str, ...], Series], data: Dataset, options: Options
) -> list[Observation]:
    engine.one_indicator(options.of, data)
    found: list[Observation] = []
    for subject in selected:
        indicator, area = parent_of(Question(subject, data, options))
        whole = tables.get((indicator, area), {}).get(subject.period)
        entry, other = data.about(subject.indicator), data.about(indicator)
        if (
            whole is not None
            and (subject.unit, subject.unit_mult) == (whole.unit, whole.unit_mult)
            and entry.kind == other.kind != "rate"
            and not (entry.parent == indicator and entry.part_of == "overlap")
            and (other.parent != subject.indicator)
            and float(whole.value)
        ):
            factor = _factor(subject)
            value = float(subject.value) * factor / (float(whole.value) * factor) * 100
            name = indicator if area == subject.area else f"{indicator}@{area}"
            found.append(_row(subject, whole, "share", value, base_indicator=name))
        else:
            found += share([subject], data, options)
    return in_time(found)
