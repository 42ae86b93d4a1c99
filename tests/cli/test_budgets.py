"""How long the listings are that people see of the bundled table, and that no line of theirs is wider than the screen."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

Run = Callable[..., Any]

# Lines at 80 columns, at most.
BUDGETS = {
    "list": 23, "list telecom": 18, "sources": 22, "search 5G": 18, "search AI": 24, "search world": 30, "search 50.2": 4,
    "targets": 30, "check --article": 28, "info economy.gdp": 24, "info telecom.emerging": 24, "explain economy.digital 2022": 24,
    "explain telecom.revenue 2023-9M": 24,
}  # fmt: skip
WIDTHS = (50, 60, 79, 80, 100, 120, 160, 200)
LONG = ("list --all", "sources nbs", "sources --all", "check --article --all", "search 2 --all", "info economy.digital --lang zh",
        "list --lang zh", "targets --lang zh", "search 算力 --lang zh", "explain economy.gdp 2022 --lang zh")  # fmt: skip
NUMBER = r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+"
CUT = ("sources nbs",)  # titles may be cut, with what they hold of numbers


def lines(digecon: Run, line: str, width: int) -> list[str]:
    found: list[str] = digecon(*line.split(), "-f", "table", COLUMNS=str(width)).out.splitlines()
    return found


@pytest.mark.parametrize("line", BUDGETS)
def test_an_answer_fits_its_budget_and_grows_with_no_width(line: str, digecon: Run) -> None:
    length = len(lines(digecon, line, 80))
    assert 1 < length <= BUDGETS[line]
    assert len(lines(digecon, line, 120)) <= length


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", [*BUDGETS, *LONG])
def test_no_line_is_wider_than_the_screen_and_no_number_is_lost(line: str, digecon: Run) -> None:
    numbers = []
    for width in WIDTHS:
        found = lines(digecon, line, width)
        assert max(map(cell_len, found)) <= width
        numbers.append(sorted(re.findall(NUMBER, "\n".join(found))))
    if line not in CUT:
        assert all(several == numbers[0] for several in numbers)


@pytest.mark.parametrize("line", BUDGETS)
def test_the_last_lines_say_what_to_type(line: str, digecon: Run) -> None:
    end = " ".join(lines(digecon, line, 80)[-3:])
    assert "digecon " in end or "--" in end


def test_people_in_a_pipe_get_columns_as_wide_as_they_need(digecon: Run) -> None:
    text = digecon("sources", "-f", "table").out
    assert "China Academy of Information and Communications Technology" in text
    assert "…" not in text


def test_a_verdict_chooses_statements_in_every_format(digecon: Run) -> None:
    answer = digecon("check", "--article", "--verdict", "rounding")
    assert {row.split(",")[1] for row in answer.out.splitlines()[1:]} == {"rounding"}
    assert answer.code == 1  # other statements are inconsistent all the same
    wrong = digecon("check", "--article", "--verdict", "roundig")
    assert (wrong.code, wrong.out) == (2, "")
    assert "Did you mean 'rounding'?" in wrong.err


def test_a_verdict_that_no_statement_has(digecon: Run) -> None:
    claim = "claim_id,kind,indicator,period,value,unit,unit_mult\na,level,industry.electronics,2022,15.4,CNY,12\n"
    answer = digecon("check", "-", "--verdict", "rounding", given=claim)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("digecon: no statement is rounding; 1 statement: 1 consistent")


def test_documents_are_named_by_their_producer(digecon: Run) -> None:
    rows = digecon("sources", "nbs").out.splitlines()[1:]
    assert len(rows) > 100
    assert all(row.startswith("nbs-") for row in rows)
    assert [row.split(",")[0] for row in digecon("sources", "nbs-2023-01a").out.splitlines()[1:]] == ["nbs-2023-01a"]


def test_what_grew_fastest(digecon: Run) -> None:
    line = ("growth", "--from", "2023", "--to", "2023", "--freq", "A", "--sort", "2023", "-n", "3")
    rows = [
        row.split(",") for row in digecon(*line, "--columns", "indicator,measure,origin,value").out.splitlines()[1:]
    ]
    told = {row[0]: next(float(one[3]) for one in rows if one[:2] == [row[0], "growth"]) for row in rows}
    assert len(told) == 3
    assert list(told.values()) == sorted(told.values(), reverse=True)
    assert digecon("show", "-n", "0").err == "digecon: -n 0 is not a number of indicators: write -n 5, for example.\n"
    assert digecon("show", "--sort", "1950").code == 1
