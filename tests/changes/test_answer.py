"""diff as its users have it: from files, folders and packages, as a table, CSV and changelog."""

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import digecon_cli
from digecon_cli.core import bundled, package

Run = Callable[..., Any]
HEAD = "indicator,area,period,measure,base_indicator,base_period,value,bound,unit,unit_mult,basis,status,vintage,source,locator,note\n"
BEFORE = HEAD + (
    "telecom.revenue,CN,2021,level,,,14700,,CNY,8,,P,2022-01,m-1,,\n"
    "telecom.revenue,CN,2022,level,,,15800,,CNY,8,,A,2023-01,m-2,,\n"
    "telecom.cloud,CN,2022,growth,,,118.2,,percent,0,comparable,A,2023-01,m-2,,\n"
)
AFTER = HEAD + (
    "telecom.revenue,CN,2021,level,,,14700,,CNY,8,,A,2022-01-20,m-1,p. 3,\n"
    "telecom.revenue,CN,2022,level,,,15800,,CNY,8,,A,2023-01,m-2,,\n"
    "telecom.revenue,CN,2022,level,,,15600,,CNY,8,,A,2024-01,m-3,,\n"
    "telecom.revenue,CN,2023,level,,,16835,,CNY,8,,A,2024-01,m-3,,\n"
)


@pytest.fixture
def tables(tmp_path: Path) -> tuple[str, str]:
    found = []
    for name, text, version in (("old", BEFORE, "2024.01"), ("new", AFTER, "2024.02")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "indicators.csv").write_text(text, encoding="utf-8")
        (folder / "datapackage.json").write_text(f'{{"version": "{version}"}}', encoding="utf-8")
        shutil.copy(Path(bundled.data_dir()) / "catalog.csv", folder)
        found.append(str(folder))
    return found[0], found[1]


def test_programs_get_a_line_a_change(digecon: Run, tables: tuple[str, str]) -> None:
    answer = digecon("diff", *tables)
    assert (answer.code, answer.err) == (1, "")  # they differ
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    told = [
        (one["change"], one["what"], one["field"], one["period"], one["old"], one["new"], one["difference"])
        for one in rows
    ]
    assert told == [
        ("added", "print", "", "2022", "", "1560.0", ""),
        ("added", "figure", "", "2023", "", "1683.5", ""),
        ("revised", "figure", "", "2022", "1580.0", "1560.0", "-1.266"),
        ("withdrawn", "figure", "", "2022", "118.2", "", ""),
        ("changed", "figure", "status", "2021", "P", "A", ""),
        ("changed", "figure", "vintage", "2021", "2022-01", "2022-01-20", ""),
        ("changed", "figure", "locator", "2021", "", "p. 3", ""),
    ]


def test_people_see_what_was_quoted_and_is_another_figure_now(digecon: Run, tables: tuple[str, str]) -> None:
    answer = digecon("diff", *tables, "-f", "table", COLUMNS="80")
    assert answer.out == (
        "2024.01 to 2024.02: 2 figures that were there changed\n"
        "Added           2 figures (2022-23), 1 of them further prints\n"
        "Fields changed  status 1, release date 1, place in the document 1\n"
        "Revised beyond rounding: 1\n"
        "telecom.revenue  2022  1,580.0 billion yuan  1,560.0 billion yuan  -1.27 %\n"
        "Withdrawn: 1\n"
        "telecom.cloud growth  2022  118.2 %\n"
        "Added: 2\n"
        "telecom.revenue  2023  1,684 billion yuan\n"
        "telecom.revenue  2022  1,560 billion yuan\n"
        "The version went from 2024.01 to 2024.02.\n"
        "all of it: --all or -f csv; as a changelog: -f changelog\n"
    )


