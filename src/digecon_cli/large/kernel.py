"""The NumPy kernel: growth, compound growth and shares by integer keys.

The key of a figure is the number of its series times the number of periods, plus the number of its period. The same
period a year before is therefore found by one subtraction and one lookup, without a join or a window.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from typing import Any

import numpy as np

from ..measures import combining
from .reading import Array

LARGEST = 2**62
_LONG = 16  # average rows per run from which moving whole runs is faster than sorting
_POWERS = np.array([float(f"1e{power}") for power in range(23)])  # the powers that are exact in binary
_UNSURE = 2e-4  # of the twelfth digit; scaling loses less than a third of this


def key_type(keys: int) -> Any:
    """Return the smallest integer type for that many keys, since half the memory is nearly half the time.

    Raises OverflowError if there are too many.
    """
    if keys > LARGEST:
        raise OverflowError("too many series for one key")
    return np.int32 if keys < 2**31 else np.int64


def cuts(key: Array, jump: int) -> Array:
    """Return the indices where keys fall, repeat or rise by more than ``jump``; between them the keys are in order."""
    step = np.diff(key)
    return np.flatnonzero((step <= 0) | (step > jump)) + 1


def keyed(pieces: Sequence[tuple[Array, Array, Array]]) -> tuple[Array, Array, int, Array, int]:
    """Return keys and values of pieces sorted by key, the number of repetitions, the keys of conflicts, and how many more figures there are with such a key than one that conflicts with the first.

    ``pieces`` are tuples of keys, values and ``cuts``. A figure given twice counts once; one given with different
    values is left out. Most tables consist of runs of rising keys in another order (by country name rather than code):
    such runs are moved as a whole.
    """
    keys, values, every = zip(*pieces, strict=True)
    if sum(map(len, every)) * _LONG < sum(map(len, keys)):
        runs = [
            (key[start:stop], some[start:stop])
            for key, some, cut in pieces
            for start, stop in pairwise([0, *cut.tolist(), len(key)] if len(key) else [])
        ]
        runs.sort(key=lambda run: int(run[0][0]))
        if all(key[-1] < following[0] for (key, _), (following, _) in pairwise(runs)):
            return (
                np.concatenate([key for key, _ in runs]),
                np.concatenate([value for _, value in runs]),
                0,
                keys[0][:0],
                0,
            )
    key, value = np.concatenate(keys), np.concatenate(values)
    order = np.argsort(key, kind="stable")
    key, value = key[order], value[order]
    first = np.diff(key, prepend=-1) != 0
    group = np.cumsum(first) - 1
    alike = value.real == value[first][group].real  # a figure may have its place in the file beside it
    wrong = np.zeros(int(first.sum()), dtype=bool)
    wrong[group[~alike]] = True
    kept = first & ~wrong[group]
    return key[kept], value[kept], int((~first & alike).sum()), key[first][wrong], int((~alike).sum() - wrong.sum())


def partner(keys: Array, wanted: Array, guess: Array) -> Array:
    """Return the index of each wanted key among ascending keys (at least one), -1 if it is missing.

    ``guess`` is its index if no key in between is missing; only keys with a wrong guess are searched for.
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
    """Return figures in percent of others, or their growth in percent if ``less`` is 1; NaN for others not positive."""
    with np.errstate(all="ignore"):
        found = (now / of - less) * 100
        found[of <= 0] = np.nan
        return found


def compound(first: Array, last: Array, years: Array) -> Array:
    """Return compound growth per year in percent; NaN if a value is not positive.

    Python computes the powers, because those of NumPy differ in the last digit; there are few of them.
    """
    spans = zip(first.tolist(), last.tolist(), years.tolist(), strict=True)
    known = ((now / before) ** (1 / span) - 1 if before > 0 and now > 0 else np.nan for before, now, span in spans)
    return np.array([rate * 100 for rate in known], dtype=np.float64)


def rounded(values: Array) -> Array:
    """Return numbers rounded to the twelve digits with which they are written (see combining.text)."""
    size = np.abs(values)
    plain = (size >= 1e-10) & (size < 1e11)
    power = np.log10(np.where(plain, size, 1.0))
    scale = _POWERS[(11 - np.floor(power, out=power)).astype(np.int8)]
    with np.errstate(invalid="ignore", over="ignore"):
        rest = values * scale
        found = np.rint(rest)
        rest -= found
        found /= scale
        # Close to half a digit, rounding depends on all digits, some of which scaling may have lost.
        unsure = np.where(plain, np.abs(rest) > 0.5 - _UNSURE, (size > 0) & np.isfinite(size))
    places = np.flatnonzero(unsure)
    found[places] = [float(combining.text(value)) for value in values[places].tolist()]
    found += 0.0  # turns minus zero into zero
    return found


def means(values: Array, first: Array, last: Array) -> Array:
    """Return the mean of the values from each ``first`` to ``last``, with the twelve digits that math.fsum would give.

    A plain sum has those digits if both ends of its error interval round to the same number; otherwise math.fsum is
    used.
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


def ends(group: Array) -> tuple[Array, Array]:
    """Return the indices of the first and the last figure of each group of equal neighbors."""
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]][: len(group)])
    return starts, np.r_[starts[1:], len(group)][: len(starts)] - 1
