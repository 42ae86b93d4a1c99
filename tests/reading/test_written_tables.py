"""Tables as programs, data vendors and offices in other languages write them: read as they are meant, or with a word on what is doubtful."""

import json
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from foreign_tables import rows, workbook
from openpyxl import Workbook

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError

Read = Callable[..., Dataset]

UNITS = "country,year,unit,{names}\nFrance,2019,{unit},2728870,{value}\nFrance,2020,{unit},2639009,{value}\n"


@pytest.mark.parametrize(
    ("unit", "name", "kind"),
    [
        ("USD million", "growth", "rate"), ("USD million", "gdp_yoy", "rate"), ("2015=100", "cpi_yoy", "rate"), ("USD million", "Growth (%)", "percent rate"),
        ("USD million", "log_gdp", ""), ("USD million", "zscore", ""), ("EUR million", "count", ""), ("percent", "n_obs", ""), ("USD million", "population", "USD 6"),
        ("USD million", "gdp_lag1", "USD 6"), ("percent", "upper_ci", "percent rate"),
    ],
)  # fmt: skip
def test_a_column_of_units_is_for_columns_of_such_figures(read: Read, unit: str, name: str, kind: str) -> None:
    data = read(UNITS.format(names=f"gdp,{name}", unit=unit, value="1.8"))
    assert f"{name} (France) 2019 1.8 {kind}".strip() in rows(data)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Exports (EUR million)", "EUR 6"), ("Exports (EUR million) growth", "rate"), ("Exports (EUR million)_yoy", "rate"), ("Exports (EUR million) growth rate", "rate"),
        ("Count of Loans (EUR million)", ""), ("Loans (EUR million) count", ""), ("Loans (EUR million) mean", "EUR 6"), ("Log exports (EUR million)", ""),
        ("ln_exports_eur_mn", ""), ("exports_eur_mn", "EUR 6"), ("log(Exports (EUR million))", ""), ("Number of persons (thousand)", "3"),
    ],
)  # fmt: skip
def test_what_is_made_of_amounts_has_not_their_unit(read: Read, name: str, kind: str) -> None:
    assert rows(read(f"year,{name}\n2019,212.5\n2020,230\n"))[0] == f"{name} 2019 212.5 {kind}".strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Unnamed: 0,France,Unnamed: 2,Italy,Unnamed: 4\nyear,Exports (USD million),Imports (USD million),Exports (USD million),Imports (USD million)\n"
            "2019,570.5,530.5,650.5,470.5\n2020,480.5,490.5,580.5,420.5\n",
            ["Exports (USD million) (France) 2019 570.5 USD 6", "Imports (USD million) (Italy) 2020 420.5 USD 6"],
        ),
        (
            ",Exports (EUR million),Exports (EUR million).1,Imports (EUR million),Imports (EUR million).1\nCountry,2019.0,2020.0,2019.0,2020.0\nFrance,570.5,480.5,6,7\nItaly,530.5,490.5,8,9\n",
            ["Exports (EUR million) (France) 2019 570.5 EUR 6", "Exports (EUR million) (Italy) 2020 490.5 EUR 6"],
        ),
        # A header alone: its names are as they are.
        ("year,gdp,gdp.1,Unnamed: 3\n2019,5,6,7\n2020,6,7,8\n", ["gdp 2019 5", "gdp.1 2019 6"]),
    ],
)  # fmt: skip
def test_marks_that_pandas_makes_in_a_row_of_names_are_none(read: Read, text: str, found: list[str]) -> None:
    assert set(found) <= set(rows(read(text)))


@pytest.mark.parametrize("first", ["Media 2015-2019", "vor 2018", "Razem", "start", "TTM", "2010-19", "Current"])
def test_a_first_row_without_a_period_is_no_second_header(read: Read, first: str) -> None:
    data = read(f"Date;Price (EUR)\n{first};1,5\n2020;100,1\n2021;101,1\n2022;102,1\n")
    assert [(row.indicator, row.period) for row in data.observations] == [
        ("Price (EUR)", "2020"),
        ("Price (EUR)", "2021"),
        ("Price (EUR)", "2022"),
    ]
    assert "figures without a known period: 1" in str(data.notices)


