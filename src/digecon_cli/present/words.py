"""The words that listings for people share, in English and Chinese: one place for each list."""

from .labels import pick

RELATIONS = {"part": ("part of", "组成部分"), "subset": ("subset of", "子集"), "overlap": ("overlaps with", "交叉")}
FREQUENCIES = {
    "A": ("years", "年度"), "S": ("half-years", "半年"), "Q": ("quarters", "季度"), "M": ("months", "月度"),
    "ytd": ("spans from January", "年初累计"), "P": ("other periods", "其他时期"),
}  # fmt: skip
CADENCES = {
    "A": ("yearly", "每年"),
    "S": ("half-yearly", "每半年"),
    "Q": ("quarterly", "每季"),
    "M": ("monthly", "每月"),
}
# What people call an area, its name first; "China" is every indicator's and finds none.
AREAS = {
    "CN": (("China",), ("中国",)), "W": (("World", "global"), ("全球", "世界")), "US": (("United States", "USA"), ("美国",)),
    "JP": (("Japan",), ("日本",)), "EU": (("European Union",), ("欧盟",)),
}  # fmt: skip
VERDICTS = {
    "consistent": ("consistent", "一致"), "rounding": ("rounding", "舍入差异"), "inconsistent": ("inconsistent", "不一致"),
    "not checkable": ("not checkable", "无法核对"),
}  # fmt: skip

STATUSES_ZH = {
    "B": "口径中断", "D": "定义不同", "E": "估计", "F": "预测", "I": "推算", "O": "缺失", "P": "初步", "U": "来源较弱",
}  # fmt: skip


def word(words: dict[str, tuple[str, str]], code: str, lang: str) -> str:
    """Return what a list calls a code, the code itself where the list has none."""
    return pick(words[code], lang) if code in words else code


def area_name(area: str, lang: str) -> str:
    """Return the name of an area, its code where it has none here."""
    return AREAS[area][lang == "zh"][0] if area in AREAS else area


def plural(count: int, noun: str, several: str = "") -> str:
    """Return a number of things in words: ``1 figure``, ``2,649 figures``."""
    return f"{count:,} {noun if count == 1 else several or noun + 's'}"
