"""A table by its columns: a list of the cells of each, as pandas writes with ``to_dict("list")`` and charts take their data."""

from collections.abc import Iterator
from typing import Any

from .. import columns, parse
from . import objects

NAME = "table by its columns in JSON"
RANK = 6
_FEWEST_ROWS = 2


def recognize(document: Any) -> bool:
    """Return whether an object holds nothing but lists of plain cells, all as long, of which one is called as periods are.

    Beside them there may be what says whose the file is and from when.
    """
    table = _columns(document)
    lists = list(table.values())
    if len(lists) < 2 or not all(isinstance(cells, list) for cells in lists):
        return False
    if len({*map(len, lists)}) != 1 or len(lists[0]) < _FEWEST_ROWS:
        return False
    if any(isinstance(cell, dict | list) for cells in lists for cell in cells):
        return False
    place = columns.find(_header(table), {}).get("period")
    if place is None:
        return False
    beside = [cells for number, cells in enumerate(lists) if number != place]
    worded = any(isinstance(cell, str) and cell and parse.number(cell) is None for cells in beside for cell in cells)
    return not worded or len({*map(str, lists[place])}) < len(lists[place])  # else each list may be of an axis


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and the rows."""
    table = _columns(document)
    yield _header(table)
    yield from map(list, zip(*table.values(), strict=True))


def _header(table: dict[str, Any]) -> list[str]:
    """Return the names of the columns; the dates of a chart are no fruit."""
    return ["date" if name == "dates" else name for name in table]


def _columns(document: Any) -> dict[str, Any]:
    """Return what an object holds without texts on the file; nothing for any other document."""
    inner = document.items() if isinstance(document, dict) else ()
    return {
        name: cells for name, cells in inner if not (isinstance(cells, str) and name.lower() in objects.ABOUT_THE_FILE)
    }
