"""Grids with periods across, for all renderers: which periods have a column, and what lines show there."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from ..core import periods
from ..core.areas import in_sentence
from ..core.cleaning import clean
from ..core.messages import phrase
from ..document import NONE, SKIPPED, Band, Cell, Grid, Line, Prose, figure_grid
from ..pages.below import Visible

YEAR = "2012"
ONE_FIGURE = "One figure only"  # the heading of series that need no columns of periods


def upper(heading: str) -> str:
    """Return a heading with its first letter capitalized, to begin a line."""
    return heading[:1].upper() + heading[1:]


def how_many(sizes: Sequence[float], room: float) -> int:
    """Return how many of the first columns fit side by side, at least one."""
    return max(1, sum(width <= room for width in accumulate(sizes)))


def headed(title: str, heading: str, lang: str) -> str:
    """Return the title of a page and the heading of its first lines joined into one."""
    names = (title, in_sentence(heading) if title else upper(heading))
    return clean(phrase(", ", lang).join(filter(None, names)))


class PeriodView:
    """The lines of a grid by period.

    ``periods`` are the ones with a column, in chronological order (see ``with_columns``). Skipped years between two of
    them are a single ``SKIPPED``.
    """

    def __init__(self, grid: Grid, bands: Sequence[Band] | None = None) -> None:
        self.bands = grid.bands if bands is None else bands
        self.part = grid.part
        self._places = {column.period: at for at, column in enumerate(grid.columns[1:])}
        self.periods = with_columns([self])

    @property
    def lines(self) -> Iterator[Line]:
        """Return the lines of all bands."""
        return (line for band in self.bands for line in lines_of(band))

    def at(self, line: Line, period: str) -> Cell:
        """Return the cell of a line at a period; an empty one for skipped years."""
        return Cell() if period == SKIPPED else line.cells[self._places[period]]

    def has(self, line: Line, period: str) -> bool:
        """Return whether a line has a figure at a period, even one without a number."""
        return self.at(line, period).figure is not None

    def beside(self, line: Line, row_periods: Sequence[str]) -> list[Cell]:
        """Return the cells of a line at periods drawn side by side; the first never has a break before it."""
        cells = [self.at(line, period) for period in row_periods]
        return [cell._replace(broken=cell.broken and at > 0) for at, cell in enumerate(cells)]

    def says_something(self, line: Line, within: Collection[str]) -> bool:
        """Return whether a line has a number, or the reason why it has none, in any of the periods."""
        return any(period in within and line.cells[at].instead != NONE for period, at in self._places.items())

    def newer(self, line: Line, within: Collection[str]) -> list[Cell]:
        """Return a line's newest figure of a part of a year, where that is not among the periods."""
        parts = [period for period in self._places if len(period) > len(YEAR) and self.has(line, period)]
        newest = max(parts, key=periods.order, default="")
        return [self.at(line, newest)] if newest and newest not in within else []

    def filled(self) -> Iterator[str]:
        """Yield the periods at which each line has a number, or the reason why it has none."""
        for line in self.lines:
            yield from (period for period, at in self._places.items() if line.cells[at].instead != NONE)


def with_columns(views: Sequence["PeriodView"]) -> list[str]:
    """Return the periods with a column, in chronological order.

    Parts of years after the last year have at most one column: that which the grid asks for, else the part that most
    lines have, if at least half of them do.
    """
    count = Counter(period for view in views for period in view.filled())
    every = sorted(count, key=periods.order)
    years = [period for period in every if periods.frequency(period) == "A"]
    rest = [period for period in every if periods.frequency(period) != "A"]
    if not (years and rest):
        return _with_gaps(every)
    asked = next((view.part for view in views if view.part in rest), "")
    if asked:
        return [*_with_gaps(years), asked]
    part = max(rest, key=lambda period: (count[period], periods.order(period)))
    lines = sum(1 for view in views for _ in view.lines)
    return [*_with_gaps(years), part] if 2 * count[part] >= lines else _with_gaps(years)


def add_drawn(visible: Visible, view: PeriodView, within: Collection[str], beside: Sequence[str]) -> None:
    """Record what lines show: signs in all periods ``within`` view, facts for those drawn side by side."""
    in_time = sorted(within, key=periods.order)
    side_by_side = [period for period in beside if period in within]
    for line in view.lines:
        if view.says_something(line, within):
            visible.add_signs(view.beside(line, in_time))
            visible.add_facts(line.subject, view.beside(line, side_by_side))


def add_left_out(visible: Visible, view: PeriodView, within: Collection[str]) -> None:
    """Record lines that show nothing in these periods, and for the others the parts of a year outside of them."""
    for line in view.lines:
        if view.says_something(line, within):
            visible.newer += ((line.subject or line.label, cell) for cell in view.newer(line, within))
        else:
            visible.hidden.append(line.label)


def lines_of(band: Band) -> list[Line]:
    """Return the lines of a band without the paragraphs between them."""
    return [line for line in band.lines if not isinstance(line, Prose)]


def _with_gaps(years: Sequence[str]) -> list[str]:
    """Return periods with a single sign for those skipped between them."""
    holes = periods.holes(years)
    return [one for period in years for one in ((SKIPPED, period) if period in holes else (period,))]


def period_head(period: str) -> str:
    """Return the head of a period's column."""
    return period if period == SKIPPED else periods.label(period)


def downwards(grid: Grid, band: Band, lines: Sequence[Line] | None = None) -> Grid:
    """Return lines of a band as a grid with periods downwards and series across."""
    view = PeriodView(grid, [band])
    across = lines_of(band) if lines is None else lines
    every = [column.period for column in grid.columns[1:]]
    own = [period for period in every if any(view.has(line, period) for line in across)]
    rows = ((periods.label(period), [view.at(line, period) for line in across]) for period in own)
    return figure_grid([upper(band.heading), *(line.label for line in across)], rows)
