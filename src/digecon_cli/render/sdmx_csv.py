"""SDMX-CSV 2.0: one observation per row, with status, multiplier and unit as attributes; it reads back equal."""

import csv
from io import StringIO

from ..ask.contract import HEADER, Form
from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import sdmx
from ..core.errors import UsageError
from .formats import Format, Rendered


def write(content: ObservationTable, options: RenderOptions) -> Rendered:
    """Return a table of observations; raises UsageError for any form but the long one, the only one of SDMX-CSV."""
    if options.form != Form(options.lang, options.scale):
        raise UsageError("sdmx-csv has columns of its own: leave out --wide, --transpose, --columns and --header.")
    places = [(HEADER.index(field), name in sdmx.DIMENSIONS) for name, field in sdmx.COLUMNS.items()]
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*sdmx.HEAD, *sdmx.COLUMNS))
    for record in content.records(Form(scale=options.scale)).rows:
        cells = (record[place] or (sdmx.NOTHING if dimension else record[place]) for place, dimension in places)
        writer.writerow((*sdmx.STRUCTURE, *cells))
    return Rendered(stream.getvalue())


FORMAT = Format("sdmx-csv", (".sdmx",), 8, write, observations_only=True, also=(".csv",))
