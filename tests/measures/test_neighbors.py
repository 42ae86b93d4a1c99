"""Two figures that follow each other: which published growth is a caution on them, by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.core import facts
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Break, Indicator, Observation
from digecon_cli.measures import neighbors
from digecon_cli.measures.neighbors import (
    break_before,
    comparable,
    marked,
    of_changes,
    of_filled,
    parted,
    standing_rates,
    verdict,
)

Make = Callable[..., Any]
YEARS = (("2020", "100"), ("2021", "110"), ("2022", "121"))
FLOW = Indicator("s.whole", kind="flow", unit="CNY", unit_mult=8)


def printed(text: str) -> dict[str, str]:
    """Return the fields of a figure as documents print it: "4", "over 8"; "unknown 4" is 4 of unknown precision."""
    bound, _, value = text.rpartition(" ")
    return {"value": value, "low": "", "high": ""} if bound == "unknown" else {"value": value, "bound": bound}


def rate(figure: Make, text: str, **told: Any) -> Observation:
    fields = {"measure": "growth", "unit": "percent", "unit_mult": 0, "basis": "nominal", "period": "2021"}
    made: Observation = figure(**fields | printed(text) | told)
    return made


def cautions(dataset: Make, before: Observation, now: Observation, *rates: Observation, **told: Any) -> list[Any]:
    """Return bound and end of the levels' growth of each caution on two levels."""
    data = dataset(before, now, *rates, entries=(FLOW._replace(**told),))
    found = verdict(now, before, data)
    return [(fact.get("word_bound"), float(fact.get("computed"))) for fact in found]


@pytest.mark.parametrize(
    ("before", "now", "rates", "expected"),
    [
        # 109.5 / 100.5 is 8.96 % more, and 110.5 / 99.5 is 11.06 %.
        ("100", "110", ("8.9", "11.2"), ("", 10)),
        ("100", "110", ("9.0", "11.0", "about 20", "unknown 20"), None),
        ("100", "about 110", ("20",), None),
        ("about 100", "110", ("20",), None),
        ("100", "unknown 110", ("20",), None),
        ("unknown 100", "110", ("20",), None),
        ("exact 100", "exact 150", ("exact 50", "over 50", "under 50"), None),
        ("exact 100", "exact 150", ("exact 49.9", "exact 50.1", "over 50.1", "under 49.9"), ("", 50)),
        # Over 120 is at least 120 / 100.5, under 110 at most 110 / 99.5; below an open level nothing is sure.
        ("100", "over 120", ("19.3", "-5"), ("over", (120 / 100.5 - 1) * 100)),
        ("100", "over 120", ("19.4", "99"), None),
        ("100", "under 110", ("10.7", "99"), ("under", (110 / 99.5 - 1) * 100)),
        ("100", "under 110", ("10.5", "-99"), None),
        ("over 100", "120", ("20.6", "99"), ("under", 20.5)),
        ("over 100", "120", ("20.5", "-99"), None),
        ("under 100", "120", ("19.4", "-99"), ("over", 19.5)),
        ("under 100", "120", ("19.5", "99"), None),
        ("over 50", "under 100", ("100", "10", "-99"), None),
        ("over 50", "under 100", ("101",), ("under", 100)),
        ("under 50", "over 100", ("100", "999"), None),
        ("under 50", "over 100", ("99", "-99"), ("over", 100)),
        ("over 50", "over 100", ("-99", "0", "999"), None),
        # On what may be nothing there is no growth.
        ("0", "110", ("20",), None),
        ("exact 0", "110", ("20",), None),
        ("-100", "110", ("20",), None),
    ],
)
def test_a_rate_beyond_the_rounding_of_two_levels_is_a_caution(
    before: str, now: str, rates: tuple[str, ...], expected: tuple[str, float] | None, figure: Make, dataset: Make
) -> None:
    levels = figure(**printed(before)), figure(period="2021", **printed(now))
    for text in rates:
        found = cautions(dataset, *levels, rate(figure, text))
        assert found == ([(expected[0], pytest.approx(expected[1]))] if expected else []), text


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize(("bound", "count"), [("unknown", 1), ("about", 0)])
def test_a_stated_reason_holds_for_what_is_of_unknown_precision_and_not_about(
    place: int, bound: str, count: int, figure: Make, dataset: Make
) -> None:
    texts = ["100", "110", "20"]
    texts[place] = f"{bound} {texts[place]}"
    levels = figure(**printed(texts[0])), figure(period="2021", **printed(texts[1]))
    assert len(cautions(dataset, *levels, rate(figure, texts[2], basis="comparable"))) == count


