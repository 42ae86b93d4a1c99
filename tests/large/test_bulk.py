"""The bulk engine gives the plain engine's answers: unsorted rows, gaps, zeros, nothing, duplicates, mixed frequencies."""

import csv
import io
import math
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import TIMES
from registered import MEASURES
from registered import line as line_of

from digecon_cli import large as bulk
from digecon_cli import measures
from digecon_cli import reading as readers
from digecon_cli.ask import contract, selection
from digecon_cli.ask.selection import ALL
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DigeconError
from digecon_cli.core.model import Observation
from digecon_cli.large import shape
from digecon_cli.measures import combining
from digecon_cli.measures.derivation import Options
from digecon_cli.render import csv as csv_format
from digecon_cli.render.formats import RenderOptions

FIGURES = st.one_of(
    st.sampled_from(["", "0", "0.0", "..", "n/a", "NaN", "-3.5", "1e2", "3e-309"]),
    st.floats(0.5, 1e6).map(lambda number: f"{number:.3f}"),
)
VALUES = st.one_of(FIGURES, st.just("abc"))
YEARS = st.integers(2000, 2008).map(str)
MIXED = st.one_of(
    YEARS,
    st.sampled_from(["2001-Q1", "2002-Q1", "2003-Q2", "2002-03", "2003-03", "20x", "2004-S1"]),
    st.sampled_from(["2002-9M", "2003-9M", "2003-6M"]),
)

# An indicator has one unit, whatever the row.
INDICATORS = st.sampled_from(["b,", "a,", "whole,", "c,CNY", "d,%", "e,Percent per annum", "f,百分点"])


def tables(
    periods: st.SearchStrategy[str], values: st.SearchStrategy[str] = VALUES, statuses: str = ""
) -> st.SearchStrategy[str]:
    """Long tables of a few series, in any order, with a status for each figure if any are given."""
    more = [st.sampled_from(statuses)] if statuses else []
    row = st.tuples(INDICATORS, st.sampled_from(["X", "W", "NA"]), periods, values, *more)
    header = "indicator,unit,area,period,value" + ",status" * bool(statuses)
    return st.lists(row, min_size=1, max_size=60).map(
        lambda rows: f"{header}\n" + "".join(",".join(one) + "\n" for one in rows)
    )


PLAIN = Options()
ASKED = [
    ("growth", Options()),
    ("cagr", Options()),
    ("share", Options().having(of="whole")),
    ("share", Options().having(of="whole@W")),
    ("growth", Options().having(basis="computed")),
]
OF_ONE_WHOLE = ASKED[:3]


def told(rows: Sequence[Observation] | None, data: Dataset | None) -> str:
    """Return what the plain engine writes of rows as CSV."""
    assert rows is not None
    assert data is not None
    return csv_format.write(ObservationTable(rows, data), RenderOptions()).text


def plain(
    measure: str,
    options: Options,
    data: Dataset | None,
    select: Sequence[str] = (),
    start: str = "",
    area: str = "",
    freq: str = "",
) -> list[Observation] | None:
    """What the plain engine answers; None where it refuses the table or the question."""
    if data is None:
        return None
    try:
        rows = data.select(select, start=start, area=area)
        return measures.rows(measure, selection.of(rows, (freq,)).rows if freq else rows, data, options)
    except DigeconError:
        return None


def answered(found: Any) -> str:
    """Return what the bulk engine writes."""
    from digecon_cli.large import writing

    return b"".join(writing.pieces(found, "csv", contract.LONG)).decode()


def parsed(text: str, folder: Path) -> tuple[str, Dataset | None]:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    try:
        return str(path), readers.read(str(path))
    except DigeconError:
        return str(path), None


