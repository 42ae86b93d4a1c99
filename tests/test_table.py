"""Tables: rescaling shifts digits and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.table import rescaled

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("value", "mult", "into", "expected"),
    [
        ("50.2", 12, 9, ("50200", "50150", "50250")),
        ("1281", 9, 12, ("1.281", "1.2805", "1.2815")),
        ("15808", 8, 9, ("1580.8", "1580.75", "1580.85")),
        ("0.30", 12, 8, ("3000", "2950", "3050")),
    ],
)
def test_amounts_are_told_in_another_power_of_ten(
    figure: Make, value: str, mult: int, into: int, expected: tuple[str, str, str]
) -> None:
    (row,) = rescaled([figure(value=value, unit_mult=mult)], into)
    assert (row.unit_mult, row.value, row.low, row.high) == (into, *expected)


def test_the_figure_itself_stays_the_same(figure: Make) -> None:
    before = figure(value="15.40", unit_mult=12)
    (after,) = rescaled([before], 8)
    assert after.interval() == pytest.approx(before.interval())


def test_percentages_have_no_power_of_ten(figure: Make) -> None:
    row = figure(value="5.5", unit="percent", unit_mult=0, measure="growth")
    assert rescaled([row], 9) == [row]


def test_an_open_end_stays_open(figure: Make) -> None:
    (row,) = rescaled([figure(value="180", bound="over", unit_mult=8)], 9)
    assert (row.value, row.low, row.high) == ("18.0", "18.0", "")
