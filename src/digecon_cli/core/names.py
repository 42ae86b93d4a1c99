"""Names that people use for indicators, other than exact ids and sectors (which ``Dataset.named`` finds by itself).

In this order: an id or a sector in any case, the last part of an id if it is unique (or of one headline only), a label or
short label in English or Chinese, a former id, a glob; then ``NAME@AREA``, and names separated by commas. Anything else
means the indicators whose names hold all its words, or synonyms of them. A name may be more than one word of a command
line; ``interpret`` finds where names begin and end.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import NamedTuple

from . import periods
from .errors import UsageError
from .messages import Message, Value
from .model import Indicator
from .synonyms import FILLERS, SILENT, is_chinese, plain, singular, tokens, variants


class Vocabulary(NamedTuple):
    """All indicators: their ids, their catalog entries, and the command that lists them."""

    known: Sequence[str]
    catalog: Mapping[str, Indicator]
    list: str = "digecon list"

    def about(self, indicator: str) -> Indicator:
        """Return the catalog entry of an indicator, or one with only id and sector if the catalog has none."""
        return self.catalog.get(indicator) or Indicator(indicator, sector=indicator.partition(".")[0])


class Meant(NamedTuple):
    """What a name means: indicators, and the area if the name states one.

    ``guessed`` is true where the name is only the last part of an id, or words that names contain.
    """

    indicators: frozenset[str]
    area: str = ""
    guessed: bool = False


_LONGEST = 8  # words that are tried as one name
# Words that are skipped between names.
_BETWEEN = FILLERS | frozenset(
    ("and", "or", "vs", "vs.", "versus", "against", "&", "和", "与")
)  # as a comma between names


def interpret(words: Sequence[str], vocabulary: Vocabulary) -> list[Meant]:
    """Return the meanings of the words of a command line, in order; a name may have more than one word.

    Of all ways to split the words into names the one with the fewest guesses counts, then the one with the fewest names.
    Raises UsageError for a word that means nothing in any of them.
    """
    for guess in (False, True):  # guesses only if there is no other way
        ways = _ways(words, vocabulary, guess)
        way = ways.get(len(words))
        if way and way.found and (guess or not way.guesses):
            return list(way.found)
    raise _unknown(words[max(ways)] if max(ways) < len(words) else " ".join(words), vocabulary)


def _ways(words: Sequence[str], vocabulary: Vocabulary, guess: bool) -> "dict[int, _Way]":
    """Return by number of words from the beginning the best way to split them, where there is one."""
    ids = frozenset(vocabulary.known)
    ways = {0: _Way(0, 0, ())}
    for start, word in enumerate(words):
        if start not in ways:
            continue
        before = ways[start]
        if word.lower() in _BETWEEN:
            ways[start + 1] = min(ways.get(start + 1, before), before, key=_Way.worth)
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            if end > start + 1 and (word in ids or words[end - 1] in ids):
                break  # an id is a name of its own
            bare = not _BETWEEN.isdisjoint((word.lower(), words[end - 1].lower()))  # no guess begins or ends with these
            if found := _parts(" ".join(words[start:end]), vocabulary, guess and not bare):
                guesses = before.guesses + any(one.guessed for one in found)
                way = _Way(guesses, before.names + 1, (*before.found, *found))
                ways[end] = min(ways.get(end, way), way, key=_Way.worth)
    return ways


class _Way(NamedTuple):
    """A way to split words into names."""

    guesses: int
    names: int
    found: tuple[Meant, ...]

    def worth(self) -> tuple[int, int]:
        return self.guesses, self.names


def meant(text: str, vocabulary: Vocabulary) -> list[Meant]:
    """Return the meanings of names separated by commas; raises UsageError where one means nothing."""
    if found := _parts(text, vocabulary):
        return found
    raise _unknown(text, vocabulary)


def _parts(text: str, vocabulary: Vocabulary, guess: bool = True) -> list[Meant]:
    """Return the meanings of the names in a text with commas; empty where one of them means nothing.

    Since a label may contain commas, the longest run of parts that means something counts as one name.
    """
    parts = _split(text)
    found: list[Meant] = []
    while parts:
        for end in range(len(parts), 0, -1):
            if meaning := _one(",".join(parts[:end]).strip(), vocabulary, guess):
                break
        else:
            return []
        found.append(meaning)
        parts = parts[end:]
    return found


def _split(text: str) -> list[str]:
    return [part for part in text.replace("，", ",").split(",") if part.strip()]


def _one(name: str, vocabulary: Vocabulary, guess: bool = True) -> Meant | None:
    if found := find(name, vocabulary):
        return found
    head, at, area = name.rpartition("@")
    if not (at and area.strip()) or re.search(r"[,\s]", area.strip()):
        head, area = name, ""
    found = (find(head.strip(), vocabulary) if area else None) or (words_in_names(head, vocabulary) if guess else None)
    return found._replace(area=area.strip()) if found else None


def find(name: str, vocabulary: Vocabulary) -> Meant | None:
    """Return the indicators of an id, label, sector, former id or glob; None where there are none."""
    for spelled in (plain, singular):
        if not (wanted := spelled(name)):
            return None
        for of in (_ids, _sector):
            if found := _called(wanted, spelled, of, vocabulary):
                return Meant(frozenset(found))
        labelled = _called(wanted, spelled, _labels, vocabulary)
        if indicator := _leading(_called(wanted, spelled, _last_part, vocabulary), vocabulary):
            return Meant(frozenset((indicator,)), guessed=indicator not in labelled)
        if labelled:
            return Meant(frozenset(filter(None, [_leading(labelled, vocabulary)])) or frozenset(labelled))
    if former := [entry.indicator for entry in vocabulary.catalog.values() if name in entry.former.split(";")]:
        return Meant(frozenset(former))
    is_glob = any(sign in name for sign in "*?[")
    fits = [known for known in vocabulary.known if is_glob and fnmatchcase(known, name)]
    return Meant(frozenset(fits)) if fits else None


def _leading(found: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return the only indicator found, or the only headline among them; empty otherwise."""
    headlines = [one for one in found if vocabulary.about(one).headline]
    return next((only[0] for only in (found, headlines) if len(only) == 1), "")


