"""The description of a chart: which series share a panel, which points are joined, and what is marked and noted.

Which figure counts, what compares and how a number is printed are decided in ``core`` and ``pages``; nothing is
computed here.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from ..ask.selection import FREQUENCIES
from ..ask.table import ObservationTable
from ..core import periods, units
from ..core.areas import area_name, in_sentence
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.errors import NothingFound
from ..core.messages import CHINESE, listed, of_data, phrase
from ..core.model import PLANNED, Observation, split_name
from ..measures.currency import MONEY
from ..pages.labels import can_be_scaled, indicator_name, measure_name, short_name
from ..pages.numbers import Unit, printed, unit_in_line
from ..pages.series import label_in, sector_name
from .abbreviations import Speller
from .grouping import (  # fmt: skip
    CHANGES,
    MOST_ACROSS,
    MOST_APART,
    Group,
    LineKey,
    by_size,
    check_room,
    is_across,
    is_whole,
    panel_groups,
    plain_of,
    sharing,
    unit_label,
    units_of,
    with_shared_axes,
    with_shared_years,
)
from .model import BETWEEN, Chart, ChartLine, ChartNote, ChartOptions, Mark, Panel
from .points import MOST_MORE, ChartContext, ChartNotes, is_plain, line_of, point_of, refused_marks, scale_of
from .remarks import (
    UNDEFINED,
    cautions,
    documents,
    note_figures,
    note_rivals,
    single_figures,
    without_common_start,
)
from .words import message_of, subtitle_of, without_single_rivals

DEFAULT = ChartOptions()
_LARGEST = 1e200  # what sums and quotients of figures can still be counted with
# How growth is called in a title, by its basis.
_GROWTH = {
    "": "growth on the year before",
    "constant_prices": "real growth on the year before",
    "comparable": "growth on the year before, on a comparable basis",
}
_GROWTH_OF_SPANS = {
    "": "growth on the same months of the year before",
    "constant_prices": "real growth on the same months of the year before",
    "comparable": "growth on the same months of the year before, on a comparable basis",
}


def _size(row: Observation) -> float:
    """Return how far from zero a figure or one of its bounds is."""
    return max((abs(float(end)) * 10.0**row.unit_mult for end in (row.point, row.low, row.high) if end), default=0.0)


def describe(table: ObservationTable, lang: str = "en", options: ChartOptions = DEFAULT) -> Chart:
    """Return the chart of a table's rows.

    Raises NothingFound when no row can be drawn, DataError when there are too many figures.
    """
    areas = {row.area for row in table if row.has_figure}
    context = ChartContext(table.data, lang, ChartNotes(lang, options.in_print), options, len(areas) == 1)
    data, notes = table.data, context.notes
    all_series = _series(table, options.in_print and not options.spans)
    lines = {
        key: _without_unfitting_plans(_published_first(rows), context)
        for key, rows in all_series.items()
        if any(row.has_figure for row in rows)
    }
    if not lines:
        raise NothingFound("no chart: no selected figure has a value; 'digecon show' lists the figures.")
    if max(map(_size, chain.from_iterable(lines.values()))) > _LARGEST:
        raise NothingFound("no chart: a figure is too large to be drawn; 'digecon show' lists the figures.")
    lines = _in_order(lines, table)
    empty = [row for key, rows in all_series.items() if key not in lines for row in rows]
    every = panel_groups(lines, data)
    groups = every[: options.most] if options.most else every
    omitted = _omitted(len(groups), len(every), context)
    check_room(groups)
    panels = _panels(groups, empty, context)
    note_rivals(groups, context)
    alone = panels[0].title if len(panels) == 1 and panels[0].across else ""
    title, sentence = options.title or alone or _title(lines, data, lang), ""
    if options.in_print:
        panels, sentence = _with_notes(panels, lines, context)
    heading = options.title or _with_place(message_of(panels, lang, _is_family(lines, data)), panels, context) or title
    subtitle, below = subtitle_of(panels, lang), notes.lines()
    if options.in_print:
        spelled = Speller(lang)
        subtitle = spelled(subtitle)
        below = [note._replace(text=spelled(note.text)) for note in below]
        keys = sum(note.is_key for note in below)  # which come first
        below[keys:keys] = [ChartNote(sentence)] if sentence else []
    cited = documents([*table, *notes.beside], data, lang)
    return Chart(title, panels, tuple(below), cited, heading, omitted, subtitle)


def _omitted(count: int, every: int, context: ChartContext) -> str:
    """Return that panels have no room, for the reader's screen, and add a note of it; empty where all have."""
    if count == every:
        return ""
    values = {"number": count, "all": every}
    context.notes.add(phrase("The first {number} of {all} panels are drawn.", context.lang, **values))
    message = "the first {number} of {all} panels are drawn: select fewer series for the others"
    return phrase(message, context.lang, **values)


