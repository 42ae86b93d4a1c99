"""How a figure is printed: its unit, its digits, its qualifier, its bounds."""

import pytest

from digecon_cli.document import ShownNumber
from digecon_cli.pages.numbers import bounds, ends, printed
from digecon_cli.render.screen import aligned


@pytest.mark.parametrize(
    ("value", "low", "high", "mult", "into", "text"),
    [
        ("15808", "15807.5", "15808.5", 8, 9, "1580.8"),  # 亿 in billions: one digit moves behind the point
        ("1.68", "1.675", "1.685", 12, 9, "1680"),  # known to ten billions, so no decimals
        ("15.40", "15.395", "15.405", 12, 12, "15.40"),
        ("296", "295.5", "296.5", 3, 0, "296000"),
        ("127.3", "127.3", "127.3", 4, 6, "1.273"),  # exact: all its digits
        ("0.1", "0.05", "0.15", 0, 0, "0.1"),
    ],
)
def test_a_level_is_told_in_the_unit_of_its_row_with_the_digits_it_has(figure, value, low, high, mult, into, text):
    one = figure(value=value, low=low, high=high, unit="CNY", unit_mult=mult)
    assert str(printed(one, ("CNY", into))) == text


def test_a_prefixed_unit_is_told_in_another(figure):
    assert str(printed(figure(value="1.5", unit="ZB"), ("EB", 0))) == "1500"


@pytest.mark.parametrize(
    ("value", "low", "high", "text"),
    [
        ("11.934156", "11.8", "12.1", "11.9"),
        ("11.934156", "11.93", "11.94", "11.9"),  # a percentage has one decimal at most
        ("50.0", "0.0", "133.3", "50"),
        ("-0.04", "-0.3", "0.2", "0.0"),  # no minus sign before a zero
        ("12.25", "12.2", "12.3", "12.3"),  # half up, as people expect it
        ("11.934156", "", "", "11.9"),  # of unknown precision
        ("100.0", "100.0", "100.0", "100.0"),
    ],
)
def test_a_computed_percentage_shows_what_its_bounds_allow(figure, value, low, high, text):
    one = figure(value=value, low=low, high=high, unit="percent", origin="computed")
    assert str(printed(one, ("percent", 0))) == text


def test_a_computed_level_of_unknown_precision_has_four_digits(figure):
    level = figure(value="10723.456789", unit="CNY per person", origin="computed")
    assert str(printed(level, ("CNY per person", 0))) == "10723"
    assert str(printed(figure(value="0.0123456789", unit="ratio", origin="computed"), ("ratio", 0))) == "0.01235"


@pytest.mark.parametrize(
    ("bound", "value", "low", "high", "text"),
    [
        ("over", "180", "180", "", ">18.0"),
        ("under", "1.5", "", "1.5", "<0.15"),
        ("about", "35.8", "35.75", "35.85", "~3.58"),
        ("exact", "41", "41", "41", "4.1"),
        ("", "", "", "", ""),
    ],
)
def test_a_qualifier_is_a_sign(figure, bound, value, low, high, text):
    one = printed(figure(value=value, low=low, high=high, bound=bound, unit="CNY", unit_mult=8), ("CNY", 9))
    assert str(one) == text
    assert (one.sign, one.digits, one.mark) == (text.replace(one.digits, ""), text[len(one.sign) :], "")


@pytest.mark.parametrize(
    ("number", "is_negative"),
    [
        (ShownNumber("", "-3.1", "p"), True),
        (ShownNumber("", "3.1"), False),
        (ShownNumber(">", "-3.1"), False),  # which may be above zero
        (ShownNumber(), False),
    ],
)
def test_only_a_number_that_is_known_to_be_below_zero_is_negative(number, is_negative):
    assert number.is_negative == is_negative


def test_a_computed_bound_is_rounded_to_the_side_on_which_it_stays_true(figure):
    open_ended = figure(origin="computed", unit="percent", bound="over", low="19.87654")
    assert str(printed(open_ended, ("percent", 0))) == ">19.8"
    assert str(printed(open_ended._replace(bound="under", low="", high="31.6123"), ("percent", 0))) == "<31.7"


def test_bounds_are_rounded_outwards_and_printed_figures_have_theirs_exactly(figure):
    computed = figure(value="11.93", low="11.84", high="12.02", unit="percent", origin="computed")
    assert str(printed(computed, ("percent", 0))) == "11.9"
    assert bounds(computed, ("percent", 0)) == " [11.8, 12.1]"
    assert ends(computed, ("percent", 0)) == ("11.8", "12.1")
    rounded = figure(value="50.2", low="50.15", high="50.25", unit="CNY")
    assert f"{printed(rounded, ('CNY', 0))}{bounds(rounded, ('CNY', 0))}" == "50.2 [50.15, 50.25]"
    exact = figure(value="41", low="41", high="41", bound="exact")
    assert f"{printed(exact, ('', 0))}{bounds(exact, ('', 0))}" == "41"
    assert bounds(figure(value="", low="", high=""), ("", 0)) == ""


def test_decimal_points_stand_below_each_other_and_marks_behind_them():
    assert aligned(["1580.8", "~6.25 p", "", "– [1]", "180", "-0.1 [0.0, 0.2]"]) == [
        "1580.8            ",
        "  ~6.25 p         ",
        "                  ",
        "   –    [1]       ",
        " 180              ",
        "  -0.1  [0.0, 0.2]",
    ]


@pytest.mark.parametrize(("value", "text"), [("1e301", "1e+301"), ("1e-299", "1e-299")])
def test_a_number_that_would_fill_the_screen_has_an_exponent(figure, value, text):
    assert str(printed(figure(value=value, low="", high="", unit=""), ("", 0))) == text
