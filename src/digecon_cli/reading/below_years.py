"""Months and quarters that stand below the year that they are of, in the first column of a table, or behind it in a header, and not beside it."""

import re
from collections.abc import Iterator, Sequence

from . import parse, times
from .columns import FARTHEST
from .files import Row

_LONGEST = 20  # signs in the name of a month or a quarter
_ANY_YEAR = 2000
_OF_JAPAN = re.compile(r"\d{1,2} ?- ?\d{1,2}\.")  # 4- 6. below 1994/ 1- 3.
_DATED = re.compile(r"(\d{4})(?:-(Q?)(\d\d?))?")  # 2024, 2024-01, 2024-Q1
_FEWEST_IN_TURN = 2  # below a month or a quarter with its year
_ENOUGH_IN_TURN = 5  # below a year alone


class _Column:
    """The last row of a column that has a year, by which the parts of years below it are dated."""

    def __init__(self) -> None:
        self._year, self._alone = 0, True  # and whether it stands there without a part
        self._last: dict[str, int] = {}  # the number of the last month and of the last quarter of that year
        self._step: dict[str, int] = {}  # and whether the next one is later, or earlier
        self.years = self.parts = self.in_turn = self.longest_run = self._run = 0

    def period(self, name: str) -> str:
        """Return the period of a month or quarter below its year; empty for one that follows no year, goes back, or is none."""
        if match := _DATED.fullmatch(own := times.period(name)):
            self._begin(match)
            return ""
        within = _within(self._year, name) if self._year and not own else ""
        if not within and name and not self._alone:  # a heading, or the header below a title
            self._year = 0
        part = _DATED.fullmatch(within)
        if within and not part:  # January to March
            self.parts += 1
        return self._after_last(part[2], int(part[3])) if part else within

    def _begin(self, match: re.Match[str]) -> None:
        if int(match[1]) != self._year or not match[3]:
            self._last, self._step = {}, {}
        self._year, self._alone = int(match[1]), not match[3]
        self.years += self._alone
        if match[3]:
            self._last[match[2]] = int(match[3])

    def _after_last(self, kind: str, number: int) -> str:
        last, many = self._last.get(kind), 4 if kind else 12
        step = 0 if last is None else number - last
        over = 0 if self._alone or abs(step) != many - 1 or self._step.get(kind, -step) * step > 0 else -step
        if over:  # 2023 Nov, Dec, Jan: a year that is not written begins
            self._year += 1 if over > 0 else -1
            self._last, step = {}, 1 if over > 0 else -1
        if last is not None and (not step or self._step.get(kind, step) * step < 0):
            return ""
        self.parts += 1
        self.in_turn += not self._alone and abs(step) == 1
        self._run = self._run + 1 if abs(step) == 1 else 0
        self.longest_run = max(self.longest_run, self._run)
        self._last[kind] = number
        if step:
            self._step[kind] = step
        return f"{self._year}-{kind}{number}" if kind else f"{self._year}-{number:02}"


def are_below_years(rows: Sequence[Row]) -> bool:
    """Return whether months or quarters stand below their years in the first column: 2019, January, February ..., 2020; or 2023 Nov, Dec, 2024 Jan, Feb."""
    column = _Column()
    for _, cells in rows:
        column.period(cells[0].strip() if cells else "")
    enough = column.longest_run >= _ENOUGH_IN_TURN or column.parts > column.years
    return column.in_turn >= _FEWEST_IN_TURN or (column.years > 1 and enough)


def with_years(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield rows with the months and quarters that stand below a year as those of this year."""
    column = _Column()
    for line, cells in rows:
        if period := column.period(cells[0].strip() if cells else ""):
            cells = [period, *cells[1:]]
        yield line, cells


def date_parts_across(sample: Sequence[list[str]]) -> None:
    """Write the year into months and quarters of a header that stand behind the first of their year: 2022, 2023, 2024 Jan, Feb, Mar.

    Behind a year alone they may be of the next one: 2022, 2023, Q1, Q2.
    """
    for cells in sample[:FARTHEST]:
        last = next((cell.strip() for cell in reversed(cells) if cell.strip()), "")
        number = parse.number(last) is not None
        if not (_DATED.fullmatch(last) if number else times.period(last) or _within(_ANY_YEAR, last)):
            continue
        first = next((place for place, cell in enumerate(cells) if times.period(cell.strip())), len(cells))
        column, names = _Column(), [cell.strip() for cell in cells[first:]]
        dated = [column.period(name) for name in names]
        known = (bool(period) or times.looks_like_time(name) for period, name in zip(dated, names, strict=True) if name)
        if first and column.parts and column.parts == column.in_turn and all(known):
            cells[first:] = [period or name for period, name in zip(dated, names, strict=True)]


def _within(year: int, name: str) -> str:
    """Return the month or the quarter of a year that a name without one means; empty for any other name."""
    if not name or len(name) > _LONGEST:
        return ""
    between = "/" if _OF_JAPAN.fullmatch(name) else "年"
    found = (times.period(text) for text in (f"{name} {year}", f"{year}{between}{name}"))
    return next((period for period in found if period[:4] == str(year) and len(period) > 4), "")
