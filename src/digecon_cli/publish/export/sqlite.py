"""An extract as an SQLite database: a table per file, with the types and keys of the package's schema.

Figures have a numeric ``value`` with ``low`` and ``high`` in the unit and power of ten of their row, and ``printed``,
the text in the document. The view ``figures`` adds label, sector and document to each.
"""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from ...core.errors import DataError
from ...core.intervals import printed_bounds

ENDINGS = (".sqlite", ".sqlite3", ".db")
_TYPES = {"number": "REAL", "integer": "INTEGER"}
_OWN = ("low REAL", "high REAL", "printed TEXT NOT NULL")  # additional columns of figures
_FIGURES = """
CREATE VIEW figures AS
SELECT i.*, c.label, c.label_zh, c.sector, c.kind, s.organisation, s.title, s.url, s.published
FROM indicators AS i JOIN catalog AS c USING (indicator) LEFT JOIN sources AS s USING (source)
"""


def database(found: Mapping[str, bytes]) -> bytes:
    """Return the files of a package (see package.files) as the bytes of a database.

    Raises DataError if two rows have the same key.
    """
    described = json.loads(found["datapackage.json"])
    memory = sqlite3.connect(":memory:")
    try:
        # Tables without foreign keys are first, since the others refer to them.
        for resource in sorted(described["resources"], key=lambda one: "foreignKeys" in one["schema"]):
            _fill(memory, resource, found[resource["path"]].decode())
        memory.execute(_FIGURES)
        memory.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        about = [(name, described[name]) for name in ("title", "description", "version")]
        memory.executemany("INSERT INTO about VALUES (?, ?)", [*about, ("licence", described["licenses"][0]["name"])])
        memory.commit()
        return memory.serialize()
    except sqlite3.IntegrityError as error:
        raise DataError(
            "two rows are the same figure of one document, so they fit no database ({error}).", error=error
        ) from error
    finally:
        memory.close()


def _fill(memory: sqlite3.Connection, resource: Mapping[str, Any], text: str) -> None:
    name, rules = resource["name"], resource["schema"]
    figures = name == "indicators"
    keys = [
        f"FOREIGN KEY ({_listed(key['fields'])}) REFERENCES {key['reference']['resource']}"
        for key in rules.get("foreignKeys", ())
    ]
    parts = [_column(one) for one in rules["fields"]] + list(_OWN if figures else ())
    parts += [f"PRIMARY KEY ({_listed(rules['primaryKey'])})", *keys]
    memory.execute(f"CREATE TABLE {name} ({', '.join(parts)})")
    referring = {field for key in rules.get("foreignKeys", ()) for field in key["fields"]}
    rows = list(_rows(text, referring | {one["name"] for one in rules["fields"] if one["type"] in _TYPES}, figures))
    if rows:
        memory.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _rows(text: str, nullable: set[str], figures: bool) -> Iterator[list[str | None]]:
    """Yield the cells of each row of a file; an empty number or reference is NULL, other empty cells are not."""
    for record in csv.DictReader(io.StringIO(text, newline="")):
        cells = [None if cell == "" and name in nullable else cell for name, cell in record.items()]
        if figures:
            low, high = printed_bounds(record["value"], record["bound"], record["measure"])
            cells += [low or None, high or None, record["value"]]
        yield cells


def _column(field: Mapping[str, Any]) -> str:
    required = " NOT NULL" if field.get("constraints", {}).get("required") else ""
    return f'"{field["name"]}" {_TYPES.get(field["type"], "TEXT")}{required}'


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
