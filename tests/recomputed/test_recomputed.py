"""The program's answers about the whole bundled table are those of a second, plainly written recomputation.

The other files here read data/*.csv, follow the documented rules (docs/comparability.md, decisions 0004 and 0015) and
share no code with the program. Where the two differ, one of them has not understood the page.
"""

import csv
import io
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from recomputed import chains, dollars, of_wholes, over_time, planned, quotients, rests
from recomputed.bounds import Answer, Answers
from recomputed.figures import PREFIXES

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
KEY = ("indicator", "area", "period", "measure", "base_indicator", "base_period", "origin", "basis")


@pytest.fixture
def program(digecon: Callable[..., Any]) -> Callable[..., Answers]:
    """What a command prints of all periods, each number whole."""

    def answers(*command: str) -> Answers:
        done = digecon(*command, "--freq", "all", "--quiet", "-f", "csv")
        assert done.code == 0 or "the answer has no rows" in done.err
        found: Answers = {}
        for row in csv.DictReader(io.StringIO(done.out)):
            key = tuple(row[column] for column in KEY)
            assert key not in found, "a row's identity"
            scale = Fraction(10) ** (int(row["unit_mult"]) + PREFIXES.get(row["unit"], 0))
            value, low, high = (Fraction(row[column]) * scale if row[column] else None for column in Answer._fields[:3])
            refused = low is high is value is None
            bounded = row["bound"] in ("over", "under")
            code = row["codes"].partition(";")[0] if refused else ""
            found[key] = Answer(None if bounded else value, low, high, code)
        return found

    return answers


def same(one: Answer | None, other: Answer | None) -> bool:
    """Whether two answers are one to the digits that the program writes (at most 12)."""
    if one is None or other is None or one.code != other.code:
        return False
    return all(
        a is b if a is None or b is None else float(a) == pytest.approx(float(b), rel=2e-11, abs=1e-9)
        for a, b in zip(one[:3], other[:3], strict=True)
    )


def differing(expected: Answers, found: Answers) -> dict[tuple[str, ...], tuple[Answer | None, Answer | None]]:
    """Return what is not the same in both."""
    return {
        key: (expected.get(key), found.get(key))
        for key in sorted(expected.keys() | found.keys())
        if not same(expected.get(key), found.get(key))
    }


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
