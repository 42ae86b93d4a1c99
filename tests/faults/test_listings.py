"""Every answer that is no table of figures, in the formats with types: a file that opens, with the rows of its CSV."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from registered import ANSWERS, MEASURES
from registered import line as line_of

Run = Callable[..., Any]
LINES = (
    *(line_of(name, file="own.csv", old="before.zip") for name in ANSWERS if name not in (*MEASURES, "show")),
    *(f"{line_of(name, 'economy')} --explain" for name in MEASURES), "list economy", "targets", "check --article --all", "sources telecom",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(digecon: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("listings")
    assert digecon("export", str(place / "before.zip"), "economy").code == 0
    (place / "own.csv").write_text("country,year,value\nX,2000,1\nX,2001,a\n")
    return place


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("format", ["xlsx", "parquet"])
def test_every_listing_is_a_workbook_and_a_parquet_file(digecon: Run, folder: Path, line: str, format: str) -> None:
    plain = digecon(*line.split(), "-f", "csv", cwd=folder)
    assert plain.code in (0, 1)
    header, *rows = csv.reader(io.StringIO(plain.out))
    assert rows
    path = folder / f"t.{format}"
    answer = digecon(*line.split(), "-o", path.name, cwd=folder)
    assert (answer.code, answer.out) == (plain.code, "")
    found = _of_workbook(path) if format == "xlsx" else _of_parquet(path)
    assert (found[0], len(found) - 1) == (header, len(rows))
    texts = [at for at, name in enumerate(header) if name in ("indicator", "label", "source", "title", "reason")]
    assert [[row[at] for at in texts] for row in found[1:]] == [[row[at] for at in texts] for row in rows]


def _of_workbook(path: Path) -> list[list[str]]:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    sheet = book["data"] if "data" in book.sheetnames else book.worksheets[0]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    book.close()
    return rows


def _of_parquet(path: Path) -> list[list[str]]:
    parquet = pytest.importorskip("pyarrow.parquet")
    with parquet.ParquetFile(path) as file:
        table = file.read()
    rows = ([cell if cell is not None else "" for cell in row.values()] for row in table.to_pylist())
    return [table.column_names, *([str(cell) for cell in row] for row in rows)]
