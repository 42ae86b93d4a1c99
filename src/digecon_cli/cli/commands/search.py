"""``search``: find indicators by words, areas and numbers."""

from collections.abc import Sequence

from ...ask import finding
from ...pages import listings
from ..options import ALL_ROWS, BOM, COLUMNS, LANG, OUTPUT, SELECTION, TABLE, Common
from ..output import emit
from ..spec import Argument, Command


def _search(common: Common, text: Sequence[str]) -> None:
    data = common.dataset()
    wanted = " ".join(text)
    found = finding.find(wanted, data)
    emit(listings.found(wanted, common.selected(data), data, found, common.lang), common)


COMMAND = Command(
    "search",
    section="Look",
    rank=2,
    help="Find indicators by words, areas or numbers: words of names and definitions, in English or Chinese, and numbers of figures.",
    examples=("digecon search broadband", "digecon search 宽带", "digecon search world", "digecon search 50.2"),
    run=_search,
    options=(*SELECTION, *TABLE, *OUTPUT, LANG, ALL_ROWS, COLUMNS, BOM),
    arguments=(Argument("text", "TEXT...", "Words, English or Chinese; an area; a number.", list),),
    selects=False,
)
