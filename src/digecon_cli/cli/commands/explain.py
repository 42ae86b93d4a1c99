"""``explain``: one figure, its document, and all that follows from it."""

from ... import explain, periods
from ...errors import DataError, UsageError
from ...measures.derivation import Options
from ...table import Listing
from .. import complete
from ..options import (
    ACROSS_BREAKS,
    ALL_ROWS,
    AREA,
    BOM,
    COLUMNS,
    COMPUTED,
    LANG,
    OUTPUT,
    RELEASE,
    TABLE,
    Common,
)
from ..output import emit, without_rows
from ..spec import Argument, Command


def _explain(common: Common, across_breaks: bool, indicator: str, period: str) -> None:
    data = common.dataset()
    if periods.is_period(indicator) and not periods.is_period(period):
        raise UsageError(f"write the indicator first: 'digecon explain {period} {indicator}'.")
    indicator, at = data.one(indicator)
    wanted = periods.canonical(period)
    area = at or common.area or "CN"
    rows = [row for row in data.observations if (row.indicator, row.period, row.area) == (indicator, wanted, area)]
    options = Options(common.vintage, ACROSS_BREAKS.flags if across_breaks else ())
    if rows and not any(map(options.knows, rows)):
        raise without_rows(vintage=common.vintage)
    rows = list(filter(options.knows, rows))
    if not rows:
        known = sorted(
            {row.period for row in data.observations if row.indicator == indicator and row.area == area},
            key=periods.order,
        )
        there = (
            f"there are figures of {periods.label(known[0])} to {periods.label(known[-1])}"
            if known
            else f"see 'digecon info {indicator}'"
        )
        raise DataError(f"no figure of {indicator} for {periods.label(wanted)} in {area}: {there}.")
    pairs = explain.explain(rows, data, options, common.lang)
    told = Listing(explain.COLUMNS, pairs, data.about(indicator).name(common.lang))
    if not common.all:
        told = told._replace(page=lambda look: explain.page(rows, data, options, look))
    emit(told, common)


COMMAND = Command(
    "explain",
    section="Derive",
    rank=10,  # after the measures
    help="One figure and what follows from it: its document, growth, shares and contribution, with formula, inputs, bounds and refusals.",
    examples=("digecon explain economy.digital 2018", "digecon explain telecom.revenue 2023-9M"),
    run=_explain,
    options=(ACROSS_BREAKS, AREA, *RELEASE, *TABLE, *OUTPUT, LANG, ALL_ROWS, COLUMNS, BOM, *COMPUTED),
    arguments=(
        Argument("indicator", "ID", "One indicator.", complete=complete.indicator),
        Argument("period", "PERIOD", "One period: 2022, 2023-9M ...", complete=complete.period),
    ),
    selects=False,
)
