"""Series as pages order them: sectors, families of wholes and parts, what goes on and what has ended; and their grid."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from ..ask.options import RenderOptions
from ..core import periods
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import CHINESE, ENGLISH, phrase
from ..core.model import NO_HEADLINE, Observation, actual
from ..core.schedule import ENDED_AFTER
from ..document import FIGURE, NAME, Band, Cell, Column, Grid, Line
from .labels import Kind, behind, kind_of, short_label
from .numbers import SeriesRow

LAST_HEADLINE = NO_HEADLINE - 1
# In the order in which people meet them.
SECTORS = (
    "economy", "core", "industry", "software", "ai", "telecom", "mobile", "users", "manufacturing", "trade", "retail", "payments",
    "research", "patents", "computing", "infrastructure", "data", "regions", "world", "policy",
)  # fmt: skip
IndicatorKey = tuple[str, str]  # an indicator and an area
T = TypeVar("T")
K = TypeVar("K")


class LabeledSeries(NamedTuple):
    """The figures of one series, in time, with what a page calls it."""

    label: str
    figures: Sequence[Observation]

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
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return found


def in_time(rows: Iterable[Observation]) -> list[Observation]:
    """Return figures by their periods."""
    return sorted(rows, key=lambda one: periods.order(one.period))


def standing_first(rows: Iterable[Observation], data: Dataset) -> list[Observation]:
    """Return rows with the standing print before the other prints of the same figure, where there are any."""
    figures = list(rows)
    if len({figure.identity for figure in figures}) == len(figures):
        return figures
    standing = set(map(id, data.standing(figures)))
    return sorted(figures, key=lambda one: id(one) not in standing)


def one_print(rows: Sequence[Observation]) -> list[Observation]:
    """Return one published rate a period: of rates on different bases that which most periods have."""
    bases = [figure.basis for figure in rows]
    by_period: dict[str, Observation] = {}
    for figure in sorted(rows, key=lambda one: -bases.count(one.basis)):
        by_period.setdefault(figure.period, figure)
    return in_time(by_period.values())


# --- sectors ------------------------------------------------------------------------------------------------------------


def by_series(rows: Iterable[Observation]) -> dict[IndicatorKey, list[Observation]]:
    """Return the rows of each indicator and area."""
    return grouped(rows, lambda one: (one.indicator, one.area))


def sector_of(figure: Observation, data: Dataset) -> str:
    """Return the sector of a figure's indicator."""
    return data.about(figure.indicator).sector or figure.indicator.partition(".")[0]


def sectors_of(rows: Iterable[Observation], data: Dataset) -> list[str]:
    """Return the sectors of rows in the order in which people meet them, then those of one's own as they come."""
    return _in_order(dict.fromkeys(sector_of(row, data) for row in rows))


def by_sector(rows: Iterable[Observation], data: Dataset) -> dict[str, list[Observation]]:
    """Return the rows of each sector, in the order of ``sectors_of``."""
    found = grouped(rows, lambda one: sector_of(one, data))
    return {sector: found[sector] for sector in _in_order(found)}


def _in_order(sectors: Iterable[str]) -> list[str]:
    ranks = {sector: rank for rank, sector in enumerate(SECTORS)}
    return sorted(sectors, key=lambda sector: ranks.get(sector, len(ranks)))


def the_sector(rows: Iterable[Observation], data: Dataset) -> str:
    """Return the one indicator or sector of rows, as commands take it; empty where there are more."""
    names = {row.indicator for row in rows}
    sectors = {sector_of(row, data) for row in rows}
    return names.pop() if len(names) == 1 else sectors.pop() if len(sectors) == 1 else ""


def sector_name(sector: str, lang: str) -> str:
    """Return what a sector is called."""
    return phrase(sector, lang) if lang == CHINESE else "AI" if sector == "ai" else f"{sector[:1].upper()}{sector[1:]}"


# --- labels of series ---------------------------------------------------------------------------------------------------


def label_of(figure: Observation, data: Dataset, lang: str) -> str:
    """Return the short label of a figure's indicator, at most 24 cells."""
    return short_label(data.about(figure.indicator), lang)


def label_in(figure: Observation, data: Dataset, lang: str) -> str:
    """Return the short label with the area, unless that is China."""
    return in_area(label_of(figure, data, lang), figure, lang)


def in_area(text: str, figure: Observation, lang: str) -> str:
    """Return a text with the area of a figure behind it, unless that is China or named in the text."""
    return phrase(", ", lang).join(filter(None, (text, behind(text, figure.area, lang))))


def span_of(first: str, last: str, lang: str) -> str:
    """Return two periods in few characters: ``2012-18``, ``2023``, ``2019-5M to 2020-9M``."""
    if first == last:
        return last
    years = len(first) == len(last) == len("2012")
    return f"{first}-{last[2:] if last[:2] == first[:2] else last}" if years else first + phrase(" to ", lang) + last


