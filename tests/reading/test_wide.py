"""The World Bank's downloads: CSV, DataBank and Excel, all with the years across."""

import io
import zipfile
from collections.abc import Callable

import pytest

from digecon_cli import measures
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.core.model import SeriesKey
from digecon_cli.measures.derivation import Options

Read = Callable[..., Dataset]
WORLD_BANK = (
    '\ufeff"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-10-24",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2019","2020","2021",\n'
    '"Namibia","NAM","GDP (constant LCU)","NY.GDP.MKTP.KN","140000000000","128800000000","133952000000",\n'
    '"Korea, Rep.","KOR","GDP (constant LCU)","NY.GDP.MKTP.KN","","1.5E+15","1.56E+15",\n'
    '"Namibia","NAM","GDP growth (annual %)","NY.GDP.MKTP.KD.ZG","","-8","4",\n'
)
DATABANK = (
    "Country Name,Country Code,Series Name,Series Code,2019 [YR2019],2020 [YR2020]\n"
    'China,CHN,"Population, total",SP.POP.TOTL,1407745000,..\n\n\n\n'
    "Data from database: World Development Indicators,,,,,\nLast Updated: 10/24/2024,,,,,\n"
)


def test_a_download_is_read_as_it_comes(read: Read) -> None:
    data = read(WORLD_BANK)
    first = data.observations[0]
    assert (first.indicator, first.area, first.period, first.value) == ("NY.GDP.MKTP.KN", "NAM", "2019", "140000000000")
    assert (first.unit, first.low, first.status) == ("constant LCU", "", "A")
    assert data.about("NY.GDP.MKTP.KN").label == "GDP (constant LCU)"
    assert [(one.period, one.value) for one in data.observations if one.area == "KOR"] == [
        ("2020", "1500000000000000"), ("2021", "1560000000000000"),
    ]  # fmt: skip
    assert data.notices[0].endswith("left out (empty cells: 2)")


def test_growth_is_the_published_growth(read: Read) -> None:
    data = read(WORLD_BANK)
    published = {(one.area, one.period): float(one.value) for one in data.observations if one.unit == "percent"}
    rows = measures.rows("growth", data.select(["NY.GDP.MKTP.KN"]), data, Options())
    computed = {(one.area, one.period): float(one.value) for one in rows}
    assert computed == pytest.approx({**published, ("KOR", "2021"): 4.0}, abs=1e-9)


def test_a_rate_changes_in_points(read: Read) -> None:
    data = read(WORLD_BANK)
    [change] = measures.rows("growth", data.select(["NY.GDP.MKTP.KD.ZG"]), data, Options())
    assert (change.measure, change.value, change.unit) == ("difference", "12", "percentage points")


def test_databank_writes_years_twice_and_notes_below(read: Read) -> None:
    data = read(DATABANK)
    assert [(one.indicator, one.period, one.value) for one in data.observations] == [
        ("SP.POP.TOTL", "2019", "1407745000")
    ]


def test_the_zip_with_its_metadata_is_read(read: Read) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "Metadata_Country_API.csv", '"Country Code","Region","IncomeGroup","TableName",\n"NAM","Africa","",""\n'
        )
        archive.writestr("API_NY.GDP.csv", WORLD_BANK)
    assert len(read(packed.getvalue()).observations) == 7


def test_excel_is_read_with_its_preamble(read: Read) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Note"
    book.active.append(["See the next sheet"])
    sheet = book.create_sheet("Data")
    for row in (
        ["Data Source", "World Development Indicators"], ["Last Updated Date", "2024-10-24"], [],
        ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2019", "2020", 2021],
        ["Aruba", "ABW", "GDP (constant LCU)", "NY.GDP.MKTP.KN", 4391500000, 3345200000.5, None],
        ["\x1b[31mChad".replace("\x1b", ""), "TCD", "GDP (constant LCU)", "NY.GDP.MKTP.KN", "=1+1", None, 7],
    ):  # fmt: skip
        sheet.append(row)
    stored = io.BytesIO()
    book.save(stored)
    data = read(stored.getvalue())
    assert [(one.area, one.period, one.value) for one in data.observations] == [
        ("ABW", "2019", "4391500000"), ("ABW", "2020", "3345200000.5"), ("TCD", "2021", "7"),
    ]  # fmt: skip


