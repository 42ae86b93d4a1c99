"""The description of a chart, whoever draws it: panels, lines, points with their bounds and marks, breaks, notes."""

from typing import NamedTuple

from .. import periods
from ..messages import phrase

MOST_BARS = 24


class Point(NamedTuple):
    """One figure: ``at`` is the end of its period in years, numbers are in the unit of the panel.

    ``kind`` is ``actual``, ``partial`` (part of a year, counted from January) or ``planned`` (a target or a forecast);
    ``text`` is the figure as printed beside it.
    """

    at: float
    period: str
    value: float
    low: float | None
    high: float | None
    text: str
    kind: str
    bound: str


class Line(NamedTuple):
    """The figures of one series in time. ``joined[i]`` says whether point i may be compared with the one before.

    ``short`` is its name where room is short; empty where nothing shorter would tell it.
    """

    name: str
    points: tuple[Point, ...]
    joined: tuple[bool, ...]
    computed: bool
    short: str = ""


class Mark(NamedTuple):
    """A break, or a value that is refused: where it stands, and the number of the note that gives the reason."""

    at: float
    note: int


class Panel(NamedTuple):
    """One pair of axes. ``changes`` panels compare published and computed growth, all others show levels.

    ``across`` panels compare several series in one period, a bar each, in place of time.
    """

    title: str
    unit: str
    changes: bool
    lines: tuple[Line, ...]
    breaks: tuple[Mark, ...]
    refused: tuple[Mark, ...]
    across: bool = False
    comma: str = ", "  # between title and unit

    def below(self, point: Point) -> bool:
        """Return whether the figure belongs below its mark: a rate under the other one of its period."""
        others = [other.value for line in self.lines for other in line.points if other.at == point.at]
        return self.changes and len(others) > 1 and point.value == min(others)

    @property
    def head(self) -> str:
        """Return the title with the unit."""
        return self.title if self.unit in ("index", "指数") else f"{self.title}{self.comma}{self.unit}"

    @property
    def bars(self) -> bool:
        """Return whether bars show it best: one series of levels, few enough to tell apart."""
        return len(self.lines) == 1 and not self.changes and not self.across and len(self.lines[0].points) <= MOST_BARS


class Chart(NamedTuple):
    """All that is drawn: panels with what stands below them."""

    title: str
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    sources: str


def words(chart: Chart, lang: str = "en") -> str:
    """Return what a chart shows in words, for those who cannot see it: first and last figure of each line."""
    told = []
    for panel in chart.panels:
        if panel.across:
            several = (f"{line.name} {line.points[0].text}" for line in panel.lines)
            told.append(panel.head + phrase(": ", lang) + phrase(", ", lang).join(several))
            continue
        for line in panel.lines:
            name = panel.title + (phrase(": ", lang) + line.name) * (len(panel.lines) > 1)
            first, last = line.points[0], line.points[-1]
            ends = [
                phrase("{value} in {year}", lang, value=point.text, year=periods.label(point.period))
                for point in dict.fromkeys((first, last))
            ]
            told.append(name + phrase(", ", lang) + panel.unit + phrase(": ", lang) + phrase(" to ", lang).join(ends))
    return phrase(". ", lang).join(told) + phrase(". ", lang).rstrip()
