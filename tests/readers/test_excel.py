"""Workbooks whose sheets lie about their size, ask for billions of cells, or are damaged."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from digecon_cli.dataset import Dataset
from digecon_cli.errors import DataError
from digecon_cli.readers import excel

openpyxl = pytest.importorskip("openpyxl")
Read = Callable[..., Dataset]
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def row(number: int, **cells: str) -> str:
    inner = "".join(f'<c r="{column}{number}" t="str"><v>{text}</v></c>' for column, text in cells.items())
    return f'<row r="{number}">{inner}</row>'


HEADER = row(1, A="country", B="year", C="value") + row(2, A="CN", B="2020", C="5")


def workbook(*rows: str, dimension: str = "A1:XFD1048576") -> bytes:
    """Return a workbook with a sheet of the given XML, as no spreadsheet would write it."""
    plain, packed = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(plain)
    text = f'<worksheet xmlns="{SPACE}"><dimension ref="{dimension}"/>'
    text += f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, text if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return packed.getvalue()


def values(data: Dataset) -> list[tuple[str, str, str]]:
    return [(one.area, one.period, one.value) for one in data.observations]


def test_a_wrong_dimension_cuts_nothing_off(read: Read) -> None:
    given = workbook(HEADER, row(3, A="US", B="2021", C="6"), dimension="A1:B2")
    assert values(read(given)) == [("CN", "2020", "5"), ("US", "2021", "6")]


def test_two_thousand_rows_take_no_seconds(read: Read) -> None:
    given = workbook(HEADER, *(row(number, A=f"C{number}", B="2020", C="1") for number in range(3, 2003)))
    start = time.perf_counter()
    assert len(read(given).observations) == 2001
    assert time.perf_counter() - start < 5  # 30 s when every row is padded to 16,384 cells


def test_a_row_at_the_far_end_is_read_without_the_empty_ones_before(read: Read) -> None:
    assert values(read(workbook(HEADER, row(1_048_576, A="US", B="2021", C="6")))) == [
        ("CN", "2020", "5"), ("US", "2021", "6"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (row(1_048_577, A="US"), "(sheet 'Sheet') has more than 1,048,576 rows, as no spreadsheet has"),
        (row(3, XFE="US"), "(sheet 'Sheet'), row 3: 16,385 columns are more than any table has."),
        # Rows 3 to 19 are 17 with 16,383 empty cells each, the first number above 2 ** 18; 6 cells are above.
        (
            "".join(row(number, XFD="x") for number in range(3, 100)),
            "has 278,511 empty cells and 23 full ones up to row 19: delete the columns far right",
        ),
        ("".join(f'<row r="{number}"><c r="XFD{number}"/></row>' for number in range(3, 100)), "and 6 full ones"),
        ('<row r="3"><c r="A3"><v>abc</v></c></row>', "(sheet 'Sheet') is a damaged workbook: open it"),
        (row(3, A="US") * 20_000 + "<row><c></row>", "(sheet 'Sheet') is a damaged workbook: open it"),
    ],
    ids=["rows", "columns", "far cells", "far formats", "no number", "cut XML"],
)
def test_absurd_and_damaged_sheets_are_one_sentence(
    rows: str, told: str, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert excel._MOST_EMPTY == 1 << 24
    monkeypatch.setattr(excel, "_MOST_EMPTY", 1 << 18)  # the same in less time
    with pytest.raises(DataError) as caught:
        read(workbook(HEADER, rows))
    assert told in str(caught.value)


def test_other_sheets_with_a_table_are_told(read: Read) -> None:
    book = openpyxl.Workbook()
    book.active.append(["See the next sheets"])
    for title in ("First", "Second"):
        sheet = book.create_sheet(title)
        for line in (["country", "year", "value"], *([title, 1900 + number, 1] for number in range(30))):
            sheet.append(line)
    stored = io.BytesIO()
    book.save(stored)
    data = read(stored.getvalue())
    assert {one.area for one in data.observations} == {"First"}
    assert len(data.observations) == 30
    assert data.notices[0].endswith(": read sheet 'First' only; also there: sheet 'Second'")


def test_an_old_workbook_is_read_from_the_sheet_that_has_the_table(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    xlrd = pytest.importorskip("xlrd")

    class Old:
        def __init__(self, name: str, rows: list[list[object]]) -> None:
            self.name, self.nrows, self.row_values = name, len(rows), rows.__getitem__

        def sheets(self) -> list["Old"]:
            return [
                Old(area, [["country", "year", "value"], *([area, 1990 + n, 1.0] for n in range(30))]) for area in "AB"
            ]

    monkeypatch.setattr(xlrd, "open_workbook", lambda file_contents: Old("", []))
    data = read(b"\xd0\xcf\x11\xe0")
    assert ({one.area for one in data.observations}, len(data.observations)) == ({"A"}, 30)