def test_our_own_wide_form_of_earlier_releases_is_read(read: Read) -> None:
    data = read(
        "indicator,area,measure,base_indicator,base_period,origin,unit,unit_mult,basis,2019,2020,2021,2022,2023,2024\n"
        "a,CN,growth,,,published,percent,0,nominal,1.0,2,,4,5,6\n"
    )
    assert [(one.period, one.value) for one in data.observations] == [
        ("2019", "1.0"), ("2020", "2"), ("2022", "4"), ("2023", "5"), ("2024", "6"),
    ]  # fmt: skip
    assert {one.series for one in data.observations} == {SeriesKey("a", "CN", "growth", basis="nominal")}


def test_a_databank_file_of_one_year_is_read(read: Read) -> None:
    [row] = read(
        "Country Name,Country Code,Series Name,Series Code,2023 [YR2023]\nChina,CHN,GDP (current US$),NY.GDP,5\n"
    ).observations
    assert (row.indicator, row.area, row.period, row.value) == ("NY.GDP", "CHN", "2023", "5")


def test_a_scale_in_words_counts_and_columns_that_are_not_read_are_reported(read: Read) -> None:
    data = read(
        "Country,ISO,Indicator,Units,Scale,Remark,2019,2020,2021\nGermany,DEU,NGDP,EUR,Billions,hm,3.2,3.4,3.6\n"
    )
    assert [(one.area, one.value, one.unit_mult) for one in data.observations] == [
        ("DEU", "3.2", 9), ("DEU", "3.4", 9), ("DEU", "3.6", 9),
    ]  # fmt: skip
    assert data.notices[0].endswith("columns not used: Country, Remark")


def test_an_indicator_without_figures_is_not_there(read: Read) -> None:
    data = read("Country Code,Indicator Code,Indicator Name,2020,2021\nX,a,A (EUR),,..\nX,b,B (USD),,1\n")
    assert [(one.indicator, one.label, one.unit) for one in data.catalog.values()] == [("b", "B (USD)", "USD")]


def test_quarters_stand_across_the_years_of_the_rows(read: Read) -> None:
    data = read("Year,Q1,Q2,Q3,Q4\n2019,1.5,2,3,4\n2020,5,6,7,8\n")
    assert [(one.period, one.value) for one in data.observations] == [
        ("2019-Q1", "1.5"), ("2019-Q2", "2"), ("2019-Q3", "3"), ("2019-Q4", "4"),
        ("2020-Q1", "5"), ("2020-Q2", "6"), ("2020-Q3", "7"), ("2020-Q4", "8"),
    ]  # fmt: skip


def test_an_empty_name_at_the_end_of_a_header_is_no_column(read: Read) -> None:
    data = read("Unit: USD\ncountry,2019,2020,\nChina,1.5,2\nJapan,3.5,4\n")
    assert [(one.area, one.period, one.value) for one in data.observations] == [
        ("China", "2019", "1.5"), ("China", "2020", "2"), ("Japan", "2019", "3.5"), ("Japan", "2020", "4"),
    ]  # fmt: skip
    assert data.notices == []


def test_rows_of_one_shorter_length_leave_out_empty_cells_at_their_ends(read: Read) -> None:
    data = read("country,2019,2020,2021\nChina,1,2\nJapan,3,4\nIndia,5,6\nFrance,7,8,9\n")
    assert [(one.area, one.period, one.value) for one in data.observations] == [
        ("China", "2019", "1"), ("China", "2020", "2"), ("Japan", "2019", "3"), ("Japan", "2020", "4"),
        ("India", "2019", "5"), ("India", "2020", "6"), ("France", "2019", "7"), ("France", "2020", "8"), ("France", "2021", "9"),
    ]  # fmt: skip
    assert data.notices[-1].endswith("left out (empty cells: 3)")


