"""What is not in a table: what was asked, why it is not there, and the nearest series that is; made from the table alone.

A misspelled name is another error (``names.UnknownName``), with the name that is meant.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from . import periods
from .areas import AREAS, area_name
from .errors import NothingFound
from .messages import CHINESE, ENGLISH, Message, Sentence
from .model import Indicator, Observation, actual, typed_name
from .search import TERMS, Areas
from .text import quoted

if TYPE_CHECKING:
    from .names import Vocabulary

SUBJECT, AREA, PERIOD, FREQUENCY, MEASURE = "subject", "area", "period", "frequency", "measure"
_MOST = 3  # series that are named


class NotInTable(NothingFound):
    """The answer to a question that is understood: ``asked`` is not in the table, for a ``reason``; ``nearest`` is there.

    ``reason`` is ``subject`` (no series has these words), ``area``, ``period``, ``frequency`` or ``measure``; ``nearest`` are the
    words of lines that show something, with what names a ``table`` of one's own behind them. ``name`` is the word of a command line that no name has, where that is the reason.
    """

    def __init__(
        self, reason: str, asked: str, why: Message, nearest: Sequence[str] = (), name: str = "", table: str = ""
    ) -> None:
        super().__init__("not in this table: {why}{nearest}", why=why, nearest=_nearest(nearest, table))
        self.reason = reason
        self.asked = asked
        self.nearest = tuple(nearest)
        self.name = name


def _nearest(series: Sequence[str], table: str) -> Message | str:
    if not series:
        return ""
    first, *more = series
    line = f"digecon show {first}{table}"
    if not more:
        return Message(" Nearest: '{line}'.", line=line)
    return Message(" Nearest: '{line}', or {names}.", line=line, names=tuple(more))


class Place:
    """An area in a sentence: its name in the reader's language, its code where it has none."""

    def __init__(self, area: str) -> None:
        self.area = area

    def sentence(self, lang: str = ENGLISH) -> str:
        """Return the name of the area."""
        return area_name(self.area, lang)


def no_subject(asked: str, vocabulary: "Vocabulary", areas: Collection[str] = ()) -> NotInTable:
    """Return the answer to words that no series has, or that none has together; ``areas`` are those that are asked for."""
    index, table = vocabulary.index, vocabulary.table
    words = index.asked(asked)
    unknown = " ".join(index.unknown(words))
    if not unknown:
        why = Message(
            "no series has all of '{text}' in its names or its definition.",
            text=" ".join(word for word in asked.split() if index.asked(word)) or asked,
        )
    elif table:
        why = Message("no series name or definition contains '{text}': '{list}'.", text=unknown, list=vocabulary.list)
    else:
        why = Message(
            "no series name or definition contains '{text}'. The {count} series cover whole areas ({areas}), not single companies or people, in {number} sectors: 'digecon list'.",
            text=unknown,
            count=len(vocabulary.known),
            areas=_kinds(index.areas()),
            number=len({vocabulary.about(name).sector for name in vocabulary.known}),
        )
    beside = [word for word in words if word not in TERMS] if not TERMS.isdisjoint(words) else []  # 数字 of 数字人才
    near = index.near(words, areas, _MOST) or index.near(beside, areas, _MOST)
    return NotInTable(SUBJECT, asked, why, as_typed(near, areas), asked, table)


class Label:
    """An indicator in a sentence: its label in the reader's language, with quotation marks."""

    def __init__(self, about: Indicator) -> None:
        self.about = about

    def sentence(self, lang: str = ENGLISH) -> str:
        """Return the label of the indicator."""
        return f"“{self.about.label_zh}”" if lang == CHINESE and self.about.label_zh else f"'{self.about.label}'"


def only_parts(asked: str, named: Sequence[str], vocabulary: "Vocabulary") -> NotInTable:
    """Return the answer to words that say what is counted and of what only as much as all: all exports, of which series are parts."""
    why = Message(
        "no series counts all of '{text}', only parts: {names}{more}.",
        text=asked,
        names=tuple(Label(vocabulary.about(name)) for name in named[:_MOST]),
        more=" ..." if named[_MOST:] else "",
    )
    return NotInTable(SUBJECT, asked, why, as_typed(named[:_MOST]), table=vocabulary.table)


def no_figures_of(areas: Sequence[str], vocabulary: "Vocabulary") -> NotInTable:
    """Return the answer to areas of which no series has figures."""
    why = Message(
        "no series has figures of {areas}; the {count} series are those of {known}.",
        areas=tuple(map(Place, areas)),
        count=len(vocabulary.known),
        known=_kinds(vocabulary.index.areas()),
    )
    return NotInTable(AREA, " ".join(areas), why, table=vocabulary.table)


def _kinds(areas: Areas) -> tuple[Sentence, ...]:
    """Return what kinds of areas there are: China, a number of provinces, of countries, the world."""
    there = {area for found in areas.values() for area in found} or {"CN"}
    provinces = sum(area.startswith("CN-") for area in there)
    countries = sum(len(area) == 2 and area != "CN" for area in there)
    return (
        *([Place("CN")] if "CN" in there else []),
        *([Message("provinces ({count})", count=provinces)] if provinces else []),
        *([Message("countries and unions ({count})", count=countries)] if countries else []),
        *([Message("the world")] if "W" in there else []),
    )


