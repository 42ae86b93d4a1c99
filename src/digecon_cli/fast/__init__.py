"""Faster ways to the same answers, for tables of users that are larger than the bundled one.

The plain path (``measures``) is the reference: it asks every rule for every pair. Most rows of a large table are of the
simplest kind, though: levels without bounds, releases or breaks. ``series`` computes those in plain Python and leaves
the rest to the plain path; ``arrays`` does it with NumPy from file to file, for hundreds of thousands of rows.
"""

from collections.abc import Sequence

from .. import measures
from ..dataset import Dataset
from ..measures.derivation import Options
from ..model import Observation

FEW = 500  # below this many observations there is nothing to gain
# Bytes of a file from which importing NumPy and pyarrow pays: 10,000 to 30,000 rows of CSV.
LARGE, LARGE_PARQUET = 5 << 17, 1 << 17


def is_large(path: str) -> bool:
    """Return whether a file is large enough, and of a kind, to be answered with NumPy (see ``large``)."""
    import os

    from .shape import HEAD, shape_of

    try:
        size = os.path.getsize(path)
        if size < LARGE_PARQUET:
            return False
        with open(path, "rb") as stream:
            head = stream.read(HEAD)
    except (OSError, ValueError):
        return False
    return head.startswith(b"PAR1") or (size >= LARGE and shape_of(path, head) is not None)


def derived(name: str, selected: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return the rows of a measure command, by the fastest way that gives the plain path's answer."""
    if (
        name in ("growth", "cagr", "share")
        and len(data.observations) >= FEW
        and not (data.breaks or data.revisions or data.rates)
    ):
        from . import series

        found = series.rows(name, selected, data, options)
        if found is not None:
            return found
    return measures.rows(name, selected, data, options)
