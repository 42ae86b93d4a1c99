"""Contributions from published growth, and the gaps of published contributions and shares."""

from collections.abc import Callable
from typing import Any

import pytest
from coded_notes import coded_note

import digecon_cli
from digecon_cli import Table, measures
from digecon_cli.core.comparability import RULES
from digecon_cli.core.model import Break, Indicator, Revision, Source
from digecon_cli.measures.derivation import Options
from digecon_cli.measures.fill import filled

Make = Callable[..., Any]
Ask = Callable[..., list[Any]]
ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY", unit_mult=8),
    Indicator("s.part", kind="flow", unit="CNY", unit_mult=8, parent="s.whole;s.half", part_of="part;part"),
    Indicator("s.half", kind="flow", unit="CNY", unit_mult=8),
)


@pytest.fixture(scope="module")
def table() -> Table:
    return digecon_cli.load().select(freq="all")


def rate(figure: Make, name: str, value: str, period: str = "2021", **told: Any) -> Any:
    fields = {"measure": "growth", "unit": "percent", "unit_mult": 0, "basis": "comparable"} | told
    return figure(name, period, value, **fields)


@pytest.fixture
def ask(dataset: Make) -> Ask:
    def rows(command: str, *figures: Any, entries: tuple[Indicator, ...] = ENTRIES, **asked: Any) -> list[Any]:
        data = dataset(*figures, entries=entries, sources={one.source: one for one in asked.pop("sources", ())})
        return measures.rows(command, data.observations, data, Options.given(**asked))

    return rows


def test_all_published_contributions_are_reproduced_from_published_growth(table: Table) -> None:
    rows = table.contribution()
    printed = [one for one in rows if one.measure == "contribution" and one.origin == "published"]
    gaps = {(one.indicator, one.period): one for one in rows if one.measure == "gap"}
    assert len(printed) > 50
    without = {(one.indicator, one.period) for one in printed} - gaps.keys()
    assert len(without) <= 1  # the first quarter of 2023, of which the level is not printed
    for one in printed:
        if (one.indicator, one.period) in without:
            continue
        gap = gaps[one.indicator, one.period]
        assert coded_note(gap) == "within rounding", gap
        assert float(gap.low) <= 0 <= float(gap.high)


def test_a_contribution_by_hand(table: Table) -> None:
    # Emerging telecom business of 2021: 2225 x 0.278 / 1.278 = 484.0 more, on 14700 / 1.08 = 13611 the year before.
    (row,) = [
        one
        for one in table.select("telecom.emerging", start="2021", end="2021").contribution()
        if (one.measure, one.origin) == ("contribution", "computed")
    ]
    assert float(row.value) == pytest.approx(2225 * (0.278 / 1.278) / (14700 / 1.08) * 100)
    assert float(row.value) == pytest.approx(3.556, abs=5e-4)
    # The corners: the part and its growth up or down, the whole down or up, its growth up or down.
    assert float(row.low) == pytest.approx(2224.5 * (0.2775 / 1.2775) / (14750 / 1.0795) * 100)
    assert float(row.high) == pytest.approx(2225.5 * (0.2785 / 1.2785) / (14650 / 1.0805) * 100)


def test_a_whole_asked_for_alone_is_answered_with_its_parts(figure: Make, dataset: Make) -> None:
    # Parts of 40 and 60 grow to 46 and 64: 6 and 4 points of the 10 that 100 grew to 110.
    numbers = {"s.a": ("40", "46"), "s.b": ("60", "64"), "s.total": ("100", "110")}
    levels = [figure(name, str(2020 + at), told[at]) for name, told in numbers.items() for at in (0, 1)]
    fields = {"kind": "flow", "unit": "CNY", "unit_mult": 8}
    parts = (Indicator(name, parent="s.total", part_of="part", **fields) for name in ("s.a", "s.b"))
    data = dataset(*levels, entries=(*parts, Indicator("s.total", **fields)))
    of_whole = [one for one in data.observations if one.indicator == "s.total"]
    rows = measures.rows("contribution", of_whole, data, Options())
    found = {one.indicator: float(one.value) for one in rows if one.measure == "contribution_levels"}
    assert found == {"s.a": pytest.approx(6), "s.b": pytest.approx(4)}
    rows = measures.rows("contribution", of_whole[1:], data, Options())  # only the periods that are asked for
    assert {(one.indicator, one.period) for one in rows if one.has_figure} >= {("s.a", "2021"), ("s.b", "2021")}
    assert measures.rows("contribution", of_whole[:1], data, Options()) == []


