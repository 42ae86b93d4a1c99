"""``revisions``: one indicator by release."""

from .. import complete
from ..options import ALL_ROWS, BOM, COLUMNS, LANG, MEASURE, OUTPUT, SELECTION, TABLE, Common
from ..output import emit
from ..spec import Argument, Command


def _revisions(common: Common, indicator: str) -> None:
    from ...changes.triangle import triangle

    data = common.dataset()
    name, area = data.single_indicator(indicator)
    table = common._replace(select=(name,), area=common.area or area).table_of(data, for_people=False)
    if common.measure:
        table = table.only(common.measure)
    emit(triangle(name, table.rows, table.data), common)


COMMAND = Command(
    "revisions",
    section="Changes",
    rank=2,
    help="Revisions of figures: periods down, releases across, and what each changed.",
    examples=("digecon revisions economy.gdp", "digecon revisions telecom.revenue --freq all -f csv"),
    run=_revisions,
    options=(*SELECTION, MEASURE, *TABLE, *OUTPUT, LANG, ALL_ROWS, COLUMNS, BOM),
    arguments=(Argument("indicator", "ID", "One indicator.", complete=complete.indicator),),
    selects=False,
)
