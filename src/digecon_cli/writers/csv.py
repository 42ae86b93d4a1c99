"""CSV: the long form that digecon reads back, or with the periods across for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from ..table import Listing, Table
from ._wide import across
from .formats import Format, Rendered, RenderOptions

Cell = str | int | float
_END = "\r\n"


def write(content: Table | Listing, options: RenderOptions, delimiter: str = ",") -> Rendered:
    """Return a header and one record a line, lines ending in a newline only.

    With ``options.bom`` a byte order mark goes first, and text that a spreadsheet would run as a formula is guarded.
    """
    columns, records = across(content) if options.wide else (content.columns, content.records())
    mark = ""
    if options.bom:
        mark, records = "\ufeff", _guarded(records)
    rows = [columns, *records]
    return Rendered(mark + (_joined(rows, delimiter) or _quoted(rows, delimiter)))


def _joined(rows: Sequence[tuple[Cell, ...]], delimiter: str) -> str:
    """Return rows as lines, in half the csv module's time, or nothing where a cell needs quotes."""
    width = len(rows[0])
    form = delimiter.join(["%s"] * width)
    text = "\n".join([form % row for row in rows]) + "\n"
    needs = '"' in text or "\r" in text or width < 2
    cells_only = text.count(delimiter) == (width - 1) * len(rows) and text.count("\n") == len(rows)
    return text if cells_only and not needs else ""


def _quoted(rows: Sequence[tuple[Cell, ...]], delimiter: str) -> str:
    """Return rows as lines with quotes where needed.

    The csv module quotes a carriage return only when the line end holds one: so its lines end in both, and lose it here.
    """

    def lines(some: Iterable[tuple[Cell, ...]]) -> str:
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=delimiter, lineterminator=_END).writerows(some)
        return stream.getvalue()

    text = lines(rows)
    if text.count(_END) == len(rows):
        return text.replace(_END, "\n")
    return "".join(lines([row])[: -len(_END)] + "\n" for row in rows)  # one inside a cell stays as it is


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


FORMAT = Format("csv", (".csv",), 1, write)
