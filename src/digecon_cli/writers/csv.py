"""CSV: the long form that digecon reads back, or with the periods across for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TextIO

from ..table import Listing, Table
from . import Look
from .wide import across

Cell = str | int | float
_END = "\r\n"


def write(content: Table | Listing, stream: TextIO, look: Look, delimiter: str = ",") -> list[str]:
    """Write a header and one record a line, lines ending in a newline only; return no notices.

    With ``look.bom`` a byte order mark goes first, and text that a spreadsheet would run as a formula is guarded.
    """
    columns, records = across(content) if look.wide else (content.columns, content.records())
    if look.bom:
        stream.write("\ufeff")
        records = _guarded(records)
    rows = [columns, *records]
    text = _lines(rows, delimiter)
    if text.count(_END) == len(rows):
        stream.write(text.replace(_END, "\n"))
    else:  # a line end of this kind inside a cell, which stays as it is
        stream.writelines(_lines([row], delimiter)[: -len(_END)] + "\n" for row in rows)
    return []


def _lines(rows: Iterable[Iterable[Cell]], delimiter: str) -> str:
    """Return rows as lines that end in a carriage return too: only then does the csv module quote one inside a cell."""
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=delimiter, lineterminator=_END).writerows(rows)
    return lines.getvalue()


def _guarded(records: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    for record in records:
        yield tuple(f"'{cell}" if _runs(cell) else cell for cell in record)


def _runs(cell: Cell) -> bool:
    """Return whether a spreadsheet would take a text for a formula: it begins like one and is no number."""
    if not isinstance(cell, str) or not cell.startswith(("=", "+", "-", "@")):
        return False
    try:
        float(cell)
    except ValueError:
        return True
    return False
