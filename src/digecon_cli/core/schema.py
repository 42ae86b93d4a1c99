"""The schema of the tables: their columns, what a cell may hold, and the words for one that is wrong.

It is data in one place, edited by hand: ``data/datapackage.json``, a descriptor by the Data Package standard 2.0
(https://datapackage.org). Beside the files of the bundled table it describes ``observations``, the table that commands
write and that ``--data`` and ``--add`` read. It is read on first use, which commands on the bundled table do without.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from math import isfinite
from typing import Any, NamedTuple

from . import package
from .cleaning import printable
from .messages import Message

NAME = "datapackage.json"
OBSERVATIONS = "digecon:observations"  # the standard lets a descriptor have further properties
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")
_INTEGER = re.compile(r"-?[0-9]{1,9}")


class SchemaColumn(NamedTuple):
    """One column: ``codes`` are its allowed values with their labels (empty: any), ``wanted`` describes a valid cell.

    A ``free`` column may hold any text, or none.
    """

    name: str
    required: bool
    free: bool
    codes: Mapping[str, str]
    wanted: str | Message
    holds: Callable[[str], bool]

    def fault(self, cell: str) -> Message | None:
        """Return what is wrong with a cell, as a predicate for a message; None if nothing is."""
        if not cell:
            return Message("is empty") if self.required else None
        if self.holds(cell):
            return None
        return Message("'{cell}' is not {word_wanted}", cell=printable(cell), word_wanted=self.wanted)


@cache
def descriptor() -> Mapping[str, Any]:
    """Return the descriptor of the bundled table."""
    import json

    with package.opened(package.shipped(), NAME) as stream:
        found: dict[str, Any] = json.load(stream)
    return found


def fields(table: str) -> list[dict[str, Any]]:
    """Return the field descriptors of a table: ``observations``, or a file of the bundled table (``catalog``)."""
    schemas = {one["name"]: one["schema"] for one in descriptor()["resources"]}
    schemas["observations"] = descriptor()[OBSERVATIONS]["schema"]
    found: list[dict[str, Any]] = schemas[table]["fields"]
    return found


@cache
def columns(table: str) -> Mapping[str, SchemaColumn]:
    """Return the columns of a table (see ``fields``) by name, in their order."""
    return {field["name"]: _column(field) for field in fields(table)}


def _column(field: Mapping[str, Any]) -> SchemaColumn:
    """Return the column that a field descriptor describes."""
    constraints = field.get("constraints", {})
    labels = {one["value"]: one["label"] for one in field.get("categories", ())}
    codes = {value: labels.get(value, value) for value in constraints.get("enum", ())}
    wanted: str | Message = field.get("description", "")
    if codes and not wanted:
        template = "an {column} ({codes})" if field["name"][0] in "aeio" else "a {column} ({codes})"
        wanted = Message(template, column=field["name"], codes=tuple(filter(None, codes)))
    wanted = wanted or ("text" if field["type"] == "string" else "a number")
    free = not constraints and field["type"] == "string"
    required = constraints.get("required", False)
    return SchemaColumn(field["name"], required, free, codes, wanted, _test(field["type"], constraints))


def _test(type: str, constraints: Mapping[str, Any]) -> Callable[[str], bool]:
    """Return the test of a cell that is not empty."""
    if type == "number":
        return lambda cell: bool(_NUMBER.fullmatch(cell)) and isfinite(float(cell))
    if type == "integer":
        least, most = constraints.get("minimum", float("-inf")), constraints.get("maximum", float("inf"))
        return lambda cell: bool(_INTEGER.fullmatch(cell)) and least <= int(cell) <= most
    if "enum" in constraints:
        return frozenset(constraints["enum"]).__contains__
    pattern = re.compile(constraints.get("pattern", ".*"), re.DOTALL)
    return lambda cell: bool(pattern.fullmatch(cell))
