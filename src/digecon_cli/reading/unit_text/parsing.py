"""The unit that a text states: ``parsed`` for a text that is one, ``at_end`` for a name that ends in one."""

import re
from collections.abc import Sequence
from functools import cache

from ...core import units
from ..parse import is_missing
from .kinds import (
    EQUALS,
    MONEY,
    MONEY_CODE,
    MONEY_CODES,
    MONEY_IN_WORDS,
    MONEY_SIGNS,
    NONE,
    WESTERN_MONEY,
    Unit,
    has_money,
)
from .rates import IN_WORDS, PARTS, rate_in
from .scales import (
    BEFORE,
    BRAZILIAN,
    CALLED,
    CHINESE_SCALES,
    GLUED_BEFORE,
    SCALED_CODE,
    SCALES,
    plainly,
    scaled,
    without_frame,
)

_KOREAN_SCALES = {
    "천": 3, "만": 4, "십만": 5, "백만": 6, "천만": 7, "억": 8, "십억": 9, "백억": 10, "천억": 11, "조": 12,
}  # fmt: skip
# A million of millions, where a billion is not a thousand of them and the words are no English ones.
_LONG_SCALE = re.compile(
    r"(?:billions? (?:d['’]|de )(?=euros?\b|francs\b|dirhams\b|dinars\b|dollars\b)|bio\. ?(?=euro\b|€|eur\b|kr\b|chf\b|franken\b))",
    re.I,
)
_TRILLION_OF_MONEY = re.compile(rf"tn\.? (?={MONEY_CODES}|[{MONEY_SIGNS}])", re.I)  # and no tons
# USD billion at 2015 prices, constant 2015 billion USD
_AT_PRICES = re.compile(
    r"(?P<unit>[^,]+?) (?:at |in )?(?P<prices>(?:constant |current )?(?:19|20)\d\d[- ]prices|constant (?:19|20)\d\d)"
    r"|(?P<before>constant (?:19|20)\d\d) (?P<behind>.+)",
    re.I,
)
_CODE_OF_INDEX = re.compile(r"IDX(\d{4})")  # IDX2015 of the OECD
_POWER_ALONE = re.compile(r"10\^(\d{1,2})")
# How Chinese, Japanese and Korean units begin with a power of ten; 千 belongs to the unit in 千瓦, 千米, 千克, 千卡, and 兆 to 兆瓦.
_EASTERN_SCALES = {**CHINESE_SCALES, **_KOREAN_SCALES, "兆": 12}
# Words may begin with a Korean power of ten too: 조회 is no trillion.
_KOREAN_UNITS = "명|인|원|달러|가구|세대|호|개|건|톤|대|kg|km|kwh|toe|us\\$|usd"
_CHINESE_SCALE = re.compile(
    rf"(?P<ten>10(?=[億亿万억만천](?:円|元|人|ドル|美元|원|명|달러)$))?"
    rf"(?P<word>{'|'.join(sorted(CHINESE_SCALES.keys() - {'千'}, key=len, reverse=True))}|千(?![瓦米克卡])|兆(?=[円元]$)"
    rf"|(?:{'|'.join(sorted(_KOREAN_SCALES, key=len, reverse=True))})(?=(?:{_KOREAN_UNITS})$))(?=[^\s\d]|$)",
    re.I,
)
_SAME = {
    "元": "CNY", "元人民币": "CNY", "人民币": "CNY", "人民币元": "CNY", "yuan": "CNY", "rmb": "CNY", "rmb yuan": "CNY",
    "yuan rmb": "CNY", "美元": "USD", "人": "persons", "円": "JPY", "원": "KRW", "달러": "USD", "ドル": "USD", "米ドル": "USD", "명": "persons",
    **dict.fromkeys(("sa", "nsa", "saar"), ""),  # how figures are adjusted is no unit: (SA, Thous)
}  # fmt: skip
_MONEY_BEFORE = {
    "人民币": "CNY",
    "新台币": "TWD",
    "新臺幣": "TWD",
    "新台幣": "TWD",
    "港币": "HKD",
    "港幣": "HKD",
}  # before its power of ten
_CODE_BEFORE_SCALE = re.compile(
    rf"(?P<money>{MONEY_CODES}|(?:US|HK|NT)?\$|[¥€£])[:：]?\s?(?=[十百千万亿萬億])", re.I
)  # RMB亿元, USD万
_TRADITIONAL = re.compile("[萬億兆臺幣]")  # where 元 is no yuan of the mainland
_FOR_SO_MANY = re.compile(
    r"(?:[\d ., ]+|ezer|t[íi]zezer|sz[áa]zezer|tuhatta|bin|yüz bin) (?:lakosra|főre|asukasta koh(?:ti|den)|ki[sş]i ba[sş][ıi]na)"
)  # behind a number of persons, in Hungarian, Finnish and Turkish
_ENERGY = "(?:exa|peta|tera|giga)joules?|(?:tera|giga|mega|kilo)watt[- ]?hours?|[kmgp]tco?2?(?:e|eq)?(?:[/ ]yr)?"
# Units that stand alone above a table, and words that may be a title there.
ONLY_RATE = re.compile(
    rf"(?:annual )?(?:[%％‰]|{IN_WORDS}|个?百分点|percentage points|{PARTS})(?:,? (?:per annum|p\.a\.|of gdp|of total))?",
    re.I,
)
COUNT = re.compile("numbers?|units?|anzahl", re.I)  # of what, the words before it say
ONLY_UNIT = re.compile(
    r"человек|единиц|штук|рублей|рубли|persons?|personen|anzahl|numbers?|units?|stück|tons?|tonnes?|tonnen|kg|kt|mt|q?km|km²|ha|hectares?|[kmgt]wh|[km]?toe|barrels?|\S+[=＝]100"
    rf"|{_ENERGY}|[tpge]j|(?:US|MM?|[A-Z]{{1,3}})?\$(?: mil)?",
    re.I,
)
INDEX = re.compile(
    r"(?:ind(?:ex|ices|ex numbers?)|[íi]ndices?|indeks|индекс|指数|指數)[,:]? ?\(?(?:base )?(?P<base>[^\s()（）【】]+ ?[=＝] ?100)",
    re.I,
)
_INDEX_AND_RATES = re.compile(r"[íi]ndices?(?:,| y)\s+tasas(?: de variaci[oó]n)?", re.I)  # of the Spanish office
_WORDS_OF_NAME = re.compile(r"[_\s]+")
_PLURAL_SCALE = re.compile(
    r"(?:thousand|million|billion|trillion|milliard)s|millones|milhões|milhoes|miliardi|milioni", re.I
)
_ONE_SCALE = re.compile(r"thousand|million|billion|trillion|mio|mrd|mln|bn|lakh|crore|ths|thsd|thous", re.I)
_MEASURE = re.compile("m[23]|km2?|kg|t|tons|tonnes|ha|[kmg]wh|persons|people", re.I)
# What may stand behind the unit in the name of a column: gdp_bln_rub_real
_BEHIND_UNITS = frozenset(
    ("fix", "real", "nominal", "constant", "current", "sa", "nsa", "total", "sum", "mean", "avg", "average")
)
_ENERGY_OR_WEIGHT = re.compile(rf"(?:metric )?tons?|tonnes|{_ENERGY}", re.I)
_NUMBERS_OF_AN_INDEX = re.compile(
    r"index (?![01] ?[-–] ?(?:1|5|7|10|20|50|100|1000)$)\d{1,3} ?[-–] ?\d{1,4}", re.I
)  # which municipalities: index 925-1000
# Which children: youngest child 0-5 years
_OF_AN_AGE = re.compile(
    r"^(?!.*\b(?:persons?|people|population|women|men|per)\b)[^\W\d].*\b\d\d? ?[-–] ?\d\d? (?:years?|yrs|år|ans|años|jahre)$",
    re.I,
)
# million_ars_2004, usd_million: a unit as a code
_CODE_WITH_SCALE = re.compile(
    rf"(?:{_ONE_SCALE.pattern})s?(?:_[a-z0-9]+)+|(?:[a-z0-9]+_)+(?:{_ONE_SCALE.pattern})s?", re.I
)
_LAST_WORDS = re.compile(
    r"(?:\b(?P<word>in|en|em|[wvi]|в|σε) |[,，;；:：] ?| [-–] (?!.* [-–] )| (?P<slash>/) |(?<=\S) {2,}(?=\S))(?P<last>[^,，;；:：()（）]+)$"
)
_KEY = re.compile(r"[A-Z\d_]+(?:,[A-Z\d_]+)+")  # codes of dimensions, of which MT is Malta
_SHORT_SCALE = re.compile(
    rf"(?:{MONEY_CODES}|[A-Z]{{0,3}}[$€£¥₹])(?:k|m|mn|M|MM|bn|b|B|tn|trn|thousand|million|billion|trillion)|(?:[kTtM]|mn|bn)(?:{MONEY_CODES}|€)|[Mm]kr"
)
# What makes of a power of ten behind it a part of a rate: ``deaths_per_million``.
_NO_SCALE_BEFORE = frozenset(
    ("per", "a", "one", "in", "por", "je", "pro", "each", "of", "over", "above", "below", "under", "than", "top")
)
THOUSANDS_IN_SPANISH = re.compile(  # and no miles
    r"(?P<title>.*?)\W*(?:(?:(?:cifras|datos|valores) )?\ben|unidad(?:es)?(?: de medida)?:) miles[)\].]*", re.I
)
_ONLY_MONEY = re.compile(rf"[{MONEY_SIGNS}](?:(?: per |/)[^\d{MONEY_SIGNS}]+)?")
_SHORT_MONEY = re.compile(r"[A-Z][A-Za-z]{0,4}[.$¢]?")  # KSh million, R billion, Birr million
# Money at the prices of a year: ``euros constants de 2021``, ``constant 2015 US$``
_MONEY_OF_A_YEAR = re.compile(
    rf"(?:{WESTERN_MONEY}) (?:constant[es]?s?|courants?|corrientes|correntes)(?: d['’e] ?\d{{4}})?"
    rf"|(?:constant|current)(?: \d{{4}})? (?:{WESTERN_MONEY}|US\$)",
    re.I,
)
_UNIT_WORD = re.compile(
    r"(?:^|[^a-z])(?:kg|mg|µg|kt|mt|gt|tons?|tonnes?|tonnen|toneladas|kilograms?|grams?|micrograms?|q?km2?|km²|cm|mm|m2|m3|m²|m³|met(?:er|re)s?"
    r"|kilomet(?:er|re)s?|miles|sq|squared?|ha|hectares?|acres?|cubic|lit(?:er|re)s?|barrels?|baril|bbl|[kmgtpez]b|[kmgt]?bytes?|[kmg]?bits?|[kmg]bps"
    rf"|[kmgt]wh?|{_ENERGY}|[km]?toe|tce|joules?|[tpge]j|btu|watts?|volts?|°c|celsius|degrees?|ppm|ppb|teus?|co2|co2e|[km]cal|years?|months?|weeks?"
    r"|days?|hours?|minutes?|seconds?|ans|jahre|tage|stunden|persons?|people|inhabitants?|individuals|households?|numbers?|no\.|nr\.?|count|units?"
    r"|heads?|pieces?|workers?|employees|pessoas|jiwa|orang|người|jobs|students|pupils|passengers?|births?|deaths?|vehicles|cars|subscribers|subscriptions|users"
    r"|connections|lines|beds|anzahl|stück|personen|einwohner|nombre|personnes|habitants?|número|numero|personas|unidades|index|indices|points?"
    r"|score|ratio|times|rank|per|capita)(?:$|[^a-z])|(?<![а-яі])(?:человек|чел\.?|осіб|единиц|штук|коек|тонн|га)(?![а-я])"
)
_OF_TWO = re.compile(r"^(?!.*\bper\b)\S+ and \S+ \S+")  # households and institutions serving them
_DIFFERENCE = re.compile(r" [–−-] ")  # Births – Deaths
_REMARK = re.compile(
    r"(?:excl|incl|ex|footnotes?|from|since|until|till|to|up|ages?|aged|based|before|after|at|by|for|with|without|not|all|as|on|of|see|only|under|over|over"
    r"|between|through|formerly|estimated?|former|break|old|new|than|and|or|the|both|other|end)\b|(?:exclud|includ)ing\b|(?:year|month|quarter|period|mid)[- ]?(?:end|year|on|over)\b"
)
CHINESE_UNIT = re.compile(
    r"(?:(?:标准)?(?:人民币|[美欧日港英]?元|元人民币)|人次|人|户|家|个|件|台|套|辆|艘|架|部|只|张|份|条|项|次|所|座|处|间|册|种|箱|标箱|标准箱|股|头|枚|篇"
    r"|吨|(?:吨|千克|公斤)?标准煤|吨煤|载重吨|人公里|吨公里|公斤|[千毫微]?克|分贝|公里|千米|米|平方米|平方公里|公顷|亩|立方米|升|千瓦时|千瓦|瓦时|瓦|度|千卡|桶|天|日|小时|分钟"
    r"|秒|年|月|岁|例|宗|笔|卷|幅|集|块|颗|片|支|床|门|线|端口|路端口|芯公里|皮长公里|对|名|倍|%|重量箱|百分点|个百分点|円|ドル|米ドル|トン|世帯|社|戶|個|公?噸|公吨|公頃|輛|臺|條|座|間|冊|張"
    rf"|{_KOREAN_UNITS})"
    r"(?:[/／每].{1,8})?"
)
# Of a series, or of a table: FM.M.U2.EUR.4F.BB.U2_2Y.YLD, NRG_BAL_C$DEFAULTVIEW, sdg_08_10$defaultview
_CODE = re.compile(r"[A-Z0-9_]+(?:\.[A-Z0-9_]+){2,}|[A-Za-z0-9]+_\w*\$\w+")
JOINED = re.compile(r"[,;&/、，；和与及]| (?:and|or|und|oder|et|ou|y|e|o|og|och|en) ", re.I)
_YEAR_OF_PRICES = re.compile(r"reference year ?= ?(?:19|20)\d\d")  # of chained volumes, at the British office
MIXED = re.compile(r"[、，,;；]")
PARTS_OF_LINE = re.compile("[;；] ?|, ")
_WHEN = re.compile(
    r"(?:at|as of|(?:at )?(?:the )?end|(?:annual )?averages?|на (?:начало|конец)|в среднем|в [а-я]+ ценах)\b"
)
# What stands between the same unit in two languages: ``тыс. тонн/thousand tons``, ``亿元 (100 million yuan)``, ``亿元 Unit: 100 million yuan``.
_OTHER_LANGUAGE = re.compile(
    rf"\s*/\s*|[)）]\s*[(（]|(?<=[^\x00-\x7f])\s*[(（](?=[ -~]+[)）]?$)|(?<=[^\x00-\x7f])\s+(?={CALLED}|\d)", re.I
)
_SAME_MONEY = re.compile(r"(?P<first>[^\W\d]+ (?P<money>[$€₺]|[A-Z]{2,3})) ?[-–/] ?(?P<last>[^\W\d]+ (?P=money))")
_OTHER_SCRIPT = re.compile("[\u0370-\u1cff\u2e80-\ud7af]")  # Greek to Korean


