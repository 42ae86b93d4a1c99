"""What we publish for others, as they read it: cffconvert, mlcroissant and datasette. `./dev engines` installs them."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from digecon_cli import bundled, export

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
