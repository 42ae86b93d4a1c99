"""Small tables written as offices and people write theirs: each figure as a person reads it, or the sentence that refuses them."""

import json
import re
from collections.abc import Callable

import pytest
from foreign_tables import rows, workbook

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.reading import build, times, unit_text

Read = Callable[..., Dataset]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("令和5年", "2023"), ("令和元年", "2019"), ("平成30年度", "2018"), ("昭和63年", "1988"), ("令和3年2月", "2021-02"), ("民國112年", "2023"),
        ("中華民國99年", "2010"), ("2021年(令和3年)", "2021"), ("令和3年（2021年）", "2021"), ("令和3年（2020年）", ""), ("H29", ""), ("110年", ""),
        ("I trimestre 2010", "2010-Q1"), ("IV trimestre 2010", "2010-Q4"), ("III квартал 2021", "2021-Q3"), ("V trimestre 2010", ""),
    ],
)  # fmt: skip
def test_years_of_eras_and_roman_quarters(text: str, period: str) -> None:
    assert times.period(text) == period


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("Abr 25 R", "May 25 P"), {"Abr 25 R": "2025-04", "May 25 P": "2025-05"}),
        (("1T-22", "1T-23 R"), {"1T-22": "2022-Q1", "1T-23 R": "2023-Q1"}),
        (("2015", "2016 (prov)"), {"2015": "2015", "2016 (prov)": "2016"}),
        (("2016", "2016 (prov)"), {"2016": "2016"}),  # two prints of one year
        (("2022", "2023 2), 3)"), {"2022": "2022", "2023 2), 3)": "2023"}),
        (("2003/04", "2004/05", "2015"), {"2003/04": "2003", "2004/05": "2004", "2015": "2015"}),
        (("2010-11", "2010-12", "2010"), {"2010-11": "2010-11", "2010-12": "2010-12", "2010": "2010"}),
    ],
)
def test_marks_behind_periods_and_years_among_business_years(cells: tuple[str, ...], found: dict[str, str]) -> None:
    assert times.read(cells).of == found


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("gdp_usd_billion", ("USD", 9)), ("gdp_billion_usd", ("USD", 9)), ("utbetalt_mill_kr", ("KR", 6)), ("population_thousands", ("", 3)),
        ("PBI millones", ("", 6)), ("PIB milhoes", ("", 6)), ("Insgesamt in 1000", ("", 3)), ("Expenditure - bn", ("", 9)), ("Index (2005 = 100)", ("2005 = 100", 0)),
        ("Index 2015=100", ("2015=100", 0)), ("粗死亡率‰", ("per mille", 0)), ("deaths_per_million", ("", 0)), ("One in a million", ("", 0)),
        ("Less than 20,000", ("", 0)), ("unrate_mn", ("", 0)), ("real_sa", ("", 0)), ("Deaths (per 100 000)", ("per 100 000", 0)),
        ("Bevolking (x 10 000)", ("", 4)), ("Einwohner (x 1'000)", ("", 3)),
    ],
)  # fmt: skip
def test_the_unit_that_a_name_states(name: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_name(name) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("VT (millions of vatu)", ("vatu", 6)), ("Millions de dinars", ("dinars", 6)), ("тыс. рублей", ("рублей", 3)), ("Currency: U.S. dollars", ("U.S. dollars", 0)),
        ("тис. осіб", ("осіб", 3)),
    ],
)  # fmt: skip
def test_the_unit_in_a_column_of_units(text: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_column(text) == unit


@pytest.mark.parametrize(
    ("name", "rate"),
    [
        ("PIB. Var interanual", True), ("Var. mensual", True), ("inflacao_media", True), ("Arbeitslosenquote", True), ("SL.UEM.TOTL.ZS", True),
        ("NY.GDP.MKTP.KD.ZG", True), ("Proportion of household spend", True), ("NY.GDP.MKTP.CD", False), ("stock quote", False), ("Variable anual", False),
        ("ajustado por inflación", False), ("Índice de inflación", False),
    ],
)  # fmt: skip
def test_names_of_rates(name: str, rate: bool) -> None:
    assert unit_text.is_rate("", (name,)) is rate


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A name over periods that are over names, over quarters, and over a column called value.
        (
            ",Exports,,Imports,\n,2023,,2023,\nItem,Value,Growth,Value,Growth\nSteel,1,2,3,4\n",
            ["Steel.Exports 2023 1", "Steel.Exports 2023 2 percent growth", "Steel.Imports 2023 3", "Steel.Imports 2023 4 percent growth"],
        ),
        (
            ",出口,,进口,\n,2023年,,2023年,\n国家,数量,金额,数量,金额\n日本,1,2,5,6\n",
            ["出口, 数量 (日本) 2023 1", "出口, 金额 (日本) 2023 2", "进口, 数量 (日本) 2023 5", "进口, 金额 (日本) 2023 6"],
        ),
        (",Unemployment rate\nYear,Value\n2021,5\n2022,6\n", ["Unemployment rate 2021 5 rate", "Unemployment rate 2022 6 rate"]),
        (
            "Unemployment rate,,,,\n,2023,,2024,\nItem,Men,Women,Men,Women\nA,1,2,3,7\n",
            ["A.Men 2023 1 rate", "A.Women 2023 2 rate", "A.Men 2024 3 rate", "A.Women 2024 7 rate"],
        ),
        (
            "IPCA - variação % - de 31/12/2015 para jan/2016,,\nData,2016-01,2016-02\nFocus,0.85,0.81\n",
            ["Focus 2016-01 0.85 percent rate", "Focus 2016-02 0.81 percent rate"],
        ),
        # Months and quarters under a title that has the year.
        (
            "Industrial production 2023,,,\nProduct,Jan,Feb,Mar\nSteel,1,2,3\n",
            ["Steel 2023-01 1", "Steel 2023-02 2", "Steel 2023-03 3"],
        ),
        ("2023年工业产量,,,\n产品,1月,2月,3月\n钢,1,2,3\n", ["钢 2023-01 1", "钢 2023-02 2", "钢 2023-03 3"]),
        # Quarters that are dated by the month in which they end.
        ("Calendar quarters,1974-03-01,1974-06-01\nHydro,5,6\n", ["Hydro 1974-Q1 5", "Hydro 1974-Q2 6"]),
        # Months of words beside years, whatever these are called.
        ("ANIO,MES,INDICE\n2016,Abr,85\n2016,May,89\n2017,Abr,91\n", ["INDICE 2016-04 85", "INDICE 2016-05 89", "INDICE 2017-04 91"]),
        ("Год,Янв,Фев,Мар\n2023,1,2,3\n2024,4,5,6\n", [
            "value 2023-01 1", "value 2023-02 2", "value 2023-03 3", "value 2024-01 4", "value 2024-02 5", "value 2024-03 6",
        ]),
        # A column of units that has no name, and one that says it of each.
        (
            ",,2000,2001\nTrade balance,..,-3,-4\nExports,Millions de dinars,8,9\n",
            ["Trade balance 2000 -3", "Trade balance 2001 -4", "Exports 2000 8 dinars 6", "Exports 2001 9 dinars 6"],
        ),
        (
            "ref_area.label,indicator.label,classif2.label,time,obs_value\nNorway,Earnings,Currency: U.S. dollars,2021,5\nNorway,Earnings,Currency: U.S. dollars,2022,6\n",
            ["Earnings (Norway) 2021 5 U.S. dollars", "Earnings (Norway) 2022 6 U.S. dollars"],
        ),
        # Rates of the World Bank without their names.
        (
            "Country Name,Country Code,Indicator Code,2021,2022\nChina,CHN,SL.UEM.TOTL.ZS,4.5,5\n",
            ["SL.UEM.TOTL.ZS (CHN) 2021 4.5 rate", "SL.UEM.TOTL.ZS (CHN) 2022 5 rate"],
        ),
        # Codes that begin with a nought, coordinates, days and years beside the periods are no figures.
        (
            "Year,kapittel,paid,lat,day of update\n2021,0634,5,59.9,24102018\n2022,0635,6,59.9,24102018\n",
            ["paid 2021 5", "paid 2022 6"],
        ),
        ("年別,,出生數\n民國47年,1958,5\n民國48年,1959,6\n民國49年,1960,7\n", ["出生數 1958 5", "出生數 1959 6", "出生數 1960 7"]),
        # Change in percent beside the periods is no name.
        (
            "Fuel,Mar 2023,Jun 2023,% change\nTotal,1,2,3.1%\nHydro,3,4,-4.2%\nTotal,1,2,3.3%\n",
            ["Total 2023-03 1", "Total 2023-06 2", "Hydro 2023-03 3", "Hydro 2023-06 4"],
        ),
        # Rows without a name are the totals of the others.
        (
            "Year,Trade,Value\n2012,,9\n2013,,8\n2012,Exports,5\n2013,Exports,4\n2012,Imports,4\n2013,Imports,4\n",
            ["Value 2012 9", "Value 2013 8", "Exports 2012 5", "Exports 2013 4", "Imports 2012 4", "Imports 2013 4"],
        ),
        # Unemployment below 100 is a rate, and above it persons.
        ("Year,unemployment,paro\n2021,6.8,2840\n2022,6.7,2900.5\n", [
            "unemployment 2021 6.8 rate", "paro 2021 2840", "unemployment 2022 6.7 rate", "paro 2022 2900.5",
        ]),
        # Columns that are areas.
        ("Year,South Asia,Germany\n2021,5,6\n2022,7,8\n", [
            "value (South Asia) 2021 5", "value (Germany) 2021 6", "value (South Asia) 2022 7", "value (Germany) 2022 8",
        ]),
    ],
)  # fmt: skip
def test_each_figure_is_what_a_person_reads(text: str, found: list[str], read: Read) -> None:
    assert rows(read(text)) == found


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (
            "Region,2021,2022\nNorth,1,2\nSouth,3,4\nTable 2 Rates (%)\nRegion,2021,2022\nEast,10,20\nWest,30,40\n",
            5,
            ["1", "2", "3", "4"],
        ),
        (
            "GDP,2021,2022\nNorth,1,2\nSouth,3,4\n\nPopulation,2021,2022\nNorth,10,20\nSouth,30,40\n",
            5,
            ["1", "2", "3", "4"],
        ),
        ("Year,GDP\n2021,1\n2022,2\n\nYear,Population\n2021,10\n2022,20\n", 5, ["1", "2"]),
    ],
)
def test_a_second_table_on_a_sheet_is_told(text: str, line: int, found: list[str], read: Read) -> None:
    data = read(text)
    assert [row.value for row in data.observations] == found
    assert any(
        f"another table begins on line {line}: only the first one is read" in str(remark) for remark in data.remarks
    )


def test_a_table_goes_on_under_its_header_on_the_next_page(read: Read) -> None:
    data = read("Region,2021,2022\nNorth,1,2\nTable 1 (continued)\nRegion,2021,2022\nWest,3,4\n")
    assert [row.value for row in data.observations] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook></Workbook>\n',
            "is XML, whatever it is called: open it in a spreadsheet",
        ),
        (
            'CHARSET="ANSI";\nAXIS-VERSION="2010";\nDATA=1 2 3;\n',
            "is a px file of PC-Axis: fetch the table as CSV or JSON-stat",
        ),
        ("年別,GDP\n110年,10\n111年,11\n", "the years (110年) are those of another calendar"),
        ("區域,112年1月,112年2月\n臺北,10,11\n", "the years (112年1月) are those of another calendar"),
        ("Sales 2022-2023,,,\nProduct,Jan,Feb,Mar\nSteel,1,2,3\n", "No column holds periods"),
        ("Production (2010 = 100),,,\nProduct,Jan,Feb,Mar\nSteel,1,2,3\n", "No column holds periods"),
        ("Index since 2010,,,\nProduct,Jan,Feb,Mar\nSteel,1,2,3\n", "No column holds periods"),
        ("Production at 2015 prices,,,\nProduct,Jan,Feb,Mar\nSteel,1,2,3\n", "No column holds periods"),
        (
            "National,2021,2022\nFood,1,2\nRegion A,2021,2022\nFood,3,4\nRegion B,2021,2022\nFood,5,6\n",
            "Another table begins on line 3: give each one in a file of its own.",
        ),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(text: str, sentence: str, read: Read) -> None:
    with pytest.raises(DataError, match=re.escape(sentence)):
        read(text)


def test_the_only_area_of_the_first_version_of_json_stat(read: Read) -> None:
    def of(name: str, *codes: str) -> dict[str, object]:
        return {
            "category": {
                "index": {code: place for place, code in enumerate(codes)},
                "label": dict.fromkeys(codes, name),
            }
        }

    dimension = {
        "Region": of("Oslo", "0301"),
        "Tid": of("", "2021", "2022"),
        "id": ["Region", "Tid"],
        "size": [1, 2],
        "role": {"time": ["Tid"]},
    }
    data = read(json.dumps({"dataset": {"label": "People", "dimension": dimension, "value": [7, 8]}}))
    assert [(row.area, row.period, row.value) for row in data.observations] == [
        ("0301", "2021", "7"),
        ("0301", "2022", "8"),
    ]


def test_a_sheet_beside_it_states_the_unit_of_a_table(read: Read) -> None:
    about = (("title", "Steel production"), ("unit", "kt"), ("source", "yearbook 2017"))
    table = (("product", 2015, 2016), ("Rods", 5, 6), ("Bars", 7, 8))
    assert rows(read(workbook(About=about, Total=table))) == [
        "Rods 2015 5 kt",
        "Rods 2016 6 kt",
        "Bars 2015 7 kt",
        "Bars 2016 8 kt",
    ]


def test_a_rate_in_parentheses_is_the_unit_of_its_own_column(read: Read) -> None:
    data = read("year,people,rate,deaths,rate of deaths\n,,（‰）,,（‰）\n2021,5,6,7,8\n2022,5,6,7,8\n")
    assert [(row.indicator, row.unit) for row in data.observations][:4] == [
        ("people", ""), ("rate", "per mille"), ("deaths", ""), ("rate of deaths", "per mille"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "key_rate", "unemp_rate", "churn rate", "var_pib", "variacion_mensual", "variacion_12_meses", "Enflasyon", "Faiz", "işsizlik oranı", "男性比例", "总费用占GDP比例",
        "NGDP_RPCH", "GGXCNL_NGDP", "AFG.LUR",
    ],
)  # fmt: skip
def test_rates_in_the_words_and_codes_of_other_offices(name: str) -> None:
    assert unit_text.is_rate(unit_text.of_name(name).name, (name,))


@pytest.mark.parametrize(
    "name", ["NGDPD", "Enflasyon endeksi", "faiz geliri", "性别比例", "出生嬰兒性比例", "variance_12"]
)
def test_levels_whose_names_are_like_those_of_rates(name: str) -> None:
    assert not unit_text.is_rate(unit_text.of_name(name).name, (name,))


@pytest.mark.parametrize(
    ("name", "unit", "power"),
    [
        ("Vehicles (10^4)", "", 4), ("pib_medio_usd_bi", "USD", 9), ("PIB (R$ mi)", "R$", 6), ("CONSTR_bln_rub_fix", "RUB", 9), ("DWELL_mln_m2", "m2", 6),
        ("Инвестиции, млрд руб. 2)", "руб.", 9), ("Численность работников, человек", "человек", 0), ("5.000 - 10.000 EW", "", 0), ("Births, number", "", 0),
    ],
)  # fmt: skip
def test_units_at_the_end_of_names(name: str, unit: str, power: int) -> None:
    assert unit_text.of_name(name) == (unit, power)


@pytest.mark.parametrize(
    ("line", "unit", "power"),
    [
        ("(миллионов рублей)", "рублей", 6), ("млн.руб.", "руб.", 6), ("(на конец года; тысяч коек)", "коек", 3), ("на конец периода, в %", "percent", 0),
        ("в процентах", "percent", 0), ("(единиц)", "единиц", 0), ("(at the end of the year; thousand beds)", "beds", 3), ("at current prices, million euro", "euro", 6),
        ("[Millions of chained (2012) dollars; seasonally adjusted at annual rates]", "chained (2012) dollars", 6),
    ],
)  # fmt: skip
def test_units_beside_remarks_in_a_line(line: str, unit: str, power: int) -> None:
    assert unit_text.of_line(line) == ("", (unit, power))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2010г.", "2010"), ("2010y.", "2010"), ("2014年报", "2014"), ("Trimestrul II 2005", "2005-Q2"), ("2014-01-01/P1Y", "2014"),
        ("2019-08-01/P1Y", "2019-08-01/P12M"), ("2015-11-16/P1Y", ""),
    ],
)  # fmt: skip
def test_years_with_a_word_and_intervals(text: str, period: str) -> None:
    assert times.period(text) == period


def test_numbers_of_quarters_behind_years() -> None:
    names = [f"{year}_{quarter}" for year in (2017, 2018) for quarter in (1, 2, 3, 4)]
    assert times.of_header(["flag", *names])["2018_2"] == "2018-Q2"
    assert times.of_header(["flag", "2017_1", "2018_1"]) == {}
    assert times.read(["1993 01", "1993 02", "1993 03", "1993 04", "1994 01"]).of["1993 04"] == "1993-Q4"
    assert times.read([f"1993 {month:02}" for month in range(1, 13)]).of["1993 04"] == "1993-04"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A region of Russia is an area, and a line says the unit of its figures.
        (
            "Валовой региональный продукт,,\n(миллионов рублей),,\n,2020,2021\nЦентральный федеральный округ,5,6\nБрянская область,1,2\nАлтайский край 1),3,4\n",
            ["Валовой региональный продукт (Центральный федеральный округ) 2020 5 рублей 6"],
        ),
        # A unit at the right end is no name of the last column.
        ("Организации,,\n,,(единиц)\n,2020,2021\nвсего,5,6\nзаводы,1,2\n", ["всего 2020 5 единиц", "всего 2021 6 единиц"]),
        # Names over a column alone are its own: the month is no dimension.
        ("Año,Mes,Inflación,\n,,Año actual,Año siguiente\n2009,6,5.4,6\n2009,7,5.5,7\n", ["Inflación, Año actual 2009-06 5.4 rate"]),
        ("Kelompok,Tahun,Bulan,IHK\nUmum,2024,1,108.4\nUmum,2024,2,108.5\nPakaian,2024,1,107.9\nPakaian,2024,2,107.8\n", ["Umum.IHK 2024-01 108.4"]),
        ("yy,q,temp\n1987,1,5\n1987,2,6\n1987,3,7\n1987,4,8\n", ["temp 1987-Q1 5", "temp 1987-Q2 6"]),
        # Countries beside the code of a series, and with their codes in front.
        ("Series Name,Series Code,Time,Germany [DEU]\nGDP (current US$),NY.GDP,2020,5\nGDP (current US$),NY.GDP,2021,6\n", ["NY.GDP (DEU) 2020 5 current US$"]),
        (
            "Dataset: GDP,,,\nMeasure,,\"Per head, US $, constant prices\"\nTime,,2020,2021\nAUS: Australia,,5,6\nDEU: Germany,,7,8\nFRA: France,,8,9\n",
            ["GDP (AUS: Australia) 2020 5 Per head, US $, constant prices"],
        ),
        # Money beside a quantity has the unit of its own name.
        ("PRODUCT,UNIT,QUANTITY,RUPEES,YEAR\nRice,M.T,5,50,2020\nRice,M.T,6,60,2021\n", ["Rice.QUANTITY 2020 5 M.T", "Rice.RUPEES 2020 50 RUPEES"]),
        # Tabs at the ends of cells, and a line about a time that it does not give.
        ("数据库：分省年度数据 \n时间： \n地区\t,2021年\t,2020年\t,\n北京市\t,5.1\t,6.2\t,\n天津市\t,7.1\t,8.2\t,\n", ["value (北京市) 2021 5.1"]),
        # Lines about the rows and columns of a file are no names over its columns.
        (
            ",TITRE,,\"Taux de chômage (%), par zone\"\n,INDICATEUR(S),,Taux de chômage (%)\n,VENTILATION(S),LIGNE(S),\"Zone, Milieu\"\n,,COLONNE(S),Période\n"
            ",Zone géographique,Milieu,2015,2016\n,National,Rural,4.1,4.2\n,National,Urbain,5.1,5.2\n",
            ["Rural (National) 2015 4.1 percent rate"],
        ),
        ("№,Показатель,Единица измерения,2010г.,2011г.\n1,Доля занятых,процент,30.1,30.7\n2,Студенты,человек,493,454\n", ["Доля занятых 2010 30.1 percent rate"]),
        ("Kode Kota,Nama,Tahun,IHK\n3317,REMBANG,2023,108.5\n3317,REMBANG,2024,109.5\n", ["IHK 2023 108.5"]),
    ],
)  # fmt: skip
def test_tables_of_offices_and_their_readers(read: Read, text: str, found: list[str]) -> None:
    assert rows(read(text))[: len(found)] == found


