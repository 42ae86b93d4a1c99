"""Finished lines of text: how they wrap, and how they look on a screen."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..present.lines import TIE, colored, wrap
from ..present.rows import APART, REFUSED

_RED = re.compile(rf"(?<=\s)-[\d,.]+[a-z{APART}]?(?!\S)|(?<=\s){REFUSED}(?!\S)")
_SIGN = re.compile(r"(?:(?<=[·×=≠~╎<>])|(?<=; [a-z])|(?<=；[a-z])) ")  # the blank behind a sign in a legend


class Styled(NamedTuple):
    """One finished line and its style (see lines.colored)."""

    text: str
    style: str = ""


def heading(text: str, width: int) -> list[Styled]:
    """Return a heading on lines of its own."""
    return [Styled(line, "title") for line in wrapped(text, width)]


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return text in lines of at most so many cells, the later ones indented; a sign and its meaning stay together."""
    first, *others = wrap(_SIGN.sub(TIE, text), width, width - len(indent))
    return [line.replace(TIE, " ") for line in (first, *(indent + line for line in others)) if line]


def rendered(lines: Iterable[Styled], color: bool) -> str:
    """Return finished lines as text, in colour where wanted: bold headings, quiet notes, negative and refused numbers red."""
    return "".join(_in_color(line, color) + "\n" for line in lines)


def _in_color(line: Styled, color: bool) -> str:
    if color and not line.style:
        return _RED.sub("\x1b[31m\\g<0>\x1b[0m", line.text)
    return colored(line.text, line.style, color)
