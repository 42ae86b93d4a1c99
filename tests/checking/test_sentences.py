"""Sentences of drafts: what is understood of them, what is not, and that nothing is understood wrongly in silence."""

import csv
import time
from functools import cache
from pathlib import Path

import pytest

from digecon_cli import checking
from digecon_cli.checking.claiming import Corrections, Reading
from digecon_cli.checking.naming import Names
from digecon_cli.checking.sentences import is_text, read_sentences, sentences
from digecon_cli.core import bundled

FIELDS = (
    "kind", "indicator", "area", "period", "value", "unit", "unit_mult", "bound", "base_indicator", "base_period", "other",
)  # fmt: skip


@cache
def rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "sentences.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def fields(reading: Reading) -> dict[str, str]:
    claim = reading.claim
    other = ";".join(f"{ref.indicator} {ref.measure}" for ref in claim.other_figures)
    found = (
        reading.measure, reading.indicator, reading.area, reading.period, claim.value, claim.unit, str(claim.unit_mult), claim.bound,
        claim.base_indicator, claim.base_period, other,
    )  # fmt: skip
    return dict(zip(FIELDS, found, strict=True))


def read(text: str, corrections: Corrections | None = None) -> list[Reading]:
    return read_sentences(text, Names(bundled.load()), corrections)


def one(text: str, corrections: Corrections | None = None) -> Reading:
    (reading,) = read(text, corrections)
    return reading


def lacks(reading: Reading) -> list[str]:
    return [fact.sentence() for fact in reading.missing]


def verdicts(text: str) -> list[str]:
    return [each.finding.verdict for each in checking.check_text([text], bundled.load(), Corrections())]


def test_there_are_150_sentences_a_third_of_them_chinese() -> None:
    assert (len(rows()), sum(row["lang"] == "zh" for row in rows())) == (150, 50)
    assert len({row["trap"] for row in rows()} - {""}) == 15
    assert len({row["indicator"].partition(".")[0] for row in rows()}) > 12


@pytest.mark.exhaustive
def test_at_least_95_in_100_are_understood_and_none_wrongly_in_silence() -> None:
    understood, wrong = 0, []
    for row in rows():
        found = read(row["sentence"])
        expected = {name: row[name] for name in FIELDS}
        is_right = len(found) == 1 and not found[0].missing and not found[0].assumed and fields(found[0]) == expected
        understood += is_right
        if not is_right and any(not each.missing and not each.assumed for each in found):
            wrong.append(row["sentence"])
    assert wrong == []
    assert understood >= 0.95 * len(rows())


