"""Tables in the forms of offices in Asia and Latin America, of central banks and of data services, with made-up figures."""

import io
from collections.abc import Callable

import pytest

from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.reading import unit_text

Read = Callable[..., Dataset]
Figure = tuple[str, str, str, str]


def figures(data: Dataset) -> list[Figure]:
    return [(one.indicator, one.area, one.period, one.value) for one in data.observations]


def stated(data: Dataset) -> set[tuple[str, str, int, str]]:
    """Return the unit of each indicator, its power of ten, and its kind."""
    return {(one.indicator, one.unit, one.unit_mult, data.about(one.indicator).kind) for one in data.observations}


def periods(data: Dataset) -> list[str]:
    return list(dict.fromkeys(one.period for one in data.observations))


# Units and rates.

WRITTEN = {
    "百万円": ("JPY", 6), "億円": ("JPY", 8), "10億円": ("JPY", 9), "兆円": ("JPY", 12), "千人": ("persons", 3), "万トン": ("トン", 4),
    "新臺幣百萬元": ("TWD", 6), "億元": ("元", 8), "百萬美元": ("USD", 6), "人民币亿元": ("CNY", 8), "십억원": ("KRW", 9), "만명": ("persons", 4),
    "백만달러": ("USD", 6), "조회": ("조회", 0), "Miliar Rupiah": ("Rupiah", 9), "Ribu Jiwa": ("Jiwa", 3), "Juta US$": ("US$", 6),
    "Nghìn tỷ đồng": ("đồng", 12), "Mil Reais": ("Reais", 3), "Rs. Crore": ("Rs.", 7), "in Rs. Cr.": ("Rs.", 7), "₹ Crore": ("₹", 7),
    "Exajoules": ("Exajoules", 0), "GtC/yr": ("GtC/yr", 0), "×10^4 t": ("t", 4), "%p": ("percentage points", 0), "-": ("", 0),
}  # fmt: skip


@pytest.mark.parametrize(("text", "unit"), WRITTEN.items())
def test_a_unit_is_known_as_offices_write_it(text: str, unit: tuple[str, int]) -> None:
    assert tuple(unit_text.parsed(text)) == unit
    assert unit_text.is_unit(text) is (text not in ("조회", "-"))


@pytest.mark.parametrize("text", ["원계열", "MEI.M.EUR.4F", "FM.M.U2.EUR.4F.BB.U2_2Y.YLD", "조회기간"])
def test_a_word_or_a_code_is_no_unit(text: str) -> None:
    assert not unit_text.is_unit(text)


@pytest.mark.parametrize(
    "name",
    [
        "실업률", "전년동월비", "前年同月比", "構成比", "上年同期比", "Laju Pertumbuhan", "Tăng trưởng", "Inflation", "CPI inflation", "Inflation Y-o-Y",
        "Bank Rate", "Cash Rate Target", "2-year Government bond yield", "Share to Total GDP", "Tasa objetivo", "IPCA - Variação mensal",
        "Rate Of Natural Increase (Per Thousand Residents)", "CPI (yoy, core)", "GDP (y/y)", "Sales (q/q, core)", "Output (year-on-year)",
    ],
)  # fmt: skip
def test_a_rate_is_known_by_its_name(name: str, read: Read) -> None:
    data = read(f'year,"{name}"\n2020,2.5\n2021,3.5\n')
    assert data.about(name).kind == "rate"


@pytest.mark.parametrize(
    "name",
    ["환율", "匯率", "Crop yield", "Exchange rate", "Tasa de cambio", "Inflation expectations index", "Inflacja (index)"],
)  # fmt: skip
def test_a_price_or_an_index_is_no_rate_by_its_name(name: str, read: Read) -> None:
    assert read(f"year,{name}\n2020,2.5\n2021,3.5\n").about(name).kind == ""


