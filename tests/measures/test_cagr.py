"""Spans: published rates compounded beside the growth of levels, exact bounds of means and chains, and the caution."""

from collections.abc import Callable
from typing import Any

import pytest
from coded_notes import coded_note

import digecon_cli
from digecon_cli import measures
from digecon_cli.core.model import Break, Indicator, Observation
from digecon_cli.measures.currency import in_dollars
from digecon_cli.measures.derivation import Options
from digecon_cli.measures.fill import filled

Make = Callable[..., Any]


def rate(figure: Make, period: str, value: str, **told: Any) -> Observation:
    fields = {"measure": "growth", "unit": "percent", "unit_mult": 0, "basis": "comparable"} | told
    made: Observation = figure(period=period, value=value, **fields)
    return made


def span(dataset: Make, *figures: Observation, command: str = "cagr", **asked: str) -> list[Observation]:
    data = dataset(*figures)
    return measures.rows(command, data.observations, data, Options.given(**asked))


def three(figure: Make, *values: str) -> list[Observation]:
    return [figure(period=str(2020 + number), value=value) for number, value in enumerate(values)]


def test_published_rates_compound_beside_levels(figure: Make, dataset: Make) -> None:
    rows = span(dataset, *three(figure, "100", "110", "121"), rate(figure, "2021", "20"), rate(figure, "2022", "5.0"))
    found = {one.measure: one for one in rows}
    compound = found["compound"]
    assert (compound.basis, compound.base_period, coded_note(compound)) == (
        "comparable",
        "2020",
        "compound of 2 published yearly rates",
    )
    assert float(compound.value) == pytest.approx(((1.2 * 1.05) ** 0.5 - 1) * 100)
    assert float(compound.low) == pytest.approx(((1.195 * 1.0495) ** 0.5 - 1) * 100)
    assert float(compound.high) == pytest.approx(((1.205 * 1.0505) ** 0.5 - 1) * 100)
    gap = found["gap"]
    assert float(gap.value) == pytest.approx(float(compound.value) - 10)
    assert coded_note(gap) == "comparable basis: the published rate is on a comparable basis, the levels are as printed"
    told = "caution: growth published on a comparable basis is not that of the levels in 2021, 2022"
    assert coded_note(found["cagr"]) == told
    assert coded_note(found["mean_growth"]) == f"mean of 2 yearly rates; {told}"


def mean(figure: Make, value: str, start: str = "2020", **told: Any) -> Observation:
    return rate(figure, "2022", value, measure="mean_growth", base_period=start, **told)


def test_a_published_mean_growth_is_held_against_the_levels(figure: Make, dataset: Make) -> None:
    rows = span(dataset, *three(figure, "100", "110", "121"), mean(figure, "9.0", basis=""))
    (printed,) = [one for one in rows if one.measure == "mean_growth" and one.origin == "published"]
    (gap,) = [one for one in rows if one.measure == "gap"]
    assert (printed.value, printed.base_period) == ("9.0", "2020")
    assert (gap.base_period, float(gap.value)) == ("2020", pytest.approx(9 - 10))
    # 121 / 1.09^2 = 101.84
    assert coded_note(gap) == (
        "unexplained: the published rate implies 101.8 instead of 100 for 2020, and no document was found that says why; "
        "of the published mean growth"
    )


def test_a_gap_over_two_years_says_which_base_the_compound_implies(figure: Make, dataset: Make) -> None:
    # Two years of 10 % up to 150 begin at 150 / 1.21 = 123.97, and not at 100.
    rates = [rate(figure, year, "10.0", basis="nominal") for year in ("2021", "2022")]
    found = span(dataset, *three(figure, "100", "110", "150"), *rates)
    (gap,) = [one for one in found if one.measure == "gap"]
    assert float(gap.value) == pytest.approx(10 - (1.5**0.5 - 1) * 100)
    assert (
        coded_note(gap)
        == "unexplained: the published rate implies 124 instead of 100 for 2020, and no document was found that says why"
    )


def test_an_index_since_the_first_year_is_no_mean_growth(figure: Make, dataset: Make) -> None:
    levels = figure(period="2020"), figure(period="2022", value="121")
    index = figure(period="2022", value="121", measure="index", base_period="2020", unit="index", unit_mult=0)
    data = dataset(*levels, index)
    rows = measures.rows("cagr", data.observations, data, Options())
    assert [(one.measure, one.origin) for one in rows] == [("cagr", "computed"), ("mean_growth", "computed")]


def test_a_mean_growth_of_another_span_is_not_held_against_this_one(figure: Make, dataset: Make) -> None:
    rows = span(dataset, *three(figure, "100", "110", "121"), mean(figure, "9.0", start="2019"))
    assert [(one.measure, one.origin) for one in rows] == [("cagr", "computed"), ("mean_growth", "computed")]