def as_typed(indicators: Iterable[str], areas: Collection[str] = ()) -> list[str]:
    """Return indicators as they are typed with the areas; of China, which goes without saying, alone."""
    places = [area for area in areas if area != "CN"] or [""]
    return [quoted(typed_name(name, area)) for name in indicators for area in places]


def no_area(asked: Sequence[str], named: Collection[str], vocabulary: "Vocabulary", there: Iterable[str]) -> NotInTable:
    """Return the answer to series (``named``) that have figures of some areas, but none of one asked for."""
    index = vocabulary.index
    if len(named) > 1 and set(named) >= set(vocabulary.known):
        return no_figures_of(asked, vocabulary)
    names = [name for name in index.of_areas(()) if name in named]
    words = index.label_words(names[0]) if len(names) == 1 else ()
    nearest = as_typed(index.near(words, asked, _MOST) if words else index.of_areas(asked)[:_MOST], asked)
    why = Message(
        "{names}{more} of {areas}; there are figures of {known}.",
        names=tuple(names[:_MOST]) or Message("figures"),
        more=" ..." if names[_MOST:] else "",
        areas=tuple(map(Place, asked)),
        known=tuple(map(Place, sorted(there))),
    )
    nearest = nearest or as_typed(names[:1])
    return NotInTable(AREA, " ".join(asked), why, nearest, table=vocabulary.table)


def no_kind(kind: str, named: Sequence[str], vocabulary: "Vocabulary") -> NotInTable:
    """Return the answer to series of which there are no figures of a kind of areas (provinces, countries), but of some others."""
    there = {area for name in named for area in vocabulary.index.areas().get(name, ())}
    kinds = {"CN-..": Message("provinces"), "..": Message("countries"), "CN-..-.+": Message("cities")}
    why = Message(
        "{names} of {kind}; there are figures of {known}.",
        names=tuple(named[:_MOST]),
        kind=kinds[kind],
        known=tuple(map(Place, sorted(there))),
    )
    return NotInTable(AREA, kind, why, as_typed(named[:_MOST]), table=vocabulary.table)


def no_period(
    start: str, end: str, rows: Sequence[Observation], headlines: Sequence[str], table: str = ""
) -> NotInTable:
    """Return the answer to series whose figures (``rows``) are not of the periods asked for, or not of their frequency."""
    counted = actual(rows)
    first, last = (pick(counted, key=lambda row: periods.order(row.period)) for pick in (min, max))
    furthest = max(rows, key=lambda row: periods.order(row.period))
    planned = furthest if periods.order(furthest.period) > periods.order(last.period) else None
    names = [name for name in headlines if any(row.indicator == name for row in rows)]
    names = names or list(dict.fromkeys(row.indicator for row in rows))
    nearest = _of_near_period(start, end, counted, names)
    why = Message(
        "{names}{more} of {asked}; there are figures of {period_first} to {period_last}{planned}.",
        names=tuple(names[:_MOST]),
        more=" ..." if names[_MOST:] else "",
        asked=asked_periods(start, end),
        period_first=first.period,
        period_last=last.period,
        planned=_planned(planned) if planned else "",
    )
    is_inside = periods.order(first.period) <= periods.order(end or start) <= periods.order(last.period)
    newest = [f"{quoted(nearest.name)} {periods.label(nearest.period)}"]
    return NotInTable(FREQUENCY if is_inside else PERIOD, start or end, why, newest, table=table)


def _planned(furthest: Observation) -> Message:
    """Return the words for what is planned or forecast beyond the last figure."""
    if furthest.measure.startswith("forecast"):
        return Message(", and forecasts to {period}", period=furthest.period)
    return Message(", and planned ones to {period}", period=furthest.period)


def _of_near_period(start: str, end: str, rows: Sequence[Observation], names: Sequence[str]) -> Observation:
    """Return the figure to offer in place of periods without any: one that a single period may mean, of the first of names that has it.

    Else it is that of the first name whose end is the nearest to the end of the periods; of two as near, the earlier.
    """
    if start == end and (meant := periods.near(start, {row.period for row in rows})):
        rank = {name: place for place, name in enumerate(names)}
        there = (row for row in rows if row.period == meant[0])
        return min(there, key=lambda row: rank.get(row.indicator, len(rank)))
    last = periods.order(end or start)[0]
    of_first = [row for row in rows if row.indicator == names[0]] or rows
    return min(of_first, key=lambda row: (abs(periods.order(row.period)[0] - last), *periods.order(row.period)))


def asked_periods(start: str, end: str) -> Message:
    """Return the periods asked for in words; one of the two may be open."""
    if start == end:
        return Message("{period}", period=start)
    if not end:
        return Message("{period} and later", period=start)
    if not start:
        return Message("{period} and before", period=end)
    return Message("{period_first} to {period_last}", period_first=start, period_last=end)


def is_place(area: str) -> bool:
    """Return whether an area is known, if not to a table: who asks for it has not misspelled it."""
    return area in AREAS
