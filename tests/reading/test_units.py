"""A unit is read from wherever a table states it, and what is a rate is one."""

import io
import json
from collections.abc import Callable

import pytest

from digecon_cli import measures
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.measures.derivation import Options
from digecon_cli.reading import unit_text

Read = Callable[..., Dataset]
Stated = tuple[str, str, int, str]

# What offices write -> the unit, its power of ten.
WRITTEN = {
    "亿元": ("CNY", 8), "（亿元）": ("CNY", 8), "单位：亿元": ("CNY", 8), "Unit: 100 million yuan": ("CNY", 8), "亿元人民币": ("CNY", 8),
    "人民币亿元": ("CNY", 8), "亿美元": ("USD", 8), "万吨标准煤": ("吨标准煤", 4), "千瓦时": ("千瓦时", 0), "in Mio. Euro": ("Euro", 6),
    "Amount in ₹ crore": ("₹", 7), "USD million": ("USD", 6), "EUR, million": ("EUR", 6), "Euro (Mio.)": ("Euro", 6), "Mio.€": ("€", 6), "£m": ("£", 6), "€bn": ("€", 9),
    "Millions d'euros": ("euros", 6), "Tsd. Personen": ("Personen", 3), "thousands of persons": ("persons", 3), "million": ("", 6),
    "(Numbers in thousands)": ("", 3), "1000 tonnes": ("tonnes", 3), "10^5 units": ("units", 5), "persons x10⁴": ("persons", 4),
    "Dirham/ Echelle : Million": ("Dirham", 6), "million ton-km": ("ton-km", 6), "Mb/sec": ("Mb/sec", 0),
    "deaths per million": ("deaths per million", 0), "per mill. people": ("per mill. people", 0), "per mille": ("per mille", 0),
    "miles": ("miles", 0), "miles de euros": ("euros", 3), "thousand million euro": ("euro", 9), "十亿元": ("CNY", 9),
    "deaths/1000": ("deaths/1000", 0), "per 100,000 people": ("per 100,000 people", 0),
    "Rate per 100 population": ("Rate per 100 population", 0), "Number of persons": ("Number of persons", 0), "2015=100": ("2015=100", 0),
    "亿元、%": ("亿元、%", 0), "亿元，万人": ("亿元，万人", 0), "上年同月=100": ("上年同月=100", 0),
    "ming kg/тыс. кг/thousand kg": ("kg", 3), "(yil boshiga; ming kishi)/(на начало года; тысяч человек)/(thousand people)": ("people", 3),
    "亿元 100 million yuan": ("CNY", 8), "单位：亿元（100 million yuan）": ("CNY", 8), "单位:万人 Unit: 10 000 persons": ("persons", 4), "тыс. руб./чел": ("руб./чел", 3),
    "万元/人": ("元/人", 4), "kEUR": ("EUR", 3), "W m-2": ("W m-2", 0), "V tis. Kč": ("Kč", 3), "w zł": ("zł", 0), "billion of tons": ("tons", 9), "Mds €": ("€", 9), "TEUR": ("EUR", 3), "mUSD": ("USD", 6),
    "MIO_EUR": ("EUR", 6), "MIO_NAC": ("NAC", 6), "THS_PER": ("PER", 3), "THS_T": ("T", 3), "BN_EUR": ("EUR", 9), "MRD_EUR": ("EUR", 9), "THS": ("", 3),
    "CP_MEUR": ("CP_EUR", 6), "CLV15_MNAC": ("CLV15_NAC", 6), "USD_MLN": ("USD", 6), "EUR_HAB": ("EUR_HAB", 0), "P_THAB": ("P_THAB", 0),
    "mkr": ("kr", 6), "Mkr": ("kr", 6), "tkr": ("kr", 3), "mdkr": ("kr", 9), "mia. kr.": ("kr.", 9), "mdr kr": ("kr", 9), "mdr": ("mdr", 0), "MSEK": ("SEK", 6),
    "tusen kr": ("kr", 3), "milj. euroa": ("euroa", 6), "bin kişi": ("kişi", 3), "Bin TL": ("TL", 3), "bin": ("bin", 0), "tys. osób": ("osób", 3), "mln zł": ("zł", 6),
    "mrd Kč": ("Kč", 9), "mil. Kč": ("Kč", 6), "mil EUR": ("mil EUR", 0), "US$ mil": ("US$ mil", 0), "R$ mil": ("R$", 3), "M€": ("€", 6), "T€": ("€", 3), "k€": ("€", 3), "M EUR": ("EUR", 6),
    "Md€": ("€", 9), "Md d'euros": ("euros", 9), "tsd. EUR": ("EUR", 3), "Mrd. €": ("€", 9), "Mia. Fr.": ("Fr.", 9), "millió Ft": ("Ft", 6), "M Ft": ("Ft", 6), "eFt": ("Ft", 3),
    "mil. lei": ("lei", 6), "mii lei": ("lei", 3), "хил. лв.": ("лв.", 3), "χιλ. ευρώ": ("ευρώ", 3), "δισ. ευρώ": ("ευρώ", 9), "tūkst. eur": ("eur", 3),
    "mil millones de pesos": ("pesos", 9), "billones de pesos": ("pesos", 12), "mdp": ("pesos", 6), "mmdp": ("pesos", 9), "ล้านบาท": ("บาท", 6), "مليون دولار": ("دولار", 6),
    "£000": ("£", 3), "$000s": ("$", 3), "RMB'000": ("CNY", 3), "HK$'000": ("HK$", 3), "€’000": ("€", 3), "US$MM": ("US$", 6), "KSh million": ("KSh", 6), "R billion": ("R", 9), "MM$": ("MM$", 0),
    "Percent per annum": ("percent", 0), "Year-on-year changes, in per cent": ("percent", 0), "annual %": ("percent", 0),
    "Prozent": ("percent", 0), "CLV_PCH_PRE_HAB": ("percent", 0), "PC_GDP": ("percent", 0), "PC_PNT": ("percentage points", 0),
    "个百分点": ("percentage points", 0), "percentage points": ("percentage points", 0), "‰": ("per mille", 0),
    "people below 50 percent of the median": ("people below 50 percent of the median", 0),
}  # fmt: skip


def stated(data: Dataset) -> list[Stated]:
    """Return the unit of each indicator, its power of ten, and its kind."""
    found = {(one.indicator, one.unit, one.unit_mult, data.about(one.indicator).kind) for one in data.observations}
    return sorted(found)


