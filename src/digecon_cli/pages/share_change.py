"""Changes of shares by their whole: as printed, with those of the levels below them; what has no printed share by itself."""

from collections.abc import Iterable, Sequence

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core.dataset import Dataset
from ..core.messages import phrase
from ..core.model import Observation, split_name
from ..document import APART, Document
from ..measures.reasons import WITHIN, is_apart
from .closing import closing, in_currency
from .contribution import no_figure
from .labels import typed
from .numbers import SeriesRow, series_row
from .series import HeadedRows, LabeledSeries, by_sector, ended_of, grouped, in_families, in_time, label_in, period_grid

_UNIT = ("percentage points", 0)


def pages(content: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return one page, with a heading for each whole, in the order of the sectors."""
    data = content.data
    bands: list[HeadedRows] = []
    ended: list[str] = []
    for rows in by_sector((row for row in content if row.base_indicator), data).values():
        for whole, of_whole in grouped(rows, lambda row: row.base_indicator).items():
            found, gone = _rows(of_whole, data, look)
            ended += gone
            if found:
                bands.append(HeadedRows(_heading(whole, of_whole[0], data, look), found))
    why = typed("share-change {name} --from {period} --to {period} --explain" + in_currency(content.rows, data), data)
    notes = [*no_figure(content, why, look), *closing(content.rows, content, look)]
    grids = [period_grid(bands)] if bands else []
    return [Document(parts=grids, ended=ended, notes=notes, why=why, none="none")]


def _heading(whole: str, row: Observation, data: Dataset, look: RenderOptions) -> str:
    name, area = split_name(whole)
    label = label_in(row._replace(indicator=name, area=area or row.area), data, look.lang)
    return phrase("Change of the share of {label}, points", look.lang, label=label)


def _rows(rows: Sequence[Observation], data: Dataset, look: RenderOptions) -> tuple[list[SeriesRow], list[str]]:
    """Return the rows of one whole, and the names of parts that have ended."""
    lines: list[LabeledSeries] = []
    series = grouped(rows, lambda row: row.name)
    for own in series.values():
        figures = _printed(own) or _of_levels(own)
        if any(figure.has_figure for figure in figures):
            lines.append(LabeledSeries(label_in(own[0], data, look.lang), figures))
    kept, ended = ended_of(lines, look)
    found: list[SeriesRow] = []
    for line, depth in in_families(kept, data):
        found.append(series_row(line.label, depth + 1, line.figures, _UNIT))
        own = series[line.first.name]
        if _printed(own) and any(row.has_figure for row in _of_levels(own)):
            found.append(_below(line, own, depth + 2, look))
    return found, ended


def _printed(rows: Iterable[Observation]) -> list[Observation]:
    """Return what is printed: the change itself, of other periods the difference of two printed shares."""
    found: dict[str, Observation] = {}
    for row in rows:
        if row.measure == "share_difference" or (row.measure, row.origin) == ("share_change", "published"):
            kept = found.get(row.period)
            found[row.period] = kept if kept and kept.origin == "published" else row
    return in_time(found.values())


def _of_levels(rows: Iterable[Observation]) -> list[Observation]:
    return in_time(row for row in rows if (row.measure, row.origin) == ("share_change", "computed"))


def _below(line: LabeledSeries, rows: Sequence[Observation], depth: int, look: RenderOptions) -> SeriesRow:
    """Return what the levels give below what is printed: a sign where both are equal within rounding."""
    gaps = [row for row in rows if row.measure == "gap" and row.has_figure]
    same = {row.period for row in gaps if row.has(WITHIN)}
    apart = {row.period: row.facts for row in gaps if is_apart(row)}
    figures = [figure._replace(facts=figure.facts + apart.get(figure.period, ())) for figure in _of_levels(rows)]
    marks = dict.fromkeys(apart, APART)
    below = series_row(phrase("from the levels", look.lang), depth, figures, _UNIT, marks)
    return below.equal_at(same)._replace(subject=line.label)
