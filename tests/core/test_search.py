"""The index: what words there are in a text, which entries have them, and in what order."""

import pytest

from digecon_cli.core.model import Indicator
from digecon_cli.core.search import ALIKE, BEGUN, IN_TEXT, WHOLE, WITHIN, SearchIndex, chosen, key, words_of

ENTRIES = (
    Indicator(
        "m.users", "Mobile users", "移动用户规模", sector="m", headline="2", definition="People with a telephone."
    ),
    Indicator("m.revenue", "Mobile revenue", "移动业务收入", sector="m", headline="1"),
    Indicator("c.cloud", "Cloud computing revenue", "云计算业务收入", sector="c", short="Cloud", short_zh="云计算"),
    Indicator("w.users", "Users of the world", "全球用户", sector="w", headline="1"),
)
AREAS = {"m.users": {"CN"}, "m.revenue": {"CN"}, "c.cloud": {"CN", "US"}, "w.users": {"W"}}
INDEX = SearchIndex(ENTRIES, lambda: AREAS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How large is the mobile revenue?", ["mobile", "revenue"]),
        ("Users of China's clouds", ["user", "cloud"]),
        ("云计算收入是多少", ["云计算", "收入"]),
        ("移动用户规模", ["移动用户"]),
        ("华为的收入", ["华为", "收入"]),
        ("mobile-users", ["mobile", "user"]),
        ("e-cny", ["e-cny"]),
        ("mob-us", ["mob-us"]),  # beginnings of words are no words
        ("5G用户", ["5g", "用户"]),
        ("of the", []),
    ],
)
def test_the_words_that_say_something(text: str, words: list[str]) -> None:
    assert INDEX.asked(text) == words


@pytest.mark.parametrize(
    ("word", "entry", "points"),
    [
        ("mobile", 0, WHOLE), ("subscriber", 0, ALIKE), ("mob", 0, BEGUN), ("obil", 0, WITHIN), ("telephone", 0, IN_TEXT),
        ("mo", 0, 0), ("cloud", 0, 0), ("云计算", 2, WHOLE), ("营收", 1, ALIKE), ("网民", 2, 0),
    ],
)  # fmt: skip
def test_the_points_of_a_word(word: str, entry: int, points: int) -> None:
    assert INDEX.points(INDEX.entries[entry].indicator, word) == points


@pytest.mark.parametrize(
    ("text", "areas", "found"),
    [
        ("mobile", (), ["m.revenue", "m.users"]),  # by headline
        ("user", (), ["m.users", "w.users"]),  # figures of China first
        ("user", ("W",), ["w.users"]),
        ("mobile users", (), ["m.users"]),
        ("cloud", (), ["c.cloud"]),
        ("revenue", (), ["m.revenue", "c.cloud"]),
        ("cloud users", (), []),
    ],
)
def test_entries_have_every_word_in_the_order_of_the_rule(text: str, areas: tuple[str, ...], found: list[str]) -> None:
    assert [hit.indicator for hit in INDEX.find(INDEX.asked(text), areas)] == found


def test_a_label_alone_goes_before_a_headline() -> None:
    entries = (Indicator("a.x", "Chip output and sales", headline="1"), Indicator("b.y", "Chip output"))
    index = SearchIndex(entries)
    hits = index.find(index.asked("output of chips"))
    assert [(hit.indicator, hit.exact) for hit in hits] == [("b.y", 2), ("a.x", 0)]
    assert chosen(hits) == ["b.y"]


def test_what_is_nearest_has_the_words_that_say_the_most() -> None:
    assert INDEX.near(["cloud", "user"]) == ["c.cloud"]  # two have users, and only one clouds
    assert INDEX.near(["mobile", "user", "zzz"]) == []  # less than half of it
    assert INDEX.near(["zzz"]) == []


@pytest.mark.parametrize(
    ("words", "corrected"),
    [
        (["moblie", "user"], ["mobile", "user"]),
        (["revenew"], ["revenue"]),
        (["huawei"], []),
        (["e-cny"], []),
        (["user"], ["user"]),
    ],
)
def test_a_misspelled_word_is_spelled_as_the_nearest(words: list[str], corrected: list[str]) -> None:
    assert INDEX.corrected(words) == corrected


def test_texts_that_say_the_same_have_one_key() -> None:
    assert key(words_of("Users of mobile")) == key(words_of("the mobile user")) == "mobile user|"
    assert key(words_of("5G用户规模")) == key(words_of("5G 用户")) == "5g|用户"
