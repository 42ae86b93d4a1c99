"""The cells of other people's tables: numbers, missing marks, periods, status letters and units, told in our terms.

Nothing is guessed: what is no number or no period is left out and counted, and codes stay as the file has them.
"""

import re
from functools import cache
from math import isinf

from .. import periods, units
from ..errors import UsageError

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
# How statistical offices write "no figure": an empty cell, dots (World Bank), a colon (Eurostat), dashes, words.
MISSING = frozenset(("", "..", "...", ":", "-", "--", "—", "–", "na", "n/a", "n.a.", "nan", "null", "none", ".", "x"))

# Observation status, from SDMX's code list CL_OBS_STATUS 2.2 and from Eurostat's flags (in lower case there), to ours.
_STATUS = {
    "": "A", "A": "A", "R": "A", "V": "A", "S": "A", "G": "A", "J": "A", "K": "A",
    "P": "P", "E": "E", "I": "I", "F": "F", "D": "D", "W": "D", "U": "U", "N": "U",
    "O": "O", "M": "O", "L": "O", "H": "O", "Q": "O", "C": "O", "Z": "O", "B": "B",
}  # fmt: skip
_CAUTION = "BOUFIEDPA"
_PERCENT = frozenset(("%", "percent", "per cent", "percentage", "pct", "pc", "pt"))
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_YEAR_COLUMN = re.compile(r"(\d{4})(?:\s*\[YR\d{4}\])?|YR(\d{4})")
_UNIT_IN_NAME = re.compile(r"\(([^()]+)\)\s*$")


def number(text: str) -> str | None:
    """Return the plain digits of a number's text (an exponent written out), or None for anything else.

    A number that no computer counts with (above 1.8e308) is none.
    """
    if text.replace(".", "", 1).isdigit() and text.isascii() and len(text) < 300:  # nearly all cells
        return text
    if not _NUMBER.fullmatch(text) or isinf(float(text)):
        return None
    if "e" in text or "E" in text:
        from decimal import Decimal

        text = f"{Decimal(text):f}"
    return text.removeprefix("+")


def is_missing(text: str) -> bool:
    """Return whether a cell says that there is no figure."""
    return text.lower() in MISSING


@cache
def period(text: str) -> str:
    """Return the canonical period of a cell, empty when it names none that digecon knows (a day, a week, a word)."""
    try:
        return periods.canonical(text)
    except UsageError:
        pass
    if match := _YEAR_COLUMN.fullmatch(text):
        return match[1] or match[2]
    if text.endswith(".0") and text[:-2].isdigit():  # a year that went through a spreadsheet or a float column
        return period(text[:-2])
    return ""


def date(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a date, None for anything else."""
    match = _DATE.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


@cache
def status(text: str) -> tuple[str, str]:
    """Return our status for letters such as ``A``, ``p`` or ``bp``, and what of them it leaves unsaid, for the note.

    A break (``b``) goes before all else, then the most cautious letter. Words are no letters and say nothing here.
    """
    letters = text.partition(":")[0].strip().upper()
    known = {_STATUS[letter] for letter in letters if letter in _STATUS} if len(letters) <= 3 else set()
    kept = min(known, key=_CAUTION.index, default="A")
    return kept, f"flags in the file: {text}" if len(known) > 1 else ""


@cache
def unit(text: str) -> str:
    """Return a unit as the file states it; what means percent in any spelling is ``percent``."""
    return units.PERCENT if text.strip().lower() in _PERCENT else text.strip()


@cache
def unit_of_name(name: str) -> str:
    """Return the unit that an indicator's name ends with: ``GDP (constant LCU)``; a share or rate (``%``) is percent."""
    match = _UNIT_IN_NAME.search(name)
    if not match:
        return ""
    return units.PERCENT if "%" in match[1] else match[1].strip()
