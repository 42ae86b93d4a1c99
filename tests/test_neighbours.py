"""What we publish for others, as they read it: cffconvert, mlcroissant, datasette (`./dev engines` installs them) and LibreOffice."""

import csv
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli.core import bundled
from digecon_cli.publish import export

ROOT = Path(__file__).parent.parent


def test_the_citation_file_is_valid() -> None:
    pytest.importorskip("cffconvert")
    command = [sys.executable, "-m", "cffconvert.cli.cli", "--validate", "-i", str(ROOT / "CITATION.cff")]
    code = "import sys; from cffconvert.cli.cli import cli; cli(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, *command[3:]], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "valid" in done.stdout


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what mlcroissant calls
def test_croissant_is_valid_and_gives_every_figure_back() -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    data = mlcroissant.Dataset(jsonld=str(ROOT / "data" / "croissant.json"))
    assert data.metadata.issues.errors == set()
    read = Counter(row["indicators/indicator"].decode() for row in data.records("indicators"))
    assert read == Counter(one.indicator for one in bundled.load().observations)


def test_datasette_reads_the_database(tmp_path: Path) -> None:
    pytest.importorskip("datasette")
    data = bundled.load()
    export.write(export.files(data.select(["telecom.revenue"]), data, "telecom.revenue"), tmp_path / "one.sqlite")
    asked = "/one/figures.json?_shape=objects&period=2025&measure=level"
    command = [sys.executable, "-m", "datasette", str(tmp_path / "one.sqlite"), "--get", asked]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found = {(row["printed"], row["unit_mult"], row["low"], row["high"]) for row in json.loads(done.stdout)["rows"]}
    assert found == {("1.75", 12, 1.745, 1.755)}  # trillion yuan, as two documents print it


SHEETS_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"  # UTF-8, every sheet


@pytest.mark.slow
def test_libreoffice_opens_what_we_write(digecon: Callable[..., Any], tmp_path: Path) -> None:
    if not (office := shutil.which("soffice")):
        pytest.skip("LibreOffice is not installed")
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")

    def converted(name: str, to: str) -> None:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", to, "--outdir", str(tmp_path), str(tmp_path / name)]
        subprocess.run(command, capture_output=True, check=True, timeout=240)

    def rows(name: str) -> list[dict[str, str]]:
        with open(tmp_path / name, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    for name in ("t.xlsx", "u.csv"):
        assert digecon("show", "telecom", "-o", str(tmp_path / name), *(["--bom"] if name == "u.csv" else [])).code == 0
    converted("t.xlsx", SHEETS_AS_CSV)
    converted("u.csv", "xlsx")
    ours = rows("u.csv")
    for theirs in (rows("t-data.csv"), openpyxl_rows(tmp_path / "u.xlsx")):
        assert len(theirs) == len(ours) > 50
        for told, read in zip(ours, theirs, strict=True):
            assert (told["indicator"], told["label"], told["period"]) == (
                read["indicator"],
                read["label"],
                read["period"],
            )
            assert all(
                float(told[end] or 0) == pytest.approx(float(read[end] or 0)) for end in ("value", "low", "high")
            )
    assert "Telecom revenue" in (tmp_path / "t-table.csv").read_text(encoding="utf-8")


def openpyxl_rows(path: Path) -> list[dict[str, str]]:
    import openpyxl

    head, *others = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    return [dict(zip(head, ("" if cell is None else str(cell) for cell in row), strict=True)) for row in others]