@cache
def parsed(text: str) -> Unit:
    """Return the unit that a text states, without the power of ten in it; what means percent in any coding is ``percent``."""
    whole = plainly(text)
    if is_missing(whole) or _YEAR_OF_PRICES.fullmatch(whole.lower()):
        return NONE
    if whole.lower() == "miles" and THOUSANDS_IN_SPANISH.fullmatch(text.strip()):
        return Unit("", 3)
    found = (find(whole) for find in (_of_code, of_languages, _of_one_language))
    if stated := next((unit for unit in found if unit != NONE), None):
        return stated
    if is_mixed(whole):
        return Unit(whole)
    if rate := rate_in(whole):
        return Unit(rate)
    if match := _POWER_ALONE.fullmatch(whole):
        return Unit("", int(match[1]))
    if match := _CODE_OF_INDEX.fullmatch(whole):
        return Unit(f"{match[1]}=100")
    if (eastern := _of_eastern_scale(whole)) != NONE:
        return eastern
    plain, power = units.unscaled(whole)
    plain = plain.removeprefix("of ")  # billion of tons
    if not power:
        plain, power = scaled(whole)
    if plain.count("(") > plain.count(")"):  # GDP (EUR billion)
        return Unit(whole)
    if power and BEFORE.fullmatch(plain):  # thousand million euro
        plain, further = scaled(plain)
        power += further
    if not power:
        plain, power = _scaled_among(plain)
    return Unit(_SAME.get(plain.lower(), plain), power)


