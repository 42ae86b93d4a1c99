"""A table that pandas wrote with ``orient="split"``: its columns, its index and its rows in a list each."""

from collections.abc import Iterator
from typing import Any

from .. import times

NAME = "a table of pandas in parts"
RANK = 5


def recognize(document: Any) -> bool:
    """Return whether a document is of these parts alone, with a name for each cell of a row."""
    parts = document.keys() if isinstance(document, dict) else set()
    if not {"columns", "data"} <= parts <= {"columns", "index", "data"}:
        return False
    names, found = document["columns"], document["data"]
    if not isinstance(names, list) or not isinstance(found, list) or not all(isinstance(name, str) for name in names):
        return False
    return all(isinstance(row, list) and len(row) == len(names) for row in found)


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and the rows, each behind its index; an index that only numbers the rows is left out."""
    index = document.get("index")
    if index is None or all(str(given).isdecimal() and not times.period(str(given)) for given in index):
        yield document["columns"]
        yield from document["data"]
        return
    dated = all(map(times.looks_like_time, map(str, index)))
    yield ["period" if dated else "", *document["columns"]]
    for given, row in zip(index, document["data"], strict=True):
        yield [given, *row]
