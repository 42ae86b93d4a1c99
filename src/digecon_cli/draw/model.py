"""The description of a chart, shared by every drawer: panels, lines, points, breaks, notes, and the axes of a panel."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, floor, log10
from typing import NamedTuple

from ..core import periods
from ..core.intervals import Interval
from ..core.messages import phrase
from ..document import ShownNumber
from ..pages.numbers import MONTHS

MOST_BARS = 24
BETWEEN = -1  # the line of a mark that lies between two lines
MOST_STEPS = 5  # intervals of the vertical axis
_NO_SPAN = 1e-300  # between the ends of an axis: smaller numbers lose their digits
OPEN_ENDS = {"over": 1, "under": -1}  # of which only a bound is known: where the value may lie beyond it
MOST_FADE = 0.25  # of a bar: its open end


class ChartOptions(NamedTuple):
    """What the reader of a chart can choose, and what its medium has room for.

    ``scale`` is the power of ten of amounts, ``free`` gives each panel its own axes, ``vintage`` is the release that
    counts. ``in_print`` adds growth to each level, and separates parts of years that were followed by a whole year.
    ``most`` is the highest number of panels (0 for no limit). With ``spans`` all figures are spans from January, of which
    quarters, half-years and years are the last.
    """

    scale: int | None = None
    free: bool = False
    title: str = ""
    vintage: str = ""
    in_print: bool = False
    most: int = 0
    spans: bool = False


class RateInBar(NamedTuple):
    """Growth on the year before of a level: its text (``+6.2``), how it compares with the levels, and its origin.

    ``sign`` is that of tables: equal to the growth of the levels within rounding, apart from it, at other prices; empty
    where nothing says so. ``levels`` is the growth of the levels, with its sign, where it is apart; then ``implied`` is the base that the
    published rate implies beside the one that is drawn, or ``why`` another reason; ``brief``
    is the kind of the reason, for charts of more than one series.
    ``is_open`` says that rounding leaves computed growth open: then ``text`` and ``levels`` are its ends. With ``is_unclear``
    it leaves too much open for that, and they are words that say so. ``is_off`` says that the growth of the bars does not
    follow from their labels, which are rounded. ``letter`` is the status of published growth.
    ``is_after_break`` says that no bar compares with it, ``basis`` is then how it was made. ``base`` says, of growth that no bar
    compares with, between which figures its base lies (``637–639``).
    """

    text: str
    sign: str = ""
    computed: bool = False
    levels: str = ""
    implied: str = ""
    why: str = ""
    brief: str = ""
    is_open: bool = False
    is_unclear: bool = False
    is_off: bool = False
    letter: str = ""
    is_after_break: bool = False
    basis: str = ""
    base: str = ""

    @property
    def style(self) -> str:
        """Return the style of the letters: numbers that are computed stand in italics, which Chinese fonts do not have."""
        return "italic" if self.computed and not self.is_unclear else "normal"

    def style_of(self, number: int) -> str:
        """Return the style of a line of growth: that of the bars, which stands below published growth, is computed."""
        return "italic" if number and self.levels and not self.is_open else self.style

    def rate(self, percent: str = " %") -> str:
        """Return the growth with the sign of percent and the letter of its status: ``+8.0 % p``."""
        return f"{self.text}{percent} {self.letter}".rstrip()

    def lines(self, percent: str = " %") -> list[str]:
        """Return the growth, and what stands behind or below it: the sign, with the growth of the levels where that is apart.

        ``percent`` stands behind each number, empty where it has no room.
        """
        if self.is_open or self.is_unclear:
            return [self.text, self.levels + (percent if self.is_open else "")]
        behind = " ".join(filter(None, (self.sign, self.levels and self.levels + percent)))
        return [self.rate(percent), *filter(None, [behind])]

    def reason(self, lang: str) -> str:
        """Return why published growth is another than that of the levels, as a sentence; empty where that is not known."""
        why = self.why or (self.implied and phrase("it implies a base of {bases}", lang, bases=self.implied))
        return why and why[:1].upper() + why[1:] + phrase(". ", lang).rstrip()

    def in_words(self, lang: str) -> list[str]:
        """Return published growth and that of the levels, each with a word; empty where they are not apart."""
        if not self.sign or not self.levels:
            return []
        named = ("published {rate}", self.rate()), ("bars give {rate}", f"{self.levels} %")
        return [phrase(message, lang, rate=rate) for message, rate in named]


class Point(NamedTuple):
    """One figure on the time axis, with numbers in the unit of the panel.

    ``at`` is its position in years: 2022 runs from 2022.0 to 2023.0. A flow is in the middle of its period, a stock (or
    a span from January) in its last month. On a yearly line all figures are in the middle of their year, including the
    part of a year that follows them.

    ``kind`` is ``actual``, ``partial`` (part of a year, counted from January) or ``planned`` (a target or a forecast).
    ``text`` is the label of the point, ``figure`` the number as tables print it, ``status`` its SDMX code, ``rate``
    its growth on the year before, if known, ``plan`` the word for a planned figure (``target``), and ``covered`` the
    months covered by the part of a year that takes the place of the year (``9M``).
    """

    at: float
    period: str
    value: float
    low: float | None
    high: float | None
    text: str
    kind: str
    bound: str
    figure: ShownNumber = ShownNumber()
    status: str = "A"
    rate: RateInBar | None = None
    plan: str = ""
    covered: str = ""

    @property
    def is_bounded(self) -> bool:
        """Return whether it is printed as a bound or as an approximation, which nothing compares with."""
        return self.bound not in ("", "exact")

    @property
    def full_text(self) -> str:
        """Return the label with the part of its year that it covers: ``80 9M``."""
        return f"{self.text} {self.covered}".rstrip()

    @property
    def label(self) -> str:
        """Return the label, preceded by the word for a planned figure: ``target 60``."""
        return f"{self.plan} {self.full_text}".lstrip()

    @property
    def interval(self) -> Interval:
        """Return the figure with its bounds; if two such intervals meet, it is unknown which figure is higher."""
        value = self.value
        return Interval(value, value if self.low is None else self.low, value if self.high is None else self.high)


class ChartLine(NamedTuple):
    """The figures of one series in chronological order, then its targets and forecasts.

    ``joined[i]`` says whether point i compares with the one before. ``short`` is an abbreviated name, empty where none
    identifies the series; ``subject`` is its name within a sentence. ``parts`` are the years of whose parts the table has figures.
    """

    name: str
    points: tuple[Point, ...]
    joined: tuple[bool, ...]
    computed: bool
    short: str = ""
    subject: str = ""
    parts: tuple[int, ...] = ()

    @property
    def actual(self) -> tuple[Point, ...]:
        """Return the figures that are neither targets nor forecasts."""
        return tuple(point for point in self.points if point.kind != "planned")

    @property
    def planned(self) -> tuple[Point, ...]:
        """Return the targets and forecasts."""
        return tuple(point for point in self.points if point.kind == "planned")

    @property
    def main(self) -> tuple[Point, ...]:
        """Return the actual figures, or where there are none the targets and forecasts."""
        return self.actual or self.points

    @property
    def stretches(self) -> list[list[Point]]:
        """Return the actual figures in runs; within a run each figure compares with the one before."""
        found: list[list[Point]] = []
        for point, joined in zip(self.actual, self.joined, strict=False):
            if joined and found:
                found[-1].append(point)
            else:
                found.append([point])
        return found


class Mark(NamedTuple):
    """A break or a refused value: its position in years, the number of the note that gives the reason, and the reason.

    ``reason`` is short, to stand at the mark itself; the note also names the series and the period. A break lies between
    two figures of one line: ``line`` is its place in the panel, ``values`` are the two; or ``BETWEEN`` two lines.
    """

    at: float
    note: int
    reason: str = ""
    line: int = 0
    values: tuple[float, float] = (0.0, 0.0)


class AxisReach(NamedTuple):
    """The range that the axes of all panels share: values, values with their bounds, and years."""

    low: float
    high: float
    lowest: float
    highest: float
    first: float
    last: float


class Panel(NamedTuple):
    """One pair of axes with its lines.

    ``changes`` panels compare published and computed growth, all others show levels. ``across`` panels rank series in
    one period, with a bar each, instead of showing time. In ``stacked`` panels the lines are the parts of one whole and
    add up to 100 % in each period. ``rates`` marks percentages and indices, which are not drawn as bars. ``unitless``
    marks indices, whose unit is not written. ``shared`` is the range common to all panels of the unit.

    ``measure`` is that of the figures, ``amount`` the unit as a sentence writes it behind a number (``billion yuan``; for
    things that the title names, only ``million``; ``% of GDP``), ``areas`` are the names of the areas, ``periods`` the
    first and the last period; ``spans`` says that all figures are spans from January.
    ``years`` is the time axis that all panels of a chart share, where they do. ``concept`` is what an amount of money is
    (revenue, value added), ``caution`` a sentence below the title: that another panel follows another definition.
    """

    title: str
    unit: str
    changes: bool
    lines: tuple[ChartLine, ...]
    breaks: tuple[Mark, ...]
    refused: tuple[Mark, ...]
    across: bool = False
    rates: bool = False
    stacked: bool = False
    shared: AxisReach | None = None
    lang: str = "en"
    unitless: bool = False
    measure: str = "level"
    amount: str = ""
    areas: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    spans: bool = False
    years: tuple[float, float] | None = None
    concept: str = ""
    caution: str = ""

    @property
    def unit_label(self) -> str:
        """Return the unit to write behind a number or a title; empty for an index."""
        return "" if self.unitless else self.unit

    @property
    def head(self) -> str:
        """Return the title with the unit."""
        return phrase(", ", self.lang).join(filter(None, (self.title, self.unit_label)))

    @property
    def points(self) -> list[Point]:
        """Return the points of all lines."""
        return [point for line in self.lines for point in line.points]

    @property
    def actual(self) -> list[Point]:
        """Return the points of all lines that are neither targets nor forecasts."""
        return [point for point in self.points if point.kind != "planned"]

    @property
    def planned(self) -> list[Point]:
        """Return the targets and forecasts of all lines."""
        return [point for point in self.points if point.kind == "planned"]

    @property
    def bars(self) -> bool:
        """Return whether the panel is best drawn as bars: one series of levels with at most ``MOST_BARS`` points."""
        levels = not (self.changes or self.across or self.rates or self.stacked)
        return len(self.lines) == 1 and levels and len(self.lines[0].points) <= MOST_BARS

    @property
    def numbers(self) -> list[int]:
        """Return the number of each line, which decides its color and mark.

        Beside computed rates, which are always number 1, the published ones start at 0.
        """
        if not any(line.computed for line in self.lines):
            return list(range(len(self.lines)))
        rest = iter((0, *range(2, len(self.lines) + 2)))
        return [1 if line.computed else next(rest) for line in self.lines]

    def stacks(self) -> Iterator[tuple[int, Point, float]]:
        """Yield each figure of a stacked panel: the number of its line, the point, and the base value of its bar."""
        floors: dict[float, float] = {}
        for number, line in enumerate(self.lines):
            for point in line.actual:
                base = floors.get(point.at, 0.0)
                yield number, point, base
                floors[point.at] = base + point.value

    def breaks_of(self, line: ChartLine) -> list[Mark]:
        """Return the breaks of one of the lines."""
        return [mark for mark in self.breaks if mark.line != BETWEEN and self.lines[mark.line] is line]

    def is_after_break(self, line: ChartLine, point: Point) -> bool:
        """Return whether no earlier figure compares with a point: it follows a break, or another definition that has ended."""
        between = any(mark.line == BETWEEN and mark.at < point.at for mark in self.breaks)
        return bool(point.rate and point.rate.is_after_break) or (between and point is line.actual[0])

    def below(self, point: Point) -> bool:
        """Return whether the label belongs below its mark: the lower of two rates in one period."""
        if not self.changes:
            return False
        rates = [other.value for other in self.points if other.at == point.at]
        return len(rates) > 1 and point.value == min(rates)

    @property
    def reach(self) -> AxisReach:
        """Return the range that the axes have room for: that of all panels of the unit, or of this one."""
        return self.shared or reach_of([self])

    def levels(self, bounds: bool, most: int = MOST_STEPS) -> list[float]:
        """Return the ticks of the vertical axis, which covers zero and every value, and bounds if they are drawn.

        There are at most so many steps from tick to tick.
        """
        if self.stacked:
            return [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
        reach = self.reach
        return ticks(reach.lowest, reach.highest, most) if bounds else ticks(reach.low, reach.high, most)

    @property
    def own_years(self) -> tuple[float, float]:
        """Return the range of whole years that holds every figure and mark."""
        places = [point.at for point in self.points] + [mark.at for mark in (*self.breaks, *self.refused)]
        return float(floor(min(places))), float(max(floor(max(places)), ceil(max(places) - 1e-9) - 1) + 1)

    @property
    def span(self) -> tuple[float, float]:
        """Return the ends of the time axis in years; both lie at the beginning of a year, like all its ticks."""
        return self.years or ((self.shared.first, self.shared.last) if self.shared else self.own_years)

    @property
    def step(self) -> float:
        """Return the shortest distance between two figures in years, at most 1."""
        places = sorted({point.at for point in self.points})
        return min([1.0, *(after - before for before, after in pairwise(places))])

    def year_labels(self, room: int) -> list[tuple[float, str]]:
        """Return the years that fit below the axis in ``room`` characters, each with the middle of its year.

        The newest year is always among them.
        """
        first, last = self.span
        newest = floor(max((point.at for point in self.actual), default=last - 1) + 1e-6)
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step * 5.5 <= room or step == 100)
        return [(year + 0.5, str(year)) for year in range(int(first), int(last)) if (newest - year) % step == 0]

    def part_labels(self) -> list[tuple[float, str]]:
        """Return the parts of years with their positions: ``H1``, ``Q3``, ``Sep``, ``9M`` (January to September).

        Where all are spans from January, they have their last month: ``Sep``.
        """
        if self.spans:  # the ends of quarters, in every year alike
            years = range(int(self.span[0]), int(self.span[1]))
            ends = [(year + (month - 0.5) / 12, month) for year in years for month in (3, 6, 9, 12)]
            return [(at, phrase(MONTHS[month - 1], self.lang)) for at, month in ends]
        found = {point.at: part_of_year(point.period, self.lang) for point in self.actual}
        return sorted((at, text) for at, text in found.items() if text)


class ChartNote(NamedTuple):
    """A line below a chart; ``number`` is what marks refer to it by, and 0 if none does.

    ``is_key`` marks what belongs to the meaning of signs, ``is_spare`` what a page without room for it leaves out.
    """

    text: str
    number: int = 0
    is_key: bool = False
    is_spare: bool = False

    def __str__(self) -> str:
        return f"[{self.number}] {self.text}" if self.number else self.text


class Chart(NamedTuple):
    """A complete chart: panels with notes and sources.

    ``title`` names the subject. ``heading``, which is printed above the chart, says what happened if the figures allow
    it; below it ``subtitle`` says what is drawn: measure, area, unit and years. ``omitted`` reports panels that the page
    has no room for.
    """

    title: str
    panels: tuple[Panel, ...]
    notes: tuple[ChartNote, ...]
    sources: str
    heading: str = ""
    omitted: str = ""
    subtitle: str = ""


def kinds(panels: Iterable[Panel]) -> set[str]:
    """Return the kinds of all points in these panels."""
    return {point.kind for panel in panels for point in panel.points}


def reach_of(panels: list[Panel]) -> AxisReach:
    """Return the axis range that has room for the figures of all these panels."""
    points = [point for panel in panels for point in panel.points]
    values = [point.value for point in points]
    ends = [end for point in points for end in (point.low, point.high) if end is not None]
    years = [panel.own_years for panel in panels if not panel.across] or [(0.0, 1.0)]
    return AxisReach(
        min(0.0, *values), max(0.0, *values), min(0.0, *values, *ends), max(0.0, *values, *ends),
        min(first for first, _ in years), max(last for _, last in years),
    )  # fmt: skip


def ticks(low: float, high: float, most: int = MOST_STEPS) -> list[float]:
    """Return evenly spaced round numbers that enclose ``low`` and ``high``; zero is among them if it lies between.

    There are at most ``most`` steps between them, but two where zero lies between.
    """
    if high - low < _NO_SPAN:  # which no step divides
        high = low + 1.0
    most = max(most, 2) if low < 0 < high else most
    size: float = 10.0 ** floor(log10((high - low) / most))
    steps = [size * factor for factor in (1, 2, 5, 10, 20, 50, 100)]
    step = next(one for one in steps if ceil(high / one - 1e-9) - floor(low / one + 1e-9) <= most)
    return [step * number for number in range(floor(low / step + 1e-9), ceil(high / step - 1e-9) + 1)]


def tick_text(tick: float) -> str:
    """Return a number as an axis writes it: without trailing zeros, with an exponent only if it would be too long."""
    if abs(tick) >= 1e15 or 0 < abs(tick) < 1e-9:
        return f"{tick:g}"
    return f"{tick:.10f}".rstrip("0").rstrip(".") if round(tick, 10) else "0"


def part_of_year(period: str, lang: str) -> str:
    """Return the part of its year that a period covers (``Q3``); empty for a whole year."""
    covered = periods.span(period)
    if covered.frequency in ("S", "Q"):
        return f"{'H' if covered.frequency == 'S' else 'Q'}{covered.start % 12 // covered.months + 1}"
    if covered.frequency == "M":
        return phrase(MONTHS[covered.start % 12], lang)
    return "" if covered.frequency == "A" else f"{covered.months}M"
