"""SDMX-CSV 2.0: one observation a row, with status, multiplier and unit as attributes; it reads back equal."""

import csv
from io import StringIO

from .. import sdmx
from ..errors import UsageError
from ..observations import HEADER
from ..table import Listing, Table
from . import Look


def raw(content: Table | Listing, look: Look) -> bytes:
    """Return a table of observations in UTF-8; raises UsageError for a listing, which has none."""
    if isinstance(content, Listing):
        raise UsageError("sdmx-csv is for observations, and this answer has none: write -f csv.")
    places = [(HEADER.index(field), name in sdmx.DIMENSIONS) for name, field in sdmx.COLUMNS.items()]
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*sdmx.HEAD, *sdmx.COLUMNS))
    for record in content.records():
        cells = (record[place] or (sdmx.NOTHING if dimension else record[place]) for place, dimension in places)
        writer.writerow((*sdmx.STRUCTURE, *cells))
    return stream.getvalue().encode()
