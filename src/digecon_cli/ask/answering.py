"""The answer of entries that fit a question: the indicators that are meant, with the command line; or why there is none."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ..core import periods, units
from ..core.absent import AREA, MEASURE, NotInTable, as_typed, no_area, no_figures_of, no_kind, no_period, no_subject
from ..core.dataset import Dataset
from ..core.everyday import is_sentence
from ..core.messages import Message
from ..core.model import MEASURED, PLANNED, Observation
from ..core.names import UnknownName
from ..core.search import NEAR, Areas, Hit, SearchIndex, chosen
from ..measures import currency
from .line import Side, ends, line_of, wholes_of, with_areas
from .matching import content, with_most
from .question import GLOBAL, HOW_MANY, Question

ADDED = r"\b(?:add|adds|added|adding|gain|gained|new|joined|net additions)\b|新增|净增"
PEOPLE = r"\b(?:how many|do more|do fewer|did more) (?:people|persons|users|chinese)\b|多少人"
PERSONS = ("persons", "subscriptions")
COUNTED = r"how many (?!yuan|dollars?|rmb|billions?|trillions?|millions?|percent|per cent|times)"
VALUE_OF = r"\bvalue\b|\bworth\b|\bamounts? of money\b|\bhow much money\b|\b(?:bring|brings|brought) in\b|\bcost\b|金额|多少钱|价值|总值"
NUMBER_OF = r"\bhow many (?!yuan|dollar|percent)|\bnumber of\b|笔数|多少笔|次数|多少次"
ALMOST = 0.95  # of the words that the likeliest has, those of a series that takes its place


class Understood(NamedTuple):
    """A question with its answer: the entries of the index that fit, the likeliest first, and those that are meant.

    ``missing`` says why the table has no answer; there is none then. ``aside`` are words that the answer leaves aside, ``further``
    are the lines that answer further clauses of the text.
    """

    question: Question
    hits: Sequence[Hit]
    indicators: Sequence[str]
    line: tuple[str, ...] = ()
    missing: NotInTable | UnknownName | None = None
    aside: Sequence[str] = ()
    further: Sequence[tuple[str, ...]] = ()


def answered(question: Question, hits: Sequence[Hit], data: Dataset, index: SearchIndex) -> Understood:
    """Return the answer of entries that fit all areas that are asked for; in dollars, of those that are money."""
    if question.dollars:
        hits, question = _in_dollars(question, hits, data)
    if re.match(HOW_MANY, question.clause, re.IGNORECASE) and not question.command and hits[0].exact < 2:
        hits = [hit for hit in hits if data.about(hit.indicator).kind != "rate"] or hits
    if re.match(COUNTED, question.clause, re.IGNORECASE) and not question.command and hits[0].exact < 2:
        hits = [hit for hit in hits if data.about(hit.indicator).unit not in currency.MONEY] or hits
    if question.command == "share" and not question.whole and not wholes_of(hits[0].indicator, data):
        rates = [hit for hit in hits if hit.named and data.about(hit.indicator).kind == "rate"]
        hits = rates if hits[0].exact < 2 and rates else hits
    if re.search(PEOPLE, question.clause, re.IGNORECASE) and hits[0].exact < 2:
        hits = [hit for hit in hits if data.about(hit.indicator).unit in PERSONS] or hits
    if question.areas[1:] and not question.command:
        hits = _with_levels(question.areas, hits, data)
    if question.command == "cagr":
        hits = _with_two_levels(hits, data)
    if question.command == "growth":
        hits = _with_growth(question, hits, data, index)
    if question.measure in PLANNED:
        hits = _with_measure(question, hits, data, index)
    named = chosen(hits)
    if hits[0].exact < 2 and (is_sentence(question.text) or question.command):
        wholes = (_or_whole(name, question, hits, data, index) for name in _likeliest(named, data))
        named = list(dict.fromkeys(wholes))
    if re.search(ADDED, question.clause, re.IGNORECASE):
        named = [_added(name, question, data) for name in named]
    if counted := _counted(question, named, data):  # of which nothing else takes the place
        hits, named = [hits[0]._replace(indicator=name) for name in counted], counted
    there = index.areas()
    if question.areas[1:] and not question.command and not _have_levels(named, question.areas, data):
        return of_sides(question, hits, _of_each_area(question, named, data, index), data, index)
    if set(question.areas) <= {"CN"}:  # which goes without saying, but where there are figures of others too
        sides = [(name, "CN" if _is_of_china(name, question, there) else "") for name in named]
        return of_sides(question, hits, sides, data, index)
    sides = [(name, area) for name in named for area in question.areas if area in there.get(name, ())]
    return of_sides(question, hits, sides, data, index)


def _likeliest(named: Sequence[str], data: Dataset) -> list[str]:
    """Return the first of some indicators, with those that say the same by other producers: a sentence wants no list of all alike."""
    first = data.about(named[0])
    likely = (data.about(name) for name in named[1:])
    return [
        first.indicator,
        *(
            about.indicator
            for about in likely
            if (about.concept, about.kind, about.sector) == (first.concept, first.kind, first.sector)
            and about.producer != first.producer
        ),
    ]


def _or_whole(indicator: str, question: Question, hits: Sequence[Hit], data: Dataset, index: SearchIndex) -> str:
    """Return what an indicator is a part of, where that fits as well and no word of a text is of the part alone: of all, not domestic ones."""
    points = {hit.indicator: hit.points for hit in hits}
    whole = next((name for name, relation in data.about(indicator).wholes.items() if relation == "part"), "")
    if points.get(whole, 0) < points.get(indicator, 0) * NEAR or data.about(whole).unit != data.about(indicator).unit:
        return indicator
    asked = index.asked(question.subject)
    own = [word for word in asked if index.points(indicator, word) > index.points(whole, word)]
    has_figures = bool(question.within(row for row in data.observations if row.indicator == whole))
    return indicator if own or not has_figures else whole


def _added(indicator: str, question: Question, data: Dataset) -> str:
    """Return the indicator of what a stock gained, where the table has figures of it in the periods; else the stock."""
    gained = f"{indicator}_added"
    return gained if question.within(row for row in data.observations if row.indicator == gained) else indicator


def _with_two_levels(hits: Sequence[Hit], data: Dataset) -> Sequence[Hit]:
    """Return the entries that have levels of two years or more, between which there is an average; all where none has."""
    years: dict[str, set[str]] = {}
    for row in data.observations:
        if row.measure == "level" and row.area == "CN" and periods.frequency(row.period) == "A":
            years.setdefault(row.indicator, set()).add(row.period)
    return [hit for hit in hits if hit.named and len(years.get(hit.indicator, ())) > 1] or hits


def _with_growth(question: Question, hits: Sequence[Hit], data: Dataset, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that have growth in the periods, printed or that of levels; all where the likeliest has it, or none.

    Of a place it is any entry with its words: a province's own figures may have no growth, where those of an institute have.
    """
    growing = _growing(question, data)
    first = chosen(hits)
    if first[0] in growing or (hits[0].exact == 2 and not question.areas):
        return hits
    if not growing.isdisjoint(first):
        return sorted(hits, key=lambda hit: hit.indicator not in growing)
    among = [*hits, *(index.find(content(question, index), question.areas) if question.areas else ())]
    return [hit for hit in among if hit.named and hit.indicator in growing] or hits


