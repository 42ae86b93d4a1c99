"""All guards at once, on the table and on what changed since the last version: failures apart from warnings."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from digecon_cli import validation
from digecon_cli.changes.comparing import REVISED, WITHDRAWN, Change, compare, difference
from digecon_cli.dataset import Dataset

from . import guards
from .explained import EXPLAINED

LARGEST_REVISION = 10.0  # percent, or points, above which a revised figure is looked at again
# Guards whose findings may be right: they are looked at, and a reason is written into explained.py.
DOUBTS = ("step", "shares", "within", "released")


class Outcome(NamedTuple):
    """What the guards say: what is wrong, and what is to be looked at."""

    failures: list[str]
    warnings: list[str]


def check(data: Dataset, before: Dataset | None = None) -> Outcome:
    """Return what all guards find in a table, but for what is explained, and in its difference to the one before."""
    failures: list[str] = []
    warnings: list[str] = []
    for name, guard in {**validation.GUARDS, **guards.GUARDS}.items():
        for one in validation.findings(data, [guard]):
            if not one.where.startswith(tuple(EXPLAINED.get(name, ()))):
                (warnings if name in DOUBTS else failures).append(str(one))
    if before:
        changes = compare(before, data)
        failures += shrunk(changes)
        warnings += leaps(changes)
    return Outcome(failures, warnings)


def shrunk(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the figures that are there no more: the coverage of a table does not shrink unless the changelog says why."""
    for one in changes:
        if one.change == WITHDRAWN and one.before:
            yield f"coverage: {_name(one)}: withdrawn, {one.before.value} of {one.before.source}"


def leaps(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the figures that were revised by more than ``LARGEST_REVISION``."""
    for one in changes:
        if one.change == REVISED and one.before and one.after:
            number, unit = difference(one.before, one.after)
            if number and abs(float(number)) > LARGEST_REVISION:
                yield f"revision: {_name(one)}: from {one.before.value} to {one.after.value}, {number} {unit}"


def _name(one: Change) -> str:
    figure = one.figure
    return f"{figure.indicator}@{figure.area} {figure.measure} {figure.period}" if figure else one.about
