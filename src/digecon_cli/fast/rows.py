"""The rows of growth, compound growth and shares of a large table, as codes of texts and an array of values."""

import csv
import io
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from .. import periods, units
from ..measures.engine import Options
from . import arrays
from .columns import NotSimple

Array = Any


class World(NamedTuple):
    """A large table: its figures by key, the names of indicators, areas and periods, and for each period the one a year before."""

    table: arrays.Keyed
    names: list[str]
    areas: list[str]
    periods: list[str]
    unit: str
    before: Array

    @property
    def basis(self) -> str:
        """Return the price basis of growth computed from levels (see engine.growth_basis)."""
        return "nominal" if self.unit in ("CNY", "USD") else ""


class Part(NamedTuple):
    """Rows of an answer, in their order: texts by code for what stands before and after the value, and the values."""

    series: Array
    middles: list[str]  # from the period to the origin, by the code in ``middle``
    middle: Array
    values: Array  # not a number: no value
    tails: list[str]  # from low to the note, by the code in ``tail``
    tail: Array


def quoted(*texts: str | int) -> str:
    """Return cells as CSV has them, quoted where needed."""
    if all(str(text).replace(".", "").isalnum() for text in texts):
        return ",".join(map(str, texts))
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow(texts)
    return stream.getvalue()


def _row_tail(basis: str, status: str = "A", note: str = "") -> str:
    return quoted("", "", "", units.PERCENT, 0, basis, status, "", "", note)


def _noted(
    world: World, codes: Array, sentence: Callable[[int], str], good: str, failed: Array
) -> tuple[list[str], Array]:
    """Return tails and their codes: ``good`` where nothing failed, else a refusal, told by its code in ``codes``."""
    tails, tail = [good], np.zeros(len(failed), dtype=np.int32)
    if bool(failed.any()):
        distinct, inverse = np.unique(codes, return_inverse=True)
        tails += [_row_tail(world.basis, "O", sentence(int(one))) for one in distinct]
        tail[failed] = inverse + 1
    return tails, tail


def _growth(world: World, chosen: Array | None, options: Options) -> Part:
    table = world.table
    starts = np.array([periods.span(one).start for one in world.periods], dtype=np.int32)
    at = arrays.a_year_before(table, world.before)
    begins, _ = arrays.ends(table.series)
    earliest = np.repeat(starts[table.period[begins]], np.diff(np.r_[begins, len(table.key)]))
    later = starts[table.period] - 12 >= earliest
    wanted = later if chosen is None else later & chosen
    at, period, series = at[wanted], table.period[wanted], table.series[wanted]
    before = table.values[at]
    before[at < 0] = np.nan
    values = arrays.growth(table.values[wanted], before)
    failed = np.isnan(values)

    def sentence(code: int) -> str:
        name, rest = divmod(code, 2 * len(world.periods))
        number, zero = divmod(rest, 2)
        label = periods.label(periods.shift(world.periods[number], -1))
        if zero:
            return f"zero: {world.names[name]} {label} may be zero"
        return f"missing: no figure of {world.names[name]} for {label}"

    codes = (series[failed].astype(np.int64) // len(world.areas) * len(world.periods) + period[failed]) * 2 + (
        at[failed] >= 0
    )
    tails, tail = _noted(world, codes, sentence, _row_tail(world.basis), failed)
    middles = [f"{one},growth,,,computed" for one in world.periods]
    return Part(series, middles, period.astype(np.int32, copy=False), values, tails, tail)


