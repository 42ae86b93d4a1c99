"""Deriving a measure: find the observation of each role, test the pairs, apply the formula, keep the bounds.

A measure has roles (see ``roles``) and a formula. A role finds one observation for the subject (itself, a year earlier,
its whole), or refuses. Unit, bounds, status, vintage, sources and facts of the result are set here, alike for every measure.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..core import comparability, editions, facts, periods, unstated
from ..core.bundled import Reach
from ..core.dataset import Dataset
from ..core.errors import UsageError
from ..core.facts import Fact, Facts
from ..core.intervals import EITHER, Derived
from ..core.model import INFERRED, MEASURED, REPLACES, Observation, is_date, last_day, released_by, split_name
from . import currency
from .combining import NOTHING, distinct, evaluate, sources, status, text

# The rules that two points of a series must pass. A change may start from zero; a rate of growth may not.
CHANGE_OVER_TIME = ("area", "duration", "frequency", "unit", "basis", "definition", "target", "break", "edition")
OVER_TIME = (*CHANGE_OVER_TIME, "zero")


# What the data state of a print, which is no part of how its inputs were paired.
STATED = (REPLACES, INFERRED)
UNDEFINED = facts.of("undefined")
_EITHER_WAY = facts.of("open.either")


class Options(NamedTuple):
    """The options of a measure beside the selection; empty means the measure's own default.

    ``vintage`` is ``latest``, ``first``, or a day, month or year, after which no release counts.
    ``own`` holds the parameters that a measure declares for itself (see Parameter), by their names; ``named`` are the
    indicators that were each selected by a name of its own, and not as one of a sector or a pattern.
    """

    vintage: str = ""
    overrides: tuple[str, ...] = ()
    own: Mapping[str, str] = {}
    named: frozenset[str] = frozenset()

    @classmethod
    def given(cls, vintage: str = "", overrides: tuple[str, ...] = (), **own: str) -> "Options":
        """Return options as typed in Python or on the command line; raises UsageError for a wrong vintage."""
        return cls(vintage_option(vintage), overrides, own)

    @property
    def as_of(self) -> str:
        """Return the vintage for ``Dataset.standing``; ``latest`` if none is given."""
        return self.vintage or "latest"

    def knows(self, figure: Observation) -> bool:
        """Return whether a figure was surely released by the date of ``vintage``; always true for no date.

        Documents alone show that: an inferred vintage pairs releases (``editions.known_to``), and proves nothing.
        """
        return not is_date(self.vintage) or released_by(figure, self.vintage)

    def get(self, name: str) -> str:
        """Return the value of one of the measure's own parameters; empty if not given."""
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
    """One input of a formula: ``find`` returns its observation, ``rules`` are tested against the first input.

    What the first role finds is the subject of the other roles. Where it is another print than the original subject,
    ``instead`` says why that one was not used.
    """

    name: str
    find: Callable[[Subject], ObservationOrRefusal]
    rules: tuple[str, ...] = ()
    instead: str = ""


class Measure(NamedTuple):
    """One derived quantity: the formula takes the values of the roles in their order, in plain units.

    ``name`` is the measure of the result (its Term has the label), ``words`` the formula for people, ``unit`` the unit of
    the result (or a function of the first two inputs), ``refer`` returns the fields in which the row differs from its
    subject: ``base_indicator``, ``base_period``, ``basis``.
    """

    name: str
    words: str
    roles: tuple[Role, ...]
    formula: Callable[..., float]
    unit: str | Callable[[Observation, Observation], str]
    refer: Callable[[Subject], dict[str, Any]] = lambda subject: {}


class Derivation(NamedTuple):
    """One row of an answer with its measure and inputs, which are in the order of the measure's roles if it has any.

    A published row has no measure and no inputs.
    """

    row: Observation
    measure: Measure | None = None
    inputs: Sequence[Observation] = ()

    def replacing(self, **fields: Any) -> "Derivation":
        """Return the derivation with other values in fields of its row; a refusal keeps its note and facts."""
        if self.row.refusal:
            fields.pop("note", None)
            fields.pop("facts", None)
        return self._replace(row=self.row._replace(**fields))

    @property
    def resting(self) -> Observation:
        """Return the row with what is inferred of the releases of its inputs; a refusal rests on none, a gap on its two rows."""
        if self.row.refusal or self.row.measure == "gap":
            return self.row
        known = tuple(fact for fact in inferred(self.inputs) if fact not in self.row.facts)
        return self.row._replace(facts=(*self.row.facts, *known)) if known else self.row

    def adding(self, *added: Fact | None) -> "Derivation":
        """Return the derivation with facts added to those of its row."""
        known = tuple(filter(None, added))
        return self.replacing(facts=(*self.row.facts, *known)) if known else self


