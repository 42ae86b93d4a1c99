"""Each row says whether it compares with the one before it as a second reading of the table says, and nothing else."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from recomputed import verdicts
from recomputed.comparing import codes_of, differing
from recomputed.verdicts import Codes

PAST = ("2019-06", "2021-06", "2023-06", "2024-12-31", "first")
DAYS = ["", *(pytest.param(day, marks=pytest.mark.slow) for day in PAST)]


@pytest.fixture
def program(digecon: Callable[..., Any]) -> Callable[..., Codes]:
    """Return the codes of all rows with a value that a command prints."""

    def answers(*command: str) -> Codes:
        done = digecon(*command, "--freq", "all", "--quiet", "-f", "csv")
        assert done.code == 0, done.err
        return codes_of(done.out)

    return answers


@pytest.mark.parametrize("day", DAYS)
def test_each_level_and_share_has_the_codes_of_the_pair_that_it_ends(day: str, program: Callable[..., Codes]) -> None:
    expected = verdicts.shown(day)
    found = program("show", *(("--vintage", day) if day else ()))
    beside = {key: codes for key, codes in found.items() if key[3] in ("level", "share")}
    assert not differing(expected, beside), "recomputed, and of the program"
    for key in found.keys() - beside.keys():  # what is no line has no pair
        assert found[key] <= {"vintage_inferred", "replaces"}, key
    count = Counter(code for codes in expected.values() for code in codes)
    assert min(count["edition"], count["unexplained"]) > 2
    assert len(expected) > 200
    if not day:
        assert min(count["break"], count["comparable_basis"]) > 40
        assert min(count["revised_base"], count["another_vintage"]) > 1


@pytest.mark.parametrize("day", DAYS)
def test_growth_has_the_cautions_and_the_reasons_of_its_pair(day: str, program: Callable[..., Codes]) -> None:
    expected = verdicts.growth(day)
    found = program("growth", *(("--vintage", day) if day else ()))
    assert not differing(expected, found), "recomputed, and of the program"
    count = Counter((key[3], code) for key, codes in expected.items() for code in codes)
    assert min(count["gap", code] for code in ("within_rounding", "price_basis")) > 5
    assert count["growth", "unexplained"] > 2
    if not day:
        assert min(count["gap", code] for code in ("comparable_basis", "revised_base", "another_vintage")) > 3
        assert min(count["gap", code] for code in ("approximate", "other_source")) > 0
        assert min(count["growth", code] for code in ("taken", "also_printed", "vintage_inferred")) > 1


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("command", ["share", "per-head", "ratio * economy.gdp"])
def test_quotients_have_the_code_of_the_input_that_does_not_compare(
    command: str, day: str, program: Callable[..., Codes]
) -> None:
    recomputed: dict[str, Callable[[str], Codes]] = {
        "share": verdicts.shares,
        "per-head": verdicts.per_head,
        "ratio * economy.gdp": lambda known_by: verdicts.ratios("economy.gdp", known_by),
    }
    expected = recomputed[command](day)
    found = program(*command.split(), *(("--vintage", day) if day else ()))
    ratios = {key: codes for key, codes in found.items() if key[3] != "gap"}
    assert not differing({key: codes for key, codes in expected.items() if key in ratios}, ratios)
    # What is refused only because an end is open, or the divisor is, has no figure.
    assert len(ratios) > 0.97 * len(expected) > 40
    count = Counter(code for codes in ratios.values() for code in codes)
    assert min(count["edition"], count["break"] if not day else 1) > 0, count
