"""Measure commands on large files: asked of the bulk engine first, written as it comes."""

import os
import sys
from typing import TYPE_CHECKING

from .. import bulk
from ..measures.derivation import Options
from ..messages import Message
from ..render.formats import find
from ..selection import ALL
from ..table import Table
from .notices import tell
from .options import Common
from .output import emit, format_name, write_to
from .progress import done, reading, working

if TYPE_CHECKING:
    from ..bulk.formulas import Answer

# The options that a large answer does not follow: other rows are asked for, or another table.
_PLAIN = ("latest", "last", "vintage", "add", "catalog", "fill", "currency")
# The options with which an answer in the long form is more than its rows in their order.
_ROWS = ("bom", "sort", "first", "comparable")
_SLOW = 1 << 20  # bytes of a table for which the plain engine takes some three seconds and more


def answered(name: str, common: Common, options: Options) -> bool:
    """Answer a command from a large file and return True, or return False where the plain engine has to."""
    if name not in ("growth", "cagr", "share") or any(getattr(common, one) for one in _PLAIN):
        return False
    if common.data in ("", "-") or not bulk.is_large(common.data, common.map):
        return False
    # NumPy's linear algebra, which is not used here, would start threads when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Asking the system for huge pages takes longer than a short life with small ones.
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    try:
        from ..bulk import answering
    except ImportError:
        if os.path.getsize(common.data) > _SLOW and not common.quiet:
            message = "'{path}' is large: {measure} is many times as fast with pyarrow: pip install 'digecon-cli[all]'."
            tell([Message(message, path=common.data, measure=name)])
        return False
    reading(common.data)
    freq = "" if common.freq == ALL else common.freq  # programs get every frequency of a table of one's own
    people = find(format_name(common)).for_people and common.freq != ALL
    request = answering.Request(
        name, common.data, options, common.select, common.start, common.end, common.area, freq, common.map, people
    )
    found = answering.answer(request, tell)
    if found is None:
        return False
    _write(found, common)
    return True


def _write(found: "Answer", common: Common) -> None:
    """Write an answer: column by column where its format allows that, else row by row."""
    from ..bulk import writing

    format, form = format_name(common), common.render_options(80, False, False).form
    if not writing.is_written(format, form) or any(getattr(common, one) for one in _ROWS):
        emit(common.arranged(Table(found.rows(), found.data, found.measure)), common)
        return
    pieces = writing.pieces(found, format, form)
    if common.output:
        working(Message("writing {name}", name=os.path.basename(common.output)))
    elif not sys.stdout.isatty():
        working(Message("writing"))
    write_to(common.output, pieces)
    done()
