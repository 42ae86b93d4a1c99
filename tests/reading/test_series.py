"""Series as columns, with areas and dimensions beside them, and under rows that describe them."""

from collections.abc import Callable

import pytest

from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError

Read = Callable[..., Dataset]


def cells(data: Dataset) -> set[tuple[str, str, str, str]]:
    return {(one.indicator, one.area, one.period, one.value) for one in data.observations}


def test_each_column_of_numbers_is_an_indicator(read: Read) -> None:
    data = read("countrycode,country,year,rgdpe,pop,how\nCHN,China,2018,1.5,1.4,x\nUSA,United States,2018,2.5,,y\n")
    assert cells(data) == {
        ("rgdpe", "CHN", "2018", "1.5"),
        ("pop", "CHN", "2018", "1.4"),
        ("rgdpe", "USA", "2018", "2.5"),
    }


def test_a_file_of_months_may_hold_quarters(read: Read) -> None:
    data = read("DATE,GDP,RATE\n" + "".join(f"2020-{m:02}-01,{m if m % 3 == 1 else '.'},{m}.5\n" for m in range(1, 7)))
    assert {one.period for one in data.observations if one.indicator == "GDP"} == {"2020-Q1", "2020-Q2"}
    assert [one.period for one in data.observations if one.indicator == "RATE"][:2] == ["2020-01", "2020-02"]


def test_what_distinguishes_rows_joins_the_indicator(read: Read) -> None:
    text = (
        "COU,Country,SEX,YEAR,Value\nCHN,China,M,2019,1\nCHN,China,F,2019,2\nIND,India,M,2019,3\nIND,India,F,2019,4\n"
    )
    assert {(one.indicator, one.area, one.value) for one in read(text).observations} == {
        ("M", "CHN", "1"), ("F", "CHN", "2"), ("M", "IND", "3"), ("F", "IND", "4"),
    }  # fmt: skip


def test_whole_numbers_that_distinguish_rows_are_codes_and_no_figures(read: Read) -> None:
    data = read("geo,gender,time,literacy\nabw,0,2000,97.54\nabw,1,2000,97.07\nafg,0,1979,30.31\nafg,1,1979,4.987\n")
    assert cells(data) == {
        ("0.literacy", "abw", "2000", "97.54"), ("1.literacy", "abw", "2000", "97.07"),
        ("0.literacy", "afg", "1979", "30.31"), ("1.literacy", "afg", "1979", "4.987"),
    }  # fmt: skip


def test_what_follows_from_the_area_is_no_dimension(read: Read) -> None:
    data = read(
        "country,continent,year,lifeExp\nChad,Africa,2002,50.5\nChad,Africa,2007,50.7\nCuba,Americas,2002,77.2\n"
    )
    assert {one.indicator for one in data.observations} == {"lifeExp"}


def test_a_column_of_areas_is_known_by_what_it_holds(read: Read) -> None:
    data = read("Wo,Jahr,Exporte\nChina,2019,1.5\nJapan,2019,2.5\nBrazil,2019,3.5\n")
    assert {(one.indicator, one.area) for one in data.observations} == {
        ("Exporte", "China"), ("Exporte", "Japan"), ("Exporte", "Brazil"),
    }  # fmt: skip


def test_the_index_of_a_frame_is_no_series(read: Read) -> None:
    data = read(",year,gdp\n0,2019,1.5\n1,2020,1.6\n2,2021,1.7\n")
    assert cells(data) == {("gdp", "", "2019", "1.5"), ("gdp", "", "2020", "1.6"), ("gdp", "", "2021", "1.7")}


def test_codes_in_brackets_are_the_indicators(read: Read) -> None:
    data = read(
        "Country Name,Country Code,Time,Time Code,GDP (current US$) [NY.GDP.MKTP.CD]\nChina,CHN,2019,YR2019,14.5\n"
    )
    assert cells(data) == {("NY.GDP.MKTP.CD", "CHN", "2019", "14.5")}
    entry = data.about("NY.GDP.MKTP.CD")
    assert (entry.label, entry.unit) == ("GDP (current US$)", "current US$")


