"""Why published growth differs from the growth of published levels, as far as the table knows."""

from collections.abc import Sequence

from .. import periods
from ..observations import Dataset, Observation, last_day


def reason(
    published: Observation, computed: Observation, inputs: Sequence[Observation], gap: Observation, data: Dataset
) -> str:
    """Return the sentence that explains a gap, for its note.

    A gap whose bounds hold zero is rounding. Beyond that the table names what differs, in this order: the basis of the
    published rate, its producer, its vintage; else it says that rounding does not explain it and which base it implies.
    """
    if float(gap.low or "-inf") <= 0 <= float(gap.high or "inf"):
        return "within rounding"
    now, before = inputs[0], inputs[1]
    reasons = []
    if published.basis == "comparable":
        reasons.append("comparable basis: the published rate compares the same sample of firms, the levels do not")
    elif published.basis == "constant_prices" and now.basis != "constant_prices":
        reasons.append("price basis: the published rate is at constant prices, the levels at current prices")
    producers = [data.sources[one.source].organisation for one in (published, now) if one.source in data.sources]
    if len(set(producers)) == 2:
        reasons.append(f"other source: the rate is from {producers[0]}, the level from {producers[1]}")
    if last_day(published.vintage) != last_day(now.vintage) and published.vintage and now.vintage:
        reasons.append(f"another vintage: the rate is of {published.vintage}, the level of {now.vintage}")
    if reasons:
        return "; ".join(reasons)
    implied = (
        now.interval().value / (1 + float(published.value) / 100) / 10.0**now.unit_mult if published.value else None
    )
    told = f"{implied:.4g} instead of {_in_unit(before, now)}" if implied else "another base"
    return (
        f"revised base: not explained by rounding; the published rate implies {told} for {periods.label(before.period)}"
    )


def _in_unit(one: Observation, like: Observation) -> str:
    """Return a value in the power of ten of another figure."""
    return f"{one.interval().value / 10.0**like.unit_mult:.4g}"
