"""An index chained from yearly growth: what it says of published growth beside its levels."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core.errors import NothingFound
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


def test_the_bases_that_are_named_are_those_of_the_figures_asked_for(figure: Make, dataset: Make) -> None:
    asked = figure(period="2020"), figure(period="2021")
    others = (
        figure("s.other", "2018"), figure(area="US", period="2017"), figure(period="2016-S1"),
        figure(period="2015", measure="growth"), figure(period="2019"),
    )  # fmt: skip
    data = dataset(*asked, *others)
    with pytest.raises(NothingFound) as raised:
        measures.rows("index", asked, data, Options.given(base="2010"))
    assert "nothing selected has a figure for 2010: write one of --base 2019, 2020, 2021." in str(raised.value)
    # One of several that has a base is an answer.
    rows = measures.rows("index", [*asked, others[0]], data, Options.given(base="2018"))
    assert [(row.indicator, row.has_figure) for row in rows] == [
        ("s.other", True),
        ("s.whole", False),
        ("s.whole", False),
    ]


@pytest.mark.parametrize(
    ("period", "base", "found"),
    [
        ("2021", "2019", "2019"), ("2021-S2", "2019", "2019-S2"),
        ("2021-01-01/P9M", "2020", "2020-01-01/P9M"), ("2018-Q3", "2020", "2020-Q3"), ("2021-12", "2021", "2021-12"),
    ],
)  # fmt: skip
def test_a_base_year_is_that_part_of_it_which_the_figure_covers(
    period: str, base: str, found: str, figure: Make, dataset: Make
) -> None:
    rows = figure(period=period), figure(period=found, value="50")
    rows = rows[: 1 if period == found else 2]
    (row,) = measures.rows("index", rows[:1], dataset(*rows), Options.given(base=base))
    assert (row.base_period, row.value) == (found, "100" if period == found else "200")


@pytest.mark.parametrize("told", [{"bound": "over"}, {"bound": "about"}, {"low": "", "high": ""}, {}])
def test_the_base_is_a_hundred_by_definition(told: dict[str, str], figure: Make, dataset: Make) -> None:
    row = figure(**told)
    (found,) = measures.rows("index", [row], dataset(row), Options.given(base="2020"))
    assert (found.value, found.low, found.high, found.bound) == ("100", "100", "100", "")


def test_the_base_of_a_chain_is_nobody_s_figure(figure: Make, dataset: Make) -> None:
    rate = figure(
        period="2021", value="20", measure="growth", unit="percent", unit_mult=0, status="P", vintage="2022", source="d"
    )
    base, end = measures.rows("index", [rate], dataset(rate), Options.given(base="2020", chain="published"))
    assert (base.period, base.value, base.low, base.high) == ("2020", "100", "100", "100")
    assert (base.source, base.vintage, base.status, [fact.key for fact in base.facts]) == ("", "", "A", ["the_base"])
    assert (end.source, end.vintage, end.status, end.base_period) == ("d", "2022", "P", "2020")
    assert (float(end.value), float(end.low), float(end.high)) == (
        pytest.approx(120), pytest.approx(119.5), pytest.approx(120.5),
    )  # fmt: skip
