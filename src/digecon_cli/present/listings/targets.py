"""The page of ``targets``: a line a target, grouped by what can be said of it."""

from collections.abc import Sequence
from typing import NamedTuple

from ... import periods, units
from ...intervals import DECREED
from ...measures.targets import NO_FIGURE, NOT_REACHED, PERHAPS, REACHED_IT, TOO_OLD, VERDICTS
from ...messages import phrase
from ...model import Observation
from ...table import Table
from ..figures import legend, number, unit_name, unit_of
from ..labels import short_name
from ..lines import Grid, Page, Words, tied
from ..numbers import DIGITS, ShownNumber
from ..options import RenderOptions
from ..words import counted

UNMEASURED = "missing"  # a refusal in the place of a verdict
HEADINGS = {
    REACHED_IT: "Reached",
    PERHAPS: "Perhaps reached: rounding leaves it open",
    NOT_REACHED: "Not reached in the target year",
    NO_FIGURE: "No figure for the target year yet: how far the latest one is",
    TOO_OLD: "Too old to judge: latest figure four or more years before",
    UNMEASURED: "Not measured as the target is",
}
_STYLES = {REACHED_IT: "good", NOT_REACHED: "bad"}


class Judged(NamedTuple):
    """A target with what can be said of it, its latest actual figure, and the rows that hold one against the other."""

    target: Observation
    state: str
    latest: Observation | None
    against: Sequence[Observation]
    growth: Observation | None = None  # of the target's year, as far as it is told


def judged(rows: Sequence[Observation]) -> list[Judged]:
    """Return the targets among the rows of ``targets``, each with what stands of it."""
    actual = {(one.indicator, one.area, one.period): one for one in rows if one.measure in ("level", "share")}
    found = []
    for place, target in enumerate(rows):
        if target.measure not in DECREED:
            continue
        behind = rows[place + 1 :]
        until = next((n for n, one in enumerate(behind) if one.measure in DECREED), len(behind))
        against = [one for one in behind[:until] if one.origin == "computed"]
        known = {fact.code: fact for fact in (against[0].facts if against else ())}
        verdict = next((code for code in known if code in VERDICTS), UNMEASURED)
        when = known["latest"].get("period") if "latest" in known else ""
        latest = actual.get((target.indicator, target.area, str(when)))
        growth = next((one for one in behind[:until] if one.measure == "growth"), None)
        found.append(Judged(target, verdict if latest else UNMEASURED, latest, against, growth))
    return found


def page(table: Table, look: RenderOptions) -> Page:
    """Return the targets under what can be said of them; those that nothing measures in one paragraph."""
    found = judged(table.rows)
    head = (counted(len(found), "target", look.lang), *(phrase(word, look.lang) for word in _HEAD), "", "")
    rows: list[Sequence[str] | Words] = []
    for state, heading in HEADINGS.items():
        several = [one for one in found if one.state == state]
        if several:
            count = f" ({len(several)})" if state == UNMEASURED else ""
            rows.append(Words(phrase(heading, look.lang) + count, _STYLES.get(state, "title")))
            told = _line if state != UNMEASURED else None
            rows += [told(one, table, look) for one in several] if told else [_unmeasured(several, table, look)]
    seen = [one for each in found for one in (each.target, each.latest) if one]
    notes = phrase("; ", look.lang).join((_legend(seen, found, look.lang), *_growing(found, table, look)))
    return [Grid("lrrrll", rows, head), Words(notes, "dim")]


_HEAD = ("by", "target", "latest")


def _line(one: Judged, table: Table, look: RenderOptions) -> list[str]:
    target, latest = one.target, one.latest
    assert latest is not None  # only what is measured has a line
    unit = unit_of(target, table.data, look.lang, look.scale)
    year = f"({periods.label(latest.period)})"
    told = f"{unit_name(unit, look.lang)} {year}"
    name = short_name(table.data, target.indicator, target.area, look.lang)
    distance = "" if one.state in (REACHED_IT, TOO_OLD) else _distance(one.against, look)
    return ["  " + name, target.period, str(_goal(target, unit)), str(number(latest, unit, DIGITS)), told, distance]


def _growing(found: Sequence[Judged], table: Table, look: RenderOptions) -> list[str]:
    """Return how what has no figure for its target's year yet grows in that year, as far as it is published."""
    told = []
    for one in found:
        if one.state == NO_FIGURE and one.growth:
            name = short_name(table.data, one.target.indicator, one.target.area, look.lang)
            rate = tied(f"{number(one.growth, ('percent', 0))} %")
            period = periods.label(one.growth.period)
            told.append(phrase("{name} in {period}: growth of {rate}", look.lang, name=name, period=period, rate=rate))
    return told


def _goal(target: Observation, unit: tuple[str, int]) -> ShownNumber:
    """Return a target's number; it is a chosen one, and says nothing with zeros at its end."""
    printed = number(target, unit)
    whole, point, fraction = printed.digits.partition(".")
    return printed._replace(digits=whole + f"{point}{fraction.rstrip('0')}".rstrip("."))


def _distance(against: Sequence[Observation], look: RenderOptions) -> str:
    """Return the part of an amount that is reached, or how many points a percentage is short."""
    row = next((one for one in against if one.measure == "ratio"), against[0])
    distance = number(row, (row.unit, row.unit_mult))._replace(mark="")
    if row.measure == "ratio":
        return tied(f"{distance} %")
    sign = "+" if distance.digits.startswith("-") else "-"
    points = distance._replace(digits=distance.digits.removeprefix("-"))
    return tied(phrase("{points} pp", look.lang, points=f"{sign}{points}"))


def _unmeasured(several: Sequence[Judged], table: Table, look: RenderOptions) -> Words:
    told = []
    for one in several:
        unit = unit_of(one.target, table.data, look.lang, look.scale)
        name = short_name(table.data, one.target.indicator, one.target.area, look.lang)
        told.append(
            f"{name} {one.target.period}{phrase(': ', look.lang)}{tied(f'{_goal(one.target, unit)} {unit_name(unit, look.lang)}')}"
        )
    return Words(phrase("; ", look.lang).join(told), indent=2)


def _legend(seen: Sequence[Observation], found: Sequence[Judged], lang: str) -> str:
    told = legend(seen, lang)
    if any(units.is_percentage(one.target.unit) and one.latest for one in found):
        told.append(phrase("pp percentage points", lang))
    more = phrase(" ({command})", lang, command=tied(phrase("digecon explain ID YEAR", lang)))
    return (phrase(", ", lang).join(map(tied, told)) + more).lstrip(" ")