def growth(data: Dataset) -> list[tuple[str, str, str]]:
    declared = measures.find("growth")
    assert declared is not None
    rows = (derived.row for derived in declared.derive(data.observations, data, Options.given()))
    return [(row.measure, row.value, row.unit) for row in rows]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_text_states_a_unit_and_a_power_of_ten(text: str) -> None:
    assert tuple(unit_text.parsed(text)) == WRITTEN[text]


@pytest.mark.parametrize(
    "remark",
    [
        "from 2020",
        "19 countries",
        "break adjusted 1997",
        "X13 JDemetra+",
        "M",
        "excluding persons under 15",
        "不含农户",
    ],
)
def test_a_remark_is_no_unit(remark: str, read: Read) -> None:
    assert stated(read(f"name,2020,2021\nUnion ({remark}),1,2\n")) == [(f"Union ({remark})", "", 0, "")]


@pytest.mark.parametrize("unit", ["单位：亿元", "（亿元）", "Unit: 100 million yuan", "单位:亿元"])
@pytest.mark.parametrize("title", ["", "Table 1,,,\n", "各地区生产总值,,,\n"])
def test_a_unit_above_the_last_period_is_that_of_the_table(title: str, unit: str, read: Read) -> None:
    data = read(f"{title},,,{unit}\n指标,2020年,2021年,2022年\n第一产业,1.5,2,3\n第二产业,4,5,6\n")
    assert [(one.indicator, one.period, one.value, one.unit, one.unit_mult) for one in data.observations] == [
        ("第一产业", "2020", "1.5", "CNY", 8), ("第一产业", "2021", "2", "CNY", 8), ("第一产业", "2022", "3", "CNY", 8),
        ("第二产业", "2020", "4", "CNY", 8), ("第二产业", "2021", "5", "CNY", 8), ("第二产业", "2022", "6", "CNY", 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("in Mio. Euro", ("Euro", 6)),
        ("USD million", ("USD", 6)),
        ("(Numbers in thousands)", ("", 3)),
        ("Persons", ("Persons", 0)),
    ],
)
@pytest.mark.parametrize("title", ["", "Table 1,,\n"])
def test_a_western_unit_may_stand_there_too(title: str, unit: str, expected: tuple[str, int], read: Read) -> None:
    data = read(f"{title},,{unit}\nItem,2020,2021\nFish,1.5,2\nCoal,3,4\n")
    assert stated(data) == [("Coal", *expected, ""), ("Fish", *expected, "")]
    assert {one.period for one in data.observations} == {"2020", "2021"}


def test_a_unit_stands_above_the_last_period_of_a_workbook(file: Callable[..., str], read: Read) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["规模", None, None],
        [None, None, "单位：万亿元"],
        ["指标", "2020年", "2021年"],
        ["数字经济", 39.2, 45.5],
    ):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    data = read(stream.getvalue())
    assert [(one.period, one.value, one.unit, one.unit_mult) for one in data.observations] == [
        ("2020", "39.2", "CNY", 12), ("2021", "45.5", "CNY", 12),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        "单位：亿元,2020,2021\nA,1,2\nB,3,4\n",
        "表1 产值（单位：亿元）,,\n指标,2020,2021\nA,1,2\nB,3,4\n",
        "单位：,亿元,\n指标,2020,2021\nA,1,2\nB,3,4\n",
        "2021年,,单位：亿元\n指标,2020,2021\nA,1,2\nB,3,4\n",
        "产值（亿元）,,\n指标,2020,2021\nA,1,2\nB,3,4\n",
        "指标,2020,2021\n,亿元,\nA,1,2\nB,3,4\n",
        ",,单位：亿元\n年份,A,B\n2020,1,3\n2021,2,4\n",
        "年份,A,B\n,亿元,亿元\n2020,1,3\n2021,2,4\n",
        ",亿元,亿元\n年份,A,B\n2020,1,3\n2021,2,4\n",
        "指标,A,B\n单位,亿元,亿元\n2020,1,3\n2021,2,4\n",
        "指标,单位,2020,2021\nA,亿元,1,2\nB,亿元,3,4\n",
        "指标,2020,2021\nA（亿元）,1,2\nB(亿元),3,4\n",
    ],
)
def test_wherever_a_table_states_its_unit_it_is_the_same(table: str, read: Read) -> None:
    found = [(one.indicator[0], one.period, one.value, one.unit, one.unit_mult) for one in read(table).observations]
    assert sorted(found) == [
        ("A", "2020", "1", "CNY", 8), ("A", "2021", "2", "CNY", 8), ("B", "2020", "3", "CNY", 8), ("B", "2021", "4", "CNY", 8),
    ]  # fmt: skip


def test_what_stands_above_counts_for_what_says_nothing_else(read: Read) -> None:
    data = read(
        ",,单位：亿元\n指标,2020,2021\n收入,1,2\n比重(%),3,4\n占比,5,6\n人口(万人),7,8\n工资(万元),9,9\n补贴(元),1,1\n"
    )
    assert stated(data) == [
        ("人口(万人)", "persons", 4, ""), ("占比", "", 0, "rate"), ("工资(万元)", "CNY", 4, ""), ("收入", "CNY", 8, ""),
        ("比重(%)", "percent", 0, "rate"), ("补贴(元)", "CNY", 8, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Population in thousands", ("", 3)),
        ("Exports, million USD", ("USD", 6)),
        ("Dwellings (thousand dwellings)", ("dwellings", 3)),
        ("Population in cities above 1 million", ("", 0)),
        ("Source: a book of 2020, in millions of copies sold", ("copies sold", 6)),
    ],
)
def test_a_power_of_ten_may_end_a_name(name: str, unit: tuple[str, int], read: Read) -> None:
    assert stated(read(f'Item,2020,2021\n"{name}",1,2\n')) == [(name, *unit, "")]


