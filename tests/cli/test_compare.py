"""Comparisons: one unit, ratios and growth by hand from printed figures, and a reason where two do not compare."""

import csv
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import digecon_cli
from digecon_cli import pages
from digecon_cli.ask.options import RenderOptions
from digecon_cli.core import facts
from digecon_cli.core.errors import UsageError

Run = Callable[..., Any]
Row = dict[str, str]


@pytest.fixture(scope="module")
def screen(digecon: Run) -> Callable[..., str]:
    def text(*words: str) -> str:
        answer = digecon(*words, "-f", "table", COLUMNS="80")
        assert answer.code == 0, answer
        return str(answer.out)

    return text


def only(rows: list[Row], **fields: str) -> Row:
    found = [row for row in rows if all(row[name] == value for name, value in fields.items())]
    assert len(found) == 1, found
    return found[0]


def test_a_sector_is_its_first_headline_and_a_ratio_has_the_bounds_of_both(rows_of: Callable[..., list[Row]]) -> None:
    rows = rows_of("compare software telecom 2023")
    assert list(dict.fromkeys(row["indicator"] for row in rows)) == ["software.revenue", "telecom.revenue"]
    ratio = only(rows, measure="ratio")
    assert ratio["base_indicator"] == "software.revenue"
    # 1.68 trillion of 12,325.8 billion yuan: 1680 / 12325.8, 1675 / 12325.85, 1685 / 12325.75
    assert float(ratio["value"]) == pytest.approx(0.136299, abs=1e-6)
    assert float(ratio["low"]) == pytest.approx(0.135893, abs=1e-6)
    assert float(ratio["high"]) == pytest.approx(0.136706, abs=1e-6)


def test_both_growths_are_as_published_and_say_that_their_bases_differ(rows_of: Callable[..., list[Row]]) -> None:
    rows = rows_of("compare economy.digital economy.gdp 2022")
    own, other = (only(rows, indicator=name, measure="growth") for name in ("economy.digital", "economy.gdp"))
    assert (own["value"], own["basis"], own["origin"]) == ("10.3", "nominal", "published")
    assert (other["value"], other["basis"], other["origin"]) == ("3.0", "constant_prices", "published")
    assert "rate_basis" not in own["codes"]
    assert "rate_basis" in other["codes"].split(";")


def test_growths_on_one_basis_say_nothing(rows_of: Callable[..., list[Row]]) -> None:
    assert all("rate_basis" not in row["codes"] for row in rows_of("compare software.revenue telecom.revenue 2023"))


def test_yuan_beside_dollars_are_dollars_and_the_rate_is_named(rows_of: Callable[..., list[Row]]) -> None:
    rows = rows_of("compare world.gdp@US economy.gdp 2019")
    level = only(rows, indicator="economy.gdp", measure="level")
    # 100,587.24 billion yuan at 6.8985 yuan a dollar, the official average of 2019
    assert (level["unit"], float(level["value"])) == ("USD", pytest.approx(14.58103, abs=1e-5))
    assert "6.8985 yuan per dollar" in level["note"]
    assert "in_dollars" in level["codes"]
    ratio = only(rows, measure="ratio")
    assert float(ratio["value"]) == pytest.approx(100587.24 / 6.8985 / 21433.2, rel=1e-6)
    growth = only(rows, indicator="economy.gdp", measure="growth")
    assert (growth["value"], growth["origin"]) == ("6.0", "published")  # in yuan, as published


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("compare telecom.revenue economy.digital 2022", "overlap", "revenue, not value added"),
        ("compare retail.online retail.ecommerce 2022", "concept", "digecon ratio retail.ecommerce retail.online"),
        ("compare regions.digital_beijing regions.digital_zhejiang 2021", "definition", "each by its own definition"),
        ("compare economy.digital world.digital_bea@US 2022", "definition", "US Bureau of Economic Analysis"),
        ("compare users.penetration_rural users.penetration_urban 2020", "level", "is a rate"),
    ],
)  # fmt: skip
def test_what_does_not_compare_has_a_code_in_files_and_the_reason_on_the_screen(
    line: str, code: str, words: str, rows_of: Callable[..., list[Row]], screen: Callable[..., str]
) -> None:
    ratio = only(rows_of(line), measure="ratio")
    assert (ratio["value"], ratio["codes"]) == ("", code)
    on_screen = " ".join(screen(*line.split()).split())
    assert f"not divided ({code})" in on_screen
    assert words in on_screen


