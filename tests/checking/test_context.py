"""Sentences that mean something only beside others: lists, parts, measures without a field, spans of years, two ends of a change."""

import pytest

from digecon_cli.checking.claiming import Corrections, Reading
from digecon_cli.checking.draft import check_text
from digecon_cli.checking.naming import Names
from digecon_cli.checking.sentences import read_sentences
from digecon_cli.core import bundled


def read(text: str) -> list[Reading]:
    return read_sentences(text, Names(bundled.load()))


def claims(text: str) -> list[tuple[str, ...]]:
    """Return what was understood of each figure of a text."""
    return [(each.measure, each.indicator, each.period, each.claim.value) for each in read(text) if not each.missing]


def assumptions(text: str) -> list[list[str]]:
    """Return what is assumed of each figure that was understood."""
    return [[fact.sentence() for fact in each.assumed] for each in read(text) if not each.missing]


def lacks(text: str) -> list[str]:
    return [fact.sentence() for each in read(text) for fact in each.missing]


EXPORTS = [("growth", "trade.laptops", "2022", "-25.3"), ("growth", "trade.phones", "2022", "-13.8")]
REVENUES = [("growth", "telecom.revenue", "2023", "6.2"), ("growth", "software.revenue", "2023", "13.4")]
TWO_YEARS = [("level", "telecom.revenue", "2022", "1.58"), ("level", "telecom.revenue", "2023", "1.68")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Exports of laptops and mobile phones fell 25.3 % and 13.8 %, respectively, in 2022.", EXPORTS),
        ("In 2022 laptop and mobile phone exports fell by 25.3 % and 13.8 % respectively.", EXPORTS),
        ("2022年，笔记本电脑和手机出口量分别下降25.3%和13.8%。", EXPORTS),
        ("Telecom revenue and software revenue grew 6.2 % and 13.4 % respectively in 2023.", REVENUES),
        ("2023年电信业务收入和软件业务收入分别增长6.2%和13.4%。", REVENUES),
        ("Telecom revenue was 1.58 and 1.68 trillion yuan in 2022 and 2023 respectively.", TWO_YEARS),
        ("In 2022 and 2023 respectively, telecom revenue was 1.58 trillion yuan and 1.68 trillion yuan.", TWO_YEARS),
        ("In 2023, telecom revenue and software revenue grew 6.2 % and 13.4 % respectively, while GDP rose 5.2 %.", [*REVENUES, ("growth", "economy.gdp", "2023", "5.2")]),
        ("GDP rose 5.2 % in 2023; telecom revenue and software revenue grew 6.2 % and 13.4 % respectively.", [("growth", "economy.gdp", "2023", "5.2"), *REVENUES]),
    ],
)  # fmt: skip
def test_names_and_figures_of_two_lists_pair_off(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert (claims(sentence), lacks(sentence)) == (expected, [])
    assert assumptions(sentence) == [[]] * len(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2022, telecom revenue, GDP and software revenue grew 8 % and 3 % respectively.",
        "In 2022 and 2023, GDP and telecom revenue grew 3 % and 6.2 % respectively.",
        "Telecom revenue grew 8 % and 6.2 % respectively in 2023.",
        "2023年电信业务收入分别增长8%和6.2%。",
        "Telecom revenue, and grew 6.2 % and 13.4 % respectively in 2023.",
    ],
)
def test_lists_that_do_not_pair_off_are_not_understood(sentence: str) -> None:
    assert claims(sentence) == []
    assert "not understood: which figure belongs to which name of the list" in lacks(sentence)


def test_one_name_of_a_list_may_not_be_understood() -> None:
    sentence = "In 2023 rural telecom and software revenue grew 6.2 % and 13.4 % respectively."
    assert (claims(sentence), lacks(sentence)) == (REVENUES[1:], ["not understood: 'rural telecom revenue'"])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The digital economy's share of GDP rose from 39.8 % in 2021 to 41.5 % in 2022.", [("share", "2021", "39.8"), ("share", "2022", "41.5")]),
        ("The digital economy's share of GDP rose from 39.8 % in 2021 to 41.5 % of China's GDP in 2022.", [("share", "2021", "39.8"), ("share", "2022", "41.5")]),
        ("数字经济占GDP比重由2021年的39.8%提高到2022年的41.5%。", [("share", "2021", "39.8"), ("share", "2022", "41.5")]),
        ("互联网普及率从2022年的75.6%升至2023年的77.5%。", [("level", "2022", "75.6"), ("level", "2023", "77.5")]),
        ("Telecom revenue grew from 2022's 1.58 trillion yuan to 1.68 trillion yuan in 2023.", [("level", "2022", "1.58"), ("level", "2023", "1.68")]),
        ("Software revenue is expected to grow from 12.3 trillion yuan in 2023 to 20 trillion yuan in 2030.", [("level", "2023", "12.3"), ("forecast", "2030", "20")]),
    ],
)  # fmt: skip
def test_both_ends_of_a_change_are_of_one_thing(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert [(each.measure, each.period, each.claim.value) for each in read(sentence)] == expected
    assert lacks(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2023 telecom revenue was 1.68 trillion yuan, up 6.2 % over 2022.",
        "In 2023 telecom revenue was 1.68 trillion yuan and grew 6.2 % compared with 2022.",
    ],
)
def test_a_level_stands_beside_growth_on_a_year(sentence: str) -> None:
    assert claims(sentence) == [TWO_YEARS[1], REVENUES[0]]
    assert lacks(sentence) == []


