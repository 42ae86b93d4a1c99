"""What an answer is before it is drawn: a document of grids, prose and single figures. Types only, without a width.

Pages (``pages/``) make documents, renderers (``render/``) draw them. A renderer reads no text to learn what it means: what
a figure is, whether it has a mark and whether a break lies before it are fields of its cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from ..core.cleaning import clean
from ..core.model import Observation
from ..core.text import DIM, TITLE

# What stands in the place of a number: nothing is published, the value is refused, the figures do not compare, both are
# equal within rounding. Before a number the bar says that it does not compare with the one before.
NONE, REFUSED, BREAK, EQUAL = "·", "×", "╎", "="
APART = "≠"  # the mark of a rate where the published one and that of the levels differ by more than rounding
SKIPPED = "…"  # stands for the periods that are skipped between two others
SIGNS = {"over": ">", "under": "<", "about": "~"}  # before the number of a bound
# Each sign where only ASCII can be shown.
ASCII = str.maketrans(
    {
        NONE: ".", REFUSED: "x", BREAK: "|", EQUAL: "=", APART: "!", SKIPPED: ".",
        SIGNS["over"]: ">", SIGNS["under"]: "<", SIGNS["about"]: "~",
    }
)  # fmt: skip

# Kinds of columns: how a renderer lays their cells out.
NAME = "name"  # names of the rows of figures
FIGURE = "figure"  # figures, aligned by their own blanks
NUMBER = "number"  # numbers as text, their points below each other
ID = "id"  # ids, never broken
TEXT = "text"  # text that wraps where it lacks room
RIGHT = "right"  # the same at the right
BREAKING = "breaking"  # the same, in which long words (addresses) may break
PROSE = "prose"  # text that wraps as paragraphs do
LIST = "list"  # a list of words, of which those are shown that fit


class ShownNumber(NamedTuple):
    """A number as people see it, in its parts: the sign of a bound, the digits with their minus, and the one mark behind.

    Its text is made where it is drawn; without digits there is none.
    """

    sign: str = ""
    digits: str = ""
    mark: str = ""

    def __str__(self) -> str:
        return self.unmarked + self.mark

    @property
    def unmarked(self) -> str:
        """Return its text without the mark, which some draw beside it."""
        return self.sign + self.digits

    @property
    def is_negative(self) -> bool:
        """Return whether it is known to be below zero, which "over -3" is not."""
        return not self.sign and self.digits.startswith("-")


class Cell(NamedTuple):
    """What stands in one place of a grid: plain words, a sign in place of a number, or a number.

    ``instead`` is the sign, ``NONE``, ``REFUSED``, ``BREAK`` or ``EQUAL``; the last has its number all the same, which a
    workbook shows. ``broken`` says that a break lies before the cell, ``behind`` how many blanks align its point.
    ``exact`` is all of the figure in the unit of its row, of which the number shows so many ``places`` after the point.
    """

    words: str = ""
    instead: str = ""
    number: ShownNumber = ShownNumber()
    broken: bool = False
    behind: int = 0
    figure: Observation | None = None
    exact: Decimal | None = None
    places: int = 0

    @property
    def unmarked(self) -> str:
        """Return its text without the mark of a number, which some draw beside it."""
        return (BREAK if self.broken else "") + (self.words or self.instead or self.number.unmarked)

    def __str__(self) -> str:
        return self.unmarked + self.number.mark

    @property
    def padded(self) -> str:
        """Return its text with the blanks behind."""
        return str(self) + " " * self.behind

    @property
    def is_empty(self) -> bool:
        """Return whether it says nothing, or only that there is nothing."""
        return self.instead == NONE or not str(self).strip()


class Column(NamedTuple):
    """A column of a grid: its head and kind, and the period of its cells where columns are periods.

    The period is canonical; of the sign for skipped years it is ``SKIPPED``.
    """

    head: str = ""
    kind: str = FIGURE
    period: str = ""


class Line(NamedTuple):
    """A row of a grid: its label, the cells beside it, and how deep it stands below its whole.

    ``subject`` is whose figures they are, where the label does not say it.
    """

    label: str
    cells: Sequence[Cell]
    depth: int = 0
    subject: str = ""


class Prose(NamedTuple):
    """A paragraph; on a screen its first line begins after ``indent`` blanks, the others after ``hang`` more."""

    text: str
    style: str = ""
    indent: int = 0
    hang: int = 0


class Band(NamedTuple):
    """Lines below one heading, with paragraphs between them; the heading is empty where the grid says it."""

    heading: str
    lines: Sequence[Line | Prose]
    style: str = TITLE


class Grid(NamedTuple):
    """A table: its caption, its columns, that of the labels first, and its lines below their headings.

    The first ``kept`` columns go on where a grid is split; a grid that keeps all of them is never split. ``style`` is that
    of the head, ``ruled`` draws a line below it. ``part`` is a part of a year that has a column beside years, however few of its
    lines have a figure there.
    """

    columns: Sequence[Column]
    bands: Sequence[Band]
    caption: str = ""
    kept: int = 1
    style: str = DIM
    ruled: bool = False
    part: str = ""

    @property
    def lines(self) -> Iterator[Line]:
        """Return the lines of all bands, without the paragraphs between them."""
        return (line for band in self.bands for line in band.lines if isinstance(line, Line))

    @property
    def is_of_periods(self) -> bool:
        """Return whether its columns are periods."""
        return any(column.period for column in self.columns)

    @property
    def is_of_figures(self) -> bool:
        """Return whether its cells are figures."""
        return self.columns[-1].kind == FIGURE


class Single(NamedTuple):
    """A series of one figure: what it is, how much, in which unit, and when."""

    label: str
    cell: Cell
    unit: str
    period: str


class Singles(NamedTuple):
    """Series of one figure each, below each other."""

    figures: Sequence[Single]


Part: TypeAlias = Grid | Prose | Singles


class Document(NamedTuple):
    """An answer for people: its title, its parts, and what stands below them.

    ``calendars`` say what the grids of periods say, in fewer lines, where they fit. ``notes`` are finished lines;
    ``sources`` the documents that are listed under ``sources_head``.

    Of what a renderer leaves out or shows by a sign the lines below are made by ``pages.below``, which needs the rest:
    ``ended`` and ``without`` name series that are not shown; ``newest`` says that parts of a year without a column are
    named; ``none`` is the meaning of that sign here, ``why`` is the command that gives a cell's reason.
    """

    title: str = ""
    parts: Sequence[Part] = ()
    calendars: Sequence[Grid] = ()
    notes: Sequence[str] = ()
    sources: Sequence[str] = ()
    sources_head: str = ""
    ended: Sequence[str] = ()
    without: Sequence[str] = ()
    newest: bool = False
    why: str = ""
    none: str = "none printed"

    @property
    def listed_sources(self) -> list[str]:
        """Return the documents that are listed, after a line that says what they are."""
        return [self.sources_head, *self.sources] if self.sources else []

    @property
    def grids(self) -> Iterator[Grid]:
        """Return its grids."""
        return (part for part in self.parts if isinstance(part, Grid))


def figure_grid(heads: Sequence[str], lines: Iterable[tuple[str, Sequence[Cell]]], caption: str = "") -> Grid:
    """Return a grid of figures, its first column that of the labels; ``heads`` are the heads of all columns."""
    first, *rest = map(clean, heads)
    columns = [Column(first, NAME), *map(Column, rest)]
    return Grid(columns, [Band("", [Line(clean(label), cells) for label, cells in lines])], caption)


def text_grid(
    kinds: Sequence[str], rows: Iterable[Sequence[str | Cell] | Prose], heads: Sequence[str] = (), style: str = DIM
) -> Grid:
    """Return a grid of texts, a kind for each column; a paragraph at the margin among the rows heads those below it."""
    bands: list[tuple[Prose, list[Line | Prose]]] = [(Prose(""), [])]
    for row in rows:
        if not isinstance(row, Prose):
            label, *cells = row
            bands[-1][1].append(Line(str(label), [cell if isinstance(cell, Cell) else Cell(cell) for cell in cells]))
        elif row.indent:
            bands[-1][1].append(row)
        else:
            bands.append((row, []))
    columns = [Column(head, kind) for head, kind in zip(heads or [""] * len(kinds), kinds, strict=True)]
    found = [Band(heading.text, lines, heading.style) for heading, lines in bands if heading.text or lines]
    return Grid(columns, found, kept=len(columns), style=style)
