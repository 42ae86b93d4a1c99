"""Streams that are closed, full or left by their reader, and places that are no files: by what a shell does to a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from registered import OF_TABLES
from registered import line as line_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell of its own")
SOURCE = str(Path(__file__).parents[2] / "src")
CLOSED = "digecon: cannot write the answer: standard output is closed.\n"


def shell(line: str, folder: Path, **environment: str) -> tuple[int, str, str]:
    """Return what a line of the shell does, in which ``digecon`` is the command."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "PYTHON"))}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"digecon() {{ '{sys.executable}' -m digecon_cli \"$@\"; }}\n{line}"],
        cwd=folder, env=clean | {"PYTHONPATH": SOURCE, "DIGECON_LANG": "en"} | environment,
        capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "words",
    [*map(line_of, OF_TABLES), "--help", "--version", "help options", "plot economy.gdp", "list -f json"],
)
def test_a_closed_output_is_an_error(tmp_path: Path, words: str) -> None:
    assert shell(f"digecon {words} >&-", tmp_path) == (2, "", CLOSED)


def test_closed_errors_and_input_cost_no_answer(tmp_path: Path) -> None:
    code, out, _ = shell("digecon show economy.gdp -f csv 2>&- <&-", tmp_path)
    assert (code, len(out.splitlines()) > 5) == (0, True)
    assert shell("digecon telcom >&- 2>&- <&-", tmp_path) == (2, "", "")
    assert shell("digecon show telecom -o t.csv >&- 2>&- <&-", tmp_path) == (0, "", "")
    assert (tmp_path / "t.csv").stat().st_size > 10_000


@pytest.mark.parametrize(
    "words",
    [
        "", "--help", "help options", "show -f csv", "show -f json", "check --article", "plot telecom", "cite -f bibtex",
    ],
)  # fmt: skip
def test_a_reader_that_has_enough_is_no_error(tmp_path: Path, words: str) -> None:
    assert shell(f"digecon {words} | true", tmp_path) == (0, "", "")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("show -o nowhere/t.csv", "cannot write 'nowhere/t.csv': No such file or directory."),
        ("show -o folder.csv", "cannot write 'folder.csv': Is a directory."),
        ("show -o file/t.csv", "cannot write 'file/t.csv': Not a directory."),
        ("export /dev/null telecom --force", "cannot write '/dev/null': Not a directory."),
        ("show -f csv -o /dev/full", "cannot write '/dev/full': No space left on device."),
        ("show --data folder.csv", "cannot read 'folder.csv': Is a directory."),
        ("show --add loop", "cannot read 'loop': Too many levels of symbolic links."),
        ("growth --data /dev/zero", "'/dev/zero' has no line end within its first 1 MB: this is not a table."),
        ("show --data /dev/null", "'/dev/null' is empty: give a table with a header line."),
    ],
)
def test_a_place_that_is_no_file_is_one_line(tmp_path: Path, words: str, why: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    code, out, err = shell(
        f"digecon {words} --quiet" if words.startswith("show -") and "-o" in words else f"digecon {words}", tmp_path
    )
    assert (code, out, err) == (2, "", f"digecon: {why}\n")


def test_pipes_are_read_and_written(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("country,year,value,unit\nX,2000,1,EUR\nX,2001,3,EUR\n")
    line = (
        "mkfifo in out; cat t.csv > in & cat out & digecon growth --data in -f csv -o out --columns period,value; wait"
    )
    code, out, err = shell(line, tmp_path)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "2001,200"


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
        {"TERM": "dumb", "COLUMNS": "3"},
        {"COLUMNS": "1e9", "LINES": "0"},
        {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
    ],
)
def test_odd_surroundings_cost_no_answer(tmp_path: Path, environment: dict[str, str]) -> None:
    for words in ("show economy.gdp -f table --lang zh", "plot economy.gdp --lang zh", "show economy.gdp -o t.xlsx")[
        : 2 + ("HOME" in environment)
    ]:
        code, out, err = shell(f"digecon {words} --quiet", tmp_path, **environment)
        assert (code, err) == (0, "")
        assert "-o" in words or len(out.splitlines()) > 2
