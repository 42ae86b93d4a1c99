"""The contract with programs on the command line: every format reads back, other programs read it, each option's form."""

import csv
import json
import shlex
import subprocess
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from shutil import which
from typing import Any

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from registered import FORMATS, MEASURES, PEOPLE, TEXTS
from registered import line as line_of

from digecon_cli.ask import contract
from digecon_cli.core import bundled, units
from digecon_cli.reading import read_file
from digecon_cli.reading.files import File
from digecon_cli.reading.report import Report

Run = Callable[..., Any]
Row = dict[str, str]

TABLES = {name: line_of(name) for name in MEASURES} | {
    "show": "show", "all sources": "show economy --all-sources", "chain": "index economy.gdp --base 2017 --chain published",
    "fill": "show telecom --fill sums", "dollars": "show economy.digital --currency USD",
}  # fmt: skip
# Files of text for programs: those with types are compared by their numbers.
ENDINGS = [FORMATS[name].endings[0].removeprefix(".") for name in TEXTS if name not in PEOPLE]
SPANS = pytest.mark.parametrize("freq", [(), ("--freq", "all")], ids=["by years", "all frequencies"])
SERIES = ("indicator", "area", "measure", "base_indicator", "base_period", "origin", "basis")
NUMBERS = ("value", "low", "high")
MULTIPLE = "value is in powers of ten (unit_mult): --scale one for plain units, --tidy for named ones"


def rows_of(text: str) -> list[Row]:
    return list(csv.DictReader(StringIO(text)))


def as_numbers(rows: list[Row]) -> list[tuple[Any, ...]]:
    """Return rows whose numbers count and not their digits."""
    return sorted(
        tuple(float(cell) if name in NUMBERS and cell else cell for name, cell in row.items() if cell) for row in rows
    )


@pytest.mark.exhaustive
@SPANS
@pytest.mark.parametrize("line", TABLES.values(), ids=TABLES)
def test_what_a_command_writes_it_reads_back_from_a_pipe(digecon: Run, line: str, freq: tuple[str, ...]) -> None:
    written = digecon(*shlex.split(line), *freq, "-f", "csv")
    assert written.code == 0
    assert written.out.count("\n") > 3
    for all_sources in ((), ("--all-sources",)) if "--all-sources" not in line else (("--all-sources",),):
        piped = digecon("show", *all_sources, "-f", "csv", "--data", "-", given=written.out)
        assert piped.code == 0
        assert piped.err == "" or not all_sources
        assert sorted(piped.out.splitlines()) == sorted(written.out.splitlines())


