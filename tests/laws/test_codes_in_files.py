"""A code travels with a file: what is written in any format says the same when it is read again, and refuses the same."""

import csv
import importlib.util
import io
import shlex
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from laws.oracle import BREAKING
from registered import MEASURES
from registered import line as line_of

Run = Callable[..., Any]
Row = dict[str, str]

COMMANDS = [
    "show --freq all", *(f"{line_of(name)} --freq all" for name in MEASURES), "index --base 2017 --chain published",
    "growth --across-breaks", "show --fill published", "show --currency USD", "growth retail --vintage 2023",
]  # fmt: skip
# Of each kind of code some, for formats that are read in the same way.
FEW = [
    "show telecom retail --freq all",
    "growth telecom retail",
    "index retail telecom --base 2020",
    "show retail --currency USD",
]
NEEDED = {"parquet": "pyarrow", "xlsx": "openpyxl"}
FORMATS = [
    pytest.param(ending, marks=pytest.mark.skipif(not importlib.util.find_spec(NEEDED.get(ending, "csv")), reason="no reader"))
    for ending in ("csv", "tsv", "json", "jsonl", "sdmx", "parquet", "xlsx")
]  # fmt: skip
KEY = (
    "indicator", "area", "period", "measure", "base_indicator", "base_period", "origin", "basis", "vintage", "source", "bound",
    "value",
)  # fmt: skip


