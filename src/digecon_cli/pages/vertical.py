"""The page of a single indicator, shown vertically: a row a period, with its level, its growth and its shares."""

from collections.abc import Mapping, Sequence

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import periods
from ..core.dataset import Dataset
from ..core.messages import listed, phrase
from ..core.model import AMOUNTS, MEASURED, Observation, actual, split_name
from ..document import NONE, SKIPPED, Cell, Document, figure_grid
from .below import hint
from .closing import closing, explain
from .labels import groups, in_yuan, kind_of, measure_name, unit_heading
from .numbers import series_row
from .series import (
    grouped,
    in_area,
    in_time,
    label_in,
    label_of,
)

_ORDER = (*MEASURED, "growth", "share")
_GROWTH = {
    "": "growth %",
    "nominal": "nominal growth %",
    "comparable": "comparable growth %",
    "constant_prices": "real growth %",
}
ColumnKey = tuple[str, str, str]  # measure, whole, basis


def is_of_one(content: ObservationTable) -> bool:
    """Return whether a table has one indicator of one area, in one print a period."""
    places = [(*_column_key(row), row.period) for row in content]
    return len({(row.indicator, row.area) for row in content}) == 1 and len(set(places)) == len(places)


def vertical(content: ObservationTable, look: RenderOptions) -> Document:
    """Return the page of one indicator; what is planned has its command below, and columns where there is nothing else."""
    data = content.data
    first = content.rows[0]
    found = grouped(actual(content.rows), _column_key)
    ordered = sorted((key for key in found if key[0] in _ORDER), key=lambda key: _ORDER.index(key[0])) or list(found)
    many_rates = [measure for measure, _, _ in ordered].count("growth") > 1
    columns = [_column(in_time(found[key]), data, look, many_rates) for key in ordered]
    heads = [label_in(first, data, look.lang), *(name for name, _ in columns)]
    lines = _lines([cells for _, cells in columns])
    forecasts = [
        row
        for row in content.rows
        if row.measure.startswith("forecast") and found.keys().isdisjoint([_column_key(row)])
    ]
    left = [*(found[key][0] for key in found if key not in ordered), *forecasts[:1]]
    names = dict.fromkeys(measure_name(figure, data, look.lang, False) for figure in left)
    also = phrase("Also printed: {measures}", look.lang, measures=listed(names, look.lang))
    notes = [hint(also, "-f csv", look)] if names else []
    notes += closing(content.rows, content, look, asked=[first.name], columns={measure for measure, _, _ in ordered})
    return Document(parts=[figure_grid(heads, lines)] if lines else [], notes=notes, why=explain(content.rows, data))


def _column_key(row: Observation) -> ColumnKey:
    """Return in which column a figure stands."""
    return ("level", "", "") if row.measure in MEASURED else (row.measure, row.base_indicator, row.basis)


def _column(
    figures: Sequence[Observation], data: Dataset, look: RenderOptions, many_rates: bool
) -> tuple[str, Mapping[str, Cell]]:
    """Return the heading and the cells of a column."""
    ((unit, _),) = groups([figures], data, look.scale, look.lang)
    return _column_head(figures[0], unit, data, look, many_rates), series_row("", 0, figures, unit).cells


def _column_head(
    first: Observation, unit: tuple[str, int], data: Dataset, look: RenderOptions, many_rates: bool
) -> str:
    """Return the heading of a column; ``many_rates`` says that growth has more than one."""
    amount = unit_heading(kind_of(first)._replace(area=""), unit, look.lang)
    if first.measure in MEASURED:
        return amount
    if first.measure == "growth":
        name = phrase(_GROWTH[first.basis if many_rates or first.basis == "constant_prices" else ""], look.lang)
        return in_yuan(name, first, data, look.lang)
    if first.measure == "share":
        indicator, area = split_name(first.base_indicator)
        label = label_of(first._replace(indicator=indicator), data, look.lang)
        label = in_area(label, first._replace(area=area), look.lang) if area else label
        return phrase("% of {label}", look.lang, label=label)
    name = measure_name(first, data, look.lang, False)
    return name + phrase(", ", look.lang) + amount if first.measure in AMOUNTS else name  # what is planned


def _lines(columns: Sequence[Mapping[str, Cell]]) -> list[tuple[str, list[Cell]]]:
    """Return a line a period; periods that are skipped are one line with a sign."""
    found: list[tuple[str, list[Cell]]] = []
    every = sorted({period for cells in columns for period in cells}, key=periods.order)
    holes = periods.holes(every)
    for period in every:
        if period in holes:
            found.append((SKIPPED, [Cell() for _ in columns]))
        found.append((periods.label(period), [cells.get(period, Cell(instead=NONE)) for cells in columns]))
    return found