def test_a_command_that_a_refusal_names_works(digecon: Run) -> None:
    answer = digecon("ratio", "retail.ecommerce", "retail.online", "--from", "2022", "--to", "2022", "-f", "csv")
    assert answer.code == 0
    assert ",ratio,retail.online,,computed,3.1" in answer.out  # 43.83 over 13.79 trillion yuan


@pytest.mark.parametrize("line", ["china us", "us china", "china,us", "CN US", "中国 美国"])
def test_areas_are_words(line: str, rows_of: Callable[..., list[Row]]) -> None:
    rows = rows_of(f"compare {line}")
    assert {row["area"] for row in rows} == {"CN", "US"}
    ratio = only(rows, indicator="world.digital_caict", measure="ratio", period="2021")
    expected = 7.1 / 15.3 if line.startswith("us") else 15.3 / 7.1  # each to the first that is named
    assert float(ratio["value"]) == pytest.approx(expected)


def test_an_indicator_is_compared_over_areas(rows_of: Callable[..., list[Row]]) -> None:
    by_words = rows_of("compare world.digital_caict us japan 2020")
    by_option = rows_of("compare world.digital_caict 2020 --area US,JP")
    assert by_words == by_option
    assert float(only(by_words, measure="ratio")["value"]) == pytest.approx(2.48 / 13.6)


def test_an_area_that_is_not_there_names_a_comparison_that_works(digecon: Run) -> None:
    answer = digecon("compare", "economy.digital", "--area", "CN,US")
    assert (answer.code, answer.out) == (1, "")
    assert "economy.digital has no figures of US: its areas are CN." in answer.err
    line = "digecon compare world.digital_caict CN US"
    assert f"'{line}'" in answer.err
    assert digecon(*line.split()[1:]).code == 0


def test_one_series_or_nothing_is_no_comparison(digecon: Run) -> None:
    for words in (("telecom",), ()):
        answer = digecon("compare", *words)
        assert (answer.code, answer.out) == (2, "")
        line = answer.err.split("'digecon ")[1].split("'")[0]
        assert digecon(*line.split()).code == 0


@pytest.mark.parametrize("word", ["china", "US", "中国", "france"])
def test_one_area_is_too_few(word: str, digecon: Run) -> None:
    answer = digecon("compare", word)
    assert (answer.code, answer.out) == (2, "")
    assert re.search("^digecon: '(CN|US|FR)' is one area: name another one too, as in 'digecon compare ", answer.err)
    line = answer.err.split("'digecon ")[1].split("'")[0]
    assert digecon(*line.split()).code == 0


def test_areas_of_words_and_of_the_option_are_compared(rows_of: Callable[..., list[Row]]) -> None:
    assert rows_of("compare china --area US") == rows_of("compare china us")


