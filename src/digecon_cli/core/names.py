"""Names that people use for indicators, other than exact ids and sectors (which ``Dataset.named`` finds by itself).

In this order: an id or a sector in any case, the last part of an id if it is unique (or of one headline only), a label or
short label in English or Chinese, a former id, a glob; then ``NAME@AREA``, and names separated by commas. Anything else
means what the index finds by its words (see ``search``). A name may be more than one word of a command
line; ``interpret`` finds where names begin and end.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from typing import NamedTuple

from . import periods
from .areas import named_areas, without_suffix
from .errors import DigeconError, UsageError
from .everyday import is_sentence
from .messages import Message, Value
from .model import Indicator, split_name
from .producers import producers_in, without_producers
from .search import ALIKE, TERMS, Areas, Hit, SearchIndex, chosen
from .synonyms import ATTRIBUTES, FILLERS, NEWEST, SILENT, joined_terms, plain, singular, without_measure


class Vocabulary:
    """All indicators: their ids, their catalog entries, and what gives the areas of each; ``table`` is that of a ``Dataset``."""

    def __init__(
        self,
        known: Sequence[str],
        catalog: Mapping[str, Indicator],
        table: str = "",
        areas: Callable[[], Areas] = dict,
    ) -> None:
        self.known = known
        self.catalog = catalog
        self.table = table
        self.areas = areas

    @property
    def list(self) -> str:
        """Return the command that lists them."""
        return f"digecon list{self.table}"

    @cached_property
    def index(self) -> SearchIndex:
        """Return the index of these indicators, made where a phrase is looked up."""
        return SearchIndex(map(self.about, self.known), self.areas)

    def has_area(self, area: str) -> bool:
        """Return whether any indicator has figures of an area that is called just so."""
        return any(area in areas for areas in self.areas().values())

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
# Words that part names as a comma does, and those that are skipped between names.
_PARTING = frozenset(("and", "or", "vs", "vs.", "versus", "against", "&", "和", "与"))
_BETWEEN = FILLERS | _PARTING
_NO_PART = _PARTING | NEWEST  # of a name that is guessed


def interpret(words: Sequence[str], vocabulary: Vocabulary) -> list[Meant]:
    """Return the meanings of the words of a command line, in order; a name may have more than one word.

    Of all ways to split the words into names the one with the fewest guesses counts, then the one with the fewest names.
    Raises UsageError for a word that means nothing in any of them.
    """
    if not TERMS.isdisjoint(joined_terms(" ".join(words).casefold()).split()):
        raise _unknown(" ".join(words), vocabulary)
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
            if end > start + 1 and not ids.isdisjoint((split_name(word)[0], split_name(words[end - 1])[0])):
                break  # an id is a name of its own
            run = [part.lower() for part in words[start:end]]
            is_attribute = len(run) < len(words) and ATTRIBUTES.issuperset(
                map(singular, run)
            )  # chips imports: of chips
            skips = not _BETWEEN.isdisjoint((run[0], run[-1])) or not _NO_PART.isdisjoint(run)
            bare = skips or is_attribute  # no guess has these
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
    head, at, area = map(str.strip, name.rpartition("@"))
    if not (at and area) or (re.search(r"[,\s]", area) and not vocabulary.has_area(area)):
        head, area = name, ""
    found = (find(head, vocabulary) if area else None) or (words_in_names(head, vocabulary) if guess else None)
    return found._replace(area=area) if found and area else found


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
    """Return the indicators that the words of a text mean by the index (see ``search.chosen``); None where there are none.

    Only whole words of names and their synonyms count. A place among the words is the area (``gdp of the US``), and alone means
    all that has figures of it. Fillers, silent words and numbers alone match nothing.
    """
    if "," in text:
        return None
    index, text = vocabulary.index, without_suffix(text)
    hits = _named(index.asked(text), index)
    is_label = bool(hits) and hits[0].exact == 2
    if not is_label and (named := producers_in(text)) and (own := _of_producers(text, named, vocabulary)):
        return own
    places, rest = named_areas(text)
    if is_sentence(text) and not is_label:
        return None  # a question, which has more words than those of a name
    if hits and hits[0].exact and not places[1:]:
        return Meant(frozenset(chosen(hits)), guessed=True)
    for named_text in (text, rest):
        subject = without_measure(named_text)[1]
        if subject != named_text and _named(index.asked(subject), index):
            return None  # a question, whose measure is no part of a name
    if not places:
        return Meant(frozenset(chosen(hits)), guessed=True) if hits else None
    if places[1:]:
        return None
    words = index.asked(rest)
    if not words:
        return Meant(frozenset(vocabulary.known), places[0], guessed=True)
    there = _named(words, index, places) or _named(words, index)
    return Meant(frozenset(chosen(there)), places[0], guessed=True) if there else None


def _of_producers(text: str, named: Collection[str], vocabulary: Vocabulary) -> Meant | None:
    """Return the series of some producers whose label the rest of a text is; None for none."""
    hits = _named(vocabulary.index.asked(without_producers(text)), vocabulary.index)
    own = [hit for hit in hits if hit.exact and vocabulary.about(hit.indicator).producer in named]
    return Meant(frozenset(chosen(own)), guessed=True) if own else None


def _named(words: Sequence[str], index: SearchIndex, places: Sequence[str] = ()) -> list[Hit]:
    """Return the entries whose labels or synonyms have all words, or that everyday name; none for words that say nothing alone."""
    if not words or all(word.isdecimal() or word in SILENT for word in words):
        return []
    if not all(map(index.is_named, words)):  # rules out most runs of words quickly
        return []
    return [hit for hit in index.find(words, places) if hit.exact or hit.least >= ALIKE]


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


def _unknown(text: str, vocabulary: Vocabulary) -> DigeconError:
    """Return the error for a name that means nothing: the nearest one that does, how to type a period, or that it is not there.

    Of names separated by commas it is about the first that means nothing. A word that is spelled like none is understood, and
    not in the table; an id is misspelled.
    """
    parts = [part.strip() for part in _split(text)]
    alone = [part for part in parts if not _one(part, vocabulary)]
    name = alone[0] if 0 < len(alone) < len(parts) else text
    try:
        first, last = periods.ends(name or "?", "")
    except UsageError:
        from .period_words import without_year

        if not without_year(name) and is_absent(name, vocabulary):
            from .absent import no_subject

            return no_subject(name, vocabulary)
        near = nearest(name, vocabulary)
        hint = Message(" Did you mean '{near}'?", near=near) if near else ""
        unknown = "'{name}' is neither a sector nor an indicator.{hint} '{list}' shows all of them."
        return UnknownName(name, unknown, hint=hint, list=vocabulary.list)
    first, last = (periods.label(one) if one else "" for one in (first, last))
    if not last:
        message = "'{name}' is a period, not an indicator: write --from {first} (and --to {first} for it alone)."
        return PeriodForName(name, message, first=first)
    options = f"--from {first} --to {last}" if first else f"--to {last}"
    return PeriodForName(name, "'{name}' is a period, not an indicator: write {options}.", options=options)


def is_absent(name: str, vocabulary: Vocabulary) -> bool:
    """Return whether a name has a word that no name has and that is spelled like none: it is of something else."""
    words = vocabulary.index.asked(without_measure(name)[1])
    is_id = any(sign in name for sign in ".@*?[")
    return not is_id and bool(vocabulary.index.unknown(words)) and not vocabulary.index.corrected(words)


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
