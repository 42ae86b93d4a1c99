"""JSON: a list of objects, one a line, whose numbers keep the digits that were printed."""

import json
import re
from collections.abc import Iterator
from typing import TextIO

from ..table import Listing, Table
from . import Look
from .wide import KEYS, across

_encode = json.JSONEncoder(ensure_ascii=False).encode  # one for all cells: json.dumps would make one for each
# Characters that JSON may hold but that steer a terminal or end a line for some readers; escaped they read back equal.
_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def write(content: Table | Listing, stream: TextIO, look: Look) -> list[str]:
    """Write a list of objects; return no notices."""
    stream.write("[\n" + ",\n".join(objects(content, look)) + "\n]\n")
    return []


def objects(content: Table | Listing, look: Look) -> Iterator[str]:
    """Yield each record as the text of a JSON object.

    ``value``, ``low``, ``high`` and the periods of the wide form are numbers with the digits of the text (15.40 stays
    15.40) and null where empty; other columns are text, empty text included, or the numbers of a listing.
    """
    numbers = {"value", "low", "high"}
    columns, records = across(content) if look.wide else (content.columns, content.records())
    if look.wide and isinstance(content, Table):
        numbers = set(columns[len(KEYS) :])
    keys = [(_encode(column), column in numbers) for column in columns]
    for record in records:
        pairs = (f"{key}: {_literal(cell, number)}" for (key, number), cell in zip(keys, record, strict=True))
        yield _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", "{" + ", ".join(pairs) + "}")


def _literal(cell: str | int | float, number: bool) -> str:
    if number and cell == "":
        return "null"
    if number and isinstance(cell, str) and _NUMBER.fullmatch(cell):
        return cell
    return _encode(cell)
