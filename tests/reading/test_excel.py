"""Workbooks: what their cells say, and those whose sheets lie about their size, ask for billions of cells, or are damaged."""

import datetime
import io
import struct
import sys
import time
import zipfile
from collections.abc import Callable, Iterable

import pytest

from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.reading import excel
from digecon_cli.reading.files import File

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("python_calamine")
pytest.importorskip("xlrd")
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
    ("rows", "fault"),
    [
        (row(1_048_577, A="US"), "(sheet 'Sheet') has more than 1,048,576 rows, too many for a spreadsheet"),
        (row(3, XFE="US"), "(sheet 'Sheet'): 16,385 columns are too many for a table."),
        # 17 rows of 16,384 cells, 278,528, of which 6 and 15 are full.
        (
            "".join(row(number, XFD="x") for number in range(3, 18)),
            "has 278,507 empty cells and 21 full ones: delete what is far to the right",
        ),
        # What is large only where it is multiplied: 1,048,576 rows of 16,384 columns, 17,179,869,184 cells.
        (row(1_048_576, XFD="x"), "has 17,179,869,177 empty cells and 7 full ones"),
        # In single quotes, with another attribute first, and with a space that XML allows.
        ("<row r='9'><c t='str' r = 'XFD99999'><v>x</v></c></row>", "empty cells and 7 full ones"),
        (row(3, A="US") * 20_000 + "<row><c></row>", "is a damaged workbook: open it"),
    ],
    ids=["rows", "columns", "far cells", "far corner", "spelled otherwise", "cut XML"],
)
def test_absurd_and_damaged_sheets_are_one_sentence(
    rows: str, fault: str, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert excel._MOST_EMPTY == 1 << 22
    monkeypatch.setattr(excel, "_MOST_EMPTY", 1 << 18)  # the same in less time
    with pytest.raises(DataError) as caught:
        read(workbook(HEADER, rows))
    assert fault in str(caught.value)


def test_other_sheets_with_a_table_are_named(read: Read) -> None:
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


def rows_of(given: bytes) -> list[list[str]]:
    """Return the cells of the first sheet."""
    return [cells for _, cells in next(excel.sheets(File("a workbook", given))).rows()]


def saved(*lines: list[object], formats: dict[str, str]) -> bytes:
    """Return a workbook of lines, with the number formats of some cells."""
    book, stored = openpyxl.Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    for place, format in formats.items():
        book.active[place].number_format = format
    book.save(stored)
    return stored.getvalue()


def test_cells_are_the_texts_that_a_csv_would_have() -> None:
    given = saved(
        [
            datetime.date(2021, 3, 31),
            datetime.datetime(2021, 3, 31, 12, 30),
            44286,
            0.153,
            1234.5,
            2020.0,
            True,
            "a\u202eb",
        ],
        [None, None, None, "x"],
        formats={"C1": 'yyyy"年"m"月"', "D1": "0.0%", "E1": "#,##0.00"},
    )
    assert rows_of(given) == [
        # A percentage is stored as a part of one; 44286 is 31 March 2021, shown as 2021年3月.
        ["2021-03-31", "2021-03-31 12:30:00", "2021-03-31", "15.3%", "1234.5", "2020", "True", "ab"],
        ["", "", "", "x", "", "", "", ""],
    ]


def test_merged_hidden_and_formatted_cells_are_read_once() -> None:
    book, stored = openpyxl.Workbook(), io.BytesIO()
    for line in (["country", "year", "value"], ["CN", 2020, 5], [None, 2021, 6]):
        book.active.append(line)
    book.active.merge_cells("A2:A3")
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_chartsheet("Chart", 0)
    book.save(stored)
    assert rows_of(stored.getvalue()) == [["country", "year", "value"], ["CN", "2020", "5"], ["", "2021", "6"]]


def test_cells_that_are_only_formatted_make_no_table_wider(read: Read) -> None:
    empty = "".join(f'<row r="{number}"><c r="XFD{number}" s="1"/></row>' for number in range(3, 100))
    assert values(read(workbook(HEADER, empty))) == [("CN", "2020", "5")]


def test_an_error_is_read_as_the_spreadsheet_shows_it() -> None:
    wrong = '<row r="3"><c r="A3" t="str"><v>CN</v></c><c r="C3" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    assert rows_of(workbook(HEADER, wrong, row(4, A="US")))[2:] == [["CN", "", "#DIV/0!"], ["US", "", ""]]


def test_an_error_at_the_border_of_two_pieces_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "_CHUNK", 64)
    wrong = (
        '<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="str"><v>x</v></c><c r="C3" t="e"><v>#REF!</v></c></row>'
    )
    assert rows_of(workbook(HEADER, wrong)) == [
        ["country", "year", "value"],
        ["CN", "2020", "5"],
        ["#N/A", "x", "#REF!"],
    ]


