"""One kernel on every engine: the same figures from pandas, Polars, DuckDB, Ibis and PySpark, and from the plain path."""

import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from frame_engines import duckdb_rows, spark_rows, spark_session
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import TIMES

from digecon_cli import measures
from digecon_cli import reading as readers
from digecon_cli.core import periods
from digecon_cli.core.errors import DigeconError, UsageError
from digecon_cli.measures.derivation import Options

frames = pytest.importorskip("digecon_cli.large.frames")
pytest.importorskip("narwhals", reason="narwhals is not installed")

# Out of order; b.X has a gap, whole.X a zero, c.X a null, d.X a year given twice, e.X one year, f.X a negative first.
ROWS: list[tuple[str, str, int, float | None]] = [
    ("b", "X", 2001, 110.0), ("b", "X", 2000, 100.0), ("b", "X", 2003, 50.0), ("whole", "X", 2000, 200.0),
    ("whole", "X", 2001, 0.0), ("whole", "X", 2002, 5.0), ("c", "X", 2000, 1.0), ("c", "X", 2001, None),
    ("c", "X", 2002, 4.0), ("d", "X", 2000, 1.0), ("d", "X", 2001, 2.0), ("d", "X", 2001, 3.0), ("d", "X", 2002, 4.0),
    ("e", "X", 2000, 9.0), ("f", "X", 2000, -2.0), ("f", "X", 2001, 2.0),
]  # fmt: skip
NAMES = ("indicator", "area", "period", "value")
GROWTH = {("b", 2001): 10.0, ("whole", 2001): -100.0}
CAGR = {"b": ((50 / 100) ** (1 / 3) - 1) * 100, "whole": ((5 / 200) ** 0.5 - 1) * 100, "c": 100.0, "d": 100.0}
SHARE = {("b", 2000): 50.0, ("whole", 2000): 100.0, ("whole", 2002): 100.0, ("c", 2000): 0.5, ("c", 2002): 80.0,
         ("d", 2000): 0.5, ("d", 2002): 80.0, ("e", 2000): 4.5, ("f", 2000): -1.0}  # fmt: skip
# Every kind of period, as texts: years, half-years, quarters, months, from January on, and other spans. The quarters of 2005
# are given twice, January of 2003 is zero, and the last of all is no period.
PARTS: list[tuple[str, str, str, float | None]] = [
    ("a", "X", "2001-Q1", 10.0), ("a", "X", "2000", 100.0), ("a", "X", "2001", 110.0), ("a", "X", "2002-Q1", 12.0),
    ("a", "X", "2002-Q2", 7.0), ("a", "X", "2003-Q2", 14.0), ("a", "X", "2001-S1", 5.0), ("a", "X", "2002-S1", 4.0),
    ("a", "X", "2001-03", 8.0), ("a", "X", "2002-03", 10.0), ("a", "X", "2003-01", 0.0), ("a", "X", "2004-01", 6.0),
    ("a", "X", "2001-9M", 20.0), ("a", "X", "2002-9M", 25.0), ("a", "X", "2001-03-01/P2M", 4.0),
    ("a", "X", "2002-03-01/P2M", 5.0), ("a", "X", "2005-Q1", 1.0), ("a", "X", "2005-Q1", 2.0), ("a", "X", "2006-Q1", 320.0),
    ("a", "X", "2004-9M", 30.0), ("a", "X", "20x", 9.0),
    ("whole", "X", "2001-Q1", 40.0), ("whole", "X", "2002-9M", 100.0), ("whole", "X", "20x", 10.0),
]  # fmt: skip
GROWTH_OF_PARTS = {
    "2001": 10.0, "2002-Q1": 20.0, "2003-Q2": 100.0, "2002-S1": -20.0, "2002-03": 25.0, "2002-9M": 25.0,
    "2002-03-01/P2M": 25.0,
}  # fmt: skip
# From the first quarter of 2001 to that of 2006: 32 times as much, in five years. From 20 to 30 in three years.
CAGR_OF_PARTS = {
    ("2000", "2001"): 10.0, ("2001-Q1", "2006-Q1"): 100.0, ("2001-S1", "2002-S1"): -20.0,
    ("2001-9M", "2004-9M"): (1.5 ** (1 / 3) - 1) * 100, ("2001-03-01/P2M", "2002-03-01/P2M"): 25.0,
}  # fmt: skip
Rows = Sequence[tuple[str, str, Any, float | None]]
Taken = Callable[[Any], list[dict[str, Any]]]
Made = tuple[Callable[[Rows], Any], Taken]


