"""Questions in words: which indicators, areas, periods and measure they ask for, and the command line that answers them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..core import periods, synonyms
from ..core.absent import MEASURE, NotInTable, as_typed, no_area, no_period, no_subject
from ..core.areas import named_areas, without_suffix
from ..core.dataset import Dataset
from ..core.messages import Message
from ..core.model import PLANNED, Observation, between, split_name
from ..core.names import UnknownName
from ..core.period_words import IN_TEXT
from ..core.search import ALIKE, WITHIN, Hit, SearchIndex, chosen, words_of
from ..core.synonyms import (
    ABOVE,
    IN_DOLLARS,
    KINDS_OF_AREAS,
    LAST,
    any_of,
    is_name,
    is_sentence,
    singular,
    without_measure,
    without_plain,
)
from ..measures import currency

FIRST = any_of(synonyms.FIRST)
KIND = any_of(KINDS_OF_AREAS)
# Two things side by side.
OF_TWO = r"(.+?)(?:\b(?:than|versus|vs\.?|against|compared? (?:to|with))\b|(?<![占环同对])比(?![重例率上去前同]))(.+)"
# Growth that is asked for beside the figure itself.
AND_GROWTH = rf"\w.*(?:\band\b|,|，|和|及).*(?:{any_of(synonyms.MEASURE_WORDS['growth'])})"
BESIDE = r"(?:及|和|与|、|\band)\s*$"
FREQUENT = {
    r"\bquarterly\b|\bby quarter\b|各季度|分季度|季度数据": "Q",
    r"\bmonthly\b|\bby month\b|各月|分月|月度": "M",
}
# Words that ask for what changed since the year before.
CHANGE = r"\b(?:more|fewer|less|change|changed|compared|before|earlier|up or down|still going)\b|多了|少了|变化|比上年|比一年前|同期"
CLAUSE = r"(?:[^,，;；。？?!！.]|\.(?!\s|$)|,(?=\d))+"  # a clause of a text
_FROM, _UNTIL = ("from", "since", "after", "自", "从"), ("until", "till", "before", "to", "至", "到")
# A share with its whole: "share of B is A", "A as a share of B", "share of A in B", "A占B比重".
OF_WHOLE = (
    r".*?(?:share|proportion|percentage|percent|what part) of (?P<whole>.+?) (?:is|was|are|were|comes from|goes to|goes|went|happens?|happened) (?P<part>.+)",
    r"(?P<part>.*?\w.*?)\W+(?:is what |is |as |what )?(?:a |the )?(?:share|proportion|percentage|percent|%) (?:of|in)(?: the| total)? (?P<whole>.+)",
    r".*?(?:share|proportion|percentage|percent) of (?P<part>.+?) (?:in|of)(?: the| total)? (?P<whole>.+)",
    r"(?P<part>.+?)占(?P<whole>.+?)(?:的)?(?:比重|比例|份额|百分比|多少|%)+(?:的?(?:变化|变动))?",
)
_OF_A_SECTOR = ("industry", "sector", "产业", "行业")  # words beside the name of one
_SOME = 3  # areas that are ranked, at least
_MEASURED = {"forecast": "forecast", "targets": "target"}  # commands' words that are measures of the table


class Question(NamedTuple):
    """What a text asks for: the words of its ``subject`` and of the ``whole`` of a share, areas, periods, and a command.

    ``order`` is ``first`` or ``last`` where it asks which is the largest or the smallest, ``kind`` what the codes of the areas
    look like among which it asks; ``placed`` is the subject with the names of areas.
    """

    text: str
    subject: str
    command: str = ""
    whole: str = ""
    areas: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    dollars: bool = False
    order: str = ""
    kind: str = ""
    placed: str = ""

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
    aside: Sequence[str] = ()


def parse(text: str) -> Question:
    """Return what a text asks for, whatever the table has."""
    start, end, rest = _periods(" ".join(text.replace("？", " ").rstrip("?！!。").split()))
    without = " ".join(re.sub(IN_DOLLARS, " ", rest, flags=re.IGNORECASE).split())
    if without != rest:
        return parse(without)._replace(text=text, start=start, end=end, dollars=True)
    is_target = without_measure(rest)[0] == "targets"
    for pattern in () if is_target else OF_WHOLE:
        match = re.fullmatch(pattern, rest, flags=re.IGNORECASE)
        if match and words_of(without_plain(match["part"])):
            (areas, part), (_, whole) = named_areas(match["part"]), named_areas(match["whole"])
            if re.search(BESIDE, match["part"], re.IGNORECASE):  # the figure and its share, which its page has both
                return Question(text, part, "", "", tuple(areas), start, end, placed=match["part"])
            return Question(text, part, "share", whole, tuple(areas), start, end, placed=match["part"])
    order, kind, rest = _ranked(rest)
    command, placed = without_measure(rest)
    if command == "growth" and re.search(AND_GROWTH, rest, re.IGNORECASE):
        command = ""  # the page of figures has it beside them
    areas, subject = named_areas(placed)
    return Question(text, subject, command, "", tuple(areas), start, end, order=order, kind=kind, placed=placed)


def _ranked(text: str) -> tuple[str, str, str]:
    """Return whether a text asks for the first or the last, the kind of areas among which, and the text without these words."""
    found = re.findall(FIRST, text, re.IGNORECASE)
    if not found:
        return "", "", text
    kinds = re.findall(KIND, text, re.IGNORECASE)
    rest = " ".join(re.sub(f"{FIRST}|{KIND}", " ", text, flags=re.IGNORECASE).split())
    order = "last" if LAST.intersection(word.casefold() for word in found) else "first"
    return order, KINDS_OF_AREAS[singular(kinds[0])] if kinds else "", rest


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
    first, last = sorted((known[0][1], known[-1][1]), key=periods.order)
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

    Entries with figures of all areas asked for count, or else the likeliest of each area; where the likeliest has none of the
    periods, nothing is there.
    """
    index = data.vocabulary().index
    whole = index.find(index.asked(without_suffix(text)))
    if whole and whole[0].exact == 2:
        return _answered(Question(text, text), whole, data, index)
    question = parse(text)
    if not index.asked(without_plain(question.subject)):
        hits = index.find(index.asked(question.subject), question.areas)
        return _answered(question, hits, data, index) if hits else _of_no_subject(question, data, index)
    if question.whole:  # a rate may be named by it: R&D intensity
        named = index.find(index.asked(f"{question.subject} share {question.whole}"), question.areas)
        if named and named[0].exact:
            return _answered(question._replace(command="", whole=""), named, data, index)
    if line := _of_two(question, data):
        return Understood(question, (), [name for name in line[1:] if name in data.catalog], line)
    begun = list(_beginnings(text, question)) if is_sentence(text) else [question]
    for find in (_of_names, _of_labels, _of_definitions, _of_most_words):
        for asked in begun:
            if found := find(asked, index):
                left = index.asked(without_plain(question.subject))
                aside = [word for word in left if not any(index.points(hit.indicator, word) for hit in found)]
                return _answered(asked, found, data, index)._replace(aside=aside)
        if whole and question.command and not question.whole:
            return _answered(Question(text, text), whole, data, index)
    question = question._replace(subject=without_plain(question.subject) or question.subject)
    words = index.asked(question.subject)
    first = {area: found[0] for area in question.areas if (found := index.find(words, (area,)))}
    missing = [area for area in question.areas if area not in first]
    if question.areas and not missing:
        sides = [(hit.indicator, area) for area, hit in first.items()]
        return _of_sides(question, list(dict.fromkeys(first.values())), sides, data, index)
    return Understood(question, (), (), missing=_missing(question, missing, words, data))