def _growing(question: Question, data: Dataset) -> set[str]:
    """Return the indicators that have growth in the periods of a question: printed, or levels in a period and a year before.

    A difference in points, such as that of two rates, has none.
    """
    rows = [row for row in data.observations if _of(row, question.areas) and row.unit != units.POINTS]
    levels = {(row.indicator, row.area, row.period) for row in rows if row.measure == "level"}
    return {
        row.indicator
        for row in question.within(rows)
        if row.measure == "growth"
        or (row.measure == "level" and (row.indicator, row.area, periods.shift(row.period, -1)) in levels)
    }


def _with_levels(areas: Collection[str], hits: Sequence[Hit], data: Dataset) -> Sequence[Hit]:
    """Return the entries that have levels of all areas, which can be compared; all where none has."""
    there = _exact_levels(data)
    return [hit for hit in hits if hit.named and all((hit.indicator, area) in there for area in areas)] or hits


def _have_levels(named: Collection[str], areas: Collection[str], data: Dataset) -> bool:
    """Return whether any of some indicators has levels, or rates, of all areas."""
    there = _exact_levels(data)
    return any(there.issuperset((name, area) for area in areas) for name in named)


def _exact_levels(data: Dataset) -> set[tuple[str, str]]:
    """Return the indicators, in an area each, of which any level is no mere bound: two of over a trillion do not compare."""
    levels = (row for row in data.observations if row.measure in MEASURED and row.bound not in ("over", "under"))
    return {(row.indicator, row.area) for row in levels}