def test_codes_below_names_are_a_second_header(read: Read) -> None:
    data = read("Month,Food,Clothing\nCOICOP,01,03\n2019-01,101,102\n2019-02,103,104\n")
    assert {row.indicator for row in data.observations} == {"Food, 01", "Clothing, 03"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (",China: GDP,China: CPI\nFrequency,Yearly,Quarterly\nUnit,RMB bn,Prev Year=100\n12/2019,98651.5,102.9\n12/2020,101356.7,102.5\n", ["China: GDP 2019 98651.5 CNY 9", "China: CPI 2020-Q4 102.5 Prev Year=100 rate"]),
        ("SERIES_CODE,COUNTRY,INDICATOR,TRANSFORMATION,2019,2020\nBRA.IX,Brazil,Prices,Index,5,6\nBRA.YOY,Brazil,Prices,Percent change,3.7,3.2\nCHN.IX,China,Prices,Index,7,8\nCHN.YOY,China,Prices,Percent change,2.9,2.5\n", ["Prices.Index (Brazil) 2019 5", "Prices.Percent change (China) 2020 2.5 percent rate"]),
        ("Area,Item,Element,Unit,Y1990,Y1990F,Y1991,Y1991F\nAlbania,Wheat,Area,ha,20,A,14,A\nAlbania,Wheat,Output,t,61,E,29,A\nBenin,Wheat,Area,ha,2,A,1,A\nBenin,Wheat,Output,t,6,A,5,A\n", ["Wheat.Output (Albania) 1990 61 t", "Wheat.Output (Benin) 1990 6 t"]),
        ("Indicator,Country,Year,Sex,Rate,Rate with interval\nDeaths,Kenya,2018,Male,36.1,36.1 [32.0-40.9]\nDeaths,Kenya,2018,Female,30.1,30.1 [27.0-34.9]\n", ["Deaths.Male.Rate (Kenya) 2018 36.1", "Deaths.Female.Rate (Kenya) 2018 30.1"]),
        ("LOCATION,UNIT,Unit,TIME,Value\nMEX,USD,US Dollar (millions),2018,33000\nMEX,USD,US Dollar (millions),2019,33500\n", ["Value (MEX) 2018 33000 USD 6"]),
        ("Country,Indicator,Unit,In,2019,2020\nFiji,GDP,FJD,Millions,11,9\nFiji,People,Persons,Thousands,890.1,895\n", ["GDP (Fiji) 2019 11 FJD 6", "People (Fiji) 2019 890.1 Persons 3"]),
        ("Series_reference,Period,Data_value,UNITS,MAGNTUDE,Subject\nA1,2019,11,Dollars,6,Accounts\nA1,2020,9,Dollars,6,Accounts\n", ["Accounts 2019 11 Dollars 6"]),
        ("Data extracted on January 5, 2024\nYear,Exports,Imports\n2018,100,110\n2019,101,111\n", ["Exports 2018 100", "Imports 2019 111"]),
        ("Unemployment rate (%),,,,Notes\nCountry,2019,2020,2021,\nFrance,8.4,8.0,7.9,x\nItaly,9.9,9.3,9.5,z\n", ["Unemployment rate (%) (France) 2019 8.4 percent rate"]),
        ("Oil: Production*,,,,Share\nThousand barrels daily,2019,2020,2021,2021\nFrance,17072,16458,16585,18.9%\nItaly,15,16,17,1%\n", ["Oil: Production* (France) 2019 17072 barrels daily 3"]),
        ("country,year,quartile,income share (%)\nPeru,2020,Q1,5.1\nPeru,2020,Q2,9.1\nPeru,2022,Q1,5.2\nPeru,2022,Q2,9.2\n", ["Q1.income share (%) (Peru) 2020 5.1 percent rate"]),
        ("Indicator,Country,Frequency,Date,Value\nCPI,Kenya,Annual,2018-12-01,100.5\nCPI,Kenya,Annual,2019-12-01,101.5\n", ["CPI (Kenya) 2018 100.5"]),
        ("Country Name,Region,Year,Poverty (%)\nKenya,SSA,2015,37.1\nGhana,SSA,2016,25.2\nPeru,LAC,2015,9.7\nPeru,LAC,2016,9.2\n", ["Poverty (%) (Kenya) 2015 37.1 percent rate"]),
        ("country_name,country_text_id,country_id,year,polyarchy\nMexico,MEX,3,2019,0.711\nSuriname,SUR,4,2019,0.75\n", ["polyarchy (Mexico) 2019 0.711"]),
    ],
)  # fmt: skip
def test_tables_of_vendors_are_read(read: Read, text: str, found: list[str]) -> None:
    assert set(found) <= set(rows(read(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("指标,2023年3月,2023年2月\n零售总额_累计值(亿元),114922,77067\n零售总额_当期值(亿元),37855,36000\n", ["零售总额_累计值(亿元) 2023-Q1 114922 CNY 8", "零售总额_累计值(亿元) 2023-01-01/P2M 77067 CNY 8", "零售总额_当期值(亿元) 2023-03 37855 CNY 8"]),
        ("月份,2021年,2022年\n一月,101,111\n十二月,102,112\n", ["value 2021-01 101", "value 2022-12 112"]),
        ("四半期,2021年,2022年\n第1四半期,101,111\n第2四半期,102,112\n", ["value 2021-Q1 101", "value 2022-Q2 112"]),
        ("年;1-3月;4-6月;7-9月;10-12月\n2020;1010;1017;1024;1031\n2021;1110;1117;1124;1131\n", ["value 2020-Q1 1010", "value 2021-Q4 1131"]),
        ("年份,以上年为100,以1978年为100\n2018,102.1,650.1\n2019,102.9,668.9\n", ["以上年为100 2018 102.1 上年=100 rate", "以1978年为100 2018 650.1 1978年=100"]),
        ("Év;Volumenindex (előző év = 100,0)\n2019;104,9\n2020;95,5\n", ["Volumenindex (előző év = 100,0) 2019 104.9 előző év = 100,0 rate"]),
        ("Vuosi;Autot (1 000 asukasta kohden)\n2019;642\n2020;648\n", ["Autot (1 000 asukasta kohden) 2019 642 per 1 000 asukasta kohden"]),
        ("Jahr;Schulden (Bio. Euro)\n2019;1,9\n2020;2,2\n", ["Schulden (Bio. Euro) 2019 1.9 Euro 12"]),
        ("År;Formue (bio. kr.);BNP (milliarder kr.)\n2019;4,5;2311,0\n2020;4,7;2326,6\n", ["Formue (bio. kr.) 2019 4.5 kr. 12", "BNP (milliarder kr.) 2019 2311.0 kr. 9"]),
        ("(단위: 개, %),,,\n구분,2021,2022,2023\n사업체수,310,322,303\n구성비,3.7,2.9,2.7\n", ["사업체수 2021 310", "구성비 2021 3.7 percent rate"]),
    ],
)  # fmt: skip
def test_tables_in_other_languages_are_read(read: Read, text: str, found: list[str]) -> None:
    assert set(found) <= set(rows(read(text)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Year;January-June (USD million);July-December (USD million)\n2021;100.1;110.2\n2022;101.1;111.2\n", "parts of years in the names are no periods here"),
        ("Country,2019,2020\nExports of goods,,\nVietnam,85.2,84.4\nThailand,59.5,51.5\n", "headings among the rows are not in the names of the rows below them: 'Exports of goods'"),
        ("Area,Element,Unit,Year,Value,Flag Description\n" + "".join(f"Peru,Maize,t,{year},{value},{flag}\n" for year, value, flag in ((2019, 5, "Official figure"), (2020, 0, "Missing value (data cannot exist)"))), "zeros that are marked as missing: 1"),
        ("area,year,wage\n" + "".join(f"Spain,{2000 + number},{'-' if number % 2 else ''}{1000 + number}\n" for number in range(12)), "may be marks, but are read as minus: wage"),
        ('{"raw": {"a": {"2019": "x"}, "b": [1, 2, 3, 4, 5, 6, 7, 8, 9]}, "chart": [{"year": 2019, "v": 5}, {"year": 2020, "v": 6}]}', "parts of the file that are not read hold numbers: raw"),
        ("指标,2023年3月,2023年2月\n零售总额_累计值(亿元),114922,77067\n", "figures of the year so far"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_said(read: Read, text: str, said: str) -> None:
    assert said in str(read(text).notices)


def test_net_figures_that_change_their_sign_are_no_marks(read: Read) -> None:
    data = read("area,year,balance\n" + "".join(f"Spain,{2000 + n},{(-1) ** n * (n + 1) ** 2}\n" for n in range(12)))
    assert "may be marks" not in str(data.notices)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("country,time,v\n" + "".join(f"Peru,2019{month:02}.0,{month}\n" for month in range(1, 13)), ["v (Peru) 2019-01 1", "v (Peru) 2019-12 12"]),
        ("time,v\n2019,1\n2019.25,2\n2019.5,3\n2019.75,4\n2020,5\n", ["v 2019-Q1 1", "v 2019-Q4 4", "v 2020-Q1 5"]),
        ("period,v\n2019-01-01 to 2019-03-31,1\n2019-04-01 to 2019-06-30,2\n", ["v 2019-Q1 1", "v 2019-Q2 2"]),
        (",v\n2019-01-01/2019-12-31,1\n2020-01-01/2020-12-31,2\n", ["v 2019 1", "v 2020 2"]),
        ('{"0": {"year": 2019, "gdp": 1.5}, "1": {"year": 2020, "gdp": 2.5}}', ["gdp 2019 1.5", "gdp 2020 2.5"]),
        ('{"cpi": {"2020-01-01T00:00:00.000": 100.2, "2020-02-01T00:00:00.000": 100.5}}', ["value 2020-01 100.2"]),
        ("2017 \tMars \t(p) 59 900\n2017 \tFévrier \t62 100\n2017 \tJanvier \t57 200\n2016 \tDécembre \t58 000\n", ["value 2017-03 59900", "value 2016-12 58000"]),
    ],
)  # fmt: skip
def test_periods_as_programs_write_them(read: Read, text: str, found: list[str]) -> None:
    assert set(found) <= set(rows(read(text)))


def test_decimal_years_without_all_quarters_are_none(read: Read) -> None:
    with pytest.raises(DataError):
        read("time,v\n2019.25,2\n2019.5,3\n2019.75,4\n2020.25,5\n")


def test_a_flag_before_a_number_is_its_status(read: Read) -> None:
    data = read(
        "2017 \tMars \t(p) 59 900\n2017 \tFévrier \t62 100\n2017 \tJanvier \t57 200\n2016 \tDécembre \t58 000\n"
    )
    assert {row.period: row.status for row in data.observations} == {
        "2017-03": "P",
        "2017-02": "A",
        "2017-01": "A",
        "2016-12": "A",
    }


def test_names_below_heads_with_figures_are_told_apart(read: Read) -> None:
    text = "Occupation,2019,2020\nTotal,10,11\nManagers,4,5\nClerks,6,6\nWomen,3,4\nManagers,1,2\nClerks,2,2\nMen,7,7\nManagers,3,3\nClerks,4,4\n"
    found = rows(read(text))
    assert {"Women 2019 3", "Women: Managers 2020 2", "Men: Clerks 2019 4", "Total: Managers 2019 4"} <= set(found)
    fewer = read(text.replace("Women,3,4\nManagers,1,2\n", "Women,3,4\n"))  # not all names come again below each
    assert not any(row.indicator.startswith("Women: ") for row in fewer.observations)


def test_records_of_the_world_bank_without_names_of_their_fields(read: Read) -> None:
    records = [
        ["Aruba", "GDP (current US$)", 1960, ""],
        ["Aruba", "GDP (current US$)", 1961, 5.5],
        ["Peru", "GDP (current US$)", 1961, 7],
    ]
    text = json.dumps({"Root": {"data": {"record": [{"field": fields} for fields in records]}}})
    assert rows(read(text)) == [
        "GDP (current US$) (Aruba) 1961 5.5 current US$",
        "GDP (current US$) (Peru) 1961 7 current US$",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A code that holds its power of ten, abbreviations of other things, and a magnitude that is none of numbers.
        ("country,year,unit,unit_description,value\nPeru,2019,kt,Thousand metric tonnes,5\nPeru,2020,kt,Thousand metric tonnes,6\n", ["value (Peru) 2019 5 kt"]),
        ("state_code,year,unemployment_rate\nMN,2019,3.2\nMN,2020,6.2\n", ["unemployment_rate 2019 3.2 rate"]),
        ("country,year,magnitude,deaths\nPeru,2010,5,50\nPeru,2011,6,70\nPeru,2012,7,71\n", ["deaths (Peru) 2010 50"]),
        # A year above figures that rows say more of, and words in capitals over countries.
        (",,2021,2021\nPostcode,Suburb,Population,Dwellings\n2000,Sydney,12,10\n2010,Surry Hills,13,11\n", ["Sydney.Population 2021 12"]),
        (",GDP,CPI,GDP,CPI\nYear,Germany,Germany,France,France\n2019,1,2,7,3\n2020,2,3,8,4\n", ["GDP (Germany) 2019 1", "CPI (France) 2020 4"]),
        # Names of amounts that sound like another thing.
        ("Year,unit,Sickness,Unemployment,Interest rate swaps\n2019,EUR million,5,6,7\n2020,EUR million,6,7,8\n", ["Unemployment 2019 6 EUR 6", "Interest rate swaps 2020 8 EUR 6"]),
        ("Year,Derivatives (USD billion),Derivatives (USD billion)\n,Interest rate,Equity\n2019,450,7\n2020,460,8\n", ["Derivatives (USD billion), Interest rate 2019 450 USD 9"]),
        ("Year,Log exports (1000 m3),Revenue (USD million)_real\n2019,5,6\n2020,6,7\n", ["Log exports (1000 m3) 2019 5 m3 3", "Revenue (USD million)_real 2020 7 USD 6"]),
        ("År,Debt (billion kr)\n2019,5050\n2020,5100\n", ["Debt (billion kr) 2019 5050 kr 9"]),
        ("Vuosi;Menot (1 000 euroa asukasta kohti)\n2019;5,5\n2020;6,5\n", ["Menot (1 000 euroa asukasta kohti) 2019 5.5 euroa asukasta kohti 3"]),
        ("Tahun,Indeks (lalu lintas 2010=100)\n2019,103\n2020,106\n", ["Indeks (lalu lintas 2010=100) 2019 103 lalu lintas 2010=100"]),
        # Months in a language that is not known beside one that is, codes below names, and codes of parts.
        ("Month,2019,2020\nSausis / January,5,6\nVasaris / February,7,8\n", ["value 2019-01 5", "value 2020-02 8"]),
        ("Year,Manufacturing,Mining\nISIC Rev.4,10,20\n2019,5,6\n2020,7,8\n", ["Manufacturing, 10 2019 5"]),
        # Numbers with a decimal comma, missing figures and years below names that come again; population by age; growth among others of its kind.
        ("year;Exports;Exports.1\n2019;5,3;6,4\n2020;5,4;6,5\n", ["Exports 2019 5.3", "Exports.1 2020 6.5"]),
        ("year,Exports,Exports.1\n2019,n.a.,..\n2020,5.4,6.5\n2021,5.5,6.6\n", ["Exports.1 2020 6.5"]),
        ("year,Sales,Sales.1\n2019,2015,1998\n2020,2016,1999\n", ["Sales 2019 2015", "Sales.1 2020 1999"]),
        ('{"0": {"2019": 1000, "2020": 1001}, "1": {"2019": 999, "2020": 998}}', ["0 2019 1000", "1 2020 998"]),
        ("country,year,unit,top_10_pct,bottom_50_pct\nPeru,2019,EUR billion,500,30\nPeru,2020,EUR billion,510,31\n", ["top_10_pct (Peru) 2019 500 EUR 9"]),
        ("year,unit,Smart growth,Inclusive growth\n2019,EUR million,500,30\n2020,EUR million,510,31\n", ["Smart growth 2019 500 EUR 6"]),
        ("country,year,magnitude,unit,Damage\nChile,2010,8,USD,5000\nPeru,2011,7,USD,6000\n", ["Damage (Chile) 2010 5000 USD"]),
        ("Fiscal year,Apr-Jun,Jul-Sep,Oct-Dec,Jan-Mar\n2018,1,2,3,4\n2019,5,6,7,8\n", ["Jan-Mar 2018 4"]),
        ("月份,电话用户累计值\n2020-01,5\n2020-02,7\n2020-03,9\n", ["电话用户累计值 2020-03 9"]),
        ("Indicator,Country,Frequency,Date,Value\nCPI,Peru,A,2018-12-01,5\nCPI,Peru,A,2019-12-01,6\nPPI,Peru,M,2018-12-01,7\nPPI,Peru,M,2019-01-01,8\n", ["CPI (Peru) 2018 5", "PPI (Peru) 2018-12 7", "PPI (Peru) 2019-01 8"]),
        ("Country,Year,Salary band,Persons\nPeru,2019,1 (0-1000),5\nPeru,2019,2 (1001-2000),6\nPeru,2020,1 (0-1000),7\nPeru,2020,2 (1001-2000),8\n", ["1 (0-1000).Persons (Peru) 2019 5 Persons"]),
        ("Año,Alimentos,Vivienda\nPonderación,30,20\n2019,5,6\n2020,7,8\n", ["Vivienda, 20 2020 8"]),
        ("Group,2019,2020\nHigh income,9,9\nFrance,4,5\nJapan,6,6\nOECD,8,8\nFrance,4,5\nJapan,6,6\n", ["France 2019 4"]),
        ("area,year,unit,unit_name,unit_mult,value\nPeru,2019,USD,Million US dollars,0,5000000\nPeru,2020,USD,Million US dollars,0,6000000\n", ["value (Peru) 2019 5000000 USD"]),
        (",CPI,PPI\nYear,France,Germany\n2019,5,6\n2020,7,8\n", ["CPI (France) 2019 5"]),
        # Rows of names above dates, and total numbers since the beginning.
        ("Date,Germany,France\nIndicator,Rate of jobless,Inflation\nFrequency,Annual,Annual\nUnit,percent,percent\n2019,3.1,1.2\n2020,3.2,1.3\n", ["Rate of jobless, Annual (Germany) 2019 3.1 percent rate"]),
        ("月份,累计确诊人数\n2020-01,5\n2020-02,7\n2020-03,9\n", ["累计确诊人数 2020-03 9"]),
        ("Month,Fiscal YTD\n2020-01,5\n2020-02,7\n2020-03,9\n", ["Fiscal YTD 2020-03 9"]),
    ],
)  # fmt: skip
def test_what_only_looks_like_such_a_table_is_read_as_it_stands(read: Read, text: str, found: list[str]) -> None:
    assert set(found) <= set(rows(read(text)))


@pytest.mark.parametrize(
    ("head", "shown", "figure"),
    [
        ("Exports (EUR million)", "#,##0,,", "570500000 EUR"), ("Exports (EUR million)", '#,##0.0,,"m";-#,##0,,', "570500000 EUR"), ("Exports (EUR million)", "#,##0", "570500000 EUR 6"),
        ("Exports (EUR)", "#,##0,,", "570500000 EUR"), ("Exports (EUR thousand)", "#,##0,", "570500000 EUR"), ("Exports (EUR million)", "#,##0,", "570500000 EUR 3"), ("Exports (EUR million)", '#,##0","', "570500000 EUR 6"),
    ],
)  # fmt: skip
def test_a_unit_is_that_of_the_number_that_a_spreadsheet_shows(
    tmp_path: Path, head: str, shown: str, figure: str
) -> None:
    book = Workbook()
    book.active.append(["Year", head])
    for year in (2019, 2020):
        book.active.append([year, 570500000])
        book.active.cell(book.active.max_row, 2).number_format = shown
    book.save(tmp_path / "book.xlsx")
    assert rows(readers.read(str(tmp_path / "book.xlsx")))[0] == f"{head} 2019 {figure}"


def test_words_of_a_status_are_known_or_said(read: Read) -> None:
    text = "area,year,obs_status,value\nMalta,2019,Poco fiable,5\nMalta,2020,Ruptura de serie,6\nMalta,2021,Kétséges adat,7\nMalta,2022,Normal value,8\n"
    data = read(text)
    assert [row.status for row in data.observations] == ["U", "B", "A", "A"]
    assert "were not understood: 'Kétséges adat'" in str(data.notices)


def test_units_that_say_what_figures_are_name_them(read: Read) -> None:
    dimension = {
        "unit": {"category": {"index": ["INX", "RCH"], "label": {"INX": "Annual average index", "RCH": "Annual average rate of change"}}},
        "geo": {"category": {"index": ["IT"], "label": {"IT": "Italy"}}},
        "time": {"category": {"index": ["2020", "2021"], "label": {"2020": "2020", "2021": "2021"}}},
    }  # fmt: skip
    document = {
        "id": ["unit", "geo", "time"],
        "size": [2, 1, 2],
        "dimension": dimension,
        "value": [74.2, 75.1, 1.5, 1.2],
    }
    data = read(json.dumps(document))
    assert {entry.label for entry in data.catalog.values()} == {"Annual average index", "Annual average rate of change"}


def test_objects_within_objects_are_opened(read: Read) -> None:
    text = json.dumps(
        [
            {"model": "api.co2", "pk": n, "fields": {"country": c, "2019": n, "2020": n + 1}}
            for n, c in ((1, "Peru"), (2, "Chile"))
        ]
    )
    assert {"value (Peru) 2019 1", "value (Chile) 2020 3"} <= set(rows(read(text)))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # A line of a workbook ends with its last cell that holds something.
        ([["Survey (thousand)"], ["Country", "Women"], ["", 2023, 2024], ["Kenya", 1, 2], ["Uganda", 3, 4]], ["Women (Kenya) 2023 1 3", "Women (Uganda) 2024 4 3"]),
        ([["Trade, USD million"], ["Item", "Growth rate"], ["", 2023, 2024], ["Exports", 1, 2], ["Imports", 3, 4]], ["Exports.Growth rate 2023 1 rate"]),
        (
            [["Population (thousands)"], ["Region", 2019, 2020, 2021, 2022], ["North", 100, 120, 130, 140], ["South", 200, 210, 220, 230], [], ["Unemployment rate (%)"],
             ["Region", 2020, 2021, 2022, 2023], ["North", 5, 6, 7, 8], ["South", 7, 8, 9, 10]],
            ["Unemployment rate (%) (North) 2020 5 percent rate"],
        ),
        (
            [["Year", "Exports (USD million)", None, "Country", "Share (%)"], [2019, 100, None, "China", 30], [2020, 110, None, "Japan", 20], [2021, 120, None, "Korea", 10]],
            ["Exports (USD million) 2019 100 USD 6", "Exports (USD million) 2021 120 USD 6"],
        ),
        ([["Indicator", "Unit", 2019, 2020], ["GDP", "USD million", 1, 2], ["Exports", '-"-', 2, 3], ["Jobs", "persons", 5, 6], ["Imports", "USD million", 1, 2], ["Aid", "ditto", 7, 8]], ["Exports 2019 2 USD 6", "Aid 2020 8 USD 6"]),
    ],
)  # fmt: skip
def test_sheets_are_read_as_they_look(tmp_path: Path, lines: list[list[object]], found: list[str]) -> None:
    (tmp_path / "book.xlsx").write_bytes(workbook(Table=lines))
    assert set(found) <= set(rows(readers.read(str(tmp_path / "book.xlsx"))))


