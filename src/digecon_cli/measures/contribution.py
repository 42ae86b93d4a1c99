"""Contributions: the points that each part adds to its whole's growth, as published and from published growth."""

from collections.abc import Iterable, Iterator, Sequence

from .. import units
from ..comparability import check
from ..dataset import Dataset
from ..facts import Fact
from ..model import Observation
from . import derivation
from .contribution_levels import from_levels
from .derivation import (
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
from .reasons import of_contribution
from .roles import DISJOINT, itself, level, no_part, parent_of, published_growth, whole, whole_name
from .share import OF, each_whole, saying_unstated

_PREFERRED = ("comparable", "nominal", "", "constant_prices")
WORDS = "part x g / (100 + g) / (whole x 100 / (100 + G)) x 100, g and G the published growth of both"
TERMS = (Term("contribution", "contribution to {base}", lambda row: WORDS, printed=True),)


def from_rates(rate: Subject) -> Measure:
    """Return the contribution of a part whose published growth is the subject of ``rate``; the part's level is its own subject.

    The increase of the part that its published growth implies, over the whole a year before that the whole's published
    growth implies. Producers compute contributions so: on one scope, which the levels that they print may not share.
    Levels and the whole's growth are those known when the part's growth was released.
    """
    return Measure(
        "contribution",
        WORDS,
        (
            Role("part", itself, ("level",)),
            Role("growth of the part", lambda subject: rate.observation),
            Role("whole", lambda subject: whole(rate), ("duration", "unit", "kind", "target", "zero")),
            Role("growth of the whole", lambda subject: _growth_of_the_whole(rate)),
        ),
        lambda part, g, total, whole_g: part * g / (100 + g) * (100 + whole_g) / total,
        units.POINTS,
        lambda subject: {"base_indicator": whole_name(rate), "basis": ""},
    )


def _growth_of_the_whole(rate: Subject) -> ObservationOrRefusal:
    """Return the published growth of the whole, on the basis of the part's; both compare like with like across a break."""
    found = published_growth(rate, *parent_of(rate), rate.observation.period)
    if isinstance(found, Fact):
        return found
    return check(("basis",), rate.observation, found, rate.data)[0] or found


def contribution(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return the points that each part adds to its whole's growth: published, from published growth, and from levels.

    Beside them stand the gap between the first two, and on the whole what all its parts leave. A whole that is asked for
    alone, and adds to nothing itself, is answered with its parts.
    """
    of = one_indicator(options.get("of"), data)
    options = options.having(of=of)
    found = of_rows(rows, data, options)
    if of or any(one.row.has_figure for one in found):
        return found
    return of_rows(_parts(rows, data), data, options) or found


def _parts(rows: Sequence[Observation], data: Dataset) -> list[Observation]:
    """Return the figures of what the indicators of some rows are made of, for the same areas and periods."""
    asked = {(one.indicator, one.area, one.period) for one in rows}
    return [
        one
        for one in data.observations
        for whole, relation in data.about(one.indicator).wholes.items()
        if relation == "part" and (whole, one.area, one.period) in asked
    ]


def of_rows(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return the contributions of what the rows themselves are of, as parts."""
    of = options.get("of")
    printed = [figure for figure in rows if figure.measure == "contribution" and figure.origin == "published"]
    published = [
        figure for figure in data.standing(printed, options.vintage or "latest") if of in ("", figure.base_indicator)
    ]
    levels = (figure for figure in derivation.subjects(rows, data, options) if not is_first(figure, data))
    computed = list(_from_growth(rows, data, options))
    found = [*derivation.printed(published), *computed]
    found += _gaps(published, computed, data, options)
    asked = (one for figure in levels for one in each_whole(Subject(figure, data, options)))
    return in_time(found + from_levels(asked))


def _from_growth(rows: Iterable[Observation], data: Dataset, options: Options) -> Iterator[Derivation]:
    """Yield the contributions that published growth tells, wherever the part has a level: one of each part and period.

    Of rates on several bases the comparable one goes first, as producers take it.
    """
    printed = [figure for figure in rows if figure.measure == "growth" and figure.origin == "published"]
    rates = sorted(
        data.standing(printed, options.vintage or "latest"), key=lambda figure: _PREFERRED.index(figure.basis)
    )
    for figure in {figure[:3]: figure for figure in reversed(rates)}.values():
        for rate in each_whole(Subject(figure, data, options)):
            part = level(rate, figure.indicator, figure.area, figure.period)
            if isinstance(part, Observation) and not no_part(rate, *DISJOINT):
                yield saying_unstated(derive(from_rates(rate), rate._replace(observation=part)), rate)


def _gaps(
    published: Iterable[Observation], computed: Iterable[Derivation], data: Dataset, options: Options
) -> Iterator[Derivation]:
    """Yield how far each published contribution lies from the one that published growth tells."""
    by_place = {(*one.row[:3], one.row.base_indicator): one for one in computed if one.row.has_figure}
    for figure in published:
        found = by_place.get((*figure[:3], figure.base_indicator))
        if found:
            yield gap(figure, found, Subject(figure, data, options), of_contribution)


COMMAND = MeasureCommand(
    "contribution",
    5,
    "Points that each part adds to its parent's growth: published, from published growth, and from levels.",
    contribution,
    ("digecon contribution telecom --from 2023-9M --to 2023-9M",),
    (OF,),
    in_dollars=False,
    labels={"gap": "gap, contribution to {base}"},
    paired={
        "": "Growth and wholes as known when released, parts of today.",
        "latest": "Parts and wholes as they stand today.",
        "first": "First prints of rates and parts, with what was known when they were released.",
    },
)
