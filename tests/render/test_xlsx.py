"""Workbooks: what people see on the first sheet, cell by cell, and that it is what the data says."""

import csv
import io
import re
import shlex
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from registered import MEASURES
from registered import line as line_of

from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable, RecordListing
from digecon_cli.core import bounded, bundled, units
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import Observation
from digecon_cli.document import NONE
from digecon_cli.render import _workbook, render, xlsx

openpyxl = pytest.importorskip("openpyxl")
Run = Callable[..., Any]
Figure = Callable[..., Observation]
TableOf = Callable[..., ObservationTable]
FIGURES = RenderOptions()


def book_of(content: ObservationTable | RecordListing, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(content, "xlsx", RenderOptions(**options)).data))


def told(sheet: Any) -> list[list[Any]]:
    """Return the cells of a sheet by rows, without the empty ones at the end of a row."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [row[: max((place + 1 for place, one in enumerate(row) if one is not None), default=0)] for row in rows]


def cell_at(sheet: Any, label: str, period: int) -> Any:
    """Return the cell of a row and a period."""
    column = next(cell.column for cell in sheet[1] if cell.value == period)
    row = next(cells[0].row for cells in sheet.iter_rows() if cells[0].value == label)
    return sheet.cell(row, column)


@pytest.fixture
def levels(figure: Figure, table_of: TableOf) -> ObservationTable:
    """Return levels of two series, one with a bound, one in two multiples, with marks."""
    revenue, cloud = {"indicator": "telecom.revenue", "unit": "CNY"}, {"indicator": "telecom.cloud", "unit": "CNY"}
    return table_of(
        figure(**revenue, period="2021", value="1.47", low="1.465", high="1.475", unit_mult=12),
        figure(**revenue, period="2022", value="15808", low="15807.5", high="15808.5", unit_mult=8, source="miit-2023"),
        figure(**revenue, period="2023", value="1.68", low="1.675", high="1.685", unit_mult=12, status="U"),
        figure(**cloud, period="2021", value="1808.7", low="1808.7", bound="over", unit_mult=8),
        figure(**cloud, period="2023", value="400", low="395", high="405", bound="about", unit_mult=9),
    )


def test_people_see_a_line_a_series_with_years_across(levels: ObservationTable) -> None:
    book = book_of(levels)
    assert book.sheetnames == ["table", "data", "sources"]
    assert told(book["table"]) == [
        ["Telecom", 2021, 2022, 2023],
        ["Billion yuan"],
        ["Telecom revenue", 1470, 1580.8, 1680],
        ["Cloud revenue", 180.87, NONE, 400],
        [],
        ["u weakly sourced"],
        ["> over"],
        ["~ about"],
        [f"{NONE} none printed"],
        ["Every figure with its bounds, date and document: sheet 'data'; 2 documents: sheet 'sources'"],
    ]


def test_a_number_is_shown_with_its_printed_decimals_its_bound_and_its_mark(levels: ObservationTable) -> None:
    sheet = book_of(levels)["table"]
    found = {
        (label, year): cell_at(sheet, label, year).number_format
        for label, year in (("Telecom revenue", 2022), ("Telecom revenue", 2023), ("Cloud revenue", 2021))
    }
    assert found == {
        ("Telecom revenue", 2022): "#,##0_ _p",
        ("Telecom revenue", 2023): '#,##0" u"',
        ("Cloud revenue", 2021): '">"#,##0.00_ _p;">"-#,##0.00_ _p',  # one decimal would say 180.9
    }
    assert cell_at(sheet, "Cloud revenue", 2023).number_format == '"~"#,##0_ _p;"~"-#,##0_ _p'


@pytest.mark.parametrize(
    ("value", "bound", "format"),
    [
        ("180.86", "over", '">"#,##0.00;">"-#,##0.00'),  # one decimal would say over 180.9
        ("180.84", "over", '">"#,##0.0;">"-#,##0.0'),
        ("180.84", "under", '"<"#,##0.00;"<"-#,##0.00'),
        ("180.86", "under", '"<"#,##0.0;"<"-#,##0.0'),
    ],
)
def test_a_bound_is_not_rounded_past_what_it_says(
    value: str, bound: str, format: str, figure: Figure, table_of: TableOf
) -> None:
    cloud = {"indicator": "telecom.cloud", "unit": "CNY", "unit_mult": 9}
    ends = {"low" if bound == "over" else "high": value}
    sheet = book_of(
        table_of(
            figure(**cloud, period="2021", value=value, bound=bound, **ends),
            figure(indicator="telecom.revenue", unit="CNY", unit_mult=9, period="2021", value="2", low="1", high="3"),
        )
    )["table"]
    assert cell_at(sheet, "Cloud revenue", 2021).number_format == format


def test_the_head_is_bold_and_frozen_and_years_are_numbers(levels: ObservationTable) -> None:
    book = book_of(levels)
    for name, frozen in (("table", "B2"), ("data", "A2"), ("sources", "B2")):
        assert book[name].freeze_panes == frozen
        assert all(cell.font.bold for cell in book[name][1] if cell.value)
    assert book["table"]["A2"].font.bold
    assert book["data"].auto_filter.ref == "A1:Y6"
    assert book["sources"].auto_filter.ref == "A1:G3"
    wide = [book["table"].column_dimensions[letter].width for letter in "AB"]
    assert 15 < wide[0] < 20
    assert 7 < wide[1] < 12


def test_the_data_has_the_columns_of_the_contract_with_their_types(levels: ObservationTable) -> None:
    head, first, *_ = told(book_of(levels)["data"])
    columns, rows, _ = levels.records()
    assert tuple(head) == columns
    row = dict(zip(head, first, strict=False))
    assert (row["period"], row["value"], row["low"], row["high"]) == (2021, 1470, 1465, 1475)
    assert (row["unit_mult"], row["printed"], row["printed_mult"], row["vintage"]) == (9, "1.47", 12, "2024")
    assert len(list(rows)) == 5
    cells = book_of(levels)["data"]["L"][1:]
    assert {cell.alignment.horizontal for cell in cells} == {None}  # numbers at the right, with and without decimals


def test_the_documents_have_their_addresses_as_links(figure: Figure, table_of: TableOf) -> None:
    table = table_of(figure(indicator="telecom.revenue", unit="CNY", period="2021", value="1", source="miit-2023"))
    known = table.data.sources["miit-2023"]
    for address, target in (("https://miit.gov.cn/1", "https://miit.gov.cn/1"), ("javascript:alert(1)", None)):
        table.data.sources["miit-2023"] = known._replace(url=address)
        sheet = book_of(table)["sources"]
        assert told(sheet) == [
            ["id", "producer", "title", "date", "address", "seen in", "figures"],
            ["miit-2023", "MIIT", "Telecom in 2022", "2023-01-19", address, None, 1],
        ]
        link = sheet["E2"].hyperlink
        assert (link.target if link else None) == target
    table.data.sources["miit-2023"] = known


def test_a_break_is_a_line_and_a_reason(digecon: Run, tmp_path: Path) -> None:
    assert digecon("show", "telecom", "--quiet", "-o", "w.xlsx", cwd=tmp_path).code == 0
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["table"]
    assert cell_at(sheet, "Telecom volume", 2020).border.left.style == "medium"
    assert cell_at(sheet, "Telecom volume", 2018).border.left is None
    notes = [row[0] for row in told(sheet) if row]
    assert "line left of a figure: not comparable with the one before" in notes
    assert (
        "Telecom volume 2020: the series breaks at 2020: The figures are at prices of the year before from 2020 on, and at prices of 2015 before that"
        in notes
    )


def test_growth_from_the_levels_that_is_equal_keeps_its_number(digecon: Run, tmp_path: Path) -> None:
    assert digecon("growth", "telecom.revenue", "--quiet", "-o", "w.xlsx", cwd=tmp_path).code == 0
    cell = cell_at(openpyxl.load_workbook(tmp_path / "w.xlsx")["table"], "from the levels", 2023)
    assert isinstance(cell.value, float)
    assert cell.number_format == '#,##0.0" ="'


def test_periods_go_down_where_they_are_asked_to(levels: ObservationTable) -> None:
    book = book_of(levels, transpose=True)
    assert told(book["table"])[:5] == [
        ["Telecom"],
        ["Billion yuan", "Telecom revenue", "Cloud revenue"],
        [2021, 1470, 180.87],
        [2022, 1580.8, NONE],
        [2023, 1680, 400],
    ]
    assert told(book["data"])[0] == ["period", "telecom.revenue [CNY 9]", "telecom.cloud [CNY 9]"]


def test_the_form_asked_for_is_that_of_the_data(levels: ObservationTable) -> None:
    assert told(book_of(levels, columns=("period", "value"))["data"])[:2] == [["period", "value"], [2021, 1470]]
    assert told(book_of(levels, wide=True)["data"])[0][-3:] == [2021, 2022, 2023]
    assert told(book_of(levels, header="old")["data"])[0][-1] == "printed_mult"


def test_chinese_sheets_have_chinese_heads_and_the_same_data(levels: ObservationTable) -> None:
    book = book_of(levels, lang="zh")
    assert book.sheetnames == ["表格", "data", "sources"]
    assert told(book["表格"])[:3] == [["电信", 2021, 2022, 2023], ["亿元"], ["电信业务收入", 14700, 15808, 16800]]
    assert told(book["sources"])[0] == ["编号", "发布机构", "标题", "日期", "网址", "见于", "数据"]


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", ["show telecom", *map(line_of, MEASURES)])
def test_a_chinese_sheet_has_no_english_sentence(line: str, digecon: Run, tmp_path: Path) -> None:
    assert digecon(*shlex.split(line), "--lang", "zh", "-o", "w.xlsx", cwd=tmp_path).code == 0
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    texts = [str(cell) for name in book.sheetnames[:-2] for row in told(book[name]) for cell in row if cell]
    typed = re.compile(r"digecon [\w. @-]+|--\w+")
    assert [text for text in texts if re.search(r"[a-z]{2,} [a-z]{2,}", typed.sub("", text))] == []


def test_other_frequencies_have_sheets_of_their_own(digecon: Run, tmp_path: Path) -> None:
    assert digecon("show", "telecom", "--freq", "all", "-o", "w.xlsx", cwd=tmp_path).code == 0
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    assert book.sheetnames == ["table", "half-years", "quarters", "spans from January", "data", "sources"]
    notes = {row[0] for name in book.sheetnames[:-2] for row in told(book[name]) if row}
    assert (
        f"Every figure with its bounds, date and document: sheet 'data'; {book['sources'].max_row - 1} documents: sheet 'sources'"
        in notes
    )
    assert all(isinstance(year, int) or year == "…" for year in told(book["table"])[0][1:])
    assert re.fullmatch(r"\d{4}-H1", book["half-years"]["B1"].value)


def test_newest_figures_have_their_units_and_periods(digecon: Run, tmp_path: Path) -> None:
    assert digecon("show", "telecom", "--latest", "-o", "w.xlsx", cwd=tmp_path).code == 0
    head, first, *_ = told(openpyxl.load_workbook(tmp_path / "w.xlsx")["table"])
    assert head == ["Telecom: newest figures", "figure", "unit", "period"]
    assert (first[0], first[2]) == ("Telecom revenue", "trillion yuan")
    assert isinstance(first[1], int | float)
    assert isinstance(first[3], int)


def test_a_table_of_very_many_figures_has_no_sheet_for_people(
    levels: ObservationTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_FOR_PEOPLE", 4)
    rendered = render(levels, "xlsx", FIGURES)
    assert openpyxl.load_workbook(io.BytesIO(rendered.data)).sheetnames == ["data", "sources"]
    assert list(map(str, rendered.notices)) == [
        "5 figures are too many for a readable sheet: the workbook has only the sheets 'data' and 'sources'."
    ]


def test_what_no_sheet_has_room_for_is_refused(levels: ObservationTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_workbook, "MOST_ROWS", 5)
    monkeypatch.setattr(xlsx, "MOST_FOR_PEOPLE", 4)
    with pytest.raises(UsageError, match=r"^a sheet has no room for 6 rows: write -o FILE\.csv\.$"):
        render(levels, "xlsx", FIGURES)


def test_a_sheet_may_be_larger_than_what_is_read(levels: ObservationTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "MOST_BYTES", 100)
    assert render(levels, "xlsx", FIGURES).data.startswith(b"PK")


EVIL = ["=1+1", "+1", "-cmd", "@SUM(A1)", "#REF!", '=HYPERLINK("http://x","y")', "a\x1b[31m\x07\u202e\x00b\uffff"]


@pytest.mark.parametrize("label", EVIL)
def test_nothing_of_a_table_runs_or_breaks_the_file(label: str, figure: Figure, table_of: TableOf) -> None:
    shown = re.sub("[\x00-\x1f\u202e\uffff]", "", label)
    row = figure(indicator=label, period="2022", value="1", unit="CNY", note=label, source=label)
    book = book_of(table_of(row, row._replace(period="2021", indicator="b.c")))
    texts = [cell for sheet in book for line in sheet.iter_rows() for cell in line if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert shown in {cell.value for cell in texts}


# --- laws over the bundled table --------------------------------------------------------------------------------------

# What a heading says of its multiple; one that is not here says none.
POWERS = {
    "trillion": 12, "billion": 9, "million": 6, "thousand": 3, "EB": 18, "EFLOPS": 18,
}  # fmt: skip


@pytest.mark.exhaustive
def test_every_number_that_people_see_is_that_of_the_data(digecon: Run, tmp_path: Path) -> None:
    assert digecon("show", "--freq", "A", "--quiet", "-o", "w.xlsx", cwd=tmp_path).code == 0
    rows = csv.DictReader(io.StringIO(digecon("show", "--freq", "A", "--quiet", "-f", "csv").out))
    short = {name: entry.short or entry.label for name, entry in bundled.load().catalog.items()}
    known: dict[tuple[str, int], set[Decimal]] = {}
    for row in rows:
        if row["value"] and row["period"].isdigit():
            number = Decimal(row["value"]).scaleb(units.base(row["unit"], int(row["unit_mult"]))[1])
            known.setdefault((short[row["indicator"]], int(row["period"])), set()).add(number)
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["table"]
    years = [cell.value for cell in sheet[1]]
    power, heading, seen = 0, "", 0
    for cells in sheet.iter_rows(min_row=2):
        label = cells[0].value
        if cells[0].font.bold:
            heading = label.casefold()
            word = label.rpartition(", ")[2].partition(" ")[0]
            power = POWERS.get(word, POWERS.get(word.lower(), 0))
        for year, cell in zip(years[1:], cells[1:], strict=True):
            if isinstance(cell.value, int | float) and label != "also printed as":
                seen += 1
                # A row is a series, one in an area, or an area below the heading of its series.
                names = {name for name, of in known if of == year and name and name.casefold() in heading}
                told = [known.get((name, year), set()) for name in (label, label.rpartition(", ")[0], *names)]
                assert Decimal(repr(cell.value)).scaleb(power) in set().union(*told), (label, year)
    assert seen > 600


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", ["show telecom", *map(line_of, MEASURES)])
def test_a_number_is_shown_as_on_the_screen(line: str, digecon: Run, tmp_path: Path) -> None:
    assert digecon(*shlex.split(line), "--quiet", "-o", "w.xlsx", cwd=tmp_path).code == 0
    screen = digecon(*shlex.split(line), "-f", "table", "--all", "--ended", "--quiet").out
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    missing = [
        shown
        for cells in book["table"].iter_rows(min_row=2)
        for cell in cells[1:]
        if (shown := as_shown(cell)) and "=" not in cell.number_format and shown not in screen
    ]
    assert len(missing) <= 4  # bounds with more decimals than a screen, which rounds them to the safe side


def as_shown(cell: Any) -> str:
    """Return a number as its format shows it; empty for anything else."""
    if not isinstance(cell.value, int | float) or "#,##0" not in cell.number_format:
        return ""
    sign, places, mark = re.fullmatch(
        r'(?:"([<>~])")?#,##0(?:\.(0+))?(?:" (.)"|_ _p)?(?:;.*)?', cell.number_format
    ).groups()
    if cell.value < 0 and cell.number_format.count(";") and "-" not in cell.number_format:
        return f"{sign or ''}{Decimal(0):.{len(places or '')}f}{mark or ''}"  # no minus before a zero
    number = Decimal(repr(cell.value)).quantize(Decimal(1).scaleb(-len(places or "")), "ROUND_HALF_UP")
    return f"{sign or ''}{number:,f}{mark or ''}"


@pytest.mark.parametrize(
    "line",
    [
        "growth telecom",
        "show telecom --wide",
        "show telecom --transpose",
        "show telecom --header old",
        "cagr --lang zh",
    ],
)
def test_our_workbook_is_read_from_its_data(line: str, digecon: Run, tmp_path: Path) -> None:
    for name in ("w.xlsx", "w.csv"):
        assert digecon(*shlex.split(line), "--quiet", "-o", name, cwd=tmp_path).code == 0
    of_book, of_csv = (
        digecon("show", "--all-sources", "--data", name, "-f", "csv", cwd=tmp_path) for name in ("w.xlsx", "w.csv")
    )
    assert of_book.err == of_csv.err == ""
    numbers = ("value", "low", "high")

    def rows(text: str) -> list[list[Any]]:
        return [
            [float(row[name]) if name in numbers and row[name] else row[name] for name in row if "printed" not in name]
            for row in csv.DictReader(io.StringIO(text))
        ]

    assert rows(of_book.out) == rows(of_csv.out)


def test_columns_of_our_workbook_can_be_named(digecon: Run, tmp_path: Path) -> None:
    assert digecon("show", "economy.gdp", "--quiet", "-o", "w.xlsx", cwd=tmp_path).code == 0
    answer = digecon(
        "show", "--data", "w.xlsx", "--map", "value=value,period=period,indicator=label", "-f", "csv", cwd=tmp_path
    )
    assert answer.code == 0
    assert "Gross domestic product" in answer.out


HUGE = "indicator,year,value\na.b,2020,1e40\na.b,2021,12345678901234567890123456789012.5\na.c,2020,1e-40\n"


def test_numbers_of_any_size_are_told(digecon: Run, tmp_path: Path) -> None:
    for name in ("w.xlsx", "w.txt"):
        answer = digecon("show", "--data", "-", "-o", name, given=HUGE, cwd=tmp_path)
        assert (answer.code, answer.out) == (0, "")
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["table"]
    cell = cell_at(sheet, "a.c", 2020)
    assert (cell.value, cell.number_format) == (1e-40, "0.000E+00")
    assert cell_at(sheet, "a.b", 2020).value == 1e28  # trillions
    assert "0.0000000000000000000000000000000000000001" in (tmp_path / "w.txt").read_text(encoding="utf-8")


def test_a_workbook_has_the_same_bytes_whatever_the_clock_shows(
    levels: ObservationTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = render(levels, "xlsx", FIGURES).data
    monkeypatch.setattr("time.time", lambda: 0.0)  # 1970: no zip file has such a date
    assert render(levels, "xlsx", FIGURES).data == today
    with zipfile.ZipFile(io.BytesIO(today)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2
