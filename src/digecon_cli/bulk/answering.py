"""What is asked of a large file, and whether it can be told."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..errors import UsageError
from ..measures.derivation import Options
from ..readers import LEAST, columns
from ..readers.build import CONFLICTS, TEXT, UNKNOWN_PERIOD, share_read
from ..readers.report import Report
from . import figures, reading
from .columns import Columns, NotSimple
from .formulas import MEASURES, Answer

# Figures that are answered at a time: few enough for the processor's memory, many enough to keep the threads busy.
_STEPS = {"growth": 1 << 16, "share": 1 << 16, "cagr": 1 << 18}
# What is left out for a fault of the file, which 'digecon validate' shows.
_FAULTS = (TEXT, UNKNOWN_PERIOD, CONFLICTS)


class Request(NamedTuple):
    """What is asked of a large file."""

    measure: str
    path: str
    options: Options
    select: Sequence[str] = ()
    start: str = ""
    end: str = ""
    area: str = ""
    freq: str = ""
    mapping: str = ""
    for_people: bool = False


def answer(request: Request, tell: Callable[[list[str]], None]) -> Answer | None:
    """Return the answer, or None where the plain engine has to give it; raises UsageError for a wrong request.

    ``tell`` is given the notices of the reading, as soon as the plain engine will not read the file again.
    """
    options = request.options
    if request.measure not in MEASURES or options.vintage or options.overrides:
        return None
    if options.get("basis") not in ("", "both", "computed"):
        return None
    try:
        read = reading.read(request.path, request.mapping)
        table = figures.build(read)
        if share_read(len(table.values), read.left_out) < LEAST:
            return None
        if request.for_people and not request.freq and table.is_mixed:
            return None  # people are told years first
        notices = _notices(request.path, read)
        try:
            table = figures.select(table, request.select, request.start, request.end, request.area, request.freq)
        except UsageError:
            tell(notices)
            raise
        found = Answer(request.measure, table, options, table.cuts(_STEPS[request.measure]), {})
        # What cannot be told shows before anything is written.
        while found.slices and not len(found.part(found.slices[0]).values):
            found = found._replace(slices=found.slices[1:])
    except (NotSimple, OverflowError, ImportError):
        return None
    if not found.slices:
        return None
    tell(notices)
    return found


def _notices(path: str, read: Columns) -> list[str]:
    report = Report(f"'{path}'")
    if sentence := columns.not_used(read.shape.unused):
        report.tell(sentence)
    report.left_out = {kind: number for kind, number in read.left_out.items() if number}
    report.more = sum(report.left_out.get(kind, 0) for kind in _FAULTS)
    return report.notices()
