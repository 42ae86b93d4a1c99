"""Engines that frames may be of: how a frame of pandas becomes one of each, and how the rows of an answer are taken."""

import os
import shutil
from collections.abc import Callable
from typing import Any

import pytest

Rows = list[dict[str, Any]]
Engine = tuple[Callable[[Any], Any], Callable[[Any], Rows]]


def of_pandas() -> Engine:
    return lambda frame: frame, lambda found: found.to_dict("records")


def of_polars() -> Engine:
    polars = pytest.importorskip("polars")
    return lambda frame: polars.from_pandas(frame).lazy(), lambda found: found.collect().to_dicts()


def of_eager_polars() -> Engine:
    polars = pytest.importorskip("polars")
    return polars.from_pandas, lambda found: found.to_dicts()


def of_duckdb() -> Engine:
    duckdb = pytest.importorskip("duckdb")
    return lambda frame: duckdb.from_df(frame), duckdb_rows


def duckdb_rows(found: Any) -> Rows:
    """Return the rows of a relation of DuckDB by column."""
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def of_ibis() -> Engine:
    ibis = pytest.importorskip("ibis")
    duckdb = pytest.importorskip("duckdb")
    if duckdb.__version__ >= "2":
        pytest.skip("this Ibis does not work with this DuckDB")
    connection = ibis.duckdb.connect()
    numbers = iter(range(1 << 30))

    def made(frame: Any) -> Any:
        name = f"t{next(numbers)}"
        connection.con.register(name, frame)  # create_table writes what this DuckDB does not read
        return connection.table(name)

    return made, lambda found: found.execute().to_dict("records")


def spark_session() -> Any:
    """Return a local session of Spark; skips the test where PySpark or Java is not here."""
    sql = pytest.importorskip("pyspark.sql")
    if not shutil.which("java") and "JAVA_HOME" not in os.environ:
        pytest.skip("PySpark needs Java, which is not here")
    session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    session.conf.set("spark.sql.shuffle.partitions", "1")
    return session


def spark_rows(found: Any) -> Rows:
    """Return the rows of a frame of Spark by column."""
    return [row.asDict() for row in found.collect()]


def of_spark() -> Engine:
    session = spark_session()

    def made(frame: Any) -> Any:
        kinds = {"i": "long", "f": "double"}
        schema = ", ".join(f"{name} {kinds.get(kind.kind, 'string')}" for name, kind in frame.dtypes.items())
        rows = [[None if cell != cell else cell for cell in row] for row in frame.itertuples(index=False, name=None)]
        return session.createDataFrame(rows, schema)

    return made, spark_rows


ENGINES = [
    of_pandas, of_polars, of_eager_polars, of_duckdb, pytest.param(of_ibis, marks=pytest.mark.slow),
    pytest.param(of_spark, marks=pytest.mark.slow),
]  # fmt: skip