def test_another_table_behind_an_empty_column_is_said(tmp_path: Path) -> None:
    lines = [
        ["Year", "Exports", None, "Country", "Share"],
        *([2019 + n, 100 + n, None, name, 30 - n] for n, name in enumerate(("China", "Japan", "Korea"))),
    ]
    (tmp_path / "book.xlsx").write_bytes(workbook(Table=lines))
    notices = str(readers.read(str(tmp_path / "book.xlsx")).notices)
    assert "columns behind an empty one are another table, and were not read: 'Country', 'Share'" in notices
    assert "numbers outside of the table: 3" in notices


@pytest.mark.parametrize("names", [("Jan-Sep", "Annual"), ("Q1", "")])
def test_a_part_of_a_year_over_years_is_said(tmp_path: Path, names: tuple[str, str]) -> None:
    width = 5 if names[1] else 3
    lines = [
        ["Item", names[0], None, names[1], None],
        ["", 2023, 2024, 2023, 2024],
        ["Exports", 1, 2, 3, 4],
        ["Imports", 3, 4, 5, 6],
    ]
    (tmp_path / "book.xlsx").write_bytes(workbook(Table=[["Trade, USD million"], *(line[:width] for line in lines)]))
    assert f"parts of years in the names are no periods here: {names[0]}" in str(
        readers.read(str(tmp_path / "book.xlsx")).notices
    )


def test_numbers_of_notes_above_the_line_are_no_digits(tmp_path: Path) -> None:
    main, office = (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    note = '<r><rPr><vertAlign val="superscript"/></rPr><t>{}</t></r>'
    strings = [
        "<t>Country</t>",
        "<t>Kenya</t>",
        f"<r><t>104</t></r>{note.format(2)}",
        f"<r><t>Uganda</t></r>{note.format(3)}",
        "<t>Peru</t>",
    ]
    lines = [("s0", 2019, 2020), ("s1", 100, "s2"), ("s3", 50, 55), ("s4", 70, 75)]
    cells = "".join(
        f'<row r="{row}">'
        + "".join(
            f'<c r="{letter}{row}" t="s"><v>{cell[1:]}</v></c>'
            if isinstance(cell, str)
            else f'<c r="{letter}{row}"><v>{cell}</v></c>'
            for letter, cell in zip("ABC", line, strict=True)
        )
        + "</row>"
        for row, line in enumerate(lines, start=1)
    )
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{types}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Table" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{"".join(f"<si>{string}</si>" for string in strings)}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }  # fmt: skip
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    data = readers.read(str(tmp_path / "book.xlsx"))
    assert ("Kenya", "2020") not in {(row.area, row.period) for row in data.observations}
    assert "Uganda³" in {row.area for row in data.observations}
    assert "cells with text: 1" in str(data.notices)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Rows that are shorter than others.
        ("Year,Exports,Imports,Exports.1\n,total,total\n2020,1,2,3\n2021,4,5,6\n2022,7,8,9\n", ["Exports 2020 1", "Exports.1 2020 3", "Imports 2022 8"]),
        ("Some title\n,Frequency,Monthly,Monthly\n,Unit,USD,EUR\n,2020-01,1,2\n,2020-02,3,4\n", ["USD, Monthly 2020-01 1 USD", "EUR, Monthly 2020-02 4 EUR"]),
        # Marks that repeat a unit without a power of ten.
        ('Year,Item,Unit,Value\n2020,GDP,EUR,1\n2021,GDP,"""",2\n2020,Jobs,persons,5\n2021,Jobs,"""",6\n', ["GDP 2021 2 EUR", "Jobs 2021 6 persons"]),
        # Spans of months with a dash and an accent, and other names that end alike.
        ("Jahr,April–Juni,Juli–September,Oktober–Dezember,Januar–März\n2018,1,2,3,4\n2019,5,6,7,8\n", ["Januar–März 2018 4"]),
        ("year,unit,gdp,gdp_qom\n2019,EUR million,5,6\n2020,EUR million,7,8\n", ["gdp_qom 2019 6 EUR 6"]),
        ("year,Softwood log (1000 t)\n2019,5\n2020,7\n", ["Softwood log (1000 t) 2019 5 t 3"]),
        ("Month,Profit YTD (USD million)\n2020-02,5\n2020-03,7\n", ["Profit YTD (USD million) 2020-Q1 7 USD 6"]),
        ("Month,GDP,,Country,People\n2020-01,5,,Peru,7\n2020-02,6,,Chile,8\n2020-03,7,,Cuba,9\n", ["GDP 2020-01 5"]),
    ],
)  # fmt: skip
def test_edges_of_such_tables(read: Read, text: str, found: list[str]) -> None:
    assert set(found) <= set(rows(read(text)))


def test_titles_of_one_row_of_numbers_stay(read: Read) -> None:
    data = read("Output by industry (million euros)\nISIC,10,11,12\nYear,Food,Drinks,Tobacco\n2019,1,2,3\n2020,4,5,6\n")
    assert {row.unit_mult for row in data.observations} == {6}


def test_the_first_month_of_the_year_so_far_is_no_single_one(read: Read) -> None:
    data = read("指标,2024年2月,2024年3月\n,同比增长(%),同比增长(%)\n销售额_累计值,1.5,2.5\n利润_累计值,1.7,2.7\n")
    assert {row.period for row in data.observations} == {"2024-01-01/P2M", "2024-Q1"}


def test_inner_keys_do_not_replace_outer_ones(read: Read) -> None:
    text = '[{"country": {"id": "FR", "value": "France"}, "date": "2020", "value": 5}, {"country": {"id": "PE", "value": "Peru"}, "date": "2021", "value": 6}]'
    assert {row.value for row in read(text).observations} == {"5", "6"}


def test_words_that_doubt_a_figure_are_said(read: Read) -> None:
    data = read("area,year,obs_status,value\nMalta,2019,Not comparable,5\nMalta,2020,Normal value,6\n")
    assert "were not understood: 'Not comparable'" in str(data.notices)


def test_a_column_of_another_table_is_read_if_it_is_asked_for(read: Read) -> None:
    text = "Year,Exports,,Country,Share\n2019,100,,China,30\n2020,110,,Japan,20\n2021,120,,Korea,10\n"
    assert len(read(text, "value=Share").observations) == 3
    assert {row.indicator for row in read(text).observations} == {"Exports"}


def test_a_year_keeps_its_mark_before_a_unit(read: Read) -> None:
    data = read("Segment,2023 (USD bn),2024E (USD bn)\nCloud,561.0,675.4\nAI,86.9,124.1\n")
    assert sorted((row.indicator, row.period, row.status) for row in data.observations) == [
        ("AI", "2023", "A"), ("AI", "2024", "E"), ("Cloud", "2023", "A"), ("Cloud", "2024", "E"),
    ]  # fmt: skip


def test_growth_beside_that_of_sums_is_of_the_month(read: Read) -> None:
    data = read(
        "指标,2023年12月,,,\n,本月,累计,同比(%),累计同比(%)\n收入（亿元）,14500,123258,12.1,13.4\n利润（亿元）,1900,14591,15.0,13.6\n"
    )
    grown = {(row.indicator, row.period, str(row.value)) for row in data.observations if row.measure == "growth"}
    assert grown == {
        ("收入（亿元）", "2023-12", "12.1"), ("收入（亿元）", "2023", "13.4"), ("利润（亿元）", "2023-12", "15.0"), ("利润（亿元）", "2023", "13.6"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("PCT filings", ""), ("Patent applications (PCT)", ""), ("PCT", "percent rate"), ("Mobile subscriptions (m)", "6"), ("Shipments (m units)", "6"), ("Height (m)", "m"),
        ("Growth (units)", ""), ("Sold (units)", "units"),
    ],
)  # fmt: skip
def test_letters_behind_what_is_counted_are_read_by_it(read: Read, name: str, kind: str) -> None:
    assert f"{name} (France) 2021 12 {kind}".strip() in rows(
        read(f"country,year,{name}\nFrance,2021,12\nFrance,2022,13\n")
    )


def test_what_a_star_behind_years_means_is_said(read: Read) -> None:
    data = read("Year,Users (million)\n2021,4901\n2022,5072\n2023*,5300\n* Forecast\n")
    assert "notes below the table: '* Forecast'" in str(data.notices)


def test_names_beside_a_remark_of_the_vendor_are_names(read: Read) -> None:
    data = read(
        "Select this link and click Refresh to update data and add or remove series,Retail Sales: ytd,Mobile Subscribers\nFrequency,Monthly,Monthly\nUnit,RMB bn,Person mn\n"
        "Series ID,213,214\n2023-02,2054,1688\n2023-03,3286,1690\n"
    )
    assert {(code, entry.label) for code, entry in data.catalog.items()} == {
        ("213", "Retail Sales: ytd"),
        ("214", "Mobile Subscribers"),
    }
    assert [row.period for row in data.observations if row.indicator == "213"] == ["2023-01-01/P2M", "2023-Q1"]


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        ("2022 2023 2024-Jan Feb Mar Apr", "2022 2023 2024-01 2024-02 2024-03 2024-04"),
        ("2021 2022 Q3 Q4 2023-Q1 Q2", "2021 2022 2022-Q3 2022-Q4 2023-Q1 2023-Q2"),
        ("2023-Nov Dec 2024-Jan Feb Mar", "2023-11 2023-12 2024-01 2024-02 2024-03"),
        ("2023-Oct Nov Dec Jan Feb", "2023-10 2023-11 2023-12 2024-01 2024-02"),
        ("2024-Mar Feb Jan Dec Nov", "2023-11 2023-12 2024-01 2024-02 2024-03"),
        ("2019 Apr Dec Jan 2020 Apr Dec", "2019 2019-04 2019-12 2020 2020-04 2020-12"),  # Jan goes back: of which year?
    ],
)
def test_a_part_of_a_year_is_of_the_year_above_it(read: Read, periods: str, found: str) -> None:
    lines = [f"{period.replace('-', ' ')},{number}.5" for number, period in enumerate(periods.split())]
    data = read("\n".join(("Period,Rate (%)", *lines)))
    assert sorted(row.period for row in data.observations) == sorted(found.split())


@pytest.mark.parametrize(
    "rows_of",
    [
        ",,,Est.,Proj.\n,2019,2020,2021,2022\n",
        ",Act.,Act.,Est.,Proj.\n,2019,2020,2021,2022\n",
        ",Actual,Actual,Estimate,Projection\nIndicator,2019,2020,2021,2022\n",
        ",2019,2020,2021,2022\n,,,Est.,Proj.\n",
        ",2019,2020,2021,2022\n,Actual,,Estimates,Projections\n",
    ],
)
def test_words_over_or_below_periods_say_how_sure_figures_are(read: Read, rows_of: str) -> None:
    data = read(f"{rows_of}GDP growth (%),2.1,-3.2,4.1,3.2\nInflation (%),1.2,0.8,2.2,4.1\n")
    assert [(row.period, row.status) for row in data.observations if row.indicator == "GDP growth (%)"] == [
        ("2019", "A"), ("2020", "A"), ("2021", "E"), ("2022", "F"),
    ]  # fmt: skip


@pytest.mark.parametrize("row", [",,Budget", ",Levels,"])
def test_a_text_alone_in_a_row_is_said_wherever_it_stands(read: Read, row: str) -> None:
    data = read(f",2021,2022\n{row}\nRevenue (USD m),104,110\nGrants (USD m),12,8\n")
    assert f"'{row.strip(',')}' on line 2" in str(data.notices)


def test_a_span_of_years_before_single_years_is_no_month(read: Read) -> None:
    data = read(",2000-09,2010,2011,2012\nGDP growth (%),3.1,1.9,2.2,2.3\nInflation (%),2.1,2.9,3.2,3.3\n")
    assert {row.period for row in data.observations} == {"2010", "2011", "2012"}
    assert "columns not used: 2000-09" in str(data.notices)


def test_a_month_before_single_years_of_its_own_is_one(read: Read) -> None:
    data = read("Year,Sales\n2022,5\n2023,6\n2024-06,3\n")
    assert {row.period for row in data.observations} == {"2022", "2023", "2024-06"}


def test_a_kind_of_data_is_no_month(read: Read) -> None:
    data = read("TIPO_DATO15,TIME,Value\nJAN,2019,5\nJAN,2020,6\nJAN,2021,7\n")
    assert {row.period for row in data.observations} == {"2019", "2020", "2021"}
    assert "columns not used: TIPO_DATO15 (JAN)" in str(data.notices)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("1-9/2023", "2023-01-01/P9M"), ("7–9/2023", "2023-Q3"), ("10-12/2023", "2023-Q4"), ("1-12/2023", "2023"), ("Q1-Q3 2023", "2023-01-01/P9M"),
        ("01.01.-30.09.2023", "2023-01-01/P9M"), ("1.4.–30.6.2023", "2023-Q2"), ("3-2023", ""),
    ],
)  # fmt: skip
def test_periods_of_reports_of_companies(read: Read, written: str, period: str) -> None:
    text = f"EUR m,{written},{written.replace('2023', '2022')}\nNet sales,3504,3204\nEBIT,354,304\n"
    if period:
        assert {row.period for row in read(text).observations} == {period, period.replace("2023", "2022")}
    else:
        with pytest.raises(DataError):
            read(text)


def test_figures_in_front_of_other_years_are_left_out(read: Read) -> None:
    data = read(
        "Country,GDP,Year,Debt,Year\nGermany,4591,2024,66.4,2023\nFrance,3130,2024,110.4,2023\nItaly,2328,2024,137.1,2022\n"
    )
    assert {row.indicator for row in data.observations} == {"GDP"}
    assert "columns not used: Debt" in str(data.notices)


