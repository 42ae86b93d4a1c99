"""Questions in words: which indicators, areas, periods and measure they ask for, and the command line that answers them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..core import periods
from ..core.absent import MEASURE, NotInTable, as_typed, no_area, no_period, no_subject
from ..core.areas import named_areas, without_suffix
from ..core.dataset import Dataset
from ..core.messages import Message
from ..core.model import Observation, between
from ..core.names import UnknownName
from ..core.period_words import IN_TEXT
from ..core.search import Hit, SearchIndex, chosen, words_of
from ..core.synonyms import IN_DOLLARS, without_measure

_FROM, _UNTIL = ("from", "since", "after", "自", "从"), ("until", "till", "before", "to", "至", "到")
# A share with its whole: "share of B is A", "A as a share of B", "share of A in B", "A占B比重".
OF_WHOLE = (
    r".*?(?:share|proportion|percentage|percent) of (?P<whole>.+?) (?:is|was|are|were|comes from|goes to) (?P<part>.+)",
    r"(?P<part>.*?\w.*?)\W+(?:is what |is |as |what )?(?:a |the )?(?:share|proportion|percentage|percent|%) (?:of|in)(?: the| total)? (?P<whole>.+)",
    r".*?(?:share|proportion|percentage|percent) of (?P<part>.+?) (?:in|of)(?: the| total)? (?P<whole>.+)",
    r"(?P<part>.+?)占(?P<whole>.+?)(?:的)?(?:比重|比例|份额|百分比|多少|%)+",
)
_MEASURED = {"forecast": "forecast", "targets": "target"}  # commands' words that are measures of the table


class Question(NamedTuple):
    """What a text asks for: the words of its ``subject`` and of the ``whole`` of a share, areas, periods, and a command."""

    text: str
    subject: str
    command: str = ""
    whole: str = ""
    areas: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    dollars: bool = False

    @property
    def measure(self) -> str:
        """Return the measure of the table that is asked for; that of a command which no row has, or empty."""
        return _MEASURED.get(self.command, self.command)

    def within(self, rows: Iterable[Observation]) -> list[Observation]:
        """Return the figures that lie within the periods; all where none is asked for."""
        if not (self.start or self.end):
            return list(rows)
        is_within = between(self.start, self.end)
        return [row for row in rows if is_within(row.period)]


class Understood(NamedTuple):
    """A question with its answer: the entries of the index that fit, the likeliest first, and those that are meant.

    ``missing`` says why the table has no answer; there is none then.
    """

    question: Question
    hits: Sequence[Hit]
    indicators: Sequence[str]
    line: tuple[str, ...] = ()
    missing: NotInTable | UnknownName | None = None


def parse(text: str) -> Question:
    """Return what a text asks for, whatever the table has."""
    start, end, rest = _periods(" ".join(text.replace("？", " ").rstrip("?！!。").split()))
    without = " ".join(re.sub(IN_DOLLARS, " ", rest, flags=re.IGNORECASE).split())
    if without != rest:
        return parse(without)._replace(text=text, start=start, end=end, dollars=True)
    for pattern in OF_WHOLE:
        match = re.fullmatch(pattern, rest, flags=re.IGNORECASE)
        if match and words_of(match["part"]):
            (areas, part), (_, whole) = named_areas(match["part"]), named_areas(match["whole"])
            return Question(text, part, "share", whole, tuple(areas), start, end)
    areas, rest = named_areas(rest)
    command, subject = without_measure(rest)
    return Question(text, subject, command, "", tuple(areas), start, end)


def _periods(text: str) -> tuple[str, str, str]:
    """Return the first and the last period that a text names, and the text without them."""
    found = re.finditer(IN_TEXT, text, flags=re.IGNORECASE)
    known = [(match, periods.canonical(match[0])) for match in found if periods.is_period(match[0])]
    if not known:
        return "", "", text
    rest, at = "", 0
    for match, _ in known:
        rest, at = f"{rest}{_without_last(text[at : match.start()])} ", match.end()
    before = text[: known[0][0].start()].rstrip().casefold()
    first, last = known[0][1], known[-1][1]
    rest = " ".join((rest + text[at:]).split())
    if first == last and before.endswith(_FROM):
        return first, "", rest
    if first == last and before.endswith(_UNTIL):
        return "", last, rest
    return first, last, rest


def _without_last(text: str) -> str:
    """Return a text without the word that introduces a period, or that stands between two."""
    return re.sub(
        rf"(?:\b(?:{'|'.join((*_FROM[:3], *_UNTIL[:4], 'in'))})|[自从至到-])\s*$", "", text, flags=re.IGNORECASE
    )


def understand(text: str, data: Dataset) -> Understood:
    """Return what a text means in a table: the words of a label as they stand, else as a question.

    Entries with figures of the areas asked for count; where the likeliest has none of the periods, nothing is there.
    """
    index = data.vocabulary().index
    whole = index.find(index.asked(without_suffix(text)))
    if whole and whole[0].exact == 2:
        return _answered(Question(text, text), whole, data, index)
    question = parse(text)
    words = index.asked(question.subject)
    if not words:
        return _of_no_subject(question, data, index)
    hits = index.find(words, question.areas)
    if not hits and question.command and not question.whole and whole:
        return _answered(Question(text, text), whole, data, index)
    if hits:
        return _answered(question, hits, data, index)
    return Understood(question, (), (), missing=_missing(question, words, index, data))


def _missing(question: Question, words: Sequence[str], index: SearchIndex, data: Dataset) -> NotInTable | UnknownName:
    """Return why no entry fits: none in the areas, a misspelled word, or nothing that has the words."""
    elsewhere = index.find(words) if question.areas else []
    if elsewhere:
        named = chosen(elsewhere)
        areas = index.areas()
        return no_area(
            question.areas, named, data.vocabulary(), {area for name in named for area in areas.get(name, ())}
        )
    corrected = index.corrected(words)
    if corrected and corrected != list(words):
        near = " ".join(corrected)
        return UnknownName(
            question.text,
            "nothing is called '{name}'. Did you mean '{near}'? Write '{line}'.",
            near=near,
            line=f"digecon search {near}{data.table}",
        )
    return no_subject(question.subject, data.vocabulary(), question.areas)


def _of_no_subject(question: Question, data: Dataset, index: SearchIndex) -> Understood:
    """Return the answer to a text that names areas or a measure only: all series of the areas, or those with the measure."""
    if question.areas and not question.command:
        there = index.of_areas(question.areas)
        areas = tuple(word for area in question.areas for word in ("--area", area))
        if len(question.areas) == 1 and there:
            line = ("show", *areas, *_ends(question))
            return Understood(question, (), there, line)
    ranked = index.of_areas(question.areas)
    have = {row.indicator for row in data.observations if row.measure == question.measure}
    nearest = as_typed([name for name in ranked if name in have or not have][:3])
    why = Message("'{text}' names no subject: write what it is to be of.", text=question.text)
    return Understood(question, (), (), missing=NotInTable(MEASURE, question.text, why, nearest, table=data.table))


def _answered(question: Question, hits: Sequence[Hit], data: Dataset, index: SearchIndex) -> Understood:
    """Return the answer of entries that fit, with the command line; without one where none has figures of the periods."""
    named = chosen(hits)
    within = [row for row in data.observations if row.indicator in set(named) and _of(row, question.areas)]
    if (question.start or question.end) and within:
        kept = question.within(within)
        if not kept:
            missing = no_period(question.start, question.end, within, named, data.table)
            return Understood(question, hits, (), missing=missing)
        there = {row.indicator for row in kept}
        named = [name for name in named if name in there]
    return Understood(question, hits, named, _line(question, named, index, data))


def _of(row: Observation, areas: Sequence[str]) -> bool:
    return not areas or row.area in areas


def _line(question: Question, named: Sequence[str], index: SearchIndex, data: Dataset) -> tuple[str, ...]:
    """Return the words of the command that answers a question."""
    command = {"": "show", "forecast": "show"}.get(question.command, question.command)
    places = [area for area in question.areas if area != "CN"]
    of = _whole(question, named, index, data)
    if command == "share":
        named = named[:1]
    if places:
        typed = [f"{name}@{area}" for name in named for area in question.areas if area in index.areas().get(name, ())]
    else:
        typed = list(named)
    options = (*(("--of", of) if of else ()), *(("--usd",) if question.dollars else ()))
    return (command, *typed, *options, *_ends(question))


def _whole(question: Question, named: Sequence[str], index: SearchIndex, data: Dataset) -> str:
    """Return the whole of a share, empty where it is the one that is printed or that the catalog has."""
    hits = index.find(index.asked(question.whole), question.areas) if question.whole else []
    known = {row.base_indicator.partition("@")[0] for row in data.observations if row.indicator in named}
    known.update(whole for name in named for whole in data.about(name).wholes)
    if any(hit.indicator in known for hit in hits):
        return ""
    parts = {hit.indicator for hit in index.find(index.asked(question.subject))}
    return next((hit.indicator for hit in hits if hit.indicator not in parts), "")


def _ends(question: Question) -> tuple[str, ...]:
    """Return the periods of a question as they are typed."""
    start, end = (periods.label(period) if period else "" for period in (question.start, question.end))
    if start == end:
        return (start,) if start else ()
    if start and end:
        return (f"{start}..{end}",)
    return ("--from", start) if start else ("--to", end)
