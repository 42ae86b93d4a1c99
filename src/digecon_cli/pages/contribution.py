"""Contributions: the points that parts add to the growth of their whole, from published growth, from levels, and the rest."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core.dataset import Dataset
from ..core.messages import phrase
from ..core.model import Observation, split_name
from ..document import APART, NONE, Document
from .below import by_reason
from .closing import closing, in_currency, refused, refused_lines
from .labels import some, typed
from .numbers import SeriesRow, series_row, sign_of
from .series import (
    HeadedRows,
    LabeledSeries,
    by_sector,
    ended_of,
    grouped,
    in_families,
    in_time,
    label_in,
    one_print,
    period_grid,
)

_UNIT = ("percentage points", 0)
MOST_NAMED = 3  # series that a line below names
MOST_UNMEASURED = 6  # series without a level that are named


def pages(content: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return one page, with a heading for each whole: its parts in their order, then what all of them leave."""
    data = content.data
    sectors = by_sector((*(row for row in content if row.has_figure), *_not_comparable(content)), data)
    wholes = grouped(chain.from_iterable(sectors.values()), lambda one: one.base_indicator or one.indicator)
    bands: list[HeadedRows] = []
    ended: list[str] = []
    for whole, figures in wholes.items():
        name = label_in(figures[0]._replace(indicator=split_name(whole)[0]), data, look.lang)
        rows, gone = _rows(figures, data, look)
        ended += gone
        bands.append(HeadedRows(phrase("{name} growth, points", look.lang, name=name), rows))
    why = _why(content.rows, data)
    notes = [*no_figure(content, why, look), *closing(content.rows, content, look, _without_level(content, look))]
    grids = [period_grid(bands)] if bands else []
    return [Document(parts=grids, ended=ended, notes=notes, why=why, none="none")]


def _not_comparable(content: ObservationTable) -> list[Observation]:
    """Return the points that the levels do not give for a break or for another reason, of series that have some."""
    levels = [row for row in content if row.measure == "contribution_levels"]
    answered = {(row.name, row.base_indicator) for row in levels if row.has_figure}
    return [
        row
        for row in levels
        if sign_of(row) != NONE and not row.has_figure and (row.name, row.base_indicator) in answered
    ]


def _why(rows: Sequence[Observation], data: Dataset) -> str:
    """Return the line to type that shows how a contribution was derived, or why it was not, and then those after it."""
    return typed("contribution {name} --from {period} --explain" + in_currency(rows, data), data)


def _rows(figures: Sequence[Observation], data: Dataset, look: RenderOptions) -> tuple[list[SeriesRow], list[str]]:
    """Return the rows of one whole, and the names of parts that have ended."""
    ordered = sorted(figures, key=lambda one: one.origin == "computed")  # published ones stand
    levels = grouped((row for row in ordered if row.measure == "contribution_levels"), lambda one: one.name)
    main = grouped((row for row in ordered if row.measure == "contribution"), lambda one: one.name)
    lines = [LabeledSeries(label_in(rows[0], data, look.lang), one_print(rows)) for rows in (levels | main).values()]
    kept, ended = ended_of(lines, look)
    found: list[SeriesRow] = []
    for line, depth in in_families(kept, data):
        first = line.first
        found.append(series_row(line.label, depth + 1, line.figures, _UNIT))
        if first.measure == "contribution" and first.name in levels:
            found.append(_from_levels(line, levels[first.name], depth + 2, look))
    if rest := _rests(figures, kept, levels):
        label = phrase("what is left, from the levels", look.lang)
        marks = dict.fromkeys(_apart(kept, levels), APART)
        found.append(series_row(label, 1, rest, _UNIT, marks))
    return found, ended


def _apart(kept: Iterable[LabeledSeries], levels: Mapping[str, Sequence[Observation]]) -> set[str]:
    """Return the periods in which a part is shown with points that are not those from the levels, beyond rounding."""
    shown_figures = (figure for line in kept for figure in line.figures if figure.measure == "contribution")
    of_levels = {(figure.name, figure.period): figure for figures in levels.values() for figure in figures}
    pairs = ((figure, of_levels.get((figure.name, figure.period))) for figure in shown_figures)
    return {one.period for one, other in pairs if other and not _meet(one, other)}