def rows_of(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def by_key(rows: list[Row]) -> dict[tuple[str, ...], str]:
    """Return the codes of rows by what else tells them apart, where numbers count and not their digits."""
    found = {
        tuple(str(float(row[name])) if name == "value" and row[name] else row[name] for name in KEY): row["codes"]
        for row in rows
    }
    assert len(found) == len(rows)
    return found


@pytest.fixture(scope="module")
def written(digecon: Run) -> Callable[[str], list[Row]]:
    """What a command tells in CSV."""

    @cache
    def rows(line: str) -> list[Row]:
        done = digecon(*shlex.split(line), "--quiet", "-f", "csv")
        assert done.code == 0
        return rows_of(done.out)

    return rows


CASES = [
    *(pytest.param(line, "csv") for line in COMMANDS),
    *(pytest.param(line, *ending.values, marks=ending.marks) for ending in FORMATS[1:] for line in FEW),
]


@pytest.mark.exhaustive
@pytest.mark.parametrize(("line", "ending"), CASES)
def test_a_file_read_again_has_the_same_codes_in_their_order(
    line: str, ending: str, written: Callable[[str], list[Row]], digecon: Run, tmp_path: Path
) -> None:
    expected = by_key(written(line))
    assert digecon(*shlex.split(line), "--quiet", "-o", f"a.{ending}", cwd=tmp_path).code == 0
    for all_sources in (["--all-sources"], []) if ending == "csv" else ([],):
        again = digecon("show", *all_sources, "--freq", "all", "--data", f"a.{ending}", "-f", "csv", cwd=tmp_path)
        assert by_key(rows_of(again.out)) == expected
    assert sum(map(bool, expected.values())) > 5


# --- a table of one's own, with the codes of ours ---------------------------------------------------------------------
OURS = "my_"


def renamed(rows: list[Row]) -> str:
    """Return rows as CSV whose ids no catalog knows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    for row in rows:
        base = row["base_indicator"] and OURS + row["base_indicator"]
        writer.writerow(row | {"indicator": OURS + row["indicator"], "base_indicator": base})
    return text.getvalue()


def test_a_table_with_the_codes_of_ours_keeps_them(written: Callable[[str], list[Row]], digecon: Run) -> None:
    """What a revision did is not known there, so a series that has its code breaks, perhaps for more than those figures."""
    rows = written("show --freq all")
    place = ("indicator", "area", "period", "measure", "base_indicator", "base_period", "basis")
    expected = {tuple(row[name].removeprefix(OURS) for name in place): row["codes"] for row in rows}
    revised = {row["indicator"] for row in rows if "edition" in row["codes"]}
    in_parts = {row["indicator"] for row in rows if row["freq"] != "A" and "break" in row["codes"]}
    again = rows_of(digecon("show", "--freq", "all", "--data", "-", "-f", "csv", given=renamed(rows)).out)
    assert len(again) == len(rows) == len(expected)
    kept = 0
    for row in again:
        codes, wanted = (
            set(text.split(";")) - {""}
            for text in (row["codes"], expected[tuple(row[name].removeprefix(OURS) for name in place)])
        )
        assert wanted <= codes, row
        wholes = {
            row["indicator"].removeprefix(OURS),
            row["base_indicator"].removeprefix(OURS),
        }  # a share breaks with its whole
        more = not wholes.isdisjoint(revised if row["freq"] == "A" else revised | in_parts)
        assert codes - wanted <= ({"break"} if more else set()), row
        kept += len(wanted & set(BREAKING))
    assert kept > 80


def test_growth_of_a_table_with_the_codes_of_ours_refuses_across_them(
    written: Callable[[str], list[Row]], digecon: Run
) -> None:
    rows = written("show --freq all")
    coded = {
        (row["indicator"], row["area"], row["period"])
        for row in rows
        if row["measure"] == "level" and set(row["codes"].split(";")) & set(BREAKING) and row["freq"] == "A"
    }
    years = {(row["indicator"], row["area"], row["period"]) for row in rows if row["measure"] == "level"}
    done = digecon("growth", "--freq", "A", "--data", "-", "--basis", "computed", "-f", "csv", given=renamed(rows))
    refused = 0
    for row in rows_of(done.out):
        at = (row["indicator"].removeprefix(OURS), row["area"], row["period"])
        if at in coded and (*at[:2], str(int(at[2]) - 1)) in years:
            assert (row["value"], row["low"], row["high"]) == ("", "", ""), row
            assert {*row["codes"].split(";")} & {"break", "definition", "basis"}, row
            refused += 1
    assert refused > 20


def test_a_file_without_the_codes_is_told_as_one_without_breaks(
    written: Callable[[str], list[Row]], digecon: Run
) -> None:
    """So that what is above can fail."""
    rows = [row | {"codes": ""} for row in written("show telecom.emerging")]
    done = digecon("growth", "--data", "-", "-f", "csv", given=renamed(rows))
    answer = rows_of(done.out)
    assert [row["value"][:2] for row in answer if row["period"] == "2024" and row["measure"] == "growth"][-1] == "21"


# --- files of the release before --------------------------------------------------------------------------------------
OLD = [f"{line_of(name)} --freq all" for name, declared in MEASURES.items() if not declared.plans]


def old_codes(row: Row) -> str:
    """Return the code with which the note of a refusal began."""
    code, colon, _ = row["note"].partition(": ")
    return code if colon and not (row["value"] or row["low"] or row["high"]) else ""


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", OLD)
def test_a_file_of_the_release_before_keeps_the_codes_of_its_refusals(
    line: str, written: Callable[[str], list[Row]], digecon: Run
) -> None:
    old = digecon(*shlex.split(line), "--header", "old", "--quiet", "-f", "csv").out
    assert "codes" not in old.partition("\n")[0].split(",")
    refusals = [
        row["codes"].split(";")[0]
        for row in written(line)
        if row["codes"] and not (row["value"] or row["low"] or row["high"])
    ]
    assert [code for row in rows_of(old) if (code := old_codes(row))] == refusals
    again = rows_of(digecon("show", "--all-sources", "--freq", "all", "--data", "-", "-f", "csv", given=old).out)
    answer = [row for row in again if not (row["value"] or row["low"] or row["high"])]
    assert sorted(row["codes"] for row in answer) == sorted(refusals)
    assert not any(old_codes(row) in row["codes"].split(";") for row in answer if row["codes"]), (
        "the note has it no more"
    )
    assert len(refusals) > 5


def test_reasons_and_cautions_of_the_release_before_are_read_from_its_notes(
    written: Callable[[str], list[Row]], digecon: Run
) -> None:
    for line, code in (("growth --freq all", "comparable_basis"), ("cagr", "growth_differs")):
        old = digecon(*shlex.split(line), "--header", "old", "--quiet", "-f", "csv").out
        again = rows_of(digecon("show", "--all-sources", "--freq", "all", "--data", "-", "-f", "csv", given=old).out)
        measures = {"growth_differs": ("cagr", "mean_growth")}.get(code, ("gap",))
        counts = [
            sum(code in row["codes"].split(";") for row in rows if row["measure"] in measures)
            for rows in (written(line), again)
        ]
        assert counts[0] == counts[1] > 10


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", COMMANDS)
def test_an_answer_that_was_written_is_shown(line: str, digecon: Run, tmp_path: Path) -> None:
    digecon(*shlex.split(line), "-o", str(tmp_path / "answer.csv"))
    for lang in ("en", "zh"):
        done = digecon("show", "--data", str(tmp_path / "answer.csv"), "-f", "table", "--lang", lang)
        assert (done.code, "Traceback" in done.err) == (0, False), done.err


@pytest.mark.parametrize("cell", ["break", "vintages; break", "vintages;;break;", " break "])
def test_a_table_of_few_columns_breaks_by_its_codes_however_they_are_spaced(cell: str, digecon: Run) -> None:
    given = f"indicator,period,value,codes\nx.a,2019,100,\nx.a,2020,110,{cell}\nx.a,2021,120,\n"
    done = digecon("growth", "--data", "-", "-f", "csv", given=given)
    refused, computed = rows_of(done.out)
    assert (refused["period"], refused["value"], refused["codes"]) == ("2020", "", "break")
    assert (computed["value"][:4], computed["codes"]) == ("9.09", "")
