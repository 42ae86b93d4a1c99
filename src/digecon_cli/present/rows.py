"""Figures of one row as people read them: one multiple, four digits, one mark, and a sign where there is no number."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from .. import comparability, units
from ..dataset import Dataset
from ..intervals import decimals
from ..model import Observation
from .numbers import DIGITS, EXACT, SIGNS, allowed, rounded, shift

NONE, REFUSED, BREAK, EQUAL, APART = "·", "×", "╎", "=", "≠"
SKIPPED = "…"  # stands for the years that are skipped between two others
# The one mark of a number: what is most worth knowing goes first.
_MARKED = "UIDEBFP"
Unit = tuple[str, int]


class Cell(NamedTuple):
    """A figure: its digits with what stands before them, its mark, the blanks that align its point; or a sign for none.

    ``number`` is all of the figure in the unit of its row, of which ``text`` shows so many ``places`` after the point.
    """

    text: str
    mark: str = ""
    behind: int = 0
    figure: Observation | None = None
    number: Decimal | None = None
    places: int = 0

    @property
    def told(self) -> str:
        """Return all of it, with the blanks behind."""
        return self.text + self.mark + " " * self.behind


class Row(NamedTuple):
    """One line: its label and depth, its cells by period, and the periods before which it breaks."""

    label: str
    depth: int
    cells: Mapping[str, Cell]
    breaks: frozenset[str] = frozenset()

    def at(self, period: str) -> Cell:
        """Return the cell of a period, with the sign of a break in it where the row breaks before."""
        cell = self.cells.get(period, Cell(NONE))
        return cell._replace(text=BREAK + cell.text) if period in self.breaks else cell

    def equal_at(self, same: Collection[str]) -> "Row":
        """Return the row with a sign for the figures of periods in which they equal what stands above, within rounding."""
        equal = {period: cell._replace(text=EQUAL, mark="", behind=0) for period, cell in self.cells.items()}
        return self._replace(cells={at: equal[at] if at in same else cell for at, cell in self.cells.items()})


def row(
    label: str, depth: int, figures: Iterable[Observation], unit: Unit, data: Dataset, marks: Mapping[str, str] = {}
) -> Row:
    """Return the line of one series' figures in a unit; ``marks`` are those of periods that say more than the status."""
    told = {one.period: one for one in figures}
    places = _places(told.values(), unit)
    cells = {at: _cell(one, unit, places, marks.get(at, _mark_of(one.status))) for at, one in told.items()}
    return Row(label, depth, _aligned(cells), _breaks(told, data))


def _mark_of(status: str) -> str:
    """Return the mark of a status, empty for a normal figure."""
    return status.lower() if status in _MARKED else ""


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
        return Cell(sign_of(one), figure=one)
    own = places
    if one.origin == "published":
        own = max(0, decimals(one.point) - shift(one, unit))
    elif one.low and one.high and one.low != one.high:
        own = allowed(one, shift(one, unit))
    exact = value_in(one, unit)
    shown = 0 if units.is_percentage(unit[0]) and abs(exact) >= 100 else min(places, own)
    number = rounded(exact, shown, one.bound)
    text = SIGNS.get(one.bound, "") + f"{number or abs(number):,f}"
    return Cell(text, mark, figure=one, number=exact, places=shown)


def _aligned(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return cells padded behind, so that the points of a row's numbers stand below those of a finer row."""
    finest = max((len(cell.text.partition(".")[2]) for cell in cells.values()), default=0)
    if not finest:
        return dict(cells)
    return {period: cell._replace(behind=_padding(cell.text, finest)) for period, cell in cells.items()}


def _padding(text: str, finest: int) -> int:
    if not text[-1].isdigit():
        return 0
    _, point, fraction = text.partition(".")
    return finest - len(fraction) + (not point)


def _breaks(figures: Mapping[str, Observation], data: Dataset) -> frozenset[str]:
    """Return the periods before which two shown prints do not compare, beyond those whose sign says so."""
    told = [(period, one) for period, one in figures.items() if one.point]
    apart = set()
    for (_, before), (period, one) in pairwise(told):
        if (
            one.measure == before.measure == "level"
            and comparability.check(comparability.ONE_LINE, one, before, data)[0]
        ):
            apart.add(period)
    return frozenset(apart)
