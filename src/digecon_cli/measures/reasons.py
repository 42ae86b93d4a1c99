"""Why published growth differs from the growth of published levels, as far as the table knows."""

from collections.abc import Sequence

from .. import periods, units
from ..comparability import RULES
from ..dataset import Dataset
from ..model import Observation, first_day, last_day


def reason(
    published: Observation, computed: Observation, inputs: Sequence[Observation], gap: Observation, data: Dataset
) -> str:
    """Return the sentence that explains a gap, for its note.

    A gap whose bounds hold zero is rounding. Beyond that the table names what differs, in this order: the currency, a
    break that was crossed, the basis of the published rate, its producer, its vintage, an unknown precision; else it says
    that rounding does not explain it and which base it implies.
    """
    _, low, high, known = gap.interval()
    if low <= 0 <= high:
        return "within rounding"
    now, before = inputs[0], inputs[1]
    reasons = []
    catalogued = data.about(now.indicator).unit
    if catalogued and not units.same(catalogued, now.unit):
        reasons.append(f"currency: the published rate is of {catalogued}, the levels are in {now.unit}")
    if computed.status == "B":
        reasons.append(f"scope change: {RULES['break'].test(now, before, data) or 'a break was crossed'}")
    if published.basis == "comparable":
        reasons.append("comparable basis: the published rate is on a comparable basis, the levels are as printed")
    elif published.basis == "constant_prices" and now.basis != "constant_prices":
        reasons.append("price basis: the published rate is at constant prices, the levels at current prices")
    producers = [
        data.sources[figure.source].organisation for figure in (published, now) if figure.source in data.sources
    ]
    if len(set(producers)) == 2:
        reasons.append(f"other source: the rate is from {producers[0]}, the level from {producers[1]}")
    if published.vintage and now.vintage and not _may_be_one_release(published.vintage, now.vintage):
        reasons.append(f"{ANOTHER_VINTAGE}the rate is of {published.vintage}, the level of {now.vintage}")
    if reasons:
        return "; ".join(reasons)
    if not known:
        return "precision unknown: a figure does not say how far it is rounded, so that rounding may explain the gap"
    return _revised(published, now, before)


ANOTHER_VINTAGE = "another vintage: "


def _may_be_one_release(one: str, other: str) -> bool:
    """Return whether two vintages have a day in common."""
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def _revised(published: Observation, now: Observation, before: Observation) -> str:
    """Return the sentence on the base that a published rate implies."""
    implied = (
        now.interval().value / (1 + float(published.value) / 100) / 10.0**now.unit_mult if published.value else None
    )
    told = f"{_plain(implied)} instead of {_in_unit(before, now)}" if implied else "another base"
    return (
        f"revised base: not explained by rounding; the published rate implies {told} for {periods.label(before.period)}"
    )


def _in_unit(figure: Observation, like: Observation) -> str:
    """Return a value in the power of ten of another figure."""
    return _plain(figure.interval().value / 10.0**like.unit_mult)


def _plain(number: float) -> str:
    """Return a number with four digits, without an exponent."""
    return f"{float(f'{number:.4g}'):.15g}"
