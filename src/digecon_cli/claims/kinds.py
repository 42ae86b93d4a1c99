"""How each kind of statement is recomputed: one short function a kind, on the measures that every command uses.

Which evidence goes first is a rule of auditing, told in docs/claims.md. What can be recomputed from finer figures
(shares, sums, averages) is recomputed; growth, whose published rates rest on bases that levels do not show, is taken
from another document before it is computed.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .. import facts, periods, units
from ..facts import Fact
from ..measures.cagr import cagr
from ..measures.growth import GROWTH
from ..measures.mean_growth import mean_growth
from ..measures.ratio import RATIO
from ..measures.share import SHARE
from ..model import PLANNED, Observation
from .evidence import Evidence, missing
from .statements import Claim, Ref


class Found(NamedTuple):
    """A recomputed figure with its inputs and how it came about.

    ``soft`` names the basis on which it cannot contradict the claim (it may confirm it): empty when it can.
    """

    result: Observation
    inputs: Sequence[Observation]
    how: Fact | None = None
    soft: str = ""


Outcome = Found | Fact


def _found(result: Observation | Fact, inputs: Sequence[Observation], how: Fact, soft: str = "") -> Outcome:
    return result if isinstance(result, Fact) else Found(result, inputs, how, soft)


_BASES = {"comparable": "comparable basis", "constant_prices": "price basis"}


def as_published(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the figure as another row of the table tells it."""
    one = evidence.published(ref)
    return missing(ref) if one is None else Found(one, [one])


def level(ref: Ref, evidence: Evidence) -> Outcome:
    """Return a level: published elsewhere; else implied by a share; else the year before with published growth."""
    found = as_published(ref, evidence)
    for route in (_implied, _grown):
        if isinstance(found, Fact):
            other = route(ref, evidence)
            found = found if isinstance(other, Fact) else other
    return found


