"""Units of measurement and powers of ten: which units are the same thing, and how tables write them.

A figure is ``value`` times ten to the power ``unit_mult``, in ``unit`` (SDMX's UNIT_MULT and UNIT_MEASURE). Chinese
sources count in 万 (10^4) and 亿 (10^8); English ones in million, billion and trillion. All of them mix freely here.
"""

from .errors import UsageError, did_you_mean

PERCENT = "percent"
POINTS = "percentage points"

# Units that carry a power of ten in their name, in terms of the plain unit.
_PREFIXED = {"GB": ("B", 9), "EB": ("B", 18), "ZB": ("B", 21), "EFLOPS": ("FLOPS", 18), "ZFLOPS": ("FLOPS", 21)}

SCALES = {
    "one": 0, "thousand": 3, "k": 3, "万": 4, "wan": 4, "million": 6, "mn": 6, "m": 6, "亿": 8, "yi": 8,
    "billion": 9, "bn": 9, "trillion": 12, "tn": 12, "万亿": 12,
}  # fmt: skip

_WORDS = {0: "", 3: "thousand", 4: "10 thousand", 6: "million", 8: "100 million", 9: "billion", 12: "trillion"}
_WORDS_ZH = {0: "", 3: "千", 4: "万", 6: "百万", 8: "亿", 9: "10亿", 12: "万亿"}
_NAMES = {"CNY": "yuan", "USD": "US dollars", "percent": "%"}
_NAMES_ZH = {
    "CNY": "元", "USD": "美元", "percent": "%", "percentage points": "个百分点", "persons": "人", "subscriptions": "户",
    "users": "户", "connections": "个连接", "stations": "个", "units": "台", "pieces": "块", "racks": "架", "systems": "台",
    "patents": "件", "applications": "件", "households": "户", "times": "倍", "rank": "位", "enterprises": "家",
    "projects": "个", "hubs": "个", "digits": "", "foundations": "个", "capabilities": "个", "environments": "个",
    "sectors": "个", "domains": "个", "years": "年", "months": "个月", "index": "指数", "ratio": "倍", "person": "人", "user": "户", "subscription": "户",
    "connection": "个连接", "unit": "台", "station": "个", "piece": "块", "rack": "架", "system": "台", "patent": "件",
    "application": "件", "household": "户", "enterprise": "家", "month": "月", "per mille": "‰", "index point": "指数点",
}  # fmt: skip
_SINGULAR = {
    "persons": "person", "subscriptions": "subscription", "users": "user", "connections": "connection",
    "stations": "station", "units": "unit", "pieces": "piece", "racks": "rack", "systems": "system", "patents": "patent",
    "applications": "application", "households": "household", "enterprises": "enterprise", "CNY": "CNY", "USD": "USD",
}  # fmt: skip
COUNTED = (frozenset(_SINGULAR) | {"hubs", "projects"}) - {"CNY", "USD"}  # things: a label says their name already


def base(unit: str, unit_mult: int) -> tuple[str, int]:
    """Return the plain unit and the power of ten of a figure: (``ZB``, 0) is (``B``, 21)."""
    plain, exponent = _PREFIXED.get(unit, (unit, 0))
    return plain, exponent + unit_mult


def same(unit: str, other: str) -> bool:
    """Return whether two units measure the same thing, whatever their power of ten."""
    return base(unit, 0)[0] == base(other, 0)[0]


def factor(unit: str, unit_mult: int, into: str, into_mult: int) -> float:
    """Return what a value must be multiplied with to be told in another unit of the same kind."""
    return float(10.0 ** (base(unit, unit_mult)[1] - base(into, into_mult)[1]))


def is_percentage(unit: str) -> bool:
    """Return whether figures of this unit are percentages or differences of percentages."""
    return unit in (PERCENT, POINTS)


def quotient(unit: str, other: str) -> str:
    """Return the unit of a figure divided by another: ``CNY per person``, or ``ratio`` for two of the same unit."""
    return "ratio" if same(unit, other) else f"{unit} per {_SINGULAR.get(other, other)}"


def scale(word: str) -> int:
    """Return the power of ten of a scale's name (``bn``, ``million``, ``亿``); raises UsageError for any other word."""
    try:
        return SCALES[word.lower()]
    except KeyError:
        known = ", ".join(SCALES)
        raise UsageError(f"'{word}' is not a scale.{did_you_mean(word, SCALES)} Known: {known}.") from None


def counted(unit_mult: int, lang: str) -> int:
    """Return the power of ten in which people of a language count: in Chinese 万, 亿 or 万亿."""
    return (
        max((power for power in (12, 8, 4) if power <= unit_mult), default=0)
        if lang == "zh" and unit_mult > 0
        else unit_mult
    )


def label(unit: str, unit_mult: int, lang: str = "en") -> str:
    """Return how a table writes a unit: ``trillion yuan``, ``万亿元``, ``%``."""
    words, names = (_WORDS_ZH, _NAMES_ZH) if lang == "zh" else (_WORDS, _NAMES)
    power = words.get(unit_mult, f"10^{unit_mult}")
    name = names.get(unit, unit)
    if lang == "zh" and " per " in unit:
        name = "/".join(names.get(part, part) for part in unit.replace("per mille", "‰").split(" per "))
    return f"{power}{name}" if lang == "zh" else f"{power} {name}".strip()