def _of_each_area(question: Question, named: Sequence[str], data: Dataset, index: SearchIndex) -> list[Side]:
    """Return for each area the likeliest indicator that has levels or shares of it; the first of those named where none has."""
    there = {(row.indicator, row.area) for row in data.observations if row.measure in ("level", "share")}
    words, areas = content(question, index), index.areas()
    sides = []
    for area in question.areas:
        found = [hit.indicator for hit in index.find(words, (area,)) if hit.named]
        found.sort(key=lambda name: len(areas[name]) > 1)  # those of one area count alike, by what each area counts
        sides.append((next((name for name in found if (name, area) in there), named[0]), area))
    return sides


def _counted(question: Question, named: Sequence[str], data: Dataset) -> list[str]:
    """Return the indicators of the value or of the number of what some indicators are, where a text asks for it; empty where they stay."""
    if re.search(VALUE_OF, question.clause, re.IGNORECASE):
        alike: dict[str, tuple[str, ...]] = {name: (name.removesuffix("_count"), f"{name}_value") for name in named}
    elif re.search(NUMBER_OF, question.clause, re.IGNORECASE):
        alike = {name: (f"{name}_count",) for name in named}
    else:
        return []
    found = [next((one for one in alike[name] if one != name and one in data.catalog), name) for name in named]
    return list(dict.fromkeys(found)) if found != list(named) else []


def _is_of_china(indicator: str, question: Question, areas: Areas) -> bool:
    """Return whether a question is of China alone, although an indicator has figures of others too."""
    own = areas.get(indicator, ())
    return "CN" in own and len(own) > 1 and not question.order and question.command not in ("contribution", "targets")


def _in_dollars(question: Question, hits: Sequence[Hit], data: Dataset) -> tuple[Sequence[Hit], Question]:
    """Return the entries that are money, those that are printed in dollars where there are any, and what is still to be asked of them."""
    money = [hit for hit in hits if hit.named and data.about(hit.indicator).unit in currency.MONEY] or list(hits)
    of_dollars = (money[0].indicator, f"{money[0].indicator}_usd")
    if printed := [hit for hit in money if hit.indicator in of_dollars and data.about(hit.indicator).unit == "USD"]:
        return printed, question._replace(dollars=False)
    return money, question