def test_a_column_of_years_beside_those_of_rows_is_no_amount(read: Read) -> None:
    data = read("BY,CEEY,Births\n1959,1977,1635\n1960,1978,1402\n1961,1979,949\n1962,1980,2451\n")
    assert {row.indicator for row in data.observations} == {"Births"}
    assert "'CEEY' has other years than the rows of 4 figures" in str(data.notices)


@pytest.mark.parametrize(
    "text",
    [
        "Jahr;Umsatz\n2020;€ 1.204\n2021;€ 804\n2022;€ 1.402\n",
        "Year,Sales\n2020,$1.204\n2021,$804\n2022,$1.402\n",
        'Year,Sales\n2019,"83,166"\n2020,"83,1551"\n2021,"83,237"\n2022,"84,358"\n',
    ],
)
def test_numbers_whose_style_is_open_are_no_figures(read: Read, text: str) -> None:
    with pytest.raises(DataError, match="thousands and decimals are not clear"):
        read(text)


def test_prices_with_three_decimals_stay_such(read: Read) -> None:
    assert [row.value for row in read("Date,Gas\n2020-01,$3.459\n2020-02,$3.479\n2020-03,$3.333\n").observations] == [
        "3.459",
        "3.479",
        "3.333",
    ]


def test_a_table_behind_an_empty_column_has_its_names(read: Read) -> None:
    data = read(
        ",Smartphone penetration,\n,,\n,,Penetration rate (%)\n,2019,57.5\n,2020,63.1\n,2021,66.8\n,2022,70.2\n"
    )
    assert [(row.indicator, row.period, row.value) for row in data.observations][:2] == [
        ("Penetration rate (%)", "2019", "57.5"), ("Penetration rate (%)", "2020", "63.1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "read_as"),
    [
        ("RMB亿元", "CNY 8"),
        ("USD万", "USD 4"),
        ("RMB:亿元", "CNY 8"),
        ("HKD百万", "HKD 6"),
        ("CNY 100mn", "CNY 8"),
        ("RMB mm", "CNY 6"),
    ],
)
def test_money_in_front_of_a_power_of_ten(read: Read, unit: str, read_as: str) -> None:
    assert rows(read(f"年份,收入（{unit}）\n2021,12\n2022,13\n"))[0].endswith(f"12 {read_as}")


def test_figures_of_a_quarter_by_their_name_are_no_sums(read: Read) -> None:
    lines = [
        f"{year}-Q{quarter},{quarter * 100 + year - 2000},{quarter * 100}"
        for year in range(2019, 2024)
        for quarter in range(1, 5)
    ]
    notices = str(read("\n".join(("时间,增加值当季值(亿元),增加值(亿元)", *lines))).notices)
    assert (
        'they may be sums of the year so far, but are read as figures of each period: 增加值(亿元)"'
        in notices.replace("'", '"')
    )


def test_years_of_taiwan_in_wide_digits_and_traditional_signs(read: Read) -> None:
    months = [f"{year}　年  {month}　月" for year in ("６７", "６８", "６９") for month in ("平均", "１", "１２")]
    text = "\n".join(
        (
            "失業者按年齡分,",
            "年  月  別,總計",
            *(f"{when.replace('平均　月', '平均')},{number}.5" for number, when in enumerate(months)),
        )
    )
    assert {row.period for row in read(text).observations} == {
        "1978-01", "1978-12", "1978", "1979-01", "1979-12", "1979", "1980-01", "1980-12", "1980",
    }  # fmt: skip
    with pytest.raises(DataError):
        read(text.replace("失業者按年齡分", "失业者").replace("別", "").replace("總計", "合计"))


def test_years_of_taiwan_in_signs_beside_ours(read: Read) -> None:
    years = ["五十九年 1970", "六　十年 1971", "六十一年 1972", "一○五年 2016"]
    months = [
        f"　{sign}　月 {name}"
        for sign, name in (
            ("一", "Jan."),
            ("二", "Feb."),
            ("三", "Mar."),
            ("四", "Apr."),
            ("五", "May"),
            ("六", "June"),
        )
    ]
    data = read(
        "\n".join(
            ("Year (Month),Births", *(f"{when},{number}" for number, when in enumerate([*years, *months], start=200)))
        )
    )
    assert {row.period for row in data.observations} == {
        "1970", "1971", "1972", *(f"2016-{month:02}" for month in range(1, 7)), "2016",
    }  # fmt: skip


def test_quarters_of_the_turkish_bank(read: Read) -> None:
    assert [row.period for row in read("Tarih,Sanayi\n2009-1Ç,62.98\n2009-2Ç,70.88\n2009-3Ç,71.63\n").observations] == [
        "2009-Q1",
        "2009-Q2",
        "2009-Q3",
    ]


def test_a_date_above_a_table_dates_no_months_below_it(read: Read) -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    table = "\n".join(
        ("Month,2022,2023", *(f"{month},{number},{number + 50}" for number, month in enumerate(months, start=100)))
    )
    for title in ("Exports,,\nDecember 2024,,\n", "2024,,\n"):
        assert {row.period[:4] for row in read(title + table).observations} == {"2022", "2023"}


def test_a_heading_ends_the_year_of_the_rows_above_it(read: Read) -> None:
    data = read("Quarter,GDP\n2023 Q1,1\nQ2,2\nQ3,3\nQ4,4\nReal GDP,\nQ1,9\nQ2,8\nQ3,7\nQ4,6\n")
    assert {row.period for row in data.observations} == {"2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"}
    assert "figures without a known period: 4" in str(data.notices)


@pytest.mark.parametrize("text", ["昭和45年～53年 輸出總額", "香港出口總額", "出口总额（總）"])
def test_years_of_another_place_are_not_those_of_taiwan(read: Read, text: str) -> None:
    with pytest.raises(DataError, match="another calendar"):
        read(f"{text},\n年,總額\n45年,100\n46年,110\n47年,120\n48年,130\n")


def test_ages_and_spans_of_weeks_are_no_parts_of_years(read: Read) -> None:
    data = read("Country,15-24 2022,25-34 2022,15-24 2023,25-34 2023\nChina,1,2,3,4\nJapan,2,3,4,5\n")
    assert {row.indicator for row in data.observations} == {"15-24", "25-34"}
    with pytest.raises(DataError):
        read("Weeks,Cases\n1-2/2023,5\n3-4/2023,6\n5-6/2023,7\n")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("4Q23 Shipments,4Q22 Shipments", "2023-Q4 2022-Q4"),
        ("2023Q4出货量（万台）,2022Q4出货量（万台）", "2023-Q4 2022-Q4"),
        ("2023.6用户（万）,2023.12用户（万）", "2023-06 2023-12"),
        ("2023 [USD bn],2024E [USD bn]", "2023 2024"),
    ],
)
def test_periods_beside_what_is_measured(read: Read, header: str, row: str) -> None:
    data = read(f"Vendor,{header}\nApple,80.5,72.3\nXiaomi,40.7,33.2\n")
    assert {one.period for one in data.observations} == {*row.split()}


def test_parts_of_a_year_across_follow_the_one_with_its_year(read: Read) -> None:
    data = read("Indicator,2022,2023,2024 Jan,Feb,Mar\nCPI (%),1.1,1.2,1.3,1.4,1.5\n")
    assert [(row.period, row.value) for row in sorted(data.observations, key=lambda row: row.value or "")] == [
        ("2022", "1.1"), ("2023", "1.2"), ("2024-01", "1.3"), ("2024-02", "1.4"), ("2024-03", "1.5"),
    ]  # fmt: skip
    data = read("指标,2023年1季度,2季度,3季度,4季度,2024年1季度,2季度\n收入（亿元）,1,2,3,4,5,6\n")
    assert [row.period for row in data.observations] == [
        "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2",
    ]  # fmt: skip
    # Behind a year alone they may be of the next one.
    assert {row.period for row in read("Indicator,2022,2023,Q1,Q2\nCPI (%),1,2,3,4\n").observations} <= {"2022", "2023"}


@pytest.mark.parametrize(
    ("texts", "note"),
    [
        (("2022/23 Q3", "2022/23 Q4", "2023/24 Q1"), "parts of business years such as 2022/23 Q3"),
        (("Q3 2022-23", "Q4 2022-23", "Q1 2023-24"), "parts of business years such as Q1 2023-24"),
        (("3QFY22", "4QFY22", "1QFY23"), "fiscal years such as 1QFY23"),
        (("FY2022 Q3", "FY2022 Q4", "FY2023 Q1"), "fiscal years such as FY2022 Q3"),
    ],
)
def test_quarters_of_business_years_in_one_cell(read: Read, texts: tuple[str, ...], note: str) -> None:
    """They may begin in any month: the quarters keep their number, and that is said."""
    expected = [("2022-Q3", "7"), ("2022-Q4", "8"), ("2023-Q1", "9")]
    down = read("Period,GDP\n" + "".join(f"{text},{number}\n" for number, text in enumerate(texts, start=7)))
    across = read(f"Indicator,{','.join(texts)}\nGDP,7,8,9\n")
    for data in (down, across):
        assert [(row.period, row.value) for row in data.observations] == expected
        assert any(note in str(remark) for remark in data.remarks)


@pytest.mark.parametrize("name", ["比上年±%", "同比增长（%）", "Change (%)", "% change on 2022"])
def test_growth_beside_a_period_alone_is_left_out_and_named(read: Read, name: str) -> None:
    data = read(f"指标,单位,2023年,{name}\n电信业务收入,亿元,16835.1,6.2\n移动电话用户,万户,172660.5,2.6\n")
    assert {(row.indicator, row.period, row.value) for row in data.observations} == {
        ("电信业务收入", "2023", "16835.1"), ("移动电话用户", "2023", "172660.5"),
    }  # fmt: skip
    assert any(f"columns not used: {name}" in str(remark) for remark in data.remarks)


def test_numbers_of_notes_in_brackets_behind_years(read: Read) -> None:
    data = read("Country,2021[1],2022[1],2023[2]\nChina,12,13,14\n")
    assert [(row.period, row.value) for row in data.observations] == [("2021", "12"), ("2022", "13"), ("2023", "14")]


def test_names_over_the_middle_of_columns_that_begin_with_them(read: Read) -> None:
    data = read(
        ",,Madrid,,,Valencia,\n,Madrid,Madrid new,Size,Valencia,Valencia new,Size\n2020,1,2,3,4,5,6\n2021,2,3,4,5,6,7\n"
    )
    assert {(row.indicator, row.value) for row in data.observations if row.period == "2020"} == {
        ("Madrid", "1"), ("Madrid, Madrid new", "2"), ("Madrid, Size", "3"),
        ("Valencia", "4"), ("Valencia, Valencia new", "5"), ("Valencia, Size", "6"),
    }  # fmt: skip


def test_numbers_without_a_name_beside_a_sheet(tmp_path: Path) -> None:
    """Where most rows of a workbook have one more cell than the header, none is moved: the numbers are counted as left out."""
    lines = (["Country", 2020, 2021], ["China", 1.5, 2.5, 7], ["Japan", None, 3.5, 9], ["India", 4.5, 5.5, 8])
    (tmp_path / "table.xlsx").write_bytes(workbook(Sheet=lines))
    data = readers.read(str(tmp_path / "table.xlsx"))
    assert {*rows(data)} == {
        "value (China) 2020 1.5", "value (China) 2021 2.5", "value (Japan) 2021 3.5", "value (India) 2020 4.5", "value (India) 2021 5.5",
    }  # fmt: skip
    assert "numbers in columns that are not used: 3" in str(data.notices)


def test_money_of_more_than_one_kind_in_a_column(read: Read) -> None:
    data = read("Year,Price\n2021,$45\n2022,€46\n2023,$60\n")
    assert [(row.value, row.unit) for row in data.observations] == [("45", "$"), ("46", "€"), ("60", "$")]


def test_the_months_of_a_fiscal_year_are_beside_it(read: Read) -> None:
    data = read("Fiscal year,Month,GDP\n2018,Jan,1\n2018,Feb,2\n2018,Mar,3\n2019,Jan,4\n")
    assert [row.period for row in data.observations] == ["2018-01", "2018-02", "2018-03", "2019-01"]
    assert any("years in 'Fiscal year', which may begin in any month" in str(remark) for remark in data.remarks)


def test_a_row_of_figures_with_two_years_and_one_like_a_year_is_no_header(read: Read) -> None:
    """Saijo's revenue: the year in two spellings, and 1847 thousand yen."""
    rows = [
        ("令和3年度", 2021, 57583),
        ("令和4年度", 2022, 59370),
        ("令和3年度", 2021, 1712),
        ("令和4年度", 2022, 1847),
    ]
    names = ("合計", "合計", "利用税", "利用税")
    table = "".join(
        f"a,{name},西条市,{label},{year},{value},千円\n" for name, (label, year, value) in zip(names, rows, strict=True)
    )
    with pytest.raises(DataError) as refused:
        read(f"dataset_id,indicator,region,year_label,year_num,value,unit\n{table}")
    assert "--map period=year_label,value=value" in str(refused.value.hints)


def test_entities_of_which_codes_are_not_one_to_one_are_the_areas(read: Read) -> None:
    data = read(
        "Entity,Code,Year,Users\nAsia,0,1990,5\nEurope,0,1990,6\nUnited States,United States,1990,7\nUnited States,USA,1991,8\nChina,CHN,1990,9\n"
    )
    assert {*rows(data)} == {
        "Users (Asia) 1990 5", "Users (Europe) 1990 6", "Users (United States) 1990 7", "Users (United States) 1991 8", "Users (China) 1990 9",
    }  # fmt: skip


def test_texts_in_a_column_without_a_name_that_are_not_used_are_said(read: Read) -> None:
    data = read(",2020,2021,state\nSMS01,1648.5,1700.5,AL\nSMS02,300.5,310.5,AK\nSMS04,99.5,98.5,AZ\n")
    assert {row.area for row in data.observations} == {"AL", "AK", "AZ"}
    assert any(
        "texts in a column without a name are not used: SMS01, SMS02, SMS04" in str(remark) for remark in data.remarks
    )


