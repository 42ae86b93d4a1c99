"""Formats of bytes: SDMX-CSV reads back equal, workbooks and Parquet keep numbers as numbers and run nothing."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import readers
from digecon_cli.errors import UsageError
from digecon_cli.observations import Dataset, Observation
from digecon_cli.table import Listing, Table
from digecon_cli.writers import RAW, Look, render_raw

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
    header, row = render_raw(Table([one], Dataset([one], {})), "sdmx-csv", Look()).decode().splitlines()
    assert header == (
        "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,MEASURE,BASE_INDICATOR,BASE_PER,ORIGIN,PRICE_BASIS,VINTAGE,SOURCE,"
        "TIME_PERIOD,OBS_VALUE,LOW,HIGH,BOUND,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,COMMENT_OBS"
    )
    assert row == (
        "dataflow,DIGECON:FIGURES(1.0),I,telecom.revenue,CN,level,_Z,_Z,published,_Z,_Z,_Z,"
        "2023-01-01/P9M,12.81,12.805,12.815,,CNY,8,P,"
    )


def test_sdmx_csv_is_read_by_a_peer(digecon: Run) -> None:
    peer = pytest.importorskip("pysdmx.io.csv.sdmx20.reader")
    [found] = peer.read(digecon("growth", "economy.gdp", "-f", "sdmx-csv").out)
    rows = digecon("growth", "economy.gdp", "-f", "csv").out.splitlines()[1:]
    assert len(found.data) == len(rows)
    assert {"INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE"} <= set(found.data.columns)


def test_a_listing_has_no_observations() -> None:
    with pytest.raises(UsageError, match="sdmx-csv is for observations"):
        render_raw(Listing(("a",), [("b",)]), "sdmx-csv", Look())


def test_a_workbook_holds_numbers_and_never_a_formula(digecon: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "out.xlsx"
    text = "country,indicator,year,value\n=1+1,-cmd,2020,15.40\n"
    assert digecon("show", "--data", "-", "-o", str(path), given=text).code == 0
    sheet = openpyxl.load_workbook(path).active
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
    header = [cell.value for cell in next(openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active.iter_rows())]
    assert header[-3:] == ["2020", "2021", "2022"]


@pytest.mark.parametrize("format", ["xlsx", "parquet"])
def test_bytes_do_not_go_to_a_terminal(format: str, digecon: Run) -> None:
    answer = digecon("list", "-f", format)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"digecon: {format} is written to a file: add -o FILE.{format}.\n"


def test_every_raw_format_has_its_module_and_ending() -> None:
    from importlib import import_module

    for format, ending in RAW.items():
        assert ending.startswith(".")
        assert callable(import_module(f"digecon_cli.writers.{format.replace('-', '_')}").raw)
