"""Which row is the header, and what of a file no layout looked at."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import reading
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.reading import columns

Read = Callable[..., Dataset]
File = Callable[..., str]


@pytest.mark.parametrize(
    "text",
    [
        "Wages,,,,\nRegion,,,,\nRussia,13527,17290,18638,20952\nBelgorod,21610,22077,14000,15000\nBryansk,7626,10070,11000,12000\n",
        "Moscow,1610,2077,38410.5,15000\nTver,1500,1700,9000,10000\nTula,1600,18000,9500,10500\n",
        "Moscow,1610,2077\nTver,1500,1700\nTula,1600,18000\n",  # no two years of a table are centuries apart
    ],
)
def test_a_row_of_figures_is_no_header(text: str, read: Read) -> None:
    with pytest.raises(DataError, match="has no layout that digecon knows"):
        read(text)


def test_years_before_the_periods_are_no_figures(read: Read) -> None:
    data = read("Region,1,1000,1950,1951\nFrance,7,8,9,10\nSpain,5,6,7,8\n")
    assert [(figure.area, figure.period, figure.value) for figure in data.observations] == [
        ("France", "1000", "8"), ("France", "1950", "9"), ("France", "1951", "10"),
        ("Spain", "1000", "6"), ("Spain", "1950", "7"), ("Spain", "1951", "8"),
    ]  # fmt: skip
    assert data.notices[-1].endswith("left out (numbers in columns that are not used: 2)")


def test_centuries_are_years(read: Read) -> None:
    data = read("Shire,1800,1900\nNorth,5,6\nSouth,7,8\n")
    assert [(figure.period, figure.value) for figure in data.observations] == [
        ("1800", "5"), ("1900", "6"), ("1800", "7"), ("1900", "8"),
    ]  # fmt: skip


def test_the_digits_of_a_number_are_no_year() -> None:
    assert columns.period_columns(["Region", "21610", "22077"]) == []
    assert [column.period for column in columns.period_columns(["Region", "x2016", "x2017"])] == ["2016", "2017"]


def test_a_header_with_figures_beside_its_periods_is_refused(read: Read) -> None:
    with pytest.raises(DataError, match=r"the row 'year, Jan, Feb, Mar, 21610' is where the header should be"):
        read("year,Jan,Feb,Mar,21610\n2020,1,2,3,4\n2021,5,6,7,8\n")


def share_read(digecon: Callable[..., Any], path: str) -> tuple[float, dict[str, int]]:
    answer = json.loads(digecon("validate", path, "-f", "json").out)
    return answer["share_read"], answer["left_out"]


def test_numbers_outside_of_the_table_count_as_not_read(file: File, digecon: Callable[..., Any]) -> None:
    text = "Sales of shops,,,\nall,17.5,18.5,\nshop,2019,2020,2021\nA,1,2,3\nB,4,5,6\n"
    assert share_read(digecon, file(text)) == (0.75, {"numbers outside of the table": 2})


def test_numbers_in_columns_that_are_not_used_count_as_not_read(file: File, digecon: Callable[..., Any]) -> None:
    path = file("year,value,workers,shop_id\n2019,5,7,1\n2020,6,8,1\n")
    assert share_read(digecon, path) == (0.5, {"numbers in columns that are not used": 2})
    assert [figure.value for figure in reading.read(path).observations] == ["5", "6"], (
        "the table says where its values are"
    )


def test_less_than_half_of_all_numbers_is_no_answer(read: Read) -> None:
    with pytest.raises(
        DataError,
        match=r"only 2 of its figures can be identified: left out \(numbers in columns that are not used: 3\)",
    ):
        read("country,2019,2020,change,weight,mean\nChina,1,2,3.5,4,5\n")


@pytest.mark.parametrize(
    "text",
    [
        "country,year,sales\n1,China,2019,5\n2,China,2020,6\n",  # as R numbers its rows
        "sales,country\n2019,5,China\n2020,6,China\n",
        "2019,2020\nChina,5,6\nChina,5,6\n",
    ],
)
def test_a_header_may_lack_the_name_of_its_first_column(text: str, read: Read) -> None:
    found = {(figure.area, figure.period, figure.value) for figure in read(text).observations}
    assert found == {("China", "2019", "5"), ("China", "2020", "6")}


def test_a_header_that_lacks_another_name_is_not_completed(read: Read) -> None:
    with pytest.raises(DataError, match="has no column of numbers beside its periods"):
        read("year,sales\n2019,5,x\n2020,6,y\n")


@pytest.mark.parametrize("name", ["yr_recorded", "Fiscal year", "survey-year"])
def test_a_year_may_be_called_by_two_words(name: str, read: Read) -> None:
    data = read(f"country,{name},sales\nPeru,2020,6\nPeru,2019,5\n")
    assert [(figure.area, figure.period, figure.value) for figure in data.observations] == [
        ("Peru", "2020", "6"),
        ("Peru", "2019", "5"),
    ]


def test_a_year_of_something_is_no_period(read: Read) -> None:
    with pytest.raises(DataError, match="has no layout that digecon knows"):
        read("country,founding_year,people\nPeru,1821,34\nChile,1818,19\n")


def test_three_rows_of_names(read: Read) -> None:
    data = read(
        "Region,Male,Male,Female,Female\n,Urban,Rural,Urban,Rural\n,2020,2020,2020,2020\nNorth,1,2,3,4\nSouth,5,6,7,8\n"
    )
    assert [(figure.indicator, figure.period, figure.value) for figure in data.observations][:4] == [
        ("North.Male, Urban", "2020", "1"), ("North.Male, Rural", "2020", "2"),
        ("North.Female, Urban", "2020", "3"), ("North.Female, Rural", "2020", "4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Country,Unit,2019,2020\nChina,EUR,5,6\nCountry,Unit,2019,2020\nIndia,EUR,7,8\n",
        "country,year,v (USD)\nChina,2019,5\ncountry,year,v (USD)\nChina,2020,6\n",
    ],
)
def test_a_header_that_comes_again_is_no_row(text: str, read: Read) -> None:
    data = read(text)
    assert {figure.area for figure in data.observations} <= {"China", "India"}
    assert [figure.value for figure in data.observations] == ["5", "6", "7", "8"][: len(data.observations)]
    assert data.notices == []


def test_a_table_ends_at_the_header_of_another(read: Read) -> None:
    areas = [f"area {number}" for number in range(70)]
    first = "".join(f"{area},{number},{number + 100}\n" for number, area in enumerate(areas))
    data = read(f"Region,2019,2020\n{first}Region,2021,2022\narea 0,7,8\n")
    assert len(data.observations) == 140
    assert {figure.period for figure in data.observations} == {"2019", "2020"}
    assert [str(notice).partition("': ")[2] for notice in data.notices] == [
        "another table begins on line 72: only the first one is read",
        "no unit was found for value: the figures are read as amounts, with growth in percent (for rates: --map unit=%)",
        "left out (numbers outside of the table: 2)",
    ]


@pytest.mark.parametrize("counts", ["1,2,3", "甲,1,2"])
def test_a_row_that_counts_the_columns_is_no_row(counts: str, read: Read) -> None:
    data = read(f"Region,2019,2020\n{counts}\nNorth,5,6\n")
    assert [(figure.area, figure.period, figure.value) for figure in data.observations] == [
        ("North", "2019", "5"), ("North", "2020", "6"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Country,a,2019", True),  # a third of the columns are periods, and the area has its usual name
        ("Country,a,b,2019", False),
        ("Country,a,b,2019 [YR2019]", True),  # the World Bank's way
        ("Country,Indicator,a,b,c,2019", True),  # both have their usual names
        ("a,b,2019", False),
    ],
)
def test_a_header_with_one_period_is_known_by_the_names_beside_it(header: str, found: bool) -> None:
    row = header.split(",")
    figures = [["X", *(str(n) for n in range(7, 6 + len(row)))], ["Y", *(str(n) for n in range(3, 2 + len(row)))]]
    assert (columns.row_across([row, *figures]) == 0) is found


def test_a_comment_that_goes_on_is_no_header(read: Read) -> None:
    with pytest.raises(DataError, match="names of the columns"):
        read("# Prices of the office, see:\n# https://example.org\n2019,1.5\n2020,1.7\n")


def test_figures_may_begin_further_down(read: Read) -> None:
    rows = "".join(f"Alpha,{year},\n" for year in range(1970, 2010)) + "Alpha,2010,5\nAlpha,2011,6\n"
    data = read(f"Country,Year,Internet users\n{rows}")
    assert [(one.period, one.value) for one in data.observations] == [("2010", "5"), ("2011", "6")]
