"""Dollars: flows at the average rate of their year, with the rate in the note."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.errors import UsageError
from digecon_cli.measures.currency import converted
from digecon_cli.measures.derivation import Options
from digecon_cli.measures.growth import growth
from digecon_cli.model import Indicator

Make = Callable[..., Any]

ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY"),
    Indicator("s.stock", kind="stock", unit="CNY"),
    Indicator("economy.usd_cny", kind="rate", unit="CNY per USD"),
)


def rate(figure: Make, indicator: str = "economy.usd_cny", value: str = "7.00") -> Any:
    return figure(indicator, value=value, unit="CNY per USD", unit_mult=0, source="fx-2021")


def test_a_flow_is_told_in_dollars_with_bounds(figure: Make, dataset: Make) -> None:
    # 700 [699.5, 700.5] at 7.00 [6.995, 7.005]
    data = converted(dataset(figure(value="700"), rate(figure), entries=ENTRIES), "usd")
    row = data.observations[0]
    assert (row.unit, row.unit_mult, row.origin) == ("USD", 8, "computed")
    assert float(row.value) == pytest.approx(100)
    assert (float(row.low), float(row.high)) == pytest.approx((699.5 / 7.005, 700.5 / 6.995))
    assert row.note == "at 7 yuan per dollar (economy.usd_cny, fx-2021)"


def test_where_there_is_no_official_rate_the_other_one_is_named(figure: Make, dataset: Make) -> None:
    data = converted(dataset(figure(value="700"), rate(figure, "economy.usd_cny_fed"), entries=ENTRIES), "USD")
    assert "economy.usd_cny_fed" in data.observations[0].note


def test_a_stock_and_a_year_without_a_rate_are_refused(figure: Make, dataset: Make) -> None:
    rows = (figure("s.stock"), figure(period="2019"), rate(figure))
    told = [one.note for one in converted(dataset(*rows, entries=ENTRIES), "USD").observations[:2]]
    assert told == [
        "kind: s.stock is not a flow, so an average rate does not convert it",
        "missing: no average exchange rate for 2019",
    ]


def test_only_dollars_are_known(figure: Make, dataset: Make) -> None:
    with pytest.raises(UsageError, match="--currency USD"):
        converted(dataset(figure()), "EUR")


def test_growth_in_dollars_is_no_growth_in_yuan(figure: Make, dataset: Make) -> None:
    # 700 at 7.00 is 100, 770 at 7.70 is 100 again: no growth in dollars where 10 % was printed in yuan.
    printed = figure(period="2021", value="10.0", measure="growth", unit="percent", unit_mult=0, basis="nominal")
    rates = rate(figure), rate(figure, value="7.70")._replace(period="2021")
    data = converted(
        dataset(figure(value="700"), figure(period="2021", value="770"), printed, *rates, entries=ENTRIES), "USD"
    )
    found = growth([one for one in data.observations if one.indicator == "s.whole"], data, Options())
    rows = [one.row for one in found]
    assert [(one.measure, float(one.value)) for one in rows] == [
        ("growth", 10), ("growth", pytest.approx(0, abs=1e-9)), ("gap", pytest.approx(10)),
    ]  # fmt: skip
    assert rows[-1].note == "currency: the published rate is of CNY, the levels are in USD"
