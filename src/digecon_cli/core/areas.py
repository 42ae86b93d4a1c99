"""What people call an area: its name first; "China" is every indicator's and finds none."""

import re
from functools import cache

from .messages import CHINESE

AREAS = {
    "CN": (("China",), ("中国",)), "W": (("World", "global", "worldwide", "earth", "planet", "mankind", "humanity"), ("全球", "世界", "全世界")), "US": (("United States", "USA", "America", "American", "Americans"), ("美国",)),
    "JP": (("Japan",), ("日本",)), "EU": (("European Union",), ("欧盟",)), "DE": (("Germany",), ("德国",)),
    "GB": (("United Kingdom", "UK", "Britain"), ("英国",)), "FR": (("France",), ("法国",)),
    "KR": (("South Korea", "Korea"), ("韩国",)), "IN": (("India",), ("印度",)),
    "CN-BJ": (("Beijing",), ("北京",)), "CN-SH": (("Shanghai",), ("上海",)), "CN-TJ": (("Tianjin",), ("天津",)),
    "CN-CQ": (("Chongqing",), ("重庆",)), "CN-ZJ": (("Zhejiang",), ("浙江",)), "CN-GD": (("Guangdong",), ("广东",)),
    "CN-JS": (("Jiangsu",), ("江苏",)), "CN-SD": (("Shandong",), ("山东",)), "CN-FJ": (("Fujian",), ("福建",)),
    "CN-SC": (("Sichuan",), ("四川",)), "CN-GZ": (("Guizhou",), ("贵州",)), "CN-HB": (("Hubei",), ("湖北",)),
    "CN-HN": (("Hunan",), ("湖南",)), "CN-AH": (("Anhui",), ("安徽",)), "CN-HE": (("Hebei",), ("河北",)),
    "CN-HA": (("Henan",), ("河南",)), "CN-JX": (("Jiangxi",), ("江西",)), "CN-GX": (("Guangxi",), ("广西",)),
    "CN-SX": (("Shanxi",), ("山西",)), "CN-SN": (("Shaanxi",), ("陕西",)), "CN-NM": (("Inner Mongolia",), ("内蒙古",)),
    "CN-LN": (("Liaoning",), ("辽宁",)), "CN-JL": (("Jilin",), ("吉林",)), "CN-HL": (("Heilongjiang",), ("黑龙江",)),
    "CN-HI": (("Hainan",), ("海南",)), "CN-YN": (("Yunnan",), ("云南",)), "CN-XZ": (("Tibet", "Xizang"), ("西藏",)),
    "CN-GS": (("Gansu",), ("甘肃",)), "CN-QH": (("Qinghai",), ("青海",)), "CN-NX": (("Ningxia",), ("宁夏",)),
    "CN-XJ": (("Xinjiang",), ("新疆",)), "HK": (("Hong Kong",), ("香港",)), "MO": (("Macao", "Macau"), ("澳门",)), "TW": (("Taiwan",), ("台湾",)),
    # Cities, by the codes of their airports: the table has no figure of one, and says so when it is asked for one.
    "CN-SZX": (("Shenzhen",), ("深圳",)), "CN-CAN": (("Guangzhou",), ("广州",)), "CN-HGH": (("Hangzhou",), ("杭州",)),
    "CN-CTU": (("Chengdu",), ("成都",)), "CN-WUH": (("Wuhan",), ("武汉",)), "CN-NKG": (("Nanjing",), ("南京",)),
    "CN-SIA": (("Xi'an",), ("西安",)), "CN-SZV": (("Suzhou",), ("苏州",)),
    "AR": (("Argentina",), ("阿根廷",)), "AU": (("Australia",), ("澳大利亚",)), "BR": (("Brazil",), ("巴西",)), "CA": (("Canada",), ("加拿大",)),
    "CH": (("Switzerland",), ("瑞士",)), "EG": (("Egypt",), ("埃及",)), "ES": (("Spain",), ("西班牙",)), "ID": (("Indonesia",), ("印度尼西亚", "印尼")),
    "IL": (("Israel",), ("以色列",)), "IT": (("Italy",), ("意大利",)), "MX": (("Mexico",), ("墨西哥",)), "MY": (("Malaysia",), ("马来西亚",)),
    "NL": (("Netherlands",), ("荷兰",)), "PH": (("Philippines",), ("菲律宾",)), "PK": (("Pakistan",), ("巴基斯坦",)), "RU": (("Russia",), ("俄罗斯",)),
    "SA": (("Saudi Arabia",), ("沙特",)), "SE": (("Sweden",), ("瑞典",)), "SG": (("Singapore",), ("新加坡",)), "TH": (("Thailand",), ("泰国",)),
    "TR": (("Turkey",), ("土耳其",)), "VN": (("Vietnam",), ("越南",)), "ZA": (("South Africa",), ("南非",)), "NG": (("Nigeria",), ("尼日利亚",)),
}  # fmt: skip
# What tables call China beside its names above.
_CHINA = frozenset((
    "chn", "prc", "p.r. china", "pr china", "china, people's republic of", "people's republic of china", "china, p.r.: mainland",
    "china (people's republic of)", "mainland china", "china, mainland", "中华人民共和国", "中国大陆", "全国",
))  # fmt: skip
_WORDS = ("ar", "ca", "ch", "de", "es", "fr", "id", "in", "it", "mo", "my", "se")  # codes that are words, too


