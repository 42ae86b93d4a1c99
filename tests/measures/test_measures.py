"""Measures, on small datasets made by hand: values and bounds by hand arithmetic, refusals, and what a row says."""

from collections.abc import Callable
from typing import Any

import pytest
from coded_notes import coded_note

from digecon_cli import measures
from digecon_cli.core import facts
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.core.model import Break, Indicator, Observation, Source, facts_of_print
from digecon_cli.measures import combining
from digecon_cli.measures.derivation import Measure, Options, Role, Subject, derive, vintage_option
from digecon_cli.measures.roles import itself

Make = Callable[..., Any]

ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY", unit_mult=8),
    Indicator("s.part", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="part"),
    Indicator("s.other", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="part"),
    Indicator("s.subset", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="subset"),
    Indicator("s.revenue", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="overlap", note="no value added"),
    Indicator("s.users", kind="stock", unit="persons", unit_mult=4),
    Indicator("s.rate", kind="rate", unit="percent"),
)  # fmt: skip


@pytest.fixture
def ask(dataset: Make) -> Callable[..., list[Observation]]:
    """Answer with the rows of a measure command on figures, with its options."""

    def rows(command: str, *figures: Observation, breaks: tuple[Break, ...] = (), **options: Any) -> list[Observation]:
        sources = options.pop("sources", {})
        data: Dataset = dataset(*figures, entries=ENTRIES, breaks=breaks, sources=sources)
        selected = data.select(options.pop("names", ()), start=options.pop("start", ""), end=options.pop("end", ""))
        return measures.rows(command, selected, data, Options.given(**options))

    return rows


def ends(row: Observation) -> tuple[float | None, ...]:
    """Return value, low and high of a row as numbers, None where empty."""
    return tuple(float(text) if text else None for text in (row.value, row.low, row.high))


def near(*numbers: float | None) -> Any:
    """Return what equals these numbers in the 12 digits that are written; None equals None only."""
    return tuple(None if one is None else pytest.approx(one, rel=5.1e-12) for one in numbers)


# --- growth -----------------------------------------------------------------------------------------------------------


def test_spans_of_other_lengths_are_compared_with_the_year_before(ask: Callable[..., Any], figure: Make) -> None:
    spans = {"2019-03-01/P6M": "100", "2020-03-01/P6M": "110", "2020-05-01/P6M": "50", "2018-03-01/P24M": "7"}
    rows = ask("growth", *(figure("s.users", period, value) for period, value in spans.items()))
    assert [(row.period, row.value, coded_note(row)) for row in rows] == [
        # The span from March 2018 ends late and begins first, so that a figure of March 2018 to August could be there.
        ("2019-03-01/P6M", "", "missing: no figure of s.users for 2018-03-01/P6M"),
        ("2020-03-01/P6M", "10", ""),
        ("2020-05-01/P6M", "", "missing: no figure of s.users for 2019-05-01/P6M"),
    ]


def test_growth_is_computed_with_its_bounds(figure: Make, ask: Make) -> None:
    (row,) = ask("growth", figure(value="110", period="2021"), figure(value="100"))
    # 110 stands for 109.5 to 110.5, and 100 for 99.5 to 100.5
    assert ends(row) == near(10, (109.5 / 100.5 - 1) * 100, (110.5 / 99.5 - 1) * 100)
    assert (row.measure, row.origin, row.unit, row.unit_mult, row.basis) == (
        "growth",
        "computed",
        "percent",
        0,
        "nominal",
    )
    assert (row.period, row.base_period, row.bound, row.status) == ("2021", "", "", "A")


def test_published_growth_stands_beside_the_computed_one_with_the_gap(figure: Make, ask: Make) -> None:
    printed = figure(value="9.8", period="2021", measure="growth", unit="percent", unit_mult=0, basis="nominal")
    published, computed, gap = ask("growth", figure(value="110.0", period="2021"), figure(value="100.0"), printed)
    assert (published.value, published.low, published.high, published.origin) == ("9.8", "9.75", "9.85", "published")
    assert ends(computed) == near(10, (109.95 / 100.05 - 1) * 100, (110.05 / 99.95 - 1) * 100)
    # to the growth that stands beside it, in its 12 digits
    assert (gap.value, gap.low, gap.high) == ("-0.2", "-0.3550525263", "-0.04505247376")
    assert (gap.measure, gap.unit, gap.basis) == ("gap", "percentage points", "nominal")


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ({"value": "10.1", "basis": "nominal"}, "within rounding"),
        ({"value": "12.0", "basis": "comparable"}, "comparable basis: the published rate is on a comparable basis, the levels are as printed"),
        ({"value": "6.0", "basis": "constant_prices"}, "price basis: the published rate is at constant prices"),
        ({"value": "12.0", "basis": "nominal", "source": "press"}, "other source: the rate is from Press, the level from Bureau"),
        # A later release explains nothing, as no level was restated: 110 / 1.12 = 98.21
        ({"value": "12.0", "basis": "nominal", "vintage": "2023"}, "unexplained: the published rate implies 98.21 instead of 100 for 2020"),
        # 110 / 0.55 = 200
        ({"value": "-45.0", "basis": "nominal"}, "unexplained: the published rate implies 200 instead of 100 for 2020, and no document was found that says why"),
        # 110 / 1.12 = 98.21
        ({"value": "12.0", "basis": "nominal"}, "unexplained: the published rate implies 98.21 instead of 100 for 2020"),
        # What fell by all that there was, or by more, implies no base.
        ({"value": "-100.0", "basis": "nominal"}, "unexplained: the published rate implies another base for 2020"),
        ({"value": "-120.0", "basis": "nominal"}, "unexplained: the published rate implies another base for 2020"),
    ],
    ids=["rounding", "comparable", "prices", "producer", "vintage", "fall", "base", "all", "more"],
)  # fmt: skip
def test_a_gap_says_why(figure: Make, ask: Make, printed: dict[str, str], reason: str) -> None:
    sources = {"bureau": Source("bureau", "Bureau", *[""] * 4), "press": Source("press", "Press", *[""] * 4)}
    base = {
        "period": "2021",
        "measure": "growth",
        "unit": "percent",
        "unit_mult": 0,
        "vintage": "2022",
        "source": "bureau",
    }
    told = {"vintage": "2022", "source": "bureau"}
    levels = figure(value="110.0", period="2021", **told), figure(value="100.0", **told)
    rows = ask("growth", *levels, figure(**base | printed), sources=sources)
    assert rows[-1].measure == "gap"
    assert coded_note(rows[-1]).startswith(reason)


