"""Targets: what is reached, what is missing, and what the rest still takes."""

from collections.abc import Callable
from typing import Any

import pytest
from coded_notes import coded_note

from digecon_cli import measures
from digecon_cli.core import facts
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Indicator, Observation
from digecon_cli.core.periods import canonical, label
from digecon_cli.measures.derivation import Options
from digecon_cli.measures.targets import targets

Make = Callable[..., Any]

ENTRIES = (
    Indicator("s.whole", kind="stock", unit="EFLOPS"),
    Indicator("s.rate", kind="rate", unit="percent"),
    Indicator("s.stored", kind="stock", unit="EB", parent="s.whole", part_of="overlap", note="data, not capacity"),
)


def asked(data: Dataset) -> dict[tuple[str, str], Observation]:
    found = [one.row for one in targets(data.observations, data, Options())]
    return {(one.measure, one.base_period): one for one in found if one.origin == "computed" and not one.base_indicator}


def power(figure: Make, period: str, value: str, **others: Any) -> Observation:
    return figure(period=period, value=value, **{"unit": "EFLOPS", "unit_mult": 0} | others)


def test_a_floor_that_is_not_reached(figure: Make, dataset: Make) -> None:
    # Over 300 in 2025, 280 in 2024: 20 to go, 93.33 %, and 7.14 % a year.
    rows = (power(figure, "2025", "300", measure="target", bound="over"), power(figure, "2024", "280"))
    found = asked(dataset(*rows, entries=ENTRIES))
    distance = found["difference", ""]
    assert (float(distance.value), float(distance.low), float(distance.high)) == pytest.approx((20, 19.5, 20.5))
    assert (distance.unit, coded_note(distance)) == ("EFLOPS", "no figure for the target year yet; latest is 2024")
    assert float(found["ratio", ""].value) == pytest.approx(280 / 3)
    assert float(found["cagr", "2024"].value) == pytest.approx((300 / 280 - 1) * 100)


def test_what_two_targets_rest_on_is_printed_once(figure: Make, dataset: Make) -> None:
    rows = (
        power(figure, "2025", "300", measure="target", bound="over"), power(figure, "2030", "500", measure="target", bound="over"),
        power(figure, "2024", "280"), power(figure, "2025-S1", "25.5", measure="growth", unit="percent", basis="nominal"),
    )  # fmt: skip
    data = dataset(*rows, entries=ENTRIES)
    found = [one.row for one in targets(data.observations, data, Options())]
    assert [(one.measure, one.period) for one in found if one.origin == "published"].count(("level", "2024")) == 1
    assert [(one.measure, one.period) for one in found if one.origin == "published"].count(("growth", "2025-S1")) == 1


def test_targets_of_one_area_stand_together(figure: Make, dataset: Make) -> None:
    places = [("US", "2025"), ("CN", "2030"), ("US", "2030"), ("CN", "2025")]
    rows = [power(figure, period, "300", area=area, measure="target", bound="over") for area, period in places]
    data = dataset(*rows, entries=ENTRIES)
    found = [one.row for one in targets(data.observations, data, Options()) if one.row.measure == "target"]
    assert [(one.area, one.period) for one in found] == [("CN", "2025"), ("CN", "2030"), ("US", "2025"), ("US", "2030")]


def test_a_floor_that_is_reached_needs_no_more_growth(figure: Make, dataset: Make) -> None:
    rows = (power(figure, "2025", "300", measure="target", bound="over"), power(figure, "2024", "301"))
    found = asked(dataset(*rows, entries=ENTRIES))
    assert coded_note(found["difference", ""]).startswith("reached")
    assert ("cagr", "2024") not in found


def test_rounding_leaves_it_open_whether_a_floor_is_reached(figure: Make, dataset: Make) -> None:
    rows = (power(figure, "2025", "300", measure="target", bound="over"), power(figure, "2024", "300"))
    assert coded_note(asked(dataset(*rows, entries=ENTRIES))["difference", ""]).startswith("perhaps reached")


