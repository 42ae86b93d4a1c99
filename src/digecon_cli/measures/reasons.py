"""Reasons for a gap between a published figure and the one computed from other published figures."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..core import facts, periods, units
from ..core.comparability import RULES
from ..core.dataset import Dataset
from ..core.facts import Fact, Facts
from ..core.model import Observation, first_day, last_day
from .combining import text
from .derivation import Derivation

WITHIN, PRICES, PRECISION = "within_rounding", "price_basis", "precision_unknown"
_UNEXPLAINED = (facts.of("unexplained"),)


def of_growth(published: Observation, computed: Derivation, gap: Observation, data: Dataset) -> Facts:
    """Return the facts that explain the gap between published growth and that of levels.

    A gap whose bounds hold zero is rounding. Otherwise the facts name what differs, in this order: the currency, a break
    that was crossed, the basis of the published rate, its producer, its vintage, an unknown precision; else the base that
    the rate implies.
    """
    now, before = computed.inputs[:2]
    _, low, high, known = gap.interval()
    if low <= 0 <= high:
        return (facts.of(WITHIN),)
    return beyond_rounding(published, now, before, data, known, computed.row.status == "B")


def beyond_rounding(
    published: Observation, now: Observation, before: Observation, data: Dataset, known: bool, crossed: bool = False
) -> Facts:
    """Return the facts that explain why a published rate differs from that of two levels beyond rounding.

    ``known`` is true where the precision of all three is known, ``crossed`` where a break lies between the levels.
    """
    of_levels = _of_levels(published, now, before, data, crossed)
    reasons = (*of_levels, *_of_documents(published, "rate", now, data))
    return reasons or (_revised(published, now, before) if known else (facts.of(PRECISION),))


def growth(now: float, before: float) -> float:
    """Return growth in percent: (now / before - 1) x 100."""
    return (now / before - 1) * 100


def caution(published: Observation, computed: float, reasons: Facts, bound: str = "") -> Facts:
    """Return the caution that a published rate differs from the computed one, with the first reason of their gap.

    Empty where rounding may explain the gap, and for a rate at constant prices, which measures something else. With a
    ``bound`` (``over``, ``under``) only that end of the computed rate is known.
    """
    why = next((reason for reason in reasons if reason.code not in (WITHIN, PRECISION)), None)
    if why is None or published.basis == "constant_prices":
        return ()
    values = {"rate": published.point, "word_bound": bound, "computed": text(computed)}
    return (facts.of("rate_differs.bound" if bound else "rate_differs", **values, why=why),)


def of_span(compound: Observation, on_levels: Derivation, gap: Observation, data: Dataset) -> Facts:
    """Return the facts that explain the gap between the compound of published rates and that of levels."""
    end, start = on_levels.inputs[:2]
    reasons = list(_of_levels(compound, end, start, data, on_levels.row.status == "B"))
    return _explained(gap, reasons) or _revised(compound, end, start)


def of_share(published: Observation, computed: Derivation, gap: Observation, data: Dataset) -> Facts:
    """Return the facts that explain the gap between a published share and that of levels.

    In this order: rounding, another producer or vintage than the part's, the whole that the share implies.
    """
    part, whole = computed.inputs
    reasons = _explained(gap, list(_of_documents(published, "share", part, data)))
    if reasons or not float(published.value or 0):
        return reasons or _UNEXPLAINED
    implied = part.interval().value / (float(published.value) / 100)
    value = _in_unit(whole.interval().value, whole)
    return (facts.of("another_whole", implied=_in_unit(implied, whole), value=value, name=whole.indicator),)


def of_share_change(
    published: Observation, computed: Derivation, gap: Observation, data: Dataset, apart: Fact | None
) -> Facts:
    """Return the facts that explain the gap between a printed change of a share and that of levels.

    ``apart`` is the caution that the printed shares are of two editions of the whole, as those of levels never are.
    """
    editions = [facts.of("edition.gap", name=apart.get("name"), why=apart.get("why"))] if apart else []
    documents = _of_documents(published, "change of a share", computed.inputs[0], data)
    return _explained(gap, [*editions, *documents]) or _UNEXPLAINED


def of_contribution(published: Observation, computed: Derivation, gap: Observation, data: Dataset) -> Facts:
    """Return the facts that explain the gap between a published contribution and the one computed from rates."""
    reasons = _explained(gap, list(_of_documents(published, "contribution", computed.inputs[0], data)))
    return reasons or _UNEXPLAINED


def _explained(gap: Observation, reasons: Sequence[Fact]) -> Facts:
    """Return the facts that explain a gap: rounding, the given reasons, or an unknown precision; empty for none."""
    _, low, high, known = gap.interval()
    if low <= 0 <= high:
        return (facts.of(WITHIN),)
    return tuple(reasons) or (() if known else (facts.of(PRECISION),))


def _of_levels(
    published: Observation, now: Observation, before: Observation, data: Dataset, crossed: bool
) -> Iterator[Fact]:
    """Yield the facts of how levels differ from those behind a published rate: currency, scope, price basis."""
    catalogued = data.about(now.indicator).unit
    if catalogued and not units.same(catalogued, now.unit):
        yield facts.of("currency", word_unit=catalogued, word_other=now.unit)
    if crossed:
        why = RULES["break"].test(now, before, data)
        yield facts.of("scope_change", why=why) if why else facts.of("scope_change.crossed")
    if published.basis == "comparable":
        yield facts.of("comparable_basis")
    elif published.basis == "constant_prices" and now.basis != "constant_prices":
        yield facts.of(PRICES)


def _of_documents(published: Observation, what: str, level: Observation, data: Dataset) -> Iterator[Fact]:
    """Yield the facts of how the document of a published figure differs from that of a level: producer, vintage."""
    known = [figure for figure in (published, level) if figure.source in data.sources]
    producers = [data.sources[figure.source].organisation for figure in known]
    if len(set(producers)) == 2:
        yield facts.of("other_source", word_what=what, data_one=producers[0], data_other=producers[1])
    if published.vintage and level.vintage and not _may_be_one_release(published.vintage, level.vintage):
        yield facts.of("another_vintage", word_what=what, day=published.vintage, other=level.vintage)


def _may_be_one_release(vintage: str, other: str) -> bool:
    """Return whether two vintages may be the same day."""
    return first_day(vintage) <= last_day(other) and first_day(other) <= last_day(vintage)


def _revised(published: Observation, now: Observation, before: Observation) -> Facts:
    """Return the fact of the base that a published rate implies."""
    base = implied_base(published, now, before)
    if base is None:
        return (facts.of("revised_base.unknown", period=before.period),)
    return (facts.of("revised_base", number=base.implied, number_printed=base.printed, period=before.period),)


class Base(NamedTuple):
    """The earlier level that a published rate implies, and the printed one, as numbers in the unit of the level."""

    implied: str
    printed: str


def implied_base(published: Observation, now: Observation, before: Observation) -> Base | None:
    """Return the base that a published rate implies, with the printed one; None for a rate that implies no positive base."""
    years = periods.years_between(before.period, now.period)
    grown = 1 + float(published.value) / 100 if published.value else 0.0
    if grown <= 0 or not now.interval().value:
        return None
    return Base(_in_unit(now.interval().value / grown**years, now), _in_unit(before.interval().value, now))


def _in_unit(number: float, like: Observation) -> str:
    """Return a number in the unit and power of ten of a figure, with four digits and no exponent."""
    scaled = number / 10.0 ** units.base(like.unit, like.unit_mult)[1]
    return f"{float(f'{scaled:.4g}'):.15g}"
