"""The Python interface: the words of the command line, and frames of pandas."""

from pathlib import Path

import pytest

import digecon_cli as digecon
from digecon_cli.contract import HEADER
from digecon_cli.errors import DataError, UsageError


def test_a_chain_of_words_gives_a_frame() -> None:
    frame = digecon.load().select("economy.digital", start=2019, end=2022).cagr().to_frame()
    assert tuple(frame.columns) == HEADER
    cagr = frame[frame["measure"] == "cagr"].iloc[0]
    assert (cagr["period"], cagr["base_period"]) == ("2022", "2019")
    # (50.2 / 35.8)^(1/3), with 50.15 / 35.85 and 50.25 / 35.75 as ends
    assert cagr["value"] == pytest.approx(11.9284, abs=5e-5)
    assert cagr["low"] == pytest.approx(11.8392, abs=5e-5)
    assert cagr["high"] == pytest.approx(12.0177, abs=5e-5)


def test_numbers_of_a_frame_are_numbers_and_what_is_empty_is_missing() -> None:
    frame = digecon.load().select("telecom.revenue", start="2022", end="2022").show().to_frame()
    assert frame["value"].dtype.kind == "f"
    text = digecon.load().select("economy.digital").share().to_frame()
    assert text[text["note"].str.startswith("missing")]["value"].isna().all()


def test_each_measure_is_a_word_of_the_table() -> None:
    table = digecon.load().select("telecom", start="2022-9M", end="2023-9M")
    nine = "2023-01-01/P9M"
    share = [
        one for one in table.share(of="telecom.revenue") if (one.indicator, one.period) == ("telecom.mobile_data", nine)
    ]
    expected = [38.4, pytest.approx(492 / 1281 * 100), pytest.approx(38.4 - 492 / 1281 * 100, abs=1e-9)]
    assert [float(one.value) for one in share] == expected
    assert [(one.measure, one.origin) for one in share] == [
        ("share", "published"), ("share", "computed"), ("gap", "computed"),
    ]  # fmt: skip
    assert share[2].note == "within rounding"
    growth = table.growth(basis="published")
    assert [one.value for one in growth if (one.indicator, one.period) == ("telecom.revenue", nine)] == ["6.8"]
    rest = [one for one in table.contribution() if one.measure == "contribution_rest"]
    assert rest
    assert {one.indicator for one in rest} == {"telecom.revenue"}
    digital = digecon.load().select("economy.digital", start="2019")
    assert [one.value for one in digital.index("2019") if one.period == "2019"] == ["100"]
    assert digital.index(2019).rows == digital.index("2019").rows
    assert "Digital economy" in repr(digital)
    assert "<td>Digital economy</td>" in digital._repr_html_()  # what a notebook shows
    ratio = digital.ratio("economy.gdp")
    assert {one.unit for one in ratio} == {"ratio"}


def test_show_answers_with_the_figure_that_counts() -> None:
    gdp = digecon.load().select("economy.gdp", start="2018", end="2018")
    assert [one.value for one in gdp.show(vintage="first") if one.measure == "level"] == ["90030.9"]
    assert [one.value for one in gdp.show(vintage="2019-11") if one.measure == "level"] == ["919281.1"]
    assert len(gdp.show(all_sources=True)) > len(gdp.show())


def test_a_selection_of_a_selection_is_narrower() -> None:
    table = digecon.load().select("economy").select(start="2018", end="2018").select("economy.g*")
    assert {(one.indicator, one.period) for one in table} == {("economy.gdp", "2018")}


@pytest.mark.parametrize(
    ("said", "same"),
    [
        (("GDP,数字经济",), ("economy.gdp", "economy.digital")),
        (("Gross domestic product@CN",), ("economy.gdp",)),
        (("Telecoms",), ("telecom",)),
    ],
)
def test_names_and_periods_that_people_say_are_good_here_too(said: tuple[str, ...], same: tuple[str, ...]) -> None:
    data = digecon.load()
    rows = list(data.select(*said, start="2018-2022", freq="annual"))
    assert rows == list(data.select(*same, start=2018, end=2022, freq="A"))
    assert {one.period for one in rows} == {"2018", "2019", "2020", "2021", "2022"}


def test_measures_take_names_that_people_say() -> None:
    digital = digecon.load().select("digital economy", start="2018..2022")
    assert list(digital.share(of="GDP")) == list(digital.share(of="economy.gdp"))
    assert list(digital.ratio("population")) == list(digital.ratio("economy.population"))
    assert list(digital.per_head(population="population")) == list(digital.per_head())


def test_own_tables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("indicator,period,value\nmy.users,2020,100\nmy.users,2021,110\n", encoding="utf-8")
    (row,) = digecon.read(path).growth()
    assert (row.value, row.period) == ("10", "2021")


def test_errors_are_the_two_kinds() -> None:
    with pytest.raises(UsageError, match="Did you mean 'telecom'"):
        digecon.load().select("telcom")
    with pytest.raises(UsageError, match="is not a vintage"):
        digecon.load().growth(vintage="yesterday")
    with pytest.raises(DataError, match=r"cannot read 'nowhere\.csv'"):
        digecon.read("nowhere.csv")


def test_what_the_package_does_not_have_it_says() -> None:
    with pytest.raises(AttributeError, match="module 'digecon_cli' has no attribute 'lod'"):
        digecon.lod  # noqa: B018
