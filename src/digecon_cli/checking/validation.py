"""Guards of a table: each checks a whole dataset and yields findings; a table without findings is sound.

The schema checks single cells while a table is read; guards check whether the rows are consistent with each other.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..core import comparability, periods, units
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.intervals import printed_bounds
from ..core.messages import Message
from ..core.model import MEASURED, Observation, SeriesKey, agree

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
IN_PERCENT = ("growth", "share", "mean_growth", "target_share", "forecast_share")
IN_POINTS = ("share_change",)
OF_A_WHOLE = ("share", "share_change", "target_share", "forecast_share")


class Finding(NamedTuple):
    """A fault: the name of the guard, the sentence, and the row or the name that it concerns."""

    guard: str
    reason: Message | str
    row: Observation | None = None
    about: str = ""

    @property
    def where(self) -> str:
        """Return the identity and source of the row, or the name, that the finding concerns."""
        if self.row is None:
            return self.about
        row = self.row
        base = f" of {row.base_indicator}" if row.base_indicator else ""
        return f"{row.indicator}@{row.area} {row.measure}{base} {row.period} [{row.source or 'no source'}]"

    def __str__(self) -> str:
        return f"{self.guard}: {self.where}: {self.reason}"


Guard = Callable[[Dataset], Iterable[Finding]]


def standing_levels(data: Dataset) -> dict[SeriesKey, dict[str, Observation]]:
    """Return the standing level of each period, by series."""
    every: Sequence[Observation] = [
        figure for figure in data.observations if figure.measure == "level" and figure.value
    ]
    found: dict[SeriesKey, dict[str, Observation]] = {}
    for figure in data.standing(every):
        found.setdefault(figure.series, {})[figure.period] = figure
    return found


def key(data: Dataset) -> Iterator[Finding]:
    """Find rows with the same primary key (identity, source, locator)."""
    first_of: dict[tuple[str, ...], Observation] = {}
    for row in data.observations:
        other = first_of.setdefault((*row.identity, row.source, row.locator), row)
        if other is not row:
            yield Finding(
                "key",
                Message(
                    "a second row for the same figure of one document: {other} and {value}",
                    other=other.value,
                    value=row.value,
                ),
                row,
            )


def needs(data: Dataset) -> Iterator[Finding]:
    """Find rows that lack what their measure needs."""
    for row in data.observations:
        if row.measure in OF_A_WHOLE and not row.base_indicator:
            yield Finding("needs", Message("a {measure} needs base_indicator", measure=row.measure), row)
        if row.measure in ("mean_growth", "cagr") and not row.base_period:
            yield Finding("needs", Message("a {measure} needs base_period", measure=row.measure), row)
        if row.measure in IN_PERCENT and row.unit != units.PERCENT:
            message = Message("a {measure} is in percent, not in '{unit}'", measure=row.measure, unit=row.unit)
            yield Finding("needs", message, row)
        if row.measure in IN_POINTS and row.unit != units.POINTS:
            message = Message(
                "a {measure} is in percentage points, not in '{unit}'", measure=row.measure, unit=row.unit
            )
            yield Finding("needs", message, row)


def number(data: Dataset) -> Iterator[Finding]:
    """Find published values that are not plain numbers, or whose bounds do not match their digits."""
    for row in data.observations:
        if row.origin != "published" or not row.value:
            continue
        if not NUMBER.fullmatch(row.value):
            message = Message("'{value}' is not a number as printed (digits, one point, no commas)", value=row.value)
            yield Finding("number", message, row)
        elif (
            row.low
            and row.bound != "about"
            and (row.low, row.high) != printed_bounds(row.value, row.bound, row.measure)
        ):
            message = Message("{value} does not allow {low} to {high}", value=row.value, low=row.low, high=row.high)
            yield Finding("number", message, row)
        elif row.bound == "exact" and "." in row.value:
            yield Finding(
                "number", Message("{value} is not a whole number, so it cannot be a count", value=row.value), row
            )


def standing(data: Dataset) -> Iterator[Finding]:
    """Find figures for which no print stands, and prints of another number that could stand as well."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for row in data.observations:
        groups.setdefault(row.identity, []).append(row)
    for group in groups.values():
        for when in ("latest", "first"):
            chosen = data.standing_figure(group, when)
            if chosen is None:
                yield Finding("standing", Message("no figure counts ({when})", when=when), group[0])
                continue
            same = (chosen.source, chosen.vintage, chosen.status)
            rivals = [row for row in group if (row.source, row.vintage, row.status) == same and not agree(row, chosen)]
            for row in rivals:
                words = "{value} and {other} could both count ({when})"
                yield Finding("standing", Message(words, value=chosen.value, other=row.value, when=when), row)


