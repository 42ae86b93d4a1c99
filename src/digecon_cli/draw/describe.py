"""The description of a chart: which series share a panel, which points are joined, and what is marked and noted.

Which figure counts, what compares and how a number is printed are decided in ``core`` and ``pages``; nothing is
computed here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from ..ask.selection import FREQUENCIES
from ..ask.table import ObservationTable
from ..core import periods
from ..core.areas import area_name
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.errors import NothingFound
from ..core.messages import CHINESE, listed, phrase
from ..core.model import PLANNED, Observation
from ..pages.labels import indicator_name, measure_name, producer, short_name
from ..pages.labels import producers as makers
from ..pages.numbers import Unit, printed
from ..pages.series import label_in, sector_name
from .grouping import (  # fmt: skip
    CHANGES,
    LEAST_ACROSS,
    MOST_ACROSS,
    MOST_APART,
    Group,
    LineKey,
    check_room,
    is_whole,
    panel_groups,
    plain_of,
    unit_label,
    units_of,
    with_shared_axes,
)
from .model import Chart, ChartLine, ChartOptions, Mark, Panel
from .points import ChartContext, ChartNotes, is_plain, line_of, point_of, refused_marks
from .words import message_of

DEFAULT = ChartOptions()
MOST_MAKERS = 4  # named in the source line


def describe(table: ObservationTable, lang: str = "en", options: ChartOptions = DEFAULT) -> Chart:
    """Return the chart of a table's rows.

    Raises NothingFound when no row can be drawn, DataError when there are too many figures.
    """
    context = ChartContext(table.data, lang, ChartNotes(lang), options)
    data, notes = table.data, context.notes
    all_series = _series(table, options.in_print)
    lines = {
        key: _without_unfitting_plans(_published_first(rows), context)
        for key, rows in all_series.items()
        if any(row.has_figure for row in rows)
    }
    if not lines:
        raise NothingFound("nothing can be drawn: no selected figure has a value; 'digecon show' tells what there is.")
    lines = _in_order(lines, table)
    empty = [row for key, rows in all_series.items() if key not in lines for row in rows]
    groups = panel_groups(lines, data)
    omitted = ""
    if options.most and len(groups) > options.most:
        message = "the first {number} of {all} panels are drawn: select fewer series for the others"
        omitted = phrase(message, lang, number=options.most, all=len(groups))
        groups = groups[: options.most]
    check_room(groups)
    units = units_of(groups, data, lang, options.scale, options.free)
    found = [_panel(group, unit, empty, context) for group, unit in zip(groups, units, strict=True)]
    panels = with_shared_axes(found, options.free)
    if omitted:
        notes.add(omitted)
    title = options.title or _title(lines, data, lang)
    heading = options.title or message_of(panels, lang) or title
    return Chart(title, panels, tuple(notes.lines()), documents(table, lang), heading, omitted)


def _series(table: ObservationTable, in_print: bool) -> dict[LineKey, list[Observation]]:
    """Return the rows of each series in chronological order.

    In print, the part of a year shares a line with whole years only if it is the newest figure; earlier parts of years
    form a series of their own.
    """
    found: dict[LineKey, list[Observation]] = {}
    for row in sorted(table, key=lambda row: (periods.order(row.period), row.measure in PLANNED)):
        measure = PLANNED.get(row.measure, row.measure)
        if measure == "gap":  # visible as the distance between the two marks
            continue
        origin = "" if measure == "level" else row.origin  # computed levels fill gaps between published ones
        key = LineKey(row.indicator, row.area, measure, row.base_indicator, row.base_period, row.basis, origin)
        found.setdefault(key, []).append(row)
    if not in_print:
        return found
    separated: dict[LineKey, list[Observation]] = {}
    for key, rows in found.items():
        years = [row for row in rows if periods.frequency(row.period) == "A"]
        stock = table.data.about(key.indicator).kind == "stock"
        full = max((periods.span(row.period).end for row in years if row.measure not in PLANNED), default=0)
        for row in rows:
            code = periods.frequency(row.period)
            alone = code != "A" and not stock and periods.span(row.period).end <= full
            separated.setdefault(key._replace(frequency=code if years and alone else ""), []).append(row)
    return separated


def _in_order(lines: dict[LineKey, list[Observation]], table: ObservationTable) -> dict[LineKey, list[Observation]]:
    """Return the series in panel order: by sector, wholes before parts, current series before discontinued ones."""
    sectors = list(dict.fromkeys(row.indicator.partition(".")[0] for row in table))
    parts = Counter(whole for entry in table.data.catalog.values() for whole in entry.wholes)
    rank: dict[LineKey, tuple[object, ...]] = {}
    for key, rows in lines.items():
        name = key.indicator
        last = max(periods.order(row.period) for row in rows)[0] // 12
        sector = sectors.index(name.partition(".")[0])
        rank[key] = sector, -parts[name], -last, name, rows[0].origin == "computed"
    return dict(sorted(lines.items(), key=lambda item: rank[item[0]]))


def _published_first(rows: list[Observation]) -> list[Observation]:
    """Return a series without the computed figures that duplicate a published one."""
    published = {(row.period, row.measure) for row in rows if row.origin == "published"}
    return [row for row in rows if row.origin == "published" or (row.period, row.measure) not in published]


def _without_unfitting_plans(rows: list[Observation], context: ChartContext) -> list[Observation]:
    """Return a series without the targets and forecasts that do not fit its axis; a note reports each of them.

    One does not fit if its unit differs, or if it exceeds the highest actual figure by more than ``MOST_APART`` times.
    """
    actual = [row for row in rows if row.has_figure and row.measure not in PLANNED]
    most = max((abs(row.interval().value) for row in actual), default=float("inf")) * MOST_APART
    kept = []
    for row in rows:
        if row.measure in PLANNED and actual and plain_of(row) != plain_of(actual[0]):
            message = "{name}: the {measure} for {period}, {value} {unit}, is in another unit"
        elif row.measure in PLANNED and abs(row.interval().value) > most:
            message = "{name}: the {measure} for {period}, {value} {unit}, lies above the drawing"
        else:
            kept.append(row)
            continue
        lang = context.lang
        unit = units_of([[[row]]], context.data, lang, None, False)[0]
        values = {
            "name": context.name(row), "measure": phrase(row.measure.removesuffix("_share"), lang),
            "period": row.period, "value": str(printed(row, unit)), "unit": unit_label(row, unit, lang),
        }  # fmt: skip
        context.notes.add(phrase(message, lang, **values))
    return kept


def _panel(group: Group, unit: Unit, empty: Sequence[Observation], context: ChartContext) -> Panel:
    """Return the panel of a group of series.

    ``empty`` holds the rows of series without any figure; where they belong to this panel, their refusals are marked in
    it.
    """
    if _is_across(group):
        return _across(group, unit, context)
    first, data, lang = group[0][0], context.data, context.lang
    breaks: dict[float, Mark] = {}
    names = _names(group, data, lang)
    lines = [line_of(name, rows, unit, breaks, context) for name, rows in zip(names, group, strict=True)]
    keys = {(rows[0].indicator, rows[0].area, rows[0].measure) for rows in group}
    alike = [row for row in empty if (row.indicator, row.area, row.measure) in keys]
    refused = refused_marks([*(row for rows in group for row in rows), *alike], context)
    stacked = len(group) > 1 and first.measure == "share" and is_whole(group)
    rates = first.measure in ("index", "share") or data.about(first.indicator).kind in ("rate", "index")
    return Panel(
        _head(group, context),
        unit_label(first, unit, lang),
        first.measure in CHANGES,
        tuple(lines),
        tuple(breaks.values()),
        refused,
        rates=rates and not stacked,
        stacked=stacked,
        lang=lang,
        unitless=unit[0] == "index",
    )


def _is_across(group: Group) -> bool:
    """Return whether to rank a group: at least ``LEAST_ACROSS`` series with one figure each, all of one period."""
    alone = all(len(rows) == 1 for rows in group) and group[0][0].measure not in (*CHANGES, *PLANNED)
    return alone and len(group) >= LEAST_ACROSS and len({rows[0].period for rows in group}) == 1


def _head(group: Group, context: ChartContext) -> str:
    """Return the title of a panel over time: the indicator or the names of its lines, then measure and frequency."""
    first, data, lang = group[0][0], context.data, context.lang
    names = {(rows[0].indicator, rows[0].area): context.name(rows[0]) for rows in group}
    title = phrase(", ", lang).join(names.values())
    if len({indicator for indicator, _ in names}) == 1 and len(names) > 1:
        title = clean(data.about(first.indicator).name(lang))
    if first.measure in CHANGES:
        title += phrase(": ", lang) + phrase("growth on the year before", lang)
    elif not is_plain(first):
        firsts = [rows[0]._replace(origin="published") if len(group) > 1 else rows[0] for rows in group]
        measures = {measure_name(row, data, lang, mixed=False) for row in firsts}
        if len(measures) == 1:
            title += phrase(": ", lang) + measures.pop()
    codes = {periods.frequency(row.period) for rows in group for row in rows if row.has_figure}
    if len(codes) == 1 and (code := codes.pop()) != "A":
        title += phrase(", ", lang) + phrase(FREQUENCIES[code], lang)
    return title


def _names(group: Group, data: Dataset, lang: str) -> list[str]:
    """Return the name of each line of a panel, as short as it can be while the names still differ."""
    firsts = [rows[0] for rows in group]
    areas = [area_name(row.area, lang) for row in firsts]
    if len(firsts) > 1 and len({row.indicator for row in firsts}) == 1 and len(set(areas)) == len(firsts):
        return areas
    comma, colon = phrase(", ", lang), phrase(": ", lang)
    labels = [label_in(row, data, lang) for row in firsts]
    measures = [measure_name(row, data, lang, mixed=True) for row in firsts]
    origins = [measure.rpartition(comma)[2] or measure for measure in measures]
    both = [label + colon + origin for label, origin in zip(labels, origins, strict=True)]
    full_names = [label + colon + measure for label, measure in zip(labels, measures, strict=True)]
    for names in (labels, origins, both, full_names):
        if len(set(names)) == len(names):
            return [clean(name) for name in names]
    return [clean(f"{name} ({number})") for number, name in enumerate(full_names, 1)]


def _across(group: Group, unit: Unit, context: ChartContext) -> Panel:
    """Return the panel that ranks series in one period; the beginning that their names share moves to the title."""
    data, notes, lang = context.data, context.notes, context.lang
    comma = phrase(", ", lang)
    first = group[0][0]
    period = periods.label(first.period)
    areas = len({rows[0].indicator for rows in group}) == 1
    if areas:
        names = [clean(area_name(rows[0].area, lang)) for rows in group]
        title = _full_name(first._replace(area="CN"), context)
        message = "{name}: of {number} areas only {period} is drawn; --to another period, or -f csv, has the rest"
        area_note = phrase(message, lang, name=title, number=len(group), period=period)
    else:
        names, title = _without_common_start([_full_name(rows[0], context) for rows in group], comma)
        title = title or clean(sector_name(data.about(first.indicator).sector or "figures", lang))
        area_note = ""
    lines = []
    for name, (row,) in zip(names, group, strict=True):
        abbreviation = "" if areas else short_name(data, row.indicator, row.area, lang)
        lines.append(ChartLine(name, (point_of(row, unit, set(), True, context),), (False,), False, abbreviation))
    lines.sort(key=lambda line: -line.points[0].value)
    if len(lines) > MOST_ACROSS:
        message = "the highest {number} of {all} are drawn: see -f csv for all"
        notes.add(phrase(message, lang, number=MOST_ACROSS, all=len(lines)))
    if area_note:
        notes.add(area_note)
    kept, label = tuple(lines[:MOST_ACROSS]), unit_label(first, unit, lang)
    return Panel(f"{title}{comma}{period}", label, False, kept, (), (), True, lang=lang, unitless=unit[0] == "index")


def _full_name(row: Observation, context: ChartContext) -> str:
    """Return the name of a figure's indicator, followed by its measure unless that is a plain level."""
    if is_plain(row):
        return context.name(row)
    measure = measure_name(row, context.data, context.lang, mixed=False)
    return context.name(row) + phrase(": ", context.lang) + measure


