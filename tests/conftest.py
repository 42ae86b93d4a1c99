"""What all tests share: figures made by hand, and the program as a real process."""

import contextlib
import csv
import gc
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from digecon_cli.cli import main
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.intervals import printed_bounds
from digecon_cli.core.model import Indicator, Observation

SOURCE = Path(__file__).parent.parent / "src"
# The gate draws the same cases each time, so that it opens or not by what was changed; the night draws its own
# (`--hypothesis-profile night`, with `--hypothesis-seed N` those of a seed). No deadline: the machine may be busy.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("night", deadline=None, print_blob=True)
settings.load_profile("gate")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden outputs anew."""
    parser.addoption("--write-golden", action="store_true", help="write tests/golden/ anew, to be read in review")


def pytest_configure() -> None:
    """Look for cycles as seldom as the command line does; let processes be stopped, whatever the caller does about signals.

    What ignores or blocks a signal, as a script's job in the background does with SIGINT, hands that on to all that it starts.
    """
    gc.set_threshold(200_000)
    for name, handler in (("SIGINT", signal.default_int_handler), ("SIGTERM", signal.SIG_DFL)):
        if signal.getsignal(stopping := getattr(signal, name)) == signal.SIG_IGN:
            signal.signal(stopping, handler)
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {stopping})


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what tries a law on everything as slow."""
    if item.get_closest_marker("exhaustive"):
        item.add_marker("slow")


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every search for cycles: it lives to the end."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _limit_of_cells() -> None:
    """Undo what other programs do that tests import: they raise the longest cell of a CSV for the whole process."""
    csv.field_size_limit(131_072)


class Answer(NamedTuple):
    """What the command line answered: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


def _figure(indicator: str = "s.whole", period: str = "2020", value: str = "100", **others: Any) -> Observation:
    origin = others.get("origin", "published")
    low, high = printed_bounds(value, others.get("bound", "")) if value and origin == "published" else ("", "")
    fields: dict[str, Any] = {
        "indicator": indicator, "area": "CN", "period": period, "measure": "level", "base_indicator": "",
        "base_period": "", "origin": origin, "value": value, "low": low, "high": high, "bound": "", "unit": "CNY",
        "unit_mult": 8, "basis": "", "status": "A", "vintage": "", "source": "", "note": "",
    }  # fmt: skip
    return Observation(**{**fields, **others})


def _dataset(*rows: Observation, entries: tuple[Indicator, ...] = (), **others: Any) -> Dataset:
    return Dataset(rows, {one.indicator: one for one in entries}, **others)


DROPPED = (
    "COLUMNS", "FORCE_COLOR", "NO_COLOR", "PYTHONIOENCODING", "GITHUB_ACTIONS", "CI", "PYTHONUTF8",
    "DIGECON_LANG", "DIGECON_PAGE", "DIGECON_PAGER", "PAGER", "LC_ALL", "LC_MESSAGES", "LANG",
)  # fmt: skip


NO_SETTINGS = {"XDG_CONFIG_HOME": os.devnull, "APPDATA": os.devnull}  # those of who runs the tests are not read


def _environment(**changed: str) -> dict[str, str]:
    """Return this process's environment without what steers output, with what is told."""
    return {key: value for key, value in os.environ.items() if key not in DROPPED} | NO_SETTINGS | changed


class Screen(io.TextIOWrapper):
    """A stream of bytes that says it is a terminal, where told."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


def _stream(raw: bytes, coding: str, terminal: bool) -> Screen:
    encoding, _, errors = coding.partition(":")
    stream = Screen(io.BytesIO(raw), encoding=encoding, errors=errors or "strict", newline="\n")
    stream.terminal = terminal
    return stream


def _digecon(
    *words: str,
    given: str | bytes = "",
    encoding: str = "utf-8",
    cwd: Path | None = None,
    terminal: bool = False,
    watched: bool = False,
    **environment: str,
) -> Answer:
    raw = given.encode() if isinstance(given, str) else given
    coding = environment.get("PYTHONIOENCODING", "utf-8")
    streams = {
        "stdin": _stream(raw, "utf-8", False),
        "stdout": _stream(b"", coding, terminal),
        "stderr": _stream(b"", coding.partition(":")[0] + ":backslashreplace", watched),
    }
    with pytest.MonkeyPatch.context() as patched, contextlib.chdir(cwd or Path.cwd()):
        for name in (*DROPPED, *environment):
            patched.delenv(name, raising=False)
        for name, value in (NO_SETTINGS | environment).items():
            patched.setenv(name, value)
        for name, stream in streams.items():
            patched.setattr(sys, name, stream)
        threshold = gc.get_threshold()
        try:
            code = main(words)
        except SystemExit as error:  # as Typer ends for --version with some of its releases
            code = int(error.code or 0)
        finally:
            gc.set_threshold(*threshold)
        told = []
        for name in ("stdout", "stderr"):
            streams[name].flush()
            buffer = streams[name].detach()
            told.append(buffer.getvalue().decode(encoding))
    return Answer(code, *told)


def _process(
    *words: str, given: str | bytes = "", encoding: str = "utf-8", cwd: Path | None = None, **environment: str
) -> Answer:
    raw = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-m", "digecon_cli", *words]
    clean = _environment(PYTHONPATH=str(SOURCE), **environment)
    done = subprocess.run(command, input=raw, cwd=cwd, env=clean, capture_output=True, check=False, timeout=600)
    return Answer(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


@pytest.fixture(scope="session")
def figure() -> Callable[..., Observation]:
    """Make one published level, with the bounds of its print: 100 (in 100 million yuan) of s.whole in 2020, or as told."""
    return _figure


@pytest.fixture(scope="session")
def dataset() -> Callable[..., Dataset]:
    """Make a dataset of figures, with catalog ``entries``, ``breaks`` and ``sources`` where told."""
    return _dataset


@pytest.fixture(scope="session")
def digecon() -> Callable[..., Answer]:
    """Run the command line in this process, with words, standard input and environment as told.

    Standard output is a terminal where ``terminal`` is told, standard error where ``watched`` is.
    """
    return _digecon


@pytest.fixture(scope="session")
def process() -> Callable[..., Answer]:
    """Run ``python -m digecon_cli`` as a process of its own: where what matters is the process itself."""
    return _process
