"""China's digital economy: published figures with their sources, and what follows from them, with bounds.

``load()`` returns the bundled table, ``read(path)`` a table of one's own; both select and derive with the words of the
command line: ``digecon_cli.load().select("telecom", start="2017").growth().to_frame()``. ``growth(frame)``, ``cagr`` and
``share`` compute on a frame of pandas, Polars, DuckDB, Ibis or PySpark, where it lies.
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["Table", "__version__", "cagr", "growth", "load", "read", "share"]


def __getattr__(name: str) -> Any:
    if name in ("load", "read"):  # not imported before they are asked for: the command line starts faster
        from . import api

        return getattr(api, name)
    if name == "Table":
        from .table import Table

        return Table
    if name in ("growth", "cagr", "share"):
        from . import frames

        return getattr(frames, name)
    raise AttributeError(f"module 'digecon_cli' has no attribute '{name}'")
