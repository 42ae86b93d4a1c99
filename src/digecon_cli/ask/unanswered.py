"""What an answer leaves aside of a text: words that no series of it has, areas and periods that it does not show."""

import re
from collections.abc import Iterable, Sequence

from ..core.areas import AREAS
from ..core.dataset import Dataset
from ..core.everyday import is_plain_chinese, is_sentence
from ..core.model import split_name
from ..core.producers import without_producers
from ..core.search import SearchIndex
from ..core.synonyms import is_chinese, singular, with_idioms
from .line import OF_A_SECTOR, ends, named_periods, wholes_of
from .matching import content
from .question import GLOBAL, Question, clauses, parse

# A year as of the day on which somebody asks, which the table does not know.
_BY_CALENDAR = r"\b(?:this|last|next) year\b|(?:今年|去年|前年|明年)(?!同期)"
PEOPLE = ("people", "person")  # of whom many sentences speak


def unanswered(text: str, lines: Sequence[Sequence[str]], data: Dataset) -> list[str]:
    """Return the words, areas and periods of a text that none of the lines for it answers, as they are typed."""
    index = data.vocabulary().index
    text = without_producers(text)
    asked = [parse(part) for _, part in (clauses(text) if is_sentence(text) else [(text, text)])]
    series = list(dict.fromkeys(_names(lines, data)))
    if not series:  # of a sector, or of all
        return []
    wholes = [
        name for line in lines if line[0] == "share" for part in _names([line], data) for name in wholes_of(part, data)
    ]
    words = dict.fromkeys(word for clause in asked for word in _words(clause, index))
    left = [word for word in words if not _is_answered(word, [*series, *wholes], index)]
    return [*_as_typed(left, text), *_areas(asked, lines, series, index), *_periods(asked, lines, text)]


def _names(lines: Iterable[Sequence[str]], data: Dataset) -> Iterable[str]:
    """Yield the indicators that lines name."""
    return (split_name(word)[0] for line in lines for word in line[1:] if split_name(word)[0] in data.catalog)


def _words(clause: Question, index: SearchIndex) -> list[str]:
    """Return the words of a clause that may name its subject, and those of the whole of its share."""
    parts = (clause.subject, clause.whole) if clause.whole not in ("", GLOBAL) else (clause.subject,)
    return [word for part in parts for word in content(clause._replace(subject=part), index)]


def _is_answered(word: str, series: Sequence[str], index: SearchIndex) -> bool:
    """Return whether a word is one of the series that are shown, or says nothing of them."""
    if word in (*OF_A_SECTOR, *PEOPLE) or (is_chinese(word) and (is_plain_chinese(word) or not word[1:])):
        return True
    # A piece of Chinese may begin or end within a word: 占移动, 增加值占.
    parts = [word, *(word[at : at + 2] for at in range(len(word) - 1))] if is_chinese(word) else [word]
    return any(index.points(name, part) for name in series for part in parts)


def _as_typed(words: Iterable[str], text: str) -> list[str]:
    """Return words as they stand in a text: nouns as they are spelled, and none that replace an idiom."""
    typed = {singular(word): word for word in re.findall(r"[A-Za-z0-9&-]+", text)}
    there = with_idioms(text) != text
    return [typed.get(word, word) for word in words if not there or word in typed or word.casefold() in text.casefold()]


def _areas(
    asked: Sequence[Question], lines: Iterable[Sequence[str]], series: Sequence[str], index: SearchIndex
) -> list[str]:
    """Return the names of areas that a text asks for beside China, of which no line shows any."""
    there = index.areas()
    named = {split_name(word)[1] for line in lines for word in line[1:]} - {""}
    alone = {area for name in series for area in there.get(name, ())} if not named else set()
    wanted = dict.fromkeys(area for clause in asked for area in clause.areas if area not in ("CN", "W"))
    return [AREAS[area][0][0] for area in wanted if area not in named | alone]


def _periods(asked: Sequence[Question], lines: Iterable[Sequence[str]], text: str) -> list[str]:
    """Return the period that a text asks for, where no line has any; of a year by the calendar, its words."""
    by_calendar = re.search(_BY_CALENDAR, text, re.IGNORECASE)
    if by_calendar and not any(named_periods(line) for line in lines):
        return [by_calendar[0]]
    wanted = next((ends(clause) for clause in asked if clause.start or clause.end), ())
    is_dated = any(named_periods(line) or "--last" in line for line in lines)
    return [] if is_dated or not wanted else [wanted[-1]]
