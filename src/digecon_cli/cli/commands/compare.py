"""``compare``: indicators or areas side by side."""

from collections.abc import Sequence

from ...ask.comparison import question
from ...ask.table import ObservationTable
from ...core.areas import is_area
from ...core.bundled import Reach
from ...measures.currency import OFFICIAL, OTHER
from .. import complete
from ..options import COMPUTED, FILTERS, LAYOUT, OUTPUT, QUIET, RELEASE, SELECTION, TABLE, Common
from ..output import emit
from ..spec import Argument, Command


def answer(common: Common, names: Sequence[str]) -> ObservationTable:
    """Return the comparison that a command line asks for."""
    names, start, end = common._replace(select=tuple(names)).named_periods()
    asked = question(names, common.area)
    # Rates for yuan beside dollars; and "mobile payments" may be two names, or one label.
    reach = None if asked.areas or any(map(is_area, names)) else Reach(more=(OFFICIAL, OTHER, *asked.names))
    data = common._replace(select=asked.names, area="").dataset(reach)
    table = ObservationTable(data.observations, data)
    return table.compare(
        *names, area=common.area, vintage=common.vintage, start=start, end=end, freq=common.freq, last=common.last
    )


def _compare(common: Common, names: Sequence[str]) -> None:
    emit(answer(common, names), common)


COMMAND = Command(
    "compare",
    section="Compare",
    rank=1,
    help="Two or more side by side: indicators or areas in one unit, as multiples of the first, with their growth.",
    examples=(
        "digecon compare software telecom",
        "digecon compare economy.digital economy.gdp --from 2018",
        "digecon compare CN US",
        "digecon compare world.gdp@US economy.gdp",
    ),
    run=_compare,
    answer=answer,
    options=(*SELECTION, *FILTERS, *RELEASE, *TABLE, *OUTPUT, QUIET, *LAYOUT, *COMPUTED),
    arguments=(Argument("names", "A B...", "Indicators, sectors or areas.", list, complete.select),),
    selects=False,
)
