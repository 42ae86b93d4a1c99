"""Rankings by brute force: every pair of figures looked at, which takes as long as the square of their number."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digecon_cli.ask import ranking
from digecon_cli.core import comparability
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.intervals import Interval
from digecon_cli.core.model import Indicator, Observation
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
# Parts, a whole, an overlap, rates, two producers of one sector, two concepts, and some that no catalog describes.
ENTRIES = (
    Indicator("s.whole", sector="s", kind="flow", producer="Bureau", concept="revenue"),
    Indicator("s.part", sector="s", kind="flow", producer="Bureau", parent="s.whole", part_of="part"),
    Indicator("s.beside", sector="s", kind="flow", producer="Press", parent="s.whole", part_of="overlap"),
    Indicator("s.other", sector="s", kind="flow", producer="Press"),
    Indicator("s.rate", sector="s", kind="rate"),
    Indicator("s.also_rate", sector="s", kind="rate"),
    Indicator("t.stock", sector="t", kind="stock", concept="users"),
    Indicator("t.flow", sector="t", kind="flow", concept="users"),
)
NAMES = (*(entry.indicator for entry in ENTRIES), "own one", "own two")
FIGURES = st.lists(
    st.fixed_dictionaries(
        {
            "indicator": st.sampled_from(NAMES),
            "area": st.sampled_from(("CN", "CN-BJ", "US", "W")),
            "value": st.integers(1, 60).map(lambda number: f"{number / 4:g}"),
            "bound": st.sampled_from(("", "", "", "exact", "over", "under", "about")),
            "status": st.sampled_from("AAAD"),
            "basis": st.sampled_from(("", "", "constant_prices")),
            "unit": st.sampled_from(("CNY", "CNY", "persons")),
            "period": st.sampled_from(("2019", "2020", "2020", "2020")),
        }
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda row: (row["indicator"], row["area"], row["period"]),
)


def ends(row: Observation) -> Interval:
    return row.as_rounded()._replace(bound="" if row.bound == "about" else row.bound).interval()


def groups(rows: Sequence[Observation], data: Dataset) -> list[list[Observation]]:
    """Return the figures of a period in groups, each figure held against all of a group."""
    by_unit: dict[str, list[list[Observation]]] = {}
    for row in sorted(rows, key=lambda row: -ends(row).value):
        found = by_unit.setdefault(row.unit, [])
        home = next(
            (group for group in found if not any(comparability.size(row, other, data) for other in group)), None
        )
        if home is None:
            found.append(home := [])
        home.append(row)
    return [group for found in by_unit.values() for group in found]


def places(group: Sequence[Observation], lowest: bool) -> dict[str, tuple[str, str, set[str]]]:
    """Return the first and the last place of each figure that has one, and the names of those with which it is tied."""

    def meeting(row: Observation, rows: Sequence[Observation]) -> list[Observation]:
        own = ends(row)
        return [other for other in rows if other != row and own.low <= ends(other).high and ends(other).low <= own.high]

    kept = [row for row in group if not (ends(row).is_open and meeting(row, group))]
    if len(kept) < len(group) and len(kept) < 2:
        return {}
    found = {}
    for row in kept:
        above = sum(ends(other).low > ends(row).high for other in kept)
        below = sum(ends(other).high < ends(row).low for other in kept)
        first, last = (1 + below, len(kept) - above) if lowest else (1 + above, len(kept) - below)
        found[row.name] = (str(first), str(last), {other.name for other in meeting(row, kept)})
    return found


@pytest.mark.parametrize("lowest", [False, True])
@given(drawn=FIGURES)
def test_places_are_those_of_every_pair(lowest: bool, drawn: list[dict[str, str]], figure: Make, dataset: Make) -> None:
    rows = [figure(**row) for row in drawn]
    data: Dataset = dataset(*rows, entries=ENTRIES)
    answer, _ = ranking.rows_of(rows, data, Options(), ranking.asked("level", lowest, 0))
    ranks = [row for row in answer if row.measure == "rank" and row.value]
    period = next(row.period for row in answer if row.measure == "rank")
    there = groups([row for row in rows if row.period == period], data)
    ranked = [group for group in there if len(group) > 1] or there[:1]
    expected = {name: place for group in ranked for name, place in places(group, lowest).items()}
    found = {row.name: (row.low, row.high, set(_tied(row))) for row in ranks}
    assert found == expected


def _tied(row: Observation) -> tuple[str, ...]:
    return next((fact.get("names") for fact in row.facts if fact.code == "tied"), ())


@given(drawn=FIGURES)
def test_the_period_is_the_newest_in_which_two_can_be_ranked(
    drawn: list[dict[str, str]], figure: Make, dataset: Make
) -> None:
    series = {(row["indicator"], row["area"]): row for row in drawn}
    rows = [figure(**row) for row in drawn] + [figure(**{**row, "period": "2018"}) for row in series.values()]
    data: Dataset = dataset(*rows, entries=ENTRIES)
    answer, _ = ranking.rows_of(rows, data, Options(), ranking.asked("level", False, 0))
    count = {period: sum(row.period == period for row in rows) for period in ("2020", "2019", "2018")}
    usual = [period for period in count if count[period] * 2 > len(series)]
    usual = usual or [max(count, key=lambda period: (count[period], period))]
    sizes = {period: max(map(len, groups([row for row in rows if row.period == period], data))) for period in usual}
    expected = next((period for period, size in sizes.items() if size > 1), usual[0])
    assert {row.period for row in answer if row.measure == "rank"} == {expected}
