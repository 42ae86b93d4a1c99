"""What people read for codes: of areas, indicators, measures, units and documents, and the heading that rows share."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..core import periods, units
from ..core.areas import abroad
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import CHINESE, ENGLISH, listed, of_data, of_place, phrase
from ..core.model import Break, Indicator, Observation, Revision, Source, split_name
from ..measures import find, terms
from ..measures.currency import is_converted
from .numbers import Unit, value_in

RELATIONS = {"part": "part of", "subset": "subset of", "overlap": "overlaps with"}
CADENCES = {"A": "yearly", "S": "half-yearly", "Q": "quarterly", "M": "monthly"}
BASES = {"nominal": "nominal", "comparable": "comparable basis", "constant_prices": "constant prices"}
_SPELLED = {"percentage points": "% points"}  # the full words would take the room of two periods


def word(words: Mapping[str, str], code: str, lang: str) -> str:
    """Return what a list calls a code, the code itself where the list has none."""
    return phrase(words[code], lang) if code in words else code


def plural(count: int, noun: str, nouns: str = "") -> str:
    """Return a number of things in words: ``1 figure``, ``2,649 figures``."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def counted(count: int, noun: str, lang: str = ENGLISH) -> str:
    """Return a number of things in words: ``1 figure``, ``2,649 figures``, ``2,649个数据``."""
    if lang != CHINESE:
        return plural(count, noun)
    return phrase("{count} " + noun + "s", lang, count=f"{count:,}")


def some(names: Sequence[str], most: int, lang: str) -> str:
    """Return names as a list, or how many series there are of more than so many."""
    return listed(names, lang) if len(names) <= most else phrase("{number} series", lang, number=len(names))


def typed(command: str, data: Dataset) -> str:
    """Return a command as it is typed, with the option that names a table of one's own."""
    return f"digecon {command}{data.table}"


# --- areas, indicators, measures ----------------------------------------------------------------------------------------


def short_label(entry: Indicator, lang: str) -> str:
    """Return the short label of an indicator, at most 24 cells; its label where it has none."""
    return (entry.short_zh if lang == CHINESE else entry.short) or entry.name(lang)


def indicator_name(data: Dataset, indicator: str, area: str, lang: str) -> str:
    """Return the label of an indicator, with the area unless it is China or named there: ``Computing power, devices (W)``."""
    return _with_area(data.about(indicator).name(lang), area, lang)


def short_name(data: Dataset, indicator: str, area: str = "CN", lang: str = "en") -> str:
    """Return the short label of an indicator (its label where it has none), with the area unless it is China or named there."""
    return _with_area(short_label(data.about(indicator), lang), area, lang)


def _with_area(name: str, area: str, lang: str) -> str:
    return clean(f"{name} ({area})" if behind(name, area, lang) else name)


def behind(name: str, area: str, lang: str) -> str:
    """Return the name of an area to stand behind that of a series; empty for China and where the name says it."""
    place = abroad(area, lang)
    return "" if place in name else place


def in_yuan(text: str, growth: Observation, data: Dataset, lang: str) -> str:
    """Return the name of published growth with its currency behind it where levels are answered in dollars."""
    return text + phrase(", in yuan", lang) if is_converted(growth, data) else text


def unit_name(unit: str, unit_mult: int, lang: str) -> str:
    """Return how a row calls its unit."""
    name = units.label(unit, unit_mult, lang)
    return clean(_SPELLED.get(name, name))


def measure_word(figure: Observation, lang: str) -> str:
    """Return what a figure's measure is called without what it refers to: ``growth``, ``target share``."""
    return phrase(figure.measure, lang) if lang == CHINESE else figure.measure.replace("_", " ")


