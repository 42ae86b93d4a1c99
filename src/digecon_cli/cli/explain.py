"""``explain``: one figure, its document, and all that follows from it."""

from .. import periods
from ..errors import DataError, UsageError
from ..measures.engine import Options
from ..table import Listing
from .derive import ACROSS
from .options import Common, complete_indicator
from .output import emit
from .spec import Argument, Command


def _explain(common: Common, across_breaks: bool, indicator: str, period: str) -> None:
    from ..measures.explain import COLUMNS, explain

    data = common.dataset()
    if data.match([indicator]) != {indicator}:
        raise UsageError(f"'{indicator}' names several indicators: name one.")
    wanted = periods.canonical(period)
    area = common.area or "CN"
    rows = [one for one in data.observations if (one.indicator, one.period, one.area) == (indicator, wanted, area)]
    if not rows:
        known = sorted(
            {one.period for one in data.observations if one.indicator == indicator and one.area == area},
            key=periods.order,
        )
        there = (
            f"there is {', '.join(periods.label(one) for one in known[-6:])}"
            if known
            else "see 'digecon info " + indicator + "'"
        )
        raise DataError(f"no figure of {indicator} for {periods.label(wanted)} in {area}: {there}.")
    overrides = (ACROSS.flags[0],) if across_breaks else ()
    pairs = explain(rows, data, Options(common.vintage, overrides))
    emit(Listing(COLUMNS, pairs, data.about(indicator).name(common.lang)), common)


COMMANDS: dict[str, Command] = {
    "explain": Command(
        "explain",
        _explain,
        "One figure: its document, and growth, shares and contribution with formula, inputs, bounds and refusals.",
        ("digecon explain economy.digital 2018", "digecon explain telecom.revenue 2023-9M"),
        (ACROSS,),
        (
            Argument("indicator", "ID", "One indicator.", complete=complete_indicator),
            Argument("period", "PERIOD", "One period: 2022, 2023-9M ..."),
        ),
        selects=False,
    )
}
