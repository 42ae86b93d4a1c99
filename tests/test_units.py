"""Units: which are the same thing, what a power of ten is called, and what a quotient is in."""

import pytest

from digecon_cli import units
from digecon_cli.errors import UsageError


@pytest.mark.parametrize(
    ("unit", "mult", "plain"),
    [
        ("CNY", 12, ("CNY", 12)),
        ("ZB", 0, ("B", 21)),
        ("EB", 3, ("B", 21)),
        ("GB", 8, ("B", 17)),
        ("EFLOPS", 0, ("FLOPS", 18)),
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
    [("bn", 9), ("billion", 9), ("亿", 8), ("万亿", 12), ("万", 4), ("Million", 6), ("thousand", 3), ("one", 0)],
)
def test_a_scale_has_a_name(word: str, power: int) -> None:
    assert units.scale(word) == power


def test_an_unknown_scale_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match=r"'bilion' is not a scale\. Did you mean 'billion'\?"):
        units.scale("bilion")


@pytest.mark.parametrize(
    ("unit", "other", "quotient"),
    [("CNY", "persons", "CNY per person"), ("CNY", "CNY", "ratio"), ("GB", "subscriptions", "GB per subscription"),
     ("EB", "GB", "ratio"), ("CNY", "widgets", "CNY per widgets")],
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
    ],
)
def test_tables_write_units_in_words(unit: str, mult: int, lang: str, label: str) -> None:
    assert units.label(unit, mult, lang) == label


def test_percentages_and_points_are_percentages() -> None:
    assert units.is_percentage("percent")
    assert units.is_percentage("percentage points")
    assert not units.is_percentage("ratio")
