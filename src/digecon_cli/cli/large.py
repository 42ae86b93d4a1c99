"""Measure commands on large files: asked of the fast path first, written as it comes."""

import os
import sys

from .. import fast
from ..measures.derivation import Options
from ..selection import ALL
from .notices import tell
from .options import Common
from .output import format_name, write_to
from .progress import done, reading, working

# The options that a large answer follows, or that change nothing in CSV of a table of one's own.
_HONOURED = {"select", "start", "end", "area", "freq", "data", "format", "output", "lang", "bounds", "quiet"}


def answered(name: str, common: Common, options: Options) -> bool:
    """Answer a command from a large file and return True, or return False where the plain path has to."""
    default = Common()
    asked = {name for name in Common._fields if getattr(common, name) != getattr(default, name)}
    if asked - _HONOURED or common.data in ("", "-") or not fast.is_large(common.data):
        return False
    if format_name(common) != "csv":
        return False
    # NumPy's linear algebra, which is not used here, would start threads when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Asking the system for huge pages takes longer than a short life with small ones.
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    try:
        from ..fast import large, text
    except ImportError:  # without NumPy or pyarrow the plain path answers, more slowly
        return False
    reading(common.data)
    freq = "" if common.freq == ALL else common.freq  # programs get every frequency of a table of one's own
    request = large.Request(
        name, common.data, tuple(common.select), common.start, common.end, options, common.area, freq
    )
    found = large.answer(request)
    if found is None:
        return False
    tell(found.notices)
    if common.output:
        working(f"writing {os.path.basename(common.output)}")
    elif not sys.stdout.isatty():
        working("writing")
    write_to(common.output, text.pieces(found))
    done()
    return True
