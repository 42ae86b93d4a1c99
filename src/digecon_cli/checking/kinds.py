"""How each kind of statement is recomputed from its evidence.

Each kind has one short function, built on the measures that every command uses. Which evidence is tried first is a rule
of auditing (docs/checking.md): what can be recomputed from finer figures (shares, sums, averages) is recomputed; growth
is taken from another document before it is computed, since published rates rest on bases that levels do not show.
"""

from collections.abc import Callable
from functools import partial
from math import prod

from ..core import facts, periods, units
from ..core.facts import Fact
from ..core.model import PLANNED, Observation
from ..measures import derivation
from ..measures.cagr import cagr
from ..measures.growth import GROWTH, change
from ..measures.mean_growth import mean_growth
from ..measures.per_head import POPULATION, of_people
from ..measures.ratio import RATIO
from ..measures.share import SHARE
from ..measures.share_change import share_change
from .evidence import Evaluation, Evidence, Outcome, as_published, evaluation, missing
from .extremes import extreme, first
from .statements import LEVELS, Claim, Ref

_BASES = {"comparable": "comparable basis", "constant_prices": "price basis"}


def level(ref: Ref, evidence: Evidence) -> Outcome:
    """Return a level: published elsewhere; else implied by a share; else the year before raised by published growth."""
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
    # Only the other figure of a level is its partner; those of a sum are its parts, so the catalog's parent is used.
    partners = claim.other_figures if claim.kind == "level" else ()
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
        return evaluation(result, inputs, facts.of("found.implied"))
    return missing(ref)


