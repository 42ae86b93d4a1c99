"""Filling: levels that nobody published, computed only when asked for, never across a break."""

from collections.abc import Callable
from typing import Any

import pytest
from coded_notes import coded_note

import digecon_cli
from digecon_cli import measures
from digecon_cli.core import facts
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import INFERRED, Break, Indicator, Revision, Source
from digecon_cli.measures import fill
from digecon_cli.measures.combining import rates_of
from digecon_cli.measures.currency import in_dollars
from digecon_cli.measures.derivation import Options
from digecon_cli.measures.fill import filled

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


def test_months_are_parted_within_a_year_only(figure: Make, dataset: Make) -> None:
    # 2020 is 120, and to January 2021 it is 131: what lies between is no month of one year's cumulative figures.
    entries = (Indicator("s.whole", kind="flow", unit="CNY"),)
    spans = {"2020-01": "9", "2020-01-01/P2M": "19", "2020-01-01/P11M": "108", "2020": "120", "2020-01-01/P13M": "131"}
    data = dataset(*(figure(period=period, value=value) for period, value in spans.items()), entries=entries)
    assert {period: value for period, (value, _, _) in levels(filled(data, ["months"])).items()} == {
        "2020-02": pytest.approx(10), "2020-12": pytest.approx(12),
    }  # fmt: skip


@pytest.mark.parametrize("origins", [("published", "computed"), ("computed", "published"), ("computed", "computed")])
def test_a_filled_level_is_set_on_a_published_one_and_the_other_way_round(
    origins: tuple[str, str], figure: Make, dataset: Make
) -> None:
    rows = [
        figure(period=period, value=value, low=value, high=value, origin=origin)
        for period, value, origin in zip(("2020", "2021"), ("100", "110"), origins, strict=True)
    ]
    data = dataset(*rows)
    (row,) = measures.rows("growth", rows[1:], data, Options())
    assert float(row.value) == pytest.approx(10)


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
    assert "the rate is on a comparable basis" in coded_note(cast)


def test_growth_of_a_cast_level_is_the_rate_that_made_it_and_confirms_nothing(figure: Make, dataset: Make) -> None:
    # 110 up 10 % [9.5, 10.5]: the level before is cast from both, so growth between them is 9.5 to 10.5 %, and no wider.
    data = filled(dataset(figure(period="2020", value="110"), growth(figure, "2020", "10")), ["published"])
    (cast,) = [one for one in data.observations if one.origin == "computed"]
    assert cast.status == "I"
    rows = measures.rows("growth", data.observations, data, Options())
    computed = [one for one in rows if one.measure == "growth" and one.origin == "computed"]
    assert [(float(one.value), float(one.low), float(one.high), one.status) for one in computed] == [
        (pytest.approx(10), pytest.approx(9.5), pytest.approx(10.5), "I")
    ]
    assert not [one for one in rows if one.measure == "gap"]


def test_a_rate_that_made_no_level_of_the_pair_still_has_its_gap(figure: Make, dataset: Make) -> None:
    rates = growth(figure, "2020", "10"), growth(figure, "2021", "20")
    data = filled(
        dataset(figure(period="2020", value="110"), figure(period="2021", value="150"), *rates), ["published"]
    )
    gaps = [one for one in measures.rows("growth", data.observations, data, Options()) if one.measure == "gap"]
    assert [one.period for one in gaps] == ["2021"]


def test_a_span_over_cast_levels_has_the_bounds_of_its_rates(figure: Make, dataset: Make) -> None:
    # Cast back two years at 10 % [9.5, 10.5] and 20 % [19.5, 20.5]: 132 over 100, whatever the level.
    data = filled(
        dataset(figure(period="2021", value="132"), growth(figure, "2021", "20"), growth(figure, "2020", "10")),
        ["published"],
    )
    rows = {one.measure: one for one in measures.rows("cagr", data.observations, data, Options())}
    for name, ends in {
        "cagr": [((low * high) ** 0.5 - 1) * 100 for low, high in ((1.1, 1.2), (1.095, 1.195), (1.105, 1.205))],
        "mean_growth": [15, 14.5, 15.5],
        "compound": [((low * high) ** 0.5 - 1) * 100 for low, high in ((1.1, 1.2), (1.095, 1.195), (1.105, 1.205))],
    }.items():
        assert [float(one) for one in (rows[name].value, rows[name].low, rows[name].high)] == pytest.approx(ends)
    assert "gap" not in rows, "the rates made the levels"