def test_without_the_library_the_message_says_what_to_install(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    for library, given in (("python-calamine", workbook(HEADER)), ("xlrd", old_workbook(A=b""))):
        monkeypatch.setitem(sys.modules, library.replace("-", "_"), None)
        with pytest.raises(DataError, match=rf"is a workbook: to read it, pip install {library}\.$"):
            read(given)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def old_cell(row: int, column: int, value: str | float, form: int = 0) -> bytes:
    """Return a LABEL or a NUMBER of BIFF8 ([MS-XLS] 2.4.148, 2.4.180); ``form`` 1 is a date, 2 a percentage."""
    place = struct.pack("<HHH", row, column, form)
    if isinstance(value, float):
        return record(0x0203, place + struct.pack("<d", value))
    return record(0x0204, place + struct.pack("<HB", len(value), 0) + value.encode("ascii"))


def old_workbook(*more: bytes, **sheets: bytes) -> bytes:
    """Return a workbook of Excel 97 with sheets of the given records, and ``more`` of its own: one stream in a compound file ([MS-CFB])."""

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))

    def index(places: list[int]) -> bytes:
        named = zip(sheets, places, strict=True)
        bounds = (record(0x85, struct.pack("<IHBB", at, 0, len(name), 0) + name.encode("ascii")) for name, at in named)
        forms = b"".join(
            record(0xE0, struct.pack("<HH4xB11x", 0, number, level))
            for number, level in ((0, 0), (14, 0), (10, 0), (0, 1), (0, 2))
        )  # General, a date, 0.00%, and texts that are indented by one level and by two
        return begin(5) + b"".join(more) + forms + b"".join(bounds) + record(0x0A, b"")

    bodies = [begin(0x10) + cells + record(0x0A, b"") for cells in sheets.values()]
    at = len(index([0] * len(bodies)))
    places = [at + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    stream = (index(places) + b"".join(bodies)).ljust(4096, b"\0")
    count, end, free = -(-len(stream) // 512), 0xFFFFFFFE, 0xFFFFFFFF
    # Sector 0 is the table of sectors, 1 the directory, from 2 on the stream.
    table = [0xFFFFFFFD, end, *(number + 3 for number in range(count - 1)), end]
    table += [free] * (128 - len(table))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, free, free, child)
        return head + bytes(36) + struct.pack("<IQ", start, size)

    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<10I", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<I", free) * 108
    directory = entry("Root Entry", 5, 1, end, 0) + entry("Workbook", 2, free, 2, len(stream)) + bytes(256)
    return head + struct.pack("<128I", *table) + directory + stream.ljust(512 * count, b"\0")


def test_an_old_workbook_is_read_from_the_sheet_that_has_the_table(read: Read) -> None:
    def sheet(area: str) -> bytes:
        head = [old_cell(0, column, name) for column, name in enumerate(("country", "year", "value"))]
        cells = (old_cell(n, 0, area) + old_cell(n, 1, 1990.0 + n) + old_cell(n, 2, n + 0.5) for n in range(1, 31))
        return b"".join((*head, *cells))

    data = read(old_workbook(Note=old_cell(0, 0, "See the next"), A=sheet("A"), B=sheet("B")))
    assert values(data)[:2] == [("A", "1991", "1.5"), ("A", "1992", "2.5")]
    assert ({one.area for one in data.observations}, len(data.observations)) == ({"A"}, 30)
    assert data.notices[0].endswith(": read sheet 'A' only; also there: sheet 'B'")


