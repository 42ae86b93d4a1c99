"""``search``: find indicators by words."""

from collections.abc import Sequence

from ... import listings
from ...errors import DataError
from ..options import BOM, COLUMNS, LANG, OUTPUT, SELECTION, TABLE, Common
from ..output import emit
from ..spec import Argument, Command


def _search(common: Common, text: Sequence[str]) -> None:
    data = common.dataset()
    found = listings.search(" ".join(text), data)
    if not found:
        raise DataError(f"nothing is found for '{' '.join(text)}': try one word, or 'digecon list'.")
    rows = [row for row in common.selected(data) if row.indicator in found]
    emit(listings.listing(rows, data, common.lang), common)


COMMAND = Command(
    "search",
    section="Look",
    rank=2,
    help="Find indicators by words, in English or Chinese: of their names and definitions.",
    examples=("digecon search broadband", "digecon search 宽带"),
    run=_search,
    options=(*SELECTION, *TABLE, *OUTPUT, LANG, COLUMNS, BOM),
    arguments=(Argument("text", "TEXT...", "Words, English or Chinese.", list),),
    selects=False,
)