def test_numbered_weeks_are_no_months(read: Read) -> None:
    with pytest.raises(DataError, match="numbers weeks beside years"):
        read("YEAR,WEEK_NUMBER,cases\n2020,2020-10,5\n2020,2020-11,6\n2020,2020-13,7\n")


def test_a_heading_with_a_unit_is_said(read: Read) -> None:
    data = read("Indicators,2020,2021\nNational income (USD billions),,\nIncome,5,6\nDeflator,35,36\n")
    assert [(row.indicator, row.unit) for row in data.observations] == [("Income", "")] * 2 + [("Deflator", "")] * 2
    assert any("National income (USD billions)" in str(remark) for remark in data.remarks)


def test_the_name_of_a_sheet_says_that_its_figures_are_rates(read: Read) -> None:
    table = (("Year", "Overall", "Male"), (2020, 6.9, 5.8), (2021, 6.6, 5.3))
    kinds = {"Unemployment Rates": "rate", "Inflation": ""}  # below the latter there may be price indices
    for title, kind in kinds.items():
        data = read(workbook(**{title: table}))
        assert {data.catalog[row.indicator].kind for row in data.observations} == {kind}


def test_a_column_that_was_renamed_keeps_the_unit_of_its_only_description(read: Read) -> None:
    text = 'HOUSTNSA,"Housing Starts, Thousands of Units, Quarterly"\nFrequency: Quarterly,\nobservation_date,HOUST\n2020-01-01,5\n2020-04-01,6\n2020-07-01,7\n'
    assert {(row.unit, row.unit_mult) for row in read(text).observations} == {("Units", 3)}


def test_an_object_of_objects_by_years(read: Read) -> None:
    text = json.dumps({"France": {"2020": 5.5, "2021": 6}, "Germany": {"2020": "", "2021": 8}, "Japan": {"2021": 9}})
    assert rows(read(text)) == [
        "value (France) 2020 5.5",
        "value (France) 2021 6",
        "value (Germany) 2021 8",
        "value (Japan) 2021 9",
    ]
    with pytest.raises(DataError):
        read(json.dumps({"France": {"gdp": 5}, "Germany": {"gdp": 6}}))


@pytest.mark.parametrize("end", [",,", ""], ids=["whole rows", "one cell"])
@pytest.mark.parametrize("first", ["", "Million euro"])
def test_a_unit_that_stands_alone_among_the_rows_counts_down_to_the_next_heading(
    end: str, first: str, read: Read
) -> None:
    above, head = ("", f"{first}{end}\n") if first else ("Accounts (million euro),,\n", "")
    data = read(f"{above}Item,2020,2021\n{head}Sales,10,20\nin %{end}\nMargin,2.5,3.5\nStaff{end}\nWages,1,2\n")
    assert rows(data) == [
        "Sales 2020 10 euro 6", "Sales 2021 20 euro 6", "Margin 2020 2.5 percent rate", "Margin 2021 3.5 percent rate",
        *(f"Wages {year} {value}{' euro 6' if not first else ''}" for year, value in (("2020", 1), ("2021", 2))),
    ]  # fmt: skip
    assert "headings among the rows are not in the names of the rows below them: 'Staff' on line" in str(
        data.remarks[0]
    )


def test_headings_that_names_do_not_repeat_are_reported_except_over_areas(read: Read) -> None:
    data = read("Item,2020,2021\nMen,,\nYoung,1,2\nOld,3,4\nWomen,,\nGirls,5,6\n")
    assert [str(sentence).partition(": ")[2] for sentence in data.remarks[:-1]] == [
        "headings among the rows are not in the names of the rows below them: 'Men' on line 2, 'Women' on line 5"
    ]
    assert len(read("Item,2020,2021\nAll,,\nYoung,1,2\nOld,3,4\n").remarks) == 1  # no unit was found
    assert len(read("Land,2020,2021\nEurope,,\nFrance,1,2\nAsia,,\nJapan,5,6\n").remarks) == 1


def test_figures_that_only_headings_tell_apart_are_refused_with_their_names(read: Read) -> None:
    with pytest.raises(DataError, match=r"\('Exports' on line 2, 'Imports' on line 5\): write each beside its rows"):
        read("Item,2020,2021\nExports,,\nFood,1,2\nOre,3,4\nImports,,\nFood,5,6\nOre,7,8\n")


PARTS = {
    ("1. Vierteljahr", "2. Vierteljahr"): ("Q1", "Q2"), ("I kwartał", "II kwartał"): ("Q1", "Q2"), ("1. čtvrtletí", "2. čtvrtletí"): ("Q1", "Q2"),
    ("1er trimestre", "2e trimestre"): ("Q1", "Q2"), ("1. Halbjahr", "2. Halbjahr"): ("S1", "S2"), ("1er semestre", "2e semestre"): ("S1", "S2"),
    ("H1", "H2"): ("S1", "S2"),
}  # fmt: skip


@pytest.mark.parametrize("names", PARTS)
def test_parts_of_a_year_in_other_languages_are_no_series_of_years(names: tuple[str, str], read: Read) -> None:
    """Below their years, and across beside the year of each row."""
    first, second = PARTS[names]
    below = read(f"Item,2022,,2023,\n,{','.join(names * 2)}\nSales,1,2,3,4\nCosts,5,6,7,8\n")
    assert rows(below)[:4] == [
        f"Sales 2022-{first} 1", f"Sales 2022-{second} 2", f"Sales 2023-{first} 3", f"Sales 2023-{second} 4",
    ]  # fmt: skip
    beside = read(f"Year,{','.join(names)}\n2022,1,2\n2023,3,4\n")
    assert [(row.period, row.value) for row in beside.observations] == [
        (f"2022-{first}", "1"), (f"2022-{second}", "2"), (f"2023-{first}", "3"), (f"2023-{second}", "4"),
    ]  # fmt: skip


@pytest.mark.parametrize("column", ["Halbjahr", "Semestre", "Half"])
def test_halves_beside_a_year_are_numbered(column: str, read: Read) -> None:
    data = read(f"Year,{column},Sales\n2022,1,5\n2022,2,6\n2023,1,7\n")
    assert rows(data) == ["Sales 2022-S1 5", "Sales 2022-S2 6", "Sales 2023-S1 7"]


def test_roman_numbers_of_all_quarters_are_quarters_and_of_all_months_months(read: Read) -> None:
    data = read("Year,I,II,III,IV\n2022,1,2,3,4\n2023,5,6,7,8\n")
    assert [row.period for row in data.observations][:4] == ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"]
    months = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    data = read(f"Year,{','.join(months)}\n2022,{','.join(map(str, range(12)))}\n")
    assert [row.period for row in data.observations] == [f"2022-{month:02}" for month in range(1, 13)]


@pytest.mark.parametrize(
    "names", [("M1", "M2", "M3"), ("M0", "M1"), ("Q1", "Q2", "Q3", "Q4", "Q5"), ("T0", "T1", "T2"), ("H1", "H2", "H3")]
)
def test_money_and_quintiles_are_no_parts_of_a_year(names: tuple[str, ...], read: Read) -> None:
    """Across, below their years, and in a column that is not called months or quarters."""
    figures = ",".join(map(str, range(5, 5 + len(names))))
    tables = (
        f"Year,{','.join(names)}\n2020,{figures}\n2021,{figures}\n2022,{figures}\n",
        f"Item,2020{',' * len(names)}2021{',' * (len(names) - 1)}\n,{','.join(names * 2)}\nStock,{figures},{figures}\nFlow,{figures},{figures}\n",
        "Year,Group,value\n" + "".join(f"{year},{name},5\n" for year in (2020, 2021) for name in names),
    )
    for table in tables:
        assert {row.period for row in read(table).observations} <= {"2020", "2021", "2022"}


def test_weeks_below_a_year_are_refused(read: Read) -> None:
    with pytest.raises(DataError, match="'Week 1' below a year is a part of it that digecon does not know"):
        read("Item,2022,,2023,\n,Week 1,Week 2,Week 1,Week 2\nSales,1,2,3,4\nCosts,5,6,7,8\n")


def test_numbers_behind_a_slash_are_quarters_where_all_four_come_again(read: Read) -> None:
    def periods(*years: int, last: int = 4) -> list[str]:
        table = "".join(f"{year}/{number:02},5\n" for year in years for number in range(1, last + 1))
        return [row.period for row in read(f"Period,Output\n{table}").observations]

    assert periods(2021, 2022)[-1] == "2022-Q4"
    assert periods(2021, 2022, last=5)[-1] == "2022-05"
    assert periods(2021, 2022, last=3)[-1] == "2022-03"
    assert periods(2022)[-1] == "2022-04"


def test_a_corner_with_a_power_of_ten_or_percent_states_the_unit_unless_names_are_classes(read: Read) -> None:
    assert rows(read("Sales (mia. kr.),2020,2021\nPrivate,5,6\nPublic,6,7\n"))[0] == "Private 2020 5 kr. 9"
    assert rows(read("Share (%),2020,2021\nYoung,5,6\n"))[0] == "Young 2020 5 percent rate"
    assert rows(read("Age (years),2020,2021\nYoung,5,6\n"))[0] == "Young 2020 5"
    assert rows(read("Income (1000 EUR),2020,2021\n0-10,5,6\n10-20,5,6\n"))[0] == "0-10 2020 5"


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Change on the year before in %", "percent rate"), ("Zatrudnienie w tys. osób", "osób 3"), ("Occupati per settore (migliaia)", "3"),
        ("Receitas em milhões de reais", "reais 6"), ("Sales and change in %", ""), ("Cifras en MM$", "MM$"),
    ],
)  # fmt: skip
def test_a_title_states_its_unit_behind_a_word_of_its_language(title: str, unit: str, read: Read) -> None:
    assert rows(read(f"{title}\nItem,2020,2021\nFood,5,6\nOre,7,8\n"))[0] == f"Food 2020 5 {unit}".strip()


@pytest.mark.parametrize("sign", ["-", "/"])
def test_averages_of_years_are_no_months(sign: str, read: Read) -> None:
    """Each begins in the year after the one before it; as months they would be May 2001 and October 2006."""
    five = read(f"Year,Rate\n2001{sign}05,2.5\n2006{sign}10,1.8\n2011{sign}15,1.1\n")
    assert [row.period for row in five.observations] == ["2001-01-01/P60M", "2006-01-01/P60M", "2011-01-01/P60M"]
    with pytest.raises(DataError, match=f"Not understood as periods: '2000{sign}05' on line 2"):
        read(f"Year,Rate\n2000{sign}05,2.5\n2005{sign}10,1.8\n2010{sign}15,1.1\n")
    assert [row.period for row in read(f"Month,Rate\n2001{sign}05,2.5\n2001{sign}06,1.8\n").observations] == [
        "2001-05", "2001-06",
    ]  # fmt: skip


def test_months_of_the_one_year_in_a_title_follow_each_other(read: Read) -> None:
    """January behind November is that of the next year, which the title does not name."""
    with pytest.raises(DataError):
        read("Sales 2022,,,\nShop,Oct,Nov,Jan\nA,1,2,3\nB,4,5,6\n")
    data = read("Sales 2022,,,\nShop,Jan,Oct,Nov\nA,1,2,3\nB,4,5,6\n")
    assert rows(data)[:3] == ["A 2022-01 1", "A 2022-10 2", "A 2022-11 3"]


def test_months_from_january_on_are_in_order_by_their_ends(read: Read) -> None:
    data = read("指标,2023年1-2月,2023年1-3月,2023年1-4月\n投资(亿元),1,2,3\n")
    assert [row.value for row in data.observations] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Revenue", "EUR 6"), ("Staff costs", "EUR 6"), ("Personalaufwand", "EUR 6"), ("Gross margin", "EUR 6"), ("Employee benefits", "EUR 6"),
        ("Employees", ""), ("Employees (average)", ""), ("Mitarbeiter", ""), ("Number of shops", ""), ("Anzahl der Filialen", ""), ("员工人数", ""), ("Equity ratio", ""),
        ("Earnings per share", ""), ("Earnings per share (EUR)", "EUR"), ("Ergebnis je Aktie", ""), ("每股收益", ""), ("EBIT margin", "rate"), ("Return on equity", "rate"),
        ("ROCE", "rate"), ("Umsatzrendite", "rate"),
    ],
)  # fmt: skip
def test_what_is_no_money_in_a_report_in_millions_has_none_of_its_unit(name: str, unit: str, read: Read) -> None:
    data = read(f"EUR million,2020,2021\n{name},5,6\nProfit,7,8\n")
    assert rows(data)[0] == f"{name} 2020 5 {unit}".strip()
    assert rows(data)[2] == "Profit 2020 7 EUR 6"


def test_money_for_each_person_has_the_unit_of_a_title_without_a_power_of_ten(read: Read) -> None:
    assert rows(read("Value added (EUR)\nItem,2020,2021\nper employee,5,6\nper hour,7,8\n"))[0] == (
        "per employee 2020 5 EUR"
    )


def test_a_power_of_ten_in_a_name_counts_beside_a_column_of_the_same_unit(read: Read) -> None:
    data = read("Indicator,Unit,2020\nExports (million EUR),EUR,10\nImports,EUR,20\nStaff (thousands),persons,30\n")
    assert [(row.unit, row.unit_mult) for row in data.observations] == [("EUR", 6), ("EUR", 0), ("persons", 3)]


def test_a_column_multiplier_holds_words_or_factors(read: Read) -> None:
    """A factor of 1 is no ten, and one that is no power of ten leaves its figure out."""
    data = read(
        "year,item,value,unit,multiplier\n2020,a,5,EUR,1\n2020,b,5,EUR,1000\n2020,c,5,EUR,million\n2020,d,5,EUR,12\n"
    )
    assert [(row.indicator, row.unit_mult) for row in data.observations] == [("a", 0), ("b", 3), ("c", 6)]
    assert "figures with an unknown multiplier: 1" in str(data.remarks[0])


def test_a_name_over_columns_beside_the_word_region_is_no_area(read: Read) -> None:
    """Three rows of heads: ``Exports`` stands over all columns, and ``Region`` over the names."""
    data = read("Region,Exports,,,\n,2020,,2021,\n,EU,Other,EU,Other\nNorth,1,2,3,4\nSouth,5,6,7,8\n")
    assert rows(data)[:2] == ["North.Exports, EU 2020 1", "North.Exports, Other 2020 2"]


@pytest.mark.parametrize(
    "name", ["предыдущий год = 100", "poprzedni rok = 100", "föregående år = 100", "año anterior = 100"]
)
def test_growth_as_an_index_is_a_rate_in_other_languages(name: str, read: Read) -> None:
    assert rows(read(f"Item,2020,2021\nOutput ({name}),101,102\n"))[0] == f"Output ({name}) 2020 101 {name} rate"


@pytest.mark.parametrize(
    ("cells", "periods"),
    [
        (("1. Quartal 2020", "2. Quartal 2020"), ("2020-Q1", "2020-Q2")), (("1. Halbjahr 2020", "2. Halbjahr 2020"), ("2020-S1", "2020-S2")),
        (("2020, 1er semestre", "2020, 2e semestre"), ("2020-S1", "2020-S2")), (("I kwartał 2020", "II kwartał 2020"), ("2020-Q1", "2020-Q2")),
        (("I/2020", "II/2020", "III/2020", "IV/2020"), ("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4")),
    ],
)  # fmt: skip
def test_parts_of_a_year_with_it_in_one_cell(cells: tuple[str, ...], periods: tuple[str, ...], read: Read) -> None:
    data = read("Zeit;Umsatz\n" + "".join(f"{cell};5\n" for cell in cells), "period=Zeit,value=Umsatz")
    assert tuple(row.period for row in data.observations) == periods


def test_some_roman_numbers_with_a_year_may_be_months(read: Read) -> None:
    with pytest.raises(DataError, match="Not understood as periods: 'I/2020' on line 2"):
        read("Zeit;Umsatz\nI/2020;5\nII/2020;6\n")


def test_a_letter_behind_a_number_is_its_flag(read: Read) -> None:
    data = read(
        'Year,Exports,Imports\n2019,"1,150.5","1,210.0"\n2020,"1,204.5r","1,190.5 (p)"\n2021,1300.0e,1250.5\n2022,1301.0,1251.5\n'
    )
    assert {(row.indicator, row.period, row.value, row.status) for row in data.observations} == {
        ("Exports", "2019", "1150.5", "A"), ("Exports", "2020", "1204.5", "A"), ("Exports", "2021", "1300.0", "E"),
        ("Imports", "2019", "1210.0", "A"), ("Imports", "2020", "1190.5", "P"), ("Imports", "2021", "1250.5", "A"),
        ("Exports", "2022", "1301.0", "A"), ("Imports", "2022", "1251.5", "A"),
    }  # fmt: skip
    assert any("letters beside numbers, as in '1,190.5 (p)', were read as flags" in str(one) for one in data.remarks)


def test_letters_behind_most_numbers_are_no_flags(read: Read) -> None:
    data = read("Year,Class,Size\n2019,10e,5\n2020,12f,6\n2021,14e,7\n")
    assert rows(data) == ["Size 2019 5", "Size 2020 6", "Size 2021 7"]


def test_the_sign_of_a_loss_is_a_minus_unless_it_is_a_rise(read: Read) -> None:
    assert rows(read("年度,売上高,営業利益\n2020年,1200,▲30.5\n2021年,1300,12.5\n2022年,1450,▲ 1.5\n"))[1::2] == [
        "営業利益 2020 -30.5", "営業利益 2021 12.5", "営業利益 2022 -1.5",
    ]  # fmt: skip
    data = read("Year,Sales,Change\n2020,1200,▲30.5\n2021,1300,▼12.5\n2022,1450,1.5\n2023,1460,2.5\n2024,1470,3.5\n")
    assert "30.5" not in " ".join(row.value for row in data.observations)


def test_business_years_of_estimates_have_their_status(read: Read) -> None:
    data = read(
        "Year,GDP (Rs crore)\n2020-21,1400\n2021-22 (2nd RE),1600\n2022-23 (1st RE),1700\n2023-24 (PE),1800\n2024-25 BE,1900\n"
    )
    assert [(row.period, row.value, row.status) for row in data.observations] == [
        ("2020", "1400", "A"), ("2021", "1600", "E"), ("2022", "1700", "E"), ("2023", "1800", "P"), ("2024", "1900", "F"),
    ]  # fmt: skip


def test_periods_with_their_unit_behind_them(read: Read) -> None:
    assert rows(read("Industry,Mar-2022 ('000),Jun-2022 ('000)\nMining,250.5,255\nRetail,1300,1310\n"))[:2] == [
        "Mining 2022-03 250.5 3", "Mining 2022-06 255 3",
    ]  # fmt: skip
    assert rows(read("Industry,2020 ($m),2021 ($m)\nMining,250,255\nRetail,1300,1310\n"))[0] == "Mining 2020 250 $ 6"
    data = read("Region,Jobs 2020 ('000),Jobs 2021 ('000),Firms 2020,Firms 2021\nNorth,10,11,5,6\nSouth,20,21,7,8\n")
    assert {"Jobs (North) 2020 10 3", "Firms (North) 2020 5", "Firms (South) 2021 8"} <= {*rows(data)}


def test_years_that_end_in_a_month_that_their_column_names(read: Read) -> None:
    data = read("Year ended June,population\n2003,400\n2004,420\n")
    assert [(str(row.period), row.value) for row in data.observations] == [
        ("2002-07-01/P12M", "400"),
        ("2003-07-01/P12M", "420"),
    ]


def test_a_unit_over_columns_that_share_it_is_that_of_each(read: Read) -> None:
    """``Change in %`` is a merged cell over three columns, whose names stand above it, below one that they share."""
    data = read(
        ";Jobs;;Output (real);;\n;;;whole;by head;by hour\nYear;in million;in %;Change in % p. a.;;\n1991;38,5;51,5;2,5;3,5;2,5\n"
        "1992;38,4;51,2;-1,5;0,5;2,4\n"
    )
    assert {row for row in rows(data) if " 1991 " in row} == {
        "Output (real), by head 1991 3.5 percent rate",
        "Output (real), by hour 1991 2.5 percent rate",
        "Output (real), whole, Change in % p. a. 1991 2.5 percent rate",
        "Jobs, in % 1991 51.5 percent rate",
        "Jobs, in million 1991 38.5 6",
    }


def test_a_name_goes_no_further_than_the_one_above_it(read: Read) -> None:
    data = read(";Output;;Capital\n;whole;by head;\nYear;EUR m;EUR;EUR m\n1991;30;3;7\n1992;31;3;8\n")
    assert "Capital, EUR m" in {row.indicator for row in data.observations}


def test_a_multiple_in_the_title_holds_for_the_unit_below_it(read: Read) -> None:
    data = read(
        '"Output by industry (x 1,000,000) c 1 2"\n"Table: 36-10-0999-01"\n\n"Geography","Canada",,\n"Industry 3","Q1 2022","Q2 2022","Q3 2022"\n'
        ',"Dollars",,\n"All industries","1,563","1,803","1,933"\n'
    )
    assert rows(data)[0] == "All industries (Canada) 2022-Q1 1563 Dollars 6"


