"""Commands on large files, from file to file: read as codes, computed by the NumPy kernel, written column by column.

Answers are those of the plain path. What this way cannot tell exactly as the plain path would (another layout or format,
bounds, releases) is declined, and the plain path answers.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ..measures.derivation import Options
from ..readers import columns
from ..readers.report import Report
from . import coded_table, reading
from .columns import TEXT, NotSimple
from .parts import Part
from .rows import MEASURES
from .text import Answer

# Figures that are answered at a time: few enough for the processor's memory, many enough to keep the threads busy.
_STEPS = {"growth": 1 << 16, "share": 1 << 16, "cagr": 1 << 18}
# What is left out for a fault of the file, which 'digecon validate' shows.
_FAULTS = (TEXT, coded_table.UNKNOWN_PERIOD, "rows of another length", "figures given twice with different values")


class Request(NamedTuple):
    """What is asked of a large file."""

    measure: str
    path: str
    select: tuple[str, ...]
    start: str
    end: str
    options: Options
    area: str = ""
    freq: str = ""


def answer(request: Request) -> Answer | None:
    """Return the answer, or None where the plain path has to give it; raises UsageError for a wrong request."""
    options = request.options
    if request.measure not in MEASURES or options.vintage or options.overrides:
        return None
    if options.get("basis") not in ("", "both", "computed"):
        return None
    try:
        read = reading.read(request.path)
        table = coded_table.select(
            coded_table.build(read), request.select, request.start, request.end, request.area, request.freq
        )
        measure = MEASURES[request.measure]

        made: dict[int, Part] = {}

        def part(rows: slice) -> Part:
            return made.pop(rows.start, None) or measure(table, rows, options)

        rows = table.table.cuts(_STEPS[request.measure])
        # The first rows are made here already: what cannot be told shows before anything is written.
        while rows and not len((first := part(rows[0])).values):
            del rows[0]
        if rows:
            made[rows[0].start] = first
    except (NotSimple, OverflowError, ImportError):
        return None
    if not rows:
        return None
    return Answer(table, part, rows, _notices(request.path, read.unused, read.left_out))


def _notices(path: str, unused: list[str], left_out: Mapping[str, int]) -> list[str]:
    report = Report(f"'{path}'")
    if sentence := columns.not_used(unused):
        report.tell(sentence)
    report.left_out = {kind: number for kind, number in left_out.items() if number}
    report.more = sum(number for kind, number in left_out.items() if kind in _FAULTS)
    return report.notices()