@pytest.mark.parametrize(
    ("basis", "origins"),
    [("", ["published", "computed", "computed"]), ("both", ["published", "computed", "computed"]),
     ("published", ["published"]), ("computed", ["computed"])],
)  # fmt: skip
def test_one_basis_of_growth_can_be_asked_for(figure: Make, ask: Make, basis: str, origins: list[str]) -> None:
    printed = figure(value="10", period="2021", measure="growth", unit="percent", unit_mult=0)
    rows = ask("growth", figure(value="110", period="2021"), figure(), printed, basis=basis)
    assert [one.origin for one in rows] == origins


@pytest.mark.parametrize(
    ("whole", "note"), [("s.users@W", ""), ("s.people", "nothing states that it is a part of s.people")]
)
def test_an_area_is_a_part_of_the_world_and_else_a_whole_is_the_user_s(
    whole: str, note: str, figure: Make, ask: Make
) -> None:
    rows = [
        figure("s.users", value="25", area="US"), figure("s.users", value="100", area="W"),
        figure("s.people", value="100", area="US"),
    ]  # fmt: skip
    (row,) = ask("share", *rows, names=("s.users@US",), of=whole)
    assert (float(row.value), coded_note(row)) == (25, note)


def test_an_index_of_quarters_on_a_quarter_is_of_that_quarter_only(figure: Make, ask: Make) -> None:
    values = {"2020-Q1": "100", "2020-Q3": "200", "2021-Q1": "110", "2021-Q3": "230"}
    rows = ask("index", *(figure(period=period, value=value) for period, value in values.items()), base="2020-Q1")
    told = {row.period: (row.value and float(row.value)) or coded_note(row).partition(":")[0] for row in rows}
    assert told == {"2020-Q1": 100, "2020-Q3": "frequency", "2021-Q1": pytest.approx(110), "2021-Q3": "frequency"}


def test_a_printed_index_grows_on_its_own_year_before(figure: Make, ask: Make) -> None:
    index = {"measure": "index", "base_period": "2015", "unit": "index", "unit_mult": 0}
    rows = ask(
        "growth", figure(value="100", **index), figure(period="2021", value="130", **index),
        figure(value="100"), figure(period="2021", value="110"),
    )  # fmt: skip
    assert sorted(float(row.value) for row in rows) == pytest.approx([10, 30])


def test_a_span_is_of_one_price_basis(figure: Make, ask: Make) -> None:
    rows = ask(
        "cagr", figure(value="100"), figure(period="2021", value="120"),
        figure(value="100", basis="constant_prices"), figure(period="2021", value="110", basis="constant_prices"),
    )  # fmt: skip
    assert {row.basis: float(row.value) for row in rows if row.measure == "cagr"} == {
        "nominal": pytest.approx(20), "constant_prices": pytest.approx(10),
    }  # fmt: skip


def test_what_else_was_printed_is_told_where_rounding_does_not_explain_it(figure: Make, ask: Make) -> None:
    told = {"period": "2021", "measure": "growth", "unit": "percent", "unit_mult": 0, "basis": "nominal"}
    others = [
        figure(value="9.84", vintage="2022-01", source="a", **told),
        figure(value="9.8", vintage="2022-02", source="b", **told),  # the same within rounding
        figure(value="9.1", vintage="2022-01", source="c", status="U", **told),
        figure(value="9.3", vintage="2021-12", source="d", **told),
    ]
    sources = {one: Source(one, f"Bureau {one}", *[""] * 4) for one in "abcd"}
    published = ask("growth", *others, basis="published", sources=sources)
    assert [(row.value, coded_note(row)) for row in published] == [("9.84", "also printed: 9.3 (Bureau d, 2021-12)")]


def test_the_first_period_gives_no_row_and_a_gap_a_row_without_value(figure: Make, ask: Make) -> None:
    rows = ask("growth", figure(period="2019"), figure(period="2021"), figure(period="2022", value="103"))
    assert [(one.period, one.value != "") for one in rows] == [("2021", False), ("2022", True)]
    assert coded_note(rows[0]) == "missing: no figure of s.whole for 2020"
    assert (rows[0].low, rows[0].high, rows[0].status) == ("", "", "O")


@pytest.mark.parametrize(
    ("others", "codes"),
    [
        ([{"basis": "constant_prices"}], ["basis"]),
        ([{"basis": "constant_prices", "vintage": "2024"}], []),  # not known yet
        ([{"period": "2020-01-01/P9M"}], ["missing"]),
        ([{"area": "US"}], ["missing"]),
        ([{"area": "US"}, {"area": "US", "period": "2021"}], [""]),  # growth of the other area is there
        ([{"indicator": "s.part"}], []),
        ([], []),
    ],
)
def test_a_first_figure_has_a_row_where_something_might_be_mistaken_for_its_partner(
    others: list[dict[str, str]], codes: list[str], figure: Make, ask: Make
) -> None:
    figures = [figure(**{"period": "2020", "vintage": "2021"} | told) for told in others]
    rows = ask("growth", figure(period="2021", vintage="2022"), *figures, names=("s.whole",), vintage="2023")
    assert [row.refusal.code if row.refusal else "" for row in rows] == codes


def test_nine_months_are_not_compared_with_a_year(figure: Make, ask: Make) -> None:
    nine = figure(period="2023-01-01/P9M", value="1281")
    rows = ask("growth", nine, figure(period="2022", value="1580"), figure(period="2021-01-01/P9M", value="1000"))
    (row,) = [one for one in rows if one.period == "2023-01-01/P9M"]
    assert row.value == ""
    assert coded_note(row) == "missing: no figure of s.whole for 2022-9M; 2022 covers 12 months and is not compared"


def test_a_rate_changes_in_points(figure: Make, ask: Make) -> None:
    rates = (
        figure("s.rate", "2021", "62.5", unit="percent", unit_mult=0),
        figure("s.rate", "2020", "60.0", unit="percent", unit_mult=0),
    )
    (row,) = ask("growth", *rates)
    assert ends(row) == near(2.5, 2.4, 2.6)
    assert (row.measure, row.unit) == ("difference", "percentage points")