def measure_name(figure: Observation, data: Dataset, lang: str, mixed: bool, title: str = "") -> str:
    """Return what a row is besides its indicator: ``growth, published (comparable basis)``.

    That a row is published is said where the table is ``mixed`` (has computed rows too), that it is computed always.
    ``title`` is the table's: what a distance is depends on what is asked.
    """
    indicator, area = split_name(figure.base_indicator or data.about(figure.indicator).whole)
    base = indicator_name(data, indicator, area or figure.area, lang) if indicator else phrase("the total", lang)
    since = periods.label(figure.base_period) if figure.base_period else "?"
    command = find(title) if title else None
    if command and figure.measure in command.labels and figure.origin == "computed":
        points = figure.measure == "difference" and figure.base_period
        return phrase(command.labels["difference since" if points else figure.measure], lang, base=base)
    term = terms().get(figure.measure)
    words = phrase(term.label if term else figure.measure, lang, base=base, since=since)
    if term and term.printed and (mixed or figure.origin == "computed"):
        words += phrase(", ", lang) + phrase(figure.origin, lang)
    if figure.basis in BASES and figure.measure != "gap":
        words += phrase(" ({basis})", lang, basis=phrase(BASES[figure.basis], lang))
    return clean(words)


# --- documents ----------------------------------------------------------------------------------------------------------


def producer(name: str, lang: str) -> str:
    """Return the name of who made a document or a series."""
    return of_data(name, lang)


def document(source: Source, dated: bool = True, lang: str = "en") -> str:
    """Return a document in words: producer, title, date (if wanted) and the carrier on which it was found."""
    date = phrase(" ({command})", lang, command=source.published) if dated and source.published else ""
    via = phrase(", via {via}", lang, via=of_place(source.via, lang)) if dated and source.via else ""
    names = (producer(source.organisation, lang), of_data(source.title, lang))
    return clean(phrase(", ", lang).join(filter(None, names)) + date + via)


def document_with_id(name: str, sources: Mapping[str, Source], lang: str = "en") -> str:
    """Return a document in words after its id; only the id where nothing is known of it."""
    if name not in sources:
        return clean(name)
    return clean(name) + phrase(": ", lang) + document(sources[name], lang=lang)


def evidence(at: Break, lang: str = ENGLISH, brief: bool = False) -> str:
    """Return in brackets whether a break is stated or inferred, and since when it is known; empty for no document.

    Unless ``brief``, the documents and the signs stand there too.
    """
    if not at.source:
        return ""
    since = phrase(", known since {day}", lang, day=at.known) if at.known else ""
    if brief:
        return phrase(" (inferred{since})" if at.evidence == "inferred" else " (stated{since})", lang, since=since)
    sources = listed(at.source.split(";"), lang)
    if at.evidence == "inferred":
        return phrase(
            " (inferred from: {signs}; {sources}{since})",
            lang,
            signs=of_data(at.signs, lang),
            sources=sources,
            since=since,
        )
    return phrase(" (stated in {sources}{since})", lang, sources=sources, since=since)


def revision_in_words(revision: Revision, lang: str) -> str:
    """Return a revision as a line: its day and the reason that is stated."""
    return f"{revision.day}{phrase(': ', lang)}{of_data(revision.reason, lang)}"


def producers(names: Iterable[str], sources: Mapping[str, Source]) -> dict[str, int]:
    """Return the producers of documents, each with the number of its documents, in the order of their first."""
    return Counter(clean(sources[name].organisation if name in sources else name) for name in dict.fromkeys(names))


# --- the heading of rows: their area, their unit, and the one multiple in which all of them are shown ----------------------

