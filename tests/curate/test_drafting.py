"""Bulletins that were made up in the form of the ministry's, and the rows that a person would write from them."""

import pytest
from curate import adding, drafting

from digecon_cli.errors import DataError

BULLETIN = """2031年前三季度通信业经济运行情况

前三季度，电信业务收入累计完成14321亿元，同比增长2.4％，按照上年价格计算的电信业务总量同比增长8.7%。
新兴业务稳步发展，共完成业务收入3456亿元，同比下降0.3%，占电信业务收入的24.1%。截至9月末，移动电话用户总数达18.91亿户，
其中5G移动电话用户达13.4亿户，占移动电话用户的70.9%。5G基站总数达512.3万个。移动互联网累计流量达3012亿GB，同比增长11%。
"""
NINE = "2031-01-01/P9M"
EXPECTED = [
    ("telecom.revenue", NINE, "level", "14321", "", "CNY", "8", "", 'find "14321亿元"'),
    ("telecom.revenue", NINE, "growth", "2.4", "", "percent", "0", "comparable", 'find "2.4％"'),
    ("telecom.volume", NINE, "growth", "8.7", "", "percent", "0", "constant_prices", 'find "8.7%"'),
    ("telecom.emerging", NINE, "level", "3456", "", "CNY", "8", "", 'find "3456亿元"'),
    ("telecom.emerging", NINE, "growth", "-0.3", "", "percent", "0", "comparable", 'find "0.3%"'),
    ("mobile.subscriptions", "2031-09", "level", "18.91", "", "subscriptions", "8", "", 'find "18.91亿户"'),
    ("mobile.users_5g", "2031-09", "level", "13.4", "", "subscriptions", "8", "", 'find "13.4亿户"'),
    ("mobile.users_5g", "2031-09", "share", "70.9", "", "percent", "0", "", 'find "70.9%"'),
    ("infrastructure.base_stations_5g", "2031-09", "level", "512.3", "", "stations", "4", "", 'find "512.3万个"'),
    ("mobile.traffic", NINE, "level", "3012", "", "GB", "8", "", 'find "3012亿GB"'),
    ("mobile.traffic", NINE, "growth", "11", "", "percent", "0", "", 'find "11%"'),
]


def _rows(text: str, period: str = "") -> list[list[str]]:
    return [
        drafting.row(one, "miit-2031-10", "2031-10-22") for one in drafting.draft(text, drafting.rules("miit"), period)
    ]


def test_a_bulletin_becomes_the_rows_that_a_person_would_write() -> None:
    rows = _rows(BULLETIN)
    assert [tuple(row[at] for at in (0, 2, 3, 6, 7, 8, 9, 10, 14)) for row in rows] == EXPECTED
    assert {(row[1], row[11], row[12], row[13]) for row in rows} == {("CN", "A", "2031-10-22", "miit-2031-10")}
    assert [one.value for one in adding.observations(rows)] == [line[3] for line in EXPECTED]


def test_of_a_year_users_stand_at_its_end_and_are_told_of_the_year() -> None:
    told = "2031年通信业统计公报\n电信业务收入完成1.93万亿元，比上年增长约0.9%。5G移动电话用户超13亿户。"
    assert [(row[0], row[2], row[3], row[6], row[7], row[9]) for row in _rows(told)] == [
        ("telecom.revenue", "2031", "level", "1.93", "", "12"),
        ("telecom.revenue", "2031", "growth", "0.9", "about", "0"),
        ("mobile.users_5g", "2031", "level", "13", "over", "8"),
    ]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2031年1-11月", "2031-01-01/P11M"), ("2031年1—2月", "2031-01-01/P2M"), ("2031年上半年", "2031-S1"),
        ("2031年一季度", "2031-Q1"), ("2031年前三季度", "2031-01-01/P9M"), ("2031年", "2031"),
    ],
)  # fmt: skip
def test_the_period_is_the_first_that_is_named(words: str, period: str) -> None:
    assert [row[2] for row in _rows(f"{words}电信业务收入完成100亿元。（2030年1-3月为90亿元）")] == [period]
    assert [row[2] for row in _rows(f"{words}电信业务收入完成100亿元", "2029-11M")] == ["2029-01-01/P11M"]


def test_nothing_is_made_up() -> None:
    assert _rows("2031年1-9月，全国天气良好。") == []
    with pytest.raises(DataError, match="names no period"):
        _rows("电信业务收入完成100亿元")
    with pytest.raises(DataError, match="no rules for 'nobody': there are miit"):
        drafting.rules("nobody")
