"""Finished lines of text: how they wrap, and how they look on a screen."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

from ..present.lines import CLOSING, OPENING, WIDE
from ..present.rows import APART, REFUSED

_CODES = {"head": "\x1b[1m", "note": "\x1b[2m"}
_RED = re.compile(rf"(?<=\s)-[\d,.]+[a-z{APART}]?(?!\S)|(?<=\s){REFUSED}(?!\S)")
_WORD_ENDS = re.compile(r"(?<![·×=≠~╎<>])(?<!; [a-z])(?<!；[a-z]) ")  # a sign and its meaning stay together

# Within a word that has Chinese: a Chinese sign, or a run of others, with the punctuation that opens or closes it.
_PIECES = re.compile(rf"[{OPENING}]*(?:[^{WIDE}]+ (?=[{WIDE}]))?(?:[{WIDE}]|[^{WIDE}]+)[{CLOSING}]*" rf"|[{OPENING}]+")


class Styled(NamedTuple):
    """One finished line and how it is to look: ``head``, ``note`` or nothing."""

    text: str
    style: str = ""


def heading(text: str, width: int) -> list[Styled]:
    """Return a heading on lines of its own."""
    return [Styled(line, "head") for line in wrapped(text, width)]


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return text in lines of at most so many cells, broken between words, or within Chinese."""
    lines: list[str] = []
    line = ""
    for blank, word in _words(text):
        candidate = f"{line}{blank}{word}" if line else word
        if cell_len(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        line = indent + word if lines else word
        while cell_len(line) > width:
            cut = len(line)
            while cell_len(line[:cut]) > width:
                cut -= 1
            lines.append(line[:cut])
            line = indent + line[cut:]
    return [*lines, line] if line else lines


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stays together where lines end, each with the blank before it; within Chinese there is none."""
    for word in _WORD_ENDS.split(text):
        if word.isascii():
            yield " ", word
        else:
            for number, piece in enumerate(_PIECES.findall(word)):
                yield "" if number else " ", piece


def rendered(lines: Iterable[Styled], color: bool) -> str:
    """Return finished lines as text, in colour where wanted: bold headings, quiet notes, negative and refused numbers red."""
    if not color:
        return "".join(line.text + "\n" for line in lines)
    return "".join(_in_color(line) + "\n" for line in lines)


def _in_color(line: Styled) -> str:
    if line.style:
        return f"{_CODES[line.style]}{line.text}\x1b[0m"
    return _RED.sub("\x1b[31m\\g<0>\x1b[0m", line.text)