@pytest.mark.parametrize("measure", ["target_share", "target"])  # the second as files said it before
def test_a_planned_share_is_held_against_the_share_of_the_same_whole(measure: str, figure: Make, dataset: Make) -> None:
    # 10 % of GDP by 2025, 9.9 % of it in 2023: 0.1 points to go.
    told = {"base_indicator": "s.gdp", "unit": "percent", "unit_mult": 0}
    rows = (
        figure("s.whole", "2025", "10", measure=measure, **told),
        figure("s.whole", "2023", "9.9", measure="share", **told),
        figure("s.whole", "2024", "50", measure="share", **{**told, "base_indicator": "s.industry"}),
        figure("s.whole", "2024", "280"),
    )
    data = dataset(*rows, entries=ENTRIES)
    goal, latest, distance, *_ = (one.row for one in targets(data.observations, data, Options()))
    assert (goal, latest) == rows[:2]
    assert (distance.measure, distance.base_indicator, distance.unit) == ("difference", "s.gdp", "percentage points")
    assert float(distance.value) == pytest.approx(0.1)


def test_a_rate_needs_points_a_year(figure: Make, dataset: Make) -> None:
    percent = {"unit": "percent", "unit_mult": 0}
    rows = (
        figure("s.rate", "2025", "35", measure="target", **percent),
        figure("s.rate", "2023", "31", **percent),
    )
    found = asked(dataset(*rows, entries=ENTRIES))
    assert (float(found["difference", ""].value), found["difference", ""].unit) == (4, "percentage points")
    assert float(found["difference", "2023"].value) == 2
    assert ("ratio", "") not in found


def test_an_actual_figure_after_the_target_year_does_not_count(figure: Make, dataset: Make) -> None:
    rows = (
        power(figure, "2023", "200", measure="target", bound="over"),
        power(figure, "2023", "190"),
        power(figure, "2024", "230"),
    )
    assert coded_note(asked(dataset(*rows, entries=ENTRIES))["difference", ""]).startswith(
        "not reached; latest is 2023"
    )


def test_a_similar_name_with_another_definition_is_flagged_not_compared(figure: Make, dataset: Make) -> None:
    rows = (
        power(figure, "2025", "1800", measure="target", bound="over"),
        figure("s.stored", "2022", "724.5", unit="EB"),
    )
    data = dataset(*rows, entries=ENTRIES)
    notes = [
        coded_note(one)
        for one in measures.rows("targets", data.observations, data, Options())
        if one.origin == "computed"
    ]
    assert notes == [
        "missing: not measured as the target is",
        "overlap: s.stored is not part of s.whole: data, not capacity",
    ]


def test_a_target_for_a_year_is_not_held_against_a_part_of_a_year(figure: Make, dataset: Make) -> None:
    rows = (
        figure(period="2025", value="200", measure="target"),
        figure(period="2024", value="160"),
        figure(period="2025-S1"),
    )
    found = asked(dataset(*rows, entries=(Indicator("s.whole", kind="flow", unit="CNY"),)))
    assert float(found["ratio", ""].value) == pytest.approx(80)
    assert coded_note(found["ratio", ""]) == "no figure for the target year yet; latest is 2024"


def test_two_targets_tell_their_latest_figure_once(figure: Make, dataset: Make) -> None:
    floor = {"measure": "target", "bound": "over"}
    rows = (power(figure, "2024", "300", **floor), power(figure, "2025", "400", **floor), power(figure, "2023", "280"))
    data = dataset(*rows, entries=ENTRIES)
    assert [
        one.value for one in measures.rows("targets", data.observations, data, Options()) if one.measure == "level"
    ] == ["280"]


@pytest.mark.parametrize(
    ("period", "value", "verdict"),
    [
        ("2025", "301", "reached"),
        ("2025", "300", "perhaps reached (rounding)"),
        ("2025-12", "299", "not reached"),  # of a stock: its state at the end of the target year
        ("2025", "299", "not reached"),
        ("2025-06", "280", "no figure for the target year yet"),
        ("2022", "280", "no figure for the target year yet"),
        ("2021", "280", "too old to judge"),
        ("2021", "301", "reached"),
    ],
)
def test_each_verdict_has_its_words(period: str, value: str, verdict: str, figure: Make, dataset: Make) -> None:
    rows = (power(figure, "2025", "300", measure="target", bound="over"), power(figure, period, value))
    found = asked(dataset(*rows, entries=ENTRIES))
    assert coded_note(found["difference", ""]) == f"{verdict}; latest is {period}"
    assert any(measure == "cagr" for measure, _ in found) is (verdict == "no figure for the target year yet")