def of_pandas() -> Made:
    pandas = pytest.importorskip("pandas")
    return lambda rows: pandas.DataFrame(rows, columns=list(NAMES)), lambda frame: frame.to_dict("records")


def of_polars() -> Made:
    polars = pytest.importorskip("polars")
    return (
        lambda rows: polars.LazyFrame(rows, schema=list(NAMES), orient="row"),
        lambda frame: frame.collect().to_dicts(),
    )


def _sql(rows: Rows) -> str:
    told = ", ".join(f"('{a}', '{b}', {c!r}, {'NULL' if d is None else d}::double)" for a, b, c, d in rows)
    return f"select * from (values {told}) as t({', '.join(NAMES)})"


def of_duckdb() -> Made:
    duckdb = pytest.importorskip("duckdb")
    return lambda rows: duckdb.sql(_sql(rows)), duckdb_rows


def of_ibis() -> Made:
    ibis = pytest.importorskip("ibis")
    pytest.importorskip("pandas")
    try:
        connection = ibis.duckdb.connect()
        connection.sql(_sql(ROWS))
    except Exception as error:  # no DuckDB, or one that this Ibis does not fit
        pytest.skip(f"this Ibis does not work with this DuckDB: {error}")
    return lambda rows: connection.sql(_sql(rows)), lambda frame: frame.execute().to_dict("records")


def of_spark() -> Made:
    session = spark_session()

    def of(rows: Rows) -> Any:
        kind = "int" if isinstance(rows[0][2], int) else "string"
        return session.createDataFrame(rows, f"indicator string, area string, period {kind}, value double")

    return of, spark_rows


