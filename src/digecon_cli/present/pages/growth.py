"""Growth: of one sector or a few series published and from the levels, of many what is published of the main series."""

from collections.abc import Callable, Iterable, Sequence

from ... import periods
from ...dataset import Dataset
from ...measures.currency import YUAN
from ...measures.reasons import PRICES, WITHIN
from ...messages import listed, phrase
from ...model import Observation
from ...table import Table
from ..closing import closing, explain, why
from ..options import RenderOptions
from ..page import Page, Part
from ..rows import APART, Row, row
from ..series import (
    Key,
    Line,
    by_sector,
    by_series,
    ended_of,
    in_area,
    in_families,
    label_in,
    label_of,
    one_print,
    ranking,
    sector_name,
    sector_of,
)
from ..words import some

HEADLINES = 2  # series of a sector in a page of several sectors, of those that
FEWEST = 2  # rates that they have at least
FRESH = 3  # years ago still had a figure
FEW = 3  # series of which both rates are told, of whatever sectors
_NOT_PUBLISHED = "not the published rate"
_NONE = "none"


def pages(content: Table, look: RenderOptions) -> list[Page]:
    """Return a page a sector; one page where there are several sectors, of the main series unless all are wanted."""
    data = content.data
    series = by_series(content)
    sectors = by_sector((rows[0] for rows in series.values()), data)
    if look.ranked:
        return [_ranked(series, content, look)]
    if len(sectors) > 1 and len(series) > FEW:
        return [_published(series, sectors, content, look)]
    return [
        _both(sector, {one[:2]: series[one[:2]] for one in first}, content, look) for sector, first in sectors.items()
    ]


def _published(
    series: dict[Key, list[Observation]], sectors: Iterable[str], content: Table, look: RenderOptions
) -> Page:
    """Return what is published, with a mark where the levels give another rate: the first of each sector, or all."""
    data = content.data
    lines: dict[str, list[Line]] = {sector: [] for sector in sectors}
    levels: list[Line] = []
    for rows in series.values():
        label = label_of(rows[0], data, look.lang)
        if rates := _rates(rows):
            lines[sector_of(rates[0], data)].append(Line(label if look.all else _real(label, rates, look), rates))
        elif any(one.has_figure for one in _computed(rows)):
            levels.append(Line(label, _computed(rows)))

    def told(line: Line, depth: int = 0) -> Row:
        return _row(line, depth, data, dict.fromkeys(_apart(series[line.first[:2]]), APART))

    heading = phrase("Growth as published, %", look.lang)
    page = Page(why=explain(data), none=_NONE)
    if look.all:
        parts, ended = _every(lines, levels, told, data, look)
        real = ", ".join(line.label for several in lines.values() for line in several if _is_real(line.figures))
        begin = phrase("At constant prices: {series}.", look.lang, series=real) if real else ""
        notes = closing(content.rows, content, look, begin)
        return page._replace(title=heading, grids=[parts], ended=ended, notes=notes)
    newest = max((periods.span(line.last.period).end for several in lines.values() for line in several), default=0)
    main = [told(*both) for several in lines.values() for both in in_families(_main(several, newest, data), data)]
    none = [sector_name(name, look.lang) for name, several in lines.items() if not several]
    more = sum(map(len, lines.values())) + len(levels) - len(main)
    notes = closing(content.rows, content, look, _more(none, more, look))
    return page._replace(grids=[[Part(heading, main)]] if main else [], notes=notes)


def _ranked(series: dict[Key, list[Observation]], content: Table, look: RenderOptions) -> Page:
    """Return the series as they are ordered: published growth, of what has none that of the levels."""
    data = content.data
    parts: dict[str, list[Row]] = {}
    for rows in series.values():
        rates = _rates(rows)
        if look.sort and all(one.period != look.sort for one in rates):  # the place is that of a computed rate
            rates = []
        if not (figures := rates or _computed(rows)):  # only contributions, or what cannot be compared
            continue
        line = Line(label_in(rows[0], data, look.lang), figures)
        rate = line.first.measure == "growth"
        heading = phrase("Growth on the year before, %", look.lang) if rate else _of_levels(line, look)
        if rate and not rates:
            line = line._replace(label=line.label + phrase(", levels", look.lang))
        marks = dict.fromkeys(_apart(rows), APART) if rates else {}
        parts.setdefault(heading, []).append(_row(line, 0, data, marks))
    notes = closing(content.rows, content, look)
    grid = [Part(heading, rows) for heading, rows in parts.items()]
    return Page(grids=[grid] if grid else [], notes=notes, why=explain(data), none=_NONE)


def _every(
    lines: dict[str, list[Line]],
    levels: Sequence[Line],
    told: Callable[..., Row],
    data: Dataset,
    look: RenderOptions,
) -> tuple[list[Part], list[str]]:
    """Return the rows of all series by sector and area, then those without a published rate; and the names of ended ones."""
    every = [line for several in (*lines.values(), levels) for line in several]
    kept, ended = ended_of(every, look._replace(start="", end="", freq="", last=""))
    found: dict[str, list[Row]] = {}
    for sector, several in lines.items():
        for line, depth in in_families([line for line in several if line in kept], data):
            name = in_area(sector_name(sector, look.lang), line.first, look.lang)
            found.setdefault(name, []).append(told(line, depth))
    for line in (line for line in levels if line in kept):
        found.setdefault(in_area(_of_levels(line, look), line.first, look.lang), []).append(told(line))
    return [Part(name, rows) for name, rows in found.items()], ended


