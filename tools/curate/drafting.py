"""Candidate rows from a saved bulletin, by the rules of its producer; a person reads each before it is added.

A rule is a row of ``rules/NAME.tsv``: what it tells, and a pattern in which ``N`` stands for a number. Patterns see the text
without blanks, in simplified characters, with commas and brackets of half width (``reading.py``). The power of ten is the
word behind the number (``(?P<mult>万|亿|万亿)``), ``下降`` before it a minus (``(?P<sign>高|低)``, where other words tell it).
``{is}`` stands for the verb before a number, ``{yuan}`` for an amount that is told before what is looked for, ``{since}`` for
the words of growth. Several rows may tell the same figure: the first that finds something counts.
"""

import csv
import re
from pathlib import Path
from typing import NamedTuple

from digecon_cli.core import periods
from digecon_cli.core.errors import DataError

from . import reading
from .adding import MULTIPLES

RULES = Path(__file__).parent / "rules"
_SHOWN = 70  # signs of a sentence that are shown to who reads the candidates
_NUMBER = r"(?P<bound>超过|突破|超|逾|约|近)?(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_YUAN = r"[\d.,]+(?:万亿|亿|万)元(?:人民币)?(?:\([^)]*\))?"
_SINCE = r"(?:同比|按年|比上年(?:同期)?|较上年(?:同期)?)?(?:名义|实际)?(?P<sign>增长|上升|下降|增加|减少|下滑)"
_IS = "(?:也|已|均)*(?:累计)?(?:达到?|为|完成|实现)?"
_MINUS = ("下降", "减少", "下滑", "低")
_BOUNDS = {"超过": "over", "突破": "over", "超": "over", "逾": "over", "约": "about", "近": "under"}


class Rule(NamedTuple):
    """What a producer's sentence tells.

    ``span`` is ``flow`` (from January, as its sentence says), ``year`` (a whole one), ``month`` (one alone) or ``end`` (as of
    the last month).
    """

    indicator: str
    measure: str
    base_indicator: str
    span: str
    unit: str
    basis: str
    pattern: str

    @property
    def told(self) -> tuple[str, ...]:
        """Return what the rule tells, which a bulletin tells once."""
        return self.indicator, self.measure, self.span


class Candidate(NamedTuple):
    """A row of indicators.csv without document and release, and the passage that it was read from."""

    rule: Rule
    period: str
    value: str
    bound: str
    unit_mult: int
    passage: str
    sentence: str


def producers() -> list[str]:
    """Return the names of the files of rules."""
    return sorted(one.stem for one in RULES.glob("*.tsv"))


def rules(producer: str) -> list[Rule]:
    """Return the rules of a producer; raises DataError where there is no such file."""
    path = RULES / f"{producer}.tsv"
    if not path.is_file():
        raise DataError(f"no rules for '{producer}': there are {', '.join(producers())}.")
    with path.open(encoding="utf-8", newline="") as stream:
        return [Rule(**row) for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)]


def draft(saved: str, by: list[Rule], period: str = "") -> list[Candidate]:
    """Return what the rules find in a bulletin, each figure once: in the first sentence that tells it of a fitting period.

    That is the period named last before the number; a headline's "over 2" gives way to a number behind it. ``period`` is that
    of the bulletin, from January, and goes before what its sentences say. Raises DataError where nothing names a period.
    """
    plain = reading.plain(saved)
    named = reading.times(plain.text, period)
    if not named and not period:
        raise DataError("the bulletin names no period: give it with --period 2025-8M (January to August).")
    whole = periods.span(period) if period else next((one.span for one in named if not one.single), None)
    found: dict[tuple[str, ...], Candidate] = {}
    for rule in by:
        for match in re.finditer(_pattern(rule), plain.text):
            time = reading.last_before(named, match.start("value"), plain.paragraphs)
            span = _fitting(rule, time, whole, bool(period))
            before = found.get(rule.told)
            if span and (
                before is None or (before.bound and before.rule is rule and before.period == periods.spell(span))
            ):
                found[rule.told] = _candidate(rule, span, match, plain)
    return list(found.values())


def _pattern(rule: Rule) -> str:
    pattern = rule.pattern
    for sign, stands_for in (("{is}", _IS), ("{yuan}", _YUAN), ("{since}", _SINCE), ("N", _NUMBER)):
        pattern = pattern.replace(sign, stands_for)
    return pattern


def _fitting(rule: Rule, time: reading.Time | None, whole: periods.Span | None, given: bool) -> periods.Span | None:
    """Return the period that a rule tells at a place, None where what is named there is not of its kind."""
    single = time is not None and time.single
    if rule.span == "month":
        return time.span if time and single and time.span.months == 1 else None
    if rule.span == "end":
        span = whole if given or time is None else time.span
        return span if span is None or (span.months == 12 and not single) else periods.Span(span.end - 1, 1)
    span = whole if given or time is None else time.span
    return None if single or (rule.span == "year" and span and span.months != 12) else span


def _candidate(rule: Rule, span: periods.Span, match: re.Match[str], plain: reading.Plain) -> Candidate:
    groups = match.groupdict()
    minus = "-" if groups.get("sign") in _MINUS else ""
    return Candidate(
        rule, periods.spell(span), minus + groups["value"].replace(",", ""), _BOUNDS.get(groups["bound"] or "", ""),
        MULTIPLES[groups.get("mult") or ""], plain.passage(match.start("value"), match.end()),
        plain.passage(max(plain.text.rfind("。", 0, match.start()) + 1, match.end() - _SHOWN), match.end()),
    )  # fmt: skip


def row(one: Candidate, source: str, vintage: str) -> list[str]:
    """Return the cells of a candidate in the columns of indicators.csv; the passage is its locator."""
    rule = one.rule
    return [
        rule.indicator, "CN", one.period, rule.measure, rule.base_indicator, "", one.value, one.bound, rule.unit,
        str(one.unit_mult), rule.basis, "A", vintage, source, f'find "{one.passage}"', "", "", "",
    ]  # fmt: skip
