"""The bundled table, damaged on the disk: one line that names the file, in every command, and no answer from half of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FILES = ("indicators.csv", "catalog.csv", "breaks.csv", "revisions.csv", "sources.csv")
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "cut": lambda raw: raw[: raw.index(b"\n", len(raw) // 2) + 7],
    "another file": lambda raw: b"a,b\n1,2\n",
    "no text": lambda raw: raw[:500] + b"\xff\xfe" + raw[502:],
    "an open quote": lambda raw: raw[: raw.index(b"\n") + 1] + b'"' + raw[raw.index(b"\n") + 1 :],
    "random": lambda raw: bytes((97 * at * at + 13) % 256 for at in range(3000)),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with its data inside, as a wheel has it."""
    place = tmp_path_factory.mktemp("installed")
    shutil.copytree(ROOT / "src", place, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", place / "digecon_cli" / "data")
    return place


@pytest.fixture
def damaged(package: Path) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """Damage a file of the copy, or take it away, and run a command line; afterwards the copy is whole again."""
    whole: dict[Path, bytes] = {}

    def run(name: str, damage: Callable[[bytes], bytes] | None, *words: str) -> tuple[int, str, str]:
        path = package / "digecon_cli" / "data" / name
        whole[path] = path.read_bytes()
        path.unlink()
        if damage:
            path.write_bytes(damage(whole[path]))
        done = subprocess.run(
            [sys.executable, "-m", "digecon_cli", *words], env=os.environ | {"PYTHONPATH": str(package)},
            stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    yield run
    for path, raw in whole.items():
        path.write_bytes(raw)


@pytest.mark.parametrize(
    ("name", "damage"), [*((name, "cut") for name in FILES), *(("sources.csv", one) for one in DAMAGE if one != "cut")]
)
def test_a_damaged_file_is_one_line(damaged: Any, name: str, damage: str) -> None:
    words = ("show", "economy.gdp") if damage == "empty" else ("growth",)
    told = (2, "", f"digecon: the bundled table is damaged ({name}): reinstall digecon-cli.\n")
    assert damaged(name, DAMAGE[damage], *words) == told


@pytest.mark.parametrize("line", ["--version", "show --data t.csv", "export t.zip"])
def test_a_damaged_descriptor_is_one_line(damaged: Any, tmp_path: Path, monkeypatch: Any, line: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text("indicator,area,period,measure,value,unit,unit_mult\na.b,CN,2020,level,1,CNY,0\n")
    told = (2, "", "digecon: the bundled table is damaged (datapackage.json): reinstall digecon-cli.\n")
    assert damaged("datapackage.json", DAMAGE["cut"], *line.split()) == told
    assert os.listdir() == ["t.csv"]


def test_a_damaged_list_of_statements_is_one_line(damaged: Any) -> None:
    told = (2, "", "digecon: the bundled table is damaged (claims.csv): reinstall digecon-cli.\n")
    assert damaged("claims.csv", DAMAGE["no text"], "check", "--article") == told


@pytest.mark.parametrize("name", [*FILES[1:], "claims.csv", "datapackage.json"])
def test_a_file_that_is_gone_is_named(damaged: Any, name: str) -> None:
    line = {"claims.csv": "check --article", "datapackage.json": "--version"}.get(name, "list")
    code, out, err = damaged(name, None, *line.split())
    assert (code, out) == (2, "")
    assert err.startswith("digecon: cannot read '")
    assert err.endswith(f"{name}': No such file or directory.\n")


def test_a_table_that_is_gone_says_what_to_do(damaged: Any) -> None:
    told = (2, "", "digecon: the bundled table is missing: reinstall digecon-cli.\n")
    assert damaged("indicators.csv", None, "show") == told
