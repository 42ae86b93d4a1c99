"""Months and quarters of years that begin in another month than January: which of them are of the next year."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter

from ...core.errors import DataError
from ..report import FileName
from .cells import BUSINESS
from .forms import follows

_PART = re.compile(r"-(Q?)(\d\d?)")
_IN_A_YEAR = {"": 12, "Q": 4}
# The last part of a year and the first one, one behind the other in the same year, as in all years that begin with another part.
_TURNS = {("-12", "-01"), ("-01", "-12"), ("-Q4", "-Q1"), ("-Q1", "-Q4")}


def with_next_year(years: Sequence[str], parts: Sequence[str], name: FileName) -> list[str]:
    """Return parts of years, those that are of the next year as ``-13`` to ``-24`` and ``-Q5`` to ``-Q8``, in a table that does not begin them in January.

    Its ``parts`` are those of each of its ``years``, in order. Raises DataError where the years are written with one number (2018): it may
    be that of their beginning or of their end.
    """
    first_of = {kind: _first(kind, parts) for kind in _IN_A_YEAR}
    return _of_next_year(years, parts, first_of, name)


def with_next_year_by_rows(years: Sequence[str], parts: Sequence[str], name: FileName) -> list[str]:
    """Return what ``with_next_year`` does of the parts beside the years of each row, where all whole years begin with the same one."""
    beside = {*zip(pairwise(years), pairwise(parts), strict=True)}
    if not any(year == later and pair in _TURNS for (year, later), pair in beside):
        return [*parts]
    runs = list(_runs(years, parts))
    first_of = {}
    for kind, most in _IN_A_YEAR.items():
        whole = [(year, run) for year, run in runs if len({*_numbers(kind, run)}) == most]
        starts = {_first(kind, run) for _, run in whole}
        first_of[kind] = starts.pop() if len(starts) == 1 and len({year for year, _ in whole}) > 1 else 0
    return _of_next_year(years, parts, first_of, name)


@cache
def of_year(year: str, part: str) -> str:
    """Return the period of a part of a year, which may be of the next one: 2019-01 for ``-13`` of 2018."""
    match = _PART.fullmatch(part)
    over = int(match[2]) - _IN_A_YEAR[match[1]] if match else 0
    if not match or over < 1 or not year.isdecimal():
        return year + part
    return f"{int(year) + 1}-Q{over}" if match[1] else f"{int(year) + 1}-{over:02}"


def _of_next_year(years: Sequence[str], parts: Sequence[str], first_of: dict[str, int], name: FileName) -> list[str]:
    if any(first_of.values()) and not all(map(_has_beginning, filter(None, years))):
        raise DataError(
            "{name}: the months or quarters begin with {month}, and do not say which are of the next year: write each with its own year, as in 2018-07.",
            name=name,
            month=first_of[""] or f"Q{first_of['Q']}",
        )
    return [_counted_on(part, first_of) for part in parts]


def _counted_on(part: str, first_of: dict[str, int]) -> str:
    match = _PART.fullmatch(part)
    if match and int(match[2]) < first_of[match[1]]:
        return f"-{match[1]}{int(match[2]) + _IN_A_YEAR[match[1]]}"
    return part


def _has_beginning(text: str) -> bool:
    """Return whether a year says in which one it begins: ``2018/19``, and ``2018年度`` of Japan."""
    match = BUSINESS.fullmatch(text.strip())
    return bool(match and follows(match)) or text.endswith("年度")


def _runs(years: Sequence[str], parts: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each year with its parts in the order of their rows, up to the first that comes again."""
    for year, rows in groupby(zip(years, parts, strict=True), key=itemgetter(0)):
        run: dict[str, None] = {}
        for _, part in rows:
            if part in run:
                yield year, [*run]
                run = {}
            run[part] = None
        yield year, [*run]


def _numbers(kind: str, parts: Iterable[str]) -> list[int]:
    matches = (match for part in dict.fromkeys(parts) if (match := _PART.fullmatch(part)))
    return [int(match[2]) for match in matches if match[1] == kind]


def _first(kind: str, parts: Iterable[str]) -> int:
    """Return the number of the month, or the quarter, with which a year begins by the order of its parts; 0 where that is the first or they do not show it."""
    given = _numbers(kind, parts)
    for run in (given, given[::-1] if len(given) > 2 else []):
        if run != sorted(run) and all((later - part) % _IN_A_YEAR[kind] == 1 for part, later in pairwise(run)):
            return run[0]
    return 0
