"""Units: which are the same thing, what a power of ten is called, and what a quotient is in."""

import pytest

from digecon_cli.core import units
from digecon_cli.core.errors import UsageError


@pytest.mark.parametrize(
    ("unit", "mult", "plain"),
    [
        ("CNY", 12, ("CNY", 12)),
        ("ZB", 0, ("B", 21)),
        ("EB", 3, ("B", 21)),
        ("GB", 8, ("B", 17)),
        ("EB", 0, ("B", 18)),
        ("EFLOPS", 0, ("FLOPS", 18)),
        ("ZFLOPS", 1, ("FLOPS", 22)),
    ],
)
def test_a_power_of_ten_in_the_name_is_one_in_the_multiplier(unit: str, mult: int, plain: tuple[str, int]) -> None:
    assert units.base(unit, mult) == plain


def test_the_same_unit_is_told_from_another() -> None:
    assert units.same("ZB", "GB")
    assert units.same("CNY", "CNY")
    assert not units.same("CNY", "USD")
    assert not units.same("percent", "percentage points")
    assert not units.same("EFLOPS", "EB")


@pytest.mark.parametrize(
    ("given", "into", "factor"),
    [
        (("CNY", 12), ("CNY", 8), 10_000),  # a trillion is 10,000 yi
        (("CNY", 8), ("CNY", 9), 0.1),
        (("persons", 4), ("persons", 6), 0.01),
        (("ZB", 0), ("EB", 0), 1000),
    ],
)
def test_a_value_is_told_in_another_power_of_ten(given: tuple[str, int], into: tuple[str, int], factor: float) -> None:
    assert units.factor(*given, *into) == pytest.approx(factor)


@pytest.mark.parametrize(
    ("word", "power"),
    [
        ("one", 0), ("thousand", 3), ("k", 3), ("万", 4), ("wan", 4), ("Million", 6), ("mn", 6), ("m", 6), ("亿", 8),
        ("yi", 8), ("billion", 9), ("bn", 9), ("trillion", 12), ("tn", 12), ("万亿", 12),
    ],
)  # fmt: skip
def test_a_scale_has_a_name(word: str, power: int) -> None:
    assert units.scale(word) == power


@pytest.mark.parametrize(
    ("power", "english", "chinese"),
    [
        (0, "", ""), (3, "thousand ", "千"), (4, "10 thousand ", "万"), (6, "million ", "百万"), (8, "100 million ", "亿"),
        (9, "billion ", "10亿"), (12, "trillion ", "万亿"), (13, "10^13 ", "10^13"),
    ],
)  # fmt: skip
def test_a_power_of_ten_has_a_name_in_both_languages(power: int, english: str, chinese: str) -> None:
    assert units.label("persons", power) == f"{english}persons"
    assert units.label("persons", power, "zh") == f"{chinese}人"


@pytest.mark.parametrize(
    ("power", "told"), [(13, 12), (12, 12), (11, 8), (8, 8), (7, 4), (4, 4), (3, 0), (1, 0), (0, 0), (-1, -1), (-2, -2)]
)
def test_in_chinese_people_count_in_wan_and_yi(power: int, told: int) -> None:
    assert units.counted(power, "zh") == told
    assert units.counted(power, "en") == power


# What one of it is called, and all of them in Chinese; in English the name itself.
NAMED = {
    "applications": ("application", "件"), "connections": ("connection", "个连接"), "enterprises": ("enterprise", "家"),
    "households": ("household", "户"), "hubs": ("hub", "个"), "patents": ("patent", "件"), "persons": ("person", "人"),
    "pieces": ("piece", "块"), "projects": ("project", "个"), "racks": ("rack", "架"), "stations": ("station", "个"),
    "subscriptions": ("subscription", "户"), "systems": ("system", "台"), "models": ("model", "个"), "services": ("service", "款"),
    "tokens": ("token", "词元"), "transactions": ("transaction", "笔"), "units": ("unit", "台"), "users": ("user", "户"),
}  # fmt: skip
NAMED_ONLY_AS_THEY_ARE = {
    "percentage points": "个百分点", "per mille": "‰", "times": "倍", "ratio": "倍", "index": "指数", "index point": "指数点",
    "rank": "位", "capabilities": "个", "domains": "个", "environments": "个", "foundations": "个", "sectors": "个",
    "years": "年", "months": "个月", "month": "月", "GB": "GB",
}  # fmt: skip


@pytest.mark.parametrize(("unit", "singular", "chinese"), [(unit, *names) for unit, names in NAMED.items()])
def test_what_is_counted_has_a_singular_and_a_chinese_name(unit: str, singular: str, chinese: str) -> None:
    assert units.quotient("CNY", unit) == f"CNY per {singular}"
    assert (units.label(unit, 0), units.label(unit, 0, "zh")) == (unit, chinese)
    assert units.label(f"CNY per {singular}", 0, "zh") == f"元/{chinese}"
    assert unit in units.COUNTED


@pytest.mark.parametrize(("unit", "chinese"), NAMED_ONLY_AS_THEY_ARE.items())
def test_what_is_not_counted_has_a_chinese_name(unit: str, chinese: str) -> None:
    assert (units.label(unit, 0), units.label(unit, 0, "zh")) == (unit, chinese)
    assert units.quotient("CNY", unit) == f"CNY per {unit}"
    assert unit not in units.COUNTED


def test_money_and_percentages_have_names_of_their_own() -> None:
    assert [units.label(unit, 0) for unit in ("CNY", "USD", "percent")] == ["yuan", "US dollars", "%"]
    assert [units.label(unit, 0, "zh") for unit in ("CNY", "USD", "percent")] == ["元", "美元", "%"]


@pytest.mark.parametrize("unit", ["CNY", "USD", "percent"])
def test_money_and_percentages_are_not_counted(unit: str) -> None:
    assert units.quotient("persons", unit) == f"persons per {unit}"
    assert unit not in units.COUNTED


def test_an_unknown_scale_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match=r"'bilion' is not a scale\. Did you mean 'billion'\?"):
        units.scale("bilion")


@pytest.mark.parametrize(
    ("unit", "other", "quotient"),
    [("CNY", "persons", "CNY per person"), ("CNY", "CNY", "ratio"), ("GB", "subscriptions", "GB per subscription"),
     ("EB", "GB", "ratio"), ("CNY", "widgets", "CNY per widgets"), ("CNY", "", ""), ("", "persons", ""), ("", "", "ratio")],
)  # fmt: skip
def test_a_quotient_has_a_unit(unit: str, other: str, quotient: str) -> None:
    assert units.quotient(unit, other) == quotient


@pytest.mark.parametrize(
    ("unit", "mult", "lang", "label"),
    [
        ("CNY", 12, "en", "trillion yuan"),
        ("CNY", 12, "zh", "万亿元"),
        ("CNY", 8, "zh", "亿元"),
        ("percent", 0, "en", "%"),
        ("persons", 4, "en", "10 thousand persons"),
        ("EFLOPS", 0, "en", "EFLOPS"),
        ("CNY", 7, "en", "10^7 yuan"),
        ("per mille per index point", 1, "en", "percent per index point"),
        ("per mille per index point", 0, "en", "per mille per index point"),
    ],
)
def test_tables_write_units_in_words(unit: str, mult: int, lang: str, label: str) -> None:
    assert units.label(unit, mult, lang) == label


def test_percentages_and_points_are_percentages() -> None:
    assert units.is_percentage("percent")
    assert units.is_percentage("percentage points")
    assert not units.is_percentage("ratio")
