"""Numbers in sentences: a value with its unit, its power of ten, and the word that bounds it."""

import re
from typing import NamedTuple

from ..core import units
from ..core.synonyms import any_of

OVER, UNDER, ABOUT = "over", "under", "about"
OPPOSITE = {OVER: UNDER, UNDER: OVER}
# Words before a number, and behind it, that say how it bounds or rounds the figure. "Nearly 10" is a figure that rounds to 10.
BOUNDS = {
    OVER: (
        "over", "more than", "above", "at least", "upwards of", "in excess of", "not less than", "no less than", "topped", "topping", "tops",
        "exceeded", "exceeding", "exceeds", "exceed", "surpassed", "surpasses", "surpassing", "passed", "crossed", "超过", "突破", "超", "逾", "高于", "多于", "不低于", "不少于", "大于", "跨过",
    ),
    UNDER: ("under", "less than", "below", "fewer than", "at most", "up to", "no more than", "not more than", "不足", "不到", "低于", "少于", "未超过", "未达到", "未达", "不超过", "不高于"),
    ABOUT: (
        "about", "around", "roughly", "approximately", "some", "nearly", "almost", "close to", "circa", "an estimated", "just short of",
        "约为", "约", "大约", "大概", "近", "将近", "接近", "左右",
    ),
}  # fmt: skip
_BEHIND = {
    OVER: ("or more", "or higher", "以上", "多", "余"),
    UNDER: ("or less", "or fewer", "以下", "以内"),
    ABOUT: ("or so", "左右", "上下"),
}
# Units as people write them, longest first where one begins another.
_UNITS = {
    units.POINTS: r"percentage[ -]points?|percent(?:age)? pts?|pps?\b|points?\b|个?百分点",
    units.PER_MILLE: "‰",
    units.PERCENT: r"%|％|per ?cent\b|percent\b",
    "USD": r"(?:US|U\.S\.) ?dollars?|dollars?\b|USD|美元",
    "CNY": r"yuan\b|renminbi\b|RMB\b|CNY\b|人民币|元(?:人民币)?",
    "GB": r"GB\b|gigabytes?\b|吉字节",
    "EB": r"EB\b|exabytes?\b|艾字节",
    "ZB": r"ZB\b|zettabytes?\b|泽字节",
    "EFLOPS": r"EFLOPS|EFLOP/s|exaflops",
    "ZFLOPS": r"ZFLOPS|ZFLOP/s",
    "times": r"times\b|倍",
}
# What Chinese counts things by; which things they are, the indicator says.
_COUNTERS = "万?[户人个台部家件架块笔项款座张块]"
# Units of things that an English noun counts by itself; the indicator must count them.
COUNTERS = {
    "people": ("persons",), "persons": ("persons",), "person": ("persons",), "units": ("units",), "pieces": ("pieces",), "handsets": ("units",),
    "subscribers": ("subscriptions",), "subscriptions": ("subscriptions",), "connections": ("connections",), "transactions": ("transactions",),
    "stations": ("stations",), "racks": ("racks",), "households": ("households", "subscriptions"), "users": ("subscriptions", "persons"),
    "patents": ("patents",), "applications": ("applications",), "companies": ("enterprises",), "enterprises": ("enterprises",), "firms": ("enterprises",),
    "systems": ("systems",), "phones": ("units",), "models": ("models",), "services": ("services",), "projects": ("projects",),
}  # fmt: skip
_SCALES = {**units.SCALES, "千": 3, "百万": 6, "千万": 7}
_COUNT_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Parts of a whole in words, in percent: to the next whole number, and in full.
_PARTS = {
    r"(?:two|2)[- ]thirds of|三分之二": ("67", "66.7"), r"(?:a|one)[- ]third of|三分之一": ("33", "33.3"),
    r"(?:three|3)[- ]quarters of|四分之三": ("75", "75"), r"(?:a|one)[- ]quarter of|四分之一": ("25", "25"),
    r"(?:a|one)[- ]fifth of|五分之一": ("20", "20"), r"(?:a|one)[- ]tenth of|十分之一": ("10", "10"), r"half of|一半|半数": ("50", "50"),
}  # fmt: skip
_TENTHS = "一二三四五六七八九"  # 四成 is 40 %


def _alternatives(words: dict[str, tuple[str, ...]]) -> str:
    return any_of(word for group in words.values() for word in group)


