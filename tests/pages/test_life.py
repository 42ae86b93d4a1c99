"""The life of a figure: its prints by day, the pairs as they stood, the bases that published rates imply. Numbers by hand."""

from typing import Any

import pytest

from digecon_cli.core import bundled
from digecon_cli.measures.derivation import Options
from digecon_cli.pages.life import Life, life


def of(indicator: str, period: str, vintage: str = "") -> Life:
    data = bundled.load()
    rows = [one for one in data.observations if (one.indicator, one.area, one.period) == (indicator, "CN", period)]
    return life(rows, data, Options.given(vintage))


def paths(found: Life) -> list[tuple[str, str, str, bool]]:
    """Return each growth: base, level, rate to two decimals, and whether the base is implied."""
    return [
        (path.base.value, path.now.value, f"{float(path.rate.value):.2f}" if path.rate.value else "", path.is_implied)
        for path in found.paths
    ]


def test_a_published_rate_that_is_not_that_of_the_levels_implies_another_base() -> None:
    found = of("economy.digital", "2018")
    assert paths(found) == [
        ("27.2", "31.3", "15.07", False),  # 31.3 / 27.2
        ("25.89", "31.3", "20.90", True),  # 31.3 / 1.209
    ]
    implied = found.paths[1]
    assert (implied.base.origin, implied.printed.value) == ("computed", "27.2")
    # 31.25 / 1.2095 and 31.35 / 1.2085
    assert (implied.base.low[:6], implied.base.high[:6]) == ("25.837", "25.941")


def test_every_edition_of_a_level_is_paired_with_its_own_year_before() -> None:
    found = of("economy.gdp", "2018")
    assert paths(found) == [
        ("820754", "90030.9", "9.69", False),  # 900,309 / 820,754
        ("832035.9", "919281.1", "10.49", False),  # 919,281.1 / 832,035.9
        ("847382.9", "936010.1", "10.46", False),  # 936,010.1 / 847,382.9
    ]
    assert not found.implies  # the published rates are at constant prices


def test_prints_stand_by_day_with_the_revision_that_parts_them() -> None:
    level, growth = of("economy.gdp", "2018").strips
    assert [(each.figure.vintage, each.figure.source, each.stands) for each in level.prints] == [
        ("2019-01-21", "nbs-2019-01b", False), ("2019-01-21", "nbs-2019-11a", False), ("2019-11-22", "nbs-2019-11a", False),
        ("2019-11-22", "nbs-2019-11b", False), ("2019-11-22", "nbs-ndn", False), ("2025", "nbs-2026-04", True),
        ("2025", "nbs-ndm", False),
    ]  # fmt: skip
    revised = [(number, each.revision.day) for number, each in enumerate(level.prints) if each.revision]
    assert revised == [(2, "2019-11-22"), (5, "2024-12-26")]
    assert [(each.figure.value, each.stands) for each in growth.prints] == [("6.6", False), ("6.7", True)]
    assert (level.days, growth.days) == (3, 2)


def test_a_bound_stays_open() -> None:
    found = of("economy.digital", "2021")
    first = found.paths[0]
    assert (first.now.value, first.now.bound, first.rate.value, first.rate.bound) == ("45", "over", "", "over")
    assert first.rate.low.startswith("14.649")  # 45 / 39.25
    assert paths(found)[1] == ("39.2", "45.5", "16.07", False)


def test_a_day_knows_what_was_printed_by_then() -> None:
    found = of("economy.gdp", "2018", "2019-12")
    assert [each.figure.value for each in found.strips[0].prints] == [
        "90030.9",
        "900309",
        "919281",
        "919281",
        "919281.1",
    ]
    assert found.strips[0].standing.value == "919281.1"
    assert paths(found) == [("820754", "90030.9", "9.69", False)]  # no 2017 of the new edition was printed then


@pytest.mark.parametrize(
    ("indicator", "period", "drawn", "long"),
    [
        ("economy.digital", "2023", False, False),  # one document
        ("economy.digital", "2020", True, False),  # two documents of one day
        ("economy.digital", "2021", True, True),  # two days
        ("economy.digital", "2018", True, True),  # one day, another base
    ],
)
def test_what_is_drawn_and_what_has_a_page(indicator: str, period: str, drawn: bool, long: bool) -> None:
    found = of(indicator, period)
    assert (found.is_drawn, found.is_long) == (drawn, long)


def test_no_pair_crosses_an_edition_or_a_break() -> None:
    """Not even one of the days before the break was known."""
    data: Any = bundled.load()
    groups: dict[tuple[str, ...], list[Any]] = {}
    for one in data.observations:
        groups.setdefault((one.indicator, one.area, one.period), []).append(one)
    drawn = [path for rows in groups.values() for path in life(rows, data).paths]
    assert len(drawn) > 300
    for path in drawn:
        assert data.of_one_edition(path.now, path.printed)
        breaks = data.breaks.get((path.now.indicator, path.now.area), ())
        assert not [at for at in breaks if at.parts(path.now) and path.printed.period < at.period <= path.now.period]