def test_months_stand_beside_years(read: Read) -> None:
    flat = "series_id\tyear\tperiod\tvalue\nLNS1\t2020\tM01\t3.5\nLNS1\t2020\tM02\t3.6\nLNS1\t2020\tM13\t8.1\n"
    assert cells(read(flat)) == {
        ("LNS1", "", "2020-01", "3.5"), ("LNS1", "", "2020-02", "3.6"), ("LNS1", "", "2020", "8.1"),
    }  # fmt: skip
    assert cells(read("year,quarter_num,cpi\n2022,1,147.5\n2022,2,151.5\n")) == {
        ("cpi", "", "2022-Q1", "147.5"), ("cpi", "", "2022-Q2", "151.5"),
    }  # fmt: skip


def test_weeks_beside_years_are_not_taken_for_years(read: Read) -> None:
    with pytest.raises(DataError, match="numbers weeks beside years"):
        read("Year,Week,Sales\n2020,1,5.5\n2020,2,6.5\n2020,3,7.5\n")


def test_rows_above_describe_the_series_of_an_office(read: Read) -> None:
    data = read(
        '"Title","GDP £m","Unemployment rate"\n"CDID","ABMI","MGSX"\n"Unit","£ million","%"\n"Important notes","",""\n'
        '"2019","100","3.5"\n"2019 Q1","25","3.4"\n"2019 JAN","","3.3"\n'
    )
    assert cells(data) == {
        ("ABMI", "", "2019", "100"), ("MGSX", "", "2019", "3.5"), ("ABMI", "", "2019-Q1", "25"),
        ("MGSX", "", "2019-Q1", "3.4"), ("MGSX", "", "2019-01", "3.3"),
    }  # fmt: skip
    assert (data.about("MGSX").label, data.about("MGSX").unit) == ("Unemployment rate", "percent")


def test_titles_in_a_row_without_a_name_are_labels(read: Read) -> None:
    data = read(
        ",Prices in Australia,Prices in Sydney\nUnit,Index,Index\nSeries ID,A1,A2\nMar-2020,116.6,117.5\nJun-2020,114.4,115.3\n"
    )
    assert cells(data) == {
        ("A1", "", "2020-03", "116.6"), ("A2", "", "2020-03", "117.5"),
        ("A1", "", "2020-06", "114.4"), ("A2", "", "2020-06", "115.3"),
    }  # fmt: skip
    assert (data.about("A2").label, data.about("A2").unit) == ("Prices in Sydney", "Index")


def test_a_short_last_row_of_descriptions_loses_no_figure_of_a_long_table(read: Read) -> None:
    rows = "".join(f"{year},{year - 1899},{year - 1898}\n" for year in range(1900, 2000))
    data = read("Title,Alpha,Beta\nCDID,AB1,AB2\nUnit,million,million\nNote\n" + rows)
    assert len(data.observations) == 2 * 100
    assert cells(data) >= {("AB1", "", "1900", "1"), ("AB1", "", "1999", "100"), ("AB2", "", "1999", "101")}


def test_rows_of_chinese_descriptions_are_known(read: Read) -> None:
    data = read(
        "指标名称,GDP:当季值,CPI:当月同比\n单位,亿元,%\n指标ID,M001,M002\n2020-03-31,205244.5,4.3\n2020-04-30,,3.3\n2020-06-30,248347.5,2.5\n"
    )
    assert cells(data) == {
        ("M001", "", "2020-Q1", "205244.5"), ("M001", "", "2020-Q2", "248347.5"), ("M002", "", "2020-03", "4.3"),
        ("M002", "", "2020-04", "3.3"), ("M002", "", "2020-06", "2.5"),
    }  # fmt: skip
    assert (data.about("M001").label, data.about("M001").unit, data.about("M001").unit_mult) == ("GDP:当季值", "CNY", 8)


