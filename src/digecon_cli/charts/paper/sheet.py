"""The page of a chart: title, panels and notes. Matplotlib lays them out; only lines of text are broken here."""

import re
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from ...messages import phrase
from .. import axes
from ..drawing import Page
from ..message import title_of
from ..model import Chart, Panel, kinds
from .panel import PanelPlot
from .sizes import BAR, LARGE, SMALL, TINY

EDGE = 0.12  # inches
ROOM = 0.985  # of the width, for bold letters that are wider when drawn than when measured
HINTED = 1.04  # glyphs drawn in full resolution can be wider than those that are measured
_BAR = 0.26  # inches of a bar across, at letters of 9 points
_PIECE = r"[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+|\s+"


class Sheet:
    """The figure of a chart, laid out with its title, notes and sources."""

    def __init__(self, chart: Chart, page: Page, lang: str) -> None:
        self.page, self.lang = page, lang
        self.inches = page.width / 96
        self.figure = Figure(figsize=(self.inches, 1), layout="constrained")
        self.pen = FigureCanvasAgg(self.figure).get_renderer()  # type: ignore[no-untyped-call] # measures text
        self.unit = page.unit
        several = len(chart.panels) > 1
        self.columns = page.columns if several else 1
        room = self.inches - 2 * EDGE
        title = self.wrap(title_of(chart), room, LARGE, "bold")
        changes = any(map(self.tells_changes, chart.panels))
        below = (*legend(chart, lang, page.bounds, changes), *chart.notes, chart.sources)
        notes = [line for note in below for line in self.wrap(note, room, SMALL)]
        rows = [chart.panels[at : at + self.columns] for at in range(0, len(chart.panels), self.columns)]
        heights = [max(self._height(panel, several) for panel in row) for row in rows]
        line = page.size / 72 * 1.35
        high = sum(heights) + len(title) * line * LARGE + len(notes) * line * SMALL + 3 * EDGE
        self.figure.set_size_inches(self.inches, page.height / 96 if page.height else high)
        pad = EDGE / 2
        engine: Any = self.figure.get_layout_engine()
        engine.set(w_pad=pad, h_pad=pad, wspace=0.04, hspace=0.07, rect=(0, 0, ROOM, 1))
        if title:
            self.figure.suptitle(
                "\n".join(title), x=EDGE / self.inches, ha="left", size=page.size * LARGE, weight="bold"
            )
        if notes:
            below_all = {"x": EDGE / self.inches, "ha": "left", "size": page.size * SMALL, "color": page.theme.faint}
            self.figure.supxlabel("\n".join(notes), linespacing=1.3, **below_all)
        self._panels(chart, heights)

    def _panels(self, chart: Chart, heights: list[float]) -> None:
        grid: Any = self.figure.subplots(len(heights), self.columns, squeeze=False, height_ratios=heights)
        places: list[Axes] = list(grid.flat)
        plots, several = [], len(chart.panels) > 1
        for panel, place in zip(chart.panels, places, strict=False):
            plots.append(PanelPlot(self, panel, place, self._head(panel, several)))
        for empty in places[len(chart.panels) :]:
            empty.remove()
        engine: Any = self.figure.get_layout_engine()
        engine.execute(self.figure)
        self.figure.set_layout_engine("none")  # labels find their places on axes that no longer move
        for plot in plots:
            plot.label()

    def _height(self, panel: Panel, several: bool) -> float:
        """Return how high a panel is, in inches, with its title and the labels of its axes."""
        if panel.across:
            return (len(panel.lines) * _BAR + 0.6) * self.unit
        return (2.55 if several else 3.4) * self.unit

    def _head(self, panel: Panel, several: bool) -> str:
        width = (self.inches - 2 * EDGE) / (self.columns if several else 1) - 0.1
        return "\n".join(self.wrap(panel.head, width, 1.0, "bold" if several else "normal"))

    def tells_changes(self, panel: Panel) -> bool:
        """Return whether growth finds room in the bars of a panel."""
        told = [point.change for point in panel.points if point.change]
        if not (panel.bars and told):
            return False
        first, last = axes.reach(panel)
        bar = BAR * axes.steps(panel) * self.inches / self.columns * 0.9 / (last - first)
        return max(self.width(text, TINY) for text in told) < bar

    def width(self, text: str, size: float, weight: str = "normal") -> float:
        """Return the width of a text in inches, its size in terms of the page's."""
        font = FontProperties(size=size * self.page.size, weight=weight)
        return float(self.pen.get_text_width_height_descent(text, font, False)[0]) / self.figure.dpi * HINTED

    def wrap(self, text: str, width: float, size: float, weight: str = "normal") -> list[str]:
        """Return a text in lines of at most ``width`` inches, broken at spaces, or anywhere in Chinese."""
        lines, line = [], ""
        for piece in re.findall(_PIECE, text):
            if line and self.width(line + piece, size, weight) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece if line or piece.strip() else ""
        return [one for one in (*lines, line.rstrip()) if one]


def legend(chart: Chart, lang: str, bounds: bool, growth: bool = False) -> list[str]:
    """Return what the marks mean, of those that are there."""
    mixed = any(panel.changes and any(line.computed for line in panel.lines) for panel in chart.panels)
    told = [
        (any(panel.breaks for panel in chart.panels), "Dashed line: a break; do not compare across it."),
        (any(panel.refused for panel in chart.panels), "×: not computed."),
        (mixed, "Filled: published. Hollow: computed from levels."),
        ("partial" in kinds(chart.panels), "Hollow: part of a year."),
        (growth, "In the bars: growth on the year before in %, as published, else from the figures."),
        (bounds, "Whiskers: what rounding allows."),
    ]  # fmt: skip
    words = [phrase(told_as, lang) for there, told_as in told if there]
    return ["  ".join(words)] if words else []
