"""How every measure comes about: find each role's observation, test what may be paired, apply the formula, keep the bounds.

A measure is roles (see ``roles``) and a formula. A role finds one observation for the subject (itself; a year earlier; the whole), or
refuses. Unit, bounds, status, vintage, sources and the note of the result follow here, for every measure alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isfinite
from typing import Any, NamedTuple

from .. import comparability, periods, units
from ..dataset import Dataset
from ..errors import UsageError
from ..intervals import Derived, Interval, propagate
from ..model import Observation, Refusal, last_day

_CAUTION = "BUFEPA"  # the more cautious status of two inputs is the status of the result; a crossed break stays told

# What any two points of one series must share, and what a denominator must not be.
# A change may start from zero; a rate of growth may not.
CHANGE_OVER_TIME = ("area", "duration", "frequency", "unit", "basis", "definition", "target", "break")
OVER_TIME = (*CHANGE_OVER_TIME, "zero")


NOTHING = Derived(None, None, None, "")
UNDEFINED = Refusal("undefined", "the formula has no value for these figures, or none that a computer counts with")


class Options(NamedTuple):
    """What is asked of a measure beside the selection; empty means the measure's own default.

    ``own`` holds the parameters that a measure declares for itself (see Parameter), by their names.
    """

    vintage: str = ""
    overrides: tuple[str, ...] = ()
    own: Mapping[str, str] = {}

    @classmethod
    def given(cls, vintage: str = "", overrides: tuple[str, ...] = (), **own: str) -> "Options":
        """Return options as they are typed, in Python or on the command line; raises UsageError for a wrong vintage."""
        return cls(vintage_option(vintage), overrides, own)

    def get(self, name: str) -> str:
        """Return the value of one of the measure's own parameters, empty where it is not given."""
        return self.own.get(name, "")

    def having(self, **own: str) -> "Options":
        """Return these options with some of the measure's own parameters set."""
        return self._replace(own={**self.own, **own})


class Subject(NamedTuple):
    """One subject of a measure, with the dataset in which its roles look and the user's options."""

    observation: Observation
    data: Dataset
    options: Options

    @property
    def as_of(self) -> str:
        """Return as of when partners are taken: the day of the subject's release, unless ``--vintage`` says otherwise."""
        return self.options.vintage or self.observation.vintage or "latest"


ObservationOrRefusal = Observation | Refusal


class Role(NamedTuple):
    """One input of a formula: ``find`` answers with its observation, ``rules`` are tested against the first input."""

    name: str
    find: Callable[[Subject], ObservationOrRefusal]
    rules: tuple[str, ...] = ()


class Measure(NamedTuple):
    """One derived quantity: the formula takes the values of the roles in their order, in plain units.

    ``name`` is the measure of the result (its Term says what people call it), ``words`` is the formula for people,
    ``unit`` the unit of the result (or a function of the first two inputs), ``refer`` tells what the result refers to,
    as the fields ``base_indicator`` and ``base_period``.
    """

    name: str
    words: str
    roles: tuple[Role, ...]
    formula: Callable[..., float]
    unit: str | Callable[[Observation, Observation], str]
    refer: Callable[[Subject], dict[str, Any]] = lambda subject: {}


class Derivation(NamedTuple):
    """One row of an answer and how it came about: its inputs, in the order of the measure's roles where it has any.

    A row told as a document prints it has no measure and no inputs.
    """

    row: Observation
    measure: Measure | None = None
    inputs: Sequence[Observation] = ()

    def telling(self, **fields: Any) -> "Derivation":
        """Return the derivation with some fields of its row told otherwise; a refusal keeps its note, which says why."""
        if self.row.refusal:
            fields.pop("note", None)
        return self._replace(row=self.row._replace(**fields))


class Term(NamedTuple):
    """What the name of a measure means to people.

    ``label`` is what tables call a row, in English and Chinese (``{base}`` and ``{since}`` stand for what it refers to);
    ``how`` tells the formula of a computed row, for citations; ``printed`` says that documents print such figures too, so
    that a computed one must say that it is.
    """

    name: str
    label: tuple[str, str]
    how: Callable[[Observation], str] = lambda row: ""
    printed: bool = False


class Parameter(NamedTuple):
    """One parameter of a measure's own: an option ``--name``, or a word that must be given where it is ``required``."""

    name: str
    metavar: str
    help: str
    required: bool = False
    indicator: bool = False


