"""The card of one checked claim: what it says, the verdict, the figure with its bounds, the reason, and the documents."""

from collections.abc import Iterator

from ..ask.options import RenderOptions
from ..ask.table import RecordListing
from ..core import periods, units
from ..core.areas import abroad
from ..core.dataset import Dataset
from ..core.messages import of_data, phrase
from ..core.text import TITLE
from ..document import BREAKING, ID, Document, Prose, text_grid
from ..pages.labels import document_with_id
from .judging import unit_of
from .report import recomputed_text, says, verdict_style
from .statements import Ref
from .verdicts import CheckedClaim

_DOCUMENTS = 2  # that a card names: with more it would not fit on the first screen


def card(finding: CheckedClaim, data: Dataset, lang: str = "en") -> RecordListing:
    """Return the card of a claim as pairs of field and value, for documents and assistants."""
    rows = tuple((phrase(field, lang), value) for field, value in _fields(finding, data, lang))
    return RecordListing(("field", "value"), rows, phrase(finding.verdict, lang).capitalize())


def card_page(finding: CheckedClaim, data: Dataset, look: RenderOptions) -> Document:
    """Return the card of a claim for a screen."""
    found = card(finding, data, look.lang)
    head = Prose(found.title, verdict_style(finding.verdict))
    return Document(parts=[head, text_grid((ID, BREAKING), [tuple(map(str, row)) for row in found.rows], style=TITLE)])


def _fields(finding: CheckedClaim, data: Dataset, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a card; the last of more documents than fit say how many there are."""
    sources = data.sources
    words = finding.claim.statement and of_data(finding.claim.statement, lang)
    stated = words or phrase("; ", lang).join(_name(ref, data, lang) for ref in finding.claim.subjects)
    yield "statement", phrase(": ", lang).join(filter(None, (stated, says(finding, lang))))
    yield "verdict", phrase(finding.verdict, lang)
    if finding.result and (figure := recomputed_text(finding, lang)):
        yield "figure", f"{figure} {units.label(*unit_of(finding.claim, finding.result, lang), lang)}".strip()
    if reason := finding.notes(lang):
        yield "reason", reason
    names = list(dict.fromkeys(name for row in finding.inputs for name in row.sources if name in sources))
    for name in names[:_DOCUMENTS]:
        yield "document", document_with_id(name, sources, lang)
        if sources[name].url:
            yield "address", sources[name].url
    if names[_DOCUMENTS:]:
        yield "document", phrase("{number} more: -f csv", lang, number=len(names) - _DOCUMENTS)


def _name(ref: Ref, data: Dataset, lang: str) -> str:
    """Return the name of a figure for people: ``Telecom business revenue, growth, 2023``."""
    measure = "" if ref.measure == "level" else phrase(ref.measure.replace("_", " "), lang)
    period = periods.label(ref.period)
    parts = (data.about(ref.indicator).name(lang), abroad(ref.area, lang), measure, period)
    return phrase(", ", lang).join(filter(None, parts))
