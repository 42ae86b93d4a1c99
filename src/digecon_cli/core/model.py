"""The records of the data: observations, indicators, breaks, revisions and documents.

An observation is one published or computed figure. Where more than one document prints a figure, perhaps differently, all
prints are kept, and ``Dataset.standing_figure`` returns the one that counts at a given time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from math import inf
from operator import itemgetter
from typing import NamedTuple

from . import facts, periods, units
from .errors import UsageError
from .facts import Fact
from .intervals import Interval, printed_bounds, to_interval
from .messages import of_data


class SeriesKey(NamedTuple):
    """The fields that stay the same in a series from period to period."""

    indicator: str
    area: str
    measure: str = "level"
    base_indicator: str = ""
    base_period: str = ""
    basis: str = ""
    origin: str = "published"


# The fields of a figure that are its series, in the order of SeriesKey; itemgetter is several times quicker than names.
series_of = itemgetter(0, 1, 3, 4, 5, 13, 6)
# Those that identify what it measures: all before the value, and the basis.
_identity_of = itemgetter(0, 1, 2, 3, 4, 5, 6, 13)
# Those of its number: value, low, high, bound, unit and unit_mult.
number_of = itemgetter(7, 8, 9, 10, 11, 12)


# The keys of facts that the data state of a print: the print that it replaces, and a vintage that is inferred.
REPLACES, INFERRED = "replaces", "vintage_inferred"


class Observation(NamedTuple):
    """One figure. ``value``, ``low`` and ``high`` are the texts of numbers, in ``unit`` times ten to the ``unit_mult``.

    ``period`` and ``base_period`` are spelled as in the periods module; ``low`` and ``high`` are the bounds that
    rounding allows, empty when open or unknown; ``origin`` is ``published`` or ``computed``. ``locator`` is the place of a
    published figure in its document; commands do not write it. ``note`` is the remark on the document in the data;
    ``facts`` are those of the data (see ``stated``) and of the rules on the figure or its inputs (see ``facts``).
    """

    indicator: str
    area: str
    period: str
    measure: str
    base_indicator: str
    base_period: str
    origin: str
    value: str
    low: str
    high: str
    bound: str
    unit: str
    unit_mult: int
    basis: str
    status: str
    vintage: str
    source: str
    note: str
    locator: str = ""
    facts: tuple[Fact, ...] = ()

    @property
    def series(self) -> SeriesKey:
        """Return the key of the series that the figure belongs to."""
        return SeriesKey(*series_of(self))

    @property
    def has_figure(self) -> bool:
        """Return whether there is a value, or at least one known bound."""
        return bool(self.value or self.low or self.high)

    @property
    def name(self) -> str:
        """Return the indicator as it is typed (see ``typed_name``)."""
        return typed_name(self.indicator, self.area)

    @property
    def point(self) -> str:
        """Return the text of the value, or of the known end where only that is known; empty when there is no figure."""
        return self.value or self.low or self.high

    @property
    def sources(self) -> list[str]:
        """Return the documents of the figure; of a computed one those of its inputs."""
        return [name for part in self.source.split(";") if (name := part.strip())]

    @property
    def refusal(self) -> Fact | None:
        """Return the fact that says why there is no figure; None when there is one, or no reason is known."""
        return None if self.has_figure else self.fact_of(facts.REFUSAL)

    def fact_of(self, kind: str) -> Fact | None:
        """Return the first fact of a kind, None if there is none."""
        return next((fact for fact in self.facts if fact.kind == kind), None)

    @property
    def warnings(self) -> list[Fact]:
        """Return the facts to know before comparing the figure: breaks and cautions."""
        return [fact for fact in self.facts if fact.kind in (facts.BREAK, facts.CAUTION)]

    @property
    def replaces(self) -> str:
        """Return the document of the print that the figure's own text says it replaces; empty if it names none."""
        return self._stated(REPLACES, "source")

    @property
    def vintage_inferred(self) -> str:
        """Return the vintage that is inferred where no document is as early; empty if the vintage is shown."""
        return self._stated(INFERRED, "other")

    @property
    def released(self) -> str:
        """Return the vintage by which releases are ordered and paired: the inferred one, if any.

        What was known by a date goes by ``vintage`` alone (see ``released_by``).
        """
        return (self.facts and self.vintage_inferred) or self.vintage  # most figures have no facts

    def _stated(self, key: str, name: str) -> str:
        for fact in self.facts:
            if fact.key == key:
                return str(fact.get(name))
        return ""

    def has(self, *codes: str) -> bool:
        """Return whether the figure has a fact with one of these codes."""
        return any(fact.code in codes for fact in self.facts)

    def notes(self, lang: str = "en") -> str:
        """Return the remark on the document and the notes of the facts as one text."""
        return facts.with_remark(of_data(self.note, lang) if self.note else "", self.facts, lang)

    @property
    def identity(self) -> "Identity":
        """Return the key that prints of the same figure share: all fields before the value, and the basis."""
        key: Identity = _identity_of(self)
        return key

    def interval(self) -> Interval:
        """Return the value with its bounds in the plain unit (the power of ten applied)."""
        return to_interval(
            self.value, self.low, self.high, self.bound, 10.0 ** units.base(self.unit, self.unit_mult)[1]
        )

    def as_rounded(self) -> "Observation":
        """Return a published ``about`` without bounds with those of its digits, to hold prints of one figure together."""
        if self.bound != "about" or self.low or self.high or self.origin == "computed":
            return self
        low, high = printed_bounds(self.value, "")
        return self._replace(low=low, high=high)