def test_names_over_columns_are_no_units_and_units_may_tell_columns_apart(read: Read) -> None:
    data = read(",Cars,Cars,Passengers,Passengers\nYear,In,Out,In,Out\n2019,1.5,2,3,4\n2020,1,2,3,5\n")
    assert [name for name, *_ in stated(data)] == ["Cars, In", "Cars, Out", "Passengers, In", "Passengers, Out"]
    data = read(",USD,USD,EUR,EUR\nYear,In,Out,In,Out\n2019,1.5,2,3,4\n2020,1,2,3,5\n")
    assert stated(data) == [
        ("EUR, In", "EUR", 0, ""), ("EUR, Out", "EUR", 0, ""), ("USD, In", "USD", 0, ""), ("USD, Out", "USD", 0, ""),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Passengers", "Source of energy", "Households"])
def test_a_title_of_one_word_stays_the_name(title: str, read: Read) -> None:
    assert stated(read(f"{title},,\nCountry,2019,2020\nAustria,1,2\n")) == [(title, "", 0, "")]


def test_of_two_units_above_a_table_only_rates_have_one(read: Read) -> None:
    data = read(",,单位：亿元、%\n指标,2020,2021\n收入,1,2\n同比增长,3,4\n支出（万元）,5,6\n")
    assert stated(data) == [("同比增长", "percent", 0, "rate"), ("支出（万元）", "CNY", 4, ""), ("收入", "", 0, "")]
    notice, of_units = data.notices
    assert of_units.endswith(
        "no unit was found for 收入: the figures are read as amounts, with growth in percent (for rates: --map unit=%)"
    )
    assert notice.endswith(
        "several units are named above the table (亿元、%): an indicator that names none of them has no unit"
    )


@pytest.mark.parametrize(
    "table",
    [
        "Jahr;BIP;Quote\n;Mio. EUR;%\n2020;1,5;2,5\n2021;1,75;2,75\n",
        ";Mio. EUR;%\nJahr;BIP;Quote\n2020;1,5;2,5\n2021;1,75;2,75\n",
    ],
)
def test_a_row_of_units_belongs_to_the_columns(table: str, read: Read) -> None:
    assert stated(read(table)) == [("BIP", "EUR", 6, ""), ("Quote", "percent", 0, "rate")]


def test_a_head_of_labels_says_what_each_column_is(read: Read) -> None:
    data = read(
        "指标,产值,产值,价格\n地区,北京,上海,上海\n频度,月,月,月\n单位,亿元,亿元,%\n2020-01,1,2,3\n2020-02,4,5,6\n"
    )
    assert [(one.indicator, one.area, one.period, one.value, one.unit) for one in data.observations] == [
        ("产值", "北京", "2020-01", "1", "CNY"), ("产值", "上海", "2020-01", "2", "CNY"), ("价格", "上海", "2020-01", "3", "percent"),
        ("产值", "北京", "2020-02", "4", "CNY"), ("产值", "上海", "2020-02", "5", "CNY"), ("价格", "上海", "2020-02", "6", "percent"),
    ]  # fmt: skip


def test_a_column_of_units_is_none_of_periods(read: Read) -> None:
    data = read("指标,地区,频度,单位,2020-01,2020-02\n产值,全国,月,亿元,1,2\n价格,全国,月,%,3,4\n")
    assert [(one.indicator, one.area, one.period, one.value, one.unit) for one in data.observations] == [
        ("产值", "全国", "2020-01", "1", "CNY"), ("产值", "全国", "2020-02", "2", "CNY"),
        ("价格", "全国", "2020-01", "3", "percent"), ("价格", "全国", "2020-02", "4", "percent"),
    ]  # fmt: skip


OF_THE_FED = (
    '"Series Description","Yield, monthly","Assets, monthly"\n"Unit:","Percent:_Per_Year","Dollars"\n"Multiplier:","1","{}"\n'
    '"Currency:","NA","USD"\n"Unique Identifier: ","H15/Y.M","H8/A.M"\n"Time Period","Y.M","A.M"\n2023-01,3.5,17\n2023-02,3.75,ND\n'
)


def test_series_of_the_fed_have_their_titles_and_multipliers(read: Read) -> None:
    data = read(OF_THE_FED.format(1000000))
    assert stated(data) == [("H15/Y.M", "percent", 0, "rate"), ("H8/A.M", "Dollars", 6, "")]
    assert [data.about(name).label for name in ("H15/Y.M", "H8/A.M")] == ["Yield, monthly", "Assets, monthly"]
    data = read(OF_THE_FED.format("1:1000"))
    assert stated(data) == [("H15/Y.M", "percent", 0, "rate")]
    assert "figures with an unknown multiplier: 2" in data.notices[-1]


def test_series_of_the_bank_of_mexico_have_units_of_their_own(read: Read) -> None:
    data = read(
        '"Banco"\n"Título","Tasa objetivo","Tipo de cambio"\n"Periodicidad","Mensual","Mensual"\n"Unidad","Porcentajes","Pesos por Dólar"\n'
        '"Base","",""\n"Fecha","SF1","SF2"\n"01/01/2023","10.50","18.98"\n"01/02/2023","10.75","18.59"\n'
    )
    assert stated(data) == [("SF1", "percent", 0, "rate"), ("SF2", "Pesos por Dólar", 0, "")]
    assert [one.value for one in data.observations] == ["10.50", "18.98", "10.75", "18.59"]


def test_a_sign_before_the_unit_is_its_beginning(read: Read) -> None:
    [row] = read('"Title","GDP"\n"CDID","ABMI"\n"PreUnit","£"\n"Unit","m"\n"2020","5.5"\n').observations
    assert (row.unit, row.unit_mult) == ("£", 6)


OF_OECD = "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value,Flag Codes\n"
RATES = {
    "a measure of percent": OF_OECD + "AUS,X,TOT,{},A,2020,4,\nAUS,X,TOT,{},A,2021,5,\n",
    "a code of units": "freq,unit,na_item,geo\\TIME_PERIOD\t2020\t2021\nA,{},B1GQ,AT\t4\t5\n",
    "a column": "geo,unit,TIME_PERIOD,OBS_VALUE\nAT,{},2020,4\nAT,{},2021,5\n",
    "the text beside a code": 'geo,unit,Unit of measure,TIME_PERIOD,OBS_VALUE\nAT,Q1,"{}",2020,4\nAT,Q1,"{}",2021,5\n',
    "SDMX": "KEY,REF_AREA,X,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE\nA,AT,X,{},2020,4\nA,AT,X,{},2021,5\n",
    "the text behind a code": 'KEY,REF_AREA,X,UNIT_MEASURE:Unit,TIME_PERIOD,OBS_VALUE\nA,AT,X,"9: {}",2020,4\nA,AT,X,"9: {}",2021,5\n',
    "a label": "KEY,REF_AREA,X:Indicator,TIME_PERIOD,OBS_VALUE\nA,AT,\"Q: Rate, {}\",2020,4\nA,AT,\"Q: Rate, {}\",2021,5\n",
    "an indicator": 'country,indicator,year,value\nAT,"Rate, {}",2020,4\nAT,"Rate, {}",2021,5\n',
    "a line above": "Unit of measure: {},,\nCountry,2020,2021\nAustria,4,5\n",
}  # fmt: skip


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        ("a measure of percent", "PC_GDP"), ("a measure of percent", "PC_LF"), ("a measure of percent", "PC_POP"),
        ("a code of units", "CLV_PCH_PRE_HAB"), ("a code of units", "PC_GDP"), ("a code of units", "RCH_A"), ("SDMX", "RCH_MV12MAVR"), ("a column", "PCCH"), ("a column", "Porcentajes"),
        ("a column", "Percent per annum"), ("a column", "771"), ("a column", "770"), ("a column", "367"),
        ("the text beside a code", "Year-on-year changes, in per cent"), ("SDMX", "771"), ("SDMX", "PT_B1GQ"),
        ("the text behind a code", "Year-on-year changes, in per cent"), ("a label", "Percent per annum"),
        ("an indicator", "Percent per annum"), ("a line above", "Percent per annum"),
    ],
)  # fmt: skip
def test_a_rate_is_one_wherever_it_is_stated(place: str, unit: str, read: Read) -> None:
    data = read(RATES[place].replace("{}", unit))
    assert {(one.unit, data.about(one.indicator).kind) for one in data.observations} == {("percent", "rate")}
    assert growth(data) == [("difference", "1", "percentage points")]


