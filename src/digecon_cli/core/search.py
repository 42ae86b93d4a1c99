"""The index of the catalog: which indicators a few words mean, the likeliest first.

Names on a command line, ``search``, errors and the assistant's server rank by it, and the site's script, which has the same rule
(``publish/templates/search.js``) and the entries as ``publish/search.py`` writes them. An entry answers where it has every word:

1. words that are all the words of one of its labels go first, then those of a synonym of it or of an everyday name;
2. then by the sum of points, of which a word gets ``WHOLE`` ... ``BEGUN_IN_TEXT``;
3. where no area is asked for, those with figures of China; then by the headline order of the catalog, by how many other words
   the label has, and as in the catalog.

A sentence has more words than a name: there an entry answers that has any of them, by their weight (``SearchIndex.scored``).
Chinese has no spaces: a run of it is parted into the fewest pieces of up to four characters that occur in a label.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from math import log
from typing import NamedTuple

from .messages import CHINESE, phrase
from .model import NO_HEADLINE, Indicator
from .synonyms import (
    ATTRIBUTES,
    CHINESE_FILLERS,
    COMPOUNDS,
    FILLERS,
    NEWEST,
    PLAIN_FORMS,
    WORDS_ALIKE,
    is_chinese,
    joined_terms,
    singular,
    variants,
)

# The points of a word: in an id or a label, in a synonym or the sector, in an everyday name, at the beginning of a word, within
# one; in what the definition says, whole or at the beginning of a word.
WHOLE, ALIKE, EVERYDAY, BEGUN, WITHIN, IN_TEXT, BEGUN_IN_TEXT = 8, 6, 5, 4, 3, 2, 1
# The part of the weight of a word that counts, by its points.
PARTS = ((WHOLE, 1.0), (ALIKE, 0.97), (EVERYDAY, 0.95), (WITHIN, 0.6), (BEGUN_IN_TEXT, 0.3))
NEAR = 0.8  # of the points of the likeliest entry: those that are near it
NEAREST = 0.5  # of the weight of some words, at least, what is offered in their place
OF_A_LABEL = 0.1  # of the weight of a whole label, on top
PIECE = 4  # Chinese characters of a word, at most
ENDINGS = "额量数"  # of Chinese words for amounts and numbers
SHORTEST = 3  # letters that find the beginning of a word
_ALMOST = 0.78  # how much of a misspelled word is as it should be
IN_BRACKETS = r"\s*[(（][^0-9)）]*[)）]"  # a year there names another series
_WORD = "[a-z0-9]+|[\u3400-\u9fff]+"
_ANY_WORD = "[a-z0-9&]+|[\u3400-\u9fff]+"
SKIPPED = FILLERS | NEWEST | {singular(word) for word in FILLERS}  # as words are when they are looked up
TERMS = frozenset(term.casefold().replace(" ", "-") for term in COMPOUNDS)  # as they are looked up
Areas = Mapping[str, Collection[str]]


class IndexEntry(NamedTuple):
    """What the index knows of an indicator.

    ``words``, ``alike``, ``everyday`` and ``text`` are the words of its names, of their synonyms and its sector, of its everyday
    names, and of its definition; ``chinese``, ``chinese_alike`` and ``chinese_everyday`` its Chinese names; ``labels`` and
    ``labels_alike`` the keys of its labels (see ``key``); ``spoken`` those of the labels and their synonyms without what stands
    in brackets: of what is said in a sentence.
    """

    indicator: str
    words: frozenset[str]
    alike: frozenset[str]
    everyday: frozenset[str]
    text: frozenset[str]
    chinese: str
    chinese_alike: str
    chinese_everyday: str
    labels: tuple[str, ...]
    labels_alike: tuple[str, ...]
    headline: int
    spoken: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Return whether an English word is a whole word of its names or of its definition."""
        return any(word in words for words in (self.words, self.alike, self.everyday, self.text))

    def points(self, word: str, longer: "Longer") -> int:
        """Return the points of a word, 0 where the entry does not have it; ``longer`` are the words of all entries in which it is."""
        if is_chinese(word):
            names = ((WHOLE, self.chinese), (ALIKE, self.chinese_alike), (EVERYDAY, self.chinese_everyday))
            return next((points for points, there in names if word in there), 0)
        for points, there in ((WHOLE, self.words), (ALIKE, self.alike), (EVERYDAY, self.everyday)):
            if word in there:
                return points
        if not longer.begun.isdisjoint(self.words):
            return BEGUN
        if not longer.within.isdisjoint(self.words):
            return WITHIN
        if word in self.text:
            return IN_TEXT
        return 0 if longer.begun_in_text.isdisjoint(self.text) else BEGUN_IN_TEXT


