"""The command ``check`` as a process: streams, exit codes, formats."""

from collections.abc import Callable
from typing import Any

HEAD = "claim_id,verdict,printed,recomputed,low,high,unit,inputs,note"
CLAIM = "claim_id,kind,indicator,period,value,unit,unit_mult\n"


def test_the_article_has_contradictions_so_the_findings_are_printed_and_the_code_is_1(
    digecon: Callable[..., Any],
) -> None:
    answer = digecon("check", "--within", "article")
    lines = answer.out.splitlines()
    assert (answer.code, lines[0], len(lines)) == (1, HEAD, 174)
    assert answer.err.startswith("digecon: 4 statements are inconsistent (c123, c129, c135, c157); 173 statements: ")


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
    assert (answer.code, answer.out) == (1, "")
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
