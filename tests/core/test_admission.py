"""A newer table without a newer program: DIGECON_TABLE names it, and it is taken only when it is sound."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import __version__
from digecon_cli.core import package
from digecon_cli.core.admission import TABLES, admitted
from digecon_cli.core.errors import DataError
from digecon_cli.publish import export

Run = Callable[..., Any]


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A folder with the shipped table, one figure more, and the version of a later month."""
    folder = tmp_path / "newer"
    shutil.copytree(package.shipped(), folder)
    (folder / "claims.csv").unlink()
    with (folder / "indicators.csv").open("a", encoding="utf-8") as stream:
        stream.write("telecom.revenue,CN,2031,level,,,20000,,CNY,8,,A,2032-01-20,miit-2026-01a,p. 1,,,\n")
    _described(folder, version="2032.02")
    return folder


def _described(folder: Path, **changed: str) -> None:
    """Write the sizes and hashes of the files into their descriptor, as whoever makes a table does."""
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8")) | changed
    for resource in told["resources"]:
        if (folder / resource["path"]).exists():
            resource |= export.fingerprint((folder / resource["path"]).read_bytes())
    (folder / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.exhaustive
def test_a_newer_table_answers_and_the_version_says_so(process: Run, newer: Path) -> None:
    named = {"DIGECON_TABLE": str(newer)}
    assert process("--version", **named).out.splitlines()[0] == f"digecon {__version__} (data 2032.02, {newer})"
    answer = process("show", "telecom.revenue", "--from", "2031", "--columns", "period,value,source", **named)
    assert answer.out == "period,value,source\n2031,2000.0,miit-2026-01a\n"
    assert process("check", "--article", "-f", "csv", **named).code in (
        0,
        1,
    )  # the statements of the article are the program's own
    added = process("diff", package.shipped(), "--columns", "change,period,new", **named)
    assert added.out.splitlines()[1] == "added,2031,2000.0"


def test_an_exported_package_is_a_table(process: Run, newer: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.zip"
    assert process("export", str(whole), DIGECON_TABLE=str(newer)).code == 0
    answer = process("show", "telecom.revenue", "--from", "2031", "--columns", "value", DIGECON_TABLE=str(whole))
    assert (answer.code, answer.out) == (0, "value\n2000.0\n")
    assert "(data 2032.02, " in process("--version", DIGECON_TABLE=str(whole)).out


@pytest.mark.parametrize(
    ("file", "was", "now", "told"),
    [
        ("indicators.csv", ",20000,", ",20000x,", "line {last}, column value: '20000x' is not a"),
        ("indicators.csv", ",2031,", ",31,", "line {last}, column period: '31' is not"),
        ("indicators.csv", ",p. 1,", ",p. 1", "has 17 cells where the header has 18"),
        (
            "catalog.csv",
            "indicator,label,",
            "indicator,name,",
            "other columns than this program reads; perhaps a newer",
        ),
        ("datapackage.json", '"resources"', '"others"', "its datapackage.json is damaged"),
    ],
)
def test_what_is_not_sound_is_refused_with_its_place(newer: Path, file: str, was: str, now: str, told: str) -> None:
    path = newer / file
    before, found, after = path.read_text(encoding="utf-8").rpartition(was)
    assert found
    path.write_text(before + now + after, encoding="utf-8")
    if file != "datapackage.json":
        _described(newer)
    last = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(DataError, match=re.escape(told.format(last=last))):
        admitted(str(newer))


def test_a_file_that_was_changed_since_is_refused(process: Run, newer: Path) -> None:
    with (newer / "sources.csv").open("a", encoding="utf-8") as stream:
        stream.write("nbs-2032,Somebody,T,https://x.org,2032,\n")
    answer = process("show", "telecom", DIGECON_TABLE=str(newer))
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("sources.csv is not the file that its datapackage.json describes.\n")


def test_a_sound_table_is_taken_from_where_it_is(newer: Path) -> None:
    packed = shutil.make_archive(str(newer), "zip", newer)
    assert [admitted(str(newer)), admitted(packed)] == [str(newer), packed]


@pytest.mark.parametrize("table", TABLES)
def test_each_table_must_be_there_as_it_is_described(newer: Path, table: str) -> None:
    path = newer / f"{table}.csv"
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\n")
    with pytest.raises(DataError, match=rf": {table}\.csv is not the file that its datapackage\.json describes\.$"):
        admitted(str(newer))
    path.unlink()
    with pytest.raises(DataError, match=rf": it holds no {table}\.csv\.$"):
        admitted(str(newer))


@pytest.mark.parametrize("told", ["{", "{}", "[]", '{"resources": [{}]}', '{"resources": [1]}'])
def test_a_descriptor_that_describes_nothing_is_damaged(newer: Path, told: str) -> None:
    (newer / "datapackage.json").write_text(told, encoding="utf-8")
    with pytest.raises(DataError, match=r": its datapackage\.json is damaged\.$"):
        admitted(str(newer))


@pytest.mark.parametrize("place", ["nowhere", "nowhere.zip", __file__])
def test_what_is_not_there_is_refused(place: str) -> None:
    with pytest.raises(DataError, match=r"DIGECON_TABLE=.* is not a usable table: it holds no datapackage.json"):
        admitted(place)


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.zip"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(DataError):
        admitted(str(path))


def test_a_sound_table_is_taken_from_its_place(newer: Path) -> None:
    assert admitted(str(newer)) == str(newer)