# The codes that every start needs; data/datapackage.json, which takes longer to read, has them with all others.
# The measures that documents print, in the order of every answer; those that are only computed are in measures/.
PRINTED = (
    "level", "growth", "share", "share_change", "mean_growth", "contribution", "growth_share", "rank", "ratio", "target",
    "forecast", "target_share", "forecast_share",
)  # fmt: skip
# Measures of plans and forecasts -> the measure of the actual figure to compare.
PLANNED = {"target": "level", "forecast": "level", "target_share": "share", "forecast_share": "share"}
MEASURED = ("level", "index")  # measured directly, and not derived
# Measures in the unit of their indicator; all others have a unit of their own.
AMOUNTS = ("level", "target", "forecast", "difference")
STATUSES = {
    "A": "normal", "B": "break in the series", "D": "definition differs", "E": "estimated", "F": "forecast",
    "I": "imputed", "O": "missing", "P": "provisional", "U": "weakly sourced",
}  # fmt: skip
NO_HEADLINE = 10_000  # the rank of an indicator that is no headline of its sector
BASES = ("", "nominal", "comparable", "constant_prices")


def typed_name(indicator: str, area: str) -> str:
    """Return an indicator as it is typed, with its area unless that is China or none: ID, or ID@AREA."""
    return indicator if area in ("CN", "") else f"{indicator}@{area}"


def split_name(name: str) -> tuple[str, str]:
    """Return the indicator and the area of a name as it is typed, ID or ID@AREA; the area is empty where it has none."""
    indicator, _, area = name.partition("@")
    return indicator, area


def actual(figures: Sequence[Observation]) -> Sequence[Observation]:
    """Return the figures that are no plan and no forecast, or all of them where there are no others."""
    return [figure for figure in figures if figure.measure not in PLANNED] or figures


def facts_of_print(name: str, period: str, vintage: str, replaces: str, inferred: str) -> tuple[Fact, ...]:
    """Return the facts that the data state of a print: which print it replaces, and an inferred vintage; empty if neither.

    ``name`` is the indicator as it is typed.
    """
    found = [facts.of(REPLACES, name=name, period=period, source=replaces)] if replaces else []
    if inferred:
        found.append(facts.of(INFERRED, name=name, period=period, vintage=vintage, other=inferred))
    return tuple(found)


def sort_rows(rows: Iterable[Observation]) -> list[Observation]:
    """Return observations in the order of every answer: indicator, area, measure (as documents print them first), period."""
    rank = {name: number for number, name in enumerate(PRINTED)}
    return sorted(
        rows,
        key=lambda figure: (
            figure.indicator, figure.area, rank.get(figure.measure, len(rank)), figure.measure, figure.base_indicator, figure.basis, figure.origin,
            *periods.order(figure.period), figure.base_period, figure.vintage, figure.source,
        ),
    )  # fmt: skip


def between(start: str, end: str) -> Callable[[str], bool]:
    """Return a test whether a period lies between those of ``--from`` and ``--to``; an empty one is open.

    Spans from January are ordered by their end: 2023-2M is before 2023-9M. Raises UsageError when the start lies after the
    end.
    """
    first = periods.span(start).start if start else -inf
    last = periods.span(end).end if end else inf
    begun = start and periods.span(start).start % 12 == 0 and periods.frequency(start) != "A"
    until = periods.span(start).end if begun else 0
    if last <= first or (last < until and periods.frequency(start) == "ytd"):
        raise UsageError(
            "--from {first} is after --to {last}: swap them.", first=periods.label(start), last=periods.label(end)
        )

    def within(period: str) -> bool:
        covered = periods.span(period)
        if until and covered.end < until and periods.frequency(period) == "ytd":
            return False
        return first <= covered.start and covered.end <= last

    return within


def first_day(vintage: str) -> str:
    """Return the first day on which a vintage of YYYY, YYYY-MM or YYYY-MM-DD may have been released; of none, year 0."""
    return vintage + "0000-01-01"[len(vintage) :]


def last_day(vintage: str) -> str:
    """Return the last day on which a vintage may have been released (for comparing as text); of none, in year 9999."""
    return periods.days(vintage)[1] if len(vintage) == 7 else vintage + "9999-12-31"[len(vintage) :]


def is_date(vintage: str) -> bool:
    """Return whether a ``--vintage`` is a day, month or year, and not a word."""
    return vintage not in ("", "latest", "first")


def released_by(figure: Observation, date: str) -> bool:
    """Return whether a figure was surely released by the end of a day, month or year; an inferred vintage does not count."""
    return known_by(figure.vintage, date)


