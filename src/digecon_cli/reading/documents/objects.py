"""A list of flat objects inside an object, as most interfaces return (FRED, Socrata), or an object of lists of one length."""

from collections.abc import Iterator
from typing import Any

NAME = "list of objects in JSON"
RANK = 9


def recognize(document: Any) -> bool:
    """Return whether a document holds one list of objects, or lists of one length, and nothing else that could be its table."""
    return bool(_objects(document))


def _objects(document: Any) -> list[dict[str, Any]]:
    # The World Bank: a page, its rows.
    if isinstance(document, list) and len(document) == 2 and isinstance(document[1], list):
        return _objects({"page": document[0], "rows": document[1]})
    if not isinstance(document, dict):
        return []
    lists = [one for one in document.values() if isinstance(one, list) and one]
    of_objects = [one for one in lists if all(isinstance(row, dict) for row in one)]
    if len(of_objects) == 1:
        return [_flat(row) for row in of_objects[0]]
    columns = {name: one for name, one in document.items() if isinstance(one, list)}
    if len(columns) > 1 and len(columns) == len(document) and len({len(one) for one in lists}) == 1 and not of_objects:
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return []


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return an object whose inner ones (``country: {id, value}``) are their code, and their text beside it."""
    found: dict[str, Any] = {}
    for name, cell in row.items():
        if isinstance(cell, dict) and cell.keys() <= {"id", "value"}:
            found[f"{name}_code"], found[f"{name}_name"] = cell.get("id", ""), cell.get("value", "")
        elif not isinstance(cell, dict | list):
            found[name] = cell
    return found


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header of all keys and one row per object."""
    objects = _objects(document)
    header = list(dict.fromkeys(key for record in objects for key in record))
    yield list(header)
    for record in objects:
        yield [record.get(key) for key in header]
