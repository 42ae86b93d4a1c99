"""The points of a line: position, label, and whether each compares with the one before; and the notes of a chart."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10
from statistics import median_low
from typing import NamedTuple

from ..core import facts, periods, units
from ..core.areas import area_name, in_sentence
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.intervals import Interval, decimals
from ..core.messages import joined, listed, of_data, phrase
from ..core.model import BASES, PLANNED, STATUSES, Observation, SeriesKey, agree, last_day
from ..document import APART, EQUAL, ShownNumber
from ..measures.combining import evaluate
from ..measures.derivation import Options
from ..measures.growth import growth
from ..measures.neighbors import length, parted
from ..measures.reasons import implied_level
from ..pages.numbers import Unit, gap_sign, printed, rounded, separated, tied
from ..pages.series import in_area, label_in
from .grouping import CHANGES, HUNDRED
from .model import ChartLine, ChartNote, ChartOptions, Mark, Panel, Point, RateInBar
from .words import period_words, with_bound, written

MOST_MORE = 2  # places that are added where growth would not follow from the labels of bars
MOST_DIGITS = 3  # of the middle label of a line; tables print all digits
MOST_NOTES = 12
MOST_WEAK = 240  # letters of the note on weakly sourced figures
_SENTENCE = re.compile(r"。|\.(?:\s|$)")
_CLAUSE = re.compile(r"[;；。]|\.(?:\s|$)")
_FINEST = 6  # places after the point of two numbers that would else look alike
MOST_OPEN = 10.0  # percentage points between the bounds of computed growth that is one number
WIDEST_OPEN = 15.0  # percentage points between the bounds of computed growth that is worth saying
_HALF = 0.5 + 1e-9  # units of the last place, by which a rounded number may differ
_NEAR = 1.0  # percentage points between the bounds of computed growth that is worth saying though its direction is open


class ChartNotes:
    """The numbered reasons and the status letters, collected while panels are built."""

    def __init__(self, lang: str, in_print: bool = False) -> None:
        self.lang, self.in_print = lang, in_print
        self.reasons: dict[str, int] = {}
        self.statuses: dict[str, None] = {}
        self.plain: dict[str, bool] = {}  # notes without a number, and whether each is spare
        self.beside: list[Observation] = []  # published growth that stands in bars
        self.computed: dict[str, None] = {}  # how the computed levels were made
        self.weak: dict[str, dict[str, None]] = {}  # what the table says of weakly sourced figures, with their periods

    def number(self, reason: str) -> int:
        """Return the number of a reason, and register it if it is new."""
        return self.reasons.setdefault(clean(reason), len(self.reasons) + 1)

    def add(self, sentence: str, is_spare: bool = False) -> None:
        """Add a note that no mark refers to; one that ``is_spare`` is left out where there is no room."""
        self.plain[clean(sentence)] = is_spare

    def letter(self, row: Observation, kind: str, data: Dataset | None = None) -> str:
        """Return the letter behind a figure, empty for a normal value; ``data`` knows how a computed level was made."""
        if row.origin == "computed" and row.measure == "level":
            rest = data.rests.get(row.identity) if data else None
            halves = rest and periods.frequency(rest.longer.period) == "A" and periods.frequency(row.period) == "S"
            self.computed["the year less its first half" if halves else "computed from other figures"] = None
            return "c"
        if row.status in ("A", "O") or row.status not in STATUSES or kind == "planned":
            return ""
        self.statuses[row.status] = None
        if row.status == "U":
            self.weak.setdefault(of_data(row.note, self.lang), {})[row.period] = None
        return row.status.lower()

    def _why_weak(self, status: str) -> str:
        """Return why figures are weakly sourced, in brackets, where the table says it of each of them in short.

        It is the first sentence of what the table says. If there is more than one reason, each is given with its periods, and only
        in its first clause.
        """
        notes: dict[str, dict[str, None]] = {}
        end = _CLAUSE if len(self.weak) > 1 else _SENTENCE
        for note, of in self.weak.items():
            notes.setdefault(in_sentence(end.split(clean(note))[0]), {}).update(of)
        colon, semicolon = phrase(": ", self.lang), phrase("; ", self.lang)
        parts = [_run(of, self.lang) + colon + note if len(notes) > 1 else note for note, of in notes.items()]
        why = semicolon.join(parts)
        if status != "U" or not all(self.weak) or len(why) > MOST_WEAK:
            return ""
        return phrase(" ({basis})", self.lang, basis=why)

    def renumbered(self, panels: Sequence[Panel]) -> tuple[Panel, ...]:
        """Return the panels with their notes numbered in the order in which they stand."""
        marks = [mark for panel in panels for mark in sorted((*panel.breaks, *panel.refused))]
        order = {old: new for new, old in enumerate(dict.fromkeys(mark.note for mark in marks), 1)}
        rest = (number for number in self.reasons.values() if number not in order)
        order |= {old: new for new, old in enumerate(rest, len(order) + 1)}
        self.reasons = dict(
            sorted(((text, order[old]) for text, old in self.reasons.items()), key=lambda item: item[1])
        )
        found = []
        for panel in panels:
            breaks, refused = (
                tuple(mark._replace(note=order[mark.note]) for mark in own) for own in (panel.breaks, panel.refused)
            )
            found.append(panel._replace(breaks=breaks, refused=refused))
        return tuple(found)

    def lines(self) -> list[ChartNote]:
        """Return the lines below a chart."""
        colon = phrase(": ", self.lang)
        letters = [
            tied(status.lower() + colon + phrase(STATUSES[status], self.lang)) + self._why_weak(status)
            for status in self.statuses
        ]
        if self.computed:
            how = phrase("; ", self.lang).join(phrase(made, self.lang) for made in self.computed)
            letters.append(phrase("c, outlined: {made}" if self.in_print else "c: {made}", self.lang, made=how))
        found = [ChartNote(phrase(", ", self.lang).join(letters), is_key=True)] if letters else []
        found += [ChartNote(reason, number) for reason, number in self.reasons.items() if number <= MOST_NOTES]
        if (more := len(self.reasons) - MOST_NOTES) > 0:
            message = "and {more} more reasons" if self.in_print else "and {more} more: see -f csv"
            found.append(ChartNote(phrase(message, self.lang, more=more)))
        return [*found, *(ChartNote(text, is_spare=spare) for text, spare in self.plain.items())]


def _run(codes: Iterable[str], lang: str) -> str:
    """Return periods in chronological order: years without a gap as the first and the last, other periods by name."""
    ordered = sorted(codes, key=periods.order)
    years = [int(code) for code in ordered if code.isdecimal()]
    if len(years) == len(ordered) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{written(ordered[0], lang)}–{written(ordered[-1], lang)}"
    return listed((written(code, lang) for code in ordered), lang)


class FigureScale(NamedTuple):
    """How the figures of a line are written: unit, power of ten, and how many places after the point at most.

    ``more`` are the places that are added at most where growth would not follow from rounded labels.
    """

    unit: Unit
    places: int
    more: int = 0


def scale_of(rows: Iterable[Observation], unit: Unit, more: int = 0) -> FigureScale:
    """Return the scale that gives the middle one of these figures three digits, or so many ``more`` where growth needs them.

    Percentages, and lines with a figure below a hundred, have one place at least.
    """
    sizes = [abs(float(row.point) * units.factor(row.unit, row.unit_mult, *unit)) for row in rows if row.has_figure]
    middle = median_low(sizes) if sizes else 0.0
    places = max(0, MOST_DIGITS - 1 - floor(log10(middle))) if middle else 0
    fine = units.is_percentage(unit[0]) or min(sizes, default=HUNDRED) < HUNDRED
    return FigureScale(unit, max(places, 1) if fine else places, more)


class ChartContext(NamedTuple):
    """What panels are built from: the dataset, the language, the notes they add to, and the reader's choices."""

    data: Dataset
    lang: str
    notes: ChartNotes
    options: ChartOptions
    one_area: bool = False

    def name(self, row: Observation) -> str:
        """Return the full name of a figure's indicator, with its area where more than one area is drawn."""
        name = self.data.about(row.indicator).name(self.lang)
        return clean(name if self.one_area else in_area(name, row, self.lang))

    def at(self, row: Observation, yearly: bool) -> float:
        """Return the position of a figure in years (see Point); ``yearly`` if its line is drawn by whole years."""
        covered = periods.span(row.period)
        if self.options.spans:
            return (covered.end - 0.5) / 12
        if yearly:
            return covered.start // 12 + 0.5
        if self.data.about(row.indicator).kind == "stock" or covered.frequency == "ytd":
            return (covered.end - 0.5) / 12
        return (covered.start + covered.months / 2) / 12


