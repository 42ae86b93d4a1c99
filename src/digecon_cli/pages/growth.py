"""Growth: of one sector or a few series published and from the levels, of many what is published of the main series."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import periods
from ..core.dataset import Dataset
from ..core.facts import Fact, Facts
from ..core.messages import listed, phrase
from ..core.model import Observation
from ..document import APART, Document
from ..measures.currency import is_converted
from ..measures.reasons import WITHIN, is_apart
from .below import by_reason, hint, why
from .closing import closing, explain
from .labels import in_yuan, some
from .numbers import SeriesRow, series_row
from .series import (
    HeadedRows,
    IndicatorKey,
    LabeledSeries,
    by_sector,
    by_series,
    ended_of,
    in_area,
    in_families,
    label_in,
    label_of,
    main_ones,
    one_print,
    period_grid,
    sector_name,
    sector_of,
)

HEADLINES = 2  # series of a sector in a page of more than one sector, of those that
MOST = 16  # series of a page of more than one sector, unless there are more sectors
FEWEST = 3  # rates that they have at least
FRESH = 3  # years ago still had a figure
FEW = 3  # series of which both rates are shown, of whatever sectors
_NONE = "none"


def pages(content: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return a page a sector; one page where there are more sectors, of the main series unless all are wanted."""
    series = by_series(content)
    sectors = by_sector((rows[0] for rows in series.values()), content.data)
    if look.ranked:
        return [_ranked(series, content, look)]
    if len(sectors) > 1 and len(series) > FEW:
        return [_published(series, sectors, content, look)]
    return [
        _both(sector, {_key(row): series[_key(row)] for row in first}, content, look)
        for sector, first in sectors.items()
    ]


def _key(row: Observation) -> IndicatorKey:
    return row.indicator, row.area


def _published(
    series: Mapping[IndicatorKey, Sequence[Observation]],
    sectors: Iterable[str],
    content: ObservationTable,
    look: RenderOptions,
) -> Document:
    """Return what is published, with a mark where the levels give another rate: the first of each sector, or all."""
    data = content.data
    lines: dict[str, list[LabeledSeries]] = {sector: [] for sector in sectors}
    levels: list[LabeledSeries] = []
    for rows in series.values():
        label = label_of(rows[0], data, look.lang)
        if rates := _rates(rows):
            line = LabeledSeries(label if look.all else _real(label, rates, look), rates)
            lines[sector_of(rates[0], data)].append(line)
        elif any(row.has_figure for row in _computed(rows)):
            levels.append(LabeledSeries(label, _computed(rows)))

    def marked(line: LabeledSeries, depth: int = 0) -> SeriesRow:
        return _marked(line, depth, series[_key(line.first)])

    heading = phrase("Growth as published, %", look.lang) + (phrase(", in yuan", look.lang) if data.rates else "")
    page = Document(why=explain(content.rows, data), none=_NONE)
    newest = max((periods.span(line.last.period).end for own in lines.values() for line in own), default=0)
    chosen = _that_fit([_main(own, newest, data) for own in lines.values()])
    if look.all or not any(chosen):  # a table of one's own has no headlines
        bands, ended = _every(lines, levels, marked, data, look)
        real = listed((line.label for own in lines.values() for line in own if _is_real(line.figures)), look.lang)
        begin = phrase("At constant prices: {series}.", look.lang, series=real) if real else ""
        notes = closing(content.rows, content, look, begin)
        return page._replace(
            title=heading if any(lines.values()) else "", parts=[period_grid(bands)], ended=ended, notes=notes
        )
    main = [marked(*both) for own in chosen for both in in_families(own, data)]
    none = [sector_name(name, look.lang) for name, own in lines.items() if not own]
    more = sum(map(len, lines.values())) + len(levels) - len(main)
    own = [row for line in chain(*chosen) for row in series[_key(line.first)]]
    notes = closing(own, content, look, _more(none, more, look))
    return page._replace(parts=[period_grid([HeadedRows(heading, main)])] if main else [], notes=notes)


def _ranked(
    series: Mapping[IndicatorKey, Sequence[Observation]], content: ObservationTable, look: RenderOptions
) -> Document:
    """Return the series as they are ordered: published growth, of what has none that of the levels."""
    data = content.data
    bands: dict[str, list[SeriesRow]] = {}
    for rows in series.values():
        rates = _rates(rows)
        if look.sort and all(rate.period != look.sort for rate in rates):  # the place is that of a computed rate
            rates = []
        if not (figures := rates or _computed(rows)):  # only contributions, or what cannot be compared
            continue
        line = LabeledSeries(label_in(rows[0], data, look.lang), figures)
        is_rate = line.first.measure == "growth"
        heading = phrase("Growth on the year before, %", look.lang) if is_rate else _of_levels(line, look)
        if is_rate and not rates:
            line = line._replace(label=line.label + phrase(", from levels", look.lang))
        bands.setdefault(heading, []).append(_marked(line, 0, rows) if rates else _row(line, 0))
    notes = closing(content.rows, content, look)
    headed = [HeadedRows(heading, rows) for heading, rows in bands.items()]
    return Document(
        parts=[period_grid(headed)] if headed else [], notes=notes, why=explain(content.rows, data), none=_NONE
    )


