"""Observations: which of several figures counts, and what a selection selects."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digecon_cli.core.dataset import Dataset, replaced
from digecon_cli.core.errors import DataError, NothingFound, UsageError
from digecon_cli.core.messages import Message
from digecon_cli.core.model import Break, Cast, Indicator, Observation, Rest, Revision, Source, agree, facts_of_print

Make = Callable[..., Any]

ENTRY = Indicator("s.whole", sector="s", kind="flow", unit="CNY", unit_mult=8, producer="Bureau")
SOURCES = {
    "bureau-2020": Source("bureau-2020", "Bureau", "Report", "", "", ""),
    "bureau-2021": Source("bureau-2021", "Bureau", "Copy of the report", "", "", "a newspaper"),
    "press-2020": Source("press-2020", "Press", "An article", "", "", ""),
}


@pytest.fixture(scope="module")
def known(dataset: Make) -> Callable[..., Observation | None]:
    """Answer which of several figures counts, in a table with one producer and three documents."""
    data: Dataset = dataset(entries=(ENTRY,), sources=SOURCES)
    return data.standing_figure


def test_a_figure_of_status_u_counts_only_if_there_is_nothing_else(figure: Make, known: Make) -> None:
    weak, good = figure(value="120", status="U", vintage="2022"), figure(value="100", vintage="2020")
    assert known([weak, good]) is good
    assert known([weak, good], "first") is good
    assert known([weak]) is weak
    assert known([weak, figure(value="90", status="U", vintage="2021")]) is weak, "of two weak ones the later"


def test_the_producer_counts_before_others(figure: Make, known: Make) -> None:
    press = figure(value="120", vintage="2023", source="press-2020")
    bureau = figure(value="100", vintage="2020", source="bureau-2020")
    assert known([press, bureau]) is bureau
    assert known([figure(value="100", status="U", source="bureau-2020"), press]) is press, "U is tested first"


def test_the_latest_vintage_that_differs_stands(figure: Make, known: Make) -> None:
    old, new = figure(value="100", vintage="2020-01"), figure(value="102", vintage="2020-12")
    assert known([old, new]) is new
    assert known([old, new], "first") is old


def test_of_figures_that_agree_within_rounding_the_finer_print_stands(figure: Make, known: Make) -> None:
    fine, coarse = figure(value="100.4", vintage="2020-01"), figure(value="100", vintage="2020-12")
    assert known([fine, coarse]) is fine
    assert known([coarse, fine], "first") is fine
    assert known([fine, figure(value="101", vintage="2020-12")]).value == "101", "100.4 is no rounding of 101"


def test_a_print_that_another_replaces_by_its_text_stands_no_longer(figure: Make, known: Make) -> None:
    # "6, 0.1 below the first estimate": 6 is 5.5 to 6.5 and so agrees with 6.1, which is finer, and is what it replaces.
    first = figure(value="6.1", vintage="2020-01", source="bureau-2020")
    repeated = figure(value="6.1", vintage="2020-02", source="bureau-2020b")
    final = figure(
        value="6", vintage="2020-12-30", source="bureau-2021", facts=facts_of_print("s", "2020", "", "bureau-2020", "")
    )
    silent = final._replace(facts=())
    for rows in ([first, repeated, final], [final, repeated, first]):
        assert known(rows) is final
        assert known(rows, "2020-12-30") is final
        assert known(rows, "2020-11").value == "6.1", "the replacement was not known yet"
        assert known(rows, "first") is first
    assert known([first, silent]) is first, "nothing says that it replaces 6.1, so it repeats it"
    finer = silent._replace(value="6.0", low="5.95", high="6.05")
    assert known([first, final, finer]) is finer, "a finer print of the replacement"
    early = final._replace(vintage="2020")
    assert known([first, early]) is early, "whatever the day, of which only the year is known"


@given(
    prints=st.lists(st.tuples(st.integers(50, 70), st.sampled_from("123456789")), min_size=2, max_size=8),
    replaced_one=st.integers(0, 6),
    replacing=st.integers(1, 7),
    digits=st.integers(0, 1),
)
def test_of_any_prints_the_one_that_is_replaced_never_stands(
    prints: list[tuple[int, str]], replaced_one: int, replacing: int, digits: int, figure: Make, known: Make
) -> None:
    gone, new = sorted((replaced_one % len(prints), replacing % len(prints)))
    rows = [
        figure(value=f"{tenths / 10:.{digits if place == new else 1}f}", vintage=f"202{year}", source=f"d{place}")
        for place, (tenths, year) in enumerate(prints)
    ]
    assume(rows[gone].value != rows[new].value)
    rows[new] = rows[new]._replace(facts=facts_of_print("s", "2020", "", f"d{gone}", ""))
    standing = known(rows)
    assert standing.value != rows[gone].value
    assert known(rows[::-1]) == standing


def test_of_several_prints_of_one_release_the_finer_counts(figure: Make, known: Make) -> None:
    # 100 is 99.5 to 100.5, and 101.2 is 101.15 to 101.25: they do not agree, so neither is a print of the other.
    coarse, fine = (
        figure(value=value, vintage="2021", source=source) for value, source in (("100", "a"), ("101.2", "b"))
    )
    for rows in ([coarse, fine], [fine, coarse]):
        assert known(rows) is fine
        assert known(rows, "first") is fine


def test_figures_of_a_hundred_million_that_only_touch_do_not_agree(figure: Make) -> None:
    # 1.21 in 10^8 ends at 121.5 million, where 122 million begins; as binary numbers the first end lies a little above.
    yi, million = figure(value="1.21"), figure(value="122", unit_mult=6)
    assert not agree(yi, million)
    assert not agree(million, yi)
    assert agree(figure(value="1.22"), million)


def test_an_unqualified_figure_counts_before_over(figure: Make, known: Make) -> None:
    over, plain = figure(value="100", bound="over", vintage="2021"), figure(value="103", vintage="2020")
    assert known([over, plain]) is plain
    assert known([over]) is over


def test_of_equal_prints_the_first_hand_document_counts(figure: Make, known: Make) -> None:
    copy, own = figure(vintage="2020", source="bureau-2021"), figure(vintage="2020", source="bureau-2020")
    assert known([copy, own]) is own
    assert known([copy, own], "first") is own


@pytest.mark.parametrize(
    ("when", "value"),
    [("2019-12", None), ("2020-01", "100"), ("2020-11", "100"), ("2020", "102"), ("2020-12-14", "100"),
     ("2020-12-15", "102"), ("2020-12", "102"), ("2024", "105"), ("latest", "105"), ("first", "100")],
)  # fmt: skip
def test_what_stood_on_a_day(figure: Make, known: Make, when: str, value: str | None) -> None:
    figures = [
        figure(value="105", vintage="2022"),
        figure(value="100", vintage="2020-01-17"),
        figure(value="102", vintage="2020-12-15"),
    ]
    found = known(figures, when)
    assert (found and found.value) == value


def test_a_figure_counts_on_a_day_only_if_it_was_surely_released_by_then(figure: Make, known: Make) -> None:
    year = figure(value="100", vintage="2020")
    assert known([year], "2020-11") is None, "it may have been released in December"
    assert known([year], "2020-12-31") is year
    assert known([figure(value="100")], "2020") is None, "nobody says when it was released"
    december = figure(value="102", vintage="2020-12-31")
    assert known([year, december], "2020") is december, "a year asks with all that it brought"


def test_of_a_partial_and_a_full_vintage_the_surely_earlier_one_is_first(figure: Make, known: Make) -> None:
    sure, vague = figure(value="100", vintage="2020-02-10"), figure(value="104", vintage="2020")
    assert known([vague, sure], "first") is sure


def test_without_candidates_nothing_counts(known: Make) -> None:
    assert known([]) is None


@pytest.mark.parametrize(
    ("chosen", "other", "reason"),
    [
        ({}, {"value": "120", "status": "U"}, "better sourced"),
        ({"source": "bureau-2020"}, {"value": "120", "source": "press-2020"}, "the producer's own figure"),
        ({"source": "press-2020"}, {"value": "120", "status": "U", "source": "bureau-2020"}, "better sourced"),
        ({"vintage": "2021"}, {"value": "120", "vintage": "2020"}, "the latest release"),
        ({"value": "100.1"}, {"value": "100"}, "the finer print"),
    ],
)
def test_the_step_that_decided_is_told(
    figure: Make, dataset: Make, chosen: dict[str, str], other: dict[str, str], reason: str
) -> None:
    data = dataset(entries=(ENTRY,), sources=SOURCES)
    group = [figure(**other), figure(**chosen)]
    assert data.standing_figure(group) is group[1]
    assert data.reason_it_stands(group[1], group) == reason


@pytest.fixture
def table(figure: Make, dataset: Make) -> Dataset:
    """A table of two sectors, with years, a quarter and nine months."""
    spans = ("2020", "2021", "2022", "2022-Q1", "2022-01-01/P9M")
    rows = [figure("s.whole", one) for one in spans] + [figure("s.part", "2022"), figure("t.users", "2022", area="US")]
    made: Dataset = dataset(*rows, entries=(ENTRY, Indicator("t.users", sector="t"), Indicator("t.empty", sector="t")))
    return made


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["s"], {"s.whole", "s.part"}),
        (["s.part"], {"s.part"}),
        (["*.whole"], {"s.whole"}),
        (["?.users", "s.part"], {"t.users", "s.part"}),
        (["s.part", "s.part"], {"s.part"}),
        (["[st].*"], {"s.whole", "s.part", "t.users", "t.empty"}),
    ],
)
def test_a_name_is_a_sector_an_indicator_or_a_glob(table: Dataset, names: list[str], found: set[str]) -> None:
    assert table.match(names) == found


@pytest.mark.parametrize(
    ("names", "alone"),
    [
        (["s"], set()),
        (["t.*"], set()),
        (["*.whole"], {"s.whole"}),
        (["s.part"], {"s.part"}),
        (["s", "t.users"], {"t.users"}),
        (["s.part", "t.users"], {"s.part", "t.users"}),
        ([], set()),
    ],
)
def test_a_name_that_means_one_indicator_means_it_alone(table: Dataset, names: list[str], alone: set[str]) -> None:
    assert table.named_alone(names) == alone


@pytest.mark.parametrize(
    ("name", "hint"),
    [("s.hole", " Did you mean 's.whole'?"), ("t.usrs", " Did you mean 't.users'?"), ("zzz*", ""), ("", "")],
)
def test_an_unknown_name_is_refused_with_the_nearest(table: Dataset, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        table.match([name])
    assert (
        str(caught.value)
        == f"'{name}' is neither a sector nor an indicator.{hint} 'digecon list --data FILE' shows all of them."
    )


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"start": "2021"}, ["2021", "2022", "2022-Q1", "2022-01-01/P9M"]),
        ({"end": "2021"}, ["2020", "2021"]),
        ({"start": "2022", "end": "2022-9M"}, ["2022-Q1", "2022-01-01/P9M"]),
        ({"start": "2022-9M", "end": "2022-9M"}, ["2022-Q1", "2022-01-01/P9M"]),
        ({"start": "2022-10M"}, ["2022", "2022-Q1"]),
        ({"start": "2022-Q1", "end": "2022-Q1"}, ["2022-Q1"]),
    ],
)
def test_spans_narrow_to_the_periods_inside(table: Dataset, options: dict[str, str], found: list[str]) -> None:
    assert [one.period for one in table.select(["s.whole"], **options)] == found


def test_no_name_selects_all_and_an_area_narrows(table: Dataset) -> None:
    assert len(table.select()) == 7
    assert [one.indicator for one in table.select(area="US")] == ["t.users"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"area": "XX"}, "'XX' is not an area of this table. Known: CN, US."),
        ({"area": "USS"}, "'USS' is not an area of this table. Did you mean 'US'? Known: CN, US."),
        ({"area": "CN,XX"}, "'XX' is not an area of this table. Known: CN, US."),
        ({"start": "2022", "end": "2020"}, "--from 2022 is after --to 2020: swap them."),
    ],
)
def test_a_wrong_selection_is_refused(table: Dataset, options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        table.select(**options)
    assert str(caught.value) == message


@pytest.mark.parametrize("names", [["s"], ["t.empty"]])
def test_an_empty_selection_is_an_error(table: Dataset, names: list[str]) -> None:
    with pytest.raises(
        NothingFound,
        match=r"^(not in this table: s\.whole.* of 2030 and later; |nothing is selected: see 'digecon list --data FILE')",
    ):
        table.select(names, start="2030")


def test_one_figure_stands_for_each_thing(figure: Make, dataset: Make) -> None:
    rows = [
        figure(value="100", vintage="2021"),
        figure(value="101", vintage="2022"),
        figure(value="5", measure="growth", unit="percent", unit_mult=0, basis="nominal"),
        figure(value="4", measure="growth", unit="percent", unit_mult=0, basis="constant_prices"),
        figure("s.part", value="7"),
    ]
    data = dataset(*rows)
    assert [one.value for one in data.standing(rows)] == ["101", "5", "4", "7"]
    assert [one.value for one in data.standing(rows, "2021")] == ["100"], "of the others nobody says when"


def test_an_indicator_that_no_catalog_describes_has_its_id_and_sector(table: Dataset) -> None:
    assert table.about("x.new") == Indicator("x.new", sector="x")
    assert table.about("x.new").name("zh") == "x.new"
    assert Indicator("x.y", label="Users", label_zh="用户").name("zh") == "用户"


def test_an_interval_is_in_the_plain_unit(figure: Make) -> None:
    interval = figure(value="50.2", unit_mult=12).interval()
    assert tuple(interval) == pytest.approx((50.2e12, 50.15e12, 50.25e12, True, False))


@pytest.mark.parametrize(
    ("part", "whole", "relation"),
    [
        ("s.a", "s.whole", "part"), ("s.b", "s.a", "part"), ("s.b", "s.whole", "part"),  # a part of a part
        ("s.c", "s.a", "subset"), ("s.c", "s.whole", "subset"),  # a subset of a part
        ("s.d", "s.c", "part"), ("s.d", "s.whole", "subset"),  # a part of a subset
        ("s.e", "s.a", "overlap"), ("s.e", "s.whole", ""),  # what overlaps does so with its own whole only
        ("s.f", "s.e", "part"), ("s.f", "s.a", ""),
        ("s.whole", "s.a", ""), ("s.new", "s.whole", ""), ("s.loop", "s.whole", ""),
    ],
)  # fmt: skip
def test_a_part_of_a_part_is_a_part(part: str, whole: str, relation: str, dataset: Make) -> None:
    stated = {
        "s.a": ("s.whole", "part"), "s.b": ("s.a", "part"), "s.c": ("s.a", "subset"), "s.d": ("s.c", "part"),
        "s.e": ("s.a", "overlap"), "s.f": ("s.e", "part"), "s.loop": ("s.loop", "part"),
    }  # fmt: skip
    entries = tuple(Indicator(name, parent=of, part_of=how) for name, (of, how) in stated.items())
    assert dataset(entries=entries).relation(part, whole) == relation


@pytest.mark.parametrize(
    ("fields", "kind", "unit", "scale", "told"),
    [
        ({"unit": "CNY", "unit_mult": 8}, "flow", ("CNY", 9), None, ("CNY", 9)),  # the catalog's multiple
        ({"unit": "CNY", "unit_mult": 8}, "flow", ("CNY", 9), 6, ("CNY", 6)),
        ({"unit": "CNY", "unit_mult": 8}, "flow", ("CNY", 9), 0, ("CNY", 0)),
        ({"unit": "GB", "unit_mult": 8}, "flow", ("ZB", 0), None, ("ZB", 0)),  # of one kind
        ({"unit": "GB", "unit_mult": 8}, "flow", ("CNY", 9), None, ("B", 9)),  # of another: its own, plain
        ({"unit": "CNY", "unit_mult": 8}, "price", ("CNY", 0), 6, ("CNY", 0)),  # a price is no amount
        ({"unit": "CNY per person", "unit_mult": 0}, "", ("CNY per person", 0), 3, ("CNY per person", 0)),
        ({"unit": "index", "unit_mult": 0}, "index", ("index", 0), 3, ("index", 0)),
        ({"unit": "percent", "unit_mult": 0}, "rate", ("percent", 0), 3, ("percent", 0)),
        ({"unit": "CNY", "unit_mult": 8}, "flow", ("percent", 0), None, ("CNY", 8)),
        ({"unit": "CNY", "unit_mult": 8}, "flow", ("", 0), None, ("CNY", 8)),
        ({"unit": "", "unit_mult": 4}, "flow", ("CNY", 9), None, ("", 4)),
        ({"unit": "GB", "unit_mult": 8, "measure": "ratio"}, "flow", ("ZB", 0), 3, ("GB", 8)),  # relative to a base
        ({"unit": "CNY", "unit_mult": 8, "measure": "target"}, "flow", ("CNY", 9), None, ("CNY", 9)),
        ({"unit": "CNY", "unit_mult": 8}, "rate", ("CNY", 9), 6, ("CNY", 9)),
    ],
)  # fmt: skip
def test_a_series_is_told_in_one_unit_and_multiple(
    fields: dict[str, Any], kind: str, unit: tuple[str, int], scale: int | None, told: tuple[str, int], figure: Make, dataset: Make
) -> None:  # fmt: skip
    data = dataset(entries=(Indicator("s.whole", kind=kind, unit=unit[0], unit_mult=unit[1]),))
    assert data.display_unit(figure(**fields), scale) == told


def test_the_earliest_period_of_a_series_is_of_its_frequency_published_or_not(figure: Make, dataset: Make) -> None:
    rows = (
        figure(period="2021"),
        figure(period="2020", origin="computed"),
        figure(period="2019-Q2"),
        figure("s.part", "2001"),
    )
    data = dataset(*rows)
    for row in rows[:2]:
        assert data.earliest(row.series, "A") == 2020 * 12
        assert data.earliest(row.series, "Q") == 2019 * 12 + 3
    assert data.earliest(rows[0].series, "M") > 9999 * 12, "there is none"


def test_a_selection_without_figures_says_what_there_is(figure: Make, dataset: Make) -> None:
    rows = figure(period="2021"), figure(period="2020-01-01/P9M", area="US"), figure("s.part", "2001")
    with pytest.raises(DataError) as caught:
        dataset(*rows).select(["s.whole"], start="2030")
    assert str(caught.value) == (
        "not in this table: s.whole of 2030 and later; there are figures of 2020-9M to 2021. "
        "Nearest: 'digecon show s.whole 2021 --data FILE'."
    )


def test_one_name_means_one_indicator(figure: Make, dataset: Make) -> None:
    names = [f"s.{letter}" for letter in "abcdef"]
    data = dataset(
        *(figure(name) for name in names), entries=(Indicator("s.f", headline="1"), Indicator("s.e", headline="2"))
    )
    assert data.single_indicator("s.a") == ("s.a", "")
    assert data.single_indicator("s.a@US") == ("s.a", "US")
    with pytest.raises(UsageError) as caught:
        data.single_indicator("s")
    assert str(caught.value) == "'s' names several indicators: write one of s.f, s.e, s.a, s.b, s.c ..."
    with pytest.raises(UsageError) as caught:
        dataset(*(figure(name) for name in names[:2])).single_indicator("s")
    assert str(caught.value) == "'s' names several indicators: write one of s.a, s.b."


def test_a_dataset_of_other_figures_keeps_what_is_known_beside_them(figure: Make, dataset: Make) -> None:
    data = dataset(
        figure(), entries=(ENTRY,), sources=SOURCES, breaks=(Break("s.whole", "CN", "2021", "why"),), years_first=True,
        revisions=(Revision("s.whole", "CN", "", "2018", "2020", "", "second"), Revision("s.whole", "CN", "", "2018", "2019", "", "first")),
    )  # fmt: skip
    data.remarks, data.rates = [Message("read")], "economy.usd_cny"
    data.made = {figure().identity: Cast(figure(), figure(), 1)}
    other = data.with_observations([figure(period="2021")])
    assert [one.period for one in other.observations] == ["2021"]
    assert (other.catalog, other.breaks, other.sources) == (data.catalog, data.breaks, data.sources)
    assert (other.years_first, other.notices, other.rates, other.made) == (True, ["read"], "economy.usd_cny", data.made)
    assert [one.reason for one in other.revisions["s.whole", "CN"]] == ["first", "second"]
    other.remarks.append(Message("more"))
    assert data.notices == ["read"]
    assert not data.series(figure(period="2021").series).get("2021")


def test_what_was_revised_is_a_level_or_an_index(figure: Make, dataset: Make) -> None:
    data = dataset(revisions=(Revision("s.whole", "CN", "", "2018", "2019", "", "why"),))
    assert [bool(data.revised(figure(measure=one))) for one in ("level", "index", "growth")] == [True, True, False]
    assert data.edition(figure("s.part")) == ()


def test_of_what_is_known_of_a_figure_its_document_tells_the_producer(figure: Make, dataset: Make) -> None:
    data = dataset(sources=SOURCES)
    told = [data.organisation(figure(source=one)) for one in ("press-2020", "another", "")]
    assert told == ["Press", "another", "no source"]


def test_among_peers_the_latest_release_stands_whoever_else_prints_one(figure: Make, dataset: Make) -> None:
    data = dataset(entries=(ENTRY,), sources=SOURCES)
    chosen, peer = (
        figure(source="bureau-2021", vintage="2021"),
        figure(value="120", source="bureau-2020", vintage="2020"),
    )
    group = [chosen, peer, figure(value="130", source="press-2020")]
    assert data.reason_it_stands(chosen, group) == "the latest release"


def test_the_first_period_of_a_series_is_that_of_its_price_basis_and_frequency(figure: Make, dataset: Make) -> None:
    rows = [
        figure(period="2019"), figure(period="2020", origin="computed"), figure(period="2018-S1"),
        figure(period="2021", basis="constant_prices"), figure(period="2017", area="US"),
    ]  # fmt: skip
    data: Dataset = dataset(*rows)
    known = [(data.earliest(one.series, "A"), data.earliest(one.series, "S")) for one in rows]
    none = data.earliest(rows[0].series, "Q")
    assert known == [
        (2019 * 12, 2018 * 12), (2019 * 12, 2018 * 12), (2019 * 12, 2018 * 12), (2021 * 12, none), (2017 * 12, none),
    ]  # fmt: skip
    assert none > 9999 * 12


def test_a_figure_stands_by_its_release_where_one_that_is_trusted_as_much_differs(figure: Make, dataset: Make) -> None:
    data: Dataset = dataset(entries=(ENTRY,), sources=SOURCES)
    new, old = figure(value="102", vintage="2021"), figure(value="100", vintage="2020")
    weak, press = figure(value="90", status="U"), figure(value="95", source="press-2020")
    fine = figure(value="102.1", vintage="2020")
    told = {
        "better sourced": [weak], "the producer's own figure": [press], "the latest release": [old],
        "the finer print": [fine],
    }  # fmt: skip
    for reason, others in told.items():
        assert data.reason_it_stands(new, [new, *others]) == reason
    assert data.reason_it_stands(new, [weak, new, press]) == "better sourced"
    assert data.reason_it_stands(new, [weak, new, old]) == "the latest release"
    assert data.reason_it_stands(new, [press, new, old]) == "the latest release"
    assert data.reason_it_stands(new, [press, new, fine]) == "the finer print"
    assert data.reason_it_stands(new, [fine, new, old]) == "the latest release"


def test_of_equal_prints_the_first_hand_document_counts_whatever_it_is_called(figure: Make, dataset: Make) -> None:
    copied = Source("a-2020", "Bureau", "Copy of the report", "", "", "a newspaper")
    data: Dataset = dataset(entries=(ENTRY,), sources={**SOURCES, "a-2020": copied})
    copy, own = figure(vintage="2020", source="a-2020"), figure(vintage="2020", source="bureau-2020")
    for when in ("latest", "first"):
        assert data.standing_figure([copy, own], when) is own
    later = copy._replace(vintage="2021")
    assert data.standing_figure([own, later]) is later, "of equal prints the newest"


@pytest.mark.parametrize("bound", ["over", "under"])
def test_a_bound_of_unknown_precision_is_no_finer_print(bound: str, figure: Make, known: Make) -> None:
    opened = figure(value="100", bound=bound, low="", high="", vintage="2021")
    plain = figure(value="100", vintage="2020")
    assert known([opened, plain]) is plain


def test_a_name_may_restrict_its_own_areas_only(figure: Make, dataset: Make) -> None:
    rows = [figure(), figure(area="US"), figure("s.part"), figure("s.part", area="US"), figure("s.other", area="JP")]
    data: Dataset = dataset(*rows)
    assert data.select(["s.whole@US", "s.part"]) == rows[1:4]
    assert data.select(["s.whole@US", "s.whole"]) == rows[:2]
    with pytest.raises(
        NothingFound,
        match=r"^not in this table: s\.whole, s\.part of Japan; there are figures of China, United States\.",
    ):
        data.select(["s.whole@JP", "s.part"])


def test_one_indicator_is_asked_for(figure: Make, dataset: Make) -> None:
    names = [f"s.{letter}" for letter in "abcdef"]
    entries = tuple(Indicator(name, sector="s", headline="2" if name == "s.f" else "") for name in names)
    data: Dataset = dataset(*map(figure, names), figure("t.one"), figure("u.one"), entries=entries)
    assert (data.single_indicator("s.a"), data.single_indicator("s.a@US")) == (("s.a", ""), ("s.a", "US"))
    with pytest.raises(
        UsageError, match=r"^'s' names several indicators: write one of s\.f, s\.a, s\.b, s\.c, s\.d \.\.\.$"
    ):
        data.single_indicator("s")
    with pytest.raises(UsageError, match=r"write one of s\.f, s\.a, s\.b, s\.c, s\.d\.$"):
        data.single_indicator("s.[abcdf]")
    with pytest.raises(UsageError, match=r"^'' is neither a sector nor an indicator"):
        data.single_indicator("")
    with pytest.raises(NothingFound, match=r"^not in this table: no series name or definition contains 'nothing'"):
        data.single_indicator("nothing")


def test_the_areas_of_a_dataset_are_found_once(figure: Make, dataset: Make) -> None:
    found = dataset(figure("a.x"), figure("a.x", area="US"), figure("a.y"))
    assert found.areas() == {"a.x": {"CN", "US"}, "a.y": {"CN"}}
    assert found.areas() is found.areas()


def test_the_parts_of_a_whole_are_counted(dataset: Make) -> None:
    entries = (
        Indicator("s.a", parent="s.whole", part_of="part"), Indicator("s.b", parent="s.whole;s.a", part_of="part;subset"),
        Indicator("s.c", parent="s.whole", part_of="overlap"), Indicator("s.whole"),
    )  # fmt: skip
    data: Dataset = dataset(entries=entries)
    assert dict(data.parts) == {"s.whole": 3, "s.a": 1}
    assert data.parts is data.parts


@pytest.mark.parametrize(
    ("given", "years_first", "told"),
    [("", False, " --data FILE"), ("", True, ""), (" --data own.csv", False, " --data own.csv"), (" --data own.csv", True, " --data own.csv")],
)  # fmt: skip
def test_a_command_reads_the_table_that_is_read(given: str, years_first: bool, told: str, dataset: Make) -> None:
    data = dataset(years_first=years_first)
    data.given = given
    assert data.table == told


def test_a_dataset_of_other_figures_or_revisions_keeps_all_else(figure: Make, dataset: Make) -> None:
    revision = Revision("s.whole", "CN", "", "2018", "2020", "", "why")
    data: Dataset = dataset(
        figure(),
        entries=(ENTRY,),
        sources=SOURCES,
        breaks=(Break("s.whole", "CN", "2021", "why"),),
        revisions=(revision,),
    )
    data.reviewed, data.rates, data.has_authority, data.priced = {"s.whole"}, "s.rate", True, {("s.whole", "2020")}
    data.made = {figure().identity: Cast(figure(), figure(), 1)}
    data.rests = {figure().identity: Rest(figure(), figure())}
    data.day, data.given, data.remarks = "2022", " --data own.csv", [Message("read")]
    other = data.with_revisions([revision._replace(reason="again")])
    assert [one.reason for one in other.revisions["s.whole", "CN"]] == ["again"]
    assert other.observations == data.observations
    for found in (other, data.with_observations(())):
        for name in (
            "catalog",
            "breaks",
            "sources",
            "years_first",
            "reviewed",
            "rates",
            "has_authority",
            "priced",
            "made",
            "rests",
            "day",
            "given",
            "remarks",
        ):
            assert getattr(found, name) == getattr(data, name), name


def test_a_break_is_known_from_its_day_on(dataset: Make) -> None:
    breaks = [
        Break("s.whole", "CN", period, "why", known=known)
        for period, known in (("2018", ""), ("2020", "2021-05"), ("2021", "2023"))
    ]
    data: Dataset = dataset(breaks=breaks)

    def known(day: str) -> list[str]:
        return [at.period for at in data.known_by(day).breaks["s.whole", "CN"]]

    assert known("2021-05-30") == ["2018"]
    assert known("2021-05-31") == known("2021-05") == known("2023-12-30") == ["2018", "2020"]
    assert known("2023") == known("latest") == ["2018", "2020", "2021"]
    assert (data.known_by("2022").day, data.day) == ("2022", "")
    assert data.known_by("latest") is data.known_by("first") is data.known_by("") is data
    then = data.known_by("2022")
    assert then.known_by("2022") is then
    assert then.known_by("2020").day == "2020"


@pytest.mark.parametrize(
    ("since", "source", "day", "rate", "stated"),
    [
        ("", "", "", {"basis": "comparable"}, True), ("", "", "", {"basis": "nominal"}, False), ("", "", "", {}, False),
        ("2018", "", "", {"period": "2018"}, True), ("2018", "", "", {"period": "2017", "basis": "comparable"}, False), ("2018", "", "", {"period": "2019"}, True),
        ("2018", "", "", {"period": "2020", "base_period": "2017"}, True), ("2018", "", "", {"period": "2020", "base_period": "2016"}, False),
        ("none", "", "", {"basis": "comparable"}, False),
        ("2018", "bureau", "", {}, True), ("2018", "bureau", "2020", {}, True), ("2018", "bureau", "2020-03", {}, True), ("2018", "bureau", "2020-02", {}, False),
        ("2018", "unknown", "2019", {}, True), ("2018", "undated", "2019", {}, True),
    ],
)  # fmt: skip
def test_growth_is_stated_to_be_comparable_by_a_document_known_then(
    since: str, source: str, day: str, rate: dict[str, str], stated: bool, figure: Make, dataset: Make
) -> None:
    entry = ENTRY._replace(comparable_since=since, comparable_source=source)
    known = {
        "bureau": Source("bureau", "Bureau", "", "", "2020-03", ""),
        "undated": Source("undated", "Bureau", "", "", "", ""),
    }
    data: Dataset = dataset(entries=(entry,), sources=known)
    assert bool(data.known_by(day).states_comparable(figure(measure="growth", **rate))) is stated


def test_yuan_in_dollars_are_of_one_answer(figure: Make, dataset: Make) -> None:
    row = figure()
    data: Dataset = dataset(row)
    data.priced.add(("s.whole", "2020"))
    found = data.at_rates("economy.usd_cny")
    assert (found.rates, found.has_authority, found.priced) == ("economy.usd_cny", True, set())
    assert (data.rates, data.has_authority, data.priced) == ("", False, {("s.whole", "2020")})
    assert found.series(row.series) is data.series(row.series)


def test_the_areas_with_a_published_level_are_told_in_order(figure: Make, dataset: Make) -> None:
    rows = [
        figure(area="US"), figure(area="CN"), figure(area="JP", origin="computed"), figure(area="DE", measure="growth"), figure(area="FR", period="2021"),
        figure("s.part", area="GB"),
    ]  # fmt: skip
    data: Dataset = dataset(*rows)
    assert data.areas_with("s.whole", "2020") == ["CN", "US"]
    assert data.areas_with("s.whole", "2021") == ["FR"]
    assert data.areas_with("s.whole", "2022") == data.areas_with("s.new", "2020") == []


def test_the_published_rates_of_a_figure_are_of_any_basis(figure: Make, dataset: Make) -> None:
    rate = {"measure": "growth", "unit": "percent", "unit_mult": 0}
    rows = [
        figure(value="5", basis="nominal", **rate),
        figure(value="4", basis="constant_prices", **rate),
        figure(value="6", vintage="2022", basis="nominal", **rate),
    ]
    others = [
        figure(), figure(origin="computed", **rate), figure(area="US", **rate), figure(period="2021", **rate), figure("s.part", **rate),
        figure(**{**rate, "measure": "share"}),
    ]  # fmt: skip
    data: Dataset = dataset(*others[:3], *rows, *others[3:])
    assert sorted(one.value for one in data.published_rates(figure())) == ["4", "5", "6"]
    assert list(data.published_rates(figure(period="2019"))) == []
    assert [one.area for one in data.published_rates(figure(area="US"))] == ["US"]


def test_a_print_that_replaces_none_leaves_those_without_a_document(figure: Make) -> None:
    alone, inferred = figure(), figure(value="110", facts=facts_of_print("s", "2020", "2022", "", "2021"))
    assert list(replaced([alone, inferred])) == []
    final = figure(value="102", source="b", facts=facts_of_print("s", "2020", "2022", "a", ""))
    first, again = figure(source="a"), figure(source="c")
    assert set(replaced([first, again, final, inferred])) == {first, again}
    assert list(replaced([again, final])) == []


def test_levels_and_indexes_are_measured(figure: Make, dataset: Make) -> None:
    rows = [
        figure(),
        figure("s.i", measure="index"),
        figure("s.g", measure="growth"),
        figure(area="US"),
        figure("s.t", measure="target"),
    ]
    assert dataset(*rows).measured() == {("s.whole", "CN"), ("s.i", "CN"), ("s.whole", "US")}


@pytest.mark.parametrize(
    ("area", "found"), [("CN", ["CN"]), ("CN,US", ["CN", "US"]), ("Korea, Rep.", ["Korea, Rep."]), ("US,CN", ["CN", "US"])]
)  # fmt: skip
def test_an_area_may_have_a_comma_where_a_row_is_of_it(
    area: str, found: list[str], figure: Make, dataset: Make
) -> None:
    data: Dataset = dataset(*(figure(area=name) for name in ("CN", "US", "Korea, Rep.", "JP")))
    assert [one.area for one in data.select(area=area)] == found


@pytest.mark.parametrize(
    ("status", "source", "trust"),
    [
        ("A", "bureau-2020", (False, False)), ("A", "press-2020", (False, True)), ("U", "bureau-2020", (True, False)), ("U", "press-2020", (True, True)),
        ("A", "unknown", (False, False)), ("E", "", (False, False)),
    ],
)  # fmt: skip
def test_trust_is_in_the_producer_and_in_what_is_well_sourced(
    status: str, source: str, trust: tuple[bool, bool], figure: Make, dataset: Make
) -> None:
    data: Dataset = dataset(entries=(ENTRY,), sources=SOURCES)
    assert data.trust(figure(status=status, source=source)) == trust
    assert data.trust(figure("s.new", status=status, source=source)) == (trust[0], False), "nobody is its producer"


def test_a_print_that_replaces_another_stands_by_its_text(figure: Make, dataset: Make) -> None:
    data: Dataset = dataset(entries=(ENTRY,), sources=SOURCES)
    first = figure(value="6.1", vintage="2020-01", source="a")
    final = figure(value="6", vintage="2020-12", source="b", facts=facts_of_print("s", "2020", "", "a", ""))
    assert data.reason_it_stands(final, [first, final]) == "its text replaces another print"
    assert data.reason_it_stands(final, [first._replace(source="c"), final]) == "the finer print"


def test_a_figure_is_of_one_edition_with_itself_and_with_what_lies_on_its_side(figure: Make, dataset: Make) -> None:
    revisions = (Revision("s.whole", "CN", "", "2018", "2019-11-22", "", "a census"),)
    rows = [figure(period="2018", vintage=vintage) for vintage in ("2019-01", "2019-02", "2020", "2019")]
    data: Dataset = dataset(*rows, revisions=revisions)
    old, alike, new, vague = rows
    assert data.of_one_edition(old, alike)
    assert data.of_one_edition(old, old)
    assert data.of_one_edition(vague, vague)
    assert not data.of_one_edition(old, new)
    assert not data.of_one_edition(vague, new)
    assert dataset(*rows).of_one_edition(old, new), "nothing was revised"
    assert (data.edition(old), data.edition(new)) == (("old",), ("new",))


def test_a_finer_print_of_a_replacement_replaces_nothing_itself(figure: Make, dataset: Make) -> None:
    first, finer = figure(value="6.1", source="a"), figure(value="6.0", source="c")
    final = figure(value="6", source="b", facts=facts_of_print("s", "2020", "", "a", ""))
    assert dataset().reason_it_stands(finer, [first, final, finer]) == "the latest release"


def test_of_an_undated_figure_its_document_tells_the_edition(figure: Make, dataset: Make) -> None:
    revisions = (Revision("s.whole", "CN", "", "2018", "2019-11-22", "", "a census"),)
    vague = figure(period="2018", vintage="2019", source="a")
    after, early = figure(period="2019", source="a", vintage="2019"), figure(period="2017", source="b", vintage="2018")
    assert dataset(vague, after, early, revisions=revisions).edition(vague) == ("new",)
    assert dataset(vague, early, revisions=revisions).edition(vague) == ("unknown: a 2019",)
    assert dataset(vague, early._replace(source="a"), revisions=revisions).edition(vague) == ("old",)


def test_words_mean_what_has_figures_of_the_area_where_nothing_has_that_they_mean_first(
    figure: Make, dataset: Make
) -> None:
    entries = (Indicator("s.cn", "Mobile users", sector="s"), Indicator("s.us", "Mobile users elsewhere", sector="s"))
    rows = [figure("s.cn"), figure("s.us", area="US"), figure("s.us", "2021", area="US")]
    data: Dataset = dataset(*rows, entries=entries, years_first=True)
    assert data.select(["mobile", "users"]) == rows[:1]
    assert data.select(["mobile", "users"], area="US") == rows[1:]
    assert data.select(["mobile", "users"], area="US", of=rows[:2]) == rows[1:2]
    for own, names in ((dataset(*rows, entries=entries), ["mobile", "users"]), (data, ["s.cn"])):
        with pytest.raises(NothingFound, match=r"^not in this table: s\.cn of United States"):
            own.select(names, area="US")


def test_the_areas_of_what_is_not_read_are_told_by_who_knows_them(figure: Make, dataset: Make) -> None:
    data: Dataset = dataset(figure())
    data.whole_areas = lambda: {"s.whole": {"CN", "US"}}
    assert data.areas() == {"s.whole": {"CN", "US"}}


def test_a_name_is_no_essay_unless_it_is_an_id(figure: Make, dataset: Make) -> None:
    with pytest.raises(UsageError, match=r"^that is 501 characters: ask in at most 500"):
        dataset().match(["x" * 501])
    with pytest.raises(UsageError, match=r"^that is 501 characters: ask in at most 500"):
        dataset().match(["x" * 250, "y" * 250])
    with pytest.raises(UsageError, match="is neither a sector nor an indicator"):
        dataset().match(["s." + "x" * 501])
    own = "x" * 501
    assert dataset(figure(own)).match([own]) == {own}


def test_a_figure_alone_is_the_finer_print(figure: Make, dataset: Make) -> None:
    data: Dataset = dataset(entries=(ENTRY,), sources=SOURCES)
    for row in (figure(), figure(source="press-2020"), figure(status="U")):
        assert data.reason_it_stands(row, [row]) == "the finer print"


def test_an_id_means_itself_in_every_area(figure: Make, dataset: Make) -> None:
    entries = (Indicator("mobile", "Mobile"), Indicator("s.us", "Mobile users elsewhere", sector="s"))
    data: Dataset = dataset(figure("mobile"), figure("s.us", area="US"), entries=entries, years_first=True)
    with pytest.raises(NothingFound, match=r"^not in this table: mobile of United States"):
        data.select(["mobile"], area="US")