def _grown(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the level of the year before raised by published growth; on another basis it can only confirm."""
    before = evidence.published(ref._replace(period=periods.shift(ref.period, -1)), "level")
    rate = evidence.published(ref, "growth")
    if before is None or rate is None:
        return missing(ref)
    result = evidence.combine("level", lambda base, g: base * (1 + g / 100), [before, rate])
    how = facts.of("found.grown")
    return evaluation(result, [before, rate], how, _BASES.get(rate.basis, ""))


def growth(ref: Ref, evidence: Evidence) -> Outcome:
    """Return growth as another document prints it; else, or where the claim names the levels, computed from them."""
    if evidence.claim.base_period:
        return _growth_since(ref, evidence)
    found = as_published(ref, evidence)
    if isinstance(found, Evaluation) and evidence.claim.basis != LEVELS:
        return found
    if differs := evidence.on_another_basis(ref):
        return differs
    computed = evidence.derive(change, ref)
    if isinstance(computed, Fact):
        return computed if computed.code != "missing" or isinstance(found, Evaluation) else found
    return Evaluation(*computed, facts.of("found.of_levels"), _BASES.get(evidence.claim.basis, ""))


def _growth_since(ref: Ref, evidence: Evidence) -> Outcome:
    """Return growth over several years: of the levels at both ends, and the compound of the published rates between them."""
    start = evidence.claim.base_period
    span = cagr(start, ref.period)._replace(name="growth", formula=GROWTH.formula)
    computed = evidence.derive(partial(derivation.derive, span), ref)
    yearly = evidence.yearly(ref, start)
    compound = evidence.combine("growth", _compounded, yearly, units.PERCENT) if yearly else missing(ref)
    by_rates = None if isinstance(compound, Fact) else Evaluation(compound, yearly, facts.of("found.of_rates"))
    if isinstance(computed, Fact):
        return by_rates or computed
    also = (by_rates,) if by_rates else ()
    soft = next((_BASES[rate.basis] for rate in yearly if rate.basis in _BASES), "")
    return Evaluation(*computed, facts.of("found.of_levels"), soft, also)


def _compounded(*rates: float) -> float:
    return (prod(1 + rate / 100 for rate in rates) - 1) * 100


def average(ref: Ref, evidence: Evidence) -> Outcome:
    """Return average growth: compound from the levels at both ends; else printed elsewhere; else the mean of rates."""
    start = evidence.claim.base_period
    computed = evidence.derive(partial(derivation.derive, cagr(start, ref.period)), ref)
    found = as_published(ref, evidence)
    also = (found,) if isinstance(found, Evaluation) else ()
    if not isinstance(computed, Fact):
        how = facts.of("found.compound")
        return Evaluation(*computed, how, _BASES.get(evidence.claim.basis, ""), also)
    if isinstance(found, Evaluation):
        return found
    rates = evidence.yearly(ref, start)
    if computed.code != "missing" or not rates:
        return computed
    measure = mean_growth(start)
    result = evidence.combine(measure.name, measure.formula, rates, "percent")
    return evaluation(result, rates, facts.of("found.mean"))


def share(ref: Ref, evidence: Evidence) -> Outcome:
    """Return a share computed from levels; else as another row prints it."""
    of = evidence.claim.base_indicator
    computed = evidence.derive(partial(derivation.derive, SHARE), ref, of=of)
    found = as_published(ref, evidence)
    if not isinstance(computed, Fact):
        also = (found,) if isinstance(found, Evaluation) else ()
        return Evaluation(*computed, facts.of("found.of_levels"), also=also)
    return found if isinstance(found, Evaluation) or computed.code == "missing" else computed


def change_of_share(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the change of a share on the year before, or since ``base_period``: printed, of printed shares, of the levels."""
    if evidence.claim.base_period:
        return _change_since(ref, evidence)
    wanted = ("level", "share", "share_change")
    prints = [each for each in map(partial(evidence.published, ref), wanted) if each]
    found: list[Evaluation] = []
    refusal: Fact | None = None
    for vintage in evidence.vintages:
        options = derivation.Options(vintage).having(of=evidence.claim.base_indicator)
        for row, _, inputs in share_change(prints, evidence.data, options):
            if row.measure in _CHANGES and row.has_figure:
                how = facts.of(_CHANGES[row.measure]) if row.origin == "computed" else None
                found.append(Evaluation(row, inputs or [row], how))
            refusal = refusal or row.refusal
    if not found:
        return refusal or missing(ref)
    best, *also = sorted(found, key=lambda each: each.result.origin != "published")
    return best._replace(also=tuple(also))


# How a change of a share was found, by the measure of its row.
_CHANGES = {"share_change": "found.of_levels", "share_difference": "found.of_shares"}


def _change_since(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the share less that of ``base_period``: of the printed ones where both are printed, else of both as computed."""
    then = ref._replace(period=evidence.claim.base_period)
    both = [as_published(each._replace(measure="share"), evidence) for each in (ref, then)]
    if any(isinstance(each, Fact) for each in both):
        both = [share(each, evidence) for each in (ref, then)]
    for each in both:
        if isinstance(each, Fact):
            return each
    now, before = (each for each in both if isinstance(each, Evaluation))
    result = evidence.combine("share_change", lambda a, b: a - b, [now.result, before.result], units.POINTS)
    return evaluation(result, [*now.inputs, *before.inputs], facts.of("found.of_shares"))


def per_head(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the level per head of the population."""
    computed = evidence.derive(of_people, ref._replace(measure="level"), of=POPULATION)
    return computed if isinstance(computed, Fact) else Evaluation(*computed, facts.of("found.of_levels"))


def ratio(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the quotient of the figure and ``base_indicator``, or that of ``base_period``."""
    if start := evidence.claim.base_period:
        span = cagr(start, ref.period)._replace(name="ratio", formula=RATIO.formula, unit=units.TIMES)
        computed = evidence.derive(partial(derivation.derive, span), ref._replace(measure="level"))
        return computed if isinstance(computed, Fact) else Evaluation(*computed, facts.of("found.of_levels"))
    by_ratio = partial(derivation.derive, RATIO)
    computed = evidence.derive(by_ratio, ref._replace(measure="level"), other=evidence.claim.base_indicator)
    return computed if isinstance(computed, Fact) else Evaluation(*computed, facts.of("found.of_levels"))


def total(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the sum of the claim's other figures; if one is missing, the level found in another way."""
    terms: list[Observation] = []
    inputs: list[Observation] = []
    for part in evidence.claim.other_figures:
        found = figure(part, evidence)
        if isinstance(found, Evaluation):
            refusal = evidence.alike(terms[0], found.result) if terms and part.period == ref.period else None
            found = refusal or found
        if isinstance(found, Fact):
            return _without_parts(ref, evidence, found)
        terms.append(found.result)
        inputs += found.inputs
    signs = [part.sign for part in evidence.claim.other_figures]
    result = evidence.combine(
        terms[0].measure, lambda *values: sum(s * v for s, v in zip(signs, values, strict=True)), terms
    )
    return evaluation(result, list(dict.fromkeys(inputs)), facts.of("found.sum"))


def _without_parts(ref: Ref, evidence: Evidence, why: Fact) -> Outcome:
    if why.code != "missing" or any(part.measure != "level" for part in evidence.claim.other_figures):
        return why
    found = level(ref, evidence)
    return why if isinstance(found, Fact) else found


def comparison(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the difference between the figure and the other one, or the closest of the other ones."""
    own = figure(ref, evidence)
    if isinstance(own, Fact):
        return own
    closest: Evaluation | None = None
    for other_ref in evidence.claim.other_figures:
        other = figure(other_ref, evidence)
        if isinstance(other, Fact):
            return other
        pair = [own.result, other.result]
        result = evidence.comparable(*pair) or evidence.combine(
            "difference", lambda a, b: a - b, pair, _points(own.result)
        )
        found = evaluation(result, [*own.inputs, *other.inputs], _against(other_ref, *pair))
        if isinstance(found, Fact):
            return found
        if closest is None or nearer(found.result, closest.result, evidence.claim):
            closest = found
    assert closest is not None  # the reader of claims requires other figures of a comparison
    return closest


def _against(other: Ref, own_figure: Observation, figure_of_other: Observation) -> Fact:
    """Return with what a figure was compared, and that the two rates are on different bases where they are."""
    a, b = (each.basis.replace("_", " ") for each in (own_figure, figure_of_other))
    if a == b or not (a and b):
        return facts.of("found.against", figure=other.words)
    return facts.of("found.against_bases", figure=other.words, word_a=a, word_b=b)


def _points(row: Observation) -> str:
    """Return the unit of a difference if it is not that of the figures: points between percentages."""
    return units.POINTS if units.is_percentage(row.unit) else ""


def nearer(result: Observation, other: Observation, claim: Claim) -> bool:
    """Return whether a result is closer to violating the claim's bound than another."""
    a, b = (float(each.point) for each in (result, other))
    return a < b if claim.bound != "under" else a > b


def figure(ref: Ref, evidence: Evidence) -> Outcome:
    """Return a figure of a sum or a comparison, by its measure."""
    return EVALUATORS.get(ref.measure, as_published)(ref, evidence)


EVALUATORS: dict[str, Callable[[Ref, Evidence], Outcome]] = {
    "level": level,
    "rank": as_published,
    **dict.fromkeys(PLANNED, as_published),
    "growth": growth,
    "mean_growth": average,
    "share": share,
    "share_change": change_of_share,
    "per_head": per_head,
    "ratio": ratio,
    "sum": total,
    "comparison": comparison,
    **dict.fromkeys(("highest", "lowest"), extreme),
    "first": first,
}
