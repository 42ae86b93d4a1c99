"""The points of a line: where each stands, what is printed beside it, and which may be compared with the one before."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .. import comparability, facts, periods, units
from ..areas import area_name
from ..cleaning import clean
from ..dataset import Dataset
from ..document import ShownNumber
from ..measures.derivation import Options
from ..measures.growth import growth
from ..messages import phrase
from ..model import BASES, PLANNED, Observation
from ..pages.labels import indicator_name
from ..pages.numbers import Unit, printed
from ..pages.series import label_in
from .grouping import CHANGES
from .model import Line, Mark, Point
from .notes import Notes
from .scales import Shape

MOST_DIGITS = 4  # of a label in a chart; tables print the rest


class Place(NamedTuple):
    """What a point needs to know besides itself."""

    data: Dataset
    notes: Notes
    shape: Shape

    def at(self, one: Observation, yearly: bool) -> float:
        """Return where a figure stands, in years (see Point); ``yearly`` says that its line has only years."""
        covered = periods.span(one.period)
        if yearly:
            return covered.start // 12 + 0.5
        if self.data.about(one.indicator).kind == "stock" or covered.frequency == "ytd":
            return (covered.end - 0.5) / 12
        return (covered.start + covered.months / 2) / 12


def line_of(name: str, rows: Sequence[Observation], unit: Unit, breaks: dict[float, Mark], place: Place) -> Line:
    """Return the line of a series, and add to ``breaks`` where its figures do not compare."""
    actual = [one for one in rows if one.has_figure and one.measure not in PLANNED]
    planned = [one for one in rows if one.has_figure and one.measure in PLANNED]
    kept = [*actual, *planned]
    parts, yearly = _parts(kept, place.data)
    points = [point_of(one, unit, parts, yearly, place) for one in kept]
    changes = rows[0].measure in CHANGES
    if place.shape.page and rows[0].measure == "level":
        points = with_changes(points, actual, place)
    joined = [False] * len(points)
    step = _step(actual)
    for number, (before, after) in enumerate(pairwise(actual), 1):
        apart = "" if changes else _break(before, after, place)
        if apart:
            middle = _between(points[number - 1].at, points[number].at)
            breaks.setdefault(middle, Mark(middle, place.notes.number(apart)))
        same = points[number - 1].kind == points[number].kind
        joined[number] = not apart and same and _next(before, after, step)
    subject = clean(label_in(rows[0], place.data, place.notes.lang))
    return Line(
        name,
        tuple(points),
        tuple(joined),
        rows[0].origin == "computed" and changes,
        subject if is_plain(rows[0]) and name in (subject, area_name(rows[0].area, place.notes.lang)) else "",
        subject,
    )


def is_plain(one: Observation) -> bool:
    """Return whether a figure is what its indicator says, so that its measure needs no word."""
    return one.measure in ("level", *PLANNED) and not one.basis


def _between(before: float, after: float) -> float:
    """Return where a break is drawn: at the start of a year where one lies between two figures side by side."""
    return float(int(after)) if int(after) == int(before) + 1 else (before + after) / 2


def _parts(rows: Sequence[Observation], data: Dataset) -> tuple[set[str], bool]:
    """Return the periods that are only a part of a year where a series is told by years, or counts from January.

    With them comes whether the places of the series are years.
    """
    codes = {one.period: periods.frequency(one.period) for one in rows}
    yearly = "A" in codes.values()
    if data.about(rows[0].indicator).kind == "stock":
        return set(), set(codes.values()) == {"A"}
    return {period for period, code in codes.items() if code == "ytd" or (yearly and code != "A")}, yearly


def point_of(one: Observation, unit: Unit, parts: set[str], yearly: bool, place: Place) -> Point:
    """Return the point of a figure."""
    factor = units.factor(one.unit, one.unit_mult, *unit)
    low, high = (float(end) * factor if end else None for end in (one.low, one.high))
    covered = periods.span(one.period)
    kind = "planned" if one.measure in PLANNED else "partial" if one.period in parts else "actual"
    figure = short(one, unit)
    text = f"{figure}{place.notes.letter(one, kind)}"
    if kind == "partial" and yearly:  # in the place of its year, and told how much of it it is
        text = f"{text} {covered.months}M"
    at, status = place.at(one, yearly), "I" if one.origin == "computed" and one.measure == "level" else one.status
    plan = phrase(one.measure.removesuffix("_share"), place.notes.lang) if kind == "planned" else ""
    return Point(at, one.period, float(one.point) * factor, low, high, text, kind, one.bound, figure, status, plan=plan)


def short(one: Observation, unit: Unit) -> ShownNumber:
    """Return a figure as tables print it, but with at most four significant digits (never fewer than its whole part)."""
    figure = printed(one, unit)
    if sum(sign.isdigit() for sign in figure.digits) > MOST_DIGITS and one.value:
        return printed(one._replace(origin="computed", low="", high=""), unit)
    return figure


def with_changes(points: list[Point], rows: Sequence[Observation], place: Place) -> list[Point]:
    """Return points with the growth on the year before: as published, else from the levels where they compare."""
    data = place.data
    key = rows[0].series if rows else None
    if key is None or data.about(key.indicator).kind == "rate":
        return points
    printed_rates = [
        one
        for basis in BASES
        for several in data.series(key._replace(measure="growth", basis=basis, origin="published")).values()
        for one in several
    ]
    asked = growth([*rows, *printed_rates], data, Options(place.shape.vintage))
    rates: dict[str, str] = {}
    for one in (derived.row for derived in asked):
        if one.measure == "growth" and one.value and (one.origin == "published" or one.period not in rates):
            sign = "" if one.value.startswith("-") or one.bound else "+"
            rates[one.period] = f"{sign}{short(one, (one.unit, 0))}"
    return [
        point._replace(change=rates.get(point.period, "")) if point.kind != "planned" else point for point in points
    ]


def _break(before: Observation, after: Observation, place: Place) -> str:
    known = after.fact_of(facts.BREAK)
    refusal = known or comparability.check(comparability.ONE_LINE, after, before, place.data)[0]
    if refusal is None:
        return ""
    name = indicator_name(place.data, after.indicator, after.area, place.notes.lang)
    return name + phrase(": ", place.notes.lang) + refusal.sentence(place.notes.lang)


def _step(rows: Sequence[Observation]) -> int:
    """Return the months from one span from January to the next: three where a series is told by quarters."""
    told = [periods.span(one.period).months for one in rows if periods.frequency(one.period) == "ytd"]
    return 3 if told and all(months % 3 == 0 for months in told) else 1


def _next(before: Observation, after: Observation, step: int) -> bool:
    """Return whether no period of this length is missing between two figures (a span from January goes on in its year)."""
    a, b = periods.span(before.period), periods.span(after.period)
    if a.frequency == b.frequency == "ytd":
        return a.start == b.start and b.end - a.end <= step
    return b.end - a.end <= max(a.months, b.months)
