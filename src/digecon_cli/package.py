"""The Data Package descriptor of the table: built from the files themselves, and checked against them.

It follows the Data Package standard 2.0 (https://datapackage.org): a schema with keys and categories for each file, the
producers as sources, the licence, the version of the data, and each file's size and SHA-256.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from . import units
from .errors import DataError
from .observations import MEASURES, STATUSES

NAME = "datapackage.json"
VERSION = r"\d{4}\.\d{2}(\.\d+)?"
INDICATOR = r"[a-z]+(\.[a-z0-9_]+)+"
AREA = r"[A-Z]{1,3}"
PERIOD = r"\d{4}(-S[12]|-Q[1-4]|-\d{2}|-\d{2}-01/P\d+M)?"
DATE = r"\d{4}(-\d{2}){0,2}"
SECTORS = (
    "economy", "industry", "telecom", "mobile", "manufacturing", "trade", "retail", "patents", "computing",
    "infrastructure", "data", "policy",
)  # fmt: skip
# The measures that documents print; the others are only computed.
PUBLISHED = MEASURES[: MEASURES.index("forecast") + 1]

_BOUNDS = {
    "": "rounded to its digits", "exact": "a counted whole number", "over": "more than the value",
    "under": "less than the value", "about": "roughly the value",
}  # fmt: skip
_BASES = {
    "": "none stated, or none applies", "nominal": "at current prices", "comparable": "the same sample of firms",
    "constant_prices": "price changes taken out",
}  # fmt: skip
_KINDS = {
    "flow": "adds up over a period", "stock": "stands at the end of a period", "rate": "a percentage or a quotient",
    "index": "relative to a base", "count": "a number of things at a time",
}  # fmt: skip
_PARTS = {
    "part": "disjoint from its siblings", "subset": "may overlap with its siblings", "overlap": "no share may be taken",
}  # fmt: skip
# Columns whose rules hold for the tables of users too.
_ALWAYS = ("indicator", "period", "measure", "bound", "basis", "status")


class Field(NamedTuple):
    """One column: its type, what it holds, whether a cell must be there, a pattern, and its categories with labels.

    Of a column with ``text`` an empty cell is an empty text and no missing value: it may then be part of a key.
    """

    name: str
    title: str
    type: str = "string"
    required: bool = False
    pattern: str = ""
    categories: Mapping[str, str] | None = None
    text: bool = False

    def described(self, ours: bool) -> dict[str, Any]:
        """Return the field's descriptor; of a table that is not ours only what every table of digecon's must keep."""
        found: dict[str, Any] = {"name": self.name, "type": self.type, "title": self.title}
        constraints: dict[str, Any] = {}
        if self.required and (ours or self.name in _ALWAYS):
            constraints["required"] = True
        if self.pattern and ours:
            constraints["pattern"] = self.pattern
        if self.categories is not None and (ours or self.name in _ALWAYS):
            found["categories"] = [{"value": value, "label": label} for value, label in self.categories.items()]
            constraints["enum"] = list(self.categories)
        if self.text:
            found["missingValues"] = []
        return found | ({"constraints": constraints} if constraints else {})


class Resource(NamedTuple):
    """One file: ``references`` says which column names a row of which file (and its column)."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...] = ()

    @property
    def path(self) -> str:
        """Return the file's name."""
        return f"{self.name}.csv"


def _same(names: Iterable[str]) -> dict[str, str]:
    return {name: name for name in names}