@pytest.mark.parametrize(
    ("told", "entry", "count"),
    [
        ({}, {}, 1),
        ({}, {"unit": ""}, 1),
        ({"unit": "USD"}, {"unit": ""}, 1),
        ({"unit": "USD"}, {}, 0),
        ({"unit": "EB"}, {"unit": "ZB"}, 1),
        ({}, {"kind": "rate"}, 0),
        ({"measure": "index"}, {}, 1),
        ({"measure": "share"}, {}, 0),
    ],
)
def test_a_rate_of_yuan_is_no_caution_on_dollars_nor_on_what_is_no_amount(
    told: dict[str, str], entry: dict[str, str], count: int, figure: Make, dataset: Make
) -> None:
    levels = figure(**told), figure(period="2021", value="110", **told)
    assert len(cautions(dataset, *levels, rate(figure, "20"), **entry)) == count


def test_a_rate_is_a_caution_on_the_same_part_of_two_successive_years(figure: Make, dataset: Make) -> None:
    now = figure(period="2021", value="110")
    for period, count in (("2020", 1), ("2019", 0), ("2020-S2", 0)):
        assert len(cautions(dataset, figure(period=period), now, rate(figure, "20"))) == count


def test_each_basis_but_constant_prices_has_the_rate_that_stands(figure: Make, dataset: Make) -> None:
    told = [("nominal", "20", "2022"), ("nominal", "21", "2023"), ("comparable", "30", "2022"), ("", "40", "2022")]
    rates = [rate(figure, value, basis=basis, vintage=day) for basis, value, day in told]
    other = rate(figure, "50", basis="constant_prices")
    level = figure(period="2021", value="110")
    data: Dataset = dataset(level, *rates, other, entries=(FLOW,))
    for as_of, nominal in (("", "21"), ("latest", "21"), ("first", "20"), ("2022", "20")):
        found = {basis: one.value for basis, one in standing_rates(level, data, as_of).items()}
        assert found == {"nominal": nominal, "comparable": "30", "": "40"}
    assert standing_rates(level, data, "2021") == {}
    assert len(cautions(dataset, figure(), level, *rates, other)) == 3


def test_a_rate_that_is_missing_is_no_caution(figure: Make, dataset: Make) -> None:
    levels = figure(), figure(period="2021", value="110")
    missing = rate(figure, "", status="O")
    assert standing_rates(levels[1], dataset(*levels, missing), "") == {}
    assert cautions(dataset, *levels, missing) == []


def test_what_does_not_compare_has_its_reason_and_no_caution(figure: Make, dataset: Make) -> None:
    before, now = figure(), figure(period="2021", value="110")
    rows = before, now, rate(figure, "20")
    (fact,) = verdict(now, before, dataset(*rows, entries=(FLOW,), breaks=[Break("s.whole", "CN", "2021", "Why.")]))
    assert (fact.key, fact.code, fact.get("period")) == ("not_comparable", "break", "2020")


def test_changes_have_the_cautions_of_their_figures_once(figure: Make, dataset: Make) -> None:
    before, now, later = (figure(period=year, value=value) for year, value in YEARS)
    data = dataset(before, now, later, rate(figure, "20"), rate(figure, "10", period="2022"), entries=(FLOW,))
    again = before._replace(value="101", low="100.5", high="101.5", vintage="2023")
    found = of_changes([(now, before), (later, now), (now, again)], data, "latest")
    assert [(fact.key, fact.get("name"), fact.get("periods")) for fact in found] == [
        ("growth_differs.of", "s.whole", ("2021",))
    ]


BREAK = Break("s.whole", "CN", "2021", "A new survey.")
FILLED = [facts.of(key, word_formula="a sum", prints="two prints") for key in ("filled", "filled.comparable")]


def told(rows: list[Observation]) -> list[tuple[str, str, list[str]]]:
    """Return period, value and codes of rows."""
    return [(row.period, row.value, [fact.code for fact in row.warnings]) for row in rows]


def test_the_figure_before_is_of_the_same_length_of_time(figure: Make, dataset: Make) -> None:
    periods = ("2020", "2020-S2", "2020-01-01/P9M", "2021", "2021-S2", "2021-01-01/P9M", "2022")
    data = dataset(*(figure(period=period) for period in periods), entries=(FLOW,), breaks=[BREAK])
    assert [row.period for row in marked(data.observations, data) if row.warnings] == [
        "2021", "2021-S2", "2021-01-01/P9M",
    ]  # fmt: skip


@pytest.mark.parametrize("measure", ["level", "index", "share", "per_head", "ratio", "growth", "contribution"])
def test_figures_that_are_read_along_their_series_break(measure: str, figure: Make, dataset: Make) -> None:
    rows = [figure(period=period, measure=measure) for period in ("2020", "2021")]
    data = dataset(*rows, entries=(FLOW,), breaks=[BREAK])
    along = measure not in ("growth", "contribution")
    assert [bool(row.warnings) for row in marked(rows, data)] == [False, along]
    assert [fact.code for fact in break_before(rows[1], data)] == ["break"] * along
    assert break_before(rows[0], data) == ()