def test_growth_on_two_bases_contributes_nothing(figure: Make, ask: Ask) -> None:
    levels = [figure(name, period, "100") for name in ("s.part", "s.whole") for period in ("2020", "2021")]
    rates = rate(figure, "s.part", "10"), rate(figure, "s.whole", "5", basis="constant_prices")
    (row, *_) = [one for one in ask("contribution", *levels, *rates, of="s.whole") if one.measure == "contribution"]
    assert (row.value, coded_note(row)) == ("", "basis: price bases differ (comparable and constant prices)")


def test_a_contribution_is_to_each_whole(figure: Make, ask: Ask) -> None:
    # 110 of which 10 are new, on 200 and on 125 the year before: 5 and 8 points.
    levels = figure("s.part", "2021", "110"), figure("s.whole", "2021", "220"), figure("s.half", "2021", "150")
    rates = rate(figure, "s.part", "10"), rate(figure, "s.whole", "10"), rate(figure, "s.half", "20")
    rows = [one for one in ask("contribution", *levels, *rates) if one.measure == "contribution"]
    assert {one.base_indicator: float(one.value) for one in rows} == {
        "s.whole": pytest.approx(5), "s.half": pytest.approx(8),
    }  # fmt: skip


def test_a_share_is_of_each_whole_and_of_what_a_document_names(figure: Make, ask: Ask) -> None:
    levels = figure("s.part", "2021", "50"), figure("s.whole", "2021", "200"), figure("s.half", "2021", "100")
    printed = figure("s.half", "2021", "51", measure="share", base_indicator="s.whole", unit="percent", unit_mult=0)
    rows = ask("share", *levels, printed, entries=(*ENTRIES[:2], ENTRIES[2]._replace(parent="s.whole", part_of="part")))
    told = {(one.indicator, one.base_indicator, one.origin, one.measure): one for one in rows}
    assert float(told["s.part", "s.whole", "computed", "share"].value) == 25
    assert float(told["s.part", "s.half", "computed", "share"].value) == 50
    # 100 of 200 [99.5 / 200.5, 100.5 / 199.5] is 50 [49.626, 50.376]; 51 printed is at least 50.5, so 0.124 above.
    gap = told["s.half", "s.whole", "computed", "gap"]
    assert float(gap.low) == pytest.approx(50.5 - 100.5 / 199.5 * 100, abs=1e-9)
    # 100 / 0.51 = 196.1
    assert coded_note(gap) == (
        "another whole: not explained by rounding; the published share implies 196.1 instead of 200 for s.whole, if the part "
        "is as printed"
    )


def test_a_gap_of_a_share_names_what_differs(figure: Make, ask: Ask) -> None:
    sources = (Source("a", "Office", "t", "", "", ""), Source("b", "Ministry", "t", "", "", ""))
    levels = (
        figure("s.part", "2021", "50", vintage="2022-05", source="a"),
        figure("s.whole", "2021", "200", vintage="2022-01"),
    )
    printed = figure(
        "s.part",
        "2021",
        "30",
        measure="share",
        base_indicator="s.whole",
        unit="percent",
        unit_mult=0,
        vintage="2022-03",
        source="b",
    )
    # Of 50 in 200, 30 % are printed; when they were, the part was 60.
    then = figure("s.part", "2021", "60", vintage="2022-02", source="a")
    (gap,) = [one for one in ask("share", *levels, printed, sources=sources) if one.measure == "gap"]
    assert coded_note(gap) == "other source: the share is from Ministry, the level from Office"
    (gap,) = [one for one in ask("share", *levels, then, printed, sources=sources) if one.measure == "gap"]
    assert coded_note(gap) == (
        "other source: the share is from Ministry, the level from Office; another vintage: the share is of 2022-03, the "
        "level of 2022-05"
    )


