"""CSV: the long form that digecon reads back, or with the periods across for a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import TextIO

from ..table import Listing, Table
from . import Look
from .wide import across

Cell = str | int | float


def write(content: Table | Listing, stream: TextIO, look: Look, delimiter: str = ",") -> list[str]:
    """Write a header and one record a line, lines ending in a newline only; return no notices.

    With ``look.bom`` a byte order mark goes first, and text that a spreadsheet would run as a formula is guarded.
    """
    columns, records = across(content) if look.wide else (content.columns, content.records())
    if look.bom:
        stream.write("\ufeff")
        records = _guarded(records)
    # The csv module quotes a carriage return only when the line end holds one: so its lines end in both, and lose it here.
    lines = SimpleNamespace(write=lambda line: stream.write(line[:-2] + "\n"))
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(records)
    return []


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
