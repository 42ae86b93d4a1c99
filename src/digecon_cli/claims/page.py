"""The page of ``check``: the tally, what is inconsistent with the reason, then rounding; the rest is counted."""

from collections.abc import Sequence

from ..ask.options import RenderOptions
from ..document import ID, RIGHT, TEXT, Document, Part, Prose, text_grid
from ..errors import UsageError, did_you_mean
from ..messages import of_data, phrase
from ..pages.numbers import tied
from ..text import BAD, DIM, TITLE
from .checking import CheckedClaim
from .report import says, shown, statement, summary
from .verdicts import CONSISTENT, INCONSISTENT, NOT_CHECKABLE, ROUNDING, VERDICTS

ALL = "all"
_ORDER = (INCONSISTENT, ROUNDING, NOT_CHECKABLE, CONSISTENT)
_COUNTED = (NOT_CHECKABLE, CONSISTENT)
_HEAD = ("printed", "recomputed")
_STYLES = {INCONSISTENT: BAD}


def asked(verdict: str) -> str:
    """Return the verdict that ``--verdict`` names, ``all``, or nothing; raises UsageError for any other word."""
    name = verdict.lower().replace("-", " ").replace("_", " ")
    if name not in ("", ALL, *VERDICTS):
        known = (*VERDICTS, ALL)
        raise UsageError(
            "'{verdict}' is no verdict.{hint} Known: {known}.",
            verdict=verdict,
            hint=did_you_mean(name, known),
            known=tuple(known),
        )
    return name


def of_verdict(findings: Sequence[CheckedClaim], verdict: str) -> list[CheckedClaim]:
    """Return the findings that ``--verdict`` asks for; without, all of them."""
    return [one for one in findings if verdict in ("", ALL, one.verdict)]


def page(findings: Sequence[CheckedClaim], verdict: str, look: RenderOptions) -> Document:
    """Return the findings for a screen; those of one ``verdict`` (or of all) in full where it is asked for."""
    lang = look.lang
    parts: list[Part] = [Prose(summary(findings, lang), TITLE)]
    for name in _ORDER:
        several = [one for one in of_verdict(findings, verdict) if one.verdict == name]
        if not several or (not verdict and name in _COUNTED):
            continue
        title = phrase(name, lang)
        if name == ROUNDING and not verdict:
            parts.append(Prose(title.capitalize() + phrase(" (no error): ", lang) + _briefly(several, lang), hang=2))
        else:
            head = ("", title.capitalize(), *(phrase(word, lang) for word in _HEAD))
            rows = _in_full(several, bool(verdict), lang)
            parts.append(text_grid((ID, TEXT, RIGHT, RIGHT), rows, head, _STYLES.get(name, TITLE)))
    return Document(parts=[*parts, Prose(_closing(findings, verdict, lang), DIM)])


def _briefly(several: Sequence[CheckedClaim], lang: str) -> str:
    """Return what differs by rounding: the number printed and, behind it, the one recomputed."""
    told = (f"{one.claim.claim_id} {says(one, lang)} ({_number(one)})" for one in several)
    return phrase(", ", lang).join(map(tied, told))


def _number(one: CheckedClaim) -> str:
    return shown(one).partition(" ")[0]


def _in_full(several: Sequence[CheckedClaim], whole: bool, lang: str) -> Sequence[Sequence[str] | Prose]:
    """Return a line for each finding with its reason below: the known explanation, or (``whole``) all of its note."""
    rows: list[Sequence[str] | Prose] = []
    for one in several:
        rows.append([one.claim.claim_id, statement(one, lang), says(one, lang), _number(one)])
        parts = (phrase(one.claim.explanation, lang), of_data(one.claim.note, lang))
        known = phrase(": ", lang).join(filter(None, parts))
        if reason := one.notes(lang) if whole else known or one.notes(lang):
            rows.append(Prose(reason, indent=6))
    return rows


def _closing(findings: Sequence[CheckedClaim], verdict: str, lang: str) -> str:
    if verdict:
        return phrase("The figures behind each: -f csv", lang)
    counted = ((name, sum(one.verdict == name for one in findings)) for name in _COUNTED)
    told = phrase(", ", lang).join(
        phrase("{count} {verdict}", lang, count=count, verdict=phrase(name, lang)) for name, count in counted if count
    )
    more = phrase("--all shows every statement, -f csv the figures behind", lang)
    return phrase(": ", lang).join(filter(None, (told, more)))
