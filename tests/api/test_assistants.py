"""What assistants with a shell are told: every command in SKILL.md and llms.txt runs, and their form is the usual one."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "src" / "digecon_cli" / "api" / "assistants"
SKILL = (FOLDER / "SKILL.md").read_text(encoding="utf-8")
BRIEF = (FOLDER / "llms.txt").read_text(encoding="utf-8")
LINES = [
    line for block in re.findall(r"```sh\n(.*?)```", SKILL, flags=re.DOTALL) for line in block.splitlines() if line
]
LINES += [line for line in re.findall(r"`(digecon [^`]+)`", SKILL + BRIEF) if line != "digecon mcp"]
Run = Callable[..., Any]


def test_there_are_commands_of_every_kind() -> None:
    said = {word for line in LINES for word in re.findall(r"digecon ([a-z-]+)", line)}
    assert {"search", "info", "list", "show", "growth", "share", "cagr", "explain", "check", "cite", "mcp"} <= said


@pytest.mark.parametrize("line", dict.fromkeys(LINES))
def test_every_command_answers(digecon: Run, line: str) -> None:
    given = ""
    for part in line.split(" | "):
        program, *words = shlex.split(part)
        if program == "printf":
            given = words[0].replace("\\n", "\n")
            continue
        assert program == "digecon"
        answer = digecon(*words, given=given)
        assert answer.code in ((0, 1) if words[0] == "check" else (0,)), (
            answer.err
        )  # which finds statements inconsistent
        assert len(answer.out.splitlines()) > 1


def test_a_skill_has_a_name_and_a_description() -> None:
    found = re.fullmatch(
        r"---\nname: ([a-z0-9-]{1,64})\ndescription: (.{1,1024})\n---\n\n# digecon\n.*", SKILL, flags=re.DOTALL
    )
    assert found is not None
    assert found[1] == "digecon"
    assert len(SKILL.splitlines()) < 100


def test_the_brief_has_the_form_of_llms_txt() -> None:
    title, _, quoted, *_ = BRIEF.splitlines()
    assert title == "# digecon"
    assert quoted.startswith("> ")
    assert re.findall(r"^## (.+)$", BRIEF, flags=re.MULTILINE) == ["Commands", "Caveats"]


def test_the_command_prints_the_skill(digecon: Run) -> None:
    answer = digecon("mcp", "--skill")
    assert (answer.code, answer.out, answer.err) == (0, SKILL, "")