def _of_eastern_scale(whole: str) -> Unit:
    """Return the unit behind a Chinese, Japanese or Korean power of ten, or of the money in front of it: ``亿元``, ``RMB亿``."""
    coded = _CODE_BEFORE_SCALE.match(whole)
    before = coded[0] if coded else next(filter(whole.startswith, _MONEY_BEFORE), "")
    eastern = whole.removeprefix(before).strip()
    match = _CHINESE_SCALE.match(eastern)
    if not match:
        return NONE
    rest = eastern[match.end() :]
    power = _EASTERN_SCALES[match["word"]] + bool(match["ten"])
    if before and rest in ("", "元"):
        money = _SAME.get(coded["money"].lower(), coded["money"]) if coded else _MONEY_BEFORE[before]
        return Unit(money, power)
    if coded:  # RMB万/户
        return Unit(whole)
    return Unit(rest if rest == "元" and _TRADITIONAL.search(whole) else _SAME.get(rest, rest), power)


def _scaled_among(text: str) -> tuple[str, int]:
    """Return a unit of parts without the power of ten that a single one has, and that power: ``Current prices, million euro``."""
    parts = text.split(", ")
    scaled = [(place, unit) for place, part in enumerate(parts) if len(parts) > 1 and (unit := parsed(part)).power]
    if len(scaled) != 1:
        return text, 0
    [(place, unit)] = scaled
    parts[place] = unit.name
    return ", ".join(filter(None, parts)), unit.power


