"""The rows of growth, compound growth and shares of some rows of a large table: codes of texts and an array of values."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from .. import periods, units
from ..comparability import WORLDS
from ..measures.derivation import Options
from ..measures.mean_growth import mean_note
from ..measures.roles import missing
from ..measures.share import unstated
from . import arrays
from .coded_table import MONEY, RATE, CodedTable
from .columns import NotSimple
from .parts import Part, middle_of, tail_of, with_plain

Array = Any


# By kind of indicator (see world.NUMBER).
_BASES = ("", "nominal", "")
_UNITS = (units.PERCENT, units.PERCENT, units.POINTS)


def _growth(world: CodedTable, rows: slice, options: Options) -> Part:
    table = world.table
    key, values = table.key[rows], table.values[rows]
    series, period = table.numbers(rows)
    earlier = world.before[period]
    lag = period - earlier
    wanted = key - lag
    wanted[earlier < 0] = -1
    at = arrays.partner(key, wanted, np.arange(len(key), dtype=lag.dtype) - lag)
    lost = at < 0
    told = ~lost
    told[lost] = ~_is_first(world, series, period, np.flatnonzero(lost))
    chosen = world.chosen(rows)
    if chosen is not None:
        told &= chosen
    kind = world.kinds[series[told] // len(world.areas)]
    at, period, series = at[told], period[told], series[told]
    now, before = values[told], values[at]
    before[at < 0] = np.nan
    changes = arrays.growth(now, before)
    rate = kind == RATE
    changes[rate] = now[rate] - before[rate]
    failed = np.isnan(changes)
    middles = [middle_of(one, name) for name in ("growth", "difference") for one in world.periods]
    middle = (period + rate * len(world.periods)).astype(np.int32, copy=False)
    tails = [tail_of(unit, basis) for unit, basis in zip(_UNITS, _BASES, strict=True)]
    odd = _endless(series, changes)
    if world.is_mixed:  # the plain path also tells of longer periods that are no partner
        odd |= set(series[failed].tolist())
    elif failed.any():
        codes = (series[failed].astype(np.int64) // len(world.areas) * len(world.periods) + period[failed]) * 2
        distinct, inverse = np.unique(codes + (at[failed] >= 0), return_inverse=True)
        kind[failed] = len(tails) + inverse
        tails += [_failure(world, int(one)) for one in distinct]
    return with_plain(world, "growth", Part(series, middles, middle, changes, tails, kind), odd, options)


def _endless(series: Array, values: Array) -> set[int]:
    """Return the series with a value beyond what a computer counts with, which the plain path has words for."""
    return set(series[np.isinf(values)].tolist())


def _is_first(world: CodedTable, series: Array, period: Array, rows: Array) -> Array:
    """Return whether no figure of the series can lie a year before these rows, at their frequency (derivation.is_first)."""
    first = np.zeros(len(rows), dtype=bool)
    frequency = world.frequency[period]
    for one in set(frequency[rows].tolist()):
        alike = np.flatnonzero(frequency == one)
        asked = np.flatnonzero(frequency[rows] == one)
        beginnings, _ = arrays.ends(series[alike])
        earliest = np.minimum.reduceat(world.starts[period[alike]], beginnings)
        place = np.searchsorted(series[alike[beginnings]], series[rows[asked]])
        first[asked] = world.starts[period[rows[asked]]] - 12 < earliest[place]
    return first


def _failure(world: CodedTable, code: int) -> str:
    rest, zero = divmod(code, 2)
    name, number = divmod(rest, len(world.periods))
    before = periods.shift(world.periods[number], -1)
    note = world.refusal("zero", name, name, "0", before) if zero else missing(world.names[name], before).note
    return tail_of(_UNITS[world.kinds[name]], _BASES[world.kinds[name]], "O", note)


def _whole(world: CodedTable, of: str) -> tuple[int, str]:
    """Return the number of the indicator that is the whole, and its area; raises NotSimple where the plain path must tell."""
    name, _, area = of.partition("@")
    if not name:
        raise NotSimple  # the parents of bundled indicators are the plain path's
    table = world.table
    if name not in world.names or (area and area not in world.areas):
        raise NotSimple
    number, there = world.names.index(name), len(world.areas) * len(world.periods)
    if len(set(table.places(number * there, (number + 1) * there))) < 2:
        raise NotSimple  # no figure of the whole is an error, and the plain path's to tell
    if area:
        first = number * there + world.areas.index(area) * len(world.periods)
        if len(set(table.places(first, first + len(world.periods)))) < 2:
            raise NotSimple  # nor of this area
    return number, area


def _share(world: CodedTable, rows: slice, options: Options) -> Part:
    number, area = _whole(world, options.get("of"))
    table, name = world.table, world.names[number]
    key, values, (series, period) = table.key[rows], table.values[rows], table.numbers(rows)
    chosen = world.chosen(rows)
    if chosen is not None:
        key, values, series, period = key[chosen], values[chosen], series[chosen], period[chosen]
    total, at = _totals(world, number, area, key, period)
    shares = arrays.share(values, total)
    indicator = series // len(world.areas)
    rate = world.kinds[indicator] == RATE
    others = [one for one in arrays.distinct(indicator).tolist() if world.units[one] != world.units[number]]
    differs = np.isin(indicator, others) & (at >= 0) & ~rate
    shares[rate | differs] = np.nan
    failed = np.isnan(shares)
    elsewhere = series % len(world.areas) != world.areas.index(area) if area else np.zeros(len(series), bool)
    places = [name, f"{name}@{area}"][: 1 + bool(area)]
    middles = [middle_of(one, "share", place) for place in places for one in world.periods]
    middle = (period + elsewhere * len(world.periods)).astype(np.int32, copy=False)
    tails = [tail_of(units.PERCENT, "", note=note) for note in ("", *map(unstated, places))]
    known = (indicator == number) & (~elsewhere | (area in WORLDS))
    tail = np.where(known, 0, 1 + elsewhere).astype(np.int32)
    if failed.any():
        # A refusal goes by the indicator (a rate, another unit), or by the place and period of the whole (missing, zero).
        codes = middle.astype(np.int64) * 2 + (at >= 0)
        codes = np.where(rate | differs, len(middles) * 2 + indicator.astype(np.int64) * 2 + differs, codes)
        distinct, inverse = np.unique(codes[failed], return_inverse=True)
        tail[failed] = inverse + len(tails)
        tails += [_no_share(world, code // 2, code % 2, number, places) for code in distinct.tolist()]
    part = Part(series, middles, middle, shares, tails, tail)
    odd = _endless(series, shares)
    if world.is_mixed:  # the plain path also tells of longer periods
        odd |= set(arrays.distinct(series[(at < 0) & ~rate]).tolist())
    whole = [number * len(world.areas) + one for one in ([world.areas.index(area)] if area else [])]
    beside = {one: whole or [number * len(world.areas) + one % len(world.areas)] for one in odd}
    return with_plain(world, "share", part, odd, options, beside)


def _totals(world: CodedTable, number: int, area: str, key: Array, period: Array) -> tuple[Array, Array]:
    """Return for each figure the whole's, not a number where there is none, and its place among those (-1: none)."""
    table, there = world.table, len(world.areas) * len(world.periods)
    start, stop = table.places(number * there, (number + 1) * there)
    wholes = table.key[start:stop] - number * there
    wanted = period + world.areas.index(area) * table.periods if area else key % there
    at = arrays.partner(wholes, wanted, wanted - (wholes[0] if len(wholes) else 0))
    total = table.values[start:stop][at] if len(wholes) else np.full(len(at), np.nan)
    total[at < 0] = np.nan
    return total, at