@pytest.fixture(
    params=[of_pandas, of_polars, of_duckdb, of_ibis, pytest.param(of_spark, marks=pytest.mark.slow)],
    ids=lambda made: made.__name__[3:],
)
def made(request: pytest.FixtureRequest) -> Iterator[Made]:
    """How to make a frame of rows on one engine, and how to take its rows."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the engines' own, of each other's versions
        yield request.param()


def known(rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    return [row for row in rows if row[column] is not None and not math.isnan(row[column])]


def test_growth_is_the_same_on_every_engine(made: Made) -> None:
    of, taken = made
    frame = of(ROWS)
    found = frames.growth(frame)
    rows = taken(found)
    assert len(rows) == len(ROWS)
    assert set(rows[0]) == {*NAMES, "growth", "growth_codes"}
    assert {(row["indicator"], row["period"]): row["growth"] for row in known(rows, "growth")} == pytest.approx(GROWTH)


def test_text_periods_of_pandas_cause_no_warning() -> None:
    of, taken = of_pandas()
    assert len(taken(frames.growth(of([("a", "X", "2000", 1.0), ("a", "X", "2001", 2.0)])))) == 2


def test_growth_returns_the_kind_it_was_given(made: Made) -> None:
    frame = made[0](ROWS)
    assert type(frames.growth(frame)) is type(frame)


def test_cagr_is_the_same_on_every_engine(made: Made) -> None:
    of, taken = made
    frame = of(ROWS)
    rows = taken(frames.cagr(frame))
    assert len(rows) == 6
    assert {row["indicator"]: row["cagr"] for row in known(rows, "cagr")} == pytest.approx(CAGR)


def test_share_is_the_same_on_every_engine(made: Made) -> None:
    of, taken = made
    frame = of(ROWS)
    rows = taken(frames.share(frame, "whole"))
    assert len(rows) == len(ROWS)
    assert {(row["indicator"], row["period"]): row["share"] for row in known(rows, "share")} == pytest.approx(SHARE)


def test_every_kind_of_period_is_compared_with_its_like_a_year_before(made: Made) -> None:
    of, taken = made
    rows = taken(frames.growth(of(PARTS)))
    assert len(rows) == len(PARTS)
    assert {row["period"]: row["growth"] for row in known(rows, "growth")} == pytest.approx(GROWTH_OF_PARTS)


def test_cagr_of_every_kind_of_period_goes_from_one_part_of_a_year_to_the_same(made: Made) -> None:
    of, taken = made
    rows = taken(frames.cagr(of(PARTS)))
    assert len(rows) == 8  # six of a, two of the whole
    assert {(row["start"], row["end"]): row["cagr"] for row in known(rows, "cagr")} == pytest.approx(CAGR_OF_PARTS)


def test_share_is_of_the_same_period(made: Made) -> None:
    of, taken = made
    rows = [row for row in taken(frames.share(of(PARTS), "whole")) if row["indicator"] == "a"]
    assert {row["period"]: row["share"] for row in known(rows, "share")} == {"2001-Q1": 25.0, "2002-9M": 25.0}


# A rate from zero too; a share of a level by a rate is none.
RATES: list[tuple[str, str, int, float | None]] = [
    ("unemployment_rate", "X", 2000, 4.0), ("unemployment_rate", "X", 2001, 5.0), ("GDP", "X", 2000, 4.0), ("GDP", "X", 2001, 5.0),
    ("policy rate", "X", 2000, 0.0), ("policy rate", "X", 2001, -0.5), ("unemployment", "X", 2000, 4.5), ("unemployment", "X", 2001, 5.0),
    ("paro", "X", 2000, 400.0), ("paro", "X", 2001, 500.0),
]  # fmt: skip
GROWTH_OF_RATES = {"unemployment_rate": 1.0, "GDP": 25.0, "policy rate": -0.5, "unemployment": 0.5, "paro": 25.0}


def test_rates_change_in_points_on_every_engine(made: Made) -> None:
    of, taken = made
    rows = taken(frames.growth(of(RATES)))
    assert {row["indicator"]: row["growth"] for row in known(rows, "growth")} == GROWTH_OF_RATES
    assert {row["indicator"] for row in known(taken(frames.cagr(of(RATES))), "cagr")} == {"GDP", "paro"}
    assert {row["indicator"] for row in known(taken(frames.share(of(RATES), "GDP")), "share")} == {"GDP"}


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
def test_rates_are_known_by_a_column_of_units(engine: str) -> None:
    pandas = pytest.importorskip("pandas")
    library = pytest.importorskip(engine)
    units = {"a": "PC_GDP", "b": "USD", "c": None, "tax_rate": None}
    records = [(name, unit, 2000 + year, 3.0 + year) for name, unit in units.items() for year in (1, 2)]
    frame = pandas.DataFrame(records, columns=["indicator", "unit", "year", "value"])
    given = {"polars": lambda: library.from_pandas(frame), "duckdb": lambda: library.from_df(frame)}.get(
        engine, lambda: frame
    )()
    found = frames.growth(given)
    rows = (
        found.df().to_dict("records")
        if engine == "duckdb"
        else found.to_dicts()
        if engine == "polars"
        else found.to_dict("records")
    )
    assert {row["indicator"]: row["growth"] for row in known(rows, "growth")} == {
        "a": 1.0,
        "b": 25.0,
        "c": 25.0,
        "tax_rate": 1.0,
    }


def test_a_column_of_values_is_called_a_rate() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"country": ["X", "X"], "year": [2000, 2001], "unemployment_rate": [4.0, 5.0]})
    assert frames.growth(frame, value="unemployment_rate")["growth"].tolist()[1] == 1.0


@pytest.mark.parametrize("rows", [ROWS, PARTS])
def test_the_plain_engine_gives_the_same_growth(rows: Rows, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
    path.write_text("\n".join([",".join(NAMES), *lines]), encoding="utf-8")
    data = readers.read(str(path))
    found = measures.rows("growth", data.select(), data, Options())
    expected = GROWTH if rows is ROWS else {("a", period): value for period, value in GROWTH_OF_PARTS.items()}
    spelled = {(name, periods.canonical(str(period))): value for (name, period), value in expected.items()}
    assert {(one.indicator, one.period): float(one.value) for one in found if one.value} == pytest.approx(spelled)


PERIODS = st.one_of(
    st.integers(2000, 2005).map(str),
    st.sampled_from(["2001-Q1", "2002-Q1", "2004-Q1", "2002-Q2", "2003-Q2", "2001-S1", "2002-S1", "2002-03", "2003-03", "2004-03"]),
)  # fmt: skip
RANDOM = st.lists(
    st.tuples(
        st.sampled_from(["whole", "b", "c", "tax_rate"]), st.sampled_from(["X", "Y"]), PERIODS,
        st.one_of(st.none(), st.sampled_from([0.0, -3.5, 1e-300, 1e300]), st.floats(0.5, 1e6)),
    ),
    min_size=1, max_size=30, unique_by=lambda row: row[:3],
)  # fmt: skip


def of_the_plain_engine(command: str, rows: Rows, path: Path, **options: str) -> dict[tuple[str, ...], float]:
    """Return what the plain engine computes, by indicator, area, period and, of a span, its start."""
    lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
    path.write_text("\n".join([",".join(NAMES), *lines]), encoding="utf-8")
    try:
        data = readers.read(str(path))
        found = measures.rows(command, data.select(), data, Options().having(**options))
    except DigeconError:  # no figure at all, or none of the whole
        return {}
    changes = (command, "difference") if command == "growth" else (command,)
    wanted = [one for one in found if one.measure in changes and one.value]
    return {(one.indicator, one.area, one.period, one.base_period): float(one.value) for one in wanted}


def near(several: dict[tuple[str, ...], float]) -> Any:
    return pytest.approx(several, rel=1e-9, abs=1e-9)


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", [of_pandas, of_polars, of_duckdb], ids=lambda engine: engine.__name__[3:])
@settings(max_examples=10 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=RANDOM)
def test_random_frames_are_answered_as_the_plain_engine_does(
    engine: Callable[[], Made], rows: Rows, tmp_path: Path
) -> None:
    """What it makes of the same rows in a file; the bulk engine is held to that by tests/large/test_bulk.py."""
    of, taken = engine()
    path = tmp_path / "t.csv"

    def told(found: Any, column: str, *more: str) -> dict[tuple[str, ...], float]:
        rows = known(taken(found), column)
        return {
            (row["indicator"], row["area"], row[more[0]], *(row[name] for name in more[1:])): row[column]
            for row in rows
        }

    growth = told(frames.growth(of(rows)), "growth", "period")
    assert growth == near({key[:3]: value for key, value in of_the_plain_engine("growth", rows, path).items()})
    cagr = told(frames.cagr(of(rows)), "cagr", "end", "start")
    assert cagr == near(of_the_plain_engine("cagr", rows, path))
    if not any(row[0] == "whole" for row in rows):
        return
    share = told(frames.share(of(rows), "whole"), "share", "period")
    computed = of_the_plain_engine("share", rows, path, of="whole")
    assert {key: one for key, one in share.items() if key[0] != "whole"} == near(
        {key[:3]: one for key, one in computed.items() if key[0] != "whole"}
    )


def test_days_stand_for_the_periods_that_they_begin_or_end() -> None:
    pandas = pytest.importorskip("pandas")
    for days in (["2020-01-01", "2021-01-01"], ["2020-12-31", "2021-12-31"], ["2020-03-31", "2021-03-31"]):
        frame = pandas.DataFrame({"indicator": "a", "period": pandas.to_datetime(days), "value": [100.0, 105.0]})
        assert frames.growth(frame)["growth"].tolist()[1] == pytest.approx(5)


def test_days_that_are_days_are_a_wrong_request() -> None:
    pandas = pytest.importorskip("pandas")
    days = pandas.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03", "2020-01-06"])
    frame = pandas.DataFrame({"indicator": "a", "period": days, "value": 1.0})
    with pytest.raises(UsageError, match="make months of them"):
        frames.growth(frame)


# Numbers at the ends of what a computer holds, and none: growth, compound growth and the share of the whole of 2001.
ODD: list[tuple[float, float, float | None, float | None]] = [
    (1e-300, 1e300, None, None),  # 1e600 is no number
    (1e300, 1e-300, -100.0, -100.0),
    (5e-324, 1.0, None, None),
    (-0.0, 1.0, None, None),
    (1.0, -0.0, -100.0, None),
    (1e308, 1.5e308, 50.0, 50.0),
]
NO_NUMBERS = [(math.inf, 1.0), (1.0, math.inf), (math.inf, math.inf), (math.nan, 1.0), (1.0, math.nan)]


@pytest.mark.parametrize("engine", [of_pandas, of_polars])
def test_odd_numbers_have_a_rate_that_is_a_number_or_none(engine: Callable[[], Made]) -> None:
    of, taken = engine()
    for first, last, growth, cagr in [*ODD, *((*ends, None, None) for ends in NO_NUMBERS)]:
        frame = of([("a", "X", 2000, first), ("a", "X", 2001, last)])
        rates = [row["growth"] for row in known(taken(frames.growth(frame)), "growth")]
        assert rates == ([] if growth is None else [pytest.approx(growth)]), (first, last)
        spans = [row["cagr"] for row in known(taken(frames.cagr(frame)), "cagr")]
        assert spans == ([] if cagr is None else [pytest.approx(cagr)]), (first, last)
    parts = of([("a", "X", 2000, 1e300), ("w", "X", 2000, 1e-300), ("a", "X", 2001, 1.0), ("w", "X", 2001, math.inf)])
    told = {(row["indicator"], row["period"]): row["share"] for row in known(taken(frames.share(parts, "w")), "share")}
    assert told == {("w", 2000): 100.0}


def test_values_that_are_texts_are_a_wrong_request() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"indicator": ["a", "a"], "period": [2000, 2001], "value": ["1e309", "2"]})
    for ask in (frames.growth, frames.cagr, lambda told: frames.share(told, "a")):
        with pytest.raises(UsageError, match="the values in 'value' are texts"):
            ask(frame)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"value": "valu"}, "no column 'valu'"),
        ({"by": ["land"]}, "no column 'land'"),
    ],
)
def test_a_column_that_is_not_there_is_a_wrong_request(told: dict[str, Any], message: str) -> None:
    frame = of_pandas()[0](ROWS)
    with pytest.raises(UsageError, match=message):
        frames.growth(frame, **told)


def test_what_is_no_frame_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a list is no frame"):
        frames.growth([1, 2])


def test_units_multiples_and_measures_are_obeyed() -> None:
    """900 with multiple 6, then 1.0 with multiple 9, is 11.1 % more; from yuan to dollars there is no growth, of rates a difference."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({
        "indicator": ["a", "a", "b", "b", "c", "c", "a"], "period": [2020, 2021] * 3 + [2021], "value": [900.0, 1.0, 4.0, 5.0, 5.0, 6.0, 20.0],
        "unit": ["CNY", "CNY", "CNY", "USD", "percent", "percent", "percent"], "unit_mult": [6, 9, 0, 0, 0, 0, 0],
        "measure": ["level"] * 6 + ["growth"],
    })  # fmt: skip
    found = frames.growth(frame)
    assert found["growth"].dropna().tolist() == pytest.approx([100 / 9, 1.0])
    assert found["growth_codes"].tolist() == ["", "", "", "unit", "", "", ""]
    assert frames.growth(frame, measure="growth")["growth"].isna().all()


