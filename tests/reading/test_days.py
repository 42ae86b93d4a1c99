"""Days and weeks: refused with the way to months, and months computed from them where that is asked for."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.errors import DataError, UsageError

File = Callable[..., str]
Run = Callable[..., Any]
WAY_OUT = "days and weeks are not supported: --daily mean"


def days(first: str, number: int) -> list[date]:
    """Return so many days from a first one."""
    return [date.fromisoformat(first) + timedelta(each) for each in range(number)]


def table(dated: Iterable[object], head: str = "date,rate") -> str:
    """Return a table of a figure a day: 1, 2, 3 ..."""
    return f"{head}\n" + "".join(f"{day},{number}\n" for number, day in enumerate(dated, start=1))


def months(content: str, daily: str, file: File) -> list[tuple[str, str, str]]:
    """Return period, value and note of what is read."""
    data = readers.read(file(content), daily=daily)
    return [(row.period, row.value, row.note) for row in data.observations]


def notices(content: str, daily: str, file: File) -> list[str]:
    return [remark.sentence("en").partition(": ")[2] for remark in readers.read(file(content), daily=daily).remarks]


@pytest.mark.parametrize(
    ("daily", "value", "note"), [("mean", "16", "mean"), ("last", "31", "last"), ("sum", "496", "sum")]
)
def test_a_month_is_computed_from_all_of_its_days(daily: str, value: str, note: str, file: File) -> None:
    assert months(table(days("2023-01-01", 31)), daily, file) == [("2023-01", value, f"{note} of 31 days")]


@pytest.mark.parametrize(
    "content",
    [
        table(days("2023-01-01", 31)),
        table([f"2023-W{week:02}" for week in range(1, 9)]),
    ],
)
def test_days_and_weeks_are_refused_with_the_way_to_months(content: str, file: File) -> None:
    with pytest.raises(DataError, match=WAY_OUT) as caught:
        readers.read(file(content))
    assert [hint.values["line"] for hint in caught.value.hints] == [f"digecon show --data {file(content)} --daily mean"]


@pytest.mark.parametrize(
    "content",
    [
        "year,month,day,rate\n2023,1,5,1\n2023,1,6,2\n",
        "geo,date,value\nDE,2020-03-05,1\nDE,2020-03-06,1\n",
    ],
)
def test_days_of_no_whole_month_are_refused_without_a_way(content: str, file: File) -> None:
    with pytest.raises(DataError, match="days and weeks are not supported, and no month has all of its days") as caught:
        readers.read(file(content))
    assert caught.value.hints == ()


def test_days_beside_months_are_left_out_with_the_way_to_months(file: File) -> None:
    content = "indicator,date,value\n" + "".join(
        f"m,{year}-{month:02}-01,1\n" for year in range(2019, 2023) for month in range(1, 13)
    )
    daily = "".join(f"d,{day},{number}\n" for number, day in enumerate(days("2023-01-01", 31), start=1))
    data = readers.read(file(content + daily))
    assert {row.indicator for row in data.observations} == {"m"}
    assert any(WAY_OUT in remark.sentence("en") for remark in data.remarks)
    data = readers.read(file(content + "d,2023-01-05,1\nd,2023-01-06,2\n"))
    assert {row.indicator for row in data.observations} == {"m"}
    assert not any("--daily" in remark.sentence("en") for remark in data.remarks)


def test_an_incomplete_first_or_last_month_is_left_out_and_said(file: File) -> None:
    content = table(days("2023-01-02", 30 + 28 + 30))  # to the 30th of March
    assert months(content, "last", file) == [("2023-02", "58", "last of 28 days")]
    assert notices(content, "last", file) == [
        "months were computed from days: last",
        "not computed, as days are missing: 2023-01, 2023-03",
        "no unit was found for rate: the figures are read as amounts, with growth in percent (for rates: --map unit=%)",
        "left out (months with missing days: 2)",
    ]


def test_a_month_without_one_of_its_days_is_left_out(file: File) -> None:
    every = days("2023-01-01", 31 + 28)
    without_a_day = [day for day in every if day != date(2023, 1, 20)]
    assert [period for period, _, _ in months(table(without_a_day), "mean", file)] == ["2023-02"]
    empty = table(every).replace("2023-01-20,20", "2023-01-20,")
    assert [period for period, _, _ in months(empty, "mean", file)] == ["2023-02"]


def test_weekends_and_holidays_are_no_missing_days_of_a_series_of_weekdays(file: File) -> None:
    holidays = days("2023-01-21", 7)  # the new year of 2023
    open_ = [day for day in days("2023-01-03", 88) if day.weekday() < 5 and day not in holidays]
    found = months(table(open_), "last", file)
    assert found == [
        ("2023-01", "16", "last of 16 days"),
        ("2023-02", "36", "last of 20 days"),
        ("2023-03", "59", "last of 23 days"),
    ]
    late = [day for day in open_ if day > date(2023, 1, 5)]
    assert [period for period, _, _ in months(table(late), "mean", file)] == ["2023-02", "2023-03"]


def test_weeks_belong_to_the_month_of_their_thursday(file: File) -> None:
    weeks = table([f"2023-W{week:02}" for week in range(1, 9)], "week,value")  # Thursdays: 5 January to 23 February
    assert months(weeks, "mean", file) == [("2023-01", "2.5", "mean of 4 weeks"), ("2023-02", "6.5", "mean of 4 weeks")]
    with pytest.raises(UsageError, match="a week may fall in two months: write --daily mean"):
        months(weeks, "sum", file)


def test_a_sum_of_rates_is_refused(file: File) -> None:
    rates = "date,rate,unit\n" + "".join(f"{day},1,%\n" for day in days("2023-01-01", 31))
    assert months(rates.replace(",rate,", ",value,"), "mean", file)[0][:2] == ("2023-01", "1")
    named = table(days("2023-01-01", 31), "date,interest_rate")
    for content in (rates.replace(",rate,", ",value,"), rates.replace(",rate,", ",value,").replace("%", "‰"), named):
        with pytest.raises(UsageError, match="is a rate, which has no sum"):
            months(content, "sum", file)


def test_a_day_that_is_given_twice_differently_is_missing(file: File) -> None:
    content = table(days("2023-01-01", 31)) + "2023-01-31,31\n"
    assert months(content, "mean", file) == [("2023-01", "16", "mean of 31 days")]
    assert "left out (repeated figures: 1)" in notices(content, "mean", file)
    with pytest.raises(DataError, match="figures given twice with different values: 1, months with missing days: 1"):
        months(content + "2023-01-30,7\n", "mean", file)


def test_single_days_without_a_rhythm_stay_left_out(file: File) -> None:
    with pytest.raises(DataError, match="figures of single days: 3"):
        months("date,rate\n2023-01-05,1\n2023-01-20,2\n2023-03-02,3\n", "mean", file)


def test_the_status_of_a_month_is_that_of_its_weakest_day(file: File) -> None:
    rows = [f"{day},1,{'E' if day.day == 7 else 'A'}" for day in days("2023-01-01", 31)]
    [row] = readers.read(file("date,value,status\n" + "\n".join(rows) + "\n"), daily="mean").observations
    assert (row.status, row.value) == ("E", "1")


def test_months_with_a_column_of_days_are_days(file: File) -> None:
    rows = [f"{day:%d/%m/%Y},{day.day},{day.month},{day.year},{day.day},Italy" for day in days("2020-03-01", 31)]
    data = readers.read(file("dateRep,day,month,year,cases,countries\n" + "\n".join(rows) + "\n"), daily="sum")
    assert [(row.indicator, row.area, row.period, row.value) for row in data.observations] == [
        ("cases", "Italy", "2020-03", "496")
    ]


def test_a_table_without_days_says_that_the_option_changes_nothing(file: File) -> None:
    [notice] = notices("year,value,unit\n2020,1,EUR\n2021,2,EUR\n", "mean", file)
    assert notice == "--daily changes nothing: there are no figures of days or weeks"


def test_another_way_is_refused_with_those_there_are(file: File) -> None:
    with pytest.raises(UsageError, match=r"'man' does not turn days into months\. Did you mean 'mean'"):
        months(table(days("2023-01-01", 31)), "man", file)


def test_the_command_line_and_added_files_have_it(file: File, digecon: Run) -> None:
    path = file(table(days("2023-01-01", 59)), "rates.csv")
    answer = digecon("show", "--data", path, "--daily", "mean", "--csv", "--columns", "period,value,note")
    assert answer.out == "period,value,note\n2023-01,16,mean of 31 days\n2023-02,45.5,mean of 28 days\n"
    assert "months were computed from days: mean" in answer.err
    answer = digecon("show", "rate", "--add", path, "--daily", "sum", "--csv", "--columns", "period,value")
    assert answer.out == "period,value\n2023-01,496\n2023-02,1274\n"
    answer = digecon("show", "economy.gdp", "--daily", "mean")
    assert "give the table too, with --data FILE" in answer.err


def test_of_days_far_apart_the_last_of_a_month_is_its_figure(file: File) -> None:
    ends = ["2021-01-29", "2021-02-26", "2021-03-31", "2021-04-30"]  # the last weekdays of these months
    content = table([*(f"2021-0{month}-{day:02}" for month in range(1, 5) for day in (7, 15)), *ends])
    assert months(content, "last", file) == [
        (end[:7], str(number), "last of 3 dates") for number, end in enumerate(ends, start=9)
    ]
    with pytest.raises(DataError, match=WAY_OUT) as caught:
        readers.read(file(content))
    assert [hint.values["line"] for hint in caught.value.hints] == [f"digecon show --data {file(content)} --daily last"]
    decisions = table(["2021-01-12", "2021-02-26", "2021-04-07", "2021-05-19", "2021-06-02"])
    with pytest.raises(DataError, match="no month has all of its days"):
        readers.read(file(decisions))


@pytest.mark.parametrize(("second", "is_read"), [("1991-04-21", True), ("1986-04-21", False)])
def test_the_days_of_a_census_stand_for_their_years(second: str, is_read: bool, file: File) -> None:
    path = file(table(["1981-04-05", second, "2001-04-29"]))
    if is_read:
        data = readers.read(path)
        assert [row.period for row in data.observations] == ["1981", "1991", "2001"]
        assert "days that are about ten years apart, as those of a census, were read as their years" in str(
            data.remarks[0]
        )
    else:
        with pytest.raises(DataError, match="no month has all of its days"):
            readers.read(path)