def test_every_published_share_that_can_be_recomputed_has_a_gap_with_its_reason(table: Table) -> None:
    rows = table.share()
    by_place = {(*one[:3], one.base_indicator, one.measure, one.origin): one for one in rows}
    printed = [one for one in rows if one.measure == "share" and one.origin == "published"]
    reasons = set()
    for one in printed:
        place = (*one[:3], one.base_indicator)
        computed = by_place.get((*place, "share", "computed"))
        if computed and computed.has_figure:
            gap = by_place[(*place, "gap", "computed")]
            inside = bool(gap.bound != "about" and gap.interval().low <= 0 <= gap.interval().high)
            assert (coded_note(gap) == "within rounding") == inside
            reasons.add(coded_note(gap).partition(":")[0])
    assert len(printed) > 250
    # "Over 80 %" of people, by figures that are known as "over" too: nothing is known of their gap.
    assert reasons == {"within rounding", "another whole", "approximate", "open"}


def test_shares_of_growth_are_no_points(table: Table) -> None:
    (row,) = [one for one in table.select("economy.digital", start="2023", end="2023") if one.measure == "growth_share"]
    assert (row.value, row.unit, row.base_indicator) == ("66.45", "percent", "economy.gdp")
    # The former id selects the series of which the figures are now.
    old = digecon_cli.load().select("telecom.emerging_growth_share")
    assert {one.indicator for one in old} == {"telecom.emerging"}
    assert {one.value for one in old if one.measure == "growth_share"} == {"44.5", "64.2"}


def test_a_printed_share_of_nothing_is_no_division_by_zero(figure: Make, ask: Ask) -> None:
    levels = figure("s.part", "2021", "50"), figure("s.whole", "2021", "200")
    printed = figure("s.part", "2021", "0", measure="share", base_indicator="s.whole", unit="percent", unit_mult=0)
    (gap,) = [one for one in ask("share", *levels, printed) if one.measure == "gap"]
    assert coded_note(gap) == "not explained by rounding"


def test_growth_of_minus_100_percent_implies_no_base(figure: Make, ask: Ask) -> None:
    levels = figure("s.whole", "2020", "100"), figure("s.whole", "2021", "50")
    for command in ("growth", "cagr"):
        gaps = [one for one in ask(command, *levels, rate(figure, "s.whole", "-100", basis="")) if one.measure == "gap"]
        assert [one.facts[0].key for one in gaps] == ["unexplained.unknown"]


def test_an_open_part_leaves_a_bound(figure: Make, ask: Ask) -> None:
    # The whole grew by 20 of 200, the part by more than 10: less than 5.25 of at most 20.5 / 199.5 points are left.
    entries = (ENTRIES[0], ENTRIES[1]._replace(parent="s.whole", part_of="part"))
    figures = [figure("s.whole", "2020", "200"), figure("s.whole", "2021", "220"), figure("s.part", "2020", "50")]
    figures.append(figure("s.part", "2021", "60", bound="over"))
    (rest,) = [one for one in ask("contribution", *figures, entries=entries) if one.measure == "contribution_rest"]
    assert (rest.value, rest.low, rest.bound) == ("", "", "under")
    ends = [
        ((now / total - 1) - (60 - before) / total) * 100
        for now in (219.5, 220.5)
        for total in (199.5, 200.5)
        for before in (49.5, 50.5)
    ]
    assert float(rest.high) == pytest.approx(max(ends))


PARTS = (
    ENTRIES[0],
    *(
        Indicator(name, kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="part")
        for name in ("s.a", "s.b")
    ),
)