def years_of(rows: Iterable[Observation]) -> str:
    """Return the years that figures cover: ``2012-25``, ``2022``; of plans only where there is nothing else."""
    figures = list(rows)
    spans = [periods.span(figure.period) for figure in actual(figures)]
    if not spans:
        return ""
    first, last = min(span.start for span in spans) // 12, (max(span.end for span in spans) - 1) // 12
    return span_of(str(first), str(last), ENGLISH)


def ended_of(
    lines: Sequence[LabeledSeries], look: RenderOptions, newest: int = 0, first: Container[str] = ()
) -> tuple[Sequence[LabeledSeries], list[str]]:
    """Return the series that go on, and the names of those that have ended years before the newest figure.

    Those of the indicators ``first`` never end.
    """
    newest = newest or max((periods.span(line.last.period).end for line in lines), default=0)
    gone = [
        line
        for line in lines
        if periods.span(line.last.period).end <= newest - 12 * ENDED_AFTER and line.first.indicator not in first
    ]
    if look.ended or look.asked or look.latest or len(gone) == len(lines):
        return lines, []
    return [line for line in lines if line not in gone], [_name_of_ended(line, look.lang) for line in gone]


def _name_of_ended(line: LabeledSeries, lang: str) -> str:
    first, last = (periods.label(figure.period) for figure in (line.first, line.last))
    return f"{line.label} {span_of(first, last, lang)}"


# --- families -----------------------------------------------------------------------------------------------------------


def headline_rank(indicator: str, data: Dataset) -> int:
    """Return the number of an indicator among the headlines of its sector, a large one where it is none."""
    return data.about(indicator).headline_rank


def ranking(data: Dataset) -> Callable[[Observation], tuple[int, int]]:
    """Return what ranks a figure's indicator: by its headline number, then as the catalog has it."""
    places = {name: place for place, name in enumerate(data.catalog)}

    def rank(figure: Observation) -> tuple[int, int]:
        return headline_rank(figure.indicator, data), places.get(figure.indicator, len(places))

    return rank


def main_ones(
    things: Iterable[T], figure_of: Callable[[T], Observation], data: Dataset, last: int = NO_HEADLINE
) -> list[T]:
    """Return what stands for many: things of China, by the order of headlines in the sector of their indicator.

    ``last`` is the number of the last headline that counts; by default what is no headline comes behind.
    """
    rank = ranking(data)
    of_china = [thing for thing in things if figure_of(thing).area in ("CN", "")]
    main = [thing for thing in of_china if rank(figure_of(thing))[0] <= last]
    return sorted(main, key=lambda thing: rank(figure_of(thing)))


def in_families(lines: Sequence[LabeledSeries], data: Dataset) -> list[tuple[LabeledSeries, int]]:
    """Return series with their depth: wholes before their parts, families by their best headline, then the catalog's order."""
    places = {(line.first.indicator, line.first.area, kind_of(line.first)): place for place, line in enumerate(lines)}
    rank = ranking(data)
    wholes = [_whole_of(line, place, places, data) for place, line in enumerate(lines)]
    found = families(wholes, [rank(line.first) for line in lines])
    return [(lines[place], depth) for place, depth in found]


def families(wholes: Sequence[int | None], ranks: Sequence[Any]) -> list[tuple[int, int]]:
    """Return places with their depth: wholes before their parts, families by their best rank.

    ``wholes`` has the place of what each is a part of. What somebody's catalog names as parts of each other comes last.
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


def _whole_of(line: LabeledSeries, own: int, places: Mapping[tuple[str, str, Kind], int], data: Dataset) -> int | None:
    """Return the place of what a series is a part or subset of, where it stands under the same heading."""
    for name, relation in data.about(line.first.indicator).wholes.items():
        place = places.get((name, line.first.area, kind_of(line.first)), own)
        if place != own and relation in ("part", "subset"):
            return place
    return None


# --- the grid of series: periods across, a band a heading ---------------------------------------------------------------


class HeadedRows(NamedTuple):
    """Rows under one heading, all in the unit and multiple that it says."""

    heading: str
    rows: Sequence[SeriesRow]


def period_grid(bands: Sequence[HeadedRows], part: str = "") -> Grid:
    """Return rows as a grid with a column for each of their periods, in time; ``part`` is as in the grid."""
    every = sorted({period for band in bands for row in band.rows for period in row.cells}, key=periods.order)
    columns = [Column("", NAME), *(Column(periods.label(period), FIGURE, period) for period in every)]
    return Grid(columns, [Band(band.heading, [_line(row, every) for row in band.rows]) for band in bands], part=part)


def _line(row: SeriesRow, every: Sequence[str]) -> Line:
    cells: list[Cell] = [row.at(period) for period in every]
    return Line(clean(row.label), cells, row.depth, row.subject or row.name)
