"""Periods: one spelling for equal periods, forgiving on input, ordered by their end."""

from dataclasses import dataclass

import pytest

from digecon_cli.core import periods
from digecon_cli.core.errors import UsageError
from digecon_cli.core.period_words import without_year


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2022", "2022"),
        ("2022-A1", "2022"),
        ("2023-S1", "2023-S1"),
        ("2022-H1", "2022-S1"),
        ("2022H2", "2022-S2"),
        ("2023-Q3", "2023-Q3"),
        ("2023q3", "2023-Q3"),
        ("2023-09", "2023-09"),
        ("2023-M9", "2023-09"),
        ("2023-M09", "2023-09"),
        ("2023-01-01/P9M", "2023-01-01/P9M"),
        ("2023-01/2023-09", "2023-01-01/P9M"),
        ("2023-9M", "2023-01-01/P9M"),
        ("2023-09M", "2023-01-01/P9M"),
        ("2023-6M", "2023-S1"),
        ("2023-12M", "2023"),
        ("2023-3M", "2023-Q1"),
        ("2023-1M", "2023-01"),
        ("2023-01-01/P6M", "2023-S1"),
        ("2023-01-01/P12M", "2023"),
        ("2023-07-01/P6M", "2023-S2"),
        ("2023-04/2023-06", "2023-Q2"),
        ("2023-05/2023-06", "2023-05-01/P2M"),
        ("2020-01/2022-12", "2020-01-01/P36M"),
        (" 2022 ", "2022"),
    ],
)
def test_equal_periods_have_one_spelling(written: str, canonical: str) -> None:
    assert periods.canonical(written) == canonical


@pytest.mark.parametrize(
    "text",
    ["", "22", "20222", "2022-13", "2022-00", "2022-Q5", "2022-S3", "2022-Q0", "2022-M13", "2022-00/2022-03", "2022-13/2023-03", "2022-13M", "2022-0M", "2022-1-1",
     "2023-09/2023-01", "2023-01/2023-13", "2022-01/2023-00", "2023-13-01/P2M", "2023-00-01/P2M", "2023-01-01/P0M", "2023-01-02/P3M", "last year", "２０２２x"],
)  # fmt: skip
def test_what_is_no_period_is_refused_with_the_spellings_that_are(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not a period\. Write 2022, 2022-H1, 2023-Q3, 2023-09 or 2023-9M"):
        periods.canonical(text)


@pytest.mark.parametrize(
    ("period", "code"),
    [("2022", "A"), ("2022-S2", "S"), ("2022-Q4", "Q"), ("2022-09", "M"), ("2022-9M", "ytd"), ("2022-2M", "ytd"), ("2022-11M", "ytd"),
     ("2022-05-01/P2M", "P"), ("2020-01-01/P36M", "P"), ("2022-04-01/P6M", "P")],
)  # fmt: skip
def test_a_period_has_a_frequency(period: str, code: str) -> None:
    assert periods.frequency(period) == code


@pytest.mark.parametrize(
    ("period", "months"), [("2022", 12), ("2022-S1", 6), ("2022-Q1", 3), ("2022-02", 1), ("2022-11M", 11)]
)
def test_a_period_covers_its_months(period: str, months: int) -> None:
    assert periods.span(period).months == months


def test_a_span_starts_in_the_month_its_name_says() -> None:
    assert periods.span("2022-Q3").start - periods.span("2022").start == 6
    assert periods.span("2022-S2").end == periods.span("2023").start


@pytest.mark.parametrize(
    ("period", "years", "moved"),
    [("2022", -1, "2021"), ("2023-9M", -1, "2022-01-01/P9M"), ("2022-S1", 3, "2025-S1"), ("2022-12", 1, "2023-12")],
)
def test_a_period_moves_by_years(period: str, years: int, moved: str) -> None:
    assert periods.shift(period, years) == moved


@pytest.mark.parametrize(
    ("first", "last", "years"), [("2019", "2022", 3), ("2023-S1", "2023", 0.5), ("2022-9M", "2023-9M", 1)]
)
def test_years_lie_between_the_ends_of_periods(first: str, last: str, years: float) -> None:
    assert periods.years_between(first, last) == years


def test_periods_are_ordered_by_their_end_the_shorter_first() -> None:
    mixed = ["2023", "2022", "2023-12", "2023-Q4", "2023-9M", "2023-S2", "2023-09"]
    assert sorted(mixed, key=periods.order) == ["2022", "2023-09", "2023-9M", "2023-12", "2023-Q4", "2023-S2", "2023"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("H1 2025", "2025-S1"), ("1H 2025", "2025-S1"), ("2025H2", "2025-S2"), ("first half of 2025", "2025-S1"),
        ("the second half 2024", "2024-S2"), ("Q3 2024", "2024-Q3"), ("third quarter of 2024", "2024-Q3"), ("3Q2024", "2024-Q3"),
        ("Sep 2023", "2023-09"), ("September 2023", "2023-09"), ("2023 sept", "2023-09"), ("9M 2023", "2023-01-01/P9M"),
        ("first nine months of 2023", "2023-01-01/P9M"), ("first three quarters of 2023", "2023-01-01/P9M"),
        ("Jan-Sep 2023", "2023-01-01/P9M"), ("January to September 2023", "2023-01-01/P9M"),
        ("2023年", "2023"), ("2023年度", "2023"), ("2023年9月", "2023-09"), ("2025年上半年", "2025-S1"), ("2025年下半年", "2025-S2"),
        ("2024年三季度", "2024-Q3"), ("2024年第3季度", "2024-Q3"), ("2023年前三季度", "2023-01-01/P9M"),
        ("2023年1-9月", "2023-01-01/P9M"), ("2023年1月至9月", "2023-01-01/P9M"), ("2023年前9个月", "2023-01-01/P9M"),
    ],
)  # fmt: skip
def test_periods_that_people_say_are_periods(text: str, period: str) -> None:
    assert periods.canonical(text) == period
    assert periods.ends(text, "") == (period, "")


