"""Pipes and files: closed pipes, escape codes, encodings, and programs that read our CSV."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import pandas
import pytest
from registered import COMMANDS, LISTINGS, OF_TABLES, PEOPLE, PICTURES
from registered import line as line_of

Run = Callable[..., Any]
SOURCE = Path(__file__).parents[2] / "src"


@pytest.mark.skipif(os.name == "nt", reason="no head")
@pytest.mark.parametrize(
    "line", ["show -f csv", "show telecom -f csv", "show", "list -f json", "show -f table", "--help"]
)
def test_a_closed_pipe_ends_silently(line: str, tmp_path: Path) -> None:
    command = f"{sys.executable} -m digecon_cli {line} | head -n 1; echo ${{PIPESTATUS[0]}}"
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n0\n")
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


SETTINGS: dict[str, dict[str, str]] = {
    "FORCE_COLOR": {"FORCE_COLOR": "1"},
    "FORCE_COLOR and NO_COLOR": {"FORCE_COLOR": "1", "NO_COLOR": "1"},
    "GITHUB_ACTIONS": {"GITHUB_ACTIONS": "true", "CI": "true"},
    "all": {"FORCE_COLOR": "3", "GITHUB_ACTIONS": "true", "CLICOLOR_FORCE": "1", "TTY_COMPATIBLE": "1", "PY_COLORS": "1"},
    "TERM": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
}  # fmt: skip


@pytest.mark.parametrize("environment", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize(
    "line",
    ["show telecom.revenue -f table", "show telecom.revenue", "list economy -f table", "growth economy -f markdown",
     "--help", "show --help", "show telcom", "show --bogus", "show --data nowhere.csv"],
)  # fmt: skip
def test_no_escape_code_leaves_the_terminal(digecon: Run, line: str, environment: dict[str, str]) -> None:
    answer = digecon(*line.split(), **environment)
    assert "\x1b" not in answer.out + answer.err
    assert answer.out + answer.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "ascii:strict", "gbk"])
@pytest.mark.parametrize("format", LISTINGS)
def test_no_code_page_breaks_an_answer(digecon: Run, encoding: str, format: str) -> None:
    name = encoding.partition(":")[0]
    machine = format not in PEOPLE
    words = ("list", "economy", "--lang", "zh", "-f", format)
    answer = digecon(*words, encoding="utf-8" if machine else name, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (answer.code, answer.err) == (0, "")
    assert ("数字经济" in answer.out) is (machine or name == "gbk")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("line", ["show 没有", "search 没有", "show --data 表.csv", "--help", "search --help"])
def test_no_code_page_breaks_help_and_errors(digecon: Run, line: str, encoding: str) -> None:
    answer = digecon(*line.split(), encoding="latin-1", PYTHONIOENCODING=encoding)
    assert "Traceback" not in answer.err
    assert answer.code in ((0,) if "--help" in line else (1, 2))
    assert answer.out + answer.err


def test_csv_is_utf_8_with_plain_line_ends_and_no_mark(digecon: Run, tmp_path: Path) -> None:
    digecon("list", "economy", "--lang", "zh", "-o", "list.csv", cwd=tmp_path, PYTHONIOENCODING="ascii")
    raw = (tmp_path / "list.csv").read_bytes()
    assert "数字经济" in raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw


@pytest.mark.parametrize(
    ("file", "begins"),
    [("a.csv", "indicator,label,area,"), ("a.tsv", "indicator\tlabel\tarea\t"), ("a.json", "[\n{"), ("a.jsonl", "{"), ("a.md", "#"),
     ("a.html", "<!DOCTYPE html>"), ("a.tex", "% \\usepackage{booktabs}\n\\begin{table}"), ("a.txt", "GDP")],
)  # fmt: skip
def test_the_ending_of_a_file_picks_its_format(digecon: Run, tmp_path: Path, file: str, begins: str) -> None:
    answer = digecon("show", "economy.gdp", "-o", file, cwd=tmp_path)
    assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / file).read_text(encoding="utf-8").lstrip().startswith(begins)


def test_a_format_goes_before_an_ending_that_nobody_knows(digecon: Run, tmp_path: Path) -> None:
    digecon("show", "economy.gdp", "-f", "json", "-o", "a.txt2", cwd=tmp_path)
    assert json.loads((tmp_path / "a.txt2").read_text(encoding="utf-8"))[0]["indicator"] == "economy.gdp"


def test_a_format_that_does_not_fit_the_ending_is_refused(digecon: Run, tmp_path: Path) -> None:
    answer = digecon("show", "economy.gdp", "-f", "csv", "-o", "w.xlsx", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "digecon: w.xlsx is a name for xlsx: write -o w.csv, or leave out -f.\n"
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def telecom(digecon: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the growth of all telecom series, values, refusals and qualifiers."""
    folder = tmp_path_factory.mktemp("telecom")
    assert digecon("growth", "telecom", "--freq", "all", "-o", "telecom.csv", cwd=folder).code == 0
    return folder / "telecom.csv"


