"""Contributions from levels: the points that each part adds to its whole's growth, and what all parts leave."""

from collections.abc import Iterable, Sequence
from math import inf

from .. import facts, units
from ..comparability import check
from ..dataset import Dataset
from ..facts import Fact
from ..intervals import Derived, Interval
from ..model import Observation, SeriesKey, last_day
from . import derivation
from .combining import distinct, evaluate
from .derivation import (
    CHANGE_OVER_TIME,
    Derivation,
    Measure,
    Role,
    Subject,
    Term,
    derive,
)
from .growth import GROWTH, growth_on
from .neighbors import of_changes
from .roles import (
    NO_PARTNER,
    disjoint_part,
    of_unbroken_whole,
    parent_of,
    whole,
    whole_before,
    whole_name,
    year_before,
)
from .share import saying_unstated

CONTRIBUTION = Measure(
    "contribution_levels",
    "(part now - part a year before) / whole a year before x 100",
    (
        Role("part now", disjoint_part, ("level",), NO_PARTNER),
        Role("part a year before", year_before, CHANGE_OVER_TIME),
        Role("whole a year before", whole_before, ("unit", "kind", "basis", "zero")),
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
    Term(
        "contribution_levels",
        "contribution to {base}, from levels",
        lambda row: CONTRIBUTION.words,
    ),
    Term(
        "contribution_rest",
        "contribution of the rest, from levels",
        lambda row: REST.words,
    ),
)


def from_levels(subjects: Iterable[Subject]) -> list[Derivation]:
    """Return the points that each part adds to its whole's growth, and on the catalog's wholes what all their parts leave."""
    found: list[Derivation] = []
    wholes: dict[tuple[str, str, str, str], Subject] = {}
    for subject in subjects:
        contributed = _contributed(subject)
        found.append(saying_unstated(contributed, subject))
        wholes_of = subject.data.about(subject.observation.indicator).wholes
        if contributed.row.has_figure and subject.options.get("of") in wholes_of:
            of_what = (*parent_of(subject), subject.observation.period, subject.observation.basis)
            wholes.setdefault(of_what, subject)
    for (indicator, area, *_), subject in wholes.items():
        found += _rest(indicator, area, subject)
    return found


def _contributed(subject: Subject) -> Derivation:
    """Return what a part adds, with a caution where its published growth is not that of its levels."""
    found = of_unbroken_whole(CONTRIBUTION, subject)
    if not found.row.has_figure:
        return found
    return found.adding(*of_changes([(found.inputs[0], found.inputs[1])], subject.data, subject.options.vintage))


def _levels_of(name: str, area: str, subject: Subject) -> list[Observation]:
    """Return the level of an indicator at the subject's period and on its price basis, a published one before a computed."""
    _, data, options = subject
    period, basis = subject.observation.period, subject.observation.basis
    several = (data.series(SeriesKey(name, area, basis=basis, origin=origin)) for origin in ("published", "computed"))
    return derivation.subjects(next(filter(None, (series.get(period) for series in several)), ()), data, options)


def _rest(indicator: str, area: str, subject: Subject) -> list[Derivation]:
    """Return what all known parts leave of the whole's growth, so that parts and rest add up to it exactly.

    The growth is that of the whole as known to the part that was released last.
    """
    _, data, options = subject
    children = [entry.indicator for entry in data.catalog.values() if entry.wholes.get(indicator) == "part"]
    contributed = [
        _contributed(Subject(figure, data, options))
        for child in children
        for figure in _levels_of(child, area, subject)
    ]
    parts = [part for part in contributed if part.row.has_figure]
    last = max((part.inputs[0] for part in parts), key=lambda figure: last_day(figure.vintage))
    total, before = (find(Subject(last, data, options)) for find in (whole, whole_before))
    if isinstance(total, Fact) or isinstance(before, Fact):
        return []  # a part without its whole contributes nothing
    subject = Subject(total, data, options)
    growth_of_whole = derive(growth_on(before), subject)
    row = growth_of_whole.row
    if not row.has_figure:
        return [growth_of_whole.telling(measure=REST.name, unit=units.POINTS)]
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
    return [rest.telling(facts=(left_by, *whole_of, *of_whole, *cautions))]


def _left(whole: Sequence[Observation], parts: Sequence[Derivation], data: Dataset) -> Derived:
    """Return growth of the whole less the contributions of its parts, with exact bounds.

    The figures of the parts are distinct, so the ends of their changes add up: the corners of all figures would be as
    exact, and twice as many for each. Parts that were set against one print of the whole are taken together.
    """
    by_total: dict[Observation, list[Derivation]] = {}
    for part in parts:
        by_total.setdefault(part.inputs[2], []).append(part)
    totals = list(by_total)

    def formula(now: float, before: float, *others: float) -> float:
        pairs = zip(others[: len(totals)], others[len(totals) :], strict=True)
        grown = GROWTH.formula(now, before)
        left = grown - sum(change / total * 100 for total, change in pairs)
        return left if abs(left) > 1e-12 * abs(grown) else 0.0  # what binary arithmetic leaves of nothing

    changes = [_change(several, data) for several in by_total.values()]
    return evaluate(formula, [*whole, *totals], data.made, changes)


def _change(parts: Sequence[Derivation], data: Dataset) -> Interval:
    """Return by how much parts together changed."""
    found = [evaluate(lambda now, before: now - before, part.inputs[:2], data.made) for part in parts]
    value = sum(change.value or 0.0 for change in found)  # the point of an open figure enters no bound
    lows, highs = ([getattr(change, end) for change in found] for end in ("low", "high"))
    opened = [change.bound for change in found if change.value is None]
    known = bool(opened) or None not in (*lows, *highs)
    low = -inf if "under" in opened else sum(end for end in lows if end is not None)
    high = inf if "over" in opened else sum(end for end in highs if end is not None)
    return Interval(value, low if known else value, high if known else value, known)
