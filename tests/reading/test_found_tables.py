"""Forms of tables that offices and people have, each of which was read wrongly, or not at all."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from foreign_tables import rows, workbook

from digecon_cli.core.errors import DataError

from .conftest import Read


def test_columns_of_codes_are_no_figures_with_a_note_below_them(read: Read) -> None:
    chinese = "省份代码,地区,年份,年末常住人口/万人\n" + "".join(
        f"{code},{name},{year},{code}00\n"
        for code, name in ((11, "北京市"), (12, "天津市"))
        for year in range(2000, 2012)
    )
    data = read(f"{chinese}注：常住人口包括半年以上的人。,,,\n")
    assert {row.indicator for row in data.observations} == {"年末常住人口/万人"}
    districts = (("3273180", "ANDIR", "32.73.05"), ("3273141", "ANTAPANI", "32.73.20"))
    indonesian = "bps_kode_kota,bps_kode_kecamatan,bps_nama_kecamatan,KODE_KEC,kepadatan,tahun\n" + "".join(
        f"3273,{code},{name},{other},{100 * year},{year}\n" for code, name, other in districts for year in (2018, 2019)
    )
    data = read(indonesian)
    assert sorted(rows(data))[:2] == ["3273141.kepadatan 2018 201800", "3273141.kepadatan 2019 201900"]
    assert len(data.observations) == 4


def test_a_column_of_the_year_of_prices_is_no_figure(read: Read) -> None:
    data = read("Year,Price,PriceBaseYear\n2020,37.69,2023\n2021,57.75,2023\n2022,87.11,2023\n")
    assert {row.indicator for row in data.observations} == {"Price"}


def test_months_over_years_are_months_of_these(read: Read) -> None:
    """As the Italian ministry writes: the month, and all months up to it, each over two years."""
    data = read(
        workbook(
            A=[
                ["BILANCIO MENSILE DEL GAS", "", "", "", ""],
                ["", "APRILE", "", "Gennaio-Aprile", ""],
                ["", 2011, 2010, 2011, 2010],
                ["Produzione", 688, 700, 2689, 2719],
                ["Importazioni", 5538, 5968, 27181, 28002],
            ]
        )
    )
    assert sorted(rows(data))[:4] == [
        "Importazioni 2010-01-01/P4M 28002", "Importazioni 2010-04 5968", "Importazioni 2011-01-01/P4M 27181",
        "Importazioni 2011-04 5538",
    ]  # fmt: skip


def test_a_name_over_years_that_is_no_month_stays_a_name(read: Read) -> None:
    data = read(workbook(A=[["", "North", "", "May", ""], ["", 2011, 2010, 2011, 2010], ["Sales", 1, 2, 3, 4]]))
    assert {row.period for row in data.observations} == {"2010", "2011"}


def test_a_unit_that_says_no_more_than_rate_is_asked_for(read: Read) -> None:
    """Of vacancies it is in percent, and of exchange it is none."""
    data = read("REF_DATE,GEO,UOM,VALUE\n2020,Calgary,Rate,6.0\n2021,Calgary,Rate,5.2\n")
    assert "no unit was found for VALUE: the figures are read as amounts" in str(data.remarks)


def test_codes_of_countries_behind_most_names_are_no_units(read: Read) -> None:
    others = (f"Land {letter} (A{letter}C)" for letter in "BCDEFGHIJKLMNOPQRS")
    names = ("Peru (PER)", "Somalia (SOM)", "Tonga (TON)", *others, "Total")
    data = read(
        "Country or Area,Year,Sex,Country of residence,Value\n"
        + "".join(f"Aruba,{year},Female,{name},{year - 2000}\n" for name in names for year in (2013, 2014))
    )
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("", 0)}
    money = read("name,2013,2014\nExports (USD),1,2\nImports (EUR),3,4\nCars (TON),5,6\n")
    assert {row.unit for row in money.observations} == {"USD", "EUR", "TON"}


def test_a_price_of_so_much_has_the_money_above_it(read: Read) -> None:
    lines = [["Average Retail Prices"], ["", "", "Dollar"], ["Data Series", "2022", "2021"]]
    goods = [["Thai Rice (Per 5 Kilogram)", 13.16, 13.38], ["Beef, Chilled (Per Kilogram)", 28.64, 28.74]]
    people = [["Subscriptions (Per 100 People)", 1.5, 1.6]]
    data = read(workbook(A=[*lines, *goods, *people]))
    assert {(row.indicator.partition(" (")[0], row.unit) for row in data.observations} == {
        ("Thai Rice", "Dollar per 5 Kilogram"), ("Beef, Chilled", "Dollar per Kilogram"),
        ("Subscriptions", "Per 100 People"),
    }  # fmt: skip


def test_the_base_in_a_title_is_that_of_indices_without_another(read: Read) -> None:
    lines: list[list[object]] = [
        ["Índice de Precios al Consumidor (Base enero 1999=100)", "", "", ""],
        ["Período", "Índice Base 1984", "Índice Base 1999", "Promedio 12 meses"],
        *([f"{year}-01", 1127 + year, 93 + year, 8 + year / 10] for year in range(1997, 2002)),
    ]
    found = {row.indicator: row.unit for row in read(workbook(A=lines)).observations}
    assert found["Índice Base 1999"] == "Base enero 1999=100"
    assert "1999" not in found["Índice Base 1984"]
    assert found["Promedio 12 meses"] == ""


@pytest.mark.parametrize(
    ("header", "periods"),
    [
        ("1953年第一次人口普查,1964年第二次人口普查,2020年第七次人口普查", {"1953", "1964", "2020"}),
        ('"June,2023","June,2024","July, 2024"', {"2023-06", "2024-06", "2024-07"}),
        ('"Financial Year (Apr - Mar), 1950","Financial Year (Apr - Mar), 1951"', {"1950", "1951"}),
    ],
)
def test_periods_in_words_are_read_across(header: str, periods: set[str], read: Read) -> None:
    data = read(f"省份,{header}\n北京{',1' * len(periods)}\n天津{',2' * len(periods)}\n")
    assert {row.period for row in data.observations} == periods


def test_years_of_the_buddhist_era_across_are_years_of_ours(read: Read) -> None:
    data = read("จังหวัด,2556,2557,2558\nกระบี่,71463.8,75364.7,75499.4\nเลย,41003.8,42644.0,42560.2\n")
    assert {row.period for row in data.observations} == {"2013", "2014", "2015"}
    assert any("years of the Buddhist era such as 2556 were read as 2013" in str(remark) for remark in data.remarks)
    with pytest.raises(DataError):  # numbers, and no years
        read("code,2556,2557,2558\nA,1,2,3\nB,4,5,6\n")


def test_columns_of_the_month_and_the_year_of_reference_are_the_period(read: Read) -> None:
    data = read("sigUF,Potencia,mesReferencia,anoReferencia\nAC,141760.5,12,2006\nAC,141349.3,11,2007\nAL,7.5,1,2006\n")
    assert {row.period for row in data.observations} == {"2006-12", "2007-11", "2006-01"}


def test_years_before_all_others_are_left_out_and_counted(read: Read) -> None:
    data = read("Year,Italy,France\n1,800,600\n730,700,650\n1500,1100,727\n1820,1117,1135\n1870,1499,1876\n")
    assert {row.period for row in data.observations} == {"1500", "1820", "1870"}
    assert "figures without a known period: 4" in str(data.remarks[-1])


def test_rows_without_the_empty_cells_at_their_end_are_whole(read: Read) -> None:
    short = "".join(f"Asia\tAbkhazia\t{year}\n" for year in range(1800, 1840))
    data = read(
        f"Continent\tCountry\tYear\tLife expectancy\tSource\tNotes\nAsia\tNepal\t2000\t61.5\ta\tb\n{short}Asia\tNepal\t2001\t62\ta\tb\n"
    )
    assert [(row.area, row.period, row.value) for row in data.observations] == [
        ("Nepal", "2000", "61.5"),
        ("Nepal", "2001", "62"),
    ]


def test_a_row_without_names_among_months_leaves_the_years_as_they_are(read: Read) -> None:
    months = ("Enero", "Febrero", "Marzo")
    lines: list[list[object]] = [["Período", "", "Índice", ""]]
    for year in (1984, 1985):
        lines += [[year if not number else "", month, year + number, ""] for number, month in enumerate(months)]
        lines += [["", "", "", " "]]
    assert rows(read(workbook(A=[*lines, ["*nota", "", "", ""]])))[-1] == "Índice 1985-03 1987"


def test_days_of_the_year_across_are_days(read: Read) -> None:
    header = ";".join(f"{day:02}.01." for day in range(1, 32))
    text = f"Jahr;{header}\n" + "".join(f"{year};{';'.join(['3014'] * 31)}\n" for year in (2021, 2022))
    with pytest.raises(DataError, match=r"figures of single days: 62"):
        read(text)


def test_a_row_without_a_code_is_of_the_area_that_its_name_has_elsewhere(read: Read) -> None:
    data = read(
        "country,iso_code,year,co2\nAustralia,,1985,224\nAustralia,AUS,1986,234\nKosovo,,1986,5\nItaly,#N/A,1986,6\n"
    )
    assert {(row.area, row.period) for row in data.observations} == {
        ("AUS", "1985"), ("AUS", "1986"), ("Italy", "1986"), ("Kosovo", "1986"),
    }  # fmt: skip


def test_what_is_called_source_or_symbol_is_a_part_of_names_where_nothing_else_is(read: Read) -> None:
    energy = read("year,source,generation\n2001,Fossil,35\n2001,Nuclear,4\n2002,Fossil,36\n2002,Nuclear,5\n")
    assert {row.indicator for row in energy.observations} == {"Fossil.generation", "Nuclear.generation"}
    shares = read(
        "symbol,date,price\nMSFT,Jan 1 2000,39.8\nMSFT,Feb 1 2000,36.3\nAMZN,Jan 1 2000,64.5\nAMZN,Feb 1 2000,68.8\n"
    )
    assert {row.indicator for row in shares.observations} == {"MSFT.price", "AMZN.price"}
    cited = read("year,source,generation\n2001,IEA,35\n2002,EIA,36\n")
    assert {(row.indicator, row.source) for row in cited.observations} == {("generation", "IEA"), ("generation", "EIA")}


def test_years_that_are_parts_of_names_are_named(read: Read) -> None:
    issues = [
        {"budgetYear": year, "forecastYear": year + ahead, "deficit": 5 + ahead}
        for year in range(2000, 2011)
        for ahead in range(3)
    ]
    remarks = " ".join(map(str, read(json.dumps(issues)).remarks))
    assert (
        "the years in the column 'forecastYear' are parts of the names, and no periods (if they are: --map period=forecastYear)"
        in remarks
    )


def test_objects_of_areas_that_are_by_periods_are_read(read: Read) -> None:
    data = read(
        json.dumps({area: {"2010": {"GDP": 40, "jobs": 5}, "2011": {"GDP": 41, "jobs": 6}} for area in ("CAN", "FRA")})
    )
    assert ("GDP", "FRA", "2011", "41") in {
        (row.indicator, row.area, row.period, row.value) for row in data.observations
    }


def test_titles_and_frequencies_above_dates_describe_series(read: Read) -> None:
    """As a provider of Chinese data writes, here with one name for a monthly and a yearly series."""
    lines = [["指标名称", "CPI:当月同比", "社会融资规模存量"], ["频率", "月", "年"], *([f"{year}-{end}", 2.5, year if end == "12-31" else ""] for year in (2018, 2019) for end in ("11-30", "12-31"))]  # fmt: skip
    found = {(row.indicator, row.period) for row in read(workbook(A=lines)).observations}
    assert ("社会融资规模存量", "2019") in found
    assert ("CPI:当月同比", "2019-12") in found


def test_a_business_year_that_is_no_month_needs_no_other_beside_it(read: Read) -> None:
    assert {row.period for row in read("Year,Sex,Value\n2018/19,Female,8.1\n2018/19,Male,1.3\n").observations} == {
        "2018"
    }


def test_a_sheet_of_a_single_period_is_named_beside_those_that_are_read(read: Read) -> None:
    lines: list[list[object]] = [["", "2019年", "2020年"], ["重庆", 171200, 235600], ["成都", 123762, 127905]]
    wages: list[list[object]] = [["", "2019年"], ["重庆", 89714], ["成都", 97519]]
    assert "also there: sheet '平均工资'" in str(read(workbook(床位数=lines, 平均工资=wages)).remarks[0])


def test_a_sheet_with_decimals_is_named_beside_those_that_are_read_and_a_table_of_contents_is_not(read: Read) -> None:
    lines: list[list[object]] = [["", "2019年", "2020年"], ["重庆", 171200, 235600], ["成都", 123762, 127905]]
    towns: list[list[object]] = [["城市", "计算机(台)"], ["重庆", 89.71], ["成都", 97.52]]
    contents: list[list[object]] = [["页", "表"], ["床位数", 1], ["电脑", 2.1]]
    remarks = str(read(workbook(目录=contents, 床位数=lines, 电脑=towns)).remarks[0])
    assert remarks.endswith("read sheet '床位数' only; also there: sheet '电脑'")


def test_an_empty_workbook_says_what_it_is(read: Read) -> None:
    with pytest.raises(DataError, match=r"all its sheets are empty"):
        read(workbook(Sheet1=[]))


def test_the_name_of_eurostat_s_indicator_is_that_of_its_figures(read: Read) -> None:
    lines: list[list[object]] = [
        ["Data extracted on 20/08/2019 13:57:53 from [ESTAT]"],
        ["Dataset: ", "Deaths and crude death rate [TPS00029]"],
        ["Demographic indicator", "", "Deaths - number"],
        [],
        ["TIME", 2007, "", 2008, ""],
        ["GEO (Labels)"],
        ["Spain", 385361, "", 386324, ""],
        ["France", 531162, "b", 542575, ""],
        ["Italy", 572881, "", 585126, ""],
    ]
    data = read(workbook(A=lines))
    assert {(row.indicator, data.catalog[row.indicator].kind) for row in data.observations} == {("Deaths - number", "")}


def test_a_code_that_names_share_or_that_stands_beside_no_name_is_taken_over_by_no_row(read: Read) -> None:
    """Of the United Kingdom's tables: rows without a country are those of all of it, and not of the last one."""
    data = read(
        "Year,Sex,Country,Region,GeoCode,Value\n2008,Female,,,,84\n2009,Female,,,,89\n2008,Female,Wales,,W92000004,81\n"
        "2009,Female,Wales,,W92000004,82\n2008,Female,England,North East,E12000001,14\n2009,Female,England,North East,E12000001,15\n"
        "2008,Female,England,,E92000001,16\n2009,Female,England,,E92000001,17\n"
    )
    assert sorted(rows(data)) == [
        "North East (England) 2008 14", "North East (England) 2009 15", "Value (England) 2008 16", "Value (England) 2009 17",
        "Value (Wales) 2008 81", "Value (Wales) 2009 82", "Value 2008 84", "Value 2009 89",
    ]  # fmt: skip
    assert "rows without an area were read as those of the whole: 2" in str(data.notices)
    twice = read("country,iso,year,co2\nCongo,,2000,1\nCongo,COD,2001,2\nCongo,COG,2001,3\nItaly,ITA,2001,4\n")
    assert ("Congo", "2000") in {(row.area, row.period) for row in twice.observations}


