"""Rounding: what a printed figure allows, and what that makes of a formula."""

from collections.abc import Callable
from math import inf

import pytest

from digecon_cli.core.intervals import (
    DECREED,
    EITHER,
    Derived,
    Interval,
    decimals,
    plain,
    printed_bounds,
    propagate,
    shifted,
    shown_decimals,
    to_interval,
    without_bounds,
)


@pytest.mark.parametrize(
    ("text", "places"), [("15.40", 2), ("8", 0), ("-0.03", 2), ("1301.0", 1), ("1e3", -3), ("1.5e3", -2), ("2.5E-1", 2)]
)
def test_the_decimals_of_the_text_are_the_precision(text: str, places: int) -> None:
    assert decimals(text) == places


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("50.2", "", "50.15", "50.25"),
        ("15.40", "", "15.395", "15.405"),
        ("8", "", "7.5", "8.5"),
        ("-0.03", "", "-0.035", "-0.025"),
        ("0", "", "-0.5", "0.5"),
        ("35.8", "about", "", ""),
        ("4000", "exact", "4000", "4000"),
        ("180", "over", "180", ""),
        ("60", "under", "", "60"),
        ("1.5e3", "", "1450", "1550"),
        ("1e3", "", "500", "1500"),
    ],
)
def test_a_printed_figure_stands_for_an_interval(text: str, bound: str, low: str, high: str) -> None:
    assert printed_bounds(text, bound) == (low, high)


def test_an_interval_is_scaled_and_an_open_side_is_infinite() -> None:
    assert to_interval("2", "1.5", "2.5", "", 1000.0) == (2000, 1500, 2500, True, False)
    assert to_interval("180", "180", "", "over") == (180, 180, inf, True, False)
    assert to_interval("60", "", "60", "under") == (60, -inf, 60, True, False)
    assert to_interval("", "7", "", "over") == (7, 7, inf, True, False), "a computed bound has no point"


def test_without_bounds_the_precision_is_unknown() -> None:
    assert to_interval("7", "", "", "") == (7, 7, 7, False, False)
    assert to_interval("7", "", "", "about") == (7, 7, 7, False, True)
    assert to_interval("7", "6", "8", "about") == (7, 6, 8, True, False), "a document may say how far off it may be"


@pytest.mark.parametrize(
    ("name", "formula", "inputs", "value", "low", "high"),
    [
        ("growth", lambda a, b: (a / b - 1) * 100, [(110, 109, 111), (100, 99, 101)], 10, 109 / 101 * 100 - 100, 111 / 99 * 100 - 100),
        ("difference", lambda a, b: a - b, [(5, 4, 6), (3, 2, 4)], 2, 0, 4),
        ("negative", lambda a, b: a * b, [(-2, -3, -1), (4, 3, 5)], -8, -15, -3),
    ],
)  # fmt: skip
def test_bounds_are_the_formula_at_its_corners(
    name: str,
    formula: Callable[..., float],
    inputs: list[tuple[float, float, float]],
    value: float,
    low: float,
    high: float,
) -> None:
    derived = propagate(formula, [Interval(*one) for one in inputs], [0, 1])
    assert (derived.value, derived.low, derived.high) == pytest.approx((value, low, high))
    assert derived.bound == ""


def test_one_observation_in_two_roles_moves_as_one() -> None:
    about = Interval(100, 90, 110)
    assert propagate(lambda now, base: now / base * 100, [about, about], [0, 0]) == (100, 100, 100, "")
    assert propagate(lambda now, base: now / base * 100, [about, about], [0, 1]).low == pytest.approx(90 / 110 * 100)


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ([(200, 200, inf), (100, 95, 105)], (None, 200 / 105, None, "over")),  # more than 200 over about 100
        ([(200, -inf, 200), (100, 95, 105)], (None, None, 200 / 95, "under")),
        ([(100, 95, 105), (200, 200, inf)], (None, None, 105 / 200, "under")),  # a larger denominator lowers it
        ([(100, 95, 105), (200, -inf, 200)], (None, 95 / 200, None, "over")),
    ],
)
def test_with_an_open_input_only_the_known_bound_is_told(
    inputs: list[tuple[float, float, float]], expected: tuple[float | None, ...]
) -> None:
    assert propagate(lambda a, b: a / b, [Interval(*one) for one in inputs], [0, 1]) == expected


