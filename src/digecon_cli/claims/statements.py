"""Statements of a report in a form that can be evaluated, and the reader of claims files.

The columns are those of the table wherever they mean the same. ``docs/claims.md`` teaches the form.
"""

import csv
import io
import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import bundled, periods
from ..errors import DataError, UsageError, did_you_mean
from ..observations import BASES, BOUNDS, MEASURES

# What a statement can claim, in words for messages and docs. ``claims.kinds`` has a function for each.
KINDS: dict[str, str] = {
    "level": "a figure itself",
    "rank": "a place in a ranking",
    "target": "a planned figure",
    "forecast": "an expected figure",
    "growth": "growth on the year before",
    "mean_growth": "average yearly growth since base_period",
    "share": "a share of base_indicator (empty: of the catalog's parent), in percent",
    "ratio": "a quotient: indicator / base_indicator",
    "sum": "a figure as the sum of others, named in other; a minus sign takes one away",
    "comparison": "that each indicator is higher (over) or lower (under) than each in other",
    "count": "how many items other lists (groups parted by / give one digit each)",
    "none": "nothing that figures can check; note says why",
}
EXPLANATIONS = ("two definitions", "price basis", "comparable basis", "scope", "vintage", "wording")
COLUMNS = (
    "claim_id", "kind", "statement", "indicator", "area", "period", "base_indicator", "base_period", "basis", "value",
    "bound", "unit", "unit_mult", "other", "same_name", "explanation", "source", "locator", "note",
)  # fmt: skip

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


class Ref(NamedTuple):
    """One figure that a statement is about; ``sign`` is -1 where a sum takes it away."""

    indicator: str
    area: str
    measure: str
    period: str
    sign: int = 1

    @property
    def words(self) -> str:
        """Return how notes name the figure: ``telecom.revenue growth 2022``."""
        where = "" if self.area == "CN" else f"@{self.area}"
        what = "" if self.measure == "level" else f" {self.measure}"
        return f"{self.indicator}{where}{what} {periods.label(self.period)}"


class Claim(NamedTuple):
    """One statement: the columns of a claims file, its figures read, and the line on which it stands."""

    claim_id: str
    kind: str
    statement: str
    subjects: tuple[Ref, ...]
    others: tuple[Ref, ...]
    items: str
    base_indicator: str
    base_period: str
    basis: str
    value: str
    bound: str
    unit: str
    unit_mult: int
    same_name: str
    explanation: str
    source: str
    locator: str
    note: str
    line: int


def published() -> list[Claim]:
    """Return the bundled statements: those of the article."""
    with open(os.path.join(bundled.data_dir(), "claims.csv"), encoding="utf-8", newline="") as stream:
        return read(stream.read(), "claims.csv")


def read(text: str, name: str) -> list[Claim]:
    """Return the statements of a claims file (CSV or TSV with a header line).

    Raises DataError with line, column and reason for the first fault.
    """
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if head.count("\t") > head.count(",") else ",")
    claims: list[Claim] = []
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(header, name)
        for record in reader:
            if not record:
                continue
            line = reader.line_num
            if len(record) != len(header):
                raise _fault(name, line, "", f"{len(record)} cells where the header has {len(header)}")
            claim = _claim(dict(zip(header, map(str.strip, record), strict=True)), name, line)
            if any(one.claim_id == claim.claim_id for one in claims):
                raise _fault(name, line, "claim_id", f"'{claim.claim_id}' stands on an earlier line already")
            claims.append(claim)
    except csv.Error as error:
        raise DataError(f"{name}, line {reader.line_num}: {error}.") from error
    if not claims:
        raise DataError(f"{name} has a header and no statements.")
    return claims


def _check_header(header: list[str], name: str) -> None:
    if not any(header):
        raise DataError(f"{name} is empty: give a header line ({', '.join(COLUMNS[:6])} ...) and a statement a line.")
    for column in header:
        if column not in COLUMNS:
            hint = did_you_mean(column, COLUMNS)
            raise _fault(name, 1, column, f"is no column of a claims file.{hint} Known: {', '.join(COLUMNS)}")
    for column in ("claim_id", "kind"):
        if column not in header:
            raise _fault(name, 1, column, "is missing")


