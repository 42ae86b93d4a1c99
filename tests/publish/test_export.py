"""Extracts: what a package holds, the same bytes every time, and what cannot be exported."""

import csv
import hashlib
import io
import json
import shlex
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system
from registered import OF_TABLES
from registered import line as line_of

from digecon_cli.core import bundled
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.publish import export

Make = Callable[..., Any]


def _rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode(), newline="")))


@pytest.fixture
def telecom() -> dict[str, bytes]:
    data = bundled.load()
    return export.files(data.select(["telecom.mobile_data"]), data, "telecom.mobile_data")


def test_it_holds_the_rows_and_only_what_they_need(telecom: dict[str, bytes]) -> None:
    rows = _rows(telecom["indicators.csv"])
    assert {row["indicator"] for row in rows} == {"telecom.mobile_data"}
    # The catalog says of the digital economy which document says what its growth compares.
    cited = {row["source"] for row in rows} | {"caict-nde"}
    assert cited == {row["source"] for row in _rows(telecom["sources.csv"])}
    # The parent, telecom.revenue, and its parents: the digital economy and GDP.
    assert [row["indicator"] for row in _rows(telecom["catalog.csv"])] == [
        "economy.digital", "economy.gdp", "telecom.mobile_data", "telecom.revenue",
    ]  # fmt: skip


def test_the_whole_table_comes_out_as_it_is() -> None:
    data = bundled.load()
    found = export.files(data.observations, data, "everything")
    for name in ("indicators.csv", "catalog.csv", "sources.csv"):
        assert found[name] == (Path(bundled.data_dir()) / name).read_bytes(), name


def test_the_readme_is_in_the_language_that_is_asked_for_and_the_data_are_the_same(telecom: dict[str, bytes]) -> None:
    data = bundled.load()
    chinese = export.files(data.select(["telecom.mobile_data"]), data, "telecom.mobile_data", lang="zh")
    readme = chinese.pop(export.README).decode()
    assert readme.startswith(f"# digecon 数据摘录 {bundled.version()}\n\n所选：telecom.mobile_data。共1个指标的")
    assert "- 工业和信息化部\n" in readme
    assert chinese == {name: raw for name, raw in telecom.items() if name != export.README}


def test_hashes_version_and_selection_are_told(telecom: dict[str, bytes]) -> None:
    told = json.loads(telecom["datapackage.json"])
    assert told["version"] == bundled.version()
    assert told["description"].endswith("telecom.mobile_data.")
    for resource in told["resources"]:
        raw = telecom[resource["path"]]
        assert resource["hash"] == "sha256:" + hashlib.sha256(raw).hexdigest()
        assert resource["bytes"] == len(raw)
    assert b"Selection: telecom.mobile_data." in telecom["README.md"]


def _validate(path: Path) -> bool:
    with system.use_context(trusted=True):
        return bool(Package(str(path)).validate().valid)


def test_folder_and_zip_are_valid_packages(telecom: dict[str, bytes], tmp_path: Path) -> None:
    export.write(telecom, tmp_path / "new" / "folder")
    assert _validate(tmp_path / "new" / "folder" / "datapackage.json")
    export.write(telecom, tmp_path / "one.zip")
    assert _validate(tmp_path / "one.zip")