# The whole is counted, 220 on 200: 10 %. The parts are 46 on 40 and 64 on 60, each within a half: 6 [5, 7] and 4 [3, 5]
# more, of 200.
@pytest.mark.parametrize(
    ("told", "expected", "bound"),
    [
        ({}, (5, 10 - 12 / 2, 10 - 8 / 2), ""),
        ({"low": "", "high": ""}, (5, None, None), ""),
        ({"bound": "about"}, (5, None, None), "about"),
        # over 46 is at least 46 - 40.5 more, and under 46 at most 46 - 39.5
        ({"bound": "over"}, (None, None, 10 - (5.5 + 3) / 2), "under"),
        ({"bound": "under"}, (None, 10 - (6.5 + 5) / 2, None), "over"),
    ],
)
def test_what_two_parts_leave_has_the_bounds_of_both(
    told: dict[str, str], expected: tuple[float | None, ...], bound: str, figure: Make, ask: Ask
) -> None:
    whole = [figure("s.whole", period, value, bound="exact") for period, value in (("2020", "200"), ("2021", "220"))]
    parts = [figure("s.a", value="40"), figure("s.a", "2021", "46", **told), figure("s.b", value="60")]
    rows = ask("contribution", *whole, *parts, figure("s.b", "2021", "64"), entries=PARTS)
    (rest,) = [one for one in rows if one.measure == "contribution_rest"]
    found = [float(text) if text else None for text in (rest.value, rest.low, rest.high)]
    assert found == [None if end is None else pytest.approx(end) for end in expected]
    assert rest.bound == bound


def test_a_part_that_stays_as_it_was_leaves_all_to_the_others(figure: Make, ask: Ask) -> None:
    # 10 % of the whole, of which 6 on 200 are the other part's.
    told = [("s.whole", "200", "220"), ("s.a", "40", "46"), ("s.b", "100", "100")]
    levels = [
        figure(name, period, value, unit_mult=0)
        for name, *values in told
        for period, value in zip(("2020", "2021"), values, strict=True)
    ]
    (rest,) = [one for one in ask("contribution", *levels, entries=PARTS) if one.measure == "contribution_rest"]
    assert float(rest.value) == pytest.approx(7)


def test_a_part_of_unknown_precision_beside_a_bound_leaves_nothing_sure(figure: Make, ask: Ask) -> None:
    whole = [figure("s.whole", period, value, bound="exact") for period, value in (("2020", "200"), ("2021", "220"))]
    parts = [figure("s.a", value="40"), figure("s.a", "2021", "46", bound="over"), figure("s.b", value="60")]
    rows = ask("contribution", *whole, *parts, figure("s.b", "2021", "64", low="", high=""), entries=PARTS)
    (rest,) = [one for one in rows if one.measure == "contribution_rest"]
    assert (rest.has_figure, rest.refusal and rest.refusal.code) == (False, "undefined")


# Both grow by 10 %: 110 of 220 are 5 points, by rates and by levels, where nothing is amiss.
@pytest.mark.parametrize(
    ("told", "kind", "by_rates", "by_levels"),
    [
        ({}, "flow", "", ""),
        ({"unit": "persons"}, "flow", "unit", "unit"),
        ({}, "stock", "kind", "kind"),
        ({"status": "F"}, "flow", "target", "target"),
        ({"value": "0"}, "flow", "zero", "zero"),
        ({"value": "109", "bound": "exact"}, "flow", "above_whole", ""),
        ({"basis": "constant_prices"}, "flow", "", "basis"),
    ],
)
def test_a_part_adds_to_what_it_may_be_part_of(
    told: dict[str, str], kind: str, by_rates: str, by_levels: str, figure: Make, ask: Ask
) -> None:
    entries = (ENTRIES[0]._replace(kind=kind), ENTRIES[1]._replace(parent="s.whole", part_of="part"))
    levels = [figure("s.part", value="100"), figure("s.part", "2021", "110")]
    levels += [figure("s.whole", period, **{"value": "220"} | told) for period in ("2020", "2021")]
    rates = [rate(figure, name, "10") for name in ("s.part", "s.whole")]
    rows = ask("contribution", *levels, *rates, entries=entries)
    codes = {
        one.measure: one.refusal.code if one.refusal else ""
        for one in rows
        if one.indicator == "s.part" and one.origin == "computed" and one.measure != "gap" and one.period == "2021"
    }
    assert codes == {"contribution": by_rates, "contribution_levels": by_levels}


