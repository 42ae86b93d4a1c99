"""Candidate rows from a saved bulletin, by the rules of its producer; a person reads each before it is added.

A rule is a row of ``rules/NAME.tsv``: what it tells, and a pattern in which ``N`` stands for a number. The power of ten
is the word behind the number (万, 亿, 万亿), ``下降`` before it a minus. ``{since}`` stands for the words of growth.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from digecon_cli import periods
from digecon_cli.errors import DataError

RULES = Path(__file__).parent / "rules"
_NUMBER = r"\s*(?P<bound>超过|超|逾|约|近)?\s*(?P<value>\d+(?:\.\d+)?)\s*"
_SINCE = r"(?:同比|比上年(?:同期)?|较上年(?:同期)?)?(?P<sign>增长|下降|增加|减少)"
_MULTIPLES = {"": 0, "万": 4, "亿": 8, "万亿": 12}
_BOUNDS = {"超过": "over", "超": "over", "逾": "over", "约": "about", "近": "under"}
_SPAN = re.compile(
    r"(?P<year>20\d\d)年(?:1[-—–~至到](?P<to>\d{1,2})月|(?P<half>上半年)|(?P<quarter>一季度)|(?P<three>前三季度)|(?P<month>\d{1,2})月末)?"
)


class Rule(NamedTuple):
    """What a producer's sentence tells: ``span`` is ``flow`` (from January) or ``end`` (as of the last month)."""

    indicator: str
    measure: str
    base_indicator: str
    span: str
    unit: str
    basis: str
    pattern: str


class Candidate(NamedTuple):
    """A row of indicators.csv without document and release, and the passage that it was read from."""

    rule: Rule
    period: str
    value: str
    bound: str
    unit_mult: int
    passage: str


def rules(producer: str) -> list[Rule]:
    """Return the rules of a producer; raises DataError where there is no such file."""
    path = RULES / f"{producer}.tsv"
    if not path.is_file():
        raise DataError(
            f"no rules for '{producer}': there are {', '.join(sorted(one.stem for one in RULES.iterdir()))}."
        )
    with path.open(encoding="utf-8", newline="") as stream:
        return [Rule(**row) for row in csv.DictReader(stream, delimiter="\t")]


def draft(text: str, by: list[Rule], period: str = "") -> Iterator[Candidate]:
    """Yield what the rules find in a bulletin, each rule once: its first sentence.

    ``period`` is that of the bulletin, from January; empty: the first that it names. Raises DataError where it names none.
    """
    plain = "".join(
        unicodedata.normalize("NFKC", sign) if len(unicodedata.normalize("NFKC", sign)) == 1 else sign for sign in text
    )
    span = periods.span(period) if period else named(plain)
    end = periods.Span(span.end - 1, 1) if span.months < 12 else span
    for rule in by:
        pattern = rule.pattern.replace("{since}", _SINCE).replace("N", _NUMBER)
        if match := re.search(pattern, plain):
            groups = match.groupdict()
            minus = "-" if groups.get("sign") in ("下降", "减少") else ""
            yield Candidate(
                rule, periods.spell(end if rule.span == "end" else span), minus + groups["value"],
                _BOUNDS.get(groups.get("bound") or "", ""), _MULTIPLES[groups.get("mult") or ""],
                text[match.start("value") : match.end()],
            )  # fmt: skip


def named(text: str) -> periods.Span:
    """Return the period, from January, that a bulletin names first."""
    match = _SPAN.search(text)
    if not match:
        raise DataError("the bulletin names no period: give it with --period.")
    said = match.groupdict()
    months = int(
        said["to"]
        or said["month"]
        or 6 * bool(said["half"])
        or 3 * bool(said["quarter"])
        or 9 * bool(said["three"])
        or 12
    )
    return periods.Span(int(said["year"]) * 12, months)


def row(one: Candidate, source: str, vintage: str) -> list[str]:
    """Return the cells of a candidate in the columns of indicators.csv; the passage is its locator."""
    rule = one.rule
    return [
        rule.indicator, "CN", one.period, rule.measure, rule.base_indicator, "", one.value, one.bound, rule.unit,
        str(one.unit_mult), rule.basis, "A", vintage, source, f'find "{one.passage}"', "",
    ]  # fmt: skip
