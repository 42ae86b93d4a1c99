"""What a recomputed figure says about a claimed one: the four verdicts, and nothing else."""

from typing import NamedTuple

from .. import facts, units
from ..facts import Fact
from ..intervals import Interval, printed_bounds, to_interval
from ..model import Observation
from .statements import Claim

CONSISTENT, ROUNDING, INCONSISTENT, NOT_CHECKABLE = "consistent", "rounding", "inconsistent", "not checkable"
VERDICTS = (CONSISTENT, ROUNDING, INCONSISTENT, NOT_CHECKABLE)
WORST_FIRST = (INCONSISTENT, ROUNDING, NOT_CHECKABLE, CONSISTENT)


class Told(NamedTuple):
    """A recomputed figure in the claim's unit; an open or unknown end is None."""

    value: float | None
    low: float | None
    high: float | None


def told(claim: Claim, result: Observation) -> Told | None:
    """Return the result in the claim's unit and power of ten (its own where the claim names none), None if they differ."""
    if claim.unit and not units.same(claim.unit, result.unit):
        return None
    factor = units.factor(result.unit, result.unit_mult, claim.unit, claim.unit_mult) if claim.unit else 1.0

    def end(text: str) -> float | None:
        return float(f"{float(text) * factor:.12g}") if text else None

    return Told(end(result.value if not _open(result) else ""), end(result.low), end(result.high))


def verdict(claim: Claim, result: Observation) -> tuple[str, Fact | None]:
    """Return the verdict of a recomputed figure on a claim, and why where it is not plain.

    ``consistent``: the recomputed point prints as claimed, or meets the claim's qualifier; also where the evidence is
    the coarser print of the two and holds the claimed number. ``rounding``: it prints otherwise, but what the rounding
    of both allows overlaps in more than a point. ``inconsistent``: no overlap.
    """
    ends = told(claim, result)
    if ends is None:
        return NOT_CHECKABLE, facts.of("found.units", word_unit=result.unit, word_claim=claim.unit)
    low, high = printed_bounds(claim.value, claim.bound)
    claimed = to_interval(claim.value, low, high, claim.bound)
    if claim.bound in ("over", "under"):
        return _limit(claim, result, ends)
    return _number(claimed, result, ends), None


def _open(one: Observation) -> bool:
    return one.bound in ("over", "under")


def _limit(claim: Claim, result: Observation, ends: Told) -> tuple[str, Fact | None]:
    """Judge a claim of "over" or "under"; a comparison wants more than nothing between the two."""
    sign = 1 if claim.bound == "over" else -1
    limit = float(claim.value)
    known, reach = (ends.low, ends.high) if claim.bound == "over" else (ends.high, ends.low)
    point = known if ends.value is None else ends.value
    if point is not None:
        beyond = sign * (point - limit)
        if beyond > 0 or (beyond == 0 and claim.kind != "comparison"):
            return CONSISTENT, None
    if reach is None and _open(result):
        return NOT_CHECKABLE, facts.of("found.bound_at", word_bound=result.bound, value=f"{point:g}")
    if reach is not None and (sign * (reach - limit) > 0 or (reach == limit and claim.kind != "comparison")):
        if point is not None:
            return ROUNDING, None
        return NOT_CHECKABLE, facts.of("found.bound", word_bound=result.bound)
    return INCONSISTENT, None


def _number(claimed: Interval, result: Observation, ends: Told) -> str:
    """Judge a claim of a number against a point, or against the known end of an open figure."""
    slack = 1e-9 * max(1.0, abs(claimed.value))
    low = ends.low if ends.low is not None else (float("-inf") if ends.value is None else ends.value)
    high = ends.high if ends.high is not None else (float("inf") if ends.value is None else ends.value)
    if ends.value is None:
        return CONSISTENT if low <= claimed.high + slack and claimed.low <= high + slack else INCONSISTENT
    if claimed.low - slack <= ends.value <= claimed.high + slack:
        return CONSISTENT
    coarser = result.origin == "published" and high - low > claimed.high - claimed.low
    if coarser and low - slack <= claimed.value <= high + slack:
        return CONSISTENT
    # Neighbouring prints (110 and 111) share one point only: that is no overlap.
    return ROUNDING if low < claimed.high - slack and claimed.low < high - slack else INCONSISTENT