def _of_code(code: str) -> Unit:
    """Return the unit that a code with a power of ten at its beginning or its end states: ``million_ars_2004``, ``usd_million``."""
    first, *words = code.split("_")
    if SCALED_CODE.fullmatch(code) or not _CODE_WITH_SCALE.fullmatch(code):
        return NONE
    if not _NO_SCALE_BEFORE.isdisjoint(map(str.lower, (first, *words))):  # cases_per_million
        return NONE
    if not parsed(first).power:
        first, words = words[-1], [first, *words[:-1]]
    name = " ".join(words)
    if units.is_rate(parsed(name).name):
        return NONE
    return Unit(name.upper() if MONEY.fullmatch(name.lower()) else _SAME.get(name.lower(), name), parsed(first).power)


def _of_one_language(text: str) -> Unit:
    """Return the unit of a text whose words mean another thing elsewhere: a long billion, and persons behind whose number stands ``for each``."""
    if match := _LONG_SCALE.match(text) or _TRILLION_OF_MONEY.match(text):
        return Unit(text[match.end() :], 12)
    match = None if scaled(text)[1] else _AT_PRICES.fullmatch(text)
    if match and (unit := parsed(match["unit"] or match["behind"])).power:
        return Unit(f"{unit.name}, {match['prices'] or match['before']}", unit.power)
    return Unit(f"per {text}") if _FOR_SO_MANY.fullmatch(text.lower()) else NONE


