"""Is a table sound? Each guard looks at a whole dataset and answers with findings; no findings means sound.

What a single cell may hold is the schema's to say, and readers ask it; here it is whether the rows agree with each other.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from . import comparability, periods, units
from .dataset import Dataset
from .intervals import printed_bounds
from .messages import Message
from .model import PLANNED, Observation, SeriesKey, agree

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
IN_PERCENT = ("growth", "share", "mean_growth", "target_share", "forecast_share")


class Finding(NamedTuple):
    """What is wrong: the guard's name, the sentence, and the row or the name that it concerns."""

    guard: str
    reason: Message | str
    row: Observation | None = None
    about: str = ""

    @property
    def where(self) -> str:
        """Return what the finding concerns: a row's identity and source, or a name."""
        if self.row is None:
            return self.about
        one = self.row
        base = f" of {one.base_indicator}" if one.base_indicator else ""
        return f"{one.indicator}@{one.area} {one.measure}{base} {one.period} [{one.source or 'no source'}]"

    def __str__(self) -> str:
        return f"{self.guard}: {self.where}: {self.reason}"


Guard = Callable[[Dataset], Iterable[Finding]]


def standing_levels(data: Dataset) -> dict[SeriesKey, dict[str, Observation]]:
    """Return the standing level of each period, by series."""
    every: Sequence[Observation] = [one for one in data.observations if one.measure == "level" and one.value]
    found: dict[SeriesKey, dict[str, Observation]] = {}
    for one in data.standing(every):
        found.setdefault(one.series, {})[one.period] = one
    return found


def key(data: Dataset) -> Iterator[Finding]:
    """Find rows with the same primary key (identity, source, locator)."""
    seen: dict[tuple[str, ...], Observation] = {}
    for one in data.observations:
        other = seen.setdefault((*one.identity, one.source, one.locator), one)
        if other is not one:
            yield Finding(
                "key",
                Message(
                    "a second row for the same figure of one document: {other} and {value}",
                    other=other.value,
                    value=one.value,
                ),
                one,
            )


def needs(data: Dataset) -> Iterator[Finding]:
    """Find rows that lack what their measure needs."""
    for one in data.observations:
        if PLANNED.get(one.measure, one.measure) == "share" and not one.base_indicator:
            yield Finding("needs", Message("a {measure} needs base_indicator", measure=one.measure), one)
        if one.measure in ("mean_growth", "cagr") and not one.base_period:
            yield Finding("needs", Message("a {measure} needs base_period", measure=one.measure), one)
        if one.measure in IN_PERCENT and one.unit != units.PERCENT:
            yield Finding(
                "needs", Message("a {measure} is in percent, not in '{unit}'", measure=one.measure, unit=one.unit), one
            )


def number(data: Dataset) -> Iterator[Finding]:
    """Find published values that are no plain printed number, or whose bounds are not those of their digits."""
    for one in data.observations:
        if one.origin != "published" or not one.value:
            continue
        if not NUMBER.fullmatch(one.value):
            yield Finding(
                "number",
                Message("'{value}' is not a number as printed (digits, one point, no commas)", value=one.value),
                one,
            )
        elif one.low and (one.low, one.high) != printed_bounds(one.value, one.bound, one.measure):
            yield Finding(
                "number",
                Message("{value} does not allow {low} to {high}", value=one.value, low=one.low, high=one.high),
                one,
            )
        elif one.bound == "exact" and "." in one.value:
            yield Finding("number", Message("{value} is no whole number, so it was not counted", value=one.value), one)


def standing(data: Dataset) -> Iterator[Finding]:
    """Find things of which no figure stands, or of which the document that stands prints another one too."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for one in data.observations:
        groups.setdefault(one.identity, []).append(one)
    for group in groups.values():
        for when in ("latest", "first"):
            chosen = data.standing_figure(group, when)
            if chosen is None:
                yield Finding("standing", Message("no figure stands ({when})", when=when), group[0])
                continue
            same = (chosen.source, chosen.vintage, chosen.status)
            rivals = [one for one in group if (one.source, one.vintage, one.status) == same and not agree(one, chosen)]
            for one in rivals:
                yield Finding(
                    "standing",
                    Message(
                        "{value} and {other} could both stand ({when})", value=chosen.value, other=one.value, when=when
                    ),
                    one,
                )


def within(data: Dataset) -> Iterator[Finding]:
    """Find flows that are more in a part of a year than in a longer part from the same start."""
    for line in standing_levels(data).values():
        from_start: dict[int, list[Observation]] = {}
        for one in line.values():
            if data.about(one.indicator).kind == "flow":
                from_start.setdefault(periods.span(one.period).start, []).append(one)
        for several in from_start.values():
            several.sort(key=lambda one: periods.order(one.period))
            for shorter, longer in pairwise(several):
                broken, _ = comparability.check(comparability.ONE_LINE, shorter, longer, data)
                if broken is None and shorter.interval().low > longer.interval().high > 0:
                    reason = Message(
                        "{value} in {period} is more than {other}",
                        value=shorter.value,
                        period=shorter.period,
                        other=longer.value,
                    )
                    yield Finding("within", reason, longer)


def parts(data: Dataset) -> Iterator[Finding]:
    """Find disjoint parts that together are more than their parent, and subsets that alone are."""
    levels = standing_levels(data)
    for parent in dict.fromkeys(whole for entry in data.catalog.values() for whole in entry.wholes):
        for whole_key, line in levels.items():
            if whole_key.indicator != parent:
                continue
            for whole in line.values():
                yield from _too_much(data, levels, whole)


def _too_much(data: Dataset, levels: dict[SeriesKey, dict[str, Observation]], whole: Observation) -> list[Finding]:
    found, together = [], 0.0
    for entry in data.catalog.values():
        relation = entry.wholes.get(whole.indicator)
        if relation not in ("part", "subset"):
            continue
        one = levels.get(whole.series._replace(indicator=entry.indicator), {}).get(whole.period)
        if one is None or not units.same(one.unit, whole.unit):
            continue
        low = max(0.0, one.interval().low)
        together += low if relation == "part" else 0.0
        if low > whole.interval().high:
            found.append(
                Finding(
                    "parts", Message("{value} is more than the whole, {whole}", value=one.value, whole=whole.value), one
                )
            )
    if not found and together > whole.interval().high:
        found.append(
            Finding(
                "parts",
                Message(
                    "its parts are {sum} together",
                    sum=f"{together / 10.0 ** units.base(whole.unit, whole.unit_mult)[1]:.6g}",
                ),
                whole,
            )
        )
    return found


GUARDS: dict[str, Guard] = {guard.__name__: guard for guard in (key, needs, number, standing, within, parts)}


def findings(data: Dataset, guards: Iterable[Guard] = tuple(GUARDS.values())) -> list[Finding]:
    """Return what the guards find, in their order."""
    return [finding for guard in guards for finding in guard(data)]
