"""JSON: a list of objects, one per line, whose numbers keep the digits that were printed."""

import json
import re
from collections.abc import Iterator

from ..ask.contract import Cell
from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from .formats import Format, Rendered

_encode = json.JSONEncoder(ensure_ascii=False).encode  # once, since json.dumps would create one for each cell
_quoted = json.encoder.encode_basestring  # of a text the same in half the time
# Characters that JSON allows but that control a terminal or end a line for some readers; escaped, they read back equal.
_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return a list of objects."""
    return Rendered("[\n" + ",\n".join(objects(content, options)) + "\n]\n")


def objects(content: ObservationTable | RecordListing, options: RenderOptions) -> Iterator[str]:
    """Yield each record as the text of a JSON object.

    Columns of numbers are numbers with the digits of the text (15.40 remains 15.40), and null if empty; other columns
    are text, including empty text. After the codes of a row come its facts with their values.
    """
    columns, records, kinds = content.records(options.form._replace(facts=True))
    keys = [(_encode(column), kind) for column, kind in zip(columns, kinds, strict=True)]
    for record in records:
        pairs = (f"{key}: {_literal(cell, kind)}" for (key, kind), cell in zip(keys, record, strict=True))
        yield _escaped("{" + ", ".join(pairs) + "}")


def pair(column: str, kind: type, cell: Cell) -> str:
    """Return one cell with its name, as it appears in an object."""
    return _escaped(f"{_encode(column)}: {_literal(cell, kind)}")


def _escaped(text: str) -> str:
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _literal(cell: Cell, kind: type) -> str:
    if kind is list and isinstance(cell, str):  # it is JSON already
        return cell
    number = kind is not str
    if number and cell == "":
        return "null"
    if number and isinstance(cell, str) and _NUMBER.fullmatch(cell):
        return cell
    return _quoted(cell) if isinstance(cell, str) else _encode(cell)


FORMAT = Format("json", (".json",), 3, write)
