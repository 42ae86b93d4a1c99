"""Inputs and answers beyond any use: refused with the limit, by a process that never fills the memory on the way."""

import ast
import gzip
import json
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from registered import PEOPLE

from digecon_cli.core import period_words, synonyms
from digecon_cli.draw import grouping
from digecon_cli.publish import material
from digecon_cli.reading import documents, excel, report
from digecon_cli.render import formats

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no limits")
Run = Callable[..., Any]
HEAD = b"country,year,value\n"
LARGER = (
    "give a part of it (show, growth, cagr, share and index take larger tables of a simple form, see docs/scale.md)."
)


def write(path: Path, *pieces: bytes, size: int = 0) -> None:
    """Write a file, after its pieces as many zeros as its size leaves, which take no room on the disk."""
    path.write_bytes(b"".join(pieces))
    os.truncate(path, max(size, path.stat().st_size))


def line_of_900_mb(path: Path) -> None:
    write(path, HEAD, b"X,2000,", size=900 << 20)


def quote_never_closed(path: Path) -> None:
    write(path, HEAD, b'"' + b"x\n" * (50 << 19))


def many_lines(path: Path) -> None:
    write(path, HEAD, b"X,2000,1\n" * (15 << 20))


def zip_of_200_mb(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("t.csv", "w") as stream,
    ):
        stream.write(HEAD)
        for _ in range(200):
            stream.write(b"0" * (1 << 20))


def gz_of_200_mb(path: Path) -> None:
    with gzip.open(path, "wb", 1) as stream:
        stream.write(HEAD)
        for _ in range(200):
            stream.write(b"0" * (1 << 20))


def json_of_40_mb(path: Path) -> None:
    row = json.dumps({"country": "X", "year": 2000, "value": 1}).encode()
    write(path, b"[", b",".join([row] * 900_000), b"]")


def json_in_json(path: Path) -> None:
    write(path, b'{"a":' * 200_000, b"1", b"}" * 200_000)


def columns(path: Path) -> None:
    write(path, b"country", b"".join(b",%d" % year for year in range(100_000)), b"\nX", b",1" * 100_000, b"\n")


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("make", "told"),
    [
        (line_of_900_mb, ", line 2 is longer than 1 MB: this is not a table."),
        (quote_never_closed, ", line 2: a cell is longer than 131,072 characters (is a quote left open?)."),
        (many_lines, f" is larger than 128 MB: {LARGER}"),
        (zip_of_200_mb, f" (t.csv) is larger than 128 MB: {LARGER}"),
        (gz_of_200_mb, f" is larger than 128 MB: {LARGER}"),
        (json_of_40_mb, " is JSON of more than 32 MB: write the table as CSV or Parquet."),
        (json_in_json, " is JSON nested too deeply: give a list of flat objects."),
        (columns, ", line 1: 100,001 columns are too many for a table."),
        (endless, " has no line end within its first 1 MB: this is not a table."),
    ],
)
def test_what_is_no_table_is_refused_before_it_fills_the_memory(
    measured: Run, tmp_path: Path, make: Callable[[Path], None], told: str
) -> None:
    # Of those that the bulk engine looks at first, too; it would take the many lines.
    commands = {many_lines: "targets", **dict.fromkeys((line_of_900_mb, quote_never_closed, columns), "growth")}
    command = commands.get(make, "show")
    make(tmp_path / "t")
    done = measured(command, "--data", str(tmp_path / "t"), "-f", "csv")
    assert (done.code, done.err) == (2, f"digecon: '{tmp_path / 't'}'{told}")
    assert done.megabytes < 500


def test_json_may_be_one_line(digecon: Run, tmp_path: Path) -> None:
    rows = [{"country": f"A{n // 70}", "year": 1950 + n % 70, "value": n} for n in range(30_000)]
    (tmp_path / "t.json").write_text(json.dumps(rows))
    assert (tmp_path / "t.json").stat().st_size > 1 << 20
    assert len(digecon("show", "--data", str(tmp_path / "t.json"), "-f", "csv").out.splitlines()) == 30_001