def _of_two(question: Question, data: Dataset) -> tuple[str, ...]:
    """Return the line that sets side by side what two sides of a text mean (``software faster than telecom``); empty for none."""
    match = re.fullmatch(OF_TWO, question.subject, re.IGNORECASE)
    if not match or question.areas or not all(words_of(without_plain(match[side])) for side in (1, 2)):
        return ()
    sides = [understand(match[side], data) for side in (1, 2)]
    names = dict.fromkeys(side.indicators[0] for side in sides if side.indicators and not side.missing)
    return ("compare", *names, *_ends(question)) if len(names) == 2 else ()


def _beginnings(text: str, question: Question) -> Iterator[Question]:
    """Yield what a text asks for up to the end of each of its clauses, in the periods of all of it, where it has a subject.

    What comes first names the subject; further clauses ask more of it.
    """
    for clause in re.finditer(CLAUSE, text):
        begun = parse(text[: clause.end()])
        if words_of(without_plain(begun.subject)):
            command = question.command if question.command in ABOVE else begun.command
            yield begun._replace(
                text=text, command=command, start=question.start, end=question.end, dollars=question.dollars
            )


def _words(question: Question, index: SearchIndex) -> list[str]:
    """Return the words of a question that name its subject: of a sentence without everyday words that no entry has."""
    words = index.asked(without_plain(question.subject))
    unknown = index.unknown(words) if is_sentence(question.text) else []
    if any(is_name(word, question.text) for word in unknown):
        return words
    return [word for word in words if word not in unknown]


