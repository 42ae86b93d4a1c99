"""Tables one below the other, with the same periods over each of them: what each is about becomes a column of its own.

Offices and people write one block for each indicator or region, under a line that says which, or with its name in the corner
of the periods that come again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from ..core.period_words import month
from . import columns, numbers, times, unit_text
from .files import Row

_COLUMN, _AREA, _YEAR = "Indicator", "Area", "Year"
# Names of columns, which are no titles; one is that of a whole country too.
_NAMES = frozenset(chain.from_iterable(columns.NAMES.values())) - {"total_nacional"}
_NOTE = re.compile(r"sources?\b|notes?\b|quelle|fuente|fonte|источник|примеч|来源|资料来源|注|page\b|\W*$", re.I)
_FLOAT = re.compile(r"^((?:19|20)\d\d)\.0$")  # a year that went through a column of numbers with decimals
# On the next page: no table of its own.
CONTINUED = re.compile(r"contin|cont\.|cont'd|fortsetzung|suite|续表|續表|[（(][续續]|[续續]$", re.I)


class Stack(NamedTuple):
    """The periods over stacked tables: the line where they stand first, the place of the first one, and whether a corner says what each is about.

    Without a title in it, the corner is what the first column is called.
    """

    top: int
    first: int
    periods: list[str]
    in_corner: bool
    corner: str = ""

    def heads(self, cells: Sequence[str]) -> bool:
        """Return whether a row has these periods."""
        return _ends(cells[self.first :]) == self.periods


def header_of_blocks(rows: Sequence[Row]) -> int:
    """Return the line of the header over blocks that a line of one cell names each, and in which the same periods come again; 0 for none.

    A line that states a unit does so for the rows below it, and is no name.
    """
    blocks: list[tuple[str, list[str]]] = []
    header, named = 0, False
    for line, cells in rows:
        filled = _filled(cells)
        period = _period(cells)
        if filled == 1 and not period:
            blocks.append((_text(cells), []))
        elif filled > 1 and period:
            if not blocks:
                return 0
            blocks[-1][1].append(period)
        elif filled > 1 and not any(dates for _, dates in blocks) and (cells[0].strip() or not named):
            header, named, blocks = line, bool(cells[0].strip()), []
    found = [(text, dates) for text, dates in blocks if dates]
    once = all(len(set(dates)) == len(dates) > 1 for _, dates in found)
    again = all(set(dates) & set(later) for (_, dates), (_, later) in pairwise(found))
    return header if once and again and _are_titles([text for text, _ in found]) else 0


def in_blocks(rows: Iterator[Row], header: int) -> Iterator[Row]:
    """Yield the rows of such blocks (see ``header_of_blocks``), each with the name of its block in front: the line of one cell above its first period."""
    title, alone = "", list[Row]()
    for line, cells in rows:
        if line <= header:
            yield line, [_COLUMN, *cells] if line == header else list(cells)
            continue
        period = _period(cells)
        if not period and _filled(cells) == 1:
            alone.append((line, cells))
            continue
        if not title and _are_months(cells):
            continue  # of the header, in another language
        if period and alone:
            title = _text(alone.pop()[1])
        for at, text in alone:
            yield at, ["", *text]
        alone.clear()
        yield line, [title, *cells] if any(cells) else []
    for at, text in alone:
        yield at, ["", *text]


def header_over_headings(rows: Sequence[Row]) -> Stack | None:
    """Return the periods of a table with a heading right below them that stands alone, over rows of figures; None for any other."""
    top = next((number for number, (_, cells) in enumerate(rows) if _first_period(cells)), len(rows))
    below = [cells for _, cells in rows[top + 1 :] if any(map(str.strip, cells))]
    if not below:
        return None
    line, cells = rows[top]
    stack = Stack(line, _first_period(cells), [], in_corner=False)
    return stack if _heading(below[0], stack.first) and not unit_text.is_line(_heading(below[0], stack.first)) else None


def under_headings(rows: Iterator[Row], stack: Stack) -> Iterator[Row]:
    """Yield the rows of such a table, each with the heading above it in front where names come again below several of them, each once below one.

    All headings are over such names, and none is indented, which says more of what belongs together.
    """
    every = list(rows)
    blocks: list[tuple[str, list[int]]] = []
    for number, (line, cells) in enumerate(every):
        if line > stack.top and (heading := _heading(cells, stack.first)):
            blocks.append((heading, []))
        elif blocks and numbers.count(cells[stack.first :]):
            blocks[-1][1].append(number)
    blocks = [(heading, within) for heading, within in blocks if within]
    names = [[tuple(every[number][1][: stack.first]) for number in within] for _, within in blocks]
    again = Counter(chain.from_iterable(names))
    once = all(len({*of_block}) == len(of_block) and max(again[name] for name in of_block) > 1 for of_block in names)
    indented = any(name[:1].isspace() for name in chain.from_iterable(again))
    headings = [heading for heading, _ in blocks]
    if len(blocks) < 2 or len({*headings}) < len(blocks) or not once or indented:
        yield from every
        return
    heading_of = {number: heading for heading, within in blocks for number in within}
    called = _AREA if columns.are_areas(headings) else _COLUMN
    for number, (line, cells) in enumerate(every):
        heading = _heading(cells, stack.first) if line > stack.top else ""
        if not heading:
            yield line, [called if line == stack.top else heading_of.get(number, ""), *cells]
        elif heading not in headings:  # one over another heading
            yield line, ["", heading]


def _heading(cells: Sequence[str], first: int) -> str:
    """Return the name that stands alone in a row, or beside a unit, before the place of the ``first`` figures; empty for any other row."""
    filled = list(filter(None, map(str.strip, cells[:first])))
    alone = len(filled) == 1 or (len(filled) == 2 and unit_text.is_unit(filled[1]))
    words = (
        alone and not any(map(str.strip, cells[first:])) and not numbers.count(filled) and not _NOTE.match(filled[0])
    )
    return filled[0] if words else ""


def find(rows: Sequence[Row]) -> Stack | None:
    """Return the periods that stand over several tables, each with another title in its corner or right above it; None for one table.

    These may be the months of years that each row has.
    """
    top = next((number for number, (_, cells) in enumerate(rows) if _first_period(cells) or _first_month(cells)), None)
    if top is None:
        return None
    line, cells = rows[top]
    first = _first_period(cells) or _first_month(cells)
    stack = Stack(line, first, _ends(cells[first:]), in_corner=True, corner=_YEAR if _first_month(cells) else "")
    again = [number for number, (_, cells) in enumerate(rows) if stack.heads(cells)]
    corners = [_corner(rows[number][1], first) for number in again]
    below = {cells[0].strip() for _, cells in rows[top + 1 :] if cells and not stack.heads(cells)} - {""}
    named = any(columns.key(corner) in _NAMES for corner in corners) or any(
        _is_over_numbers(rows[number : number + 2], first) for number in again
    )
    if _are_titles(corners) and not named and len(below) > 1:
        return stack
    above = [_title(alone) if (alone := _alone_above(rows[:number])) else "" for number in again]
    stack = stack._replace(in_corner=False, corner=stack.corner or cells[0])
    return stack if _are_titles(above) and len(below) > 1 else None


def joined(rows: Iterator[Row], stack: Stack) -> Iterator[Row]:
    """Yield the rows of stacked tables as those of one, each row with what its table is about in front.

    Under months, which are no periods of their own, rows stay as they are where another header stands among them.
    """
    if stack.corner == _YEAR:
        every = list(rows)
        whole = all(stack.heads(cells) or not _are_other_names(cells) for line, cells in every if line > stack.top)
        yield from _joined(iter(every), stack) if whole else every
    else:
        yield from _joined(rows, stack)


def _joined(rows: Iterator[Row], stack: Stack) -> Iterator[Row]:
    title, alone = "", list[Row]()  # lines of one cell, the last of which may be the title of the next table
    corner, is_head = "", False
    for line, cells in rows:
        below, is_head = is_head, stack.heads(cells)
        if below and _are_months(cells):
            continue  # in another language
        if is_head:
            title = _corner(cells, stack.first) if stack.in_corner else _title(alone) if alone else title
            alone = alone if stack.in_corner else alone[:-1]
        elif _filled(cells) == 1:
            alone.append((line, cells))
            continue
        elif not any(cells):
            yield line, list(cells)
            continue
        for at, text in alone:
            yield at, ["", *text]
        alone.clear()
        if line == stack.top:
            corner = cells[0]
            yield line, [_COLUMN, stack.corner, *cells[1:]]
        elif not is_head:
            # Other periods are those of another table, and their row is named as the header is.
            headed = cells[0] == corner or columns.key(cells[0]) in _NAMES or not set(stack.periods).isdisjoint(cells)
            other = line > stack.top and headed and _first_period(cells) == stack.first
            yield line, [_COLUMN if other else title, *cells]
    for at, text in alone:
        yield at, ["", *text]


def _title(alone: Sequence[Row]) -> str:
    """Return the last of some lines of one cell, with the one right above it, of which it may be a version: ``Exports, seasonally adjusted``.

    Of two languages, and below a note on the table before, the last one stands alone.
    """
    line, cells = alone[-1]
    title = _text(cells)
    above = _text(alone[-2][1]) if len(alone) > 1 and line - alone[-2][0] == 1 else ""
    in_other_language = title.isascii() and not above.isascii()
    if not above or in_other_language or _NOTE.match(above):
        return title
    unit = re.split("[:：]", title.strip("()（）"))[-1].strip()
    return f"{above} ({unit})" if unit_text.is_line(title) else f"{above}, {title}"


def _are_other_names(cells: Sequence[str]) -> bool:
    """Return whether a row has several texts, no number, and not only months: it is the header of another table."""
    return _filled(cells) > 2 and not numbers.count(cells) and not _are_months(cells)


def _first_period(cells: Sequence[str]) -> int:
    """Return the place of the first period of a row that holds three or more behind other names; 0 for any other row."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    dated = list(takewhile(lambda place: times.looks_like_time(cells[place].strip()), reversed(filled)))
    return dated[-1] if len(dated) > 2 and len(filled) - len(dated) < 2 else 0