@pytest.mark.exhaustive
@SPANS
@pytest.mark.parametrize("line", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("ending", ENDINGS)
def test_what_a_command_writes_reads_back_from_every_format(
    digecon: Run, line: str, freq: tuple[str, ...], ending: str, tmp_path: Path
) -> None:
    wanted = digecon(*shlex.split(line), *freq, "-f", "csv").out
    assert digecon(*shlex.split(line), *freq, "--quiet", "-o", f"a.{ending}", cwd=tmp_path) == (0, "", "")
    again = digecon("show", "--all-sources", "--data", f"a.{ending}", "-f", "csv", cwd=tmp_path)
    assert (again.code, again.err) == (0, "")
    assert sorted(again.out.splitlines()) == sorted(wanted.splitlines())
    assert wanted.count("\n") > 2


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", [TABLES["growth"], TABLES["targets"], TABLES["fill"]])
@pytest.mark.parametrize(("ending", "library"), [("xlsx", "openpyxl"), ("parquet", "pyarrow")])
def test_what_a_command_writes_reads_back_as_numbers_from_files_with_types(
    digecon: Run, line: str, ending: str, library: str, tmp_path: Path
) -> None:
    pytest.importorskip(library)
    wanted = digecon(*line.split(), "--freq", "all", "-f", "csv").out
    assert digecon(*line.split(), "--freq", "all", "-o", f"a.{ending}", cwd=tmp_path).code == 0
    again = digecon("show", "--all-sources", "--data", f"a.{ending}", "-f", "csv", cwd=tmp_path)
    assert as_numbers(rows_of(again.out)) == as_numbers(rows_of(wanted))


@pytest.mark.parametrize("form", ["--wide", "--transpose"])
def test_periods_across_or_down_read_back_as_the_same_values(digecon: Run, form: str) -> None:
    line = ("show", "telecom", "economy", "--freq", "all", "-f", "csv")

    def told(text: str) -> set[tuple[str, ...]]:
        names = ("indicator", "area", "measure", "period", "unit", "unit_mult")
        return {(*(row[name] for name in names), str(Decimal(row["value"]))) for row in rows_of(text) if row["value"]}

    again = digecon("show", "--all-sources", "--data", "-", "-f", "csv", given=digecon(*line, form).out)
    assert (again.code, again.err) == (0, "")
    assert told(again.out) == told(digecon(*line).out)


# --- laws over the whole table ----------------------------------------------------------------------------------------


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", ["show --all-sources", *map(line_of, MEASURES)])
def test_a_series_has_one_unit_and_one_multiple(digecon: Run, line: str) -> None:
    found: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for row in rows_of(digecon(*shlex.split(line), "--freq", "all", "-f", "csv").out):
        found.setdefault(tuple(row[name] for name in SERIES), set()).add((row["unit"], row["unit_mult"]))
    assert len(found) > 30
    assert {series: several for series, several in found.items() if len(several) > 1} == {}


def test_the_print_is_the_value(digecon: Run) -> None:
    rows = rows_of(digecon("show", "--freq", "all", "--all-sources", "-f", "csv").out)
    assert len(rows) == len(bundled.load().observations)
    for row in rows:
        printed, value = (
            Decimal(row[text]).scaleb(int(row[mult])) for text, mult in (("printed", "printed_mult"), ("value", "unit_mult"))
        )  # fmt: skip
        assert printed == value, row


def test_any_rows_of_the_table_read_back_equal() -> None:
    data = bundled.load()

    @given(st.lists(st.sampled_from(list(data.observations)), min_size=1, max_size=20))
    def holds(rows: list[Any]) -> None:
        columns, records, _ = contract.records(rows, data, contract.LONG)
        stream = StringIO()
        csv.writer(stream, lineterminator="\n").writerows([columns, *records])
        again = read_file(File("t.csv", stream.getvalue().encode()), Report("t.csv")).observations
        for one, other in zip(rows, again, strict=True):
            # The locator is not told, of facts the codes are; 0.23 ZFLOPS are told as 230 EFLOPS.
            like = one._replace(locator="", unit=other.unit, unit_mult=other.unit_mult, facts=other.facts)
            assert [fact.code for fact in other.facts] == [fact.code for fact in one.facts]
            assert (other, units.base(other.unit, other.unit_mult)) == (like, units.base(one.unit, one.unit_mult))

    holds()


# --- other programs ---------------------------------------------------------------------------------------------------

LEVELS = {"2012-12-31": 1076.29, "2014-12-31": 1154.11, "2015-12-31": 1125.14, "2016-12-31": 1189.3, "2018-12-31": 1301.0, "2019-12-31": 1310, "2020-12-31": 1360, "2021-12-31": 1470, "2022-12-31": 1580.8,
          "2023-12-31": 1680}  # fmt: skip
REVENUE = ("show", "telecom.revenue", "--to", "2023", "--quiet")


@pytest.fixture(scope="module")
def revenue(digecon: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with telecom revenue as r.csv and r.json."""
    folder = tmp_path_factory.mktemp("revenue")
    for ending in ("csv", "json"):
        assert digecon(*REVENUE, "-o", f"r.{ending}", cwd=folder) == (0, "", "")
    return folder


def test_pandas_has_a_series_of_levels_without_a_filter_on_multiples(revenue: Path) -> None:
    frame = pandas.read_csv(revenue / "r.csv", index_col="end", parse_dates=True)
    levels = frame.loc[frame["measure"] == "level", "value"]
    assert {f"{day:%Y-%m-%d}": value for day, value in levels.items()} == LEVELS
    from_json = pandas.read_json(revenue / "r.json")
    assert from_json.loc[from_json["measure"] == "level", "value"].tolist() == list(LEVELS.values())


@pytest.mark.parametrize("file", ["r.csv", "r.json"])
def test_duckdb_reads_days_and_numbers(revenue: Path, file: str) -> None:
    duckdb = pytest.importorskip("duckdb")
    query = f"""select strftime("end", '%Y-%m-%d'), value from '{revenue / file}' where measure = 'level' order by 1"""
    assert dict(duckdb.sql(query).fetchall()) == LEVELS


@pytest.mark.skipif(not which("mlr"), reason="Miller is not installed")
def test_miller_reads_numbers(revenue: Path) -> None:
    words = ("mlr", "--icsv", "--ojson", "filter", '$measure == "level"', str(revenue / "r.csv"))
    found = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    assert {one["end"]: one["value"] for one in found} == LEVELS


@pytest.mark.skipif(not which("jq"), reason="jq is not installed")
def test_jq_reads_numbers(revenue: Path) -> None:
    words = ("jq", '[.[] | select(.measure == "level") | {(.end): .value}] | add', str(revenue / "r.json"))
    assert json.loads(subprocess.run(words, capture_output=True, check=True).stdout) == LEVELS


def test_csvkit_reads_numbers(revenue: Path) -> None:
    agate = pytest.importorskip("agate")  # what csvkit reads with
    table = agate.Table.from_csv(str(revenue / "r.csv"))
    levels = table.where(lambda row: row["measure"] == "level")
    assert {f"{row['end']}": float(row["value"]) for row in levels.rows} == LEVELS


# --- the options ------------------------------------------------------------------------------------------------------

TWO = ("economy.gdp", "--from", "2021", "--to", "2022", "--quiet")


def test_columns_are_chosen_in_their_order(digecon: Run) -> None:
    answer = digecon(
        "show", "telecom.revenue", "--from", "2021", "--to", "2022", "--columns", "end, value,unit", "-f", "csv"
    )
    # 1.47 trillion and 15,808 hundred million yuan; 8.1 and 8.0 percent
    assert answer.out == (
        "end,value,unit\n2021-12-31,1470,CNY\n2022-12-31,1580.8,CNY\n2021-12-31,8.1,percent\n2022-12-31,8.0,percent\n"
    )
    assert answer.code == 0


def test_columns_of_a_listing_and_of_a_table_for_people(digecon: Run) -> None:
    answer = digecon("list", "economy.gdp", "--columns", "label,indicator", "-f", "csv")
    assert answer.out == "label,indicator\nGross domestic product,economy.gdp\n"
    table = digecon("show", *TWO, "--columns", "period,measure,value", "-f", "markdown").out
    head, _, *rows = ([cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if "|" in line)
    assert head == ["period", "measure", "value"]
    assert ["2022", "growth", "3.0"] in rows
    loud = digecon("show", "mobile.shipments_5g", "--columns", "period,value", "-f", "markdown")
    assert loud.out.splitlines()[-1].startswith("- also there: ")
    assert loud.err == ""


@pytest.mark.parametrize("line", ["show economy", "list", "growth economy --explain", "show economy --wide"])
def test_an_unknown_column_is_refused_with_those_there_are(digecon: Run, line: str) -> None:
    answer = digecon(*line.split(), "--columns", "valeu", "-f", "csv")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("digecon: 'valeu' is not a column of this answer.")
    assert answer.err.count("\n") == 1


def test_the_former_header_is_that_without_codes_and_a_refusal_has_its_code_in_the_note(digecon: Run) -> None:
    words = ("growth", "telecom.emerging", "--from", "2024", "--to", "2024", "-f", "csv")
    rows, former = (rows_of(digecon(*words, *more).out) for more in ((), ("--header", "old")))
    codes = [row.pop("codes") for row in rows]
    assert [list(row) for row in former] == [list(row) for row in rows]
    assert codes == ["", "break"]
    assert former[0] == rows[0]
    assert former[1] == {**rows[1], "note": f"break: {rows[1]['note']}"}


def test_periods_go_down_with_transpose_and_across_with_wide(digecon: Run) -> None:
    words = ("show", "telecom.revenue", "--from", "2021", "--to", "2022", "-f", "csv")
    assert digecon(*words, "--transpose").out == (
        "period,telecom.revenue [CNY 9],telecom.revenue:growth [percent 0]\n2021,1470,8.1\n2022,1580.8,8.0\n"
    )
    assert digecon(*words, "--wide").out == (
        "indicator,label,area,measure,base_indicator,base_period,origin,unit,unit_mult,basis,bound,status,codes,2021,2022\n"
        "telecom.revenue,Telecom business revenue,CN,level,,,published,CNY,9,,,P,,1470,1580.8\n"
        "telecom.revenue,Telecom business revenue,CN,growth,,,published,percent,0,comparable,,,,8.1,8.0\n"
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--wide --transpose", "--wide puts the periods across and --transpose down: write one of them."),
        ("--header former", "'former' is not a header: write new or old."),
        ("--freq al", "'al' is not a frequency. Did you mean 'all'?"),
    ],
)
def test_what_cannot_be_meant_is_refused(digecon: Run, words: str, says: str) -> None:
    answer = digecon("show", "economy", *words.split(), "-f", "csv")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"digecon: {says}")


@pytest.mark.parametrize("command", ["show", "growth"])
def test_what_else_there_is_is_one_line_on_stderr_that_can_be_silenced(digecon: Run, command: str) -> None:
    words = (command, "mobile.shipments_5g", "--from", "2022", "--to", "2022", "-f", "csv")
    loud, quiet = digecon(*words), digecon(*words, "--quiet")
    assert loud.err.startswith("digecon: also there: ")
    beside, *multiple = loud.err.splitlines()
    assert beside.endswith(": --freq S, Q, M, ytd or all")
    # Levels are in millions of phones; growth is in percent.
    assert multiple == ([f"digecon: {MULTIPLE}"] if command == "show" else [])
    assert (quiet.out, quiet.err) == (loud.out, "")
    assert digecon(*words, "--freq", "all").err == ""


def test_the_newest_figures_of_a_series(digecon: Run) -> None:
    every = rows_of(digecon("show", "telecom", "mobile", "--freq", "all", "-f", "csv").out)
    series: dict[tuple[str, ...], list[Row]] = {}
    for row in every:  # a rate of another basis than the newest one does not stand beside it
        names = [name for name in SERIES if name != "basis" or row["measure"] == "level"]
        series.setdefault(tuple(row[name] for name in names), []).append(row)
    expected = set()
    for rows in series.values():
        ends = {max(row["end"] for row in rows)}
        years = [row["end"] for row in rows if row["freq"] == "A"]
        if (
            bundled.catalog()[rows[0]["indicator"]].kind == "flow" and years
        ):  # the latest year stays beside what is newer
            ends.add(max(years))
        expected |= {(row["indicator"], row["measure"], row["end"]) for row in rows if row["end"] in ends}
    latest = digecon("show", "telecom", "mobile", "--latest", "-f", "csv")
    assert latest.err == ""
    assert {(row["indicator"], row["measure"], row["end"]) for row in rows_of(latest.out)} == expected


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("economy.digital --columns period,value", "value mixes 8 measures: --tidy has one, --measure level too"),
        ("economy.digital --columns period,value --measure level", MULTIPLE),
        ("economy.digital --columns period,value --measure level --scale one", ""),
        ("economy.digital --columns period,value,unit_mult --measure level", ""),
        ("economy.digital --columns period,value --measure growth", ""),  # percentages
    ],
)
def test_a_reader_of_values_alone_is_warned_in_one_line(digecon: Run, words: str, says: str) -> None:
    ran = digecon("show", *words.split(), "-f", "csv")
    lines = [line for line in ran.err.splitlines() if "also there" not in line]
    assert lines == ([f"digecon: {says}"] if says else [])
    assert all(len(line) <= 110 for line in lines)
    assert digecon("show", *words.split(), "-f", "csv", "--quiet").err == ""


def test_only_the_measures_that_are_asked_for(digecon: Run) -> None:
    rows = rows_of(digecon("show", "economy.digital", "--measure", "rank,growth-share", "-f", "csv").out)
    assert {row["measure"] for row in rows} == {"rank", "growth_share"}
    rows = rows_of(digecon("growth", "telecom", "--measure", "gap", "-f", "csv").out)
    assert {row["measure"] for row in rows} == {"gap"}
    wrong = digecon("growth", "telecom.revenue", "--measure", "share", "-f", "csv")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err == "digecon: this answer has no measure 'share'. It has growth, gap.\n"


@pytest.mark.parametrize("words", ["--json period,value", "-f json period,value", "--csv period value"])
def test_columns_where_a_name_is_expected_are_answered_with_their_option(digecon: Run, words: str) -> None:
    wrong = digecon("show", "telecom.revenue", *words.split())
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.endswith("means columns and no indicator: write --columns period,value.\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--tidy --wide", "--tidy and --wide are two forms"),
        ("--tidy --header old", "--tidy and --header old are two forms"),
        ("--tidy --freq all", "--tidy has one frequency of each series"),
        ("--tidy --all-sources", "--tidy has one figure of each thing"),
        ("--tidy", "--tidy has the measure 'level' of this answer, which has none: write --measure with one of"),
    ],
)
def test_a_tidy_table_is_one_thing(digecon: Run, words: str, says: str) -> None:
    wrong = digecon("show", "industry.value_added" if words == "--tidy" else "telecom", *words.split(), "-f", "csv")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.startswith(f"digecon: {says}")
