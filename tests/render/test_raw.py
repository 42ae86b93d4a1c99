"""Formats of bytes: SDMX-CSV reads back equal, workbooks and Parquet keep numbers as numbers and run nothing."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import reading as readers
from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable, RecordListing
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import Observation
from digecon_cli.render import render

Run = Callable[..., Any]


@pytest.mark.parametrize(
    "arguments", [("show", "economy.gdp", "--all-sources"), ("growth", "telecom"), ("cagr",), ("show", "computing")]
)
def test_sdmx_csv_reads_back_equal(arguments: tuple[str, ...], digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.sdmx"
    assert digecon(*arguments, "-o", str(path)).code == 0
    expected = digecon(*arguments, "-f", "csv").out
    again = digecon("show", "--all-sources", "--data", str(path), "-f", "csv").out
    assert sorted(again.splitlines()) == sorted(expected.splitlines())


def test_sdmx_csv_has_the_columns_of_version_2() -> None:
    one = Observation(
        "telecom.revenue", "CN", "2023-01-01/P9M", "level", "", "", "published", "12.81", "12.805", "12.815", "",
        "CNY", 8, "", "P", "", "", "",
    )  # fmt: skip
    header, row = render(ObservationTable([one], Dataset([one], {})), "sdmx-csv", RenderOptions()).text.splitlines()
    assert header == (
        "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,MEASURE,BASE_INDICATOR,BASE_PER,ORIGIN,PRICE_BASIS,VINTAGE,SOURCE,"
        "TIME_PERIOD,OBS_VALUE,LOW,HIGH,BOUND,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,COMMENT_OBS,CODES,PRINTED,PRINTED_MULT"
    )
    assert row == (
        "dataflow,DIGECON:FIGURES(1.0),I,telecom.revenue,CN,level,_Z,_Z,published,_Z,_Z,_Z,"
        "2023-01-01/P9M,12.81,12.805,12.815,,CNY,8,P,,,12.81,8"
    )


def test_sdmx_csv_is_read_by_a_peer(digecon: Run) -> None:
    peer = pytest.importorskip("pysdmx.io.csv.sdmx20.reader")
    [found] = peer.read(digecon("growth", "economy.gdp", "-f", "sdmx-csv").out)
    rows = digecon("growth", "economy.gdp", "-f", "csv").out.splitlines()[1:]
    assert len(found.data) == len(rows)
    assert {"INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE"} <= set(found.data.columns)


def test_a_listing_has_no_observations() -> None:
    with pytest.raises(UsageError, match="sdmx-csv is for observations"):
        render(RecordListing(("a",), [("b",)]), "sdmx-csv", RenderOptions())


def test_a_workbook_holds_numbers_and_never_a_formula(digecon: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "out.xlsx"
    text = "country,indicator,year,value\n=1+1,-cmd,2020,15.40\n"
    assert digecon("show", "--data", "-", "-o", str(path), given=text).code == 0
    sheet = openpyxl.load_workbook(path)["data"]
    header, row = [list(cells) for cells in sheet.iter_rows()]
    told = {name.value: cell for name, cell in zip(header, row, strict=True)}
    assert (told["value"].value, told["value"].number_format) == (15.4, "0.00")
    assert (told["area"].value, told["area"].data_type) == ("=1+1", "s")
    assert told["indicator"].value == "-cmd"


def test_a_workbook_and_parquet_are_read_back(digecon: Run, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    formats = ["xlsx"]
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        pass
    else:
        formats.append("parquet")
    expected = digecon("growth", "economy.digital", "-f", "jsonl").out.splitlines()
    for format in formats:
        path = tmp_path / f"out.{format}"
        assert digecon("growth", "economy.digital", "-o", str(path)).code == 0
        data = readers.read(str(path))
        assert len(data.observations) == len(expected)
        assert any(one.low and one.high for one in data.observations)


def test_the_wide_form_goes_across_in_a_workbook(digecon: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "out.xlsx"
    assert (
        digecon("show", "economy.gdp", "--freq", "A", "--from", "2020", "--to", "2022", "--wide", "-o", str(path)).code
        == 0
    )
    header = [cell.value for cell in next(openpyxl.load_workbook(path)["data"].iter_rows())]
    assert header[-3:] == [2020, 2021, 2022]


@pytest.mark.parametrize("format", ["xlsx", "parquet"])
def test_bytes_do_not_go_to_a_terminal(format: str, digecon: Run) -> None:
    answer = digecon("list", "-f", format)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"digecon: {format} is written to a file: add -o FILE.{format}.\n"


# A year is no number here: only what the listing calls one.
YEARS = RecordListing(
    ("source", "published", "line", "latest"),
    [("a", "2023", 1, "15.40"), ("b", "2022", "", "7"), ("=1", "2021", 3, "")],
    numbers={"line": int, "latest": float},
)


def test_a_workbook_of_a_listing_has_numbers_where_a_column_has_nothing_else() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    raw = render(YEARS, "xlsx", RenderOptions()).data
    head, *rows = openpyxl.load_workbook(io.BytesIO(raw)).active.iter_rows()
    assert [cell.value for cell in head] == list(YEARS.columns)
    assert [[cell.value for cell in row] for row in rows] == [
        ["a", "2023", 1, 15.4], ["b", "2022", None, 7], ["=1", "2021", 3, None],
    ]  # fmt: skip
    assert rows[0][3].number_format == "0.00"
    assert rows[2][0].data_type == "s"


def test_parquet_of_a_listing_has_numbers_where_a_column_has_nothing_else_and_keeps_its_types_without_rows() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    full, empty = (
        parquet.ParquetFile(io.BytesIO(render(one, "parquet", RenderOptions()).data)).read()
        for one in (YEARS, YEARS._replace(rows=[]))
    )
    assert [str(field.type) for field in full.schema] == ["string", "string", "int64", "double"]
    assert full.to_pydict() == {
        "source": ["a", "b", "=1"], "published": ["2023", "2022", "2021"], "line": [1, None, 3], "latest": [15.4, 7.0, None],
    }  # fmt: skip
    assert empty.schema.equals(full.schema)


LISTINGS = ["list economy", "search broadband", "info economy.gdp", "sources economy", "explain economy.digital 2018",
            "check --article --within article", "cite economy.digital", "validate t.csv"]  # fmt: skip


@pytest.mark.parametrize("format", ["xlsx", "parquet"])
@pytest.mark.parametrize("line", LISTINGS)
def test_every_listing_goes_to_a_file(line: str, format: str, digecon: Run, tmp_path: Path) -> None:
    pytest.importorskip({"xlsx": "openpyxl", "parquet": "pyarrow"}[format])
    digecon("show", "economy.gdp", "-o", "t.csv", cwd=tmp_path)
    answer = digecon(*line.split(), "-o", f"out.{format}", cwd=tmp_path)
    assert (answer.code, answer.out) == (1 if line.startswith("check") else 0, "")
    assert (tmp_path / f"out.{format}").read_bytes()[:2] == {"xlsx": b"PK", "parquet": b"PA"}[format]
