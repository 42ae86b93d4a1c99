"""Derivations of the bundled table that an expert would check by hand; every expected number comes from a document or
from arithmetic on printed figures, written beside it."""

import pytest
from coded_notes import coded_note

import digecon_cli
from digecon_cli.api import Table
from digecon_cli.core.model import Observation
from digecon_cli.measures.derivation import Options


@pytest.fixture(scope="module")
def table() -> Table:
    return digecon_cli.load()


def one(found: Table, **fields: str) -> Observation:
    """Return the single row with these fields."""
    rows = [row for row in found if all(getattr(row, name) == value for name, value in fields.items())]
    assert len(rows) == 1, [row[:8] for row in rows]
    return rows[0]


def bounds(row: Observation) -> tuple[float, float, float]:
    return float(row.value), float(row.low), float(row.high)


def test_the_digital_economy_2018_has_a_gap_that_rounding_does_not_explain(table: Table) -> None:
    found = table.select("economy.digital", start="2018", end="2018", freq="A").growth()
    assert one(found, origin="published", measure="growth").value == "20.9"
    # 31.3 / 27.2; 31.25 / 27.25; 31.35 / 27.15
    assert bounds(one(found, origin="computed", measure="growth")) == pytest.approx(
        (15.0735, 14.6789, 15.4696), abs=1e-4
    )
    gap = one(found, measure="gap")
    assert float(gap.value) == pytest.approx(20.9 - 15.0735, abs=1e-4)
    # 31.3 / 1.209 = 25.889
    assert coded_note(gap).startswith(
        "revised base: not explained by rounding; the published rate implies 25.89 instead of 27.2"
    )


def test_electronics_2022_grew_less_on_a_comparable_basis_than_its_levels(table: Table) -> None:
    found = table.select("industry.electronics", start="2022", end="2022", freq="A").growth()
    assert one(found, origin="published", measure="growth").value == "5.5"
    # 15.4 trillion on 141,285 hundred million
    assert float(one(found, origin="computed", measure="growth").value) == pytest.approx(9.0, abs=0.05)
    assert coded_note(one(found, measure="gap")).startswith("comparable basis")


def test_internet_services_2022_are_not_compared_across_the_threshold(table: Table) -> None:
    chosen = table.select("industry.internet_services", start="2022", end="2022", freq="A")
    assert one(chosen.growth(), origin="published", measure="growth").value == "-1.1"
    refused = one(chosen.growth(), origin="computed", measure="growth")
    assert (refused.value, refused.low, refused.high) == ("", "", "")
    assert coded_note(refused).startswith("break: ")
    assert "from 20 million yuan" in coded_note(refused)
    assert "--across-breaks" in coded_note(refused)
    crossed = one(chosen.growth(across_breaks=True), origin="computed", measure="growth")
    assert crossed.status == "B"
    assert float(crossed.value) < -5


@pytest.mark.parametrize(
    ("year", "expected"),
    [("2018", 9.69), ("2019", 7.79), ("2021", 12.835), ("2023", 4.64)],
)
def test_nominal_gdp_growth_as_known_at_the_time(table: Table, year: str, expected: float) -> None:
    found = table.select("economy.gdp", start=year, end=year).growth(basis="computed", vintage="first")
    assert float(one(found, measure="growth").value) == pytest.approx(expected, abs=0.006)


def test_gdp_2018_on_census_figures_is_another_number(table: Table) -> None:
    # 919,281 (census, 2019-11) is not set on 820,754 (2019-01), which would give 12.0; both as known before give 9.7.
    found = table.select("economy.gdp", start="2018", end="2018").growth(basis="computed", vintage="2019-12")
    row = one(found, measure="growth")
    assert float(row.value) == pytest.approx((900309 / 820754 - 1) * 100)
    assert coded_note(row).endswith(
        "taken: 2018 of 2019-01-21, since the standing figure, of 2019-11-22, has no partner of its edition"
    )


def test_the_share_of_gdp_meets_the_printed_share_in_at_least_eight_years(table: Table) -> None:
    printed = {
        "2012": "20.9", "2016": "30.3", "2017": "32.9", "2018": "34.8", "2019": "36.2", "2020": "38.6", "2021": "39.8",
        "2022": "41.5", "2023": "42.8",
    }  # fmt: skip
    met = []
    for row in table.select("economy.digital", freq="A").share(of="economy.gdp"):
        if row.period in printed:
            share = float(printed[row.period])
            met.append(float(row.low) <= share + 0.05 and share - 0.05 <= float(row.high))
    assert sum(met) >= 8


def test_nine_months_of_telecom_revenue(table: Table) -> None:
    found = [row for row in table.select("telecom.revenue", freq="ytd").growth() if row.period == "2023-01-01/P9M"]
    values = {(row.origin, row.measure): row for row in found}
    assert values["published", "growth"].value == "6.8"
    # 1,281 and 1,197.1 billion: 7.01 [6.96, 7.05]
    assert bounds(values["computed", "growth"]) == pytest.approx((7.01, 6.96, 7.05), abs=0.006)


