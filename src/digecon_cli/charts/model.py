"""The description of a chart, whoever draws it: panels, lines, points with their bounds and marks, breaks, notes."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..document import ShownNumber
from ..intervals import Interval
from ..messages import phrase

MOST_BARS = 24


class Point(NamedTuple):
    """One figure: ``at`` is the place of its period in years, numbers are in the unit of the panel.

    2022 reaches from 2022.0 to 2023.0. A flow stands in the middle of its period, a state (and a span from January)
    in its last month; where a line has only years, all of them stand in the middle of their year, and so does the part
    of a year that follows them. ``kind`` is ``actual``, ``partial`` (part of a year, counted from January) or
    ``planned`` (a target or a forecast); ``text`` is what is printed beside it, ``figure`` the number as tables print
    it, ``status`` its SDMX code, ``change`` the growth on the year before where that is told (in percent, ``+6.2``), ``plan`` what a planned one
    is called (``target``).
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
    change: str = ""
    plan: str = ""

    @property
    def label(self) -> str:
        """Return what is printed beside it, with what is planned called so: ``target 60``."""
        return f"{self.plan} {self.text}".strip()

    @property
    def interval(self) -> Interval:
        """Return the figure with its bounds: where two of them meet, nobody can say which is higher."""
        value = self.value
        return Interval(value, value if self.low is None else self.low, value if self.high is None else self.high)


class Line(NamedTuple):
    """The figures of one series, in time, then what is planned.

    ``joined[i]`` says whether point i may be compared with the one before; ``short`` is its name where room is
    short, empty where nothing shorter would tell it; ``subject`` is whom a sentence names.
    """

    name: str
    points: tuple[Point, ...]
    joined: tuple[bool, ...]
    computed: bool
    short: str = ""
    subject: str = ""

    @property
    def actual(self) -> tuple[Point, ...]:
        """Return the figures that are neither target nor forecast."""
        return tuple(point for point in self.points if point.kind != "planned")

    @property
    def planned(self) -> tuple[Point, ...]:
        """Return the targets and forecasts."""
        return tuple(point for point in self.points if point.kind == "planned")

    @property
    def stretches(self) -> list[list[Point]]:
        """Return the actual figures in runs within which each may be compared with the one before."""
        found: list[list[Point]] = []
        for point, joined in zip(self.actual, self.joined, strict=False):
            if joined and found:
                found[-1].append(point)
            else:
                found.append([point])
        return found


class Mark(NamedTuple):
    """A break, or a value that is refused: where it stands, and the number of the note that gives the reason."""

    at: float
    note: int


class Reach(NamedTuple):
    """From where to where the axes of several panels go together: values, values with their bounds, years."""

    low: float
    high: float
    lowest: float
    highest: float
    first: float
    last: float


class Panel(NamedTuple):
    """One pair of axes. ``changes`` panels compare published and computed growth, all others show levels.

    ``across`` panels compare several series in one period, a bar each, in place of time. In ``stacked`` panels the lines
    are the parts of one whole, which add up to 100 % in each period. ``rates`` are percentages and indices, which no bar
    shows. ``shared`` is the reach of all panels in one unit.
    """

    title: str
    unit: str
    changes: bool
    lines: tuple[Line, ...]
    breaks: tuple[Mark, ...]
    refused: tuple[Mark, ...]
    across: bool = False

    rates: bool = False
    stacked: bool = False
    shared: Reach | None = None
    lang: str = "en"

    def stacks(self) -> Iterator[tuple[int, Point, float]]:
        """Yield the figures of stacked lines: the number of the line, the point, and the value on which it stands."""
        floors: dict[float, float] = {}
        for number, line in enumerate(self.lines):
            for point in line.actual:
                floor = floors.get(point.at, 0.0)
                yield number, point, floor
                floors[point.at] = floor + point.value

    def below(self, point: Point) -> bool:
        """Return whether the figure belongs below its mark: a rate under the other one of its period."""
        if not self.changes:
            return False
        others = [other.value for other in self.points if other.at == point.at]
        return len(others) > 1 and point.value == min(others)

    @property
    def said_unit(self) -> str:
        """Return the unit behind a number or a name, which an index has none of."""
        return "" if self.unit in ("index", "指数") else self.unit

    @property
    def head(self) -> str:
        """Return the title with the unit."""
        return phrase(", ", self.lang).join(filter(None, (self.title, self.said_unit)))

    @property
    def points(self) -> list[Point]:
        """Return the points of all lines."""
        return [point for line in self.lines for point in line.points]

    @property
    def actual(self) -> list[Point]:
        """Return the points of all lines that are neither target nor forecast."""
        return [point for line in self.lines for point in line.actual]

    @property
    def planned(self) -> list[Point]:
        """Return the targets and forecasts of all lines."""
        return [point for line in self.lines for point in line.planned]

    @property
    def bars(self) -> bool:
        """Return whether bars show it best: one series of levels, few enough to tell apart."""
        levels = not (self.changes or self.across or self.rates or self.stacked)
        return len(self.lines) == 1 and levels and len(self.lines[0].points) <= MOST_BARS

    @property
    def numbers(self) -> list[int]:
        """Return the number of each line, by which its colour and mark go: published rates 0, computed ones always 1."""
        if not any(line.computed for line in self.lines):
            return list(range(len(self.lines)))
        rest = iter((0, *range(2, len(self.lines) + 2)))
        return [1 if line.computed else next(rest) for line in self.lines]


class Chart(NamedTuple):
    """All that is drawn: panels with what stands below them.

    ``title`` names what is shown; ``message`` says what happened, where the figures let one say it;
    ``omitted`` tells of panels for which a page has no room.
    """

    title: str
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    sources: str
    message: str = ""
    omitted: str = ""


def kinds(panels: Iterable[Panel]) -> set[str]:
    """Return the kinds of the points that panels have."""
    return {point.kind for panel in panels for point in panel.points}
