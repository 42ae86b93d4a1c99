"""Findings as continuous integration reads them: GitHub's annotations, and JUnit's report (the content is a ``Checked``)."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from ..ask.options import RenderOptions
from ..messages import phrase
from ..render.formats import Rendered
from .checking import CheckedClaim
from .report import says, shown, statement
from .verdicts import INCONSISTENT, NOT_CHECKABLE, ROUNDING

_LEVELS = {INCONSISTENT: "error", ROUNDING: "notice"}


class Checked(NamedTuple):
    """Findings with the file whose statements they are of."""

    findings: Sequence[CheckedClaim]
    file: str


def github(content: Checked, options: RenderOptions) -> Rendered:
    """Return a workflow command for each statement that is wrong or prints otherwise, at its line of the file.

    Their form: https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    lines = []
    for one in content.findings:
        if level := _LEVELS.get(one.verdict):
            place = f"file={_property(content.file)},line={one.claim.line},title={_property(_title(one))}"
            lines.append(f"::{level} {place}::{_escaped(_told(one, options.lang))}\n")
    return Rendered("".join(lines))


def junit(content: Checked, options: RenderOptions) -> Rendered:
    """Return a test case for each statement: one that is inconsistent fails, one that cannot be checked is skipped."""
    kinds = {INCONSISTENT: "failure", NOT_CHECKABLE: "skipped"}
    verdicts = [one.verdict for one in content.findings]
    counts = {
        "tests": len(verdicts),
        "failures": verdicts.count(INCONSISTENT),
        "skipped": verdicts.count(NOT_CHECKABLE),
    }
    told = {name: str(number) for name, number in counts.items()}
    suite = ElementTree.Element("testsuite", {"name": "digecon check", **told, "errors": "0"})
    for one in content.findings:
        place = {"file": content.file, "line": str(one.claim.line)}
        case = ElementTree.SubElement(
            suite, "testcase", {"classname": content.file, "name": one.claim.claim_id, **place}
        )
        if kind := kinds.get(one.verdict):
            ElementTree.SubElement(case, kind, {"message": _told(one, options.lang)})
    ElementTree.indent(suite)
    return Rendered('<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n")


def _title(one: CheckedClaim) -> str:
    return f"{one.claim.claim_id}: {one.verdict}"


def _told(one: CheckedClaim, lang: str) -> str:
    """Return what is stated, what the table has, and why."""
    recomputed = shown(one) and f"{phrase('recomputed', lang)} {shown(one)}"
    parts = (statement(one, lang), says(one, lang), recomputed, one.notes(lang))
    return "; ".join(part for part in parts if part)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