def _meet(figure: Observation, other: Observation) -> bool:
    """Return whether two figures are equal within rounding, or one of them is none."""
    return not (figure.has_figure and other.has_figure) or figure.interval().meets(other.interval())


def _rests(
    figures: Sequence[Observation], kept: Sequence[LabeledSeries], levels: Mapping[str, Sequence[Observation]]
) -> list[Observation]:
    """Return what parts leave, of the periods in which all shown parts, and no others, have points from the levels.

    All that they leave where no part is shown, since the answer holds nothing else (``-n 1``).
    """
    rests = in_time(row for row in figures if row.measure == "contribution_rest")
    if not kept:
        return rests
    from_levels = _names_by_period(row for row in chain.from_iterable(levels.values()) if row.has_figure)
    parts = _names_by_period(figure for line in kept for figure in line.figures)
    return [row for row in rests if row.period in parts and from_levels.get(row.period) == parts[row.period]]


def _names_by_period(figures: Iterable[Observation]) -> dict[str, set[str]]:
    by_period = grouped(figures, lambda one: one.period)
    return {period: {figure.name for figure in own} for period, own in by_period.items()}


def _from_levels(line: LabeledSeries, levels: Sequence[Observation], depth: int, look: RenderOptions) -> SeriesRow:
    """Return the points that the levels give below the published: a sign where both are equal within rounding."""
    published = {figure.period: figure.interval() for figure in line.figures if figure.bound != "about"}
    below = series_row(phrase("from the levels", look.lang), depth, in_time(levels), _UNIT)
    bounded = (row for row in levels if row.has_figure and row.period in published and row.bound != "about")
    same = {row.period for row in bounded if row.interval().meets(published[row.period])}
    return below.equal_at(same)._replace(subject=line.label)


def _unmeasured(content: ObservationTable) -> list[Observation]:
    """Return the refusals of series of which only growth is published."""
    return [row for row in content if row.refusal and row.refusal.get("word_what") == "level"]


def _without_level(content: ObservationTable, look: RenderOptions) -> str:
    """Return the sentence on series of which only growth is published, those that go on first."""
    rows = sorted(_unmeasured(content), key=lambda row: row.period, reverse=True)
    if not rows:
        return ""
    names = [label_in(row, content.data, look.lang) for row in rows if row.period[:4] == rows[0].period[:4]]
    more = len(rows) - len(names)
    names += [phrase("{number} more", look.lang, number=more)] if more else []
    series = some(names, MOST_UNMEASURED, look.lang)
    return phrase("Only growth is published, no level: {series}.", look.lang, series=series)


def no_figure(content: ObservationTable, why: str, look: RenderOptions) -> list[str]:
    """Return what says how many series have no answer at all, and the line that shows the reason of one; in a document why."""
    answered = {row.name for row in content if row.has_figure}
    rests = {row.name: row for row in content if row.measure == "contribution_rest" and row.has("subset")}
    unmeasured = {row.name for row in _unmeasured(content)}
    without = {row.name: row for row in content if row.refusal and row.name not in {*answered, *rests, *unmeasured}}
    found = [_sentence("The remainder of {name}: {sentence}", row, content.data, look) for row in rests.values()]
    if not look.commands:
        return [*found, *refused_lines(without.values(), content.data, look)]
    if len(without) == 1:
        found += [_sentence("{name}: {sentence}", row, content.data, look) for row in without.values()]
    elif without:
        series = ((label_in(row, content.data, look.lang), row.refusal) for row in without.values())
        names, *_ = by_reason(series, MOST_NAMED, look)
        found.append(refused(names, next(iter(without.values())), why, look))
    return found


def _sentence(words: str, row: Observation, data: Dataset, look: RenderOptions) -> str:
    """Return why a row has no figure, in words with places for its name and the sentence."""
    sentence = row.refusal.sentence(look.lang) if row.refusal else ""
    return phrase(words, look.lang, name=label_in(row, data, look.lang), sentence=sentence)