def test_levels_of_two_price_bases_are_two_lines_where_a_period_has_both(figure: Make, dataset: Make) -> None:
    def codes(*kinds: tuple[str, str]) -> list[list[str]]:
        rows = [figure(period=period, basis=basis) for period, basis in kinds]
        return [codes for _, _, codes in told(marked(rows, dataset(*rows, entries=(FLOW,))))]

    assert codes(("2020", ""), ("2021", "constant_prices")) == [[], ["basis"]]
    assert codes(("2020", ""), ("2020", "constant_prices"), ("2021", "constant_prices")) == [[], [], []]
    assert codes(("2020", ""), ("2021", ""), ("2021", "constant_prices")) == [[], [], []]


def test_a_computed_figure_breaks_where_its_inputs_do(figure: Make, dataset: Make) -> None:
    rows = [figure(period=year, measure="ratio", origin="computed") for year, _ in YEARS]
    inputs = [[figure(period=year), figure("s.other", year)] for year, _ in YEARS]
    for name, period in (("s.whole", "2021"), ("s.other", "2022")):
        data = dataset(entries=(FLOW,), breaks=[BREAK._replace(indicator=name, period=period)])
        assert [row.period for row in marked(rows, data, inputs=inputs) if row.warnings] == [period]
    data = dataset(entries=(FLOW,), breaks=[BREAK])
    assert not [row for row in marked(rows, data) if row.warnings], "read from a file"


@pytest.mark.parametrize(("whole", "count"), [("s.whole", 1), ("s.whole@CN", 1), ("s.whole@US", 0), ("s.other", 0)])
def test_a_published_share_breaks_with_its_whole(whole: str, count: int, figure: Make, dataset: Make) -> None:
    rows = [figure("s.part", year, "30", measure="share", base_indicator=whole) for year, _ in YEARS[:2]]
    data = dataset(*rows, entries=(FLOW,), breaks=[BREAK])
    assert len(marked(rows, data)[1].warnings) == count


def test_rows_that_compare_keep_the_break_before_those_left_out(figure: Make, dataset: Make) -> None:
    # 2021 breaks; 2022 has another rate than its levels; 2023 compares.
    levels = [figure(period=year, value=value) for year, value in (*YEARS, ("2023", "122"))]
    other = rate(figure, "20", period="2022")
    data = dataset(*levels, other, entries=(FLOW,), breaks=[BREAK])
    rows = marked(levels, data)
    assert [codes for _, _, codes in told(rows)] == [[], ["break"], ["unexplained"], []]
    assert told(comparable(rows)) == [("2020", "100", []), ("2023", "122", ["break"])]
    gap = figure(period="2022", measure="gap", origin="computed")
    other_keys = ({"period": "2023"}, {"base_indicator": "s.other"}, {"base_period": "2019"}, {"area": "US"})
    kept = [gap._replace(**fields) for fields in other_keys]
    assert comparable([*rows, gap, *kept])[2:] == kept


@pytest.mark.parametrize(
    ("measure", "field", "value"),
    [
        ("level", "area", "US"),
        ("level", "measure", "index"),
        ("level", "unit", "USD"),
        ("index", "base_period", "2015"),
        ("share", "base_indicator", "s.other"),
        ("share", "indicator", "s.part"),
    ],
)
def test_what_is_of_another_series_is_no_figure_before(
    measure: str, field: str, value: str, figure: Make, dataset: Make
) -> None:
    breaks = [BREAK, BREAK._replace(area="US"), BREAK._replace(indicator="s.part")]
    before, now = (figure(period=year, measure=measure) for year, _ in YEARS[:2])
    data = dataset(entries=(FLOW,), breaks=breaks)
    assert marked([before, now], data)[1].warnings
    assert not marked([before, now._replace(**{field: value})], data)[1].warnings


def test_a_missing_figure_is_passed_over(figure: Make, dataset: Make) -> None:
    rows = [figure(), figure(period="2021", value="", status="O"), figure(period="2022")]
    data = dataset(entries=(FLOW,), breaks=[BREAK])
    assert [bool(row.warnings) for row in marked(rows, data)] == [False, False, True]


def test_marks_are_made_once(figure: Make, dataset: Make) -> None:
    rows = [figure(period=year, value=value) for year, value in YEARS]
    data = dataset(*rows, rate(figure, "20", period="2022"), entries=(FLOW,), breaks=[BREAK])
    once = marked(rows, data)
    assert [len(row.warnings) for row in once] == [0, 1, 1]
    assert marked(once, data) == once