def test_a_rate_is_not_set_against_the_other_side_of_a_break(figure: Make, ask: Make) -> None:
    told = {"unit": "percent", "unit_mult": 0}
    rates = figure("s.rate", "2021", "62.5", **told), figure("s.rate", "2020", "60.0", **told)
    breaks = (Break("s.rate", "CN", "2021", "a new survey"),)
    (row,) = ask("growth", *rates, breaks=breaks)
    assert (row.measure, row.value, row.low, row.high) == ("difference", "", "", "")
    assert coded_note(row).startswith("break: the series breaks at 2021: a new survey")


def test_a_rate_may_change_from_zero(figure: Make, ask: Make) -> None:
    told = {"unit": "percent", "unit_mult": 0}
    (row,) = ask("growth", figure("s.rate", "2021", "1.5", **told), figure("s.rate", "2020", "0.0", **told))
    assert ends(row) == near(1.5, 1.4, 1.6)


def test_a_refused_row_is_no_partner(figure: Make, ask: Make) -> None:
    missing = facts.of("missing.other", words="s.whole")
    refused = figure(period="2020", value="", low="", high="", status="O", facts=(missing,))
    row = ask("growth", figure(period="2019"), refused, figure(period="2021", value="121"))[-1]
    assert (row.period, row.value) == ("2021", "")
    assert coded_note(row) == "missing: no figure of s.whole for 2020"


def test_of_two_longer_figures_the_longest_is_named(figure: Make, ask: Make) -> None:
    longer = figure(period="2022-S1"), figure(period="2022"), figure(period="2022-01-01/P9M")
    for others in (longer, longer[::-1]):
        rows = ask("growth", figure(period="2021-Q1"), figure(period="2023-Q1"), *others)
        (row,) = [one for one in rows if one.period == "2023-Q1"]
        assert coded_note(row) == "missing: no figure of s.whole for 2022-Q1; 2022 covers 12 months and is not compared"


@pytest.mark.parametrize(
    ("value", "low", "high", "within"),
    [
        ("50.5", "50", "51", True),
        ("49.5", "49", "50", True),
        ("50.6", "50.1", "51", False),
        ("49.4", "49", "49.9", False),
    ],
)
def test_a_gap_with_a_bound_of_zero_is_within_rounding(
    value: str, low: str, high: str, within: bool, figure: Make, ask: Make
) -> None:
    # 150 on 100, both counted, is 50 %; published less that is from 0 to 1, or from -1 to 0.
    told = {"measure": "growth", "unit": "percent", "unit_mult": 0, "basis": "nominal", "period": "2021"}
    printed = figure(value=value, low=low, high=high, **told)
    levels = figure(period="2021", value="150", bound="exact"), figure(bound="exact")
    gap = ask("growth", *levels, printed)[-1]
    assert ends(gap) == near(float(value) - 50, float(low) - 50, float(high) - 50)
    assert (coded_note(gap) == "within rounding") is within


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("over", "", ("", (180 / 100.5 - 1) * 100, None, "over")),
        ("under", "", ("", None, (180 / 99.5 - 1) * 100, "under")),
        ("", "over", ("", None, (180.5 / 100 - 1) * 100, "under")),
        ("about", "exact", ("80", None, None, "about")),
    ],
)
def test_an_open_input_gives_a_bound_and_no_point(
    figure: Make, ask: Make, now: str, before: str, expected: tuple[Any, ...]
) -> None:
    (row,) = ask("growth", figure(value="180", period="2021", bound=now), figure(value="100", bound=before))
    value, low, high, bound = expected
    assert (row.value, row.bound) == (value, bound)
    assert ends(row)[1:] == near(low, high)


def test_two_open_inputs_are_refused(figure: Make, ask: Make) -> None:
    (row,) = ask("growth", figure(value="180", period="2021", bound="over"), figure(bound="over"))
    assert (row.value, row.low, row.high, row.bound) == ("", "", "", "")
    assert coded_note(row).startswith("open: ")


def test_unknown_precision_gives_a_point_without_bounds(figure: Make, ask: Make) -> None:
    (row,) = ask("growth", figure(value="110", period="2021", low="", high=""), figure())
    assert ends(row) == near(10, None, None)


def test_growth_on_what_may_be_any_number_is_no_bound(figure: Make, ask: Make) -> None:
    (row,) = ask("growth", figure(value="200", period="2021", bound="over"), figure(value="100", low="", high=""))
    assert (row.value, row.low, row.high, row.bound) == ("", "", "", "")
    assert (
        coded_note(row)
        == "open: 2021 is printed as a bound only (over or under), and nothing says how far 2020 is rounded"
    )


def test_a_measure_whose_unit_is_found_need_not_refer_to_anything(figure: Make, dataset: Make) -> None:
    """Its other input may be missing: the unit is that of the catalog then."""
    made = Measure(
        "level", "x", (Role("it", itself),), lambda one: 2 * one, lambda one, other: f"{one.unit} {other.unit}"
    )
    data = dataset(figure(), entries=ENTRIES)
    assert derive(made, Subject(data.observations[0], data, Options())).row.unit == "CNY CNY"


def test_a_note_tells_the_vintages_where_one_of_them_is_known(figure: Make, ask: Make) -> None:
    (row,) = ask("growth", figure(value="110", period="2021", vintage="2022-01-19"), figure(vintage=""))
    assert coded_note(row) == "vintages: 2021 of 2022-01-19, 2020 of unknown date"


def test_a_break_is_crossed_only_by_override_and_marked(figure: Make, ask: Make) -> None:
    figures = figure(period="2021", value="110"), figure()
    breaks = (Break("s.whole", "CN", "2021", "a new scope"),)
    (row,) = ask("growth", *figures, breaks=breaks)
    assert row.value == ""
    assert coded_note(row).startswith("break: the series breaks at 2021: a new scope")
    (row,) = ask("growth", *figures, breaks=breaks, overrides=("--across-breaks",))
    assert (ends(row)[0], row.status) == (pytest.approx(10), "B")


@pytest.mark.parametrize(
    ("statuses", "status"),
    [(("A", "A"), "A"), (("A", "P"), "P"), (("P", "U"), "U"), (("E", "P"), "E"), (("F", "F"), "F")],
)
def test_the_more_cautious_status_is_the_result_s(
    figure: Make, ask: Make, statuses: tuple[str, str], status: str
) -> None:
    (row,) = ask("growth", figure(period="2021", status=statuses[0]), figure(status=statuses[1]))
    assert row.status == status


