"""What a file says of pairs: where a figure does not compare, and where published growth is not that of the levels.

Row by row over the whole bundled table, in its CSV, and over random tables; the rates are worked out in exact fractions.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws.oracle import (
    BREAKING,
    CAUTIONS,
    LEVELS,
    Answer,
    answered,
    beyond,
    differs,
    is_year_before,
    neighbors,
)
from recomputed import figures as recomputed

import digecon_cli
from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import periods
from digecon_cli.core.facts import BREAK
from digecon_cli.core.model import Indicator, Observation
from digecon_cli.measures.derivation import Options
from digecon_cli.render import csv as writer

Make = Callable[..., Any]
Pair = tuple[Observation, Observation]
EVERY = digecon_cli.load().select(freq="all")
DATA = EVERY.data
ALONG: dict[str, dict[str, str]] = {
    "": {}, "share": {}, "per-head": {}, "ratio": {"other": "economy.gdp"}, "index": {"base": "2020"}
}  # fmt: skip
SPANS: dict[str, tuple[str, dict[str, str]]] = {
    "index": ("index", {"base": "2020"}), "chain": ("index", {"base": "2017", "chain": "computed"}), "cagr": ("cagr", {}),
    "share change": ("share-change", {}), "contribution": ("contribution", {}),
}  # fmt: skip
VINTAGES = ["", "latest", "first", "2023-06"]


def codes_of(found: Answer) -> list[list[str]]:
    """Return the codes that the CSV of an answer has, row by row."""
    text = writer.write(found.table, RenderOptions()).text
    assert isinstance(text, str)
    cells = [row["codes"] for row in csv.DictReader(io.StringIO(text))]
    assert len(cells) == len(found.table)
    return [cell.split(";") if cell else [] for cell in cells]


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("command", "vintage"), [*(("", day) for day in VINTAGES), *product([*ALONG][1:], VINTAGES[::3])]
)
def test_a_row_has_the_code_of_a_break_exactly_where_it_does_not_compare(command: str, vintage: str) -> None:
    found = answered(EVERY, command, vintage, **ALONG[command])
    expected = {
        id(row): found.apart(row, before)
        for row, before in neighbors(found.table.rows)
        if row.measure in (*LEVELS, "share", "per_head", "ratio")
    }
    for row, codes in zip(found.table.rows, codes_of(found), strict=True):
        if row.point:
            assert [code for code in codes if code in BREAKING] == list(filter(None, [expected.get(id(row))])), row
    assert len(expected) > 100
    assert command == "index" or sum(map(bool, expected.values())) > 10


def test_the_codes_of_levels_are_those_of_the_files_read_anew() -> None:
    """Breaks, editions and definitions as tests/recomputed reads them from data/*.csv, without any of the program's rules."""
    count: Counter[str] = Counter()
    for row, before in neighbors(EVERY.show().rows):
        if row.measure != "level":
            continue
        now, earlier = (as_recomputed(each) for each in (row, before))
        editions = zip(recomputed.edition(now), recomputed.edition(earlier), strict=True)
        expected = ""
        if recomputed.breaks(row.indicator, row.area, earlier.months, now.months):
            expected = "break"
        elif any(a != b and "either" not in (a, b) for a, b in editions):
            expected = "edition"
        elif (now.status == "D") != (earlier.status == "D"):
            expected = "definition"
        assert [code for code in BREAKING if row.has(code)] == list(filter(None, [expected])), row
        count[expected] += 1
    assert count["break"] > 20
    assert count["edition"] > 5
    assert count[""] > 800


def as_recomputed(row: Observation) -> recomputed.Figure:
    """Return a figure as the second reading of the table has it."""
    group = recomputed.PRINTS[row.indicator, row.area, "level", ""][recomputed.months(row.period)]
    alike = (one for one in group if (one.source, one.vintage, one.basis) == (row.source, row.vintage, row.basis))
    return next(
        one for one in alike if recomputed.Fraction(one.row["value"]) == recomputed.Fraction(row.value or row.point)
    )


# --- cautions ---------------------------------------------------------------------------------------------------------
def cautions_in(codes: Iterable[str]) -> list[str]:
    return [code for code in codes if code in CAUTIONS]


@pytest.mark.parametrize("vintage", ["", "2023-06"])
def test_a_level_has_a_caution_exactly_where_published_growth_is_another(vintage: str) -> None:
    found = answered(EVERY, "", vintage)
    expected = {
        id(row)
        for row, before in neighbors(found.table.rows)
        if not found.apart(row, before) and differs(row, before, DATA, vintage or "latest")
    }
    for row, codes in zip(found.table.rows, codes_of(found), strict=True):
        assert bool(cautions_in(codes)) == (id(row) in expected), row
    assert len(expected) > 50


def test_a_computed_rate_has_a_caution_exactly_where_the_published_one_is_another() -> None:
    found = answered(EVERY, "growth")
    count: Counter[bool] = Counter()
    for row, codes in zip(found.table.rows, codes_of(found), strict=True):
        if row.measure == "growth" and row.origin == "computed" and row.point:
            now, before = found.of(row)
            expected = differs(now, before, DATA)
            assert bool(cautions_in(codes)) == expected, row
            count[expected] += 1
    assert min(count.values()) > 100


@pytest.mark.exhaustive
@pytest.mark.parametrize("vintage", VINTAGES[1:3])
@pytest.mark.parametrize("command", ["share", "per-head", "ratio"])
def test_a_ratio_of_one_date_has_no_caution(command: str, vintage: str) -> None:
    found = answered(EVERY, command, vintage, **ALONG[command])
    computed = 0
    for row, codes in zip(found.table.rows, codes_of(found), strict=True):
        if row.measure != "gap":
            assert {*codes} & {*CAUTIONS, "growth_differs"} == set(), row
            computed += row.origin == "computed"
    assert computed > 100


@cache
def yearly() -> dict[tuple[str, str, str], Pair]:
    """Return which level is set on which of the year before, as growth is computed, by indicator, area and period."""
    found = answered(EVERY, "growth")
    return {
        row[:3]: (found.of(row)[0], found.of(row)[1])
        for row in found.table.rows
        if row.measure == "growth" and row.origin == "computed" and row.point
    }


def pairs_of(row: Observation, inputs: tuple[Observation, ...]) -> Iterator[Pair]:
    """Yield the pairs of a figure and the one a year before on which a value rests."""
    if row.measure in ("index", "cagr", "mean_growth"):
        first, last = sorted((row.base_period, row.period), key=periods.order)
        while periods.order(last) > periods.order(first):
            if pair := yearly().get((row.indicator, row.area, last)):
                yield pair
            last = periods.shift(last, -1)
    elif row.measure == "contribution_levels":
        yield inputs[0], inputs[1]
    elif row.measure in ("share_change", "contribution_rest"):
        for now in inputs:
            yield from ((now, one) for one in inputs if one[:2] == now[:2] and is_year_before(one, now))


@pytest.mark.exhaustive
@pytest.mark.parametrize("which", SPANS)
def test_what_rests_on_a_change_says_so_exactly_where_its_published_rate_is_another(which: str) -> None:
    command, own = SPANS[which]
    found = answered(EVERY, command, **own)
    count: Counter[tuple[str, bool]] = Counter()
    for row, codes in zip(found.table.rows, codes_of(found), strict=True):
        if not row.point:
            continue
        pairs = pairs_of(row, tuple(found.of(row))) if row.origin == "computed" else ()
        expected = any(differs(*pair, DATA) for pair in pairs)
        assert ("growth_differs" in codes) == expected, row
        count[row.measure, expected] += 1
    for measure in {"contribution": ("contribution_levels", "contribution_rest")}.get(
        command, (command.replace("-", "_"),)
    ):
        assert min(count[measure, True], count[measure, False]) > 10, count


@pytest.mark.exhaustive
@pytest.mark.parametrize("command", [*ALONG])
def test_what_is_kept_has_the_code_of_a_break_where_it_does_not_compare(command: str) -> None:
    found = answered(EVERY, command, **ALONG[command])
    kept = found.table.comparable()
    assert 0 < len(kept) < len(found.table)
    broken = 0
    for row, before in neighbors(kept.rows):
        if row.measure in (*LEVELS, "share", "per_head", "ratio") and found.apart(row, before) in BREAKING:
            assert row.fact_of(BREAK), row
            broken += 1
    assert command == "index" or broken > 5


# --- random tables ----------------------------------------------------------------------------------------------------
NUMBERS = st.decimals("0.1", "300", places=1).map(str)
BOUNDS = st.sampled_from(["", "", "", "over", "under", "exact"])


@settings(deadline=None, max_examples=150)
@given(
    levels=st.lists(st.tuples(NUMBERS, BOUNDS), min_size=2, max_size=2),
    close=st.integers(-30, 30),
    basis=st.sampled_from(["", "comparable", "nominal", "constant_prices"]),
)
def test_a_caution_is_that_of_exact_fractions(
    levels: list[tuple[str, str]], close: int, basis: str, figure: Make, dataset: Make
) -> None:
    """The published rate lies within some tenths of a point of an end of what the levels allow, or on it."""
    before, now = (
        figure(period=str(2020 + place), value=value, bound=bound) for place, (value, bound) in enumerate(levels)
    )
    known = float(levels[1][0]) / float(levels[0][0]) * 100 - 100 + close / 10
    rate = figure(period="2021", measure="growth", value=f"{known:.1f}", basis=basis, unit="percent", unit_mult=0)
    rows = [before, now, rate]
    found = ObservationTable(rows, dataset(*rows, entries=(Indicator("s.whole", kind="flow", unit="CNY"),))).show()
    (level,) = (row for row in found if row.measure == "level" and row.period == "2021")
    expected = basis != "constant_prices" and beyond(rate, now, before)
    assert bool([fact for fact in level.facts if fact.stem == "rate_differs"]) == expected


# --- the laws can fail ------------------------------------------------------------------------------------------------
def test_the_ends_of_a_rate_are_worked_out_exactly(figure: Make) -> None:
    before, now = figure(value="100"), figure(period="2021", value="110")  # 8.955... to 11.055... %

    def is_beyond(rate: str, **fields: Any) -> bool:
        return beyond(
            figure(period="2021", measure="growth", value=rate, unit="percent", unit_mult=0, **fields), now, before
        )

    assert [is_beyond(rate) for rate in ("9.0", "11.1", "8.9", "11.2")] == [False, False, True, True]
    assert [is_beyond("12.0", bound=bound) for bound in ("under", "over")] == [False, True]
    opened = now._replace(bound="over", high="")
    assert not beyond(figure(measure="growth", value="50.0", unit="percent", unit_mult=0), opened, before)


def test_a_code_that_is_not_there_would_be_missed(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2020"), figure(period="2021", status="D"), figure(period="2022", status="D")]
    found = Answer(ObservationTable(rows, dataset(*rows)), {})  # nobody has marked these
    assert [found.apart(*pair) for pair in neighbors(rows)] == ["definition", ""]
    assert codes_of(found) == [[], [], []]
    assert codes_of(answered(found.table)) == [[], ["definition"], []]


@pytest.mark.parametrize(("command", "own"), [("cagr", {}), ("index", {"base": "2017"})])
def test_a_span_in_dollars_has_the_caution_of_that_in_yuan(command: str, own: dict[str, str]) -> None:
    of_currency = {}
    for currency in ("", "USD"):
        table = digecon_cli.load(currency=currency).select()
        rows = table.derive(command, Options.given(**own)).rows
        of_currency[currency] = {
            (*row.series, row.period, row.base_period): [
                fact.get("periods") for fact in row.warnings if fact.code == "growth_differs"
            ]
            for row in rows
            if row.point and row.origin == "computed" and row.measure in ("cagr", "mean_growth", "index")
        }
    yuan, dollars = of_currency.values()
    assert {key: yuan[key] for key in dollars} == dollars
    assert sum(map(bool, dollars.values())) > 20