def known_by(day: str, date: str) -> bool:
    """Return whether what was public from ``day`` on was surely known by the end of a day, month or year."""
    return last_day(day) <= last_day(date)


def width(figure: Observation) -> float:
    """Return how coarse a print is: the distance between the bounds of its digits, in its plain unit."""
    interval = figure.as_rounded().interval()
    return interval.high - interval.low


def agree(figure: Observation, other: Observation) -> bool:
    """Return whether two prints are equal within the rounding of their digits: 6.8 and 6.9 only touch, so they are not.

    "About 50" and 50.2 agree, though "about" has no bounds: it is no sign of a revision.
    """
    if number_of(figure) == number_of(other):  # true of most prints of one figure
        return True
    a, b = figure.as_rounded().interval(), other.as_rounded().interval()
    overlap = min(a.high, b.high) - max(a.low, b.low)
    return a.value == b.value or overlap > 1e-12 * abs(a.value)  # equal ends may differ a little in binary


@cache
def _wholes(parent: str, part_of: str) -> Mapping[str, str]:
    """Return the relation to each whole, of the two columns of the catalog that tell them."""
    return dict(zip(parent.split(";"), part_of.split(";"), strict=False))


class Indicator(NamedTuple):
    """One row of the catalog: the meaning of an indicator and the form of its tables.

    ``parent`` and ``part_of`` may name several wholes and relations, separated by semicolons: see ``wholes``.
    ``comparable_since`` is the first period whose published growth compares like with like by the document
    ``comparable_source``; ``none`` where no document says so, empty where the basis of the rate is all that is known. ``also``
    holds everyday names in both languages, separated by semicolons, for search alone.
    """

    indicator: str
    label: str = ""
    label_zh: str = ""
    sector: str = ""
    kind: str = ""
    unit: str = ""
    unit_mult: int = 0
    producer: str = ""
    parent: str = ""
    part_of: str = ""
    definition: str = ""
    note: str = ""
    concept: str = ""
    former: str = ""
    short: str = ""
    short_zh: str = ""
    headline: str = ""
    cadence: str = ""
    lag_days: str = ""
    comparable_since: str = ""
    comparable_source: str = ""
    also: str = ""

    @property
    def headline_rank(self) -> int:
        """Return its number among the headlines of its sector, a large one where it is none."""
        return int(self.headline) if self.headline.isdecimal() else NO_HEADLINE

    @property
    def flows(self) -> bool:
        """Return whether its figures cover a period: neither states at its end nor relations."""
        return self.kind not in ("stock", "price", "rate", "index")

    @property
    def wholes(self) -> Mapping[str, str]:
        """Return the wholes of the indicator, the main one first, each with its relation: part, subset or overlap."""
        return _wholes(self.parent, self.part_of) if self.parent else {}

    @property
    def whole(self) -> str:
        """Return the main whole; empty if there is none."""
        return self.parent.partition(";")[0]

    def name(self, lang: str = "en") -> str:
        """Return the label in a language (``en`` or ``zh``), or the id where there is none."""
        return (self.label_zh if lang == "zh" else self.label) or self.label or self.indicator


# The key that prints of the same figure share: see Observation.identity.
Identity = tuple[str, ...]


class Cast(NamedTuple):
    """The computation of an unpublished level from a neighbor: level x (1 + rate / 100) ^ step, with step 1 or -1."""

    level: Observation
    rate: Observation
    step: int


class Rest(NamedTuple):
    """The computation of an unpublished level: a longer less a shorter cumulative figure of one year."""

    longer: Observation
    shorter: Observation


class Break(NamedTuple):
    """A break: figures before ``period`` do not pair with later ones.

    ``evidence`` is ``stated`` (a document says so) or ``inferred`` (from the ``signs``, two or more). ``source`` has the
    documents of the statement or of the signs, ``known`` is when they were first public, spelled as a vintage (empty:
    always). ``spans`` is ``part_years`` where only figures of less than a year break, else empty.
    """

    indicator: str
    area: str
    period: str
    reason: str
    evidence: str = "stated"
    signs: str = ""
    source: str = ""
    known: str = ""
    spans: str = ""

    def parts(self, figure: Observation) -> bool:
        """Return whether the break concerns figures of this length."""
        return not self.spans or periods.span(figure.period).months < 12


class Revision(NamedTuple):
    """A revision of a series on ``day``: figures printed before it do not pair with later ones.

    Periods from ``start`` (empty: the beginning of the series) to ``end`` (the last one printed on the old basis) were
    restated then or later. ``before`` is ``joins`` where earlier periods pair with the restated ones, as in a population
    corrected back to the census before, else ``apart``. ``day`` is spelled as a vintage.
    """

    indicator: str
    area: str
    start: str
    end: str
    day: str
    before: str
    reason: str


class Source(NamedTuple):
    """A document: its producer, title, address and date, and the copy that was used (``via``)."""

    source: str
    organisation: str
    title: str
    url: str
    published: str
    via: str
