"""Whatever is written by real commands is whole or untouched: killed, stopped, without room, by two at once."""

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits")
SOURCE = str(Path(__file__).parents[2] / "src")
# Stops when the first file is on the disk, before any is in its place.
STOPPING = """
import os, sys, time
flush = os.fsync
def slow(place):
    flush(place)
    os.write(2, b"begun\\n")  # at once: a site is written by several threads
    time.sleep(60)
os.fsync = slow
from digecon_cli.cli import run
run()
"""
SMALL = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))
from digecon_cli.cli import run
run()
"""
ONE, SEVERAL = "show telecom -o t.csv", "export package telecom --force"
LINES = (
    ONE, SEVERAL, "show telecom -o t.xlsx", "cite telecom -o t.bib", "plot economy.gdp -o t.svg",
    "plot economy.gdp -o t.md", "report economy -o t.html", "export t.zip telecom --force",
    "export t.sqlite telecom --force", "export new/er/package telecom",
    pytest.param("report -o t.html", marks=pytest.mark.slow),
    pytest.param("site site", marks=pytest.mark.slow),
    pytest.param("site new", marks=pytest.mark.slow),
)  # fmt: skip


def started(script: str, line: str, folder: Path) -> "subprocess.Popen[bytes]":
    # Without bytecode, of which Python would write cut files where there is no room.
    environment = os.environ | {"PYTHONPATH": SOURCE, "PYTHONDONTWRITEBYTECODE": "1", "DIGECON_LANG": "en"}
    return subprocess.Popen(
        [sys.executable, "-c", script, *line.split()], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of old files by all names that are written."""
    for name in ("t.csv", "t.xlsx", "t.bib", "t.svg", "t.md", "t.html", "t.zip", "t.sqlite", "package/indicators.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"old")
    (tmp_path / "site").mkdir()
    return tmp_path


def killed(folder: Path, line: str, name: str, code: int) -> None:
    """Stop a command when its first file is on the disk; check that what was there is there as it was."""
    before = tree(folder)
    with started(STOPPING, line, folder) as process:
        assert process.stderr
        assert process.stderr.readline() == b"begun\n"
        process.send_signal(getattr(signal, name))
        out, err = process.communicate()
    assert (process.returncode, out, err.replace(b"begun\n", b"")) == (code, b"", b"")
    left = {path for path in tree(folder) if not any(part.startswith(".digecon-") for part in Path(path).parts)}
    assert {path: (folder / path).read_bytes() for path in left} == before
    drafts = list(folder.rglob(".digecon-*"))
    assert bool(drafts) == (name == "SIGKILL")


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", LINES)
def test_who_is_killed_leaves_what_was_there(folder: Path, line: str) -> None:
    killed(folder, line, "SIGKILL", -9)


@pytest.mark.parametrize("line", [ONE, SEVERAL])
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_who_is_stopped_takes_away_what_was_begun(folder: Path, line: str, name: str, code: int) -> None:
    killed(folder, line, name, code)


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", LINES)
def test_what_finds_no_room_leaves_what_was_there(folder: Path, line: str) -> None:
    if "cite" in line or ".svg" in line or ".md" in line:
        line = line.replace("telecom", "").replace("economy.gdp", "manufacturing")
    before, folders = tree(folder), {one for one in folder.rglob("*") if one.is_dir() and one.parent == folder}
    with started(SMALL, line, folder) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (2, b"")
    assert err.endswith(b": File too large.\n")
    assert err.startswith(b"digecon: cannot write ")
    assert err.count(b"\n") == 1
    assert tree(folder) == before
    assert {one for one in folder.rglob("*") if one.is_dir() and one.parent == folder} == folders


@pytest.mark.parametrize("target", ["t.zip", "t.sqlite", "package"])
def test_of_two_writers_one_is_there_whole(folder: Path, target: str) -> None:
    shutil.rmtree(folder / "package")
    alone = {}
    for sector in ("economy.gdp", "telecom"):
        started(f"{RUN}", f"export {sector}-{target} {sector}", folder).communicate()
        alone[sector] = content(folder / f"{sector}-{target}")
    both = [started(RUN, f"export {target} {sector} --force", folder) for sector in alone]
    for one in both:
        out, err = one.communicate()
        assert (one.returncode, out) in ((0, b""), (2, b"")), err
        assert b"Traceback" not in err
    assert content(folder / target) in alone.values()
    assert not list(folder.rglob(".digecon-*"))


RUN = "from digecon_cli.cli import run; run()"


def content(path: Path) -> Any:
    """Return what is in a package, whatever its form."""
    if path.is_dir():
        return tree(path)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return path.read_bytes()


def test_drafts_of_the_killed_are_taken_away_a_day_later(folder: Path) -> None:
    name = ".digecon-77-0123456789abcdef"
    (folder / name).write_bytes(b"half")
    (folder / name.replace("77", "78")).mkdir()
    (folder / name.replace("77", "78") / "part").write_bytes(b"half")
    (folder / ".digecon-notes").write_bytes(b"mine")
    (folder / name.replace("77", "79")).write_bytes(b"being written")
    yesterday = time.time() - 90_000
    for old in (name, name.replace("77", "78"), ".digecon-notes"):
        os.utime(folder / old, (yesterday, yesterday))
    started(RUN, "show economy.gdp -o t.csv", folder).communicate()
    assert {one.name for one in folder.glob(".digecon-*")} == {".digecon-notes", name.replace("77", "79")}
    assert (folder / "t.csv").read_bytes() != b"old"