OWN = (
    "indicator,area,period,value,unit,unit_mult,source\n"
    + "my gdp,CN,2020,10,CNY,9,d\nmy gdp,US,2020,20,CNY,9,d\nmy users,CN,2020,100,persons,0,d\n"
)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("my users",), "compare 'my users' 'my gdp'"),
        (("US",), "compare US CN"),
        (("my users", "--area", "CN,US"), "compare 'my gdp' CN US"),
        (("my users@US", "my gdp"), "compare 'my gdp' CN US"),
    ],
)
def test_a_line_that_is_offered_for_a_table_of_ones_own_works_there(
    words: tuple[str, ...], line: str, digecon: Run, tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(OWN)
    answer = digecon("compare", *words, "--data", str(path))
    assert answer.out == ""
    assert f"'digecon {line} --data FILE'" in answer.err
    assert digecon(*shlex.split(line), "--data", str(path)).code == 0


def test_an_area_without_another_one_offers_no_line(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(OWN)
    answer = digecon("compare", "germany", "--data", "own.csv", cwd=tmp_path)
    assert (answer.code, answer.err) == (2, "digecon: 'DE' is one area: name another one too.\n")


def test_one_unit_stands_over_all_levels(screen: Callable[..., str]) -> None:
    text = screen("compare", "software", "telecom", "--from", "2022")
    assert text.startswith("Trillion yuan")
    assert text.count("yuan\n") <= 1
    assert "╎ not comparable: Software revenue 2022" not in text  # the first year that is shown has none before it
    assert "Telecom revenue   1.581  1.68" in text


def test_a_comparison_fits_a_screen(screen: Callable[..., str]) -> None:
    for line in (
        "software telecom", "economy.digital economy.gdp", "china us", "world.gdp@US economy.gdp",
        "telecom economy.digital", "world.digital_caict china us japan",
    ):  # fmt: skip
        text = screen("compare", *line.split())
        assert len(text.splitlines()) <= 22, line  # and the prompt
        assert all(len(row) <= 80 for row in text.splitlines())


def test_stocks_of_other_frequencies_are_compared_where_they_meet(rows_of: Callable[..., list[Row]]) -> None:
    rows = rows_of("compare infrastructure.top500 china us")
    assert {row["freq"] for row in rows if row["measure"] == "ratio"} == {"M"}
    ratio = only(rows, measure="ratio", period="2019-06")
    assert float(ratio["value"]) == pytest.approx(116 / 219)  # of the list of June 2019


def test_tables_of_ones_own_are_compared(digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("indicator,period,value,unit\na,2020,10,CNY\na,2021,20,CNY\nb,2020,5,CNY\nb,2021,8,persons\n")
    answer = digecon("compare", "a", "b", "--data", str(path), "-f", "csv")
    rows = list(csv.DictReader(answer.out.splitlines()))
    ratios = {row["period"]: row for row in rows if row["measure"] == "ratio"}
    assert float(ratios["2020"]["value"]) == 0.5
    assert (ratios["2021"]["value"], ratios["2021"]["codes"]) == ("", "unit")
    growth = only(rows, indicator="a", measure="growth")
    assert (growth["value"], growth["origin"]) == ("100", "computed")


def test_python_has_the_same_words() -> None:
    table = digecon_cli.load().compare("software", "telecom", start=2023, end=2023)
    (ratio,) = (row for row in table if row.measure == "ratio")
    assert float(ratio.value) == pytest.approx(1680 / 12325.8)
    with pytest.raises(UsageError):
        digecon_cli.load().compare("telecom")


def test_no_two_figures_stand_side_by_side_across_a_break_without_its_bar() -> None:
    for names in (
        ("software", "telecom"),
        ("retail.online", "retail.total"),
        ("industry.internet_services", "software.revenue"),
    ):
        table = digecon_cli.load().compare(*names)
        (page,) = pages.of(table, RenderOptions())
        apart = {(row.name, row.measure, row.period) for row in table if row.has_figure and row.fact_of(facts.BREAK)}
        barred = set()
        for line in next(page.grids).lines:
            numbers = [cell for cell in line.cells if cell.figure and cell.figure.has_figure]
            for cell in numbers[1:]:
                figure = cell.figure
                assert figure is not None
                assert cell.broken == (figure.fact_of(facts.BREAK) is not None)
                barred |= {(figure.name, figure.measure, figure.period)} if cell.broken else set()
        assert barred == apart