def test_a_mark_in_the_place_of_a_unit_leaves_it_to_the_name(read: Read) -> None:
    data = read("指标,指数(上年同期＝100),产量\n地区,全国,全国\n单位,-,万吨\n2020-01,101.5,30\n2020-02,102.5,31\n")
    assert stated(data) == {("指数(上年同期＝100)", "上年同期＝100", 0, "rate"), ("产量", "吨", 4, "")}


def test_the_base_of_an_index_in_its_name_goes_before_a_word_in_parentheses(read: Read) -> None:
    data = read('year,"Index, 2010 = 100 (Units)"\n2010,100\n2011,101.5\n')
    assert stated(data) == {("Index, 2010 = 100 (Units)", "2010 = 100", 0, "")}


def test_a_power_of_ten_in_cells_and_in_their_name_counts_once(read: Read) -> None:
    data = read('year,GDP (in billions)\n2020,"$3,912.5B"\n2021,"$4,001.5B"\n')
    assert [(one.value, one.unit, one.unit_mult) for one in data.observations] == [
        ("3912500000000", "$", 0), ("4001500000000", "$", 0),
    ]  # fmt: skip


def test_a_power_of_ten_that_contradicts_the_name_is_left_out(read: Read) -> None:
    with pytest.raises(DataError, match="figures with an unknown multiplier: 2"):
        read("year,Sales (in billions)\n2020,$3.5M\n2021,$4.5M\n")


def test_the_sign_of_money_before_all_figures_of_a_column_is_their_unit(read: Read) -> None:
    data = read("year,fees,staff\n2020,$3.50,5\n2021,$4.50,6\n")
    assert stated(data) == {("fees", "$", 0, ""), ("staff", "", 0, "")}


# Periods.


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("2016.1/4,2016.2/4", ["2016-Q1", "2016-Q2"]), ("2000 1분기,2000 2분기", ["2000-Q1", "2000-Q2"]), ("2015년,2016년", ["2015", "2016"]),
        ("201501월,201502월", ["2015-01", "2015-02"]), ("2020. 01,2020. 02", ["2020-01", "2020-02"]),
        ("202011,202012,202101", ["2020-11", "2020-12", "2021-01"]), ("Mei 2020,Agustus 2020", ["2020-05", "2020-08"]),
    ],
)  # fmt: skip
def test_offices_write_periods_across_in_their_own_way(names: str, found: list[str], read: Read) -> None:
    values = ",".join(str(number) + ".5" for number in range(len(found)))
    assert periods(read(f"항목,{names}\n수출,{values}\n수입,{values}\n")) == found


def test_six_digits_that_skip_a_month_are_no_months(read: Read) -> None:
    with pytest.raises(DataError):
        read("item,202011,202101,202102\nA,1.5,2.5,3.5\nB,1.5,2.5,3.5\n")


def test_business_years_with_one_odd_cell_are_no_months(read: Read) -> None:
    data = read("Financial Year,Output\n1997-98,1.5\n1998-99,2.5\n1999-2K,3.5\n2000-01,4.5\n2001-02,5.5\n")
    assert periods(data) == ["1997", "1998", "2000", "2001"]


def test_a_month_that_is_misspelled_costs_its_row_alone(read: Read) -> None:
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    rows = [f"{year},{month},{number}.5" for year in (2020, 2021) for number, month in enumerate(months)]
    data = read("\n".join(["Year,Month,Index", *rows, "2022,Janury,7.5", "2022,February,8.5"]))
    assert periods(data)[-2:] == ["2021-12", "2022-02"]
    assert len(data.observations) == 25


def test_a_second_name_of_the_period_tells_no_figures_apart(read: Read) -> None:
    rows = [
        f"{name},2020,{month},{number}.5,{word} 2020"
        for name in ("A", "B")
        for number, (month, word) in enumerate(((1, "Ene"), (2, "Feb")))
    ]
    data = read("\n".join(["variable,year,month,valor,periodo", *rows]))
    assert figures(data) == [
        ("A", "", "2020-01", "0.5"),
        ("A", "", "2020-02", "1.5"),
        ("B", "", "2020-01", "0.5"),
        ("B", "", "2020-02", "1.5"),
    ]


