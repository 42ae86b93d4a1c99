"""One panel in print: its axes with bars, or with marks joined where figures compare."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from ..core.intervals import decimals
from ..core.messages import phrase
from .model import BETWEEN, MOST_FADE, MOST_STEPS, OPEN_ENDS, ChartLine, Mark, Panel, Point, tick_text
from .print_labels import (
    FADE_SIZE,
    LINE,
    NAME_GAP,
    RATE_ROOM,
    RATE_STEP,
    SMALL,
    TINY,
    PanelTexts,
    fade_length,
    in_words,
    minus,
)

if TYPE_CHECKING:
    from .print_page import PrintPage

BAR = 0.78  # of the distance between bars
WIDEST = 1.25  # inches of a bar with its gap, at a font size of 9 points
MARKS = ("o", "s", "^", "D", "v")
_ALONE, _BESIDE, _RANKED = 2.9, 1.75, 0.27  # inches of a plot, and of a ranked bar, at a font size of 9 points
_PITCH, _LEAST_BARS, _LEAST_LINES = 0.42, 1.15, 2.9  # inches: of a bar, and of panels of bars and of lines
_LONGEST = 0.34  # of a panel's width: the longest name at the end of a line
_LONGEST_ACROSS = 0.45  # of a panel's width: the longest name of a ranked bar
_NARROWEST, _MOST_LINES, _MOST_ABOVE = (
    0.7,
    14,
    0.7,
)  # of the reason at a break: inches, lines, and inches above the plot
_LOWEST = 1.2  # inches of a plot that has room for reasons at its breaks, at a font size of 9 points
_PALE = 0.35  # how opaque a bar is of which only an upper bound is known
_FEW_STEPS = 3  # of an axis that tells panels apart
_FADE = 16  # steps of an open end, each less dense
_DENSE = 0.7  # how opaque the open end of a bar begins of which only a lower bound is known
_WIDE = 0.96  # of a bar's width that a text may take
_NARROWER = 0.95  # of its least width: a panel of lines beside bars that need the room for growth
_FILLED = 0.88  # of a bar's width that growth may take
_FOR_REASON = 2.0  # inches of a panel of bars whose break has a reason, at a font size of 9 points


class Reason(NamedTuple):
    """The reason of a break at its line: the lines of text, and whether they stand to the right of it."""

    mark: Mark
    lines: Sequence[str]
    right: bool


class PrintPanel:
    """One panel: ``measure`` takes the width and says what it needs, ``draw`` puts it on the page.

    ``above`` and ``below`` are the inches around the plot, ``plot`` those of the plot itself.
    """

    def __init__(self, printed: "PrintPage", panel: Panel, alone: bool) -> None:
        self.printed, self.panel, self.page, self.alone = printed, panel, printed.page, alone
        self.unit, self.em = printed.unit, printed.em
        self.size = printed.page.size * SMALL
        self.head: list[str] = []
        self.caution: list[str] = []  # below the head
        self.reasons: list[Reason] = []
        self.ticks: list[float] = []
        self.left = self.start = self.width = self.above = self.below = self.plot = 0.0
        self.part = 1.0  # of the usual height of a plot
        self.beside: list[tuple[int, ChartLine, str]] = []  # names to the right of the axes: number, line, text

    @property
    def least_width(self) -> float:
        """Return the inches below which the panel is not to be drawn beside another."""
        if not self.panel.bars:
            return _LEAST_LINES * self.unit
        first, last = self.panel.span
        least = _FOR_REASON if any(mark.reason for mark in self.panel.breaks) else _LEAST_BARS
        return max(least, _PITCH * (last - first) / self.panel.step) * self.unit

    def wished_width(self, in_lines: bool) -> float:
        """Return the inches in which all growth has room in the bars, signs ``in_lines`` of their own or beside single rates."""
        points = [point for point in self.panel.actual if point.rate] if self.panel.bars else []
        rates = [point.rate for point in points if point.rate and not point.rate.levels]
        whole = max((self.printed.width(minus(" ".join(rate.lines())), TINY) for rate in rates), default=0.0)
        bar = max(0.0 if in_lines else whole / _FILLED, self._widest(points, " %") / _WIDE)
        if not self.panel.bars:
            return self.least_width if in_lines else self.least_width * _NARROWER
        first, last = self.panel.span
        return max(self.least_width, bar / BAR * (last - first) / self.panel.step)

    @property
    def written_reasons(self) -> set[int]:
        """Return the numbers of the notes whose reasons stand at their breaks."""
        kept = {mark.note for mark in self.panel.breaks} - {reason.mark.note for reason in self.reasons}
        return {reason.mark.note for reason in self.reasons} - kept

    # --- measuring ----------------------------------------------------------------------------------------------------

    def measure(self, left: float, width: float, beside: bool, stretch: float) -> None:
        """Take the place of the panel in inches; ``beside`` says that another panel of its row has the axis.

        ``stretch`` is how much higher its plot is than usual, where the page has a height of its own.
        """
        self.left, panel = left, self.panel
        title = panel.title if self.printed.one_unit else panel.head
        title = title.removeprefix(self.printed.common_start)
        self.head = [] if self.alone else self.printed.balanced(title[:1].upper() + title[1:], width, 1.0, "bold")
        self.caution = self.printed.balanced(panel.caution, width, SMALL)
        if panel.across:
            self._measure_across(width, stretch)
            return
        self.beside = self._names_beside(width)
        self.width = width - self._gutter(width)
        self.start = left
        if not self._has_all_figures():
            self.ticks = panel.levels(self.page.bounds, _FEW_STEPS if self.printed.own_units else MOST_STEPS)
            if not (beside and panel.shared):
                gutter = max(self.printed.width(tick_text(tick), SMALL) for tick in self.ticks) + 0.06 * self.unit
                self.start, self.width = left + gutter, self.width - gutter
        self.plot = (_ALONE if self.alone else _BESIDE) * self.unit * stretch * self.part
        self.reasons = self._reasons()
        figures = self.size / 72 * 1.7
        if self.is_rotated:
            figures = max(self.printed.width(point.text, SMALL) for point in panel.points) + self.size / 72 * 0.8
        self.above = figures + max((self._height_of(reason) for reason in self.reasons), default=0.0)
        if self.reasons:
            self.above += 0.05 * self.unit
        if self.rated_above:
            self.above += max(map(self.growth_above, self.rated_above)) / 72
        if any(point.bound == "over" for point in panel.actual) and panel.bars:
            self.above += self.plot * FADE_SIZE * 1.5
        self.below = self.size / 72 * LINE * (2.25 if panel.part_labels() else 1.25)
        if min(self._ends()) < 0:
            self.below += 0.0 if self.ticks else self.size / 72 * 1.2

    def _gutter(self, width: float) -> float:
        """Return the inches to the right of the axes that names at the ends of lines need beyond the half of the last year."""
        longest = max((self._name_width(text) for _, _, text in self.beside), default=0.0)
        if not longest:
            return 0.0
        first, last = self.panel.span
        part = 0.0 if self.panel.stacked else (last - max(point.at for point in self.panel.points)) / (last - first)
        return max(0.0, (longest + NAME_GAP * self.unit - part * width) / (1 - part))

    def _measure_across(self, width: float, stretch: float) -> None:
        """Measure a panel of ranked bars: the names take what they need, but not more than their part."""
        most = width * _LONGEST_ACROSS
        self.names = [self.printed.wrap(line.name, most, SMALL) for line in self.panel.lines]
        gutter = max(self.printed.width(text, SMALL) for lines in self.names for text in lines) + 0.08 * self.unit
        figures = max(self.printed.width(self.ranked_label(line.points[0]), SMALL) for line in self.panel.lines)
        self.start, self.width = self.left + gutter, (width - gutter - figures - 0.06 * self.unit) / (1 + FADE_SIZE)
        self.above = self.below = 0.0
        rows = sum(max(_RANKED * self.unit, len(lines) * self.size / 72 * 1.2) for lines in self.names)
        self.plot = rows * stretch

    def ranked_label(self, point: Point) -> str:
        """Return the figure of a ranked bar, with its bound in words, and with the sign of percent."""
        sign = " %" if self.panel.unit_label == "%" else ""
        return minus(in_words(point, self.panel.lang)) + sign

    def _ends(self) -> tuple[float, float]:
        """Return the lowest and the highest value that the plot must hold."""
        if self.panel.stacked:
            return 0.0, 100.0
        reach = self.panel.reach
        low, high = (reach.lowest, reach.highest) if self.page.bounds else (reach.low, reach.high)
        if self.ticks and self.printed.own_units:  # up to the last tick, for bars of equal height would look equal
            return self.ticks[0], self.ticks[-1]
        return (self.ticks[0] if self.ticks else low), (high if high > low else low + 1.0)

    @property
    def pitch(self) -> float:
        """Return the inches from bar to bar."""
        first, last = self.panel.span
        return self.width * self.panel.step / (last - first)

    def _has_all_figures(self) -> bool:
        """Return whether every bar has room for its figure, so that no axis is needed, unless that tells panels apart."""
        if self.printed.own_units:
            return False
        return self.panel.stacked or (self.panel.bars and (self._has_room_across() or self.is_rotated))

    def _has_room_across(self) -> bool:
        """Return whether every bar is wide enough for its figure."""
        return all(self.printed.width(point.text, SMALL) < self.pitch * 0.98 for point in self.panel.points)

    def _with_growth(self) -> list[Point]:
        """Return the points whose growth can stand in or above their bars, empty unless all have the width."""
        points = [point for point in self.panel.actual if point.rate and point.kind == "actual" and point.value > 0]
        if not self.panel.bars or self.is_rotated:
            return []
        room = self.bar_inches * _WIDE
        words = [point for point in points if point.rate and point.rate.is_unclear]
        if words and self._widest(words, "") > room:
            points = [point for point in points if point not in words]
        return points if self._widest(points, self.percent) <= room else []

    def _widest(self, points: Sequence[Point], percent: str) -> float:
        """Return the inches of the widest line of growth, where each sign stands below its rate if it has to."""
        parts = [part for point in points if point.rate for part in point.rate.lines(percent)]
        return max((self.printed.width(minus(part), TINY) for part in parts), default=0.0)

    @property
    def percent(self) -> str:
        """Return what stands behind growth: the sign of percent, or nothing where bars are too narrow for it."""
        points = [point for point in self.panel.actual if point.rate and not point.rate.is_unclear]
        return " %" if self._widest(points, " %") <= self.bar_inches * _WIDE else ""

    @property
    def is_spelled_out(self) -> bool:
        """Return whether all bars have room for the words that name published growth and that of the bars."""
        rates = [point.rate for point in self._with_growth() if point.rate]
        texts = [minus(text) for rate in rates for text in rate.in_words(self.panel.lang)]
        return (
            bool(texts and self.percent)
            and max(self.printed.width(text, TINY) for text in texts) <= self.bar_inches * _WIDE
        )

    @property
    def rated(self) -> list[Point]:
        """Return the points whose growth fits into their bars."""
        low, high = self._ends()
        least = (RATE_ROOM + (1.2 if self.signs_below else 0)) * self.size / 72
        return [point for point in self._with_growth() if point.value / (high - low) * self.plot > least]

    @property
    def rated_above(self) -> list[Point]:
        """Return the points whose growth stands between their figure and the bar, which is too low for it."""
        rated = self.rated
        return [point for point in self._with_growth() if point not in rated]

    def growth_lines(self, point: Point) -> list[str]:
        """Return the growth of a point in one line, or in two where the bar is too narrow for its sign beside it.

        Where it is apart from that of the bars, both have a word if there is room for it.
        """
        if point.rate and (words := point.rate.in_words(self.panel.lang)) and self.is_spelled_out:
            return words
        lines = point.rate.lines(self.percent) if point.rate else [""]
        text = " ".join(lines)
        return [text] if self.printed.width(minus(text), TINY) <= self.bar_inches * _FILLED else lines

    @property
    def explained(self) -> dict[Point, list[str]]:
        """Return the points with room in their bar for the reason why its growth is not that of the bars, and its lines."""
        found: dict[Point, list[str]] = {}
        low, high = self._ends()
        for point in self.rated if self.alone and self.is_spelled_out else ():
            reason = point.rate.reason(self.panel.lang) if point.rate else ""
            lines = self.printed.wrap(reason, self.bar_inches * _FILLED, TINY)
            tall = (len(self.growth_lines(point)) + len(lines) + 2) * RATE_STEP * self.size / 72
            if reason and tall <= point.value / (high - low) * self.plot:
                found[point] = lines
        return found

    @property
    def signs_below(self) -> bool:
        """Return whether growth takes two lines somewhere."""
        return any(len(self.growth_lines(point)) > 1 for point in self.panel.actual)

    def growth_above(self, point: Point) -> float:
        """Return the height that growth takes between a bar and its figure, in points."""
        return self.printed.page.size * TINY * LINE * len(self.growth_lines(point))

    def is_wide(self, text: str) -> bool:
        """Return whether a text is wider than a bar."""
        return self.printed.width(text, SMALL) > self.bar_inches * _WIDE

    @property
    def has_gaps(self) -> bool:
        """Return whether a line is interrupted elsewhere than at a break."""
        if self.panel.bars or self.panel.across or self.panel.stacked:
            return False
        marks = [mark.at for mark in self.panel.breaks]
        ends = [(a[-1].at, b[0].at) for line in self.panel.lines for a, b in pairwise(line.stretches)]
        return any(not any(start < at < end for at in marks) for start, end in ends)

    @property
    def is_rotated(self) -> bool:
        """Return whether the figures of bars stand upright, since the bars are too narrow for them but not for a letter."""
        return self.panel.bars and not self._has_room_across() and self.pitch > 1.05 * self.size / 72

    @property
    def outside(self) -> list[Point]:
        """Return the targets and forecasts whose labels have no room in the bars that they cross."""
        taken = {point.at for point in self.panel.actual}
        planned = [point for point in self.panel.planned if self.panel.bars and point.at in taken]
        room = self.bar_inches
        return [point for point in planned if max(self.printed.width(t, TINY) for t in self.plan_lines(point)) > room]

    def plan_lines(self, point: Point) -> list[str]:
        """Return the label of a target or forecast in the lines that a bar has room for."""
        return [minus(point.label)] if not self.is_wide(point.label) else [point.plan, in_words(point, self.panel.lang)]

    @property
    def names_empty(self) -> bool:
        """Return whether a year without a bar has room for words."""
        return self.printed.width(phrase("no figure", self.panel.lang), TINY) <= self.pitch * 0.85

    @property
    def empty(self) -> list[float]:
        """Return the middles of the years between or beside bars that have no figure."""
        places = {point.at for point in self.panel.points}
        if not self.panel.bars or self.panel.step < 1 or any(at % 1 != 0.5 for at in places):
            return []
        first, last = self.panel.span
        return [year + 0.5 for year in range(int(first), int(last)) if year + 0.5 not in places]

    @property
    def bar_inches(self) -> float:
        """Return the width of a bar in inches."""
        return min(BAR * self.pitch, BAR * WIDEST * self.unit)

    @property
    def has_halves(self) -> bool:
        """Return whether marks for parts of a year differ from those of whole years."""
        return not self.panel.bars and any(
            self._is_half(line, point) for line in self.panel.lines for point in line.points
        )

    def _is_half(self, line: ChartLine, point: Point) -> bool:
        return point.kind == "partial" and any(other.kind != "partial" for other in line.actual)

    def _names_beside(self, width: float) -> list[tuple[int, ChartLine, str]]:
        """Return the names that stand to the right of the axes: of lines that reach the end, and of parts of a whole."""
        panel = self.panel
        if len(panel.lines) < 2:
            return []
        last = max(point.at for point in panel.actual or panel.points)
        most = width * _LONGEST
        return [
            (number, line, "\n".join(self.printed.wrap(line.name, most, SMALL, "bold")))
            for number, line in zip(panel.numbers, panel.lines, strict=True)
            if panel.stacked or max(point.at for point in line.main) >= last - 1e-6
        ]

    def _name_width(self, text: str) -> float:
        return max(self.printed.width(line, SMALL, "bold") for line in text.split("\n"))

    def _reasons(self) -> list[Reason]:
        """Return the reasons that have room beside their breaks: to the right up to the next, or to the left."""
        low, high = self.panel.span
        alone = len(self.panel.lines) == 1  # above several lines a reason would not say which of them breaks
        marks = sorted(mark for mark in self.panel.breaks if alone or mark.line == BETWEEN)
        last = {mark.reason: mark for mark in marks}  # a reason that holds twice is written once
        edges = [low, *(mark.at for mark in marks), high]
        found: list[Reason] = []
        taken = False  # whether the next reason stands to the left of its break
        for number in range(len(marks), 0, -1) if self.plot >= _LOWEST * self.part * self.unit else ():
            mark = marks[number - 1]
            before, after = (self._room(edges[at], edges[at + 1]) for at in (number - 1, number))
            right = not taken and after >= max(_NARROWEST * self.unit, 0.0 if number < len(marks) else before)
            lines = self.printed.balanced(mark.reason, after if right else before, TINY)
            reason = Reason(mark, lines, right)
            fits = (
                last[mark.reason] is mark
                and 0 < len(lines) <= _MOST_LINES
                and self._height_of(reason) <= _MOST_ABOVE * self.unit
            )
            taken = fits and not right and before >= _NARROWEST * self.unit
            if taken or (fits and right):
                found.append(reason)
        return found

    def _room(self, start: float, end: float) -> float:
        """Return the inches of text between two places on the axis of time."""
        low, high = self.panel.span
        return (end - start) * self.width / (high - low) - 0.12 * self.unit

    def _height_of(self, reason: Reason) -> float:
        """Return the inches that a reason needs above the plot, beside the room that low bars and points leave it."""
        edges = sorted((*self.panel.span, *(mark.at for mark in self.panel.breaks)))
        place = edges.index(reason.mark.at)
        start, end = (edges[place], edges[place + 1]) if reason.right else (edges[place - 1], edges[place])
        low, high = self._ends()
        top = max((point.value for point in self.panel.points if start <= point.at <= end), default=low)
        free = self.plot * (high - top) / (high - low)
        return max(0.0, len(reason.lines) * self.em * TINY * LINE + 0.06 * self.unit - free)

    # --- drawing ------------------------------------------------------------------------------------------------------

    def draw(self, top: float, above: float, plot: float) -> None:
        """Draw the panel below ``top``, in inches from the top of the page, and write its texts."""
        figure = self.printed.figure
        across, tall = float(figure.get_figwidth()), float(figure.get_figheight())
        room = 0.0 if self.panel.across else above
        place = (self.start / across, 1 - (top + room + plot) / tall, self.width / across, (room + plot) / tall)
        self.axes: Axes = figure.add_axes(place)
        self.axes.patch.set_alpha(0)
        for side in ("top", "right", "left", "bottom"):
            self.axes.spines[side].set_visible(False)
        if self.panel.across:
            self._across()
            return
        self._frame(room / plot)
        if self.panel.bars:
            self._bars()
        elif self.panel.stacked:
            self._stacked()
        else:
            self._lines()
        PanelTexts(self).write()

    def color(self, number: int) -> str:
        """Return the color of a line by its number; a panel of another definition, or of bars in another unit, begins with another one."""
        units = self.printed.own_units
        first = units.index(self.panel.unit) if units else int(bool(self.panel.caution))
        return self.page.theme.colors[(number + first) % len(self.page.theme.colors)]

    def _frame(self, room: float) -> None:
        """Set the axes; ``room`` is what lies above the plot, as a part of its height."""
        axes, theme = self.axes, self.page.theme
        low, high = self._ends()
        axes.set_xlim(*self.panel.span)
        axes.set_ylim(low, high + (high - low) * room)
        axes.set_yticks([])
        axes.set_axisbelow(True)
        for tick in (tick for tick in self.ticks if tick <= high):
            axes.plot(
                self.panel.span, (tick, tick), color=theme.faint, alpha=0.25, linewidth=0.5, zorder=0.5, clip_on=False
            )
            if self.start > self.left:
                self._tick_label(tick)
        axes.axhline(0 if low <= 0 <= high else low, color=theme.ink, linewidth=0.8, zorder=3.5)
        axes.tick_params(
            axis="x", which="major", length=3 if self.panel.part_labels() else 0, width=0.6, colors=theme.faint
        )
        axes.tick_params(axis="x", which="minor", length=0, pad=3 * self.unit, labelcolor=theme.ink)
        first, last = (int(end) for end in self.panel.span)
        axes.set_xticks(range(first, last + 1), [""] * (last - first + 1))
        self._label_years()
        if self.panel.part_labels():
            for year in range(first + 1, last):
                axes.axvline(year, color=theme.faint, alpha=0.3, linewidth=0.5)

    def _tick_label(self, tick: float) -> None:
        """Write a number of the vertical axis from the left edge of the panel."""
        offset = (self.left - self.start) * 72
        self.axes.annotate(
            minus(tick_text(tick)), (self.panel.span[0], tick), (offset, 0), textcoords="offset points", ha="left", va="center",
            size=self.size, color=self.page.theme.faint, annotation_clip=False,
        )  # fmt: skip

    def _label_years(self) -> None:
        """Write the years, each in the middle of its year, and above them the parts of years that fit."""
        low, high = self.panel.span
        years = self.panel.year_labels(int(self.width * 0.98 / self.printed.width("0", SMALL)))
        parts = self._non_overlapping(self.panel.part_labels(), self.width * 0.98 / (high - low))
        texts = {at: "\n" + text if parts else text for at, text in years}
        for at, text in parts.items():
            texts[at] = text + texts.get(at, "")
        self.axes.set_xticks(list(texts), list(texts.values()), minor=True, size=self.size)

    def _non_overlapping(self, parts: Sequence[tuple[float, str]], room: float) -> dict[float, str]:
        """Return the parts of years whose labels do not overlap, newest first; ``room`` is the inches per year."""
        kept: dict[float, str] = {}
        left = float("inf")
        for at, text in reversed(parts):
            half = self.printed.width(text, SMALL) / 2
            if at * room + half < left:
                kept[at] = text
                left = at * room - half - 0.02
        return kept

    def _across(self) -> None:
        """Draw a ranked bar for each series, highest on top, with its name on the left and its figure at the end."""
        axes, theme = self.axes, self.page.theme
        values = [line.points[0].value for line in self.panel.lines]
        top = (self.panel.shared.high if self.panel.shared else max(values)) or 1.0
        axes.set_xlim(0, top)
        axes.set_ylim(len(values) - 0.5, -0.5)
        axes.set_xticks([])
        axes.set_yticks([])
        style: dict[str, Any] = {"textcoords": "offset points", "va": "center", "size": self.size, "color": theme.ink}
        offset = (self.left - self.start) * 72
        for row, (line, name) in enumerate(zip(self.panel.lines, self.names, strict=True)):
            point = line.points[0]
            axes.barh(row, self._known(point), BAR, color=self.color(0), alpha=self._opacity(point))
            self._fade(point, row, BAR, self.color(0), flat=True)
            axes.annotate("\n".join(name), (0, row), (offset, 0), ha="left", annotation_clip=False, **style)
            end = point.value + (fade_length(top, point) if point.bound == "over" and not self.page.bounds else 0)
            axes.annotate(self.ranked_label(point), (end, row), (4 * self.unit, 0), annotation_clip=False, **style)
            self._whisker(point._replace(at=row), theme.ink, flat=True)
        axes.axvline(0, color=theme.ink, linewidth=0.8)

    def _bars(self) -> None:
        line, theme = self.panel.lines[0], self.page.theme
        low, high = self.panel.span
        size = self.bar_inches * (high - low) / self.width
        filled = {point.at for point in line.actual}
        for point in line.points:
            if point.kind == "planned" and point.at in filled:
                self._tick(point, size)
                continue
            style: dict[str, Any] = {"facecolor": self.color(0), "alpha": self._opacity(point)}
            if point.kind == "planned":
                style = {"facecolor": "none", "edgecolor": self.color(0), "linewidth": 1.2 * self.unit}
                style |= {"linestyle": (0, (3, 2))}
            elif point.kind == "partial":
                style |= {"alpha": 0.45}
            elif point.status == "I":  # computed from other figures
                style = {"facecolor": "none", "edgecolor": self.color(0), "linewidth": 1.4 * self.unit}
            self.axes.bar(point.at, self._known(point), size, **style)
            if point.kind != "planned":
                self._fade(point, point.at, size, self.color(0))
            self._whisker(point, theme.ink)

    def _is_under(self, point: Point) -> bool:
        """Return whether a bar is of a figure of which only an upper bound is known."""
        return OPEN_ENDS.get(point.bound, 0) < 0 and point.kind != "planned" and not self.page.bounds

    def _opacity(self, point: Point) -> float | None:
        """Return how pale the bar of a figure is that is only known to be under its number; None for others."""
        return _PALE if self._is_under(point) else None

    def _known(self, point: Point) -> float:
        """Return where a bar ends, or begins to fade out if its figure is only known to be under its number."""
        return point.value * (1 - MOST_FADE) if self._is_under(point) else point.value

    def _fade(self, point: Point, at: float, size: float, color: str, flat: bool = False) -> None:
        """Draw the open end of a bar of which only a bound is known: it fades out beyond a lower one, and before an upper one."""
        if not OPEN_ENDS.get(point.bound, 0) or self.page.bounds:
            return
        low, high = self.axes.get_xlim() if flat else self.axes.get_ylim()
        start, dense = self._known(point), _PALE if self._is_under(point) else _DENSE
        length = point.value - start or fade_length(high - low, point)
        draw = self.axes.barh if flat else self.axes.bar
        base: dict[str, Any] = {}
        for step in range(_FADE):
            begin, alpha = step / _FADE, dense * (1 - (step + 0.5) / _FADE)
            base["left" if flat else "bottom"] = start + length * begin
            draw(at, length / _FADE, size, facecolor=color, alpha=alpha, clip_on=False, linewidth=0, **base)

    @property
    def doubtful(self) -> list[Point]:
        """Return the bars of which rounding leaves open whether they are higher than one beside them with more decimals."""
        found = []
        for stretch in self.panel.lines[0].stretches if self.panel.bars and not self.page.bounds else ():
            for before, after in pairwise(stretch):
                rough, fine = sorted((before, after), key=lambda point: decimals(point.figure.digits))
                differ = decimals(rough.figure.digits) < decimals(fine.figure.digits) and rough.value != fine.value
                known = rough.interval
                if differ and not (rough.is_bounded or fine.is_bounded) and known.low <= fine.value <= known.high:
                    found.append(rough)
        return found

    def _tick(self, point: Point, size: float) -> None:
        """Draw a target or forecast as a tick on both sides of the bar of its period."""
        theme, unit = self.page.theme, self.unit
        for way in (-1, 1):  # beside the bar, for a line across it would look like a break in it
            ends = (point.at + way * size * 0.5, point.at + way * size * 0.62), (point.value, point.value)
            self.axes.plot(*ends, color=theme.ink, linewidth=1.8 * unit, solid_capstyle="butt", zorder=5)

    def _stacked(self) -> None:
        """Draw the parts of a whole stacked on each other."""
        size = 0.74 * self.panel.step
        edge: dict[str, Any] = {"edgecolor": self.page.background, "linewidth": 0.8}
        for number, point, base in self.panel.stacks():
            self.axes.bar(point.at, point.value, size, base, facecolor=self.color(number), **edge)

    def _lines(self) -> None:
        for number, line in zip(self.panel.numbers, self.panel.lines, strict=True):
            color = self.color(number)
            hollow = self.panel.changes and line.computed
            for stretch in line.stretches if not hollow else ():
                for before, after in pairwise(stretch):
                    ends = (before.at, after.at), (before.value, after.value)
                    self.axes.plot(*ends, color=color, linewidth=1.7 * self.unit, zorder=2, solid_capstyle="round")
            for point in line.points:
                self._whisker(point, color)
                if point.kind == "planned":
                    ends = (point.at - 0.22, point.at + 0.22), (point.value, point.value)
                    self.axes.plot(*ends, color=self.page.theme.ink, linewidth=1.8 * self.unit, zorder=5)
                else:
                    self._dot(point, number, hollow, self._is_half(line, point))
        if self.panel.changes:
            self._connect_pairs()

    def _dot(self, point: Point, number: int, hollow: bool, half: bool) -> None:
        """Draw a mark: hollow where it is computed, half filled for a part of a year, an open arrow for a bound."""
        color, bound = self.color(number), OPEN_ENDS.get(point.bound, 0)
        marker = {1: "^", -1: "v"}.get(bound, MARKS[number % len(MARKS)])
        self.axes.plot(
            point.at, point.value, marker=marker, markersize=5 * self.unit, color=color,
            markerfacecolor=self.page.background if hollow or bound else color, markerfacecoloralt=self.page.background,
            fillstyle="left" if half and not bound else "full", markeredgewidth=1.1 * self.unit,
            zorder=3 if hollow else 4, linestyle="none", clip_on=False,
        )  # fmt: skip

    def _connect_pairs(self) -> None:
        """Connect the published and the computed mark of each period."""
        values: dict[float, list[float]] = {}
        for point in self.panel.points:
            values.setdefault(point.at, []).append(point.value)
        for at in {point.at for line in self.panel.lines if line.computed for point in line.points}:
            if len(values[at]) > 1:
                ends = (at, at), (min(values[at]), max(values[at]))
                self.axes.plot(*ends, color=self.page.theme.faint, linewidth=0.9 * self.unit, zorder=1)

    def _whisker(self, point: Point, color: str, flat: bool = False) -> None:
        """Draw the bounds of a figure if they were asked for, or say more than its bar does."""
        if not (self.page.bounds or point in self.doubtful) or point.low == point.high:
            return
        place = (point.value, point.at) if flat else (point.at, point.value)
        if point.low is not None and point.high is not None:
            ends = [[point.value - point.low], [point.high - point.value]]
            error: dict[str, Any] = {"xerr" if flat else "yerr": ends}
            self.axes.errorbar(*place, ecolor=color, elinewidth=0.9, capsize=2.5, fmt="none", zorder=5, **error)
        else:  # only one end is known: an arrow points to where the value may lie
            arrow = (5 if flat else 6) if point.high is None else (4 if flat else 7)
            self.axes.plot(*place, marker=arrow, markersize=5, color=color, zorder=5)