@pytest.mark.parametrize(
    ("value", "bound", "verdict"),
    [
        ("299", "", "reached"),  # at most 299.5
        ("300", "exact", "reached"),
        ("300", "", "perhaps reached (rounding)"),
        ("301", "", "not reached"),  # at least 300.5
    ],
)
def test_a_ceiling_is_reached_from_below(value: str, bound: str, verdict: str, figure: Make, dataset: Make) -> None:
    rows = (power(figure, "2025", "300", measure="target", bound="under"), power(figure, "2025", value, bound=bound))
    assert coded_note(asked(dataset(*rows, entries=ENTRIES))["difference", ""]) == f"{verdict}; latest is 2025"


def test_a_ceiling_at_the_lower_end_is_perhaps_reached(figure: Make, dataset: Make) -> None:
    rows = (
        power(figure, "2025", "300", measure="target", bound="under"),
        power(figure, "2025", "300.5", low="300", high="301"),
    )
    assert coded_note(asked(dataset(*rows, entries=ENTRIES))["difference", ""]).startswith("perhaps reached")


def test_a_floor_is_reached_by_exactly_that(figure: Make, dataset: Make) -> None:
    rows = (power(figure, "2025", "300", measure="target"), power(figure, "2025", "300", bound="exact"))
    assert coded_note(asked(dataset(*rows, entries=ENTRIES))["difference", ""]).startswith("reached")


def test_growth_of_the_target_s_year_is_told_where_its_level_is_not_known_yet(figure: Make, dataset: Make) -> None:
    rows = (
        power(figure, "2025", "300", measure="target", bound="over"),
        power(figure, "2024", "280"),
        *(
            power(figure, period, value, measure="growth", unit="percent", status=status)
            for period, value, status in (
                ("2024", "5.0", "A"), ("2025-S1", "6.0", "A"), ("2025-01-01/P11M", "13.3", "A"),  # the newest that is sure
                ("2025", "12", "U"), ("2025-Q4", "1.0", "A"), ("2026-01-01/P2M", "2.0", "A"),
            )
        ),
    )  # fmt: skip
    found = [one.row for one in targets(rows, dataset(*rows, entries=ENTRIES), Options())]
    assert [(one.period, one.value) for one in found if one.measure == "growth"] == [("2025-01-01/P11M", "13.3")]


def test_no_growth_before_the_latest_level_is_told(figure: Make, dataset: Make) -> None:
    rows = (
        power(figure, "2025", "300", measure="target", bound="over"),
        power(figure, "2025", "280"),
        power(figure, "2025-01-01/P11M", "13.3", measure="growth", unit="percent"),
    )
    found = [one.row.measure for one in targets(rows, dataset(*rows, entries=ENTRIES), Options())]
    assert "growth" not in found


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (("2025-9M",), ["2025-9M"]),
        (("2025",), ["2025"]),  # of all of the target's year
        (("2024", "2024-11M"), []),  # ends no later than the level that is known
        (("2026-2M",), []),  # lies after the target's year
        (
            ("2025-Q1", "2025-Q2", "2025-11"),
            ["2025-Q1"],
        ),  # a part that does not begin in January says nothing of the year
        (("2025-2M", "2025-9M"), ["2025-9M"]),  # the newest
    ],
)
def test_growth_since_the_latest_level_is_of_the_target_s_year_from_january(
    periods: tuple[str, ...], told: list[str], figure: Make, dataset: Make
) -> None:
    rows = [
        power(figure, "2025", "300", measure="target"),
        power(figure, "2024", "280"),
        *(power(figure, canonical(at), "9", measure="growth", unit="percent") for at in periods),
    ]
    found = [one.row for one in targets(rows, dataset(*rows, entries=ENTRIES), Options())]
    assert [label(one.period) for one in found if one.measure == "growth"] == told


def test_growth_since_the_latest_level_stood_at_the_vintage(figure: Make, dataset: Make) -> None:
    rate = {"measure": "growth", "unit": "percent", "source": "a"}
    rows = [
        power(figure, "2025", "300", measure="target", vintage="2024-01"),
        power(figure, "2024", "280", vintage="2025-01"),
        power(figure, "2025-S1", "9", vintage="2025-07", **rate),
        power(figure, "2025-S1", "11", vintage="2025-12", **rate),
    ]
    for vintage, value in (("", "11"), ("latest", "11"), ("first", "9"), ("2025-08", "9")):
        found = targets(rows, dataset(*rows, entries=ENTRIES), Options(vintage))
        assert [one.row.value for one in found if one.row.measure == "growth"] == [value]