RESOURCES: tuple[Resource, ...] = (
    Resource(
        "indicators",
        "Published figures, one row for each figure in each document",
        (
            Field("indicator", "What is measured", required=True, pattern=INDICATOR),
            Field("area", "Country or region (W: the world)", required=True, pattern=AREA),
            Field("period", "Period, spelled as in SDMX", required=True, pattern=PERIOD),
            Field("measure", "What is told of it", required=True, categories=_same(PUBLISHED)),
            Field("base_indicator", "What a share refers to: ID or ID@AREA", text=True),
            Field("base_period", "Since when a mean runs", text=True),
            Field("value", "The number as printed; its decimals are its precision", "number", required=True),
            Field("bound", "How the printed number is qualified", categories=_BOUNDS, text=True),
            Field("unit", "Unit", required=True, categories=_same(sorted(units.KNOWN))),
            Field("unit_mult", "Power of ten of the unit", "integer", required=True),
            Field("basis", "Price basis or sample of a growth rate", categories=_BASES, text=True),
            Field("status", "Observation status (SDMX code list)", required=True, categories=STATUSES),
            Field("vintage", "When the number was first released", required=True, pattern=DATE),
            Field("source", "Document", required=True),
            Field("locator", "Where in the document", text=True),
            Field("note", "Remark"),
        ),
        (
            "indicator", "area", "period", "measure", "base_indicator", "base_period", "basis", "source", "locator",
        ),
        (("indicator", "catalog", "indicator"), ("source", "sources", "source")),
    ),
    Resource(
        "catalog",
        "Indicators: labels, units, producers and definitions",
        (
            Field("indicator", "Identifier", required=True, pattern=INDICATOR),
            Field("label", "English name", required=True),
            Field("label_zh", "Chinese name", required=True),
            Field("sector", "Sector", required=True, categories=_same(SECTORS)),
            Field("kind", "Kind of quantity", required=True, categories=_KINDS),
            Field("unit", "Unit in which tables show it", required=True, categories=_same(sorted(units.KNOWN))),
            Field("unit_mult", "Power of ten of that unit", "integer", required=True),
            Field("producer", "Organisation that makes the series", required=True),
            Field("parent", "What a share is taken of"),
            Field("part_of", "How it relates to the parent", categories=_PARTS),
            Field("definition", "What is counted", required=True),
            Field("note", "Remark"),
        ),
        ("indicator",),
        (("parent", "", "indicator"),),
    ),
    Resource(
        "breaks",
        "Breaks: nothing before the period pairs with anything from it on",
        (
            Field("indicator", "Indicator", required=True),
            Field("area", "Country or region", required=True, pattern=AREA),
            Field("period", "First period after the break", required=True, pattern=PERIOD),
            Field("vintage", "Where filled, the break is between figures of this vintage and older ones", text=True),
            Field("reason", "Why", required=True),
        ),
        ("indicator", "area", "period", "vintage"),
        (("indicator", "catalog", "indicator"),),
    ),
    Resource(
        "sources",
        "Documents: producer, title, address, date, and the carrier in which they were seen",
        (
            Field("source", "Identifier", required=True),
            Field("organisation", "Producer of the figures", required=True),
            Field("title", "Title", required=True),
            Field("url", "Address", pattern=r"https?://.+"),
            Field("published", "Date", pattern=DATE),
            Field("via", "Where it was seen, when not at the producer's"),
        ),
        ("source",),
    ),
    Resource(
        "claims",
        "Statements of the article in a form that the figures can check",
        (
            Field("claim_id", "Identifier", required=True, pattern=r"c\d{3}"),
            Field("kind", "What is claimed", required=True, pattern=r"[a-z_]+"),
            Field("statement", "The statement in short, in our own words", required=True),
            Field("indicator", "The figures that it is about, joined by semicolons"),
            Field("area", "Country or region"),
            Field("period", "Period"),
            Field("base_indicator", "What a share or a quotient refers to"),
            Field("base_period", "Since when a mean runs"),
            Field("basis", "Price basis or sample of a growth rate", categories=_BASES, text=True),
            Field("value", "The number as printed", "number"),
            Field("bound", "How the printed number is qualified", categories=_BOUNDS, text=True),
            Field("unit", "Unit"),
            Field("unit_mult", "Power of ten of the unit", "integer"),
            Field("other", "The figures or items that it is compared with, added up from or counted"),
            Field("same_name", "Another indicator that goes by the same name"),
            Field("explanation", "What is known to set the figures apart"),
            Field("source", "Document", required=True),
            Field("locator", "Where in the document"),
            Field("note", "Remark"),
        ),
        ("claim_id",),
        (("source", "sources", "source"),),
    ),
)  # fmt: skip


def columns(name: str) -> tuple[str, ...]:
    """Return the columns of one of the files."""
    return next(tuple(field.name for field in one.fields) for one in RESOURCES if one.name == name)


def descriptor(
    files: Mapping[str, bytes], version: str, name: str = "digecon", about: str = "", ours: bool = True
) -> dict[str, Any]:
    """Return the descriptor of the files of a table, given by name (``indicators.csv``); ``about`` is its description.

    ``ours`` says that all of it is of the bundled table, so that its stricter rules hold. Nothing in the descriptor
    depends on the time or the machine.
    """
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": "Published figures on China's digital economy",
        "description": about or "Figures as their documents print them, with units, bounds, release dates and breaks.",
        "version": version,
        "keywords": ["china", "digital economy", "statistics"],
        "contributors": [{"title": "digecon contributors", "roles": ["creator"]}],
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0, for selection, labels, definitions and notes; "
                "the figures are facts of their producers",
            }
        ],
        "sources": [{"title": title} for title in _producers(files)],
        "resources": [_resource(one, files[one.path], ours) for one in RESOURCES if one.path in files],
    }


def written(found: Mapping[str, Any]) -> bytes:
    """Return a descriptor as the bytes of ``datapackage.json``."""
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of the table that lie in a folder, by name."""
    return {one.path: (folder / one.path).read_bytes() for one in RESOURCES if (folder / one.path).is_file()}


def check(folder: Path) -> list[str]:
    """Return what is wrong between a package's descriptor and its files, one sentence each; empty when all is right.

    Raises DataError when there is no descriptor that can be read.
    """
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        listed = {one["path"]: (one["bytes"], one["hash"]) for one in told["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"'{folder / NAME}' is no descriptor of a Data Package: {error}.") from error
    found = []
    for path, (size, digest) in listed.items():
        if not (folder / path).is_file():
            found.append(f"{path} is missing")
            continue
        raw = (folder / path).read_bytes()
        if (len(raw), _hash(raw)) != (size, digest):
            found.append(f"{path} is not the file that the descriptor was written for ({size} bytes, {digest})")
    return found


def _resource(one: Resource, raw: bytes, ours: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [field.described(ours) for field in one.fields],
        "missingValues": [""],
        "primaryKey": list(one.key),
    }
    if one.references:
        schema["foreignKeys"] = [
            {"fields": [field], "reference": ({"resource": to} if to else {}) | {"fields": [column]}}
            for field, to, column in one.references
        ]
    return {
        "name": one.name,
        "type": "table",
        "path": one.path,
        "title": one.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": _hash(raw),
        "schema": schema,
    }


def _hash(raw: bytes) -> str:
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


def _producers(files: Mapping[str, bytes]) -> list[str]:
    rows = csv.DictReader(io.StringIO(files["sources.csv"].decode("utf-8"), newline=""))
    return sorted({row["organisation"] for row in rows})
