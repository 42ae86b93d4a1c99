"""Refused tables of every kind: what is offered for each, and what is read once the offer is typed as it stands."""

import csv
import io
import shlex
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.reading import patterns

Run = Callable[..., Any]
COLUMNS = ("-f", "csv", "--columns", "indicator,area,period,value", "--all")
DAYS = [date(2023, 1, 1) + timedelta(number) for number in range(59)]  # January and February


def of_days(pattern: str) -> str:
    """Return a table of days with the figures 1, 2, 3 ...: their means are 16 in January and 45.5 in February."""
    return "Tag;Kurs\n" + "".join(f"{day.strftime(pattern)};{number}\n" for number, day in enumerate(DAYS, start=1))


MEANS = ["Kurs,,2023-01,16", "Kurs,,2023-02,45.5"]
FAR = "".join(f"note {number}\n" for number in range(1, 25))

# Each table with what stands behind `--data FILE` in the lines that are offered, and what each of them reads.
READ = {
    "columns with names that nobody knows": (
        "Ort,Wann,OBS\nBonn,2021,5\nBonn,2022,6\n", {"--map period=Wann,value=OBS": ["OBS,,2021,5", "OBS,,2022,6"]},
    ),
    "a country under a usual name": (
        "Land,Wann,OBS\nJP,2021,5\n", {"--map period=Wann,value=OBS": ["OBS,JP,2021,5"]},
    ),
    "two columns of figures": (
        "Ort,Wann,a,b\nBonn,2021,5,7\n",
        {"--map 'period=Wann,value=*'": ["a,,2021,5", "b,,2021,7"]},
    ),
    "a header below comments, an empty line and a line end in quotes": (
        '# of 2023\n\n"a\nb",,\nOrt,Wann,OBS\nBonn,2021,5\nBonn,2022,6\n',
        {"--map period=Wann,value=OBS": ["OBS,,2021,5", "OBS,,2022,6"]},
    ),
    "a header far below": (FAR + "Ort,Wann,OBS\nBonn,2021,5\n", {"--map period=Wann,value=OBS": ["OBS,,2021,5"]}),
    "names in another order above the header": (
        "Wann,OBS,Ort\nwhen,what,where\nOrt,Wann,OBS\nBonn,2021,5\nKiel,2022,6\n",
        {"--map header=3,period=Wann,value=OBS": ["OBS,,2021,5", "OBS,,2022,6"]},
    ),
    "months behind the year": (
        "Wann,OBS\n2021/5,5\n2021/6,6\n", {"--map period=Wann,period=%Y/%m,value=OBS": ["OBS,,2021-05,5", "OBS,,2021-06,6"]},
    ),
    "months in words": (
        "Wann,OBS\nMai21,5\nJuni21,6\n", {"--map period=Wann,period=%b%y,value=OBS": ["OBS,,2021-05,5", "OBS,,2021-06,6"]},
    ),
    "a pattern with a comma": (
        'Wann,OBS\n"2021, May",5\n', {"""--map 'period=Wann,period="%Y, %b",value=OBS'""": ["OBS,,2021-05,5"]},
    ),
    "quarters behind a letter": (
        "Wann,OBS\n21-Q1,5\n21-Q2,6\n", {"--map period=Wann,period=%y-Q%q,value=OBS": ["OBS,,2021-Q1,5", "OBS,,2021-Q2,6"]},
    ),
    "days of months": (
        "Wann,OBS\n1.5.21,5\n1.6.21,6\n", {"--map period=Wann,period=%d.%m.%y,value=OBS": ["OBS,,2021-05,5", "OBS,,2021-06,6"]},
    ),
    "years or months first": (
        "date,OBS\n03/04,5\n04/04,6\n05/04,7\n",
        {
            "--map period=date,period=%y/%m,value=OBS": ["OBS,,2003-04,5", "OBS,,2004-04,6", "OBS,,2005-04,7"],
            "--map period=date,period=%m/%y,value=OBS": ["OBS,,2004-03,5", "OBS,,2004-04,6", "OBS,,2004-05,7"],
        },
    ),
    "months or quarters of one year": (
        "Wann,OBS\n2007:1,5\n2007:2,6\n2007:3,7\n",
        {
            "--map period=Wann,period=%Y:%m,value=OBS": ["OBS,,2007-01,5", "OBS,,2007-02,6", "OBS,,2007-03,7"],
            "--map period=Wann,period=%Y:%q,value=OBS": ["OBS,,2007-Q1,5", "OBS,,2007-Q2,6", "OBS,,2007-Q3,7"],
        },
    ),
    "periods across in an odd spelling": (
        "Ort;M2021/01;M2021/02\nBonn;5;6\n", {"--map 'period=*,period=M%Y/%m'": ["Bonn,,2021-01,5", "Bonn,,2021-02,6"]},
    ),
    "the year of a base beside the periods": (
        "Ort,Art,Wann,OBS\nBonn,IDX2015,2021/5,5\nBonn,IDX2015,2021/6,6\n",
        {"--map period=Wann,period=%Y/%m,value=OBS": ["OBS,,2021-05,5", "OBS,,2021-06,6"]},
    ),
    "days": (of_days("%Y-%m-%d"), {"--daily mean": MEANS}),
    "days with a time": (of_days("%d.%m.%Y 15:30"), {"--map 'period=Tag,period=%d.%m.%Y %H:%M,value=Kurs' --daily mean": MEANS}),
    "days without signs": (of_days("%d%m%Y"), {"--map period=Tag,period=%d%m%Y,value=Kurs --daily mean": MEANS}),
    "a thousand or a little more than one": (
        "year;OBS\n2021;1,234\n2022;1,345\n",
        {
            "--map numbers=1,234.5": ["OBS,,2021,1234", "OBS,,2022,1345"],
            "--map numbers=1.234,5": ["OBS,,2021,1.234", "OBS,,2022,1.345"],
        },
    ),
    "odd periods and unclear numbers": (
        "Wann;OBS\n21/05;1,234\n21/06;1,345\n21/17;x\n",
        {},  # the last one is no month
    ),
    "both at once": (
        "Wann;OBS\n2021/5;1,234\n2021/6;1,345\n",
        {
            "--map period=Wann,period=%Y/%m,value=OBS,numbers=1,234.5": ["OBS,,2021-05,1234", "OBS,,2021-06,1345"],
            "--map period=Wann,period=%Y/%m,value=OBS,numbers=1.234,5": ["OBS,,2021-05,1.234", "OBS,,2021-06,1.345"],
        },
    ),
    "figures that a date tells apart": (
        "country,year,value,kind\nDE,2019,5,2020-01-05\nDE,2019,6,2021-01-05\nDE,2020,7,2020-01-05\nDE,2020,8,2021-01-05\n",
        {
            "--map indicator=kind": [
                "2020-01-05,DE,2019,5", "2020-01-05,DE,2020,7", "2021-01-05,DE,2019,6", "2021-01-05,DE,2020,8",
            ],
        },
    ),
    "a year with a word": (
        "country,founding_year,people\nPeru,1821,34\n", {"--map period=founding_year,value=people": ["people,Peru,1821,34"]},
    ),
    "objects with other keys": (
        '[{"Wann": "2021/5", "OBS": 5}, {"Wann": "2021/6", "OBS": 6}]',
        {"--map period=Wann,period=%Y/%m,value=OBS": ["OBS,,2021-05,5", "OBS,,2021-06,6"]},
    ),
    "names with quotes, blanks, signs of the shell and Chinese": (
        '"W""a$nn, o\'x",OBS `值`\n2021/5,5\n2021/6,6\n',
        {
            """--map 'period="W""a$nn, o'"'"'x",period=%Y/%m,value=OBS `值`'""": ["OBS `值`,,2021-05,5", "OBS `值`,,2021-06,6"],
        },
    ),
}  # fmt: skip

