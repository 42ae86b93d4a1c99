"""How a figure is printed for people: in the unit of its row, with the digits that its bounds make worth showing."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from .. import units
from ..intervals import decimals, shown_decimals
from ..model import Observation

# How a figure that is only a bound, or roughly known, is marked: by a sign, or in words.
SIGNS = {"over": ">", "under": "<", "about": "~"}
WORDS = {"over": "over ", "under": "under ", "about": "about "}
_LONGEST = 30  # digits before or after the point, above which a number is told with an exponent
EXACT = Context(prec=700)  # digits of the largest and the smallest numbers there are


def printed(one: Observation, unit: tuple[str, int], bounds: bool = False) -> str:
    """Return a figure in a unit and power of ten: ``35.8``, ``~35.8``, ``>180``, with bounds ``11.9 [11.8, 12.0]``.

    Empty when there is no figure. What is rounded here never says too much: an "over" goes down, an "under" up, and
    bounds outwards.
    """
    point = one.point
    if not point:
        return ""
    shift = units.base(one.unit, one.unit_mult)[1] - units.base(*unit)[1]
    places = _places(one, point, shift)
    towards = {"over": ROUND_FLOOR, "under": ROUND_CEILING}.get(one.bound, ROUND_HALF_UP)
    text = SIGNS.get(one.bound, "") + _number(point, shift, places, towards)
    if bounds and one.low and one.high and one.low != one.high:
        finer = places + (one.origin == "published")  # the ends of a printed figure have one decimal more
        low, high = _number(one.low, shift, finer, ROUND_FLOOR), _number(one.high, shift, finer, ROUND_CEILING)
        text += f" [{low}, {high}]"
    return text


def _places(one: Observation, point: str, shift: int) -> int:
    percentage = units.is_percentage(one.unit)
    if one.low and one.high and one.low != one.high:
        low, high = (float(Decimal(end).scaleb(shift, EXACT)) for end in (one.low, one.high))
        return shown_decimals(low, high, percentage)
    if one.origin == "published":
        return max(0, decimals(point) - shift)
    # A computed text has all the digits of the machine, and without bounds nothing says which of them count.
    return 1 if percentage else max(0, 3 - Decimal(point).scaleb(shift, EXACT).adjusted())


def _number(text: str, shift: int, places: int, rounding: str) -> str:
    moved = Decimal(text).scaleb(shift, EXACT)
    if moved and abs(moved.adjusted()) > _LONGEST:
        return f"{moved:.4g}"
    number = moved.quantize(Decimal(1).scaleb(-places), rounding, EXACT)
    return f"{number or abs(number):f}"  # no minus sign before a zero


def align(cells: Sequence[str]) -> list[str]:
    """Return the number cells of a column padded to one width, with their decimal points below each other."""
    parts = []
    for cell in cells:
        number, space, marks = cell.partition(" ")
        whole, point, fraction = number.partition(".")
        parts.append((whole, point + fraction, space + marks))
    before, after, behind = (max((len(part[i]) for part in parts), default=0) for i in range(3))
    return [f"{whole:>{before}}{fraction:<{after}}{marks:<{behind}}" for whole, fraction, marks in parts]