def _more(none: Sequence[str], more: int, look: RenderOptions) -> str:
    """Return what says which sectors publish no growth, and how many series more there are."""
    without = phrase(" (none published of {sectors})", look.lang, sectors=listed(none, look.lang)) if none else ""
    return phrase(
        "Main series{without}; {more} more, and growth of the levels: --all, or growth SECTOR.",
        look.lang,
        without=without,
        more=more,
    )


def _main(lines: Sequence[Line], newest: int, data: Dataset) -> list[Line]:
    """Return the main series of a sector: of China, with some rates and a new one."""
    rank = ranking(data)
    of_china = [line for line in lines if _tells_some(line) and line.first.area in ("CN", "")]
    fresh = [line for line in of_china if periods.span(line.last.period).end > newest - 12 * FRESH]
    return sorted(fresh or of_china, key=lambda line: rank(line.first))[:HEADLINES]


def _tells_some(line: Line) -> bool:
    """Return whether a series has several rates, of one frequency."""
    codes = [periods.frequency(one.period) for one in line.figures]
    return codes.count("A" if "A" in codes else codes[0]) >= FEWEST


def _computed(rows: Iterable[Observation]) -> list[Observation]:
    return [one for one in rows if one.origin == "computed" and one.measure in ("growth", "difference")]


def _of_levels(line: Line, look: RenderOptions) -> str:
    """Return the heading of what has no published rate."""
    if line.first.measure == "growth":
        return phrase("From the levels, % (no published rate)", look.lang)
    return phrase("Change, in its unit", look.lang)


def _rates(rows: Iterable[Observation]) -> list[Observation]:
    """Return the published rates that stand, one a period."""
    return one_print([one for one in rows if (one.origin, one.measure) == ("published", "growth") and one.has_figure])


def _is_real(rates: Sequence[Observation]) -> bool:
    """Return whether rates are at constant prices."""
    return bool(rates) and all(one.basis == "constant_prices" for one in rates)


def _real(label: str, rates: Sequence[Observation], look: RenderOptions) -> str:
    """Return the label of a series, which says that rates are at constant prices."""
    return label + phrase(", real", look.lang) if _is_real(rates) else label


def _apart(rows: Sequence[Observation]) -> set[str]:
    """Return the periods in which the levels give another rate, for a reason that is neither rounding nor prices.

    A rate across a break has the mark of that.
    """
    apart = {
        row.period for row in rows if row.measure == "gap" and row.facts and row.facts[0].code not in (WITHIN, PRICES)
    }
    return apart - {row.period for row in rows if row.origin == "computed" and row.status == "B"}


def _row(line: Line, depth: int, data: Dataset, marks: dict[str, str]) -> Row:
    return row(line.label, depth, line.figures, (line.first.unit, line.first.unit_mult), marks)


def _both(sector: str, series: dict[Key, list[Observation]], content: Table, look: RenderOptions) -> Page:
    """Return published growth with that of the levels below it; what has only one of them by itself."""
    data = content.data
    parts: dict[str, list[Row]] = {}
    lines: list[Line] = []
    empty: list[Line] = []
    for rows in series.values():
        figures = _rates(rows) or _computed(rows)
        told = Line(_real(label_in(rows[0], data, look.lang), figures, look), figures)
        (lines if any(one.has_figure for one in figures) else empty).append(told)
    kept, ended = (lines, []) if len(series) <= FEW else ended_of(lines, look)
    for line, depth in in_families(kept, data):
        first = line.first
        alone = first.origin == "computed"
        heading = _of_levels(line, look) if alone else "%"
        parts.setdefault(heading, []).append(_row(line, 0 if alone else depth, data, {}))
        if not alone:
            below = _from_levels(series[first[:2]], look, depth + 1, data)
            parts[heading] += [below] if below else []
    title = sector_name(sector, look.lang) + phrase(" growth", look.lang)
    own = [one for rows in series.values() for one in rows]
    notes = [*_none(empty, data, look), *closing(own, content, look)]
    grid = [Part(heading, rows) for heading, rows in parts.items()]
    return Page(
        title, [grid] if grid else [], ended=ended, notes=notes, apart=_NOT_PUBLISHED, why=explain(data), none=_NONE
    )


def _none(empty: Sequence[Line], data: Dataset, look: RenderOptions) -> list[str]:
    """Return the line on series without growth, with what tells the reason of one."""
    if not empty:
        return []
    told = phrase("No growth: {several}", look.lang, several=some([line.label for line in empty], FEW, look.lang))
    reason = next((figure for line in empty for figure in line.figures if figure.refusal), None)
    return [told + (phrase(" ({command})", look.lang, command=why(reason, explain(data))) if reason else "")]


def _from_levels(rows: Sequence[Observation], look: RenderOptions, depth: int, data: Dataset) -> Row | None:
    """Return growth of the levels below the published one: a sign where both are equal within rounding."""
    computed = {one.period: one for one in rows if one.origin == "computed" and one.measure == "growth"}
    same = {one.period for one in rows if one.measure == "gap" and one.has(WITHIN)}
    shown = [one for one in computed.values() if not (one.refusal and one.refusal.code == "missing")]
    if not shown:
        return None
    first = shown[0]
    dollars = data.rates and data.about(first.indicator).unit == YUAN
    label = phrase("from levels in dollars" if dollars else "from the levels", look.lang)
    marks = dict.fromkeys(_apart(rows), APART)
    below = row(label, depth, shown, (first.unit, first.unit_mult), marks).equal_at(same)
    return below._replace(subject=label_in(first, data, look.lang))
