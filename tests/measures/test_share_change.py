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


def share(figure: Make, period: str, value: str, **others: Any) -> Observation:
    printed = {"measure": "share", "base_indicator": "s.whole", "unit": "percent", "unit_mult": 0, **others}
    made: Observation = figure("s.part", period, value, **printed)
    return made


def revised(figure: Make) -> tuple[list[Observation], tuple[Revision, ...]]:
    """Return 40 of 200 in 2020, later revised to 160, and 60 of 240 in 2021; and the revision."""
    part = [figure("s.part", "2020", "40", vintage="2021-06"), figure("s.part", "2021", "60", vintage="2022-06")]
    old = figure("s.whole", "2020", "200", vintage="2021-01")
    new = [figure("s.whole", "2020", "160", vintage="2022-03"), figure("s.whole", "2021", "240", vintage="2022-03")]
    return [*part, old, *new], (Revision("s.whole", "CN", "", "2020", "2022-03", "", "a census"),)


def test_both_wholes_are_of_one_edition(figure: Make, dataset: Make) -> None:
    # 60 of 240 less 40 of 160, as the whole of 2020 is since the census: nothing; 200 was another edition.
    figures, revisions = revised(figure)
    (row,) = rows(dataset, *figures, revisions=revisions)
    assert float(row.value) == pytest.approx(0)
    assert "s.whole 2020 of 2022-03" in coded_note(row)
    # 200 as revised alone is no whole of that edition.
    (row,) = rows(dataset, *figures[:3], figures[4], revisions=revisions)
    assert coded_note(row).startswith("edition: ")


def test_without_a_revision_each_whole_is_as_known_when_its_part_was_released(figure: Make, dataset: Make) -> None:
    # 60 of 240 less 40 of 200: 160 was printed for 2020 after its part was.
    figures, _ = revised(figure)
    (row,) = rows(dataset, *figures)
    assert float(row.value) == pytest.approx(60 / 240 * 100 - 40 / 200 * 100)


def test_printed_shares_have_their_difference_and_the_gap_says_that_they_cross_editions(
    figure: Make, dataset: Make
) -> None:
    # 25.0 less 20.0 as printed: 5.0 [4.9, 5.1]; by levels of one edition nothing.
    figures, revisions = revised(figure)
    printed = share(figure, "2020", "20.0", vintage="2021-06"), share(figure, "2021", "25.0", vintage="2022-06")
    found = {row.measure: row for row in rows(dataset, *figures, *printed, revisions=revisions)}
    assert set(found) == {"share_difference", "share_change", "gap"}
    difference = found["share_difference"]
    assert [float(end) for end in (difference.value, difference.low, difference.high)] == pytest.approx([5, 4.9, 5.1])
    assert (difference.origin, difference.base_indicator, difference.unit) == (
        "computed",
        "s.whole",
        "percentage points",
    )
    (caution,) = difference.warnings
    assert (caution.kind, caution.code) == ("caution", "edition")
    assert coded_note(found["gap"]).startswith("edition: the printed shares are of two editions of s.whole")
    assert float(found["gap"].value) == pytest.approx(5)


def test_a_printed_change_comes_before_the_difference_of_printed_shares(figure: Make, dataset: Make) -> None:
    # By levels 60 / 240 less 40 / 200: 5; printed 4.0, so a point less; 25.0 less 20.0 would have had no gap.
    printed = (
        share(figure, "2020", "20.0"),
        share(figure, "2021", "25.0"),
        share(figure, "2021", "4.0", measure="share_change", unit="percentage points"),
    )
    found = [(row.measure, row.origin, float(row.value)) for row in rows(dataset, *four(figure), *printed)]
    assert found == [
        ("share_change", "published", 4),
        ("share_difference", "computed", 5),
        ("share_change", "computed", pytest.approx(5)),
        ("gap", "computed", pytest.approx(-1)),
    ]


def test_shares_of_one_edition_differ_within_rounding(figure: Make, dataset: Make) -> None:
    printed = share(figure, "2020", "20.0"), share(figure, "2021", "25.0")
    found = {row.measure: row for row in rows(dataset, *four(figure), *printed)}
    assert coded_note(found["gap"]) == "within rounding"
    assert found["share_difference"].warnings == []


