"""Changes of shares, by hand: of one edition of the part and one of the whole, never across a break of the whole."""

from collections.abc import Callable
from typing import Any

import pytest
from coded_notes import coded_note

import digecon_cli
from digecon_cli import measures
from digecon_cli.core.model import Break, Indicator, Observation, Revision
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY", unit_mult=8),
    Indicator("s.part", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="subset"),
)


def four(figure: Make) -> list[Observation]:
    values = {
        ("s.part", "2020"): "40",
        ("s.part", "2021"): "60",
        ("s.whole", "2020"): "200",
        ("s.whole", "2021"): "240",
    }
    return [figure(name, period, value) for (name, period), value in values.items()]


def rows(dataset: Make, *figures: Observation, overrides: tuple[str, ...] = (), **others: Any) -> list[Observation]:
    data = dataset(*figures, entries=ENTRIES, **others)
    return measures.rows("share-change", data.observations, data, Options(overrides=overrides))


def test_a_share_rises_by_points(figure: Make, dataset: Make) -> None:
    # 60 / 240 less 40 / 200: 5 points; at most 60.5 / 239.5 less 39.5 / 200.5.
    (row,) = rows(dataset, *four(figure))
    assert (row.measure, row.base_indicator, row.unit, row.indicator) == (
        "share_change",
        "s.whole",
        "percentage points",
        "s.part",
    )
    assert float(row.value) == pytest.approx(5)
    assert float(row.low) == pytest.approx((59.5 / 240.5 - 40.5 / 199.5) * 100)
    assert float(row.high) == pytest.approx((60.5 / 239.5 - 39.5 / 200.5) * 100)


def test_a_whole_that_breaks_has_no_change_of_shares(figure: Make, dataset: Make) -> None:
    breaks = (Break("s.whole", "CN", "2021", "a new scope"),)
    (row,) = rows(dataset, *four(figure), breaks=breaks)
    assert coded_note(row).startswith("break: s.whole: the series breaks at 2021: a new scope")
    (row,) = rows(dataset, *four(figure), breaks=breaks, overrides=("--across-breaks",))
    assert (float(row.value), row.status) == (pytest.approx(5), "B")


def test_each_share_is_of_its_whole_as_then_known(figure: Make, dataset: Make) -> None:
    # 60 of 240 as known in 2022 less 40 of 200 as known in 2021: the later revision of 2020 to 160 changes no printed share.
    part = [figure("s.part", "2020", "40", vintage="2021-06"), figure("s.part", "2021", "60", vintage="2022-06")]
    old = figure("s.whole", "2020", "200", vintage="2021-01")
    new = [figure("s.whole", "2020", "160", vintage="2022-03"), figure("s.whole", "2021", "240", vintage="2022-03")]
    revisions = (Revision("s.whole", "CN", "", "2020", "2022-03", "", "a census"),)
    (row,) = rows(dataset, *part, old, *new, revisions=revisions)
    assert float(row.value) == pytest.approx(60 / 240 * 100 - 40 / 200 * 100)
    assert "before the revision" in coded_note(row)


def test_both_parts_are_of_one_edition(figure: Make, dataset: Make) -> None:
    part = [figure("s.part", "2020", "40", vintage="2021-06"), figure("s.part", "2021", "60", vintage="2022-06")]
    whole = [figure("s.whole", period, "200", vintage="2022-06") for period in ("2020", "2021")]
    revisions = (Revision("s.part", "CN", "", "2020", "2022-03", "", "a census"),)
    (row,) = rows(dataset, *part, *whole, revisions=revisions)
    assert coded_note(row).startswith("edition: ")


def test_an_own_table_that_states_nothing_says_so(figure: Make, dataset: Make) -> None:
    figures = [one._replace(indicator=one.indicator.replace("s.", "x.")) for one in four(figure)]
    data = dataset(*figures)
    row = measures.rows("share-change", data.observations, data, Options.given(of="x.whole"))[0]
    assert coded_note(row) == "nothing states that it is a part of x.whole"


def test_the_digital_economy_gained_1_3_points_of_gdp_in_2023() -> None:
    # 53.9 / 126.0582, as known in August 2024, less 50.2 / 121.0207, as known in April 2023; printed, 42.8 and 41.5.
    (row,) = digecon_cli.load().select("economy.digital", start="2023", end="2023").share_change()
    assert float(row.value) == pytest.approx((53.9 / 126.0582 - 50.2 / 121.0207) * 100)
