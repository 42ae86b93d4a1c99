"""Observations and what is known beside them: names, points, refusals, days of release, and the order of every answer."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.core import facts
from digecon_cli.core.errors import UsageError
from digecon_cli.core.facts import Fact
from digecon_cli.core.model import (
    AMOUNTS,
    BASES,
    MEASURED,
    NO_HEADLINE,
    PLANNED,
    STATUSES,
    Break,
    Indicator,
    SeriesKey,
    actual,
    agree,
    between,
    facts_of_print,
    first_day,
    is_date,
    known_by,
    last_day,
    number_of,
    released_by,
    sort_rows,
    split_name,
    typed_name,
    width,
)

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("area", "name"), [("CN", "s.whole"), ("", "s.whole"), ("US", "s.whole@US"), ("C", "s.whole@C")]
)
def test_a_figure_is_asked_for_by_indicator_and_area(area: str, name: str, figure: Make) -> None:
    assert figure(area=area).name == name


@pytest.mark.parametrize(
    ("fields", "point", "known"),
    [
        ({"value": "5", "low": "4", "high": "6"}, "5", True),
        ({"value": "", "low": "4", "high": ""}, "4", True),
        ({"value": "", "low": "", "high": "6"}, "6", True),
        ({"value": "", "low": "", "high": ""}, "", False),
    ],
)
def test_a_bound_stands_in_for_a_point(fields: dict[str, str], point: str, known: bool, figure: Make) -> None:
    row = figure(**fields)
    assert (row.point, row.has_figure) == (point, known)


@pytest.mark.parametrize(
    ("why", "coded", "override"),
    [
        (facts.of("zero", one="it", period="2020"), "zero: it 2020 may be zero", ""),
        (
            facts.of("break", period="2020", data="it breaks"),
            "break: the series breaks at 2020: it breaks (--across-breaks computes it anyway)",
            "--across-breaks",
        ),
        (
            facts.of("break", period="2020", data="two\nlines"),
            "break: the series breaks at 2020: two\nlines (--across-breaks computes it anyway)",
            "--across-breaks",
        ),
    ],
)
def test_a_fact_says_why_there_is_no_figure(why: Fact, coded: str, override: str, figure: Make) -> None:
    row = figure(value="", low="", high="", facts=(facts.of("vintages", prints="2020 of 2021"), why))
    assert row.refusal == why
    assert row.has(why.code)
    assert not row.has("sign")
    assert row._replace(value="5").refusal is None
    assert (why.coded(), why.override) == (coded, override)
    assert why.coded() == f"{why.code}: {why.note()}"
    assert row.notes() == f"vintages: 2020 of 2021; {why.note()}"


def test_without_a_refusal_nobody_says_why_there_is_no_figure(figure: Make) -> None:
    row = figure(value="", low="", high="", note="A note. Not a code: at all")
    assert row.refusal is None
    assert row._replace(facts=(facts.of("vintages", prints="2020 of 2021"),)).refusal is None
    assert row.notes() == "A note. Not a code: at all"


def test_a_figure_has_the_documents_of_its_inputs(figure: Make) -> None:
    assert figure(source="a; b;;c ").sources == ["a", "b", "c"]
    assert figure(source="").sources == []


@pytest.mark.parametrize(
    ("vintage", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"), ("2019-02", "2019-02-01", "2019-02-28"), ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-11-22", "2019-11-22", "2019-11-22"), ("", "0000-01-01", "9999-12-31"),
    ],
)  # fmt: skip
def test_a_vintage_covers_days(vintage: str, first: str, last: str) -> None:
    assert (first_day(vintage), last_day(vintage)) == (first, last)


@pytest.mark.parametrize(
    ("vintage", "date", "surely"),
    [
        ("2019-11-22", "2019-11-22", True), ("2019-11-22", "2019-11-21", False), ("2019-11", "2019-11-29", False),
        ("2019-11", "2019-11", True), ("2019", "2019-12-31", True), ("", "2019", False),
    ],
)  # fmt: skip
def test_a_figure_is_surely_released_by_the_end_of_its_vintage(
    vintage: str, date: str, surely: bool, figure: Make
) -> None:
    assert released_by(figure(vintage=vintage), date) is surely


def test_words_are_no_dates() -> None:
    assert [is_date(text) for text in ("", "latest", "first", "2019")] == [False, False, False, True]


def test_the_width_is_that_of_the_bounds_in_the_plain_unit(figure: Make) -> None:
    assert width(figure(value="50.2")) == pytest.approx(0.1e8)
    assert width(figure(value="1", unit="GB", unit_mult=0)) == pytest.approx(1e9)


def test_two_figures_agree_within_their_rounding(figure: Make) -> None:
    plain = {"unit_mult": 0}
    assert agree(figure(value="6.8", **plain), figure(value="6.84", **plain))
    assert not agree(figure(value="6.8", **plain), figure(value="6.9", **plain)), "they only touch"
    assert agree(
        figure(value="7", bound="exact", **plain), figure(value="7", bound="exact", unit_mult=0, basis="nominal")
    )
    assert agree(figure(value="7", bound="over", **plain), figure(value="7.4", **plain))
    assert not agree(figure(value="7", bound="over", **plain), figure(value="6.4", **plain))
    assert not agree(figure(value="0", **plain), figure(value="1", **plain)), "0 ends where 1 begins"
    unknown = figure(value="5", low="", high="", **plain)
    assert agree(unknown, figure(value="5", low="", high="", unit="USD", **plain))
    assert not agree(unknown, figure(value="7", low="", high="", **plain))


@pytest.mark.parametrize(
    ("start", "end", "inside", "outside"),
    [
        ("", "", ["1990", "2050-12"], []),
        ("2020", "2021", ["2020", "2021", "2020-01", "2021-Q4", "2021-01-01/P9M"], ["2019", "2019-12", "2022-01", "2022"]),
        ("2020-03", "", ["2020-03", "2020-Q2", "2021"], ["2020-02", "2020-Q1", "2020"]),
        ("", "2020-Q2", ["2020-S1", "2020-06", "2019"], ["2020-07", "2020"]),
        # From nine months on: of spans from January those that end no earlier.
        ("2023-9M", "", ["2023-9M", "2023-10M", "2023", "2024-2M"], ["2023-2M", "2023-8M"]),
    ],
)  # fmt: skip
def test_a_period_lies_within_two_others(start: str, end: str, inside: list[str], outside: list[str]) -> None:
    within = between(start, end)
    assert [one for one in inside if not within(one)] == []
    assert [one for one in outside if within(one)] == []


@pytest.mark.parametrize(("start", "end"), [("2021", "2020"), ("2020-02", "2020-01"), ("2023-9M", "2023-2M")])
def test_what_ends_before_it_starts_is_refused(start: str, end: str) -> None:
    with pytest.raises(UsageError, match=rf"--from {start} is after --to {end}: swap them\."):
        between(start, end)


def test_one_period_is_from_itself_to_itself() -> None:
    assert between("2020", "2020")("2020")
    assert between("2023-9M", "2023-9M")("2023-9M")


def test_an_indicator_may_belong_to_several_wholes() -> None:
    entry = Indicator("s.part", parent="s.whole;s.half", part_of="part;overlap")
    assert (entry.whole, entry.wholes) == ("s.whole", {"s.whole": "part", "s.half": "overlap"})
    assert (Indicator("s.part").whole, Indicator("s.part").wholes) == ("", {})


def test_an_indicator_has_a_name_in_each_language() -> None:
    both = Indicator("s.part", "Part", "部分")
    assert [both.name(lang) for lang in ("en", "zh")] == ["Part", "部分"]
    assert both.name() == "Part"
    assert Indicator("s.part", "Part").name("zh") == "Part"
    assert Indicator("s.part").name() == Indicator("s.part").name("zh") == "s.part"


def test_rows_stand_by_indicator_area_measure_and_period(figure: Make) -> None:
    ordered = [
        figure("a.one", "2021"), figure("a.one", "2020", area="US"), figure("b.two", "2020-Q4"), figure("b.two", "2020"),
        figure("b.two", "2020", vintage="2021"), figure("b.two", "2021-Q1"), figure("b.two", "2019", measure="growth"),
        figure("b.two", "2019", measure="share", base_indicator="a"), figure("b.two", "2019", measure="cagr"),
        figure("b.two", "2019", measure="gap"),
    ]  # fmt: skip
    assert sort_rows(ordered[::-1]) == ordered


def test_measures_stand_in_the_order_in_which_documents_print_them(figure: Make) -> None:
    ordered = [
        "level", "growth", "share", "share_change", "mean_growth", "contribution", "growth_share", "rank", "ratio", "target",
        "forecast", "target_share", "forecast_share", "cagr", "gap",
    ]  # fmt: skip
    assert [one.measure for one in sort_rows(figure(measure=name) for name in sorted(ordered))] == ordered


def test_a_published_and_a_computed_figure_are_figures_for_two_things(figure: Make) -> None:
    row = figure(measure="share", base_indicator="s.all", base_period="2019", basis="nominal")
    assert row.identity == ("s.whole", "CN", "2020", "share", "s.all", "2019", "published", "nominal")
    assert row.identity == row._replace(value="7", low="", high="", unit="USD", vintage="2021", note="again").identity


@pytest.mark.parametrize(
    ("kind", "flows"),
    [
        ("flow", True),
        ("", True),
        ("count", True),
        ("stock", False),
        ("price", False),
        ("rate", False),
        ("index", False),
    ],
)
def test_what_comes_about_over_a_period_flows(kind: str, flows: bool) -> None:
    assert Indicator("s.whole", kind=kind).flows is flows


def test_what_is_planned_is_held_against_what_is_measured() -> None:
    assert PLANNED == {"target": "level", "forecast": "level", "target_share": "share", "forecast_share": "share"}


def test_where_in_its_document_a_figure_stands_need_not_be_told(figure: Make) -> None:
    assert figure().locator == ""


def test_of_an_indicator_that_nobody_describes_nothing_is_said() -> None:
    assert tuple(filter(None, Indicator("s.new"))) == ("s.new",)
    assert (Indicator("s.new").unit_mult, Indicator("s.new").flows) == (0, True)


def test_a_series_is_what_stays_the_same_from_period_to_period(figure: Make) -> None:
    row = figure(
        area="US",
        measure="share",
        base_indicator="s.all",
        base_period="2019",
        basis="nominal",
        origin="computed",
        status="P",
        note="why",
    )
    assert row.series == SeriesKey("s.whole", "US", "share", "s.all", "2019", "nominal", "computed")
    assert row.series == row._replace(period="2021", value="7", unit="USD", vintage="2022", source="a").series
    assert SeriesKey("s.whole", "CN") == ("s.whole", "CN", "level", "", "", "", "published")
    assert figure().series == SeriesKey("s.whole", "CN")


def test_the_words_for_measures_bases_and_statuses() -> None:
    assert MEASURED == ("level", "index")
    assert AMOUNTS == ("level", "target", "forecast", "difference")
    assert BASES == ("", "nominal", "comparable", "constant_prices")
    assert NO_HEADLINE == 10_000
    assert STATUSES == {
        "A": "normal", "B": "break in the series", "D": "definition differs", "E": "estimated", "F": "forecast", "I": "imputed", "O": "missing",
        "P": "provisional", "U": "weakly sourced",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "indicator", "area"), [("s.whole", "s.whole", ""), ("s.whole@US", "s.whole", "US"), ("s.whole@", "s.whole", ""), ("s@US@x", "s", "US@x")]
)  # fmt: skip
def test_a_typed_name_is_parted_into_indicator_and_area(name: str, indicator: str, area: str) -> None:
    assert split_name(name) == (indicator, area)
    assert typed_name(indicator, area) == name.removesuffix("@")


def test_what_is_actual_is_neither_planned_nor_expected(figure: Make) -> None:
    rows = [figure(measure=name) for name in ("target", "level", "forecast_share", "share")]
    assert actual(rows) == [rows[1], rows[3]]
    assert actual(rows[:1]) == rows[:1]
    assert actual([]) == []


@pytest.mark.parametrize(("headline", "rank"), [("1", 1), ("12", 12), ("", 10_000), ("x", 10_000)])
def test_a_headline_has_a_rank(headline: str, rank: int) -> None:
    assert Indicator("s.whole", headline=headline).headline_rank == rank


def test_a_print_states_what_it_replaces_and_when_it_is_inferred_to_be_of(figure: Make) -> None:
    both = figure(vintage="2021", facts=facts_of_print("s", "2020", "2021", "a-2020", "2020-06"))
    assert (both.replaces, both.vintage_inferred, both.released) == ("a-2020", "2020-06", "2020-06")
    assert len(both.facts) == 2
    replaced, inferred = (
        figure(vintage="2021", facts=facts_of_print("s", "2020", "2021", *told)) for told in (("a", ""), ("", "2020"))
    )
    assert (replaced.replaces, replaced.vintage_inferred, replaced.released) == ("a", "", "2021")
    assert (inferred.replaces, inferred.vintage_inferred, inferred.released) == ("", "2020", "2020")
    plain = figure(vintage="2021", facts=facts_of_print("s", "2020", "2021", "", ""))
    assert (plain.facts, plain.replaces, plain.vintage_inferred, plain.released) == ((), "", "", "2021")


def test_an_inferred_vintage_is_not_that_by_which_a_figure_was_released(figure: Make) -> None:
    row = figure(vintage="2021", facts=facts_of_print("s", "2020", "2021", "", "2020"))
    assert released_by(row, "2021")
    assert not released_by(row, "2020")


@pytest.mark.parametrize(
    ("day", "date", "known"),
    [("2020-05", "2020-05-31", True), ("2020-05", "2020-05-30", False), ("2020-05", "2020", True), ("2020", "2020-12-31", True), ("2020-12-31", "2020", True), ("2021-01-01", "2020", False)],
)  # fmt: skip
def test_what_is_public_from_a_day_on_is_known_by_the_end_of_it(day: str, date: str, known: bool) -> None:
    assert known_by(day, date) is known


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        ({"value": "50", "bound": "about"}, ("49.5", "50.5")), ({"value": "50", "bound": "about", "origin": "computed"}, ("", "")),
        ({"value": "50", "bound": "about", "low": "40", "high": ""}, ("40", "")), ({"value": "50", "bound": "about", "low": "", "high": "60"}, ("", "60")),
        ({"value": "50", "bound": "over"}, ("50", "")), ({"value": "50", "low": "", "high": ""}, ("", "")),
    ],
)  # fmt: skip
def test_an_about_is_held_against_others_as_if_it_were_rounded(
    fields: dict[str, str], ends: tuple[str, str], figure: Make
) -> None:
    row = figure(**fields).as_rounded()
    assert (row.low, row.high) == ends


def test_about_fifty_agrees_with_what_is_rounded_to_it(figure: Make) -> None:
    about = figure(value="50", bound="about")
    assert [agree(about, figure(value=value)) for value in ("50.2", "50.4", "51.2")] == [True, True, False]


@pytest.mark.parametrize(
    ("fields", "alike"),
    [
        ({"value": "101", "low": "99.5", "high": "100.5"}, True), ({"low": "90"}, True), ({"high": "200"}, True), ({"bound": "over"}, True),
        ({"unit": "GB"}, False), ({"unit_mult": 9}, False), ({"value": "101", "low": "100.5", "high": "101.5"}, False),
    ],
)  # fmt: skip
def test_what_is_printed_in_another_unit_or_multiple_is_another_number(
    fields: dict[str, Any], alike: bool, figure: Make
) -> None:
    assert agree(figure(), figure()._replace(**fields)) is alike


def test_a_number_is_its_texts_with_unit_and_multiple(figure: Make) -> None:
    assert number_of(figure(status="P", basis="nominal", vintage="2022")) == ("100", "99.5", "100.5", "", "CNY", 8)


def test_a_figure_warns_of_breaks_and_cautions_only(figure: Make) -> None:
    told = {
        kind: next(key for key, entry in facts.ENTRIES.items() if entry.kind == kind)
        for kind in (facts.BREAK, facts.CAUTION, facts.REFUSAL)
    }
    known = {kind: facts.of(key) for kind, key in told.items()}
    row = figure(facts=(known[facts.REFUSAL], known[facts.CAUTION], known[facts.BREAK]))
    assert row.warnings == [known[facts.CAUTION], known[facts.BREAK]]
    assert [row.fact_of(kind) for kind in known] == list(known.values())
    assert figure().fact_of(facts.BREAK) is None


@pytest.mark.parametrize(
    ("spans", "period", "parts"),
    [
        ("", "2020", True), ("", "2020-09", True), ("part_years", "2020", False), ("part_years", "2020-01-01/P11M", True), ("part_years", "2020-01-01/P24M", False),
    ],
)  # fmt: skip
def test_a_break_may_concern_parts_of_years_only(spans: str, period: str, parts: bool, figure: Make) -> None:
    assert Break("s.whole", "CN", "2020", "why", spans=spans).parts(figure(period=period)) is parts


def test_a_break_is_stated_and_always_known_unless_it_is_said() -> None:
    assert Break("s.whole", "CN", "2020", "why") == ("s.whole", "CN", "2020", "why", "stated", "", "", "", "")
