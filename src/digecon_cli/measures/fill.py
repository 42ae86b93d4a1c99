"""Levels that nobody published, computed from those that somebody did: only when asked for, and marked computed.

``published``: a level from the next or the previous year's level and the published growth between them. ``sums``: a
second half-year as the year less the first half.
"""

from collections.abc import Callable, Iterable, Sequence

from .. import comparability, periods
from ..dataset import Dataset
from ..errors import UsageError, did_you_mean
from ..model import Observation, SeriesKey, is_date, released_by
from . import derivation
from .combining import evaluate, in_unit_of
from .derivation import Measure, Options, Subject
from .roles import known

BACK = Measure("level", "level / (1 + published growth / 100)", (), lambda level, rate: level / (1 + rate / 100), "")
FORTH = Measure("level", "level x (1 + published growth / 100)", (), lambda level, rate: level * (1 + rate / 100), "")
SUMMED = ("unit", "basis", "definition", *comparability.ONE_LINE)
REST_OF_YEAR = Measure("level", "year - first half", (), lambda year, half: year - half, "")


def filled(data: Dataset, ways: Iterable[str], vintage: str = "") -> Dataset:
    """Return the dataset with computed levels added, in the ways asked for; raises UsageError for an unknown way.

    With a date as ``vintage`` they are made of what was known by then.
    """
    for way in ways:
        if way not in _WAYS:
            raise UsageError(f"'{way}' is no way to fill.{did_you_mean(way, _WAYS)} Known: {', '.join(_WAYS)}.")
        known = data
        if is_date(vintage):
            known = data.with_observations([figure for figure in data.observations if released_by(figure, vintage)])
        data = data.with_observations([*data.observations, *_WAYS[way](known)])
    return data


def _levels(data: Dataset) -> dict[SeriesKey, dict[str, list[Observation]]]:
    """Return by series, and by period, the levels that are printed for it."""
    found: dict[SeriesKey, dict[str, list[Observation]]] = {}
    for figure in data.observations:
        if figure.measure == "level" and figure.value:
            found.setdefault(figure.series, {}).setdefault(figure.period, []).append(figure)
    return found


def _published(data: Dataset) -> list[Observation]:
    """Return levels cast back and forth along published growth, until a rate, a level or a comparable pair is missing.

    Each starts from the level that was known when its rate was released.
    """
    rates: dict[tuple[str, str], dict[str, Observation]] = {}
    printed = (
        figure
        for figure in data.observations
        if figure.measure == "growth" and figure.origin == "published" and figure.value
    )
    for figure in data.standing(printed):
        known_rates = rates.setdefault((figure.indicator, figure.area), {})
        if figure.period not in known_rates or figure.basis == "nominal":
            known_rates[figure.period] = figure
    added: list[Observation] = []
    for key, levels in _levels(data).items():
        of_series = rates.get((key.indicator, key.area), {})
        if data.about(key.indicator).kind == "rate":
            continue
        for step, measure in ((-1, BACK), (1, FORTH)):
            for start in sorted(levels, key=periods.order, reverse=step < 0):
                period = start
                while (missing := periods.shift(period, step)) not in levels:
                    rate = of_series.get(period if step < 0 else missing)
                    level = rate and known(levels[period], Subject(rate, data, Options()))
                    made = _cast(measure, level, rate, missing, data) if level and rate else None
                    if made is None:
                        break
                    levels[missing] = [made]
                    added.append(made)
                    period = missing
    return added


def _cast(measure: Measure, level: Observation, rate: Observation, period: str, data: Dataset) -> Observation | None:
    """Return the level of ``period`` that a neighbouring level and a published rate imply; None where they do not pair."""
    if rate.basis == "constant_prices" and level.basis != "constant_prices":
        return None
    refusal, _ = comparability.check((*comparability.ONE_LINE, "zero"), level, level._replace(period=period), data)
    if refusal or level.interval().is_open or rate.interval().is_open:
        return None
    how = f"filled: {measure.words}, from {periods.label(level.period)} of {level.vintage}"
    if rate.basis == "comparable":
        how += "; the rate is on a comparable basis, so this is no equal of a published level"
    made = _computed(measure, level, [level, rate], period, how, data)
    # It counts as released with the later of the two, which may lie beyond a revision that the level lacks.
    return made if made and data.of_one_edition(level, made) else None


def _sums(data: Dataset) -> list[Observation]:
    """Return second half-years: the year less its first half, for flows."""
    added = []
    for key, levels in _levels(data).items():
        if data.about(key.indicator).kind != "flow":
            continue
        for period, several in levels.items():
            first, second = f"{period}-S1", f"{period}-S2"
            year, half = (data.standing_figure(one) for one in (several, levels.get(first, ())))
            if periods.frequency(period) == "A" and year and half and second not in levels:
                refusal, _ = comparability.check(SUMMED, half, year, data)
                if not (refusal or half.interval().is_open or year.interval().is_open):
                    how = f"filled: {REST_OF_YEAR.words}, from {period} of {year.vintage} and {first} of {half.vintage}"
                    added.append(_computed(REST_OF_YEAR, year, [year, half], second, how, data))
    return [one for one in added if one]


def _computed(
    measure: Measure, like: Observation, inputs: Sequence[Observation], period: str, note: str, data: Dataset
) -> Observation | None:
    """Return a computed level in the unit of ``like``; None where the formula has no value."""
    subject = Subject(like._replace(period=period), data, Options())
    derived = in_unit_of(like, evaluate(measure.formula, inputs))
    row = derivation.result(measure, subject, derived, inputs).row
    if row.refusal:
        return None
    return row._replace(unit=like.unit, unit_mult=like.unit_mult, basis=like.basis, note=note)


_WAYS: dict[str, Callable[[Dataset], list[Observation]]] = {"published": _published, "sums": _sums}
