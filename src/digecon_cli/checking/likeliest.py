"""Which indicator the words around a figure mean mostly, where they name none in full: the likeliest one, found as for a question.

It is assumed, never known. Nothing is likely where a word says that another thing is meant: a part, a place, a firm.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..ask.matching import ENOUGH, content, has_name, has_subject
from ..ask.question import Question
from ..core.areas import named_areas
from ..core.everyday import is_plain_chinese, plain_words, without_plain
from ..core.model import Indicator
from ..core.producers import producers_in, without_producers
from ..core.search import ALIKE, NEAR, Hit, words_of
from ..core.synonyms import PLAIN_FORMS, is_chinese, singular, with_idioms
from .naming import CHANGING, CHANGING_CHINESE, Names, spelled, stripped_chinese

RATE = 0.9  # of the words of a share and its whole, that a rate by its name has
CLEARLY = 0.9  # of the part of the words that the likeliest has, another one is as likely
# Of the weight of Chinese words: it has no capitals, and what nothing is called may be a place or a firm.
OF_CHINESE = 0.65
_MOST = 2  # that are offered where none is clearly the likeliest
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z0-9]*")
# Who does something, and what is done with anything: words of names that leave other names what they are.
_OF_ANY = """
    company enterprise firm business brand maker manufacturer factory plant carrier operator provider consumer
    customer buyer owner people person industry sector country world good product bring build connect deliver earn
    generate go hold install join make own put receive take turn use work 企业 公司 厂商 运营商 银行 产业 行业