def test_sheets_of_years_are_read_beside_a_table_of_contents_and_the_most_alike_of_them(read: Read) -> None:
    def of_year(year: int, mark: str, names: tuple[str, ...]) -> list[list[object]]:
        return [[f"Dwellings, {year}{mark}"], list(names), ["North", 5, 6, year], ["South", 7, 8, year + 1]]

    old, new = ("Part", "Rented", "Owned", "Total"), ("District", "Rented", "Owned", "Total")
    book = workbook(
        Contents=[["Contents"], ["2009", "Dwellings of 2009"], ["2010", "Dwellings of 2010"]],
        **{"2009": of_year(2009, "", old), "2010": of_year(2010, " [p]", new), "2011": of_year(2011, " [note 2]", new)},
    )
    data = read(book)
    assert {row.period for row in data.observations} == {"2010", "2011"}
    assert "North.Rented 2010 5" in rows(data)
    assert any("'2010', '2011'; not read: '2009'" in str(remark) for remark in data.remarks)


def test_a_sheet_of_a_year_that_is_asked_for_has_the_year_of_its_name(read: Read) -> None:
    sheet = [["Part", "Rented", "Owned"], ["North", 5, 6], ["South", 7, 8]]
    other = [["District", "Rented", "Owned"], ["North", 5, 6]]
    data = read(workbook(**{"2009": sheet, "2010": other}), mapping="sheet=2009")
    assert {row.period for row in data.observations} == {"2009"}


def test_columns_without_a_name_below_each_year_are_the_figures_of_the_row(read: Read) -> None:
    table = "Reporter,2010,,,2011,,\n,,Export,Import,,Export,Import\nBrunei,11,9,2,15,12,3\nChina,20,11,9,22,12,10\n"
    assert {*rows(read(table))} >= {
        "value (Brunei) 2010 11", "Export (Brunei) 2010 9", "Import (Brunei) 2010 2", "value (China) 2011 22", "Import (China) 2011 10",
    }  # fmt: skip


def test_growth_behind_columns_without_a_name_is_that_of_these(read: Read) -> None:
    data = read("Area,2010,,2011,\n,,Growth (%),,Growth (%)\nNorth,10,5,11,10\nSouth,20,5,21,5\n")
    grown = [(row.indicator, row.period, row.value) for row in data.observations if row.measure == "growth"]
    assert ("value", "2011", "10") in grown
    assert len(data.observations) == 8


JOINED_TABLES = "country,year,gdp,kind,index\n" + "".join(
    f"{country},{2010 + year},{100 + year},{kind},{year}.{place}\n"
    for country in ("FRA", "DEU")
    for year in range(6)
    for place, kind in enumerate(("Regular", "Temporary"))
)


def test_a_column_of_names_that_may_be_those_of_other_figures_is_said(read: Read) -> None:
    data = read(JOINED_TABLES)
    assert any(
        "'kind' is a part of all names, but may not be about these, which are the same whatever it says: gdp"
        in str(remark)
        for remark in data.remarks
    )
    other = read(JOINED_TABLES.replace("2011,101,Regular", "2011,99,Regular"))
    assert not any("whatever it says" in str(remark) for remark in other.remarks)


def test_zeros_in_the_months_that_end_no_quarter_may_stand_for_missing_figures(read: Read) -> None:
    figures = "".join(
        f"2020-{month:02}-28,{1.5 + month if month % 3 == 0 else 0}\n2021-{month:02}-28,{month if month % 3 == 0 else 0}\n"
        for month in range(1, 13)
    )
    said = "0 may stand for missing figures, but is read as one: gdp"
    assert any(said in str(remark) for remark in read(f"date,gdp\n{figures}").remarks)
    other = figures.replace("2020-03-28,4.5", "2020-03-28,0").replace("2021-06-28,6", "2021-06-28,0")
    assert not any(said in str(remark) for remark in read(f"date,gdp\n{other}").remarks)


def test_numbers_of_periods_and_columns_of_notes_are_no_figures_and_no_names(read: Read) -> None:
    note = "Source: the national statistical office and formally adopted in 2018 as it was revised"
    table = "".join(
        f"{area},2020Q{quarter},{quarter},{quarter},{5 + quarter}.5,{note if area == 'FRA' else note[:-9]}\n"
        for area in ("FRA", "DEU")
        for quarter in range(1, 5)
    )
    data = read(f"country,quarter,quarter_num,trend,unemployment_rate,Country/Series-specific Notes\n{table}")
    assert {row.indicator for row in data.observations} == {"unemployment_rate"}


def test_percent_before_a_number_is_no_unit_of_a_row(read: Read) -> None:
    table = "Line,Number of poor (Thousand person) 2006,Number of poor (Thousand person) 2007\nMedyan gelirin %50'sine göre,2972.9,2761.1\nMedyan gelirin %60'ına göre,3813.2,3689.7\n"
    assert {(row.unit, row.unit_mult) for row in read(table).observations} == {("person", 3)}


def test_areas_over_lists_of_figures_in_json_are_areas(read: Read) -> None:
    series = {
        area: [{"period": f"2023-0{month}", "value": month + 0.5} for month in range(1, 4)] for area in ("FR", "US")
    }
    data = read(json.dumps({"indicator": "unemployment_rate", "unit": "%", "failed": ["NZ"], "series": series}))
    assert {(row.indicator, row.area) for row in data.observations} == {
        ("unemployment_rate", "FR"),
        ("unemployment_rate", "US"),
    }


def test_names_in_the_brackets_of_a_database_are_names(read: Read) -> None:
    assert rows(read("[Year],[geo],[Value]\n2015,France,100.2\n2016,France,101.4\n")) == [
        "Value (France) 2015 100.2",
        "Value (France) 2016 101.4",
    ]
    assert rows(read('[{"year": 2015, "gdp": 5}, {"year": 2016, "gdp": 6}]')) == ["gdp 2015 5", "gdp 2016 6"]


def test_lines_that_are_quoted_as_a_whole_are_rows(read: Read) -> None:
    table = '"COUNTRY,""Name"",""TIME"",""Value"""\n"AUT,""Austria, all"",""2005"",31.5"\n"AUT,""Austria, all"",""2006"",32.5"\n'
    assert [(row.area, row.period, row.value) for row in read(table).observations] == [
        ("AUT", "2005", "31.5"),
        ("AUT", "2006", "32.5"),
    ]


def test_rows_of_pxweb_have_their_key_and_their_figures(read: Read) -> None:
    document = {
        "columns": [
            {"code": "Kyn", "text": "Sex", "type": "d"},
            {"code": "Ár", "text": "Ár", "type": "t"},
            {"code": "c", "text": "Income", "type": "c"},
        ],
        "comments": [],
        "data": [
            {"key": [sex, year], "values": [value]}
            for sex, year, value in (("1", "2022", "50"), ("1", "2023", "55"), ("2", "2022", "60"), ("2", "2023", ".."))
        ],
        "metadata": [{"label": "Income by sex"}],
    }
    assert rows(read(json.dumps(document))) == [
        "Sex 1.Income 2022 50",
        "Sex 1.Income 2023 55",
        "Sex 2.Income 2022 60",
    ]


def test_lists_of_years_and_of_values_below_the_key_of_a_series_are_its_figures(read: Read) -> None:
    document = {
        "meta": {"source": "The office"},
        "exports": {"label_en": "Exports (USD million)", "years": [2010, 2011], "values": [23690, 22617]},
        "imports": {"label_en": "Imports (USD million)", "years": [2010, 2011], "values": [34070, 35000]},
    }
    assert rows(read(json.dumps(document))) == [
        "Exports (USD million) 2010 23690 USD 6",
        "Exports (USD million) 2011 22617 USD 6",
        "Imports (USD million) 2010 34070 USD 6",
        "Imports (USD million) 2011 35000 USD 6",
    ]


def test_percent_in_brackets_behind_each_number_is_their_unit(read: Read) -> None:
    table = "Country,2018,2018,2019,2019\nCountry,Growth,Share aged 65,Growth,Share aged 65\nGhana,2.384 (annual %),3.09 (% of total),-0.313 (annual %),3.12 (% of total)\nMalta,0.247 (annual %),- ,1.1 (annual %),17.2 (% of total)\n"
    found = {(row.area, row.period, row.value, row.unit) for row in read(table).observations}
    assert ("Ghana", "2018", "3.09", "percent") in found
    assert ("Malta", "2019", "17.2", "percent") in found
    assert len(found) == 7


def test_interest_in_russian_is_no_percent(read: Read) -> None:
    names = (
        "Обязательства с учетом процентов (без просроченных процентов)",
        "Проценты к уплате",
        "Инфляция, процентов",
    )
    table = "".join(f"{name},{80.5 + place},{90.5 + place}\n" for place, name in enumerate(names))
    found = {row.indicator: row.unit for row in read(f"Показатель,2020,2021\n{table}").observations}
    assert [found[name] for name in names] == ["", "", "percent"]


@pytest.mark.parametrize("colon", ["：", ": ", "???"])
def test_the_name_in_the_lines_above_a_table_of_the_bureau_is_that_of_its_figures(read: Read, colon: str) -> None:
    above = f"Database{colon}Annual by Province\nIndicators{colon}Registered Divorces\nYear{colon}LATEST20\n"
    table = "Region,2022,2021\nBeijing,3.1,2.9\nTianjin,2.2,2.1\n"
    assert rows(read(above + table))[:2] == [
        "Registered Divorces (Beijing) 2022 3.1",
        "Registered Divorces (Beijing) 2021 2.9",
    ]


def test_statuses_of_the_first_json_of_eurostat_are_read(read: Read) -> None:
    document = {
        "version": "2.0",
        "class": "dataset",
        "id": ["geo", "time"],
        "size": [1, 3],
        "dimension": {
            "geo": {"category": {"index": {"LV": 0}, "label": {"LV": "Latvia"}}},
            "time": {"category": {"index": {"1994": 0, "1995": 1, "1996": 2}}},
        },
        "value": [1400, 1500, 1800],
        "status": {"value": ["e", "b", ""], "category": {"label": {"b": "break in time series", "e": "estimated"}}},
    }
    assert [(row.period, row.status) for row in read(json.dumps(document)).observations] == [
        ("1994", "E"),
        ("1995", "B"),
        ("1996", "A"),
    ]


@pytest.mark.parametrize(
    ("name", "unit", "power"),
    [
        ("Spending($mil)", "$", 6), ("Spending (A$ mil.)", "A$", 6), ("Spending ($bil)", "$", 9), ("Spending (US$ bil)", "US$", 9), ("Valor (R$ mil)", "R$", 3),
    ],
)  # fmt: skip
def test_short_words_behind_money_are_powers_of_ten(read: Read, name: str, unit: str, power: int) -> None:
    row = read(f"year,{name}\n2019,5\n2020,6\n").observations[0]
    assert (row.unit, row.unit_mult) == (unit, power)


@pytest.mark.parametrize("unit", ["US$ mil", "mil hectares"])
def test_a_word_that_may_be_a_thousand_or_a_million_is_said(read: Read, unit: str) -> None:
    remarks = " ".join(map(str, read(f"year,unit,exports\n2019,{unit},5\n2020,{unit},6\n").remarks))
    assert f"a word in these units may be a power of ten, and was not applied: {unit}" in remarks


@pytest.mark.parametrize("unit", ["Degree Celsius", "°C", "deg F"])
def test_growth_of_temperatures_is_doubted(read: Read, unit: str) -> None:
    remarks = " ".join(map(str, read(f"year,unit,warming\n2019,{unit},0.002\n2020,{unit},0.942\n").remarks))
    assert "growth of temperatures in percent says little: warming" in remarks


def test_each_of_more_columns_of_years_is_offered_with_the_figures_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "joined.csv"
    lines = "".join(
        f"{name},2024,{0.25 + place},2023,{66.5 + place}\n" for place, name in enumerate(("Chad", "Mali", "Oman"))
    )
    path.write_text(f"country,co2_year,co2_per_capita,life_year,life_expectancy\n{lines}")
    with pytest.raises(DataError) as caught:
        readers.read(str(path))
    hints = [str(hint) for hint in caught.value.hints]
    assert "More than one column has periods (co2_year, life_year)." in str(caught.value)
    assert len(hints) == 2
    assert "Chad), 2024: 0.25" in hints[0]
    assert "period=co2_year,value=co2_per_capita" in hints[0]
    assert "Chad), 2023: 66.5" in hints[1]
    assert "period=life_year,value=life_expectancy" in hints[1]


def test_columns_that_are_not_used_are_named_by_how_many_numbers_they_have(read: Read) -> None:
    notes = ",".join(f"note{number}" for number in range(10))
    table = "".join(f"{year},{'a,b,' * 5}{year / 100 + 0.5},{year - 2000}.5\n" for year in range(2015, 2020))
    remarks = [str(remark) for remark in read(f"year,{notes},price,value\n{table}").remarks]
    assert any("columns not used: price, " in remark for remark in remarks), remarks


@pytest.mark.parametrize(
    ("years", "months"),
    [(("2009年", "2010年"), ("1月", "2月", "3月")), (("2009 год", "2010 год"), ("январь", "февраль", "март"))],
)
def test_years_over_their_months_are_no_names(read: Read, years: tuple[str, str], months: tuple[str, str, str]) -> None:
    table = f",{years[0]},,,{years[1]},,\n,{','.join(months)},{','.join(months)}\nExports,1,2,3,4,5,6\nImports,7,8,9,10,11,12\n"
    assert rows(read(table))[:4] == [
        "Exports 2009-01 1",
        "Exports 2009-02 2",
        "Exports 2009-03 3",
        "Exports 2010-01 4",
    ]


