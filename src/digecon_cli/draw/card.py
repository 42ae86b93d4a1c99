"""The bars of a checked claim in SVG: the claimed number and the one of the table from zero on one scale, with their bounds."""

from collections.abc import Sequence
from math import isinf
from typing import NamedTuple

from .life import (
    GAP,
    OPEN,
    SIDE,
    STRIP,
    TEXT_LINE,
    WIDTH,
    DrawnPanel,
    LinkedCanvas,
    Scale,
    first_fitting,
    heading,
    into_the_open,
)
from .svg import text_width

_BAR = 12  # pixels that a bar is thick


class ClaimBar(NamedTuple):
    """One bar: its number as text, its value with the ends that are known, and its kind (``claimed``, ``printed``).

    Of the ``labels`` the first is written that has room. An infinite end is open. ``address`` and ``words`` are those of the document behind it, empty for none.
    """

    labels: Sequence[str]
    number: str
    value: float
    low: float
    high: float
    kind: str
    address: str = ""
    words: str = ""


def draw_bars(bars: Sequence[ClaimBar], title: str, words: str, key: str) -> DrawnPanel:
    """Return the bars below each other; a dashed line shows at each where the last one, the table's, ends."""
    canvas = LinkedCanvas(WIDTH, 0)
    values = [end for bar in bars for end in (bar.value, bar.low, bar.high) if not isinf(end)]
    is_open = any(isinf(end) for bar in bars for end in (bar.low, bar.high))
    scale = Scale([0.0, *values], SIDE, WIDTH - SIDE - (OPEN if is_open else 0))
    y = heading(canvas, title)
    for bar in bars:
        y = _bar(canvas, bar, scale, y)
        x = scale.x(bars[-1].value)
        canvas.line(x, y - GAP - STRIP, x, y - GAP, "r")
    scale.draw(canvas, y)
    return canvas.panel(key, title, words, y + 24)


def _bar(canvas: LinkedCanvas, bar: ClaimBar, scale: Scale, y: float) -> float:
    """Draw a bar with its text above, and return where the next one begins."""
    canvas.open_link(bar.address, bar.words, y, TEXT_LINE + STRIP)
    room = WIDTH - text_width(bar.number) - 8
    canvas.text(0, y + 14, first_fitting(bar.labels, room), "u" if bar.address else "f")
    canvas.text(WIDTH, y + 14, bar.number, "w", "end")
    middle = y + TEXT_LINE + STRIP / 2
    zero, end = scale.x(0), scale.x(bar.value)
    canvas.rect(min(zero, end), middle - _BAR / 2, abs(end - zero), _BAR, "b" if bar.kind == "printed" else "x")
    _whisker(canvas, bar, scale, middle)
    canvas.close_link()
    return y + TEXT_LINE + STRIP + GAP


def _whisker(canvas: LinkedCanvas, bar: ClaimBar, scale: Scale, y: float) -> None:
    """Draw what rounding allows, or an arrow into the open from the end of a bound."""
    end = scale.x(bar.value)
    if isinf(bar.high) or isinf(bar.low):
        into_the_open(canvas, end, end + OPEN if isinf(bar.high) else max(1.0, end - OPEN), y, "q")
    elif bar.low < bar.high:
        canvas.whisker(scale.x(bar.low), scale.x(bar.high), y, "a", 4)
