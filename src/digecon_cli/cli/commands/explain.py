"""``explain``: one figure, its document, and all that follows from it."""

from ...measures.derivation import Options
from ...pages import explain
from .. import complete
from ..options import ACROSS_BREAKS, ALL_ROWS, AREA, BOM, COLUMNS, COMPUTED, LANG, OUTPUT, RELEASE, TABLE, Common
from ..output import emit
from ..spec import Argument, Command, Option


def _explain(common: Common, across_breaks: bool, indicator: str, period: str = "") -> None:
    options = Options.given(common.vintage, ACROSS_BREAKS.flags if across_breaks else ())
    answer = explain.answer(indicator, period, common.area, common.dataset(), options, common.lang)
    emit(answer._replace(page=None) if common.all else answer, common)


COMMAND = Command(
    "explain",
    section="About",
    rank=4,
    help="One figure and what follows: its document, growth, shares and contribution, with formula, inputs, bounds and refusals.",
    examples=(
        "digecon explain economy.digital",
        "digecon explain economy.digital 2018",
        "digecon explain telecom.revenue 2023-9M",
    ),
    run=_explain,
    options=(
        Option("period", (), "One period: 2022, 2023-9M ...; else the newest.", "[PERIOD]", complete=complete.period),
        ACROSS_BREAKS,
        AREA,
        *RELEASE,
        *TABLE,
        *OUTPUT,
        LANG,
        ALL_ROWS,
        COLUMNS,
        BOM,
        *COMPUTED,
    ),
    arguments=(Argument("indicator", "ID", "One indicator.", complete=complete.indicator),),
    selects=False,
)
