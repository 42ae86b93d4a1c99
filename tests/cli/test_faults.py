"""What goes wrong outside: no room, no reader, no memory, closed streams, odd screens and names."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import large as bulk
from digecon_cli.cli import progress

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no limits, no full device")
Run = Callable[..., Any]
SOURCE = str(Path(__file__).parents[2] / "src")
# No file may be larger than 20 KB, as if the disk were full after that.
SMALL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"


def digecon_after(begin: str, *words: str, unbuffered: bool = False, **streams: Any) -> tuple[int, bytes, bytes]:
    """Return code, output and errors of a process that does something before it runs the command line."""
    script = f"{begin}\nfrom digecon_cli.cli import run; run()"
    # Without bytecode: Python would write cut files of it, and then fail to read them.
    environment = os.environ | {"PYTHONPATH": SOURCE, "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {"PYTHONUNBUFFERED": "1" * unbuffered}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    done = subprocess.run([sys.executable, "-c", script, *words], env=environment, check=False, **pipes)
    return done.returncode, done.stdout or b"", done.stderr or b""


@pytest.fixture
def unread() -> Iterator[int]:
    """The end to write to of a pipe whose reader has gone."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


@pytest.mark.parametrize("unbuffered", [True, False])
def test_an_answer_that_is_cut_is_an_error(tmp_path: Path, unbuffered: bool) -> None:
    with (tmp_path / "t.csv").open("wb") as stream:
        told = digecon_after(SMALL, "show", "-f", "csv", unbuffered=unbuffered, stdout=stream)
    assert told == (2, b"", b"digecon: cannot write the answer: File too large.\n")
    assert (tmp_path / "t.csv").stat().st_size == 20_000


def test_a_large_answer_that_is_cut_is_an_error(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path, target = tmp_path / "big.csv", tmp_path / "t.csv"
    path.write_text(
        "country,year,value,unit\n" + "".join(f"A{n // 50},{1970 + n % 50},{n},EUR\n" for n in range(50_000))
    )
    assert bulk.is_large(str(path))
    words = ("growth", "--data", str(path), "-f", "csv")
    with target.open("wb") as stream:
        told = digecon_after(SMALL, *words, unbuffered=True, stdout=stream)
    assert told == (2, b"", b"digecon: cannot write the answer: File too large.\n")
    assert target.stat().st_size == 20_000
    told = digecon_after(SMALL, *words, "-o", str(target))
    assert told == (2, b"", f"digecon: cannot write '{target}': File too large.\n".encode())
    assert target.stat().st_size == 20_000
    assert sorted(os.listdir(tmp_path)) == ["big.csv", "t.csv"]


@pytest.mark.parametrize(("words", "unbuffered"), [("show", True), ("--help", False), ("--version", False)])
def test_what_finds_no_room_is_an_error(words: str, unbuffered: bool) -> None:
    with open("/dev/full", "wb") as full:
        told = digecon_after("", words, unbuffered=unbuffered, stdout=full)
    assert told == (2, b"", b"digecon: cannot write the answer: No space left on device.\n")


def test_a_file_that_finds_no_room_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("old")
    told = digecon_after(SMALL, "show", "-o", str(path))
    assert told == (2, b"", f"digecon: cannot write '{path}': File too large.\n".encode())
    assert (path.read_text(), os.listdir(tmp_path)) == ("old", ["t.csv"])


def test_an_export_that_finds_no_room_leaves_what_was_there(tmp_path: Path, digecon: Run) -> None:
    folder = tmp_path / "package"
    digecon("export", str(folder), "economy.gdp")
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert len(before) == 8
    code, _, error = digecon_after(SMALL, "export", str(folder), "telecom", "--force")
    assert (code, error) == (2, f"digecon: cannot write '{folder}': File too large.\n".encode())
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before
    code, _, _ = digecon_after(SMALL, "export", str(tmp_path / "new" / "package"), "telecom")
    assert (code, os.listdir(tmp_path)) == (2, ["package"])


@pytest.mark.parametrize("line", ["--help", "show -fcsv"])  # both are Typer's to write
def test_output_that_nobody_reads_is_no_error(line: str, unread: int) -> None:
    assert digecon_after("", *line.split(), stdout=unread) == (0, b"", b"")


def test_notices_that_nobody_reads_cost_no_answer(unread: int, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("country,year,value,remark\nX,2000,1,a\nX,2001,,b\n")
    assert b"left out" in digecon_after("", "show", "--data", str(tmp_path / "own.csv"))[2]
    words = ("show", "--data", str(tmp_path / "own.csv"), "-o", str(tmp_path / "t.jsonl"))
    assert digecon_after("", *words, stderr=unread)[0] == 0
    assert len((tmp_path / "t.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("begin", "why"),
    [
        ("import os, sys; os.close(0); sys.stdin = None", "standard input is empty: give a table with a header line."),
        ("import os; os.dup2(os.open(os.devnull, os.O_WRONLY), 0)", "cannot read standard input: Bad file descriptor."),
    ],
)
def test_a_standard_input_that_is_closed_is_an_error(begin: str, why: str) -> None:
    assert digecon_after(begin, "show", "--data", "-") == (2, b"", f"digecon: {why}\n".encode())


def test_a_table_that_is_gone_is_an_error(digecon: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise FileNotFoundError(2, "No such file or directory", "data/indicators.csv")

    monkeypatch.setattr("digecon_cli.core.bundled.load", gone)
    assert digecon("show") == (2, "", "digecon: cannot read 'data/indicators.csv': No such file or directory.\n")


@pytest.mark.parametrize("columns", ["0", "-5", "wide", "00"])
@pytest.mark.parametrize("line", ["list economy -f table", "show economy.gdp -f table", "plot economy.gdp"])
def test_a_screen_of_no_columns_has_eighty(digecon: Run, line: str, columns: str) -> None:
    answer = digecon(*line.split(), COLUMNS=columns)
    assert answer == digecon(*line.split(), COLUMNS="80")
    assert len(answer.out.splitlines()) > 5


def test_a_screen_of_endless_columns_has_an_end(digecon: Run) -> None:
    answer = digecon("plot", "economy.gdp", COLUMNS="99999999")
    assert 5_000 < max(map(len, answer.out.splitlines())) <= 10_000


@pytest.mark.parametrize(
    "line", ["show -o {}/t.csv", "show --data {}", "export {} economy.gdp", "check {}.csv", "cite -o {}"]
)
def test_no_escape_code_of_a_name_reaches_the_terminal(digecon: Run, tmp_path: Path, line: str) -> None:
    answer = digecon(*(word.format("\x1b[31mred\x1b]0;title\x07") for word in line.split()), cwd=tmp_path)
    assert "red" in answer.err
    assert answer.err.count("\n") == 1
    assert answer.err.rstrip("\n").isprintable()


def test_no_escape_code_of_a_name_reaches_the_line_of_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    try:
        progress.working("writing \x1b[31mred.csv")
        assert progress._running["what"] == "writing ?[31mred.csv"
    finally:
        progress.done()
