"""Grids as LaTeX: floats with caption and label, tables over several pages, and the width of their text."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from ..document import APART, BREAK, EQUAL, NONE, REFUSED, SIGNS, SKIPPED, Cell, Grid, Line
from .paper import Paper, is_numeric
from .periods import lines_of
from .tex import typeset

LONGEST = 40  # rows that fit on a page
# Widths relative to a digit in Computer Modern, which few other typefaces exceed.
_WIDTHS = {
    **dict.fromkeys("ijlf.,:;!'|()[]`", 0.6), **dict.fromkeys("rst /-", 0.78), **dict.fromkeys("cez", 0.9), "w": 1.45,
    **dict.fromkeys("bdhknpquvxy", 1.1), **dict.fromkeys("ABCDEFHKLNPRTUVXYZ+", 1.55), **dict.fromkeys("mMWOQG%&@", 1.7),
    **dict.fromkeys((*SIGNS.values(), EQUAL, APART, REFUSED, SKIPPED), 1.55), **dict.fromkeys((BREAK, NONE), 0.6),
}  # fmt: skip
_FULL_WIDTH = "\u2e80"  # from this character on, characters are as wide as they are high
# After the end of a row, LaTeX takes a bracket or an asterisk for an argument, even on the next line.
_ARGUMENT = re.compile(r"^(?=[\[*])")
_MINUS = re.compile(r"(?<![\w.])-(?=[\d.])")
_BREAKS = re.compile(r"(?<=[/_?=&])(?=\w)|(?<=\.)(?=[^\W\d_])")
_LONGEST_PIECE = 15.0


def width(text: str) -> float:
    """Return the approximate width of a text in digits."""
    return sum(2.0 if sign >= _FULL_WIDTH else _WIDTHS.get(sign, 1.0) for sign in text)


# What fits the page of an article in 10, 11 and 12 points, from the loosest setting to the tightest.
TIGHT = Paper(77, 1.4, width, 2, marks=False)
_SIZES = {
    r"\small": Paper(70, 2.6, width, 2),
    r"\footnotesize": Paper(77, 2.8, width, 2),
    r"\footnotesize\setlength{\tabcolsep}{5pt}": Paper(77, 2.4, width, 2, marks=False),
    r"\footnotesize\setlength{\tabcolsep}{4pt}": Paper(77, 1.9, width, 2, marks=False),
}
_TIGHT = r"\footnotesize\setlength{\tabcolsep}{3pt}"


class Floats:
    """The tables of one document, each with a unique label; ``share`` is the part of a page's width that they have."""

    def __init__(self, share: float = 1) -> None:
        self.share = share
        self.labels: set[str] = set()

    def of(self, grid: Grid, notes: Sequence[str]) -> str:
        """Return a grid as LaTeX, with its notes below."""
        specs = _columns(grid, TIGHT.narrowed(self.share))
        if len(list(grid.lines)) + len(grid.bands) > LONGEST or any("p{" in spec for spec in specs):
            return "\n\n".join(["\n".join(self._long(grid, specs)), *below(notes)])
        return "\n".join(self._float(grid, specs, notes))

    def _caption(self, grid: Grid) -> str:
        if not grid.caption:
            return ""
        slug = re.sub("[^a-z0-9]+", "-", grid.caption.lower())[:40].strip("-") or "table"
        names = (f"{slug}-{number}" if number > 1 else slug for number in count(1))
        label = next(name for name in names if name not in self.labels)
        self.labels.add(label)
        return rf"\caption{{{typeset(grid.caption)}}}\label{{tab:{label}}}"

    def _float(self, grid: Grid, specs: Sequence[str], notes: Sequence[str]) -> Iterator[str]:
        yield "\\begin{table}[htbp]\n\\centering"
        if caption := self._caption(grid):
            yield caption
        yield next((size for size, paper in _SIZES.items() if paper.narrowed(self.share).fits(grid)), _TIGHT)
        yield f"\\begin{{tabular}}{{{''.join(specs)}}}\n\\toprule"
        if _has_heads(grid):
            yield f"{_head(grid)}\n\\midrule"
        yield from _rows(grid, specs)
        yield "\\bottomrule\n\\end{tabular}"
        if notes:
            yield "\n\\medskip\n\\begin{minipage}{\\linewidth}\\footnotesize\\raggedright"
            yield from (f"{note}\\par" for note in notes)
            yield "\\end{minipage}"
        yield "\\end{table}"

    def _long(self, grid: Grid, specs: Sequence[str]) -> Iterator[str]:
        """Yield a table that continues over several pages."""
        head = ["\\toprule", *([f"{_head(grid)}\n\\midrule"] if _has_heads(grid) else [])]
        caption = self._caption(grid)
        uncounted = "" if caption else "\\addtocounter{table}{-1}"
        yield f"{{{_TIGHT}{uncounted}\n\\begin{{longtable}}{{{''.join(specs)}}}"
        if caption:
            yield f"{caption}\\\\"
        yield from (*head, "\\endfirsthead", *head, "\\endhead\n\\bottomrule\n\\endfoot")
        yield from _rows(grid, specs)
        yield "\\end{longtable}\n}"


