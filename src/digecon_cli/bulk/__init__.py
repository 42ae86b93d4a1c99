"""Growth, compound growth and shares of large tables, from file to file, with NumPy and pyarrow.

The plain engine (``measures``) is the reference: it asks every rule of every pair. Here the arithmetic of all rows is done
at once, on whole columns, and the plain engine is asked once for each kind of row, so that units, notes and refusals
are its own. Where a table says more of its figures than this can tell (bounds, releases, another layout), it declines,
and the plain engine answers.
"""

import os

# Bytes of a file from which importing NumPy and pyarrow pays: about 3,000 rows.
LARGE, LARGE_PARQUET = 3 << 15, 1 << 15


def is_large(path: str, mapping: str = "") -> bool:
    """Return whether a file is large enough, and of a layout, to be answered here; ``mapping`` is that of ``--map``."""
    from .shape import HEAD, of_csv

    try:
        size = os.path.getsize(path)
        if size < LARGE_PARQUET:
            return False
        with open(path, "rb") as stream:
            head = stream.read(HEAD)
    except (OSError, ValueError):
        return False
    return head.startswith(b"PAR1") or (size >= LARGE and of_csv(path, head, mapping) is not None)
