"""The Chinese of the program's own words: the catalogue is whole, nothing in it is dead, and messages keep their values."""

import gettext
import re
from string import Formatter

import pytest
import wording
from babel.messages import Catalog
from registered import MEASURES, own

from digecon_cli import load, measures
from digecon_cli.core import facts
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.core.messages import CHINESE, ENGLISH, Message, joined, listed, of_data, of_place, phrase
from digecon_cli.core.messages.catalogue import known
from digecon_cli.measures.derivation import Options

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


@pytest.mark.exhaustive
def test_no_message_is_missing() -> None:
    assert wording.missing() == []


@pytest.mark.exhaustive
def test_a_text_of_each_kind_without_its_chinese_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {
        "No figure of the bundled table has it; one of a table of your own may.", "now / base x 100", "CAGR since {since}",
        "'{text}' is not a frequency.{hint} Known: {known}.", "distance to the target", "First prints.", "Last period.",
        "compound growth needs values above zero", "Compound growth needs values above zero, and this value is or may be zero or below.",
        "A quotient of two indicators, with its unit.", "The base period (= 100).",
    }  # fmt: skip
    assert texts <= set(CATALOGUE)
    left = Catalog()
    for message in CATALOGUE.keys() - texts:
        left.add(message, "x")
    monkeypatch.setattr(wording, "catalogue", lambda name: left)
    assert sorted(map(wording.plain, wording.missing())) == sorted(map(wording.plain, texts))


MADE = list(wording.made())


def test_every_error_and_message_has_its_template_where_it_is_made() -> None:
    assert len(MADE) > 250
    assert [(made.module, made.line) for made in MADE if not made.templates] == []


def test_every_error_and_message_has_the_values_of_its_places() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    apart = [(made.module, made.line) for made in MADE for text in made.templates if places(text) != made.names]
    assert apart == []


def test_every_value_is_in_the_sentence_of_each_language() -> None:
    for made in MADE:
        values = {name: f"20{number:02}" for number, name in enumerate(sorted(made.names), 10)}
        for text in made.templates:
            message = Message(text, **values)
            for lang in (ENGLISH, CHINESE):
                assert [value for value in values.values() if value not in message.sentence(lang)] == [], text


def test_english_stays_as_it_is() -> None:
    assert phrase("{count} figures", ENGLISH, count=3) == "3 figures"
    assert of_data("Revenue, not value added.", ENGLISH) == "Revenue, not value added."
    assert joined(("One.", "", "Two."), ENGLISH) == "One. Two."
    assert listed(("a", "b"), ENGLISH) == "a, b"


def test_words_are_looked_up_and_filled_in() -> None:
    assert phrase("{count} figures", CHINESE, count=3) == "3个数据"
    assert phrase("no such message {x}", CHINESE, x=1) == "no such message 1"
    assert joined(("一。", "二。"), CHINESE) == "一。二。"
    assert listed(("a", "b"), CHINESE) == "a、b"


@pytest.mark.parametrize(
    ("message", "english", "chinese"),
    [
        (
            UsageError("'{name}' is not a command.{hint} See 'digecon --help'.", name="shwo", hint=Message(" Did you mean '{near}'?", near="show")),
            "'shwo' is not a command. Did you mean 'show'? See 'digecon --help'.",
            "“shwo”不是命令。是否想输入“show”？用法见“digecon --help”。",
        ),
        (
            UsageError("'{name}' is neither a sector nor an indicator.{hint} '{list}' shows all of them.", name="growth", hint="", list="digecon list"),
            "'growth' is neither a sector nor an indicator. 'digecon list' shows all of them.",
            "“growth”既不是领域也不是指标。“digecon list”可查看全部。",
        ),
        (
            DataError("cannot read '{path}': {error}.", path="a.csv", error="No such file or directory"),
            "cannot read 'a.csv': No such file or directory.",
            "无法读取“a.csv”：没有这个文件或目录。",
        ),
        (
            DataError("cannot read '{path}': {error}.", path="a.csv", error="Stale file handle"),
            "cannot read 'a.csv': Stale file handle.",
            "无法读取“a.csv”：Stale file handle。",
        ),
        (
            DataError(
                "{name}{line}{column}: {clause}.", name=Message("'{path}'", path="mine.csv"), line=Message(", line {line}", line=3),
                column=Message(", column {column}", column="value"), clause=Message("'{value}' is not a number", value="abc"),
            ),
            "'mine.csv', line 3, column value: 'abc' is not a number.",
            "“mine.csv”第3行，value列：“abc”不是数字。",
        ),
        (
            Message(
                "left out ({counts}){hint}", counts=(Message("{word_kind}: {number}", word_kind="empty cells", number=3), Message("{word_kind}: {number}", word_kind="cells with text", number=1)),
                hint=Message("; '{line}' shows where", line="digecon validate a.csv"),
            ),
            "left out (empty cells: 3, cells with text: 1); 'digecon validate a.csv' shows where",
            "略去（空单元格：3、含文字的单元格：1）；“digecon validate a.csv”可查看位置",
        ),
        (
            UsageError("'{name}' is not a format of this command: write {choice}.", name="x", choice=("github", "junit")),
            "'x' is not a format of this command: write github or junit.",
            "“x”不是此命令的格式：请写 github或junit。",
        ),
        (
            DataError("there is no figure of {period} to sort by.", period="2023-01-01/P9M"),
            "there is no figure of 2023-9M to sort by.",
            "没有2023年1—9月的数据可供排序。",
        ),
    ],
)  # fmt: skip
def test_an_error_is_put_into_words_of_a_language(
    message: UsageError | DataError | Message, english: str, chinese: str
) -> None:
    assert (str(message), message.sentence(), message.sentence(CHINESE)) == (english, english, chinese)


