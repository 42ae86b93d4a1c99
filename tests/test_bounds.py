"""Bounds, of every measure: no draw within what rounding allows of the inputs lies outside, and the ends are reached.

The formulas stand here a second time, written from their definitions.
"""

import random
from collections.abc import Callable, Sequence
from itertools import pairwise, product
from math import inf, prod
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from registered import MEASURES, own

import digecon_cli
from digecon_cli import Table, measures
from digecon_cli.core import periods
from digecon_cli.core.model import Indicator, Observation
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
Formula = Callable[..., float]


def years(row: Observation) -> float:
    return periods.years_between(row.base_period, row.period)


def compounded(rates: Sequence[float]) -> float:
    return (prod(1 + rate / 100 for rate in rates) ** (1 / len(rates)) - 1) * 100


def formula_of(row: Observation, count: int) -> Formula | None:
    """Return the formula of a row by its definition, of its inputs in their order; None for those that have another test."""
    return {
        "growth": lambda now, before: (now / before - 1) * 100,
        "difference": lambda now, before: now - before,
        "share_difference": lambda now, before: now - before,
        "share": lambda part, whole: part / whole * 100,
        "share_change": lambda now, whole, before, then: (now / whole - before / then) * 100,
        "contribution": lambda part, g, whole, G: part * (g / 100) / (1 + g / 100) / (whole / (1 + G / 100)) * 100,
        "contribution_levels": lambda now, before, whole: (now - before) / whole * 100,
        "ratio": lambda one, other: one / other,
        "per_head": (lambda one, end, start: one / (end + start) * 2)
        if count == 3
        else (lambda one, people: one / people),
        "cagr": lambda end, start: ((end / start) ** (1 / years(row)) - 1) * 100,
        "index": lambda now, base: now / base * 100,
        "compound": lambda *rates: compounded(rates),
    }.get(row.measure)


def drawn(ends: Sequence[tuple[float, float]], draw: random.Random) -> list[tuple[float, ...]]:
    """Return points of a box: its corners (of many some), and points inside."""
    corners = list(product(*ends)) if len(ends) < 7 else [tuple(map(draw.choice, ends)) for _ in range(100)]
    return corners + [tuple(draw.uniform(*pair) for pair in ends) for _ in range(20)]


def held(row: Observation, formula: Formula, figures: Sequence[Observation], draw: random.Random) -> bool:
    """Check the bounds of a row against draws of its inputs; whether there was anything to check."""
    distinct = list(dict.fromkeys(figures))
    boxes = [one.interval() for one in distinct]
    if not (row.low and row.high) or not all(box.known and not box.is_open for box in boxes):
        return False
    places = [distinct.index(one) for one in figures]
    told = [formula(*(point[at] for at in places)) for point in drawn([box[1:3] for box in boxes], draw)]
    low, high = float(row.low), float(row.high)
    slack = 1e-9 * max(1.0, abs(low), abs(high))
    assert low - slack <= min(told) <= max(told) <= high + slack, row
    if row.measure != "compound":  # of which not all corners are tried
        assert max(told) - min(told) >= 0.95 * (high - low) - slack, row
    return True


@pytest.fixture(scope="module")
def table() -> Table:
    return digecon_cli.load().select(freq="all")


