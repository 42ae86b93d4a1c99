"""A terminal, in this process and as a real one, and what a process has loaded after each command."""

import csv
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

Run = Callable[..., Any]
SOURCE = Path(__file__).parents[2] / "src"
TERM = "xterm-256color"


class Shown(NamedTuple):
    """What a command did on a terminal: exit code, what the screen got, and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def rows_of(digecon: Run) -> Callable[..., list[dict[str, str]]]:
    """Return what gives the rows that a command line answers with as CSV, without a word on standard error."""

    def rows(line: str, *more: str) -> list[dict[str, str]]:
        answer = digecon(*line.split(), *more, "--quiet", "-f", "csv")
        assert (answer.code, answer.err) == (0, ""), answer
        return list(csv.DictReader(answer.out.splitlines()))

    return rows


@pytest.fixture(scope="session")
def on_terminal(digecon: Run) -> Run:
    """Run a command in this process with a terminal of so many columns and lines as standard output."""

    def run(*words: str, columns: int = 80, lines: int = 24, **environment: Any) -> Any:
        told = {"TERM": TERM, "COLUMNS": str(columns), "LINES": str(lines)} | environment
        return digecon(*words, terminal=True, **told)

    return run


@pytest.fixture(scope="session")
def on_pseudo_terminal() -> Callable[..., Shown]:
    """Run a command as a process on a pseudo terminal: where it matters that the size is the terminal's own."""
    if os.name == "nt":
        pytest.skip("no pseudo terminals")
    import fcntl
    import pty
    import termios

    def run(*words: str, columns: int = 80, lines: int = 24, **environment: str) -> Shown:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        dropped = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")
        clean = {key: value for key, value in os.environ.items() if key not in dropped}
        process = subprocess.Popen(
            [sys.executable, "-m", "digecon_cli", *words], stdin=subprocess.DEVNULL, stdout=theirs,
            stderr=subprocess.PIPE,
            env=clean | {"PYTHONPATH": str(SOURCE), "TERM": TERM, "PYTHONUTF8": "1"} | environment,
        )  # fmt: skip
        os.close(theirs)
        screen = _all_of(ours)
        os.close(ours)
        told = process.communicate()[1].decode()
        return Shown(process.returncode, screen.decode().replace("\r\n", "\n"), told)

    return run


def _all_of(terminal: int) -> bytes:
    """Return what is written to a terminal until the other side is closed."""
    written = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side is closed
            return written
        if not piece:
            return written
        written += piece


LOADED = """
import sys
from digecon_cli.cli import main
told, known = [], set()
for line in sys.argv[1:]:
    told.append(f"{main(line.split())} {' '.join(set(sys.modules) - known)}")
    known = set(sys.modules)
print(*told, sep="\\n", file=sys.stderr)
"""


@pytest.fixture(scope="session")
def loaded_by() -> Callable[..., list[tuple[int, set[str]]]]:
    """Run command lines one after another in one new process; return of each its exit code and the modules it loaded.

    Those that the process has loaded before count with the first line: what no line loads is not there at the end.
    """

    def run(*lines: str, cwd: Path) -> list[tuple[int, set[str]]]:
        done = subprocess.run(
            [sys.executable, "-c", LOADED, *lines], cwd=cwd, env=os.environ | {"PYTHONPATH": str(SOURCE)},
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        told = [line.split() for line in done.stderr.splitlines()[-len(lines) :]]
        assert "digecon_cli" in told[0]
        return [(int(code), set(modules)) for code, *modules in told]

    return run
