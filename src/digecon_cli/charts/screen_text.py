"""Texts in the cells of a terminal, in which a Chinese character takes two."""

import re
from collections.abc import Sequence

from wcwidth import wcswidth, wcwidth

from ..present.lines import PIECE
from ..present.options import RenderOptions


def bold(text: str, look: RenderOptions) -> str:
    """Return a text in bold where the terminal has colour."""
    return f"\x1b[1m{text}\x1b[0m" if look.color else text


def pad(text: str, width: int) -> str:
    """Return a text with spaces up to ``width`` cells."""
    return text + " " * (width - cells(text))


def cells(text: str) -> int:
    """Return the cells of a text, not counting what colours it."""
    while (at := text.find("\x1b[")) >= 0:
        text = text[:at] + text[text.index("m", at) + 1 :]
    return max(0, wcswidth(text))


def wrap(text: str, width: int) -> list[str]:
    """Return a text in lines of at most ``width`` cells, broken at spaces, or anywhere in Chinese."""
    lines, line = [], ""
    for word in text.split(" "):
        for i, piece in enumerate(_pieces(word, width)):
            joined = f"{line} {piece}" if line and i == 0 else line + piece
            if cells(joined) <= width:
                line = joined
            else:
                lines.append(line)
                line = piece
    return [one for one in (*lines, line) if one]


def _pieces(word: str, width: int) -> Sequence[str]:
    if len(word) <= width and all(wcwidth(sign) < 2 for sign in word):
        return [word]
    pieces = re.findall(PIECE, word)
    return pieces if max(map(cells, pieces), default=0) <= width else list(word)
