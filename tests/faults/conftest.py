"""A process of its own, and what it took: seconds and the most memory that it had."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = str(Path(__file__).parents[2] / "src")
# Runs the command line, then says on stderr how many kilobytes the process had at most.
MEASURED = """
import os, resource, sys
from digecon_cli.cli import main
code = main()
sys.stdout.flush()
# The most memory since the program began; that of getrusage counts the process that started it, too.
status = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")] if os.path.exists("/proc") else []
print(*status or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss], file=sys.stderr)
raise SystemExit(code)
"""


class Run(NamedTuple):
    """What a process did: exit code, standard error, and the megabytes that it had at most."""

    code: int
    err: str
    megabytes: int


@pytest.fixture(scope="session")
def measured() -> Callable[..., Run]:
    """Run a command line as a process of its own that may take a minute and 4 GB, its answer thrown away."""

    def run(*words: str) -> Run:
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *words], env=os.environ | {"PYTHONPATH": SOURCE, "DIGECON_LANG": "en"},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", check=False,
            timeout=300, preexec_fn=_bounded,
        )  # fmt: skip
        *told, kilobytes = done.stderr.splitlines()
        return Run(done.returncode, "\n".join(told), int(kilobytes) >> 10)

    return run


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
