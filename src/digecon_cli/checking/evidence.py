"""The evidence for a statement: the table without the statement's own print, as it was known when that was made.

In the whole table, another document's figure takes precedence over the report's own; within a single report, only the
report's figures exist.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from typing import NamedTuple

from ..core import facts, periods, units
from ..core.comparability import check, size
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.model import BASES, PLANNED, Observation, SeriesKey, split_name
from ..measures import combining, derivation
from ..measures.currency import MONEY
from ..measures.derivation import Derivation, Measure, Options, Subject
from ..measures.per_head import POPULATION
from .statements import FINAL, Claim, Ref, lines

_OF_A_WHOLE = ("share", "share_change")  # measures of which the whole counts
_OF_ONE_SERIES = ("basis", "definition", "break")  # rules that two levels of one series must pass
_CONSTANT = "constant_prices"
_NOT_FINAL = ("P", "E", "F", "U")  # statuses of figures that are not verified yet


class Index:
    """A dataset with its rows by indicator, so that the evidence for a statement is found quickly."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self._rows: dict[str, list[Observation]] = {}
        for row in data.observations:
            self._rows.setdefault(row.indicator, []).append(row)

    def rows(self, indicators: Iterable[str]) -> list[Observation]:
        """Return all rows of some indicators."""
        return [row for name in dict.fromkeys(indicators) for row in self._rows.get(name, ())]