def test_no_false_sentence_is_confirmed() -> None:
    false = [row["sentence"] for row in rows() if row["truth"] == "false"]
    assert len(false) > 30
    assert [sentence for sentence in false if "consistent" in verdicts(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Huawei's telecom revenue rose 9 % in 2023.", ["not understood: 'Huawei's telecom revenue'"]),
        ("Rural telecom revenue rose 9 % in 2023.", ["not understood: 'Rural telecom revenue'"]),
        ("Telecom revenue excluding cloud computing was 1.5 trillion yuan in 2023.", ["not understood: 'Telecom revenue excluding cloud computing'"]),
        ("Telecom revenue was 1.68 trillion in 2023.", ["not understood: the number has no unit"]),
        ("Telecom revenue was 1.68 trillion dollars in 2023.", ["the table has it in CNY, the sentence in USD"]),
        ("Telecom revenue was 6.2 % in 2023.", ["not understood: whether the number is a level, growth or a share"]),
        ("Telecom revenue grew 6.2 %.", ["not understood: no period is named for this figure"]),
        ("Telecom revenue grew 6.2 % last year.", ["not understood: 'last year' names no year"]),
        ("The growth rate of telecom revenue was 6 % from 2018 to 2023.", ["not understood: whether this is growth over all the years, or of each"]),
        ("Telecom revenue in 2022 was 6 % lower than in 2023.", ["not understood: which of 2023, 2022 the figure is for"]),
        ("Telecom revenue grew 8 % in 2021 and 2023.", ["not understood: which of 2021, 2023 the figure is for"]),
        ("In 2022 and 2023 telecom revenue grew 8 %.", ["not understood: which of 2022, 2023 the figure is for"]),
        ("Telecom revenue grew by 100 billion yuan in 2023.", ["not understood: by how much a level changed, in its own unit"]),
        ("The digital economy accounted for 42.8 % in 2023.", ["not understood: a share without its whole"]),
        ("It grew 6.2 % in 2023.", ["not understood: no indicator is named"]),
        ("Excluding Guangdong's firms, telecom revenue grew 6.2 % in 2023.", ["not understood: 'Excluding Guangdong's firms'"]),
        ("Telecom revenue did not grow 6.2 % in 2023.", ["not understood: 'not'"]),
        ("Telecom revenue before 2023 was 1.68 trillion yuan.", ["not understood: 'before'"]),
        ("2023年之前电信业务收入为1.68万亿元。", ["not understood: '之前'"]),
        ("If telecom revenue grew 6.2 % in 2023, all is well.", ["not understood: 'If'"]),
        ("Since 2018, telecom revenue has grown 30 %.", ["not understood: no period is named for this figure"]),
        ("自2018年以来，电信业务收入增长30%。", ["not understood: no period is named for this figure"]),
        ("Telecom revenue was between 1.6 trillion yuan and more in 2023.", ["not understood: 'between '"]),
        ("GDP per capita rose 5.4 % in 2023.", ["not understood: whether the number is a level, growth or a share"]),
        ("Phone output grew 6.9 % in 2023.", ["'Phone output' may be any of manufacturing.smartphones, manufacturing.phones: name one (--indicator)"]),
        ("2023年电信、软件业务收入增长13.4%。", ["not understood: '电信、软件业务收入'"]),
        ("2023年电信业务收入没有增长6.2%。", ["not understood: '没有'"]),
        ("华为电信业务收入2023年增长9%。", ["not understood: '华为电信业务收入'"]),
        ("2023年女网民规模为5亿人。", ["not understood: '女网民规模为'"]),
        ("去年电信业务收入增长6.2%。", ["not understood: '去年' names no year"]),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named(sentence: str, missing: list[str]) -> None:
    reading = one(sentence)
    assert (reading.claim.kind, lacks(reading)) == ("none", missing)
    assert verdicts(sentence) == ["not checkable"]


def test_a_name_of_two_series_is_ambiguous() -> None:
    reading = one("The AI core industry was worth 508 billion yuan in 2022.")
    assert "ai.core_industry" in lacks(reading)[0]
    assert "ai.core_industry_caict" in lacks(reading)[0]
    # Of 2023 only the ministry has a growth rate: that it is meant is an assumption.
    only = one("The AI core industry grew 13.9 % in 2023.")
    assert (only.indicator, [fact.sentence() for fact in only.assumed]) == (
        "ai.core_industry", ["assumed: 'AI core industry' is the series 'ministry', one of those with this name"],
    )  # fmt: skip
    assert one("Electronics grew 3.4 % in 2023.").assumed
    corrected = one(
        "The AI core industry was worth 508 billion yuan in 2022.", Corrections(indicator="ai.core_industry")
    )
    assert (corrected.indicator, corrected.missing) == ("ai.core_industry", ())


def test_a_sentence_may_hold_several_claims_and_one_without_a_figure_holds_none() -> None:
    found = read("In 2023 telecom revenue was 1.68 trillion yuan, up 6.2 %, and software revenue rose 13.4 %.")
    assert [(each.measure, each.indicator, each.period, each.claim.value) for each in found] == [
        ("level", "telecom.revenue", "2023", "1.68"),
        ("growth", "telecom.revenue", "2023", "6.2"),
        ("growth", "software.revenue", "2023", "13.4"),
    ]
    assert read("Telecom revenue is an important figure in 2023.") == []


def test_two_figures_each_keep_their_period() -> None:
    found = read("Telecom revenue was 1.58 trillion yuan in 2022 and 1.68 trillion yuan in 2023.")
    assert [(each.period, each.claim.value, each.missing) for each in found] == [
        ("2022", "1.58", ()),
        ("2023", "1.68", ()),
    ]
    risen = read("Internet penetration rose from 75.6 % in 2022 to 77.5 % in 2023.")
    assert [(each.measure, each.period, each.claim.value) for each in risen] == [
        ("level", "2022", "75.6"), ("level", "2023", "77.5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2023 telecom revenue was 1.68 trillion yuan, up 6.2 % from 2022.",
        "In 2023 telecom revenue was 1.68 trillion yuan, up 6.2 % on 2022.",
        "In 2023 telecom revenue was 1.68 trillion yuan, 6.2 % more than in 2022.",
        "In 2023 telecom revenue was 1.68 trillion yuan, 6.2 % higher than 2022.",
        "In 2023 telecom revenue was 1.68 trillion yuan, up 6.2 % compared with 2022.",
        "2023年电信业务收入1.68万亿元，比2022年增长6.2%。",
        "2023年电信业务收入1.68万亿元，较2022年增长6.2%。",
        "2023年电信业务收入1.68万亿元，与2022年相比，增长6.2%。",
    ],
)
def test_the_year_that_growth_is_reckoned_from_is_not_its_own(sentence: str) -> None:
    assert [(each.measure, each.period, each.claim.value, each.missing) for each in read(sentence)] == [
        ("level", "2023", "1.68", ()), ("growth", "2023", "6.2", ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Telecom revenue was 6.2 % higher than in 2022.",
        "Compared with 2022, telecom revenue grew 6.2 %.",
        "电信业务收入比2022年增长6.2%。",
        "与2022年相比，电信业务收入增长6.2%。",
    ],
)
def test_growth_on_a_year_alone_has_no_period(sentence: str) -> None:
    reading = one(sentence)
    assert (reading.period, lacks(reading)) == ("", ["not understood: no period is named for this figure"])


def test_a_period_in_brackets_is_of_the_figure_before_them() -> None:
    found = read("Telecom revenue: 1.68 trillion yuan (2023), 1.58 trillion yuan (2022).")
    assert [(each.period, each.claim.value, each.missing) for each in found] == [
        ("2023", "1.68", ()),
        ("2022", "1.58", ()),
    ]
    other = read("In 2023, telecom revenue was 1.68 trillion yuan (2022: 1.58 trillion yuan).")
    assert [(each.period, each.claim.value) for each in other] == [("2023", "1.68"), ("2022", "1.58")]


def test_a_record_in_two_years_says_which_are_meant() -> None:
    reading = one("Telecom revenue hit a record high in 2022 and 2023.")
    assert lacks(reading) == ["not understood: which of 2022, 2023 the figure is for"]


def test_what_is_in_brackets_is_of_what_stands_before_them() -> None:
    found = read("In 2023 telecom revenue (1.68 trillion yuan, up 6.2 %) was 15.6 % of software revenue.")
    assert [(each.measure, each.indicator, each.claim.value, each.claim.base_indicator) for each in found] == [
        ("level", "telecom.revenue", "1.68", ""),
        ("growth", "telecom.revenue", "6.2", ""),
        ("share", "telecom.revenue", "15.6", "software.revenue"),
    ]
    assert (
        read("GDP reached 126 trillion yuan in 2023 and is expected to reach 130 trillion yuan in 2024.")[0].measure
        == "level"
    )


def test_a_share_of_the_total_takes_the_whole_of_the_catalog_as_an_assumption() -> None:
    reading = one("2023年软件产品收入占全行业收入的23.6%。")
    assert (reading.measure, reading.claim.base_indicator) == ("share", "software.revenue")
    assert [fact.sentence() for fact in reading.assumed] == ["assumed: '全行业收入的' is all of software.revenue"]


def test_a_world_total_in_a_sentence_is_not_handed_to_china() -> None:
    text = "In 2022 device-side computing power of the world was 906 EFLOPS, with intelligent computing power, device side, at 452 EFLOPS."
    assert [(each.area, each.claim.value) for each in read(text)] == [("W", "906"), ("W", "452")]


def test_of_which_points_to_what_the_same_sentence_says() -> None:
    found = read("2023年电信业务收入1.68万亿元，其中移动数据流量业务收入6368亿元。")
    assert [(each.indicator, each.missing, each.assumed) for each in found] == [
        ("telecom.revenue", (), ()), ("telecom.mobile_data", (), ()),
    ]  # fmt: skip
    alone = one("其中，软件产品收入2023年为29030亿元。")
    assert [fact.sentence() for fact in alone.assumed] == ["assumed from an earlier sentence: what '其中' refers to"]


def test_context_is_an_assumption_that_never_confirms() -> None:
    text = "Telecom revenue was 1.68 trillion yuan in 2023. It grew 6.2 %."
    first, second = read(text)
    assert (first.assumed, [fact.sentence() for fact in second.assumed]) == (
        (),
        [
            "assumed from an earlier sentence: it is about 'Telecom revenue'",
            "assumed from an earlier sentence: the period is 2023",
        ],
    )
    assert verdicts(text) == ["consistent", "not checkable"]
    (_, finding) = checking.check_text([text], bundled.load(), Corrections())[1]
    assert "would be consistent if this is meant" in finding.notes()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The digital economy's share of GDP rose by 1.3 percentage points in 2023.", ("share_change", "economy.digital", "1.3", "percentage points", "economy.gdp")),
        ("2023年数字经济占GDP比重提高1.3个百分点。", ("share_change", "economy.digital", "1.3", "percentage points", "economy.gdp")),
        ("GDP per capita was 89,358 yuan in 2023.", ("per_head", "economy.gdp", "89358", "CNY per person", "")),
        ("2023年人均国内生产总值89358元。", ("per_head", "economy.gdp", "89358", "CNY per person", "")),
        ("Telecom revenue exceeded 1.5 trillion yuan for the first time in 2022.", ("first", "telecom.revenue", "1.5", "CNY", "")),
        ("Telecom revenue hit a record high in 2023.", ("highest", "telecom.revenue", "", "", "")),
        ("2023年电信业务收入创历史新高。", ("highest", "telecom.revenue", "", "", "")),
        ("The digital economy made up a third of GDP in 2017.", ("share", "economy.digital", "33", "percent", "economy.gdp")),
        ("Gigabit users more than doubled in 2022.", ("growth", "infrastructure.gigabit_users", "100", "percent", "")),
        ("Telecom revenue in 2023 was 6.2 % higher than in 2022.", ("growth", "telecom.revenue", "6.2", "percent", "")),
        ("Internet penetration rose by 1.9 percentage points in 2023.", ("growth", "users.penetration", "1.9", "percentage points", "")),
    ],
)  # fmt: skip
def test_kinds_beside_levels_growth_and_shares(sentence: str, expected: tuple[str, ...]) -> None:
    reading = one(sentence)
    claim = reading.claim
    assert reading.missing == ()
    assert (reading.measure, reading.indicator, claim.value, claim.unit, claim.base_indicator) == expected


