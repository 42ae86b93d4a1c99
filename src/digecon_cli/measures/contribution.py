"""Contributions: the points that each part adds to its whole's growth, published, from published growth, and from levels.

The rest, which all parts of a whole leave of its growth, is a row of the whole. A subset adds its points as a part does; since
it may overlap with others, the rest that it would leave is refused.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import inf

from ..core import facts, periods, units
from ..core.bundled import Reach
from ..core.comparability import check
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.intervals import Derived, Interval
from ..core.model import Observation, SeriesKey, last_day
from . import derivation
from .combining import distinct, evaluate
from .derivation import (
    CHANGE_OVER_TIME,
    Derivation,
    Measure,
    MeasureCommand,
    ObservationOrRefusal,
    Options,
    Role,
    Subject,
    Term,
    derive,
    in_time,
    is_first,
    one_indicator,
)
from .gap import gap
from .growth import GROWTH, growth_on
from .neighbors import of_changes
from .reasons import of_contribution
from .roles import (
    NO_PARTNER,
    itself,
    level,
    no_part,
    of_unbroken_whole,
    parent_of,
    part_with_year_before,
    published_growth,
    whole,
    whole_before,
    whole_name,
    year_before,
)
from .share import OF, asked_for, each_whole, saying_unstated

Whole = tuple[str, str, str, str]  # indicator, area, period, basis
_PREFERRED = ("comparable", "nominal", "", "constant_prices")
WORDS = "part x g / (100 + g) / (whole x 100 / (100 + G)) x 100, g and G the published growth of both"
CONTRIBUTION = Measure(
    "contribution_levels",
    "(part now - part a year before) / whole a year before x 100",
    (
        Role("part now", part_with_year_before, ("level",), NO_PARTNER),
        Role("part a year before", year_before, CHANGE_OVER_TIME),
        Role("whole a year before", whole_before, ("unit", "kind", "basis", "target", "zero")),
    ),
    lambda now, before, total: (now - before) / total * 100,
    units.POINTS,
    lambda subject: {"base_indicator": whole_name(subject), "basis": ""},
)
REST = Measure(
    "contribution_rest",
    "growth of the whole - contributions of the parts",
    (),
    lambda grown, *added: grown - sum(added),
    units.POINTS,
)
TERMS = (
    Term("contribution", "contribution to {base}", lambda row: WORDS, printed=True),
    Term(
        "contribution_levels",
        "contribution to {base}, from levels",
        lambda row: CONTRIBUTION.words,
        meaning="the same, computed from levels alone",
    ),
    Term(
        "contribution_rest",
        "contribution of the rest, from levels",
        lambda row: REST.words,
        meaning="contribution of what the parts leave over",
    ),
)


def from_rates(rate: Subject) -> Measure:
    """Return the measure of a part's contribution by published growth; ``rate`` has that growth as its observation.

    The measure's subject is the part's level. Its published growth implies its increase, and the whole's published growth
    implies the whole a year before: contribution = increase / that whole x 100. Producers compute contributions this way,
    on one scope, which the levels that they print may not share. Levels and the whole's growth are those known when the
    part's growth was released.
    """
    return Measure(
        "contribution",
        WORDS,
        (
            Role("part", itself, ("level",)),
            Role("growth of the part", lambda subject: rate.observation),
            Role("whole", lambda subject: whole(rate), ("duration", "unit", "kind", "target", "zero", "above_whole")),
            Role("growth of the whole", lambda subject: _growth_of_the_whole(rate)),
        ),
        lambda part, g, total, whole_g: part * g / (100 + g) * (100 + whole_g) / total,
        units.POINTS,
        lambda subject: {"base_indicator": whole_name(rate), "basis": ""},
    )


def _growth_of_the_whole(rate: Subject) -> ObservationOrRefusal:
    """Return the published growth of the whole on the price basis of the part's, or the refusal."""
    found = published_growth(rate, *parent_of(rate), rate.observation.period)
    if isinstance(found, Fact):
        return found
    return check(("basis",), rate.observation, found, rate.data)[0] or found


