"""Rankings: figures of one period by size, growth or share; each ranking has one unit, one concept and one definition.

The place of a figure has bounds: what rounding leaves open shares a place. What is of another kind than the others, is known
as a bound only, or has no figure of the period, has a refusal in place of a place.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from .. import measures
from ..core import comparability, facts, periods, units
from ..core.dataset import Dataset
from ..core.errors import NothingFound, UsageError
from ..core.facts import Fact
from ..core.intervals import Interval
from ..core.model import Observation
from ..measures import currency
from ..measures.derivation import Options
from .comparison import by_side, growth_of, levels_of

BY = ("level", "growth", "share")
_FRESH = 3  # years before the ranked period in which a series still had a figure


class Ranking(NamedTuple):
    """What is asked to be ranked: by which measure, the lowest first or not, and how many of each ranking."""

    by: str = "level"
    lowest: bool = False
    first: int = 0


def asked(by: str, lowest: bool, first: object) -> Ranking:
    """Return a checked ranking; raises UsageError for another measure or no number."""
    if by not in BY:
        raise UsageError("'{by}' is not a way to rank: write {choice}.", by=by, choice=BY)
    if first and not (str(first).isdecimal() and int(str(first))):
        raise UsageError("-n {number} is not a number of indicators: write -n 5, for example.", number=str(first))
    return Ranking(by, lowest, int(str(first or 0)))


def rows_of(
    rows: Sequence[Observation], data: Dataset, options: Options, wanted: Ranking
) -> tuple[list[Observation], Dataset]:
    """Return the figures in their order, each followed by its place, and the dataset that they rest on.

    After them come the refusals of what is not ranked. The period is the newest one of which most series have a figure.
    """

    def made(priced: Dataset) -> list[Observation]:
        candidates = _candidates(rows, priced, options, wanted.by)
        return _ranked(candidates, priced, wanted)

    return currency.by_one_authority(data, rows, made)


def _candidates(rows: Sequence[Observation], data: Dataset, options: Options, by: str) -> list[Observation]:
    """Return the rows of a measure that may be ranked, of every period; a row without a value is refused."""
    if by == "level":
        return list(levels_of(rows, data, options))
    if by == "growth":
        rates = (row for own in by_side(rows).values() for row in growth_of(own, data, options))
        return [row for row in rates if row.measure == "growth"]
    shares: dict[tuple[str, ...], Observation] = {}
    for row in measures.rows("share", rows, data, options):
        key = (row.indicator, row.area, row.period, row.base_indicator)
        if row.measure == "share" and (key not in shares or (row.origin == "computed" and row.has_figure)):
            shares[key] = row
    return list(shares.values())


def _ranked(candidates: Sequence[Observation], data: Dataset, wanted: Ranking) -> list[Observation]:
    by_period = ((period, _groups(candidates, period, data, wanted.by)) for period in _periods(candidates))
    newest = next(by_period)
    period, groups = next((at for at in chain([newest], by_period) if max(map(len, at[1])) > 1), newest)
    of_period = [row for row in candidates if row.period == period]
    rankings = [group for group in groups if len(group) > 1 or wanted.by == "share"] or groups[:1]
    rankings.sort(key=len, reverse=True)
    found: list[Observation] = []
    left: list[Observation] = []
    for group in rankings:
        kept, opened = _without_open(group)
        left += opened
        for row, place in _placed(kept, data, wanted):
            found += [row, place]
    alone = [row for group in groups if group not in rankings for row in group]
    left += [_refusal(row, _apart(row, rankings[0], data, wanted.by)) for row in alone]
    left += [_refusal(row, row.refusal) for row in of_period if row.refusal and row.refusal.code != "missing"]
    return [*found, *left, *_of_other_periods(candidates, of_period, period)]


def _periods(candidates: Sequence[Observation]) -> list[str]:
    """Return the periods of which most series have a figure, the newest first; raises NothingFound where there is no figure.

    Where there is none, it is that of which more have one than of any other. Series without a figure of the last years have
    ended and do not count.
    """
    of_series: dict[tuple[str, ...], set[str]] = {}
    for row in candidates:
        if row.has_figure:
            of_series.setdefault((row.indicator, row.area, row.base_indicator), set()).add(row.period)
    if not of_series:
        raise NothingFound("nothing selected has a figure to rank by.")
    newest = max(_end(period) for known in of_series.values() for period in known)
    current = [known for known in of_series.values() if max(map(_end, known)) > newest - 12 * _FRESH]
    counts = Counter(period for known in current for period in known)
    enough = [period for period, count in counts.items() if count * 2 > len(current)]
    most = max(counts, key=lambda period: (counts[period], _end(period)))
    return sorted(enough or [most], key=_end, reverse=True)


def _end(period: str) -> int:
    return periods.span(period).end


class _Group(NamedTuple):
    """Figures that may be ranked, and the first of each sort among them (see ``_sort``)."""

    rows: list[Observation]
    firsts: list[Observation]


def _groups(candidates: Sequence[Observation], period: str, data: Dataset, by: str) -> list[list[Observation]]:
    """Return the figures of a period in groups that may be ranked: of one unit and kind, or price basis, or whole.

    The largest begins a group: what is not of one kind with it is refused, and not the other way round.
    """
    figures = [row for row in candidates if row.period == period and row.has_figure]
    related = _related(data)
    found: dict[tuple[object, ...], list[_Group]] = {}
    homes: dict[tuple[object, ...], _Group] = {}
    for row in sorted(figures, key=lambda row: -_interval(row).value):
        real = "real" if by == "growth" and row.basis == "constant_prices" else ""
        key = (units.plain(row.unit), row.base_indicator, real)
        sort = key if by == "growth" else (*key, *_sort(row, data, related))
        if sort not in homes:  # the figures of one sort are all in one group
            groups = found.setdefault(key, [])
            home = next((group for group in groups if not _differs(row, group.firsts, data)), None)
            if home is None:
                groups.append(home := _Group([], []))
            home.firsts.append(row)
            homes[sort] = home
        homes[sort].rows.append(row)
    return [group.rows for groups in found.values() for group in groups]


def _related(data: Dataset) -> Container[str]:
    """Return the indicators that the catalog says are a part or a whole of another."""
    wholes = {name: entry.wholes for name, entry in data.catalog.items() if entry.parent}
    return {*wholes, *(whole for of_part in wholes.values() for whole in of_part)}


def _sort(row: Observation, data: Dataset, related: Container[str]) -> tuple[object, ...]:
    """Return what decides, for figures of one unit, with which others a figure is of one kind (see ``comparability.size``)."""
    about = data.about(row.indicator)
    own = row.indicator if about.kind == "rate" or row.indicator in related else ""
    made = (about.producer, about.sector, bool(about.parent)) if about.producer else ()
    return own, about.kind, about.concept, row.basis, row.status == "D", *made


def _differs(row: Observation, group: Iterable[Observation], data: Dataset) -> Fact | None:
    """Return why a figure is no size of one kind with those of a group."""
    return next(filter(None, (comparability.size(row, other, data) for other in group)), None)


def _apart(row: Observation, group: Sequence[Observation], data: Dataset, by: str) -> Fact | None:
    """Return why a figure is not ranked with a group."""
    if by != "growth":
        return _differs(row, group, data)
    return comparability.check(("basis",), row, group[0], data)[0]


def _refusal(row: Observation, why: Fact | None) -> Observation:
    """Return the place that a figure does not have, with the reason."""
    return _place(row)._replace(status="O", facts=(why,) if why else ())


def _place(row: Observation, **values: str) -> Observation:
    empty = {"value": "", "low": "", "high": "", "bound": "", "basis": "", "note": "", "locator": ""}
    return row._replace(measure="rank", origin="computed", unit="rank", unit_mult=0, facts=(), **{**empty, **values})


class _Ends:
    """The intervals of figures (``of``), and both ends in their order: which figures lie beside one is looked up."""

    def __init__(self, rows: Iterable[Observation]) -> None:
        self.of = {row: _interval(row) for row in rows}
        self._by_low = sorted(self.of, key=lambda row: self.of[row].low)
        self._lows = [self.of[row].low for row in self._by_low]
        self._highs = sorted(own.high for own in self.of.values())

    def above(self, row: Observation) -> int:
        """Return how many figures are surely larger."""
        return len(self._lows) - bisect_right(self._lows, self.of[row].high)

    def below(self, row: Observation) -> int:
        """Return how many figures are surely smaller."""
        return bisect_left(self._highs, self.of[row].low)

    def meeting(self, row: Observation) -> list[Observation]:
        """Return the figures that rounding does not tell apart from one, itself among them."""
        end = bisect_right(self._lows, self.of[row].high)
        near = (self._by_low[at] for at in range(end - 1, -1, -1))
        meeting = (other for other in near if self.of[other].high >= self.of[row].low)
        return list(islice(meeting, end - self.below(row)))  # all there are: the search ends with the last of them


def _without_open(group: Sequence[Observation]) -> tuple[list[Observation], list[Observation]]:
    """Return the figures that can be ranked, and the refusals of those that bounds leave without an order.

    A figure known as a bound is ranked only where all others lie on the other side of it.
    """
    ends = _Ends(group)
    opened = {row for row in group if ends.of[row].is_open and ends.above(row) + ends.below(row) + 1 < len(group)}
    kept = [row for row in group if row not in opened]
    if opened and len(kept) < 2:
        opened, kept = set(group), []
    return kept, [_refusal(row, facts.of("open.rank", period=row.period)) for row in group if row in opened]


def _interval(row: Observation) -> Interval:
    """Return the interval of a figure; an "about" has that of its digits, since a ranking must place it."""
    return row.as_rounded()._replace(bound="" if row.bound == "about" else row.bound).interval()


def _placed(group: Sequence[Observation], data: Dataset, wanted: Ranking) -> Iterator[tuple[Observation, Observation]]:
    """Yield the first figures of a ranking with their places."""
    ends, names = _Ends(group), {(row.indicator, row.area): row.name for row in group}
    before, behind = (ends.below, ends.above) if wanted.lowest else (ends.above, ends.below)
    places = {row: (1 + before(row), len(group) - behind(row)) for row in group}
    sign = 1 if wanted.lowest else -1
    ordered = sorted(group, key=lambda row: (*places[row], sign * ends.of[row].value))
    rank = {row: at for at, row in enumerate(ordered)}
    for row in ordered[: wanted.first or None]:
        first, last = (str(place) for place in places[row])
        known = [facts.of("ranked", word_measure=wanted.by, number=str(len(group)), first=ordered[0].name)]
        if tied := tuple(other.name for other in sorted(ends.meeting(row), key=rank.__getitem__) if other is not row):
            known.append(facts.of("tied", names=tied))
        if whole := _whole_of(row, names, data):
            known.append(facts.of("part_ranked", name=whole))
        yield row, _place(row, value=first, low=first, high=last)._replace(facts=tuple(known))


def _whole_of(row: Observation, names: Mapping[tuple[str, str], str], data: Dataset) -> str:
    """Return the name of the figure of a group that a figure is a part of, the nearest; empty for none.

    ``names`` are those of the group by indicator and area.
    """
    wholes = data.about(row.indicator).wholes
    of_indicator = [name for name in wholes if (name, row.area) in names]
    far = [name for name, area in names if area == row.area and name not in of_indicator] if wholes else []
    for whole in (*of_indicator, *far):
        if whole != row.indicator and data.relation(row.indicator, whole) in ("part", "subset"):
            return names[whole, row.area]
    of_area = [area for name, area in names if name == row.indicator and _is_within(row.area, area)]
    return names[row.indicator, of_area[0]] if of_area else ""


def _is_within(area: str, larger: str) -> bool:
    """Return whether an area is part of a larger one: a province of a country, a country of the world."""
    return area != larger and (larger == "W" or area.startswith(f"{larger}-"))


def _of_other_periods(
    candidates: Iterable[Observation], of_period: Iterable[Observation], period: str
) -> Iterator[Observation]:
    """Yield the refusals of series that have no figure of the period, but one of the years around it."""
    there = {(row.indicator, row.area) for row in of_period if row.has_figure or row.refusal}
    at = _end(period)
    newest: dict[tuple[str, str], Observation] = {}
    for row in sorted(candidates, key=lambda row: periods.order(row.period)):
        if row.has_figure and (row.indicator, row.area) not in there:
            newest[row.indicator, row.area] = row
    for row in newest.values():
        if _end(row.period) > at - 12 * _FRESH:
            yield _refusal(row._replace(period=period), facts.of("missing.period", period=period))
