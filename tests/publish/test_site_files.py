"""The tree as files for programs: at the addresses that are told, equal to what the commands give, read by pandas and DuckDB."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from xml.etree import ElementTree

import pandas
import pytest

from digecon_cli.ask.contract import HEADER


def indicators(files: dict[str, bytes]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files["index.json"])["indicators"]
    return found


def test_csv_and_json_are_what_show_writes(files: dict[str, bytes], digecon: Callable[..., Any]) -> None:
    for name in ("economy.digital", "economy.gdp", "economy.population"):
        for format in ("csv", "json"):
            told = digecon("show", name, "--freq", "all", "-f", format).out
            assert files[f"indicators/{name}.{format}"].decode() == told


def test_the_index_leads_to_everything(files: dict[str, bytes]) -> None:
    told = indicators(files)
    assert "economy.digital" in {one["id"] for one in told}
    for one in told:
        for kind in ("page", "csv", "json", "metadata"):
            assert one[kind] in files
        assert one.get("svg", one["csv"]) in files
    (digital,) = (one for one in told if one["id"] == "economy.digital")
    assert (digital["first"], digital["last"]) == ("2012", "2023")
    assert digital["latest"]["value"] == "53.9"
    assert (digital["latest"]["unit"], digital["latest"]["unit_mult"]) == ("CNY", 12)
    assert digital["latest"]["source"] == "caict-2024-09b"


def test_metadata_tell_what_a_reader_must_know(files: dict[str, bytes]) -> None:
    told = json.loads(files["indicators/economy.gdp.metadata.json"])
    assert told["columns"] == list(HEADER)
    assert "2024-12-26" in {one["day"] for one in told["revisions"]}
    assert all(one["organisation"] for one in told["documents"])
    assert told["generator"] == "digecon"
    assert told["version"]
    digital = json.loads(files["indicators/economy.digital.metadata.json"])
    assert digital["wholes"] == {"economy.gdp": "subset"}
    assert digital["label_zh"] == "数字经济规模"
    assert "[caict-2024-09b]" in digital["citation"]


def test_pictures_stand_alone(files: dict[str, bytes]) -> None:
    for path, raw in files.items():
        if path.endswith(".svg"):
            root = ElementTree.fromstring(raw)
            assert root.tag == "{http://www.w3.org/2000/svg}svg"
            texts = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]
            assert root.get("aria-label") in texts
            assert any(text.startswith("Source: ") for text in texts), path


def test_search_finds_pages_that_are_there(files: dict[str, bytes]) -> None:
    text = files["search-index.js"].decode()
    found = json.loads(text.removeprefix("window.digecon = ").rstrip(";\n"))["entries"]
    places = [place for entry in found for place in entry.get("places", [entry])]
    assert [place["path"] for place in places if place["path"] not in files] == []
    assert {entry["kind"] for entry in found} == {"indicator", "sector", "document"}
    entries = {entry["indicator"]: entry for entry in found if entry["kind"] == "indicator"}
    (digital,) = entries["economy.digital"]["places"]
    newest = [digital[name].replace("\u00a0", " ") for name in ("newest", "newest_chinese")]
    assert newest == ["53.9 trillion yuan (2023)", "53.9万亿元（2023）"]
    population = entries["economy.population"]
    assert "inhabitant" in population["alike"]  # as search says it, too
    assert population["english_name"] != population["chinese_name"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of a site that ``--serve`` shows."""
    folder = tmp_path_factory.mktemp("served") / "pages"
    line = [sys.executable, "-m", "digecon_cli", "site", str(folder), "economy.digital", "--serve", "--port", "0"]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stderr is not None
        told = server.stderr.readline()
        address = server.stderr.readline().partition("http://127.0.0.1:")[2].partition("/")[0]
        assert "index.html" in told
        try:
            yield f"http://127.0.0.1:{address}/", folder
            server.send_signal(signal.SIGINT)
            assert server.wait(60) == 0
        finally:
            server.kill()  # or leaving this block would wait for it


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for another process")
def test_pandas_reads_a_figure_by_address(served: tuple[str, Path]) -> None:
    figures = pandas.read_csv(served[0] + "indicators/economy.digital.csv")
    levels = figures[(figures.measure == "level") & (figures.freq == "A")].set_index("period").value
    assert levels["2018"] == 31.3
    assert levels["2023"] == 53.9
    with urlopen(served[0] + "zh/indicators/economy.digital.html") as answer:
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "数字经济" in answer.read().decode()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for another process")
def test_duckdb_reads_the_same_file(served: tuple[str, Path]) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = served[1] / "indicators" / "economy.digital.csv"  # by address it would fetch an extension
    line = f"SELECT period, value, low, high FROM read_csv('{path}') WHERE measure = 'level' AND freq = 'A' ORDER BY period"
    found = duckdb.sql(line).fetchall()
    assert (str(found[-1][0]), *found[-1][1:]) == ("2023", 53.9, 53.85, 53.95)
    assert len(found) == 9
