"""Contributions: the points that each part adds to its whole's growth, and what all parts leave."""

from collections.abc import Sequence

from .. import units
from ..comparability import check
from ..observations import Dataset, Observation, SeriesKey
from . import engine
from .engine import (
    OVER_TIME,
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    Question,
    Role,
    Term,
    answer,
    in_time,
    is_first,
    one_indicator,
)  # fmt: skip
from .growth import GROWTH
from .roles import disjoint_part, parent_of, whole_before, whole_name, year_before
from .share import OF

CONTRIBUTION = Measure(
    "contribution",
    "(part now - part a year before) / whole a year before x 100",
    (
        Role("part now", disjoint_part, ("level",)),
        Role("part a year before", year_before, OVER_TIME[:-1]),
        Role("whole a year before", whole_before, ("unit", "kind", "basis", "zero")),
    ),
    lambda now, before, total: (now - before) / total * 100,
    units.POINTS,
    lambda question: {"base_indicator": whole_name(question), "basis": ""},
)
REST = Measure(
    "contribution_rest", "growth of the whole - contributions of the parts", (), lambda *values: 0.0, units.POINTS
)
TERMS = (
    Term(
        "contribution", ("contribution to {base}", "对{base}增长的贡献"), lambda row: CONTRIBUTION.words, printed=True
    ),
    Term("contribution_rest", ("contribution of the rest", "其余部分的贡献"), lambda row: REST.words),
)


def contribution(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return the points that each part adds to its parent's growth, and on the parent what all its parts leave."""
    one_indicator(options.get("of"), data)
    printed = [one for one in rows if one.measure == "contribution" and one.origin == "published"]
    found = engine.printed(data.standing(printed, options.vintage or "first"))
    wholes: dict[tuple[str, str, str], None] = {}
    for subject in engine.subjects(rows, data, options):
        question = Question(subject, data, options)
        indicator, area = parent_of(question)
        if not indicator or is_first(subject, data):
            continue
        contributed = _contributed(question)
        found.append(contributed)
        if contributed.row.value and not options.get("of"):
            wholes[indicator, area, subject.period] = None
    for whole_at in wholes:
        found += _rest(*whole_at, data, options)
    return in_time(found)


def _contributed(question: Question) -> Derivation:
    """Return a part's contribution; a whole that breaks in between has no growth to contribute to."""
    crossed = False
    part_now, before = disjoint_part(question), whole_before(question)
    if isinstance(part_now, Observation) and isinstance(before, Observation):
        now = before._replace(period=question.subject.period)
        refusal, crossed = check(("break",), now, before, question.data, question.options.overrides)
        if refusal:
            refusal = refusal._replace(sentence=f"{before.indicator}: {refusal.sentence}")
            return engine.refused(CONTRIBUTION, question, refusal, [part_now])
    found = answer(CONTRIBUTION, question)
    return found.telling(status="B") if crossed and found.row.value else found


def _rest(indicator: str, area: str, period: str, data: Dataset, options: Options) -> list[Derivation]:
    """Return what all known parts leave of the whole's growth, so that parts and rest add up to it exactly."""

    def level_of(name: str) -> list[Observation]:
        several = (data.series(SeriesKey(name, area, origin=origin)) for origin in ("published", "computed"))
        return engine.subjects(next(filter(None, (one.get(period) for one in several)), ()), data, options)

    children = [one.indicator for one in data.catalog.values() if one.parent == indicator and one.part_of == "part"]
    contributed = [_contributed(Question(one, data, options)) for child in children for one in level_of(child)]
    parts = [one for one in contributed if one.row.value]

    def formula(now: float, before: float, *values: float) -> float:
        taken = zip(values[::3], values[1::3], values[2::3], strict=True)
        return GROWTH.formula(now, before) - sum(CONTRIBUTION.formula(*three) for three in taken)

    found = []
    for total in level_of(indicator):
        question = Question(total, data, options)
        growth_of_whole = answer(GROWTH, question)
        row = growth_of_whole.row
        if not row.value:
            found.append(growth_of_whole.telling(measure=REST.name, unit=units.POINTS))
            continue
        inputs = [*growth_of_whole.inputs, *(one for part in parts for one in part.inputs)]
        crossed = "B" in (row.status, *(part.row.status for part in parts))
        rest = engine.result(REST, question, engine.evaluate(formula, inputs), inputs, crossed)
        note = f"left by {', '.join(part.row.indicator for part in parts)}"
        found.append(rest.telling(note=note))
    return found


COMMAND = MeasureCommand(
    "contribution",
    4,
    "Points that each part adds to its parent's growth, with the rest.",
    contribution,
    ("digecon contribution telecom --from 2023-9M --to 2023-9M",),
    (OF,),
)
