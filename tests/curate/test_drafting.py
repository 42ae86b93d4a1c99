"""Bulletins that were made up in the forms of their producers, and the rows that a person would write from them."""

import csv
from pathlib import Path

import pytest
from curate import adding, drafting, reading

from digecon_cli.core import bundled
from digecon_cli.core.errors import DataError

BULLETINS = Path(__file__).parent / "bulletins"
NAMES = sorted(one.stem for one in BULLETINS.glob("*.txt"))
COLUMNS = (0, 2, 3, 4, 6, 7, 8, 9, 10, 14)


def _rows(text: str, producer: str = "miit-telecom", period: str = "") -> list[list[str]]:
    found = drafting.draft(text, drafting.rules(producer), period)
    return [drafting.row(one, "miit-2031-10", "2031-10-22") for one in found]


def _producer(bulletin: str) -> str:
    return max((one for one in drafting.producers() if bulletin.startswith(one)), key=len)


@pytest.mark.parametrize("name", NAMES)
def test_a_bulletin_becomes_the_rows_that_a_person_would_write(name: str) -> None:
    with (BULLETINS / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        expected = [(*cells[:-1], f'find "{cells[-1]}"') for cells in csv.reader(stream)]
    rows = _rows((BULLETINS / f"{name}.txt").read_text(encoding="utf-8"), _producer(name))
    assert sorted(tuple(row[at] for at in COLUMNS) for row in rows) == sorted(expected)
    assert {(row[1], row[5], row[11], row[12], row[13]) for row in rows} == {
        ("CN", "", "A", "2031-10-22", "miit-2031-10")
    }
    assert sorted(one.value for one in adding.observations(rows)) == sorted(line[4] for line in expected)


def test_each_producer_has_a_bulletin_and_its_rules_tell_as_the_table_does() -> None:
    assert {_producer(name) for name in NAMES} == set(drafting.producers())
    told = {tuple(row[at] for at in (0, 3, 4, 8, 10)) for row in bundled.rows("indicators.csv")}
    rules = [rule for name in drafting.producers() for rule in drafting.rules(name)]
    new = {rule[:3] + rule[4:6] for rule in rules} - told
    assert new == set()


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2031年1-11月", "2031-01-01/P11M"), ("2031年1—2月", "2031-01-01/P2M"), ("2031年上半年", "2031-S1"),
        ("2031年一季度", "2031-Q1"), ("2031年前三季度", "2031-01-01/P9M"), ("2031年", "2031"), ("2031年全年", "2031"),
        ("2031年1月至10月", "2031-01-01/P10M"), ("2031年1 至 8 月", "2031-01-01/P8M"), ("2031年前两个月", "2031-01-01/P2M"),
        ("2031年前四個月", "2031-01-01/P4M"), ("截至2031年底", "2031"), ("2031年10月22日，2031年1～9月份", "2031-01-01/P9M"),
    ],
)  # fmt: skip
def test_the_period_is_the_one_that_is_named(words: str, period: str) -> None:
    assert [row[2] for row in _rows(f"{words}，电信业务收入完成100亿元。（2030年1-3月为90亿元）")] == [period]
    assert [row[2] for row in _rows(f"{words}，电信业务收入完成100亿元", period="2029-11M")] == ["2029-01-01/P11M"]


@pytest.mark.parametrize(
    "words", ["较1-4月", "比2030年", "与一季度", "和前三季度", "较上年1-3月", "比2030年和2029年", "10月22日记者称"]
)
def test_what_is_compared_with_is_no_period_of_a_figure(words: str) -> None:
    rows = _rows(f"2031年1-5月运行平稳，{words}持平，电信业务收入完成100亿元")
    assert [row[2] for row in rows] == ["2031-01-01/P5M"]


def test_a_month_alone_holds_to_the_end_of_its_paragraph() -> None:
    told = "2031年1-5月运行平稳。5月份，宽带平稳。电信业务收入完成30亿元。"
    assert _rows(told) == []
    assert [row[2] for row in _rows(told + "\n电信业务收入完成140亿元。")] == ["2031-01-01/P5M"]
    assert [row[6] for row in _rows(told + "\n第二季度，电信业务收入完成90亿元。")] == []


def test_what_goes_on_below_a_line_belongs_to_it_and_a_heading_does_not() -> None:
    phones = "2031年4月，国内市场手机出货量2407.1万部。\n其中，5G手机2023.2万部。\n2031年1-4月，国内市场手机出货量9148.6万部。"
    told = [(row[0], row[2], row[6]) for row in _rows(phones, "caict-phones")]
    assert ("mobile.shipments_5g", "2031-04", "2023.2") in told
    assert len(told) == 3
    below = "2031年5月运行平稳。\n国内5G手机出货量占比\n1-5月，国内市场手机出货量1.48亿部。"
    assert [row[2] for row in _rows(below, "caict-phones")] == ["2031-01-01/P5M"]


def test_parts_of_the_country_are_not_the_whole() -> None:
    told = "2031年1-5月，东部地区完成软件业务收入21577亿元。全国软件和信息技术服务业（下称软件业）业务收入87610亿元。"
    assert [row[6] for row in _rows(told, "miit-software")] == ["87610"]
    told = "2031年1-5月，中部地区完成互联网业务收入577.1亿元。"
    assert _rows(told, "miit-internet") == []


def test_words_of_carriers_elsewhere_are_understood() -> None:
    told = "2031年首十一個月，截至11月末，5G流動電話用戶達5.92億戶，佔流動電話用戶的34.9%。"
    assert [(row[2], row[6]) for row in _rows(told)] == [("2031-11", "5.92"), ("2031-11", "34.9")]


def test_a_file_is_read_as_it_was_saved_and_html_is_not() -> None:
    told = "2031年1-9月，电信业务收入完成100亿元"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert reading.saved(told.encode(encoding)) == told
    with pytest.raises(DataError, match="the file is HTML: copy the text"):
        reading.saved(f"<html><p>{told}</p></html>".encode())


def test_nothing_is_made_up() -> None:
    assert _rows("2031年1-9月，全国天气良好。") == []
    with pytest.raises(DataError, match="names no period"):
        _rows("电信业务收入完成100亿元")
    with pytest.raises(DataError, match="names months and no year: give its period with --period"):
        _rows("1-9月，电信业务收入完成100亿元")
    assert [row[2] for row in _rows("1-9月，电信业务收入完成100亿元", period="2031-9M")] == ["2031-01-01/P9M"]
    with pytest.raises(DataError, match="no rules for 'nobody': there are caict-phones, cnnic"):
        drafting.rules("nobody")