def test_a_gap_across_a_break_is_marked_and_names_it(figure: Make, ask: Make) -> None:
    printed = figure(value="5.0", period="2021", measure="growth", unit="percent", unit_mult=0, basis="nominal")
    breaks = (Break("s.whole", "CN", "2021", "a new scope"),)
    figures = (figure(period="2021", value="110.0"), figure(value="100.0"), printed)
    gap = ask("growth", *figures, breaks=breaks, overrides=("--across-breaks",))[-1]
    assert (gap.measure, gap.status) == ("gap", "B")
    assert coded_note(gap) == "scope change: the series breaks at 2021: a new scope"


def test_a_gap_of_figures_of_unknown_precision_may_be_rounding_or_not(figure: Make, ask: Make) -> None:
    told = {"low": "", "high": ""}
    printed = figure(value="5", period="2021", measure="growth", unit="percent", unit_mult=0, basis="nominal", **told)
    gap = ask("growth", figure(period="2021", value="12345", **told), figure(value="10000", **told), printed)[-1]
    assert coded_note(gap) == (
        "precision unknown: a figure does not say how far it is rounded, so that rounding may explain the gap"
    )


def test_what_is_no_percentage_changes_in_its_own_unit(figure: Make, ask: Make) -> None:
    told = {"unit": "GB per user per month", "unit_mult": 0}
    (row,) = ask("growth", figure("s.rate", "2021", "7.8", **told), figure("s.rate", "2020", "5.2", **told))
    assert ends(row) == near(2.6, 2.5, 2.7)
    assert (row.measure, row.unit, row.unit_mult) == ("difference", "GB per user per month", 0)


def test_growth_on_a_filled_level_is_told_and_says_so(figure: Make, ask: Make) -> None:
    how = facts.of("filled", word_formula="by hand", prints="2021")
    cast = figure(origin="computed", low="99", high="101", vintage="2022", facts=(how,))
    (row,) = ask("growth", figure(period="2021", value="110", vintage="2022"), cast, start="2021")
    assert ends(row)[0] == pytest.approx(10)
    assert coded_note(row) == "vintages: 2021 of 2022, 2020 of 2022 (filled: by hand, from 2021)"


def test_growth_of_dollars_is_nominal_as_that_of_yuan(figure: Make, ask: Make) -> None:
    for unit, basis in (("CNY", "nominal"), ("USD", "nominal"), ("persons", "")):
        (row,) = ask("growth", figure(period="2021", value="110", unit=unit), figure(unit=unit))
        assert row.basis == basis


# --- vintages ---------------------------------------------------------------------------------------------------------

VINTAGES = [
    ("2018", "900", "2019-01-21"),
    ("2018", "919", "2019-11-22"),
    ("2017", "820", "2019-01-18"),
    ("2017", "832", "2020"),
]


@pytest.mark.parametrize(
    ("vintage", "now", "before"),
    [
        ("", 919, 832),  # what stands today
        ("first", 900, 820),
        ("latest", 919, 832),
        ("2019-02", 900, 820),
        ("2019-11", 919, 820),
        ("2020-06", 919, 820),  # 832 was perhaps released later in that year
        ("2020", 919, 832),
    ],
)
def test_a_figure_is_paired_with_what_stands_or_stood_when_it_is_asked_for(
    figure: Make, ask: Make, vintage: str, now: float, before: float
) -> None:
    figures = [figure(period=period, value=value, vintage=released) for period, value, released in VINTAGES]
    (row,) = ask("growth", *figures, vintage=vintage)
    assert ends(row)[0] == pytest.approx((now / before - 1) * 100)


def test_the_row_says_which_vintages_and_documents_were_used(figure: Make, ask: Make) -> None:
    figures = figure(period="2021", vintage="2022-01", source="b"), figure(vintage="2021-02-01", source="a")
    (row,) = ask("growth", *figures)
    assert coded_note(row) == "vintages: 2021 of 2022-01, 2020 of 2021-02-01"
    assert (row.source, row.vintage) == ("b;a", "2022-01")


@pytest.mark.parametrize(
    ("told", "aside"),
    [
        ({"facts": facts_of_print("s.whole", "2020", "2021", "c", "")}, ""),
        ({"facts": facts_of_print("s.whole", "2020", "2021", "", "2020-12")}, ""),
        ({"facts": (facts.of("growth_differs.any", periods=("2020",)),)}, ""),
        ({"facts": (facts.of("the_base"),)}, " (the base)"),
        ({"note": "by hand"}, " (by hand)"),
        ({"note": "by hand", "origin": "computed"}, " (by hand)"),
    ],
)
def test_a_vintage_is_told_with_what_the_data_remark_and_how_a_level_was_computed(
    told: dict[str, Any], aside: str, figure: Make, ask: Make
) -> None:
    (row,) = ask("growth", figure(period="2021", value="110", vintage="2022"), figure(vintage="2021", **told))
    assert [fact.sentence() for fact in row.facts if fact.key == "vintages"] == [
        f"vintages: 2021 of 2022, 2020 of 2021{aside}"
    ]


def test_a_base_released_only_later_is_better_than_none(figure: Make, ask: Make) -> None:
    (row,) = ask("growth", figure(period="2021", value="110", vintage="2022"), figure(vintage="2024"))
    assert ends(row)[0] == pytest.approx(10)
    assert coded_note(row) == "vintages: 2021 of 2022, 2020 of 2024"


@pytest.mark.parametrize("text", ["last", "19", "2019-13", "2019-00", "2019-02-32", "2019-1", "2019/11"])
def test_what_is_no_vintage_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not a vintage\. Write latest, first, or a date such as 2019-11\."):
        vintage_option(text)


@pytest.mark.parametrize("text", ["", "latest", "first", "2019", "2019-11", "2019-11-22"])
def test_a_vintage_is_a_word_or_a_date(text: str) -> None:
    assert vintage_option(text) == text


# --- spans ------------------------------------------------------------------------------------------------------------