def test_a_column_that_cuts_series_and_tells_no_rows_apart_is_said(read: Read) -> None:
    lines = [
        f"{year},{region},{model},{('Official', 'Estimated', 'Interpolated')[year * (place + 1) % 3]},{year - 2000}.5"
        for year in range(2015, 2021)
        for place, (region, model) in enumerate((("Asia", "S"), ("Asia", "X"), ("Europe", "S"), ("Europe", "X")))
    ]
    remarks = " ".join(map(str, read("year,region,model,source_type,deliveries\n" + "\n".join(lines) + "\n").remarks))
    assert (
        "'source_type' is a part of the names, and cuts series where it changes, though it tells no rows apart: Estimated, Interpolated, Official"
        " (without it: --map indicator=model)" in remarks
    )


def test_a_column_that_tells_rows_apart_cuts_no_series(read: Read) -> None:
    lines = [f"{year},Asia,{model},{year - 2000}.5" for year in range(2015, 2021) for model in "SX"]
    remarks = " ".join(map(str, read("year,region,model,deliveries\n" + "\n".join(lines) + "\n").remarks))
    assert "cuts series" not in remarks


def test_the_code_of_georgia_among_those_of_countries_is_no_column_of_areas(read: Read) -> None:
    table = "".join(f"{year},{5 * year},{3 * year if year > 2000 else ''},{7 * year}\n" for year in range(1990, 2010))
    found = rows(read(f"year,FRA,GEO,USA\n{table}"))
    assert {"FRA 1990 9950", "GEO 2001 6003", "USA 2009 14063"} <= {*found}
    assert len(found) == 49


def test_years_of_two_digits_are_read_with_the_months_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "arrivals.csv"
    lines = "".join(
        f"{area},{year},{month},{38 + month}\n" for area in ("Chad", "Mali") for year in (11, 12) for month in (1, 2, 3)
    )
    path.write_text(f"country,year,month,arrivals\n{lines}")
    assert rows(readers.read(str(path), "period=year,period=%y,value=arrivals"))[3] == "arrivals (Chad) 2012-01 39"
    with pytest.raises(DataError) as caught:
        readers.read(str(path))
    assert "--map period=year,period=%y,value=arrivals" in str(caught.value.hints[0])


def test_numbers_of_days_are_the_dates_of_a_spreadsheet(read: Read) -> None:
    """44197 is 1 January 2021, and 44562 that of 2022."""
    days = (44197, 44228, 44256, 44287, 44317, 44348, 44378, 44409, 44440, 44470, 44501, 44531, 44562)
    data = read("Date,rate\n" + "".join(f"{day},{place}.5\n" for place, day in enumerate(days)))
    periods = [row.period for row in data.observations]
    assert (periods[0], periods[2], periods[-1]) == ("2021-01", "2021-03", "2022-01")
    assert "dates were read as months" in str(data.remarks[0])


def test_figures_beside_a_date_are_no_numbers_of_days(read: Read) -> None:
    with pytest.raises(DataError):
        read("Date,rate\n" + "".join(f"{44197 + 7 * week},{week}.5\n" for week in range(13)))


def test_what_percent_are_of_is_said_where_a_column_of_units_states_it(read: Read) -> None:
    remarks = [
        str(remark)
        for remark in read(
            "Country,Subject,Units,2019,2020\nChad,Debt,Percent of GDP,5,6\nChad,Growth,Percent change,5,6\n"
        ).remarks
    ]
    assert any(remark.endswith("of these units 'percent' alone is kept: Percent of GDP") for remark in remarks)


def test_a_change_of_names_from_a_year_on_is_said(read: Read) -> None:
    table = "指标,2019年,2020年\n铅排放量(千克),5,6\n汞排放量(千克),5,6\n注：自2020年，指标名称修改。,,\n"
    assert "自2020年，指标名称修改" in " ".join(map(str, read(table).remarks))


def test_classes_that_were_encoded_are_no_figures(read: Read) -> None:
    data = read(
        "country,year,co2,income_group_encoded\nChad,2019,5.5,0\nChad,2020,6.5,0\nMali,2019,5.5,3\nMali,2020,6.5,3\n"
    )
    assert {row.indicator for row in data.observations} == {"co2"}


def test_a_name_with_spaces_is_a_single_indicator(read: Read) -> None:
    table = "".join(
        f"Canada,{year},{kind},{place}.5\n"
        for year in (2019, 2020)
        for place, kind in enumerate(('"Active firms, Total"', '"New firms, Total"'))
    )
    data = read(f"country,year,indicator,value\n{table}")
    assert data.single_indicator("New firms, Total") == ("New firms, Total", "")
    assert data.single_indicator("New firms, Total@Canada")[0] == "New firms, Total"


def test_a_row_that_lacks_a_blank_of_its_neighbours_is_beside_them(read: Read) -> None:
    lines = [
        *(line for region in ("NORTH", "SOUTH", "EAST") for line in ((region, ","), (f"  {region.title()}land", "5,6"), ("  Others", "1,2"), ("  Total", "6,8"))),
        (" WEST", ","), ("  Bahrain", "5,6"), (" Jordan", "7,8"), ("  Others", "1,2"), (" Total", "13,16"),
    ]  # fmt: skip
    data = read("Nationality,2019,2020\n" + "".join(f"{name},{cells}\n" for name, cells in lines))
    found = {(row.indicator, row.value) for row in data.observations if row.period == "2019"}
    assert {("Jordan", "7"), ("WEST: Others", "1"), ("WEST: Total", "13"), ("NORTH: Total", "6")} <= found


def test_blanks_beside_indented_cells_are_whole_levels(tmp_path: Path) -> None:
    from openpyxl.styles import Alignment

    book = Workbook()
    for line in [
        ("Use", 2019, 2020),
        ("Firms", 8, 9),
        ("Farms", 1, 2),
        ("    Homes", 7, 7),
        ("Pay", 5, 6),
        ("Farms", 2, 3),
        ("   Homes", 3, 3),
    ]:
        book.active.append(line)
    for row in (3, 6):
        book.active.cell(row, 1).alignment = Alignment(indent=1)
    book.save(tmp_path / "use.xlsx")
    found = [row.indicator for row in readers.read(str(tmp_path / "use.xlsx")).observations[::2]]
    assert found == ["Firms", "Firms: Farms", "Firms: Homes", "Pay", "Pay: Farms", "Pay: Homes"]


def test_text_of_a_macintosh_has_the_letters_that_were_written(tmp_path: Path) -> None:
    path = tmp_path / "mac.csv"
    path.write_bytes("Area,Year,Population\rÅland,2019,5\rÅland,2020,6\rSaint Barthélemy,2019,7\r".encode("mac_roman"))
    data = readers.read(str(path))
    assert {row.area for row in data.observations} == {"Åland", "Saint Barthélemy"}
    assert "read as MAC_ROMAN" in str(data.remarks[0])


def test_years_in_the_names_of_columns_beside_a_column_of_years_are_said(read: Read) -> None:
    table = "Country,Deaths (1990),Deaths (2013),Stunted,Year,Stunted later,Year2\nChad,1200,400,59.3,1997,60,2004\nMali,1100,300,40.5,1998,41,2005\nOman,50,20,10.5,1999,11,2006\n"
    data = read(table)
    assert {row.indicator for row in data.observations} == {"Deaths (1990)", "Deaths (2013)", "Stunted"}
    remarks = " ".join(map(str, data.remarks))
    assert "may be those of their figures: Deaths (1990), Deaths (2013)" in remarks
    assert "columns not used: Stunted later, Year2" in remarks


def test_the_date_of_a_call_is_no_period_beside_years_and_quarters(read: Read) -> None:
    lines = "".join(f"2020,Q{part},2020-0{3 * part - 2}-16,{50 + part}.5,{part}.5\n" for part in (1, 2, 3))
    found = rows(read(f"year,quarter,call_date,margin,eps\n{lines}"))
    assert {"margin 2020-Q1 51.5", "eps 2020-Q3 3.5"} <= {row.removesuffix(" rate") for row in found}


def test_names_in_two_languages_over_more_rows_are_one(read: Read) -> None:
    blocks = (
        ("Toplam - Total",),
        ("Okul öncesi", "Pre-primary"),
        ("İlkokul", "Primary"),
        ("Ortaöğretim", "Upper secondary", "education"),
    )
    years = ("2016", "2017", "2018(r)", "2019")
    lines = "".join(
        f"{name},{year},{place}.5,{place}.7\n"
        for names in blocks
        for place, (name, year) in enumerate(zip((*names, "", "", "")[:4], years, strict=True))
    )
    found = {row.indicator for row in read(f"Level,Year,Spending,Pupils\n{lines}").observations}
    wanted = ("Toplam - Total", "Okul öncesi Pre-primary", "İlkokul Primary", "Ortaöğretim Upper secondary education")
    assert found == {f"{name}.{of}" for name in wanted for of in ("Spending", "Pupils")}


def test_series_of_json_are_foreign_whatever_they_are_called(read: Read) -> None:
    series = [
        {
            "name": name,
            "unit": "USD",
            "unit_mult": "6",
            "data": [{"period": "2019", "value": 5}, {"period": "2020", "value": 6}],
        }
        for name in ("GDP", "CPI")
    ]
    assert {(row.indicator, row.area) for row in read(json.dumps({"series": series})).observations} == {
        ("GDP", ""),
        ("CPI", ""),
    }


def test_the_key_of_values_says_their_unit_and_numbers_beside_series_are_said(read: Read) -> None:
    metros = [
        {
            "name": f"Town {number}",
            "population": 1000 + number,
            "gmp": {"years": [2019, 2020], "gmp_billions_usd": [6.17, number]},
        }
        for number in range(1, 11)
    ]
    data = read(json.dumps({"metros": metros}))
    assert rows(data)[0] == "Town 1 2019 6.17 USD 9"
    remarks = " ".join(map(str, data.remarks))
    assert "the values of the series are called: gmp_billions_usd" in remarks
    assert "parts of the file that are not read hold numbers: population" in remarks


def test_a_bracket_in_a_category_is_no_unit_beside_that_of_all(read: Read) -> None:
    document = {
        "version": "2.0", "class": "dataset", "label": "Emissions", "id": ["airpol", "unit", "geo", "time"], "size": [1, 1, 1, 2],
        "dimension": {
            "airpol": {"category": {"index": {"GHG": 0}, "label": {"GHG": "Greenhouse gases (CO2 equivalent)"}}},
            "unit": {"category": {"index": {"MIO_T": 0}, "label": {"MIO_T": "Million tonnes"}}},
            "geo": {"category": {"index": {"AT": 0}, "label": {"AT": "Austria"}}},
            "time": {"category": {"index": {"2019": 0, "2020": 1}}},
        },
        "value": [13.5, 15.5],
    }  # fmt: skip
    assert {(row.unit, row.unit_mult) for row in read(json.dumps(document)).observations} == {("tonnes", 6)}