def test_rows_of_the_goals_without_an_area_are_those_of_the_whole(read: Read) -> None:
    """As offices publish indicators of the United Nations' goals; two rows of one period are of more than one area."""
    text = "Year,UNIT_MEASURE,REF_AREA,Value\n2016,PT,,66.4\n2017,PT,,68.6\n2016,PT,KZAKM,97.0\n2017,PT,KZAKM,47.0\n2016,PT,KZALM,76.7\n2017,PT,KZALM,85.7\n"
    data = read(text)
    assert rows(data)[:2] == ["Value 2016 66.4 percent rate", "Value 2017 68.6 percent rate"]
    assert "rows without an area were read as those of the whole: 2" in str(data.notices)
    twice = read(text + "2017,PT,,70\n2018,PT,KZAKM,48\n")
    assert "figures without an area: 3" in str(twice.notices)


def test_dates_of_one_month_a_year_are_said_to_be_no_years(read: Read) -> None:
    data = read("Date,Price\n1986-06-30,15.05\n1987-06-30,19.2\n1988-06-30,15.97\n")
    assert [row.period for row in data.observations] == ["1986-06", "1987-06", "1988-06"]
    assert "dates of one month in each year were read as that month (1986-06), and not as years" in str(data.remarks)


def test_a_text_that_all_rows_have_without_a_name_is_said(read: Read) -> None:
    data = read(
        "GENESIS-Tabelle\nJahr;;männlich;weiblich\n1980;Selbstbeschädigung;109;22\n1981;Selbstbeschädigung;117;24\n"
    )
    assert "all rows have 'Selbstbeschädigung' in a column without a name" in str(data.remarks)


def test_a_first_letter_of_a_number_is_no_part_of_a_year(read: Read) -> None:
    """Quartiles, and the sectors of the economy, stand over years too; and a total beside some months is theirs alone."""
    for names in ("Q1,,Q2,", "S1,,S2,", "Enero,,Total,"):
        data = read(f"Wealth\nCountry,{names}\n,2010,2014,2010,2014\nFrance,1,2,3,4\nItaly,5,6,7,8\n")
        assert {row.period for row in data.observations} == {"2010", "2014"}


def test_short_rows_that_hold_figures_are_not_filled_up(read: Read) -> None:
    """Their empty cells may have stood in the middle."""
    years = "".join(f"{year},5,6\n" for year in range(1990, 1999))
    with pytest.raises(DataError, match="rows of another length: 9"):
        read(f"Year,Coal,Oil,Gas,Hydro,Wind,Sun\n1980,1,2,3,4,5,6\n{years}1999,5,6,7,8,9,1\n")


def test_rows_below_one_without_names_keep_their_own(read: Read) -> None:
    text = "Country,Flow,2019,2020\nFrance,Exports,1,2\n,Imports,3,4\nItaly,Exports,5,6\n,Imports,7,8\n,,x,x\n,Total trade,50,60\n"
    assert ("Italy", "50") not in {(row.area, row.value) for row in read(text).observations}


def test_days_of_a_winter_across_are_no_days_of_its_first_year(read: Read) -> None:
    days = [f"{day:02}.{month}." for month in ("11", "12", "01") for day in range(1, 31)]
    data = read(f"Winter;{';'.join(days)}\n2018/19;{';'.join(['5'] * 90)}\n2019/20;{';'.join(['6'] * 90)}\n")
    assert {row.indicator for row in data.observations} == set(days)


def test_groups_of_an_object_without_a_period_in_common_are_no_table(read: Read) -> None:
    with pytest.raises(DataError):
        read(
            json.dumps(
                {
                    "history": {"2020": {"GDP": 5}, "2021": {"GDP": 6}},
                    "projection": {"2022": {"GDP": 7}, "2023": {"GDP": 8}},
                }
            )
        )


def test_a_class_within_a_long_name_makes_no_rates_of_counts(read: Read) -> None:
    dimensions = "kind,growth,size,sector,place,age,year,count\n"
    lines = "".join(f"{kind},turnover growth,up to 10,services,{place},10-49,{year},{year}.5\n" for kind in ("Firms", "Farms") for place in ("urban", "rural") for year in (2020, 2021))  # fmt: skip
    assert {entry.kind for entry in read(dimensions + lines).catalog.values()} == {""}


def test_two_issues_of_a_source_are_no_names(read: Read) -> None:
    data = read("year,source,gdp\n2018,Budget,5\n2019,Budget,6\n2019,Revision,7\n2020,Revision,8\n")
    assert {row.indicator for row in data.observations} == {"gdp"}


def test_windows_of_three_months_are_no_years(read: Read) -> None:
    with pytest.raises(DataError):
        read("Indicador,JAS 2010,ASO 2010,SON 2010,JAS 2011,ASO 2011,SON 2011\nPoblación,1,2,3,4,5,6\n")


def test_what_is_measured_above_a_table_is_said(read: Read) -> None:
    """As OECD.Stat writes: of output per head the line above says so, and not the title."""
    lines: list[list[object]] = [
        ["Dataset: 1. Gross domestic product (GDP)"],
        ["Measure", "", "Per head, US $, constant prices"],
        ["Year", "2003", "2004"],
        ["AUS", 33806.9, 34801.2],
        ["FRA", 29888.1, 30201.2],
    ]
    assert "Per head, US $, constant prices" in str(read(workbook(A=lines)).remarks)


def test_rows_that_transform_others_stand_above_the_dates_of_fred(read: Read) -> None:
    data = read(
        "sasdate,RPI,W875RX1\nTransform:,5,5\n1/1/1959,2583.56,2426\n2/1/1959,2593.596,2434.8\n3/1/1959,2610.396,2452.7\n"
    )
    assert sorted(rows(data))[0] == "RPI 1959-01 2583.56"


def test_a_footnote_in_parentheses_is_no_unit(read: Read) -> None:
    table = "Sugar, import price (Footnote: No. 14 revised to No. 16)"
    assert {row.unit for row in read(f'year,"{table}"\n2003,21.4\n2004,20.5\n').observations} == {""}


def test_months_and_halves_of_american_prices_are_those_of_their_years(read: Read) -> None:
    """Beside dates that count the halves as months; where a series begins is no label of it."""
    lines = "".join(
        f"A1,{year},M{month:02},21,{year}-{month:02}-01,M01,1982-84=100\n"
        for year in (1947, 1948)
        for month in range(1, 13)
    )
    halves = "".join(
        f"B2,{year},S0{half},104,{year}-0{half}-01,S01,1982-84=100\n" for year in (1984, 1985) for half in (1, 2, 3)
    )
    data = read(f"series_id,year,period,value,date,begin_period,base_period\n{lines}{halves}")
    found = {(row.indicator, row.period) for row in data.observations}
    assert {("A1", "1947-12"), ("B2", "1984-S2"), ("B2", "1984")} <= found
    assert len(data.observations) == 30
    assert {entry.label for entry in data.catalog.values()} == {""}


def test_a_misprint_among_many_business_years_costs_itself_alone(read: Read) -> None:
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(2007, 2019)]
    lines = "".join(
        f"{year},{number}\n" for number, year in enumerate([*years, "2010/20", "2019/20 [Note 5]"], start=1)
    )
    data = read(f"Year,Value\n{lines}")
    assert sorted(row.period for row in data.observations) == [str(year) for year in range(2007, 2020)]
    assert "figures without a known period: 1" in str(data.remarks[-1])
    with pytest.raises(DataError):  # two of three are no misprints
        read("Year,Value\n2010/11,1\n2010/20,2\n2010/30,3\n")


def test_school_years_in_words_are_business_years(read: Read) -> None:
    data = read("Year,Value\n2010 to 2011,1\n2011 to 2012,2\n2012 to 2013,3\n")
    assert [row.period for row in data.observations] == ["2010", "2011", "2012"]
    assert "business years such as 2010/11 were read as the year in which they begin" in str(data.remarks)
    with pytest.raises(DataError):  # averages of five years
        read("Year,Value\n2001 to 2005,1\n2006 to 2010,2\n2011 to 2015,3\n")


def test_an_empty_cell_is_all_of_a_country_in_british_tables_of_the_goals(read: Read) -> None:
    lines = ["2008,Wales,Normal value,Units,81", "2009,Wales,Normal value,Units,82", "2008,England,Normal value,Units,83", "2008,,Normal value,Units,84"]  # fmt: skip
    data = read("\n".join(["Year,Country,Observation status,Unit multiplier,Value", *lines, ""]))
    assert sorted(rows(data)) == [
        "Value (England) 2008 83",
        "Value (Wales) 2008 81",
        "Value (Wales) 2009 82",
        "Value 2008 84",
    ]


def test_a_note_below_few_rows_is_no_reason_to_make_names_of_months(read: Read) -> None:
    lines: list[list[object]] = [["Período", "", "Índice", ""]]
    for year in (1984, 1985):
        lines += [[year, "Enero", year, ""], ["", "Febrero", year + 1, ""], ["", "", "", "x"]]
    found = rows(read(workbook(A=[*lines, ["*nota", "", "", ""]])))
    assert found == ["Índice 1984-01 1984", "Índice 1984-02 1985", "Índice 1985-01 1985", "Índice 1985-02 1986"]


def test_columns_that_are_called_as_no_day_of_a_year_are_names(read: Read) -> None:
    data = read("Year,31.04.,30.02.\n2020,1,2\n2021,3,4\n")
    assert {row.indicator for row in data.observations} == {"31.04.", "30.02."}


def test_months_in_turn_below_few_years_are_theirs(read: Read) -> None:
    """As pivot tables write: the year stands in the first row of its months alone."""
    data = read("ANO,MÊS,IPCA\n1994,NOV,5\n,DEZ,6\n1995,JAN,7\n,FEV,8\n")
    assert rows(data) == ["IPCA 1994-11 5", "IPCA 1994-12 6", "IPCA 1995-01 7", "IPCA 1995-02 8"]
    data = read("ANO,MÊS,IPCA\n1994,NOV,5\n,OUT,6\n1995,FEV,7\n,JAN,8\n")  # January does not come behind February
    assert rows(data) == ["IPCA 1994-11 5", "IPCA 1995-02 7"]
    assert "figures without a known period: 2" in str(data.remarks)


def test_pages_with_a_header_of_three_rows_are_a_single_table(read: Read) -> None:
    """As the Brazilian office writes: the names of the periods in the first row, units and lengths below it, and all of them on each page."""
    head: list[list[object]] = [
        ["SÉRIE HISTÓRICA", "", "", "", ""],
        ["", "", "", "", "(continua)"],
        ["ANO", "MÊS", "NÚMERO ÍNDICE", "(%)", ""],
        ["", "", "(DEZ 93 = 100)", "NO", "3"],
        ["", "", "", "MÊS", "MESES"],
        ["", "", "", "", ""],
    ]
    months = ["JAN", "FEV", "MAR"]
    pages = [
        [[year if not n else "", months[n], 100 + n, n + 0.5, n + 0.25] for n in range(3)] for year in (1994, 1995)
    ]
    last = [head[0], ["", "", "", "", "(conclusão)"], *head[2:]]
    data = read(workbook(A=[*head, *pages[0], ["", "", "", "", ""], *last, *pages[1]]))
    assert [row for row in rows(data) if "-01" in row] == [
        "NÚMERO ÍNDICE (DEZ 93 = 100) 1994-01 100 DEZ 93 = 100", "NO MÊS 1994-01 0.5 percent rate", "3 MESES 1994-01 0.25 percent rate",
        "NÚMERO ÍNDICE (DEZ 93 = 100) 1995-01 100 DEZ 93 = 100", "NO MÊS 1995-01 0.5 percent rate", "3 MESES 1995-01 0.25 percent rate",
    ]  # fmt: skip
    unmarked = [line for line in head if "(continua)" not in line]
    assert len(read(workbook(A=[*unmarked, *pages[0], ["", "", "", "", ""], *last, *pages[1]])).observations) == 18
    other = [["OUTRA SÉRIE", "", "", "", ""], *head[1:]]  # a table of its own
    with pytest.raises(DataError, match="Another table begins on line 13"):
        read(workbook(A=[*head, *pages[0], ["", "", "", "", ""], *other, *pages[1]]))