class Longer(NamedTuple):
    """The words that a word begins, or is within, among those of names; and those that it begins among the words of definitions."""

    begun: frozenset[str]
    within: frozenset[str]
    begun_in_text: frozenset[str]


_NONE_LONGER = Longer(frozenset(), frozenset(), frozenset())


class Hit(NamedTuple):
    """An entry that has all words: ``exact`` is 2 where they are a label, 1 where they are a synonym of one, else 0.

    ``least`` are the points of the word that has the fewest, ``cover`` is the part of the weight of all words that it has.
    """

    indicator: str
    exact: int
    points: int
    least: int
    headline: int
    order: tuple[float, ...]
    cover: float = 1.0

    @property
    def named(self) -> bool:
        """Return whether every word is a whole word of its names, of their synonyms or of its everyday names."""
        return self.least >= EVERYDAY


class SearchIndex:
    """The index of some indicators; ``areas`` gives those of each, where an answer depends on them."""

    def __init__(self, entries: Iterable[Indicator], areas: Callable[[], Areas] = dict) -> None:
        self.entries = [entry_of(one) for one in entries]
        self.areas = areas
        self._weights: dict[str, float] = {}
        self._points: dict[str, dict[str, int]] = {}

    @cached_property
    def _by_indicator(self) -> dict[str, IndexEntry]:
        return {entry.indicator: entry for entry in self.entries}

    @cached_property
    def _every_word(self) -> str:
        """Return all words of names and definitions: what is not in them, no entry has."""
        return "\n".join([*self.whole, *self._vocabulary[1], self.chinese])

    @cached_property
    def _rarest(self) -> float:
        return 1 + log(len(self.entries) or 1)

    @cached_property
    def chinese(self) -> str:
        """Return all Chinese names: what a run of Chinese is parted by."""
        return "\n".join(f"{one.chinese}\n{one.chinese_alike}\n{one.chinese_everyday}" for one in self.entries)

    @cached_property
    def whole(self) -> frozenset[str]:
        """Return the English words of all names and their synonyms."""
        return frozenset().union(*(one.words | one.alike | one.everyday for one in self.entries))

    def asked(self, text: str) -> list[str]:
        """Return the words of a text that say what is asked: no fillers, and Chinese in pieces.

        A word with a hyphen whose parts no name has together is one word: ``e-cny``.
        """
        found: list[str] = []
        for chunk in joined_terms(re.sub(r"'s\b", "", text)).split():
            parts = words_of(chunk)
            if chunk.casefold() in TERMS:
                parts = [chunk.casefold()]
            elif len(parts) > 1 and "-" in chunk and chunk.isascii() and not self._has_together(parts):
                parts = [singular(chunk.strip(",.;:")).replace(" ", "-")]
            for part in parts:
                is_run = is_chinese(part) and part not in TERMS
                found += map(self._without_ending, self._pieces(part)) if is_run else [part]
        return list(dict.fromkeys(found))

    def _has_together(self, parts: Sequence[str]) -> bool:
        return any(all(map(entry.has, parts)) for entry in self.entries)

    def _without_ending(self, piece: str) -> str:
        """Return a piece of Chinese without a word for amount or number at its end, where more labels have it so: 进出口 of 进出口额."""
        bare = piece[:-1]
        return bare if piece[-1] in ENDINGS and len(bare) > 1 and self._count(bare) > self._count(piece) else piece

    def _count(self, piece: str) -> int:
        return len(self._having(piece))

    def _pieces(self, run: str) -> list[str]:
        """Return a run of Chinese in pieces that are in a label; what is in none is a piece too, unless it is one character.

        Fewest characters outside, then fewest pieces, then those that occur most often.
        """
        best: list[tuple[int, int, int, int]] = [(0, 0, 0, 0)]  # outside, pieces, minus occurrences, size of the last
        for end in range(1, len(run) + 1):
            before = best[end - 1]
            ways = [(before[0] + 1, before[1], before[2], 0)]
            for size in range(2, min(PIECE, end) + 1):
                if count := self.chinese.count(run[end - size : end]):
                    outside, pieces, often, _ = best[end - size]
                    ways.append((outside, pieces + 1, often - count, size))
            best.append(min(ways))
        found: list[str] = []
        end, rest = len(run), ""
        while end:
            size = best[end][3]
            if not size:
                rest, end = run[end - 1] + rest, end - 1
            if size or not end:
                found = [rest, *found] if rest[1:] or rest == run else found
                rest = ""
            if size:
                found, end = [run[end - size : end], *found], end - size
        return found

    def find(self, words: Sequence[str], areas: Collection[str] = ()) -> list[Hit]:
        """Return the entries that have all words, in the order of the rule; with ``areas`` only those with figures of all."""
        asked, hits, there = key(words), [], {} if areas else self.areas()
        having = [self._having(word) for word in words]
        for place, entry in enumerate(self._of_areas(areas) if words else ()):
            points = [of_word.get(entry.indicator, 0) for of_word in having]
            if all(points):
                exact = 2 if asked in entry.labels else 1 if asked in entry.labels_alike else 0
                order = (-exact, -sum(points), *_among_equals(entry, asked, there), place)
                hits.append(Hit(entry.indicator, exact, sum(points), min(points), entry.headline, order))
        return sorted(hits, key=lambda hit: hit.order)

    def near(self, words: Sequence[str], areas: Collection[str] = (), most: int = 3) -> list[str]:
        """Return the indicators of the entries whose names have the most that the words say, rather of the subject than of what is counted."""
        subject = [word for word in words if word not in ATTRIBUTES]
        found = (self.scored(subject, areas) if subject else []) or self.scored(words, areas)
        hits = [hit for hit in found if hit.least and hit.cover >= NEAREST]
        return [hit.indicator for hit in hits if hit.points >= hits[0].points * NEAR][:most]

    def scored(self, words: Sequence[str], areas: Collection[str] = (), text: Sequence[str] = ()) -> list[Hit]:
        """Return the entries that have any of the words, by the weight of those that they have, the likeliest first.

        A word in a definition counts for less. ``text`` are all words of a sentence: where they have a whole label, those of it
        that are not among ``words`` count too, and the label itself by a tenth. ``least`` are the points of the weakest word
        that a name has, 0 where none has any.
        """
        asked, there, found = key(words), {} if areas else self.areas(), []
        all_weight = sum(map(self.weight, words))
        english, chinese = with_alike(word for word in text if not is_chinese(word)), "".join(filter(is_chinese, text))
        known = with_alike(words)
        having = {word: self._having(word) for word in words}
        for place, entry in enumerate(self._with_figures(areas)):
            points = {word: own for word in words if (own := having[word].get(entry.indicator, 0))}
            own_weight = sum(self.weight(word) * _part(own) for word, own in points.items())
            whole = (label for label in self._spoken[entry.indicator] if label[0] <= english and label[1] in chinese)
            labels = max((self._label_weight(*label, known) for label in whole), default=0.0)
            if own_weight or labels:
                score = round((own_weight + labels) * 1000)
                least = min((own for own in points.values() if own >= EVERYDAY), default=EVERYDAY if labels else 0)
                order = (-score, *_among_equals(entry, asked, there), place)
                cover = round(own_weight / all_weight, 6) if all_weight else 1.0
                found.append(Hit(entry.indicator, 1 if labels else 0, score, least, entry.headline, order, cover))
        return sorted(found, key=lambda hit: hit.order)

    @cached_property
    def _spoken(self) -> dict[str, list[tuple[frozenset[str], str]]]:
        """Return the English words and the Chinese signs of each of the labels that are said in sentences, by indicator."""
        return {
            entry.indicator: [
                (frozenset(words.split()), signs)
                for words, _, signs in (label.partition("|") for label in entry.spoken)
            ]
            for entry in self.entries
        }

    def _label_weight(self, words: Collection[str], signs: str, known: Collection[str]) -> float:
        """Return what a label that a text has counts for (see ``scored``)."""
        more = sum(self.weight(word) for word in words if word not in known)
        return more + (sum(map(self.weight, words)) + len(signs)) * OF_A_LABEL

    def weight(self, word: str) -> float:
        """Return how much a word tells: more, the fewer names have it; that of one that only definitions have is low."""
        if word not in self._weights:
            having = self._having(word)
            count = sum(points >= EVERYDAY for points in having.values())
            in_text = self._rarest / 3 if having else self._rarest
            self._weights[word] = 1 + log(len(self.entries) / count) if count else in_text
        return self._weights[word]

    def is_named(self, word: str) -> bool:
        """Return whether a word is a whole word of any name (see ``Hit.named``)."""
        return word in (self.chinese if is_chinese(word) else self.whole)

    def cover(self, indicator: str, words: Collection[str]) -> float:
        """Return which part of the weight of some words an indicator has; words that no name has weigh as the rarest do."""
        own = sum(self.weight(word) * _part(points) for word in words if (points := self.points(indicator, word)))
        of_none = sum(self._rarest - self.weight(word) for word in words if not self.is_named(word))
        return own / (sum(map(self.weight, words)) + of_none) if words else 0.0

    def is_in_labels(self, word: str) -> bool:
        """Return whether any label, or a synonym of one, has a word; everyday names have many more."""
        return any(points >= ALIKE for points in self._having(word).values())

    def named_words(self, indicator: str, words: Iterable[str]) -> list[str]:
        """Return those of some words that are whole words of the names of an indicator (see ``Hit.named``)."""
        return [word for word in words if self.points(indicator, word) >= EVERYDAY]

    def points(self, indicator: str, word: str) -> int:
        """Return the points of a word in the entry of an indicator."""
        return self._having(word).get(indicator, 0)

    def _having(self, word: str) -> Mapping[str, int]:
        """Return the points of a word in the entries that have it, by indicator."""
        if word not in self._points:
            longer = self._longer(word) if word in self._every_word else _NONE_LONGER
            entries = (
                self.entries if is_chinese(word) else self._with_any({word, *longer.within, *longer.begun_in_text})
            )
            found = ((entry.indicator, entry.points(word, longer)) for entry in entries)
            self._points[word] = {indicator: points for indicator, points in found if points}
        return self._points[word]

    def _with_any(self, words: Iterable[str]) -> Iterable[IndexEntry]:
        """Return the entries that have any of some English words."""
        return {entry.indicator: entry for word in words for entry in self._entries_of.get(word, ())}.values()

    @cached_property
    def _entries_of(self) -> dict[str, list[IndexEntry]]:
        """Return the entries of each English word."""
        found: dict[str, list[IndexEntry]] = {}
        for entry in self.entries:
            for word in entry.words | entry.alike | entry.everyday | entry.text:
                found.setdefault(word, []).append(entry)
        return found

    def _longer(self, word: str) -> Longer:
        """Return the words of all entries in which a word is; none for a short one."""
        if len(word) < SHORTEST or is_chinese(word):
            return _NONE_LONGER
        names, of_text = self._vocabulary
        within = {other for other in names if word in other}
        begun = {other for other in within if other.startswith(word)}
        in_text = {other for other in of_text if other.startswith(word)}
        return Longer(frozenset(begun), frozenset(within), frozenset(in_text))

    @cached_property
    def _vocabulary(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the English words of all names, and those of all definitions."""
        names = frozenset().union(*(entry.words for entry in self.entries))
        return names, frozenset().union(*(entry.text for entry in self.entries))

    def same_but_for_brackets(self, indicator: str, other: str) -> bool:
        """Return whether two indicators share a label but for what stands in its brackets."""
        return not {*self._by_indicator[indicator].spoken}.isdisjoint(self._by_indicator[other].spoken)

    def unknown(self, words: Iterable[str]) -> list[str]:
        """Return the words that no entry has."""
        return [word for word in words if not self._having(word)]

    def corrected(self, words: Sequence[str]) -> list[str]:
        """Return words with those that no entry has spelled as the nearest one is; empty where there is none for one of them."""
        from difflib import get_close_matches

        found = []
        for word in words:
            if self.unknown([word]):
                turned = [other for other in self.whole if sorted(other) == sorted(word)]
                alike = sorted(one for one in self.whole if one[0] == word[0] and abs(len(one) - len(word)) < 2)
                near = turned or get_close_matches(word, alike, n=1, cutoff=_ALMOST)
                if not near or len(word) < SHORTEST or "-" in word:
                    return []
                word = near[0]
            found.append(word)
        return found

    def label_words(self, indicator: str) -> list[str]:
        """Return the words of the shortest English label of an indicator, or of its Chinese one."""
        keys = next((one.labels for one in self.entries if one.indicator == indicator), ())
        found = [label.partition("|")[0].split() for label in keys]
        return min(filter(None, found), key=len, default=[])

    def of_areas(self, areas: Collection[str]) -> list[str]:
        """Return the indicators with figures of all areas (of none: of any), by their headline order.

        Those without any of China come first where another area is asked for.
        """
        there = self.areas() if areas and "CN" not in areas else {}
        ordered = sorted(self._with_figures(areas), key=lambda one: (not _is_abroad(one, there), one.headline))
        return [one.indicator for one in ordered]

    def _with_figures(self, areas: Collection[str]) -> Sequence[IndexEntry]:
        """Return the entries with figures of all areas; of no areas those with any, as a catalog knows more than a table has."""
        there = self.areas()
        return [one for one in self._of_areas(areas) if one.indicator in there or not there]

    def _of_areas(self, areas: Collection[str]) -> Sequence[IndexEntry]:
        there = self.areas() if areas else {}
        if not there:
            return self.entries
        return [one for one in self.entries if all(area in there.get(one.indicator, ()) for area in areas)]


def _among_equals(entry: IndexEntry, asked: str, areas: Areas) -> tuple[int, int, int]:
    """Return what orders entries that have the same points: those of China, headlines, and the nearest labels first."""
    return _is_abroad(entry, areas), entry.headline, extra(asked, entry.labels)


def _is_abroad(entry: IndexEntry, areas: Areas) -> bool:
    """Return whether an entry is known to have no figures of China."""
    return entry.indicator in areas and "CN" not in areas[entry.indicator]


def chosen(hits: Sequence[Hit]) -> list[str]:
    """Return the indicators that words mean: those of which they are a label, else the headlines among them, else all.

    Words of names go before words of definitions, and names before their synonyms.
    """
    kept = [hit for hit in hits if hit.named] or list(hits)
    exact = max((hit.exact for hit in kept), default=0)
    kept = [hit for hit in kept if hit.exact == exact]
    most = max((hit.points for hit in kept), default=0)
    kept = [hit for hit in kept if exact == 2 or hit.points == most]
    headlines = [hit for hit in kept if hit.headline < NO_HEADLINE]
    return [hit.indicator for hit in (kept if exact else headlines or kept)]


@cache
def entry_of(entry: Indicator) -> IndexEntry:
    """Return what the index knows of an indicator."""
    labels = [label for label in (entry.label, entry.short, entry.label_zh, entry.short_zh) if label]
    everyday = [_spelled(name) for name in entry.also.split("; ") if name]
    alike = [other for text in map(_spelled, labels) for other in variants(text)]
    bare = [_spelled(re.sub(IN_BRACKETS, "", label)) for label in labels]
    in_sentences = (text for label in bare for text in (label, *variants(label)))
    last_part = entry.indicator.rpartition(".")[2]
    names = frozenset(words_of(" ".join((entry.indicator, *labels))))
    synonyms = frozenset(words_of(" ".join((entry.sector, entry.former, *alike)))) - names
    return IndexEntry(
        entry.indicator,
        names,
        synonyms,
        with_alike(words_of(" ".join(everyday))) - names - synonyms,
        frozenset(words_of(" ".join((entry.definition, entry.concept, entry.producer, entry.note)))),
        f"{entry.label_zh} {entry.short_zh}",
        " ".join(filter(is_chinese, (phrase(entry.sector, CHINESE), *alike))),
        " ".join(filter(is_chinese, everyday)),
        tuple(dict.fromkeys(key(words_of(label)) for label in labels)),
        tuple(dict.fromkeys(key(words_of(text)) for text in (last_part, *alike, *everyday))),
        entry.headline_rank,
        tuple(dict.fromkeys(key(words_of(text)) for text in (*in_sentences, *everyday))),
    )


def with_alike(words: Iterable[str]) -> frozenset[str]:
    """Return words with other words that mean the same."""
    return frozenset(other for word in words for other in WORDS_ALIKE.get(word, (word,)))


def _spelled(label: str) -> str:
    return " ".join(re.findall(_ANY_WORD, singular(label)))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, nouns in the singular and verbs in their plain form, without fillers.

    A run of Chinese is one word.
    """
    plain = singular(text)
    for filler in CHINESE_FILLERS:
        plain = plain.replace(filler, " ")
    return [PLAIN_FORMS.get(word, word) for word in re.findall(_WORD, plain) if word not in SKIPPED]


def key(words: Iterable[str]) -> str:
    """Return what two texts share that say the same: the English words in the order of the alphabet, then the Chinese ones."""
    there = list(words)
    english = sorted({word for word in there if not is_chinese(word)})
    return f"{' '.join(english)}|{''.join(word for word in there if is_chinese(word))}"


def _part(points: int) -> float:
    """Return what part of the weight of a word counts, by where an entry has it."""
    return next(part for least, part in PARTS if points >= least)


def extra(asked: str, labels: Iterable[str]) -> int:
    """Return how many words, in Chinese characters, the nearest label has besides those asked; of one language only."""
    english, _, chinese = asked.partition("|")
    found = []
    for label in labels:
        words, _, signs = label.partition("|")
        if bool(signs) == bool(chinese):
            found.append(abs(len(signs) - len(chinese)) + len(set(words.split()) - set(english.split())))
    return min(found, default=NO_HEADLINE)
