"""What a page for people is made of: grids of rows under headings, tables of other makes, single figures, and text.

Nothing here knows a width: who draws a page leaves away what does not fit, and says so.
"""

from collections.abc import Sequence
from typing import NamedTuple

from .rows import Cell, Row


class Part(NamedTuple):
    """Rows under one heading, all in the unit and multiple that it says."""

    heading: str
    rows: list[Row]


class Turned(NamedTuple):
    """A header and lines of another make: a label, and the cells beside it. What does not fit goes from the right."""

    header: Sequence[str]
    lines: Sequence[tuple[str, Sequence[Cell]]]


class Page(NamedTuple):
    """One page: its title, a grid of parts for each frequency, tables, single figures, and the lines below.

    ``calendars`` tell what ``grids`` tell, in fewer lines, where they fit. ``ended`` and ``without`` name series that are
    not shown; ``newest`` says that parts of a year that find no column are named; ``suffix`` is what a command needs to mean the same table, ``why`` the command that tells a cell's reason.
    """

    title: str = ""
    grids: Sequence[list[Part]] = ()
    calendars: Sequence[Turned] = ()
    tables: Sequence[Turned] = ()
    singles: Sequence[tuple[str, Cell, str]] = ()
    ended: Sequence[str] = ()
    without: Sequence[str] = ()
    notes: Sequence[str] = ()
    newest: bool = False
    apart: str = "levels differ"
    suffix: str = ""
    why: str = "digecon explain {name} {period}"
    none: str = "none printed"
