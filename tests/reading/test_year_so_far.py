"""Sums of the year so far, which their names tell, begin in January."""

from collections.abc import Callable

import pytest
from foreign_tables import rows

from digecon_cli.core.dataset import Dataset
from digecon_cli.reading import times

Read = Callable[..., Dataset]
OPEN = "may be sums since some month"


@pytest.mark.parametrize(
    "name",
    [
        "零售总额_累计值(亿元)", "累计增幅(%)", "1至当月累计(亿元)", "1-本月（亿元）", "累计比上年同期(%)", "Retail Sales, Accumulated(100 million yuan)",
        "Retail Sales, Accumulated Growth Rate(%)", "零售总额YTD(亿元)", "Exports (year to date)", "Receita acumulada no ano (R$ milhões)", "Cumul depuis janvier",
        "Exports Jan to date (USD mn)", "Revenue (cumulative since January; CZK bn)", "Eksport (hittil i år)",
        "国内贷款_累计值(亿元)", "政府性基金收入累计值(亿元)", "项目投资累计增长(%)",
    ],
)  # fmt: skip
def test_names_of_sums_since_january(read: Read, name: str) -> None:
    data = read(f'Month,"{name}"\n2023-02,100\n2023-03,150\n')
    assert [row.period for row in data.observations] == ["2023-01-01/P2M", "2023-Q1"]
    assert "read as those from January on" in str(data.notices)


@pytest.mark.parametrize(
    "name",
    [
        "Exports (USD mn)",
        "累计用户（万户）",
        "累计装机（万千瓦）",
        "累计确诊",
        "IPCA acumulado 12 meses (%)",
        "Cumulative depreciation (months of use)",
        "本月（亿元）",
    ],
)
def test_other_names_are_of_single_months(name: str) -> None:
    assert not times.counts_from_january(name)


@pytest.mark.parametrize(
    ("name", "beside", "period"),
    [
        ("累计（亿元）", "当月（亿元）", "2023-Q1"), ("固定资产投资累计（亿元）", "工业增加值累计同比（%）", "2023-Q1"), ("累计（亿元）", "用户（万户）", "2023-03"),
        ("Exports, cumulative", "Exports, single months", "2023-03"),
    ],
)  # fmt: skip
def test_a_word_of_sums_counts_by_what_stands_beside_it(read: Read, name: str, beside: str, period: str) -> None:
    data = read(f'Month,"{beside}","{name}"\n2023-03,100.5,250\n2023-04,101.5,360\n')
    assert [row.period for row in data.observations if row.indicator == name][:1] == [period]
    assert (OPEN in str(data.notices)) is (period == "2023-03")


def test_the_year_so_far_in_december_is_the_year(read: Read) -> None:
    data = read(
        "指标,2023年,2023年11月,2023年12月\n零售总额_累计值(亿元),471495,427945,471495\n投资_累计值(亿元),503036,460814,503000\n"
    )
    assert rows(data) == [
        "零售总额_累计值(亿元) 2023 471495 CNY 8", "零售总额_累计值(亿元) 2023-01-01/P11M 427945 CNY 8", "投资_累计值(亿元) 2023-01-01/P11M 460814 CNY 8",
    ]  # fmt: skip
    assert "figures given twice with different values: 1" in str(data.notices)


@pytest.mark.parametrize(("january", "period"), [("38.5", "2022-01-01/P2M"), ("165.5", "2022-02")])
def test_sums_that_go_on_in_january_are_none_of_a_year(read: Read, january: str, period: str) -> None:
    data = read(f"时间,当月新建,工程累计\n2021-11,12,142.5\n2021-12,10,152.5\n2022-01,13,{january}\n2022-02,11,176.5\n")
    assert [row.period for row in data.observations if row.value == "176.5"] == [period]
    assert (OPEN in str(data.notices)) is (period == "2022-02")


@pytest.mark.parametrize(
    "figures",
    [
        "2021-12,900\n2022-12,1000\n2023-12,1100\n",  # no month begins a year
        "2023-11,-3500\n2023-12,-3000\n2024-01,100\n",
    ],
)
def test_what_may_be_a_sum_of_the_year_is_no_stock_by_chance(read: Read, figures: str) -> None:
    rows = "".join(f"{line.replace(',', ',10,')}\n" for line in figures.split())
    data = read(f"月份,进口额当月(亿元),差额累计(亿元)\n{rows}")
    assert OPEN not in str(data.notices)
    assert "read as those from January on: 差额累计(亿元)" in str(data.notices)


def test_growth_so_far_that_rises_in_the_new_year_is_that_so_far(read: Read) -> None:
    data = read("月份,工业增加值当月(%),工业增加值累计(%)\n2023-12,6.8,4.6\n2024-03,4.5,6.1\n")
    assert [row.period for row in data.observations if row.value == "6.1"] == ["2024-Q1"]


def test_one_area_makes_no_stocks_of_the_sums_of_others(read: Read) -> None:
    data = read(
        "地区,月份,投资当月(亿元),投资累计(亿元)\n北京,2023-12,11,111\n北京,2024-01,12,12\n上海,2023-12,12,120\n上海,2024-01,130,130\n"
    )
    assert {row.period for row in data.observations if row.value in ("111", "120")} == {"2023"}


@pytest.mark.parametrize(
    ("names", "figure"),
    [
        ("当月产量（万吨）,累计产量（万吨）,累计同比（%）", ("累计同比（%）", "level", "2022-Q1", "7")),
        ("当月,累计值,累计同比（%）", ("累计值", "level", "2022-Q1", "36")),
        ("当月,累计值,累计同比（%）", ("value", "level", "2022-03", "12")),
    ],
)
def test_sums_below_years_with_months_down(read: Read, names: str, figure: tuple[str, str, str, str]) -> None:
    data = read(f"月份,2022年,,,2023年,,\n,{names},{names}\n2月,11,21,6,12,23,7\n3月,12,36,7,13,38,8\n")
    assert figure in {(row.indicator, row.measure, row.period, row.value) for row in data.observations}
