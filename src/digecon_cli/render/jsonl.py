"""JSON Lines: one object per line."""

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from .formats import Format, Rendered
from .json import objects


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return each record as a JSON object on a line of its own (see ``json.objects``)."""
    return Rendered("".join(line + "\n" for line in objects(content, options)))


FORMAT = Format("jsonl", (".jsonl", ".ndjson"), 4, write)