def test_bounds_come_from_printed_digits() -> None:
    """10.0 may be 9.95 to 10.05, and 11 may be 10.5 to 11.5: growth of 10 is between 10.5 / 10.05 and 11.5 / 9.95."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"year": [2020, 2021], "value": [10.0, 11.0], "printed": ["10.0", "11"], "indicator": "a"})
    row = frames.growth(frame).iloc[1]
    assert row["growth"] == pytest.approx(10)
    assert row["growth_low"] == pytest.approx((10.5 / 10.05 - 1) * 100)
    assert row["growth_high"] == pytest.approx((11.5 / 9.95 - 1) * 100)


@pytest.mark.parametrize("column", [{"break": [0, 0, 1]}, {"break": ["", "", "new survey"]}, {"codes": ["", "", "break"]},
                                    {"status": ["A", "A", "b"]}, {"edition": ["o", "o", "n"]}])  # fmt: skip
def test_no_growth_crosses_a_break(column: dict[str, list[object]]) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"indicator": "a", "year": [2019, 2020, 2021], "value": [1.0, 2.0, 4.0], **column})
    code = "edition" if "edition" in column else "break"
    assert frames.growth(frame)["growth_codes"].tolist() == ["", "", code]
    assert frames.growth(frame)["growth"].tolist()[1] == 100.0
    assert frames.cagr(frame)["cagr_codes"].tolist() == [code]
    assert frames.index(frame, 2020)["index_codes"].tolist() == ["", "", code]
    assert frames.index(frame, 2020)["index"].tolist()[:2] == [50.0, 100.0]


def test_months_as_numbers_are_months() -> None:
    """202101 and 202102 are two months, and no two years in a row."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"indicator": "a", "period": [202101, 202102, 202201], "value": [1.0, 2.0, 3.0]})
    assert frames.growth(frame)["growth"].tolist()[2] == pytest.approx(200)
    assert frames.growth(frame)["growth_codes"].tolist() == ["", "", ""]


