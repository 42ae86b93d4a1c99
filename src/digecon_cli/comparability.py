"""What may be compared with what: every rule has a code, a test that answers with a fact, and perhaps an override.

A measure names the codes its inputs must pass. A refusal is an answer: it is written as a row without a value whose codes
begin with its code. ``docs/comparability.md`` lists the codes for users.
"""

from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import NamedTuple

from . import editions, facts, periods, units
from .dataset import Dataset
from .facts import Fact
from .model import PLANNED, Observation

# What two figures of one series must pass to be told as one line.
ONE_LINE = ("break", "edition")

Test = Callable[[Observation, Observation, Dataset], Fact | None]


class Rule(NamedTuple):
    """One rule: ``test(one, other, data)`` returns nothing, or the fact that says what does not match."""

    code: str
    test: Test

    @property
    def override(self) -> str:
        """Return the option that overrides it, empty where there is none."""
        return facts.ENTRIES[self.code].override


def _duration(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    a, b = periods.span(one.period).months, periods.span(other.period).months
    if a == b or data.about(one.indicator).kind == "stock":
        return None
    return facts.of("duration", period=one.period, a=str(a), period_other=other.period, b=str(b))


def _frequency(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    a, b = periods.span(one.period), periods.span(other.period)
    if a.months == b.months and a.start % 12 == b.start % 12:
        return None
    return facts.of("frequency", period=one.period, period_other=other.period)


def _area(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    return None if one.area == other.area else facts.of("area", one=one.area, other=other.area)


def _unit(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    if units.same(one.unit, other.unit):
        return None
    return facts.of("unit", one=one.indicator, word_unit=one.unit, other=other.indicator, word_other=other.unit)


def _kind(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    a, b = data.about(one.indicator).kind, data.about(other.indicator).kind
    if a == b or not (a and b):
        return None
    return facts.of("kind", one=one.indicator, word_a=a, other=other.indicator, word_b=b)


def _level(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    for each in (one, other):
        if data.about(each.indicator).kind == "rate":
            return facts.of("level", one=each.indicator)
    return None


def _basis(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    if one.basis == other.basis:
        return None
    a, b = (each.basis.replace("_", " ") or "current prices" for each in (one, other))
    return facts.of("basis", word_a=a, word_b=b)


def _definition(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    if (one.status == "D") == (other.status == "D"):
        return None
    odd = one if one.status == "D" else other
    return facts.of("definition", period=odd.period, aside_note=odd.note)


def _overlap(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    for part, whole in ((one, other), (other, one)):
        if data.about(part.indicator).wholes.get(whole.indicator) == "overlap":
            why = (
                data.about(part.indicator).note.partition(". ")[0].rstrip(".") or "they are measured in different ways"
            )
            why = why[0].lower() + why[1:]
            return facts.of("overlap", part=part.indicator, whole=whole.indicator, data=why)
    return None


def _concept(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    if not is_described(one, data) or is_stated(one[:2], other[:2], data):
        return None
    divided = _divided(one, other, data)
    if one.indicator == other.indicator:
        return facts.of("concept.area", one=one.area, other=other.area, divided=divided)
    part, whole = data.about(one.indicator), data.about(other.indicator)
    if part.concept and whole.concept and part.concept != whole.concept:
        return facts.of(
            "concept",
            one=one.indicator,
            word_a=part.concept,
            other=other.indicator,
            word_b=whole.concept,
            divided=divided,
        )
    return facts.of("concept.unstated", one=one.name, other=other.name, divided=divided)


def _divided(one: Observation, other: Observation, data: Dataset) -> facts.Value:
    """Return what a refusal adds where a ratio can be told: the command to type."""
    if any(data.about(each.indicator).kind == "rate" for each in (one, other)):
        return ""
    area = f" --area {one.area}" if one.area != "CN" else ""
    file = "" if data.years_first else " --data FILE"
    return facts.of("divided", one=one.indicator, other=other.name, area=area, file=file)


# The world, as this table and others spell it (SDMX, the World Bank).
WORLDS = ("W", "W0", "1W", "WLD", "World")


def is_described(figure: Observation, data: Dataset) -> bool:
    """Return whether the catalog states what an indicator measures or is part of; of one's own table often nothing does."""
    entry = data.about(figure.indicator)
    return bool(entry.concept or entry.parent)


def is_stated(part: tuple[str, ...], whole: tuple[str, ...], data: Dataset) -> bool:
    """Return whether a part, as indicator and area, belongs to a whole: as the catalog says, or as an area to the world."""
    inside = whole[1] in (part[1], *WORLDS)
    return inside and (part[0] == whole[0] or bool(data.relation(part[0], whole[0])))


def _subset(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    if data.relation(one.indicator, other.indicator) != "subset":
        return None
    return facts.of("subset", one=one.indicator, other=other.indicator)


def _break(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    known = data.breaks.get(one[:2])
    if not known:
        return None
    earlier, later = sorted((one, other), key=lambda each: periods.order(each.period))
    starts, ends = periods.span(earlier.period).start, periods.span(later.period).end
    for at in known:
        if starts < periods.span(at.period).start < ends:
            return facts.of("break", period=at.period, data=at.reason)
    return None


def _edition(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    a = data.edition(one)
    b = data.edition(other) if a else ()
    if not a or one is other or one[:2] != other[:2] or len(a) != len(b):
        return None
    place = editions.parting(a, b)
    if place is None:
        return None
    revision = data.revised(one)[place]
    for figure, sides in ((one, a), (other, b)):
        if editions.is_unknown(sides[place]):
            when = facts.of("released", vintage=figure.vintage) if figure.vintage else ""
            return facts.of("edition.unknown", period=figure.period, when=when, day=revision.day, data=revision.reason)
    return facts.of("edition", day=revision.day, data=revision.reason)


def _target(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    planned = [each for each in (one, other) if each.measure in PLANNED]
    if len(planned) != 1:
        return None
    return facts.of("target", period=planned[0].period, word_kind=planned[0].measure.removesuffix("_share"))


def _zero(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    below = other.interval()
    if below.low <= 0 <= below.high and not (below.low == 0 and below.is_open and below.value > 0):
        return facts.of("zero", one=other.indicator, period=other.period)
    # A loss that grows would be told as growth, and a part of a loss as a share with the sign turned.
    return facts.of("zero.below", one=other.indicator, period=other.period) if below.high < 0 else None


def _sign(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    ends = (figure.interval() for figure in (one, other))
    # "Under 5" is an amount below 5, and not below zero.
    if all(end.low > 0 or (end.low == -inf and end.high > 0) for end in ends):
        return None
    return facts.of("sign")


def _open(one: Observation, other: Observation, data: Dataset) -> Fact | None:
    if one is other or not one.interval().is_open:
        return None
    if other.interval().is_open:
        return facts.of("open.both", period_one=one.period, period_other=other.period)
    if other.interval().known:
        return None
    return facts.of("open", period_one=one.period, period_other=other.period)


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
        Rule("sign", _sign),
    )
}


def check(
    codes: Iterable[str], one: Observation, other: Observation, data: Dataset, overrides: Sequence[str] = ()
) -> tuple[Fact | None, bool]:
    """Return the first refusal of ``one`` against ``other`` by the rules named, and whether an override was used.

    ``overrides`` are the options given; a rule that one of them overrides does not refuse.
    """
    crossed = False
    for code in codes:
        rule = RULES[code]
        if found := rule.test(one, other, data):
            if not rule.override or rule.override not in overrides:
                return found, crossed
            crossed = True
    return None, crossed
