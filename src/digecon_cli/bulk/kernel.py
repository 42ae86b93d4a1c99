"""The NumPy kernel: growth, compound growth and shares by integer keys, whatever reads the columns.

A figure's key is its series' number times the number of periods plus the period's number, so the same period a year
before is one subtraction and one look-up away: no join, no window, no order to rely on.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from typing import Any

import numpy as np

from ..measures import combining
from .columns import Array, arrow

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


def cuts(key: Array, jump: int) -> Array:
    """Return where keys fall, stay or rise by more than ``jump``: what is between is in order, and little can belong into it."""
    step = np.diff(key)
    return np.flatnonzero((step <= 0) | (step > jump)) + 1


def keyed(pieces: Sequence[tuple[Array, Array, Array]]) -> tuple[Array, Array, int, int]:
    """Return figures by key, from pieces of keys, values and ``cuts``: keys, values, and how many repeat and contradict another.

    What is given twice alike counts once, what is given twice differently not at all. Most tables are runs of rising keys
    that only stand in another order (by country and not by its code): these are moved as they are.
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
            return np.concatenate([key for key, _ in runs]), np.concatenate([value for _, value in runs]), 0, 0
    key, value = np.concatenate(keys), np.concatenate(values)
    order = np.argsort(key, kind="stable")
    key, value = key[order], value[order]
    first = np.diff(key, prepend=-1) != 0
    group = np.cumsum(first) - 1
    alike = value == value[first][group]
    wrong = np.zeros(int(first.sum()), dtype=bool)
    wrong[group[~alike]] = True
    kept = first & ~wrong[group]
    # What is given differently is one conflict, however often; what is like the first is a repetition.
    return key[kept], value[kept], int((~first & alike).sum()), int(wrong.sum())


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
    with np.errstate(all="ignore"):
        found = (now / of - less) * 100
        found[of <= 0] = np.nan
        return found


def compound(first: Array, last: Array, years: Array) -> Array:
    """Return compound growth a year in percent; not a number where a value is not above zero.

    NumPy's powers differ from Python's in the last digit, and there are few of them.
    """
    several = zip(first.tolist(), last.tolist(), years.tolist(), strict=True)
    known = ((now / before) ** (1 / span) - 1 if before > 0 and now > 0 else np.nan for before, now, span in several)
    return np.array([rate * 100 for rate in known], dtype=np.float64)


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


def distinct(codes: Array) -> tuple[list[int], list[int], Array]:
    """Return the different codes, where each stands first, and for each code its place among them."""
    coded = arrow(codes).dictionary_encode()
    which = np.from_dlpack(coded.indices)
    first = np.empty(len(coded.dictionary), dtype=np.int64)
    first[which[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return coded.dictionary.to_pylist(), first.tolist(), which


def ends(group: Array) -> tuple[Array, Array]:
    """Return the places of the first and the last figure of each group of equal neighbours."""
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]][: len(group)])
    return starts, np.r_[starts[1:], len(group)][: len(starts)] - 1
