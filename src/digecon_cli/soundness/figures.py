"""The guards of any table: is each figure well formed, and do the figures agree with each other?"""

import re
from collections.abc import Iterator
from itertools import pairwise

from .. import comparability, periods, units
from ..measures.engine import Options, Question, answer
from ..measures.share import SHARE
from ..observations import BASES, BOUNDS, MEASURES, STATUSES, Dataset, Observation, SeriesKey, agree
from ..rounding import printed_bounds
from .findings import Finding, spelled, standing_levels

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
LARGEST_STEP = 2.0


def key(data: Dataset) -> Iterator[Finding]:
    """Find rows with the same primary key (identity, source, locator)."""
    seen: dict[tuple[str, ...], Observation] = {}
    for one in data.observations:
        other = seen.setdefault((*one.identity, one.source, one.locator), one)
        if other is not one:
            yield Finding(
                "key", f"a second row for the same figure of one document: {other.value} and {one.value}", one
            )


def words(data: Dataset) -> Iterator[Finding]:
    """Find cells that are none of the words of their column, and rows that lack what their measure needs."""
    for one in data.observations:
        for column, known in (("measure", MEASURES), ("bound", BOUNDS), ("status", STATUSES), ("basis", BASES)):
            if getattr(one, column) not in known:
                yield Finding("words", f"'{getattr(one, column)}' is not a {column}", one)
        for column in ("period", "base_period"):
            text = getattr(one, column)
            if text and spelled(text) != text:
                yield Finding("words", f"'{text}' is not the spelling of a {column}: {spelled(text)}", one)
        if one.measure == "share" and not one.base_indicator:
            yield Finding("words", "a share needs base_indicator", one)
        if one.measure in ("mean_growth", "cagr") and not one.base_period:
            yield Finding("words", f"a {one.measure} needs base_period", one)
        if one.measure in ("growth", "share", "mean_growth") and one.unit != units.PERCENT:
            yield Finding("words", f"a {one.measure} is in percent, not in '{one.unit}'", one)


def number(data: Dataset) -> Iterator[Finding]:
    """Find published values that are no plain printed number, or whose bounds are not those of their digits."""
    for one in data.observations:
        if one.origin != "published" or not one.value:
            continue
        if not NUMBER.fullmatch(one.value):
            yield Finding("number", f"'{one.value}' is not a number as printed (digits, one point, no commas)", one)
        elif one.low and (one.low, one.high) != printed_bounds(one.value, one.bound):
            yield Finding("number", f"{one.value} does not allow {one.low} to {one.high}", one)
        elif one.bound == "exact" and "." in one.value:
            yield Finding("number", f"{one.value} is no whole number, so it was not counted", one)


def standing(data: Dataset) -> Iterator[Finding]:
    """Find things of which no figure stands, or of which the document that stands prints another one too."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for one in data.observations:
        groups.setdefault(one.identity, []).append(one)
    for group in groups.values():
        for when in ("latest", "first"):
            chosen = data.as_known(group, when)
            if chosen is None:
                yield Finding("standing", f"no figure stands ({when})", group[0])
                continue
            same = (chosen.source, chosen.vintage, chosen.status)
            rivals = [one for one in group if (one.source, one.vintage, one.status) == same and not agree(one, chosen)]
            for one in rivals:
                yield Finding("standing", f"{chosen.value} and {one.value} could both stand ({when})", one)


def step(data: Dataset) -> Iterator[Finding]:
    """Find levels that change from a year to the next by more than ``LARGEST_STEP`` times, with no break between."""
    for line in standing_levels(data).values():
        for one in line.values():
            before = line.get(periods.shift(one.period, -1))
            if before is None or data.about(one.indicator).kind in ("rate", "index"):
                continue
            broken, _ = comparability.check(("break",), one, before, data)
            now, then = one.interval().value, before.interval().value
            if broken is None and now * then > 0 and not 1 / LARGEST_STEP <= now / then <= LARGEST_STEP:
                yield Finding("step", f"{now / then:.3g} times the year before ({before.value}), and no break", one)


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
                broken, _ = comparability.check(("break",), shorter, longer, data)
                if broken is None and shorter.interval().low > longer.interval().high > 0:
                    reason = f"{shorter.value} in {periods.label(shorter.period)} is more than {longer.value}"
                    yield Finding("within", reason, longer)


def parts(data: Dataset) -> Iterator[Finding]:
    """Find disjoint parts that together are more than their parent, and subsets that alone are."""
    levels = standing_levels(data)
    for parent in dict.fromkeys(entry.parent for entry in data.catalog.values() if entry.parent):
        for whole_key, line in levels.items():
            if whole_key.indicator != parent:
                continue
            for whole in line.values():
                yield from _too_much(data, levels, whole)


def _too_much(data: Dataset, levels: dict[SeriesKey, dict[str, Observation]], whole: Observation) -> list[Finding]:
    found, together = [], 0.0
    for entry in data.catalog.values():
        if entry.parent != whole.indicator or entry.part_of not in ("part", "subset"):
            continue
        one = levels.get(whole.series._replace(indicator=entry.indicator), {}).get(whole.period)
        if one is None or not units.same(one.unit, whole.unit):
            continue
        low = max(0.0, one.interval().low)
        together += low if entry.part_of == "part" else 0.0
        if low > whole.interval().high:
            found.append(Finding("parts", f"{one.value} is more than the whole, {whole.value}", one))
    if not found and together > whole.interval().high:
        found.append(
            Finding(
                "parts",
                f"its parts are {together / 10.0 ** units.base(whole.unit, whole.unit_mult)[1]:.6g} together",
                whole,
            )
        )
    return found


def shares(data: Dataset) -> Iterator[Finding]:
    """Find published shares that the published levels do not give, within what rounding allows."""
    for one in data.observations:
        indicator, _, area = one.base_indicator.partition("@")
        if (one.measure, one.origin) != ("share", "published") or not indicator:
            continue
        at = SeriesKey(one.indicator, one.area)
        levels = data.series(at).get(one.period, ())
        subject = data.as_known(levels, one.vintage) or data.as_known(levels, "first")
        if subject is None:
            continue
        options = Options(one.vintage).having(of=f"{indicator}@{area or one.area}")
        computed = answer(SHARE, Question(subject, data, options)).row
        if computed.value and not one.interval().meets(computed.interval()):
            told = f"{float(computed.low):.2f} to {float(computed.high):.2f}"
            yield Finding("shares", f"printed {one.value} %, and the levels give {told}", one)
