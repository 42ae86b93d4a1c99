"""On a terminal: a table that fits the screen, notices on stderr, and a word while input is awaited."""

import os
import re
import subprocess
import sys
from pathlib import Path
from unicodedata import east_asian_width

import pytest

if os.name == "nt":
    pytest.skip("no pseudo terminals", allow_module_level=True)

import fcntl
import pty
import struct
import termios

SOURCE = Path(__file__).parents[2] / "src"
CODES = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(columns: int, *words: str, **environment: str) -> tuple[int, str, str]:
    """Run digecon with a terminal of so many columns as stdout; return its code, what the screen got, and stderr."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    dropped = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")
    clean = {key: value for key, value in os.environ.items() if key not in dropped}
    process = subprocess.Popen(
        [sys.executable, "-m", "digecon_cli", *words], stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE,
        env=clean | {"PYTHONPATH": str(SOURCE), "TERM": "xterm-256color", "PYTHONUTF8": "1"} | environment,
    )  # fmt: skip
    os.close(theirs)
    screen = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not piece:
            break
        screen += piece
    os.close(ours)
    told = process.communicate()[1].decode()
    return process.returncode, screen.decode().replace("\r\n", "\n"), told


def cells(line: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in CODES.sub("", line))


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    "line",
    ["show telecom", "show", "show --lang zh", "show economy.gdp --bounds", "show economy.gdp --all-sources",
     "growth economy", "cagr", "share", "contribution telecom", "index economy --base 2020", "list", "info economy.gdp",
     "info telecom.revenue --lang zh", "search 宽带"],
)  # fmt: skip
def test_a_table_fits_the_screen(line: str, columns: int) -> None:
    code, screen, _ = on_terminal(columns, *line.split())
    assert code == 0
    lines = screen.splitlines()
    assert len(lines) > 4
    assert not screen.startswith("indicator,"), "a table, not CSV"
    assert max(map(cells, lines)) <= columns


def test_periods_that_do_not_fit_are_told_on_stderr() -> None:
    code, screen, told = on_terminal(80, "show", "telecom")
    assert code == 0
    assert re.search(r"^digecon: Telecom: .* left out at 80 columns", told, flags=re.MULTILINE)
    assert "left out at" not in screen


def test_a_wider_screen_shows_more_periods() -> None:
    def years(columns: int) -> set[str]:
        header = next(
            line
            for line in on_terminal(columns, "show", "economy.gdp", "--freq", "A")[1].splitlines()
            if "Unit" in line
        )
        return set(re.findall(r"\b20\d\d\b", header))

    assert years(80) < years(160)


def test_a_number_is_never_cut() -> None:
    _, screen, _ = on_terminal(
        80, "show", "economy.gdp", "--from", "2018", "--to", "2018", "--vintage", "first", NO_COLOR="1"
    )
    assert re.search(r"Gross domestic product +trillion yuan +90\.0309", screen)


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_switched_off(setting: dict[str, str]) -> None:
    assert "\x1b" in on_terminal(80, "show", "telecom.revenue")[1]
    assert "\x1b" not in on_terminal(80, "show", "telecom.revenue", **setting)[1]


def test_csv_on_a_terminal_has_no_colour() -> None:
    _, screen, _ = on_terminal(80, "show", "telecom.revenue", "-f", "csv")
    assert screen.startswith("indicator,label,area,freq,period,")
    assert "\x1b" not in screen


def test_a_terminal_as_input_is_told_that_it_waits() -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "digecon_cli", "show", "--data", "-"], stdin=theirs, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(SOURCE)},
    )  # fmt: skip
    os.write(ours, b"indicator,period,measure,value\nx.y,2020,level,7\n\x04")
    out, told = process.communicate(timeout=20)
    os.close(theirs)
    os.close(ours)
    assert b"x.y,x.y,CN,A,2020,2020-01-01,2020-12-31,level,,,published,7," in out
    assert told.startswith(b"digecon: waiting for ")