class Evidence:
    """The evidence for one claim; ``within`` names the only source that counts (empty for all).

    ``vintages`` are the releases that count, the first that has a figure: on a document's date what was known then, else
    first prints; for a claim without a document the standing figures.
    """

    def __init__(self, claim: Claim, index: Index, within: str = "", vintage: str = "") -> None:
        self.claim, self.within = claim, within
        known = index.data.sources.get(claim.source)
        of_document = tuple(filter(None, (known.published, "first"))) if known else ("",)
        self.vintages = (vintage,) if vintage else of_document
        named = [ref.indicator for ref in (*claim.subjects, *claim.other_figures)]
        parents = [index.data.about(name).whole for name in named]
        more = [POPULATION] if claim.kind == "per_head" else []
        rows = index.rows([*named, split_name(claim.base_indicator)[0], *parents, *more])
        rows = [row for row in rows if not self._own(row)]
        if within:
            rows = [row for row in rows if row.source == within]
        else:
            elsewhere = {_figure_key(row) for row in rows if row.source != claim.source}
            rows = [row for row in rows if row.source != claim.source or _figure_key(row) not in elsewhere]
        self.data = index.data.with_observations(rows)

    def as_of(self, vintage: str) -> "Evidence":
        """Return the same evidence as it was known at another release."""
        found = copy(self)
        found.vintages = (vintage,)
        return found

    def _own(self, row: Observation) -> bool:
        """Return whether a row is the claim's own print: same report, same figure, same passage."""
        claim = self.claim
        if not claim.source or row.source != claim.source:
            return False
        measure = "level" if claim.kind == "sum" else claim.kind
        if not any(
            (row.indicator, row.area, row.period, row.measure) == (ref.indicator, ref.area, ref.period, measure)
            for ref in claim.subjects
        ):
            return False
        own, its = set(lines(claim.locator)), set(lines(row.locator))
        return not own or not its or bool(own & its)

    def prints(self, ref: Ref, measure: str = "", of: str = "") -> list[Observation]:
        """Return all published prints of the figure that ``ref`` names, on the basis that is claimed."""
        claim, wanted = self.claim, measure or ref.measure
        whole = _plain(of or claim.base_indicator or self.data.about(ref.indicator).whole, ref.area)
        basis = claim.basis if claim.basis in BASES else ""
        return [
            row
            for row in self.data.observations
            if (row.indicator, row.area, row.period, row.measure) == (ref.indicator, ref.area, ref.period, wanted)
            and (PLANNED.get(wanted, wanted) not in _OF_A_WHOLE or _plain(row.base_indicator, row.area) == whole)
            and (
                row.base_period == claim.base_period
                or not (wanted == "mean_growth" or wanted == claim.kind == "growth")
            )
            and (not basis or row.basis == basis or (not row.basis and not self._is_of_prices(ref)))
            and (claim.basis != FINAL or row.status not in _NOT_FINAL)
            and row.has_figure
        ]

    def _is_of_prices(self, ref: Ref) -> bool:
        """Return whether a rate is claimed to be at constant prices, of an amount of money."""
        return self.claim.basis == _CONSTANT and self.data.about(ref.indicator).unit in MONEY

    def on_another_basis(self, ref: Ref) -> Fact | None:
        """Return why the published growth of money does not bear out a rate at constant prices; None where it may, or there is none."""
        if not self._is_of_prices(ref):
            return None
        of_any = copy(self)
        of_any.claim = self.claim._replace(basis="")
        row = of_any.published(ref)
        if row is None:
            return None
        if not row.basis:
            return facts.of("basis.unstated")
        return facts.of("basis", word_a=_CONSTANT.replace("_", " "), word_b=row.basis.replace("_", " "))

    def published(self, ref: Ref, measure: str = "", of: str = "") -> Observation | None:
        """Return the published figure that ``ref`` names, as known on the document's date, else its first print."""
        return self.standing(self.prints(ref, measure, of))

    def yearly(self, ref: Ref, start: str) -> list[Observation]:
        """Return the published growth of each year from one after ``start`` on; none where a year has none."""
        years = range(1, periods.span(ref.period).start // 12 - periods.span(start).start // 12 + 1)
        wanted = [ref._replace(measure="growth", period=periods.shift(start, year)) for year in years]
        of_years = copy(self)
        of_years.claim = self.claim._replace(base_period="")
        rates = [rate for each in wanted if (rate := of_years.published(each))]
        return rates if len(rates) == len(wanted) else []

    def standing(self, prints: Sequence[Observation]) -> Observation | None:
        """Return the print that counts for the claim; None where there is none."""
        return next(filter(None, (self.data.standing_figure(prints, vintage) for vintage in self.vintages)), None)

    def derive(
        self, compute: Callable[[Subject], Derivation], ref: Ref, **own: str
    ) -> tuple[Observation, Sequence[Observation]] | Fact:
        """Return what a measure computes for the level of ``ref`` with its inputs, or the reason why there is none."""
        observation = self.published(ref, "level")
        if observation is None:
            return missing(ref._replace(measure="level"))
        refusal: Fact | None = None
        for vintage in self.vintages:
            row, _, inputs = compute(Subject(observation, self.data, Options(vintage).having(**own)))
            if row.has_figure:
                return row, inputs
            refusal = refusal or row.refusal
        assert refusal is not None  # a row without a figure has a refusal
        return refusal

    def combine(
        self, name: str, formula: Callable[..., float], inputs: Sequence[Observation], unit: str = ""
    ) -> Observation | Fact:
        """Return a formula of figures with bounds, in the unit of the first (or the plain ``unit``).

        An open figure refuses another open one, and one without bounds.
        """
        opened = next((figure for figure in inputs if figure.interval().is_open), inputs[0])
        for figure in inputs:
            refusal, _ = check(("open",), opened, figure, self.data)
            if refusal:
                return refusal
        derived = combining.evaluate(formula, inputs)
        like = inputs[0]
        if not unit:
            derived = combining.in_unit_of(like, derived)
        measure = Measure(name, "", (), formula, unit or like.unit)
        row = derivation.result(measure, Subject(like, self.data, Options()), derived, inputs).row
        return row.refusal or (row if unit else row._replace(unit_mult=like.unit_mult))

    def comparable(self, figure: Observation, other: Observation) -> Fact | None:
        """Return why neither of two figures is the higher one: two levels of one series, or two sizes, must compare."""
        if not figure.measure == other.measure == "level" or units.is_percentage(figure.unit):
            return self.alike(figure, other)
        if (figure.indicator, figure.area) == (other.indicator, other.area):
            return self.alike(figure, other) or check(_OF_ONE_SERIES, figure, other, self.data)[0]
        return self.alike(figure, other) or size(figure, other, self.data)

    def alike(self, figure: Observation, other: Observation) -> Fact | None:
        """Return why two figures cannot be added or compared: different units, or levels of different durations."""
        codes = ("unit", "duration") if figure.measure == other.measure == "level" else ("unit",)
        return check(codes, figure, other, self.data)[0]


def missing(ref: Ref) -> Fact:
    """Return the refusal for a figure without any other evidence."""
    return facts.of("missing.other", figure=ref.words)


def _figure_key(row: Observation) -> tuple[str, ...]:
    return row.indicator, row.area, row.period, row.measure, row.base_indicator, row.base_period


def _plain(base: str, area: str) -> str:
    """Return a base with its area only if that differs from ``area``."""
    return base.removesuffix(f"@{area}")


class Evaluation(NamedTuple):
    """A recomputed figure with its inputs and how it was found.

    ``soft`` names the basis for which it can confirm the claim but not contradict it; empty if it can do both. ``also`` are
    further figures that confirm the claim as well: of another origin, or on another basis.
    """

    result: Observation
    inputs: Sequence[Observation]
    how: Fact | None = None
    soft: str = ""
    also: "tuple[Evaluation, ...]" = ()


Outcome = Evaluation | Fact


def evaluation(result: Observation | Fact, inputs: Sequence[Observation], how: Fact, soft: str = "") -> Outcome:
    """Return the evaluation of a result, or its refusal."""
    return result if isinstance(result, Fact) else Evaluation(result, inputs, how, soft)


def as_published(ref: Ref, evidence: Evidence) -> Outcome:
    """Return the figure from another row of the table; of a rate on more than one basis the others too."""
    prints = evidence.prints(ref)
    row = evidence.standing(prints)
    if row is None:
        is_open = evidence.claim.basis == FINAL and evidence.data.series(SeriesKey(ref.indicator, ref.area)).get(
            ref.period
        )
        return facts.of("found.not_final", figure=ref.words) if is_open else missing(ref)
    bases = dict.fromkeys(each.basis for each in prints if each.basis != row.basis)
    on_other = (evidence.standing([each for each in prints if each.basis == basis]) for basis in bases)
    return Evaluation(row, [row], also=tuple(Evaluation(each, [each]) for each in on_other if each))
