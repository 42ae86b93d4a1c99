"""An extract of the table as a Data Package: rows with their catalog entries, breaks, revisions and documents."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from ...ask.options import RenderOptions
from ...ask.table import RecordListing
from ...core import bundled, schema
from ...core.dataset import Dataset
from ...core.errors import DataError, UsageError
from ...core.intervals import printed_bounds
from ...core.messages import ENGLISH, phrase
from ...core.model import Break, Indicator, Observation, Source, split_name
from ...core.saving import save, save_folder
from ...pages.labels import counted, producer
from ...render import csv
from . import metadata, sqlite

README = "README.md"
_README = """# An extract of digecon data {version}

Selection: {selection}. {figures} of {indicators}, from {documents}.

- `indicators.csv`: one row is one figure as one document prints it.
- `catalog.csv`, `breaks.csv`, `revisions.csv`, `sources.csv`: what its indicators, breaks, revisions and documents
  are; parents included.
- `datapackage.json`: the schemas, keys, sizes and SHA-256 of these files (Data Package 2.0).
- `croissant.json`: the same in the words of Croissant 1.0.

## Use it

```sh
digecon show --data indicators.csv
digecon growth --data indicators.csv
```

## Check it

`frictionless validate datapackage.json` checks sizes, hashes, types, keys and references. The same selection of the same
version of the data gives the same files, byte for byte.

## Cite it

Each figure is its producer's: `digecon cite --data indicators.csv` names the documents. The selection, labels,
definitions and notes are licensed CC BY 4.0, digecon contributors. The producers:

{producers}
"""
_ZIP = ".zip"
_WHOLE = (_ZIP, *sqlite.ENDINGS)  # endings of an extract in a single file
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the earliest time in a zip, so that the file does not depend on the day


def files(
    rows: Sequence[Observation], data: Dataset, selection: str, ours: bool = True, lang: str = ENGLISH
) -> dict[str, bytes]:
    """Return the files of an extract by name; ``selection`` describes in words what was selected.

    ``ours`` is true if all rows are from the bundled table, ``lang`` is the language of the README. Raises DataError
    for rows that do not fit the layout of the bundled table: computed figures, and figures of unknown precision.
    """
    if any(one.origin != "published" or (one.low, one.high) != _bounds(one) for one in rows):
        raise DataError(
            "an export holds published figures with the precision of their digits; "
            "write computed and foreign ones with -o FILE.csv."
        )
    catalog = _entries(rows, data)
    breaks = [one for (name, _), of_series in sorted(data.breaks.items()) if name in catalog for one in of_series]
    sources = [data.sources.get(name) or _unknown(name) for name in _cited(rows, catalog, breaks)]
    revisions = [one for (name, _), of_series in sorted(data.revisions.items()) if name in catalog for one in of_series]
    found = {
        "indicators.csv": _csv("indicators", _cells("indicators", rows)),
        "catalog.csv": _csv("catalog", _cells("catalog", (catalog[name] for name in sorted(catalog)))),
        "breaks.csv": _csv("breaks", breaks),
        "revisions.csv": _csv("revisions", revisions),
        "sources.csv": _csv("sources", sources),
    }
    version = bundled.version()
    about = f"An extract of digecon data {version}: {selection}."
    producers = sorted({one.organisation for one in sources})
    descriptor = {
        **{key: value for key, value in schema.descriptor().items() if key != schema.OBSERVATIONS},
        "name": "digecon-extract",
        "description": about,
        "version": version,
        "sources": [{"title": name} for name in producers],
        "resources": _resources(found, ours),
    }
    described = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    readme = _readme(rows, selection, version, producers, lang)
    metadata_files = {schema.NAME: described.encode(), metadata.NAME: metadata.croissant(descriptor)}
    return {README: readme.encode()} | metadata_files | found


def _cited(rows: Iterable[Observation], catalog: Mapping[str, Indicator], breaks: Iterable[Break]) -> list[str]:
    """Return the ids of the documents of figures, of breaks, and of what the catalog says of published growth."""
    cited = {one.source for one in rows} | {entry.comparable_source for entry in catalog.values()}
    cited.update(name for at in breaks for name in at.source.split(";"))
    return sorted(filter(None, cited))


def write(found: Mapping[str, bytes], target: Path, force: bool = False) -> None:
    """Write an extract to a folder, or to a single file if ``target`` has the ending of a zip file or a database.

    Raises UsageError if ``target`` exists and ``force`` is not set, DataError if it cannot be written.
    """
    whole = target.suffix.lower() in _WHOLE
    try:
        taken = target.exists() and (whole or not target.is_dir() or any(target.iterdir()))
    except OSError as error:
        raise DataError("cannot write '{path}': {error}.", path=str(target), error=error.strerror or error) from error
    if taken and not force:
        raise UsageError(
            "'{target}' exists already: name another place, or write over it with --force.", target=str(target)
        )
    if whole:
        save(str(target), _zip(found) if target.suffix.lower() == _ZIP else sqlite.database(found))
    else:
        save_folder(str(target), found)


def is_extract(target: Path) -> bool:
    """Return whether a path can hold an extract: a folder, or a file with the ending of an archive or a database."""
    return target.suffix.lower() in ("", *_WHOLE)


def fingerprint(raw: bytes) -> dict[str, Any]:
    """Return the size and SHA-256 of a file as the descriptor states them."""
    return {"bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"}


def _resources(found: Mapping[str, bytes], ours: bool) -> list[dict[str, Any]]:
    """Return the descriptors of the files; constraints of the bundled table are dropped if the rows are not ours."""
    resources = []
    for resource in schema.descriptor()["resources"]:
        if resource["path"] in found:
            fields = resource["schema"]["fields"] if ours else _user_fields(resource)
            resources.append(
                {**resource, **fingerprint(found[resource["path"]]), "schema": {**resource["schema"], "fields": fields}}
            )
    return resources


def _user_fields(resource: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the fields of a user's file: figures with the rules of ``observations``, others with their type only."""
    rules = (
        {field["name"]: field for field in schema.fields("observations")} if resource["name"] == "indicators" else {}
    )
    bound = ("constraints", "categories")
    return [
        {key: value for key, value in field.items() if key not in bound}
        | {key: value for key, value in rules.get(field["name"], {}).items() if key in bound}
        for field in resource["schema"]["fields"]
    ]