@pytest.mark.parametrize(
    ("name", "unit", "change"),
    [
        ("贡献率(百分点)", "percentage points", "percentage points"), ("出生率(‰)", "per mille", "per mille"),
        ("价格指数(上年同月=100)", "上年同月=100", "percentage points"), ("CPI (previous year = 100)", "previous year = 100", "percentage points"),
        ("unemployment_rate", "", ""),
        ("HICP (ICP.M.U2.N.000000.4.ANR)", "", ""), ("UNRATE", "", ""), ("UNE_DEAP_SEX_AGE_RT", "", ""),
        ("12-måneders endring (prosent)", "percent", "percentage points"), ("literacy_rate_adult", "", ""), ("GDP占比", "", ""), ("城镇化率", "", ""), ("同比增长", "", ""), ("gdp_growth", "", ""), ("Share of women", "", ""),
    ],
)  # fmt: skip
def test_a_name_says_that_figures_are_rates(name: str, unit: str, change: str, read: Read) -> None:
    data = read(f"country,year,{name}\nAustria,2020,104\nAustria,2021,105\n")
    assert stated(data) == [(name, unit, 0, "rate")]
    assert growth(data) == [("difference", "1", change)]


@pytest.mark.parametrize("name", ["PC_GDP", "debt.PC_GDP", "PC_HH_IACC", "pt_lf"])
def test_the_codes_of_eurostat_in_a_name_mean_percent(name: str, read: Read) -> None:
    data = read(f"country,year,{name}\nAustria,2020,4\nAustria,2021,5\n")
    assert stated(data) == [(name, "percent", 0, "rate")]
    assert growth(data) == [("difference", "1", "percentage points")]


@pytest.mark.parametrize(
    "name",
    [
        "exchange_rate",
        "汇率",
        "劳动生产率",
        "share price",
        "earnings per share",
        "CPI (2010 = 100)",
        "同比增加额",
        "pc_shipments",
        "pt_boats",
        "pc_gdp_usd",
        "HICP (ICP.M.U2.N.000000.4.INX)",
        "DEXUNRATES",
        "UNE_TUNE_SEX_AGE_NB",
    ],
)
def test_what_only_sounds_like_a_rate_grows_in_percent(name: str, read: Read) -> None:
    data = read(f"country,year,{name}\nAustria,2020,4\nAustria,2021,5\n")
    assert growth(data) == [("growth", "25", "percent")]


@pytest.mark.parametrize("name", ["Tasa de paro", "tasso di disoccupazione", "Taux d'emploi", "Jobless (%)"])
def test_a_column_of_one_text_says_that_all_figures_are_a_rate(name: str, read: Read) -> None:
    data = read(
        f"Sexo;Tasas;Periodo;Valor\nA;{name};2020;4,5\nA;{name};2021;5,5\nB;{name};2020;1,5\nB;{name};2021;1,75\n"
    )
    assert {(one.indicator, data.about(one.indicator).kind) for one in data.observations} == {
        (f"{name}.A", "rate"), (f"{name}.B", "rate"),
    }  # fmt: skip
    assert {(row, unit) for row, _, unit in growth(data)} <= {("difference", ""), ("difference", "percentage points")}


@pytest.mark.parametrize("text", ["Tasa de cambio", "High growth", "95% confidence"])
def test_a_column_of_one_text_that_names_no_rate_is_not_used(text: str, read: Read) -> None:
    data = read(f"Sexo;Tasas;Periodo;Valor\nA;{text};2020;4,5\nA;{text};2021;5,5\n")
    assert stated(data) == [("Valor", "", 0, "")]


def test_a_stated_unit_beats_the_name(read: Read) -> None:
    data = read(
        "country,indicator,year,value,unit\nAT,Growth (% of area),2020,4,hectares\nAT,Growth (% of area),2021,5,hectares\n"
    )
    assert stated(data) == [("Growth (% of area)", "hectares", 0, "")]


def test_money_in_a_wide_sense_is_not_measured_in_cubic_metres(read: Read) -> None:
    data = read("(Millions of dollars),,,\nMonth,Money (M1),Money (M3),Wood (m3)\n2023-01,1,2,3\n2023-02,4,5,6\n")
    assert stated(data) == [
        ("Money (M1)", "dollars", 6, ""),
        ("Money (M3)", "dollars", 6, ""),
        ("Wood (m3)", "m3", 0, ""),
    ]
    data = read("单位：亿元,2023,2024\n货币和准货币(M2),1,2\n货币(M1),3,4\n")
    assert stated(data) == [("货币(M1)", "CNY", 8, ""), ("货币和准货币(M2)", "CNY", 8, "")]


def test_each_figure_of_an_indicator_with_two_units_is_what_its_own_says(read: Read) -> None:
    data = read("geo,variable,year,value,unit\nDE,u,2020,4,%\nDE,u,2021,5,%\nFR,u,2020,4,EUR\nFR,u,2021,5,EUR\n")
    assert sorted(growth(data)) == [("difference", "1", "percentage points"), ("growth", "25", "percent")]


