"""Which rows a chart shows when no frequency is asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.charts.choose import chosen
from digecon_cli.descriptions import Indicator

Make = Callable[..., Any]

FLOW = Indicator("s.whole", "Whole", kind="flow", unit="CNY", unit_mult=8)
STOCK = Indicator("s.stock", "Stock", kind="stock", unit="CNY", unit_mult=8)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param(("2021", "2022", "2022-09"), ["2021", "2022"], id="a month of a told year adds nothing"),
        pytest.param(
            ("2022", "2023-Q1", "2023-S1", "2023-01-01/P9M"), ["2022", "2023-01-01/P9M"], id="the newest part"
        ),
        pytest.param(("2022", "2023-Q3"), ["2022"], id="a quarter of its own is no part counted from January"),
        pytest.param(("2022-S1", "2022-S2", "2022-Q1"), ["2022-S1", "2022-S2"], id="no years: the most frequent"),
    ],
)
def test_years_and_the_newest_part_of_a_year(
    figure: Make, dataset: Make, given: tuple[str, ...], kept: list[str]
) -> None:
    rows = [figure(period=period) for period in given]
    assert [one.period for one in chosen(rows, dataset(*rows, entries=(FLOW,)))] == kept


def test_a_stock_goes_on_to_its_newest_month(figure: Make, dataset: Make) -> None:
    rows = [figure("s.stock", period) for period in ("2022", "2023-03", "2023-06")]
    assert [one.period for one in chosen(rows, dataset(*rows, entries=(STOCK,)))] == ["2022", "2023-06"]


def test_a_target_always_stays(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2022"), figure(period="2022-09"), figure(period="2025", measure="target")]
    assert [one.period for one in chosen(rows, dataset(*rows, entries=(FLOW,)))] == ["2025", "2022"]