def test_of_growth_on_two_bases_the_comparable_one_contributes(figure: Make, ask: Ask) -> None:
    levels = [figure("s.part", "2021", "110"), figure("s.whole", "2021", "220")]
    rates = [
        rate(figure, name, value, basis=basis)
        for name in ("s.part", "s.whole")
        for basis, value in (("nominal", "21"), ("comparable", "10"))
    ]
    rows = ask("contribution", *levels, *rates, of="s.whole")
    (row,) = [one for one in rows if (one.indicator, one.measure) == ("s.part", "contribution")]
    assert float(row.value) == pytest.approx(5)


def test_what_a_cast_whole_leaves_has_the_bounds_of_the_rate_that_made_it(figure: Make, dataset: Any) -> None:
    # The whole is 200 and up 10 % [9.5, 10.5]; the part rises from 100 to 110, by 10 [9, 11] or 5 points: 5 are left.
    levels = figure("s.whole", value="200"), figure("s.part"), figure("s.part", "2021", "110")
    data = filled(dataset(*levels, rate(figure, "s.whole", "10", basis=""), entries=ENTRIES), ["published"])
    rows = measures.rows("contribution", data.observations, data, Options())
    (rest,) = [one for one in rows if one.measure == "contribution_rest" and one.indicator == "s.whole"]
    ends = 5, 9.5 - 11 / 199.5 * 100, 10.5 - 9 / 200.5 * 100
    assert [float(one) for one in (rest.value, rest.low, rest.high)] == pytest.approx(ends)


@pytest.mark.parametrize("before", ["3", "0.3"])  # 10 %, and 1,000 %
def test_what_binary_arithmetic_leaves_of_nothing_is_nothing(before: str, figure: Make, ask: Ask) -> None:
    # All of the whole is in the part: what both grow by is the same, and nothing is left.
    levels = [
        figure(name, period, value)
        for name in ("s.part", "s.whole")
        for period, value in (("2020", before), ("2021", "3.3"))
    ]
    (rest,) = [one for one in ask("contribution", *levels, of="s.whole") if one.measure == "contribution_rest"]
    assert rest.value == "0"


def test_a_gap_of_a_contribution_names_what_differs(figure: Make, ask: Ask) -> None:
    # 110 with growth of 10 % are 10 more, on 200: 5 points; 7 are printed in another year, and nothing says why.
    levels = figure("s.part", "2021", "110", vintage="2022"), figure("s.whole", "2021", "220", vintage="2022")
    rates = [rate(figure, name, "10", vintage="2022") for name in ("s.part", "s.whole")]
    printed = figure(
        "s.part", "2021", "7.0", measure="contribution", base_indicator="s.whole", unit="percentage points", unit_mult=0, vintage="2023"
    )  # fmt: skip
    (gap,) = [one for one in ask("contribution", *levels, *rates, printed) if one.measure == "gap"]
    assert float(gap.value) == pytest.approx(2)
    assert coded_note(gap) == "not explained by rounding"


def test_the_whole_a_year_before_is_of_the_edition_of_the_whole_that_was_known(figure: Make, dataset: Any) -> None:
    # The part of 2020 was printed when the whole had been revised to 240; that of 2019 followed as 210, in place of 200.
    whole = (
        ("2019", "200", "2020-01"),
        ("2020", "220", "2021-01"),
        ("2020", "240", "2021-06-10"),
        ("2019", "210", "2021-07-01"),
    )
    rows = (
        *(figure("s.whole", period, value, vintage=vintage) for period, value, vintage in whole),
        figure("s.part", "2019", "100", vintage="2020-01"), figure("s.part", "2020", "110", vintage="2021-06-15"),
    )  # fmt: skip
    revised = (Revision("s.whole", "CN", "", "2020", "2021-06-10", "", "a census"),)
    data = dataset(*rows, entries=ENTRIES, revisions=revised)
    found = measures.rows("contribution", data.select(["s.part"]), data, Options.given(of="s.whole"))
    (row,) = [one for one in found if one.measure == "contribution_levels" and one.indicator == "s.part"]
    assert float(row.value) == pytest.approx(10 / 210 * 100)
    assert "s.whole 2019 of 2021-07-01" in coded_note(row)