def test_a_table_with_vintages_is_left_to_the_plain_engine(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from digecon_cli.large import answering

    path, data = parsed("country,year,value,vintage\nX,2001,4,soon\nX,2002,5,later\n", tmp_path)
    assert plain("growth", Options(), data)
    assert answering.answer(answering.Request("growth", path, Options(), (), "", "", "", ""), print) is None


@settings(max_examples=60 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    table=st.one_of(tables(YEARS), tables(MIXED)),
    select=st.sampled_from([(), ("a", "d")]),
    start=st.sampled_from(["", "2003"]),
    area=st.sampled_from(["", "", "W"]),
    freq=st.sampled_from(["", "", "A", "Q"]),
)
def test_large_tables_are_answered_as_the_plain_path_does(
    table: str,
    select: tuple[str, ...],
    start: str,
    area: str,
    freq: str,
    tmp_path: Path,
) -> None:
    pytest.importorskip("pyarrow")
    from digecon_cli.large import answering

    path, data = parsed(table, tmp_path)
    for measure, options in ASKED:
        expected = plain(measure, options, data, select, start, area, freq)
        try:
            found = answering.answer(answering.Request(measure, path, options, select, start, "", area, freq), print)
        except DigeconError:
            found = None
        if not expected:
            assert found is None, (measure, options)  # the plain engine has the word
            continue
        assert found is not None, (measure, options)
        assert answered(found) == told(expected, data), (measure, options)


FIGURE = st.one_of(st.none(), st.sampled_from([0.0, 3e-309, 1e300]), st.floats(-100, 1e6, allow_nan=False))
TYPED = st.lists(
    st.tuples(st.sampled_from(["whole", "b"]), st.sampled_from(["X", "Y"]), st.integers(2000, 2006), FIGURE),
    min_size=1, max_size=40,
)  # fmt: skip


@pytest.mark.parametrize("text", ["string", "large_string"])
@settings(max_examples=25 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=TYPED)
def test_parquet_is_answered_as_the_plain_path_does(text: str, rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    from digecon_cli.large import answering

    path = str(tmp_path / "t.parquet")
    kinds = (getattr(pa, text)(), getattr(pa, text)(), pa.int64(), pa.float64(), getattr(pa, text)())
    rows = [(*row, f"Label, of {row[0]}") for row in rows]
    columns = [pa.array(column, kind) for column, kind in zip(zip(*rows, strict=True), kinds, strict=True)]
    parquet.write_table(pa.table(columns, ["series", "country", "year", "value", "label"]), path, row_group_size=7)
    try:
        data = readers.read(path)
    except DigeconError:
        data = None
    for measure, options in OF_ONE_WHOLE:
        expected = plain(measure, options, data)
        found = answering.answer(answering.Request(measure, path, options), print)
        if not expected:
            assert found is None, measure
            continue
        if found is None and measure == "growth":  # the plain engine says what there is in place of a partner
            assert any(fact.get("more") for row in expected for fact in row.facts)
            continue
        assert found is not None, measure
        assert answered(found) == told(expected, data), measure


def test_a_large_file_is_answered_without_pandas(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "big.csv"
    path.write_text(
        "indicator,area,period,value,unit\n"
        + "".join(f"i{n // 10},A,{2000 + n % 10},{n}.5,EUR\n" for n in range(130_000))
    )
    script = (
        "import sys; from digecon_cli.cli import main; main(['growth', '--data', sys.argv[1], '-f', 'csv']);"
        "print(*sorted({'pandas', 'numpy'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stderr.split() == ["numpy"]
    assert len(done.stdout.splitlines()) == 1 + 130_000 - 13_000


ACROSS = st.lists(
    st.tuples(
        st.sampled_from([("whole", "A (EUR)"), ("b", "B (%)"), ("c", "C (constant LCU)"), ("d", "D"), ("e", "E (EUR)")]),
        st.sampled_from(["X", "Y"]),
        st.lists(st.sampled_from(["", "..", "1", "2.5", "0", "-3", "40", "3e-309"]), min_size=6, max_size=6),
    ),
    min_size=1, max_size=9, unique_by=lambda row: (row[0], row[1]),
)  # fmt: skip


@settings(max_examples=40 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ACROSS, note=st.booleans())
def test_periods_across_are_answered_as_the_plain_path_does(rows: list[Any], note: bool, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from digecon_cli.large import answering

    lines = ['"Data Source","World Development Indicators",', "", '"Last Updated Date","2024-06-28",', ""]
    years = ",".join(f'"{year}"' for year in range(2000, 2006))
    lines.append(f'"Country Name","Country Code","Indicator Name","Indicator Code",{years},')
    for (code, label), area, values in rows:
        lines.append(",".join(f'"{cell}"' for cell in ("Land, of " + area, area, label, code, *values)) + ",")
    path = tmp_path / "t.csv"
    path.write_text("\n".join([*lines, *["Data from database: WDI"] * note, ""]), encoding="utf-8")
    try:
        data = readers.read(str(path))
    except DigeconError:
        data = None
    for measure, options in OF_ONE_WHOLE:
        expected = plain(measure, options, data)
        noticed: list[str] = []
        found = answering.answer(answering.Request(measure, str(path), options), noticed.extend)
        if not expected:
            assert found is None, measure
            continue
        assert found is not None, measure
        assert data is not None, measure
        quickly, plainly = (
            [str(notice).partition(": ")[2] for notice in notices] for notices in (noticed, data.notices)
        )
        assert quickly == plainly, measure
        assert answered(found) == told(expected, data), measure


LONG = "an area of a name so long that few rows make a large file " * 5


@pytest.mark.parametrize(
    ("asked", "code"), [(("share",), 1), (("growth", "--basis", "published"), 1), (("index", "--base", "1970"), 0)]
)
def test_what_the_large_way_declines_is_answered_by_the_plain_way(
    asked: tuple[str, ...], code: int, digecon: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "big.csv"
    lines = (f"{LONG} {n // 50},{1970 + n % 50},{n % 97 + 1}\n" for n in range(2_500))
    path.write_text("country,year,value\n" + "".join(lines))
    assert bulk.is_large(str(path))
    quick, plainly = (digecon(*asked, "--data", str(path), "-f", form) for form in ("csv", "tsv"))
    assert (quick.code, quick.out.replace(",", "\t")) == (plainly.code, plainly.out)
    assert quick.code == code


@pytest.mark.parametrize(
    "lines",
    [
        ["指标,2022年,,2023年,", ",累计,同比增长(%),累计,同比增长(%)", "收入,1,2,3,4", "利润,5,6,7,8"],
        ["indicator,2022,,2023,", ",Q1,Q2,Q1,Q2", "sales,1,2,3,4", "costs,5,6,7,8"],
        ["# mine", "indicator,2022,2023", "sales,1,2", "# sales,3,4"],
        ["indicator,2021,2022,2023,FY2023", "sales,1,2,3,4", "costs,5,6,7,8"],  # growth or shares of the last year
    ],
)
def test_periods_over_more_columns_and_comments_are_left_to_the_plain_way(lines: list[str]) -> None:
    assert shape.of_rows([line.split(",") for line in lines]) is None


Written = Callable[..., list[dict[str, str]]]


def cells(rows: Sequence[dict[str, str]], *columns: str) -> list[tuple[str, ...]]:
    """Return some columns of rows."""
    return [tuple(row[column] for column in columns) for row in rows]


TABLE = (
    "indicator,area,period,value\n"
    "b,X,2001,110\nb,X,2000,100\nb,X,2003,50\nwhole,X,2000,200\nwhole,X,2001,0\nwhole,X,2002,5\nb,Y,2000,1\nb,Y,2001,2\n"
    "b,Y,2001,2.0\nb,Z,2000,1\nb,Z,2001,2\nb,Z,2001,3\nb,Z,2002,4\nb,V,2000,\nb,V,2001,7\n"
)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Answer from TABLE by the bulk engine, as rows of CSV by column."""
    pytest.importorskip("pyarrow")
    from digecon_cli.large import answering

    def of(
        measure: str, *select: str, start: str = "", options: Options = PLAIN, table: str = TABLE
    ) -> list[dict[str, str]]:
        path = tmp_path / "t.csv"
        path.write_text(table, encoding="utf-8")
        found = answering.answer(answering.Request(measure, str(path), options, select, start), print)
        assert found is not None
        return list(csv.DictReader(io.StringIO(answered(found), newline="")))

    return of


def test_growth_jumps_no_gap_and_divides_by_no_zero(written: Written) -> None:
    assert cells(written("growth"), "indicator", "area", "period", "value", "codes", "note") == [
        ("b", "X", "2001", "10", "", ""),  # 110 / 100 is a little more than 1.1 in binary
        ("b", "X", "2003", "", "missing", "no figure of b for 2002"),
        ("b", "Y", "2001", "100", "", ""),  # given twice alike
        ("b", "Z", "2002", "", "missing", "no figure of b for 2001"),  # 2001 is given twice differently
        ("whole", "X", "2001", "-100", "", ""),
        ("whole", "X", "2002", "", "zero", "whole 2001 may be zero"),
    ]


def test_a_figure_below_zero_is_no_denominator(written: Written) -> None:
    table = "indicator,area,period,value\na,X,2001,-4\na,X,2002,-5\na,X,2003,6\na,X,2004,9\nb,X,2001,2\nb,X,2003,3\n"
    assert cells(written("growth", "a", table=table), "period", "value", "codes", "note") == [
        ("2002", "", "zero", "a 2001 is below zero"),  # a loss of 5 after one of 4 has not grown by 25 %
        ("2003", "", "zero", "a 2002 is below zero"),
        ("2004", "50", "", ""),
    ]
    assert cells(written("share", "b", options=Options().having(of="a"), table=table), "period", "value")[:2] == [
        ("2001", ""),
        ("2003", "50"),
    ]
    assert [cell[1:] for cell in cells(written("cagr", "a", table=table), "period", "measure", "value")] == [
        ("cagr", ""), ("mean_growth", ""),
    ]  # fmt: skip


def test_a_selection_chooses_the_subjects_only(written: Written) -> None:
    assert cells(written("growth", "b", start="2001"), "area", "period", "value") == [
        ("X", "2001", "10"), ("X", "2003", ""), ("Y", "2001", "100"), ("Z", "2002", ""),
    ]  # fmt: skip


def test_share_of_another_indicator(written: Written) -> None:
    rows = written("share", "b", options=Options().having(of="whole"))
    assert cells(rows, "area", "period", "base_indicator", "value", "codes", "note")[:3] == [
        ("V", "2001", "whole", "", "missing", "no figure of whole for 2001"),
        ("X", "2000", "whole", "50", "unstated", "nothing states that it is a part of whole"),
        ("X", "2001", "whole", "", "zero", "whole 2001 may be zero"),
    ]


def test_line_ends_in_names_are_quoted(written: Written) -> None:
    table = 'indicator,area,period,value\n"a\nb",X,2000,1\n"a\nb",X,2002,2\n"a\nb",X,2003,4\n'
    assert cells(written("growth", table=table), "label", "period", "value", "codes", "note") == [
        ("a\nb", "2002", "", "missing", "no figure of a\nb for 2001"),
        ("a\nb", "2003", "100", "", ""),
    ]


def test_a_table_of_one_indicator_without_areas(written: Written) -> None:
    found = written("growth", table="year,value\n2000,8\n2001,9\n")
    assert cells(found, "indicator", "label", "area", "period", "value") == [("value", "value", "", "2001", "12.5")]


def test_names_that_need_quotes_are_quoted(written: Written) -> None:
    table = 'indicator,area,period,value\n"GDP, real","say ""X""",2000,1\n"GDP, real","say ""X""",2001,2\n'
    assert cells(written("growth", table=table), "indicator", "label", "area", "period", "value") == [
        ("GDP, real", "GDP, real", 'say "X"', "2001", "100")
    ]


@pytest.mark.parametrize(
    "table",
    [
        "indicator,area,period,value,unit\na,X,2000,1,CNY\na,X,2001,1,USD\n",  # two units of one indicator
        "indicator,label,area,period,value\na,A,X,2000,1\na,B,X,2001,1\n",  # two labels
        "indicator,area,period,value,status\na,X,2000,1,A\na,X,2001,2,E\n",  # more is said of each figure
        "indicator,area,period,value,measure\na,X,2000,1,level\na,X,2001,2,level\n",  # our own layout
        "indicator,area,period,value\na,X,2000,1\na,X,2001,\x1b2\n",  # escape codes
        "indicator,area,period,value\na,X,2001-03/2001-08,1\na,X,2002-03/2002-08,2\n",  # neither half-years nor from January
        "indicator,area,period,value\na,X,2000,1\na,X,2001,2\na,X,2002\n",  # a line that is cut
        ",,单位：亿元\nindicator,2000,2001\na,1,2\nb,1,2\n",  # a unit above the last period
        "indicator,2000,2001\n,%,\na,1,2\nb,1,2\n",  # a unit below the header
        "indicator,area,period,value\ntax_rate,X,2000,1\ntax_rate,X,2001,2\n",  # a rate of an unknown unit
        "year,value\n2000,1\n,\n2001,2\n",  # a row of nothing
    ],
)
def test_what_it_cannot_tell_exactly_is_left_to_the_plain_path(table: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from digecon_cli.large import answering

    path = tmp_path / "t.csv"
    path.write_text(table, encoding="utf-8")
    assert answering.answer(answering.Request("growth", str(path), Options()), print) is None


def test_a_key_that_would_overflow_is_refused() -> None:
    pytest.importorskip("numpy")
    from digecon_cli.large import kernel

    with pytest.raises(OverflowError):
        kernel.key_type(2**60 * 50)


def test_size_decides(tmp_path: Path) -> None:
    small, large = tmp_path / "s.csv", tmp_path / "l.csv"
    small.write_text(TABLE, encoding="utf-8")
    large.write_text(TABLE * 20_000, encoding="utf-8")
    assert not bulk.is_large(str(small))
    assert bulk.is_large(str(large))
    assert not bulk.is_large(str(tmp_path / "nothing"))


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large file: 50 areas and 50 years of each indicator."""
    path = tmp_path_factory.mktemp("big") / "big.csv"
    lines = [
        f"ind{s // 50},{LONG} {s % 50},{1950 + y},{(s * 7919 + y * 104729) % 1000 + 1}\n"
        for s in range(150)
        for y in range(50)
    ]
    path.write_text("indicator,area,period,value\n" + "".join(lines), encoding="utf-8")
    return path


def test_every_measure_of_the_large_engine_has_its_formula() -> None:
    pytest.importorskip("pyarrow")
    from digecon_cli.large import formulas

    assert bulk.STEPS.keys() == formulas.MEASURES.keys() <= {*MEASURES, "show"}


@pytest.mark.parametrize("measure", bulk.STEPS)
def test_the_command_answers_alike_by_both_ways(measure: str, digecon: Callable[..., Any], big: Path) -> None:
    pytest.importorskip("pyarrow")
    assert bulk.is_large(str(big))
    asked = (*line_of(measure, "ind1", of="ind0", base="1990").split(), "--data", str(big), "-f", "csv")
    quick = digecon(*asked, "--quiet", "--freq", ALL)
    with patch.object(bulk, "is_large", return_value=False):
        assert digecon(*asked).out == quick.out
    assert (
        quick.out.count("\n")
        == 1 + {"show": 50 * 50, "growth": 50 * 49, "cagr": 50 * 2, "share": 50 * 50, "index": 50 * 50}[measure]
    )


@pytest.mark.parametrize("name", ["out.csv", "out.json", "out.jsonl", "out.parquet"])
def test_parts_of_a_table_without_an_answer_write_nothing(
    name: str, digecon: Callable[..., Any], big: Path, tmp_path: Path
) -> None:
    pytest.importorskip("pyarrow")
    from digecon_cli.large import writing

    with patch.dict(bulk.STEPS, growth=500), patch.object(writing, "_GROUP", 500):
        assert digecon("growth", "ind1", "--data", str(big), "-o", str(tmp_path / name)).code == 0
    if name.endswith("parquet"):
        from pyarrow import parquet

        assert parquet.read_table(tmp_path / name).num_rows == 50 * 49
        return
    raw = (tmp_path / name).read_text(encoding="utf-8")
    with patch.object(bulk, "is_large", return_value=False):
        assert digecon("growth", "ind1", "--data", str(big), "-f", name[4:]).out == raw


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "form",
    [("--wide",), ("--transpose",), ("--columns", "period,value"), ("--header", "old"), ("--latest",), ("--bom",)],
)
def test_other_forms_than_the_long_one_are_the_plain_ways(
    form: tuple[str, ...], digecon: Callable[..., Any], big: Path
) -> None:
    asked = ("growth", "ind1", *form, "--data", str(big), "-f", "csv")
    quick = digecon(*asked)
    with patch.object(bulk, "is_large", return_value=False):
        plainly = digecon(*asked)
    assert (quick.code, quick.out) == (plainly.code, plainly.out)
    assert quick.code == 0
    assert quick.out != digecon("growth", "ind1", "--data", str(big), "-f", "csv").out


def test_that_a_large_answer_has_no_rows_is_told(digecon: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text("country,year,value\n" + "".join(f"{LONG} {n},2000,1\n" for n in range(2_500)), encoding="utf-8")
    assert bulk.is_large(str(path))
    found = digecon("growth", "--data", str(path), "-f", "csv")
    assert (found.code, found.out) == (1, "")
    assert "no answer: nothing that is selected has" in found.err


def test_columns_of_a_computed_row_by_hand(written: Written) -> None:
    """300 from 290 is 3.4482758620689655 % in full; what pyarrow writes with an exponent is told without."""
    table = (
        "indicator,indicator_name,area,period,value,unit\na,A & B,X,2019-02,290,CNY\na,A & B,X,2020-02,300,CNY\n"
        "b,B,X,2019-02,1,\nb,B,X,2020-02,1234567890.13,\nc,C,X,2019-02,1,\nc,C,X,2020-02,1.000000007450580596923828125,\n"
        "d,D (%),X,2019-02,5.1,%\nd,D (%),X,2020-02,5.3,%\n"
    )
    growth, large, small, difference = written("growth", table=table)
    assert growth == {
        **dict.fromkeys(contract.HEADER, ""),
        "indicator": "a", "label": "A & B", "area": "X", "freq": "M", "period": "2020-02", "start": "2020-02-01",
        "end": "2020-02-29", "measure": "growth", "origin": "computed", "value": "3.44827586207", "unit": "percent",
        "unit_mult": "0", "basis": "nominal", "status": "A",
    }  # fmt: skip
    assert large["value"] == "123456788913"
    assert small["value"] == "0.000000745058059692"  # 2^-27 is 7.450580596923828125e-9
    assert cells([difference], "measure", "value", "unit", "unit_mult") == [
        ("difference", "0.2", "percentage points", "0")
    ]


NUMBERS = st.one_of(
    st.floats(-1e3, 1e3),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(-1e3, 1e3).map(lambda number: round(number, 3)),
    st.integers(-(10**14), 10**14).flatmap(lambda half: st.integers(0, 20).map(lambda places: half / 2 / 10.0**places)),
    st.integers(-20, 20).map(lambda power: 10.0**power),
    st.integers(-20, 20).map(lambda power: math.nextafter(10.0**power, 0)),
)


@settings(max_examples=400, deadline=None)
@given(several=st.lists(NUMBERS, min_size=1, max_size=30))
def test_numbers_are_written_as_everywhere(several: list[float]) -> None:
    pytest.importorskip("pyarrow")
    import numpy as np

    from digecon_cli.large import kernel, writing

    expected = [combining.text(one) for one in several]
    assert writing._numbers(np.array(several)).to_pylist() == expected
    assert kernel.rounded(np.array(several)).tolist() == [float(one) for one in expected]


def test_a_number_that_is_none_is_written_as_nothing() -> None:
    pytest.importorskip("pyarrow")
    import numpy as np

    from digecon_cli.large import writing

    assert writing._numbers(np.array([np.nan, 1e12, -0.5, 100])).to_pylist() == [None, "1000000000000", "-0.5", "100"]


@given(
    several=st.lists(st.lists(st.one_of(st.floats(-1e6, 1e6), st.sampled_from([1e300, 0.5])), min_size=1), max_size=8)
)
def test_means_have_all_digits_that_are_told(several: list[list[float]]) -> None:
    np = pytest.importorskip("numpy")
    from digecon_cli.large import kernel

    lengths = np.array([len(one) for one in several], dtype=np.int64)
    last = np.cumsum(lengths) - 1
    values = np.array([one for each in several for one in each])
    found = kernel.means(values, last - lengths + 1, last).tolist()
    assert list(map(combining.text, found)) == [combining.text(math.fsum(one) / len(one)) for one in several]


@pytest.mark.parametrize(
    "text",
    [
        "[" + ",".join(f'{{"name": "A", "year": {year}, "value": {year}}}' for year in range(1000, 9000)) + "]\n",
        "# " + "z" * 200_000 + "\nyear,value\n2019,1\n",
    ],
    ids=["JSON in a line", "a long comment"],
)
def test_lines_longer_than_a_cell_may_be_are_left_to_the_plain_way(text: str) -> None:
    assert shape.of_csv("table", text.encode()) is None
