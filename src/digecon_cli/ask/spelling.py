"""Misspelled words of a question: those that no series has, and that are a letter from one which a label has."""

import re
from collections.abc import Iterator

from ..core.everyday import is_sentence, without_plain
from ..core.search import SearchIndex
from ..core.synonyms import singular, without_measure

SHORTEST = 6  # letters of a word that is corrected: shorter ones are near too many


def misspelled(text: str, index: SearchIndex) -> dict[str, str]:
    """Return the misspelled words of a sentence, each with the word that is meant; other texts are names, whose errors say so."""
    if not is_sentence(text):
        return {}
    typed = dict.fromkeys(re.findall(rf"(?<![\w'-])[a-z]{{{SHORTEST},}}(?![\w'-])", text))
    found = ((word, _meant(singular(word), index)) for word in typed if without_plain(without_measure(word)[1]))
    return {word: meant for word, meant in found if meant}


def respelled(text: str, words: dict[str, str]) -> str:
    """Return a text with the words that are meant in place of misspelled ones."""
    for word, meant in words.items():
        text = re.sub(rf"\b{word}\b", meant, text)
    return text


def _meant(word: str, index: SearchIndex) -> str:
    """Return the only word of a label that a word which no series has is a letter from; empty for none, and for more."""
    if len(word) < SHORTEST or not index.asked(word) or not index.unknown(index.asked(word)):
        return ""
    near = {other for other in _slips(word) if other in index.whole}
    near |= {other for other in index.whole if len(other) == len(word) + 1 and word in _shorter(other)}
    near = {other for other in near if index.is_in_labels(other)}
    return near.pop() if len(near) == 1 else ""


def _slips(word: str) -> Iterator[str]:
    """Yield the words that have a letter less, or two neighbours the other way round."""
    yield from _shorter(word)
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _shorter(word: str) -> Iterator[str]:
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))
