"""How a figure is printed for people: in the unit of its row, with the digits that its bounds make worth showing."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from .. import units
from ..intervals import decimals, shown_decimals
from ..model import Observation

# How a figure that is only a bound, or roughly known, is marked: by a sign, or in words.
SIGNS = {"over": ">", "under": "<", "about": "~"}
WORDS = {"over": "over ", "under": "under ", "about": "about "}
_LONGEST = 30  # digits before or after the point, above which a number is told with an exponent
EXACT = Context(prec=700)  # digits of the largest and the smallest numbers there are
DIGITS = 4  # that a figure shows where it is one of many
# Where the number of a bound goes when it is rounded, so that it never says too much: an "over" down, an "under" up.
_TOWARDS = {"over": ROUND_FLOOR, "under": ROUND_CEILING}


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


def rounded(number: Decimal, places: int, bound: str = "") -> Decimal:
    """Return a number with so many places after the point; that of a bound never says too much."""
    return number.quantize(Decimal(1).scaleb(-places), _TOWARDS.get(bound, ROUND_HALF_UP), EXACT)


def shift(one: Observation, unit: tuple[str, int]) -> int:
    """Return the power of ten from a figure's own text to a unit."""
    return units.base(one.unit, one.unit_mult)[1] - units.base(*unit)[1]


def allowed(one: Observation, power: int) -> int:
    """Return how many decimals of a figure, times ten to a power, its bounds make worth showing."""
    low, high = (float(Decimal(end).scaleb(power, EXACT)) for end in (one.low, one.high))
    return shown_decimals(low, high, units.is_percentage(one.unit))


def printed(one: Observation, unit: tuple[str, int]) -> ShownNumber:
    """Return a figure in a unit and power of ten: ``35.8``, ``~35.8``, ``>180``; empty when there is no figure.

    What is rounded here never says too much: an "over" goes down, an "under" up.
    """
    point = one.point
    if not point:
        return ShownNumber()
    power = shift(one, unit)
    return ShownNumber(SIGNS.get(one.bound, ""), _number(point, power, _places(one, point, power), one.bound))


def ends(one: Observation, unit: tuple[str, int]) -> tuple[str, ...]:
    """Return the bounds of a figure in a unit and power of ten, rounded outwards; none where they are not two."""
    point = one.point
    if not (point and one.low and one.high) or one.low == one.high:
        return ()
    power = shift(one, unit)
    # The ends of a printed figure have one decimal more.
    places = _places(one, point, power) + (one.origin == "published")
    return _number(one.low, power, places, "over"), _number(one.high, power, places, "under")


def bounds(one: Observation, unit: tuple[str, int]) -> str:
    """Return the bounds of a figure behind its number: `` [11.8, 12.0]``; empty where they are not two."""
    found = ends(one, unit)
    return f" [{', '.join(found)}]" if found else ""


def _places(one: Observation, point: str, power: int) -> int:
    if one.low and one.high and one.low != one.high:
        return allowed(one, power)
    if one.origin == "published":
        return max(0, decimals(point) - power)
    # A computed text has all the digits of the machine, and without bounds nothing says which of them count.
    return 1 if units.is_percentage(one.unit) else max(0, 3 - Decimal(point).scaleb(power, EXACT).adjusted())


def _number(text: str, power: int, places: int, bound: str) -> str:
    moved = Decimal(text).scaleb(power, EXACT)
    if moved and abs(moved.adjusted()) > _LONGEST:
        return f"{moved:.4g}"
    number = rounded(moved, places, bound)
    return f"{number or abs(number):f}"  # no minus sign before a zero
