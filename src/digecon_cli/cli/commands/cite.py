"""``cite``: the document behind each figure."""

from ...core.errors import NothingFound
from ...core.messages import Message
from ...core.model import sort_rows
from ...measures import currency
from ...publish import citations
from ..options import ALL_ROWS, BOM, COLUMNS, COMPUTED, LANG, OUTPUT, QUIET, RELEASE, SELECTION, TABLE, Common
from ..output import emit, without_rows, write_answer
from ..progress import notify
from ..spec import Command


def _cite(common: Common) -> None:
    data = common.dataset()
    every = rows = data.standing(common.selected(data), common.vintage or "latest")
    if not (common.all or common.data or common.start or common.end or common.freq):
        rows = citations.main(rows, data, data.named_alone(common.select))
    converted, _ = currency.convert_rows(rows, data, common.vintage)
    found = citations.references(sort_rows(converted), data, common.lang)
    if rows and not found:
        raise NothingFound("none of these figures names its document: give the table a column source.")
    format = citations.FORMATS.find(common.format)
    if format not in citations.FORMATS.own:
        emit(citations.listing(found), common)
    elif not found:
        raise without_rows({}, common.vintage)
    else:
        write_answer(found, format, common)
    if rows != every and not common.quiet:
        number = len({source for row in every for source in row.sources})
        message = "the documents of headline figures by year; --all cites all {number}"
        notify([Message(message, number=number)])


COMMAND = Command(
    "cite",
    section="Publish",
    rank=1,
    help="Citations: of the documents behind figures; for computed figures also the derivation.",
    examples=(
        "digecon cite telecom.revenue",
        "digecon cite economy -f bibtex -o economy.bib",
        "digecon growth economy.digital -f csv | digecon cite --data -",
    ),
    run=_cite,
    options=(*SELECTION, *RELEASE, *TABLE, *OUTPUT, QUIET, LANG, ALL_ROWS, COLUMNS, BOM, *COMPUTED),
    formats=citations.FORMATS,
)