def _panels(groups: Sequence[Group], empty: Sequence[Observation], context: ChartContext) -> tuple[Panel, ...]:
    """Return the panels of these groups in the order in which they stand, with the axes that they share."""
    data, lang, options = context.data, context.lang, context.options
    alike = sharing(groups, data, options.free)
    units = units_of(groups, alike, data, lang, options.scale)
    found = [_panel(group, unit, empty, context) for group, unit in zip(groups, units, strict=True)]
    if options.in_print:
        sentences = cautions(groups, context)
        found = [panel._replace(caution=caution) for panel, caution in zip(found, sentences, strict=True)]
        if len({panel.concept for panel in found} - {""}) > 1:
            found = [_with_concept(panel, group, context) for panel, group in zip(found, groups, strict=True)]
    return context.notes.renumbered(by_size(with_shared_years(with_shared_axes(found, alike))))


def _with_notes(
    every: Sequence[Panel], lines: Mapping[LineKey, list[Observation]], context: ChartContext
) -> tuple[tuple[Panel, ...], str]:
    """Return the panels in print with a sentence on those that are left out, and add the notes on what is drawn."""
    remarks = {context.name(row): remark.rstrip(".。") for row, remark in single_figures(lines, context)}
    panels, sentence = without_single_rivals(every, remarks, context.lang)
    undrawn = {line.subject for panel in every if panel not in panels for line in panel.lines}
    compared = {key: rows for key, rows in lines.items() if context.name(rows[0]) not in undrawn}
    note_figures(compared, [mark.reason for panel in panels for mark in panel.breaks], context)
    return panels, sentence


def _with_concept(panel: Panel, group: Group, context: ChartContext) -> Panel:
    """Return a panel beside others of other concepts, with its own in the title unless that names it."""
    concept = context.data.about(group[0][0].indicator).concept
    if not panel.concept or len(group) > 1 or concept in panel.title.lower() or panel.concept in panel.title:
        return panel
    return panel._replace(title=panel.title + phrase(": ", context.lang) + panel.concept)


def _is_family(lines: Iterable[LineKey], data: Dataset) -> bool:
    """Return whether one of the series is a whole of another, which is then always smaller."""
    names = {key.indicator for key in lines}
    return any(whole in names for name in names for whole in data.about(name).wholes)


def _with_place(message: str, panels: Sequence[Panel], context: ChartContext) -> str:
    """Return a message after the area of all figures, unless that is China or named in it."""
    areas = {name for panel in panels for name in panel.areas}
    place = areas.pop() if len(areas) == 1 and context.one_area else ""
    if not message or not place or place == area_name("CN", context.lang) or place in message:
        return message
    return place + phrase(": ", context.lang) + in_sentence(message)


def _series(table: ObservationTable, separate: bool) -> dict[LineKey, list[Observation]]:
    """Return the rows of each series in chronological order.

    Those that are ``separate``, in print, have the part of a year on a line with whole years only if it is the newest
    figure; earlier parts of years form a series of their own.
    """
    found: dict[LineKey, list[Observation]] = {}
    for row in sorted(table, key=lambda row: (periods.order(row.period), row.measure in PLANNED)):
        measure = PLANNED.get(row.measure, row.measure)
        if measure == "gap":  # visible as the distance between the two marks
            continue
        origin = "" if measure == "level" else row.origin  # computed levels fill gaps between published ones
        key = LineKey(row.indicator, row.area, measure, row.base_indicator, row.base_period, row.basis, origin)
        found.setdefault(key, []).append(row)
    if not separate:
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
    rank: dict[LineKey, tuple[object, ...]] = {}
    for key, rows in lines.items():
        name = key.indicator
        last = max(periods.order(row.period) for row in rows)[0] // 12
        sector = sectors.index(name.partition(".")[0])
        rank[key] = sector, -table.data.parts.get(name, 0), -last, name, rows[0].origin == "computed"
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
            message = "{name}: the {measure} for {period}, {value} {unit}, is beyond the top of the chart"
        else:
            kept.append(row)
            continue
        lang = context.lang
        unit = units_of([[[row]]], [[0]], context.data, lang, None)[0]
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
    if is_across(group):
        return _across(group, unit, context)
    first, data, lang = group[0][0], context.data, context.lang
    breaks: list[Mark] = []
    names = _names(group, context)
    lines = [
        line_of(name, rows, scale_of(rows, unit, MOST_MORE if len(group) == 1 else 0), place, breaks, context)
        for place, (name, rows) in enumerate(zip(names, group, strict=True))
    ]
    breaks += _between(lines, group, context)
    keys = {(rows[0].indicator, rows[0].area, rows[0].measure) for rows in group}
    alike = [row for row in empty if (row.indicator, row.area, row.measure) in keys]
    refused = refused_marks([*(row for rows in group for row in rows), *alike], context)
    stacked = len(group) > 1 and first.measure == "share" and is_whole(group)
    rates = first.measure in ("index", "share") or data.about(first.indicator).kind in ("rate", "index")
    rows = [row for own in group for row in own if row.has_figure]
    return Panel(
        _head(group, context),
        _unit(first, unit, data.about(first.indicator).name(lang), lang),
        first.measure in CHANGES,
        tuple(lines),
        tuple(breaks),
        refused,
        rates=rates and not stacked,
        stacked=stacked,
        lang=lang,
        unitless=unit[0] == "index",
        measure=PLANNED.get(first.measure, first.measure),
        amount=_amount(first, unit, data, lang),
        areas=_areas(group, lang),
        periods=_ends(rows),
        spans=context.options.spans,
        concept=_concept(group, context),
    )


