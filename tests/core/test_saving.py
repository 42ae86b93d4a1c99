"""Files are whole or untouched: errors, signals and several writers at once leave the old file or the new one."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from digecon_cli.core.errors import DataError
from digecon_cli.core.saving import save, save_folder, write_all

SOURCE = str(Path(__file__).parents[2] / "src")
posix = pytest.mark.skipif(os.name == "nt", reason="no such files or signals")


def started(script: str, *words: str) -> "subprocess.Popen[bytes]":
    environment = os.environ | {"PYTHONPATH": SOURCE}
    return subprocess.Popen(
        [sys.executable, "-c", script, *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


class Trickle:
    """A raw stream that takes three bytes at a time, and nothing more once it has as many as told."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = b""

    def write(self, piece: memoryview) -> int | None:
        part = bytes(piece[: min(3, self.room - len(self.taken))])
        self.taken += part
        return len(part) or None


def test_every_byte_is_written_however_few_a_stream_takes() -> None:
    stream = Trickle(100)
    write_all(stream, [b"indicator", b"", bytearray(b",area"), memoryview(b",period\n")])
    write_all(stream, b"gdp,CN,2020\n")
    assert stream.taken == b"indicator,area,period\ngdp,CN,2020\n"


def test_a_stream_that_takes_no_more_is_an_error() -> None:
    with pytest.raises(BlockingIOError):
        write_all(Trickle(4), b"12345")


@posix
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(str(tmp_path / "t.csv"), [b"a", b"b"])
    finally:
        os.umask(before)
    assert (tmp_path / "t.csv").read_bytes() == b"ab"
    assert stat.S_IMODE((tmp_path / "t.csv").stat().st_mode) == 0o640


@posix
def test_a_file_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"old")
    path.chmod(0o604)
    save(str(path), b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o604)


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_a_link_and_what_it_points_to_is_written(tmp_path: Path, there: bool) -> None:
    (tmp_path / "far").mkdir()
    if there:
        (tmp_path / "far" / "t.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(Path("far", "t.csv"))
    save(str(tmp_path / "link.csv"), b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "far" / "t.csv").read_bytes() == b"new"
    assert os.listdir(tmp_path / "far") == ["t.csv"]


@posix
def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    save(str(path), [b"x" * 200_000, b"end"])
    reader.join()
    assert read == [b"x" * 200_000 + b"end"]
    assert path.is_fifo()


@posix
def test_a_device_stays_a_device() -> None:
    save(os.devnull, b"nothing")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    with pytest.raises(DataError, match=r"^cannot write '.*t\.csv': Permission denied\.$"):
        save(str(path), b"new")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["t.csv"])


@pytest.mark.parametrize("path", ["", "a-folder", "a-folder/", "nowhere/t.csv", "t.csv/t.csv"])
def test_a_place_that_cannot_be_written_is_an_error_and_leaves_nothing(
    tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a-folder").mkdir()
    Path("t.csv").write_bytes(b"old")
    with pytest.raises(DataError, match=f"^cannot write '{path}': "):
        save(path, b"new")
    assert sorted(os.listdir()) == ["a-folder", "t.csv"]
    assert os.listdir("a-folder") == []


def test_what_fails_while_it_is_made_leaves_the_old_file(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise MemoryError

    (tmp_path / "t.csv").write_bytes(b"old")
    for name in ("t.csv", "other.csv"):
        with pytest.raises(MemoryError):
            save(str(tmp_path / name), pieces())
    assert os.listdir(tmp_path) == ["t.csv"]
    assert (tmp_path / "t.csv").read_bytes() == b"old"


# A command that stops in the middle of a file, and says so.
SLOW = """
import time
from digecon_cli import cli
from digecon_cli.core import saving
def pieces():
    yield b"new" * 100_000
    print("begun", flush=True)
    time.sleep(60)
cli._run = lambda words: saving.save(words[0], pieces())
cli.run()
"""


@posix
@pytest.mark.parametrize(("name", "code", "left"), [("SIGKILL", -9, 1), ("SIGINT", 130, 0), ("SIGTERM", 143, 0)])
def test_who_is_stopped_in_the_middle_leaves_the_old_file(tmp_path: Path, name: str, code: int, left: int) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"old")
    with started(SLOW, str(path)) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        process.send_signal(getattr(signal, name))
        assert process.communicate() == (b"", b"")
    assert process.returncode == code
    assert path.read_bytes() == b"old"
    others = [one for one in os.listdir(tmp_path) if one != "t.csv"]
    assert len(others) == left
    assert all(one.startswith(".digecon-") for one in others)


WRITER = """
import sys
from digecon_cli.core.saving import save
for _ in range(40):
    save(sys.argv[1], [sys.argv[2].encode() * size for size in (1, 70_000, 30_000)])
"""


def test_of_several_writers_one_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"1" * 100_001)
    writers = [started(WRITER, str(path), sign) for sign in "12"]
    while any(one.poll() is None for one in writers):
        assert path.read_bytes() in (b"1" * 100_001, b"2" * 100_001)
    assert [one.communicate() for one in writers] == [(b"", b"")] * 2
    assert os.listdir(tmp_path) == ["t.csv"]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_new_folder_comes_with_those_above_it(tmp_path: Path) -> None:
    save_folder(str(tmp_path / "a" / "b"), {"one": b"1", "two": b"2"})
    assert tree(tmp_path) == {"a/b/one": b"1", "a/b/two": b"2"}
    assert os.listdir(tmp_path) == ["a"]