def test_what_a_user_wrote_is_never_taken_for_a_place() -> None:
    error = UsageError(
        "'{text}' is not a period. Write 2022, 2022-H1, 2023-Q3, 2023-09 or 2023-9M (January to September).",
        text="{near}",
    )
    assert str(error).startswith("'{near}' is not a period.")
    assert error.sentence(CHINESE).startswith("“{near}”不是时期。")


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ('find "1.31 万亿元"', "检索“1.31 万亿元”"),
        ("p. 13, figure 9", "第13页，图9"),
        ("press (Xinhua), mirror (alexandertzhao.com)", "媒体报道（新华社），镜像（alexandertzhao.com）"),
        ("kczg.org.cn", "kczg.org.cn"),
        ("a phrase of another kind", "a phrase of another kind"),
        ("", ""),
    ],
)
def test_where_a_document_was_read_is_a_phrase_with_names_in_it(text: str, chinese: str) -> None:
    assert of_place(text, CHINESE) == chinese


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("Revenue, not value added.", "为收入，不是增加值。"),
        ("revenue, not value added", "为收入，不是增加值"),
        ("Revenue, not value added. Growth is on a comparable basis; levels are not restated.", "为收入，不是增加值。增速为可比口径；数值未作修订。"),
        ("nobody ever said this", "nobody ever said this"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_of_the_table_is_looked_up_whole_or_by_sentence(text: str, chinese: str) -> None:
    assert of_data(text, CHINESE) == chinese


WHY = facts.of("break", period="2024", data="a reason of one's own")
PRINT = facts.of("print", period="2021", vintage="2022-07", aside=facts.of("edition_since", day="2022-03-21"))


@pytest.mark.parametrize(
    ("fact", "english", "chinese"),
    [
        (facts.of("within_rounding"), "within rounding", "在舍入范围内"),
        (WHY, "the series breaks at 2024: a reason of one's own (--across-breaks computes it anyway)", "2024年口径变化，前后不可比：a reason of one's own（加 --across-breaks 仍可计算）"),
        (facts.of("not_comparable", period="2023-01-01/P9M", why=WHY._replace(values=WHY.values)), "not comparable with 2023-9M: the series breaks at 2024: a reason of one's own", "与2023年1—9月不可比：2024年口径变化，前后不可比：a reason of one's own"),
        (facts.of("vintages", prints=(PRINT._replace(key="print.growth"), PRINT)), "vintages: growth 2021 of 2022-07 (since the revision of 2022-03-21), 2021 of 2022-07 (since the revision of 2022-03-21)", "发布时点：2021年增速（2022-07发布）（2022-03-21修订之后）、2021年（2022-07发布）（2022-03-21修订之后）"),
        (facts.of("missing.chain", noted=WHY), "the chain ends: break: the series breaks at 2024: a reason of one's own (--across-breaks computes it anyway)", "链接中断：break：2024年口径变化，前后不可比：a reason of one's own（加 --across-breaks 仍可计算）"),
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


@pytest.mark.exhaustive
@pytest.mark.parametrize("command", MEASURES)
def test_no_note_of_our_table_is_left_in_english(command: str) -> None:
    table = load()
    notes = {row.notes(CHINESE) for row in measures.rows(command, table.rows, table.data, Options(own=own(command)))}
    assert len(notes) > 10
    assert [note for note in notes if ENGLISH_LEFT.search(note)] == []
