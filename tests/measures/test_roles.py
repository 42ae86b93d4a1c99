"""The roles of a formula: which print of a figure counts, and what is told where there is none."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core.model import Indicator, Observation, Source
from digecon_cli.measures.derivation import Options, Subject
from digecon_cli.measures.roles import known, level, paired, parent_of, published_growth, whole, whole_name, year_before

Make = Callable[..., Any]
SOURCES = {name: Source(name, maker, "t", "", "", "") for name, maker in (("a", "Office"), ("b", "Ministry"))}


@pytest.mark.parametrize(
    ("told", "options", "taken"),
    [
        ({}, {}, "b"),
        ({"status": "P"}, {}, "b"),
        ({"status": "F"}, {}, "a"),
        ({"status": "U"}, {}, "a"),
        ({}, {"vintage": "first"}, "a"),
        ({}, {"vintage": "2022-06"}, "b"),
        ({"vintage": "2023"}, {"vintage": "2022-06"}, "a"),
    ],
)
def test_a_figure_without_a_partner_gives_way_to_another_source_that_has_one(
    told: dict[str, str], options: dict[str, str], taken: str, figure: Make, dataset: Make
) -> None:
    # Both print 2021, the ministry alone 2020, and no year alike.
    rows = (
        figure(period="2021", value="200", source="a", vintage="2022-02"),
        figure(**{"period": "2021", "value": "110", "source": "b", "vintage": "2022-01"} | told),
        figure(period="2020", value="100", source="b", vintage="2021-01"),
    )
    data = dataset(*rows, sources=SOURCES)
    found = paired(Subject(rows[0], data, Options.given(**options)))
    assert found.source == taken


def test_of_two_other_sources_the_one_that_printed_last_comes_first(figure: Make, dataset: Make) -> None:
    rows = (
        figure(period="2021", value="200", source="a", vintage="2022-02"),
        figure(period="2021", value="110", source="b", vintage="2022-05"),
        figure(period="2021", value="120", source="c", vintage="2022-01"),
        figure(period="2020", value="100", source="b", vintage="2021-01"),
        figure(period="2020", value="100", source="c", vintage="2021-01"),
    )
    data = dataset(*rows, sources=SOURCES | {"c": Source("c", "Institute", "t", "", "", "")})
    found = paired(Subject(rows[0], data, Options()))
    assert isinstance(found, Observation)
    assert found.source == "b"


# Released in January 2021, 2022 and 2023, and known to a subject of June 2022.
@pytest.mark.parametrize(("vintage", "taken"), [("first", "200.4"), ("", "200"), ("2022", "200")])
def test_of_first_prints_a_finer_one_that_repeats_it_counts(
    vintage: str, taken: str, figure: Make, dataset: Make
) -> None:
    prints = [
        figure(period="2020", value="200", vintage="2021-01"),
        figure(period="2020", value="200.4", vintage="2021-06"),
    ]
    subject = figure(period="2021", vintage="2021-03")
    found = known(prints, Subject(subject, dataset(*prints, subject), Options.given(vintage)))
    assert found is not None
    assert found.value == taken


@pytest.mark.parametrize(
    ("vintage", "released", "taken"),
    [
        ("", ("2021-01", "2022-01", "2023-01"), "2022-01"),
        ("latest", ("2021-01", "2022-01", "2023-01"), "2023-01"),
        ("first", ("2021-01", "2022-01", "2023-01"), "2022-01"),
        ("", ("2023-01", "2024-01"), "2023-01"),
        ("latest", ("2023-01", "2024-01"), "2024-01"),
        ("", ("2022-06", "2022-07"), "2022-06"),
    ],
)
def test_the_print_that_counts_was_known_with_the_subject_or_came_next(
    vintage: str, released: tuple[str, ...], taken: str, figure: Make, dataset: Make
) -> None:
    prints = [figure(period="2020", value=str(100 + at), vintage=day) for at, day in enumerate(released)]
    subject = figure(period="2021", vintage="2022-06")
    data = dataset(*prints, subject)
    found = known(prints, Subject(subject, data, Options.given(vintage)))
    assert found.vintage == taken


@pytest.mark.parametrize(
    ("released", "first"),
    [
        (("2023", "2022"), "2022"),
        (("2022", "2023"), "2022"),
        (("",), "an unknown year"),
        (("2022", "2022-03"), "2022-03"),
    ],
)
def test_a_figure_that_was_not_known_yet_is_named_with_its_first_release(
    released: tuple[str, ...], first: str, figure: Make, dataset: Make
) -> None:
    whole = Indicator("s.whole", kind="flow")
    part = Indicator("s.part", kind="flow", parent="s.whole", part_of="part")
    rows = figure("s.part", value="50", vintage="2021"), *(figure(vintage=day) for day in released)
    data = dataset(*rows, entries=(whole, part))
    (row,) = measures.rows("share", data.select(["s.part"]), data, Options.given("2021-12"))
    assert row.refusal.code == "vintage"
    told = {name: row.refusal.get(name) for name in ("name", "period", "vintage", "first")}
    assert told == {"name": "s.whole", "period": "2020", "vintage": "2021-12", "first": first}


@pytest.mark.parametrize(
    ("kind", "there", "key", "period"),
    [
        ("flow", ("2020-S1",), "shorter", "2020-S1"),
        ("flow", ("2020-Q1", "2020-S1"), "shorter", "2020-S1"),
        ("flow", ("2020-S2",), None, None),
        ("flow", ("2019-S1",), None, None),
        ("stock", ("2020-S1",), None, None),
    ],
)
def test_in_place_of_a_missing_year_the_longest_part_of_it_is_named(
    kind: str, there: tuple[str, ...], key: str | None, period: str | None, figure: Make, dataset: Make
) -> None:
    rows = figure(period="2021"), figure(period="2019"), *(figure(period=one) for one in there)
    data = dataset(*rows, entries=(Indicator("s.whole", kind=kind),))
    found = year_before(Subject(rows[0], data, Options()))
    assert (found.code, found.get("name"), found.get("period")) == ("missing", "s.whole", "2020")
    more = found.get("more")
    assert ((more.key, more.get("period")) if more else (None, None)) == (key, period)


def test_in_place_of_a_missing_half_the_longer_figure_is_named_with_its_months(figure: Make, dataset: Make) -> None:
    rows = figure(period="2021-S1"), figure(period="2020"), figure(period="2020-01-01/P9M")
    data = dataset(*rows, entries=(Indicator("s.whole", kind="flow"),))
    more = year_before(Subject(rows[0], data, Options())).get("more")
    assert (more.key, more.get("period"), more.get("months")) == ("longer", "2020", "12")


@pytest.mark.parametrize(
    ("own", "other", "name"),
    [
        ((), ("US", "2020"), "s.whole@US"),
        (("2019",), ("US", "2020"), None),
        ((), ("US", "2019"), None),
        ((), ("", "2020"), None),
    ],
)
def test_a_series_of_one_period_names_another_area_that_has_the_one_before(
    own: tuple[str, ...], other: tuple[str, str], name: str | None, figure: Make, dataset: Make
) -> None:
    area, period = other
    rows = figure(period="2021"), *(figure(period=one) for one in own), figure(period=period, area=area)
    more = year_before(Subject(rows[0], dataset(*rows), Options())).get("more")
    assert ((more.key, more.get("name")) if more else None) == (name and ("elsewhere", name))


@pytest.mark.parametrize(
    ("of", "area", "found", "name"),
    [
        ("", "CN", ("s.whole", "CN"), "s.whole"),
        ("s.other", "CN", ("s.other", "CN"), "s.other"),
        ("s.other@US", "CN", ("s.other", "US"), "s.other@US"),
        ("s.other@US", "US", ("s.other", "US"), "s.other"),
        ("s.other@CN", "US", ("s.other", "CN"), "s.other@CN"),
    ],
)
def test_a_whole_is_the_one_asked_for_or_that_of_the_catalog(
    of: str, area: str, found: tuple[str, str], name: str, figure: Make, dataset: Make
) -> None:
    part = figure("s.part", area=area)
    data = dataset(part, entries=(Indicator("s.part", parent="s.whole", part_of="part"),))
    subject = Subject(part, data, Options.given(of=of))
    assert (parent_of(subject), whole_name(subject)) == (found, name)


@pytest.mark.parametrize(
    ("own", "other", "areas", "name"),
    [
        ("s.part", "s.whole", ("CN", "CN"), "s.whole"),
        ("s.part", "s.whole@US", ("CN", "CN"), "s.whole@US"),
        ("s.part", "s.whole", ("US", "US"), "s.whole"),
    ],
)
def test_a_missing_whole_is_named_with_an_area_that_is_not_the_part_s(
    own: str, other: str, areas: tuple[str, str], name: str, figure: Make, dataset: Make
) -> None:
    part = figure(own, area=areas[0])
    found = whole(Subject(part, dataset(part), Options.given(of=other)))
    assert (found.key, found.get("name"), found.get("word_what"), found.get("period")) == (
        "missing",
        name,
        "figure",
        "2020",
    )


def test_missing_published_growth_is_called_so(figure: Make, dataset: Make) -> None:
    level = figure()
    subject = Subject(level, dataset(level), Options())
    found = published_growth(subject, "s.whole", "CN", "2020")
    assert (found.key, found.get("word_measure"), found.get("name")) == ("missing.published", "growth", "s.whole")


# Printed or computed, at a basis: which counts for a subject that is printed at no stated basis.
@pytest.mark.parametrize(
    ("kinds", "taken"),
    [
        ((("published", ""), ("computed", "")), ("published", "")),
        ((("computed", ""), ("published", "constant_prices")), ("published", "constant_prices")),
        ((("published", "nominal"), ("published", "")), ("published", "")),
        ((("computed", "nominal"), ("computed", "")), ("computed", "")),
    ],
)
def test_a_printed_level_at_the_basis_of_the_subject_comes_first(
    kinds: tuple[tuple[str, str], ...], taken: tuple[str, str], figure: Make, dataset: Make
) -> None:
    part = figure("s.part")
    levels = [figure(origin=origin, basis=basis) for origin, basis in kinds]
    found = level(Subject(part, dataset(part, *levels), Options()), "s.whole", "CN", "2020")
    assert (found.origin, found.basis) == taken
