"""Answers from large files: given to the bulk engine where that follows all that is asked."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from .. import large as bulk
from ..ask.selection import ALL
from ..ask.table import ObservationTable
from ..ask.tidying import named_measures
from ..core.errors import DigeconError
from ..core.messages import Message
from ..measures.derivation import Options
from ..render.formats import check_readable, find
from .options import Common
from .output import emit, format_name, not_in_value, write_to
from .progress import done, notify, reading, working

if TYPE_CHECKING:
    from ..large.answering import Request
    from ..large.formulas import Answer

# The shared options that a large answer follows; with any other the plain engine answers.
FOLLOWED = frozenset(
    ("select", "start", "end", "freq", "area", "measure", "tidy", "comparable", "sort", "first", "data", "map", "format", "as_json", "as_csv",
     "output", "no_pager", "quiet", "lang", "scale", "all", "ended", "bounds", "wide", "transpose", "columns", "header", "bom")
)  # fmt: skip
# The options with which an answer in the long form is more than its rows in their order.
_ROWS = ("bom", "sort", "first", "comparable", "tidy")
_SLOW = 1 << 20  # bytes of a table for which the plain engine takes some three seconds and more


def is_followed(common: Common) -> bool:
    """Return whether a large answer follows every shared option that is given."""
    given = {name for name, value in common._asdict().items() if value != common._field_defaults[name]}
    return given <= FOLLOWED


def answer_from_large_file(name: str, common: Common, options: Options) -> bool:
    """Answer ``show`` or a measure from a large file with the bulk engine; return False where the plain engine has to."""
    if name not in bulk.STEPS or not is_followed(common):
        return False
    if name == "show" and common.scale:  # it changes the figures themselves, which are written as they are
        return False
    if common.data in ("", "-") or not bulk.is_large(common.data, common.map):
        return False
    # NumPy's linear algebra, which is not used here, would start threads when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Asking the system for huge pages takes longer than a short life with small ones.
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    try:
        from ..large import answering
    except ImportError:
        if os.path.getsize(common.data) > _SLOW and not common.quiet:
            message = "'{path}' is large: {measure} is many times as fast with pyarrow: pip install pyarrow."
            notify([Message(message, path=common.data, measure=name)])
        return False
    reading(common.data)
    freq = "" if common.freq == ALL else common.freq  # programs get every frequency of a table of one's own
    people = (find(format_name(common)).for_people or common.tidy) and common.freq != ALL
    request = answering.Request(
        name, common.data, options, common.select, common.start, common.end, common.area, freq, common.map, people
    )
    if name == "show" and people:
        _check_readable(request, common)
        return False
    found = answering.answer(request, notify)
    if found is None:
        return False
    _write_large(found, common)
    return True


def _check_readable(request: "Request", common: Common) -> None:
    """Raise DataError where people would be shown too many figures, before the plain engine reads all of them."""
    from ..large import answering

    if common.tidy or common.comparable or common.measure or common.first:  # which leave out some
        return
    notices: list[Message] = []
    try:
        found = answering.answer(request, notices.extend)
    except DigeconError:
        return  # the plain engine has the word
    try:
        check_readable(found.figures if found else 0)
    except DigeconError:
        notify(notices)
        raise


def _write_large(found: "Answer", common: Common) -> None:
    """Write an answer: column by column where its format allows that, else row by row."""
    from ..large import writing

    format, form = format_name(common), common.render_options(80, False, False).form
    kept = found.only(named_measures(common.measure)) if common.measure else found
    if kept is None or not writing.is_written(format, form) or any(getattr(common, one) for one in _ROWS):
        data = found.data
        data.given = common.given()
        emit(
            common.arranged(ObservationTable(found.rows(), data, "" if found.measure == "show" else found.measure)),
            common,
        )
        return
    pieces = writing.pieces(kept, format, form)
    if common.output:
        working(Message("writing {name}", name=os.path.basename(common.output)))
    elif not sys.stdout.isatty():
        working(Message("writing"))
    write_to(common.output, pieces)
    done()
    if not common.quiet:
        notify(not_in_value(kept.measures or kept.there, partial(any, kept.powers), common))
