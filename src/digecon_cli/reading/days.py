"""Months from the figures of days or weeks, where ``--daily`` asks for them.

A month is computed from all of its days only. Which days there are, each series shows: every day, weekdays (with holidays),
or one day a week. Of any other days only the last one of a month is its figure, where that is its last day or weekday.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import fsum
from typing import Any, NamedTuple

from ..core.cleaning import printable
from ..core.errors import UsageError
from ..core.messages import Message
from ..measures import combining
from . import parse, unit_text
from .report import CONFLICTS, INCOMPLETE, REPEATED, SINGLE_DAYS, Report, first_of

_WEEKEND, _MOST_NAMED = 5, 8


class DayFigure(NamedTuple):
    """A figure as ``Collector`` has it, without its period."""

    indicator: str
    line: int
    column: str
    area: str
    number: str
    unit: str
    unit_mult: int
    places: str
    status: str
    vintage: str
    source: str
    note: str
    broken: str
    measure: str


class _Rhythm(NamedTuple):
    """What the days of a series are called, and how far apart they may be: two of them, and one from the end of a month."""

    name: str
    apart: timedelta
    from_end: timedelta


_EVERY_DAY = _Rhythm("days", timedelta(1), timedelta(1))
# Chinese exchanges close for up to eleven days around the new year; a month may begin with a weekend and a holiday.
_WEEKDAYS = _Rhythm("days", timedelta(11), timedelta(4))
_WEEKS = _Rhythm("weeks", timedelta(7), timedelta(7))
_DATES = _Rhythm("dates", timedelta.max, timedelta.max)


def months(
    dated: Iterable[tuple[tuple[int, int, int], Sequence[Any]]], report: Report
) -> Iterator[tuple[str, DayFigure]]:
    """Yield each month whose days are all there with its figure, which ``report.daily`` says how to compute.

    The report gets what was done and which months were left out. Raises UsageError for a sum of rates or of weeks.
    """
    series: dict[tuple[str, str, str, int, str, str], dict[date, list[DayFigure]]] = {}
    for numbers, fields in dated:
        figure = DayFigure(*fields)
        try:
            day = date(*numbers)
        except ValueError:  # the 30th of February
            report.skip(SINGLE_DAYS)
            continue
        key = (figure.indicator, figure.area, figure.unit, figure.unit_mult, figure.vintage, figure.measure)
        series.setdefault(key, {}).setdefault(day, []).append(figure)
    incomplete: set[str] = set()
    for prints in series.values():
        figures = _of_days(prints, report)
        rhythm = _rhythm(sorted(figures)) or (_DATES if report.daily == "last" else None)
        found = list(_complete(sorted(figures), rhythm)) if rhythm else []
        if rhythm is None or (rhythm is _DATES and 2 * sum(bool(days) for _, days in found) <= len(found)):
            report.skip(SINGLE_DAYS, len(figures))
            continue
        _check_sum(next(iter(figures.values())), rhythm, report.daily)
        report.remark(
            Message("months were computed from {word_days}: {word_way}", word_days=rhythm.name, word_way=report.daily)
        )
        for month, days in found:
            if days:
                yield month, _month([figures[day] for day in days], rhythm, report.daily)
            else:
                report.skip(INCOMPLETE)
                incomplete.add(month)
    if incomplete:
        named = first_of(sorted(incomplete), _MOST_NAMED)
        report.remark(Message("not computed, as days are missing: {months}", months=named))


def _of_days(prints: Mapping[date, Sequence[DayFigure]], report: Report) -> dict[date, DayFigure]:
    """Return the figure of each day of a series, without those that are given twice with different values."""
    found = {}
    for day, (first, *repeated) in prints.items():
        if different := [other for other in repeated if float(other.number) != float(first.number)]:
            figure = printable(f"{first.indicator} {first.area} {day}")
            reason = Message("{figure} is given twice with different values", figure=figure)
            report.problem(different[0].line, first.column, reason, CONFLICTS)
        else:
            found[day] = first
            if repeated:
                report.skip(REPEATED, len(repeated))
    return found


def _rhythm(days: Sequence[date]) -> _Rhythm | None:
    """Return which days a series has, from the step that is most frequent; None where that is neither a day nor a week."""
    steps = Counter((after - before).days for before, after in pairwise(days))
    usual = steps.most_common(1)[0][0] if steps else 0
    if usual == 1:
        at_weekends = sum(day.weekday() >= _WEEKEND for day in days)
        return _EVERY_DAY if 10 * at_weekends > len(days) else _WEEKDAYS
    return _WEEKS if usual == 7 else None


def _check_sum(figure: DayFigure, rhythm: _Rhythm, asked: str) -> None:
    """Raise UsageError for sums without a meaning: of rates, and of weeks, which belong to two months."""
    name = printable(figure.indicator)
    if asked == "sum" and unit_text.is_rate(figure.unit, (figure.indicator,)):
        raise UsageError("{name} is a rate, which has no sum: write --daily mean or --daily last.", name=name)
    if asked == "sum" and rhythm is _WEEKS:
        raise UsageError(
            "{name} is weekly, and a week may fall in two months: write --daily mean or --daily last.", name=name
        )


def _complete(days: Sequence[date], rhythm: _Rhythm) -> Iterator[tuple[str, Sequence[date]]]:
    """Yield each month that has a figure with its days in order, without any where one may be missing."""
    by_month: dict[date, list[date]] = {}
    for day in days:
        by_month.setdefault(day.replace(day=1), []).append(day)
    last_before = None
    for first, within in by_month.items():
        following = (first + timedelta(31)).replace(day=1)
        next_after = by_month.get(following, [None])[0]
        begins = within[0] - first + timedelta(1) <= rhythm.from_end or _near(last_before, within[0], rhythm)
        ends = following - within[-1] <= rhythm.from_end or _near(within[-1], next_after, rhythm)
        whole = begins and ends and all(_near(before, after, rhythm) for before, after in pairwise(within))
        if rhythm is _DATES:
            whole = _is_last_weekday(within[-1], following)
        yield f"{first:%Y-%m}", within if whole else ()
        last_before = within[-1]


def _is_last_weekday(day: date, following: date) -> bool:
    """Return whether only days of a weekend, or none, lie between a day and the month ``following`` it."""
    after = (day + timedelta(further) for further in range(1, (following - day).days))
    return all(other.weekday() >= _WEEKEND for other in after)


def _near(before: date | None, after: date | None, rhythm: _Rhythm) -> bool:
    """Return whether no day is missing between two days of a series."""
    return before is not None and after is not None and after - before <= rhythm.apart


def _month(figures: Sequence[DayFigure], rhythm: _Rhythm, asked: str) -> DayFigure:
    """Return the figure of a month from those of its days; its note says how it was computed, its status is the most cautious."""
    last = figures[-1]
    total = fsum(float(figure.number) for figure in figures)
    number = {"last": last.number, "sum": combining.text(total), "mean": combining.text(total / len(figures))}[asked]
    statuses = {figure.status for figure in figures}
    status = last.status if len(statuses) == 1 else parse.most_cautious(statuses)
    sources = {figure.source for figure in figures}
    source = last.source if len(sources) == 1 else ""
    broken = next((figure.broken for figure in figures if figure.broken), "")
    note = f"{asked} of {len(figures)} {rhythm.name}"
    return last._replace(number=number, places="", status=status, source=source, note=note, broken=broken)
