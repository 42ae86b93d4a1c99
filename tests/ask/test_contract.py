"""The contract with programs: the long form, one multiple a series, the wide and the turned form, and what reads back."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registered import MEASURES, own

import digecon_cli as digecon
from digecon_cli.ask import contract
from digecon_cli.ask.contract import Form, series_of
from digecon_cli.core import facts
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.core.model import Indicator, SeriesKey
from digecon_cli.measures.derivation import Options
from digecon_cli.reading import read_file
from digecon_cli.reading.files import File
from digecon_cli.reading.report import Report

Make = Callable[..., Any]
ROOT = Path(__file__).parents[2]
HEADER = (
    "indicator,label,area,freq,period,start,end,measure,base_indicator,base_period,origin,value,low,high,bound,unit,"
    "unit_mult,basis,status,vintage,source,note,printed,printed_mult,codes"
)
ENTRIES = (
    Indicator("s.whole", "Whole", "总量", kind="flow", unit="CNY", unit_mult=9),
    Indicator("s.power", "Power", kind="stock", unit="EFLOPS"),
    Indicator("s.price", "Price", kind="rate", unit="CNY per USD"),
)


def told(dataset: Make, *rows: Any, **asked: Any) -> list[dict[str, Any]]:
    columns, records, _ = contract.records(rows, dataset(*rows, entries=ENTRIES), Form(**asked))
    return [dict(zip(columns, record, strict=True)) for record in records]


def text(dataset: Make, *rows: Any, **asked: Any) -> str:
    columns, records, _ = contract.records(rows, dataset(*rows, entries=ENTRIES), Form(**asked))
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([columns, *records])
    return stream.getvalue()


def test_the_header_is_the_one_of_the_contract() -> None:
    assert ",".join(contract.HEADER) == HEADER


@pytest.mark.parametrize(
    ("value", "mult", "expected"),
    [
        ("13010", 8, ("1301.0", "1300.95", "1301.05", 9, "13010", 8)),
        ("1.31", 12, ("1310", "1305", "1315", 9, "1.31", 12)),
        ("15808", 8, ("1580.8", "1580.75", "1580.85", 9, "15808", 8)),
        ("1281", 9, ("1281", "1280.5", "1281.5", 9, "1281", 9)),
    ],
)
def test_a_series_has_one_multiple_whatever_was_printed(
    figure: Make, dataset: Make, value: str, mult: int, expected: tuple[Any, ...]
) -> None:
    (row,) = told(dataset, figure(value=value, unit_mult=mult))
    assert tuple(row[name] for name in ("value", "low", "high", "unit_mult", "printed", "printed_mult")) == expected


def test_a_series_has_one_unit_whatever_was_printed(figure: Make, dataset: Make) -> None:
    rows = [
        figure("s.power", "2022", "0.23", unit="ZFLOPS", unit_mult=0),
        figure("s.power", "2021", "180", unit="EFLOPS", unit_mult=0),
    ]
    found = [
        (row["value"], row["unit"], row["unit_mult"], row["printed"], row["printed_mult"])
        for row in told(dataset, *rows)
    ]
    assert found == [("230", "EFLOPS", 0, "0.23", 3), ("180", "EFLOPS", 0, "180", 0)]


def test_scale_is_for_amounts_and_touches_neither_rates_nor_prices(figure: Make, dataset: Make) -> None:
    rows = [
        figure(value="15808"), figure("s.price", value="6.45", unit="CNY per USD", unit_mult=0),
        figure(value="8.0", measure="growth", unit="percent", unit_mult=0),
    ]  # fmt: skip
    assert [(row["value"], row["unit_mult"]) for row in told(dataset, *rows, scale=12)] == [
        ("1.5808", 12), ("6.45", 0), ("8.0", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2022", ("A", "2022-01-01", "2022-12-31")), ("2022-S2", ("S", "2022-07-01", "2022-12-31")),
        ("2023-Q1", ("Q", "2023-01-01", "2023-03-31")), ("2024-02", ("M", "2024-02-01", "2024-02-29")),
        ("2100-02", ("M", "2100-02-01", "2100-02-28")), ("2023-01-01/P9M", ("ytd", "2023-01-01", "2023-09-30")),
        ("2019-03-01/P6M", ("P", "2019-03-01", "2019-08-31")),
    ],
)  # fmt: skip
def test_the_frequency_and_the_days_of_a_period(
    figure: Make, dataset: Make, period: str, expected: tuple[str, ...]
) -> None:
    (row,) = told(dataset, figure(period=period))
    assert (row["freq"], row["start"], row["end"]) == expected


def test_what_is_computed_was_not_printed(figure: Make, dataset: Make) -> None:
    (row,) = told(dataset, figure(value="7.5", origin="computed", measure="growth", unit="percent", unit_mult=0))
    assert (row["value"], row["printed"], row["printed_mult"]) == ("7.5", "", "")


def test_labels_follow_the_language_that_is_asked_for(figure: Make, dataset: Make) -> None:
    assert told(dataset, figure())[0]["label"] == "Whole"
    assert told(dataset, figure(), lang="zh")[0]["label"] == "总量"


def test_the_former_columns_are_written_for_one_release(figure: Make, dataset: Make) -> None:
    (row,) = told(dataset, figure(value="13010"), header="old")
    assert ",".join(row) == HEADER.removesuffix(",codes")
    assert (row["value"], row["unit_mult"]) == ("1301.0", 9)
    (refused,) = told(dataset, figure(value="", facts=(facts.of("zero", one="s.whole", period="2019"),)), header="old")
    assert refused["note"] == "zero: s.whole 2019 may be zero"


def test_columns_are_chosen_in_the_order_asked_for(figure: Make, dataset: Make) -> None:
    assert text(dataset, figure(value="1281", unit_mult=9), columns=("period", "label", "value")) == (
        "period,label,value\n2020,Whole,1281\n"
    )
    with pytest.raises(UsageError, match=r"'valeu' is not a column of this answer\. Did you mean 'value'"):
        told(dataset, figure(), columns=("valeu",))


def test_periods_go_across_one_row_a_series(figure: Make, dataset: Make) -> None:
    rows = [figure(value="1.31", unit_mult=12), figure(period="2021", value="15808"), figure(area="US", value="7")]
    assert text(dataset, *rows, wide=True) == (
        "indicator,label,area,measure,base_indicator,base_period,origin,unit,unit_mult,basis,bound,status,codes,2020,2021\n"
        "s.whole,Whole,CN,level,,,published,CNY,9,,,A,,1310,1580.8\n"
        "s.whole,Whole,US,level,,,published,CNY,9,,,A,,0.7,\n"
    )


def test_periods_across_keep_what_is_true_of_a_whole_series(figure: Make, dataset: Make) -> None:
    known = (facts.of("approximate"),)
    rows = [figure(bound="over", status="P", facts=known), figure(period="2021", bound="over", facts=known)]
    head, line = (line.split(",") for line in text(dataset, *rows, wide=True).splitlines())
    cells = dict(zip(head, line, strict=True))
    assert (cells["bound"], cells["status"], cells["codes"]) == ("over", "", "approximate")
    (first, second) = read(text(dataset, *rows, wide=True))
    assert (first.bound, first.low, first.high) == ("over", first.value, "")
    assert (first.status, second.status) == ("A", "A")


def test_a_series_in_two_units_has_a_row_for_each(figure: Make, dataset: Make) -> None:
    rows = [
        figure(value="7", unit="persons", unit_mult=9),
        figure(period="2021", value="3", unit="households", unit_mult=9),
    ]
    assert text(dataset, *rows, wide=True).splitlines()[1:] == [
        "s.whole,Whole,CN,level,,,published,persons,9,,,A,,7,",
        "s.whole,Whole,CN,level,,,published,households,9,,,A,,,3",
    ]


def test_periods_go_down_one_column_a_series(figure: Make, dataset: Make) -> None:
    rate = {"measure": "growth", "unit": "percent", "unit_mult": 0}
    rows = [figure(value="1281", unit_mult=9), figure(period="2021", value="8.0", **rate), figure(area="W", value="7")]
    assert text(dataset, *rows, transpose=True) == (
        "period,s.whole [CNY 9],s.whole:growth [percent 0],s.whole@W [CNY 9]\n2020,1281,,0.7\n2021,,8.0,\n"
    )


def test_heads_that_would_be_alike_say_what_tells_them_apart(figure: Make, dataset: Make) -> None:
    rate = {"measure": "growth", "unit": "percent", "unit_mult": 0}
    rows = [figure(value="8.0", basis="comparable", **rate), figure(value="7.5", origin="computed", **rate)]
    assert text(dataset, *rows, transpose=True).partition("\n")[0] == (
        "period,s.whole:growth [percent 0],s.whole:growth;computed [percent 0]"
    )


def test_several_prints_of_one_period_go_on_in_another_line(figure: Make, dataset: Make) -> None:
    rows = [
        figure(value="7"),
        figure(value="8"),
        figure(value="9"),
        figure("s.power", value="5", unit="EFLOPS", unit_mult=0),
    ]
    assert text(dataset, *rows, transpose=True) == (
        "period,s.whole [CNY 9],s.power [EFLOPS 0]\n2020,0.7,5\n2020,0.8,\n2020,0.9,\n"
    )


def test_heads_say_basis_and_base_where_the_rest_is_alike(figure: Make, dataset: Make) -> None:
    rate = {"measure": "growth", "unit": "percent", "unit_mult": 0}
    rows = [figure(value="8.0", basis="comparable", **rate), figure(value="7.5", basis="nominal", **rate)]
    assert text(dataset, *rows, transpose=True).partition("\n")[0] == (
        "period,s.whole:growth;published;comparable [percent 0],s.whole:growth;published;nominal [percent 0]"
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("s.whole [CNY 9]", (SeriesKey("s.whole", "CN"), "CNY", 9)),
        ("s.whole@W:growth [percent 0]", (SeriesKey("s.whole", "W", "growth"), "percent", 0)),
        (
            "a.b:share;computed;of c.d;2019-01-01/P7M [CNY per USD -3]",
            (SeriesKey("a.b", "CN", "share", "c.d", "2019-01-01/P7M", origin="computed"), "CNY per USD", -3),
        ),
        ("s.whole@ [CNY 9]", (SeriesKey("s.whole", ""), "CNY", 9)), ("period", None), ("2020", None), ("GDP (current US$)", None),
    ],
)  # fmt: skip
def test_a_head_names_its_series(head: str, expected: object) -> None:
    assert series_of(head) == expected


def read(content: str) -> list[Any]:
    report = Report("t.csv")
    return list(read_file(File("t.csv", content.encode()), report).observations)


PRINTS = st.tuples(
    st.integers(1, 99_999), st.integers(0, 3), st.sampled_from([0, 4, 6, 8, 9, 12]), st.integers(2000, 2020)
)


@given(st.lists(PRINTS, min_size=1, max_size=8, unique_by=lambda one: one[3]))
def test_the_long_form_reads_back_equal(figure: Make, dataset: Make, prints: list[tuple[int, int, int, int]]) -> None:
    rows = [
        figure(period=str(year), value=f"{digits / 10**places:.{places}f}", unit_mult=mult, vintage="2021", source="a")
        for digits, places, mult, year in prints
    ]
    assert read(text(dataset, *rows)) == rows
    assert read(text(dataset, *rows, scale=4)) == rows
    assert read(text(dataset, *rows, header="old")) == rows


@given(st.lists(PRINTS, min_size=1, max_size=8, unique_by=lambda one: one[3]), st.sampled_from(["wide", "transpose"]))
def test_wide_and_turned_forms_give_back_value_period_area_measure_and_unit(
    figure: Make, dataset: Make, prints: list[tuple[int, int, int, int]], form: str
) -> None:
    rows = [
        figure("my.own", str(year), f"{digits / 10**places:.{places}f}", unit_mult=mult, area="W")
        for digits, places, mult, year in prints
    ]
    found = read(text(dataset, *rows, **{form: True}))
    wanted = {(one.indicator, one.area, one.period, one.measure, one.unit): one.interval().value for one in rows}
    got = {(one.indicator, one.area, one.period, one.measure, one.unit): one.interval().value for one in found}
    assert got.keys() == wanted.keys()
    assert all(got[key] == pytest.approx(wanted[key]) for key in wanted)


def test_a_print_that_disagrees_with_its_value_is_dropped_with_a_word(figure: Make, dataset: Make) -> None:
    content = text(dataset, figure(value="1.31", unit_mult=12)).replace(",1310,", ",1320,")
    report = Report("t.csv")
    (row,) = read_file(File("t.csv", content.encode()), report).observations
    assert (row.value, row.unit_mult, row.low) == ("1320", 9, "1305")
    assert list(map(str, report.remarks)) == ["printed numbers that disagree with their value, and were dropped: 1"]


@pytest.mark.parametrize(
    ("note", "code", "said"),
    [
        ("zero: it may be zero", "zero", "it may be zero"),
        (
            "break: it breaks (--across-breaks computes it anyway)",
            "break",
            "it breaks (--across-breaks computes it anyway)",
        ),
        ("zero: two\nlines", "zero", "two\nlines"),
        ("A note. Not a code: at all", "", "A note. Not a code: at all"),
        ("", "", ""),
    ],
)
def test_the_note_of_a_former_refusal_begins_with_its_code(
    note: str, code: str, said: str, figure: Make, dataset: Make
) -> None:
    refused = figure(measure="growth", origin="computed", value="", note=note)
    (row,) = read(text(dataset, refused, header="old"))
    assert (row.refusal.code if row.refusal else "") == facts.codes(row.facts) == code
    assert row.notes() == said
    (former,) = told(dataset, row, header="old")
    assert former["note"] == note


@pytest.mark.parametrize("name", ["GDP: a [x]", "b@q", "a:b"])
def test_a_name_that_would_read_back_as_another_cannot_head_a_column(figure: Make, dataset: Make, name: str) -> None:
    with pytest.raises(UsageError, match="would read back as something else: write --wide"):
        told(dataset, figure(name), transpose=True)


def test_a_choice_of_columns_reads_back_without_bounds(figure: Make, dataset: Make) -> None:
    chosen = ("indicator", "area", "period", "measure", "value", "unit", "unit_mult")
    (row,) = read(text(dataset, figure(value="1.31", unit_mult=12), columns=chosen))  # 1.31 trillion is 1,310 billion
    assert (row.value, row.unit_mult, row.low, row.high) == ("1310", 9, "", "")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("period,a.b:levle [CNY 9]\n2020,1\n", "line 2, column measure: 'levle' is not a measure"),
        ("period,a.b [CNY 400]\n2020,1\n", "line 2, column unit_mult: '400' is not a power of ten"),
        (
            ",".join((*contract.ACROSS, "2020")) + "\na.b,,CN,level,,,foo,CNY,9,,,,,1\n",
            "column origin: 'foo' is not an origin",
        ),
        (",".join((*contract.ACROSS, "2020")) + "\na.b,,CN\n", "3 cells where the header has 14"),
    ],
)
def test_other_forms_are_checked_as_the_long_one_is(content: str, problem: str) -> None:
    report = Report("t.csv")
    with pytest.raises(DataError):
        read_file(File("t.csv", content.encode()), report, strict=False)
    assert problem in f"line {report.problems[0].line}, column {report.problems[0].column}: {report.problems[0].reason}"


CODES = set(re.findall(r"^#### (\w+)$", (ROOT / "docs/comparability.md").read_text(encoding="utf-8"), re.M))


@pytest.mark.exhaustive
@pytest.mark.parametrize("asked", MEASURES)
def test_a_row_without_a_value_has_one_known_end_or_says_by_a_code_why(asked: str) -> None:
    """Over the whole bundled table, at every frequency."""
    table = digecon.load().select(freq="all")
    found = table.derive(asked, Options(own=own(asked)))
    without = [one for one in found if not one.value]
    assert without or asked == "targets"
    for row in without:
        known = bool(row.low) + bool(row.high)
        assert known == 1 if row.bound else known == 0, row
        assert row.bound or (row.refusal and row.refusal.code in CODES), row


def test_the_words_of_the_contract() -> None:
    assert contract.BOUNDS == ("over", "under", "about")
    assert contract.HEADERS == ("new", "old")
    assert contract.WHERE_CONSTANT == ("bound", "status", "codes")
    assert contract.TIDY == ("indicator", "label", "area", "period", "measure", "value", "unit", "codes")
    assert (contract.COMPUTED, contract.FACTS) == ("computed", "facts")


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({}, ""), ({"bound": "over"}, "over"), ({"bound": "under"}, "under"), ({"bound": "about"}, "about"), ({"bound": "exact"}, ""),
        ({"origin": "computed"}, "computed"), ({"origin": "computed", "bound": "over"}, "over;computed"), ({"origin": "computed", "measure": "gap"}, ""),
        ({"origin": "computed", "value": ""}, ""), ({"origin": "computed", "value": "", "low": "5", "bound": "over"}, "over;computed"),
        ({"facts": (facts.of("approximate"),), "bound": "about"}, "approximate;about"),
    ],
)  # fmt: skip
def test_the_tidy_form_says_by_codes_what_its_columns_lack(
    fields: dict[str, Any], codes: str, figure: Make, dataset: Make
) -> None:
    (row,) = told(dataset, figure(**fields), tidy=True)
    assert row["codes"] == codes


@pytest.mark.parametrize(
    ("periods", "kind"), [(("2020", "2021"), int), (("2020", "2021-Q1"), str), (("2020-S1",), str), ((), str)]
)
def test_years_alone_are_numbers_in_the_tidy_form(
    periods: tuple[str, ...], kind: type, figure: Make, dataset: Make
) -> None:
    rows = [figure(period=period) for period in periods]
    found = contract.records(rows, dataset(*rows, entries=ENTRIES), Form(tidy=True))
    assert found.columns == contract.TIDY
    assert found.kinds == (str, str, str, kind, str, float, str, str)


@pytest.mark.parametrize(
    ("fields", "unit", "mult", "named"),
    [
        ({}, "CNY", 9, "billion CNY"), ({}, "persons", 0, "persons"), ({"measure": "index", "base_period": "2017"}, "index", 0, "2017 = 100"),
        ({"measure": "index", "base_period": "2017-S1"}, "index", 0, "2017-H1 = 100"), ({"measure": "index"}, "index", 0, "index"),
        ({"measure": "share", "base_indicator": "s.all"}, "percent", 0, "percent of s.all"), ({"measure": "ratio", "base_indicator": "s.all"}, "ratio", 0, "ratio of s.all"),
        ({"measure": "ratio", "base_indicator": "s.all"}, "CNY", 0, "CNY"),
        ({"measure": "cagr", "base_period": "2017"}, "percent", 0, "percent since 2017"),
        ({"measure": "contribution", "base_indicator": "s.all", "base_period": "2017"}, "percentage points", 0, "percentage points of s.all since 2017"),
    ],
)  # fmt: skip
def test_a_unit_is_named_with_what_it_refers_to(
    fields: dict[str, str], unit: str, mult: int, named: str, figure: Make
) -> None:
    row = figure(**fields)
    assert contract.named_unit(row, unit, mult) == named
    assert contract.read_unit(named, row.measure)[1] == mult


@pytest.mark.parametrize(
    ("text", "measure", "found"),
    [
        ("billion CNY", "level", ("CNY", 9, "", "")), ("percent of s.all", "share", ("percent", 0, "s.all", "")), ("percent of s.all", "level", ("percent of s.all", 0, "", "")),
        ("percent of s.all", "", ("percent of s.all", 0, "", "")), ("percent of s.all since 2017", "share", ("percent", 0, "s.all", "2017")),
        ("percentage points of s.all", "gap", ("percentage points", 0, "s.all", "")), ("ratio of s.all", "ratio", ("ratio", 0, "s.all", "")),
        ("percent since 2017", "cagr", ("percent", 0, "", "2017")), ("percent since 2017", "target", ("percent since 2017", 0, "", "")), ("percent since 2017", "forecast", ("percent since 2017", 0, "", "")),
        ("2017 = 100", "index", ("index", 0, "", "2017")), ("2017-13 = 100", "index", ("2017-13 = 100", 0, "", "")), ("percent since 2017-13", "cagr", ("percent since 2017-13", 0, "", "")),
        ("percent of s.all since 2017-9M", "share", ("percent", 0, "s.all", "2017-9M")), ("CNY of s.all", "share", ("CNY of s.all", 0, "", "")),
    ],
)  # fmt: skip
def test_a_named_unit_is_read_for_a_measure_that_refers_to_something(
    text: str, measure: str, found: tuple[Any, ...]
) -> None:
    assert contract.read_unit(text, measure) == found


def test_what_is_written_is_all_or_what_is_chosen() -> None:
    assert Form().writes("note")
    assert Form(columns=("note", "value")).writes("codes", "note")
    assert not Form(columns=("value",)).writes("codes", "note")


def test_cells_are_of_the_type_of_their_column(figure: Make, dataset: Make) -> None:
    rows = [figure(value="15808"), figure(period="2021", value="")]
    found = contract.records(
        rows, dataset(*rows, entries=ENTRIES), Form(columns=("period", "value", "unit_mult", "printed_mult", "note"))
    )
    assert found.kinds == (str, float, int, int, str)
    assert found.typed() == [["2020", "2021"], [1580.8, None], [9, 9], [8, None], ["", ""]]


def test_the_facts_are_a_column_beside_the_codes(figure: Make, dataset: Make) -> None:
    row = figure(facts=(facts.of("approximate"),))
    (long,) = told(dataset, row, facts=True)
    assert (tuple(long), long["codes"]) == ((*contract.HEADER, "facts"), "approximate")
    assert '"approximate"' in long["facts"]
    assert tuple(told(dataset, row, facts=True, columns=("period", "codes"))[0]) == ("period", "codes", "facts")
    assert tuple(told(dataset, row, facts=True, columns=("period",))[0]) == ("period",)
    assert tuple(told(dataset, row, facts=True, columns=("facts", "period"))[0]) == ("facts", "period")
