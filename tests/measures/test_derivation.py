"""Deriving: names of one indicator, what is told of the prints of inputs, and what a derivation keeps of its row."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import Indicator
from digecon_cli.measures.derivation import one_indicator, vintages

Make = Callable[..., Any]
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
