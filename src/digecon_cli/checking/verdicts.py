"""The verdict on each statement from all evidence but itself, with its inputs and an auditor's remarks."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..core import facts, units
from ..core.dataset import Dataset
from ..core.errors import DataError, UsageError, did_you_mean
from ..core.facts import Fact, Facts
from ..core.intervals import Interval, printed_bounds, to_interval
from ..core.messages import of_data, phrase
from ..core.model import Indicator, Observation, split_name
from ..measures.combining import sources
from ..pages.numbers import WORDS
from .kinds import EVALUATORS, Evaluation, Evidence, Index, nearer
from .statements import Claim, Ref

if TYPE_CHECKING:
    from ..reading.report import FileName

CONSISTENT, ROUNDING, INCONSISTENT, NOT_CHECKABLE = "consistent", "rounding", "inconsistent", "not checkable"
VERDICTS = (CONSISTENT, ROUNDING, INCONSISTENT, NOT_CHECKABLE)
WORST_FIRST = (INCONSISTENT, ROUNDING, NOT_CHECKABLE, CONSISTENT)


class CheckedClaim(NamedTuple):
    """The verdict on one claim: the recomputed figure (None if there is none), its inputs, and what was found.

    ``explained`` puts the known explanation before what was found.
    """

    claim: Claim
    verdict: str
    result: Observation | None
    inputs: Sequence[Observation]
    found: Facts = ()
    explained: bool = False

    def notes(self, lang: str = "en") -> str:
        """Return the notes on a verdict: reason, how and where the figure was found, and the known explanation."""
        explanation, note = phrase(self.claim.explanation, lang), of_data(self.claim.note, lang)
        found = facts.notes(self.found, lang)
        parts = (explanation, found, note) if self.explained else (found, explanation, note)
        return phrase("; ", lang).join(filter(None, parts))


# If a claim has several figures, one that cannot be checked outweighs one that differs by rounding.
_WORST = (INCONSISTENT, NOT_CHECKABLE, ROUNDING, CONSISTENT)


def check(
    claims: Iterable[Claim], data: Dataset, within: str = "", vintage: str = "", name: "FileName" = "claims.csv"
) -> list[CheckedClaim]:
    """Return a finding for each claim, in order.

    ``within`` names the only source whose figures count as evidence (empty for all). Raises UsageError for a source
    that the table does not have, DataError for a claim about an unknown indicator.
    """
    if within:
        known = {name for one in data.observations for name in one.sources}
        if within not in known:
            raise UsageError(
                "no figure of this table comes from '{within}'.{hint} 'digecon sources' shows where they come from.",
                within=within,
                hint=did_you_mean(within, known),
            )
    index = Index(data)
    indicators = dict.fromkeys((*data.catalog, *(one.indicator for one in data.observations)))
    found = []
    for claim in claims:
        for indicator in _named(claim):
            if indicator not in indicators:
                hint = did_you_mean(indicator, indicators)
                raise DataError(
                    "{name}, line {line}: '{indicator}' is no indicator of the table.{hint}",
                    name=name,
                    line=claim.line,
                    indicator=indicator,
                    hint=hint,
                )
        found.append(_finding(claim, index, within, vintage))
    return found


def _named(claim: Claim) -> Iterable[str]:
    bases = [split_name(one)[0] for one in (claim.base_indicator, claim.same_name) if one]
    return [*(ref.indicator for ref in (*claim.subjects, *claim.other_figures)), *bases]


def _finding(claim: Claim, index: Index, within: str, vintage: str) -> CheckedClaim:
    if claim.kind == "none":
        return CheckedClaim(claim, NOT_CHECKABLE, None, ())
    if claim.kind == "count":
        return _count_items(claim)
    if not claim.same_name:
        return _evaluate(claim, index, within, vintage)
    # One name for two series: the statement is checked against the other one, and a note has the verdict on its own.
    found = _evaluate(_renamed(claim), index, within, vintage)
    # The parts of a sum belong to its own series, the partner of a level to the other one.
    other_figures = claim.other_figures if claim.kind == "sum" else ()
    own = _evaluate(claim._replace(other_figures=other_figures, explanation="", note=""), index, within, vintage)
    where, other = (_label(index.data.about(name)) for name in (claim.subjects[0].indicator, claim.same_name))
    known: dict[str, facts.Value] = {"other": other, "where": where, "word_verdict": own.verdict}
    if own.result is None:
        beside = facts.of("found.beside", **known)
    else:
        documents = tuple(sources(own.inputs).split(";"))
        beside = facts.of("found.beside_from", **known, value=short(own.result), sources=documents)
    limits = tuple(fact for fact in found.found if fact.key == "found.bound_at")
    return found._replace(claim=claim, found=(*limits, beside), explained=True)


def _label(entry: Indicator) -> Fact:
    """Return the name of an indicator in every language."""
    return facts.of("found.label", label=entry.name(), label_zh=entry.name("zh"))


def _renamed(claim: Claim) -> Claim:
    """Return the claim about the other series that the report calls by the same name."""
    own = claim.subjects[0].indicator
    whole = claim.base_indicator
    if split_name(whole)[0] == own:
        whole = claim.same_name + whole.removeprefix(own)
    subjects = tuple(ref._replace(indicator=claim.same_name) for ref in claim.subjects)
    if claim.kind == "sum":
        claim = claim._replace(kind="level", other_figures=())
    return claim._replace(subjects=subjects, base_indicator=whole)


def _evaluate(claim: Claim, index: Index, within: str, vintage: str) -> CheckedClaim:
    """Return the finding on a claim; of its figures, the one that fails it or comes closest to failing."""
    evidence = Evidence(claim, index, within, vintage)
    findings = [_judge(claim, ref, evidence) for ref in claim.subjects]
    worst = min((finding.verdict for finding in findings), key=_WORST.index)
    alike = [finding for finding in findings if finding.verdict == worst]
    chosen = alike[0]
    for finding in alike[1:]:
        if finding.result and chosen.result and nearer(finding.result, chosen.result, claim):
            chosen = finding
    if len(findings) > 1 and worst == CONSISTENT:
        every = list(dict.fromkeys(each for finding in findings for each in finding.inputs))
        closest = facts.of("found.closest", number=str(len(findings)))
        chosen = chosen._replace(inputs=every, found=(closest, *chosen.found))
    return chosen


def _judge(claim: Claim, ref: Ref, evidence: Evidence) -> CheckedClaim:
    outcome = EVALUATORS[claim.kind](ref, evidence)
    if isinstance(outcome, Fact):
        reason = outcome if outcome.code == "missing" else facts.of("found.refused", noted=outcome)
        return CheckedClaim(claim, NOT_CHECKABLE, None, (), (reason,))
    found, why = verdict(claim, outcome.result)
    if outcome.soft and found == INCONSISTENT:
        # Levels cannot contradict a rate on a comparable basis or at constant prices; they can only confirm it.
        found, why = NOT_CHECKABLE, facts.of("found.soft", word_basis=outcome.soft)
    how = outcome.how
    if how and outcome.soft and not why:
        how = facts.of("found.on_basis", how=how, word_basis=outcome.soft)
    printed = evidence.published(ref) if claim.kind == "share" and outcome.how else None
    elsewhere = facts.of("found.printed", value=printed.value, source=printed.source) if printed else None
    known = tuple(filter(None, (why, how, _origin_of_evidence(claim, outcome), elsewhere)))
    return CheckedClaim(claim, found, outcome.result, outcome.inputs, known)


def _origin_of_evidence(claim: Claim, outcome: Evaluation) -> Fact | None:
    """Return whether the evidence is from the report itself or from other documents."""
    every = [name for name in sources(outcome.inputs).split(";") if name]
    elsewhere = tuple(name for name in every if name != claim.source)
    if not claim.source or not every:
        return facts.of("found.sources", sources=tuple(every)) if every else None
    if not elsewhere:
        return facts.of("found.own")
    form = "found.sources_and_own" if len(elsewhere) < len(every) else "found.sources"
    return facts.of(form, sources=elsewhere)


def _count_items(claim: Claim) -> CheckedClaim:
    """Return the finding on a number of items, counted in the list of the report; each group yields one digit."""
    groups = [[item.strip() for item in group.split(";") if item.strip()] for group in claim.items.split("/")]
    number = "".join(str(len(group)) for group in groups)
    result = Observation(
        "", "", "", "level", "", "", "published", number, number, number, "exact", claim.unit, 0, "", "A", "",
        claim.source, claim.items,
    )  # fmt: skip
    found, why = verdict(claim, result)
    return CheckedClaim(claim, found, result, (), (why or facts.of("found.items"),))


def short(figure: Observation) -> str:
    """Return a figure with its unit, in few digits if it is computed: ``over 650 x 10 thousand racks``."""
    number = figure.point
    if figure.origin == "computed":
        number = f"{float(number):.4g}"
    mark = WORDS.get(figure.bound, "")
    unit = units.label(figure.unit, figure.unit_mult)
    return f"{mark}{number} {'x ' if unit[:1].isdigit() else ''}{unit}".strip()


class ConvertedResult(NamedTuple):
    """A recomputed figure in the claim's unit; an open or unknown end is None."""

    value: float | None
    low: float | None
    high: float | None


