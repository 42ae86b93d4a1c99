"""A whole table of ours: figures with the catalog, breaks, revisions and documents in files beside them, of any version."""

import csv
import os
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..core import bundled, package
from ..core.dataset import Dataset
from ..core.errors import DataError
from ..core.messages import Message
from ..core.model import Break, Indicator, Revision, Source
from . import own, read
from .files import File
from .report import Report
from .sheet import of_text

_VERSION = re.compile(r"\d{4}\.\d{2}(\.\d+)?")


class Package(NamedTuple):
    """A table with its version, empty where it has none; ``alone`` where it has no catalog of its own beside it."""

    data: Dataset
    version: str
    alone: bool = False


def read_table(wanted: str) -> Package:
    """Return the table that a word means: a folder or zip file with ``indicators.csv``, a file in our layout, or a version.

    The version is that of the bundled table; an empty word means it too. Raises DataError for what cannot be read.
    """
    if not wanted or (_VERSION.fullmatch(wanted) and not os.path.exists(wanted)):
        if wanted in ("", bundled.version()):
            return Package(bundled.load(), bundled.version())
        raise DataError(
            "the table of {wanted} is not here, only that of {version}: give its folder or its package.",
            wanted=wanted,
            version=bundled.version(),
        )
    if package.holds(wanted, package.FIGURES):
        return _whole(wanted)
    if os.path.isdir(wanted):
        raise DataError(
            "'{wanted}' holds no {figures}: give a folder that 'digecon export' wrote, or a file.",
            wanted=wanted,
            figures=package.FIGURES,
        )
    return Package(read(wanted), "", True)


def _whole(place: str) -> Package:
    name = Message("'{path}' ({file})", path=place, file=package.FIGURES)
    report = Report(name, strict=True)
    found = own.read(of_text(File(name, package.read(place, package.FIGURES)), report), report, printed=True)
    data = Dataset(
        found.observations,
        {one.indicator: one for one in _records(place, "catalog.csv", Indicator)},
        _records(place, "breaks.csv", Break),
        {one.source: one for one in _records(place, "sources.csv", Source)},
        True,
        _records(place, "revisions.csv", Revision),
    )
    return Package(data, _version(place))


def _records(place: str, name: str, kind: Any) -> Iterator[Any]:
    """Yield the records of a file, if it is there; columns that its version does not have are empty."""
    if not package.holds(place, name):
        return
    with package.opened(place, name) as stream:
        for row in csv.DictReader(stream):
            cells = {field: row.get(field) or "" for field in kind._fields}
            if "unit_mult" in cells:
                cells["unit_mult"] = int(cells["unit_mult"] or 0)
            yield kind(**cells)


def _version(place: str) -> str:
    import json

    if not package.holds(place, "datapackage.json"):
        return ""
    try:
        return str(json.loads(package.read(place, "datapackage.json")).get("version", ""))
    except ValueError as error:
        raise DataError("'{place}' has a damaged datapackage.json: export it again.", place=place) from error
