"""``cite``: the document behind each figure."""

from ...core.errors import NothingFound
from ...core.model import sort_rows
from ...measures import currency
from ...publish import citations
from ..options import BOM, COLUMNS, COMPUTED, LANG, OUTPUT, RELEASE, SELECTION, TABLE, Common
from ..output import emit, without_rows, write_answer
from ..spec import Command


def _cite(common: Common) -> None:
    data = common.dataset()
    rows = data.standing(common.selected(data), common.vintage or "latest")
    converted, _ = currency.convert_rows(rows, data, common.vintage)
    found = citations.references(sort_rows(converted), data, common.lang)
    if rows and not found:
        raise NothingFound("none of these figures names its document: give the table a column source.")
    format = citations.FORMATS.find(common.format)
    if format not in citations.FORMATS.own:
        emit(citations.listing(found), common)
        return
    if not found:
        raise without_rows({}, common.vintage)
    write_answer(found, format, common)


COMMAND = Command(
    "cite",
    section="Publish",
    rank=1,
    help="Citations: of the documents behind figures, of a computed one also the derivation.",
    examples=(
        "digecon cite telecom.revenue",
        "digecon cite economy -f bibtex -o economy.bib",
        "digecon growth economy.digital -f csv | digecon cite --data -",
    ),
    run=_cite,
    options=(*SELECTION, *RELEASE, *TABLE, *OUTPUT, LANG, COLUMNS, BOM, *COMPUTED),
    formats=citations.FORMATS,
)