def test_a_damaged_old_workbook_is_one_sentence(read: Read) -> None:
    with pytest.raises(DataError, match="is a damaged workbook: open it in a spreadsheet and save it again"):
        read(old_workbook(A=old_cell(0, 0, "country"))[:700])


def test_an_old_workbook_whose_list_of_parts_names_a_sector_twice_is_read() -> None:
    """As the Monetary Fund exports it: the sectors of the small streams are those of the workbook."""
    given = bytearray(old_workbook(A=old_cell(0, 0, "Year") + old_cell(0, 1, 2020.0)))
    given[1024 + 116 : 1024 + 128] = struct.pack("<IQ", 2, 4096)  # of the root in the directory
    assert rows_of(bytes(given)) == [["Year", "2020"]]


def test_a_figure_over_a_heading_and_a_name_is_that_of_the_name() -> None:
    names = b"".join(old_cell(row, 0, name) for row, name in enumerate(("Sex", "Male", "Female", "All")))
    figures = old_cell(0, 1, 5.5) + old_cell(2, 1, 6.5) + old_cell(3, 1, 12.5)
    merged = record(0x00E5, struct.pack("<HHHHH", 1, 0, 1, 1, 1))  # MERGECELLS ([MS-XLS] 2.4.168)
    assert rows_of(old_workbook(A=names + figures + merged)) == [
        ["Sex"], ["Male", "5.5"], ["Female", "6.5"], ["All", "12.5"],
    ]  # fmt: skip


def test_cells_of_an_old_workbook_are_read_as_the_spreadsheet_shows_them() -> None:
    wrong = record(
        0x0205, struct.pack("<HHHBB", 0, 1, 0, 42, 1)
    )  # BOOLERR ([MS-XLS] 2.4.24): the error 42, which is #N/A
    right = record(0x0205, struct.pack("<HHHBB", 0, 2, 0, 1, 0))
    day, share = old_cell(0, 3, 44286.0, form=1), old_cell(0, 4, 0.123, form=2)  # 31 March 2021
    given = old_workbook(A=old_cell(0, 0, 2020.0) + wrong + right + day + share)
    assert rows_of(given) == [["2020", "#N/A", "True", "2021-03-31", "12.3%"]]


def test_a_link_and_a_number_format_that_are_no_text_are_passed_over() -> None:
    # FORMAT ([MS-XLS] 2.4.126) with half a character, and HLINK (2.4.140) that is longer than it says.
    shown = record(0x041E, struct.pack("<HHB", 164, 1, 1) + b"\x00\xd8")
    link = record(0x01B8, struct.pack("<HHHH", 0, 0, 0, 0) + bytes(16) + struct.pack("<II", 2, 0) + bytes(7))
    tip = record(
        0x0800, struct.pack("<HHHHH", 0x0800, 0, 0, 0, 0) + "a tip\0".encode("utf-16-le")
    )  # HLinkTooltip (2.4.141)
    assert rows_of(old_workbook(shown, A=old_cell(0, 0, "Year") + old_cell(0, 1, 2020.0) + link + tip)) == [
        ["Year", "2020"]
    ]


def test_an_old_workbook_with_a_cell_where_none_can_be_is_one_sentence(read: Read) -> None:
    with pytest.raises(DataError, match="is a damaged workbook"):
        read(old_workbook(A=old_cell(0, 0, "country") + old_cell(65_535, 65_535, 1.0)))


def test_a_workbook_with_a_password_says_so(read: Read) -> None:
    locked = old_workbook(A=b"").replace("Workbook".encode("utf-16-le"), "Encrypte".encode("utf-16-le"))
    with pytest.raises(DataError, match="is locked with a password: save it without one"):
        read(locked + "EncryptedPackage".encode("utf-16-le"))


