"""A user's own table on the command line: --data, --map, --add, --catalog and validate."""

import csv
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from registered import LISTINGS, OF_TABLES
from registered import line as line_of

TIDY = "country,indicator,year,value\nCHN,gdp,2019,98.6\nCHN,gdp,2020,abc\nCHN,gdp,2021,100\nCHN,gdp,2022,\nUSA,gdp,2021,50\nUSA,gdp,2022,55\n"
Run = Callable[..., Any]


def test_growth_of_a_foreign_table_jumps_no_gap(digecon: Run) -> None:
    answer = digecon("growth", "--data", "-", given=TIDY)
    assert answer.code == 0
    assert answer.out.splitlines()[1:] == [
        "gdp,gdp,CHN,A,2021,2021-01-01,2021-12-31,growth,,,computed,,,,,percent,0,,O,,,"
        "no figure of gdp for 2020,,,missing",
        "gdp,gdp,USA,A,2022,2022-01-01,2022-12-31,growth,,,computed,10,,,,percent,0,,A,,,,,,",
    ]
    assert answer.err == (
        "digecon: standard input: no unit was found for gdp: the figures are read as amounts, with growth in percent (for rates: --map unit=%)\n"
        "digecon: standard input: left out (cells with text: 1, empty cells: 1); 'digecon validate -' shows where\n"
    )


CODED = """\
indicator,area,period,measure,origin,value,unit,unit_mult,codes
my.x,CN,2020,level,published,100,CNY,9,
my.x,CN,2021,level,published,110,CNY,9,break
my.x,CN,2022,level,published,121,CNY,9,
my.x,CN,2019-9M,level,published,70,CNY,9,
my.x,CN,2022-9M,level,published,90,CNY,9,break
"""


def test_a_break_travels_with_its_code_and_a_pair_further_apart_tells_no_other_one(digecon: Run) -> None:
    rows = csv.DictReader(digecon("growth", "--freq", "A", "--data", "-", given=CODED).out.splitlines())
    assert [(row["period"], row["value"], row["codes"]) for row in rows] == [("2021", "", "break"), ("2022", "10", "")]
    again = digecon("show", "--freq", "all", "--data", "-", "-f", "csv", given=CODED).out
    codes = {row["period"]: row["codes"] for row in csv.DictReader(again.splitlines())}
    assert codes == {"2020": "", "2021": "break", "2022": "", "2019-01-01/P9M": "", "2022-01-01/P9M": "break"}


def test_map_and_its_errors(digecon: Run) -> None:
    text = "Land,Jahr,OBS\nDE,2020,5\n"
    answer = digecon("show", "--data", "-", "--map", "value=OBS,period=Jahr,area=Land", given=text)
    assert answer.out.splitlines()[1] == "OBS,OBS,DE,A,2020,2020-01-01,2020-12-31,level,,,published,5,,,,,0,,A,,,,5,0,"
    assert digecon("show", "--data", "-", "--map", "value=OBX", given=text).code == 2
    assert digecon("show", "--map", "value=OBS").code == 2


def test_added_rows_on_every_command(digecon: Run, tmp_path: Path) -> None:
    rows, catalog = tmp_path / "rows.csv", tmp_path / "catalog.csv"
    rows.write_text(
        "indicator,period,value,unit,unit_mult\nmy.x,2022,2.0,CNY,9\nmy.x,2023,3.0,CNY,9\n", encoding="utf-8"
    )
    catalog.write_text("indicator,label,unit,unit_mult\nmy.x,My own,CNY,9\n", encoding="utf-8")
    told = ("--add", str(rows), "--catalog", str(catalog))
    assert "My own" in digecon("list", "my", *told, "-f", "table").out
    # 3.0 on 2.0; 2.95 on 2.05 is 43.902439..., 3.05 on 1.95 is 56.410256...
    assert digecon("growth", "my", *told).out.splitlines()[1] == (
        "my.x,My own,CN,A,2023,2023-01-01,2023-12-31,growth,,,computed,50,43.9024390244,56.4102564103,,percent,0,nominal,"
        "A,,,,,,"
    )
    assert digecon("info", "my.x", *told).code == 0
    rows.write_text("indicator,period,value\nmy.x,2022,2 bn\n", encoding="utf-8")
    answer = digecon("list", *told)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("line 2, column value: '2 bn' is not a number.\n")


