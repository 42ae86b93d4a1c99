"""Whether a figure bears out the number that a statement prints."""

from typing import NamedTuple

from ..core import facts, units
from ..core.facts import Fact
from ..core.intervals import Interval, decimals, printed_bounds, shifted, to_interval
from ..core.model import Observation
from ..pages.numbers import WORDS, printed
from .statements import EXTREMES, Claim

CONSISTENT, ROUNDING, REVISED = "consistent", "rounding", "revised"
NOT_COMPARABLE, INCONSISTENT, NOT_CHECKABLE = "not comparable", "inconsistent", "not checkable"
# By precedence: of all that holds of a claim, the first counts.
VERDICTS = (CONSISTENT, ROUNDING, REVISED, NOT_COMPARABLE, INCONSISTENT, NOT_CHECKABLE)
WORST_FIRST = (INCONSISTENT, NOT_COMPARABLE, REVISED, ROUNDING, NOT_CHECKABLE, CONSISTENT)
FAULTS = (INCONSISTENT, NOT_COMPARABLE)  # those that a report should not have
_STRICT = ("comparison", *EXTREMES)  # kinds in which equal figures are neither higher nor lower
_LEAST_DIGITS = 2  # of a round number that is qualified by "about"


def bilingual(english: str, chinese: str) -> Fact:
    """Return words that are spelled by the program in each language, as a value of another fact."""
    return facts.of("found.label", label=english, label_zh=chinese)


def fits(claim: Claim, figure: Observation) -> bool:
    """Return whether a figure bears out the number of a claim."""
    return verdict(claim, figure)[0] == CONSISTENT


def short(figure: Observation) -> str:
    """Return a figure with its unit, in few digits if it is computed: ``over 650 x 10 thousand racks``."""
    number = figure.point
    if figure.origin == "computed":
        number = f"{float(number):.4g}"
    mark = WORDS.get(figure.bound, "")
    unit = units.label(figure.unit, figure.unit_mult)
    return f"{mark}{number} {'x ' if unit[:1].isdecimal() else ''}{unit}".strip()


def customary(claim: Claim, lang: str) -> Claim:
    """Return a claim in the multiple that a language counts in: in Chinese 1281 billion is 12810亿."""
    mult = units.counted(claim.unit_mult, lang)
    return claim._replace(value=shifted(claim.value, claim.unit_mult - mult), unit_mult=mult)


def unit_of(claim: Claim, figure: Observation, lang: str = "en") -> tuple[str, int]:
    """Return the unit in which a figure is set beside a claim in a language: the claim's, where both measure the same."""
    like = claim if claim.unit and units.same(claim.unit, figure.unit) else figure
    return like.unit, units.counted(like.unit_mult, lang)


def beside(claim: Claim, figure: Observation) -> Fact:
    """Return a figure in the unit of a claim, as it is shown, in both languages."""

    def words(lang: str) -> str:
        unit = unit_of(claim, figure, lang)
        return f"{printed(figure, unit)} {units.label(*unit, lang)}".strip()

    return bilingual(words("en"), words("zh"))


class ConvertedResult(NamedTuple):
    """A recomputed figure in the claim's unit; an open or unknown end is None."""

    value: float | None
    low: float | None
    high: float | None


def in_claimed_unit(claim: Claim, result: Observation) -> ConvertedResult | None:
    """Return the result in the claim's unit (its own if the claim has none); None if the units differ."""
    if claim.unit and not units.same(claim.unit, result.unit):
        return None
    factor = units.factor(result.unit, result.unit_mult, claim.unit, claim.unit_mult) if claim.unit else 1.0

    def end(text: str) -> float | None:
        return float(f"{float(text) * factor:.12g}") if text else None

    return ConvertedResult(end(result.value if not _open(result) else ""), end(result.low), end(result.high))


