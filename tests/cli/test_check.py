"""The command ``check`` as a process: streams, exit codes, formats."""

import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

HEAD = "claim_id,verdict,printed,recomputed,low,high,unit,inputs,note"
CLAIM = "claim_id,kind,indicator,period,value,unit,unit_mult\n"


def test_the_article_has_contradictions_so_the_findings_are_printed_and_the_code_is_1(
    digecon: Callable[..., Any],
) -> None:
    answer = digecon("check", "--article", "--within", "article")
    lines = answer.out.splitlines()
    assert (answer.code, lines[0], len(lines)) == (1, HEAD, 174)
    notice, wrong = answer.err.splitlines()
    assert notice == "digecon: the statements are those of the bundled article"
    assert wrong.startswith("digecon: 3 statements do not hold (c034, c129, c157); 173 statements: ")


def test_the_first_line_of_the_page_says_whose_statements_they_are(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "--article", "-f", "table")
    assert answer.out.startswith("The bundled article: 173 statements: ")
    assert digecon("check", "--article", "-f", "table", "--lang", "zh").out.startswith("随附文章：173条陈述：")


def test_alone_it_says_what_to_give(digecon: Callable[..., Any]) -> None:
    told = (
        "digecon: say what to check: a sentence in quotes, 'digecon check my-claims.csv' for a file, or 'digecon check --article' for "
        "the bundled article.\n"
    )
    assert digecon("check")[:3] == (2, "", told)
    assert digecon("check", "mine.csv", "--article")[:3] == (2, "", told)


def test_claims_from_a_pipe(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "-", given=f"{CLAIM}a,level,industry.electronics,2022,15.4,CNY,12\n")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[1].startswith("a,consistent,15.4,15.4,15.35,15.45,trillion yuan,")


def test_one_inconsistent_statement(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "-", "-f", "jsonl", given=f"{CLAIM}a,level,industry.electronics,2022,16.4,CNY,12\n")
    assert answer.code == 1
    assert '"verdict":"inconsistent"' in answer.out.replace(": ", ":")
    assert answer.err.startswith("digecon: 1 statement does not hold (a)")


def test_a_bad_line_is_a_finding_and_the_others_are_judged(digecon: Callable[..., Any]) -> None:
    lines = "a,level,industry.electronics,2022,many,CNY,12\nb,level,industry.electronics,2022,15.4,CNY,12\n"
    answer = digecon("check", "-", given=f"{CLAIM}{lines}")
    assert (answer.code, answer.err) == (0, "")
    bad, good = answer.out.splitlines()[1:]
    assert bad == "a,not checkable,,,,,,,column value: 'many' is not a number"
    assert good.startswith("b,consistent,")
    assert digecon("check", "-", "--strict", given=f"{CLAIM}{lines}").code == 1


@pytest.mark.parametrize(
    ("value", "unit", "measure", "code", "strict"),
    [
        ("6.2", "%", "growth", 0, 0),
        ("7.2", "%", "growth", 1, 1),  # inconsistent
        ("1.68", "trillion yuan", "", 0, 0),
        ("1.5", "US dollars", "", 0, 1),  # not checkable
    ],
)
def test_the_code_is_that_of_the_worst_verdict(
    value: str, unit: str, measure: str, code: int, strict: int, digecon: Callable[..., Any]
) -> None:
    given = f"indicator,period,value,unit,measure\ntelecom revenue,2023,{value},{unit},{measure}\n"
    assert digecon("check", "-", given=given).code == code
    assert digecon("check", "-", "--strict", given=given).code == strict


def test_what_does_not_compare_has_the_code_1(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "-", given="indicator,period,value,unit,measure\nonline retail,2025,2.9,%,growth\n")
    assert answer.code == 1
    assert answer.out.splitlines()[1].startswith("2,not comparable,2.9,8.6,")


def test_an_unknown_report_is_a_wrong_command_line(digecon: Callable[..., Any]) -> None:
    answer = digecon("check", "--article", "--within", "artcle")
    assert (answer.code, answer.out) == (2, "")
    assert "Did you mean 'article'?" in answer.err


