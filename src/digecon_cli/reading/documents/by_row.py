"""A table by its rows: a list of lists, the first of which has the names, as the American Census Bureau answers."""

from collections.abc import Iterator
from typing import Any

from .. import columns, parse

NAME = "table by its rows in JSON"
RANK = 6
_FEWEST_COLUMNS = 2


def recognize(document: Any) -> bool:
    """Return whether a list holds lists of plain cells alone, all as long, of which the first has a name or a year for each column."""
    if not isinstance(document, list) or len(document) < 2 or not all(isinstance(row, list) for row in document):
        return False
    header = document[0]
    if len(header) < _FEWEST_COLUMNS or {*map(len, document)} != {len(header)}:
        return False
    if any(isinstance(cell, dict | list) for row in document for cell in row):
        return False
    named = all(isinstance(name, str) and name for name in header) and len({*map(columns.key, header)}) == len(header)
    return named and parse.number(header[0]) is None


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield the header and the rows."""
    yield from document
