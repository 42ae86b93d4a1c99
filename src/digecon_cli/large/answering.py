"""Requests on large files, and the decision whether this engine can answer them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..core.errors import NothingFound, UsageError
from ..core.messages import Message
from ..measures.derivation import Options
from ..reading import columns, doubts, offers
from ..reading.build import TEXT, is_enough, remark_title
from ..reading.report import CONFLICTS, UNKNOWN_PERIOD, Report
from . import STEPS, describing, figures, reading
from .figures import Figures
from .formulas import Answer, leaves_refusals, of_canonical_base
from .reading import NotSimple


class Request(NamedTuple):
    """A measure command on a large file."""

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


def answer(request: Request, notify: Callable[[list[Message]], None]) -> Answer | None:
    """Return the answer, or None if the plain engine has to give it; raises UsageError for an invalid request.

    ``notify`` receives the notices of the reader, but only if the plain engine will not read the file again.
    """
    options = request.options
    if options.vintage or options.overrides or options.get("basis") not in ("", "both", "computed"):
        return None
    try:
        if (read := table_of(request.path, request.mapping, verbatim=request.measure == "show")) is None:
            return None
        table, report = read
        if request.for_people and not request.freq and table.is_mixed:
            return None  # for people, years come first
        try:
            table = figures.select(table, request.select, request.start, request.end, request.area, request.freq)
        except (UsageError, NothingFound):
            notify(report.notices())
            raise
        found = _answer(request, table)
    except (NotSimple, OverflowError, ImportError):
        return None
    if found is None or not found.slices:
        return None
    notify(report.notices())
    return found


def table_of(path: str, mapping: str = "", verbatim: bool = False) -> tuple[Figures, Report] | None:
    """Return the figures of a file and the report on it, None if the plain engine reads or refuses it; raises NotSimple."""
    read = reading.read(path, mapping, verbatim)
    met = Report("")
    if read.shape.layout:
        read, met = describing.described(read)
    read, of_dates = describing.dated(read)
    table = figures.build(read)
    if not is_enough(len(table.values), table.left_out):
        return None
    report = Report(Message("'{path}'", path=path), path=path, mapping=mapping)
    report.layout = read.shape.name
    report.remarks = met.remarks
    if sentence := columns.not_used(read.shape.unused):
        report.remark(sentence)
    if of_dates:
        report.remark(of_dates)
    report.titles = [read.shape.title] if read.shape.title else []
    remark_title(table.catalog, report)
    doubts.remark(table.catalog, table, report)
    report.left_out = table.left_out
    if offers.may_help(report) and (read.shape.layout or read.shape.unused):
        return None  # the plain engine tries other columns
    # Errors in the file, which 'digecon validate' lists.
    report.more = sum(table.left_out[fault] for fault in (TEXT, UNKNOWN_PERIOD, CONFLICTS))
    return table, report


def _answer(request: Request, table: Figures) -> Answer | None:
    """Return the answer from the figures that are selected, None if the plain engine has to give it."""
    options = request.options
    if request.measure == "growth" and leaves_refusals(table):
        return None
    if request.measure == "index":
        if (based := of_canonical_base(table, options)) is None:
            return None
        options = based
    found = Answer(request.measure, table, options, table.cuts(STEPS[request.measure]), {}, set(), set())
    # NotSimple must be raised before anything is written, so the first slice that has rows is computed here.
    while found.slices and not len(found.part(found.slices[0]).values):
        found = found._replace(slices=found.slices[1:])
    return found
