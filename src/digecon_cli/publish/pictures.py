"""The charts and pictures of pages; each picture is drawn for wide screens and paper, and again for phones."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import facts, periods, units
from ..core.areas import area_name
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.errors import DataError
from ..core.messages import joined, phrase
from ..core.model import MEASURED, Observation
from ..document import APART, EQUAL, REFUSED, ShownNumber
from ..draw.describe import describe
from ..draw.grouping import MOST_APART
from ..draw.links import FigureLink, FigurePlace, over_panel
from ..draw.model import Chart, ChartLine, Panel, Point, kinds, tick_text, ticks
from ..draw.svg import MOST_PARTS, Dumbbell, PanelLook, draw_panel, dumbbells, shares, spark_bars
from ..draw.terminal_page import draw as draw_characters
from ..draw.words import panel_words
from ..measures.reasons import WITHIN
from ..pages.labels import short_name
from ..pages.numbers import DIGITS, OTHER_PRICES, gap_sign, separated
from ..pages.numbers import number_in_line as number
from ..pages.numbers import unit_in_line as unit_name
from ..pages.series import by_series, label_in, label_of
from .headlines import HeadlineSeries, Overview, by_area, current_series, published_rates, side_by_side
from .sentences import capitalized, rate_number, signed
from .words import WORDS

PLANNED_LEVELS = ("target", "forecast")
COMPUTED = "*"  # marks a share computed from the levels, which no document prints
_WIDE, _HALF, _NARROW, _SMALL = 1080, 520, 328, 250  # pixels
_HIGH, _SMALL_HIGH = 300, 130
NO_LINKS: Mapping[FigurePlace, FigureLink] = {}
_MOST_CHARTS, _MOST_RATES = 12, 14
_MOST_YEARS = 8  # of shares
_SPARK_YEARS = 12


class PagePicture(NamedTuple):
    """A picture: its title, the SVG elements in both widths, and its legend, reasons and sources."""

    title: str
    svg: str
    notes: tuple[str, ...] = ()


class LeadPicture(NamedTuple):
    """The large picture of a page, drawn once for all that show it: its panel, and the SVG element of each width with its look."""

    title: str
    panel: Panel
    elements: Sequence[tuple[PanelLook, str]]
    notes: tuple[str, ...]

    def picture(self, links: Mapping[FigurePlace, FigureLink] = NO_LINKS) -> PagePicture:
        """Return the picture; figures over time are ``links`` where they have one."""
        if not links or self.panel.across:
            return PagePicture(self.title, "".join(svg for _, svg in self.elements), self.notes)
        linked = (over_panel(svg, self.panel, look, links) for look, svg in self.elements)
        return PagePicture(self.title, "".join(linked), self.notes)


class PictureGroup(NamedTuple):
    """Small pictures with a common axis, under a heading that states the unit and the end of the axis."""

    title: str
    pictures: tuple[PagePicture, ...]
    notes: tuple[str, ...]


class Spark(NamedTuple):
    """The sparkline of a series; ``signed`` says whether it has missing years or breaks."""

    svg: str = ""
    signed: bool = False


class WholeShares(NamedTuple):
    """The parts of ``whole`` by name and year (percentage, text), newest year first; ``marked`` if any is computed.

    ``breaks`` has the reasons why shares of a year do not compare with those of the next year in ``periods``.
    """

    whole: str
    parts: dict[str, dict[str, tuple[float, str]]]
    periods: tuple[str, ...]
    marked: bool
    breaks: Mapping[str, Sequence[str]]


def lead_chart(found: Overview) -> Chart | None:
    """Return the large chart: the first series with its targets, or the newest figure of each area."""
    if not found.first:
        return None
    if by_area(found.first):
        return ranked(found.first, found.data, found.lang)
    line = found.first[0]
    latest = line.latest
    plans = [
        level
        for level in found.levels
        if level.measure in PLANNED_LEVELS
        and (level.indicator, level.area) == (latest.indicator, latest.area)
        and units.same(level.unit, latest.unit)  # levels converted to dollars share no axis with a target in yuan
    ]
    return _chart([*line.levels, *([line.part] if line.part else []), *plans], found.data, found.lang)


def small_charts(found: Overview) -> tuple[Chart, ...]:
    """Return a chart for each current series with two or more figures, except the one that is drawn large."""
    large = [] if by_area(found.first) else [line.latest for line in found.first[:1]]
    current = [line for line in current_series(found.lines) if line.latest not in large and len(line.levels) > 1]
    before = [line.latest for line in found.first]
    current.sort(key=lambda line: before.index(line.latest) if line.latest in before else len(before))
    charts = ((line.label, _chart(line.levels, found.data, found.lang)) for line in current[:_MOST_CHARTS])
    return tuple(chart._replace(title=label) for label, chart in charts if chart)


def _chart(rows: Sequence[Observation], data: Dataset, lang: str) -> Chart | None:
    try:
        return describe(ObservationTable(rows, data), lang)
    except DataError:  # none of the figures can be drawn
        return None


def ranked(lines: Sequence[HeadlineSeries], data: Dataset, lang: str) -> Chart:
    """Return a bar for each area in the newest period in which they compare, the highest first."""
    same = sorted(side_by_side(lines), key=lambda both: -both[1].interval().value)
    period = same[0][1].period
    unit = data.display_unit(same[0][1])
    bars = []
    for line, level in same:
        value = float(level.point) * units.factor(level.unit, level.unit_mult, *unit)
        figure = number(level, unit, DIGITS)
        point = Point(0.0, period, value, None, None, str(figure), "actual", level.bound, figure, level.status)
        bars.append(ChartLine(line.label, (point,), (False,), False))
    name = clean(data.about(same[0][1].indicator).name(lang))
    title = capitalized(name) + phrase(", ", lang) + periods.label(period)
    unitless = unit[0] == "index"
    axis = Panel(title, unit_name(unit, lang), False, tuple(bars), (), (), True, lang=lang, unitless=unitless)
    return Chart(title, (axis,), (), "")


def in_characters(chart: Chart, width: int, lang: str) -> str:
    """Return a chart drawn in characters, for Markdown."""
    return draw_characters(chart, RenderOptions(width=width, lang=lang))


def in_both_widths(draw: Callable[[float, str], str]) -> str:
    """Return a picture of half a page, and the same for narrow screens; ``draw`` takes the width and the class of each."""
    return draw(_HALF, "wide") + draw(_NARROW, "narrow")


def lead_picture(chart: Chart | None, rows: Sequence[HeadlineSeries], lang: str) -> LeadPicture | None:
    """Return the large picture: the first series with growth under the years, or areas ranked by size; None without a chart."""
    if chart is None:
        return None
    axis = chart.panels[0]
    label = panel_words(axis, lang)
    of_years = not axis.across and bool(rows)
    below = {}
    if of_years:
        rates = {level.period: rows[0].rate_of(level.period) for level in rows[0].levels}
        below = {period: signed(rate, lang) for period, rate in rates.items() if rate}

    looks = [
        PanelLook(width, height, label, below=below, grid=True, kind=kind)
        for width, height, kind in ((_WIDE, _HIGH, "wide"), (_NARROW, _HIGH - 60, "narrow"))
    ]
    name = rows[0].label if of_years else axis.title  # as in the summary table
    title = phrase(", ", lang).join(filter(None, (name, axis.unit)))
    notes = (*_signs(axis, bool(below), lang), *(note.text for note in chart.notes), chart.sources)
    return LeadPicture(title, axis, [(look, draw_panel(axis, look)) for look in looks], notes)


def _signs(axis: Panel, below: bool, lang: str) -> list[str]:
    there = {"below": below, "break": bool(axis.breaks), **dict.fromkeys(kinds([axis]), True)}
    names = [name for name in ("below", "break", "partial", "planned") if there.get(name)]
    return [joined((phrase(WORDS[name], lang) for name in names), lang)] if names else []


def small_pictures(charts: Sequence[Chart], lang: str) -> list[PictureGroup]:
    """Return the small pictures in groups with a common unit and axis, similar enough in size that none looks flat."""
    groups: dict[str, list[list[tuple[Chart, float]]]] = {}
    for chart in charts:
        axis = chart.panels[0]
        peak = max(abs(point.value) for point in axis.points)
        of_unit = groups.setdefault(axis.unit, [])
        near = next((group for group in of_unit if _are_similar([peak, *(other for _, other in group)])), None)
        if near is None:
            of_unit.append(near := [])
        near.append((chart, peak))
    return [_group(unit, [chart for chart, _ in group], lang) for unit, of_unit in groups.items() for group in of_unit]


def pictures_beside(table: ObservationTable, lang: str) -> list[PictureGroup]:
    """Return a small picture for each series with two years or more, those of one unit and like size on one axis."""
    levels = [
        row for row in table if row.measure in MEASURED and row.has_figure and periods.frequency(row.period) == "A"
    ]
    every = by_series(levels)
    one_indicator = len({row.indicator for row in levels}) == 1
    found = []
    for rows in every.values():
        first = rows[0]
        name = area_name(first.area, lang) if one_indicator else label_of(first, table.data, lang)
        if len(rows) > 1 and (chart := _chart(rows, table.data, lang)):
            found.append(chart._replace(title=clean(name)))
    return small_pictures(found, lang) if len(found) > 1 else []


def _are_similar(peaks: Sequence[float]) -> bool:
    return max(peaks) <= MOST_APART * min(peaks)


def _group(unit: str, charts: Sequence[Chart], lang: str) -> PictureGroup:
    axes_of = [(chart.title, chart.panels[0]) for chart in charts]
    values = [point.value for _, axis in axes_of for point in axis.points]
    ends = min(0.0, *values), max(0.0, *values)
    pictures = tuple(
        PagePicture(title, draw_panel(axis, PanelLook(_SMALL, _SMALL_HIGH, panel_words(axis, lang), ends=ends)))
        for title, axis in axes_of
    )
    top = separated(tick_text(ticks(*ends)[-1]))
    title = phrase(WORDS["scale" if unit else "axis"], lang, unit=capitalized(unit), top=top)
    # Status letters are explained below the table; only reasons have a number.
    reasons = dict.fromkeys(note.text for chart in charts for note in chart.notes if note.number)
    return PictureGroup(title, pictures, tuple(reasons))


def spark_of(line: HeadlineSeries) -> Spark:
    """Return the sparkline of a series by years; an empty one if it has fewer than two."""
    levels = {int(level.period): level for level in line.levels if level.period.isdecimal()}
    if len(levels) < 2:
        return Spark()
    last = max(levels)
    years = range(max(min(levels), last - _SPARK_YEARS + 1), last + 1)
    values = {year: levels[year].interval().value for year in years if year in levels}
    breaks = frozenset(map(int, line.breaks))
    return Spark(spark_bars(values, years, breaks), len(values) < len(years) or not breaks.isdisjoint(years))


def growth_picture(found: Overview) -> PagePicture | None:
    """Return the growth of one year as dumbbells, fastest first, with the reasons for refusals and gaps."""
    lang, series = found.lang, by_series(one.row for one in found.growth)
    period = _year_of_growth(series, found.first)
    areas = len(series) > len({indicator for indicator, _ in series}) == 1
    pairs: list[tuple[Dumbbell, str]] = []
    for every in series.values():
        rates = [one for one in every if one.period == period]
        if rates and (row := _of_series(rates, areas, found.data, lang)):
            pairs.append((row, _reason(row.name, rates, lang)))
    if not pairs:  # no year, or only bounds
        return None
    kept = sorted(pairs, key=lambda pair: -pair[0].rate)[:_MOST_RATES]
    rows = [row for row, _ in kept]
    title = phrase(WORDS["growth"], lang, year=periods.label(period))
    label = title + phrase(": ", lang) + heard(rows, lang)
    notes = marks_of_rates(rows, lang)
    if len(pairs) > len(kept):
        notes.append(phrase(WORDS["more_growth"], lang, number=len(pairs) - len(kept)))
    notes += [reason for row, reason in pairs if reason and (row, reason) in kept]
    svg = in_both_widths(lambda width, kind: dumbbells(rows, width, label, kind))
    return PagePicture(title, svg, tuple(notes))


def _year_of_growth(series: Mapping[tuple[str, str], Sequence[Observation]], first: Sequence[HeadlineSeries]) -> str:
    """Return the newest year with a rate of the first series, else the newest common year; empty if there is none.

    A year is common if at least a third as many series have a rate for it as for the best covered year.
    """
    rated = {
        key: {one.period for one in rows if one.measure == "growth" and one.has_figure} for key, rows in series.items()
    }
    count = Counter(period for found in rated.values() for period in found)
    years = [period for period in count if periods.frequency(period) == "A"]
    common = [period for period in years if count[period] * 3 >= max(count.values())]
    if not common:
        return ""
    own = rated.get((first[0].latest.indicator, first[0].latest.area), set()) if first else set()
    return max(own.intersection(years) or common, key=periods.order)


def _of_series(rows: Sequence[Observation], areas: bool, data: Dataset, lang: str) -> Dumbbell | None:
    """Return both rates of a series; None if neither has a value."""
    published = next(iter(published_rates(rows, data)), None)
    computed = next((one for one in rows if (one.origin, one.measure) == ("computed", "growth")), None)
    name = clean(area_name(rows[0].area, lang) if areas else label_in(rows[0], data, lang))
    return dumbbell(name, published, computed, [one for one in rows if one.measure == "gap"], rate_number)


def dumbbell(
    name: str,
    published: Observation | None,
    computed: Observation | None,
    gaps: Sequence[Observation],
    to_number: Callable[[Observation], ShownNumber],
) -> Dumbbell | None:
    """Return a published and a computed rate as a row; None if neither has a value, or both are only bounds.

    Its text has the sign of the first of the ``gaps`` between them: ``+6.2 =``, ``+0.7 ≠ +1.4``.
    """
    filled, hollow = (
        one if one and one.value and one.bound not in ("over", "under") else None for one in (published, computed)
    )
    if not (filled or hollow):
        return None
    text = [str(to_number(published))] if published else []
    if hollow:
        sign = gap_sign(gaps[:1]) if published else ""
        text += [sign, "" if sign == EQUAL else str(to_number(hollow))]
    if computed and computed.refusal and computed.refusal.code != "missing":
        text.append(REFUSED)
    return Dumbbell(
        name,
        float(filled.value) if filled else None,
        hollow.interval() if hollow else None,
        " ".join(filter(None, text)),
    )


def heard(rows: Iterable[Dumbbell], lang: str) -> str:
    """Return the rows as they are read aloud: with words in place of the signs between published and computed rates."""
    words = {
        f" {EQUAL}": ", the same from the levels",
        f" {APART} ": ", from the levels ",
        f" {OTHER_PRICES} ": ", from the levels ",
        f" {REFUSED}": ", not computed from the levels",
    }
    found = []
    for row in rows:
        text = f" {row.text}" if row.text == REFUSED else row.text
        for sign, word in words.items():
            text = text.replace(sign, phrase(word, lang))
        found.append(f"{row.name} {text.removeprefix(phrase(', ', lang))}")
    return phrase("; ", lang).join(found)


def marks_of_rates(rows: Iterable[Dumbbell], lang: str) -> list[str]:
    """Return what the marks of rows mean, in one line; only those that are there."""
    rows = list(rows)
    there = {
        "published_mark": any(row.published is not None for row in rows),
        "computed_mark": any(row.computed for row in rows),
    }
    return [" ".join(phrase(WORDS[name], lang) for name, known in there.items() if known)]


def _reason(name: str, rows: Iterable[Observation], lang: str) -> str:
    """Return why a rate is refused, or differs from the published one beyond rounding; empty otherwise."""
    for rate in rows:
        refusal = rate.refusal
        if refusal and refusal.code != "missing":
            return f"{name}{phrase(': ', lang)}{REFUSED} {facts.without_commands(refusal, lang)}"
        if rate.measure == "gap" and not rate.has(WITHIN):
            sign = f"{APART} " if gap_sign([rate]) == APART else ""
            return f"{name}{phrase(': ', lang)}{sign}{rate.notes(lang)}"
    return ""


def share_picture(found: Iterable[Observation], data: Dataset, lang: str) -> PagePicture | None:
    """Return the shares of a whole as bars of 100 %."""
    of_whole = shares_of(found, data, lang)
    if of_whole is None:
        return None
    parts = of_whole.parts
    title = phrase(WORDS["shares"], lang, whole=of_whole.whole)
    comma, colon, breaks = phrase(", ", lang), phrase(": ", lang), of_whole.breaks
    after = phrase("; after a break, not comparable with earlier figures", lang)
    years = [
        year
        + colon
        + comma.join(f"{name} {by_year[year][1]}" for name, by_year in parts.items())
        + after * (year in breaks)
        for year in of_whole.periods
    ]
    label = title + colon + phrase("; ", lang).join(years)
    rest = phrase(WORDS["rest"], lang)
    svg = in_both_widths(lambda width, kind: shares(parts, of_whole.periods, rest, width, label, kind, breaks))
    keys = [name for name, there in (("shares_key", of_whole.marked), ("break", breaks)) if there]
    reasons = dict.fromkeys(reason for of_year in breaks.values() for reason in of_year)
    return PagePicture(title, svg, (*(phrase(WORDS[name], lang) for name in keys), *reasons))


def shares_of(found: Iterable[Observation], data: Dataset, lang: str) -> WholeShares | None:
    """Return the whole with most known parts if they partition it, over the years that have all of them; None without.

    A published share takes precedence over one computed from levels: parts printed with few digits might not add up.
    """
    wholes: dict[tuple[str, str], dict[str, dict[str, Observation]]] = {}
    found = list(found)
    for row in found:
        part = data.about(row.indicator).wholes.get(row.base_indicator) == "part" and row.measure == "share"
        if part and row.value and row.bound not in ("over", "under") and periods.frequency(row.period) == "A":
            series = wholes.setdefault((row.base_indicator, row.area), {}).setdefault(row.indicator, {})
            if row.period not in series or row.origin == "published":
                series[row.period] = row
    known = [(whole, *complete) for (whole, _), series in wholes.items() if (complete := _common_parts(series))]
    if not known:
        return None
    whole, rows, years = max(known, key=lambda of_whole: (len(of_whole[1]), len(of_whole[2])))
    parts = {
        label_of(by_year[years[0]], data, lang): {year: _share(by_year[year]) for year in years} for by_year in rows
    }
    marked = any(by_year[year].origin == "computed" for by_year in rows for year in years)
    pictured = {(row.indicator, row.area, whole) for by_year in rows for row in by_year.values()}
    own = [row for row in found if (row.indicator, row.area, row.base_indicator) in pictured]
    breaks = {now: why for now, before in pairwise(years) if (why := _reasons(own, before, now, data, lang))}
    return WholeShares(short_name(data, whole, lang=lang), parts, tuple(years), marked, breaks)


def _reasons(rows: Iterable[Observation], before: str, now: str, data: Dataset, lang: str) -> list[str]:
    """Return why shares of two years do not compare: the breaks after the earlier year, also of figures that have no bar."""
    return [
        label_of(row, data, lang) + phrase(": ", lang) + fact.cause.sentence(lang)
        for row in rows
        for fact in row.facts
        if fact.kind == facts.BREAK and before < row.period <= now and periods.frequency(row.period) == "A"
    ]


def _common_parts(series: dict[str, dict[str, Observation]]) -> tuple[list[dict[str, Observation]], list[str]] | None:
    """Return the parts of the newest year, largest first, and the years common to all of them, newest first.

    None if there are fewer than two parts, or if their lower bounds exceed 100 % in the newest year.
    """
    newest = max((max(by_year) for by_year in series.values()), default="")
    kept = [by_year for by_year in series.values() if newest in by_year]
    kept = sorted(kept, key=lambda by_year: -float(by_year[newest].value))[:MOST_PARTS]
    if len(kept) < 2:
        return None
    common = sorted(set[str].intersection(*map(set, kept)), reverse=True)[:_MOST_YEARS]
    years = [year for year in common if sum(float(by_year[year].low or by_year[year].value) for by_year in kept) <= 100]
    return (kept, years) if years and years[0] == newest else None


def _share(row: Observation) -> tuple[float, str]:
    mark = COMPUTED if row.origin == "computed" else ""
    return float(row.value), str(number(row._replace(status="A"), (row.unit, 0), 4)) + mark
