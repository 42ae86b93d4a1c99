"""Figures of one row as people read them: one multiple, four digits, one mark, and a sign where there is no number."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from .. import comparability, facts, units
from ..intervals import decimals
from ..model import Observation
from .numbers import DIGITS, EXACT, SIGNS, ShownNumber, allowed, rounded, shift

NONE, REFUSED, BREAK, EQUAL, APART = "·", "×", "╎", "=", "≠"
SKIPPED = "…"  # stands for the years that are skipped between two others
# The one mark of a number: what is most worth knowing goes first.
_MARKED = "UIDEBFP"
Unit = tuple[str, int]


class Cell(NamedTuple):
    """What stands in one place of a table: plain words, a sign in place of a number, or a number.

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


class Row(NamedTuple):
    """One line: its name and depth, its cells by period, the periods before which it breaks, and the mark of all of it.

    ``subject`` is whose figures they are, where the name does not say it.
    """

    name: str
    depth: int
    cells: Mapping[str, Cell]
    breaks: frozenset[str] = frozenset()
    mark: str = ""
    subject: str = ""

    @property
    def label(self) -> str:
        """Return its name, with the mark that holds for the whole row behind it."""
        return f"{self.name} {self.mark}" if self.mark else self.name

    def at(self, period: str) -> Cell:
        """Return the cell of a period, which says whether the row breaks before it."""
        return self.cells.get(period, Cell(instead=NONE))._replace(broken=period in self.breaks)

    def equal_at(self, same: Collection[str]) -> "Row":
        """Return the row with a sign for the figures of periods in which they equal what stands above, within rounding."""
        equal = {
            period: cell._replace(instead=EQUAL, number=cell.number._replace(mark=""), behind=0)
            for period, cell in self.cells.items()
        }
        return self._replace(cells={at: equal[at] if at in same else cell for at, cell in self.cells.items()})


def row(label: str, depth: int, figures: Iterable[Observation], unit: Unit, marks: Mapping[str, str] = {}) -> Row:
    """Return the line of one series' figures in a unit; ``marks`` are those of periods that say more than the status."""
    told = {one.period: one for one in figures}
    places = _places(told.values(), unit)
    cells = {at: _cell(one, unit, places, marks.get(at, _mark_of(one))) for at, one in told.items()}
    cautioned = any(one.measure == "index" and one.has("growth_differs") for one in told.values())
    return Row(label, depth, _aligned(cells), _breaks(told), APART if cautioned else "")


def _mark_of(one: Observation) -> str:
    """Return the mark of a figure: that it may mislead, else its status; empty for a normal one."""
    if one.point and one.measure == "cagr" and one.has("growth_differs"):
        return APART
    return one.status.lower() if one.status in _MARKED else ""


def sign_of(one: Observation) -> str:
    """Return the sign that stands for a figure without a number: nothing is printed, it is refused, or there is a break."""
    refusal = one.refusal
    if refusal is None or refusal.code == "missing":
        return NONE
    return BREAK if refusal.code in comparability.ONE_LINE else REFUSED


def value_in(one: Observation, unit: Unit) -> Decimal:
    """Return the number of a figure (of a bound the known end) in a unit and power of ten."""
    return Decimal(one.point).scaleb(shift(one, unit), EXACT)


def _places(figures: Iterable[Observation], unit: Unit) -> int:
    """Return how many decimals a row may have: four digits of its largest figure; a percentage one, none from 100 up."""
    told = [one for one in figures if one.point]
    largest = max((abs(value_in(one, unit)) for one in told), default=Decimal(0))
    if units.is_percentage(unit[0]):
        return 1
    return max(0, DIGITS - 1 - largest.adjusted()) if largest else 0


def _cell(one: Observation, unit: Unit, places: int, mark: str) -> Cell:
    if not one.point:
        return Cell(instead=sign_of(one), figure=one)
    own = places
    if one.origin == "published":
        own = max(0, decimals(one.point) - shift(one, unit))
    elif one.low and one.high and one.low != one.high:
        own = allowed(one, shift(one, unit))
    exact = value_in(one, unit)
    shown = 0 if units.is_percentage(unit[0]) and abs(exact) >= 100 else min(places, own)
    number = rounded(exact, shown, one.bound)
    made = ShownNumber(SIGNS.get(one.bound, ""), f"{number or abs(number):,f}", mark)
    return Cell(number=made, figure=one, exact=exact, places=shown)


def _aligned(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return cells padded behind, so that the points of a row's numbers stand below those of a finer row."""
    finest = max((cell.places for cell in cells.values()), default=0)
    return {period: cell._replace(behind=_padding(cell, finest)) for period, cell in cells.items()}


def _padding(cell: Cell, finest: int) -> int:
    if not cell.number.digits:
        return 0
    return finest - cell.places + (finest > 0 and not cell.places)  # a point takes a blank too


def _breaks(figures: Mapping[str, Observation]) -> frozenset[str]:
    """Return the periods before which two shown prints do not compare, beyond those whose sign says so."""
    told = [period for period, one in figures.items() if one.point]
    return frozenset(period for period in told[1:] if figures[period].fact_of(facts.BREAK))
