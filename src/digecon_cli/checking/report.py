"""Findings as listings for programs and people, as annotations on GitHub, and as a JUnit report."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from ..ask.options import RenderOptions
from ..ask.table import RecordListing
from ..core import periods, units
from ..core.messages import of_data, phrase
from ..core.text import BAD, TITLE
from ..pages.labels import counted
from ..pages.numbers import WORDS, bounds, printed
from ..render.formats import Rendered
from .judging import FAULTS, NOT_CHECKABLE, REVISED, ROUNDING, VERDICTS, customary, in_claimed_unit, short, unit_of
from .statements import Claim
from .verdicts import CheckedClaim

COLUMNS = ("claim_id", "verdict", "printed", "recomputed", "low", "high", "unit", "inputs", "note")
NUMBERS: dict[str, type] = {"recomputed": float, "low": float, "high": float}  # columns of each listing of findings
_LEVELS = {**dict.fromkeys(FAULTS, "error"), REVISED: "warning", ROUNDING: "notice"}  # of annotations
_CLAIMED_WORDS = {
    **WORDS,
    "nearly": "nearly ",
}  # a bound in words; no figure of the table has "nearly", which is an upper bound there
_SIDES = {"over": "higher", "under": "lower"}
NO_UNIT = ("comparison", "rank", "none")  # kinds whose number has no unit to show
_PLACES = {"highest": "the highest", "lowest": "the lowest"}  # kinds that say what the figure is


def listing(findings: Sequence[CheckedClaim], lang: str = "en") -> RecordListing:
    """Return a row per claim for programs, with numbers in the claim's unit and in full precision.

    Its view is the ``report`` for people.
    """
    rows = []
    for finding in findings:
        rows.append(
            (finding.claim.claim_id, finding.verdict, claimed(finding.claim), *recomputed_cells(finding), _unit(finding), inputs(finding), finding.notes())
        )  # fmt: skip
    return RecordListing(COLUMNS, rows, "check", view=lambda: report(findings, lang=lang), numbers=NUMBERS)


def report(findings: Sequence[CheckedClaim], title: str = "check", lang: str = "en") -> RecordListing:
    """Return the findings for people, with a summary below."""
    rows = [
        (finding.claim.claim_id, statement(finding, lang), says(finding, lang), recomputed_text(finding, lang), phrase(finding.verdict, lang), finding.notes(lang))
        for finding in findings
    ]  # fmt: skip
    return RecordListing(
        ("claim", "statement", "claimed", "recomputed", "verdict", "note"), rows, title, (summary(findings, lang),)
    )


def statement(finding: CheckedClaim, lang: str = "en") -> str:
    """Return a statement in its own words, or by the names of its figures."""
    return of_data(finding.claim.statement, lang) or phrase("; ", lang).join(
        ref.words.sentence(lang) for ref in finding.claim.subjects
    )


def says(finding: CheckedClaim, lang: str = "en") -> str:
    """Return the number that a statement prints, with its qualifier and unit."""
    claim = finding.claim
    unit = "" if claim.kind in NO_UNIT or not claim.value else _unit(finding, lang)
    return f"{claimed(claim, lang)} {unit}".strip()


def verdict_style(verdict: str) -> str:
    """Return the style in which a verdict is shown."""
    return BAD if verdict in FAULTS else TITLE


def recomputed_cells(finding: CheckedClaim) -> list[str]:
    """Return the cells of ``NUMBERS``: in the unit of the claim and in full precision, empty for what is not known."""
    ends = in_claimed_unit(finding.claim, finding.result) if finding.result else None
    return ["" if end is None else repr(end).removesuffix(".0") for end in ends or (None, None, None)]


def recomputed_text(finding: CheckedClaim, lang: str = "en") -> str:
    """Return the recomputed number with its bounds, in the statement's unit if it has one; empty if there is none."""
    claim, result = finding.claim, finding.result
    if result is None:
        return ""
    unit = unit_of(claim, result, lang)
    return f"{printed(result, unit)}{bounds(result, unit)}"


