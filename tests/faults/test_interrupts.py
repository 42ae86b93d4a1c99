"""Ctrl-C at any moment of a command: no traceback, and the code that says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")
SOURCE = str(Path(__file__).parents[2] / "src")
# Interrupts the program when it first asks for a module.
INTERRUPTED = """
import os, runpy, signal, sys
module, caller = sys.argv[1:3]
class Finder:
    def find_spec(name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
signal.signal(signal.SIGINT, getattr(signal, caller))
sys.meta_path.insert(0, Finder)
sys.argv[0:3] = ["digecon"]
runpy.run_module("digecon_cli", run_name="__main__")
"""


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("digecon_cli.cli", -2),  # by the signal, as programs end that do nothing about it
        ("digecon_cli.core.errors", -2),
        ("digecon_cli.cli.commands.show", 130),
        ("digecon_cli.render.csv", 130),
    ],
)
@pytest.mark.parametrize("caller", ["default_int_handler", "SIG_IGN"])
def test_an_interrupt_ends_a_command_without_a_traceback(module: str, code: int, caller: str) -> None:
    line = [sys.executable, "-c", INTERRUPTED, module, caller, "show", "telecom.revenue", "-f", "csv", "--quiet"]
    done = subprocess.run(
        line, env=os.environ | {"PYTHONPATH": SOURCE}, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    if caller == "SIG_IGN":  # a job in the background
        assert done.returncode == 0
        assert done.stdout.startswith("indicator,")
    else:
        assert (done.returncode, done.stdout) == (code, "")
