"""The checks of a table that ``DIGECON_TABLE`` names in place of the bundled one: complete, and readable by this program."""

import csv
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from . import package, schema
from .cleaning import printable
from .errors import DataError
from .messages import Message

SETTING = "DIGECON_TABLE"  # ``bundled`` reads it too, without importing this module
TABLES = ("indicators", "catalog", "breaks", "revisions", "sources")


@cache
def admitted(place: str) -> str:
    """Return the place of a table, a folder or a zip file, if it is sound.

    Its files have the SHA-256 of its descriptor, and columns and cells by this program's schema. Raises DataError at the
    first fault, with file, line, column and reason.
    """
    for name in (schema.NAME, *(f"{table}.csv" for table in TABLES)):
        if not package.holds(place, name):
            raise _refused(place, Message("it holds no {name}", name=name))
    try:
        resources = {one["path"]: one for one in json.loads(package.read(place, schema.NAME))["resources"]}
    except (ValueError, KeyError, TypeError) as error:
        raise _refused(place, Message("its {name} is damaged", name=schema.NAME)) from error
    for table in TABLES:
        name = f"{table}.csv"
        _check_bytes(place, name, resources.get(name, {}))
        for fault in _faults(place, table):
            raise _refused(place, fault)
    return place


def _refused(place: str, reason: Message) -> DataError:
    return DataError(
        "{setting}={place} is not a usable table: {reason}.",
        setting=SETTING,
        place=printable(place),
        reason=reason,
    )


def _check_bytes(place: str, name: str, resource: dict[str, Any]) -> None:
    from hashlib import sha256

    raw = package.read(place, name)
    if resource.get("hash") != f"sha256:{sha256(raw).hexdigest()}":
        message = "{name} is not the file that its {descriptor} describes"
        raise _refused(place, Message(message, name=name, descriptor=schema.NAME))


def _faults(place: str, table: str) -> Iterator[Message]:
    """Yield the faults of a file: other columns, rows of another length, cells that the schema does not allow."""
    columns = list(schema.columns(table).values())
    with package.opened(place, f"{table}.csv") as stream:
        reader = csv.reader(stream)
        if next(reader, []) != [one.name for one in columns]:
            message = "{table}.csv has other columns than this program reads; perhaps a newer program does"
            yield Message(message, table=table)
        known_cells: list[set[str]] = [set() for _ in columns]
        for row in reader:
            if len(row) != len(columns):
                yield Message(
                    "{table}.csv, line {line}, has {count} cells where the header has {number}",
                    table=table,
                    line=reader.line_num,
                    count=len(row),
                    number=len(columns),
                )
                continue
            for column, cell, known in zip(columns, row, known_cells, strict=True):
                if cell not in known:
                    known.add(cell)
                    if fault := column.fault(cell):
                        yield Message(
                            "{table}.csv, line {line}, column {column}: {fault}",
                            table=table,
                            line=reader.line_num,
                            column=column.name,
                            fault=fault,
                        )
