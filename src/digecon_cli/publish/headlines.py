"""The series of a page in order, each with its newest figure and growth, for summary tables, messages and charts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..ask.selection import FREQUENCIES, by_years, newest
from ..ask.table import ObservationTable
from ..core import comparability, facts, periods
from ..core.areas import area_name
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.model import MEASURED, Observation
from ..core.schedule import ENDED_AFTER
from ..measures import currency
from ..measures.derivation import Derivation, Options
from ..measures.growth import growth
from ..measures.reasons import PRICES, WITHIN
from ..pages.series import LabeledSeries as Line
from ..pages.series import by_series, in_families, in_time, label_in, one_print, ranking

MOST = 8  # rows
_FEWEST = 4  # rows, filled up with series that have no headline rank


class HeadlineSeries(NamedTuple):
    """One series: label, levels in chronological order, and growth by period.

    ``published`` and ``computed`` are its rates by period. ``gaps`` are the gaps between them that have a reason beyond
    rounding and prices, ``breaks`` the periods whose level does not compare with the one before, and ``part`` is the
    newest part of a year of what flows, which ``levels`` do not hold.
    """

    label: str
    levels: Sequence[Observation]
    published: Mapping[str, Observation]
    computed: Mapping[str, Observation]
    gaps: Mapping[str, Observation]
    breaks: frozenset[str] = frozenset()
    part: Observation | None = None

    @property
    def latest(self) -> Observation:
        """Return the newest level."""
        return self.levels[-1]

    @property
    def rate(self) -> Observation | None:
        """Return the growth of the newest period: published, else computed if it has a value."""
        return self.rate_of(self.latest.period)

    @property
    def real(self) -> bool:
        """Return whether published growth is at constant prices, and so does not match the nominal levels."""
        rate = self.rate
        return rate is not None and rate.basis == "constant_prices"

    @property
    def rate_before(self) -> Observation | None:
        """Return the growth a year earlier, if it has the same origin as that of the newest period."""
        now, before = self.rate, self.rate_of(periods.shift(self.latest.period, -1))
        return before if now and before and now.origin == before.origin else None

    def rate_of(self, period: str) -> Observation | None:
        """Return the growth of a period: published, else computed if it has a value."""
        computed = self.computed.get(period)
        return self.published.get(period) or (computed if computed and computed.has_figure else None)

    @property
    def broken(self) -> bool:
        """Return whether the newest figure does not compare with that of the year before."""
        computed = self.computed.get(self.latest.period)
        refusal = computed.refusal if computed else None
        return bool(refusal and refusal.code in (*comparability.ONE_LINE, "definition"))


class Overview(NamedTuple):
    """A selection by years: its rows, levels, growth, and headlines in order.

    ``first`` are the headlines of the summary table; ``beside`` counts the figures of other frequencies, which are left
    out.
    """

    rows: Sequence[Observation]
    beside: Mapping[str, int]
    levels: ObservationTable
    growth: Sequence[Derivation]
    lines: Sequence[HeadlineSeries]
    first: Sequence[HeadlineSeries]
    data: Dataset
    lang: str


class SelectedFigures(NamedTuple):
    """What an overview is built from in any language: figures of years and the newest ones, their levels and growth."""

    rows: Sequence[Observation]
    beside: Mapping[str, int]
    levels: ObservationTable
    growth: Sequence[Derivation]


def selected_figures(rows: Sequence[Observation], data: Dataset) -> SelectedFigures:
    """Return the figures that an overview of ``rows`` is built from."""
    chosen, beside = _by_years_and_newest(rows, data)
    return SelectedFigures(chosen, beside, ObservationTable(chosen, data).show(), growth(chosen, data, Options()))


def overview(found: SelectedFigures, data: Dataset, lang: str) -> Overview:
    """Return the overview that the parts of a page are built from."""
    lines = headlines(found.levels.rows, found.growth, data, lang)
    return Overview(*found, lines, first_rows(lines, data), data, lang)


def _by_years_and_newest(rows: Sequence[Observation], data: Dataset) -> tuple[Sequence[Observation], Mapping[str, int]]:
    """Return the figures of years and of the newest level of each series, and how many others there are by frequency."""
    kept = {id(figure) for figure in by_years(rows, data, True).rows}
    # On whatever price basis: what a page leads with is the newest of all of them.
    levels = newest([figure._replace(basis="") for figure in rows if figure.measure in MEASURED], data).rows
    last = {(figure.indicator, figure.area, figure.period) for figure in levels}

    def is_chosen(figure: Observation) -> bool:
        return id(figure) in kept or (figure.indicator, figure.area, figure.period) in last

    beside = Counter(periods.frequency(figure.period) for figure in rows if not is_chosen(figure))
    return [figure for figure in rows if is_chosen(figure)], {
        code: beside[code] for code in FREQUENCIES if beside[code]
    }


def headlines(
    levels: Sequence[Observation], found: Iterable[Derivation], data: Dataset, lang: str
) -> list[HeadlineSeries]:
    """Return the series that have levels: by their headline rank, then wholes before parts."""
    changes = by_series(one.row for one in found)
    plain = by_series(one for one in levels if one.measure == "level" and not one.basis and one.point)
    lines = [Line(clean(label_in(rows[0], data, lang)), in_time(rows)) for rows in plain.values()]
    rank = ranking(data)

    def place(line: Line) -> tuple[int, int]:
        """Return a sort key in which wholes with many parts are first if the catalog gives no order."""
        return rank(line.first)[0], -data.parts.get(line.first.indicator, 0)

    ordered = sorted((line for line, _ in in_families(lines, data)), key=place)
    found_lines = [_headline(line, changes.get((line.first.indicator, line.first.area), []), data) for line in ordered]
    if by_area(found_lines):  # the title names what they have in common
        found_lines = [one._replace(label=clean(area_name(one.latest.area, lang))) for one in found_lines]
    return found_lines


def _headline(line: Line, changes: Sequence[Observation], data: Dataset) -> HeadlineSeries:
    levels = [one for one in line.figures if periods.frequency(one.period) == "A"] or line.figures
    published = {one.period: one for one in published_rates(changes, data)}
    computed = {
        one.period: one for one in changes if one.origin == "computed" and one.measure in ("growth", "difference")
    }
    gaps = {
        row.period: row
        for row in changes
        if row.measure == "gap" and not (row.facts and row.facts[0].code in (WITHIN, PRICES))
    }
    breaks = frozenset(one.period for one in levels[1:] if one.fact_of(facts.BREAK))
    part = line.last if line.last not in levels else None
    if part and not data.about(part.indicator).flows:  # the newest of a stock or a rate is that of any frequency
        levels, part = [*levels, part], None
    return HeadlineSeries(line.label, levels, published, computed, gaps, breaks, part)


def published_rates(changes: Iterable[Observation], data: Dataset) -> list[Observation]:
    """Return one published rate per period.

    It is empty if levels are converted to dollars, because the published rates are of amounts in yuan.
    """
    found = [one for one in changes if (one.origin, one.measure) == ("published", "growth") and one.has_figure]
    return [] if found and data.rates and data.about(found[0].indicator).unit == currency.YUAN else one_print(found)


def current_series(lines: Sequence[HeadlineSeries]) -> list[HeadlineSeries]:
    """Return the series that did not end years before the newest figure."""
    newest = max((periods.span(one.latest.period).end for one in lines), default=0)
    return [one for one in lines if periods.span(one.latest.period).end > newest - 12 * ENDED_AFTER]


def by_area(lines: Sequence[HeadlineSeries]) -> bool:
    """Return whether the series are a single indicator in two or more areas."""
    return len(lines) > 1 and len({one.latest.indicator for one in lines}) == 1


def side_by_side(lines: Sequence[HeadlineSeries]) -> list[tuple[HeadlineSeries, Observation]]:
    """Return the areas that compare, each with its level: in the newest period that at least half as many have as any.

    Two at least, where two have a level of one period.
    """
    levels = {line.label: {level.period: level for level in line.levels} for line in lines}
    count = Counter(period for by_period in levels.values() for period in by_period)
    most = max(count.values())
    period = max((one for one in count if count[one] > 1 and count[one] * 2 >= most), key=periods.order, default="")
    period = period or max(count, key=periods.order)
    return [(line, levels[line.label][period]) for line in lines if period in levels[line.label]]


def first_rows(lines: Sequence[HeadlineSeries], data: Dataset) -> list[HeadlineSeries]:
    """Return the rows of the summary table: the highest areas, or the series with a headline rank and some more."""
    current = current_series(lines)
    if by_area(current):
        return sorted(current, key=lambda one: -one.latest.interval().value)[:MOST]
    main = [one for one in current if data.about(one.latest.indicator).headline and one.latest.area in ("CN", "")]
    rest = [one for one in current if one not in main]
    return [*main, *rest][: max(min(len(main), MOST), _FEWEST)]
