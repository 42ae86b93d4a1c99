"""Shares by their whole; of more than one sector those of the main series.

One or two series have a row as published and one from the levels each. Of more, a row has what is computed where there are levels,
else what is published, and a line below names the years that are published.
"""

from collections.abc import Iterable, Sequence

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import facts, periods
from ..core.dataset import Dataset
from ..core.messages import joined, listed, phrase
from ..core.model import Observation, split_name
from ..document import Document
from ..measures.reasons import WITHIN
from .closing import closing, explain, refused, refused_lines
from .labels import some
from .numbers import SeriesRow, series_row
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
    one_print,
    period_grid,
    span_of,
    the_sector,
)

FEW = 2  # series of which both the published and the computed shares are shown
FEWEST = 5  # figures of a main series, for which its whole has a heading
FEWEST_BESIDE = 3  # figures of the rest under that heading
FIRST = 4  # the last headline of a sector that is a main series
MOST_OF_WHOLE = 2  # main series of a whole, one where wholes are many
MANY_WHOLES = 8
MOST_REFUSED = 3  # refusals that are named one by one
MOST_PUBLISHED = 4  # series that are named with their published years
_UNIT = ("percent", 0)
_SELF_EVIDENT = ("overlap", "concept")  # refusals of what nobody would ask: a share of what is no whole


def pages(content: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return one page, with a heading for each whole, in the order of the sectors."""
    data = content.data
    wholes = _lines_by_whole(content, look)
    every = bool(the_sector(content, data)) or look.all
    with_main = [whole for whole, lines in wholes.items() if _main(lines, data, FEWEST)]
    every = every or not with_main
    most = 1 if len(with_main) > MANY_WHOLES else MOST_OF_WHOLE
    series = {(line.first.indicator, line.first.area) for lines in wholes.values() for line in lines}
    few = len(series) <= FEW
    bands: list[HeadedRows] = []
    ended: list[str] = []
    mixed: list[LabeledSeries] = []
    of_both: list[list[SeriesRow]] = []
    left = 0
    for whole, lines in wholes.items():
        main = lines if every else _main(lines, data, FEWEST_BESIDE)[:most] if whole in with_main else []
        left += len(lines) - len(main)
        kept, gone = ended_of(main, look)
        ended += gone
        if kept:
            ordered = [line for line, _ in in_families(kept, data)]
            both = [_both(line, whole, content, look) if few else [] for line in ordered]
            mixed += [line for line, rows in zip(ordered, both, strict=True) if not rows]
            of_both += [rows for rows in both if rows]
            alone = ([series_row(line.label, 1, line.figures, _UNIT)] for line in ordered)
            rows = [row for pair, one in zip(both, alone, strict=True) for row in pair or one]
            bands.append(HeadedRows(_heading(whole, kept[0].first, data, look), rows))
    how = _computed_only(mixed, look) if of_both else _how(mixed, every, look)
    more = _left_out(left, look)
    notes = _refused(content, bool(bands), look) if every or not bands else []
    notes += closing(content.rows, content, look, joined((more, how), look.lang))
    grids = [period_grid(bands)] if bands else []
    return [
        Document(
            phrase("Share", look.lang), grids, ended=ended, notes=notes, why=explain(content.rows, data), none="none"
        )
    ]


def _left_out(left: int, look: RenderOptions) -> str:
    """Return the sentence on the series that are left out."""
    words = (
        "Main ones; {left} more: --all, or share SECTOR." if look.commands else "Main ones; {left} more are left out."
    )
    return phrase(words, look.lang, left=left) if left else ""


def _both(line: LabeledSeries, whole: str, content: ObservationTable, look: RenderOptions) -> list[SeriesRow]:
    """Return the published shares of a series, and those from the levels below them; none where it has only one of these."""
    series = (line.first.indicator, line.first.area)
    own = [row for row in content if row.base_indicator == whole and (row.indicator, row.area) == series]
    shares = [row for row in own if row.measure == "share" and not (row.refusal and row.refusal.code == "missing")]
    published = one_print([row for row in shares if row.origin == "published" and row.has_figure])
    computed = in_time(row for row in shares if row.origin == "computed")
    if not (published and computed):
        return []
    published = _broken_with(published, computed)
    same = {row.period for row in own if row.measure == "gap" and row.has(WITHIN)}
    below = series_row(phrase("from the levels", look.lang), 2, computed, _UNIT).equal_at(same)
    return [series_row(line.label, 1, published, _UNIT), below._replace(subject=line.label)]


def _broken_with(published: Sequence[Observation], computed: Sequence[Observation]) -> list[Observation]:
    """Return published shares with the breaks of the computed ones since the published one before, which may be of no print."""
    found: list[Observation] = []
    after: tuple[int, int] | None = None
    for row in published:
        since = [one for one in computed if after and after < periods.order(one.period) <= periods.order(row.period)]
        known = next(filter(None, (one.fact_of(facts.BREAK) for one in since)), None)
        found.append(row._replace(facts=(*row.facts, known)) if known and not row.fact_of(facts.BREAK) else row)
        after = periods.order(row.period)
    return found


def _computed_only(lines: Sequence[LabeledSeries], look: RenderOptions) -> str:
    """Return the sentence on the series that have no published row beside others that have one."""
    names = [line.label for line in lines if any(row.origin == "computed" for row in line.figures)]
    return phrase("Computed from the levels: {series}.", look.lang, series=listed(names, look.lang)) if names else ""


def _how(lines: Sequence[LabeledSeries], every: bool, look: RenderOptions) -> str:
    """Return the sentence on which of the shares are published, and which computed from the levels.

    Parts of a year are named only where ``every`` series has its row; a page of the main ones shows years.
    """
    printed = {
        line.label: [
            row for row in line.figures if row.origin == "published" and (every or periods.frequency(row.period) == "A")
        ]
        for line in lines
    }
    named = {label: rows for label, rows in printed.items() if rows}
    if not named:
        return phrase("Computed from the levels.", look.lang) if lines else ""
    if all(len(printed[line.label]) == len(line.figures) for line in lines):
        return phrase("As published.", look.lang)
    names = [f"{label} {_periods(rows, look.lang)}" for label, rows in named.items()]
    message = "Computed from the levels; as published: {series}."
    return phrase(message, look.lang, series=some(names, MOST_PUBLISHED, look.lang))


def _periods(rows: Iterable[Observation], lang: str) -> str:
    """Return the periods of figures, those of consecutive years as one: ``2012, 2016-18``."""
    runs: list[list[str]] = []
    for at in sorted((row.period for row in rows), key=periods.order):
        if runs and periods.shift(runs[-1][-1], 1) == at:
            runs[-1].append(at)
        else:
            runs.append([at])
    return listed((span_of(periods.label(run[0]), periods.label(run[-1]), lang) for run in runs), lang)


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
            whole = split_name(row.base_indicator)[0]
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
    name, area = split_name(whole)
    label = label_in(first._replace(indicator=name, area=area or first.area), data, look.lang)
    return phrase("% of {label}", look.lang, label=label)


def _main(lines: Sequence[LabeledSeries], data: Dataset, fewest: int) -> list[LabeledSeries]:
    """Return the main series of a whole that are stated parts of it and have enough figures."""
    return [
        line
        for line in main_ones(lines, lambda line: line.first, data, FIRST)
        if len(line.figures) >= fewest and line.first.base_indicator == data.about(line.first.indicator).whole
    ]
