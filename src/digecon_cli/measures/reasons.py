"""Why what is published differs from what is computed of published figures, as far as the table knows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .. import periods, units
from ..comparability import RULES
from ..dataset import Dataset
from ..model import Observation, first_day, last_day
from .derivation import Derivation

WITHIN = "within rounding"
PRICES = "price basis"  # begins the reason of real against nominal growth
ANOTHER_VINTAGE = "another vintage: "
REVISED = "revised base: "  # begins what _revised says
_PRECISION = "precision unknown: a figure does not say how far it is rounded, so that rounding may explain the gap"


def of_growth(published: Observation, computed: Derivation, gap: Observation, data: Dataset) -> str:
    """Return the sentence that explains the gap between published growth and that of levels, for its note.

    A gap whose bounds hold zero is rounding. Beyond that the table names what differs, in this order: the currency, a
    break that was crossed, the basis of the published rate, its producer, its vintage, an unknown precision; else it says
    that rounding does not explain it and which base it implies.
    """
    now, before = computed.inputs[:2]
    reasons = [*_of_levels(published, computed.row, now, before, data), *_of_documents(published, "rate", now, data)]
    return _told(gap, reasons) or _revised(published, now, before)


def of_span(compound: Observation, on_levels: Derivation, gap: Observation, data: Dataset) -> str:
    """Return the sentence that explains the gap between the compound of published rates and that of levels, for its note."""
    end, start = on_levels.inputs[:2]
    reasons = list(_of_levels(compound, on_levels.row, end, start, data))
    return _told(gap, reasons) or _revised(compound, end, start)


def of_share(published: Observation, computed: Derivation, gap: Observation, data: Dataset) -> str:
    """Return the sentence that explains the gap between a published share and that of levels, for its note.

    Like growth's: rounding; else another producer or vintage than the part's; else the whole that the share implies.
    """
    part, whole = computed.inputs
    told = _told(gap, list(_of_documents(published, "share", part, data)))
    if told or not float(published.value or 0):
        return told or "not explained by rounding"
    implied = part.interval().value / (float(published.value) / 100)
    return (
        f"another whole: not explained by rounding; the published share implies {_in_unit(implied, whole)} instead of "
        f"{_in_unit(whole.interval().value, whole)} for {whole.indicator}"
    )


def of_contribution(published: Observation, computed: Derivation, gap: Observation, data: Dataset) -> str:
    """Return the sentence that explains the gap between a published contribution and that of rates, for its note."""
    told = _told(gap, list(_of_documents(published, "contribution", computed.inputs[0], data)))
    return told or "not explained by rounding"


def _told(gap: Observation, reasons: Sequence[str]) -> str:
    """Return what explains a gap: rounding, what differs, or an unknown precision; empty where nothing does."""
    _, low, high, known = gap.interval()
    if low <= 0 <= high:
        return WITHIN
    return "; ".join(reasons) or ("" if known else _PRECISION)


def _of_levels(
    published: Observation, computed: Observation, now: Observation, before: Observation, data: Dataset
) -> Iterator[str]:
    """Yield how levels differ from what a published rate is of: the currency, the scope, the basis."""
    catalogued = data.about(now.indicator).unit
    if catalogued and not units.same(catalogued, now.unit):
        yield f"currency: the published rate is of {catalogued}, the levels are in {now.unit}"
    if computed.status == "B":
        yield f"scope change: {RULES['break'].test(now, before, data) or 'a break was crossed'}"
    if published.basis == "comparable":
        yield "comparable basis: the published rate is on a comparable basis, the levels are as printed"
    elif published.basis == "constant_prices" and now.basis != "constant_prices":
        yield "price basis: the published rate is at constant prices, the levels at current prices"


def _of_documents(published: Observation, what: str, level: Observation, data: Dataset) -> Iterator[str]:
    """Yield how the document of a published figure differs from that of a level: its producer, its vintage."""
    known = [figure for figure in (published, level) if figure.source in data.sources]
    producers = [data.sources[figure.source].organisation for figure in known]
    if len(set(producers)) == 2:
        yield f"other source: the {what} is from {producers[0]}, the level from {producers[1]}"
    if published.vintage and level.vintage and not _may_be_one_release(published.vintage, level.vintage):
        yield f"{ANOTHER_VINTAGE}the {what} is of {published.vintage}, the level of {level.vintage}"


def _may_be_one_release(one: str, other: str) -> bool:
    """Return whether two vintages have a day in common."""
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def _revised(published: Observation, now: Observation, before: Observation) -> str:
    """Return the sentence on the base that a published rate implies."""
    base = implied_base(published, now, before)
    told = f"{base.implied} instead of {base.printed}" if base else "another base"
    return (
        f"revised base: not explained by rounding; the published rate implies {told} for {periods.label(before.period)}"
    )


class Base(NamedTuple):
    """The level before that a published rate implies, and the one that was printed, as numbers in the unit of the level."""

    implied: str
    printed: str


def implied_base(published: Observation, now: Observation, before: Observation) -> Base | None:
    """Return the base that a published rate implies beside the printed one; None for a rate that implies none above zero."""
    years = periods.years_between(before.period, now.period)
    grown = 1 + float(published.value) / 100 if published.value else 0.0
    if grown <= 0 or not now.interval().value:
        return None
    return Base(_in_unit(now.interval().value / grown**years, now), _in_unit(before.interval().value, now))


def _in_unit(number: float, like: Observation) -> str:
    """Return a number in the unit and power of ten of a figure, with four digits and no exponent."""
    told = number / 10.0 ** units.base(like.unit, like.unit_mult)[1]
    return f"{float(f'{told:.4g}'):.15g}"
