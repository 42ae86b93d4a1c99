"""An index chained from yearly growth: what it says of published growth beside its levels."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core.model import Revision
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]


@pytest.mark.parametrize(("chain", "codes"), [("computed", ["growth_differs"]), ("published", [])])
def test_a_chain_of_levels_says_where_published_growth_differs(
    chain: str, codes: list[str], figure: Make, dataset: Make
) -> None:
    # 110 on 100 is 10 %, and 20 % was published; 132 on 110 is the 20 % that was published.
    levels = [
        figure(period=period, value=value) for period, value in (("2020", "100"), ("2021", "110"), ("2022", "132"))
    ]
    rates = [
        figure(period=period, value="20.0", measure="growth", unit="percent", unit_mult=0, basis="nominal")
        for period in ("2021", "2022")
    ]
    data = dataset(*levels, *rates)
    rows = measures.rows("index", data.observations, data, Options.given(base="2020", chain=chain))
    found = {row.period: row for row in rows}
    assert [float(found[period].value) for period in ("2021", "2022")] == pytest.approx(
        [110, 132] if chain == "computed" else [120, 144]
    )
    for period in ("2021", "2022"):
        cautions = [fact for fact in found[period].facts if fact.code == "growth_differs"]
        assert [fact.code for fact in cautions] == codes
        assert all("2021" in fact.sentence() and "2022" not in fact.sentence() for fact in cautions)


@pytest.mark.parametrize(
    ("revised", "values"), [((), {"2020": 100, "2021": 110}), (("2020",), {"2020": 100, "2021": None})]
)
def test_a_chain_of_levels_starts_from_the_edition_that_stands(
    revised: tuple[str, ...], values: dict[str, float | None], figure: Make, dataset: Make
) -> None:
    # A census told 2020 anew as 120, after 2021 was set on 100.
    levels = figure(vintage="2021-01"), figure(period="2021", value="110", vintage="2022-01")
    census = [figure(period=period, value="120", vintage="2022-06") for period in revised]
    revisions = [Revision("s.whole", "CN", "", "2021", "2022-06", "", "a census") for _ in revised]
    data = dataset(*levels, *census, revisions=revisions)
    rows = measures.rows("index", data.observations, data, Options.given(base="2020", chain="computed"))
    found = {row.period: float(row.value) if row.value else None for row in rows}
    assert found == {period: value if value is None else pytest.approx(value) for period, value in values.items()}


@pytest.mark.parametrize(
    ("measure", "answered"),
    [("level", True), ("index", True), ("growth", True), ("share", False), ("mean_growth", False)],
)
def test_a_chain_is_of_levels_indices_and_rates(measure: str, answered: bool, figure: Make, dataset: Make) -> None:
    rate = figure(period="2021", value="20", measure="growth", unit="percent", unit_mult=0, basis="nominal")
    asked = rate if measure == "growth" else figure(period="2021", measure=measure)
    rows = measures.rows("index", [asked], dataset(asked, rate), Options.given(base="2020", chain="published"))
    assert {row.period: float(row.value) for row in rows} == (
        {"2020": 100, "2021": pytest.approx(120)} if answered else {}
    )


def test_a_chain_names_the_releases_of_what_it_is_made_of(figure: Make, dataset: Make) -> None:
    told = {"measure": "growth", "unit": "percent", "unit_mult": 0, "basis": "nominal"}
    rows = (
        figure(vintage="2021"), figure(period="2021", value="110", vintage="2022"), figure(period="2022", value="121", vintage="2023"),
        figure(period="2021", value="10", vintage="2024", **told), figure(period="2022", value="10", vintage="2025", **told),
    )  # fmt: skip
    data = dataset(*rows)
    for chain, last, ends in (
        ("computed", "2021", ("2021", "2022")),
        ("computed", "2022", ("2021", "2023")),
        ("published", "2021", ("2024", None)),
        ("published", "2022", ("2024", "2025")),
    ):
        found = measures.rows("index", data.observations, data, Options.given(base="2020", chain=chain))
        (row,) = [row for row in found if row.period == last]
        (made,) = [fact for fact in row.facts if fact.key == "chained"]
        spread = made.get("spread")
        assert (spread.get("vintage"), spread.get("other")) == ends