def test_a_power_of_ten_that_is_stated_twice_counts_once(read: Read) -> None:
    rows = "US,2020,5,million USD,Millions\nUS,2021,5,USD,Billions\nUS,2022,5,Thousands,3\n"
    data = read("country,year,value,unit,scale\n" + rows)
    assert [(one.period, one.unit, one.unit_mult) for one in data.observations] == [
        ("2020", "USD", 6),
        ("2021", "USD", 9),
        ("2022", "", 3),
    ]


def test_two_powers_of_ten_are_none(read: Read) -> None:
    rows = "US,2020,5,million USD,Thousands\nUS,2021,5,USD,Thousands\n"
    data = read("country,year,value,unit,scale\n" + rows)
    assert [(one.period, one.unit_mult) for one in data.observations] == [("2021", 3)]
    assert "figures with an unknown multiplier: 1" in data.notices[-1]
    with pytest.raises(DataError, match="figures with an unknown multiplier: 1"):
        read("KEY,REF_AREA,UNIT_MEASURE,UNIT_MULT,TIME_PERIOD,OBS_VALUE\nA,US,million USD,3,2020,5\n")


def test_the_label_of_a_code_of_sdmx_json_says_that_figures_are_rates(read: Read) -> None:
    dimensions = [{"id": "UNIT_MEASURE", "values": [{"id": "9", "name": "Per cent per year"}]}]
    time = {"id": "TIME_PERIOD", "role": "time", "values": [{"id": "2020"}, {"id": "2021"}]}
    document = {
        "structure": {"dimensions": {"series": dimensions, "observation": [time]}, "attributes": {}},
        "dataSets": [{"series": {"0": {"observations": {"0": [4], "1": [5]}}}}],
    }
    assert growth(read(json.dumps(document))) == [("difference", "1", "percentage points")]


def test_a_multiplier_of_json_stat_is_that_of_its_label(read: Read) -> None:
    category = {"index": ["a"], "unit": {"a": {"label": "million", "multiplier": 6}}}
    time = {"category": {"index": ["2020"]}}
    document = {
        "version": "2.0", "class": "dataset", "id": ["what", "time"], "size": [1, 1], "role": {"time": ["time"]},
        "dimension": {"what": {"category": category}, "time": time}, "value": [600],
    }  # fmt: skip
    [row] = read(json.dumps(document)).observations
    assert (row.value, row.unit, row.unit_mult) == ("600", "", 6)


@pytest.mark.parametrize(
    "table",
    [
        ",单位：亿元,\n,2024年1-3月,\n指标,累计,同比增长(%)\n收入,4437,4.5\n",
        "收入（单位：亿元）,,\n,2024年1-3月,\n指标,累计,同比增长(%)\n收入,4437,4.5\n",
        ",2024年1-3月,\n指标,累计,同比增长\n,亿元,%\n收入,4437,4.5\n",
        ",2024年1-3月,\n指标,累计（亿元）,同比增长(%)\n收入,4437,4.5\n",
        ",,2024年1-3月,\n指标,单位,累计,同比增长(%)\n收入,亿元,4437,4.5\n",
    ],
)
def test_a_level_below_a_merged_period_has_the_unit_of_its_table_and_its_growth_percent(table: str, read: Read) -> None:
    assert [(one.measure, one.value, one.unit, one.unit_mult) for one in read(table).observations] == [
        ("level", "4437", "CNY", 8), ("growth", "4.5", "percent", 0),
    ]  # fmt: skip


def test_growth_beside_a_rate_leaves_it_a_rate(read: Read) -> None:
    data = read(",2024年1-3月,\n指标,累计,同比增长(%)\n死亡率(‰),7,4.5\n")
    assert {(one.measure, one.unit) for one in data.observations} == {("level", "per mille"), ("growth", "percent")}
    assert data.about("死亡率(‰)").kind == "rate"


@pytest.mark.parametrize(
    "comment",
    ["# Unit: million euro", "#(million euro)", "# in million euro", "# Values,million euro", "# Unit,million euro"],
)
def test_a_comment_states_the_unit_as_any_line_does(comment: str, read: Read) -> None:
    data = read(f"{comment}\n# ------\nyear,sales\n2020,3\n# 2020,4\n2021,5\n")
    assert stated(data) == [("sales", "euro", 6, "")]


@pytest.mark.parametrize("rows", [",亿元,万元\n甲,1,2\n", "甲,1,2\n,亿元,万元\n"])
def test_a_row_of_units_may_be_beside_one_that_counts_columns(rows: str, read: Read) -> None:
    data = read(f"地区,2020,2021\n{rows}北京,3,4\n上海,5,6\n")
    assert [(one.area, one.value, one.unit, one.unit_mult) for one in data.observations] == [
        ("北京", "3", "CNY", 8), ("北京", "4", "CNY", 4), ("上海", "5", "CNY", 8), ("上海", "6", "CNY", 4),
    ]  # fmt: skip
    assert data.notices == []


def test_a_power_of_ten_may_end_a_name_in_a_long_table_too(read: Read) -> None:
    data = read("indicator,year,value\nPopulation in thousands,2020,1\nPopulation in thousands,2021,2\n")
    assert stated(data) == [("Population in thousands", "", 3, "")]


@pytest.mark.parametrize("value", [{"id": "PCCH", "name": "?"}, {"id": "9", "name": "Percentage change"}])
def test_the_attribute_unit_of_sdmx_json_is_its_unit(value: dict[str, str], read: Read) -> None:
    dimensions = [{"id": "REF_AREA", "values": [{"id": "DE"}]}, {"id": "ITEM", "values": [{"id": "A"}]}]
    time = {"id": "TIME_PERIOD", "role": "time", "values": [{"id": "2020"}, {"id": "2021"}]}
    document = {
        "structure": {
            "dimensions": {"series": dimensions, "observation": [time]},
            "attributes": {"series": [{"id": "UNIT", "values": [value]}]},
        },
        "dataSets": [{"series": {"0:0": {"attributes": [0], "observations": {"0": [4], "1": [5]}}}}],
    }
    data = read(json.dumps(document))
    assert [(one.area, one.period, one.value, one.unit) for one in data.observations] == [
        ("DE", "2020", "4", "percent"), ("DE", "2021", "5", "percent"),
    ]  # fmt: skip
    assert growth(data) == [("difference", "1", "percentage points")]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("[Percent] Seasonally adjusted at annual rates", ("percent", 0, "rate")),
        ("Percent Change From Preceding Period in Real GDP", ("percent", 0, "rate")),
        ("Table 1.1.1. Percent Change From Preceding Period", ("percent", 0, "rate")),
        ("Per cent of labour force", ("percent", 0, "rate")),
        ("Seasonally Adjusted Sales - Monthly [Millions of Dollars]", ("Dollars", 6, "")),
        ("Index, 2015=100 [seasonally adjusted]", ("2015=100", 0, "")),
        ("Sales [seasonally adjusted]", ("", 0, "")),
        ("Sales [revised] of [million] towns", ("", 0, "")),
    ],
)
def test_a_line_in_words_above_a_table_states_its_unit(line: str, unit: tuple[str, int, str], read: Read) -> None:
    data = read(f'A survey\n"{line}"\nPeriod,Food,Fuel\n2023-01,1.5,2.5\n2023-02,3.5,4.5\n')
    assert stated(data) == [("Food", *unit), ("Fuel", *unit)]


