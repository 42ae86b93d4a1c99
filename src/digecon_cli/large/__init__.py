"""The figures, growth, compound growth, shares and indices of large tables, from file to file, with NumPy and pyarrow.

The plain engine (``measures``) is the reference: it applies every rule to every pair. Here the arithmetic runs on whole
columns, and the plain engine computes one row of each kind, so that its units, notes and refusals are used. A table
that holds more than this engine handles (bounds, releases, another layout) is left to the plain engine.
"""

import os

# The file size in bytes (about 3,000 rows) from which importing NumPy and pyarrow pays off.
LARGE, LARGE_PARQUET = 3 << 15, 1 << 15
_LEAST_MEMORY = 2 << 30  # bytes of addresses; numpy and pyarrow reserve more than they use
# The parts of a zip file that make it a workbook; one of them is among the first.
_OF_WORKBOOKS = (b"[Content_Types].xml", b"xl/", b"docProps/")
# The commands that this engine answers, and of how many figures in one step: few enough for the processor's cache, many
# enough to keep the threads busy. They stand here and not beside their formulas because those import NumPy.
STEPS = {"show": 1 << 15, "growth": 1 << 15, "share": 1 << 15, "cagr": 1 << 18, "index": 1 << 15}


def _has_room() -> bool:
    """Return whether the process may map the memory that the libraries of this engine need to load; they end it if not."""
    try:
        import resource
    except ImportError:  # as on Windows, which knows no such limit
        return True
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    return most == resource.RLIM_INFINITY or most >= _LEAST_MEMORY


def is_large(path: str, mapping: str = "") -> bool:
    """Return whether a file is large and simple enough for this engine; ``mapping`` is the argument of ``--map``."""
    from .shape import UNREADABLE, WORKBOOK, beginning, of_csv

    try:
        size = os.path.getsize(path)
        if size < LARGE_PARQUET or not _has_room():
            return False
        file, packed = beginning(path)
    except UNREADABLE:
        return False
    if file.kind in WORKBOOK:
        return not packed and any(part in file.raw for part in _OF_WORKBOOKS)
    if file.kind == "parquet":
        return not packed
    return (packed or size >= LARGE) and of_csv(path, file.raw, mapping) is not None
