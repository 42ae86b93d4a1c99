"""JSON and JSON Lines: exact digits, and always JSON."""

import json
from io import StringIO

import pandas
import pytest

from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import RecordListing
from digecon_cli.render import render

REVENUE = (
    '{"indicator": "telecom.revenue", "label": "Telecom revenue", "area": "CN", "freq": "A", "period": "2022", '
    '"start": "2022-01-01", "end": "2022-12-31", "measure": "growth", "base_indicator": "", "base_period": "", '
    '"origin": "published", "value": 8.0, "low": 7.95, "high": 8.05, "bound": "", "unit": "percent", "unit_mult": 0, '
    '"basis": "comparable", "status": "A", "vintage": "2024", "source": "miit-2023", "note": "", "printed": "8.0", '
    '"printed_mult": 0, "codes": "", "facts": []}'
)


def test_jsonl_has_an_object_a_line_with_the_digits_that_were_printed(table):
    assert render(table, "jsonl", RenderOptions()).text.split("\n")[2] == REVENUE


def test_json_is_a_list_of_the_same_objects(table):
    lines = render(table, "jsonl", RenderOptions()).text.splitlines()
    assert render(table, "json", RenderOptions()).text == "[\n" + ",\n".join(lines) + "\n]\n"


def test_it_reads_back_equal_with_null_where_a_number_is_missing(table):
    read = json.loads(render(table, "json", RenderOptions()).text, parse_float=str, parse_int=str)
    numbers = ("value", "low", "high", "printed", "printed_mult")
    several = [one.pop("facts") for one in read]
    texts = [tuple("" if name in numbers and cell is None else cell for name, cell in one.items()) for one in read]
    assert texts == [tuple(map(str, record)) for record in table.records().rows]
    assert read[6]["high"] is None  # over 180
    assert [";".join(fact["code"] for fact in of_row) for of_row in several] == [one["codes"] for one in read]
    assert several[7] == [
        {
            "code": "break",
            "kind": "refusal",
            "sentence": "the series breaks at 2023: new scope (--across-breaks computes it anyway)",
            "values": {"period": "2023", "data": "new scope"},
        }
    ]


def test_pandas_reads_it(table):
    frame = pandas.read_json(StringIO(render(table, "json", RenderOptions()).text), precise_float=True)
    assert frame["value"][1] == 1680
    assert frame["indicator"].iloc[-1] == "computing.devices"


def test_the_wide_form_has_numbers_in_its_periods(table):
    first = render(table, "jsonl", RenderOptions(wide=True)).text.splitlines()[0]
    assert first.endswith(
        '"unit": "CNY", "unit_mult": 9, "basis": "", "bound": "", "status": "", "codes": "", "2022": 1580.8, "2023": 1680}'
    )


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        ("15.40", "15.40"),
        ("-0.5", "-0.5"),
        ("1e5", "1e5"),
        ("", "null"),
        ("007", '"007"'),
        (".5", '".5"'),
        ("nan", '"nan"'),
        (3, "3"),
    ],
)
def test_a_number_is_written_as_its_text_and_anything_else_as_a_string(value, literal):
    text = render(RecordListing(("value",), [(value,)], numbers={"value": float}), "jsonl", RenderOptions()).text
    assert text == f'{{"value": {literal}}}\n'
    json.loads(text)


@pytest.mark.parametrize(("cell", "literal"), [("15.40", '"15.40"'), ("2023", '"2023"'), ("", '""')])
def test_text_that_looks_like_a_number_stays_text(cell, literal):
    assert render(RecordListing(("value",), [(cell,)]), "jsonl", RenderOptions()).text == f'{{"value": {literal}}}\n'


def test_text_stays_text_and_chinese_readable():
    text = render(RecordListing(("说明", "n"), [('a "b"\n\\', 14)]), "jsonl", RenderOptions()).text
    assert text == '{"说明": "a \\"b\\"\\n\\\\", "n": 14}\n'
    assert json.loads(text) == {"说明": 'a "b"\n\\', "n": 14}
    steering = render(RecordListing(("a",), [("\x9b\u2028",)]), "jsonl", RenderOptions()).text
    assert steering == '{"a": "\\u009b\\u2028"}\n'


def test_nothing_is_an_empty_list():
    assert json.loads(render(RecordListing(("a",), []), "json", RenderOptions()).text) == []
