"""Areas as a list, and what an answer that is none, or only the first part of one, leads to."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_every_command_takes_areas_as_a_list(digecon: Run) -> None:
    answer = digecon(
        "show", "world.digital_caict", "2021", "--area", "china,US", "-f", "csv", "--columns", "area,measure,value"
    )
    assert {"CN,level,7100", "US,level,15300"} <= set(answer.out.split())
    assert {line.partition(",")[0] for line in answer.out.split()[1:]} == {"CN", "US"}
    wrong = digecon("show", "world.digital_caict", "--area", "CN,XX")
    assert wrong.code == 2
    assert "'XX' is not an area" in wrong.err


def test_an_area_whose_name_has_a_comma_is_one(digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text('indicator,area,period,value\na,"Korea, Rep.",2020,1\na,Japan,2020,2\n')
    answer = digecon("show", "--data", str(path), "--area", "Korea, Rep.", "-f", "csv", "--columns", "value")
    assert answer.out.split() == ["value", "1"]


def test_a_whole_that_is_none_leads_to_the_ratio_in_one_step(digecon: Run) -> None:
    answer = digecon("share", "online", "retail")
    line = answer.err.split("'digecon ")[1].split("'")[0]
    assert line == "ratio retail.online retail.total"
    assert digecon(*line.split(), "-f", "csv").code == 0


def test_a_contribution_says_which_parts_have_no_level(digecon: Run) -> None:
    answer = digecon("contribution", "telecom", "-f", "table", COLUMNS="80")
    assert "Only growth is published, no level: Big data revenue, Cloud revenue" in answer.out
    rows = list(csv.DictReader(digecon("contribution", "telecom.cloud", "--quiet", "-f", "csv").out.splitlines()))
    assert [(row["value"], row["codes"]) for row in rows] == [("", "missing")]
    assert rows[0]["note"] == f"no level of telecom.cloud for {rows[0]['period']}"


def test_the_first_of_a_sector_are_its_headlines(digecon: Run) -> None:
    answer = digecon("growth", "telecom", "-n", "3", "-f", "csv", "--columns", "indicator")
    assert list(dict.fromkeys(answer.out.split()[1:])) == ["telecom.revenue", "telecom.emerging", "telecom.mobile_data"]