def test_a_part_below_a_bound_leaves_at_least_the_rest(figure: Make, ask: Ask) -> None:
    # The whole is counted: 220 on 200 is 10 %. The part is under 110 after 99.5 to 100.5: at most 10.5, or 5.25 points.
    whole = (figure("s.whole", period, value, bound="exact") for period, value in (("2020", "200"), ("2021", "220")))
    levels = (*whole, figure("s.part"), figure("s.part", "2021", "110", bound="under"))
    (rest,) = [one for one in ask("contribution", *levels, of="s.whole") if one.measure == "contribution_rest"]
    assert (rest.value, rest.high, rest.bound) == ("", "", "over")
    assert float(rest.low) == pytest.approx(4.75)


def test_a_part_that_may_have_grown_or_shrunk_adds_nothing_sure_to_a_bound(figure: Make, ask: Ask) -> None:
    # The part is 1 and 1, each from 0.5 to 1.5: it changed by -1 to 1, which on more than 1 is -100 to 100 points.
    levels = [
        figure("s.part", "2020", "1"),
        figure("s.part", "2021", "1"),
        figure("s.whole", "2020", "1", bound="over"),
    ]
    found = ask("contribution", *levels, figure("s.whole", "2021", "1"), of="s.whole")
    (row,) = [one for one in found if (one.indicator, one.measure) == ("s.part", "contribution_levels")]
    assert (row.value, row.low, row.high, row.bound) == ("", "", "", "")
    assert row.refusal.code == "open"
    assert row.notes().startswith("one figure is printed as a bound only")


def test_a_contribution_of_levels_has_no_price_basis_of_its_own(figure: Make, ask: Ask) -> None:
    names, periods = ("s.part", "s.whole"), ("2020", "2021")
    levels = [figure(name, period, basis="constant_prices") for name in names for period in periods]
    rows = [one for one in ask("contribution", *levels, of="s.whole") if one.measure == "contribution_levels"]
    assert {one.basis for one in rows} == {""}


def test_parts_at_constant_prices_leave_a_rest(figure: Make, ask: Ask) -> None:
    # 110 on 100 is 10 of 200, or 5 points; the whole grew by 10 %.
    told = (
        ("s.part", "2020", "100"),
        ("s.part", "2021", "110"),
        ("s.whole", "2020", "200"),
        ("s.whole", "2021", "220"),
    )
    levels = [figure(*one, basis="constant_prices") for one in told]
    rows = ask("contribution", *levels, of="s.whole")
    values = {(one.indicator, one.measure): float(one.value) for one in rows if one.value}
    assert values["s.part", "contribution_levels"] == pytest.approx(5)
    assert values["s.whole", "contribution_rest"] == pytest.approx(5)


def test_a_part_in_another_unit_contributes_nothing(figure: Make, ask: Ask) -> None:
    levels = figure("s.part", "2021", "110"), figure("s.whole", "2021", "220", unit="persons")
    rates = [rate(figure, name, "10") for name in ("s.part", "s.whole")]
    (row,) = [
        one
        for one in ask("contribution", *levels, *rates, of="s.whole")
        if one.measure == "contribution" and one.indicator == "s.part"
    ]
    assert (row.value, coded_note(row)) == ("", "unit: s.part is in CNY and s.whole in persons")


def test_the_digital_economy_contributed_two_thirds_of_growth_in_2023() -> None:
    # 53.9 less 50.2 are 3.7 of the 5.59 by which GDP grew from 120.4724: 66 %, where CAICT prints 66.45.
    rows = list(digecon_cli.load().select("economy.digital", start="2023", end="2023").contribution())
    (own,) = [one for one in rows if one.measure == "contribution_levels"]
    assert float(own.value) == pytest.approx(3.7 / 120.4724 * 100)
    share_of_growth = float(own.value) / ((126.0582 / 120.4724 - 1) * 100)
    assert share_of_growth == pytest.approx(3.7 / 5.5858, abs=1e-4)
    assert share_of_growth == pytest.approx(0.66, abs=0.005)
    (rest,) = [one for one in rows if one.measure == "contribution_rest"]
    assert (rest.indicator, rest.value, coded_note(rest).partition(":")[0]) == ("economy.gdp", "", "subset")