def test_a_span_has_one_gap_of_a_basis(figure: Make, dataset: Make) -> None:
    rates = rate(figure, "2021", "20"), rate(figure, "2022", "5.0"), mean(figure, "12.0")
    rows = span(dataset, *three(figure, "100", "110", "121"), *rates)
    assert [one.value for one in rows if one.measure == "mean_growth" and one.origin == "published"] == ["12.0"]
    (gap,) = [one for one in rows if one.measure == "gap"]
    assert float(gap.value) == pytest.approx(((1.2 * 1.05) ** 0.5 - 1) * 100 - 10)  # that of the yearly rates


def test_the_mean_growth_that_is_printed_for_the_digital_economy_is_not_that_of_its_levels() -> None:
    # Printed: 11 trillion yuan in 2012, 45.5 in 2021, and 15.9 % a year between them.
    rows = digecon_cli.load().select("economy.digital", start=2012, end=2021).cagr()
    (gap,) = [one for one in rows if one.measure == "gap"]
    assert float(gap.value) == pytest.approx(15.9 - ((45.5 / 11) ** (1 / 9) - 1) * 100)
    assert float(gap.high) == pytest.approx(15.95 - ((45.45 / 11.5) ** (1 / 9) - 1) * 100)
    assert gap.has("unexplained")


def test_without_a_basis_a_gap_says_what_the_rates_imply(figure: Make, dataset: Make) -> None:
    rates = rate(figure, "2021", "20", basis=""), rate(figure, "2022", "20", basis="")
    (gap,) = [one for one in span(dataset, *three(figure, "100", "110", "121"), *rates) if one.measure == "gap"]
    # 121 / 1.44 = 84.03
    assert coded_note(gap) == (
        "unexplained: the published rate implies 84.03 instead of 100 for 2020, and no document was found that says why"
    )


def test_a_missing_year_is_named(figure: Make, dataset: Make) -> None:
    rows = span(dataset, *three(figure, "100", "110", "121"), rate(figure, "2022", "20"))
    (compound,) = [one for one in rows if one.measure == "compound"]
    assert (compound.value, coded_note(compound)) == ("", "missing: no published growth of s.whole for 2021")
    assert not [one for one in span(dataset, *three(figure, "100", "110")) if one.measure == "compound"]


def test_rates_on_two_bases_are_never_compounded_together(figure: Make, dataset: Make) -> None:
    rates = rate(figure, "2021", "20"), rate(figure, "2022", "20", basis="nominal")
    (compound,) = [
        one for one in span(dataset, *three(figure, "100", "110", "121"), *rates) if one.measure == "compound"
    ]
    assert compound.value == ""


@pytest.mark.parametrize(("bound", "low", "high"), [("over", True, False), ("under", False, True)])
def test_a_rate_known_as_a_bound_makes_a_bound(bound: str, low: bool, high: bool, figure: Make, dataset: Make) -> None:
    rates = rate(figure, "2021", "20", bound=bound), rate(figure, "2022", "5")
    (row,) = [one for one in span(dataset, *three(figure, "100", "110", "121"), *rates) if one.measure == "compound"]
    assert (row.value, row.bound, bool(row.low), bool(row.high)) == ("", bound, low, high)
    end = 1.045 if low else 1.055
    assert float(row.point) == pytest.approx(((1.2 * end) ** 0.5 - 1) * 100)


def test_an_index_carries_the_caution_on_years_after_its_base(figure: Make, dataset: Make) -> None:
    figures = (*three(figure, "100", "110", "121"), rate(figure, "2021", "10"), rate(figure, "2022", "20"))
    notes = {one.period: coded_note(one) for one in span(dataset, *figures, command="index", base="2020")}
    assert notes["2021"] == ""
    assert notes["2022"] == "caution: growth published on a comparable basis is not that of the levels in 2022"


def test_an_index_at_its_base_has_no_caution_on_growth_up_to_it(figure: Make, dataset: Make) -> None:
    # 110 on 100 where 20 % is printed, and 10 % for 121 on 110: from 2021 on nothing differs, before it 2021 does.
    figures = (*three(figure, "100", "110", "121"), rate(figure, "2021", "20"), rate(figure, "2022", "10"))
    rows = span(dataset, *figures, command="index", base="2021")
    assert {row.period: [fact.get("periods") for fact in row.warnings] for row in rows} == {
        "2020": [("2021",)], "2021": [], "2022": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("basis", "since", "key"),
    [
        ("comparable", "2021", "growth_differs"),
        ("comparable", "2022", "growth_differs.any"),
        ("nominal", "2021", "growth_differs.any"),
    ],
)
def test_a_caution_names_the_comparable_basis_that_a_document_states(
    basis: str, since: str, key: str, figure: Make, dataset: Make
) -> None:
    entry = Indicator("s.whole", kind="flow", unit="CNY", comparable_since=since, comparable_source="d")
    rows = (*three(figure, "100", "110"), rate(figure, "2021", "20", basis=basis))
    found = measures.rows("cagr", rows, dataset(*rows, entries=(entry,)), Options())
    assert {row.measure: [fact.key for fact in row.warnings] for row in found if row.warnings} == {
        "cagr": [key], "mean_growth": [key],
    }  # fmt: skip


