"""Per head of the population, by hand: on the mean of two year-ends for what flows, on the day's for what is there."""

from typing import Any

import pytest
from coded_notes import coded_note

import digecon_cli
from digecon_cli import Table, measures
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import Indicator, Observation
from digecon_cli.measures.derivation import Options


@pytest.fixture(scope="module")
def table() -> Table:
    return digecon_cli.load()


def only(table: Table) -> Observation:
    (row,) = table
    return row


def test_gdp_per_head_is_on_the_mean_of_two_year_ends(table: Table) -> None:
    # As first printed: 126,058.2 billion yuan on (1,409.67 + 1,411.75) / 2 million, 89,358 yuan, which the NBS prints too.
    row = only(table.select("economy.gdp", start="2023", end="2023").per_head(vintage="first"))
    assert (row.base_indicator, row.unit, row.unit_mult) == ("economy.population", "CNY per person", 0)
    assert float(row.value) == pytest.approx(126058.2e9 / ((1409.67e6 + 1411.75e6) / 2))
    assert round(float(row.value)) == 89358
    assert float(row.low) == pytest.approx(126058.15e9 / ((1409.675e6 + 1411.755e6) / 2))
    assert float(row.high) == pytest.approx(126058.25e9 / ((1409.665e6 + 1411.745e6) / 2))


def test_a_stock_is_on_the_population_of_its_day(table: Table) -> None:
    row = only(table.select("mobile.subscriptions", start="2022", end="2022").per_head())
    assert float(row.value) == pytest.approx(1683.44e6 / 1411.75e6)
    assert row.unit == "subscriptions per person"


def test_a_population_at_mid_year_is_taken_as_it_is(table: Table) -> None:
    row = only(
        table.select("economy.gdp", start="2023", end="2023").per_head(
            population="economy.population_mid_year", vintage="latest"
        )
    )
    assert float(row.value) == pytest.approx(1294271.7e8 / 1410.710e6, rel=1e-5)


def test_prices_and_rates_have_none_per_head_and_persons_have_a_share(table: Table) -> None:
    price = only(table.select("economy.usd_cny_fed", start="2023", end="2023").per_head())
    assert (price.value, coded_note(price)) == ("", "kind: economy.usd_cny_fed is a price, which has no value per head")
    rate = only(table.select("computing.intelligent_share", start="2023", end="2023").per_head())
    assert coded_note(rate).startswith("level: ")
    assert len(table.select("users.internet").per_head()) == 0


def test_an_index_is_nothing_to_share_out(figure: Any, dataset: Any) -> None:
    rows = figure(unit="index", unit_mult=0), figure("s.people", unit="persons", unit_mult=0)
    data = dataset(*rows, entries=(Indicator("s.whole", kind="index"), Indicator("s.people", kind="stock")))
    found = measures.rows("per-head", rows[:1], data, Options.given(population="s.people"))
    assert [coded_note(one) for one in found] == ["kind: s.whole is an index, which has no value per head"]


def test_a_part_of_a_year_has_no_population_of_its_own(table: Table) -> None:
    row = only(table.select("telecom.revenue", start="2023-9M", end="2023-9M").per_head())
    assert coded_note(row) == "missing: no figure of economy.population for 2023-9M"


def test_dollars_per_head_are_at_the_rate_of_the_year(table: Table) -> None:
    from digecon_cli.measures.currency import in_dollars

    data = in_dollars(table.data, "USD")
    rows = [one for one in data.select(["economy.gdp"], start="2023", end="2023") if one.period == "2023"]
    row = only(Table(rows, data).per_head(vintage="first"))
    assert row.unit == "USD per person"
    assert float(row.value) == pytest.approx(
        126058.2e9 / ((1409.67e6 + 1411.75e6) / 2) / 7.0467
    )  # the official average


def test_without_a_population_the_error_says_what_to_write(table: Table) -> None:
    gdp = table.data.with_observations([one for one in table.data.observations if one.indicator == "economy.gdp"])
    with pytest.raises(UsageError, match=r"there is no economy\.population to divide by: write population=ID"):
        Table(list(gdp.observations), gdp).per_head()