def _first_month(cells: Sequence[str]) -> int:
    """Return the place of the first month, 1, of a row that holds all twelve behind its first cell; 0 for any other row."""
    months = [column.place for column in columns.part_columns(cells)]
    return 1 if months == [*range(1, 13)] and _filled(cells[13:]) == 0 else 0


def _are_months(cells: Sequence[str]) -> bool:
    """Return whether all that a row holds are months."""
    return any(cells) and all(month(cell) for cell in cells if cell.strip())


def _filled(cells: Sequence[str]) -> int:
    """Return how many cells of a row hold something."""
    return sum(map(bool, map(str.strip, cells)))


def _ends(cells: Sequence[str]) -> list[str]:
    found = [_FLOAT.sub(r"\1", cell.strip()) for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found


def _period(cells: Sequence[str]) -> str:
    """Return the period with which a row begins, without the mark behind it; empty for none."""
    first = cells[0].strip() if cells else ""
    return first and (times.period(first) or times.unmarked(first))


def _text(cells: Sequence[str]) -> str:
    return "".join(cells).strip()


def _corner(cells: Sequence[str], first: int) -> str:
    """Return the text before the periods."""
    return " ".join(cell.strip() for cell in cells[:first] if cell.strip())


def _is_over_numbers(rows: Sequence[Row], first: int) -> bool:
    """Return whether the text before the periods of the first row has a number right below it: it names a column of weights, say."""
    (_, head), *below = rows
    return any(
        cell.strip() and numbers.count(row[place : place + 1])
        for _, row in below
        for place, cell in enumerate(head[:first])
    )


def _alone_above(rows: Sequence[Row]) -> list[Row]:
    """Return the line of one cell above a row, or two right below each other, with nothing but empty rows below and above them; empty for none."""
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    if not filled or _filled(filled[-1][1]) != 1:
        return []
    first = -2 if len(filled) > 1 and _filled(filled[-2][1]) == 1 and filled[-1][0] - filled[-2][0] == 1 else -1
    apart = len(filled) == -first or filled[first][0] - filled[first - 1][0] > 1  # else it may be a row without figures
    return filled[first:] if apart else []


def _are_titles(texts: Sequence[str]) -> bool:
    """Return whether texts tell tables apart: there are several, all others, and none says that a table goes on, states a unit, or is a note."""
    goes_on = any(map(CONTINUED.search, texts))
    other = any(_NOTE.match(text) or not unit_text.of_line(text)[0] for text in texts)
    return len(texts) > 1 and all(texts) and len(set(texts)) == len(texts) and not goes_on and not other
