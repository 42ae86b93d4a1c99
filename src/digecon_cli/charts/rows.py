"""Which rows of a table a chart shows."""

from collections.abc import Sequence

from ..errors import UsageError, did_you_mean
from ..measures import currency, terms
from ..measures.derivation import Options
from ..measures.growth import growth
from ..model import PLANNED, Observation
from ..table import Table


def figures(table: Table, measure: str, vintage: str) -> Sequence[Observation]:
    """Return the rows that a chart shows: standing levels with targets and forecasts, ``growth``, or another measure.

    What a measure command made has no levels, and is shown as it is. Raises UsageError for an unknown measure.
    """
    data = table.data
    if measure and measure not in terms():
        raise UsageError(
            "'{measure}' is not a measure.{hint} Known: {known}.",
            measure=measure,
            hint=did_you_mean(measure, terms()),
            known=tuple(terms()),
        )
    kinds = {one.measure for one in table}
    if measure == "growth" and "level" in kinds:
        return [one.row for one in growth(table.rows, data, Options(vintage))]
    wanted = {measure} if measure else {"level"} if "level" in kinds else kinds
    wanted |= {planned for planned, actual in PLANNED.items() if actual in wanted or "level" in wanted}
    rows = data.standing([one for one in table if one.measure in wanted], vintage or "latest")
    return currency.told(rows, data, vintage)
