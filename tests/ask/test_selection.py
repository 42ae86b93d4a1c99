"""Years first: which of the rows that are named an answer tells, and what it says of the others."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digecon_cli.ask.selection import (
    WORDS_FOR_FREQUENCIES,
    also_there,
    by_years,
    counted_beside,
    frequencies,
    frequency,
    full_years,
    how_many,
    is_of_frequency,
    largest,
    last_periods,
    newest,
    of,
    over_time,
)
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import periods
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.core.model import Indicator

Make = Callable[..., Any]

FLOW = Indicator("s.whole", "Whole", kind="flow", unit="CNY", unit_mult=8)
STOCK = Indicator("s.stock", "Stock", kind="stock", unit="CNY", unit_mult=8)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param(("2021", "2022", "2022-09"), ["2021", "2022"], id="a month of a told year adds nothing"),
        pytest.param(
            ("2022", "2023-Q1", "2023-S1", "2023-01-01/P9M"), ["2022", "2023-01-01/P9M"], id="the newest part"
        ),
        pytest.param(("2022", "2023-Q3"), ["2022"], id="a quarter of its own is no part counted from January"),
        pytest.param(("2022-S1", "2022-S2", "2022-Q1"), ["2022-S1", "2022-S2"], id="no years: the most frequent"),
    ],
)
def test_years_and_the_newest_part_of_a_year(
    figure: Make, dataset: Make, given: tuple[str, ...], kept: list[str]
) -> None:
    rows = [figure(period=period) for period in given]
    found = by_years(rows, dataset(*rows, entries=(FLOW,)), newest_part=True)
    assert [one.period for one in found.rows] == kept
    assert sum(found.beside.values()) == len(given) - len(kept)


def test_a_stock_goes_on_to_its_newest_month(figure: Make, dataset: Make) -> None:
    rows = [figure("s.stock", period) for period in ("2022", "2023-03", "2023-06")]
    found = by_years(rows, dataset(*rows, entries=(STOCK,)), newest_part=True)
    assert [one.period for one in found.rows] == ["2022", "2023-06"]
    assert by_years(rows, dataset(*rows, entries=(STOCK,))).rows == rows[:1]


def test_a_target_always_stays(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2022"), figure(period="2022-09"), figure(period="2025", measure="target")]
    found = by_years(rows, dataset(*rows, entries=(FLOW,)), newest_part=True)
    assert [one.period for one in found.rows] == ["2022", "2025"]


def test_each_area_of_an_indicator_has_its_own_years(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2022"), figure(period="2022-S1"), figure(period="2022-S1", area="US")]
    found = by_years(rows, dataset(*rows, entries=(FLOW,)))
    assert [(one.area, one.period) for one in found.rows] == [("CN", "2022"), ("US", "2022-S1")]


def test_a_part_year_of_a_series_that_ended_before_its_indicator_is_not_its_newest(figure: Make, dataset: Make) -> None:
    ended = [figure(period=at, measure="share", base_indicator="s.all") for at in ("2020", "2021-01-01/P9M")]
    rows = [figure(period="2020"), figure(period="2022"), *ended]
    found = by_years(rows, dataset(*rows, entries=(FLOW,)), newest_part=True)
    assert [one.period for one in found.rows] == ["2020", "2022", "2020"]


@pytest.mark.parametrize(
    ("kind", "there", "found"),
    [
        ("stock", ("2022", "2023-Q1", "2021"), ["2023-Q1"]),
        ("rate", ("2022", "2023-06", "2021"), ["2023-06"]),
        ("flow", ("2022", "2023-Q1", "2021", "2023-01-01/P2M"), ["2022", "2023-Q1"]),
        ("flow", ("2022", "2022-S2", "2022-01-01/P11M"), ["2022"]),
        ("flow", ("2022-Q1", "2022-Q2"), ["2022-Q2"]),  # it has no years
    ],
)
def test_the_newest_figures_of_a_series(
    figure: Make, dataset: Make, kind: str, there: tuple[str, ...], found: list[str]
) -> None:
    rows = [*(figure(period=at) for at in there), figure("s.part", "2020")]
    data = dataset(*rows, entries=(FLOW._replace(kind=kind),))
    assert [(one.indicator, one.period) for one in newest(rows, data).rows] == [
        *(("s.whole", at) for at in found), ("s.part", "2020"),
    ]  # fmt: skip


def test_a_rate_of_another_basis_does_not_outlive_newer_ones_and_a_level_does(figure: Make, dataset: Make) -> None:
    for measure, kept in (("growth", ["2023"]), ("mean_growth", ["2023"]), ("level", ["2021", "2023"])):
        rows = [figure(measure=measure, period="2021", basis="nominal"), figure(measure=measure, period="2023")]
        assert [one.period for one in newest(rows, dataset(*rows, entries=(FLOW,))).rows] == kept


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("", "", ""), ()), (("", "2017", "2020"), ()), (("all", "", ""), ("all",)), (("M", "2020", ""), ("M",)),
        (("", "2020-Q1", "2021"), ("Q",)), (("", "2020-S1", "2021-01-01/P9M"), ("S", "ytd")),
    ],
)  # fmt: skip
def test_a_shorter_period_selects_its_frequency(asked: tuple[str, str, str], found: tuple[str, ...]) -> None:
    assert frequencies(*asked) == found


@pytest.mark.parametrize(("asked", "meant"), [("al", "all"), ("quater", "quarter"), ("yt", "ytd")])
def test_an_unknown_frequency_is_refused(asked: str, meant: str) -> None:
    with pytest.raises(UsageError) as caught:
        frequencies(asked, "", "")
    assert str(caught.value) == (f"'{asked}' is not a frequency. Did you mean '{meant}'? Known: A, S, Q, M, ytd, all.")


@pytest.mark.parametrize(
    ("beside", "sentence"),
    [
        ({}, ""),
        ({"M": 1}, "also there: figures of months (1): --freq M or all"),
        ({"A": 1, "S": 2, "ytd": 1}, "also there: figures of years (1), half-years (2), spans from January (1): --freq A, S, ytd or all"),
        ({"Q": 1234, "P": 2}, "also there: figures of quarters (1,234), other periods (2): --freq Q or all"),
    ],
)  # fmt: skip
def test_what_is_left_aside_is_counted_with_what_to_type(beside: dict[str, int], sentence: str) -> None:
    assert also_there(beside) == sentence


def test_a_table_tells_years_first_only_where_it_is_ours(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2022"), figure(period="2022-09")]
    mine, ours = dataset(*rows, entries=(FLOW,)), dataset(*rows, entries=(FLOW,), years_first=True)
    assert len(ObservationTable(rows, mine).select()) == 2
    assert [one.period for one in ObservationTable(rows, ours).select()] == ["2022"]
    assert [one.period for one in ObservationTable(rows, ours).select(freq="M")] == ["2022-09"]
    assert len(ObservationTable(rows, ours).select(freq="all")) == 2
    assert [one.period for one in ObservationTable(rows, ours).select(start=2022, end=2022)] == ["2022"]
    assert ObservationTable(rows, ours).select().show().beside == {"M": 1}


def test_of_spans_from_january_the_one_that_ends_first_comes_first(figure: Make, dataset: Make) -> None:
    rows = [figure(period=f"2023-01-01/P{months}M") for months in (2, 4, 8, 9, 11)]
    table = ObservationTable(rows, dataset(*rows, entries=(FLOW,)))
    for start, end, found in [("2023-9M", "2023-9M", rows[3:4]), ("2023-8M", "", rows[2:]), ("", "2023-4M", rows[:2])]:
        assert table.select(start=start, end=end).rows == found
    # The first half is no span from January by name, and bounds them all the same.
    assert dataset(*rows, entries=(FLOW,)).select(start="2023-S1") == rows[2:]
    with pytest.raises(UsageError, match="--from 2023-9M is after --to 2023-4M"):
        dataset(*rows, entries=(FLOW,)).select(start="2023-01-01/P9M", end="2023-01-01/P4M")


def test_a_period_that_selects_its_frequency_leaves_the_others_counted(figure: Make, dataset: Make) -> None:
    rows = [figure(period=period) for period in ("2022-Q1", "2022-S1", "2022", "2023")]
    table = ObservationTable(rows, dataset(*rows, entries=(FLOW,)))
    found = table.select(start="2022-Q1")
    assert (found.rows, found.beside) == (rows[:1], {"A": 2, "S": 1})
    assert not table.select(freq="Q").beside  # asked for by name
    with pytest.raises(DataError) as caught:
        table.select(start="2022-Q2")
    told = "not in this table: there are no quarters here; also there: figures of years (1): --freq A or all."
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (["A"], ["2020", "2022"]), (["ytd"], ["2022-01-01/P9M"]), (["Q"], ["2022-Q1"]), (["A", "Q"], ["2020", "2022", "2022-Q1"]),
        (["all"], ["2020", "2022", "2022-Q1", "2022-01-01/P9M"]),
    ],
)  # fmt: skip
def test_frequencies_narrow_to_their_periods(wanted: list[str], kept: list[str], figure: Make) -> None:
    rows = [figure(period=period) for period in ("2020", "2022", "2022-Q1", "2022-01-01/P9M")]
    found = of(rows, wanted)
    assert [one.period for one in found.rows] == kept
    assert sum(found.beside.values()) == len(rows) - len(kept)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        *((word, "A") for word in ("A", "a", "Y", "annual", "year", "Yearly")),
        *((word, "S") for word in ("S", "H", "half", "halves", "half-year")),
        *((word, "Q") for word in ("q", "quarter", "quarterly")),
        *((word, "M") for word in ("m", "MONTH", "months", "monthly")),
        *((word, "ytd") for word in ("ytd", "YTD", "cumulative")),
        ("ALL", "all"),
    ],
)
def test_a_frequency_has_words(said: str, code: str) -> None:
    assert frequency(said) == code
    assert frequencies(said, "", "") == (code,)


PERIODS = ["2019", "2020", "2021", "2022", "2021-S1", "2021-S2", "2022-Q1", "2022-09", "2022-01-01/P9M"]


@given(
    made=st.lists(st.tuples(st.sampled_from(["s.whole", "s.part"]), st.sampled_from(PERIODS)), max_size=20),
    number=st.integers(1, 4),
)
def test_the_last_periods_of_each_series_are_its_last(made: list[tuple[str, str]], number: int, figure: Make) -> None:
    rows = [figure(indicator, period, vintage=str(n)) for n, (indicator, period) in enumerate(made, 2000)]
    kept = last_periods(rows, number)
    assert [one for one in rows if one in kept] == kept
    for indicator, period in made:
        alike = {at for name, at in made if name == indicator and periods.frequency(at) == periods.frequency(period)}
        later = [at for at in alike if periods.order(at) > periods.order(period)]
        told = any((one.indicator, one.period) == (indicator, period) for one in kept)
        assert told == (len(later) < number)


def test_the_last_periods_are_those_of_the_frequency_shown(figure: Make, dataset: Make) -> None:
    rows = [figure(period=at) for at in ("2020", "2021", "2022", "2022-Q1", "2022-Q2")]
    table = ObservationTable(rows, dataset(*rows, entries=(FLOW,), years_first=True))
    assert [one.period for one in table.select(last=2)] == ["2021", "2022"]
    assert [one.period for one in table.select(last=1, freq="quarter")] == ["2022-Q2"]
    assert [one.period for one in table.select(last=1, freq="all")] == ["2022", "2022-Q2"]
    assert [one.period for one in table.select(last=1, end=2021)] == ["2021"]
    assert [one.period for one in table.select(start="2020-2021")] == ["2020", "2021"]


@pytest.mark.parametrize(("said", "number"), [("", 0), (0, 0), ("5", 5), (5, 5), ("05", 5)])
def test_the_last_periods_are_a_number(said: str | int, number: int) -> None:
    assert how_many(said) == number


@pytest.mark.parametrize("said", ["x", "0", "-1", -1, "1.5", "²"])
def test_what_is_no_number_of_periods_is_refused(said: str | int, figure: Make, dataset: Make) -> None:
    row = figure()
    with pytest.raises(UsageError, match=f"^--last {said} is not a number of periods: write --last 5, for example.$"):
        ObservationTable([row], dataset(row)).select(last=said)


def test_the_largest_at_a_period_come_first_each_unit_apart(figure: Make) -> None:
    rows = [
        figure("s.a", "2022", "7", measure="growth", unit="percent", unit_mult=0),
        figure("s.b", "2022", "900", unit_mult=8),
        figure("s.b", "2023", "1"),
        figure("s.c", "2022", "1", unit_mult=12),
        figure("s.d", "2023", "5"),
        figure("s.e", "2022", "3", unit="users"),
        figure("s.f", "2022", "9", unit="users"),
    ]
    assert [one.indicator for one in largest(rows, "2022")] == ["s.c", "s.b", "s.b", "s.f", "s.e", "s.a", "s.d"]
    assert [one.indicator for one in largest(rows, "2022", 2)] == ["s.c", "s.b", "s.b"]
    assert [one.indicator for one in largest(rows, first=2)] == ["s.a", "s.b", "s.b"]
    with pytest.raises(DataError, match="there is no figure of 2021 to sort by"):
        largest(rows, "2021")


def test_growth_is_ranked_by_what_is_published(figure: Make) -> None:
    def rate(name: str, value: str, origin: str) -> Any:
        return figure(name, "2022", value, measure="growth", unit="percent", unit_mult=0, origin=origin)

    rows = [rate("s.a", "50", "computed"), rate("s.a", "5", "published"), rate("s.b", "9", "computed")]
    assert [one.indicator for one in ObservationTable(rows, None).largest(2022)] == ["s.b", "s.a", "s.a"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("A", "y annual annually year years yearly"), ("S", "h half halves half-year half-years half-yearly"),
        ("Q", "quarter quarters quarterly"), ("M", "month months monthly"), ("ytd", "cumulative"),
    ],
)  # fmt: skip
def test_every_word_for_a_frequency_is_known_in_any_case(code: str, words: str) -> None:
    for word in words.split():
        assert frequency(word) == frequency(word.upper()) == code
        assert WORDS_FOR_FREQUENCIES.get(word) == (code if len(word) > 1 else None)


@pytest.mark.parametrize(
    ("given", "main"),
    [
        (("2022-Q1", "2022-S1"), "2022-S1"),  # of equally many the longer
        (("2022-09", "2022-Q1"), "2022-Q1"),
        (("2022-01-01/P9M", "2022-09"), "2022-09"),
        (("2022-05-01/P2M", "2022-01-01/P9M"), "2022-01-01/P9M"),
        (("2022-Q1", "2022-Q2", "2022-S1"), "2022-Q1"),
        (("2022-Q1", "2022-Q2", "2022"), "2022"),
    ],
)
def test_an_indicator_answers_at_the_frequency_it_has_most_of(
    given: tuple[str, ...], main: str, figure: Make, dataset: Make
) -> None:
    rows = [figure(period=period) for period in given]
    assert by_years(rows, dataset(*rows)).rows[0].period == main


def test_what_is_left_aside_is_counted_by_thing_and_not_by_print(figure: Make) -> None:
    rows = [figure(), figure(period="2022-Q1"), figure(period="2022-Q1", vintage="2023"), figure(period="2022-Q2")]
    assert of(rows, ["A"]).beside == {"Q": 2}
    assert of([*rows, figure(period="2022-Q1", origin="computed")], ["A"]).beside == {"Q": 3}


def test_a_part_of_a_later_year_only_goes_on(figure: Make, dataset: Make) -> None:
    # The year ends with its last month: a span that ends there adds nothing, the next January does.
    rows = [figure("s.stock", period) for period in ("2022", "2022-12", "2022-11")]
    assert by_years(rows, dataset(*rows, entries=(STOCK,)), newest_part=True).rows == rows[:1]
    rows = [figure("s.stock", period) for period in ("2022", "2023-01")]
    assert by_years(rows, dataset(*rows, entries=(STOCK,)), newest_part=True).rows == rows
    forecast = [figure(period="2025", measure="forecast"), figure(period="2022"), figure(period="2023-01-01/P9M")]
    assert by_years(forecast, dataset(*forecast, entries=(FLOW,)), newest_part=True).rows == forecast


def test_months_are_computed_from_spans_where_there_are_none(figure: Make) -> None:
    with pytest.raises(DataError) as caught:
        of([figure(period="2022-01-01/P9M"), figure(period="2022-01-01/P8M")], ("M",))
    assert str(caught.value) == (
        "not in this table: there are no months here, but spans from January (2): --freq ytd; --freq M --fill months "
        "computes months from them."
    )
    with pytest.raises(DataError) as caught:
        of([figure(period="2022-01-01/P9M")], ("M", "Q"))
    assert str(caught.value).startswith("not in this table: there are no months or quarters here; also there: ")


def test_levels_are_ranked_before_what_else_is_told_and_who_has_none_comes_last(figure: Make) -> None:
    percent = {"measure": "share", "unit": "percent", "unit_mult": 0}
    rows = [
        figure("s.none", "2019"), figure("s.rate", "2020", "90", **percent), figure("s.less", value="5"), figure("s.more", value="7"),
        figure("s.gap", value="99", measure="gap"), figure("s.more", "2019", "1"),
    ]  # fmt: skip
    ranked = [rows[3], rows[5], rows[2], rows[1], rows[0], rows[4]]
    assert largest(rows, "2020") == ranked
    assert largest(rows, "2020", 1) == ranked[:2]
    assert largest(rows, "", 2) == rows[:2]
    with pytest.raises(DataError, match=r"^there is no figure of 2023-9M to sort by\.$"):
        largest(rows, "2023-01-01/P9M")


QUARTERS = ("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2")


@pytest.mark.parametrize(
    ("entry", "years", "parts", "elsewhere", "main"),
    [
        (STOCK, ("2020",), QUARTERS, (), "2021-Q1"), (STOCK, ("2020",), QUARTERS[1:], (), "2020"), (STOCK, ("2020", "2019"), QUARTERS, (), "2020"),
        (STOCK, (), QUARTERS[:2], (), "2021-Q1"), (STOCK._replace(kind="flow"), ("2020",), QUARTERS, (), "2020"),
        (STOCK, ("2020",), QUARTERS, ({"period": "2019"},), "2020"), (STOCK, ("2020",), QUARTERS, ({"period": "2019", "area": "US"},), "2021-Q1"),
        (STOCK, ("2020",), QUARTERS, ({"period": "2019", "indicator": "s.part"},), "2021-Q1"), (STOCK, ("2020",), QUARTERS, ({"period": "2020", "vintage": "2022"},), "2021-Q1"),
    ],
)  # fmt: skip
def test_a_single_year_of_a_state_gives_way_to_six_figures_of_another_frequency(
    entry: Indicator, years: tuple[str, ...], parts: tuple[str, ...], elsewhere: tuple[dict[str, str], ...], main: str, figure: Make, dataset: Make
) -> None:  # fmt: skip
    rows = [figure("s.stock", period) for period in (*years, *parts)]
    others = [figure(**{"indicator": "s.stock", **fields}) for fields in elsewhere]
    found = by_years(rows, dataset(*rows, *others, entries=(entry,)))
    assert found.rows[0].period == main


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, False), ({"freq": "M"}, True), ({"freq": "all"}, True), ({"start": 2020, "end": 2021}, False), ({"start": "2020-Q1"}, True),
        ({"end": "2021-9M"}, True), ({"start": "2020-Q1..2021"}, True), ({"last": 2}, False),
        ({"end": date(2021, 12, 31)}, False), ({"start": date(2021, 1, 1)}, False), ({"start": date(2021, 12, 31)}, True), ({"end": date(2021, 1, 1)}, True),
    ],
)  # fmt: skip
def test_a_frequency_is_asked_for_by_name_or_by_a_shorter_period(asked: dict[str, Any], found: bool) -> None:
    assert is_of_frequency(**asked) is found


@pytest.mark.parametrize(
    ("measure", "basis"), [("level", "nominal"), ("index", "nominal"), ("growth", ""), ("share", "")]
)
def test_rates_follow_each_other_whatever_their_basis(measure: str, basis: str, figure: Make) -> None:
    row = figure(measure=measure, basis="nominal", area="US")
    assert over_time(row) == row.series._replace(basis=basis)


def test_of_a_flow_the_newest_is_among_its_years(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2022"), figure(period="2023-Q1")]
    assert full_years(rows, dataset(entries=(FLOW,))) == rows[:1]
    assert full_years(rows[1:], dataset(entries=(FLOW,))) == rows[1:]
    assert full_years(rows, dataset(entries=(FLOW._replace(kind="stock"),))) == rows
    assert full_years([], dataset(entries=(FLOW,))) == []


def test_what_is_not_kept_is_counted_by_frequency(figure: Make) -> None:
    rows = [figure(period=period) for period in ("2022-Q1", "2022", "2021", "2022-Q2", "2022-09")]
    assert counted_beside(rows, rows[:2]) == {"A": 1, "Q": 1, "M": 1}
    assert counted_beside(rows, rows) == {}


def test_a_name_is_text(figure: Make, dataset: Make) -> None:
    row = figure()
    with pytest.raises(UsageError, match=r"^2020 is not a name: write select\('telecom', 'economy\.gdp', start=2020\)"):
        ObservationTable([row], dataset(row)).select(2020)  # type: ignore[arg-type]


def test_a_table_knows_which_indicators_were_named_by_themselves(figure: Make, dataset: Make) -> None:
    rows = [figure(), figure("s.part"), figure("t.users")]
    table = ObservationTable(rows, dataset(*rows))
    assert table.select("s.whole", "s.part").named == {"s.whole", "s.part"}
    assert table.select("s", "t.users").named == {"t.users"}
    assert table.select("s.part").select("s").named == {"s.part"}


def test_one_period_is_itself_though_shorter_ones_lie_within_it(figure: Make, dataset: Make) -> None:
    rows = [figure(period=period) for period in ("2022-Q1", "2022-02", "2021-Q1")]
    table = ObservationTable(rows, dataset(*rows, entries=(FLOW,)))
    assert table.select(start="2022-Q1", end="2022-Q1").rows == rows[:1]
    assert table.select(start="2022-Q1", end="2022-Q1").beside == {"M": 1}
    with pytest.raises(
        DataError, match=r"^not in this table: s\.whole of 2022-Q1; there are figures of 2021-Q1 to 2022-02"
    ):
        ObservationTable(rows[1:], dataset(*rows[1:])).select(start="2022-Q1", end="2022-Q1")


@pytest.mark.parametrize(
    ("fields", "months"),
    [
        (({"period": "2022-9M"}, {"period": "2022-8M"}), True), (({"period": "2022-9M"}, {"period": "2022-7M"}), False),
        (({"period": "2022-9M"}, {"period": "2021-8M"}), False), (({"period": "2022-9M"}, {"period": "2022-8M", "area": "US"}), False),
        (({"period": "2022-9M", "measure": "growth"}, {"period": "2022-8M", "measure": "growth"}), False), (({"period": "2022"}, {"period": "2022-11M"}), False),
    ],
)  # fmt: skip
def test_months_come_of_two_levels_of_one_series_a_month_apart(
    fields: tuple[dict[str, str], ...], months: bool, figure: Make
) -> None:
    rows = [figure(**{**each, "period": periods.canonical(each["period"])}) for each in fields]
    with pytest.raises(DataError) as caught:
        of(rows, ("M",))
    assert ("--fill months" in str(caught.value)) is months


@pytest.mark.parametrize(("kind", "kept"), [("rate", 2), ("stock", 2), ("flow", 1), ("price", 1), ("index", 1)])
def test_a_month_goes_on_where_it_tells_the_state_of_the_year(
    kind: str, kept: int, figure: Make, dataset: Make
) -> None:
    rows = [figure(period="2022"), figure(period="2023-06")]
    entry = FLOW._replace(kind=kind)
    assert by_years(rows, dataset(*rows, entries=(entry,)), newest_part=True).rows == rows[:kept]


def test_without_a_period_the_headlines_come_first(figure: Make, dataset: Make) -> None:
    rows = [figure("s.a"), figure("s.b"), figure("s.b", "2021"), figure("s.c")]
    data = dataset(*rows, entries=(Indicator("s.c", headline="1"), Indicator("s.b", headline="2")))
    assert largest(rows, first=2, data=data) == [rows[3], rows[1], rows[2]]
    assert largest(rows, data=data) == rows


def test_the_first_day_of_a_year_begins_it_and_the_last_ends_it(figure: Make, dataset: Make) -> None:
    rows = [figure(period=period) for period in ("2020", "2021", "2021-01", "2021-12", "2022")]
    table = ObservationTable(rows, dataset(*rows, entries=(FLOW,), years_first=True))
    assert table.select(start=date(2020, 1, 1), end=date(2021, 12, 31)).rows == rows[:2]
    assert table.select(start=date(2021, 12, 31), end=date(2021, 12, 30)).rows == rows[3:4]
    assert table.largest(date(2021, 12, 31)).rows == rows
    with pytest.raises(DataError, match=r"^there is no figure of 2020-12 to sort by\.$"):
        table.largest(date(2020, 12, 1))
