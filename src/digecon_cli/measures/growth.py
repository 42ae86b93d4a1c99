"""Growth on the year before: published, computed from levels, and the gap between them with its reason."""

from collections.abc import Iterator, Sequence

from .. import units
from ..errors import UsageError
from ..observations import Dataset, Observation, agree
from . import engine
from .engine import (
    OVER_TIME,
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    Parameter,
    Question,
    Role,
    Term,
    answer,
    growth_basis,
    in_time,
    is_first,
)  # fmt: skip
from .reasons import reason
from .roles import itself, year_before

GROWTH = Measure(
    "growth",
    "(now / a year before - 1) x 100",
    (Role("now", itself), Role("a year before", year_before, OVER_TIME)),
    lambda now, before: (now / before - 1) * 100,
    units.PERCENT,
    lambda question: {"basis": growth_basis(question.subject)},
)
DIFFERENCE = Measure(
    "difference",
    "now - a year before",
    (Role("now", itself), Role("a year before", year_before, OVER_TIME[:-1])),  # a rate may have been zero
    lambda now, before: now - before,
    units.POINTS,  # of percentages; see _change
)
GAP = Measure(
    "gap", "published growth - computed growth", (), lambda published, computed: published - computed, units.POINTS
)
TERMS = (
    Term("growth", ("growth", "增速"), lambda row: GROWTH.words, printed=True),
    Term("difference", ("change", "变化"), lambda row: DIFFERENCE.words),
    Term("gap", ("gap", "差距"), lambda row: GAP.words),
)
BASES = ("both", "computed", "published")


def growth(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return for each period the published growth, the growth computed from levels, and the gap between them."""
    basis = options.get("basis") or "both"
    if basis not in BASES:
        raise UsageError(f"'{basis}' is not a basis: write computed, published or both.")
    published: dict[tuple[str, str, str], list[Observation]] = {}
    printed = [one for one in rows if one.measure == "growth" and one.origin == "published"]
    for one in data.standing(printed, options.vintage or "first"):
        published.setdefault((one.indicator, one.area, one.period), []).append(one)
    found: list[Derivation] = []
    if basis != "computed":
        told = (one._replace(note=_also(one, data)) for several in published.values() for one in several)
        found += engine.printed(told)
    if basis != "published":
        for subject in engine.subjects(rows, data, options):
            if is_first(subject, data):
                continue
            computed = _change(Question(subject, data, options))
            found.append(computed)
            if basis == "both" and computed.row.value:
                rates = published.get((subject.indicator, subject.area, subject.period), ())
                found += _gaps(rates, computed, Question(subject, data, options))
    return in_time(found)


def _change(question: Question) -> Derivation:
    """Return growth, or the difference of a rate, in its unit also where there is no figure a year before."""
    rate = question.subject
    if question.data.about(rate.indicator).kind != "rate":
        return answer(GROWTH, question)
    unit = units.POINTS if units.is_percentage(rate.unit) else units.base(rate.unit, 0)[0]
    return answer(DIFFERENCE._replace(unit=unit), question)


def _gaps(rates: Sequence[Observation], computed: Derivation, question: Question) -> Iterator[Derivation]:
    """Yield how far each published rate lies from the computed one, with the reason."""
    row, inputs = computed.row, computed.inputs
    for published in rates if row.measure == "growth" else ():
        derived = engine.evaluate(GAP.formula, [published, row])
        gap = engine.result(GAP, question, derived, [published, *inputs], crossed=row.status == "B")
        why = reason(published, row, inputs, gap.row, question.data)
        yield gap.telling(basis=published.basis, note=why)


def _also(one: Observation, data: Dataset) -> str:
    """Return the note of a published rate, with what else was printed for it beyond rounding: by whom, and when."""
    others = {
        f"{other.value} ({data.organisation(other)}, {other.vintage})": None
        for other in data.series(one.series).get(one.period, ())
        if other.status != "U" and not agree(one, other)
    }
    return "; ".join([one.note.rstrip(".")] * bool(one.note) + [f"also printed: {', '.join(others)}"] * bool(others))


COMMAND = MeasureCommand(
    "growth",
    1,
    "Growth on the same period a year before: published, computed from levels, and the gap between them.",
    growth,
    ("digecon growth economy.gdp --from 2017", "digecon growth telecom.revenue --freq ytd -f csv"),
    (Parameter("basis", "B", "computed, published, or both."),),
    alone=True,
)
