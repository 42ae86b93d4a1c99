"""Laws that hold for all figures: what bounds promise, and what may not change a result."""

import itertools
from collections.abc import Callable
from math import isclose
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from many import TIMES

from digecon_cli import measures
from digecon_cli.core import periods
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Indicator, Observation, Source
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]

ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY", producer="Bureau"),
    *(Indicator(f"s.part{i}", kind="flow", unit="CNY", parent="s.whole", part_of="part") for i in range(4)),
)
settings.register_profile("laws", max_examples=60 * TIMES, deadline=None)
settings.load_profile("laws")


class Print(NamedTuple):
    """A printed figure: ``digits`` with ``places`` decimals; the true value lies ``off`` halves of the last digit away."""

    digits: int
    places: int
    off: float

    @property
    def text(self) -> str:
        return f"{self.digits / 10**self.places:.{self.places}f}"

    @property
    def true(self) -> float:
        return (self.digits + self.off / 2) / 10**self.places


PRINTS = st.builds(Print, st.integers(5, 999_999), st.integers(0, 3), st.floats(-1, 1))


def rows(dataset: Make, command: str, *figures: Observation, **options: Any) -> list[Observation]:
    data: Dataset = dataset(*figures, entries=ENTRIES)
    names = options.pop("names", ())
    return measures.rows(command, data.select(names), data, Options.given(**options))


def contains(row: Observation, value: float) -> bool:
    """Return whether a value lies within a row's bounds, up to binary arithmetic."""
    slack = 1e-9 * max(1.0, abs(value))
    return float(row.low) - slack <= value <= float(row.high) + slack


@given(now=PRINTS, before=PRINTS)
def test_growth_s_bounds_contain_whatever_the_rounding_allows(
    now: Print, before: Print, figure: Make, dataset: Make
) -> None:
    (row,) = rows(dataset, "growth", figure(period="2021", value=now.text), figure(value=before.text))
    assert contains(row, (now.true / before.true - 1) * 100)
    assert contains(row, float(row.value))


@given(now=PRINTS, before=PRINTS)
def test_growth_undone_gives_the_level_back(now: Print, before: Print, figure: Make, dataset: Make) -> None:
    (row,) = rows(dataset, "growth", figure(period="2021", value=now.text), figure(value=before.text))
    assert isclose(
        float(before.text) * (1 + float(row.value) / 100), float(now.text), abs_tol=1e-12 * float(before.text)
    )


@given(some=PRINTS, total=PRINTS)
def test_a_share_s_bounds_contain_whatever_the_rounding_allows(
    some: Print, total: Print, figure: Make, dataset: Make
) -> None:
    some, total = sorted((some, total), key=lambda one: one.true)  # a part is no more than its whole
    (row,) = rows(dataset, "share", figure("s.part0", value=some.text), figure(value=total.text))
    assert contains(row, some.true / total.true * 100)


@given(now=PRINTS, before=PRINTS, total=PRINTS)
def test_a_contribution_s_bounds_contain_whatever_the_rounding_allows(
    now: Print, before: Print, total: Print, figure: Make, dataset: Make
) -> None:
    now, before, total = sorted((now, before, total), key=lambda one: one.true)  # a part is no more than its whole
    figures = figure("s.part0", "2021", now.text), figure("s.part0", value=before.text), figure(value=total.text)
    row = rows(dataset, "contribution", *figures, names=("s.part0",))[0]
    assert contains(row, (now.true - before.true) / total.true * 100)


@given(prints=st.lists(PRINTS, min_size=3, max_size=5))
def test_spans_bounds_contain_whatever_the_rounding_allows(prints: list[Print], figure: Make, dataset: Make) -> None:
    cagr, mean = rows(dataset, "cagr", *(figure(period=str(2015 + i), value=one.text) for i, one in enumerate(prints)))
    steps = len(prints) - 1
    assert contains(cagr, ((prints[-1].true / prints[0].true) ** (1 / steps) - 1) * 100)
    rates = [(now.true / before.true - 1) * 100 for before, now in itertools.pairwise(prints)]
    assert contains(mean, sum(rates) / steps)


@given(start=st.integers(1_000, 10_000), rate=st.floats(-50, 100), steps=st.integers(1, 8))
def test_cagr_of_constant_growth_is_that_growth(
    start: int, rate: float, steps: int, figure: Make, dataset: Make
) -> None:
    levels = [start * (1 + rate / 100) ** i for i in range(steps + 1)]
    figures = (figure(period=str(2010 + i), value=f"{level:.9f}") for i, level in enumerate(levels))
    cagr, mean = rows(dataset, "cagr", *figures)
    for one in (cagr, mean):
        assert isclose(float(one.value), rate, rel_tol=1e-6, abs_tol=1e-6)


@given(parts=st.lists(st.integers(1, 10_000), min_size=2, max_size=4))
def test_shares_of_complete_parts_add_up_to_a_hundred(parts: list[int], figure: Make, dataset: Make) -> None:
    figures = [figure(f"s.part{i}", value=str(part)) for i, part in enumerate(parts)]
    shares = rows(dataset, "share", *figures, figure(value=str(sum(parts))))
    assert isclose(sum(float(one.value) for one in shares), 100, rel_tol=1e-9)
    assert sum(float(one.low) for one in shares) <= 100 <= sum(float(one.high) for one in shares)


