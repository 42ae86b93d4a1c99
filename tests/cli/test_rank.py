"""Rankings: figures of one unit and definition by hand from printed figures; what rounding leaves open shares a place."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import digecon_cli
from digecon_cli.core.errors import UsageError

Run = Callable[..., Any]
Row = dict[str, str]


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., str]:
    def table(*lines: str) -> str:
        path = tmp_path / "own.csv"
        path.write_text("\n".join(["indicator,area,period,value,bound,unit,low,high", *lines]) + "\n")
        return str(path)

    return table


def places(rows: list[Row]) -> dict[str, tuple[str, str, str]]:
    found = [row for row in rows if row["measure"] == "rank"]
    return {
        row["indicator"] + "@" * bool(row["area"]) + row["area"]: (row["value"], row["low"], row["high"])
        for row in found
    }


def codes(rows: list[Row]) -> dict[str, list[str]]:
    return {row["indicator"]: row["codes"].split(";") for row in rows if row["measure"] == "rank"}


def test_telecom_by_size_in_its_newest_year(rows_of: Callable[..., list[Row]]) -> None:
    rows = rows_of("rank telecom")
    levels = [(row["indicator"], row["period"], row["value"]) for row in rows if row["measure"] == "level"]
    assert levels == [
        ("telecom.revenue", "2025", "1750"), ("telecom.mobile_data", "2025", "609.7"),
        ("telecom.emerging", "2025", "450.8"), ("telecom.broadband", "2025", "289.6"),
    ]  # fmt: skip
    assert [row["value"] for row in rows if row["measure"] == "rank"] == ["1", "2", "3", "4"]


def test_parts_that_are_ranked_with_their_whole_say_so(rows_of: Callable[..., list[Row]], digecon: Run) -> None:
    found = codes(rows_of("rank telecom"))
    assert "part_ranked" not in found["telecom.revenue"]
    assert all("part_ranked" in found[f"telecom.{name}"] for name in ("mobile_data", "emerging", "broadband"))
    assert "450.8  part of Telecom revenue" in digecon("rank", "telecom", "-f", "table", COLUMNS="80").out


def test_by_growth_the_fastest_and_the_slowest(rows_of: Callable[..., list[Row]]) -> None:
    rates = [
        (row["indicator"], row["value"])
        for row in rows_of("rank telecom 2025 --by growth")
        if row["measure"] == "growth"
    ]
    assert rates == [
        ("telecom.big_data", "7.8"), ("telecom.broadband", "5.9"), ("telecom.iot", "4.9"), ("telecom.emerging", "4.7"),
        ("telecom.cloud", "2.9"), ("telecom.revenue", "0.7"), ("telecom.mobile_data", "-3.1"),
    ]  # fmt: skip
    slowest = rows_of("rank telecom 2025 --by growth --lowest -n 2")
    assert [row["indicator"] for row in slowest if row["measure"] == "growth"] == [
        "telecom.mobile_data",
        "telecom.revenue",
    ]


def test_growth_at_constant_prices_is_not_ranked_with_other_growth(rows_of: Callable[..., list[Row]]) -> None:
    rows = rows_of("rank economy 2023 --by growth")
    assert codes(rows)["economy.gdp"] == ["basis"]
    assert places(rows)["economy.digital@CN"][0] == "1"  # 7.39 %, nominal


def test_by_share_of_each_whole(rows_of: Callable[..., list[Row]]) -> None:
    rows = [row for row in rows_of("rank telecom 2025 --by share") if row["measure"] == "share"]
    assert [row["indicator"] for row in rows] == ["telecom.mobile_data", "telecom.emerging", "telecom.broadband"]
    assert float(rows[0]["value"]) == pytest.approx(609.7 / 1750 * 100)


def test_what_rounding_leaves_open_shares_a_place(digecon: Run, own: Callable[..., str]) -> None:
    # 10 may be 9.5 to 10.5, 10.2 lies in it, 5 is below both.
    path = own("a,CN,2020,10,,CNY,9.5,10.5", "b,CN,2020,10.2,,CNY,10.15,10.25", "c,CN,2020,5,,CNY,4.5,5.5")
    rows = list(csv.DictReader(digecon("rank", "--data", path, "-f", "csv").out.splitlines()))
    assert places(rows) == {"a@CN": ("1", "1", "2"), "b@CN": ("1", "1", "2"), "c@CN": ("3", "3", "3")}
    assert {name for name, found in codes(rows).items() if "tied" in found} == {"a", "b"}
    text = digecon("rank", "--data", path, "-f", "table", COLUMNS="80").out
    assert [line.split()[0] for line in text.splitlines()[2:5]] == ["1=", "1=", "3"]


def test_a_bound_is_ranked_only_where_all_others_are_beyond_it(digecon: Run, own: Callable[..., str]) -> None:
    beyond = own("a,CN,2020,100,over,CNY,,", "b,CN,2020,20,,CNY,,", "c,CN,2020,5,,CNY,,")
    rows = list(csv.DictReader(digecon("rank", "--data", beyond, "-f", "csv").out.splitlines()))
    assert places(rows)["a@CN"] == ("1", "1", "1")
    among = own("a,CN,2020,10,over,CNY,,", "b,CN,2020,20,,CNY,,", "c,CN,2020,5,,CNY,,")
    rows = list(csv.DictReader(digecon("rank", "--data", among, "-f", "csv").out.splitlines()))
    assert codes(rows)["a"] == ["open"]
    assert (places(rows)["b@CN"][0], places(rows)["c@CN"][0]) == ("1", "2")


def test_provinces_above_a_trillion_are_not_ordered(rows_of: Callable[..., list[Row]], digecon: Run) -> None:
    rows = rows_of("rank regions.digital_caict 2022")
    assert len(rows) == 15
    assert {(row["value"], row["codes"]) for row in rows} == {("", "open")}
    text = " ".join(digecon("rank", "regions.digital_caict", "2022", "-f", "table", COLUMNS="80").out.split())
    assert "Not ranked: 15 series (figures of 2022 are printed as a bound only, which leaves their order open)" in text


def test_other_units_and_definitions_are_said(
    digecon: Run, own: Callable[..., str], rows_of: Callable[..., list[Row]]
) -> None:
    path = own("a,CN,2020,10,,CNY,,", "b,CN,2020,3,,CNY,,", "c,CN,2020,7,,persons,,")
    rows = list(csv.DictReader(digecon("rank", "--data", path, "-f", "csv").out.splitlines()))
    assert codes(rows)["c"] == ["unit"]
    assert "definition" in codes(rows_of("rank regions 2023"))["regions.digital_shandong"]


def test_areas_are_rows(rows_of: Callable[..., list[Row]], digecon: Run) -> None:
    rows = rows_of("rank world.digital_caict 2020")
    assert list(places(rows).values()) == [(str(number),) * 3 for number in (1, 2, 3, 4)]
    assert [row["area"] for row in rows if row["measure"] == "level"] == ["US", "CN", "DE", "JP"]
    text = digecon("rank", "world.digital_caict", "2020", "-f", "table", COLUMNS="80").out
    assert [line.split("  ")[1] for line in text.splitlines()[2:6]] == ["United States", "China", "Germany", "Japan"]


def test_a_series_without_the_year_is_named(rows_of: Callable[..., list[Row]]) -> None:
    rows = rows_of("rank world.digital_caict")
    assert {row["area"] for row in rows if row["codes"] == "missing"} == {"FR", "GB"}


@pytest.mark.parametrize(
    "line", ["rank telecom", "rank", "rank --by growth", "rank regions", "rank mobile", "rank users"]
)
def test_a_ranking_fits_a_screen(line: str, digecon: Run) -> None:
    text = digecon(*line.split(), "-f", "table", COLUMNS="80").out
    assert len(text.splitlines()) <= 24
    assert all(len(row) <= 80 for row in text.splitlines())


def test_top_is_rank(digecon: Run) -> None:
    assert digecon("top", "telecom").out == digecon("rank", "telecom").out


def test_wrong_words_say_what_to_write(digecon: Run) -> None:
    answer = digecon("rank", "telecom", "--by", "size")
    assert (answer.code, answer.err) == (2, "digecon: 'size' is not a way to rank: write level or growth or share.\n")


def test_python_has_the_same_words() -> None:
    table = digecon_cli.load().select("telecom").rank(by="growth", lowest=True, first=1)
    assert [(row.indicator, row.value) for row in table if row.measure == "growth"] == [("telecom.mobile_data", "-3.1")]
    with pytest.raises(UsageError):
        digecon_cli.load().rank(by="size")
