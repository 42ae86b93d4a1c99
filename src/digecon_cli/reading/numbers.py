"""How a table writes its numbers: the thousands separator, the decimal sign, percent signs, and k, M, bn, 万, 亿.

``1,234`` may be a thousand or a little more than one. The whole table decides, where it is consistent. Where it is not, or
leaves the question open, such a cell is not a number, and ``--map numbers=1.234,5`` says how numbers are written.
"""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ..core.errors import UsageError
from ..core.intervals import shifted
from . import parse, unit_text

_SPACES = "\u00a0\u202f\u2009 '’"
_LETTERS_OF_SCALES = {"k": 3, "K": 3, "M": 6, "B": 9, "T": 12, "tn": 12}  # which are units elsewhere; words are not
# Signs and short forms of money in front of numbers: $45, R$ 16,98, USD 1,392
_MONEY = rf"[A-Z]{{0,3}}\$|[{unit_text.MONEY_SIGNS}]|(?:{unit_text.MONEY_CODES}|R[sp]\.?|RM|S/\.?)(?=[ \u00a0\d])"
_PARTS = re.compile(
    rf"(?P<sign>[-+−–]?)(?:(?P<money>{_MONEY})\s?)?(?P<digits>\d[\d.,\u00a0\u202f\u2009 '’]*|\.\d+)(?P<exponent>E[-+]\d{{1,3}})?\s?(?P<behind>[^\d%％]{{0,20}})(?P<percent>[%％]?)"
)
_LETTERS = re.compile("[A-Za-z十百千万亿萬億]*")
_OF_MONEY = {"m": 6, "b": 9}  # which may be flags behind other numbers
_MINUS = "-−–"
_POWER_WITH_COMMA = re.compile(r"[-+−–]?\d,\d+E[-+]\d{1,3}")  # 1,47E+11, as a spreadsheet writes
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?")
# An accountant's negative: (12.5), $(125), ($1,234), (3.1%), (3.1)%
_IN_BRACKETS = re.compile(
    r"(?P<money>[$€£¥]?)\s?\(\s?(?P<inside>[$€£¥]?\s?(?:\d[\d., '’\u00a0\u202f\u2009]*|\.\d+)\s?[%％]?)\s?\)\s?(?P<percent>[%％]?)"
)
# A letter that says how sure a figure is, before it or behind: (p) 59 900; 1,204r, 98.5 p, 1.2(e)
_FLAG_BEFORE = re.compile(r"[(\[](?P<within>[rpefRPEF])[)\]]\s?(?P<figure>[-+]?\d.*)")
_FLAGGED = re.compile(r"(?P<figure>.*\d[%％]?)\s?(?:(?P<flag>[rpefRPEF])|[(\[](?P<within>[rpefRPEF])[)\]])")
_MANY_POINTS, _FAR_MORE = 100, 20
_SIGNS_OF_LOSS = ("△", "▲")
UNCLEAR = "numbers whose thousands and decimals are not clear"


class StoredNumber(str):
    """The text of a cell that is stored as a number, so that its point is the decimal one, however texts beside it are written."""

    __slots__ = ()
    power = 0  # of ten, by which a spreadsheet shows it divided

    def strip(self, *_: object) -> "StoredNumber":
        """Return the same text: there is nothing around it."""
        return self


class ShownInThousands(StoredNumber):
    """The text of a number that a spreadsheet shows in thousands: 570500 as 571 (``#,##0,``)."""

    __slots__ = ()
    power = 3


class ShownInMillions(StoredNumber):
    """The text of a number that a spreadsheet shows in millions (``#,##0,,``)."""

    __slots__ = ()
    power = 6


class ShownInBillions(StoredNumber):
    """The text of a number that a spreadsheet shows in billions (``#,##0,,,``)."""

    __slots__ = ()
    power = 9


class _Written(NamedTuple):
    """The parts of a number: its sign, the unit beside it, which is money but where a power of ten is before it, its digits, what is behind these and the power of ten that it means, and a percent sign.

    The power is None for letters that are no power of ten.
    """

    sign: str
    unit: str
    digits: str
    exponent: str
    scale: str
    power: int | None
    percent: bool


