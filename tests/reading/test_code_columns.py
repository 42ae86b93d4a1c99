"""Columns of codes are neither figures nor series: where they distinguish rows they are part of the name."""

from collections.abc import Callable

import pytest

from digecon_cli.core.dataset import Dataset

Read = Callable[..., Dataset]
TRADE = """Year,Economy,Economy Label,Partner,Partner Label,Flow,Flow Label,Trade
2020,156,China,0,World,1,Imports,2066
2020,156,China,0,World,2,Exports,2590
2021,156,China,0,World,1,Imports,2687
2021,156,China,0,World,2,Exports,3364
"""


def figures(data: Dataset) -> list[tuple[str, str, str, str]]:
    return [(figure.indicator, figure.area, figure.period, figure.value) for figure in data.observations]


def test_codes_with_labels_beside_them_are_dimensions(read: Read) -> None:
    data = read(TRADE)
    assert figures(data) == [
        ("1.Trade", "156", "2020", "2066"), ("2.Trade", "156", "2020", "2590"),
        ("1.Trade", "156", "2021", "2687"), ("2.Trade", "156", "2021", "3364"),
    ]  # fmt: skip
    assert data.about("2.Trade").label == "Exports, Trade"
    assert data.notices[0].endswith("columns not used: Economy Label (China), Partner, Partner Label (World)")


def test_codes_that_are_called_so_are_no_figures_where_they_distinguish_nothing(read: Read) -> None:
    data = read("Year,Economy,Partner,Flow,Trade\n2020,156,0,2,2590\n2021,156,0,2,3364\n2020,276,0,2,1385\n")
    assert figures(data) == [
        ("Trade", "156", "2020", "2590"), ("Trade", "156", "2021", "3364"), ("Trade", "276", "2020", "1385"),
    ]  # fmt: skip


def test_numbers_of_areas_are_no_figures(read: Read) -> None:
    rows = [
        (area, number, year) for area, number in (("CHN", 156), ("DEU", 276), ("FRA", 250)) for year in (2020, 2021)
    ]
    data = read(
        "country,number,year,sales\n"
        + "".join(f"{area},{number},{year},{year - 2000}\n" for area, number, year in rows)
    )
    assert figures(data) == [("sales", area, str(year), str(year - 2000)) for area, _, year in rows]
    data = read("country,number,year,sales\nChina,156,2020,20\nPeru,604,2020,20\n")
    assert {figure.indicator for figure in data.observations} == {"sales"}


def test_figures_that_are_the_same_from_year_to_year_are_figures(read: Read) -> None:
    rows = [(area, members, year) for area, members in (("CHN", 7), ("DEU", 8), ("FRA", 9)) for year in (2020, 2021)]
    data = read("country,year,members\n" + "".join(f"{area},{year},{members}\n" for area, members, year in rows))
    assert [figure.value for figure in data.observations] == ["7", "7", "8", "8", "9", "9"]


@pytest.mark.parametrize("name", ["product_code", "item"])
def test_a_code_of_many_values_is_part_of_the_name_in_a_long_table(read: Read, name: str) -> None:
    rows = [(year, code, year - 2000 + code) for year in (2020, 2021) for code in range(11, 15)]
    data = read(f"year,{name},value\n" + "".join(f"{year},{code},{value}\n" for year, code, value in rows))
    assert [(figure.indicator, figure.period, figure.value) for figure in data.observations] == [
        ("11", "2020", "31"), ("12", "2020", "32"), ("13", "2020", "33"), ("14", "2020", "34"),
        ("11", "2021", "32"), ("12", "2021", "33"), ("13", "2021", "34"), ("14", "2021", "35"),
    ]  # fmt: skip


def test_a_name_that_may_be_a_code_or_a_figure_is_one_by_its_numbers(read: Read) -> None:
    data = read("year,flow,sales\n2020,1020,5\n2021,1100,6\n2022,1300,7\n")
    assert {figure.indicator for figure in data.observations} == {"flow", "sales"}


