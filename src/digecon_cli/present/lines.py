"""Lines of text for a screen: paragraphs and aligned columns, with no number cut and no word lost.

What a listing tells people is a ``Page``; ``draw`` lays it out. Cells are counted as terminals do: a Chinese sign is two.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple
from unicodedata import category, east_asian_width

from ..cleaning import clean
from .options import RenderOptions

GAP = 2
INDENT = 4  # cells before a row whose name stands above it
WIDEST_TEXT = 79  # cells at which paragraphs wrap on a wider screen
NARROWEST = 8  # cells that a column keeps where room is short
SHORTEST_NAME = 12  # cells to which a name may be cut
LONGEST_WORD = 20
TIE = "\u00a0"  # a blank at which no line ends: between a number and its unit

WIDE = "\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
OPENING = "（《("
CLOSING = "，。；：、）》”！？),;"
# What stays together where lines end: blanks, a run of signs, or one Chinese sign with what is tied to it and closes it.
# Compiled by re when it is first used, which most commands never do.
PIECE = f" +|[{OPENING}]*(?:(?:[^ {WIDE}]+(?<={TIE}))?[{WIDE}]|[^ {WIDE}]+)[{CLOSING}]*"
_COLORS = {"title": "1", "dim": "2", "good": "1;32", "bad": "1;31"}


class Words(NamedTuple):
    """A paragraph: its first line begins after ``indent`` blanks, the others after ``hang`` more."""

    text: str
    style: str = ""
    indent: int = 0
    hang: int = 0


class Grid(NamedTuple):
    """Rows of aligned cells below ``head`` (drawn in ``style``), with paragraphs between them.

    ``kinds`` has a letter for each column: ``n`` numbers with their points below each other, ``i`` ids, ``l`` text that
    wraps where it lacks room, ``r`` the same at the right, ``w`` the same, in which words of more than ``LONGEST_WORD``
    cells (addresses) may break, ``p`` prose, which wraps as paragraphs do, ``c`` names that are cut, ``f`` a list of words
    of which those are shown that fit. ``ruled`` draws a line below the head.
    """

    kinds: str
    rows: Sequence[Sequence[str] | Words]
    head: Sequence[str] = ()
    style: str = "dim"
    ruled: bool = False


Page = Sequence[Words | Grid]


def draw(page: Page, look: RenderOptions) -> str:
    """Return a page as text of at most ``look.width`` cells a line."""
    drawn = []
    for part in page:
        lines = _grid(part, look) if isinstance(part, Grid) else _paragraph(part, look)
        drawn += [colored(line.replace(TIE, " ").rstrip(), style, look.color) for line, style in lines]
    return "".join(line + "\n" for line in drawn)


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        2 if east_asian_width(sign) in "WF" else 0 if category(sign) in ("Mn", "Me", "Cf") else 1 for sign in text
    )


def cut(text: str, room: int, ellipsis: str = "…") -> str:
    """Return a text in at most ``room`` cells, with an ellipsis where something is missing."""
    if cells(text) <= room:
        return text
    while text and cells(text) + cells(ellipsis) > room:
        text = text[:-1]
    return text.rstrip() + ellipsis


def tied(text: str) -> str:
    """Return a text as one word, at whose blanks no line ends."""
    return clean(text).replace(" ", TIE)


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


def _paragraph(words: Words, look: RenderOptions) -> list[tuple[str, str]]:
    room = min(look.width, WIDEST_TEXT) - words.indent
    first, *others = wrap(_safe(words.text), max(NARROWEST, room), max(NARROWEST, room - words.hang))
    indent = " " * words.indent
    return [(line, words.style) for line in (indent + first, *(indent + " " * words.hang + line for line in others))]


def _safe(text: str) -> str:
    """Return a text without what steers a terminal; its indent and its ties stay."""
    body = text.lstrip(" ")
    return text[: len(text) - len(body)] + TIE.join(map(clean, body.split(TIE)))


def _grid(grid: Grid, look: RenderOptions) -> list[tuple[str, str]]:
    rows = [[_safe(cell) for cell in row] for row in grid.rows if not isinstance(row, Words)]
    columns: list[Sequence[str]] = list(zip(*rows, strict=True)) or [() for _ in grid.kinds]
    columns = [aligned(column) if kind == "n" else column for kind, column in zip(grid.kinds, columns, strict=True)]
    whole = [[head, *column] for head, column in zip(grid.head, columns, strict=True)] if grid.head else columns
    fit = _fit(grid.kinds, whole, look.width)
    lines = [(line, grid.style) for line in _row(grid.head, fit, look)] if grid.head else []
    if grid.ruled:
        lines.append((("-" if look.ascii else "─") * min(_total(fit.sizes), look.width), ""))
    waiting = iter(zip(*columns, strict=True))
    for row in grid.rows:
        if isinstance(row, Words):
            lines += _paragraph(row, look)
        else:
            lines += [(line, "") for line in _row(next(waiting), fit, look)]
    return lines


def aligned(column: Sequence[str]) -> list[str]:
    """Return numbers padded to one width: their points stand below each other, and so does what a blank parts from them.

    Each may have signs before it, and a mark behind.
    """
    parts = []
    for text in column:
        number, _, behind = text.strip(" ").partition(" ")
        whole, *fraction = re.split(r"(?<=\d)(?![\d,])", number, maxsplit=1)
        parts.append((whole, "".join(fraction), behind.strip(" ")))
    most = [max((cells(part[at]) for part in parts), default=0) for at in range(3)]
    gap = " " * bool(most[2])
    return [
        _padded(whole, "r", most[0]) + _padded(fraction, "l", most[1]) + gap + _padded(behind, "l", most[2])
        for whole, fraction, behind in parts
    ]


class _Fit(NamedTuple):
    """How columns fit a width: their kinds and cells, and whether the first stands on a line of its own ``above``."""

    kinds: str
    sizes: Sequence[int]
    above: bool = False


def _fit(kinds: str, columns: Sequence[Sequence[str]], width: int) -> _Fit:
    """Return how columns fit beside each other; where words would break, the first goes above the others."""
    sizes = _sizes(kinds, columns, width)
    if _total(sizes) > width and len(sizes) > 2:
        rest = _sizes(kinds[1:], columns[1:], width - INDENT)
        return _Fit(kinds, [width, *_broken(kinds[1:], rest, width - INDENT)], True)
    return _Fit(kinds, _broken(kinds, sizes, width))


def _total(sizes: Sequence[int]) -> int:
    return sum(sizes) + GAP * (len(sizes) - 1)


def _sizes(kinds: str, columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the cells of each column, so that all fit beside each other where that can be without breaking a word."""
    sizes = [max(map(cells, column), default=0) for column in columns]
    words = [least(kind, column) for kind, column in zip(kinds, columns, strict=True)]
    names = [SHORTEST_NAME] * len(sizes)
    sizes = _shrunk(sizes, kinds, "f", names, min(width, WIDEST_TEXT))
    sizes = _shrunk(sizes, kinds, "c", names, width)
    sizes = _shrunk(sizes, kinds, "p", words, min(width, WIDEST_TEXT))
    return _shrunk(sizes, kinds, "lprw", words, width)


