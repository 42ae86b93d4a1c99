"""What the program wrote as CSV, held against what was recomputed."""

import csv
import io
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

import pytest
from recomputed.bounds import Answer, Answers
from recomputed.figures import PREFIXES
from recomputed.verdicts import Codes

ANSWER = ("indicator", "area", "period", "measure", "base_indicator", "base_period", "origin", "basis")
PAIR = ("indicator", "area", "period", "measure", "base_indicator", "origin", "basis")
HOW = {"vintages"}  # which prints were paired is told by other tests
Found = TypeVar("Found", Answer, frozenset[str])


def answers_of(text: str) -> Answers:
    """Return the rows of an answer, each number whole."""
    found: Answers = {}
    for row in csv.DictReader(io.StringIO(text)):
        key = tuple(row[column] for column in ANSWER)
        assert key not in found, "a row's identity"
        scale = Fraction(10) ** (int(row["unit_mult"]) + PREFIXES.get(row["unit"], 0))
        value, low, high = (Fraction(row[column]) * scale if row[column] else None for column in Answer._fields[:3])
        refused = low is high is value is None
        bounded = row["bound"] in ("over", "under")
        code = row["codes"].partition(";")[0] if refused else ""
        found[key] = Answer(None if bounded else value, low, high, code)
    return found


def codes_of(text: str) -> Codes:
    """Return the codes of the rows of an answer that have a figure."""
    return {
        tuple(row[column] for column in PAIR): frozenset({*filter(None, row["codes"].split(";"))} - HOW)
        for row in csv.DictReader(io.StringIO(text))
        if row["value"] or row["low"] or row["high"]
    }


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers are one to the digits that the program writes (at most 12)."""
    if one.code != other.code:
        return False
    return all(
        a is b if a is None or b is None else float(a) == pytest.approx(float(b), rel=2e-11, abs=1e-9)
        for a, b in zip(one[:3], other[:3], strict=True)
    )


def alike(one: Found | None, other: Found | None) -> bool:
    """Whether what was recomputed of a row is what the program wrote."""
    if isinstance(one, Answer) and isinstance(other, Answer):
        return same(one, other)
    return one == other


def differing(
    expected: Mapping[tuple[str, ...], Found], found: Mapping[tuple[str, ...], Found]
) -> dict[tuple[str, ...], tuple[Found | None, Found | None]]:
    """Return the rows that are not alike: as recomputed, and of the program."""
    return {
        key: (expected.get(key), found.get(key))
        for key in sorted(expected.keys() | found.keys())
        if not alike(expected.get(key), found.get(key))
    }