def test_a_line_of_two_units_for_two_times_gives_none(read: Read) -> None:
    data = read("Доходы фонда\n,,,млн рублей; 1995 г. - млрд рублей\n,1995,2005,2006\nВсего,88,1349,1637\n")
    assert rows(data) == ["Всего 1995 88", "Всего 2005 1349", "Всего 2006 1637"]
    assert any("several units are named above the table" in str(one) for one in data.remarks)


def test_a_total_without_a_code_has_its_name(read: Read) -> None:
    data = read("Code,Industry,2019,2020,2021\n,Total,30,31,33\nA,Farming,10,11,13\nB,Mining,20,20,20\n")
    assert {"Total 2019 30", "A 2019 10", "B 2021 20"} <= {*rows(data)}


def test_areas_below_and_periods_beside_a_corner(read: Read) -> None:
    """As tools for Eurostat write; PT is Portugal, and no percentage."""
    data = read(
        "freq,unit,deg_urb,geo\\TIME_PERIOD,2019,2020\nA,THS,DEG1,PT,10,11\nA,THS,DEG1,AT,20,21\nA,THS,DEG2,PT,30,31\n"
    )
    assert {"DEG1 (AT) 2019 20 3", "DEG1 (PT) 2020 11 3", "DEG2 (PT) 2019 30 3"} <= {*rows(data)}
    assert unit_text.of_name("A.BSL.PT") == unit_text.NONE


def test_columns_of_the_japanese_office(read: Read) -> None:
    data = read(
        "id,表章項目,男女_時系列,地域_時系列,時間軸(調査年),unit,value\n1,人口,総数,北海道,2015年,人,100\n2,人口,総数,青森県,2015年,人,200\n"
    )
    assert rows(data) == ["人口 (北海道) 2015 100 persons", "人口 (青森県) 2015 200 persons"]


def test_figures_that_begin_far_below_their_header(read: Read) -> None:
    empty = "".join(f'"{year}Q{quarter}",".."\n' for year in range(1988, 1997) for quarter in range(1, 5))
    data = read(f'"Prices of New Zealand",""\n"","All groups less rents"\n{empty}"1997Q1",998\n"1997Q2",999\n')
    assert rows(data) == ["All groups less rents 1997-Q1 998", "All groups less rents 1997-Q2 999"]


@pytest.mark.parametrize("link", ["К содержанию", "Back to Index", "返回目录"])
def test_a_link_to_the_contents_is_no_title(link: str, read: Read) -> None:
    data = read(f"{link},,\nShare of firms,,\n,(%),\n,2019,2020\nChina,5,6\nJapan,7,8\n")
    assert rows(data)[0] == "Share of firms (China) 2019 5 percent rate"


def test_a_unit_in_parentheses_goes_before_the_one_above_the_table(read: Read) -> None:
    data = read(
        "Crops of the province\n,,Unit: tons\nYear,Rice,Area (ha),Value (yuan),Copper(千克)\n2019,10,20,30,4\n2020,11,21,31,5\n"
    )
    assert {row for row in rows(data) if " 2019 " in row} == {
        "Rice 2019 10 tons", "Area (ha) 2019 20 ha", "Value (yuan) 2019 30 CNY", "Copper(千克) 2019 4 千克",
    }  # fmt: skip


def test_units_in_a_first_column_without_a_name(read: Read) -> None:
    areas = ("Российская Федерация", "Брянская область", "Курская область")
    data = read("Численность населения,,,\n,,2012,2013\n" + "".join(f"тысяча человек,{area},14,15\n" for area in areas))
    assert "Численность населения (Брянская область) 2012 14 человек 3" in rows(data)


def test_a_table_below_another_is_not_read_as_its_next_page(read: Read) -> None:
    """The Turkish office writes months in two languages, and growth in a table below the index."""
    months = ",Ocak,Şubat,Mart,Nisan\n,January,February,March,April\n"
    data = read(
        f"Price index (2003=100),,,,\n{months}2003,94.5,96.5,98.5,99\n2004,104.5,105,106,107\n2005,108,109,110,111\nMonthly rate of change (%),,,,\n"
        f"{months}2003,,1.5,1.9,0.9\n2004,0.6,0.5,0.9,0.7\n"
    )
    assert rows(data)[:2] == [
        "Price index (2003=100) 2003-01 94.5 2003=100",
        "Price index (2003=100) 2003-02 96.5 2003=100",
    ]
    assert len(data.observations) == 12
    assert any("another table begins on line 9: only the first one is read" in str(one) for one in data.remarks)


def test_the_number_of_a_table_goes_before_the_name_of_its_chapter(read: Read) -> None:
    data = read(
        "Regions of the country,,\n9. Accounts,,\n9.1. Gross regional product,,\n(million rubles),,\n,2019,2020\nChina,5,6\nJapan,7,8\n"
    )
    assert rows(data)[0] == "9.1. Gross regional product (China) 2019 5 rubles 6"


def test_an_index_and_its_base_are_one_unit(read: Read) -> None:
    data = read('Emissions,,\nUnit of measure,"Index, 1990=100",\n,,\n,1990,1991\nChina,100,96.5\nJapan,100,97\n')
    assert rows(data)[0] == "Emissions (China) 1990 100 Index, 1990=100"


def test_months_across_beside_the_halves_of_the_year(read: Read) -> None:
    """As the American office of labor writes: a year of months, its mean, and its halves, which are not read as series of their own."""
    months = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec"
    figures = ",".join(f"{number}.5" for number in range(1, 13))
    data = read(
        f"Prices of a city,\nSeries Id:,CUUR0000SA0\nSeries Title:,All items\nArea:,U.S. city average\nBase Period:,1982-84=100\n\n"
        f"Year,{months},Annual,HALF1,HALF2\n2021,{figures},6.5,3.5,9.5\n2022,{figures},6.5,3.5,9.5\n"
    )
    assert rows(data)[:2] == [
        "All items (U.S. city average) 2021-01 1.5 1982-84=100", "All items (U.S. city average) 2021-02 2.5 1982-84=100",
    ]  # fmt: skip
    assert len(data.observations) == 24
    assert any("columns not used: Annual, HALF1, HALF2" in str(one) for one in data.remarks)


def test_a_unit_over_the_periods_is_that_of_the_table(read: Read) -> None:
    assert rows(read("$million,North,South\n2012\u201113,84.3,5.5\n2013\u201114,5.9,2.6\n"))[0] == "North 2012 84.3 $ 6"
    assert rows(read("Year,Sales £million,Cost ($billion)\n2012,84.3,5.5\n2013,5.9,2.6\n"))[:2] == [
        "Sales £million 2012 84.3 £ 6",
        "Cost ($billion) 2012 5.5 $ 9",
    ]
    assert (
        rows(read("年,北京市,上海市\n1999,2056.74,1436.03\n2000,2505.58,2219.2\n"))[0] == "value (北京市) 1999 2056.74"
    )


def test_a_table_beside_another_with_the_same_names_is_not_mixed_with_it(read: Read) -> None:
    data = read(
        "Year,NSW,VIC,QLD,,Year,NSW\n2012,10,11,12,,2012,20\n2013,13,,14,,2013,23\n2014,15,16,17,,2014,25\n2015,17,18,19,,2015,27\n"
    )
    assert {(row.area, row.value) for row in data.observations if row.period == "2013"} == {
        ("NSW", "13"),
        ("QLD", "14"),
    }


def test_years_that_end_in_june_where_the_frequency_says_so(read: Read) -> None:
    data = read(
        ",Output ;,Wages ;\nUnit,$ Millions,$ Millions\nFrequency,Annual,Annual\nSeries ID,A1X,A2X\nJun-1961,10.5,11\nJun-1962,12,13\nJun-1963,12.5,14\n"
    )
    assert next((str(row.period), row.value) for row in data.observations) == ("1960-07-01/P12M", "10.5")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A text beside all rows says what they are, also where columns have names of their own.
        (
            "Rows,Year,Adana,Ankara\nUnemployment Rate (%),2014,10.7,11.5\nUnemployment Rate (%),2015,9.8,11.2\nUnemployment Rate (%),2016,10.4,11.4\n",
            ["Unemployment Rate (%).Adana 2014 10.7 percent rate"],
        ),
        # The year before is 100: such an index is growth.
        (
            "Sposob prezentacji;Rok;Kwartal;Wartosc\nAnalogiczny okres roku poprzedniego = 100;2021;I kwartał;103.5\n"
            "Analogiczny okres roku poprzedniego = 100;2021;II kwartał;104.5\n",
            ["Wartosc 2021-Q1 103.5 Analogiczny okres roku poprzedniego = 100 rate"],
        ),
        # A rate among persons is no persons.
        (
            "\"Fuerza de trabajo (miles de personas)\",,\n,,\nPeriodo,Ocupados,Tasa\n2010,7156.2,0.59\n2011,7198.8,0.6\n",
            ["Ocupados 2010 7156.2 personas 3", "Tasa 2010 0.59 rate"],
        ),
        # What one indicator is measured in tells its rows apart, with periods across too.
        (
            "Country\tSubject Descriptor\tUnits\tScale\t2021\t2022\nChina\tGDP\tNational currency\tBillions\t1101,445\t1032,712\n"
            "China\tGDP\tPercent change\tUnits\t-14,542\t-6,24\nJapan\tGDP\tNational currency\tBillions\t882,291\t925,139\n"
            "Japan\tGDP\tPercent change\tUnits\t8,909\t4,856\n",
            [
                "GDP.National currency (China) 2021 1101.445 National currency 9",
                "GDP.Percent change (China) 2021 -14.542 percent rate",
            ],
        ),
        # A comma and a point may both be decimal signs, of numbers without three digits behind them.
        ("Year,Rate of use\n2019,\"6,4\"\n2020,8.3\n2021,\"10,7\"\n", ["Rate of use 2019 6.4", "Rate of use 2020 8.3", "Rate of use 2021 10.7"]),
        # The Dutch office marks its provisional figures with stars, that of Colombia with letters.
        ("Perioden;Bruto (TJ)\n2021;15\n2022;16\n2023 **;17\n", ["Bruto (TJ) 2021 15 TJ", "Bruto (TJ) 2022 16 TJ", "Bruto (TJ) 2023 17 TJ"]),
        ("DEPARTAMENTO,2018,2019,2020pr\nAmazonas,3,4,5\nVichada,6,7,8\n", ["value (Amazonas) 2018 3", "value (Amazonas) 2019 4", "value (Amazonas) 2020 5"]),
        ("Item,2026:01 (JAN),2025:12 (DEC)\nMining,169.4,168\nPower,150,151\n", ["Mining 2026-01 169.4", "Mining 2025-12 168"]),
        # The year of an era beside that of our own.
        (
            "都道府県コード,都道府県名,元号,和暦（年）,西暦（年）,人口\n01,北海道,大正,9,1920,2359183\n02,青森県,大正,9,1920,756454\n"
            "01,北海道,大正,14,1925,2498679\n02,青森県,大正,14,1925,812977\n",
            ["人口 (北海道) 1920 2359183", "人口 (北海道) 1925 2498679"],
        ),
        # The codes of measures in the OECD's portal are units.
        (
            "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value\nAUS,GDP,TOT,USD_CAP,A,2020,50\nAUS,GDP,TOT,USD_CAP,A,2021,60\n",
            ["GDP (AUS) 2020 50 USD_CAP"],
        ),
        (
            "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value\nAUS,HOUSECOST,REAL,IDX2015,Q,2021-Q2,131\nAUS,HOUSECOST,REAL,IDX2015,Q,2021-Q3,138\n",
            ["HOUSECOST (AUS) 2021-Q2 131 2015=100"],
        ),
        # A line of a base and one of prices are the unit of all figures.
        (",,Base year: 2012=100\nYear,jan,feb\n2024,185.5,185.8\n2025,193.5,192.5\n", ["value 2024-01 185.5 2012=100"]),
        (
            "Niveaux de vie,,\n,,en euros constants de 2021\nAnnée,Médian,Moyen\n2019,5,6\n2020,7,8\n",
            ["Moyen 2019 6 euros constants de 2021"],
        ),
        ("項目：指数【月次】生産（2020＝100.0）,,\n品目名称,202401,202402,202403\n鉱工業,98.5,99,97\n鉄鋼業,97,98,97\n", ["鉱工業 2024-01 98.5 2020＝100.0"]),
        # Names in capital letters over the same names.
        ("Unit: MtC/yr,,\n,CHINA,JAPAN\n,China,Japan\n2019,5,6\n2020,7,8\n", ["value (China) 2019 5 MtC/yr"]),
        # Points that lead to the figures.
        ("Provincia,2014,2015\nCOLÓN..............,5,6\nDARIÉN.............,7,8\n", ["value (COLÓN) 2014 5", "value (COLÓN) 2015 6"]),
    ],
)  # fmt: skip
def test_what_tables_of_offices_say_in_other_places(read: Read, text: str, found: list[str]) -> None:
    assert [row for row in rows(read(text)) if row in found] == found


def test_a_file_of_the_european_central_bank(read: Read) -> None:
    """It has the codes of its series, their titles, how they are collected and their units in rows of their own, and the status below."""
    head = 'Data Source in SDW: https://sdw.ecb.europa.eu,\n,BSI.M.U2.Y\n,"Euro area, Annual growth rate, Index of Notional Stocks"\nCollection:,End of period (E)\n'
    data = read(
        f"{head}Period\\Unit:,[Percentage change ]\n,,obs. status\n2023Jul,-0.4,Provisional value (P)\n2023Jun,0.6,Normal value (A)\n2023May,0.9,Normal value (A)\n"
    )
    assert rows(data) == [
        "BSI.M.U2.Y 2023-07 -0.4 percent rate", "BSI.M.U2.Y 2023-06 0.6 percent rate", "BSI.M.U2.Y 2023-05 0.9 percent rate",
    ]  # fmt: skip
    assert [row.status for row in data.observations] == ["P", "A", "A"]
    plain = read(f"{head}Period\\Unit:,[Percentage change ]\n2023Jul,-0.4\n2023Jun,0.6\n2023May,0.9\n")
    assert {(row.unit, row.value) for row in plain.observations} == {
        ("percent", "-0.4"),
        ("percent", "0.6"),
        ("percent", "0.9"),
    }


def test_a_column_of_another_year_than_all_rows_is_refused(read: Read) -> None:
    with pytest.raises(
        DataError, match="the column 'Arrivals_2024' is of another year than its rows, which are all of 2025"
    ):
        read("Year,Month,Arrivals_2024,Arrivals_2025\n2025,1,208,252\n2025,2,218,240\n2025,3,209,229\n")
    of_bases = "Year,gdp_2010,gdp_2015\n2019,5,6\n2020,7,8\n"  # at the prices of a year
    assert {"gdp_2010 2019 5", "gdp_2015 2020 8"} <= {*rows(read(of_bases))}


def test_labels_that_are_used_are_not_said_to_be_unused(read: Read) -> None:
    data = read(
        "geo,GEO_NAME,sex,Sex name,year,value\nA1,Here,M,Men,2020,5\nA1,Here,F,Women,2020,6\nA1,Here,M,Men,2021,7\nA1,Here,F,Women,2021,8\n"
    )
    assert any("Men" in data.catalog[row.indicator].label for row in data.observations)
    assert not any("Sex name" in str(one) for one in data.remarks)


def test_groups_over_months_that_come_again(read: Read) -> None:
    """As Statistics Canada writes: the name of a group stands beside its first one, over the labels of the rows."""
    data = read(
        "Table: 14-10-0287-01\n\n,Geography,Canada,,,\n,Gender,Men+,,Women+,\nLabour force characteristics,Data type,January 2017,February 2017,January 2017,February 2017\n"
        "Unemployment,Seasonally adjusted,767.0,737.8,572.1,558.1\n,Trend-cycle,766.1,736.1,571.1,557.1\n"
    )
    assert {row for row in rows(data) if "2017-01" in row} == {
        "Unemployment.Seasonally adjusted.Men+ (Canada) 2017-01 767.0", "Unemployment.Seasonally adjusted.Women+ (Canada) 2017-01 572.1",
        "Unemployment.Trend-cycle.Men+ (Canada) 2017-01 766.1", "Unemployment.Trend-cycle.Women+ (Canada) 2017-01 571.1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "is_rate"),
    [
        ("Variaciones, Mensual", True), ("Variaciones, Acum. año", True), ("Variaciones, Semestre", True), ("Variación cuatrimestral", True),
        ("Variaciones de existencias", False), ("tasa", True), ("Tasa de cambio", False), ("T,PC_POP,AT", True),
    ],
)  # fmt: skip
def test_names_of_rates_in_other_words(name: str, is_rate: bool) -> None:
    assert unit_text.is_rate(unit_text.of_name(name).name, (name,)) is is_rate


def test_a_title_of_rates_by_what_they_are_parted() -> None:
    assert unit_text.names_rates_alone("Tasas de interés por tipo de colocación y plazo (1)(3)")
    assert not unit_text.names_rates_alone("Tasas de interés y depósitos por plazo")
    assert unit_text.may_be_rate("", ("issizlik",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What the codes of series are of is in other columns, and one text says what all are.
        (
            "DATASET,SERIES_CODE,COUNTRY,INDICATOR,2019,2020\nIMF,AUS.RT.A,Australia,\"Government bonds, Rate, Percent per annum\",1.5,1.2\n"
            "IMF,AUT.RT.A,Austria,\"Government bonds, Rate, Percent per annum\",0.6,0.5\n",
            ["Government bonds, Rate, Percent per annum (Australia) 2019 1.5 percent rate"],
        ),
        # A code of each row is no indicator where another column tells the rows of each country apart.
        (
            "Borrowers' country,CG_DTYPE,Credit gap data type,Series,2019-Q4,2020-Q1\nChina,A,Ratios,Q:CN:A,5,6\nChina,C,Gaps,Q:CN:C,1,-2\n"
            "Japan,A,Ratios,Q:JP:A,7,8\nJapan,C,Gaps,Q:JP:C,3,4\nFrance,A,Ratios,Q:FR:A,7,8\nFrance,C,Gaps,Q:FR:C,3,4\n",
            ["A (China) 2019-Q4 5", "C (China) 2020-Q1 -2"],
        ),
        # ID and KW are countries beside others, and units = is a unit.
        (
            "title = Emissions\nunits         = million tonnes of carbon dioxide\n\nYEAR,CN,DE,ID,JP,KW,US\n2019,1,2,3,4,5.5,6\n2020,2,3,4,5,6.5,7\n",
            ["title = Emissions (ID) 2019 3 tonnes of carbon dioxide 6", "title = Emissions (KW) 2020 6.5 tonnes of carbon dioxide 6"],
        ),
        # The number of a table of the German office is no name, and neither is the word over its dates.
        (
            "GENESIS-Tabelle: 12411-0010;;\nFortschreibung des Bevölkerungsstandes;;\nBevölkerungsstand (Anzahl);;\n;Stichtag;Stichtag\n;31.12.2019;31.12.2020\nBayern;13;14\nBerlin;3;4\n",
            ["Fortschreibung des Bevölkerungsstandes (Bayern) 2019 13 Anzahl"],
        ),
        # The unit of an index below the first period.
        (
            "\"New housing price index, monthly 1 2\"\n\n\"Geography\",\"Canada\",\n\"New housing price indexes\",\"January 2021\",\"February 2021\"\n,\"Index, 201612=100\",\n\"Total\",\"119.8\",\"120.3\"\n\"House only\",\"121.4\",\"122\"\n",
            ["Total (Canada) 2021-01 119.8 201612=100"],
        ),
        # Letters are powers of ten, though a number is written out: 10000 is rounded as they are.
        (
            "country,2019,2020\nChina,1.4B,1.44B\nFrance,65.1M,65.3M\nIceland,357k,361k\nTuvalu,10000,11.6k\nNauru,9770,9880\n" + "".join(f"x{n},{n}.5k,{n}.6k\n" for n in range(10, 30)),
            ["value (China) 2019 1400000000", "value (Tuvalu) 2019 10000"],
        ),
        # Populations may look like years below the year that is their header.
        (
            "Tabela 6579 - População residente estimada,,\nVariável - População residente estimada (Pessoas),,\nMunicípio,Ano,\n,2019,2020\n"
            + "".join(f"Município {n} (GO),{n}95{n % 5 or ''},{n}99\n" for n in range(10, 60)),
            ["População residente estimada (Pessoas) (Município 10 (GO)) 2019 1095 Pessoas", "População residente estimada (Pessoas) (Município 59 (GO)) 2019 59954 Pessoas"],
        ),
        ('{"last_updated": "x", "dates": ["2018-01", "2018-02"], "series": {"ÍNDICE GENERAL": [2.9, 3.1], "Alimentos": [3.8, 4]}}', ["ÍNDICE GENERAL 2018-01 2.9", "Alimentos 2018-02 4"]),
        ('{"dates": ["2019-01", "2019-02"], "components": [{"name": "Energy", "current": 5, "series": [-5.8, 1.2]}, {"name": "Food", "series": [1.6, 2]}]}', ["Energy 2019-01 -5.8", "Food 2019-02 2"]),
    ],
)  # fmt: skip
def test_codes_names_and_lists_that_stand_elsewhere(read: Read, text: str, found: list[str]) -> None:
    assert sorted(row for row in rows(read(text)) if row in found) == sorted(found)


