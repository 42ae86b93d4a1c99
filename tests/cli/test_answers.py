"""The figures that the main job must answer with, each by hand from printed figures, through the real process."""

import csv
import re
from collections.abc import Callable
from typing import Any

import pytest

Row = dict[str, str]
Run = Callable[..., Any]

HEADER = (
    "indicator,label,area,freq,period,start,end,measure,base_indicator,base_period,origin,value,low,high,bound,unit,"
    "unit_mult,basis,status,vintage,source,note,printed,printed_mult,codes"
)
LISTINGS = ("list", "search", "info", "sources")


@pytest.fixture(scope="session")
def ask(digecon: Run) -> Callable[..., list[Row]]:
    """Run a command with CSV output and return its rows; what else there is is said below, in a test of its own."""

    def rows(*words: str) -> list[Row]:
        quiet = () if words[0] in LISTINGS else ("--quiet",)
        answer = digecon(*words, *quiet, "-f", "csv")
        assert (answer.code, answer.err) == (0, "")
        return list(csv.DictReader(answer.out.splitlines()))

    return rows


def only(rows: list[Row], **fields: str) -> Row:
    """Return the one row with these fields."""
    found = [row for row in rows if all(row[name] == value for name, value in fields.items())]
    assert len(found) == 1, found
    return found[0]


def interval(row: Row) -> tuple[float, float, float]:
    return float(row["value"]), float(row["low"]), float(row["high"])


@pytest.mark.parametrize(
    "words",
    [("show", "telecom"), ("growth", "economy.gdp"), ("cagr", "economy"), ("share", "telecom"),
     ("contribution", "telecom"), ("index", "economy.gdp", "--base", "2017"), ("ratio", "economy.digital", "economy.gdp")],
    ids=lambda words: words[0],
)  # fmt: skip
def test_every_answer_of_observations_has_the_header_of_the_contract(digecon: Run, words: tuple[str, ...]) -> None:
    assert digecon(*words).out.partition("\n")[0] == HEADER


def test_list_has_its_own_columns(digecon: Run) -> None:
    expected = "indicator,label,sector,kind,unit,parent,first,last,observations,latest,latest_period"
    assert digecon("list").out.partition("\n")[0] == expected


def test_the_digital_economy_grew_by_11_9_percent_a_year(ask: Run) -> None:
    row = only(ask("cagr", "economy.digital", "--from", "2019", "--to", "2022"), measure="cagr")
    # (50.2 / 35.8)^(1/3), (50.15 / 35.85)^(1/3), (50.25 / 35.75)^(1/3)
    assert interval(row) == pytest.approx((11.928, 11.839, 12.018), abs=6e-4)
    assert (row["base_period"], row["period"], row["unit"]) == ("2019", "2022", "percent")


def test_mobile_data_is_38_4_percent_of_telecom_revenue(ask: Run) -> None:
    rows = ask("share", "telecom.mobile_data", "--of", "telecom.revenue", "--from", "2023-9M", "--to", "2023-9M")
    value, low, high = interval(only(rows, measure="share", origin="computed"))
    assert value == pytest.approx(492 / 1281 * 100, abs=5e-4)
    assert 38.35 <= low <= value <= high <= 38.4616  # 491.5 / 1281.5 and 492.5 / 1280.5


def test_5g_phones_are_78_7_percent_of_shipments(ask: Run) -> None:
    rows = ask("share", "mobile.shipments_5g", "--of", "mobile.shipments", "--from", "2022", "--to", "2022")
    value, low, high = interval(only(rows, measure="share", origin="computed"))
    assert value == pytest.approx(214 / 272 * 100)
    assert (low, high) == pytest.approx((213.5 / 272.5 * 100, 214.5 / 271.5 * 100))


