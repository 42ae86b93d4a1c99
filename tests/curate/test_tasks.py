"""The tasks of ./dev curate: adding a month, the guards on it, and what is due."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from curate import adding, checking, due

from digecon_cli.core import bundled
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.core.model import Indicator

Make = Callable[..., Any]
ROOT = Path(__file__).parents[2]
ROWS = adding.read(
    "s.a,CN,2020,level,,,5,,CNY,8,,A,2021,d-1,p. 1,\n"
    "s.a,CN,2021,level,,,6,about,CNY,9,nominal,P,2022,d-2,p. 2,a note\n"
    "s.a,CN,2021,growth,,,4,,percent,0,,A,2022,d-2,,\n"
    "s.b,CN,2020,level,,,7,,CNY,8,,A,2021,d-1,,\n"
)


def test_the_last_row_of_a_series_is_the_template() -> None:
    row = adding.like_the_last(ROWS, "s.a", "level", "2022-9M", "6.5", "d-3", "2022-10-20", "p. 9")
    assert row == adding.read("s.a,CN,2022-01-01/P9M,level,,,6.5,,CNY,9,nominal,A,2022-10-20,d-3,p. 9,,,")[0]
    row = adding.like_the_last(ROWS, "s.a", "level", "2022-9M", "6.5亿", "d-3", "2022-10-20", "")
    assert (row[6], row[9], row[14]) == ("6.5", "8", 'find "6.5亿"')
    with pytest.raises(DataError, match=r"digits, no commas"):
        adding.observations([[*row[:6], "6,500", *row[7:]]])
    with pytest.raises(UsageError, match=r"s\.c has no level to take for a template"):
        adding.like_the_last(ROWS, "s.c", "level", "2022", "1", "d", "2023", "")


def test_a_row_stands_behind_the_last_of_its_series() -> None:
    rows = adding.read("s.a,CN,2022,growth,,,3,,percent,0,,A,2023,d-3,,\ns.b,CN,2019,level,,,1,,CNY,8,,A,2020,d-0,,\n")
    found = adding.with_added(ROWS, rows)
    assert [(row[0], row[2], row[3]) for row in found] == [
        ("s.a", "2020", "level"), ("s.a", "2021", "level"), ("s.a", "2021", "growth"), ("s.a", "2022", "growth"),
        ("s.b", "2019", "level"), ("s.b", "2020", "level"),
    ]  # fmt: skip
    with pytest.raises(UsageError, match="has this row already"):
        adding.with_added(ROWS, ROWS[:1])


SOURCES = [
    ["miit-2026-03", "The Ministry", "One", "https://a.example", "2026-03-02", ""],
    ["miit-nd", "Another carrier", "Two", "", "", "press text; no address known"],
    ["nbs-2026-03", "The Bureau", "Three", "https://b.example", "2026-03-16", ""],
]


def test_a_document_gets_the_next_free_id_and_what_its_producer_is_called() -> None:
    row = adding.document(SOURCES, "miit", "2026-03-23", "March", "https://c.example/1", "copy on c.example")
    assert row == ["miit-2026-03a", "The Ministry", "March", "https://c.example/1", "2026-03-23", "copy on c.example"]
    row = adding.document([*SOURCES, row], "miit", "2026-03", "Again", "", "")
    assert row == ["miit-2026-03b", "The Ministry", "Again", "", "2026-03", "press text; no address known"]
    assert adding.document(SOURCES, "nbs", "2026-04-16", "April", "https://d.example", "")[5] == ""
    with pytest.raises(UsageError, match="no document of 'mit' to take for a template: there are miit, nbs"):
        adding.document(SOURCES, "mit", "2026-03-23", "T", "", "")
    with pytest.raises(UsageError, match=r"'23\.3\.2026' is not the day or month of a release"):
        adding.document(SOURCES, "miit", "23.3.2026", "T", "", "")


def test_what_is_gone_is_wrong_and_what_leaps_is_to_be_looked_at(figure: Make, dataset: Make) -> None:
    before = dataset(figure(source="d"), figure(period="2021", source="d", vintage="2022"))
    after = dataset(figure(period="2021", source="d", vintage="2022", value="120"))
    found = checking.check(after, before)
    assert "coverage: s.whole@CN level 2020: withdrawn, 100 of d" in found.failures
    assert "revision: s.whole@CN level 2021: from 100 to 120, 20 percent" in found.warnings


@pytest.mark.parametrize(
    ("added", "told"),
    [
        # Ten months of 100 are 10 a month, eleven of 1100 are 100 a month; then a missing power of ten, and a fair month.
        ({"value": "1100"}, "1100 10^9 CNY, and 100 10^9 CNY in 2021-10M"),
        ({"value": "110", "unit_mult": 5}, "110 10^5 CNY, and 100 10^9 CNY in 2021-10M"),
        ({"value": "112"}, ""),
        (
            {"measure": "growth", "unit": "percent", "unit_mult": 0, "value": "52"},
            "52 percent, and 5.2 percent in 2021-10M",
        ),
        ({"measure": "growth", "unit": "percent", "unit_mult": 0, "value": "-4.8"}, ""),
        ({"value": "1100", "unit": "USD"}, ""),  # another unit is for the guard of units to say
    ],
)
def test_an_added_figure_of_another_magnitude_than_the_last_one_is_to_be_looked_at(
    figure: Make, dataset: Make, added: dict[str, Any], told: str
) -> None:
    ten = figure(period="2021-01-01/P10M", value="100", unit_mult=9, source="d", vintage="2021-11")
    rate = figure(
        period="2021-01-01/P10M",
        measure="growth",
        unit="percent",
        unit_mult=0,
        value="5.2",
        source="d",
        vintage="2021-11",
    )
    eleven = figure(period="2021-01-01/P11M", **({"unit_mult": 9} | added), source="e", vintage="2021-12")
    entries = (Indicator("s.whole", kind="flow", unit="CNY"),)
    before, after = (dataset(*rows, entries=entries) for rows in ((ten, rate), (ten, rate, eleven)))
    outcome = checking.check(after, before)
    found = [one for one in (*outcome.failures, *outcome.warnings) if one.startswith("magnitude")]
    where = f"s.whole@CN {eleven.measure} 2021-01-01/P11M [e]"
    assert found == ([f"magnitude: {where}: {told}"] if told else [])
    assert bool(set(found) & set(outcome.failures)) == (eleven.unit_mult == 5)  # another power of ten is wrong


def test_another_print_far_from_the_one_that_is_there_is_to_be_looked_at(figure: Make, dataset: Make) -> None:
    there = figure(source="d", vintage="2021-12")
    far, near = (figure(source="e", vintage="2021-11", value=value) for value in ("85", "95"))
    told = checking.check(dataset(there, far), dataset(there)).warnings
    assert "print: s.whole@CN level 2020 [e]: 85 10^8 CNY, -15 percent on 100 10^8 CNY of d" in told
    assert not any(one.startswith("print") for one in checking.check(dataset(there, near), dataset(there)).warnings)


def test_the_same_number_with_another_release_is_to_be_looked_at(figure: Make, dataset: Make) -> None:
    there, again = figure(source="d", vintage="2021-11"), figure(source="e", vintage="2021-12-02")
    told = [one for one in checking.check(dataset(there, again), dataset(there)).warnings if one.startswith("print")]
    assert told == [
        "print: s.whole@CN level 2020 [e]: the same figure is there from d, first released 2021-11, not 2021-12-02"
    ]
    again = again._replace(vintage="2021-11-24")  # a day of that month
    assert not any(one.startswith("print") for one in checking.check(dataset(there, again), dataset(there)).warnings)


def test_our_own_table_has_no_failure_and_no_warning() -> None:
    assert checking.check(bundled.load(), bundled.load()) == ([], [])


def test_what_is_due_is_listed_by_its_day(figure: Make, dataset: Make) -> None:
    entries = (
        Indicator("s.whole", kind="flow", cadence="A", lag_days="20"),
        Indicator("s.monthly", kind="stock", cadence="M", lag_days="22"),
    )
    data = dataset(figure(period="2025"), figure("s.monthly", period="2025-03"), entries=entries)
    assert list(due.lines(data, "2026.11")) == [
        ("s.monthly", "M", "2025-03", "2025-04", "2025-05-22", "due"),
        ("s.whole", "A", "2025", "2026", "2027-01-20", ""),
    ]


def _curate(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(ROOT / "tools" / "curate"), *words]
    return subprocess.run(line, input=given, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.exhaustive
def test_the_tasks_run() -> None:
    whole = (ROOT / "data" / "indicators.csv").read_bytes()
    drafted = _curate(
        "draft",
        "-",
        "--source",
        "miit-2026-01a",
        "--vintage",
        "2031-10-22",
        given="2031年1-9月电信业务收入完成14321亿元。",
    )
    assert drafted.stdout.splitlines()[1].startswith("telecom.revenue,CN,2031-01-01/P9M,level,,,14321,,CNY,8,")
    assert _curate("add", "-", "--dry-run", given=drafted.stdout).stdout == drafted.stdout.partition("\n")[2]
    wrong = _curate(
        "add", "telecom.revenue", "2031", "5", "--source", "nobody-2031", "--vintage", "2032-01", "--dry-run"
    )
    assert wrong.returncode == 1
    assert "wrong: document: telecom.revenue@CN level 2031 [nobody-2031]: no document 'nobody-2031'" in wrong.stderr
    assert "add telecom.revenue PERIOD VALUE --source S" in _curate("add", "telecom.revenue").stderr
    unknown = _curate("draft", "-", "--source", "miit-2031-10", given="2031年1-9月电信业务收入完成14321亿元。")
    assert "no document 'miit-2031-10' in data/sources.csv: ./dev curate document adds one" in unknown.stderr
    assert _curate("due").stdout.startswith("indicator,cadence,last,next,expected,due\n")
    assert (ROOT / "data" / "indicators.csv").read_bytes() == whole
