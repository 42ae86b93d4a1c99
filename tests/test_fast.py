"""The fast ways give the plain path's answers: unsorted rows, gaps, zeros, negatives, nothing, duplicates, mixed frequencies."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digecon_cli import fast, measures, readers
from digecon_cli.errors import DigeconError
from digecon_cli.fast import series
from digecon_cli.measures.engine import Options
from digecon_cli.observations import HEADER, Dataset, Observation

FIGURES = st.one_of(
    st.sampled_from(["", "0", "0.0", "..", "n/a", "NaN", "-3.5", "1e2"]),
    st.floats(0.5, 1e6).map(lambda number: f"{number:.3f}"),
)
VALUES = st.one_of(FIGURES, st.just("abc"))
YEARS = st.integers(2000, 2008).map(str)
MIXED = st.one_of(YEARS, st.sampled_from(["2001-Q1", "2002-Q1", "2003-Q2", "2002-03", "2003-03", "20x", "2004-S1"]))
# Spans that are no A, S, Q, M or ytd, some of which begin before others that end earlier.
ODD = st.sampled_from(
    ["2001-03/2001-08", "2002-03/2002-08", "2004-03/2004-08", "2002-05/2002-10", "2001-11-01/P3M", "2002-11-01/P3M",
     "2001-02/2002-07", "2002-02/2003-07", "2001-02/2002-12", "2002-03-01/P24M", "2003-9M", "2002", "2003"]
)  # fmt: skip


# An indicator has one unit, whatever the row.
INDICATORS = st.sampled_from(["b,", "a,", "whole,", "c,CNY", "d,%"])


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


def same(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Return whether two rows are the same, their values to 1e-9."""
    a, b = one[7], other[7]
    close = a == b or (a and b and float(a) == pytest.approx(float(b), rel=1e-9, abs=1e-9))
    return bool(close) and [*map(str, one[:7]), *map(str, one[8:18])] == [*map(str, other[:7]), *map(str, other[8:18])]


def plain(
    measure: str,
    options: Options,
    data: Dataset | None,
    select: Sequence[str] = (),
    start: str = "",
    area: str = "",
    freq: str = "",
) -> list[Observation] | None:
    """What the plain path answers; None where it refuses the table or the question."""
    if data is None:
        return None
    try:
        return measures.rows(measure, data.select(select, start=start, area=area, freq=freq), data, options)
    except DigeconError:
        return None


def answered(found: Any) -> list[list[str]]:
    """Return what the NumPy way writes, header and rows."""
    from digecon_cli.fast import text

    return list(csv.reader(io.StringIO(b"".join(text.pieces(found)).decode(), newline="")))


def parsed(text: str, folder: Path) -> tuple[str, Dataset | None]:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    try:
        return str(path), readers.read(str(path))
    except DigeconError:
        return str(path), None


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.one_of(tables(MIXED), tables(ODD), tables(YEARS, statuses="AAEPUD")))
def test_simple_series_are_answered_as_the_plain_path_does(text: str, tmp_path: Path) -> None:
    _, data = parsed(text, tmp_path)
    for measure, options in ASKED:
        expected = plain(measure, options, data)
        if data is None or expected is None:
            continue
        found = series.rows(measure, data.select(), data, options)
        assert found is not None, (measure, options)
        assert len(found) == len(expected), (measure, options)
        assert all(same(one, other) for one, other in zip(found, expected, strict=True)), (measure, options)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    table=st.one_of(tables(YEARS), tables(MIXED), tables(ODD)),
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
    from digecon_cli.fast import large, text

    path, data = parsed(table, tmp_path)
    for measure, options in ASKED:
        expected = plain(measure, options, data, select, start, area, freq)
        try:
            found = large.answer(large.Request(measure, path, select, start, "", options, area, freq))
        except DigeconError:
            found = None
        if not expected:
            assert found is None, (measure, options)  # the plain path has the word
            continue
        assert found is not None, (measure, options)
        for few in (0, text._FEW):  # as pyarrow writes many rows, and as Python writes few
            written = io.BytesIO()
            with patch.object(text, "_FEW", few):
                text.write(found, written.write)
            header, *rows = csv.reader(io.StringIO(written.getvalue().decode()))
            assert tuple(header) == HEADER
            assert len(rows) == len(expected), (measure, options)
            assert all(same(one, other) for one, other in zip(rows, expected, strict=True)), (measure, options)


FIGURE = st.one_of(st.none(), st.just(0.0), st.floats(-100, 1e6, allow_nan=False))
TYPED = st.lists(
    st.tuples(st.sampled_from(["whole", "b"]), st.sampled_from(["X", "Y"]), st.integers(2000, 2006), FIGURE),
    min_size=1, max_size=40,
)  # fmt: skip


