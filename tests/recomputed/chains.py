"""Indices that are chained of yearly rates, worked out by the documented rules."""

from fractions import Fraction
from math import prod

from recomputed.bounds import Answer, Answers, refused
from recomputed.figures import PRINTS, Figure, Months, Series, months, of_edition
from recomputed.over_time import all_series, computed, growth, paired

Roots = list[tuple[Figure, int]]  # what a chain is a product of, each with its power


def chained(base: int, of: str, known_by: str = "") -> Answers:
    """Return chains of published or computed growth from a base year, of each part of a year by itself; 100 in the base.

    A chain ends with a refusal where a rate is missing, refused, or known as a bound only, or where another edition begins.
    """
    found: Answers = {}
    rates = growth(known_by)
    for series in all_series(known_by):
        by_part: dict[tuple[tuple[int, int], str], list[Months]] = {}
        for *name, period, measure, _, _, origin, basis in rates:
            if (*name, measure, origin) == (*series[:2], "growth", of):
                by_part.setdefault((months(period).part, basis), []).append(months(period))
        for (part, basis), there in by_part.items():
            start = Months(12 * base + part[0], part[1])
            for when, answer in chain(series, start, there, basis, of).items():
                found[*series[:2], str(when), "index", "", str(start), "computed", basis] = answer
    return found


def chain(series: Series, start: Months, there: list[Months], basis: str, of: str) -> dict[Months, Answer]:
    """Return the years of one chain."""
    end, first = max(there), begin(series, there[0])
    when = start.earlier(-1)
    if end < when:
        return {end: refused("missing")}
    found = {start: Answer(100, 100, 100)} if first <= when else {}
    roots: Roots = []
    last = series.counts(series.at(start))
    while when <= end:
        link = grown(series, when, basis, of) if when in there else []
        if not link or (len(link) == 2 and last and not of_edition([link[1][0]], last)):
            found[when] = refused("missing")
            return found
        roots += link
        last = link[0][0] if len(link) == 2 else last
        if first <= when:
            found[when] = product(roots)
        when = when.earlier(-1)
    return found


def begin(series: Series, like: Months) -> Months:
    """Return the first period of a part of a year for which the table has anything of a series."""
    kinds = [PRINTS.get((*series[:2], measure, ""), {}) for measure in ("level", "growth")]
    return min(when for of_kind in kinds for when in of_kind if when.part == like.part)


def grown(series: Series, when: Months, basis: str, of: str) -> Roots:
    """Return the growth of a year as a rate, or as the levels of two years; empty where none continues a chain."""
    if of == "published":
        rate = series.published(when)[basis]
        return [] if rate.is_open else [(rate, 1)]
    answer = computed(series, when)
    if answer.code or answer.value is None:
        return []
    now, before = paired(series, when)
    return [(now, 1), (before, -1)]


def product(roots: Roots) -> Answer:
    """Return a product in percent of its base: of what is in it several times the powers add up."""
    powers = {id(one): 0 for one, _ in roots}
    for one, power in roots:
        powers[id(one)] += power
    every = {id(one): one for one, _ in roots if powers[id(one)]}

    def factor(name: int, end: str) -> Fraction | None:
        number = getattr(every[name], end)
        if number is None:
            return None
        return (number if every[name].measure == "level" else 1 + number / 100) ** powers[name]

    def end(up: str, down: str) -> Fraction | None:
        factors = [factor(name, up if powers[name] > 0 else down) for name in every]
        return None if None in factors else prod(factors, start=Fraction(1)) * 100

    return Answer(end("value", "value"), end("low", "high"), end("high", "low"))