def _every(
    lines: Mapping[str, Sequence[LabeledSeries]],
    levels: Sequence[LabeledSeries],
    marked: Callable[..., SeriesRow],
    data: Dataset,
    look: RenderOptions,
) -> tuple[list[HeadedRows], list[str]]:
    """Return the rows of all series by sector and area, then those without a published rate; and the names of ended ones."""
    every = [line for own in (*lines.values(), levels) for line in own]
    kept, ended = ended_of(every, look._replace(start="", end="", freq="", last=""))
    found: dict[str, list[SeriesRow]] = {}
    for sector, own in lines.items():
        for line, depth in in_families([line for line in own if line in kept], data):
            name = in_area(sector_name(sector, look.lang), line.first, look.lang)
            found.setdefault(name, []).append(marked(line, depth))
    for line in (line for line in levels if line in kept):
        found.setdefault(in_area(_of_levels(line, look), line.first, look.lang), []).append(marked(line))
    return [HeadedRows(name, rows) for name, rows in found.items()], ended


def _more(none: Sequence[str], more: int, look: RenderOptions) -> str:
    """Return what says which sectors publish no growth, and how many series more there are."""
    without = phrase(" (none published of {sectors})", look.lang, sectors=listed(none, look.lang)) if none else ""
    words = "Main series{without}; {more} more: --all, or digecon growth SECTOR."
    return phrase(
        words if look.commands else "Main series{without}; {more} more are left out.",
        look.lang,
        without=without,
        more=more,
    )


def _that_fit(main: Sequence[Sequence[LabeledSeries]]) -> list[Sequence[LabeledSeries]]:
    """Return the first main series of each sector, and the others while all fit on the first screen."""
    room = MOST - sum(map(bool, main))
    found: list[Sequence[LabeledSeries]] = []
    for own in main:
        found.append(own[: 1 + max(0, room)])
        room -= max(0, len(found[-1]) - 1)
    return found


def _main(lines: Sequence[LabeledSeries], newest: int, data: Dataset) -> list[LabeledSeries]:
    """Return the main series of a sector that have some rates and a new one."""
    main = main_ones(lines, lambda line: line.first, data)
    most = max((_rates_of(line) for line in lines), default=0)  # one where a single year is asked for
    enough = [line for line in main if _rates_of(line) >= min(FEWEST, most)]
    fresh = [line for line in enough if periods.span(line.last.period).end > newest - 12 * FRESH]
    return (fresh or enough)[:HEADLINES]


def _rates_of(line: LabeledSeries) -> int:
    """Return how many rates a series has of its main frequency."""
    codes = [periods.frequency(figure.period) for figure in line.figures]
    return codes.count("A" if "A" in codes else codes[0])


def _computed(rows: Iterable[Observation]) -> list[Observation]:
    return [row for row in rows if row.origin == "computed" and row.measure in ("growth", "difference")]


def _of_levels(line: LabeledSeries, look: RenderOptions) -> str:
    """Return the heading of what has no published rate."""
    if line.first.measure == "growth":
        return phrase("From the levels, % (no published rate)", look.lang)
    return phrase("Change, in its unit", look.lang)


def _rates(rows: Iterable[Observation]) -> list[Observation]:
    """Return the published rates that stand, one a period."""
    return one_print([row for row in rows if (row.origin, row.measure) == ("published", "growth") and row.has_figure])


def _is_real(rates: Sequence[Observation]) -> bool:
    """Return whether rates are at constant prices."""
    return bool(rates) and all(rate.basis == "constant_prices" for rate in rates)


def _real(label: str, rates: Sequence[Observation], look: RenderOptions) -> str:
    """Return the label of a series, which says that rates are at constant prices."""
    return label + phrase(", real", look.lang) if _is_real(rates) else label


def _apart(rows: Sequence[Observation]) -> dict[str, Facts]:
    """Return why the levels give another rate, by period, where that is beyond rounding and not for other prices.

    A rate across a break has the mark of that.
    """
    crossed = {row.period for row in rows if row.origin == "computed" and row.status == "B"}
    return {
        row.period: row.facts for row in rows if row.measure == "gap" and is_apart(row) and row.period not in crossed
    }