def test_codes_of_rates_at_their_end() -> None:
    assert unit_text.parsed("RCH_A_AVG").name == "percent"
    assert unit_text.of_name("EXP_CAP_TOT_SHRE").name == "percent"
    assert unit_text.is_unit("2015 = 100")
    assert unit_text.is_unit("1=low to 5=high")
    assert not unit_text.is_unit("e.g. BP_TNA = Total North America")


def test_dates_with_few_other_words_are_read_as_chinese(read: Read) -> None:
    dates = "".join(f"{year}年{month}月,5,6\n" for year in range(2010, 2020) for month in range(1, 13))
    data = read(f"数据库：月度数据,,\n时间,货币供应量(亿元),同比增长(%)\n{dates}".encode("gb18030"))
    assert rows(data)[:2] == ["货币供应量(亿元) 2010-01 5 CNY 8", "同比增长(%) 2010-01 6 percent rate"]


def test_quarters_in_capital_letters_are_no_country(read: Read) -> None:
    data = read("YEAR,QTR,AUS,NZL,USA\n2020,1,5.5,6,7\n2020,2,5.6,6.1,7.2\n2020,3,5.7,6.3,7.3\n")
    assert {row.area for row in data.observations} == {"AUS", "NZL", "USA"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Names over the middle of the columns that they are of.
        (
            ",Suicides,,,Rates,\nYear,Total,Men,Women,Total,Men,Women\n1978,20788,12859,7929,18,22.7,13.6\n1979,21503,13386,8117,18.5,23.4,13.8\n".replace(
                ",Suicides,,,Rates,", ",,Suicides,,,Rates,"
            ),
            ["Suicides, Total 1978 20788", "Suicides, Women 1978 7929", "Rates, Total 1978 18", "Rates, Women 1979 13.8"],
        ),
        # The code of a unit and its text in columns that the OECD calls UNIT and Measure.
        (
            "VAR,Variable,UNIT,Measure,COU,Country,YEA,Year,Value\n"
            + "".join(
                f"A{n},Health {n},{unit},{text},FRA,France,{year},{year},{n}{year - 2000}.5\n"
                for n, unit, text in ((1, "PERCALEF", "% of population (crude rate)"), (2, "NBCOUNTS", "Number"))
                for year in (2010, 2011)
            ),
            ["Health 1 (FRA) 2010 110.5 percent rate", "Health 2 (FRA) 2011 211.5 Number"],
        ),
        # The British office: figures, columns about them, and two columns for each dimension.
        (
            "V4_1,Data_Marking,time,time,uk-only,geography,aggid,aggregate\n"
            "79.1,,Month,Apr-05,K02000001,United Kingdom,A0,Overall\n80.5,,Month,May-05,K02000001,United Kingdom,A0,Overall\n"
            "39.5,,Month,Apr-05,K02000001,United Kingdom,G1,Education\n40.5,,Month,May-05,K02000001,United Kingdom,G1,Education\n",
            ["A0 (United Kingdom) 2005-04 79.1", "G1 (United Kingdom) 2005-05 40.5"],
        ),
        # The periods of the OECD stand over a column of marks and one of figures.
        (
            "Dataset: National accounts,,,,,\nPeriod,,2019,,2020,\nCountry,Unit,,,,\nAustria,Percentage,,1.5,,2.5\nBelgium,Percentage,,3.5,,4.5\n",
            ["Austria 2019 1.5 percent rate", "Belgium 2020 4.5 percent rate"],
        ),
        # Units over the first figures of the rows that they are of.
        (
            '"Labour force"\n\n,"Geography 4","Canada",,\n"Item","Data type","January 2022","February 2022"\n,,"Persons in thousands",\n'
            '"Employed","Adjusted","1,234.5","1,235.5"\n,,"Percent",\n"Share","Adjusted","61.5","61.7"\n',
            ["Employed (Canada) 2022-01 1234.5 Persons 3", "Share (Canada) 2022-02 61.7 percent rate"],
        ),
        # The American energy office: 197313 beside all months is the year.
        (
            "MSN,YYYYMM,Value,Description,Unit\n"
            + "".join(f"COAL,1973{month:02},{month}.5,Coal,Btu\n" for month in range(1, 14))
            + "COAL,197213,70.5,Coal,Btu\n",
            ["Value 1973-12 12.5 Btu", "Value 1973 13.5 Btu", "Value 1972 70.5 Btu"],
        ),
        # A year of an era, the same of ours a month later, and a note below it.
        (
            ",,男,女\n昭和28年,1月,1.5,2.5\n1953,2月,3.5,4.5\n,3月,5.5,6.5\n※注,4月,7.5,8.5\n,5月,9.5,10.5\n昭和29年,1月,11.5,12.5\n1954,2月,13.5,14.5\n"
            ",3月,15.5,16.5\n,4月,17.5,18.5\n昭和30年,1月,1,2\n1955,2月,3,4\n,3月,5,6\n,4月,7,8\n,,,\n,,※詳細は注のシートを参照のこと,\n",
            ["男 1953-05 9.5", "女 1954-01 12.5", "男 1955-04 7"],
        ),
        # A cell that says thousand persons is not about a rate.
        (
            ",(thousand persons),\n,Employed,Unemployment rate (percent)\nYear,Both,Both\n2019,50,4.5\n2020,51,5.5\n",
            ["Employed, Both 2019 50 persons 3", "Unemployment rate (percent), Both 2020 5.5 percent rate"],
        ),
        # Whole numbers that begin far below are figures, whatever stands beside them.
        (
            "Date,A,B,C\n" + "".join(f"{year}-01,{year}.5,,{year}.25\n" for year in range(1700, 1950))
            + "".join(f"{year}-01,{year}.5,{year % 6 + 8000},{year}.25\n" for year in range(1950, 2000)),
            ["B 1950-01 8000", "C 1999-01 1999.25"],
        ),
        # A code in quotation marks with its text in another column of the same name.
        (
            "REF_AREA:Reference area,Unit,2019,2020\nAR:Argentina,Percent,1.5,2.5\nBR:Brazil,Percent,3.5,4.5\n",
            ["value (AR:Argentina) 2019 1.5 percent rate", "value (BR:Brazil) 2020 4.5 percent rate"],
        ),
        ("Index: Unemployment rate (%)\nRegion,2007,2008\nBeijing,1.8,1.9\n", ["Unemployment rate (%) (Beijing) 2007 1.8 percent rate"]),
        # Years, quarters and months beside each other, each in an order of its own.
        (
            ",2013,2014,2014Q1,2014M01,2014M02,2014Q2,2015\nPeru,1,2,3,4,5,6,7\nChile,8,9,10,11,12,13,14\n",
            ["Peru 2013 1", "Peru 2014-Q2 6", "Chile 2014-02 12", "Chile 2015 14"],
        ),
        # Tables one below the other with a title each, or with what they are about in the corner.
        (
            "Table 1. Pupils (thousands),,,\nCountry,2018,2019,2020\nGhana,50,60,70\nMali,80,90,95\n,,,\nTable 2. Out of school (% of the age group),,,\n"
            "Country,2018,2019,2020\nGhana,1.5,2.5,3.5\nMali,4.5,5.5,6.5\n,,,\nTable 3. Spending (USD million),,,\nCountry,2018,2019,2020\nGhana,5,6,7\n",
            [
                "Table 1. Pupils (thousands) (Mali) 2020 95 3", "Table 2. Out of school (% of the age group) (Ghana) 2018 1.5 percent rate",
                "Table 3. Spending (USD million) (Ghana) 2019 6 USD 6",
            ],
        ),
        (
            "Total nacional,2018,2019,2020\nFood,1.5,2.5,3.5\nHousing,4.5,5.5,6.5\nNorth,2018,2019,2020\nFood,7.5,8.5,9.5\nHousing,10.5,11.5,12.5\n",
            ["Total nacional.Food 2018 1.5", "North.Food 2020 9.5", "North.Housing 2018 10.5"],
        ),
        # Blocks of years below each other, with the months across and in two languages.
        (
            "Yıl Year,Ocak,Şubat,Mart,Nisan,Mayıs,Haziran,Temmuz,Ağustos,Eylül,Ekim,Kasım,Aralık\n"
            ",January,February,March,April,May,June,July,August,September,October,November,December\n,Index,,,,,,,,,,,\n"
            "2010(1),35.6,37.1,38.1,41.6,39.3,39.4,39.5,39.6,39.7,39.8,39.9,40.1\n2011,40.9,41.8,42.1,43.5,42.7,42.8,42.9,43.1,43.2,43.3,43.4,43.5\n"
            ",Annual change (%),,,,,,,,,,,\n2010,1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,1.9,2.1,2.2,2.3\n2011,3.1,3.2,3.3,3.4,3.5,3.6,3.7,3.8,3.9,4.1,4.2,4.3\n",
            ["Index 2010-01 35.6", "Index 2011-12 43.5", "Annual change (%) 2010-01 1.1 percent rate", "Annual change (%) 2011-12 4.3 percent rate"],
        ),
        # A name in two languages, one below the other, is that of all its years.
        (
            "Level,Year,Spending\nTotal,2011,5\n,2012,6\n,2013,7\nOkul öncesi,2011,8\nSchool,2012,9\n,2013,10\nOrta,2011,11\nMiddle,2012,12\n,2013,13\n",
            ["Okul öncesi School.Spending 2011 8", "Okul öncesi School.Spending 2013 10", "Orta Middle.Spending 2012 12", "Total.Spending 2013 7"],
        ),
        # The Bundesbank: codes and titles in rows without a word before them.
        (
            '"";BBK1;BBK1_FLAGS;BBK2;BBK2_FLAGS\n"";Prices;;Yields;\nEinheit;2020 = 100;;% p.a.;\nDimension;Eins;;Eins;\n'
            "Stand vom;31.01.2025 14:00:00 Uhr;;03.02.2025 16:00:00 Uhr;\n2023-01;116,3;;2,62;\n2023-02;116,4;;2,49;\n2023-03;116,6;;2,26;\n",
            ["BBK1 2023-01 116.3 2020 = 100", "BBK2 2023-03 2.26 percent rate"],
        ),
        # Haver Analytics: its own number of a period before the date, and the power of ten as a number.
        (
            "19841 *Q,.excel_last,GDPH@USECON,LR@USECON,LE@USECON\n.DESC,,Real GDP,Unemployment,Employment (SA)\n.FRQ,,Quarterly,Quarterly,Quarterly\n"
            ".DATA_TYPE,,US$,%,Units\n.MAG,,9,0,3\n19841,1984-03-31,7483.4,7.9,103664\n19842,1984-06-30,7612.7,7.5,104000\n19843,1984-09-30,7686.1,7.4,105000\n",
            ["GDPH@USECON 1984-Q1 7483.4 US$ 9", "LR@USECON 1984-Q3 7.4 percent rate", "LE@USECON 1984-Q2 104000 3"],
        ),
        # The German office: the name, the unit and its power in columns of their own.
        (
            "statistics_code;time;1_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label\n"
            "13231;2014;Deutschland;42452;1000;ERW002;Employed\n13231;2014;Deutschland;4,6;Prozent;ERWQ01;Rate\n"
            "13231;2015;Deutschland;42890;1000;ERW002;Employed\n13231;2015;Deutschland;4,5;Prozent;ERWQ01;Rate\n",
            ["ERW002 (Deutschland) 2015 42890 3", "ERWQ01 (Deutschland) 2014 4.6 percent rate"],
        ),
        # The country is the area, and not the kind of area beside it; the year of a base is no figure.
        (
            '"Country or Area","Year","Area","Value"\n"Finland","2021","Total","55"\n"Finland","2022","Total","56"\n',
            ["Value (Finland) 2021 55", "Value (Finland) 2022 56"],
        ),
        ("BaseYear,Year,State,Index\n2012,2023,Kerala,110.5\n2012,2024,Kerala,111.5\n", ["Index (Kerala) 2023 110.5", "Index (Kerala) 2024 111.5"]),
        ("Code,Regions-2016,2011,2012\n11,Île-de-France,5,6\n24,Centre,7,8\n", ["value (Île-de-France) 2011 5", "value (Centre) 2012 8"]),
        # Eurostat's browser: the indicator has a line of its own above the table.
        (
            "Data extracted from [ESTAT],,,,\nDataset:,GDP and components,,,\n,,,,\nUnit of measure,,\"Current prices, million euro\",,\n"
            "National accounts indicator (ESA 2010),,Gross domestic product,,\n,,,,\nTIME,2015,,2016,\nGEO (Labels),,,,\nGermany,10.5,,11.5,\nFrance,5.5,,6.5,\n",
            ["Gross domestic product (Germany) 2015 10.5 Current prices, euro 6", "Gross domestic product (France) 2016 6.5 Current prices, euro 6"],
        ),
        # Actual and forecast are no names; thousands of something else are no money.
        (
            ",EUR m unless otherwise stated,,,,,\n,,,Actual,,Forecast,\n,,,FY22A,FY23A,FY24E,FY25E\n,Revenue,,12,13,14,15\n,Units sold,'000,5,6,7,8\n,Margin,%,1.5,2.5,3.5,4.5\n",
            ["Revenue 2023 13 EUR 6", "Revenue 2024 14 EUR 6", "Units sold 2025 8 3", "Margin 2022 1.5 percent rate"],
        ),
        # Growth in tons a year is an amount; parts of a hundred are percent; a unit that is the name of a measure.
        ("GtC/yr,,\nYear,land sink,atmospheric growth\n2020,1.5,2.5\n2021,3.5,4.5\n", ["land sink 2020 1.5 GtC/yr", "atmospheric growth 2021 4.5 GtC/yr"]),
        ("年份,城镇人口（城镇+乡村=100）\n2018,59.5\n2019,60.6\n", ["城镇人口（城镇+乡村=100） 2019 60.6 percent rate"]),
        (
            "ECONOMY,2019,,2020,\n,US dollars at current prices in millions,US dollars at current prices per capita,US dollars at current prices in millions,"
            "US dollars at current prices per capita\nChad,5.5,6.5,7.5,8.5\nMali,9.5,10.5,11.5,12.5\n",
            [
                "US dollars at current prices in millions (Chad) 2019 5.5 US dollars at current prices 6",
                "US dollars at current prices per capita (Mali) 2020 12.5 US dollars at current prices per capita",
            ],
        ),
        # Months without a name beside years; quarters behind a point; months without their zero; codes of the Japanese portal.
        (
            "YEAR,,Duty\n1999,9,5.5\n1999,12,6.5\n2000,3,7.5\n2000,6,8.5\n2000,9,9.5\n",
            ["Duty 1999-09 5.5", "Duty 2000-06 8.5"],
        ),
        (
            "date,a\n1980.04,7.5\n" + "".join(f"{year}.0{part},{year}.{part}\n" for year in (1981, 1982, 1983) for part in (1, 2, 3, 4)),
            ["a 1980-Q4 7.5", "a 1981-Q1 1981.1", "a 1983-Q4 1983.4"],
        ),
        (
            "name,2020.01,2020.02,2020.03,2020.04,2020.05,2021.01,2021.02,2021.03,2021.04\nA,1,2,3,4,5,6,7,8,9\nB,1,2,3,4,5,6,7,8,9\n",
            ["A 2020-02 2", "B 2021-04 9"],
        ),
        ("Código Departamento,DEPARTAMENTO,2019,2020\n05,Antioquia,5,6\n08,Atlántico,7,8\n", ["value (Antioquia) 2019 5", "value (Atlántico) 2020 8"]),
        (
            "title,,,,,\n,,時系列コード,2018000101,2018000202,2018000303\n品目番号,品目名称,ウエイト,201801,201802,201803\n1000000000,鉱工業,10000,112.3,114.6,116.3\n"
            "1100000000,製造工業,9983.5,112.4,114.6,116.3\n1101000000,鉄鋼,596.5,122.4,124.3,124.3\n",
            ["鉱工業 2018-01 112.3", "鉄鋼 2018-03 124.3"],
        ),
        ("time,users\n2018.12,5.5\n2020.3,6.5\n2020.12,7.5\n2021.6,8.5\n", ["users 2018-12 5.5", "users 2020-03 6.5", "users 2021-06 8.5"]),
        (
            "時間軸（月次） コード,時間軸（月次）,就業者数【万人】\n2024000000,2024年,6781\n2024000103,x,6774\n2024000404,x,6766\n",
            ["就業者数【万人】 2024 6781 persons 4", "就業者数【万人】 2024-Q1 6774 persons 4", "就業者数【万人】 2024-04 6766 persons 4"],
        ),
        # Three months in turn, as in Brazil, and the codes of columns and months of the South African office.
        (
            "Trimestre,Taxa (%)\njan-fev-mar 2018,13.2\nfev-mar-abr 2018,13.1\nnov-dez-jan 2019,12.5\n",
            ["Taxa (%) 2018-Q1 13.2 percent rate", "Taxa (%) 2018-02-01/P3M 13.1 percent rate", "Taxa (%) 2018-11-01/P3M 12.5 percent rate"],
        ),
        (
            "H01,H02,H03,H04,H05,H17,H25,MO012019,MO022019\nP1,Retail,act,Dealer,Food,R million,Monthly,5,6\nP1,Retail,seas,Dealer,Total,R million,Monthly,7,8\n",
            ["act 2019-01 5 R 6", "seas 2019-02 8 R 6"],
        ),
        # Marks behind quarters and before years; names of months in two languages; years of the Republic of China.
        (
            "Periodo,PIB\n2022/01,5.5\n2022/02,6.5\n2022/03,7.5\n2022/04,8.5\n2023/01 r1/,9.5\n2023/02p1/,10.5\n",
            ["PIB 2022-Q1 5.5", "PIB 2023-Q1 9.5", "PIB 2023-Q2 10.5"],
        ),
        ("Năm,Dân số\n2021,5\n2022,6\nSơ bộ 2023,7\n", ["Dân số 2022 6", "Dân số 2023 7"]),
        ("Year,Month,Employed\n2023,Ocak-January,5\n,Şubat-February,6\n,Mart-March,7\n", ["Employed 2023-01 5", "Employed 2023-03 7"]),
        (
            "物價,,\n,總指數(民國110年=100),年增率(%)\n112年 7月,104.86,2.18\n112年 8月,104.69,2.13\n",
            ["總指數(民國110年=100) 2023-07 104.86 民國110年=100", "年增率(%) 2023-08 2.13 percent rate"],
        ),
        # What the whole year has, in a column that is called a year, is not the periods.
        (
            "Заработная плата,,,,,,,,,,,,,,,,,\n,январь,февраль,март,I квартал,апрель,май,июнь,II квартал,июль,август,сентябрь,III квартал,октябрь,ноябрь,декабрь,IV квартал,год\n"
            "2022,1,2,3,6,4,5,6,15,7,8,9,24,10,11,12,33,56610\n2023,13,14,15,42,16,17,18,51,19,20,21,60,22,23,24,69,70219\n",
            ["Заработная плата 2022-01 1", "Заработная плата 2023-12 24"],
        ),
        # A title in two languages, the unit in the first sentence of a line, and whom to ask, which is no name.
        (
            "Κατά κεφαλήν ακαθάριστο εγχώριο προϊόν,,Per capita gross domestic product of regions\nΣε ευρώ. Σε τρέχουσες τιμές,,In  euro. At current prices\n"
            "Region,2019,2020,Name\nAttiki,5.5,6.5,A\nIpeiros,7.5,8.5,B\n",
            ["Κατά κεφαλήν ακαθάριστο εγχώριο προϊόν (Attiki) 2019 5.5 euro", "Κατά κεφαλήν ακαθάριστο εγχώριο προϊόν (Ipeiros) 2020 8.5 euro"],
        ),
        ("Prices,,office@example.org\nDate,Index,Change (%)\n2020-01,5.5,1.5\n2020-02,6.5,2.5\n", ["Index 2020-01 5.5", "Change (%) 2020-02 2.5 percent rate"]),
        # Provinces within regions; provinces across; years over months, with a note among them, and their unit in two languages.
        (
            "Province,Year,Region,GDP\nAnhui,2020,East,5\nJilin,2020,North,6\nHebei,2020,North,7\nAnhui,2021,East,8\nJilin,2021,North,9\nHebei,2021,North,10\n",
            ["GDP (Anhui) 2020 5", "GDP (Jilin) 2021 9"],
        ),
        ("年份,北京市,广东省\n2020,5,6\n2021,7,8\n", ["value (北京市) 2020 5", "value (广东省) 2021 8"]),
        (
            ",,,Rates,,,\n,,,(％),(percent),,\nYear and month,,,Total,Men,Women,Young\n"
            "昭和45年,11月,Nov.,1.5,2.5,3.5,4.5\n1970,12月,Dec.,5.5,6.5,7.5,…\n昭和46年,1月,Jan.,1.1,1.2,1.3,1.4\n1971,2月,Feb.,2.1,2.2,2.3,2.4\n",
            ["Rates, Total 1970-11 1.5 percent rate", "Rates, Women 1970-12 7.5 percent rate", "Rates, Young 1971-02 2.4 percent rate"],
        ),
        (
            "Precios,,,,\n\"Unidades: Índice, Tasas\",,,,\n,,,,\n ,Índice,,Variación en lo que va de año,\n ,2024T2,2024T1,2024T2,2024T1\n"
            "Nacional,,,,\n    General,105.5,104.5,3.5,1.5\n    Nueva,115.5,114.5,4.5,2.5\n"
            "01 Sur,,,,\n    General,1.5,2.5,3.5,4.5\n    Nueva,5.5,6.5,7.5,8.5\n",
            ["Nacional: General.Índice 2024-Q1 104.5", "Nacional: Nueva.Variación en lo que va de año 2024-Q2 4.5 rate"],
        ),
        (
            "\" \",\"2017\",\" \",\"2018 (*)\",\" \"\n\" \",\"Area (km2)\",\"People\",\"Area (km2)\",\"People\"\n\"All\",5.5,6.5,7.5,8.5\n",
            ["All.Area (km2) 2018 7.5 km2", "All.People 2017 6.5"],
        ),
        (
            "Trimestre Móvil,Tasa de paro\n2010 ene-mar,5.5\n2010 feb-abr,6.5\n2010 nov-ene,7.5\n2011 dic-feb,8.5\n",
            ["Tasa de paro 2010-Q1 5.5 rate", "Tasa de paro 2010-11-01/P3M 7.5 rate", "Tasa de paro 2010-12-01/P3M 8.5 rate"],
        ),
        ("Date,Total\n2011-4-01,5.5\n2011-5-01,6.5\n2011-12-01,7.5\n", ["Total 2011-04 5.5", "Total 2011-12 7.5"]),
        (
            "Years,Nationwide,Base: the whole year of the Republic of China 110 = 100\n111,5.5,\n110,6.5,\n109,7.5,\n",
            ["Nationwide 2022 5.5", "Nationwide 2020 7.5"],
        ),
        # Series with their figures in JSON, as objects and as pairs.
        (
            '{"name": "CPI", "country": "Peru", "unit": "%", "data": [{"date": "2020-01", "value": 5.5}, {"date": "2020-02", "value": 6.5}],'
            ' "forecast": [{"date": "2020-03", "value": 7.5, "upper": 9}]}',
            ["CPI (Peru) 2020-02 6.5 percent rate"],
        ),
        (
            '{"made": "2020", "indicators": [{"name": "GDP", "unit": "million USD", "history": [{"date": "2020-Q1", "value": 5, "seen": "x"}],'
            ' "more": {"label": "growth", "unit": "%", "history": [{"date": "2020-Q2", "value": 6.5}]}},'
            ' {"name": "CPI", "unit": "%", "history": [{"date": "2020-01", "value": 7.5}]}], "next": [{"date": "2021"}], "last": [{"a": 1}]}',
            ["GDP 2020-Q1 5 USD 6", "GDP, growth 2020-Q2 6.5 percent rate", "CPI 2020-01 7.5 percent rate"],
        ),
        ('[{"name": "Total", "values": [[1947, 5], [1948, 6]]}, {"name": "Coal", "values": [[1947, 7], [1948, 8]]}]', ["Total 1948 6", "Coal 1947 7"]),
        # Years in brackets; a unit in thousands of a name under another one; an address in a column without a name.
        (
            "town,Rate (2006),Rate (2007),Rate (2008),Mean (2006),Mean (2007),Mean (2008)\nLille,5,6,7,1,2,3\nLyon,8,9,10,4,5,6\n",
            ["Lille.Rate 2006 5", "Lyon.Mean 2008 6"],
        ),
        (
            "Produção (toneladas),,\nProduto,2016,2017\nAbacaxi (mil frutos),5,6\nAlho,7,8\n",
            ["Abacaxi (mil frutos) 2016 5 frutos 3", "Alho 2017 8 toneladas"],
        ),
        (
            "Year,State,Type,Exports,\n2017,Ohio,Food,5,\n2018,Ohio,Food,6,https://example.org/a.pdf\n2017,Ohio,Fuel,7,\n2018,Ohio,Fuel,8,\n",
            ["Food.Exports (Ohio) 2018 6", "Fuel.Exports (Ohio) 2017 7"],
        ),
        # Roman quarters without a blank, a row that has the header's first name and another code, countries of the World Bank.
        ("Time;GDP\n1995QI;5.5\n1995QII;6.5\n1995QIV;7.5\n", ["GDP 1995-Q1 5.5", "GDP 1995-Q4 7.5"]),
        (
            "Industry;SIC;year2010;year2011;year2012\nTotal;00;9;8;7\nIndustry;D;2860;2804;2673\nTrade;G;3;2;1\n",
            ["Industry 2010 2860", "Trade 2012 1"],
        ),
        (
            "country_id,country_value,year,value,region\nZW,Zimbabwe,2020,5,Africa\nZM,Zambia,2020,6,Africa\n",
            ["value (ZW) 2020 5", "value (ZM) 2020 6"],
        ),
        ("date,base_rate,sports_rate\n2019-01,54.77,54.77\n2019-02,48.99,48.99\n", ["base_rate 2019-01 54.77", "sports_rate 2019-02 48.99"]),
        # Quarters with their number before the year; metropolitan areas of states; words that are called a period; two units in a title.
        (
            "Datum,Celkem\n" + "".join(f"0{part}/{year},{year}.{part}\n" for year in range(2015, 2020) for part in (1, 2, 3, 4)),
            ["Celkem 2015-Q1 2015.1", "Celkem 2019-Q4 2019.4"],
        ),
        ("msa_id,msa_name,state,year,hpi\n1,\"Abilene, TX\",TX,2020,5\n2,\"Akron, OH\",OH,2020,6\n3,\"Waco, TX\",TX,2020,7\n", ["hpi (Waco, TX) 2020 7"]),
        (
            "country,quarter,period,cpi\nDEU,2005Q1,Normal,5.5\nFRA,2005Q1,Normal,6.5\nDEU,2005Q2,Crisis,7.5\nFRA,2005Q2,Crisis,8.5\n",
            ["cpi (DEU) 2005-Q1 5.5", "cpi (FRA) 2005-Q2 8.5"],
        ),
        (
            "\"Capacity (kW, %), 1963-1964\",,\nYear,Wind,\n,Net,% of total\n1963,5.5,6.5\n1964,7.5,8.5\n",
            ["Wind, Net 1963 5.5", "Wind, % of total 1964 8.5 percent rate"],
        ),
        ("Date,Indice - Glissement annuel - Ensemble\n1991-01,3.3\n1991-02,3.4\n", ["Indice - Glissement annuel - Ensemble 1991-02 3.4 rate"]),
        # A sign of a list lets a name stand below the one above it.
        (
            ",2019,2020\n Debt,10,11\n - China,1,2\n - Spain,3,4\n,,\n Cases,7,8\n - China,5,6\n - Spain,1,1\n",
            ["Debt: - China 2019 1", "Cases: - Spain 2020 1"],
        ),
    ],
)  # fmt: skip
def test_each_figure_has_the_name_period_and_unit_of_its_table(read: Read, text: str, found: list[str]) -> None:
    assert sorted(row for row in rows(read(text)) if row in found) == sorted(found)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Exports, Private Sector (Households and Institutions Serving Households), Nominal, Domestic Currency", ("Domestic Currency", 0)),
        ("Employed (households)", ("households", 0)), ("PIB (MILES $)", ("$", 3)), ("Export ( valor,millones de $)", ("$", 6)),
        ("GSDP (` in Crore)", ("₹", 7)), ("ВВП (в текущих долларах США)", ("текущих долларах США", 0)), ("粉尘（微克/立方米）", ("微克/立方米", 0)),
        ("噪声平均值（分贝）", ("分贝", 0)), ("人均能源（千克标准煤）", ("千克标准煤", 0)), ("Kilowatt-hours, million", ("Kilowatt-hours", 6)),
        ("PREIS1__Index__2020=100", ("2020=100", 0)), ("Serie Original\n2004=100", ("2004=100", 0)),
    ],
)  # fmt: skip
def test_the_unit_of_a_name(name: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_name(name) == unit


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Population of places\nyear,A,B\n2019,1,2\n2020,3,4\n", "Population of places"),
        ("generation by source in Kenya,Value,Year,Units\nOil,5,2019,GWh\nWind,6,2019,GWh\nOil,7,2020,GWh\n", "generation by source in Kenya"),
        ("Real growth (annual percent change),2019,2020\nUpland,1.5,2.5\n", "Real growth (annual percent change)"),
        ("Arrivals\nCountry,2019,2020\nMalta,1,2\n", ""),  # the name of its figures
        ("Arrivals\nUnit multiplier\nCountry,2019,2020\nMalta,1,2\n", ""),  # what a column is called
    ],
)  # fmt: skip
def test_a_title_that_no_name_has_is_said(read: Read, text: str, title: str) -> None:
    said = [
        str(remark).partition("title of the table: ")[2] for remark in read(text).remarks if "title of" in str(remark)
    ]
    assert said == ([f"'{title}'"] if title else [])


