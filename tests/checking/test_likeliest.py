"""Sentences in everyday language: what their words mean mostly is assumed and printed, and never what another word makes another thing."""

import pytest

from digecon_cli import checking
from digecon_cli.checking.claiming import Corrections, Reading
from digecon_cli.checking.naming import Names
from digecon_cli.checking.sentences import read_sentences
from digecon_cli.core import bundled


def one(text: str) -> Reading:
    (reading,) = read_sentences(text, Names(bundled.load()))
    return reading


def verdict(text: str) -> tuple[str, str]:
    (each,) = checking.check_text([text], bundled.load(), Corrections())
    return each.finding.verdict, each.finding.notes()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Short clip apps drew an audience of 1.05 billion people in 2023.", ("level", "users.short_video", "2023", "1.05")),
        ("What phone companies earn from selling cloud rocketed 37.5 % in 2023.", ("growth", "telecom.cloud", "2023", "37.5")),
        ("Chinese factories churned out 340 million computers and tablets in 2024.", ("level", "manufacturing.microcomputers", "2024", "340")),
        ("The digital economy added 3.7 trillion yuan in 2023.", ("level", "economy.digital_increase", "2023", "3.7")),
        ("In 2023 three in four people in China were online.", ("level", "users.penetration", "2023", "75")),
        ("2023年，在网上点外卖的人有5.45亿。", ("level", "users.delivery", "2023", "5.45")),
        ("2023年运营商靠云计算挣的钱增长37.5%。", ("growth", "telecom.cloud", "2023", "37.5")),
    ],
)  # fmt: skip
def test_what_the_words_mean_mostly_is_assumed(sentence: str, expected: tuple[str, ...]) -> None:
    reading = one(sentence)
    assert reading.missing == ()
    assert (reading.measure, reading.indicator, reading.period, reading.claim.value) == expected
    assert any(
        fact.key == "reading.assumed_name" and f"is {expected[1]}" in fact.sentence() for fact in reading.assumed
    )


@pytest.mark.parametrize("value", ["1.05", "1.4"])
def test_what_is_assumed_is_neither_confirmed_nor_refuted(value: str) -> None:
    would = {"1.05": "consistent", "1.4": "inconsistent"}[value]
    found, notes = verdict(f"Short clip apps drew an audience of {value} billion people in 2023.")
    assert found == "not checkable"
    assert "is users.short_video; " in notes
    assert f"would be {would} if this is meant" in notes


@pytest.mark.parametrize(
    "sentence",
    [
        "Tencent's takings from the cloud grew 37.5 % in 2023.",  # a firm
        "In Ningbo villagers who go online numbered 3 million at the end of 2023.",  # a place without figures
        "Villagers who go online did not number 326 million at the end of 2023.",
        "Foreign villagers watched 300 million short clips in 2023.",
        "Older people online numbered 170 million in 2023.",  # a part
        "Excluding towns, people online numbered 326 million in 2023.",
        "Exports of electric cars rose 77 % in 2023.",
        "Online game revenue reached 303 billion yuan in 2023.",
        "In 2023 foreign trade was 41.8 trillion yuan.",
        "Government spending rose 5.4 % in 2023.",  # two words of a longer name
        "Women's spending on research and development was 3 trillion yuan in 2022.",
        "Tax revenue of software was 300 billion yuan in 2023.",
        "2025年国有规模以上工业增加值增长5.9%。",
        "2023年民营电信业务收入1.68万亿元。",
        "2023年老年网民有1.7亿人。",
        "2023年县域网上零售额4万亿元。",
        "2023年网络游戏收入3030亿元。",
        "2023年宁波靠云计算挣的钱增长37.5%。",
    ],
)
def test_a_word_that_makes_it_another_thing_is_never_dropped(sentence: str) -> None:
    assert one(sentence).claim.kind == "none"


def test_two_that_are_about_as_likely_are_offered() -> None:
    found, notes = verdict("China counted 1.7 billion mobile phone accounts at the end of 2023.")
    assert found == "not checkable"
    assert "may be any of mobile.subscriptions, manufacturing.phones: name one (--indicator)" in notes


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At the end of 2023 villagers who go online numbered 326 million.", ("level", "users.rural", "2023", "")),
        ("The takings of carriers from the cloud rocketed 37.5 % in 2023.", ("growth", "telecom.cloud", "2023", "")),
        ("By the end of 2023 China had erected 3.377 million 5G base stations.", ("level", "infrastructure.base_stations_5g", "2023", "")),
        ("In 2023 telecom revenue was only 1.68 trillion yuan.", ("level", "telecom.revenue", "2023", "")),
        ("Telecom revenue crested at 1.68 trillion yuan in 2023.", ("level", "telecom.revenue", "2023", "")),
        ("2023年电信业务收入只有1.68万亿元。", ("level", "telecom.revenue", "2023", "")),
    ],
)  # fmt: skip
def test_everyday_words_leave_a_name_what_it_is(sentence: str, expected: tuple[str, ...]) -> None:
    reading = one(sentence)
    assert (reading.measure, reading.indicator, reading.period, reading.claim.bound) == expected
    assert (verdict(sentence)[0] == "consistent") == (reading.assumed == ())