@pytest.mark.parametrize(("since", "key"), [("2021", "growth_differs.yuan"), ("2022", "growth_differs.any.yuan")])
def test_a_caution_in_dollars_is_on_the_levels_in_yuan(since: str, key: str, figure: Make, dataset: Make) -> None:
    # 110 on 100 where 20 % is printed, at 7 and at 6 yuan per dollar: 28.3 % in dollars, 10 % in yuan.
    entry = Indicator("s.whole", kind="flow", unit="CNY", comparable_since=since, comparable_source="d")
    rates = [
        figure("economy.usd_cny", period=period, value=value, unit="CNY per USD", unit_mult=0)
        for period, value in (("2020", "7.0"), ("2021", "6.0"))
    ]
    rows = (*three(figure, "100", "110"), rate(figure, "2021", "20", basis="comparable"))
    data = in_dollars(dataset(*rows, *rates, entries=(entry,)), "USD")
    found = measures.rows("cagr", rows, data, Options())
    assert {row.measure: [fact.key for fact in row.warnings] for row in found if row.warnings} == {
        "cagr": [key], "mean_growth": [key],
    }  # fmt: skip
    assert float(found[0].value) == pytest.approx((110 / 6) / (100 / 7) * 100 - 100)
    assert "in yuan" in found[0].warnings[0].sentence()


def test_phones_fell_on_levels_and_rose_by_published_rates() -> None:
    rows = digecon_cli.load().select("manufacturing.phones", start="2021", end="2024").cagr()
    found = {one.measure: one for one in rows}
    # 16.7 on 17.6 hundred million; -6.2, 6.9 and 7.8 % as published.
    assert float(found["cagr"].value) == pytest.approx(-1.73, abs=0.01)
    assert float(found["compound"].value) == pytest.approx(2.63, abs=0.01)
    assert coded_note(found["gap"]).startswith("comparable basis: ")
    assert "caution: " in coded_note(found["cagr"])


def test_growth_over_a_span_from_below_a_bound(figure: Make, dataset: Make) -> None:
    # Under 121 on 100 [99.5, 100.5]: less than (121 / 99.5)^(1/2).
    figures = (figure(period="2020", value="100"), figure(period="2022", value="121", bound="under"))
    (cagr, _) = span(dataset, *figures)
    assert (cagr.value, cagr.low, cagr.bound) == ("", "", "under")
    assert float(cagr.high) == pytest.approx(((121 / 99.5) ** 0.5 - 1) * 100)


def test_an_open_level_in_the_middle_leaves_the_least_mean(figure: Make, dataset: Make) -> None:
    # Over 105 between 100 and 121: x / 100.5 + 120.5 / x is least at the mean of both ends, sqrt(100.5 x 120.5) = 110.05.
    figures = three(figure, "100", "105", "121")
    figures[1] = figure(period="2021", value="105", bound="over")
    (mean,) = [one for one in span(dataset, *figures) if one.measure == "mean_growth"]
    assert (mean.value, mean.high, mean.bound) == ("", "", "over")
    assert float(mean.low) == pytest.approx(((120.5 / 100.5) ** 0.5 - 1) * 100)


def test_a_chain_of_computed_growth_has_the_bounds_of_its_ends(figure: Make, dataset: Make) -> None:
    # 121 on 100, whatever lies between.
    rows = span(dataset, *three(figure, "100", "110", "121"), command="index", base="2020", chain="computed")
    (last,) = [one for one in rows if one.period == "2022"]
    assert [float(one) for one in (last.value, last.low, last.high)] == pytest.approx(
        [121, 120.5 / 100.5 * 100, 121.5 / 99.5 * 100]
    )


def test_a_caution_knows_nothing_that_was_released_later() -> None:
    # In 2021 nothing was known of 2022 and after.
    table = digecon_cli.load().select("manufacturing.integrated_circuits")
    for row in (*table.cagr(vintage="2021-06"), *table.index("2019", vintage="2021-06")):
        assert "caution" not in coded_note(row), row


def test_a_year_without_a_level_has_no_caution(figure: Make, dataset: Make) -> None:
    # 20 % is printed for 2021, of which no level is known; 10 % for 2023 is that of 133 on 121.
    levels = [figure(period=year, value=value) for year, value in (("2020", "100"), ("2022", "121"), ("2023", "133"))]
    rates = rate(figure, "2021", "20"), rate(figure, "2023", "10")
    assert not [row for row in span(dataset, *levels, *rates) if row.warnings]