def _claim(cells: dict[str, str], name: str, line: int) -> Claim:
    def get(column: str) -> str:
        return cells.get(column, "")

    def check(column: str, good: bool, reason: str) -> None:
        if not good:
            raise _fault(name, line, column, reason)

    kind = get("kind")
    check("claim_id", bool(get("claim_id")), "is empty")
    if kind not in KINDS:
        raise _fault(name, line, "kind", f"'{kind}' is no kind.{did_you_mean(kind, KINDS)} Known: {', '.join(KINDS)}")
    check("bound", get("bound") in BOUNDS, f"'{get('bound')}' is not exact, over, under or about")
    check("basis", get("basis") in BASES, f"'{get('basis')}' is not a basis ({', '.join(BASES[1:])})")
    known = ("", *EXPLANATIONS)
    check("explanation", get("explanation") in known, f"'{get('explanation')}' is none of {', '.join(EXPLANATIONS)}")
    power = get("unit_mult") or "0"
    check("unit_mult", bool(re.fullmatch(r"-?\d{1,2}", power)), f"'{power}' is not a power of ten (a whole number)")
    value = get("value") or ("0" if kind == "comparison" else "")
    check("value", not value or bool(_NUMBER.fullmatch(value)), f"'{value}' is not a number")
    if kind == "none":
        check("note", bool(get("note")), "is empty: say why figures cannot check the statement")
    else:
        check("value", bool(value), f"is empty: a {kind} needs the number that is claimed")
    if kind == "comparison":
        check("bound", get("bound") in ("over", "under"), "must be over (higher) or under (lower) for a comparison")
    if kind in ("sum", "comparison", "count"):
        check("other", bool(get("other")), f"is empty: a {kind} needs it ({KINDS[kind]})")
    if kind == "mean_growth":
        check("base_period", bool(get("base_period")), "is empty: average growth needs the period it starts from")
    if kind == "ratio":
        check("base_indicator", bool(get("base_indicator")), "is empty: a ratio needs its denominator")

    def period(column: str) -> str:
        try:
            return periods.canonical(get(column)) if get(column) else ""
        except UsageError as error:
            raise _fault(name, line, column, str(error).rstrip(".")) from error

    at, since = period("period"), period("base_period")
    figures = kind not in ("none", "count")
    check("indicator", not figures or bool(get("indicator")), f"is empty: a {kind} needs the figure it is about")
    # A figure of a comparison or a sum is a level unless it says otherwise; elsewhere the kind says what it is.
    measure = kind if kind in MEASURES else "level"

    def refs(column: str, default: str) -> tuple[Ref, ...]:
        found = []
        for text in get(column).split(";"):
            try:
                ref = _ref(text.strip(), get("area") or "CN", default, at)
            except UsageError as error:
                raise _fault(name, line, column, str(error).rstrip(".")) from error
            check("period", bool(ref.period), "is empty: say when")
            found.append(ref)
        return tuple(found)

    return Claim(
        get("claim_id"), kind, get("statement"),
        refs("indicator", measure) if figures else (),
        refs("other", "level") if figures and get("other") else (),
        get("other") if kind == "count" else "",
        get("base_indicator"), since, get("basis"), value, get("bound"), get("unit"), int(power),
        get("same_name"), get("explanation"), get("source"), get("locator"), get("note"), line,
    )  # fmt: skip


def _ref(text: str, area: str, measure: str, period: str) -> Ref:
    """Return the figure named ``[-]INDICATOR[@AREA] [MEASURE] [PERIOD]``; what is left out comes from the claim."""
    words = text.split()
    if not words:
        raise UsageError("names nothing between two semicolons")
    sign = -1 if words[0].startswith("-") else 1
    indicator, _, where = words[0].removeprefix("-").partition("@")
    for word in words[1:]:
        if word in MEASURES:
            measure = word
        elif word[:1].isdigit():
            period = periods.canonical(word)
        else:
            raise UsageError(f"'{word}' is no measure and no period.{did_you_mean(word, MEASURES)}")
    return Ref(indicator, where or area, measure, period, sign)


def _fault(name: str, line: int, column: str, reason: str) -> DataError:
    return DataError(f"{name}, line {line}{f', column {column}' if column else ''}: {reason}.")


def lines(locator: str) -> Iterator[str]:
    """Yield the passages of a locator (``L165-168;L204-207``) without their marks, for telling own rows."""
    yield from (part.strip().lstrip("L") for part in locator.split(";") if part.strip())