"""
_OF_ANYTHING = frozenset(_OF_ANY.split())
_NO_NOUN = re.compile(r"['’]s\b|\b(?:is|are|was|were|been) [a-z]+ing\b")
_DONE = {"output": ("produce",), "shipments": ("deliver", "sell", "ship")}  # what is done with what a concept counts
_VALUE_ADDED = re.compile(r"\bvalue[ -]added\b|\badded value\b", re.IGNORECASE)


class Found(NamedTuple):
    """What a text means mostly, and which part of the weight of its words that has."""

    indicators: tuple[str, ...]
    cover: float


NOTHING = Found((), 0.0)


class Sought(NamedTuple):
    """What is looked for: the words of a text that say what it is about, the areas that are named, and whose figure it is."""

    words: Sequence[str]
    areas: tuple[str, ...]
    producers: frozenset[str]
    text: str


def likeliest(
    text: str, fits: Callable[[str], bool], has_figure: Callable[[str], bool], areas: Sequence[str], names: Names
) -> Found:
    """Return the indicator that a text means mostly, of those that fit its figure; two that are about as likely; or none.

    Of some that are alike the only one counts that has a figure. ``areas`` are places that are named elsewhere in its sentence.
    """
    sought = _sought(text, areas, names)
    hits = [hit for hit in _hits(sought, names) if fits(hit.indicator)] if sought else []
    enough = OF_CHINESE if is_chinese(text) else ENOUGH
    if not sought or not hits or hits[0].cover < enough or not has_subject(hits[0], sought.words, names.index):
        return NOTHING
    first = next((hit for hit in hits if _is_whole(hit, hits[0], sought, names)), hits[0])
    if not names.has_half_a_name(first.indicator, sought.text):
        return NOTHING
    near = [hit for hit in hits if hit != first and _is_near(hit, first)]
    with_figures = [hit for hit in (first, *near) if has_figure(hit.indicator)]
    rivals = [
        hit for hit in near if not _says_same(hit, first, names) and names.has_half_a_name(hit.indicator, sought.text)
    ]
    found = with_figures if len(with_figures) == 1 else [first, *rivals][:_MOST]
    return Found(tuple(hit.indicator for hit in found), names.index.cover(found[0].indicator, sought.words))


def _sought(text: str, areas: Sequence[str], names: Names) -> Sought | None:
    """Return what a text looks for; None where it has no words of a subject, or one that nothing is called by."""
    plain = with_idioms(spelled(without_producers(text)))
    own, subject = named_areas(" ".join(map(stripped_chinese, plain.split())))
    places = tuple(sorted({*areas, *own} - {"CN"}))
    question = Question(text, subject, areas=places)
    words = content(question, names.index)
    if not words or _has_name(words, question, names):
        return None
    return Sought(words, places, frozenset(producers_in(text)), subject)


def _has_name(words: Sequence[str], question: Question, names: Names) -> bool:
    """Return whether a text has the name of a firm or a place that nothing is called by, or Chinese that no word accounts for."""
    capitals = {singular(word) for word in _CAPITALISED.findall(question.text)}
    if has_name(words, question, names.index) or any(word in capitals for word in names.index.unknown(words)):
        return True
    rest = "".join(filter(is_chinese, words_of(without_plain(question.subject))))
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    return bool(rest) and not is_plain_chinese(rest)


def _hits(sought: Sought, names: Names) -> Iterator[Hit]:
    """Yield the entries that may be what is looked for, the likeliest first, with the part that they have of its weight."""
    index = names.index
    labelled = {word for word in sought.words if index.is_in_labels(word) and word not in _OF_ANYTHING}
    changing = {word for word in words_of(_VALUE_ADDED.sub(" ", sought.text)) if word in CHANGING}
    chinese = set(CHANGING_CHINESE.findall(sought.text))
    for hit in index.scored(sought.words, sought.areas, index.asked(sought.text)):
        about = names.about(hit.indicator)
        concept = {*words_of(about.concept), *_DONE.get(about.concept, ())}
        has_all = all(word in concept or index.points(hit.indicator, word) for word in labelled)
        if not hit.least or not has_all or names.is_wider(hit.indicator, sought.words):
            continue
        if sought.producers and about.producer not in sought.producers:
            continue
        if (changing and not changing <= _words_of_names(about)) or not chinese <= _changing_chinese(about):
            continue
        if _is_modified(hit.indicator, sought, names):
            continue
        counted = [
            word for word in sought.words if word not in _OF_ANYTHING or index.points(hit.indicator, word) >= ALIKE
        ]
        yield hit._replace(cover=index.cover(hit.indicator, counted or sought.words))


def _words_of_names(about: Indicator) -> set[str]:
    """Return the words of all names of an indicator; that a value is added says nothing of what is."""
    names = (about.indicator, about.label, about.short, about.also)
    return set(words_of(_VALUE_ADDED.sub(" ", " ".join(names).replace("_", " "))))


def _is_modified(indicator: str, sought: Sought, names: Names) -> bool:
    """Return whether a word that an entry does not have stands right before one that it has: *tax* revenue, *民营*企业."""
    has = [word for word in sought.words if names.index.points(indicator, word)]
    lacks = [word for word in sought.words if word not in has]
    for first, second in pairwise(re.findall(r"[a-z0-9]+", _NO_NOUN.sub(" - ", sought.text.casefold()))):
        is_lacking = singular(first) in lacks and first not in plain_words()
        if is_lacking and singular(second) in has and second not in PLAIN_FORMS and not second.endswith(("ed", "ing")):
            return True
    chinese = "|".join(map(re.escape, filter(is_chinese, has)))
    unknown = [word for word in names.index.unknown(lacks) if is_chinese(word)]
    return bool(chinese) and any(re.search(f"{re.escape(word)}(?:{chinese})", sought.text) for word in unknown)


def _changing_chinese(about: Indicator) -> set[str]:
    return set(CHANGING_CHINESE.findall(f"{about.label_zh} {about.short_zh} {about.also}"))


def _is_near(hit: Hit, first: Hit) -> bool:
    """Return whether an entry is about as likely as the first; one whose label a text has in full is surer than others."""
    return hit.points >= first.points * NEAR and hit.cover >= first.cover * CLEARLY and hit.exact >= first.exact


def _is_whole(hit: Hit, first: Hit, sought: Sought, names: Names) -> bool:
    """Return whether an entry is the whole of the first, of which a text does not say what tells it from the whole."""
    if not _is_part(first.indicator, hit.indicator, names) or hit.cover < first.cover * CLEARLY:
        return False
    both = (words_of(names.about(each.indicator).name(lang)) for lang in ("en", "zh") for each in (first, hit))
    of_part, of_whole, *_ = map(set, both)
    return not (of_part - of_whole).intersection(words_of(sought.text))


def _says_same(hit: Hit, first: Hit, names: Names) -> bool:
    """Return whether an entry is a part of the first, of which a text does not say more, or the same thing by another producer."""
    if _is_part(hit.indicator, first.indicator, names):
        return True
    producers = {names.about(each.indicator).producer for each in (hit, first)}
    return names.index.same_but_for_brackets(hit.indicator, first.indicator) and len(producers) > 1


def _is_part(indicator: str, whole: str, names: Names) -> bool:
    wholes = names.about(indicator).wholes
    return indicator.startswith(f"{whole}_") or any(each == whole or _is_part(each, whole, names) for each in wholes)
