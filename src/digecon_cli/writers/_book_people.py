"""The sheet of a workbook that people read: the pages of an answer on one sheet, years across, their notes below.

One sheet has one header of periods, so that it stands above all rows; of several frequencies each has a sheet.
"""

from collections.abc import Iterator, Sequence

from .. import periods
from ..measures import terms
from ..messages import phrase
from ..present import lines, page_of, pages
from ..present.closing import legend
from ..present.options import RenderOptions
from ..present.page import Page, Part
from ..present.rows import SKIPPED, Cell
from ..present.sheets import Grid
from ..selection import FREQUENCIES
from ..table import Table
from ._book import Put, Sheet, named
from ._book_cells import Seen, any_mark, figure, heading, parsed
from ._book_notes import Reasons, elsewhere
from ._grid import columns, head, rows_of, upper
from ._seen import ONE_FIGURE, downwards

NAME = "table"
_LINE = "line left of a figure: not comparable with the one before"
_LINE_ABOVE = "line above a figure: not comparable with the one before"
_SINGLE = ("figure", "unit", "period")
Rows = list[Sequence[Put | None]]


def sheets(content: Table, options: RenderOptions) -> list[Sheet]:
    """Return the sheets for people: one, and of an answer with periods across one for each other frequency."""
    look = options._replace(all=True, ended=True, quiet=True, sources=False)
    if page := page_of(content):
        return [_of_text(page(look), phrase(NAME, look.lang), look)]
    whole = pages.of(content, look)
    codes = [periods.frequency(one.period) for one in content]
    several = [code for code in FREQUENCIES if code in codes]
    if len(several) == 1 or not any(page.grids for page in whole):
        return [_Drawing(content, content, look).sheet(whole, phrase(NAME, look.lang))]
    found: list[Sheet] = []
    for code in several:
        part = content.of([one for one, own in zip(content, codes, strict=True) if own == code])
        name = phrase(FREQUENCIES[code] if found else NAME, look.lang)
        found.append(_Drawing(part, content, look).sheet(pages.of(part, look), name))
    return found


class _Drawing:
    """What the pages of a table have become so far: rows, the signs in them, and why figures do not compare."""

    def __init__(self, content: Table, whole: Table, look: RenderOptions) -> None:
        self._content = content
        self._whole = whole
        self._look = look
        self._rows: Rows = []
        self._seen = Seen()
        self._reasons = Reasons(content.data, look.lang)
        self._marked = False

    def sheet(self, found: Sequence[Page], name: str) -> Sheet:
        """Return the sheet of pages: a header, their rows, their notes."""
        self._marked = any(any_mark(_cells_of(page)) for page in found)
        across = columns([part for page in found for parts in page.grids for part in parts])
        title = (found[0].title if len(found) == 1 else "") or _title(self._content, self._look.lang)
        if across and not self._look.transpose:
            self._rows.append([named(title), *(heading(head(period), "head", self._marked) for period in across)])
        elif self._look.latest:
            heads = (heading(phrase(words, self._look.lang), "head", self._marked) for words in _SINGLE)
            self._rows.append([named(title), *heads])
        elif across:
            self._rows.append([Put(title, "title")])
        for page in found:
            if len(found) > 1 and page.title:
                self._rows += [[], [Put(page.title, "title")]]
            for parts in page.grids:
                for part in parts:
                    self._part(part, across)
            for table in page.tables:
                self._table(table)
            self._singles(page)
        self._notes(found)
        return Sheet(name, self._rows, "B2", for_people=True)

    def _part(self, part: Part, across: Sequence[str]) -> None:
        if self._look.transpose:
            self._table(downwards(part.heading, part.rows))
            self._rows.append([])
            return
        if part.heading:
            self._rows.append([Put(upper(part.heading), "heading")])
        for row in part.rows:
            cells = (None if period == SKIPPED else self._cell(row.at(period), "left") for period in across)
            self._rows.append([Put(row.label, "", "", row.depth), *cells])
            self._reasons.of(row.at(period) for period in sorted(row.cells, key=periods.order))

    def _cell(self, cell: Cell, side: str = "") -> Put:
        self._seen.note(cell)
        return figure(cell, side, self._marked)

    def _table(self, table: Grid) -> None:
        """Add a table without periods across; the sign of a break before a number becomes a line above it."""
        heads = [heading(told, "turned", self._marked) for told in table.head[1:]]
        self._rows.append([named(upper(table.head[0])), *heads])
        for line in table.lines:
            self._rows.append([heading(line.label, "year"), *(self._cell(cell, "above") for cell in line.cells)])
        for column in zip(*(line.cells for line in table.lines), strict=True):
            self._reasons.of(column)

    def _singles(self, page: Page) -> None:
        """Add single figures: what they are, how much, the unit and the period."""
        if page.singles and not self._look.latest:
            self._rows.append([Put(phrase(ONE_FIGURE, self._look.lang), "heading")])
        for one in page.singles:
            when = heading(one.period, "number")
            self._rows.append([Put(one.label), self._cell(one.cell), Put(one.unit, "", "", 1), when])

    def _notes(self, found: Sequence[Page]) -> None:
        """Add the notes: signs and marks, reasons, what the pages say, and where the rest of it stands."""
        lang, notes = self._look.lang, []
        turned = self._look.transpose or not any(page.grids for page in found)
        if self._seen.broken:
            notes.append(phrase(_LINE_ABOVE if turned else _LINE, lang))
        notes += legend(self._seen, found[0], lang)
        notes += self._reasons.lines()
        here = phrase("sheet 'data'", lang)
        notes += [note.replace("-f csv", here) for page in found for note in page.notes]
        notes.append(elsewhere(self._whole, lang))
        self._rows.append([])
        self._rows += [[Put(note, "note")] for note in dict.fromkeys(filter(None, notes))]


def _cells_of(page: Page) -> Iterator[Cell]:
    for parts in page.grids:
        for row in rows_of(parts):
            yield from row.cells.values()
    for table in page.tables:
        for line in table.lines:
            yield from line.cells
    for one in page.singles:
        yield one.cell


def _title(content: Table, lang: str) -> str:
    """Return what an answer is called that is no page with a title of its own."""
    if not content.title:
        return phrase("Figures as published", lang)
    term = terms().get(content.title.replace("-", "_"))
    label = term.label if term and "{" not in term.label else content.title
    return upper(phrase(label, lang))


def _of_text(page: lines.Page, name: str, look: RenderOptions) -> Sheet:
    """Return the sheet of a page that is made of paragraphs and grids."""
    rows: Rows = []
    for part in page:
        if isinstance(part, lines.Words):
            rows.append([Put(part.text, "note" if part.style == "dim" else "heading")])
            continue
        if part.head:
            rows.append([named(part.head[0]), *(heading(told) for told in part.head[1:])])
        for row in part.rows:
            if isinstance(row, lines.Words):
                rows.append([Put(row.text, "heading" if row.style else "note")])
            else:
                first, *others = (parsed(cell.replace(lines.TIE, " ")) for cell in row)
                rows.append([first, *(one if one.kind else one._replace(indent=1) for one in others)])
    return Sheet(name, rows, "B2", for_people=True)
