"""Findings as listings: the columns that programs read, and the page that people read."""

from collections import Counter
from collections.abc import Sequence

from .. import periods, units
from ..messages import of_data, phrase
from ..pages.labels import counted
from ..pages.numbers import WORDS, bounds, printed
from ..table import Listing
from .checking import CheckedClaim, short
from .statements import Claim
from .verdicts import VERDICTS, told

COLUMNS = ("claim_id", "verdict", "printed", "recomputed", "low", "high", "unit", "inputs", "note")
_SIDES = {"over": "higher", "under": "lower"}


def listing(findings: Sequence[CheckedClaim], lang: str = "en") -> Listing:
    """Return a line for each claim as programs read it: numbers in the claim's unit, with full precision.

    Its view is the ``report`` for people.
    """
    rows = []
    for one in findings:
        ends = told(one.claim, one.result) if one.result else None
        numbers = ["" if end is None else repr(end).removesuffix(".0") for end in ends or (None, None, None)]
        rows.append(
            (one.claim.claim_id, one.verdict, claimed(one.claim), *numbers, _unit(one), inputs(one), one.notes())
        )  # fmt: skip
    ends_are: dict[str, type] = {"recomputed": float, "low": float, "high": float}
    return Listing(COLUMNS, rows, "check", view=lambda: report(findings, lang=lang), numbers=ends_are)


def report(findings: Sequence[CheckedClaim], title: str = "check", lang: str = "en") -> Listing:
    """Return the findings as people read them, with a summary below."""
    rows = [
        (one.claim.claim_id, statement(one, lang), says(one, lang), shown(one), phrase(one.verdict, lang), one.notes(lang))
        for one in findings
    ]  # fmt: skip
    return Listing(
        ("claim", "statement", "claimed", "recomputed", "verdict", "note"), rows, title, (summary(findings, lang),)
    )


def statement(one: CheckedClaim, lang: str = "en") -> str:
    """Return what is stated, in its own words or by the names of its figures."""
    return of_data(one.claim.statement, lang) or phrase("; ", lang).join(
        ref.words.sentence(lang) for ref in one.claim.subjects
    )


def says(one: CheckedClaim, lang: str = "en") -> str:
    """Return the number that a statement prints, with its qualifier and unit."""
    unit = "" if one.claim.kind in ("comparison", "rank", "none") else _unit(one, lang)
    return f"{claimed(one.claim, lang)} {unit}".strip()


def shown(one: CheckedClaim) -> str:
    """Return the recomputed number with its bounds, in the statement's unit where it has one; empty for none."""
    claim, result = one.claim, one.result
    if result is None:
        return ""
    own = (claim.unit, claim.unit_mult) if claim.unit else (result.unit, result.unit_mult)
    unit = own if units.same(own[0], result.unit) else (result.unit, result.unit_mult)
    return f"{printed(result, unit)}{bounds(result, unit)}"


def summary(findings: Sequence[CheckedClaim], lang: str = "en", order: Sequence[str] = VERDICTS) -> str:
    """Return how many statements got each verdict, in one line."""
    count = Counter(one.verdict for one in findings)
    told_each = (phrase("{count} {verdict}", lang, count=count[name], verdict=phrase(name, lang)) for name in order)
    return counted(len(findings), "statement", lang) + phrase(": ", lang) + phrase(", ", lang).join(told_each)


def claimed(claim: Claim, lang: str = "en") -> str:
    """Return what a statement prints, with its qualifier: ``over 10``, ``about 35.8``, ``higher``; empty for none."""
    if claim.kind == "comparison" and float(claim.value) == 0:
        return phrase(_SIDES[claim.bound], lang)
    if claim.kind == "rank" and claim.bound == "under":
        return phrase("among the first {number}", lang, number=claim.value)
    mark = phrase(WORDS.get(claim.bound, ""), lang)
    return f"{mark}{claim.value}" if claim.value and claim.kind != "none" else ""


def inputs(one: CheckedClaim) -> str:
    """Return the figures behind a verdict, each with its unit, period and document."""
    if one.claim.kind == "count":
        return one.claim.items
    told_each = []
    for each in one.inputs:
        what = "" if each.measure == "level" else f" {each.measure}"
        place = f" {each.locator}" if each.locator else ""
        told_each.append(
            f"{each.name}{what} {periods.label(each.period)} = {short(each)} ({each.source or 'no source'}{place})"
        )
    return "; ".join(told_each)


def _unit(one: CheckedClaim, lang: str = "en") -> str:
    claim = one.claim
    if claim.unit:
        return units.label(claim.unit, claim.unit_mult, lang)
    return units.label(one.result.unit, one.result.unit_mult, lang) if one.result else ""
