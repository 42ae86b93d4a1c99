"""A table for the terminal, drawn by rich: never wider than the screen, and never a number cut or wrapped."""

from collections.abc import Sequence
from io import StringIO
from typing import TextIO

from rich.box import SIMPLE, Box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from .. import periods
from ..table import Listing, Table
from . import Look
from .figures import align
from .layout import INDENT, Block, Section, heading, sections

GAP = 2
UNIT = 13  # cells; "trillion yuan" stays on one line
LABEL = 26  # cells at a width of 80; on a wider screen a third of it
NARROWEST = 10

_ASCII = Box("    \n    \n -- \n    \n    \n -- \n    \n    \n", ascii=True)  # SIMPLE, in ASCII


def write(content: Table | Listing, stream: TextIO, look: Look) -> list[str]:
    """Draw the sections in ``look.width`` cells; return a notice for each section with periods that do not fit."""
    everything = found = sections(content, look)
    # Laid out again without the periods that do not fit, so that no empty row and no footnote of theirs stays behind.
    while isinstance(content, Table):
        over = {part.title: {at for block in part.blocks for at in _over(block, look.width)} for part in found}
        if not any(over.values()):
            break
        kept = [one for one in content if periods.label(one.period) not in over[heading(one, content)]]
        content = Table(kept, content.data, content.title)
        found = sections(content, look)
    stream.write("\n".join(_draw(section, look) for section in found))
    shown = {part.title: {at for block in part.blocks for at in block.header} for part in found}
    return [
        f"{part.title}: {', '.join(gone)} left out at {look.width} columns: a wider terminal shows more, -f csv all."
        for part in everything
        if (gone := [span for block in part.blocks if (span := _gone(block, shown[part.title]))])
    ]


def _over(block: Block, width: int) -> list[str]:
    """Return the earliest periods of a block that do not fit into ``width`` cells; the latest one always stays."""
    if block.fixed == len(block.header):
        return []
    sizes = _sizes(_columns(block), width)
    first = block.fixed
    while first < len(sizes) - 1 and _total(sizes[: block.fixed] + sizes[first:]) > width:
        first += 1
    return block.header[block.fixed : first]


def _gone(block: Block, shown: set[str]) -> str:
    labels = [label for label in block.header if label not in shown]
    return " to ".join(dict.fromkeys((labels[0], labels[-1]))) if labels else ""


def _columns(block: Block) -> list[Sequence[str]]:
    """Return the columns of a block, headers first; those of numbers padded so that the points stand below each other."""
    columns: list[Sequence[str]] = list(zip(block.header, *block.rows, strict=True))
    for i, (head, *cells) in enumerate(columns):
        if block.numeric[i]:
            padded = (head, *align(cells))
            size = max(map(cell_len, padded))
            columns[i] = [" " * (size - cell_len(cell)) + cell for cell in padded]
    return columns


def _sizes(columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the width in cells of each column of a table; the label's and the unit's may wrap, so they are limited."""
    sizes = [max(cell_len(cell.replace(INDENT, "  ")) for cell in column) for column in columns]
    return [min(sizes[0], max(LABEL, width // 3)), min(sizes[1], UNIT), *sizes[2:]]


def _total(sizes: Sequence[int]) -> int:
    return sum(sizes) + GAP * (len(sizes) - 1)


def _draw(section: Section, look: Look) -> str:
    drawn = StringIO()
    console = Console(
        file=drawn,
        width=look.width,
        color_system="standard" if look.color else None,
        force_terminal=look.color,
        no_color=not look.color,
        force_jupyter=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    if section.title:
        console.print(Text(section.title, style="bold"))
    for i, block in enumerate(section.blocks):
        if i:
            console.print()
        _print(block, console, look)
    if section.notes or section.sources:
        console.print()
    for note in section.notes:
        console.print(Text(note, style="dim"))
    if section.sources:
        console.print(Text("Sources:", style="dim"))
    for source in section.sources:
        console.print(Padding(Text(source, style="dim"), (0, 0, 0, 2)))
    return "".join(line.rstrip() + "\n" for line in drawn.getvalue().split("\n")[:-1])


def _print(block: Block, console: Console, look: Look) -> None:
    columns = _columns(block)
    grid = Grid(box=_ASCII if look.ascii else SIMPLE, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    grid.header_style = "cyan"
    if block.fixed == len(columns):  # a listing: rich shares the room among its texts
        sizes = [cell_len(column[0]) if number else None for column, number in zip(columns, block.numeric, strict=True)]
    else:
        first, second, *others = _sizes(columns, look.width)
        first = max(NARROWEST, min(first, look.width - _total([0, second, *others])))
        # The periods are one column to rich: their cells are padded already, and it takes its time for every cell.
        columns[2:] = [[(" " * GAP).join(cells) for cells in zip(*columns[2:], strict=True)]]
        sizes = [first, second, _total(others)]
    for column, size, number in zip(columns, sizes, block.numeric, strict=False):
        grid.add_column(Text(column[0]), width=size, no_wrap=number, overflow="fold")
    for row in list(zip(*columns, strict=True))[1:]:
        grid.add_row(_label(row[0], sizes[0]), *map(Text, row[1:]))
    # On a screen too narrow for one period the terminal wraps the line: better than digits that vanish.
    console.width = max(look.width, _total([size or 0 for size in sizes]))
    console.print(grid)
    console.width = look.width


def _label(text: str, size: int | None) -> Text | Padding:
    """Return the first cell of a row; where an indented one wraps, its further lines are indented too."""
    if not text.startswith(INDENT):
        return Text(text)
    fits = size is None or cell_len(text) < size
    return Text("  " + text[1:]) if fits else Padding(Text(text[1:]), (0, 0, 0, 2))
