"""``cite``: the document behind each figure."""

import sys

from ... import citations
from ...table import sort_rows
from ..options import BOM, COMPUTED, OUTPUT, RELEASE, SELECTION, TABLE, Common
from ..output import deliver, emit
from ..spec import Command


def _cite(common: Common) -> None:
    data = common.dataset()
    rows = data.standing(common.selected(data), common.vintage or "latest")
    found = citations.entries(sort_rows(rows), data)
    format = "text" if common.format == "auto" else common.format
    if format not in citations.WRITERS:
        emit(citations.listing(found), common)
        return
    # Text is for people and follows the terminal's encoding; the others are files for programs.
    encoding = sys.stdout.encoding if format == "text" and not common.output else "utf-8"
    deliver(citations.WRITERS[format](found).encode(encoding or "utf-8", "replace"), common.output)


COMMAND = Command(
    "cite",
    section="Publish",
    rank=1,
    help="Citations: the document of each figure; of a computed one also the derivation.",
    examples=(
        "digecon cite telecom.revenue",
        "digecon cite economy -f bibtex -o economy.bib",
        "digecon growth economy.digital -f csv | digecon cite --data -",
    ),
    run=_cite,
    options=(*SELECTION, *RELEASE, *TABLE, *OUTPUT, BOM, *COMPUTED),
    formats=citations.FORMATS,
)
