"""Processes that try mutants, some at a time, each with a limit of time."""

import contextlib
import os
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .mutations import Mutant

WORDS = (
    "-q", "-x", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist",
    "-W", "ignore::pytest.PytestAssertRewriteWarning",  # of plugins that are loaded already
)  # fmt: skip
SURVIVED, NO_TESTS = 0, 5  # exit codes of pytest
LATE = -signal.SIGXCPU
WAITING = 20  # times its limit a trial may take where it waits for something, or for other processes
MEMORY = 3 << 30  # bytes: a loop without end may fill a list
BROKEN = 70  # ours, of a trial that could not be made
UNFIT = 71  # ours, of a change that cannot be put into a function that is loaded


class Trial(NamedTuple):
    """A mutant with the tests that are run on it, the likeliest to fail first, and their limit in seconds of computing."""

    mutant: Mutant
    tests: list[str]
    limit: int


class Outcome(NamedTuple):
    """What became of a mutant: pytest's exit code, or that the time was up, and the test that failed, if one did."""

    mutant: Mutant
    code: int
    by: str = ""

    @property
    def survived(self) -> bool:
        """Return whether no test failed."""
        return self.code in (SURVIVED, NO_TESTS)


def run(
    trials: Iterable[Trial],
    places: list[Path],
    attempt: Callable[[Trial, Path], int],
    before: Callable[[Trial, Path], None] = lambda trial, place: None,
    after: Callable[[Trial, Path], None] = lambda trial, place: None,
) -> Iterator[Outcome]:
    """Yield what became of each trial: ``attempt`` in a forked process returns the code, and may name a test (see failed).

    There are as many processes at a time as ``places``, of which each has one to itself; ``before`` and ``after`` run here.
    """
    waiting, free = iter(trials), list(places)
    running: dict[int, tuple[Trial, Path, float]] = {}
    while True:
        while free and (trial := next(waiting, None)):
            place = free.pop()
            before(trial, place)
            running[_forked(attempt, trial, place)] = (trial, place, time.monotonic() + WAITING * trial.limit)
        if not running:
            return
        for pid, code in _ended({pid: until for pid, (_, _, until) in running.items()}):
            trial, place, _ = running.pop(pid)
            after(trial, place)
            free.append(place)
            test = failed(place).read_text(encoding="utf-8") if failed(place).exists() else ""
            failed(place).unlink(missing_ok=True)
            if code == BROKEN:
                raise SystemExit(f"a trial could not be made:\n{output(place).read_text(encoding='utf-8')}")
            yield Outcome(trial.mutant, code, test)
        time.sleep(0.01)


def failed(place: Path) -> Path:
    """Return the file in which a process that tries a mutant leaves the name of the test that failed."""
    return place.with_suffix(".failed")


def output(place: Path) -> Path:
    """Return the file with what a process that tries a mutant prints."""
    return place.with_suffix(".log")


def _forked(attempt: Callable[[Trial, Path], int], trial: Trial, place: Path) -> int:
    """Return the process that makes an attempt; nothing of the one that it is forked from may run on in it."""
    if pid := os.fork():
        return pid
    code = BROKEN
    try:
        os.setsid()
        os.nice(max(0, 10 - os.nice(0)))
        resource.setrlimit(resource.RLIMIT_CPU, (trial.limit, trial.limit + 1))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        printed = os.open(output(place), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(printed, stream)
        code = attempt(trial, place)
    except BaseException:
        traceback.print_exc()
    os._exit(code)


def _ended(running: dict[int, float]) -> Iterator[tuple[int, int]]:
    """Yield the processes that ended, with their codes, and end what they started."""
    for pid, until in running.items():
        done, status = os.waitpid(pid, os.WNOHANG)
        late = not done and time.monotonic() > until
        if done or late:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            if late:
                os.waitpid(pid, 0)
            yield pid, LATE if late else os.waitstatus_to_exitcode(status)
