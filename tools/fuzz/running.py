"""Runs cases in processes of their own, each with a limit of time and memory, and takes what they answered."""

import contextlib
import gc
import io
import os
import pickle
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from digecon_cli.cli import main
from digecon_cli.core import bundled
from digecon_cli.core.errors import DigeconError

from . import judging, lines
from .cases import Case, case

SECONDS = 10  # of computing; a busy machine may take several times as long
MEMORY = "/dev/shm"  # where a folder costs no disk
MEGABYTES = 1_000  # beyond what the warm program has
TABLE = b"country,year,value\nX,2000,1\nX,2001,2\n"
# What is no example of a command and no format; the first writes what the example of diff reads.
WARM = (
    "export before.zip telecom", "show --data t.csv", "show telecom --lang zh", "show --help", "growth telcom", "plot telecom -f svg",
)  # fmt: skip
CLEAN = (
    "COLUMNS",
    "FORCE_COLOR",
    "NO_COLOR",
    "PYTHONIOENCODING",
    "GITHUB_ACTIONS",
    "CI",
    "DIGECON_LANG",
    "LC_ALL",
    "LANG",
    "PAGER",
)


class Answer(NamedTuple):
    """What a case answered, and what is wrong with it."""

    code: int
    out: bytes
    err: str
    faults: list[str]
    seconds: float = 0
    megabytes: int = 0

    @property
    def told(self) -> str:
        """In a word how it ended."""
        return {0: "answered", 1: "refused (1)", 2: "refused (2)"}.get(self.code, "fell")


class _Stream(io.TextIOWrapper):
    """A stream of bytes that says it is a terminal, where told."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


def _stream(raw: bytes, coding: str, errors: str, terminal: bool) -> _Stream:
    stream = _Stream(io.BytesIO(raw), encoding=coding, errors=errors, newline="\n")
    stream.terminal = terminal
    return stream


def call(case: Case) -> tuple[int, bytes, str]:
    """Run the program in this process, in this folder, and return exit code, stdout and stderr."""
    os.environ.update({"DIGECON_PAGER": "cat", **case.environment})
    coding = case.environment.get("PYTHONIOENCODING", "utf-8")
    sys.stdin = _stream(case.given, "utf-8", "strict", False)
    sys.stdout = out = _stream(b"", coding, "strict", case.terminal)
    sys.stderr = err = _stream(b"", coding, "backslashreplace", case.terminal)
    try:
        code = main(case.words)
        out.flush()
    except SystemExit as error:
        code = int(error.code or 0)
    err.flush()
    sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__
    told = out.buffer.getvalue(), err.buffer.getvalue()  # type: ignore[attr-defined]
    return code, told[0], told[1].decode(coding, "replace")


def warm() -> None:
    """Import in this process what commands import, so that each case begins warm."""
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg"}
    for name in CLEAN:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("t.csv").write_bytes(TABLE)
        for words in (*map(str.split, WARM), *lines.examples()):
            call(Case(words, given=TABLE, terminal=True))
    bundled.load()
    gc.freeze()  # so that a search for cycles in a case touches, and so copies, nothing of this


def _child(case: Case, pipe: int) -> None:
    """Answer a case in this process, judge the answer and write both to a pipe."""
    began = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(began + _seconds(case)) + 1,) * 2)
    resource.setrlimit(resource.RLIMIT_AS, (_size() + 2 * MEGABYTES * 2**20,) * 2)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, content in case.files.items():
        Path(name).write_bytes(content)
    os.mkdir("folder")
    try:
        code, out, err = call(case)
        took, size = time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        faults = judging.faults(case, code, out, err)
        if size > MEGABYTES:
            faults.append(f"memory: {size} MB")
    except BaseException as error:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        place = traceback.extract_tb(error.__traceback__)[-1]
        ours = [one for one in traceback.extract_tb(error.__traceback__) if "digecon_cli" in one.filename]
        at = f"{Path((ours or [place])[-1].filename).name}:{(ours or [place])[-1].lineno}"
        code, out, err, took, size = -1, b"", "".join(traceback.format_exception(error)), time.process_time() - began, 0
        asked = "--debug" in case.words and isinstance(error, DigeconError | OSError)  # for just that
        faults = [] if asked else [f"traceback: {type(error).__name__} at {at}: {str(error)[:120]!r}"]
    told = pickle.dumps(Answer(code, out, err, faults, took, size))
    with os.fdopen(pipe, "wb") as stream:
        stream.write(told)


def _seconds(case: Case) -> float:
    """Return how long a case may take: a site is hundreds of pages."""
    return SECONDS * 9 if "site" in case.words else SECONDS


def _size() -> int:
    """Return the size of this process in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def alone(case: Case) -> Answer:
    """Run a case in a process of its own, in an empty folder."""
    folder = tempfile.mkdtemp(prefix="fuzz", dir=MEMORY if os.path.isdir(MEMORY) else None)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            os.chdir(folder)
            _child(case, writing)
        finally:
            os._exit(0)
    os.close(writing)
    pieces, until = [], time.monotonic() + _seconds(case) * 6
    while select.select([reading], [], [], max(0, until - time.monotonic()))[0]:
        piece = os.read(reading, 1 << 20)
        if not piece:
            break
        pieces.append(piece)
    else:
        os.kill(child, signal.SIGKILL)
    os.close(reading)
    _, status = os.waitpid(child, 0)
    shutil.rmtree(folder, ignore_errors=True)
    if not pieces:
        fell = (
            "hang"
            if os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXCPU)
            else f"crash: signal {os.WTERMSIG(status)}"
        )
        return Answer(-1, b"", "", [fell])
    answer: Answer = pickle.loads(b"".join(pieces))
    slow = [f"slow: {answer.seconds:.0f} s"] if answer.seconds > _seconds(case) else []
    return answer._replace(faults=answer.faults + slow)


def many(seed: str, numbers: Sequence[int], jobs: int) -> Iterator[tuple[int, Answer]]:
    """Run cases by several processes at once, and yield what each answered, in no order."""
    warm()
    workers = []
    for job in range(jobs):
        reading, writing = os.pipe()
        if not os.fork():
            os.close(reading)
            with os.fdopen(writing, "wb") as told_to:
                for number in numbers[job::jobs]:
                    told = alone(case(seed, number))
                    pickle.dump((number, told._replace(out=b"", err="")), told_to)
                    told_to.flush()
            os._exit(0)
        os.close(writing)
        workers.append(os.fdopen(reading, "rb"))
    while workers:
        for stream in select.select(workers, [], [])[0]:
            try:
                yield pickle.load(stream)
            except EOFError:
                stream.close()
                workers.remove(stream)
                os.wait()