def test_a_line_above_in_several_languages_states_the_unit(read: Read) -> None:
    data = read(
        "Ko'mir/Уголь/Coal,,\n(ming t/тыс. т/thousand tons),,\nName,2019,2020\nProduction,5,6\nConsumption,7,8\n"
    )
    assert {one.unit_mult for one in data.observations} == {3}
    assert {one.unit for one in data.observations} == {"tons"}


@pytest.mark.parametrize(
    "name",
    [
        "Stopa bezrobocia",
        "Inflacja",
        "míra inflace",
        "Lạm phát",
        "Werkloosheidspercentage",
        "Croissance",
        "Crecimiento anual",
        "Темп роста",
        "Уровень безработицы",
        "IPCA 12 meses",
        "Headline CPI (y-o-y)",
        "Prices Year/Year",
        "CPI, National, YoY",
        "CPI y/y",
        "lending, q/q",
        "output month on month",
    ],
)
def test_changes_between_periods_are_rates(name: str, read: Read) -> None:
    data = read(f'year,"{name}"\n2019,2.5\n2020,2.7\n')
    assert data.about(name).kind == "rate"


def test_a_code_with_a_sign_of_money_in_it_is_no_unit(read: Read) -> None:
    lines = "Dataset:,Balances [NRG_BAL$VIEW],\nUnit of measure,Thousand tonnes of oil equivalent,\n\nTIME,2019,2020\n"
    data = read(f"{lines}Belgium,5,6\nFrance,7,8\n")
    assert {(one.unit, one.unit_mult) for one in data.observations} == {("tonnes of oil equivalent", 3)}


def test_the_unit_ends_the_name_of_a_column_or_one_of_two_names(read: Read) -> None:
    assert stated(read("date,revenue_keur\n2019-01-01,5\n2019-02-01,6\n")) == [("revenue_keur", "EUR", 3, "")]
    data = read(
        'year,observations,age,value\n2019,"Mean income, SEK thousands",16-19,5\n2019,"Mean income, SEK thousands",20-24,7\n'
        '2019,"Median income, SEK thousands",16-19,4\n2019,"Median income, SEK thousands",20-24,6\n'
    )
    assert {(one.unit, one.unit_mult) for one in data.observations} == {("SEK", 3)}


def test_money_in_words_ends_a_title(read: Read) -> None:
    data = read("Средняя заработная плата с 2000 года  рублей,,\nОтрасль,2019,2020\nЛес,5,6\nРыба,7,8\n")
    assert {one.unit for one in data.observations} == {"рублей"}


@pytest.mark.parametrize("place", ["United Kingdom (GB)", "Haa Alif (HA)"])
def test_the_code_of_a_place_is_no_unit(place: str) -> None:
    assert unit_text.of_name(place) == unit_text.NONE


def test_hectares_may_be_in_capitals_and_an_adjustment_is_no_calories() -> None:
    assert unit_text.of_name("Planted area (HA)").name == "HA"
    assert unit_text.of_name("Unemployment rate (CAL ADJ)") == unit_text.NONE
    assert tuple(unit_text.of_name("World (by thousands)")) == ("", 3)
    assert tuple(unit_text.of_name("imports_trln_USD")) == ("USD", 12)


@pytest.mark.parametrize("when", ["year-end", "mid-year", "end of period", "year end"])
def test_when_something_was_counted_is_no_unit(when: str) -> None:
    assert tuple(unit_text.of_name(f"总人口(年末) Total Population ({when}), 万人")) == ("persons", 4)


def test_the_unit_of_a_name_in_other_languages() -> None:
    assert tuple(unit_text.of_name("Población (miles)")) == ("", 3)
    assert tuple(unit_text.of_name("Ludność (w tys.)")) == ("", 3)
    assert tuple(unit_text.of_name("Popolazione (migliaia)")) == ("", 3)
    assert tuple(unit_text.of_name("Bevolking (x 1 000)")) == ("", 3)
    assert tuple(unit_text.of_name("GSYH (milyon TL)")) == ("TL", 6)
    assert tuple(unit_text.of_name("Distance (miles)")) == ("miles", 0)
    assert tuple(unit_text.of_name("Численность населения тыс чел")) == ("чел", 3)
    assert tuple(unit_text.of_name("GDP 100 million yuan")) == ("CNY", 8)


def test_a_column_may_be_called_unit_in_two_languages(read: Read) -> None:
    data = read(
        "指标 Indicator,单位 Unit,2019,2020\n国内生产总值 GDP,亿元 100 million yuan,5,6\n城镇化率 Urbanization,%,60.6,63.9\n"
    )
    assert stated(data) == [("国内生产总值 GDP", "CNY", 8, ""), ("城镇化率 Urbanization", "percent", 0, "rate")]


