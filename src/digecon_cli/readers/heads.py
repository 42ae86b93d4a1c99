"""Where a table's header is, among what stands above it, and which of its columns are periods or hold them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from . import columns, parse, spelling, times

_FIRST, _LAST = 1000, 2100  # what a number alone must be between to be a year over a column
FARTHEST = 50  # rows among which a header is looked for
_STEM = re.compile(r"(?P<stem>.*?)[ ._-]?(?P<year>1[5-9]\d\d|20\d\d|21\d\d)")
_TURNED = re.compile(r"(?P<year>1[5-9]\d\d|20\d\d)[ ._-](?P<stem>[A-Za-z]\w*)")
_COUNTED = re.compile(r"(.*?)[ ._-]?\d+")
_NO_NAME = frozenset(("", "f", "x", "y", "yr", "year", "fy", "time", "date", "_"))

Cells = Sequence[Sequence[str]]


class Across(NamedTuple):
    """One column of a period: its place, the period as it is read, and what else its name says (``gdp`` of ``gdp_1952``)."""

    place: int
    period: str
    stem: str = ""


def across(header: Sequence[str]) -> list[Across]:
    """Return the columns of a header that are periods, by themselves or behind a name that several years share."""
    names = [name.strip() for name in header]
    period_of = times.of_header(names)
    found = [
        Across(place, period_of[name])
        for place, name in enumerate(names)
        if name in period_of and _FIRST <= int(period_of[name][:4]) <= _LAST
    ]
    if found:
        return found
    parts = [
        (place, match)
        for place, name in enumerate(names)
        if (match := _STEM.fullmatch(name) or _TURNED.fullmatch(name))
    ]
    stems = [match["stem"].strip(" _.-") for _, match in parts]
    counted = {match[1] for name in names if (match := _COUNTED.fullmatch(name)) and not _STEM.fullmatch(name)}
    if len(parts) < 2 or any(stems.count(stem) < 2 or stem in counted for stem in set(stems)):
        return []  # of n1 to n2000 the last ones are no years
    return [
        Across(place, match["year"], "" if stem.lower() in _NO_NAME else stem)
        for (place, match), stem in zip(parts, stems, strict=True)
    ]


def within(header: Sequence[str]) -> list[Across]:
    """Return the columns that are months or quarters of the year that each row tells: ``Jan``, ``Q1``, ``1月``."""
    found = []
    for place, name in enumerate(header):
        if number := spelling.quarter(name.strip()):
            found.append(Across(place, f"-Q{number}"))
        elif not name.strip().isdigit() and (number := spelling.month(name.strip())):
            found.append(Across(place, f"-{number:02}"))
    same = len({len(one.period) for one in found}) == 1 and len({one.period for one in found}) == len(found)
    return found if len(found) > 2 and same else []


def years_over_parts(sample: Cells) -> tuple[int, list[Across]] | None:
    """Return the number of a row of quarters or months under a row of years, with its periods; None where there is none."""
    for number, (upper, row) in enumerate(pairwise(sample[:FARTHEST]), start=1):
        names = [(place, name.strip()) for place, name in enumerate(row) if not name.strip().isdigit()]
        parts = [(place, spelling.quarter(name), spelling.month(name)) for place, name in names]
        parts = [(place, quarter, month) for place, quarter, month in parts if quarter or month]
        if len(parts) < 2 or len(upper) <= parts[0][0]:
            continue
        found = []
        for place, quarter, month in parts:
            year = next((name.strip() for name in reversed(upper[: place + 1]) if name.strip()), "")[:4]
            found.append(Across(place, f"{year}-Q{quarter}" if quarter else f"{year}-{month:02}"))
        if all(parse.period(one.period) for one in found) and len({one.period for one in found}) == len(found):
            return number, found
    return None


def row_across(sample: Cells) -> int | None:
    """Return the number of the row that is a header with periods in it, None where there is none.

    It has an area or an indicator by a usual name; else a first cell that is no period, two periods or more in order, and
    figures below them.
    """
    for number, row in enumerate(sample[:FARTHEST]):
        periods = across(row)
        found = columns.find(row, {}) if periods else {}
        if not periods or found.get("period", periods[0].place) not in {one.place for one in periods}:
            continue
        known = ("area" in found) + ("indicator" in found)
        surely = known == 2 or any("[YR" in name for name in row)
        if (known or surely) and (surely or len(periods) >= len(row) / 3) and not _is_data(sample, number, periods):
            return number
        ordered = len(periods) > 1 and periods[0].place and _in_order(periods) and not _is_data(sample, number, periods)
        if ordered and _figures_below(sample, number, periods):
            return number
    return None


def _in_order(periods: Sequence[Across]) -> bool:
    """Return whether periods go forward or backward, name by name; they may begin again, under another area above them."""
    for stem in {one.stem for one in periods}:
        of_stem = [one.period for one in periods if one.stem == stem]
        once = list(dict.fromkeys(of_stem))
        if of_stem != once * (len(of_stem) // len(once)) or once not in (sorted(once), sorted(once, reverse=True)):
            return False
    return True


def _is_data(sample: Cells, number: int, periods: Sequence[Across]) -> bool:
    """Return whether a row of years stands below names, so that they are figures like 1999."""
    places = [one.place for one in periods]
    return any(
        len(row) > places[-1] and all(row[place].strip() and not parse.number(row[place].strip()) for place in places)
        and len(set(row)) > len(row) // 2 for row in sample[:number]
    )  # fmt: skip


def _figures_below(sample: Cells, number: int, periods: Sequence[Across]) -> bool:
    for row in [row for row in sample[number + 1 : number + 12] if any(row)]:
        cells = [row[one.place] for one in periods if one.place < len(row)]
        if len(cells) > len(periods) // 2 and row[0].strip() and any(map(_has_digit, cells)):
            return True
    return False


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def row_long(sample: Cells) -> tuple[int, int] | None:
    """Return the number of the header of a table with periods down, and the place of their column; None for none.

    The column has a usual name, or else nothing but periods in it.
    """
    for number, row in enumerate(sample[:FARTHEST]):
        if all(parse.number(name.strip()) is not None for name in row[:12] if name):  # figures are no names
            continue
        if sum(1 for name in row if name.strip()) < 2 - (not row or not row[0].strip()) or not any(row):
            continue
        below = [other for other in sample[number + 1 : number + 30] if len(other) >= len(row)]
        below = [other for other in below if sum(map(bool, other)) > 1]
        if not below:
            continue
        found = columns.find(row, {})
        for place in [found["period"]] if "period" in found else range(min(3, len(row))):
            sure = {"period", "value"} <= found.keys()
            if _holds_periods(row, below, place, "period" in found) and (sure or _holds_figures(below, place)):
                return number, place
    return None


def _holds_periods(header: Sequence[str], below: Cells, place: int, named: bool) -> bool:
    cells = [row[place].strip() for row in below]
    if not times.looks_like_time(cells[0]) or times.looks_like_time(header[place].strip()):
        return False
    of = times.read(cells).of
    filled = [cell for cell in cells if cell]
    hits = sum(1 for cell in filled if cell in of)
    if named:
        return hits > 0 and bool(of.get(cells[0], ""))
    # Of a column that is not called so: all are periods. Plain numbers are years only in the first one, and in order.
    numbers = [int(cell) for cell in filled if cell.isdigit()]
    years = not numbers or (place == 0 and numbers in (sorted(numbers), sorted(numbers, reverse=True)))
    fits = years and all(1700 <= number <= 2100 for number in numbers)
    return hits >= max(2, len(filled) - 2) and fits and bool(of.get(cells[0], ""))


def _holds_figures(below: Cells, place: int) -> bool:
    return any(_has_digit(cell) for row in below[:12] for other, cell in enumerate(row) if other != place)
