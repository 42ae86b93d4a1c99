"""Growth, compound growth and shares of some rows of a large table: the arithmetic on columns, the words by the plain engine.

Each measure says of its rows which are of one kind: rows that differ in series and value only, and perhaps in the
indicator that a refusal names. The plain engine answers for one row of each kind, and for the few whose words or value are their own.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from .. import measures, periods
from ..dataset import Dataset
from ..facts import renamed
from ..measures import combining
from ..measures.derivation import Options
from ..model import Observation
from ..readers.build import Collector
from ..readers.report import Report
from . import kernel
from .columns import Array, NotSimple
from .figures import KINDS, RATE, Figures
from .reading import in_order

ANY = "\0"  # stands for the indicator in what is asked once for all of them; no table has such a name
HOLDS, MISSING, ZERO, BELOW, OTHER = range(5)  # what becomes of a row, which is part of its kind


class Part(NamedTuple):
    """Rows of an answer, in their order: by series, by what else they tell (a row without indicator, area and value), by value.

    Where a row of ``templates`` has no value of its own, ``values`` is not a number.
    """

    series: Array
    template: Array
    values: Array
    templates: Sequence[Observation]


class Answer(NamedTuple):
    """A measure asked of a table, and the slices of its rows that are answered one after another.

    What the plain engine answered for a kind of rows is kept in ``known``.
    """

    measure: str
    table: Figures
    options: Options
    slices: Sequence[slice]
    known: dict[int, list[Observation]]

    @property
    def data(self) -> Dataset:
        """Return the dataset in which labels and units of the rows are looked up."""
        return Dataset((), self.table.catalog)

    def part(self, rows: slice) -> Part:
        """Return the answer for some rows of the table."""
        return _worded(self, MEASURES[self.measure](self.table, self.options, rows))

    def plain(self, subjects: Sequence[int], beside: Sequence[int], name: str) -> list[Observation]:
        """Return what the plain engine answers for some figures of one series, in a table of these and others beside them.

        The rows are without indicator and area. With ``name`` the series has this indicator in place of its own, unless it is the whole of a share.
        """
        table, collector = self.table, Collector(Report(""))
        of = self.options.get("of").partition("@")[0]
        if of in table.catalog:  # it may have no figure here
            collector.indicator(of, "", table.catalog[of].unit)
        own = int(table.key[subjects[0]]) // len(table.periods)
        for place in dict.fromkeys((*subjects, *beside)):
            series, period = divmod(int(table.key[place]), len(table.periods))
            indicator, area = table.place_of(series)
            told = name if name and series == own and indicator != of else indicator
            value, unit = repr(float(table.values[place])), table.catalog[indicator].unit
            collector.add(0, "", told, area, table.periods[period], value, unit)
        data = Dataset(collector.dataset().observations, collector.catalog)
        rows = measures.rows(self.measure, data.observations[: len(subjects)], data, self.options)
        return [row._replace(indicator="", area="") for row in rows]

    def rows(self) -> list[Observation]:
        """Return the answer as the plain engine tells it."""
        found = []
        for part in in_order(self.part, self.slices):
            rows = zip(part.series.tolist(), part.template.tolist(), part.values.tolist(), strict=True)
            for series, number, value in rows:
                indicator, area = self.table.place_of(series)
                text = "" if value != value else combining.text(value)
                found.append(part.templates[number]._replace(indicator=indicator, area=area, value=text))
        return found


class _Rows(NamedTuple):
    """Rows before they have words: ``several`` values for each of their ``series``, and of which kind they are.

    ``named`` says which have a refusal that may name the indicator, ``own`` which are of no kind; ``of(row)`` returns
    the places of the figures that one of them tells of, and of others that the plain engine has to know for it.
    """

    series: Array
    values: Array  # by series and, in a second dimension, by row of the measure
    kind: Array
    named: Array
    own: Array
    of: Callable[[int], tuple[Sequence[int], Sequence[int]]]


def _worded(asked: Answer, rows: _Rows) -> Part:
    """Return rows with the words of the plain engine; where it has no value, the computed one does not hold."""
    table, names = asked.table, [ANY, *asked.table.names]
    kind = rows.kind.astype(np.int64) * len(names) + np.where(rows.named, rows.series // len(table.areas) + 1, 0)
    kind[rows.own] = -1 - np.flatnonzero(rows.own)
    kinds, places, which = kernel.distinct(kind)
    numbers = np.full((len(kinds), rows.values.shape[1]), -1, dtype=np.int32)
    templates: list[Observation] = []
    for row, (one, place) in enumerate(zip(kinds, places, strict=True)):
        base, named = divmod(one, len(names))
        if one < 0:
            told = asked.plain(*rows.of(place), "")
            rows.values[place, : len(told)] = [float(row.value or "nan") for row in told]
        else:
            told = asked.known.get(base) or asked.known.setdefault(base, asked.plain(*rows.of(place), ANY))
        numbers[row, : len(told)] = range(len(templates), len(templates) + len(told))
        if one < 0 or named:
            told = [
                row._replace(value="0" * bool(row.value), facts=renamed(row.facts, ANY, names[named])) for row in told
            ]
        templates += told
    template = numbers[which]
    there = template >= 0
    series = np.broadcast_to(rows.series[:, None], template.shape)
    part = Part(series[there], template[there], rows.values[there], templates)
    part.values[np.array([not row.value for row in templates], dtype=bool)[part.template]] = np.nan
    return part


def _growth(table: Figures, options: Options, rows: slice) -> _Rows:
    series, period = table.numbers(rows)
    earlier, place = table.before[period], np.arange(rows.start, rows.stop)
    lag = period - earlier
    at = kernel.partner(table.key, np.where(earlier < 0, -1, table.key[rows] - lag), place - lag)
    told = (at >= 0) | ~_is_first(table, series, period)
    if table.asked is not None:
        told &= np.isin(place, table.subjects(rows)[0], assume_unique=True)
    at, period, series, place = at[told], period[told], series[told], place[told]
    now, before = table.values[place], np.where(at < 0, np.nan, table.values[at])
    change = table.kinds[series // len(table.areas)]
    changes = np.where(change == RATE, now - before, kernel.percent(now, before, 1))
    state = np.where(np.isnan(changes), np.where(at < 0, MISSING, np.where(before == 0, ZERO, BELOW)), HOLDS)
    # Of longer periods that are no partner the plain engine tells, too.
    own = np.isinf(changes) | ((at < 0) & table.is_mixed)

    def of(row: int) -> tuple[Sequence[int], Sequence[int]]:
        return [place[row]], table.places(int(series[row])) if own[row] or at[row] < 0 else [at[row]]

    kind = (state * len(KINDS) + change) * len(table.periods) + period
    return _Rows(series, changes[:, None], kind, state != HOLDS, own, of)


def _is_first(table: Figures, series: Array, period: Array) -> Array:
    """Return whether no figure of the series can lie a year before each of these, at its frequency (derivation.is_first)."""
    starts, frequency = table.starts[period], table.frequency[period]
    group = np.cumsum(np.r_[0, series[1:] != series[:-1]]) * len(periods.FREQUENCIES) + frequency
    earliest = np.zeros(int(group[-1]) + len(periods.FREQUENCIES), dtype=starts.dtype)
    earliest[group[::-1]] = starts[::-1]  # the first of each group is the last that is written
    return starts - 12 < earliest[group]


def _share(table: Figures, options: Options, rows: slice) -> _Rows:
    name, _, place = options.get("of").partition("@")
    if name not in table.catalog or (place and place not in table.areas):
        raise NotSimple  # the plain engine tells that there is none; the parents of bundled indicators are its, too
    count = len(table.areas)
    first = table.names.index(name) * count  # the series of the whole in the first area
    there = table.places(first + table.areas.index(place)) if place else table.places(first, count)
    if not there:
        raise NotSimple
    subjects, series, period, values = table.subjects(rows)
    indicator, area = np.divmod(series, count)
    of_area = np.full_like(area, table.areas.index(place)) if place else area
    wanted = (of_area + first) * len(table.periods) + period
    at = kernel.partner(table.key, wanted, wanted - table.key[there[0]] + there[0])
    total = np.where(at < 0, np.nan, table.values[at])
    shares = kernel.percent(values, total)
    itself, elsewhere, rate = indicator == first // count, area != of_area, table.kinds[indicator] == RATE
    differs = (table.unit[indicator] != table.unit[first // count]) & (at >= 0)
    state = np.where(at < 0, MISSING, np.select([total == 0, total < 0], [ZERO, BELOW], HOLDS))
    state = np.where(rate | differs, OTHER + table.unit[indicator], state)
    own = np.isinf(shares) | ((at < 0) & ~rate & table.is_mixed)  # of longer periods the plain engine tells, too

    def of(row: int) -> tuple[Sequence[int], Sequence[int]]:
        whole = table.places(first + int(of_area[row]))
        return [subjects[row]], whole if own[row] else [at[row]] if at[row] >= 0 else whole[:1]

    kind = ((state * 2 + elsewhere) * 2 + itself) * len(table.periods) + period
    return _Rows(series, shares[:, None], kind, state != HOLDS, own, of)


def _spans(table: Figures, rows: slice) -> tuple[Array, Array, Array]:
    """Return the places of some figures, series by series, and where the first and the last of each span stand among them."""
    places, series, period, _ = table.subjects(rows)
    group = series.astype(np.int64) * 16 + table.months[period]  # which are twelve at most
    if table.is_mixed:
        order = np.argsort(group, kind="stable")
        group, places, period = group[order], places[order], period[order]
    first, last = kernel.ends(group)
    season = table.starts % 12
    if season.any():  # only the figures of the season in which a series ends
        yearly = season[period] == np.repeat(season[period[last]], last - first + 1)
        places = places[yearly]
        first, last = kernel.ends(group[yearly])
    at, to = first[first != last], last[first != last]
    order = np.argsort(table.key[places[to]], kind="stable")
    return places, at[order], to[order]


def _cagr(table: Figures, options: Options, rows: slice) -> _Rows:
    count = len(table.periods)
    places, at, to = _spans(table, rows)
    (series, period), values = table.numbers(places), table.values[places]
    rates = kernel.rounded(kernel.percent(values[1:], values[:-1], 1))  # each as it would be told by itself
    years = (table.starts[period[to]] - table.starts[period[at]]) // 12
    both = np.column_stack([kernel.compound(values[at], values[to], years), kernel.means(rates, at, to - 1)])
    gaps = np.r_[0, np.flatnonzero(np.diff(table.starts[period]) != 12) + 1]
    last = gaps[np.searchsorted(gaps, to, side="right") - 1]  # the last gap up to the end
    lacks = last > at
    after = np.where(lacks, period[last] + 1, 0).astype(np.int64)
    change = table.kinds[series[to] // len(table.areas)].astype(np.int64)
    own = (~np.isfinite(both).all(axis=1) | (lacks & table.is_mixed)) & (change != RATE)

    def of(row: int) -> tuple[Sequence[int], Sequence[int]]:
        return places[at[row] : to[row] + 1], table.places(int(series[to[row]])) if own[row] else ()

    kind = ((change * count + period[at]) * count + period[to]) * (count + 1) + after
    return _Rows(series[to], both, kind, lacks | (change == RATE), own, of)


MEASURES: Mapping[str, Callable[[Figures, Options, slice], _Rows]] = {"growth": _growth, "share": _share, "cagr": _cagr}
