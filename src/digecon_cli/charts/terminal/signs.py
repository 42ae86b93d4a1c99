"""The characters of a drawing, and what they mean."""

from collections.abc import Sequence
from typing import NamedTuple

from ...messages import phrase
from ...present.lines import tied
from ..model import Panel


class Axis(NamedTuple):
    """The lines of the axes: upright, where they meet, flat, and where a year begins."""

    upright: str
    corner: str
    flat: str
    tick: str


class Signs(NamedTuple):
    """The characters that are drawn besides braille; in ASCII a line has a letter, small where the figure is hollow."""

    actual: str
    hollow: str
    planned: str
    both: str
    refused: str
    rift: str
    bar: str
    part: str  # a bar of part of a year
    under: str  # the end of a bar below zero that fills half a cell
    axis: Axis


UNICODE = Signs("●■▲◆▼★", "○□△◇▽☆", "━", "◉", "×", "╎", "█", "░", "▀", Axis("│", "└", "─", "┬"))
ASCII = Signs("ABCDEF", "abcdef", "=", "@", "x", ":", "#", ".", "#", Axis("|", "+", "-", "+"))
MOST_LINES = len(UNICODE.actual)


def legend(bars: Sequence[Panel], lines: Sequence[Panel], signs: Signs, lang: str) -> list[str]:
    """Return what the marks mean, of those that are there, in panels drawn as bars and in panels drawn as lines."""

    def kinds(panels: Sequence[Panel]) -> set[str]:
        return {point.kind for panel in panels for line in panel.lines for point in line.points}

    def told_as(words: str, sign: str = "") -> None:
        told.append(" ".join(filter(None, (sign, phrase(words, lang)))))

    told: list[str] = []
    if any(panel.changes and len(panel.lines) > 1 for panel in lines):
        told_as("published and computed on one spot", signs.both)
    if any(panel.refused for panel in (*bars, *lines)):
        told_as("not computed", signs.refused)
    if any(panel.breaks for panel in (*bars, *lines)):
        told_as("break: not comparable across it", signs.rift)
    if "partial" in kinds(bars):
        told_as("part of a year", signs.part)
    if "partial" in kinds([panel for panel in lines if not panel.changes]):
        small = signs.hollow[0].isalpha()
        told_as("hollow or small letter: part of a year" if small else "hollow: part of a year")
    if "planned" in kinds(bars) | kinds(lines):
        told_as("target or forecast", signs.planned)
    return ["   ".join(map(tied, told))] if told else []
