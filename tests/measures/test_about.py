"""Figures that a document prints as "about", in every place that computes, compares or judges; worked out by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core.model import Indicator, Observation, Source, agree
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
Run = Callable[..., Any]
FLOW = Indicator("s.whole", kind="flow", unit="CNY")
ENDS = ("value", "low", "high", "bound")


def rows(command: str, figures: list[Observation], dataset: Make, **own: str) -> dict[str, Observation]:
    sources = {name: Source(name, name.upper(), "", "", "", "") for name in ("a", "b")}
    data = dataset(*figures, entries=(FLOW,), sources=sources)
    return {row.measure: row for row in measures.rows(command, data.observations, data, Options.given(**own))}


def ends(row: Observation) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in ENDS)


def rate(figure: Make, value: str, **fields: Any) -> Observation:
    made: Observation = figure(
        period="2021", value=value, measure="growth", unit="percent", unit_mult=0, basis="nominal", **fields
    )
    return made


def test_growth_between_two_abouts_is_about(figure: Make, dataset: Make) -> None:
    """1,100 / 1,000 is 10 % more."""
    levels = [figure(value="1000", bound="about"), figure(period="2021", value="1100", bound="about")]
    assert ends(rows("growth", levels, dataset)["growth"]) == ("10", "", "", "about")


def test_growth_with_one_about_is_about(figure: Make, dataset: Make) -> None:
    levels = [figure(value="1000"), figure(period="2021", value="1100", bound="about")]
    assert ends(rows("growth", levels, dataset)["growth"]) == ("10", "", "", "about")


def test_an_about_beside_an_over_says_nothing(figure: Make, dataset: Make) -> None:
    levels = [figure(value="1000", bound="about"), figure(period="2021", value="1100", bound="over")]
    row = rows("growth", levels, dataset)["growth"]
    assert not row.has_figure
    assert row.has("open")


def test_the_base_of_an_index_is_100_whatever_the_figure(figure: Make, dataset: Make) -> None:
    levels = [figure(value="1000", bound="about"), figure(period="2021", value="1100")]
    data = dataset(*levels, entries=(FLOW,))
    base, after = measures.rows("index", data.observations, data, Options.given(base="2020"))
    assert (ends(base), ends(after)) == (("100", "100", "100", ""), ("110", "", "", "about"))


# --- gaps: 100 to 110 is 10 %, and "about 12 %" is 2 points above that -------------------------------------------------


def test_a_gap_to_an_about_is_approximate_and_nothing_else(figure: Make, dataset: Make) -> None:
    levels = [figure(value="100.0", source="a"), figure(period="2021", value="110.0", source="a")]
    found = rows("growth", [*levels, rate(figure, "12", bound="about", source="b")], dataset)
    assert ends(found["gap"]) == ("2", "", "", "about")
    assert [fact.code for fact in found["gap"].facts] == ["approximate"]
    assert not any(row.has("other_source", "unexplained", "revised_base") for row in found.values())
    printed = rows("growth", [*levels, rate(figure, "12", source="b")], dataset)
    assert [fact.code for fact in printed["gap"].facts] == ["other_source"]  # 1.5 to 2.5 points, by another producer
    assert printed["growth"].has("other_source")


def test_a_gap_of_nothing_to_an_about_is_approximate_too(figure: Make, dataset: Make) -> None:
    levels = [figure(value="100.0"), figure(period="2021", value="110.0", bound="about")]
    gap = rows("growth", [*levels, rate(figure, "10.0")], dataset)["gap"]
    assert gap.has("approximate")
    assert not gap.has("within_rounding")


@pytest.mark.parametrize(("bound", "marked"), [("", True), ("about", False)])
def test_a_gap_of_an_about_has_no_mark_on_the_screen(bound: str, marked: bool, digecon: Run, tmp_path: Any) -> None:
    """4 % are printed, and 100 to 110 is 10 %."""
    (tmp_path / "mine.csv").write_text(
        "indicator,period,measure,value,unit,unit_mult,bound,source,vintage\n"
        "s.x,2020,level,100.0,CNY,8,,a,2021\ns.x,2021,level,110.0,CNY,8,,a,2022\n"
        f"s.x,2021,growth,4,percent,0,{bound},a,2022\n",
        encoding="utf-8",
    )
    shown = digecon("growth", "--data", str(tmp_path / "mine.csv"), terminal=True).out
    assert "10.0" in shown
    assert ("≠" in shown) == marked
    assert ("~" in shown) != marked


# --- prints agree by their digits -------------------------------------------------------------------------------------


def test_an_about_is_no_revision_of_what_it_rounds(figure: Make) -> None:
    """50 may be 49.5 to 50.5, which holds 50.2 and not 50.6 to 50.8."""
    about = figure(value="50", bound="about")
    assert agree(about, figure(value="50.2"))
    assert not agree(about, figure(value="50.7"))


def test_the_finer_print_stands_before_an_about(figure: Make, dataset: Make) -> None:
    prints = [figure(value="50", bound="about", source="a"), figure(value="50.2", source="b")]
    assert dataset(*prints).standing_figure(prints).value == "50.2"


# --- targets and statements -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("bound", "key"), [("", "reached"), ("about", "perhaps_reached.about")])
def test_an_about_reaches_a_target_only_perhaps(bound: str, key: str, figure: Make, dataset: Make) -> None:
    """102 of 100 are 102 %."""
    figures = [figure(period="2022", value="102", bound=bound), figure(period="2022", value="100", measure="target")]
    ratio = rows("targets", figures, dataset)["ratio"]
    assert (ratio.value, ratio.facts[0].key) == ("102", key)


@pytest.mark.parametrize(
    ("value", "bound", "verdict"),
    [
        ("1000", "", "consistent"),
        ("1000.3", "", "consistent"),  # of which "about 1000" is the coarser print
        ("1005", "", "not checkable"),  # nobody says how far about 1000 goes
        ("2000", "", "not checkable"),
        ("900", "over", "consistent"),
        ("1100", "over", "not checkable"),
        ("1100", "under", "consistent"),
    ],
)
def test_a_statement_against_an_about(value: str, bound: str, verdict: str, digecon: Run, tmp_path: Any) -> None:
    (tmp_path / "mine.csv").write_text(
        "indicator,period,value,unit,bound,source,vintage\ns.x,2020,1000,units,about,a,2021\n", encoding="utf-8"
    )
    claims = f"claim_id,kind,indicator,period,value,unit,bound\nc,level,s.x,2020,{value},units,{bound}\n"
    done = digecon("check", "-", "--data", str(tmp_path / "mine.csv"), "-f", "csv", given=claims)
    assert f"c,{verdict}," in done.out
    assert "the evidence is only known as about 1000" in done.out


# --- reasons say only what is known -----------------------------------------------------------------------------------
LEVEL_100 = {"value": "100.0", "source": "a", "vintage": "2021"}


def test_another_vintage_needs_a_level_that_was_revised(figure: Make, dataset: Make) -> None:
    """130 of 100 is 30 % where 10 were printed in 2022; 110 stood then in one table, and no level at all in the other."""
    late = figure(period="2021", value="130.0", source="a", vintage="2024")
    then = figure(period="2021", value="110.0", source="a", vintage="2022")
    printed = rate(figure, "10.0", source="a", vintage="2022")
    before = figure(**LEVEL_100)
    assert not rows("growth", [before, late, printed], dataset)["gap"].has("another_vintage")
    assert rows("growth", [before, late, then, printed], dataset)["gap"].has("another_vintage")


def test_another_source_needs_a_level_that_the_producer_of_the_rate_does_not_print(figure: Make, dataset: Make) -> None:
    """110 of 100 is 10 % where B prints 5; with 110 printed by B too, nothing says that B counts another thing."""
    levels = [figure(**LEVEL_100), figure(period="2021", value="110.0", source="a", vintage="2022")]
    printed = rate(figure, "5.0", source="b", vintage="2022")
    also = figure(period="2021", value="110.0", source="b", vintage="2022")
    assert rows("growth", [*levels, printed], dataset)["gap"].has("other_source")
    assert not rows("growth", [*levels, also, printed], dataset)["gap"].has("other_source")


def test_a_rate_of_a_table_in_dollars_is_no_rate_of_yuan(figure: Make, dataset: Make) -> None:
    """The catalog counts in yuan; who gives levels in dollars may give their growth in dollars too."""
    levels = [figure(value="100.0", unit="USD"), figure(period="2021", value="110.0", unit="USD")]
    assert not rows("growth", [*levels, rate(figure, "5.0")], dataset)["gap"].has("currency")


def test_a_flag_of_the_year_before_is_no_break_that_was_crossed(figure: Make, dataset: Make) -> None:
    after = [figure(value="100.0", status="B"), figure(period="2021", value="110.0")]
    across = [figure(value="100.0"), figure(period="2021", value="110.0", status="B")]
    assert not rows("growth", [*after, rate(figure, "5.0")], dataset)["gap"].has("scope_change")
    assert rows("growth", [*across, rate(figure, "5.0")], dataset)["gap"].has("scope_change")
