"""The NumPy kernel: growth, compound growth and shares by integer keys, whatever reads the columns.

A figure's key is its series' number times the number of periods plus the period's number, so the same period a year
before is one subtraction and one look-up away: no join, no window, no order to rely on.
"""

from typing import Any, NamedTuple

import numpy as np

Array = Any  # numpy's own annotations would make every caller name a dtype
LARGEST = 2**62


def fitting(largest: int) -> Any:
    """Return the smaller type of whole numbers that holds ``largest``: half the memory is nearly half the time."""
    return np.int32 if largest < 2**31 else np.int64


class Keyed(NamedTuple):
    """Figures in the order of their keys, one a key; ``series`` and ``period`` number them, ``values`` are float64."""

    key: Array
    series: Array
    period: Array
    values: Array
    periods: int  # how many numbers of periods there are
    repeated: int
    conflicts: int


def keyed(series: Array, period: Array, values: Array, periods: int) -> Keyed:
    """Return figures by key. What is given twice alike counts once, what is given twice differently not at all.

    Raises OverflowError when series times periods is too large for a key.
    """
    if (int(series.max(initial=0)) + 1) * periods > LARGEST:
        raise OverflowError("too many series for one key")
    key = series.astype(fitting((int(series.max(initial=0)) + 1) * periods), copy=False) * periods
    key += period
    rises = key[1:] > key[:-1]
    if bool(rises.all()):
        return Keyed(key, series, period, values, periods, 0, 0)
    order = np.argsort(key, kind="stable")
    key, series, period, values = key[order], series[order], period[order], values[order]
    first = np.r_[True, key[1:] != key[:-1]]
    if bool(first.all()):
        return Keyed(key, series, period, values, periods, 0, 0)
    group = np.cumsum(first) - 1
    alike = values == values[first][group]
    wrong = np.zeros(int(group[-1]) + 1, dtype=bool)
    wrong[group[~alike]] = True
    kept = first & ~wrong[group]
    # What is given twice differently is one conflict; what repeats a figure that stays is a repetition.
    repeated = int((~first & ~wrong[group]).sum())
    return Keyed(key[kept], series[kept], period[kept], values[kept], periods, repeated, int(wrong.sum()))


def partner(table: Keyed, wanted: Array) -> Array:
    """Return where each wanted key is in the table, -1 where it is not (or the wanted key is negative)."""
    keys = table.key
    if not len(keys):
        return np.full(len(wanted), -1)
    if int(keys[-1]) - int(keys[0]) + 1 == len(keys):  # no gap anywhere: a key is its place
        at = wanted - keys[0]
        at[(at < 0) | (at >= len(keys)) | (wanted < 0)] = -1
        return at
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where((keys[at] == wanted) & (wanted >= 0), at, -1)


def a_year_before(table: Keyed, before: Array) -> Array:
    """Return where the figure a year before each figure is; ``before`` tells the number of the period a year before each."""
    earlier = before[table.period]
    wanted = table.key - table.period
    wanted += earlier
    wanted[earlier < 0] = -1
    return partner(table, wanted)


def growth(now: Array, before: Array) -> Array:
    """Return growth in percent; not a number where the figure before is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = now / before
        found -= 1
        found *= 100
        found[before == 0] = np.nan
        return found


def share(part: Array, whole: Array) -> Array:
    """Return the part in percent of the whole; not a number where the whole is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole != 0, part / whole * 100, np.nan)


def ends(group: Array) -> tuple[Array, Array]:
    """Return the places of the first and the last figure of each group of equal neighbours."""
    if not len(group):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    return starts, np.r_[starts[1:], len(group)] - 1


def compound(first: Array, last: Array, years: Array) -> Array:
    """Return compound growth a year in percent, of values above zero."""
    return ((last / first) ** (1 / years) - 1) * 100