@pytest.mark.parametrize("text", ["string", "large_string"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=TYPED)
def test_parquet_is_answered_as_the_plain_path_does(text: str, rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    from digecon_cli.fast import large

    path = str(tmp_path / "t.parquet")
    kinds = (getattr(pa, text)(), getattr(pa, text)(), pa.int64(), pa.float64())
    columns = [pa.array(column, kind) for column, kind in zip(zip(*rows, strict=True), kinds, strict=True)]
    parquet.write_table(pa.table(columns, ["series", "country", "year", "value"]), path, row_group_size=7)
    try:
        data = readers.read(path)
    except DigeconError:
        data = None
    for measure, options in OF_ONE_WHOLE:
        expected = plain(measure, options, data)
        found = large.answer(large.Request(measure, path, (), "", "", options))
        if not expected:
            assert found is None, measure
            continue
        assert found is not None, measure
        written = io.BytesIO()
        write(found, written.write)
        rows_of = list(csv.reader(io.StringIO(written.getvalue().decode())))[1:]
        assert len(rows_of) == len(expected), measure
        assert all(same(one, other) for one, other in zip(rows_of, expected, strict=True)), measure


def test_a_large_file_is_answered_without_pandas(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "big.csv"
    path.write_text(
        "indicator,area,period,value\n" + "".join(f"i{n // 10},A,{2000 + n % 10},{n}.5\n" for n in range(130_000))
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
        st.lists(st.sampled_from(["", "..", "1", "2.5", "0", "-3", "40"]), min_size=6, max_size=6),
    ),
    min_size=1, max_size=9, unique_by=lambda row: (row[0], row[1]),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ACROSS, note=st.booleans())
def test_periods_across_are_answered_as_the_plain_path_does(rows: list[Any], note: bool, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from digecon_cli.fast import large

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
        found = large.answer(large.Request(measure, str(path), (), "", "", options))
        if not expected:
            assert found is None, measure
            continue
        assert found is not None, measure
        assert data is not None, measure
        told, told_plainly = ([one.partition(": ")[2] for one in answer.notices] for answer in (found, data))
        assert told == told_plainly, measure
        written = io.BytesIO()
        write(found, written.write)
        rows_of = list(csv.reader(io.StringIO(written.getvalue().decode())))[1:]
        assert len(rows_of) == len(expected), measure
        assert all(same(one, other) for one, other in zip(rows_of, expected, strict=True)), measure


LONG = "an area of a name so long that few rows make a large file " * 5


@pytest.mark.parametrize("asked", [("share",), ("growth", "--basis", "published"), ("index", "--base", "1970")])
def test_what_the_large_way_declines_is_answered_by_the_plain_way(
    asked: tuple[str, ...], digecon: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "big.csv"
    lines = (f"{LONG} {n // 50},{1970 + n % 50},{n % 97 + 1}\n" for n in range(2_500))
    path.write_text("country,year,value\n" + "".join(lines))
    assert fast.is_large(str(path))
    quick, plainly = (digecon(*asked, "--data", str(path), "-f", form) for form in ("csv", "tsv"))
    assert (quick.code, quick.out.replace(",", "\t")) == (plainly.code, plainly.out)
    assert quick.code == 0


TABLE = (
    "indicator,area,period,value\n"
    "b,X,2001,110\nb,X,2000,100\nb,X,2003,50\nwhole,X,2000,200\nwhole,X,2001,0\nwhole,X,2002,5\nb,Y,2000,1\nb,Y,2001,2\n"
    "b,Y,2001,2.0\nb,Z,2000,1\nb,Z,2001,2\nb,Z,2001,3\nb,Z,2002,4\nb,V,2000,\nb,V,2001,7\n"
)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., list[list[str]]]:
    """Answer from TABLE by the NumPy way, as rows of CSV."""
    pytest.importorskip("pyarrow")
    from digecon_cli.fast import large

    def of(
        measure: str, *select: str, start: str = "", options: Options = PLAIN, table: str = TABLE
    ) -> list[list[str]]:
        path = tmp_path / "t.csv"
        path.write_text(table, encoding="utf-8")
        found = large.answer(large.Request(measure, str(path), select, start, "", options))
        assert found is not None
        return answered(found)[1:]

    return of


def test_growth_jumps_no_gap_and_divides_by_no_zero(written: Callable[..., list[list[str]]]) -> None:
    assert [(row[0], row[1], row[2], row[7][:6], row[17]) for row in written("growth")] == [
        ("b", "X", "2001", "10.000", ""),
        ("b", "X", "2003", "", "missing: no figure of b for 2002"),
        ("b", "Y", "2001", "100.0", ""),  # given twice alike
        ("b", "Z", "2002", "", "missing: no figure of b for 2001"),  # 2001 is given twice differently
        ("whole", "X", "2001", "-100.0", ""),
        ("whole", "X", "2002", "", "zero: whole 2001 may be zero"),
    ]


SPANS = (
    "indicator,area,period,value\n"
    "a,X,2019-03/2019-08,100\na,X,2020-03/2020-08,110\na,X,2020-05/2020-10,50\na,X,2019,200\na,X,2020,300\n"
    "b,X,2018-03/2020-02,7\nb,X,2019-05/2019-10,5\nb,X,2019-02/2019-07,5\nb,Y,2019-05/2019-10,5\n"
)


def test_spans_of_other_lengths_are_compared_with_the_year_before(written: Callable[..., list[list[str]]]) -> None:
    assert [(row[0], row[1], row[2], row[7][:6], row[17]) for row in written("growth", table=SPANS)] == [
        ("a", "X", "2020-03-01/P6M", "10.000", ""),
        ("a", "X", "2020-05-01/P6M", "", "missing: no figure of a for 2019-05-01/P6M"),
        ("a", "X", "2020", "50.0", ""),
        # The span from March 2018 ends last and begins first, so that a figure of May 2018 could be there.
        ("b", "X", "2019-05-01/P6M", "", "missing: no figure of b for 2018-05-01/P6M"),
    ]


@pytest.mark.parametrize(("measure", "options"), [("growth", PLAIN), ("cagr", PLAIN), ("share", Options(of="b"))])
def test_spans_of_other_lengths_are_answered_alike_to_the_character(
    measure: str, options: Options, written: Callable[..., list[list[str]]], tmp_path: Path
) -> None:
    expected = plain(measure, options, parsed(SPANS, tmp_path)[1])
    assert expected
    assert written(measure, options=options, table=SPANS) == [[*map(str, row[:18])] for row in expected]


def test_a_selection_chooses_the_subjects_only(written: Callable[..., list[list[str]]]) -> None:
    assert [(row[1], row[2], row[7][:6]) for row in written("growth", "b", start="2001")] == [
        ("X", "2001", "10.000"), ("X", "2003", ""), ("Y", "2001", "100.0"), ("Z", "2002", ""),
    ]  # fmt: skip


def test_share_of_another_indicator(written: Callable[..., list[list[str]]]) -> None:
    rows = written("share", "b", options=Options().having(of="whole"))
    assert [(row[1], row[2], row[4], row[7], row[17]) for row in rows][:3] == [
        ("V", "2001", "whole", "", "missing: no figure of whole for 2001"),
        ("X", "2000", "whole", "50.0", ""),
        ("X", "2001", "whole", "", "zero: whole 2001 may be zero"),
    ]


def test_line_ends_in_names_are_quoted(written: Callable[..., list[list[str]]]) -> None:
    table = 'indicator,area,period,value\n"a\nb",X,2000,1\n"a\nb",X,2002,2\n"a\nb",X,2003,4\n'
    assert [(row[0], row[2], row[7], row[17]) for row in written("growth", table=table)] == [
        ("a\nb", "2002", "", "missing: no figure of a\nb for 2001"),
        ("a\nb", "2003", "100.0", ""),
    ]


def test_names_that_need_quotes_are_quoted(written: Callable[..., list[list[str]]]) -> None:
    table = 'indicator,area,period,value\n"GDP, real","say ""X""",2000,1\n"GDP, real","say ""X""",2001,2\n'
    assert [row[:8] for row in written("growth", table=table)] == [
        ["GDP, real", 'say "X"', "2001", "growth", "", "", "computed", "100.0"]
    ]


@pytest.mark.parametrize(
    "table",
    [
        "indicator,area,period,value,unit\na,X,2000,1,CNY\na,X,2001,1,USD\n",  # two units of one indicator
        "indicator,area,period,value,status\na,X,2000,1,A\na,X,2001,2,E\n",  # more is said of each figure
        "indicator,area,period,value,measure\na,X,2000,1,level\na,X,2001,2,level\n",  # our own layout
        "indicator,area,period,value\na,X,2000,1\na,X,2001,\x1b2\n",  # escape codes
    ],
)
def test_what_it_cannot_tell_exactly_is_left_to_the_plain_path(table: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from digecon_cli.fast import large

    path = tmp_path / "t.csv"
    path.write_text(table, encoding="utf-8")
    assert large.answer(large.Request("growth", str(path), (), "", "", Options())) is None


def test_a_key_that_would_overflow_is_refused() -> None:
    pytest.importorskip("numpy")
    from digecon_cli.fast import arrays

    with pytest.raises(OverflowError):
        arrays.key_type(2**60 * 50)


def test_size_decides(tmp_path: Path) -> None:
    small, large = tmp_path / "s.csv", tmp_path / "l.csv"
    small.write_text(TABLE, encoding="utf-8")
    large.write_text(TABLE * 20_000, encoding="utf-8")
    assert not fast.is_large(str(small))
    assert fast.is_large(str(large))
    assert not fast.is_large(str(tmp_path / "nothing"))


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


@pytest.mark.parametrize("measure", ["growth", "cagr", "share"])
def test_the_command_answers_alike_by_both_ways(measure: str, digecon: Callable[..., Any], big: Path) -> None:
    pytest.importorskip("pyarrow")
    assert fast.is_large(str(big))
    own = ("--of", "ind0") if measure == "share" else ()
    quick = digecon(measure, "ind1", *own, "--data", str(big), "-f", "csv")
    slow = digecon(measure, "ind1", *own, "--data", str(big), "-f", "jsonl")
    import json

    expected = [
        [str(cell if cell is not None else "") for cell in json.loads(line).values()] for line in slow.out.splitlines()
    ]
    rows = list(csv.reader(io.StringIO(quick.out)))[1:]
    assert len(rows) == len(expected) > 0
    assert all(same(one, other) for one, other in zip(rows, expected, strict=True))