def _without_common_start(names: list[str], comma: str) -> tuple[list[str], str]:
    """Return the names without the beginning that they share, up to their last comma, and that beginning.

    The beginning is empty where the names have none in common.
    """
    starts = {name.rpartition(comma)[0] for name in names}
    start = starts.pop() if len(starts) == 1 else ""
    return [name.removeprefix(start + comma) for name in names] if start else names, start


def _title(keys: Iterable[LineKey], data: Dataset, lang: str) -> str:
    """Return the title of a chart: one or two indicators by name, otherwise their sectors."""
    keys = list(keys)
    names = list(dict.fromkeys(indicator_name(data, key.indicator, key.area, lang) for key in keys))
    if len(names) <= 2:
        return phrase(" and ", lang).join(names)
    sectors = dict.fromkeys(data.about(key.indicator).sector or key.indicator.partition(".")[0] for key in keys)
    if lang == CHINESE:
        return clean(listed((sector_name(sector, lang) for sector in sectors), lang))
    title = ", ".join(sectors)
    return clean(f"{title[:1].upper()}{title[1:]}")


def documents(table: ObservationTable, lang: str = "en") -> str:
    """Return the source line of a table: each producer with the number of its documents."""
    counts = makers((name for row in table for name in row.sources), table.data.sources)
    names = [
        producer(maker, lang) + (f" ({number})" if number > 1 else "")  # a count of one would add nothing
        for maker, number in counts.items()
    ]
    rest = len(names) - MOST_MAKERS
    more = phrase(" and {number} more", lang, number=rest, number2=len(names)) if rest > 0 else ""
    return phrase("Source: ", lang) + phrase("; ", lang).join(names[:MOST_MAKERS]) + more if names else ""
