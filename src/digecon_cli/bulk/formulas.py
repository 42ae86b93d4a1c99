"""Growth, compound growth and shares of some rows of a large table: the arithmetic on columns, the words by the plain engine.

Each measure says of its rows which are of one kind: rows that differ in series and value only, and perhaps in the
indicator that a refusal names. The plain engine answers for one row of each kind, and for the few whose words or value are their own.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from ..measures.derivation import Options
from ..model import Observation
from . import kernel
from .columns import NotSimple
from .figures import ANY, KINDS, RATE, Figure, Figures

Array = Any
HOLDS, MISSING, ZERO, OTHER = range(4)  # what becomes of a row, which is part of its kind


class Part(NamedTuple):
    """Rows of an answer, in their order: by series, by what else they tell (a row without indicator, area and value), by value.

    Where a row of ``templates`` has no value of its own, ``values`` is not a number.
    """

    series: Array
    template: Array
    values: Array
    templates: Sequence[Observation]


class Question(NamedTuple):
    """A measure asked of a table; what the plain engine answered for a kind of rows is kept in ``known``."""

    world: Figures
    options: Options
    known: dict[int, list[Observation]]


class _Rows(NamedTuple):
    """Rows before they have words: ``several`` values for each of their ``series``, and of which kind they are.

    ``own`` says which are of no kind; ``ask(place, name)`` returns the plain engine's rows for one of them.
    """

    series: Array
    values: Array  # by series and, in a second dimension, by row of the measure
    kind: Array
    own: Array
    ask: Callable[[int, str], list[Observation]]


def _worded(question: Question, rows: _Rows) -> Part:
    """Return rows with the words of the plain engine; where it has no value, the computed one does not hold."""
    world, several = question.world, rows.values.shape[1]
    common = np.flatnonzero(~rows.own)
    kinds, places, which = _distinct(rows.kind[common])
    found: list[list[Observation]] = []
    for kind, place in zip(kinds, common[places].tolist(), strict=True):
        if kind not in question.known:
            question.known[kind] = rows.ask(place, ANY)
        found.append(question.known[kind])
    named = np.array([any(ANY in row.note for row in told) for told in found], dtype=bool)
    count = len(found)
    if named.any():  # the refusal names the indicator
        those = np.flatnonzero(named[which])
        pairs = rows.series[common[those]].astype(np.int64) // len(world.areas) * count + which[those]
        distinct, _, number = _distinct(pairs)
        which[those] = count + number
        for indicator, kind in (divmod(pair, count) for pair in distinct):
            name = world.names[indicator]
            found.append([row._replace(note=row.note.replace(ANY, name)) for row in found[kind]])
    alone = np.flatnonzero(rows.own).tolist()
    answers = [rows.ask(place, "") for place in alone]
    number = np.empty(len(rows.series), dtype=np.int32)
    number[common] = which
    number[alone] = np.arange(len(found), len(found) + len(alone))
    templates: dict[Observation, int] = {}
    template = np.full((len(found) + len(alone), several), -1, dtype=np.int32)
    refused = np.zeros(template.shape, dtype=bool)
    for at, told in enumerate((*found, *answers)):
        for slot, row in enumerate(told):
            blank = row._replace(indicator="", area="", value="")
            template[at, slot], refused[at, slot] = templates.setdefault(blank, len(templates)), not row.value
    rows.values[refused[number]] = np.nan
    for place, told in zip(alone, answers, strict=True):
        rows.values[place, : len(told)] = [float(row.value or "nan") for row in told]
    template = template[number]
    there = template >= 0
    series = np.repeat(rows.series[:, None], several, axis=1)
    return Part(series[there], template[there], rows.values[there], list(templates))


def _distinct(codes: Array) -> tuple[list[int], Array, Array]:
    """Return the different codes, where each stands first, and for each code its place among them."""
    most = int(codes.max(initial=0)) + 1
    if most > 8 * len(codes) + 1024:
        distinct, first, number = np.unique(codes, return_index=True, return_inverse=True)
        return distinct.tolist(), first, number.astype(np.int32)
    first = np.full(most, -1)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    there = np.flatnonzero(first >= 0)
    place = np.empty(most, dtype=np.int32)
    place[there] = np.arange(len(there))
    return there.tolist(), first[there], place[codes]


def _growth(question: Question, rows: slice) -> Part:
    world, table = question.world, question.world.table
    key, values = table.key[rows], table.values[rows]
    series, period = table.numbers(rows)
    earlier = world.before[period]
    lag = period - earlier
    wanted = key - lag
    wanted[earlier < 0] = -1
    at = kernel.partner(key, wanted, np.arange(len(key), dtype=lag.dtype) - lag)
    lost = at < 0
    told = ~lost
    told[lost] = ~_is_first(world, series, period, np.flatnonzero(lost))
    if (chosen := world.chosen(rows)) is not None:
        told &= chosen
    at, period, series = at[told], period[told], series[told]
    now, before = values[told], values[at]
    before[at < 0] = np.nan
    indicator = world.kinds[series // len(world.areas)]
    changes = kernel.growth(now, before)
    rate = indicator == RATE
    changes[rate] = now[rate] - before[rate]
    state = np.isnan(changes).astype(np.int32)
    state[state.astype(bool) & (at >= 0)] = ZERO
    own = np.isinf(changes)
    if world.is_mixed:  # the plain engine also tells of longer periods that are no partner
        own |= at < 0

    def ask(place: int, name: str) -> list[Observation]:
        figure = _figure(series, period, now, place)
        every = world.of_series(figure[0]) if not name or at[place] < 0 else []
        if name:  # of these only the first, so that there is a year before
            every = every[:1] if at[place] < 0 else [(figure[0], int(world.before[figure[1]]), float(before[place]))]
        return world.plain("growth", question.options, [figure], every, name)

    kind = (state * KINDS + indicator) * len(world.periods) + period
    return _worded(question, _Rows(series, changes[:, None], kind, own, ask))


def _figure(series: Array, period: Array, values: Array, place: int) -> Figure:
    return int(series[place]), int(period[place]), float(values[place])


def _is_first(world: Figures, series: Array, period: Array, rows: Array) -> Array:
    """Return whether no figure of the series can lie a year before these rows, at their frequency (derivation.is_first)."""
    first = np.zeros(len(rows), dtype=bool)
    frequency = world.frequency[period]
    for one in set(frequency[rows].tolist()):
        alike = np.flatnonzero(frequency == one)
        asked = np.flatnonzero(frequency[rows] == one)
        beginnings, _ = kernel.ends(series[alike])
        earliest = np.minimum.reduceat(world.starts[period[alike]], beginnings)
        place = np.searchsorted(series[alike[beginnings]], series[rows[asked]])
        first[asked] = world.starts[period[rows[asked]]] - 12 < earliest[place]
    return first


class _Whole(NamedTuple):
    """The whole of a share: its indicator's number and its area's (-1: that of each part), and its figures."""

    indicator: int
    area: int
    keys: Array  # by area and period, as in the keys of the table
    values: Array


def _whole(world: Figures, of: str) -> _Whole:
    """Return the whole that is asked for; raises NotSimple where the plain engine must tell that there is none."""
    name, _, place = of.partition("@")
    if name not in world.catalog or (place and place not in world.areas):
        raise NotSimple  # the parents of bundled indicators are the plain engine's, too
    number, there = world.names.index(name), len(world.areas) * len(world.periods)
    area = world.areas.index(place) if place else -1
    start, stop = world.table.places(number * there, (number + 1) * there)
    whole = _Whole(number, area, world.table.key[start:stop] - number * there, world.table.values[start:stop])
    if place and not world.of_series(number * len(world.areas) + area):
        raise NotSimple
    return whole


def _share(question: Question, rows: slice) -> Part:
    world, table = question.world, question.world.table
    whole = _whole(world, question.options.get("of"))
    key, values, (series, period) = table.key[rows], table.values[rows], table.numbers(rows)
    if (chosen := world.chosen(rows)) is not None:
        key, values, series, period = key[chosen], values[chosen], series[chosen], period[chosen]
    places = len(world.areas) * len(world.periods)
    wanted = period + whole.area * len(world.periods) if whole.area >= 0 else key % places
    at = kernel.partner(whole.keys, wanted, wanted - whole.keys[0])
    total = whole.values[at]
    total[at < 0] = np.nan
    shares = kernel.share(values, total)
    indicator, area = np.divmod(series, len(world.areas))
    elsewhere = area != (whole.area if whole.area >= 0 else area)
    itself = indicator == whole.indicator
    unit_names = {unit: number for number, unit in enumerate(dict.fromkeys(world.units))}
    unit = np.array([unit_names[one] for one in world.units], dtype=np.int32)[indicator]
    rate = world.kinds[indicator] == RATE
    differs = (unit != unit_names[world.units[whole.indicator]]) & (at >= 0)
    state = np.where(at < 0, MISSING, np.where(total == 0, ZERO, HOLDS))
    state = np.where(rate | differs, OTHER + unit, state)
    own = np.isinf(shares)
    if world.is_mixed:  # the plain engine also tells of longer periods
        own |= (at < 0) & ~rate

    def ask(place: int, name: str) -> list[Observation]:
        figure = _figure(series, period, values, place)
        beside = world.of_series(
            whole.indicator * len(world.areas) + int(whole.area if whole.area >= 0 else area[place])
        )
        if name:  # of these only the one of the period, or any
            beside = [one for one in beside if one[1] == figure[1]] or beside[:1]
        return world.plain("share", question.options, [figure], beside, "" if itself[place] else name)

    kind = ((state * 2 + elsewhere) * 2 + itself) * len(world.periods) + period
    return _worded(question, _Rows(series, shares[:, None], kind, own, ask))


class _Spans(NamedTuple):
    """The figures of some series, and where the first and the last of each span stand among them."""

    series: Array
    period: Array
    values: Array
    at: Array
    to: Array


def _spans(world: Figures, rows: slice) -> _Spans:
    series, period = world.table.numbers(rows)
    values = world.table.values[rows]
    if (chosen := world.chosen(rows)) is not None:
        series, period, values = series[chosen], period[chosen], values[chosen]
    group = series.astype(np.int64) * (int(world.group.max()) + 1) + world.group[period]
    if world.is_mixed:
        order = np.argsort(group, kind="stable")
        group, series, period, values = group[order], series[order], period[order], values[order]
    first, last = kernel.ends(group)
    season = world.starts % 12
    if len(set(season.tolist())) > 1:  # only the figures of the season in which a series ends
        yearly = season[period] == np.repeat(season[period[last]], last - first + 1)
        group, series, period, values = group[yearly], series[yearly], period[yearly], values[yearly]
        first, last = kernel.ends(group)
    at, to = first[first != last], last[first != last]
    if world.is_mixed:
        order = np.lexsort((period[to], series[to]))
        at, to = at[order], to[order]
    return _Spans(series, period, values, at, to)


def _cagr(question: Question, rows: slice) -> Part:
    world, count = question.world, len(question.world.periods)
    series, period, values, at, to = _spans(world, rows)
    rates = kernel.rounded(kernel.growth(values[1:], values[:-1]))  # each as it would be told by itself
    both = np.empty((len(at), 2))
    years = (world.starts[period[to]] - world.starts[period[at]]) // 12
    both[:, 0] = kernel.compound(values[at], values[to], years)
    both[:, 1] = kernel.sums(rates, at, to - 1) / (to - at)
    gaps = np.flatnonzero(np.diff(world.starts[period]) != 12) + 1
    last = np.searchsorted(gaps, to, side="right") - 1  # the last gap up to the end
    gap = gaps[last] if len(gaps) else np.zeros(len(at), dtype=np.int64)
    lacks = (last >= 0) & (gap > at)
    after = np.where(lacks, period[gap] + 1, 0).astype(np.int64)
    zeros = np.r_[0, np.cumsum(values == 0)]
    over_zero = zeros[to] > zeros[at]
    below = (values[at] <= 0) | (values[to] <= 0)
    indicator = world.kinds[series[to] // len(world.areas)]
    own = (over_zero | ~np.isfinite(both[:, 1]) | np.isinf(both[:, 0])) & (indicator != RATE)
    if world.is_mixed:
        own |= lacks & (indicator != RATE)

    def ask(place: int, name: str) -> list[Observation]:
        places = range(int(at[place]), int(to[place]) + 1)
        subjects = [_figure(series, period, values, one) for one in places]
        return world.plain("cagr", question.options, subjects, () if name else world.of_series(subjects[0][0]), name)

    kind = (((indicator.astype(np.int64) * 2 + below) * count + period[at]) * count + period[to]) * (count + 1) + after
    return _worded(question, _Rows(series[to], both, kind, own, ask))


MEASURES: Mapping[str, Callable[[Question, slice], Part]] = {"growth": _growth, "share": _share, "cagr": _cagr}
