"""``plot``: a chart in the terminal, or for print."""

from ...charts.formats import FORMATS
from ...errors import UsageError, did_you_mean
from ...observations import MEASURES, Dataset, Observation
from ...table import Table
from ..options import BOM, BOUNDS, COMPUTED, LANG, OUTPUT, RELEASE, SELECTION, TABLE, WIDE, Common
from ..output import emit, put
from ..spec import Command, Option

_MEASURE = Option(
    "measure",
    ("--measure",),
    "Draw growth (published against computed), share, or another measure in place of levels.",
    "M",
)


def figures(common: Common, data: Dataset, measure: str) -> list[Observation]:
    """Return the rows that a chart shows: standing levels with targets and forecasts, ``growth``, or another measure."""
    from ...charts.choose import PLANNED, chosen

    if measure and measure not in MEASURES:
        raise UsageError(
            f"'{measure}' is not a measure.{did_you_mean(measure, MEASURES)} Known: {', '.join(MEASURES)}."
        )
    rows = common.selected(data)
    kinds = {one.measure for one in rows}
    if measure == "growth" and "level" in kinds:
        from ...measures.engine import Options
        from ...measures.growth import growth

        rows = [one.row for one in growth(rows, data, Options(vintage=common.vintage))]
    else:
        wanted = (measure,) if measure else ("level", *PLANNED) if "level" in kinds else tuple(kinds)
        wanted += PLANNED if "level" in wanted else ()
        rows = data.standing([one for one in rows if one.measure in wanted], common.vintage or "latest")
    return rows if common.freq else chosen(rows, data)


def _plot(common: Common, measure: str) -> None:
    data = common.dataset()
    table = Table(figures(common, data, measure), data)
    format = FORMATS.find(common.format)
    if format in FORMATS.own:
        put(table, format, common)
    else:  # the figures behind the chart
        emit(table, common)


COMMAND = Command(
    "plot",
    section="Draw",
    rank=1,
    help="A chart in the terminal, or for print with -o chart.svg, .png or .pdf.",
    examples=(
        "digecon plot economy.digital",
        "digecon plot telecom --measure growth",
        "digecon plot mobile.shipments_5g --freq S -o phones.svg",
        "digecon index economy.digital --base 2017 -f csv | digecon plot --data -",
    ),
    run=_plot,
    options=(_MEASURE, *SELECTION, *RELEASE, *TABLE, *OUTPUT, LANG, BOUNDS, WIDE, BOM, *COMPUTED),
    formats=FORMATS,
)