def test_the_same_extract_is_the_same_file(telecom: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("one.zip", "other.zip"):
        export.write(telecom, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert sorted(archive.namelist()) == [
            "README.md", "breaks.csv", "catalog.csv", "croissant.json", "datapackage.json", "indicators.csv", "revisions.csv", "sources.csv",
        ]  # fmt: skip


def test_a_database_has_types_keys_and_bounds(telecom: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("one.sqlite", "other.db"):
        export.write(telecom, tmp_path / name)
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "other.db").read_bytes()
    read = sqlite3.connect(tmp_path / "one.sqlite")
    assert read.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {(row[2], row[3]) for row in read.execute("PRAGMA foreign_key_list(indicators)")} == {
        ("catalog", "indicator"), ("sources", "source"),
    }  # fmt: skip
    year = "WHERE indicator = 'telecom.mobile_data' AND period = '2024' AND measure = 'level'"
    # 6289 (100 million yuan) of the bulletin of 2024: the digits are the precision.
    assert read.execute(f"SELECT DISTINCT value, low, high, printed, unit_mult FROM indicators {year}").fetchall() == [
        (6289.0, 6288.5, 6289.5, "6289", 8)
    ]
    columns = "label, sector, organisation"
    assert read.execute(f"SELECT DISTINCT {columns} FROM figures {year}").fetchall() == [
        ("Mobile data traffic revenue", "telecom", "Ministry of Industry and Information Technology")
    ]
    assert read.execute("SELECT value FROM about WHERE name = 'version'").fetchone() == (bundled.version(),)
    read.close()


def test_a_database_holds_every_row_and_refuses_what_refers_to_nothing(tmp_path: Path) -> None:
    data = bundled.load()
    export.write(export.files(data.observations, data, "everything"), tmp_path / "all.sqlite")
    read = sqlite3.connect(tmp_path / "all.sqlite")
    read.execute("PRAGMA foreign_keys = ON")
    assert read.execute("PRAGMA foreign_key_check").fetchall() == []
    assert read.execute("SELECT count(*) FROM figures").fetchone() == (len(data.observations),)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        read.execute("UPDATE indicators SET source = 'nobody' WHERE rowid = 1")
    read.close()


def test_two_rows_of_one_key_fit_no_database(figure: Make, dataset: Make) -> None:
    rows = [
        figure(source="mine", locator="p"),
        figure(source="mine", locator="p", value="101", low="100.5", high="101.5"),
    ]
    with pytest.raises(DataError, match="the same figure of one document"):
        export.database(export.files(rows, dataset(*rows), "all", ours=False))


@pytest.mark.parametrize("line", [line_of(name) for name in OF_TABLES])
def test_only_export_writes_a_database(digecon: Callable[..., Any], line: str, tmp_path: Path) -> None:
    answer = digecon(*shlex.split(line), "-o", "x.sqlite", cwd=tmp_path)
    assert answer.code == 2
    assert not list(tmp_path.iterdir())


def test_the_croissant_describes_the_files_that_are_there(telecom: dict[str, bytes]) -> None:
    told = json.loads(telecom["croissant.json"])
    assert told["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert {one["contentUrl"]: one["sha256"] for one in told["distribution"]} == {
        name: hashlib.sha256(raw).hexdigest() for name, raw in telecom.items() if name.endswith(".csv")
    }
    figures = next(one for one in told["recordSet"] if one["name"] == "indicators")
    fields = {one["name"]: one for one in figures["field"]}
    assert list(fields) == next(iter(csv.reader(io.StringIO(telecom["indicators.csv"].decode()))))
    assert fields["value"]["dataType"] == "sc:Float"
    assert fields["source"]["references"] == {"field": {"@id": "sources/source"}}


@pytest.mark.parametrize("name", ["full", "there.zip", "there.sqlite", "a-file"])
def test_nothing_is_written_over_without_force(telecom: dict[str, bytes], tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    if name == "full":
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    else:
        target.write_text("mine")
    with pytest.raises(UsageError, match="--force"):
        export.write(telecom, target)
    if name != "a-file":
        export.write(telecom, target, force=True)
    if name == "full":
        assert (target / "mine.txt").read_text() == "mine"
        assert (target / "indicators.csv").is_file()


def test_an_empty_folder_is_written_into(telecom: dict[str, bytes], tmp_path: Path) -> None:
    export.write(telecom, tmp_path)
    assert (tmp_path / "datapackage.json").is_file()


def test_a_place_that_cannot_be_written_is_an_error(telecom: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match="cannot write"):
        export.write(telecom, tmp_path / "file" / "folder")


def test_computed_and_foreign_figures_are_refused(figure: Make, dataset: Make) -> None:
    for row in (figure(origin="computed"), figure()._replace(low="", high="")):
        with pytest.raises(DataError, match=r"-o FILE\.csv"):
            export.files([row], dataset(row), "all")


def test_rows_of_ones_own_make_a_valid_package_too(figure: Make, dataset: Make, tmp_path: Path) -> None:
    row = figure(indicator="Mine", area="XKX", unit="widgets", source="my own count")
    export.write(export.files([row], dataset(row), "all", ours=False), tmp_path / "own")
    assert _validate(tmp_path / "own" / "datapackage.json")
    assert _rows((tmp_path / "own" / "sources.csv").read_bytes())[0]["organisation"] == "not stated"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("telecom", "where to? Write 'digecon export telecom.zip telecom', or './telecom' for everything."),
        (
            "x.CSV",
            "'x.CSV' is not a package: write a folder, FILE.zip or FILE.sqlite; 'digecon show -o x.CSV' writes a table.",
        ),
    ],
)
def test_a_target_that_is_most_likely_none_is_refused(
    target: str, told: str, digecon: Callable[..., Any], tmp_path: Path
) -> None:
    answer = digecon("export", target, cwd=tmp_path)
    assert (answer.code, answer.err) == (2, f"digecon: {told}\n")
    assert not list(tmp_path.iterdir())
