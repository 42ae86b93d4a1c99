"""A table of Markdown as tabulate draws it; where lines would be long, without the blanks that line columns up."""

from collections.abc import Callable

from ..present.sheets import Grid, Line

_INDENT = "&emsp;"


def grid(table: Grid, room: int, escape: Callable[[str], str]) -> str:
    """Return a grid as a table of pipes, every cell as it stands; numbers are right-aligned, headings of rows bold."""
    head = [escape(one) for one in table.head or ["" for _ in table.numeric]]
    rows = [_row(line, escape) for line in table.lines]
    lines = _drawn([head, *rows], table)
    if len(lines[0]) > room + len(head):
        rule = ["---:" if number else ":---" for number in table.numeric]
        lines = ["| " + " | ".join(row) + " |" for row in (rule, head, *rows)]
    lines[:2] = lines[1::-1]  # tabulate gives heads of its own more room than they need, so it had them as a row
    place = 2
    for band in table.bands:
        if band.heading:
            lines.insert(place, f"| **{escape(band.heading)}** |" + " |" * (len(head) - 1))
        place += len(band.lines) + bool(band.heading)
    return "\n".join(lines)


def _drawn(rows: list[list[str]], table: Grid) -> list[str]:
    """Return the rule of a table, and its rows."""
    from tabulate import tabulate

    sides = ["right" if number else "left" for number in table.numeric]
    return tabulate(rows, tablefmt="pipe", colalign=sides, disable_numparse=True).split("\n")


def _row(line: Line, escape: Callable[[str], str]) -> list[str]:
    return [_INDENT * line.depth + escape(line.label), *(escape(str(cell)) for cell in line.cells)]