def test_months_in_two_languages_are_months(read: Read) -> None:
    data = read("Year,Country,Ocak - January,Şubat - February,Mart - March\n2020,A,1.5,2.5,3.5\n2021,A,4.5,5.5,6.5\n")
    assert periods(data) == ["2020-01", "2020-02", "2020-03", "2021-01", "2021-02", "2021-03"]


def test_a_day_in_each_month_of_a_year_stands_for_its_month(read: Read) -> None:
    days = [
        f"2020-{month:02}-{day:02}"
        for month, day in enumerate((31, 28, 31, 30, 29, 30, 31, 31, 30, 30, 30, 31), start=1)
    ]
    data = read("\n".join(["date,rate", *(f"{day},{number}.5" for number, day in enumerate(days))]))
    assert periods(data)[:2] == ["2020-01", "2020-02"]
    assert str(data.notices[0]).endswith("dates were read as months")


def test_years_of_another_calendar_are_refused(read: Read) -> None:
    with pytest.raises(DataError, match="are those of another calendar"):
        read("شاخص,1390,1391\nA,1.5,2.5\nB,3.5,4.5\n")


# Names and areas.


def test_the_name_of_the_column_of_dates_is_no_indicator(read: Read) -> None:
    data = read("指标名称,GDP:当季同比,CPI:当月同比\n2020-03-31,6.5,2.5\n2020-06-30,3.5,1.5\n")
    assert figures(data) == [
        ("GDP:当季同比", "", "2020-Q1", "6.5"), ("CPI:当月同比", "", "2020-Q1", "2.5"), ("GDP:当季同比", "", "2020-Q2", "3.5"),
        ("CPI:当月同比", "", "2020-Q2", "1.5"),
    ]  # fmt: skip


def test_each_series_has_the_periods_of_its_frequency(read: Read) -> None:
    data = read(
        "序号,日期,收入,利率,人口\n,指标名称,收入,利率,人口\n,指标ID,E1,E2,E3\n,频率,季,月,年\n,单位,亿元,%,万人\n,发布方,甲,乙,丙\n"
        "1,2020-12,5.5,2.5,14.5\n2,2020-11,,2.25,\n3,2020-09,4.5,2.0,\n"
    )
    assert figures(data) == [
        ("E1", "", "2020-Q4", "5.5"), ("E2", "", "2020-12", "2.5"), ("E3", "", "2020", "14.5"), ("E2", "", "2020-11", "2.25"),
        ("E1", "", "2020-Q3", "4.5"), ("E2", "", "2020-09", "2.0"),
    ]  # fmt: skip
    assert stated(data) == {("E1", "CNY", 8, ""), ("E2", "percent", 0, "rate"), ("E3", "persons", 4, "")}
    assert data.about("E1").label == "收入"


def test_codes_and_weights_above_japanese_indices_are_no_figures(read: Read) -> None:
    data = read(
        "類・品目,総合,食料\nGroup/Item,All items,Food\n類・品目符号(Group/Item code),0001,0002\nウエイト(Weight),10000,2626\n"
        "202001,100.5,101.5\n202002,100.6,101.6\n"
    )
    assert figures(data)[:2] == [("0001", "", "2020-01", "100.5"), ("0002", "", "2020-01", "101.5")]
    assert data.about("0002").label == "Food"


def test_provinces_without_a_suffix_are_areas(read: Read) -> None:
    data = read("项目名,省名,2020,2021\n支出(亿元),北京,1.5,2.5\n支出(亿元),河北,3.5,4.5\n支出(亿元),内蒙古,5.5,6.5\n")
    assert {one.area for one in data.observations} == {"北京", "河北", "内蒙古"}


def test_a_municipality_is_an_area_and_its_state_no_unit(read: Read) -> None:
    data = read("Município,2020,2021\nA (MG),15,25\nB (RO),35,45\n")
    assert {(one.area, one.unit) for one in data.observations} == {("A (MG)", ""), ("B (RO)", "")}