def test_one_series_needs_no_name_and_several_do() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"year": [2020, 2021], "value": [1.0, 2.0]}, index=["x", "y"])
    found = frames.growth(frame)
    assert found["growth"].tolist()[1] == 100.0
    assert found.index.tolist() == ["x", "y"]
    twice = pandas.DataFrame({"year": [2020, 2020], "value": [1.0, 2.0]})
    with pytest.raises(UsageError, match="no column that names a series"):
        frames.growth(twice)


def test_periods_of_pandas_stay_what_they_are() -> None:
    pandas = pytest.importorskip("pandas")
    periods = pandas.period_range("2020Q1", "2021Q1", freq="Q")
    series = pandas.Series([1.0, 2.0, 3.0, 4.0, 5.0], periods, name="sales")
    found = frames.growth(series)
    assert found.index.equals(series.index)
    assert found["growth"].tolist()[4] == 400.0
    column = pandas.DataFrame({"indicator": "a", "period": periods, "value": series.tolist()})
    assert frames.growth(column)["period"].equals(column["period"])


def test_what_needs_more_than_columns_is_an_error_that_names_the_rule_and_the_way() -> None:
    for ask in (frames.contribution, frames.share_change):
        with pytest.raises(UsageError, match=r"rule 'edition'.*read\(frame\)"):
            ask(of_pandas()[0](ROWS))


