"""Contributions from levels: the points that each part adds to its whole's growth, and what all parts leave."""

from collections.abc import Iterable, Sequence

from .. import units
from ..comparability import check
from ..dataset import Dataset
from ..intervals import Derived, Interval
from ..model import Observation, Refusal, SeriesKey, last_day
from . import derivation
from .combining import bounded, distinct
from .derivation import (
    CHANGE_OVER_TIME,
    Derivation,
    Measure,
    Options,
    Role,
    Subject,
    Term,
    derive,
)
from .growth import GROWTH, growth_on
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
    "contribution_rest", "growth of the whole - contributions of the parts", (), lambda *values: 0.0, units.POINTS
)
TERMS = (
    Term(
        "contribution_levels",
        ("contribution to {base}, from levels", "对{base}增长的贡献（按数值计算）"),
        lambda row: CONTRIBUTION.words,
    ),
    Term(
        "contribution_rest",
        ("contribution of the rest, from levels", "其余部分的贡献（按数值计算）"),
        lambda row: REST.words,
    ),
)


def from_levels(subjects: Iterable[Subject]) -> list[Derivation]:
    """Return the points that each part adds to its whole's growth, and on the catalog's wholes what all their parts leave."""
    found: list[Derivation] = []
    wholes: dict[tuple[str, str, str], Subject] = {}
    for subject in subjects:
        contributed = of_unbroken_whole(CONTRIBUTION, subject)
        found.append(contributed)
        if (
            contributed.row.value
            and subject.options.get("of") in subject.data.about(subject.observation.indicator).wholes
        ):
            wholes.setdefault((*parent_of(subject), subject.observation.period), subject)
    for (indicator, area, period), subject in wholes.items():
        found += _rest(indicator, area, period, subject.data, subject.options)
    return found


def _rest(indicator: str, area: str, period: str, data: Dataset, options: Options) -> list[Derivation]:
    """Return what all known parts leave of the whole's growth, so that parts and rest add up to it exactly.

    The growth is that of the whole as known to the part that was released last.
    """

    def level_of(name: str) -> list[Observation]:
        several = (data.series(SeriesKey(name, area, origin=origin)) for origin in ("published", "computed"))
        return derivation.subjects(next(filter(None, (series.get(period) for series in several)), ()), data, options)

    children = [entry.indicator for entry in data.catalog.values() if entry.wholes.get(indicator) == "part"]
    contributed = [
        of_unbroken_whole(CONTRIBUTION, Subject(figure, data, options))
        for child in children
        for figure in level_of(child)
    ]
    parts = [part for part in contributed if part.row.value]
    last = max((part.inputs[0] for part in parts), key=lambda figure: last_day(figure.vintage))
    total, before = (find(Subject(last, data, options)) for find in (whole, whole_before))
    if isinstance(total, Refusal) or isinstance(before, Refusal):
        return []  # a part without its whole contributes nothing
    subject = Subject(total, data, options)
    growth_of_whole = derive(growth_on(before), subject)
    row = growth_of_whole.row
    if not row.value:
        return [growth_of_whole.telling(measure=REST.name, unit=units.POINTS)]
    inputs = [*growth_of_whole.inputs, *(figure for part in parts for figure in part.inputs)]
    for part in parts:
        refusal, _ = check(("edition",), before, part.inputs[2], data)
        if refusal:
            return [derivation.refused(REST, subject, refusal, inputs)]
    crossed = "B" in (row.status, *(part.row.status for part in parts))
    rest = derivation.result(REST, subject, _left(growth_of_whole.inputs, parts), distinct(inputs), crossed)
    whole_of = derivation.vintages(growth_of_whole.inputs, data)
    left_by = f"left by {', '.join(part.row.indicator for part in parts)}"
    return [rest.telling(note="; ".join(filter(None, (left_by, whole_of))))]


def _left(whole: Sequence[Observation], parts: Sequence[Derivation]) -> Derived:
    """Return growth of the whole less the contributions of its parts, with exact bounds.

    The figures of the parts are distinct, so the ends of their changes add up: the corners of all figures would be as
    exact, and twice as many for each. Parts that were set against one print of the whole are taken together.
    """
    by_total: dict[Observation, list[Derivation]] = {}
    for part in parts:
        by_total.setdefault(part.inputs[2], []).append(part)
    figures = list(dict.fromkeys((*whole, *by_total)))
    inputs = [*(figure.interval() for figure in figures), *map(_change, by_total.values())]
    places = [figures.index(figure) for figure in whole]
    for number, total in enumerate(by_total):
        places += [figures.index(total), len(figures) + number]

    def formula(now: float, before: float, *others: float) -> float:
        taken = (change / total * 100 for total, change in zip(others[::2], others[1::2], strict=True))
        return GROWTH.formula(now, before) - sum(taken)

    return bounded(formula, inputs, places)


def _change(parts: Sequence[Derivation]) -> Interval:
    """Return by how much parts together changed."""
    pairs = [[figure.interval() for figure in part.inputs[:2]] for part in parts]
    return Interval(
        sum(now.value - before.value for now, before in pairs),
        sum(now.low - before.high for now, before in pairs),
        sum(now.high - before.low for now, before in pairs),
        all(end.known for pair in pairs for end in pair),
    )
