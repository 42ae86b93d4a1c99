"""The bundled table: it is sound, with a reason for every exception, and it holds what documents print."""

from functools import cache

import pytest
from curate import guards as curation
from curate.explained import EXPLAINED

from digecon_cli.checking import validation
from digecon_cli.core import bundled
from digecon_cli.core.model import Observation, first_day

ALL = validation.GUARDS | curation.GUARDS


@pytest.mark.parametrize("guard", ALL)
def test_the_table_is_sound(guard: str) -> None:
    found = [one.where for one in validation.findings(bundled.load(), [ALL[guard]])]
    reasons = EXPLAINED.get(guard, {})
    assert [one for one in found if not one.startswith(tuple(reasons))] == []
    assert [one for one in reasons if not any(where.startswith(one) for where in found)] == [], "no longer needed"


def test_there_is_enough_of_it() -> None:
    data = bundled.load()
    assert len(data.catalog) >= 120
    assert len([one for one in data.observations if one.source in data.sources]) >= 1400
    assert len({one.identity for one in data.observations}) >= 1200


def test_what_only_a_reworded_copy_prints_is_weakly_sourced() -> None:
    data = bundled.load()
    reworded = {name for name, source in data.sources.items() if "spun" in f"{source.title} {source.via}"}
    assert len(reworded) == 8
    assert {one.status for one in data.observations if one.source in reworded} == {"U"}


def _standing(indicator: str, measure: str, period: str, as_of: str = "latest") -> Observation | None:
    data = bundled.load()
    rows = [one for one in data.select([indicator]) if (one.measure, one.period) == (measure, period)]
    return data.standing_figure(rows, as_of)


def test_a_verification_stands_over_the_estimate_that_it_replaces() -> None:
    # 30 December 2020: 6.0, 0.1 points below the first estimate of 6.1; 29 December 2023: 3.0, as first estimated.
    for period, value, day in (("2019", "6.0", "2020-12-30"), ("2022", "3.0", "2023-12-29")):
        standing = _standing("economy.gdp", "growth", period)
        assert standing
        assert (standing.value, standing.status, standing.vintage) == (value, "A", day)
    before = _standing("economy.gdp", "growth", "2019", "2020-12-29")
    assert before
    assert (before.value, before.status) == ("6.1", "P")


def test_no_final_verification_of_gdp_is_provisional() -> None:
    """A document that verifies or revises a level does so with the growth that it prints."""
    rows = bundled.load().select(["economy.gdp"])
    final = {(one.period, one.source) for one in rows if one.measure == "level" and one.status == "A"}
    final |= {(str(year), "nbs-2020-01c") for year in range(2014, 2019)}  # the history of growth alone
    growth = [one for one in rows if one.measure == "growth" and (one.period, one.source) in final]
    assert len(growth) >= 15
    assert {one.status for one in growth} == {"A"}


def test_what_only_a_later_chart_shows_is_not_known_before_it() -> None:
    chart = _standing("telecom.emerging", "level", "2019")
    assert chart
    assert (chart.value, chart.vintage, chart.vintage_inferred) == ("1374", "2024-05-24", "2022")
    assert _standing("telecom.emerging", "level", "2019", "2023-01") is None
    assert _standing("telecom.emerging", "level", "2019", "2024-05-24") == chart
    inferred = [one for one in bundled.load().observations if one.vintage_inferred]
    assert len(inferred) == 212
    assert all(first_day(one.vintage_inferred) < first_day(one.vintage) for one in inferred)
    assert {one.vintage for one in inferred if one.source == "nbs-ndn"} == {"2022"}


@cache
def _printed() -> dict[tuple[str, str, str, str], set[str]]:
    """Return the printed numbers by indicator, area, measure and period, each with its qualifier, in plain units."""
    found: dict[tuple[str, str, str, str], set[str]] = {}
    for one in bundled.load().observations:
        found.setdefault((one.indicator, one.area, one.measure, one.period), set()).add(_plain(one))
    return found


def _plain(one: Observation) -> str:
    mark = {"over": ">", "under": "<", "about": "~"}.get(one.bound, "")
    return f"{mark}{float(one.value) * 10.0**one.unit_mult:.7g}"


