"""A number in a cell as people write it: with a qualifier before it, and perhaps its unit behind: ``> 1,200``, ``about 5 %``."""

import re
from typing import NamedTuple

from ..core.synonyms import any_of
from .quantities import ABOUT, BOUNDS, OVER, UNDER

# Signs and words before a number that qualify it; the words are those of sentences.
_SIGNS = {">": OVER, "≥": OVER, "<": UNDER, "≤": UNDER, "~": ABOUT}
_WORDS = {word: bound for bound, words in BOUNDS.items() for word in words}
_BOUNDS = _SIGNS | _WORDS
_NUMBER = re.compile(
    rf"(?P<bound>[{''.join(_SIGNS)}]|{any_of(_WORDS)})?\s*(?P<digits>[-+−]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>\D*)",
    re.IGNORECASE,
)


class QualifiedNumber(NamedTuple):
    """The digits of a number, its bound as in a claim (empty: none), and the unit behind it (empty: none)."""

    digits: str
    bound: str
    unit: str


def qualified(cell: str) -> QualifiedNumber | None:
    """Return the number in a cell, without the commas between its thousands; None where there is none."""
    match = _NUMBER.fullmatch(cell.strip())
    if not match:
        return None
    digits = match["digits"].replace(",", "").replace("−", "-").removeprefix("+")
    return QualifiedNumber(digits, _BOUNDS.get((match["bound"] or "").lower(), ""), match["unit"].strip())
