"""Editions: which figures a revision parts, what is paired then, and laws over the bundled table and random ones."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from itertools import combinations
from math import isclose
from typing import Any

import pytest
from coded_notes import coded_note
from hypothesis import given
from hypothesis import strategies as st
from registered import MEASURES, own

from digecon_cli import measures
from digecon_cli.core import bundled, editions, facts, periods
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.core.model import (
    Indicator,
    Observation,
    Revision,
    Source,
    agree,
    facts_of_print,
    first_day,
    last_day,
    number_of,
)
from digecon_cli.measures import fill
from digecon_cli.measures.derivation import Derivation, Options

Make = Callable[..., Any]

ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY", unit_mult=8),
    Indicator("s.part", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="part"),
)
CENSUS = Revision("s.whole", "CN", "2012", "2019-Q3", "2020-05-11", "joins", "a census")
SCOPE = Revision("s.whole", "CN", "2021", "2021", "2022-03", "apart", "a wider list")


# --- one figure -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("revision", "period", "vintage", "side"),
    [
        (CENSUS, "2011", "2012-01", editions.EITHER),
        (CENSUS, "2011", "2021", editions.EITHER),
        (CENSUS, "2012", "2013", editions.OLD),
        (CENSUS, "2018", "2020-05-10", editions.OLD),
        (CENSUS, "2018", "2020-05-11", editions.NEW),  # told on the day itself
        (CENSUS, "2018", "2020-06", editions.NEW),
        (CENSUS, "2018", "2020-05", ""),
        (CENSUS, "2018", "2020", ""),
        (CENSUS, "2018", "", ""),
        (CENSUS, "2019", "2020-01", editions.NEW),  # it ends after the last period on the old basis
        (CENSUS, "2019-Q3", "2019-10", editions.OLD),
        (CENSUS, "2019-01-01/P9M", "2019-10", editions.OLD),
        (CENSUS, "2019-Q4", "2020-01", editions.NEW),
        (SCOPE, "2020", "2024", editions.OLD),  # the years before stand apart, whenever they are printed
        (SCOPE, "2021-S1", "2021-07", editions.OLD),
        (SCOPE, "2021", "2022-02-28", editions.OLD),
        (SCOPE, "2021", "2022-03", editions.NEW),  # of one vintage with the revision
        (SCOPE, "2021", "2022-03-31", editions.NEW),
        (SCOPE, "2021", "2022-03-15", ""),
        (SCOPE, "2022-Q1", "2022-04", editions.NEW),
    ],
)
def test_a_figure_lies_on_a_side_by_its_period_or_its_vintage(
    revision: Revision, period: str, vintage: str, side: str, figure: Make
) -> None:
    assert editions.side(figure(period=period, vintage=vintage), revision) == side


def test_what_one_document_tells_as_one_series_is_of_one_edition(figure: Make, dataset: Make) -> None:
    vague = figure(period="2018", vintage="2020", source="a")
    later = figure(period="2020", vintage="2021", source="a")  # on the new basis, by its period
    assert dataset(vague, later, revisions=[CENSUS]).edition(vague) == (editions.NEW,)
    other = later._replace(source="b")
    assert editions.is_unknown(dataset(vague, other, revisions=[CENSUS]).edition(vague)[0])
    both = figure(period="2017", vintage="2018", source="a")
    assert editions.is_unknown(dataset(vague, later, both, revisions=[CENSUS]).edition(vague)[0]), "it tells both"


def test_only_levels_are_revised(figure: Make, dataset: Make) -> None:
    rate = figure(period="2018", measure="growth", unit="percent", unit_mult=0)
    assert dataset(rate, revisions=[CENSUS]).edition(rate) == ()
    assert dataset(rate, revisions=[CENSUS]).edition(figure("s.part")) == ()


@pytest.mark.parametrize(
    ("known", "other", "answer"),
    [
        ({"vintage": "2020-01-17"}, {"vintage": "2020-02"}, True),
        ({"vintage": "2020"}, {"vintage": "2020-12-30"}, False),  # it may be of the last day
        ({"vintage": "2020"}, {"vintage": "2021"}, True),
        ({"vintage": "2020"}, {"vintage": "2020"}, True),
        ({"vintage": "2020-02-01"}, {"vintage": "2020-02"}, True),  # by the first day on which the other may have been
        ({"vintage": "2021"}, {"vintage": "2020"}, False),
        ({"vintage": ""}, {"vintage": "2020"}, False),
        ({"vintage": "2020-03", "source": "a"}, {"vintage": "2020", "source": "a"}, True),  # printed together
        ({"vintage": "2020-12-31", "source": "a"}, {"vintage": "2020", "source": "a"}, True),  # and on no later day
        ({"vintage": "2021", "source": "a"}, {"vintage": "2020", "source": "a"}, False),
    ],
)
def test_what_was_known_to_whom(known: dict[str, str], other: dict[str, str], answer: bool, figure: Make) -> None:
    assert editions.known_to(figure(**known), figure(**other)) is answer


def inferred(figure: Make, vintage: str, other: str, **fields: Any) -> Observation:
    """Return a figure that a document of ``vintage`` shows, and that was probably released at ``other``."""
    return figure(
        vintage=vintage, facts=facts_of_print("s", fields.get("period", "2020"), vintage, "", other), **fields
    )


def test_an_inferred_release_pairs_and_proves_nothing(figure: Make) -> None:
    shown_late, between = inferred(figure, "2024-05-24", "2022"), figure(vintage="2023-01")
    assert editions.known_to(shown_late, between)
    assert not editions.known_to(between, shown_late)
    assert not Options("2023-12").knows(shown_late), "nothing shows that it was public then"
    assert Options("2024-05-24").knows(shown_late)
    assert Options().knows(shown_late)
    census = Revision("s.whole", "CN", "", "2020", "2023-06", "apart", "a census")
    assert editions.side(shown_late, census) == editions.OLD, "though its document is of after the census"


# --- what is paired ---------------------------------------------------------------------------------------------------


@pytest.fixture
def ask(dataset: Make) -> Callable[..., list[Observation]]:
    """Answer with the rows of a command on figures of a series with a census and a wider list."""

    def rows(command: str, *figures: Observation, **options: Any) -> list[Observation]:
        entries = (
            Indicator("s.whole", kind="flow", unit="CNY", unit_mult=8),
            Indicator("s.part", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="part"),
            Indicator("s.other", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="part"),
        )
        data: Dataset = dataset(*figures, entries=entries, revisions=options.pop("revisions", [CENSUS]))
        return measures.rows(command, data.select(options.pop("names", ())), data, Options.given(**options))

    return rows


def told(rows: list[Observation], measure: str = "growth") -> dict[str, float | str]:
    """Return the values of a measure by period; of a refusal its code."""
    return {
        one.period: near(float(one.value)) if one.value else coded_note(one).partition(":")[0]
        for one in rows
        if one.measure == measure
    }


def near(value: float) -> float:
    """Return a value without what binary arithmetic adds to it."""
    return round(value, 9)


def history(figure: Make) -> list[Observation]:
    """Return a series as first printed and as revised; of 2016 and 2019 there is one print."""
    return [
        figure(period="2016", value="100", vintage="2017-01"),
        figure(period="2017", value="110", vintage="2018-01"),
        figure(period="2018", value="120", vintage="2019-01"),
        figure(period="2017", value="130", vintage="2020-10"),
        figure(period="2018", value="140", vintage="2020-05-11"),
        figure(period="2019", value="150", vintage="2020-05-11"),
    ]


def test_growth_is_of_what_stands_and_falls_back_on_the_latest_edition_that_has_both(figure: Make, ask: Make) -> None:
    rows = ask("growth", *history(figure))
    # 2017: the revised 130 has no 2016 beside it, so it is 110 on 100.
    assert told(rows) == {"2017": 10, "2018": near((140 / 130 - 1) * 100), "2019": near((150 / 140 - 1) * 100)}
    assert coded_note(rows[0]) == (
        "vintages: 2017 of 2018-01, 2016 of 2017-01 (before the revision of 2020-05-11); "
        "taken: 2017 of 2018-01, since the standing figure, of 2020-10, has no partner of its edition"
    )
    assert coded_note(rows[1]) == "vintages: 2018 of 2020-05-11, 2017 of 2020-10 (since the revision of 2020-05-11)"


def test_growth_as_known_on_a_day_takes_nothing_that_was_released_later(figure: Make, ask: Make) -> None:
    rows = ask("growth", *history(figure), vintage="2020-06")
    assert told(rows) == {"2017": 10, "2018": near((120 / 110 - 1) * 100), "2019": near((150 / 140 - 1) * 100)}
    assert ask("growth", *history(figure), vintage="2018-06")[-1].period == "2017"
    (row,) = ask("growth", figure(period="2018", vintage="2019-01"), figure(period="2017", vintage="2021"), vintage="2020",
                 revisions=[])  # fmt: skip
    assert coded_note(row) == (
        "vintage: no figure of s.whole for 2017 was surely known by 2020: the first in this table was released in 2021"
    )


def test_first_prints_are_set_on_what_was_known_then(figure: Make, ask: Make) -> None:
    figures = [*history(figure), figure(period="2017", value="111", vintage="2018-12")]
    # 2018, first printed in January 2019, is set on the 2017 of December; 2019 on the 2018 of its own edition.
    assert told(ask("growth", *figures, vintage="first")) == {
        "2017": 10, "2018": near((120 / 111 - 1) * 100), "2019": near((150 / 140 - 1) * 100),
    }  # fmt: skip
    alone = figure(period="2018", vintage="2019-01"), figure(period="2017", value="90", vintage="2020-10")
    assert told(ask("growth", *alone, vintage="first")) == {"2018": "edition"}


def test_a_first_print_without_a_partner_is_not_replaced_by_a_weak_one_that_has_one(figure: Make, ask: Make) -> None:
    rows = [
        figure(period="2017", value="110", vintage="2018-01"),
        figure(period="2018", value="120", vintage="2019-01", status="U"),
        figure(period="2018", value="140", vintage="2020-10"),
    ]
    assert told(ask("growth", *rows, vintage="first")) == {"2018": "edition"}
    assert told(ask("growth", *rows)) == {"2018": near((120 / 110 - 1) * 100)}


def test_an_index_is_of_the_edition_of_its_base_and_never_falls_back(figure: Make, ask: Make) -> None:
    hundred = 100 / 140
    assert told(ask("index", *history(figure), base="2018"), "index") == {
        "2016": "edition", "2017": near(130 * hundred), "2018": 100, "2019": near(150 * hundred),
    }  # fmt: skip
    rows = ask("index", *history(figure), base="2016")
    assert told(rows, "index") == {"2016": 100, "2017": 110, "2018": 120, "2019": "edition"}
    assert coded_note(rows[1]) == (
        "vintages: 2017 of 2018-01, 2016 of 2017-01 (before the revision of 2020-05-11); taken: 2017 of 2018-01, since "
        "the standing figure, of 2020-10, is of another edition than the base"
    )


def test_a_span_is_of_the_edition_of_its_end(figure: Make, ask: Make) -> None:
    compound, mean = ask("cagr", *history(figure)[1:])
    assert (compound.measure, mean.measure) == ("cagr", "mean_growth")
    assert float(compound.value) == pytest.approx(((150 / 130) ** 0.5 - 1) * 100)
    assert float(mean.value) == pytest.approx(((140 / 130 - 1) + (150 / 140 - 1)) * 50)
    refused = ask("cagr", *history(figure))
    assert [coded_note(one).partition(":")[0] for one in refused] == ["edition"]


def test_a_share_is_of_the_whole_as_known_to_the_part(figure: Make, ask: Make) -> None:
    part = figure("s.part", "2018", value="60", vintage="2019-04")
    (row,) = ask("share", part, *history(figure), names=["s.part"])
    assert float(row.value) == 50
    (row,) = ask("share", part, *history(figure), names=["s.part"], vintage="latest")
    assert float(row.value) == pytest.approx(60 / 1.4)
    early = figure("s.part", "2018", value="60", vintage="2018-12")  # before any print of the whole
    (row,) = ask("share", early, *history(figure), names=["s.part"])
    assert float(row.value) == 50


def test_a_part_of_inferred_release_is_a_share_of_the_whole_as_known_then(figure: Make, ask: Make) -> None:
    wholes = figure(value="200", vintage="2021-12"), figure(value="250", vintage="2023-06")
    part = inferred(figure, "2024-05-24", "2022-01", indicator="s.part", value="50")
    options = {"names": ("s.part",), "revisions": ()}
    # In January 2022 the whole was known as 200, of which 50 is 25 %; as shown in 2024 it would be 50 / 250 = 20 %.
    (row,) = ask("share", part, *wholes, **options)
    assert (float(row.value), row.vintage) == (25, "2024-05-24")
    assert row.has("vintage_inferred")
    (row,) = ask("share", part._replace(facts=()), *wholes, **options)
    assert float(row.value) == 20
    assert not row.has("vintage_inferred")
    assert ask("share", part, *wholes, vintage="2023-01", **options) == [], "the part was not shown yet"
    (row,) = ask("share", part, *wholes, vintage="2024-05-24", **options)
    assert float(row.value) == 25


def test_what_is_inferred_of_a_release_is_told_of_the_print_and_of_what_rests_on_it(figure: Make, ask: Make) -> None:
    before, now = (
        inferred(figure, "2024-05-24", "2021", value="100"),
        figure(period="2021", value="110", vintage="2022"),
    )
    for command in ("growth", "cagr"):
        (row,) = [one for one in ask(command, before, now, revisions=()) if one.measure == command]
        assert float(row.value) == pytest.approx(10)
        assert facts.codes(row.facts).split(";")[-1] == "vintage_inferred"
        assert (
            row.facts[-1].sentence()
            == "the release of s 2020 is inferred: 2021; no document before 2024-05-24 shows it"
        )
    later = figure(period="2022", value="121", vintage="2023")
    rows = ask("growth", before, now, later, revisions=())
    assert [one.period for one in rows if one.has("vintage_inferred")] == ["2021"], (
        "2022 on 2021 rests on nothing inferred"
    )


def test_a_level_filled_from_an_inferred_release_is_paired_as_that_is(figure: Make, dataset: Make) -> None:
    rate = figure(
        period="2021", value="10", measure="growth", unit="percent", unit_mult=0, vintage="2022", basis="nominal"
    )
    level = inferred(figure, "2024-05-24", "2021", value="100")
    data = fill.filled(dataset(level, rate, entries=(Indicator("s.whole", kind="flow", unit="CNY"),)), ["published"])
    (made,) = [one for one in data.observations if one.origin == "computed"]
    assert (made.vintage, made.released, float(made.value)) == ("2024-05-24", "2022", pytest.approx(110))


def test_an_edition_is_told_of_each_figure_unless_the_next_is_of_the_same(figure: Make, ask: Make) -> None:
    rows = [
        figure(name, period, value, vintage="2021")
        for name, values in (("s.part", ("50", "66")), ("s.whole", ("100", "110")))
        for period, value in zip(("2017", "2018"), values, strict=True)
    ]
    (row,) = ask("share-change", *rows, names=["s.part"], revisions=[CENSUS._replace(indicator="s.part")])
    since = "(since the revision of 2020-05-11)"
    assert float(row.value) == pytest.approx(10)
    assert coded_note(row) == (
        f"vintages: 2018 of 2021 {since}, s.whole 2018 of 2021, 2017 of 2021 {since}, s.whole 2017 of 2021"
    )
    *_, row = ask("growth", *rows[:2], revisions=[CENSUS._replace(indicator="s.part")])
    assert coded_note(row) == f"vintages: 2018 of 2021, 2017 of 2021 {since}"


def test_a_contribution_is_to_a_whole_of_one_edition(figure: Make, ask: Make) -> None:
    parts = [figure("s.part", "2017", "50", vintage="2018-04"), figure("s.part", "2018", "60", vintage="2019-04")]
    rows = {row.measure: row for row in ask("contribution", *parts, *history(figure)) if row.period == "2018"}
    assert float(rows["contribution_levels"].value) == pytest.approx(10 / 110 * 100)
    # The whole grew by 120 on 110, as was known to the part, and not by 140 on 130.
    assert float(rows["contribution_rest"].value) == pytest.approx((120 / 110 - 1 - 10 / 110) * 100, abs=1e-9)
    late = [one._replace(vintage="2021") for one in parts]
    rows = {row.measure: row for row in ask("contribution", *late, *history(figure)) if row.period == "2018"}
    assert float(rows["contribution_levels"].value) == pytest.approx(10 / 130 * 100)
    assert float(rows["contribution_rest"].value) == pytest.approx((140 / 130 - 1 - 10 / 130) * 100, abs=1e-9)


def test_parts_of_two_editions_of_the_whole_leave_no_rest(figure: Make, ask: Make) -> None:
    # The first part was known before the census, on 110 of the year before, the second after it, on 130.
    parts = [
        figure(name, period, value, vintage=vintage)
        for name, (vintage, values) in {"s.part": ("2019-04", "50 60"), "s.other": ("2021", "20 33")}.items()
        for period, value in zip(("2017", "2018"), values.split(), strict=True)
    ]
    rows = [row for row in ask("contribution", *parts, *history(figure)) if row.period == "2018"]
    added = {row.indicator: float(row.value) for row in rows if row.measure == "contribution_levels"}
    assert added == {"s.part": pytest.approx(10 / 110 * 100), "s.other": pytest.approx(10)}
    assert told(rows, "contribution_rest") == {"2018": "edition"}


def test_a_chain_ends_where_the_edition_of_its_base_does(figure: Make, ask: Make) -> None:
    rows = ask("index", *history(figure), base="2016", chain="computed")
    assert told(rows, "index") == {"2016": 100, "2017": 110, "2018": "missing"}
    assert coded_note(rows[-1]) == (
        "missing: the chain ends: edition: the revision of 2020-05-11 lies between the two figures: a census"
    )


def test_a_filled_level_is_of_the_edition_of_the_level_that_it_is_cast_from(figure: Make, dataset: Make) -> None:
    rate = figure(period="2018", value="10.0", measure="growth", unit="percent", unit_mult=0, basis="nominal")
    level = figure(period="2018", value="120", vintage="2019-01")  # before the census
    base = figure(period="2016", value="100", vintage="2020-10")
    for released, filled_years in (("2019-01", ["2017"]), ("2020-06", [])):
        data = dataset(base, level, rate._replace(vintage=released), entries=ENTRIES, revisions=[CENSUS])
        made = fill.filled(data, ["published"])
        assert [one.period for one in made.observations if one.origin == "computed"] == filled_years


def test_levels_are_filled_of_what_was_known_by_a_day(figure: Make, dataset: Make) -> None:
    rate = figure(
        period="2018", value="10.0", measure="growth", unit="percent", unit_mult=0, basis="nominal", vintage="2019-01"
    )
    rows = [
        figure(period="2018", value="110", vintage="2019-01"), rate, rate._replace(value="12.0", vintage="2021"),
        figure(period="2017", value="99", vintage="2022"),
    ]  # fmt: skip
    data = dataset(*rows, entries=ENTRIES)
    computed = [one for one in fill.filled(data, ["published"], "2019-06").observations if one.origin == "computed"]
    assert [(one.period, float(one.value)) for one in computed] == [("2017", pytest.approx(100))]
    assert not [one for one in fill.filled(data, ["published"]).observations if one.origin == "computed"]
    (row,) = (
        one
        for one in measures.rows("growth", rows, fill.filled(data, ["published"], "2019-06"), Options.given("2019-06"))
        if (one.measure, one.origin) == ("growth", "computed")
    )
    assert float(row.value) == pytest.approx(10)


def test_the_first_print_is_not_a_later_one_of_the_same_digits(figure: Make, dataset: Make) -> None:
    printed, again = figure(vintage="2016-01", source="b"), figure(vintage="2020-01", source="a")
    assert dataset().standing_figure([again, printed], "first") is printed


def test_a_weak_reprint_is_no_finer_print(figure: Make, ask: Make) -> None:
    base, weak = figure(vintage="2021"), figure(value="100.4", vintage="2023", status="U")
    row = ask("growth", figure(period="2021", value="110", vintage="2022"), base, weak, vintage="first")[-1]
    assert (float(row.value), row.status) == (pytest.approx(10), "A")


# --- the bundled table, by hand ---------------------------------------------------------------------------------------

# Command, indicator, period, options -> the value by hand from the printed figures, or the code of the refusal.
BY_HAND: list[tuple[str, str, str, dict[str, str], float | str]] = [
    ("growth", "economy.gdp", "2023", {}, (1294271.7 / 1234029.4 - 1) * 100),
    ("growth", "economy.gdp", "2024", {}, (1348066 / 1294271.7 - 1) * 100),
    ("growth", "economy.gdp", "2024", {"vintage": "2025-06"}, (1349083.5 / 1294271.7 - 1) * 100),
    # The history of the fifth census is dated after 2024, that of the fourth after January 2020.
    ("growth", "economy.gdp", "2023", {"vintage": "2024-12-31"}, (1260582 / 1204724 - 1) * 100),
    ("growth", "economy.gdp", "2019", {"vintage": "2020-01"}, (990865 / 919281.1 - 1) * 100),
    ("growth", "economy.gdp", "2018", {"vintage": "2020-01"}, (900309 / 820754 - 1) * 100),
    ("growth", "economy.gdp", "2021", {"vintage": "first"}, (1143669.7 / 1013567.0 - 1) * 100),
    ("growth", "economy.gdp", "2016", {"vintage": "first"}, (744127 / 689052 - 1) * 100),
    ("growth", "economy.population", "2015", {}, (138326 / 137646 - 1) * 100),
    ("growth", "economy.population", "2015", {"vintage": "first"}, (137462 / 136782 - 1) * 100),
    ("growth", "telecom.emerging", "2020", {}, (1737 / 1374 - 1) * 100),
    ("growth", "telecom.emerging", "2021", {}, (2225 / 1737 - 1) * 100),
    ("growth", "telecom.emerging", "2022", {}, (3060 / 2372 - 1) * 100),
    ("growth", "telecom.emerging", "2022-S1", {}, "edition"),
    ("index", "economy.gdp", "2023", {"base": "2017"}, 1294271.7 / 847382.9 * 100),
    ("index", "economy.gdp", "2024", {"base": "2017"}, 1348066 / 847382.9 * 100),
    ("index", "patents.pct_all", "2021", {"base": "2017"}, 69540 / 48903 * 100),
    ("index", "retail.total", "2019", {"base": "2021"}, 408017.2 / 440823 * 100),
    ("share", "economy.digital", "2018", {}, 31.3 / 90.0309 * 100),
    # Printed on 17 January 2017, eight days after the final GDP of 2015.
    ("share", "economy.information", "2015", {"of": "economy.gdp"}, 18.6 / 68.9052 * 100),
    ("share", "industry.industrial_internet_value_added", "2023", {}, 4.69 / 126.0582 * 100),
    ("share", "telecom.emerging", "2021", {}, 2372 / 14700 * 100),
    ("growth", "retail.total", "2019", {}, (411649 / 380987 - 1) * 100),
    ("growth", "retail.total", "2020", {}, (391981 / 408017.2 - 1) * 100),
    ("growth", "retail.total", "2020", {"vintage": "2021-06"}, "edition"),
    ("growth", "software.revenue", "2020", {}, (81586 / 72072 - 1) * 100),
    ("growth", "software.revenue", "2020", {"vintage": "first"}, (81616 / 72072 - 1) * 100),
]  # fmt: skip


@pytest.mark.parametrize(("command", "indicator", "period", "options", "expected"), BY_HAND)
def test_the_bundled_table_pairs_as_a_careful_reader_would(
    command: str, indicator: str, period: str, options: dict[str, str], expected: float | str
) -> None:
    data = bundled.load()
    rows = data.select([indicator], start=period, end=period, area="CN")
    (row,) = (
        one
        for one in measures.rows(command, rows, data, Options.given(**options))
        if (one.measure, one.origin, one.period) == (command, "computed", period)
    )
    if isinstance(expected, str):
        assert (row.value, coded_note(row).partition(":")[0]) == ("", expected)
    else:
        assert float(row.value) == pytest.approx(expected, rel=1e-9)


# --- laws -------------------------------------------------------------------------------------------------------------

# A change of a share pairs two shares, each of the edition of its own year.
OF_ONE_EDITION = [name for name in MEASURES if name != "share-change"]
DAYS = ("", "latest", "first", "2018-12-31", "2020-01", "2021", "2022-06", "2024-12-31")


@cache
def derived(command: str, vintage: str) -> list[Derivation]:
    """Return what a command derives from the whole bundled table."""
    data = bundled.load()
    return MEASURES[command].derive(data.observations, data, Options.given(vintage, **own(command)))


def mixed(found: list[Derivation], data: Dataset) -> Iterator[Observation]:
    """Yield the rows with a value of which two inputs are figures of one series and of two editions."""
    for derivation in found:
        for a, b in combinations(derivation.inputs if derivation.row.has_figure else (), 2):
            if a.measure == b.measure == "level" and a.series[:2] == b.series[:2] and not data.of_one_edition(a, b):
                yield derivation.row


def late(found: list[Derivation], day: str) -> Iterator[Observation]:
    """Yield the figures that were taken and perhaps released after a day."""
    for derivation in found:
        for figure in (*derivation.inputs, *(() if derivation.measure else (derivation.row,))):
            if derivation.row.has_figure and last_day(figure.vintage) > last_day(day):
                yield figure


@pytest.mark.exhaustive
@pytest.mark.parametrize("vintage", DAYS)
@pytest.mark.parametrize("command", OF_ONE_EDITION)
def test_no_value_of_the_bundled_table_is_of_two_editions_or_of_later_figures(command: str, vintage: str) -> None:
    found = derived(command, vintage)
    assert list(mixed(found, bundled.load())) == []
    if vintage not in ("", "latest", "first"):
        assert list(late(found, vintage)) == []


@pytest.mark.parametrize("command", MEASURES)
def test_what_documents_print_is_told_as_it_is_printed(command: str) -> None:
    printed = {one[:16] for one in bundled.load().observations}
    assert [
        one.row for one in derived(command, "") if one.row.origin == "published" and one.row[:16] not in printed
    ] == []


def yearly(rows: list[Observation], measure: str) -> dict[tuple[str, ...], float]:
    """Return computed values by indicator, area and period."""
    return {
        (one.indicator, one.area, one.period): float(one.value)
        for one in rows
        if (one.measure, one.origin) == (measure, "computed") and one.value
    }


def check_index(data: Dataset, base: str) -> int:
    """Assert that the steps of an index are the rows of growth, wherever these are of one edition; return how many are."""
    rows = list(data.observations)
    declared = measures.find("growth")
    assert declared is not None
    index = yearly(measures.rows("index", rows, data, Options.given(base=base)), "index")
    # Of each step of the index its figure, and the print of the base that it is set on.
    taken = {
        (*found.row.series[:2], found.row.period): found.inputs[:2]
        for found in derivations(data, "index", base=base)
        if found.row.value
    }
    steps = 0
    for found in derivations(data, "growth"):
        row = found.row
        key, before = (*row.series[:2], row.period), (*row.series[:2], periods.shift(row.period, -1))
        if (
            row.measure != "growth"
            or row.origin != "computed"
            or not row.value
            or key not in index
            or before not in index
        ):
            continue
        (figure, base_of_figure), (earlier, base_of_earlier) = taken[key], taken[before]
        pairs = [*zip(found.inputs, (figure, earlier), strict=True), (base_of_figure, base_of_earlier)]
        if all(number_of(a) == number_of(b) for a, b in pairs):
            steps += 1
            assert isclose(index[key] / index[before], 1 + float(row.value) / 100, rel_tol=1e-9), row
        else:  # another edition than the base's, a print that only one of them takes, or a base that was restated since
            assert not all(data.of_one_edition(a, b) and agree(a, b) for a, b in pairs)
    return steps


def derivations(data: Dataset, command: str, **options: str) -> list[Derivation]:
    declared = measures.find(command)
    assert declared is not None
    return declared.derive(data.observations, data, Options.given(**options))


@pytest.mark.exhaustive
@pytest.mark.parametrize("base", ["2017", "2021", "2023"])
def test_the_steps_of_an_index_are_growth_in_the_bundled_table(base: str) -> None:
    assert check_index(bundled.load(), base) > 150


@pytest.mark.exhaustive
@pytest.mark.parametrize("command", MEASURES)
def test_the_order_of_the_bundled_rows_never_matters(command: str) -> None:
    data = bundled.load()
    shuffled = list(data.observations)
    random.Random(12).shuffle(shuffled)
    other = data.with_observations(shuffled)
    options = Options.given(**own(command))
    assert measures.rows(command, shuffled, other, options) == measures.rows(command, data.observations, data, options)


def test_show_and_growth_tell_the_same_published_rates() -> None:
    data = bundled.load()
    shown = {one[:16] for one in data.standing(data.observations) if one.measure == "growth"}
    assert {one.row[:16] for one in derived("growth", "") if one.row.origin == "published"} == shown


YEARS = [str(year) for year in range(2015, 2022)]
MOMENTS = ["2016", "2017-02", "2018-01-20", "2019", "2020-05-11", "2020-06", "2021", "2022-01", ""]
PRINTS = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["s.whole", "s.whole", "s.part"]),
        "period": st.sampled_from(YEARS),
        "value": st.integers(50, 200).map(str),
        "vintage": st.sampled_from(MOMENTS),
        "source": st.sampled_from("abc"),
        "status": st.sampled_from("AAAPU"),
        "inferred": st.sampled_from(["", "", "2016", "2018-01"]),
    }
)
REVISIONS = st.builds(
    lambda start, end, day, before: Revision("s.whole", "CN", start, max(start, end), day, before, "a reason"),
    st.sampled_from(["", "2016", "2018"]),
    st.sampled_from(["2017", "2019-Q3", "2019", "2020"]),
    st.sampled_from(["2018-01-20", "2020-05-11", "2021"]),
    st.sampled_from(["joins", "apart"]),
)
TABLES = st.tuples(st.lists(PRINTS, min_size=3, max_size=16), st.lists(REVISIONS, min_size=1, max_size=3))
DOCUMENTS = {name: Source(name, "Bureau", "", "", "", "") for name in "abc"}


def table_of(drawn: tuple[list[dict[str, str]], list[Revision]], figure: Make, dataset: Make) -> Dataset:
    rows, revisions = drawn
    figures = []
    for one in rows:
        earlier = one["inferred"] if one["inferred"] < one["vintage"] else ""
        known = facts_of_print("s", one["period"], one["vintage"], "", earlier)
        figures.append(figure(**{name: cell for name, cell in one.items() if name != "inferred"}, facts=known))
    made: Dataset = dataset(*figures, entries=ENTRIES, sources=DOCUMENTS, revisions=revisions)
    return made


@given(drawn=TABLES, vintage=st.sampled_from(["", "latest", "first", "2018", "2020-05-11", "2021"]))
def test_no_value_of_any_table_is_of_two_editions_or_of_later_figures(
    drawn: tuple[list[dict[str, str]], list[Revision]], vintage: str, figure: Make, dataset: Make
) -> None:
    data = table_of(drawn, figure, dataset)
    for command in OF_ONE_EDITION:
        with suppress(DataError, UsageError):  # the table lacks the base of an index, or s.part
            words = own(command, base="2018", other="s.part", population="s.part")
            found = derivations(data, command, vintage=vintage, **words)
            assert list(mixed(found, data)) == []
            assert vintage in ("", "latest", "first") or list(late(found, vintage)) == []


@given(drawn=TABLES, base=st.sampled_from(YEARS))
def test_the_steps_of_an_index_are_growth_in_any_table(
    drawn: tuple[list[dict[str, str]], list[Revision]], base: str, figure: Make, dataset: Make
) -> None:
    data = table_of(drawn, figure, dataset)
    if any(one.period == base for one in data.observations):
        check_index(data, base)


@given(drawn=TABLES, base=st.sampled_from(YEARS))
def test_a_chain_of_computed_growth_is_the_index(
    drawn: tuple[list[dict[str, str]], list[Revision]], base: str, figure: Make, dataset: Make
) -> None:
    data = table_of(drawn, figure, dataset)
    if not any(one.period == base for one in data.observations):
        return
    rows = list(data.observations)
    # A rate of another print than the one that stands is a link of its own edition, and says so.
    other = {one.indicator for one in measures.rows("growth", rows, data, Options()) if one.has("taken")}
    index = yearly(measures.rows("index", rows, data, Options.given(base=base)), "index")
    chained = yearly(measures.rows("index", rows, data, Options.given(base=base, chain="computed")), "index")
    for key, value in chained.items():
        assert key[-1] == base or key[0] in other or isclose(value, index[key], rel_tol=1e-9)


@given(drawn=TABLES)
def test_a_span_is_the_index_on_its_end(
    drawn: tuple[list[dict[str, str]], list[Revision]], figure: Make, dataset: Make
) -> None:
    data = table_of(drawn, figure, dataset)
    for row in measures.rows("cagr", list(data.observations), data, Options()):
        if not row.value:
            continue
        index = {
            one.period: float(one.value)
            for one in measures.rows("index", data.select([row.indicator]), data, Options.given(base=row.period))
            if one.value
        }
        years = int(row.period) - int(row.base_period)
        if row.measure == "cagr":
            expected = ((100 / index[row.base_period]) ** (1 / years) - 1) * 100
        else:
            steps = [
                index[str(int(row.base_period) + n + 1)] / index[str(int(row.base_period) + n)] for n in range(years)
            ]
            expected = (sum(steps) / years - 1) * 100
        assert isclose(float(row.value), expected, rel_tol=1e-6, abs_tol=1e-6)


@given(drawn=TABLES, seed=st.integers(0, 99), vintage=st.sampled_from(["", "first", "2020-05-11"]))
def test_the_order_of_rows_never_matters(
    drawn: tuple[list[dict[str, str]], list[Revision]], seed: int, vintage: str, figure: Make, dataset: Make
) -> None:
    rows, revisions = drawn
    mixed_up = [dict(one) for one in rows]
    random.Random(seed).shuffle(mixed_up)
    answers: list[list[Observation]] = []
    for several in (rows, mixed_up):
        data = table_of((several, revisions), figure, dataset)
        answers.append([])
        for command in MEASURES:
            options = Options.given(vintage, **own(command, base="2018", other="s.part", population="s.part"))
            with suppress(DataError, UsageError):  # the table lacks the base of an index, or s.part
                answers[-1] += measures.rows(command, list(data.observations), data, options)
    assert answers[0] == answers[1]


def test_a_vintage_is_an_interval_of_days() -> None:
    assert (first_day("2020"), last_day("2020")) == ("2020-01-01", "2020-12-31")
    assert (first_day("2020-02"), last_day("2020-02")) == ("2020-02-01", "2020-02-29")
    assert (first_day("2021-11-20"), last_day("2021-11-20")) == ("2021-11-20", "2021-11-20")
    assert first_day("") < "1000"
    assert last_day("") > "9000"


@pytest.mark.parametrize(
    ("releases", "name", "age"),
    [
        (("old", "old"), "before the revision of 2020-05-11", 0), (("new", "old"), "before the revision of 2022-03", 1),
        (("new", "new"), "since the revision of 2022-03", 2), (("new", "either"), "since the revision of 2020-05-11", 1),
        (("either", "either"), None, 0), (("either", "old"), "before the revision of 2022-03", 0),
    ],
)  # fmt: skip
def test_an_edition_goes_by_the_first_revision_that_it_lacks(
    releases: tuple[str, ...], name: str | None, age: int
) -> None:
    called = editions.name(releases, [CENSUS, SCOPE])
    assert (called.sentence() if called else None) == name
    assert editions.age(releases) == age


def test_editions_as_texts_differ_however_many_sides_are_unknown() -> None:
    known = [("old", "new", "either"), *((f"unknown: document {number}",) * 3 for number in range(100))]
    texts = editions.signs(known)
    assert [texts[sides] for sides in known[:3]] == ["on*", "AAA", "BBB"]
    assert len({sign for text in texts.values() for sign in text}) == 103


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        (("old", "old"), ("old", "old"), None), (("new", "old"), ("old", "old"), 0), (("new", "old"), ("new", "new"), 1),
        (("either", "old"), ("old", "old"), None), (("new", "new"), ("new", "either"), None), (("unknown: a", "new"), ("new", "new"), 0),
        (("unknown: a", "new"), ("unknown: a", "new"), None), ((), (), None),
    ],
)  # fmt: skip
def test_the_first_revision_on_whose_sides_two_lie_parts_them(
    first: tuple[str, ...], second: tuple[str, ...], place: int | None
) -> None:
    assert editions.parting(first, second) == editions.parting(second, first) == place


# --- sides ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        ((), (), None), (("old",), ("old",), None), (("old",), ("new",), 0), (("old",), ("either",), None), (("either",), ("new",), None),
        (("new", "old"), ("new", "new"), 1), (("either", "old"), ("old", "new"), 1), (("old", "old"), ("new", "new"), 0),
        (("unknown: a 2019",), ("old",), 0), (("unknown: a 2019",), ("unknown: a 2019",), None), (("unknown: a 2019",), ("unknown: b 2019",), 0), (("unknown: a 2019",), ("either",), None),
    ],
)  # fmt: skip
def test_the_first_revision_that_two_editions_do_not_share_parts_them(
    first: tuple[str, ...], second: tuple[str, ...], place: int | None
) -> None:
    assert editions.parting(first, second) == editions.parting(second, first) == place


@pytest.mark.parametrize(
    ("sides", "age"), [((), 0), (("old", "either"), 0), (("new", "old"), 1), (("new", "either", "new"), 2)]
)
def test_an_edition_is_as_new_as_the_revisions_that_it_includes(sides: tuple[str, ...], age: int) -> None:
    assert editions.age(sides) == age


@pytest.mark.parametrize(
    ("sides", "code", "day"),
    [
        (("old", "old"), "edition_before", "2020-05-11"), (("new", "old"), "edition_before", "2022-03"), (("new", "new"), "edition_since", "2022-03"),
        (("new", "either"), "edition_since", "2020-05-11"), (("either", "either"), "", ""), (("either", "new"), "edition_since", "2022-03"),
    ],
)  # fmt: skip
def test_an_edition_is_named_by_the_revision_that_it_lacks_or_else_the_last(
    sides: tuple[str, ...], code: str, day: str
) -> None:
    found = editions.name(sides, [CENSUS, SCOPE])
    assert (found and (found.key, found.get("day"))) == ((code, day) if code else None)


def test_the_sides_of_editions_are_signs() -> None:
    known = [("old", "new"), ("either", "unknown: a 2019"), ("unknown: b 2019", "unknown: a 2019")]
    assert list(editions.signs(known).values()) == ["on", "*A", "BA"]
    many = editions.signs([(f"unknown: {number} 2019",) for number in range(27)])
    assert list(many.values())[:3] == ["A", "B", "C"]
    assert len(set(many.values())) == 27


@pytest.mark.parametrize(
    ("revision", "period", "restated"),
    [
        (CENSUS, "2011", False), (CENSUS, "2012", True), (CENSUS, "2012-Q1", True), (CENSUS, "2011-Q4", False), (CENSUS, "2019-Q3", True), (CENSUS, "2019-Q4", False), (CENSUS, "2019", False),
        (CENSUS._replace(start=""), "1978", True), (CENSUS._replace(start=""), "2019-Q4", False),
    ],
)  # fmt: skip
def test_a_revision_restates_the_periods_from_its_first_to_its_last(
    revision: Revision, period: str, restated: bool
) -> None:
    assert editions.is_restated(period, revision) is restated


def test_a_side_is_unknown_by_its_beginning() -> None:
    assert [editions.is_unknown(side) for side in ("unknown: a 2019", "old", "new", "either", "")] == [
        True,
        *[False] * 4,
    ]