@pytest.mark.parametrize("no", ["x", "No", "序號"])
def test_a_first_column_that_counts_the_rows_is_no_figure(no: str, read: Read) -> None:
    rows = [f"{number},{2000 + number},{number}.5" for number in range(1, 14)]
    assert {one.indicator for one in read("\n".join([f"{no},year,rate", *rows])).observations} == {"rate"}


def test_the_numbers_of_areas_in_any_list_are_no_figures(read: Read) -> None:
    rows = [
        f"{year},{area},{code},{year - 1900}"
        for area, code in zip("ABCDEF", (193, 124, 156, 146, 134, 128), strict=True)
        for year in range(2000, 2006)
    ]
    assert {one.indicator for one in read("\n".join(["year,country,ifs,pop", *rows])).observations} == {"pop"}


def test_a_corner_may_be_called_by_the_years_beside_it(read: Read) -> None:
    data = read("AÑO,2009,2010\nAlmería,15,25\nCádiz,35,45\n")
    assert figures(data)[:2] == [("Almería", "", "2009", "15"), ("Almería", "", "2010", "25")]


def test_the_word_for_months_above_them_is_no_name(read: Read) -> None:
    data = read(
        "Tabela 9 - Preços\nVariável - Preços - Variação mensal (%)\n,Mês,\n,janeiro 2020,fevereiro 2020\nBrasil,1.5,2.5\nSul,3.5,4.5\n"
    )
    assert stated(data) == {("Brasil", "percent", 0, "rate"), ("Sul", "percent", 0, "rate")}


def test_a_variable_above_a_single_column_is_its_name(read: Read) -> None:
    data = read("Tabela 9 - Preços\nBrasil\nVariável - Preços (%)\nMês\t\njaneiro 2020\t1.5\nfevereiro 2020\t2.5\n")
    assert stated(data) == {("Preços (%)", "percent", 0, "rate")}


# Layouts.


def test_a_period_may_stand_over_the_end_of_its_columns(read: Read) -> None:
    data = read(
        "Energy: use\n,,,2022,,,2023\nExajoules,Oil,Gas,All,Oil,Gas,All\nChina,1.5,2.5,4.0,1.75,2.75,4.5\nIndia,3.5,4.5,8.0,3.75,4.75,8.5\n"
    )
    assert [figure for figure in figures(data) if figure[:2] == ("Oil", "China")] == [
        ("Oil", "China", "2022", "1.5"), ("Oil", "China", "2023", "1.75"),
    ]  # fmt: skip
    assert {one.unit for one in data.observations} == {"Exajoules"}


def test_a_period_to_the_right_of_names_that_come_again_is_not_guessed(read: Read) -> None:
    with pytest.raises(DataError):
        read(",,,2022,,2023\nItem,Oil,Gas,All,Oil,All\nChina,1.5,2.5,4.0,1.75,4.5\nIndia,3.5,4.5,8.0,3.75,8.5\n")


def test_years_that_begin_again_at_the_end_are_not_used(read: Read) -> None:
    data = read(
        "Energy: use\n,,,,,,Growth,Share\nExajoules,2018,2019,2020,2021,2022,2022,2022\nChina,1.5,2.5,3.5,4.5,5.5,0.2,0.6\nIndia,1,2,3,4,5,0.1,0.4\n"
    )
    assert [one.value for one in data.observations if one.area == "China"] == ["1.5", "2.5", "3.5", "4.5", "5.5"]
    assert "columns not used: 2022, 2022" in str(data.notices[0])
    assert {one.indicator for one in data.observations} == {"Energy: use"}