def test_a_mean_over_cast_and_printed_levels_is_exact(figure: Make, dataset: Make) -> None:
    # 100 [99.5, 100.5] in 2019, 132 [131.5, 132.5] in 2021, and 20 % [19.5, 20.5] in 2021: x / (100 G) + G over two.
    figures = figure(period="2019", value="100"), figure(period="2021", value="132"), growth(figure, "2021", "20")
    data = filled(dataset(*figures), ["published"])
    (mean,) = [one for one in measures.rows("cagr", data.observations, data, Options()) if one.measure == "mean_growth"]
    ends = [(x / y / g + g) / 2 * 100 - 100 for x in (131.5, 132.5) for y in (99.5, 100.5) for g in (1.195, 1.205)]
    assert float(mean.low) == pytest.approx(min(ends))
    assert float(mean.high) == pytest.approx(max(ends))
    assert mean.status == "I"


@pytest.mark.parametrize(("rates", "exact"), [(9, True), (10, False)])
def test_of_more_than_twelve_figures_the_mean_has_the_bounds_of_each_rate_by_itself(
    rates: int, exact: bool, figure: Make, dataset: Make
) -> None:
    # As above, and after 2021 so many rates of 10 % [9.5, 10.5]: with both levels and the rate of 2021 twelve, or one more.
    figures = [figure(period="2019", value="100"), figure(period="2021", value="132"), growth(figure, "2021", "20")]
    further = [growth(figure, f"{2022 + number}", "10") for number in range(rates)]
    data = filled(dataset(*figures, *further), ["published"])
    (mean,) = [one for one in measures.rows("cagr", data.observations, data, Options()) if one.measure == "mean_growth"]
    # The rate of 2021 makes the year before lower and its own year higher: together at most 132.5 / 99.5 / 1.205 + 1.205.
    most = 132.5 / 99.5 / (1.205 if exact else 1.195) + 1.205
    assert float(mean.high) == pytest.approx(((most + 1.105 * rates) / (rates + 2) - 1) * 100)