def of_languages(text: str) -> Unit:
    """Return the unit that a text states in two languages or more, with the same power of ten in each that is known: the last of them.

    One in Latin letters has the same sign of money in both: ``Bin $- Thousand $``.
    """
    match = _SAME_MONEY.fullmatch(text)
    if match and (unit := parsed(match["first"])).power and unit == parsed(match["last"]):
        return unit
    parts = [] if text.isascii() else [part.strip(" ()（）") for part in _OTHER_LANGUAGE.split(text)]
    if len({bool(_OTHER_SCRIPT.search(part)) for part in parts}) < 2:
        return NONE
    alone = (without_remarks(without_frame(part), bracketed=False) for part in parts)
    stated = [unit for part in alone if stands_alone(part) and (unit := parsed(part)).power]
    return stated[-1] if len(stated) > 1 and len({unit.power for unit in stated}) == 1 else NONE


def is_mixed(text: str) -> bool:
    """Return whether a text lists several units: ``亿元、%``; a figure below it may be of any of them, and so has none."""
    return is_list(text) or has_powers(text)


def is_list(text: str) -> bool:
    """Return whether a text is a list of different units, parted by signs: ``亿元、%``."""
    parts = [part.strip() for part in MIXED.split(text) if part.strip()]
    if len(parts) == 2 and INDEX.fullmatch(" ".join(parts)):  # Index, 2015=100
        return False
    if _INDEX_AND_RATES.fullmatch(text):
        return True
    return len(parts) > 1 and len(set(parts)) > 1 and all(map(_is_short_unit, parts))


def _is_short_unit(text: str) -> bool:
    unit = parsed(text)
    return bool(unit.name) and (" " not in text or unit.power > 0) and is_unit(text)


