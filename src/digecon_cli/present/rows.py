"""Figures of one row as people read them: one multiple, four digits, one mark, and a sign where there is no number."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

from .. import comparability, units
from ..dataset import Dataset
from ..intervals import decimals, shown_decimals
from ..model import Observation
from .numbers import EXACT, SIGNS

NONE, REFUSED, BREAK, EQUAL, APART = "·", "×", "╎", "=", "≠"
# The one mark of a number: what is most worth knowing goes first.
_MARKED = "UIDEBFP"
DIGITS = 4
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


def row(
    label: str, depth: int, figures: Mapping[str, Observation], unit: Unit, data: Dataset, marks: Mapping[str, str] = {}
) -> Row:
    """Return the line of one series' figures in a unit; ``marks`` are those of periods that say more than the status."""
    places = _places(figures.values(), unit)
    cells = {
        period: _cell(one, unit, places, marks.get(period, mark_of(one.status))) for period, one in figures.items()
    }
    return Row(label, depth, _aligned(cells), _breaks(figures, data))


def mark_of(status: str) -> str:
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
    return Decimal(one.point).scaleb(_shift(one, unit), EXACT)


def _shift(one: Observation, unit: Unit) -> int:
    return units.base(one.unit, one.unit_mult)[1] - units.base(*unit)[1]


def _places(figures: Iterable[Observation], unit: Unit) -> int:
    """Return how many decimals a row may have: four digits of its largest figure; a percentage one, none from 100 up."""
    told = [one for one in figures if one.point]
    largest = max((abs(value_in(one, unit)) for one in told), default=Decimal(0))
    if units.is_percentage(unit[0]):
        most = 1
    else:
        most = max(0, DIGITS - 1 - largest.adjusted()) if largest else 0
    return most


def _allowed(one: Observation, unit: Unit) -> int:
    """Return how many decimals the bounds of a computed figure make worth showing."""
    low, high = (float(Decimal(end).scaleb(_shift(one, unit))) for end in (one.low, one.high))
    return shown_decimals(low, high, units.is_percentage(one.unit))


def _cell(one: Observation, unit: Unit, places: int, mark: str) -> Cell:
    if not one.point:
        return Cell(sign_of(one), figure=one)
    own = places
    if one.origin == "published":
        own = max(0, decimals(one.point) - _shift(one, unit))
    elif one.low and one.high and one.low != one.high:
        own = _allowed(one, unit)
    if units.is_percentage(unit[0]) and abs(value_in(one, unit)) >= 100:
        own = 0
    towards = {"over": ROUND_FLOOR, "under": ROUND_CEILING}.get(one.bound, ROUND_HALF_UP)
    exact, shown = value_in(one, unit), min(places, own)
    number = exact.quantize(Decimal(1).scaleb(-shown), towards, EXACT)
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