class Style(NamedTuple):
    """The signs of a table: between thousands (one or more, empty for none) and before decimals."""

    thousands: str
    decimal: str


_PLAIN = Style("", ".")
COMMAS, _POINTS = Style(",", "."), Style(".", ",")


def count(cells: Iterable[str]) -> int:
    """Return how many cells are numbers, in whatever style."""
    return sum(1 for cell in cells if cell and (parse.number(cell) is not None or _is_number(cell)))


def _parts(cell: str) -> _Written | None:
    """Return the parts of a number in whatever style, ``$1,234``, ``1.392 Mio. €``, ``16.8亿元``, ``12.5k``; None for any other cell."""
    match = _PARTS.fullmatch(_PERCENT_IN_BRACKETS.sub("%", cell) if cell.endswith(")") else cell)
    if not match:
        return None
    beside, behind = match["money"] or "", match["behind"].strip()
    scale, power = behind, _LETTERS_OF_SCALES.get(behind) if behind else 0
    if behind and power is None:
        unit = unit_text.parsed(behind)
        if unit.power or unit_text.is_money(unit.name):
            beside, power, scale = unit.name or beside, unit.power, behind if unit.power else ""
        elif not _LETTERS.fullmatch(behind):
            return None
        elif beside:
            power = _OF_MONEY.get(behind)
    digits, exponent = match["digits"].strip(), match["exponent"] or ""
    return _Written(match["sign"], beside, digits, exponent, scale, power, bool(match["percent"]))


def is_amount(cell: str) -> bool:
    """Return whether a cell is a number with money beside it, or a power of ten behind it: ``$45``, ``3.28M``; ``3T`` may be a code."""
    parts = _parts(cell)
    scaled = parts and parts.scale and (len(parts.scale) > 1 or "." in parts.digits)
    return bool(parts and parts.power is not None and (parts.unit or scaled))


def _is_number(cell: str) -> bool:
    parts = _parts(cell)
    return bool(parts and not parts.scale)


def with_minus(cell: str) -> str:
    """Return a number in brackets, as accountants write negative ones, or behind the Japanese ``△`` or ``▲``, with a minus; any other cell as it is."""
    match = _IN_BRACKETS.fullmatch(cell) if "(" in cell else None
    if match:
        return f"-{match['money']}{match['inside'].rstrip()}{match['percent']}"
    return f"-{cell[1:].lstrip()}" if cell.startswith(_SIGNS_OF_LOSS) else cell


def without_flag(cell: str) -> str:
    """Return a number without the letter that says how sure it is, ``1,204`` of ``1,204r`` and ``(p) 1,204``; any other cell as it is."""
    match = _FLAGGED.fullmatch(cell) or _FLAG_BEFORE.fullmatch(cell)
    return match["figure"] if match and _is_number(with_minus(match["figure"])) else cell


def _are_flagged(cells: Collection[str]) -> bool:
    """Return whether letters beside numbers are flags: no more than half of the numbers have one, and none has any other."""
    plain = [without_flag(cell) for cell in cells]
    marked = sum(one != cell for one, cell in zip(plain, cells, strict=True))
    scaled = any((parts := _parts(one)) and parts.scale for one in plain)
    return 2 * marked <= sum(map(_is_number, map(with_minus, plain))) and not scaled


_FAR_LARGER = 100
_PERCENT_IN_BRACKETS = re.compile(r"(?<=\d) \((?:annual )?%[a-zA-Z ]*\)$")  # 2.384 (annual %), 43.09 (% of total)
_NUMBER_OF_NOTE = re.compile(r"\([1-9]\)")


def _are_negative(cells: Iterable[str]) -> bool:
    """Return whether ``(12.5)`` is negative: fewer than half of the numbers are in brackets, and none has a minus, as a table of doubtful ones may.

    ``▲`` is a rise where ``▼`` is beside it, and ``(1)`` the number of a note where all that is in brackets is the same and all other
    numbers are far larger.
    """
    found = [cell for cell in cells if _is_number(with_minus(cell))]
    bracketed = {cell for cell in found if with_minus(cell) != cell}
    others_large = all(
        abs(float(number)) >= _FAR_LARGER for cell in found if cell not in bracketed and (number := parse.number(cell))
    )
    if len(bracketed) == 1 and all(map(_NUMBER_OF_NOTE.fullmatch, bracketed)) and others_large:
        return False
    marked = sum(with_minus(cell) != cell for cell in found)
    return (
        0 < 2 * marked < len(found)
        and not any(cell[0] in _MINUS for cell in found)
        and not any("▼" in cell for cell in cells)
    )


