"""A tidy table has one series of each indicator and area: one measure, one unit, one frequency; and it reads back equal."""

import csv
import json
import shlex
from collections.abc import Callable, Iterable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from registered import COMMANDS, MEASURES
from registered import line as line_of

from digecon_cli.core import bundled, periods, units
from digecon_cli.core.model import PRINTED
from digecon_cli.reading import read_file
from digecon_cli.reading.files import File
from digecon_cli.reading.report import Report

Run = Callable[..., Any]
Row = dict[str, str]

HEAD = ["indicator", "label", "area", "period", "measure", "value", "unit", "codes"]
# Of the whole table; a measure with words of its own has those of its example.
LINES = {name: line_of(name, other="economy.gdp") for name in MEASURES} | {
    "show": "show", "computed": "growth --basis computed", "shares": "show --measure share", "filled": "show --fill sums",
    "newest": "show --latest", "rates": "cagr --from 2019 --measure compound,cagr", "rest": "contribution --measure gap",
}  # fmt: skip
OWN = """series,country,year,value,unit
Cloud,China,2021,3.1,billion CNY
Cloud,China,2022,4.0,billion CNY
Cloud,China,2023,5.5,billion CNY
Cloud,China,2023-Q1,1.1,billion CNY
Users,China,2021,12,million persons
Users,China,2022,15,million persons
Rate,China,2022,40,percent
Rate,China,2023,44,percent
"""


def rows_of(text: str) -> list[Row]:
    return list(csv.DictReader(StringIO(text)))


def frequency(row: Row) -> str:
    return periods.frequency(periods.canonical(row["period"]))


def check_series(rows: Iterable[Row], by_measure: bool) -> None:
    series: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        series.setdefault((row["indicator"], row["area"], row["measure"] if by_measure else ""), []).append(row)
    for name, of_series in series.items():
        assert len({row["measure"] for row in of_series}) == 1, name
        assert len({row["unit"] for row in of_series}) == 1, name
        assert len({frequency(row) for row in of_series}) == 1, name
        assert len({row["period"] for row in of_series}) == len(of_series), name
        assert all(row["value"] or row["codes"] for row in of_series), name  # a gap says why


@pytest.mark.exhaustive
@pytest.mark.parametrize("freq", [(), ("--freq", "ytd"), ("--freq", "S")], ids=["years", "ytd", "halves"])
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_no_series_of_a_tidy_table_mixes_measures_units_or_frequencies(
    digecon: Run, line: str, freq: tuple[str, ...]
) -> None:
    asked = () if "--latest" in line else freq
    ran = digecon(*shlex.split(line), *asked, "--tidy", "-f", "csv")
    if ran.code:  # nothing of this frequency has the measure
        assert asked
        assert ran.out == ""
        return
    assert next(csv.reader(StringIO(ran.out))) == HEAD
    check_series(rows_of(ran.out), "--measure" in line)


@pytest.mark.parametrize("line", ["show", "growth", "cagr", "index --base 2022"])
def test_nor_does_one_of_a_table_of_ones_own(digecon: Run, tmp_path: Path, line: str) -> None:
    (tmp_path / "own.csv").write_text(OWN, encoding="utf-8")
    ran = digecon(*line.split(), "--data", str(tmp_path / "own.csv"), "--tidy", "-f", "csv")
    assert ran.code == 0, ran.err
    rows = rows_of(ran.out)
    check_series(rows, False)
    assert "2023-Q1" not in {row["period"] for row in rows}
    if line == "show":
        assert {row["indicator"]: row["unit"] for row in rows} == {
            "Cloud": "billion CNY", "Users": "million persons", "Rate": "percent",
        }  # fmt: skip
    if line == "growth":  # 4.0 / 3.1, 5.5 / 4.0, 15 / 12, and 44 - 40 points
        found = {(row["indicator"], row["period"]): row["value"] for row in rows if row["value"]}
        assert {key: round(float(value), 1) for key, value in found.items()} == {
            ("Cloud", "2022"): 29.0, ("Cloud", "2023"): 37.5, ("Users", "2022"): 25.0, ("Rate", "2023"): 4.0,
        }  # fmt: skip


Key = tuple[str, ...]
Figure = tuple[Decimal | None, str, str]


