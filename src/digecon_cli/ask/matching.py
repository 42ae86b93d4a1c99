"""Which entries of the index a question means: those that its words name, or that have most of what they say."""

import re
from collections.abc import Collection, Sequence

from ..core.areas import without_suffix
from ..core.everyday import is_name, is_plain_chinese, is_sentence, without_plain
from ..core.search import NEAR, WITHIN, Hit, SearchIndex
from ..core.synonyms import ATTRIBUTES, OF_ALL, OF_NO_SUBJECT, singular
from .question import Question

# The part of the weight of its words that a sentence has to name, where that is one word, and a phrase.
ENOUGH, MOSTLY, OF_A_PHRASE = 0.5, 0.55, 0.75
OF_AMOUNT = r"how (?:much|many) ([a-z-]+)"
ALONE = 0.9  # that of a text of one word
MOST = 0.6  # that of a series which is no label of them, but has the areas, the measure or the whole that is asked for


def matches(questions: Sequence[Question], index: SearchIndex) -> tuple[Question, Sequence[Hit]] | None:
    """Return the first of some questions that means entries, with these, by the surest way that finds any; None where none does.

    Each question is a longer beginning of one text.
    """
    for question in questions:
        for find in (_of_names, _of_weight, _of_definitions):
            if hits := find(question, index):
                return question, hits
    return None


def content(question: Question, index: SearchIndex) -> list[str]:
    """Return the words of a question that may name its subject: of a sentence without everyday ones."""
    words = index.asked(without_plain(question.subject))
    unknown = [word for word in index.unknown(words) if is_plain_chinese(word)]
    return [word for word in words if word not in unknown]


def with_most(question: Question, areas: Collection[str], index: SearchIndex) -> list[Hit]:
    """Return the entries that have most of what the words of a question say, the likeliest first."""
    return [hit for hit in index.scored(content(question, index), areas) if hit.cover >= MOST]


def has_name(words: Sequence[str], question: Question, index: SearchIndex) -> bool:
    """Return whether any of the words is the name of something that no entry has."""
    return any(is_name(word, question.text) for word in index.unknown(words))


def _of_names(question: Question, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries whose names have all words of a question; a label with a place in it goes first."""
    placed = index.asked(without_suffix(without_plain(question.placed))) if question.areas else ()
    if (with_places := index.find(placed, question.areas)) and with_places[0].exact == 2:
        return with_places
    hits = index.find(index.asked(question.subject), question.areas)
    if is_sentence(question.text):  # which has more words than those of a name
        return hits if hits and hits[0].exact else ()
    return [hit for hit in hits if hit.least >= WITHIN]


def _of_weight(question: Question, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries whose names have the most that the words of a question say, where that is enough."""
    words = content(question, index)
    if has_name(words, question, index) or _is_of_unknown(question, words, index):
        return ()
    text = index.asked(question.subject)
    hits = [hit for hit in index.scored(words, question.areas, text) if hit.least]
    if not hits:
        return ()
    least = ALONE if len(words) == 1 else ENOUGH if is_sentence(question.text) else OF_A_PHRASE
    has_two = len(index.named_words(hits[0].indicator, words)) > 1
    says_enough = has_two or hits[0].exact or len(words) == 1 or hits[0].cover >= MOSTLY
    if hits[0].cover < least or not says_enough or not has_subject(hits[0], words, index):
        return ()
    near = [hit for hit in hits if hit.points >= hits[0].points * NEAR or hit.cover >= hits[0].cover]
    return [hit._replace(exact=0) for hit in near]


def _is_of_unknown(question: Question, words: Sequence[str], index: SearchIndex) -> bool:
    """Return whether a text asks how much there is of something that no entry has: how much electricity data centres use."""
    asked = re.match(OF_AMOUNT, question.text, re.IGNORECASE)
    return asked is not None and singular(asked[1]) in index.unknown(words)


def has_subject(hit: Hit, words: Sequence[str], index: SearchIndex) -> bool:
    """Return whether an entry has more of some words than what is counted: those for chip imports are no other imports."""
    subject = [word for word in words if word not in ATTRIBUTES]
    return not subject or any(index.points(hit.indicator, word) for word in subject)


def is_of_no_subject(question: Question, hits: Sequence[Hit], index: SearchIndex) -> bool:
    """Return whether a text asks for all exports or all patents, of which the entries that have these words are parts."""
    asks_all = is_sentence(question.text) or re.search(OF_ALL, question.text, re.IGNORECASE) is not None
    words = content(question, index)
    is_bare = bool(words) and all(re.fullmatch(OF_NO_SUBJECT, word) for word in words)
    return asks_all and is_bare and not hits[0].exact and not question.whole


def _of_definitions(question: Question, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that have all words of a question, of a sentence half of them or more in their names."""
    for words in (index.asked(question.subject), content(question, index)):
        if hits := index.find(words, question.areas):
            return [hit for hit in hits if not is_sentence(question.text) or _half_named(hit, words, index)]
    return []


def _half_named(hit: Hit, words: Sequence[str], index: SearchIndex) -> bool:
    return len(index.named_words(hit.indicator, words)) * 2 >= len(words)