# Tables that no option reads, each with what is said of them behind their name.
PLAIN = {
    "no names": (
        "2021,0,3553\n2022,1,3600\n",
        "Its first row, on line 1, is: 2021, 0, 3553. No row has the names of the columns: write them above the figures, as in "
        "year,area,value.",
    ),
    "no periods": (
        "id,rate\n1001,5.5\n1003,6.5\n",
        "Line 1 may be its header (id, rate). No column holds periods: add one such as year (2023, 2023-Q1, 2023-01), write "
        "periods as the header, or give the one of all figures: --map period=2023.",
    ),
    "no figures": (
        "a,b\nc,d\n",
        "Its first row, on line 1, is: a, b. There is no figure in it: write figures as plain numbers (1234.5) below a header.",
    ),
    "no cells": (
        "Year:GDP\n2020:5\n",
        "Its first row, on line 1, is: Year:GDP. Its lines are not split into cells: separate them by comma, semicolon, tab or |.",
    ),
    "columns of a text": (
        "Year   GDP   Pop\n2020   5.5   6.5\n2021   6.5   7.5\n",
        "Its first row, on line 1, is: Year GDP Pop. Its lines are not split into cells: separate them by comma, semicolon, tab "
        "or |.",
    ),
    "days that may be of either order, and make no month": (
        "date,OBS\n03/04/2021,5\n05/06/2021,6\n",
        "Line 1 may be its header (date, OBS). Not understood as periods: '03/04/2021' on line 2, '05/06/2021' on line 3 (cells: 2). "
        "Days and weeks are not supported, and no month has all of its days: give figures of months.",
    ),
    "weeks": (
        "Wann,OBS\n20-W1,1\n20-W2,2\n20-W3,2\n20-W4,2\n",
        "Line 1 may be its header (Wann, OBS). Not understood as periods: '20-W1' on line 2, '20-W2' on line 3, '20-W3' on line 4 "
        "(cells: 4). No column holds periods: add one such as year (2023, 2023-Q1, 2023-01), or write periods as the header.",
    ),
    "quarters and figures without names": (
        "1998 Q3,5580\n1998 Q4,6197\n1999 Q1,6200\n",
        "Its first row, on line 1, is: 1998 Q3, 5580. No row has the names of the columns: write them above the figures, as in "
        "year,area,value.",
    ),
    "figures where the names should be": (
        "year,Jan,Feb,Mar,21610\n2020,1,2,3,4\n2021,5,6,7,8\n",
        "the row 'year, Jan, Feb, Mar, 21610' is where the header should be, but holds figures. No row has the names of the "
        "columns: write them above the figures, as in year,area,value.",
    ),
    "words for figures": (
        "country,year,value\nChina,2019,low\nChina,2020,high\nIndia,2019,5\n",
        "was read as long table, but only 1 of its figures can be identified: left out (cells with text: 2); 'digecon validate t.csv' shows "
        "where. Write figures as plain numbers (1234.5), and nothing where there is none.",
    ),
    "figures with words": (
        "Wann;OBS\n2021;5 apples\n2022;6 pears\n",
        "has no column of numbers beside its periods. There is no figure in it: write figures as plain numbers (1234.5) below a header.",
    ),
    "unknown periods": (
        "country,year,value\nDE,soon,5\nDE,later,6\nDE,soon,7\nDE,2020,8\n",
        "was read as long table, but only 1 of its figures can be identified: left out (figures without a known period: 3 ('soon' on "
        "line 2, 'later' on line 3)); 'digecon validate t.csv' shows where. Write periods as 2023, 2023-Q1 or 2023-01.",
    ),
    "nothing below the header": (
        "country,year,value\n", "was read as long table and holds no figure below its header: give at least one row.",
    ),
}  # fmt: skip


