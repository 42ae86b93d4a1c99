"""The Data Package: valid for frictionless, current, and each broken file is found."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from digecon_cli import bundled, extract, package
from digecon_cli.errors import DataError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the bundled package that a test can break."""
    shutil.copytree(bundled.data_dir(), tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def smaller(tmp_path: Path) -> Path:
    """Return a package of a few figures only, in which what is broken is found sooner."""
    data = bundled.load()
    extract.write(
        extract.files(data.select(["computing.accelerated_server_market", "retail"]), data, "a few figures"),
        tmp_path / "smaller",
    )
    return tmp_path / "smaller"


def _errors(folder: Path) -> list[str]:
    """Return the kinds of error that frictionless finds, after the descriptor was written anew."""
    told = json.loads((folder / package.NAME).read_text(encoding="utf-8"))
    (folder / package.NAME).write_bytes(package.written(package.descriptor(package.contents(folder), told["version"])))
    with system.use_context(trusted=True):
        report = Package(str(folder / package.NAME)).validate()
    return sorted(
        {error.type for task in report.tasks for error in task.errors} | {error.type for error in report.errors}
    )


def test_the_bundled_package_is_valid_and_current(copy: Path) -> None:
    before = (copy / package.NAME).read_bytes()
    assert _errors(copy) == []
    assert (copy / package.NAME).read_bytes() == before, "data/datapackage.json is out of date: run ./dev docs"
    assert package.check(copy) == []


def test_the_version_is_that_of_the_descriptor() -> None:
    assert re.fullmatch(package.VERSION, bundled.version())


def _replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    return edit


def _repeat_last_line(name: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8", newline="")

    return edit


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (_repeat_last_line("indicators.csv"), "primary-key"),
        (_repeat_last_line("sources.csv"), "primary-key"),
        (_replace("sources.csv", "\narticle,", "\nanother,"), "foreign-key"),
        (_replace("catalog.csv", "\nretail.total,", "\nretail.all,"), "foreign-key"),
        (_replace("breaks.csv", "\nretail.total,", "\nretail.all,"), "foreign-key"),
        (_replace("indicators.csv", ",level,", ",levels,"), "constraint-error"),
        (_replace("indicators.csv", ",percent,", ",per cent,"), "constraint-error"),
        (_replace("indicators.csv", ",CN,2020,", ",CN,2020-H1,"), "constraint-error"),
        (_replace("indicators.csv", ",CN,2020,", ",cn,2020,"), "constraint-error"),
        (_replace("catalog.csv", ",flow,", ",stream,"), "constraint-error"),
        (_replace("indicators.csv", ",7.07,", ",seven,"), "type-error"),
    ],
)
def test_frictionless_finds_what_is_broken(smaller: Path, edit: Callable[[Path], None], kind: str) -> None:
    edit(smaller)
    assert kind in _errors(smaller)


def test_the_smaller_package_is_sound_until_it_is_broken(smaller: Path) -> None:
    assert _errors(smaller) == []


def test_a_changed_file_no_longer_fits_its_descriptor(copy: Path) -> None:
    _replace("indicators.csv", ",7.07,", ",7.08,")(copy)
    (copy / "breaks.csv").unlink()
    found = package.check(copy)
    assert [one.split(" ")[0] for one in found] == ["indicators.csv", "breaks.csv"]
    assert "is missing" in found[1]


def test_a_folder_without_a_descriptor_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no descriptor of a Data Package"):
        package.check(tmp_path)


def test_text_na_stays_text_and_an_empty_cell_can_be_part_of_a_key() -> None:
    told: dict[str, Any] = package.descriptor(package.contents(Path(bundled.data_dir())), "2026.11")
    schema = told["resources"][0]["schema"]
    assert schema["missingValues"] == [""]
    key = {one["name"]: one for one in schema["fields"] if one["name"] in schema["primaryKey"]}
    # Every column of the key is required, or its empty cell is a text.
    assert [name for name, one in key.items() if "required" not in one.get("constraints", {})] == [
        "base_indicator", "base_period", "basis", "locator",
    ]  # fmt: skip
    assert all(key[name]["missingValues"] == [] for name in ("base_indicator", "base_period", "basis", "locator"))


def test_the_columns_are_those_of_the_files() -> None:
    for resource in package.RESOURCES:
        header = (Path(bundled.data_dir()) / resource.path).read_text(encoding="utf-8").partition("\n")[0]
        assert header == ",".join(package.columns(resource.name))