def test_the_title_and_the_sign_of_a_unit_of_json_stat(read: Read) -> None:
    dimension = {
        "what": {"category": {"index": ["UNR"], "label": {"UNR": "unemployed"}, "unit": {"UNR": {"symbol": "%"}}}},
        "year": {"category": {"index": ["2019", "2020"]}},
    }
    data = read(json.dumps({
        "version": "2.0", "class": "dataset", "label": "Labour market", "id": ["what", "year"], "size": [1, 2], "dimension": dimension,
        "role": {"time": ["year"], "metric": ["what"]}, "value": [4.5, 5.5],
    }))  # fmt: skip
    assert rows(data) == ["UNR 2019 4.5 percent rate", "UNR 2020 5.5 percent rate"]
    assert [str(remark).partition(": ")[2] for remark in data.remarks] == ["title of the table: 'Labour market'"]


def test_forecasts_are_known_by_the_row_above_their_years(read: Read) -> None:
    data = read(",,Actual,,Forecast,\n,,2022,2023,2024,2025\n,Revenue,5,6,7,8\n,Costs,1,2,3,4\n")
    assert [(row.period, row.status) for row in data.observations if row.indicator == "Revenue"] == [
        ("2022", "A"), ("2023", "A"), ("2024", "F"), ("2025", "F"),
    ]  # fmt: skip


def test_years_of_the_buddhist_era_are_read_as_ours_and_said(read: Read) -> None:
    data = read("year,rate\n2567,1.5\n2568,2.5\n")
    assert rows(data) == ["rate 2024 1.5", "rate 2025 2.5"]
    assert "years of the Buddhist era such as 2567 were read as 2024" in " ".join(map(str, data.remarks))


@pytest.mark.parametrize(
    ("years", "refused"),
    [
        (range(1381, 1403), True), (range(1390, 1396), True), (range(1390, 1420), True), (range(1390, 1395), False), (range(1390, 1421), False),
        ((1385, 1390, 1395, 1400), False), (range(1350, 1901), False), ((2567, 1402), True), ((2450, 2500), False), ((2440, 2441), True),
    ],
)  # fmt: skip
def test_recent_years_of_the_persian_calendar_are_refused(years: tuple[int, ...], refused: bool, read: Read) -> None:
    text = "year,area,price\n" + "".join(f"{year},A,{number}.5\n" for number, year in enumerate(years, start=1))
    if refused:
        with pytest.raises(DataError, match="are those of another calendar"):
            read(text)
    else:
        assert len(read(text).observations) == len(years)


def test_the_base_of_an_index_is_of_our_era_too(read: Read) -> None:
    assert rows(read("year,CPI (2558=100)\n2560,101.5\n2561,102.5\n")) == [
        "CPI (2558=100) 2017 101.5 2015=100", "CPI (2558=100) 2018 102.5 2015=100",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Western text, of which each letter with an accent could be a Chinese sign.
        (("year,unit,value\n" + "".join(f"{year},°C,{year - 2000}\n" for year in range(2015, 2023))).encode("cp1252"), ["value 2015 15 °C"]),
        (("Área,Año,Valor\n" + "".join(f"Área {n},2019,{n}\nÁrea {n},2020,{n}\n" for n in range(1, 9))).encode("cp1252"), ["Área 1 2019 1"]),
        # Rates below a unit of amounts in a year; powers of ten below a unit.
        ("GDP (million euro per year),,\nIndicator,2019,2020\nGDP growth,1,2\nGDP,100,102\n", ["GDP growth 2019 1 rate", "GDP 2019 100 euro per year 6"]),
        ("kg/yr,,\nIndicator,2019,2020\nUnemployment rate,1,2\nCatch,100,102\n", ["Unemployment rate 2019 1 rate", "Catch 2020 102 kg/yr"]),
        ("Unit: million euro,,,\nItem,Scale,2019,2020\nExports,billion,1,2\nImports,million,5,6\n", ["Exports 2019 1 euro 9", "Imports 2020 6 euro 6"]),
        # Tables below each other that do not fit, and lines that are no titles.
        (
            "Exports,,,\nCountry,2019,2020,2021\nFrance,1,2,3\nGermany,4,5,6\n,,,\nImports,,,\nCountry,2019,2020,2021\nFrance,7,8,9\nGermany,10,11,12\n,,,\n"
            "Balance,,,\nCountry,2020,2021,2022\nFrance,13,14,15\nGermany,16,17,18\n",
            [],
        ),
        ("World GDP,,,\nCountry,2019,2020,2021\nFrance,10,12,13\nKosovo,,,\nCountry,2019,2020,2021\nGhana,1,2,3\nKenya,4,5,6\n", []),
        ("Country,2019,2020,2021\nFrance,1,2,3\nGermany,4,5,6\nRegion,2019,2020,2021\nBavaria,7,8,9\nSaxony,10,11,12\n", ["value (France) 2019 1", "value (Germany) 2021 6"]),
        ("Wheat,2019,2020,2021\nWinter,1,2,3\nBarley,2019,2020,2021\nWinter,4,5,6\n", ["Winter 2019 1"]),
        # Blocks whose years differ, and years without figures.
        (
            "Year,Sales,Costs\nShop A,,\n2019,1,2\n2020,3,4\nShop B,,\n2020,5,6\n2021,7,8\nTotal,,\n2019,9,10\n2020,11,12\n",
            ["Shop A.Sales 2019 1", "Shop B.Costs 2021 8", "Total.Sales 2019 9"],
        ),
        ("Year,France,Spain\nExports,,\n2019,10,1\n2020,12,2\nImports,,\n2019,,\n2020,2,3\n2021,3,4\n", ["Exports.value (France) 2019 10", "Imports.value (Spain) 2021 4"]),
        # Names of their own, one after the other.
        (
            "Product,Country,2019,2020\nWheat,France,1,2\nMaize,Germany,3,4\n,Spain,5,6\nRye,France,7,8\nOats,Germany,9,10\n,Spain,11,12\n",
            ["Wheat (France) 2019 1", "Oats (Germany) 2020 10"],
        ),
        # Months and quarters in numbers, notes in brackets, and letters of notes.
        ("date,a\n" + "".join(f"{year}.0{part},{part}.5\n" for year in (2020, 2021) for part in (1, 2, 3, 4)), ["a 2020-01 1.5", "a 2021-04 4.5"]),
        ("Country,2019,,2020,\nFrance,1,a,2,b\nSpain,3,,4,c\n", ["value (France) 2019 1", "value (Spain) 2020 4"]),
        ("year,Profit\n2017,12.5\n2018,(3)\n2019,15.1\n2020,14.7\n", ["Profit 2018 -3"]),
        # A rate of exchange that is called a kind; terms that are no years of an era; words that are no months.
        ("año,tipo_cambio\n2019,19\n2020,20\n", ["tipo_cambio 2019 19"]),
        ("民國年月,2年,5年,10年,50年\n民國112年1月,1.1,1.2,1.3,1.4\n民國112年2月,2.1,2.2,2.3,2.4\n", ["10年 2023-01 1.3", "50年 2023-02 2.4"]),
        ('year,"GDP, volume 2015=100"\n2019,101.5\n2020,102.5\n', ["GDP, volume 2015=100 2019 101.5 2015=100"]),
        ("year,wheat\n1385,5.5\n1390,6.5\n1395,7.5\n1400,8.5\n", ["wheat 1385 5.5", "wheat 1400 8.5"]),
        ("Unit,EUR,%,note\nTitle,GDP,CPI\n2019,1,2\n2020,3,4\n", ["GDP 2019 1 EUR", "CPI 2020 4 percent rate"]),
        # Regions that hold no areas of their own, and countries, of which cities are parts.
        (
            "Region,City,Year,Rent\nEast,Springfield,2020,5\nWest,Springfield,2020,6\nWest,Shelby,2020,7\n",
            ["Springfield.Rent (East) 2020 5", "Springfield.Rent (West) 2020 6"],
        ),
        ("Country,City,Year,Rent\nFrance,Paris,2020,5\nFrance,Lyon,2020,6\nItaly,Rome,2020,7\n", ["Paris.Rent (France) 2020 5"]),
        # Numbers that are no years of an era, a rate behind a name alone, and pairs without periods.
        ("Year,People,Growth,Homes\n,(number),(%),\n2020,5000,1.6,700\n2021,5100,2,710\n", ["Growth 2020 1.6 percent rate", "Homes 2020 700"]),
        ("Month,Skiers\n" + "".join(f"0{part}/{year},{part}\n" for year in range(2015, 2021) for part in (1, 2, 3, 4)), ["Skiers 2015-01 1", "Skiers 2020-04 4"]),
        ("月份,沪市,深市\n2020-01,5,6\n2020-02,7,8\n", ["沪市 2020-01 5", "深市 2020-02 8"]),
        (
            "Region,City,Year,Value\nKazakhstan,Almaty,1996,5\nKazakhstan,Astana,1998,6\nPeru,Lima,1996,7\nPeru,Lima,1998,8\n",
            ["Value (Kazakhstan) 1996 5", "Value (Peru) 1998 8"],
        ),
        ("Region,Province,Year,Value\nEast,Anhui,2020,5\nEast,Jilin,2020,6\nAll,Total,2020,11\n", ["Anhui (East) 2020 5", "Total (All) 2020 11"]),
        ("Year,Nombre de glissements,Lending rate (USD, %)\n2020,5,6\n2021,7,8\n".replace("Lending rate (USD, %)", '"Lending rate (USD, %)"'), ["Lending rate (USD, %) 2020 6 percent rate"]),
        ("Republic of China 2020: contributions,\nYears,Men\n40,5.5\n41,6.5\n42,7.5\n", []),
        # JSON whose figures say what their series does not, and figures with a history.
        (
            '{"name": "GDP", "data": [{"year": "2020", "quarter": "Q1", "country": "Peru", "value": 5}, {"year": "2020", "quarter": "Q2", "country": "Peru", "value": 6}]}',
            ["GDP (Peru) 2020-Q1 5", "GDP (Peru) 2020-Q2 6"],
        ),
        ('{"data": [{"title": "GDP", "period": "2020", "value": 5, "history": [{"period": "2018", "value": 1}]}]}', ["value 2020 5"]),
        ('{"name": "bins", "points": [[1000, 5], [1500, 6]], "rows": [{"year": 2020, "v": 1}, {"year": 2021, "v": 2}]}', ["v 2020 1", "v 2021 2"]),
        ('{"name": "GDP", "unit": "USD", "data": [{"year": 2020, "unit": "EUR", "value": 5}, {"year": 2021, "unit": "EUR", "value": 6}]}', ["GDP 2020 5 EUR"]),
        ("Year,GDP (2010),GDP (2015)\n2019,5,6\n2020,7,8\n", ["GDP (2010) 2019 5", "GDP (2015) 2020 8"]),
        ("year,People's Republic of China 110\n2020,50\n2021,51\n", ["People's Republic of China 110 2020 50"]),
        ("¡¡Año,Valor\n2020,5\n2021,6\n".encode("cp1252"), ["Valor 2020 5"]),
        ('{"name": "x", "values": [["a", 1], ["b", 2]], "rows": [{"year": 2020, "y": 5}]}', ["y 2020 5"]),
    ],
)  # fmt: skip
def test_what_looks_like_another_form_is_read_as_it_stands(text: str | bytes, found: list[str], read: Read) -> None:
    if found:
        assert set(found) <= set(rows(read(text)))
    else:
        with pytest.raises(DataError, match=r"[Aa]nother table begins|can be identified|no layout"):
            read(text)