def line_of(
    name: str, rows: Sequence[Observation], scale: FigureScale, place: int, breaks: list[Mark], context: ChartContext
) -> ChartLine:
    """Return the line of a series at this place in its panel, and record in ``breaks`` where its figures do not compare."""
    actual = [row for row in rows if row.has_figure and row.measure not in PLANNED]
    planned = [row for row in rows if row.has_figure and row.measure in PLANNED]
    kept = [*actual, *planned]
    parts, yearly = _partial_periods(kept, context.data)
    if context.options.spans:
        parts, yearly = {row.period for row in kept}, False
    points = [point_of(row, scale, parts, yearly, context) for row in kept]
    changes = rows[0].measure in CHANGES
    joined = [False] * len(points)
    after_breaks: set[str] = set()
    step = _step(actual)
    for number, (before, after) in enumerate(pairwise(actual), 1):
        reason = None if changes else _break(before, after, context)
        if reason:
            after_breaks.add(after.period)
            start, end = points[number - 1].at, points[number].at
            # At the turn of the year if the two figures are in adjacent years.
            middle = float(int(end)) if int(end) == int(start) + 1 else (start + end) / 2
            note = context.notes.number(
                context.name(after) + phrase(": ", context.lang) + reason.sentence(context.lang)
            )
            values = points[number - 1].value, points[number].value
            breaks.append(Mark(middle, note, _sentence_at_break(reason, after, scale, context), place, values))
        same = points[number - 1].kind == points[number].kind
        joined[number] = not reason and same and _follows(before, after, step, context.options.spans)
    if context.options.in_print and rows[0].measure == "level":
        points = with_rates(points, joined, actual, after_breaks, context)
        for more in range(1, scale.more + 1):
            if not any(point.rate and point.rate.is_off for point in points):
                break
            finer = scale._replace(places=scale.places + more)
            points = [point_of(row, finer, parts, yearly, context) for row in kept]
            points = with_rates(points, joined, actual, after_breaks, context)
    computed = changes and rows[0].origin == "computed"
    abbreviated, in_part = _abbreviated(name, rows[0], context), _years_in_part(rows, context.data)
    return ChartLine(name, tuple(points), tuple(joined), computed, abbreviated, context.name(rows[0]), in_part)


