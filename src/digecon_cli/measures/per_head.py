"""Figures per head: flows of a year divided by the mean of two year-end populations, stocks by that of their day."""

from collections.abc import Sequence

from ..core import facts, units
from ..core.bundled import Reach
from ..core.dataset import Dataset
from ..core.errors import UsageError
from ..core.model import Observation, SeriesKey
from . import derivation
from .derivation import (
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    Parameter,
    Role,
    Subject,
    Term,
    derive,
    in_time,
    one_indicator,
)
from .roles import itself, whole, whole_before, whole_name

POPULATION = "economy.population"
_AMOUNT, _PEOPLE = Role("figure", itself, ("level",)), ("target", "zero")
OF_FLOW = Measure(
    "per_head",
    # As the National Bureau of Statistics does for GDP per head: on the average of both ends of the year.
    "figure / ((population at the year's end + population at the end of the year before) / 2)",
    (
        _AMOUNT,
        Role("population at the year's end", whole, _PEOPLE),
        Role("population at the end of the year before", whole_before, _PEOPLE),
    ),
    lambda figure, end, start: figure / ((end + start) / 2),
    lambda figure, people: units.quotient(units.plain(figure.unit), units.plain(people.unit)),
    lambda subject: {"base_indicator": whole_name(subject), "basis": subject.observation.basis},
)
OF_STOCK = OF_FLOW._replace(
    words="figure / population at that time",
    roles=(_AMOUNT, Role("population", whole, _PEOPLE)),
    formula=lambda figure, people: figure / people,
)
TERMS = (Term("per_head", "per head", lambda row: OF_FLOW.words, meaning="per head of base_indicator"),)


def is_over_a_year(kind: str, people: str) -> bool:
    """Return whether figures of a kind are divided by the mean of two year-ends of a population of a kind."""
    return kind in ("flow", "") and people in ("stock", "")


def per_head(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return each level per head of the population: flows by the mean of two year-ends, stocks by that of their day.

    A population that is not a stock (a mid-year one) is used for its year directly. Levels counted in persons have no row,
    since they have a share instead. Raises UsageError where there is no such population.
    """
    people = one_indicator(options.get("population"), data) or POPULATION
    counted = next((figure.unit for figure in data.observations if figure.indicator == people), "")
    if not counted:
        raise UsageError(
            "there is no {people} to divide by: write --population ID, with the indicator of a population.",
            people=people,
        )
    asked = (
        Subject(figure, data, options.having(of=people))
        for figure in derivation.subjects(rows, data, options)
        if not units.same(figure.unit, counted) and data.series(SeriesKey(people, figure.area))
    )
    return in_time(map(of_people, asked))


def of_people(subject: Subject) -> Derivation:
    """Return a level per head of the population that the parameter ``of`` names."""
    kind = subject.data.about(subject.observation.indicator).kind
    if kind in ("price", "index"):
        article, name = "an" if kind == "index" else "a", subject.observation.indicator
        return derivation.refused(OF_STOCK, subject, facts.of("kind.head", name=name, article=article, word_kind=kind))
    people = subject.data.about(subject.options.get("of")).kind
    over_a_year = is_over_a_year(kind, people)
    return derive(OF_FLOW if over_a_year else OF_STOCK, subject)


COMMAND = MeasureCommand(
    "per-head",
    8,
    "Figures per head: those of a year over the mean of two year-end populations, those of a day over that day's.",
    per_head,
    ("digecon per-head economy.gdp --from 2020", "digecon per-head mobile.subscriptions"),
    (Parameter("population", "ID", "The population; else economy.population.", indicator=True),),
    reach=Reach(more=(POPULATION,)),
    needs="amounts or counts of China, and the population of their day",
    paired={
        "": "Latest figures, per head of the population as known when they were released.",
        "latest": "Latest figures and latest population.",
        "first": "First prints, per head of the population as known when they were released.",
    },
)
