"""Documents on paper (HTML, LaTeX, Markdown): grids that fit a page, with all their periods, and the notes below."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from math import inf
from typing import NamedTuple

from .. import pages
from ..ask.options import RenderOptions
from ..ask.selection import FREQUENCIES
from ..ask.table import ObservationTable, RecordListing
from ..core import periods
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import phrase
from ..core.text import TIE
from ..document import (
    FIGURE,
    NAME,
    NUMBER,
    RIGHT,
    SKIPPED,
    TEXT,
    Band,
    Cell,
    Column,
    Document,
    Grid,
    Line,
    Prose,
    Singles,
)
from ..pages.below import Visible, document_notes
from ..pages.detail import detailed
from ..pages.labels import word
from ..pages.series import span_of
from .periods import (
    ONE_FIGURE,
    PeriodView,
    add_drawn,
    add_left_out,
    downwards,
    headed,
    how_many,
    lines_of,
    period_head,
    upper,
)


class Paper(NamedTuple):
    """The width of a page in a unit of its own: room for all columns, gap between them, and measure of text.

    ``indent`` is the width of a level of depth; ``marks`` says whether the marks of numbers need room; ``most`` limits
    the width of the first columns, whose texts wrap.
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
        heads = [self.size(column.head) for column in grid.columns]
        cells = zip(*(map(self._cell, line.cells) for line in grid.lines), strict=True)
        behind = [max(column) for column in cells] or [0.0] * (len(heads) - 1)
        sizes = [max(heads[0], *labels, 0), *map(max, heads[1:], behind)]
        return [min(both) for both in zip_longest(sizes, self.most, fillvalue=inf)]

    def _cell(self, cell: Cell) -> float:
        return self.size((str(cell) if self.marks else cell.unmarked) + "0" * cell.behind)

    def total(self, sizes: Sequence[float]) -> float:
        """Return the width of columns side by side."""
        return sum(sizes) + self.gap * len(sizes)

    def narrowed(self, share: float) -> "Paper":
        """Return a paper with only a share of the room."""
        return self._replace(room=self.room * share)

    def fits(self, grid: Grid) -> bool:
        """Return whether a grid fits the width of the page."""
        return self.total(self.sizes(grid)) <= self.room


ENDLESS = Paper()


def is_numeric(column: Column) -> bool:
    """Return whether a column holds numbers, which are aligned on the right."""
    return column.kind in (FIGURE, NUMBER, RIGHT)


def documents(content: ObservationTable | RecordListing, look: RenderOptions, paper: Paper = ENDLESS) -> list[Document]:
    """Return an answer as documents whose grids fit the paper: its pages, or its details."""
    look = look._replace(commands=False)
    if isinstance(content, RecordListing) and content.without_commands:
        content = content.without_commands()
    if isinstance(content, RecordListing) or look.bounds or look.detailed:
        return [_in_detail(page, paper, look.lang) for page in detailed(content, look)]
    return [_on_paper(page, content.data, look, paper) for page in pages.of(content, look)]


def _on_paper(page: Document, data: Dataset, look: RenderOptions, paper: Paper) -> Document:
    """Return a document of grids that fit the paper with finished notes; nothing of its page is omitted."""
    visible = Visible()
    grids = [] if look.transpose else _calendars(page.calendars, paper, visible)
    in_calendars = bool(grids)
    prose: list[str] = []
    for part in page.parts:
        if isinstance(part, Prose):
            prose.append(_plain(part.text))
        elif isinstance(part, Singles):
            grids.append(_singles(part, page, look))
            visible.add_singles(single.cell for single in part.figures)
        elif part.is_of_periods and look.transpose:
            turned = [downwards(part, band) for band in part.bands]
            grids += [piece for grid in turned for piece in _of_figures(grid, page, look, paper, visible)]
        elif part.is_of_periods and not in_calendars:
            grids += _of_periods(part, page.title, bool(grids), look, paper)
            view = PeriodView(part)
            within = set(view.periods) - {SKIPPED}
            add_drawn(visible, view, within, view.periods)
            add_left_out(visible, view, within)
        elif part.is_of_figures and not part.is_of_periods:
            grids += _of_figures(part, page, look, paper, visible)
        elif not part.is_of_figures:
            grid, more = _of_texts(part, look)
            grids.append(grid)
            prose += more
    return Document(parts=grids, notes=[*prose, *document_notes(visible, page, data, look)])


