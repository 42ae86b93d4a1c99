"""``list`` and ``search``: the sectors with the names to type, the indicators of one, those that are found, or figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from ..ask.finding import SearchResult
from ..ask.options import RenderOptions
from ..core import periods, units
from ..core.dataset import Dataset
from ..core.messages import CHINESE, of_data, phrase
from ..core.model import Observation
from ..core.text import DIM, TITLE, quoted
from ..document import ID, LIST, NAME, RIGHT, TEXT, Document, Prose, text_grid
from .labels import counted, measure_word, short_name, typed
from .numbers import in_line, latest, legend, unit_in_line
from .series import SECTORS, families, grouped, headline_rank, sector_name, years_of

FEW = 20  # indicators that are listed at once, whatever their sectors
MOST = 15  # results of a search on one screen, unless all are asked for
FEW_FOUND = 3  # indicators, of which the first is defined
_MENTIONED = 6  # ids that are named of what only a definition mentions
T = TypeVar("T")
Rows = Mapping[str, Sequence[Observation]]


def last_part(indicator: str, sector: str) -> str:
    """Return an id without the sector that its heading says."""
    return indicator.removeprefix(f"{sector}.")


def first_of(things: Sequence[T], most: int, look: RenderOptions) -> Sequence[T]:
    """Return as many as are shown unless all are asked for; one more takes no more room than the line that counts it."""
    return things if look.all or len(things) <= most + 1 else things[:most]


def _by_sector(indicators: Iterable[str], data: Dataset) -> dict[str, list[tuple[str, int]]]:
    """Return indicators with their depth by sector, parts below their whole, families by their best headline."""
    sectors = grouped(sorted(indicators), lambda one: data.about(one).sector or one.partition(".")[0])
    return {sector: _in_families(own, data) for sector, own in sorted(sectors.items())}


def _in_families(indicators: Sequence[str], data: Dataset) -> list[tuple[str, int]]:
    """Return the indicators of a sector with their depth: 0, and one more for a part of what stands above it."""
    places = {indicator: place for place, indicator in enumerate(indicators)}
    wholes = []
    for indicator in indicators:
        inside = (whole for whole, relation in data.about(indicator).wholes.items() if relation != "overlap")
        wholes.append(next((places[whole] for whole in inside if whole in places and whole != indicator), None))
    found = families(wholes, [headline_rank(indicator, data) for indicator in indicators])
    return [(indicators[place], depth) for place, depth in found]


def _sector_heading(sector: str, lang: str) -> str:
    """Return a sector as a heading: its code, which is what one types, in Chinese with its name."""
    return f"{sector} {sector_name(sector, lang)}" if lang == CHINESE and sector in SECTORS else sector


# --- list ---------------------------------------------------------------------------------------------------------------


def page(rows: Iterable[Observation], data: Dataset, look: RenderOptions) -> Document:
    """Return a line for each sector of what is selected; for each indicator where they are few, or of one sector."""
    groups = grouped(rows, lambda one: one.indicator)
    sectors = _by_sector(groups, data)
    if len(sectors) == 1 or len(groups) <= FEW or look.all:
        return _in_full(sectors, groups, data, look.lang)
    indicators = counted(len(groups), "indicator", look.lang)
    title = phrase("{indicators} in {number} sectors", look.lang, indicators=indicators, number=len(sectors))
    lines = [
        (
            sector,
            str(len(own)),
            years_of(row for name, _ in own for row in groups[name]),
            " ".join(last_part(name, sector) for name in _most_asked(own, data)),
        )
        for sector, own in sectors.items()
    ]
    names = "names, the most asked first (type SECTOR.NAME)"
    heads = [phrase(head, look.lang) for head in ("sector", "n", "years", names)]
    more = phrase(
        "{command}, search WORD, info ID; every indicator: list --all",
        look.lang,
        command=typed(phrase("list SECTOR", look.lang), data),
    )
    return Document(parts=[Prose(title, TITLE), text_grid((ID, RIGHT, TEXT, LIST), lines, heads), Prose(more, DIM)])


def _most_asked(indicators: Iterable[tuple[str, int]], data: Dataset) -> list[str]:
    """Return the indicators of a sector by their headline, then as they stand."""
    return sorted((indicator for indicator, _ in indicators), key=lambda indicator: headline_rank(indicator, data))


def _in_full(sectors: Mapping[str, Sequence[tuple[str, int]]], groups: Rows, data: Dataset, lang: str) -> Document:
    """Return a line for each indicator below its sector, parts below their whole."""
    rows: list[Sequence[str] | Prose] = []
    for sector, own in sectors.items():
        rows.append(Prose(_heading(sector, own, lang), TITLE))
        for indicator, depth in own:
            name = "  " * depth + last_part(indicator, sector)
            figures = groups[indicator]
            rows.append((name, short_name(data, indicator, lang=lang), _unit(figures, data, lang), years_of(figures)))
    example = next(iter(sectors.values()))[0][0]
    more = phrase(
        "{command} shows the figures, info {example} all that is known",
        lang,
        command=typed(f"show {quoted(example)}", data),
        example=example,
    )
    return Document(parts=[text_grid((ID, TEXT, NAME, RIGHT), rows), Prose(more, DIM)])


def _heading(sector: str, own: Sequence[tuple[str, int]], lang: str) -> str:
    first = own[0][0]
    type_first = phrase(" (type {first})", lang, first=first) if first != sector else ""
    return _sector_heading(sector, lang) + phrase(": ", lang) + counted(len(own), "indicator", lang) + type_first


def _unit(group: Sequence[Observation], data: Dataset, lang: str) -> str:
    """Return the unit of an indicator's levels, in Chinese in 万, 亿 or 万亿; of one without levels that of its figures."""
    entry, first = data.about(group[0].indicator), group[0]
    level = next((row for row in group if row.measure == "level"), None)
    unit, mult = data.display_unit(level) if level else (entry.unit or first.unit, entry.unit_mult)
    return unit_in_line((unit, units.counted(mult, lang)), lang)


