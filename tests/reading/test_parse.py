"""Cells in our terms: numbers as programs write them, and status letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digecon_cli.reading import parse
from digecon_cli.render.json import _NUMBER


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("153.", "153"), ("00012", "12"), ("+5", "5"), (".5", "0.5"), ("-.5", "-0.5"), ("-007", "-7"), ("0", "0"), ("000", "0"),
        ("0.50", "0.50"), ("15.40", "15.40"), ("1e3", "1000"), ("1E-2", "0.01"), ("-00.10", "-0.10"),
        ("", None), (".", None), ("²", None), ("1.2.3", None), ("1e309", None), ("12x", None), ("--1", None),
    ],
)  # fmt: skip
def test_a_number_has_plain_digits(text: str, number: str | None) -> None:
    assert parse.number(text) == number


@given(st.from_regex(r"[-+]?([0-9]{1,9}\.?[0-9]{0,9}|\.[0-9]{1,9})", fullmatch=True).filter(str.isascii))
def test_a_number_is_one_in_json_and_has_the_value_and_the_decimals_that_were_written(text: str) -> None:
    number = parse.number(text)
    assert number is not None
    assert _NUMBER.fullmatch(number)
    assert float(number) == float(text)
    assert number.partition(".")[2] == text.partition(".")[2]


# The letters of SDMX's code list CL_OBS_STATUS 2.2, by what its names say of a figure.
LETTERS = {
    "A": "AVSGJKR",  # normal; unvalidated, strike, experimental, derogation, in another category, revised (Eurostat)
    "P": "P", "E": "E", "I": "I", "F": "F", "B": "B",
    "D": "DW",  # the definition differs; includes data from another category
    "U": "UN",  # low reliability; not significant
    "O": "OMLHQCZ",  # missing: cannot exist, not collected, holiday, suppressed; Eurostat's confidential and not applicable
}  # fmt: skip


def test_the_letters_of_a_status_are_those_of_the_code_list() -> None:
    assert {letter: parse.status(letter) for ours in LETTERS for letter in LETTERS[ours]} == {
        letter: (ours, "") for ours in LETTERS for letter in LETTERS[ours]
    }
    assert parse.status("u") == parse.status(" U ") == parse.status("U: unreliable") == ("U", "")


@pytest.mark.parametrize(
    ("texts", "status"),
    [(["A", "P"], "P"), (["P", "E"], "E"), (["E", "U"], "U"), (["U", "O"], "O"), (["O", "B"], "B"), (["F", "I"], "F")],
)
def test_the_most_cautious_status_counts(texts: list[str], status: str) -> None:
    assert parse.most_cautious(texts) == status
    assert parse.status("".join(texts).lower()) == (status, f"flags in the file: {''.join(texts).lower()}")
