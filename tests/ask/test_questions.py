"""Questions as people and assistants ask them: what is on top, the command that answers, the figure as its document prints it."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli.ask import finding
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


@pytest.mark.parametrize(("question", "top"), of([row for row in ANSWERED if row["top"]], "top"))
def test_search_has_it_on_top(question: str, top: str, digecon: Run) -> None:
    assert finding.find(question, bundled.load()).indicators[0] == top
    found = digecon("search", question, "-f", "csv", "--columns", "indicator")
    assert (found.code, found.out.splitlines()[1]) == (0, top)


@pytest.mark.parametrize(("question", "command"), of([row for row in ANSWERED if row["command"]], "command"))
def test_the_question_alone_answers_as_the_command(question: str, command: str, digecon: Run) -> None:
    asked = digecon(question, "-f", "csv")
    assert (asked.code, asked.out) == (0, digecon(*command.split(), "-f", "csv").out)


@pytest.mark.parametrize(
    ("question", "command", "figure"), of([row for row in ANSWERED if row["figure"]], "command", "figure")
)
def test_the_answer_has_the_figure_as_it_is_printed(question: str, command: str, figure: str, digecon: Run) -> None:
    answer = digecon(question, "-f", "csv", "--columns", "printed").out.splitlines()
    assert figure in answer


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
