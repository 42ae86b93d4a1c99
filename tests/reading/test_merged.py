"""Periods over more than one column, as ministries write: the names below say what each column holds."""

import io
from collections.abc import Callable

import pytest

from digecon_cli.core.dataset import Dataset
from digecon_cli.reading import merged

Read = Callable[..., Dataset]
Figure = tuple[str, str, str, str, str]
ONE = ",2024年1-3月,\n指标,累计,同比增长(%)\n电信业务收入(亿元),4437,4.5\n移动电话用户(万户),174000,-1.2\n"
FIGURES_OF_ONE = [
    ("电信业务收入(亿元)", "2024-Q1", "level", "4437", "CNY 8"),
    ("电信业务收入(亿元)", "2024-Q1", "growth", "4.5", "percent 0"),
    ("移动电话用户(万户)", "2024-Q1", "level", "174000", "户 4"),
    ("移动电话用户(万户)", "2024-Q1", "growth", "-1.2", "percent 0"),
]


def figures(data: Dataset) -> list[Figure]:
    return [
        (figure.indicator, figure.period, figure.measure, figure.value, f"{figure.unit} {figure.unit_mult}")
        for figure in data.observations
    ]


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        ONE.replace(",2024年1-3月,", "指标,2024年1-3月,").replace("指标,累计", ",累计"),
        "电信业运行情况,,\n" + ONE,
        ONE.replace(",2024年1-3月,", ",2024年1-3月,2024年1-3月"),
        ONE.replace("累计,同比增长(%)", "绝对量,比上年同期增长%"),
        ONE.replace("2024年1-3月", "2024年3月").replace("累计,同比增长(%)", "累计,累计同比（%）"),
    ],
)
def test_both_columns_below_a_period_are_read(text: str, read: Read) -> None:
    data = read(text)
    assert figures(data) == FIGURES_OF_ONE
    assert [notice.partition("': ")[2] for notice in data.notices] == (
        ["title of the table: '电信业运行情况'"] if "电信业运行" in text else []
    )
    assert data.about("电信业务收入(亿元)").unit == "CNY"


def test_two_periods_across(read: Read) -> None:
    data = read("指标,2022年,,2023年,\n,绝对量,增速(%),绝对量,增速(%)\n收入(亿元),5,6,7,8\n利润(亿元),1,2,3,4\n")
    assert [figure[1:4] for figure in figures(data) if figure[0] == "利润(亿元)"] == [
        ("2022", "level", "1"), ("2022", "growth", "2"), ("2023", "level", "3"), ("2023", "growth", "4"),
    ]  # fmt: skip


def test_a_month_and_the_months_up_to_it(read: Read) -> None:
    data = read(",2024年1-3月,,,\n指标,本月,同比(%),累计（亿元）,同比(%)\n收入,1500,2.5,4437,4.5\n")
    assert figures(data) == [
        ("收入", "2024-03", "level", "1500", " 0"), ("收入", "2024-03", "growth", "2.5", "percent 0"),
        ("收入", "2024-Q1", "level", "4437", "CNY 8"), ("收入", "2024-Q1", "growth", "4.5", "percent 0"),
    ]  # fmt: skip


def test_parts_of_a_year_below_it_are_periods(read: Read) -> None:
    data = read("指标,2022年,,2023年,\n,上半年,全年,上半年,全年\n收入(亿元),1,2,3,4\n")
    assert [figure[1:4] for figure in figures(data)] == [
        ("2022-S1", "level", "1"), ("2022", "level", "2"), ("2023-S1", "level", "3"), ("2023", "level", "4"),
    ]  # fmt: skip