def in_claimed_unit(claim: Claim, result: Observation) -> ConvertedResult | None:
    """Return the result in the claim's unit (its own if the claim has none); None if the units differ."""
    if claim.unit and not units.same(claim.unit, result.unit):
        return None
    factor = units.factor(result.unit, result.unit_mult, claim.unit, claim.unit_mult) if claim.unit else 1.0

    def end(text: str) -> float | None:
        return float(f"{float(text) * factor:.12g}") if text else None

    return ConvertedResult(end(result.value if not _open(result) else ""), end(result.low), end(result.high))


def verdict(claim: Claim, result: Observation) -> tuple[str, Fact | None]:
    """Return the verdict on a claim for a recomputed figure, and the reason if it is not obvious.

    ``consistent``: the recomputed point prints as claimed or meets the claim's qualifier, or the evidence is printed
    more coarsely than the claim and its range holds the claimed number. ``rounding``: it prints differently, but the
    ranges that rounding allows for both overlap in more than a point. ``inconsistent``: they do not overlap. Evidence
    that is an "about" counts with its digits; if it differs beyond them, the claim is not checkable, since no document
    says how far off the evidence may be.
    """
    ends = in_claimed_unit(claim, result.as_rounded())
    if ends is None:
        return NOT_CHECKABLE, facts.of("found.units", word_unit=result.unit, word_claim=claim.unit)
    low, high = printed_bounds(claim.value, claim.bound if claim.bound != "about" else "")
    claimed = to_interval(claim.value, low, high, claim.bound)
    if claim.bound in ("over", "under"):
        found, why = _limit(claim, result, ends)
    else:
        found, why = _number(claimed, result, ends), None
    if not result.interval().about:
        return found, why
    found = NOT_CHECKABLE if found == INCONSISTENT else found
    return found, facts.of("found.bound_at", word_bound=result.bound, value=f"{ends.value:g}")


