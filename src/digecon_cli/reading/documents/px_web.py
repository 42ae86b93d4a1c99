"""Tables of offices with PxWeb in its own JSON (Iceland, Sweden, Norway): the codes of each row as its key, and its figures.

The interface is described in "API for PxWeb" of Statistics Sweden; columns are dimensions (``d``), times (``t``) and contents (``c``).
"""

from collections.abc import Iterator
from typing import Any

NAME = "PxWeb"
RANK = 4
_TIME, _CONTENTS = "t", "c"


def recognize(document: Any) -> bool:
    """Return whether a document has columns with codes, one of them of times, and rows with a key."""
    if not isinstance(document, dict) or not isinstance(document.get("columns"), list):
        return False
    described = all(isinstance(column, dict) and {"code", "text"} <= column.keys() for column in document["columns"])
    found = document.get("data")
    rows_of = found if isinstance(found, list) else []
    keyed = bool(rows_of) and all(isinstance(row, dict) and {"key", "values"} <= row.keys() for row in rows_of)
    return described and keyed and _TIME in (column.get("type") for column in document["columns"])


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header of the names of the columns and a row for each key; the column of times is called so.

    Codes of numbers alone, which the document does not explain, have the name of their column in front.
    """
    dimensions = [column for column in document["columns"] if column.get("type") != _CONTENTS]
    contents = [column["text"] for column in document["columns"] if column.get("type") == _CONTENTS]
    of_times = [column.get("type") == _TIME for column in dimensions]
    names = ["period" if is_time else column["text"] for column, is_time in zip(dimensions, of_times, strict=True)]
    yield [*names, *contents]
    for row in document["data"]:
        codes = zip(names, of_times, row["key"], strict=True)
        key = [f"{name} {code}" if code.isdecimal() and not is_time else code for name, is_time, code in codes]
        yield [*key, *row["values"]]


def title(document: Any) -> str:
    """Return what the office calls the table; empty where it does not say."""
    about = document.get("metadata")
    first = about[0] if isinstance(about, list) and about else {}
    return str(first.get("label") or "") if isinstance(first, dict) else ""
