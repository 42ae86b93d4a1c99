"""Parts of a whole: shares, contributions to growth with the rest, and quotients of two indicators."""

from collections.abc import Sequence

from .. import units
from ..comparability import check
from ..observations import Dataset, Observation
from . import engine
from .engine import OVER_TIME, Measure, Options, Question, Role, answer, in_time, is_first, one_indicator
from .growth import GROWTH
from .roles import disjoint_part, itself, level, parent_of, part, whole, whole_before, year_before

PART_OF = ("duration", "unit", "kind", "basis", "definition", "target", "zero")


SHARE = Measure(
    "share",
    "part / whole x 100",
    (Role("part", part, ("level",)), Role("whole", whole, PART_OF)),
    lambda some, total: some / total * 100,
    units.PERCENT,
    lambda question: {"base_indicator": _whole_name(question), "basis": ""},
)
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
    lambda question: {"base_indicator": _whole_name(question), "basis": ""},
)
REST = Measure(
    "contribution_rest", "growth of the whole - contributions of the parts", (), lambda *values: 0.0, units.POINTS
)


RATIO = Measure(
    "ratio",
    "numerator / denominator",
    (
        Role("numerator", itself, ("level",)),
        Role("denominator", lambda q: level(q, *_other(q), q.subject.period), ("basis", "overlap", "target", "zero")),
    ),
    lambda one, other: one / other,
    lambda one, other: units.quotient(units.base(one.unit, 0)[0], units.base(other.unit, 0)[0]),
    lambda question: {"base_indicator": question.options.other, "basis": ""},
)


def _whole_name(question: Question) -> str:
    indicator, area = parent_of(question)
    return indicator if area == question.subject.area else f"{indicator}@{area}"


def _other(question: Question) -> tuple[str, str]:
    indicator, _, area = question.options.other.partition("@")
    return indicator, area or question.subject.area


def share(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return each level in percent of its parent, or of ``options.of``; a series without a parent gives no row."""
    one_indicator(options.of, data)
    asked = (Question(one, data, options) for one in engine.subjects(rows, data, options))
    return in_time(answer(SHARE, one)[0] for one in asked if parent_of(one)[0])


def contribution(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return the points that each part adds to its parent's growth, and on the parent what all its parts leave."""
    one_indicator(options.of, data)
    printed = [one for one in rows if one.measure == "contribution" and one.origin == "published"]
    found = data.standing(printed, options.vintage or "first")
    wholes: dict[tuple[str, str, str], None] = {}
    for subject in engine.subjects(rows, data, options):
        question = Question(subject, data, options)
        indicator, area = parent_of(question)
        if not indicator or is_first(subject, data):
            continue
        row, _ = _contributed(question)
        found.append(row)
        if row.value and not options.of:
            wholes[indicator, area, subject.period] = None
    for whole_at in wholes:
        found += _rest(*whole_at, data, options)
    return in_time(found)


def _contributed(question: Question) -> tuple[Observation, list[Observation]]:
    """Return a part's contribution and its inputs; a whole that breaks in between has no growth to contribute to."""
    refusal, crossed = None, False
    part_now, before = disjoint_part(question), whole_before(question)
    if isinstance(part_now, Observation) and isinstance(before, Observation):
        now = before._replace(period=question.subject.period)
        refusal, crossed = check(("break",), now, before, question.data, question.options.overrides)
        if refusal:
            refusal = refusal._replace(sentence=f"{before.indicator}: {refusal.sentence}")
            return engine.refused(CONTRIBUTION, question, refusal, [part_now]), [part_now]
    row, inputs = answer(CONTRIBUTION, question)
    return row._replace(status="B") if crossed and row.value else row, inputs


def _rest(indicator: str, area: str, period: str, data: Dataset, options: Options) -> list[Observation]:
    """Return what all known parts leave of the whole's growth, so that parts and rest add up to it exactly."""

    def level_of(name: str) -> list[Observation]:
        several = (data.series((name, area, "level", "", "", "", origin)) for origin in ("published", "computed"))
        return engine.subjects(next(filter(None, (one.get(period) for one in several)), ()), data, options)

    children = [one.indicator for one in data.catalog.values() if one.parent == indicator and one.part_of == "part"]
    answers = [_contributed(Question(one, data, options)) for child in children for one in level_of(child)]
    parts = [inputs for row, inputs in answers if row.value]

    def formula(now: float, before: float, *values: float) -> float:
        taken = zip(values[::3], values[1::3], values[2::3], strict=True)
        return GROWTH.formula(now, before) - sum(CONTRIBUTION.formula(*three) for three in taken)

    found = []
    for total in level_of(indicator):
        question = Question(total, data, options)
        growth_of_whole, both = answer(GROWTH, question)
        if not growth_of_whole.value:
            found.append(growth_of_whole._replace(measure=REST.name, unit=units.POINTS))
            continue
        inputs = [*both, *(one for three in parts for one in three)]
        crossed = "B" in (growth_of_whole.status, *(row.status for row, _ in answers if row.value))
        row = engine.result(REST, question, engine.evaluate(formula, inputs), inputs, crossed)
        found.append(row._replace(note=f"left by {', '.join(three[0].indicator for three in parts)}"))
    return found


def ratio(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return the selected levels divided by those of ``options.other``, with the unit of the quotient."""
    one_indicator(options.other, data)
    asked = (Question(one, data, options) for one in engine.subjects(rows, data, options))
    return in_time(answer(RATIO, one)[0] for one in asked)
