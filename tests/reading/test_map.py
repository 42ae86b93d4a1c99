"""``--map`` reaches every table: several columns, every column, the header's row, a sheet, periods across, a small file."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.reading.columns import parse_mapping

Read = Callable[..., Dataset]


def cells(data: Dataset) -> set[tuple[str, str, str, str]]:
    return {(one.indicator, one.area, one.period, one.value) for one in data.observations}


def test_several_columns_name_the_indicator(read: Read) -> None:
    text = "Ort,Jahr,Zweig,Art,OBS\nBonn,2020,Bau,Umsatz,5\nBonn,2020,Bau,Lohn,6\n"
    assert cells(read(text, "value=OBS,period=Jahr,area=Ort,indicator=Zweig,indicator=Art")) == {
        ("Bau.Umsatz", "Bonn", "2020", "5"), ("Bau.Lohn", "Bonn", "2020", "6"),
    }  # fmt: skip


def test_several_columns_or_all_are_figures(read: Read) -> None:
    text = "Wann,a,b,c,d\n2020,1,2,3,x\n2021,4,5,6,y\n"
    assert cells(read(text, "period=Wann,value=a,value=c")) == {
        ("a", "", "2020", "1"), ("c", "", "2020", "3"), ("a", "", "2021", "4"), ("c", "", "2021", "6"),
    }  # fmt: skip
    assert {one.indicator for one in read(text, "period=Wann,value=*").observations} == {"a", "b", "c"}


def test_a_name_with_a_comma_stands_in_quotes(read: Read) -> None:
    text = 'Wann,"Umsatz, real"\n2020,1\n'
    assert cells(read(text, 'period=Wann,value="Umsatz, real"')) == {("Umsatz, real", "", "2020", "1")}
    assert parse_mapping('value="A, b",period=C').fields == {"value": ("A, b",), "period": ("C",)}


def test_the_header_is_on_the_given_line(read: Read) -> None:
    text = "year,value\nnot,this\n\nWann,X\n2020,1\n"
    assert cells(read(text, "header=4,period=Wann,value=X")) == {("X", "", "2020", "1")}
    with pytest.raises(UsageError, match="line 9 is not a header"):
        read(text, "header=9,period=Wann,value=X")


def test_periods_are_across(read: Read) -> None:
    text = "a,Ort,Was,2019,2020\n1,Bonn,Umsatz,5,6\n"
    assert cells(read(text, "period=*,area=Ort,indicator=Was")) == {
        ("Umsatz", "Bonn", "2019", "5"), ("Umsatz", "Bonn", "2020", "6"),
    }  # fmt: skip


def test_a_sheet_is_named(read: Read) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for title, value in (("One", 1), ("Two", 2)):
        sheet = book.create_sheet(title)
        sheet.append(["year", "value"])
        sheet.append([2020, value])
    stored = io.BytesIO()
    book.save(stored)
    assert [one.value for one in read(stored.getvalue(), "sheet=Two").observations] == ["2"]
    with pytest.raises(UsageError, match="has no sheet 'Three'"):
        read(stored.getvalue(), "sheet=Three")


def test_a_small_file_keeps_it(read: Read, tmp_path: Path) -> None:
    kept = tmp_path / "mine.toml"
    kept.write_text('period = "Wann"\nvalue = ["a", "c"]\nnumbers = "1.234,5"\n', encoding="utf-8")
    assert cells(read("Wann;a;b;c\n2020;1,5;2;1.234\n", str(kept))) == {
        ("a", "", "2020", "1.5"),
        ("c", "", "2020", "1234"),
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("value = [", "is not TOML"),
        ("header = 0", "'0' in --map header= is not a line number"),
        ("valu = 'a'", "Did you mean 'value'?"),
    ],
)
def test_a_faulty_mapping_file_is_refused(text: str, fault: str, read: Read, tmp_path: Path) -> None:
    kept = tmp_path / "mine.toml"
    kept.write_text(text, encoding="utf-8")
    with pytest.raises((DataError, UsageError)) as caught:
        read("year,value\n2020,1\n", str(kept))
    assert fault in str(caught.value)
    with pytest.raises(DataError, match="cannot read"):
        read("year,value\n2020,1\n", str(tmp_path / "none.toml"))


def test_what_was_left_out_has_its_option(file: Callable[..., str]) -> None:
    report, data = readers.examine(file("country;year;value\nA;2019;1,234\nB;2019;1,345\n"))
    assert data is None
    assert [str(hint).partition(" digecon show --data ")[2].partition(" ")[2] for hint in report.hints] == [
        "--map numbers=1,234.5",
        "--map numbers=1.234,5",
    ]


PLAIN = "country,year,misery,shops\nDE,2020,4.5,70\nDE,2021,5.5,71\n"
NO_UNIT = "no unit was found for {}: the figures are read as amounts, with growth in percent (for rates: --map unit=%)"


def sentences(data: Dataset) -> list[str]:
    return [notice.partition(": ")[2] for notice in data.notices]


def test_indicators_without_a_unit_are_named(read: Read) -> None:
    assert sentences(read(PLAIN)) == [NO_UNIT.format("misery, shops")]
    six = "country,year,a,b,c,d,e,f\nDE,2020,1.5,2.5,3.5,4.5,5.5,6.5\nDE,2021,2,3,4,5,6,7\n"
    assert sentences(read(six)) == [NO_UNIT.format("a, b, c, d, e, ...")]


@pytest.mark.parametrize("name", ["shops (EUR)", "shops (thousand)"])
def test_one_with_a_unit_or_a_power_of_ten_is_not(read: Read, name: str) -> None:
    assert sentences(read(f"country,year,{name}\nDE,2020,4.5\nDE,2021,5.5\n")) == []


def test_the_unit_may_be_given_and_holds_for_figures_that_state_none(read: Read) -> None:
    table = "country,year,item,value,unit\nDE,2020,a,4.5,\nDE,2020,b,70,EUR\n"
    data = read(table, "unit=%")
    assert [(row.indicator, row.value, row.unit, row.unit_mult) for row in data.observations] == [
        ("a", "4.5", "percent", 0), ("b", "70", "EUR", 0),
    ]  # fmt: skip
    assert [data.about(code).kind for code in ("a", "b")] == ["rate", ""]
    assert data.notices == []


@pytest.mark.parametrize(
    ("header", "given", "unit"),
    [
        ("v", "million", ("", 6)),
        ("v", "million USD", ("USD", 6)),
        ("v", "亿元", ("CNY", 8)),
        ("v (thousand)", "USD", ("USD", 3)),
    ],
)
def test_a_unit_that_is_given_may_have_a_power_of_ten(
    read: Read, header: str, given: str, unit: tuple[str, int]
) -> None:
    data = read(f"country,year,{header}\nDE,2020,4.5\n", f"unit={given}")
    assert [(row.unit, row.unit_mult) for row in data.observations] == [unit]
    [entry] = data.catalog.values()
    assert ((entry.unit, entry.unit_mult), entry.kind) == (unit, "")


def test_what_is_no_unit_is_a_column(read: Read) -> None:
    with pytest.raises(UsageError, match=r"the table has no column 'item' \(--map unit=\)"):
        read(PLAIN, "unit=item")