def test_an_open_input_of_zero_still_says_which_way_the_result_goes() -> None:
    assert propagate(lambda a, b: a - b, [Interval(0, 0, inf), Interval(1, 1, 1)], [0, 1]) == (None, -1, None, "over")


@pytest.mark.parametrize(
    ("opened", "expected"),
    [(Interval(-4, -4, inf), (None, 6, None, "over")), (Interval(-4, -inf, -4), (None, None, 6, "under"))],
)
def test_an_open_input_below_zero_moves_the_same_way(opened: Interval, expected: tuple[float | None, ...]) -> None:
    assert propagate(lambda a, b: a + b, [opened, Interval(10, 10, 10)], [0, 1]) == expected


@pytest.mark.parametrize("whole", [Interval(1, 1, inf), Interval(1, -inf, 1)])
@pytest.mark.parametrize("part", [1, 1.4])
def test_what_may_rise_or_fall_with_an_open_input_is_not_told(whole: Interval, part: float) -> None:
    """A part from 1 to 1, or to 1.4, may have grown or shrunk: by -1 to 1, or by -0.15 to 0.95.

    On a whole below 1 any contribution is possible: -0.15 is -15 % of 1, and -150 % of 0.1. On one above 1 it is from -15 %
    to 95 %, nearer to 0 the larger the whole: neither "over" nor "under" says that.
    """
    now = Interval(part, 0.5, 1.5) if part == 1 else Interval(part, 1.35, 1.45)
    before = Interval(1, 0.5, 1.5)
    assert propagate(lambda *told: (told[0] - told[1]) / told[2] * 100, [now, before, whole], [0, 1, 2]) == EITHER


def test_no_change_adds_nothing_to_an_open_whole() -> None:
    exact = Interval(1, 1, 1)
    told = propagate(lambda now, before, whole: (now - before) / whole, [exact, exact, Interval(1, 1, inf)], [0, 1, 2])
    assert told == (0, 0, 0, "")


def test_unknown_precision_gives_a_point_without_bounds() -> None:
    derived = propagate(lambda a, b: a / b, [Interval(6, 6, 6, False), Interval(3, 2.5, 3.5)], [0, 1])
    assert derived == (2, None, None, "")


def test_what_is_open_beside_unknown_precision_gives_nothing() -> None:
    over = Interval(200, 200, inf)
    assert propagate(lambda a, b: a / b, [over, Interval(100, 100, 100, False)], [0, 1]) == (None, None, None, "")


@pytest.mark.parametrize(
    ("low", "high", "percentage", "places"),
    [
        (11.839, 12.018, True, 1),  # the width 0.179 makes one decimal worth showing
        (38.353, 38.462, True, 1),
        (11.0, 15.0, True, 0),
        (78.67, 78.68, True, 1),  # a percentage never shows more than one
        (78.67, 78.68, False, 2),
        (8.05, 8.15, False, 1),
        (100, 200, False, 0),
        (5, 5, False, 0),
        (5, 5, True, 1),
        (5, inf, False, 0),
    ],
)
def test_no_more_decimals_are_shown_than_the_bounds_allow(
    low: float, high: float, percentage: bool, places: int
) -> None:
    assert shown_decimals(low, high, percentage) == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", "5"), ("15.40", "15.40"), ("-3.1", "-3.1"), (".5", "0.5"), ("-.50", "-0.50"), ("+5", "5"), ("5.", "5"),
        ("-0", "0"), ("-0.00", "0.00"), ("1e3", "1000"), ("1.5E-3", "0.0015"), ("+1e2", "100"), ("007", "7"), ("00.50", "0.50"), ("-00", "0"), ("+007", "7"),
    ],
)  # fmt: skip
def test_a_number_is_told_as_a_plain_decimal(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "power", "told"),
    [
        ("1.5", 2, "150"), ("1.5", 1, "15"), ("1.5", -1, "0.15"), ("150", -2, "1.50"), ("100", -3, "0.100"), ("1", -1, "0.1"),
        ("12", -2, "0.12"), ("-12.5", -2, "-0.125"), ("-0.05", 1, "-0.5"), ("0.05", 2, "5"), ("0.10", 1, "1.0"), ("5", 0, "5"),
        ("1.50", 0, "1.50"), ("", 3, ""), ("1.5e3", 0, "1500"), ("1.5E-2", 1, "0.15"), ("+5", 1, "50"), ("-2", 2, "-200"),
        ("0", 2, "0"), ("1234.5", -4, "0.12345"), ("1", -3, "0.001"), ("-1.5", -3, "-0.0015"),
    ],
)  # fmt: skip
def test_a_number_is_told_in_another_power_of_ten_digit_by_digit(text: str, power: int, told: str) -> None:
    assert shifted(text, power) == told


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [((1, 2), (2, 3), True), ((1, 2), (2.5, 3), False), ((1, 4), (2, 3), True), ((1, 1), (1, 1), True)],
)
def test_intervals_meet_in_a_point(first: tuple[float, float], second: tuple[float, float], meet: bool) -> None:
    a, b = Interval(first[0], *first), Interval(second[0], *second)
    assert a.meets(b) is b.meets(a) is meet