@pytest.mark.parametrize(
    "sentence",
    ["Only telecom revenue was 1.68 trillion yuan in 2023.", "Telecom revenue created was 1.68 trillion yuan in 2023."],
)
def test_words_that_limit_a_name_are_not_everyday_ones(sentence: str) -> None:
    assert verdict(sentence)[0] == "not checkable"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mobile traffic per user was 15.2 GB in 2022.", ("not checkable", "the table has it per month")),
        ("Mobile traffic per user was 15.2 GB a month in 2022.", ("not checkable", "would be consistent if this is meant")),
        ("2022年月户均移动互联网接入流量为15.2GB。", ("consistent", "from ")),
        ("Telecom revenue was 132 billion yuan a month in 2022.", ("not checkable", "the sentence has it per month")),
        ("2022年电信业务收入每月1320亿元。", ("not checkable", "")),
    ],
)  # fmt: skip
def test_a_figure_of_each_month_has_to_be_called_so(sentence: str, expected: tuple[str, str]) -> None:
    found, notes = verdict(sentence)
    assert found == expected[0]
    assert expected[1] in notes


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Adjusted for inflation, the digital economy grew 10.3 % in 2022.", "not comparable"),
        ("剔除价格因素，2022年数字经济增长10.3%。", "not comparable"),
        ("In nominal terms the digital economy grew 10.3 % in 2022.", "consistent"),
        ("Stripped of inflation, GDP grew 3 % in 2022.", "consistent"),
        ("In real terms telecom revenue grew 6.2 % in 2023.", "not comparable"),
    ],
)
def test_a_rate_at_constant_prices_is_no_nominal_one(sentence: str, expected: str) -> None:
    assert verdict(sentence)[0] == expected


def test_a_rate_of_no_stated_basis_is_none_at_constant_prices() -> None:
    found = verdict("In real terms the cloud computing market grew 35.9 % in 2016.")
    assert found[0] == "not comparable"
    assert "no document says that the printed rate is at constant prices" in found[1]


@pytest.mark.parametrize(
    ("sentence", "fields", "expected"),
    [
        ("In 2023 telecom revenue was 1.3 times that of 2018.", ("ratio", "1.3", "times", "", "2018", "2023"), "consistent"),
        ("In 2023 telecom revenue was 1.9 times that of 2018.", ("ratio", "1.9", "times", "", "2018", "2023"), "inconsistent"),
        ("By 2023, telecom revenue was 1.3 times what it was in 2018.", ("ratio", "1.3", "times", "", "2018", "2023"), "consistent"),
        ("2023年电信业务收入是2018年的1.3倍。", ("ratio", "1.3", "times", "", "2018", "2023"), "consistent"),
        ("从2018年到2023年，移动互联网接入流量翻了两番还多。", ("growth", "300", "percent", "over", "2018", "2023"), "consistent"),
        ("The digital economy was more than two-fifths of GDP in 2022.", ("share", "40", "percent", "over", "", "2022"), "consistent"),
        ("The digital economy made up over half of GDP in 2022.", ("share", "50", "percent", "over", "", "2022"), "inconsistent"),
        ("2022年数字经济占GDP比重过半。", ("share", "50", "percent", "over", "", "2022"), "inconsistent"),
        ("2023年互联网普及率超过四分之三。", ("level", "75", "percent", "over", "", "2023"), "consistent"),
        ("Mobile phone shipments fell by more than a fifth in 2022.", ("growth", "-20", "percent", "under", "", "2022"), "consistent"),
    ],
)  # fmt: skip
def test_ratios_of_two_years_and_parts_in_words(sentence: str, fields: tuple[str, ...], expected: str) -> None:
    reading = one(sentence)
    claim = reading.claim
    assert (reading.measure, claim.value, claim.unit, claim.bound, claim.base_period, reading.period) == fields
    assert verdict(sentence)[0] == expected


def test_what_companies_turn_over_is_no_bound() -> None:
    assert one("In 2023 telecom revenue turned over 1.68 trillion yuan.").claim.bound == ""