def _no_share(world: CodedTable, what: int, kind: int, number: int, places: list[str]) -> str:
    """Return the end of a row without a share: ``what`` is a place and period of the whole, or after those an indicator."""
    together = len(places) * len(world.periods)
    if what >= together:
        note = world.refusal("unit" if kind else "level", what - together, number)
    else:
        place, period = divmod(what, len(world.periods))
        zero = world.refusal("zero", number, number, "0", world.periods[period]) if kind else ""
        note = zero or missing(places[place], world.periods[period]).note
    return tail_of(units.PERCENT, "", "O", note)


class _Spans(NamedTuple):
    """The figures of a span each: where its first and last stand, the years between, and how many yearly steps there are."""

    series: Array
    period: Array
    values: Array
    at: Array
    to: Array
    years: Array
    steps: Array
    over_zero: Array  # whether a yearly rate would be one on zero


def _spans(world: CodedTable, rows: slice) -> _Spans:
    table = world.table
    series, period = table.numbers(rows)
    values = table.values[rows]
    chosen = world.chosen(rows)
    if chosen is not None:
        series, period, values = series[chosen], period[chosen], values[chosen]
    groups = int(world.group.max()) + 1
    group = series.astype(np.int64) * groups + world.group[period]
    if world.is_mixed:
        order = np.argsort(group, kind="stable")
        group, series, period, values = group[order], series[order], period[order], values[order]
    first, last = arrays.ends(group)
    season = world.starts % 12
    if len(set(season.tolist())) > 1:  # only the figures of the season in which a series ends
        yearly = season[period] == np.repeat(season[period[last]], last - first + 1)
        group, series, period, values = group[yearly], series[yearly], period[yearly], values[yearly]
        first, last = arrays.ends(group)
    keep = first != last
    at, to = first[keep], last[keep]
    years = (world.starts[period[to]] - world.starts[period[at]]) // 12
    nothing = values == 0
    nothing[last] = False
    zeros = np.add.reduceat(nothing.astype(np.int32), first)[keep] if len(first) else np.empty(0)
    return _Spans(series, period, values, at, to, years, (last - first)[keep], zeros > 0)


