"""A table for the terminal, drawn by rich: never wider than the screen, and never a number cut or wrapped."""

from collections.abc import Sequence
from io import StringIO
from typing import NamedTuple, TextIO

from rich.box import SIMPLE, Box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from ..table import Listing, Table
from . import Look
from .layout import INDENT, Block, Section, align, sections

GAP = 2
UNIT = 13  # cells; "trillion yuan" stays on one line
LABEL = 26  # cells at a width of 80; on a wider screen a third of it
NARROWEST = 10

_ASCII = Box("    \n    \n -- \n    \n    \n -- \n    \n    \n", ascii=True)  # SIMPLE, in ASCII


def write(content: Table | Listing, stream: TextIO, look: Look) -> list[str]:
    """Draw the sections in ``look.width`` cells; return a notice for each section with periods that do not fit."""
    notices, parts = [], []
    for section in sections(content, look):
        fits = [_fit(block, look.width) for block in section.blocks]
        if missing := " and ".join(fit.missing for fit in fits if fit.missing):
            what = f"{section.title}: {missing}" if section.title else missing
            notices.append(f"{what} left out at {look.width} columns: a wider terminal shows more, -f csv all.")
        parts.append(_draw(section, fits, look))
    stream.write("\n".join(parts))
    return notices


class _Fit(NamedTuple):
    """The columns of a block that fit, each with its header first, their widths in cells, and the periods left out."""

    columns: list[Sequence[str]]
    widths: list[int]  # 0: rich may choose
    block: Block
    missing: str


def _fit(block: Block, width: int) -> _Fit:
    """Narrow the label and the unit of a block, then leave out its earliest periods, until it fits into ``width`` cells."""
    columns: list[Sequence[str]] = list(zip(block.header, *block.rows, strict=True))
    for i in (i for i, number in enumerate(block.numeric) if number):
        head, *cells = columns[i]
        aligned = align(cells)
        size = max(map(cell_len, (head, *aligned)))
        columns[i] = [" " * (size - cell_len(cell)) + cell for cell in (head, *aligned)]
    sizes = [max(cell_len(cell.replace(INDENT, "  ")) for cell in column) for column in columns]
    if block.fixed == len(columns):
        return _Fit(columns, [size * number for size, number in zip(sizes, block.numeric, strict=True)], block, "")
    sizes[:2] = min(sizes[0], max(LABEL, width // 3)), min(sizes[1], UNIT)
    while len(columns) > 3 and _total(sizes) > width:
        del columns[2], sizes[2]
    sizes[0] = max(NARROWEST, sizes[0] - max(0, _total(sizes) - width))
    gone = block.header[2 : 2 + len(block.header) - len(columns)]
    return _Fit(columns, sizes, block, " to ".join(dict.fromkeys((gone[0], gone[-1]))) if gone else "")


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _draw(section: Section, fits: Sequence[_Fit], look: Look) -> str:
    drawn = StringIO()
    console = Console(
        file=drawn,
        # A screen too narrow for a single period wraps whole lines; that is better than digits that vanish.
        width=max(look.width, *(_total(fit.widths) for fit in fits), 0),
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
    for fit in fits:
        console.print(_grid(fit, look))
    if section.notes or section.sources:
        console.print()
    for note in section.notes:
        console.print(Text(note, style="dim"))
    if section.sources:
        console.print(Text("Sources:", style="dim"))
    for source in section.sources:
        console.print(Padding(Text(source, style="dim"), (0, 0, 0, 2)))
    return "".join(line.rstrip() + "\n" for line in drawn.getvalue().split("\n")[:-1])


def _grid(fit: _Fit, look: Look) -> Grid:
    box = _ASCII if look.ascii else SIMPLE
    grid = Grid(box=box, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), header_style="cyan")
    for i, (column, width) in enumerate(zip(fit.columns, fit.widths, strict=True)):
        is_unit = i == 1 and fit.block.fixed == 2
        # Numbers are padded already: rich would strip the spaces that align them if it aligned them to the right.
        grid.add_column(
            Text(column[0]),
            width=width or None,
            no_wrap=fit.block.numeric[i],
            style="dim" if is_unit else "",
            overflow="fold",
        )
    for row in list(zip(*fit.columns, strict=True))[1:]:
        grid.add_row(*(Padding(Text(cell[1:]), (0, 0, 0, 2)) if cell[:1] == INDENT else Text(cell) for cell in row))
    return grid
