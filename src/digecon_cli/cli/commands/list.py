"""``list``: the indicators with their coverage."""

from ...pages import listings
from ..options import ALL_ROWS, BOM, COLUMNS, LANG, OUTPUT, SELECTION, TABLE, Common
from ..output import emit
from ..spec import Command


def _list(common: Common) -> None:
    data = common.dataset()
    emit(listings.listing(common.selected(data), data, common.lang), common)


COMMAND = Command(
    "list",
    section="Look",
    rank=1,
    help="The indicators, and the periods that they cover.",
    examples=("digecon list", "digecon list telecom", "digecon list -f csv"),
    run=_list,
    options=(*SELECTION, *TABLE, *OUTPUT, LANG, ALL_ROWS, COLUMNS, BOM),
)
