"""What people type: periods, words and options in the order in which they come to mind."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("show gdp --from 2017-2022", "show economy.gdp --from 2017 --to 2022"),
        ("growth gdp --to 2017..2022", "growth economy.gdp --from 2017 --to 2022"),
        ("show gdp --since 2017 --until 2022", "show economy.gdp --from 2017 --to 2022"),
        ("show gdp --freq quarter", "show economy.gdp --freq Q"),
        ("list telecom --freq Annual", "list telecom --freq A"),
        ("cite gdp --from 2020:2021", "cite economy.gdp --from 2020 --to 2021"),
        ("show gdp -n 3", "show economy.gdp --last 3"),
        ("cagr gdp --last 6", "cagr economy.gdp --from 2020 --to 2025"),
    ],
)  # fmt: skip
def test_a_line_says_the_same_as_another(digecon: Run, line: str, same: str) -> None:
    answer = digecon(*line.split())
    assert answer.code == 0, answer.err
    assert answer.out == digecon(*same.split()).out


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("growth telecom 2017", "'2017' is a period and no indicator: write --from 2017 (and --to 2017 for no other)."),
        ("growth telecom 2017-2022", "'2017-2022' is a period and no indicator: write --from 2017 --to 2022."),
        ("show gdp --from 2017-2022 --to 2020", "'2017-2022' says the first and the last period: leave out '2020', or say each once."),
        ("show gdp --last x", "--last x is no number of periods: write --last 5, for example."),
        ("show gdp --last 0", "--last 0 is no number of periods: write --last 5, for example."),
        ("show gdp --freq quater", "'quater' is not a frequency. Did you mean 'quarter'? Known: A, S, Q, M, ytd, all."),
    ],
)  # fmt: skip
def test_a_wrong_word_is_refused_with_what_to_type(digecon: Run, line: str, message: str) -> None:
    answer = digecon(*line.split())
    assert (answer.code, answer.out, answer.err) == (2, "", f"digecon: {message}\n")
