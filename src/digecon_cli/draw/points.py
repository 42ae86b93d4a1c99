"""The points of a line: position, label, and whether each compares with the one before; and the notes of a chart."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..core import facts, periods, units
from ..core.areas import area_name
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import phrase
from ..core.model import BASES, PLANNED, STATUSES, Observation
from ..document import ShownNumber
from ..measures.derivation import Options
from ..measures.growth import growth
from ..measures.neighbors import length, parted
from ..pages.labels import indicator_name
from ..pages.numbers import Unit, printed
from ..pages.series import label_in
from .grouping import CHANGES
from .model import ChartLine, ChartNote, ChartOptions, Mark, Point

MOST_DIGITS = 4  # of a label in a chart; tables print all digits
MOST_NOTES = 12


class ChartNotes:
    """The numbered reasons and the status letters, collected while panels are built."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.reasons: dict[str, int] = {}
        self.statuses: dict[str, None] = {}
        self.plain: dict[str, None] = {}
        self.computed = False

    def number(self, reason: str) -> int:
        """Return the number of a reason, and register it if it is new."""
        return self.reasons.setdefault(clean(reason), len(self.reasons) + 1)

    def add(self, sentence: str) -> None:
        """Add a note that no mark refers to."""
        self.plain[clean(sentence)] = None

    def letter(self, row: Observation, kind: str) -> str:
        """Return the letter behind a figure, empty for a normal value."""
        if row.origin == "computed" and row.measure == "level":
            self.computed = True
            return "c"
        if row.status in ("A", "O") or row.status not in STATUSES or kind == "planned":
            return ""
        self.statuses[row.status] = None
        return row.status.lower()

    def lines(self) -> list[ChartNote]:
        """Return the lines below a chart."""
        colon = phrase(": ", self.lang)
        letters = [status.lower() + colon + phrase(STATUSES[status], self.lang) for status in self.statuses]
        if self.computed:
            letters.append(phrase("c: computed from other figures", self.lang))
        found = [ChartNote(phrase(", ", self.lang).join(letters))] if letters else []
        found += [ChartNote(reason, number) for reason, number in self.reasons.items() if number <= MOST_NOTES]
        if (more := len(self.reasons) - MOST_NOTES) > 0:
            found.append(ChartNote(phrase("and {more} more: see -f csv", self.lang, more=more)))
        return [*found, *map(ChartNote, self.plain)]


class ChartContext(NamedTuple):
    """What panels are built from: the dataset, the language, the notes they add to, and the reader's choices."""

    data: Dataset
    lang: str
    notes: ChartNotes
    options: ChartOptions

    def name(self, row: Observation) -> str:
        """Return the name of a figure's indicator, with its area."""
        return indicator_name(self.data, row.indicator, row.area, self.lang)

    def at(self, row: Observation, yearly: bool) -> float:
        """Return the position of a figure in years (see Point); ``yearly`` if its line is drawn by whole years."""
        covered = periods.span(row.period)
        if yearly:
            return covered.start // 12 + 0.5
        if self.data.about(row.indicator).kind == "stock" or covered.frequency == "ytd":
            return (covered.end - 0.5) / 12
        return (covered.start + covered.months / 2) / 12


def line_of(
    name: str, rows: Sequence[Observation], unit: Unit, breaks: dict[float, Mark], context: ChartContext
) -> ChartLine:
    """Return the line of a series, and record in ``breaks`` where its figures do not compare."""
    actual = [row for row in rows if row.has_figure and row.measure not in PLANNED]
    planned = [row for row in rows if row.has_figure and row.measure in PLANNED]
    kept = [*actual, *planned]
    parts, yearly = _partial_periods(kept, context.data)
    points = [point_of(row, unit, parts, yearly, context) for row in kept]
    changes = rows[0].measure in CHANGES
    if context.options.in_print and rows[0].measure == "level":
        points = with_changes(points, actual, context)
    joined = [False] * len(points)
    step = _step(actual)
    for number, (before, after) in enumerate(pairwise(actual), 1):
        reason = "" if changes else _break(before, after, context)
        if reason:
            start, end = points[number - 1].at, points[number].at
            # At the turn of the year if the two figures are in adjacent years.
            middle = float(int(end)) if int(end) == int(start) + 1 else (start + end) / 2
            breaks.setdefault(middle, Mark(middle, context.notes.number(reason)))
        same = points[number - 1].kind == points[number].kind
        joined[number] = not reason and same and _follows(before, after, step)
    subject = clean(label_in(rows[0], context.data, context.lang))
    plain_name = is_plain(rows[0]) and name in (subject, area_name(rows[0].area, context.lang))
    computed = changes and rows[0].origin == "computed"
    return ChartLine(name, tuple(points), tuple(joined), computed, subject if plain_name else "", subject)


