"""Texts of other people: what steers a terminal or hides in a document is taken out, and long ones are shortened."""

import pytest

from digecon_cli.core.cleaning import clean, printable, without_controls


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("x" * 60, 60, "x" * 60), ("x" * 61, 60, "x" * 57 + "..."), ("12345", 5, "12345"), ("123456", 5, "12..."),
        ("x" * 200, None, "x" * 200), ("a\nb\x1b[0m", 60, "a b?[0m"), ("", 60, ""),
    ],
)  # fmt: skip
def test_a_users_text_is_on_one_line_and_short(text: str, most: int | None, shown: str) -> None:
    assert printable(text, most) == shown


def test_sixty_signs_and_a_question_mark_where_nothing_else_is_said() -> None:
    assert printable("x" * 60 + "y") == printable("x" * 60 + "y", 60, "?")
    assert printable("\x00" * 60) == "?" * 60
    assert printable("\x00", mark="-") == "-"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("a\t b\n c", "a b c"), ("a\u202eb\u200b", "ab"), ("数字 经济", "数字 经济"), ("a\x1bb", "ab")],
)
def test_a_label_is_on_one_line_without_what_is_hidden(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "left"),
    [("a\tb\n", "a\tb\n"), ("a\x1b[31mb", "ab"), ("a\x1b]0;title\x07b", "ab"), ("a\x00b", "ab"), ("a\u202eb", "ab"), ("a b", "a b")],
)  # fmt: skip
def test_the_text_of_a_table_keeps_its_lines_and_loses_escape_codes(text: str, left: str) -> None:
    assert without_controls(text) == left
