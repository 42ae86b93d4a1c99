"""The cards of checked claims as a page and as a picture: claim, what was understood, verdict, bars on one scale, documents."""

from collections.abc import Iterator, Sequence
from html import escape
from math import inf
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import Drawing
from ..checking.draft import CheckedReading, understood
from ..checking.judging import FAULTS, claimed_interval, customary, in_claimed_unit, unit_of
from ..checking.report import NO_UNIT, claimed, recomputed_text, statement, summary
from ..checking.statements import EXTREMES
from ..checking.verdicts import CheckedClaim
from ..core import units
from ..core.dataset import Dataset
from ..core.errors import UsageError
from ..core.messages import phrase
from ..core.model import Observation
from ..draw.card import ClaimBar, draw_bars
from ..draw.life import DrawnPanel, maker_of
from ..pages.numbers import printed
from ..render.formats import Rendered
from .lives import in_document, to_documents
from .sentences import capitalized, plain
from .sheet import page_style, picture

_DOCUMENTS = 3  # that a card names
_WITHOUT_BARS = (*NO_UNIT, *EXTREMES, "first")  # kinds of claims that print no number to set beside that of the table
_VERDICT = ".verdict { font-size: 1.25rem; font-weight: 600; margin: .5rem 0; } .fault { color: var(--orange); } .card { margin-bottom: 2rem; } .card h2 { font-size: 1.25rem; line-height: 1.3; }\n"


class ClaimCard(NamedTuple):
    """One claim with its verdict, and what was understood of it (empty for a claim of a table)."""

    finding: CheckedClaim
    understanding: str = ""


class ClaimCards(NamedTuple):
    """The cards of some claims, with the table that they were checked against."""

    cards: Sequence[ClaimCard]
    data: Dataset


def of_readings(found: Sequence[CheckedReading], data: Dataset, lang: str) -> ClaimCards:
    """Return the cards of the claims that were read of sentences."""
    return ClaimCards([ClaimCard(each.finding, understood(each.reading, data, lang)) for each in found], data)


def of_findings(findings: Sequence[CheckedClaim], data: Dataset) -> ClaimCards:
    """Return the cards of the claims of a table."""
    return ClaimCards([ClaimCard(finding) for finding in findings], data)


def bars(finding: CheckedClaim, data: Dataset, lang: str, key: str) -> DrawnPanel | None:
    """Return the claimed number and that of the table on one scale; None where they are no two numbers of one unit."""
    claim, result = customary(finding.claim, lang), finding.result
    if result is None or not claim.value or claim.kind in _WITHOUT_BARS:
        return None
    ends = in_claimed_unit(claim, result)
    if ends is None:
        return None
    stated = claimed_interval(claim)
    low = -inf if result.bound == "under" else ends.low
    high = inf if result.bound == "over" else ends.high
    point = next(end for end in (ends.value, ends.low, ends.high) if end is not None)
    unit = unit_of(claim, result, lang)
    address, words = to_documents(data, lang)(finding.inputs[0]) if finding.inputs else ("", "")
    claimed_words, number = claimed(claim, lang), str(printed(result, unit))
    pair = (
        ClaimBar((phrase("claimed", lang),), claimed_words, stated.value, stated.low, stated.high, "claimed"),
        ClaimBar(
            _labels(result, data, lang), number, point, point if low is None else low, point if high is None else high,
            "printed", address, words,
        ),
    )  # fmt: skip
    sentence = phrase("Claimed: {claimed}; in the table: {number}.", lang, claimed=claimed_words, number=number)
    name = units.label(*unit, lang)
    title = (
        phrase("Claimed and in the table, {unit}", lang, unit=name)
        if name
        else phrase("Claimed and in the table", lang)
    )
    return draw_bars(pair, title, sentence, key)


def _labels(result: Observation, data: Dataset, lang: str) -> tuple[str, ...]:
    """Return who printed the figure of the table, in full and by its document alone; of a computed one that it was recomputed."""
    if result.origin != "published":
        return (phrase("recomputed", lang),)
    return maker_of(result, data, lang), result.source


def drawing(content: ClaimCards, lang: str) -> Drawing:
    """Return the cards as a page, below each other; a single one is the page."""
    findings = [card.finding for card in content.cards]
    html = "".join(_card(card, content.data, lang, f"claim-{number}") for number, card in enumerate(content.cards, 1))
    if findings[1:]:
        html = f'<p class="message">{escape(summary(findings, lang))}</p>\n{html}'
    title = statement(findings[0], lang) if not findings[1:] else summary(findings, lang)
    return Drawing(plain(title), html, page_style() + _VERDICT, with_table=False)


def _card(card: ClaimCard, data: Dataset, lang: str, key: str) -> str:
    finding = card.finding
    kind = " fault" if finding.verdict in FAULTS else ""
    panel = bars(finding, data, lang, key)
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in _lines(card, lang))
    documents = "".join(
        f'<li><a href="{escape(address)}">{escape(name)}</a></li>\n' if address else f"<li>{escape(name)}</li>\n"
        for name, address in _documents(finding, data, lang)
    )
    return (
        f'<section class="card" aria-labelledby="{key}-h">\n<h2 id="{key}-h">{escape(_claim(finding, lang))}</h2>\n'
        f'<p class="verdict{kind}">{escape(_verdict(finding, lang))}</p>\n'
        + (f'<div class="lives"><figure>{panel.svg}</figure></div>\n' if panel else "")
        + lines
        + (f'<ul class="places">\n{documents}</ul>\n' if documents else "")
        + "</section>\n"
    )


def _claim(finding: CheckedClaim, lang: str) -> str:
    return phrase("\u201c{text}\u201d", lang, text=plain(statement(finding, lang)))


def _verdict(finding: CheckedClaim, lang: str) -> str:
    return capitalized(phrase(finding.verdict, lang))


def _lines(card: ClaimCard, lang: str) -> Iterator[str]:
    """Yield what was understood, the figure of the table with its bounds, and the reason of the verdict."""
    if card.understanding:
        yield phrase("Understood: {claim}", lang, claim=card.understanding)
    result = card.finding.result
    if result and (figure := recomputed_text(card.finding, lang)):
        name = units.label(*unit_of(card.finding.claim, result, lang), lang)
        yield phrase("In the table: {figure}", lang, figure=f"{figure} {name}".strip())
    if reason := plain(card.finding.notes(lang)):
        yield capitalized(reason)


def _documents(finding: CheckedClaim, data: Dataset, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the documents behind a verdict with the addresses of their passages, as many as a card has room for."""
    link = to_documents(data, lang)
    rows: dict[str, Observation] = {}
    for row in finding.inputs:
        for name in row.sources:
            rows.setdefault(name, row._replace(source=name))
    for row in list(rows.values())[:_DOCUMENTS]:
        yield in_document(row, data, lang), link(row)[0]


def svg(content: ClaimCards, options: RenderOptions) -> Rendered:
    """Return the card of a claim as a picture; raises UsageError for more than one."""
    if len(content.cards) != 1:
        raise UsageError(
            "a picture shows one statement, and there are {number}: write -o cards.html.", number=len(content.cards)
        )
    card, lang, data = content.cards[0], options.lang, content.data
    panel = bars(card.finding, data, lang, "claim")
    named = list(_documents(card.finding, data, lang))
    title = _claim(card.finding, lang) + phrase(": ", lang) + _verdict(card.finding, lang)
    return Rendered(picture(title, [panel] if panel else [], list(_lines(card, lang)), named))