@pytest.mark.parametrize(
    ("sentence", "kind", "verdict"),
    [
        # 1.68 trillion yuan in 2023, more than ever; 1.58 in 2022, and 1.47 in 2021.
        ("Telecom revenue hit a record high in 2023.", "highest", "consistent"),
        ("2023年电信业务收入创历史新高。", "highest", "consistent"),
        ("Telecom revenue exceeded 1.5 trillion yuan for the first time in 2022.", "first", "consistent"),
        ("Telecom revenue exceeded 1.4 trillion yuan for the first time in 2022.", "first", "inconsistent"),
        # 491 million phones in 2017, 308 in 2020, 272 in 2022.
        ("Mobile phone shipments hit a record high in 2022.", "highest", "inconsistent"),
        ("Mobile phone shipments hit a record low in 2022.", "lowest", "consistent"),
        ("Mobile phone shipments hit a new record low in 2022.", "lowest", "consistent"),
    ],
)
def test_the_place_of_a_figure_in_its_series_is_judged(sentence: str, kind: str, verdict: str) -> None:
    assert (one(sentence).measure, verdicts(sentence)) == (kind, [verdict])


def test_a_fall_turns_the_sign_and_the_bound() -> None:
    claim = one("Electronics manufacturing revenue fell by more than 1 % in 2023.").claim
    assert (claim.value, claim.bound) == ("-1", "under")


