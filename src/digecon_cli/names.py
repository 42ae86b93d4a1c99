"""What people call indicators, where a name is no exact id and no sector (which ``Dataset.named`` finds by itself).

In this order: an id or a sector in any case, the last part of an id where it is the only one (or the only headline), a
label or short label in English or Chinese, a former id, a glob; then ``NAME@AREA``, and several names with commas. What is
none of these means the indicators whose names hold all its words, or words that mean the same. A name may be
several words of a command line, which ``said`` puts together.
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


class World(NamedTuple):
    """The indicators that there are: their ids, what a catalog says of them, and the command that lists them."""

    known: Sequence[str]
    catalog: Mapping[str, Indicator]
    list: str = "digecon list"

    def about(self, indicator: str) -> Indicator:
        """Return the catalog entry of an indicator; an empty one where no catalog describes it."""
        return self.catalog.get(indicator) or Indicator(indicator, sector=indicator.partition(".")[0])


class Meant(NamedTuple):
    """What a name means: indicators, in one area where the name says so.

    ``guessed`` says that it is no name of theirs, but the last part of one or words that their names hold.
    """

    indicators: frozenset[str]
    area: str = ""
    guessed: bool = False


_LONGEST = 8  # words that are tried as one name
# Words that are passed over between names.
_BETWEEN = FILLERS | frozenset(
    ("and", "or", "vs", "vs.", "versus", "against", "&", "和", "与")
)  # as a comma between names


def said(words: Sequence[str], world: World) -> list[Meant]:
    """Return what the words of a command line mean: names of one word or of several, in the order in which they stand.

    Of all ways to part the words into names the one counts that guesses least, then that has the fewest names. Raises
    UsageError for a word that means nothing in any of them.
    """
    for guess in (False, True):  # where the words are names of theirs, nothing need be guessed
        ways = _ways(words, world, guess)
        way = ways.get(len(words))
        if way and way.found and (guess or not way.guesses):
            return list(way.found)
    raise _unknown(words[max(ways)] if max(ways) < len(words) else " ".join(words), world)


def _ways(words: Sequence[str], world: World, guess: bool) -> "dict[int, _Way]":
    """Return for each number of words from the beginning the best way to part them, where there is one."""
    ids = frozenset(world.known)
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
            if found := _parts(" ".join(words[start:end]), world, guess and not bare):
                guesses = before.guesses + any(one.guessed for one in found)
                way = _Way(guesses, before.names + 1, (*before.found, *found))
                ways[end] = min(ways.get(end, way), way, key=_Way.worth)
    return ways


class _Way(NamedTuple):
    """A way to part words into names."""

    guesses: int
    names: int
    found: tuple[Meant, ...]

    def worth(self) -> tuple[int, int]:
        return self.guesses, self.names


def meant(text: str, world: World) -> list[Meant]:
    """Return what a name means, or several with commas between them; raises UsageError where a part means nothing."""
    if found := _parts(text, world):
        return found
    raise _unknown(text, world)


def _parts(text: str, world: World, guess: bool = True) -> list[Meant]:
    """Return what the names in a text with commas mean, nothing where one of them means nothing.

    A label may hold commas itself, so that the longest part that means something counts.
    """
    parts = _split(text)
    found: list[Meant] = []
    while parts:
        for end in range(len(parts), 0, -1):
            if one := _one(",".join(parts[:end]).strip(), world, guess):
                break
        else:
            return []
        found.append(one)
        parts = parts[end:]
    return found


def _split(text: str) -> list[str]:
    return [part for part in text.replace("，", ",").split(",") if part.strip()]


def _one(name: str, world: World, guess: bool = True) -> Meant | None:
    if found := find(name, world):
        return found
    head, at, area = name.rpartition("@")
    if not (at and area.strip()) or re.search(r"[,\s]", area.strip()):
        head, area = name, ""
    found = (find(head.strip(), world) if area else None) or (words_in_names(head, world) if guess else None)
    return found._replace(area=area.strip()) if found else None


def find(name: str, world: World) -> Meant | None:
    """Return the indicator of a name, or those of a sector, glob or common label; None where it is no name of theirs."""
    for spelled in (plain, singular):
        if not (wanted := spelled(name)):
            return None
        for of in (_ids, _sector):
            if found := _called(wanted, spelled, of, world):
                return Meant(frozenset(found))
        labelled = _called(wanted, spelled, _labels, world)
        if one := _leading(_called(wanted, spelled, _last_part, world), world):
            return Meant(frozenset((one,)), guessed=one not in labelled)
        if labelled:
            return Meant(frozenset(filter(None, [_leading(labelled, world)])) or frozenset(labelled))
    if former := [entry.indicator for entry in world.catalog.values() if name in entry.former.split(";")]:
        return Meant(frozenset(former))
    fits = [one for one in world.known if fnmatchcase(one, name)] if any(sign in name for sign in "*?[") else []
    return Meant(frozenset(fits)) if fits else None


def _leading(found: Sequence[str], world: World) -> str:
    """Return the only one of some indicators, or the only headline among them; nothing where there are more."""
    headlines = [one for one in found if world.about(one).headline]
    return next((only[0] for only in (found, headlines) if len(only) == 1), "")


def words_in_names(text: str, world: World) -> Meant | None:
    """Return the indicators whose names hold every word of a text, or else words that mean the same.

    Of several the only headline counts. Fillers, silent words and numbers alone say nothing.
    """
    if "," in text:
        return None
    words = {one: _words(world.about(one)) for one in world.known}
    there = frozenset().union(
        *(english for english, _ in words.values())
    )  # what most runs of words have something not of
    for texts in ([text], variants(text)):
        ways = [several for one in texts if _can_hold(there, several := _wanted(one))]
        found = [one for one in world.known if any(_hold(words[one], several) for several in ways)] if ways else []
        if one := _leading(found, world):
            return Meant(frozenset((one,)), guessed=True)
        if found:
            return Meant(frozenset(found), guessed=True)
    return None


def _wanted(text: str) -> list[str]:
    return [word for word in tokens(singular(text)) if word not in FILLERS]


@cache
def _words(entry: Indicator) -> tuple[frozenset[str], str]:
    """Return the words of an indicator's names in the singular, and its Chinese names."""
    names = " ".join((*_ids(entry), *_sector(entry), *_labels(entry)))
    return frozenset(tokens(singular(names))), f"{entry.label_zh} {entry.short_zh}"


