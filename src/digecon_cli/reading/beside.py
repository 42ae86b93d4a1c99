"""Tables beside each other, each with periods down its first column: years and quarters, or the years that did not fit below the others.

They become one table with a row for each figure: its period, what its column is called, and the figure.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from . import columns, numbers, times, unit_text
from .files import Row

_HEADER = ["Period", "Indicator", "Value"]
_LEAST = 3  # periods in a table

_Cells = list[list[str]]


class Beside(NamedTuple):
    """Tables beside each other: how many rows stand above their header and above their figures, the columns and names of each, and a remark over one."""

    above: int
    top: int
    blocks: list[range]
    names: list[list[str]]
    remark: str


def find(rows: Sequence[Row]) -> Beside | None:
    """Return where the first rows of a sheet have tables beside each other, None where they have one or none."""
    cells = [[*map(str.strip, row)] for _, row in rows]
    top = next((number for number, row in enumerate(cells) if _begins(row)), 0)
    width = max(map(len, cells[top:]), default=0)
    cells = [[*row, *[""] * width][:width] for row in cells]
    above, below = cells[:top], cells[top:]
    blocks = _blocks(above, below) if top else []
    if len(blocks) < 2 or not all(_is_table(above, below, block) for block in blocks):
        return None
    first = _first_of_heads(above, blocks)
    described = {row[0]: f"{row[0]}, {row[1]}" for row in above[:first] if row[0] and row[1]}
    remark = _remark(above[first:], blocks)
    names = [[described.get(name, name) for name in of] for of in _names(above[first:], blocks, remark)]
    found = Beside(first, top, blocks, names, remark)
    return found if all(map(all, names)) and not _overlap(below, found) else None


def joined(rows: Iterator[Row], found: Beside) -> Iterator[Row]:
    """Yield what stands above the tables, and a row for each figure of each table in turn; what is no row of a table, such as a note, comes last."""
    rows = iter(rows)
    above = [next(rows) for _ in range(found.top)]
    yield from ((line, cells[: found.blocks[-1].stop]) for line, cells in above[: found.above])
    yield from (
        (line, [found.remark]) for line, cells in above if found.remark in map(str.strip, cells) and found.remark
    )
    yield above[-1][0], _HEADER
    tables: list[list[Row]] = [[] for _ in found.blocks]
    rest: list[Row] = []
    for line, cells in rows:
        for table, block, names in zip(tables, found.blocks, found.names, strict=True):
            period, *figures = [*cells[block.start : block.stop], *[""] * len(block)][: len(block)]
            if times.looks_like_time(period):
                table.extend((line, [period, name, figure]) for name, figure in zip(names, figures, strict=True))
            elif any(map(str.strip, (period, *figures))):
                rest.append((line, [period, *figures]))
    yield from chain(*tables, rest)


def _begins(row: Sequence[str]) -> bool:
    """Return whether a row has a period in front and a figure behind it."""
    return bool(numbers.count(row[1:2])) and times.looks_like_time(row[0])


def _blocks(above: _Cells, below: _Cells) -> list[range]:
    """Return the columns of tables between columns that are empty below their header, or from one that is called as the first one to the next."""
    width = len(below[0]) if below else 0
    filled = [any(row[place] for row in below) for place in range(width)]
    called = [next((row[place] for row in reversed(above) if row[place]), "") for place in range(width)]
    starts = [
        place for place in range(width)
        if filled[place] and (not place or not filled[place - 1] or (called[place] == called[0] and columns.calls_periods(called[0])))
    ]  # fmt: skip
    ends = [next((end for end in range(start, width) if not filled[end]), width) for start in starts]
    return [
        range(start, min(end, following))
        for start, end, following in zip(starts, ends, [*starts, width][1:], strict=True)
    ]


def _is_table(above: _Cells, below: _Cells, block: range) -> bool:
    """Return whether a block has periods in turn down its first column, each once, and figures beside them."""
    first = [row[block.start] for row in below]
    last = max((number for number, cell in enumerate(first) if times.looks_like_time(cell)), default=0)
    periods = list(filter(None, first[: last + 1]))
    if len(block) < 2 or len({*periods}) < max(_LEAST, len(periods)) or not all(map(times.looks_like_time, periods)):
        return False
    years = [int(cell.removesuffix(".0")) for cell in periods if cell.removesuffix(".0").isdecimal()]
    named = any(columns.calls_periods(row[block.start]) for row in above)
    if years and len({later - year for year, later in pairwise(years)}) > 1 and not named:
        return False
    figures = [cell for row in below[: last + 1] for cell in row[block.start + 1 : block.stop] if cell]
    behind = any(cell for row in below[last + 1 :] for cell in row[block.start + 1 : block.stop])
    return not behind and 2 * numbers.count(figures) > len(figures)


def _first_of_heads(above: _Cells, blocks: Sequence[range]) -> int:
    """Return the number of the first row that says what the columns are: below those of the sheet, which fill cells over the first table alone."""
    beside = [any(row[place] for block in blocks[1:] for place in block) for row in above]
    of_sheet = (number for number in reversed(range(len(above))) if any(above[number]) and not beside[number])
    return next(of_sheet, -1) + 1


def _names(above: _Cells, blocks: Sequence[range], remark: str) -> list[list[str]]:
    """Return what the columns of figures in each block are called, after its title where the titles differ, and before what is in brackets over it."""
    titles = [" ".join(row[block.start] for row in above if _is_title(row[block.start])) for block in blocks]
    titles = titles if len({*titles}) > 1 else [""] * len(blocks)
    return [
        [
            " ".join(
                filter(
                    None,
                    (f"{title}:" if title else "", *(row[place] for row in above), *_brackets(above, block, remark)),
                )
            )
            for place in block[1:]
        ]
        for title, block in zip(titles, blocks, strict=True)
    ]


def _is_title(text: str) -> bool:
    """Return whether a text is the name of a table: no word for its periods or of their length, and nothing in brackets alone."""
    word = text.rpartition(":")[2].strip().removesuffix(" data")
    length = word.isalpha() and times.months_of_frequency(word)
    of_periods = columns.calls_periods(text) and "(" not in text
    return bool(text) and not length and not of_periods and not _is_in_brackets(text)


def _brackets(above: _Cells, block: range, remark: str) -> Iterator[str]:
    """Yield what stands in brackets over the periods of a block, such as a unit."""
    return (row[block.start] for row in above if _is_in_brackets(row[block.start]) and row[block.start] != remark)


def _remark(above: _Cells, blocks: Sequence[range]) -> str:
    """Return the only text in brackets over the periods of a block that is no unit, ``(Seasonally adjusted annual rates)``; empty for none, or several."""
    texts = [row[block.start] for row in above for block in blocks if _is_in_brackets(row[block.start])]
    only = texts[0] if len(texts) == 1 else ""
    return "" if unit_text.is_line(only) else only


def _is_in_brackets(text: str) -> bool:
    return text.startswith("(") and text.endswith(")")


def _overlap(below: _Cells, found: Beside) -> bool:
    """Return whether two tables have figures of the same name and period, so that something unsaid tells them apart."""
    of = [
        (row[block.start], name)
        for block, names in zip(found.blocks, found.names, strict=True)
        for row in below
        for name, cell in zip(names, row[block.start + 1 : block.stop], strict=True)
        if row[block.start] and cell
    ]
    return len({*of}) < len(of)
