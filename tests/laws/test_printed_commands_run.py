"""Every command that an answer or an error prints runs as it is printed: on the bundled table, and on tables of one's own."""

import csv
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from digecon_cli.cli.complete import sectors
from digecon_cli.core import bundled

Run = Callable[..., Any]
# Words that stand for one's own: "digecon explain ID YEAR" is a form, and no command.
FORM = re.compile(r"\b(ID|YEAR|SECTOR|WORDS?|COMMAND)\b")
# In parentheses or quotes; a name with a blank or a quote in it is quoted for the shell.
WORD = r"""(?:'[^']*'(?:"'"'[^']*')*|[^\s'"()（）’”;]+)"""
PRINTED = re.compile(rf"[(（'“](digecon(?: {WORD})+)(?=[)）'”;])")
OF_A_SECTOR = (
    "show", "growth", "cagr", "share", "share-change", "contribution", "per-head", "targets", "list", "sources", "index --base 2020",
    "plot",
)  # fmt: skip
OF_ONE = ("info", "explain", "revisions", "show", "growth")
OF_ALL = ("", "show", "growth", "share", "targets", "check --article", "list", "sources", "search 5G", "search 50.2")
OWN = {
    "wide": "Year,Cloud revenue,R&D spending,\"Users, total\",it's ours\n"
    "2019,10,5,100,7\n2020,12,6,110,8\n2021,15,7,125,9\n2022,16,9,140,12\n",
    "long": "country,indicator,year,value\n"
    + "".join(
        f"{country},gdp,{year},{value}\n"
        for country, first in (("Côte d'Ivoire", 10), ("Korea (Rep.)", 20))
        for value, year in enumerate((2019, 2020, 2021), start=first)
    ),
    "ours": "indicator,area,period,measure,value,unit,unit_mult,vintage,source\n"
    "a.x,DE,2020,level,100,CNY,9,2021,doc1\na.x,DE,2021,level,110,CNY,9,2022,doc2\na.x,DE,2021,growth,12,percent,0,2022,doc2\n"
    "a.x,DE,2020,level,105,CNY,9,2022,doc2\na.y,DE,2021,level,10,CNY,9,2022,doc2\na.y,DE,2020,level,9,CNY,9,2022,doc2\n",
    "quarters": "series,period,value\nRetail,2023Q1,10\nRetail,2023Q2,11\nRetail,2023Q4,12\nRetail,2024Q1,12\nRetail,2024Q2,13\n",
}  # fmt: skip


def printed(text: str) -> Iterator[str]:
    """Yield the commands in parentheses or quotes; lines are wrapped."""
    for found in PRINTED.findall(re.sub(r"\s*\n\s*", " ", text)):
        if not FORM.search(found):
            yield found.strip()


def refused(lines: list[str], digecon: Run, file: str = "") -> dict[str, str]:
    """Return the printed commands that end with code 2, each with the line that prints it."""
    data = ("--data", file) if file else ()
    found: dict[str, str] = {}
    for line in lines:
        answer = digecon(*shlex.split(line), *data, "-f", "table", COLUMNS="79")
        for command in (*printed(answer.out), *printed(answer.err)):
            found.setdefault(command, line)
    assert found or file
    wrong = {}
    for command, line in found.items():
        words = [file if word == "FILE" else word for word in shlex.split(command)[1:]]
        answer = digecon(*words)
        if answer.code == 2:
            wrong[command] = f"{line}: {answer.err}"
    return wrong


@pytest.mark.exhaustive
@pytest.mark.parametrize("sector", sectors())
def test_what_is_printed_of_a_sector_runs(sector: str, digecon: Run) -> None:
    lead = next(name for name, entry in bundled.catalog().items() if entry.sector == sector and entry.headline)
    lines = [f"{command} {sector}" for command in OF_A_SECTOR]
    lines += [f"{command} {lead}" for command in OF_ONE]
    lines += [f"ratio {sector} economy.gdp", f"explain {lead} 2023-11", f"show {lead} 1950", f"{lead}x"]
    assert refused(lines, digecon) == {}


def test_what_is_printed_of_everything_runs(digecon: Run) -> None:
    assert refused(list(OF_ALL), digecon) == {}


@pytest.mark.parametrize("name", OWN)
def test_what_is_printed_of_a_table_of_ones_own_runs(name: str, digecon: Run, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.csv"
    file.write_text(OWN[name], encoding="utf-8")
    listed = digecon("list", "--data", str(file), "--columns", "indicator", "-f", "csv").out.splitlines()[1:]
    names = [row[0] for row in csv.reader(listed)]
    lines = [command for command in OF_A_SECTOR if command != "per-head"]
    for indicator in map(shlex.quote, names):
        lines += [f"{command} {indicator}" for command in (*OF_ONE, "cagr", "share")]
        lines += [
            f"{command} {indicator} {period}" for command in ("explain", "growth") for period in ("2021", "2023-09")
        ]
        lines += [f"ratio {indicator} {shlex.quote(names[0])}", f"share {indicator} --of {shlex.quote(names[0])}"]
        lines += [f"compare {indicator}", f"compare {indicator} --area US,CN", f"show {indicator}@US"]
    lines += [f"search {shlex.quote(names[0])}", f"show {shlex.quote(names[0] + 'x')}"]
    lines += [
        "compare us",
        "compare germany",
        "search growth",
        "search target",
        "search 'revenue of the US'",
        "search 'cluod revenue'",
    ]
    assert refused(lines, digecon, str(file)) == {}


def test_explain_takes_the_only_area_of_a_table_and_asks_where_there_are_more(digecon: Run, tmp_path: Path) -> None:
    for name in ("ours", "long"):
        (tmp_path / f"{name}.csv").write_text(OWN[name], encoding="utf-8")
    only = digecon("explain", "a.x", "2021", "--data", "ours.csv", cwd=tmp_path)
    assert only.code == 0
    assert 'published level,"110 billion yuan' in only.out
    more = digecon("explain", "gdp", "2021", "--data", "long.csv", cwd=tmp_path)
    assert (more.code, more.out) == (2, "")
    assert "has figures of 2 areas" in more.err


def test_periods_after_a_name_of_a_table_of_ones_own_select(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(OWN["wide"], encoding="utf-8")
    answer = digecon(
        "show", "Cloud revenue", "2020", "2021", "--data", "t.csv", "--columns", "period,value", cwd=tmp_path
    )
    assert answer.out == "period,value\n2020,12\n2021,15\n"
