"""Trying mutants: each in a process that is forked with the libraries loaded, in a copy of the project of its own."""

import contextlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

from .mutations import Mutant
from .trees import PACKAGE

LOADED = ("hypothesis", "typer", "rich.table", "pandas", "tabulate", "pyarrow.parquet", "numpy", "narwhals", "plotille")
WORDS = (
    "-q", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist", "--hypothesis-seed=0",
    "-W", "ignore::pytest.PytestAssertRewriteWarning",  # of plugins that are loaded already
)  # fmt: skip
FIRST = 120  # tests that are run before the files of all others are read
SLOWER = 6  # times as long as its tests took may a mutant take
SURVIVED, NO_TESTS = 0, 5  # exit codes of pytest
BROKEN = 70  # ours, of a trial that could not be made


class Trial(NamedTuple):
    """A mutant with the tests that are run on it, the likeliest to fail first, and how long they may take in seconds."""

    mutant: Mutant
    tests: list[str]
    limit: float
    words: tuple[str, ...] = ("-x",)


class Outcome(NamedTuple):
    """What became of a mutant: pytest's exit code (none where the time was up), and the test that failed, if one did."""

    mutant: Mutant
    code: int | None
    by: str = ""

    @property
    def survived(self) -> bool:
        """Return whether no test failed."""
        return self.code in (SURVIVED, NO_TESTS)


class Only:
    """A part of pytest that leaves only certain tests, in a certain order, and writes down which fail."""

    def __init__(self, tests: list[str], failed: Path) -> None:
        self.place = {name: number for number, name in enumerate(tests)}
        self.failed = failed

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the tests that are asked for."""
        items[:] = sorted((one for one in items if one.nodeid in self.place), key=lambda one: self.place[one.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write down a test that fails."""
        if report.failed:
            with self.failed.open("a", encoding="utf-8") as file:
                file.write(f"{report.nodeid}\n")


class Running(NamedTuple):
    """A trial under way in a copy of the project: the file as it was, with its time, and when its time is up."""

    trial: Trial
    tree: Path
    source: bytes
    times: tuple[int, int]
    until: float


def run(trials: list[Trial], trees: list[Path], told: Callable[[Outcome], None]) -> None:
    """Try every mutant, as many at a time as there are copies of the project, and tell what became of each."""
    for name in LOADED:
        __import__(name)
    waiting, free = iter(trials), list(trees)
    running: dict[int, Running] = {}
    while True:
        while free and (trial := next(waiting, None)):
            pid, one = _start(trial, free.pop())
            running[pid] = one
        if not running:
            return
        for pid, code in _ended(running):
            trial, tree, source, times, _ = running.pop(pid)
            path = tree / PACKAGE / trial.mutant.file
            path.write_bytes(source)
            os.utime(path, ns=times)
            free.append(tree)
            failed = tree.with_suffix(".failed")
            told(Outcome(trial.mutant, code, failed.read_text(encoding="utf-8").strip() if failed.exists() else ""))
            failed.unlink(missing_ok=True)
        time.sleep(0.02)


def _start(trial: Trial, tree: Path) -> tuple[int, Running]:
    """Put a mutant into a copy of the project and start a process that tries it."""
    path = tree / PACKAGE / trial.mutant.file
    source, found = path.read_bytes(), path.stat()
    path.write_bytes(trial.mutant.applied(source))
    pid = os.fork()
    if not pid:
        try:
            _try(trial, tree)
        except BaseException:  # nothing of the process that this one was forked from may run twice
            traceback.print_exc()
            os._exit(BROKEN)
    times = (found.st_atime_ns, found.st_mtime_ns)
    return pid, Running(trial, tree, source, times, time.monotonic() + trial.limit)


def _ended(running: dict[int, Running]) -> Iterator[tuple[int, int | None]]:
    """Yield the processes that ended, with their codes (none where the time was up), and end what they started."""
    for pid, one in list(running.items()):
        done, status = os.waitpid(pid, os.WNOHANG)
        late = not done and time.monotonic() > one.until
        if done or late:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            if late:
                os.waitpid(pid, 0)
            yield pid, None if late else os.waitstatus_to_exitcode(status)


def _try(trial: Trial, tree: Path) -> NoReturn:
    """Run the tests of a mutant in this process and end it with their code."""
    os.setsid()
    os.nice(10)
    output = os.open(tree.with_suffix(".log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.chdir(tree)
    sys.path[:0] = [str(tree / "src"), str(tree / "tools")]
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    from hypothesis import Phase, settings

    settings.register_profile("mutants", phases=[Phase.explicit, Phase.generate], database=None)  # failing is enough
    settings.load_profile("mutants")
    code = NO_TESTS
    for tests in (trial.tests[:FIRST], trial.tests[FIRST:]):
        if tests and code in (SURVIVED, NO_TESTS):
            files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
            code = int(pytest.main([*WORDS, *trial.words, *files], plugins=[Only(tests, tree.with_suffix(".failed"))]))
    sys.stdout.flush()
    os._exit(code)
