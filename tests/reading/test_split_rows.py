"""Rows with more cells than the header has names: a name with a comma and no quotes, notes beside the table, numbers that were split."""

from collections.abc import Callable

import pytest

from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError

Read = Callable[..., Dataset]


def figures(data: Dataset) -> list[tuple[str, str, str]]:
    return [(figure.area, figure.period, figure.value) for figure in data.observations]


def test_the_parts_of_a_name_are_joined(read: Read) -> None:
    data = read(
        "country,year,gdp (USD)\nChina,2019,5\nKorea, Rep.,2019,6\nIndia,2019,7\nCongo, Dem. Rep., East,2020,8\n"
    )
    assert figures(data) == [
        ("China", "2019", "5"), ("Korea, Rep.", "2019", "6"), ("India", "2019", "7"), ("Congo, Dem. Rep., East", "2020", "8"),
    ]  # fmt: skip
    assert data.notices == []


def test_they_are_with_periods_across(read: Read) -> None:
    data = read("Country,Code,2019,2020\nChina,CHN,5,6\nKorea, Rep.,KOR,6,7\nIndia,IND,7,\n")
    assert figures(data) == [
        ("China", "2019", "5"), ("China", "2020", "6"), ("Korea, Rep.", "2019", "6"), ("Korea, Rep.", "2020", "7"), ("India", "2019", "7"),
    ]  # fmt: skip


def test_they_are_where_the_last_period_has_no_figure(read: Read) -> None:
    # Taken as it stands, the row would have its code among the figures, and each figure a year late.
    data = read("Country,Code,2018,2019,2020\nChina,CHN,4,5,\nKorea, Rep.,KOR,6,7,\nIndia,IND,8,9,\nPeru,PER,1,x,2,\n")
    assert figures(data)[2:4] == [("Korea, Rep.", "2018", "6"), ("Korea, Rep.", "2019", "7")]
    assert figures(data)[6:] == [("Peru", "2018", "1"), ("Peru", "2020", "2")]


def test_what_may_be_two_names_is_left_out(read: Read, where: str) -> None:
    data = read("Country,Code,2019,2020\nChina,CHN,5,6\nKorea,Rep.,KOR,6,7\nIndia,IND,7,8\nPeru,PER,1,2\n")
    assert figures(data) == [
        ("China", "2019", "5"), ("China", "2020", "6"), ("India", "2019", "7"), ("India", "2020", "8"),
        ("Peru", "2019", "1"), ("Peru", "2020", "2"),
    ]  # fmt: skip
    assert data.notices[-1].endswith("left out (numbers outside of the table: 1, rows of another length: 1)" + where)


def test_a_note_beside_a_row_is_none_of_its_figures(read: Read) -> None:
    data = read("Unit: USD\nCountry,2019,2020\nChina,5,6\nKorea,6,7,a note\nIndia,7,8\n")
    assert figures(data)[2:4] == [("Korea", "2019", "6"), ("Korea", "2020", "7")]
    assert data.notices == []


def test_a_number_that_a_comma_may_have_split_is_left_out(read: Read, where: str) -> None:
    data = read("Country,2019,2020\nChina,5,6\nKorea,6,123,7\nIndia,7,8\n")
    assert figures(data) == [
        ("China", "2019", "5"),
        ("China", "2020", "6"),
        ("India", "2019", "7"),
        ("India", "2020", "8"),
    ]
    assert data.notices[-1].endswith("left out (numbers outside of the table: 2, rows of another length: 1)" + where)


def test_a_number_too_many_on_every_row_is_refused(read: Read) -> None:
    with pytest.raises(DataError, match=r"rows of another length: 2"):  # which column has no name?
        read("Country,2019,2020\nChina,156,5,6\nIndia,356,7,8\n")


def test_rows_that_are_counted_without_a_name_are_not_read_a_year_late(read: Read) -> None:
    data = read("Country,2019,2020\n1,China,5,6\n2,India,7,8\n")
    assert figures(data) == [
        ("China", "2019", "5"),
        ("China", "2020", "6"),
        ("India", "2019", "7"),
        ("India", "2020", "8"),
    ]
