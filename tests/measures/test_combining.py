"""What follows from figures that are combined: products and their range, and words on how many were."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core import facts
from digecon_cli.core.intervals import Derived, Interval
from digecon_cli.measures.combining import (
    bounded,
    distinct,
    in_unit_of,
    product_of,
    sources,
    status,
    times,
    yearly_rates,
)
from digecon_cli.measures.derivation import Derivation

Make = Callable[..., Any]


def test_a_product_of_powers_has_the_range_of_its_ends(figure: Make) -> None:
    # 110 [109.5, 110.5] on 100 [99.5, 100.5], times 1.2 [1.195, 1.205]
    rate = figure(value="20", measure="growth", unit="percent", unit_mult=0)
    made = product_of({figure(value="110", unit_mult=0): 1, figure(unit_mult=0): -1, rate: 1})
    assert made == Derived(
        pytest.approx(1.32), pytest.approx(109.5 / 100.5 * 1.195), pytest.approx(110.5 / 99.5 * 1.205), ""
    )
    unknown = figure(value="20", unit_mult=0, low="", high="")
    assert product_of({unknown: 2}) == Derived(400, None, None, "")
    assert product_of({figure(value="1e300", unit_mult=0): 2}) == Derived(None, None, None, "")


def test_what_stands_above_and_below_cancels(figure: Make) -> None:
    one, other = figure(), figure(period="2021")
    assert times({one: 1, other: 2}, {other: 2, one: 2}, -1) == {one: -1}
    assert times({one: 1}, {one: 1}) == {one: 2}


@pytest.mark.parametrize(
    ("count", "kind", "told"),
    [
        (1, "", "1 yearly rate"), (2, "", "2 yearly rates"), (1, "published", "1 published yearly rate"),
        (3, "published", "3 published yearly rates"),
    ],
)  # fmt: skip
def test_rates_are_counted_in_words(count: int, kind: str, told: str) -> None:
    assert yearly_rates(count, kind).sentence() == told


@pytest.mark.parametrize(
    ("statuses", "worst"), [("AP", "P"), ("PE", "E"), ("EI", "I"), ("IF", "F"), ("FU", "U"), ("UB", "B"), ("AD", "A")]
)
def test_the_more_cautious_of_two_counts(statuses: str, worst: str, figure: Make) -> None:
    for both in (statuses, statuses[::-1]):
        assert status([figure(status=one) for one in both]) == worst


def test_a_result_is_told_in_the_power_of_ten_of_a_figure(figure: Make) -> None:
    assert in_unit_of(figure(unit="ZB", unit_mult=0), Derived(2e21, None, 3e21, "under")) == (2, None, 3, "under")


def test_what_no_computer_counts_with_is_nothing() -> None:
    assert bounded(lambda: 1 / 0, [], []) == Derived(None, None, None, "")
    assert bounded(lambda: math.log(-1), [], []) == Derived(None, None, None, "")
    assert bounded(lambda: 1e300 * 1e300, [], []) == Derived(None, None, None, "")
    assert bounded(lambda: 7.0, [], []) == Derived(7, 7, 7, "")


def test_a_product_that_is_more_than_a_computer_counts_with_is_nothing(figure: Make) -> None:
    large, larger = (figure(value=value, unit_mult=0) for value in ("1e200", "2e200"))
    assert product_of({large: 1, larger: 1}) == Derived(None, None, None, "")
    assert product_of({large: 1, larger: -1}).value == 0.5


def test_a_result_without_end_at_one_corner_is_nothing() -> None:
    # 1 [0, 10] times 10^308: the point can be told, and its upper end is more than a computer counts with.
    assert bounded(lambda one: one * 1e308, [Interval(1, 0, 10)], [0]) == Derived(None, None, None, "")


def test_a_refusal_keeps_its_fact(figure: Make) -> None:
    sign, base = facts.of("sign"), facts.of("the_base")
    refused = Derivation(figure(value="", low="", high="", facts=(sign,)))
    assert refused.replacing(note="another", facts=(base,), status="O").row == refused.row._replace(status="O")
    assert refused.adding(base).row.facts == (sign,)
    assert Derivation(figure(facts=(sign,))).adding(base).row.facts == (sign, base)
    assert Derivation(figure(note="first")).adding(base).row.notes() == "first; the base"
    assert Derivation(figure(note="first")).adding(None).row.notes() == "first"


RULES = {
    "growth": "First prints, each set on what was known of the year before then.",
    "cagr": "First prints.",
    "share": "First prints, each in percent of its whole as known when it was released.",
    "share-change": "First prints, each in percent of its whole as known when it was released, wholes of one edition.",
    "contribution": "First prints of rates and parts, with what was known when they were released.",
    "ratio": "First prints, each divided by the other as known when it was released.",
    "per-head": "First prints, per head of the population as known when they were released.",
    "targets": "First prints.",
}
LABELS = {
    "level": "level", "target": "target", "forecast": "forecast", "growth": "growth", "share": "share of {base}",
    "contribution": "contribution to {base}", "ratio": "ratio to {base}", "difference": "change", "gap": "gap",
    "contribution_rest": "contribution of the rest, from levels", "index": "index, {since} = 100", "cagr": "CAGR since {since}",
    "share_change": "change of the share of {base}", "per_head": "per head", "compound": "compound of published growth since {since}",
}  # fmt: skip


@pytest.mark.parametrize(("name", "first"), RULES.items())
def test_a_command_says_by_the_vintage_which_figures_it_pairs(name: str, first: str) -> None:
    command = measures.find(name)
    assert command
    rules = [command.rule(vintage) for vintage in ("first", "2020", "")]
    sentences = [rule.sentence() for rule in rules if rule]
    assert sentences[:2] == [first, "As known by 2020: nothing that was released later is used."]
    assert len(sentences) == 3
    assert sentences[2] not in ("", first)


def test_every_measure_has_a_label() -> None:
    terms = measures.terms()
    assert {name: terms[name].label for name in LABELS} == LABELS
    first, *others = [name for name in terms if name in ("level", "forecast_share", "cagr", "share_difference")]
    assert (first, others) == ("level", ["forecast_share", "cagr", "share_difference"]), (
        "what documents print comes first"
    )
    # What is printed and computed, each of which says so beside the other.
    assert [name for name in terms if terms[name].printed] == [
        "level", "growth", "share", "share_change", "mean_growth", "contribution", "growth_share", "ratio",
    ]  # fmt: skip


def test_each_command_has_its_own_place_among_those_that_derive() -> None:
    ranks = [command.rank for command in measures.commands()]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    ("figures", "worst"),
    [
        ((), "A"), (("level 2020 A",), "A"), (("level 2020 B",), "B"),
        # A break before the earliest of two touches neither.
        (("level 2020 B", "level 2021 A"), "A"), (("level 2020 A", "level 2021 B"), "B"), (("level 2020 B", "level 2021 B"), "B"),
        (("level 2020 B", "level 2020 A"), "B"), (("level 2020 B", "level 2021 P"), "P"), (("level 2020 P", "level 2021 B"), "B"),
        (("share 2020 B", "share 2021 A"), "A"), (("index 2020 B", "index 2021 A"), "A"), (("level 2020-S1 B", "level 2020 A"), "A"),
        # A rate is one across the break.
        (("growth 2020 B", "level 2021 A"), "B"), (("mean_growth 2020 B", "growth 2021 A"), "B"),
        (("level 2020 O", "level 2021 E"), "E"), (("level 2020 O",), "A"),
    ],
)  # fmt: skip
def test_a_break_is_the_result_s_where_it_lies_among_its_figures(
    figures: tuple[str, ...], worst: str, figure: Make
) -> None:
    told = [dict(zip(("measure", "period", "status"), one.split(), strict=True)) for one in figures]
    assert status([figure(**one) for one in told]) == worst


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (("", ""), ""), (("a", ""), "a"), (("a", "b"), "a;b"), (("b", "a"), "b;a"), (("a", "a"), "a"), (("a;b", "b;c"), "a;b;c"),
    ],
)  # fmt: skip
def test_documents_are_named_once_in_the_order_of_the_inputs(one: tuple[str, str], found: str, figure: Make) -> None:
    assert sources([figure(source=source) for source in one]) == found


def test_inputs_are_told_apart_in_their_order(figure: Make) -> None:
    one, other = figure(), figure(period="2021")
    assert distinct([one, other, one, figure()]) == [one, other]