def _row(line: LabeledSeries, depth: int, marks: Mapping[str, str] = {}) -> SeriesRow:
    return series_row(line.label, depth, line.figures, (line.first.unit, line.first.unit_mult), marks)


def _marked(line: LabeledSeries, depth: int, rows: Sequence[Observation]) -> SeriesRow:
    """Return the row of a series with a mark, and the reason, where published growth is not that of the levels."""
    apart = _apart(rows)
    figures = [figure._replace(facts=figure.facts + apart.get(figure.period, ())) for figure in line.figures]
    return _row(line._replace(figures=figures), depth, dict.fromkeys(apart, APART))


def _both(
    sector: str, series: Mapping[IndicatorKey, Sequence[Observation]], content: ObservationTable, look: RenderOptions
) -> Document:
    """Return published growth with that of the levels below it; what has only one of them by itself."""
    data = content.data
    bands: dict[str, list[SeriesRow]] = {}
    lines: list[LabeledSeries] = []
    empty: list[LabeledSeries] = []
    for rows in series.values():
        figures = _rates(rows) or _computed(rows)
        label = _real(label_in(rows[0], data, look.lang), figures, look)
        if figures and figures[0].origin == "published":
            label = in_yuan(label, figures[0], data, look.lang)
        line = LabeledSeries(label, figures)
        (lines if any(figure.has_figure for figure in figures) else empty).append(line)
    kept, ended = (lines, []) if len(series) <= FEW else ended_of(lines, look)
    for line, depth in in_families(kept, data):
        alone = line.first.origin == "computed"
        heading = _of_levels(line, look) if alone else "%"
        bands.setdefault(heading, []).append(_row(line, 0 if alone else depth))
        if not alone:
            below = _from_levels(series[_key(line.first)], look, depth + 1, data)
            bands[heading] += [below] if below else []
    title = sector_name(sector, look.lang) + phrase(" growth", look.lang)
    own = [row for rows in series.values() for row in rows]
    notes = [*_none(empty, data, look), *_none_at_the_end(lines, own, content, look), *closing(own, content, look)]
    headed = [HeadedRows(heading, rows) for heading, rows in bands.items()]
    return Document(
        title,
        [period_grid(headed)] if headed else [],
        ended=ended,
        notes=notes,
        why=explain(own, data),
        none=_NONE,
    )


def _none(empty: Sequence[LabeledSeries], data: Dataset, look: RenderOptions) -> list[str]:
    """Return the line on series without growth: of a single one its reason, of more what shows the reason of one."""
    if not empty:
        return []
    if not look.commands or len(empty) == 1:
        series = ((line.label, _newest_refusal(line)) for line in empty)
        return [phrase("No growth: {series}", look.lang, series=part) for part in by_reason(series, FEW, look)]
    names = some([line.label for line in empty], FEW, look.lang)
    text = phrase("No growth: {series}", look.lang, series=names)
    reason = next((figure for line in empty for figure in line.figures if figure.refusal), None)
    return [hint(text, why(reason, explain([reason], data)), look) if reason else text]


def _none_at_the_end(
    lines: Sequence[LabeledSeries], rows: Sequence[Observation], content: ObservationTable, look: RenderOptions
) -> list[str]:
    """Return the line on years that were asked for, behind the last with growth of a single series, with their reason."""
    if len(lines) != 1 or not content.asked.get("end"):
        return []
    rates = [row for row in rows if row.measure == lines[0].first.measure]  # of a percentage the change in points
    last = max(periods.order(row.period) for row in rates if row.has_figure)
    behind = [row for row in rates if row.refusal and periods.order(row.period) > last]
    series = ((periods.label(row.period), row.refusal) for row in behind)
    return [phrase("No growth: {series}", look.lang, series=part) for part in by_reason(series, FEW, look)]


def _newest_refusal(line: LabeledSeries) -> Fact | None:
    """Return why the newest figure of a series that is refused has no number."""
    return next((figure.refusal for figure in reversed(line.figures) if figure.refusal), None)


def _from_levels(rows: Sequence[Observation], look: RenderOptions, depth: int, data: Dataset) -> SeriesRow | None:
    """Return growth of the levels below the published one: a sign where both are equal within rounding."""
    computed = {row.period: row for row in rows if row.origin == "computed" and row.measure == "growth"}
    same = {row.period for row in rows if row.measure == "gap" and row.has(WITHIN)}
    rates = [row for row in computed.values() if not (row.refusal and row.refusal.code == "missing")]
    if not rates:
        return None
    first = rates[0]
    label = phrase("from levels in dollars" if is_converted(first, data) else "from the levels", look.lang)
    below = _marked(LabeledSeries(label, rates), depth, rows).equal_at(same)
    return below._replace(subject=label_in(first, data, look.lang))