class Term(NamedTuple):
    """The words for a measure.

    ``label`` is the label of its rows in tables (``{base}`` and ``{since}`` stand for what a row refers to);
    ``how`` returns the formula of a computed row, for citations; ``printed`` is true where documents print such figures
    too, so that computed ones are labelled as computed. ``meaning`` describes the measure in the schema of tables, where
    the label would not be enough.
    """

    name: str
    label: str
    how: Callable[[Observation], str] = lambda row: ""
    printed: bool = False
    meaning: str = ""

    @property
    def in_schema(self) -> str:
        """Return what the schema of tables says of the measure: its meaning, or its label with the columns it refers to."""
        return self.meaning or self.label.format(base="base_indicator", since="base_period")


class Parameter(NamedTuple):
    """One parameter of a measure's own: an option ``--name``, or a word that must be given where it is ``required``.

    ``indicator`` and ``period`` say that it names one.
    """

    name: str
    metavar: str
    help: str
    required: bool = False
    indicator: bool = False
    period: bool = False


class MeasureCommand(NamedTuple):
    """A command made of measures: its rows, its own parameters beside the common ones, and examples that run.

    ``labels`` are labels of its computed rows that differ from Term.label (a key ending in ``since`` is for rows with a
    base period), ``rank`` is its place among the measure commands. ``amounts``: its rows hold amounts in the indicators'
    own units, which ``--scale`` converts. ``reach``: the figures it can rest on beside its subjects; None: all. ``plans``:
    its subjects are targets. ``in_dollars``: ``--currency`` applies. ``needs`` says what an answer takes. ``paired`` describes, by the word of ``--vintage`` (empty: none),
    which figures it pairs. ``of_series`` are the measures of which a tidy table has the first that a series has; none: the
    one of the command's name.
    """

    name: str
    rank: int
    help: str
    derive: Callable[[Sequence[Observation], Dataset, Options], list[Derivation]]
    examples: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    labels: Mapping[str, str] = {}
    amounts: bool = False
    reach: Reach | None = None
    plans: bool = False
    in_dollars: bool = True
    needs: str = "figures"
    paired: Mapping[str, str] = {}
    of_series: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """Return the measures of which a tidy table has the first that a series has."""
        return self.of_series or (self.name.replace("-", "_"),)

    def rule(self, vintage: str) -> Fact | None:
        """Return the fact that states for a whole answer which releases are paired; None where there is nothing to state."""
        if is_date(vintage):
            return facts.of("rule.known_by", vintage=vintage)
        words = self.paired.get(vintage) or self.paired.get("", "")
        return facts.of("rule", word_rule=words) if words else None


def vintage_option(text: str) -> str:
    """Return a checked ``--vintage``: latest, first, or a date; raises UsageError for anything else."""
    if not is_date(text):
        return text
    from ..core import schema  # only a date needs it

    if schema.columns("observations")["vintage"].fault(text):
        raise UsageError("'{text}' is not a vintage. Write latest, first, or a date such as 2019-11.", text=text)
    return text


