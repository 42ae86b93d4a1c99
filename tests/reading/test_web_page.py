"""Tables of web pages, also of those that are called workbooks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError

Read = Callable[..., Dataset]
TABLE = (
    "<table border=1><tr><th rowspan=2>Area</th><th colspan=2>GDP (million USD)</th></tr><tr><th>2019</th><th>2020<sup>1</sup></th></tr>"
    "<tr><td>Kenya<td>1,234.5<td>5&nbsp;678</tr><tr><td>Uganda</td><td>3</td><td><b>4</b></td></tr></table>"
)
EXPECTED = [
    ("Kenya", "2019", "1234.5", "USD"), ("Kenya", "2020", "5678", "USD"), ("Uganda", "2019", "3", "USD"), ("Uganda", "2020", "4", "USD"),
]  # fmt: skip


def figures(data: Dataset) -> list[tuple[str, str, str, str]]:
    return sorted((row.area, row.period, row.value, row.unit) for row in data.observations)


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><style>td {{ color: red }}</style></head><body><p>Text</p>{TABLE}</body></html>",
        f"<!DOCTYPE html>\n<html>{TABLE}</html>",
        f"\n<?xml version='1.0'?>\n<!-- saved -->\n<html xmlns='x'>{TABLE}",
        TABLE.upper().replace("KENYA", "Kenya").replace("UGANDA", "Uganda").replace("&NBSP;", "&nbsp;"),
        f"<html><table><tr><td>Menu</td><td>{TABLE}</td></tr></table></html>",  # for the layout of the page
    ],
    ids=["page", "doctype", "XML", "capitals", "within another"],
)
def test_the_table_of_a_page_is_read(read: Read, page: str) -> None:
    data = read(page)
    assert figures(data) == EXPECTED
    assert {row.unit_mult for row in data.observations} == {6}


def test_other_tables_of_a_page_are_named_and_can_be_asked_for(tmp_path: Path) -> None:
    other = "<table><tr><td>year</td><td>rate (%)</td></tr><tr><td>2019</td><td>5.5</td></tr></table>"
    (tmp_path / "page.xls").write_text(f"<html><table><tr><td>Menu</td></tr></table>{TABLE}{other}</html>")
    data = readers.read(str(tmp_path / "page.xls"))
    assert figures(data) == EXPECTED
    assert "read sheet 'table 1' only; also there: sheet 'table 2'" in str(data.notices)
    asked = readers.read(str(tmp_path / "page.xls"), "sheet=table 2")
    assert [(row.period, row.value, row.unit) for row in asked.observations] == [("2019", "5.5", "percent")]


def test_a_page_is_in_the_encoding_that_it_states(tmp_path: Path) -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><table><tr><td>指标</td><td>2019年</td><td>2020年</td></tr><tr><td>生产总值（亿元）</td><td>12</td><td>13</td></tr></table>'  # fmt: skip
    (tmp_path / "page.xls").write_bytes(page.encode("gb2312"))
    data = readers.read(str(tmp_path / "page.xls"))
    first = data.observations[0]
    assert (first.indicator, first.period, first.unit, first.unit_mult) == ("生产总值（亿元）", "2019", "CNY", 8)
    assert not [remark for remark in data.remarks if "UTF-8" in str(remark)]


@pytest.mark.parametrize(
    "page", ["<html><p>No table</p>", "<html><table><tr><td>Menu</td></tr></table>", "<html><table><tr>"]
)
def test_a_page_without_a_table_is_refused(read: Read, page: str) -> None:
    with pytest.raises(DataError, match=r"is a web page \(HTML\) without a table: save the table as CSV or xlsx"):
        read(page)


def test_cells_over_absurdly_many_columns_are_as_many_as_a_spreadsheet_has(read: Read) -> None:
    with pytest.raises(DataError):
        read("<html><table><tr><td colspan=99999999>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>")
