"""``info``: one indicator in full."""

from ... import listings
from ..options import ALL_ROWS, BOM, COLUMNS, LANG, OUTPUT, TABLE, Common, complete_indicator
from ..output import emit
from ..spec import Argument, Command


def _info(common: Common, indicator: str) -> None:
    data = common.dataset()
    emit(listings.info(indicator, data, common.lang, common.all), common)


COMMAND = Command(
    "info",
    section="Look",
    rank=3,
    help="One indicator in full: definition, coverage, breaks, documents, and which figure stands.",
    examples=("digecon info economy.gdp", "digecon info telecom.revenue --lang zh"),
    run=_info,
    options=(*TABLE, *OUTPUT, LANG, COLUMNS, BOM, ALL_ROWS),
    arguments=(Argument("indicator", "ID", "One indicator.", complete=complete_indicator),),
    selects=False,
)