def test_cagr_and_the_mean_of_the_yearly_rates(figure: Make, ask: Make) -> None:
    figures = [
        figure(period=period, value=value) for period, value in (("2020", "100"), ("2021", "120"), ("2022", "121"))
    ]
    cagr, mean = ask("cagr", *figures)
    assert ends(cagr) == near(10, ((120.5 / 100.5) ** 0.5 - 1) * 100, ((121.5 / 99.5) ** 0.5 - 1) * 100)
    assert (cagr.measure, cagr.period, cagr.base_period, cagr.unit) == ("cagr", "2022", "2020", "percent")
    # The level of 2021 is in both rates: where it is high the first rate is, and the second low. The sum of ratios is
    # least at 119.5 (its geometric mean, 110, lies below) and greatest at 120.5 (2.2194; at 119.5 it is 2.2177).
    low, high = 119.5 / 100.5 + 120.5 / 119.5, 120.5 / 99.5 + 121.5 / 120.5
    assert ends(mean) == near((20 + (121 / 120 - 1) * 100) / 2, (low / 2 - 1) * 100, (high / 2 - 1) * 100)
    assert (mean.measure, mean.base_period) == ("mean_growth", "2020")
    assert coded_note(mean) == "mean of 2 yearly rates"


def test_a_span_is_what_the_selection_spans(figure: Make, ask: Make) -> None:
    figures = [figure(period=str(2018 + i), value=value) for i, value in enumerate(("50", "100", "110", "121"))]
    cagr, mean = ask("cagr", *figures, start="2019")
    assert (cagr.base_period, cagr.period) == ("2019", "2021")
    assert ends(cagr)[0] == ends(mean)[0] == pytest.approx(10)


def test_one_period_is_no_span(figure: Make, ask: Make) -> None:
    assert ask("cagr", figure()) == []


def test_a_missing_year_leaves_the_cagr_and_refuses_the_mean(figure: Make, ask: Make) -> None:
    cagr, mean = ask(
        "cagr", figure(period="2019"), figure(period="2021", value="121"), figure(period="2022", value="133.1")
    )
    assert ends(cagr)[0] == pytest.approx(10)
    assert mean.value == ""
    assert coded_note(mean).startswith("missing: no figure of s.whole for 2020")


def test_each_frequency_is_its_own_span(figure: Make, ask: Make) -> None:
    spans = ("2020", "2021", "2020-01-01/P9M", "2021-01-01/P9M", "2020-S1", "2021-S1")
    rows = ask("cagr", *(figure(period=period) for period in spans))
    assert [(one.base_period, one.period) for one in rows if one.measure == "cagr"] == [
        ("2020-S1", "2021-S1"), ("2020-01-01/P9M", "2021-01-01/P9M"), ("2020", "2021"),
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "code"), [("-5", "sign"), ("0", "sign")])
def test_compound_growth_needs_values_above_zero(figure: Make, ask: Make, value: str, code: str) -> None:
    rows = ask("cagr", figure(value=value), figure(period="2021"))
    assert rows[0].value == ""
    assert coded_note(rows[0]).startswith(f"{code}: ")


def test_a_span_runs_over_filled_levels_too(figure: Make, ask: Make) -> None:
    cast = figure(origin="computed", low="99.5", high="100.5")
    cagr, mean = ask("cagr", cast, figure(period="2021", value="110"), figure(period="2022", value="121"))
    assert (cagr.base_period, cagr.period, mean.base_period) == ("2020", "2022", "2020")
    assert ends(cagr)[0] == ends(mean)[0] == pytest.approx(10)


def test_compound_growth_of_a_rate_is_refused(figure: Make, ask: Make) -> None:
    (row,) = ask("cagr", *(figure("s.rate", period, unit="percent", unit_mult=0) for period in ("2020", "2021")))
    assert coded_note(row) == "level: s.rate is a rate, and this measure needs levels"


def test_a_stock_may_span_from_month_to_month(figure: Make, ask: Make) -> None:
    rows = ask("cagr", figure("s.users", "2020", unit="persons"), figure("s.users", "2022", "144", unit="persons"))
    assert ends(rows[0])[0] == pytest.approx(20)
    assert rows[0].basis == "", "persons have no price basis"


# --- index ------------------------------------------------------------------------------------------------------------


def test_an_index_is_exactly_a_hundred_at_its_base(figure: Make, ask: Make) -> None:
    base, later = ask("index", figure(value="3"), figure(period="2021", value="4.5"), base="2020")
    assert (base.value, base.low, base.high) == ("100", "100", "100")
    assert ends(later) == near(150, 4.45 / 3.5 * 100, 4.55 / 2.5 * 100)
    assert (later.measure, later.unit, later.base_period) == ("index", "index", "2020")


def test_a_base_year_stands_for_the_same_part_of_that_year(figure: Make, ask: Make) -> None:
    rows = ask("index", figure(period="2020-01-01/P9M"), figure(period="2021-01-01/P9M", value="120"), base="2020")
    assert [(one.value, one.base_period) for one in rows] == [
        ("100", "2020-01-01/P9M"), ("120", "2020-01-01/P9M"),
    ]  # fmt: skip


def test_an_index_without_a_figure_at_its_base_says_so(figure: Make, ask: Make) -> None:
    _, row = ask("index", figure(), figure("s.part", "1950"), base="1950")
    assert coded_note(row) == "missing: no figure of s.whole for 1950"


def test_published_rates_are_chained(figure: Make, ask: Make) -> None:
    rates = [
        figure(period=period, value=value, measure="growth", unit="percent", unit_mult=0, basis="comparable")
        for period, value in (("2021", "10"), ("2022", "20"))
    ]
    base, first, second = ask("index", figure(), *rates, base="2020", chain="published")
    assert (base.period, base.value, base.low, base.high) == ("2020", "100", "100", "100")
    assert ends(first) == near(110, 109.5, 110.5)
    assert ends(second) == near(1.1 * 1.2 * 100, 1.095 * 1.195 * 100, 1.105 * 1.205 * 100)
    assert coded_note(second) == "2 yearly rates chained on published growth (comparable)"


def test_a_chain_ends_where_a_rate_is_missing(figure: Make, ask: Make) -> None:
    rates = [
        figure(period=period, value="10", measure="growth", unit="percent", unit_mult=0) for period in ("2021", "2023")
    ]
    _, first, second = ask("index", *rates, base="2020", chain="published")
    assert (ends(first)[0], second.value) == (pytest.approx(110), "")
    assert coded_note(second).startswith("missing: the chain ends: no published growth for 2022")


def test_a_chain_of_rates_of_unknown_precision_has_no_bounds_and_one_of_a_bound_ends(figure: Make, ask: Make) -> None:
    kind = {"measure": "growth", "unit": "percent", "unit_mult": 0}
    rates = [
        figure(period="2021", value="10", low="", high="", **kind), figure(period="2022", value="20", **kind),
        figure(period="2023", value="30", low="30", high="", bound="over", **kind),
    ]  # fmt: skip
    _, first, second, third = ask("index", *rates, base="2020", chain="published")
    assert [(one.value, one.low, one.high) for one in (first, second)] == [("110", "", ""), ("132", "", "")]
    assert coded_note(third) == "missing: the chain ends: published growth for 2023 is known only as a bound"


