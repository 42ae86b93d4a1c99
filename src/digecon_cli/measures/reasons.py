"""Reasons for a gap between a published figure and the one computed from other published figures."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..core import facts, periods, units
from ..core.comparability import RULES
from ..core.dataset import Dataset
from ..core.facts import Fact, Facts
from ..core.model import Observation, agree, last_day, released_by
from .combining import evaluate, in_unit_of, text
from .derivation import Derivation

WITHIN, PRICES, PRECISION, CURRENCY = "within_rounding", "price_basis", "precision_unknown", "currency"
APPROXIMATE = "approximate"
# Reasons of a gap that is not known to be beyond rounding.
NOT_BEYOND = (WITHIN, PRECISION, APPROXIMATE)
_UNEXPLAINED = (facts.of("unexplained"),)


def is_apart(gap: Observation) -> bool:
    """Return whether the two figures of a gap are known to differ: beyond rounding, and not for other prices or money."""
    return gap.has_figure and bool(gap.facts) and gap.facts[0].code not in (*NOT_BEYOND, PRICES, CURRENCY)


def of_growth(published: Observation, computed: Derivation, gap: Observation, data: Dataset) -> Facts:
    """Return the facts that explain the gap between published growth and that of levels.

    Rates in two currencies are two things, however near they are. A gap whose bounds hold zero is rounding, one of an "about"
    has no bounds. Otherwise the facts name what differs, in this order: a break that was crossed, the basis of the published
    rate, its producer, its vintage, an unknown precision; else the base that the rate implies, if it is of the level's release.
    """
    now, before = computed.inputs
    without_gap = () if now.has("in_dollars") else _without_gap(gap)
    return without_gap or beyond_rounding(
        published, now, before, data, gap.interval().known, computed.row.status == "B"
    )


def beyond_rounding(
    published: Observation, now: Observation, before: Observation, data: Dataset, known: bool, crossed: bool = False
) -> Facts:
    """Return the facts that explain why a published rate differs from that of two levels beyond rounding.

    ``known`` is true where the precision of all three is known, ``crossed`` where a break lies between the levels. A
    reason says what a document or the table states.
    """
    of_levels = _of_levels(published, now, before, data, crossed)
    reasons = (*of_levels, *_of_documents(published, "rate", now, data))
    return reasons or (_base(published, now, before, data) if known else (facts.of(PRECISION),))


def _is_restated(level: Observation, data: Dataset) -> bool:
    """Return whether the table has another print of a level, which differs beyond rounding or is of another edition."""
    return any(not (agree(level, other) and data.of_one_edition(level, other)) for other in _prints(level, data))


def _prints(level: Observation, data: Dataset) -> list[Observation]:
    """Return the prints of a level in the table; as of a day only those that were known by then."""
    prints = data.series(level.series).get(level.period, ())
    return [figure for figure in prints if not data.day or released_by(figure, data.day)]


def growth(now: float, before: float) -> float:
    """Return growth in percent: (now / before - 1) x 100."""
    return (now / before - 1) * 100


def caution(published: Observation, computed: float, reasons: Facts, bound: str = "") -> Facts:
    """Return the caution that a published rate differs from the computed one, with the first reason of their gap.

    Empty where rounding may explain the gap, where a figure is an "about", and for a rate at constant prices, which
    measures something else. With a ``bound`` (``over``, ``under``) only that end of the computed rate is known.
    """
    why = next((reason for reason in reasons if reason.code not in NOT_BEYOND), None)
    if why is None or published.basis == "constant_prices":
        return ()
    values = {"rate": published.point, "word_bound": bound, "computed": text(computed)}
    return (facts.of("rate_differs.bound" if bound else "rate_differs", **values, why=why),)


def of_span(compound: Observation, on_levels: Derivation, gap: Observation, data: Dataset) -> Facts:
    """Return the facts that explain the gap between the compound of published rates and that of levels."""
    end, start = on_levels.inputs[:2]
    reasons = list(_of_levels(compound, end, start, data, on_levels.row.status == "B"))
    return _explained(gap, reasons) or _base(compound, end, start, data)


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
    return (facts.of("another_whole", implied=_in_unit(implied, whole), value=value, name=whole.name),)


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
    return _without_gap(gap) or tuple(reasons) or (() if gap.interval().known else (facts.of(PRECISION),))


def _without_gap(gap: Observation) -> Facts:
    """Return the fact that there may be no gap: its bounds hold zero, or a figure is an "about"; empty for neither."""
    interval = gap.interval()
    if interval.about:
        return (facts.of(APPROXIMATE),)
    return (facts.of(WITHIN),) if interval.low <= 0 <= interval.high else ()


def _of_levels(
    published: Observation, now: Observation, before: Observation, data: Dataset, crossed: bool
) -> Iterator[Fact]:
    """Yield the facts of how levels differ from those behind a published rate: currency, scope, price basis."""
    if now.has("in_dollars"):
        yield facts.of(CURRENCY, word_unit=data.about(now.indicator).unit, word_other=now.unit)
    why = RULES["break"].test(now, before, data) if crossed else None
    if why or now.status == "B":
        yield facts.of("scope_change", why=why) if why else facts.of("scope_change.crossed")
    if published.basis == "comparable" and data.states_comparable(published):
        yield facts.of("comparable_basis")
    elif published.basis == "constant_prices" and now.basis != "constant_prices":
        yield facts.of(PRICES)


def _of_documents(published: Observation, what: str, level: Observation, data: Dataset) -> Iterator[Fact]:
    """Yield the facts of how a published figure rests on another level than the one that was taken.

    Another producer's, where its own producer does not print that level too; another release, where the table has the level
    that stood when it was released, which differs beyond rounding.
    """
    prints = _prints(level, data)
    producer = data.organisation(published)
    own = [figure for figure in prints if data.organisation(figure) == producer]
    known = published.source in data.sources and level.source in data.sources
    if known and not any(agree(figure, level) for figure in own):
        yield facts.of("other_source", word_what=what, data_one=producer, data_other=data.organisation(level))
    day = published.released
    then = data.standing_figure([figure for figure in prints if day and last_day(figure.released) <= last_day(day)])
    if then and level.released and not agree(then, level):
        yield facts.of("another_vintage", word_what=what, day=day, other=level.released)


def _base(published: Observation, now: Observation, before: Observation, data: Dataset) -> Facts:
    """Return the fact of the base that a published rate implies, where the rate and the level are of one release.

    The base is a revised one where the table has another print of it, or a document states that the rate compares like with
    like; else nothing explains it. A rate of another release than the level says nothing of the base, least of all one that
    was restated while the level was not: then the fact names the two releases.
    """
    apart = not of_one_release(published, now, data)
    releases = {"day": published.vintage, "other": now.released}
    if apart and (first := _first_print(published, data)):
        return (facts.of("another_vintage.restated", word_what="rate", **releases, rate=first.point),)
    revised = _is_restated(before, data) or not data.of_one_edition(now, before) or data.states_comparable(published)
    if apart:
        return (facts.of("revised_base.release" if revised else "unexplained.release", **releases),)
    known, unknown = (
        ("revised_base", "revised_base.unknown") if revised else ("unexplained.base", "unexplained.unknown")
    )
    base = implied_base(published, now, before)
    if base is None:
        return (facts.of(unknown, period=before.period),)
    return (facts.of(known, number=base.implied, number_printed=base.printed, period=before.period),)


def _first_print(rate: Observation, data: Dataset) -> Observation | None:
    """Return the first print of a rate where it has another number and was released before; None where there is none."""
    earlier = [
        figure
        for figure in _prints(rate, data)
        if figure.has_figure and not agree(figure, rate) and last_day(figure.released) < last_day(rate.vintage)
    ]
    return min(earlier, key=lambda figure: last_day(figure.released), default=None)


def of_one_release(published: Observation, now: Observation, data: Dataset) -> bool:
    """Return whether a rate and a level may be of one release, so that the rate implies a base of that level.

    They are not where every print of the level is of another document and another day. A computed rate has no release.
    """
    if published.origin == "computed":
        return True
    return any(_may_be_of_one_release(published, level) for level in _prints(now, data) if agree(level, now))


def _may_be_of_one_release(rate: Observation, level: Observation) -> bool:
    """Return whether one document has two figures, or their days of release are not known to differ."""
    if rate.source and rate.source == level.source:
        return True
    return rate.vintage.startswith(level.vintage) or level.vintage.startswith(rate.vintage)


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


def implied_level(published: Observation, now: Observation, before: Observation) -> Observation | None:
    """Return the base that a published rate implies as a computed level with its bounds, in the unit of ``now``.

    None for a rate that implies no positive base, and where only a bound of the base would be known.
    """
    base = implied_base(published, now, before)
    years = periods.years_between(before.period, now.period)
    found = evaluate(lambda level, rate: level / (1 + rate / 100) ** years, (now, published))
    if base is None or found.value is None:
        return None
    ends = in_unit_of(now, found)
    return before._replace(
        origin="computed", value=base.implied, low=text(ends.low), high=text(ends.high), bound=found.bound, unit=now.unit,
        unit_mult=now.unit_mult, status="A", vintage=published.vintage, source=published.source, locator=published.locator,
        note="", facts=(),
    )  # fmt: skip


def _in_unit(number: float, like: Observation) -> str:
    """Return a number in the unit and power of ten of a figure, with four digits and no exponent."""
    scaled = number / 10.0 ** units.base(like.unit, like.unit_mult)[1]
    return f"{float(f'{scaled:.4g}'):.15g}"