def test_a_second_half_is_the_year_less_the_first(figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.whole", kind="flow", unit="CNY"),)
    rows = (figure(period="2020", value="2.14"), figure(period="2020-S1", value="1.09"))
    assert levels(filled(dataset(*rows, entries=entries), ["sums"]))["2020-S2"] == pytest.approx((1.05, 1.04, 1.06))


def test_quarters_and_months_are_what_cumulative_figures_leave(figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.whole", kind="flow", unit="CNY"),)
    values = {"2023-Q1": "10", "2023-01-01/P4M": "14", "2023-S1": "22", "2023-01-01/P9M": "35", "2023": "50"}
    data = dataset(*(figure(period=period, value=value) for period, value in values.items()), entries=entries)
    assert levels(filled(data, ["quarters"])) == {
        "2023-Q2": pytest.approx((12, 11, 13)), "2023-Q3": pytest.approx((13, 12, 14)), "2023-Q4": pytest.approx((15, 14, 16)),
    }  # fmt: skip
    assert levels(filled(data, ["months"])) == {"2023-04": pytest.approx((4, 3, 5))}
    (april,) = [one for one in filled(data, ["months"]).observations if one.origin == "computed"]
    assert april.status == "I"
    assert coded_note(april).startswith("filled: longer - shorter, from 2023-4M of ")


def test_a_rest_is_of_first_prints_and_of_one_edition(figure: Make, dataset: Make) -> None:
    # The year was verified to 48 later; the half-year was printed with 50.
    entries = (Indicator("s.whole", kind="flow", unit="CNY"),)
    rows = (
        figure(period="2023", value="50", vintage="2024-01"), figure(period="2023", value="48", vintage="2024-12"),
        figure(period="2023-S1", value="22", vintage="2023-07"),
    )  # fmt: skip
    assert levels(filled(dataset(*rows, entries=entries), ["sums"]))["2023-S2"] == pytest.approx((28, 27, 29))
    revised = [Revision("s.whole", "CN", "", "2023-S1", "2023-10", "", "a census")]
    assert levels(filled(dataset(*rows, entries=entries, revisions=revised), ["sums"])) == {}


def test_a_rest_keeps_the_release_that_is_inferred_of_its_figures(figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.whole", kind="flow", unit="CNY"),)
    inferred = facts.of(INFERRED, name="s.whole", period="2023", vintage="2025-03", other="2024-01")
    rows = (
        figure(period="2023", value="50", vintage="2025-03", facts=(inferred,)),
        figure(period="2023-S1", value="22", vintage="2023-07"),
    )
    (rest,) = [
        one for one in filled(dataset(*rows, entries=entries), ["sums"]).observations if one.origin == "computed"
    ]
    assert (rest.vintage, rest.released) == ("2025-03", "2024-01")
    assert [fact.key for fact in rest.facts] == ["filled", INFERRED]


def test_what_the_bundled_table_leaves_is_what_was_counted() -> None:
    data = digecon_cli.load().data
    quarters, months = (levels_of(filled(data, [way]), data) for way in ("quarters", "months"))
    assert (len(quarters), len(months)) >= (85, 123)
    # Telecom revenue: 15,808 of 2022 less 11,971 of nine months, and 11,971 less 8,158 of the first half.
    found = {(one.indicator, one.period): float(one.value) for one in quarters}
    assert found["telecom.revenue", "2022-Q4"] == 15808 - 11971
    assert found["telecom.revenue", "2022-Q3"] == 11971 - 8158


def levels_of(more: Dataset, data: Dataset) -> list[Any]:
    return list(more.observations[len(data.observations) :])


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


@pytest.mark.exhaustive
@pytest.mark.parametrize("currency", ["", "USD"])
def test_no_gap_is_told_against_a_rate_that_made_one_of_its_levels(currency: str) -> None:
    data = filled(digecon_cli.load().data, ["published", "sums", "quarters", "months"])
    if currency:
        data = in_dollars(data, currency)
    made = data.made.values()
    assert len(made) > 200
    for command in ("growth", "cagr"):
        declared = measures.find(command)
        assert declared
        found = [one for one in declared.derive(data.observations, data, Options()) if one.row.measure == "gap"]
        assert found
        for gap in found:
            # By its place, since a level in dollars is another row: the rates that were cast along to it.
            published, *levels = gap.inputs
            rates = set().union(*(rates_of(level, data.made) for level in levels))
            spanned = {published} if command == "growth" else {one for one in rates if one.basis == published.basis}
            assert not rates & spanned, gap.row


def test_a_level_cast_over_two_years_goes_on_from_the_first(figure: Make, dataset: Make) -> None:
    # 110 up 10 % and, the year before, 25 %: 100 and 80, at least 109.5 / 1.105 / 1.255.
    rates = growth(figure, "2020", "10"), growth(figure, "2019", "25")
    found = levels(filled(dataset(figure(period="2020", value="110"), *rates), ["published"]))
    assert found["2018"] == pytest.approx((80, 109.5 / 1.105 / 1.255, 110.5 / 1.095 / 1.245))


def test_rates_that_enter_a_formula_stay_rates_beside_cast_levels(figure: Make, dataset: Make) -> None:
    # The part of 2021 is cast: 100 up 10 % is 110, of which 10 are new, on 220 up 10 %, so 200 the year before: 5 points.
    entries = (
        Indicator("s.whole", kind="flow", unit="CNY"),
        Indicator("s.part", kind="flow", unit="CNY", parent="s.whole", part_of="part"),
    )
    rates = growth(figure, "2021", "10"), growth(figure, "2021", "10")._replace(indicator="s.part")
    data = dataset(figure("s.part", "2020", "100"), figure("s.whole", "2021", "220"), *rates, entries=entries)
    more = filled(data, ["published"])
    rows = measures.rows("contribution", more.observations, more, Options())
    (row,) = [one for one in rows if one.measure == "contribution" and one.period == "2021"]
    assert float(row.value) == pytest.approx(5)


def test_the_order_of_the_ways_does_not_matter() -> None:
    data = digecon_cli.load().data
    one, other = (filled(data, ways).observations for ways in (["sums", "published"], ["published", "sums"]))
    assert sorted(one) == sorted(other)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("a", "from 2020 of 2021 and 2020-H1 of 2020"),
        ("b", "from 2020 of 2021 (Bureau) and 2020-H1 of 2020 (Ministry)"),
    ],
)
def test_a_rest_names_its_producers_where_they_are_two(other: str, told: str, figure: Make, dataset: Make) -> None:
    sources = {name: Source(name, maker, "t", "", "", "") for name, maker in (("a", "Bureau"), ("b", "Ministry"))}
    rows = (
        figure(period="2020", value="2.14", vintage="2021", source="a"),
        figure(period="2020-S1", value="1.09", vintage="2020", source=other),
    )
    data = filled(dataset(*rows, entries=(Indicator("s.whole", kind="flow"),), sources=sources), ["sums"])
    (made,) = [one for one in data.observations if one.origin == "computed"]
    assert coded_note(made) == f"filled: longer - shorter, {told}"
    assert (made.period, made.unit, made.unit_mult, made.status) == ("2020-S2", "CNY", 8, "I")


@pytest.mark.parametrize(("status", "told"), [("A", "I"), ("P", "I"), ("F", "F"), ("U", "U")])
def test_a_filled_level_is_imputed_at_best(status: str, told: str, figure: Make, dataset: Make) -> None:
    data = filled(dataset(figure(status=status), growth(figure, "2020", "10")), ["published"])
    (made,) = [one for one in data.observations if one.origin == "computed"]
    assert (made.status, made.basis, made.unit_mult) == (told, "", 8)


def test_of_two_rates_the_nominal_one_casts(figure: Make, dataset: Make) -> None:
    for rates in (("nominal", "comparable"), ("comparable", "nominal")):
        printed = [growth(figure, "2021", "10" if basis == "nominal" else "20", basis=basis) for basis in rates]
        assert levels(filled(dataset(figure(), *printed), ["published"]))["2021"][0] == pytest.approx(110)


def test_what_is_known_as_a_bound_casts_nothing(figure: Make, dataset: Make) -> None:
    over = {"bound": "over"}
    assert levels(filled(dataset(figure(**over), growth(figure, "2021", "10")), ["published"])) == {}
    assert levels(filled(dataset(figure(), growth(figure, "2021", "10", **over)), ["published"])) == {}
    rows = figure(period="2020", value="2.14", **over), figure(period="2020-S1", value="1.09")
    assert levels(filled(dataset(*rows, entries=(Indicator("s.whole", kind="flow"),)), ["sums"])) == {}


def test_a_rate_casts_no_rate(figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.whole", kind="rate"),)
    assert levels(filled(dataset(figure(), growth(figure, "2021", "10"), entries=entries), ["published"])) == {}


def cumulative(figure: Make, rates: tuple[str, str] = ("28.9", "26.0"), **others: Any) -> list[Any]:
    """Return first halves and nine months of two years, 120 and 199 then 171 and 279, and published growth of the later."""
    values = {"2023-S1": "120", "2023-01-01/P9M": "199", "2024-S1": "171", "2024-01-01/P9M": "279"}
    levels = [figure(period=period, value=value) for period, value in values.items()]
    both = zip(("2024-S1", "2024-01-01/P9M"), rates, strict=True)
    return [*levels, *(growth(figure, period, rate, **others) for period, rate in both)]


def third_quarter(dataset: Make, *figures: Any) -> Any:
    data = filled(dataset(*figures, entries=(Indicator("s.whole", kind="flow", unit="CNY"),)), ["quarters"])
    rows = measures.rows("growth", data.observations, data, Options())
    (row,) = [one for one in rows if (one.period, one.measure, one.origin) == ("2024-Q3", "growth", "computed")]
    return row


def test_filled_growth_that_published_growth_contradicts_is_refused(figure: Make, dataset: Make) -> None:
    # 108 on 79: 36.7 %; 279 / 1.26 less 171 / 1.289 are 88.77 a year before, so 21.7 %.
    row = third_quarter(dataset, *cumulative(figure))
    assert (row.value, row.low, row.high) == ("", "", "")
    assert coded_note(row).startswith("contradicted: the filled figures of s.whole grow by 36.71 %")
    assert pytest.approx(0.217, abs=5e-4) == 108 / (279 / 1.26 - 171 / 1.289) - 1


def test_filled_growth_that_published_growth_allows_carries_the_cautions_of_its_figures(
    figure: Make, dataset: Make
) -> None:
    # 171 / 120 is 42.5 %, 279 / 199 is 40.2 %: with 42.5 and 40.2 printed nothing is amiss.
    row = third_quarter(dataset, *cumulative(figure, ("42.5", "40.2")))
    assert float(row.value) == pytest.approx((108 / 79 - 1) * 100)
    assert row.warnings == []
    # 46 and 44 printed are beyond rounding of both, and together come to 108 / (279 / 1.44 - 171 / 1.46) or 41 %, at least
    # 36.5 %, so that 36.7 % may hold.
    row = third_quarter(dataset, *cumulative(figure, ("46", "44"), bound=""))
    assert 108.0 / (279.5 / 1.435 - 170.5 / 1.465) - 1 < 0.38
    assert float(row.value) == pytest.approx((108 / 79 - 1) * 100)
    assert {fact.get("periods") for fact in row.warnings} == {("2024-S1",), ("2024-01-01/P9M",)}
    assert {fact.code for fact in row.warnings} == {"growth_differs"}


def test_growth_at_constant_prices_contradicts_no_filled_level(figure: Make, dataset: Make) -> None:
    row = third_quarter(dataset, *cumulative(figure, basis="constant_prices"))
    assert float(row.value) == pytest.approx((108 / 79 - 1) * 100)
    assert row.warnings == []


# 107 to 109 on 78 to 80, at least 107 / 80 or 33.75 % and at most 109 / 78 or 39.74 %.
@pytest.mark.parametrize(
    ("printed", "holds"), [("21", False), ("33", False), ("34", True), ("40", True), ("41", False)]
)
def test_published_growth_of_the_quarter_itself_contradicts_too(
    printed: str, holds: bool, figure: Make, dataset: Make
) -> None:
    row = third_quarter(dataset, *cumulative(figure)[:4], growth(figure, "2024-Q3", printed))
    assert (row.has_figure, row.has("contradicted")) == (holds, not holds)


@pytest.mark.parametrize("bound", ["over", "under"])
@pytest.mark.parametrize("place", [4, 5])
def test_growth_known_as_a_bound_contradicts_nothing(bound: str, place: int, figure: Make, dataset: Make) -> None:
    figures = cumulative(figure)
    figures[place] = growth(figure, figures[place].period, figures[place].value, bound=bound)
    assert third_quarter(dataset, *figures).has_figure


@pytest.mark.parametrize(
    ("unit", "stated", "holds"), [("CNY", "CNY", False), ("CNY", "", False), ("USD", "", False), ("USD", "CNY", True)]
)
def test_growth_of_yuan_contradicts_no_filled_dollars(
    unit: str, stated: str, holds: bool, figure: Make, dataset: Make
) -> None:
    figures = [one._replace(unit=unit) if one.measure == "level" else one for one in cumulative(figure)]
    data = filled(dataset(*figures, entries=(Indicator("s.whole", kind="flow", unit=stated),)), ["quarters"])
    rows = measures.rows("growth", data.observations, data, Options())
    (row,) = [one for one in rows if (one.period, one.measure, one.origin) == ("2024-Q3", "growth", "computed")]
    assert (row.has_figure, row.has("contradicted")) == (holds, not holds)


def test_circuits_of_the_third_quarter_of_2024_are_refused() -> None:
    # Filled 108.5 on 79.0: +37.3 %; 28.9 % of the half and 26 % of nine months imply about +20.8 %.
    data = filled(digecon_cli.load().data, ["quarters"])
    figures = [one for one in data.observations if one.indicator == "manufacturing.integrated_circuits"]
    rows = measures.rows("growth", figures, data, Options())
    (row,) = [one for one in rows if one.period == "2024-Q3"]
    assert row.refusal
    assert row.refusal.code == "contradicted"
    assert float(row.refusal.get("low")) < 20.8 < float(row.refusal.get("high"))
    (level,) = [one for one in figures if one.period == "2024-Q3" and one.measure == "level"]
    assert [fact.code for fact in level.facts] == ["filled", "growth_differs", "growth_differs"]


def test_changes_of_shares_carry_the_cautions_of_filled_parts(figure: Make, dataset: Make) -> None:
    entries = (
        Indicator("s.whole", kind="flow", unit="CNY", parent="s.all", part_of="part"),
        Indicator("s.all", kind="flow", unit="CNY"),
    )
    wholes = [figure("s.all", period, "400") for period in ("2023-Q3", "2024-Q3")]
    data = filled(dataset(*cumulative(figure, ("46", "44")), *wholes, entries=entries), ["quarters"])
    rows = measures.rows("share-change", data.observations, data, Options())
    (row,) = [one for one in rows if one.period == "2024-Q3" and one.indicator == "s.whole"]
    assert float(row.value) == pytest.approx((108 - 79) / 400 * 100)
    assert row.has("growth_differs")


@pytest.mark.parametrize(
    ("of_level", "of_rate", "cast"),
    [
        ("", "constant_prices", False),
        ("comparable", "constant_prices", False),
        ("constant_prices", "constant_prices", True),
        ("constant_prices", "nominal", True),
        ("", "comparable", True),
    ],
)
def test_a_rate_at_constant_prices_casts_levels_at_those(
    of_level: str, of_rate: str, cast: bool, figure: Make, dataset: Make
) -> None:
    data = filled(dataset(figure(basis=of_level), growth(figure, "2021", "10", basis=of_rate)), ["published"])
    assert levels(data) == ({"2021": pytest.approx((110, 99.5 * 1.095, 100.5 * 1.105))} if cast else {})


def test_filled_growth_on_a_printed_level_is_contradicted_too(figure: Make, dataset: Make) -> None:
    # As above, and the quarter of 2023 is printed as the 79 that it is.
    row = third_quarter(dataset, *cumulative(figure), figure(period="2023-Q3", value="79"))
    assert row.has("contradicted")
    # Growth of two printed quarters is theirs, whatever is printed of what contains them.
    row = third_quarter(
        dataset, *cumulative(figure), figure(period="2023-Q3", value="79"), figure(period="2024-Q3", value="108")
    )
    assert float(row.value) == pytest.approx((108 / 79 - 1) * 100)


@pytest.mark.parametrize(("other", "holds"), [("9.0", False), ("9.5", True), ("10.5", True), ("12", False)])
def test_growth_of_a_cast_level_is_contradicted_by_a_rate_that_did_not_make_it(
    other: str, holds: bool, figure: Make, dataset: Make
) -> None:
    # Cast along the nominal 10 % [9.5, 10.5], beside a comparable rate within half a tenth.
    rates = growth(figure, "2020", "10"), growth(figure, "2020", other, basis="comparable")
    data = filled(dataset(figure(period="2020", value="110"), *rates), ["published"])
    rows = measures.rows("growth", data.observations, data, Options())
    (row,) = [one for one in rows if (one.measure, one.origin) == ("growth", "computed")]
    assert (row.has_figure, row.has("contradicted")) == (holds, not holds)


@pytest.mark.parametrize(
    ("kind", "period", "made"),
    [("flow", "2020-S2", True), ("stock", "2020-S2", False), ("", "2020-S2", False), ("rate", "2020-S2", False)],
)
def test_only_of_flows_there_is_a_rest(kind: str, period: str, made: bool, figure: Make, dataset: Make) -> None:
    rows = figure(period="2020", value="2.14"), figure(period="2020-S1", value="1.09")
    data = filled(dataset(*rows, entries=(Indicator("s.whole", kind=kind),)), ["sums"])
    assert list(levels(data)) == [period] * made


@pytest.mark.parametrize(
    ("way", "spans", "made"),
    [
        ("sums", ("2020", "2020-S1"), ["2020-S2"]),
        ("sums", ("2020", "2020-Q1"), []),
        ("sums", ("2020", "2020-S2"), []),
        ("sums", ("2020", "2019-S1"), []),
        ("sums", ("2020-01-01/P9M", "2020-S1"), []),
        ("quarters", ("2020-S1", "2020-Q1"), ["2020-Q2"]),
        ("quarters", ("2020-01-01/P9M", "2020-S1"), ["2020-Q3"]),
        ("quarters", ("2020", "2020-01-01/P9M"), ["2020-Q4"]),
        ("quarters", ("2020", "2020-S1"), []),
        ("quarters", ("2020-01-01/P4M", "2020-Q1"), []),
        ("months", ("2020-01-01/P2M", "2020-01"), ["2020-02"]),
        ("months", ("2020-Q1", "2020-01-01/P2M"), ["2020-03"]),
        ("months", ("2020", "2020-01-01/P11M"), ["2020-12"]),
        ("months", ("2020-Q1", "2020-01"), []),
        ("published", ("2020", "2020-S1"), []),
    ],
)
def test_a_rest_is_of_spans_that_the_way_names(
    way: str, spans: tuple[str, str], made: list[str], figure: Make, dataset: Make
) -> None:
    rows = figure(period=spans[0], value="5"), figure(period=spans[1], value="2")
    data = filled(dataset(*rows, entries=(Indicator("s.whole", kind="flow"),)), [way])
    assert list(levels(data)) == made


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ({}, True),
        ({"unit": "USD"}, False),
        ({"basis": "constant_prices"}, False),
        ({"area": "US"}, False),
        ({"measure": "index"}, False),
        ({"value": "", "low": "", "high": "", "status": "O"}, False),
        ({"bound": "over"}, False),
        ({"bound": "about"}, True),
        ({"status": "P"}, True),
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_two_figures_leave_a_rest_where_they_pair(
    told: dict[str, str], made: bool, place: int, figure: Make, dataset: Make
) -> None:
    fields = [{"period": "2020", "value": "5"}, {"period": "2020-S1", "value": "2"}]
    fields[place] |= told
    data = filled(dataset(*(figure(**each) for each in fields), entries=(Indicator("s.whole", kind="flow"),)), ["sums"])
    assert [one.period for one in data.observations if one.origin == "computed"] == ["2020-S2"] * made


@pytest.mark.parametrize(("basis", "key"), [("nominal", "filled"), ("", "filled"), ("comparable", "filled.comparable")])
def test_a_cast_level_says_on_which_basis_it_rests(basis: str, key: str, figure: Make, dataset: Make) -> None:
    data = filled(dataset(figure(), growth(figure, "2021", "10", basis=basis)), ["published"])
    (made,) = [one for one in data.observations if one.origin == "computed"]
    assert [fact.key for fact in made.facts] == [key]


@pytest.mark.parametrize(
    ("period", "of_rate", "words"),
    [
        ("2021", "2021", "level x (1 + published growth / 100)"),
        ("2019", "2020", "level / (1 + published growth / 100)"),
    ],
)
def test_a_cast_level_says_by_which_formula(period: str, of_rate: str, words: str, figure: Make, dataset: Make) -> None:
    data = filled(dataset(figure(vintage="2022"), growth(figure, of_rate, "10", vintage="2022")), ["published"])
    (made,) = [one for one in data.observations if one.origin == "computed"]
    assert (made.period, made.facts[0].get("word_formula")) == (period, words)


@pytest.mark.parametrize(("longer", "shorter", "found"), [(150.0, 100.0, 50.0), (110.0, 100.0, 900.0)])
def test_growth_of_a_rest_is_that_of_two_differences(longer: float, shorter: float, found: float) -> None:
    # 150 less 100, after 133.33 (12.5 %) less 100 (0 %): 50 on 33.33 is 50 %; 110 less 100, after 101 (8.9109 %) less 100: 10 on 1 is 900 %.
    of_longer = 12.5 if longer == 150 else 100 * (110 / 101 - 1)
    assert fill._growth_of_rest(longer, shorter, of_longer, 0.0) == pytest.approx(found)


@pytest.mark.parametrize("shorter", [100.0, 100.5])
def test_growth_of_a_rest_of_nothing_is_none(shorter: float) -> None:
    with pytest.raises(ArithmeticError):
        fill._growth_of_rest(100.0, shorter, 0.0, 0.0)
    assert fill._growth_of_rest(100.0, 99.5, 0.0, 0.0) == 0
