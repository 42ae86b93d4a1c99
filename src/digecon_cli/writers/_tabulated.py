"""What the formats drawn by tabulate share."""

from collections.abc import Callable

from ..present.layout import Block


def grid(block: Block, tablefmt: str, escape: Callable[[str], str] = str) -> str:
    """Return a block in one of tabulate's formats, every cell as it stands; numbers are right-aligned."""
    from tabulate import tabulate

    header, *rows = [[escape(cell) for cell in row] for row in (block.header, *block.rows)]
    return tabulate(
        rows or [["" for _ in header]],  # with no row at all tabulate forgets the columns
        headers=header,
        tablefmt=tablefmt,
        colalign=["right" if number else "left" for number in block.numeric],
        disable_numparse=True,
    )
