"""Measure commands on large files: asked of the fast path first, written as it comes."""

import os
import sys
import time
from collections.abc import Callable

from .. import fast
from ..errors import DataError
from ..measures.engine import Options
from .options import Common
from .output import tell


def answered(name: str, common: Common, options: Options) -> bool:
    """Answer a command from a large file and return True, or return False where the plain path has to."""
    plain = common._replace(select=(), start="", end="", data="", format="auto", output="", lang="en", bounds=False)
    if plain != Common() or common.data in ("", "-") or not fast.is_large(common.data):
        return False
    if common.chosen_format(not common.output and sys.stdout.isatty()) != "csv":
        return False
    # NumPy's linear algebra, which is not used here, would start threads when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Asking the system for huge pages takes longer than a short life with small ones.
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    try:
        from ..fast import large, text
    except ImportError:  # without NumPy or pyarrow the plain path answers, more slowly
        return False
    progress = Progress()
    progress.tell("reading")
    request = large.Request(name, common.data, tuple(common.select), common.start, common.end, options)
    found = large.answer(request)
    progress.clear()
    if found is None:
        return False
    tell(found.notices)
    if common.output:
        try:
            with open(common.output, "wb") as stream:
                text.write(found, progress.counted(stream.write))
        except OSError as error:
            raise DataError(f"cannot write '{common.output}': {error.strerror}.") from error
    else:
        sys.stdout.flush()
        text.write(found, progress.counted(sys.stdout.buffer.write))
        sys.stdout.buffer.flush()
    progress.clear()
    return True


class Progress:
    """A line on stderr that says what is going on: on a terminal only, and for work of more than a second."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._bytes = 0

    def tell(self, what: str) -> None:
        """Show what is being done."""
        if self._shown:
            sys.stderr.write(f"\r{what} ... ")
            sys.stderr.flush()

    def counted(self, put: Callable[[bytes], object]) -> Callable[[bytes], object]:
        """Return ``put``, which now also shows how much was written."""

        def write(piece: bytes) -> object:
            self._bytes += len(piece)
            if time.monotonic() - self._begun > 1:
                self.tell(f"{self._bytes >> 20:,} MB written")
            return put(piece)

        return write

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r" + " " * 40 + "\r")
            sys.stderr.flush()
