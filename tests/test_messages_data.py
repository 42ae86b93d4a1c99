"""The Chinese of the data's texts: nothing is missing or left over, and it says the same numbers as the English."""

import gettext
import re
from decimal import Decimal
from string import Formatter

import messages
import pytest

KNOWN = messages.read()

# Names that are the same in Chinese, or have no Chinese form that is known.
SAME = {
    "AiThority", "C114", "CGTN", "China Banking News", "China Internet Watch", "CnTechPost", "DIGITIMES", "DVBCN",
    "DoNews", "Gauss-Allianz", "ITBEAR", "Interesting Engineering", "MarketScreener", "Mobile World Live", "OFweek",
    "Semiconductor Intelligence", "TOP500", "Technology Times", "dropod/issues 11815",
}  # fmt: skip
# Numbers whose unit the English says once, beside another number, or not at all.
CARRIED = {
    "The fifth economic census lowered the total of 2024 from 48,789.5 to 48,334.5 billion yuan, and the growth of 2025 "
    "starts from the lower figure.": {"48,789.5": "billion"},
    "Text ambiguous: the share may refer to new models; 13.77 of 389 million is 3.5 %.": {"13.77": "million"},
    "Higher than the growth of the published levels (from 232.9 to 270).": {"232.9": "billion", "270": "billion"},
}
# What is a numeral in one language and a word in the other.
WORDED = {"14th five-year": "“十四五”", "China Info100": "百人会", "H3C and": "新华三"}
UNITS = {
    "thousand": 3, "ten thousand": 4, "million": 6, "billion": 9, "trillion": 12, "万": 4, "亿": 8, "万亿": 12, "": 0,
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NUMBER = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(ten thousand|thousand|million|billion|trillion|万亿|万|亿))?")


def _numbers(text: str) -> list[tuple[str, str]]:
    """Return the numbers of a text, each with its multiple; months are numbers, and 1—9月 is what English calls 9M."""
    for at, month in enumerate(MONTHS, 1):
        text = re.sub(rf"\b{month[:3]}(?:{month[3:]})?\b", str(at), text)
    return NUMBER.findall(re.sub(r"1—(?=\d+月)", "", text))


def _plain(number: str, unit: str) -> Decimal:
    return Decimal(number.replace(",", "")).scaleb(UNITS[unit])


def _agree(english: list[tuple[str, str]], chinese: list[tuple[str, str]]) -> bool:
    """Return whether both say the same numbers; a bare one of the English may have a unit in Chinese."""

    def same(left: tuple[str, str], right: tuple[str, str]) -> bool:
        bare = not left[1] and _plain(left[0], "") == _plain(right[0], "")
        return bare or _plain(*left) == _plain(*right)

    return all(any(same(one, other) for other in chinese) for one in english) and all(
        any(same(one, other) for one in english) for other in chinese
    )


def test_no_text_of_the_data_is_without_chinese() -> None:
    assert [one for one in messages.complaints(KNOWN) if one.startswith("no translation")] == []
    assert {text for _, text in messages.texts() if messages.translated(text, KNOWN) is None} == set()
    assert {via for _, via in messages.seen_in() if messages.seen(via, KNOWN) is None} == set()


def test_no_message_is_left_over() -> None:
    assert [one for one in messages.complaints(KNOWN) if one.startswith("no longer")] == []


def test_every_phrase_is_used() -> None:
    assert [one for one in messages.TEMPLATES if one not in KNOWN] == []


def test_a_missing_and_a_dead_message_are_told() -> None:
    known = {one: told for one, told in KNOWN.items() if one != "World Bank"} | {"Nobody says so.": "无。"}
    assert messages.complaints(known) == [
        "no translation: World Bank (sources.csv organisation: worldbank-nd)",
        "no longer in the data: Nobody says so.",
    ]


def test_a_text_is_looked_up_whole_then_by_sentence() -> None:
    known = {"One. Two.": "一二。", "One.": "一。", "Three.": "三。"}
    assert messages.translated("One. Two.", known) == "一二。"
    assert messages.translated("One. Three.", known) == "一。三。"
    assert messages.translated("One. Four.", known) is None


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        ("copy or report on hbdjlt.cn", "hbdjlt.cn 的转载或报道"),
        ("Xinhua text on lemofix.com", "新华社文本，见 lemofix.com"),
        ("press (Xinhua), mirror (alexandertzhao.com)", "媒体报道（新华社），镜像（alexandertzhao.com）"),
        ("智通财经 reprint (jiangsulong.com)", "智通财经转载（jiangsulong.com）"),
        ("press (DoNews); no address known", "媒体报道（DoNews）；地址不详"),
        ("kczg.org.cn", "kczg.org.cn"),
        ("人民网", "人民网"),
        ("a phrase of another kind", None),
    ],
)
def test_where_a_document_was_seen(via: str, expected: str | None) -> None:
    assert messages.seen(via, KNOWN) == expected


def test_only_names_may_be_the_same_in_both_languages() -> None:
    assert {one for one, told in KNOWN.items() if not told or one == told} == SAME
    assert {one for one, told in KNOWN.items() if not messages.CHINESE.search(told)} - SAME == {
        "{carrier} ({host})",
        "dvbcn",
    }


def test_placeholders_are_the_same() -> None:
    def names(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    assert {one: told for one, told in KNOWN.items() if names(one) != names(told)} == {}


def test_numbers_are_the_same() -> None:
    apart = {}
    for one, told in KNOWN.items():
        carried, plain = CARRIED.get(one, {}), one
        for english, chinese in WORDED.items():
            plain = plain.replace(english, "" if chinese in told else english)
        if not _agree([(number, carried.get(number, unit)) for number, unit in _numbers(plain)], _numbers(told)):
            apart[one] = told
    assert apart == {}
    assert not CARRIED.keys() - KNOWN.keys()


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        ("3 million yuan", "300万元", True),
        ("48,334.5 billion yuan", "483345亿元", True),
        ("1.4 billion people", "1.4亿人", False),
        ("revised to 98.65 in 2020", "2020年修订为98.65万亿元", True),
        ("2023-9M", "2023年1—9月", True),
        ("on 18 January", "1月18日", True),
        ("up 4.1 points", "提高4.2个百分点", False),
        ("in 2019", "在2019年和2020年", False),
    ],
)
def test_numbers_are_told_apart(english: str, chinese: str, expected: bool) -> None:
    assert _agree(_numbers(english), _numbers(chinese)) is expected


def test_sentences_end_as_sentences_so_that_they_can_be_joined() -> None:
    assert {one: told for one, told in KNOWN.items() if one.endswith(".") != told.endswith("。")} == {}


def test_punctuation_and_units_are_chinese() -> None:
    narrow = re.compile(r"[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]|\d\s+%|十亿")
    assert {one: told for one, told in KNOWN.items() if narrow.search(told)} == {}


def test_the_compiled_file_says_the_same() -> None:
    with messages.CATALOG.with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    assert {one: told for one, told in KNOWN.items() if compiled.gettext(one) != told} == {}
    assert compiled.info()["language"] == "zh"