def _concept(group: Group, context: ChartContext) -> str:
    """Return what the amounts of money in a panel are, such as revenue; empty for other figures, and where series differ."""
    concepts = {context.data.about(rows[0].indicator).concept for rows in group}
    first = group[0][0]
    if len(concepts) > 1 or first.unit not in MONEY or first.measure not in ("level", *PLANNED):
        return ""
    concept = concepts.pop()
    return phrase("size, not defined further" if concept == UNDEFINED else concept, context.lang) if concept else ""


def _unit(row: Observation, unit: Unit, name: str, lang: str) -> str:
    """Return the unit of a panel; of things that the name of the series says only the power of ten."""
    return unit_in_line(unit, lang) if _is_named(unit, name, lang) and unit[1] else unit_label(row, unit, lang)


def _is_named(unit: Unit, name: str, lang: str) -> bool:
    """Return whether the name of a series says what is counted; users of a network are persons, unless contracts are counted."""
    noun = units.label(unit[0], 0, lang)
    return unit[0] in units.COUNTED and (unit[0] != "subscriptions" or noun.lower() in name.lower())


def _between(lines: Sequence[ChartLine], group: Group, context: ChartContext) -> list[Mark]:
    """Return the mark between two indicators of which one begins after the other has ended: they are two definitions."""
    if len(lines) != 2 or group[0][0].indicator == group[1][0].indicator or not all(line.actual for line in lines):
        return []
    before, after = sorted((line.actual for line in lines), key=lambda points: points[0].at)
    if before[-1].at >= after[0].at:
        return []
    period = periods.label(after[0].period)
    former = min((rows[0] for rows in group), key=lambda row: periods.order(row.period))
    definition = of_data(context.data.about(former.indicator).definition, context.lang)
    message = "Figures before {period} follow another definition and are not comparable with later ones."
    if context.options.in_print and definition:
        message = (
            "Figures before {period} follow another definition and are not comparable with later ones: {definition}"
        )
    reason = phrase(message, context.lang, period=period, definition=in_sentence(definition))
    middle = (
        float(int(after[0].at)) if int(after[0].at) == int(before[-1].at) + 1 else (before[-1].at + after[0].at) / 2
    )
    return [Mark(middle, context.notes.number(reason), reason, BETWEEN)]


def _amount(row: Observation, unit: Unit, data: Dataset, lang: str) -> str:
    """Return the unit as sentences write it behind a number: ``billion yuan``, ``million``, ``% of GDP``."""
    noun = unit_label(row, unit, lang)
    if unit[0] == "index" or (
        not unit[1] and unit[0] in units.COUNTED and noun.lower() in data.about(row.indicator).name(lang).lower()
    ):
        return ""
    if row.measure not in ("share", "target_share", "forecast_share") or not row.base_indicator:
        named = unit[0] not in units.COUNTED or _is_named(unit, data.about(row.indicator).name(lang), lang)
        return unit_in_line(unit, lang) if can_be_scaled(row) and named else noun
    name, area = split_name(row.base_indicator)
    if name == row.indicator and area == "W":
        return phrase("% of the world", lang)
    whole = row._replace(indicator=name, area=area or row.area)
    return clean(phrase("% of {base}", lang, base=label_in(whole, data, lang)))


def _areas(group: Group, lang: str) -> tuple[str, ...]:
    """Return the names of the areas of a group."""
    return tuple(dict.fromkeys(clean(area_name(rows[0].area, lang)) for rows in group if rows[0].area))


def _ends(rows: Sequence[Observation]) -> tuple[str, ...]:
    """Return the first and the last period of these rows."""
    every = sorted((row.period for row in rows), key=periods.order)
    return (every[0], every[-1]) if every else ()