def test_other_names_are_part_of_the_indicator(read: Read) -> None:
    data = read("Country,2019,,2020,\n,nominal,real,nominal,real\nChina,5,6,7,8\nIndia,1,2,3,4\n")
    assert [(figure.indicator, figure.area, figure.period, figure.value) for figure in data.observations] == [
        ("nominal", "China", "2019", "5"), ("real", "China", "2019", "6"), ("nominal", "China", "2020", "7"),
        ("real", "China", "2020", "8"), ("nominal", "India", "2019", "1"), ("real", "India", "2019", "2"),
        ("nominal", "India", "2020", "3"), ("real", "India", "2020", "4"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["同比增减(百分点)", "环比增长(%)", "同比增长（亿元）", "增长贡献率(%)"])
def test_what_is_no_growth_over_the_year_before_is_none(name: str, read: Read) -> None:
    data = read(f",2024年1-3月,\n指标,累计,{name}\n收入,4437,4.5\n利润,300,4.25\n")
    assert [(figure.indicator, figure.measure, figure.value) for figure in data.observations] == [
        ("收入", "level", "4437"), (f"收入.{name}", "level", "4.5"), ("利润", "level", "300"), (f"利润.{name}", "level", "4.25"),
    ]  # fmt: skip


def test_columns_of_one_meaning_keep_their_names(read: Read) -> None:
    data = read(",2024年1-3月,\n指标,总量,累计\n收入,4437,4438\n利润,3,4\n")
    assert [(figure.indicator, figure.value) for figure in data.observations if figure.value != "3"] == [
        ("收入", "4437"), ("收入.累计", "4438"), ("利润.累计", "4"),
    ]  # fmt: skip


def test_growth_alone_below_its_periods_is_growth(read: Read) -> None:
    data = read("指标,2022年,2023年\n,同比增长(%),同比增长(%)\n收入(亿元),5,6\n")
    assert figures(data) == [
        ("收入(亿元)", "2022", "growth", "5", "percent 0"), ("收入(亿元)", "2023", "growth", "6", "percent 0"),
    ]  # fmt: skip


def test_merged_cells_of_a_workbook(read: Read) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book, stored = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    for line in (
        ["电信业运行情况"], ["指标", "2023年1-3月", None, "2024年1-3月"], [None, "累计", "同比增长(%)", "累计", "同比增长(%)"],
        ["收入(亿元)", 4252, 7.7, 4437, 4.5],
    ):  # fmt: skip
        sheet.append(line)
    for place in ("A1:E1", "A2:A3", "B2:C2", "D2:E2"):
        sheet.merge_cells(place)
    book.save(stored)
    assert figures(read(stored.getvalue())) == [
        ("收入(亿元)", "2023-Q1", "level", "4252", "CNY 8"), ("收入(亿元)", "2023-Q1", "growth", "7.7", "percent 0"),
        ("收入(亿元)", "2024-Q1", "level", "4437", "CNY 8"), ("收入(亿元)", "2024-Q1", "growth", "4.5", "percent 0"),
    ]  # fmt: skip


def test_a_quarter_of_its_own_stands_beside_what_is_up_to_its_end(read: Read) -> None:
    assert figures(read("指标,2024年上半年,\n,本季度,累计\n国内生产总值,32.1,61.7\n")) == [
        ("国内生产总值", "2024-Q2", "level", "32.1", " 0"), ("国内生产总值", "2024-S1", "level", "61.7", " 0"),
    ]  # fmt: skip


def test_quarters_may_be_marked_and_unknown_parts_of_years_are_no_names(read: Read) -> None:
    table = "Concept,2019,,2020,\n,T1,T2,T1R,T2P\nOutput (EUR),1,2,3,4\nUse (EUR),5,6,7,8\n"
    data = read(table)
    assert [(row.indicator, row.period, row.value) for row in data.observations][:4] == [
        ("Output (EUR)", "2019-Q1", "1"), ("Output (EUR)", "2019-Q2", "2"), ("Output (EUR)", "2020-Q1", "3"), ("Output (EUR)", "2020-Q2", "4"),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "unknown"), [("T2x", "T2x"), ("P 3", "P 3"), ("annual average", ""), ("revised", "")])
def test_beside_quarters_a_name_with_a_number_is_an_unknown_part_of_its_year(name: str, unknown: str) -> None:
    quarter, other = merged.NamedPeriod(1, "2019-Q1"), merged.NamedPeriod(2, "2019", name=name)
    assert merged.unknown_part([quarter, other]) == unknown
    assert merged.unknown_part([other]) == ""