def test_a_share_without_one_a_year_before_has_no_difference(figure: Make, dataset: Make) -> None:
    (row,) = rows(dataset, *four(figure), share(figure, "2021", "25.0"))
    assert (row.measure, float(row.value)) == ("share_change", pytest.approx(5))


def test_shares_of_a_part_of_two_editions_have_no_difference(figure: Make, dataset: Make) -> None:
    printed = share(figure, "2020", "20.0", vintage="2021-06"), share(figure, "2021", "25.0", vintage="2022-06")
    revisions = (Revision("s.part", "CN", "", "2020", "2022-03", "", "a census"),)
    (row,) = rows(dataset, *printed, revisions=revisions)
    assert (row.measure, row.value, row.vintage) == ("share_difference", "", "2022-06")
    assert coded_note(row).startswith("edition: ")


@pytest.mark.parametrize("name", ["s.part", "s.whole"])
def test_printed_shares_do_not_differ_across_a_break(name: str, figure: Make, dataset: Make) -> None:
    printed = share(figure, "2020", "20.0"), share(figure, "2021", "25.0")
    breaks = (Break(name, "CN", "2021", "a new scope"),)
    found = rows(dataset, *four(figure), *printed, breaks=breaks)
    assert {row.measure: row.value for row in found} == {"share_difference": "", "share_change": ""}
    assert {row.refusal.code for row in found if row.refusal} == {"break"}
    found = rows(dataset, *four(figure), *printed, breaks=breaks, overrides=("--across-breaks",))
    assert {row.measure: row.status for row in found} == {"share_difference": "B", "share_change": "B", "gap": "B"}


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


def of_table(name: str, year: str, measure: str, **options: str) -> dict[str, Observation]:
    """Return the rows of a measure of a bundled indicator by their origin."""
    table = digecon_cli.load().select(name, start=year, end=year)
    return {row.origin: row for row in table.share_change(**options) if row.measure == measure}


def test_the_digital_economy_gained_1_3_points_of_gdp_in_2023() -> None:
    # 53.9 / 126.0582, as known in August 2024, less 50.2 / 121.0207, as known in April 2023; printed, 42.8 and 41.5.
    row = of_table("economy.digital", "2023", "share_change")["computed"]
    assert float(row.value) == pytest.approx((53.9 / 126.0582 - 50.2 / 121.0207) * 100)
    assert float(of_table("economy.digital", "2023", "share_difference")["computed"].value) == pytest.approx(1.3)


def test_the_digital_economy_of_2019_gained_1_4_points_as_printed_and_2_1_of_one_edition() -> None:
    # 36.2 less 34.8 as printed; 35.8 / 99.0865 less 31.3 / 91.92811, of GDP since the census of November 2019.
    changes = of_table("economy.digital", "2019", "share_change")
    assert (changes["published"].value, changes["published"].source) == ("1.4", "caict-ndf")
    assert float(changes["computed"].value) == pytest.approx((35.8 / 99.0865 - 31.3 / 91.92811) * 100)
    assert float(changes["computed"].value) == pytest.approx(2.08, abs=0.005)
    difference = of_table("economy.digital", "2019", "share_difference")["computed"]
    assert (float(difference.value), difference.has("edition")) == (pytest.approx(1.4), True)
    gap = of_table("economy.digital", "2019", "gap")["computed"]
    assert (float(gap.value), [fact.code for fact in gap.facts]) == (pytest.approx(-0.68, abs=0.005), ["edition"])


def test_online_goods_gained_4_2_points_of_retail_in_2020_as_printed_and_4_0_of_one_edition() -> None:
    # 24.9 less 20.7 as printed; 97590 / 391981 less 85239 / 408017.2, the total of 2019 since the census.
    changes = of_table("retail.online_physical", "2020", "share_change", of="retail.total")
    assert set(changes) == {"computed"}
    assert float(changes["computed"].value) == pytest.approx((97590 / 391981 - 85239 / 408017.2) * 100)
    assert float(changes["computed"].value) == pytest.approx(4.01, abs=0.005)
    difference = of_table("retail.online_physical", "2020", "share_difference", of="retail.total")["computed"]
    assert (float(difference.value), difference.has("edition")) == (pytest.approx(4.2), True)