def _head(group: Group, context: ChartContext) -> str:
    """Return the title of a panel over time: the indicator or the names of its lines, then measure and frequency."""
    first, data, lang = group[0][0], context.data, context.lang
    names = {(rows[0].indicator, rows[0].area): context.name(rows[0]) for rows in group}
    first_name, *rest = names.values()
    title = phrase(", ", lang).join((first_name, *map(in_sentence, rest)))
    if len({indicator for indicator, _ in names}) == 1 and len(names) > 1:
        title = clean(data.about(first.indicator).name(lang))
    if first.measure in CHANGES:
        growth_of = _GROWTH_OF_SPANS if context.options.spans else _GROWTH
        title += phrase(": ", lang) + phrase(growth_of[_common_basis(group)], lang)
    elif not is_plain(first):
        firsts = [rows[0]._replace(origin="published") if len(group) > 1 else rows[0] for rows in group]
        measures = {_measure(row, data, lang) for row in firsts}
        if len(measures) == 1:
            title += phrase(": ", lang) + measures.pop()
    codes = {periods.frequency(row.period) for rows in group for row in rows if row.has_figure}
    if len(codes) == 1 and not context.options.spans and (code := codes.pop()) != "A":
        title += phrase(", ", lang) + phrase(FREQUENCIES[code], lang)
    elif context.options.spans:
        title += phrase(", ", lang) + phrase("January to the month shown", lang)
    return title


def _measure(row: Observation, data: Dataset, lang: str) -> str:
    """Return the measure of a figure as a title writes it; a share of its own indicator names only the larger area."""
    name, area = split_name(row.base_indicator)
    if row.measure != "share" or not name:
        return measure_name(row, data, lang, mixed=False)
    base = label_in(row._replace(indicator=name, area=area or row.area), data, lang)
    text = phrase("share of {base}", lang, base=area_name(area, lang) if name == row.indicator and area else base)
    if name == row.indicator and area == "W":
        text = phrase("share of the world", lang)
    return text + (phrase(", ", lang) + phrase("computed", lang) if row.origin == "computed" else "")


def _common_basis(group: Group) -> str:
    """Return the basis of the growth in a group; empty if they differ or if any is computed from levels."""
    bases = {row.basis if row.origin == "published" else "" for rows in group for row in rows if row.has_figure}
    basis = bases.pop() if len(bases) == 1 else ""
    return basis if basis in _GROWTH else ""


def _names(group: Group, context: ChartContext) -> list[str]:
    """Return the name of each line of a panel, as short as it can be while the names still differ."""
    firsts, data, lang = [rows[0] for rows in group], context.data, context.lang
    areas = [area_name(row.area, lang) for row in firsts]
    if len(firsts) > 1 and len({row.indicator for row in firsts}) == 1 and len(set(areas)) == len(firsts):
        return areas
    comma, colon = phrase(", ", lang), phrase(": ", lang)
    labels = [context.name(row) if context.options.in_print else label_in(row, data, lang) for row in firsts]
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
        area_note = (
            "" if context.options.in_print else phrase(message, lang, name=title, number=len(group), period=period)
        )
    else:
        names, title = without_common_start([_full_name(rows[0], context) for rows in group], comma)
        title = title or clean(sector_name(data.about(first.indicator).sector or "figures", lang))
        area_note = ""
    lines, scale = [], scale_of((row for rows in group for row in rows), unit)
    for name, (row,) in zip(names, group, strict=True):
        abbreviation = "" if areas else short_name(data, row.indicator, row.area, lang)
        lines.append(ChartLine(name, (point_of(row, scale, set(), True, context),), (False,), False, abbreviation))
    lines.sort(key=lambda line: -line.points[0].value)
    if len(lines) > MOST_ACROSS:
        message = "the highest {number} of {all} are drawn: see -f csv for all"
        if context.options.in_print:
            message = "The highest {number} of {all} are drawn."
        notes.add(phrase(message, lang, number=MOST_ACROSS, all=len(lines)))
    if area_note:
        notes.add(area_note)
    kept, label = tuple(lines[:MOST_ACROSS]), unit_label(first, unit, lang)
    return Panel(
        f"{title}{comma}{period}", label, False, kept, (), (), True, lang=lang, unitless=unit[0] == "index",
        measure=first.measure, amount=_amount(first, unit, data, lang), areas=() if areas else _areas(group, lang),
    )  # fmt: skip


def _full_name(row: Observation, context: ChartContext) -> str:
    """Return the name of a figure's indicator, followed by its measure unless that is a plain level."""
    if is_plain(row):
        return context.name(row)
    measure = measure_name(row, context.data, context.lang, mixed=False)
    return context.name(row) + phrase(": ", context.lang) + measure


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
