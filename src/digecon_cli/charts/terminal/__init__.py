"""Charts in a terminal: bars of blocks, points joined by braille, and a row a series where a screen has no room for more."""

from collections.abc import Sequence

from ...ask.options import RenderOptions
from ...text import TIE, colored, wrap
from ..model import Chart, Panel
from . import layout, rows
from .layout import Drawing
from .signs import MOST_LINES, legend

LEAST_HEIGHT = 6  # rows of a drawing beside others
LEAST_ALONE = 8  # rows of the only drawing, also where the screen is lower
# Empty cells of braille are spaces; in ASCII a full cell is ``#`` and one of some dots ``.``.
_DOTS = {0x2800: " "}
_DOTS_IN_ASCII = {0x2800 + dots: "#" if dots.bit_count() > 5 else "." for dots in range(256)} | _DOTS


def draw(chart: Chart, look: RenderOptions, braille: bool = False) -> str:
    """Return the chart as text, no line wider than ``look.width``, and as high as ``look.height`` has room for.

    Where panels find no room to be drawn, all series are rows. Without ``braille``, which many fonts lack, those series
    are rows, too, that no bars can show.
    """
    pictured = [panel for panel in chart.panels if not _is_text(panel)]
    across, width = layout.columns(len(pictured), look.width)
    drawings = [Drawing(panel, width, look) for panel in pictured]
    if not braille:
        drawings = [one for one in drawings if not one.has_lines]
    drawn = [id(one.panel) for one in drawings]
    told = [panel for panel in chart.panels if id(panel) not in drawn]
    title: list[str] = []
    if len(chart.panels) > 1:
        title = [*(colored(line, "title", look.color) for line in wrap(chart.title, look.width)), ""]
    text, foot = _text(told, look), _foot(drawings, told, chart, look)
    height = layout.height(drawings, across, look.height - 1 - len(title) - len(text) - len(foot))
    if drawings and len(chart.panels) > 1 and height < LEAST_HEIGHT:
        return _finished([*title, *_text(chart.panels, look), *_foot([], chart.panels, chart, look)], look)
    pictures = layout.together(drawings, across, max(height, LEAST_ALONE))
    return _finished([*title, *pictures, *text, *foot], look)


def _is_text(panel: Panel) -> bool:
    """Return whether a panel is told in words: a single figure, or more lines than there are marks."""
    alone = sum(len(line.points) for line in panel.lines) == 1 and not panel.refused
    return not panel.across and (alone or len(panel.lines) > MOST_LINES)


def _text(panels: Sequence[Panel], look: RenderOptions) -> list[str]:
    return [*rows.draw(panels, look), ""] if panels else []


def _foot(drawings: Sequence[Drawing], told: Sequence[Panel], chart: Chart, look: RenderOptions) -> list[str]:
    """Return what stands below: the meaning of the signs, the notes and the sources."""
    bars = [one.panel for one in drawings if one.has_bars]
    lines = [one.panel for one in drawings if one.has_lines]
    told_below = [*legend(bars, lines, look), *rows.legend(told, look), *chart.notes, chart.sources]
    return [line.replace(TIE, " ") for note in told_below if note for line in wrap(note, look.width)]


def _finished(lines: Sequence[str], look: RenderOptions) -> str:
    dots = _DOTS_IN_ASCII if look.ascii else _DOTS
    return "".join(line.translate(dots).rstrip() + "\n" for line in lines)
