"""The Python interface: where tables come from. What they can do is ``table.Table``."""

import os

from . import bundled, readers
from .table import Table


def load() -> Table:
    """Return the bundled table."""
    data = bundled.load()
    return Table(data.observations, data)


def read(path: str | os.PathLike[str], mapping: str = "") -> Table:
    """Return a table of one's own, in any layout that ``--data`` knows; ``table.data.notices`` tells what was left out.

    ``mapping`` names columns as ``--map`` does (``value=OBS,period=Year``). Raises DataError when the file cannot be read.
    """
    data = readers.read(os.fspath(path), mapping)
    return Table(data.observations, data)