def rate(figure: Make, period: str, value: str = "10") -> Observation:
    """Make a published growth rate of s.whole."""
    return figure(period=period, value=value, measure="growth", unit="percent", unit_mult=0)


def test_a_chain_takes_the_rates_before_the_selection_from_the_table(figure: Make, ask: Make) -> None:
    rates = [rate(figure, "2021"), rate(figure, "2022", "20"), rate(figure, "2023", "50")]
    rows = ask("index", *rates, base="2020", chain="published", start="2022", end="2022")
    # 1.1 x 1.2; the rate of 2021 lies before the selection, that of 2023 after it
    assert [(one.period, ends(one)[0]) for one in rows] == [("2022", pytest.approx(132))]


@pytest.mark.parametrize(
    ("base", "note"),
    [
        ("2020-S1", "frequency: 2020-H1 and 2022 are not the same part of a year"),
        ("2030", "missing: the chain ends: no published growth for 2031"),
    ],
)
def test_a_chain_has_no_base_where_no_rate_follows(figure: Make, ask: Make, base: str, note: str) -> None:
    (row,) = ask("index", rate(figure, "2021"), rate(figure, "2022"), base=base, chain="published")
    assert (row.value, coded_note(row)) == ("", note)


def test_each_quarter_has_its_own_chain(figure: Make, ask: Make) -> None:
    rates = [rate(figure, "2021-Q1", "10"), rate(figure, "2021-Q2", "20")]
    rows = ask("index", *rates, base="2020", chain="published")
    assert [(one.period, ends(one)[0]) for one in rows if one.period > "2021"] == [
        ("2021-Q1", pytest.approx(110)), ("2021-Q2", pytest.approx(120)),
    ]  # fmt: skip


