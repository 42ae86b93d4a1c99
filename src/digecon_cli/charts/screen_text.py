"""Texts in the cells of a terminal, with what colours them."""

import re

from ..present.lines import cells
from ..present.options import RenderOptions

_COLOR = re.compile(r"\x1b\[[0-9;]*m")


def bold(text: str, look: RenderOptions) -> str:
    """Return a text in bold where the terminal has colour."""
    return f"\x1b[1m{text}\x1b[0m" if look.color else text


def pad(text: str, width: int) -> str:
    """Return a text with spaces up to ``width`` cells, not counting what colours it."""
    return text + " " * (width - cells(_COLOR.sub("", text)))
