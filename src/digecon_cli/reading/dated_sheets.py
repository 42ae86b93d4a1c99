"""Tables whose figures have no period but that of their sheet, of a line above them, or of a heading among their rows.

Sheets that are called by periods hold the same table of each: ``2015``, ``2016``. Lines alone above a table say ``Year: 2023`` and ``Année: 2023``.
Headings stand alone in the first cell of a row, over the same names each: ``31.12.2018``.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from ..core.messages import Message
from . import columns, numbers, times
from .files import Row
from .report import first_of
from .sheet import TableSheet

_COLUMN, _YEAR = "Period", "Year"
_LEAST = 3  # names in a header, so that two tables do not share one by chance
_LANGUAGES = 2
_DIGITS = re.compile(r" ?\[[^\]]{1,12}\]|\d+")  # and notes beside them: [note 2], [p]


_STATED = re.compile(r"(?:fiscal year|year|année|año|ano|anno|jahr|年份|年度|год) ?[:：] ?((?:19|20)\d\d)", re.I)


class _Parts(NamedTuple):
    """A sheet in parts: the rows above its header, the header, and the rows below it."""

    above: list[Row]
    header: list[str]
    below: list[Row]

    @property
    def key(self) -> list[list[str]]:
        """Return what sheets of one table have in common: their header and what is above it, save numbers, such as that of the year, and notes."""
        return [self.header, *([_DIGITS.sub("", cell.strip()) for cell in cells] for _, cells in self.above)]


def joined(sheets: Sequence[TableSheet], alone: bool = False) -> tuple[TableSheet, Message] | None:
    """Return most of the sheets that are alike up to their header below each other, the period in front of each row, and the remark on that.

    That is None where no two are alike, unless one may be read ``alone``, or they hold several tables each. ``sheets`` hold no table of a
    known layout; those called by periods are read.
    """
    dated = [sheet for sheet in sheets if times.period(sheet.title.strip())]
    parts = [(sheet, found) for sheet in dated if (found := _parts(sheet)) and _is_each_named(found.below)]
    groups = [[(sheet, found) for sheet, found in parts if found.key == first.key] for _, first in parts]
    alike = max(groups, key=len, default=[])
    periods = [times.period(sheet.title.strip()) for sheet, _ in alike]
    if len(set(periods)) < max(1 if alone else 2, len(alike)):
        return None
    first = alike[0][0]
    called = _YEAR if all(len(period) == 4 for period in periods) else _COLUMN
    rows = _rows(dict(zip(periods, (found for _, found in alike), strict=True)), called)
    read = [sheet.title for sheet, _ in alike]
    rest = [f"'{sheet.title}'" for sheet in sheets if sheet.title not in read and any(map(numbers.count, sheet.sample))]
    names = tuple(f"'{title}'" for title in read)
    remark = Message("the names of the sheets were read as the periods of their figures: {names}", names=names)
    if rest:
        remark = Message("{sentence}; not read: {rest}", sentence=remark, rest=tuple(rest))
    return TableSheet(first.name, rows, title=first.title, file=first.file), remark


def of_line(sheet: TableSheet) -> tuple[TableSheet, Message] | None:
    """Return a sheet with the year of a line above its header in front of each row, and the remark on that.

    It stands there in two languages, as Canadian offices write. That is None for any other sheet, and for one with names that say when:
    they may be parts of the year, or of another one.
    """
    if not any(_stated(cells) for cells in sheet.sample) or not (parts := _parts(sheet)):
        return None
    lines = {match[0]: match[1] for _, cells in parts.above if (match := _stated(cells))}
    names = {*parts.header, *(cell for _, cells in parts.below for cell in cells if not numbers.count([cell]))}
    if len(lines) < _LANGUAGES or len({*lines.values()}) > 1 or any(map(times.says_when, names)):
        return None
    line, year = next(iter(lines.items()))
    parts = parts._replace(above=[row for row in parts.above if not _stated(row[1])])
    remark = Message("the year of all figures is that of the line '{line}' above them", line=line)
    return TableSheet(sheet.name, _rows({year: parts}, _YEAR), title=sheet.title, file=sheet.file), remark


def period_of_all(mapping: columns.ColumnMapping) -> str:
    """Return the period that ``--map period=2024`` gives all figures of a table that has none; empty where it names a column or says how periods are written."""
    given = mapping.fields.get("period", ())
    return times.period(given[0]) if len(given) == 1 else ""


def of_period(sheet: TableSheet, period: str, header: int) -> TableSheet:
    """Return a sheet with a period in front of each row below its header, which is on a line of the file, or right above the first row with figures (0)."""
    rows = list(sheet.rows())
    if sheet.form:  # whose first row is the header, and whose periods have a column already
        at = columns.find(rows[0][1], {}).get("period", -1)
        dated = ((line, [*cells[:at], period, *cells[at + 1 :]]) for line, cells in rows[1:])
        return TableSheet(sheet.name, chain(rows[:1], dated), sheet.form, sheet.title, sheet.file)
    first = next((number for number, (_, cells) in enumerate(rows) if numbers.count(cells[1:])), len(rows))
    lines = [line for line, cells in rows[:first] if any(map(str.strip, cells))]
    named = header or next(reversed(lines), 0)
    dated = (
        (
            line,
            [
                _COLUMN
                if line == named
                else period
                if line > named and sum(map(bool, map(str.strip, cells))) > 1
                else "",
                *cells,
            ],
        )
        for line, cells in rows
    )
    return TableSheet(sheet.name, dated, sheet.form, sheet.title, sheet.file)


def of_headings(sheet: TableSheet) -> tuple[TableSheet, Message] | None:
    """Return a sheet with the period of the heading over each row in front of it, and the remark on that; None for any other sheet.

    Such headings follow each other in time, stand right below a header and right above rows of figures each, with different names that are
    those of the first one, and that do not say when. No other headings are among them.
    """
    if not any(map(_heading, sheet.sample)):
        return None
    rows = [(line, cells) for line, cells in sheet.rows() if any(map(str.strip, cells))]
    places = [place for place, (_, cells) in enumerate(rows) if _heading(cells)]
    last = max(
        (place for place, (_, cells) in enumerate(rows) if not _heading(cells) and numbers.count(cells[1:])), default=0
    )
    above, first = rows[: places[0]], places[0]
    headings = [_heading(rows[place][1]) for place in places]
    periods = times.read(headings).each(headings)
    blocks = [rows[start + 1 : end] for start, end in pairwise([*places, last + 1])]
    names = [[_names(cells) for _, cells in block] for block in blocks]
    whole = all(all(numbers.count(cells[1:]) for _, cells in block) and block for block in blocks)
    if not above or sum(map(bool, above[-1][1])) < _LEAST - 1 or any(numbers.count(cells) for _, cells in above):
        return None
    in_order = len(set(periods)) == len(periods) and sorted(periods) in (periods, periods[::-1])
    if last < places[-1] or not whole or not in_order or not _are_same_names(names):
        return None
    if len(headings) == 1 and not times.are_days(headings):  # a number alone may be something else
        return None
    return TableSheet(sheet.name, _with_headings(rows, first, last), title=sheet.title, file=sheet.file), Message(
        "the headings among the rows were read as the periods of the rows below them: {headings}",
        headings=first_of(headings, 3),
    )


def _heading(cells: Sequence[str]) -> str:
    """Return the period that stands alone in the first cell of a row; empty for any other row."""
    alone = bool(cells) and not any(map(str.strip, cells[1:])) and len(cells) > 1
    text = cells[0].strip() if alone else ""
    return text if text and times.looks_like_time(text) else ""


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in cells if cell.strip() and not numbers.count([cell]))


def _are_same_names(blocks: Sequence[Sequence[tuple[str, ...]]]) -> bool:
    """Return whether rows have different names in each block, most of which are those of the first, and none of which says when."""
    first = set(blocks[0])
    apart = all(all(names) and len(set(names)) == len(names) for names in blocks)
    same = all(2 * len(first & set(names)) > len(names) for names in blocks)
    return apart and same and not any(times.says_when(name) for names in blocks for row in names for name in row)


def _with_headings(rows: Sequence[Row], first: int, last: int) -> Iterator[Row]:
    """Yield the rows from the header on with the heading over each in front of it, and those behind the ``last`` figures as they are."""
    heading = ""
    for place, (line, cells) in enumerate(rows):
        if place < first:
            name = _COLUMN if place == first - 1 else ""
            yield line, [name, *cells] if sum(map(bool, cells)) > 1 else [*cells, ""]
        elif own := _heading(cells):
            heading = own
        else:
            yield line, [heading, *cells] if place <= last else [*cells, ""]


def _stated(cells: Sequence[str]) -> re.Match[str] | None:
    return _STATED.fullmatch("".join(cells).strip())


def _parts(sheet: TableSheet) -> _Parts | None:
    """Return the parts of a sheet, None for one without a header, or with another one or headings below it: there may be two tables.

    A header has names alone, of which none is a period, and figures right below it.
    """
    rows = list(sheet.rows())
    headers = [number for number, (_, cells) in enumerate(rows) if _are_names(cells)]
    at = next((number for number in headers if number + 1 < len(rows) and numbers.count(rows[number + 1][1])), None)
    if at is None or any(number > at for number in headers) or "period" in columns.find(rows[at][1], {}):
        return None
    below = rows[at + 1 :]
    last = max(number for number, (_, cells) in enumerate(below) if numbers.count(cells))
    headed = any(sum(map(bool, cells)) == 1 for _, cells in below[:last])
    return None if headed else _Parts(rows[:at], rows[at][1], below)


def _is_each_named(below: Sequence[Row]) -> bool:
    """Return whether no two rows of figures have the same names."""
    rows = [cells for _, cells in below if numbers.count(cells)]
    return len({tuple(cell for cell in cells if not numbers.count([cell])) for cells in rows}) == len(rows)


def _are_names(cells: Sequence[str]) -> bool:
    """Return whether a row holds several names, and neither numbers nor periods."""
    names = [cell for cell in cells if cell.strip()]
    return len(names) >= _LEAST and not numbers.count(names) and not any(map(times.looks_like_time, names))


def _rows(sheets: dict[str, _Parts], called: str) -> Iterator[Row]:
    """Yield the first rows of the first sheet, and those below the header of each, with its period in front of all that hold several cells."""
    first = next(iter(sheets.values()))
    for line, cells in first.above:
        yield line, ["", *cells] if sum(map(bool, cells)) > 1 else [*cells, ""]
    yield first.below[0][0] - 1, [called, *first.header]
    for period, sheet in sheets.items():
        for line, cells in sheet.below:
            yield line, [period if sum(map(bool, cells)) > 1 else "", *cells]
