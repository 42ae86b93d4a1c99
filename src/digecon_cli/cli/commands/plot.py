"""``plot``: a chart in the terminal, or for print."""

from collections.abc import Iterable

from ...core import periods
from ...core.bundled import ITSELF
from ...core.errors import UsageError
from ...core.messages import Message
from ...core.model import PLANNED, Observation
from ...draw.model import ChartOptions
from ...draw.request import FORMATS, PlotRequest, are_spans, figures, picture_page_of
from .. import settings
from ..options import (
    BOM,
    BOUNDS,
    COLUMNS,
    COMPUTED,
    FILTERS,
    HEADER,
    LANG,
    MEASURE,
    OUTPUT,
    PICTURE,
    QUIET,
    RELEASE,
    SCALE,
    SELECTION,
    TABLE,
    TIDY,
    TRANSPOSE,
    WIDE,
    Common,
)
from ..output import emit, write_answer
from ..progress import notify
from ..spec import Command

_MOST_NAMED = 5  # series that a notice names


def beginning_later(rows: Iterable[Observation], start: str) -> str:
    """Return which series have no figure as early as a period that is asked for, each with its first; empty if all have."""
    first: dict[str, str] = {}
    for row in rows:
        if row.measure not in PLANNED:
            first[row.name] = min(first.get(row.name, row.period), row.period, key=lambda at: periods.span(at).start)
    late = {name: at for name, at in first.items() if start and periods.span(at).start >= periods.span(start).end}
    named = ", ".join(f"{name} ({periods.label(at)})" for name, at in list(late.items())[:_MOST_NAMED])
    return named + (", ..." if len(late) > _MOST_NAMED else "")


def _plot(common: Common) -> None:
    theme = common.theme or settings.resolve("theme")[0]
    page = picture_page_of(theme, common.width, common.height, common.font_size, common.dpi, common.transparent)
    selected = common.table(for_people=True, reach=ITSELF)
    table = figures(selected, common.measure, common.vintage)
    format = FORMATS.find(common.format)
    if format in FORMATS.own and (common.columns or common.tidy):
        option = "--columns" if common.columns else "--tidy"
        raise UsageError(
            "{option} chooses columns of the figures behind a chart: add -f csv, for example.", option=option
        )
    if format in FORMATS.own:
        options = ChartOptions(
            common.scale_power(), common.free_scale, common.title, common.vintage, spans=are_spans(selected.rows)
        )
        write_answer(PlotRequest(table, options, page), format, common)
        if (later := beginning_later(table.rows, common.start)) and not common.quiet:
            message = "no figure of {period}, begins later: {series}"
            notify([Message(message, period=common.start, series=later)])
    else:  # the figures behind the chart
        emit(table, common)


COMMAND = Command(
    "plot",
    section="Draw",
    rank=1,
    help="A chart: in the terminal, or for print with -o chart.svg, .png or .pdf.",
    examples=(
        "digecon plot economy.digital",
        "digecon plot mobile.shipments_5g --freq S -o phones.svg",
        "digecon index economy.digital --base 2017 -f csv | digecon plot --data -",
    ),
    run=_plot,
    options=(
        *SELECTION,
        *FILTERS,
        MEASURE,
        *RELEASE,
        *TABLE,
        *OUTPUT,
        QUIET,
        LANG,
        SCALE,
        BOUNDS,
        TIDY,
        WIDE,
        TRANSPOSE,
        COLUMNS,
        HEADER,
        BOM,
        *COMPUTED,
        *PICTURE,
    ),
    formats=FORMATS,
)