@pytest.mark.parametrize(
    "text", ["third half of 2025", "2023年前四季度", "Q5 2024", "0M 2023", "13M 2023", "2023年13月", "sometime 2023"]
)
def test_what_only_looks_like_a_period_is_none(text: str) -> None:
    assert not periods.is_period(text)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("上半年", (0, 6)), ("下半年", (6, 6)), ("前三季度", (0, 9)), ("三季度", (6, 3)), ("9月", (8, 1)), ("H2", (6, 6)), ("q1", (0, 3)),
        ("first half", (0, 6)), ("first nine months", (0, 9)), ("2023", None), ("telecom", None), ("5G", None), ("年", None),
    ],
)  # fmt: skip
def test_a_part_of_a_year_may_have_no_year(text: str, months: tuple[int, int] | None) -> None:
    assert without_year(text) == months


@pytest.mark.parametrize(
    ("period", "label"),
    [("2023-01-01/P9M", "2023-9M"), ("2023", "2023"), ("2023-S1", "2023-H1"), ("2023-09", "2023-09")],
)
def test_tables_label_periods_as_people_write_them(period: str, label: str) -> None:
    assert periods.label(period) == label


@pytest.mark.parametrize(
    ("start", "end", "ends"),
    [
        ("2017-2022", "", ("2017", "2022")),
        ("", "2017-2022", ("2017", "2022")),
        ("2017:2022", "", ("2017", "2022")),
        ("2017 to 2022", "", ("2017", "2022")),
        ("2017年至2022年", "", ("2017", "2022")),
        ("H1 2023 - H1 2024", "", ("2023-S1", "2024-S1")),
        ("2017..2022", "", ("2017", "2022")),
        ("2017 – 2022", "", ("2017", "2022")),
        ("2017—2022", "", ("2017", "2022")),
        ("2020-H1..2022-9M", "", ("2020-S1", "2022-01-01/P9M")),
        ("2020-03:2021-02", "", ("2020-03", "2021-02")),
        ("2017..", "", ("2017", "")),
        ("", ":2022", ("", "2022")),
        ("2017", "2022-H1", ("2017", "2022-S1")),
        ("", "", ("", "")),
    ],
)
def test_one_word_may_say_both_ends(start: str, end: str, ends: tuple[str, str]) -> None:
    assert periods.ends(start, end) == ends


@pytest.mark.parametrize("said", ["2017-22", "2017-2022-2023", "..", ":", "2017..x", "x:2017", "2017:2018:2019"])
def test_what_says_no_ends_is_no_period(said: str) -> None:
    with pytest.raises(UsageError, match="is not a period"):
        periods.ends(said, "")


