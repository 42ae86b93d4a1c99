"""Lists of names or periods with a list of figures (*respectively*, 分别), as a sentence for each pair.

A pair is written out with what the list shares: of *revenue from cloud and big data* each is revenue. Where names and figures do
not pair off there are no pairs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..core.period_words import with_years
from . import wording
from .naming import MEASURED, Names, content
from .wording import Part

_WORD = re.compile(r",?\s*\brespectively\b|分别", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,，、]\s*(?:and\b|和|及|以及|与)?\s*|\s+and\s+|(?:以及|和|及|与)", re.IGNORECASE)
# What ends the names and begins what is said of them, beside verbs of change.
_VERB = re.compile(r"\s(?:is|are|was|were|stood|came|reached|totall?ed|amounted|hit|had|has|have)\b", re.IGNORECASE)
_VERBS = (wording.UP, wording.DOWN, wording.MAKES, wording.TO, wording.CHANGES, wording.TARGET, wording.FORECAST)
# What a list of names shares: *revenue from* the two, the two *exports*.
_AHEAD = re.compile(r"(?:.*\s)?(?:of|from|in|for|by)\s+(?:the\s+)?", re.IGNORECASE)
_BEHIND = re.compile(rf"\s?(?:{MEASURED}|业务收入|收入|产量|销量|出口量|出货量|利润|用户数?)$", re.IGNORECASE)


class _List(NamedTuple):
    """Where a list stands in a text, and what is in it."""

    start: int
    end: int
    items: tuple[str, ...]


def pairs(sentence: str, names: Names) -> list[str] | None:
    """Return a sentence for each pair of its lists, and for what is beside them; none where they do not pair off.

    The return value is None where a sentence has no such lists.
    """
    text = with_years(sentence)
    word = _WORD.search(text)
    if not word:
        return None
    found = wording.parts(sentence)
    figures = _nearest(_runs(text, found, wording.FIGURE), word.start())
    if figures is None:
        return []
    beside = [run for run in _runs(text, found, wording.PERIOD) if len(run.items) == len(figures.items)]
    listed = _names(text, found, figures, names)
    if len(beside) + bool(listed) != 1:
        return []
    named = listed or beside[0]
    return list(_written(text, found, named, figures))


def _runs(text: str, found: Sequence[Part], kind: str) -> list[_List]:
    """Return the lists of two or more parts of a kind, with nothing but signs and *and* between them."""
    runs: list[list[Part]] = [[]]
    for part in (each for each in found if each.kind == kind):
        if runs[-1] and not _BETWEEN.fullmatch(text[_end(runs[-1][-1]) : part.start]):
            runs.append([])
        runs[-1].append(part)
    return [
        _List(run[0].start, _end(run[-1]), tuple(_with_unit(part.text, run[-1].text) for part in run))
        for run in runs
        if run[1:]
    ]


def _with_unit(figure: str, last: str) -> str:
    """Return a figure with the unit of the last one of its list where it has none: 1.58 and 1.68 *trillion yuan*."""
    has_none = re.fullmatch(r"[\d.,]+", figure) is not None
    return figure + re.sub(r"^.*?\d[\d.,]*", "", last) if has_none else figure


def _end(part: Part) -> int:
    return part.start + len(part.text)


def _nearest(runs: Sequence[_List], place: int) -> _List | None:
    return min(runs, key=lambda run: min(abs(run.end - place), abs(run.start - place)), default=None)


def _names(text: str, found: Sequence[Part], figures: _List, names: Names) -> _List | None:
    """Return the names ahead of a list of figures, each with what they share; None where there are not as many."""
    before = [part for part in found if part.start < figures.start]
    low = max((_end(part) for part in before if part.kind == wording.FIGURE or _is_strong(part)), default=0)
    inside = [part for part in before if part.start >= low]
    number = len(figures.items)
    signs = list(_BETWEEN.finditer(text, low, figures.start))
    ends = [
        end for end in _ends(text, inside, low, figures.start) if sum(sign.end() <= end for sign in signs) >= number - 1
    ]
    if not ends:
        return None
    # The names end at the first verb or period behind their last sign.
    last = max(sign.end() for sign in signs if sign.end() <= max(ends))
    end = min(end for end in ends if end >= last)
    starts = [low, *(sign.end() for sign in signs if sign.end() <= end)][-number - 1 :]
    start = starts[-number] if len(starts) >= number else end
    for part in inside:  # 2023年 and what is listed of it
        if part.kind == wording.PERIOD and part.start >= start and text[start : part.start].strip() in ("", "In", "in"):
            start = _end(part)
    items = [each.strip() for each in _BETWEEN.split(text[start:end]) if content(_WORD.sub("", each))]
    is_longer = len(starts) > number and _named(text[starts[0] : starts[1]], names)
    if (
        len(items) != number
        or is_longer
        or any(part.kind == wording.PERIOD and start <= part.start < end for part in inside)
    ):
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return _List(start, start + len(text[start:end].rstrip()), tuple(_full(items, names)))


def _ends(text: str, inside: Sequence[Part], low: int, high: int) -> list[int]:
    """Return the places where names may end: before a verb, a period, or 分别."""
    places = [part.start for part in inside if part.kind in _VERBS]
    places += [match.start() for pattern in (_VERB, _WORD) for match in pattern.finditer(text, low, high)]
    for part in inside:
        if part.kind == wording.PERIOD:
            place = re.search(r"\s*(?:\b(?:in|at|for|during)\s+)?$", text[: part.start])
            places += [place.start()] if place else []
    return places


def _is_strong(part: Part) -> bool:
    """Return whether a sign ends a clause, which a list has none of."""
    return part.kind == wording.STOP and part.text.strip() not in (",", "，", "、")


def _full(items: Sequence[str], names: Names) -> Iterator[str]:
    """Yield each of some names with what the first and the last of them share with the others."""
    ahead = match[0] if (match := _AHEAD.match(items[0])) else ""
    behind = match[0] if (match := _BEHIND.search(items[-1])) else ""
    for place, item in enumerate(items):
        bare = item[len(ahead) :] if not place else item
        both = [f"{ahead}{bare}", bare] if place else [f"{ahead}{bare}"]
        longer = [] if _BEHIND.search(bare) else [f"{each}{behind}" for each in both if behind]
        shorter = [each.rpartition(" ")[0] for each in both if item is items[-1] and " " in bare]
        ways = [*longer, *both, *shorter]
        yield next((way for way in ways if _named(way, names)), ways[0])


def _named(text: str, names: Names) -> bool:
    texts = [part.text for part in wording.parts(text) if part.kind == wording.TEXT]
    return bool(names.named(content(" ".join(texts))).indicators)


def _written(text: str, found: Sequence[Part], named: _List, figures: _List) -> Iterator[str]:
    """Yield a sentence for each pair, and for what is claimed before and behind the lists."""
    first, second = sorted((named, figures))
    before = text[: first.start]
    ahead = [part for part in found if part.start < first.start]
    if any(part.kind == wording.FIGURE for part in ahead):
        yield before
        periods = {part.text for part in ahead if part.kind == wording.PERIOD}
        before = f"{periods.pop()}, " if len(periods) == 1 else ""
    stop = _stop(found, second.end, len(text))
    for name, figure in zip(first.items, second.items, strict=True):
        yield _WORD.sub("", f"{before}{name}{text[first.end : second.start]}{figure}{text[second.end : stop]}")
    if rest := text[stop:].strip(" ,，"):
        yield f"{before}{rest}"


def _stop(found: Sequence[Part], place: int, end: int) -> int:
    """Return where what is behind the lists and has figures of its own begins, the end where there is nothing."""
    figure = next((part.start for part in found if part.kind == wording.FIGURE and part.start >= place), -1)
    stops = [part for part in found if part.kind == wording.STOP and place <= part.start < figure]
    strong = next((part.start for part in stops if _is_strong(part)), -1)
    return end if figure < 0 or not stops else strong if strong >= 0 else stops[-1].start
