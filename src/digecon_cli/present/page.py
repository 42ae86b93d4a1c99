"""What a page for people is made of: rows under headings with periods across, other tables, single figures, and text.

Nothing here knows a width: who draws a page leaves away what does not fit, and says so.
"""

from collections.abc import Sequence
from typing import NamedTuple

from .rows import Cell, Row
from .sheets import Grid


class Part(NamedTuple):
    """Rows under one heading, all in the unit and multiple that it says."""

    heading: str
    rows: list[Row]


class Single(NamedTuple):
    """A series of one figure: what it is, how much, in which unit, and when."""

    label: str
    cell: Cell
    unit: str
    period: str


class Page(NamedTuple):
    """One page: its title, a grid of parts for each frequency, tables, single figures, and the lines below.

    Of tables that are too wide the last columns are left away. ``calendars`` tell what ``grids`` tell, in fewer lines, where
    they fit. ``ended`` and ``without`` name series that are not shown; ``newest`` says that parts of a year that find no
    column are named; ``why`` is the command that tells a cell's reason (see closing.why).
    """

    title: str = ""
    grids: Sequence[list[Part]] = ()
    calendars: Sequence[Grid] = ()
    tables: Sequence[Grid] = ()
    singles: Sequence[Single] = ()
    ended: Sequence[str] = ()
    without: Sequence[str] = ()
    notes: Sequence[str] = ()
    newest: bool = False
    apart: str = "levels differ"
    why: str = ""
    none: str = "none printed"
