"""The program's answers about the whole bundled table are those of a second, plainly written recomputation.

The other files here read data/*.csv, follow the documented rules (docs/comparability.md, decisions 0004 and 0015) and
share no code with the program. Where the two differ, one of them has not understood the page.
"""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from recomputed import chains, dollars, of_wholes, over_time, planned, quotients, rests
from recomputed.bounds import Answers
from recomputed.comparing import answers_of, differing

BASE = 2017
# Today; before the census of 2020, after it, and as the fifth census had revised 2023 and not yet 2022; first prints.
DAYS = ["", *(pytest.param(day, marks=pytest.mark.slow) for day in ("2019-06", "2021-06", "2024-12-31", "first"))]
RECOMPUTED: dict[str, Callable[[str], Answers]] = {
    "growth": over_time.growth,
    "cagr": over_time.cagr,
    f"index --base {BASE}": lambda known_by: over_time.index(BASE, known_by),
    "share": of_wholes.share,
    "share-change": of_wholes.share_change,
    "contribution": of_wholes.contribution,
    "per-head": quotients.per_head,
    "ratio * economy.gdp": lambda known_by: quotients.ratio("economy.gdp", known_by),
    "ratio * telecom.revenue": lambda known_by: quotients.ratio("telecom.revenue", known_by),
    f"index --base {BASE} --chain published": lambda known_by: chains.chained(BASE, "published", known_by),
    f"index --base {BASE} --chain computed": lambda known_by: chains.chained(BASE, "computed", known_by),
    "targets": lambda known_by: planned.targets(known_by)[0],
    "growth --currency USD": dollars.growth_in_dollars,
    # The official averages are of 2012 to 2020, 2022 and 2023, so of these years alone they are those of the answer.
    "growth economy.digital --from 2017 --to 2020 --currency USD": lambda known_by: dollars.growth_in_dollars(
        known_by, "economy.digital", 2017, 2020
    ),
    "growth --fill sums": rests.growth_with_rests,
}


@pytest.fixture
def program(digecon: Callable[..., Any]) -> Callable[..., Answers]:
    """What a command prints of all periods."""

    def answers(*command: str) -> Answers:
        done = digecon(*command, "--freq", "all", "--quiet", "-f", "csv")
        assert done.code == 0 or "the answer has no rows" in done.err
        return answers_of(done.out)

    return answers


@pytest.mark.exhaustive
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("command", RECOMPUTED)
def test_the_whole_table_is_answered_as_recomputed(command: str, day: str, program: Callable[..., Answers]) -> None:
    expected = RECOMPUTED[command](day)
    found = program(*command.split(), *(("--vintage", day) if day else ()))
    assert not differing(expected, found), "recomputed, and of the program"


@pytest.mark.parametrize("day", DAYS)
def test_second_halves_are_what_first_halves_leave_of_years(day: str, program: Callable[..., Answers]) -> None:
    expected = rests.levels("" if day == "first" else day)
    shown = program("show", "--fill", "sums", *(("--vintage", day) if day else ()))
    found = {key: answer for key, answer in shown.items() if (key[3], key[6]) == ("level", "computed")}
    assert found
    assert not differing(expected, found), "recomputed, and of the program"


@pytest.mark.parametrize("day", DAYS)
def test_the_verdict_on_each_target_is_as_recomputed(day: str, digecon: Callable[..., Any]) -> None:
    _, expected = planned.targets(day)
    done = digecon("targets", "--freq", "all", "--quiet", "-f", "csv", *(("--vintage", day) if day else ()))
    rows = [row for row in csv.DictReader(io.StringIO(done.out)) if row["measure"] == "difference"]
    found = {
        (row["indicator"], row["area"], row["period"], "difference", row["base_indicator"]): row["codes"].split(";")[0]
        for row in rows
        if not row["base_period"] and (row["value"] or row["low"] or row["high"])
    }
    assert found == expected
    assert expected or day in ("2019-06", "2021-06")  # before the first plan