@pytest.mark.parametrize(("year", "printed", "against"), [("2018", 34.8, "2019-01-21"), ("2019", 36.2, "2020-01")])
def test_shares_of_gdp_agree_with_the_printed_ones_on_gdp_as_then_known(
    ask: Run, year: str, printed: float, against: str
) -> None:
    row = only(ask("share", "economy.digital", "--of", "economy.gdp"), period=year, measure="share", origin="computed")
    _, low, high = interval(row)
    assert low <= printed + 0.05
    assert printed - 0.05 <= high
    assert f"economy.gdp {year} of {against}" in row["note"]


def test_the_share_of_2018_is_not_taken_on_later_gdp(ask: Run) -> None:
    shares = ask("share", "economy.digital", "--of", "economy.gdp")
    value, _, _ = interval(only(shares, period="2018", measure="share", origin="computed"))
    assert value == pytest.approx(31.3e12 / 90030.9e9 * 100)  # 34.77; on the census figure 34.05


@pytest.mark.parametrize(("vintage", "percent"), [("", 936010.1 / 847382.9), ("first", 900309 / 820754)])
def test_gdp_grew_by_10_5_percent_in_2018_or_9_7_as_told_then_and_never_by_12(
    vintage: str, percent: float, ask: Run
) -> None:
    asked = ("--vintage", vintage) if vintage else ()
    row = only(ask("growth", "economy.gdp", *asked), period="2018", measure="growth", origin="computed")
    assert interval(row)[0] == pytest.approx((percent - 1) * 100)


def test_nine_months_are_never_compared_with_a_year(ask: Run) -> None:
    rows = ask("growth", "telecom.revenue", "--from", "2017", "--freq", "all")
    computed = [row for row in rows if row["measure"] == "growth" and row["origin"] == "computed" and row["value"]]
    assert min(float(row["value"]) for row in computed) > -5  # 1281 / 1580 would be -18.9
    assert only(rows, period="2023-01-01/P9M", origin="published")["value"] == "6.8"


def test_a_year_is_missing_and_no_year_is_jumped_over(ask: Run) -> None:
    rows = ask("growth", "manufacturing.smartphones", "--from", "2021", "--to", "2021")
    row = only(rows, measure="growth", origin="computed")
    assert (row["value"], row["low"], row["high"]) == ("", "", "")
    assert (row["codes"], row["note"]) == ("missing", "no figure of manufacturing.smartphones for 2020")


def test_published_computed_and_gap_stand_beside_each_other(ask: Run) -> None:
    rows = [row for row in ask("growth", "economy.digital") if row["period"] == "2018"]
    kinds = {(row["measure"], row["origin"]) for row in rows}
    assert kinds == {("growth", "published"), ("growth", "computed"), ("gap", "computed")}
    assert interval(only(rows, origin="computed", measure="growth"))[0] == pytest.approx((31.3 / 27.2 - 1) * 100)
    assert interval(only(rows, measure="gap"))[0] == pytest.approx(20.9 - (31.3 / 27.2 - 1) * 100)


def test_later_prints_that_only_touch_the_earlier_one_stand(ask: Run) -> None:
    rows = ask("show", "economy.gdp", "--from", "2020", "--to", "2020")
    assert only(rows, measure="growth")["value"] == "2.2"  # first print 2.3


def test_a_vintage_shows_what_stood_then(ask: Run) -> None:
    rows = ask("show", "economy.gdp", "--vintage", "2019-06", "--from", "2018", "--to", "2018")
    assert only(rows, measure="level")["value"] == "90.0309"  # 90,030.9 billion, told in trillion as the catalog has it


def test_an_indicator_named_twice_is_shown_once(ask: Run) -> None:
    assert ask("show", "economy.gdp", "economy.gdp") == ask("show", "economy.gdp")


@pytest.mark.parametrize(
    ("words", "found"), [(["宽带"], "telecom.broadband"), (["BROADBAND", "revenue"], "telecom.broadband")]
)
def test_search_finds_english_and_chinese(ask: Run, words: list[str], found: str) -> None:
    assert found in {row["indicator"] for row in ask("search", *words)}