_POWER_WORDS = {
    "en": {0: "", 3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
    "zh": {0: "", 4: "万", 8: "亿", 12: "万亿"},
}
LETTERS = {
    "FLOPS": {0: "FLOPS", 9: "GFLOPS", 12: "TFLOPS", 15: "PFLOPS", 18: "EFLOPS"},
    "B": {0: "B", 9: "GB", 18: "EB", 21: "ZB"},
}
_LARGE = 10**6
_FARTHEST = 10**4  # a row so many times smaller has a heading of its own
_LONGEST = 10**5  # a number so large takes a larger multiple where that leaves the smallest a digit


class Kind(NamedTuple):
    """What rows must share to stand under one heading: the area, and the unit (of what is counted, that it is).

    Or, where an indicator is known of many areas, its ``label`` in the place of the area.
    """

    area: str
    unit: str
    counted: bool
    label: str = ""


def kind_of(figure: Observation) -> Kind:
    """Return the kind of heading that a figure stands under."""
    plain = units.plain(figure.unit)
    is_counted = plain in units.COUNTED
    return Kind(figure.area, "" if is_counted else plain, is_counted)


def can_be_scaled(figure: Observation) -> bool:
    """Return whether a figure is an amount that may be shown in another power of ten; of quotients only large ones."""
    if " per " in figure.unit:
        return bool(figure.point) and abs(float(value_in(figure, (units.plain(figure.unit), 0)))) >= _LARGE
    return not units.is_percentage(figure.unit) and figure.unit not in ("index", "rank", "times")


def groups(
    series: Sequence[Sequence[Observation]], data: Dataset, scale: int | None, lang: str
) -> list[tuple[Unit, list[int]]]:
    """Return the places of the series under each heading of one kind, with the unit and power that it says."""
    first = series[0][0]
    plain = units.plain(first.unit)
    if not any(can_be_scaled(figure) for figures in series for figure in figures):
        return [(data.display_unit(first), list(range(len(series))))]
    sizes = [_latest_size(figures, plain) for figures in series]
    found: list[tuple[Unit, list[int]]] = []
    left = list(range(len(series)))
    while left:
        largest = max(sizes[at] for at in left)
        near = [at for at in left if sizes[at] * _FARTHEST >= largest or not sizes[at]]
        power = scale
        if power is None:
            power = _power([sizes[at] for at in near], [series[at] for at in near], plain, lang)
        found.append(((plain, power), near))
        left = [at for at in left if at not in near]
    return found


def one_unit(series: Sequence[Sequence[Observation]], data: Dataset, scale: int | None, lang: str) -> Unit:
    """Return the one unit and power in which series of one kind are shown, however far apart they are."""
    first = series[0][0]
    plain = units.plain(first.unit)
    if not any(can_be_scaled(figure) for figures in series for figure in figures):
        return data.display_unit(first)
    if scale is None:
        scale = _power([_latest_size(figures, plain) for figures in series], series, plain, lang)
    return plain, scale


def _latest_size(figures: Sequence[Observation], plain: str) -> float:
    with_value = [figure for figure in figures if figure.point]
    return abs(float(value_in(with_value[-1], (plain, 0)))) if with_value else 0.0


def _power(sizes: Sequence[float], series: Iterable[Sequence[Observation]], plain: str, lang: str) -> int:
    """Return the largest power in which every row's latest figure is at least 1; larger where digits would be too many."""
    powers = tuple(LETTERS.get(plain.partition(" per ")[0], _POWER_WORDS[lang]))
    smallest = min((size for size in sizes if size), default=1.0)
    amounts = (abs(float(value_in(one, (plain, 0)))) for figures in series for one in figures if one.point)
    largest = max(amounts, default=1.0)
    fits = [power for power in powers if smallest / 10.0**power >= 1] or [powers[0]]
    power = fits[-1]
    for higher in powers:
        if higher > power and largest / 10.0**power >= _LONGEST and smallest / 10.0**higher >= 0.1:
            power = higher
    return power


def unit_heading(kind: Kind, unit: Unit, lang: str) -> str:
    """Return what a heading says of its rows: ``World, EFLOPS``, ``billion yuan``, ``million``."""
    plain, power = units.base(*unit)
    noun, per, rest = plain.partition(" per ")
    if power in LETTERS.get(noun, {}):
        of_each = f"/{units.label(rest, 0, lang)}" if lang == "zh" else per + rest
        words = LETTERS[noun][power] + (of_each if per else "")
    elif power in _POWER_WORDS[lang] and plain == unit[0]:
        name = "" if kind.counted else units.label(plain, 0, lang)
        between = " " if lang == "en" and name and power else ""
        words = _POWER_WORDS[lang][power] + between + name or ("number" if lang == "en" else "个")
    else:
        words = units.label(*unit, lang)
    return (", " if lang == "en" else "，").join(filter(None, (kind.label, abroad(kind.area, lang), words)))


def unit_of_single(kind: Kind, unit: Unit, name: str, lang: str) -> str:
    """Return what stands behind a single number: ``billion US dollars``, ``million subscriptions``; of another area that too."""
    words = unit_heading(kind._replace(area="", counted=False), (name if kind.counted else unit[0], unit[1]), lang)
    area = abroad(kind.area, lang)
    return f"{words}, {area.lower() if kind.area == 'W' else area}" if area else words