def test_a_number_in_another_style_than_the_given_one_is_none(read: Read) -> None:
    table = 'Item;2020;2021\nA;"1.234,5";"7"\nB;"65.33";"8"\n'
    data = read(table, "numbers=1.234,5")
    assert rows(data) == ["A 2021 7", "B 2021 8"]
    assert "numbers whose thousands and decimals are not clear: 2" in str(data.remarks)


def test_no_offer_reads_points_as_decimals_and_as_thousands(read: Read) -> None:
    cells = "".join(f"A{n},216.4{n},65.33,1139.847\n" for n in range(10, 20))
    with pytest.raises(DataError) as caught:
        read(f'Item,2019,2020,2021\nB,"110,50","97,25","88,75"\n{cells}')
    assert "numbers=1.234,5" not in str(caught.value)


def test_words_go_before_codes_where_they_tell_rows_apart_as_well(read: Read) -> None:
    lines = ["England,,E92000001", "England,East,E12000006", "England,London,E12000007"]
    figures = [f"{year},Rate,{line},{year - 2000}" for line in lines for year in (2014, 2015)]
    again = ["2014,Rate,,,,7", "2014,Rate,,,,8"]  # given twice, and no code tells these apart
    data = read("\n".join(["Year,Series,Country,Region,GeoCode,Value", *figures, *again, ""]))
    assert "Rate.East (England) 2014 14" in rows(data)
    assert not [row.indicator for row in data.observations if "E12" in row.indicator]


@pytest.mark.parametrize(
    "document",
    [
        {"years": ["2014", "2015"], "brent": [99.08, 52.41], "wti": [93.26, 48.73]},
        {"year": [2014, 2015], "brent": [99.08, 52.41], "wti": [93.26, 48.73]},
        {
            "generated_at": "2026-07-23",
            "series": {
                "brent": {"id": "B", "observations": [{"year": 2014, "value": 99.08}, {"year": 2015, "value": 52.41}]},
                "wti": {"id": "W", "observations": [{"year": 2014, "value": 93.26}, {"year": 2015, "value": 48.73}]},
            },
        },
    ],
)
def test_lists_of_cells_and_series_by_their_names_in_json(document: dict[str, object], read: Read) -> None:
    found = sorted(rows(read(json.dumps(document, indent=1))))
    assert found == ["brent 2014 99.08", "brent 2015 52.41", "wti 2014 93.26", "wti 2015 48.73"]


@pytest.mark.parametrize(
    "document",
    [
        {"years": ["2014", "2015"], "brent": [99.08, 52.41, 44]},
        {"years": ["2014"], "brent": [99.08]},
        {"a": [1, 2], "b": [3, 4]},
        {"history": {"1990": {"total": 5}}, "forecast": {"cohort": {"2025": {"total": 6}}}},
    ],
)
def test_other_objects_of_lists_are_no_table(document: dict[str, object], read: Read) -> None:
    with pytest.raises(DataError, match="in which digecon finds no table"):
        read(json.dumps(document, indent=1))


def test_business_years_behind_dashes_are_periods(read: Read) -> None:
    data = read(
        "Railway,Earnings (in Million) - 2009-10,Earnings (in Million) - 2010-11,Load - 2009-10,Load - 2010-11\nCentral,5,6,7,8\n"
    )
    assert rows(data) == [
        "Central.Earnings (in Million) 2009 5 6", "Central.Earnings (in Million) 2010 6 6",
        "Central.Load 2009 7", "Central.Load 2010 8",
    ]  # fmt: skip
    assert "business years such as 2010/11 were read as the year in which they begin" in str(data.remarks)


@pytest.mark.parametrize("head", ["", ",0\n"], ids=["no header", "that of pandas"])
def test_two_columns_without_names_are_periods_and_figures(head: str, read: Read) -> None:
    data = read(f"{head}1955-01-01,20.9\n1955-02-01,20.8\n1955-03-01,20.7\n1955-04-01,20.6\n")
    assert rows(data) == ["value 1955-01 20.9", "value 1955-02 20.8", "value 1955-03 20.7", "value 1955-04 20.6"]
    assert "no row has the names of the columns" in str(data.remarks)


@pytest.mark.parametrize(
    "table",
    [
        "2001,5\n2002,6\n2003,7\n",  # three rows may be anything
        "2001,5\n2002,6\n2002,7\n2003,8\n",  # a year comes again
        "2001,5\n2004,6\n2003,7\n2002,8\n",  # in no order
        "2001,5\n2002,6\n2003,six\n2004,8\n",
        "2001,5,1\n2002,6,2\n2003,7,3\n2004,8,4\n",  # of which series?
        "1,2001\n2,2002\n3,2003\n4,2004\n",
    ],
)
def test_other_tables_without_names_are_refused(table: str, read: Read) -> None:
    with pytest.raises(DataError):
        read(table)


def test_the_year_of_a_table_may_stand_in_lines_above_it(read: Read) -> None:
    """In two languages, as Canadian offices write."""
    table = "Bankruptcies\nYear: {}\nAnnée: {}\n\nTITLE,Quebec,Ontario,Canada\nFarming,5,6,11\nMining,1,2,3\n"
    data = read(table.format(2023, 2023))
    assert rows(data)[:2] == ["Farming.Bankruptcies (Quebec) 2023 5", "Farming.Bankruptcies (Ontario) 2023 6"]
    assert "the year of all figures is that of the line 'Year: 2023' above them" in str(data.remarks)
    for years in ((2023, 2024), ("all", "all"), (2023, "all")):  # one line may be that of a yearbook, or of a base
        with pytest.raises(DataError):
            read(table.format(*years))


def test_years_beside_months_in_a_column_that_is_called_both(read: Read) -> None:
    """As the German office writes: ``Jahr`` over ``Monate`` in one cell, the months in the column beside."""
    lines: list[list[object]] = [["Jahr\nMonate", "", "CPI"]]
    lines += [["1991" if not n else "", month, 60 + n] for n, month in enumerate(("Oktober", "November", "Dezember"))]
    lines += [["1992" if not n else "", month, 70 + n] for n, month in enumerate(("Januar", "Februar"))]
    found = rows(read(workbook(A=lines)))
    assert found == ["CPI 1991-10 60", "CPI 1991-11 61", "CPI 1991-12 62", "CPI 1992-01 70", "CPI 1992-02 71"]


def test_a_link_to_the_contents_is_no_name_of_a_column(read: Read) -> None:
    data = read(
        workbook(
            A=[
                ["Primary energy: Consumption*", "", "", "Contents"],
                ["", "", "", ""],
                ["Exajoules", 1965, 1966, 1967],
                ["Canada", 4.92, 5.24, 5.48],
                ["Mexico", 1.06, 1.12, 1.13],
            ]
        )
    )
    assert {row.indicator for row in data.observations} == {"Primary energy: Consumption*"}
    assert {row.unit for row in data.observations} == {"Exajoules"}


def test_series_of_haver_have_the_codes_above_their_descriptions(read: Read) -> None:
    lines = [
        ",,GERMANY,GERMANY,,", ",,DENE6I,DENE7I,,", "1001 *Q,.excel_last,DENE6I@GERMANY,DENE7I@GERMANY,sa(DENE6I@GERMANY),sa(DENE7I@GERMANY)",
        '.DESC,,"Wages (NSA, 2022=100)","Real wages (NSA, 2022=100)","Wages, adjusted","Real wages, adjusted"', ".FRQ,,Quarterly,Quarterly,Quarterly,Quarterly",
        ".DATA_TYPE,,INDEX,INDEX,INDEX,INDEX", ".MAG,,0,0,0,0", "064,2006-12-31,#N/A,#N/A,#N/A,#N/A",
        "071,2007-03-31,67.9,89.3,71.2,93.5", "072,2007-06-30,72,94,71,92.9", "073,2007-09-30,#N/A,#N/A,#N/A,#N/A",
    ]  # fmt: skip
    data = read("\n".join([*lines, ""]))
    assert rows(data)[::2] == [
        "DENE6I@GERMANY 2007-Q1 67.9 2022=100", "sa(DENE6I@GERMANY) 2007-Q1 71.2",
        "DENE6I@GERMANY 2007-Q2 72 2022=100", "sa(DENE6I@GERMANY) 2007-Q2 71",
    ]  # fmt: skip
    assert "another table" not in str(data.remarks)


def test_series_of_the_world_bank_below_each_other_have_their_names(read: Read) -> None:
    data = read(
        "Country Name,Pakistan,Pakistan\nCountry Code,PAK,PAK\nSeries Name,GDP growth (annual %),Index (2010 = 100)\n"
        "Series Code,NY.GDP.ZG,PX.REER\n1972 [YR1972],0.8,..\n1973 [YR1973],7.0,101\n1974 [YR1974],3.5,102\n"
    )
    assert rows(data)[:2] == ["NY.GDP.ZG (PAK) 1972 0.8 percent rate", "NY.GDP.ZG (PAK) 1973 7.0 percent rate"]
    assert {entry.label for entry in data.catalog.values()} == {"GDP growth (annual %)", "Index (2010 = 100)"}


def test_what_a_measure_is_said_to_be_is_no_unit_where_it_is_growth(read: Read) -> None:
    table = "GDP: total and per head,,\n{}MEASURE,Average growth rate per head,\n{}ECONOMY,1971,1972\nChina,4.3,1.3\n"
    data = read(table.format("", ""))
    assert rows(data)[0] == "Average growth rate per head (China) 1971 4.3 rate"
    data = read(table.format(",,\n", ",,\n"))
    assert "title of the table: 'Average growth rate per head'" in str(data.remarks)


def test_where_estimates_start_counts_as_no_figure(read: Read) -> None:
    """A table of the IMF with a single year: as many years of estimates as figures."""
    data = read(
        "Country,Subject Descriptor,Units,2015,Estimates Start After\nAfghanistan,GDP,U.S. dollars,599.9,2013\nAlbania,GDP,U.S. dollars,3995.3,2010\n"
    )
    assert rows(data) == ["GDP (Afghanistan) 2015 599.9 U.S. dollars", "GDP (Albania) 2015 3995.3 U.S. dollars"]


def test_the_prefix_of_a_unit_is_no_title(read: Read) -> None:
    data = read('"Title","Rate: %"\n"CDID","MGSX"\n"PreUnit",""\n"Unit","%"\n"1971","4.1"\n"1972","4.3"\n')
    assert rows(data) == ["MGSX 1971 4.1 percent rate", "MGSX 1972 4.3 percent rate"]
    assert "title of the table" not in str(data.remarks)


def test_years_of_our_era_beside_those_of_japan(read: Read) -> None:
    data = read(
        "都道府県名,元号,和暦（年）,西暦年,人口総数\n全国,大正,9,1920,55963053\n北海道,大正,9,1920,2359183\n全国,大正,14,1925,59736822\n北海道,大正,14,1925,2498679\n"
    )
    assert "人口総数 (全国) 1925 59736822" in rows(data)


def test_a_header_of_three_rows_keeps_its_groups(read: Read) -> None:
    """Names merged over more than one row of it are no reason to leave out what stands above others."""
    data = read("Year,GDP growth (%),,Debt\n,Nominal,Real,(USD bn)\n2018,1,2,3\n2019,4,5,6\n2020,7,8,9\n")
    assert {(row.indicator, row.unit, row.unit_mult) for row in data.observations if "Debt" in row.indicator} == {
        ("Debt, (USD bn)", "USD", 9)
    }
    data = read(
        "Month,CPI,,,WPI,\n,Food,Fuel and,All,Food,All\n,,light,,,\n2018-01,10,20,30,4,5\n2018-02,11,21,31,5,6\n"
    )
    assert {"CPI, Food", "WPI, Food", "WPI, All"} <= {row.indicator for row in data.observations}


@pytest.mark.parametrize(
    "table",
    [
        "Jahr: 2023\nYear: 2023\n\nLand,1. Quartal,2. Quartal\nBayern,1,2\nHessen,3,4\n",
        "年份：2023\nYear: 2023\n\n地区,1月,2月\n北京,1,2\n上海,3,4\n",
        "Year: 2023\nAnnée: 2023\n\nRegion,Jan,Feb\nNorth,100,200\nSouth,3,4\n",
        "Year: 2023\nAnnée: 2023\n\nProduct,Jan-Jun,Jul-Dec\nCoal,1,2\nOil,3,4\n",
        "Year: 2023\nAnnée: 2023\n\nPeriods,Exports,Imports\nJan-Mar,1,2\nJan-Jun,3,4\n",
        "Year: 2023\nAnnée: 2023\n\nCountry,Rate,Previous year\nMalta,1,2\nCyprus,3,4\n",
        "年份：2023\nYear: 2023\n\n指标,本年,上年\n出口,5,6\n进口,7,8\n",
        "Country,Rate,Level\nMalta,1,2\nCyprus,3,4\n\nYear: 2023\nAnnée: 2023\n",
    ],
)
def test_a_year_above_parts_of_years_does_not_date_them(table: str, read: Read) -> None:
    with pytest.raises(DataError):
        read(table)


