"""The years of a series that meet a condition of a text: growth of more than 10 %, no growth, the lowest level."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from .. import measures
from ..core import periods, units
from ..core.dataset import Dataset
from ..core.messages import Message
from ..core.model import Observation, between, split_name
from ..core.synonyms import LAST
from ..measures.derivation import Options
from .line import WHEN, named_periods
from .passing import Amount, Bounds, figures, plain_value
from .question import FIRST, OF_YEARS
from .selection import by_years

_EVER = r"\b(?:n?ever)\b|曾经?"
_NOT = r"(?:\b(?:not|never|no|without|stop(?:ped)?|fail(?:ed)? to)|n't)(?: \w+)? "
_UP = r"(?:grow|grew|growth|growing|ris(?:e|en|ing)|rose|increas(?:e|ed|ing)|expand(?:ed|ing)?|go(?:ing)? up|went up)\b"
_DOWN = (
    r"(?:fall(?:en|ing)?|fell|shr(?:ink|ank|unk|inking)|declin(?:e|ed|ing)|decreas(?:e|ed|ing)|drop(?:ped|ping)?|slump(?:ed)?"
    r"|go(?:ing)? down|went down|collaps(?:e|ed))\b"
)
_ZH_NOT, _ZH_UP, _ZH_DOWN = (
    "(?:没有?|未|不)(?:再|能|曾)?(?:有)?",
    "(?:增长|上升|增加|上涨)",
    "(?:下降|下跌|减少|下滑|跌过|降过|负增长)",
)


class _Asked(NamedTuple):
    """The words with which a text asks for growth, the condition that they are, and whether growth meets it."""

    words: str
    condition: Message
    test: Callable[[Decimal], bool]


# What a text asks of growth in years, the surest way first.
_OF_GROWTH = (
    _Asked(rf"{_NOT}{_UP}|{_ZH_NOT}{_ZH_UP}", Message("growth of 0 or less"), lambda value: value <= 0),
    _Asked(rf"{_NOT}{_DOWN}|{_ZH_NOT}{_ZH_DOWN}", Message("growth of 0 or more"), lambda value: value >= 0),
    _Asked(rf"\b{_DOWN}|{_ZH_DOWN}", Message("growth below 0"), lambda value: value < 0),
    _Asked(rf"\b{_UP}|{_ZH_UP}", Message("growth above 0"), lambda value: value > 0),
)


class Meeting(NamedTuple):
    """A condition, and the figures that meet it of those that are ``known``, in time."""

    condition: Message
    figures: Sequence[Observation]
    known: Sequence[Observation]


def within(bounds: Bounds, line: Sequence[str], data: Dataset) -> Meeting | None:
    """Return the figures of the series in a line that lie within amounts; None where these are none of its unit."""
    known = _figures(line, data)
    low, high = (_in_unit_of(known, amount) for amount in bounds)
    if not known or (bounds.low and low is None) or (bounds.high and high is None):
        return None
    found = [
        row for row in known if (low is None or plain_value(row) >= low) and (high is None or plain_value(row) < high)
    ]
    if bounds.low and bounds.high:
        condition = Message("from {low} to less than {high}", low=bounds.low.text, high=bounds.high.text)
    elif bounds.high:
        condition = Message("less than {high}", high=bounds.high.text)
    else:
        condition = Message("{low} or more", low=bounds.low.text if bounds.low else "")
    return Meeting(condition, found, known)


def years_that_meet(text: str, line: Sequence[str], data: Dataset) -> Meeting | None:
    """Return the years in which the series of a line grew, fell or was the largest, where a text asks which; None where it does not."""
    asks_years = re.search(rf"{OF_YEARS}|{WHEN}|{_EVER}", text, re.IGNORECASE)
    known = _figures(line, data) if asks_years else []
    if len(known) < 2:
        return None
    if words := re.findall(FIRST, text, re.IGNORECASE):
        is_of_fall = line[0] == "growth" and re.search(rf"\b{_DOWN}|{_ZH_DOWN}", text, re.IGNORECASE) is not None
        is_last = is_of_fall or not LAST.isdisjoint(word.casefold() for word in words)
        extreme = (min if is_last else max)(map(plain_value, known))
        condition = Message("lowest") if is_last else Message("highest")
        return Meeting(condition, [row for row in known if plain_value(row) == extreme], known)
    if line[0] != "growth":
        return None
    asked = next((each for each in _OF_GROWTH if re.search(each.words, text, re.IGNORECASE)), None)
    return Meeting(asked.condition, [row for row in known if asked.test(plain_value(row))], known) if asked else None


def _figures(line: Sequence[str], data: Dataset) -> list[Observation]:
    """Return the figures of the only series in a line, of years where it has any, of its periods: growth, a share, or levels; none for another line."""
    names = [split_name(word) for word in line[1:] if split_name(word)[0] in data.catalog]
    measure = {"growth": "growth", "share": "share", "show": "level"}.get(line[0] if line else "", "")
    if len(names) != 1 or not measure or names[0][1] not in ("", "CN") or "--freq" in line:
        return []
    known = _growth(names[0][0], data) if measure == "growth" else figures(names[0][0], measure, data)
    known = by_years(known, data).rows
    ends = [periods.canonical(end) for end in named_periods(line)]
    start, end = (ends[0], ends[-1]) if ends else ("", "")
    if ends and ("--from" in line or "--to" in line):
        start, end = ("", end) if "--to" in line else (start, "")
    is_within = between(start, end) if ends else bool
    return [row for row in known if is_within(row.period)]


def _growth(indicator: str, data: Dataset) -> list[Observation]:
    """Return growth of years, of a rate its changes in points: as published, and from levels only of years without a published one."""
    rows = [row for row in data.observations if (row.indicator, row.area) == (indicator, "CN")]
    yearly = [row for row in rows if row.measure in ("level", "growth") and periods.frequency(row.period) == "A"]
    found, _ = measures.answer("growth", yearly, data, Options.given())
    by_year: dict[str, Observation] = {}
    for row in sorted(found, key=lambda row: row.origin != "published"):
        if (
            row.measure in ("growth", "difference")
            and row.has_figure
            and (units.is_percentage(row.unit) or row.unit == units.POINTS)
        ):
            by_year.setdefault(row.period, row)
    return [by_year[year] for year in sorted(by_year, key=periods.order)]


def _in_unit_of(known: Sequence[Observation], amount: Amount | None) -> Decimal | None:
    return amount.in_unit(units.plain(known[0].unit)) if amount and known else None
