"""Answers as sheets of a document: the pages that a screen shows, with all their periods, or what is told in detail."""

from collections.abc import Sequence

from .. import periods
from ..cleaning import clean
from ..messages import phrase
from ..present import lines as screen
from ..present import page_of, pages
from ..present.layout import detailed
from ..present.options import RenderOptions
from ..present.page import Page, Part
from ..present.rows import NONE, SKIPPED, Cell, Row
from ..present.series import span_of
from ..present.sheets import ENDLESS, Band, Grid, Line, Paper, Sheet, split
from ..present.words import word
from ..selection import FREQUENCIES
from ..table import Listing, Table
from ._grid import columns, headed, tells, upper
from ._grid import head as period_head
from ._seen import ONE_FIGURE, Seen, downwards


def sheets(content: Table | Listing, look: RenderOptions, paper: Paper = ENDLESS) -> list[Sheet]:
    """Return an answer as sheets whose grids fit the paper; nothing is left away that a page tells."""
    if isinstance(content, Table) and not (look.bounds or look.detailed):
        if page := page_of(content):
            return [_of_lines(page(look), look)]
        return [_of_page(page, look, paper) for page in pages.of(content, look)]
    return [_in_detail(sheet, paper, look.lang) for sheet in detailed(content, look)]


def _of_page(page: Page, look: RenderOptions, paper: Paper) -> Sheet:
    """Return what a screen shows of a page."""
    seen = Seen()
    grids = [] if look.transpose else _calendars(page.calendars, paper, seen)
    tables = list(page.tables)
    if look.transpose:
        tables = [*(downwards(part.heading, part.rows) for parts in page.grids for part in parts), *tables]
    elif not grids:
        for parts in page.grids:
            frequency = _frequency(parts, look.lang) if grids else ""
            for several in [parts] if page.title else [[part] for part in parts]:
                grids += _across(several, page.title, frequency, look, paper)
            _note(parts, seen)
    for one in tables:
        seen.table(one)
        grids += split(_captioned(one, headed(page.title, one.head[0], look.lang)), paper, look.lang)
    if page.singles:
        grids.append(_singles(page, look))
        seen.cells(one.cell for one in page.singles)
    return Sheet("", grids, seen.notes(page, look))


def _calendars(calendars: Sequence[Grid], paper: Paper, seen: Seen) -> list[Grid]:
    """Return calendars where all of them find room."""
    grids = [_captioned(one, one.head[0]) for one in calendars]
    if not all(map(paper.fits, grids)):
        return []
    for one in calendars:
        seen.table(one)
    return grids


def _note(parts: Sequence[Part], seen: Seen) -> None:
    shown = {*columns(parts)} - {SKIPPED}
    seen.rows(parts, shown, columns(parts))
    seen.all_of(parts, shown)


def _frequency(parts: Sequence[Part], lang: str) -> str:
    """Return what the periods of a grid are called."""
    return word(FREQUENCIES, periods.frequency(columns(parts)[0]), lang)


def _across(parts: Sequence[Part], title: str, frequency: str, look: RenderOptions, paper: Paper) -> list[Grid]:
    """Return periods across where they fit; else one heading's few series with the periods downwards, or pieces."""
    every = columns(parts)
    told = [part._replace(rows=[one for one in part.rows if tells(one, every)]) for part in parts]
    told = [part for part in told if part.rows]
    if not told:
        return []
    joined = phrase(", ", look.lang).join(filter(None, (title, frequency)))
    alone = len(told) == 1
    caption = headed(joined, told[0].heading, look.lang) if alone else joined
    bands = [_band(part, every) for part in told]
    head = ["", *map(period_head, every)]
    grid = Grid(caption, head, [False, *(True for _ in every)], bands, spans=True)
    if alone:
        grid = grid._replace(bands=[bands[0]._replace(heading="")])
    elif len(bands[0].heading) <= max(len(line.label) for line in grid.lines):
        grid = grid._replace(head=[bands[0].heading, *head[1:]], bands=[bands[0]._replace(heading=""), *bands[1:]])
    if not paper.fits(grid) and alone:
        turned = _captioned(downwards(told[0].heading, told[0].rows), caption)
        if paper.fits(turned):
            return [turned]
    return split(grid, paper, look.lang)