@pytest.mark.parametrize(
    ("texts", "known"),
    [
        (("7", "6", "8", ""), True), (("7", "6", "", "over"), True), (("7", "", "8", "under"), True),
        (("7", "6", "", ""), False), (("7", "", "8", ""), False), (("7", "6", "", "under"), False), (("7", "", "8", "over"), False),
    ],
)  # fmt: skip
def test_a_precision_is_known_by_both_ends_or_by_that_of_the_bound(
    texts: tuple[str, str, str, str], known: bool
) -> None:
    found = to_interval(*texts)
    assert found.known is known
    assert known or (found.low, found.value, found.high) == (7, 7, 7)
    assert found.is_open is (known and bool(texts[3]))


@pytest.mark.parametrize(
    ("bound", "measure", "ends"),
    [
        ("", "target", ("35", "35")), ("", "target_share", ("35", "35")), ("about", "target", ("", "")),
        ("over", "target", ("35", "")), ("", "level", ("34.5", "35.5")), ("exact", "level", ("35", "35")),
    ],
)  # fmt: skip
def test_what_is_decreed_is_no_rounded_number(bound: str, measure: str, ends: tuple[str, str]) -> None:
    assert printed_bounds("35", bound, measure) == ends


def test_the_outcome_of_a_formula_passes_through_another() -> None:
    assert Derived(2, 1, 4, "").mapped(lambda end: end * 10) == (20, 10, 40, "")
    assert Derived(None, 1, None, "over").mapped(lambda end: end - 1) == (None, 0, None, "over")
    assert Derived(None, None, 4, "under").mapped(lambda end: end - 1) == (None, None, 3, "under")
    assert Derived(0, 0, 0, "").mapped(lambda end: end + 1) == (1, 1, 1, "")
    assert EITHER.mapped(lambda end: end + 1) == EITHER == (None, None, None, "either")


@pytest.mark.parametrize(
    ("about", "bound"), [((), ""), ((False,), ""), ((False, True), "about"), ((True, True), "about")]
)
def test_what_has_no_bounds_is_about_where_an_input_is(about: tuple[bool, ...], bound: str) -> None:
    inputs = [Interval(5, 5, 5, False, one) for one in about]
    assert without_bounds(7, inputs) == (7, None, None, bound)
    assert without_bounds(None, inputs) == (None, None, None, bound)


def test_an_about_among_inputs_gives_an_about() -> None:
    about, known = Interval(6, 6, 6, False, True), Interval(3, 2.5, 3.5)
    for inputs, value in (([about, known], 2), ([known, about], 0.5)):
        assert propagate(lambda a, b: a / b, inputs, [0, 1]) == (value, None, None, "about")


def test_what_is_decreed_is_a_target() -> None:
    assert DECREED == ("target", "target_share")


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (Interval(1, 1, 1, False, True), Interval(9, 8, 10), True), (Interval(1, 1, 1, False), Interval(9, 8, 10), False),
        (Interval(5, 5, inf), Interval(9, 8, 10), True), (Interval(5, 5, inf), Interval(3, 2, 4), False), (Interval(5, -inf, 5), Interval(5, 5, inf), True),
    ],
)  # fmt: skip
def test_an_about_meets_everything(first: Interval, second: Interval, meet: bool) -> None:
    assert first.meets(second) is second.meets(first) is meet
