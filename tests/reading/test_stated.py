"""Breaks and revisions that a user states: in files with our columns, and in a column of the table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import digecon_cli
from digecon_cli import measures
from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.core.model import Break, Revision
from digecon_cli.measures.derivation import Options

File = Callable[..., str]
Read = Callable[..., Dataset]
TABLE = "indicator,area,period,value,vintage\nx,CN,2021,100,\nx,CN,2022,150,\nx,CN,2023,165,\nx,US,2021,10,\nx,US,2022,11,\n"


def growth(data: Dataset) -> dict[tuple[str, str], str]:
    """The growth of each area and year in whole percent, or the code of its refusal."""
    rows = measures.rows("growth", data.observations, data, Options())
    return {(row.area, row.period): row.refusal.code if row.refusal else f"{float(row.value):.0f}" for row in rows}


def test_a_file_of_breaks_parts_its_series(file: File, read: Read) -> None:
    stated = file("indicator,area,period,reason\nx,CN,2022,a wider survey\n", "breaks.csv")
    data = readers.extend(read(TABLE), breaks=stated)
    assert data.breaks["x", "CN"] == [Break("x", "CN", "2022", "a wider survey")]
    assert ("x", "US") not in data.breaks
    assert growth(data) == {("CN", "2022"): "break", ("CN", "2023"): "10", ("US", "2022"): "10"}  # 165 / 150, 11 / 10


def test_a_break_without_an_area_is_of_every_area(file: File, read: Read) -> None:
    data = readers.extend(read(TABLE), breaks=file("period,indicator\n2022,x\n", "breaks.csv"))
    assert growth(data) == {("CN", "2022"): "break", ("CN", "2023"): "10", ("US", "2022"): "break"}
    assert data.breaks["x", "US"][0].reason == "no reason is given"


def test_the_columns_of_evidence_are_read_too(file: File, read: Read) -> None:
    head = "indicator,area,period,reason,evidence,signs,source,known"
    stated = file(f"{head}\nx,CN,2022,a wider survey,stated,,yearbook,2023-01\n", "breaks.csv")
    [at] = readers.extend(read(TABLE), breaks=stated).breaks["x", "CN"]
    assert (at.period, at.reason) == ("2022", "a wider survey")


def test_a_file_of_revisions_parts_what_was_printed_before(file: File, read: Read) -> None:
    table = read(
        "indicator,area,period,value,vintage\nx,CN,2021,100,2022-01\nx,CN,2021,130,2024-06\nx,CN,2022,110,2023-01\n"
        "x,CN,2022,143,2025-01\n"
    )
    stated = file("indicator,end,day,reason\nx,2022,2024-06,a census\n", "revisions.csv")
    data = readers.extend(table, revisions=stated)
    assert data.revisions["x", "CN"] == [Revision("x", "CN", "", "2022", "2024-06", "", "a census")]
    assert growth(data) == {("CN", "2022"): "10"}  # 143 / 130, both since the census


@pytest.mark.parametrize(
    ("kind", "content", "fault"),
    [
        ("breaks", "indicator,perod\nx,2022\n", "line 1: 'perod' is not a column of such a file (did you mean 'period'?); it may have indicator, period, area, reason, evidence, signs, source, known."),
        ("breaks", "indicator,reason\nx,scope\n", "has no column period: it may have indicator, period, area, reason"),
        ("breaks", "indicator,period\n,2022\n", "line 2, column indicator: is empty"),
        ("breaks", "indicator,period\nx,2022\nxx,2022\n", "line 3, column indicator: 'xx' is not a known indicator (did you mean 'x'?)"),
        ("breaks", "indicator,area,period\nx,UK,2022\n", "line 2, column area: 'UK' is not an area of x."),
        ("breaks", "indicator,period\nx,20x2\n", "line 2, column period: '20x2' is not a period"),
        ("breaks", "indicator,period\nx\n", "line 2: 1 cells where the header has 2"),
        ("breaks", "", "is empty: give a table with a header line"),
        ("revisions", "indicator,end\nx,2022\n", "has no column day"),
        ("revisions", "indicator,end,day\nx,2022,soon\n", "line 2, column day: 'soon' is not a date"),
        ("revisions", "indicator,end,day,before\nx,2022,2024,after\n", "line 2, column before: 'after' is not"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_refused_with_its_place(kind: str, content: str, fault: str, file: File, read: Read) -> None:
    with pytest.raises(DataError) as caught:
        readers.extend(read(TABLE), **{kind: file(content, "stated.csv")})
    assert fault in str(caught.value)
    assert "stated.csv" in str(caught.value)


@pytest.mark.parametrize(
    "table",
    [
        "indicator,area,period,value,vintage,break\nx,CN,2021,100,,\nx,CN,2022,150,,{}\nx,CN,2023,165,,no\n",
        "country,year,value,break\nCN,2021,100,\nCN,2022,150,{}\nCN,2023,165,no\n",
    ],
)
@pytest.mark.parametrize(
    ("cell", "reason"),
    [("a wider survey", "a wider survey"), ("yes", "the table marks a break here (column break)"), ("0", "")],
)
def test_a_column_states_breaks(table: str, cell: str, reason: str, read: Read) -> None:
    data = read(table.format(cell))
    own = [at for (indicator, _), found in data.breaks.items() if indicator in ("x", "value") for at in found]
    assert [at.reason for at in own] == ([reason] if reason else [])
    assert growth(data) == {("CN", "2022"): "break" if reason else "50", ("CN", "2023"): "10"}


def test_map_names_the_column_of_breaks(read: Read) -> None:
    table = "Land;Jahr;OBS;Bruch\nJP;2021;20;\nJP;2022;30;neue Abgrenzung\n"
    data = read(table, "value=OBS,period=Jahr,area=Land,break=Bruch")
    assert growth(data) == {("JP", "2022"): "break"}


def test_python_and_the_command_line_take_the_files(digecon: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE)
    (tmp_path / "breaks.csv").write_text("indicator,area,period,reason\nx,CN,2022,a wider survey\n")
    path, stated = str(tmp_path / "table.csv"), str(tmp_path / "breaks.csv")
    rows = digecon_cli.read(path, breaks=stated).growth().rows
    assert [row.refusal.code for row in rows if row.refusal] == ["break"]
    answer = digecon("growth", "--data", path, "--breaks", stated, "-f", "csv", "--columns", "area,period,value,codes")
    assert answer.out.splitlines() == ["area,period,value,codes", "CN,2022,,break", "CN,2023,10,", "US,2022,10,"]