def least(kind: str, column: Sequence[str]) -> int:
    """Return the cells that a column of words needs at least."""
    size = max(map(cells, column), default=0)
    word = max((cells(word) for text in column for word in re.findall(PIECE, text)), default=0)
    return max(min(word, LONGEST_WORD) if kind == "w" else word, min(size, NARROWEST))


def _broken(kinds: str, sizes: Sequence[int], width: int) -> list[int]:
    """Return sizes at which also words break, as the last resort."""
    return _shrunk(sizes, kinds, "cfilpw", [NARROWEST] * len(sizes), width)


def _shrunk(sizes: Sequence[int], kinds: str, wanted: str, least: Sequence[int], room: int) -> list[int]:
    """Return sizes that fit, as far as the columns of the wanted kinds can give cells, the widest first."""
    found = list(sizes)
    while _total(found) > room:
        wide = [place for place, kind in enumerate(kinds) if kind in wanted and found[place] > least[place]]
        if not wide:
            break
        found[max(wide, key=lambda place: found[place])] -= 1
    return found


def _row(texts: Sequence[str], fit: _Fit, look: RenderOptions) -> list[str]:
    """Return one row in as many lines as its texts need."""
    if fit.above:
        rest = _row(texts[1:], _Fit(fit.kinds[1:], fit.sizes[1:]), look)
        return [*(wrap(texts[0], look.width) if texts[0] else ()), *(" " * INDENT + line for line in rest)]
    wrapped = [_cell(*cell, look) for cell in zip(texts, fit.kinds, fit.sizes, strict=True)]
    return [
        (" " * GAP).join(_padded(*cell) for cell in zip(pieces, fit.kinds, fit.sizes, strict=True)).rstrip()
        for pieces in zip_longest(*wrapped, fillvalue="")
    ]


def _cell(text: str, kind: str, size: int, look: RenderOptions) -> list[str]:
    """Return one cell in lines of at most its size; only what is no number is cut or wrapped."""
    if cells(text) <= size or kind == "n":
        return [text]
    if kind == "c" or (kind == "f" and cells(text.partition(" ")[0]) > size):
        return [cut(text, size, "..." if look.ascii else "…")]
    indent = " " * (len(text) - len(text.lstrip(" ")))
    lines = [indent + line for line in wrap(text.strip(" "), max(1, size - len(indent)))]
    return lines[:1] if kind == "f" else lines


def _padded(text: str, kind: str, size: int) -> str:
    blanks = " " * (size - cells(text))
    return blanks + text if kind in "nr" else text + blanks


def colored(line: str, style: str, color: bool) -> str:
    """Return a line in the colour of a style: ``title``, ``dim``, ``good``, ``bad`` or none."""
    return f"\x1b[{_COLORS[style]}m{line}\x1b[0m" if color and style and line else line
