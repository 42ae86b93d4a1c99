"""Units of rows: the cells of a column of units, a code and the text beside it."""

import re
from collections.abc import Sequence, Set
from functools import cache

from ...core import units
from .kinds import NONE, Unit, has_money
from .names import PER_OUTPUT, of_name
from .parsing import parsed
from .rates import PERCENT_CODE, is_open_rate
from .scales import PARENTHESIS

# Of the code list of the Bank for International Settlements: percent, a year, of output, and change on the year before in percent.
_PERCENT_NUMBERS = frozenset(("367", "368", "770", "771"))
# What is counted beside shares of it, in tables that have one column of units for both.
_DITTO = re.compile(r"[-–/]*[\"”“″〃][-–/]*|''|ditto|idem|id\.|do\.|同上", re.I)
_PERSONS = re.compile(r"(?:of )?(?:persons?|people|inhabitants|households|workers|employees)", re.I)
# Of the text beside it, at the Bank for International Settlements, and no power of ten.
_NUMBER_OF_TEXT = re.compile(r"(?!10*$)[1-9]\d{2}")


@cache
def of_column(cell: str, twin: str = "", has_power: bool = False) -> Unit:
    """Return the unit of a cell of a column of units: a code or a text, or one beside the other; a rate may be known by either.

    The text gives a code its power of ten, unless a column of its own ``has_power``.
    """
    if cell in _PERCENT_NUMBERS:
        return Unit(units.PERCENT)
    if twin and (_NUMBER_OF_TEXT.fullmatch(cell) or (is_open_rate(cell) and " " in twin)):  # Rate, and of what
        cell = twin
    unit, beside = parsed(cell), parsed(twin)
    match = None if unit.power or PER_OUTPUT.search(cell) else PARENTHESIS.search(cell)
    if match and (inside := parsed(match[1])).name and inside.power:
        unit = inside  # VT (millions of vatu)
    if unit.power and not unit.name and not beside.power:  # million, and EUR beside it
        return Unit(beside.name, unit.power)
    in_words = _inside_or_whole(twin)
    of_count = has_money(in_words) or _PERSONS.fullmatch(in_words.name)  # a code of mass or energy may have its prefix
    if in_words.power and of_count and not has_power and unit.name and not unit.power and not units.is_rate(unit.name):
        return Unit(unit.name, in_words.power)  # FJD, and Million Fiji dollars
    return (
        beside if not cell or (units.is_rate(beside.name) and not unit.power and not units.is_rate(unit.name)) else unit
    )


def _inside_or_whole(text: str) -> Unit:
    """Return the unit of a text with that of its brackets, where these have the power of ten: ``US Dollar (millions)``."""
    unit, match = parsed(text), PARENTHESIS.search(text)
    inside = parsed(match[1]) if match and not unit.power else NONE
    return Unit(inside.name or unit.name, inside.power) if inside.power else unit


def is_ditto(cell: str) -> bool:
    """Return whether a cell of a column of units says that its unit is the one above."""
    return bool(_DITTO.fullmatch(cell))


def of_codes(stated: Sequence[str], names: Sequence[str]) -> Unit:
    """Return the unit of a row of codes: what its column of units states (a code, then its text), else a rate that its names state."""
    unit = of_column(*stated[:2]) if stated else NONE
    if unit.name:
        return unit
    if any(map(PERCENT_CODE.fullmatch, names)):
        return Unit(units.PERCENT)
    return Unit(next(filter(units.is_rate, (of_name(name).name for name in names)), ""), unit.power)


def are_codes(cells: Set[str]) -> bool:
    """Return whether a column that is not called so holds units: codes, and one of a percentage among them (``PC_GDP``)."""
    return any(PERCENT_CODE.fullmatch(cell) for cell in cells) and all(cell == cell.upper() for cell in cells)
