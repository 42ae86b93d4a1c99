"""Levels that were not published, computed from those that were: only on request, and marked as computed.

``published``: a level from the next or the previous year's level and the published growth between them. ``sums``: a
second half-year as the year less the first half. ``quarters`` and ``months``: what one year's cumulative figures leave
between them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..core import comparability, facts, periods, units
from ..core.dataset import Dataset
from ..core.errors import UsageError, did_you_mean
from ..core.facts import Fact
from ..core.model import Cast, Identity, Observation, Rest, SeriesKey, facts_of_print, is_date, last_day, released_by
from . import derivation
from .combining import Made, evaluate, in_unit_of, rates_of, status, text
from .derivation import Derivation, Measure, Options, Subject
from .neighbors import of_changes, standing_rates
from .reasons import growth
from .roles import known

BACK = Measure("level", "level / (1 + published growth / 100)", (), lambda level, rate: level / (1 + rate / 100), "")
FORTH = Measure("level", "level x (1 + published growth / 100)", (), lambda level, rate: level * (1 + rate / 100), "")
REST = Measure("level", "longer - shorter", (), lambda longer, shorter: longer - shorter, "")
ONE_YEAR = ("unit", "basis", "definition", *comparability.ONE_LINE)
# Way to fill -> the months from January that a longer and a shorter figure cover.
RESTS: dict[str, tuple[tuple[int, int], ...]] = {
    "sums": ((12, 6),),
    "quarters": ((6, 3), (9, 6), (12, 9)),
    "months": tuple((months, months - 1) for months in range(2, 13)),
}
WAYS = ("published", *RESTS)


def filled(data: Dataset, ways: Iterable[str], vintage: str = "") -> Dataset:
    """Return the dataset with computed levels added in the given ways; raises UsageError for an unknown way.

    With a date as ``vintage`` they are computed from what was known by then.
    """
    ways = list(ways)
    for way in ways:
        if way not in WAYS:
            hint = did_you_mean(way, WAYS)
            raise UsageError(
                "'{way}' is not a way to fill.{hint} Known: {known}.", way=way, hint=hint, known=tuple(WAYS)
            )
    for way in sorted(set(ways), key=WAYS.index):  # whatever their order on the command line
        known = data
        if is_date(vintage):
            known = data.with_observations([figure for figure in data.observations if released_by(figure, vintage)])
        casts = _published(known) if way == "published" else {}
        rests = dict(_rests(known, RESTS[way])) if way in RESTS else {}
        data = data.with_observations([*data.observations, *casts, *rests])
        data.made = {**data.made, **made_of(casts)}
        data.rests = {**data.rests, **{level.identity: rest for level, rest in rests.items()}}
    return data


def made_of(casts: Mapping[Observation, Cast]) -> dict[Identity, Cast]:
    """Return the casts by the identity of the level, which another currency does not change."""
    return {level.identity: cast for level, cast in casts.items()}


def _levels(data: Dataset) -> dict[SeriesKey, dict[str, list[Observation]]]:
    """Return the printed levels by series and period."""
    found: dict[SeriesKey, dict[str, list[Observation]]] = {}
    for figure in data.observations:
        if figure.measure == "level" and figure.value:
            found.setdefault(figure.series, {}).setdefault(figure.period, []).append(figure)
    return found


def _published(data: Dataset) -> dict[Observation, Cast]:
    """Return levels cast back and forth along published growth, until a rate, a level or a comparable pair is missing.

    Each is cast from the level that was known when its rate was released.
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
    added: dict[Observation, Cast] = {}
    for key, levels in _levels(data).items():
        of_series = rates.get((key.indicator, key.area), {})
        if data.about(key.indicator).kind == "rate":
            continue
        for step in (-1, 1):
            for start in list(levels):
                period = start
                while (missing := periods.shift(period, step)) not in levels:
                    rate = of_series.get(period if step < 0 else missing)
                    level = rate and known(levels[period], Subject(rate, data, Options()))
                    cast = Cast(level, rate, step) if level and rate else None
                    made = _cast(cast, missing, data, {**data.made, **made_of(added)}) if cast else None
                    if cast is None or made is None:
                        break
                    levels[missing] = [made]
                    added[made] = cast
                    period = missing
    return added


def _cast(cast: Cast, period: str, data: Dataset, made: Made) -> Observation | None:
    """Return the level of ``period`` that a neighboring level and a published rate imply; None where they do not pair."""
    level, rate, step = cast
    if rate.basis == "constant_prices" and level.basis != "constant_prices":
        return None
    refusal, _ = comparability.check((*comparability.ONE_LINE, "zero"), level, level._replace(period=period), data)
    if refusal or level.interval().is_open or rate.interval().is_open:
        return None
    measure = FORTH if step == 1 else BACK
    key = "filled.comparable" if rate.basis == "comparable" else "filled"
    printed = facts.of("print", period=level.period, vintage=level.vintage, aside="")
    how = facts.of(key, word_formula=measure.words, prints=printed)
    found = _computed(measure, level, [level, rate], period, how, data, made)
    # It counts as released with the later of the two, which may lie beyond a revision that the level lacks.
    return found if found and data.of_one_edition(level, found) else None