@pytest.mark.parametrize("how", FILLED)
def test_a_filled_level_is_read_as_a_published_one(how: facts.Fact, figure: Make, dataset: Make) -> None:
    read = figure(period="2021", origin="computed")
    data = dataset(entries=(FLOW,), breaks=[BREAK])
    assert not marked([figure(), read], data)[1].warnings
    filled = read._replace(facts=(how,))
    assert marked([figure(), filled], data)[1].warnings
    # Beside a published level of its year it is a line of its own.
    published = figure(period="2021")
    assert [bool(row.warnings) for row in marked([figure(), filled, published], data)] == [False, False, True]


def test_a_filled_level_alone_has_the_cautions_of_what_it_was_computed_from(figure: Make) -> None:
    caution = facts.of("growth_differs.of", name="s.whole", periods=("2021",))
    assert of_filled(figure(facts=(caution,))) == ()
    for how in FILLED:
        assert of_filled(figure(origin="computed", facts=(how, caution))) == (caution,)


@pytest.mark.parametrize(("measure", "origin", "count"), [
    ("share", "published", 1), ("share", "computed", 0), ("ratio", "published", 0),
])  # fmt: skip
def test_of_a_published_share_alone_the_whole_is_known(
    measure: str, origin: str, count: int, figure: Make, dataset: Make
) -> None:
    before, now = (
        figure("s.part", year, "30", measure=measure, origin=origin, base_indicator="s.whole") for year, _ in YEARS[:2]
    )
    assert len(parted([now], [before], dataset(entries=(FLOW,), breaks=[BREAK]), "2020")) == count


@pytest.mark.parametrize("place", [0, 1])
def test_a_row_without_inputs_stands_for_itself(place: int, figure: Make, dataset: Make) -> None:
    rows = [figure(period=year, origin="computed") for year, _ in YEARS[:2]]
    inputs = [[figure(period=row.period)] for row in rows]
    rows[place], inputs[place] = figure(period=rows[place].period), []
    data = dataset(entries=(FLOW,), breaks=[BREAK])
    assert [bool(row.warnings) for row in marked(rows, data, inputs=inputs)] == [False, True]


@pytest.mark.parametrize(("field", "other"), [("basis", "constant_prices"), ("origin", "computed")])
def test_shares_of_two_kinds_are_set_on_those_of_their_own(field: str, other: str, figure: Make, dataset: Make) -> None:
    rows = [figure(period=year, measure="share", **{field: kind}) for year, _ in YEARS[:2] for kind in ("", other)]
    rows = [row._replace(origin=row.origin or "published") for row in rows]
    inputs = [[figure(period=row.period, basis=row.basis)] for row in rows]
    data = dataset(entries=(FLOW,), breaks=[BREAK])
    found = marked(rows, data, inputs=inputs)
    assert [[fact.code for fact in row.warnings] for row in found] == [[], [], ["break"], ["break"]]
    # Where one kind is new, it is set on what there is.
    found = marked(rows[:1] + rows[3:], data, inputs=inputs[:1] + inputs[3:])
    assert [[fact.code for fact in row.warnings] for row in found] == [[], ["break"]]


def test_a_row_with_a_break_has_no_second_one(figure: Make, dataset: Make) -> None:
    before, now = figure(), figure(period="2021", value="110")
    data = dataset(before, now, rate(figure, "20"), entries=(FLOW,))
    (by_basis,) = verdict(now._replace(basis="constant_prices"), before, data)
    assert by_basis.code == "basis"
    broken = dataset(before, now, entries=(FLOW,), breaks=[BREAK])
    assert marked([before, now._replace(facts=(by_basis,))], broken)[1].facts == (by_basis,)
    # Of published growth it is told all the same.
    found = marked([before, now._replace(facts=(by_basis,))], data)[1]
    assert [fact.code for fact in found.facts] == ["basis", "unexplained"]


def test_a_gap_is_removed_with_the_figures_of_its_own_indicator(figure: Make) -> None:
    one, other = figure(indicator="s.one"), figure(indicator="s.other")
    assert neighbors._compared(one) != neighbors._compared(other)
    assert neighbors._compared(one) == neighbors._compared(one._replace(measure="gap", value="1"))


@pytest.mark.parametrize(
    ("keys", "filled"), [(("filled",), True), (("filled.comparable",), True), (("break",), False), ((), False)]
)
def test_a_filled_level_is_known_by_its_fact(figure: Make, keys: tuple[str, ...], filled: bool) -> None:
    assert neighbors._is_filled(figure()._replace(facts=tuple(facts.Fact(key) for key in keys))) is filled


def test_the_part_of_a_published_share_is_a_level_without_a_whole(figure: Make) -> None:
    share = figure(indicator="s.part", area="CN", measure="share", base_indicator="s.whole@US")
    part, whole = neighbors.levels_of(share)
    assert (part.indicator, part.area, part.measure, part.base_indicator) == ("s.part", "CN", "level", "")
    assert (whole.indicator, whole.area, whole.measure, whole.base_indicator) == ("s.whole", "US", "level", "")