def is_plain(row: Observation) -> bool:
    """Return whether a figure's indicator describes it fully, so that its measure needs no word."""
    return row.measure in ("level", *PLANNED) and not row.basis


def _partial_periods(rows: Sequence[Observation], data: Dataset) -> tuple[set[str], bool]:
    """Return the periods to draw as parts of a year, and whether the line is drawn by whole years.

    Parts of a year are the spans from January, and in a yearly series every shorter period. A stock has none.
    """
    codes = {row.period: periods.frequency(row.period) for row in rows}
    yearly = "A" in codes.values()
    if data.about(rows[0].indicator).kind == "stock":
        return set(), set(codes.values()) == {"A"}
    return {period for period, code in codes.items() if code == "ytd" or (yearly and code != "A")}, yearly


def point_of(row: Observation, unit: Unit, parts: set[str], yearly: bool, context: ChartContext) -> Point:
    """Return the point of a figure."""
    factor = units.factor(row.unit, row.unit_mult, *unit)
    low, high = (float(end) * factor if end else None for end in (row.low, row.high))
    kind = "planned" if row.measure in PLANNED else "partial" if row.period in parts else "actual"
    figure = short(row, unit)
    text = f"{figure}{context.notes.letter(row, kind)}"
    covered = f"{periods.span(row.period).months}M" if kind == "partial" and yearly else ""
    status = "I" if row.origin == "computed" and row.measure == "level" else row.status
    plan = phrase(row.measure.removesuffix("_share"), context.lang) if kind == "planned" else ""
    return Point(
        context.at(row, yearly), row.period, float(row.point) * factor, low, high, text, kind, row.bound, figure, status,
        plan=plan, covered=covered,
    )  # fmt: skip


def short(row: Observation, unit: Unit) -> ShownNumber:
    """Return a figure as tables print it, with at most four significant digits (but never less than its whole part)."""
    figure = printed(row, unit)
    if sum(sign.isdigit() for sign in figure.digits) > MOST_DIGITS and row.value:
        return printed(row._replace(origin="computed", low="", high=""), unit)
    return figure


def with_changes(points: list[Point], rows: Sequence[Observation], context: ChartContext) -> list[Point]:
    """Return the points with their growth on the year before: published, else computed if the levels compare."""
    data = context.data
    if not rows or data.about(rows[0].indicator).kind == "rate":
        return points
    keys = [rows[0].series._replace(measure="growth", basis=basis, origin="published") for basis in BASES]
    published = [row for key in keys for versions in data.series(key).values() for row in versions]
    rates: dict[str, str] = {}
    for derivation in growth([*rows, *published], data, Options(context.options.vintage)):
        row = derivation.row
        if row.measure == "growth" and row.value and (row.origin == "published" or row.period not in rates):
            sign = "" if row.value.startswith("-") or row.bound else "+"
            rates[row.period] = f"{sign}{short(row, (row.unit, 0))}"
    return [
        point._replace(change=rates.get(point.period, "")) if point.kind != "planned" else point for point in points
    ]


def _break(before: Observation, after: Observation, context: ChartContext) -> str:
    """Return why two figures of a line do not compare; empty if they do.

    Rows have the fact of it for figures of one length; a whole year and a part of one are neighbors in charts only.
    """
    alike = length(before.period) == length(after.period)
    known = after.facts if alike else parted((after,), (before,), context.data, before.period)
    found = next((fact for fact in known if fact.kind == facts.BREAK), None)
    return context.name(after) + phrase(": ", context.lang) + found.cause.sentence(context.lang) if found else ""


def _step(rows: Sequence[Observation]) -> int:
    """Return the months between consecutive spans from January: three in a quarterly series, otherwise one."""
    months = [periods.span(row.period).months for row in rows if periods.frequency(row.period) == "ytd"]
    return 3 if months and all(count % 3 == 0 for count in months) else 1


def _follows(before: Observation, after: Observation, step: int) -> bool:
    """Return whether no period is missing between two figures; spans from January must be of the same year."""
    a, b = periods.span(before.period), periods.span(after.period)
    if a.frequency == b.frequency == "ytd":
        return a.start == b.start and b.end - a.end <= step
    return b.end - a.end <= max(a.months, b.months)


def refused_marks(rows: Iterable[Observation], context: ChartContext) -> tuple[Mark, ...]:
    """Return the marks of refused values, numbered by their reasons."""
    found: dict[float, Mark] = {}
    for row in rows:
        refusal = row.refusal
        if refusal and refusal.code != "missing":
            at = context.at(row, yearly=periods.frequency(row.period) == "A")
            name = context.name(row) + " " + periods.label(row.period)
            reason = name + phrase(": ", context.lang) + refusal.sentence(context.lang)
            found.setdefault(at, Mark(at, context.notes.number(reason)))
    return tuple(found.values())