def is_scale(text: str) -> bool:
    """Return whether a text is a power of ten in words and nothing else: ``Millions``, ``百万``."""
    unit = parsed(text)
    return bool(unit.power) and not unit.name and not text.isdecimal()


_MONEY_PER = re.compile(r"(?:US)?[$€£¥¢₹] ?/ ?\w+")
_SENTENCE = re.compile(r"\b(?:are|is|was|were) [a-z]", re.I)
_FORMULA = re.compile(r"\d{1,2} ?[=＝] ?\d{1,2}(?: ?[-+−×÷*/.…] ?[\d+.…]+)*")  # of the numbers of items: 9=8, 4=1+...+3


@cache
def is_unit(text: str) -> bool:
    """Return whether a text is a unit, and no remark such as ``from 2020`` or ``19 countries``."""
    bare, unit = without_frame(text), parsed(text)
    if _SENTENCE.search(bare) or _FORMULA.fullmatch(bare):
        return False
    if _CODE.fullmatch(bare) or _NUMBERS_OF_AN_INDEX.fullmatch(bare) or (not unit.power and _OF_AN_AGE.search(bare)):
        return False
    if units.is_rate(unit.name) or EQUALS.search(bare) or unit.name in ("t", "g", "m", "l", "h"):
        return True
    if CHINESE_UNIT.fullmatch(bare) or CHINESE_UNIT.fullmatch(unit.name):
        return True
    word = unit.name.lower()
    money, known = MONEY.search(word), _UNIT_WORD.search(word)
    if (
        _REMARK.match(word)
        or _DIFFERENCE.search(word)
        or _OF_TWO.search(word)
        or len(word) > 60
        or (word[:1].isdecimal() and not money)
    ):
        return False
    begins = unit.power and bare.lower().rstrip(")]").endswith(word.rstrip(")]")) and len(word.split()) < 5
    foreign = unit.power and _SHORT_MONEY.fullmatch(unit.name)
    return bool(_MONEY_PER.fullmatch(bare) or money or known or begins or foreign or (unit.power and not word))


def at_end(name: str) -> Unit:
    """Return the unit with a power of ten, or a sign of money, that ends a name, or is all of it: ``Population in thousands``, ``Exports, million USD``, ``£ per year``."""
    match = _LAST_WORDS.search(name)
    last = match["last"] if match else name
    of_range = match and last[:1].isdecimal() and name[: match.start()][-1:].isdecimal()  # 5.000 - 10.000
    if of_range or _KEY.fullmatch(name):
        return NONE
    if _ONLY_MONEY.fullmatch(last) or (
        match and MONEY_CODE.fullmatch(last) and not MONEY.search(name[: match.start()].lower())
    ):
        return parsed(last)
    if match and match["slash"] and not has_money(parsed(last)):  # Deaths / million people
        return parsed(last) if ONLY_UNIT.fullmatch(last) and not COUNT.fullmatch(last) else NONE
    if match and match["word"] and ONLY_RATE.fullmatch(last) and not JOINED.search(name[: match.start()]):
        return parsed(last)  # Change on the year before in %
    if match and last in ("1000", "1 000") and name[: match.start()][-1:].isalpha() and match[0][:1] in ",;":
        return Unit("", 3)  # Employed persons, 1000
    sure = match and (
        match[0][:1].isalpha() or last[0] in "'’" or any(map(str.isalpha, last))
    )  # no part of a number: Less than 20,000
    among = [unit for part in name.split(", ")[1:-1] if stands_alone(part) and (unit := parsed(part)).power]
    if len(among) == 1:
        return among[0]  # All employees, thousands, information
    if (
        match
        and _ENERGY_OR_WEIGHT.fullmatch(name[: match.start()])
        and (scale := parsed(last)).power
        and not scale.name
    ):
        return Unit(name[: match.start()], scale.power)  # as the United Nations name columns: Kilowatt-hours, million
    stated = (
        sure
        and is_unit(last)
        and (
            parsed(last).power
            or (match and ONLY_UNIT.fullmatch(last) and not COUNT.fullmatch(last))
            or MONEY_IN_WORDS.fullmatch(last.strip())
        )
    )
    return parsed(last) if stated else _of_last_words(name)