def _rests(data: Dataset, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[Observation, Rest]]:
    """Yield the difference between two cumulative figures of one year, with both, for flows.

    Both are first prints, since a later revision of one may not include the other.
    """
    for key, levels in _levels(data).items():
        if data.about(key.indicator).kind != "flow":
            continue
        for longer, (start, months) in [(period, periods.span(period)) for period in list(levels)]:
            for of_months, less in pairs:
                shorter, rest = (
                    periods.spell(periods.Span(*span)) for span in ((start, less), (start + less, months - less))
                )
                if start % 12 == 0 and months == of_months and shorter in levels and rest not in levels:
                    yield from _rest(rest, levels[longer], levels[shorter], data)


def _rest(
    period: str, longer: Sequence[Observation], shorter: Sequence[Observation], data: Dataset
) -> Iterator[tuple[Observation, Rest]]:
    """Yield the level of a period as a longer less a shorter cumulative figure; none where they do not pair.

    It has the cautions on what both changed by on the year before.
    """
    whole, less = (data.standing_figure(prints, "first") for prints in (longer, shorter))
    if whole is None or less is None:
        return
    refusal, _ = comparability.check(ONE_YEAR, less, whole, data)
    if refusal or less.interval().is_open or whole.interval().is_open:
        return
    by = {data.organisation(figure) for figure in (whole, less)}
    producers = (data.organisation(figure) if len(by) > 1 else "" for figure in (whole, less))
    first, second = (
        facts.of("print", period=figure.period, vintage=figure.vintage, aside=producer)
        for figure, producer in zip((whole, less), producers, strict=True)
    )
    how = facts.of("filled", word_formula=REST.words, prints=facts.of("print.and", one=first, other=second))
    if found := _computed(REST, whole, [whole, less], period, how, data, data.made):
        pairs = ((figure, before) for figure in (whole, less) if (before := _year_before(figure, data)))
        yield found._replace(facts=(*found.facts, *of_changes(pairs, data, "latest"))), Rest(whole, less)


def _year_before(figure: Observation, data: Dataset) -> Observation | None:
    """Return the first print of a figure's series a year before, as a difference takes it."""
    prints = data.series(figure.series).get(periods.shift(figure.period, -1), ())
    return data.standing_figure(prints, "first")


def _computed(
    measure: Measure,
    like: Observation,
    inputs: Sequence[Observation],
    period: str,
    how: facts.Fact,
    data: Dataset,
    made: Made,
) -> Observation | None:
    """Return a computed level in the unit of ``like``, with status I or a more cautious one; None if there is no value."""
    subject = Subject(like._replace(period=period), data, Options())
    derived = in_unit_of(like, evaluate(measure.formula, inputs, made))
    row = derivation.result(measure, subject, derived, inputs).row
    if row.refusal:
        return None
    level = row._replace(unit=like.unit, unit_mult=like.unit_mult, basis=like.basis, facts=(how,))
    released = max((figure.released for figure in inputs), key=last_day)
    if released != level.vintage:  # which pairs it, as it pairs its inputs
        level = level._replace(facts=(how, *facts_of_print(level.name, period, level.vintage, "", released)))
    return level._replace(status=status([level, level._replace(status="I")]))


def contradiction(found: Derivation, subject: Subject) -> Fact | None:
    """Return why growth of a filled level cannot hold: no published growth allows that rate; None where one does, or none is known.

    Published growth is that of the level's own period, unless the level was computed from it, or what growth of both
    cumulative figures comes to. Growth at constant prices says nothing against levels.
    """
    data, rate = subject.data, found.row.interval() if found.row.has_figure else None
    if rate is None or not any(_is_filled(level, data) for level in found.inputs):
        return None
    unit = data.about(found.row.indicator).unit
    if unit and not units.same(found.inputs[0].unit, unit):
        return None  # a rate of amounts in yuan does not apply to dollars
    allowed = list(_allowed(found.inputs, subject))
    if not allowed or any(rate.low <= high and low <= rate.high for _, low, high in allowed):
        return None
    known_periods, low, high = allowed[0]
    name, ends = subject.observation.name, {"low": _short(low), "high": _short(high)}
    return facts.of("contradicted", name=name, computed=text(rate.value), periods=known_periods, **ends)


def _short(number: float) -> str:
    return text(float(f"{number:.4g}"))


def _is_filled(level: Observation, data: Dataset) -> bool:
    return level.origin == "computed" and (level.identity in data.rests or level.identity in data.made)


def _allowed(levels: Sequence[Observation], subject: Subject) -> Iterator[tuple[tuple[str, ...], float, float]]:
    """Yield by the periods of published growth the lowest and the highest rate that it allows the first of two levels."""
    now, data, as_of = levels[0], subject.data, subject.options.as_of
    its_own = set().union(*(rates_of(level, data.made) for level in levels))
    for rate in standing_rates(now, data, as_of).values():
        if rate not in its_own:
            yield (rate.period,), rate.interval().low, rate.interval().high
    if rest := data.rests.get(now.identity) if now.origin == "computed" else None:
        of_longer, of_shorter = (standing_rates(figure, data, as_of) for figure in rest)
        for basis in of_longer.keys() & of_shorter.keys():
            inputs = [*rest, of_longer[basis], of_shorter[basis]]
            derived = evaluate(_growth_of_rest, inputs)
            if derived.low is not None and derived.high is not None:
                yield (rest.longer.period, rest.shorter.period), derived.low, derived.high


def _growth_of_rest(longer: float, shorter: float, of_longer: float, of_shorter: float) -> float:
    """Return growth in percent of a longer less a shorter figure, from growth of both; ArithmeticError for a base below zero."""
    before = longer / (1 + of_longer / 100) - shorter / (1 + of_shorter / 100)
    if before <= 0:
        raise ArithmeticError
    return growth(longer - shorter, before)
