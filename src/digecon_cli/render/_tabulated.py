"""Markdown tables as drawn by tabulate, without the padding that aligns columns if lines would be too long."""

from collections.abc import Callable

from ..document import Grid, Line
from .paper import is_numeric
from .periods import lines_of

_INDENT = "&emsp;"


def table(grid: Grid, room: int, escape: Callable[[str], str]) -> str:
    """Return a grid as a pipe table; numbers are aligned on the right, headings of rows are bold."""
    numeric = [is_numeric(column) for column in grid.columns]
    head = [escape(column.head) for column in grid.columns]
    rows = [_row(line, escape) for line in grid.lines]
    lines = _tabulated([head, *rows], numeric)
    if len(lines[0]) > room + len(head):
        rule = ["---:" if number else ":---" for number in numeric]
        lines = ["| " + " | ".join(row) + " |" for row in (rule, head, *rows)]
    lines[:2] = lines[1::-1]  # the head was passed as a row, since tabulate pads real heads; it belongs above the rule
    place = 2
    for band in grid.bands:
        if band.heading:
            lines.insert(place, f"| **{escape(band.heading)}** |" + " |" * (len(head) - 1))
            place += 1
        place += len(lines_of(band))
    return "\n".join(lines)


def _tabulated(rows: list[list[str]], numeric: list[bool]) -> list[str]:
    """Return the rule of a table, followed by its rows."""
    from tabulate import tabulate

    sides = ["right" if number else "left" for number in numeric]
    return tabulate(rows, tablefmt="pipe", colalign=sides, disable_numparse=True).split("\n")


def _row(line: Line, escape: Callable[[str], str]) -> list[str]:
    return [_INDENT * line.depth + escape(line.label), *(escape(str(cell)) for cell in line.cells)]