def words_in_names(text: str, vocabulary: Vocabulary) -> Meant | None:
    """Return the indicators whose names contain every word of a text, or else its synonyms; None where there are none.

    Those count of which a label has no other word, else the headlines if there are any; if exactly one of these is a headline,
    it alone. Fillers, silent words and numbers alone match nothing.
    """
    if "," in text:
        return None
    words = {indicator: _words(vocabulary.about(indicator)) for indicator in vocabulary.known}
    there = frozenset().union(*(english for english, _ in words.values()))  # rules out most runs of words quickly
    for texts in ([text], variants(text)):
        ways = [wanted for spelled in texts if _can_hold(there, wanted := _wanted(spelled))]
        found = [known for known in vocabulary.known if any(_hold(words[known], wanted) for wanted in ways)]
        exact = [known for known in found if any(_is_label(wanted, vocabulary.about(known)) for wanted in ways)]
        found = exact or [known for known in found if vocabulary.about(known).headline] or found
        if indicator := _leading(found, vocabulary):
            return Meant(frozenset((indicator,)), guessed=True)
        if found:
            return Meant(frozenset(found), guessed=True)
    return None


def _wanted(text: str) -> list[str]:
    return [word for word in tokens(singular(text)) if word not in FILLERS]


@cache
def _words(entry: Indicator) -> tuple[frozenset[str], str]:
    """Return the English words of an indicator's names in the singular, and its Chinese names."""
    names = " ".join((*_ids(entry), *_sector(entry), *_labels(entry)))
    return frozenset(tokens(singular(names))), f"{entry.label_zh} {entry.short_zh}"


def _is_label(wanted: Sequence[str], entry: Indicator) -> bool:
    """Return whether a label of an indicator has these words and no others."""
    return any(frozenset(_wanted(label)) == frozenset(wanted) for label in _labels(entry))


def _can_hold(there: Container[str], wanted: Sequence[str]) -> bool:
    known = all(word in there or is_chinese(word) for word in wanted)
    return known and not all(word.isdecimal() or word in SILENT for word in wanted)


def _hold(names: tuple[frozenset[str], str], wanted: Sequence[str]) -> bool:
    english, chinese = names
    return all(word in english or (is_chinese(word) and _within(word, chinese)) for word in wanted)


