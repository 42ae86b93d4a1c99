"""What a document is made of, whatever its markup: sheets of grids with captions, and lines below; and how wide a page is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, zip_longest
from math import inf
from typing import NamedTuple

from ..cleaning import clean
from ..messages import phrase
from .rows import NONE, SKIPPED, Cell
from .series import span_of


class Line(NamedTuple):
    """A row: its label, the cells beside it, and how deep it stands below its whole."""

    label: str
    cells: Sequence[Cell]
    depth: int = 0


class Band(NamedTuple):
    """Rows below one heading, which is empty where the grid says it."""

    heading: str
    lines: Sequence[Line]


class Grid(NamedTuple):
    """A table: its caption, its header (``head[0]`` stands above the labels), and its rows.

    ``head`` is empty where nothing needs one. ``numeric`` says which columns are numbers, that of the labels first. The
    first ``kept`` columns go on where a grid is split; a grid that keeps all of them is never split. ``spans`` says
    that the header tells periods.
    """

    caption: str
    head: Sequence[str]
    numeric: Sequence[bool]
    bands: Sequence[Band]
    kept: int = 1
    spans: bool = False

    @property
    def lines(self) -> Iterator[Line]:
        """Return the rows of all bands."""
        return (line for band in self.bands for line in band.lines)

    @property
    def marked(self) -> list[bool]:
        """Return for each column behind the labels whether numbers in it have marks, so that others keep room for one."""
        return [any(line.cells[at].number.mark for line in self.lines) for at in range(len(self.numeric) - 1)]


def grid_of(head: Sequence[str], lines: Iterable[tuple[str, Sequence[Cell]]]) -> Grid:
    """Return a grid whose columns are numbers but for the first, that of the labels."""
    band = Band("", [Line(clean(label), cells) for label, cells in lines])
    return Grid("", list(map(clean, head)), [False, *(True for _ in head[1:])], [band])


class Sheet(NamedTuple):
    """A page of a document: its heading where that is no caption, its grids, the lines below, and the documents listed under ``head``."""

    heading: str
    grids: Sequence[Grid]
    notes: Sequence[str]
    sources: Sequence[str] = ()
    head: str = ""

    @property
    def listed(self) -> list[str]:
        """Return the documents with a line that says what they are."""
        return [self.head, *self.sources] if self.sources else []


class Paper(NamedTuple):
    """How wide a page is, in units of its own: what all columns may take, what lies between them, and how to measure.

    ``indent`` is what a level of depth takes; ``marks`` says that the marks of numbers need room; ``most`` is what the first
    columns take where their texts wrap.
    """

    room: float = inf
    gap: float = 0
    size: Callable[[str], float] = len
    indent: float = 0
    marks: bool = True
    most: Sequence[float] = ()

    def sizes(self, grid: Grid) -> list[float]:
        """Return the widths of a grid's columns."""
        labels = [line.depth * self.indent + self.size(line.label) for line in grid.lines]
        heads = [self.size(head) for head in grid.head] or [0.0] * len(grid.numeric)
        cells = zip(*(map(self._cell, line.cells) for line in grid.lines), strict=True)
        behind = [max(column) for column in cells] or [0.0] * (len(heads) - 1)
        sizes = [max(heads[0], *labels, 0), *map(max, heads[1:], behind)]
        return [min(both) for both in zip_longest(sizes, self.most, fillvalue=inf)]

    def _cell(self, cell: Cell) -> float:
        return self.size((str(cell) if self.marks else cell.unmarked) + "0" * cell.behind)

    def total(self, sizes: Sequence[float]) -> float:
        """Return how wide columns are beside each other."""
        return sum(sizes) + self.gap * len(sizes)

    def narrowed(self, share: float) -> "Paper":
        """Return a paper that has only a share of the room."""
        return self._replace(room=self.room * share)

    def fits(self, grid: Grid) -> bool:
        """Return whether a page is wide enough for a grid."""
        return self.total(self.sizes(grid)) <= self.room


ENDLESS = Paper()


def how_many(sizes: Sequence[float], room: float) -> int:
    """Return how many of the first columns fit beside each other, at least one."""
    return max(1, sum(width <= room for width in accumulate(sizes)))


def split(grid: Grid, paper: Paper, lang: str) -> list[Grid]:
    """Return a grid as grids that fit a page, each with the labels of the rows it tells; it is one where it fits."""
    sizes = [size + paper.gap for size in paper.sizes(grid)]
    if sum(sizes) <= paper.room or grid.kept >= len(sizes):
        return [grid]
    room = paper.room - sum(sizes[: grid.kept])
    found: list[Grid] = []
    first = grid.kept
    for count in _counts(sizes[grid.kept :], room):
        places = list(range(first, first + count))
        first += count
        skipped = [grid.head[at] == SKIPPED for at in places]
        if not all(skipped):  # years that are skipped say something between two others only
            places = places[skipped.index(False) : len(places) - skipped[::-1].index(False)]
            found.append(_of(grid, places, bool(found), lang))
    return found


def _counts(sizes: Sequence[float], room: float) -> list[int]:
    """Return how many columns each piece has: all alike where they fit so, else as many as fit."""
    greedy: list[int] = []
    while sum(greedy) < len(sizes):
        greedy.append(how_many(sizes[sum(greedy) :], room))
    even = -(-len(sizes) // len(greedy))
    starts = range(0, len(sizes), even)
    if all(sum(sizes[at : at + even]) <= room for at in starts):
        return [len(sizes[at : at + even]) for at in starts]
    return greedy


def _of(grid: Grid, places: Sequence[int], further: bool, lang: str) -> Grid:
    """Return a piece of a grid: some of its columns, and the rows that tell something there."""
    columns = [*range(grid.kept), *places]
    bands = []
    for band in grid.bands:
        lines = [
            line._replace(cells=[line.cells[at - 1] for at in columns[1:]]) for line in _telling(band.lines, places)
        ]
        bands += [band._replace(lines=lines)] if lines else []
    head = [grid.head[at] for at in columns]
    more = phrase(" (continued)", lang) * further
    if grid.spans:
        told = span_of(head[grid.kept], head[-1], lang)
        more = phrase(", ", lang) + told
    return grid._replace(
        caption=(grid.caption + more) if grid.caption else "",
        head=head,
        numeric=[grid.numeric[at] for at in columns],
        bands=bands,
    )


def _telling(lines: Sequence[Line], places: Sequence[int]) -> list[Line]:
    """Return the rows that tell something in some columns, and those under which these stand."""
    kept: list[Line] = []
    for line in reversed(lines):
        cells = (line.cells[at - 1] for at in places)
        tells = any(cell.instead != NONE and str(cell).strip() for cell in cells)
        if tells or (kept and kept[-1].depth > line.depth):
            kept.append(line)
    return kept[::-1]