def test_the_version_of_a_series_is_in_its_label_where_two_are_titled_alike(read: Read) -> None:
    data = read(
        ",Employed ;,Rate ;,Employed ;\nUnit,000,Percent,000\nSeries Type,Seasonally Adjusted,Trend,Trend\nFrequency,Month,Month,Month\n"
        "Series ID,A1,A2,A3\n2023-05-01,5.5,1.5,6.5\n2023-06-01,7.5,2.5,8.5\n"
    )
    assert [data.catalog[name].label for name in ("A1", "A2", "A3")] == [
        "Employed, Seasonally Adjusted", "Rate ;", "Employed, Trend",
    ]  # fmt: skip


def test_the_number_of_a_note_in_brackets_is_no_figure(read: Read) -> None:
    data = read("Region,2019,2020\nA,(1),9513.5\nB,8513.5,7513.5\nC,(1),6513.5\nD,5513.5,4513.5\n")
    assert sorted(row.value for row in data.observations) == [
        "4513.5",
        "5513.5",
        "6513.5",
        "7513.5",
        "8513.5",
        "9513.5",
    ]
    assert [str(remark) for remark in data.remarks if "negative" in str(remark)] == []


def test_lines_above_a_table_that_say_which_figures_these_are_are_said(read: Read) -> None:
    data = read(
        "Dataset:,Work,,,\nSex,,Females,,\n,,,,\nTIME,2019,,2020,\nGEO (Labels),,,,\nMalta,5.5,,6.5,\nChad,7.5,,8.5,\n"
    )
    assert "Sex: Females" in " ".join(map(str, data.remarks))


def test_a_flag_is_what_its_description_says(read: Read) -> None:
    data = read(
        "Area,Item,Year,Unit,Value,Flag,Flag Description\nDE,Duck,2019,Head,5,F,FAO estimate\nDE,Duck,2020,Head,6,,Official data\n"
    )
    assert [(row.period, row.status) for row in data.observations] == [("2019", "E"), ("2020", "A")]


def test_a_measure_with_codes_and_texts_is_no_unit(read: Read) -> None:
    data = read(
        "LOCATION,MEASURE,Measure,TIME,Unit Code,Unit,Value\nAUS,GINI,Gini of incomes,1995,0_TO_1,0-1 scale,0.309\nAUS,GINI,Gini of incomes,2000,0_TO_1,0-1 scale,0.317\n"
    )
    assert {row.unit for row in data.observations} == {"0-1 scale"}


def test_numbers_without_a_name_are_months_of_several_years_and_said(read: Read) -> None:
    data = read("YEAR,,Duty\n1999,9,5.5\n1999,12,6.5\n2000,3,7.5\n2000,6,8.5\n2000,9,9.5\n")
    assert "numbers without a name beside years were read as months" in " ".join(map(str, data.remarks))
    numbered = read(",2019,2020\n" + "".join(f"{number},{number}.5,{number}.25\n" for number in range(1, 13)))
    assert {row.period for row in numbered.observations} == {"2019", "2020"}


def test_outturns_above_years_are_no_names(read: Read) -> None:
    data = read(",Outturn,Forecast,\n,2024,2025,2026\nDuties,5,6,7\nLevies,8,9,10\n")
    assert [(row.indicator, row.period, row.status) for row in data.observations][:3] == [
        ("Duties", "2024", "A"), ("Duties", "2025", "F"), ("Duties", "2026", "F"),
    ]  # fmt: skip


def test_other_areas_and_months_that_are_parts_of_names_are_said(read: Read) -> None:
    cities = read("Country,City,Year,Rent\nFrance,Paris,2020,5\nFrance,Lyon,2020,6\nItaly,Rome,2020,7\n")
    assert "the areas are those of the column 'Country', and 'City' is a part of the names" in " ".join(
        map(str, cities.remarks)
    )
    months = read(
        "Time,Sown,Rice\n2020-Q1,March,5\n2020-Q1,April,6\n2020-Q1,May,7\n2021-Q1,March,8\n2021-Q1,April,9\n2021-Q1,May,1\n"
    )
    said = (
        "parts of years in the names are no periods here: March, April, May (write such periods as 2018-Q1 or 2018-01)"
    )
    assert said in " ".join(map(str, months.remarks))
    few = read("Time,Name,Rice\n2020-Q1,April,5\n2020-Q1,June,6\n2021-Q1,April,8\n2021-Q1,June,9\n")
    assert "parts of years" not in " ".join(map(str, few.remarks))


def test_a_column_of_weights_before_periods_is_no_title_of_stacked_tables(read: Read) -> None:
    text = (
        ",,Weights,2019,2020,2021\n1,Food,27,5,6,7\n2,Rent,28,8,9,10\n,,,,,\n"
        ",Change,,2019,2020,2021\n1,Food,,1,2,3\n2,Rent,,4,5,6\n"
    )
    with pytest.raises(DataError, match="nother table begins on line 5"):
        read(text)


def test_a_cover_is_not_what_a_workbook_lacks(read: Read) -> None:
    cover, table = [["A report"], ["of an office"]], [["Code", "Region", "Meters"], ["K1", "A", 5], ["K2", "B", 6]]
    with pytest.raises(DataError, match=r"Line 1 may be its header \(Code, Region, Meters\)") as error:
        read(workbook(cover=cover, table=table))
    assert "not split into cells" not in str(error.value)


def test_series_of_one_name_in_json_are_told_apart_by_what_else_they_say(read: Read) -> None:
    data = read(
        '[{"name": "Rate", "sex": "men", "data": [{"date": "2020", "value": 5}]}, {"name": "Rate", "sex": "women", "data": [{"date": "2021", "value": 6}]}]'
    )
    assert {(row.indicator, row.period) for row in data.observations} == {("men", "2020"), ("women", "2021")}


def test_a_heading_that_is_in_but_some_names_is_said(read: Read) -> None:
    data = read(
        "Item,2020,2021\nExports,,\n Food,5,6\n Cars,7,8\n Oil,1,2\nImports,,\n Food,9,10\n Gas,11,12\n Wood,3,4\n"
    )
    assert "headings among the rows are not in the names of the rows below them: 'Exports' on line 2" in " ".join(
        map(str, data.remarks)
    )


def test_the_own_title_of_a_table_comes_before_that_of_another_sheet(read: Read) -> None:
    about = [["23110000100040200001 People"], ["ЕДИНИЦА ИЗМЕРЕНИЯ", "Человек"], ["ТИП СБОРА", "За период"]]
    table = [["Births"], ["Регион", 2011, 2012], ["Россия", 5, 6], ["Бурятия", 7, 8]]
    assert "Births (Бурятия) 2012 8 Человек" in rows(read(workbook(data=table, about=about)))


def test_rolling_quarters_over_the_new_year_need_the_one_before_them() -> None:
    assert times.read(["2020 dec-feb", "2020 mar-may", "2020 jun-aug"]).of == {
        "2020 mar-may": "2020-03-01/P3M",
        "2020 jun-aug": "2020-06-01/P3M",
    }
    assert times.read(["2020 nov-ene", "2021 dic-feb", "2021 ene-mar"]).of == {
        "2020 nov-ene": "2020-11-01/P3M", "2021 dic-feb": "2020-12-01/P3M", "2021 ene-mar": "2021-Q1",
    }  # fmt: skip


def test_quarters_with_their_number_before_the_year_are_said(read: Read) -> None:
    data = read(
        "Datum,x\n" + "".join(f"0{part}/{year},{part}\n" for year in range(2015, 2020) for part in (1, 2, 3, 4))
    )
    assert "periods such as 01/2022 were read as quarters" in " ".join(map(str, data.remarks))


@pytest.mark.parametrize(
    ("title", "said"),
    [("imports_percent", True), ("Sheet1", False), ("Daten (2)", False), ("工作表1", False), ("年度数据", False)],
)
def test_the_name_of_the_only_sheet_is_said_if_it_may_be_a_title(title: str, said: bool, read: Read) -> None:
    data = read(workbook(**{title: [["country", 2019, 2020], ["France", 5, 6], ["Italy", 7, 8]]}))
    assert (f"title of the table: '{title}'" in " ".join(map(str, data.remarks))) is said


def test_wide_signs_alone_are_chinese(read: Read) -> None:
    data = read("Prices：All　Items\nMonth,Index\n2020-01,5.5\n2020-02,6.5\n".encode("gb18030"))
    assert "GB18030" in " ".join(map(str, data.remarks))


def test_the_list_of_figures_that_is_read_and_the_others_are_said(read: Read) -> None:
    data = read('{"name": "CPI", "data": [{"date": "2020", "value": 5}], "forecast": [{"date": "2021", "value": 6}]}')
    assert "read 'data' only; also there: 'forecast'" in " ".join(map(str, data.remarks))
    assert [row.period for row in data.observations] == ["2020"]


def test_the_first_line_of_a_sheet_with_the_unit_is_what_the_table_is_about(read: Read) -> None:
    about = [["23110000100040200001 People"], ["ЕДИНИЦА ИЗМЕРЕНИЯ", "Человек"], ["ТИП СБОРА", "За период"]]
    table = [["Регион", 2011, 2012], ["Россия", 5, 6], ["Бурятия", 7, 8]]
    assert "People (Бурятия) 2012 8 Человек" in rows(read(workbook(data=table, about=about)))


def test_names_that_are_told_apart_by_the_rows_above_them_are_no_doubles(read: Read) -> None:
    data = read(",Exports,,Imports,\nyear,Food,Fuel,Food,Fuel\n2020,5,6,7,8\n2021,9,10,11,12\n")
    assert not data.remarks or "two columns of this name" not in " ".join(map(str, data.remarks))
    assert "Imports, Fuel 2021 12" in rows(data)


def test_headings_that_are_in_the_names_below_them_are_no_loss(read: Read) -> None:
    data = read(
        "Prices,,\n,,\nItem,2020,2021\nNorth,,\n General,5,6\n New,7,8\nSouth,,\n General,9,10\n New,11,12\nEast,,\n General,1,2\n New,3,4\n"
    )
    assert "headings among the rows" not in " ".join(map(str, data.remarks))
    assert "South: New 2021 12" in rows(data)


def test_letters_beside_each_period_are_the_status_of_its_figures(read: Read) -> None:
    data = read("time,2019,,2020,\ngeo (Labels),,,,\nMalta,5.5,,6.5,p\nChad,7.5,e,8.5,\nPeru,9.5,,10.5,\n")
    assert [(row.area or row.indicator, row.period, row.status) for row in data.observations] == [
        ("Malta", "2019", "A"), ("Malta", "2020", "P"), ("Chad", "2019", "E"), ("Chad", "2020", "A"), ("Peru", "2019", "A"), ("Peru", "2020", "A"),
    ]  # fmt: skip


def test_the_name_of_a_data_set_of_sdmx_is_said(read: Read) -> None:
    data = read(
        "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,unit,Unit of measure,geo,Geopolitical entity,TIME_PERIOD,OBS_VALUE,Observation value\n"
        "dataflow,E:T(1),House prices,I15_Q,Quarterly index,AT,Austria,2010-Q1,75.05,\n"
    )
    assert "title of the table: 'House prices'" in " ".join(map(str, data.remarks))


def test_a_kind_in_numbers_is_a_code_and_no_figure(read: Read) -> None:
    lines = (f"{year},{kind},Banco {kind},{year}.{kind}\n" for year in (2019, 2020) for kind in (1, 2, 4))
    found = {row.value for row in read("Fecha,Tipo entidad,Entidad,Saldo\n" + "".join(lines)).observations}
    assert found == {"2019.1", "2019.2", "2019.4", "2020.1", "2020.2", "2020.4"}


def test_weeks_beside_years_are_no_names(read: Read) -> None:
    with pytest.raises(DataError, match="numbers weeks beside years"):
        read("Jahr,Alter,Kalenderwoche,Sterbefaelle\n2019,A,1,50\n2019,A,2,51\n2020,A,1,52\n2020,A,2,53\n")


def test_a_small_korean_table_is_known_by_the_name_of_a_column(read: Read) -> None:
    data = read("시점,전국\n2013.01,92.728\n2013.02,93.038\n".encode("cp949"))
    assert rows(data) == ["전국 2013-01 92.728", "전국 2013-02 93.038"]


def test_a_flag_beside_its_description_parts_no_series(read: Read) -> None:
    data = read(
        "Area,Item,Year,Unit,Value,Flag,Flag Description\nDE,Duck,2019,Head,5,A,Official figure\nDE,Duck,2020,Head,6,E,Estimated value\n"
        "DE,Goose,2019,Head,7,E,Estimated value\nDE,Goose,2020,Head,8,A,Official figure\n"
    )
    assert [(row.indicator, row.status) for row in data.observations] == [
        ("Duck", "A"), ("Duck", "E"), ("Goose", "E"), ("Goose", "A"),
    ]  # fmt: skip


def test_a_measure_is_no_unit_where_the_column_of_units_is_empty(read: Read) -> None:
    data = read(
        "LOCATION,SUBJECT,MEASURE,TIME,Unit Code,Unit,Value\nAUS,LREM64FE,STSA,2018-Q1,,,69.06\nAUS,LREM64FE,STSA,2018-Q2,,,69.17\n"
    )
    assert {row.unit for row in data.observations} == {""}


def test_names_that_come_again_below_the_same_names_have_all_that_are_above_them(read: Read) -> None:
    data = read(
        "Concept,2019,2020\nConstant,,\n  Million pesos,,\n    Output,5,6\n  Change,,\n    Output,1.5,2.5\nCurrent,,\n  Million pesos,,\n    Output,7,8\n"
        "  Change,,\n    Output,3.5,4.5\n"
    )
    assert rows(data)[::2] == [
        "Constant: Million pesos: Output 2019 5 pesos 6", "Constant: Change: Output 2019 1.5",
        "Current: Million pesos: Output 2019 7 pesos 6", "Current: Change: Output 2019 3.5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # as the Bank of Japan describes its series
            "主要時系列統計データ表\n,平均残高,平均残高\n系列名称,平均残高（前年比）,平均残高\nデータコード,MD01'AN11@,MD01'AN11\n単位,％,億円\n収録終了期,2019/04,2019/04\n"
            "最終更新日,2019/05/08,2019/05/08\n1980/01,6.5,187775\n1980/02,7.9,175206\n",
            ["MD01'AN11@ 1980-01 6.5 percent rate", "MD01'AN11 1980-02 175206 JPY 8"],
        ),
        (  # a row of when the series end is no header
            ",A,B\nSerie,X,Y\nEnd,2019/04,2019/04\n1980/01,6.5,187775\n1980/02,7.9,175206\n1980/05,8.5,175207\n",
            ["A, X, 2019/04 1980-01 6.5", "B, Y, 2019/04 1980-05 175207"],
        ),
    ],
)  # fmt: skip
def test_what_describes_a_series_above_its_column_is_no_period(read: Read, text: str, found: list[str]) -> None:
    assert sorted(row for row in rows(read(text)) if row in found) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # the French office has the code of each figure below it
            "Libellé;idBank;Période;2001-T4;2002-T1\nEmploi Ain;1737244;;21895;22001\nCodes;;;A;P\nEmploi Aisne;1737245;;19996;20001\nCodes;;;A;A\n",
            ["Emploi Ain 2001-Q4 21895", "Emploi Aisne 2002-Q1 20001"],
        ),
        ("year,month,label,index\n2024,4.,apr 2024,103.8\n2024,5.,máj 2024,104.5\n", ["index 2024-04 103.8", "index 2024-05 104.5"]),
        ('"Employed, 1000","Sales, more than 1000",Year\n436,5,2019\n437,6,2020\n', ["Employed, 1000 2019 436 3", "Sales, more than 1000 2020 6"]),
    ],
)  # fmt: skip
def test_what_stands_beside_figures_is_none(read: Read, text: str, found: list[str]) -> None:
    data = read(text)
    assert sorted(row for row in rows(data) if row in found) == sorted(found)
    assert len({row.indicator for row in data.observations}) <= 2
    assert all("2024" not in entry.name() for entry in data.catalog.values())


def test_all_lines_above_that_no_name_has_are_said_and_the_year_of_a_japanese_one(read: Read) -> None:
    data = read("Procedures\nTotal value by state\nState,平成10年度,平成11年度\nAcre,5,6\nBahia,7,8\n")
    assert [notice.partition("': ")[2] for notice in data.notices][:2] == [
        "fiscal years such as 平成10年度 were read as the year of their number", "title of the table: 'Total value by state'",
    ]  # fmt: skip


def test_months_that_come_again_below_titles_in_two_languages_are_of_several_indicators(read: Read) -> None:
    months = ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"]  # fmt: skip
    english = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]  # fmt: skip
    lines: list[list[object]] = []
    for turkish, title, first in (
        ("Fiyat endeksı", "Price index (2003=100)", 100),
        ("Aylık (%)", "Monthly change (%)", 0.5),
    ):
        lines += [[turkish], [title], ["", *months], ["", *english]]
        lines += [[2020 + year, *(first + year + number / 100 for number in range(12))] for year in range(3)] + [[]]
    found = rows(read(workbook(P=lines)))
    assert len(found) == 72
    assert found[0] == "Price index (2003=100) 2020-01 100 2003=100"
    assert found[-1] == "Monthly change (%) 2022-12 2.61 percent rate"


def test_periods_that_come_again_as_floats_are_the_same(read: Read) -> None:
    text = "monetaria,2017,2018,2019\nnacional,35.9,35.5,36.5\nrural,50.9,51.0,52.6\n,,,\nextrema,2017.0,2018.0,2019.0\nnacional,10.4,10.4,12.0\nrural,20.5,20.3,23.7\n"
    found = rows(read(text))
    assert found[:2] == ["monetaria.nacional 2017 35.9", "monetaria.nacional 2018 35.5"]
    assert found[-1] == "extrema.rural 2019 23.7"


def test_months_with_years_of_two_digits_behind_them_are_none_without_a_year_that_is_no_day(read: Read) -> None:
    text = '"","PN01280PM"\n"","Tipo de cambio"\nNov99,1.5\nDic99,2.5\nEne00,3.5\nSet12,4.5\n'
    assert [row.rpartition(" ")[0][-7:] for row in rows(read(text))] == ["1999-11", "1999-12", "2000-01", "2012-09"]  # fmt: skip
    assert times.read(["Dec12", "Jan13"]).of == {}


@pytest.mark.parametrize(("corner", "said"), [("Gini Coefficient", True), ("State", False), ("", False)])
def test_what_stands_over_areas_and_is_no_word_for_them_is_said(corner: str, said: bool, read: Read) -> None:
    data = read(f"{corner},2010,2011\nFrance,0.47,0.48\nItaly,0.42,0.41\nSpain,0.43,0.44\n")
    assert rows(data)[0] == "value (France) 2010 0.47"
    assert any(f"column '{corner}'" in str(remark) for remark in data.remarks) is said


@pytest.mark.parametrize(
    ("frequency", "found"),
    [
        ("Quarterly", ["2000-Q1", "2000-Q2"]),
        ("Q", ["2000-Q1", "2000-Q2"]),
        ("Trimestral", ["2000-Q1", "2000-Q2"]),
        ("Monthly", ["2000-03", "2000-06"]),
        ("", ["2000-03", "2000-06"]),
    ],
)
def test_months_of_figures_whose_frequency_is_that_of_quarters_are_those_in_which_these_end(
    frequency: str, found: list[str], read: Read
) -> None:
    text = f"date,value,Frequency\n2000-03,1,{frequency}\n2000-06,2,{frequency}\n"
    assert [row.period for row in read(text).observations] == found
    series = {"name": "GDP", "cadence": frequency, "data": [{"date": "2000-03", "value": 1}, {"date": "2000-06", "value": 2}]}  # fmt: skip
    assert [row.period for row in read(json.dumps(series)).observations] == found


def test_a_frequency_of_one_figure_is_none_of_the_others(read: Read) -> None:
    text = "date,value,Frequency\n2000-03,1,Quarterly\n2000-04,2,Monthly\n2000-06,3,Quarterly\n"
    assert [row.period for row in read(text).observations] == ["2000-Q1", "2000-04", "2000-Q2"]
    assert [row.period for row in read(text.replace("Monthly", "")).observations] == ["2000-03", "2000-04", "2000-06"]


def test_a_column_called_some_kind_of_region_holds_the_areas(read: Read) -> None:
    text = "jahr;tourismusregion;gäste\n2020;Hohe Tauern;4\n2020;Lavanttal;5\n2021;Hohe Tauern;6\n2021;Lavanttal;7\n"
    assert rows(read(text))[0] == "gäste (Hohe Tauern) 2020 4"


def test_codes_of_british_areas_are_known(read: Read) -> None:
    text = "Year,Code,Where,Meters\n2020,E06000001,A,4\n2020,W06000002,B,5\n2020,S12000033,C,6\n2021,E06000001,A,7\n"
    assert rows(read(text))[0] == "Meters (A) 2020 4"
    assert rows(read(text.replace("Where", "Part").replace(",B,", ",A,")))[0] == "Meters (E06000001) 2020 4"
    assert rows(read(text.replace("06000001", "99000001")))[0] == "E99000001.Meters 2020 4"


def _of_a_year(year: int, header: list[str]) -> list[list[object]]:
    return [[f"Gas in {year}"], [], header, ["North", year, 2.5, 3], ["South", year + 1, 4.5, 5]]