def test_a_refused_distance_names_the_documents_of_both(figure: Make, dataset: Make) -> None:
    rows = [
        power(figure, "2025", "300", measure="target", source="plan"),
        power(figure, "2024", "280", status="D", note="racks of 2.5 kW", source="report"),
    ]
    row = asked(dataset(*rows, entries=ENTRIES))["difference", ""]
    assert (row.value, row.sources) == ("", ["plan", "report"])
    assert coded_note(row) == "definition: 2024 follows another definition (racks of 2.5 kW)"


def test_a_january_alone_says_nothing_of_a_target_s_year(figure: Make, dataset: Make) -> None:
    rows = (
        power(figure, "2025", "300", measure="target"),
        power(figure, "2024", "280"),
        power(figure, "2025-01", "13.3", measure="growth", unit="percent"),
    )
    found = [one.row.measure for one in targets(rows, dataset(*rows, entries=ENTRIES), Options())]
    assert "growth" not in found


@pytest.mark.parametrize(("unit", "mult", "told"), [("CNY", 8, ("CNY", 8)), ("percent", 0, ("percentage points", 0))])
def test_a_distance_that_is_not_told_is_in_the_unit_of_the_target(
    unit: str, mult: int, told: tuple[str, int], figure: Make, dataset: Make
) -> None:
    data = dataset(figure(period="2025", measure="target", unit=unit, unit_mult=mult))
    row = targets(data.observations, data, Options())[-1].row
    assert (row.measure, row.value, row.unit, row.unit_mult) == ("difference", "", *told)
    assert coded_note(row) == "missing: not measured as the target is"


@pytest.mark.parametrize(
    ("kind", "held"),
    [("stock", True), ("rate", True), ("index", True), ("count", True), ("price", True), ("flow", False), ("", False)],
)
def test_what_stands_at_a_time_is_held_against_a_month(kind: str, held: bool, figure: Make, dataset: Make) -> None:
    rows = figure(period="2025", value="200", measure="target"), figure(period="2025-06", value="160")
    row = asked(dataset(*rows, entries=(Indicator("s.whole", kind=kind, unit="CNY"),)))["difference", ""]
    assert (row.value != "") is held
    assert coded_note(row) == (
        "no figure for the target year yet; latest is 2025-06" if held else "missing: not measured as the target is"
    )


def test_a_weak_figure_is_the_latest_only_where_there_is_no_other(figure: Make, dataset: Make) -> None:
    target = power(figure, "2025", "300", measure="target")
    sure, weak = power(figure, "2023", "280"), power(figure, "2024", "290", status="U")
    assert coded_note(asked(dataset(target, sure, weak, entries=ENTRIES))["difference", ""]).endswith("latest is 2023")
    assert coded_note(asked(dataset(target, weak, entries=ENTRIES))["difference", ""]).endswith("latest is 2024")


def test_the_latest_figure_may_be_computed_and_says_when_it_was_released(figure: Make, dataset: Make) -> None:
    rows = (
        power(figure, "2025", "300", measure="target"),
        power(figure, "2023", "270", vintage="2024-01"),
        power(figure, "2024", "280", origin="computed", low="279", high="281", vintage="2025-02"),
        power(figure, "2024", "999", measure="forecast"),
        power(figure, "2024", "", low="", high="", status="O", facts=(facts.of("missing.target"),)),
    )
    found = asked(dataset(*rows, entries=ENTRIES))
    assert coded_note(found["difference", ""]) == "no figure for the target year yet; latest is 2024 of 2025-02"
    assert float(found["difference", ""].value) == pytest.approx(20)


def test_what_is_still_needed_of_a_rate_is_points_a_year(figure: Make, dataset: Make) -> None:
    # 35 in 2025, 31 in 2023: 4 points in two years are 2 a year; of 31 [30.5, 31.5] from 1.75 to 2.25.
    percent = {"unit": "percent", "unit_mult": 0}
    rows = figure("s.rate", "2025", "35", measure="target", **percent), figure("s.rate", "2023", "31", **percent)
    row = asked(dataset(*rows, entries=ENTRIES))["difference", "2023"]
    assert (float(row.value), float(row.low), float(row.high)) == pytest.approx((2, 1.75, 2.25))
    assert (row.unit, row.unit_mult) == ("percentage points", 0)
    assert coded_note(row) == "still needed per year; latest is 2023"


