"""What is told in detail on a screen: every row with its bounds, or the columns of a listing; no number is cut."""

from collections.abc import Iterable, Sequence

from .. import periods
from ..messages import listed, phrase
from ..present import lines
from ..present.layout import detailed, heading
from ..present.lines import GAP, Words
from ..present.options import RenderOptions
from ..present.rows import Cell
from ..present.sheets import Band, Grid, Line, Paper, Sheet, how_many, split
from ..table import Listing, Table
from .formats import Rendered

UNIT = 13  # cells; "trillion yuan" stays on one line
LABEL = 26  # cells at a width of 80; on a wider screen a third of it


def draw(content: Table | Listing, look: RenderOptions) -> Rendered:
    """Return the sheets in ``look.width`` cells, and a notice for each of which something finds no room.

    Of a table that are the earliest periods, unless all are wanted: then they go on in further grids below. Of a listing
    it is the last columns.
    """
    found = detailed(content, look)
    if isinstance(content, Listing):
        return _drawn(*_first_columns(found[0], look), look)
    # Labels and units wrap before a period finds no room.
    paper = Paper(look.width + GAP, GAP, lines.cells, 2, most=(max(LABEL, look.width // 3), UNIT))
    found = [sheet._replace(grids=list(map(_even, sheet.grids))) for sheet in found]
    if not look.whole:
        return _drawn(*_newest(content, found, paper, look), look)
    whole = ([piece for grid in sheet.grids for piece in split(grid, paper, look.lang)] for sheet in found)
    return _drawn([sheet._replace(grids=grids) for sheet, grids in zip(found, whole, strict=True)], [], look)


def _drawn(found: Sequence[Sheet], left_out: Sequence[str], look: RenderOptions) -> Rendered:
    message = "{what} left out at {columns} columns: a wider terminal shows more, -f csv all."
    notices = [phrase(message, look.lang, what=one, columns=look.width) for one in left_out]
    return Rendered("\n".join(lines.draw(_page(sheet), look) for sheet in found), notices)


def _titled(title: str, left_out: Iterable[str], look: RenderOptions) -> str:
    return phrase(": ", look.lang).join(filter(None, (title, listed(left_out, look.lang))))


def _first_columns(sheet: Sheet, look: RenderOptions) -> tuple[list[Sheet], list[str]]:
    """Return a listing with the first columns that fit beside each other, and the names of the others."""
    (grid,) = sheet.grids
    columns = zip(grid.head, *([line.label, *(cell.words for cell in line.cells)] for line in grid.lines), strict=True)
    sizes = [lines.least(kind, column) + GAP for kind, column in zip(_kinds(grid), columns, strict=True)]
    sizes[0] = min(sizes[0], look.width * 2 // 5)  # what is longer stands above the others
    count = how_many(sizes, look.width + GAP)
    if count == len(sizes):
        return [sheet], []
    rows = [line._replace(cells=line.cells[: count - 1]) for line in grid.lines]
    kept = grid._replace(head=grid.head[:count], numeric=grid.numeric[:count], bands=[Band("", rows)])
    return [sheet._replace(grids=[kept])], [_titled(sheet.heading, grid.head[count:], look)]


def _newest(content: Table, found: list[Sheet], paper: Paper, look: RenderOptions) -> tuple[list[Sheet], list[str]]:
    """Return sheets of the newest periods that fit beside each other, and of each the spans that are left out."""
    left = {sheet.heading: [gone for grid in sheet.grids if (gone := _left(grid, paper))] for sheet in found}
    told = [
        _titled(title, (phrase(" to ", look.lang).join(dict.fromkeys((gone[0], gone[-1]))) for gone in several), look)
        for title, several in left.items()
        if several
    ]
    if not told:
        return found, told
    over = {title: {period for gone in several for period in gone} for title, several in left.items()}
    # Made again, so that no empty row and no footnote of what is left out stays behind.
    kept = [one for one in content if periods.label(one.period) not in over[heading(one, content, look.lang)]]
    return detailed(content.of(kept), look), told


def _left(grid: Grid, paper: Paper) -> Sequence[str]:
    """Return the earliest periods of a grid, which find no room beside the others."""
    sizes = [size + paper.gap for size in paper.sizes(grid)]
    count = how_many(sizes[grid.kept :][::-1], paper.room - sum(sizes[: grid.kept]))
    return grid.head[grid.kept : len(grid.head) - count]


def _even(grid: Grid) -> Grid:
    """Return a grid whose numbers are as wide as they are drawn, with their points below each other."""
    columns = zip(*([cell.words for cell in line.cells] for line in grid.lines), strict=True)
    drawn = [lines.aligned(column) if at else column for at, column in enumerate(columns)]  # the first are units
    told = zip(grid.lines, zip(*drawn, strict=True), strict=True)
    rows = [Line(line.label, list(map(Cell, texts)), line.depth) for line, texts in told]
    return grid._replace(bands=[Band("", rows)])


def _page(sheet: Sheet) -> lines.Page:
    """Return a sheet as paragraphs and grids of a screen, with an empty line between its parts."""
    parts: list[Words | lines.Grid] = [Words(sheet.heading, "title")] if sheet.heading else []
    for number, grid in enumerate(sheet.grids):
        rows = [("  " * line.depth + line.label, *(cell.words for cell in line.cells)) for line in grid.lines]
        parts += [Words("")] if number else []
        parts.append(lines.Grid(_kinds(grid), rows, grid.head, ruled=True))
    below = [Words(note, "dim") for note in (*sheet.notes, *sheet.listed[:1])]
    below += [Words(source, "dim", indent=2, hang=2) for source in sheet.sources]
    return [*parts, Words(""), *below] if below else parts


def _kinds(grid: Grid) -> str:
    """Return how the columns of a grid are laid out (see lines.Grid): what a row is called by breaks last."""
    return "l" + "".join("n" if number else "w" for number in grid.numeric[1:])
