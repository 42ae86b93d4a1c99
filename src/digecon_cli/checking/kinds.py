"""The evidence for a statement, and how each kind of statement is recomputed from it.

The evidence is the table without the statement's own printed row. In the whole table, another document's figure takes
precedence over the report's own; within a single report, only the report's figures exist.

Each kind has one short function, built on the measures that every command uses. Which evidence is tried first is a rule
of auditing (docs/claims.md): what can be recomputed from finer figures (shares, sums, averages) is recomputed; growth
is taken from another document before it is computed, since published rates rest on bases that levels do not show.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..core import facts, periods, units
from ..core.comparability import check
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.model import PLANNED, Observation, split_name
from ..measures import combining, derivation
from ..measures.cagr import cagr
from ..measures.derivation import Measure, Options, Subject
from ..measures.growth import GROWTH
from ..measures.mean_growth import mean_growth
from ..measures.ratio import RATIO
from ..measures.share import SHARE
from .statements import Claim, Ref, lines


class Index:
    """A dataset with its rows by indicator, so that the evidence for a statement is found quickly."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self._rows: dict[str, list[Observation]] = {}
        for row in data.observations:
            self._rows.setdefault(row.indicator, []).append(row)

    def rows(self, indicators: Iterable[str]) -> list[Observation]:
        """Return all rows of some indicators."""
        return [one for name in dict.fromkeys(indicators) for one in self._rows.get(name, ())]


class Evidence:
    """The evidence for one claim; ``within`` names the only source that counts (empty for all)."""

    def __init__(self, claim: Claim, index: Index, within: str = "", vintage: str = "") -> None:
        self.claim = claim
        known = index.data.sources.get(claim.source)
        # What was known on the document's date, else first prints.
        dated = known.published if known else ""
        self.vintages = (vintage,) if vintage else tuple(filter(None, (dated, "first")))
        named = [ref.indicator for ref in (*claim.subjects, *claim.other_figures)]
        parents = [index.data.about(name).whole for name in named]
        rows = index.rows([*named, split_name(claim.base_indicator)[0], *parents])
        rows = [one for one in rows if not self._own(one)]
        if within:
            rows = [one for one in rows if one.source == within]
        else:
            elsewhere = {_figure_key(one) for one in rows if one.source != claim.source}
            rows = [one for one in rows if one.source != claim.source or _figure_key(one) not in elsewhere]
        self.data = index.data.with_observations(rows)

    def _own(self, row: Observation) -> bool:
        """Return whether a row is the claim's own print: same report, same figure, same passage."""
        claim = self.claim
        if not claim.source or row.source != claim.source:
            return False
        measure = "level" if claim.kind == "sum" else claim.kind
        if not any(
            (row.indicator, row.area, row.period, row.measure) == (ref.indicator, ref.area, ref.period, measure)
            for ref in claim.subjects
        ):
            return False
        own, its = set(lines(claim.locator)), set(lines(row.locator))
        return not own or not its or bool(own & its)

    def published(self, ref: Ref, measure: str = "", of: str = "") -> Observation | None:
        """Return the published figure that ``ref`` names, as known on the document's date, else its first print."""
        claim, wanted = self.claim, measure or ref.measure
        whole = of or claim.base_indicator or self.data.about(ref.indicator).whole
        found = [
            row
            for row in self.data.observations
            if (row.indicator, row.area, row.period, row.measure) == (ref.indicator, ref.area, ref.period, wanted)
            and (
                PLANNED.get(wanted, wanted) != "share"
                or _plain(row.base_indicator, row.area) == _plain(whole, ref.area)
            )
            and (wanted != "mean_growth" or row.base_period == claim.base_period)
            and (not claim.basis or not row.basis or row.basis == claim.basis)
            and row.has_figure
        ]
        standing = (self.data.standing_figure(found, vintage) for vintage in self.vintages)
        return next(filter(None, standing), None)

    def derive(
        self, measure: Measure, ref: Ref, of: str = "", other: str = ""
    ) -> tuple[Observation, Sequence[Observation]] | Fact:
        """Return the value of a measure for the level of ``ref`` with its inputs, or the reason why there is none."""
        observation = self.published(ref, "level")
        if observation is None:
            return missing(ref._replace(measure="level"))
        refusal: Fact | None = None
        for vintage in self.vintages:
            options = Options(vintage).having(of=of, other=other)
            row, _, inputs = derivation.derive(measure, Subject(observation, self.data, options))
            if row.has_figure:
                return row, inputs
            refusal = refusal or row.refusal
        assert refusal is not None  # a row without a figure has a refusal
        return refusal

    def combine(
        self, name: str, formula: Callable[..., float], inputs: Sequence[Observation], unit: str = ""
    ) -> Observation | Fact:
        """Return a formula of figures with bounds, in the unit of the first (or the plain ``unit``).

        An open figure refuses another open one, and one without bounds.
        """
        opened = next((figure for figure in inputs if figure.interval().is_open), inputs[0])
        for figure in inputs:
            refusal, _ = check(("open",), opened, figure, self.data)
            if refusal:
                return refusal
        derived = combining.evaluate(formula, inputs)
        like = inputs[0]
        if not unit:
            derived = combining.in_unit_of(like, derived)
        measure = Measure(name, "", (), formula, unit or like.unit)
        row = derivation.result(measure, Subject(like, self.data, Options()), derived, inputs).row
        return row.refusal or (row if unit else row._replace(unit_mult=like.unit_mult))

    def alike(self, figure: Observation, other: Observation) -> Fact | None:
        """Return why two figures cannot be added or compared: different units, or levels of different durations."""
        codes = ("unit", "duration") if figure.measure == other.measure == "level" else ("unit",)
        return check(codes, figure, other, self.data)[0]