@pytest.mark.parametrize(
    "header",
    [
        "April - 2019-20,May - 2019-20,April - 2020-21,May - 2020-21",
        "Change - 2018-19,Change - 2019-20,YTD - 2018-19,YTD - 2019-20",
        "Poverty - 2009-11,Poverty - 2010-12,Growth - 2009-11,Growth - 2010-12",
    ],
)
def test_what_stands_before_a_dash_may_be_a_part_of_the_period(header: str, read: Read) -> None:
    with pytest.raises(DataError):
        read(f"State,{header}\nBihar,1,2,3,4\nGoa,5,6,7,8\n")


def test_a_page_of_another_title_goes_on_with_no_table(read: Read) -> None:
    head = "Year,Rate,\n,North,South\n"
    first = f"Treaties signed,,\n{head}2010,1,2\n2011,3,4\n2012,5,6\n"
    data = read(f"{first},,\nTreaties concluded,,\n{head}2013,7,8\n2014,9,10\n2015,9,10\n")
    assert {row.period for row in data.observations} == {"2010", "2011", "2012"}
    assert "another table begins on line 9" in str(data.remarks)


@pytest.mark.parametrize(
    "codes",
    [
        range(1801, 1807),
        range(2001, 2010),
        range(1010, 1110, 10),
        range(2101, 2113),
        ["1990-04", "1995-09", "2000-04", "2005-09"],
    ],
)
def test_codes_in_front_of_figures_are_no_years(codes: Sequence[int | str], read: Read) -> None:
    with pytest.raises(DataError):
        read("".join(f"{code},{number}\n" for number, code in enumerate(codes, start=16047)))


def test_lists_of_two_axes_are_no_columns(read: Read) -> None:
    axes = {"years": [2019, 2020], "countries": ["DE", "FR"], "gdp": [5, 6]}
    with pytest.raises(DataError):
        read(json.dumps(axes))
    table = {"years": [2019, 2020, 2019, 2020], "country": ["DE", "DE", "FR", "FR"], "gdp": [5, 6, 7, 8]}
    assert rows(read(json.dumps(table)))[-1] == "gdp (FR) 2020 8"


def test_what_an_object_says_of_all_its_series_counts_for_them(read: Read) -> None:
    series = {name: {"data": [{"year": 2014, "value": 5}, {"year": 2015, "value": 6}]} for name in ("A", "B")}
    figures = read(json.dumps({"unit": "thousand", "series": series})).observations
    assert {(row.indicator, row.unit_mult) for row in figures} == {("A", 3), ("B", 3)}


def test_a_power_of_ten_beside_the_name_of_a_unit_stays_one(read: Read) -> None:
    data = read("country,Units,Unit name,year,value\nDE,1000,Tonnes,2019,5\nDE,1000,Tonnes,2020,6\n")
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("Tonnes", 3)}


@pytest.mark.parametrize("name", ["id", "hs", "birth"])
def test_a_list_of_numbers_is_of_years_where_it_is_called_so(name: str, read: Read) -> None:
    with pytest.raises(DataError):
        read(json.dumps({name: ["1801", "1802"], "value": [5, 6]}))


def test_ages_from_and_to_are_parts_of_names(read: Read) -> None:
    data = read("Jahr,AlterVon,AlterBis,Male\n2020,0,0,5\n2020,1,14,6\n2021,0,0,7\n2021,1,14,8\n")
    assert rows(data) == ["0.Male 2020 5", "1.Male 2020 6", "0.Male 2021 7", "1.Male 2021 8"]


def test_the_formula_of_an_item_is_no_unit(read: Read) -> None:
    data = read("Item,2019,2020\n4.所得 (4=1+...+3),5,6\n9.可支配所得 (9=8),7,8\nPrices (2015=100),101,102\n")
    assert rows(data)[:4] == [
        "4.所得 (4=1+...+3) 2019 5", "4.所得 (4=1+...+3) 2020 6", "9.可支配所得 (9=8) 2019 7", "9.可支配所得 (9=8) 2020 8",
    ]  # fmt: skip
    assert rows(data)[4].startswith("Prices (2015=100) 2019 101 2015=100")


def test_a_sentence_above_a_table_is_no_unit(read: Read) -> None:
    """As the World Bank writes over its prices; cents per sheet are a unit."""
    remark = "(annual series are available in nominal and real dollars)"
    data = read(workbook(A=[["Price Data", ""], [remark, ""], ["", "Plywood", "Logs"], ["", "(¢/sheet)", "($/m3)"], *([1960 + n, 300 + n, 5 + n] for n in range(6))]))  # fmt: skip
    assert {(row.indicator, row.unit) for row in data.observations} == {("Plywood", "¢/sheet"), ("Logs", "$/m3")}


def test_a_number_for_a_unit_is_the_text_beside_it(read: Read) -> None:
    data = read(
        'REF_AREA,VALUE,UNIT_MEASURE,Unit of measure,2019,2020\n4T,N,628,"Index, 2010 = 100",5,6\n4T,N,771,"Year-on-year changes, in per cent",7,8\n'
    )
    assert {(row.period, row.value, row.unit) for row in data.observations} == {
        ("2019", "5", "Index, 2010 = 100"), ("2020", "6", "Index, 2010 = 100"), ("2019", "7", "percent"), ("2020", "8", "percent"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "period"),
    [("year/1995", "1995"), ("quarter/1995-Q2", "1995-Q2"), ("month/1995-03", "1995-03")],
)
def test_periods_as_british_offices_identify_them(text: str, period: str, read: Read) -> None:
    data = read(f"Period,Unit,Value\n{text},millions-of-tonnes,5\n")
    assert [(row.period, row.unit, row.unit_mult) for row in data.observations] == [(period, "tonnes", 6)]


@pytest.mark.parametrize(
    "text", ["year/2010-11", "quarter/2020-03", "half/2020-01", "quarter/2020", "government-year/2010-2011"]
)
def test_what_says_another_kind_of_period_is_none(text: str, read: Read) -> None:
    with pytest.raises(DataError):
        read(f"Period,Value\n{text},5\n")


def test_the_last_day_of_a_year_before_its_months_is_the_year(read: Read) -> None:
    data = read("Date,Janvier,Février,Mars,Avril\n2000-12-31,5,6,7,8\n2001-12-31,1,2,3,4\n")
    assert rows(data)[:2] == ["value 2000-01 5", "value 2000-02 6"]


def test_single_categories_of_json_stat_name_the_figures_and_their_unit(read: Read) -> None:
    document: dict[str, Any] = {
        "version": "2.0", "class": "dataset", "label": "GDP and main components", "id": ["unit", "na_item", "geo", "time"], "size": [1, 1, 1, 2],
        "dimension": {
            "unit": {"category": {"index": {"CP_MEUR": 0}, "label": {"CP_MEUR": "Current prices, million euro"}}},
            "na_item": {"category": {"index": {"B1GQ": 0}, "label": {"B1GQ": "Gross domestic product"}}},
            "geo": {"category": {"index": {"AT": 0}}}, "time": {"category": {"index": {"2011": 0, "2012": 1}}},
        },
        "value": [308630.3, 317117.0],
    }  # fmt: skip
    data = read(json.dumps(document))
    assert rows(data)[0] == "B1GQ (AT) 2011 308630.3 Current prices, euro 6"
    assert {entry.label for entry in data.catalog.values()} == {"Gross domestic product"}
    document["id"] += ["unit_mult"]
    document["size"] += [1]
    document["dimension"]["unit_mult"] = {"category": {"index": {"6": 0}, "label": {"6": "Millions"}}}
    assert {row.unit for row in read(json.dumps(document)).observations} == {""}  # and a notice that there is none


def test_years_below_no_name_may_begin_long_before(read: Read) -> None:
    """As Maddison has them: 1, 1000, 1500, and each year from 1820 on."""
    years = [1, 1000, 1500, *range(1820, 1850)]
    lines: list[list[object]] = [["Population", ""], ["", "Austria", "Belgium"], *([year, 500, 300] for year in years)]
    data = read(workbook(A=lines))
    assert rows(data)[0] == "Population (Austria) 1000 500"
    assert len(data.observations) == 2 * (len(years) - 1)
    assert "figures without a known period: 2" in str(data.remarks)


def test_months_among_areas_are_none(read: Read) -> None:
    names = ["India", "Germany", "France", *("January", "February", "March", "April", "May", "June")]
    data = read(
        "\n".join(["Year,Country_or_Month,Visitors", *(f"2025,{name},{n}" for n, name in enumerate(names)), ""]),
        "period=Year,value=Visitors",
    )
    assert {row.area for row in data.observations} == {""}


def test_flags_in_a_column_of_comments_are_no_parts_of_names(read: Read) -> None:
    lines = [f"{year},{area},{flag},{year - 2000}" for area, flag in (("DE", "p"), ("FR", "")) for year in (2019, 2020)]
    data = read("\n".join(["Year,country,COMMENT_OBS_0,Gini", "2019,EU,|,9", "2020,EU,,8", *lines, ""]))
    assert {row.indicator for row in data.observations} == {"Gini"}


MONTHS = [f"{year}-{month:02}-01" for year in (2010, 2011) for month in range(1, 13)]


def test_a_row_of_years_over_dates_of_months_is_no_header(read: Read) -> None:
    """As a Moroccan bank has them: each year over its first month, and the dates below."""
    years = [day[:4] if day.endswith("-01-01") else "" for day in MONTHS]
    lines = [["", *years], ["En milliers (Cumul)", *MONTHS], ["Arrivals", *map(str, range(24))]]
    data = read("\n".join(map(",".join, lines)) + "\n")
    assert rows(data)[:2] == ["Arrivals 2010-01 0 Cumul 3", "Arrivals 2010-02 1 Cumul 3"]
    assert len(data.observations) == 24
    years = ["2010", *[""] * 11, "2012", *[""] * 11]  # over other dates they are the header
    with pytest.raises(DataError):
        read("\n".join(map(",".join, [["", *years], ["", *MONTHS], ["Arrivals", *map(str, range(24))]])) + "\n")


def test_numbers_of_months_below_their_years(read: Read) -> None:
    years = ["1980.0", *[""] * 11, "1981.0", *[""] * 11]
    months = [f"{number}.0" for number in (*range(1, 13), *range(1, 13))]
    data = read("\n".join(map(",".join, [["", *years], ["", *months], ["Sales", *map(str, range(30, 54))]])) + "\n")
    assert rows(data)[:2] == ["Sales 1980-01 30", "Sales 1980-02 31"]
    assert rows(data)[-1] == "Sales 1981-12 53"


def test_the_same_names_below_a_gap_are_another_table(read: Read) -> None:
    """Growth rates stand below the levels, of which no line says what they are."""
    names = ("Agriculture", "Industry", "Services", "Work", "Trade", "Housing")
    levels, rates = ([f"{name},{value},{value + 1}" for name in names] for value in (500, 3))
    data = read("\n".join([",2020,2021", *levels, "", "", *rates[:3], "Other,3,4", ""]))
    assert rows(data)[0] == "Agriculture 2020 500"
    assert len(data.observations) == 12
    assert "another table begins on line 10" in str(data.remarks)
    assert "numbers outside of the table: 8" in str(data.remarks)
    with pytest.raises(DataError, match="given twice"):  # in one table they contradict each other
        read("\n".join([",2020,2021", *levels, "", *rates, ""]))


def test_headings_of_two_lines_are_not_lost(read: Read) -> None:
    lines = [
        ",2020,2021",
        "Population,,",
        "In towns,,",
        "Total,5,6",
        "Men,2,3",
        "Work,,",
        "In towns,,",
        "Total,7,8",
        "",
    ]
    remarks = str(read("\n".join(lines)).remarks)
    assert "'Population' on line 2" in remarks
    assert "'Work' on line 6" in remarks


def test_a_text_of_two_columns_has_the_name_of_its_column(read: Read) -> None:
    """As in the British office's tables of goals: a total leaves the other columns empty."""
    header = "Year,Series,Country,Deciles,Quintiles,Observation status,Unit multiplier,Units,Value"
    kinds = ("1,", ",1", "2,", ",2", ",")
    lines = [
        f"{year},Obese,{area},{of},Normal value,Units,Percentage (%),{number}"
        for area, number in (("England", 5), ("Wales", 6))
        for year in (2018, 2019)
        for of in kinds
    ]
    data = read("\n".join([header, *lines, ""]))
    assert {row.indicator for row in data.observations} == {
        "Obese.Deciles: 1", "Obese.Quintiles: 1", "Obese.Deciles: 2", "Obese.Quintiles: 2", "Obese",
    }  # fmt: skip
    assert len(data.observations) == 20


def test_percentage_as_a_measure_goes_before_a_column_of_persons(read: Read) -> None:
    lines = [
        f"E0{area},2023-0{month},{name},{measure},Persons,{value}"
        for area in (1, 2)
        for month in (3, 4)
        for name, measure, value in (("Claimants", "Count", 1343645), ("Claimants of all", "Percentage", 3.7))
    ]
    data = read("\n".join(["area_code,period,indicator,measure,units,value", *lines, ""]))
    assert {(row.value, row.unit) for row in data.observations} == {("1343645", "Persons"), ("3.7", "percent")}


