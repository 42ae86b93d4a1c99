"""Targets: what was planned, what was last reached, and the growth that is still needed."""

from collections.abc import Sequence

from ..core import facts, periods, units
from ..core.comparability import check
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.intervals import DECREED
from ..core.model import Observation, SeriesKey
from . import derivation
from .cagr import cagr
from .combining import evaluate, in_unit_of
from .derivation import Derivation, Measure, MeasureCommand, Options, Subject

DISTANCE = Measure("difference", "target - latest", (), lambda target, latest: target - latest, "")
REACHED = Measure("ratio", "latest / target x 100", (), lambda target, latest: latest / target * 100, units.PERCENT)
# Verdicts on a target, the first fact of its distance; a refused distance is not measured as the target is.
REACHED_IT, PERHAPS, NOT_REACHED, NO_FIGURE, TOO_OLD = VERDICTS = (
    "reached",
    "perhaps_reached",
    "not_reached",
    "no_figure_yet",
    "too_old",
)
PERHAPS_ABOUT = f"{PERHAPS}.about"
OLD = 4  # years before the target year, or before the newest release of all, from which the latest figure is too old
MATCH = ("unit", "definition", "overlap", "zero")


def targets(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return for each target: the target, the latest actual figure, the distance, the part reached, the growth needed.

    The growth needed is a rate per year (for a rate: percentage points per year, as a difference with the target's
    period). Figures under another definition are named and refused, not compared.
    """
    found: list[Derivation] = []
    actual: set[Observation] = set()
    newest = max((figure.vintage[:4] for figure in data.observations), default="")
    planned = data.standing([figure for figure in rows if figure.measure in DECREED], options.as_of)
    for target in sorted(planned, key=_place):
        found += derivation.printed([target])
        subject = Subject(target, data, options)
        latest = _latest(target, data, options)
        if latest is None:
            missing = facts.of("missing.target")
            found.append(_no_distance(subject, missing))
        else:
            found += derivation.printed([latest] if latest not in actual else [])
            actual.add(latest)
            found += _compared(subject, target, latest, newest)
            rates = [rate for rate in _growth_since(target, latest, data, options) if rate not in actual]
            found += derivation.printed(rates)
            actual.update(rates)
        found += _measured_differently(subject, target)
    return found


def _place(target: Observation) -> tuple[object, ...]:
    """Return the sort key of a target: two of one period are a level and a share."""
    return (*target.series[:2], *periods.order(target.period), target.measure, target.base_indicator)


def _latest(target: Observation, data: Dataset, options: Options) -> Observation | None:
    """Return the last actual figure up to the target's period: a level, or a share of the same whole.

    The target of a flow in a year is not compared with part of a year.
    """
    measure = "share" if target.base_indicator else "level"
    key = SeriesKey(target.indicator, target.area, measure, target.base_indicator)
    actual = data.standing(
        (
            figure
            for origin in ("published", "computed")
            for prints in data.series(key._replace(origin=origin)).values()
            for figure in prints
        ),
        options.as_of,
    )
    until = [
        figure
        for figure in actual
        if periods.span(figure.period).end <= periods.span(target.period).end
        and figure.has_figure
        and (
            data.about(figure.indicator).kind in ("rate", "index", "count", "price")
            or not check(("duration",), figure, target, data)[0]
        )
    ]
    sure = [figure for figure in until if figure.status != "U"] or until
    return max(sure, key=lambda figure: periods.order(figure.period), default=None)


def _growth_since(target: Observation, latest: Observation, data: Dataset, options: Options) -> list[Observation]:
    """Return the newest published growth after the year of the latest figure, for a whole year or from its January.

    It shows the course of years that have no level yet; a weakly sourced rate is used only if there is no other.
    """
    after, until = periods.span(latest.period).end, periods.span(target.period).end
    there = (
        figure
        for figure in data.observations
        if (figure.indicator, figure.area) == (target.indicator, target.area)
        and (figure.measure, figure.origin) == ("growth", "published")
    )
    spans = ((one, periods.span(one.period)) for one in there)
    rates = data.standing(
        (one for one, span in spans if span.start % 12 == 0 and span.months > 1 and after < span.end <= until),
        options.as_of,
    )
    usable = [one for one in rates if one.has_figure]
    sure = [one for one in usable if one.status != "U"] or usable
    return sorted(sure, key=lambda one: periods.order(one.period))[-1:] if target.measure == "target" else []


def _compared(subject: Subject, target: Observation, latest: Observation, newest: str) -> list[Derivation]:
    """Return the distance to a target, the part reached, and the growth still needed; or the refusal.

    ``newest`` is the year of the newest release of all, empty where no release is dated.
    """
    # A target is a chosen number: "over 300" is a threshold to pass, not a figure known only as a bound.
    goal = target if target.bound == "about" else target._replace(bound="exact", low=target.value, high=target.value)
    refusal, _ = check(MATCH, goal, latest, subject.data, subject.options.overrides)
    if refusal:
        return [_no_distance(subject, refusal, [target, latest])]
    percentage = units.is_percentage(target.unit)
    years = periods.years_between(latest.period, target.period)
    verdict = _verdict(target, latest, newest)
    found = [_held_against(_distance(target), subject, goal, latest, verdict)]
    if not percentage:
        found.append(_held_against(REACHED, subject, goal, latest, verdict))
    if verdict == NO_FIGURE:
        needed = _points_a_year(years) if percentage else cagr(latest.period, target.period)
        yearly = _held_against(needed, subject, goal, latest, "still_needed")
        found.append(yearly.replacing(base_period=latest.period))
    return found


def _distance(target: Observation) -> Measure:
    """Return the measure of the distance to a target, in its unit, or in points for a percentage."""
    return DISTANCE._replace(unit=units.POINTS if units.is_percentage(target.unit) else target.unit)


def _no_distance(subject: Subject, refusal: Fact, inputs: Sequence[Observation] = ()) -> Derivation:
    """Return the refusal of a distance to a target, in the unit and multiple that the distance would have."""
    target = subject.observation
    found = derivation.refused(_distance(target), subject, refusal, inputs)
    mult = 0 if units.is_percentage(target.unit) else target.unit_mult
    return found.replacing(unit_mult=mult, base_indicator=target.base_indicator)


def _held_against(
    measure: Measure, subject: Subject, goal: Observation, latest: Observation, verdict: str
) -> Derivation:
    """Return a measure of a target and the latest figure, with a verdict; amounts are in the target's power of ten."""
    pair = [goal, latest]
    derived = evaluate(measure.formula, pair)
    amount = measure.unit == goal.unit and not units.is_percentage(goal.unit)
    found = derivation.result(measure, subject, in_unit_of(goal, derived) if amount else derived, pair)
    mult = goal.unit_mult if amount else 0
    known = (facts.of(verdict), _latest_is(latest))
    return found.replacing(facts=known, basis="", base_indicator=goal.base_indicator, base_period="", unit_mult=mult)


def _latest_is(latest: Observation) -> facts.Fact:
    if not latest.vintage:
        return facts.of("latest.undated", period=latest.period)
    return facts.of("latest", period=latest.period, vintage=latest.vintage)


def _points_a_year(years: float) -> Measure:
    words = f"(target - latest) / {years:g} years"
    return Measure("difference", words, (), lambda target, latest: (target - latest) / years, units.POINTS)


def _verdict(target: Observation, latest: Observation, newest: str) -> str:
    """Return the key of the verdict on a target, by the bounds of both figures and the age of the latest one.

    A year that no release has reached yet ages nothing.
    """
    goal, now = float(target.value) * 10.0 ** units.base(target.unit, target.unit_mult)[1], latest.interval()
    if target.bound == "under":
        surely, perhaps = now.high <= goal, now.low <= goal
    else:
        surely, perhaps = now.low >= goal, now.value >= goal
    if perhaps and (now.about or target.interval().about):
        return PERHAPS_ABOUT
    if surely or perhaps:
        return REACHED_IT if surely else PERHAPS
    before = periods.years_between(latest.period, target.period)
    age = min(before, periods.years_between(latest.period, newest)) if newest else before
    return NOT_REACHED if before <= 0 else TOO_OLD if age >= OLD else NO_FIGURE


def _measured_differently(subject: Subject, target: Observation) -> list[Derivation]:
    """Return a refusal for each indicator that overlaps with the target's but is measured differently."""
    found = []
    for entry in subject.data.catalog.values():
        if entry.wholes.get(target.indicator) == "overlap":
            stand_in = target._replace(indicator=entry.indicator)
            refusal, _ = check(("overlap",), stand_in, target, subject.data)
            if refusal:
                found.append(_no_distance(subject, refusal).replacing(base_indicator=entry.indicator))
    return found


COMMAND = MeasureCommand(
    "targets",
    9,
    "Targets and progress: latest value, distance, part reached, and the growth per year still needed.",
    targets,
    ("digecon targets", "digecon targets computing -f csv"),
    amounts=True,
    plans=True,
    needs="a target that a document prints",
    of_series=("target", "target_share"),
    in_dollars=False,
    labels={
        "difference": "distance to the target",
        "difference since": "points per year still needed",
        "ratio": "part reached",
        "cagr": "growth per year still needed",
    },
    paired={
        "": "Latest targets and latest figures.",
        "first": "First prints.",
    },
)
