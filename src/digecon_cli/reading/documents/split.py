"""A table that pandas wrote with ``orient="split"``: its columns, its index and its rows in a list each."""

from collections.abc import Iterator
from itertools import count
from typing import Any

NAME = "a table of pandas in parts"
RANK = 5


def recognize(document: Any) -> bool:
    """Return whether a document is of these parts, with a name for each cell of a row."""
    if not isinstance(document, dict) or not {"columns", "data"} <= document.keys() <= {
        "columns",
        "index",
        "data",
        "name",
    }:
        return False
    columns, rows_ = document["columns"], document["data"]
    if not isinstance(columns, list) or not isinstance(rows_, list):
        return False
    return all(isinstance(row, list) and len(row) == len(columns) for row in rows_)


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and the rows, each behind its index; an index that only counts the rows is left out."""
    index = document.get("index")
    if index is None or all(str(given) == str(number) for given, number in zip(index, count(), strict=False)):
        yield document["columns"]
        yield from document["data"]
        return
    yield ["period", *document["columns"]]
    for given, row in zip(index, document["data"], strict=True):
        yield [given, *row]
