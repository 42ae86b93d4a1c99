"""Series as pages order them: sectors, families of wholes and parts, what goes on and what has ended."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from .. import periods
from ..dataset import Dataset
from ..messages import CHINESE, phrase
from ..model import Observation
from ..schedule import ENDED_AFTER
from .headings import Kind, kind_of
from .options import RenderOptions
from .words import abroad, short_label

_LAST = 99  # the rank of what has none
# In the order in which people meet them.
SECTORS = (
    "economy", "industry", "telecom", "mobile", "manufacturing", "trade", "retail", "patents", "computing",
    "infrastructure", "data", "policy",
)  # fmt: skip
Key = tuple[str, str]
T = TypeVar("T")
K = TypeVar("K")


class Line(NamedTuple):
    """The figures of one series, in time."""

    label: str
    figures: list[Observation]

    @property
    def first(self) -> Observation:
        """Return the earliest figure."""
        return self.figures[0]

    @property
    def last(self) -> Observation:
        """Return the newest figure."""
        return self.figures[-1]


def grouped(things: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Return things by what they share, in the order in which they come."""
    found: dict[K, list[T]] = {}
    for one in things:
        found.setdefault(key(one), []).append(one)
    return found


def in_time(rows: Iterable[Observation]) -> list[Observation]:
    """Return figures by their periods."""
    return sorted(rows, key=lambda one: periods.order(one.period))


def standing_first(rows: Iterable[Observation], data: Dataset) -> list[Observation]:
    """Return rows with the print that stands before the others of the same figure, where there are any."""
    told = list(rows)
    if len({one.identity for one in told}) == len(told):
        return told
    standing = set(map(id, data.standing(told)))
    return sorted(told, key=lambda one: id(one) not in standing)


def by_series(rows: Iterable[Observation]) -> dict[Key, list[Observation]]:
    """Return the rows of each indicator and area."""
    return grouped(rows, lambda one: (one.indicator, one.area))


def sector_of(one: Observation, data: Dataset) -> str:
    """Return the sector of a figure's indicator."""
    return data.about(one.indicator).sector or one.indicator.partition(".")[0]


def sectors_of(rows: Iterable[Observation], data: Dataset) -> list[str]:
    """Return the sectors of rows in the order in which people meet them, then those of one's own as they come."""
    return _in_order(dict.fromkeys(sector_of(one, data) for one in rows))


def _in_order(sectors: Iterable[str]) -> list[str]:
    ranks = {sector: rank for rank, sector in enumerate(SECTORS)}
    return sorted(sectors, key=lambda sector: ranks.get(sector, len(ranks)))


def by_sector(rows: Iterable[Observation], data: Dataset) -> dict[str, list[Observation]]:
    """Return the rows of each sector, in the order of ``sectors_of``."""
    found = grouped(rows, lambda one: sector_of(one, data))
    return {sector: found[sector] for sector in _in_order(found)}


def the_sector(rows: Iterable[Observation], data: Dataset) -> str:
    """Return the one indicator or sector of rows, as commands take it; empty where there are several."""
    names = {one.indicator for one in rows}
    sectors = {sector_of(one, data) for one in rows}
    return names.pop() if len(names) == 1 else sectors.pop() if len(sectors) == 1 else ""


def sector_name(sector: str, lang: str) -> str:
    """Return what a sector is called."""
    return phrase(sector, lang) if lang == CHINESE else sector.capitalize()


def label_of(one: Observation, data: Dataset, lang: str) -> str:
    """Return the short label of a figure's indicator, at most 24 cells."""
    return short_label(data.about(one.indicator), lang)


def label_in(one: Observation, data: Dataset, lang: str) -> str:
    """Return the short label with the area, unless that is China."""
    return in_area(label_of(one, data, lang), one, lang)


def in_area(text: str, one: Observation, lang: str) -> str:
    """Return a text with the area of a figure behind it, unless that is China."""
    return phrase(", ", lang).join(filter(None, (text, abroad(one.area, lang))))


def ended_of(lines: list[Line], look: RenderOptions, newest: int = 0) -> tuple[list[Line], list[str]]:
    """Return the lines that go on, and the names of those that have ended years before the newest figure."""
    newest = newest or max((periods.span(line.last.period).end for line in lines), default=0)
    gone = [line for line in lines if periods.span(line.last.period).end <= newest - 12 * ENDED_AFTER]
    if look.ended or look.asked or look.latest or len(gone) == len(lines):
        return lines, []
    return [line for line in lines if line not in gone], [_ended(line, look.lang) for line in gone]


def _ended(line: Line, lang: str) -> str:
    first, last = (periods.label(one.period) for one in (line.first, line.last))
    return f"{line.label} {span_of(first, last, lang)}"


def span_of(first: str, last: str, lang: str) -> str:
    """Return two periods in few characters: ``2012-18``, ``2023``, ``2019-5M to 2020-9M``."""
    if first == last:
        return last
    years = len(first) == len(last) == len("2012")
    return f"{first}-{last[2:] if last[:2] == first[:2] else last}" if years else first + phrase(" to ", lang) + last


def ranking(data: Dataset) -> Callable[[Observation], tuple[int, int]]:
    """Return what ranks a figure's indicator: by its headline number, then as the catalog has it."""
    places = {name: place for place, name in enumerate(data.catalog)}

    def rank(one: Observation) -> tuple[int, int]:
        number = data.about(one.indicator).headline
        return int(number) if number else _LAST, places.get(one.indicator, len(places))

    return rank


def in_families(lines: Sequence[Line], data: Dataset) -> list[tuple[Line, int]]:
    """Return lines with their depth: wholes before their parts, families by their best headline, then the catalog's order."""
    places = {(line.first.indicator, line.first.area, kind_of(line.first)): place for place, line in enumerate(lines)}
    rank = ranking(data)
    found = families(
        [_whole_of(line, place, places, data) for place, line in enumerate(lines)], [rank(line.first) for line in lines]
    )
    return [(lines[place], depth) for place, depth in found]


def families(wholes: Sequence[int | None], ranks: Sequence[Any]) -> list[tuple[int, int]]:
    """Return places with their depth: wholes before their parts, families by their best rank.

    ``wholes`` has the place of what each is a part of. What somebody's catalog names as parts of each other stands last.
    """
    parts = grouped(range(len(wholes)), lambda place: wholes[place])

    def best(place: int) -> Any:
        return min([ranks[place], *map(best, parts.get(place, ()))])

    def below(whole: int | None, depth: int) -> Iterator[tuple[int, int]]:
        for place in sorted(parts.get(whole, ()), key=best):
            yield place, depth
            yield from below(place, depth + 1)

    found = dict(below(None, 0))
    return [*found.items(), *((place, 0) for place in range(len(wholes)) if place not in found)]


def _whole_of(line: Line, own: int, places: Mapping[tuple[str, str, Kind], int], data: Dataset) -> int | None:
    """Return the place of what a line is a part or subset of, where it stands under the same heading."""
    for name, relation in data.about(line.first.indicator).wholes.items():
        place = places.get((name, line.first.area, kind_of(line.first)), own)
        if place != own and relation in ("part", "subset"):
            return place
    return None


def one_print(rows: Sequence[Observation]) -> list[Observation]:
    """Return one published rate a period: of several bases that which most periods have."""
    count = [one.basis for one in rows]
    by_period: dict[str, Observation] = {}
    for one in sorted(rows, key=lambda one: -count.count(one.basis)):
        by_period.setdefault(one.period, one)
    return in_time(by_period.values())
