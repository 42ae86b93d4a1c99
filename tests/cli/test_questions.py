"""Questions on a command line: what was understood, what was not there, and that a plain name needs no index."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli.core.search import SearchIndex

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        (["telecom revenue growth 2023"], "digecon growth telecom.revenue 2023"),
        (["show", "telecom revenue growth 2023"], "digecon growth telecom.revenue 2023"),
        (["growth", "telecom revenue 2023"], "digecon growth telecom.revenue 2023"),
        (["telecom", "revenue", "grew", "2023"], "digecon growth telecom.revenue 2023"),
        (["share of online retail in retail sales 2023"], "digecon share retail.online --of retail.total 2023"),
        (["telecom revenue from 2018 to 2022"], "digecon show telecom.revenue 2018..2022"),
        (["53.9"], "digecon search 53.9"),
        (["which sectors grew fastest in 2024"], "digecon rank --by growth 2024"),
        (["2023年增长最慢的行业是哪个？"], "digecon rank --by growth --lowest 2023"),
        (["Why do CAICT and the NBS give different figures for the digital economy?"], "digecon compare economy.digital economy.core_industries"),
        (["为什么信通院的数字经济规模和国家统计局的数字经济核心产业增加值不一样？"], "digecon compare economy.digital economy.core_industries"),
        (["What is the difference between the digital economy and its core industries?"], "digecon compare economy.digital economy.core_industries"),
        (["digital economy according to the NBS"], "digecon show economy.core_industries"),
        (["what does the NBS publish?"], "digecon sources nbs"),
        (["2024年全社会研发经费里，政府所属研究机构花的占几成？"], "digecon share research.institutes 2024"),
        (["Of all the mobile phones made in China in 2024, what part were smartphones?"], "digecon share manufacturing.smartphones 2024"),
        (["How much of the world's AI computing power did China have in mid-2025?"], "digecon share computing.devices_intelligent@CN --of computing.devices_intelligent@W 2025-06"),
        (["What was GDP growth in the latest quarter?"], "digecon growth economy.gdp --freq Q"),
        (["Is it true that China has more than half of the world's 5G base stations?"], "digecon share infrastructure.base_stations_5g@CN --of infrastructure.base_stations_5g@W"),
        (["software revenue per employee"], "digecon ratio software.revenue software.employees"),
        (["What is telecom revenue per mobile subscription?"], "digecon ratio telecom.revenue mobile.subscriptions"),
        (["traffic per user 2024"], "digecon show mobile.traffic_per_user 2024"),
        (["definition of internet users"], "digecon info users.internet"),
        (["gdp", "--from", "2017", "growth"], "digecon growth gdp --from 2017"),
        (["software", "telecom", "compare"], "digecon compare software telecom"),
        (["average", "growth", "telecom", "2020-2024"], "digecon cagr telecom.revenue 2020..2024"),
        (["What rank does China's digital economy have in the world?"], "digecon show economy.digital@CN --measure rank 2022"),
        (["How many yuan is one dollar?"], "digecon show economy.usd_cny economy.usd_cny_fed"),
        (["Does China have the most supercomputers?"], "digecon show infrastructure.top500@CN"),
        (["what", "share", "of", "GDP", "is", "the", "digital", "economy"], "digecon share economy.digital"),
    ],
)  # fmt: skip
def test_what_was_understood_is_said_and_can_be_typed(digecon: Run, line: list[str], understood: str) -> None:
    answer = digecon(*line)
    assert answer.code == 0
    assert answer.err.splitlines()[0] == f"digecon: understood as '{understood}'"
    assert answer.out == digecon(*understood.split()[1:]).out


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("show economy.digital --area US", "not in this table: economy.digital of United States; there are figures of China. Nearest: 'digecon show world.digital_caict@US', or world.digital_bea@US"),
        ("show gdp@US", "not in this table: economy.gdp of United States; there are figures of China. Nearest: 'digecon show world.gdp@US'."),
        ("show telecom 2035", "not in this table: telecom.revenue, telecom.emerging, telecom.mobile_data ... of 2035;"),
        ("show chips imports", "not in this table: no series has all of 'chips imports' in its names or its definition. Nearest: 'digecon show manufacturing"),
        ("growth huawei", "not in this table: no series name or definition contains 'huawei'."),
        ("ranking of provinces", "not in this table: 'rank of provinces' names no subject: say what the figures are about."),
        ("explain huawei 2022", "not in this table: no series name or definition contains 'huawei'."),
        ("show telecom --freq M", "not in this table: there are no months here"),
        ("2025年全国研发经费是多少？", "not in this table: research.expenditure of 2025; there are figures of 2012 to 2024."),
        ("number of internet users by province", "not in this table: users.internet of provinces; there are figures of China."),
        ("what was the GDP of Guangdong in 2022?", "not in this table: regions.gdp of Guangdong; there are figures of Beijing,"),
        ("what share of the world's PCT applications came from China in 2024?", "not in this table: the share of the world: patents.pct_all of 2024; there are figures of 2013 to 2023."),
        ("how many 5G base stations per 10,000 people in 2024?", "not in this table: infrastructure.base_stations_5g_per_10000 of 2024; there are figures of 2021 to 2025, and planned ones to 2027. Nearest: 'digecon show infrastructure.base_stations_5g_per_10000 2025'."),
    ],
)  # fmt: skip
def test_what_is_not_in_the_table_is_one_answer_of_every_command(digecon: Run, line: str, message: str) -> None:
    answer = digecon(*line.split())
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"digecon: {message}")


def test_of_two_areas_only_the_one_that_is_missing_is_named(digecon: Run) -> None:
    answer = digecon("search", "telecom revenue of China and Japan")
    assert (answer.code, answer.out) == (1, "")
    assert (
        answer.err
        == "digecon: not in this table: telecom.revenue of Japan; there are figures of China. Nearest: 'digecon show telecom.revenue'.\n"
    )


@pytest.mark.parametrize(
    "line", ["show economy.digital --area Atlantis", "show telcom", "telcom revenue", "search telcom"]
)
def test_a_misspelled_name_is_another_error(digecon: Run, line: str) -> None:
    answer = digecon(*line.split())
    assert (answer.code, answer.out) == (2, "")


@pytest.mark.parametrize("name", ["guangdong", "Guangdong", "广东", "广东省"])
def test_a_place_is_all_that_has_figures_of_it(digecon: Run, name: str) -> None:
    assert digecon("show", name, "-f", "csv").out == digecon("show", "--area", "CN-GD", "-f", "csv").out


def test_a_rate_has_the_newer_share_beside_it(digecon: Run) -> None:
    lines = digecon("search", "5g penetration", "-f", "table").out.splitlines()
    assert lines[2:4] == [
        "  users_5g_penetration  5G penetration  >79 % (2025-06)",
        "  users_5g              5G users        share 65.9 % (2025)",
    ]


@pytest.mark.parametrize(
    "line", ["show telecom", "gdp", "digital economy", "数字经济", "growth telecom.revenue", "internet penetration"]
)
def test_a_plain_name_needs_no_index(digecon: Run, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(*_: Any) -> None:
        raise AssertionError("the index is made")

    monkeypatch.setattr(SearchIndex, "__init__", made)
    assert digecon(*line.split(), "-f", "csv").code == 0


def test_levels_that_are_no_money_are_refused_in_dollars(digecon: Run) -> None:
    answer = digecon("show", "trade.integrated_circuits", "2025", "--usd")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "digecon: trade.integrated_circuits is not an amount of money and cannot be shown in USD. "
        "In money: 'digecon show trade.integrated_circuits_value'.\n"
    )


def test_what_an_answer_leaves_aside_is_said(digecon: Run) -> None:
    asked = digecon(
        "How many people ordered food delivery by scooter in 2024, and who brought it?",
        "-f",
        "csv",
        "--columns",
        "printed",
    )
    assert asked.out.splitlines()[1] == "59231"
    assert asked.err.splitlines()[0].startswith("digecon: understood as 'digecon show users.delivery 2024 ")
    assert "ignoring 'scooter'" in asked.err


TWO_PARTS = "Mobile users in 2024 and how many of them on 5G in 2024?"


def test_a_terminal_shows_the_answers_of_all_parts_of_a_question(on_terminal: Run) -> None:
    asked = on_terminal(TWO_PARTS, NO_COLOR="1")
    assert asked.err.splitlines()[0] == (
        "digecon: understood as 'digecon show mobile.subscriptions 2024', then 'digecon show mobile.users_5g 2024'"
    )
    rows = [line.split() for line in asked.out.splitlines() if line.startswith("2024 ")]
    assert rows == [["2024", "1.79"], ["2024", "1.014"]]


@pytest.mark.parametrize("options", [["-f", "csv"], ["-fcsv"], ["--csv"], ["--tsv"], ["-o", "FILE"], ["-oFILE"]])
def test_one_table_is_written_of_a_question_of_two_parts(on_terminal: Run, tmp_path: Path, options: list[str]) -> None:
    path = tmp_path / "answer.csv"
    asked = on_terminal(TWO_PARTS, *(word.replace("FILE", str(path)) for word in options))
    lines = (path.read_text("utf-8") if path.exists() else asked.out).splitlines()
    assert [line.replace("\t", ",").split(",")[0] for line in lines] == ["indicator", "mobile.subscriptions"]
    assert "not written here, as they are separate tables: 'digecon show mobile.users_5g 2024" in asked.err


def test_targets_are_those_of_what_else_a_word_names(digecon: Run) -> None:
    asked = digecon("targets", "5G", "2025", "-f", "csv", "--columns", "indicator,measure,value")
    assert asked.code == 0
    assert "infrastructure.base_stations_5g_per_10000,target,26" in asked.out.splitlines()
    assert asked.err.startswith("digecon: understood as 'digecon targets mobile.users_5g_penetration ")


def test_a_word_that_names_more_series_says_so(digecon: Run) -> None:
    assert digecon("growth", "cloud", "-f", "table").err == "digecon: 'cloud' names 5 more: 'digecon search cloud'\n"
    assert digecon("growth", "cloud market", "-f", "table").err == ""
    assert digecon("growth", "telecom", "-f", "table").err == ""


def test_one_series_has_no_place(digecon: Run) -> None:
    asked = digecon("rank", "telecom.revenue", "--by", "growth")
    assert (asked.code, asked.out) == (1, "")
    assert "'digecon growth telecom.revenue' shows its years" in asked.err


def test_words_of_a_series_are_no_producer(digecon: Run) -> None:
    asked = digecon("sources", "computing", "power", "-f", "csv", "--columns", "organisation")
    assert "Ministry of Industry and Information Technology" in asked.out.splitlines()


def test_a_year_of_which_there_are_parts_only_is_said(digecon: Run) -> None:
    sentence = "There is no figure for 2024 as a whole, only for parts of it."
    assert sentence in digecon("show", "trade.ecommerce_exports", "2024", "-f", "table").out
    assert sentence not in digecon("show", "trade.ecommerce_exports", "2022", "-f", "table").out


def test_what_a_span_from_january_covers_is_said(digecon: Run) -> None:
    assert "2023-9M Jan to Sep" in digecon("show", "telecom.revenue", "2023-9M", "-f", "table").out


def test_bytes_of_a_head_are_gigabytes_in_chinese_too(digecon: Run) -> None:
    asked = digecon("per-head", "mobile.traffic", "2024", "--lang", "zh", "-f", "table")
    assert "GB/人" in asked.out.splitlines()[0]


def test_a_producer_before_a_label_means_its_series(digecon: Run) -> None:
    asked = digecon("show", "CAICT", "digital", "economy", "2023", "-f", "csv", "--columns", "indicator,printed")
    assert asked.out.splitlines()[1] == "economy.digital,53.9"


@pytest.mark.parametrize(
    ("question", "line", "passed"),
    [
        ("Since when has China had more than 1 billion internet users?", "show users.internet", "1 billion or more: first 2021-06 (1,011 million), before 2020 (989 million)"),
        ("In which year did software revenue pass 10 trillion yuan?", "show software.revenue", "10 trillion or more: first 2022 (10,813 billion yuan), before 2021 (9,499 billion yuan)"),
        ("When did the digital economy exceed 40% of GDP?", "share economy.digital", "40% or more: first 2022 (41.5 %), before 2021 (39.8 %)"),
        ("算力总规模什么时候超过200EFLOPS？", "show computing.infrastructure@CN", "200EFLOPS or more: first 2023 (230 EFLOPS), before 2023-06 (197 EFLOPS)"),
        ("When did 5G users pass 2 billion?", "show mobile.users_5g", "2 billion or more: in no figure of the table, the last is 2025 (1,204 million)"),
        ("When did telecom revenue exceed 1 trillion yuan?", "show telecom.revenue", "1 trillion or more: in the first figure already, 2012 (1,076 billion yuan)"),
    ],
)  # fmt: skip
def test_when_a_series_passed_an_amount_is_said(digecon: Run, question: str, line: str, passed: str) -> None:
    err = digecon(question, "-f", "table", "--lang", "en").err.splitlines()
    assert err[0].startswith(f"digecon: understood as 'digecon {line} ")
    assert err[1] == f"digecon: {passed}"


@pytest.mark.parametrize(
    ("question", "line", "met"),
    [
        # 22.6, 27.2, 31.3, 35.8, 39.2, 45.5, 50.2, 53.9 trillion yuan from 2016 on, 11 of 2012
        ("In which year was the digital economy first between 40 and 50 trillion yuan?", "show economy.digital", "from 40 to less than 50 trillion, of the 9 figures known from 2012 to 2023: 2021 (45.5 trillion yuan)"),
        ("When did telecom revenue first exceed 1.5 trillion but less than 1.7 trillion yuan?", "show telecom.revenue", "from 1.5 trillion to less than 1.7 trillion, of the 12 figures known from 2012 to 2025: 2022 (1,581 billion yuan), 2023 (1,680 billion yuan)"),
        ("When was internet penetration below 50%?", "show users.penetration", "less than 50%, of the 14 figures known from 2011 to 2025: 2011 (38.3 %), 2012 (42.1 %), 2013 (45.8 %), 2014 (47.9 %)"),
        ("数字经济哪年在40到50万亿元之间", "show economy.digital", "from 40 to less than 50万亿, of the 9 figures known from 2012 to 2023: 2021 (45.5 trillion yuan)"),
        # -21.9, -12.3, -15.6, -6.2, -20.8, -22.6 and -2.4 % in 2014, 2017 to 2020, 2022 and 2025
        ("which year did mobile shipments not grow?", "growth mobile.shipments", "growth of 0 or less, of the 11 figures known from 2012 to 2025: 2014 (-21.9u %), 2017 (-12.3 %), 2018 (-15.6 %), 2019 (-6.2 %), 2020 (-20.8 %), 2022 (-22.6 %), 2025 (-2.4 %)"),
        ("which year did telecom revenue not grow?", "growth telecom.revenue", "growth of 0 or less: in none of the 13 figures known from 2012 to 2025"),
        ("worst year for handset sales in China since 2017", "show mobile.shipments --from 2017", "lowest, of the 9 figures known from 2017 to 2025: 2022 (272 million)"),
        ("In which year did semiconductor sales rise the most?", "growth manufacturing.circuit_sales", "highest, of the 7 figures known from 2012 to 2022: 2018 (20.7u %)"),
        ("点外卖的人哪一年超过五亿", "show users.delivery", "5亿 or more: first 2021 (544 million), before 2021-06 (469 million)"),
        ("when did China get its billionth netizen", "show users.internet", "1 billion or more: first 2021-06 (1,011 million), before 2020 (989 million)"),
        ("Which year saw the biggest drop in phone shipments?", "growth mobile.shipments", "lowest, of the 11 figures known from 2012 to 2025: 2022 (-22.6 %)"),
        ("in how many years did GDP grow less than 6%", "growth economy.gdp", "less than 6%, of the 14 figures known from 2012 to 2025: 2020 (2.2 %), 2022 (3.0 %), 2023 (5.2 %), 2024 (5.0 %), 2025 (5 %)"),
        ("Did software revenue ever fall?", "growth software.revenue", "growth below 0: in none of the 13 figures known from 2013 to 2025"),
        # 1,099.67 million of June 2024 is no 1.1 billion
        ("网民有没有超过11亿", "show users.internet", "11亿 or more: first 2024 (1,108 million), before 2024-06 (1,099.67 million)"),
        ("is R&D intensity above 2.5%", "show research.intensity", "2.5% or more: first 2023 (2.58 %), before 2022 (2.49 %)"),
        # 85.3 less 65.6 %
        ("internet access: gap between town and country in 2024", "compare users.penetration_urban users.penetration_rural 2024", "difference of users.penetration_urban and users.penetration_rural, 2024: 19.7 [19.6, 19.8] percentage points"),
        # 15.3 less 7.1 trillion dollars
        ("How far ahead of China is the US in digital economy size?", "compare world.digital_caict@CN world.digital_caict@US", "difference of world.digital_caict@US and world.digital_caict@CN, 2021: 8200 [8100, 8300] billion US dollars"),
        ("why did notebook computer exports collapse in 2022", "growth trade.laptops 2022", "the table has figures and notes on breaks, and no causes"),
        # over 13.73 million to at most 4.015 million: 3.4197
        ("机架规模 2020 到 2025 翻了几番", "show infrastructure.racks 2020..2025", "2020 to 2025: more than 3.41 times as much, computed from the levels"),
    ],
)  # fmt: skip
def test_what_meets_a_condition_of_a_question_is_said(digecon: Run, question: str, line: str, met: str) -> None:
    err = digecon(question, "-f", "table", "--lang", "en").err.splitlines()
    assert err[0].startswith(f"digecon: understood as 'digecon {line} ")
    assert err[1] == f"digecon: {met}"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("How much did mobile payment transaction value reach in 2023?", "'transaction'"),
        ("Which had the larger part of the world's computing power in 2022, Europe or Japan?", "'Europe', 'Japan'"),
        ("Sales of industrial software in 2022. So did this market shrink?", "'market'"),
    ],
)
def test_words_and_areas_that_an_answer_leaves_aside_are_said(digecon: Run, question: str, names: str) -> None:
    assert f", ignoring {names}" in digecon(question, "-f", "table", "--lang", "en").err.splitlines()[0]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (("rank", "provinces", "gdp"), "rank regions.gdp"),
        (("rank", "provinces", "by", "gdp"), "rank regions.gdp"),
        (("R&D relative to the size of the economy, last five years",), "show research.intensity --last 6"),
        (("浙江曾提出2022年数字经济占全省GDP超过55%，实现了吗？",), "targets regions.digital_zhejiang@CN-ZJ 2022"),
    ],
)
def test_words_that_mean_one_line_together_are_answered_by_it(digecon: Run, line: tuple[str, ...], meant: str) -> None:
    asked = digecon(*line, "-f", "csv")
    assert (asked.code, asked.out) == (0, digecon(*meant.split(), "-f", "csv").out)


@pytest.mark.parametrize("command", ["show", "share", "growth"])
def test_a_year_of_which_only_parts_are_known_is_no_year(digecon: Run, command: str) -> None:
    page = digecon(command, "trade.ecommerce_exports", "2023", "-f", "table").out  # the table has its first half only
    assert "There is no figure for 2023 as a whole, only for parts of it." in " ".join(page.split())


def test_a_share_of_the_world_of_a_year_without_its_level_is_no_figure(digecon: Run) -> None:
    err = digecon("PCT share in 2024").err
    assert "not in this table: the share of the world: patents.pct_all of 2024" in err


def test_series_of_an_area_that_lacks_it_are_compared_with_those_that_have_it(digecon: Run) -> None:
    err = digecon("compare", "users.internet", "china", "world").err
    assert "'digecon compare users.internet world.users@W' compares it with what there is of W" in err
    assert digecon("compare", "users.internet", "world.users@W").code == 0


@pytest.mark.parametrize("question", ["When did telecom revenue exceed 40 %?", "When did computing power exceed 200?"])
def test_an_amount_of_another_unit_is_passed_by_nothing(digecon: Run, question: str) -> None:
    assert "or more" not in digecon(question, "-f", "table").err


def test_explain_takes_words_a_number_and_one_series(digecon: Run) -> None:
    assert digecon("explain", "53.9").err.splitlines()[0] == "digecon: understood as 'digecon search 53.9'"
    asked = digecon("explain", "why", "software", "revenue", "2022", "break")
    assert asked.err.splitlines()[0] == "digecon: understood as 'digecon explain software.revenue 2022'"


def test_years_asked_for_behind_the_last_growth_have_their_reason(digecon: Run) -> None:
    page = digecon("growth", "users.internet", "--from", "2015", "--to", "2020", "-f", "table").out
    assert "No growth: 2020 (no figure of users.internet for 2019)" in page.splitlines()


def test_words_for_frequencies_name_no_series(digecon: Run) -> None:
    assert (
        "digecon: not in this table: there are no months here"
        in digecon("show", "telecom", "revenue", "by", "month").err
    )


@pytest.mark.parametrize(
    ("question", "difference"),
    [  # 1,108 - 1,092 million; 0.602 - 0.249 billion; each rounded to a million
        ("How many more internet users were there in 2024 than in 2023?", "difference of 2023 and 2024: 16 [15, 17] million"),
        ("2025年底用生成式人工智能的人比2024年底多了多少？", "difference of 2024 and 2025: 353 [352, 354] million"),
        ("How many more internet users were there in 2024 than in 2020?", "difference of 2020 and 2024: 119 [118, 120] million"),
    ],
)  # fmt: skip
def test_by_how_much_a_level_rose_is_said(digecon: Run, question: str, difference: str) -> None:
    assert digecon(question, "-f", "csv", "--lang", "en").err.splitlines()[1] == f"digecon: {difference}"


@pytest.mark.parametrize(
    "question",
    [
        "By how much did software revenue rise in 2023?",  # its levels do not grow as published
        "By how many percent did telecom revenue rise in 2023?",
        "By how much did internet penetration rise in 2023?",
        "By how much did software revenue rise in 2022?",  # across a break
    ],
)
def test_no_difference_is_said_of_what_does_not_compare(digecon: Run, question: str) -> None:
    assert "difference of" not in digecon(question, "-f", "csv").err


@pytest.mark.parametrize(
    ("question", "multiple"),
    [  # 3,632.68 / 1,416.99, 602 / 249 and 1,680 / 1,125.14, with what the rounding of each allows
        ("Has China's R&D spending doubled since 2015?", "2015 to 2024: 2.56 times as much, +156.4 % (156.3 to 156.4) in all, by the nominal levels"),
        ("Did generative AI users double in 2025?", "2024 to 2025: 2.42 times as much, +141.8 % (141.0 to 142.5) in all, by the levels"),
        ("How much did telecom revenue grow between 2015 and 2023?", "2015 to 2023: 1.49 times as much, +49.31 % (48.86 to 49.76) in all, by the nominal levels, while published growth differs"),
    ],
)  # fmt: skip
def test_how_many_times_as_large_a_level_is_after_years_is_said(digecon: Run, question: str, multiple: str) -> None:
    assert f"digecon: {multiple}" in digecon(question, "-f", "csv").err.splitlines()


@pytest.mark.parametrize(
    "question",
    [
        "How much did online retail grow from 2019 to 2024?",  # across a break
        "How much did internet penetration grow from 2015 to 2024?",  # a rate
        "How fast did software revenue grow?",  # of no span
        "Did internet users grow in 2024?",  # of one year, which is growth
    ],
)
def test_no_multiple_is_said_of_what_does_not_compare_and_where_nobody_asks(digecon: Run, question: str) -> None:
    assert "times as much" not in digecon(question, "-f", "csv").err


def test_a_misspelled_word_of_a_question_is_read_as_the_word_that_is_a_letter_away(digecon: Run) -> None:
    asked = digecon("How much did telcom revenue grow in 2024?", "-f", "csv")
    assert asked.out == digecon("growth", "telecom.revenue", "2024", "-f", "csv").out
    assert "digecon: 'telcom' is read as 'telecom'" in asked.err.splitlines()


@pytest.mark.parametrize(
    "text", ["sofware revenue", "How many horses are there?", "How much did sales increase?", "How many Sofware jobs?"]
)
def test_names_of_things_and_words_that_are_no_slip_stay_as_they_are(digecon: Run, text: str) -> None:
    assert "is read as" not in digecon(text).err


def test_a_year_that_is_there_is_not_said_to_be_missing_beside_its_months(digecon: Run) -> None:
    page = digecon("show", "mobile.shipments", "2024", "--freq", "M", "-f", "table").out
    assert "2024-03" in page
    assert "There is no figure for 2024" not in page


def test_names_mean_what_has_the_areas_that_are_asked_for(digecon: Run) -> None:
    asked = digecon(
        "rank", "digital economy", "2018", "--area", "US,CN,DE,JP,GB,FR", "-f", "csv", "--columns", "area,measure,value"
    )
    levels = [line.split(",")[0] for line in asked.out.splitlines() if ",level," in line]
    assert levels == ["US", "CN", "DE", "JP", "GB", "FR"]
    assert digecon("show", "economy.digital", "--area", "US").code == 1  # an id is what it is


def test_a_whole_is_that_of_which_the_others_are_parts(digecon: Run) -> None:
    line = ("share", "smartphones", "--of", "mobile phones", "2024", "-f", "csv", "--columns", "base_indicator")
    assert set(digecon(*line).out.split()[1:]) == {"manufacturing.phones"}


def test_a_series_without_revisions_says_where_documents_differ(digecon: Run) -> None:
    page = digecon("revisions", "manufacturing.phones", "-f", "table").out
    assert page.startswith("manufacturing.phones: no figure was released twice")
    assert "other documents print other figures" in page


def test_a_figure_that_was_released_once_says_by_which_document(digecon: Run) -> None:
    page = digecon("was online retail of 2022 revised later?", "-f", "table").out
    assert "13,790 billion yuan, released once, by nbs-2023-05" in page
    # 15,426.4 / 1.110 = 13,898
    assert "the growth of 2023 as published, 11.0 %, starts from about 13,900 billion yuan" in page


def test_a_word_has_the_targets_of_all_that_it_names(digecon: Run) -> None:
    asked = digecon("targets", "ipv6", "2025", "-f", "csv", "--columns", "indicator,measure,value")
    assert "infrastructure.ipv6_mobile_traffic_share,target,70" in asked.out.splitlines()
    assert digecon("targets", "mobile", "-f", "table").err == ""  # a sector is what it is


def test_a_year_of_a_state_is_shown_though_it_has_many_months(digecon: Run) -> None:
    asked = digecon(
        "show", "infrastructure.base_stations_5g", "2025", "--measure", "level", "-f", "csv", "--columns", "period"
    )
    assert asked.out.split() == ["period", "2025"]
    months = digecon(
        "show", "infrastructure.top500@CN", "--measure", "level", "-f", "csv", "--columns", "period"
    ).out.split()
    assert "2025-06" in months  # of which one year is known, and two lists a year


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_changes_of_a_percentage_up_to_a_year_are_shown(digecon: Run, lang: str) -> None:
    asked = digecon("growth", "users.penetration", "--from", "2022", "--to", "2024", "-f", "table", "--lang", lang)
    assert (asked.code, asked.err) == (0, "")
    years, points = (line.split()[-3:] for line in asked.out.splitlines()[1:3])
    assert dict(zip(years, points, strict=True)) == {
        "2022": "2.6",
        "2023": "1.9",
        "2024": "1.1",
    }  # 73.0, 75.6, 77.5, 78.6 %


def test_documents_that_agree_within_rounding_are_not_called_others(digecon: Run) -> None:
    page = digecon("revisions", "computing.cloud_market", "-f", "table").out
    assert page.splitlines() == ["computing.cloud_market: no figure was released twice"]


def test_a_misspelled_sector_is_no_word_of_a_definition(digecon: Run) -> None:
    asked = digecon("growth", "telecomm")  # as the name of the International Telecommunication Union begins
    assert (asked.code, asked.out) == (2, "")
    assert "Did you mean 'telecom'?" in asked.err