def test_a_rest_beside_points_that_are_not_those_of_the_levels_says_so(table: Table) -> None:
    rows = table.contribution()
    points = {
        (one.base_indicator, one.area, one.period, one.indicator): one for one in rows if one.measure == "contribution"
    }
    rests = {(one.indicator, one.area, one.period): one for one in rows if one.measure == "contribution_rest"}
    found = 0
    for one in rows:
        by_rate = points.get((one.base_indicator, one.area, one.period, one.indicator))
        rest = rests.get((one.base_indicator, one.area, one.period))
        if one.measure != "contribution_levels" or not (by_rate and rest and by_rate.has_figure and rest.has_figure):
            continue
        if one.has_figure and not one.interval().meets(by_rate.interval()):
            found += 1
            assert rest.has("growth_differs"), rest
    assert found > 5
    assert rests["retail.online", "CN", "2022"].has("growth_differs")


def test_the_page_marks_what_does_not_add_up_with_the_points_above_it(digecon: Callable[..., Any]) -> None:
    # Online goods of 2022: 5.3 by published growth, 8.8 by levels, of which -3.5 are left.
    shown = digecon("contribution", "retail.online_physical", "--from", "2022", "--to", "2022", "-f", "table").out
    assert "-3.5≠" in shown
    assert "-2.9u" in shown  # the total's band has points from the levels only
    assert "≠ published and computed differ beyond rounding" in shown


def test_a_contribution_of_rates_has_no_price_basis_of_its_own(figure: Make, ask: Ask) -> None:
    levels = [figure(name, "2021", basis="constant_prices") for name in ("s.part", "s.whole")]
    rates = [rate(figure, name, "10") for name in ("s.part", "s.whole")]
    rows = ask("contribution", *levels, *rates, of="s.whole")
    assert [
        (one.has_figure, one.basis) for one in rows if one.measure == "contribution" and one.indicator == "s.part"
    ] == [(True, "")]


def test_a_printed_contribution_is_set_on_that_of_its_own_part_area_period_and_whole(figure: Make, ask: Ask) -> None:
    # The part is half of the whole, and both grow by 10 %: 5 points. Each other one differs in one thing: all of a
    # whole is 10 points.
    told = (
        ("s.part", "CN", "2021", "110"), ("s.whole", "CN", "2021", "220"), ("s.half", "CN", "2021", "110"),
        ("s.part", "US", "2021", "220"), ("s.whole", "US", "2021", "220"),
        ("s.part", "CN", "2022", "220"), ("s.whole", "CN", "2022", "220"),
        ("s.other", "CN", "2021", "220"),
    )  # fmt: skip
    levels = [figure(name, period, value, area=area) for name, area, period, value in told]
    rates = [rate(figure, name, "10", period, area=area) for name, area, period, _ in told]
    points = {"measure": "contribution", "unit": "percentage points", "unit_mult": 0}
    printed = [
        figure(name, period, "7.0", area=area, base_indicator=whole, **points)
        for name, area, period, whole in (
            ("s.part", "CN", "2021", "s.whole"), ("s.part", "US", "2021", "s.whole"),
            ("s.part", "CN", "2022", "s.whole"), ("s.part", "CN", "2021", "s.half"), ("s.other", "CN", "2021", "s.whole"),
        )
    ]  # fmt: skip
    entries = (*ENTRIES, ENTRIES[1]._replace(indicator="s.other", parent="s.whole", part_of="part"))
    gaps = [one for one in ask("contribution", *levels, *rates, *printed, entries=entries) if one.measure == "gap"]
    assert {(one.indicator, one.area, one.period, one.base_indicator): float(one.value) for one in gaps} == {
        ("s.part", "CN", "2021", "s.whole"): pytest.approx(2), ("s.part", "US", "2021", "s.whole"): pytest.approx(-3),
        ("s.part", "CN", "2022", "s.whole"): pytest.approx(-3), ("s.part", "CN", "2021", "s.half"): pytest.approx(-3),
        ("s.other", "CN", "2021", "s.whole"): pytest.approx(-3),
    }  # fmt: skip