def test_both_ends_are_said_once() -> None:
    with pytest.raises(UsageError, match=r"^'2017-2022' says the first and the last period: leave out '2020', or say"):
        periods.ends("2017-2022", "2020")


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"), ("2023-S1", "2023-01-01", "2023-06-30"), ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"), ("2024-02", "2024-02-01", "2024-02-29"), ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"), ("2023-9M", "2023-01-01", "2023-09-30"), ("2023-04", "2023-04-01", "2023-04-30"),
        ("2023-2M", "2023-01-01", "2023-02-28"), ("2023-11M", "2023-01-01", "2023-11-30"), ("2024-03", "2024-03-01", "2024-03-31"),
        ("0987", "0987-01-01", "0987-12-31"), ("2023-05", "2023-05-01", "2023-05-31"), ("2023-07", "2023-07-01", "2023-07-31"),
        ("2023-08", "2023-08-01", "2023-08-31"), ("2023-10", "2023-10-01", "2023-10-31"), ("2023-01", "2023-01-01", "2023-01-31"),
    ],
)  # fmt: skip
def test_a_period_has_a_first_and_a_last_day(period: str, first: str, last: str) -> None:
    assert periods.days(period) == (first, last)


@pytest.mark.parametrize(
    ("text", "single"),
    [("2017", True), ("2023-9M", True), ("2017-2022", False), ("2017..", False), ("..", True), ("..2022", False), ("", True),
     ("2017-08", True), ("abcd-efgh", True)],
)  # fmt: skip
def test_a_word_says_one_period_or_ends_of_some(text: str, single: bool) -> None:
    assert periods.is_one(text) is single


@dataclass
class Day:
    """What has a day, as dates of Python and of pandas do."""

    year: int
    month: int
    day: int


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-9M", "2023-9M", "2023-9M"), (2023, "2023", "2023"), (2023.0, "2023", "2023"), (2023.5, "2023.5", "2023.5"),
        (Day(2023, 1, 1), "2023", "2023-01"), (Day(2023, 12, 31), "2023-12", "2023"), (Day(2023, 9, 30), "2023-09", "2023-09"),
        (Day(987, 1, 1), "0987", "0987-01"), (Day(2023, 1, 31), "2023-01", "2023-01"), (Day(2023, 12, 1), "2023-12", "2023-12"),
    ],
)  # fmt: skip
def test_what_python_has_for_a_period_is_told_as_it_is_typed(value: object, first: str, last: str) -> None:
    assert periods.typed(value) == first
    assert periods.typed(value, last=True) == last


@pytest.mark.parametrize(
    "parts", [("year",), ("year", "month"), ("year", "day"), ("month", "day"), ("year", "month", "day", "freqstr")]
)
def test_what_has_no_day_or_has_a_frequency_is_told_as_its_text(parts: tuple[str, ...]) -> None:
    class Told:
        def __str__(self) -> str:
            return "2023Q1"

    day = Told()
    for part in parts:
        setattr(day, part, 1)
    assert periods.typed(day) == "2023Q1"


def test_what_is_a_period_is_told_from_what_is_none() -> None:
    assert periods.is_period("2023-9M")
    assert not periods.is_period("2023-13M")


@pytest.mark.parametrize(
    "text", ["2022-H2", "2022-Q4", "2022-S2", "2022-M12", "2022-12", "2022-12M", "2022-12/2022-12", "2022-12-01/P1M"]
)
def test_the_last_part_of_a_year_is_one(text: str) -> None:
    assert periods.span(text).end == periods.span("2023").start


@pytest.mark.parametrize("text", ["2022-01-01/P1M", "2022-01/2022-01", "2022-1M", "2022-M1", "2022M01"])
def test_the_first_month_of_a_year_is_one(text: str) -> None:
    assert periods.span(text) == periods.Span(2022 * 12, 1)


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2024-12", ("2024-12", "2024-Q4", "2024-S2", "2024")), ("2024", ("2024", "2024-12", "2024-Q4", "2024-S2")), ("2024-06", ("2024-06", "2024-Q2", "2024-S1")),
        ("2024-09", ("2024-09", "2024-Q3", "2024-9M")), ("2024-Q3", ("2024-Q3", "2024-09", "2024-9M")), ("2024-05", ("2024-05", "2024-5M")), ("2024-01", ("2024-01",)),
    ],
)  # fmt: skip
def test_the_end_of_a_period_is_an_instant_with_many_names(period: str, found: tuple[str, ...]) -> None:
    assert {*periods.instants(period)} == {periods.canonical(name) for name in found}
    assert periods.instants(period)[0] == period