# --- grids of figures ---------------------------------------------------------------------------------------------------


def _of_figures(grid: Grid, page: Document, look: RenderOptions, paper: Paper, visible: Visible) -> list[Grid]:
    visible.add_grid(grid)
    return split(_captioned(grid, headed(page.title, grid.columns[0].head, look.lang)), paper, look.lang)


def _captioned(grid: Grid, caption: str) -> Grid:
    """Return a grid whose caption is the heading that was above its labels."""
    first, *rest = grid.columns
    return grid._replace(caption=caption, columns=[first._replace(head=""), *rest])


def _calendars(calendars: Sequence[Grid], paper: Paper, visible: Visible) -> list[Grid]:
    """Return the calendars if all of them fit; otherwise an empty list."""
    grids = [_captioned(grid, grid.columns[0].head) for grid in calendars]
    if not all(map(paper.fits, grids)):
        return []
    for grid in calendars:
        visible.add_grid(grid)
    return grids


def _singles(singles: Singles, page: Document, look: RenderOptions) -> Grid:
    """Return the series with a single figure as a grid: name, number, and unit with period."""
    title = phrase(ONE_FIGURE, look.lang).lower()
    caption = page.title if look.latest else phrase(": ", look.lang).join(filter(None, (page.title, title)))
    lines = [
        Line(clean(single.label), [single.cell, Cell(clean(f"{single.unit} ({single.period})"))])
        for single in singles.figures
    ]
    columns = [Column("", NAME), Column("", FIGURE), Column("", TEXT)]
    return Grid(columns, [Band("", lines)], upper(caption), kept=3)


def _of_periods(grid: Grid, title: str, further: bool, look: RenderOptions, paper: Paper) -> list[Grid]:
    """Return a grid of periods as grids that fit; without a title, each band is a grid of its own.

    The caption of a ``further`` grid states its frequency.
    """
    code = periods.frequency(PeriodView(grid).periods[0])
    frequency = word(FREQUENCIES, code, look.lang) if further else ""
    caption = phrase(", ", look.lang).join(filter(None, (title, frequency)))
    found: list[Grid] = []
    for bands in [grid.bands] if title else [[band] for band in grid.bands]:
        found += _across(grid, bands, caption, look, paper)
    return found


def _across(grid: Grid, bands: Sequence[Band], caption: str, look: RenderOptions, paper: Paper) -> list[Grid]:
    """Return periods across if they fit; else the few series of a single band with periods downwards, or pieces."""
    view = PeriodView(grid, bands)
    every = view.periods
    kept = [
        band._replace(lines=[line for line in lines_of(band) if view.says_something(line, every)]) for band in bands
    ]
    kept = [band for band in kept if band.lines]
    if not kept:
        return []
    first, *rest = [_band(band, view) for band in kept]
    head = ""
    if not rest:
        caption, first = headed(caption, kept[0].heading, look.lang), first._replace(heading="")
    elif len(first.heading) <= max(len(line.label) for band in (first, *rest) for line in lines_of(band)):
        head, first = first.heading, first._replace(heading="")
    columns = [Column(head, NAME), *(Column(period_head(period), FIGURE, period) for period in every)]
    found = Grid(columns, [first, *rest], caption)
    if not rest and not paper.fits(found):
        turned = _captioned(downwards(grid, kept[0]), caption)
        if paper.fits(turned):
            return [turned]
    return split(found, paper, look.lang)


def _band(band: Band, view: PeriodView) -> Band:
    """Return a band without its outer indent, with a cell for each period."""
    lines = lines_of(band)
    margin = min(line.depth for line in lines)
    lines = [line._replace(cells=view.beside(line, view.periods), depth=line.depth - margin) for line in lines]
    return Band(upper(clean(band.heading)), lines)


# --- texts --------------------------------------------------------------------------------------------------------------


