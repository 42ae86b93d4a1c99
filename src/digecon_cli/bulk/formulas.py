"""Growth, compound growth and shares of some rows of a large table: the arithmetic on columns, the words by the plain engine.

Each measure says of its rows which are of one kind: rows that differ in series and value only, and perhaps in the
indicator that a refusal names. The plain engine answers for one row of each kind, and for the few whose words or value are their own.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from .. import periods
from ..dataset import Dataset
from ..measures import combining
from ..measures.derivation import Options
from ..model import Observation
from . import kernel
from .columns import NotSimple
from .figures import ANY, KINDS, RATE, Figure, Figures
from .reading import in_order

Array = Any
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
        return MEASURES[self.measure](self, rows)

    def rows(self) -> list[Observation]:
        """Return the answer as the plain engine tells it."""
        found = []
        for part in in_order(self.part, self.slices):
            told = zip(part.series.tolist(), part.template.tolist(), part.values.tolist(), strict=True)
            for series, number, value in told:
                indicator, area = self.table.place_of(series)
                text = "" if value != value else combining.text(value)
                found.append(part.templates[number]._replace(indicator=indicator, area=area, value=text))
        return found


class _Rows(NamedTuple):
    """Rows before they have words: ``several`` values for each of their ``series``, and of which kind they are.

    ``own`` says which are of no kind; ``ask(place, name)`` returns the plain engine's rows for one of them.
    """

    series: Array
    values: Array  # by series and, in a second dimension, by row of the measure
    kind: Array
    own: Array
    ask: Callable[[int, str], list[Observation]]


def _worded(asked: Answer, rows: _Rows) -> Part:
    """Return rows with the words of the plain engine; where it has no value, the computed one does not hold."""
    table, known, values = asked.table, asked.known, rows.values
    kind, alone = rows.kind, int(rows.kind.max(initial=0)) + 1  # from here on a kind has one row
    if rows.own.any():
        kind = np.where(rows.own, alone + np.cumsum(rows.own), kind)
    kinds, places, which = kernel.distinct(kind)
    found: list[list[Observation]] = []
    for one, place in zip(kinds, places.tolist(), strict=True):
        if one >= alone:
            found.append(rows.ask(place, ""))
            values[place, : len(found[-1])] = [float(row.value or "nan") for row in found[-1]]
        else:
            if one not in known:
                known[one] = rows.ask(place, ANY)
            found.append(known[one])
    named = np.array([any(ANY in row.note for row in told) for told in found], dtype=bool)
    if named.any():  # the refusal names the indicator
        count, those = len(found), np.flatnonzero(named[which])
        pairs, _, which_pair = kernel.distinct(
            rows.series[those].astype(np.int64) // len(table.areas) * count + which[those]
        )
        which[those] = count + which_pair
        for indicator, one in (divmod(pair, count) for pair in pairs):
            found.append([row._replace(note=row.note.replace(ANY, table.names[indicator])) for row in found[one]])
    templates: dict[Observation, int] = {}
    template = np.full((len(found), values.shape[1]), -1, dtype=np.int32)
    refused = np.zeros(template.shape, dtype=bool)
    for at, told in enumerate(found):
        for slot, row in enumerate(told):
            blank = row._replace(indicator="", area="", value="")
            template[at, slot], refused[at, slot] = templates.setdefault(blank, len(templates)), not row.value
    values[refused[which]] = np.nan
    template = template[which]
    there = template >= 0
    series = np.broadcast_to(rows.series[:, None], template.shape)
    return Part(series[there], template[there], values[there], list(templates))


def _figure(series: Array, period: Array, values: Array, place: int) -> Figure:
    return int(series[place]), int(period[place]), float(values[place])


def _growth(asked: Answer, rows: slice) -> Part:
    table, key, values = asked.table, asked.table.key[rows], asked.table.values[rows]
    series, period = table.numbers(rows)
    earlier = table.before[period]
    lag = period - earlier
    wanted = key - lag
    wanted[earlier < 0] = -1
    at = kernel.partner(key, wanted, np.arange(len(key), dtype=lag.dtype) - lag)
    told = at >= 0
    lost = np.flatnonzero(~told)
    told[lost] = ~_is_first(table, series, period, lost)
    if table.asked is not None:
        told &= table.selected(series, period)
    at, period, series, now = at[told], period[told], series[told], values[told]
    before = values[at]
    before[at < 0] = np.nan
    change = table.kinds[series // len(table.areas)]
    changes, rate = kernel.percent(now, before, 1), change == RATE
    changes[rate] = now[rate] - before[rate]
    state = np.where(np.isnan(changes), np.where(at < 0, MISSING, np.where(before == 0, ZERO, BELOW)), HOLDS)
    own = np.isinf(changes)
    if table.is_mixed:  # the plain engine also tells of longer periods that are no partner
        own |= at < 0

    def ask(place: int, name: str) -> list[Observation]:
        figure = _figure(series, period, now, place)
        every = table.of_series(figure[0]) if not name or at[place] < 0 else []
        if name:  # of these only the first, so that there is a year before
            every = every[:1] if at[place] < 0 else [(figure[0], int(table.before[figure[1]]), float(before[place]))]
        return table.plain("growth", asked.options, [figure], every, name)

    kind = (state * KINDS + change) * len(table.periods) + period
    return _worded(asked, _Rows(series, changes[:, None], kind, own, ask))


def _is_first(table: Figures, series: Array, period: Array, rows: Array) -> Array:
    """Return whether no figure of the series can lie a year before these rows, at their frequency (derivation.is_first)."""
    starts, frequency = table.starts[period], table.frequency[period]
    group = np.cumsum(np.r_[0, series[1:] != series[:-1]]) * len(periods.FREQUENCIES) + frequency
    earliest = np.zeros(int(group[-1]) + len(periods.FREQUENCIES), dtype=starts.dtype)
    earliest[group[::-1]] = starts[::-1]  # the first of each group is the last that is written
    return starts[rows] - 12 < earliest[group[rows]]


def _share(asked: Answer, rows: slice) -> Part:
    table, (name, _, place) = asked.table, asked.options.get("of").partition("@")
    if name not in table.catalog or (place and place not in table.areas):
        raise NotSimple  # the plain engine tells that there is none; the parents of bundled indicators are its, too
    count = len(table.areas)
    first = table.names.index(name) * count  # the series of the whole in the first area
    series, period = table.numbers(rows)
    chosen = table.selected(series, period)
    series, period, values = series[chosen], period[chosen], table.values[rows][chosen]
    indicator, area = np.divmod(series, count)
    of_area = np.full_like(area, table.areas.index(place)) if place else area
    there = table.places(first, first + count)
    keys, totals = table.key[there], table.values[there]
    if place and not table.of_series(first + table.areas.index(place)):
        raise NotSimple
    wanted = (of_area + first) * len(table.periods) + period
    at = kernel.partner(keys, wanted, wanted - keys[0])
    total = totals[at]
    total[at < 0] = np.nan
    shares = kernel.percent(values, total)
    itself, elsewhere, rate = indicator == first // count, area != of_area, table.kinds[indicator] == RATE
    differs = (table.unit[indicator] != table.unit[first // count]) & (at >= 0)
    state = np.where(at < 0, MISSING, np.select([total == 0, total < 0], [ZERO, BELOW], HOLDS))
    state = np.where(rate | differs, OTHER + table.unit[indicator], state)
    own = np.isinf(shares)
    if table.is_mixed:  # the plain engine also tells of longer periods
        own |= (at < 0) & ~rate

    def ask(place: int, name: str) -> list[Observation]:
        figure = _figure(series, period, values, place)
        beside = table.of_series(first + int(of_area[place]))
        if name:  # of these only the one of the period, or any
            beside = [one for one in beside if one[1] == figure[1]] or beside[:1]
        return table.plain("share", asked.options, [figure], beside, "" if itself[place] else name)

    kind = ((state * 2 + elsewhere) * 2 + itself) * len(table.periods) + period
    return _worded(asked, _Rows(series, shares[:, None], kind, own, ask))


def _spans(table: Figures, rows: slice) -> tuple[Array, Array, Array, Array, Array]:
    """Return series, periods and values of some figures, and where the first and the last of each span stand among them."""
    series, period = table.numbers(rows)
    chosen = table.selected(series, period)
    series, period, values = series[chosen], period[chosen], table.values[rows][chosen]
    group = series.astype(np.int64) * (int(table.group.max()) + 1) + table.group[period]
    if table.is_mixed:
        order = np.argsort(group, kind="stable")
        group, series, period, values = group[order], series[order], period[order], values[order]
    first, last = kernel.ends(group)
    season = table.starts % 12
    if season.any():  # only the figures of the season in which a series ends
        yearly = season[period] == np.repeat(season[period[last]], last - first + 1)
        group, series, period, values = group[yearly], series[yearly], period[yearly], values[yearly]
        first, last = kernel.ends(group)
    at, to = first[first != last], last[first != last]
    if table.is_mixed:
        order = np.lexsort((period[to], series[to]))
        at, to = at[order], to[order]
    return series, period, values, at, to


def _cagr(asked: Answer, rows: slice) -> Part:
    table, count = asked.table, len(asked.table.periods)
    series, period, values, at, to = _spans(table, rows)
    rates = kernel.rounded(kernel.percent(values[1:], values[:-1], 1))  # each as it would be told by itself
    years = (table.starts[period[to]] - table.starts[period[at]]) // 12
    both = np.column_stack([kernel.compound(values[at], values[to], years), kernel.means(rates, at, to - 1)])
    gaps = np.flatnonzero(np.diff(table.starts[period]) != 12) + 1
    last = np.searchsorted(gaps, to, side="right") - 1  # the last gap up to the end
    gap = gaps[last] if len(gaps) else np.zeros(len(at), dtype=np.int64)
    lacks = (last >= 0) & (gap > at)
    after = np.where(lacks, period[gap] + 1, 0).astype(np.int64)
    none = np.r_[0, np.cumsum(values <= 0)]
    over_none = none[to] > none[at]  # over a figure that is not above zero
    below = (values[at] <= 0) | (values[to] <= 0)
    change = table.kinds[series[to] // len(table.areas)].astype(np.int64)
    own = over_none | ~np.isfinite(both[:, 1]) | np.isinf(both[:, 0])
    if table.is_mixed:
        own |= lacks
    own &= change != RATE

    def ask(place: int, name: str) -> list[Observation]:
        places = range(int(at[place]), int(to[place]) + 1)
        subjects = [_figure(series, period, values, one) for one in places]
        return table.plain("cagr", asked.options, subjects, () if name else table.of_series(subjects[0][0]), name)

    kind = (((change * 2 + below) * count + period[at]) * count + period[to]) * (count + 1) + after
    return _worded(asked, _Rows(series[to], both, kind, own, ask))


MEASURES: Mapping[str, Callable[[Answer, slice], Part]] = {"growth": _growth, "share": _share, "cagr": _cagr}
