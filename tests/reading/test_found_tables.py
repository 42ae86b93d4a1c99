"""Forms of tables that offices and people have, each of which was read wrongly, or not at all."""

import io
import json
import zipfile

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


def test_an_open_document_and_an_empty_workbook_say_what_they_are(read: Read) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", "<x/>")
    with pytest.raises(DataError, match=r"is an OpenDocument spreadsheet: save it as xlsx"):
        read(archive.getvalue())
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
        "Value (Wales) 2008 81", "Value (Wales) 2009 82",
    ]  # fmt: skip
    assert "figures without an area: 2" in str(data.remarks[-1])
    twice = read("country,iso,year,co2\nCongo,,2000,1\nCongo,COD,2001,2\nCongo,COG,2001,3\nItaly,ITA,2001,4\n")
    assert ("Congo", "2000") in {(row.area, row.period) for row in twice.observations}


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
