"""``digecon site``: whole or untouched, in a folder of its own, from a table of one's own, in the languages asked for."""

import csv
import json
import re
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from markup import Page, broken

Run = Callable[..., Any]
OWN = """indicator,label,period,value,unit,source
shop.sales,Sales <b>of</b> the shop,2021,100,CNY,ledger-1
shop.sales,Sales <b>of</b> the shop,2022,110.0,CNY,"<script>alert(1)</script>"
shop.sales,Sales <b>of</b> the shop,2023,121.0,CNY,ledger-2
Shop.Sales,"Another, in capitals",2023,5,CNY,ledger-2
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A table of one's own, with what a page must not run."""
    path = tmp_path / "my shop.csv"
    path.write_text(OWN, encoding="utf-8")
    return path


def read(folder: Path) -> tuple[dict[str, bytes], dict[str, Page]]:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return files, {name: Page(raw) for name, raw in files.items() if name.endswith(".html")}


def test_a_table_of_ones_own_becomes_a_site_under_its_name(digecon: Run, own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "site"
    answer = digecon("site", str(folder), "--data", str(own))
    assert answer.code == 0, answer.err
    files, pages = read(folder)
    assert broken(files, pages) == []
    assert "my shop.csv" in pages["index.html"].text()
    assert "China's digital economy" not in pages["index.html"].text()
    assert "contributors of digecon" not in pages["index.html"].text()
    assert "claims.html" not in pages
    page = pages["indicators/shop.sales.html"]
    assert page.text("growth-nominal-computed-2023") == "10.0"  # 121 / 110; how far they are rounded nobody says
    assert "Sales <b>of</b> the shop" in page.text()  # told, not run
    assert not [told for name, one in pages.items() for tag, told in one.attributes if tag == "b" and "of" in told]
    scripts = {
        told.get("src", "").rpartition("/")[2]
        for one in pages.values()
        for tag, told in one.attributes
        if tag == "script"
    }
    assert scripts == {"page.js", "search-index.js", "search.js"}
    assert len(json.loads(files["index.json"])["indicators"]) == 2
    assert "licenses" not in json.loads(files["index.json"])
    assert "--data my shop.csv" in page.text() or "--data 'my shop.csv'" in page.text()


def test_a_folder_of_other_things_is_left_alone(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    refused = digecon("site", str(tmp_path), "economy.digital")
    assert refused.code == 2
    assert "--force" in refused.err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    assert digecon("site", str(tmp_path), "economy.digital", "--force").code == 0
    assert (tmp_path / "thesis.txt").read_text() == "mine"
    assert (tmp_path / "indicators" / "economy.digital.html").is_file()


def test_a_site_replaces_its_former_self_and_nothing_else(digecon: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    assert digecon("site", str(folder), "economy.digital", "--lang", "en").code == 0
    (folder / "CNAME").write_text("figures.example.org")
    assert digecon("site", str(folder), "economy.population", "--lang", "en").code == 0
    names = {path.name for path in (folder / "indicators").iterdir()}
    assert "economy.population.html" in names
    assert not [name for name in names if name.startswith("economy.digital")]
    assert (folder / "CNAME").read_text() == "figures.example.org"


def test_a_mark_of_others_takes_nothing_away(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "keep.txt").write_text("mine")
    folder = tmp_path / "pages"
    folder.mkdir()
    wanted = ["../keep.txt", str(tmp_path / "keep.txt"), "a/../../keep.txt"]
    (folder / "site.json").write_text(json.dumps({"generator": "digecon site", "files": wanted}))
    digecon("site", str(folder), "economy.digital", "--lang", "en", "--force")
    assert (tmp_path / "keep.txt").read_text() == "mine"


def test_what_fails_leaves_nothing_behind(digecon: Run, tmp_path: Path) -> None:
    file = tmp_path / "taken"
    file.write_text("mine")
    assert digecon("site", str(file), "economy.digital").code == 2
    assert digecon("site", str(tmp_path / "pages"), "no.such").code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--lang", "fr"), "write en, zh or both"),
        (("--port", "99999"), "not a port"),
        (("--contact", "javascript:alert(1)"), "neither a mail address nor a page"),
    ],
)
def test_a_wrong_word_is_refused(digecon: Run, tmp_path: Path, words: tuple[str, str], told: str) -> None:
    answer = digecon("site", str(tmp_path / "pages"), "economy.digital", *words)
    assert answer.code == 2
    assert told in answer.err
    assert list(tmp_path.iterdir()) == []


def test_whoever_hosts_it_is_told_of_errors(digecon: Run, tmp_path: Path) -> None:
    digecon("site", str(tmp_path), "economy.digital", "--lang", "zh", "--contact", "figures@example.org")
    page = Page((tmp_path / "indicators" / "economy.digital.html").read_bytes())
    assert "mailto:figures@example.org" in [address for _, address in page.links]
    assert not (tmp_path / "zh").exists()


def test_what_is_downloaded_runs_in_no_spreadsheet(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("area,year,value\n=1+1,2022,5\n=1+1,2023,6\n", encoding="utf-8")
    assert digecon("site", "site", "--data", "t.csv", cwd=tmp_path).code == 0
    (written,) = (tmp_path / "site" / "indicators").glob("*.csv")
    assert digecon("report", "--data", "t.csv", "-o", "t.html", cwd=tmp_path).code == 0
    (link,) = re.findall(
        'download="data.zip" href="data:application/zip;base64,([^"]*)"',
        (tmp_path / "t.html").read_text(encoding="utf-8"),
    )
    with ZipFile(BytesIO(b64decode(link))) as archive:
        assert archive.namelist() == ["data.csv"]
        in_report = archive.read("data.csv").decode()
    for text in (written.read_text(encoding="utf-8"), in_report):
        cells = [row["area"] for row in csv.DictReader(text.splitlines())]
        assert set(cells) == {"'=1+1"}
        assert len(cells) >= 2
