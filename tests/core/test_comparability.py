"""Comparability: every rule refuses its bad pair, says why, and lets the good pair pass."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.core import comparability
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Break, Indicator, Revision

Make = Callable[..., Any]

CATALOG = {
    one.indicator: one
    for one in (
        Indicator("s.whole", kind="flow", unit="CNY"),
        Indicator("s.part", kind="flow", unit="CNY", parent="s.whole", part_of="part"),
        Indicator("s.subset", kind="flow", unit="CNY", parent="s.whole", part_of="subset"),
        Indicator("s.revenue", kind="flow", unit="CNY", parent="s.whole", part_of="overlap", note="revenue is no value added"),
        Indicator("s.users", kind="stock", unit="persons"),
        Indicator("s.rate", kind="rate", unit="percent"),
        Indicator("s.wires", kind="flow", unit="CNY", concept="revenue"),
        Indicator("s.people", kind="stock", unit="persons", concept="persons"),
    )
}  # fmt: skip
BREAKS = [Break("s.part", "CN", "2021", "a new scope")]
REVISIONS = [Revision("s.whole", "CN", "", "2018", "2019-11-22", "", "a census")]

Fields = dict[str, Any]

# code, the pair that is refused, the sentence (its beginning), and the pair that passes
PAIRS: list[tuple[str, Fields, Fields, str, Fields, Fields]] = [
    ("area", {"area": "US"}, {}, "US and CN are different areas", {}, {"period": "2019"}),
    (
        "duration",
        {"period": "2023-01-01/P9M"}, {"period": "2022"}, "2023-9M covers 9 months and 2022 covers 12",
        {"period": "2023-01-01/P9M"}, {"period": "2022-01-01/P9M"},
    ),
    (
        "frequency",
        {"period": "2023-S1"}, {"period": "2022-S2"}, "2023-H1 and 2022-H2 are not the same part of a year",
        {"period": "2023-S2"}, {"period": "2022-S2"},
    ),
    (
        "unit",
        {"unit": "CNY"}, {"unit": "USD"}, "s.whole is in CNY and s.whole in USD",
        {"unit": "GB", "unit_mult": 8}, {"unit": "ZB", "unit_mult": 0},
    ),
    ("kind", {}, {"indicator": "s.users"}, "s.whole is a flow and s.users a stock", {}, {"indicator": "x.unknown"}),
    (
        "concept",
        {"indicator": "s.part"}, {"indicator": "s.users"},
        "nothing states that s.part is a part of s.users; 'digecon ratio s.part s.users --data FILE' divides them",
        {"indicator": "s.part"}, {"area": "W"},
    ),
    (
        "concept",
        {"indicator": "s.part"}, {"indicator": "s.part", "area": "US"},
        "CN is not part of US; 'digecon ratio s.part s.part@US --data FILE' divides them",
        {"indicator": "s.part"}, {"indicator": "s.part", "area": "W"},
    ),
    ("concept", {"indicator": "s.wires"}, {"indicator": "s.people"}, "s.wires is revenue and s.people persons; 'digecon ratio s.wires s.people --data FILE' divides them", {"indicator": "s.users"}, {}),
    ("level", {"indicator": "s.rate"}, {}, "s.rate is a rate, and this measure needs levels", {}, {"indicator": "s.users"}),
    (
        "basis",
        {"basis": "constant_prices"}, {}, "price bases differ (constant prices and current prices)",
        {"basis": "constant_prices"}, {"basis": "constant_prices"},
    ),
    (
        "definition",
        {"status": "D", "note": "all holders"}, {"period": "2019"}, "2020 follows another definition (all holders)",
        {"status": "D"}, {"period": "2019", "status": "D"},
    ),
    (
        "definition",
        {"status": "D", "period": "2021", "note": "with inventory"}, {}, "2021 follows another definition (with inventory)",
        {"status": "D"}, {"status": "D"},
    ),
    (
        "overlap",
        {"indicator": "s.revenue"}, {}, "s.revenue is not part of s.whole: revenue is no value added",
        {"indicator": "s.part"}, {},
    ),
    (
        "subset",
        {"indicator": "s.subset"}, {}, "s.subset may overlap with other parts of s.whole, so contributions would not add up",
        {"indicator": "s.part"}, {},
    ),
    (
        "target",
        {"period": "2025", "measure": "target"}, {}, "2025 is a target, the other an actual figure",
        {"measure": "target"}, {"measure": "target"},
    ),
    (
        "target",
        {"measure": "share"}, {"period": "2025", "measure": "forecast_share"}, "2025 is a forecast, the other an actual figure",
        {"measure": "share"}, {"measure": "share"},
    ),
    (
        "break",
        {"indicator": "s.part", "period": "2021"}, {"indicator": "s.part"}, "the series breaks at 2021: a new scope",
        {"indicator": "s.part", "period": "2022"}, {"indicator": "s.part", "period": "2021"},
    ),
    (
        "edition",
        {"period": "2018", "vintage": "2019-11-22"}, {"period": "2017", "vintage": "2019-01"},
        "the revision of 2019-11-22 lies between the two figures: a census",
        {"period": "2018", "vintage": "2019-01-21"}, {"period": "2017", "vintage": "2019-01"},
    ),
    (
        "edition",
        {"period": "2018", "vintage": "2019", "source": "a"}, {"period": "2017", "vintage": "2019-01"},
        "2018, released in 2019, may be on either side of the revision of 2019-11-22: a census",
        {"period": "2019", "vintage": "2019"}, {"period": "2018", "vintage": "2020"},
    ),
    (
        "open",
        {"period": "2021", "value": "180", "bound": "over"}, {"value": "100", "bound": "over"},
        "2021 and 2020 are both printed as a bound only (over or under)",
        {"period": "2021", "value": "180", "bound": "over"}, {"value": "100"},
    ),
    (
        "open",
        {"period": "2021", "value": "180", "bound": "over"}, {"value": "100", "low": "", "high": ""},
        "2021 is printed as a bound only (over or under), and nothing says how far 2020 is rounded",
        {"period": "2021", "value": "180", "low": "", "high": ""}, {"value": "100", "low": "", "high": ""},
    ),
    ("zero", {}, {"value": "0"}, "s.whole 2020 may be zero", {"value": "0"}, {"value": "1"}),
    ("zero", {}, {"value": "-3"}, "s.whole 2020 is below zero", {"value": "-3"}, {"value": "3"}),
    (
        "above_whole",
        {"indicator": "s.part", "value": "120"}, {"value": "100"},
        "s.part is more than s.whole for 2020, and no part is larger than its whole",
        {"indicator": "s.part", "value": "100.4", "low": "99.9", "high": "100.9"}, {"value": "100"},  # 99.5 to 100.5: rounding
    ),
    (
        "target",
        {"period": "2021", "status": "F"}, {}, "2021 is a forecast, the other an actual figure",
        {"period": "2021", "status": "F"}, {"status": "F"},
    ),
    ("sign", {"value": "-5"}, {}, "compound growth needs values above zero", {"value": "5"}, {}),
]  # fmt: skip


@pytest.fixture(scope="module")
def data() -> Dataset:
    """A catalog with a whole, its parts, a stock and a rate; two breaks; no observations."""
    return Dataset([], CATALOG, BREAKS, revisions=REVISIONS)


@pytest.mark.parametrize(("code", "bad", "against", "sentence", "good", "like"), PAIRS, ids=[one[0] for one in PAIRS])
def test_a_rule_refuses_its_bad_pair_and_lets_the_good_one_pass(
    code: str, bad: Fields, against: Fields, sentence: str, good: Fields, like: Fields, figure: Make, data: Dataset
) -> None:
    refusal, crossed = comparability.check([code], figure(**bad), figure(**against), data)
    assert refusal is not None
    assert (refusal.code, refusal.sentence()) == (code, sentence)
    assert not crossed
    assert comparability.check([code], figure(**good), figure(**like), data) == (None, False)


def test_every_rule_is_tried() -> None:
    assert {one[0] for one in PAIRS} == set(comparability.RULES)


def test_the_first_rule_that_refuses_speaks(figure: Make, data: Dataset) -> None:
    pair = figure(area="US", unit="USD"), figure()
    for codes, first in ((["area", "unit"], "area"), (["unit", "area"], "unit"), (["kind", "unit"], "unit")):
        refusal, _ = comparability.check(codes, *pair, data)
        assert refusal is not None
        assert refusal.code == first


def test_a_note_names_the_override_and_a_coded_one_begins_with_the_code(figure: Make, data: Dataset) -> None:
    refusal, _ = comparability.check(["break"], figure("s.part", "2021"), figure("s.part", "2020"), data)
    assert refusal is not None
    assert refusal.note() == "the series breaks at 2021: a new scope (--across-breaks computes it anyway)"
    assert refusal.coded() == f"break: {refusal.note()}"
    refusal, _ = comparability.check(["area"], figure(area="US"), figure(), data)
    assert refusal is not None
    assert refusal.note() == "US and CN are different areas"
    assert refusal.coded() == f"area: {refusal.note()}"


def test_only_its_own_override_crosses_a_rule(figure: Make, data: Dataset) -> None:
    pair = figure("s.part", "2021"), figure("s.part", "2020")
    assert comparability.check(["break"], *pair, data, ["--across-breaks"]) == (None, True)
    refusal, _ = comparability.check(["break"], *pair, data, ["--force"])
    assert refusal is not None
    refusal, _ = comparability.check(["area"], figure(area="US"), figure(), data, ["--across-breaks"])
    assert refusal is not None, "a rule without an override always refuses"


@pytest.mark.parametrize(
    ("later", "earlier", "refused"),
    [
        ("2021", "2020", True),
        ("2022", "2019", True),
        ("2022", "2021", False),
        ("2020", "2019", False),
        ("2021-01-01/P9M", "2020-01-01/P9M", True),  # at any frequency
        ("2021-01", "2020-12", True),
        ("2020-12", "2019-12", False),
    ],
)
def test_nothing_before_a_break_pairs_with_anything_from_it_on(
    later: str, earlier: str, refused: bool, figure: Make, data: Dataset
) -> None:
    first, second = figure("s.part", later), figure("s.part", earlier)
    for pair in ((first, second), (second, first)):
        assert (comparability.check(["break"], *pair, data)[0] is not None) is refused


def test_a_period_that_straddles_a_break_pairs_with_nothing_before_it(figure: Make, dataset: Make) -> None:
    data = dataset(breaks=[Break("s.whole", "CN", "2021-S2", "a new scope")])
    assert comparability.check(["break"], figure(period="2021"), figure(period="2020"), data)[0] is not None


@pytest.mark.parametrize(
    ("later", "earlier", "refused"),
    [
        ("2019-11-22", "2019-01-18", True),  # census against the figure before it
        ("2019-01-21", "2020", True),  # and the other way round
        ("2019-11-22", "2019-11-22", False),  # both as revised
        ("2019-11-22", "2020", False),
        ("2019-01-21", "2019-01-18", False),  # both as known before
        ("2019", "2020", True),  # nobody says on which side it is
        ("2019", "2019", False),  # of one document, on whichever side
        ("", "", False),
    ],
)
def test_editions_part_in_both_directions(later: str, earlier: str, refused: bool, figure: Make, data: Dataset) -> None:
    pair = figure(period="2018", vintage=later), figure(period="2017", vintage=earlier)
    for first, second in (pair, pair[::-1]):
        assert (comparability.check(["edition"], first, second, data)[0] is not None) is refused


def test_a_break_is_one_area_s(figure: Make, data: Dataset) -> None:
    pair = figure("s.part", "2021", area="US"), figure("s.part", "2020", area="US")
    assert comparability.check(["break"], *pair, data) == (None, False)


def test_a_stock_has_no_duration(figure: Make, data: Dataset) -> None:
    pair = figure("s.users", "2023-09"), figure("s.users", "2022")
    assert comparability.check(["duration"], *pair, data) == (None, False)


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"value": "0", "bound": "exact"}, True),
        ({"value": "0.4"}, False),  # 0.35 to 0.45
        ({"value": "1", "bound": "under"}, False),  # an amount below 1, and not zero
        ({"value": "1", "bound": "over"}, False),
        ({"value": "-1"}, True),  # and not zero
    ],
)
def test_a_denominator_that_may_be_zero_is_refused(fields: Fields, refused: bool, figure: Make, data: Dataset) -> None:
    assert (comparability.check(["zero"], figure(), figure(**fields), data)[0] is not None) is refused


def test_one_figure_in_two_roles_is_open_once(figure: Make, data: Dataset) -> None:
    over = figure(value="180", bound="over")
    assert comparability.check(["open"], over, over, data) == (None, False)


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"value": "0", "bound": "over"}, True),
        ({"value": "5", "low": "0", "high": "", "bound": "over"}, False),  # over 0, and about 5
        ({"value": "0.5", "low": "0", "high": "", "bound": "over", "unit_mult": 0}, False),
        ({"value": "5", "low": "0", "high": "10"}, True),
        ({"value": "-5", "low": "-10", "high": "0"}, True),
        ({"value": "-5", "low": "-10", "high": "-1"}, True),
        ({"value": "5", "bound": "under"}, False),
    ],
)
def test_a_denominator_over_zero_is_none(fields: Fields, refused: bool, figure: Make, data: Dataset) -> None:
    assert (comparability.check(["zero"], figure(), figure(**fields), data)[0] is not None) is refused


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"value": "0.5", "low": "0", "high": "1"}, True),
        ({"value": "5", "bound": "under"}, False),  # an amount below 5
        ({"value": "0", "bound": "under"}, True),
        ({"value": "5", "bound": "over"}, False),
        ({"value": "0", "bound": "over"}, True),
        ({"value": "0.6"}, False),  # 0.55 to 0.65
        ({"value": "0.6", "unit_mult": 0}, False),
    ],
)
def test_compound_growth_starts_and_ends_above_zero(fields: Fields, refused: bool, figure: Make, data: Dataset) -> None:
    for pair in ((figure(), figure(**fields)), (figure(**fields), figure())):
        assert (comparability.check(["sign"], *pair, data)[0] is not None) is refused


@pytest.mark.parametrize(
    ("note", "why"),
    [
        ("Revenue is no value added. It holds what was bought", "revenue is no value added"),
        ("Revenue is no value added.", "revenue is no value added"),
        ("", "they are measured in different ways"),
    ],
)
def test_what_overlaps_says_why_in_one_sentence(note: str, why: str, figure: Make, dataset: Make) -> None:
    entry = Indicator("s.revenue", parent="s.whole", part_of="overlap", note=note)
    pair = figure("s.revenue"), figure("s.whole")
    for first, second in (pair, pair[::-1]):
        refusal, _ = comparability.check(["overlap"], first, second, dataset(entries=(entry,)))
        assert refusal
        assert refusal.sentence() == f"s.revenue is not part of s.whole: {why}"


@pytest.mark.parametrize(
    ("part", "whole", "years_first", "told"),
    [
        ("s.part", "s.rate", False, "nothing states that s.part is a part of s.rate"),
        ("s.rate", "s.part", False, ""),  # nothing describes it
        ("s.part@US", "s.users@US", False, "nothing states that s.part@US is a part of s.users@US; "
         "'digecon ratio s.part s.users@US --area US --data FILE' divides them"),
        ("s.part", "s.users", True, "nothing states that s.part is a part of s.users; "
         "'digecon ratio s.part s.users' divides them"),
    ],
)  # fmt: skip
def test_what_is_no_part_is_divided_by_another_command(
    part: str, whole: str, years_first: bool, told: str, figure: Make
) -> None:
    data = Dataset([], CATALOG, years_first=years_first)
    first, second = (figure(name.partition("@")[0], area=name.partition("@")[2] or "CN") for name in (part, whole))
    refusal, _ = comparability.check(["concept"], first, second, data)
    assert (refusal.sentence() if refusal else "") == told


@pytest.mark.parametrize("world", ["W", "W0", "1W", "WLD", "World"])
def test_every_area_is_a_part_of_the_world_however_it_is_spelled(world: str, data: Dataset) -> None:
    assert comparability.is_stated(("s.users", "CN"), ("s.users", world), data)
    assert comparability.is_stated(("s.part", "CN"), ("s.whole", world), data)
    assert not comparability.is_stated(("s.users", "CN"), ("s.users", "US"), data)
    assert not comparability.is_stated(("s.users", "CN"), ("s.whole", world), data)


def test_of_two_figures_of_one_definition_neither_is_another(figure: Make, data: Dataset) -> None:
    odd = figure(status="D")
    assert comparability.check(["definition"], odd, figure(period="2021", status="D"), data) == (None, False)
    refusal, _ = comparability.check(["definition"], figure(period="2021"), odd, data)
    assert refusal
    assert refusal.sentence() == "2020 follows another definition"


def test_editions_part_figures_of_one_series_only(figure: Make, data: Dataset) -> None:
    late, early = figure(period="2018", vintage="2019-11-22"), figure(period="2017", vintage="2019-01")
    for other in (early._replace(area="US"), early._replace(indicator="s.part")):
        assert comparability.check(["edition"], late, other, data) == (None, False)
    undated = figure(period="2018", source="a")
    refusal, _ = comparability.check(["edition"], undated, early, data)
    assert refusal
    assert refusal.sentence() == "2018 may be on either side of the revision of 2019-11-22: a census"


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        ({"concept": "revenue"}, {"concept": "value added"}, "s.a is revenue and s.b value added"),
        ({"concept": "revenue"}, {"concept": "revenue"}, "nothing states that s.a is a part of s.b"),
        ({"concept": "revenue"}, {}, "nothing states that s.a is a part of s.b"),
        ({"parent": "s.c", "part_of": "part"}, {"concept": "revenue"}, "nothing states that s.a is a part of s.b"),
    ],
)
def test_a_concept_is_held_against_another_where_both_are_known(
    part: dict[str, str], whole: dict[str, str], told: str, figure: Make, dataset: Make
) -> None:
    data = dataset(entries=(Indicator("s.a", **part), Indicator("s.b", **whole)))
    refusal, _ = comparability.check(["concept"], figure("s.a"), figure("s.b"), data)
    assert refusal
    assert refusal.sentence().partition(";")[0] == told


def test_two_figures_of_one_line_lie_on_one_side_of_breaks_and_revisions() -> None:
    assert comparability.ONE_LINE == ("break", "edition")


@pytest.mark.parametrize(
    ("name", "later", "earlier", "refused"),
    [
        ("s.users", "2023-12", "2022", False), ("s.users", "2023-Q4", "2022-12", False), ("s.users", "2023-06", "2022", True), ("s.users", "2023-S1", "2022-06", False),
        ("s.whole", "2023-12", "2022", True), ("s.whole", "2023-12", "2022-12", False), ("s.whole", "2023-12", "2022-11", True), ("s.users", "2023-05", "2021-06", True),
    ],
)  # fmt: skip
def test_a_state_is_of_one_part_of_the_year_where_it_is_of_one_month(
    name: str, later: str, earlier: str, refused: bool, figure: Make, data: Dataset
) -> None:
    for pair in ((figure(name, later), figure(name, earlier)), (figure(name, earlier), figure(name, later))):
        assert (comparability.check(["frequency"], *pair, data)[0] is not None) is refused


@pytest.mark.parametrize(
    ("kind", "unit", "found"),
    [
        ("rate", "percent", True), ("rate", "CNY", True), ("flow", "percent", False), ("", "percent", True), ("", "CNY", False),
        ("index", "percent", False), ("flow", "CNY", False),
    ],
)  # fmt: skip
def test_a_rate_is_told_by_its_kind_or_else_by_its_unit(
    kind: str, unit: str, found: bool, figure: Make, dataset: Make
) -> None:
    data = dataset(entries=(Indicator("s.whole", kind=kind),))
    assert comparability.is_rate(figure(unit=unit, unit_mult=0), data) is found


@pytest.mark.parametrize(("area", "printed", "refused"), [("W", True, False), ("W", False, True), ("US", True, True)])
def test_a_printed_share_of_the_world_states_that_it_is_one(
    area: str, printed: bool, refused: bool, figure: Make, dataset: Make
) -> None:
    share = figure("s.people", measure="share", base_indicator=f"s.users@{area}", unit="percent", unit_mult=0)
    data = Dataset([share] if printed else [], CATALOG)
    pair = figure("s.people"), figure("s.users", area=area)
    assert (comparability.check(["concept"], *pair, data)[0] is not None) is refused


@pytest.mark.parametrize(
    ("part", "whole", "divided"),
    [
        ({"kind": "flow"}, {"kind": "stock"}, "'digecon ratio s.a s.b --data FILE' divides them"), ({"kind": "rate"}, {"kind": "stock"}, ""),
        ({"kind": "flow"}, {"kind": "rate"}, ""), ({"kind": "price"}, {"kind": "flow"}, ""), ({"kind": "flow"}, {"kind": "price"}, ""),
        ({"kind": "price"}, {"kind": "price"}, "'digecon ratio s.a s.b --data FILE' divides them"),
        ({}, {"parent": "s.a", "part_of": "overlap"}, ""),
    ],
)  # fmt: skip
def test_what_has_no_ratio_is_not_divided(
    part: dict[str, str], whole: dict[str, str], divided: str, figure: Make, dataset: Make
) -> None:
    data = dataset(
        entries=(Indicator("s.a", **{"concept": "one", **part}), Indicator("s.b", **{"concept": "two", **whole}))
    )
    refusal, _ = comparability.check(["concept"], figure("s.a"), figure("s.b"), data)
    assert refusal
    assert refusal.sentence() == f"s.a is one and s.b two{'; ' if divided else ''}{divided}"


@pytest.mark.parametrize(
    ("area", "divided"),
    [
        ("JP", ""), ("US", "; 'digecon ratio s.part s.users@US' divides them"), ("CN", "; 'digecon ratio s.part s.users' divides them"),
    ],
)  # fmt: skip
def test_a_command_to_divide_names_no_area_without_figures(area: str, divided: str, figure: Make) -> None:
    data = Dataset([figure("s.users", area="US")], CATALOG, years_first=True)
    refusal, _ = comparability.check(["concept"], figure("s.part"), figure("s.users", area=area), data)
    assert refusal
    name = "s.users" if area == "CN" else f"s.users@{area}"
    assert refusal.sentence() == f"nothing states that s.part is a part of {name}{divided}"


A, B = Indicator("s.a", sector="s", producer="Bureau"), Indicator("s.b", sector="s", producer="Ministry")


@pytest.mark.parametrize(
    ("entries", "first", "second", "told"),
    [
        ((A, A._replace(indicator="s.b")), {}, {}, ""),
        ((A, B), {}, {}, "s.a is measured by Bureau, s.b by Ministry, each by its own definition"),
        ((A, B), {"indicator": "s.b"}, {}, ""),
        ((A, B._replace(producer="")), {}, {}, ""), ((A._replace(producer=""), B), {}, {}, ""),
        ((A, B._replace(sector="t")), {}, {}, ""), ((A._replace(parent="s.w"), B._replace(sector="t")), {}, {}, ""),
        ((A._replace(parent="s.w"), B._replace(sector="t", parent="s.w")), {}, {}, "s.a is measured by Bureau, s.b by Ministry, each by its own definition"),
        ((A._replace(parent="s.b", part_of="part"), B), {}, {}, ""), ((A, B._replace(parent="s.a", part_of="part")), {}, {}, ""),
        ((A._replace(parent="s.b", part_of="overlap"), B), {}, {}, "s.a is not part of s.b: they are measured in different ways"),
        ((A, B._replace(parent="s.a", part_of="overlap")), {}, {}, "s.b is not part of s.a: they are measured in different ways"),
        ((A._replace(kind="rate"), B._replace(kind="rate", producer="Bureau")), {}, {}, "s.a is a rate, and this measure needs levels"),
        ((A._replace(kind="rate"), B), {"indicator": "s.a"}, {"indicator": "s.a"}, ""),
        ((A._replace(concept="revenue"), B._replace(concept="persons")), {}, {}, "s.a is revenue and s.b persons; 'digecon ratio s.a s.b --data FILE' divides them"),
        ((A, A._replace(indicator="s.b")), {}, {"unit": "persons"}, "s.a is in CNY and s.b in persons"),
        ((A, A._replace(indicator="s.b")), {}, {"unit": "USD"}, "s.a is in CNY and s.b in USD"),
        ((A._replace(kind="flow"), A._replace(indicator="s.b", kind="stock")), {}, {}, "s.a is a flow and s.b a stock"),
        ((A, A._replace(indicator="s.b")), {"status": "D"}, {}, "2020 follows another definition"),
        ((A, A._replace(indicator="s.b")), {"basis": "constant_prices"}, {}, "price bases differ (constant prices and current prices)"),
    ],
)  # fmt: skip
def test_sizes_are_of_one_unit_concept_and_definition(
    entries: tuple[Indicator, ...], first: Fields, second: Fields, told: str, figure: Make, dataset: Make
) -> None:
    data = dataset(entries=entries)
    pair = figure(**{"indicator": "s.a", **first}), figure(**{"indicator": "s.b", **second})
    refusal = comparability.size(*pair, data)
    assert (refusal.sentence() if refusal else "") == told


@pytest.mark.parametrize(
    ("rates", "units", "alike"),
    [
        ("economy.usd_cny", ("CNY", "USD"), True), ("", ("CNY", "USD"), False), ("economy.usd_cny", ("CNY", "persons"), False),
        ("economy.usd_cny", ("CNY", "EUR"), False), ("economy.usd_cny", ("EUR", "USD"), False), ("", ("CNY", "CNY"), True), ("economy.usd_cny", ("USD", "USD"), True),
    ],
)  # fmt: skip
def test_yuan_and_dollars_are_of_one_unit_where_they_are_converted(
    rates: str, units: tuple[str, str], alike: bool, figure: Make, dataset: Make
) -> None:
    data = dataset()
    data.rates = rates
    assert (comparability.size(figure(unit=units[0]), figure(unit=units[1]), data) is None) is alike


def test_revisions_of_one_series_do_not_part_it_from_another(figure: Make) -> None:
    revisions = [Revision(name, "CN", "", "2018", "2019-11-22", "", "a census") for name in ("s.whole", "s.part")]
    data = Dataset([], CATALOG, revisions=revisions)
    late, early = figure(period="2018", vintage="2019-11-22"), figure(period="2017", vintage="2019-01")
    assert comparability.check(["edition"], late, early, data)[0] is not None
    assert comparability.check(["edition"], late, early._replace(indicator="s.part"), data) == (None, False)


@pytest.mark.parametrize(("value", "refused"), [("-0.6", True), ("-0.1", True), ("0.6", False)])
def test_what_is_a_little_below_zero_is_below_it(value: str, refused: bool, figure: Make, data: Dataset) -> None:
    refusal, _ = comparability.check(["zero"], figure(), figure(value=value, unit_mult=0), data)
    assert (refusal.sentence() if refusal else "") == ("s.whole 2020 is below zero" if refused else "")


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [(0, 0, True), (0.0, -1.0, False), (3, 3, True), (3.0000001, 3, False), (3 + 1e-13, 3, True), (2, 3, True)],
)
def test_a_part_is_at_most_its_whole(part: float, whole: float, found: bool) -> None:
    assert comparability.is_at_most(part, whole) is found


def test_a_part_is_held_against_the_whole_of_its_period_in_its_area(figure: Make, data: Dataset) -> None:
    part, whole = figure("s.part", value="120"), figure(area="W")
    refusal, _ = comparability.check(["above_whole"], part, whole, data)
    assert refusal
    assert refusal.sentence() == "s.part is more than s.whole@W for 2020, and no part is larger than its whole"
    assert comparability.check(["above_whole"], part, whole._replace(period="2019"), data) == (None, False)


@pytest.mark.parametrize(
    ("at", "later", "told"),
    [
        (Break("s.part", "CN", "2021", "why", "inferred"), "2021", "the series breaks at 2021 (inferred): why"),
        (Break("s.part", "CN", "2021", "why"), "2021", "the series breaks at 2021: why"),
        (Break("s.part", "CN", "2021", "why", spans="part_years"), "2021", ""),
        (Break("s.part", "CN", "2021", "why", spans="part_years"), "2021-09", "the series breaks at 2021: why"),
        (Break("s.part", "CN", "2021", "why", spans="part_years"), "2021-01-01/P11M", "the series breaks at 2021: why"),
    ],
)  # fmt: skip
def test_a_break_says_whether_it_is_inferred_and_of_what_length(
    at: Break, later: str, told: str, figure: Make, dataset: Make
) -> None:
    data = dataset(breaks=(at,))
    refusal, _ = comparability.check(["break"], figure("s.part", later), figure("s.part", "2020-09"), data)
    assert (refusal.sentence() if refusal else "") == told


def test_a_figure_does_not_break_from_itself(figure: Make, dataset: Make) -> None:
    row = figure(period="2021")
    data = dataset(breaks=(Break("s.whole", "CN", "2021-07", "why"),))
    assert comparability.check(["break"], row, row, data) == (None, False)
    assert comparability.check(["break"], row, row._replace(value="7"), data)[0] is not None
