"""Levels that nobody published, computed from those that somebody did: only when asked for, and marked computed.

``published``: a level from the next or the previous year's level and the published growth between them. ``sums``: a
second half-year as the year less the first half.
"""

from collections.abc import Callable, Iterable, Sequence

from .. import comparability, periods
from ..dataset import Dataset
from ..errors import UsageError, did_you_mean
from ..model import Observation, SeriesKey
from . import derivation
from .derivation import Measure, Options, Subject

BACK = Measure("level", "level / (1 + published growth / 100)", (), lambda level, rate: level / (1 + rate / 100), "")
FORTH = Measure("level", "level x (1 + published growth / 100)", (), lambda level, rate: level * (1 + rate / 100), "")
REST_OF_YEAR = Measure("level", "year - first half", (), lambda year, half: year - half, "")


def filled(data: Dataset, ways: Iterable[str]) -> Dataset:
    """Return the dataset with computed levels added, in the ways asked for; raises UsageError for an unknown way."""
    for way in ways:
        if way not in _WAYS:
            raise UsageError(f"'{way}' is no way to fill.{did_you_mean(way, _WAYS)} Known: {', '.join(_WAYS)}.")
        data = data.with_observations([*data.observations, *_WAYS[way](data)])
    return data


def _levels(data: Dataset) -> dict[SeriesKey, dict[str, Observation]]:
    """Return by series, and by period, the first released level."""
    found: dict[SeriesKey, dict[str, Observation]] = {}
    for figure in data.standing(
        (figure for figure in data.observations if figure.measure == "level" and figure.value), "first"
    ):
        found.setdefault(figure.series, {})[figure.period] = figure
    return found


def _published(data: Dataset) -> list[Observation]:
    """Return levels cast back and forth along published growth, until a rate, a level or a comparable pair is missing."""
    rates: dict[tuple[str, str], dict[str, Observation]] = {}
    printed = (
        figure
        for figure in data.observations
        if figure.measure == "growth" and figure.origin == "published" and figure.value
    )
    for figure in data.standing(printed, "first"):
        known = rates.setdefault((figure.indicator, figure.area), {})
        if figure.period not in known or figure.basis == "nominal":
            known[figure.period] = figure
    added: list[Observation] = []
    for key, levels in _levels(data).items():
        of_series = rates.get((key.indicator, key.area), {})
        if data.about(key.indicator).kind == "rate":
            continue
        for step, measure in ((-1, BACK), (1, FORTH)):
            for start in sorted(levels, key=periods.order, reverse=step < 0):
                level: Observation | None = levels[start]
                while level is not None:
                    missing = periods.shift(level.period, step)
                    rate = of_series.get(level.period if step < 0 else missing)
                    level = None if missing in levels or rate is None else _cast(measure, level, rate, missing, data)
                    if level is not None:
                        levels[missing] = level
                        added.append(level)
    return added


def _cast(measure: Measure, level: Observation, rate: Observation, period: str, data: Dataset) -> Observation | None:
    """Return the level of ``period`` that a neighbouring level and a published rate imply; None where they do not pair."""
    if rate.basis == "constant_prices" and level.basis != "constant_prices":
        return None
    refusal, _ = comparability.check(("break", "zero"), level, level._replace(period=period), data)
    if refusal or level.interval().is_open or rate.interval().is_open:
        return None
    how = f"filled: {measure.words}, from {periods.label(level.period)} of {level.vintage}"
    if rate.basis == "comparable":
        how += "; the rate compares the same sample of firms, so this is no published level's equal"
    return _computed(measure, level, [level, rate], period, how, data)


def _sums(data: Dataset) -> list[Observation]:
    """Return second half-years: the year less its first half, for flows."""
    added = []
    for key, levels in _levels(data).items():
        if data.about(key.indicator).kind != "flow":
            continue
        for period, year in levels.items():
            first, second = f"{period}-S1", f"{period}-S2"
            if periods.frequency(period) == "A" and first in levels and second not in levels:
                half = levels[first]
                refusal, _ = comparability.check(("unit", "basis", "definition", "break"), half, year, data)
                if not (refusal or half.interval().is_open or year.interval().is_open):
                    how = f"filled: {REST_OF_YEAR.words}, from {period} of {year.vintage} and {first} of {half.vintage}"
                    added.append(_computed(REST_OF_YEAR, year, [year, half], second, how, data))
    return [one for one in added if one]


def _computed(
    measure: Measure, like: Observation, inputs: Sequence[Observation], period: str, note: str, data: Dataset
) -> Observation | None:
    """Return a computed level in the unit of ``like``; None where the formula has no value."""
    subject = Subject(like._replace(period=period), data, Options())
    derived = derivation.in_unit_of(like, derivation.evaluate(measure.formula, inputs))
    row = derivation.result(measure, subject, derived, inputs).row
    if row.refusal:
        return None
    return row._replace(unit=like.unit, unit_mult=like.unit_mult, basis=like.basis, note=note)


_WAYS: dict[str, Callable[[Dataset], list[Observation]]] = {"published": _published, "sums": _sums}