def test_a_column_of_days_needs_no_name(read: Read) -> None:
    data = read('"data";"valor"\n"01/01/2020";"1,5"\n"01/02/2020";"2,25"\n"01/03/2020";"3,5"\n')
    assert [(one.period, one.value) for one in data.observations] == [
        ("2020-01", "1.5"),
        ("2020-02", "2.25"),
        ("2020-03", "3.5"),
    ]


def test_a_series_of_insee_has_its_flags_in_the_last_column(read: Read) -> None:
    data = read(
        '"Libellé";"PIB";"Codes"\n"idBank";"001";""\n"Période";"";""\n"2023-T2";"1.5";"A"\n"2023-T1";"1.25";"P"\n'
    )
    assert [(one.indicator, one.period, one.value, one.status) for one in data.observations] == [
        ("001", "2023-Q2", "1.5", "A"), ("001", "2023-Q1", "1.25", "P"),
    ]  # fmt: skip
    assert data.about("001").label == "PIB"


def test_several_header_rows_join(read: Read) -> None:
    data = read(
        "Tabelle: 1-2\n;;Gesamt;Gesamt\n;;männlich;weiblich\n1950;Januar;49505;46331\n1950;Februar;47177;44298\n__\n"
    )
    assert cells(data) == {
        ("Gesamt, männlich", "", "1950-01", "49505"), ("Gesamt, weiblich", "", "1950-01", "46331"),
        ("Gesamt, männlich", "", "1950-02", "47177"), ("Gesamt, weiblich", "", "1950-02", "44298"),
    }  # fmt: skip


def test_figures_like_years_are_no_periods(read: Read) -> None:
    with pytest.raises(DataError, match="has no layout"):
        read("Product,Stock,Sold\nCars,1990,2000\nVans,2010,1985\n")


def test_a_row_without_its_area_is_left_out_where_others_have_one(read: Read) -> None:
    data = read("country,year,value\nChina,2019,1\nIndia,2019,2\n,2019,3\n")
    assert {one.area for one in data.observations} == {"China", "India"}
    assert "figures without an area: 1" in data.notices[-1]


def test_lines_above_may_describe_columns_by_their_names(read: Read) -> None:
    data = read(
        'FRED Graph Observations,,\n,,\nGDPC1,"Real GDP, Billions of Chained 2017 Dollars, Quarterly",\n'
        'A191,"Real GDP, Percent Change from Preceding Period, Quarterly",\n,,\nFrequency: Quarterly,,\n'
        "observation_date,GDPC1,A191\n2022-01-01,21738.871,-2.0\n2022-04-01,21708.16,-0.6\n2022-07-01,21851.134,2.7\n"
    )
    found = {(one.indicator, data.about(one.indicator).label, one.unit, one.unit_mult) for one in data.observations}
    assert found == {
        ("GDPC1", "Real GDP, Billions of Chained 2017 Dollars, Quarterly", "Chained 2017 Dollars", 9),
        ("A191", "Real GDP, Percent Change from Preceding Period, Quarterly", "percent", 0),
    }
    assert (data.about("GDPC1").kind, data.about("A191").kind) == ("", "rate")


def test_columns_that_say_the_period_again_are_no_lost_figures(read: Read) -> None:
    data = read(
        "date,am,seconds,output\n2020-08,2020.08,202008,5\n2020-09,2020.09,202009,7\n2020-10,2020.10,202010,8\n"
    )
    assert [row.value for row in data.observations] == ["5", "7", "8"]
    assert "columns not used: am, seconds" in str(data.remarks)
    assert "left out" not in str(data.remarks)


