"""The size of the screen: the only place that asks for it."""

import os
import sys
from contextlib import suppress

DEFAULT = (80, 24)


def size() -> tuple[int, int]:
    """Return the columns and lines of the screen: ``COLUMNS`` and ``LINES``, else the terminal's, else 80 and 24."""
    columns, lines = map(setting, ("COLUMNS", "LINES"))
    if columns and lines:
        return columns, lines
    there = (0, 0)
    with suppress(AttributeError, ValueError, OSError):  # no stream, a closed one, or no terminal
        there = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
    return columns or there[0] or DEFAULT[0], lines or there[1] or DEFAULT[1]


def setting(name: str) -> int:
    """Return the number that an environment variable sets; 0 where it sets none."""
    text = os.environ.get(name, "")
    return int(text) if text.isdecimal() else 0