def test_sheets_called_by_years_are_read_below_each_other(read: Read) -> None:
    names = ["Part", "Meters (thousands)", "Use (GWh)", "Homes"]
    book = workbook(
        Cover=[["About"]], **{str(year): _of_a_year(year, names) for year in (2015, 2016, 2017)}, Notes=[["None"]]
    )
    data = read(book)
    found = rows(data)
    assert len(found) == 18
    assert found[0] == "North.Meters (thousands) 2015 2015 3"
    assert "South.Use (GWh) 2017 4.5 GWh" in found
    assert any("'2015', '2016', '2017'" in str(remark) for remark in data.remarks)


def test_sheets_called_by_years_with_other_headers_are_not_one_table(read: Read) -> None:
    book = workbook(
        **{"2015": _of_a_year(2015, ["Part", "A", "B", "C"]), "2016": _of_a_year(2016, ["Part", "A", "C", "B"])}
    )
    with pytest.raises(DataError):
        read(book)


def test_names_with_commas_are_whole_where_tabs_end_the_cells(read: Read) -> None:
    text = "Database：Quarterly \nTime：4Q 2021 \nIndicators\t,1Q 2026\t,4Q 2025\t,\nGDP, Current Quarter (100 million yuan) \t,3\t,4\t,\nGDP, Accumulated (100 million yuan) \t,3\t,15\t,\nNotes: 1, 2 and 3\n"
    assert rows(read(text)) == [
        "GDP, Current Quarter (100 million yuan) 2026-Q1 3 CNY 8", "GDP, Current Quarter (100 million yuan) 2025-Q4 4 CNY 8",
        "GDP, Accumulated (100 million yuan) 2026-Q1 3 CNY 8", "GDP, Accumulated (100 million yuan) 2025 15 CNY 8",
    ]  # fmt: skip


def test_names_merged_over_both_rows_of_a_header_are_those_of_their_columns(read: Read) -> None:
    text = "城市,年份,宏观,,中观\n,,gdp,cpi,a\n黑龙江,2005,1,2,3\n,2006,4,5,6\n吉林,2005,7,8,9\n,2006,10,11,12\n"
    found = rows(read(text))
    assert len(found) == 12
    assert found[0] == "宏观, gdp (黑龙江) 2005 1"
    assert found[-1] == "中观, a (吉林) 2006 12"


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("制造业/亿元", ("CNY", 8)), ("人均可支配收入/元", ("CNY", 0)), ("金额_亿元", ("CNY", 8)), ("产量/万吨", ("吨", 4)), ("总人口/万人", ("persons", 4)),
        ("床位/万人", ("", 0)), ("价格/元/吨", ("", 0)), ("单位GDP能耗/万元", ("", 0)), ("吨标准煤/万元", ("", 0)), ("城镇/农村", ("", 0)), ("第三产业/GDP", ("", 0)),
        ("Birth Rate (1000)", ("per 1000", 0)), ("Infant mortality rate (100,000)", ("per 100,000", 0)), ("NIR (1000)", ("", 3)), ("Deposits by interest rate (1000)", ("", 3)), ("房价/平方米", ("", 0)), ("用电量/人", ("", 0)), ("电话用户数/万户", ("户", 4)), ("出生率(1000)", ("per 1000", 0)),
        ("Total Population (10000)", ("", 4)), ("Exports (100million USD)", ("USD", 8)),
    ],
)  # fmt: skip
def test_units_behind_a_stroke_and_numbers_of_people_in_brackets(name: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_name(name) == unit


def test_figures_with_a_damaged_period_are_no_names(read: Read) -> None:
    years = "".join(f"{year}-T{quarter};{year};{quarter}\n" for year in (2011, 2012, 2013) for quarter in (1, 2, 3, 4))
    data = read(";Paris;Lyon\n" + years.replace("2011-T1", "011-T1", 1))
    assert len(rows(data)) == 22
    assert rows(data)[0] == "Paris 2011-Q2 2011"
    assert any("without a known period: 2" in str(remark) for remark in data.remarks)


def test_business_years_of_both_centuries_are_in_turn(read: Read) -> None:
    text = ";98/99;99/2000;2000/2001;2001/2002\nOrge;1;2;3;4\n"
    assert rows(read(text)) == ["Orge 1998 1", "Orge 1999 2", "Orge 2000 3", "Orge 2001 4"]
    assert times.read(["98/99", "99/2000", "2001/2002"]).of == {}


def test_numbers_of_notes_behind_years_across_are_none_of_them(read: Read) -> None:
    assert rows(read(",2021,2022 2,2023 2\nУголь,1,2,3\nТорф,4,5,6\n"))[:3] == ["Уголь 2021 1", "Уголь 2022 2", "Уголь 2023 3"]  # fmt: skip
    assert times.of_header(["2021", "2022 1", "2024 2"]) == {"2021": "2021"}
    assert times.of_header(["2022 1", "2023 2"]) == {}
    assert times.of_header(["2019 4", "2020 4", "2021"]) == {"2021": "2021"}


def test_a_row_that_counts_columns_may_leave_one_out(read: Read) -> None:
    text = "Nationality,2001,2002,2003,2004,2005,2006\n ,,,,,,\n1,3,4,5,6,7,8\nCanada,88600,93598,107671,135884,2,3\nFrance,1,2,3,4,5,6\n"
    assert [row.area for row in read(text).observations] == ["Canada"] * 6 + ["France"] * 6


def test_numbers_without_a_name_beside_a_table_of_a_workbook_end_no_row(read: Read) -> None:
    lines: list[list[object]] = [["Fecha", "Índice"]]
    lines += [[f"{year}-12-31", year / 100, *([1.5] if year > 2009 else [])] for year in range(1930, 2020)]
    data = read(workbook(D=lines))
    assert len(data.observations) == 90
    assert any("numbers outside of the table: 10" in str(remark) for remark in data.remarks)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ('"Kod";"Nazwa";"Rok";"Wartosc";"Jednostka miary"\n0200000;"DOLNOŚLĄSKIE";"2002";2165,84;"zł"\n0400000;"GÓRNE";"2002";1,5;"zł"\n', "Wartosc (DOLNOŚLĄSKIE) 2002 2165.84 zł"),
        ("provinsi;2020;2019\nACEH;3165031;2916810\nJAMBI;2499423;2303403\n", "value (ACEH) 2020 3165031"),
        ("År;Län;Sjuktal\n2020;Dalarna;4\n2020;Riket;5\n2021;Dalarna;6\n2021;Riket;7\n", "Sjuktal (Dalarna) 2020 4"),
        ("country_id,country_iso3_code,year,value\n32,ARG,2000,5\n36,AUS,2000,6\n", "value (ARG) 2000 5"),
        ("city,area,province,year,gdp\n" + "".join(f"{city},{part},{province},{year},{year}.5\n" for year in (2011, 2012) for city, part, province in [("三亚市", 1, "海南省"), ("海口市", 1, "海南省"), ("儋州市", 1, "海南省"), ("三明市", 2, "福建省"), ("南平市", 2, "福建省"), ("龙岩市", 2, "福建省")]), "gdp (三亚市) 2011 2011.5"),
    ],
)  # fmt: skip
def test_columns_of_areas_of_offices_and_panels(text: str, first: str, read: Read) -> None:
    found = rows(read(text))
    assert found[0] == first
    assert len({row.partition(" (")[0] for row in found}) == 1


def test_of_two_columns_of_one_name_the_first_is_read(read: Read) -> None:
    data = read("Year,GDP,CA,GDP\n2000,1,2,3\n2001,4,5,6\n")
    assert sorted(rows(data)) == ["CA 2000 2", "CA 2001 5", "GDP 2000 1", "GDP 2001 4"]
    assert any("where columns have the same name, the first is read: GDP" in str(remark) for remark in data.remarks)
    assert sorted(rows(read("Year,GDP,CA,GDP\n2000,1,2,\n2001,,5,6\n"))) == ["CA 2000 2", "CA 2001 5", "GDP 2000 1", "GDP 2001 6"]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        ",Reserves,Unnamed: 1,Unnamed: 2\n0,,,\n1,Item,2024,2025\n2,Gold,3,4\n3,SDR,5,6\n",
        "Reserves,Unnamed: 1,Unnamed: 2\n,,\nItem,2024,2025\nGold,3,4\nSDR,5,6\n",
    ],
)
def test_the_names_and_the_count_of_rows_that_pandas_adds_are_no_part_of_a_table(text: str, read: Read) -> None:
    assert rows(read(text)) == ["Gold 2024 3", "Gold 2025 4", "SDR 2024 5", "SDR 2025 6"]


def test_a_column_named_far_above_its_first_figure_is_no_count_of_rows(read: Read) -> None:
    lines: list[list[object]] = [
        ["Year", "Population", "Labor force", "", "Not in it"], ["", "", "Total", "Percent", ""], ["", "", "", "", ""],
        *([year, 100000 + year, 60000 + year, 58.8, 40000 + year] for year in range(1954, 1970)),
    ]  # fmt: skip
    found = rows(read(workbook(T=lines)))
    assert len(found) == 64
    assert "Population 1954 101954" in found


def test_counts_that_happen_to_part_rows_are_no_codes(read: Read) -> None:
    text = "ReportDate,Year,A,B,C,D,Total\n" + "".join(
        f"{year}-01-01,{born},{born % 7},{born % 5 + year % 3},{year % 4},{born % 3},{born}\n"
        for year in range(2007, 2015)
        for born in range(1950, 1990)
    )
    with pytest.raises(DataError, match="given twice with different values"):
        read(text)


@pytest.mark.parametrize(("text", "power"), [("Encours en MDH", 6), ("PIB (MMDH)", 9)])
def test_millions_and_milliards_of_dirhams(text: str, power: int) -> None:
    assert unit_text.of_name(text) == ("DH", power)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Maakunta,2010,2011\nKainuu,1,2\nLappi,3,4\nPirkanmaa,5,6\n", "Maakunta"),
        ("vuosi,Maakunta,Lapset,Perheet\n2010,Kainuu,1,2\n2010,Lappi,3,4\n2010,Pirkanmaa,5,6\n2011,Kainuu,7,8\n2011,Lappi,9,10\n2011,Pirkanmaa,1,2\n", "Maakunta"),
        ("Sector,2010,2011\nMining,1,2\nTrade,3,4\nFishing,5,6\n", ""),
        ("Country,2010,2011\nFrance,1,2\nItaly,3,4\nSpain,5,6\n", ""),
        ("Name of place,2010,2011\nKainuu,1,2\nLappi,3,4\n", ""),
    ],
)  # fmt: skip
def test_a_column_of_names_that_may_be_areas_is_said_with_the_option(text: str, column: str, read: Read) -> None:
    found = [str(remark) for remark in read(text).remarks if "no areas were found" in str(remark)]
    assert [remark.rpartition(": ")[2] for remark in found] == ([f"--map area={column})"] if column else [])
    if column:
        assert {row.area for row in read(text, f"area={column}").observations} == {"Kainuu", "Lappi", "Pirkanmaa"}