# --- search -------------------------------------------------------------------------------------------------------------


def found_page(
    text: str, rows: Iterable[Observation], result: SearchResult, data: Dataset, look: RenderOptions
) -> Document:
    """Return a line for each indicator that is found by name, the likeliest first, and the ids of those that only mention it.

    The figure is the newest within the periods that are asked for.
    """
    groups = grouped(rows, lambda one: one.indicator)
    named = [name for name in (result.named if not look.all else result.indicators) if name in groups]
    mentioned = [name for name in result.mentioned if name in groups]
    if not named:
        named, mentioned = mentioned, []
    area = " ".join(place for place in result.question.areas if place != "CN")
    sectors = grouped(named, lambda one: data.about(one).sector or one.partition(".")[0])
    ordered = [(sector, name) for sector, own in sectors.items() for name in own]
    first = first_of(ordered, MOST, look)
    lines: list[Sequence[str] | Prose] = []
    figures: list[Observation] = []
    for place, (sector, name) in enumerate(first):
        if not place or first[place - 1][0] != sector:
            lines.append(Prose(_sector_heading(sector, look.lang), TITLE))
        newest = latest(_asked_for(groups[name], name, result), data)
        figures.append(newest)
        label = short_name(data, name, "CN" if area else newest.area, look.lang)
        lines.append(("  " + last_part(name, sector), label, _with_period(newest, data, look.lang)))
    where = phrase(" (area {area})", look.lang, area=area) if area else ""
    indicators = counted(len(named), "indicator", look.lang)
    title = phrase('{indicators} with "{words}"{where}', look.lang, indicators=indicators, words=text, where=where)
    notes = _more(len(ordered) - len(first), [name for name in mentioned if name not in named], look)
    _, example = ordered[0]
    line = _to_type(example, area, data, look.lang)
    notes.append(phrase("; ", look.lang).join(filter(None, (line, *_signs(figures, look.lang)))))
    about = data.about(example).definition if len(ordered) <= FEW_FOUND else ""
    defined = [Prose(f"{example}: {of_data(about, look.lang)}")] if about else []
    grid = text_grid((ID, TEXT, TEXT), lines)
    answers = _answering(result, data, look.lang)
    return Document(parts=[Prose(title, TITLE), *answers, grid, *defined, *(Prose(note, DIM) for note in notes)])


