"""Tables beside each other are one, of all their periods and names."""

import textwrap

import pytest

from .conftest import Read

_Figure = tuple[str, str, str]


def _figures(read: Read, text: str) -> list[_Figure]:
    return [(row.indicator, row.period, row.value) for row in read(textwrap.dedent(text)).observations]


def test_years_and_quarters_beside_each_other(read: Read) -> None:
    text = """\
        Output,,,,,
        Annual,,,Quarterly,,
        ,,,(Seasonally adjusted annual rates),,
        ,GDP in billions of current dollars,,,GDP in billions of current dollars,
        2018,10,,2018q1,9,
        2019,11,,2018q2,8,
        2020,12,,2018q3,7,
        ,,,2018q4,6,
        """
    name = "GDP in billions of current dollars"
    assert sorted(_figures(read, text)) == [
        (name, "2018", "10"), (name, "2018-Q1", "9"), (name, "2018-Q2", "8"), (name, "2018-Q3", "7"), (name, "2018-Q4", "6"),
        (name, "2019", "11"), (name, "2020", "12"),
    ]  # fmt: skip
    data = read(textwrap.dedent(text))
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("current dollars", 9)}
    assert "Seasonally adjusted annual rates" in str(data.notices)


@pytest.mark.parametrize("gap", ["", ","])
def test_years_that_go_on_beside_the_first_ones(gap: str, read: Read) -> None:
    lines = ["Year,People,@Year,People", "1900,10,@1950,25", "1910,11,@1960,26", "1920,12,@1970,27"]
    assert _figures(read, "\n".join(lines).replace("@", gap)) == [
        ("People", "1900", "10"), ("People", "1910", "11"), ("People", "1920", "12"),
        ("People", "1950", "25"), ("People", "1960", "26"), ("People", "1970", "27"),
    ]  # fmt: skip


def test_tables_beside_each_other_are_called_by_their_titles(read: Read) -> None:
    text = """\
        Population,,,,Births,
        Year,Men,Women,,Year,All
        2010,10,11,,2018,5
        2011,12,13,,2019,6
        2012,14,15,,2020,7
        Source: the office,,,,,
        """
    assert {("Births: All", "2018", "5"), ("Population: Men", "2010", "10"), ("Population: Women", "2012", "15")} <= {
        *_figures(read, text)
    }


def test_tables_of_the_same_names_and_years_are_not_one(read: Read) -> None:
    text = "Year,People,,Year,People\n2018,10,,2018,25\n2019,11,,2019,26\n2020,12,,2020,27\n"
    assert ("People", "2018", "25") not in _figures(read, text)


def test_figures_that_look_like_years_are_no_table(read: Read) -> None:
    text = "Year,GDP,,Jobs,Men\n2018,10,,1999,25\n2019,11,,1940,26\n2020,12,,2001,27\n"
    assert {("Jobs", "2018", "1999"), ("Men", "2020", "27"), ("GDP", "2019", "11")} <= {*_figures(read, text)}


def test_descriptions_above_the_tables_are_those_of_their_names(read: Read) -> None:
    text = """\
        FRED Graph Observations,,,,
        CP,"Profits, Billions of Dollars, Annual",,,
        IX,"Prices, Index 1982=100, Quarterly",,,
        Frequency: Annual,,,Frequency: Quarterly,
        observation_date,CP,,observation_date,IX
        1982-01-01,5,,1982-01-01,97
        1983-01-01,6,,1982-04-01,98
        1984-01-01,7,,1982-07-01,99
        """
    figures = read(textwrap.dedent(text)).observations
    assert {(row.indicator, row.period, row.unit, row.unit_mult) for row in (figures[0], figures[-1])} == {
        ("CP, Profits, Billions of Dollars, Annual", "1982", "Dollars", 9),
        ("IX, Prices, Index 1982=100, Quarterly", "1982-Q3", "1982=100", 0),
    }


@pytest.mark.parametrize(
    ("first", "second", "units"),
    [
        ("(million USD)", "(million EUR)", {("USD", 6), ("EUR", 6)}),
        ("(%)", "(EUR million)", {("percent", 0), ("EUR", 6)}),
        ("(2010=100)", "(2020=100)", {("2010=100", 0), ("2020=100", 0)}),
        ("Annual (billion USD)", "Quarterly (million USD)", {("USD", 9), ("USD", 6)}),
    ],
)
def test_units_over_the_periods_of_each_table_are_its_own(
    read: Read, first: str, second: str, units: set[tuple[str, int]]
) -> None:
    rows = "2015,110,,2020,100\n2016,111,,2021,105\n2017,112,,2022,109\n"
    data = read(f"{first},,,{second},\nYear,Trade,,Year,Trade\n{rows}")
    assert {(row.unit, row.unit_mult) for row in data.observations} == units
    assert len({row.indicator for row in data.observations}) == 2