def as_read(text: bytes, name: str) -> dict[Key, list[Figure]]:
    """Return by series and period the amounts in plain units, each with its origin and bound, that a file has."""
    found: dict[Key, list[Figure]] = {}
    for row in read_file(File(name, text), Report(name)).observations:
        unit, power = units.base(row.unit, row.unit_mult)
        amount = Decimal(row.point).scaleb(power).normalize() if row.point else None
        key = (row.indicator, row.area, row.period, row.measure, row.base_indicator, row.base_period, unit)
        found.setdefault(key, []).append((amount, row.origin, row.bound if row.bound != "exact" else ""))
    return found


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_tidy_table_reads_back_as_what_its_columns_say(digecon: Run, line: str) -> None:
    tidy = digecon(*shlex.split(line), "--tidy", "-f", "csv").out
    long = as_read(digecon(*shlex.split(line), "-f", "csv").out.encode(), "long.csv")
    read = as_read(tidy.encode(), "tidy.csv")
    assert sum(map(len, read.values())) == len(rows_of(tidy)) > 3
    for key, [found] in read.items():
        if " per " in key[-1]:  # what it is divided by is in the name of its unit, and no column says its id
            key = next(one for one in long if one[:4] == key[:4] and one[-1] == key[-1])
        amount, origin, _ = found
        # Of a refusal the columns do not say that it was computed, where documents print such figures too.
        assert found in long[key] or (amount is None and key[3] in PRINTED and origin == "published"), key


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl", "xlsx", "parquet"])
def test_every_format_has_the_same_tidy_table(digecon: Run, ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"tidy.{ending}"
    assert digecon("show", "economy.digital", "mobile.shipments", "--tidy", "-o", str(target)).code == 0
    here = as_read(target.read_bytes(), target.name)
    there = as_read(
        digecon("show", "economy.digital", "mobile.shipments", "--tidy", "-f", "csv").out.encode(), "tidy.csv"
    )
    assert here == there
    if ending == "json":
        first = json.loads(target.read_text(encoding="utf-8"))[0]
        assert list(first) == HEAD
        assert type(first["period"]) is int


def test_growth_of_a_tidy_table_is_that_of_ours(digecon: Run, tmp_path: Path) -> None:
    tidy = tmp_path / "tidy.csv"
    assert digecon("show", "--tidy", "-o", str(tidy)).code == 0
    here = rows_of(digecon("growth", "--vintage", "latest", "-f", "csv").out)
    there = rows_of(digecon("growth", "--data", str(tidy), "-f", "csv").out)

    def rates(rows: list[Row]) -> dict[tuple[str, ...], Row]:
        return {
            (row["indicator"], row["area"], row["period"], row["measure"]): row
            for row in rows
            if row["origin"] == "computed" and row["measure"] in ("growth", "difference")
        }

    ours, theirs = rates(here), rates(there)
    both = [key for key in theirs if key in ours and ours[key]["value"] and theirs[key]["value"]]
    assert len(both) > 500
    apart = [key for key in both if float(ours[key]["value"]) != pytest.approx(float(theirs[key]["value"]), rel=1e-9)]
    assert not apart
    # What we refuse because of a break is refused there too.
    refused = [key for key, row in ours.items() if row["codes"].startswith(("break", "edition")) and key in theirs]
    assert refused
    assert not [key for key in refused if theirs[key]["value"]]


def test_what_answers_with_observations_takes_measures() -> None:
    for name in ("show", *MEASURES, "plot", "export", "revisions"):
        assert "measure" in {option.name for option in COMMANDS[name].options}, name
    for name in ("show", *MEASURES, "plot"):
        assert "tidy" in {option.name for option in COMMANDS[name].options}, name


def test_the_units_of_the_table_are_read_as_they_are_written() -> None:
    catalog = bundled.catalog().values()
    for unit, mult in {(entry.unit, entry.unit_mult) for entry in catalog} | {("CNY", 5), ("units", -2), ("USD", 4)}:
        assert units.unscaled(units.spelled(unit, mult)) == (unit, mult)
    assert units.spelled("CNY", 9) == "billion CNY"
    assert units.unscaled("100 million CNY") == ("CNY", 8)
    assert units.unscaled("billions") == ("billions", 0)


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_narrow_terminal_shows_the_figures_of_a_tidy_table(digecon: Run, line: str) -> None:
    done = digecon(*shlex.split(line), "--tidy", "-f", "table", COLUMNS="80")
    head = done.out.partition("────")[0].split()  # on two lines where names are long
    said = done.out.splitlines()[-1]  # below, of what is the same on all rows
    assert {"period", "value"} <= set(head), head
    assert "unit" in head or "unit " in said, head


def test_what_a_tidy_table_says_on_every_row_is_said_once_below_it(digecon: Run) -> None:
    done = digecon("show", "telecom", "--tidy", "-f", "table", COLUMNS="80")
    assert done.out.splitlines()[-1] == "area CN, measure level"
    assert "digecon: label left out at 80 columns: a wider terminal shows more, -f csv all." in done.err.splitlines()
    assert " label " in digecon("show", "telecom", "--tidy", "-f", "table", COLUMNS="160").out.splitlines()[0]
