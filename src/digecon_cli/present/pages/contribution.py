"""Contributions: the points that parts add to the growth of their whole, from published growth, from levels, and the rest."""

from collections.abc import Mapping, Sequence

from ...dataset import Dataset
from ...messages import phrase
from ...model import Observation
from ...table import Table
from ..closing import closing, suffix, why
from ..options import RenderOptions
from ..page import Page, Part
from ..rows import EQUAL, Row, row
from ..series import Line, ended_of, in_families, in_time, label_in, one_print, sectors_of, the_sector

_UNIT = ("percentage points", 0)


def pages(content: Table, look: RenderOptions) -> list[Page]:
    """Return one page, with a heading for each whole: its parts in their order, then what all of them leave."""
    data = content.data
    wholes: dict[str, list[Observation]] = {}
    for sector in sectors_of(content, data):
        for one in content:
            if one.has_figure and (data.about(one.indicator).sector or sector) == sector:
                wholes.setdefault(one.base_indicator or one.indicator, []).append(one)
    parts: list[Part] = []
    ended: list[str] = []
    for whole, figures in wholes.items():
        name = label_in(figures[0]._replace(indicator=whole.partition("@")[0]), data, look.lang)
        rows, gone = _rows(figures, data, look)
        ended += gone
        parts.append(Part(phrase("{name} growth, points", look.lang, name=name), rows))
    notes = [*_refused(content, look), *closing(the_sector(content, data), list(content), content, look)]
    grids = [parts] if parts else []
    return [Page(grids=grids, ended=ended, notes=notes, suffix=suffix(data), none="none")]


def _rows(figures: Sequence[Observation], data: Dataset, look: RenderOptions) -> tuple[list[Row], list[str]]:
    """Return the rows of one whole, and the names of parts that have ended."""
    levels: dict[str, list[Observation]] = {}
    main: dict[str, list[Observation]] = {}
    for one in sorted(figures, key=lambda one: one.origin == "computed"):  # published ones stand
        if one.measure == "contribution_levels":
            levels.setdefault(one.name, []).append(one)
        elif one.measure == "contribution":
            main.setdefault(one.name, []).append(one)
    lines = [Line(label_in(told[0], data, look.lang), one_print(told)) for told in (levels | main).values()]
    kept, ended = ended_of(lines, look)
    found: list[Row] = []
    for line, depth in in_families(kept, data):
        first = line.first
        found.append(row(line.label, depth + 1, {one.period: one for one in line.figures}, _UNIT, data))
        if first.measure == "contribution" and first.name in levels:
            found.append(_from_levels(line, levels[first.name], depth + 2, data, look))
    if rest := _rests(figures, kept, levels):
        label = phrase("what is left, from the levels", look.lang)
        found.append(row(label, 1, {one.period: one for one in rest}, _UNIT, data))
    return found, ended


def _rests(
    figures: Sequence[Observation], kept: Sequence[Line], levels: Mapping[str, Sequence[Observation]]
) -> list[Observation]:
    """Return what parts leave, of the periods in which all shown parts, and no others, have points from the levels.

    All that they leave where no part is shown, since the answer holds nothing else (``-n 1``).
    """
    shown = {line.first.name for line in kept}
    counted: dict[str, set[str]] = {}
    for name, several in levels.items():
        for one in several:
            counted.setdefault(one.period, set()).add(name)
    told: dict[str, set[str]] = {}
    for line in kept:
        for one in line.figures:
            told.setdefault(one.period, set()).add(line.first.name)
    rests = in_time(one for one in figures if one.measure == "contribution_rest")
    if not kept:
        return rests
    return [one for one in rests if one.period in told and counted.get(one.period) == told[one.period] <= shown]


def _from_levels(line: Line, levels: Sequence[Observation], depth: int, data: Dataset, look: RenderOptions) -> Row:
    """Return the points that the levels give below the published: a sign where both are equal within rounding."""
    told = {one.period: one for one in line.figures}
    below = row(
        phrase("from the levels", look.lang),
        depth,
        {one.period: one for one in in_time(levels)},
        _UNIT,
        data,
    )
    cells = {
        period: cell._replace(text=EQUAL, mark="", behind=0)
        if period in told and cell.figure and cell.figure.interval().meets(told[period].interval())
        else cell
        for period, cell in below.cells.items()
    }
    return below._replace(cells=cells)


def _refused(content: Table, look: RenderOptions) -> list[str]:
    """Return what says how many series have no answer at all, and the line that tells the reason of one."""
    answered = {one.name for one in content if one.has_figure}
    refused = {one.name: one for one in content if one.refusal and one.name not in answered}
    if not refused:
        return []
    one = next(iter(refused.values()))
    told = phrase("{number} series", look.lang, number=len(refused))
    command = why(one, Page(suffix=suffix(content.data)))
    return [phrase("Refused: {series} ({command})", look.lang, series=told, command=command)]