def _abbreviated(name: str, row: Observation, context: ChartContext) -> str:
    """Return the abbreviated name of a line that is named after its indicator or area alone; empty for others."""
    short_name = clean(label_in(row, context.data, context.lang))
    plain_name = is_plain(row) and name in (short_name, context.name(row), area_name(row.area, context.lang))
    return short_name if plain_name else ""


def _years_in_part(rows: Sequence[Observation], data: Dataset) -> tuple[int, ...]:
    """Return the years of whose parts the table has figures of a series."""
    found = data.series(rows[0].series)
    parts = (
        code
        for code, prints in found.items()
        if periods.frequency(code) != "A" and any(one.has_figure for one in prints)
    )
    return tuple(sorted({periods.span(code).start // 12 for code in parts}))


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


def point_of(row: Observation, scale: FigureScale, parts: set[str], yearly: bool, context: ChartContext) -> Point:
    """Return the point of a figure."""
    unit = scale.unit
    factor = units.factor(row.unit, row.unit_mult, *unit)
    low, high = (float(end) * factor if end else None for end in (row.low, row.high))
    kind = "planned" if row.measure in PLANNED else "partial" if row.period in parts else "actual"
    figure = short(row, scale)
    text = f"{figure}{context.notes.letter(row, kind, context.data)}"
    covered = f"{periods.span(row.period).months}M" if kind == "partial" and yearly else ""
    status = "I" if row.origin == "computed" and row.measure == "level" else row.status
    plan = phrase(row.measure.removesuffix("_share"), context.lang) if kind == "planned" else ""
    return Point(
        context.at(row, yearly), row.period, float(row.point) * factor, low, high, text, kind, row.bound, figure, status,
        plan=plan, covered=covered,
    )  # fmt: skip


def short(row: Observation, scale: FigureScale) -> ShownNumber:
    """Return a figure as tables print it, with no more places after the point than its line has."""
    figure = printed(row, scale.unit)
    digits = figure.digits
    if digits and "e" not in digits.lower() and decimals(digits) > scale.places:
        digits = f"{rounded(Decimal(digits), scale.places, row.bound):f}"
    return figure._replace(digits=separated(digits))


def with_rates(
    points: list[Point],
    joined: Sequence[bool],
    rows: Sequence[Observation],
    after_breaks: Container[str],
    context: ChartContext,
) -> list[Point]:
    """Return the points with their growth on the year before: published, else computed if the levels compare.

    A point whose year before is not drawn, or lies before a break, has published growth alone, which nobody can hold against
    the bars, if it was published for that level.
    """
    if not rows or context.data.about(rows[0].indicator).kind == "rate":
        return points
    published, of_levels, gaps = _growth_of(rows, context)
    notes = context.notes
    levels = {point.period: (row, point) for row, point in zip(rows, points, strict=False)}
    comparable = _comparable(points, joined, rows)
    unpaired = {period: pair for period, pair in levels.items() if period not in comparable}
    found = _published_alone(published, unpaired, after_breaks, context)
    for period in comparable:
        rate = _better(published.get(period), of_levels.get(period), gaps.get(period, ()))
        if rate and _is_known(rate):
            found[period] = _rate_in_bar(rate, gaps.get(period, ()), of_levels.get(period), notes)
            before = levels.get(periods.shift(period, -1))
            if before:
                found[period] = found[period]._replace(is_off=_is_off(found[period], before[1], levels[period][1]))
            if found[period].levels:
                found[period] = _explained(found[period], rate, gaps[period][0], levels[period], before, context)
            notes.beside += [rate] if rate.origin == "published" else []
        elif rate and _is_worth_two_ends(rate):
            known = rate.interval()
            low, high = f"{floor(known.low):+d}", f"{ceil(known.high):+d}"
            text = phrase("{low} to", context.lang, low=low)
            found[period] = RateInBar(text, computed=True, levels=high, is_open=True)
        elif rate:
            found[period] = _unclear(context.lang)
    return [point._replace(rate=found.get(point.period)) if point.kind != "planned" else point for point in points]


def _unclear(lang: str) -> RateInBar:
    """Return the words in place of computed growth of which rounding leaves too much open."""
    return RateInBar(phrase("growth", lang), computed=True, levels=phrase("unclear", lang), is_unclear=True)


def _better(
    published: Observation | None, of_levels: Observation | None, gaps: Sequence[Observation]
) -> Observation | None:
    """Return the growth to draw: published, but where it is weakly sourced and the levels give the same, that of the levels."""
    weak = published is not None and published.status == "U"
    if weak and of_levels and _is_known(of_levels) and not (gaps and gap_sign(gaps) == APART):
        return of_levels
    return published or of_levels


def _published_alone(
    published: Mapping[str, Observation],
    levels: Mapping[str, tuple[Observation, Point]],
    after_breaks: Container[str],
    context: ChartContext,
) -> dict[str, RateInBar]:
    """Return by period the published growth of levels that no bar compares with, where it is of that very level."""
    found = {}
    for period, (level, point) in levels.items():
        rate = published.get(period)
        if rate and _is_of_level(rate, level, context.data):
            in_bar = _rate_in_bar(rate, (), None, context.notes)
            found[period] = in_bar._replace(
                basis=rate.basis,
                is_after_break=period in after_breaks,
                base=_base_of(rate, level, point),
                why=_restated(rate, context) if period in after_breaks else "",
            )
            context.notes.beside.append(rate)
    return found


def _restated(rate: Observation, context: ChartContext) -> str:
    """Return the clause that a published rate was first another; empty where it was not."""
    first = context.data.standing_figure(context.data.series(rate.series).get(rate.period, ()), "first")
    if first is None or agree(first, rate) or not rate.vintage:
        return ""
    values = {
        "period": written(rate.period, context.lang), "day": period_words(rate.vintage[:7], context.lang),
        "first": f"{_signed(first, context.lang)} %",
    }  # fmt: skip
    return phrase("growth for {period} was restated by {day} (first published: {first})", context.lang, **values)


def _base_of(rate: Observation, level: Observation, point: Point) -> str:
    """Return between which figures, in the digits of a level's label, the base of its published growth lies.

    It is empty where the level or the rate is a bound, and where there is no positive base.
    """
    implied = implied_level(rate, level, level._replace(period=periods.shift(level.period, -1)))
    if point.is_bounded or implied is None or not (implied.low and implied.high):
        return ""
    factor, places = point.value / float(level.point), decimals(point.figure.digits)
    unit = 10.0**-places
    low, high = floor(float(implied.low) * factor / unit) * unit, ceil(float(implied.high) * factor / unit) * unit
    return f"{separated(f'{low:.{places}f}')}–{separated(f'{high:.{places}f}')}"


def _is_of_level(rate: Observation, level: Observation, data: Dataset) -> bool:
    """Return whether published growth leads to a level: the one that stood on the day of the rate is the one that is drawn."""
    prints = data.series(level.series).get(level.period, ())
    then = data.standing_figure([one for one in prints if last_day(one.released) <= last_day(rate.released)])
    return then is None or agree(then, level)


def _growth_of(
    rows: Sequence[Observation], context: ChartContext
) -> tuple[dict[str, Observation], dict[str, Observation], dict[str, list[Observation]]]:
    """Return by period the published growth of levels, that of the levels themselves, and the gaps between the two."""
    keys = [rows[0].series._replace(measure="growth", basis=basis, origin="published") for basis in BASES]
    printed_rates = [row for key in keys for versions in context.data.series(key).values() for row in versions]
    published: dict[str, Observation] = {}
    of_levels: dict[str, Observation] = {}
    gaps: dict[str, list[Observation]] = {}
    for derivation in growth([*rows, *printed_rates], context.data, Options(context.options.vintage)):
        row = derivation.row
        if row.measure == "gap":
            gaps.setdefault(row.period, []).append(row)
        elif row.measure == "growth" and row.value:
            (published if row.origin == "published" else of_levels)[row.period] = row
    return published, of_levels, gaps


def _comparable(points: Sequence[Point], joined: Sequence[bool], rows: Sequence[Observation]) -> set[str]:
    """Return the periods whose same period a year before is drawn, with no break or gap between the two."""
    before = {row.period: periods.shift(row.period, -1) for row in rows}
    pairs = zip(points[1:], joined[1:], strict=True)
    broken = [point.at for point, is_joined in pairs if not is_joined and point.kind == "actual"]
    return {
        point.period
        for point in points
        if before.get(point.period) in before and not any(point.at - 1 < at <= point.at for at in broken)
    }


def _is_worth_two_ends(rate: Observation) -> bool:
    """Return whether the bounds of computed growth are worth saying: near enough, and of one direction unless very near."""
    known = rate.interval()
    width = known.high - known.low
    return width <= WIDEST_OPEN and (width <= _NEAR or not known.low < 0 < known.high)


def _is_known(rate: Observation) -> bool:
    """Return whether growth says something: a computed one of no known direction, or within ten points, does not."""
    known = rate.interval()
    return rate.origin == "published" or not (known.low < 0 < known.high or known.high - known.low > MOST_OPEN)


def _rate_in_bar(
    rate: Observation, gaps: Sequence[Observation], of_levels: Observation | None, notes: ChartNotes
) -> RateInBar:
    """Return growth as it stands in a bar; ``gaps`` are those between the published rate and that ``of_levels``."""
    computed = rate.origin == "computed"
    letter = "" if computed else notes.letter(rate, "actual")
    sign = gap_sign(gaps) if gaps and not computed else ""
    if sign == EQUAL and rate.status == "U":  # who prints it may have computed it from the levels
        sign = ""
    levels = _signed(of_levels, notes.lang) if sign == APART and of_levels else ""
    return RateInBar(_signed(rate, notes.lang), sign, computed, levels, letter=letter)


def _signed(rate: Observation, lang: str) -> str:
    """Return growth with its sign, and with its bound in words: ``+6.2``, ``over +4``."""
    digits = short(rate, FigureScale((rate.unit, 0), 1)).digits
    return with_bound(digits if digits.startswith("-") else f"+{digits}", rate.bound, lang)


def _is_off(rate: RateInBar, before: Point, now: Point) -> bool:
    """Return whether the growth of two bars is not what a reader computes from their labels.

    That is also so if the rounding of the labels allows the published rate which the bars do not give.
    """
    growth_of_bars = (rate.text if rate.computed else rate.levels).replace(",", "")
    labels = [point.figure.digits.replace(",", "") for point in (before, now)]
    base, level = (float(digits or 0) for digits in labels)
    if growth_of_bars[:1] not in ("+", "-") or not base:  # a bound is not computed by readers
        return False
    if abs((level / base - 1) * HUNDRED - float(growth_of_bars)) > _HALF * 10.0 ** -decimals(growth_of_bars):
        return True
    published = rate.text.replace(",", "")
    if rate.computed or published[:1] not in ("+", "-"):
        return False
    below, above = (_HALF * 10.0 ** -decimals(digits) for digits in labels)
    low, high = (level - above) / (base + below), (level + above) / (base - below)
    return (low - 1) * HUNDRED <= float(published) <= (high - 1) * HUNDRED


def _explained(
    in_bar: RateInBar,
    rate: Observation,
    gap: Observation,
    now: tuple[Observation, Point],
    before: tuple[Observation, Point] | None,
    context: ChartContext,
) -> RateInBar:
    """Return published growth that is apart from that of the levels, with the reason and its kind."""
    implied, why = _why_apart(rate, gap, now, before, context)
    kind = _kind_of(gap.facts[0], context.lang) if implied or why else ""
    return in_bar._replace(implied=implied, why=why, brief=kind)


def _why_apart(
    rate: Observation,
    gap: Observation,
    now: tuple[Observation, Point],
    before: tuple[Observation, Point] | None,
    context: ChartContext,
) -> tuple[str, str]:
    """Return the base that a published rate implies where it is another than that of the levels, or else a clause why."""
    reason, (level, point) = gap.facts[0], now
    if reason.key.endswith(".release"):
        return "", _other_release(reason, rate, level, context.lang)
    if reason.stem in ("revised_base", "unexplained") and before and rate.value and float(rate.value) > -HUNDRED:
        implied = _implied(point.value / (1 + float(rate.value) / HUNDRED), before[1], context)
        known = " (no document says why)" if reason.stem == "unexplained" else " (a revised base)"
        return implied + phrase(known, context.lang), ""
    if reason.code == "comparable_basis":
        return "", phrase("it compares like with like, the bars show what was printed each year", context.lang)
    prints = context.data.series(level.series).get(level.period, ())
    beside = next((other for other in prints if other.vintage == rate.vintage and other.has_figure), None)
    if reason.code != "another_vintage" or not (rate.released and point.value):
        return "", ""
    if beside is None:
        return "", _other_release(reason, rate, level, context.lang)
    factor = units.factor(beside.unit, beside.unit_mult, level.unit, level.unit_mult) * point.value / float(level.point)
    values = {
        "period": written(point.period, context.lang), "day": period_words(rate.released[:7], context.lang),
        "value": separated(f"{float(beside.point) * factor:.{decimals(point.figure.digits)}f}"),
    }  # fmt: skip
    why = phrase("growth for {period} was published in {day}, when the level was {value}", context.lang, **values)
    needed = evaluate(lambda now, change: now / (1 + change / HUNDRED), (beside, rate))
    if before and needed.value is not None and needed.low is not None and needed.high is not None:
        base = before[0].interval()
        if not Interval(needed.value, needed.low, needed.high).meets(base):
            implied = _implied(needed.value * before[1].value / base.value, before[1], context)
            why += phrase("; it implies {base} (no document says why)", context.lang, base=implied)
    return "", why


def _kind_of(reason: Fact, lang: str) -> str:
    """Return of what kind the reason is for which published growth is another than that of the levels."""
    kinds = {
        "comparable_basis": "on a comparable basis",
        "revised_base": "on a revised base",
        "unexplained": "on another base, no document says why",
    }
    other = "restated later" if reason.get("rate") else "from another release than the level"
    return phrase(kinds.get(reason.code) or kinds.get(reason.stem, other), lang)


def _other_release(reason: Fact, rate: Observation, level: Observation, lang: str) -> str:
    """Return the clause that growth was published, or restated, in another release than the level of its bar."""
    values = {
        "period": written(rate.period, lang), "day": period_words(rate.vintage[:7], lang),
        "other": period_words(level.released[:7], lang),
    }  # fmt: skip
    if first := reason.get("rate"):
        first = phrase("{rate} %", lang, rate=f"{first}" if str(first).startswith("-") else f"+{first}")
        message = "growth for {period} was restated by {day} (first published: {first}), the level was not"
        return phrase(message, lang, **values, first=first)
    return phrase("growth for {period} was published in {day}, the level in {other}", lang, **values)


def _implied(size: float, base: Point, context: ChartContext) -> str:
    """Return the base that growth implies beside the one that a bar has, in as many places as tell them apart."""
    places = decimals(base.figure.digits)
    while places < _FINEST and f"{size:.{places}f}" == f"{base.value:.{places}f}":
        places += 1
    implied, printed_one = (separated(f"{number:.{places}f}") for number in (size, base.value))
    values = {"implied": implied, "printed": printed_one, "period": written(base.period, context.lang)}
    return phrase("{implied} instead of {printed} for {period}", context.lang, **values)


def _break(before: Observation, after: Observation, context: ChartContext) -> Fact | None:
    """Return the fact of why two figures of a line do not compare; None if they do.

    Rows have the fact of it for figures of one length; a whole year and a part of one are neighbors in charts only.
    """
    alike = length(before.period) == length(after.period)
    known = after.facts if alike else parted((after,), (before,), context.data, before.period)
    found = next((fact for fact in known if fact.kind == facts.BREAK), None)
    return found.cause if found else None


def brief(reason: Fact, lang: str) -> str:
    """Return why figures do not compare, as short as it can be said: what the table states of the break or revision."""
    inferred = reason.key == "break.inferred"
    reason = _innermost(reason)
    stated = reason.get("data")
    if not isinstance(stated, str) or not stated:
        return reason.sentence(lang)
    return of_data(stated, lang) + (phrase(" (inferred)", lang) if inferred else "")


def _innermost(reason: Fact) -> Fact:
    """Return the fact that a reason rests on."""
    while isinstance(inner := reason.get("why"), Fact):
        reason = inner
    return reason


def at_break(reason: Fact, after: Observation, lang: str) -> str:
    """Return the sentence at the line of a break: which figures do not compare with which, and why."""
    inner = _innermost(reason)
    start = inner.get("period") if inner.stem == "break" else ""
    values = {"period": written(str(start or after.period), lang), "reason": in_sentence(brief(reason, lang))}
    day = inner.get("day")
    if inner.key == "edition" and day and inner.get("data"):
        values["day"] = period_words(str(day)[:7], lang)
        message = (
            "Shares before {period} are not comparable with later ones, which follow the revision of {day}: {reason}"
            if after.measure == "share"  # beside a panel of levels, which may well compare
            else "Figures before {period} are not comparable with later ones, which follow the revision of {day}: {reason}"
        )
        return phrase(message, lang, **values)
    message = (
        "Shares before {period} are not comparable with later ones: {reason}"
        if after.measure == "share"
        else "Figures before {period} are not comparable with later ones: {reason}"
    )
    return phrase(message, lang, **values)


def _sentence_at_break(reason: Fact, after: Observation, scale: FigureScale, context: ChartContext) -> str:
    """Return what stands at the line of a break; in print with the figure that stood before a revision."""
    sentence = at_break(reason, after, context.lang)
    if not context.options.in_print:
        return sentence
    return joined([sentence, _before_revision(reason, after, scale, context)], context.lang)


def _before_revision(reason: Fact, after: Observation, scale: FigureScale, context: ChartContext) -> str:
    """Return what stood for a period before the revision that parts it from the period before; empty for other breaks."""
    inner = _innermost(reason)
    day = str(inner.get("day") or "")
    if inner.key != "edition" or not day:
        return ""

    def stood(series: SeriesKey) -> Observation | None:
        prints = context.data.series(series).get(after.period, ())
        return context.data.standing_figure([row for row in prints if row.has_figure and row.released < day])

    former = stood(after.series)
    rates = [stood(after.series._replace(measure="growth", basis=basis)) for basis in BASES]
    rate = next((rate for rate in rates if rate and former and _is_of_level(rate, former, context.data)), None)
    if former is None:
        return ""
    context.notes.beside += [former, rate] if rate else [former]
    values = {"period": written(after.period, context.lang), "value": str(printed(former, scale.unit))}
    if rate is None:
        return phrase("Before that, {period} was {value}.", context.lang, **values)
    message = "Before that, {period} was {value} (published growth: {rate} %)."
    return phrase(message, context.lang, **values, rate=_signed(rate, context.lang))


def _step(rows: Sequence[Observation]) -> int:
    """Return the months between consecutive spans from January: three in a quarterly series, otherwise one."""
    months = [periods.span(row.period).months for row in rows if periods.frequency(row.period) == "ytd"]
    return 3 if months and all(count % 3 == 0 for count in months) else 1


def _follows(before: Observation, after: Observation, step: int, spans: bool) -> bool:
    """Return whether no period is missing between two figures; spans from January must be of the same year."""
    a, b = periods.span(before.period), periods.span(after.period)
    if spans or a.frequency == b.frequency == "ytd":
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
            note = context.notes.number(name + phrase(": ", context.lang) + refusal.sentence(context.lang))
            found.setdefault(at, Mark(at, note, brief(refusal, context.lang)))
    return tuple(found.values())