LINES = {
    "Valores em R$ mil": ("", ("R$", 3)), "Belopp i mkr": ("", ("kr", 6)), "Beträge in Mio. EUR": ("", ("EUR", 6)), "Cifras en mdp": ("", ("pesos", 6)),
    "(Bin Kişi)": ("", ("Kişi", 3)), "dane w mln zł": ("", ("zł", 6)), "(RMB’000)": ("", ("CNY", 3)), "x 1 mln euro": ("", ("euro", 6)), "(단위: 천명)": ("", ("persons", 3)),
    "En miles": ("", ("", 3)), "Unidad: Miles": ("", ("", 3)), "Población ocupada (en miles)": ("Población ocupada", ("", 3)),
    "Exports (EUR million)": ("Exports (EUR million)", ("", 0)), "EUR (million)": ("", ("EUR", 6)),
    "% del PIB": ("% del PIB", ("percent", 0)), "In miles": ("In miles", ("", 0)),
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_line_states_the_unit_of_all_figures_in_its_own_language(line: str) -> None:
    title, unit = unit_text.of_line(line)
    assert (title, tuple(unit)) == LINES[line]


def test_a_code_of_an_office_and_its_multiplier_count_once(read: Read) -> None:
    """5.5 million euro: a multiplier beside the code says the same again."""
    data = read("geo,unit,TIME_PERIOD,OBS_VALUE,unit_mult\nDE,MIO_EUR,2020,5.5,6\nDE,MIO_EUR,2021,6,6\n")
    assert stated(data) == [("OBS_VALUE", "EUR", 6, "")]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("Malta (MT)", "Portugal (PT)", "Togo (TG)"), {("", "")}),
        (("Mato Grosso (MT)", "Acre (AC)"), {("", "")}),
        (("Rice (MT)", "Area (HA)"), {("MT", ""), ("HA", "")}),
        (("Rice (MT)", "Wheat (MT)"), {("MT", "")}),
        (("Malta (MT)", "Wheat (MT)"), {("MT", "")}),
    ],
)
def test_codes_of_places_behind_their_names_are_no_units(
    names: tuple[str, ...], wanted: set[tuple[str, str]], read: Read
) -> None:
    """Down the first column and across, where they are not known as areas."""
    down = read("Name,2020,2021\n" + "".join(f"{name},1,2\n" for name in names))
    across = read(f"year,{','.join(names)}\n2020{',1' * len(names)}\n2021{',2' * len(names)}\n")
    for data in (down, across):
        assert {(one.unit, data.about(one.indicator).kind) for one in data.observations} == wanted


def test_a_known_country_makes_a_column_of_names_with_codes_one_of_areas(read: Read) -> None:
    data = read("Name,2020,2021\nGermany (DE),1,2\nSpain (ES),3,4\nFrance (FR),3,4\nMalta (MT),3,4\n")
    assert {one.area for one in data.observations} == {"Germany (DE)", "Spain (ES)", "France (FR)", "Malta (MT)"}
    assert {(one.indicator, one.unit) for one in data.observations} == {("value", "")}


def test_a_unit_that_ends_in_its_power_of_ten_leaves_the_title_before_it(read: Read) -> None:
    """With the power of ten before the money, and behind it: the words before the parentheses are no part of the unit."""
    for unit in ("EUR million", "million EUR"):
        data = read(f"Exports ({unit})\nItem,2020,2021\nFood,1,2\nOre,3,4\n")
        assert {(one.unit, one.unit_mult) for one in data.observations} == {("EUR", 6)}


def test_with_how_much_one_is_poor_is_no_unit_of_what_is_counted(read: Read) -> None:
    data = read("Year,Share of population in poverty ($3 a day),Income ($ per day)\n2019,1.5,7\n2020,2.5,8\n")
    found = {(row.indicator, row.unit) for row in data.observations}
    assert found == {("Share of population in poverty ($3 a day)", ""), ("Income ($ per day)", "$ per day")}
    assert data.catalog["Share of population in poverty ($3 a day)"].kind == "rate"


def test_a_rate_of_what_is_in_the_text_beside_it(read: Read) -> None:
    rows = "".join(f"Bolton,{year},Density,Rate,Residents per square kilometre,{year}.5\n" for year in (2019, 2020))
    data = read("area,year,indicator,measure,unit,value\n" + rows)
    assert {row.unit for row in data.observations} == {"Residents per square kilometre"}


@pytest.mark.parametrize(
    ("code", "before"), [("PC_CHGPP", "the period before"), ("PC_CHGPY", "the same period of the year before")]
)
def test_on_what_a_change_is_is_said(read: Read, code: str, before: str) -> None:
    rows = "".join(f"FRA,QGDP,TOT,{code},Q,2000-Q{quarter},0.{quarter}\n" for quarter in (1, 2, 3))
    data = read("LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value\n" + rows)
    assert f"figures with the unit {code} are changes on {before}, in percent" in " ".join(map(str, data.remarks))
    assert {row.unit for row in data.observations} == {"percent"}


@pytest.mark.parametrize(
    ("names", "units", "of_last"),
    [
        ("Labour force,Employed,Unemployment rate", "thousand,thousand,", ("", 0)),
        ("国内生产总值,第一产业,人均国内生产总值(元)", "(亿元),(亿元),", ("CNY", 0)),
        ("GDP,CPI,Unemployment", "USD million,2015=100,", ("", 0)),
        ("GDP,Exports,Openness index", "(bn),(bn),", ("", 0)),
        ("Exports,Population,Imports", "EUR mn,,EUR mn", ("EUR", 6)),
        ("Exports,Imports,Population", "EUR mn,,", ("", 0)),
    ],
)
def test_a_column_without_a_unit_has_none_beside_units_of_each(
    read: Read, names: str, units: str, of_last: tuple[str, int]
) -> None:
    data = read(f"Year,{names}\n,{units}\n2019,1000,950,5.1\n2020,1010,940,6.9\n")
    last = names.rpartition(",")[2]
    assert {(row.unit, row.unit_mult) for row in data.observations if row.indicator == last} == {of_last}
    assert ("Population", "") in {(row.indicator, row.unit) for row in data.observations} or "Population" not in names