def test_info_says_which_figure_stands_and_why(ask: Run) -> None:
    told = {(row["field"], row["value"].partition(":")[0]) for row in ask("info", "economy.gdp")}
    assert {
        ("producer", "National Bureau of Statistics of China"),
        ("stands", "level 2018"),
        ("revision", "2019-11-22"),
    } <= told


def test_sources_lists_the_documents_of_a_selection(ask: Run) -> None:
    rows = ask("sources", "economy.digital")
    assert "caict-2023-04" in {row["source"] for row in rows}
    assert all(row["organisation"] for row in rows)


def test_growth_of_everything_is_ordered_though_some_series_have_none(on_terminal: Run) -> None:
    answer = on_terminal("growth", "--sort", "2024", "--no-pager", NO_COLOR="1")
    assert answer.code == 0, answer.err
    heading, first, *_ = answer.out.splitlines()
    assert heading.split() == [
        "Growth",
        "on",
        "the",
        "year",
        "before,",
        "%",
        "2020",
        "2021",
        "2022",
        "2023",
        "2024",
        "2025",
    ]
    # 725.3 EFLOPS of 2024 were 74.1 % more than a year before, as printed.
    assert first.split() == ["AI", "power", "(IDC)", "·", "·", "·", "·", "74.1", "·"]


def test_shares_are_told_where_there_is_nothing_else(on_terminal: Run) -> None:
    answer = on_terminal("show", "computing", "--area", "US", NO_COLOR="1")
    assert answer.code == 0, answer.err
    assert "Shares only" not in answer.out
    assert re.search(r"^Computing power, devices, United States +36 +34$", answer.out, re.MULTILINE)


def test_the_print_that_stands_is_told_first_of_all_prints(on_terminal: Run) -> None:
    """GDP of 2023: 126.06 in January 2024, 129.43 since the census told in December 2024."""
    for layout in ((), ("--bounds",)):
        answer = on_terminal(
            "show", "economy.gdp", "--from", "2023", "--to", "2023", "--all-sources", *layout, NO_COLOR="1"
        )
        lines = [line for line in answer.out.splitlines() if re.search(r"12[69]\.\d", line)]
        assert "129.4" in lines[0]
        assert "also printed as" not in lines[0]
        assert [("126." in line, "also printed as" in line) for line in lines].count((True, True)) >= 1


def test_a_share_that_was_asked_for_and_is_none_is_told_with_its_reason(on_terminal: Run) -> None:
    answer = on_terminal("share", "software.revenue", "--of", "economy.gdp", NO_COLOR="1")
    assert "Software revenue: software.revenue is revenue and economy.gdp value added;" in answer.out
    assert "'digecon ratio software.revenue economy.gdp' divides them" in " ".join(answer.out.split())


def test_a_share_beside_one_that_is_none_is_told_too(on_terminal: Run) -> None:
    answer = on_terminal(
        "share", "economy.digital", "software.revenue", "--of", "economy.gdp", "--from", "2022", NO_COLOR="1"
    )
    assert re.search(r"^ +Digital economy +41\.5p? +42\.8p?$", answer.out, re.MULTILINE)
    assert "Software revenue: software.revenue is revenue" in answer.out


def test_what_nobody_asked_for_is_not_refused_in_words(on_terminal: Run) -> None:
    assert "is not part of" not in on_terminal("share", "telecom", NO_COLOR="1").out


def test_quarters_that_are_not_printed_name_the_option_that_computes_them(digecon: Callable[..., Any]) -> None:
    said = "digecon: quarters that no document prints are computed from spans from January with --fill quarters\n"
    asked = ("growth", "telecom.revenue", "--from", "2024", "--freq", "quarter")
    assert digecon(*asked).err == said
    assert said not in digecon(*asked, "--fill", "quarters").err
    assert said not in digecon(*asked, "--quiet").err
    assert said not in digecon("growth", "telecom.revenue", "--from", "2024").err