def test_a_year_that_growth_is_reckoned_from_is_not_that_of_the_next_figure() -> None:
    sentence = "Telecom revenue grew 6.2 % in 2023 over 2022 and software revenue was over 2000 billion yuan."
    assert claims(sentence) == [REVENUES[0], ("level", "software.revenue", "2023", "2000")]


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("In 2023 telecom revenue almost reached 1.7 trillion yuan.", "nearly"),
        ("In 2023 telecom revenue roughly reached 1.7 trillion yuan.", "about"),
        ("2023年电信业务收入接近达到1.7万亿元。", "nearly"),
        ("In 2023 telecom revenue surely reached 1.7 trillion yuan.", ""),
    ],
)
def test_an_adverb_before_the_verb_rounds_the_figure(sentence: str, bound: str) -> None:
    assert [each.claim.bound for each in read(sentence)] == [bound]


def test_a_comparison_has_the_figure_of_what_is_compared_with() -> None:
    sentence = "In 2023 software revenue grew 13.4 %, higher than the telecom revenue growth rate of 6.2 %."
    assert claims(sentence) == [REVENUES[1], ("comparison", "software.revenue", "2023", "0"), REVENUES[0]]
    chinese = "2023年软件业务收入增长13.4%，高于电信业务收入增速6.2%。"
    assert claims(chinese) == claims(sentence)
    two = "Telecom revenue rose 6.2 % in 2023, slower than software's 13.4 % and GDP's 5.2 %."
    assert claims(two) == [REVENUES[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023 mobile phone output was 1.57 billion units. Among them, smart phones accounted for 1.14 billion units, up 1.9 %.", ("manufacturing.smartphones", "smart phones")),
        ("2023年全国手机产量15.7亿台，其中智能手机11.4亿台，增长1.9%。", ("manufacturing.smartphones", "智能手机")),
        ("Telecom revenue rose 6.2 % in 2023, with mobile data traffic up 0.2 %.", ("telecom.mobile_data", "mobile data traffic")),
        ("In 2023 software revenue was 12.3 trillion yuan, with total profit up 13.6 %.", ("software.profit", "total profit")),
        ("Software services came to 12.3 trillion yuan in 2023.", ("software.revenue", "Software services came")),
        ("In 2022 China exported 822 million mobile phones (out of a total domestic production of 1.56 billion units).", ("manufacturing.phones", "out of a total domestic production")),
    ],
)  # fmt: skip
def test_what_a_name_means_beside_others_is_assumed(text: str, expected: tuple[str, str]) -> None:
    indicator, name = expected
    last = read(text)[-1]
    assert (last.indicator, last.missing) == (indicator, ())
    assert f"assumed: '{name}' is {indicator}" in [fact.sentence() for fact in last.assumed]


def test_a_part_that_may_be_any_of_two_is_not_understood() -> None:
    assert lacks("Telecom revenue rose 6.2 % in 2023, with mobile data up 1 %.") == [
        "not understood: 'mobile data'",
        "'mobile data' may be any of telecom.mobile_data, mobile.traffic: name one (--indicator)",
    ]


def test_words_that_point_back_are_an_assumption() -> None:
    assert claims("In 2023 this software revenue was 12.3 trillion yuan.") == [
        ("level", "software.revenue", "2023", "12.3")
    ]
    assert assumptions("In 2023 this software revenue was 12.3 trillion yuan.") == [
        ["assumed from an earlier sentence: what 'this' refers to"]
    ]


def test_a_sentence_without_a_figure_says_what_the_next_is_about() -> None:
    text = "Telecom revenue is a wide field. In 2023 it grew 6.2 %."
    assert claims(text) == REVENUES[:1]
    assert assumptions(text) == [["assumed from an earlier sentence: it is about 'Telecom revenue'"]]