def test_a_unit_over_several_columns_is_said(read: Read) -> None:
    data = read("Year,GDP,Exports,Inflation\n,in million USD,,in %\n2019,986515,70474,2.2\n2020,1013567,77754,2.5\n")
    assert {(row.unit, row.unit_mult) for row in data.observations if row.indicator == "Exports"} == {("USD", 6)}
    assert "in the row of units these have that of the column before them: Exports" in str(data.notices)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Change (month)", ""), ("Unemployment (month)", ""), ("Rent (year)", ""), ("Wage (hour)", ""), ("CPI (year to date)", ""),
        ("Life expectancy (years)", "years"), ("Duration of unemployment (weeks)", "weeks"), ("Mean age (year)", "year"),
    ],
)  # fmt: skip
def test_a_word_of_time_in_brackets_is_the_unit_of_what_lasts(name: str, unit: str) -> None:
    assert unit_text.of_name(name) == (unit, 0)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("移动电话（万户(部)）", ("户", 4)), ("收入（万元(含税)）", ("CNY", 4)), ("面积（万亩（次））", ("亩", 4)), ("GDP (USD (million))", ("", 6)),
        ("Balanza (porcentaje del PBI) - Producto (millones de USD)", ("USD", 6)), ("Trade (% of GDP)", ("percent", 0)),
    ],
)  # fmt: skip
def test_brackets_within_and_behind_others(name: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_name(name) == unit


def test_titles_of_tables_below_each_other_are_no_part_of_their_units(read: Read) -> None:
    block = (
        "{title},,,\n,,,单位：{unit}\n地区,2021年,2022年,2023年\n东部,740,790,840\n中部,290,320,350\n西部,350,380,400\n"
    )
    data = read(block.format(title="表1 收入", unit="亿元") + ",,,\n" + block.format(title="表2 用户", unit="万户"))
    assert {(row.indicator, row.unit, row.unit_mult) for row in data.observations} == {
        ("表1 收入 (亿元)", "CNY", 8),
        ("表2 用户 (万户)", "户", 4),
    }


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("USD billion at 2015 prices", ("USD, 2015 prices", 9)), ("NOK billion 2015-prices", ("NOK, 2015-prices", 9)), ("constant 2015 billion USD", ("USD, constant 2015", 9)),
        ("billion USD at constant 2015 prices", ("USD at constant 2015 prices", 9)), ("USD at 2015 prices", ("USD at 2015 prices", 0)), ("Tn USD", ("USD", 12)), ("tn rice", ("tn rice", 0)),
    ],
)  # fmt: skip
def test_a_power_of_ten_before_the_year_of_prices(text: str, unit: tuple[str, int]) -> None:
    assert unit_text.parsed(text) == unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Debt (% of GDP) (USD billion)", ("percent", 0)),
        ("Growth of exports (%) (value in USD million)", ("percent", 0)),
        ("Paid leave (days)", ("days", 0)),
        ("Import cover (months)", ("months", 0)),
    ],
)
def test_brackets_that_stay_what_they_were(name: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_name(name) == unit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Year,Out of work,In work,Vacancies,Jobs,Wages\n,thousand,,thousand,,EUR\n", "3 3 3 3 0"),
        (
            ",Population,,,Labour force,,\nYear,Male,Female,Total,Male,Female,Total\n,thousand,,,thousand,,\n",
            "3 3 3 3 3 3",
        ),
    ],
)
def test_units_of_merged_cells_are_those_of_their_columns(read: Read, text: str, units: str) -> None:
    width = text.splitlines()[-1].count(",")
    data = read(
        text + "".join(f"{year},{','.join(['10', '20.5', '30', '40', '50', '60'][:width])}\n" for year in (2019, 2020))
    )
    assert sorted(row.unit_mult for row in data.observations if row.period == "2020") == sorted(map(int, units.split()))


def test_a_scale_over_two_amounts_of_money_is_that_of_both(read: Read) -> None:
    data = read("Year,Exports (USD),Imports (USD),Population\n,million,,thousand\n2019,1000,950,50\n2020,1010,940,70\n")
    assert {(row.indicator, row.unit, row.unit_mult) for row in data.observations} == {
        ("Exports (USD)", "USD", 6), ("Imports (USD)", "USD", 6), ("Population", "", 3),
    }  # fmt: skip


def test_units_of_quantities_are_none_of_values(read: Read) -> None:
    data = read("Country,Units,Year,Quantity,Value\nPeru,SME,2019,261,799\nPeru,SME,2020,262,801\n")
    assert {(row.indicator, row.unit) for row in data.observations} == {("Value", "")}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Görsel (Audıo-Vısual), Foto", ("", 0)),
        ("Thành thị, Tỷ lệ tăng", ("", 0)),
        ("Doanh thu (tỷ đồng)", ("đồng", 9)),
    ],
)
def test_letters_of_other_languages_end_no_word(text: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_name(text) == unit


def test_the_unit_of_a_quantity_is_not_that_of_the_value_beside_it(read: Read) -> None:
    data = read("year,product,quantity,unit,trade_value\n2020,wheat,100,kg,20000\n2021,wheat,110,kg,21000\n")
    assert {row.unit for row in data.observations} == {""}
    assert "'unit' says the unit of 'quantity' alone and is not read" in str(data.notices)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("year,quantity,unit,value\n2020,Production,1000 t,100\n2021,Production,1000 t,110\n", "t"),
        ("year,quantity,quantity_unit,value,unit\n2020,100,t,2000,million LCU\n2021,110,t,2100,million LCU\n", "LCU"),
        ("year,volume,unit,value\n2020,1,%,10\n2021,2,%,11\n", "percent"),
    ],
)
def test_units_beside_quantities_may_be_those_of_the_value(read: Read, text: str, unit: str) -> None:
    assert {row.unit for row in read(text).observations} == {unit}


def test_changes_of_an_index_are_none_on_its_base(read: Read) -> None:
    months = "Year,Jan,Feb\n2022,7.5,7.9\n2023,6.4,6.0\n"
    data = read(f"12-Month Percent Change\nSeries Title:,All items\nBase Period:,1982-84=100\n\n{months}")
    assert {row.unit for row in data.observations} == {"percent"}
    index = read(f"Series Title:,All items\nBase Period:,1982-84=100\n\n{months}")
    assert {row.unit for row in index.observations} == {"1982-84=100"}


def test_a_line_on_the_scale_counts_for_the_unit_above_a_table(read: Read) -> None:
    data = read("Unit: EUR\nScale: Millions\nDate,A,B\n2021,2300.1,120.2\n2022,2400.1,130.2\n")
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("EUR", 6)}


def test_codes_at_the_end_of_a_key_are_no_units(read: Read) -> None:
    data = read('"key","2019","2020"\n"T,PPCH_3Y,MT",5.9,5.4\n"T,PPCH_3Y,PT",5.1,5.2\n')
    assert {row.unit for row in data.observations} == {""}


def test_numbers_of_units_are_none_of_measure(read: Read) -> None:
    data = read(
        "country,year,unit,gdp\nAustria,1985,2,9172\nAustria,1986,2,9299\nBelgium,1985,3,9001\nBelgium,1986,3,9100\n"
    )
    assert {row.unit for row in data.observations} == {""}
    assert "no unit was found for gdp" in str(data.notices)


def test_texts_called_units_that_are_none_are_said(read: Read) -> None:
    words = "no text in 'unit' is a unit that is known, but all are read as such: Army, Navy"
    text = "country,year,unit,value\nPeru,2018,{0},120\nPeru,2018,{1},25\nPeru,2019,{0},121\nPeru,2019,{1},26\n"
    assert words in str(read(text.format("Army", "Navy")).notices)
    assert "is a unit that is known" not in str(read(text.format("Persons", "Kilometres")).notices)
