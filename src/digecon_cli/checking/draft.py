"""A draft checked sentence by sentence: what was understood of each, the verdict, and the answer for programs and for people."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import RecordListing
from ..core import facts, periods, units
from ..core.areas import abroad
from ..core.dataset import Dataset
from ..core.messages import phrase
from ..core.text import BAD, TITLE
from ..document import Document, Part, Prose
from .card import card_page
from .claiming import Corrections, Reading
from .judging import INCONSISTENT, NOT_CHECKABLE
from .naming import Names
from .report import NUMBERS, claimed, inputs, recomputed_cells, recomputed_text, summary
from .sentences import read_sentences
from .statements import Claim
from .verdicts import CheckedClaim, check

COLUMNS = (
    "sentence", "line", "indicator", "area", "period", "measure", "value", "unit", "bound", "assumed", "verdict", "note",
    "base_indicator", "base_period", "recomputed", "low", "high", "inputs",
)  # fmt: skip


class CheckedReading(NamedTuple):
    """A claim of a sentence as it was understood, with the finding on it."""

    reading: Reading
    finding: CheckedClaim


def check_text(
    texts: Sequence[str], data: Dataset, corrections: Corrections, within: str = "", vintage: str = ""
) -> list[CheckedReading]:
    """Return a finding for each claim of some texts, in their order; a text without one has one that is not checkable."""
    names = Names(data)  # which takes as long as some sentences
    readings = [reading for text in texts for reading in read_sentences(text, names, corrections) or [_nothing(text)]]
    readings = [
        reading._replace(claim=reading.claim._replace(claim_id=str(number)))
        for number, reading in enumerate(readings, start=1)
    ]
    checkable = [reading.claim for reading in readings if not reading.missing]
    found = {each.claim.claim_id: each for each in check(checkable, data, within, vintage)}
    return [CheckedReading(reading, _finding(reading, found.get(reading.claim.claim_id))) for reading in readings]


def _nothing(text: str) -> Reading:
    """Return the reading of a text in which no figure is claimed."""
    sentence = " ".join(text.split())
    claim = Claim("", "none", sentence, (), (), "", "", "", "", "", "", "", 0, "", "", "", "", "", 1)
    return Reading(sentence, 1, claim, "", "", "", "", (facts.of("reading.nothing"),))


def _finding(reading: Reading, found: CheckedClaim | None) -> CheckedClaim:
    """Return the finding on a claim; what is not understood, or rests on what is assumed, is not checkable."""
    if found is None:
        return CheckedClaim(reading.claim, NOT_CHECKABLE, None, (), reading.missing)
    if not reading.assumed or found.verdict == NOT_CHECKABLE:
        return found._replace(found=(*reading.assumed, *found.found))
    would = facts.of("reading.would", word_verdict=found.verdict)
    return found._replace(verdict=NOT_CHECKABLE, found=(*reading.assumed, would, *found.found))


def understood(reading: Reading, data: Dataset, lang: str = "en") -> str:
    """Return what was understood of a claim, in words: ``Telecom business revenue, growth, 2023: 6.2 %``."""
    parts = [data.about(reading.indicator).name(lang) if reading.indicator else "?"]
    if place := abroad(reading.area, lang):
        parts.append(place)
    parts.append(phrase(reading.measure.replace("_", " "), lang) if reading.measure else "?")
    if base := reading.claim.base_indicator:
        name, _, area = base.partition("@")
        whole = data.about(name).name(lang) + (f" ({abroad(area, lang)})" if area else "")
        parts.append(phrase("of {whole}", lang, whole=whole))
    parts += [
        phrase("against {name}", lang, name=data.about(ref.indicator).name(lang)) for ref in reading.claim.other_figures
    ]
    if since := reading.claim.base_period:
        parts.append(phrase("since {period}", lang, period=periods.label(since)))
    parts.append(periods.label(reading.period) if reading.period else "?")
    unit = (
        ""
        if reading.measure in ("comparison", "rank")
        else units.label(reading.claim.unit, units.counted(reading.claim.unit_mult, lang), lang)
    )
    number = f"{_number(reading.claim, lang)} {unit}".strip()
    return phrase(", ", lang).join(parts) + (f"{phrase(': ', lang)}{number}" if number else "")


def _number(claim: Claim, lang: str) -> str:
    kind = "comparison" if claim.other_figures and claim.value == "0" else claim.kind.replace("none", "level")
    return claimed(claim._replace(kind=kind), lang)


def listing(found: Sequence[CheckedReading], data: Dataset, lang: str = "en") -> RecordListing:
    """Return a row per claim for programs, and a page for people."""
    rows = [_row(each, lang) for each in found]
    return RecordListing(
        COLUMNS, rows, "check", view=lambda: _view(found, data, lang), numbers={"line": int, **NUMBERS},
        page=lambda look: page(found, data, look),
    )  # fmt: skip


def _row(each: CheckedReading, lang: str) -> tuple[str | int, ...]:
    reading, finding = each
    claim = reading.claim
    assumed = phrase("; ", lang).join(fact.sentence(lang) for fact in reading.assumed)
    return (
        reading.sentence, reading.line, reading.indicator, reading.area if reading.indicator else "", reading.period,
        reading.measure, claim.value, units.label(claim.unit, claim.unit_mult), claim.bound, assumed, finding.verdict,
        finding.notes(lang), claim.base_indicator, claim.base_period, *recomputed_cells(finding), inputs(finding),
    )  # fmt: skip


def _view(found: Sequence[CheckedReading], data: Dataset, lang: str) -> RecordListing:
    rows = [
        (each.reading.line, each.reading.sentence, understood(each.reading, data, lang), recomputed_text(each.finding, lang), phrase(each.finding.verdict, lang), each.finding.notes(lang))
        for each in found
    ]  # fmt: skip
    counts = summary([each.finding for each in found], lang)
    return RecordListing(("line", "sentence", "understood", "recomputed", "verdict", "note"), rows, "check", (counts,))


def page(found: Sequence[CheckedReading], data: Dataset, look: RenderOptions) -> Document:
    """Return the claims of a draft by place for a screen: what was understood, the verdict, the figure of the table, the reason."""
    lang = look.lang
    if len(found) == 1 and found[0].finding.result:
        heard = understood(found[0].reading, data, lang)
        understanding = Prose(phrase("Understood: {claim}", lang, claim=heard), hang=2)
        whole = card_page(found[0].finding, data, look)
        return whole._replace(parts=[understanding, *whole.parts])
    parts: list[Part] = []
    sentence = ("", 0)
    for each in found:
        place = (each.reading.sentence, each.reading.line)
        if place != sentence and len(found) > 1:
            parts.append(Prose(phrase("Line {number}: {sentence}", lang, number=place[1], sentence=place[0]), hang=2))
        sentence = place
        parts += _lines(each, data, lang)
    if len(found) > 1:
        parts.append(Prose(summary([each.finding for each in found], lang), TITLE))
    return Document(parts=parts)


def _lines(each: CheckedReading, data: Dataset, lang: str) -> Iterable[Prose]:
    finding = each.finding
    yield Prose(phrase("Understood: {words}", lang, words=understood(each.reading, data, lang)), indent=2, hang=2)
    verdict = phrase(finding.verdict, lang).capitalize()
    number = recomputed_text(finding, lang)
    parts = (f"{verdict}{phrase(': ', lang)}{number}" if number else verdict, finding.notes(lang))
    yield Prose(
        phrase("; ", lang).join(filter(None, parts)), BAD if finding.verdict == INCONSISTENT else "", indent=2, hang=2
    )