def subjects(rows: Iterable[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return the levels and indices of a selection, of each the standing figure (or the one of ``--vintage``)."""
    levels = [figure for figure in rows if figure.measure in MEASURED and figure.has_figure]
    # Two price bases of one period come in the same order, whatever the order of the table.
    return sorted(data.standing(levels, options.as_of), key=lambda figure: figure.basis)


def published(measure: str, rows: Iterable[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return the published rows of a measure, of each figure the standing print (or the one of ``--vintage``)."""
    prints = [figure for figure in rows if figure.measure == measure and figure.origin == "published"]
    return data.standing(prints, options.as_of)


def derive(measure: Measure, subject: Subject) -> Derivation:
    """Return the derivation of a measure for a subject; where a rule refuses, its row has no value and the refusal."""
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
    # A bound combined with another bound, or with a figure of unknown precision, bounds nothing.
    for figure in inputs if opened else ():
        refusal, _ = comparability.check(("open",), opened[0], figure, subject.data)
        if refusal:
            return refused(measure, subject, refusal, inputs)
    made = _applied(measure, subject, inputs, crossed)
    made = made.adding(*(unstated.caution(inputs[0], figure, subject.data) for figure in inputs[1:]))
    if subject.observation is asked or made.row.refusal:
        return made
    if subject.data.revised(asked):
        stands = facts.of("stands", vintage=asked.vintage or "unknown date", word=measure.roles[0].instead)
    else:
        stands = facts.of("stands.alone", vintage=asked.vintage or "unknown date")
    return made.adding(facts.of("taken", period=asked.period, vintage=inputs[0].vintage or "unknown date", why=stands))


def _applied(measure: Measure, subject: Subject, inputs: Sequence[Observation], crossed: bool) -> Derivation:
    """Return the result of the formula for inputs that passed the rules, with yuan in dollars where requested."""
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
    """Return the row of a result with bounds, unit, status, sources and vintages; a refusal for NOTHING or EITHER."""
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
    """Return a row without a value, with the refusal."""
    inputs = inputs or (subject.observation,)
    return Derivation(_row(measure, subject, inputs, status="O", facts=(refusal,)), measure, inputs)


def _row(measure: Measure, subject: Subject, inputs: Sequence[Observation], **values: Any) -> Observation:
    observation = subject.observation
    refers = measure.refer(subject)
    unit = measure.unit
    if not isinstance(unit, str):
        # An input that was not found is taken to have the catalog's unit, so that a series has one unit, refusals included.
        about = subject.data.about(split_name(refers.get("base_indicator") or observation.indicator)[0])
        pair = [inputs[0], inputs[1] if inputs[1:] else inputs[0]._replace(unit=about.unit)]
        unit = unit(*currency.priced(pair, subject.data))
    fields: dict[str, Any] = {
        "indicator": observation.indicator, "area": observation.area, "period": observation.period, "measure": measure.name,
        "base_indicator": "", "base_period": "", "origin": "computed", "value": "", "low": "", "high": "", "bound": "",
        "unit": unit, "unit_mult": 0, "basis": observation.basis, "source": sources(inputs), "note": "",
        "vintage": max([figure.vintage for figure in inputs], key=last_day), **refers, **values,
    }  # fmt: skip
    return Observation(**fields)


def vintages(inputs: Sequence[Observation], data: Dataset) -> Facts:
    """Return the fact that names the vintage and edition of each input, with the input's own note; empty without vintages.

    Where figures of one series come from two producers it names them, since their scopes may differ.
    """
    figures = distinct(inputs)
    if not any(figure.vintage for figure in figures):
        return ()
    lead, prints = inputs[0], []
    of_lead = (lead.indicator, lead.area)
    own = [one for one in figures if (one.indicator, one.area) == of_lead and one.source in data.sources]
    joined = len({data.organisation(figure) for figure in own}) > 1
    editions_of = [_edition(figure, data) for figure in figures]
    for number, figure in enumerate(figures):
        asides: list[str | Fact] = []
        if joined and figure in own:
            asides.append(data.organisation(figure))
        if figure.origin == "published" or figure.measure == "level":
            asides += [figure.note] if figure.note else []
            asides += [fact for fact in figure.facts if fact.kind == facts.PAIRING and fact.key not in STATED]
        edition = editions_of[number]
        # Two neighbors of one edition name it once.
        if edition and edition not in editions_of[number + 1 : number + 2]:
            asides.append(edition[1])
        prints.append(_print(figure, lead, tuple(asides)))
    return (facts.of("vintages", prints=tuple(prints)),)


def _print(figure: Observation, lead: Observation, asides: tuple[str | Fact, ...]) -> Fact:
    """Return the fact that names the print of an input, with indicator and area where they differ from the first input's."""
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
    """Return the fact of the first and last vintage of many inputs, and of their edition if it is one; empty without any."""
    dated = sorted({figure.vintage for figure in inputs if figure.vintage}, key=last_day)
    if not dated:
        return ""
    names = {edition[1] for figure in inputs if (edition := _edition(figure, data))}
    aside = names.pop() if len(names) == 1 else ""
    if dated[0] == dated[-1]:
        return facts.of("spread", vintage=dated[0], aside=aside)
    return facts.of("spread.long", vintage=dated[0], other=dated[-1], aside=aside)


def _edition(figure: Observation, data: Dataset) -> tuple[str, Fact] | None:
    """Return the indicator of a figure and the name of its edition; None where no revision concerns it."""
    revisions = data.revised(figure)
    name = editions.name(data.edition(figure), revisions) if revisions else None
    return (figure.indicator, name) if name else None


def inferred(inputs: Iterable[Observation]) -> Facts:
    """Return the facts of inputs whose vintage is inferred: what is computed from them rests on that."""
    return tuple(dict.fromkeys(fact for figure in inputs for fact in figure.facts if fact.key == INFERRED))


def growth_basis(observation: Observation) -> str:
    """Return the price basis of growth computed from levels: nominal for money of no stated basis."""
    return observation.basis or basis_of_unit(observation.unit)


def basis_of_unit(unit: str) -> str:
    """Return the price basis of levels that state none: nominal for money, else empty."""
    return "nominal" if unit in currency.MONEY else ""


def is_first(figure: Observation, data: Dataset) -> bool:
    """Return whether the series, published or filled, starts less than a year before this figure at its frequency.

    A stock may have the state of a year before at another one: of December as that of the year.
    """
    frequency = periods.frequency(figure.period)
    if periods.span(figure.period).start - 12 >= data.earliest(figure.series, frequency):
        return False
    if data.about(figure.indicator).kind != "stock":
        return True
    instants = periods.instants(periods.shift(figure.period, -1))
    both = (data.series(figure.series._replace(origin=origin)) for origin in ("published", "computed"))
    return not any(before in of_origin for of_origin in both for before in instants)


def by_frequency(subjects: Iterable[Observation]) -> dict[tuple[str, ...], list[Observation]]:
    """Return the subjects by series and frequency, each ordered in time; spans of 9 and 11 months are two series.

    Filled and published levels are one series.
    """
    found: dict[tuple[str, ...], list[Observation]] = {}
    for figure in sorted(subjects, key=lambda figure: periods.order(figure.period)):
        covered = periods.span(figure.period)
        found.setdefault((*figure.series[:-1], covered.frequency, str(covered.months)), []).append(figure)
    return found


def in_time(derivations: Iterable[Derivation]) -> list[Derivation]:
    """Return derivations sorted by indicator, area and time; those of one period keep their order."""
    return sorted(derivations, key=lambda one: (one.row.indicator, one.row.area, *periods.order(one.row.period)))


def printed(rows: Iterable[Observation]) -> list[Derivation]:
    """Return published rows as derivations without a measure."""
    return [Derivation(figure) for figure in rows]


def _whole_of(parts: Collection[str], name: str, data: Dataset) -> str:
    """Return the only indicator that a name may mean of which some others are parts, or that is of their sector and unit; else empty."""
    if not parts or name in data.catalog:
        return ""
    named = set(data.named(name.split() or [name])) - set(parts)
    kinds = {(data.about(part).sector, data.about(part).unit) for part in parts}
    wholes = [one for one in named if any(one in data.about(part).wholes for part in parts)]
    alike = [one for one in named if (data.about(one).sector, data.about(one).unit) in kinds]
    return next((found[0] for found in (wholes, alike) if len(found) == 1), "")


def _has_area(indicator: str, area: str, data: Dataset) -> bool:
    """Return whether there are figures of an indicator in an area, or shares in it: documents print some of a whole that they do not."""
    whole = f"{indicator}@{area}"
    own = (row for row in data.observations if row.indicator == indicator)
    return any(row.area == area or row.base_indicator == whole for row in own)


def one_indicator(name: str, data: Dataset, parts: Collection[str] = ()) -> str:
    """Return the ``ID[@AREA]`` that a name means; raises UsageError unless it is one indicator and area of the dataset.

    Of more indicators that it names the one counts of which some ``parts`` are parts, or that alone is of their sector and unit.
    """
    if not name:
        return ""
    if name.startswith("@"):
        raise UsageError("'{name}' names no indicator before the @: write ID@AREA.", name=name)
    name = _whole_of(parts, name, data) or name
    indicator, area = data.single_indicator(name)
    if area and not _has_area(indicator, area, data):
        raise UsageError("'{area}' is not an area of {indicator}.", area=area, indicator=indicator)
    return f"{indicator}@{area}" if area else indicator
