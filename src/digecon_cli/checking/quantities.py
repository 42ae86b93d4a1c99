"""Numbers in sentences: a value with its unit, its power of ten, and the word that bounds it."""

import re
from fractions import Fraction
from typing import NamedTuple

from ..core import period_words, units
from ..core.synonyms import any_of

OVER, UNDER, ABOUT, NEARLY = "over", "under", "about", "nearly"
OPPOSITE = {OVER: UNDER, UNDER: OVER}
# Words before a number, and behind it, that say how it bounds or rounds the figure. "Nearly 10" rounds to 10 and is not above it.
BOUNDS = {
    OVER: (
        "over", "more than", "above", "at least", "upwards of", "in excess of", "not less than", "no less than", "topped", "topping", "tops",
        "exceeded", "exceeding", "exceeds", "exceed", "surpassed", "surpasses", "surpassing", "passed", "crossed", "超过", "突破", "超", "逾", "高于", "多于", "不低于", "不少于", "大于", "跨过",
    ),
    UNDER: ("under", "less than", "below", "fewer than", "at most", "up to", "no more than", "not more than", "不足", "不到", "低于", "少于", "未超过", "未达到", "未达", "不超过", "不高于"),
    ABOUT: (
        "about", "around", "roughly", "approximately", "some", "close to", "circa", "an estimated", "约为", "约", "大约", "大概", "左右",
    ),
    NEARLY: ("nearly", "almost", "just short of", "近", "将近", "接近"),
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
    units.TIMES: r"times\b|倍",
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
# Parts of a whole in words: two-fifths, four in five, 三分之二.
_ONE = ("a", "an", "one")
_PARTS_OF = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_NUMBER_WORD = rf"(?<![A-Za-z0-9.,])(?:{'|'.join((*_ONE, *_COUNT_WORDS))}|\d)"
_FRACTION = rf"(?:{_NUMBER_WORD}[- ](?:{'|'.join(_PARTS_OF)})s?|half)"
_TENTHS = "一二三四五六七八九"  # 四成 is 40 %
_CHINESE = f"{_TENTHS}十"
# Without "of" only behind a word that bounds it, or what it has grown by.
_PART = (
    rf"{_FRACTION} of|(?(before){_FRACTION}(?![a-z-])|(?<=\bby ){_FRACTION}(?![a-z-]))"
    rf"|{_NUMBER_WORD} (?:in|out of)(?: every)? {_NUMBER_WORD}(?= [a-z])"
    rf"|[{_CHINESE}]分之[{_CHINESE}]|一半|(?<![一-九])半数|过半(?![年数])"
)


def _alternatives(words: dict[str, tuple[str, ...]]) -> str:
    return any_of(word for group in words.values() for word in group)


_SCALE = "|".join(sorted((word for word in _SCALES if len(word) > 1 or not word.isascii()), key=len, reverse=True))
_PART_NOUN = rf"(?:{'|'.join(_PARTS_OF)})\b"
# A number with what belongs to it; the names of the groups are those that ``_quantity`` reads.
PATTERN = (
    rf"(?:(?<!turned )(?<!turn )(?P<before>{_alternatives(BOUNDS)})\s*(?:the |an? (?!{_PART_NOUN}))?)?"
    rf"(?:(?P<part>{_PART})|(?P<tenths>[{_TENTHS}])成"
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
    "翻两番": "300",
    "翻了两番": "300",
}
_AND_MORE = r"还多|还要多|以上|有余|多|,? and more|,? or more|,? and then some"
MULTIPLE = rf"(?:(?P<ahead>{_alternatives(BOUNDS)})\s*)?(?P<multiple>{any_of(_MULTIPLES)})(?P<and_more>{_AND_MORE})?"


# An adverb before the verb that leads to a number: *almost* reached 2 trillion.
_BEFORE_VERB = re.compile(
    r"\b(?P<adverb>almost|nearly|roughly|approximately)\s+(?P<verb>[a-z]+)(?:\s+(?:to|by|for|at|a|the))*\s*$|(?:接近|将近|几乎)达到?了?\s*$",
    re.IGNORECASE,
)


# What a figure is of each month, day ...; Chinese has it before the number.
_PACE = re.compile(
    r"\b(?:per|a|an|each|every) (?P<each>month|day|week|quarter)\b|\b(?P<ly>month|dai|week|quarter)ly\b|[每当](?P<zh>[月天日周])|(?P<mean>[月日])户?均",
    re.IGNORECASE,
)  # fmt: skip
PACES = {"month": "月", "day": "日", "week": "周", "quarter": "季度"}  # with their Chinese


def pace(text: str) -> str:
    """Return of which span of time words say that a figure is one: ``month`` for *16.85 GB a month*; empty for none."""
    found = _PACE.search(text)
    if found is None:
        return ""
    if word := found["zh"] or found["mean"]:
        return next(span for span, chinese in PACES.items() if chinese == word.replace("天", "日"))
    return (found["each"] or found["ly"]).casefold().replace("dai", "day")


def without_pace(text: str) -> str:
    """Return a text without words that say of which span of time a figure is one."""
    return " ".join(_PACE.sub(" ", text).split())


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
        number = str(period_words.number(number.casefold()))
    scale = _SCALES[found["scale"].lower()] if found["scale"] else 0
    unit = _unit(found["unit"] or "")
    counter = "" if unit else (found["unit"] or "")
    if counter.startswith("万"):
        counter, scale = counter[1:], scale + 4
    return Quantity(number, unit or _money(found["money"] or ""), scale, bound, counter)


def adverb_and_verb(text: str) -> tuple[str, str] | None:
    """Return the bound of an adverb and its verb, with which a text before a number ends; None if it does not end so."""
    found = _BEFORE_VERB.search(text)
    return found and (_ahead(found["adverb"] or "") or NEARLY, found["verb"] or "")


def multiple(match: re.Match[str]) -> Quantity:
    """Return the growth that a match of ``MULTIPLE`` is, which is about that where no word bounds it."""
    bound = _ahead(match["ahead"] or "") or (OVER if match["and_more"] else ABOUT)
    number = _MULTIPLES[match["multiple"].casefold().rstrip("s")]
    return Quantity(number, units.PERCENT, 0, OPPOSITE.get(bound, bound) if number.startswith("-") else bound)


def _ahead(word: str) -> str:
    return next((bound for bound, words in BOUNDS.items() if word.casefold() in words), "")


def _money(sign: str) -> str:
    """Return the currency of a sign before a number."""
    return ("USD" if sign.strip() in ("$", "US$", "USD") else "CNY") if sign else ""


def _bound(found: dict[str, str | None]) -> str:
    behind = (found["behind"] or found["more"] or found["more2"] or "").casefold()
    if found["part"] == "过半":
        return OVER
    return _ahead(found["before"] or "") or next((bound for bound, words in _BEHIND.items() if behind in words), "")


def _part(found: dict[str, str | None], bound: str) -> Quantity:
    """Return a part in words as a percentage: to the next whole number, since it is said without more digits."""
    if found["tenths"]:
        return Quantity(f"{period_words.number(found['tenths'])}0", units.PERCENT, 0, bound or ABOUT, "", True)
    part = Fraction(*_fraction((found["part"] or "").casefold())) * 100
    rounded, exact = f"{float(part):.0f}", f"{float(part):.1f}".removesuffix(".0")
    if bound == NEARLY and exact != rounded:  # "nearly a third" is no statement on 33.3
        bound = ABOUT
    return Quantity(exact if bound in (OVER, UNDER) else rounded, units.PERCENT, 0, bound or ABOUT, "", True)


def _fraction(text: str) -> tuple[int, int]:
    """Return the numerator and the denominator of a part in words."""
    if match := re.fullmatch(rf"([{_CHINESE}])分之([{_CHINESE}])", text):
        return period_words.number(match[2]), period_words.number(match[1])
    words = re.findall(r"[a-z]+|\d", re.sub(r"\b(?:out|of|in|every)\b", " ", text))
    if not words[1:]:  # half, 一半
        return 1, 2
    named = _PARTS_OF.get(words[1]) or _PARTS_OF.get(words[1].removesuffix("s"))
    return _count(words[0]), named or _count(words[1])


def _count(word: str) -> int:
    return 1 if word in _ONE else period_words.number(word)


def _unit(text: str) -> str:
    return next((unit for unit, pattern in _UNITS.items() if re.fullmatch(pattern, text, re.IGNORECASE)), "")
