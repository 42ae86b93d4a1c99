"""Frames in and answers out: what is read of a frame is what a file with its cells is read as, and answers are frames."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pandas
import pytest

import digecon_cli
from digecon_cli.core.errors import NothingFound, UsageError
from digecon_cli.core.model import Observation

OURS = pandas.DataFrame(
    {"indicator": ["sales", "sales"], "country": ["CHN", "CHN"], "year": [2020, 2021], "value": [1.5, 3.0]}
)


def of_polars() -> Any:
    return pytest.importorskip("polars").from_pandas(OURS)


def of_lazy_polars() -> Any:
    return of_polars().lazy()


def of_arrow() -> Any:
    return pytest.importorskip("pyarrow").Table.from_pandas(OURS, preserve_index=False)


def of_duckdb() -> Any:
    return pytest.importorskip("duckdb").from_df(OURS)


FRAMES = [lambda: OURS, of_polars, of_lazy_polars, of_arrow, of_duckdb, lambda: StringIO(OURS.to_csv(index=False))]


def cells(rows: Any) -> list[tuple[str, ...]]:
    return [(row.indicator, row.area, row.period, str(float(row.value))) for row in rows]


@pytest.mark.parametrize("made", FRAMES, ids=["pandas", "polars", "lazy", "arrow", "duckdb", "text"])
def test_a_frame_is_read_as_the_file_with_its_cells(made: Callable[[], Any], tmp_path: Path) -> None:
    pytest.importorskip("narwhals")
    OURS.to_csv(path := tmp_path / "ours.csv", index=False)
    assert cells(digecon_cli.read(made())) == cells(digecon_cli.read(path)) == [
        ("sales", "CHN", "2020", "1.5"), ("sales", "CHN", "2021", "3.0"),
    ]  # fmt: skip


def test_a_frame_stands_beside_our_figures() -> None:
    table = digecon_cli.load(add=OURS)
    assert [row.value for row in table.growth("sales") if row.measure == "growth"] == ["100"]
    assert cells(digecon_cli.load(add=[OURS])["sales"]) == [
        ("sales", "CN", "2020", "1.5"),
        ("sales", "CN", "2021", "3.0"),
    ]


def test_many_tables_may_come_one_after_another(tmp_path: Path) -> None:
    OURS.to_csv(path := tmp_path / "ours.csv", index=False)
    every = [digecon_cli.load(add=add) for add in (str(path), path, (str(path) for _ in range(1)), {str(path)})]
    assert {len(table["sales"]) for table in every} == {2}
    assert len(digecon_cli.load(add="")) == len(digecon_cli.load())


def test_a_series_with_an_index_of_periods_is_a_table() -> None:
    sales = pandas.Series([2.0, 3.0], pandas.period_range("2020", "2021", freq="Y"), name="sales")
    assert cells(digecon_cli.read(sales)) == [("sales", "", "2020", "2.0"), ("sales", "", "2021", "3.0")]
    days = pandas.Series([2.0, 3.0], pandas.to_datetime(["2020-03-31", "2020-06-30"]), name="sales")
    assert [row.period for row in digecon_cli.read(days)] == ["2020-Q1", "2020-Q2"]


def test_statements_in_a_frame_are_checked() -> None:
    claim = {"indicator": ["telecom.revenue"], "period": ["2023"], "measure": ["growth"], "value": ["6.2"]}
    [row] = digecon_cli.check(pandas.DataFrame(claim)).rows
    assert row[1] == "consistent"


@pytest.mark.parametrize("wrong", [3, [1, 2], None])
def test_what_is_no_table_is_refused(wrong: object) -> None:
    pytest.importorskip("narwhals")
    with pytest.raises(UsageError, match="is no table: give a path, a frame or an open file"):
        digecon_cli.read(wrong)


def test_other_libraries_read_an_answer_as_it_is() -> None:
    pyarrow, polars, duckdb = (pytest.importorskip(name) for name in ("pyarrow", "polars", "duckdb"))
    answer = digecon_cli.load()["economy.digital"].growth()
    count = len(answer.rows)
    assert pyarrow.table(answer).num_rows == polars.DataFrame(answer).height == count
    assert duckdb.sql("select count(*) from answer").fetchone() == (count,)
    assert polars.DataFrame(answer)["value"].dtype == polars.Float64


def test_a_table_is_indexed_by_name_by_number_and_by_slice() -> None:
    table = digecon_cli.load()
    revenue = table["telecom.revenue"]
    assert {row.indicator for row in revenue} == {"telecom.revenue"}
    assert isinstance(revenue[0], Observation)
    assert revenue[:2].rows == revenue.rows[:2]
    assert revenue[0] is revenue.rows[0]
    with pytest.raises(UsageError, match="telekom"):
        table["telekom"]


def test_measures_take_what_to_select_first() -> None:
    table = digecon_cli.load()
    assert (
        table.growth("economy.gdp", basis="computed").rows == table.select("economy.gdp").growth(basis="computed").rows
    )
    assert table.index(2017, "economy.gdp").rows == table.select("economy.gdp").index(2017).rows


def test_a_series_of_ours_is_a_series_of_pandas_with_its_unit() -> None:
    revenue = digecon_cli.get("telecom revenue", start=2022, end=2023)
    assert (revenue.name, revenue.attrs["unit"], revenue.attrs["area"]) == ("telecom.revenue", "billion CNY", "CN")
    assert revenue.attrs["sources"] == ("miit-ndao", "miit-2024-01a")
    assert {str(period): value for period, value in revenue.items()} == {"2022": 1580.8, "2023": 1680.0}
    growth = digecon_cli.get("telecom.revenue", start=2023, end=2023, measure="growth")
    assert (growth.tolist(), growth.attrs["unit"]) == ([6.2], "percent")


def test_a_name_of_several_series_says_which_they_are() -> None:
    with pytest.raises(UsageError, match=r"means 11 series: telecom\.broadband"):
        digecon_cli.get("telecom")
    with pytest.raises(NothingFound):
        digecon_cli.get("telecom.revenue", start=1900, end=1901)


def test_errors_name_keywords_and_functions_where_the_command_line_names_options() -> None:
    with pytest.raises(UsageError) as raised:
        digecon_cli.load().index()
    assert str(raised.value) == "an index needs its base: base=2017, for example."
    assert raised.value.sentence() == "an index needs its base: --base 2017, for example."
    with pytest.raises(UsageError, match=r"start=2022 is after end=2020: swap them"):
        digecon_cli.load().select("telecom", start=2022, end=2020)
    with pytest.raises(UsageError, match=r"digecon\.list\(\) shows all"):
        digecon_cli.load().select("telekom")


def test_a_frame_of_ours_has_editions() -> None:
    frame = digecon_cli.load().select("economy.population", freq="A").to_frame()
    levels = frame[frame["measure"] == "level"].set_index("period")
    assert set(levels["edition"]) <= {"n", "o", "*"}
    assert set(digecon_cli.load().select("telecom.revenue").to_frame()["edition"]) == {""}
    assert "edition" not in digecon_cli.load().select("economy.population").to_frame(tidy=True)