def test_a_gap_of_a_contribution_names_the_producer_of_another_level(figure: Make, ask: Ask) -> None:
    # Growth and points are from the ministry, the level of the part from the office.
    sources = (Source("a", "Office", "t", "", "", ""), Source("b", "Ministry", "t", "", "", ""))
    levels = figure("s.part", "2021", "110", source="a"), figure("s.whole", "2021", "220", source="b")
    rates = [rate(figure, name, "10", source="b") for name in ("s.part", "s.whole")]
    points = {"measure": "contribution", "unit": "percentage points", "unit_mult": 0}
    printed = figure("s.part", "2021", "7.0", base_indicator="s.whole", source="b", **points)
    (gap,) = [one for one in ask("contribution", *levels, *rates, printed, sources=sources) if one.measure == "gap"]
    assert coded_note(gap) == "other source: the contribution is from Ministry, the level from Office"


@pytest.mark.parametrize(
    ("of_whole", "of_part", "told"),
    [("A", "A", "A"), ("B", "A", "B"), ("A", "B", "B"), ("P", "A", "P"), ("A", "E", "E")],
)
def test_a_rest_is_marked_where_the_whole_or_a_part_is(
    of_whole: str, of_part: str, told: str, figure: Make, ask: Ask
) -> None:
    levels = figure("s.whole", value="200"), figure("s.whole", "2021", "220", status=of_whole)
    parts = figure("s.part"), figure("s.part", "2021", "110", status=of_part)
    rows = ask("contribution", *levels, *parts, of="s.whole")
    (rest,) = [one for one in rows if one.measure == "contribution_rest"]
    assert (float(rest.value), rest.status) == (pytest.approx(5), told)


# The whole is counted as 220 and then 220.
@pytest.mark.parametrize(
    ("before", "now", "above"), [("100", "110", ""), ("221", "110", "2020"), ("220", "110", ""), ("220", "220", "")]
)
def test_no_part_was_larger_than_its_whole(before: str, now: str, above: str, figure: Make, ask: Ask) -> None:
    told = (("s.whole", "2020", "220"), ("s.whole", "2021", "220"), ("s.part", "2020", before), ("s.part", "2021", now))
    levels = [figure(name, period, value, bound="exact") for name, period, value in told]
    rows = ask("contribution", *levels, of="s.whole")
    (row,) = [one for one in rows if (one.indicator, one.measure) == ("s.part", "contribution_levels")]
    assert (row.refusal.code, row.refusal.get("period")) == ("above_whole", above) if above else row.has_figure


@pytest.mark.parametrize(
    ("unit", "bound", "status"), [("CNY", "", "B"), ("CNY", "over", "B"), ("CNY", "under", "B"), ("persons", "", "O")]
)
def test_a_break_of_the_whole_that_is_crossed_marks_points(
    unit: str, bound: str, status: str, figure: Make, dataset: Any
) -> None:
    levels = [figure("s.whole", period, "220") for period in ("2020", "2021")]
    parts = figure("s.part", unit=unit), figure("s.part", "2021", "110", unit=unit, bound=bound)
    data = dataset(*levels, *parts, entries=ENTRIES, breaks=[Break("s.whole", "CN", "2021", "a new scope")])
    options = Options.given(overrides=(RULES["break"].override,), of="s.whole")
    rows = measures.rows("contribution", data.select(["s.part"]), data, options)
    assert [one.status for one in rows if one.measure == "contribution_levels"] == [status]


@pytest.mark.parametrize("bound", ["", "over", "under"])
def test_a_break_of_the_whole_that_is_crossed_marks_the_rest(bound: str, figure: Make, dataset: Any) -> None:
    levels = figure("s.whole", value="200"), figure("s.whole", "2021", "220")
    parts = figure("s.part"), figure("s.part", "2021", "110", bound=bound)
    data = dataset(*levels, *parts, entries=ENTRIES, breaks=[Break("s.whole", "CN", "2021", "a new scope")])
    options = Options.given(overrides=(RULES["break"].override,), of="s.whole")
    rows = measures.rows("contribution", data.select(["s.part"]), data, options)
    assert [(one.status, one.has_figure) for one in rows if one.measure == "contribution_rest"] == [("B", True)]
