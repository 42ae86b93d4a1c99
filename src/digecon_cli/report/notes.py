"""The notes of a page: for each figure that its table shows where it was printed, and how it was derived."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from .. import periods
from ..cleaning import clean
from ..dataset import Dataset
from ..explain import lines
from ..measures.derivation import Derivation, Options
from ..messages import phrase
from ..model import Observation
from ..pages.labels import indicator_name
from ..pages.series import grouped
from ..text import TIE

_Key = tuple[str, str, str]
# Refusals that no reader asks for: what is not there, and shares of what is no whole.
_SELF_EVIDENT = ("missing", "overlap", "concept")


class Piece(NamedTuple):
    """A piece of text, and the address that it leads to (empty: none)."""

    text: str
    url: str = ""


class Note(NamedTuple):
    """What stands behind one figure: its number among the notes, what it is, and lines of a heading and text."""

    number: int
    title: str
    lines: tuple[tuple[str, tuple[Piece, ...]], ...]


class Notes:
    """The notes of a table, numbered as its figures ask for them; ``rows`` and ``found`` are what can be asked for."""

    def __init__(self, rows: Iterable[Observation], found: Iterable[Derivation], data: Dataset, lang: str) -> None:
        self.data, self.lang = data, lang
        self._rows: dict[_Key, list[Observation]] = grouped(rows, lambda one: one[:3])
        self._found: dict[_Key, list[Derivation]] = grouped(filter(_is_asked_for, found), lambda one: one.row[:3])
        self._numbers: dict[_Key, int] = {}
        self._listed = {name for several in self._rows.values() for one in several for name in one.sources}

    def number(self, figure: Observation | None) -> int:
        """Return the number of the note on a figure, 0 where there is nothing to tell."""
        if figure is None or figure[:3] not in self._rows:
            return 0
        return self._numbers.setdefault(figure[:3], len(self._numbers) + 1)

    def told(self) -> tuple[Note, ...]:
        """Return the notes that were asked for, in the order of their numbers."""
        return tuple(self._note(key, number) for key, number in self._numbers.items())

    def _note(self, key: _Key, number: int) -> Note:
        name = indicator_name(self.data, key[0], key[1], self.lang)
        title = name + phrase(", ", self.lang) + periods.label(key[2])
        told = lines(self._rows[key], self._found.get(key, []), self.data, Options(), self.lang)
        return Note(number, title, tuple((heading, linked(text.strip(), self._address)) for heading, text in told))

    def _address(self, word: str) -> str | None:
        """Return the address of a document, or its place in the list; None for what is none."""
        source = self.data.sources.get(word)
        return (web(source.url) or (f"#{word}" if word in self._listed else "")) if source else None


def _is_asked_for(one: Derivation) -> bool:
    refusal = one.row.refusal
    told = one.measure or one.row.measure == "gap"
    return bool(told) and not (refusal and refusal.code in _SELF_EVIDENT)


def linked(text: str, address: Callable[[str], str | None]) -> tuple[Piece, ...]:
    """Return a text in pieces, in which each id of a document leads to its ``address`` (None: no id of one)."""
    found: list[Piece] = []
    for piece in re.split(r"([a-z]+[0-9a-z-]*)", clean(text.replace(TIE, " "))):
        url = address(piece) if len(piece) > 1 else None
        if url is None and found and not found[-1].url:
            found[-1] = Piece(found[-1].text + piece)
        elif piece:
            found.append(Piece(piece, url or ""))
    return tuple(found)


def web(url: str) -> str:
    """Return an address that a browser may follow; empty for anything else (a page must not run what a table says)."""
    return url if url.startswith(("https://", "http://")) else ""
