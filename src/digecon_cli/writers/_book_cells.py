"""Figures of a page as cells of a spreadsheet: the whole number, shown as people read it, with its sign, mark and break."""

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import count

from ..present.closing import Signs
from ..present.numbers import rounded
from ..present.rows import EQUAL, Cell
from ._book import Put

YEAR = "0"
_TEXT = "@"
_FINEST = 15  # decimals; a spreadsheet knows no more digits
ROOM = "_ _p"  # of a mark, for a number without one
_NUMBER = re.compile(r"(?P<sign>[<>~]?)(?P<digits>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<mark>[a-z≠]?)")


class Seen(Signs):
    """The signs and marks that cells show; ``broken`` says that breaks are drawn."""

    broken = False

    def note(self, cell: Cell) -> None:
        """Note what a cell shows beside its number."""
        self.broken = self.broken or cell.broken
        for sign in filter(None, (cell.number.sign, cell.instead, cell.number.mark.upper())):
            self.add(sign, cell.figure)


def year(told: str) -> str | int:
    """Return a year as a number, any other text as it is."""
    return int(told) if len(told) == len("2012") and told.isascii() and told.isdigit() else told


def heading(told: str, kind: str = "head", marked: bool = False) -> Put:
    """Return the head of a column, or of a row, a year as a number; ``marked`` is what numbers below it are."""
    form = (YEAR if isinstance(year(told), int) else _TEXT) + ROOM * marked
    return Put(year(told), kind, form, shown=f"{told} {'  ' * marked}")  # bold is wider


def figure(cell: Cell, side: str = "", marked: bool = False) -> Put:
    """Return a figure, with a line on a side of it where a break lies before it.

    Where others of the sheet are ``marked``, one without a mark keeps the room of one.
    """
    broken = side if cell.broken else ""
    if cell.exact is None:
        return _told(cell, broken, marked)
    sign, mark = cell.number.sign, cell.instead or cell.number.mark
    exact, places = _bounded(cell.exact, cell)
    digits = f"{exact:,.{places}f}" if places <= _FINEST else f"{exact:.3E}"
    shown = f"{sign}{digits}{mark and ' ' + mark}{'  ' * (marked and not mark)}"
    return Put(_number(exact), "number", number_format(places, sign, mark, marked, exact), 0, broken, "", shown)


def _number(exact: Decimal) -> int | float:
    return int(exact) if exact == exact.to_integral_value() and abs(exact) < 10**15 else float(exact)


def _bounded(exact: Decimal, cell: Cell) -> tuple[Decimal, int]:
    """Return a number and the decimals to show; a bound is never shown rounded past what it says.

    What a document prints gets as many decimals more as it needs, what is computed is told as on a screen.
    """
    places, one = cell.places, cell.figure
    if one is None or one.bound not in ("over", "under"):
        return exact, places
    if one.origin == "computed":
        safe = rounded(exact, places, one.bound)
        return (exact if safe == rounded(exact, places) else safe), places
    # With so many that what a spreadsheet shows, which knows no bounds, is no more than is known.
    return exact, next(more for more in count(places) if rounded(exact, more) == rounded(exact, more, one.bound))


def number_format(
    places: int, sign: str = "", mark: str = "", marked: bool = False, exact: Decimal | None = None
) -> str:
    """Return how a number is shown: its decimals, what stands before it, and behind it a mark or the room of one."""
    body = "#,##0" + "." * bool(places) + "0" * places if places <= _FINEST else "0.000E+00"
    behind = f'" {mark}"' if mark else ROOM * marked
    if exact and exact < 0 and not rounded(exact, places):
        return f'"{sign}"{body}{behind};"{sign}"{body}{behind}'.replace('""', "")  # no minus before a zero
    if not sign:
        return body + behind
    return f'"{sign}"{body}{behind};"{sign}"-{body}{behind}'  # else the minus would stand before the sign


def _told(cell: Cell, broken: str, marked: bool) -> Put:
    """Return what is no figure: a sign, a year, a span of numbers, or nothing."""
    if cell.instead:
        return Put(cell.instead, "sign", _TEXT + ROOM * marked, 0, broken)
    if not cell.words:
        return Put(None, "", "", 0, broken)
    value = year(cell.words)
    return Put(value, "number", (YEAR if isinstance(value, int) else _TEXT) + ROOM * marked, 0, broken)


def parsed(told: str) -> Put:
    """Return the cell of a text that may be a number with a sign before it and a mark behind."""
    found = _NUMBER.fullmatch(told.strip())
    if found is None:
        return Put(told.strip() or None, "", "", (len(told) - len(told.lstrip(" "))) // 2)
    number = Decimal(found["digits"].replace(",", ""))
    if isinstance(year(found[0]), int):
        return Put(int(number), "number", YEAR)
    places = len(found["digits"].partition(".")[2])
    return Put(_number(number), "number", number_format(places, found["sign"], found["mark"]), 0, "", "", told.strip())


def any_mark(cells: Iterable[Cell]) -> bool:
    """Return whether a figure among cells has a mark."""
    return any(cell.number.mark or (cell.instead == EQUAL and cell.exact is not None) for cell in cells)
