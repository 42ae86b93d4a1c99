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