def verdict(claim: Claim, result: Observation) -> tuple[str, Fact | None]:
    """Return the verdict on a claim for a recomputed figure, and the reason if it is not obvious.

    ``consistent``: the recomputed point prints as claimed or meets the claim's qualifier, or the evidence is printed
    more coarsely than the claim and its range holds the claimed number. ``rounding``: it prints differently, but the
    ranges that rounding allows for both overlap in more than a point. ``inconsistent``: they do not overlap. Of evidence that
    is a bound only what it entails is known; a claim of "nearly" repeats a document that prints "nearly". Evidence that is an "about" counts with its digits; if it differs beyond them, the claim is not checkable, since no document
    says how far off the evidence may be.
    """
    ends = in_claimed_unit(claim, result.as_rounded())
    if ends is None:
        return NOT_CHECKABLE, facts.of("found.units", word_unit=result.unit, word_claim=claim.unit)
    if claim.bound in ("over", "under"):
        found, why = _limit(claim, result, ends)
    elif claim.bound == "nearly" and ends.value is None and _outer_end(claim, ends) == float(claim.value):
        return CONSISTENT, None
    else:
        found, why = _number(claimed_interval(claim), result, ends)
    if not result.interval().about:
        return found, why
    found = NOT_CHECKABLE if found == INCONSISTENT else found
    return found, facts.of("found.bound_at", word_bound=result.bound, value=f"{ends.value:g}")


def _open(figure: Observation) -> bool:
    return figure.bound in ("over", "under")


def _limit(claim: Claim, result: Observation, ends: ConvertedResult) -> tuple[str, Fact | None]:
    """Judge a claim of "over" or "under"; a comparison needs a difference other than zero."""
    sign = 1 if claim.bound == "over" else -1
    limit = float(claim.value)
    known, reach = (ends.low, ends.high) if claim.bound == "over" else (ends.high, ends.low)
    point = known if ends.value is None else ends.value
    if point is not None:
        beyond = sign * (point - limit)
        if beyond > 0 or (beyond == 0 and claim.kind not in _STRICT):
            return CONSISTENT, None
    if reach is None and _open(result):
        return NOT_CHECKABLE, facts.of("found.bound_at", word_bound=result.bound, value=f"{point:g}")
    if reach is not None and (sign * (reach - limit) > 0 or (reach == limit and claim.kind not in _STRICT)):
        if point is not None:
            return ROUNDING, None
        return NOT_CHECKABLE, facts.of("found.bound", word_bound=result.bound)
    return INCONSISTENT, None


def claimed_interval(claim: Claim) -> Interval:
    """Return the range of a claimed number: of its digits; the noughts that end a round number after "about" or "nearly" are none.

    "About 130" is any number from 125 to 135, if two digits are left, and "nearly 130" any from 125 to 130. "Fell nearly 5 %" is
    any growth from -5 to -4.5 %.
    """
    if claim.bound not in ("about", "nearly"):
        return to_interval(claim.value, *printed_bounds(claim.value, claim.bound), claim.bound)
    whole = claim.value.lstrip("-")
    noughts = len(whole) - len(whole.rstrip("0")) if decimals(claim.value) == 0 else 0
    half = 0.5 * 10.0 ** (min(noughts, max(0, len(whole) - _LEAST_DIGITS)) - decimals(claim.value))
    number = float(claim.value)
    low, high = number - half, number + half
    if claim.bound == "nearly":
        low, high = (number, high) if number < 0 else (low, number)
    return Interval(number, low, high)


def _outer_end(claim: Claim, ends: ConvertedResult) -> float | None:
    """Return the known end of a bound on the side of a claim of "nearly": the lower one of a fall, else the upper one."""
    return ends.low if float(claim.value) < 0 else ends.high


def _number(claimed: Interval, result: Observation, ends: ConvertedResult) -> tuple[str, Fact | None]:
    """Judge a claim of a number against a point, or against the known end of an open figure, which confirms no number."""
    slack = 1e-9 * max(1.0, abs(claimed.value))
    low = ends.low if ends.low is not None else (float("-inf") if ends.value is None else ends.value)
    high = ends.high if ends.high is not None else (float("inf") if ends.value is None else ends.value)
    # Adjacent prints (110 and 111) share a single point, which is not an overlap.
    overlaps = low < claimed.high - slack and claimed.low < high - slack
    if ends.value is None:
        if not overlaps and not (low - slack <= claimed.value <= high + slack):
            return INCONSISTENT, None
        known = ends.low if ends.low is not None else ends.high
        return NOT_CHECKABLE, facts.of("found.bound_at", word_bound=result.bound, value=f"{known:g}")
    if claimed.low - slack <= ends.value <= claimed.high + slack:
        return CONSISTENT, None
    coarser = result.origin == "published" and high - low > claimed.high - claimed.low
    if coarser and low - slack <= claimed.value <= high + slack:
        return CONSISTENT, None
    return ROUNDING if overlaps else INCONSISTENT, None
