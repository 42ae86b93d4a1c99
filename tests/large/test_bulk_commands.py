"""Whole command lines on random tables, by the bulk engine and by the plain one: rows, refusals, counts and notices are alike."""

import contextlib
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from engines import both
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import TIMES
from registered import TEXTS
from registered import line as line_of

from digecon_cli import large as bulk

pytest.importorskip("pyarrow")
Run = Callable[..., Any]

CELLS = st.one_of(
    st.sampled_from(["", "0", "0.0", "..", "n/a", "NaN", "-3.5", "1e2", "abc", " 7 ", "5.", "1,5", "2"]),
    st.floats(0.5, 1e6).map(lambda number: f"{number:.3f}"),
)
PERIODS = [
    st.integers(2000, 2006).map(str),
    st.sampled_from(["2001", "2002", "2003", "2001-Q1", "2002-Q1", "2003-Q2", "2002-03", "2003-03", "20x", "2004-S1", "2003-9M"]),
    st.sampled_from(["2001-01", "2002-01", "2002-02", "2003-02", "2003-03", "2004-03", "2005-12"]),
]  # fmt: skip
SERIES = ["b,B & Co,", "a,A,", "whole,The whole,", "c,C,CNY", "d,D,%"]
MULTIPLES = ["m,M,million CNY", "a,A,10^3 persons", "whole,The whole,million CNY", "k,K,万亿元", "b,B (thousand USD),"]


@st.composite
def long_tables(draw: st.DrawFn) -> str:
    """Long tables in any order, some with a column that is not used, a blank line or a line that is cut."""
    period = PERIODS[draw(st.integers(0, 2))]
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(draw(st.sampled_from([SERIES, MULTIPLES]))),
                st.sampled_from(["X", "W", "NA"]),
                period,
                CELLS,
            ),
            min_size=1,
            max_size=40,
        )
    )
    more = draw(st.sampled_from(["", ",remark"]))
    lines = [f"indicator,label,unit,area,year,value{more}"]
    lines += [f'{",".join(row[:3])},"{row[3]}"' + ",r" * bool(more) for row in rows]
    lines.insert(draw(st.integers(1, len(lines))), draw(st.sampled_from(["", ",,,,," + "," * bool(more), "a,A"])))
    return "\n".join(lines) + "\n"


@st.composite
def wide_tables(draw: st.DrawFn) -> str:
    """Tables with the periods across, as TSV or CSV, perhaps with text among the numbers."""
    across = draw(st.sampled_from([["2000", "2001", "2002", "2003"], ["2001", "2002", "2001-Q1", "2002-Q1"]]))
    heads = ["whole,The whole (EUR)", "b,B (%)", "c,C (CNY)", "e,E (EUR)", "m,M (million EUR)"]
    keys = [f"{head},{area}" for head in heads for area in ("X", "Y")]
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=6, unique=True))
    cells = st.lists(st.sampled_from(["", "..", "1", "2.5", "0", "-3", "40", "x1"]), min_size=4, max_size=4)
    lines = ["indicator,label,area," + ",".join(across), *(f"{key},{','.join(draw(cells))}" for key in chosen)]
    sign = draw(st.sampled_from([",", "\t"]))
    return "\n".join(lines).replace(",", sign) + "\n"


WHOLES = ("whole", "whole@W", "b")
ASKED = st.sampled_from(
    sorted({tuple(line_of(name, of=of).split()) for name in bulk.STEPS for of in WHOLES}
           | {("growth", "--basis", "computed"), *(("index", "--base", base) for base in ("2002", "2001-Q1", "2002-03", "2003-9M"))})
)  # fmt: skip
CHOSEN = st.sampled_from([(), (), ("a", "d"), ("The whole",), ("*",), ("--from", "2002"), ("--from", "2001", "--to", "2003"), ("--area", "W"),
                          ("--freq", "A"), ("--freq", "Q"), ("--last", "2"), ("--area", "X", "b")])  # fmt: skip
FORMS = st.sampled_from(
    [(), (), (), ("--columns", "area,value"), ("--columns", "value,note,indicator,period"), ("--columns", "label"), ("--columns", "value,area,value"), ("--columns", "area,note"), ("--columns", "value,freq"), ("--columns", "codes,value"), ("--wide",), ("--transpose",),
     ("--header", "old"), ("--bom",), ("--comparable",), ("--sort", "2003", "-n", "2"), ("--quiet",), ("--lang", "zh"),
     ("--measure", "growth"), ("--measure", "cagr,mean_growth"), ("--measure", "difference", "--columns", "period,value"), ("--tidy",), ("--tidy", "--columns", "period,value"), ("--scale", "bn"), ("--columns", "nothing")]
)  # fmt: skip


