"""The rules of comparability: each has a code, a test that returns the fact of a mismatch, and perhaps an override.

A measure names the codes that its inputs must pass. A refusal is a result too: a row without a value whose codes begin
with its code. ``docs/comparability.md`` lists the codes for users.
"""

from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import Any, NamedTuple

from . import editions, facts, periods, units, unstated
from .dataset import Dataset
from .facts import Fact
from .model import PLANNED, Observation, SeriesKey
from .text import quoted

# The rules that two figures of one series must pass to be read as one line.
ONE_LINE = ("break", "edition")

Test = Callable[[Observation, Observation, Dataset], Fact | None]


class Rule(NamedTuple):
    """One rule: ``test(figure, other, data)`` returns the fact of what does not match, or None."""

    code: str
    test: Test

    @property
    def override(self) -> str:
        """Return the option that overrides the rule; empty if there is none."""
        return facts.ENTRIES[self.code].override


def _duration(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    a, b = periods.span(figure.period).months, periods.span(other.period).months
    if a == b or data.about(figure.indicator).kind == "stock":
        return None
    return facts.of("duration", period=figure.period, a=str(a), period_other=other.period, b=str(b))


def _frequency(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    a, b = periods.span(figure.period), periods.span(other.period)
    if a.months == b.months and a.start % 12 == b.start % 12:
        return None
    if data.about(figure.indicator).kind == "stock" and a.end % 12 == b.end % 12:
        return None
    return facts.of("frequency", period=figure.period, period_other=other.period)


def _area(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    return None if figure.area == other.area else facts.of("area", one=figure.area, other=other.area)


def _unit(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    if units.same(figure.unit, other.unit):
        return None
    return facts.of("unit", one=figure.indicator, word_unit=figure.unit, other=other.indicator, word_other=other.unit)


def _kind(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    a, b = data.about(figure.indicator).kind, data.about(other.indicator).kind
    if a == b or not (a and b):
        return None
    return facts.of("kind", one=figure.indicator, word_a=a, other=other.indicator, word_b=b)


def is_rate(figure: Observation, data: Dataset) -> bool:
    """Return whether a figure is a rate, whose change is a difference: by its indicator, or where that has no kind by its unit."""
    kind = data.about(figure.indicator).kind
    return kind == "rate" or (not kind and units.is_rate(figure.unit))


def _level(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    for each in (figure, other):
        if is_rate(each, data):
            return facts.of("level", one=each.indicator)
    return None


def _basis(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    if figure.basis == other.basis:
        return None
    a, b = (each.basis.replace("_", " ") or "current prices" for each in (figure, other))
    return facts.of("basis", word_a=a, word_b=b)


def _definition(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    if (figure.status == "D") == (other.status == "D"):
        return None
    odd = figure if figure.status == "D" else other
    return facts.of("definition", period=odd.period, aside_note=odd.note)


def _overlap(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    for part, whole in ((figure, other), (other, figure)):
        if data.about(part.indicator).wholes.get(whole.indicator) == "overlap":
            why = (
                data.about(part.indicator).note.partition(". ")[0].rstrip(".") or "they are measured in different ways"
            )
            why = why[0].lower() + why[1:]
            return facts.of("overlap", part=part.indicator, whole=whole.indicator, data=why)
    return None


def _concept(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    if not is_described(figure, data) or is_stated(_series(figure), _series(other), data):
        return None
    if other.area in _WORLD_CODES and data.series(SeriesKey(figure.indicator, figure.area, "share", other.name)):
        return None  # a document prints the area's share of this whole of the world
    divided = _divided(figure, other, data)
    if figure.indicator == other.indicator:
        return facts.of("concept.area", one=figure.area, other=other.area, divided=divided)
    stated = _concepts(figure, other, data)
    return stated or facts.of("concept.unstated", one=figure.name, other=other.name, divided=divided)


def _concepts(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    """Return the refusal of two figures that the catalog says are of two concepts."""
    part, whole = data.about(figure.indicator), data.about(other.indicator)
    if part.concept in ("", whole.concept) or not whole.concept:
        return None
    return facts.of(
        "concept",
        one=figure.indicator,
        word_a=part.concept,
        other=other.indicator,
        word_b=whole.concept,
        divided=_divided(figure, other, data),
    )


def _divided(figure: Observation, other: Observation, data: Dataset) -> facts.Value:
    """Return the fact of the ``ratio`` command to type instead; empty where no ratio can be computed."""
    kinds = [data.about(each.indicator).kind for each in (figure, other)]
    if "rate" in kinds or kinds.count("price") == 1:
        return ""
    if _overlap(figure, other, data):
        return ""
    if data.years_first and other.area not in ("CN", *data.areas().get(other.indicator, [other.area])):
        return ""
    area = f" --area {quoted(figure.area)}" if figure.area != "CN" else ""
    name = other.name if figure.area == other.area else f"{other.indicator}@{other.area}"
    return facts.of("divided", one=quoted(figure.indicator), other=quoted(name), area=area, file=data.table)


def size(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    """Return why two figures of one period are no sizes of one kind, so that neither is larger; None where they are.

    They are of two units (yuan and dollars are one where the dataset converts them), of two concepts, or of two definitions.
    """
    dollars = bool(data.rates) and {figure.unit, other.unit} <= {"CNY", "USD"}
    for test in (_overlap, _rates, _concepts, None if dollars else _unit, _kind, _definitions, _definition, _basis):
        if test and (found := test(figure, other, data)):
            return found
    return None


def _rates(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    """Return the refusal of rates of different things, which are no sizes."""
    return None if figure.indicator == other.indicator else _level(figure, other, data)


def _definitions(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    """Return the refusal of two figures that two producers measure, each by its own definition.

    They are two estimates of one thing where their indicators are of one sector, or both parts of a whole, and no relation
    between them is stated.
    """
    a, b = data.about(figure.indicator), data.about(other.indicator)
    if not (a.producer and b.producer) or a.producer == b.producer or figure.indicator == other.indicator:
        return None
    if data.relation(a.indicator, b.indicator) or data.relation(b.indicator, a.indicator):
        return None
    if a.sector != b.sector and not (a.parent and b.parent):
        return None
    return facts.of(
        "definition.producers",
        name=figure.name,
        data_maker=a.producer,
        name_other=other.name,
        data_other=b.producer,
    )


# Codes of the world as an area, here and elsewhere (SDMX, the World Bank).
_WORLD_CODES = ("W", "W0", "1W", "WLD", "World")


def is_described(figure: Observation, data: Dataset) -> bool:
    """Return whether the catalog states a concept or a whole of a figure's indicator; in a user's table it often does not."""
    entry = data.about(figure.indicator)
    return bool(entry.concept or entry.parent)


def is_stated(part: tuple[str, str], whole: tuple[str, str], data: Dataset) -> bool:
    """Return whether a part belongs to a whole by the catalog, or as an area to the world; each is (indicator, area)."""
    (indicator, area), (whole_indicator, whole_area) = part, whole
    inside = whole_area in (area, *_WORLD_CODES)
    return inside and (indicator == whole_indicator or bool(data.relation(indicator, whole_indicator)))


def _series(figure: Observation) -> tuple[str, str]:
    return figure.indicator, figure.area


def _subset(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    if data.relation(figure.indicator, other.indicator) != "subset":
        return None
    return facts.of("subset", one=figure.indicator, other=other.indicator)


def _break(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    known = data.breaks.get((figure.indicator, figure.area))
    if not known or figure is other:  # which compares with itself, wherever the break is
        return None
    earlier, later = sorted((figure, other), key=lambda each: periods.order(each.period))
    starts, ends = periods.span(earlier.period).start, periods.span(later.period).end
    for at in known:
        if starts < periods.span(at.period).start < ends and at.parts(later):
            key = "break.inferred" if at.evidence == "inferred" else "break"
            return facts.of(key, period=at.period, data=at.reason, evidence=at.evidence, known=at.known)
    return None


def _edition(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    a = data.edition(figure)
    b = data.edition(other) if a else ()
    if not a:
        return unstated.refusal(figure, other, data)
    if figure is other or _series(figure) != _series(other) or len(a) != len(b):
        return None
    place = editions.parting(a, b)
    if place is None:
        return None
    revision = data.revised(figure)[place]
    for release, sides in ((figure, a), (other, b)):
        if editions.is_unknown(sides[place]):
            when = facts.of("released", vintage=release.vintage) if release.vintage else ""
            return facts.of("edition.unknown", period=release.period, when=when, day=revision.day, data=revision.reason)
    return facts.of("edition", day=revision.day, data=revision.reason)


def _target(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    planned = [each for each in (figure, other) if each.measure in PLANNED or each.status == "F"]
    if len(planned) != 1:
        return None
    kind = planned[0].measure.removesuffix("_share") if planned[0].measure in PLANNED else "forecast"
    return facts.of("target", period=planned[0].period, word_kind=kind)


def _zero(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    below = other.interval()
    # "Under 5" is an amount below 5, and not zero.
    is_amount = below.low in (0, -inf) and below.is_open and below.value > 0
    if below.low <= 0 <= below.high and not is_amount:
        return facts.of("zero", one=other.indicator, period=other.period)
    # A growing loss would appear as growth, and part of a loss as a share with the opposite sign.
    return facts.of("zero.below", one=other.indicator, period=other.period) if below.high < 0 else None


def _above_whole(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    if figure.period != other.period or is_at_most(figure.interval().low, other.interval().high):
        return None
    whole_name = other.indicator if figure.area == other.area else other.name
    return facts.of("above_whole", part=figure.indicator, whole=whole_name, period=figure.period)


def is_at_most(part: Any, whole: Any) -> Any:
    """Return whether a part is no more than its whole, which binary arithmetic in two units may miss by a little.

    Both are numbers, or arrays or expressions of columns, of which each element is compared.
    """
    return part <= whole * (1 + 1e-12)


def _sign(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    ends = (each.interval() for each in (figure, other))
    # "Under 5" is an amount below 5, and not below zero.
    if all(end.low > 0 or (end.low == -inf and end.high > 0) for end in ends):
        return None
    return facts.of("sign")


def _open(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    if figure is other or not figure.interval().is_open:
        return None
    if other.interval().is_open:
        return facts.of("open.both", period_one=figure.period, period_other=other.period)
    if other.interval().known:
        return None
    return facts.of("open", period_one=figure.period, period_other=other.period)


RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule("area", _area),
        Rule("duration", _duration),
        Rule("frequency", _frequency),
        Rule("unit", _unit),
        Rule("kind", _kind),
        Rule("level", _level),
        Rule("basis", _basis),
        Rule("definition", _definition),
        Rule("overlap", _overlap),
        Rule("concept", _concept),
        Rule("subset", _subset),
        Rule("target", _target),
        Rule("break", _break),
        Rule("edition", _edition),
        Rule("open", _open),
        Rule("zero", _zero),
        Rule("above_whole", _above_whole),
        Rule("sign", _sign),
    )
}


def check(
    codes: Iterable[str], figure: Observation, other: Observation, data: Dataset, overrides: Sequence[str] = ()
) -> tuple[Fact | None, bool]:
    """Return the first refusal of ``figure`` against ``other`` by the named rules, and whether an override was used.

    ``overrides`` are the given options; a rule that one of them overrides does not refuse.
    """
    crossed = False
    for code in codes:
        rule = RULES[code]
        if found := rule.test(figure, other, data):
            if not rule.override or rule.override not in overrides:
                return found, crossed
            crossed = True
    return None, crossed
