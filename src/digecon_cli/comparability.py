"""What may be compared with what: every rule has a code, a test that answers with a sentence, and perhaps an override.

A measure names the codes its inputs must pass. A refusal is an answer: it is written as a row without a value whose note
begins with the code. ``docs/comparability.md`` lists the codes for users.
"""

from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import NamedTuple

from . import editions, periods, units
from .dataset import Dataset
from .model import PLANNED, Observation, Refusal

# What two figures of one series must pass to be told as one line.
ONE_LINE = ("break", "edition")

Test = Callable[[Observation, Observation, Dataset], str]


class Rule(NamedTuple):
    """One rule: ``test(one, other, data)`` returns an empty text, or the sentence that says what does not match."""

    code: str
    test: Test
    override: str = ""


def _duration(one: Observation, other: Observation, data: Dataset) -> str:
    a, b = periods.span(one.period).months, periods.span(other.period).months
    if a == b or data.about(one.indicator).kind == "stock":
        return ""
    return f"{_period(one)} covers {a} months and {_period(other)} covers {b}"


def _frequency(one: Observation, other: Observation, data: Dataset) -> str:
    a, b = periods.span(one.period), periods.span(other.period)
    if a.months == b.months and a.start % 12 == b.start % 12:
        return ""
    return f"{_period(one)} and {_period(other)} are not the same part of a year"


def _area(one: Observation, other: Observation, data: Dataset) -> str:
    return "" if one.area == other.area else f"{one.area} and {other.area} are different areas"


def _unit(one: Observation, other: Observation, data: Dataset) -> str:
    if units.same(one.unit, other.unit):
        return ""
    return f"{one.indicator} is in {one.unit} and {other.indicator} in {other.unit}"


def _kind(one: Observation, other: Observation, data: Dataset) -> str:
    a, b = data.about(one.indicator).kind, data.about(other.indicator).kind
    return "" if a == b or not (a and b) else f"{one.indicator} is a {a} and {other.indicator} a {b}"


def _level(one: Observation, other: Observation, data: Dataset) -> str:
    for each in (one, other):
        if data.about(each.indicator).kind == "rate":
            return f"{each.indicator} is a rate, and this measure needs levels"
    return ""


def _basis(one: Observation, other: Observation, data: Dataset) -> str:
    if one.basis == other.basis:
        return ""
    a, b = (each.basis.replace("_", " ") or "current prices" for each in (one, other))
    return f"price bases differ ({a} and {b})"


def _definition(one: Observation, other: Observation, data: Dataset) -> str:
    if (one.status == "D") == (other.status == "D"):
        return ""
    odd = one if one.status == "D" else other
    return f"{_period(odd)} follows another definition{f' ({odd.note})' if odd.note else ''}"


def _overlap(one: Observation, other: Observation, data: Dataset) -> str:
    for part, whole in ((one, other), (other, one)):
        if data.about(part.indicator).wholes.get(whole.indicator) == "overlap":
            why = (
                data.about(part.indicator).note.partition(". ")[0].rstrip(".") or "they are measured in different ways"
            )
            why = why[0].lower() + why[1:]
            return f"{part.indicator} is no part of {whole.indicator}: {why}"
    return ""


def _concept(one: Observation, other: Observation, data: Dataset) -> str:
    if not is_described(one, data) or is_stated(one[:2], other[:2], data):
        return ""
    divided = _divided(one, other, data)
    if one.indicator == other.indicator:
        return f"{one.area} is no part of {other.area}{divided}"
    part, whole = data.about(one.indicator), data.about(other.indicator)
    if part.concept and whole.concept and part.concept != whole.concept:
        return f"{one.indicator} is {part.concept} and {other.indicator} {whole.concept}{divided}"
    return f"nothing states that {one.name} is a part of {other.name}{divided}"