def test_the_period_of_all_figures_may_be_given(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("Firms that closed\nYear: 2024\n\nBranch,North,South\nFarms,5,6\nShops,7,8\n")
    with pytest.raises(DataError) as caught:
        readers.read(str(path))
    assert "Farms.North, 2024: 5" in str(caught.value.hints[0])
    assert str(caught.value.hints[0]).endswith("--map period=2024")
    assert rows(readers.read(str(path), "period=2023-Q4"))[:2] == ["Farms.North 2023-Q4 5", "Farms.South 2023-Q4 6"]


def test_a_month_above_a_table_makes_no_year_of_its_figures(tmp_path: Path) -> None:
    path = tmp_path / "wages.csv"
    path.write_text("Wages in October 2011,,\nJob,Men,Women\nClerks,5,6\nDrivers,7,8\n")
    with pytest.raises(DataError, match=r"or give the one of all figures: --map period=2023\.") as caught:
        readers.read(str(path))
    assert not caught.value.hints
    assert rows(readers.read(str(path), "period=2011-10"))[0].endswith("2011-10 5")


def test_columns_of_values_that_are_named_are_read_behind_other_periods(tmp_path: Path) -> None:
    path = tmp_path / "joined.csv"
    path.write_text(
        "country,co2_year,co2,life_year,life\nChad,2024,0.25,2023,66.5\nMali,2024,1.25,2022,67.5\nOman,2023,2.25,2021,68.5\n"
    )
    found = readers.read(str(path), "period=co2_year,value=co2,value=life").observations
    assert [(row.indicator, row.period, row.value) for row in found[:2]] == [
        ("co2", "2024", "0.25"),
        ("life", "2024", "66.5"),
    ]


def test_dates_of_a_second_series_are_no_events(read: Read) -> None:
    quarters, months = ("03-31", "06-30", "09-30", "12-31"), ("01-31", "02-28", "03-31", "04-30")
    lines = "".join(
        f"2019-{quarter},{place}.5,2019-{month},{place}.7\n"
        for place, (quarter, month) in enumerate(zip(quarters, months, strict=True))
    )
    data = read(f"GDP date,GDP,CPI date,CPI\n{lines}")
    assert {row.indicator for row in data.observations} == {"GDP"}
    assert "columns not used: CPI date, CPI" in " ".join(map(str, data.remarks))


def test_values_below_any_key_are_read_by_the_names_of_their_series(read: Read) -> None:
    document = {
        name: {"dates": ["2019-01", "2019-02"], "close": values} for name, values in (("AAPL", [5, 6]), ("SAP", [1, 2]))
    }
    assert rows(read(json.dumps(document))) == ["AAPL 2019-01 5", "AAPL 2019-02 6", "SAP 2019-01 1", "SAP 2019-02 2"]


def test_the_unit_of_a_key_is_that_of_its_series_alone(read: Read) -> None:
    document = [
        {"name": "Rate", "data": {"dates": ["2019-01", "2019-02"], "rate_pct": [1, 2]}},
        {"name": "Debt", "unit": "EUR million", "data": {"dates": ["2019-01", "2019-02"], "amount": [100, 200]}},
    ]
    found = {(row.indicator, row.unit, row.unit_mult) for row in read(json.dumps(document)).observations}
    assert found == {("Rate", "percent", 0), ("Debt", "EUR", 6)}


def test_a_list_of_rows_beside_a_chart_is_the_table(read: Read) -> None:
    document = {
        "data": [{"date": "2019", "country": "China", "value": 5}, {"date": "2020", "country": "China", "value": 6}],
        "comparison": {"dates": ["2019", "2020"], "series": {"India": [1, 2], "Japan": [3, 4]}},
    }
    assert {(row.area, row.value) for row in read(json.dumps(document)).observations} == {
        ("China", "5"),
        ("China", "6"),
    }


def test_charts_have_their_own_scale_and_the_unit_beside_them(read: Read) -> None:
    chart = {"years": ["2019", "2020"], "values": {"China": [14280, 14688], "India": [2836, 2675]}}
    scaled = {"gdp": {"scale": "billions", "unit": "USD", **chart}}
    beside = {"unit": "USD billion", "gdp": chart, "exports": chart}
    for document in (scaled, beside):
        assert {(row.unit, row.unit_mult) for row in read(json.dumps(document)).observations} == {("USD", 9)}


def test_a_stray_blank_before_a_name_makes_no_child_of_it(tmp_path: Path) -> None:
    from openpyxl.styles import Alignment

    book = Workbook()
    names = ("Exports", "Goods", "Fuel", " Imports", "Services", "Goods")
    for row, name in enumerate(names, start=1):
        book.active.append([name, 10 * row, 11 * row])
    book.active.insert_rows(1)
    for column, cell in enumerate(("Balance", 2019, 2020), start=1):
        book.active.cell(1, column).value = cell
    for row in (3, 4, 6, 7):
        book.active.cell(row, 1).alignment = Alignment(indent=1)
    book.save(tmp_path / "balance.xlsx")
    found = [row.indicator for row in readers.read(str(tmp_path / "balance.xlsx")).observations[::2]]
    assert found == ["Exports", "Exports: Goods", "Fuel", "Imports", "Services", "Imports: Goods"]


def test_a_row_nearer_to_the_level_above_keeps_its_level(read: Read) -> None:
    lines = [
        ("Exports", 100),
        ("   Goods", 60),
        ("     Food", 50),
        ("     Fuel", 10),
        ("    Services", 40),
        ("     Food", 30),
        ("     Fuel", 10),
    ]
    found = {
        row.indicator
        for row in read("Item,2019,2020\n" + "".join(f"{name},{value},{value}\n" for name, value in lines)).observations
    }
    assert {"Goods: Food", "Services: Food"} <= {": ".join(name.split(": ")[-2:]) for name in found}


@pytest.mark.parametrize("unit", ["$ mil", "C$ mil"])
def test_thousands_in_spanish_are_no_millions(read: Read, unit: str) -> None:
    data = read(f"País,Año,Exportaciones ({unit})\nMéxico,2019,460703\nMéxico,2020,416999\n")
    assert {row.unit_mult for row in data.observations} == {0}
    assert f"may be a power of ten, and was not applied: {unit}" in " ".join(map(str, data.remarks))


def test_lines_that_end_in_cr_alone_may_be_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("Region,2019,2020\rSão Paulo,5,6\rCeará,7,8\r".encode("cp1252"))
    assert {row.area for row in readers.read(str(path)).observations} == {"São Paulo", "Ceará"}


def test_last_days_of_months_may_be_counted_from_1904(read: Read) -> None:
    days = (42004, 42035, 42063, 42094, 42124, 42155, 42185, 42216, 42247, 42277, 42308, 42338, 42369)
    with pytest.raises(DataError):
        read("Date,rate\n" + "".join(f"{day},{place}.5\n" for place, day in enumerate(days)))


def test_columns_that_cut_each_other_are_not_said_to_be_none(read: Read) -> None:
    remarks = " ".join(
        map(str, read("sex,age,year,value\nM,15-24,2019,5\nM,25-64,2020,6\nF,15-24,2020,5\nF,25-64,2019,6\n").remarks)
    )
    assert "cuts series" not in remarks


def test_a_document_in_a_cell_is_no_column_of_a_period(read: Read) -> None:
    """A map in JSON is one object of a few keys: its arcs are a text of a million signs, which the patterns of names with periods take very long for."""
    document = {
        "type": "Topology",
        "objects": {"a": 1},
        "arcs": [[[number, 57440], [-42, 49 - 1]] for number in range(2_000)],
    }
    with pytest.raises(DataError, match="There is no figure in it"):
        read(json.dumps(document))


@pytest.mark.parametrize("corner", ["", "Geographic Area"])
def test_states_are_areas_without_the_points_before_them(read: Read, corner: str) -> None:
    """The census of the United States writes a point before a state, which is one level below the nation."""
    data = read(f"{corner},2010,2011\nUnited States,309,311\n.Alabama,4.7,4.8\n.Oregon,3.8,3.9\n.Texas,25.2,25.6\n")
    assert {row.area for row in data.observations} == {"United States", "Alabama", "Oregon", "Texas"}
    assert {row.indicator for row in data.observations} == {"value"}


def test_lists_of_one_document_are_read_with_their_names(read: Read) -> None:
    """``data`` is a date in Portuguese."""
    document = {
        "current": {"month": "2020-02", "rate": 0.17},
        "monthly": [
            {"data": "2020-01", "rate": 0.19, "annual": 0.35},
            {"data": "2020-02", "rate": 0.17, "annual": 0.14},
        ],
        "to_date": [{"data": "2020-01", "valor": 0.19}, {"data": "2020-02", "valor": 0.36}],
    }
    data = read(json.dumps(document))
    assert {(row.indicator, row.period, row.value) for row in data.observations} == {
        ("monthly.rate", "2020-01", "0.19"), ("monthly.rate", "2020-02", "0.17"), ("monthly.annual", "2020-01", "0.35"),
        ("monthly.annual", "2020-02", "0.14"), ("to_date.to_date valor", "2020-01", "0.19"), ("to_date.to_date valor", "2020-02", "0.36"),
    }  # fmt: skip


@pytest.mark.parametrize("note", ["Source: the bank\n", ""])
def test_periods_over_the_only_row_of_figures_need_no_name(read: Read, note: str) -> None:
    data = read(f"Growth of GDP (%)\n2019,2020,2021,2022\n5.1,-2.2,6.3,4.0\n{note}")
    assert [(row.indicator, row.period, row.value, row.unit) for row in data.observations] == [
        ("Growth of GDP (%)", "2019", "5.1", "percent"), ("Growth of GDP (%)", "2020", "-2.2", "percent"),
        ("Growth of GDP (%)", "2021", "6.3", "percent"), ("Growth of GDP (%)", "2022", "4.0", "percent"),
    ]  # fmt: skip


def test_periods_over_two_rows_of_figures_without_names_are_refused(read: Read) -> None:
    with pytest.raises(DataError):
        read("Growth (%)\n2019,2020,2021,2022\n5.1,-2.2,6.3,4.0\n3.1,-1.2,2.3,1.0\n")


def test_notes_in_two_languages_below_a_table_are_said(tmp_path: Path) -> None:
    lines = [
        ("Περιφέρεια", "2018", "2019*", "Region"), ("Αττική", 21.5, 22.1, "Attiki"), ("Κρήτη", 14.1, 14.4, "Kriti"),
        ("Ήπειρος", 11.2, 11.9, "Ipeiros"), ("* Προσωρινά στοιχεία.", None, None, "* Provisional data."),
    ]  # fmt: skip
    (tmp_path / "book.xlsx").write_bytes(workbook(Table=[*map(list, lines)]))
    data = readers.read(str(tmp_path / "book.xlsx"))
    assert "notes below the table: '* Provisional data.'" in str(data.notices)
    assert len(data.observations) == 6


def test_numbers_of_places_beside_their_codes_are_no_figures(read: Read) -> None:
    data = read(
        "Id,Id2,Geography,2017,2007,Change\n"
        + "".join(f"1600000US{n},{n},City {n},{n}.5,{n}.1,0.{n}\n" for n in range(5300, 5310))
    )
    assert len(data.observations) == 20
    assert "numbers in columns that are not used: 10)" in str(data.notices)


@pytest.mark.parametrize("table", ["period,value\n2019,5.1\n2020,-2.2\n", "2017,2018,2019,2020\n1.0,2.0,5.1,-2.2\n"])
def test_an_area_above_a_long_table_is_that_of_its_figures(read: Read, table: str) -> None:
    data = read(f"Country: Brazil\nGrowth of GDP (%)\n\n{table}")
    assert {(row.area, row.value) for row in data.observations} >= {("Brazil", "5.1"), ("Brazil", "-2.2")}
    assert {row.area for row in data.observations} == {"Brazil"}


def test_an_area_above_a_long_table_with_areas_is_not_that_of_its_rows(read: Read) -> None:
    data = read("Region: South\n\ncountry,period,value\nChile,2019,5.1\nPeru,2019,2.2\n")
    assert {row.area for row in data.observations} == {"Chile", "Peru"}


def test_numbers_of_something_have_no_unit_of_energy_that_stands_above_them(read: Read) -> None:
    data = read("Electricity (GWh)\nName,2019,2020\nHydro,3201,3432\nNumber of connections: homes,15,17\n")
    assert {(row.indicator, row.unit) for row in data.observations} == {
        ("Hydro", "GWh"), ("Number of connections: homes", ""),
    }  # fmt: skip


def test_names_that_come_again_below_headings_are_told_apart_by_them(read: Read) -> None:
    data = read(
        ",,,2019,2020,2021\n,Primary Energy,quad Btu\n,Consumption,\n,World,quad Btu,582,557,580\n,China,quad Btu,141,147,157\n"
        ",Renewables,\n,World,quad Btu,66,69,72\n,China,quad Btu,17,19,21\n,,\n,Source: an agency\n"
    )
    assert {(row.indicator, row.area, row.value) for row in data.observations if row.period == "2020"} == {
        ("Consumption", "World", "557"), ("Consumption", "China", "147"), ("Renewables", "World", "69"), ("Renewables", "China", "19"),
    }  # fmt: skip
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("Btu", 15)}
    assert "headings among the rows are not in the names of the rows below them: 'Primary Energy' on line 2" in str(
        data.notices
    )


def test_headings_may_be_areas_and_their_units_are_those_of_the_rows_below(read: Read) -> None:
    areas = read("x,2019,2020,2021\nKenya,,,\nGDP,1,2,3\nExports,4,5,6\nUganda,,,\nGDP,7,8,9\nExports,8,7,6\n")
    assert {(row.indicator, row.area) for row in areas.observations} == {
        ("GDP", "Kenya"), ("Exports", "Kenya"), ("GDP", "Uganda"), ("Exports", "Uganda"),
    }  # fmt: skip
    data = read(
        "x,2019,2020,2021\nUsers,,,\nNorth,1,2,3\nSouth,4,5,6\nRevenue (million USD),,,\nNorth,7,8,9\nSouth,8,7,6\n"
    )
    assert {(row.indicator, row.unit, row.unit_mult) for row in data.observations} == {
        ("Users.North", "", 0), ("Users.South", "", 0), ("Revenue (million USD).North", "USD", 6), ("Revenue (million USD).South", "USD", 6),
    }  # fmt: skip


def test_headings_that_come_again_tell_no_names_apart(read: Read) -> None:
    with pytest.raises(DataError, match="Headings among the rows tell figures of one period apart"):
        read(
            "x,2019,2020,2021\nRates,,,\nAll,,,\nYoung,1,2,3\nOld,4,5,6\nTown,,,\nYoung,7,8,9\nOld,8,7,6\nStructure,,,\nAll,,,\nYoung,8,8,9\nOld,5,7,6\n"
        )


