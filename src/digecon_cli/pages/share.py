"""Shares by their whole: computed, else as published; of more than one sector those of the main series."""

from collections.abc import Iterable, Sequence

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core.dataset import Dataset
from ..core.messages import joined, phrase
from ..core.model import Observation
from ..document import Document
from .below import closing, explain, refused, refused_lines
from .numbers import series_row
from .series import (
    HeadedRows,
    IndicatorKey,
    LabeledSeries,
    by_sector,
    ended_of,
    in_families,
    in_time,
    label_in,
    main_ones,
    period_grid,
    the_sector,
)

FEWEST = 5  # figures of a main series, for which its whole has a heading
FEWEST_BESIDE = 3  # figures of the rest under that heading
FIRST = 4  # the last headline of a sector that is a main series
MOST_OF_WHOLE = 2  # main series of a whole, one where wholes are many
MANY_WHOLES = 8
MOST_REFUSED = 3  # refusals that are named one by one
_SELF_EVIDENT = ("overlap", "concept")  # refusals of what nobody would ask: a share of what is no whole


def pages(content: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return one page, with a heading for each whole, in the order of the sectors."""
    data = content.data
    wholes = _lines_by_whole(content, look)
    every = bool(the_sector(content, data)) or look.all
    with_main = [whole for whole, lines in wholes.items() if _main(lines, data, FEWEST)]
    every = every or not with_main
    most = 1 if len(with_main) > MANY_WHOLES else MOST_OF_WHOLE
    bands: list[HeadedRows] = []
    ended: list[str] = []
    left = 0
    for whole, lines in wholes.items():
        main = lines if every else _main(lines, data, FEWEST_BESIDE)[:most] if whole in with_main else []
        left += len(lines) - len(main)
        kept, gone = ended_of(main, look)
        ended += gone
        if kept:
            rows = [series_row(line.label, 1, line.figures, ("percent", 0)) for line, _ in in_families(kept, data)]
            bands.append(HeadedRows(_heading(whole, kept[0].first, data, look), rows))
    computed = any(row.origin == "computed" for lines in wholes.values() for line in lines for row in line.figures)
    how = phrase("Computed from levels where there are; else as published.", look.lang) if computed else ""
    more_words = (
        "Main ones; {left} more: --all, or share SECTOR." if look.commands else "Main ones; {left} more are left out."
    )
    more = phrase(more_words, look.lang, left=left) if left else ""
    notes = _refused(content, bool(bands), look) if every or not bands else []
    notes += closing(content.rows, content, look, joined((more, how), look.lang))
    grids = [period_grid(bands)] if bands else []
    return [
        Document(
            phrase("Share", look.lang), grids, ended=ended, notes=notes, why=explain(content.rows, data), none="none"
        )
    ]


def _lines_by_whole(content: ObservationTable, look: RenderOptions) -> dict[str, list[LabeledSeries]]:
    """Return the series that have a share by their whole, in the order of the sectors."""
    data = content.data
    wholes: dict[str, list[LabeledSeries]] = {}
    for own in by_sector(content, data).values():
        for whole, series in _by_whole(own).items():
            lines = [
                LabeledSeries(label_in(next(iter(shares.values())), data, look.lang), in_time(shares.values()))
                for shares in series.values()
            ]
            lines = [line for line in lines if any(figure.has_figure for figure in line.figures)]
            wholes.setdefault(whole, []).extend(lines)
    return wholes


def _by_whole(rows: Iterable[Observation]) -> dict[str, dict[IndicatorKey, dict[str, Observation]]]:
    """Return by whole and series one share a period: the computed one, where there is a number."""
    found: dict[str, dict[IndicatorKey, dict[str, Observation]]] = {}
    for row in rows:
        if row.measure != "share" or (row.refusal and row.refusal.code in _SELF_EVIDENT):
            continue
        shares = found.setdefault(row.base_indicator, {}).setdefault((row.indicator, row.area), {})
        if row.period not in shares or (row.origin == "computed" and row.has_figure):
            shares[row.period] = row
    return found


def _refused(content: ObservationTable, answered: bool, look: RenderOptions) -> list[str]:
    """Return why what was asked for has no share: of no whole where --of named it, of all where there is no other answer."""
    data = content.data
    without: dict[str, Observation] = {}
    for row in content:
        if row.measure == "share" and row.refusal:
            whole = row.base_indicator.partition("@")[0]
            is_no_part = row.refusal.code in _SELF_EVIDENT and whole not in data.about(row.indicator).wholes
            if not answered or is_no_part:
                without[label_in(row, data, look.lang)] = row
    if not look.commands:
        return refused_lines(without.values(), data, look)
    lines = [
        phrase("{name}: {sentence}", look.lang, name=name, sentence=row.refusal.sentence(look.lang))
        for name, row in without.items()
        if row.refusal
    ]
    if len(lines) > MOST_REFUSED:
        series = phrase("{number} series", look.lang, number=len(lines) - MOST_REFUSED)
        first = list(without.values())[MOST_REFUSED]
        lines[MOST_REFUSED:] = [refused(series, first, explain([first], data), look)]
    return lines


def _heading(whole: str, first: Observation, data: Dataset, look: RenderOptions) -> str:
    name, _, area = whole.partition("@")
    label = label_in(first._replace(indicator=name, area=area or first.area), data, look.lang)
    return phrase("% of {label}", look.lang, label=label)


def _main(lines: Sequence[LabeledSeries], data: Dataset, fewest: int) -> list[LabeledSeries]:
    """Return the main series of a whole that are stated parts of it and have enough figures."""
    return [
        line
        for line in main_ones(lines, lambda line: line.first, data, FIRST)
        if len(line.figures) >= fewest and line.first.base_indicator == data.about(line.first.indicator).whole
    ]
