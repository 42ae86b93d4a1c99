"""Lines of text: what fits, what wraps, what is cut, and that no number ever is."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from digecon_cli.ask.options import RenderOptions
from digecon_cli.core.text import cells, cut, wrap
from digecon_cli.document import ID, LIST, NAME, NUMBER, PROSE, RIGHT, TEXT, Document, Grid, Prose, text_grid
from digecon_cli.pages.numbers import tied
from digecon_cli.render.screen import draw

COLUMNS = [TEXT, NUMBER, TEXT, NAME]
ROWS = [
    ["  Users of 5G", "1,118", tied("million (2025)"), "Ministry of Industry"],
    ["收入", ">15.5", "万亿元", "统计局"],
]


def at(width: int, *parts: Prose | Grid, **look: bool) -> list[str]:
    return draw([Document(parts=parts)], RenderOptions(width, **look)).splitlines()


def test_a_grid_stands_in_columns_and_cuts_only_names() -> None:
    assert at(80, text_grid(COLUMNS, ROWS, ("what", "", "", "who"))) == [
        "what                                    who",
        "  Users of 5G  1,118    million (2025)  Ministry of Industry",
        "收入             >15.5  万亿元          统计局",
    ]
    assert at(58, text_grid(COLUMNS, ROWS))[0] == "  Users of 5G  1,118    million (2025)  Ministry of Indus…"
    assert at(58, text_grid(COLUMNS, ROWS), ascii=True)[0].endswith("Ministry of Ind...")


def test_of_a_list_of_names_those_are_shown_that_fit() -> None:
    assert at(31, text_grid([ID, LIST], [["mobile", "users_5g subscriptions shipments"]])) == [
        "mobile  users_5g subscriptions"
    ]
    assert at(20, text_grid([ID, LIST], [["mobile", "online_government_users"]])) == ["mobile  online_gove…"]


def test_where_words_would_break_the_name_stands_above() -> None:
    assert at(30, text_grid([TEXT, RIGHT, TEXT], [["  Storage capacity", ">1,800", tied("million (2025-06)")]])) == [
        "  Storage capacity",
        "    >1,800  million (2025-06)",
    ]


def test_prose_wraps_as_paragraphs_do_and_other_text_only_where_it_lacks_room() -> None:
    text = "word " * 20
    assert [len(line) for line in at(200, text_grid([ID, PROSE], [["Unit", text]]))] == [75, 35]
    assert len(at(200, text_grid([ID, TEXT], [["Unit", text]]))) == 1


def test_paragraphs_hang_and_ties_hold() -> None:
    assert at(20, Prose("one two three " + tied("50.2 %") + " four", indent=1, hang=2)) == [
        " one two three",
        "   50.2 % four",
    ]
    assert max(map(len, at(200, Prose("word " * 40)))) <= 79


def test_chinese_breaks_between_signs_and_never_before_a_comma_or_a_closing_bracket() -> None:
    assert wrap("数字经济规模，增长", 12) == ["数字经济规", "模，增长"]
    assert wrap("press (中新网), mirror", 13) == ["press (中新", "网), mirror"]
    assert wrap("数字经济 (规模)", 10) == ["数字经济", "(规模)"]
    assert [cells(text) for text in ("abc", "数字", "e\u0301")] == [3, 4, 1]
    assert cut("数字经济", 7) == "数字经…"


def test_what_steers_a_terminal_is_taken_out() -> None:
    assert at(80, Prose("red\x1b[31m"), text_grid([ID, TEXT], [["  a\u202e", "b\x07"]])) == ["red[31m", "  a  b"]


@pytest.mark.parametrize(("style", "code"), [("title", "1"), ("dim", "2"), ("good", "1;32"), ("bad", "1;31")])
def test_colors_only_where_asked(style: str, code: str) -> None:
    assert at(80, Prose("Reached", style), color=True) == [f"\x1b[{code}mReached\x1b[0m"]
    assert at(80, Prose("Reached", style)) == ["Reached"]


@settings(max_examples=100, deadline=None)
@given(
    width=st.integers(50, 200),
    names=st.lists(st.text("abc 数字经济，", max_size=24), min_size=1, max_size=4),
    number=st.decimals(-99999, 999999, places=2).map(lambda one: f"{one:,}"),
)
def test_no_line_is_wider_and_every_number_is_whole(width: int, names: list[str], number: str) -> None:
    rows = [[name, number, tied("million (2025-06)"), "Ministry of Industry and Information"] for name in names]
    lines = at(width, Prose(f"A note on {number} in words, and on so on.", hang=4), text_grid(COLUMNS, rows))
    assert max(map(cell_len, lines)) <= width
    text = "\n".join(lines)
    assert len(re.findall(rf"(?<![\d.,]){re.escape(number)}(?![\d,])", text)) == len(names) + 1