def below(notes: Sequence[str]) -> list[str]:
    """Return notes as small paragraphs in a single part; empty without notes."""
    text = "\n".join(f"\\noindent {note}\\par" for note in notes)
    return [f"{{\\footnotesize\\raggedright\n{text}\n}}"] if notes else []


def _columns(grid: Grid, paper: Paper) -> list[str]:
    """Return the column specifications; texts that do not fit wrap, and share the width by the amount of text."""
    sizes = paper.sizes(grid)
    wraps = [not is_numeric(column) for column in grid.columns]
    if paper.total(sizes) <= paper.room or not any(wraps):
        return ["l" if wrap else "r" for wrap in wraps]
    heads = [column.head for column in grid.columns]
    rows = [heads, *([line.label, *(cell.padded for cell in line.cells)] for line in grid.lines)]
    columns = list(zip(*rows, strict=True))
    lengths = [sum(map(width, column)) for column in columns]
    least = [min(size, max(map(_longest, column))) for size, column in zip(sizes, columns, strict=True)]
    now = [small if wrap else size for small, size, wrap in zip(least, sizes, wraps, strict=True)]
    while paper.total(now) + 1 <= paper.room:
        growable = [at for at, wrap in enumerate(wraps) if wrap and now[at] < sizes[at]]
        if not growable:
            break
        now[max(growable, key=lambda at: lengths[at] / now[at])] += 1
    return [
        f">{{\\raggedright\\arraybackslash}}p{{{min(new, size) / paper.room:.3f}\\linewidth}}"
        if wrap and new < size
        else "l"
        if wrap
        else "r"
        for new, size, wrap in zip(now, sizes, wraps, strict=True)
    ]


def _longest(text: str) -> float:
    """Return the width of the longest piece that cannot be broken, up to ``_LONGEST_PIECE``."""
    words = re.split("[ -]", text)
    pieces = (piece for word in words for piece in (_BREAKS.split(word) if width(word) > _LONGEST_PIECE else [word]))
    return min(_LONGEST_PIECE, max(map(width, pieces)))


def _has_heads(grid: Grid) -> bool:
    return any(column.head for column in grid.columns)


def _head(grid: Grid) -> str:
    """Return the header, in which heads are aligned like their columns."""
    return _ended([typeset(column.head) for column in grid.columns])


def _rows(grid: Grid, specs: Sequence[str]) -> Iterator[str]:
    for number, band in enumerate(grid.bands):
        if number:
            yield "\\addlinespace"
        if band.heading:
            yield f"\\multicolumn{{{len(specs)}}}{{l}}{{\\itshape {typeset(band.heading)}}} \\\\"
        yield from (_row(line, grid, specs) for line in lines_of(band))


def _row(line: Line, grid: Grid, specs: Sequence[str]) -> str:
    label = "\\quad " * line.depth + _text(line.label, specs[0])
    cells = zip(line.cells, grid.columns[1:], specs[1:], strict=True)
    texts = (_number(cell) if is_numeric(column) else _text(cell.padded, spec) for cell, column, spec in cells)
    return _ended([label, *texts])


def _ended(cells: Sequence[str]) -> str:
    return _ARGUMENT.sub("{}", " & ".join(cells)) + r" \\"


def _text(text: str, spec: str) -> str:
    """Return a text, with places to break long addresses and ids if its column wraps."""
    if "p{" not in spec:
        return typeset(text)
    return " ".join(
        r"\allowbreak{}".join(map(typeset, _BREAKS.split(word) if width(word) > _LONGEST_PIECE else [word]))
        for word in text.split(" ")
    )


def _number(cell: Cell) -> str:
    """Return a number with a true minus, a raised mark outside of the column, and padding to align decimal points."""
    number = r"\ensuremath{-}".join(typeset(piece) for piece in _MINUS.split(cell.unmarked))
    mark = rf"\rlap{{\textsuperscript{{{typeset(cell.number.mark)}}}}}" if cell.number.mark else ""
    point = "." if cell.behind and not cell.places else ""
    room = rf"\phantom{{{point}{'0' * (cell.behind - len(point))}}}" if cell.behind else ""
    return number + mark + room
