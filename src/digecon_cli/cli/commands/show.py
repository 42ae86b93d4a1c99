"""``show``: the figures as published."""

from collections.abc import Sequence

from ...observations import Observation
from ...table import Table, sort_rows
from ..options import COMPUTED, LAYOUT, OUTPUT, RELEASE, SELECTION, TABLE, Common
from ..output import emit
from ..spec import Command, Option

_ALL_SOURCES = Option(
    "all_sources", ("--all-sources",), "Every document's figure, not only the one that stands.", kind=bool
)


def _show(common: Common, all_sources: bool) -> None:
    data = common.dataset()
    rows: Sequence[Observation] = common.selected(data)
    if not all_sources:
        rows = data.standing(rows, common.vintage or "latest")
    emit(Table(sort_rows(rows), data), common)


COMMAND = Command(
    "show",
    section="Look",
    rank=5,
    help="The figures as published.",
    examples=(
        "digecon show telecom",
        "digecon show economy.gdp --all-sources",
        "digecon show mobile --from 2020 -f csv",
    ),
    run=_show,
    options=(_ALL_SOURCES, *SELECTION, *RELEASE, *TABLE, *OUTPUT, *LAYOUT, *COMPUTED),
)
