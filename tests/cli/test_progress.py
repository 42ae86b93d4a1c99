"""The line that says what is going on: on a terminal, after a while, and gone before the answer."""

import io
import time

import pytest

from digecon_cli.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_is_told_and_the_line_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(progress, "_AFTER", 0.3)
    progress.reading("/tmp/big\x1b.csv")
    progress.working("computing")
    while not stream.getvalue():  # however busy the machine is
        time.sleep(0.05)
    progress.done()
    first, *rest = stream.getvalue().split("\r")
    assert first == ""
    assert rest[0] == "digecon: computing ... 0 s"
    assert rest[-2:] == [" " * len(rest[0]), ""]
    assert "\x1b" not in stream.getvalue()


def test_short_work_and_work_without_a_terminal_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, pause in ((Terminal(), 0.0), (io.StringIO(), 0.1)):
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setattr(progress, "_AFTER", 0.02 if pause else 5.0)
        progress.working("computing")
        time.sleep(pause)
        progress.done()
        assert stream.getvalue() == ""


def test_whoever_types_a_table_is_not_disturbed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stderr", Terminal())
    progress.reading("-")
    assert progress._running == {}
