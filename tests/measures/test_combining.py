"""What follows from figures that are combined: products and their range, and words on how many were."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.intervals import Derived
from digecon_cli.measures.combining import bounded, in_unit_of, product_of, status, times, yearly_rates

Make = Callable[..., Any]


def test_a_product_of_powers_has_the_range_of_its_ends(figure: Make) -> None:
    # 110 [109.5, 110.5] on 100 [99.5, 100.5], times 1.2 [1.195, 1.205]
    rate = figure(value="20", measure="growth", unit="percent", unit_mult=0)
    made = product_of({figure(value="110", unit_mult=0): 1, figure(unit_mult=0): -1, rate: 1})
    assert made == Derived(
        pytest.approx(1.32), pytest.approx(109.5 / 100.5 * 1.195), pytest.approx(110.5 / 99.5 * 1.205), ""
    )
    unknown = figure(value="20", unit_mult=0, low="", high="")
    assert product_of({unknown: 2}) == Derived(400, None, None, "")
    assert product_of({figure(value="1e300", unit_mult=0): 2}) == Derived(None, None, None, "")


def test_what_stands_above_and_below_cancels(figure: Make) -> None:
    one, other = figure(), figure(period="2021")
    assert times({one: 1, other: 2}, {other: 2, one: 2}, -1) == {one: -1}
    assert times({one: 1}, {one: 1}) == {one: 2}


@pytest.mark.parametrize(
    ("count", "kind", "told"),
    [
        (1, "", "1 yearly rate"), (2, "", "2 yearly rates"), (1, "published", "1 published yearly rate"),
        (3, "published", "3 published yearly rates"),
    ],
)  # fmt: skip
def test_rates_are_counted_in_words(count: int, kind: str, told: str) -> None:
    assert yearly_rates(count, kind) == told


@pytest.mark.parametrize(
    ("statuses", "worst"), [("AP", "P"), ("PE", "E"), ("EI", "I"), ("IF", "F"), ("FU", "U"), ("UB", "B"), ("AD", "A")]
)
def test_the_more_cautious_of_two_counts(statuses: str, worst: str, figure: Make) -> None:
    for both in (statuses, statuses[::-1]):
        assert status([figure(status=one) for one in both]) == worst


def test_a_result_is_told_in_the_power_of_ten_of_a_figure(figure: Make) -> None:
    assert in_unit_of(figure(unit="ZB", unit_mult=0), Derived(2e21, None, 3e21, "under")) == (2, None, 3, "under")


def test_what_no_computer_counts_with_is_nothing() -> None:
    assert bounded(lambda: 1 / 0, [], []) == Derived(None, None, None, "")
    assert bounded(lambda: 1e300 * 1e300, [], []) == Derived(None, None, None, "")
    assert bounded(lambda: 7.0, [], []) == Derived(7, 7, 7, "")
