"""What a page has shown, whoever draws it, and so the lines below it: what is left aside, what signs mean, what else there is."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .. import periods
from ..cleaning import clean
from ..messages import listed, phrase
from ..present.closing import TEXT, Signs, legend
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

    def rows(self, parts: Sequence[Part], told: Collection[str]) -> None:
        """Add the signs of rows, in all periods that are told: so a wider screen, which shows more of them, has no more lines."""
        periods_told = sorted(told, key=periods.order)
        for one in (one for one in rows_of(parts) if tells(one, told)):
            self.cells(one.cells.get(period, Cell(instead=NONE)) for period in periods_told)
            broken = [one.cells[period].figure for period in periods_told[1:] if period in one.breaks]
            if broken:
                self.signs[BREAK] = broken[-1]

    def cells(self, cells: Iterable[Cell]) -> None:
        """Add the signs and marks of cells."""
        for cell in cells:
            parts = (BREAK * cell.broken, cell.instead or cell.number.sign, cell.number.mark.upper())
            for sign in filter(None, parts):
                self.signs.add(sign, cell.figure)

    def table(self, table: Grid) -> None:
        """Add the signs and marks of a table."""
        self.cells(cell for line in table.lines for cell in line.cells)

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
        return [clean(note) for note in (aside, legend(self.signs, page, look.lang), *page.notes) if note]

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
