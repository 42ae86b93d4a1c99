"""The verdict on each statement from all evidence but itself, with its inputs and an auditor's remarks."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..core import facts
from ..core.cleaning import clean
from ..core.comparability import RULES
from ..core.dataset import Dataset
from ..core.errors import UsageError, did_you_mean
from ..core.facts import Fact, Facts
from ..core.messages import of_data, phrase
from ..core.model import Indicator, Observation, split_name
from ..measures.combining import sources
from .confusions import (
    PUBLISHED_KINDS,
    Fitting,
    another_release,
    plan_of,
    points_for_percent,
    what_fits,
)
from .evidence import Evaluation, Evidence, Index
from .extremes import REACHED
from .judging import (
    CONSISTENT,
    INCONSISTENT,
    NOT_CHECKABLE,
    NOT_COMPARABLE,
    REVISED,
    ROUNDING,
    bilingual,
    short,
    verdict,
)
from .kinds import EVALUATORS, nearer
from .resolving import resolver
from .statements import EXTREMES, Claim, Ref

# Rules that say that two figures do not compare; the rest of them, that there is no result.
_RULES = RULES.keys() - {"open", "zero", "sign", "level"}


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
        return clean(phrase("; ", lang).join(filter(None, parts)))


# If a claim has several figures, one that cannot be checked outweighs one that differs by rounding.
_WORST = (INCONSISTENT, NOT_COMPARABLE, NOT_CHECKABLE, REVISED, ROUNDING, CONSISTENT)


def check(claims: Iterable[Claim], data: Dataset, within: str = "", vintage: str = "") -> list[CheckedClaim]:
    """Return a finding for each claim, in order; one that cannot be read or names nothing of the table is not checkable.

    ``within`` names the only source whose figures count as evidence (empty for all). Raises UsageError for a source
    that the table does not have.
    """
    if within:
        known = {name for row in data.observations for name in row.sources}
        if within not in known:
            raise UsageError(
                "no figure of this table comes from '{within}'.{hint} 'digecon sources' shows where they come from.",
                within=within,
                hint=did_you_mean(within, known),
            )
    index, resolved = Index(data), resolver(data)
    return [_finding(resolved(claim), index, within, vintage) for claim in claims]


def _finding(claim: Claim, index: Index, within: str, vintage: str) -> CheckedClaim:
    if claim.fault:
        return CheckedClaim(claim, NOT_CHECKABLE, None, (), (facts.of("found.fault", clause=claim.fault),))
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
    known: dict[str, facts.Value] = {
        "other": other,
        "word_found": found.verdict,
        "where": where,
        "word_verdict": own.verdict,
    }
    if own.result is None:
        beside = facts.of("found.beside", **known)
    else:
        documents = tuple(sources(own.inputs).split(";"))
        beside = facts.of("found.beside_from", **known, value=short(own.result), sources=documents)
    limits = tuple(fact for fact in found.found if fact.key == "found.bound_at")
    return found._replace(claim=claim, found=(*limits, beside), explained=True)


def _label(entry: Indicator) -> Fact:
    """Return the name of an indicator in every language."""
    return bilingual(entry.name(), entry.name("zh"))


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
    findings = [_judge(claim, ref, evidence, index) for ref in claim.subjects]
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


def _judge(claim: Claim, ref: Ref, evidence: Evidence, index: Index) -> CheckedClaim:
    """Return the finding on one figure of a claim."""
    if claim.kind in EXTREMES:
        return _judge_extreme(claim, ref, evidence, index)
    if claim.kind == "first":
        claim = claim._replace(bound="over")
    outcome = EVALUATORS[claim.kind](ref, evidence)
    if isinstance(outcome, Fact):
        return _refused(claim, outcome, ref, evidence, index)
    found, why, outcome = _best(claim, outcome)
    if outcome.how and outcome.how.key == REACHED and found in (CONSISTENT, ROUNDING):
        found = INCONSISTENT
    if points := points_for_percent(claim, outcome.result):
        found, why = INCONSISTENT, points
    elif fitting := _fitting(claim, ref, found, outcome, evidence, index):
        known = (*fitting.facts, *_described(claim, outcome, None))
        every = list(dict.fromkeys((*outcome.inputs, *fitting.inputs)))
        return CheckedClaim(claim, fitting.verdict, outcome.result, every, known)
    if outcome.soft and found == INCONSISTENT:
        # Levels cannot contradict a rate on a comparable basis or at constant prices; they can only confirm it.
        found, why = NOT_CHECKABLE, facts.of("found.soft", word_basis=outcome.soft)
    elsewhere = evidence.published(ref) if claim.kind == "share" and outcome.how else None
    printed = facts.of("found.printed", value=elsewhere.value, source=elsewhere.source) if elsewhere else None
    known = tuple(filter(None, (why, *_described(claim, outcome, why), printed)))
    return CheckedClaim(claim, found, outcome.result, outcome.inputs, known)


def _judge_extreme(claim: Claim, ref: Ref, evidence: Evidence, index: Index) -> CheckedClaim:
    """Return the finding on the highest or lowest of a series: on its number, where it has one that does not hold, else its place."""
    if claim.value:
        stated = claim._replace(kind=ref.measure, other_figures=())
        reached = _judge(stated, ref, evidence, index)
        if reached.verdict not in (CONSISTENT, ROUNDING):
            return reached._replace(claim=claim)
    outcome = EVALUATORS[claim.kind](ref, evidence)
    if isinstance(outcome, Fact):
        return _refused(claim, outcome, ref, evidence, index)
    bound = "over" if claim.kind == "highest" else "under"
    found, why = verdict(claim._replace(value="0", bound=bound, unit="", unit_mult=0), outcome.result)
    known = tuple(filter(None, (why, *_described(claim, outcome, why))))
    return CheckedClaim(claim, found, outcome.result, outcome.inputs, known)


def _fitting(
    claim: Claim, ref: Ref, found: str, outcome: Evaluation, evidence: Evidence, index: Index
) -> Fitting | None:
    """Return what the number of a claim fits that its evidence does not bear out; None where nothing does."""
    if found not in (INCONSISTENT, NOT_CHECKABLE):
        return None
    if found == INCONSISTENT and not outcome.soft:
        return what_fits(claim, ref, outcome, evidence, index)
    return another_release(claim, ref, outcome, evidence)


def _refused(claim: Claim, refusal: Fact, ref: Ref, evidence: Evidence, index: Index) -> CheckedClaim:
    """Return the finding where a rule refuses the figure: the claim compares what does not compare, or there is no figure.

    In the latter case the target or forecast that the number is, if any.
    """
    if refusal.code in _RULES:
        return CheckedClaim(claim, NOT_COMPARABLE, None, (), (_coded(refusal),))
    reason = refusal if refusal.code in ("missing", "found") else _coded(refusal)
    near = plan_of(claim, ref, evidence, index) if claim.kind in PUBLISHED_KINDS else None
    return CheckedClaim(
        claim, NOT_CHECKABLE, None, near.inputs if near else (), (reason, *(near.facts if near else ()))
    )


def _coded(refusal: Fact) -> Fact:
    """Return a refusal with its code, without the option that overrides it, which ``check`` does not have."""
    return facts.of("found.refused", code=refusal.code, clause=refusal)


def _best(claim: Claim, outcome: Evaluation) -> tuple[str, Fact | None, Evaluation]:
    """Return the verdict, the reason and the figure: of those of the claim the first that bears it out, else the first."""
    judged = [(*verdict(claim, each.result), each) for each in (outcome, *outcome.also)]
    borne_out = (each for name in (CONSISTENT, ROUNDING) for each in judged if each[0] == name)
    first = judged[0]
    return first if first[0] in (CONSISTENT, ROUNDING) else next(borne_out, first)


def _described(claim: Claim, outcome: Evaluation, why: Fact | None) -> Facts:
    """Return how a figure was found, and whose it is."""
    how = outcome.how
    if how and outcome.soft and not why:
        how = facts.of("found.on_basis", how=how, word_basis=outcome.soft)
    return tuple(filter(None, (how, _origin_of_evidence(claim, outcome))))


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