def rows(path: Path, number: int, several: bool = False) -> str:
    names = (
        f"{'indicator' if several else 'country'},year,value,unit\n",
        *(f"A{n // 50},{1950 + n % 50},{n},EUR\n" for n in range(number)),
    )
    path.write_text("".join(names))
    return str(path)


@pytest.mark.parametrize("mult", ["", ",0"])  # without a multiple rows are read many at once
def test_a_table_of_too_many_figures_is_refused(
    digecon: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mult: str
) -> None:
    assert report.MOST_FIGURES == 1_000_000
    monkeypatch.setattr(report, "MOST_FIGURES", 500)
    path = tmp_path / "t.csv"
    path.write_text(
        f"country,year,value{',unit_mult' * bool(mult)}\n" + "".join(f"X{n},2000,1{mult}\n" for n in range(501))
    )
    answer = digecon("show", "--data", str(path))
    assert answer == (2, "", f"digecon: '{path}' has more than 500 figures: {LARGER}\n")


def test_our_own_layout_of_too_many_figures_is_refused(
    digecon: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t.csv").write_text(digecon("show", "telecom", "-f", "csv").out)
    monkeypatch.setattr(report, "MOST_FIGURES", 50)
    assert digecon("show", "--data", "t.csv", cwd=tmp_path) == (
        2,
        "",
        f"digecon: 't.csv' has more than 50 figures: {LARGER}\n",
    )


def test_limits_of_json_and_workbooks_are_what_fits_a_gigabyte(
    digecon: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (documents._MOST_SIGNS, excel._MOST_CELLS, excel._MOST_XLS) == (1 << 25, 1 << 23, 1 << 25)
    digecon("show", "telecom", "-o", str(tmp_path / "t.xlsx"))
    monkeypatch.setattr(excel, "_MOST_CELLS", 100)
    answer = digecon("show", "--data", str(tmp_path / "t.xlsx"))
    assert answer.code == 2
    assert "cells, of which 100 are read: save the table as CSV.\n" in answer.err


@pytest.mark.parametrize("format", PEOPLE)
def test_an_answer_that_nobody_reads_is_refused(
    digecon: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    assert formats.MOST_READ == 100_000
    monkeypatch.setattr(formats, "MOST_READ", 99)
    words = ("show", "--data", rows(tmp_path / "t.csv", 100), "-f", format)
    why = "100 figures are too many to be read (99 are written): select fewer, or write them for programs (-f csv)."
    assert digecon(*words) == (2, "", f"digecon: {why}\n")
    assert digecon(*words[:-1], "csv").code == 0


def test_a_page_that_nobody_reads_is_refused(digecon: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MOST_READ", 99)
    answer = digecon("report", "--data", rows(tmp_path / "t.csv", 100))
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("digecon: 100 figures are too many to be read (99 are written)")


@pytest.mark.parametrize("format", ["table", "svg", "vega-lite"])
def test_a_chart_of_too_many_figures_is_refused(digecon: Run, tmp_path: Path, format: str) -> None:
    assert grouping.MOST_FIGURES == 5_000
    table = months(tmp_path) if format == "svg" else rows(tmp_path / "t.csv", 5_050, several=True)
    answer = digecon("plot", "--data", table, "-f", format, "--freq", "all")
    assert (answer.code, answer.out) == (2, "")
    assert "figures are too many for a chart, which draws 5,000 at most: select fewer series or years" in answer.err


def months(folder: Path) -> str:
    path = folder / "months.csv"
    path.write_text(
        "indicator,month,value\n" + "".join(f"a,{1500 + n // 12}-{n % 12 + 1:02},1\n" for n in range(5_001))
    )
    return str(path)


def package_of_a_gigabyte(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("datapackage.json", "{}")
        with archive.open("indicators.csv", "w") as stream:
            for _ in range(1_000):
                stream.write(b"telecom.revenue,CN,2020\n" * 43_690)


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (package_of_a_gigabyte, f" (indicators.csv) is larger than 128 MB: {LARGER}"),
        (endless, " has no line end within its first 1 MB: this is not a table."),
    ],
)
def test_a_table_to_compare_with_is_read_in_bounded_memory(
    measured: Run, tmp_path: Path, make: Callable[[Path], None], message: str
) -> None:
    make(tmp_path / "t")
    done = measured("diff", str(tmp_path / "t"))
    assert (done.code, done.err) == (2, f"digecon: '{tmp_path / 't'}'{message}")
    assert done.megabytes < 200


def test_a_device_is_no_table_in_place_of_the_bundled_one(measured: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGECON_TABLE", "/dev/zero")
    done = measured("show", "telecom")
    assert (done.code, done.err) == (
        2,
        "digecon: DIGECON_TABLE=/dev/zero is not a usable table: it holds no datapackage.json.",
    )
    assert done.megabytes < 100


# Where files are opened to be read, and what keeps each from filling the memory.
OPENING = {
    "core/bounded.py": "up to MOST_BYTES",
    "reading/files.py": "by core.bounded",
    "reading/excel.py": "as large as its workbook may be, by archive_of",
    "reading/open_document.py": "as large as its workbook may be, by archive_of",
    "core/package.py": "the table that is installed; of a zip file, as large as core.bounded allows",
    "core/messages/catalogue.py": "a catalogue that is installed",
    "api/mcp_server/tools.py": "a page that is installed",
    "cli/__init__.py": "the null device",
    "large/shape.py": "a piece at a time",
}


def test_every_file_is_opened_by_what_bounds_it() -> None:
    source = Path(__file__).parents[2] / "src" / "digecon_cli"
    found = set()
    for path in source.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _reads(call):
                found.add(path.relative_to(source).as_posix())
    assert found == set(OPENING)


def _reads(call: ast.Call) -> bool:
    """Return whether a call opens a file of unknown size: ``open``, ``x.open``, ``ZipFile`` without a mode that writes."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    modes = [one.value for one in call.args[1:] if isinstance(one, ast.Constant)]
    of_os = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "os"
    return name in ("open", "ZipFile") and not of_os and not any(str(mode)[:1] in "wxa" for mode in modes)


@pytest.mark.exhaustive
@pytest.mark.parametrize("command", ["show", "search", "growth", "info", "sources"])
@pytest.mark.parametrize("text", ["w1 " * 20_000, "字" * 20_000, "1 2020 " * 5_000], ids=["words", "a run", "numbers"])
def test_a_question_without_end_is_refused_at_once(digecon: Run, command: str, text: str) -> None:
    began = time.process_time()
    for words in ([text], text.split()):
        assert len(digecon(*words).err) < 1000
    answer = digecon(command, *([text] if command == "search" else text.split()))
    assert time.process_time() - began < 60  # it was many minutes
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err) < 300
    assert "characters: ask in at most 500, or give the text to 'digecon check'." in answer.err


def test_ids_may_be_as_many_as_there_are(digecon: Run) -> None:
    ids = ["regions.gdp@CN-BJ", "regions.gdp@CN-ZJ", "economy.gdp@CN"] * 30
    assert len(" ".join(ids)) > 1000
    assert digecon("show", *ids, "-f", "csv").code == 0
    answer = digecon("show", *ids, "economy.gpd")
    assert answer.code == 2
    assert "economy.gdp" in answer.err


@pytest.mark.parametrize(
    "line",
    [
        "show --area {}",
        "show --from {}",
        "growth telecom --freq {}",
        "show --columns {}",
        "help {}",
        "show --data {}",
        "info {}",
    ],
)
def test_what_was_typed_is_repeated_in_part(digecon: Run, line: str) -> None:
    answer = digecon(*line.format("A" * 30_000).split())
    assert answer.code in (1, 2)
    assert len(answer.err) < 1000


def test_a_site_of_too_many_series_is_refused(digecon: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert material.MOST_SERIES == 5_000
    monkeypatch.setattr(material, "MOST_SERIES", 3)
    answer = digecon("site", str(tmp_path / "site"), "--data", rows(tmp_path / "t.csv", 151))
    assert (answer.code, answer.err) == (
        2,
        "digecon: 4 series are too many for a site (3 are written): select fewer.\n",
    )
    assert not (tmp_path / "site").exists()


def test_what_is_remembered_of_words_has_an_end() -> None:
    remembering = (synonyms.plain, synonyms.singular, synonyms.variants, period_words.months_of)
    assert [one.cache_info().maxsize for one in remembering] == [1 << 14] * 4  # the server for assistants never ends