@pytest.mark.parametrize(
    ("told", "periods"),
    [
        # 110 on 100, each within a half: 9 to 11 %.
        ({"value": "11", "basis": "nominal"}, ()),
        ({"value": "12", "basis": "nominal"}, ("2021",)),
        ({"value": "8", "basis": ""}, ("2021",)),
        ({"value": "12", "basis": "constant_prices"}, ()),
    ],
)
def test_a_caution_is_on_rates_of_the_prices_of_the_levels_beyond_rounding(
    told: dict[str, str], periods: tuple[str, ...], figure: Make, dataset: Make
) -> None:
    rows = span(dataset, *three(figure, "100", "110", "121"), rate(figure, "2021", **told))
    for row in rows:
        if row.measure in ("cagr", "mean_growth"):
            assert [fact.get("periods") for fact in row.warnings] == [periods] * bool(periods)
            assert {fact.key for fact in row.warnings} <= {"growth_differs.any"}


def test_a_floor_and_a_ceiling_make_nothing(figure: Make, dataset: Make) -> None:
    rates = rate(figure, "2021", "20", bound="over"), rate(figure, "2022", "5", bound="under")
    (row,) = [one for one in span(dataset, *three(figure, "100", "110", "121"), *rates) if one.measure == "compound"]
    assert coded_note(row).startswith("open: ")


def test_levels_that_were_cast_elsewhere_leave_the_gap_of_a_span(figure: Make, dataset: Make) -> None:
    cast = figure("s.other"), rate(figure, "2021", "30", indicator="s.other")
    figures = (*three(figure, "100", "110", "121"), rate(figure, "2021", "20"), rate(figure, "2022", "20"), *cast)
    data = filled(dataset(*figures), ["published"])
    assert data.made
    gaps = [one for one in measures.rows("cagr", data.observations, data, Options()) if one.measure == "gap"]
    assert [(one.indicator, float(one.value)) for one in gaps] == [("s.whole", pytest.approx(10))]


def test_a_rate_has_no_compound_of_its_published_growth(figure: Make, dataset: Make) -> None:
    percent = {"unit": "percent", "unit_mult": 0}
    rows = figure(value="60", **percent), figure(period="2021", value="62", **percent), rate(figure, "2021", "3")
    data = dataset(*rows, entries=(Indicator("s.whole", kind="rate", unit="percent"),))
    assert [coded_note(one) for one in measures.rows("cagr", data.observations, data, Options())] == [
        "level: s.whole is a rate, and this measure needs levels"
    ]


def test_a_span_across_a_break_says_over_which_spans_a_rate_holds(figure: Make, dataset: Make) -> None:
    levels = three(figure, "100", "110", "90", "99", "105")  # 2020 to 2024, and the series breaks at 2022
    data = dataset(*levels, breaks=[Break("s.whole", "CN", "2022", "A new survey.")])
    (row, *_) = measures.rows("cagr", data.observations, data, Options())
    told = "the series breaks at 2022: A new survey; a rate can be computed from 2020 to 2021, 2022 to 2024"
    assert coded_note(row) == f"break: {told} (--across-breaks computes it anyway)"
    assert row.refusal
    assert row.refusal.get("held").sentence() == "a rate can be computed from 2020 to 2021, 2022 to 2024"
    data = dataset(*levels[1:3], breaks=[Break("s.whole", "CN", "2022", "A new survey.")])
    (row, *_) = measures.rows("cagr", data.observations, data, Options())
    assert "a rate holds" not in coded_note(row)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ({}, 1),
        ({"value": "", "low": "", "high": "", "status": "O"}, 0),
        ({"base_period": "2019"}, 0),
        ({"period": "2021"}, 0),
        ({"area": "US"}, 0),
        ({"indicator": "s.other"}, 0),
    ],
)
def test_a_printed_mean_stands_beside_the_span_that_it_is_of(
    told: dict[str, str], count: int, figure: Callable[..., Any], dataset: Callable[..., Any]
) -> None:
    # 144 on 100 is 20 % a year, where 15 % is printed.
    mean = {
        "period": "2022",
        "value": "15",
        "measure": "mean_growth",
        "base_period": "2020",
        "unit": "percent",
        "unit_mult": 0,
    }
    rows = figure(), figure(period="2022", value="144"), figure(**mean | told)
    data = dataset(*rows)
    found = measures.rows("cagr", data.observations, data, Options())
    assert [one.value for one in found if one.measure == "mean_growth" and one.origin == "published"] == ["15"] * count
    assert [float(one.value) for one in found if one.measure == "gap"] == [pytest.approx(-5)] * count