@given(now=st.lists(PRINTS, min_size=3, max_size=5), before=st.lists(PRINTS, min_size=5, max_size=5))
def test_contributions_and_the_rest_are_the_growth_of_the_whole(
    now: list[Print], before: list[Print], figure: Make, dataset: Make
) -> None:
    now, before = (sorted(prints, key=lambda one: -one.true) for prints in (now, before))  # the whole is the largest
    names = ["s.whole", *(f"s.part{i}" for i in range(len(now) - 1))]
    figures = [figure(name, "2021", one.text) for name, one in zip(names, now, strict=True)]
    figures += [figure(name, "2020", one.text) for name, one in zip(names, before, strict=False)]
    told = rows(dataset, "contribution", *figures)
    assert [one.measure for one in told].count("contribution_rest") == 1
    growth = (float(now[0].text) / float(before[0].text) - 1) * 100
    size = max(1.0, *(abs(float(one.value)) for one in told))
    assert isclose(sum(float(one.value) for one in told), growth, abs_tol=1e-9 * size)


@given(prints=st.lists(PRINTS, min_size=2, max_size=5))
def test_an_index_chained_on_computed_growth_is_the_index_of_the_levels(
    prints: list[Print], figure: Make, dataset: Make
) -> None:
    figures = [figure(period=str(2015 + i), value=one.text) for i, one in enumerate(prints)]
    direct = {one.period: one for one in rows(dataset, "index", *figures, base="2015")}
    chained = {one.period: one for one in rows(dataset, "index", *figures, base="2015", chain="computed")}
    assert set(direct) == set(chained)
    size = max(float(one.value) for one in direct.values())
    steps = [float(now.text) / float(before.text) for before, now in itertools.pairwise(prints)]
    # A rate is written with 12 digits: the steeper a fall, the less it says of what is left.
    left = itertools.accumulate((5.1e-12 * abs(step - 1) / step for step in steps), initial=1e-9)
    for (period, one), lost in zip(chained.items(), left, strict=True):
        assert isclose(float(one.value), float(direct[period].value), rel_tol=lost, abs_tol=1e-9 * size)
        # The bounds are chained from written rates as well, and lose as much of what is left.
        for end in (float(direct[period].low), float(direct[period].high)):
            slack = 100 * lost * abs(end) + 1e-9 * size
            assert float(one.low) - slack <= end <= float(one.high) + slack


@given(prints=st.lists(PRINTS, min_size=3, max_size=3), shift=st.integers(-3, 6))
def test_no_percentage_depends_on_the_power_of_ten(
    prints: list[Print], shift: int, figure: Make, dataset: Make
) -> None:
    *wholes, part = sorted(prints, key=lambda one: -one.true)  # a part is no more than its whole
    prints = [*wholes, part]

    def answers(by: int) -> list[Observation]:
        figures = [
            figure(name, period, f"{one.digits / 10 ** (one.places + by):.{max(0, one.places + by)}f}", unit_mult=8 + by)
            for (name, period), one in zip((("s.whole", "2020"), ("s.whole", "2021"), ("s.part0", "2020")), prints, strict=True)
        ]  # fmt: skip
        return rows(dataset, "growth", *figures) + rows(dataset, "share", *figures) + rows(dataset, "cagr", *figures)

    by = max(shift, -min(one.places for one in prints))  # further the text would lose its precision
    for one, other in zip(answers(0), answers(by), strict=True):
        for text, same in zip(one[7:10], other[7:10], strict=True):
            assert isclose(float(text), float(same), rel_tol=1e-7, abs_tol=1e-7)


VINTAGES = st.sampled_from(["2020", "2020-03", "2020-03-15", "2021", "2021-01-01", "2022-06", ""])
SOURCES = {
    "a": Source("a", "Bureau", "", "", "", ""),
    "b": Source("b", "Bureau", "", "", "", "a copy"),
    "c": Source("c", "Press", "", "", "", ""),
}
CANDIDATES = st.lists(
    st.fixed_dictionaries(
        {
            "value": st.sampled_from(["100", "100.4", "101", "99.5", "103"]),
            "bound": st.sampled_from(["", "", "over"]),
            "status": st.sampled_from("AAPU"),
            "vintage": VINTAGES,
            "source": st.sampled_from("abc"),
        }
    ),
    min_size=1,
    max_size=5,
)


@given(told=CANDIDATES, when=st.sampled_from(["latest", "first", "2020-12", "2021"]), data=st.data())
def test_which_figure_counts_does_not_depend_on_the_order_of_the_rows(
    told: list[dict[str, str]], when: str, data: st.DataObject, figure: Make, dataset: Make
) -> None:
    table = dataset(entries=ENTRIES, sources=SOURCES)
    figures = [figure(**one) for one in told]
    found, again = (
        table.standing_figure(figures, when),
        table.standing_figure(data.draw(st.permutations(figures)), when),
    )
    assert (found and (found.value, found.bound)) == (again and (again.value, again.bound))


@given(start=st.integers(1900 * 12, 2100 * 12), months=st.integers(1, 60))
def test_a_period_s_spelling_is_read_back(start: int, months: int) -> None:
    span = periods.Span(start, months)
    written = periods.spell(span)
    assert periods.span(written) == span
    assert periods.canonical(written) == written
    assert periods.canonical(periods.label(written)) == written
    first, last = divmod(start, 12), divmod(start + months - 1, 12)
    if months > 1:
        ranged = f"{first[0]}-{first[1] + 1:02}/{last[0]}-{last[1] + 1:02}"
        assert periods.canonical(ranged) == written