def test_a_chain_across_a_break_is_marked(figure: Make, ask: Make) -> None:
    breaks = (Break("s.whole", "CN", "2021", "a new scope"),)
    figures = (figure(), figure(period="2021", value="110"), figure(period="2022", value="121"))
    options = {"base": "2020", "chain": "computed", "overrides": ("--across-breaks",)}
    rows = ask("index", *figures, breaks=breaks, **options)
    assert [(one.period, one.status) for one in rows] == [("2020", "A"), ("2021", "B"), ("2022", "B")]
    assert [coded_note(row).partition("; ") for row in rows[1:]] == [
        (
            "1 yearly rate chained on computed growth (nominal)",
            "; ",
            "not comparable with 2020: the series breaks at 2021: a new scope",
        ),
        ("2 yearly rates chained on computed growth (nominal)", "", ""),
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "an index needs its base: --base 2017, for example."),
        ({"base": "2020", "chain": "x"}, "'x' is not a chain: write published or computed."),
    ],
)
def test_an_index_needs_base_and_a_known_chain(figure: Make, ask: Make, options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask("index", figure(), **options)
    assert str(caught.value) == message


# --- parts ------------------------------------------------------------------------------------------------------------


def test_a_share_is_taken_of_the_parent(figure: Make, ask: Make) -> None:
    (row,) = ask("share", figure("s.part", value="214"), figure(value="272"))
    assert ends(row) == near(214 / 272 * 100, 213.5 / 272.5 * 100, 214.5 / 271.5 * 100)
    assert (row.measure, row.base_indicator, row.unit, row.basis) == ("share", "s.whole", "percent", "")


def test_powers_of_ten_mix_freely(figure: Make, ask: Make) -> None:
    (row,) = ask("share", figure("s.part", value="492", unit_mult=9), figure(value="12810", unit_mult=8))
    assert ends(row) == near(4920 / 12810 * 100, 4915 / 12810.5 * 100, 4925 / 12809.5 * 100)


def test_a_share_of_another_area(figure: Make, ask: Make) -> None:
    told = {"unit": "persons", "vintage": "2021"}
    figures = figure("s.users", value="33", **told), figure("s.users", value="100", area="W", **told)
    china, _ = ask("share", *figures, of="s.users@W")
    assert (ends(china)[0], china.base_indicator, china.area) == (pytest.approx(33), "s.users@W", "CN")
    assert coded_note(china) == "vintages: 2020 of 2021, s.users@W 2020 of 2021"


def test_a_series_without_a_parent_gives_no_row(figure: Make, ask: Make) -> None:
    assert ask("share", figure()) == []


@pytest.mark.parametrize(
    ("figures", "of", "code"),
    [
        ([("s.revenue", {}), ("s.whole", {})], "", "overlap"),
        ([("s.part", {}), ("s.whole", {"unit": "USD"})], "", "unit"),
        ([("s.users", {"unit": "CNY"}), ("s.whole", {})], "s.whole", "kind"),
        ([("s.part", {}), ("s.users", {"unit": "CNY"})], "s.users", "concept"),
        ([("s.rate", {"unit": "CNY"}), ("s.whole", {})], "s.whole", "level"),
        ([("s.part", {}), ("s.whole", {"period": "2021"})], "", "missing"),
        ([("s.part", {}), ("s.whole", {"value": "0"})], "", "zero"),
        ([("s.part", {"basis": "constant_prices"}), ("s.whole", {})], "", "basis"),
    ],
    ids=["overlap", "unit", "kind", "concept", "level", "missing", "zero", "basis"],
)
def test_no_share_is_taken_of_what_is_no_whole(
    figure: Make, ask: Make, figures: list[tuple[str, dict[str, Any]]], of: str, code: str
) -> None:
    rows = ask("share", *(figure(name, **told) for name, told in figures), of=of)
    (row,) = [one for one in rows if one.indicator == figures[0][0]]
    assert (row.value, row.low, row.high, row.status) == ("", "", "", "O")
    assert coded_note(row).startswith(f"{code}: ")


def test_contributions_and_the_rest_add_up_to_the_growth_of_the_whole(figure: Make, ask: Make) -> None:
    now, before = {"period": "2021"}, {"period": "2020"}
    figures = [
        figure("s.whole", value="200", **before), figure("s.whole", value="230", **now),
        figure("s.part", value="100", **before), figure("s.part", value="118", **now),
        figure("s.other", value="60", **before), figure("s.other", value="66", **now),
    ]  # fmt: skip
    rows = {one.indicator: one for one in ask("contribution", *figures)}
    assert ends(rows["s.part"]) == near(9, (117.5 - 100.5) / 200.5 * 100, (118.5 - 99.5) / 199.5 * 100)
    assert ends(rows["s.other"])[0] == pytest.approx(3)
    rest = rows["s.whole"]
    assert (rest.measure, rest.unit) == ("contribution_rest", "percentage points")
    assert coded_note(rest) == "what is left after the contributions of s.part, s.other, from the levels"
    total = sum(float(one.value) for one in rows.values())
    assert total == pytest.approx((230 / 200 - 1) * 100, abs=1e-12)
    # 15 - 9 - 3 with every figure at the corner that makes the rest smallest and largest
    low = (229.5 / 200.5 - 1) * 100 - (118.5 - 99.5) / 200.5 * 100 - (66.5 - 59.5) / 200.5 * 100
    high = (230.5 / 199.5 - 1) * 100 - (117.5 - 100.5) / 199.5 * 100 - (65.5 - 60.5) / 199.5 * 100
    assert ends(rest) == near(3, low, high)


def test_the_rest_counts_all_parts_even_when_one_is_selected(figure: Make, ask: Make) -> None:
    values = {"s.whole": ("200", "230"), "s.part": ("100", "118"), "s.other": ("60", "66")}
    figures = [
        figure(name, period, value)
        for name, both in values.items()
        for period, value in zip(("2020", "2021"), both, strict=True)
    ]
    rows = ask("contribution", *figures, names=("s.part",))
    assert [(one.indicator, one.measure) for one in rows] == [
        ("s.part", "contribution_levels"), ("s.whole", "contribution_rest"),
    ]  # fmt: skip
    assert ends(rows[1])[0] == pytest.approx(3)


def test_what_only_overlaps_contributes_nothing(figure: Make, ask: Make) -> None:
    figures = [figure(name, period) for name in ("s.revenue", "s.whole") for period in ("2020", "2021")]
    (row,) = ask("contribution", *figures)
    assert row.value == ""
    assert coded_note(row).startswith("overlap: ")


def test_a_subset_contributes_and_only_what_it_would_leave_is_refused(figure: Make, ask: Make) -> None:
    # From 100 to 118 of 200: 9 points; of the 15 that the whole grew by, other parts may hold some of the 9 too.
    values = {"s.whole": ("200", "230"), "s.subset": ("100", "118")}
    figures = [figure(name, str(2020 + i), both[i]) for name, both in values.items() for i in (0, 1)]
    own, rest = ask("contribution", *figures)
    assert (own.indicator, own.measure) == ("s.subset", "contribution_levels")
    assert ends(own) == near(9, (117.5 - 100.5) / 200.5 * 100, (118.5 - 99.5) / 199.5 * 100)
    assert (rest.indicator, rest.period, rest.measure, rest.value) == ("s.whole", "2021", "contribution_rest", "")
    assert coded_note(rest).startswith("subset: s.subset may overlap with other parts of s.whole")


def test_a_subset_does_not_keep_parts_from_leaving_a_rest(figure: Make, ask: Make) -> None:
    # The part adds 3 of the 15 points, so 12 are left, whatever the subset holds of them.
    values = {"s.whole": ("200", "230"), "s.subset": ("100", "118"), "s.other": ("60", "66")}
    figures = [figure(name, str(2020 + i), both[i]) for name, both in values.items() for i in (0, 1)]
    (rest,) = [one for one in ask("contribution", *figures) if one.measure == "contribution_rest"]
    assert ends(rest)[0] == pytest.approx(12)


def test_a_subset_contributes_by_published_growth_too(figure: Make, ask: Make) -> None:
    # 110 up 10 % are 10 more, on 220 / 1.1 = 200: 5 points.
    printed = {"measure": "growth", "unit": "percent", "unit_mult": 0, "basis": "comparable"}
    rates = [figure(name, "2021", "10", **printed) for name in ("s.subset", "s.whole")]
    rows = ask("contribution", figure("s.subset", "2021", "110"), figure("s.whole", "2021", "220"), *rates)
    (row,) = [one for one in rows if (one.indicator, one.measure) == ("s.subset", "contribution")]
    assert float(row.value) == pytest.approx(5)


def test_nothing_contributes_to_a_whole_that_breaks(figure: Make, ask: Make) -> None:
    breaks = (Break("s.whole", "CN", "2021", "a new scope"),)
    values = {"s.whole": ("200", "230"), "s.part": ("100", "118")}
    figures = [figure(name, str(2020 + i), both[i]) for name, both in values.items() for i in (0, 1)]
    (row,) = ask("contribution", *figures, breaks=breaks)
    assert row.value == ""
    assert coded_note(row).startswith("break: s.whole: the series breaks at 2021: a new scope (--across-breaks")
    rows = ask("contribution", *figures, breaks=breaks, overrides=("--across-breaks",))
    assert [(one.measure, ends(one)[0], one.status) for one in rows] == [
        ("contribution_levels", pytest.approx(9), "B"), ("contribution_rest", pytest.approx(6), "B"),
    ]  # fmt: skip


def test_computed_levels_leave_a_rest_too(figure: Make, ask: Make) -> None:
    values = {"s.whole": ("200", "230"), "s.part": ("100", "118")}
    told = {"origin": "computed", "unit": "USD"}
    figures = [figure(name, str(2020 + i), both[i], **told) for name, both in values.items() for i in (0, 1)]
    part, rest = sorted(ask("contribution", *figures), key=lambda one: one.measure)
    assert (ends(part)[0], ends(rest)[0]) == (pytest.approx(9), pytest.approx(6))
    assert coded_note(rest) == "what is left after the contributions of s.part, from the levels"


@pytest.mark.parametrize("command", ["share", "ratio"])
def test_current_prices_are_not_set_against_constant_ones(figure: Make, ask: Make, command: str) -> None:
    figures = (figure("s.part"), figure(basis="constant_prices"))
    rows = ask(
        command, *figures, names=("s.part",), **({"of": "s.whole"} if command == "share" else {"other": "s.whole"})
    )
    assert [coded_note(one) for one in rows] == ["basis: price bases differ (current prices and constant prices)"]


def test_a_ratio_has_the_unit_of_its_quotient(figure: Make, ask: Make) -> None:
    figures = figure(value="126", unit_mult=12), figure("s.users", value="141", unit="persons", unit_mult=7)
    (row,) = ask("ratio", *figures, names=("s.whole",), other="s.users")
    assert (row.measure, row.base_indicator, row.unit, row.unit_mult) == ("ratio", "s.users", "CNY per person", 0)
    assert ends(row) == near(126e12 / 141e7, 125.5e12 / 141.5e7, 126.5e12 / 140.5e7)


@pytest.mark.parametrize(
    ("command", "option", "name", "message"),
    [
        ("share", "of", "s.hole", "'s.hole' is neither a sector nor an indicator. Did you mean 's.whole'? 'digecon list --data FILE' shows all of them."),
        ("share", "of", "s", "'s' names several indicators: write one of s.other, s.part, s.rate, s.revenue, s.subset ..."),
        ("share", "of", "s.whole@XX", "'XX' is not an area of s.whole."),
        ("share", "of", "@W", "'@W' names no indicator before the @: write ID@AREA."),
        ("contribution", "of", "s.hole", "'s.hole' is neither a sector nor an indicator. Did you mean 's.whole'? 'digecon list --data FILE' shows all of them."),
        ("ratio", "other", "s", "'s' names several indicators: write one of s.other, s.part, s.rate, s.revenue, s.subset ..."),
        ("growth", "basis", "real", "'real' is not a basis: write computed, published or both."),
    ],
)  # fmt: skip
def test_a_wrong_option_is_refused(figure: Make, ask: Make, command: str, option: str, name: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask(command, figure(), **{option: name})
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (None, ""), (103.0, "103"), (-0.0, "0"), (118.32104902418538, "118.321049024"), (1e-7, "0.0000001"),
        (123456789012345.0, "123456789012000"), (-2.5e-5, "-0.000025"), (0.1 + 0.2, "0.3"),
    ],
)  # fmt: skip
def test_a_computed_number_has_at_most_twelve_digits_and_no_exponent(number: float | None, told: str) -> None:
    assert combining.text(number) == told


