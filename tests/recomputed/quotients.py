"""Figures per head and quotients, worked out by the documented rules."""

from recomputed.bounds import Answer, Answers, corners, refused
from recomputed.figures import CATALOG, PRINTS, Figure, Months, Series, as_known, of_edition
from recomputed.of_wholes import relations
from recomputed.over_time import all_series

PEOPLE = "economy.population"


def kind(indicator: str) -> str:
    """Return how an indicator changes."""
    return CATALOG[indicator]["kind"]


def at(other: Series, when: Months, series: Series) -> list[Figure]:
    """Return the prints of another series for a period; of two states those of the same instant, however it is spelled."""
    return other.at(when) if series.is_stock else other.prints(when)


def absent(other: Series, when: Months, series: Series) -> str:
    """Return the code of what another series has no print of, or none yet."""
    return "vintage" if at(other._replace(known_by=""), when, series) else "missing"


def per_head(known_by: str = "") -> Answers:
    """Return levels by the people of that day, and flows by the mean of both ends of the year; persons have a share instead."""
    found: Answers = {}
    for series in all_series(known_by):
        people = Series(PEOPLE, series.area, known_by)
        if (PEOPLE, series.area, "level", "") not in PRINTS:
            continue
        for when in series.periods():
            one = series.standing(when)
            if one.unit != "persons":
                key = *series[:2], str(when), "per_head", PEOPLE, "", "computed", one.basis
                found[key] = by_people(series, when, people)
    return found


def by_people(series: Series, when: Months, people: Series) -> Answer:
    """Return a level per head."""
    found = with_people(series, when, people)
    if isinstance(found, str):
        return refused(found)
    return corners(lambda amount, *people: amount * len(people) / sum(people), *found)


def with_people(series: Series, when: Months, people: Series) -> list[Figure] | str:
    """Return a level with the people as known when it was released: of both year-ends, of one edition; or a refusal."""
    if kind(series.indicator) in ("price", "index"):
        return "kind"
    if series.is_rate:
        return "level"
    one = series.standing(when)
    end = as_known(at(people, when, series), one, series.first)
    if not end:
        return absent(people, when, series)
    if kind(series.indicator) != "flow":
        return [one, end]
    before = at(people, when.earlier(), series)
    start = as_known(of_edition(before, end), one, series.first)
    if not start:
        return "edition" if before else absent(people, when.earlier(), series)
    return [one, end, start]


def ratio(other: str, known_by: str = "") -> Answers:
    """Return levels divided by those of another indicator, as known when they were released."""
    found: Answers = {}
    for series in all_series(known_by):
        for when in series.periods():
            found[*series[:2], str(when), "ratio", other, "", "computed", ""] = divided(series, when, other)
    return found


def divided(series: Series, when: Months, other: str) -> Answer:
    """Return a level divided by another one."""
    found = with_other(series, when, other)
    return refused(found) if isinstance(found, str) else corners(lambda one, other: one / other, *found)


def with_other(series: Series, when: Months, other: str) -> list[Figure] | str:
    """Return a level with another one, as that was known when the first was released; or the code of a refusal."""
    if kind(series.indicator) == "price" != kind(other):
        return "kind"
    if series.is_rate:
        return "level"
    below = series._replace(indicator=other)
    one = series.standing(when)
    found = as_known(at(below, when, series), one, series.first)
    if not found:
        return absent(below, when, series)
    if found.basis != one.basis:
        return "basis"
    if "overlap" in (relations(series.indicator).get(other), relations(other).get(series.indicator)):
        return "overlap"
    return [one, found]