def named(example: str) -> Style:
    """Return the style that an example shows: ``1,234.5``, ``1.234,5``, ``1 234,5``, ``1234,5``; raises UsageError."""
    match = re.fullmatch(r"1([.,' \u00a0\u202f]?)234([.,])5", example.strip())
    if not match or match[1] == match[2]:
        raise UsageError(
            "'{example}' does not show how numbers are written. Write 1234.5 as the table does: numbers=1.234,5 or numbers=1234,5.",
            example=example,
        )
    return Style(_SPACES if match[1] not in ".," else match[1], match[2])  # an empty one is in every text


class Numbers:
    """Reads the cells of one table, whose style is found from all of them, or given by an example.

    ``flagged`` and ``negative`` are examples of numbers with a letter behind them and of those in brackets; empty for none. Where ``semicolons`` part the cells, a point may group thousands: if each one has three digits behind it, that is not clear.
    """

    def __init__(self, cells: Collection[str], example: str = "", semicolons: bool = False) -> None:
        odd = {cell for cell in cells if parse.number(cell) is None and not parse.is_missing(cell)}
        flagged = [cell for cell in odd if without_flag(cell) != cell]
        self.flagged = min(flagged) if flagged and _are_flagged(cells) else ""
        if self.flagged:
            cells = set(map(without_flag, cells))
        marked = [cell for cell in map(self.unflagged, odd) if with_minus(cell) != cell]
        self.negative = min(marked) if marked and _are_negative(cells) else ""
        odd = set() if example else set(map(self._plain, odd))
        texts = (cell for cell in cells if type(cell) is str)
        plain = {cell for cell in texts if parse.number(cell) is not None} if odd else set()
        self.signed = any("%" in cell or "％" in cell for cell in cells)
        self._parts: dict[str, tuple[str, bool] | None] = {}
        self.style = named(example) if example else _style(odd, plain)
        # An example of a number with a decimal comma among others with a point; empty for none.
        mixed = self.style == _PLAIN and not example and _are_decimals(odd, plain)
        self.mixed = min(cell for cell in _digits(odd) if "," in cell) if mixed else ""
        # Whether every point of its numbers may part thousands, though they are plain ones.
        self.may_group = not example and self.style == _PLAIN and _may_group(cells, semicolons)
        self.odd = bool(odd) or self.may_group  # whether any cell is no plain number
        self._scaled = bool(example) or _scales_are_sure(odd, plain)

    def read(self, cell: str) -> tuple[str | None, bool]:
        """Return the plain digits of a cell, None for what is no number, and whether it has a percent sign."""
        if (self.style.decimal == "." or isinstance(cell, StoredNumber)) and (number := parse.number(cell)) is not None:
            return number, False
        if cell not in self._parts:
            self._parts[cell] = self._read(self._plain(cell))
        found = self._parts[cell]
        return found if found else (None, False)

    def is_unclear(self, cell: str) -> bool:
        """Return whether a cell is a number in some style, though the table does not show in which, or in another than the given one."""
        if self.may_group and "." in cell:
            return True
        if self.style.decimal != ".":
            return parse.number(cell) is not None and self.read(cell)[0] is None
        if self.style != _PLAIN or ("," not in cell and "." not in cell) or self.read(cell)[0] is not None:
            return False
        parts = _parts(self._plain(cell))
        return bool(parts and not parts.scale and ("," in parts.digits or "." in parts.digits))

    def flag(self, cell: str) -> str:
        """Return the letter behind a number, or before it, that says how sure it is; empty for none."""
        flagged = self.flagged and without_flag(cell) != cell
        match = (_FLAG_BEFORE.fullmatch(cell) or _FLAGGED.fullmatch(cell)) if flagged else None
        parts = match.groupdict() if match else {}
        return (parts.get("flag") or parts.get("within") or "").lower()

    def unflagged(self, cell: str) -> str:
        """Return a cell without its flag, where the letters behind numbers are such."""
        return without_flag(cell) if self.flagged else cell

    def _plain(self, cell: str) -> str:
        """Return a cell without its flag, and with a minus in place of the brackets of a negative number."""
        cell = self.unflagged(cell)
        return with_minus(cell) if self.negative else cell

    def power(self, cell: str) -> int:
        """Return the power of ten that a number has behind it (``3.28M``), or in which a spreadsheet shows it, 0 for none."""
        if isinstance(cell, StoredNumber):
            return cell.power
        parts = _parts(cell) if self._scaled else None
        return (parts.power or 0) if parts else 0

    def _read(self, cell: str) -> tuple[str, bool] | None:
        parts = _parts(cell)
        if not parts or (parts.scale and not (self._scaled and parts.power is not None)):
            return None
        digits = parts.digits
        if self.mixed:
            digits = digits.replace(",", ".")
        if _GROUPED.fullmatch(digits):  # spaces and apostrophes group thousands and nothing else
            digits = "".join(sign for sign in digits if sign not in _SPACES)
            if self.style.thousands and self.style.thousands in digits:
                return None  # 7 955,2 where commas group thousands
            if "," in digits and self.style == _PLAIN:
                digits = digits.replace(",", ".")
        elif self.style.thousands and not re.fullmatch(_grouping(self.style), digits):
            return None
        for sign in self.style.thousands:
            digits = digits.replace(sign, "")
        number = parse.number(digits.replace(self.style.decimal, ".") + parts.exponent)
        if number is None:
            return None
        if parts.power:
            number = shifted(number, parts.power)
        return ("-" if parts.sign and parts.sign != "+" else "") + number, parts.percent