def _band(part: Part, every: Sequence[str]) -> Band:
    """Return the rows below a heading, the first of them at the margin."""
    margin = min(one.depth for one in part.rows)
    return Band(upper(clean(part.heading)), [_line(one, every, margin) for one in part.rows])


def _line(one: Row, every: Sequence[str], margin: int) -> Line:
    """Return a row with a cell for each period; a break stands in the cell behind it."""
    cells = [Cell() if period == SKIPPED else one.at(period) for period in every]
    cells[0] = one.cells.get(every[0], Cell(instead=NONE))  # nothing stands before it
    return Line(clean(one.label), cells, one.depth - margin)


def _captioned(table: Grid, caption: str) -> Grid:
    """Return a table whose caption says what stood above its labels."""
    return table._replace(caption=caption, head=["", *table.head[1:]])


def _singles(page: Page, look: RenderOptions) -> Grid:
    """Return the series of one figure: what each is, its number, and behind it the unit and the period."""
    title = phrase(ONE_FIGURE, look.lang).lower()
    caption = page.title if look.latest else phrase(": ", look.lang).join(filter(None, (page.title, title)))
    lines = [Line(clean(one.label), [one.cell, Cell(clean(f"{one.unit} ({one.period})"))]) for one in page.singles]
    return Grid(upper(caption), [], [False, True, False], [Band("", lines)], kept=3)


def _of_lines(page: screen.Page, look: RenderOptions) -> Sheet:
    """Return a page of lines as a sheet: its grids with the words between their rows, its other words below."""
    grids: list[Grid] = []
    notes: list[str] = []
    for part in page:
        if isinstance(part, screen.Words):
            notes.append(_plain(part.text))
        else:
            grid, words = _of_grid(part, look)
            grids.append(grid)
            notes += words
    return Sheet("", grids, notes)


def _of_grid(grid: screen.Grid, look: RenderOptions) -> tuple[Grid, list[str]]:
    """Return a grid with its words as headings of rows, and apart those words that have no rows."""
    bands: list[tuple[str, list[Line]]] = [("", [])]
    notes: list[str] = []
    for row in grid.rows:
        if isinstance(row, screen.Words) and row.indent:
            heading = bands.pop()[0]
            notes.append(phrase(": ", look.lang).join(filter(None, (heading, _plain(row.text)))))
            bands.append(("", []))
        elif isinstance(row, screen.Words):
            bands.append((_plain(row.text), []))
        else:
            label = row[0].lstrip(" ")
            cells = [Cell(_plain(cell)) for cell in row[1:]]
            bands[-1][1].append(Line(_plain(label), cells, 0))
    told = [Band(heading, lines) for heading, lines in bands if lines]
    numeric = [kind in "nr" for kind in grid.kinds]
    caption, *head = map(_plain, grid.head)
    return Grid(caption, ["", *head], numeric, told, kept=len(numeric)), notes


def _plain(text: str) -> str:
    return clean(text.replace(screen.TIE, " "))


def _in_detail(sheet: Sheet, paper: Paper, lang: str) -> Sheet:
    """Return what is told in detail with its heading as the caption of its grids, which fit the paper."""
    grids: list[Grid] = []
    for one in sheet.grids:
        pieces = split(one._replace(caption=sheet.heading), paper, lang)
        if len(sheet.grids) > 1 and len(pieces) == 1:
            span = span_of(one.head[one.kept], one.head[-1], lang)
            pieces = [one._replace(caption=sheet.heading + phrase(", ", lang) + span)]
        grids += pieces
    return sheet._replace(heading="" if grids else sheet.heading, grids=grids)