def test_a_column_of_sums_is_no_label(read: Read) -> None:
    data = read("Branche;2020;2021;Summe\nBau;1.234,5;1.301,2;2.535,7\nHandel;5.120,0;5.333,3;10.453,3\n")
    assert [(one.indicator, one.period, one.value) for one in data.observations] == [
        ("Bau", "2020", "1234.5"), ("Bau", "2021", "1301.2"), ("Handel", "2020", "5120.0"), ("Handel", "2021", "5333.3"),
    ]  # fmt: skip
    assert {entry.label for entry in data.catalog.values()} & {"2.535,7", "10.453,3"} == set()


@pytest.mark.parametrize(
    ("names", "first"),
    [("Month January February", "2022-01"), ("Месяц январь февраль", "2022-01"), ("Quarter I II", "2022-Q1")],
)
def test_months_down_and_years_across_are_months(names: str, first: str, read: Read) -> None:
    called, one, other = names.split()
    data = read(f"Prices, in 2010\n{called};2022;2023\n{one};100,6;100,9\n{other};101,7;102,4\n")
    second = {"2022-01": "2022-02", "2022-Q1": "2022-Q2"}[first]
    assert [(figure.period, figure.value) for figure in data.observations] == [
        (first, "100.6"), (first.replace("2022", "2023"), "100.9"), (second, "101.7"), (second.replace("2022", "2023"), "102.4"),
    ]  # fmt: skip
    assert len({figure.indicator for figure in data.observations}) == 1


def test_a_year_and_a_unit_in_the_name_of_a_column_are_its_year_and_unit(read: Read) -> None:
    data = read(
        '"Kod";"Nazwa";"stopa;2021;[%]";"stopa;2022;[%]";\n"0000000";"POLSKA";5,8;5,2;\n"0200000";"ŚLĄSK";5,1;4,6;\n'
    )
    assert [(one.indicator, one.period, one.value, one.unit) for one in data.observations] == [
        ("POLSKA.stopa (%)", "2021", "5.8", "percent"), ("POLSKA.stopa (%)", "2022", "5.2", "percent"),
        ("ŚLĄSK.stopa (%)", "2021", "5.1", "percent"), ("ŚLĄSK.stopa (%)", "2022", "4.6", "percent"),
    ]  # fmt: skip


def test_a_row_of_merged_names_may_end_before_the_header_does(read: Read) -> None:
    data = read(
        ",Current prices,,Real\nIndustry,2020,2021,2020,2021\nFarms,412.5,430.5,1.5,1.25\nTrade,512.5,530.5,2.5,2.25\n"
    )
    assert [(one.indicator, one.period, one.value) for one in data.observations][:4] == [
        ("Farms.Current prices", "2020", "412.5"), ("Farms.Current prices", "2021", "430.5"), ("Farms.Real", "2020", "1.5"),
        ("Farms.Real", "2021", "1.25"),
    ]  # fmt: skip


def test_twelve_numbers_beside_years_are_months(read: Read) -> None:
    header, row = ",".join(map(str, range(1, 13))), ",".join(map(str, range(101, 113)))
    data = read(f"year,{header}\n2019,{row}\n2020,{row}\n")
    assert [(one.period, one.value) for one in data.observations][:2] == [("2019-01", "101"), ("2019-02", "102")]
    assert "the columns 1 to 12 were read as months" in data.notices[0]


@pytest.mark.parametrize(
    "names", ["I202001,I202002,I202003", "cpi_2020m01,cpi_2020m02,cpi_2020m03", "X2020.01,X2020.02,X2020.03"]
)
def test_months_stand_behind_a_name_that_they_share(names: str, read: Read) -> None:
    data = read(f"goods,code,{names}\nBread,01.1,5,6,7\nMilk,01.2,8,9,10\n")
    assert [one.period for one in data.observations][:3] == ["2020-01", "2020-02", "2020-03"]