@pytest.mark.parametrize(
    ("period", "known", "found"),
    [
        ("2024-12", ["2024", "2024-Q3", "2023"], ["2024"]), ("2024-05", ["2024", "2024-Q2", "2023"], ["2024-Q2", "2024"]), ("2024", ["2024-Q1", "2024-Q2", "2023-Q4"], ["2024-Q2", "2024-Q1"]),
        ("2024-Q1", ["2023", "2024-Q2"], []), ("2024", ["2024"], []), ("2024", [f"2024-{month:02}" for month in range(1, 12)], ["2024-11", "2024-10", "2024-09"]),
        ("2024-01", ["2024-Q1", "2024-S1", "2024"], ["2024-Q1", "2024-S1", "2024"]),
    ],
)  # fmt: skip
def test_periods_that_may_be_meant_in_the_place_of_one(period: str, known: list[str], found: list[str]) -> None:
    assert periods.near(period, known) == found


@pytest.mark.parametrize("between", [" to ", " - ", "–", "至", "到", "~"])
def test_what_stands_between_two_periods(between: str) -> None:
    assert periods.ends(f"2017-Q1{between}2022-Q4", "") == ("2017-Q1", "2022-Q4")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (f"revenue {month} 2023", ["revenue", f"{month} 2023"])
        for month in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "September", "April")
    ]
    + [
        ("H1 2025", ["H1 2025"]), ("2025 Q3", ["2025 Q3"]), ("first half of 2025", ["first half of 2025"]), ("the first half of 2025", ["the first half of 2025"]),
        ("third quarter 2025", ["third quarter 2025"]), ("first three quarters of 2025", ["first three quarters of 2025"]), ("first 9 months of 2025", ["first 9 months of 2025"]),
        ("first 9 months 2025", ["first 9 months 2025"]), ("revenue of 2025", ["revenue", "of", "2025"]), ("2025 m5", ["2025 m5"]), ("5g 2025", ["5g", "2025"]), ("mars 2025", ["mars 2025"]),
        ("s2 2025", ["s2 2025"]), ("2024 2025", ["2024", "2025"]), ("q9 2025", ["q9", "2025"]),
    ],
)  # fmt: skip
def test_words_of_one_period_are_one_word(words: str, found: list[str]) -> None:
    assert periods.joined(words.split()) == found


@pytest.mark.parametrize(
    ("month", "days"),
    [("01", 31), ("02", 28), ("03", 31), ("04", 30), ("05", 31), ("06", 30), ("07", 31), ("08", 31), ("09", 30), ("10", 31), ("11", 30), ("12", 31)],
)  # fmt: skip
def test_a_month_has_its_days(month: str, days: int) -> None:
    assert periods.days(f"2023-{month}") == (f"2023-{month}-01", f"2023-{month}-{days}")


def test_the_frequencies_that_a_series_may_have() -> None:
    assert periods.FREQUENCIES == ("A", "S", "Q", "M", "ytd")


@pytest.mark.parametrize(
    ("ordered", "found"),
    [
        ([], []), (["2020"], []), (["2020", "2021"], []), (["2020", "2021", "2023"], ["2023"]), (["2020", "2022", "2024"], ["2022", "2024"]),
        (["2020-S1", "2021-S1", "2022-S1"], []), (["2020-S1", "2020-S2", "2021-S1", "2022-S1"], ["2022-S1"]), (["2020-S1", "2023-S1"], []),
        (["2020-01", "2020-02", "2020-04"], ["2020-04"]), (["2020-Q1", "2020-Q3", "2020-Q4"], ["2020-Q3"]),
        (["2020-9M", "2022-9M"], ["2022-9M"]), (["2023-9M", "2024-9M"], []), (["2027-9M", "2029-9M"], ["2029-9M"]), (["2020-2M", "2020-9M", "2021-8M"], []),
        (["2020", "2022-03"], ["2022-03"]), (["2020", "2021-12"], []), (["2020", "2021", "2021-9M"], []), (["2020", "2021-9M", "2021-Q4", "2023"], ["2023"]),
        (["2020-Q1", "2023-S1"], []), (["2020-Q1", "2020-S1", "2023-S1"], []), (["2020-2M", "2020-Q1", "2023-2M"], []),
    ],
)  # fmt: skip
def test_a_hole_is_before_a_period_that_others_of_its_frequency_precede(ordered: list[str], found: list[str]) -> None:
    assert periods.holes(ordered) == set(found)