def test_the_unit_of_a_whole_is_not_that_of_each_head(read: Read) -> None:
    lines = [f"Emissions (Mt CO2e),India,{year},{year}.5,1.0{year - 2000}" for year in (2019, 2020, 2021)]
    data = read("\n".join(["indicator,country,year,co2_total,co2_per_capita", *lines, ""]))
    assert {(row.indicator.rpartition(".")[2], row.unit) for row in data.observations} == {
        ("co2_total", "Mt CO2e"), ("co2_per_capita", ""),
    }  # fmt: skip


def test_a_multiplier_that_says_percent_is_none(read: Read) -> None:
    lines = ["Year,Series,Units,Unit multiplier,Value", "2020,Cover,Percentage (%),Percentage (%),93.5", ""]
    assert rows(read("\n".join(lines))) == ["Cover 2020 93.5 percent rate"]


def test_what_is_not_reliable_says_so(read: Read) -> None:
    data = read("country,year,obs_status,value\nIndia,2018,Unreliable,5\nIndia,2019,Reliable,6\n")
    assert [row.status for row in data.observations] == ["U", "A"]


def test_parts_of_areas_in_names_are_named(read: Read) -> None:
    lines = [f"{year},England,{name},5.{year}" for name in ("Adur", "Bath", "Kent") for year in (2011, 2012)]
    remarks = str(read("\n".join(["Year,Country,Local Authority,Value", *lines, ""])).remarks)
    assert "the areas are those of the column 'Country', and 'Local Authority' is a part of the names" in remarks


def test_a_legend_that_pandas_took_for_a_header(read: Read) -> None:
    names = ["Fixed lines (thousand)", "Mobile lines (thousand)", "Leased lines (thousand)"]
    legend = [
        f"A,{names[0]},Unnamed: 2,Unnamed: 3,Unnamed: 4",
        *(f"{c},{n},,," for c, n in zip("BC", names[1:], strict=True)),
    ]
    data = read("\n".join([*legend, ",,,,", "Period,A,B,C,", "2020-Q1,298,4,5,", "2020-Q2,300,5,6,", ""]))
    assert rows(data)[0] == "A 2020-Q1 298 3"
    assert data.about("A").label == names[0]


def test_months_one_to_four_of_each_year_may_be_quarters(read: Read) -> None:
    days = [f"{year}-0{month}-01" for year in (2012, 2013, 2014) for month in (1, 2, 3, 4)]
    data = read("\n".join(["date,rate", *(f"{day},{n}" for n, day in enumerate(days)), ""]))
    assert "dates of the months 1 to 4 in each year were read as these months, and not as quarters" in str(data.remarks)


def test_a_table_of_one_date_alone(read: Read) -> None:
    """As the German office has them: the day over the last column, below titles."""
    data = read(";;\nBevölkerung;;\n;;31.12.2020\nFläche;qkm;7,5\nLeute;Anzahl;1103043\nQuote;Prozent;76,6\n")
    assert rows(data) == ["Fläche 2020 7.5 qkm", "Leute 2020 1103043 Anzahl", "Quote 2020 76.6 percent rate"]
    for name in (
        "Growth_2019",
        "Index_2015",
        "Change vs 2019",
        "GDP Dec 2019",
        "NUTS_2016",
    ):  # what it is the year of is open
        with pytest.raises(DataError):
            read(f"Region,{name}\nACEH,4.14\nBALI,5.6\n")
    with pytest.raises(DataError):
        read("Type,Quantity\nHotels,41799\nOther,1995\nFriends,5\nCamping,7\n")  # of which 1995 is no year
    data = read("Jahr,GDP_2015\n2001,5\n2002,6\n")  # in the prices of that year
    assert rows(data) == ["GDP_2015 2001 5", "GDP_2015 2002 6"]


def test_growth_and_contributions_as_the_british_office_calls_them(read: Read) -> None:
    names = ("Value added (period on period growth) :CVM SA", "Education (3m on 3m 1 year ago contribution) :CVM SA")
    data = read(
        "\n".join([f'Title,"{names[0]}","{names[1]}"', "CDID,ECYX,EDNQ", "2020 JAN,0.1,0.2", "2020 FEB,0.3,0.1", ""])
    )
    assert sorted({(row.indicator, row.unit) for row in data.observations}) == [
        ("ECYX", "percent"), ("EDNQ", "percentage points"),
    ]  # fmt: skip


def test_points_of_many_numbers_are_no_thousands_by_a_few_commas(read: Read) -> None:
    """As in an edition of the Monetary Fund whose fractions a spreadsheet wrote anew: 0.495 and 7.482 beside 0,52."""
    lines = [f"Country {number},{number}.482,{number + 1}.495" for number in range(1, 70)]
    with pytest.raises(DataError, match="thousands and decimals are not clear"):
        read("\n".join(["Country,2008,2009", *lines, 'Country X,"0,52","1,25"', ""]))
    data = read('Country,2008,2009\nA,0.495,7.482\nB,1.234,5.678\nC,1.234,"0,52"\n')
    assert {row.value for row in data.observations} == {"0.495", "1.234"}
    assert "numbers whose thousands and decimals are not clear: 3" in str(data.remarks)
    assert rows(read('Land;2008;2009\nA;495;7.482\nB;1.234;"0,52"\n'))[1] == "value (A) 2009 7482"


def test_the_base_beside_a_column_is_not_the_unit_of_others(read: Read) -> None:
    lines = [
        f"{year},{year - 1900},{year - 1890},{base}"
        for year, base in ((1950, "1938=100"), (1951, "1938=100"), (1952, "1953=100"))
    ]
    data = read("\n".join(["year,unemployment,wpi,wpi_base", *lines, ""]))
    assert {row.unit for row in data.observations} == {""}
    assert "'wpi_base' says the unit of 'wpi' alone and is not read" in str(data.remarks)
    data = read("\n".join(["year,food,energy,index_base", *lines, ""]))  # of both
    assert {row.unit for row in data.observations} == {"1938=100", "1953=100"}
    data = read(
        "\n".join(["year,wpi,wpi_base", *(",".join(line.split(",")[i] for i in (0, 2, 3)) for line in lines), ""])
    )
    assert {row.unit for row in data.observations} == {"1938=100", "1953=100"}


def test_a_row_that_counts_columns_behind_an_empty_one(read: Read) -> None:
    years = list(range(2005, 2013))
    data = read(
        workbook(
            A=[
                ["", "Town", *years],
                ["", *range(1, 10)],
                ["", "Celle", *range(500, 508)],
                ["", "Stade", *range(600, 608)],
            ]
        )
    )
    assert len(data.observations) == 16


def test_what_series_are_below_a_gap_is_no_part_of_the_table(read: Read) -> None:
    """As the Turkish central bank writes: the figures, and in the same columns what each series is."""
    months = [f"2009/{month:02},{month}.45,{month}.62,{month + 90}.7" for month in range(1, 13)]
    notes = ["Series,,,", "TP.MK,Price of gold,Observed,", "TP.DK,US dollar,Observed,", "TP.FG,Index,Observed,"]
    data = read("\n".join(["Date,TP MK,TP DK,TP FG", *months, "", "", *notes, ""]))
    assert {row.indicator for row in data.observations} == {"TP MK", "TP DK", "TP FG"}
    assert len(data.observations) == 36


def test_flags_in_brackets_in_a_column_without_a_name_are_statuses(read: Read) -> None:
    lines: list[list[object]] = [[year, "(p)" if year > 2021 else None, 5 * year] for year in range(2015, 2024)]
    data = read(workbook(A=[["Année", None, "Population"], *lines]))
    assert [row.status for row in data.observations] == [*"AAAAAAA", "P", "P"]
    lines[0][1] = "avec Mayotte"
    remarks = str(read(workbook(A=[["Année", None, "Population"], *lines, [2015, None, 7]])).remarks)
    assert "texts in a column without a name are parts of the names of their rows: (p), avec Mayotte" in remarks


def test_sheets_of_years_without_a_year_of_their_own_are_named(read: Read) -> None:
    of_year = [["Region", "GDP", "USD"], ["A", 5, 6], ["B", 7, 8]]
    total = [["Region", 2008, 2009], ["A", 5, 6], ["B", 7, 8]]
    remarks = str(read(workbook(**{"2008": of_year, "2009": of_year, "Total": total})).remarks)
    assert "read sheet 'Total' only; also there: sheet '2008', sheet '2009'" in remarks


def test_lists_of_columns_beside_what_says_whose_the_file_is(read: Read) -> None:
    document: dict[str, Any] = {
        "last_updated": "2026-08-06",
        "years": ["2021", "2022p"],
        "goods": [5.5, 6],
        "services": [7, 8],
    }
    data = read(json.dumps(document))
    assert rows(data)[0] == "goods 2021 5.5"
    assert [row.status for row in data.observations] == [*"AAPP"]
    document["title"] = "Balance (USD million)"  # which may be of some of the columns
    with pytest.raises(DataError):
        read(json.dumps(document))


def test_areas_beside_years_over_months(read: Read) -> None:
    data = read("Region,2019,,2020,\n,Jan,Feb,Jan,Feb\nKent,1,2,3,4\nEssex,5,6,7,8\n")
    assert rows(data)[0] == "value (Kent) 2019-01 1"


def test_names_of_rows_that_are_no_areas_are_kept_in_json(read: Read) -> None:
    of = {"country": "DE", "2018": 1, "2019": 2}
    assert rows(read(json.dumps({"gdp": of, "cpi": of}))) == [
        "gdp (DE) 2018 1", "gdp (DE) 2019 2", "cpi (DE) 2018 1", "cpi (DE) 2019 2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "scale", "found"),
    [
        ("Percentage (%)", "Percentage (%)", ["x 2020 5 percent rate"]), ("", "Percent", ["x 2020 5 percent rate"]),
        ("persons", "percent", None), ("USD", "per cent of GDP", None),
    ],
)  # fmt: skip
def test_a_scale_of_percent_goes_with_rates_alone(unit: str, scale: str, found: list[str] | None, read: Read) -> None:
    table = f"year,indicator,unit,scale,value\n2020,x,{unit},{scale},5\n"
    if found is None:
        with pytest.raises(DataError, match="unknown multiplier"):
            read(table)
        return
    assert rows(read(table)) == found


@pytest.mark.parametrize(
    "unit", ["Terajoules per million pounds (TJ/£ million)", "TJ/£ million", "Tons per GDP (millions of pounds)"]
)
def test_a_power_of_ten_in_a_denominator_is_none_of_the_figures(unit: str, read: Read) -> None:
    data = read(f"Year,Series,Unit measure,Value\n1990,Energy intensity,{unit},5.3\n1991,Energy intensity,{unit},5.4\n")
    assert {(row.unit, row.unit_mult) for row in data.observations} == {(unit, 0)}


def test_a_corner_says_in_which_unit_all_is_measured(read: Read) -> None:
    data = read("Poids (en tonne),2020,2021\nAGADIR,251,209\nAGLOU,3,4\n")
    assert rows(data)[0] == "AGADIR 2020 251 tonne"


def test_spans_from_month_to_month_are_periods(read: Read) -> None:
    data = read("Station,1990,1991M09-1992M08,1992M09-1993M08\nIfrane,933.3,674,1045.5\nLarache,474.7,453.5,622.7\n")
    assert rows(data)[:3] == [
        "Ifrane 1990 933.3", "Ifrane 1991-09-01/P12M 674", "Ifrane 1992-09-01/P12M 1045.5",
    ]  # fmt: skip


def test_a_number_in_the_row_of_the_source_is_no_figure(read: Read) -> None:
    data = read("Prix,2009,2010\nBlé,5,6\nOrge,7,8\nSource : Ministère de l'Agriculture,,2.54\n")
    assert len(data.observations) == 4
    assert "numbers outside of the table: 1" in str(data.remarks)


def test_an_offer_does_not_glue_numbers_of_another_style(read: Read) -> None:
    with pytest.raises(DataError):
        read('Mois,2019,2020\nJanvier,"7 955,2","3 809,6"\nMars,"1 955,2","2 809,6"\n', "numbers=1,234.5")


@pytest.mark.parametrize(
    "table",
    [
        ",May 2024\nCountry,2023\nGermany,45\nFrance,40\n",  # of its publication
        ",2023\nFirst quarter,45\nSecond quarter,40\nThird quarter,30\n",
        ",,2023\nUmsatz,1350,5.2%\nGewinn,120,-3.1%\n",
    ],
)
def test_a_period_alone_is_not_that_of_other_figures(table: str, read: Read) -> None:
    with pytest.raises(DataError):
        read(table)


def test_rows_with_signs_below_a_gap_are_counted(read: Read) -> None:
    table = "country,year,gdp,debt\nGermany,2020,41,33\nGermany,2021,42,34\nFrance,2020,4,3\n\nItaly,2020 est,<5,5-10\nSpain,2021 est,12*,c. 40\n"
    assert "left out" in str(read(table).remarks)


def test_scales_behind_denominators_of_time_are_kept(read: Read) -> None:
    data = read(
        "Year,Series,Unit measure,Value\n1990,Oil,barrels/day thousand,5.3\n1991,Oil,barrels/day thousand,5.4\n"
    )
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("barrels/day", 3)}


def test_sources_of_something_are_figures(read: Read) -> None:
    data = read("Income,2020,2021\nTotal,100,110\nSource: wages,60,65\nSource: capital,20,22\n")
    assert len(data.observations) == 6


