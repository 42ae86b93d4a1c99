"""Records of the World Bank's XML that were turned into JSON without the names of their fields: area, item, year, value."""

from collections.abc import Iterator
from typing import Any

from .. import times

NAME = "records of the World Bank"
RANK = 6
_FIELDS = ("Country or Area", "Item", "Year", "Value")  # as the elements are named in the XML
_YEAR = _FIELDS.index("Year")


def _records(document: Any) -> list[list[Any]]:
    """Return the fields of all records, ``{"Root": {"data": {"record": [{"field": [...]}]}}}``; none for any other document."""
    while isinstance(document, dict) and len(document) == 1:
        [document] = document.values()
    records = document if isinstance(document, list) else []
    fields = [row["field"] for row in records if isinstance(row, dict) and [*row] == ["field"]]
    return fields if len(fields) == len(records) and all(isinstance(row, list) for row in fields) else []


def recognize(document: Any) -> bool:
    """Return whether a document holds such records, whose third field is a year."""
    found = _records(document)
    return bool(found) and all(len(row) == len(_FIELDS) and times.period(str(row[_YEAR])) for row in found)


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and one row per record."""
    yield list(_FIELDS)
    yield from _records(document)
