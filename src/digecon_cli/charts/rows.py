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
        raise UsageError(f"'{measure}' is not a measure.{did_you_mean(measure, terms())} Known: {', '.join(terms())}.")
    rows: Sequence[Observation] = table.rows
    kinds = {one.measure for one in rows}
    if measure == "growth" and "level" in kinds:
        rows = [one.row for one in growth(rows, data, Options(vintage))]
    else:
        wanted = {measure} if measure else {"level"} if "level" in kinds else kinds
        if "level" in wanted:
            wanted |= PLANNED.keys()
        wanted |= {planned for planned, actual in PLANNED.items() if actual in wanted}
        rows = data.standing([one for one in rows if one.measure in wanted], vintage or "latest")
        rows = currency.told(rows, data, vintage)
    return rows