def lines_of(err: str) -> list[str]:
    """Return the lines to type, each below what it does."""
    lines = err.splitlines()
    return [line.strip() for before, line in pairwise(lines) if line.startswith("  digecon ") and before[-1] == ":"]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Write a table into a folder, which is the one that commands run in, and return its name."""
    monkeypatch.chdir(tmp_path)

    def of(content: str | bytes, name: str = "t.csv") -> str:
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return of


@pytest.mark.parametrize(("content", "offers"), READ.values(), ids=READ)
def test_what_is_offered_reads_the_table(
    content: str, offers: dict[str, list[str]], table: Callable[..., str], digecon: Run
) -> None:
    table(content)
    refused = digecon("show", "--data", "t.csv", *COLUMNS)
    assert (refused.code, refused.out) == (2, "")
    assert lines_of(refused.err) == [f"digecon show --data t.csv {offer}" for offer in offers]
    for line, figures in zip(lines_of(refused.err), offers.values(), strict=True):
        answer = digecon(*shlex.split(line)[1:], *COLUMNS)
        assert (answer.code, answer.out.splitlines()[1:]) == (0, figures)


def test_a_column_of_measured_numbers_is_offered_for_no_name(table: Callable[..., str], digecon: Run) -> None:
    table(
        ",1991,,,,1992,,,\nQuarters,I,II,III,IV,I,II,III,IV\nWages (in %),7.8,7.9,7.5,7.1,4.9,4.8,5.1,4.7\n"
        ",1996,,,,1997,,,\nQuarters,I,II,III,IV,I,II,III,IV\nWages (in %),1.3,1.4,1.5,1.6,0.6,0.5,0.7,0.8b\n"
    )
    assert lines_of(digecon("show", "--data", "t.csv").err) == []


@pytest.mark.parametrize(("content", "said"), PLAIN.values(), ids=PLAIN)
def test_where_no_option_helps_the_table_is_named_plainly(
    content: str, said: str, table: Callable[..., str], digecon: Run
) -> None:
    table(content)
    refused = digecon("show", "--data", "t.csv", *COLUMNS)
    assert (refused.code, refused.out) == (2, "")
    unknown = said.startswith(("Its first", "Line"))
    of = (
        "'t.csv' has no layout that digecon knows. "
        if unknown
        else "'t.csv': "
        if said.startswith("the row")
        else "'t.csv' "
    )
    assert refused.err == f"digecon: {of}{said} See docs/refused-tables.md.\n"


def test_a_line_to_type_is_what_the_shell_understands(table: Callable[..., str], digecon: Run) -> None:
    name = "my 'own' $HOME; 表.csv"
    content, _ = READ["names with quotes, blanks, signs of the shell and Chinese"]
    table(content, name)
    [line] = lines_of(digecon("show", "--data", name, *COLUMNS).err)
    shown = subprocess.run(
        ["sh", "-c", f"digecon() {{ printf '%s\\n' \"$@\"; }}; {line}"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert shown.splitlines() == [
        "show",
        "--data",
        name,
        "--map",
        """period="W""a$nn, o'x",period=%Y/%m,value=OBS `值`""",
    ]
    answer = digecon(*shown.splitlines(), *COLUMNS)
    assert answer.out.splitlines()[1:] == ["OBS `值`,,2021-05,5", "OBS `值`,,2021-06,6"]


def test_the_header_is_named_by_its_line_as_an_editor_counts(table: Callable[..., str], digecon: Run) -> None:
    table('# of 2023\n\n"a\nb",,\n"Ort\nund Land",Wann,OBS\nBonn,2021/5,5\n')
    refused = digecon("show", "--data", "t.csv")
    assert (
        "Line 5 may be its header (Ort und Land, Wann, OBS). Not understood as periods: '2021/5' on line 7 (cells: 1)."
        in refused.err
    )
    assert digecon("show", "--data", "t.csv", "--map", "header=5,period=Wann,period=%Y/%m,value=OBS").code == 0


def test_a_faulty_name_is_mended(table: Callable[..., str], digecon: Run) -> None:
    table("Ort,Wann,OBS\nBonn,2021,5\n")
    refused = digecon("show", "--data", "t.csv", "--map", "value=OBSS,period=Wann")
    assert refused.code == 2
    assert lines_of(refused.err) == ["digecon show --data t.csv --map value=OBS,period=Wann"]
    answer = digecon(*shlex.split(lines_of(refused.err)[0])[1:], *COLUMNS)
    assert answer.out.splitlines()[1:] == ["OBS,,2021,5"]


def test_a_sheet_is_offered_by_its_name(table: Callable[..., str], digecon: Run) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["About this file"])
    sheet = book.create_sheet("Zahlen, neu")
    for row in (["Stand 2023"], ["Ort", "Wann", "OBS"], ["Bonn", "2021/5", 5]):
        sheet.append(row)
    stored = io.BytesIO()
    book.save(stored)
    table(stored.getvalue(), "t.xlsx")
    lines = lines_of(digecon("show", "--data", "t.xlsx").err)
    assert lines[0] == """digecon show --data t.xlsx --map 'period=Wann,period=%Y/%m,sheet="Zahlen, neu",value=OBS'"""
    answer = digecon(*shlex.split(lines[0])[1:], *COLUMNS)
    assert answer.out.splitlines()[1:] == ["OBS,,2021-05,5"]


def test_a_sheet_with_words_beside_years_leads_to_the_others(table: Callable[..., str], digecon: Run) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["year", "month", "jobs"], [2019, "Nov-Jan", 3.5], [2019, "Dec-Feb", 4.5]):
        book.active.append(row)
    sheet = book.create_sheet("Vacancies")
    for row in (["year", "vacancies"], [2019, 7.5], [2020, 8.5]):
        sheet.append(row)
    stored = io.BytesIO()
    book.save(stored)
    table(stored.getvalue(), "t.xlsx")
    error = digecon("show", "--data", "t.xlsx").err
    assert "'Nov-Jan' in the column 'month' is no month or quarter" in error
    assert lines_of(error) == ["digecon show --data t.xlsx --map sheet=Vacancies"]
    answer = digecon(*shlex.split(lines_of(error)[0])[1:], *COLUMNS)
    assert answer.out.splitlines()[1:] == ["vacancies,,2019,7.5", "vacancies,,2020,8.5"]


def test_validate_offers_the_other_sheets_that_can_be_read(table: Callable[..., str], digecon: Run) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheets = {
        "One": [("year", "a"), (2021, 5)],
        "Two, 'b'": [("year", "b"), (2021, 6)],
        "Words": [("year", "value"), (2021, "low")],
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stored = io.BytesIO()
    book.save(stored)
    table(stored.getvalue(), "t.xlsx")
    options = [
        row["reason"]
        for row in csv.DictReader(digecon("validate", "t.xlsx", "-f", "csv").out.splitlines())
        if row["finding"] == "option"
    ]
    line = """digecon show --data t.xlsx --map 'sheet="Two, '"'"'b'"'"'"'"""
    assert options == [f"this reads it (figures: 1, the first: b, 2021: 6): {line}"]
    assert digecon(*shlex.split(line)[1:], *COLUMNS).out.splitlines()[1:] == ["b,,2021,6"]


def test_a_sum_of_rates_leads_to_their_mean(table: Callable[..., str], digecon: Run) -> None:
    table(of_days("%Y-%m-%d").replace("Kurs", "unemployment_rate"))
    refused = digecon("show", "--data", "t.csv", "--daily", "sum")
    assert refused.code == 2
    assert lines_of(refused.err) == ["digecon show --data t.csv --daily mean"]


def test_a_table_that_is_read_in_part_has_offers_that_keep_what_is_read(
    table: Callable[..., str], digecon: Run
) -> None:
    table('year,gdp,pop\n2019,"1,234",5\n2020,2345,6\n2021,7,8\n')
    answer = digecon("show", "--data", "t.csv", *COLUMNS)
    assert (answer.code, answer.out.splitlines()[1:]) == (0, ["pop,,2019,5", "pop,,2020,6", "pop,,2021,8"])
    assert lines_of(answer.err) == [
        "digecon show --data t.csv --map numbers=1,234.5", "digecon show --data t.csv --map numbers=1.234,5",
    ]  # fmt: skip
    whole = digecon(*shlex.split(lines_of(answer.err)[0])[1:], *COLUMNS).out.splitlines()[1:]
    assert whole[:3] == ["gdp,,2019,1234", "gdp,,2020,2345", "gdp,,2021,7"]


def test_offers_in_chinese_have_the_same_line(table: Callable[..., str], digecon: Run) -> None:
    table("Ort,Wann,OBS\nBonn,2021,5\n")
    lines = digecon("show", "--data", "t.csv", "--lang", "zh").err.splitlines()
    assert lines == [
        "digecon: “t.csv”的版式无法识别。第1行可能是表头（Ort、Wann、OBS）。",
        "digecon: 这样即可读取（数据1个，第一个：OBS，2021年：5）：",
        "  digecon show --data t.csv --map period=Wann,value=OBS",
    ]


def test_validate_lists_what_would_read_the_file(table: Callable[..., str], digecon: Run) -> None:
    table("Ort,Wann,OBS\nBonn,2021,5\n")
    rows = digecon("validate", "t.csv", "-f", "csv").out.splitlines()
    assert [row for row in rows if row.startswith("option")] == [
        'option,,,"this reads it (figures: 1, the first: OBS, 2021: 5): digecon show --data t.csv --map period=Wann,value=OBS"'
    ]


def test_an_error_in_python_has_the_lines_too(table: Callable[..., str]) -> None:
    table("Ort,Wann,OBS\nBonn,2021,5\n")
    with pytest.raises(DataError, match=r"digecon show --data t.csv --map period=Wann,value=OBS$"):
        readers.read("t.csv")


def test_offers_for_a_long_file_are_tried_on_its_beginning(table: Callable[..., str]) -> None:
    table("Ort,Wann,OBS\n" + "".join(f"Ort {number},2021/5,{number}\n" for number in range(6_000)))
    with pytest.raises(DataError) as caught:
        readers.read("t.csv")
    assert [str(hint) for hint in caught.value.hints] == [
        "this reads it (the first figure: Ort 0, 2021-05: 0): digecon show --data t.csv --map period=Wann,period=%Y/%m,value=OBS"
    ]
    assert len(readers.read("t.csv", "period=Wann,period=%Y/%m,value=OBS").observations) == 6_000


@pytest.mark.parametrize("pattern", ["%d.%m", "%Y.%d", "%Y %m %b", "%Y-%j", "%Y %Y", "%Y %q %m", "%m.%d"])
def test_a_pattern_that_leaves_the_period_open_is_none(pattern: str, table: Callable[..., str]) -> None:
    table("Wann,OBS\n2021,5\n")
    with pytest.raises(UsageError, match="is not a pattern of periods"):
        readers.read("t.csv", f"period=Wann,period={pattern}")


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["NL01", "NL02"], []), (["FY21", "FY22"], ["FY%y"]), (["1º trimestre 2022", "2º trimestre 2022"], ["%qº trimestre %Y"]),
        (["1/2022", "2/2022"], ["%m/%Y", "%q/%Y"]),
        (["qtr 1 2022", "qtr 2 2022"], ["qtr %q %Y"]), (["Çeyrek 1 2022", "Çeyrek 4 2022"], ["Çeyrek %q %Y"]),
    ],
)  # fmt: skip
def test_words_beside_numbers_say_which_patterns_fit(cells: list[str], found: list[str]) -> None:
    assert patterns.fitting(cells) == found


def test_codes_are_not_offered_as_figures(table: Callable[..., str]) -> None:
    table("Dato,Dato (Código),Unidad (Código),Wann,OBS\nA,1,20,2021-01,5.5\nB,2,20,2021-02,6.5\n")
    with pytest.raises(DataError) as caught:
        readers.read("t.csv")
    assert [str(hint).rpartition("--map ")[2] for hint in caught.value.hints] == ["period=Wann,value=OBS"]


def test_a_column_of_years_of_something_else_is_not_offered_as_the_periods(table: Callable[..., str]) -> None:
    plants = "".join(
        f"{1970 + 5 * (number // 2) % 6},Plant {number},{number + 5},{number + 6}\n" for number in range(12)
    )
    table("CoD,Plant,kWh 0120,kWh 0220\n" + plants)
    with pytest.raises(DataError) as caught:
        readers.read("t.csv")
    assert not caught.value.hints


def test_offers_show_a_figure_that_the_others_read_otherwise(file: Callable[..., str]) -> None:
    path = file("area;2020;2021\nActon;16;1.203\nBeal;1.017;1.025\nCorby;1.018;1.374\n")
    with pytest.raises(DataError, match="not clear") as caught:
        readers.read(path)
    assert [str(hint).partition("): digecon")[0] for hint in caught.value.hints] == [
        "this reads it (figures: 6, one that the other lines read otherwise: value (Acton), 2021: 1.203",
        "this reads it (figures: 6, one that the other lines read otherwise: value (Acton), 2021: 1203",
    ]
