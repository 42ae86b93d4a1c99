"""What a table calls its rows and units, in English and Chinese."""

import re

from .. import periods, units
from ..observations import Dataset, Observation

_BREAKS = re.compile(r"\s+")
# Controls, direction marks and overrides, invisible and private characters: none belongs into a label.
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff]")

_WORDS: dict[str, tuple[str, str]] = {
    "level": ("level", "数值"),
    "growth": ("growth", "增速"),
    "share": ("share of {base}", "占{base}比重"),
    "mean_growth": ("mean growth since {since}", "{since}年以来平均增速"),
    "contribution": ("contribution to {base}", "对{base}增长的贡献"),
    "rank": ("rank", "位次"),
    "ratio": ("ratio to {base}", "与{base}之比"),
    "target": ("target", "目标"),
    "forecast": ("forecast", "预测"),
    "target_share": ("target share of {base}", "占{base}比重目标"),
    "forecast_share": ("forecast share of {base}", "占{base}比重预测"),
    "gap": ("gap", "差距"),
    "difference": ("change", "变化"),
    "cagr": ("CAGR since {since}", "{since}年以来年均复合增速"),
    "contribution_rest": ("contribution of the rest", "其余部分的贡献"),
    "index": ("index, {since} = 100", "指数，{since}年＝100"),
}
# What the computed rows of `digecon targets` mean.
_OF_TARGETS: dict[str, tuple[str, str]] = {
    "difference": ("distance to the target", "与目标的差距"),
    "ratio": ("part reached", "完成比例"),
    "cagr": ("growth a year still needed", "每年仍需增长"),
}
_ORIGINS = {"published": ("published", "公布"), "computed": ("computed", "计算")}
# Measures that are published and computed; the others say it by their name.
_BOTH = ("level", "growth", "share", "mean_growth", "contribution", "ratio")
_BASES = {
    "nominal": ("nominal", "名义"),
    "comparable": ("comparable basis", "可比口径"),
    "constant_prices": ("constant prices", "不变价"),
}
_SPELLED = {"percentage points": "% points"}  # the full words would take the room of two periods


def clean(text: str) -> str:
    """Return a text on one line, without the characters that steer a terminal or hide in a document."""
    return _HIDDEN.sub("", _BREAKS.sub(" ", text))


def pick(words: tuple[str, str], lang: str) -> str:
    """Return the English or the Chinese one of two words."""
    return words[lang == "zh"]


def indicator_name(data: Dataset, indicator: str, area: str, lang: str) -> str:
    """Return the label of an indicator, with the area unless it is China: ``Computing power, devices (W)``."""
    name = data.about(indicator).name(lang)
    return clean(name if area in ("CN", "") else f"{name} ({area})")


def unit_name(unit: str, unit_mult: int, lang: str) -> str:
    """Return how a row calls its unit."""
    name = units.label(unit, unit_mult, lang)
    return clean(_SPELLED.get(name, name))


def measure_name(one: Observation, data: Dataset, lang: str, mixed: bool, title: str = "") -> str:
    """Return what a row is besides its indicator: ``growth, published (comparable basis)``.

    That a row is published is said where the table is ``mixed`` (has computed rows too), that it is computed always.
    ``title`` is the table's: what a distance is depends on what is asked.
    """
    indicator, _, area = (one.base_indicator or data.about(one.indicator).parent).partition("@")
    base = indicator_name(data, indicator, area or one.area, lang) if indicator else pick(("the total", "总量"), lang)
    since = periods.label(one.base_period) if one.base_period else "?"
    if title == "targets" and one.measure in _OF_TARGETS:
        points = one.measure == "difference" and one.base_period
        return pick(("points a year still needed", "每年仍需百分点") if points else _OF_TARGETS[one.measure], lang)
    words = pick(_WORDS.get(one.measure, (one.measure, one.measure)), lang).format(base=base, since=since)
    if one.measure in _BOTH and (mixed or one.origin == "computed"):
        words += pick((", ", "，"), lang) + pick(_ORIGINS[one.origin], lang)
    if one.basis in _BASES and one.measure != "gap":
        words += pick((" ({})", "（{}）"), lang).format(pick(_BASES[one.basis], lang))
    return clean(words)