@pytest.mark.exhaustive
@pytest.mark.parametrize("vintage", ["", "first", "latest"])
@pytest.mark.parametrize("command", [name for name, declared in MEASURES.items() if not declared.plans])
def test_no_draw_lies_outside_and_the_ends_are_reached(command: str, vintage: str, table: Table) -> None:
    draw = random.Random(command + vintage)
    declared = MEASURES[command]
    checked: dict[str, int] = {}
    for row, measure, inputs in declared.derive(table.rows, table.data, Options.given(vintage, **own(command))):
        if measure is None or not row.value:
            continue
        formula = formula_of(row, len(inputs))
        if formula is None and row.measure == "gap" and row.base_period == "":
            inner = formula_of(row._replace(measure=command.replace("-", "_")), len(inputs) - 1)
            assert inner
            formula = lambda published, *others, inner=inner: published - inner(*others)  # noqa: E731
        if formula and held(row, formula, inputs, draw):
            checked[row.measure] = checked.get(row.measure, 0) + 1
    expected = {"growth": {"growth", "difference", "gap"}, "cagr": {"cagr", "compound"}, "share": {"share", "gap"}}
    expected["contribution"] = {"contribution", "contribution_levels", "gap"}
    expected["share-change"] = {"share_change", "share_difference", "gap"}
    assert checked.keys() == expected.get(command, {command.replace("-", "_")})
    assert sum(checked.values()) > 20


ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY"),
    *(Indicator(f"s.part{i}", kind="flow", unit="CNY", parent="s.whole", part_of="part") for i in range(2)),
)
LEVELS = st.lists(st.tuples(st.integers(20, 9999), st.integers(0, 1)), min_size=3, max_size=7)


def printed(figure: Make, name: str, year: int, told: tuple[int, int]) -> Observation:
    made: Observation = figure(name, str(year), f"{told[0] / 10 ** told[1]:.{told[1]}f}")
    return made


def climbed(formula: Formula, ends: Sequence[tuple[float, float]], sign: int) -> float:
    """Return the extreme of a function over a box as far as moving one input at a time finds it, from several corners."""
    best = -inf
    draw = random.Random(1)
    for _ in range(6):
        point = [draw.choice(pair) for pair in ends]
        for _ in range(8):
            for at, (low, high) in enumerate(ends):
                tried = [low + (high - low) * step / 50 for step in range(51)]
                point[at] = max(tried, key=lambda one: sign * formula(*point[:at], one, *point[at + 1 :]))
        best = max(best, sign * formula(*point))
    return sign * best


@given(told=LEVELS)
@settings(max_examples=40, deadline=None)
def test_the_mean_of_yearly_rates_is_bounded_exactly(told: list[tuple[int, int]], figure: Make, dataset: Make) -> None:
    figures = [printed(figure, "s.whole", 2015 + number, one) for number, one in enumerate(told)]
    data = dataset(*figures, entries=ENTRIES)
    (row,) = [one for one in measures.rows("cagr", data.observations, data, Options()) if one.measure == "mean_growth"]

    def formula(*levels: float) -> float:
        return sum((now / before - 1) * 100 for before, now in pairwise(levels)) / (len(levels) - 1)

    ends = [one.interval()[1:3] for one in figures]
    least, greatest = climbed(formula, ends, -1), climbed(formula, ends, 1)
    low, high = float(row.low), float(row.high)
    slack = 1e-9 * max(1.0, abs(low), abs(high))
    assert low - slack <= least <= greatest <= high + slack
    assert greatest - least >= 0.95 * (high - low) - slack
    assert low <= float(row.value) <= high


@given(told=LEVELS)
@settings(max_examples=40, deadline=None)
def test_a_chain_of_computed_growth_is_bounded_by_its_ends(
    told: list[tuple[int, int]], figure: Make, dataset: Make
) -> None:
    figures = [printed(figure, "s.whole", 2015 + number, one) for number, one in enumerate(told)]
    data = dataset(*figures, entries=ENTRIES)
    rows = measures.rows("index", data.observations, data, Options.given(base="2015", chain="computed"))
    (first_low, first_high), (low, high) = (figures[at].interval()[1:3] for at in (0, -1))
    assert float(rows[-1].low) == pytest.approx(low / first_high * 100)
    assert float(rows[-1].high) == pytest.approx(high / first_low * 100)


