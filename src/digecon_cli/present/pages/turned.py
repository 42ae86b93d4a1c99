"""One indicator, turned: a line a period, with its level, its published growth, its shares and ranks beside each other."""

from collections.abc import Sequence

from ... import periods
from ...dataset import Dataset
from ...messages import listed, phrase
from ...model import AMOUNTS, MEASURED, PLANNED, Observation
from ...table import Table
from ..closing import closing, explain
from ..headings import groups, kind_of, words
from ..labels import measure_name
from ..options import RenderOptions
from ..page import Page
from ..rows import NONE, SKIPPED, Cell, row
from ..series import grouped, in_area, in_time, label_in, label_of
from ..sheets import grid_of

_ORDER = (*MEASURED, "growth", "share")
_GROWTH = {
    "": "growth %",
    "nominal": "nominal growth %",
    "comparable": "comparable growth %",
    "constant_prices": "real growth %",
}
Column = tuple[str, str, str]  # measure, whole, basis


def is_one(content: Table) -> bool:
    """Return whether a table tells one indicator of one area, in one print a period."""
    told = [(*_column(one), one.period) for one in content]
    return len({(one.indicator, one.area) for one in content}) == 1 and len(set(told)) == len(told)


def page(content: Table, look: RenderOptions) -> Page:
    """Return the page of one indicator; what is planned has its command below, and columns where there is nothing else."""
    data = content.data
    first = content.rows[0]
    found = grouped([one for one in content if one.measure not in PLANNED] or content, _column)
    ordered = sorted((column for column in found if column[0] in _ORDER), key=lambda column: _ORDER.index(column[0]))
    ordered = ordered or list(found)
    several = [column[0] for column in ordered].count("growth") > 1
    columns = [_told(in_time(found[column]), data, look, several) for column in ordered]
    header = [label_in(first, data, look.lang), *(name for name, _ in columns)]
    lines = _lines([cells for _, cells in columns])
    others = dict.fromkeys(
        measure_name(found[column][0], data, look.lang, False) for column in found if column not in ordered
    )
    notes = [phrase("Also printed: {others} (-f csv)", look.lang, others=listed(others, look.lang))] * bool(others)
    notes += closing(content.rows, content, look, asked=first.name)
    return Page(tables=[grid_of(header, lines)] if lines else [], notes=notes, why=explain(data))


def _column(one: Observation) -> Column:
    """Return in which column a figure stands."""
    return ("level", "", "") if one.measure in MEASURED else (one.measure, one.base_indicator, one.basis)


def _told(
    figures: Sequence[Observation], data: Dataset, look: RenderOptions, several: bool
) -> tuple[str, dict[str, Cell]]:
    """Return the heading and the cells of a column."""
    first = figures[0]
    ((unit, _),) = groups([list(figures)], data, look.scale, look.lang)
    told = row("", 0, figures, unit)
    return _heading(first, unit, data, look, several), {period: told.at(period) for period in told.cells}


def _heading(first: Observation, unit: tuple[str, int], data: Dataset, look: RenderOptions, several: bool) -> str:
    """Return the heading of a column; ``several`` says that growth has more than one."""
    if first.measure in MEASURED:
        return words(kind_of(first)._replace(area=""), unit, look.lang)
    if first.measure == "growth":
        return phrase(_GROWTH[first.basis if several or first.basis == "constant_prices" else ""], look.lang)
    if first.measure == "share":
        indicator, _, area = first.base_indicator.partition("@")
        label = label_of(first._replace(indicator=indicator), data, look.lang)
        label = in_area(label, first._replace(area=area), look.lang) if area else label
        return phrase("% of {label}", look.lang, label=label)
    if first.measure in AMOUNTS:  # what is planned
        told = words(kind_of(first)._replace(area=""), unit, look.lang)
        return measure_name(first, data, look.lang, False) + phrase(", ", look.lang) + told
    return measure_name(first, data, look.lang, False)


def _lines(columns: Sequence[dict[str, Cell]]) -> list[tuple[str, list[Cell]]]:
    """Return a line a period; years that are skipped are one line with a sign."""
    found: list[tuple[str, list[Cell]]] = []
    before = ""
    for period in sorted({period for cells in columns for period in cells}, key=periods.order):
        both = before and {periods.frequency(one) for one in (before, period)} == {"A"}
        if both and int(period) > int(before) + 1:
            found.append((SKIPPED, [Cell() for _ in columns]))
        found.append((periods.label(period), [cells.get(period, Cell(instead=NONE)) for cells in columns]))
        before = period
    return found
