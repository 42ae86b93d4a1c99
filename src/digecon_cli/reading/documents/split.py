"""A table with its columns and its rows in a list each, as pandas writes with ``orient="split"`` beside its index, and as interfaces answer."""

from collections.abc import Iterator
from typing import Any

from .. import times

NAME = "a table by its columns and rows in JSON"
RANK = 5


def _table(document: Any) -> dict[str, Any]:
    """Return the columns, the rows and the index of a table, alone or within an answer that has no other object; nothing for any other document."""
    if not isinstance(document, dict):
        return {}
    found = {"data" if name == "rows" else name: value for name, value in document.items()}
    if {"columns", "data"} <= found.keys() <= {"columns", "index", "data"}:
        return found
    inner = [value for value in document.values() if isinstance(value, dict | list)]
    return _table(inner[0]) if len(inner) == 1 else {}


def recognize(document: Any) -> bool:
    """Return whether a document is of these parts alone, with a name for each cell of a row."""
    table = _table(document)
    names, found = table.get("columns"), table.get("data")
    if not isinstance(names, list) or not isinstance(found, list) or not all(isinstance(name, str) for name in names):
        return False
    return bool(names) and all(isinstance(row, list) and len(row) == len(names) for row in found)


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and the rows, each behind its index; an index that only numbers the rows is left out."""
    table = _table(document)
    index = table.get("index")
    if index is None or all(str(given).isdecimal() and not times.period(str(given)) for given in index):
        yield table["columns"]
        yield from table["data"]
        return
    dated = all(map(times.looks_like_time, map(str, index)))
    yield ["period" if dated else "", *table["columns"]]
    for given, row in zip(index, table["data"], strict=True):
        yield [given, *row]
