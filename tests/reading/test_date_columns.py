"""Parts of a date beside a year are neither series nor names, and days are never read as months."""

from collections.abc import Callable

import pytest

from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError

Read = Callable[..., Dataset]


def figures(data: Dataset) -> list[tuple[str, str, str]]:
    return [(figure.indicator, figure.period, figure.value) for figure in data.observations]


@pytest.mark.parametrize(
    "text",
    [
        "dateRep,day,month,year,cases\n14/12/2020,14,12,2020,7\n13/12/2020,13,12,2020,8\n",
        "dateRep,day,month,year,cases\n11/12/2020,11,12,2020,7\n10/12/2020,10,12,2020,8\n",  # days of October too
        "date,year,month,cases\n2020-01-05,2020,1,7\n2020-01-06,2020,1,8\n",
        "year,month,day,cases\n2020,1,1,7\n2020,1,2,8\n",
        "date,year,cases\n20200105,2020,7\n20200106,2020,8\n",
    ],
)
def test_days_are_days_however_they_are_written(text: str, read: Read) -> None:
    with pytest.raises(DataError, match=r"holds no figure: left out \(figures of single days: 2\)"):
        read(text)


def test_weeks_that_are_only_numbered_are_refused_since_offices_count_them_differently(read: Read) -> None:
    with pytest.raises(DataError, match=r"numbers weeks beside years, .* write each as 2020-W05 \(ISO 8601\)"):
        read("year,week,cases\n2020,1,7\n2021,1,8\n")


def test_a_date_or_a_month_beside_numbered_weeks_is_the_period(read: Read) -> None:
    assert figures(read("date,year,week,cases\n2020-01-31,2020,5,7\n2020-02-29,2020,9,8\n")) == [
        ("cases", "2020-01", "7"), ("cases", "2020-02", "8"),
    ]  # fmt: skip
    assert figures(read("year,month,week,cases\n2020,1,5,7\n2020,2,9,8\n")) == [
        ("cases", "2020-01", "7"), ("cases", "2020-02", "8"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "year,month,day,sales\n2020,1,1,7\n2020,2,1,8\n",
        "date,year,month,sales\n2020-01-31,2020,1,7\n2020-02-29,2020,2,8\n",
        "date,year,sales\n2020-01-31,2020,7\n2020-02-29,2020,8\n",
        "stamp,year,sales\n202001,2020,7\n202002,2020,8\n",
        "year,quarter,month,sales\n2020,1,1,7\n2020,1,2,8\n",
    ],
)
def test_the_finest_column_of_periods_counts(text: str, read: Read) -> None:
    assert figures(read(text)) == [("sales", "2020-01", "7"), ("sales", "2020-02", "8")]


def test_a_date_that_tells_no_more_than_the_year_is_no_period(read: Read) -> None:
    data = read("year,published,sales\n2019,2020-03-05,7\n2020,2021-03-05,8\n")
    assert figures(data) == [("sales", "2019", "7"), ("sales", "2020", "8")]
    assert data.notices[0].endswith("columns not used: published")


def test_dates_are_no_names(read: Read, where: str) -> None:
    data = read("year,published,sales\n2019,2020-03-05,7\n2019,2020-04-05,7.5\n2020,2021-03-05,8\n2021,2022-03-05,9\n")
    assert figures(data) == [("sales", "2020", "8"), ("sales", "2021", "9")]
    assert data.notices[2].endswith("left out (figures given twice with different values: 1)" + where)


def test_one_and_the_same_day_of_each_year_stands_for_the_year(read: Read) -> None:
    data = read("Date,Close\n2018-12-25,1\n2019-12-25,2\n2020-12-25,3\n")
    assert [one.period for one in data.observations] == ["2018", "2019", "2020"]
