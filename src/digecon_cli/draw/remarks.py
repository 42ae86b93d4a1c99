"""What is said at the panels of a chart and below it: definitions, plans, rival definitions, and sources as a reader cites them."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from math import isclose

from ..core.areas import in_sentence
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import listed, of_data, phrase
from ..core.model import PLANNED, Observation, Source
from ..pages.labels import producer
from ..pages.series import grouped
from .grouping import Group, LineKey, rivals
from .points import ChartContext
from .words import period_words, written

MOST_MAKERS = 4  # named in the source line
MOST_DEFINED = 2  # indicators whose definitions stand below a chart
_UNNAMED = re.compile(r" \((?:publisher|issuer) not (?:printed|named)\)$")  # behind a document in place of its maker
_IN_BRACKETS = re.compile(r" ?[(（][^()（）]*[)）]$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BOUND_WORDS = {
    "over": "{name}, {periods}: other documents print the same figure as a lower bound (over).",
    "under": "{name}, {periods}: other documents print the same figure as an upper bound (under).",
}
UNDEFINED = "undefined size"  # the concept of amounts that are stated and not defined


def cautions(groups: Sequence[Group], context: ChartContext) -> list[str]:
    """Return for each panel that it follows another definition of the same thing than one before it, else nothing."""
    found, comma = [], phrase(", ", context.lang)
    for number, group in enumerate(groups):
        named = {rows[0].indicator: context.name(rows[0]) for other in groups[:number] for rows in other[:1]}
        same = [name for name in _rivals(groups, number, context.data) if _is_same_thing(group, name, context.data)]
        names, _ = without_common_start([*(named[name] for name in same), context.name(group[0][0])], comma)
        other = phrase("; ", context.lang).join(map(in_sentence, names[:-1]))
        message = "By another definition: do not compare with {name}."
        found.append(phrase(message, context.lang, name=other) if same else "")
    return found


def _rivals(groups: Sequence[Group], number: int, data: Dataset) -> list[str]:
    """Return the indicators of the panels before this one that are other definitions of what it shows."""
    return rivals(groups[number], [rows[0] for other in groups[:number] for rows in other[:1]], data)


def _is_same_thing(group: Group, rival: str, data: Dataset) -> bool:
    """Return whether a panel and another definition measure one concept, so that their figures invite a comparison."""
    return data.about(group[0][0].indicator).concept == data.about(rival).concept


def note_rivals(groups: Sequence[Group], context: ChartContext) -> None:
    """Add a note for each two series in panels of their own that are two definitions, unless one panel says so."""
    firsts = [rows[0] for group in groups for rows in group]
    names = {row.indicator: context.name(row) for row in firsts}
    for number, group in enumerate(groups):
        for rival in _rivals(groups, number, context.data):
            if context.options.in_print and _is_same_thing(group, rival, context.data):
                continue
            values = {"name": names[group[0][0].indicator], "other": in_sentence(names[rival])}
            context.notes.add(
                phrase("{name} and {other} follow two definitions and are not comparable.", context.lang, **values)
            )


def note_figures(
    lines: Mapping[LineKey, Sequence[Observation]], at_breaks: Sequence[str], context: ChartContext
) -> None:
    """Add what is to be said of the figures in print: whose the plans are, other prints as bounds, and what they measure.

    A definition that stands ``at_breaks`` is not repeated.
    """
    _note_plans(lines, context)
    _note_bounds(lines, context)
    for row, remark in single_figures(lines, context):
        start = context.name(row) + phrase(", ", context.lang) + written(row.period, context.lang)
        context.notes.add(start + phrase(": ", context.lang) + remark)
    _note_definitions(lines, at_breaks, context)


def _note_plans(lines: Mapping[LineKey, Sequence[Observation]], context: ChartContext) -> None:
    """Add who published the targets and forecasts, and when, where they are few."""
    planned = [row for rows in lines.values() for row in rows if row.measure in PLANNED and row.has_figure]
    for row in planned if len(planned) <= MOST_DEFINED else ():
        maker = producer(clean(context.data.organisation(row)), context.lang)
        plan = phrase(row.measure.removesuffix("_share"), context.lang)
        values = {"plan": plan[:1].upper() + plan[1:], "period": written(row.period, context.lang), "maker": maker}
        message = "{plan} for {period}: {maker}, {year}."
        context.notes.add(phrase(message, context.lang, **values, year=row.released[:4]), is_spare=True)


def _note_bounds(lines: Mapping[LineKey, Sequence[Observation]], context: ChartContext) -> None:
    """Add for which periods other documents print a figure that is drawn as a bound, where one or two series are drawn."""
    for key, rows in lines.items() if len(lines) <= MOST_DEFINED else ():
        if key.measure != "level":
            continue
        found: dict[str, list[str]] = {}
        for row in (row for row in rows if row.has_figure and row.bound in ("", "exact")):
            for bound in {other.bound for other in _same_number(row, context.data)} & _BOUND_WORDS.keys():
                found.setdefault(bound, []).append(written(row.period, context.lang))
        for bound, codes in sorted(found.items()):
            values = {"name": context.name(rows[0]), "periods": listed(codes, context.lang)}
            context.notes.add(phrase(_BOUND_WORDS[bound], context.lang, **values), is_spare=True)


def single_figures(
    lines: Mapping[LineKey, Sequence[Observation]], context: ChartContext
) -> list[tuple[Observation, str]]:
    """Return each figure that is the only one of its series, with what the table says of it, where one or two series are drawn."""
    found = []
    for rows in lines.values() if len(lines) <= MOST_DEFINED else ():
        figures = [row for row in rows if row.has_figure]
        note = of_data(figures[0].note, context.lang) if len(figures) == 1 else ""
        if note and figures[0].status != "U":  # of which the letter says it
            found.append((figures[0], in_sentence(note)))
    return found


def _same_number(row: Observation, data: Dataset) -> list[Observation]:
    """Return the prints of a figure in other documents that have the same number."""
    prints = data.series(row.series).get(row.period, ())
    return [one for one in prints if one.has_figure and isclose(one.interval().value, row.interval().value)]


def _note_definitions(lines: Iterable[LineKey], at_breaks: Sequence[str], context: ChartContext) -> None:
    """Add what the figures measure, where one or two indicators are drawn, unless it stands ``at_breaks``."""
    names = list(dict.fromkeys(key.indicator for key in lines))
    common = {of_data(context.data.about(name).note, context.lang) for name in names}
    if len(names) > MOST_DEFINED and len(common) == 1 and (note := common.pop()):
        context.notes.add(note)
    few = len(names) <= MOST_DEFINED
    for name in (name for name in names if few or context.data.about(name).concept == UNDEFINED):
        about = context.data.about(name)
        definition = of_data(about.definition, context.lang)
        if definition and any(reason.endswith(in_sentence(definition)) for reason in at_breaks):
            continue
        whole = next((one for one in names if about.wholes.get(one) in ("part", "subset")), "")
        if definition and whole:
            named = in_sentence(context.data.about(whole).name(context.lang))
            stop = definition[-1:] if definition[-1:] in ".。" else ""
            definition = definition.removesuffix(stop) + phrase("; part of {name}", context.lang, name=named) + stop
        if definition and len(names) > 1:
            definition = about.name(context.lang) + phrase(": ", context.lang) + in_sentence(definition)
        if definition:
            context.notes.add(definition)


def without_common_start(names: list[str], comma: str) -> tuple[list[str], str]:
    """Return the names without the beginning that they share, up to their last comma, and that beginning.

    The beginning is empty where the names have none in common.
    """
    starts = {name.rpartition(comma)[0] for name in names}
    start = starts.pop() if len(starts) == 1 else ""
    if not start:
        return names, ""
    rests = [name.removeprefix(start + comma) for name in names]
    return [rest[:1].upper() + rest[1:] for rest in rests], start


def documents(rows: Iterable[Observation], data: Dataset, lang: str = "en") -> str:
    """Return the source line of figures, as a reader cites it: each producer with the years of its documents."""
    known, makers, every_row = data.sources, {entry.producer for entry in data.catalog.values()}, list(rows)
    found = {
        name: known.get(name, Source(name, name, "", "", "", ""))
        for name in dict.fromkeys(name for row in every_row for name in row.sources)
    }
    by_maker = sorted(grouped(found.values(), _maker).items(), key=lambda item: bool(_UNNAMED.search(item[0])))
    of = _periods_of(every_row, {name: _maker(document) for name, document in found.items()}, lang)
    names = [_cited(maker, every, makers, lang) + of.get(maker, "") for maker, every in by_maker]
    rest = len(names) - MOST_MAKERS
    more = phrase(" and {number} more", lang, number=rest, number2=len(names)) if rest > 0 else ""
    return phrase("Source: ", lang) + phrase("; ", lang).join(names[:MOST_MAKERS]) + more if names else ""


def _periods_of(rows: Sequence[Observation], makers: Mapping[str, str], lang: str) -> dict[str, str]:
    """Return by producer, in brackets, the only period that it has figures of, where no other one has figures of that.

    It is known of one series, whose figures are from more than one producer.
    """
    if len({(row.indicator, row.area) for row in rows}) > 1 or len(set(makers.values())) < 2:
        return {}
    of_period: dict[str, set[str]] = {}
    of_maker: dict[str, set[str]] = {}
    for row in rows:
        for maker in {makers[name] for name in row.sources}:
            of_period.setdefault(row.period, set()).add(maker)
            of_maker.setdefault(maker, set()).add(row.period)
    return {
        maker: phrase(" (for {period})", lang, period=period_words(code, lang))
        for maker, codes in of_maker.items()
        for code in codes
        if len(codes) == 1 and len(of_period[code]) == 1
    }


def _maker(document: Source) -> str:
    """Return who made a document."""
    return clean(document.organisation)


def _cited(maker: str, documents: Sequence[Source], makers: Container[str], lang: str) -> str:
    """Return a producer with the years in which its documents were released: ``World Bank, 2019–2024``.

    It says so where the documents themselves were not found, but others that quote them, and where none names its publisher.
    """
    years = sorted({document.published[:4] for document in documents if document.published})
    span = years[:1] + years[-1:] if len(years) > 1 else years
    if _UNNAMED.search(maker):
        named = (year for document in documents for year in _YEAR.findall(document.title)[:1])
        year = "–".join(span) or next(named, "")
        name = in_sentence(_IN_BRACKETS.sub("", producer(maker, lang)))
        return phrase("{name}, {year} (publisher not named)", lang, name=name, year=year)
    text = phrase(", ", lang).join(filter(None, (producer(maker, lang), "–".join(span))))
    quoted = [document for document in documents if maker in makers and document.title and not document.url]
    if not quoted:
        return text
    return text + phrase(
        " (as quoted by others)" if len(quoted) == len(documents) else " (in part as quoted by others)", lang
    )
