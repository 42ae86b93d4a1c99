"""``sources``: the documents behind the figures."""

from ... import listings
from ..options import BOM, COLUMNS, OUTPUT, SELECTION, TABLE, Common
from ..output import emit
from ..spec import Command


def _sources(common: Common) -> None:
    data = common.dataset()
    emit(listings.sources(common.selected(data), data), common)


COMMAND = Command(
    "sources",
    section="Look",
    rank=4,
    help="The documents behind the figures.",
    examples=("digecon sources economy.digital",),
    run=_sources,
    options=(*SELECTION, *TABLE, *OUTPUT, COLUMNS, BOM),
)
