"""Status B of a figure: a break lies before it, so that a pair is touched where it spans that, and nowhere else."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digecon_cli import measures
from digecon_cli.core.model import Indicator
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]


def statuses(command: str, figure: Make, dataset: Make, flagged: set[int], **options: str) -> dict[str, str]:
    """Return the status of each computed row by period: levels of 2020 to 2024, some of them with status B."""
    figures = [
        figure(period=str(year), value=str(100 + year - 2020), status="B" if year in flagged else "A")
        for year in range(2020, 2025)
    ]
    data = dataset(*figures)
    rows = measures.rows(command, data.observations, data, Options.given(**options))
    return {row.period: row.status for row in rows if row.origin == "computed" and row.has_figure}


def test_growth_of_the_year_after_a_flagged_one_is_clean(figure: Make, dataset: Make) -> None:
    # The break is said to lie before 2021: 2021 on 2020 crosses it, 2022 on 2021 does not.
    assert statuses("growth", figure, dataset, {2021}) == {"2021": "B", "2022": "A", "2023": "A", "2024": "A"}


@given(flagged=st.sets(st.integers(2020, 2024)))
def test_growth_is_marked_just_where_its_own_year_is_flagged(flagged: set[int], figure: Make, dataset: Make) -> None:
    expected = {str(year): "B" if year in flagged else "A" for year in range(2021, 2025)}
    assert statuses("growth", figure, dataset, flagged) == expected


@given(flagged=st.sets(st.integers(2020, 2024)), base=st.integers(2020, 2024))
def test_an_index_is_marked_where_the_later_of_its_two_years_is_flagged(
    flagged: set[int], base: int, figure: Make, dataset: Make
) -> None:
    found = statuses("index", figure, dataset, flagged, base=str(base))
    for year in {*range(2020, 2025)} - {base}:
        assert found[str(year)] == ("B" if max(year, base) in flagged else "A")


@pytest.mark.parametrize(("flagged", "status"), [("s.part", "B"), ("s.whole", "B"), ("", "A")])
def test_a_share_of_a_flagged_figure_is_marked(flagged: str, status: str, figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.part", kind="flow", unit="CNY", parent="s.whole", part_of="part"),)
    figures = [figure(name, status="B" if name == flagged else "A") for name in ("s.part", "s.whole")]
    data = dataset(*figures, entries=entries)
    (row,) = measures.rows("share", data.observations, data, Options())
    assert row.status == status


def test_the_mean_over_a_flagged_year_is_marked(figure: Make, dataset: Make) -> None:
    figures = [figure(period=str(year), status="B" if year == 2021 else "A") for year in (2020, 2021, 2022)]
    data = dataset(*figures)
    rows = {row.measure: row.status for row in measures.rows("cagr", data.observations, data, Options())}
    assert rows["mean_growth"] == "B"
    data = dataset(*figures[1:])
    assert {row.status for row in measures.rows("cagr", data.observations, data, Options())} == {"A"}
