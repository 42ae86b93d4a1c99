"""CSV and TSV, plain, wide and for spreadsheets."""

import csv
from io import StringIO

import pandas
import pytest

from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import RecordListing
from digecon_cli.render import render

PLAIN = """\
indicator,label,area,freq,period,start,end,measure,base_indicator,base_period,origin,value,low,high,bound,unit,unit_mult,\
basis,status,vintage,source,note,printed,printed_mult,codes
telecom.revenue,Telecom revenue,CN,A,2022,2022-01-01,2022-12-31,level,,,published,1580.8,1580.75,1580.85,,CNY,9,\
,A,2024,miit-2023,,15808,8,
telecom.revenue,Telecom revenue,CN,A,2023,2023-01-01,2023-12-31,level,,,published,1680,1675,1685,,CNY,9,\
,U,2024,miit-2024,,1.68,12,
telecom.revenue,Telecom revenue,CN,A,2022,2022-01-01,2022-12-31,growth,,,published,8.0,7.95,8.05,,percent,0,\
comparable,A,2024,miit-2023,,8.0,0,
telecom.revenue,Telecom revenue,CN,A,2023,2023-01-01,2023-12-31,growth,,,published,6.2,6.15,6.25,,percent,0,\
comparable,U,2024,miit-2024,,6.2,0,
"""

WIDE = """\
indicator,label,area,measure,base_indicator,base_period,origin,unit,unit_mult,basis,bound,status,codes,2022,2023
telecom.revenue,Telecom revenue,CN,level,,,published,CNY,9,,,,,1580.8,1680
telecom.revenue,Telecom revenue,CN,growth,,,published,percent,0,comparable,,,,8.0,6.2
telecom.revenue,Telecom revenue,CN,growth,,,computed,percent,0,nominal,,U,,,6.275303643724695
telecom.revenue,Telecom revenue,CN,gap,,,computed,percentage points,0,,,A,comparable_basis,,-0.0753036437246946
telecom.cloud,Cloud revenue,CN,level,,,published,CNY,9,,over,A,,18.0,
telecom.cloud,Cloud revenue,CN,growth,,,computed,percent,0,,,O,break,,
computing.devices,"Computing power, devices",W,level,,,published,EFLOPS,0,,about,A,,906,
"""

NASTY = [
    "NA",
    "",
    "a,b",
    'say "x"',
    "two\nlines",
    "bare\rreturn",
    "both\r\nends",
    "15.40",
    "1e3",
    "=1+1",
    " lead",
    "中文",
    "tab\there",
    "[p]",
]


def test_the_long_form_is_the_header_of_the_contract_and_one_observation_a_line(table):
    assert render(table, "csv", RenderOptions()).text.startswith(PLAIN)
    assert render(table, "tsv", RenderOptions()).text.startswith(PLAIN.replace(",", "\t"))


def test_the_wide_form_has_one_row_a_series_and_one_column_a_period(table):
    assert render(table, "csv", RenderOptions(wide=True)).text == WIDE
    assert render(table, "tsv", RenderOptions(wide=True)).text == WIDE.replace(
        '"Computing power, devices"', "Computing power; devices"
    ).replace(",", "\t").replace(";", ",")


def test_several_figures_for_one_period_go_on_in_a_further_wide_row(figure, table_of):
    rows = [
        figure(indicator="telecom.cloud", period=at, value=value)
        for at, value in (("2022", "7"), ("2022", "8"), ("2021", "6"))
    ]
    assert render(table_of(*rows), "csv", RenderOptions(wide=True)).text.splitlines()[1:] == [
        "telecom.cloud,Cloud revenue,CN,level,,,published,,0,,,A,,6,7",
        "telecom.cloud,Cloud revenue,CN,level,,,published,,0,,,A,,,8",
    ]


def test_wide_columns_are_canonical_periods_in_the_order_of_time(figure, table_of):
    rows = [
        figure(indicator="telecom.cloud", period=at, value="7") for at in ("2023", "2023-01-01/P9M", "2022", "2023-Q3")
    ]
    header = render(table_of(*rows), "csv", RenderOptions(wide=True)).text.splitlines()[0]
    assert header.endswith("basis,bound,status,codes,2022,2023-Q3,2023-01-01/P9M,2023")


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_every_text_reads_back_equal(format, delimiter):
    text = render(RecordListing(("a", "b"), [(cell, "x") for cell in NASTY]), format, RenderOptions()).text
    read = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    assert read == [["a", "b"], *([cell, "x"] for cell in NASTY)]
    frame = pandas.read_csv(StringIO(text, newline=""), sep=delimiter, keep_default_na=False, dtype=str)
    assert frame["a"].tolist() == NASTY


def test_a_table_reads_back_equal(table):
    frame = pandas.read_csv(StringIO(render(table, "csv", RenderOptions()).text), keep_default_na=False, dtype=str)
    assert [tuple(row) for row in frame.to_numpy()] == [tuple(map(str, record)) for record in table.records().rows]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd", "'+cmd"), ("-x", "'-x"), ("-5", "-5"), ("-1.5e3", "-1.5e3"),
        ("+8", "+8"), ("a=b", "a=b"), (-5, "-5"), ("＝1+1", "'＝1+1"), ("＋x", "'＋x"), ("－x", "'－x"), ("＠x", "'＠x"),
        ("a;=1+1", "a;'=1+1"), ("a;-5;@b", "a;-5;'@b"), ("a; =1", "a; =1"),
    ],
)  # fmt: skip
def test_only_a_bom_or_a_click_guards_text_that_a_spreadsheet_would_run(cell, written):
    listing = RecordListing(("a",), [(cell,)])
    assert render(listing, "csv", RenderOptions(bom=True)).text == f"\ufeffa\n{written}\n"
    assert render(listing, "csv", RenderOptions(guarded=True)).text == f"a\n{written}\n"
    assert render(listing, "csv", RenderOptions()).text == f"a\n{cell}\n"


def test_what_a_spreadsheet_begins_a_row_with_is_guarded():
    text = render(RecordListing(("a",), [("x\n=1",), ("y\t@1",)]), "csv", RenderOptions(guarded=True)).text
    assert text == "a\n\"x\n'=1\"\ny\t'@1\n"


def test_a_header_with_names_of_series_is_guarded_too():
    text = render(RecordListing(("period", "=1+1@CN"), [("2020", 1)]), "csv", RenderOptions(bom=True)).text
    assert text == "\ufeffperiod,'=1+1@CN\n2020,1\n"
