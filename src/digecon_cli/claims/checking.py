"""Evaluate statements: each against all evidence but itself, with a verdict, the inputs and what an auditor would add."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import units
from ..dataset import Dataset
from ..errors import DataError, UsageError, did_you_mean
from ..measures.combining import sources
from ..model import Observation, Refusal
from ..present.numbers import WORDS
from .evidence import Evidence, Index
from .kinds import EVALUATORS, Found, nearer
from .statements import Claim, Ref
from .verdicts import CONSISTENT, INCONSISTENT, NOT_CHECKABLE, ROUNDING, verdict


class CheckedClaim(NamedTuple):
    """The verdict on one claim: the recomputed figure (None: there is none), its inputs, and the note."""

    claim: Claim
    verdict: str
    result: Observation | None
    inputs: Sequence[Observation]
    note: str


_WORST = (INCONSISTENT, NOT_CHECKABLE, ROUNDING, CONSISTENT)


def check(
    claims: Iterable[Claim], data: Dataset, within: str = "", vintage: str = "", name: str = "claims.csv"
) -> list[CheckedClaim]:
    """Return a finding for each claim, in their order.

    ``within`` names the only source whose figures count as evidence (empty: all). Raises UsageError for a source that
    the table does not have, DataError for a claim about an unknown indicator.
    """
    if within:
        known = {name for one in data.observations for name in one.sources}
        if within not in known:
            raise UsageError(
                f"no figure of this table comes from '{within}'.{did_you_mean(within, known)} "
                "'digecon sources' shows where they come from."
            )
    index = Index(data)
    indicators = dict.fromkeys((*data.catalog, *(one.indicator for one in data.observations)))
    found = []
    for claim in claims:
        for indicator in _named(claim):
            if indicator not in indicators:
                hint = did_you_mean(indicator, indicators)
                raise DataError(f"{name}, line {claim.line}: '{indicator}' is no indicator of the table.{hint}")
        found.append(_finding(claim, index, within, vintage))
    return found


def _named(claim: Claim) -> Iterable[str]:
    bases = [one.partition("@")[0] for one in (claim.base_indicator, claim.same_name) if one]
    return [*(ref.indicator for ref in (*claim.subjects, *claim.others)), *bases]


def _finding(claim: Claim, index: Index, within: str, vintage: str) -> CheckedClaim:
    if claim.kind == "none":
        return CheckedClaim(claim, NOT_CHECKABLE, None, (), _note(claim))
    if claim.kind == "count":
        return _counted(claim)
    if not claim.same_name:
        return _evaluate(claim, index, within, vintage)
    # One name for two things: what the report says must hold for the other thing too, and its own series tells the rest.
    found = _evaluate(_renamed(claim), index, within, vintage)
    # A sum's parts are its own; a level's partner belongs to the other thing.
    others = claim.others if claim.kind == "sum" else ()
    own = _evaluate(claim._replace(others=others, explanation="", note=""), index, within, vintage)
    where = index.data.about(claim.subjects[0].indicator).label or claim.subjects[0].indicator
    other = index.data.about(claim.same_name).label or claim.same_name
    beside = f"set against {other}, as {where} it is {own.verdict}"
    if own.result is not None:
        aside = f"{short(own.result)}; from {', '.join(sources(own.inputs).split(';'))}"
        beside += f" ({aside})"
    parts = (claim.explanation, beside, claim.note)
    return found._replace(claim=claim, note="; ".join(part for part in parts if part))


def _renamed(claim: Claim) -> Claim:
    """Return the claim about the other series that the report calls by the same name."""
    own = claim.subjects[0].indicator
    base, at, area = claim.base_indicator.partition("@")
    base = claim.same_name if base == own else base
    subjects = tuple(ref._replace(indicator=claim.same_name) for ref in claim.subjects)
    if claim.kind == "sum":
        claim = claim._replace(kind="level", others=())
    return claim._replace(subjects=subjects, base_indicator=f"{base}{at}{area}")


def _evaluate(claim: Claim, index: Index, within: str, vintage: str) -> CheckedClaim:
    """Return the finding on a claim; of several figures the one that fails it, or comes closest to that."""
    evidence = Evidence(claim, index, within, vintage)
    findings = [_judged(claim, ref, evidence) for ref in claim.subjects]
    worst = min((one.verdict for one in findings), key=_WORST.index)
    alike = [one for one in findings if one.verdict == worst]
    chosen = alike[0]
    for one in alike[1:]:
        if one.result and chosen.result and nearer(one.result, chosen.result, claim):
            chosen = one
    if len(findings) > 1 and worst == CONSISTENT:
        every = list(dict.fromkeys(each for one in findings for each in one.inputs))
        chosen = chosen._replace(inputs=every, note=f"all {len(findings)} hold, this is the closest; {chosen.note}")
    return chosen


def _judged(claim: Claim, ref: Ref, evidence: Evidence) -> CheckedClaim:
    outcome = EVALUATORS[claim.kind](ref, evidence)
    if isinstance(outcome, Refusal):
        reason = outcome.sentence if outcome.code == "missing" else outcome.note
        return CheckedClaim(claim, NOT_CHECKABLE, None, (), _note(claim, reason))
    found, why = verdict(claim, outcome.result)
    if outcome.soft and found == INCONSISTENT:
        # Levels say nothing of a rate that compares the same firms, or at constant prices: they can confirm it only.
        found, why = NOT_CHECKABLE, f"{outcome.soft}: the levels alone give another figure and cannot contradict it"
    basis = f" (the rate is on a {outcome.soft})" if outcome.soft and not why else ""
    printed = evidence.published(ref) if claim.kind == "share" and outcome.how else None
    elsewhere = f"printed as {printed.value} in {printed.source}" if printed else ""
    note = _note(claim, why, outcome.how + basis, _witness(claim, outcome), elsewhere)
    return CheckedClaim(claim, found, outcome.result, outcome.inputs, note)


def _note(claim: Claim, *parts: str) -> str:
    """Return what travels with a verdict: the reason, how and from whom the figure is, and the known explanation."""
    return "; ".join(filter(None, (*parts, claim.explanation, claim.note)))


def _witness(claim: Claim, outcome: Found) -> str:
    """Return whether the evidence is the report's own or another document's."""
    every = [one for one in sources(outcome.inputs).split(";") if one]
    others = [one for one in every if one != claim.source]
    if not claim.source or not every:
        return f"from {', '.join(every)}" if every else ""
    if not others:
        return "from the report's own figures"
    return f"from {', '.join(others)}" + (" and the report's own figures" if len(others) < len(every) else "")


def _counted(claim: Claim) -> CheckedClaim:
    """Judge a claim of how many items there are by the list that the report gives; groups give one digit each."""
    groups = [[item.strip() for item in group.split(";") if item.strip()] for group in claim.items.split("/")]
    number = "".join(str(len(group)) for group in groups)
    result = Observation(
        "", "", "", "level", "", "", "published", number, number, number, "exact", claim.unit, 0, "", "A", "",
        claim.source, claim.items,
    )  # fmt: skip
    found, why = verdict(claim, result)
    return CheckedClaim(claim, found, result, (), _note(claim, why or "items that the report lists"))


def short(one: Observation) -> str:
    """Return a figure with its unit, in few digits where it is computed: ``over 650 x 10 thousand racks``."""
    number = one.point
    if one.origin == "computed":
        number = f"{float(number):.4g}"
    mark = WORDS.get(one.bound, "")
    unit = units.label(one.unit, one.unit_mult)
    return f"{mark}{number} {'x ' if unit[:1].isdigit() else ''}{unit}".strip()
