"""``info``: one indicator in full."""

from ...pages import listings
from .. import complete
from ..options import ALL_ROWS, BOM, COLUMNS, LANG, OUTPUT, TABLE, Common
from ..output import emit
from ..spec import Argument, Command


def _info(common: Common, indicator: str) -> None:
    data = common.dataset()
    emit(listings.info(indicator, data, common.lang, common.all), common)


COMMAND = Command(
    "info",
    section="About",
    rank=3,
    help="One indicator in full: definition, coverage, breaks, documents, and which figure counts.",
    examples=("digecon info economy.gdp", "digecon info telecom.revenue --lang zh"),
    run=_info,
    options=(*TABLE, *OUTPUT, LANG, ALL_ROWS, COLUMNS, BOM),
    arguments=(Argument("indicator", "ID", "One indicator.", complete=complete.indicator),),
    selects=False,
)
