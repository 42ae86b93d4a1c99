"""Contributions: the points that parts add to the growth of their whole, from published growth, from levels, and the rest."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from ...dataset import Dataset
from ...messages import phrase
from ...model import Observation
from ...table import Table
from ..closing import closing, explain, refused
from ..options import RenderOptions
from ..page import Page, Part
from ..rows import Row, row
from ..series import Line, by_sector, ended_of, grouped, in_families, in_time, label_in, one_print

_UNIT = ("percentage points", 0)


def pages(content: Table, look: RenderOptions) -> list[Page]:
    """Return one page, with a heading for each whole: its parts in their order, then what all of them leave."""
    data = content.data
    sectors = by_sector((one for one in content if one.has_figure), data)
    wholes = grouped(chain.from_iterable(sectors.values()), lambda one: one.base_indicator or one.indicator)
    parts: list[Part] = []
    ended: list[str] = []
    for whole, figures in wholes.items():
        name = label_in(figures[0]._replace(indicator=whole.partition("@")[0]), data, look.lang)
        rows, gone = _rows(figures, data, look)
        ended += gone
        parts.append(Part(phrase("{name} growth, points", look.lang, name=name), rows))
    notes = [*_refused(content, look), *closing(content.rows, content, look)]
    return [Page(grids=[parts] if parts else [], ended=ended, notes=notes, why=explain(data), none="none")]


def _rows(figures: Sequence[Observation], data: Dataset, look: RenderOptions) -> tuple[list[Row], list[str]]:
    """Return the rows of one whole, and the names of parts that have ended."""
    ordered = sorted(figures, key=lambda one: one.origin == "computed")  # published ones stand
    levels = grouped((one for one in ordered if one.measure == "contribution_levels"), lambda one: one.name)
    main = grouped((one for one in ordered if one.measure == "contribution"), lambda one: one.name)
    lines = [Line(label_in(told[0], data, look.lang), one_print(told)) for told in (levels | main).values()]
    kept, ended = ended_of(lines, look)
    found: list[Row] = []
    for line, depth in in_families(kept, data):
        first = line.first
        found.append(row(line.label, depth + 1, line.figures, _UNIT))
        if first.measure == "contribution" and first.name in levels:
            found.append(_from_levels(line, levels[first.name], depth + 2, data, look))
    if rest := _rests(figures, kept, levels):
        label = phrase("what is left, from the levels", look.lang)
        found.append(row(label, 1, rest, _UNIT))
    return found, ended


def _rests(
    figures: Sequence[Observation], kept: Sequence[Line], levels: Mapping[str, Sequence[Observation]]
) -> list[Observation]:
    """Return what parts leave, of the periods in which all shown parts, and no others, have points from the levels.

    All that they leave where no part is shown, since the answer holds nothing else (``-n 1``).
    """
    rests = in_time(one for one in figures if one.measure == "contribution_rest")
    counted = _names_by_period(one for several in levels.values() for one in several)
    told = _names_by_period(one for line in kept for one in line.figures)
    return (
        [one for one in rests if one.period in told and counted.get(one.period) == told[one.period]] if kept else rests
    )


def _names_by_period(figures: Iterable[Observation]) -> dict[str, set[str]]:
    by_period = grouped(figures, lambda one: one.period)
    return {period: {one.name for one in several} for period, several in by_period.items()}


def _from_levels(line: Line, levels: Sequence[Observation], depth: int, data: Dataset, look: RenderOptions) -> Row:
    """Return the points that the levels give below the published: a sign where both are equal within rounding."""
    told = {one.period: one.interval() for one in line.figures}
    below = row(phrase("from the levels", look.lang), depth, in_time(levels), _UNIT)
    same = {one.period for one in levels if one.period in told and one.interval().meets(told[one.period])}
    return below.equal_at(same)._replace(subject=line.label)


def _refused(content: Table, look: RenderOptions) -> list[str]:
    """Return what says how many series have no answer at all, and the line that tells the reason of one."""
    answered = {one.name for one in content if one.has_figure}
    without = {one.name: one for one in content if one.refusal and one.name not in answered}
    if not without:
        return []
    told = phrase("{number} series", look.lang, number=len(without))
    return [refused(told, next(iter(without.values())), explain(content.data), look.lang)]