def test_a_rank_is_no_figure(read: Read) -> None:
    data = read("country,year,rank,sales\nCHN,2019,1,5.5\nCHN,2020,2,6\nJPN,2019,2,4\nJPN,2020,1,7\n")
    assert figures(data) == [
        ("sales", "CHN", "2019", "5.5"), ("sales", "CHN", "2020", "6"), ("sales", "JPN", "2019", "4"), ("sales", "JPN", "2020", "7"),
    ]  # fmt: skip


def test_what_numbers_the_rows_tells_no_figures_apart(read: Read) -> None:
    data = read("row_id,country,year,sales\n1,CHN,2020,5\n2,CHN,2020,5.5\n3,CHN,2021,6\n4,JPN,2021,7\n")
    assert figures(data) == [("sales", "CHN", "2021", "6"), ("sales", "JPN", "2021", "7")]
    assert data.notices[-1].split("left out ")[1].startswith("(figures given twice with different values: 1)")


def test_codes_and_labels_of_trade_are_no_figures(read: Read) -> None:
    data = read(
        "refYear,refMonth,period,reporterISO,flowCode,partnerCode,partnerDesc,Period Desc.,Aggregate Level,cmdCode,cmdDesc,primaryValue\n"
        "2022,52,2022,DEU,X,156,China,2022,2,8703,Cars,171.5\n2022,52,2022,DEU,X,842,USA,2022,2,8703,Cars,231.25\n"
        "2023,52,2023,DEU,X,156,China,2023,2,8703,Cars,151.5\n2023,52,2023,DEU,X,842,USA,2023,2,8703,Cars,251.25\n"
    )
    assert [(one.indicator, one.period, one.value) for one in data.observations] == [
        ("156.primaryValue", "2022", "171.5"), ("842.primaryValue", "2022", "231.25"), ("156.primaryValue", "2023", "151.5"),
        ("842.primaryValue", "2023", "251.25"),
    ]  # fmt: skip


def test_numbers_of_footnotes_are_no_figures(read: Read) -> None:
    data = read(
        "Country or Area,Year,Quantity,Quantity Footnotes\nAlgeria,2019,815.5,1\nAlgeria,2020,790,\nAngola,2020,164.5,1\n"
    )
    assert figures(data) == [
        ("Quantity", "Algeria", "2019", "815.5"), ("Quantity", "Algeria", "2020", "790"), ("Quantity", "Angola", "2020", "164.5"),
    ]  # fmt: skip


def test_numbers_of_rows_and_czech_codes_are_no_figures(read: Read) -> None:
    data = read(
        "idhod,hodnota,uzemi_kod,uzemi_txt,jednotka_txt,rok,ctvrtleti\n1,431.5,19,Česká republika,Kč,2022,4\n"
        "2,412.5,19,Česká republika,Kč,2023,1\n3,521.5,3018,Praha,Kč,2022,4\n4,500.5,3018,Praha,Kč,2023,1\n"
    )
    assert [(one.indicator, one.period, one.value, one.unit) for one in data.observations] == [
        ("19.hodnota", "2022-Q4", "431.5", "Kč"), ("19.hodnota", "2023-Q1", "412.5", "Kč"), ("3018.hodnota", "2022-Q4", "521.5", "Kč"),
        ("3018.hodnota", "2023-Q1", "500.5", "Kč"),
    ]  # fmt: skip


def test_the_columns_of_the_telecommunication_union_are_known(read: Read) -> None:
    data = read(
        "seriesID,seriesCode,seriesName,seriesUnits,entityID,entityIso,dataValue,dataYear\n"
        "116,i99H,Internet users,%,4,KEN,22.5,2020\n116,i99H,Internet users,%,4,KEN,28.5,2021\n178,i271,Subscriptions,Lines,4,KEN,614,2020\n"
    )
    assert [(one.indicator, one.area, one.period, one.value, one.unit) for one in data.observations] == [
        ("i99H", "KEN", "2020", "22.5", "percent"), ("i99H", "KEN", "2021", "28.5", "percent"), ("i271", "KEN", "2020", "614", "Lines"),
    ]  # fmt: skip


