"""The command ``check`` as a process: streams, exit codes, formats."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

HEAD = "claim_id,verdict,printed,recomputed,low,high,unit,inputs,note"
CLAIM = "claim_id,kind,indicator,period,value,unit,unit_mult\n"


def test_the_article_has_contradictions_so_the_findings_are_printed_and_the_code_is_1(
    digecon: Callable[..., Any],
) -> None:
    answer = digecon("check", "--within", "article")
    lines = answer.out.splitlines()
    assert (answer.code, lines[0], len(lines)) == (1, HEAD, 174)
    assert answer.err.startswith("digecon: 2 statements are inconsistent (c129, c157); 173 statements: ")


def test_claims_from_a_pipe(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "-", given=f"{CLAIM}a,level,industry.electronics,2022,15.4,CNY,12\n")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[1].startswith("a,consistent,15.4,15.4,15.35,15.45,trillion yuan,")


def test_one_inconsistent_statement(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "-", "-f", "jsonl", given=f"{CLAIM}a,level,industry.electronics,2022,16.4,CNY,12\n")
    assert answer.code == 1
    assert '"verdict":"inconsistent"' in answer.out.replace(": ", ":")
    assert answer.err.startswith("digecon: 1 statement is inconsistent (a)")


def test_a_broken_file_leaves_stdout_empty(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "-", given=f"{CLAIM}a,level,industry.electronics,2022,many,CNY,12\n")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "digecon: standard input, line 2, column value: 'many' is not a number.\n"


def test_an_unknown_report_is_a_wrong_command_line(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "--within", "artcle")
    assert (answer.code, answer.out) == (2, "")
    assert "Did you mean 'article'?" in answer.err


def test_markdown_ends_with_the_summary(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "-", "-f", "markdown", given=f"{CLAIM}a,level,industry.electronics,2022,15.4,CNY,12\n")
    assert answer.code == 0
    assert answer.out.rstrip().endswith("1 statement: 1 consistent, 0 rounding, 0 inconsistent, 0 not checkable")


def test_against_a_table_of_ones_own(digecon: Callable[..., Any], tmp_path: Any) -> None:
    table = tmp_path / "own.csv"
    table.write_text("indicator,period,value,unit,unit_mult,source\nindustry.electronics,2022,16.4,CNY,12,x\n")
    claim = tmp_path / "claims.csv"
    claim.write_text(f"{CLAIM}a,level,industry.electronics,2022,16.4,CNY,12\n")
    answer = digecon("check", str(claim), "--data", str(table))
    assert (answer.code, answer.out.splitlines()[1].partition(",")[2][:10]) == (0, "consistent")


STATED = (
    f"{CLAIM.strip()},statement\n"
    'a,level,industry.electronics,2022,16.4,CNY,12,"Electronics earned 16.4 trillion, 100 %"\n'
    "b,level,industry.electronics,2022,15.4,CNY,12,\n"
    "c,level,retail.online,1950,15.4,CNY,12,\n"
)


def test_github_is_told_the_line_of_what_is_wrong(digecon: Callable[..., Any], tmp_path: Any) -> None:
    (tmp_path / "my,claims.csv").write_text(STATED)
    answer = digecon("check", "my,claims.csv", "-f", "github", cwd=tmp_path)
    assert answer.code == 1
    assert answer.out == (
        "::error file=my%2Cclaims.csv,line=2,title=a%3A inconsistent::Electronics earned 16.4 trillion, 100 %25; "
        "16.4 trillion yuan; recomputed 15.4 [15.35, 15.45]; from miit-2023-02a\n"
    )


def test_junit_has_a_case_for_each_statement(digecon: Callable[..., Any], tmp_path: Any) -> None:
    (tmp_path / "mine.csv").write_text(STATED)
    answer = digecon("check", "mine.csv", "-o", "found.xml", cwd=tmp_path)
    assert (answer.code, answer.out) == (1, "")
    suite = ElementTree.parse(tmp_path / "found.xml").getroot()
    assert suite.attrib == {"name": "digecon check", "tests": "3", "failures": "1", "skipped": "1", "errors": "0"}
    assert [(case.get("name"), case.get("line"), [kind.tag for kind in case]) for case in suite] == [
        ("a", "2", ["failure"]), ("b", "3", []), ("c", "4", ["skipped"]),
    ]  # fmt: skip


def test_the_action_fails_a_report_with_a_wrong_figure(tmp_path: Path) -> None:
    action = Path(__file__).parents[2] / ".github" / "actions" / "check" / "action.yml"
    script = textwrap.dedent(action.read_text(encoding="utf-8").partition("# the check itself\n")[2])
    (tmp_path / "digecon").write_text(f'#!/bin/sh\nexec {sys.executable} -m digecon_cli "$@"\n')
    (tmp_path / "digecon").chmod(0o755)
    (tmp_path / "wrong.csv").write_text(STATED)
    (tmp_path / "right.csv").write_text(f"{CLAIM}b,level,industry.electronics,2022,15.4,CNY,12\n")
    source = str(Path(__file__).parents[2] / "src")
    for name, code, told in (("wrong.csv", 1, "::error file=wrong.csv,line=2,"), ("right.csv", 0, "")):
        given = {**os.environ, "PYTHONPATH": source, "CLAIMS": name, "DIGECON": str(tmp_path / "digecon")}
        done = subprocess.run(
            ["bash", "-e", "-c", script], env=given, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == code, done.stderr
        assert done.stdout.startswith(told)


UNDERSTOOD = ("--columns", "line,indicator,period,measure,value,unit,verdict")


def test_a_sentence_is_checked_with_what_was_understood_of_it(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "Telecom revenue grew 6.2 % in 2023", *UNDERSTOOD)
    assert (answer.code, answer.err) == (0, "")
    assert (
        answer.out
        == "line,indicator,period,measure,value,unit,verdict\n1,telecom.revenue,2023,growth,6.2,%,consistent\n"
    )
    assert digecon("check", "Telecom", "revenue", "grew", "7", "%", "in", "2023").code == 1


def test_a_draft_is_listed_by_place(digecon: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "my draft.md").write_text(
        "# Telecom\n\nTelecom revenue was 1.68 trillion yuan\nin 2023. It grew 6.2 %.\n\n* GDP grew 7 % in 2023.\n"
    )
    answer = digecon("check", "my draft.md", *UNDERSTOOD, cwd=tmp_path)
    assert answer.code == 1
    assert answer.out.splitlines()[1:] == [
        "3,telecom.revenue,2023,level,1.68,trillion yuan,consistent",
        "4,telecom.revenue,2023,growth,6.2,%,not checkable",
        "6,economy.gdp,2023,growth,7,%,inconsistent",
    ]
    screen = digecon("check", "my draft.md", "-f", "table", cwd=tmp_path).out
    assert screen.startswith(
        "Line 3: Telecom revenue was 1.68 trillion yuan in 2023.\n"
        "  Understood: Telecom business revenue, level, 2023: 1.68 trillion yuan\n  Consistent: 1.68 [1.675, 1.685]; from "
    )
    assert screen.rstrip().endswith("3 statements: 1 consistent, 0 rounding, 1 inconsistent, 1 not checkable")


def test_sentences_from_a_pipe_and_in_chinese(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "-", *UNDERSTOOD, given="2023年，电信业务收入1.68万亿元，同比增长6.2%。\n")
    assert answer.out.splitlines()[1:] == [
        "1,telecom.revenue,2023,level,1.68,trillion yuan,consistent", "1,telecom.revenue,2023,growth,6.2,%,consistent",
    ]  # fmt: skip


def test_options_say_what_a_sentence_leaves_out(digecon: Callable[..., Any]) -> None:
    options = ("--indicator", "telecom.revenue", "--period", "2023")
    answer = digecon("check", "It was 1.68 trillion yuan.", *options, *UNDERSTOOD)
    assert answer.out.splitlines()[1] == "1,telecom.revenue,2023,level,1.68,trillion yuan,consistent"


def test_a_word_that_looks_like_a_file_is_one(digecon: Callable[..., Any]) -> None:
    for name in ("draft.txt", "my draft.md", "drafts/first"):
        answer = digecon("check", name)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err == f"digecon: cannot read '{name}': No such file or directory.\n"


def test_github_is_told_the_line_of_a_sentence(digecon: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Nothing here.\nGDP grew 7 % in 2023.\n")
    answer = digecon("check", "draft.txt", "-f", "github", cwd=tmp_path)
    assert answer.code == 1
    assert answer.out.startswith(
        "::error file=draft.txt,line=2,title=1%3A inconsistent::GDP grew 7 %25 in 2023.; 7 %25; "
    )


def test_corrections_need_a_sentence(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "--period", "2023")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "digecon: --indicator, --period, --measure, --area and --unit correct what is read of sentences: give one in quotes.\n"
    )


def test_a_sentence_does_not_steer_a_terminal(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "Telecom revenue grew \x1b[31m6.2 %\x07 in 2023", "--columns", "sentence,verdict")
    assert answer.out.splitlines()[1] == "Telecom revenue grew 6.2 % in 2023,consistent"
