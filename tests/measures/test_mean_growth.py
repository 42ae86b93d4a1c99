"""The mean of yearly rates: its value by hand, and the exact range of levels that share their neighbours' rates."""

from collections.abc import Callable
from math import inf, isnan, nan
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core.model import Indicator, Observation
from digecon_cli.measures.derivation import Options
from digecon_cli.measures.mean_growth import mean

Make = Callable[..., Any]

ENTRIES = (Indicator("s.whole", kind="flow", unit="CNY", unit_mult=8),)


def mean_of(dataset: Make, rows: list[Observation]) -> Observation:
    data = dataset(*rows, entries=ENTRIES)
    (row,) = [one for one in measures.rows("cagr", rows, data, Options()) if one.measure == "mean_growth"]
    return row


def ends(row: Observation) -> list[float | None]:
    return [float(text) if text else None for text in (row.value, row.low, row.high)]


def levels(figure: Make, *told: str) -> list[Observation]:
    """Return levels of 2020 and the years after, as documents print them: "4", "over 8"."""
    several = (text.rpartition(" ") for text in told)
    return [figure(period=f"{2020 + year}", value=value, bound=bound) for year, (bound, _, value) in enumerate(several)]


def near(*numbers: float | None) -> list[Any]:
    return [None if one is None else pytest.approx(one) for one in numbers]


# A level that may be zero has no logarithm: each rate is taken by itself. 2 stands for 1.5 to 2.5, 0 for -0.5 to 0.5.
@pytest.mark.parametrize(
    ("told", "expected", "bound"),
    [
        # -50 (0.5 / 2.5 to 1.5 / 1.5) and -100 (-0.5 / 0.5 to 0.5 / 0.5): from (-80 - 200) / 2 to (0 + 0) / 2
        (("2", "1", "0"), (-75, -140, 0), ""),
        # over -50 (2 / 4.5), and -100 whatever the level before was
        (("4", "over 2", "exact 0"), (None, (2 / 4.5 * 100 - 100 - 100) / 2, None), "over"),
        # under -50 (4.5 / 8) and -100 (-0.5 / 3.5 to 0.5 / 3.5)
        (("over 8", "4", "0"), (None, None, (4.5 / 8 * 100 - 100 + 0.5 / 3.5 * 100 - 100) / 2), "under"),
    ],
)
def test_beside_a_level_that_may_be_zero_each_rate_stands_by_itself(
    told: tuple[str, ...], expected: tuple[float | None, ...], bound: str, figure: Make, dataset: Make
) -> None:
    row = mean_of(dataset, levels(figure, *told))
    assert (ends(row), row.bound) == (near(*expected), bound)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (("4", "over 8", "2", "0"), "undefined"),  # one rate is over, and the next one under
        (
            ("4", "over 2", "0"),
            "open",
        ),  # the more than 2 is, the nearer is the last rate to -100: from -125 or from -75
    ],
)
def test_of_rates_without_a_common_bound_nothing_is_known(
    told: tuple[str, ...], code: str, figure: Make, dataset: Make
) -> None:
    row = mean_of(dataset, levels(figure, *told))
    assert (ends(row), row.refusal and row.refusal.code) == ([None] * 3, code)


# Above zero the levels move together: the sum of the ratios is greatest at ends of the levels.
@pytest.mark.parametrize(
    ("told", "expected", "bound"),
    [
        # 10 / 8 + 16 / 10 with each level at its ends: at most max over b in (9.5, 10.5) of b / 7.5 + 16.5 / b, at least
        # at b = sqrt(8.5 x 15.5), which is 11.48 and so 10.5: 10.5 / 8.5 + 15.5 / 10.5.
        (("8", "10", "16"), ((1.25 + 1.6) / 2 - 1, (10.5 / 8.5 + 15.5 / 10.5) / 2 - 1, (9.5 / 7.5 + 16.5 / 9.5) / 2 - 1), ""),
        # 4 / 4 + 4 / 4: least with the middle between its neighbours, at sqrt(4.5 x 3.5); greatest with it at an end.
        (("4", "4", "4"), (0, (3.5 / 4.5) ** 0.5 - 1, (1 + 4.5 / 3.5) / 2 - 1), ""),
        (("8", "10", "over 16"), (None, (10.5 / 8.5 + 16 / 10.5) / 2 - 1, None), "over"),
        # An open level in between: least where the middle is sqrt(8.5 x 15.5), as over 10 allows.
        (("8", "over 10", "16"), (None, (15.5 / 8.5) ** 0.5 - 1, None), "over"),
        # An open level at the start: at most with the middle at 9.5, at least with it at 10.5, below sqrt(8 x 15.5).
        (("over 8", "10", "16"), (None, None, (9.5 / 8 + 16.5 / 9.5) / 2 - 1), "under"),
        (("under 8", "10", "16"), (None, (10.5 / 8 + 15.5 / 10.5) / 2 - 1, None), "over"),
        # Under 4 at the end: at most 10.5 / 7.5 + 4 / 10.5 or 9.5 / 7.5 + 4 / 9.5, of which the first is more.
        (("8", "10", "under 4"), (None, None, (10.5 / 7.5 + 4 / 10.5) / 2 - 1), "under"),
    ],
)  # fmt: skip
def test_levels_move_together_within_their_rounding(
    told: tuple[str, ...], expected: tuple[float | None, ...], bound: str, figure: Make, dataset: Make
) -> None:
    row = mean_of(dataset, levels(figure, *told))
    assert (ends(row), row.bound) == (near(*(None if one is None else one * 100 for one in expected)), bound)


def test_a_level_surely_above_zero_moves_with_its_neighbours_however_small(figure: Make, dataset: Make) -> None:
    # 1 / 2 and 1 / 1: least with the middle at sqrt(2.5 x 0.5), where both ratios are sqrt(0.5 / 2.5); at most with the
    # middle at 0.5, or at 1.5: 1 / 3 and 3, or 1 and 1, from 1.5 to 1.5.
    row = mean_of(dataset, [one._replace(unit_mult=0) for one in levels(figure, "2", "1", "1")])
    assert ends(row) == near(-25, ((0.5 / 2.5) ** 0.5 - 1) * 100, ((1 / 3 + 3) / 2 - 1) * 100)


def test_the_least_mean_of_sixty_coarse_levels_is_found_to_a_ten_thousandth(figure: Make, dataset: Make) -> None:
    # From 1.5 to 0.5 in 59 equal steps.
    row = mean_of(dataset, levels(figure, *["1"] * 60))
    assert float(row.low) == pytest.approx(((0.5 / 1.5) ** (1 / 59) - 1) * 100, abs=1e-4)


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        ([1.0, 2.0, 6.0], 3.0),
        ([1e308, 1e308], inf),  # their sum is more than a computer counts to
        ([inf, 1.0], inf),
        ([inf, -inf], nan),
        ([0.1] * 10, 0.1),
    ],
)
def test_a_mean_is_exact_and_may_be_infinite_or_no_number(rates: list[float], expected: float) -> None:
    assert mean(rates) == expected or (isnan(expected) and isnan(mean(rates)))


def test_a_level_of_unknown_precision_leaves_the_mean_without_bounds(figure: Make, dataset: Make) -> None:
    told = levels(figure, "100", "110", "132")
    row = mean_of(dataset, [told[0]._replace(low="", high=""), *told[1:]])
    assert (ends(row), row.bound) == (near(15, None, None), "")
