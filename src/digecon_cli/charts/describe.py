"""A table becomes the description of a chart: which series share a panel, what is joined, marked and noted.

Which figure stands, what may be compared and how a number is printed come from the core; here it is only arranged.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from .. import periods
from ..areas import area_name
from ..cleaning import clean
from ..dataset import Dataset
from ..errors import DataError
from ..messages import CHINESE, listed, phrase
from ..model import PLANNED, Observation
from ..pages.labels import indicator_name, measure_name, producer, short_name
from ..pages.labels import producers as makers
from ..pages.numbers import Unit, printed
from ..pages.series import label_in, sector_name
from ..selection import FREQUENCIES
from ..table import Table
from .grouping import CHANGES, LEAST_ACROSS, MOST_ACROSS, MOST_APART, Key, check_room, is_whole, together
from .message import of_chart
from .model import Chart, Line, Mark, Panel
from .notes import Notes
from .points import Place, is_plain, line_of, point_of
from .scales import Shape, name, of_groups, plain_of, with_shared_axes

PLAIN = Shape()


def describe(table: Table, lang: str = "en", shape: Shape = PLAIN) -> Chart:
    """Return the chart of a table's rows; raises DataError when none of them can be drawn, or too many."""
    data, notes = table.data, Notes(lang)
    series = _series(table, shape.page)
    shown = {
        key: _on_one_axis(_published_first(rows), data, notes)
        for key, rows in series.items()
        if any(one.has_figure for one in rows)
    }
    if not shown:
        raise DataError("nothing can be drawn: no selected figure has a value; 'digecon show' tells what there is.")
    rank = _ranking(table)
    drawn = dict(sorted(shown.items(), key=lambda item: rank(item[1])))
    empty = [one for key, rows in series.items() if key not in drawn for one in rows]
    groups = together(drawn, data)
    omitted = ""
    if shape.most and len(groups) > shape.most:
        message = "the first {shown} of {all} panels are drawn: select fewer series for the others"
        omitted = phrase(message, lang, shown=shape.most, all=len(groups))
        groups = groups[: shape.most]
    check_room(groups)
    units = of_groups(groups, data, lang, shape)
    made = [_panel(group, unit, empty, Place(data, notes, shape)) for group, unit in zip(groups, units, strict=True)]
    panels = with_shared_axes(made, shape.free)
    title = shape.title or _title(drawn, data, lang)
    message = shape.title or of_chart(panels, lang)
    below = tuple(filter(None, (*notes.told(), omitted)))
    return Chart(title, panels, below, documents(table, lang), message, omitted)


def _series(table: Table, page: bool) -> dict[Key, list[Observation]]:
    """Return the rows of each series in time.

    On a page a part of a year stands with the years only where it is the newest figure: others are a series of their own.
    """
    found: dict[Key, list[Observation]] = {}
    for one in sorted(table, key=lambda one: (periods.order(one.period), one.measure in PLANNED)):
        measure = PLANNED.get(one.measure, one.measure)
        if measure == "gap":  # the distance between the two marks shows it
            continue
        origin = "" if measure == "level" else one.origin  # computed levels fill the gaps of published ones
        key = (one.indicator, one.area, measure, *one.series[3:6], origin, "")
        found.setdefault(key, []).append(one)
    if not page:
        return found
    apart: dict[Key, list[Observation]] = {}
    for (indicator, *rest), rows in found.items():
        years = [one for one in rows if periods.frequency(one.period) == "A"]
        stock = table.data.about(indicator).kind == "stock"
        full = max((periods.span(one.period).end for one in years if one.measure not in PLANNED), default=0)
        for one in rows:
            code = periods.frequency(one.period)
            alone = code != "A" and not stock and periods.span(one.period).end <= full
            apart.setdefault((indicator, *rest[:-1], code if years and alone else ""), []).append(one)
    return apart


def _ranking(table: Table) -> Callable[[Sequence[Observation]], tuple[object, ...]]:
    """Return what sorts series among panels: by sector, wholes before parts, what goes on before what has ended."""
    met = dict.fromkeys(one.indicator.partition(".")[0] for one in table)
    sectors = {sector: number for number, sector in enumerate(met)}
    parts = Counter(whole for entry in table.data.catalog.values() for whole in entry.wholes)

    def rank(rows: Sequence[Observation]) -> tuple[object, ...]:
        first = rows[0]
        last = max(periods.order(one.period) for one in rows)[0] // 12
        sector = sectors[first.indicator.partition(".")[0]]
        return sector, -parts[first.indicator], -last, first.indicator, first.origin == "computed"

    return rank