def test_a_final_figure_and_a_basis_are_kept() -> None:
    assert one("GDP was finally verified at 129.4 trillion yuan in 2023.").claim.basis == "final"
    assert one("In nominal terms the digital economy grew 7.39 % in 2023.").claim.basis == "nominal"


def test_what_the_writer_says_takes_the_place_of_what_is_understood() -> None:
    asked = Corrections(indicator="telecom.revenue", period="2023", unit="CNY")
    reading = one("It was 1.68 trillion.", asked)
    claim = reading.claim
    assert (reading.indicator, reading.period, claim.unit, claim.unit_mult, reading.missing) == (
        "telecom.revenue", "2023", "CNY", 12, (),
    )  # fmt: skip


def test_sentences_have_the_line_that_they_begin_in() -> None:
    text = "# A heading\n\nOne is here. Two\nruns on.\n\n* Three is 1.5 %.\n* Four.\n\n中文一句。中文\n两句。\n"
    assert list(sentences(text)) == [
        (1, "A heading"), (3, "One is here."), (3, "Two runs on."), (6, "Three is 1.5 %."), (7, "Four."), (9, "中文一句。"),
        (9, "中文两句。"),
    ]  # fmt: skip


def test_text_and_tables_are_told_apart_by_the_first_line() -> None:
    assert is_text("Telecom revenue, which is a level, grew in period 2023.\n")
    assert is_text("2023年电信业务收入增长6.2%。\n")
    assert not is_text("claim_id,kind,indicator\na,level,telecom.revenue\n")
    assert not is_text("indicator\tperiod\tvalue\tunit\n")


def test_a_draft_of_2000_words_takes_less_than_a_second_of_cpu() -> None:
    data = bundled.load()
    check = [row["sentence"] for row in rows() if row["lang"] == "en"]
    draft = "\n".join(check * (1 + 2000 // sum(len(sentence.split()) for sentence in check)))
    assert len(draft.split()) >= 2000
    begun = time.process_time()
    found = checking.check_text([draft], data, Corrections())
    assert time.process_time() - begun < 1
    assert len(found) >= 200
