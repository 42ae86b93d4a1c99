"""What other people's names may hold: nothing that steers a terminal, runs in a page or begins a quotation leaves raw."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from registered import OF_TABLES, OWN_TEXTS, PICTURES, TEXTS
from registered import line as line_of

Run = Callable[..., Any]
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RED = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202eback"
LABEL = f"> lab{RED} <script>alert(1)</script> | $x_1$ \\input{{a}} & 5 % #"
FILE = "a\x1b[31mb\x07\n> c\u202e.csv"
WORDS = {"text": "lab", "indicator": "lab", "other": "lab", "period": "2000", "base": "2000"}
LINES = (
    *(line_of(name, **WORDS) for name in OF_TABLES), "show --wide", "info", "explain",
    *(f"{line_of(name)} -f {format}" for name in (*PICTURES, "cite", "check") for format in OWN_TEXTS[name]),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("names")
    rows = [f'"x{RED}","{LABEL}","C{RED}",{year},{year},"u{RED}","> n{RED}","http://h/{RED}"' for year in (2000, 2001)]
    (place / FILE).write_text("\n".join((f"indicator,label,area,year,value,unit,note,sou{RED}rce", *rows)))
    own = [f'"a.b{RED}",CN,{year},level,{year},"u{RED}",0,"{LABEL}","> n{RED}","> s{RED}"' for year in (2000, 2001)]
    (place / "own.csv").write_text(
        "\n".join(("indicator,area,period,measure,value,unit,unit_mult,label,note,source", *own))
    )
    told = [{"indicator": LABEL, "country": f"> C{RED}", "year": year, "value": year} for year in (2000, 2001)]
    (place / "t.json").write_text(json.dumps(told))
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "> a\u202eb <i>|"
    for row in (("indicator", "year", "value"), ("<b>&$%_ \u202e", 2000, 1), ("<b>&$%_ \u202e", 2001, 2)):
        book.active.append(row)
    book.save(place / "t.xlsx")
    return place


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("table", [FILE, "own.csv", "t.json", "t.xlsx"], ids=["foreign", "own", "json", "xlsx"])
def test_no_name_steers_what_shows_it(digecon: Run, folder: Path, line: str, table: str) -> None:
    for format in TEXTS if "-f" not in line else ("",):
        words = [*shlex.split(line), "--data", table, *(["-f", format] if format else [])]
        answer = digecon(*words, cwd=folder)
        assert not STEERING.search(answer.out), words
        assert not STEERING.search(answer.err), words
        assert answer.err.count("\n") <= 3
        if "html" in words or "svg" in words:
            assert "<script>alert" not in answer.out, words
        if "markdown" in words:
            plain = re.sub(r"^(```+)\w*\n.*?^\1$", "", answer.out, flags=re.DOTALL | re.MULTILINE)
            assert not re.search(r"^\s*>|<script", plain, flags=re.MULTILINE), words
        if "latex" in words:
            body = re.sub(r"\A(?:%[^\n]*\n)+", "", answer.out)  # the comments with which each file begins name packages
            assert not re.search(r"(?<!\\)(?:\\\\)*\\input|[^\\]%[^\n]", body), words


@pytest.mark.parametrize(
    "line", ["validate", "check", "validate -f table", "show --data", "growth --add", "show --catalog"]
)
@pytest.mark.parametrize("name", [FILE, "no" + FILE])
def test_no_file_name_steers_a_terminal(digecon: Run, folder: Path, line: str, name: str) -> None:
    command, *options = line.split()
    words = [command, *options, name] if not options or options[0] != "-f" else [command, name, *options]
    answer = digecon(*words, cwd=folder)
    assert not STEERING.search(answer.out)
    assert not STEERING.search(answer.err)
    assert answer.err.count("\n") <= 3


def test_cite_says_what_a_table_without_documents_lacks(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("country,year,value,unit\nX,2000,1,EUR\n")
    why = "digecon: none of these figures names its document: give the table a column source.\n"
    for words in (("cite",), ("cite", "-f", "csv"), ("cite", "-f", "bibtex")):
        assert digecon(*words, "--data", str(tmp_path / "t.csv")) == (1, "", why)