def read_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_pandas_reads_our_csv(telecom: Path) -> None:
    table = pandas.read_csv(telecom)
    assert (len(table), table.value.dtype) == (len(telecom.read_text(encoding="utf-8").splitlines()) - 1, "float64")
    found = table[(table.period == "2023-01-01/P9M") & (table.origin == "published")]
    assert list(found[found.indicator == "telecom.revenue"].value) == [6.8]


def test_csvkit_reads_our_csv(telecom: Path) -> None:
    pytest.importorskip("csvkit")
    grep = "from csvkit.utilities.csvgrep import launch_new_instance as run; run()"
    found = read_by(sys.executable, "-c", grep, "-c", "period", "-m", "2023-01-01/P9M", str(telecom)).splitlines()
    revenue = "telecom.revenue,Telecom business revenue,CN,ytd,2023-01-01/P9M,2023-01-01,2023-09-30,growth,"
    assert any(line.startswith(f"{revenue},,published,6.8,") for line in found)


def test_duckdb_reads_our_csv(telecom: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    query = f"""select value from '{telecom}' where indicator = 'telecom.revenue' and period = '2023-01-01/P9M'
                and origin = 'published'"""
    assert duckdb.sql(query).fetchall() == [(6.8,)]


@pytest.mark.skipif(not which("mlr"), reason="Miller is not installed")
def test_miller_reads_our_csv(telecom: Path) -> None:
    found = read_by(
        "mlr", "--icsv", "--ojson", "filter", '$period == "2023-01-01/P9M" && $origin == "published"', str(telecom)
    )
    assert [row["value"] for row in json.loads(found) if row["indicator"] == "telecom.revenue"] == [6.8]


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_a_derivation_of_a_written_table_is_the_same(digecon: Run, format: str) -> None:
    words = ("cagr", "economy.digital", "--from", "2019", "--to", "2022", "-f", "csv")
    table = digecon("show", "economy.digital", "-f", format).out
    assert digecon(*words, "--data", "-", given=table).out == digecon(*words).out


HEAVY = ("pandas", "numpy")
ELSEWHERE = {"completion", *PICTURES, "mcp", "site"}  # pictures and the server for assistants may need their library
LIGHT = {
    name: line_of(name, "economy", file="table.csv", old="table.csv other.csv") for name in COMMANDS if name not in ELSEWHERE
}  # fmt: skip
OWN_FORMATS = {"cite", "export", "validate", "explain"}
# What may load less goes first: modules stay for all that follow.
IN_TURN = [
    (name, format)
    for format in ("csv", "json", "table")
    for name in sorted(LIGHT)
    if format == "table" or name not in OWN_FORMATS
]


@pytest.fixture(scope="module")
def loaded(digecon: Run, loaded_by: Run, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Exit code and modules of each of these commands, run in turn in one process."""
    folder = tmp_path_factory.mktemp("light")
    (folder / "table.csv").write_text(digecon("show", "economy.gdp", "-f", "csv").out, encoding="utf-8")
    (folder / "other.csv").write_text(digecon("show", "economy.population", "-f", "csv").out, encoding="utf-8")
    lines = (LIGHT[name] + ("" if name in OWN_FORMATS else f" -f {format}") for name, format in IN_TURN)
    return dict(zip(IN_TURN, loaded_by(*lines, cwd=folder), strict=True))


@pytest.mark.exhaustive
@pytest.mark.parametrize(("name", "format"), IN_TURN)
def test_commands_on_the_bundled_table_load_nothing_heavy(name: str, format: str, loaded: Any) -> None:
    code, modules = loaded[name, format]
    assert code in (0, 1 if name in ("check", "diff") else 0)
    unwanted = HEAVY if format == "table" else (*HEAVY, "rich", "tabulate")
    assert not modules & set(unwanted)


# What a start with codes loads no more than one without: nothing that draws, reads other people's files, explains or looks words up.
_LATER = (
    "document",
    "pages.numbers",
    "pages.below",
    "render.screen",
    "reading",
    "pages.explain",
    "pages.listings",
    "checking",
    "draw.describe",
    "cli.help_topics",
    "core.search",
)


@pytest.mark.parametrize("line", ["show telecom -f csv", "growth telecom -f csv", "growth -f csv", ""])
def test_a_start_loads_nothing_for_the_codes_of_its_rows(line: str, loaded_by: Run, tmp_path: Path) -> None:
    ((code, modules),) = loaded_by(line, cwd=tmp_path)
    assert code == 0
    assert "digecon_cli.core.facts.registry" in modules
    later = {name for name in modules for place in _LATER if f"{name}.".startswith(f"digecon_cli.{place}.")}
    assert later == set()
    assert not modules & {*HEAVY, "rich", "tabulate", "json", "textwrap", "gettext", "shlex", "inspect", "dataclasses"}


def test_facts_need_messages_only() -> None:
    command = (
        "import sys, digecon_cli.core.facts; print(*(name for name in sys.modules if name.startswith('digecon_cli.')))"
    )
    source = Path(__file__).parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", command], env=os.environ | {"PYTHONPATH": str(source)}, capture_output=True, text=True, check=True
    )  # fmt: skip
    own = {name.removeprefix("digecon_cli.") for name in done.stdout.split()}
    assert own == {
        "core",
        "core.facts",
        "core.facts.registry",
        "core.messages",
        "core.messages.catalogue",
        "core.messages.message",
    }


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_an_answer_that_finds_no_room_is_an_error_of_one_line() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "digecon_cli", "show"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (done.returncode, done.stderr) == (2, "digecon: cannot write the answer: No space left on device.\n")


def test_a_closed_standard_output_is_no_fault(tmp_path: Path) -> None:
    target = str(tmp_path / "t.csv")
    script = f"{sys.executable} -m digecon_cli show telecom -o {target} >&- 2>&-"
    assert subprocess.run(script, shell=True).returncode == 0
    assert Path(target).read_text().startswith("indicator,label,area,freq,period,")


def test_an_answer_to_a_closed_standard_output_is_an_error() -> None:
    script = f"{sys.executable} -m digecon_cli show telecom -f csv >&-"
    done = subprocess.run(script, shell=True, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == "digecon: cannot write the answer: standard output is closed.\n"


def test_a_minus_is_standard_output(digecon: Run, tmp_path: Path) -> None:
    there = digecon("show", "telecom.revenue", "-f", "csv", "-o", "-", cwd=tmp_path)
    assert there.out == digecon("show", "telecom.revenue", "-f", "csv").out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format", ["csv", "table"])
def test_quiet_says_nothing_of_what_else_there_is(format: str, digecon: Run) -> None:
    loud, quiet = (digecon("show", "telecom.revenue", "-f", format, *more) for more in ((), ("--quiet",)))
    words = "Next: " if format == "table" else "also there"
    assert words in loud.out + loud.err
    assert words not in quiet.out + quiet.err


def test_targets_have_nothing_else_at_other_frequencies(digecon: Run) -> None:
    years, all_of_them = (digecon("targets", "-f", "csv", *more) for more in ((), ("--freq", "all")))
    assert (years.out, years.err) == (all_of_them.out, "")


def test_no_citation_leaves_the_file_as_it_was(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("indicator,area,period,value,unit\nmy.x,CN,2018,1,CNY\n")
    (tmp_path / "k.bib").write_text("as it was")
    answer = digecon("cite", "--data", "s.csv", "-o", "k.bib", cwd=tmp_path)
    assert answer.code == 1
    assert answer.err == ("digecon: none of these figures names its document: give the table a column source.\n")
    assert (tmp_path / "k.bib").read_text() == "as it was"


@pytest.mark.exhaustive
@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp936", "cp1252", "gbk", "ascii"])
# The page of an indicator has its Chinese name, and a citation the titles of documents, as they are printed.
@pytest.mark.parametrize("line", [line_of(name) for name in OF_TABLES if name not in ("info", "cite")])
def test_a_code_page_of_windows_turns_no_sign_into_a_question_mark(digecon: Run, line: str, encoding: str) -> None:
    answer = digecon(*shlex.split(line), "-f", "table", PYTHONIOENCODING=f"{encoding}:replace", COLUMNS="80")
    assert answer.code in (0, 1)
    assert len(answer.out) > 200
    assert "?" not in answer.out.replace("Figure wrong?", "")
