"""The characters of a drawing, and what they mean."""

from collections.abc import Sequence
from typing import NamedTuple

from ...ask.options import RenderOptions
from ...messages import phrase
from ...pages.numbers import tied
from ..model import Panel, kinds


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


def signs_of(look: RenderOptions) -> Signs:
    """Return the characters that a terminal can show."""
    return ASCII if look.ascii else UNICODE


def legend(bars: Sequence[Panel], lines: Sequence[Panel], look: RenderOptions) -> list[str]:
    """Return what the marks mean, of those that are there, in panels drawn as bars and in panels drawn as lines."""
    signs, every = signs_of(look), [*bars, *lines]
    hollow = "hollow or small letter: part of a year" if look.ascii else "hollow: part of a year"
    told = [
        (any(panel.changes and panel.lines[1:] for panel in lines), signs.both, "published and computed on one spot"),
        (any(panel.refused for panel in every), signs.refused, "not computed"),
        (any(panel.breaks for panel in every), signs.rift, "break: not comparable across it"),
        ("partial" in kinds(bars), signs.part, "part of a year"),
        ("partial" in kinds(panel for panel in lines if not panel.changes), "", hollow),
        ("planned" in kinds(every), signs.planned, "target or forecast"),
    ]
    found = [tied(f"{sign} {phrase(words, look.lang)}".strip()) for there, sign, words in told if there]
    return ["   ".join(found)] if found else []