def test_no_figure_is_filled_down(read: Read) -> None:
    """The first two figures of a row are not known; those above it are of another one."""
    lines = ["Pétrole;491 297;417 746;461 585", "Autres;;;172 760", "Total;491 297;417 746;634 345"]
    data = read("\n".join([";2011M01;2011M02;2011M03", *lines, ""]))
    assert [row for row in rows(data) if row.startswith("Autres")] == ["Autres 2011-03 172760"]
    data = read("\n".join(["Mois;A;B", "2011M01;491 297;5", "2011M02;;6", "2011M03;417 746;7", "2011M04;;8", ""]))
    assert [row for row in rows(data) if row.startswith("A ")] == ["A 2011-01 491297", "A 2011-03 417746"]


def test_units_beside_measures_that_name_the_series(read: Read) -> None:
    lines = [f"{year},Infection,Rate per 100000 population,1.{year}" for year in (2014, 2015)]
    lines += [f"{year}-Q4,Share of specimens,Percentage (%),2.{year}" for year in (2014, 2015)]
    data = read("\n".join(["Year,Units,Unit measure,Value", *lines, ""]))
    assert {(row.indicator, row.unit) for row in data.observations} == {
        ("Infection", "Rate per 100000 population"), ("Share of specimens", "percent"),
    }  # fmt: skip


def test_a_number_in_a_note_is_no_figure(read: Read) -> None:
    data = read("Prix,2009,2010\nBlé,5,6\nOrge,7,8\n(1) Aquacultures et algues comprises,,84.06\n")
    assert len(data.observations) == 4


def test_notes_below_years_and_quarters(read: Read) -> None:
    lines = ["2017,Q2,5", "2017,Q3,6", "2018,Q1,7", "Notes:,,NA", "Due to rounding in 2018.,,NA"]
    assert rows(read("\n".join(["Year,Quarter,Debt", *lines, ""]))) == [
        "Debt 2017-Q2 5",
        "Debt 2017-Q3 6",
        "Debt 2018-Q1 7",
    ]


def test_counts_of_months_are_no_months(read: Read) -> None:
    """Releases by the time served, one of which may be as few as a year has months."""
    header = "Year,Geo,Female:6_months_or_less,Female:24 months or more"
    data = read(f"{header}\n2001,Ontario,1.0,0.0\n2002,Ontario,7.0,1.0\n2001,Quebec,5.0,2.0\n2002,Quebec,3.0,0.0\n")
    assert {row.period for row in data.observations} == {"2001", "2002"}
    assert len(data.observations) == 8


def test_offences_against_a_code_are_counted(read: Read) -> None:
    data = read("Year,Geo,Other Criminal Code\n2001,Ontario,12\n2002,Ontario,13\n2001,Quebec,7\n2002,Quebec,12\n")
    assert len(data.observations) == 4


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("CPI ANNUAL RATE 00: ALL ITEMS 2015=100", "percent"),
        ("CPI annual rate (2015=100)", "percent"),
        ("GDP volume at annual rate (index, 2017=100)", "2017=100"),
        ("Hourly pay index at monthly rates 2015=100", "2015=100"),
        ("Inflation rate 2015=100", "percent"),
        ("CPI INDEX 00: ALL ITEMS 2015=100", "2015=100"),
        ("Exchange rate 2010=100", "2010=100"),
        ("Sales, seasonally adjusted annual rate, 2012=100", "2012=100"),
        # Of two units the last is taken, or the one that is surer.
        ("Trade (% of GDP)(current US$)", "current US$"),
        ("Exports (current US$) (% of GDP)", "percent"),
        ("Lending rate (%) (EUR)", "percent"),
        ("GDP growth (%) (constant 2015 US$)", "percent"),
        ("Debt (% of GDP) (current LCU)", "percent"),
        ("Exportaciones con índice base 2010 (millones de pesos)", "pesos"),
        ("Indice des prix - Base 2015 - Fioul domestique (1 000 litres)", ""),
        ("Fioul domestique (1 000 litres)", "litres"),
    ],
)
def test_the_unit_that_a_name_states(name: str, unit: str, read: Read) -> None:
    assert {row.unit for row in read(f'Year,"{name}"\n2019,1.5\n2020,2.5\n').observations} == {unit}


def test_quarters_of_years_above_them_have_names_of_their_own(read: Read) -> None:
    data = read(",2019,,,,2020,,,\n,Q1,Q2,Q3,Q4,Q1,Q2,Q3,Q4\nGDP,1,2,3,4,5,6,7,8\nRents,1,2,3,4,5,6,7,8\n")
    assert len(data.observations) == 16
    assert "two columns of this name" not in str(data.remarks)


def test_words_for_flags_are_read_together(read: Read) -> None:
    lines = ["2019,5,Definition differs", "2020,6,Low reliability; Time series break", "2021,7,Normal value"]
    data = read("\n".join(["Year,Value,Observation status", *lines, ""]))
    assert [row.status for row in data.observations] == ["D", "B", "A"]


def test_groups_of_countries_are_areas(read: Read) -> None:
    data = read("Country Group Name,Subject Descriptor,Units,2019,2020\nWorld,Output,Percent change,2.8,-3.1\n")
    assert rows(data) == ["Output (World) 2019 2.8 percent rate", "Output (World) 2020 -3.1 percent rate"]


def test_numbers_of_an_office_are_no_figures(read: Read) -> None:
    data = read(
        "Field,Year,Oil,NPDID information carrier\nA,2020,1.5,17196400\nA,2021,1.7,17196400\nB,2021,2.5,43506\n"
    )
    assert {row.indicator for row in data.observations} == {"A.Oil", "B.Oil"}


def test_answers_of_the_world_bank_as_a_table(read: Read) -> None:
    header = ",indicator.id,indicator.value,country.id,country.value,countryiso3code,date,value,unit,obs_status,decimal"
    lines = [f'{number},IC.CRD,Depth of credit,ZH,Southern,"",{2018 + number},{number}.5,,,0' for number in (1, 2)]
    data = read("\n".join([header, *lines, ""]))
    assert rows(data) == ["IC.CRD (ZH) 2019 1.5", "IC.CRD (ZH) 2020 2.5"]
    assert data.catalog["IC.CRD"].label == "Depth of credit"


def test_lists_of_a_chart_beside_their_dates(read: Read) -> None:
    data = read(json.dumps({"dates": ["2018", "2019"], "france": [1.8, 1.5], "euro": [2.0, 1.6]}))
    assert sorted(rows(data)) == ["euro 2018 2.0", "euro 2019 1.6", "france 2018 1.8", "france 2019 1.5"]


def test_names_that_each_row_has_are_not_filled_down(read: Read) -> None:
    lines = ["BTH,Beijing,123,121", "BTH,Tianjin,88,101", "PRD,Guangzhou,71,70"]
    lines += [f",{city},94,106" for city in ("Taiyuan", "Hohhot", "Harbin", "Jinan")]
    data = read("\n".join(["Region,,2008,2009", *lines, ""]))
    assert {row.area for row in data.observations if row.indicator in ("Taiyuan", "Jinan")} == {""}


def test_korean_days_are_no_months(read: Read) -> None:
    with pytest.raises(DataError, match="single days: 4"):
        read("년,월,일,최대전력(MW)\n2010,01,01,56391\n2010,01,02,55470\n2010,02,01,55581\n2010,02,02,55581\n")


def test_months_as_numbers_beside_dates_are_no_figures(read: Read) -> None:
    assert {
        row.indicator for row in read("Date,unix_timestamp,Rate\n2019,1546300800,5\n2020,1577836800,6\n").observations
    } == {"Rate"}
    data = read("Data,mes,volume\n2003-01-01,200301,44.8\n2003-02-01,200302,43.3\n2003-03-01,200303,44.7\n")
    assert rows(data) == ["volume 2003-01 44.8", "volume 2003-02 43.3", "volume 2003-03 44.7"]


def test_a_figure_that_looks_like_the_only_year_begins_no_table(read: Read) -> None:
    lines = ["Tabela 6579 - População", "Variável - População residente (Pessoas)", "Brasil e Município;Ano", ";2020"]
    data = read("\n".join([*lines, "Brasil;211755692", "Turiúba (SP);2020", "Brasília (DF);3055149", ""]))
    assert rows(data) == [
        "População residente (Pessoas) (Brasil) 2020 211755692 Pessoas",
        "População residente (Pessoas) (Turiúba (SP)) 2020 2020 Pessoas",
        "População residente (Pessoas) (Brasília (DF)) 2020 3055149 Pessoas",
    ]


def test_averages_of_months(read: Read) -> None:
    data = read("Temperature - (Celsius), Year, Statistics\n2.0, 1901, Jan Average\n-0.3, 1901, Feb Average\n")
    assert rows(data) == ["Temperature - (Celsius) 1901-01 2.0 Celsius", "Temperature - (Celsius) 1901-02 -0.3 Celsius"]


def test_a_name_with_a_unit_over_countries_is_that_of_the_figures(read: Read) -> None:
    """As the Monetary Fund exports from its map."""
    header = '"GDP per capita, current prices\n (U.S. dollars per capita)",1980,1981'
    data = read(f"{header}\n,,\nAfghanistan,no data,1.5\nGermany,1,2\nFrance,3,4\n")
    assert {(row.indicator, row.unit) for row in data.observations} == {
        ("GDP per capita, current prices (U.S. dollars per capita)", "U.S. dollars per capita")
    }


def test_a_unit_behind_a_name_over_countries_is_that_of_the_figures(read: Read) -> None:
    """As Gapminder's tables are; what else stands there may be the name of the figures too, and is said."""
    text = "{corner},2008,2009\nAfghanistan,,1300\nAlbania,2,3\nAlgeria,5,6\n"
    data = read(text.format(corner="Income per person (fixed 2000 US$)"))
    assert rows(data)[0] == "Income per person (fixed 2000 US$) (Afghanistan) 2009 1300 fixed 2000 US$"
    assert "the areas are those of the column 'Income per person (fixed 2000 US$)'" in str(data.notices)
    assert rows(read(text.format(corner="Income per person")))[0] == "value (Afghanistan) 2009 1300"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Population (million),2022\nChina,1412\nIndia,1417\nUnited States,333\n", "Population (million) (China) 2022 1412 6"),
        ("Electricity generation (GWh),2021\nAlabama,123\nAlaska,1123.5\n", "Electricity generation (GWh) (Alabama) 2021 123 GWh"),
        ("Installed capacity (MW),2021\nCoal,1234.5\nGas,2234.5\n", "Coal 2021 1234.5"),
    ],
)  # fmt: skip
def test_one_year_beside_a_name_with_a_unit(read: Read, text: str, first: str) -> None:
    assert rows(read(text))[0] == first


def test_a_year_alone_beside_a_name_may_be_a_figure(read: Read) -> None:
    with pytest.raises(DataError, match="has no layout that digecon knows"):
        read("Car,2021\nAudi,30000\nOpel,20000\n")
    assert rows(read("Population (million),2022\nYear,People\n2020,5\n2021,6\n"))[0].startswith("People 2020 5")


def test_a_size_beside_names_of_areas_is_no_area(read: Read) -> None:
    """Also where the periods stand across."""
    data = read("name,area,pop2020,pop2021\nAlabama,52,123,126\nAlaska,665,223,226\n")
    assert rows(data)[0] == "pop (Alabama) 2020 123"
    assert "columns not used: area" in str(data.notices)


def test_earlier_vintages_are_counted(read: Read) -> None:
    data = read("year,subject,vintage,value\n2007,Oil,2008,134.9\n2007,Oil,2009,135.1\n2008,Oil,2009,140.2\n")
    assert "figures of which a later vintage counts: 1 " in str(data.notices)


def test_a_word_for_periods_stands_before_the_only_one(read: Read) -> None:
    lines = [
        "Dataset: Trade Union Density,,",
        "Time,,2010",
        "Country,,",
        "AUS: Australia,,18.1",
        "CZE: Czechia,,..",
        "DNK: Denmark,,68.5",
    ]
    data = read("\n".join([*lines, ""]))
    assert rows(data) == [
        "Trade Union Density (AUS: Australia) 2010 18.1",
        "Trade Union Density (DNK: Denmark) 2010 68.5",
    ]


_MOVING = ["Jan-Mar", "Feb-Apr", "Mar-May", "Apr-Jun", "May-Jul", "Jun-Aug", "Jul-Sep", "Aug-Oct", "Sep-Nov", "Oct-Dec"]


@pytest.mark.parametrize(
    ("first", "last", "november", "december"),
    [
        (["Nov-Jan 1994", "Dec-Feb 1994"], [], "1993-11-01/P3M", "1993-12-01/P3M"),  # Britain
        (["Dec-Feb 1994"], ["Nov-Jan 1994"], "1994-11-01/P3M", "1993-12-01/P3M"),  # America, by the middle month
        ([], ["Nov-Jan 1994", "Dec-Feb 1994"], "1994-11-01/P3M", "1994-12-01/P3M"),
    ],
)
def test_moving_quarters_are_in_order(
    first: list[str], last: list[str], november: str, december: str, read: Read
) -> None:
    periods = [*first, *(f"{months} 1994" for months in _MOVING), *last]
    found = {
        row.value: row.period
        for row in read(
            "\n".join(["Period,People", *(f"{name},{at}.5" for at, name in enumerate(periods)), ""])
        ).observations
    }
    by_name = {name: found[f"{at}.5"] for at, name in enumerate(periods)}
    assert (by_name["Nov-Jan 1994"], by_name["Dec-Feb 1994"]) == (november, december)
    assert (by_name["Mar-May 1994"], by_name["Apr-Jun 1994"]) == ("1994-03-01/P3M", "1994-Q2")