def test_codes_of_sexes_and_of_places_are_no_figures_where_some_are_missing(read: Read) -> None:
    data = read("area,fips,year,population\nOhio,39,2019,5\nBalance,NA,2019,6\nOhio,39,2020,7\nBalance,NA,2020,8\n")
    assert {one.indicator for one in data.observations} == {"population"}
    rows = "".join(
        f"{year},{sex},{name},{year - 2010 + sex}\n" for year in (2019, 2020) for sex, name in ((1, "Per"), (2, "Ann"))
    )
    data = read(f"Jahr,Geschlecht,Vorname,Anzahl\n{rows}")
    assert not any(one.area for one in data.observations)
    assert {one.value for one in data.observations} == {"10", "11", "12"}


def test_the_names_beside_codes_tell_figures_apart(read: Read) -> None:
    rows = "".join(
        f"{year},{key},{region},All,{year - 2000 + key}\n"
        for year in (2019, 2020)
        for key, region in ((10, "Asia"), (20, "Europe"), (30, "Asia"))
    ).replace("30,Asia,All", "30,Asia,China")
    data = read(f"year,nation_fk,region,country,people\n{rows}")
    assert {one.indicator for one in data.observations} <= {"Asia.people", "Europe.people"}


def test_flags_and_decimal_dates_are_neither_names_nor_figures(read: Read) -> None:
    data = read(
        "indicator,geoUnit,year,value,qualifier,magnitude\n7,ABW,2019,5,NAT_EST,\n7,ABW,2020,6,,\n7,ABW,2021,0,,NIL\n"
    )
    assert {one.indicator for one in data.observations} == {"7"}
    data = read("year,month,decimal date,average\n2019,3,2019.2027,5\n2019,4,2019.2877,6\n")
    assert {one.indicator for one in data.observations} == {"average"}


def test_figures_in_a_column_called_an_area_are_no_areas(read: Read) -> None:
    data = read(
        "nuts,year,area,people\nAT11,2019,3965.5,5\nAT12,2019,19186.2,6\nAT11,2020,3965.5,7\nAT12,2020,19186.2,8\n"
    )
    assert {(one.indicator, one.area) for one in data.observations} == {
        ("area", "AT11"), ("area", "AT12"), ("people", "AT11"), ("people", "AT12"),
    }  # fmt: skip
    data = read("date,FRA,GEO,DEU,ITA\n2019,5,101,6,7\n2020,8,102,9,10\n")
    assert [(one.area, one.value) for one in data.observations if one.period == "2019"] == [
        ("FRA", "5"), ("GEO", "101"), ("DEU", "6"), ("ITA", "7"),
    ]  # fmt: skip
    data = read("date,geo,people\n2019,101,6\n2019,102,7\n2020,101,8\n2020,102,9\n")
    assert {one.area for one in data.observations} == {"101", "102"}


def test_codes_that_begin_with_noughts_tell_places_of_one_name_apart(read: Read) -> None:
    rows = "".join(
        f"2019,0{number},{name},{number * 11}\n"
        for number, name in ((1, "Berlin"), (2, "Bremen"), (3, "Hamburg"), (4, "Bremen"))
    )
    data = read(f"Jahr,Schlüssel,Land,Menschen\n{rows}")
    assert {(one.indicator, one.area, one.value) for one in data.observations} == {
        ("01.Menschen", "Berlin", "11"), ("02.Menschen", "Bremen", "22"), ("03.Menschen", "Hamburg", "33"), ("04.Menschen", "Bremen", "44"),
    }  # fmt: skip


def test_codes_with_letters_behind_some_are_no_figures(read: Read) -> None:
    data = read(
        "sector_code,sector_name,year,mass\n14,Tools,2019,5\n15a,Cars,2019,6\n14,Tools,2020,7\n15a,Cars,2020,8\n"
    )
    assert {one.value for one in data.observations} == {"5", "6", "7", "8"}


def test_years_of_another_calendar_are_no_figures(read: Read) -> None:
    lines = "".join(f"{1390 + year},{2011 + year},{20 + year}.5\n" for year in range(6))
    data = read(f"Year (Iranian Calendar),Year,Inflation (%)\n{lines}")
    assert {row.indicator for row in data.observations} == {"Inflation (%)"}
    assert "columns not used: Year (Iranian Calendar)" in str(data.notices)
