"""The tables of an indicator's page: periods down, the newest first; what is published beside what is computed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .. import periods
from ..measures.derivation import Derivation
from ..messages import phrase
from ..model import MEASURED, Observation
from ..pages.labels import short_name
from ..pages.numbers import unit_in_line as unit_name
from ..pages.numbers import unit_of
from ..report.headlines import OTHER_PRICES
from ..report.notes import Piece
from ..selection import FREQUENCIES
from .addresses import anchor, of_cell
from .derivations import How, how
from .material import Series, newest_first
from .voice import Figure, Voice

LEVEL, GROWTH, ALSO = ("level", "", ""), "growth", ("also", "", "")
RATES = ("growth", "difference")  # what a column of growth tells; a percentage changes by points
PARTS = ("share", "contribution", "contribution_levels")  # what a column of a whole tells
Column = tuple[str, str, str]  # measure, whole, origin
Cells = dict[Column, list[Observation]]


class Cell(NamedTuple):
    """What a column tells of a period: its place, and its figures."""

    anchor: str
    figures: tuple[Figure, ...]


class Line(NamedTuple):
    """A period: its name and place, its cells, the documents of its figures, and how they came about."""

    period: str
    anchor: str
    cells: tuple[Cell, ...]
    documents: tuple[Piece, ...]
    how: How


class Years(NamedTuple):
    """A table of the periods of one frequency; ``notes`` say what it does not tell and why."""

    frequency: str
    caption: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def tables(series: Series, voice: Voice) -> list[Years]:
    """Return the tables of a series, years first."""
    every = newest_first(series)
    order = [code for code in FREQUENCIES if any(periods.frequency(one) == code for one in every)]
    return [_table(series, [one for one in every if periods.frequency(one) == code], code, voice) for code in order]


def _table(series: Series, shown: Sequence[str], code: str, voice: Voice) -> Years:
    standing = {period: [one for one in series.standing if one.period == period] for period in shown}
    told = {period: _cells(standing[period], series.found[period]) for period in shown}
    columns, notes = _columns(told, voice)
    unit = _unit(series, voice)
    heads = tuple(_head(column, unit, voice) for column in columns)
    lines = []
    for period in shown:
        cells = tuple(_placed(column, period, told[period].get(column, ()), series, voice) for column in columns)
        sources = dict.fromkeys(name for one in standing[period] for name in one.sources)
        documents = tuple(Piece(source, voice.document(source)) for source in sources)
        place = of_cell("", "", period)
        lines.append(Line(voice.heading(period), place, cells, documents, how(series, period, voice)))
    word = phrase(FREQUENCIES[code], voice.lang)
    return Years(code, word[:1].upper() + word[1:], heads, _without_repeated(lines, phrase("; ", voice.lang)), notes)


def _unit(series: Series, voice: Voice) -> tuple[str, int] | None:
    """Return the unit in which all levels of the tables are told: that of the newest one."""
    levels = [one for one in series.standing if one.measure in MEASURED and one.point]
    newest = max(levels, key=lambda one: periods.order(one.period), default=None)
    return unit_of(newest, voice.data, voice.lang) if newest else None


def _cells(standing: Sequence[Observation], found: Sequence[Derivation]) -> Cells:
    """Return the columns of a period, each with its rows: those that stand, and those that are computed."""
    cells: Cells = {}
    for one in standing:
        column = (one.measure, one.base_indicator, "published") if one.measure in ("growth", *PARTS) else ALSO
        column = LEVEL if one.measure in MEASURED else column
        cells.setdefault(column, []).append(one)
    for row in (derived.row for derived in found):
        if row.measure in RATES:
            cells.setdefault((GROWTH, "", "computed"), []).append(row)
        elif row.measure in PARTS:
            name = row.measure.removesuffix("_levels")
            cells.setdefault((name, row.base_indicator, "computed"), []).append(row)
    return cells


def _columns(told: dict[str, Cells], voice: Voice) -> tuple[list[Column], tuple[str, ...]]:
    """Return the columns that have figures, in their order, and why others have none.

    A column of refusals for one and the same reason is no column, but a note.
    """
    every = sorted({column for cells in told.values() for column in cells}, key=_order)
    kept, notes = [], []
    for column in every:
        rows = [one for cells in told.values() for one in cells.get(column, ())]
        reasons = {one.refusal.sentence for one in rows if one.refusal}
        if any(one.has_figure for one in rows) or len(reasons) > 1:
            kept.append(column)
        elif refused := next((figure for one in rows if (figure := voice.refused(one))), None):
            notes.append(_head(column, None, voice) + phrase(": ", voice.lang) + f"× {refused.reason}")
    return kept, tuple(notes)


def _order(column: Column) -> tuple[int, str, bool]:
    ranks = {"level": 0, GROWTH: 1, "share": 2, "contribution": 3, "contribution_levels": 3, "also": 4}
    measure, whole, origin = column
    return ranks[measure], whole, origin == "computed"


def _head(column: Column, unit: tuple[str, int] | None, voice: Voice) -> str:
    measure, whole, origin = column
    if column == LEVEL:
        name = unit_name(unit, voice.lang) if unit else ""
        return voice.say("figure_in", unit=name) if name else voice.w["figure"]
    if column == ALSO:
        return voice.w["also"]
    if measure == GROWTH:
        return voice.w[f"{GROWTH}_{origin}"]
    indicator, _, area = whole.partition("@")
    name = short_name(voice.data, indicator, area or "CN", voice.lang) if whole else voice.w["whole"]
    return voice.say(f"{measure.removesuffix('_levels')}_{origin}", whole=name)


def _placed(column: Column, period: str, rows: Sequence[Observation], series: Series, voice: Voice) -> Cell:
    """Return a cell with the places that its figures, and all of them together, are found at."""
    gaps = [one.row for one in series.found[period] if one.row.measure == "gap"]
    figures = tuple(filter(None, (_figure(column, one, rows, gaps, series, voice) for one in rows)))
    measure, whole, origin = column
    place = of_cell(measure, whole, period) if origin == "published" else ""
    return Cell("" if place in {one.anchor for one in figures} else place, figures)


def _figure(
    column: Column, one: Observation, beside: Sequence[Observation], gaps: Sequence[Observation], series: Series,
    voice: Voice,
) -> Figure | None:  # fmt: skip
    place = anchor(one)
    place = "" if place == of_cell("", "", one.period) else place  # that of the whole line
    if not one.has_figure:
        return voice.refused(one, place)
    if column == ALSO:
        return voice.printed(one, place)
    unit = _unit(series, voice) if column == LEVEL else (one.unit, one.unit_mult)
    found = voice.figure(one, unit, place)
    if one.origin == "published":
        return found._replace(label=phrase(one.basis.replace("_", " "), voice.lang) if one.basis else "")
    if sum(other.measure in PARTS[1:] for other in beside) > 1:  # by the published rate, and by the levels
        found = found._replace(label=voice.w["by_rate" if one.measure == "contribution" else "by_levels"])
    of_it = [
        gap
        for gap in gaps
        if gap.base_indicator == one.base_indicator and set(one.sources) <= set(gap.sources) and gap.has_figure
    ]
    return voice.compared(found, of_it)


def _without_repeated(lines: Sequence[Line], between: str) -> tuple[Line, ...]:
    """Return lines in which a reason that stands in the line above, too, is not told again (its sign is).

    Where prices differ, which they do in every line, that goes for each part of the reason by itself.
    """
    before: dict[int, list[str]] = {}
    found = []
    for line in lines:
        cells = []
        for place, cell in enumerate(line.cells):
            figures = []
            for one in cell.figures:
                told = re.split("; |；", one.reason) if one.sign == OTHER_PRICES else [one.reason]
                figures.append(
                    one._replace(reason=between.join(part for part in told if part not in before.get(place, ())))
                )
                if one.reason:
                    before[place] = told
            cells.append(cell._replace(figures=tuple(figures)))
        found.append(line._replace(cells=tuple(cells)))
    return tuple(found)