class MeasureCommand(NamedTuple):
    """A command made of measures: its rows, its own parameters beside the common ones, and examples that run.

    ``labels`` are what its computed rows are called where that depends on the command (see Term.label; a row with a base
    period goes by its measure and ``since``, where there is such a label), ``rank`` is its place
    among the commands that derive. ``amounts`` says that its rows hold amounts of the indicators' own units, which
    ``--scale`` tells in another power of ten; percentages, ratios and indices have none. ``alone`` says that a series is paired with
    itself only, ``plans`` that the rows are asked of targets.
    """

    name: str
    rank: int
    help: str
    derive: Callable[[Sequence[Observation], Dataset, Options], list[Derivation]]
    examples: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    labels: Mapping[str, tuple[str, str]] = {}
    amounts: bool = False
    alone: bool = False
    plans: bool = False


def vintage_option(text: str) -> str:
    """Return a checked ``--vintage``: latest, first, or a date; raises UsageError for anything else."""
    if text in ("", "latest", "first"):
        return text
    from .. import schema  # only a date needs it

    if schema.columns("observations")["vintage"].fault(text):
        raise UsageError(f"'{text}' is not a vintage. Write latest, first, or a date such as 2019-11.")
    return text


def subjects(rows: Iterable[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return what a selection asks about: of each level its first released figure (or as ``--vintage`` says)."""
    levels = [figure for figure in rows if figure.measure in ("level", "index") and figure.has_figure]
    return data.standing(levels, options.vintage or "first")


def derive(measure: Measure, subject: Subject) -> Derivation:
    """Return how a measure comes about for a subject: a row without value where a rule refuses; its note says why."""
    inputs: list[Observation] = []
    crossed = False
    for role in measure.roles:
        found = role.find(subject)
        if isinstance(found, Refusal):
            return refused(measure, subject, found, inputs)
        refusal, over = comparability.check(
            role.rules, inputs[0] if inputs else found, found, subject.data, subject.options.overrides
        )
        inputs.append(found)
        if refusal:
            return refused(measure, subject, refusal, inputs)
        crossed |= over
    opened = [figure for figure in inputs if figure.bound in ("over", "under")]
    for figure in opened[1:]:  # nothing is known of the combination of two bounds
        refusal, _ = comparability.check(("open",), opened[0], figure, subject.data)
        if refusal:
            return refused(measure, subject, refusal, inputs)
    return result(measure, subject, evaluate(measure.formula, inputs), inputs, crossed)


def evaluate(formula: Callable[..., float], inputs: Sequence[Observation]) -> Derived:
    """Return a formula of observations with its bounds; the same observation in two roles moves as one.

    All is None where the formula has no value, or none that a computer counts with. Bounds are exact for a formula that
    is monotone in each input.
    """
    distinct = _distinct(inputs)
    return bounded(formula, [figure.interval() for figure in distinct], [distinct.index(figure) for figure in inputs])


def bounded(formula: Callable[..., float], inputs: Sequence[Interval], same: Sequence[int]) -> Derived:
    """Return what intervals.propagate does; NOTHING where the formula has no value, or none that a computer counts with."""
    try:
        derived = propagate(formula, inputs, same)
    except (ArithmeticError, ValueError):
        return NOTHING
    ends = (end for end in derived[:3] if end is not None)
    return derived if all(map(isfinite, ends)) else NOTHING


def _distinct(inputs: Sequence[Observation]) -> list[Observation]:
    """Return the inputs without repetition; for a handful of long tuples comparing is quicker than hashing."""
    found: list[Observation] = []
    for figure in inputs:
        if figure not in found:
            found.append(figure)
    return found


def result(
    measure: Measure, subject: Subject, derived: Derived, inputs: Sequence[Observation], crossed: bool = False
) -> Derivation:
    """Return the derived row: value, bounds, unit, status, vintage, sources and the vintages used; a refusal of nothing."""
    if derived == NOTHING:
        return refused(measure, subject, UNDEFINED, inputs)
    row = _row(
        measure, subject, inputs, value=text(derived.value), low=text(derived.low), high=text(derived.high),
        bound=derived.bound, status="B" if crossed else status(inputs), note=vintages(inputs),
    )  # fmt: skip
    return Derivation(row, measure, inputs)


def in_unit_of(like: Observation, derived: Derived) -> Derived:
    """Return a result in plain units told in the power of ten of ``like``."""
    power = 10.0 ** units.base(like.unit, like.unit_mult)[1]
    value, low, high = (None if end is None else end / power for end in derived[:3])
    return Derived(value, low, high, derived.bound)


def refused(measure: Measure, subject: Subject, refusal: Refusal, inputs: Sequence[Observation] = ()) -> Derivation:
    """Return the row without value that says why there is none."""
    inputs = inputs or (subject.observation,)
    return Derivation(_row(measure, subject, inputs, status="O", note=refusal.note), measure, inputs)


def _row(measure: Measure, subject: Subject, inputs: Sequence[Observation], **told: str) -> Observation:
    observation = subject.observation
    refers = measure.refer(subject)
    unit = measure.unit
    if not isinstance(unit, str):
        # An input that was not found would be in the unit of the catalog: a series has one unit, refusals too.
        about = subject.data.about(refers.get("base_indicator", "").partition("@")[0] or observation.indicator)
        unit = unit(inputs[0], inputs[1] if inputs[1:] else inputs[0]._replace(unit=about.unit))
    fields: dict[str, Any] = {
        "indicator": observation.indicator, "area": observation.area, "period": observation.period, "measure": measure.name,
        "base_indicator": "", "base_period": "", "origin": "computed", "value": "", "low": "", "high": "", "bound": "",
        "unit": unit, "unit_mult": 0, "basis": observation.basis, "source": sources(inputs),
        "vintage": max([figure.vintage for figure in inputs], key=last_day), **refers, **told,
    }  # fmt: skip
    return Observation(**fields)


def text(number: float | None) -> str:
    """Return a computed number as machine formats write it: at most 12 digits, no exponent; empty for None.

    Twelve digits are more than any published figure has, and fewer than those in which binary arithmetic shows.
    """
    if number is None:
        return ""
    told = f"{number + 0.0:.12g}"  # no minus sign before a zero
    if "e" in told:
        from decimal import Decimal  # another two milliseconds, for numbers that are rare

        told = f"{Decimal(told):f}"
    return told


def status(inputs: Iterable[Observation]) -> str:
    """Return the most cautious status of the inputs (a normal input among weak ones does not make them strong)."""
    worst = min(
        (_CAUTION.find(figure.status) for figure in inputs if figure.status in _CAUTION), default=len(_CAUTION) - 1
    )
    return _CAUTION[worst]


def sources(inputs: Iterable[Observation]) -> str:
    """Return the distinct sources of the inputs, joined by semicolons."""
    return ";".join(dict.fromkeys(source for figure in inputs for source in figure.sources))


def vintages(inputs: Sequence[Observation]) -> str:
    """Return the note that says which vintage of each input was used, and how an input was itself computed."""
    seen = _distinct(inputs)
    if not any(figure.vintage for figure in seen):
        return ""
    lead = inputs[0]
    told = []
    for figure in seen:
        elsewhere = "" if figure.area == lead.area else f"@{figure.area}"
        name = f"{figure.indicator}{elsewhere} " if elsewhere or figure.indicator != lead.indicator else ""
        made = f" ({figure.note})" if figure.origin == "computed" and figure.measure == "level" and figure.note else ""
        told.append(f"{name}{periods.label(figure.period)} of {figure.vintage or 'unknown date'}{made}")
    return "vintages: " + ", ".join(told)


def growth_basis(observation: Observation) -> str:
    """Return the price basis of growth computed from levels: money at current prices grows nominally."""
    return observation.basis or basis_of_unit(observation.unit)


def basis_of_unit(unit: str) -> str:
    """Return the price basis of levels in a unit that state none: money is at current prices."""
    return "nominal" if unit in ("CNY", "USD") else ""


def is_first(figure: Observation, data: Dataset) -> bool:
    """Return whether no period of the series, published or filled, can lie a year before this one at its frequency."""
    frequency = periods.frequency(figure.period)
    first = min(data.earliest(figure.series._replace(origin=origin), frequency) for origin in ("published", "computed"))
    return periods.span(figure.period).start - 12 < first


def by_frequency(subjects: Iterable[Observation]) -> dict[tuple[str, ...], list[Observation]]:
    """Return the subjects by series and frequency, each ordered in time; spans of 9 and 11 months are two series.

    Filled levels stand in one series with the published ones.
    """
    found: dict[tuple[str, ...], list[Observation]] = {}
    for figure in sorted(subjects, key=lambda figure: periods.order(figure.period)):
        covered = periods.span(figure.period)
        found.setdefault((*figure.series[:-1], covered.frequency, str(covered.months)), []).append(figure)
    return found


def in_time(derivations: Iterable[Derivation]) -> list[Derivation]:
    """Return derivations by indicator and area, each in time, those of one period in the order of their making."""
    return sorted(derivations, key=lambda one: (one.row.indicator, one.row.area, *periods.order(one.row.period)))


def printed(rows: Iterable[Observation]) -> list[Derivation]:
    """Return rows told as documents print them, as derivations without a measure."""
    return [Derivation(figure) for figure in rows]


def one_indicator(name: str, data: Dataset) -> None:
    """Raise UsageError unless ``ID[@AREA]`` names an indicator and an area of the dataset."""
    indicator, _, area = name.partition("@")
    if area and not indicator:
        raise UsageError(f"'{name}' names no indicator before the @: write ID@AREA.")
    if indicator and indicator not in data.match([indicator]):
        raise UsageError(f"'{indicator}' names a sector or several indicators: name one.")
    if area and not any(figure.area == area for figure in data.observations if figure.indicator == indicator):
        raise UsageError(f"'{area}' is not an area of {indicator}.")