def test_a_number_that_is_shown_as_percent_is_a_rate_and_a_level_beside_it_none(read: Read) -> None:
    given = saved(
        ["USD m", 2021, 2022],
        ["Sales", 1201, 1340],
        ["Margin", 0.123, 0.0999],
        ["Part", 1, -0.5],
        ["Index", 0.5, 0.75],
        formats={"B3": "0.0%", "C3": "0%", "B4": "0.00%", "C4": "0%;[Red]-0%", "B5": '0.0"%"', "C5": "0.0\\%"},
    )
    rows = [(one.indicator, one.period, one.value, one.unit, one.unit_mult) for one in read(given).observations]
    assert rows == [
        ("Sales", "2021", "1201", "USD", 6), ("Sales", "2022", "1340", "USD", 6),
        ("Margin", "2021", "12.3", "percent", 0), ("Margin", "2022", "9.99", "percent", 0),
        ("Part", "2021", "100", "percent", 0), ("Part", "2022", "-50", "percent", 0),
        ("Index", "2021", "0.5", "", 0), ("Index", "2022", "0.75", "", 0),
    ]  # fmt: skip
    assert read(given).about("Margin").kind == "rate"


def test_a_format_of_a_condition_makes_no_percentages_of_other_cells(read: Read) -> None:
    from openpyxl import styles
    from openpyxl.formatting.rule import Rule

    book, stored = openpyxl.Workbook(), io.BytesIO()
    for line in (["country", "year", "value"], ["CN", 2020, 0.5], ["CN", 2021, 0.75]):
        book.active.append(line)
    book.active["C2"].number_format = book.active["C3"].number_format = "#,##0.000"  # the first of its own, number 164
    percent = styles.differential.DifferentialStyle(numFmt=styles.numbers.NumberFormat(164, "0%"))
    book.active.conditional_formatting.add("C2:C3", Rule("expression", dxf=percent, formula=["C2>9"]))
    book.save(stored)
    assert values(read(stored.getvalue())) == [("CN", "2020", "0.5"), ("CN", "2021", "0.75")]


def old_names(lines: Iterable[tuple[str, *tuple[float, ...]]], levels: Iterable[int]) -> bytes:
    """Return the cells of lines of an old workbook, whose names are indented by so many levels."""
    forms = {0: 0, 1: 3, 2: 4}  # of ``old_workbook``
    return b"".join(
        old_cell(row, column, cell if column == 0 else float(cell), form=0 if column else forms[level])
        for row, (line, level) in enumerate(zip(lines, levels, strict=True))
        for column, cell in enumerate(line)
    )


def test_names_that_come_again_are_below_the_name_that_is_indented_less(read: Read) -> None:
    from openpyxl import styles

    lines = [
        ("Use", 2020, 2021),
        ("Homes", 3, 4),
        ("Gas", 1, 1),
        ("Coal", 2, 3),
        ("Trade", 7, 9),
        ("Gas", 5, 6),
        ("Coal", 2, 3),
    ]
    book, stored = openpyxl.Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    for row in (3, 4, 6, 7):
        book.active.cell(row, 1).alignment = styles.Alignment(indent=2)
        book.active.cell(row, 2).alignment = styles.Alignment(indent=1)  # which says nothing of a number
    book.save(stored)
    found = ["Homes", "Homes: Gas", "Homes: Coal", "Trade", "Trade: Gas", "Trade: Coal"]
    assert [row.indicator for row in read(stored.getvalue()).observations[::2]] == found
    assert [row.value for row in read(stored.getvalue()).observations] == [
        "3",
        "4",
        "1",
        "1",
        "2",
        "3",
        "7",
        "9",
        "5",
        "6",
        "2",
        "3",
    ]
    old = old_workbook(A=old_names(lines, (0, 0, 1, 1, 0, 1, 1)))
    assert [row.indicator for row in read(old).observations[::2]] == found


def test_of_three_levels_a_name_stands_below_the_last_two(read: Read) -> None:
    lines = [
        ("Use", 2020.0, 2021.0),
        ("All", 9.0, 9.5),
        ("Homes", 3.0, 4.0),
        ("Gas", 1.0, 2.0),
        ("Trade", 7.0, 9.0),
        ("Gas", 5.0, 6.0),
    ]
    data = read(old_workbook(A=old_names(lines, (0, 0, 1, 2, 1, 2))))
    assert [row.indicator for row in data.observations[::2]] == ["All", "Homes", "Homes: Gas", "Trade", "Trade: Gas"]