@pytest.mark.parametrize(
    "again",
    [
        ["202008", "202009", "202010"],
        ["2020.08", "2020.09", "2020.1"],
        ["2020.8", "2020.9", "2020.10"],
        ["1596240000", "1598832000000", "1601424000"],  # 2020-08-01, 2020-08-31 and 2020-09-30, midnight
        ["2020", "2020", "2020"],
        ["2020.625", "2020.708", "2020.792"],  # the middles of months
    ],
)
def test_a_column_that_says_the_period_again_is_no_series(read: Read, again: list[str]) -> None:
    rows = "".join(
        f"2020-{month},{cell},{value}\n" for month, cell, value in zip(("08", "09", "10"), again, "578", strict=True)
    )
    data = read("date,unix_b,output\n" + rows)
    assert {one.indicator for one in data.observations} == {"output"}
    assert "columns not used: unix_b" in str(data.remarks)


def test_figures_like_other_periods_are_a_series(read: Read) -> None:
    data = read("date,b,output\n2020-08,202008,5\n2020-09,202009,7\n2020-10,202011,8\n")
    assert {one.indicator for one in data.observations} == {"b", "output"}


@pytest.mark.parametrize(
    ("name", "start", "is_figure"), [("Tiempo", 1, False), ("Tiempo", 3, True), ("members", 1, True)]
)
def test_a_trend_that_counts_rows_is_no_series(read: Read, name: str, start: int, is_figure: bool) -> None:
    rows = "".join(f"{1990 + row},{row * row + 5},{row + start}\n" for row in range(12))
    data = read(f"year,output,{name}\n" + rows)
    assert (name in {one.indicator for one in data.observations}) == is_figure


def test_large_amounts_are_no_seconds(read: Read) -> None:
    data = read("year,GDP (USD),people\n2010,1270000000000,5\n2011,1300000000000,6\n2012,1330000000000,7\n")
    assert {one.indicator for one in data.observations} == {"GDP (USD)", "people"}


def test_areas_in_another_spelling_above_are_no_names(read: Read) -> None:
    areas = ["Albania", "Austria", "Belgium", "China", "France", "India", "Japan", "Norway", "Poland", "Spain"]
    above = [area.upper().replace("CHINA", "CHINA (MAINLAND)") for area in areas]
    rows = ["," + ",".join(above), "MtC/yr," + ",".join(areas), *(f"{year}" + ",7" * 10 for year in (1959, 1960))]
    data = read("\n".join(rows) + "\n")
    assert {(row.indicator, row.area) for row in data.observations} == {("value", area) for area in areas}
    assert "other spellings above the areas are not read: CHINA (MAINLAND)" in " ".join(map(str, data.remarks))
    few = read(",West Germany,France,Italy\nyear,Germany,France,Italy\n1959,0.4,3,7\n1960,0.5,4,8\n")
    assert ("West Germany", "Germany") in {(row.indicator, row.area) for row in few.observations}


def test_how_figures_were_made_is_no_name(read: Read) -> None:
    text = "code,year,gdp,pop,i_cig\nAFG,2000,,9,\nAFG,2000,5,,Benchmark\nAFG,2001,6,8,Guess\nCHN,2000,7,7,Guess\n"
    assert {one.indicator for one in read(text).observations} == {"gdp", "pop"}
    currencies = "code,year,price,currency\nEST,2010,2210,EEK\nEST,2010,,EUR\nEST,2011,,EEK\nEST,2011,21,EUR\n"
    assert {one.indicator for one in read(currencies).observations} == {"EEK.price", "EUR.price"}


def test_a_code_with_another_meaning_is_another_series(read: Read) -> None:
    rows = "2008,15,Food,1\n2008,16,Tobacco,2\n2009,15,Leather,3\n2009,16,Tobacco,4\n"
    names = {one.indicator for one in read("year,nace_code,nace_desc,value\n" + rows).observations}
    assert names == {"Food", "Leather", "Tobacco"}


def test_a_first_column_that_counts_from_the_header_on_is_no_figure(read: Read) -> None:
    rows = "".join(f"{row},{1997 + row},{100 + row}\n" for row in range(2, 15))
    data = read(f",Accounts,Unnamed: 1\n1,Year,GDP\n{rows}")
    assert len(data.observations) == 13
    assert {row.value for row in data.observations} == {str(100 + row) for row in range(2, 15)}
