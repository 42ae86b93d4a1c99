"""Units of measurement and powers of ten: which units measure the same, and their labels in tables.

A figure is ``value`` times ten to the power ``unit_mult``, in ``unit`` (SDMX's UNIT_MULT and UNIT_MEASURE). Chinese
sources count in 万 (10^4) and 亿 (10^8); English ones in million, billion and trillion. All of them mix freely here.
"""

import re

from .errors import UsageError, did_you_mean

PERCENT = "percent"
MONEY = ("CNY", "USD")  # whose levels are nominal where nothing else is said
POINTS = "percentage points"
PER_MILLE = "per mille"
TIMES = "times"

# An index that is growth itself, since the figure of some time before is 100: ``上年同月=100``, ``previous year = 100``.
_ON_BEFORE = (
    r"(?i).*(?:上年|去年|上月|上季|上期|prev|preced|prior|last year|corresponding|year (?:before|ago|earlier)|same (?:month|quarter|period)"
    r"|vorjahr|vormonat|précédent|precedent[ei]|anterior|föregående|forrige|foregående|poprzedni|předchoz|minul|önceki|előző|trước|προηγ|περσιν|voorgaand|vorig|året før|edelli|ed\. vuosi|predchádz|predošl|prethod|prošl|sebelum|lalu|السابق|предыдущ|прошл|попередн|전년|전월|前年|前月)"
    r".*(?<!\d)(?<!\d )(?:[=＝] ?|为|為)100(?:[.,]0+)?"
)

# Units that carry a power of ten in their name, in terms of the plain unit.
PREFIXED = {"GB": ("B", 9), "EB": ("B", 18), "ZB": ("B", 21), "EFLOPS": ("FLOPS", 18), "ZFLOPS": ("FLOPS", 21)}

SCALES = {
    "one": 0, "thousand": 3, "k": 3, "万": 4, "wan": 4, "million": 6, "mn": 6, "m": 6, "亿": 8, "yi": 8,
    "billion": 9, "bn": 9, "trillion": 12, "tn": 12, "万亿": 12,
}  # fmt: skip

_WORDS = {0: "", 3: "thousand", 4: "10 thousand", 6: "million", 8: "100 million", 9: "billion", 12: "trillion"}
# How a unit that is written out begins with its power of ten: ``billion CNY``, ``10^5 units``.
_SCALED = rf"({'|'.join(filter(None, _WORDS.values()))}|10\^-?\d{{1,3}}) +(?=\S)"
_WORDS_ZH = {0: "", 3: "千", 4: "万", 6: "百万", 8: "亿", 9: "10亿", 12: "万亿"}
# One line per unit of the data: its English label (empty: the same), its Chinese label, and for counted things the
# singular. data/datapackage.json lists the units that the data may have.
_UNITS = {
    "CNY": ("yuan", "元", ""),
    "USD": ("US dollars", "美元", ""),
    "percent": ("%", "%", ""),
    "percentage points": ("", "个百分点", ""),
    "per mille": ("", "‰", ""),
    "times": ("", "倍", ""),
    "ratio": ("", "倍", ""),
    "index": ("", "指数", ""),
    "index point": ("", "指数点", ""),
    "rank": ("", "位", ""),
    "applications": ("", "件", "application"),
    "connections": ("", "个连接", "connection"),
    "enterprises": ("", "家", "enterprise"),
    "households": ("", "户", "household"),
    "hubs": ("", "个", "hub"),
    "models": ("", "个", "model"),
    "patents": ("", "件", "patent"),
    "persons": ("", "人", "person"),
    "pieces": ("", "块", "piece"),
    "projects": ("", "个", "project"),
    "racks": ("", "架", "rack"),
    "services": ("", "款", "service"),
    "stations": ("", "个", "station"),
    "subscriptions": ("", "户", "subscription"),
    "systems": ("", "台", "system"),
    "tokens": ("", "词元", "token"),
    "transactions": ("", "笔", "transaction"),
    "units": ("", "台", "unit"),
    "users": ("", "户", "user"),
    "capabilities": ("", "个", ""),
    "domains": ("", "个", ""),
    "environments": ("", "个", ""),
    "foundations": ("", "个", ""),
    "sectors": ("", "个", ""),
    "years": ("", "年", ""),
    "months": ("", "个月", ""),
    "month": ("", "月", ""),
}
_SINGULAR = {unit: one for unit, (_, _, one) in _UNITS.items() if one}
_NAMES = {unit: english for unit, (english, _, _) in _UNITS.items() if english}
_NAMES_ZH = {name: chinese for unit, (_, chinese, one) in _UNITS.items() for name in (unit, one) if name}
COUNTED = frozenset(_SINGULAR)  # things that an indicator's label already names