@given(told=st.lists(st.tuples(st.integers(20, 9999), st.integers(0, 1)), min_size=6, max_size=6))
@settings(max_examples=40, deadline=None)
def test_the_rest_of_a_contribution_is_bounded_exactly(
    told: list[tuple[int, int]], figure: Make, dataset: Make
) -> None:
    places = [(name, year) for name in ("s.whole", "s.part0", "s.part1") for year in (2021, 2020)]
    # The whole of each year is the largest, as what is larger is no part.
    nows, befores = (sorted(of_year, key=lambda one: -one[0] / 10 ** one[1]) for of_year in (told[::2], told[1::2]))
    told = [one for pair in zip(nows, befores, strict=True) for one in pair]
    figures = [printed(figure, name, year, one) for (name, year), one in zip(places, told, strict=True)]
    data = dataset(*figures, entries=ENTRIES)
    rows = measures.rows("contribution", data.observations, data, Options())
    (row,) = [one for one in rows if one.measure == "contribution_rest"]

    def formula(now: float, before: float, *parts: float) -> float:
        added = sum(now_ - before_ for now_, before_ in zip(parts[::2], parts[1::2], strict=True))
        return (now / before - 1) * 100 - added / before * 100

    assert held(row, formula, figures, random.Random(1))


QUALIFIED = st.lists(
    st.tuples(st.integers(1, 300), st.sampled_from(["", "over", "under", "exact", "about"]), st.booleans()),
    min_size=6, max_size=6,
)  # fmt: skip
WHOLE_AND_PART = (
    Indicator("s.whole", kind="flow", unit="CNY"),
    Indicator("s.part", kind="flow", unit="CNY", parent="s.whole", part_of="part"),
)
ASKED = {"growth": {}, "cagr": {}, "share": {}, "share-change": {}, "contribution": {}, "index": {"base": "2018"}}


def whole_and_part(*told: tuple[int, str]) -> list[tuple[int, str, bool]]:
    """Return figures of known precision: of the whole and of its part, in a year after the other."""
    return [(value, bound, True) for value, bound in told]


# The whole is over 1, then 1 and 1; the part is printed as 1 throughout. It lies between 0.5 and 1.5, so that it changed by
# -1 to 1: to a whole of 1 that is -100 to 100 points, to one of 100 it is -1 to 1. No side is over or under, and 0 is no point.
@example(told=whole_and_part((1, "over"), (1, ""), (1, ""), (1, ""), (1, ""), (1, "")))
# The same below a whole "under 1": of 0.1 a change of -1 is -1,000 points, so there is no bound at all.
@example(told=whole_and_part((1, "under"), (1, ""), (1, ""), (1, ""), (1, ""), (1, "")))
# A part that is exactly 1 in both years changed by 0, which is 0 points of any whole.
@example(told=whole_and_part((1, "over"), (1, "exact"), (1, ""), (1, "exact"), (1, ""), (1, "")))
@given(told=QUALIFIED)
@settings(deadline=None)
@pytest.mark.parametrize("command", ASKED)
def test_what_rests_on_a_bound_is_a_bound_or_refused(
    command: str, told: list[tuple[int, str, bool]], figure: Make, dataset: Make
) -> None:
    rows = []
    for place, (value, bound, known) in enumerate(told):
        unknown = {} if known or bound in ("over", "under", "exact") else {"low": "", "high": ""}
        name, period = ("s.whole", "s.part")[place % 2], str(2018 + place // 2)
        rows.append(figure(indicator=name, period=period, value=str(value), bound=bound, **unknown))
    data = dataset(*rows, entries=WHOLE_AND_PART)
    declared = measures.find(command)
    assert declared is not None
    for found in declared.derive(data.observations, data, Options.given(**ASKED[command])):
        opened = [one for one in dict.fromkeys(found.inputs) if one.bound in ("over", "under")]
        if found.measure and opened and len(set(found.inputs)) > 1 and found.row.has_figure:
            surely = found.row.low == found.row.high  # whatever the open figure is
            assert surely or found.row.bound in ("over", "under"), found