def test_changes_between_two_months_are_no_periods(read: Read) -> None:
    data = read("Series,Feb 2024,Mar 2024,Feb 2024-Mar 2024\nUnemployed,6458,6429,-29\nEmployed,160968,161466,498\n")
    assert {row.period for row in data.observations} == {"2024-02", "2024-03"}
    with pytest.raises(DataError):
        read("Item,Jun 2023-Dec 2023,Dec 2023-Jun 2024\nRents,1.5,2.5\nFood,1,2\n")


def test_fruits_are_no_dates(read: Read) -> None:
    data = read("Année;Blé;Dates\n2019;36000;1136\n2020;31000;1151\n2021;25000;1188\n")
    assert {(row.indicator, row.period) for row in data.observations} == {
        (name, year) for name in ("Blé", "Dates") for year in ("2019", "2020", "2021")
    }


@pytest.mark.parametrize("header", ["City,2020", "Kreis;2020".replace(";", ",")])
def test_a_header_of_the_same_year_begins_a_table(header: str, read: Read) -> None:
    data = read(f"Country,2020\nFrance,67\nGermany,83\n\n{header}\nParis,2\nLyon,1\n")
    assert len(data.observations) == 2
    assert "another table begins" in str(data.notices)


def test_dates_are_those_that_their_names_say(read: Read) -> None:
    header = "date,date_name,geography_code,geography_name,variable_name,measures_code,measures_name,value"
    name = "% who are self employed"
    lines = [
        f"{date},{date_name},E06,Hartlepool,{name},{code},{measure},{value}"
        for date, date_name in (("2004-12-01", "Jan 2004-Dec 2004"), ("2005-03-01", "Apr 2004-Mar 2005"))
        for code, measure, value in (("20599", "Variable", "6.9"), ("21001", "Numerator", "2400"))
    ]
    data = read("\n".join([header, *lines, ""]))
    assert {(row.area, row.period, row.value, row.unit) for row in data.observations} == {
        ("Hartlepool", "2004", "6.9", "percent"), ("Hartlepool", "2004-04-01/P12M", "6.9", "percent"),
        ("Hartlepool", "2004", "2400", ""), ("Hartlepool", "2004-04-01/P12M", "2400", ""),
    }  # fmt: skip
    assert {entry.kind for entry in data.catalog.values() if entry.label.endswith("Numerator")} == {""}


def test_figures_of_years_together_are_said(read: Read) -> None:
    data = read("geo,time,freq,births\n917,1950,5yr,3262.0\n917,1955,5yr,3300.5\n918,1950,5yr,2.5\n918,1955,5yr,2.7\n")
    assert "figures of more than a year ('5yr' in 'freq') were read as those of the year beside them" in str(
        data.notices
    )


def test_postal_codes_are_no_powers_of_ten(read: Read) -> None:
    data = read("ville,2004,2005\nTroyes (10000),9.0,9.0\nReims (51100),9.5,9.6\nCreney (10150),9.0,9.1\n")
    assert {row.unit_mult for row in data.observations} == {0}


def test_thousands_beside_years_are_no_codes(read: Read) -> None:
    data = read(
        "Year,Population (1000),Employment (1000),Dwellings (1000),GDP (2015)\n2019,340,160,200,100\n2020,341,161,201,99\n"
    )
    assert {row.unit_mult for row in data.observations if "(1000)" in row.indicator} == {3}


def test_names_of_groups_are_filled_down_where_one_is_there_twice(read: Read) -> None:
    lines = [
        "Mining,Output,100,110",
        "Mining,Jobs,120,130",
        "Farming,Output,50,55",
        ",Wages,60,65",
        "Trade,Output,50,55",
        ",Turnover,60,65",
    ]
    data = read("\n".join(["Sector,Indicator,2019,2020", *lines, ""]))
    assert "Wages" not in {row.indicator for row in data.observations}


def test_a_word_for_days_may_mean_those_of_day_and_night(read: Read) -> None:
    data = read("år,dag,natt,totalt\n2019,100,50,150\n2020,110,60,170\n")
    assert {row.indicator for row in data.observations} == {"dag", "natt", "totalt"}


def test_sections_of_a_law_are_codes(read: Read) -> None:
    data = read("year,violation,criminal_code,incidents\n2019,Murder,1110,100\n2020,Murder,1110,110\n")
    assert len(data.observations) == 2


@pytest.mark.parametrize("table", [",Columns,\nRows,2019,2020\nBursa,1910,1950\nIzmir,4040,4060\nKonya,2205,2250\n"])
def test_years_across_another_pivot_table(table: str, read: Read) -> None:
    data = read(f"Workers by city,,\n{table}")
    assert sorted(rows(data))[0].endswith("Bursa 2019 1910")
    assert len(data.observations) == 6


def test_dates_over_names_are_the_years_that_they_end(read: Read) -> None:
    lines = ["GENESIS-Tabelle: 12411;;;;", ";;31.12.2015;31.12.2015;31.12.2015", ";;Insgesamt;männlich;weiblich"]
    lines += ["DG;Deutschland;82175684;40514123;41661561", "01;Schleswig-Holstein;2858714;1399458;1459256"]
    data = read("\n".join([*lines, ""]))
    assert {row.period for row in data.observations} == {"2015"}
    assert sorted(row.value for row in data.observations)[:2] == ["1399458", "1459256"]
    assert "dates were read as years" in str(data.notices)


def test_what_all_figures_of_a_document_are_of_is_said(read: Read) -> None:
    def dimension(*categories: str) -> dict[str, Any]:
        return {"category": {"index": list(categories), "label": {code: code for code in categories}}}

    document = {
        "version": "2.0", "class": "dataset", "label": "Deaths", "id": ["cause", "sex", "time"], "size": [1, 2, 2],
        "role": {"time": ["time"]}, "value": [1, 2, 3, 4],
        "dimension": {"cause": dimension("heart"), "sex": dimension("F", "M"), "time": dimension("2019", "2020")},
    }  # fmt: skip
    data = read(json.dumps(document))
    assert "all figures are of: heart" in str(data.notices)


def test_a_table_of_the_turkish_office(read: Read) -> None:
    lines = [
        "Source,,,",
        ",,Sütunlar,",
        "Satırlar,,Ankara,İzmir",
        ",,15+,15+",
        ",,,",
        "Oran (%),2014,10.7,8.3",
        ",2015,9.8,9.6",
    ]
    data = read("\n".join([*lines, "Nüfus,2014,5.5,4.5", ",2015,5.6,4.6", ""]))
    assert rows(data)[:5] == [
        "Oran (%).Ankara, 15+ 2014 10.7 percent rate", "Oran (%).İzmir, 15+ 2014 8.3 percent rate",
        "Oran (%).Ankara, 15+ 2015 9.8 percent rate", "Oran (%).İzmir, 15+ 2015 9.6 percent rate", "Nüfus.Ankara, 15+ 2014 5.5",
    ]  # fmt: skip


def test_names_of_years_that_differ_in_capitals_are_one(read: Read) -> None:
    data = read("Country,CPI Score 2013,CPI score 2014,CPI score 2015\nDenmark,91,92,91\nChina,40,36,37\n")
    assert {row.indicator for row in data.observations} == {"CPI Score"}


@pytest.mark.parametrize(
    "unit", ["Annual rate of change", "Annual average rate of change", "Moving 12 months average rate of change"]
)
def test_rates_of_change_are_percent(unit: str, read: Read) -> None:
    data = read(f"geo,unit,2019,2020\nDE,{unit},1.4,0.4\nFR,{unit},1.3,0.5\n")
    assert {row.unit for row in data.observations} == {"percent"}
    assert {entry.kind for entry in data.catalog.values()} == {"rate"}


def test_the_growth_of_the_atmosphere_is_an_amount(read: Read) -> None:
    data = read("Year,atmospheric growth (GtC/yr),ocean sink (GtC/yr)\n1959,2.0448,0.9\n1960,1.5123,0.8\n")
    assert {entry.kind for entry in data.catalog.values()} == {""}


def test_areas_below_a_word_for_them_alone(read: Read) -> None:
    """As in the workbooks of Eurostat, where no area may be one that is known by its name."""
    lines = [
        "Dataset: ,HICP - annual data,,",
        "Unit of measure,,Annual rate of change,",
        "",
        "TIME,2019,2020,2021",
        "GEO (Labels),,,",
    ]
    data = read(
        "\n".join(
            [*lines, '"Euro area (EA11-1999, EA12-2001)",1.2,0.3,2.6', '"European Area (EEA18-1995)",1.3,0.4,2.7', ""]
        )
    )
    assert {row.area for row in data.observations} == {"Euro area (EA11-1999, EA12-2001)", "European Area (EEA18-1995)"}
    assert {row.unit for row in data.observations} == {"percent"}


def test_money_at_constant_prices_is_no_plain_one(read: Read) -> None:
    data = read(
        "Year,国内生产总值(不变价)(亿元),国内生产总值(亿元),GDP at constant prices (USD million)\n2019,1,2,3\n2020,2,3,4\n"
    )
    assert {(row.unit, row.unit_mult) for row in data.observations} == {
        ("constant CNY", 8),
        ("CNY", 8),
        ("constant USD", 6),
    }


def test_the_first_rows_do_not_say_their_century(read: Read) -> None:
    months = [
        (f"{name}-{year % 100:02}", f"{year}-Q{quarter}")
        for year in range(1946, 2023)
        for quarter, name in enumerate(("Jan", "Apr", "Jul", "Oct"), start=1)
    ]
    data = read(
        "\n".join(["REF_DATE,GEO,Population", *(f"{text},Canada,{at}" for at, (text, _) in enumerate(months)), ""])
    )
    assert [row.period for row in data.observations] == [period for _, period in months]
    with pytest.raises(DataError, match=r"without a known period: 3"):
        read("date,Population\nJun-40,5\nJun-50,6\nJun-60,7\n")


def test_the_name_of_a_single_series_stands_on_another_sheet_of_databank(read: Read) -> None:
    lines: list[list[object]] = [
        ["Country Name", "1990 [YR1990]", "2000 [YR2000]"],
        ["Albania", 617.2, 1126.7],
        ["Algeria", 2401.9, 1780.4],
    ]
    about: list[list[object]] = [
        ["Code", "License Type", "Indicator Name"],
        ["NY.GDP.PCAP.CD", "CC BY-4.0", "GDP per capita (current US$)"],
    ]
    data = read(workbook(Data=lines, **{"Series - Metadata": about}))
    assert {(row.indicator, row.unit) for row in data.observations} == {("GDP per capita (current US$)", "current US$")}


def test_flags_beside_footnotes_are_the_status(read: Read) -> None:
    """As Eurostat's tables of before have them; ``s`` is an estimate there, and ``S`` of SDMX is none."""
    head = "TIME,GEO,UNIT,Value,Flag and Footnotes\n"
    data = read(f'{head}2007,Ireland,Tonne,"1,055,952",\n2008,Ireland,Tonne,"1,026,759",s\n2009,Ireland,Tonne,5,b\n')
    assert [(row.indicator, row.period, row.status) for row in data.observations] == [
        ("Value", "2007", "A"), ("Value", "2008", "E"), ("Value", "2009", "B"),
    ]  # fmt: skip
    assert not any("Flag" in str(remark) for remark in data.remarks)


def test_rows_in_a_single_cell_are_counted(read: Read) -> None:
    """As where quotes within lines were read as those of one cell; a text with fewer commas may be a heading."""
    lost = '"Peru,2021,""Wind, Sun"",7",,,\n'
    data = read(f"Country,Time,Product,Value\nPeru,2020,Coal,5\n{lost}Peru,2021,Coal,6\n{lost}")
    assert rows(data) == ["Coal (Peru) 2020 5", "Coal (Peru) 2021 6"]
    assert "left out (rows in a single cell: 2)" in str(data.remarks[-1])


@pytest.mark.parametrize(
    "alone",
    [
        "Peru, 2021",
        "Note: a, b, 2020, 7\nSource: office",
        "Unit: 1,000,000 USD",
        "Stand: 3,2,2020",
        "In 1,000,000,000 euro",
    ],
)
def test_other_texts_alone_in_their_rows_are_no_rows_of_figures(read: Read, alone: str) -> None:
    data = read(f'Country,Time,Product,Value\nPeru,2020,Coal,5\n"{alone}",,,\nPeru,2021,Coal,6\n')
    assert len(data.observations) == 2
    assert not any("single cell" in str(remark) for remark in data.remarks)


MIDDLES = ["042", "125", "208", "292", "375", "458", "542", "625", "708", "792", "875", "958"]


def test_decimal_years_that_follow_each_other_are_months(read: Read) -> None:
    data = read("Time,Level\n" + "".join(f"1993.{part},-{place}.5\n" for place, part in enumerate(MIDDLES)))
    assert rows(data) == [f"Level 1993-{month:02} -{month - 1}.5" for month in range(1, 13)]
    assert any("decimal years such as 1993.042 were read as months" in str(remark) for remark in data.remarks)


def test_decimal_years_that_may_be_the_beginning_or_the_end_of_months_are_refused(read: Read) -> None:
    parts = ["083", "167", "25", "333", "417", "5", "583", "667", "75", "833", "917"]
    with pytest.raises(DataError):
        read("date,Level\n" + "".join(f"2001.{part},{place}.5\n" for place, part in enumerate(parts)) + "2002.0,9\n")