def test_a_distance_is_in_the_multiple_of_the_target(figure: Make, dataset: Make) -> None:
    # 2 trillion less 16,000 in 10^8, which is 1.6 trillion: 0.4 trillion, and 80 %.
    rows = figure(period="2025", value="2", unit_mult=12, measure="target"), figure(period="2024", value="16000")
    found = asked(dataset(*rows, entries=(Indicator("s.whole", kind="flow", unit="CNY"),)))
    assert (float(found["difference", ""].value), found["difference", ""].unit_mult) == (pytest.approx(0.4), 12)
    assert (float(found["ratio", ""].value), found["ratio", ""].unit) == (pytest.approx(80), "percent")
    assert float(found["cagr", "2024"].value) == pytest.approx(25)
    assert found["ratio", ""].unit_mult == found["cagr", "2024"].unit_mult == 0


@pytest.mark.parametrize(("bound", "ends"), [("about", (14.5, 25.5)), ("over", (19.5, 20.5)), ("", (19.5, 20.5))])
def test_only_a_target_that_is_about_a_number_is_as_wide_as_it_says(
    bound: str, ends: tuple[float, float], figure: Make, dataset: Make
) -> None:
    # 295 to 305 less 279.5 to 280.5; a threshold of 300 is 300.
    goal = power(figure, "2025", "300", measure="target", bound=bound, low="295", high="305")
    distance = asked(dataset(goal, power(figure, "2024", "280"), entries=ENTRIES))["difference", ""]
    assert (float(distance.low), float(distance.high)) == pytest.approx(ends)


# Held against 280 of 2022, where 300 is the target of 2030.
@pytest.mark.parametrize(
    ("period", "newest", "code"),
    [
        ("2030", "2023", "no_figure_yet"), ("2030", "2025", "no_figure_yet"), ("2030", "2026", "too_old"), ("2030", "", "too_old"),
        ("2025", "2030", "no_figure_yet"), ("2026", "2030", "too_old"), ("2025", "", "no_figure_yet"), ("2026", "", "too_old"),
        ("2022", "2030", "not_reached"), ("2030", "2022", "no_figure_yet"),
    ],
)  # fmt: skip
def test_a_figure_ages_with_the_newest_release_up_to_the_target(
    period: str, newest: str, code: str, figure: Make, dataset: Make
) -> None:
    rows = power(figure, period, "300", measure="target"), power(figure, "2022", "280")
    release = [figure("s.rate", "2020", "1", unit="percent", unit_mult=0, vintage=newest)]
    found = asked(dataset(*rows, *release, entries=ENTRIES))["difference", ""]
    assert found.facts[0].key == code


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, "not_reached"),
        ({"unit": "EB"}, "unit"),
        ({"status": "D", "note": "another"}, "definition"),
        ({"status": "U"}, "not_reached"),
        ({"area": "US"}, "missing"),
        ({"value": "", "low": "", "high": "", "status": "O"}, "missing"),
        ({"period": "2026"}, "missing"),
        ({"measure": "index"}, "missing"),
    ],
)
def test_a_target_is_held_against_a_level_that_pairs(
    told: dict[str, str], code: str, figure: Make, dataset: Make
) -> None:
    latest = power(figure, **{"period": "2025", "value": "280"} | told)
    row = asked(dataset(power(figure, "2025", "300", measure="target"), latest, entries=ENTRIES))["difference", ""]
    assert row.facts[0].code == code
    assert row.has_figure is (code == "not_reached")


def test_an_about_target_is_perhaps_reached_within_what_it_says(figure: Make, dataset: Make) -> None:
    for bound, value, key in (
        ("about", "301", "perhaps_reached.about"), ("", "301", "reached"), ("about", "280", "not_reached"),
    ):  # fmt: skip
        rows = power(figure, "2025", "300", measure="target", bound=bound), power(figure, "2025", value)
        assert asked(dataset(*rows, entries=ENTRIES))["difference", ""].facts[0].key == key
    rows = power(figure, "2025", "300", measure="target"), power(figure, "2025", "301", bound="about")
    assert asked(dataset(*rows, entries=ENTRIES))["difference", ""].facts[0].key == "perhaps_reached.about"