@pytest.mark.exhaustive
@settings(max_examples=150 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    table=st.one_of(long_tables(), wide_tables()),
    asked=ASKED,
    chosen=CHOSEN,
    format=st.sampled_from(TEXTS),
    form=FORMS,
)
def test_both_engines_answer_a_command_alike(
    table: str, asked: Any, chosen: Any, format: str, form: Any, digecon: Run, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(table, encoding="utf-8")
    quick, plain = both(digecon, path, (*asked, *chosen, "-f", format, *form))
    assert quick == plain


def test_another_power_of_ten_changes_figures_of_a_large_table_too(digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("indicator,area,year,value,unit\na,X,2001,7.5,EUR\n", encoding="utf-8")
    quick, plain = both(digecon, path, ("show", "--scale", "k", "-f", "csv", "--columns", "value,unit_mult,printed"))
    assert quick == plain
    assert quick.out.splitlines()[1] == "0.0075,3,7.5"


@pytest.mark.exhaustive
@pytest.mark.parametrize("asked", [("growth",), ("share", "--of", "a"), ("index", "--base", "1000"), ("cagr",)])
def test_amounts_with_a_power_of_ten_are_computed_to_the_same_digits(asked: Any, digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = (f"{name},X,{1000 + n},{100 + n * 0.37:.2f},million EUR\n" for name in "ab" for n in range(900))
    path.write_text("indicator,area,year,value,unit\n" + "".join(lines), encoding="utf-8")
    quick, plain = both(digecon, path, (*asked, "-f", "csv"))
    assert quick == plain


def test_a_figure_beyond_what_a_computer_counts_is_left_out_by_its_power_of_ten(digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "indicator,area,year,value,unit\na,X,2001,5,million EUR\na,X,2002,1e305,million EUR\n", encoding="utf-8"
    )
    quick, plain = both(digecon, path, ("show", "-f", "csv", "--columns", "value,unit_mult"))
    assert quick == plain
    assert "1e305" not in quick.out


PLAIN_DIGITS = [
    "",
    "..",
    "NaN",
    "0",
    "0.0",
    "-3.5",
    "-0",
    "007",
    ".5",
    "5.",
    "2",
    "1.5",
    "1.50",
    "12345678901.25",
    "0.000001",
    "3.1",
]


@settings(max_examples=80 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(st.tuples(st.sampled_from(SERIES + MULTIPLES[:1]), st.sampled_from(["X", "W"]), PERIODS[1], st.sampled_from(PLAIN_DIGITS) | st.floats(-1e6, 1e6).map(str)),
                  min_size=1, max_size=30),
    chosen=CHOSEN,
    format=st.sampled_from(TEXTS),
    form=FORMS,
)  # fmt: skip
def test_figures_are_shown_with_their_own_digits(
    rows: Any, chosen: Any, format: str, form: Any, digecon: Run, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "indicator,label,unit,area,year,value\n" + "".join(f"{','.join(row)}\n" for row in rows), encoding="utf-8"
    )
    quick, plain = both(digecon, path, ("show", *chosen, "-f", format, *form))
    assert quick == plain


@settings(max_examples=40 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    values=st.lists(st.one_of(st.none(), st.integers(-(2**53) + 1, 2**53 - 1).map(float), st.floats(allow_nan=False, allow_infinity=False)),
                    min_size=2, max_size=12),
    whole=st.booleans(),
)  # fmt: skip
def test_figures_of_parquet_are_shown_alike(values: Any, whole: bool, digecon: Run, tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    path = tmp_path / "t.parquet"
    numbers = [value if value is None else int(value) for value in values] if whole else values
    numbers = [value if value is None or not whole or abs(value) < 2**53 else 7 for value in numbers]
    columns = {"indicator": ["a"] * len(values), "year": list(range(2000, 2000 + len(values)))}
    parquet.write_table(pa.table({**columns, "value": pa.array(numbers, pa.int64() if whole else pa.float64())}), path)
    quick, plain = both(digecon, path, ("show", "-f", "csv"))
    assert quick == plain


def test_plain_figures_and_indices_are_answered_by_the_large_engine(digecon: Run, tmp_path: Path) -> None:
    from digecon_cli.large import answering
    from digecon_cli.measures.derivation import Options

    path = tmp_path / "t.csv"
    path.write_text("indicator,year,value\na,2000,1.50\na,2001,2\nb,2000,0.50\n", encoding="utf-8")
    for measure, values in (("show", ["1.50", "2", "0.50"]), ("index", ["100", "133.333333333", "100"])):
        found = answering.answer(answering.Request(measure, str(path), Options().having(base="2000")), print)
        assert found is not None
        assert [row.value for row in found.rows()] == values


@pytest.mark.parametrize(
    ("prints", "further"),
    [(("1", "1", "0"), ""), (("1", "0", "1"), ""), (("0", "1", "1", "0"), "further values of such figures: 1, ")],
)
def test_what_is_like_the_first_print_is_a_repetition_whatever_contradicts_it(
    prints: tuple[str, ...], further: str, digecon: Run, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    rows = [*(f"b,2000,{value}" for value in prints), "b,2001,2", "b,2002,3"]
    path.write_text("\n".join(["indicator,year,value", *rows, ""]), encoding="utf-8")
    quick, plain = both(digecon, path, ("growth",))
    assert quick == plain
    assert f"(figures given twice with different values: 1, {further}repeated figures: 1)" in quick.err


def test_a_choice_without_the_multiple_has_its_notice(digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("indicator,unit,year,value\nm,million CNY,2001,5\nm,million CNY,2002,6\n", encoding="utf-8")
    quick, plain = both(digecon, path, ("show", "-f", "csv", "--columns", "period,value"))
    assert quick == plain
    assert "value is in powers of ten (unit_mult)" in quick.err
    for more in ("--columns=value,unit_mult", "--columns=period", "--wide"):
        quick, plain = both(digecon, path, ("show", "-f", "csv", more))
        assert quick == plain
        assert "powers of ten" not in quick.err


@settings(max_examples=40 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=st.one_of(long_tables(), wide_tables()), asked=ASKED, form=FORMS)
def test_parquet_is_written_alike(table: str, asked: Any, form: Any, digecon: Run, tmp_path: Path) -> None:
    from pyarrow import parquet

    path, target = tmp_path / "t.csv", tmp_path / "out.parquet"
    path.write_text(table, encoding="utf-8")
    words = (*asked, *form, "-o", str(target), "--data", str(path))
    found = []
    for patched in (patch.multiple(bulk, LARGE=1, LARGE_PARQUET=1), patch.object(bulk, "is_large", return_value=False)):
        target.unlink(missing_ok=True)
        with patched:
            answer = digecon(*words)
        found.append((answer, parquet.ParquetFile(target).read() if target.exists() else None))
    assert found[0] == found[1]


@settings(max_examples=60 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=st.one_of(long_tables(), wide_tables()), format=st.sampled_from(["csv", "json", "table"]))
def test_both_engines_examine_a_table_alike(table: str, format: str, digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(table, encoding="utf-8")
    quick, plain = both(digecon, path, ("validate", "-f", format))
    assert quick == plain


def test_kinds_of_what_is_left_out_stand_in_their_order_whichever_was_met_first(digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("area,year,value\nX,2000,1\nX,2000,1\nX,2001,\nX,2002,2\nX,2003,3\nX,2004,4\n", encoding="utf-8")
    quick, plain = both(digecon, path, ("validate", "--csv"))
    assert quick.out.splitlines()[-2:] == ["left out,,,empty cells: 1", "left out,,,repeated figures: 1"]
    assert quick == plain


def test_what_to_type_next_names_a_large_file(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("indicator,area,year,value\nb,X,2000,1\nb,X,2001,2\nb,X,2002,3\n", encoding="utf-8")
    with contextlib.chdir(tmp_path):
        quick, plain = both(digecon, Path("t.csv"), ("growth", "b"), terminal=True)
    assert quick == plain
    assert "digecon cagr b --data t.csv" in quick.out


@pytest.mark.parametrize(
    "table",
    [
        "area,year,value\nX,2000,1\nX,2001,2\nX,2002,3\nX,2000,5\nX,2001,7\nY,2000,1\nY,2001,3\nY,2002,3\nY,2003,3\nY,2004,4\n",  # two series
        "area,year,value\nX,2000,1\nX,2001,2\narea,year,value\nX,2002,5\nX,2003,7\n",  # the header again
        "indicator,2000,2001\na,1,2\nb,2,3\nc,2000,2001\nd,4,5\n",  # the periods of another table
        "area,quarter,value\nX,2000-03,1\nX,2001-03,2\nX,2002-06,5\nX,2003-06,7\n",  # the last months of quarters
        "indicator,area,year,value,comment\na,X,2000,1,first\na,X,2001,2,first\nb,X,2000,5,second\nb,X,2001,7,second\n",  # labels
        "area,year,value\nX,2565,1\nX,2566,2\nX,2567,3\n",  # years of another calendar
        "کشور,year,value\nایران,1400,1\nایران,1401,2\nایران,1402,3\n",
        "area;year;value\n" + "".join(f"X;{year};{year - 1799}\n" for year in range(1800, 1870)) + "Y;2000;1.234\nY;2001;2.234\n",
    ],
)  # fmt: skip
def test_what_only_the_whole_table_shows_is_read_alike(table: str, digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(table, encoding="utf-8")
    quick, plain = both(digecon, path, ("growth", "-f", "csv"))
    assert quick == plain


@settings(max_examples=30 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=st.one_of(long_tables(), wide_tables()), asked=st.one_of(ASKED, st.just(("validate",))), chosen=CHOSEN)
def test_both_engines_read_a_packed_table_alike(
    table: str, asked: Any, chosen: Any, digecon: Run, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(table.encode()))
    quick, plain = both(digecon, path, asked if asked == ("validate",) else (*asked, *chosen, "-f", "csv"))
    assert quick == plain


@pytest.mark.parametrize("fault", ["cut", "more", "twice", "bomb"])
def test_what_is_wrong_with_a_packed_table_is_said_alike(fault: str, digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv.gz"
    lines = [f"i{number % 7},{1900 + number % 90},{number * 7919 % 1000}.5\n" for number in range(9000)]
    packed = gzip.compress(("indicator,year,value\n" + "".join(lines)).encode())
    faults = {"cut": packed[:-5000], "more": packed + b"more", "twice": gzip.compress(packed), "bomb": packed}
    path.write_bytes(faults[fault])
    with patch.multiple("digecon_cli.reading.files", _ALWAYS=1 << 15, _RATIO=1 if fault == "bomb" else 200):
        quick, plain = both(digecon, path, ("growth", "-f", "csv"))
    assert quick == plain
    assert quick.code == 2


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_sound_table_is_examined_by_the_large_engine(kind: str, digecon: Run, tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import csv, parquet

    from digecon_cli.large import examining

    table = pa.table(
        {
            "country": ["X", "X", "Y", "Y"],
            "year": [2000, 2001, 2000, 2002],
            "value": [1.5, None, 3.0, 4.25],
            "unit": ["EUR"] * 4,
        }
    )
    path = tmp_path / f"t.{kind}"
    (parquet.write_table if kind == "parquet" else csv.write_csv)(table, path)
    assert examining.examine(str(path), "", 3) is not None
    with patch.multiple(bulk, LARGE=1, LARGE_PARQUET=1):
        answer = digecon("validate", str(path), "--csv")
    assert answer.out == (
        "finding,line,column,reason\nlayout,,,long table\n"
        'read,,,"3 figures of 1 indicator in 2 areas, 2000 to 2002"\n'
        'figure,,,"value (X), 2000: 1.5 EUR"\nfigure,,,"value (Y), 2000: 3 EUR"\nfigure,,,"value (Y), 2002: 4.25 EUR"\n'
        "left out,,,empty cells: 1\n"
    )


def test_people_are_told_of_too_many_figures_before_all_are_read(digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("country,year,value,unit\nX,2000,1,EUR\nX,2001,2,EUR\nX,2002,3,EUR\n", encoding="utf-8")
    with (
        patch.multiple(bulk, LARGE=1, LARGE_PARQUET=1),
        patch("digecon_cli.render.formats.MOST_READ", 2),
        patch("digecon_cli.reading.read") as read,
    ):
        answer = digecon("show", "--data", str(path), "-f", "table")
    assert not read.called
    assert answer.code == 2
    assert (
        answer.err
        == "digecon: 3 figures are too many to be read (2 are written): select fewer, or write them for programs (-f csv).\n"
    )


TITLES_OF_SHEETS = st.sampled_from(["Sheet", "All Rwanda", "Revenue, EUR m", "Unemployment Rates"])
CELLS_OF_WORKBOOKS = st.sampled_from(
    [1, 2.5, -3, 0, None, "..", "abc", "1,5", 12345678901.25, 1e-7, 1e17, 12345678901234567, 2**60, True, "#N/A", "7"]
)


@settings(max_examples=60 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(st.tuples(st.sampled_from(["a", "b (%)"]), st.sampled_from(["X", "Y"]), st.integers(2000, 2004), CELLS_OF_WORKBOOKS,
                            st.sampled_from(["CNY", None]), st.sampled_from(["p", 0, None])), min_size=1, max_size=20),
    sixth=st.sampled_from(["", "footnotes", "sex", None]),
    percent=st.sampled_from([False, False, True]),
    empty=st.booleans(),
    sheets=st.sampled_from([1, 1, 1, 2]),
    title=TITLES_OF_SHEETS,
    asked=st.sampled_from([("show",), ("growth",), ("index", "--base", "2002"), ("share", "--of", "a"), ("validate",)]),
)  # fmt: skip
def test_both_engines_read_a_workbook_alike(
    rows: Any, sixth: Any, percent: bool, empty: bool, sheets: int, title: str, asked: Any, digecon: Run, tmp_path: Path
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = title
    for row in (("indicator", "country", "year", "value", "unit", sixth), *rows):
        book.active.append(row[:5] if sixth == "" else row)
    if percent:
        book.active["D2"].number_format = "0.0%"
    if empty:
        book.active.insert_rows(2)
    if sheets == 2:
        book.create_sheet("More").append(("note",))
    path = tmp_path / "t.xlsx"
    book.save(path)
    quick, plain = both(digecon, path, asked if asked == ("validate",) else (*asked, "-f", "csv"))
    assert quick == plain


@settings(max_examples=40 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(st.tuples(*[CELLS_OF_WORKBOOKS] * 3), min_size=1, max_size=8),
    years=st.sampled_from([(2001, 2002, 2003), ("2001", "2002", "2003"), ("2001-Q1", "2002-Q1", "2002-Q3")]),
    title=TITLES_OF_SHEETS,
    asked=st.sampled_from([("show",), ("growth",), ("validate",)]),
)
def test_both_engines_read_a_wide_workbook_alike(
    rows: Any, years: Any, title: str, asked: Any, digecon: Run, tmp_path: Path
) -> None:
    book = pytest.importorskip("openpyxl").Workbook()
    book.active.title = title
    book.active.append(("indicator", "country", *years))
    for number, row in enumerate(rows):
        book.active.append((f"a{number % 2}", f"X{number}", *row))
    book.save(path := tmp_path / "t.xlsx")
    quick, plain = both(digecon, path, asked if asked == ("validate",) else (*asked, "-f", "csv"))
    assert quick == plain


def test_a_large_workbook_with_a_column_of_notes_is_read(digecon: Run, tmp_path: Path) -> None:
    book = pytest.importorskip("openpyxl").Workbook()
    book.active.append(("indicator", "country", "year", "value", "footnotes"))
    for number in range(2000):
        book.active.append((f"i{number // 100}", "X", 1900 + number % 100, number + 0.5, "x" if number % 3 else None))
    book.save(path := tmp_path / "t.xlsx")
    assert path.stat().st_size > bulk.LARGE_PARQUET
    answer = digecon(
        "growth", "--data", str(path), "-f", "csv", "--columns", "indicator,period,value", "i0", "--to", "1902"
    )
    assert answer.out.splitlines()[1:] == ["i0,1901,200", "i0,1902,66.6666666667"]


def test_a_workbook_of_one_simple_sheet_is_read_by_the_large_engine(digecon: Run, tmp_path: Path) -> None:
    from digecon_cli.large import answering
    from digecon_cli.measures.derivation import Options

    book = pytest.importorskip("openpyxl").Workbook()
    for row in (("country", "year", "value"), ("X", 2000, 2), ("X", 2001, 2.5)):
        book.active.append(row)
    book.save(path := tmp_path / "t.xlsx")
    found = answering.answer(answering.Request("growth", str(path), Options()), print)
    assert found is not None
    assert [(row.area, row.period, row.value) for row in found.rows()] == [("X", "2001", "25")]
