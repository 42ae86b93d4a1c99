"""No command answers without a figure or a reason: every measure and sector, one period, two or none, tables of one's own."""

import csv
import re
import shlex
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from registered import MEASURES, line

from digecon_cli.pages.series import SECTORS

Run = Callable[..., Any]
COMMANDS = ("show", *MEASURES)
PERIODS = {"none": "", "one": "--from 2022 --to 2022", "two": "--from 2021 --to 2022", "latest": "--latest"}
# Series of somebody's own: across, without a published rate; some have one period only.
OWN = """\
indicator,2019,2020,2021,2022
Apples,10,11,12,13
Pears,5,6,7,8
Plums,3,3,3,4
Figs,1,2,2,3
Nuts,,,,9
"""


def numbers_of(rows: list[dict[str, str]]) -> bool:
    """Return whether any row of a table for programs has a figure, or the known end of one."""
    return any(row["value"] or row["low"] or row["high"] for row in rows)


def check(digecon: Run, words: str, *formats: str) -> None:
    """Run a command for programs and for people: where it has figures people see one, else they are given the reason."""
    rows = list(csv.DictReader(StringIO(digecon(*shlex.split(words), "-f", "csv").out)))
    for format in formats:
        page = digecon(*shlex.split(words), "-f", format, COLUMNS="80")
        if not rows:
            assert (page.code, page.out) == (1, ""), words
            assert re.search(r"(?:has|are|is|there) .*[;:] |no whole of .* is known", page.err), page.err
        elif numbers_of(rows):
            assert page.code == 0, page.err
            assert rows_of(page.out), (words, format, page.out)
        else:
            assert page.code == 0, page.err
            assert reasons_of(rows, page.out), (words, format, page.out)


def rows_of(text: str) -> list[list[str]]:
    """Return the numbers of the lines of a table but for years, those of notes apart."""
    found = []
    for each in re.sub(r"</?[a-z][^>]*>|\*\*", " ", text).splitlines():
        if not re.search(r"digecon |--|: |; |Source", each):
            numbers = re.findall(r"(?<![\w.-])[<>~╎]?-?\d[\d,]*\.?\d*[a-z≠]?(?!\w)", each)
            found.append([number for number in numbers if not re.fullmatch(r"(?:19|20)\d\d", number)])
    return [row for row in found if row]


def reasons_of(rows: list[dict[str, str]], text: str) -> bool:
    """Return whether a page has the words of a reason of its rows, or its code where these are many."""
    words = " ".join(re.sub(r"</?[a-z][^>]*>", " ", text).split())
    return "Only growth is published" in words or any(
        code and (f"({code}" in words or row["note"].rstrip(".")[:40] in words)
        for row in rows
        for code in row["codes"].split(";")
    )


@pytest.mark.exhaustive
@pytest.mark.parametrize("periods_asked", PERIODS)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_sector_is_answered(command: str, periods_asked: str, digecon: Run) -> None:
    for sector in SECTORS:
        words = f"{line(command, sector)} {PERIODS[periods_asked]}"
        check(digecon, words, "table", *(["markdown", "html"] if sector in ("telecom", "core") else []))


@pytest.mark.exhaustive
@pytest.mark.parametrize("periods_asked", PERIODS)
@pytest.mark.parametrize("command", COMMANDS)
def test_everything_is_answered(command: str, periods_asked: str, digecon: Run) -> None:
    check(digecon, f"{line(command)} {PERIODS[periods_asked]}", "table", "markdown")


@pytest.mark.parametrize("periods_asked", PERIODS)
@pytest.mark.parametrize("command", ["show", "growth", "cagr", "index --base 2019"])
def test_tables_of_ones_own_are_answered(command: str, periods_asked: str, digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(OWN, encoding="utf-8")
    check(digecon, f"{command} --data {tmp_path / 'own.csv'} {PERIODS[periods_asked]}", "table", "markdown", "html")