def test_what_follows_an_unknown_name_is_not_about_the_subject_before() -> None:
    text = "Telecom revenue grew 6.2 % in 2023. Rural car makers earned 5 trillion yuan in 2023, up 7 %. It was a record: 5 % growth in 2023."
    assert claims(text) == REVENUES[:1]


def test_a_share_behind_two_names_may_be_of_either() -> None:
    text = "In 2022 there were 2.312 million 5G base stations, serving 561 million 5G mobile phone users and making up 60 % of the world total."
    assert lacks(f"Telecom revenue rose 6.2 % in 2023. {text}") == [
        "'60' may be any of infrastructure.base_stations_5g, mobile.users_5g: name one (--indicator)"
    ]


def test_a_share_of_one_of_two_names_is_that_of_the_other() -> None:
    text = (
        "In 2023 GDP was 129.4 trillion yuan, with the digital economy at 55.4 trillion yuan, making up 42.8 % of GDP."
    )
    last = read(text)[-1]
    assert (last.indicator, last.claim.base_indicator, last.missing) == ("economy.digital", "economy.gdp", ())
    assert assumptions(text)[-1] == ["assumed from the words before: it is about 'digital economy'"]


def test_what_a_clause_begins_with_is_assumed_to_be_the_subject_of_the_next() -> None:
    text = "Telecom revenue accounted for the highest yields of car makers, reaching 1.68 trillion yuan in 2023."
    assert assumptions(text) == [["assumed from the words before: it is about 'Telecom revenue'"]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("In 2022 software revenue was 10.8 trillion yuan, with an average annual growth of 14 % over five years.", "2017"),
        ("Telecom revenue was 1.58 trillion yuan in 2022. Over the past five years it grew 4.6 % a year on average.", "2017"),
        ("Telecom revenue was 1.58 trillion yuan in 2022. Since 2017, it has grown by 4.6 % a year on average.", "2017"),
        ("Over the last three years, from 2020 to 2022, the digital economy grew 11 % a year on average.", "2019"),
    ],
)  # fmt: skip
def test_a_first_year_that_is_counted_or_stands_alone_is_assumed(text: str, first: str) -> None:
    last = read(text)[-1]
    assert (last.measure, last.period, last.claim.base_period, last.missing) == ("mean_growth", "2022", first, ())
    assert last.assumed


def test_average_growth_without_its_last_year_is_not_understood() -> None:
    assert "not understood: no period is named for this figure" in lacks(
        "Since 2017, telecom revenue has grown by 5 % a year on average."
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Companies in the software industry recorded revenue of 12.3 trillion yuan in 2023.", ("level", "software.revenue", "")),
        ("In 2022 the digital economy was 41.5 % of the country's GDP.", ("share", "economy.digital", "economy.gdp")),
        ("Emerging telecom business contributed 21.2 % of telecom revenue in 2023.", ("share", "telecom.emerging", "telecom.revenue")),
        ("MIIT predicts that telecom revenue will reach 2 trillion yuan in 2026.", ("forecast", "telecom.revenue", "")),
        ("In 2022, 272 million mobile phone units were shipped.", ("level", "mobile.shipments", "")),
    ],
)  # fmt: skip
def test_other_ways_of_saying_it(sentence: str, expected: tuple[str, ...]) -> None:
    (reading,) = read(sentence)
    assert (reading.measure, reading.indicator, reading.claim.base_indicator) == expected
    assert (reading.missing, reading.assumed) == ((), ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Companies in the rural software industry recorded revenue of 12.3 trillion yuan in 2023.",
        "Foreign companies in the software industry recorded revenue of 12.3 trillion yuan in 2023.",
        "Cloud computing contributed to 20 % of the growth of telecom revenue in 2023.",
        "In 2023 GDP helped car makers, reaching 126 trillion yuan.",
    ],
)
def test_words_that_say_more_stay_unread(sentence: str) -> None:
    assert claims(sentence) == []


HEADED = """# The year 2023

Telecom revenue was 1.68 trillion yuan. In 2021 it had been 1.47 trillion yuan.

Software revenue was 12.3 trillion yuan.

* Online retail was 15.4 trillion yuan.
* In 2022, GDP was 121 trillion yuan.
* Internet users were 1.092 billion.

Growth in the first three quarters of 2023:

* Telecom revenue rose 6.8 % (2022: 8 %).
* Software revenue rose 13.5 %.

Online retail grew 11 %.

## 2022

Telecom revenue rose 8 %.
"""


def test_what_stands_over_paragraphs_and_items_says_their_period() -> None:
    found = [(each.claim.value, each.period) for each in read(HEADED)]
    nine_months = "2023-01-01/P9M"
    assert found == [
        ("1.68", "2023"), ("1.47", "2021"), ("12.3", "2023"), ("15.4", "2023"), ("121", "2022"), ("1.092", "2023"), ("6.8", nine_months),
        ("8", "2022"), ("13.5", nine_months), ("11", "2023"), ("8", "2022"),
    ]  # fmt: skip
    silent = [each.claim.value for each in read(HEADED) if not each.assumed]
    assert silent == ["121", "8"]


