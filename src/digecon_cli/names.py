"""What people call indicators, where a name is no exact id and no sector (which ``Dataset.named`` finds by itself).

In this order: an id or a sector in any case, the last part of an id where it is the only one (or the only headline), a
label or short label in English or Chinese, a former id, a glob; then ``NAME@AREA``, and several names with commas.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import NamedTuple

from . import periods
from .errors import UsageError
from .model import Indicator


class World(NamedTuple):
    """The indicators that there are: their ids, what a catalog says of them, and the command that lists them."""

    known: Sequence[str]
    catalog: Mapping[str, Indicator]
    list: str = "digecon list"

    def about(self, indicator: str) -> Indicator:
        """Return the catalog entry of an indicator; an empty one where no catalog describes it."""
        return self.catalog.get(indicator) or Indicator(indicator, sector=indicator.partition(".")[0])


class Meant(NamedTuple):
    """What a name means: indicators, in one area where the name says so."""

    indicators: frozenset[str]
    area: str = ""


def meant(text: str, world: World) -> list[Meant]:
    """Return what a name means, or several with commas between them; raises UsageError where a part means nothing.

    A label may hold commas itself, so that the longest part that means something counts.
    """
    parts = [part for part in text.replace("，", ",").split(",") if part.strip()]
    found: list[Meant] = []
    while parts:
        for end in range(len(parts), 0, -1):
            if one := _one(",".join(parts[:end]).strip(), world):
                break
        else:
            alone = [part.strip() for part in parts if not _one(part.strip(), world)]
            raise _unknown(alone[0] if found or len(alone) < len(parts) else text, world)
        found.append(one)
        parts = parts[end:]
    if not found:
        raise _unknown(text, world)
    return found


def _one(name: str, world: World) -> Meant | None:
    if found := find(name, world):
        return Meant(found)
    head, at, area = name.rpartition("@")
    found = find(head.strip(), world) if at and area.strip() and "," not in area else frozenset()
    return Meant(found, area.strip()) if found else None


def find(name: str, world: World) -> frozenset[str]:
    """Return the indicators of one name, none where it means nothing; raises UsageError where it may mean several."""
    if not name:
        return frozenset()
    for spelled in (_plain, _singular):
        wanted = spelled(name)
        for of in (_ids, _sector):
            if found := _called(wanted, spelled, of, world):
                return frozenset(found)
        several: list[str] = []
        for of in (_last_part, _labels):
            found = _called(wanted, spelled, of, world)
            headlines = [one for one in found if world.about(one).headline]
            for only in (found, headlines):
                if len(only) == 1:
                    return frozenset(only)
            several += found
        if several:
            told = ", ".join(f"{one} ({world.about(one).name()})" for one in dict.fromkeys(several))
            raise UsageError(f"'{name}' names several indicators: write one of {told}.")
    if former := [entry.indicator for entry in world.catalog.values() if name in entry.former.split(";")]:
        return frozenset(former)
    if any(sign in name for sign in "*?["):
        return frozenset(one for one in world.known if fnmatchcase(one, name))
    return frozenset()


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


@cache
def _plain(text: str) -> str:
    """Return a name in small letters, with single spaces for what else stands between words."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


@cache
def _singular(text: str) -> str:
    return re.sub(r"(?<=[a-z0-9]{2})(?:(ie)s|(?<![su])s)\b", lambda found: "y" if found[1] else "", _plain(text))


class UnknownName(UsageError):
    """A name means nothing; ``name`` is what was typed."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def _unknown(name: str, world: World) -> UsageError:
    """Return the error of a name that means nothing, with the nearest that does; a period says where it belongs."""
    try:
        first, last = periods.ends(name or "?", "")
    except UsageError:
        near = nearest(name, world)
        hint = f" Did you mean '{near}'?" if near else ""
        return UnknownName(name, f"'{name}' is no sector and no indicator.{hint} '{world.list}' shows all of them.")
    first, last = (periods.label(one) if one else "" for one in (first, last))
    told = f"--from {first}" if first else ""
    told += f" --to {last}" if last else f" (and --to {first} for no other)"
    return UsageError(f"'{name}' is a period and no indicator: write {told.strip()}.")


def nearest(name: str, world: World, others: Sequence[str] = ()) -> str:
    """Return the id or sector, or which of other words, is called most like a name; empty where none is."""
    from difflib import get_close_matches

    called = dict(_callings(world)) | {word: word for word in others}
    typed = _plain(name.partition("@")[0])
    if not any(map(str.isalnum, typed)):
        return ""
    word = f" {_singular(typed)} "  # a part of a name is what people remember
    asked = sorted(called, key=lambda text: (int(world.about(called[text]).headline or 99), len(text)))
    for close in (
        get_close_matches(typed, called, n=1, cutoff=0.8),
        [text for text in asked if word in f" {_singular(text.replace('.', ' '))} "],
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
            yield from ((_plain(text), one) for text in of(world.about(one)) if text)
    for one in ordered:
        yield from ((_plain(sector), sector) for sector in _sector(world.about(one)))
