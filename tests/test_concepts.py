"""Shares are of stated wholes: for every ordered pair of the table, and for what the ministry quotes most."""

from typing import Any

import pytest
from coded_notes import coded_note

import digecon_cli
from digecon_cli import Table
from digecon_cli.core import periods, units
from digecon_cli.core.model import Indicator
from digecon_cli.measures.derivation import Options
from digecon_cli.measures.share import share


@pytest.fixture(scope="module")
def table() -> Table:
    return digecon_cli.load()


@pytest.mark.exhaustive
def test_no_share_of_any_two_indicators_is_above_100_or_of_unlike_things(table: Table) -> None:
    data, rows = table.data, list(table.select(freq="all"))
    given = set()
    for name, about in data.catalog.items():
        areas = {one.area for one in data.observations if one.indicator == name}
        for whole in (name, *(f"{name}@W" for _ in areas & {"W"})):
            for found in share(rows, data, Options.given(of=whole)):
                row = found.row
                if not row.has_figure or row.origin == "published":
                    continue
                part = data.about(row.indicator)
                assert part.concept == about.concept, (row.indicator, whole)
                assert row.indicator == name or (
                    data.relation(row.indicator, name) in ("part", "subset") or row.base_indicator.endswith("@W")
                )
                assert float(row.point) <= 100, row
                given.add((row.indicator, row.area, whole))
    parts = {(part, whole.partition("@")[0]) for part, _, whole in given}
    assert ("mobile.users_5g", "mobile.subscriptions") in parts
    assert len(parts) > 50


def test_the_share_of_5g_is_one_division(table: Table) -> None:
    # 561 million of 1,683.44 million subscriptions; as printed, 33.3 % (MIIT, January 2023).
    (row,) = [
        one
        for one in table.select("mobile.users_5g", start="2022", end="2022", freq="A").share(of="mobile.subscriptions")
        if one.origin == "computed" and one.measure == "share"
    ]
    assert float(row.value) == pytest.approx(561 / 1683.44 * 100)
    assert float(row.low) < 33.3 < float(row.high)


def test_a_price_over_an_amount_means_nothing(table: Table) -> None:
    (row,) = table.select("economy.usd_cny_fed", start="2023", end="2023").ratio("economy.gdp")
    assert coded_note(row) == (
        "kind: economy.usd_cny_fed is a price and economy.gdp a flow: a price divided by an amount means nothing"
    )
    (row,) = table.select("economy.gdp", start="2023", end="2023").ratio("economy.usd_cny_fed")
    assert row.value


@pytest.mark.parametrize("world", ["W", "WLD", "World"])
def test_the_world_is_known_by_its_names(world: str, figure: Any, dataset: Any) -> None:
    entries = (Indicator("s.whole", concept="revenue"),)
    data = dataset(figure(value="33"), figure(value="100", area=world), entries=entries)
    found = [one.row for one in share(data.observations, data, Options.given(of=f"s.whole@{world}"))]
    assert [one.value for one in found if one.area == "CN"] == ["33"]


def test_units_of_one_name_mean_one_thing(table: Table) -> None:
    by_concept: dict[str, set[str]] = {}
    for entry in table.data.catalog.values():
        by_concept.setdefault(entry.concept, set()).add(units.base(entry.unit, 0)[0])
    assert by_concept["subscriptions"] == {"subscriptions"}
    assert by_concept["persons"] == {"persons"}


@pytest.mark.parametrize(
    ("name", "period", "value"),
    [
        # (704.67 / 672.61 - 1) x 100, and the traffic of a month in GB: 8.59 on 6.25.
        ("economy.usd_cny", "2023", (7.0467 / 6.7261 - 1) * 100),
        ("mobile.traffic_per_user_month", "2019-12", (8.59 / 6.25 - 1) * 100),
        ("mobile.traffic_per_user", "2019", (7.82 / 4.42 - 1) * 100),
    ],
)
def test_prices_and_intensities_grow_in_percent(table: Table, name: str, period: str, value: float) -> None:
    rows = table.select(name, start=period, end=period)
    (row,) = [one for one in rows.growth() if one.origin == "computed" and one.measure == "growth"]
    assert (float(row.value), row.unit) == (pytest.approx(value), "percent")
    (row,) = rows.index(periods.shift(period, -1))
    assert float(row.value) == pytest.approx(100 + value)


def test_a_price_has_a_compound_rate(table: Table) -> None:
    # 7.1957 on 6.3093 over twelve years: 1.1013 %.
    rows = table.select("economy.usd_cny_fed", end="2024").cagr()
    (row,) = [one for one in rows if one.measure == "cagr"]
    assert float(row.value) == pytest.approx(((7.1957 / 6.3093) ** (1 / 12) - 1) * 100)


def test_percentages_change_in_points(table: Table) -> None:
    # 7.2 points in 2017, 4 in 2016.
    rows = table.select("industry.electronics_value_added_gap", start="2017", end="2017").growth()
    (row,) = [one for one in rows if one.origin == "computed"]
    assert (row.measure, float(row.value), row.unit) == ("difference", pytest.approx(3.2), "percentage points")
