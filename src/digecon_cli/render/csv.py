"""CSV: the long form that digecon reads back, or with the periods across for a spreadsheet."""

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from .formats import Format, Rendered

Cell = str | int | float
_END = "\r\n"
_AT_ONCE = 1 << 14
_BEGINNINGS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # of formulas; in East Asia also in full width
_SEPARATORS = "([;\t\r\n])"  # where a spreadsheet that does not take commas begins a cell, quoted or not
_MAY_RUN = rf"(?:^|{_SEPARATORS})(?:{'|'.join(map(re.escape, _BEGINNINGS))})"


def write(content: ObservationTable | RecordListing, options: RenderOptions, delimiter: str = ",") -> Rendered:
    """Return a header and one record per line, with line feeds as line ends.

    With ``options.bom`` a byte order mark comes first. With it, or ``options.guarded``, text that a spreadsheet would run
    as a formula is escaped.
    """
    columns, records, _ = content.records(options.form)
    mark = "\ufeff" if options.bom else ""
    rows: Iterator[Sequence[Cell]] = itertools.chain([columns], records)
    if options.bom or options.guarded:
        rows = _guarded(rows)
    some = iter(
        lambda: list(itertools.islice(rows, _AT_ONCE)), []
    )  # a million rows held twice would take half a gigabyte
    return Rendered(mark + "".join(lines(records, delimiter) for records in some))


def lines(rows: Sequence[Sequence[Cell]], delimiter: str) -> str:
    """Return rows as lines, with quotes where needed.

    The csv module quotes a carriage return only if the line end contains one, so it writes both characters, and the
    carriage return is removed here.
    """

    def joined(some: Iterable[Sequence[Cell]]) -> str:
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=delimiter, lineterminator=_END).writerows(some)
        return stream.getvalue()

    text = joined(rows)
    if text.count(_END) == len(rows):
        return text.replace(_END, "\n")
    return "".join(joined([row])[: -len(_END)] + "\n" for row in rows)  # a line end inside a cell remains as it is


def _guarded(rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    may_run = re.compile(_MAY_RUN)
    for row in rows:
        yield tuple(_safe(cell) if isinstance(cell, str) and may_run.search(cell) else cell for cell in row)


def _safe(cell: str) -> str:
    """Return a text with an apostrophe before all that a spreadsheet would run, wherever its list separator begins a cell."""
    return "".join(f"'{piece}" if _runs(piece) else piece for piece in re.split(_SEPARATORS, cell))


def _runs(text: str) -> bool:
    """Return whether a spreadsheet would take a text for a formula: it begins like one and is not a number."""
    if not text.startswith(_BEGINNINGS):
        return False
    try:
        float(text)
    except ValueError:
        return True
    return False


FORMAT = Format("csv", (".csv",), 1, write)
