"""On a terminal: a table that fits the screen, notices on stderr, and a word while input is awaited."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pytest
from registered import OF_TABLES
from registered import line as line_of

Run = Callable[..., Any]
SOURCE = Path(__file__).parents[2] / "src"
CODES = re.compile(r"\x1b\[[0-9;]*m")


def cells(line: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in CODES.sub("", line))


@pytest.mark.exhaustive
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    "line",
    ["show telecom", "show", "show --lang zh", "show economy.gdp --bounds", "show economy.gdp --all-sources",
     *(line_of(name) for name in OF_TABLES if name != "cite"), "info telecom.revenue --lang zh", "search 宽带"],
)  # fmt: skip
def test_a_table_fits_the_screen(on_terminal: Run, line: str, columns: int) -> None:
    code, screen, _ = on_terminal(*shlex.split(line), columns=columns)
    assert code == (1 if line == "check --article" else 0)
    lines = screen.splitlines()
    assert len(lines) > 4
    assert not screen.startswith("indicator,"), "a table, not CSV"
    assert max(map(cells, lines)) <= columns


def test_periods_that_do_not_fit_are_told_below(on_pseudo_terminal: Run) -> None:
    code, screen, told = on_pseudo_terminal("show", "economy", columns=80)
    assert (code, told) == (0, "")
    assert "Earlier: 2012-17 (--from 2012)" in screen


def test_a_wider_screen_shows_more_periods(on_pseudo_terminal: Run) -> None:
    def years(columns: int) -> set[str]:
        screen = on_pseudo_terminal("show", "economy", columns=columns).out
        header = next(line for line in screen.splitlines() if "trillion yuan" in line)
        return set(re.findall(r"\b20\d\d\b", header))

    assert years(80) < years(160)


def test_a_number_is_never_cut(on_terminal: Run) -> None:
    words = ("show", "economy.gdp", "--from", "2018", "--to", "2018", "--vintage", "first")
    screen = on_terminal(*words, columns=80, NO_COLOR="1").out
    assert re.search(r"^2018 +90\.03 +6\.6$", screen, flags=re.MULTILINE)


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_switched_off(on_terminal: Run, setting: dict[str, str]) -> None:
    assert "\x1b" in on_terminal("show", "telecom.revenue").out
    assert "\x1b" not in on_terminal("show", "telecom.revenue", **setting).out


def test_csv_on_a_terminal_has_no_colour(on_terminal: Run) -> None:
    screen = on_terminal("show", "telecom.revenue", "-f", "csv").out
    assert screen.startswith("indicator,label,area,freq,period,")
    assert "\x1b" not in screen


@pytest.mark.skipif(os.name == "nt", reason="no pseudo terminals")
def test_a_terminal_as_input_is_told_that_it_waits() -> None:
    import pty

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


def test_who_writes_a_file_at_a_terminal_is_told_so(on_terminal: Run, tmp_path: Path) -> None:
    line = ("show", "gdp", "--freq", "A", "-o", f"{tmp_path}/gdp.csv")
    assert on_terminal(*line).err == f"digecon: written: {tmp_path}/gdp.csv\n"
    assert on_terminal(*line, "--quiet").err == ""
