"""Growth on the year before: published, computed from levels, and the gap between them with its reason."""

from collections.abc import Iterable, Iterator, Sequence

from ..core import facts, units
from ..core.bundled import ITSELF
from ..core.comparability import is_rate
from ..core.dataset import Dataset
from ..core.errors import UsageError
from ..core.facts import Fact, Facts
from ..core.model import Observation, agree
from . import derivation
from .combining import rates_of
from .derivation import (
    CHANGE_OVER_TIME,
    OVER_TIME,
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    Parameter,
    Role,
    Subject,
    Term,
    derive,
    growth_basis,
    in_time,
    is_first,
)
from .gap import gap
from .neighbors import of_filled
from .reasons import caution, of_growth
from .reasons import growth as growth_of
from .roles import NO_PARTNER, itself, paired, year_before

GROWTH = Measure(
    "growth",
    "(now / a year before - 1) x 100",
    (Role("now", paired, instead=NO_PARTNER), Role("a year before", year_before, OVER_TIME)),
    growth_of,
    units.PERCENT,
    lambda subject: {"basis": growth_basis(subject.observation)},
)


def growth_on(before: Observation) -> Measure:
    """Return the measure of growth on a given figure of the year before."""
    roles = (Role("now", itself), Role("a year before", lambda subject: before, OVER_TIME))
    return GROWTH._replace(roles=roles)


DIFFERENCE = Measure(
    "difference",
    "now - a year before",
    # A rate may have been zero.
    (Role("now", paired, instead=NO_PARTNER), Role("a year before", year_before, CHANGE_OVER_TIME)),
    lambda now, before: now - before,
    units.POINTS,  # of percentages; see change
)
TERMS = (
    Term("growth", "growth", lambda row: GROWTH.words, printed=True),
    Term(
        "difference",
        "change",
        lambda row: DIFFERENCE.words,
        meaning="change or distance, in the unit of the figure or in percentage points",
    ),
)
BASES = ("both", "computed", "published")


def growth(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return for each period published growth, growth computed from levels (percent), and their gap (percentage points)."""
    basis = options.get("basis") or "both"
    if basis not in BASES:
        raise UsageError("'{basis}' is not a basis: write computed, published or both.", basis=basis)
    published: dict[tuple[str, ...], list[Observation]] = {}
    for figure in sorted(derivation.published("growth", rows, data, options), key=lambda figure: figure.basis):
        published.setdefault((figure.indicator, figure.area, figure.period), []).append(figure)
    found: list[Derivation] = []
    if basis != "computed":
        rates = (_also(figure, data, options) for of_period in published.values() for figure in of_period)
        found += derivation.printed(rates)
    if basis != "published":
        first: list[Subject] = []
        for observation in derivation.subjects(rows, data, options):
            subject = Subject(observation, data, options)
            if is_first(observation, data):
                first.append(subject)
                continue
            computed = change(subject)
            gaps = list(
                _gaps(
                    published.get((observation.indicator, observation.area, observation.period), ()), computed, subject
                )
            )
            cautions = [fact for each in gaps for fact in _caution(each, computed.row)]
            found.append(computed.adding(*cautions))
            found += gaps if basis == "both" else []
        found += _alone(first, found)
    return in_time(found)


def _alone(first: Iterable[Subject], found: Iterable[Derivation]) -> Iterator[Derivation]:
    """Yield the refusals of first figures that would leave an indicator or an area without a row.

    There is one where something might be mistaken for the partner: a period of another length, another price basis, or where
    the indicator has no row at all, another area.
    """
    there = {(each.row.indicator, each.row.area) for each in found}
    named = {indicator for indicator, _ in there}
    for subject in first:
        indicator, area = subject.observation[:2]
        refused = None if (indicator, area) in there else change(subject)
        if refused and refused.row.refusal and _is_asked(refused.row.refusal, indicator in named):
            yield refused


def _is_asked(refusal: Fact, has_growth: bool) -> bool:
    """Return whether the refusal of a first figure names what might be mistaken for its partner."""
    more = refusal.get("more")
    if isinstance(more, Fact):
        return more.key != "elsewhere" or not has_growth
    return refusal.code not in ("missing", "vintage")


def change(subject: Subject) -> Derivation:
    """Return growth, or the difference of a rate; a refusal has the unit that the difference would have.

    Growth of a filled level has the cautions of that, and is refused where published growth contradicts it.
    """
    rate = subject.observation
    if not is_rate(rate, subject.data):
        found = derive(GROWTH, subject)
        if not (subject.data.rests or subject.data.made):
            return found
        from .fill import contradiction  # most answers have no filled figures

        why = contradiction(found, subject)
        return (
            derivation.refused(GROWTH, subject, why, found.inputs) if why else found.adding(*of_filled(found.inputs[0]))
        )
    return derive(DIFFERENCE._replace(unit=units.difference(rate.unit)), subject)


def _gaps(rates: Sequence[Observation], computed: Derivation, subject: Subject) -> Iterator[Derivation]:
    """Yield the gap of each published rate to the computed one; none to a level that was itself computed from that rate."""
    made = subject.data.made
    for published in rates if computed.row.measure == "growth" and computed.row.has_figure else ():
        if made and any(published in rates_of(level, made) for level in computed.inputs):
            continue
        yield gap(published, computed, subject, of_growth)


def _caution(gap: Derivation, computed: Observation) -> Facts:
    """Return the caution on a computed rate that differs from the published one."""
    return caution(gap.inputs[0], float(computed.point), gap.row.facts, computed.bound) if gap.row.has_figure else ()


def _also(figure: Observation, data: Dataset, options: Options) -> Observation:
    """Return a published rate with the fact of other prints that differ beyond rounding: by whom, and when."""
    prints = data.series(figure.series).get(figure.period, ())
    differing = [
        other
        for other in prints
        if other is not figure and other.status != "U" and not agree(figure, other) and options.knows(other)
    ]
    if not differing:
        return figure
    differing.sort(key=lambda other: (other.vintage, other.source))
    values = dict.fromkeys(
        facts.of("value_of", value=other.value, data_maker=data.organisation(other), vintage=other.vintage)
        for other in differing
    )
    return figure._replace(facts=(*figure.facts, facts.of("also_printed", several=tuple(values))))


COMMAND = MeasureCommand(
    "growth",
    1,
    "Growth on the same period a year before: published, computed from levels, and the gap between them.",
    growth,
    ("digecon growth economy.gdp --from 2017", "digecon growth telecom.revenue --freq ytd -f csv"),
    (Parameter("basis", "B", "Which growth: computed, published, or both (the origin, not the price basis)."),),
    reach=ITSELF,
    of_series=("growth", "difference"),
    needs="published growth, or figures of two periods",
    paired={
        "": "Latest figures.",
        "first": "First prints, each set on what was known of the year before then.",
    },
)