def contribution(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return the points that each part adds to its whole's growth: published, from published growth, and from levels.

    With them come the gaps between the first two and, for each whole, what all its parts leave. If only a whole is
    selected and it is part of nothing itself, the contributions of its parts are returned.
    """
    of = one_indicator(options.get("of"), data, {row.indicator for row in rows})
    options = options.having(of=of)
    found = of_rows(rows, data, options)
    if of or any(one.row.has_figure for one in found):
        return found
    return of_rows(_parts(rows, data), data, options) or found


def _parts(rows: Sequence[Observation], data: Dataset) -> list[Observation]:
    """Return the figures of the parts of the rows' indicators, for the same areas and periods."""
    asked = {(figure.indicator, figure.area, figure.period) for figure in rows}
    return [
        figure
        for figure in data.observations
        for whole, relation in data.about(figure.indicator).wholes.items()
        if relation == "part" and (whole, figure.area, figure.period) in asked
    ]


def of_rows(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return the contributions of the rows' own indicators, as parts."""
    of = options.get("of")
    printed = derivation.published("contribution", rows, data, options)
    published = [figure for figure in printed if of in ("", figure.base_indicator)]
    levels = (figure for figure in derivation.subjects(rows, data, options) if not is_first(figure, data))
    computed = list(_from_growth(rows, data, options))
    found = [*derivation.printed(published), *computed]
    found += _gaps(published, computed, data, options)
    asked = (one for figure in levels for one in each_whole(Subject(figure, data, options)))
    return asked_for(in_time([*found, *from_levels(asked), *_without_level(rows, data, options)]), options)


def _without_level(rows: Sequence[Observation], data: Dataset, options: Options) -> Iterator[Derivation]:
    """Yield a refusal for each series of which growth is published and no level, for its newest rate."""
    measured = data.measured()
    newest: dict[tuple[str, str], Observation] = {}
    for rate in derivation.published("growth", rows, data, options):
        key = (rate.indicator, rate.area)
        before = newest.get(key)
        if key not in measured and (before is None or periods.order(rate.period) > periods.order(before.period)):
            newest[key] = rate
    for rate in newest.values():
        why = facts.of("missing", word_what="level", name=rate.name, period=rate.period, more="")
        for subject in each_whole(Subject(rate, data, options)):
            if not no_part(subject, "overlap", "concept"):
                yield derivation.refused(CONTRIBUTION, subject, why)


def _from_growth(rows: Iterable[Observation], data: Dataset, options: Options) -> Iterator[Derivation]:
    """Yield the contribution that published growth implies for each part and period with a level.

    Where a rate is published on more than one basis, the comparable one is used, as producers do.
    """
    printed = derivation.published("growth", rows, data, options)
    rates = sorted(printed, key=lambda figure: _PREFERRED.index(figure.basis))
    preferred = {(figure.indicator, figure.area, figure.period): figure for figure in reversed(rates)}
    for figure in preferred.values():
        for rate in each_whole(Subject(figure, data, options)):
            found = level(rate, figure.indicator, figure.area, figure.period)
            if isinstance(found, Observation) and not no_part(rate, "overlap", "concept"):
                yield saying_unstated(derive(from_rates(rate), rate._replace(observation=found)), rate)


def _gaps(
    published: Iterable[Observation], computed: Iterable[Derivation], data: Dataset, options: Options
) -> Iterator[Derivation]:
    """Yield the gap between each published contribution and the one computed from published growth."""
    computed_of = {_part_of_whole(one.row): one for one in computed if one.row.has_figure}
    for figure in published:
        if found := computed_of.get(_part_of_whole(figure)):
            yield gap(figure, found, Subject(figure, data, options), of_contribution)


def _part_of_whole(row: Observation) -> tuple[str, ...]:
    return row.indicator, row.area, row.period, row.base_indicator


def from_levels(subjects: Iterable[Subject]) -> list[Derivation]:
    """Return the points that each part adds to its whole's growth by levels, and for the catalog's wholes what parts leave."""
    found: list[Derivation] = []
    wholes: dict[Whole, Subject] = {}
    subsets: dict[Whole, Subject] = {}  # of each whole the first by name
    for subject in subjects:
        contributed = _contributed(subject)
        found.append(saying_unstated(contributed, subject))
        wholes_of = subject.data.about(subject.observation.indicator).wholes
        if not contributed.row.has_figure or subject.options.get("of") not in wholes_of:
            continue
        of_what = (*parent_of(subject), subject.observation.period, subject.observation.basis)
        if not no_part(subject, "subset"):
            wholes.setdefault(of_what, subject)
        elif of_what not in subsets or subject.observation.indicator < subsets[of_what].observation.indicator:
            subsets[of_what] = subject
    for (indicator, area, *_), subject in wholes.items():
        found += _rest(indicator, area, subject)
    return found + [_no_rest(subject) for of_what, subject in subsets.items() if of_what not in wholes]


def _no_rest(subject: Subject) -> Derivation:
    """Return the refusal of what a subset would leave of the growth of its whole, as a row of that."""
    refusal = no_part(subject, "subset")
    assert refusal is not None
    subset, (indicator, area) = subject.observation, parent_of(subject)
    of_whole = subject._replace(observation=subset._replace(indicator=indicator, area=area))
    return derivation.refused(REST, of_whole, refusal, [subset])


def _contributed(subject: Subject) -> Derivation:
    """Return the contribution of a part by levels, with a caution where its published growth differs from theirs."""
    found = of_unbroken_whole(CONTRIBUTION, subject)
    if not found.row.has_figure:
        return found
    return found.adding(*of_changes([(found.inputs[0], found.inputs[1])], subject.data, subject.options.vintage))


def _levels_of(name: str, area: str, subject: Subject) -> list[Observation]:
    """Return the level of an indicator for the subject's period and price basis; a computed one only if none is published."""
    _, data, options = subject
    period, basis = subject.observation.period, subject.observation.basis
    by_origin = (data.series(SeriesKey(name, area, basis=basis, origin=origin)) for origin in ("published", "computed"))
    return derivation.subjects(next(filter(None, (series.get(period) for series in by_origin)), ()), data, options)


def _rest(indicator: str, area: str, subject: Subject) -> list[Derivation]:
    """Return the rest of the whole's growth after all known parts; parts and rest add up to it exactly.

    The whole's growth is taken as known when the last of the parts was released.
    """
    _, data, options = subject
    children = [entry.indicator for entry in data.catalog.values() if entry.wholes.get(indicator) == "part"]
    contributed = [
        _contributed(Subject(figure, data, options))
        for child in children
        for figure in _levels_of(child, area, subject)
    ]
    parts = [part for part in contributed if part.row.has_figure]
    last = max((part.inputs[0] for part in parts), key=lambda figure: last_day(figure.released))
    total, before = (find(Subject(last, data, options)) for find in (whole, whole_before))
    if isinstance(total, Fact) or isinstance(before, Fact):
        return []  # a part without its whole contributes nothing
    subject = Subject(total, data, options)
    growth_of_whole = derive(growth_on(before), subject)
    row = growth_of_whole.row
    if not row.has_figure:
        return [growth_of_whole.replacing(measure=REST.name, unit=units.POINTS)]
    inputs = [*growth_of_whole.inputs, *(figure for part in parts for figure in part.inputs)]
    for part in parts:
        refusal, _ = check(("edition",), before, part.inputs[2], data)
        if refusal:
            return [derivation.refused(REST, subject, refusal, inputs)]
    if sum(figure.interval().is_open for figure in distinct(inputs)) > 1:
        why = facts.of("open.parts")
        return [derivation.refused(REST, subject, why, inputs)]
    crossed = "B" in (row.status, *(part.row.status for part in parts))
    rest = derivation.result(REST, subject, _left(growth_of_whole.inputs, parts, data), distinct(inputs), crossed)
    whole_of = derivation.vintages(growth_of_whole.inputs, data)
    left_by = facts.of("left_by", parts=tuple(part.row.indicator for part in parts))
    cautions = (fact for part in parts for fact in part.row.facts if fact.kind == facts.CAUTION)
    of_whole = of_changes([(total, before)], data, options.vintage)
    return [rest.replacing(facts=(left_by, *whole_of, *of_whole, *cautions))]


def _left(whole: Sequence[Observation], parts: Sequence[Derivation], data: Dataset) -> Derived:
    """Return growth of the whole less the contributions of its parts, with exact bounds.

    The parts are distinct figures, so the bounds of their changes add up. Evaluating all corners would be as exact, with
    twice as many for each further figure. Parts divided by the same print of the whole are added first.
    """
    by_total: dict[Observation, list[Derivation]] = {}
    for part in parts:
        by_total.setdefault(part.inputs[2], []).append(part)
    totals = list(by_total)

    def formula(now: float, before: float, *totals_and_changes: float) -> float:
        pairs = zip(totals_and_changes[: len(totals)], totals_and_changes[len(totals) :], strict=True)
        grown = GROWTH.formula(now, before)
        left = grown - sum(change / total * 100 for total, change in pairs)
        return left if abs(left) > 1e-12 * abs(grown) else 0.0  # binary arithmetic may leave a tiny rest of zero

    changes = [_change(same_total, data) for same_total in by_total.values()]
    return evaluate(formula, [*whole, *totals], data.made, changes)


def _change(parts: Sequence[Derivation], data: Dataset) -> Interval:
    """Return the change of parts together, in plain units."""
    found = [evaluate(lambda now, before: now - before, part.inputs[:2], data.made) for part in parts]
    value = sum(change.value or 0.0 for change in found)  # an open figure has no point, and enters bounds only
    lows, highs = ([getattr(change, end) for change in found] for end in ("low", "high"))
    opened = [change.bound for change in found if change.value is None]
    known = all(change.bound in ("over", "under") or None not in (change.low, change.high) for change in found)
    low = -inf if "under" in opened else sum(end for end in lows if end is not None)
    high = inf if "over" in opened else sum(end for end in highs if end is not None)
    if not (known or opened):
        low = high = value
    return Interval(value, low, high, known, any(change.bound == "about" for change in found))


COMMAND = MeasureCommand(
    "contribution",
    5,
    "Points that parts add to their parent's growth: published, from published growth, and from levels.",
    contribution,
    ("digecon contribution telecom --from 2023-9M --to 2023-9M",),
    (OF,),
    in_dollars=False,
    labels={"gap": "gap, contribution to {base}"},
    reach=Reach(relatives=True),
    needs="a whole that is stated, and figures of two years",
    paired={
        "": "Latest figures for parts; growth and wholes as known when released.",
        "latest": "Latest figures for parts and wholes.",
        "first": "First prints of rates and parts, with what was known when they were released.",
    },
)
