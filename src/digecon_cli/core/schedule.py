"""The expected date of an indicator's next figure, by its cadence and lag in the catalog and by the table's date.

The table's date is the first day of the month in its version, never today's: one table always gives the same answer.
"""

from collections.abc import Iterable
from typing import NamedTuple

from . import periods
from .model import PLANNED, Indicator, Observation

MONTHS = {"A": 12, "S": 6, "Q": 3, "M": 1}
ENDED_AFTER = 4  # years without a figure after which a series counts as ended


class Due(NamedTuple):
    """The last period in the table, the next one, its expected day, and whether that day is before the table's date."""

    last: str
    next: str
    day: str
    late: bool


def date_of(version: str) -> str:
    """Return the date of a version of the table: ``2026.11.1`` is 2026-11-01; empty for no version."""
    year, _, rest = version.partition(".")
    return f"{year}-{rest[:2]}-01" if rest else ""


def due(entry: Indicator, rows: Iterable[Observation], version: str) -> Due | None:
    """Return when the figure after the last of ``rows`` is expected; None without a cadence, or if the series has ended.

    Chinese statistics of months begin with those of January and February together, unless a series has a January.
    """
    known = [one.period for one in rows if one.measure not in PLANNED and one.status != "F"]
    if not entry.cadence or not known:
        return None
    last = max(known, key=periods.order)
    step = MONTHS[entry.cadence]
    ended = periods.span(last).end
    end = ended - ended % step + step
    if step == 1 and end % 12 == 1 and not any(periods.span(one).end % 12 == 1 for one in known):
        end += 1
    # Part-years of anything but flows are states at the end of a month.
    start = end - 1 if end % 12 and not entry.flows else (end - 1) // 12 * 12
    following = periods.spell(periods.Span(start, end - start))
    day = _later(periods.days(following)[1], int(entry.lag_days or 0))
    date = date_of(version)
    if date and int(date[:4]) - int(day[:4]) >= ENDED_AFTER:
        return None
    return Due(last, following, day, bool(date) and day < date)


def _later(day: str, number: int) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) + timedelta(days=number)).isoformat()