def _can_hold(there: Container[str], wanted: Sequence[str]) -> bool:
    known = all(word in there or is_chinese(word) for word in wanted)
    return known and not all(word.isdecimal() or word in SILENT for word in wanted)


def _hold(names: tuple[frozenset[str], str], wanted: Sequence[str]) -> bool:
    english, chinese = names
    return all(word in english or (is_chinese(word) and _within(word, chinese)) for word in wanted)


def _within(word: str, text: str) -> bool:
    """Return whether Chinese signs stand in a text, those of a long word with others between them."""
    rest = iter(text)
    return word in text or (len(word) > 3 and all(sign in rest for sign in word))


def _called(
    wanted: str, spelled: Callable[[str], str], of: Callable[[Indicator], Sequence[str]], world: World
) -> list[str]:
    return [one for one in world.known if any(spelled(text) == wanted for text in of(world.about(one)) if text)]


def _ids(entry: Indicator) -> Sequence[str]:
    return (entry.indicator,)


def _sector(entry: Indicator) -> Sequence[str]:
    return entry.sector, entry.indicator.partition(".")[0]


def _last_part(entry: Indicator) -> Sequence[str]:
    return (entry.indicator.rpartition(".")[2],)


def _labels(entry: Indicator) -> Sequence[str]:
    return entry.label, entry.label_zh, entry.short, entry.short_zh


class UnknownName(UsageError):
    """A name means nothing; ``name`` is what was typed."""

    def __init__(self, name: str, template: str, /, **values: Value) -> None:
        super().__init__(template, name=name, **values)
        self.name = name


def _unknown(text: str, world: World) -> UsageError:
    """Return the error of a name that means nothing, with the nearest that does; a period says where it belongs.

    Of several names with commas between them the first that means nothing is told.
    """
    parts = [part.strip() for part in _split(text)]
    alone = [part for part in parts if not _one(part, world)]
    name = alone[0] if len(alone) < len(parts) else text
    try:
        first, last = periods.ends(name or "?", "")
    except UsageError:
        near = nearest(name, world)
        hint = Message(" Did you mean '{near}'?", near=near) if near else ""
        return UnknownName(
            name,
            "'{name}' is no sector and no indicator.{hint} '{list}' shows all of them.",
            hint=hint,
            list=world.list,
        )
    first, last = (periods.label(one) if one else "" for one in (first, last))
    if not last:
        return UsageError(
            "'{name}' is a period and no indicator: write --from {first} (and --to {first} for no other).",
            name=name,
            first=first,
        )
    options = f"--from {first} --to {last}" if first else f"--to {last}"
    return UsageError("'{name}' is a period and no indicator: write {options}.", name=name, options=options)


def nearest(name: str, world: World, others: Sequence[str] = ()) -> str:
    """Return the id or sector, or which of other words, is called most like a name; empty where none is."""
    from difflib import get_close_matches

    called = dict(_callings(world)) | {word: word for word in others}
    typed = plain(name.partition("@")[0])
    if not any(map(str.isalnum, typed)):
        return ""
    word = f" {singular(typed)} "  # a part of a name is what people remember
    asked = sorted(called, key=lambda text: (int(world.about(called[text]).headline or 99), len(text)))
    for close in (
        get_close_matches(typed, called, n=1, cutoff=0.8),
        [text for text in asked if word in f" {singular(text.replace('.', ' '))} "],
        get_close_matches(typed, called, n=1, cutoff=0.6),
        [text for text in asked if typed in text and (len(typed) > 3 or not typed.isascii())],
    ):
        if close:
            return called[close[0]]
    return ""


def _callings(world: World) -> Iterator[tuple[str, str]]:
    """Yield what sectors and indicators are called, what is asked for most at the end, with what to type for it."""
    ordered = sorted(world.known, key=lambda one: int(world.about(one).headline or 99), reverse=True)
    for of in (_labels, _last_part, _ids):
        for one in ordered:
            yield from ((plain(text), one) for text in of(world.about(one)) if text)
    for one in ordered:
        yield from ((plain(sector), sector) for sector in _sector(world.about(one)))