def _zip(found: Mapping[str, bytes]) -> bytes:
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name in sorted(found):
            # Stored without compression, because compressed bytes differ between versions of zlib.
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 3  # Unix, so that the bytes are the same on Windows
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, found[name])
    return raw.getvalue()


def _bounds(row: Observation) -> tuple[str, str]:
    return printed_bounds(row.value, row.bound, row.measure) if row.value else ("", "")


def _entries(rows: Iterable[Observation], data: Dataset) -> dict[str, Indicator]:
    """Return the catalog entries of the rows, of their base indicators, and of the parents of all of these."""
    wanted = [name for one in rows for name in (one.indicator, split_name(one.base_indicator)[0]) if name]
    found: dict[str, Indicator] = {}
    while wanted:
        name = wanted.pop()
        if name not in found:
            entry = data.about(name)
            found[name] = entry._replace(label=entry.name())
            wanted += entry.wholes
    return found


def _unknown(source: str) -> Source:
    return Source(source, "not stated", source, "", "", "no address known")


def _cells(name: str, rows: Iterable[Observation] | Iterable[Indicator]) -> Iterator[list[str | int]]:
    """Yield the cells of each row in the columns of a table."""
    header = schema.columns(name)
    for row in rows:
        yield [getattr(row, column) for column in header]


def _csv(name: str, rows: Iterable[Iterable[str | int]]) -> bytes:
    listing = RecordListing(tuple(schema.columns(name)), [tuple(row) for row in rows])
    return csv.write(listing, RenderOptions()).text.encode()


def _readme(rows: Sequence[Observation], selection: str, version: str, producers: Sequence[str], lang: str) -> str:
    return phrase(
        _README,
        lang,
        version=version,
        selection=selection,
        figures=counted(len(rows), "figure", lang),
        indicators=counted(len({one.indicator for one in rows}), "indicator", lang),
        documents=counted(len({one.source for one in rows}), "document", lang),
        producers="\n".join(f"- {producer(name, lang)}" for name in producers),
    )
