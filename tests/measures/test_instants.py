"""The state at the end of a year is that at the end of its December: stocks of one instant pair, flows do not."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import digecon_cli
from digecon_cli import measures
from digecon_cli.core import periods
from digecon_cli.core.model import Indicator
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
LATER = ("2024-12", "2024", "2024-Q4", "2024-S2")
EARLIER = ("2023-12", "2023", "2023-Q4", "2023-S2")


def rows(command: str, kind: str, dataset: Make, *figures: Any, **options: str) -> list[Any]:
    entries = (
        Indicator("s.whole", kind=kind, unit="persons", unit_mult=4),
        Indicator("s.part", kind=kind, unit="persons", unit_mult=4, parent="s.whole", part_of="part"),
    )
    data = dataset(*figures, entries=entries)
    return [row for row in measures.rows(command, data.observations, data, Options.given(**options)) if row.value]


@given(later=st.sampled_from(LATER), earlier=st.sampled_from(EARLIER))
def test_a_stock_grows_on_that_of_the_same_instant_a_year_before(
    later: str, earlier: str, figure: Make, dataset: Make
) -> None:
    # 110 on 100: 10 %.
    figures = figure(period=earlier, value="100", unit="persons"), figure(period=later, value="110", unit="persons")
    (row,) = rows("growth", "stock", dataset, *figures)
    assert (row.period, float(row.value)) == (later, pytest.approx(10))
    same = periods.frequency(later) == periods.frequency(earlier)
    assert bool(rows("growth", "flow", dataset, *figures)) is same


@pytest.mark.parametrize("origins", [("published", "computed"), ("computed", "published"), ("computed", "computed")])
def test_a_filled_stock_of_the_same_instant_is_one_of_the_year_before(
    origins: tuple[str, str], figure: Make, dataset: Make
) -> None:
    figures = [
        figure(period=period, value=value, low=value, high=value, unit="persons", origin=origin)
        for period, value, origin in zip(("2023-12", "2024"), ("100", "110"), origins, strict=True)
    ]
    (row,) = rows("growth", "stock", dataset, *figures)
    assert (row.period, float(row.value)) == ("2024", pytest.approx(10))
    assert rows("growth", "flow", dataset, *figures) == []


@given(part=st.sampled_from(LATER), whole=st.sampled_from(LATER))
def test_a_stock_is_a_share_of_that_of_the_same_instant(part: str, whole: str, figure: Make, dataset: Make) -> None:
    figures = figure("s.part", part, "25", unit="persons"), figure("s.whole", whole, "100", unit="persons")
    (row,) = rows("share", "stock", dataset, *figures)
    assert (row.period, float(row.value)) == (part, pytest.approx(25))
    assert bool(rows("share", "flow", dataset, *figures)) is (part == whole)


def test_the_figure_of_the_same_part_of_the_year_comes_first(figure: Make, dataset: Make) -> None:
    figures = [
        figure(period=period, value=value, unit="persons") for period, value in (("2023-12", "80"), ("2023", "100"))
    ]
    (row,) = rows("growth", "stock", dataset, *figures, figure(period="2024", value="110", unit="persons"))
    assert float(row.value) == pytest.approx(10)


def test_another_month_is_another_instant(figure: Make, dataset: Make) -> None:
    figures = [figure(period=period, unit="persons") for period in ("2023", "2024-11", "2024-06")]
    assert rows("growth", "stock", dataset, *figures) == []


def test_internet_users_of_2024_grow_on_those_of_2023() -> None:
    # 1,108 million on 1,092: 1.465 %; 1,108 of the 1,408.28 million people at the end of 2024 are 78.68 %.
    table = digecon_cli.load().select("users.internet", start="2024", end="2024")
    (row,) = [row for row in table.growth() if row.measure == "growth"]
    assert float(row.value) == pytest.approx((11.08 / 10.92 - 1) * 100)
    (row,) = [row for row in table.share() if (row.measure, row.origin) == ("share", "computed")]
    assert float(row.value) == pytest.approx(1108 / 1408.28 * 100)


def test_per_head_of_a_month_is_by_the_people_of_that_instant(figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.lines", kind="stock", unit="units"), Indicator("s.people", kind="stock", unit="persons"))
    figures = figure("s.lines", "2024-12", "300", unit="units"), figure("s.people", "2024", "150", unit="persons")
    data = dataset(*figures, entries=entries)
    (row,) = measures.rows("per-head", data.observations, data, Options.given(population="s.people"))
    assert float(row.value) == pytest.approx(2)


@given(start=st.integers(2000 * 12, 2030 * 12), months=st.sampled_from([1, 3, 6, 12, 2, 9]))
def test_all_spellings_of_an_instant_end_with_one_month(start: int, months: int) -> None:
    period = periods.spell(periods.Span(start, months))
    found = periods.instants(period)
    assert found[0] == period
    assert len(set(found)) == len(found)
    assert {periods.span(other).end for other in found} == {start + months}