def test_digital_industries_of_2019_gained_0_2_points_of_gdp_of_one_edition() -> None:
    # 7.1 / 99.0865 less 6.4 / 91.92811; printed, 7.2 less 7.1.
    row = of_table("economy.digital_industries", "2019", "share_change", of="economy.gdp")["computed"]
    assert float(row.value) == pytest.approx((7.1 / 99.0865 - 6.4 / 91.92811) * 100)


def test_no_computed_change_of_the_table_crosses_editions_of_its_whole() -> None:
    data = digecon_cli.load().data
    declared = measures.find("share-change")
    assert declared
    found = [one for one in declared.derive(data.observations, data, Options()) if len(one.inputs) == 4]
    assert len(found) > 150
    for one in found:
        if one.row.measure == "share_change" and one.row.has_figure:
            assert data.of_one_edition(one.inputs[1], one.inputs[3]), one.row


def kinds(found: list[Observation]) -> dict[tuple[str, str, str], float]:
    return {(row.measure, row.origin, row.base_indicator): float(row.value) for row in found if row.value}


# Printed: 21 % and, in 2021, 24 %, which is 3 points; of levels 40 / 200 and 60 / 240 are 5 points.
@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, {"share_difference": 3, "share_change": 5, "gap": -2}),
        ({"area": "US"}, {"share_change": 5}),
        ({"base_indicator": "s.other"}, {"share_change": 5}),
        ({"period": "2019"}, {"share_change": 5}),
        ({"value": "", "low": "", "high": "", "status": "O"}, {"share_change": 5}),
    ],
)
def test_a_difference_is_of_two_shares_of_one_whole_in_successive_years(
    told: dict[str, str], found: dict[str, float], figure: Make, dataset: Make
) -> None:
    share = {"measure": "share", "base_indicator": "s.whole", "unit": "percent", "unit_mult": 0}
    before = figure("s.part", **{"value": "21", **share} | told)
    answer = rows(dataset, *four(figure), figure("s.part", "2021", "24", **share), before)
    assert kinds([row for row in answer if row.period == "2021"]) == {
        (name, "computed", "s.whole"): pytest.approx(value) for name, value in found.items()
    }


@pytest.mark.parametrize(
    ("told", "gap"),
    [
        ({}, 2),
        ({"area": "US"}, None),
        ({"period": "2020"}, None),
        ({"base_indicator": "s.other"}, None),
        ({"indicator": "s.other"}, None),
    ],
)
def test_a_printed_change_is_set_on_that_of_its_own_levels(
    told: dict[str, str], gap: float | None, figure: Make, dataset: Make
) -> None:
    change = {
        "period": "2021",
        "value": "7",
        "measure": "share_change",
        "base_indicator": "s.whole",
        "unit": "percentage points",
    }
    printed = figure(**{"indicator": "s.part", "unit_mult": 0} | change | told)
    found = [float(row.value) for row in rows(dataset, *four(figure), printed) if row.measure == "gap" and row.value]
    assert found == ([] if gap is None else [pytest.approx(gap)])


@pytest.mark.parametrize(
    ("name", "period", "told", "code"),
    [
        ("s.part", "2020", {"unit": "persons"}, "unit"), ("s.part", "2021", {"unit": "persons"}, "unit"),
        ("s.whole", "2020", {"unit": "persons"}, "unit"), ("s.whole", "2021", {"unit": "persons"}, "unit"),
        ("s.whole", "2020", {"value": "0"}, "zero"), ("s.whole", "2021", {"value": "0"}, "zero"),
        ("s.whole", "2020", {"value": "30"}, "above_whole"), ("s.whole", "2021", {"value": "30"}, "above_whole"),
        ("s.part", "2020", {"status": "F"}, "target"), ("s.part", "2021", {"status": "F"}, "target"),
        ("s.whole", "2020", {"status": "F"}, "target"), ("s.whole", "2021", {"status": "F"}, "target"),
        ("s.part", "2020", {"value": "0"}, ""),
    ],
)  # fmt: skip
def test_a_change_of_a_share_is_of_four_figures_that_pair(
    name: str, period: str, told: dict[str, str], code: str, figure: Make, dataset: Make
) -> None:
    figures = [
        figure(row.indicator, row.period, **{"value": row.value} | told)
        if (row.indicator, row.period) == (name, period)
        else row
        for row in four(figure)
    ]
    (row,) = [row for row in rows(dataset, *figures) if row.measure == "share_change"]
    assert (row.refusal.code if row.refusal else "") == code
