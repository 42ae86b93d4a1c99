"""OpenDocument spreadsheets: what is written once for many cells, numbers as they are shown, and files that are none."""

import io
import zipfile

import pytest
from foreign_tables import rows
from python_calamine import CalamineWorkbook

from digecon_cli.core.errors import DataError
from digecon_cli.reading.files import File
from digecon_cli.reading.open_document import sheets

from .conftest import Read

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def number(value: float, more: str = "", kind: str = "float") -> str:
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}" {more}><text:p>x</text:p></table:table-cell>'


def text(value: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{value}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def spreadsheet(manifest: str = "<m/>", **tables: str) -> bytes:
    """Return the bytes of a spreadsheet with the rows of its tables, as its content has them."""
    body = "".join(f'<table:table table:name="{name}">{lines}</table:table>' for name, lines in tables.items())
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        content = f"<office:spreadsheet>{body}</office:spreadsheet>"
        file.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:body>{content}</office:body></office:document-content>",
        )
        file.writestr("META-INF/manifest.xml", manifest)
    return archive.getvalue()


def cells_of(given: bytes) -> list[tuple[int, list[str]]]:
    return [line for sheet in sheets(File("t.ods", given)) for line in sheet.rows()]


EMPTY = '<table:table-cell table:number-columns-repeated="16000"/>'


def test_a_table_is_read(read: Read) -> None:
    lines = row(text("Jahr"), text("Umsatz"), EMPTY) + row(number(2020), number(1.5)) + row(number(2021), number(2.25))
    far = f'<table:table-row table:number-rows-repeated="1048000">{EMPTY}</table:table-row>'
    assert rows(read(spreadsheet(Tabelle=lines + far))) == ["Umsatz 2020 1.5", "Umsatz 2021 2.25"]


def test_cells_are_as_the_spreadsheet_shows_them() -> None:
    day = '<table:table-cell office:value-type="date" office:date-value="2021-03-31"><text:p>31.03.21</text:p></table:table-cell>'
    lined = "<table:table-cell><text:p>two</text:p><text:p>a<text:s text:c='3'/>b<text:span>c</text:span></text:p></table:table-cell>"
    noted = "<table:table-cell><office:annotation><text:p>a note</text:p></office:annotation><text:p>name</text:p></table:table-cell>"
    given = spreadsheet(A=row(number(0.123, kind="percentage"), number(5, kind="currency"), day, lined, noted))
    assert cells_of(given) == [(1, ["12.3%", "5", "2021-03-31", "two\na   bc", "name"])]


def test_errors_and_what_is_not_shown_are_no_figures() -> None:
    wrong = '<table:table-cell office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>'
    hidden = '<table:covered-table-cell office:value-type="float" office:value="99"><text:p>99</text:p></table:covered-table-cell>'
    lined = "<table:table-cell><text:p>Sales<text:line-break/>USD<text:note><text:p>1</text:p></text:note></text:p></table:table-cell>"
    plain = '<table:table-cell office:value-type="string" office:string-value="name"/>'
    assert cells_of(spreadsheet(A=row(wrong, hidden, lined, plain))) == [(1, ["#DIV/0!", "", "Sales\nUSD", "name"])]
    kept = "<table:table-source/>" + row(number(2020))
    assert cells_of(spreadsheet(External=kept, A=row(number(1)))) == [(1, ["1"])]


def test_what_is_written_once_is_there_as_often_as_it_says() -> None:
    again = 'table:number-columns-repeated="2"'
    given = spreadsheet(
        A=row(text("a", again), f"<table:table-cell {again}/>", number(1))
        + row(more='table:number-rows-repeated="3"')
        + row("<table:covered-table-cell/>", number(7, again), more='table:number-rows-repeated="2"')
    )
    lines = [(1, ["a", "a", "", "", "1"]), (5, ["", "7", "7", "", ""]), (6, ["", "7", "7", "", ""])]
    assert cells_of(given) == lines
    peer = CalamineWorkbook.from_filelike(io.BytesIO(given)).get_sheet_by_name("A").to_python(skip_empty_area=False)
    assert [["" if cell == "" else str(cell).removesuffix(".0") for cell in line] for line in peer if any(line)] == [
        cells for _, cells in lines
    ]


def test_the_sheets_are_those_of_a_workbook(read: Read) -> None:
    lines = row(text("year"), text("value")) + row(number(2020), number(1))
    data = read(spreadsheet(Cover=row(text("About")), A=lines, B=lines))
    assert data.notices[0].endswith(": read sheet 'A' only; also there: sheet 'B'")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (spreadsheet(A=row(number(1), more='table:number-rows-repeated="900000000"')), "has more than [0-9,]+ rows"),
        (
            spreadsheet(A=row(number(1, 'table:number-columns-repeated="900000000"'))),
            "columns are too many for a table",
        ),
        (
            spreadsheet(
                A=row(number(1, 'table:number-columns-repeated="9000"'), more='table:number-rows-repeated="9000"')
            ),
            "cells, of which",
        ),
        (spreadsheet(manifest="<encryption-data/>"), "is locked with a password"),
        (spreadsheet(A="<table:table-row>"), "is a damaged workbook"),
        (spreadsheet(A=row(number(1, 'table:number-columns-repeated="x"'))), "is a damaged workbook"),
    ],
)
def test_absurd_and_damaged_ones_are_one_sentence(given: bytes, reason: str, read: Read) -> None:
    with pytest.raises(DataError, match=reason):
        read(given)
