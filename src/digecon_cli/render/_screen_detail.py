"""A detailed answer on a screen: every row with its bounds, or the columns of a listing; numbers are never cut."""

from collections.abc import Iterable, Sequence

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from ..core import periods
from ..core.messages import listed, phrase
from ..core.text import DIM, TITLE, cells
from ..document import NUMBER, TEXT, Band, Cell, Document, Grid, Line, Part, Prose
from ..pages.detail import detailed, heading
from .formats import Rendered
from .paper import Paper, split
from .periods import how_many
from .screen import GAP, aligned, draw, least

UNIT = 13  # cells; keeps "trillion yuan" on one line
LABEL = 26  # cells at a width of 80; a third of a wider screen
_FIGURE = ("period", "value", "unit")  # columns of a listing that are left out last


def draw_detailed(content: ObservationTable | RecordListing, look: RenderOptions) -> Rendered:
    """Return the answer in ``look.width`` cells, with a notice for each document that does not fit completely.

    Of a table the earliest periods are omitted, unless ``look.whole`` moves them to further grids below. Of a listing
    columns are (see ``_first_columns``).
    """
    found = detailed(content, look)
    if isinstance(content, RecordListing):
        return _rendered(*_first_columns(found[0], content.columns, look), look)
    # Labels and units wrap before a period is omitted.
    paper = Paper(look.width + GAP, GAP, cells, 2, most=(max(LABEL, look.width // 3), UNIT))
    found = [page._replace(parts=list(map(_evenly_wide, page.grids))) for page in found]
    if not look.whole:
        return _rendered(*_newest(content, found, paper, look), look)
    whole = ([piece for grid in page.grids for piece in split(grid, paper, look.lang)] for page in found)
    return _rendered([page._replace(parts=grids) for page, grids in zip(found, whole, strict=True)], [], look)


def _rendered(found: Sequence[Document], left_out: Sequence[str], look: RenderOptions) -> Rendered:
    message = "{what} left out at {columns} columns: a wider terminal shows more, -f csv all."
    notices = [phrase(message, look.lang, what=name, columns=look.width) for name in left_out]
    return Rendered(draw(map(_on_screen, found), look), notices)


def _titled(title: str, left_out: Iterable[str], look: RenderOptions) -> str:
    return phrase(": ", look.lang).join(filter(None, (title, listed(left_out, look.lang))))


def _first_columns(page: Document, names: Sequence[str], look: RenderOptions) -> tuple[list[Document], list[str]]:
    """Return a listing in the columns that fit, and the names of the others; ``names`` are its columns in English.

    What says nothing of its own is left out first (see ``_in_turn``); what is the same in all rows is then said below them.
    """
    (grid,) = page.grids
    heads = [column.head for column in grid.columns]
    records = [[line.label, *(cell.words for cell in line.cells)] for line in grid.lines]
    columns = [list(own) for own in zip(*records, strict=True)] or [[] for _ in heads]
    sizes = [least(column.kind, (column.head, *own)) + GAP for column, own in zip(grid.columns, columns, strict=True)]
    sizes[0] = min(sizes[0], look.width * 2 // 5)  # longer names are above their rows
    alike = [at for at, own in enumerate(columns) if at and len(own) > 1 and own[0] and len(set(own)) == 1]
    kept = list(range(len(heads)))
    for at in _in_turn(names, alike):
        if sum(sizes[column] for column in kept) > look.width + GAP:
            kept.remove(at)
    lines = [line._replace(cells=[line.cells[at - 1] for at in kept if at]) for line in grid.lines]
    fitting = grid._replace(columns=[grid.columns[at] for at in kept], bands=[Band("", lines)], kept=len(kept))
    below = [f"{heads[at]} {columns[at][0]}" for at in alike if at not in kept]
    left_out = [head for at, head in enumerate(heads) if at not in (*kept, *alike)]
    notes = [*page.notes, *([listed(below, look.lang)] if below else [])]
    return [page._replace(parts=[fitting], notes=notes)], [_titled(page.title, left_out, look)] if left_out else []


def _in_turn(names: Sequence[str], alike: Iterable[int]) -> list[int]:
    """Return the columns of a listing, but the first, in the order in which they are left out of one that is too wide.

    The label beside an id comes first, then columns ``alike`` in all rows, then the last ones; of figures, the period, the
    value and its unit after all others.
    """
    labels = [at for at, name in enumerate(names) if name == "label" and names[0] == "indicator"]
    figures = _FIGURE if set(_FIGURE) <= set(names) else ()
    last_first = sorted(range(len(names) - 1, 0, -1), key=lambda at: names[at] in figures)
    return list(dict.fromkeys((*labels, *alike, *last_first)))


def _newest(
    content: ObservationTable, found: list[Document], paper: Paper, look: RenderOptions
) -> tuple[list[Document], list[str]]:
    """Return documents with the newest periods that fit, and the spans that are omitted from each."""
    left = {
        page.title: [omitted for grid in page.grids if (omitted := _omitted_periods(grid, paper))] for page in found
    }
    spans = [
        _titled(
            title,
            (phrase(" to ", look.lang).join(dict.fromkeys((omitted[0], omitted[-1]))) for omitted in of_page),
            look,
        )
        for title, of_page in left.items()
        if of_page
    ]
    if not spans:
        return found, spans
    over = {title: {period for omitted in of_page for period in omitted} for title, of_page in left.items()}
    # Built again, so that no empty row and no footnote on an omitted figure remains.
    kept = [row for row in content if periods.label(row.period) not in over[heading(row, content, look.lang)]]
    return detailed(content.of(kept), look), spans


def _omitted_periods(grid: Grid, paper: Paper) -> list[str]:
    """Return the earliest periods of a grid, which do not fit beside the others."""
    sizes = [size + paper.gap for size in paper.sizes(grid)]
    count = how_many(sizes[grid.kept :][::-1], paper.room - sum(sizes[: grid.kept]))
    return [column.head for column in grid.columns[grid.kept : len(grid.columns) - count]]


def _evenly_wide(grid: Grid) -> Grid:
    """Return a grid whose numbers are padded to the width at which they are drawn, with aligned decimal points."""
    columns = zip(*([cell.words for cell in line.cells] for line in grid.lines), strict=True)
    even = [
        aligned(own) if column.kind == NUMBER else own for column, own in zip(grid.columns[1:], columns, strict=True)
    ]
    rows = zip(grid.lines, zip(*even, strict=True), strict=True)
    lines = [Line(line.label, list(map(Cell, texts)), line.depth) for line, texts in rows]
    return grid._replace(bands=[Band("", lines)])


def _on_screen(page: Document) -> Document:
    """Return a document with title, notes and sources as paragraphs, and an empty line between its parts."""
    parts: list[Part] = [Prose(page.title, TITLE)] if page.title else []
    for number, grid in enumerate(page.grids):
        parts += [Prose("")] if number else []
        parts.append(_as_text(grid))
    below = [Prose(note, DIM) for note in (*page.notes, *page.listed_sources[:1])]
    below += [Prose(source, DIM, indent=2, hang=2) for source in page.sources]
    return Document(parts=[*parts, Prose(""), *below] if below else parts)


def _as_text(grid: Grid) -> Grid:
    """Return a grid to be drawn as text, with all its columns and with the names of rows always on the left."""
    first, *rest = grid.columns
    columns = [first._replace(kind=TEXT), *(column._replace(period="") for column in rest)]
    return grid._replace(columns=columns, kept=len(columns))
