"""A table becomes the description of a chart: which series share a panel, what is joined, marked and noted.

Which figure stands, what may be compared and how a number is printed come from the core; here it is only arranged.
"""

from collections.abc import Iterable, Sequence

from .. import comparability, periods, units
from ..cleaning import clean
from ..dataset import Dataset
from ..errors import DataError
from ..messages import CHINESE, listed, phrase, translated
from ..model import PLANNED, STATUSES, Observation
from ..present.documents import makers, producer
from ..present.labels import indicator_name, measure_name, short_name, unit_name
from ..present.numbers import printed
from ..present.series import sector_name
from ..table import Table
from .grouping import CHANGES, LEAST_ACROSS, MOST_APART, single, together
from .model import Chart, Line, Mark, Panel, Point

MOST_NOTES = 12
MOST_DIGITS = 4  # of a label in a chart; tables print the rest


class _Notes:
    """The numbered reasons and the letters of statuses, collected while panels are made."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.reasons: dict[str, int] = {}
        self.statuses: dict[str, None] = {}
        self.computed = False

    def number(self, reason: str) -> int:
        return self.reasons.setdefault(clean(reason), len(self.reasons) + 1)

    def letter(self, one: Observation, kind: str) -> str:
        if one.origin == "computed" and one.measure == "level":
            self.computed = True
            return "c"
        if one.status in ("A", "O") or one.status not in STATUSES or kind == "planned":
            return ""
        self.statuses[one.status] = None
        return one.status.lower()

    def told(self) -> list[str]:
        colon = phrase(": ", self.lang)
        letters = [status.lower() + colon + phrase(STATUSES[status], self.lang) for status in self.statuses]
        letters += [phrase("c: computed from other figures", self.lang)] if self.computed else []
        lines = [phrase(", ", self.lang).join(letters)] if letters else []
        lines += [f"[{number}] {reason}" for reason, number in self.reasons.items() if number <= MOST_NOTES]
        if (more := len(self.reasons) - MOST_NOTES) > 0:
            lines.append(phrase("and {more} more: see -f csv", self.lang, more=more))
        return lines


def describe(table: Table, lang: str = "en") -> Chart:
    """Return the chart of a table's rows; raises DataError when none of them can be drawn."""
    data, notes = table.data, _Notes(lang)
    series: dict[tuple[str, ...], list[Observation]] = {}
    for one in sorted(table, key=lambda one: periods.order(one.period)):
        measure = PLANNED.get(one.measure, one.measure)
        if measure == "gap":  # the distance between the two marks shows it
            continue
        origin = "" if measure == "level" else one.origin  # computed levels fill the gaps of published ones
        series.setdefault((one.indicator, one.area, measure, *one.series[3:6], origin), []).append(one)
    shown = {
        key: _in_scale(_published_first(rows), data, notes)
        for key, rows in series.items()
        if any(one.has_figure for one in rows)
    }
    if not shown:
        raise DataError("nothing can be drawn: no selected figure has a value; 'digecon show' tells what there is.")
    drawn = dict(sorted(shown.items(), key=lambda item: _rank(item[1], table)))
    empty = [one for key, rows in series.items() if key not in drawn for one in rows]
    panels = tuple(_panel(group, empty, data, notes, lang) for group in together(drawn, data))
    return Chart(_title(drawn, data, lang), panels, tuple(notes.told()), documents(table, lang))


def _rank(rows: Sequence[Observation], table: Table) -> tuple[object, ...]:
    """Return the place of a series among panels: by sector, wholes before parts, what goes on before what has ended."""
    first = rows[0]
    sectors = list(dict.fromkeys(one.indicator.partition(".")[0] for one in table))
    parts = sum(first.indicator in entry.wholes for entry in table.data.catalog.values())
    last = max(periods.order(one.period) for one in rows)[0] // 12
    return sectors.index(first.indicator.partition(".")[0]), -parts, -last, first.indicator, first.origin == "computed"


def _published_first(rows: list[Observation]) -> list[Observation]:
    """Return a series without computed figures for what is published too."""
    told = {(one.period, one.measure) for one in rows if one.origin == "published"}
    return [one for one in rows if one.origin == "published" or (one.period, one.measure) not in told]