@pytest.mark.parametrize(
    ("names", "first", "name"),
    [
        ("环比（%）,同比（%）", "0.8,2.1", "环比（%）"),
        ("比上月增长（%）,比上年同月增长（%）", "0.8,2.1", "比上月增长（%）"),
        ("占比（%）,同比（%）", "54.1,6.2", "占比（%）"),
    ],
)
def test_growth_is_not_that_of_a_part_or_another_change_beside_it(
    read: Read, names: str, first: str, name: str
) -> None:
    data = read(f"指标,2023年1月,,2023年2月,\n,{names},{names}\n消费,{first},1.5,1.6\n")
    part, growth = first.split(",")
    assert figures(data)[:2] == [
        (f"消费.{name}", "2023-01", "level", part, "percent 0"),
        ("消费", "2023-01", "growth", growth, "percent 0"),
    ]


def test_growth_behind_a_rate_is_that_of_the_amount_before_it(read: Read) -> None:
    names = "用户（万人）,使用率（%）,增长（%）"
    data = read(
        f"应用,2022年,,,2023年,,\n,{names},{names}\n视频,1031,96.5,3.0,1067,97.7,3.5\n音乐,684,64.1,1.0,715,65.4,4.5\n"
    )
    assert ("视频.用户（万人）", "2023", "growth", "3.5", "percent 0") in figures(data)


@pytest.mark.parametrize("units", ["", ",上月=100,上年同月=100,上月=100,上年同月=100\n"])
def test_an_index_of_the_year_before_is_no_growth(read: Read, units: str) -> None:
    data = read(
        f"城市,2023年1月,,2023年2月,\n,环比,同比,环比,同比\n{units}北京,100.1,103.2,100.2,103.0\n天津,100.0,96.7,100.2,96.9\n"
    )
    assert [row[:4] for row in figures(data) if row[3] in ("103.2", "96.7")] == [
        ("同比", "2023-01", "level", "103.2"),
        ("同比", "2023-01", "level", "96.7"),
    ]
    assert {row.unit for row in data.observations if row.indicator == "同比"} == {"上年同月=100" if units else ""}


