"""Why a published figure and a computed one differ: which facts are a caution, and which explain a gap."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core import facts
from digecon_cli.core.comparability import RULES
from digecon_cli.core.model import Break, Indicator
from digecon_cli.measures.derivation import Options
from digecon_cli.measures.reasons import (
    beyond_rounding,
    caution,
    implied_base,
    implied_level,
    is_apart,
    of_one_release,
)

Make = Callable[..., Any]
UNEXPLAINED = facts.of("unexplained")
NOT_BEYOND = ("within_rounding", "precision_unknown", "approximate")


def rate(figure: Make, **told: str) -> Any:
    return figure(**{"period": "2021", "value": "20", "measure": "growth", "unit": "percent", "unit_mult": 0} | told)


@pytest.mark.parametrize("code", NOT_BEYOND)
def test_what_rounding_may_explain_is_no_caution(code: str, figure: Make) -> None:
    assert caution(rate(figure), 10, (facts.of(code),)) == ()
    (found,) = caution(rate(figure), 10, (facts.of(code), UNEXPLAINED))
    assert found.get("why") == UNEXPLAINED


def test_a_caution_is_on_rates_that_measure_the_same_and_differ(figure: Make) -> None:
    assert caution(rate(figure), 10, ()) == ()
    assert caution(rate(figure, basis="constant_prices"), 10, (UNEXPLAINED,)) == ()
    (whole,) = caution(rate(figure), 10, (UNEXPLAINED,))
    (end,) = caution(rate(figure), 10, (UNEXPLAINED,), "over")
    told = [(one.key, one.get("rate"), one.get("word_bound"), one.get("computed")) for one in (whole, end)]
    assert told == [("rate_differs", "20", "", "10"), ("rate_differs.bound", "20", "over", "10")]


@pytest.mark.parametrize(
    ("keys", "apart"),
    [
        (("unexplained",), True),
        (("comparable_basis",), True),
        (("unexplained", "within_rounding"), True),
        *(((code,), False) for code in NOT_BEYOND),
        (("price_basis",), False),
        (("currency",), False),
        ((), False),
    ],
)
def test_two_figures_are_apart_where_neither_rounding_nor_prices_nor_money_part_them(
    keys: tuple[str, ...], apart: bool, figure: Make
) -> None:
    gap = figure(measure="gap", value="10", facts=tuple(facts.of(key) for key in keys))
    assert is_apart(gap) is apart
    assert not is_apart(gap._replace(value="", low="", high=""))


@pytest.mark.parametrize(
    ("of_rate", "of_level", "reasons"),
    [
        ({}, {}, ["unexplained.base"]),
        ({}, {"status": "B"}, ["scope_change.crossed"]),
        ({"basis": "comparable"}, {}, ["comparable_basis"]),
        ({"basis": "constant_prices"}, {}, ["price_basis"]),
        ({"basis": "constant_prices"}, {"basis": "constant_prices"}, ["unexplained.base"]),
        ({"basis": "comparable"}, {"status": "B"}, ["scope_change.crossed", "comparable_basis"]),
    ],
)
def test_levels_differ_from_those_behind_a_rate_in_scope_and_prices(
    of_rate: dict[str, str], of_level: dict[str, str], reasons: list[str], figure: Make, dataset: Make
) -> None:
    basis = of_level.get("basis", "")
    before, now, published = (
        figure(basis=basis),
        figure(period="2021", value="110", **of_level),
        rate(figure, **of_rate),
    )
    data = dataset(before, now, published, entries=(Indicator("s.whole", kind="flow", unit="CNY"),))
    assert [fact.key for fact in beyond_rounding(published, now, before, data, True)] == reasons


def test_what_is_printed_later_is_unknown_before(figure: Make, dataset: Make) -> None:
    # The base of 2020 was told anew as 92 in 2023: 110 / 1.2 is 91.7.
    before, now = figure(vintage="2021"), figure(period="2021", value="110", vintage="2022")
    again, published = figure(value="92", vintage="2023"), rate(figure, vintage="2022")
    data = dataset(before, now, again, published)
    found = {day: beyond_rounding(published, now, before, data.known_by(day), True) for day in ("", "2023", "2022")}
    assert {day: [fact.key for fact in known] for day, known in found.items()} == {
        "": ["revised_base"], "2023": ["revised_base"], "2022": ["unexplained.base"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("breaks", "code"), [((Break("s.whole", "CN", "2021", "a new scope"),), "scope_change"), ((), "unexplained")]
)
def test_a_gap_of_a_span_names_the_break_that_was_crossed(
    breaks: tuple[Break, ...], code: str, figure: Make, dataset: Make
) -> None:
    # 100 to 144 is 20 % a year, where 10 % was printed of both years.
    levels = figure(), figure(period="2022", value="144")
    rates = [rate(figure, period=period, value="10", basis="nominal") for period in ("2021", "2022")]
    data = dataset(*levels, *rates, breaks=list(breaks))
    rows = measures.rows("cagr", data.observations, data, Options.given(overrides=(RULES["break"].override,)))
    (gap,) = [row for row in rows if row.measure == "gap"]
    assert [fact.code for fact in gap.facts] == [code]


@pytest.mark.parametrize(
    ("others", "key", "told"),
    [
        ((), "unexplained.release", {"day": "2023", "other": "2022", "rate": None}),
        ((("level", "2020", "92", "2024"),), "revised_base.release", {"day": "2023", "other": "2022", "rate": None}),
        ((("growth", "2021", "12", "2022-06"),), "another_vintage.restated", {"day": "2023", "other": "2022", "rate": "12"}),
        # The first of two; neither what came later, nor what says the same.
        (
            (("growth", "2021", "12", "2022-06"), ("growth", "2021", "13", "2022-05")),
            "another_vintage.restated", {"day": "2023", "other": "2022", "rate": "13"},
        ),
        ((("growth", "2021", "12", "2024"),), "unexplained.release", {"day": "2023", "other": "2022"}),
        ((("growth", "2021", "20", "2022-06"),), "unexplained.release", {"day": "2023", "other": "2022"}),
        # The level was printed with the rate, too: 110 / 1.2 is 91.67.
        (
            (("level", "2021", "110", "2023"),), "unexplained.base",
            {"number": "91.67", "number_printed": "100", "period": "2020", "day": None},
        ),
    ],
)  # fmt: skip
def test_a_rate_of_another_release_than_the_level_names_both(
    others: tuple[tuple[str, str, str, str], ...], key: str, told: dict[str, str | None], figure: Make, dataset: Make
) -> None:
    before, now = figure(vintage="2021"), figure(period="2021", value="110", vintage="2022")
    published = rate(figure, vintage="2023")
    more = [
        rate(figure, period=period, value=value, vintage=day)
        if measure == "growth"
        else figure(period=period, value=value, vintage=day)
        for measure, period, value, day in others
    ]
    (fact,) = beyond_rounding(published, now, before, dataset(before, now, published, *more), True)
    assert (fact.key, {name: fact.get(name) for name in told}) == (key, told)


@pytest.mark.parametrize(
    ("of_rate", "of_level", "one"),
    [
        ({"vintage": "2023"}, {"vintage": "2022"}, False),
        ({"vintage": "2022-06"}, {"vintage": "2022"}, True),
        ({"vintage": "2022"}, {"vintage": "2022-06"}, True),
        ({"vintage": "2022"}, {"vintage": ""}, True),
        ({"vintage": ""}, {"vintage": "2022"}, True),
        ({"vintage": "2023", "source": "a"}, {"vintage": "2022", "source": "a"}, True),
        ({"vintage": "2023", "source": "a"}, {"vintage": "2022", "source": "b"}, False),
        ({"vintage": "2023", "source": "a"}, {"vintage": "2023", "source": "b"}, True),
        ({"vintage": "2023", "origin": "computed"}, {"vintage": "2022"}, True),
    ],
)
def test_a_rate_and_a_level_of_one_document_or_day_are_of_one_release(
    of_rate: dict[str, str], of_level: dict[str, str], one: bool, figure: Make, dataset: Make
) -> None:
    level = figure(period="2021", **of_level)
    assert of_one_release(rate(figure, **of_rate), level, dataset(level)) is one


@pytest.mark.parametrize(
    ("value", "start", "base"),
    [
        ("20", "2020", ("91.67", "100")),
        ("10", "2019", ("90.91", "100")),  # 110 / 1.21
        ("0", "2020", ("110", "100")),
        ("-50", "2020", ("220", "100")),
        ("-99", "2020", ("11000", "100")),
        ("-100", "2020", None),
        ("-101", "2020", None),
        ("", "2020", None),
    ],
)
def test_a_rate_implies_a_base_where_that_is_positive(
    value: str, start: str, base: tuple[str, str] | None, figure: Make
) -> None:
    before, now = figure(period=start), figure(period="2021", value="110")
    found = implied_base(rate(figure, value=value), now, before)
    assert found == base
    level = implied_level(rate(figure, value=value), now, before) if value else None
    assert (level and level.value) == (base and base[0])


def test_nothing_implies_a_base_of_nothing(figure: Make) -> None:
    assert implied_base(rate(figure), figure(period="2021", value="0"), figure()) is None


def test_an_implied_base_has_the_bounds_of_level_and_rate(figure: Make) -> None:
    # 121 [120.5, 121.5] up by 10 % [9.5, 10.5] a year: 110 the year before, 100 two years before.
    now, published = figure(period="2021", value="121"), rate(figure, value="10", vintage="2022", source="d")
    for years, value in ((1, "110"), (2, "100")):
        found = implied_level(published, now, figure(period=str(2021 - years), note="a"))
        assert (found.value, found.origin, found.vintage, found.source, found.note) == (
            value,
            "computed",
            "2022",
            "d",
            "",
        )
        assert float(found.low) == pytest.approx(120.5 / 1.105**years)
        assert float(found.high) == pytest.approx(121.5 / 1.095**years)


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize(("bound", "known"), [("over", False), ("about", True), ("exact", True)])
def test_a_bound_implies_no_base(place: int, bound: str, known: bool, figure: Make) -> None:
    told: list[dict[str, str]] = [{}, {}]
    told[place] = {"bound": bound}
    now, published = figure(period="2021", value="110", **told[0]), rate(figure, value="10", **told[1])
    found = implied_level(published, now, figure())
    assert (found and found.value) == ("100" if known else None)