def test_a_rate_in_brackets_is_what_the_one_before_it_is() -> None:
    text = "In 2023 telecom revenue rose 6.2 % (2022: 8 %) and the digital economy was 42.8 % of GDP (41.5 % in 2022)."
    assert claims(text) == [
        REVENUES[0], ("growth", "telecom.revenue", "2022", "8"), ("share", "economy.digital", "2023", "42.8"), ("share", "economy.digital", "2022", "41.5"),
    ]  # fmt: skip
    first = "Telecom revenue (up 6.2 %) reached 1.68 trillion yuan in 2023."
    assert claims(first) == [REVENUES[0], TWO_YEARS[1]]
    for other in (
        "(GDP: 5.2 %)",
        "(target: 5 %)",
        "(peers: 5.2 %)",
        "(5.2 % in Beijing)",
        "(up 8 % in Europe)",
        "(previously 6.3 %)",
    ):
        assert claims(f"In 2023 telecom revenue rose 6.2 % {other}.") == REVENUES[:1]
    # Whether this was a rise or a fall is not said.
    fallen = "In 2023 electronics manufacturing revenue fell 1.5 % (2022: 5.5 %)."
    assert claims(fallen) == [("growth", "industry.electronics", "2023", "-1.5")]


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("In 2018, non-cash payments by banks, number rose by 36.94 %.", "payments.non_cash_count"),
        ("Accelerated server market of China amounted to 7.07 billion US dollars in 2022.", "computing.accelerated_server_market"),
        ("In 2024, circuit design, software revenue rose by 16.4 %.", "software.circuit_design"),
    ],
)  # fmt: skip
def test_a_label_is_read_whole(sentence: str, indicator: str) -> None:
    assert [(each.indicator, each.missing, each.assumed) for each in read(sentence)] == [(indicator, (), ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "Telecom revenue grew 29 % from 2018 to 2023.",
        "From 2018 to 2023, telecom revenue rose by 29 %.",
        "Telecom revenue rose 29 % between 2018 and 2023.",
        "Telecom revenue in 2023 was 29 % higher than in 2018.",
        "Compared with 2018, telecom revenue in 2023 was up 29 %.",
        "与2018年相比，2023年电信业务收入增长29%。",
        "Telecom revenue grew by 29 % over 2018\u20132023.",
        "2023年电信业务收入比2018年增长29%。",
        "2018年至2023年，电信业务收入增长29%。",
        "2018—2023年电信业务收入增长29%。",
    ],
)
def test_growth_over_several_years_has_both_ends(sentence: str) -> None:
    (reading,) = read(sentence)
    assert (reading.measure, reading.claim.base_period, reading.period) == ("growth", "2018", "2023")
    assert (reading.missing, reading.assumed) == ((), ())


def test_a_year_behind_another_figure_is_not_the_first_of_growth() -> None:
    (first, second) = read("In 2023, telecom revenue grew 6.2 % year on year and 29 % on 2018.")
    assert (first.period, first.claim.base_period, first.missing) == ("2023", "", ())
    assert second.missing
    assert lacks("Telecom revenue was 1.5 trillion yuan from 2018 to 2023.") == [
        "not understood: which of 2018, 2023 the figure is for"
    ]


def test_a_growth_rate_of_the_year_before_has_no_first_year() -> None:
    (reading,) = read("Telecom revenue grew 6.2 % from 2022 to 2023.")
    assert (reading.claim.base_period, reading.period) == ("", "2023")


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # 1301 to 1683.5 billion yuan
        ("Telecom revenue grew 29 % from 2018 to 2023.", "consistent"),
        ("Telecom revenue grew 49 % from 2018 to 2023.", "not checkable"),
        # 491 to 289 million phones, of which no rate is published for every year
        ("Mobile phone shipments fell 41 % from 2017 to 2023.", "consistent"),
        ("Mobile phone shipments fell 21 % from 2017 to 2023.", "inconsistent"),
        # constant prices, and current ones
        ("GDP grew 20 % from 2019 to 2023.", "consistent"),
        ("GDP grew 40 % from 2019 to 2023.", "not checkable"),
        ("The digital economy's share of GDP rose by 6.6 points from 2019 to 2023.", "consistent"),
    ],
)
def test_growth_over_several_years_is_recomputed(sentence: str, verdict: str) -> None:
    found = check_text([sentence], bundled.load(), Corrections())
    assert [each.finding.verdict for each in found] == [verdict]