@pytest.mark.parametrize(
    ("period", "start", "months"),
    [("2023", 0, 12), ("2023-S2", 6, 6), ("2023-12", 11, 1), ("2023-9M", 0, 9), ("2023-05/2024-06", 4, 14)],
)
def test_a_period_is_counted_from_the_january_of_its_year(period: str, start: int, months: int) -> None:
    assert periods.within_year(period) == (start, months)


@pytest.mark.parametrize(
    ("period", "address"),
    [("2023-01-01/P9M", "2023-9M"), ("0987-01-01/P11M", "0987-11M"), ("2023-S1", "2023-S1"), ("2023", "2023"), ("2023-05-01/P2M", "2023-05-01/P2M")],
)  # fmt: skip
def test_an_address_has_a_span_from_january_by_its_months(period: str, address: str) -> None:
    assert periods.address(period) == address


@pytest.mark.parametrize(
    ("text", "found"), [("2023", True), ("in 2023", True), ("202", False), ("5G of 202", True), ("20 2 x", False), ("²⁰²³", False)]
)  # fmt: skip
def test_what_names_a_period_has_four_digits(text: str, found: bool) -> None:
    assert periods.has_year(text) is found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("first half 2025", ["first half 2025"]), ("first three quarters 2025", ["first three quarters 2025"]), ("2025 sept", ["2025 sept"]),
        ("the first three quarters of 2025", ["the", "first three quarters of 2025"]), ("9 2025", ["9", "2025"]), ("2025 first half", ["2025", "first", "half"]),
    ],
)  # fmt: skip
def test_five_words_at_most_are_one_period(words: str, found: list[str]) -> None:
    assert periods.joined(words.split()) == found


@pytest.mark.parametrize(
    ("period", "known", "found"),
    [
        ("2024", ["2024-12", "2024-S2", "2023-S2"], ["2024-S2", "2024-12"]), ("2024-12", ["2024", "2024-Q4", "2024-S2"], ["2024-Q4", "2024-S2", "2024"]),
        ("2024-Q4", ["2024", "2024-12"], ["2024-12", "2024"]), ("2023-05", ["2023-5M", "2023"], ["2023-5M"]),
        ("2024-02", ["2024-Q1", "2024-01/2024-03", "2024-04"], ["2024-Q1", "2024-01/2024-03"]),
    ],
)  # fmt: skip
def test_of_what_ends_together_the_nearest_length_comes_first(period: str, known: list[str], found: list[str]) -> None:
    assert periods.near(period, known) == found


@pytest.mark.parametrize("end", ["2023-05", "2023-11", "2019-07"])
def test_the_end_of_a_month_is_that_of_a_span_from_january(end: str) -> None:
    assert periods.instants(end) == (end, f"{end[:4]}-01-01/P{int(end[5:])}M")


@pytest.mark.parametrize(
    "text",
    ["2020-M0", "2020-M13", "2020-Q0", "2020-Q5", "2020-S3", "2020-H0", "2020-0M", "2020-13M", "2020-00", "2020-13"],
)
def test_no_year_has_such_a_part(text: str) -> None:
    with pytest.raises(UsageError):
        periods.span(text)


@pytest.mark.parametrize(
    ("text", "start", "months"),
    [
        ("2020-M1", 0, 1), ("2020-M12", 11, 1), ("2020-Q1", 0, 3), ("2020-Q4", 9, 3), ("2020-S2", 6, 6), ("2020-H1", 0, 6), ("2020-12M", 0, 12),
        ("2020-1M", 0, 1), ("2020-12", 11, 1),
    ],
)  # fmt: skip
def test_the_last_part_of_a_year_is_in_it(text: str, start: int, months: int) -> None:
    found = periods.span(text)
    assert (found.start - 2020 * 12, found.months) == (start, months)
