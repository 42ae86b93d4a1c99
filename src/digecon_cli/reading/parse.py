"""The cells of other people's tables in our terms: numbers, missing marks and status letters.

Nothing is guessed: what is no number is left out and counted, and codes stay as the file has them.
"""

import re
from collections.abc import Iterable
from functools import cache
from math import isinf

from ..core import units

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
# How statistical offices write "no figure": an empty cell, dots (World Bank), a colon (Eurostat), dashes, words.
MISSING = frozenset((
    "", "..", "...", "…", "……", ":", "-", "--", "—", "–", "na", "n/a", "n.a.", "n.d.", "n.d", "n/d", "s/d", "nan", "null", "none", ".", "x",
    "not available", "not applicable", "no data", "missing", "sin datos", "keine angabe", "keine angaben", "keine daten", "keine daten verfügbar", "non disponible", "no disponible",
    "não disponível", "нет данных",
))  # fmt: skip

# Observation status, from SDMX's code list CL_OBS_STATUS 2.2 and from Eurostat's flags (in lower case there), to ours.
_STATUS = {
    "": "A", "A": "A", "R": "A", "V": "A", "S": "A", "G": "A", "J": "A", "K": "A",
    "P": "P", "E": "E", "I": "I", "F": "F", "D": "D", "W": "D", "U": "U", "N": "U",
    "O": "O", "M": "O", "L": "O", "H": "O", "Q": "O", "C": "O", "Z": "O", "B": "B",
}  # fmt: skip
_CAUTION = "BOUFIEDPA"
# The same in words, as the csv of the United Nations' and of national SDG sites have them.
_STATUS_WORDS = {
    "estimated": "E", "estimated value": "E", "fao estimate": "E", "imputed value": "I", "official data": "A", "official figure": "A",
    "fao data based on imputation methodology": "I", "provisional": "P", "provisional value": "P", "forecast": "F",
    "forecast value": "F", "imputed": "I", "estimate": "E", "est": "E", "prov": "P", "preliminary": "P", "proj": "F", "projected": "F",
    "projection": "F", "forecasts": "F", "projections": "F", "outlook": "F", "plan": "F", "prognose": "F", "预测": "F",
    "estimates": "E", "schätzung": "E", "prelim": "P", "prel": "P", "unaudited": "P", "break": "B", "break in series": "B", "time series break": "B",
    "ruptura de serie": "B", "ruptura en la serie": "B", "rupture de série": "B", "poco fiable": "U", "peu fiable": "U", "provisorio": "P", "provisional (p)": "P", "provisoire": "P",
    "estimado": "E", "estimación": "E", "estimé": "E", "valor imputado": "I", "vorläufig": "P", "geschätzt": "E", "оценка": "E", "прогноз": "F", "предв": "P",
    "definition differs": "D", "uis estimation": "E", "national estimation": "E", "unreliable": "U", "low reliability": "U", "limited reliability": "U",
}  # fmt: skip
# What stands over the periods of figures that are as they should be, beside those of others.
_ACTUAL = frozenset(
    (
        "actual",
        "actuals",
        "act",
        "outturn",
        "outturns",
        "historical",
        "history",
        "ist",
        "reported",
        "audited",
        "restated",
        "实际",
    )
)
# Words that say nothing against a figure.
_AS_IT_SHOULD_BE = re.compile(
    r"(?:normal|official|final|actual|observed|reported|revised|definitive|published|measured|valid|real|available|complete|good|high|ok|valor normal|valeur normale|none|not applicable"
    r"|no (?:data|break|flag|note)|figure from|missing value)\b.*",
    re.I,
)
_MARK = re.compile(r"(?=.*[^\W\d_]{4})[^\W\d_]+(?:[ ,/-]+[^\W\d_]+){0,4}")
_CODE_BEHIND = re.compile(r" \([A-Z]\)$")  # Provisional value (P)


def number(text: str) -> str | None:
    """Return the plain digits of a number's text, as JSON writes numbers, or None for anything else.

    An exponent is written out; ``+5``, ``00012``, ``.5`` and ``153.`` are 5, 12, 0.5 and 153.
    A number that no computer counts with (above 1.8e308) is none.
    """
    if text.replace(".", "", 1).isdecimal() and text.isascii() and len(text) < 300:  # nearly all cells
        return text if text[0] not in "0." and text[-1] != "." else _plain(text)
    if not _NUMBER.fullmatch(text) or isinf(float(text)):
        return None
    if "e" in text or "E" in text:
        from decimal import Decimal

        text = f"{Decimal(text):f}"
    return f"-{_plain(text[1:])}" if text[0] == "-" else _plain(text.removeprefix("+"))


def _plain(digits: str) -> str:
    """Return digits without zeros in front, with a digit before a point and only with decimals after it."""
    whole, _, decimals = digits.partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole


def is_countable(number: str, unit: str, unit_mult: int) -> bool:
    """Return whether a number is one that a computer counts with, its multiple and the one in its unit's name included."""
    power = units.base(unit, unit_mult)[1]
    return power <= 0 or not isinf(float(number) * 10.0**power)


def power_of_ten(factor: str) -> int | None:
    """Return the power of ten of a multiplier that is written as a number, 1 or 1000000; None for any other text."""
    return factor.count("0") if factor.strip("0") == "1" else None


def is_missing(text: str) -> bool:
    """Return whether a cell says that there is no figure."""
    return text.lower() in MISSING


@cache
def status(text: str) -> tuple[str, str]:
    """Return our status for letters such as ``A``, ``p`` or ``bp``, and what of them it leaves unsaid, for the note.

    A break (``b``) goes before all else, then the most cautious letter. Words are no letters and say nothing here.
    """
    letters = "".join(_STATUS_WORDS.get(word, "") for word in _words_of(text)) or _letters(text)
    known = {_STATUS[letter] for letter in letters if letter in _STATUS} if len(letters) <= 3 else set()
    kept = min(known, key=_CAUTION.index, default="A")
    return kept, f"flags in the file: {text}" if len(known) > 1 else ""


def state(word: str) -> str | None:
    """Return our status for a word over a period that says how sure its figures are, ``Est.``; empty for actual figures, and for no word; None for any other."""
    known = word.strip().lower().rstrip(".")
    return "" if not known or known in _ACTUAL else _STATUS_WORDS.get(known)


@cache
def is_unknown_status(text: str) -> bool:
    """Return whether a status is a few words that are not known here, or the number of a note, and may say that a figure is doubtful or after a break."""
    unknown = (word for word in _words_of(text) if word not in _STATUS_WORDS)
    return any(
        (_MARK.fullmatch(word) and not _AS_IT_SHOULD_BE.fullmatch(word)) or (word.isdecimal() and word != "0")
        for word in unknown
    )


def _words_of(status: str) -> list[str]:
    """Return the phrases of a status in words, which may be more than one."""
    return _CODE_BEHIND.sub("", status.strip()).lower().split("; ")


def says_missing(status: str) -> bool:
    """Return whether a status says in the words of FAO that there is no figure, so that a zero beside it is none."""
    return status.lower().startswith("missing value")


def _letters(text: str) -> str:
    """Return the letters of a status in capitals; ``s`` alone is an estimate by Eurostat, ``S`` in SDMX a strike."""
    letters = text.partition(":")[0].strip(" ()")
    return "E" if letters == "s" else letters.upper()


def most_cautious(texts: Iterable[str]) -> str:
    """Return the most cautious of the statuses that some texts mean."""
    return min((status(text)[0] for text in texts), key=_CAUTION.index)
