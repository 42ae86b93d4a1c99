"""Extracts: what a package holds, the same bytes every time, and what cannot be exported."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from digecon_cli import bundled, export
from digecon_cli.errors import DataError, UsageError

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
    assert {row["source"] for row in rows} == {row["source"] for row in _rows(telecom["sources.csv"])}
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
            "README.md", "breaks.csv", "catalog.csv", "datapackage.json", "indicators.csv", "revisions.csv", "sources.csv",
        ]  # fmt: skip


@pytest.mark.parametrize("name", ["full", "there.zip", "a-file"])
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
        ("x.CSV", "'x.CSV' is no package: write a folder or FILE.zip; 'digecon show -o x.CSV' is a table."),
    ],
)
def test_a_target_that_is_most_likely_none_is_refused(
    target: str, told: str, digecon: Callable[..., Any], tmp_path: Path
) -> None:
    answer = digecon("export", target, cwd=tmp_path)
    assert (answer.code, answer.err) == (2, f"digecon: {told}\n")
    assert not list(tmp_path.iterdir())