def test_an_index_whose_base_nobody_has_names_those_that_are_there(figure: Make, ask: Make) -> None:
    with pytest.raises(DataError) as caught:
        ask("index", figure(period="2020"), figure(period="2022"), base="2050")
    assert str(caught.value) == "nothing selected has a figure for 2050: write one of --base 2020, 2022."


def test_a_gap_that_no_computer_counts_with_says_so(figure: Make, ask: Make) -> None:
    """1.7e308 less -1.7e308 is beyond what a float holds: the refusal stays, and nothing is said of rounding."""
    bare = {"low": "", "high": "", "unit_mult": 0}
    printed = figure(period="2021", value="1.7e308", measure="growth", basis="nominal", **{**bare, "unit": "percent"})
    *_, gap = ask("growth", figure(period="2021", value="-1.7e306", **bare), figure(value="1", **bare), printed)
    assert (gap.measure, gap.value, gap.status) == ("gap", "", "O")
    assert coded_note(gap).startswith("undefined: ")


def test_a_base_known_only_as_a_bound_is_100_all_the_same(figure: Make, ask: Make) -> None:
    rows = ask("index", figure(value="180", bound="over"), figure(period="2021", value="200"), base="2020")
    assert [(row.value, row.bound) for row in rows] == [("100", ""), ("", "under")]


def test_figures_of_two_producers_are_named(figure: Make, ask: Make) -> None:
    sources = {name: Source(name, maker, *[""] * 4) for name, maker in (("a", "Bureau"), ("b", "Ministry"))}
    rows = figure(period="2021", value="110", vintage="2022", source="a"), figure(vintage="2021", source="b")
    (row,) = ask("growth", *rows, sources=sources)
    assert coded_note(row) == "vintages: 2021 of 2022 (Bureau), 2020 of 2021 (Ministry)"
    (row,) = ask("growth", rows[0], rows[1]._replace(source="a"), sources=sources)
    assert coded_note(row) == "vintages: 2021 of 2022, 2020 of 2021"


def test_an_index_of_first_prints_is_set_on_the_first_print_of_its_base(figure: Make, ask: Make) -> None:
    rows = (
        figure(vintage="2021"),
        figure(value="102", vintage="2023"),
        figure(period="2021", value="110", vintage="2022"),
    )
    # The base was told as 102 only after 2021 had been told as 110, which rests on 100.
    for vintage in ("first", "latest"):
        assert ends(ask("index", *rows, base="2020", vintage=vintage)[-1])[0] == pytest.approx(110)


def test_a_printed_share_of_what_is_not_known_has_no_gap(figure: Make, ask: Make) -> None:
    printed = figure("s.part", value="50", measure="share", base_indicator="s.whole", unit="percent", unit_mult=0)
    rows = ask("share", figure("s.part", value="50"), printed)
    assert [(one.measure, one.origin, one.has_figure) for one in rows] == [
        ("share", "published", True), ("share", "computed", False),
    ]  # fmt: skip


def test_a_mean_of_rates_below_zero_is_that_of_each_rate(figure: Make, ask: Make) -> None:
    # 50 on 100 is -50 %, -50 on 50 is -200 %: -125 on average; both rates are lowest where 50 is 49.5.
    rows = figure(), figure(period="2021", value="50"), figure(period="2022", value="-50")
    mean = next(one for one in ask("cagr", *rows) if one.measure == "mean_growth")
    low = (49.5 / 100.5 - 50.5 / 49.5) / 2 * 100 - 100
    high = (50.5 / 99.5 - 49.5 / 50.5) / 2 * 100 - 100
    assert ends(mean) == near(-125, low, high)


def test_compound_growth_known_as_a_bound_implies_another_base(figure: Make, ask: Make) -> None:
    told = {"measure": "growth", "unit": "percent", "unit_mult": 0, "value": "50", "bound": "over"}
    levels = figure(), figure(period="2021", value="110"), figure(period="2022", value="121")
    rows = ask("cagr", *levels, figure(period="2021", **told), figure(period="2022", **told))
    gap = next(one for one in rows if one.measure == "gap")
    assert (
        coded_note(gap)
        == "unexplained: the published rate implies another base for 2020, and no document was found that says why"
    )


def test_a_measure_that_there_is_not_is_named_with_those_that_are(dataset: Callable[..., Dataset]) -> None:
    with pytest.raises(
        UsageError, match=r"'grwth' is not a measure to compute\. Did you mean 'growth'\?.* Known: .*cagr, .*share"
    ):
        measures.rows("grwth", (), dataset(), Options())