# What documents print, typed from them: indicator, measure, and by period the number in plain units.
DOCUMENTS: list[tuple[str, str, dict[str, float | str]]] = [
    (
        "economy.gdp",
        "level",
        {
            "2012": 51.9322e12, "2013": 56.88e12, "2014": 63.6463e12, "2015": 67.67e12, "2016": 74.4127e12,
            "2017": 82.7122e12, "2018": 90.0309e12, "2019": 99.0865e12, "2020": 101.598e12, "2021": 114.367e12,
            "2022": 121.0207e12, "2023": 126.0582e12, "2024": 134.9084e12,
        },
    ),
    ("economy.gdp", "growth", {"2017": 6.9, "2018": 6.6, "2019": 6.1, "2020": 2.3, "2021": 8.1, "2022": 3, "2023": 5.2}),
    (
        "economy.digital",
        "level",
        {
            "2016": 22.6e12, "2017": 27.2e12, "2018": 31.3e12, "2019": 35.8e12, "2020": 39.2e12, "2021": 45.5e12,
            "2022": 50.2e12, "2023": 53.9e12,
        },
    ),
    ("economy.information", "level", {"2015": 18.6e12}),
    (
        "economy.digital",
        "share",
        {"2016": 30.3, "2017": 32.9, "2018": 34.8, "2019": 36.2, "2020": 38.6, "2021": 39.8, "2022": 41.5, "2023": 42.8},
    ),
    ("economy.digital", "growth", {"2018": 20.9, "2019": 15.6}),
    (
        "economy.digital_industries",
        "level",
        {
            "2016": 5.2e12, "2017": 6.2e12, "2018": 6.4e12, "2019": 7.1e12, "2020": 7.5e12, "2021": 8.35e12,
            "2022": 9.2e12,
        },
    ),
    (
        "economy.digital_integration",
        "level",
        {
            "2016": 17.4e12, "2017": 21e12, "2018": ">2.49e+13", "2019": 28.8e12, "2020": 31.7e12, "2021": 37.18e12,
            "2022": 41e12,
        },
    ),
    (
        "telecom.revenue",
        "level",
        {
            "2018": 1301e9, "2020": 1.36e12, "2021": 1.47e12, "2022": 1580.8e9, "2023": 1.68e12, "2024": 1.74e12,
            "2023-01-01/P9M": 1281e9, "2022-01-01/P9M": 1197.1e9,
        },
    ),
    (
        "telecom.revenue",
        "growth",
        {"2017": 6.4, "2018": 3, "2019": 0.5, "2020": 3.6, "2021": 8, "2022": 8, "2023": 6.2, "2024": 3.2, "2023-01-01/P9M": 6.8},
    ),
    ("telecom.mobile_data", "level", {"2023-01-01/P9M": 492e9, "2022": 640e9}),
    ("telecom.broadband", "level", {"2023-01-01/P9M": 196e9, "2023": 262.6e9}),
    ("telecom.emerging", "level", {"2023-01-01/P9M": 270e9, "2021": 222.5e9, "2022": 307.2e9, "2023": 356.4e9}),
    (
        "mobile.shipments",
        "level",
        {
            "2019": 389e6, "2020": 308e6, "2021": 351e6, "2022": 272e6, "2023": 289e6, "2024": 314e6,
            "2020-S1": 153e6, "2021-S1": 174e6, "2022-S1": 136e6, "2023-S1": 130e6, "2024-S1": 147e6,
            "2020-07": 22.301e6, "2020-08": 26.907e6, "2020-09": 23.334e6, "2020-10": 26.153e6, "2020-11": 29.584e6,
            "2020-12": 26.595e6, "2021-07": 28.676e6, "2021-08": 24.306e6, "2021-09": 21.44e6, "2021-10": 33.575e6,
            "2021-11": 35.252e6, "2021-12": 33.401e6, "2022-07": 19.908e6, "2022-08": 18.979e6, "2022-09": 20.922e6,
            "2022-10": 24.356e6, "2022-11": 23.238e6, "2022-12": 27.86e6,
        },
    ),
    ("mobile.shipments_5g", "level", {"2022": 214e6}),
    ("mobile.shipments_5g", "share", {"2022": 78.8}),
    (
        "industry.electronics_value_added",
        "growth",
        {
            "2018": 13.1, "2019": 9.3, "2020": 7.7, "2021": 15.7, "2022": 7.6, "2023": 3.4, "2024": 11.8, "2025": 10.6,
        },
    ),
    (
        "software.revenue",
        "level",
        {
            "2016": 4.9e12, "2017": 5.5103e12, "2018": 6.3061e12, "2019": 7.2072e12, "2020": 8.1616e12,
            "2021": 9.4994e12, "2022": 10.8126e12, "2023": 12.3258e12, "2024": 13.7276e12,
        },
    ),
    ("data.production", "level", {"2017": 2.3, "2018": 3, "2019": 3.9, "2020": 5.1, "2021": 6.6, "2022": 8.1}),
    ("data.production_survey", "level", {"2023": 32.85, "2024": 41.06}),
    ("data.stored", "level", {"2022": 724.5}),
    (
        "infrastructure.racks",
        "level",
        {
            "2017": 1.66e6, "2018": 2.26e6, "2019": 3.15e6, "2020": 4.01e6, "2021": 5.2e6, "2022": ">6500000",
            "2023": ">8100000", "2024": ">9000000", "2025-06": 10.85e6,
        },
    ),
    (
        "infrastructure.top500",
        "level",
        {
            "2017-06": 160, "2017-11": 202, "2018-06": 206, "2018-11": 227, "2019-06": 219, "2019-11": 228,
            "2020-06": 226, "2020-11": 213, "2021-06": 186, "2021-11": 173, "2022-06": 173, "2022-11": 162,
            "2023-06": 134, "2023-11": 104,
        },
    ),
    ("patents.core_valid", "level", {"2022": 1.273e6}),
    ("patents.core_grants", "level", {"2022": 296e3}),
    ("industry.electronics", "level", {"2022": 15.4e12}),
    ("industry.electronics", "growth", {"2022": 5.5, "2023-01-01/P9M": -3.4}),
    # Targets for 2025.
    ("computing.infrastructure", "target", {"2025": ">300"}),
    ("computing.intelligent_share", "target", {"2025": 35}),
    ("infrastructure.hub_latency", "target", {"2025": "<1.5"}),
    ("infrastructure.otn_coverage", "target", {"2025": 80}),
    ("infrastructure.srv6_share", "target", {"2025": 40}),
    ("data.storage_capacity", "target", {"2025": ">1800"}),
    ("data.advanced_storage_share", "target", {"2025": ">30"}),
    ("data.disaster_recovery", "target", {"2025": 100}),
    ("computing.application_benchmarks", "target", {"2025": ">30"}),
    ("economy.core_industries", "target_share", {"2025": 10}),
    ("economy.information", "forecast_share", {"2014": ">26"}),
    ("industry.industrial_internet_caict", "forecast_share", {"2020": 2.9}),
    ("industry.industrial_internet_value_added", "forecast_share", {"2022": 3.64}),
    ("infrastructure.gigabit_users", "target", {"2025": 60e6}),
    ("mobile.users_5g_penetration", "target", {"2025": 56}),
    ("users.internet", "target", {"2025": 1.2e9}),
    ("software.revenue", "target", {"2025": ">1.4e+13"}),
    ("industry.big_data", "target", {"2025": ">3e+12"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("indicator", "measure", "figures"), DOCUMENTS, ids=[f"{one} {two}" for one, two, _ in DOCUMENTS]
)
def test_what_documents_print_is_in_the_table(indicator: str, measure: str, figures: dict[str, float | str]) -> None:
    missing = {
        period: (value, there)
        for period, value in figures.items()
        if (value if isinstance(value, str) else f"{value:.7g}")
        not in (there := _printed().get((indicator, "CN", measure, period), set()))
    }
    assert missing == {}


def test_world_computing_power_is_two_indicators_and_the_shares_belong_to_the_first() -> None:
    assert "~906" in _printed()["computing.devices", "W", "level", "2022"]
    assert _printed()["computing.infrastructure", "W", "level", "2022"] == {"650"}
    areas = {"US": "34", "CN": "33", "EU": "17", "JP": "4"}
    for area, share in areas.items():
        assert share in _printed()["computing.devices", area, "share", "2022"]
    bases = {
        one.base_indicator
        for one in bundled.load().observations
        if (one.indicator, one.measure, one.period) == ("computing.devices", "share", "2022")
    }
    assert bases == {"computing.devices@W"}


def test_the_parts_of_world_computing_power_are_the_whole() -> None:
    # 498 + 142 + 10 = 650, as the article prints them.
    parts = [
        _printed()[f"computing.infrastructure_{kind}", "W", "level", "2022"]
        for kind in ("general", "intelligent", "super")
    ]
    assert parts == [{"498"}, {"142"}, {"10"}]


def test_gaps_in_points_are_the_differences_of_the_rates_beside_them() -> None:
    # 15.7 - 9.6 = 6.1; 7.6 - 3.6 = 4; 3.4 - 4.6 = -1.2; 11.8 - 5.8 = 6.
    for period, electronics, industry, gap in (
        ("2021", "15.7", "9.6", "6.1"),
        ("2022", "7.6", "3.6", "4"),
        ("2023", "3.4", "4.6", "-1.2"),
        ("2024", "11.8", "5.8", "6"),
    ):
        assert electronics in _printed()["industry.electronics_value_added", "CN", "growth", period]
        assert industry in _printed()["industry.value_added", "CN", "growth", period]
        assert gap in _printed()["industry.electronics_value_added_gap", "CN", "level", period]


def test_the_survey_never_continues_the_old_estimate_of_data_production() -> None:
    assert ("data.production", "CN", "level", "2023") not in _printed()
    assert [at.period for at in bundled.load().breaks["data.production", "CN"]] == ["2023"]