def test_what_stands_behind_the_periods_is_left_out(read: Read) -> None:
    data = read(
        "应用,2022年12月,,2023年12月,,增长率（%）\n,用户（万人）,使用率（%）,用户（万人）,使用率（%）,\n即时通信,103807,97.2,105963,97.0,2.1\n网络视频,103057,96.5,106671,97.7,3.5\n"
    )
    assert len(data.observations) == 8
    assert "numbers in columns that are not used: 2" in str(data.notices)
    assert "columns not used: 增长率（%）" in str(data.notices)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ",2018,2018,2019,2019\nQuarter,Exports,Imports,Exports,Imports\nQ1,1.5,2.5,3.5,4.5\nQ2,1.6,2.6,3.6,4.6\n",
            ("Imports", "2019-Q2", "4.6"),
        ),
        (
            ",2019,,2020,\nAylar - Months,Turizm geliri,Visitors,Turizm geliri(1),Visitors\nOcak - January,12.5,13.5,10.5,11.5\nŞubat - February,10.5,12.5,9.5,8.5\n",
            ("Turizm geliri", "2020-02", "9.5"),
        ),
    ],
)
def test_parts_of_years_down_below_years_of_several_columns(
    read: Read, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in {(row.indicator, row.period, row.value) for row in read(text).observations}


def test_real_growth_near_its_double_stays_growth(read: Read) -> None:
    data = read(
        "企业,2021年,,2022年,\n,销量（辆）,同比,销量（辆）,同比\n比亚迪,593745,111.6,1860000,121.2\n上汽,733000,120.1,1060000,110.3\n广汽,120155,101.2,271000,116.6\n"
    )
    assert ("比亚迪.销量（辆）", "2022", "growth", "121.2", "percent 0") in figures(data)


def test_growth_beside_shares_of_areas_is_theirs(read: Read) -> None:
    data = read("地区,2021年,,2022年,\n,占比,同比增长,占比,同比增长\n北京,10.5,3.1,11.2,4.2\n上海,20.1,5.1,21.5,6.2\n")
    assert ("占比", "2022", "growth", "6.2", "percent 0") in figures(data)


def test_the_growth_of_a_rate_in_english_is_that_of_the_column_before_it(read: Read) -> None:
    names = "Wage (EUR),Unemployment (%),Growth"
    data = read(
        f"Region,2021,,,2022,,\n,{names},{names}\nNorth,2100,5.1,1.5,2200,5.3,3.9\nSouth,1900,6.1,1.1,1950,6.5,6.6\n"
    )
    assert {row.indicator for row in data.observations if row.measure == "growth"} == {"Unemployment (%)"}


def test_each_amount_and_each_rate_has_its_own_growth(read: Read) -> None:
    names = "收入（亿元）,同比（%）,利润率（%）,同比（%）"
    data = read(
        f"企业,2021年,,,,2022年,,,\n,{names},{names}\n甲,100.5,5.1,12.5,0.3,105.5,5.2,12.9,0.4\n乙,90.5,4.1,11.5,0.1,95.5,4.2,11.9,0.2\n"
    )
    assert {row.indicator for row in data.observations if row.measure == "growth"} == {
        "甲.收入（亿元）", "甲.利润率（%）", "乙.收入（亿元）", "乙.利润率（%）",
    }  # fmt: skip


def test_growth_behind_another_change_is_none_of_that(read: Read) -> None:
    data = read("地区,2024年3月,,2024年4月,\n,环比,同比,环比,同比\n北京,-1.0,0.1,0.1,0.3\n上海,-1.1,0.4,0.2,0.5\n")
    assert {row.indicator for row in data.observations if row.measure == "growth"} == {"value"}


def test_an_index_of_the_year_before_beside_an_amount_is_no_growth(read: Read) -> None:
    data = read(
        "指标,2023年,,2024年,\n,产值（亿元）,同比,产值（亿元）,同比\n农业,100,105.1,110,104.0\n林业,200,103.2,210,102.0\n"
    )
    assert {row.measure for row in data.observations} == {"level"}


def test_names_with_and_without_a_note_below_one_period_are_two(read: Read) -> None:
    data = read("Country,2023,,2024,\n,GDP,GDP(1),GDP,GDP(1)\nFrance,68,67,69,66\nSpain,48,47,49,46\n")
    assert {(row.indicator, row.value) for row in data.observations if row.area == "France" and row.period == "2024"} == {
        ("GDP", "69"), ("GDP(1)", "66"),
    }  # fmt: skip


def test_a_column_of_units_behind_the_periods_is_used(read: Read) -> None:
    data = read(
        "指标,2022年,,2023年,,单位\n,绝对值,同比增长（%）,绝对值,同比增长（%）,\n出口,10,5,11,6,亿元\n进口,8,4,9,3,亿元\n"
    )
    assert {row.unit for row in data.observations if row.measure == "level"} == {"CNY"}
    assert "not used" not in str(data.notices)


@pytest.mark.parametrize(
    ("years", "notice"),
    [
        (
            "2022-23,,2023-24,",
            "parts of business years such as 2022-23 were read as those of the year in which they begin",
        ),
        ("FY2022,,FY2023,", "fiscal years such as FY2022 were read as the year of their number"),
    ],
)
def test_parts_of_business_years_of_several_columns_are_said(read: Read, years: str, notice: str) -> None:
    data = read(f"Quarter,{years}\n,Exports,Imports,Exports,Imports\nQ1,10,11,12,13\nQ2,11,12,13,14\n")
    assert {row.period for row in data.observations} == {"2022-Q1", "2022-Q2", "2023-Q1", "2023-Q2"}
    assert notice in str(data.notices)


def test_groups_called_as_quarters_are_no_parts_of_years(read: Read) -> None:
    data = read("Income group,2022,,2023,\n,Mean,Median,Mean,Median\nQ1,5,5.5,6,6.5\nQ2,7,7.5,8,8.5\n")
    assert {row.period for row in data.observations} == {"2022", "2023"}