def test_validate_tells_layout_coverage_and_every_problem(digecon: Run) -> None:
    answer = digecon("validate", "-", given=TIDY.replace("USA,gdp,2022,55", "USA,gdp,2022,5 5"))
    assert answer.code == 1
    assert answer.out.splitlines() == [
        "finding,line,column,reason",
        "layout,,,long table",
        'read,,,"3 figures of 1 indicator in 2 areas, 2019 to 2021"',
        'figure,,,"gdp (CHN), 2019: 98.6"',
        'figure,,,"gdp (CHN), 2021: 100"',
        'figure,,,"gdp (USA), 2021: 50"',
        'note,,,"no unit was found for gdp: the figures are read as amounts, with growth in percent (for rates: --map unit=%)"',
        "left out,,,cells with text: 2",
        "left out,,,empty cells: 1",
        "problem,3,value,'abc' is not a number",
        "problem,7,value,'5 5' is not a number",
    ]
    assert answer.err == "digecon: standard input: 2 problems found.\n"


def test_validate_gives_programs_one_object(digecon: Run) -> None:
    answer = digecon("validate", "-", "-f", "json", given=TIDY)
    told = json.loads(answer.out)
    assert (answer.code, told["layout"], told["figures"]) == (1, "long table", 4)
    assert told["left_out"] == {"cells with text": 1, "empty cells": 1}
    assert told["share_read"] == 0.8  # 4 figures of the 5 cells that are not empty
    assert told["findings"][-1] == {
        "finding": "problem",
        "line": 3,
        "column": "value",
        "reason": "'abc' is not a number",
    }
    refused = json.loads(digecon("validate", "-", "-f", "json", given="foo,bar\n1,2\n").out)
    assert (refused["layout"], refused["figures"], refused["share_read"]) == ("", 0, 0)


def test_validate_tells_the_option_that_would_read_the_rest(digecon: Run) -> None:
    unclear = "country;year;value\nA;2019;1,234\nB;2019;1,345\n"
    answer = digecon("validate", "-", given=unclear)
    options = [row for row in csv.reader(answer.out.splitlines()) if row[0] == "option"]
    assert [option for *_, option in options] == [
        "this reads it (figures: 2, the first: value (A), 2019: 1234): digecon show --data - --map numbers=1,234.5",
        "this reads it (figures: 2, the first: value (A), 2019: 1.234): digecon show --data - --map numbers=1.234,5",
    ]
    told = digecon("show", "--data", "-", "--map", "numbers=1.234,5", "--columns", "area,value", given=unclear)
    assert told.out.splitlines() == ["area,value", "A,1.234", "B,1.345"]


def test_validate_of_a_sound_table_and_of_none(digecon: Run) -> None:
    sound = digecon("growth", "economy.gdp")
    answer = digecon("validate", "-", given=sound.out)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[1] == "layout,,,digecon's own table"
    assert digecon("validate", "-", given="foo,bar\n1,2\n").code == 1


def test_validate_uses_the_guards_of_our_own_table(digecon: Run) -> None:
    rows = "indicator,period,measure,value,unit\nmy.x,2020,level,100,CNY\nmy.x,2021,share,9,percent\n"
    answer = digecon("validate", "-", given=rows)
    assert answer.code == 1
    assert "problem,3,,a share needs base_indicator" in answer.out.splitlines()


def test_validate_counts_the_problems_of_the_guards_in_its_object(digecon: Run) -> None:
    rows = "indicator,period,measure,value,unit\nmy.x,2020,level,100,CNY\nmy.x,2021,share,9,percent\n"
    answer = digecon("validate", "-", "-f", "json", given=rows)
    assert (answer.code, answer.err) == (1, "digecon: standard input: 1 problem found.\n")
    assert json.loads(answer.out)["problems"] == 1


