"""Quotients of two indicators, with their unit."""

from collections.abc import Sequence

from ..core import comparability, facts, units
from ..core.bundled import ITSELF
from ..core.dataset import Dataset
from ..core.model import Observation, split_name
from . import derivation
from .derivation import (
    Derivation,
    Measure,
    MeasureCommand,
    ObservationOrRefusal,
    Options,
    Parameter,
    Role,
    Subject,
    Term,
    derive,
    in_time,
    one_indicator,
)
from .roles import itself, level, named


def _numerator(subject: Subject) -> ObservationOrRefusal:
    """Return the subject, unless it is a price over an amount: a price has been divided by its amount already."""
    kinds = [subject.data.about(name).kind for name in (subject.observation.indicator, _other(subject)[0])]
    if kinds[0] == "price" and kinds[1] not in {"price", ""}:
        name, other = subject.observation.name, _other(subject)[0]
        return facts.of("kind.price", name=name, other=other, word_kind=kinds[1])
    return itself(subject)


RATIO = Measure(
    "ratio",
    "numerator / denominator",
    (
        Role("numerator", _numerator, ("level",)),
        Role(
            "denominator",
            lambda subject: level(subject, *_other(subject), subject.observation.period),
            ("basis", "overlap", "target", "zero"),
        ),
    ),
    lambda figure, other: figure / other,
    lambda figure, other: units.quotient(units.plain(figure.unit), units.plain(other.unit)),
    lambda subject: {"base_indicator": named(*_other(subject), subject), "basis": ""},
)


def _size(subject: Subject) -> ObservationOrRefusal:
    """Return the figure to set a size against, or why it is no size of one kind with the subject."""
    found = level(subject, *_other(subject), subject.observation.period)
    if not isinstance(found, Observation):
        return found
    return comparability.size(subject.observation, found, subject.data) or found


# A multiple of another figure: the ratio of two sizes of one kind.
MULTIPLE_OF = RATIO._replace(
    roles=(Role("numerator", _numerator, ("level",)), Role("denominator", _size, ("target", "zero")))
)
TERMS = (Term("ratio", "ratio to {base}", lambda row: RATIO.words, printed=True),)


def _other(subject: Subject) -> tuple[str, str]:
    indicator, area = split_name(subject.options.get("other"))
    return indicator, area or subject.observation.area


def multiples(rows: Sequence[Observation], base: str, data: Dataset, options: Options) -> list[Derivation]:
    """Return the selected levels as multiples of those of ``base`` (ID@AREA), refused where the two are no sizes of one kind."""
    options = options.having(other=base)
    asked = (Subject(figure, data, options) for figure in derivation.subjects(rows, data, options))
    return in_time(derive(MULTIPLE_OF, figure) for figure in asked)


def ratio(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return the selected levels divided by those of ``other``, with the unit of the quotient."""
    options = options.having(other=one_indicator(options.get("other"), data))
    asked = (Subject(figure, data, options) for figure in derivation.subjects(rows, data, options))
    return in_time(derive(RATIO, figure) for figure in asked)


COMMAND = MeasureCommand(
    "ratio",
    7,
    "A quotient of two indicators, with its unit.",
    ratio,
    ("digecon ratio economy.gdp economy.population",),
    (Parameter("other", "DENOMINATOR", "The indicator to divide by: ID[@AREA].", required=True, indicator=True),),
    reach=ITSELF,
    needs="figures of both for one period",
    paired={
        "": "Latest figures, each divided by the other as known when it was released.",
        "latest": "Latest figures for both.",
        "first": "First prints, each divided by the other as known when it was released.",
    },
)
