"""How every measure comes about: find each role's observation, test what may be paired, apply the formula, keep the bounds.

A measure is roles (see ``roles``) and a formula. A role finds one observation for the subject (itself; a year earlier; the whole), or
refuses. Unit, bounds, status, vintage, sources and the note of the result follow here, for every measure alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .. import comparability, editions, facts, periods
from ..dataset import Dataset
from ..errors import UsageError
from ..facts import Fact, Facts
from ..intervals import EITHER, Derived
from ..model import MEASURED, Observation, is_date, last_day, released_by
from . import currency
from .combining import NOTHING, distinct, evaluate, sources, status, text

# What any two points of one series must share, and what a denominator must not be.
# A change may start from zero; a rate of growth may not.
CHANGE_OVER_TIME = ("area", "duration", "frequency", "unit", "basis", "definition", "target", "break", "edition")
OVER_TIME = (*CHANGE_OVER_TIME, "zero")


UNDEFINED = facts.of("undefined")
_EITHER_WAY = facts.of("open.either")


class Options(NamedTuple):
    """What is asked of a measure beside the selection; empty means the measure's own default.

    ``vintage`` is ``latest``, ``first`` or a day, month or year: then nothing counts that was released after it.
    ``own`` holds the parameters that a measure declares for itself (see Parameter), by their names.
    """

    vintage: str = ""
    overrides: tuple[str, ...] = ()
    own: Mapping[str, str] = {}

    @classmethod
    def given(cls, vintage: str = "", overrides: tuple[str, ...] = (), **own: str) -> "Options":
        """Return options as they are typed, in Python or on the command line; raises UsageError for a wrong vintage."""
        return cls(vintage_option(vintage), overrides, own)

    def knows(self, figure: Observation) -> bool:
        """Return whether a figure was surely released in time for ``vintage``."""
        return not is_date(self.vintage) or released_by(figure, self.vintage)

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


ObservationOrRefusal = Observation | Fact


class Role(NamedTuple):
    """One input of a formula: ``find`` answers with its observation, ``rules`` are tested against the first input.

    What the first role finds is the subject of the others. Where it is another print than the one that was asked of,
    ``instead`` says what is the matter with that one.
    """

    name: str
    find: Callable[[Subject], ObservationOrRefusal]
    rules: tuple[str, ...] = ()
    instead: str = ""


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
        """Return the derivation with some fields of its row told otherwise; a refusal keeps its facts, which say why."""
        if self.row.refusal:
            fields.pop("note", None)
            fields.pop("facts", None)
        return self._replace(row=self.row._replace(**fields))

    def adding(self, *several: Fact | None) -> "Derivation":
        """Return the derivation with facts added to those of its row."""
        return self.telling(facts=(*self.row.facts, *filter(None, several)))


class Term(NamedTuple):
    """What the name of a measure means to people.

    ``label`` is what tables call a row (``{base}`` and ``{since}`` stand for what it refers to);
    ``how`` tells the formula of a computed row, for citations; ``printed`` says that documents print such figures too, so
    that a computed one must say that it is.
    """

    name: str
    label: str
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
    period goes by its measure and ``since``, where there is such a label), ``rank`` is its place among the commands that
    derive. ``amounts`` says that its rows hold amounts of the indicators' own units, which ``--scale`` tells in another
    power of ten; percentages, ratios and indices have none. ``alone`` says that a series is paired with itself only,
    ``plans`` that the rows are asked of targets, ``in_dollars`` that ``--currency`` means something for it. ``paired``
    says by the word of ``--vintage`` (empty: none) which figures it pairs.
    """

    name: str
    rank: int
    help: str
    derive: Callable[[Sequence[Observation], Dataset, Options], list[Derivation]]
    examples: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    labels: Mapping[str, str] = {}
    amounts: bool = False
    alone: bool = False
    plans: bool = False
    in_dollars: bool = True
    paired: Mapping[str, str] = {}

    def rule(self, vintage: str) -> Fact | None:
        """Return what says once which releases an answer pairs with which; None where nothing needs to be said."""
        if is_date(vintage):
            return facts.of("rule.known_by", vintage=vintage)
        words = self.paired.get(vintage) or self.paired.get("", "")
        return facts.of("rule", word_rule=words) if words else None