@pytest.mark.parametrize(
    ("months", "periods", "notice"),
    [
        ((1, 4, 7, 10), ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"], True),
        ((3, 6, 9, 12), ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"], True),
        (
            (2, 5, 8, 11),
            ["2020-02", "2020-05", "2020-08", "2020-11"],
            False,
        ),  # the middles, or quarters of another year
        ((1, 4, 7, 11), ["2020-01", "2020-04", "2020-07", "2020-11"], False),
    ],
)
def test_months_three_apart_are_quarters(months: tuple[int, ...], periods: list[str], notice: bool, read: Read) -> None:
    text = "REF_DATE,GEO,value\n" + "".join(
        f"{year}-{month:02},Canada,{year}{month}\n" for year in (2020, 2021, 2022) for month in months
    )
    data = read(text)
    assert [row.period for row in data.observations[:4]] == periods
    assert [row.value for row in data.observations] == [
        f"{year}{month}" for year in (2020, 2021, 2022) for month in months
    ]
    assert ("months three apart" in " ".join(map(str, data.notices))) == notice
    assert [row.period for row in read(text.replace("REF_DATE", "month")).observations[:2]] == [
        f"2020-{month:02}" for month in months[:2]
    ]
    year = read("".join(line for line in text.splitlines(keepends=True) if line[:4] in ("REF_", "2020")))
    assert year.observations[0].period == f"2020-{months[0]:02}"  # four may be by chance


def test_dates_at_the_first_of_the_last_months_of_quarters_are_these() -> None:
    ends = {(year, month, 1) for year in (2020, 2021, 2022) for month in (3, 6, 9, 12)}
    assert build.frequency_of(ends) == "quarters"
    assert build.spelled("quarters", (2020, 3, 1)) == "2020-Q1"
    assert build.frequency_of({day for day in ends if day[0] < 2021}) == "months"  # four may be by chance


def test_in_the_bank_of_series_months_stay_where_each_series_says_its_frequency(read: Read) -> None:
    months = [f"{year}-{month:02}" for year in (2020, 2021, 2022) for month in (3, 6, 9, 12)]
    text = "指标名称,产值,占比\n频率,季,年\n单位,亿元,%\n指标ID,A1,A2\n"
    text += "".join(
        f"{month},{number},{number if month.endswith('12') else ''}\n" for number, month in enumerate(months)
    )
    data = read(text)
    assert [row.period for row in data.observations if row.indicator == "A1"][:2] == ["2020-Q1", "2020-Q2"]
    assert [row.period for row in data.observations if row.indicator == "A2"] == ["2020", "2021", "2022"]


def test_columns_that_are_called_by_days_beside_months_are_series(read: Read) -> None:
    """As the Swiss office writes its indices, each called by its base."""
    lines: list[list[object]] = [["Datum / Date", "1914-06-01", "1939-08-01", "1966-09-01"]]
    lines += [[f"19{year}-0{month}-01", year + month, year, 7] for year in (67, 68) for month in (1, 2, 3)]
    data = read(workbook(Index_m=lines))
    assert rows(data)[::3] == [
        f"1914-06-01 19{year}-0{month} {year + month}" for year in (67, 68) for month in (1, 2, 3)
    ]
    rounds = "round,2020,2021,2022\n" + "".join(
        f"{year}-Q{quarter},1,2,3\n" for year in (2018, 2019) for quarter in (1, 2)
    )
    assert {row.period for row in read(rounds).observations} == {"2020", "2021", "2022"}  # plain years are the time


def test_numbers_that_part_two_rows_of_one_name_by_chance_are_figures(read: Read) -> None:
    names = ("Total", "Total", "Food", "Textile", "Paper", "Steel")
    table = [
        (year, name, 7000 + 13 * place + 101 * (year % 10))
        for year in (2018, 2019, 2020)
        for place, name in enumerate(names)
    ]
    text = "year,industry_name,firms,patents\n" + "".join(
        f"{year},{name},{firms},{firms - 6000}\n" for year, name, firms in table
    )
    data = read(text)
    assert {row.indicator for row in data.observations} == {
        f"{name}.{of}" for name in names[2:] for of in ("firms", "patents")
    }
    assert "figures given twice with different values: 6" in str(data.notices[-1])


def test_columns_that_leave_most_series_a_single_figure_are_said_and_notes_are_no_names(read: Read) -> None:
    surveys = [("A", 1990 + place, f"Survey {place}", f"of wave {place}", place) for place in range(8)]
    surveys += [("A", 1997, "Census", "all", 9)]
    text = "area,year,survey,Note on data,rate\n" + "".join(",".join(map(str, line)) + "\n" for line in surveys)
    data = read(text)
    assert [row.indicator for row in data.observations[:2]] == ["Survey 0.rate", "Survey 1.rate"]
    notices = [str(remark) for remark in data.remarks]
    assert any(
        notice.endswith("most series have a single figure: parts of their names are 'survey'") for notice in notices
    )
    assert not any(
        "single figure" in str(remark)
        for remark in read(
            "area,year,sex,rate\n" + "".join(f"A,{year},{sex},1\n" for year in (2001, 2002, 2003) for sex in "MF")
        ).remarks
    )


def test_months_beside_the_quarters_of_a_second_row_are_read(read: Read) -> None:
    names = [
        "Январь",
        "Февраль",
        "Март",
        "Апрель",
        "Май",
        "Июнь",
        "Июль",
        "Август",
        "Сентябрь",
        "Октябрь",
        "Ноябрь",
        "Декабрь",
    ]
    lines = [
        ["Зарплата работников"],
        ["Рублей (до 1998г. – тыс. рублей)"],
        ["", "В среднем за год", "В среднем за кварталы", "", "", "", *names],
        ["", "", "I", "II", "III", "IV", *[""] * 12],
        *([year, 10, 11, 12, 13, 14, *range(year, year + 12)] for year in (1997, 1998, 1999)),
    ]
    data = read(workbook(Лист1=lines))
    assert [(row.period, row.value) for row in data.observations[:2]] == [("1997-01", "1997"), ("1997-02", "1998")]
    assert {(row.unit, row.unit_mult, row.indicator) for row in data.observations} == {
        ("Рублей", 0, "Зарплата работников")
    }
    notices = " ".join(map(str, data.remarks))
    assert "columns not used: Q1, Q2, Q3, Q4" in notices
    assert "numbers in columns that are not used: 15" in notices
    assert "до 1998г. – тыс. рублей" in notices


def test_a_year_that_stands_alone_below_the_months_of_its_sheet(read: Read) -> None:
    names = [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ]
    sheet = [
        ["Доли товаров"],
        ["Товары", *names],
        ["", 2015],
        ["Потребительские", *range(12)],
        ["Прочие", *range(20, 32)],
    ]
    data = read(workbook(Содержание=[["Содержание"]], первый=sheet))
    assert rows(data)[:2] == ["Потребительские 2015-01 0", "Потребительские 2015-02 1"]
    assert rows(data)[-1] == "Прочие 2015-12 31"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("млрд.руб., до 1998г. - трлн.руб.", ("руб.", 9)), ("(млрд.руб., до 1998г. - трлн.руб.)", ("руб.", 9)),
        ("Рублей (до 1998г. – тыс. рублей)", ("Рублей", 0)), ("Рублей", ("Рублей", 0)),
    ],
)  # fmt: skip
def test_the_unit_is_that_of_today(text: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_line(text)[1] == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("million_ars_2004", ("ars 2004", 6)), ("usd_million", ("USD", 6)), ("thousand_persons", ("persons", 3)), ("ton_million", ("ton", 6)),
        ("cases_per_million", ("cases_per_million", 0)), ("THS_PER", ("PER", 3)), ("index_2015", ("index_2015", 0)),
    ],
)  # fmt: skip
def test_a_code_of_a_unit_has_its_power_of_ten_at_either_end(text: str, unit: tuple[str, int]) -> None:
    assert unit_text.parsed(text) == unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("exports_usd_millions_total", ("USD", 6)), ("研究開発_売上高_百万円", ("JPY", 6)), ("PercentageUsers", ("percent", 0)), ("numberOfPercentiles", ("", 0)),
        ("Living alone (index 925-1000)", ("", 0)), ("Living alone (index 0-564)", ("", 0)), ("Trust (index 0-100)", ("index 0-100", 0)), ("Prices (index 1913-14)", ("index 1913-14", 0)), ("Loans (million EUR, maturity 5-10 years)", ("EUR, maturity 5-10 years", 6)), ("firms_over_million_sum", ("", 0)), ("Couple (youngest child 0-5 years)", ("", 0)), ("Births (per 1000 women 15-49 years)", ("per 1000 women 15-49 years", 0)),
    ],
)  # fmt: skip
def test_units_in_names_of_columns(name: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_name(name) == unit


def test_the_only_indicator_of_the_world_banks_second_sheet_is_the_name(read: Read) -> None:
    countries = ["France", "FRA", 1, 2], ["Italy", "ITA", 3, 4]
    about = [["INDICATOR_CODE", "INDICATOR_NAME", "SOURCE_NOTE"], ["IP.PAT.RESD", "Patent applications", "Filed"]]
    bare = workbook(
        **{"Data": [["Country Name", "Country Code", 2007, 2008], *countries], "Metadata - Indicators": about}
    )
    assert {row.indicator for row in read(bare).observations} == {"Patent applications"}
    header = ["Country Name", "Country Code", "Indicator Name", "Indicator Code", 2007, 2008]
    full = [header, *([*row[:2], "Patents", "IP.PAT", *row[2:]] for row in countries)]
    data = read(workbook(**{"Data": full, "Metadata - Indicators": about}))
    assert {(row.indicator, data.about(row.indicator).label) for row in data.observations} == {("IP.PAT", "Patents")}


def test_codes_and_their_names_stand_over_blocks_of_rows(read: Read) -> None:
    """As the Norwegian office writes: the contents once, the regions over the rows of each."""
    kinds = ("001", "Alone"), ("002", "Couples"), ("003", "Others")
    lines: list[list[object]] = [["06070: Households, by region"], [], ["", "", "", "", "", "", 2005, 2006]]
    for block, region in enumerate(("Oslo", "Bergen")):
        for number, kind in enumerate(kinds):
            over = [f"R{block}", region] if not number else ["", ""]
            contents = ["Households", "Households of all"] if not block and not number else ["", ""]
            lines.append([*contents, *over, *kind, 10 * block + number, 5])
    data = read(workbook(Husholdninger=lines))
    assert [(row.indicator, row.value) for row in data.observations if row.period == "2005"] == [
        (f"Households.R{block}.{kind}", str(10 * block + number))
        for block in (0, 1)
        for number, (kind, _) in enumerate(kinds)
    ]
    assert data.about("Households.R1.003").label == "Households of all, Bergen, Others"


def test_below_a_region_beside_them_names_that_come_again_have_nothing_in_front(read: Read) -> None:
    goods = ["All", "   Food", "   Cars"]
    lines = [
        ["Region", "Goods", 2020, 2021],
        *([region, name, 1, 2] for region in ("North", "South") for name in goods),
    ]
    assert {row.indicator for row in read(workbook(A=lines)).observations} <= {"All", "Food", "Cars", "value"} | {
        f"{region}.{name.strip()}" for region in ("North", "South") for name in goods
    }


def test_a_sheet_whose_layout_is_unknown_is_named_where_it_holds_figures(read: Read) -> None:
    odd = [["a", f"x{number}", number, number + 1, 7] for number in range(5)]
    notes = [["Read this"], ["before use"]]
    table = [["year", "CPI"], [2020, 1.5], [2021, 2.5]]
    data = read(workbook(annual=table, odd=odd, notes=notes))
    assert str(data.remarks[0]).endswith("read sheet 'annual' only; also there: sheet 'odd'")


def test_a_refusal_has_the_line_of_another_sheet_that_can_be_read(file: Callable[..., str]) -> None:
    broken = [
        ["Table", "Inflation"],
        ["", "Year"],
        ["", "", "", "Rate"],
        *(["", 1950 + year, "", year / 10] for year in range(9)),
    ]
    path = file(workbook(Annual=broken, Monthly=[["month", "Rate"], ["2020-01", 1.5], ["2020-02", 2.5]]))
    with pytest.raises(DataError, match="no column of numbers beside its periods") as caught:
        readers.read(path)
    assert [hint.values["line"] for hint in caught.value.hints] == [f"digecon show --data {path} --map sheet=Monthly"]


def test_quarters_of_the_philippine_office_and_lines_of_updates(read: Read) -> None:
    assert times.period("1981:01q") == "1981-Q1"
    assert times.period("1981:05q") == ""
    lines = [
        ["", "Обновлено 12.12.2018"],
        ["", "Валовой продукт"],
        ["", 2011, "", "", ""],
        ["", "I квартал", "II квартал", "III квартал", "IV квартал"],
        ["", 1, 2, 3, 4],
    ]
    assert rows(read(workbook(A=lines))) == [f"Валовой продукт 2011-Q{number} {number}" for number in (1, 2, 3, 4)]


def test_a_unit_among_the_rows_has_the_power_of_ten_of_the_title(read: Read) -> None:
    text = '"Reserves, Bank of Canada (x 1,000,000)"\nGeography,Canada,Canada\nType,Gold,Total\nReference period,,\n,Dollars,\n2020-01,5,9\n2020-02,6,8\n'
    assert rows(read(text))[0].endswith("Dollars 6")


def test_a_first_month_that_only_the_others_show_to_be_one_is_no_header(read: Read) -> None:
    months = [("2018.1", "--"), *((f"2017.{number}", number) for number in range(12, 0, -1))]
    text = ",month,m2,cd\n" + "".join(f"{row},{month},{row + 10.5},{cd}\n" for row, (month, cd) in enumerate(months))
    data = read(text)
    assert [row.period for row in data.observations if row.indicator == "m2"][:3] == ["2018-01", "2017-12", "2017-11"]
    assert {row.indicator for row in data.observations} == {"m2", "cd"}


def test_months_of_two_series_behind_a_letter(read: Read) -> None:
    names = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    header = ["year", "CTYNAME", *(f"I{name}" for name in names), "IYR", *(f"E{name}" for name in names)]
    lines = [[year, area, *range(1, 13), 78, *range(21, 33)] for year in (2020, 2021) for area in ("China", "Japan")]
    data = read("\n".join(",".join(map(str, line)) for line in (header, *lines)) + "\n")
    found = {(row.indicator, row.area, row.period): row.value for row in data.observations}
    assert (found["I", "China", "2020-03"], found["E", "Japan", "2021-12"]) == ("3", "32")
    assert len(found) == len(data.observations) == 96


def test_second_columns_of_periods_and_codes_with_a_total_are_no_figures(read: Read) -> None:
    text = "year_month,sector,sector_code,exports\n" + "".join(
        f"2023.{month:02},{name},{code},{month}.5\n"
        for month in range(1, 13)
        for name, code in (("Food", "0"), ("Fuel", "3"), ("All", "TOTAL"))
    )
    assert {row.indicator for row in read(text).observations} == {"Food.exports", "Fuel.exports", "All.exports"}
    dated = "year_month,rate,date\n" + "".join(
        f"2023.{month:02},{month}.5,2023-{month:02}-01\n" for month in range(1, 13)
    )
    assert {row.indicator for row in read(dated).observations} == {"rate"}


def test_a_header_that_says_time_by_area_has_areas_across(read: Read) -> None:
    data = read("TIME/GEO;DE;GR\n1992Q4;7,38;24,33\n1993Q1;6,92;24,50\n")
    assert {(row.indicator, row.area) for row in data.observations} == {("value", "DE"), ("value", "GR")}
    departments = read("Código,DEPARTAMENTOS,2005,2006\n91,Amazonas,1,2\n05,Antioquia,3,4\n08,Atlántico,5,6\n")
    assert {row.area for row in departments.observations} == {"Amazonas", "Antioquia", "Atlántico"}


def test_of_many_without_a_unit_those_that_sound_like_rates_are_named_first(read: Read) -> None:
    data = read("year,area_km2,employed,lf,u_rate,p_rate,ep_ratio\n2020,1,2,3,4,5,6\n2021,1,2,3,4,5,6\n")
    assert ": no unit was found for ep_ratio, p_rate, u_rate, area_km2, employed, ...: the figures" in str(
        data.remarks[0]
    )


def test_a_row_of_numbers_with_decimals_is_no_header(read: Read) -> None:
    text = "Sales by shop,,\nMonth,North,South\nopening,12.5,13.75\n2020-01,1.5,2.5\n2020-02,3.5,4.5\n2020-03,5.5,6.5\n"
    assert "figures without a known period: 2" in str(read(text).notices)  # and not figures that are called '12.5'
    assert rows(read(text)) == rows(read(text.replace("opening,12.5,13.75\n", "")))
    assert rows(read(text.replace("opening,12.5,13.75\n", "")))[:2] == ["North 2020-01 1.5", "South 2020-01 2.5"]


def test_an_index_beside_its_change_in_percent_is_not_in_percent(read: Read) -> None:
    lines: list[list[object]] = [
        ["Cuadro 1. Índice de salarios", "", "", "", ""],
        ["Período", "Sector privado", "", "Sector público", ""],
        ["", "Variación", "Número índice", "Variación", "Número índice"],
        ["", "%", "", "%", ""],
        *([f"2020-{month:02}", month, 100 + month, month, 90 + month] for month in range(1, 6)),
    ]
    found = {row.indicator: row.unit for row in read(workbook(A=lines)).observations}
    assert found == {
        "Sector privado, Variación": "percent", "Sector privado, Número índice": "",
        "Sector público, Variación": "percent", "Sector público, Número índice": "",
    }  # fmt: skip


def test_codes_of_the_french_departments_are_areas(read: Read) -> None:
    codes = [f"{number:02}" for number in range(1, 96) if number != 20] + ["2A", "2B"]
    data = read(
        ";;2017;2020\n" + "".join(f"{code};Name {code};{place};{place + 1}\n" for place, code in enumerate(codes))
    )
    assert {row.area for row in data.observations} == set(codes)
    assert {row.indicator for row in data.observations} == {"value"}


def test_a_title_over_years_is_that_of_the_figures_beside_them(read: Read) -> None:
    """As Statista writes: two lines of a title over the first of two columns, and no header."""
    lines = [
        ["", "GDP per capita to 2027*"],
        ["", "Australia: GDP per capita (in U.S. dollars)"],
        [],
        *(["", str(year), year / 4] for year in range(1987, 1993)),
    ]
    data = read(workbook(Overview=[["", "Statistic"], ["", "Source", "", "IMF"]], Data=lines))
    assert [(row.period, row.value) for row in data.observations[:2]] == [("1987", "496.75"), ("1988", "497")]
    assert {(row.indicator, row.unit) for row in data.observations} == {
        ("Australia: GDP per capita (in U.S. dollars)", "U.S. dollars")
    }


def test_columns_that_are_not_used_are_named_with_what_all_rows_have(read: Read) -> None:
    """But not with what describes no figures: of what kind a row is, or the number of its unit."""
    rows_of_all = ["Peru,Total,F,a,a17,2020,5", "Peru,Total,F,a,a17,2021,6", "Chad,Total,F,b,a17,2021,7"]
    data = read("\n".join(["country,sector,sex,kind,uom_id,year,value", *rows_of_all]) + "\n")
    assert str(data.remarks[0]).endswith("columns not used: sector (Total), sex (F), kind, uom_id")
    assert {row.indicator for row in data.observations} == {"value"}


def test_a_row_of_a_date_with_a_comma_behind_it_is_no_header(read: Read) -> None:
    """Where the first rows have a comma before the tab and the others have none."""
    with pytest.raises(DataError, match="has no layout that digecon knows"):
        read(
            "2000-04-01,\t6.02\n2000-05-01,\t6.27\n2000-06-01,\t6.53\n2000-07-01\t6.54\n2000-08-01\t6.50\n2000-09-01\t6.52\n"
        )


def test_months_three_apart_without_a_gap_are_quarters(read: Read) -> None:
    months = ("2017-01", "2017-04", "2017-07", "2017-10", "2018-01")
    data = read("date,Sales\n" + "".join(f"{month},{value}\n" for value, month in enumerate(months, 5)))
    assert [row.period for row in data.observations] == ["2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4", "2018-Q1"]
    few = read("date,Sales\n" + "".join(f"{month},{value}\n" for value, month in enumerate(months[:4], 5)))
    assert [row.period for row in few.observations] == ["2017-01", "2017-04", "2017-07", "2017-10"]
    assert "months three apart were read as months, not as quarters" in " ".join(map(str, few.remarks))
    gap = read(
        "date,Sales\n" + "".join(f"{month},5\n" for month in ("2017-01", "2017-04", "2017-10", "2018-04", "2018-07"))
    )
    assert [row.period for row in gap.observations][:3] == ["2017-01", "2017-04", "2017-10"]


def test_a_column_of_frequencies_says_of_which_periods_months_are(read: Read) -> None:
    ends = read(
        "freq,date,geo,value\nA,2018-12,DE,10\nA,2019-12,DE,11\nQ,2018-03,DE,2\nQ,2018-06,DE,3\nM,2018-06,DE,1\n"
    )
    assert [(row.indicator, row.period, row.value) for row in ends.observations] == [
        ("value", "2018", "10"), ("value", "2019", "11"), ("value", "2018-Q1", "2"), ("value", "2018-Q2", "3"), ("value", "2018-06", "1"),
    ]  # fmt: skip
    begin = read(
        "frequency,date,geo,value\nAnnual,2018-01-01,DE,10\nAnnual,2019-01-01,DE,11\nQuarterly,2018-01-01,DE,2\nQuarterly,2018-04-01,DE,3\n"
    )
    assert [row.period for row in begin.observations] == ["2018", "2019", "2018-Q1", "2018-Q2"]
    beside_years = read("freq,date,geo,value\nA,2018,DE,10\nA,2019,DE,11\nQ,2018-01,DE,2\nQ,2018-04,DE,3\n")
    assert [row.period for row in beside_years.observations] == ["2018", "2019", "2018-Q1", "2018-Q2"]
    monthly = read(
        "freq,date,Sales\n"
        + "".join(f"M,{month},5\n" for month in ("2017-03", "2017-06", "2017-09", "2017-12", "2018-03"))
    )
    assert [row.period for row in monthly.observations][:2] == ["2017-03", "2017-06"]
    # February begins and ends no quarter: the months stay, and the frequencies are parts of the names
    odd = read("freq,date,geo,value\nA,2018-12,DE,10\nA,2019-12,DE,11\nQ,2018-02,DE,2\nQ,2018-06,DE,3\n")
    assert "names the month in which each ends" in " ".join(map(str, odd.remarks))


def test_yearly_series_dated_by_january_are_of_these_years(read: Read) -> None:
    data = read(
        "Series ID,GDPA,GDPQ\nTitle,GDP yearly,GDP quarterly\nFrequency,Annual,Quarterly\nUnits,Billions,Billions\ndate,,\n2018-01-01,10,2\n2018-04-01,,3\n2018-07-01,,4\n2018-10-01,,5\n2019-01-01,11,6\n"
    )
    assert [(row.indicator, row.period) for row in data.observations][:3] == [
        ("GDPA", "2018"),
        ("GDPQ", "2018-Q1"),
        ("GDPQ", "2018-Q2"),
    ]


@pytest.mark.parametrize(
    ("header", "rows", "periods"),
    [
        ("start_date,end_date", ("2018-01-01,2018-12-31", "2019-01-01,2019-12-31"), ["2018", "2019"]),
        ("start,end", ("2018-01-01,2018-03-31", "2018-04-01,2018-06-30"), ["2018-Q1", "2018-Q2"]),
        ("period_start,period_end", ("2018-07-01,2019-06-30", "2019-07-01,2020-06-30"), ["2018-07-01/P12M", "2019-07-01/P12M"]),
        ("TIME_PERIOD_START,TIME_PERIOD_END", ("2018-01,2018-06", "2018-07,2018-12"), ["2018-S1", "2018-S2"]),
    ],
)  # fmt: skip
def test_periods_go_from_the_day_of_one_column_to_that_of_another(
    read: Read, header: str, rows: tuple[str, str], periods: list[str]
) -> None:
    data = read(f"{header},Sales\n{rows[0]},5\n{rows[1]},6\n")
    assert [(row.indicator, row.period) for row in data.observations] == [("Sales", period) for period in periods]


def test_figures_from_one_year_to_another_are_said(read: Read) -> None:
    data = read("from,to,Sales\n2018,2019,5\n2019,2020,6\n2020,2021,7\n")
    assert [(row.indicator, row.period) for row in data.observations] == [
        ("Sales", "2018"),
        ("Sales", "2019"),
        ("Sales", "2020"),
    ]
    assert "figures from the years in 'from' to those in 'to' were read as those of the first" in " ".join(
        map(str, data.remarks)
    )
    exclusive = read(
        "start_date,end_date,Sales\n2018-01-01,2019-01-01,5\n2019-01-01,2020-01-01,6\n2020-01-01,2021-01-01,7\n"
    )
    assert [row.period for row in exclusive.observations] == ["2018", "2019", "2020"]


@pytest.mark.parametrize(
    "text",
    [
        "year,Exports_Q1,Exports_Q2\n2018,1.5,2.5\n2019,3.5,4.5\n",
        "Region,Q1,,Q2,\n,2018,2019,2018,2019\nNorth,1.5,2.5,3.5,4.5\nSouth,1.6,2.6,3.6,4.6\n",
    ],
)
def test_parts_of_years_in_names_are_said(read: Read, text: str) -> None:
    assert "parts of years in the names are no periods here: Q1, Q2 (" in " ".join(map(str, read(text).remarks))


def test_quintiles_and_kinds_of_money_are_no_parts_of_years(read: Read) -> None:
    quintiles = read("year,Share_Q1,Share_Q2,Share_Q3,Share_Q4,Share_Q5\n2018,1,2,3,4,5\n2019,2,3,4,5,6\n")
    money = read("year,M1,M2,M3\n2018,1,2,3\n2019,2,3,4\n")
    assert "parts of years" not in " ".join(map(str, [*quintiles.remarks, *money.remarks]))


def test_the_unit_of_a_description_stands_before_its_frequency(read: Read) -> None:
    """As FRED writes: a name with commas, the unit, the frequency and the adjustment."""
    name = "Total Unemployed, Plus All Persons Marginally Attached to the Labor Force (U-6), Percent, Monthly, Seasonally Adjusted"
    data = read(
        f'FRED Graph Observations\nU6RATE,"{name}"\n\nobservation_date,U6RATE\n1994-01-01,11.7\n1994-02-01,11.4\n'
    )
    assert [(row.unit, data.catalog["U6RATE"].kind) for row in data.observations] == [("percent", "rate")] * 2


def test_the_kind_of_an_area_is_no_area_beside_its_code_and_name(read: Read) -> None:
    rows_of = "".join(
        f"E0600000{number},Town {number},Unitary Authority,{number}0,{number}5\n" for number in range(1, 8)
    )
    data = read("Code,Name,Geography,2011,2022\nE12000001,NORTH EAST,Region,70,75\n" + rows_of)
    assert [(row.area, row.period, row.value) for row in data.observations][:3] == [
        ("NORTH EAST", "2011", "70"), ("NORTH EAST", "2022", "75"), ("Town 1", "2011", "10"),
    ]  # fmt: skip
    assert len({row.indicator for row in data.observations}) == 1
    tidy = read(
        "Code,Name,Geography,Year,value\nE12000001,NORTH EAST,Region,2011,70\n"
        + "".join(f"E0600000{number},Town {number},Unitary Authority,2011,{number}0\n" for number in range(1, 8))
    )
    assert [row.area for row in tidy.observations][:2] == ["NORTH EAST", "Town 1"]


def test_original_years_are_no_figures(read: Read) -> None:
    data = read(
        "Entity,Code,Year,Share,Share (Original Year)\nAngola,AGO,2023,39.3,2018\nAlbania,ALB,2023,0.3,2023\nAngola,AGO,2024,39.1,2024\n"
    )
    assert {row.indicator for row in data.observations} == {"Share"}
    assert "'Share (Original Year)' has other years than the rows of 1 figures" in " ".join(map(str, data.remarks))
    assert "left out (numbers" not in " ".join(map(str, data.notices))


def test_a_unit_of_earlier_figures_is_said(read: Read) -> None:
    data = read("Wages\nРублей (до 1998г. – тыс. рублей)\n,1997,1998\nAll,950,1051\n")
    assert "earlier figures have another unit, and are not converted: 'Рублей (до 1998г. – тыс. рублей)'" in " ".join(
        map(str, data.remarks)
    )


def test_a_link_beside_a_title_is_no_part_of_it(read: Read) -> None:
    data = read("Коэффициент Джини,,Вернуться в Общее описание\n,,\n,1995,1996\nFrance,0.5,0.6\nItaly,0.3,0.4\n")
    assert {row.indicator for row in data.observations} == {"Коэффициент Джини"}


def test_a_sheet_of_years_and_one_figure_each_without_a_header_is_named(read: Read) -> None:
    data = read(
        workbook(
            GDP=[["year", "GDP"], [2000, 1], [2001, 2]],
            CPI=[["2000", "110,1", "Index"], ["2001", "105,5", ""], ["2002", "101,9", ""]],
        )
    )
    assert "also there: sheet 'CPI'" in " ".join(map(str, data.notices))


@pytest.mark.parametrize(
    ("header", "periods", "notice"),
    [
        ("country,2017-03,2017-06,2017-09,2017-12,2018-03", ["2017-Q1", "2018-Q1"], "months three apart were read as quarters"),
        ("country,Mar-17,Jun-17,Sep-17,Dec-17,Mar-18", ["2017-Q1", "2018-Q1"], "months three apart were read as quarters"),
        ("country,2017-03,2017-06,2017-09,2018-03,2018-06", ["2017-03", "2018-06"], "months three apart were read as months, not as quarters"),
        ("month,2017-03,2017-06,2017-09,2017-12,2018-03", ["2017-03", "2018-03"], ""),
    ],
)  # fmt: skip
def test_months_three_apart_across_are_quarters(read: Read, header: str, periods: list[str], notice: str) -> None:
    data = read(f"{header}\nFrance,1,2,3,4,5\nItaly,1,2,3,4,6\n")
    found = [row.period for row in data.observations if row.area == "France"]
    assert [found[0], found[-1]] == periods
    assert notice in " ".join(map(str, data.remarks))
    assert bool(notice) or "three apart" not in " ".join(map(str, data.remarks))


def test_months_three_apart_over_two_columns_each_are_quarters(read: Read) -> None:
    header = ",2017-03,,2017-06,,2017-09,,2017-12,,2018-03,\nBank" + ",Loans,Deposits" * 5
    data = read(f"{header}\nA,1,2,3,4,5,6,7,8,9,10\nB,1,2,3,4,5,6,7,8,9,11\n")
    assert {row.period for row in data.observations} == {"2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4", "2018-Q1"}