def _within(word: str, text: str) -> bool:
    """Return whether a Chinese word is in a text; the characters of a long word may have others in between."""
    rest = iter(text)
    return word in text or (len(word) > 3 and all(sign in rest for sign in word))


def _called(
    wanted: str, spelled: Callable[[str], str], of: Callable[[Indicator], Sequence[str]], vocabulary: Vocabulary
) -> list[str]:
    return [
        known
        for known in vocabulary.known
        if any(spelled(text) == wanted for text in of(vocabulary.about(known)) if text)
    ]


def _ids(entry: Indicator) -> Sequence[str]:
    return (entry.indicator,)


def _sector(entry: Indicator) -> Sequence[str]:
    return entry.sector, entry.indicator.partition(".")[0]


def _last_part(entry: Indicator) -> Sequence[str]:
    return (entry.indicator.rpartition(".")[2],)


def _labels(entry: Indicator) -> Sequence[str]:
    return entry.label, entry.label_zh, entry.short, entry.short_zh


class UnknownName(UsageError):
    """The error of a name that means nothing; ``name`` is what was typed."""

    def __init__(self, name: str, template: str, /, **values: Value) -> None:
        super().__init__(template, name=name, **values)
        self.name = name


class PeriodForName(UsageError):
    """The error of a period in the place of a name; ``name`` is what was typed."""

    def __init__(self, name: str, template: str, /, **values: Value) -> None:
        super().__init__(template, name=name, **values)
        self.name = name


def _unknown(text: str, vocabulary: Vocabulary) -> UsageError:
    """Return the error for a name that means nothing, with the nearest one that does; for a period, how to type it.

    Of names separated by commas it is about the first that means nothing.
    """
    parts = [part.strip() for part in _split(text)]
    alone = [part for part in parts if not _one(part, vocabulary)]
    name = alone[0] if len(alone) < len(parts) else text
    try:
        first, last = periods.ends(name or "?", "")
    except UsageError:
        near = nearest(name, vocabulary)
        hint = Message(" Did you mean '{near}'?", near=near) if near else ""
        unknown = "'{name}' is no sector and no indicator.{hint} '{list}' shows all of them."
        return UnknownName(name, unknown, hint=hint, list=vocabulary.list)
    first, last = (periods.label(one) if one else "" for one in (first, last))
    if not last:
        message = "'{name}' is a period and no indicator: write --from {first} (and --to {first} for no other)."
        return PeriodForName(name, message, first=first)
    options = f"--from {first} --to {last}" if first else f"--to {last}"
    return PeriodForName(name, "'{name}' is a period and no indicator: write {options}.", options=options)


def nearest(name: str, vocabulary: Vocabulary, further: Sequence[str] = ()) -> str:
    """Return the id, sector or further word that is closest to a name; empty where none is close."""
    from difflib import get_close_matches

    called = dict(_callings(vocabulary)) | {word: word for word in further}
    typed = plain(name.partition("@")[0])
    if not any(map(str.isalnum, typed)):
        return ""
    word = f" {singular(typed)} "  # people remember part of a name
    asked = sorted(called, key=lambda text: (vocabulary.about(called[text]).headline_rank, len(text)))
    for close in (
        get_close_matches(typed, called, n=1, cutoff=0.8),
        [text for text in asked if word in f" {singular(text.replace('.', ' '))} "],
        get_close_matches(typed, called, n=1, cutoff=0.6),
        [text for text in asked if typed in text and (len(typed) > 3 or not typed.isascii())],
    ):
        if close:
            return called[close[0]]
    return ""


def _callings(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield each name of indicators and sectors with the id or sector to type; the most popular indicators come last."""

    def rank(indicator: str) -> int:
        return vocabulary.about(indicator).headline_rank

    ordered = sorted(vocabulary.known, key=rank, reverse=True)
    for of in (_labels, _last_part, _ids):
        for indicator in ordered:
            yield from ((plain(text), indicator) for text in of(vocabulary.about(indicator)) if text)
    for indicator in ordered:
        yield from ((plain(sector), sector) for sector in _sector(vocabulary.about(indicator)))
