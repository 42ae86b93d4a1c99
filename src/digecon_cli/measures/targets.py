"""Targets: what was planned, what was last reached, and what that still takes."""

from collections.abc import Sequence
from typing import Any

from .. import periods, units
from ..comparability import Refusal, check
from ..observations import Dataset, Observation
from . import engine
from .engine import Measure, Options, Question
from .spans import cagr

DISTANCE = Measure("difference", "target - latest", (), lambda target, latest: target - latest, "")
REACHED = Measure("ratio", "latest / target x 100", (), lambda target, latest: latest / target * 100, units.PERCENT)
TARGETS = ("target", "target_share")  # a forecast is nothing to reach
MATCH = ("unit", "definition", "overlap", "zero")


def targets(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return for each target: the target, the latest actual figure, the distance, the part reached, the growth needed.

    The growth needed is a rate a year (for a rate: percentage points a year, as a difference with the target's period).
    Figures under another definition are named and refused, not compared.
    """
    found: list[Observation] = []
    planned = data.standing([one for one in rows if one.measure in TARGETS], options.vintage or "latest")
    for target in sorted(planned, key=lambda one: (one.indicator, one.area, *periods.order(one.period))):
        found.append(target)
        question = Question(target, data, options)
        latest = _latest(target, data, options)
        if latest is None:
            missing = Refusal("missing", "no actual figure that is measured as the target is")
            found.append(engine.refused(DISTANCE, question, missing))
        else:
            found += [one for one in _compared(question, target, latest) if one is not latest or one not in found]
        found += _others(question, target)
    return found


def _latest(target: Observation, data: Dataset, options: Options) -> Observation | None:
    """Return the last actual figure, up to the target's period, of what is planned: a level, or a share of the same whole.

    A target for what flows in a year is not held against a part of a year.
    """
    measure = "share" if target.base_indicator else "level"
    told = (target.indicator, target.area, measure, target.base_indicator, "", "")
    series = [data.series((*told, origin)) for origin in ("published", "computed")]
    actual = data.standing(
        (one for periods_of in series for several in periods_of.values() for one in several),
        options.vintage or "latest",
    )
    until = [
        one
        for one in actual
        if periods.span(one.period).end <= periods.span(target.period).end
        and (one.value or one.low or one.high)
        and (
            data.about(one.indicator).kind in ("rate", "index", "count")
            or not check(("duration",), one, target, data)[0]
        )
    ]
    sure = [one for one in until if one.status != "U"] or until
    return max(sure, key=lambda one: periods.order(one.period), default=None)


def _compared(question: Question, target: Observation, latest: Observation) -> list[Observation]:
    data, options = question.data, question.options
    # A target is a chosen number: "over 300" is a threshold to pass, not a figure known only as a bound.
    goal = target._replace(bound="exact", low=target.value, high=target.value)
    pair = [goal, latest]
    refusal, _ = check(MATCH, goal, latest, data, options.overrides)
    if refusal:
        return [latest, engine.refused(DISTANCE, question, refusal, [target, latest])]
    percentage = units.is_percentage(target.unit)
    years = periods.years_between(latest.period, target.period)
    asked = [DISTANCE] if percentage else [DISTANCE, REACHED]
    verdict = _verdict(target, latest)
    if years > 0 and verdict == "not reached":
        asked.append(_points_a_year(years) if percentage else cagr(latest.period, target.period))
    found = [latest]
    when = f"latest is {periods.label(latest.period)}{latest.vintage and f' of {latest.vintage}'}"
    for measure in asked:
        derived = engine.evaluate(measure.formula, pair)
        told: dict[str, Any] = {"unit": measure.unit, "base_indicator": target.base_indicator, "basis": ""}
        note = f"{verdict}; {when}"
        if measure is DISTANCE and not percentage:
            derived = engine.in_unit_of(target, derived)
            told |= {"unit": target.unit}
        elif measure is DISTANCE:
            told |= {"unit": units.POINTS}
        elif measure is not REACHED:
            told |= {"base_period": latest.period}
            note = f"still needed a year; {when}"
        row = engine.result(measure, question, derived, pair)._replace(note=note, **told)
        found.append(row._replace(unit_mult=target.unit_mult) if measure is DISTANCE else row)
    return found


def _points_a_year(years: float) -> Measure:
    words = f"(target - latest) / {years:g} years"
    return Measure("difference", words, (), lambda target, latest: (target - latest) / years, units.POINTS)


def _verdict(target: Observation, latest: Observation) -> str:
    """Return whether the target is reached, as far as the bounds of both tell."""
    goal, now = float(target.value) * 10.0 ** units.base(target.unit, target.unit_mult)[1], latest.interval()
    if target.bound == "under":
        return "reached" if now.high <= goal else "perhaps reached" if now.low <= goal else "not reached"
    return "reached" if now.low >= goal else "perhaps reached" if now.value >= goal else "not reached"


def _others(question: Question, target: Observation) -> list[Observation]:
    """Return a refusal for each indicator that goes by a similar name and is measured differently."""
    found = []
    for entry in question.data.catalog.values():
        if entry.parent == target.indicator and entry.part_of == "overlap":
            stand_in = target._replace(indicator=entry.indicator)
            refusal, _ = check(("overlap",), stand_in, target, question.data)
            if refusal:
                found.append(engine.refused(DISTANCE, question, refusal)._replace(base_indicator=entry.indicator))
    return found