def _of_texts(grid: Grid, look: RenderOptions) -> tuple[Grid, list[str]]:
    """Return a grid of texts with its first head as caption, and separately its paragraphs."""
    bands: list[Band] = []
    prose: list[str] = []
    for band in grid.bands:
        heading = _plain(band.heading)
        for part in band.lines:
            if isinstance(part, Prose):
                prose.append(phrase(": ", look.lang).join(filter(None, (heading, _plain(part.text)))))
        lines = [
            Line(_plain(line.label.lstrip(" ")), [cell._replace(words=_plain(cell.words)) for cell in line.cells])
            for line in lines_of(band)
        ]
        bands += [Band(heading, lines)] if lines else []
    caption, *heads = (_plain(column.head) for column in grid.columns)
    columns = [column._replace(head=head) for column, head in zip(grid.columns, ("", *heads), strict=True)]
    return grid._replace(columns=columns, bands=bands, caption=caption), prose


def _plain(text: str) -> str:
    return clean(text.replace(TIE, " "))


def _in_detail(page: Document, paper: Paper, lang: str) -> Document:
    """Return a detailed document with its title as the caption of its grids, which fit the paper."""
    whole = list(page.grids)
    grids: list[Grid] = []
    for grid in whole:
        pieces = split(grid._replace(caption=page.title), paper, lang)
        if len(whole) > 1 and len(pieces) == 1:
            span = span_of(grid.columns[grid.kept].head, grid.columns[-1].head, lang)
            pieces = [grid._replace(caption=page.title + phrase(", ", lang) + span)]
        grids += pieces
    return page._replace(title="" if grids else page.title, parts=grids)


# --- how grids are split ------------------------------------------------------------------------------------------------


def split(grid: Grid, paper: Paper, lang: str) -> list[Grid]:
    """Return a grid as grids that fit a page, each with the labels of the rows that have content there."""
    sizes = [size + paper.gap for size in paper.sizes(grid)]
    if sum(sizes) <= paper.room or grid.kept >= len(sizes):
        return [grid]
    room = paper.room - sum(sizes[: grid.kept])
    found: list[Grid] = []
    first = grid.kept
    for count in _counts(sizes[grid.kept :], room):
        places = list(range(first, first + count))
        first += count
        skipped = [grid.columns[at].head == SKIPPED for at in places]
        if not all(skipped):  # skipped years mean something only between two others
            places = places[skipped.index(False) : len(places) - skipped[::-1].index(False)]
            found.append(_piece(grid, places, bool(found), lang))
    return found


def _counts(sizes: Sequence[float], room: float) -> list[int]:
    """Return the number of columns of each piece: equal numbers if they fit, otherwise as many as fit."""
    greedy: list[int] = []
    while sum(greedy) < len(sizes):
        greedy.append(how_many(sizes[sum(greedy) :], room))
    even = -(-len(sizes) // len(greedy))
    starts = range(0, len(sizes), even)
    if all(sum(sizes[at : at + even]) <= room for at in starts):
        return [len(sizes[at : at + even]) for at in starts]
    return greedy


def _piece(grid: Grid, places: Sequence[int], further: bool, lang: str) -> Grid:
    """Return a piece of a grid: some of its columns, and the lines that have content there."""
    columns = [*range(grid.kept), *places]
    bands = []
    for band in grid.bands:
        lines = [
            line._replace(cells=[line.cells[at - 1] for at in columns[1:]])
            for line in _with_figures(lines_of(band), places)
        ]
        bands += [band._replace(lines=lines)] if lines else []
    own = [grid.columns[at] for at in columns]
    more = phrase(" (continued)", lang) if further else ""
    if grid.is_of_periods:
        more = phrase(", ", lang) + span_of(own[grid.kept].head, own[-1].head, lang)
    return grid._replace(caption=(grid.caption + more) if grid.caption else "", columns=own, bands=bands)


def _with_figures(lines: Sequence[Line], places: Sequence[int]) -> list[Line]:
    """Return the lines that have content in some columns, and the lines that they belong under."""
    kept: list[Line] = []
    for line in reversed(lines):
        says_something = any(not line.cells[at - 1].is_empty for at in places)
        if says_something or (kept and kept[-1].depth > line.depth):
            kept.append(line)
    return kept[::-1]