def unit_beside(cell: str) -> str:
    """Return the unit beside a number, money by its sign or its code; empty for none."""
    parts = _parts(cell)
    return parts.unit if parts else ""


def units_beside(cells: Collection[str]) -> set[str]:
    """Return what units numbers have beside them, an empty text for those that have none."""
    return {parts.unit for cell in cells if not parse.is_missing(cell) and (parts := _parts(cell))}


def _may_group(cells: Iterable[str], semicolons: bool) -> bool:
    """Return whether points may group thousands: two numbers or more have one, before three digits, and none is longer than three without.

    Where no ``semicolons`` part the cells, points may do so behind signs of money alone: ``$1.204`` beside ``$804``, which have not both decimals.
    """
    money = {parts.digits for cell in cells if (parts := _parts(cell)) and parts.unit}
    numbers = money | {cell for cell in cells if parse.number(cell) is not None} if semicolons else money
    points = [cell for cell in numbers if "." in cell]
    alike = all(re.fullmatch(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})?)", cell) for cell in numbers)
    return len(points) > 1 and alike and (semicolons or len(points) < len(numbers))


def _grouping(style: Style) -> str:
    """Return the pattern of digits in a style, with its thousands grouped (in twos above, as in India) or not at all."""
    thousands, decimal = re.escape(style.thousands[0]), re.escape(style.decimal)
    return rf"(?:[1-9]\d{{0,2}}(?:{thousands}\d{{2,3}})*{thousands}\d{{3}}|\d+)(?:{decimal}\d+)?|{decimal}\d+"


def _digits(cells: Iterable[str]) -> list[str]:
    found = (parts.digits for parts in map(_parts, cells) if parts and not parts.exponent)
    return [digits for digits in found if not _GROUPED.fullmatch(digits) or "," in digits]