def _in_scale(rows: list[Observation], data: Dataset, notes: _Notes) -> list[Observation]:
    """Return a series without forecasts and targets so high that the actual figures would lie flat; a note tells them."""
    actual = [one.interval().value for one in rows if one.has_figure and one.measure not in PLANNED]
    most = max(map(abs, actual), default=float("inf")) * MOST_APART
    kept = []
    for one in rows:
        if one.measure not in PLANNED or abs(one.interval().value) <= most:
            kept.append(one)
            continue
        unit = _unit(rows[0], data, notes.lang)
        name = indicator_name(data, one.indicator, one.area, notes.lang)
        notes.number(
            phrase(
                "{name}: the {measure} for {period}, {value} {unit}, lies above the drawing",
                notes.lang,
                name=name,
                measure=phrase(one.measure.removesuffix("_share"), notes.lang),
                period=one.period,
                value=printed(one, unit),
                unit=unit_name(*unit, notes.lang),
            )
        )
    return kept


def _panel(
    group: Sequence[Sequence[Observation]], empty: Sequence[Observation], data: Dataset, notes: _Notes, lang: str
) -> Panel:
    first = group[0][0]
    unit = _unit(first, data, lang)
    if (
        len(group) >= LEAST_ACROSS
        and group in single({(*one[0].series[:3],): list(one) for one in group}, data).values()
    ):
        return _across(group, unit, data, notes, lang)
    changes = first.measure in CHANGES
    names = [_name(rows[0], data, lang, changes) for rows in group]
    breaks: dict[float, Mark] = {}
    lines = [_line(name, rows, unit, breaks, data, notes) for name, rows in zip(names, group, strict=True)]
    alike = [
        one for one in empty if (one.indicator, one.area, one.measure) == (first.indicator, first.area, first.measure)
    ]
    refused = _refused((one for rows in (*group, alike) for one in rows), data, notes, lang)
    what = indicator_name(data, first.indicator, first.area, lang)
    if changes:
        title = what + phrase(": ", lang) + phrase("growth on the year before", lang)
    elif len(group) == 1:
        title = names[0]
    else:
        title = _shared(names, group, data, lang)
    return Panel(
        title, unit_name(*unit, lang), changes, tuple(lines), tuple(breaks.values()), refused, comma=phrase(", ", lang)
    )


def _line(
    name: str,
    rows: Sequence[Observation],
    unit: tuple[str, int],
    breaks: dict[float, Mark],
    data: Dataset,
    notes: _Notes,
) -> Line:
    """Return the line of a series, and add to ``breaks`` where its figures do not compare."""
    changes = rows[0].measure in CHANGES
    kept = [one for one in rows if one.has_figure]
    yearly = any(periods.frequency(one.period) == "A" for one in kept)
    parts = _parts(kept, data, yearly)
    points = tuple(_point(one, unit, parts, yearly, notes) for one in kept)
    joined = [False]
    for before, after, earlier, later in zip(kept, kept[1:], points, points[1:], strict=False):
        apart = "" if changes else _break(before, after, data, notes.lang)
        if apart:
            middle = (earlier.at + later.at) / 2
            breaks.setdefault(middle, Mark(middle, notes.number(apart)))
        joined.append(not apart and _next(before, after) and earlier.kind == later.kind)
    computed = changes and rows[0].origin == "computed"
    return Line(name, points, tuple(joined), computed, short=_short(rows[0], name, data, notes.lang))


def _refused(rows: Iterable[Observation], data: Dataset, notes: _Notes, lang: str) -> tuple[Mark, ...]:
    """Return where values are refused, with the numbers of their reasons."""
    found: dict[float, Mark] = {}
    for one in rows:
        refusal = one.refusal
        if refusal and refusal.code != "missing":
            at = periods.span(one.period).end / 12
            name = indicator_name(data, one.indicator, one.area, lang)
            name += " " + periods.label(one.period)
            reason = name + phrase(": ", lang) + translated(refusal.sentence, lang)
            found.setdefault(at, Mark(at, notes.number(reason)))
    return tuple(found.values())


def _across(
    group: Sequence[Sequence[Observation]], unit: tuple[str, int], data: Dataset, notes: _Notes, lang: str
) -> Panel:
    """Return the panel of several series in one period; what their names begin with together goes into the title."""
    names = [_name(rows[0], data, lang, False) for rows in group]
    comma = phrase(", ", lang)
    heads = {name.rpartition(comma)[0] for name in names}
    begin = heads.pop() if len(heads) == 1 else ""
    names = [name[len(begin) + len(comma) :] if begin else name for name in names]
    sector = clean(sector_name(data.about(group[0][0].indicator).sector or "figures", lang))
    lines = [
        Line(
            name,
            (_point(rows[0], unit, set(), False, notes),),
            (False,),
            False,
            short=_short(rows[0], name, data, lang),
        )
        for name, rows in zip(names, group, strict=True)
    ]
    lines.sort(key=lambda line: -line.points[0].value)
    title = f"{begin or sector}{comma}{periods.label(group[0][0].period)}"
    return Panel(title, unit_name(*unit, lang), False, tuple(lines), (), (), True, comma)