def _of_last_words(name: str) -> Unit:
    """Return the power of ten that ends a name, with the money beside it: ``gdp_usd_billion``, ``population_thousands``, ``PBI millones``."""
    words = _WORDS_OF_NAME.split(name.strip())
    while "_" in name and len(words) > 1 and words[-1].lower() in _BEHIND_UNITS:
        words.pop()
    if "_" in name:
        words = _without_in(words)
    *before, last = words
    if not before or before[-1].lower() in _NO_SCALE_BEFORE or (before[1:] and before[-2].lower() in _NO_SCALE_BEFORE):
        return NONE
    if _SHORT_SCALE.fullmatch(last) and "_" not in name:
        return parsed(last)
    counted = [before[-2]] if before[1:] and before[-2] in ("10", "100") else []  # 100 million yuan
    both = " ".join([*counted, before[-1], last])
    if (power := BRAZILIAN.get(last.lower(), 0)) and MONEY.fullmatch(before[-1].lower()):
        return Unit(before[-1].upper() if "_" in name else before[-1], power)
    if (unit := parsed(both)).power and "_" in name and _MEASURE.fullmatch(unit.name):
        return unit
    if unit.power and not before[-1].isascii() and before[-1].lower().rstrip(".") in SCALES:  # тыс чел
        return unit
    if unit.power and MONEY.fullmatch(unit.name.lower()):
        return Unit(unit.name.upper() if "_" in name else unit.name, unit.power)
    of_table = "_" in name and (_ONE_SCALE.fullmatch(last) or GLUED_BEFORE.fullmatch(last))
    return parsed(last) if of_table or _PLURAL_SCALE.fullmatch(last) else NONE


def _without_in(words: Sequence[str]) -> list[str]:
    """Return the words of a name without the ``in`` before its power of ten, ``gdp_in_millions_usd``; one of a rate stays: ``one_in_million``."""
    for place in (-2, -3):
        before = words[place - 1 : place] if len(words) > -place else []
        if before and words[place].lower() == "in" and not (before[0].isdecimal() or before[0].lower() == "one"):
            return [*words[:place], *words[place + 1 :]]
    return list(words)


def without_remarks(text: str, bracketed: bool) -> str:
    """Return the one part of a text that is a unit: ``at the end of the year; thousand beds``, in brackets beside whatever remark."""
    parts = [without_frame(part) for part in PARTS_OF_LINE.split(text)]
    alone = [part for part in parts if stands_alone(part)]
    about_dates = bracketed or all(part in alone or _WHEN.match(part.lower()) for part in parts)
    return alone[0] if len(alone) == 1 and about_dates else text


def has_powers(text: str) -> bool:
    """Return whether the parts of a text state different units with powers of ten: ``volume in lakh, value in ₹ crore``."""
    parts = [without_frame(part) for part in PARTS_OF_LINE.split(text)]
    if len(parts) < 2 or text in parts:
        return False
    found = [parsed(part) if parsed(part).power else at_end(part) for part in parts]
    return len({(unit.name.lower(), unit.power) for unit in found if unit.power}) > 1


def stands_alone(text: str) -> bool:
    """Return whether a text is a unit from its first to its last word, and no title that has one in it."""
    unit = parsed(text)
    if units.is_rate(unit.name):
        return bool(ONLY_RATE.fullmatch(text)) or units.is_rate(text)
    if unit.power or is_mixed(text) or CHINESE_UNIT.fullmatch(text):
        named = text.lower().startswith(unit.name.lower()) and " " in unit.name and not MONEY.search(unit.name.lower())
        return len(unit.name.split()) < 4 and (is_mixed(text) or ("," not in unit.name and is_unit(text) and not named))
    if _MONEY_OF_A_YEAR.fullmatch(text):
        return True
    return " " not in text and bool(ONLY_UNIT.fullmatch(text) or (text.isascii() and MONEY.fullmatch(text.lower())))


def of_money(name: str) -> Unit:
    """Return the money that the name of a column is, and nothing else: ``Rupees`` beside quantities in tons."""
    return parsed(name) if MONEY.fullmatch(name.strip().lower()) else NONE


def leaves_open(unit: str) -> bool:
    """Return whether figures of a unit may be rates or levels: there is none, it is a ratio, or it is mixed."""
    return not unit or unit.lower() in ("ratio", "rate", "share") or unit.lower().startswith("per ") or is_mixed(unit)
