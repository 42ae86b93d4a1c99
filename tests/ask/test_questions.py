"""Questions as people and assistants ask them: what is on top, the command that answers, the figure as its document prints it."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli.ask import finding, question
from digecon_cli.core import bundled
from digecon_cli.core.absent import NotInTable

Run = Callable[..., Any]
TABLE = Path(__file__).with_name("questions.csv")
QUESTIONS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
ANSWERED = [row for row in QUESTIONS if not row["reason"]]
ABSENT = [row for row in QUESTIONS if row["reason"]]


def of(rows: list[dict[str, str]], *columns: str) -> list[Any]:
    return [pytest.param(*(row[name] for name in ("question", *columns)), id=row["question"]) for row in rows]


def test_the_table_is_long_enough() -> None:
    assert len(ANSWERED) >= 55
    assert len(ABSENT) >= 5
    assert sum(not row["question"].isascii() for row in QUESTIONS) >= 15


@pytest.mark.exhaustive
@pytest.mark.parametrize(("question", "top"), of([row for row in ANSWERED if row["top"]], "top"))
def test_search_has_it_on_top(question: str, top: str, digecon: Run) -> None:
    assert finding.find(question, bundled.load()).indicators[0] == top
    found = digecon("search", question, "-f", "csv", "--columns", "indicator")
    assert (found.code, found.out.splitlines()[1]) == (0, top)


@pytest.mark.exhaustive
@pytest.mark.parametrize(("question", "command"), of([row for row in ANSWERED if row["command"]], "command"))
def test_the_question_alone_answers_as_the_command(question: str, command: str, digecon: Run) -> None:
    asked = digecon(question, "-f", "csv")
    assert (asked.code, asked.out) == (0, digecon(*command.split(), "-f", "csv").out)


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("question", "command", "figure"), of([row for row in ANSWERED if row["figure"]], "command", "figure")
)
def test_the_answer_has_the_figure_as_it_is_printed(question: str, command: str, figure: str, digecon: Run) -> None:
    answer = digecon(question, "-f", "csv", "--columns", "printed").out.splitlines()
    assert figure in answer


@pytest.mark.exhaustive
@pytest.mark.parametrize(("question", "reason"), of(ABSENT, "reason"))
def test_what_is_not_in_the_table_is_said_with_its_reason(question: str, reason: str, digecon: Run) -> None:
    missing = finding.find(question, bundled.load()).missing
    assert isinstance(missing, NotInTable)
    assert missing.reason == reason
    for line in ((question,), ("search", question)):
        answer = digecon(*line)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("digecon: not in this table: ")


@pytest.mark.parametrize("question", [row["question"] for row in ABSENT])
def test_the_nearest_series_can_be_typed(question: str, digecon: Run) -> None:
    missing = finding.find(question, bundled.load()).missing
    assert isinstance(missing, NotInTable)
    for near in missing.nearest:
        assert digecon("show", *near.split(), "-f", "csv").code == 0


@pytest.mark.parametrize(
    ("text", "ends", "subject"),
    [
        ("first half of 2024 software", ("2024-S1", "2024-S1"), "software"),
        ("software in the first half of 2024", ("2024-S1", "2024-S1"), "software"),
        ("software sep 2023", ("2023-09", "2023-09"), "software"),
        ("software 2023 Sept", ("2023-09", "2023-09"), "software"),
        ("Q3 2023 GDP", ("2023-Q3", "2023-Q3"), "GDP"),
        ("GDP from Q3 2023 to Q2 2024", ("2023-Q3", "2024-Q2"), "GDP"),
        ("GDP Q3 2023-Q2 2024", ("2023-Q3", "2024-Q2"), "GDP"),
        ("GDP 2022 Q1 2023", ("2022", "2023-Q1"), "GDP"),
        ("first nine months of 2023 GDP", ("2023-01-01/P9M", "2023-01-01/P9M"), "GDP"),
        ("GDP since January 2020", ("2020-01", ""), "GDP"),
        ("cloud market 2023", ("2023", "2023"), "cloud market"),
        ("2023年第三季度GDP", ("2023-Q3", "2023-Q3"), "GDP"),
        ("2023年9月份GDP", ("2023-09", "2023-09"), "GDP"),
        ("2023-h1 GDP", ("2023-S1", "2023-S1"), "GDP"),
        ("2023-13 GDP", ("", ""), "2023-13 GDP"),
        ("the first 13 months of 2023", ("", ""), "the first 13 months of 2023"),
        ("50.2023 or 2023% of 1.2023", ("", ""), "50.2023 or 2023% of 1.2023"),
    ],
)
def test_a_period_in_a_question_is_spelled_as_anywhere_else(text: str, ends: tuple[str, str], subject: str) -> None:
    asked = question.parse(text)
    assert ((asked.start, asked.end), asked.subject) == (ends, subject)