def within(data: Dataset) -> Iterator[Finding]:
    """Find flows that are larger in part of a year than in a longer part with the same start."""
    for line in standing_levels(data).values():
        from_start: dict[int, list[Observation]] = {}
        for figure in line.values():
            if data.about(figure.indicator).kind == "flow":
                from_start.setdefault(periods.span(figure.period).start, []).append(figure)
        for spans in from_start.values():
            spans.sort(key=lambda figure: periods.order(figure.period))
            for shorter, longer in pairwise(spans):
                broken, _ = comparability.check(comparability.ONE_LINE, shorter, longer, data)
                if broken is None and shorter.as_rounded().interval().low > longer.as_rounded().interval().high > 0:
                    reason = Message(
                        "{value} in {period} is more than {other}",
                        value=shorter.value,
                        period=shorter.period,
                        other=longer.value,
                    )
                    yield Finding("within", reason, longer)


def parts(data: Dataset) -> Iterator[Finding]:
    """Find disjoint parts whose sum exceeds their parent, and parts or subsets that exceed it alone."""
    levels = standing_levels(data)
    for parent in dict.fromkeys(whole for entry in data.catalog.values() for whole in entry.wholes):
        for whole_key, line in levels.items():
            if whole_key.indicator != parent:
                continue
            for whole in line.values():
                yield from _too_much(data, levels, whole)


def _too_much(data: Dataset, levels: dict[SeriesKey, dict[str, Observation]], whole: Observation) -> list[Finding]:
    found, together, most = [], 0.0, whole.as_rounded().interval().high
    for entry in data.catalog.values():
        relation = entry.wholes.get(whole.indicator)
        if relation not in ("part", "subset"):
            continue
        part = levels.get(whole.series._replace(indicator=entry.indicator), {}).get(whole.period)
        if part is None or not units.same(part.unit, whole.unit):
            continue
        low = max(0.0, part.as_rounded().interval().low)
        together += low if relation == "part" else 0.0
        if low > most:
            message = Message("{value} is more than the whole, {whole}", value=part.value, whole=whole.value)
            found.append(Finding("parts", message, part))
    if not found and together > most:
        found.append(
            Finding(
                "parts",
                Message(
                    "its parts add up to {sum}",
                    sum=f"{together / 10.0 ** units.base(whole.unit, whole.unit_mult)[1]:.6g}",
                ),
                whole,
            )
        )
    return found


def unexplained(data: Dataset) -> list[Finding]:
    """Return the levels whose growth is not the published one, and nothing says why, the largest gap first.

    They are no faults. A level that does not compare with the year before is not among them. Of a table that was read back
    the two rates are lost, so its levels come last.
    """
    from ..measures.neighbors import marked

    levels = data.standing([figure for figure in data.observations if figure.measure in MEASURED])
    found = []
    for level, row in zip(levels, marked(levels, data), strict=True):
        for fact in row.warnings:
            if fact.code == "unexplained":
                found.append(_gap_between(fact, level))
    return [finding for _, finding in sorted(found, key=lambda one: -one[0])]


def _gap_between(fact: Fact, level: Observation) -> tuple[float, Finding]:
    """Return the gap in points, zero where the rates are not known, and what there is to report of it."""
    if fact.get("computed") is None:
        return 0.0, Finding("unexplained", Message("published growth is not that of the levels"), level)
    gap = abs(float(fact.get("rate")) - float(fact.get("computed")))
    return gap, Finding("unexplained", _rates_and_gap(fact, gap), level)


def _rates_and_gap(fact: Fact, gap: float) -> Message:
    """Return the published rate, that of the levels or its known end, and their gap."""
    rate, computed, points = fact.get("rate"), f"{float(fact.get('computed')):.2f}", f"{gap:.2f}"
    if bound := fact.get("word_bound"):
        return Message(
            "published growth is {rate} %, that of the levels {word_bound} {computed} %: {gap} points apart",
            rate=rate,
            word_bound=bound,
            computed=computed,
            gap=points,
        )
    return Message(
        "published growth is {rate} %, that of the levels {computed} %: {gap} points apart",
        rate=rate,
        computed=computed,
        gap=points,
    )


GUARDS: dict[str, Guard] = {guard.__name__: guard for guard in (key, needs, number, standing, within, parts)}


def findings(data: Dataset, guards: Iterable[Guard] = tuple(GUARDS.values())) -> list[Finding]:
    """Return the findings of the guards, in order."""
    return [finding for guard in guards for finding in guard(data)]
