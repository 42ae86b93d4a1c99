"""A number as it is shown lies within its bounds as they are shown, and these differ: on the screen, in files, for assistants."""

import csv
import re
import shlex
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from registered import MEASURES
from registered import line as line_of

from digecon_cli.core import bundled
from digecon_cli.measures import rows as rows_of
from digecon_cli.measures.derivation import Options
from digecon_cli.pages.numbers import ends, ends_beside, figure_cell, printed, value_in, with_possible

Run = Callable[..., Any]
NUMBER = r"-?[\d,]+(?:\.\d+)?"
# ``11.9u [11.8, 12.0]`` in tables with bounds and for assistants, ``3.8≠  3.78 to 3.84`` in a table of spans.
BRACKETS = re.compile(rf"({NUMBER})[a-z]? ?\[({NUMBER}), ({NUMBER})\]")
SPANS = re.compile(rf"(-?\d+(?:\.\d+)?)[^\s,\d]? +({NUMBER}) to ({NUMBER})\b")
LINES = {name: line_of(name, other="economy.gdp") for name in MEASURES} | {"show": "show"}


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def check(found: list[tuple[str, str, str]]) -> None:
    wrong = [texts for texts in found if not number(texts[1]) <= number(texts[0]) <= number(texts[2])]
    assert not wrong
    assert not [texts for texts in found if number(texts[1]) == number(texts[2])]


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_number_lies_within_its_bounds_in_tables_and_files(digecon: Run, line: str) -> None:
    words = shlex.split(line)
    found = BRACKETS.findall(digecon(*words, "--all", "--bounds", "-f", "markdown").out.replace("\\\\[", "["))
    found += BRACKETS.findall(digecon(*words, "--all", "--bounds", "-f", "table").out)
    assert len(found) > 10
    check(found)
    rows = list(csv.DictReader(StringIO(digecon(*words, "-f", "csv").out)))
    both = [row for row in rows if row["value"] and row["low"] and row["high"]]
    assert both
    assert not [row for row in both if not Decimal(row["low"]) <= Decimal(row["value"]) <= Decimal(row["high"])]


def test_nor_does_a_rate_of_a_span_lie_outside(digecon: Run) -> None:
    answers = [digecon("cagr", *words, "-f", "table").out for words in ((), ("--from", "2018"), ("--from", "2022"))]
    found = [texts for answer in answers for texts in SPANS.findall(answer)]
    assert len(found) > 100
    check(found)


@pytest.mark.parametrize("name", [name for name, command in MEASURES.items() if name != "ratio" and name != "index"])
def test_the_rule_holds_of_every_computed_figure(name: str) -> None:
    data = bundled.load()
    for row in rows_of(name, data.observations, data, Options()):
        if not (row.value and row.low and row.high) or row.low == row.high:
            continue
        unit = data.display_unit(row)
        cell = figure_cell(row, unit)
        beside = ends_beside(row, unit, cell.places)
        assert number(beside[0]) <= number(cell.number.digits) <= number(beside[1]), row
        assert beside[0] != beside[1], row
        assert number(beside[0]) <= value_in(row, unit) <= number(beside[1]), row
        low, high = map(number, ends(row, unit))
        assert low <= number(printed(row, unit).digits) <= high, row
        assert low < high, row
        if row.origin == "published":
            continue
        first, *_, below, above = re.findall(NUMBER, with_possible(row))  # a unit may be 100 million yuan
        assert number(below) <= number(first) <= number(above), row
        assert below != above, row


@pytest.mark.parametrize(
    ("value", "low", "high", "shown_ends"),
    [
        ("5.04", "5.03", "5.05", ("5.0", "5.1")),  # 5.0 is not from 5.03 to 5.05
        ("4.99", "4.986", "4.994", ("4.98", "5.00")),  # 5.0
        ("3.81", "3.786", "3.834", ("3.78", "3.84")),  # 3.8
        ("-2.36", "-2.41", "-2.31", ("-2.41", "-2.31")),  # -2.4
        ("7.5", "", "", ()),
    ],
)
def test_bounds_have_one_decimal_more_unless_the_number_lies_outside_them_then(
    figure: Callable[..., Any], value: str, low: str, high: str, shown_ends: tuple[str, ...]
) -> None:
    row = figure(measure="cagr", origin="computed", unit="percent", unit_mult=0, value=value, low=low, high=high)
    assert ends_beside(row, ("percent", 0), 1) == shown_ends
