"""What differs between two tables, on tables of a few rows made by hand."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digecon_cli.changes import changelog
from digecon_cli.changes.comparing import Change, compare, difference, step
from digecon_cli.core.model import Break, Indicator, Revision, Source

Make = Callable[..., Any]


def _told(found: list[Change]) -> list[tuple[str, ...]]:
    return [
        (one.change, one.what, one.field, one.figure.period if one.figure else one.about, one.old, one.new)
        for one in found
    ]


def test_a_figure_of_a_new_thing_is_added_and_what_else_prints_it_is_a_further_print(
    figure: Make, dataset: Make
) -> None:
    old = dataset(figure(source="a"))
    new = dataset(
        figure(source="a"),
        figure(source="b", value="100.0"),
        figure(period="2021", value="110", vintage="2022", source="a"),
        figure(period="2021", value="111", vintage="2023", source="b"),
    )
    assert _told(compare(old, new)) == [
        ("added", "print", "", "2020", "", ""),
        ("added", "print", "", "2021", "", ""),
        ("added", "figure", "", "2021", "", ""),
        ("within rounding", "figure", "", "2020", "", ""),
    ]
    # Seen from the other side, the same was withdrawn.
    assert [one[:4] for one in _told(compare(new, old))] == [
        ("within rounding", "figure", "", "2020"),
        ("withdrawn", "print", "", "2020"),
        ("withdrawn", "print", "", "2021"),
        ("withdrawn", "figure", "", "2021"),
    ]


@pytest.mark.parametrize(
    ("was", "is_now", "change", "by"),
    [
        ({"value": "100"}, {"value": "104"}, "revised", ("4", "percent")),
        ({"value": "100"}, {"value": "100.4"}, "within rounding", ("0.4", "percent")),
        ({"value": "80", "bound": "over"}, {"value": "90"}, "within rounding", ("12.5", "percent")),
        (
            {"value": "6.8", "measure": "growth", "unit": "percent", "unit_mult": 0},
            {"value": "6.5", "measure": "growth", "unit": "percent", "unit_mult": 0},
            "revised",
            ("-0.3", "percentage points"),
        ),
    ],
)
def test_a_later_release_revises_within_rounding_or_beyond(
    figure: Make, dataset: Make, was: dict[str, Any], is_now: dict[str, Any], change: str, by: tuple[str, str]
) -> None:
    first = figure(**was, vintage="2021", source="a")
    later = figure(**is_now, vintage="2022", source="b")
    found = compare(dataset(first), dataset(first, later))
    assert [(one.change, one.what) for one in found] == [("added", "print"), (change, "figure")]
    assert (found[1].before, found[1].after) == (first, later)
    assert difference(first, later) == by


def test_the_same_number_in_another_power_of_ten_is_no_revision(figure: Make, dataset: Make) -> None:
    first = figure(value="3.72", unit_mult=6, source="a", vintage="2020")
    again = figure(value="372", unit_mult=4, source="b", vintage="2021")
    assert [one.what for one in compare(dataset(first), dataset(first, again))] == ["print"]


def test_a_row_that_tells_the_same_otherwise_says_in_which_column(figure: Make, dataset: Make) -> None:
    old = dataset(figure(source="a", vintage="2021", status="P", measure="growth", basis="comparable", unit="percent"))
    new = dataset(figure(source="a", vintage="2021-02", status="A", measure="growth", unit="percent", locator="p. 3"))
    assert _told(compare(old, new)) == [
        ("changed", "figure", "basis", "2020", "comparable", ""),
        ("changed", "figure", "status", "2020", "P", "A"),
        ("changed", "figure", "vintage", "2020", "2021", "2021-02"),
        ("changed", "figure", "locator", "2020", "", "p. 3"),
    ]


def test_a_misprint_that_is_mended_in_a_document_whose_figure_does_not_stand(figure: Make, dataset: Make) -> None:
    stands = figure(value="50", vintage="2022", source="b")
    old = dataset(figure(value="2141", vintage="2021", source="a"), stands)
    new = dataset(figure(value="2041", vintage="2021", source="a"), stands)
    assert _told(compare(old, new)) == [("corrected", "print", "", "2020", "", "")]


def test_an_indicator_with_another_name_is_the_same(figure: Make, dataset: Make) -> None:
    old = dataset(figure("s.former"), entries=(Indicator("s.former", "It"),))
    new = dataset(figure("s.whole"), entries=(Indicator("s.whole", "It", former="s.former"),))
    assert [one[:4] for one in _told(compare(old, new))] == [
        ("added", "indicator", "", "s.whole"),
        ("withdrawn", "indicator", "", "s.former"),
    ]


def test_entries_documents_breaks_and_revisions_are_told_too(figure: Make, dataset: Make) -> None:
    old = dataset(
        figure(), entries=(Indicator("s.whole", "It", unit="CNY"),), sources={"a": Source("a", "B", "T", "", "", "")}
    )
    new = dataset(
        figure(),
        entries=(Indicator("s.whole", "It", unit="USD"),),
        breaks=[Break("s.whole", "CN", "2019", "A new survey.")],
        revisions=[Revision("s.whole", "CN", "", "2020", "2021-05", "", "A census.")],
    )  # fmt: skip
    assert _told(compare(old, new)) == [
        ("changed", "indicator", "unit", "s.whole", "CNY", "USD"),
        ("withdrawn", "document", "", "a", "T", ""),
        ("added", "break", "", "s.whole CN 2019", "", "A new survey."),
        ("added", "revision", "", "s.whole CN 2021-05", "", "A census."),
    ]


def test_what_is_told_of_a_document_or_a_break_otherwise_is_told_too(figure: Make, dataset: Make) -> None:
    tables = [
        dataset(
            figure(), sources={"a": Source("a", "B", "T", url, "2021-02", "V")}, breaks=[Break("s.a", "CN", "2019", why)],
            revisions=[Revision("s.a", "CN", "", "2020", "2021-05", "", why)],
        )
        for url, why in (("https://old.example", "Once."), ("https://new.example", "Now."))
    ]  # fmt: skip
    assert _told(compare(*tables)) == [
        ("changed", "document", "url", "a", "https://old.example", "https://new.example"),
        ("changed", "break", "reason", "s.a CN 2019", "Once.", "Now."),
        ("changed", "revision", "reason", "s.a CN 2021-05", "Once.", "Now."),
    ]
    told = changelog.section(compare(*tables), tables[1], "2031.01", "2031.02")
    assert "- Breaks changed: `s.a` 2019 (Now)." in told
    assert "- Documents: another address of a." in told


def test_without_a_common_size_there_is_no_difference(figure: Make) -> None:
    assert difference(figure(value="0"), figure(value="5")) == ("", "")
    assert difference(figure(value="5"), figure(value="5", unit="USD")) == ("", "")
    assert difference(figure(value="3"), figure(value="4")) == ("33.333", "percent")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2026.10", "2026.11", "The version went from 2026.10 to 2026.11."),
        ("2026.09", "2026.10.1", "The version went from 2026.09 to 2026.10.1."),
        (
            "2026.11",
            "2026.11",
            "The version is 2026.11, as before or lower: it has to be 2026.11.1, or a later month.",
        ),
        (
            "2026.11.9",
            "2026.11.1",
            "The version is 2026.11.1, as before or lower: it has to be 2026.11.10, or a later month.",
        ),
        ("", "2026.11", ""),
        ("2026.11", "draft", ""),
    ],
)
def test_the_step_of_the_version(old: str, new: str, told: str) -> None:
    assert step(old, new) == told


_ROWS = st.lists(
    st.tuples(st.sampled_from(["2019", "2020"]), st.sampled_from(["5", "5.0", "7"]), st.sampled_from(["a", "b"])),
    max_size=6,
)


@given(_ROWS, _ROWS)
def test_every_row_is_paired_or_told(figure: Make, dataset: Make, old: Any, new: Any) -> None:
    tables = [
        dataset(*(figure(period=period, value=value, source=source) for period, value, source in rows))
        for rows in (old, new)
    ]
    found = compare(*tables)
    added = sum(one.change == "added" for one in found)
    gone = sum(one.change == "withdrawn" for one in found)
    assert len(old) - gone == len(new) - added
    assert compare(tables[0], tables[0]) == []