def base(unit: str, unit_mult: int) -> tuple[str, int]:
    """Return the plain unit and the power of ten of a figure: (``ZB``, 0) is (``B``, 21)."""
    plain, exponent = PREFIXED.get(unit, (unit, 0))
    return plain, exponent + unit_mult


def plain(unit: str) -> str:
    """Return a unit without the power of ten in its name: ``ZB`` is ``B``."""
    return base(unit, 0)[0]


def same(unit: str, other: str) -> bool:
    """Return whether two units measure the same thing, whatever their power of ten."""
    return plain(unit) == plain(other)


def factor(unit: str, unit_mult: int, into: str, into_mult: int) -> float:
    """Return the factor that converts a value to another unit of the same kind."""
    return float(10.0 ** (base(unit, unit_mult)[1] - base(into, into_mult)[1]))


def is_percentage(unit: str) -> bool:
    """Return whether figures of this unit are percentages or differences of percentages."""
    return unit in (PERCENT, POINTS)


def is_rate(unit: str) -> bool:
    """Return whether figures of this unit are rates, whose growth is a difference: percentages, per mille, growth as an index."""
    return unit in (PERCENT, POINTS, PER_MILLE) or ("100" in unit and bool(re.fullmatch(_ON_BEFORE, unit)))


def difference(unit: str) -> str:
    """Return the unit of the difference of two figures: points for percentages and for growth as an index."""
    return POINTS if unit != PER_MILLE and is_rate(unit) else plain(unit)


def quotient(unit: str, other: str) -> str:
    """Return the unit of a figure divided by another: ``CNY per person``, or ``ratio`` for two of the same unit.

    Empty if one of the units is unknown.
    """
    if same(unit, other):
        return "ratio"
    return f"{unit} per {_SINGULAR.get(other, other)}" if unit and other else ""


def scale(word: str) -> int:
    """Return the power of ten of a scale's name (``bn``, ``million``, ``亿``); raises UsageError for any other word."""
    try:
        return SCALES[word.lower()]
    except KeyError:
        raise UsageError(
            "'{text}' is not a scale.{hint} Known: {known}.",
            text=word,
            hint=did_you_mean(word, SCALES),
            known=tuple(SCALES),
        ) from None


def spelled(unit: str, unit_mult: int) -> str:
    """Return a unit with its power of ten in words, as ``unscaled`` reads it: ``billion CNY``."""
    return f"{_WORDS.get(unit_mult, f'10^{unit_mult}')} {unit}".strip()


def unscaled(text: str) -> tuple[str, int]:
    """Return a unit without the power of ten that begins it, and that power: ``billion CNY`` is (``CNY``, 9)."""
    match = re.match(_SCALED, text)
    if not match:
        return text, 0
    words = match[1]
    power = int(words[3:]) if words.startswith("10^") else next(n for n, word in _WORDS.items() if word == words)
    return text[match.end() :], power


def counted(unit_mult: int, lang: str) -> int:
    """Return the power of ten customary in a language: in Chinese that of 万, 亿 or 万亿."""
    return (
        max((power for power in (12, 8, 4) if power <= unit_mult), default=0)
        if lang == "zh" and unit_mult > 0
        else unit_mult
    )


def label(unit: str, unit_mult: int, lang: str = "en") -> str:
    """Return the label of a unit in tables: ``trillion yuan``, ``万亿元``, ``%``."""
    if unit_mult == 1 and unit.startswith(PER_MILLE):  # ten per mille are one percent
        unit, unit_mult = PERCENT + unit.removeprefix(PER_MILLE), 0
    if lang != "zh":
        return spelled(_NAMES.get(unit, unit), unit_mult)
    power = _WORDS_ZH.get(unit_mult, f"10^{unit_mult}")
    return power + "/".join(_NAMES_ZH.get(part, part) for part in unit.split(" per "))
