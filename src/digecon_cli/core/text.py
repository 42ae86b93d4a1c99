"""Text in the cells of a terminal: how wide it is, where its lines end, how it is coloured. A Chinese sign takes two cells."""

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

ELLIPSIS = "…"  # where a text is cut
TIE = "\u00a0"  # a blank at which no line ends: between a number and its unit
TITLE, DIM, GOOD, BAD = "title", "dim", "good", "bad"  # styles of lines
WIDEST_TEXT = 79  # cells at which paragraphs wrap on a wider screen
WIDE = "\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
OPENING = "（《("
CLOSING = "，。；：、）》”！？),;"
# What stays together where lines end: blanks, a run of signs, or one Chinese sign with what is tied to it and closes it.
# Compiled by re when it is first used, which most commands never do.
PIECE = f" +|[{OPENING}]*(?:(?:[^ {WIDE}]+(?<={TIE}))?[{WIDE}]|[^ {WIDE}]+)[{CLOSING}]*"
_COLORS = {TITLE: "1", DIM: "2", GOOD: "1;32", BAD: "1;31"}


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return len(text) if text.isascii() else _cells(text)


@lru_cache(1 << 12)
def _cells(text: str) -> int:
    return sum(
        2 if east_asian_width(sign) in "WF" else 0 if category(sign) in ("Mn", "Me", "Cf") else 1 for sign in text
    )


def cut(text: str, room: int, ellipsis: str = ELLIPSIS) -> str:
    """Return a text in at most ``room`` cells, with an ellipsis where something is missing."""
    if cells(text) <= room:
        return text
    while text and cells(text) + cells(ellipsis) > room:
        text = text[:-1]
    return text.rstrip() + ellipsis


def wrap(text: str, room: int, further: int | None = None) -> list[str]:
    """Return a text in lines of at most ``room`` cells, after the first of ``further``; only a longer word is broken."""
    later = room if further is None else further
    lines = [""]
    for piece in re.findall(PIECE, text):
        if lines[-1] and cells(lines[-1] + piece.rstrip(" ")) > room:
            lines.append("")
            room = later
        if not lines[-1] and len(lines) > 1:
            piece = piece.lstrip(" ")
        while cells(piece) > room and len(piece) > 1:
            head = cut(piece, room, "") or piece[0]
            lines[-1] = head
            lines.append("")
            piece, room = piece[len(head) :], later
        lines[-1] += piece
    return [line.rstrip(" ") for line in lines if line.strip(" ")] or [""]


def left(text: str, size: int) -> str:
    """Return a text with blanks behind it, so that it takes so many cells."""
    return text + " " * (size - cells(text))


def right(text: str, size: int) -> str:
    """Return a text with blanks before it, so that it takes so many cells."""
    return " " * (size - cells(text)) + text


def colored(line: str, style: str, color: bool) -> str:
    """Return a line in the colour of a style (``TITLE``, ``DIM``, ``GOOD``, ``BAD``), as it is where none is wanted."""
    return f"\x1b[{_COLORS[style]}m{line}\x1b[0m" if color and style and line else line


def quoted(word: str) -> str:
    """Return a word as it is typed in a shell: in quotes where it has blanks or signs."""
    if word and all(sign.isalnum() or sign in "._-@/:+" for sign in word):
        return word
    from shlex import quote  # most names need none

    return quote(word)
