"""Where a statement's evidence is looked up: the table without the statement's own printed row, and nothing else.

A figure's own row is no evidence for it. In the whole table another document's figure goes before the report's own;
within a report only the report's figures exist.
"""

from collections.abc import Callable, Iterable, Sequence

from .. import facts
from ..comparability import check
from ..dataset import Dataset
from ..facts import Fact
from ..measures import combining, derivation
from ..measures.derivation import Measure, Options, Subject
from ..model import PLANNED, Observation
from .statements import Claim, Ref, lines


class Index:
    """A dataset with its rows by indicator, so that the evidence of one statement is found quickly."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self._rows: dict[str, list[Observation]] = {}
        for one in data.observations:
            self._rows.setdefault(one.indicator, []).append(one)

    def rows(self, indicators: Iterable[str]) -> list[Observation]:
        """Return all rows of some indicators."""
        return [one for name in dict.fromkeys(indicators) for one in self._rows.get(name, ())]


class Evidence:
    """What may be used to check one claim; ``within`` names the only source that counts (empty: all)."""

    def __init__(self, claim: Claim, index: Index, within: str = "", vintage: str = "") -> None:
        self.claim = claim
        known = index.data.sources.get(claim.source)
        # What was known on the document's date, else first prints.
        dated = known.published if known else ""
        self.vintages = (vintage,) if vintage else tuple(filter(None, (dated, "first")))
        named = [ref.indicator for ref in (*claim.subjects, *claim.others)]
        parents = [index.data.about(name).whole for name in named]
        rows = index.rows([*named, claim.base_indicator.partition("@")[0], *parents])
        rows = [one for one in rows if not self._own(one)]
        if within:
            rows = [one for one in rows if one.source == within]
        else:
            elsewhere = {_thing(one) for one in rows if one.source != claim.source}
            rows = [one for one in rows if one.source != claim.source or _thing(one) not in elsewhere]
        self.data = index.data.with_observations(rows)

    def _own(self, one: Observation) -> bool:
        """Return whether a row is the claim's own print: same report, same figure, same passage."""
        claim = self.claim
        if not claim.source or one.source != claim.source:
            return False
        measure = "level" if claim.kind == "sum" else claim.kind
        if not any(
            (one.indicator, one.area, one.period, one.measure) == (ref.indicator, ref.area, ref.period, measure)
            for ref in claim.subjects
        ):
            return False
        own, its = set(lines(claim.locator)), set(lines(one.locator))
        return not own or not its or bool(own & its)

    def published(self, ref: Ref, measure: str = "", of: str = "") -> Observation | None:
        """Return the published figure that ``ref`` names, or None: what was known on the document's date, else the first print."""
        claim, wanted = self.claim, measure or ref.measure
        whole = of or claim.base_indicator or self.data.about(ref.indicator).whole
        found = [
            one
            for one in self.data.observations
            if (one.indicator, one.area, one.period, one.measure) == (ref.indicator, ref.area, ref.period, wanted)
            and (
                PLANNED.get(wanted, wanted) != "share"
                or _plain(one.base_indicator, one.area) == _plain(whole, ref.area)
            )
            and (wanted != "mean_growth" or one.base_period == claim.base_period)
            and (not claim.basis or not one.basis or one.basis == claim.basis)
            and one.has_figure
        ]
        stood = (self.data.standing_figure(found, vintage) for vintage in self.vintages)
        return next(filter(None, stood), None)

    def derive(
        self, measure: Measure, ref: Ref, of: str = "", other: str = ""
    ) -> tuple[Observation, Sequence[Observation]] | Fact:
        """Return what a measure gives for the level of ``ref``, with its inputs, or why it gives nothing."""
        observation = self.published(ref, "level")
        if observation is None:
            return missing(ref._replace(measure="level"))
        refusal: Fact | None = None
        for vintage in self.vintages:
            options = Options(vintage).having(of=of, other=other)
            row, _, inputs = derivation.derive(measure, Subject(observation, self.data, options))
            if row.has_figure:
                return row, inputs
            refusal = refusal or row.refusal
        assert refusal is not None  # a row without a figure says why
        return refusal

    def combine(
        self, name: str, formula: Callable[..., float], inputs: Sequence[Observation], unit: str = ""
    ) -> Observation | Fact:
        """Return a formula of figures with bounds, in the unit of the first (or the plain ``unit``); two open ones refuse."""
        opened = [one for one in dict.fromkeys(inputs) if one.interval().is_open]
        if len(opened) > 1:
            refusal, _ = check(("open",), opened[0], opened[1], self.data)
            if refusal:
                return refusal
        derived = combining.evaluate(formula, inputs)
        like = inputs[0]
        if not unit:
            derived = combining.in_unit_of(like, derived)
        measure = Measure(name, "", (), formula, unit or like.unit)
        row = derivation.result(measure, Subject(like, self.data, Options()), derived, inputs).row
        return row.refusal or (row if unit else row._replace(unit_mult=like.unit_mult))

    def alike(self, one: Observation, other: Observation) -> Fact | None:
        """Return why two figures may not be added or compared in size: other units, or levels of other durations."""
        codes = ("unit", "duration") if one.measure == other.measure == "level" else ("unit",)
        return check(codes, one, other, self.data)[0]


def missing(ref: Ref) -> Fact:
    """Return the refusal for a figure that nothing else tells."""
    return facts.of("missing.other", figure=ref.words)


def _thing(one: Observation) -> tuple[str, ...]:
    return (*one[:5], one.base_period)


def _plain(base: str, area: str) -> str:
    """Return a base with the area written out only where it is another one."""
    return base.removesuffix(f"@{area}")