def area_name(area: str, lang: str) -> str:
    """Return the name of an area, its code where it has none here."""
    return AREAS[area][lang == CHINESE][0] if area in AREAS else area


def abroad(area: str, lang: str) -> str:
    """Return the name of an area; of China, which goes without saying, nothing."""
    return "" if area in ("CN", "") else area_name(area, lang)


def begins_with_name(text: str) -> bool:
    """Return whether a text begins with the name of a country or province, which keeps its capital; the world has none."""
    names = (name for code, (english, _) in AREAS.items() if code != "W" for name in english[:1])
    return text.startswith(tuple(names))


def in_sentence(text: str) -> str:
    """Return a text as it stands within a sentence: with a small first letter where that begins a word that is no name."""
    return text[:1].lower() + text[1:] if text[1:2].islower() and not begins_with_name(text) else text


def area_codes(names: str) -> tuple[str, ...]:
    """Return the codes of areas that are separated by commas, each by its code or its name (see ``area_code``)."""
    parts = names.replace("，", ",").split(",")
    return tuple(dict.fromkeys(area_code(part.strip()) for part in parts if part.strip()))


def is_area(name: str) -> bool:
    """Return whether a text names an area, or areas separated by commas."""
    codes = area_codes(name)
    return bool(codes) and all(code in AREAS for code in codes)


def area_code(name: str) -> str:
    """Return the code of an area that is called by its name, in any case; what is no name of one as it is."""
    return _called().get(name.casefold(), name)


def is_china(text: str) -> bool:
    """Return whether a table calls China so, by a name or a code."""
    return area_code(text) == "CN" or text.strip().casefold() in _CHINA


def named_areas(text: str) -> tuple[list[str], str]:
    """Return the codes of the areas that a text names, in its order, and the text without their names and codes.

    Longer names count first; a code of two letters counts in any case where it is no English word.
    """
    found: list[str] = []

    def taken(match: re.Match[str]) -> str:
        found.append(codes()[match[0].removesuffix("'s").rstrip("省市").casefold()])
        return " "

    rest = re.sub(pattern(), taken, text, flags=re.IGNORECASE)
    return list(dict.fromkeys(found)), " ".join(rest.split())


@cache
def pattern() -> str:
    """Return the regular expression of all names and codes of areas, as Python and JavaScript read it."""
    longest = sorted(codes(), key=len, reverse=True)
    english = "|".join(name for name in longest if name.isascii())
    return f"(?<![A-Za-z0-9.@_-])(?:{english})(?:'s)?(?![A-Za-z0-9._@-])|(?:{_chinese()})[省市]?"


@cache
def _chinese() -> str:
    return "|".join(name for name in codes() if not name.isascii())


@cache
def suffixed() -> str:
    """Return the regular expression of a Chinese name with the word for its kind, of which the first group is the name."""
    return f"({_chinese()})[省市]"


def without_suffix(text: str) -> str:
    """Return a text with the Chinese names of provinces as labels have them: 浙江 for 浙江省."""
    return re.sub(suffixed(), r"\1", text)


@cache
def codes() -> dict[str, str]:
    """Return the code of each area by what a text calls it: not by a code that is a word, or one letter."""
    return {name: code for name, code in _called().items() if name not in _WORDS and name[1:]}


@cache
def _called() -> dict[str, str]:
    """Return the code of each area by its names, in lower case, and by its code."""
    names = {name.casefold(): code for code, languages in AREAS.items() for own in languages for name in own}
    return names | {code.casefold(): code for code in AREAS}