def _implied(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the level that a printed share implies: share x whole, or part / share for the whole itself."""
    parent = evidence.data.about(ref.indicator).whole
    claim = evidence.claim
    # Only a level's other figure is a partner; a sum's are its parts, so there the catalog's parent is tried.
    partners = claim.others if claim.kind == "level" else ()
    partners = partners or ((ref._replace(indicator=parent),) if parent else ())
    for partner in partners:
        level_of = evidence.published(partner, "level")
        if level_of is None:
            continue
        name = partner.indicator if partner.area == ref.area else f"{partner.indicator}@{partner.area}"
        if share := evidence.published(ref, "share", name):
            inputs = [share, level_of]
            result = evidence.combine("level", lambda s, w: s / 100 * w, inputs, units.plain(level_of.unit))
        elif share := evidence.published(partner, "share", ref.indicator):
            inputs = [level_of, share]
            result = evidence.combine("level", lambda part, s: part / s * 100, inputs)
        else:
            continue
        return _found(result, inputs, facts.of("found.implied"))
    return missing(ref)


def _grown(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the level of the year before, raised by the published growth; on another basis it only confirms."""
    before = evidence.published(ref._replace(period=periods.shift(ref.period, -1)), "level")
    rate = evidence.published(ref, "growth")
    if before is None or rate is None:
        return missing(ref)
    result = evidence.combine("level", lambda base, g: base * (1 + g / 100), [before, rate])
    how = facts.of("found.grown")
    return _found(result, [before, rate], how, _BASES.get(rate.basis, ""))


def growth(ref: Ref, evidence: Evidence) -> Outcome:
    """Return growth as another document prints it; else computed from levels."""
    found = as_published(ref, evidence)
    if isinstance(found, Found):
        return found
    computed = evidence.derive(GROWTH, ref)
    if isinstance(computed, Fact):
        return computed if computed.code != "missing" else found
    return Found(*computed, facts.of("found.of_levels"), _BASES.get(evidence.claim.basis, ""))


def average(ref: Ref, evidence: Evidence) -> Outcome:
    """Return average growth: compound, from the levels at both ends; else as printed elsewhere; else the mean of rates."""
    start = evidence.claim.base_period
    computed = evidence.derive(cagr(start, ref.period), ref)
    if not isinstance(computed, Fact):
        return Found(*computed, facts.of("found.compound"), _BASES.get(evidence.claim.basis, ""))
    found = as_published(ref, evidence)
    if isinstance(found, Found):
        return found
    years = range(1, periods.span(ref.period).start // 12 - periods.span(start).start // 12 + 1)
    wanted = [ref._replace(measure="growth", period=periods.shift(start, year)) for year in years]
    rates = [one for each in wanted if (one := evidence.published(each))]
    if computed.code != "missing" or len(rates) < len(wanted):
        return computed
    measure = mean_growth(start)
    result = evidence.combine(measure.name, measure.formula, rates, "percent")
    return _found(result, rates, facts.of("found.mean"))


def share(ref: Ref, evidence: Evidence) -> Outcome:
    """Return a share computed from levels; else as another row prints it."""
    of = evidence.claim.base_indicator
    computed = evidence.derive(SHARE, ref, of=of)
    if not isinstance(computed, Fact):
        return Found(*computed, facts.of("found.of_levels"))
    found = as_published(ref, evidence)
    return found if isinstance(found, Found) or computed.code == "missing" else computed


def ratio(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the quotient of the figure and ``base_indicator``."""
    computed = evidence.derive(RATIO, ref._replace(measure="level"), other=evidence.claim.base_indicator)
    return computed if isinstance(computed, Fact) else Found(*computed, facts.of("found.of_levels"))


def total(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the sum of the claim's other figures; where one is missing, the level by another way."""
    terms: list[Observation] = []
    inputs: list[Observation] = []
    for part in evidence.claim.others:
        found = figure(part, evidence)
        if isinstance(found, Found):
            refusal = evidence.alike(terms[0], found.result) if terms and part.period == ref.period else None
            found = refusal or found
        if isinstance(found, Fact):
            return _without_parts(ref, evidence, found)
        terms.append(found.result)
        inputs += found.inputs
    signs = [part.sign for part in evidence.claim.others]
    result = evidence.combine(
        terms[0].measure, lambda *values: sum(s * v for s, v in zip(signs, values, strict=True)), terms
    )
    return _found(result, list(dict.fromkeys(inputs)), facts.of("found.sum"))


def _without_parts(ref: Ref, evidence: Evidence, why: Fact) -> Outcome:
    if why.code != "missing" or any(part.measure != "level" for part in evidence.claim.others):
        return why
    found = level(ref, evidence)
    return why if isinstance(found, Fact) else found


def comparison(ref: Ref, evidence: Evidence) -> Outcome:
    """Return how far the figure lies above the other one, or below it: the closest where there are several."""
    one = figure(ref, evidence)
    if isinstance(one, Fact):
        return one
    closest: Found | None = None
    for other_ref in evidence.claim.others:
        other = figure(other_ref, evidence)
        if isinstance(other, Fact):
            return other
        pair = [one.result, other.result]
        result = evidence.alike(*pair) or evidence.combine("difference", lambda a, b: a - b, pair, _points(one.result))
        found = _found(result, [*one.inputs, *other.inputs], facts.of("found.against", figure=other_ref.words))
        if isinstance(found, Fact):
            return found
        if closest is None or nearer(found.result, closest.result, evidence.claim):
            closest = found
    assert closest is not None  # a comparison has others: the reader sees to that
    return closest


def _points(one: Observation) -> str:
    """Return the unit of a difference where it is not that of the figures: points between percentages."""
    return units.POINTS if units.is_percentage(one.unit) else ""


def nearer(one: Observation, other: Observation, claim: Claim) -> bool:
    """Return whether a result comes closer to failing the claim's bound than another."""
    a, b = (float(each.point) for each in (one, other))
    return a < b if claim.bound != "under" else a > b


def figure(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the figure that stands in a sum or a comparison, by its measure."""
    return EVALUATORS.get(ref.measure, as_published)(ref, evidence)


EVALUATORS: dict[str, Callable[[Ref, Evidence], Outcome]] = {
    "level": level,
    "rank": as_published,
    **dict.fromkeys(PLANNED, as_published),
    "growth": growth,
    "mean_growth": average,
    "share": share,
    "ratio": ratio,
    "sum": total,
    "comparison": comparison,
}
