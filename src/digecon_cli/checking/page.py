"""The answer of ``check``: counts, what is wrong with the reasons, differences by rounding; of one statement its card."""

from collections.abc import Sequence

from ..ask.options import RenderOptions
from ..ask.table import RecordListing
from ..core.dataset import Dataset
from ..core.errors import UsageError, did_you_mean
from ..core.messages import ENGLISH, of_data, phrase
from ..core.text import DIM, TITLE
from ..document import ID, RIGHT, TEXT, Document, Part, Prose, text_grid
from ..pages.numbers import tied
from .card import card, card_page
from .judging import CONSISTENT, NOT_CHECKABLE, ROUNDING, VERDICTS, WORST_FIRST
from .report import listing, recomputed_text, says, statement, summary, verdict_style
from .verdicts import CheckedClaim

ALL = "all"
ARTICLE = "The bundled article"  # whose statements ``check --article`` recomputes
_COUNTED = (NOT_CHECKABLE, CONSISTENT)
_HEAD = ("printed", "recomputed")


def asked(verdict: str) -> str:
    """Return the verdict that ``--verdict`` names, ``all`` or an empty string; raises UsageError for other words."""
    name = verdict.lower().replace("-", " ").replace("_", " ")
    if name not in ("", ALL, *VERDICTS):
        known = (*VERDICTS, ALL)
        raise UsageError(
            "'{verdict}' is not a verdict.{hint} Known: {known}.",
            verdict=verdict,
            hint=did_you_mean(name, known),
            known=tuple(known),
        )
    return name


def of_verdict(findings: Sequence[CheckedClaim], verdict: str) -> list[CheckedClaim]:
    """Return the findings with that verdict; all of them if it is empty or ``all``."""
    return [one for one in findings if verdict in ("", ALL, one.verdict)]


def answer(
    findings: Sequence[CheckedClaim], verdict: str, data: Dataset, lang: str = "en", of_article: bool = False
) -> RecordListing:
    """Return the findings of a verdict (empty or ``all`` for every one) for programs, and as a page for people.

    A single one is a card. ``of_article`` says that they are those of the bundled article.
    """
    found = listing(of_verdict(findings, verdict), lang)

    def in_lang(look: RenderOptions) -> RenderOptions:
        return look if lang == ENGLISH else look._replace(lang=lang)  # an answer in Chinese is shown so at a prompt too

    if len(findings) > 1:
        return found._replace(page=lambda look: page(findings, verdict, in_lang(look), of_article))
    (only,) = findings
    return found._replace(page=lambda look: card_page(only, data, in_lang(look)), view=lambda: card(only, data, lang))


def page(findings: Sequence[CheckedClaim], verdict: str, look: RenderOptions, of_article: bool = False) -> Document:
    """Return the findings for a screen; with a ``verdict`` (or ``all``) those with it are shown in full."""
    lang = look.lang
    whose = phrase(ARTICLE, lang) + phrase(": ", lang) if of_article else ""
    parts: list[Part] = [Prose(whose + summary(findings, lang), TITLE)]
    for name in WORST_FIRST:
        group = [one for one in of_verdict(findings, verdict) if one.verdict == name]
        if not group or (not verdict and name in _COUNTED):
            continue
        title = phrase(name, lang)
        if name == ROUNDING and not verdict:
            parts.append(Prose(title.capitalize() + phrase(" (no error): ", lang) + _briefly(group, lang), hang=2))
        else:
            head = ("", title.capitalize(), *(phrase(word, lang) for word in _HEAD))
            rows = _full_rows(group, bool(verdict), lang)
            parts.append(text_grid((ID, TEXT, RIGHT, RIGHT), rows, head, verdict_style(name)))
    return Document(parts=[*parts, Prose(_closing(findings, verdict, lang), DIM)])


def _briefly(findings: Sequence[CheckedClaim], lang: str) -> str:
    """Return the findings that differ by rounding: the printed number, and the recomputed one in parentheses."""
    numbers = (f"{finding.claim.claim_id} {says(finding, lang)} ({_number(finding, lang)})" for finding in findings)
    return phrase(", ", lang).join(map(tied, numbers))


def _number(finding: CheckedClaim, lang: str) -> str:
    return recomputed_text(finding, lang).partition(" ")[0]


def _full_rows(findings: Sequence[CheckedClaim], whole: bool, lang: str) -> Sequence[Sequence[str] | Prose]:
    """Return a row per finding with its reason below: its known explanation, or all its notes (``whole``)."""
    rows: list[Sequence[str] | Prose] = []
    for finding in findings:
        rows.append([finding.claim.claim_id, statement(finding, lang), says(finding, lang), _number(finding, lang)])
        parts = (phrase(finding.claim.explanation, lang), of_data(finding.claim.note, lang))
        known = phrase(": ", lang).join(filter(None, parts))
        if reason := finding.notes(lang) if whole else known or finding.notes(lang):
            rows.append(Prose(reason, indent=6))
    return rows


def _closing(findings: Sequence[CheckedClaim], verdict: str, lang: str) -> str:
    if verdict:
        return phrase("The figures behind each: -f csv", lang)
    counted = ((name, sum(one.verdict == name for one in findings)) for name in _COUNTED)
    counts = phrase(", ", lang).join(
        phrase("{count} {verdict}", lang, count=count, verdict=phrase(name, lang)) for name, count in counted if count
    )
    more = phrase("--all shows every statement, -f csv the figures behind", lang)
    return phrase(": ", lang).join(filter(None, (counts, more)))