def _share(world: World, chosen: Array | None, options: Options) -> Part:
    name, _, area = options.of.partition("@")
    if not name:
        raise NotSimple  # the parents of bundled indicators are the plain path's
    table = world.table
    if name not in world.names or (area and area not in world.areas):
        raise NotSimple
    subject = np.arange(len(table.key)) if chosen is None else np.flatnonzero(chosen)
    series, period = table.series[subject], table.period[subject]
    where: Any = world.areas.index(area) if area else series.astype(table.key.dtype, copy=False) % len(world.areas)
    whole = (world.names.index(name) * len(world.areas) + where) * table.periods
    at = arrays.partner(table, (whole + period).astype(table.key.dtype, copy=False))
    total = table.values[at]
    total[at < 0] = np.nan
    values = arrays.share(table.values[subject], total)
    failed = np.isnan(values)

    def sentence(code: int) -> str:
        number, zero = divmod(code, 2)
        label = periods.label(world.periods[number])
        if zero:
            return f"zero: {name} {label} may be zero"
        return f"missing: no figure of {name} for {label}"

    if bool(failed.any()) and area:
        raise NotSimple  # whose words name the area where it is another than the subject's
    plain = world._replace(unit="")
    tails, tail = _noted(plain, period[failed] * 2 + (at[failed] >= 0), sentence, _row_tail(""), failed)
    middles = [quoted(one, "share", name, "", "computed") for one in world.periods]
    if area:
        middles += [quoted(one, "share", f"{name}@{area}", "", "computed") for one in world.periods]
        other = series % len(world.areas) != world.areas.index(area)
        return Part(
            series, middles, (period + other * len(world.periods)).astype(np.int32, copy=False), values, tails, tail
        )
    return Part(series, middles, period.astype(np.int32, copy=False), values, tails, tail)


def _cagr(world: World, chosen: Array | None, options: Options) -> Part:
    table = world.table
    kept: Any = slice(None) if chosen is None else chosen
    series, period, values = table.series[kept], table.period[kept], table.values[kept]
    spans = [periods.span(one) for one in world.periods]
    start = np.array([one.start for one in spans], dtype=np.int32)
    first, last = arrays.ends(series)
    season = start % 12
    if len(set(season.tolist())) > 1:  # only the figures of the season in which a series ends
        wanted = np.repeat(season[period[last]], last - first + 1)
        yearly = season[period] == wanted
        series, period, values = series[yearly], period[yearly], values[yearly]
        first, last = arrays.ends(series)
    keep = first != last
    if not bool(keep.any()):
        raise NotSimple
    at, to = first[keep], last[keep]
    years = (start[period[to]] - start[period[at]]) // 12
    steps = (last - first)[keep]
    low = np.minimum.reduceat(values, first)[keep]
    if bool((low <= 0).any()):
        raise NotSimple  # compound growth from or over zero has words of its own
    compound = arrays.compound(values[at], values[to], years)
    rates = np.zeros(len(values))
    rates[1:] = arrays.growth(values[1:], values[:-1])
    rates[first] = 0
    mean = np.add.reduceat(rates, first)[keep] / steps
    basis = world.basis
    span = period[at].astype(np.int64) * len(world.periods) + period[to]
    distinct, inverse = np.unique(span, return_inverse=True)
    pairs = [divmod(int(one), len(world.periods)) for one in distinct]
    middles = [
        f"{world.periods[end]},{name},,{world.periods[begin]},computed"
        for begin, end in pairs
        for name in ("cagr", "mean_growth")
    ]
    notes = [
        _row_tail(basis, note=f"mean of {one} yearly rates, each as known at the time") for one in np.unique(steps)
    ]
    tails = [_row_tail(basis), *notes]
    rows = len(at)
    middle, tail = np.empty(2 * rows, np.int32), np.zeros(2 * rows, np.int32)
    middle[::2], middle[1::2] = inverse * 2, inverse * 2 + 1
    tail[1::2] = np.searchsorted(np.unique(steps), steps) + 1
    both = np.empty(2 * rows)
    both[::2], both[1::2] = compound, mean
    places: dict[str, int] = {}
    for number in np.flatnonzero(years != steps).tolist():  # a year is missing, so the mean is not known
        name = world.names[int(series[at[number]]) // len(world.areas)]
        missing = _missing(world, period[at[number] : to[number] + 1].tolist())
        note = f"missing: no figure of {name} for {periods.label(missing)}"
        tail[2 * number + 1] = places.setdefault(note, len(tails) + len(places))
        both[2 * number + 1] = np.nan
    tails += [_row_tail(basis, "O", note) for note in places]
    return Part(np.repeat(series[at], 2), middles, middle, both, tails, tail)


def _missing(world: World, numbers: list[int]) -> str:
    """Return the last period before the end of a series, a year after a year, for which it has no figure."""
    have = {world.periods[number] for number in numbers}
    period = world.periods[numbers[-1]]
    while period in have:
        period = periods.shift(period, -1)
    return period


MEASURES: dict[str, Callable[[World, "Array | None", Options], Part]] = {
    "growth": _growth,
    "share": _share,
    "cagr": _cagr,
}