def _with_measure(question: Question, hits: Sequence[Hit], data: Dataset, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that have the measure which is asked for in the periods, or else those that have most of the words."""
    measures = (question.measure, f"{question.measure}_share")
    rows = question.within(row for row in data.observations if row.measure in measures)
    have = {row.indicator for row in rows}
    own = [hit for hit in hits if hit.indicator in have]
    if own:
        return own if set(chosen(hits)) & have else own[:1]
    candidates = [hit for hit in with_most(question, question.areas, index) if hit.indicator in have]
    return [hit for hit in candidates if hit.points == candidates[0].points] or hits


def of_sides(
    question: Question, hits: Sequence[Hit], sides: Sequence[Side], data: Dataset, index: SearchIndex
) -> Understood:
    """Return the answer of indicators in an area each (empty: any), with the command line.

    There is no line where none has figures of the periods.
    """
    named = list(dict.fromkeys(name for name, _ in sides))
    wanted = set(named)
    within = [row for row in data.observations if row.indicator in wanted and _of(row, question.areas)]
    if (question.start or question.end) and within:
        question = _of_the_same_end(question, hits, within, data)
        kept = question.within(within)
        ends_there = {question.start, question.end} & {row.period for row in kept}
        if not ends_there and (elsewhere := _with_figures(question, hits, named, bool(kept), data, index)):
            return answered(question, elsewhere, data, index)
        if not kept:
            missing = no_period(question.start, question.end, within, named, data.table)
            return Understood(question, hits, (), missing=missing)
        there = {row.indicator for row in kept}
        sides = [side for side in sides if side[0] in there]
        named = [name for name in named if name in there]
    if question.command == "share" and not question.whole and hits and _whole_is_the_world(hits[0].indicator, data):
        question = question._replace(whole=GLOBAL)
    if question.whole == GLOBAL and not any(_is_of_the_world(hit.indicator, data, index) for hit in hits):
        return Understood(question, hits, (), missing=_of_no_world(named, data))
    shares = _shares_of_the_world(question, hits, data) if question.whole == GLOBAL else []
    if shares and not question.within(shares):
        return Understood(question, hits, (), missing=_of_no_share(question, shares, data))
    if question.kind and question.order and not question.areas and not with_areas(question, hits, index):
        return Understood(question, hits, (), missing=no_kind(question.kind, named, data.vocabulary()))
    line = line_of(question, sides, hits, index, data)
    first = [name for word in line if (name := word.partition("@")[0]) in data.catalog] if line[0] == "share" else []
    return Understood(question, hits, list(dict.fromkeys((*first, *named))), line)


def _is_of_the_world(indicator: str, data: Dataset, index: SearchIndex) -> bool:
    """Return whether the table has a share of an indicator in that of the world, or figures of the world."""
    if "W" in index.areas().get(indicator, ()):
        return True
    rows = (row for row in data.observations if row.indicator == indicator and row.measure == "share")
    return any(row.base_indicator.endswith(GLOBAL) for row in rows)


def _whole_is_the_world(indicator: str, data: Dataset) -> bool:
    """Return whether an amount is a part of nothing but the world, whose level is known in some period."""
    rows = [row for row in data.observations if row.indicator == indicator]
    has_level = any(row.area == "W" and row.measure == "level" for row in rows)
    return has_level and data.about(indicator).kind != "rate" and wholes_of(indicator, data) <= {indicator}


def _shares_of_the_world(question: Question, hits: Sequence[Hit], data: Dataset) -> list[Observation]:
    """Return the figures that are printed as a share of the world, or that can be divided by its figure, of the likeliest entry.

    An entry with figures of the periods goes before others.
    """
    area = next(iter(question.areas), "CN")
    found = []
    for hit in hits:
        own = [row for row in data.observations if row.indicator == hit.indicator and row.measure in ("share", "level")]
        whole = {row.period for row in own if row.area == "W" and row.measure == "level"}
        of_area = (row for row in own if row.area == area)
        found.append([row for row in of_area if row.base_indicator.endswith(GLOBAL) or row.period in whole])
    there = [rows for rows in found if rows]
    return next((rows for rows in there if question.within(rows)), next(iter(there), []))


def _of_no_share(question: Question, shares: Sequence[Observation], data: Dataset) -> NotInTable:
    """Return the answer to a share of the world in periods for which the table does not know it."""
    found = no_period(question.start, question.end, shares, [shares[0].indicator], data.table)
    why = Message("the share of the world: {why}", why=found.message.values["why"])
    return NotInTable(found.reason, found.asked, why, found.nearest, table=data.table)


def _of_no_world(named: Sequence[str], data: Dataset) -> NotInTable:
    """Return the answer to a share of the world that the table does not know."""
    why = Message("{names} of the world, or its share in it; there are figures of China.", names=tuple(named[:3]))
    return NotInTable(AREA, GLOBAL, why, as_typed(named[:3]), table=data.table)


def _of_the_same_end(question: Question, hits: Sequence[Hit], rows: Sequence[Observation], data: Dataset) -> Question:
    """Return a question of one period without figures with another that ends with it, where these are states: 2025-06 and 2025-S1."""
    if question.start != question.end or question.within(rows) or _has_share(question, hits, data):
        return question
    there = {row.period for row in rows if data.about(row.indicator).kind in ("stock", "rate")}
    meant = next((period for period in periods.instants(question.start) if period in there), "")
    return question._replace(start=meant, end=meant) if meant else question


def _has_share(question: Question, hits: Sequence[Hit], data: Dataset) -> bool:
    """Return whether a share is asked for, and an entry that fits has one of the very periods."""
    names = {hit.indicator for hit in hits} if question.command == "share" else set()
    return any(row.measure == "share" and row.indicator in names for row in question.within(data.observations))


def _with_figures(
    question: Question, hits: Sequence[Hit], named: Sequence[str], exactly: bool, data: Dataset, index: SearchIndex
) -> list[Hit]:
    """Return the other entries whose names have all words, and that have figures of the periods in the areas, or ``exactly`` of one.

    Where the words are a label, these are the entries that differ from it by what stands in brackets: (old estimate), (survey).
    """
    there = {
        row.indicator
        for row in question.within(data.observations)
        if _of(row, question.areas)
        and row.measure not in PLANNED
        and (not exactly or row.period in (question.start, question.end))
    }
    if question.command != "share":  # what is counted otherwise is another thing
        there = {name for name in there if data.about(name).unit == data.about(named[0]).unit}
    there &= _growing(question, data) if question.command == "growth" else there
    cover = max((hit.cover for hit in hits if hit.indicator in named), default=0.0) if exactly else 0.0
    candidates = [
        hit
        for hit in hits
        if hit.named and hit.indicator in there and hit.indicator not in named and hit.cover >= cover * ALMOST
    ]
    return [
        hit for hit in candidates if hits[0].exact < 2 or index.same_but_for_brackets(hit.indicator, hits[0].indicator)
    ]


def _of(row: Observation, areas: Collection[str]) -> bool:
    return not areas or row.area in areas


def of_no_subject(question: Question, data: Dataset, index: SearchIndex) -> Understood:
    """Return the answer to a text that names areas or a measure only: all series of the areas, or those with the measure."""
    if question.areas and not question.command:
        there = index.of_areas(question.areas)
        areas = tuple(word for area in question.areas for word in ("--area", area))
        if len(question.areas) == 1 and there:
            return Understood(question, (), there, ("show", *areas, *ends(question)))
        if not there:
            return Understood(question, (), (), missing=no_figures_of(question.areas, data.vocabulary()))
    if not question.areas and not question.command and index.asked(question.subject):
        return Understood(question, (), (), missing=no_subject(question.subject, data.vocabulary()))
    ranked = index.of_areas(question.areas)
    have = {row.indicator for row in data.observations if row.measure == question.measure}
    asked = question.areas or question.command  # else any series is as near as another
    nearest = as_typed([name for name in ranked if name in have or not have][:3]) if asked else ()
    why = Message("'{text}' names no subject: say what the figures are about.", text=question.text)
    return Understood(question, (), (), missing=NotInTable(MEASURE, question.text, why, nearest, table=data.table))


def missing_of(
    question: Question, areas: Sequence[str], words: Sequence[str], data: Dataset
) -> NotInTable | UnknownName:
    """Return why no entry fits: none in the areas that are missing, a misspelled word, or nothing that has the words."""
    vocabulary, index = data.vocabulary(), data.vocabulary().index
    elsewhere = index.find(words) if areas else []
    if elsewhere:
        named = chosen(elsewhere)
        there = {area for name in named for area in index.areas().get(name, ())}
        return no_area(areas, named, vocabulary, there)
    corrected = [] if is_sentence(question.text) else index.corrected(words)
    if corrected and corrected != list(words):
        near = " ".join(corrected)
        return UnknownName(
            question.text,
            "nothing is called '{name}'. Did you mean '{near}'? Write '{line}'.",
            near=near,
            line=f"digecon search {near}{data.table}",
        )
    return no_subject(question.subject, vocabulary, question.areas)