def _of_names(question: Question, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries whose names have all words of a question, or all but plain ones; a label with a place in it goes first."""
    placed = index.asked(without_suffix(without_plain(question.placed))) if question.areas else ()
    if (with_places := index.find(placed, question.areas)) and with_places[0].exact == 2:
        return with_places
    words = _words(question, index)
    found = [index.find(asked, question.areas) for asked in (index.asked(question.subject), words)]
    every, most = ([hit for hit in hits if hit.least >= WITHIN] for hits in found)
    if len(words) < len(index.asked(without_plain(question.subject))):  # what is left must say enough
        most = [hit for hit in most if hit.exact or len(words) > 1]
    return most if not every or (most and most[0].exact and not every[0].exact) else every


def _of_labels(question: Question, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries of the longest labels within a question; none where it has a name that no entry has.

    Some words that are no sentence must all be of such labels.
    """
    words = _words(question, index)
    if index.unknown(words):
        return ()
    hits = index.within(index.asked(question.subject), question.areas)
    count = sum(any(index.points(hit.indicator, word) >= ALIKE for hit in hits) for word in words)
    return hits if count * 2 >= len(words) and (count == len(words) or is_sentence(question.text)) else ()


def _of_definitions(question: Question, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that have all words of a question, of a sentence half of them or more in their names."""
    for words in (index.asked(question.subject), _words(question, index)):
        if hits := index.find(words, question.areas):
            return [
                hit
                for hit in hits
                if not is_sentence(question.text) or _named_words(hit, words, index) * 2 >= len(words)
            ]
    return []


def _of_most_words(question: Question, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries whose names have the most words of a sentence, two or more and two thirds of them at least."""
    words = _words(question, index)
    if not is_sentence(question.text) or index.unknown(words):
        return ()
    hits = index.nearest(words, question.areas)
    return [hit for hit in hits if _named_words(hit, words, index) >= max(2, 2 / 3 * len(words))]


def _named_words(hit: Hit, words: Sequence[str], index: SearchIndex) -> int:
    return sum(index.points(hit.indicator, word) >= ALIKE for word in words)


def _missing(question: Question, areas: Sequence[str], words: Sequence[str], data: Dataset) -> NotInTable | UnknownName:
    """Return why no entry fits: none in the areas that are missing, a misspelled word, or nothing that has the words."""
    vocabulary, index = data.vocabulary(), data.vocabulary().index
    elsewhere = index.find(words) if areas else []
    if elsewhere:
        named = chosen(elsewhere)
        there = {area for name in named for area in index.areas().get(name, ())}
        return no_area(areas, named, vocabulary, there)
    corrected = index.corrected(words)
    if corrected and corrected != list(words):
        near = " ".join(corrected)
        return UnknownName(
            question.text,
            "nothing is called '{name}'. Did you mean '{near}'? Write '{line}'.",
            near=near,
            line=f"digecon search {near}{data.table}",
        )
    return no_subject(question.subject, vocabulary, question.areas)


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
    """Return the answer of entries that fit all areas that are asked for; in dollars, of those that are money."""
    of_money = (
        [hit for hit in hits if hit.named and data.about(hit.indicator).unit in currency.MONEY]
        if question.dollars
        else []
    )
    named = chosen(of_money or hits)
    if set(question.areas) <= {"CN"}:  # which goes without saying
        return _of_sides(question, hits, [(name, "") for name in named], data, index)
    there = index.areas()
    sides = [(name, area) for name in named for area in question.areas if area in there.get(name, ())]
    return _of_sides(question, hits, sides, data, index)


def _of_sides(
    question: Question, hits: Sequence[Hit], sides: Sequence[tuple[str, str]], data: Dataset, index: SearchIndex
) -> Understood:
    """Return the answer of indicators in an area each (empty: any), with the command line.

    There is no line where none has figures of the periods.
    """
    named = list(dict.fromkeys(name for name, _ in sides))
    wanted = set(named)
    within = [row for row in data.observations if row.indicator in wanted and _of(row, question.areas)]
    if (question.start or question.end) and within:
        kept = question.within(within)
        if not kept and hits[0].exact < 2 and (elsewhere := _with_figures(question, hits, named, data)):
            return _answered(question, elsewhere, data, index)
        if not kept:
            missing = no_period(question.start, question.end, within, named, data.table)
            return Understood(question, hits, (), missing=missing)
        there = {row.indicator for row in kept}
        sides = [side for side in sides if side[0] in there]
        named = [name for name in named if name in there]
    if question.order and (ranked := _among(question, hits, index, data)):
        return Understood(question, hits, named, _rank(question, ranked))
    whole = ""
    if question.command == "share":
        part, whole = _share(question, named, hits, index, data)
        named, sides = [part], [side for side in sides if side[0] == part] or [(part, sides[0][1])]
    return Understood(question, hits, named, (*_line(question, sides, whole), *_frequency(question, named, data)))


def _frequency(question: Question, named: Sequence[str], data: Dataset) -> tuple[str, ...]:
    """Return the option for the frequency that a text names (``quarterly``), where there are figures of it."""
    code = next((code for words, code in FREQUENT.items() if re.search(words, question.text, re.IGNORECASE)), "")
    there = code and any(row.indicator in named and periods.frequency(row.period) == code for row in data.observations)
    return ("--freq", code) if there and question.command in ("", "growth") else ()


def _with_figures(question: Question, hits: Sequence[Hit], named: Sequence[str], data: Dataset) -> list[Hit]:
    """Return the other entries whose names have all words, and that have figures of the periods in the areas."""
    there = {
        row.indicator
        for row in question.within(data.observations)
        if _of(row, question.areas) and row.measure not in PLANNED
    }
    return [hit for hit in hits if hit.named and hit.indicator in there and hit.indicator not in named]


def _of(row: Observation, areas: Sequence[str]) -> bool:
    return not areas or row.area in areas


def _line(question: Question, sides: Sequence[tuple[str, str]], whole: str) -> tuple[str, ...]:
    """Return the words of the command that answers a question of some sides: one series of more areas is compared."""
    command = {"": "show", "forecast": "show"}.get(question.command, question.command)
    of_first = [side for side in sides if side[0] == sides[0][0]]
    if command == "show" and len(question.areas) == len(of_first) > 1:
        command, sides = "compare", of_first
    typed = [f"{name}@{area}" if area else name for name, area in sides]
    if command == "explain":  # of one figure
        last = question.end or question.start
        return (command, *typed[:1], *_ends(question._replace(start=last, end=last)))
    if command == "show" and len(typed) == 1 and re.search(CHANGE, question.text, re.IGNORECASE):
        question = _from_before(question)
    options = (*(("--of", whole) if whole else ()), *(("--usd",) if question.dollars else ()))
    return (command, *typed, *options, *_ends(question))


def _rank(question: Question, ranked: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the command that ranks a sector, some series, or the areas of one."""
    by = ("--by", question.command) if question.command in ("growth", "share") else ()
    return ("rank", *ranked, *by, *(("--lowest",) if question.order == "last" else ()), *_ends(question))


def _among(question: Question, hits: Sequence[Hit], index: SearchIndex, data: Dataset) -> tuple[str, ...]:
    """Return what a question for the largest ranks: a series of three areas or more of the kind, three parts, or a sector."""
    areas = index.areas()
    for hit in hits:
        if sum(re.fullmatch(question.kind or ".+", area) is not None for area in areas.get(hit.indicator, ())) >= _SOME:
            return (hit.indicator,)
    words = " ".join(word for word in _words(question, index) if word not in _OF_A_SECTOR)
    if words in {data.about(name).sector for name in data.catalog}:
        return (words,)
    parts = [name for name in data.catalog if chosen(hits)[0] in data.about(name).wholes]
    return tuple(parts) if len(parts) >= _SOME else ()


def _from_before(question: Question) -> Question:
    """Return a question of one period with the same of the year before, from which what is asked for changed."""
    is_one = question.start and question.start == question.end
    return question._replace(start=periods.shift(question.start, -1)) if is_one else question


def _share(
    question: Question, named: Sequence[str], hits: Sequence[Hit], index: SearchIndex, data: Dataset
) -> tuple[str, str]:
    """Return the part of a share and its whole, which is empty where it is the one that is printed or that the catalog has.

    Where no label is named, the first entry that fits and has a share of what is asked for is the part.
    """
    found = index.find(index.asked(question.whole), question.areas) if question.whole else []
    wholes = [hit.indicator for hit in found if hit.named]
    further = () if hits[0].exact == 2 else (hit.indicator for hit in hits)
    for part in dict.fromkeys((*named[:1], *further)):
        if not {*wholes}.isdisjoint(_wholes(part, data)):
            return part, ""
    parts = {hit.indicator for hit in index.find(index.asked(question.subject))}
    return named[0], next((whole for whole in wholes if whole not in parts), "")


def _wholes(part: str, data: Dataset) -> set[str]:
    """Return of what a series has a published share, or is a part by the catalog."""
    printed = {split_name(row.base_indicator)[0] for row in data.observations if row.indicator == part}
    return printed.union(data.about(part).wholes)


def _ends(question: Question) -> tuple[str, ...]:
    """Return the periods of a question as they are typed."""
    start, end = (periods.label(period) if period else "" for period in (question.start, question.end))
    if start == end:
        return (start,) if start else ()
    if start and end:
        return (f"{start}..{end}",)
    return ("--from", start) if start else ("--to", end)
