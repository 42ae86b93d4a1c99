"""Statements on the place of a figure in its series: the highest or lowest so far, and the first to reach a number."""

from collections.abc import Sequence

from ..core import facts, periods, units
from ..core.model import Observation
from .evidence import Evaluation, Evidence, Outcome, evaluation, missing
from .statements import Ref

REACHED = "found.reached"  # the key of the fact that an earlier figure reached the number


def extreme(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the distance of a figure to the highest (or lowest) of the figures that it is said to exceed (or undercut).

    Those are the earlier figures of its series, or those that ``other`` names.
    """
    own = evidence.published(ref)
    if own is None:
        return missing(ref)
    named = evidence.claim.other_figures
    rivals = [each for each in map(evidence.published, named) if each] if named else _earlier(ref, evidence)
    if not rivals or len(rivals) < len(named):
        return facts.of("found.no_earlier", period=ref.period)
    choose = max if evidence.claim.kind == "highest" else min
    rival = choose(rivals, key=lambda each: each.interval().value)
    if refusal := evidence.comparable(own, rival):
        return refusal
    points = units.POINTS if units.is_percentage(own.unit) else ""
    result = evidence.combine("difference", lambda a, b: a - b, [own, rival], points)
    against = Ref(rival.indicator, rival.area, rival.measure, rival.period)
    return evaluation(result, [own, rival], facts.of("found.against", figure=against.words))


def first(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the figure of a period, with the earliest figure before it that reached the claimed number, where there is one.

    The series must begin before: of its first figure nobody knows whether an earlier one was as high.
    """
    own = evidence.published(ref)
    if own is None:
        return missing(ref)
    earlier = _earlier(ref, evidence)
    if not earlier:
        return facts.of("found.no_earlier", period=ref.period)
    limit = _limit(evidence, own)
    reached = next((each for each in earlier if each.interval().value >= limit), None)
    if reached is None:
        return Evaluation(own, [own, earlier[-1]])
    return Evaluation(own, [own, reached], facts.of(REACHED, period=reached.period))


def _limit(evidence: Evidence, like: Observation) -> float:
    claim = evidence.claim
    unit, power = (claim.unit, claim.unit_mult) if claim.unit else (like.unit, like.unit_mult)
    return float(float(claim.value) * 10.0 ** units.base(unit, power)[1])


def _earlier(ref: Ref, evidence: Evidence) -> Sequence[Observation]:
    """Return the standing figures of the series before a period, of periods of its length within a year, the oldest first."""
    wanted = periods.span(ref.period)
    known = {
        row.period
        for row in evidence.data.observations
        if (row.indicator, row.area, row.measure) == (ref.indicator, ref.area, ref.measure)
    }
    spans = {period: periods.span(period) for period in known}
    before = [
        period
        for period, span in spans.items()
        if span.start < wanted.start and span.frequency == wanted.frequency and span.months == wanted.months
    ]
    figures = (evidence.published(ref._replace(period=period)) for period in sorted(before, key=periods.order))
    return [figure for figure in figures if figure]
