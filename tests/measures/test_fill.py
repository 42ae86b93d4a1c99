"""Filling: levels that nobody published, computed only when asked for, never across a break."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.dataset import Dataset
from digecon_cli.errors import UsageError
from digecon_cli.measures.fill import filled
from digecon_cli.model import Break, Indicator

Make = Callable[..., Any]


def growth(figure: Make, period: str, value: str, **others: Any) -> Any:
    told = {"measure": "growth", "unit": "percent", "unit_mult": 0, "basis": "nominal"} | others
    return figure(period=period, value=value, **told)


def levels(data: Dataset) -> dict[str, tuple[float, float, float]]:
    """Return the computed levels by period."""
    return {
        one.period: (float(one.value), float(one.low), float(one.high))
        for one in data.observations
        if one.origin == "computed"
    }


def test_a_level_is_cast_back_and_forth_along_published_growth(figure: Make, dataset: Make) -> None:
    # 110 [109.5, 110.5] up 10 % [9.5, 10.5]: 100 before, from 109.5/1.105 to 110.5/1.095; up 20 % after: 132.
    data = dataset(figure(period="2020", value="110"), growth(figure, "2020", "10"), growth(figure, "2021", "20"))
    found = levels(filled(data, ["published"]))
    assert found["2019"] == pytest.approx((100, 109.5 / 1.105, 110.5 / 1.095))
    assert found["2021"] == pytest.approx((132, 109.5 * 1.195, 110.5 * 1.205))
    assert set(found) == {"2019", "2021"}


def test_what_is_published_is_never_filled(figure: Make, dataset: Make) -> None:
    data = dataset(figure(period="2019", value="90"), figure(period="2020", value="110"), growth(figure, "2020", "10"))
    assert levels(filled(data, ["published"])) == {}


def test_nothing_is_cast_across_a_break(figure: Make, dataset: Make) -> None:
    told = [Break("s.whole", "CN", "2020", "a new scope")]
    data = dataset(figure(period="2020", value="110"), growth(figure, "2020", "10"), breaks=told)
    assert levels(filled(data, ["published"])) == {}


def test_growth_at_constant_prices_does_not_cast_a_level_at_current_prices(figure: Make, dataset: Make) -> None:
    data = dataset(figure(period="2020", value="110"), growth(figure, "2020", "10", basis="constant_prices"))
    assert levels(filled(data, ["published"])) == {}


def test_growth_on_a_comparable_basis_says_so(figure: Make, dataset: Make) -> None:
    data = filled(
        dataset(figure(period="2020", value="110"), growth(figure, "2020", "10", basis="comparable")), ["published"]
    )
    (cast,) = [one for one in data.observations if one.origin == "computed"]
    assert "the rate is on a comparable basis" in cast.note


def test_a_second_half_is_the_year_less_the_first(figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.whole", kind="flow", unit="CNY"),)
    rows = (figure(period="2020", value="2.14"), figure(period="2020-S1", value="1.09"))
    assert levels(filled(dataset(*rows, entries=entries), ["sums"]))["2020-S2"] == pytest.approx((1.05, 1.04, 1.06))


def test_a_stock_has_no_second_half_to_compute(figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.whole", kind="stock", unit="CNY"),)
    rows = (figure(period="2020", value="2.14"), figure(period="2020-S1", value="1.09"))
    assert levels(filled(dataset(*rows, entries=entries), ["sums"])) == {}


def test_an_unknown_way_is_refused(dataset: Make, figure: Make) -> None:
    with pytest.raises(UsageError, match="Did you mean 'sums'"):
        filled(dataset(figure()), ["sum"])


def test_halves_on_two_scopes_have_no_rest(figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.whole", kind="flow", unit="CNY"),)
    rows = (figure(period="2020", value="2.14"), figure(period="2020-S1", value="1.09"))
    breaks = [Break("s.whole", "CN", "2020-S2", "a new scope")]
    assert levels(filled(dataset(*rows, entries=entries, breaks=breaks), ["sums"])) == {}
