"""Inputs that change or fail while they are read, and too little memory for them: one line, never a signal."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits")
SOURCE = str(Path(__file__).parents[2] / "src")
# Somebody cuts the file off as soon as its first piece is taken apart.
CUT = """
import os, sys
from digecon_cli.large import reading
lines = reading._lines
def cut(*told):
    os.truncate(sys.argv[3], 300_000)
    return lines(*told)
reading._lines = cut
from digecon_cli.cli import run
run()
"""


def digecon(begin: str, *words: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", begin, *words], env=os.environ | {"PYTHONPATH": SOURCE, "DIGECON_LANG": "en"},
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.exhaustive
def test_a_file_that_is_cut_while_it_is_read_ends_no_process(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "t.csv"
    with path.open("w") as stream:
        stream.write("country,year,value\n")
        stream.writelines(f"A{n // 50},{1950 + n % 50},{n}\n" for n in range(1_500_000))
    assert path.stat().st_size > 5 * (4 << 20)  # more pieces than are read ahead of the first
    code, _, told = digecon(CUT, "growth", "--data", str(path), "-f", "csv")
    assert code in (0, 1)  # what was there then is a table too
    assert "Traceback" not in told


POOR = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (80 << 20, 80 << 20))
from digecon_cli.cli import run
run()
"""
MEMORY = "digecon: there is not enough memory for this: ask for less of the table, or give a smaller one.\n"


def test_too_little_memory_for_a_text_is_told_as_that(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("country,note,year,value\n" + "".join(f"A{n},{'x' * 90},2000,1\n" for n in range(400_000)))
    assert digecon(POOR, "show", "--data", str(path)) == (2, "", MEMORY)


@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_too_little_memory_is_no_damage_of_a_file(
    kind: str, process: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Raised as Python does where a list finds no room: the readers' libraries end the process where they do not."""
    pytest.importorskip("pyarrow")
    path = tmp_path / f"t.{kind}"
    assert process("show", "telecom", "-o", str(path)).code == 0
    name = {"xlsx": "excel.filled_rows", "parquet": "parquet.text_of"}[kind]
    begin = f"""
from digecon_cli.reading import excel, parquet
def full(*told):
    raise MemoryError
{name} = full
from digecon_cli.cli import run
run()
"""
    assert digecon(begin, "show", "--data", str(path)) == (2, "", MEMORY)