def test_names_over_several_rows_are_those_of_all_of_them(read: Read) -> None:
    data = read("序号,省/市,年度,人均GDP\n1,北京市,2015,15\n,,2016,16\n2,天津市,2015,25\n,,2016,26\n")
    assert figures(data) == [
        ("人均GDP", "北京市", "2015", "15"), ("人均GDP", "北京市", "2016", "16"), ("人均GDP", "天津市", "2015", "25"), ("人均GDP", "天津市", "2016", "26"),
    ]  # fmt: skip


def test_a_row_without_a_code_keeps_none(read: Read) -> None:
    data = read("Country Code,Country Name,2015,2016\nCHN,China,1.5,2.5\n,Kosovo,3.5,4.5\nJPN,Japan,5.5,6.5\n")
    assert {one.area for one in data.observations} == {"CHN", "Kosovo", "JPN"}


def test_names_that_come_again_have_their_parent_in_front(read: Read) -> None:
    data = read(
        "Item,2020,2021\nExports,5.5,6.5\n  Goods,3.5,4.5\n  Services,2.0,2.0\nImports,4.5,5.5\n  Goods,2.5,3.5\n  Fees,2.0,2.0\n"
    )
    assert [one.indicator for one in data.observations if one.period == "2020"] == [
        "Exports", "Exports: Goods", "Services", "Imports", "Imports: Goods", "Fees",
    ]  # fmt: skip


def test_of_two_series_with_one_name_none_is_read(read: Read) -> None:
    data = read("Item,2019,2020,2021\nGoods,1.5,2.5,3.5\nFees,4.5,5.5,6.5\nRent,4.5,5.5,6.5\nGoods,1.5,2.25,3.25\n")
    assert {one.indicator for one in data.observations} == {"Fees", "Rent"}
    assert "figures given twice with different values: 3" in str(data.notices[-1])


def test_the_sheet_about_a_korean_table_states_its_unit(read: Read) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book, stored = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "데이터"
    for line in (["성별", "2020.01", "2020.02"], ["계", 3.5, 4.5], ["남자", 3.25, 4.25]):
        book.active.append(line)
    about = book.create_sheet("메타정보")
    for line in (["○ 통계표명", "실업률"], ["○ 조회기간", "[월] 202001~202002"], ["○ 단위", "%"]):
        about.append(line)
    book.save(stored)
    assert stated(read(stored.getvalue())) == {("계", "percent", 0, "rate"), ("남자", "percent", 0, "rate")}


def test_the_bank_of_korea_describes_one_series_above_its_column(read: Read) -> None:
    data = read(
        "심리지수\n출처\tECOS\n범례명\t심리지수\n단위\t(Index)\n주기\t월\n변환\t원자료\n2020-01\t98.5\n2020-02\t99.5\n"
    )
    assert stated(data) == {("심리지수", "Index", 0, "")}


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@pytest.mark.parametrize(("word", "of_the_year"), [("Total", ["600.5", "700.5"]), ("Agust", [])])
def test_a_total_beside_the_months_below_each_other_is_the_year(read: Read, word: str, of_the_year: list[str]) -> None:
    rows = "".join(f"AUS,{month},{place}.5,{place}.25\n" for place, month in enumerate(MONTHS, 10))
    data = read(f"State,Month,1975,1976\nAUS,{word},600.5,700.5\n{rows}")
    assert [one.value for one in data.observations if "-" not in one.period] == of_the_year
    assert len(data.observations) == 24 + len(of_the_year)
    assert {(one.period, one.value) for one in data.observations} >= {("1975-01", "10.5"), ("1976-12", "21.25")}
    assert len(data.notices) == (1 if of_the_year else 2)  # the first: no unit was found


def test_a_row_of_codes_above_figures_is_no_row_of_figures(read: Read) -> None:
    data = read(",CPI,Food\nCollection:,Average,Average\nTcode,7,7\n1996Jan,1.5,2.5\n1996Feb,1.25,2.25\n")
    assert sorted((one.period, one.value) for one in data.observations) == [
        ("1996-01", "1.5"), ("1996-01", "2.5"), ("1996-02", "1.25"), ("1996-02", "2.25"),
    ]  # fmt: skip
