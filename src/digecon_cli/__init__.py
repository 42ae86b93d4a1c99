"""China's digital economy: published figures with their sources, and what follows from them, with bounds.

``load()`` returns the bundled table, ``read(path)`` a table of one's own; both select and derive with the words of the
command line: ``digecon_cli.load().select("telecom", start="2017").growth().to_frame()``. ``growth(frame)``, ``cagr``,
``share`` and ``index`` compute on a frame of pandas, Polars, DuckDB, Ibis or PySpark, where it lies.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in typing, which is imported only once __main__ has seen to Ctrl-C
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .api import Listing, Picture, Table, check, diff, get, info, load, read, search
    from .core.errors import DataError, DigeconError, NothingFound, UsageError
    from .large.frames import cagr, contribution, growth, index, share, share_change

__version__ = "0.1.0"
__all__ = [
    "DataError", "DigeconError", "Listing", "NothingFound", "Picture", "Table", "UsageError", "__version__", "cagr", "check",
    "contribution", "diff", "get", "growth", "index", "info", "list", "load", "read", "search", "share", "share_change",
]  # fmt: skip
# Nothing is imported before it is asked for: the command line starts faster.
_PLACES = {
    "core.errors": ("DataError", "DigeconError", "NothingFound", "UsageError"),
    "large.frames": ("cagr", "contribution", "growth", "index", "share", "share_change"),
    "api": ("Listing", "Picture", "Table", "check", "diff", "get", "info", "list", "load", "read", "search"),
}


def __getattr__(name: str) -> Any:
    for module, names in _PLACES.items():
        if name in names:
            found = getattr(import_module(f".{module}", __name__), "list_" if name == "list" else name)
            if not isinstance(found, type):
                found = globals()[name] = import_module(".core.errors", __name__).for_python(found)
            return found
    raise AttributeError(f"module 'digecon_cli' has no attribute '{name}'")


def __dir__() -> Sequence[str]:
    return __all__
