"""``sources``: the documents behind the figures."""

from ...pages import listings
from ..options import ALL_ROWS, BOM, COLUMNS, LANG, OUTPUT, SELECTION, TABLE, Common
from ..output import emit
from ..spec import Command


def _sources(common: Common) -> None:
    data = common.dataset()
    # A document, or the code of its producer, is a name here, as an indicator is.
    named, names = listings.documents_named(common.select, data)
    rows = common._replace(select=names).selected(data)
    emit(listings.sources(rows, data, named, common.lang), common)


COMMAND = Command(
    "sources",
    section="Publish",
    rank=0,
    help="Documents of the figures: of indicators and sectors, or documents and producers by name (nbs, miit ...).",
    examples=("digecon sources", "digecon sources economy.digital", "digecon sources nbs"),
    run=_sources,
    options=(*SELECTION, *TABLE, *OUTPUT, LANG, ALL_ROWS, COLUMNS, BOM),
)