def _divided(one: Observation, other: Observation, data: Dataset) -> str:
    """Return what a refusal adds where a ratio can be told: the command to type."""
    if any(data.about(each.indicator).kind == "rate" for each in (one, other)):
        return ""
    area = f" --area {one.area}" if one.area != "CN" else ""
    file = "" if data.years_first else " --data FILE"
    return f"; 'digecon ratio {one.indicator} {other.name}{area}{file}' divides them"


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


def _subset(one: Observation, other: Observation, data: Dataset) -> str:
    if data.relation(one.indicator, other.indicator) != "subset":
        return ""
    return f"{one.indicator} may overlap with other parts of {other.indicator}, so contributions would not add up"


def _break(one: Observation, other: Observation, data: Dataset) -> str:
    earlier, later = sorted((one, other), key=lambda each: periods.order(each.period))
    starts, ends = periods.span(earlier.period).start, periods.span(later.period).end
    for at in data.breaks.get((one.indicator, one.area), ()):
        if starts < periods.span(at.period).start < ends:
            return f"the series breaks at {periods.label(at.period)}: {at.reason}"
    return ""


def _edition(one: Observation, other: Observation, data: Dataset) -> str:
    a, b = data.edition(one), data.edition(other)
    if one is other or one.series[:2] != other.series[:2] or len(a) != len(b):
        return ""
    place = editions.parting(a, b)
    if place is None:
        return ""
    revision = data.revised(one)[place]
    for figure, sides in ((one, a), (other, b)):
        if editions.is_unknown(sides[place]):
            when = f", released in {figure.vintage}," if figure.vintage else ""
            return f"{_period(figure)}{when} may be on either side of the revision of {revision.day}: {revision.reason}"
    return f"the revision of {revision.day} lies between the two figures: {revision.reason}"


def _target(one: Observation, other: Observation, data: Dataset) -> str:
    planned = [each for each in (one, other) if each.measure in PLANNED]
    if len(planned) != 1:
        return ""
    return f"{_period(planned[0])} is a {planned[0].measure.removesuffix('_share')}, the other an actual figure"


def _zero(one: Observation, other: Observation, data: Dataset) -> str:
    below = other.interval()
    if below.low <= 0 <= below.high and not (below.low == 0 and below.is_open and below.value > 0):
        return f"{other.indicator} {_period(other)} may be zero"
    # A loss that grows would be told as growth, and a part of a loss as a share with the sign turned.
    return f"{other.indicator} {_period(other)} is below zero" if below.high < 0 else ""


def _sign(one: Observation, other: Observation, data: Dataset) -> str:
    ends = (figure.interval() for figure in (one, other))
    # "Under 5" is an amount below 5, and not below zero.
    if all(end.low > 0 or (end.low == -inf and end.high > 0) for end in ends):
        return ""
    return "compound growth needs values above zero"


def _open(one: Observation, other: Observation, data: Dataset) -> str:
    if one is other or not one.interval().is_open:
        return ""
    if other.interval().is_open:
        return f"{_period(one)} and {_period(other)} are both printed as a bound only (over or under)"
    if other.interval().known:
        return ""
    return f"{_period(one)} is printed as a bound only (over or under), and nothing says how far {_period(other)} is rounded"


def _period(one: Observation) -> str:
    return periods.label(one.period)


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
        Rule("break", _break, "--across-breaks"),
        Rule("edition", _edition),
        Rule("open", _open),
        Rule("zero", _zero),
        Rule("sign", _sign),
    )
}


def check(
    codes: Iterable[str], one: Observation, other: Observation, data: Dataset, overrides: Sequence[str] = ()
) -> tuple[Refusal | None, bool]:
    """Return the first refusal of ``one`` against ``other`` by the rules named, and whether an override was used.

    ``overrides`` are the options given; a rule that one of them overrides does not refuse.
    """
    crossed = False
    for code in codes:
        rule = RULES[code]
        if sentence := rule.test(one, other, data):
            if not rule.override or rule.override not in overrides:
                return Refusal(code, sentence, rule.override), crossed
            crossed = True
    return None, crossed
