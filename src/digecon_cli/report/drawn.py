"""The pictures of a page, each in two widths: one for a broad screen and for paper, one for a phone."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .. import periods
from ..draw.grouping import MOST_APART
from ..draw.model import Chart, Panel, kinds, tick_text, ticks
from ..draw.svg import PanelLook, draw_panel, dumbbells, shares, spark_bars
from ..draw.words import panel_words
from ..messages import joined, phrase
from ..pages.numbers import separated
from .growths import Growths
from .headlines import Headline
from .parts import COMPUTED, Shares
from .sentences import signed
from .words import WORDS

WIDE, HALF, NARROW, SMALL = 1080, 520, 328, 250
_HIGH, _SMALL_HIGH = 300, 130
_YEARS = 12  # of a spark


class Picture(NamedTuple):
    """A picture: its title, the SVG elements in their widths, and what its signs mean and its reasons are."""

    title: str
    svg: str
    notes: tuple[str, ...] = ()


class Small(NamedTuple):
    """Small pictures that share one axis, under a heading that says the unit and the end of the axis."""

    title: str
    pictures: tuple[Picture, ...]
    notes: tuple[str, ...]


def _both(draw: Callable[[float, str], str], wide: float) -> str:
    return draw(wide, "wide") + draw(NARROW, "narrow")


def lead(chart: Chart | None, rows: Sequence[Headline], lang: str) -> Picture | None:
    """Return the large picture: the levels of the first series with growth under the years, or areas by their size."""
    if chart is None:
        return None
    told = chart.panels[0]
    label = panel_words(told, lang)
    below = {}
    if not told.across and rows:
        rates = {level.period: rows[0].rate_of(level.period) for level in rows[0].levels}
        below = {period: signed(rate, lang) for period, rate in rates.items() if rate}

    def draw(wide: float, kind: str) -> str:
        high = _HIGH if wide > NARROW else _HIGH - 60
        return draw_panel(told, PanelLook(wide, high, label, below=below, grid=True, kind=kind))

    return Picture(
        _caption(told, rows, lang),
        _both(draw, WIDE),
        (*_signs(told, bool(below), lang), *(note.text for note in chart.notes), chart.sources),
    )


def _caption(told: Panel, rows: Sequence[Headline], lang: str) -> str:
    """Return what a picture is called, by the name that the first table uses, and its unit."""
    name = told.title if told.across or not rows else rows[0].label
    return phrase(", ", lang).join(filter(None, (name, told.unit)))


def _signs(told: Panel, below: bool, lang: str) -> list[str]:
    seen = kinds([told]) | ({"below"} if below else set()) | ({"break"} if told.breaks else set())
    words = joined(
        (phrase(WORDS[name], lang) for name in ("below", "break", "partial", "planned") if name in seen), lang
    )
    return [words] if words else []


def small(charts: Sequence[Chart], lang: str) -> list[Small]:
    """Return the small pictures in groups of one unit, in which none is so low that it would lie flat, on one axis each."""
    groups: dict[str, list[list[tuple[Chart, float]]]] = {}
    for chart in charts:
        told = chart.panels[0]
        peak = max(abs(point.value) for point in told.points)
        several = groups.setdefault(told.unit, [])
        near = next((group for group in several if _near(peak, [one for _, one in group])), None)
        if near is None:
            several.append(near := [])
        near.append((chart, peak))
    return [_group(unit, group, lang) for unit, several in groups.items() for group in several]


def _near(peak: float, others: Sequence[float]) -> bool:
    return max(peak, *others) <= MOST_APART * min(peak, *others)


def _group(unit: str, group: Sequence[tuple[Chart, float]], lang: str) -> Small:
    values = [point.value for chart, _ in group for point in chart.panels[0].points]
    ends = min(0.0, *values), max(0.0, *values)
    pictures = []
    for chart, _ in group:
        told = chart.panels[0]
        svg = draw_panel(told, PanelLook(SMALL, _SMALL_HIGH, panel_words(told, lang), ends=ends))
        pictures.append(Picture(chart.title, svg))
    end = separated(tick_text(ticks(*ends)[-1]))
    told_unit = unit[:1].upper() + unit[1:]
    title = phrase(WORDS["scale" if told_unit else "axis"], lang, unit=told_unit, top=end)
    # What letters mean stands below the table; reasons are told here.
    reasons = dict.fromkeys(note.text for chart, _ in group for note in chart.notes if note.number)
    return Small(title, tuple(pictures), tuple(reasons))


def of_growths(told: Growths | None, lang: str) -> Picture | None:
    """Return the dumbbells of growth, with the reasons of what is refused or lies apart below."""
    if told is None:
        return None
    title = phrase(WORDS["growth"], lang, year=periods.label(told.period))
    between, colon = phrase("; ", lang), phrase(": ", lang)
    label = title + colon + between.join(f"{row.name} {row.text}" for row in told.rows)
    more = [phrase(WORDS["more_growth"], lang, number=told.more)] if told.more else []
    svg = _both(lambda wide, kind: dumbbells(told.rows, wide, label, kind), HALF)
    return Picture(title, svg, (phrase(WORDS["growth_key"], lang), *more, *told.reasons))


def of_shares(told: Shares | None, lang: str) -> Picture | None:
    """Return the shares of a whole as bars of 100 %."""
    if told is None:
        return None
    title = phrase(WORDS["shares"], lang, whole=told.whole)
    comma, colon = phrase(", ", lang), phrase(": ", lang)
    years = [
        year + colon + comma.join(f"{name} {several[year][1]}" for name, several in told.parts.items())
        for year in told.periods
    ]
    label = title + colon + phrase("; ", lang).join(years)
    rest = phrase(WORDS["rest"], lang)
    svg = _both(lambda wide, kind: shares(told.parts, told.periods, rest, wide, label, kind), HALF)
    marked = any(text.endswith(COMPUTED) for several in told.parts.values() for _, text in several.values())
    return Picture(title, svg, (phrase(WORDS["shares_key"], lang),) if marked else ())


def course(one: Headline) -> str:
    """Return the spark of a series by years; empty where it has no several years."""
    levels = {int(level.period): level for level in one.levels if level.period.isdecimal()}
    if len(levels) < 2:
        return ""
    last = max(levels)
    years = range(max(min(levels), last - _YEARS + 1), last + 1)
    shown = [year for year in years if year in levels]
    return spark_bars({year: levels[year].interval().value for year in shown}, years, frozenset(map(int, one.breaks)))
