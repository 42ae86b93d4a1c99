"""What holds of the bundled table holds of made-up ones: each answer is that of the second computation."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from recomputed import figures, of_wholes, over_time, random_tables, verdicts
from recomputed.comparing import answers_of, codes_of, differing

SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 12))]
DAYS = ("", "2020-06-30", "first")


@pytest.fixture(params=SEEDS, scope="module")
def table(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Have the second computation read a made-up table, and return its folder."""
    folder = tmp_path_factory.mktemp("table")
    random_tables.write(request.param, folder)
    figures.read(folder)
    yield folder
    figures.read()


@pytest.mark.exhaustive
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("command", ["growth", "cagr", "index --base 2017", "share"])
def test_a_made_up_table_is_answered_as_recomputed(
    command: str, day: str, table: Path, process: Callable[..., Any]
) -> None:
    expected = {
        "growth": over_time.growth,
        "cagr": over_time.cagr,
        "index --base 2017": lambda known_by: over_time.index(2017, known_by),
        "share": of_wholes.share,
    }[command](day)
    found = answers_of(answer_of(process, table, command, day))
    assert not differing(expected, found), "recomputed, and of the program"
    refusals = Counter(answer.code for answer in found.values())
    assert refusals[""] > (1 if command == "cagr" else 50)
    wanted = {"missing", "target"} if command == "share" else {"edition", "break", "target", "definition"}
    assert not [code for code in wanted if not refusals[code]]


@pytest.mark.parametrize("day", DAYS)
def test_pairs_of_a_made_up_table_have_the_codes_of_the_second_reading(
    day: str, table: Path, process: Callable[..., Any]
) -> None:
    shown = codes_of(answer_of(process, table, "show", day))
    beside = {key: codes for key, codes in shown.items() if key[3] in ("level", "share")}
    expected = verdicts.shown(day)
    assert not differing(expected, beside), "recomputed, and of the program"
    count = Counter(code for codes in expected.values() for code in codes)
    wanted = ("break", "edition", "definition", "unexplained", "comparable_basis")
    assert min(count[code] for code in wanted) > 1, count
    expected = verdicts.growth(day)
    found = codes_of(answer_of(process, table, "growth", day))
    assert not differing(expected, found), "recomputed, and of the program"
    count = Counter(code for codes in expected.values() for code in codes)
    wanted = (
        "within_rounding",
        "price_basis",
        "approximate",
        "revised_base",
        "another_vintage",
        "other_source",
        "also_printed",
    )
    assert min(count[code] for code in wanted) > 0, count


def answer_of(process: Callable[..., Any], table: Path, command: str, day: str) -> str:
    """Return the CSV of what the program answers from a table, which another process reads."""
    vintage = ("--vintage", day) if day else ()
    words = (*command.split(), "--freq", "all", "--quiet", "-f", "csv", *vintage)
    done = process(*words, DIGECON_TABLE=str(table))
    assert done.code == 0, done.err
    text: str = done.out
    return text
