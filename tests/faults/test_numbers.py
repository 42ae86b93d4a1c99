"""Numbers that no statistics have, but that a file may: in every command and format an answer or one line, never an end."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from registered import FORMATS, OF_TABLES, OWN_TEXTS, PICTURES
from registered import line as line_of

Run = Callable[..., Any]
# The largest and smallest numbers that a computer has, those without all their digits, zeros with a sign, and no numbers.
ODD = (
    "1e-300",
    "1e300",
    "5e-324",
    "-1e308",
    "1e-310",
    "-0",
    "0.0",
    "1" * 298,
    "NaN",
    "inf",
    "-Infinity",
    "1e309",
    "7.5",
)
WORDS = {
    "text": "A", "indicator": "A", "period": "2001", "of": "A", "other": "B", "population": "B", "base": "2000",
}  # fmt: skip
SHARED = (
    *(line_of(name, **WORDS) for name in OF_TABLES), "show --scale bn", "show --wide", "show --latest", "show --bounds",
    "growth --explain",
)  # fmt: skip
DRAWN = [f"{name} -f {format}" for name in PICTURES for format in OWN_TEXTS[name]]
ENDLESS = re.compile(r"(?:^|[,:\t ])-?(?:inf|infinity|nan)\b", re.IGNORECASE | re.MULTILINE)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("odd") / "odd.csv"
    turned = ODD[::-1]
    rows = [f"{name},{2000 + n},{row[n]}" for name, row in (("A", ODD), ("B", turned)) for n in range(len(ODD))]
    path.write_text("\n".join(("indicator,year,value", *rows, "")))
    return str(path)


@pytest.fixture(scope="module")
def multiplied(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Figures in a power of ten in which the first is still a number, the second none, and the third in none that there is."""
    path = tmp_path_factory.mktemp("odd") / "multiplied.csv"
    head = "FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MULT,UNIT_MEASURE,OBS_STATUS\n"
    told = [("1e200", "99"), ("1e300", "99"), ("1.5", "309"), ("1e-300", "-99"), ("2", "0"), ("1e308", "18")]
    path.write_text(head + "".join(f"A,CN,A,{2000 + n},{v},{m},CNY,A\n" for n, (v, m) in enumerate(told)))
    return str(path)


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", [*SHARED, *DRAWN])
@pytest.mark.parametrize("table", ["odd", "multiplied"])
def test_odd_numbers_have_an_answer_or_one_line(
    digecon: Run, line: str, table: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = request.getfixturevalue(table)
    for format in FORMATS if line in SHARED else ("",):
        words = [*shlex.split(line), *(["-f", format] if format else []), "--data", path]
        answer = digecon(*words, *(["-o", str(tmp_path / "t")] if format in ("xlsx", "parquet") else []))
        assert answer.code in (0, 1, 2), words
        assert "Traceback" not in answer.err
        assert not ENDLESS.search(answer.out), words


def test_numbers_that_a_computer_counts_with_stay_to_the_digit(process: Run, odd: str) -> None:
    answer = process("show", "A", "--data", odd, "-f", "json")
    assert answer.code == 0
    told = [row["value"] for row in json.loads(answer.out)]
    assert [float(value) for value in told] == [1e-300, 1e300, 5e-324, -1e308, 1e-310, 0, 0, float("1" * 298), 7.5]
    assert "left out (cells with text: 6, empty cells: 2)" in answer.err


def test_a_power_of_ten_that_no_number_has_is_left_out_and_told(process: Run, multiplied: str) -> None:
    answer = process("show", "--data", multiplied, "-f", "csv", "--columns", "period,value,unit_mult")
    assert answer.code == 0
    assert [line.split(",")[0] for line in answer.out.splitlines()[1:]] == ["2000", "2003", "2004"]
    assert "figures with an unknown multiplier: 1" in answer.err


def test_our_own_layout_is_as_strict(process: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("indicator,area,period,measure,value,unit,unit_mult\na.b,CN,2020,level,1e300,CNY,99\n")
    answer = process("show", "--data", str(path))
    assert answer == (
        2,
        "",
        f"digecon: '{path}', line 2, column unit_mult: 1e300 is not a number in that multiple.\n",
    )


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("t.csv", "indicator,period,value\na,2019¹,5\na,2020,6\n"),
        ("t.csv", "indicator,period,value,decimals\na,2019,5,²\na,2020,6,²\n"),
        ("t.json", '{"a":[],"b":[1]}'),
        ("t.csv", "area,year,value\nX,2019,-1e308\nY,2019,1e308\nX,2020,1.7e308\nY,2020,-9\n"),
    ],
)
def test_a_table_with_odd_digits_is_answered_or_refused(name: str, table: str, digecon: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_text(table, encoding="utf-8")
    for line in ("growth", "show -f table", "plot", "plot -o {}/t.svg", "report -o {}/t.html", "validate"):
        answer = digecon(
            *line.format(tmp_path).split(), *([] if line == "validate" else ["--data"]), str(tmp_path / name)
        )
        assert answer.code in (0, 1, 2), line
        assert bool(answer.code) <= answer.err.startswith("digecon: ") or line == "validate"
        assert "Traceback" not in answer.err


def test_a_width_that_is_no_number_counts_as_none(digecon: Run) -> None:
    assert digecon("show", "telecom", COLUMNS="²") == digecon("show", "telecom", COLUMNS="")


def test_digits_are_those_that_make_a_number() -> None:
    source = Path(__file__).parents[2] / "src"
    found = [path.name for path in source.rglob("*.py") if ".isdigit" in path.read_text(encoding="utf-8")]
    assert not found  # "²".isdigit(), and int("²") fails: isdecimal
