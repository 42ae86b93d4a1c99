"""Growth on the year before: published, computed from levels, and the gap between them with its reason."""

from collections.abc import Sequence

from .. import units
from ..errors import UsageError
from ..observations import Dataset, Observation, agree
from . import engine
from .engine import OVER_TIME, Measure, Options, Question, Role, answer, growth_basis, in_time, is_first
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
    (Role("now", itself), Role("a year before", year_before, OVER_TIME[:-1])),
    lambda now, before: now - before,
    units.POINTS,
)
GAP = Measure(
    "gap", "published growth - computed growth", (), lambda published, computed: published - computed, units.POINTS
)


def _also(one: Observation, data: Dataset) -> str:
    """Return the note of a published rate, with what else was printed for it beyond rounding: by whom, and when."""
    others = {
        f"{other.value} ({data.organisation(other)}, {other.vintage})": None
        for other in data.series(one.series).get(one.period, ())
        if other.status != "U" and not agree(one, other)
    }
    return "; ".join([one.note.rstrip(".")] * bool(one.note) + [f"also printed: {', '.join(others)}"] * bool(others))


def growth(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return for each period the published growth, the growth computed from levels, and the gap between them."""
    if options.basis not in ("", "both", "computed", "published"):
        raise UsageError(f"'{options.basis}' is not a basis: write computed, published or both.")
    found: list[Observation] = []
    published: dict[tuple[str, ...], list[Observation]] = {}
    printed = [one for one in rows if one.measure == "growth" and one.origin == "published"]
    for one in data.standing(printed, options.vintage or "first"):
        published.setdefault((one.indicator, one.area, one.period), []).append(one)
    if options.basis != "computed":
        found += [one._replace(note=_also(one, data)) for several in published.values() for one in several]
    if options.basis != "published":
        for subject in engine.subjects(rows, data, options):
            if is_first(subject, data):
                continue
            rate = data.about(subject.indicator).kind == "rate"
            percentage = units.is_percentage(subject.unit)
            change = DIFFERENCE if percentage else DIFFERENCE._replace(unit=units.base(subject.unit, 0)[0])
            question = Question(subject, data, options)
            computed, inputs = answer(change if rate else GROWTH, question)
            found.append(computed)
            if computed.value and not rate and options.basis != "computed":
                for one in published.get((subject.indicator, subject.area, subject.period), ()):
                    pair = [one, computed]
                    crossed = computed.status == "B"
                    gap = engine.result(GAP, question, engine.evaluate(GAP.formula, pair), [one, *inputs], crossed)
                    found.append(gap._replace(basis=one.basis, note=reason(one, computed, inputs, gap, data)))
    return in_time(found)