def test_contributions_to_telecom_growth_add_up(table: Table) -> None:
    found = table.select("telecom", start="2023-9M", end="2023-9M").contribution()
    levels = ("contribution_levels", "contribution_rest")
    rows = {
        row.indicator: row for row in found if row.period == "2023-01-01/P9M" and row.measure in levels and row.value
    }
    told = {name: float(row.value) for name, row in rows.items()}
    expected = {
        "telecom.mobile_data": 0.33,
        "telecom.broadband": 1.25,
        "telecom.emerging": 3.10,
        "telecom.revenue": 2.32,
    }
    for name, points in expected.items():
        assert told[name] == pytest.approx(points, abs=0.006)
    assert rows["telecom.revenue"].measure == "contribution_rest"
    assert sum(told.values()) == pytest.approx((1281 / 1197.1 - 1) * 100, rel=1e-12)


def test_what_the_ministry_prints_stands_beside_what_is_computed(table: Table) -> None:
    found = table.select("telecom.emerging", start="2023", end="2023").contribution()
    assert one(found, origin="published", period="2023").value == "3.6"


@pytest.mark.parametrize("measure", ["share", "contribution"])
def test_revenue_is_no_part_of_value_added(table: Table, measure: str) -> None:
    found = table.select("industry.electronics", start="2022", end="2022", freq="A").derive(measure, Options())
    row = one(found, base_indicator="economy.digital")
    assert (row.value, coded_note(row)) == (
        "",
        "overlap: industry.electronics is not part of economy.digital: revenue, not value added",
    )


@pytest.mark.parametrize("name", ["data.production*", "telecom.mobile_data*", "telecom.volume", "computing.*"])
def test_definitions_are_never_joined(table: Table, name: str) -> None:
    # 8.1 to 32.85 ZB would be +306 %, 906 EFLOPS against 650 would be -28 %, old against new category a jump.
    for row in table.select(name).growth(basis="computed"):
        if row.measure == "growth" and row.value:
            assert -26 < float(row.value) < 145, row


def test_over_gives_a_bound_and_no_point(table: Table) -> None:
    # Storage capacity: over 1000 EB in 2022, 800 in 2021; so at least 1000 / 800.5.
    row = one(
        table.select("data.storage_capacity", start="2022", end="2022").growth(basis="computed"), measure="growth"
    )
    assert (row.value, row.high, row.bound) == ("", "", "over")
    assert float(row.low) == pytest.approx((1000 / 800.5 - 1) * 100)


def test_storage_that_holds_data_is_not_the_capacity_of_the_target(table: Table) -> None:
    found = table.select("data.storage_capacity").derive("targets", Options())
    assert any(coded_note(row).startswith("overlap: data.stored is not part of data.storage_capacity") for row in found)


def test_two_organisations_that_print_different_rates_are_told_apart(table: Table) -> None:
    # Integrated circuits 2022: -11.6 (the ministry), -9.8 (the communique of the statistical office).
    found = table.select("manufacturing.integrated_circuits", start="2022", end="2022", freq="A").growth(
        basis="published"
    )
    row = one(found, measure="growth")
    assert (row.value, coded_note(row)) == (
        "-11.6",
        "also printed: -9.8 (National Bureau of Statistics of China, 2023-02-28)",
    )


UNLIKE = (
    "concept: telecom.revenue is revenue and telecom.volume volume; 'digecon ratio telecom.revenue telecom.volume' "
    "divides them"
)


@pytest.mark.parametrize(
    ("measure", "option", "why"),
    [("share", "of", UNLIKE), ("ratio", "other", "basis: price bases differ (current prices and constant prices)")],
)
def test_revenue_is_not_set_against_volume_at_constant_prices(
    table: Table, measure: str, option: str, why: str
) -> None:
    # 15,808 on 17,498 hundred million would be 90.3 %.
    found = table.select("telecom.revenue", start="2022", end="2022", freq="A").derive(
        measure, Options.given(**{option: "telecom.volume"})
    )
    row = one(found, measure=measure)
    assert (row.value, coded_note(row)) == ("", why)


def test_nothing_contributes_to_base_stations_across_their_break(table: Table) -> None:
    # 544 less 372 on 648 (ten thousands) would be 26.5 points of a growth that is itself refused.
    found = table.select("infrastructure.base_stations_4g", start="2019", end="2019").contribution()
    row = one(found, measure="contribution_levels")
    assert row.value == ""
    assert coded_note(row).startswith("break: infrastructure.base_stations: the series breaks at 2019: ")


def test_a_bound_on_growth_bounds_the_gap(table: Table) -> None:
    found = table.select("retail.online", start="2018", end="2019", freq="A").growth()
    # Over 9 trillion in 2018: 7,175.1 billion before it, 10,632.4 billion after it.
    over, under = (one(found, measure="gap", period=period) for period in ("2018", "2019"))
    assert (over.value, over.low, over.bound) == ("", "", "under")
    assert float(over.high) == pytest.approx(23.95 - (9 / 7.17515 - 1) * 100)
    assert (under.value, under.high, under.bound) == ("", "", "over")
    assert float(under.low) == pytest.approx(16.45 - (10632.45 / 9000 - 1) * 100)


def test_a_whole_known_only_as_a_bound_bounds_the_rest(table: Table) -> None:
    found = table.select("retail.online_physical", start="2019", end="2019", freq="A").contribution()
    rest = one(found, measure="contribution_rest", indicator="retail.online")
    # (10,632.4 - (8,523.9 - 7 trillion)) on over 9 trillion, which is one figure in both of its roles.
    assert (rest.value, rest.low, rest.bound) == ("", "", "under")
    assert float(rest.high) == pytest.approx(((10632.45 - (8523.85 - 7500)) / 9000 - 1) * 100)
