"""The NumPy kernel: growth, compound growth and shares by integer keys, whatever reads the columns.

A figure's key is its series' number times the number of periods plus the period's number, so the same period a year
before is one subtraction and one look-up away: no join, no window, no order to rely on.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum
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
    repeated: int = 0
    conflicts: int = 0


def cuts(key: Array, jump: int) -> Array:
    """Return where keys fall, stay or rise by more than ``jump``: what is between is in order, and little can belong into it."""
    step = np.diff(key)
    return np.flatnonzero((step <= 0) | (step > jump)) + 1


def keyed(pieces: Sequence[tuple[Array, Array, Array]]) -> Keyed:
    """Return figures by key, from pieces of keys, values and ``cuts``.

    What is given twice alike counts once, what is given twice differently not at all. Most tables are runs of rising keys
    that only stand in another order (by country and not by its code): these are moved as they are.
    """
    keys, values, every = zip(*pieces, strict=True)
    if sum(map(len, every)) * _LONG < sum(map(len, keys)):
        runs = [
            (key[start:stop], some[start:stop])
            for key, some, cut in pieces
            for start, stop in pairwise([0, *cut.tolist(), len(key)])
        ]
        runs.sort(key=lambda run: int(run[0][0]))
        if all(key[-1] < following[0] for (key, _), (following, _) in pairwise(runs)):
            return Keyed(np.concatenate([key for key, _ in runs]), np.concatenate([value for _, value in runs]))
    key, value = np.concatenate(keys), np.concatenate(values)
    order = np.argsort(key, kind="stable")
    key, value = key[order], value[order]
    first = np.r_[True, key[1:] != key[:-1]]
    if first.all():
        return Keyed(key, value)
    group = np.cumsum(first) - 1
    wrong = np.zeros(int(group[-1]) + 1, dtype=bool)
    wrong[group[value != value[first][group]]] = True
    kept = first & ~wrong[group]
    # What is given twice differently is one conflict; what repeats a figure that stays is a repetition.
    repeated = int((~first & ~wrong[group]).sum())
    return Keyed(key[kept], value[kept], repeated, int(wrong.sum()))


def partner(keys: Array, wanted: Array, guess: Array) -> Array:
    """Return where each wanted key is among ascending keys (at least one), -1 where it is not.

    ``guess`` tells where it is if nothing is missing in between; only what is not there is searched for.
    """
    last = len(keys) - 1
    at = np.clip(guess, 0, last)
    missed = np.flatnonzero(keys[at] != wanted)
    if len(missed):
        sought = wanted[missed]
        found = np.minimum(np.searchsorted(keys, sought), last)
        at[missed] = np.where(keys[found] == sought, found, -1)
    return at


def percent(now: Array, of: Array, less: int = 0) -> Array:
    """Return one figure in percent of another, less 100 for growth with ``less`` 1; not a number where the other is not above zero."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found = now / of
        found -= less
        found *= 100
        found[of <= 0] = np.nan
        return found


def compound(first: Array, last: Array, years: Array) -> Array:
    """Return compound growth a year in percent; not a number where a value is not above zero.

    NumPy's powers differ from Python's in the last digit, and there are few of them.
    """
    found = np.full(len(first), np.nan)
    places = np.flatnonzero((first > 0) & (last > 0))
    several = zip(first[places].tolist(), last[places].tolist(), years[places].tolist(), strict=True)
    found[places] = [((now / before) ** (1 / span) - 1) * 100 for before, now, span in several]
    return found


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


def means(values: Array, first: Array, last: Array) -> Array:
    """Return the means of neighbours, from ``first`` to ``last`` each, to twelve digits as ``rounded`` tells what math.fsum adds.

    A plain sum has them where they are the same at both ends of what it may have lost.
    """
    count, ends = last - first + 1, np.column_stack([first, last + 1]).ravel()
    with np.errstate(invalid="ignore", over="ignore"):
        total, lost = (np.add.reduceat(np.r_[some, 0.0], ends)[::2] for some in (values, np.abs(values)))
        lost *= count * 2.0**-52
        found = rounded((total - lost) / count)
        unsure = np.flatnonzero(np.isfinite(total) & (found != rounded((total + lost) / count)))
    for place in unsure.tolist():
        found[place] = fsum(values[first[place] : last[place] + 1].tolist()) / int(count[place])
    return found


def distinct(codes: Array) -> tuple[list[int], Array, Array]:
    """Return the different codes (from 0) in ascending order, where each stands first, and for each code its place among them.

    Where they are dense, a table of their places spares the sorting of np.unique, and the importing of what it needs.
    """
    most = int(codes.max(initial=0)) + 1
    if most > 8 * len(codes) + 1024:
        found, first, number = np.unique(codes, return_index=True, return_inverse=True)
        return found.tolist(), first, number.astype(np.int32)
    first = np.full(most, -1)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    there = np.flatnonzero(first >= 0)
    place = np.empty(most, dtype=np.int32)
    place[there] = np.arange(len(there))
    return there.tolist(), first[there], place[codes]


def ends(group: Array) -> tuple[Array, Array]:
    """Return the places of the first and the last figure of each group of equal neighbours."""
    starts = np.flatnonzero(np.r_[[True] * (len(group) > 0), group[1:] != group[:-1]])
    return starts, np.r_[starts[1:], len(group)][: len(starts)] - 1