def _published_first(rows: list[Observation]) -> list[Observation]:
    """Return a series without computed figures for what is published too."""
    told = {(one.period, one.measure) for one in rows if one.origin == "published"}
    return [one for one in rows if one.origin == "published" or (one.period, one.measure) not in told]


def _on_one_axis(rows: list[Observation], data: Dataset, notes: Notes) -> list[Observation]:
    """Return a series without targets and forecasts in another unit, or far above the actual figures; a note tells them."""
    actual = [one for one in rows if one.has_figure and one.measure not in PLANNED]
    most = max((abs(one.interval().value) for one in actual), default=float("inf")) * MOST_APART
    kept = []
    for one in rows:
        message = ""
        if one.measure in PLANNED and actual and plain_of(one) != plain_of(actual[0]):
            message = "{name}: the {measure} for {period}, {value} {unit}, is in another unit"
        elif one.measure in PLANNED and abs(one.interval().value) > most:
            message = "{name}: the {measure} for {period}, {value} {unit}, lies above the drawing"
        if not message:
            kept.append(one)
            continue
        unit = of_groups([[[one]]], data, notes.lang, PLAIN)[0]
        values = {
            "name": indicator_name(data, one.indicator, one.area, notes.lang),
            "measure": phrase(one.measure.removesuffix("_share"), notes.lang),
            "period": one.period, "value": str(printed(one, unit)), "unit": name(one, unit, notes.lang),
        }  # fmt: skip
        notes.say(phrase(message, notes.lang, **values))
    return kept


def _panel(group: Sequence[Sequence[Observation]], unit: Unit, empty: Sequence[Observation], place: Place) -> Panel:
    if _is_across(group):
        return _across(group, unit, place)
    first, data, lang = group[0][0], place.data, place.notes.lang
    breaks: dict[float, Mark] = {}
    names = _names(group, data, lang)
    lines = [line_of(called, rows, unit, breaks, place) for called, rows in zip(names, group, strict=True)]
    keys = {(rows[0].indicator, rows[0].area, rows[0].measure) for rows in group}
    alike = [one for one in empty if (one.indicator, one.area, one.measure) in keys]
    refused = _refused((one for rows in (*group, alike) for one in rows), place)
    stacked = len(group) > 1 and first.measure == "share" and is_whole(group)
    rates = first.measure in ("index", "share") or data.about(first.indicator).kind in ("rate", "index")
    return Panel(
        _head(group, data, lang),
        name(first, unit, lang),
        first.measure in CHANGES,
        tuple(lines),
        tuple(breaks.values()),
        refused,
        rates=rates and not stacked,
        stacked=stacked,
        lang=lang,
    )


def _is_across(group: Sequence[Sequence[Observation]]) -> bool:
    """Return whether a group has one figure a series, all of one period, in more series than lines are told apart."""
    alone = all(len(rows) == 1 for rows in group) and group[0][0].measure not in (*CHANGES, *PLANNED)
    return alone and len(group) >= LEAST_ACROSS and len({rows[0].period for rows in group}) == 1


def _head(group: Sequence[Sequence[Observation]], data: Dataset, lang: str) -> str:
    """Return the title of a panel in time: its indicator, or those of its lines, what is told of them, how often."""
    first = group[0][0]
    indicators = list(dict.fromkeys((rows[0].indicator, rows[0].area) for rows in group))
    title = phrase(", ", lang).join(indicator_name(data, *one, lang) for one in indicators)
    if len({indicator for indicator, _ in indicators}) == 1 and len(indicators) > 1:
        title = clean(data.about(first.indicator).name(lang))
    if first.measure in CHANGES:
        title += phrase(": ", lang) + phrase("growth on the year before", lang)
    elif not is_plain(first):
        several = len(group) > 1
        told = dict.fromkeys(
            measure_name(rows[0]._replace(origin="published") if several else rows[0], data, lang, mixed=False)
            for rows in group
        )
        if len(told) == 1:
            title += phrase(": ", lang) + next(iter(told))
    codes = {periods.frequency(one.period) for rows in group for one in rows if one.has_figure}
    if len(codes) == 1 and (code := codes.pop()) != "A":
        title += phrase(", ", lang) + phrase(FREQUENCIES[code], lang)
    return title