def _style(odd: set[str], plain: set[str]) -> Style:
    """Return the style that the odd cells show without contradiction, the plain one for none or for a contradiction."""
    digits = _digits(odd)
    commas = [cell for cell in digits if "," in cell]
    if not commas:  # points are decimals, unless there are two of them in a number, and all group thousands
        if any(map(_POWER_WITH_COMMA.fullmatch, odd)) and not any("." in cell for cell in (*digits, *plain)):
            return _POINTS
        grouped = re.compile(r"-?\d{1,3}(?:\.\d{3})*")
        twice = any(cell.count(".") > 1 for cell in digits)
        return _POINTS if twice and all(map(grouped.fullmatch, (*digits, *plain))) else _PLAIN
    thousands = any(
        re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}\.\d+|\d{1,3}(?:,\d{2,3})+,\d{3}", cell) for cell in commas
    )
    noted = [cell for cell in commas if re.fullmatch(r"\d{1,3},\d{4}", cell)]
    three = sum(1 for cell in commas if re.fullmatch(r"\d{1,3},\d{3}", cell))
    glued = 2 * len(noted) <= three  # 1,2041 among 1,310 and 1,402 may have the number of a note at its end
    decimals = any(
        re.fullmatch(rf"\d{{1,3}}(?:[.{_SPACES}]\d{{3}})+,\d+|\d+,(?:\d{{1,2}}|\d{{4,}})|0,\d+|\d{{4,}},\d+", cell)
        for cell in commas
        if not (glued and cell in noted)
    )
    if thousands == decimals:  # only cells such as 1,234, or a contradiction
        if thousands or not _shows_thousands(commas, plain, digits):
            return _PLAIN
        thousands = True
    style = COMMAS if thousands else _POINTS
    pattern = re.compile(_grouping(style))
    fits = all(pattern.fullmatch("".join(sign for sign in cell if sign not in _SPACES)) for cell in digits)
    points = [cell for cell in plain if "." in cell]
    if style is _POINTS and points:  # 1.234 beside 1,5 is a thousand, and 1.23 and 0.234 are not: then nothing is sure
        fits = fits and all(re.fullmatch(r"-?[1-9]\d{0,2}(?:\.\d{3})+", cell) for cell in points)
        fits = fits and not _are_all_decimals(points, plain, digits)
    return style if fits else _PLAIN


def _are_all_decimals(points: Collection[str], plain: Collection[str], digits: Collection[str]) -> bool:
    """Return whether many numbers have three digits behind a point, and none is smaller than a thousand or has two points, as grouped ones would be."""
    grouped = any(cell.count(".") > 1 for cell in (*plain, *digits))
    small = any("." not in cell for cell in plain) or any("." in cell for cell in digits)
    commas = sum("," in cell for cell in digits)
    return len(points) > max(_MANY_POINTS, _FAR_MORE * commas) and not grouped and not small


def _are_decimals(odd: set[str], plain: set[str]) -> bool:
    """Return whether points and commas are both decimal signs, of one number or the other: none has three digits behind it, or two signs."""
    parts = [re.split("[.,]", cell.removeprefix("-")) for cell in (*_digits(odd), *plain)]
    signed = [cell for cell in parts if len(cell) > 1]
    both = any("," in cell for cell in _digits(odd)) and any("." in cell for cell in plain)
    return both and all(len(cell) == 2 and all(map(str.isdecimal, cell)) and len(cell[1]) != 3 for cell in signed)


def _shows_thousands(commas: list[str], plain: set[str], digits: list[str]) -> bool:
    """Return whether cells such as ``1,234`` are certainly thousands: 12.5 or 6.4 % is beside them, or 7 and 12,345."""
    if any("." in cell and not re.fullmatch(r"-?\d{1,3}\.\d{3}", cell) for cell in (*plain, *digits)):
        return True
    small = any(re.fullmatch(r"-?[1-9]\d{0,2}", cell) for cell in (*plain, *digits))
    large = any(re.fullmatch(r"\d{4,}", one) for one in plain)
    return small and not large and len(commas) > 2 and len({one.index(",") for one in commas}) > 1


def _scales_are_sure(odd: set[str], plain: set[str]) -> bool:
    """Return whether letters after numbers are powers of ten and no flags: all cells have one, or there are two kinds."""
    scaled = [parts for cell in odd if (parts := _parts(cell)) and parts.scale]
    letters = {parts.scale for parts in scaled if not parts.unit}
    if not scaled or any(parts.power is None for parts in scaled):
        return False
    if not letters & {"k", "K", "M", "B", "T"}:
        return True  # words, Chinese characters and letters beside money are no flags
    sizes = [abs(float(one)) for one in plain]
    long = sum(size >= 10_000 for size in sizes)  # 10000 may be rounded, and stands alone then
    return 20 * long <= len(odd) and (len(letters) > 1 or not any(sizes))