def test_the_changelog_names_every_figure_that_changed(digecon: Run, tables: tuple[str, str], tmp_path: Path) -> None:
    answer = digecon("diff", *tables, "-f", "changelog")
    assert answer.out == (
        "### Data\n\n"
        "- **2 figures of 2022 to 2023 were added** (1 of them a further print of a figure already there), of 1 series.\n"
        "- Series that reach further now: `telecom.revenue` to 2023.\n"
        "- Revised: `telecom.revenue` 2022 from 1,580.0 billion yuan to 1,560.0 billion yuan (-1.266 %).\n"
        "- Withdrawn: `telecom.cloud` growth 2022, 118.2 % (m-2).\n"
        "- Status (1): `telecom.revenue` 2021 from P to A.\n"
        "- Release dates (1): `telecom.revenue` 2021 from 2022-01 to 2022-01-20.\n"
        "- 1 figure has another locator.\n"
        "\n<!-- The version went from 2024.01 to 2024.02. -->\n"
    )
    assert digecon("diff", *tables, "-o", str(tmp_path / "data.md")).code == 1
    assert (tmp_path / "data.md").read_text(encoding="utf-8") == answer.out


def test_a_package_is_the_table_that_it_was_exported_from(digecon: Run, tmp_path: Path) -> None:
    whole = str(tmp_path / "all.zip")
    assert digecon("export", whole).code == 0
    for old, new in ((whole, ""), (package.shipped(), whole), (bundled.version(), whole)):
        answer = digecon("diff", *filter(None, (old, new)))
        assert (answer.code, answer.out.count("\n")) == (0, 1)  # the header
        assert answer.err == "digecon: nothing was added, revised or withdrawn: both tables are the same.\n"


def test_a_file_is_a_table_too(digecon: Run, tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    assert digecon("show", "telecom.revenue", "--from", "2020", "--to", "2021", "-o", str(one)).code == 0
    assert digecon("show", "telecom.revenue", "--from", "2020", "--to", "2022", "-o", str(other)).code == 0
    rows = list(csv.DictReader(io.StringIO(digecon("diff", str(one), str(other)).out)))
    assert {(row["change"], row["period"]) for row in rows} == {("added", "2022")}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["1999.01"], 2, "the table of 1999.01 is not here, only that of .*: give its folder or its package"),
        (["nowhere"], 2, "cannot read 'nowhere'"),
        (["."], 2, "'.' holds no indicators.csv"),
        ([], 2, "Missing argument 'OLD'"),
        (["a", "b", "c"], 2, ""),
    ],
)
def test_what_is_no_table_is_refused(digecon: Run, tmp_path: Path, words: list[str], code: int, told: str) -> None:
    answer = digecon("diff", *words, cwd=tmp_path)
    assert (answer.code, answer.out) == (code, "")
    assert re.search(told, answer.err)


def test_a_damaged_descriptor_is_told(digecon: Run, tables: tuple[str, str]) -> None:
    (Path(tables[0]) / "datapackage.json").write_text("{", encoding="utf-8")
    assert "has a damaged datapackage.json: export it again" in digecon("diff", *tables).err


def test_python_has_both(tables: tuple[str, str]) -> None:
    found = digecon_cli.diff(*tables).to_frame()
    assert found["difference"].dropna().tolist() == [-1.266]
    assert digecon_cli.diff(bundled.version()).to_frame().empty
    told = digecon_cli.load().revisions("economy.gdp").to_frame()
    growth = told[(told["period"] == "2017") & (told["measure"] == "growth")]
    assert growth["value"].tolist() == [6.9, 6.8, 6.9]  # the bureau's three releases
    assert growth["note"].tolist() == ["", "beyond rounding", "beyond rounding"]


def test_only_revisions_of_the_periods_that_are_asked_for_are_explained(digecon: Run) -> None:
    def reasons(*line: str) -> list[str]:
        return re.findall("^20[0-9-]+(?=: )", digecon("revisions", "economy.gdp", *line, "-f", "table").out, re.M)

    # The fourth census restated the years up to 2018, the fifth those up to 2023.
    assert reasons("--from", "2017", "--to", "2019") == ["2019-11-22", "2024-12-26"]
    assert reasons("--from", "2021") == ["2024-12-26"]
    assert reasons("--from", "2024") == []


def test_one_indicator_has_revisions(digecon: Run) -> None:
    assert digecon("revisions", "telecom").code == 2
    assert digecon("revisions", "nothing.there").code == 2
    answer = digecon(
        "revisions", "telecom.emerging", "--from", "2021", "--to", "2021", "--columns", "period,vintage,value"
    )
    assert answer.out.splitlines()[:3] == ["period,vintage,value", "2021,2022-01,222.5", "2021,2024-05-24,237.2"]
