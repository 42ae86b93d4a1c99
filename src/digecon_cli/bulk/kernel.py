"""The NumPy kernel: growth, compound growth and shares by integer keys, whatever reads the columns.

A figure's key is its series' number times the number of periods plus the period's number, so the same period a year
before is one subtraction and one look-up away: no join, no window, no order to rely on.
"""

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from ..measures import combining

Array = Any  # numpy's own annotations would make every caller name a dtype
LARGEST = 2**62
_LONG = 16  # rows of a run on average, from which it pays to move runs
_POWERS = np.array([float(f"1e{power}") for power in range(23)])  # all that binary numbers hold exactly
_UNSURE = 2e-4  # of the twelfth digit; what scaling loses is below a third of this


def key_type(keys: int) -> Any:
    """Return the smaller type of whole numbers that holds that many keys: half the memory is nearly half the time.

    Raises OverflowError when there are too many.
    """
    if keys > LARGEST:
        raise OverflowError("too many series for one key")
    return np.int32 if keys < 2**31 else np.int64


class Keyed(NamedTuple):
    """Figures in the order of their keys, one a key; ``values`` are float64."""

    key: Array
    values: Array
    periods: int  # how many numbers of periods there are
    repeated: int = 0
    conflicts: int = 0

    def numbers(self, rows: slice) -> tuple[Array, Array]:
        """Return the numbers of series and period of some rows."""
        series = self.key[rows] // self.periods
        return series, self.key[rows] - series * self.periods

    def places(self, first: int, after: int) -> tuple[int, int]:
        """Return where keys from ``first`` to below ``after`` begin and end."""
        # Bounds of another type than the keys would turn all of them into it.
        start, stop = np.searchsorted(self.key, np.array([first, after], dtype=self.key.dtype)).tolist()
        return start, stop

    def cuts(self, rows: int) -> list[slice]:
        """Return slices of about so many rows that part no series."""
        last = len(self.key)
        starts = self.key[:last:rows] // self.periods * self.periods
        places = distinct(np.r_[np.searchsorted(self.key, starts), last]).tolist()
        return [slice(start, stop) for start, stop in pairwise(places)]


def keyed(key: Array, values: Array, periods: int) -> Keyed:
    """Return figures by key. What is given twice alike counts once, what is given twice differently not at all."""
    key, values = _ordered(key, values)
    first = np.r_[True, key[1:] != key[:-1]]
    if bool(first.all()):
        return Keyed(key, values, periods)
    group = np.cumsum(first) - 1
    alike = values == values[first][group]
    wrong = np.zeros(int(group[-1]) + 1, dtype=bool)
    wrong[group[~alike]] = True
    kept = first & ~wrong[group]
    # What is given twice differently is one conflict; what repeats a figure that stays is a repetition.
    repeated = int((~first & ~wrong[group]).sum())
    return Keyed(key[kept], values[kept], periods, repeated, int(wrong.sum()))


def _ordered(key: Array, values: Array) -> tuple[Array, Array]:
    """Return keys in ascending order, and the values with them.

    Most tables are runs of rising keys that only stand in another order (by country and not by its code): these are
    moved as they are.
    """
    falls = np.flatnonzero(key[1:] <= key[:-1]) + 1
    if not len(falls):
        return key, values
    starts, stops = np.r_[0, falls], np.r_[falls, len(key)]
    if len(starts) * _LONG < len(key):
        order = np.argsort(key[starts])
        starts, stops = starts[order], stops[order]
        if bool((key[stops[:-1] - 1] < key[starts[1:]]).all()):
            runs = [slice(start, stop) for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
            return np.concatenate([key[run] for run in runs]), np.concatenate([values[run] for run in runs])
    order = np.argsort(key, kind="stable")
    return key[order], values[order]


def partner(keys: Array, wanted: Array, guess: Array) -> Array:
    """Return where each wanted key is among ascending keys, -1 where it is not.

    ``guess`` tells where it is if nothing is missing in between; only what is not there is searched for.
    """
    if not len(keys):
        return np.full(len(wanted), -1)
    last = len(keys) - 1
    at = np.clip(guess, 0, last)
    missed = np.flatnonzero(keys[at] != wanted)
    if len(missed):
        sought = wanted[missed]
        found = np.minimum(np.searchsorted(keys, sought), last)
        at[missed] = np.where(keys[found] == sought, found, -1)
    return at


def growth(now: Array, before: Array) -> Array:
    """Return growth in percent; not a number where the figure before is zero."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found = now / before
        found -= 1
        found *= 100
        found[before == 0] = np.nan
        return found


def share(part: Array, whole: Array) -> Array:
    """Return the part in percent of the whole; not a number where the whole is zero."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        return np.where(whole != 0, part / whole * 100, np.nan)


def rounded(values: Array) -> Array:
    """Return computed numbers to the twelve digits with which they are written (see combining.text)."""
    size = np.abs(values)
    plain = (size >= 1e-10) & (size < 1e11)
    power = np.log10(np.where(plain, size, 1.0))
    scale = _POWERS[(11 - np.floor(power, out=power)).astype(np.int8)]
    with np.errstate(invalid="ignore", over="ignore"):
        rest = values * scale
        found = np.rint(rest)
        rest -= found
        found /= scale
        # Half a digit is rounded by all digits of the number, of which scaling may have lost some.
        unsure = np.where(plain, np.abs(rest) > 0.5 - _UNSURE, (size > 0) & np.isfinite(size))
    places = np.flatnonzero(unsure)
    found[places] = [float(combining.text(value)) for value in values[places].tolist()]
    found += 0.0  # no minus sign before a zero
    return found


def sums(values: Array, first: Array, last: Array) -> Array:
    """Return the sums of neighbours, from ``first`` to ``last`` each, as math.fsum adds them: no digit is lost.

    A step adds the next number to every sum, and what the sum could not hold to its rest.
    """
    total, rest = np.zeros(len(first)), np.zeros(len(first))
    lengths = last - first + 1
    longest = np.argsort(-lengths, kind="stable")
    counts = np.searchsorted(-lengths[longest], -np.arange(1, int(lengths.max(initial=0)) + 1), side="right")
    with np.errstate(invalid="ignore", over="ignore"):
        for step, count in enumerate(counts.tolist()):
            which = longest[:count]
            before, more = total[which], values[first[which] + step]
            after = before + more
            larger = np.abs(before) >= np.abs(more)
            rest[which] += np.where(larger, before - after + more, more - after + before)
            total[which] = after
        return total + rest


def distinct(numbers: Array) -> Array:
    """Return the different numbers in ascending order (np.unique alone would import another 6 ms of NumPy)."""
    ordered = np.sort(numbers)
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered


def ends(group: Array) -> tuple[Array, Array]:
    """Return the places of the first and the last figure of each group of equal neighbours."""
    if not len(group):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    return starts, np.r_[starts[1:], len(group)] - 1


def compound(first: Array, last: Array, years: Array) -> Array:
    """Return compound growth a year in percent; not a number where a value is not above zero.

    NumPy's powers differ from Python's in the last digit, and there are few of them.
    """
    found = np.full(len(first), np.nan)
    places = np.flatnonzero((first > 0) & (last > 0))
    several = zip(first[places].tolist(), last[places].tolist(), years[places].tolist(), strict=True)
    found[places] = [((now / before) ** (1 / span) - 1) * 100 for before, now, span in several]
    return found
