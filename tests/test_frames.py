"""One kernel on every engine: the same figures from pandas, Polars, DuckDB, Ibis and PySpark, and from the plain path."""

import math
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import measures, readers
from digecon_cli.errors import UsageError
from digecon_cli.measures.derivation import Options

frames = pytest.importorskip("digecon_cli.frames")
pytest.importorskip("narwhals", reason="narwhals is not installed")

# Out of order; b.X has a gap, whole.X a zero, c.X a null, d.X a year given twice, e.X one year, f.X a negative.
ROWS: list[tuple[str, str, int, float | None]] = [
    ("b", "X", 2001, 110.0), ("b", "X", 2000, 100.0), ("b", "X", 2003, 50.0), ("whole", "X", 2000, 200.0),
    ("whole", "X", 2001, 0.0), ("whole", "X", 2002, 5.0), ("c", "X", 2000, 1.0), ("c", "X", 2001, None),
    ("c", "X", 2002, 4.0), ("d", "X", 2000, 1.0), ("d", "X", 2001, 2.0), ("d", "X", 2001, 3.0), ("d", "X", 2002, 4.0),
    ("e", "X", 2000, 9.0), ("f", "X", 2000, -2.0), ("f", "X", 2001, 2.0),
]  # fmt: skip
NAMES = ("indicator", "area", "period", "value")
GROWTH = {("b", 2001): 10.0, ("whole", 2001): -100.0, ("f", 2001): -200.0}
CAGR = {"b": ((50 / 100) ** (1 / 3) - 1) * 100, "whole": ((5 / 200) ** 0.5 - 1) * 100, "c": 100.0, "d": 100.0}
SHARE = {("b", 2000): 50.0, ("whole", 2000): 100.0, ("whole", 2002): 100.0, ("c", 2000): 0.5, ("c", 2002): 80.0,
         ("d", 2000): 0.5, ("d", 2002): 80.0, ("e", 2000): 4.5, ("f", 2000): -1.0}  # fmt: skip
Made = tuple[Any, Callable[[Any], list[dict[str, Any]]]]


def of_pandas() -> Made:
    pandas = pytest.importorskip("pandas")
    return pandas.DataFrame(ROWS, columns=list(NAMES)), lambda frame: frame.to_dict("records")


def of_polars() -> Made:
    polars = pytest.importorskip("polars")
    return polars.LazyFrame(ROWS, schema=list(NAMES), orient="row"), lambda frame: frame.collect().to_dicts()


def _sql() -> str:
    rows = ", ".join(f"('{a}', '{b}', {c}, {'NULL' if d is None else d}::double)" for a, b, c, d in ROWS)
    return f"select * from (values {rows}) as t({', '.join(NAMES)})"


def of_duckdb() -> Made:
    duckdb = pytest.importorskip("duckdb")
    return duckdb.sql(_sql()), lambda frame: [dict(zip(frame.columns, row, strict=True)) for row in frame.fetchall()]


def of_ibis() -> Made:
    ibis = pytest.importorskip("ibis")
    pytest.importorskip("pandas")
    try:
        table = ibis.duckdb.connect().sql(_sql())
    except Exception as error:  # no DuckDB, or one that this Ibis does not fit
        pytest.skip(f"this Ibis does not work with this DuckDB: {error}")
    return table, lambda frame: frame.execute().to_dict("records")


def of_spark() -> Made:
    sql = pytest.importorskip("pyspark.sql")
    if not shutil.which("java") and "JAVA_HOME" not in os.environ:
        pytest.skip("PySpark needs Java, which is not here")
    session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    session.conf.set("spark.sql.shuffle.partitions", "1")
    schema = "indicator string, area string, period int, value double"
    return session.createDataFrame(ROWS, schema), lambda frame: [row.asDict() for row in frame.collect()]


@pytest.fixture(
    params=[of_pandas, of_polars, of_duckdb, of_ibis, pytest.param(of_spark, marks=pytest.mark.slow)],
    ids=lambda made: made.__name__[3:],
)
def made(request: pytest.FixtureRequest) -> Iterator[Made]:
    """A frame of ROWS on one engine, and how to take its rows."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the engines' own, of each other's versions
        yield request.param()


def known(rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    return [row for row in rows if row[column] is not None and not math.isnan(row[column])]


def test_growth_is_the_same_on_every_engine(made: Made) -> None:
    frame, taken = made
    found = frames.growth(frame)
    rows = taken(found)
    assert len(rows) == len(ROWS)
    assert set(rows[0]) == {*NAMES, "growth"}
    assert {(row["indicator"], row["period"]): row["growth"] for row in known(rows, "growth")} == pytest.approx(GROWTH)


def test_growth_returns_the_kind_it_was_given(made: Made) -> None:
    frame, _ = made
    assert type(frames.growth(frame)) is type(frame)


def test_cagr_is_the_same_on_every_engine(made: Made) -> None:
    frame, taken = made
    rows = taken(frames.cagr(frame))
    assert len(rows) == 6
    assert {row["indicator"]: row["cagr"] for row in known(rows, "cagr")} == pytest.approx(CAGR)


def test_share_is_the_same_on_every_engine(made: Made) -> None:
    frame, taken = made
    rows = taken(frames.share(frame, "whole"))
    assert len(rows) == len(ROWS)
    assert {(row["indicator"], row["period"]): row["share"] for row in known(rows, "share")} == pytest.approx(SHARE)


def test_the_plain_path_gives_the_same_growth(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = [",".join("" if cell is None else str(cell) for cell in row) for row in ROWS]
    path.write_text("\n".join([",".join(NAMES), *lines]), encoding="utf-8")
    data = readers.read(str(path))
    rows = measures.rows("growth", data.select(), data, Options())
    assert {(one.indicator, int(one.period)): float(one.value) for one in rows if one.value} == pytest.approx(GROWTH)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"value": "valu"}, "no column 'valu'"),
        ({"by": ["land"]}, "no column 'land'"),
    ],
)
def test_a_column_that_is_not_there_is_a_wrong_request(told: dict[str, Any], message: str) -> None:
    frame, _ = of_pandas()
    with pytest.raises(UsageError, match=message):
        frames.growth(frame, **told)


def test_what_is_no_frame_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a list is no frame"):
        frames.growth([1, 2])
