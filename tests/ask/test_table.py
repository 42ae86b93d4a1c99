"""Tables: what a selection remembers of what was asked, and what the verbs make of it."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.ask.contract import Form
from digecon_cli.ask.table import ObservationTable, RecordListing, overriding
from digecon_cli.core.model import Break, Indicator

Make = Callable[..., Any]

ENTRIES = (Indicator("s.whole", "Whole", kind="flow", unit="CNY", unit_mult=8),)


@pytest.fixture
def table(figure: Make, dataset: Make) -> ObservationTable:
    """Return a table of three years and a half."""
    rows = [figure(period=period) for period in ("2020", "2021", "2022", "2022-S1")]
    return ObservationTable(rows, dataset(*rows, entries=ENTRIES))


@pytest.mark.parametrize(
    ("asked", "remembered"),
    [
        ({}, {}),
        ({"start": 2021, "end": "2022"}, {"start": "2021", "end": "2022"}),
        ({"freq": "A", "latest": True}, {"freq": "A", "latest": True}),
        ({"last": 2}, {"last": "2"}),
    ],
)
def test_a_table_remembers_which_periods_were_asked_for(
    asked: dict[str, Any], remembered: dict[str, Any], table: ObservationTable
) -> None:
    found = table.select(**asked)
    assert found.asked == remembered
    assert found.show().asked == remembered, "what a verb makes of it remembers the same"
    assert found.select(start=2020).asked == remembered | {"start": "2020"}
    assert table.asked == {}


def test_a_listing_knows_which_of_its_columns_hold_numbers() -> None:
    found = RecordListing(("name", "count"), [("a", 1)], numbers={"count": int}).records()
    assert (found.columns, found.kinds, list(found.rows)) == (("name", "count"), (str, int), [("a", 1)])


@pytest.mark.parametrize(
    ("vintage", "rule"),
    [
        ("", "Latest targets and latest figures."),
        ("latest", "Latest targets and latest figures."),
        ("first", "First prints."),
        ("2024-06", "As known by 2024-06: nothing that was released later is used."),
    ],
)
def test_a_table_of_targets_knows_which_releases_it_holds_together(
    vintage: str, rule: str, figure: Make, dataset: Make
) -> None:
    rows = [figure(period="2025", measure="target", vintage="2024-01"), figure(period="2023", vintage="2024-02")]
    assert ObservationTable(rows, dataset(*rows, entries=ENTRIES)).targets(vintage=vintage).rule.sentence() == rule


def test_where_nobody_says_when_figures_were_released_there_is_no_rule(table: ObservationTable) -> None:
    assert table.growth().rule is None


def test_a_table_is_called_nothing_and_has_no_rule_until_it_answers_a_command(table: ObservationTable) -> None:
    assert (table.title, table.rule, dict(table.beside)) == ("", None, {})
    assert (table.select().title, table.select().rule, table.show().rule) == ("", None, None)
    assert RecordListing((), ()).title == ""
    assert table.growth().title == "growth"


def test_what_is_largest_needs_no_period(table: ObservationTable) -> None:
    assert table.largest().rows == list(table.rows)
    assert table.largest(2021).rows == table.largest("2021").rows == list(table.rows)


@pytest.mark.parametrize("verb", ["growth", "cagr", "share_change", "contribution", "index"])
def test_nothing_is_computed_across_a_break_unless_that_is_asked_for(verb: str, figure: Make, dataset: Make) -> None:
    entries = (*ENTRIES, Indicator("s.part", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="part"))
    rows = [
        figure(name, period, value)
        for name, values in (("s.part", ("40", "50")), ("s.whole", ("100", "120")))
        for period, value in zip(("2020", "2021"), values, strict=True)
    ]
    data = dataset(*rows, entries=entries, breaks=[Break("s.part", "CN", "2021", "a new list")])
    asked = getattr(ObservationTable(rows[:2], data), verb)
    base = ("2020",) if verb == "index" else ()
    (refused, *_), (crossed, *_) = asked(*base).rows[-1:], asked(*base, across_breaks=True).rows[-1:]
    assert refused.refusal
    assert (refused.value, refused.refusal.code) == ("", "break")
    assert (crossed.value != "", crossed.status) == (True, "B")


def test_a_table_of_some_measures_remembers_which_and_the_periods(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2021"), figure(period="2021", measure="growth", unit="percent", unit_mult=0), figure()]
    found = ObservationTable(rows, dataset(*rows, entries=ENTRIES)).select(start=2021).only("level")
    assert found.rows == rows[:1]
    assert found.asked == {"start": "2021", "measures": ("level",)}
    assert found.only("level").named == found.named == frozenset()


def test_an_override_is_that_of_breaks() -> None:
    assert overriding(True) == ("--across-breaks",)
    assert overriding(False) == ()


def test_a_table_of_other_rows_is_the_same_answer(table: ObservationTable) -> None:
    found = table.select("s.whole", freq="A")
    found.title, found.beside, found.rule = "growth", {"M": 3}, None
    other = found.of(found.rows[:1])
    assert (other.rows, other.title, other.beside, other.asked, other.named) == (
        found.rows[:1], "growth", {"M": 3}, {"freq": "A"}, frozenset(["s.whole"]),
    )  # fmt: skip
    assert (len(other), list(other), len(found)) == (1, found.rows[:1], 3)


def test_all_prints_are_shown_where_they_are_asked_for(figure: Make, dataset: Make) -> None:
    rows = [figure(vintage="2021"), figure(value="110", vintage="2022"), figure("s.part", vintage="2021")]
    table = ObservationTable(rows, dataset(*rows, entries=ENTRIES))
    assert [one.value for one in table.show()] == ["100", "110"]
    assert [one.value for one in table.show(all_sources=True)] == ["100", "100", "110"]
    assert [one.value for one in table.show(vintage="first")] == ["100", "100"]
    assert [one.value for one in table.show(vintage="2021")] == ["100", "100"]
    assert [one.indicator for one in table.show(measure="level")] == ["s.part", "s.whole"]


def test_columns_of_a_listing_are_chosen() -> None:
    listing = RecordListing(("name", "count"), [("a", 1), ("b", "")], numbers={"count": int})
    found = listing.records(Form(columns=("count",)))
    assert (found.columns, found.kinds, list(found.rows)) == (("count",), (int,), [(1,), ("",)])