_SCALE = "|".join(sorted((word for word in _SCALES if len(word) > 1 or not word.isascii()), key=len, reverse=True))
# A number with what belongs to it; the names of the groups are those that ``_quantity`` reads.
PATTERN = (
    rf"(?:(?P<before>{_alternatives(BOUNDS)})\s*(?:the |a |an )?)?"
    r"(?:(?P<part>" + "|".join(_PARTS) + rf")|(?P<tenths>[{_TENTHS}])成"
    r"|百分之(?P<hundredths>\d+(?:\.\d+)?)"
    r"|(?<![A-Za-z0-9.,_])(?P<money>US\$|\$|\u00a5|\uffe5|RMB ?|CNY ?|USD ?)?"
    rf"(?P<number>[-\u2212+]?\d(?:[\d,]*\d)?(?:\.\d+)?|\b(?:{'|'.join(_COUNT_WORDS)})(?= (?:hundred|thousand|million|billion|trillion)))"
    rf"(?P<more>多)?(?:[ -]?(?P<scale>(?:{_SCALE})(?:(?<![A-Za-z])|(?![A-Za-z]))))?(?P<more2>多|余)?"
    rf"(?:[ -]?(?P<unit>{'|'.join(_UNITS.values())}|{_COUNTERS}))?(?![A-Za-z0-9]))"
    rf"(?:\s?(?P<behind>{_alternatives(_BEHIND)}))?"
)
# Verbs that are growth with its number, in percent.
_MULTIPLES = {
    "doubled": "100",
    "tripled": "200",
    "quadrupled": "300",
    "halved": "-50",
    "翻一番": "100",
    "翻番": "100",
    "翻了一番": "100",
}
MULTIPLE = rf"(?:(?P<ahead>{_alternatives(BOUNDS)})\s*)?(?P<multiple>{any_of(_MULTIPLES)})"


# An adverb before the verb that leads to a number: *almost* reached 2 trillion.
_BEFORE_VERB = re.compile(
    r"\b(?:almost|nearly|roughly|approximately)\s+(?P<verb>[a-z]+)(?:\s+(?:to|by|for|at|a|the))*\s*$|(?:接近|将近|几乎)达到?了?\s*$",
    re.IGNORECASE,
)


class Quantity(NamedTuple):
    """A number of a sentence: its text as printed, unit and power of ten as in the table, and bound.

    ``unit`` is empty where the sentence has none, or counts things in Chinese (``counter``).
    """

    value: str
    unit: str = ""
    unit_mult: int = 0
    bound: str = ""
    counter: str = ""
    is_part: bool = False  # a part of a whole in words


def quantity(match: re.Match[str]) -> Quantity:
    """Return the number that a match of ``PATTERN`` has."""
    found = match.groupdict()
    bound = _bound(found)
    if found["part"] or found["tenths"]:
        return _part(found, bound)
    if found["hundredths"]:
        return Quantity(found["hundredths"], units.PERCENT, 0, bound)
    number = re.sub(r"\u2212", "-", found["number"]).replace(",", "").removeprefix("+")
    if number.casefold() in _COUNT_WORDS:
        number = str(_COUNT_WORDS.index(number.casefold()) + 2)
    scale = _SCALES[found["scale"].lower()] if found["scale"] else 0
    unit = _unit(found["unit"] or "")
    counter = "" if unit else (found["unit"] or "")
    if counter.startswith("万"):
        counter, scale = counter[1:], scale + 4
    return Quantity(number, unit or _money(found["money"] or ""), scale, bound, counter)


def verb_with_about(text: str) -> str | None:
    """Return the verb that a text before a number ends with where its adverb says that the number is rounded, else None."""
    found = _BEFORE_VERB.search(text)
    return found and (found["verb"] or "")


def multiple(match: re.Match[str]) -> Quantity:
    """Return the growth that a match of ``MULTIPLE`` is, which is about that where no word bounds it."""
    bound = _ahead(match["ahead"] or "") or ABOUT
    number = _MULTIPLES[match["multiple"].casefold().rstrip("s")]
    return Quantity(number, units.PERCENT, 0, OPPOSITE.get(bound, bound) if number.startswith("-") else bound)


def _ahead(word: str) -> str:
    return next((bound for bound, words in BOUNDS.items() if word.casefold() in words), "")


def _money(sign: str) -> str:
    """Return the currency of a sign before a number."""
    return ("USD" if sign.strip() in ("$", "US$", "USD") else "CNY") if sign else ""


def _bound(found: dict[str, str | None]) -> str:
    behind = (found["behind"] or found["more"] or found["more2"] or "").casefold()
    return _ahead(found["before"] or "") or next((bound for bound, words in _BEHIND.items() if behind in words), "")


def _part(found: dict[str, str | None], bound: str) -> Quantity:
    """Return a part in words as a percentage: to the next whole number, since it is said without more digits."""
    if found["tenths"]:
        return Quantity(f"{_TENTHS.index(found['tenths']) + 1}0", units.PERCENT, 0, bound or ABOUT, "", True)
    rounded, exact = next(
        both for pattern, both in _PARTS.items() if re.fullmatch(pattern, found["part"] or "", re.IGNORECASE)
    )
    return Quantity(exact if bound in (OVER, UNDER) else rounded, units.PERCENT, 0, bound or ABOUT, "", True)


def _unit(text: str) -> str:
    return next((unit for unit, pattern in _UNITS.items() if re.fullmatch(pattern, text, re.IGNORECASE)), "")