def test_a_folder_that_is_there_keeps_what_else_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "mine").write_bytes(b"mine")
    save_folder(str(tmp_path), {"one": b"1", "two": b"2"})
    assert tree(tmp_path) == {"mine": b"mine", "one": b"1", "two": b"2"}


def test_a_folder_that_fails_in_the_middle_was_never_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"^cannot write '.*b': File exists\.$"):
        save_folder(str(tmp_path / "a" / "b"), {"one": b"1", "one/two": b"2"})
    assert os.listdir(tmp_path) == []


def test_a_folder_that_fails_in_the_middle_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "two").mkdir()
    with pytest.raises(DataError, match="Is a directory"):
        save_folder(str(tmp_path), {"one": b"1", "three": b"3", "two": b"2"})
    assert tree(tmp_path) == {"one": b"old"}
    assert sorted(os.listdir(tmp_path)) == ["one", "two"]


def test_folders_within_are_made_and_what_is_gone_is_taken_away(tmp_path: Path) -> None:
    save_folder(str(tmp_path / "a"), {"x/one": b"1", "two": b"2"})
    save_folder(str(tmp_path / "a"), {"x/y/one": b"3", "two": b"4"}, ["x/one", "x/never"])
    found = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"a/x/y/one": b"3", "a/two": b"4"}


def test_many_files_are_whole_or_none_of_them(tmp_path: Path) -> None:
    many = {f"x/{number}": str(number).encode() for number in range(100)}
    with pytest.raises(DataError, match="File exists"):  # a file where a folder must be
        save_folder(str(tmp_path / "a"), many | {"x/7/8": b""})
    assert os.listdir(tmp_path) == []
    save_folder(str(tmp_path / "a"), many)
    assert {path.name: path.read_text() for path in (tmp_path / "a" / "x").iterdir()} == {
        str(n): str(n) for n in range(100)
    }
    (tmp_path / "a" / "dir").mkdir()
    with pytest.raises(DataError, match="Is a directory"):
        save_folder(str(tmp_path / "a"), dict.fromkeys(many, b"new") | {"dir": b""})
    assert sorted(os.listdir(tmp_path / "a")) == ["dir", "x"]
    assert (tmp_path / "a" / "x" / "99").read_text() == "99"
    assert len(os.listdir(tmp_path / "a" / "x")) == 100


def test_a_folder_of_what_is_gone_goes_too(tmp_path: Path) -> None:
    save_folder(str(tmp_path / "a"), {"one": b"", "zh/x/two": b""})
    save_folder(str(tmp_path / "a"), {"one": b""}, ["zh/x/two"])
    assert os.listdir(tmp_path / "a") == ["one"]