def _unit(one: Observation, data: Dataset, lang: str) -> tuple[str, int]:
    """Return the unit of a panel, in the power of ten in which people of a language count."""
    unit, mult = data.told_in(one)
    return unit, units.counted(mult, lang)


def _shared(names: Sequence[str], group: Sequence[Sequence[Observation]], data: Dataset, lang: str) -> str:
    """Return the title of a panel of several series: their indicator, or their names one after the other."""
    indicators = {rows[0].indicator for rows in group}
    if len(indicators) == 1:
        return clean(data.about(indicators.pop()).name(lang))
    return phrase(", ", lang).join(names)


def _name(one: Observation, data: Dataset, lang: str, changes: bool) -> str:
    name = indicator_name(data, one.indicator, one.area, lang)
    if changes:  # "growth" stands in the title
        words = measure_name(one, data, lang, mixed=True)
        return words.partition(phrase(", ", lang))[2] or words
    plain = one.measure in ("level", *PLANNED) and not one.basis
    return name if plain else name + phrase(": ", lang) + measure_name(one, data, lang, mixed=False)


def _short(one: Observation, name: str, data: Dataset, lang: str) -> str:
    """Return the short label of a series that its name tells wholly, else nothing."""
    return short_name(data, *one[:2], lang) if name == indicator_name(data, *one[:2], lang) else ""


def _parts(rows: Sequence[Observation], data: Dataset, yearly: bool) -> set[str]:
    """Return the periods that are only a part of a year where the series is told by years, or counts from January."""
    if data.about(rows[0].indicator).kind == "stock":
        return set()
    codes = {one.period: periods.frequency(one.period) for one in rows}
    return {period for period, code in codes.items() if code == "ytd" or (yearly and code != "A")}


def _point(one: Observation, unit: tuple[str, int], parts: set[str], yearly: bool, notes: _Notes) -> Point:
    factor = units.factor(one.unit, one.unit_mult, *unit)
    low, high = (float(end) * factor if end else None for end in (one.low, one.high))
    value = float(one.point) * factor
    covered = periods.span(one.period)
    kind = "planned" if one.measure in PLANNED else "partial" if one.period in parts else "actual"
    text = short(one, unit) + notes.letter(one, kind)
    at = covered.end / 12
    if kind == "partial" and yearly:  # in the place of its year, and told how much of it it is
        at, text = float(covered.start // 12 + 1), f"{text} {covered.months}M"
    return Point(at, one.period, value, low, high, text, kind, one.bound)


def short(one: Observation, unit: tuple[str, int]) -> str:
    """Return a figure as tables print it, but with at most four significant digits (never fewer than its whole part)."""
    text = printed(one, unit)
    if sum(sign.isdigit() for sign in text) > MOST_DIGITS and one.value:
        text = printed(one._replace(origin="computed", low="", high=""), unit)
    return text


def _break(before: Observation, after: Observation, data: Dataset, lang: str) -> str:
    refusal, _ = comparability.check(comparability.ONE_LINE, after, before, data)
    name = "" if refusal is None else indicator_name(data, after.indicator, after.area, lang)
    return name + phrase(": ", lang) + translated(refusal.sentence, lang) if refusal else ""


def _next(before: Observation, after: Observation) -> bool:
    """Return whether no period of this length is missing between two figures (a span from January goes on in its year)."""
    a, b = periods.span(before.period), periods.span(after.period)
    if a.frequency == b.frequency == "ytd":
        return a.start == b.start
    return b.end - a.end <= max(a.months, b.months)


def _title(series: Iterable[tuple[str, ...]], data: Dataset, lang: str) -> str:
    keys = list(series)
    names = list(dict.fromkeys(indicator_name(data, key[0], key[1], lang) for key in keys))
    if len(names) <= 2:
        return phrase(" and ", lang).join(names)
    sectors = dict.fromkeys(data.about(key[0]).sector or key[0].partition(".")[0] for key in keys)
    if lang == CHINESE:
        return clean(listed((sector_name(sector, lang) for sector in sectors), lang))
    return clean(", ".join(sectors).capitalize())


def documents(table: Table, lang: str = "en") -> str:
    """Return one line on where a table's figures come from: each organisation with the number of its documents."""
    names = (name for one in table for name in one.sources)
    told = [
        producer(maker, lang) + (f" ({number})" if number > 1 else "")
        for maker, number in makers(names, table.data.sources).items()
    ]
    more = phrase(" and {number} more", lang, number=len(told) - 4, number2=len(told)) if len(told) > 4 else ""
    head = phrase("Source: ", lang)
    return head + phrase("; ", lang).join(told[:4]) + more if told else ""