@pytest.mark.parametrize("name", ["cpi_2020m{}", "X2020.{}"])
def test_all_months_are_read_where_the_first_nine_have_one_digit(name: str, read: Read) -> None:
    header, row = ",".join(map(name.format, range(1, 13))), ",".join(map(str, range(101, 113)))
    data = read(f"goods,code,{header}\nBread,01.1,{row}\nMilk,01.2,{row}\n")
    assert [one.period for one in data.observations] == [f"2020-{number:02}" for number in range(1, 13)] * 2


def test_numbers_behind_years_that_may_be_quarters_are_no_months(read: Read) -> None:
    with pytest.raises(DataError, match="no layout"):
        read("goods,code,X2020.1,X2020.2,X2020.3,X2020.4\nBread,01.1,5,6,7,8\nMilk,01.2,8,9,10,11\n")


def test_one_year_with_its_unit_in_the_name_is_a_period(read: Read) -> None:
    data = read(
        "Kod;Nazwa;ogółem;2019;[%]\n".replace("ogółem;2019;[%]", '"ogółem;2019;[%]"') + "0201;Alfa;2,5\n0202;Beta;3,5\n"
    )
    assert {(one.period, one.value, one.unit) for one in data.observations} == {
        ("2019", "2.5", "percent"),
        ("2019", "3.5", "percent"),
    }


def test_a_name_of_the_header_may_be_that_of_a_row(read: Read) -> None:
    data = read("Industry,SIC,year2019,year2020\nTotal,00,5,6\nIndustry,D,7,8\n")
    assert [one.value for one in data.observations] == ["5", "6", "7", "8"]


def test_business_years_may_have_an_asterisk(read: Read) -> None:
    data = read("name,2015/16*,2016/17,2017/18\nSpending,5,6,7\nIncome,8,9,10\n")
    assert [(one.period, one.value) for one in data.observations][:3] == [("2015", "5"), ("2016", "6"), ("2017", "7")]


def test_names_of_rows_may_stand_beside_what_is_measured_over_periods(read: Read) -> None:
    data = read(
        "Kennziffer;Raumeinheit;Quote;Quote;Leute;Leute\n;;2010;2011;2010;2011\n9461;Bamberg;5,82;4,94;70;71\n9462;Coburg;5,9;4,5;41;42\n"
    )
    assert {(row.indicator, row.area, row.period, row.value) for row in data.observations} == {
        ("Quote", "Bamberg", "2010", "5.82"), ("Quote", "Bamberg", "2011", "4.94"),
        ("Leute", "Bamberg", "2010", "70"), ("Leute", "Bamberg", "2011", "71"),
        ("Quote", "Coburg", "2010", "5.9"), ("Quote", "Coburg", "2011", "4.5"),
        ("Leute", "Coburg", "2010", "41"), ("Leute", "Coburg", "2011", "42"),
    }  # fmt: skip


def test_notes_on_series_are_no_labels(read: Read) -> None:
    data = read(
        "Country\tSubject Descriptor\tUnits\tCountry/Series-specific Notes\t2020\t2021\n"
        "Japan\tOutput gap\tPercent\tSee notes for: Prices\t1.5\t2.5\nJapan\tPrices\tPercent\tSee notes for: Gap\t3.5\t4.5\n"
    )
    assert {entry.label or code for code, entry in data.catalog.items()} == {"Output gap", "Prices"}
    assert "columns not used: Country/Series-specific Notes" in " ".join(map(str, data.remarks))