def test_a_share_of_what_is_not_there_is_a_wrong_request() -> None:
    with pytest.raises(UsageError, match=r"no indicator 'hole'\. Did you mean 'whole'"):
        frames.share(of_pandas()[0](ROWS), "hole")


def test_our_own_indicators_are_parts_by_their_catalog() -> None:
    """Devices are no part of output, and a rate of ours is one by its catalog."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({
        "indicator": ["economy.gdp", "telecom.revenue", "economy.digital"], "period": 2022, "value": [120.0, 1.58, 50.2],
        "unit": "CNY", "unit_mult": 12,
    })  # fmt: skip
    found = frames.share(frame, "economy.gdp").set_index("indicator")
    assert found["share_codes"].to_dict() == {"economy.gdp": "", "telecom.revenue": "concept", "economy.digital": ""}
    assert found["share"]["economy.digital"] == pytest.approx(50.2 / 1.2)


def test_compound_growth_of_a_series_with_one_period_is_none() -> None:
    """Its answer has as many rows as the series, and no index of it."""
    pandas = pytest.importorskip("pandas")
    series = pandas.Series([2.0], pandas.period_range("2020", "2020", freq="Y"), name="sales")
    found = frames.cagr(series)
    assert (found["end"].tolist(), found["cagr"].isna().tolist()) == (["2020"], [True])


def test_a_column_of_numbers_is_none_of_codes() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"indicator": "a", "year": [2020, 2021], "value": [1.0, 2.0], "codes": [11, 12]})
    for name in ("codes", "bound", "measure", "printed"):
        assert frames.growth(frame.rename(columns={"codes": name}))["growth"].tolist()[1] == 100.0


@pytest.mark.parametrize("name", ["unit_mult", "low"])
def test_multiples_and_bounds_that_are_texts_are_a_wrong_request(name: str) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"indicator": "a", "year": [2020, 2021], "value": [1.0, 2.0], name: ["6", "9"]})
    with pytest.raises(UsageError, match=f"the values in '{name}' are texts"):
        frames.growth(frame)


@pytest.mark.parametrize("engine", [of_pandas, of_polars, of_duckdb])
def test_years_have_no_index_of_a_quarter(engine: Callable[[], Made]) -> None:
    of, taken = engine()
    rows = taken(frames.index(of([("a", "X", 2020, 1.0), ("a", "X", 2021, 2.0)]), "2021-Q4"))
    assert {row["index_codes"] for row in rows} == {"missing"}