def _names(group: Sequence[Sequence[Observation]], data: Dataset, lang: str) -> list[str]:
    """Return what each line of a panel is called: by what tells it from the others."""
    firsts = [rows[0] for rows in group]
    areas = [area_name(one.area, lang) for one in firsts]
    if len(firsts) > 1 and len({one.indicator for one in firsts}) == 1 and len(set(areas)) == len(firsts):
        return areas
    labels = [label_in(one, data, lang) for one in firsts]
    origins = [_origin(one, data, lang) for one in firsts]
    colon = phrase(": ", lang)
    both = [label + colon + origin for label, origin in zip(labels, origins, strict=True)]
    wholly = [
        label + colon + measure_name(one, data, lang, mixed=True) for label, one in zip(labels, firsts, strict=True)
    ]
    for names in (labels, origins, both, wholly):
        if len(set(names)) == len(names):
            return [clean(one) for one in names]
    return [clean(f"{one} ({number})") for number, one in enumerate(wholly, 1)]


def _origin(one: Observation, data: Dataset, lang: str) -> str:
    words = measure_name(one, data, lang, mixed=True)
    return words.rpartition(phrase(", ", lang))[2] or words


def _refused(rows: Iterable[Observation], place: Place) -> tuple[Mark, ...]:
    """Return where values are refused, with the numbers of their reasons."""
    found: dict[float, Mark] = {}
    data, notes = place.data, place.notes
    for one in rows:
        refusal = one.refusal
        if refusal and refusal.code != "missing":
            at = place.at(one, yearly=periods.frequency(one.period) == "A")
            told = indicator_name(data, one.indicator, one.area, notes.lang) + " " + periods.label(one.period)
            reason = told + phrase(": ", notes.lang) + refusal.sentence(notes.lang)
            found.setdefault(at, Mark(at, notes.number(reason)))
    return tuple(found.values())


def _across(group: Sequence[Sequence[Observation]], unit: Unit, place: Place) -> Panel:
    """Return the panel of several series in one period; what their names begin with together goes into the title."""
    data, notes, lang = place.data, place.notes, place.notes.lang
    comma = phrase(", ", lang)
    first = group[0][0]
    areas = len({rows[0].indicator for rows in group}) == 1
    names = [clean(area_name(rows[0].area, lang)) if areas else _in_full(rows[0], data, lang) for rows in group]
    heads = {told.rpartition(comma)[0] for told in names}
    begin = heads.pop() if len(heads) == 1 else ""
    names = [told[len(begin) + len(comma) :] if begin else told for told in names]
    sector = clean(sector_name(data.about(first.indicator).sector or "figures", lang))
    lines = []
    for told, rows in zip(names, group, strict=True):
        one = rows[0]
        brief = "" if areas else short_name(data, one.indicator, one.area, lang)
        lines.append(Line(told, (point_of(one, unit, set(), True, place),), (False,), False, brief))
    lines.sort(key=lambda line: -line.points[0].value)
    if len(lines) > MOST_ACROSS:
        message = "the highest {shown} of {all} are drawn: see -f csv for all"
        notes.say(phrase(message, lang, shown=MOST_ACROSS, all=len(lines)))
    title = _in_full(first._replace(area="CN"), data, lang) if areas else begin or sector
    if areas:
        message = "{name}: of {number} areas only {period} is drawn; --to another period, or -f csv, has the rest"
        notes.say(phrase(message, lang, name=title, number=len(group), period=periods.label(first.period)))
    title = f"{title}{comma}{periods.label(first.period)}"
    kept = tuple(lines[:MOST_ACROSS])
    return Panel(title, name(first, unit, lang), False, kept, (), (), True, lang=lang)


def _in_full(one: Observation, data: Dataset, lang: str) -> str:
    told = indicator_name(data, one.indicator, one.area, lang)
    return told if is_plain(one) else told + phrase(": ", lang) + measure_name(one, data, lang, mixed=False)


def _title(series: Iterable[Key], data: Dataset, lang: str) -> str:
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