def missing(ref: Ref) -> Fact:
    """Return the refusal for a figure without any other evidence."""
    return facts.of("missing.other", figure=ref.words)


def _figure_key(row: Observation) -> tuple[str, ...]:
    return row.indicator, row.area, row.period, row.measure, row.base_indicator, row.base_period


def _plain(base: str, area: str) -> str:
    """Return a base with its area only if that differs from ``area``."""
    return base.removesuffix(f"@{area}")


class Evaluation(NamedTuple):
    """A recomputed figure with its inputs and how it was found.

    ``soft`` names the basis for which it can confirm the claim but not contradict it; empty if it can do both.
    """

    result: Observation
    inputs: Sequence[Observation]
    how: Fact | None = None
    soft: str = ""


Outcome = Evaluation | Fact


def _evaluation(result: Observation | Fact, inputs: Sequence[Observation], how: Fact, soft: str = "") -> Outcome:
    return result if isinstance(result, Fact) else Evaluation(result, inputs, how, soft)


_BASES = {"comparable": "comparable basis", "constant_prices": "price basis"}


def as_published(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the figure from another row of the table."""
    row = evidence.published(ref)
    return missing(ref) if row is None else Evaluation(row, [row])


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
        return _evaluation(result, inputs, facts.of("found.implied"))
    return missing(ref)


def _grown(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the level of the year before raised by published growth; on another basis it can only confirm."""
    before = evidence.published(ref._replace(period=periods.shift(ref.period, -1)), "level")
    rate = evidence.published(ref, "growth")
    if before is None or rate is None:
        return missing(ref)
    result = evidence.combine("level", lambda base, g: base * (1 + g / 100), [before, rate])
    how = facts.of("found.grown")
    return _evaluation(result, [before, rate], how, _BASES.get(rate.basis, ""))


def growth(ref: Ref, evidence: Evidence) -> Outcome:
    """Return growth as another document prints it; else computed from levels."""
    found = as_published(ref, evidence)
    if isinstance(found, Evaluation):
        return found
    computed = evidence.derive(GROWTH, ref)
    if isinstance(computed, Fact):
        return computed if computed.code != "missing" else found
    return Evaluation(*computed, facts.of("found.of_levels"), _BASES.get(evidence.claim.basis, ""))


def average(ref: Ref, evidence: Evidence) -> Outcome:
    """Return average growth: compound from the levels at both ends; else printed elsewhere; else the mean of rates."""
    start = evidence.claim.base_period
    computed = evidence.derive(cagr(start, ref.period), ref)
    if not isinstance(computed, Fact):
        return Evaluation(*computed, facts.of("found.compound"), _BASES.get(evidence.claim.basis, ""))
    found = as_published(ref, evidence)
    if isinstance(found, Evaluation):
        return found
    years = range(1, periods.span(ref.period).start // 12 - periods.span(start).start // 12 + 1)
    wanted = [ref._replace(measure="growth", period=periods.shift(start, year)) for year in years]
    rates = [one for each in wanted if (one := evidence.published(each))]
    if computed.code != "missing" or len(rates) < len(wanted):
        return computed
    measure = mean_growth(start)
    result = evidence.combine(measure.name, measure.formula, rates, "percent")
    return _evaluation(result, rates, facts.of("found.mean"))


def share(ref: Ref, evidence: Evidence) -> Outcome:
    """Return a share computed from levels; else as another row prints it."""
    of = evidence.claim.base_indicator
    computed = evidence.derive(SHARE, ref, of=of)
    if not isinstance(computed, Fact):
        return Evaluation(*computed, facts.of("found.of_levels"))
    found = as_published(ref, evidence)
    return found if isinstance(found, Evaluation) or computed.code == "missing" else computed


def ratio(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the quotient of the figure and ``base_indicator``."""
    computed = evidence.derive(RATIO, ref._replace(measure="level"), other=evidence.claim.base_indicator)
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
    return _evaluation(result, list(dict.fromkeys(inputs)), facts.of("found.sum"))


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
        result = evidence.alike(*pair) or evidence.combine("difference", lambda a, b: a - b, pair, _points(own.result))
        found = _evaluation(result, [*own.inputs, *other.inputs], facts.of("found.against", figure=other_ref.words))
        if isinstance(found, Fact):
            return found
        if closest is None or nearer(found.result, closest.result, evidence.claim):
            closest = found
    assert closest is not None  # the reader of claims requires other figures of a comparison
    return closest


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
    "ratio": ratio,
    "sum": total,
    "comparison": comparison,
}