def vintage_option(text: str) -> str:
    """Return a checked ``--vintage``: latest, first, or a date; raises UsageError for anything else."""
    if not is_date(text):
        return text
    from .. import schema  # only a date needs it

    if schema.columns("observations")["vintage"].fault(text):
        raise UsageError("'{text}' is not a vintage. Write latest, first, or a date such as 2019-11.", text=text)
    return text


def subjects(rows: Iterable[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return what a selection asks about: of each level the figure that stands (or as ``--vintage`` says)."""
    levels = [figure for figure in rows if figure.measure in MEASURED and figure.has_figure]
    # Two price bases of one period are told in the same order, however the rows of the table stand.
    return sorted(data.standing(levels, options.vintage or "latest"), key=lambda figure: figure.basis)


def derive(measure: Measure, subject: Subject) -> Derivation:
    """Return how a measure comes about for a subject: a row without value where a rule refuses; its note says why."""
    inputs: list[Observation] = []
    crossed = False
    asked = subject.observation
    for role in measure.roles:
        found = role.find(subject)
        if isinstance(found, Fact):
            return refused(measure, subject, found, inputs)
        refusal, over = comparability.check(
            role.rules, inputs[0] if inputs else found, found, subject.data, subject.options.overrides
        )
        if not inputs:
            subject = subject._replace(observation=found)
        inputs.append(found)
        if refusal:
            return refused(measure, subject, refusal, inputs)
        crossed |= over
    opened = [figure for figure in inputs if figure.bound in ("over", "under")]
    # Nothing is known of a bound combined with another, or with what may be any number.
    for figure in inputs if opened else ():
        refusal, _ = comparability.check(("open",), opened[0], figure, subject.data)
        if refusal:
            return refused(measure, subject, refusal, inputs)
    made = _applied(measure, subject, inputs, crossed)
    if subject.observation is asked or made.row.refusal:
        return made
    stands = facts.of("stands", vintage=asked.vintage or "unknown date", word=measure.roles[0].instead)
    return made.adding(facts.of("taken", period=asked.period, vintage=inputs[0].vintage or "unknown date", why=stands))


def _applied(measure: Measure, subject: Subject, inputs: Sequence[Observation], crossed: bool) -> Derivation:
    """Return the formula of inputs that may be combined, with yuan in dollars where those are asked for."""
    data, options = subject.data, subject.options
    if not data.rates or currency.cancels(inputs):
        return result(measure, subject, evaluate(measure.formula, inputs, data.made), inputs, crossed)
    found = currency.evaluated(measure.formula, inputs, data, options.vintage)
    if isinstance(found, Fact):
        return refused(measure, subject, found, inputs)
    derived, dollars = found
    return result(measure, subject, derived, dollars, crossed)


def result(
    measure: Measure, subject: Subject, derived: Derived, inputs: Sequence[Observation], crossed: bool = False
) -> Derivation:
    """Return the derived row: value, bounds, unit, status, vintage, sources and the vintages used; a refusal of nothing."""
    if derived == NOTHING:
        return refused(measure, subject, UNDEFINED, inputs)
    if derived == EITHER:
        return refused(measure, subject, _EITHER_WAY, inputs)
    row = _row(
        measure, subject, inputs, value=text(derived.value), low=text(derived.low), high=text(derived.high),
        bound=derived.bound, status="B" if crossed else status(inputs), facts=vintages(inputs, subject.data),
    )  # fmt: skip
    return Derivation(row, measure, inputs)


def refused(measure: Measure, subject: Subject, refusal: Fact, inputs: Sequence[Observation] = ()) -> Derivation:
    """Return the row without value that says why there is none."""
    inputs = inputs or (subject.observation,)
    return Derivation(_row(measure, subject, inputs, status="O", facts=(refusal,)), measure, inputs)


def _row(measure: Measure, subject: Subject, inputs: Sequence[Observation], **told: Any) -> Observation:
    observation = subject.observation
    refers = measure.refer(subject)
    unit = measure.unit
    if not isinstance(unit, str):
        # An input that was not found would be in the unit of the catalog: a series has one unit, refusals too.
        about = subject.data.about((refers.get("base_indicator") or observation.indicator).partition("@")[0])
        pair = [inputs[0], inputs[1] if inputs[1:] else inputs[0]._replace(unit=about.unit)]
        unit = unit(*currency.priced(pair, subject.data))
    fields: dict[str, Any] = {
        "indicator": observation.indicator, "area": observation.area, "period": observation.period, "measure": measure.name,
        "base_indicator": "", "base_period": "", "origin": "computed", "value": "", "low": "", "high": "", "bound": "",
        "unit": unit, "unit_mult": 0, "basis": observation.basis, "source": sources(inputs), "note": "",
        "vintage": max([figure.vintage for figure in inputs], key=last_day), **refers, **told,
    }  # fmt: skip
    return Observation(**fields)


def vintages(inputs: Sequence[Observation], data: Dataset) -> Facts:
    """Return the fact that says which vintage of each input was used, of which edition, and what its own note says: how it was itself computed, what is odd about it.

    Where figures of one series are of two producers it names them: the scope of one may not be that of the other.
    """
    seen = distinct(inputs)
    if not any(figure.vintage for figure in seen):
        return ()
    lead, prints = inputs[0], []
    own = [figure for figure in seen if figure[:2] == lead[:2] and figure.source in data.sources]
    joined = len({data.organisation(figure) for figure in own}) > 1
    editions_of = [_edition(figure, data) for figure in seen]
    for number, figure in enumerate(seen):
        asides: list[str | Fact] = []
        if joined and figure in own:
            asides.append(data.organisation(figure))
        if figure.origin == "published" or figure.measure == "level":
            asides += [figure.note] if figure.note else []
            asides += [one for one in figure.facts if one.kind == facts.PAIRING]
        edition = editions_of[number]
        # Of two of one edition that stand beside each other it is told once.
        if edition and edition not in editions_of[number + 1 : number + 2]:
            asides.append(edition[1])
        prints.append(_print(figure, lead, tuple(asides)))
    return (facts.of("vintages", prints=tuple(prints)),)


def _print(figure: Observation, lead: Observation, asides: tuple[str | Fact, ...]) -> Fact:
    """Return which print of which figure an input is, with its indicator and area where they are not those of the first."""
    name = "" if figure.area == lead.area else f"@{figure.area}"
    if name or figure.indicator != lead.indicator:
        name = figure.indicator + name
    if figure.measure == "growth":
        key = "print.name_growth" if name else "print.growth"
    else:
        key = "print.name" if name else "print"
    named: dict[str, facts.Value] = {"name": name} if name else {}
    return facts.of(key, **named, period=figure.period, vintage=figure.vintage or "unknown date", aside=asides)


def spread(inputs: Sequence[Observation], data: Dataset) -> facts.Value:
    """Return the fact that tells of many inputs: from when to when they were released, and of which edition they are."""
    dated = sorted({figure.vintage for figure in inputs if figure.vintage}, key=last_day)
    if not dated:
        return ""
    names = {edition[1] for figure in inputs if (edition := _edition(figure, data))}
    aside = names.pop() if len(names) == 1 else ""
    if dated[0] == dated[-1]:
        return facts.of("spread", vintage=dated[0], aside=aside)
    return facts.of("spread.long", vintage=dated[0], other=dated[-1], aside=aside)


def _edition(figure: Observation, data: Dataset) -> tuple[str, Fact] | None:
    """Return the indicator of a figure, and what its edition is called; None where no revision concerns it."""
    revisions = data.revised(figure)
    name = editions.name(data.edition(figure), revisions) if revisions else None
    return (figure.indicator, name) if name else None


def growth_basis(observation: Observation) -> str:
    """Return the price basis of growth computed from levels: money at current prices grows nominally."""
    return observation.basis or basis_of_unit(observation.unit)


def basis_of_unit(unit: str) -> str:
    """Return the price basis of levels in a unit that state none: money is at current prices."""
    return "nominal" if unit in ("CNY", "USD") else ""


def is_first(figure: Observation, data: Dataset) -> bool:
    """Return whether no period of the series, published or filled, can lie a year before this one at its frequency."""
    frequency = periods.frequency(figure.period)
    return periods.span(figure.period).start - 12 < data.earliest(figure.series, frequency)


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


def one_indicator(name: str, data: Dataset) -> str:
    """Return the ``ID[@AREA]`` that a name means; raises UsageError unless it is one indicator and area of the dataset."""
    if not name:
        return ""
    if name.startswith("@"):
        raise UsageError("'{name}' names no indicator before the @: write ID@AREA.", name=name)
    indicator, area = data.one(name)
    if area and not any(figure.area == area for figure in data.observations if figure.indicator == indicator):
        raise UsageError("'{area}' is not an area of {indicator}.", area=area, indicator=indicator)
    return f"{indicator}@{area}" if area else indicator
