"""The Chinese of the program's own words: the catalogue is whole, nothing in it is dead, and sentences are found again."""

import ast
import gettext
import re
from pathlib import Path
from string import Formatter

import pytest
import wording
from registered import MEASURES, own

from digecon_cli import facts, load, measures
from digecon_cli.measures.derivation import Options
from digecon_cli.messages import CHINESE, ENGLISH, joined, listed, phrase, translated
from digecon_cli.messages.catalogue import known

CATALOGUE = {str(one.id): str(one.string) for one in wording.catalogue(wording.OWN) if one.id}
LATIN = re.compile(r"[A-Za-z]{2,}")


def test_the_compiled_catalogue_is_that_of_its_source() -> None:
    assert (wording.FOLDER / "digecon.mo").read_bytes() == wording.compiled(wording.OWN)


def test_no_message_is_dead() -> None:
    assert wording.dead() == []


def test_every_message_has_its_chinese_with_the_same_places() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    for message, chinese in CATALOGUE.items():
        assert chinese.strip(), message
        # A place of one language only is one of the values too, such as the number behind "others", or a name in Chinese.
        assert places(chinese) - places(message) <= {"all", "label_zh"}, message


def test_we_read_a_catalogue_as_gettext_does() -> None:
    with (wording.FOLDER / "digecon.mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert all(read.gettext(message) == chinese for message, chinese in known("digecon").items())
    assert known("digecon") == CATALOGUE


def _said(function: str, every: bool) -> list[str]:
    """Return the messages that some function is called with in the source, plain."""
    found = []
    for path in sorted(wording.SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == function
            if called and node.args:  # type: ignore[attr-defined]
                found += [wording.plain(text) for text in list(wording.texts(node.args[0]))[: None if every else 1]]  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("function", ["phrase", "UsageError", "DataError"])
def test_no_message_is_missing(function: str) -> None:
    known = {wording.plain(message) for message in CATALOGUE}
    parts = re.compile(r"[a-z]{2,} [a-z]")  # a code, a name of a format or a part of a command is no sentence
    missing = [
        text
        for text in _said(function, function == "phrase")
        if text not in known and parts.search(text) and "digecon {}" not in text
    ]
    assert [text for text in missing if text not in NOT_TOLD] == []


# Only for who writes programs in Python with the package, whose errors are English as those of Python are.
NOT_TOLD = {"difference since"} | {
    text
    for path in ("frames.py", "api/__init__.py", "api/answers.py", "__init__.py")
    for text in map(wording.plain, wording.texts(ast.parse((Path(wording.SOURCE) / path).read_text(encoding="utf-8"))))
}


def test_every_help_text_is_there() -> None:
    from digecon_cli.cli import options, registry

    told = [option.help for several in options.GROUPS.values() for option in several]
    for command in filter(None, map(registry.find, registry.names())):
        told += [command.help, *(one.help for one in (*options.in_full(command), *command.arguments))]
    assert [text for text in told if text and LATIN.search(text) and translated(text, CHINESE) == text] == []


def test_english_stays_as_it_is() -> None:
    assert phrase("{count} figures", ENGLISH, count=3) == "3 figures"
    assert translated("within rounding", ENGLISH) == "within rounding"
    assert joined(("One.", "", "Two."), ENGLISH) == "One. Two."
    assert listed(("a", "b"), ENGLISH) == "a, b"


def test_words_are_looked_up_and_filled_in() -> None:
    assert phrase("{count} figures", CHINESE, count=3) == "3个数据"
    assert phrase("no such message {x}", CHINESE, x=1) == "no such message 1"
    assert joined(("一。", "二。"), CHINESE) == "一。二。"
    assert listed(("a", "b"), CHINESE) == "a、b"


@pytest.mark.parametrize(
    ("sentence", "chinese"),
    [
        ("'shwo' is not a command. Did you mean 'show'? See 'digecon --help'.", "“shwo”不是命令。是否想输入“show”？用法见“digecon --help”。"),
        ("'a' is no sector and no indicator. 'digecon list' shows all of them.", "“a”既不是领域也不是指标。“digecon list”可查看全部。"),
        ('find "1.31 万亿元"', "检索“1.31 万亿元”"),
        ("mine.csv: left out (empty cells: 3); 'digecon validate' shows where", "mine.csv：略去（空单元格：3）；“digecon validate”可查看位置"),
        ("nobody ever said this", "nobody ever said this"),
        ("growth", "增速"),
        ("", ""),
        ("  ", "  "),
    ],
)  # fmt: skip
def test_a_sentence_is_found_by_the_template_it_was_made_from(sentence: str, chinese: str) -> None:
    assert translated(sentence, CHINESE) == chinese


def test_a_command_in_a_sentence_is_no_word_of_ours() -> None:
    told = translated(
        "growth takes no --bogus, which goes with show: 'digecon show'. See 'digecon growth --help'.", CHINESE
    )
    assert told == "growth 不接受 --bogus，该选项用于 show：“digecon show”。用法见“digecon growth --help”。"


WHY = facts.of("break", period="2024", data="a reason of one's own")
PRINT = facts.of("print", period="2021", vintage="2022-07", aside=facts.of("edition_since", day="2022-03-21"))


@pytest.mark.parametrize(
    ("fact", "english", "chinese"),
    [
        (facts.of("within_rounding"), "within rounding", "在舍入范围内"),
        (WHY, "the series breaks at 2024: a reason of one's own (--across-breaks computes it all the same)", "2024年口径变化，前后不可比：a reason of one's own（加 --across-breaks 仍可计算）"),
        (facts.of("not_comparable", period="2023-01-01/P9M", why=WHY._replace(values=WHY.values)), "not comparable with 2023-9M: the series breaks at 2024: a reason of one's own", "与2023年1—9月不可比：2024年口径变化，前后不可比：a reason of one's own"),
        (facts.of("vintages", prints=(PRINT._replace(key="print.growth"), PRINT)), "vintages: growth 2021 of 2022-07 (since the revision of 2022-03-21), 2021 of 2022-07 (since the revision of 2022-03-21)", "发布时点：2021年增速（2022-07发布）（2022-03-21修订之后）、2021年（2022-07发布）（2022-03-21修订之后）"),
        (facts.of("missing.chain", noted=WHY), "the chain ends: break: the series breaks at 2024: a reason of one's own (--across-breaks computes it all the same)", "链接中断：break：2024年口径变化，前后不可比：a reason of one's own（加 --across-breaks 仍可计算）"),
        (facts.of("also_printed", several=(facts.of("value_of", value="7.3", data_maker="National Bureau of Statistics of China", vintage="2015-09-07"),)), "also printed: 7.3 (National Bureau of Statistics of China, 2015-09-07)", "另有公布值：7.3（国家统计局，2015-09-07）"),
        (facts.of("latest", period="2024", vintage="2025-04"), "latest is 2024 of 2025-04", "最新为2024年（2025-04发布）"),
    ],
)  # fmt: skip
def test_a_fact_is_put_into_words_of_a_language(fact: facts.Fact, english: str, chinese: str) -> None:
    assert (fact.note(), fact.note(CHINESE)) == (english, chinese)


def test_a_refusal_has_its_code_before_it_where_that_is_asked_for() -> None:
    assert facts.of("sign").coded() == "sign: compound growth needs values above zero"
    assert facts.of("within_rounding").coded() == "within rounding"


ENGLISH_LEFT = re.compile(r"\b(?:of|the|and|growth|is|from|by|revision|released) ")


@pytest.mark.parametrize("command", MEASURES)
def test_no_note_of_our_table_is_left_in_english(command: str) -> None:
    table = load()
    notes = {row.notes(CHINESE) for row in measures.rows(command, table.rows, table.data, Options(own=own(command)))}
    assert len(notes) > 10
    assert [note for note in notes if ENGLISH_LEFT.search(note)] == []
