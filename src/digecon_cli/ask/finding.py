"""Search: indicators by whole words first, areas by their names, and figures by their numbers."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..core import units
from ..core.areas import AREAS
from ..core.dataset import Dataset
from ..core.model import Indicator, Observation
from ..core.synonyms import is_chinese, tokens, variants

# Compiled on first use: help loads this module too.
_NUMBER = r"(-?\d[\d,]*(?:\.\d+)?)(?:%|[十百千万亿]*元?)"
_UNIT_WORDS = frozenset(("percent", "%", "yuan", "dollars", "元", "美元")) | {
    word for word in units.SCALES if len(word) > 1
}
_POWERS = (0, 3, 4, 6, 8, 9, 12)  # in which a number may be printed


class SearchResult(NamedTuple):
    """The result of a search: indicators found by id and labels (``named``) or by definition and note (``mentioned``).

    ``area`` is the area in the text; ``figures`` are those that print a number in it.
    """

    named: set[str]
    mentioned: set[str]
    area: str = ""
    figures: Sequence[Observation] = ()

    @property
    def indicators(self) -> set[str]:
        """Return all indicators that were found."""
        return self.named | self.mentioned


def find(text: str, data: Dataset) -> SearchResult:
    """Return the indicators that contain every word of a text, in any case: whole words, else beginnings, else parts.

    Matches of synonyms are added.
    """
    found = _find(text.split(), data)
    for other in variants(text):
        alike = _find(other.split(), data)
        found = found._replace(named=found.named | alike.named, mentioned=found.mentioned | alike.mentioned)
    return found._replace(mentioned=found.mentioned - found.named)


def _find(words: list[str], data: Dataset) -> SearchResult:
    if numbers := [found[1] for word in words if (found := re.fullmatch(_NUMBER, word))]:
        rest = [word for word in words if not re.fullmatch(_NUMBER, word) and word.lower() not in _UNIT_WORDS]
        among = _by_words(rest, data).indicators if rest else None
        figures = _of_number(numbers, data, among)
        if figures:
            return SearchResult({one.indicator for one in figures}, set(), "", figures)
    area, rest = _area(words, data)
    if area:
        there = {one.indicator for one in data.observations if one.area == area}
        named = _by_words(rest, data).indicators & there if rest else there
        if named:
            return SearchResult(named, _by_words(words, data).indicators - named, area)
    return _by_words(words, data)


def _of_number(numbers: Iterable[str], data: Dataset, among: set[str] | None) -> list[Observation]:
    """Return the figures that print one of the numbers, in whatever multiple: 50.2 is 502,000 in 亿."""
    wanted = [float(number.replace(",", "")) for number in numbers]
    return [
        figure
        for figure in data.observations
        if figure.value
        and (among is None or figure.indicator in among)
        and any(_prints(figure, number) for number in wanted)
    ]


def _prints(figure: Observation, number: float) -> bool:
    value = float(figure.value)
    if value == number:
        return True
    plain, power = units.base(figure.unit, figure.unit_mult)
    if plain != figure.unit or units.is_percentage(figure.unit) or not number:
        return False
    return any(abs(value * 10.0 ** (power - other) / number - 1) < 1e-12 for other in _POWERS)


def _area(words: Sequence[str], data: Dataset) -> tuple[str, list[str]]:
    """Return the area named in the words, and the other words; China is ignored, since it is in every table."""
    there = {one.area for one in data.observations} - {"CN", ""}
    for area in sorted(there):
        if area in words:
            return area, [word for word in words if word != area]
        for name in (name for spellings in AREAS.get(area, ()) for name in spellings):
            size = len(name.split())
            for place in range(len(words) - size + 1):
                if " ".join(words[place : place + size]).lower() == name.lower():
                    return area, [*words[:place], *words[place + size :]]
    return "", list(words)


def _by_words(words: Sequence[str], data: Dataset) -> SearchResult:
    wanted = [token for word in words for token in tokens(word)]
    for holds in (_whole, _begun, _within):
        named: set[str] = set()
        mentioned: set[str] = set()
        for entry in data.catalog.values() if wanted else ():
            names, more = _names(entry), f"{_names(entry)} {entry.definition} {entry.note}"
            if _all(wanted, names, holds):
                named.add(entry.indicator)
            elif _all(wanted, more, holds):
                mentioned.add(entry.indicator)
        if named or mentioned:
            return SearchResult(named, mentioned)
    return SearchResult(set(), set())


def _names(entry: Indicator) -> str:
    return " ".join((entry.indicator, entry.label, entry.label_zh, entry.short, entry.short_zh))


def _all(wanted: Sequence[str], text: str, holds: Callable[[str, Sequence[str]], bool]) -> bool:
    there = tokens(text)
    return all(holds(word, there) for word in wanted)


def _whole(word: str, tokens: Sequence[str]) -> bool:
    """Return whether a word is there, in the singular or plural; a Chinese word anywhere, since Chinese has no spaces."""
    if is_chinese(word):
        return _within(word, tokens)
    return any(token in (word, f"{word}s") or word == f"{token}s" for token in tokens)


def _begun(word: str, tokens: Sequence[str]) -> bool:
    return any(token.startswith(word) for token in tokens)


def _within(word: str, tokens: Sequence[str]) -> bool:
    return any(word in token for token in tokens)