@pytest.mark.parametrize(
    "remark",
    [
        "数据来源：工业和信息化部",
        "按当年价格计算",
        "续表",
        "Provisional figures",
        "(ZZZ)",
        "provisional",
        "初步数",
        "vorläufig",
        "Table 3",
        "国家统计局",
        "January 2024",
    ],
)
def test_a_remark_over_the_last_period_alone_is_about_the_table(read: Read, remark: str) -> None:
    data = read(
        f"表1 收入,,,\n,,,{remark}\n项目,2021年,2022年,2023年\n固定（亿元）,4000,4400,4830\n移动（亿元）,9000,9100,9300\n"
    )
    assert {row.indicator for row in data.observations} == {"固定（亿元）", "移动（亿元）"}
    assert (f"title of the table: '表1 收入; {remark}'" in str(data.notices)) is not remark.startswith("数据来源")


def test_names_over_groups_of_years_stay(read: Read) -> None:
    data = read(
        ",Male,,Female,,Gap\n,2019,2020,2019,2020,2020\nUpland,70.1,69.2,60.1,59.9,9.3\nLowland,70,69,60,59,9.8\n"
    )
    assert {(row.indicator, row.period) for row in data.observations if row.value == "9.3"} == {("Upland.Gap", "2020")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("region,Employed 2022K1,Employed 2023K1,Rate (%) 2022K1,Rate (%) 2023K1\nOslo,340,345,3.4,3.7\n", ("Rate", "2023-Q1", "3.7")),
        ("sex,2022K1 Employed,2022K1 Rate (%),2023K1 Employed,2023K1 Rate (%)\nMen,340,3.4,345,3.7\n", ("Rate", "2023-Q1", "3.7")),
        ("省份,2021年GDP（亿元）,2022年GDP（亿元）\n江苏,117392,122876\n", ("GDP", "2022", "122876")),
        ("城市,GDP（亿元）2023年,GDP（亿元）2022年\n上海,47218.66,44809.13\n", ("GDP", "2023", "47218.66")),
        ("城市,2021年度GDP,2022年度GDP\n上海,2489,2475\n", ("GDP", "2022", "2475")),
        ("城市,2021年末人口,2022年末人口\n上海,2489,2475\n", ("人口", "2022", "2475")),
        (",GDP (USD bn),,,Inflation (%),\n,2019,2020,2021,2020,2021\nKenya,100,110,121,10.0,10.1\nGhana,110,112,116,11.9,13.5\n", ("Inflation", "2021", "10.1")),
    ],
)  # fmt: skip
def test_periods_beside_and_below_names(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    found = {(row.indicator.partition("（")[0], row.period, row.value) for row in read(text).observations}
    assert expected in {
        (name.removeprefix("Men.").removeprefix("Kenya.").removesuffix(" (%)"), *rest) for name, *rest in found
    }


@pytest.mark.parametrize(
    "names",
    [
        "2010年价格,2015年价格",
        "2000年出生队列,2010年出生队列",
        "2021年前5个月出口,2022年前5个月出口",
        "2010年代人口,2020年代人口",
    ],
)
def test_years_of_other_things_beside_names_are_no_periods(read: Read, names: str) -> None:
    with pytest.raises(DataError):
        read(f"省份,{names}\n江苏,117392,122876\n")


def test_other_parts_of_a_total_stand_below_the_name_of_the_first(read: Read) -> None:
    data = read(
        "指标,2021,2022\n移动用户,164,168\n　其中：东部,71,72\n　　　　西部,43,44\n固定用户,18,17\n　其中：东部,9,8\n　　　　西部,4,5\n"
    )
    assert [row.indicator for row in data.observations if row.period == "2021"] == [
        "移动用户", "移动用户: 其中：东部", "移动用户: 西部", "固定用户", "固定用户: 其中：东部", "固定用户: 西部",
    ]  # fmt: skip


def test_rows_of_missing_figures_do_not_hide_a_table(read: Read) -> None:
    early = "".join(f"{year},n.d.,n.d.\n" for year in range(1930, 2012))
    data = read(
        f",PM01,PM02\n,Exports (USD million),Imports (USD million)\n{early}2012,100.5,90.1\n2013,110.5,95.1\n2014,120.5,99.1\n"
    )
    assert {row.period for row in data.observations} == {"2012", "2013", "2014"}
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("USD", 6)}


