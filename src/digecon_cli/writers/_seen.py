"""What a page has shown, whoever draws it, and so the lines below it: what is left aside, what signs mean, what else there is."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .. import periods
from ..cleaning import clean
from ..messages import listed, phrase
from ..present.closing import TEXT, Signs, below
from ..present.options import RenderOptions
from ..present.page import Page, Part
from ..present.rows import APART, BREAK, NONE, REFUSED, SKIPPED, Cell, Row
from ..present.series import span_of
from ..present.sheets import Grid, grid_of
from ._grid import newer, rows_of, tells, upper
from ._text import wrapped

MOST_NAMED = 3  # newer figures that a line below names
ONE_FIGURE = "One figure only"
ASCII = str.maketrans({NONE: ".", REFUSED: "x", BREAK: "|", SKIPPED: ".", APART: "!"})


@dataclass
class Seen:
    """What of a page is shown so far: the signs, with the newest figure of each, and what is not shown."""

    signs: Signs = field(default_factory=Signs)
    earlier: list[str] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def rows(self, parts: Sequence[Part], told: Collection[str], beside: Sequence[str]) -> None:
        """Add the signs of rows in all periods that are told, so that a wider screen, which shows more, has no more lines.

        Facts are those of the periods that stand ``beside`` each other.
        """
        periods_told = sorted(told, key=periods.order)
        for one in (one for one in rows_of(parts) if tells(one, told)):
            first = one.cells.get(periods_told[0], Cell(instead=NONE))  # nothing stands before it
            self.cells([first, *map(one.at, periods_told[1:])])
            self.facts((one.at(period) for period in beside if period in told), one.subject or one.name)

    def facts(self, cells: Iterable[Cell], label: str = "") -> None:
        """Add the facts of the cells of a row, which has a label; nothing stands before the first of them."""
        for place, cell in enumerate(cells):
            if cell.figure:
                self.signs.read(label, cell.figure, cell.broken and place > 0)

    def cells(self, cells: Iterable[Cell]) -> None:
        """Add the signs and marks of cells."""
        for cell in cells:
            parts = (BREAK * cell.broken, cell.instead or cell.number.sign, cell.number.mark.upper())
            for sign in filter(None, parts):
                self.signs.add(sign, cell.figure)

    def table(self, table: Grid) -> None:
        """Add the signs, marks and facts of a table."""
        self.cells(cell for line in table.lines for cell in line.cells)
        for cell in (cell for line in table.lines for cell in line.cells):
            if cell.figure:
                self.signs.read("", cell.figure, cell.broken)

    def all_of(self, parts: Sequence[Part], shown: Collection[str]) -> None:
        """Add what the rows of a grid tell of newer parts of a year, and those that tell nothing of what is shown."""
        for one in rows_of(parts):
            if tells(one, shown):
                self.newer += newer(one, shown)
            else:
                self.hidden.append(one.label)

    def notes(self, page: Page, look: RenderOptions) -> list[str]:
        """Return the lines below a page."""
        aside = phrase("; ", look.lang).join(self._aside(page, look))
        return [clean(note) for note in (aside, below(self.signs, page, look.lang), *page.notes) if note]

    def _aside(self, page: Page, look: RenderOptions) -> Iterator[str]:
        """Yield the lines on what is not shown: what has ended, has no years, is earlier, or found no room."""
        if page.ended:
            yield _ended(page.ended, look)
        if page.without:
            named = listed(page.without, look.lang)
            yield phrase("No years: {named} (--freq all)", look.lang, named=named)
        if earlier := self.earlier:
            span = span_of(earlier[0], earlier[-1], look.lang)
            yield phrase("Earlier: {span} (--from {value})", look.lang, span=span, value=earlier[0])
        if self.newer and page.newest:
            named = listed(self.newer, look.lang) if len(self.newer) <= MOST_NAMED else str(len(self.newer))
            yield phrase("Newer: {named} (--latest)", look.lang, named=named)
        if self.hidden:
            named = listed(self.hidden, look.lang)
            yield phrase("Not in the table: {named} (-f csv)", look.lang, named=named)


def _ended(ended: Sequence[str], look: RenderOptions) -> str:
    """Return the names of what has ended, where they fit two lines; else how many there are."""
    told = phrase("Ended: {ended} (--ended)", look.lang, ended=listed(ended, look.lang))
    if len(wrapped(told, TEXT)) <= 2:
        return told
    return phrase("Ended: {number} series (--ended)", look.lang, number=len(ended))


def downwards(heading: str, rows: Sequence[Row]) -> Grid:
    """Return rows as a table with their periods downwards and the series across."""
    every = sorted({period for one in rows for period in one.cells}, key=periods.order)
    lines = ((periods.label(period), [one.at(period) for one in rows]) for period in every)
    return grid_of([upper(heading), *(one.label for one in rows)], lines)
