"""What a number fits that is not what a statement says it is: other prints, other releases, and the usual confusions.

Each function tries one reading of a claim that its evidence contradicts, and returns the fact that names what fits, or None.
Confusions never bear out a claim; they are what a reader wants to know beside "inconsistent".
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from ..core import comparability, facts, periods, units
from ..core.areas import area_name
from ..core.dataset import Dataset
from ..core.facts import Fact, Facts
from ..core.model import PLANNED, Observation, last_day
from ..measures import combining
from ..measures.derivation import OVER_TIME, Measure, Options, Subject, result
from ..measures.growth import GROWTH
from .evidence import Evaluation, Evidence, Index
from .judging import INCONSISTENT, NOT_COMPARABLE, REVISED, beside, bilingual, fits
from .kinds import EVALUATORS
from .statements import LEVELS, Claim, Ref

# Kinds of claims whose number is that of a published figure, and those of which it may be computed.
PUBLISHED_KINDS = ("level", "growth", "share", "share_change", "mean_growth", "rank", *PLANNED)
_NUMBERS = (*PUBLISHED_KINDS, "ratio", "per_head", "sum")
_POWERS = sorted(set(units.SCALES.values()))  # of ten that have a word

# Measures within a sentence, where their names are no words.
_IN_WORDS = {"level": "figure", "mean_growth": "mean growth", "share_change": "change of the share"}
_THE_WORLD = {"W": "the world"}  # within a sentence


class Fitting(NamedTuple):
    """What fits the number of a claim: the verdict that follows, the facts that name it, and the figures behind it."""

    verdict: str
    facts: Facts
    inputs: Sequence[Observation]


def what_fits(claim: Claim, ref: Ref, found: Evaluation, evidence: Evidence, index: Index) -> Fitting | None:
    """Return what the number of a contradicted claim fits: another release, figures that do not compare, or a confusion."""
    if claim.kind not in _NUMBERS:
        return None
    return (
        another_release(claim, ref, found, evidence)
        or _of_levels(claim, ref, found, evidence)
        or _of_a_power(claim, found)
        or another_figure(claim, ref, evidence, index)
        or _of_a_sign(claim, found)
        or _of_an_indicator(claim, ref, evidence, index)
    )


def _printing(rows: Sequence[Observation], evidence: Evidence) -> list[Observation]:
    """Return the published figures of some rows that print the number of a claim, without those of its own report."""
    claim, within = evidence.claim, evidence.within
    rows = [row for row in rows if row.has_figure and row.origin == "published"]
    rows = [row for row in rows if row.source == within] if within else rows
    number = _as_number(claim)
    return [row for row in rows if (not claim.source or row.source != claim.source) and fits(number, _number(row))]


def _as_number(claim: Claim) -> Claim:
    """Return a claim of its number alone: nearly everything is over some number, so that a bound identifies nothing."""
    return claim._replace(bound="") if claim.bound in ("over", "under") else claim


def _number(row: Observation) -> Observation:
    """Return a figure as its number alone: 300 of "over 300"."""
    return row._replace(low=row.point, high=row.point, bound="") if row.interval().is_open else row


def another_release(claim: Claim, ref: Ref, found: Evaluation, evidence: Evidence) -> Fitting | None:
    """Return the other print or release that bears out a claim, with the day of it; None where there is none."""
    standing = beside(claim, found.result)
    if claim.kind in PUBLISHED_KINDS and claim.basis != LEVELS:
        prints = [row for row in evidence.prints(ref) if row not in found.inputs and fits(claim, row)]
        for row in sorted(prints, key=lambda each: last_day(each.released), reverse=True):
            return Fitting(REVISED, (_print(row, found.result, standing, evidence),), [row])
    if found.result.origin == "published":
        return None
    for vintage in ("first", *_releases(ref, claim, evidence), "latest"):
        other = EVALUATORS[claim.kind](ref, evidence.as_of(vintage))
        if isinstance(other, Evaluation) and fits(claim, other.result):
            own = (row for row in other.inputs if (row.indicator, row.period) == (ref.indicator, ref.period))
            day = next((row.vintage for row in own), "") or other.result.vintage
            return Fitting(REVISED, (facts.of("fits.release", vintage=day, value=standing),), other.inputs)
    return None


def _print(row: Observation, result: Observation, standing: Fact, evidence: Evidence) -> Fact:
    """Return when another print was released: before the figure that counts for the claim, after it, or beside it."""
    maker = evidence.data.organisation(row)
    if not row.vintage or row.released == result.released:
        return facts.of("fits.print", data_maker=maker, value=standing)
    key = "fits.release" if last_day(row.released) < last_day(result.released) else "fits.later"
    return facts.of(key, vintage=row.vintage, value=standing)


def _releases(ref: Ref, claim: Claim, evidence: Evidence) -> Sequence[str]:
    """Return the days on which figures that may be behind a computed one were released, the latest first."""
    at = {ref.period, periods.shift(ref.period, -1), claim.base_period}
    days = {row.vintage for row in evidence.data.observations if row.period in at and row.vintage}
    return sorted(days, reverse=True)


def _of_levels(claim: Claim, ref: Ref, found: Evaluation, evidence: Evidence) -> Fitting | None:
    """Return that a rate is that of two levels: which do not compare, or beside which another rate is published."""
    if claim.kind != "growth" or claim.base_period:
        return None
    for now, before in _pairs_of_levels(ref, evidence):
        row = _growth_of(now, before, evidence)
        if row is None or not fits(claim, row):
            continue
        refusal, _ = comparability.check(OVER_TIME, now, before, evidence.data)
        if refusal:
            return Fitting(
                NOT_COMPARABLE,
                (facts.of("fits.refused", period=before.period, code=refusal.code, clause=refusal),),
                [now, before],
            )
        if found.result.origin == "published":
            rate = facts.of("fits.levels", value=beside(claim, found.result))
            return Fitting(INCONSISTENT, (rate,), [now, before])
    return None


def _pairs_of_levels(ref: Ref, evidence: Evidence) -> Iterator[tuple[Observation, Observation]]:
    """Yield pairs of levels, the standing ones first: with the year before, all of that year, and the part before."""
    at = periods.span(ref.period)
    year_before = periods.shift(ref.period, -1)
    levels = [
        row
        for row in evidence.data.observations
        if (row.indicator, row.area, row.measure) == (ref.indicator, ref.area, "level") and row.has_figure
    ]
    of_now = _standing_first([row for row in levels if row.period == ref.period], evidence)
    befores = [row for row in levels if row.period in (year_before, year_before[:4])]
    befores += [
        row for row in levels if at.months < 12 and periods.span(row.period) == (at.start - at.months, at.months)
    ]
    yield from product(of_now, _standing_first(befores, evidence))


def _standing_first(rows: Sequence[Observation], evidence: Evidence) -> list[Observation]:
    standing = set(evidence.data.standing(rows))
    return sorted(rows, key=lambda row: row not in standing)


def _growth_of(now: Observation, before: Observation, evidence: Evidence) -> Observation | None:
    """Return the growth of one level on another, whether they compare or not; None where there is none."""
    if not units.same(now.unit, before.unit) or before.interval().value <= 0:
        return None
    derived = combining.evaluate(GROWTH.formula, [now, before])
    measure = Measure("growth", "", (), GROWTH.formula, units.PERCENT)
    row = result(measure, Subject(now, evidence.data, Options()), derived, [now, before]).row
    return row if row.has_figure else None


def _of_a_power(claim: Claim, found: Evaluation) -> Fitting | None:
    """Return that the number is right in another power of ten that has a word: 亿, not 万."""
    if not claim.unit or units.is_rate(claim.unit) or not float(claim.value or 0):
        return None
    for power in _POWERS:
        other = _as_number(claim)._replace(unit_mult=power)
        if power != claim.unit_mult and fits(other, found.result):
            labels = (_unit(each.unit, each.unit_mult) for each in (other, claim))
            return Fitting(INCONSISTENT, (_not("fits.not", *labels),), ())
    return None


def _unit(unit: str, power: int) -> Fact:
    return bilingual(units.label(unit, power), units.label(unit, power, "zh"))


def _not(key: str, right: Fact, wrong: Fact) -> Fact:
    return facts.of(key, right=right, wrong=wrong)


def points_for_percent(claim: Claim, result: Observation) -> Fact | None:
    """Return that a number fits in percent where points are claimed, or the reverse; None where it does not."""
    both = {claim.unit, result.unit}
    if both != {units.PERCENT, units.POINTS} or not fits(claim._replace(unit=result.unit), result):
        return None
    return _not("fits.not", _words(result.unit), _words(claim.unit))


def _words(unit: str) -> Fact:
    """Return a unit of rates in words, since the sign of one stands for both."""
    english, chinese = {units.PERCENT: ("percent", "百分比"), units.POINTS: ("percentage points", "百分点")}[unit]
    return bilingual(english, chinese)


def another_figure(claim: Claim, ref: Ref, evidence: Evidence, index: Index) -> Fitting | None:
    """Return the figure that the number is: of the same indicator, and another in one respect only, the nearest first."""
    near: list[tuple[int, bool, str, Observation, Fact]] = []
    for row in _printing(index.rows([ref.indicator]), evidence):
        if apart := _apart(claim, ref, row, evidence):
            other_length = periods.span(row.period).months != periods.span(ref.period).months
            near.append((apart[0], other_length, row.source, row, apart[1]))
    if not near:
        return None
    *_, row, fact = min(near, key=lambda each: each[:3])
    return Fitting(INCONSISTENT, (fact,), [row])


def _apart(claim: Claim, ref: Ref, row: Observation, evidence: Evidence) -> tuple[int, Fact] | None:
    """Return the only respect in which a figure is not the claimed one, with its rank; None where there are more."""
    if PLANNED.get(row.measure) == ref.measure and row.area == ref.area:
        return 0, facts.of("fits.plan", word=_measure(row), period=row.period)
    if row.measure not in PUBLISHED_KINDS or row.measure in PLANNED:
        return None
    whole = claim.base_indicator or evidence.data.about(ref.indicator).whole
    base = row.base_indicator if ref.measure in ("share", "share_change") or row.measure != ref.measure else whole
    same_base = row.measure != ref.measure or base.removesuffix(f"@{row.area}") == whole.removesuffix(f"@{ref.area}")
    apart: list[tuple[int, Fact]] = []
    if row.measure != ref.measure:
        apart.append((3, facts.of("fits.measure", word=_measure(row), word_claim=_measure(ref))))
    if row.period != ref.period:
        if not _near(row.period, ref.period):
            return None
        apart.append((1, facts.of("fits.period", period=row.period, period_claim=ref.period)))
    if row.area != ref.area:
        areas = (
            bilingual(_THE_WORLD.get(each, area_name(each, "en")), area_name(each, "zh"))
            for each in (row.area, ref.area)
        )
        apart.append((2, _not("fits.figure", *areas)))
    if not same_base:
        labels = (_label(each.partition("@")[0], evidence) for each in (row.base_indicator, whole))
        apart.append((2, _not("fits.base", *labels)))
    return apart[0] if len(apart) == 1 else None


def _near(period: str, claimed: str) -> bool:
    """Return whether a period is one of the claimed year, or the same part of the year before or after."""
    return period[:4] == claimed[:4] or claimed in (periods.shift(period, 1), periods.shift(period, -1))


def _measure(figure: Observation | Ref) -> str:
    name = figure.measure.removesuffix("_share")
    return _IN_WORDS.get(name, name)


def _label(indicator: str, evidence: Evidence) -> Fact:
    entry = evidence.data.about(indicator)
    return bilingual(entry.name(), entry.name("zh"))


def plan_of(claim: Claim, ref: Ref, evidence: Evidence, index: Index) -> Fitting | None:
    """Return the target or forecast that the number of a claim without any evidence is; None where it is none."""
    found = another_figure(claim, ref, evidence, index)
    return found if found and any(row.measure in PLANNED for row in found.inputs) else None


def _of_a_sign(claim: Claim, found: Evaluation) -> Fitting | None:
    """Return that a rise is a fall, or the reverse."""
    value = claim.value.removeprefix("-") if claim.value.startswith("-") else f"-{claim.value}"
    if not units.is_rate(found.result.unit) or not fits(_as_number(claim)._replace(value=value), found.result):
        return None
    return Fitting(INCONSISTENT, (facts.of("fits.fall" if value.startswith("-") else "fits.rise"),), ())


def _of_an_indicator(claim: Claim, ref: Ref, evidence: Evidence, index: Index) -> Fitting | None:
    """Return the figure of another indicator that goes by the same name, or is its whole or a part of it."""
    of_others = index.rows(_related(ref.indicator, index.data))
    wanted = (ref.area, ref.period, ref.measure)
    alike = [row for row in of_others if (row.area, row.period, row.measure) == wanted]
    for row in _printing(alike, evidence):
        fact = _not("fits.figure", _label(row.indicator, evidence), _label(ref.indicator, evidence))
        return Fitting(INCONSISTENT, (fact,), [row])
    return None


def _related(indicator: str, data: Dataset) -> Iterator[str]:
    """Yield the indicators whose label differs by what stands in its brackets, and the wholes and parts of one."""
    names = data.vocabulary().index
    for other in data.catalog:
        alike = indicator in data.catalog and names.same_but_for_brackets(other, indicator)
        if other != indicator and (
            alike or indicator in data.about(other).wholes or other in data.about(indicator).wholes
        ):
            yield other