def test_months_that_a_spreadsheet_took_for_days_are_read_where_they_follow_each_other(read: Read) -> None:
    months = [f"{year}-{month}" for year in ("08", "09") for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")]  # fmt: skip
    across = read("Name," + ",".join(months) + "\nGDP," + ",".join(map(str, range(24))) + "\n")
    down = read("Date,GDP\n" + "".join(f"{month},{number}\n" for number, month in enumerate(months)))
    for data in (across, down):
        periods = [row.period for row in data.observations]
        assert (periods[0], periods[11], periods[12], periods[23]) == ("2008-01", "2008-12", "2009-01", "2009-12")


def test_days_of_a_year_of_which_nothing_is_known_stay_unknown(read: Read) -> None:
    days = ("08-Jan", "05-Feb", "04-Mar", "08-Apr", "06-May", "03-Jun", "08-Jul", "05-Aug", "02-Sep", "07-Oct", "04-Nov", "02-Dec", "06-Jan")  # fmt: skip
    with pytest.raises(DataError):
        read("Date,Rate\n" + "".join(f"{day},{number}\n" for number, day in enumerate(days)))


def test_years_below_no_name_may_begin_before_1700(read: Read) -> None:
    data = read("Population (in thousands)\n,Present,Former\n" + "".join(f"{year},-,{year - 1600}\n" for year in range(1610, 1730, 10)))  # fmt: skip
    assert [(row.period, row.value) for row in data.observations][:2] == [("1610", "10"), ("1620", "20")]


def test_json_of_lists_beside_each_other_for_each_area(read: Read) -> None:
    axes = {
        name: {"xAxis": ["31-12-2019", "31-12-2020"], "yAxis": values}
        for name, values in (("Albania", ["5.1", "6.2"]), ("Kenya", ["7.1", "8.2"]))
    }
    data = read(json.dumps(axes))
    assert [(row.area, row.period, row.value) for row in data.observations] == [
        ("Albania", "2019", "5.1"), ("Albania", "2020", "6.2"), ("Kenya", "2019", "7.1"), ("Kenya", "2020", "8.2"),
    ]  # fmt: skip


def test_countries_are_known_by_their_names_where_two_stand_alone(read: Read) -> None:
    data = read(",Male,,Female,,Gap\n,2019,2020,2019,2020,2020\nKenya,70.1,69.2,60.1,59.9,9.3\nGhana,70,69,60,59,9.8\n")
    assert {(row.indicator, row.area) for row in data.observations if row.value == "9.3"} == {("Gap", "Kenya")}
    data = read("Real growth (annual percent change),2019,2020\nBrunei,1.5,2.5\n")
    assert {(row.area, row.unit) for row in data.observations} == {("Brunei", "percent")}


def test_departments_of_france_are_areas_behind_their_numbers(read: Read) -> None:
    data = read(",2019,2020\n01 Ain,590,608\n02 Aisne,445,487\n03 Allier,411,453\n2A Corse-du-Sud,1,2\n")
    assert {row.area for row in data.observations} == {"01 Ain", "02 Aisne", "03 Allier", "2A Corse-du-Sud"}


def test_a_unit_above_a_table_may_have_a_no_break_space(read: Read) -> None:
    data = read("Taux de chômage\nen\xa0%\nannée,Cadres\n1982,2.1\n1983,2.2\n")
    assert {row.unit for row in data.observations} == {"percent"}


@pytest.mark.parametrize("note", ["3) Предварительные данные.", "Los datos de 2020 y posteriores son provisionales.", "注：2020年为初步核算数"])  # fmt: skip
def test_notes_on_what_is_provisional_are_said_in_any_language(read: Read, note: str) -> None:
    data = read(f"name,2018,2019,2020\nA,5.5,6.5,7.5\nB,1.5,2.5,3.5\n{note},,,\n")
    assert f"notes below the table: '{note}'" in str(data.notices)


def test_dates_of_publication_stand_above_a_table_and_are_no_periods(read: Read) -> None:
    data = read(
        "Date of publication:,2024-12-17,,,Date of next publication:,,2025-01-21\n,A,B,C,D,E,F\n"
        + "".join(f"{year}-Q{part},1,2,3,4,5,6\n" for year in (2019, 2020) for part in (1, 2, 3, 4))
    )
    assert len(data.observations) == 48
    assert {row.period[:4] for row in data.observations} == {"2019", "2020"}


def test_a_row_of_figures_among_others_is_no_header(read: Read) -> None:
    with pytest.raises(DataError):
        read(
            '2019,,\nIstmo,"96,4","97,0"\nPico,"94,0","91,3"\nHalf,"96,6",\n2020-01,"98,4","105,0"\n2020-02,"96,2","99,2"\n'
        )


def test_hidden_sheets_of_a_workbook_come_last(tmp_path: Path) -> None:
    book = Workbook()
    for title, state in (("old", "hidden"), ("new", "visible")):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        for row in (["year", title], [2019, 1.5], [2020, 2.5]):
            sheet.append(row)
    del book["Sheet"]
    book.active = 1
    book.save(tmp_path / "book.xlsx")
    data = readers.read(str(tmp_path / "book.xlsx"))
    assert {row.indicator for row in data.observations} == {"new"}
    assert "read sheet 'new' only; also there: sheet 'old'" in str(data.notices)


def test_units_that_are_one_sign_are_those_that_it_shows(read: Read) -> None:
    data = read("전력량 (억㎾h),2019,2020\n수력,64,51\n화력,484,504\n")
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("kWh", 8)}


def test_years_written_as_floats_are_a_header(read: Read) -> None:
    data = read(
        "Taux de remplissage\n(En %),(hm3),1991.0,1992,1993.0,2005\nAl Massira,2760,19.7,17.0,14.2,11.2\nAl Wahda,3730,47.2,79.4,51.5,40.0\n"
    )
    assert {row.period for row in data.observations} == {"1991", "1992", "1993", "2005"}


def test_figures_that_look_like_years_among_others_are_no_header(read: Read) -> None:
    with pytest.raises(DataError, match="has no layout"):
        read("Births,Deaths,Marriages,Divorces,\nA,B,C,D,\n22,57,1598,346,1944\n23,58,1600,340,1950\n")


def test_a_table_of_one_row_beside_another_has_its_own_period(read: Read) -> None:
    data = read(
        "指标,生产总值,旅游收入(亿元),,指标,生产总值,总收入\n1981年,4935.8,7.85,,1994年,48637.5,1023.5\n1982年,5373.4,8.43,,,,\n1983年,6020.9,9.41,,,,\n"
    )
    assert {(row.period, row.value) for row in data.observations if row.value == "1023.5"} <= {("1994", "1023.5")}
    assert ("1981", "7.85") in {(row.period, row.value) for row in data.observations}


def test_quarters_of_the_japanese_cabinet_office(read: Read) -> None:
    """The year stands before the first quarter of each year alone; business years run from April on."""
    quarters = read(
        '国内総生産,\n,GDP\n1994/ 1- 3.,"447,936.9"\n4- 6.,"443,731.4"\n7- 9.,"448,990.5"\n10-12.,"446,571.5"\n1995/ 1- 3.,"452,095.4"\n'
    )
    assert [(row.period, row.value) for row in quarters.observations] == [
        ("1994-Q1", "447936.9"), ("1994-Q2", "443731.4"), ("1994-Q3", "448990.5"), ("1994-Q4", "446571.5"), ("1995-Q1", "452095.4"),
    ]  # fmt: skip
    years = read(",GDP\n1994/4-3.,447936.9\n1995/4-3.,443731.4\n1996/4-3.,448990.5\n")
    assert [row.period for row in years.observations] == ["1994-04-01/P12M", "1995-04-01/P12M", "1996-04-01/P12M"]


def test_blanks_between_chinese_signs_are_layout(read: Read) -> None:
    data = read("指 标,单 位,2019年,2020年\n生产总值,亿元,35445.1,35943.3\n常住人口,万人,2190.1,2189\n")
    assert rows(data)[0] == "生产总值 2019 35445.1 CNY 8"
    assert rows(data)[-1] == "常住人口 2020 2189 persons 4"
    places = read("表1 生产总值,\n,单位：亿元\n地  区,2018,2019\n全  国,919281.1,986515.2\n北  京,33106.0,35445.1\n")
    assert rows(places)[-1] == "表1 生产总值 (北京) 2019 35445.1 CNY 8"


def test_areas_of_the_korean_office(read: Read) -> None:
    data = read(
        "행정구역(시군구)별,항목,단위,2019,2020\n전국,총인구수,명,51849861,51829023\n서울특별시,총인구수,명,9729107,9668465\n"
    )
    assert rows(data)[0] == "value (전국) 2019 51849861 persons"


def test_a_unit_behind_each_figure_below_a_title_alone(tmp_path: Path) -> None:
    """As Statista writes."""
    lines = [
        ["GDP in China"],
        ["GDP at current prices"],
        [],
        *([str(year), 300 + year, "in billion U.S. dollars"] for year in range(2001, 2006)),
    ]
    for before in ([], [None]):
        path = tmp_path / "file.xlsx"
        path.write_bytes(workbook(Data=[[*before, *line] for line in lines]))
        assert rows(readers.read(str(path)))[0] == "GDP at current prices 2001 2301 U.S. dollars 9"


def test_the_title_over_the_first_series_is_not_its_name(read: Read) -> None:
    """As the American energy office writes in its workbooks."""
    name = "U.S. Natural Gas {} Price (Dollars per Thousand Cubic Feet)"
    data = read(
        f"Back to Contents,Data 1: U.S. Natural Gas Prices,\nSourcekey,N9190US3,N3035US3\nDate,{name.format('Wellhead')},{name.format('Industrial')}\n"
        "2020-01-15,2.5,4.05\n2020-02-15,2.3,3.9\n2020-03-15,2.1,3.7\n"
    )
    assert {row.unit for row in data.observations} == {"Dollars per Thousand Cubic Feet"}
    assert data.catalog["N9190US3"].label == name.format("Wellhead")


def test_a_mark_in_a_column_without_a_name_is_said(read: Read) -> None:
    data = read("Country,,2019,2020\nAustria,(E),45,44\nBelgium,,25,26\nChina,,1,2\n")
    assert "texts in a column without a name are not used: (E)" in str(data.notices)


def _midnight(month: int, hours: int) -> int:
    """Return the milliseconds of the first of a month of 2020, so many hours east of Greenwich."""
    return int(datetime(2020, month, 1, tzinfo=timezone(timedelta(hours=hours))).timestamp() * 1000)


@pytest.mark.parametrize("hours", [(0, 0), (1, 2), (8, 8), (-5, -4), (10, 10)])
def test_milliseconds_are_the_days_of_the_place_where_they_are_midnights(read: Read, hours: tuple[int, int]) -> None:
    """As interfaces write dates; clocks may be an hour ahead in summer."""
    stamps = [_midnight(month, hours[4 <= month <= 9]) for month in range(1, 13)]
    expected = [f"2020-{month:02}" for month in range(1, 13)]
    pairs = read(json.dumps([[stamp, 100 + number] for number, stamp in enumerate(stamps)]))
    records = read(json.dumps([{"date": stamp, "v": 100 + number} for number, stamp in enumerate(stamps)]))
    for data in (pairs, records, read("date,v\n" + "\n".join(f"{stamp},{stamp % 97}" for stamp in stamps) + "\n")):
        assert [row.period for row in data.observations] == expected


def test_numbers_that_are_no_midnights_are_no_dates(read: Read) -> None:
    with pytest.raises(DataError):
        read("date,v\n1577836800001,5\n1580515200000,6\n1583020800000,7\n")


def test_notes_in_lists_of_json_mark_their_figures(read: Read) -> None:
    """As the American labor statistics answer."""
    records = [
        {"year": "2020", "period": f"M0{month}", "value": str(258 + month), "footnotes": [{"code": "P", "text": "Preliminary."}] if month == 3 else [{}]}
        for month in (1, 2, 3)
    ]  # fmt: skip
    data = read(json.dumps({"Results": {"series": [{"seriesID": "CUUR0000SA0", "data": records}]}}))
    assert [(row.period, row.status) for row in data.observations] == [
        ("2020-01", "A"),
        ("2020-02", "A"),
        ("2020-03", "P"),
    ]
    flat = read("series_id,year,period,value,footnote_codes\nCEU05,2020,M01,28.44,\nCEU05,2020,M02,28.52,P\n")
    assert [row.status for row in flat.observations] == ["A", "P"]


def test_a_value_alone_in_an_object_is_the_figure(read: Read) -> None:
    """As the Bank of Canada answers."""
    observations = [{"d": f"2020-0{month}-01", "FXUSDCAD": {"v": f"1.3{month}"}} for month in (1, 2, 3)]
    data = read(json.dumps({"terms": {"url": "x"}, "observations": observations}))
    assert rows(data) == ["FXUSDCAD 2020-01 1.31", "FXUSDCAD 2020-02 1.32", "FXUSDCAD 2020-03 1.33"]


def test_the_unit_may_stand_in_a_description_beside_the_figures_of_json(read: Read) -> None:
    """As the British office answers, whose currency stands before the unit."""
    years = [{"date": str(year), "value": str(year / 20), "year": str(year)} for year in (2019, 2020)]
    data = read(
        json.dumps({"months": [], "years": years, "description": {"title": "GDP", "unit": "m", "preUnit": "£"}})
    )
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("£", 6)}


def test_time_period_in_one_word_is_the_period(read: Read) -> None:
    """As the database of the development goals writes."""
    line = "1.1.1,SI_POV_DAY1,156,China,{year},{value},PERCENT\n"
    text = "Indicator,SeriesCode,GeoAreaCode,GeoAreaName,TimePeriod,Value,Units\n"
    data = read(text + line.format(year=2018, value=0.4) + line.format(year=2019, value=0.2))
    assert rows(data) == ["1.1.1 (China) 2018 0.4 percent rate", "1.1.1 (China) 2019 0.2 percent rate"]


def test_codes_are_not_offered_as_figures_beside_a_column_of_values(read: Read) -> None:
    with pytest.raises(DataError) as caught:
        read(
            "Goal,Target,Place,Zeitraum_x,Value\n1,1,France,2018,0.4\n1,2,France,2018,0.5\n1,1,France,2019,0.2\n1,2,France,2019,0.7\n"
        )
    assert "value=Value" in str(caught.value)
    assert "value=*" not in str(caught.value)


def test_numbers_of_notes_in_a_column_of_statuses_are_said(read: Read) -> None:
    data = read("series_id,year,period,value,footnote_codes\nLNS1,2020,M01,28.44,\nLNS1,2020,M02,28.52,1\n")
    assert "words that may say how sure figures are were not understood: '1'" in str(data.notices)


def test_a_title_over_rows_that_are_shorter_is_no_error_of_the_program(read: Read) -> None:
    with pytest.raises(DataError):
        read(",,Population\nGermany\nFrance\nItaly\nSpain\n")


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("value_in_millions", "6"), ("gdp_in_millions_usd", "USD 6"), ("GDP_in_billion_usd", "USD 9"), ("exports_in_thousands", "3"),
        ("one_in_million", ""), ("Turizm geliri (Bin $- Thousand $)", "$ 3"), ("Gelir (Milyon $ - Million $)", "$ 6"),
    ],
)  # fmt: skip
def test_a_power_of_ten_behind_in_or_in_two_languages(read: Read, name: str, unit: str) -> None:
    assert rows(read(f"year,{name}\n2019,212.5\n2020,230\n"))[0] == f"{name} 2019 212.5 {unit}".strip()


def test_years_and_a_unit_as_the_bank_of_guatemala_writes_them(read: Read) -> None:
    data = read(
        "Operaciones\n - En Millones de quetzales -\nMES,2005,2006*/,2007*/\nEnero,41.2,207.5,201.3\nFebrero,77.0,208.1,200.9\n"
    )
    assert rows(data)[1] == "Operaciones 2006-01 207.5 quetzales 6"