def _open(figure: Observation) -> bool:
    return figure.bound in ("over", "under")


def _limit(claim: Claim, result: Observation, ends: ConvertedResult) -> tuple[str, Fact | None]:
    """Judge a claim of "over" or "under"; a comparison needs a difference other than zero."""
    sign = 1 if claim.bound == "over" else -1
    limit = float(claim.value)
    known, reach = (ends.low, ends.high) if claim.bound == "over" else (ends.high, ends.low)
    point = known if ends.value is None else ends.value
    if point is not None:
        beyond = sign * (point - limit)
        if beyond > 0 or (beyond == 0 and claim.kind != "comparison"):
            return CONSISTENT, None
    if reach is None and _open(result):
        return NOT_CHECKABLE, facts.of("found.bound_at", word_bound=result.bound, value=f"{point:g}")
    if reach is not None and (sign * (reach - limit) > 0 or (reach == limit and claim.kind != "comparison")):
        if point is not None:
            return ROUNDING, None
        return NOT_CHECKABLE, facts.of("found.bound", word_bound=result.bound)
    return INCONSISTENT, None


def _number(claimed: Interval, result: Observation, ends: ConvertedResult) -> str:
    """Judge a claim of a number against a point, or against the known end of an open figure."""
    slack = 1e-9 * max(1.0, abs(claimed.value))
    low = ends.low if ends.low is not None else (float("-inf") if ends.value is None else ends.value)
    high = ends.high if ends.high is not None else (float("inf") if ends.value is None else ends.value)
    if ends.value is None:
        return CONSISTENT if low <= claimed.high + slack and claimed.low <= high + slack else INCONSISTENT
    if claimed.low - slack <= ends.value <= claimed.high + slack:
        return CONSISTENT
    coarser = result.origin == "published" and high - low > claimed.high - claimed.low
    if coarser and low - slack <= claimed.value <= high + slack:
        return CONSISTENT
    # Adjacent prints (110 and 111) share a single point, which is not an overlap.
    return ROUNDING if low < claimed.high - slack and claimed.low < high - slack else INCONSISTENT