def test_dates_of_publication_are_no_header(read: Read) -> None:
    months = "".join(
        f"{months} {year},{year - 1900}.5,{year - 1950}.5\n"
        for year in range(1995, 1999)
        for months in ("Jan-Mar", "Apr-Jun")
    )
    data = read(f"People,,\nPublished:,2024-12-17,\nNext:,2025-01-21,\n,Farming,Industry\n{months}")
    assert {row.indicator for row in data.observations} == {"Farming", "Industry"}
    assert len(data.observations) == 16


@pytest.mark.parametrize("name", ["Jan-Sep", "Q1", "First half", "Target", "Growth rate (%)", "上半年"])
def test_another_name_over_the_last_period_stays(read: Read, name: str) -> None:
    data = read(f",,,{name}\nCountry,2020,2021,2022\nA,1500,2500,1700\nB,2000,3000,1600\n")
    assert {(row.period, row.indicator) for row in data.observations if row.value == "1700"} != {("2022", "value")}


@pytest.mark.parametrize(
    ("first", "credit"), [("Of which: goods", "Of which: goods: Credit"), ("Goods", "Goods: Credit")]
)
def test_what_is_indented_below_the_first_part_is_its_own(read: Read, first: str, credit: str) -> None:
    data = read(
        f"Item,2020,2021\nAccount,1000,1010\n  {first},300,305\n    Credit,900,910\n  Services,700,705\n    Credit,1400,1420\n"
    )
    assert {row.indicator for row in data.observations if row.value == "900"} == {credit}


@pytest.mark.parametrize(
    "header", ["Year:,2020,2021,2022", "Country:,2020-01,2020-02,2020-03", "时间：,2020年,2021年,2022年"]
)
def test_a_header_may_begin_with_a_colon(read: Read, header: str) -> None:
    assert len(read(f"{header}\nNorth,1.5,2.5,3.5\nSouth,1.6,2.6,3.6\n").observations) == 6


def test_headings_among_missing_rows_stay(read: Read) -> None:
    missing = "".join(f"Item {row},..,..\n" for row in range(35))
    data = read(f"Item,2020,2021\n{missing}Exports,..,..\n  Other,5,6\nImports,..,..\n  Other,7,8\n")
    assert {row.indicator for row in data.observations} == {"Exports: Other", "Imports: Other"}


def test_names_of_sources_over_groups_are_names(read: Read) -> None:
    data = read(",Source: Coal,,Source: Gas,\nCountry,2020,2021,2020,2021\nA,15,25,17,18\nB,20,30,16,19\n")
    assert len(data.observations) == 8


@pytest.mark.parametrize("name", ["第一产业", "上市公司数", "中小学生数", "初中生数", "5G基站"])
def test_names_behind_years_may_begin_as_parts_of_years_do(read: Read, name: str) -> None:
    data = read(f"地区,2022年{name},2023年{name}\n北京,1500,2500\n上海,1700,2700\n")
    assert {(row.indicator, row.period) for row in data.observations} == {(name, "2022"), (name, "2023")}


def test_years_that_end_in_a_month_in_each_name(read: Read) -> None:
    data = read("Name,Year ending Sep 2002,Year ending Sep 2003\nNorth,5,6\nSouth,6,7\n")
    assert {row.period for row in data.observations} == {"2001-10-01/P12M", "2002-10-01/P12M"}


def test_names_of_more_words_behind_years(read: Read) -> None:
    data = read(
        "Crop,2013 Seeded Area (000 ha),2013 Yield (t/ha),2014 Seeded Area (000 ha),2014 Yield (t/ha)\nWheat,72.8,4.6,85,3.9\nRye,62.1,4.1,65,3.1\n"
    )
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("ha", 3), ("t/ha", 0)}
    assert len(data.observations) == 8
