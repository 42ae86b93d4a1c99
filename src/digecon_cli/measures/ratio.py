"""Quotients of two indicators, with their unit."""

from collections.abc import Sequence

from .. import units
from ..observations import Dataset, Observation
from . import engine
from .engine import (
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    Parameter,
    Question,
    Role,
    Term,
    answer,
    in_time,
    one_indicator,
)
from .roles import itself, level

RATIO = Measure(
    "ratio",
    "numerator / denominator",
    (
        Role("numerator", itself, ("level",)),
        Role("denominator", lambda q: level(q, *_other(q), q.subject.period), ("basis", "overlap", "target", "zero")),
    ),
    lambda one, other: one / other,
    lambda one, other: units.quotient(units.base(one.unit, 0)[0], units.base(other.unit, 0)[0]),
    lambda question: {"base_indicator": question.options.get("other"), "basis": ""},
)
TERMS = (Term("ratio", ("ratio to {base}", "与{base}之比"), lambda row: RATIO.words, printed=True),)


def _other(question: Question) -> tuple[str, str]:
    indicator, _, area = question.options.get("other").partition("@")
    return indicator, area or question.subject.area


def ratio(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return the selected levels divided by those of the parameter ``other``, with the unit of the quotient."""
    one_indicator(options.get("other"), data)
    asked = (Question(one, data, options) for one in engine.subjects(rows, data, options))
    return in_time(answer(RATIO, one) for one in asked)


COMMAND = MeasureCommand(
    "ratio",
    6,
    "A quotient of two indicators, with its unit.",
    ratio,
    ("digecon ratio economy.gdp economy.population",),
    (Parameter("other", "DENOMINATOR", "The indicator to divide by: ID[@AREA].", required=True, indicator=True),),
)