def summary(findings: Sequence[CheckedClaim], lang: str = "en", order: Sequence[str] = VERDICTS) -> str:
    """Return the number of statements with each verdict that any has, in one line."""
    count = Counter(finding.verdict for finding in findings)
    there = [name for name in order if count[name]]
    counts = (phrase("{count} {verdict}", lang, count=count[name], verdict=phrase(name, lang)) for name in there)
    return counted(len(findings), "statement", lang) + phrase(": ", lang) + phrase(", ", lang).join(counts)


def claimed(claim: Claim, lang: str = "en") -> str:
    """Return the number in a statement with its qualifier: ``over 10``, ``about 35.8``, ``higher``; empty for none."""
    if claim.kind == "comparison" and not float(claim.value or 0):
        return phrase(_SIDES[claim.bound], lang)
    if claim.kind in _PLACES:
        return phrase(", ", lang).join(filter(None, (phrase(_PLACES[claim.kind], lang), claim.value)))
    if claim.kind == "first":
        return phrase("the first to reach {number}", lang, number=claim.value)
    if claim.kind == "rank" and claim.bound == "under":
        return phrase("among the first {number}", lang, number=claim.value)
    mark = phrase(_CLAIMED_WORDS.get(claim.bound, ""), lang)
    return f"{mark}{customary(claim, lang).value}" if claim.value and claim.kind != "none" else ""


def inputs(finding: CheckedClaim) -> str:
    """Return the figures behind a verdict, each with its unit, period and document."""
    if finding.claim.kind == "count":
        return finding.claim.items
    figures = []
    for each in finding.inputs:
        what = "" if each.measure == "level" else f" {each.measure}"
        place = f" {each.locator}" if each.locator else ""
        figures.append(
            f"{each.name}{what} {periods.label(each.period)} = {short(each)} ({each.source or 'no source'}{place})"
        )
    return "; ".join(figures)


def _unit(finding: CheckedClaim, lang: str = "en") -> str:
    like = finding.claim if finding.claim.unit else finding.result
    return units.label(like.unit, units.counted(like.unit_mult, lang), lang) if like else ""


class Checked(NamedTuple):
    """Findings with the file that their statements are from."""

    findings: Sequence[CheckedClaim]
    file: str


def github(content: Checked, options: RenderOptions) -> Rendered:
    """Return a workflow command for each statement that is not consistent, or is no statement, at its line.

    The syntax is that of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    lines = []
    for finding in content.findings:
        level = "warning" if finding.claim.fault else _LEVELS.get(finding.verdict)
        if level:
            place = f"file={_property(content.file)},line={finding.claim.line},title={_property(_title(finding))}"
            lines.append(f"::{level} {place}::{_escaped(_message(finding, options.lang))}\n")
    return Rendered("".join(lines))


def junit(content: Checked, options: RenderOptions) -> Rendered:
    """Return a test case per statement: what is inconsistent or not comparable fails, what cannot be checked is skipped."""
    kinds = {**dict.fromkeys(FAULTS, "failure"), NOT_CHECKABLE: "skipped"}
    verdicts = [finding.verdict for finding in content.findings]
    counts = {
        "tests": len(verdicts),
        "failures": sum(name in FAULTS for name in verdicts),
        "skipped": verdicts.count(NOT_CHECKABLE),
    }
    attributes = {name: str(number) for name, number in counts.items()}
    suite = ElementTree.Element("testsuite", {"name": "digecon check", **attributes, "errors": "0"})
    for finding in content.findings:
        place = {"file": content.file, "line": str(finding.claim.line)}
        case = ElementTree.SubElement(
            suite, "testcase", {"classname": content.file, "name": finding.claim.claim_id, **place}
        )
        if kind := kinds.get(finding.verdict):
            ElementTree.SubElement(case, kind, {"message": _message(finding, options.lang)})
    ElementTree.indent(suite)
    return Rendered('<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n")


def _title(finding: CheckedClaim) -> str:
    return f"{finding.claim.claim_id}: {finding.verdict}"


def _message(finding: CheckedClaim, lang: str) -> str:
    """Return the statement, the figure of the table, and the reason for the verdict."""
    recomputed = recomputed_text(finding, lang) and f"{phrase('recomputed', lang)} {recomputed_text(finding, lang)}"
    parts = (statement(finding, lang), says(finding, lang), recomputed, finding.notes(lang))
    return "; ".join(part for part in parts if part)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