def test_markdown_ends_with_the_summary(digecon: Callable[..., Any]) -> None:
    lines = "a,level,industry.electronics,2022,15.4,CNY,12\nb,level,industry.electronics,2022,15.40,CNY,12\n"
    answer = digecon("check", "-", "-f", "markdown", given=f"{CLAIM}{lines}")
    assert answer.code == 0
    assert answer.out.rstrip().endswith("2 statements: 2 consistent")


GDP = "indicator,period,value,unit\nGDP,2023,126.06,trillion yuan\n"


def test_one_statement_is_a_card_on_the_first_screen(on_terminal: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "gdp.csv").write_text(GDP)
    code, text, _ = on_terminal("check", str(tmp_path / "gdp.csv"))
    lines = re.sub(r"\x1b\[\d+m", "", text).splitlines()
    assert (code, lines[0], len(lines) < 24) == (0, "Revised", True)
    assert [line.split()[0] for line in lines[1:] if not line.startswith(" ")] == [
        "statement", "verdict", "figure", "reason", "document", "address", "document", "address",
    ]  # fmt: skip
    assert lines[1].split(maxsplit=1)[1] == "Gross domestic product, 2023: 126.06 trillion yuan"
    assert lines[3].split(maxsplit=1)[1] == "129.42717 [129.427165, 129.427175] trillion yuan"


def test_a_card_is_markdown_in_both_languages(digecon: Callable[..., Any]) -> None:
    english = digecon("check", "-", "-f", "markdown", given=GDP).out
    chinese = digecon("check", "-", "-f", "markdown", "--lang", "zh", given=GDP).out
    assert english.startswith("### Revised\n")
    assert "| statement | Gross domestic product, 2023: 126.06 trillion yuan |" in english
    assert "| reason | right as of the release of 2024-01-17, since revised to 129.42717 trillion yuan; " in english
    assert chinese.startswith("### 后有修订\n")
    assert "| 陈述 | 国内生产总值，2023：126.06 万亿元 |" in chinese
    assert "| 原因 | 按2024-01-17发布的数据无误，后修订为129.42717 万亿元；" in chinese


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


def test_github_marks_what_was_revised_and_what_is_no_statement(digecon: Callable[..., Any], tmp_path: Any) -> None:
    (tmp_path / "plain.csv").write_text(f"{GDP}GDP,soon,126.06,trillion yuan\nGDP,2023,129.4,trillion yuan\n")
    answer = digecon("check", "plain.csv", "-f", "github", cwd=tmp_path)
    revised, faulty = answer.out.splitlines()
    assert answer.code == 0
    assert revised.startswith(
        "::warning file=plain.csv,line=2,title=2%3A revised::economy.gdp 2023; 126.06 trillion yuan; "
    )
    assert faulty.startswith(
        "::warning file=plain.csv,line=3,title=3%3A not checkable::GDP, soon, 126.06, trillion yuan; column period: 'soon' is"
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
        "# Telecom\n\nTelecom revenue was 1.68 trillion yuan\nin 2023. It grew 6.2 %.\n\n* GDP grew 9 % in 2023.\n"
    )
    answer = digecon("check", "my draft.md", *UNDERSTOOD, cwd=tmp_path)
    assert answer.code == 1
    assert answer.out.splitlines()[1:] == [
        "3,telecom.revenue,2023,level,1.68,trillion yuan,consistent",
        "4,telecom.revenue,2023,growth,6.2,%,not checkable",
        "6,economy.gdp,2023,growth,9,%,inconsistent",
    ]
    screen = digecon("check", "my draft.md", "-f", "table", cwd=tmp_path).out
    assert screen.startswith(
        "Line 3: Telecom revenue was 1.68 trillion yuan in 2023.\n"
        "  Understood: Telecom business revenue, level, 2023: 1.68 trillion yuan\n  Consistent: 1.68 [1.675, 1.685]; from "
    )
    assert screen.rstrip().endswith("3 statements: 1 consistent, 1 inconsistent, 1 not checkable")


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
    (tmp_path / "draft.txt").write_text("Nothing here.\nGDP grew 9 % in 2023.\n")
    answer = digecon("check", "draft.txt", "-f", "github", cwd=tmp_path)
    assert answer.code == 1
    assert answer.out.startswith(
        "::error file=draft.txt,line=2,title=1%3A inconsistent::GDP grew 9 %25 in 2023.; 9 %25; "
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