@pytest.mark.parametrize("left_out", [3, 0])
def test_decimal_years_with_a_gap_or_within_a_year_are_none(read: Read, left_out: int) -> None:
    parts = [part for place, part in enumerate(MIDDLES) if place != left_out]
    with pytest.raises(DataError):
        read("Time,Level\n" + "".join(f"1993.{part},{place}.5\n" for place, part in enumerate([*parts, "971"])))


def test_a_day_of_a_month_that_is_not_over_is_left_out(read: Read) -> None:
    months = [f"{year}-{month:02}" for year in (2020, 2021) for month in range(1, 13)] + ["2022-01"]
    lines = [f"{month}-01,{place}.5\n" for place, month in enumerate(months)]
    data = read("date,rate\n" + "".join([*lines, "2022-01-22,4.25\n"]))
    assert [row.period for row in data.observations] == months
    assert "left out (figures of single days: 1)" in str(data.remarks[-1])
    with pytest.raises(DataError, match="figures of single days: 26"):  # of a month before the last
        read("date,rate\n" + "".join([*lines, "2021-12-22,4.25\n"]))


def test_headings_among_the_rows_are_their_periods(read: Read) -> None:
    """As the German office writes where no year is across: a date in a row of its own, over the same names each."""
    data = read(
        "Population (number),,,,\nAge,Bayern,,Berlin,\n,men,women,men,women\n31.12.2018,,,,\nbelow 1,10,20,5,6\n1 to 2,30,40,7,8\n"
        "31.12.2019,,,,\nbelow 1,11,21,5,7\n1 to 2,31,41,7,9\n____,,,,\nBerlin: as of 1990,,,,\n"
    )
    assert [row for row in rows(data) if ".women (B" in row and "2019" in row] == [
        "below 1.women (Bayern) 2019 21 number", "below 1.women (Berlin) 2019 7 number",
        "1 to 2.women (Bayern) 2019 41 number", "1 to 2.women (Berlin) 2019 9 number",
    ]  # fmt: skip
    assert len(data.observations) == 16
    assert any("read as the periods of the rows below them: 31.12.2018, 31.12.2019" in str(one) for one in data.remarks)
    years = read("Land,men,women\n2019,,\nBayern,11,21\nBerlin,31,41\n2018,,\nBayern,10,20\nBerlin,30,40\nBremen,5,6\n")
    assert sorted(rows(years))[:3] == ["men (Bayern) 2018 10", "men (Bayern) 2019 11", "men (Berlin) 2018 30"]
    assert len(years.observations) == 10


@pytest.mark.parametrize(
    "below",
    [
        "2018,,\nBayern,10,20\nBerlin,30,40\nCities,,\nMunich,5,6\n2019,,\nBayern,11,21\nBerlin,31,41\n",  # another heading
        "2018,,\nBayern,10,20\nBayern,30,40\n2019,,\nBayern,11,21\nBayern,31,41\n",  # names that come again
        "2018,,\nBayern,10,20\nBerlin,30,40\n2019,,\nHessen,11,21\nBremen,31,41\n",  # other names
        "2018,,\nBayern,10,20\n2016,,\nBayern,11,21\n2017,,\nBayern,12,22\n",  # in no order
        "2018,,\nBayern,10,20\nBerlin,30,40\n",  # which may be a number
        "Bayern,10,20\n2018,,\nBayern,10,20\n2019,,\nBayern,11,21\n",  # figures above
    ],
)
def test_other_headings_are_no_periods(read: Read, below: str) -> None:
    with pytest.raises(DataError):
        read(f"Land,men,women\n{below}")


@pytest.mark.parametrize(
    "header",
    ["Year,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar,Apr,May,Jun", "Year,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar"],
)
def test_months_of_years_with_one_number_that_do_not_begin_in_january_are_refused(read: Read, header: str) -> None:
    """Half of them are of the next year, or of the one before."""
    names = header.split(",")[1:]
    rows = "".join(f"{year},{name},1\n" for year in (2018, 2019) for name in names)
    for table in (
        f"{header}\n2018,1,2,3,4,5,6,7,8,9,10,11,12\n2019,1,2,3,4,5,6,7,8,9,10,11,12\n",
        f"Fiscal year,Month,GDP\n{rows}",
    ):
        with pytest.raises(DataError, match="the months or quarters begin with"):
            read(table)


def test_months_of_business_years_with_two_numbers_are_those_of_the_years_in_which_they_are(read: Read) -> None:
    names = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    months = [f"2018-{number:02}" for number in range(4, 13)] + [f"2019-{number:02}" for number in range(1, 4)]
    expected = {period: str(number) for number, period in enumerate(months, start=1)}
    figures = ",".join(map(str, range(1, 13)))
    later = ",".join(["20"] * 12)
    down = "".join(f"{name},{number},20\n" for number, name in enumerate(names, start=1))
    rows = "".join(
        f"{year},{name},{number}\n"
        for year, first in (("2018/19", 1), ("2019/20", 101))
        for number, name in enumerate(names, start=first)
    )
    for table in (
        f"Year,{','.join(names)}\n2018-19,{figures}\n2019-20,{later}\n",
        f"Month,2018/19,2019/20\n{down}",
        f"Year,Month,GDP\n{rows}",
    ):
        data = read(table)
        assert {row.period: row.value for row in data.observations if row.period in months} == expected
        assert not any("parts of business years" in str(remark) for remark in data.remarks)


def test_quarters_of_business_years_in_turned_order_are_of_the_next_year(read: Read) -> None:
    data = read("Year,Q2,Q3,Q4,Q1\n2018-19,1,2,3,4\n2019-20,5,6,7,8\n")
    assert [(row.period, row.value) for row in data.observations] == [
        ("2018-Q2", "1"), ("2018-Q3", "2"), ("2018-Q4", "3"), ("2019-Q1", "4"), ("2019-Q2", "5"), ("2019-Q3", "6"), ("2019-Q4", "7"), ("2020-Q1", "8"),
    ]  # fmt: skip


def test_fiscal_years_of_japan_are_named_by_the_year_in_which_they_begin(read: Read) -> None:
    rows = "".join(
        f"{year}年度,{part},{number}\n"
        for year, first in ((2018, 5), (2019, 9)) for number, part in enumerate(("4-6月", "7-9月", "10-12月", "1-3月"), start=first)
    )  # fmt: skip
    data = read(f"年度,期間,売上\n{rows}")
    assert {row.period: row.value for row in data.observations} == {
        "2018-Q2": "5", "2018-Q3": "6", "2018-Q4": "7", "2019-Q1": "8", "2019-Q2": "9", "2019-Q3": "10", "2019-Q4": "11", "2020-Q1": "12",
    }  # fmt: skip
    data = read("年度,4-6月,7-9月\n2018年度,5,6\n2019年度,9,10\n")  # 5 is no month
    assert {row.period for row in data.observations} == {"2018-Q2", "2018-Q3", "2019-Q2", "2019-Q3"}


def test_months_of_areas_of_which_some_begin_later_are_in_the_order_of_the_year(read: Read) -> None:
    rows = "".join(
        f"{area},{year},{month},{month}\n" for area, first in (("Kenya", 3), ("Ghana", 1), ("Togo", 3), ("Mali", 1)) for year in (2019, 2020)
        for month in range(first if year == 2019 else 1, 13)
    )  # fmt: skip
    data = read(f"area,year,month,GDP\n{rows}")
    assert all(int(row.period[5:]) == int(row.value or 0) for row in data.observations)


def test_months_in_another_order_are_those_of_their_year(read: Read) -> None:
    names = "Apr,Aug,Dec,Feb,Jan,Jul,Jun,Mar,May,Nov,Oct,Sep"
    data = read(f"Year,{names}\n2018,4,8,12,2,1,7,6,3,5,11,10,9\n")
    assert {row.period: row.value for row in data.observations} == {
        f"2018-{month:02}": str(month) for month in range(1, 13)
    }


def test_quarters_of_business_years_are_said(read: Read) -> None:
    data = read("Year,Q1,Q2,Q3,Q4\n2017-18,10,11,12,13\n2018-19,14,15,16,17\n")
    assert any(
        "parts of business years such as 2017-18 were read as those of the year" in str(one) for one in data.remarks
    )
    data = read("Year,Q1,Q2,Q3,Q4\n2017,10,11,12,13\n2018,14,15,16,17\n")
    assert not any("parts of business" in str(one) for one in data.remarks)


def test_a_second_table_beside_the_first_is_not_dated_by_it(read: Read) -> None:
    """As pandas calls the columns of both."""
    data = read("Year,Exports,Imports,Year.1,Inflation\n2016,10,4,2018,1.9\n2017,9,5,2019,1.1\n2018,9,6,2020,0.5\n")
    assert {row.indicator for row in data.observations} == {"Exports", "Imports"}
    assert "left out" in str(data.remarks)


def test_ranges_of_years_that_follow_each_other_are_no_months(read: Read) -> None:
    with pytest.raises(DataError):
        read("Country,2000-05,2005-10,2010-12\nFrance,1.1,1.2,0.5\nGermany,1.3,0.9,0.7\n")
    data = read("Country,2011-12,2012-03\nFrance,1.1,1.2\nGermany,1.3,0.9\n")
    assert [row.period for row in data.observations][:2] == ["2011-12", "2012-03"]


@pytest.mark.parametrize(
    ("header", "first", "period"),
    [
        ("Year ended", "March 2018", "2017-04-01/P12M"), ("year_ending", "2018-06", "2017-07-01/P12M"),
        ("3 months ending", "Jan 2019", "2018-11-01/P3M"), ("Rolling year ending", "Dec 2018", "2018"),
    ],
)  # fmt: skip
def test_months_in_which_a_year_ends_are_that_year(read: Read, header: str, first: str, period: str) -> None:
    later = first.replace("2019", "2020").replace("2018", "2019")
    assert read(f"{header},Sales\n{first},100\n{later},110\n").observations[0].period == period
    assert read(f"{header},{first},{later}\nSales,100,110\n").observations[0].period == period


def test_rows_below_another_have_its_unit_only_if_they_are_parts_of_it(read: Read) -> None:
    data = read(
        "Item,2018,2019\nExports (EUR m),300,320\n  yoy,2.0,6.7\n  of which goods,200,210\n  number of companies,20,21\n"
        "Imports (EUR m),310,330\n  yoy,2.1,6.5\n  of which goods,220,230\n  number of companies,30,31\n"
    )
    units = {row.indicator.partition(": ")[2]: (row.unit, row.unit_mult) for row in data.observations}
    assert units == {"": ("EUR", 6), "yoy": ("", 0), "of which goods": ("EUR", 6), "number of companies": ("", 0)}
    assert data.about("Exports (EUR m): yoy").kind == "rate"


@pytest.mark.parametrize("unit", ["y/y", "yoy", "q-o-q", "m/m %", "前年比"])
def test_units_that_compare_with_the_period_before_are_percent(read: Read, unit: str) -> None:
    data = read(f"Country,Indicator,Unit,2018,2019\nFrance,GDP,EUR bn,2360,2426\nFrance,GDP change,{unit},1.8,2.8\n")
    assert {row.indicator: row.unit for row in data.observations} == {"GDP": "EUR", "GDP change": "percent"}


@pytest.mark.parametrize(
    ("annual", "later", "period"),
    [("quarter,4", "quarter,1", "2010"), ("month,12", "month,1", "2010")],
)
def test_frequencies_make_years_of_parts_beside_years(read: Read, annual: str, later: str, period: str) -> None:
    name, part = annual.split(",")
    other = later.split(",")[1]
    data = read(
        f"country,freq,year,{name},gdp\nDE,A,2010,{part},100.5\nDE,A,2011,{part},101.5\nDE,{name[0].upper()},2011,{other},25\n"
    )
    assert [row.value for row in data.observations if row.period == period] == ["100.5"]
    assert {row.indicator for row in data.observations} == {"gdp"}


@pytest.mark.parametrize("part", ["quarter,2", "month,6"])
def test_frequencies_leave_parts_within_years_that_they_call_years(read: Read, part: str) -> None:
    name, number = part.split(",")
    data = read(f"country,freq,year,{name},gdp\nDE,A,2010,{number},100.5\nDE,A,2011,{number},101.5\n")
    assert "names the month in which each ends" in str(data.notices)


@pytest.mark.parametrize(("name", "period"), [("Date", "2018"), ("start_date", "2018-12-01/P12M")])
def test_the_first_of_december_stands_for_its_year_unless_it_begins_one(read: Read, name: str, period: str) -> None:
    text = f"Indicator,Country,Frequency,{name},Value\nCPI,Kenya,Annual,2018-12-01,5\nCPI,Kenya,Annual,2019-12-01,6\n"
    assert read(text, f"period={name},value=Value").observations[0].period == period


@pytest.mark.parametrize(
    ("header", "is_reported"),
    [
        ("fiscal_year,revenue", True), ("FY,revenue", True), ("年度,売上高（億円）", True), ("会計年度,税収", True),
        ("年度,国内生产总值(亿元)", False), ("year,revenue", False),
    ],
)  # fmt: skip
def test_years_that_may_begin_in_any_month_are_reported(read: Read, header: str, is_reported: bool) -> None:
    data = read(f"{header}\n2015,100.5\n2016,110\n2017,115\n")
    assert ("may begin in any month" in str(data.notices)) is is_reported
    assert [row.period for row in data.observations] == ["2015", "2016", "2017"]