def _cagr(world: CodedTable, rows: slice, options: Options) -> Part:
    spans = _spans(world, rows)
    series, period, values, at, to, years, steps, over_zero = spans
    rates = arrays.rounded(arrays.growth(values[1:], values[:-1]))  # each as it would be told by itself
    mean = arrays.sums(rates, at, to - 1) / steps
    span = period[at].astype(np.int64) * len(world.periods) + period[to]
    distinct, inverse = np.unique(span, return_inverse=True)
    middles = [
        middle_of(world.periods[end], name, "", world.periods[begin])
        for begin, end in (divmod(int(one), len(world.periods)) for one in distinct)
        for name in ("cagr", "mean_growth")
    ]
    lengths, length = np.unique(steps, return_inverse=True)
    notes = ("", *map(mean_note, lengths.tolist()))
    tails = [tail_of(units.PERCENT, basis, note=note) for note in notes for basis in ("", "nominal")]
    money = world.kinds[series[at] // len(world.areas)] == MONEY
    middle, tail, both = np.empty(2 * len(at), np.int32), np.empty(2 * len(at), np.int32), np.empty(2 * len(at))
    middle[::2], middle[1::2] = inverse * 2, inverse * 2 + 1
    tail[::2], tail[1::2] = money, (length + 1) * 2 + money
    both[::2], both[1::2] = arrays.compound(values[at], values[to], years), mean
    rate = world.kinds[series[at] // len(world.areas)] == RATE
    told = _refuse(world, spans, money, rate, both, tails, tail)
    columns = (np.repeat(series[at], 2)[told], middles, middle[told], both[told], tails, tail[told])
    # A yearly rate over zero, which has words of its own, or more than a computer counts with.
    odd = (over_zero | ~np.isfinite(mean) | np.isinf(both[::2])) & ~rate
    if world.is_mixed:
        odd |= (years != steps) & ~rate
    return with_plain(world, "cagr", Part(*columns), set(series[at][odd].tolist()), options)


def _refuse(
    world: CodedTable, spans: _Spans, money: Array, rate: Array, both: Array, tails: list[str], tail: Array
) -> Array:
    """Put refusals in the place of values that do not hold, and return which rows are told.

    ``both`` are the compound and the mean rates by turns, ``tail`` their places in ``tails``.
    """
    series, period, values, at, to, years, steps, _ = spans
    indicator = series[at] // len(world.areas)
    places: dict[str, int] = {}
    for number in np.flatnonzero(years != steps).tolist():  # a year is missing, so the mean is not known
        absent = _absent(world, period[at[number] : to[number] + 1].tolist())
        basis = "nominal" if money[number] else ""
        note = missing(world.names[int(indicator[number])], absent).note
        words = tail_of(units.PERCENT, basis, "O", note)
        tail[2 * number + 1] = places.setdefault(words, len(tails) + len(places))
        both[2 * number + 1] = np.nan
    tails += places
    below = np.flatnonzero((values[at] <= 0) | (values[to] <= 0))
    if len(below):
        both[2 * below], tail[2 * below] = np.nan, len(tails) + money[below]
        sign = world.refusal("sign", 0, 0, "-1")
        tails += [tail_of(units.PERCENT, basis, "O", sign) for basis in ("", "nominal")]
    told = np.ones(2 * len(at), dtype=bool)
    for one in set(indicator[rate].tolist()):  # one row, which says that this needs levels
        of_it = np.flatnonzero(indicator == one)
        both[2 * of_it], tail[2 * of_it], told[2 * of_it + 1] = np.nan, len(tails), False
        tails.append(tail_of(units.PERCENT, "", "O", world.refusal("level", one, one)))
    return told


def _absent(world: CodedTable, numbers: list[int]) -> str:
    """Return the last period before the end of a series, a year after a year, for which it has no figure."""
    have = {world.periods[number] for number in numbers}
    period = world.periods[numbers[-1]]
    while period in have:
        period = periods.shift(period, -1)
    return period


MEASURES: dict[str, Callable[[CodedTable, slice, Options], Part]] = {"growth": _growth, "share": _share, "cagr": _cagr}
