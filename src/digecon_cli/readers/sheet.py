"""A table as it lies in a file, whatever the file: rows of text cells with their line numbers."""

import csv
import io
import itertools
from collections.abc import Iterator

from ..errors import DataError
from .opening import LONGEST_LINE, File, decode
from .report import Report

Row = tuple[int, list[str]]
MOST_COLUMNS = 16_384  # as many as a spreadsheet has
_SAMPLE = 20


class Sheet:
    """Rows of cells; ``sample`` holds the first of them, by which a layout is recognised, and ``rows()`` yields all."""

    def __init__(self, name: str, rows: Iterator[Row]) -> None:
        self.name = name
        self._first = list(itertools.islice(rows, _SAMPLE))
        self._rest = rows
        self.sample = [cells for _, cells in self._first]

    def rows(self) -> Iterator[Row]:
        """Yield line number and cells of every row that is not empty, once."""
        for line, cells in itertools.chain(self._first, self._rest):
            if any(cells):
                yield line, cells


def of_text(file: File, report: Report) -> Sheet:
    """Return the sheet of a text file: JSON, JSON lines, or values separated by comma, tab or semicolon."""
    text = decode(file, report)
    start = text[:1000].lstrip()
    if not start:
        raise DataError(f"{file.name} is empty: give a table with a header line.")
    if start[0] in "[{":
        from .jsons import rows_of_json

        return Sheet(file.name, rows_of_json(text, file.name))
    return Sheet(file.name, separated(text, file.name))


def separated(text: str, name: str) -> Iterator[Row]:
    """Yield the rows of CSV, TSV or semicolon-separated text; raises DataError for what cannot be split into cells."""
    head = "\n".join(text[:20_000].splitlines()[:_SAMPLE])
    delimiter = max("\t,;", key=lambda sign: (head.count(sign), sign == "\t"))
    if "\t" in head.partition("\n")[0]:  # the first column of Eurostat's files is full of commas
        delimiter = "\t"
    small = len(text) < LONGEST_LINE and "\n" in text
    reader = csv.reader(io.StringIO(text, newline="") if small else _lines(text, name), delimiter=delimiter)
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                raise DataError(f"{name}, line {reader.line_num}: {len(cells):,} columns are more than any table has.")
            yield reader.line_num, cells
    except csv.Error as error:
        reason = "a cell is longer than 131,072 characters (is a quote left open?)"
        told = reason if "field limit" in str(error) else str(error)
        raise DataError(f"{name}, line {reader.line_num}: {told}.") from error


def _lines(text: str, name: str) -> Iterator[str]:
    """Yield the lines with their ends (an io.StringIO holds four bytes for every character: too much of a large file)."""
    end = "\n" if "\n" in text[:LONGEST_LINE] else "\r"
    start, number = 0, 0
    while start < len(text):
        number += 1
        after = text.find(end, start) + 1 or len(text)
        if after - start > LONGEST_LINE:
            raise DataError(f"{name}, line {number} is longer than {LONGEST_LINE >> 20} MB: this is no table.")
        yield text[start:after]
        start = after
