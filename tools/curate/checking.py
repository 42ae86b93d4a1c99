"""All guards at once, on the table and on what changed since the last version: failures apart from warnings."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from digecon_cli.changes.comparing import ADDED, REVISED, WITHDRAWN, Change, compare, difference
from digecon_cli.checking import validation
from digecon_cli.core import comparability, periods, units
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Observation, first_day, last_day

from . import guards
from .explained import EXPLAINED

LARGEST_REVISION = 10.0  # percent, or points, above which a revised figure is looked at again
LARGEST_PACE = 2.0  # times the last period, above which (or below its inverse) an added figure is looked at
POWERS_OF_TEN = 100.0  # times the last period, above which an added figure has another power of ten or is another thing
LARGEST_TURN = 15.0  # points by which an added rate may differ from the last one of its series
# Guards whose findings may be right: they are looked at, and a reason is written into explained.py.
DOUBTS = ("step", "shares", "growth", "within", "released")


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
        for times, told in unlike(changes, data):
            (failures if times > POWERS_OF_TEN else warnings).append(told)
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


def unlike(changes: Iterable[Change], data: Dataset) -> Iterator[tuple[float, str]]:
    """Yield the added figures that are not of the magnitude of their series' last period, or of another print of the same.

    Each stands behind how many times it is as much (flows: by the month), 1 for rates.
    """
    for figure in (one.after for one in changes if one.change == ADDED and one.after and one.after.point):
        where = validation.Finding("", "", figure).where
        last = _last(figure, data)
        if last and (times := _apart(figure, last, data)):
            yield times, f"magnitude: {where}: {_printed(figure)}, and {_printed(last)} in {periods.label(last.period)}"
        others = [one for one in data.series(figure.series)[figure.period] if one.source != figure.source]
        stands = data.standing_figure(others)
        by, unit = difference(stands, figure) if stands else ("", "")
        if stands and by and abs(float(by)) > LARGEST_REVISION:
            yield 1, f"print: {where}: {_printed(figure)}, {by} {unit} on {_printed(stands)} of {stands.source}"
        for one in others:
            same = one.interval().value == figure.interval().value
            if same and (_after(one, figure) or _after(figure, one)):
                told = f"the same figure is there from {one.source}, first released {one.vintage}, not {figure.vintage}"
                yield 1, f"print: {where}: {told}"


def _after(one: Observation, other: Observation) -> bool:
    """Return whether one figure was released on a day after all days on which the other may have been."""
    return first_day(one.vintage) > last_day(other.vintage)


def _last(figure: Observation, data: Dataset) -> Observation | None:
    """Return what stands for the period before a figure's: of at most two years before, in its unit, with no break between."""
    end = periods.span(figure.period).end
    earlier = [one for one in data.series(figure.series) if end - 24 <= periods.span(one).end < end]
    if not earlier:
        return None
    found = data.standing_figure(data.series(figure.series)[max(earlier, key=lambda one: periods.span(one).end)])
    if found is None or not units.same(found.unit, figure.unit):
        return None
    broken, _ = comparability.check(comparability.ONE_LINE, figure, found, data)
    return found if broken is None and found.point else None


def _apart(figure: Observation, last: Observation, data: Dataset) -> float:
    """Return how many times a figure is the last one, or the last one it; 0 where that is nothing to look at."""
    now, then = figure.interval().value, last.interval().value
    if units.is_percentage(figure.unit) or figure.unit == units.POINTS:
        return float(abs(now - then) > LARGEST_TURN)
    if data.about(figure.indicator).kind == "flow":
        now, then = now / periods.span(figure.period).months, then / periods.span(last.period).months
    if now * then <= 0:
        return 1
    times = max(now / then, then / now)
    return times if times > LARGEST_PACE else 0


def _printed(one: Observation) -> str:
    return f"{one.value}{f' 10^{one.unit_mult}' if one.unit_mult else ''} {one.unit}"


def _name(one: Change) -> str:
    figure = one.figure
    return f"{figure.indicator}@{figure.area} {figure.measure} {figure.period}" if figure else one.about