def _asked_for(rows: Sequence[Observation], name: str, result: SearchResult) -> Sequence[Observation]:
    """Return the figures of the periods and of the measure that are asked for; all where none is printed."""
    within = result.question.within(rows) or rows
    measure = "share" if name in result.shares else result.question.measure
    return [row for row in within if row.measure == measure] or within


def _signs(figures: Sequence[Observation], lang: str) -> list[str]:
    return [phrase(", ", lang).join(legend(figures, lang))]


def _answering(result: SearchResult, data: Dataset, lang: str) -> list[Prose]:
    """Return the line to type for what was understood beside the names: a measure, or periods."""
    asked = result.question
    if not result.line or not (asked.command or asked.start or asked.end):
        return []
    return [Prose(phrase("The answer: {command}", lang, command=typed(" ".join(result.line), data)))]


def _to_type(example: str, area: str, data: Dataset, lang: str) -> str:
    """Return the line that shows the first indicator."""
    line = typed(f"show {quoted(example)}" + (f" --area {quoted(area)}" if area else ""), data)
    return line + phrase(": its figures; info ID: all that is known", lang)


def _more(hidden: int, mentioned: Sequence[str], look: RenderOptions) -> list[str]:
    notes = []
    if hidden:
        notes.append(phrase("{hidden} more: --all", look.lang, hidden=hidden))
    if mentioned:
        rest = len(mentioned) - _MENTIONED
        names = ", ".join(mentioned[:_MENTIONED])
        if rest > 0:
            names += " ... " + phrase("({rest} more)", look.lang, rest=rest)
        notes.append(phrase("Only in the definition: {names} (--all)", look.lang, names=names))
    return notes


def _with_period(figure: Observation, data: Dataset, lang: str) -> str:
    return f"{_measured(figure, lang)}{in_line(figure, data, lang)} ({periods.label(figure.period)})"


def _measured(figure: Observation, lang: str) -> str:
    """Return what stands before a figure that is no level."""
    return "" if figure.measure == "level" else measure_word(figure, lang) + " "


def figures_page(text: str, figures: Sequence[Observation], data: Dataset, look: RenderOptions) -> Document:
    """Return a line for each figure of a number, however many documents print it."""
    things = list({figure.identity: figure for figure in reversed(figures)}.values())[::-1]
    first = first_of(things, MOST, look)
    lines = []
    for figure in first:
        name = short_name(data, figure.indicator, figure.area, look.lang)
        value = _measured(figure, look.lang) + in_line(figure, data, look.lang, 0)
        lines.append((figure.name, periods.label(figure.period), value, name))
    count = counted(len(things), "figure", look.lang)
    title = phrase('{figures} of "{number}"', look.lang, figures=count, number=text)
    notes = _more(len(things) - len(first), (), look)
    example = first[0]
    area = f" --area {quoted(example.area)}" if example.area not in ("CN", "") else ""
    where = phrase(" says where it comes from", look.lang)
    line = typed(f"explain {quoted(example.indicator)} {periods.label(example.period)}{area}", data)
    signs = phrase(", ", look.lang).join(legend(first, look.lang))
    notes.append(phrase("; ", look.lang).join(filter(None, (line + where, signs))))
    grid = text_grid((ID, TEXT, TEXT, TEXT), lines)
    return Document(parts=[Prose(title, TITLE), grid, *(Prose(note, DIM) for note in notes)])
