"""Drawings beside and below each other, in the height that a screen has for them."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from ...ask.options import RenderOptions
from ...text import cells, colored, wrap
from ..model import Panel
from . import bars, lines
from .plane import Plane

NARROWEST = 36  # cells of a panel beside another
GAP = 3


class Drawing:
    """A panel with the lines above it; ``height`` rows are what it is drawn in, unless it has a row a series."""

    def __init__(self, panel: Panel, width: int, look: RenderOptions) -> None:
        self.panel, self.width, self.look = panel, width, look
        self.plane = None if panel.across else Plane(panel, width, look)
        self.has_bars = self.plane is not None and self.plane.time.has_bars
        self.has_lines = self.plane is not None and not self.has_bars
        self.head = [colored(line, "title", look.color) for line in wrap(panel.head, width)] + self._names()

    def _names(self) -> list[str]:
        """Return the names of several lines with their marks, on one line where they have room there."""
        if self.plane is None or len(self.panel.lines) < 2:
            return []
        plane = self.plane
        names = [f"{lines.mark(plane, number, line)} {line.name}" for number, line in enumerate(self.panel.lines)]
        whole = "  ".join(names)
        return [whole] if cells(whole) <= self.width else [part for name in names for part in wrap(name, self.width)]

    def size(self, height: int) -> int:
        """Return how many lines the drawing has below its head."""
        return height + self.plane.time.lines_below if self.plane else len(self.body(0))

    def body(self, height: int) -> list[str]:
        """Return the lines below the head."""
        if self.plane is None:
            return _across(self.panel, self.width, self.look)
        self.plane.set_height(height)
        return bars.draw(self.plane) if self.has_bars else lines.draw(self.plane)


def columns(count: int, width: int) -> tuple[int, int]:
    """Return how many drawings stand beside each other, and how wide each is."""
    most = max(1, (width + GAP) // (NARROWEST + GAP))
    rows = -(-count // most) or 1
    across = max(1, -(-count // rows))
    return across, (width - GAP * (across - 1)) // across


def height(drawings: Sequence[Drawing], across: int, room: int) -> int:
    """Return the most rows that all drawings can have, so that they are of at most ``room`` lines together."""

    def total(height: int) -> int:
        return sum(
            max(len(one.head) for one in row) + max(one.size(height) for one in row) + 1
            for row in _rows(drawings, across)
        )

    return next((height for height in range(room, 0, -1) if total(height) <= room), 0)


def together(drawings: Sequence[Drawing], across: int, height: int) -> list[str]:
    """Return the lines of all drawings, ``across`` beside each other, with an empty line below each."""
    out = []
    for row in _rows(drawings, across):
        top = max(len(one.head) for one in row)
        parts = [[*one.head, *[""] * (top - len(one.head)), *one.body(height)] for one in row]
        for beside in zip_longest(*parts, fillvalue=""):
            *left, last = beside
            out.append("".join(_padded(part, row[0].width + GAP) for part in left) + last)
        out.append("")
    return out


def _padded(text: str, width: int) -> str:
    """Return a text with spaces up to ``width`` cells, not counting what colours it."""
    return text + " " * (width - cells(re.sub(r"\x1b\[[0-9;]*m", "", text)))


def _rows(drawings: Sequence[Drawing], across: int) -> list[Sequence[Drawing]]:
    return [drawings[at : at + across] for at in range(0, len(drawings), across)]


def _across(panel: Panel, width: int, look: RenderOptions) -> list[str]:
    """Return the lines of a panel that compares several series in one period: name, bar from zero, figure."""
    names = [wrap(line.name, width // 2) for line in panel.lines]
    room = max(cells(part) for name in names for part in name) + 1
    figures = [line.points[0] for line in panel.lines]
    most = max(point.value for point in figures) or 1.0
    longest = width - room - max(len(point.text) for point in figures) - 1
    body = []
    for name, point in zip(names, figures, strict=True):
        bar = ("#" if look.ascii else "█") * round(point.value / most * longest)
        body += [_padded(part, room) for part in name[:-1]]
        body.append(f"{_padded(name[-1], room)}{bar} {point.text}")
    return body
