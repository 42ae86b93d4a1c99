"""Deriving: names of one indicator, what is told of the prints of inputs, and what a derivation keeps of its row."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core import facts
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import INFERRED, REPLACES, Indicator
from digecon_cli.measures import contribution, share_change
from digecon_cli.measures.cagr import cagr, compound
from digecon_cli.measures.contribution import CONTRIBUTION, from_rates
from digecon_cli.measures.derivation import (
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    by_frequency,
    growth_basis,
    is_first,
    one_indicator,
    published,
    spread,
    subjects,
    vintages,
)
from digecon_cli.measures.growth import DIFFERENCE, GROWTH, growth_on
from digecon_cli.measures.index import INDEX
from digecon_cli.measures.share import SHARE
from digecon_cli.measures.share_change import CHANGE

Make = Callable[..., Any]
NOBODY: Any = None  # a figure of which only the name of a role is wanted, or a formula
TWO_OF_A_NAME = (
    Indicator("a.whole", sector="a", unit="CNY"),
    Indicator("a.people", sector="a", unit="persons"),
    Indicator("a.part", sector="a", unit="CNY", parent="a.whole", part_of="part"),
    Indicator("b.part", sector="b", unit="CNY", parent="a.people", part_of="part"),
    Indicator("a.alike", sector="a", unit="persons"),
    Indicator("b.alone", sector="b", unit="persons"),
)


@pytest.mark.parametrize(
    ("name", "parts", "found"),
    [
        ("", (), ""),
        ("a.whole", (), "a.whole"),
        ("a.people", ("a.part",), "a.people"),
        # Of sector a: the whole of a part, of which another one is of its unit too.
        ("a", ("a.part",), "a.whole"),
        ("a", ("b.part",), "a.people"),
        # The only one of sector and unit, beside itself.
        ("a", ("a.alike",), "a.people"),
        # Two are wholes of the parts, of which one is of a unit and a sector of theirs.
        ("a", ("a.part", "b.part"), "a.whole"),
    ],
)
def test_a_name_means_the_whole_of_the_parts_or_what_is_like_them(
    name: str, parts: tuple[str, ...], found: str, figure: Make, dataset: Make
) -> None:
    data = dataset(*(figure(entry.indicator) for entry in TWO_OF_A_NAME), entries=TWO_OF_A_NAME)
    assert one_indicator(name, data, parts) == found


@pytest.mark.parametrize("parts", [(), ("b.alone",)])
def test_a_name_of_several_is_refused_where_no_parts_choose_one(
    parts: tuple[str, ...], figure: Make, dataset: Make
) -> None:
    data = dataset(*(figure(entry.indicator) for entry in TWO_OF_A_NAME), entries=TWO_OF_A_NAME)
    with pytest.raises(UsageError, match="names several indicators"):
        one_indicator("a", data, parts)


@pytest.mark.parametrize(("name", "found"), [("s.whole@US", "s.whole@US"), ("s.whole@DE", "s.whole@DE")])
def test_an_area_is_one_of_figures_or_of_shares_in_it(name: str, found: str, figure: Make, dataset: Make) -> None:
    share = figure("s.part", measure="share", base_indicator="s.whole@DE")
    own = figure(area="US"), figure(measure="share", base_indicator="s.whole@DE")
    data = dataset(*own, share)
    assert one_indicator(name, data) == found


def test_an_area_without_figures_of_the_indicator_is_refused(figure: Make, dataset: Make) -> None:
    data = dataset(figure(), figure("s.other", area="US"))
    with pytest.raises(UsageError, match=r"'US' is not an area of s\.whole"):
        one_indicator("s.whole@US", data)
    with pytest.raises(UsageError, match="names no indicator before the @"):
        one_indicator("@US", data)


@pytest.mark.parametrize(
    ("told", "key", "name"),
    [
        ({}, "print", None),
        ({"indicator": "s.other"}, "print.name", "s.other"),
        ({"area": "US"}, "print.name", "s.whole@US"),
        ({"measure": "growth"}, "print.growth", None),
        ({"measure": "growth", "indicator": "s.other"}, "print.name_growth", "s.other"),
        ({"measure": "growth", "indicator": "s.other", "area": "US"}, "print.name_growth", "s.other@US"),
    ],
)
def test_the_print_of_an_input_is_named_where_it_is_another_than_the_first(
    told: dict[str, str], key: str, name: str | None, figure: Make, dataset: Make
) -> None:
    lead, other = figure(vintage="2021"), figure(**{"period": "2019"} | told)
    (fact,) = vintages([lead, other], dataset(lead, other))
    first, second = fact.get("prints")
    assert (first.key, first.get("period"), first.get("vintage")) == ("print", "2020", "2021")
    assert (second.key, second.get("period"), second.get("vintage")) == (key, "2019", "unknown date")
    assert second.get("name") == name


def test_nothing_is_told_of_prints_that_nobody_dates(figure: Make, dataset: Make) -> None:
    assert vintages([figure(), figure(period="2019")], dataset()) == ()


def test_a_print_has_the_note_of_a_document_and_not_that_of_a_computed_rate(figure: Make, dataset: Make) -> None:
    rows = [
        figure(vintage="2021", note="a"),
        figure(period="2019", note="b", origin="computed"),
        figure(period="2018", note="c", origin="computed", measure="growth"),
        figure(period="2017", note="d", measure="growth"),
    ]
    (fact,) = vintages(rows, dataset(*rows))
    assert [one.get("aside") for one in fact.get("prints")] == [("a",), ("b",), (), ("d",)]


@pytest.mark.parametrize("now", ["over", "under"])
@pytest.mark.parametrize("before", ["over", "under", "unknown"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_bound_beside_another_one_or_unknown_precision_is_refused(
    now: str, before: str, turned: bool, figure: Make, dataset: Make
) -> None:
    kinds = [now, before][:: -1 if turned else 1]
    told = [{"low": "", "high": ""} if kind == "unknown" else {"bound": kind} for kind in kinds]
    rows = figure(period="2021", value="180", **told[0]), figure(**told[1])
    (row,) = measures.rows("growth", rows, dataset(*rows), Options())
    assert (row.value, row.low, row.high, row.refusal and row.refusal.code) == ("", "", "", "open")


def test_a_row_rests_on_what_is_inferred_of_the_release_of_its_inputs(figure: Make) -> None:
    one, other = (
        facts.of(INFERRED, name="s.whole", period=period, vintage="2022", other="2021") for period in ("2019", "2020")
    )
    stated = facts.of("replaces", name="s.whole", period="2020", source="d")
    inputs = figure(facts=(one, stated)), figure(facts=(other,)), figure(facts=(one,))
    row = figure(measure="growth", origin="computed")
    assert Derivation(row, inputs=inputs).resting.facts == (one, other)
    assert Derivation(row._replace(facts=(other,)), inputs=inputs).resting.facts == (other, one)
    assert Derivation(row, inputs=inputs[1:2]).resting.facts == (other,)
    # A gap rests on its two rows, and a refusal on nothing.
    assert Derivation(row._replace(measure="gap"), inputs=inputs).resting.facts == ()
    refused = row._replace(value="", low="", high="", status="O", facts=(facts.of("undefined"),))
    assert Derivation(refused, inputs=inputs).resting == refused


def test_what_a_print_replaces_is_no_part_of_how_it_was_paired(figure: Make, dataset: Make) -> None:
    inferred = facts.of(INFERRED, name="s.whole", period="2020", vintage="2022", other="2021")
    replaces = facts.of(REPLACES, name="s.whole", period="2020", source="d")
    rows = figure(period="2021", vintage="2022"), figure(vintage="2022", facts=(replaces, inferred))
    (fact,) = vintages(rows, dataset(*rows))
    (plain,) = vintages([row._replace(facts=()) for row in rows], dataset(*rows))
    assert fact == plain


def test_a_refusal_keeps_its_facts_and_takes_other_fields(figure: Make) -> None:
    fact, more = facts.of("undefined"), facts.of("unexplained")
    refused = Derivation(figure(value="", low="", high="", status="O", facts=(fact,), origin="computed"))
    assert refused.replacing(facts=(more,), note="a", unit="USD").row == refused.row._replace(unit="USD")
    found = Derivation(figure())
    assert found.replacing(facts=(more,), note="a", unit="USD").row == figure(facts=(more,), note="a", unit="USD")
    assert found.adding(None, more, None, fact).row.facts == (more, fact)
    assert found.adding(None) is found


@pytest.mark.parametrize(
    ("vintage", "released", "known"),
    [
        ("", "2022", True), ("latest", "", True), ("first", "2022", True), ("2021", "2021", True),
        ("2021", "2022", False), ("2021", "", False), ("2021-06", "2021-06-30", True), ("2021-06", "2021-07", False),
    ],
)  # fmt: skip
def test_what_a_date_knows_was_surely_released_by_then(vintage: str, released: str, known: bool, figure: Make) -> None:
    assert Options.given(vintage).knows(figure(vintage=released)) is known


@pytest.mark.parametrize(
    ("basis", "unit", "found"),
    [
        ("", "CNY", "nominal"), ("", "USD", "nominal"), ("", "persons", ""), ("", "percent", ""),
        ("constant_prices", "CNY", "constant_prices"), ("comparable", "persons", "comparable"),
    ],
)  # fmt: skip
def test_growth_of_money_of_no_stated_basis_is_nominal(basis: str, unit: str, found: str, figure: Make) -> None:
    assert growth_basis(figure(basis=basis, unit=unit)) == found


@pytest.mark.parametrize(
    ("released", "key", "ends"),
    [
        ((), "", ()),
        (("",), "", ()),
        (("2021",), "spread", ("2021", None)),
        (("2021", "2021", ""), "spread", ("2021", None)),
        (("2022", "2021-06", "2023"), "spread.long", ("2021-06", "2023")),
        (("2022", "2022-06"), "spread.long", ("2022-06", "2022")),  # a year counts by its last day
    ],
)
def test_many_inputs_have_their_first_and_last_vintage(
    released: tuple[str, ...], key: str, ends: tuple[str, ...], figure: Make, dataset: Make
) -> None:
    found = spread([figure(vintage=day) for day in released], dataset())
    assert found == "" if not key else (found.key, (found.get("vintage"), found.get("other"))) == (key, ends)


@pytest.mark.parametrize(
    ("paired", "vintage", "rule"),
    [
        ({"": "All.", "first": "Early."}, "", ("rule", "All.")),
        ({"": "All.", "first": "Early."}, "first", ("rule", "Early.")),
        ({"": "All.", "first": "Early."}, "latest", ("rule", "All.")),
        ({"first": "Early."}, "latest", None),
        ({}, "", None),
        ({}, "2021-06", ("rule.known_by", None)),
        ({"": "All."}, "2021", ("rule.known_by", None)),
    ],
)
def test_a_command_states_which_releases_it_pairs(
    paired: dict[str, str], vintage: str, rule: tuple[str, str | None] | None
) -> None:
    found = MeasureCommand("a-b", 1, "Help.", lambda rows, data, options: [], (), paired=paired).rule(vintage)
    assert (found and (found.key, found.get("word_rule"))) == rule
    assert found is None or found.key == "rule" or found.get("vintage") == vintage


@pytest.mark.parametrize(("of_series", "own"), [((), ("a_b",)), (("c", "d"), ("c", "d"))])
def test_a_command_has_the_series_of_its_name_unless_it_names_others(
    of_series: tuple[str, ...], own: tuple[str, ...]
) -> None:
    assert MeasureCommand("a-b", 1, "Help.", lambda rows, data, options: [], (), of_series=of_series).own == own


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({}, True), ({"measure": "index"}, True), ({"measure": "growth"}, False), ({"measure": "share"}, False),
        ({"value": "", "low": "", "high": "", "status": "O"}, False), ({"bound": "over"}, True),
    ],
)  # fmt: skip
def test_subjects_are_levels_and_indices_with_a_figure(
    told: dict[str, str], asked: bool, figure: Make, dataset: Make
) -> None:
    row = figure(**told)
    assert subjects([row], dataset(row), Options()) == [row] * asked


@pytest.mark.parametrize(
    ("told", "asked"), [({}, True), ({"measure": "share"}, False), ({"origin": "computed"}, False)]
)
def test_published_rows_are_those_of_the_measure_in_documents(
    told: dict[str, str], asked: bool, figure: Make, dataset: Make
) -> None:
    row = figure(**{"measure": "growth"} | told)
    assert published("growth", [row], dataset(row), Options()) == [row] * asked


@pytest.mark.parametrize(
    ("earlier", "kind", "first"),
    [
        ((), "flow", True), (("2020",), "flow", False), (("2019",), "flow", False), (("2020-S1",), "flow", True),
        (("2022",), "flow", True), (("2020-12",), "flow", True), (("2020-12",), "stock", False),
        (("2020-11",), "stock", True), (("2021-12",), "stock", True),
    ],
)  # fmt: skip
def test_a_figure_is_the_first_of_its_frequency_without_one_a_year_before(
    earlier: tuple[str, ...], kind: str, first: bool, figure: Make, dataset: Make
) -> None:
    row, others = figure(period="2021"), [figure(period=period) for period in earlier]
    data = dataset(row, *others, entries=(Indicator("s.whole", kind=kind),))
    assert is_first(row, data) is first


def test_series_are_ordered_in_time_and_apart_by_length(figure: Make) -> None:
    periods = ("2021", "2020-01-01/P9M", "2020", "2020-01-01/P11M", "2020-S1", "2019-01-01/P9M")
    rows = [figure(period=period) for period in periods]
    rows += [figure(area="US"), figure(basis="constant_prices"), figure(period="2019", origin="computed")]
    found = [[row.period for row in series] for series in by_frequency(rows).values()]
    assert sorted(found) == [
        ["2019", "2020", "2021"], ["2019-01-01/P9M", "2020-01-01/P9M"], ["2020"], ["2020"], ["2020-01-01/P11M"], ["2020-S1"],
    ]  # fmt: skip


# 100 in 2020 or what else is told of it, and 110 in 2021: 10 % more.
@pytest.mark.parametrize(("command", "own"), [("growth", {}), ("index", {"base": "2020"}), ("cagr", {})])
@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, ""),
        ({"unit": "persons"}, "unit"),
        ({"status": "D", "note": "another"}, "definition"),
        ({"status": "F"}, "target"),
        ({"status": "P"}, ""),
        ({"value": "0"}, "zero"),
        ({"bound": "exact"}, ""),
    ],
)
def test_two_points_of_a_series_pair_by_rules(
    command: str, own: dict[str, str], told: dict[str, str], code: str, figure: Make, dataset: Make
) -> None:
    rows = figure(**told), figure(period="2021", value="110")
    found = measures.rows(command, rows, dataset(*rows), Options.given(**own))
    (row,) = [row for row in found if (row.measure, row.period) == (command, "2021")]
    if command == "cagr" and code == "zero":
        code = "sign"
    assert (row.refusal.code if row.refusal else "") == code


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, ""), ({"value": "0"}, ""), ({"status": "D", "note": "another"}, "definition"), ({"status": "F"}, "target"),
        ({"unit": "persons"}, "unit"),
    ],
)  # fmt: skip
def test_two_points_of_a_rate_pair_by_rules_and_from_zero(
    told: dict[str, str], code: str, figure: Make, dataset: Make
) -> None:
    percent = {"unit": "percent", "unit_mult": 0}
    rows = figure(**{"value": "10", **percent} | told), figure(period="2021", value="12", **percent)
    data = dataset(*rows, entries=(Indicator("s.whole", kind="rate"),))
    (row,) = [row for row in measures.rows("growth", rows, data, Options()) if row.period == "2021"]
    assert (row.measure, row.refusal.code if row.refusal else "") == ("difference", code)


@pytest.mark.parametrize(
    ("measure", "roles"),
    [
        (GROWTH, ["now", "a year before"]),
        (growth_on(NOBODY), ["now", "a year before"]),
        (DIFFERENCE, ["now", "a year before"]),
        (INDEX, ["now", "base"]),
        (cagr("2020", "2022"), ["end", "start"]),
        (SHARE, ["part", "whole"]),
        (CHANGE, ["part now", "whole now", "part a year before", "whole a year before"]),
        (share_change.DIFFERENCE, ["share now", "share a year before"]),
        (CONTRIBUTION, ["part now", "part a year before", "whole a year before"]),
        (from_rates(NOBODY), ["part", "growth of the part", "whole", "growth of the whole"]),
    ],
)
def test_the_inputs_of_a_measure_are_called_by_their_roles(measure: Measure, roles: list[str]) -> None:
    assert [role.name for role in measure.roles] == roles


@pytest.mark.parametrize(
    ("measure", "values", "result"),
    [
        (GROWTH, (110, 100), 10),
        (DIFFERENCE, (12, 10), 2),
        (INDEX, (120, 80), 150),
        (cagr("2020", "2022"), (144, 100), 20),
        (cagr("2020-03", "2020-09"), (110, 100), 21),  # half a year
        (SHARE, (50, 200), 25),
        (CHANGE, (60, 240, 40, 200), 5),
        (share_change.DIFFERENCE, (24, 21), 3),
        (CONTRIBUTION, (110, 100, 200), 5),
        (from_rates(NOBODY), (110, 10, 220, 10), 5),
        (contribution.REST, (10, 5, 2), 3),
        (compound("2020", ""), (10, 10, 10), 10),
        (compound("2020", ""), (-100, 10), -100),
        (compound("2020", ""), (44, 0), 20),
    ],
)
def test_a_formula_gives_what_is_worked_out_by_hand(measure: Measure, values: tuple[float, ...], result: float) -> None:
    assert measure.formula(*values) == pytest.approx(result)