@pytest.mark.parametrize("format", ["csv", "json"])
def test_validate_takes_an_answer_of_the_whole_table(digecon: Run, format: str) -> None:
    whole = digecon("show", "-f", format).out
    answer = digecon("validate", "-", given=whole)
    assert answer.code == 0
    # A ministry printed growth of 9.7 % in 2018, and 8,079 on 7,020 is 15.1 %: the file has the code, and not the rates.
    one = "software.profit@CN level 2018 [miit-2019-02a]: published growth is not that of the levels"
    assert [line for line in answer.out.splitlines() if line.startswith("unexplained") and line.endswith(one)]


def test_nothing_of_a_label_reaches_the_terminal_raw(digecon: Run) -> None:
    text = "country,indicator,year,value\n\x1b[2JX,\x1b]0;own\x07g[red]dp,2020,1\n\x1b[2JX,\x1b]0;own\x07g[red]dp,2021,\x1b[5m\n"
    for format in LISTINGS:
        answer = digecon("show", "--data", "-", "-f", format, given=text)
        assert "\x1b" not in answer.out + answer.err
        assert "g[red]dp" in answer.out.replace("\\", "").casefold()


def test_a_command_on_a_small_file_loads_nothing_heavy(tmp_path: Path, digecon: Run) -> None:
    import subprocess
    import sys

    path = tmp_path / "f.csv"
    path.write_text(TIDY, encoding="utf-8")
    script = (
        "import sys; from digecon_cli.cli import main; main(['growth', '--data', sys.argv[1]]);"
        "print(*sorted({'pandas', 'numpy', 'pyarrow', 'openpyxl', 'typer'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1].strip() == ""


WORDS = {
    "text": "gdp", "indicator": "gdp@USA", "period": "2021", "base": "2021", "of": "gdp@USA", "other": "gdp@USA",
    "names": "gdp@USA gdp@CHN",
}  # fmt: skip
# The table has no documents, no days of release, no population and no targets; what the article states is not checkable by it.
REFUSED = {"cite": 1, "sources": 1, "revisions": 1, "per-head": 2, "targets": 1}


@pytest.mark.parametrize("name", OF_TABLES)
def test_every_command_takes_foreign_tables_and_reads_them_once(name: str, digecon: Run) -> None:
    answer = digecon(*shlex.split(line_of(name, **WORDS)), "--data", "-", given=TIDY)
    assert answer.code == REFUSED.get(name, 0), answer.err
    assert answer.err.count("left out (cells with text: 1, empty cells: 1)") == 1


AMOUNTS = """indicator,period,value,unit,unit_mult
my.part,2020,40,CNY,8
my.part,2021,50,CNY,8
my.whole,2020,160,CNY,8
my.whole,2021,20.0,CNY,9
telecom.revenue,2021,1.50,CNY,12
"""


def test_a_series_is_told_in_the_multiple_of_the_catalog_or_of_its_first_figure(digecon: Run) -> None:
    # 20.0 in 10^9 is 200 in 10^8; revenue is told in 10^9, as the catalog has it: 1.50 in 10^12 is 1500.
    columns = ("--columns", "indicator,value,unit_mult,printed,printed_mult")
    assert digecon("show", "--data", "-", *columns, given=AMOUNTS).out.splitlines()[1:] == [
        "my.part,40,8,40,8", "my.part,50,8,50,8", "my.whole,160,8,160,8", "my.whole,200,8,20.0,9",
        "telecom.revenue,1500,9,1.50,12",
    ]  # fmt: skip


def test_a_contribution_is_to_the_whole_that_is_named(digecon: Run) -> None:
    # (50 - 40) / 160 is 6.25 points
    columns = ("--columns", "indicator,period,measure,base_indicator,value,unit,note")
    told = digecon("contribution", "my.part", "--data", "-", "--of", "my.whole", *columns, given=AMOUNTS)
    assert told.out.splitlines()[1:] == [
        "my.part,2021,contribution_levels,my.whole,6.25,percentage points,nothing states that it is a part of my.whole"
    ]
    assert digecon("contribution", "my.part", "--data", "-", "--of", "my.hole", given=AMOUNTS).code == 2
