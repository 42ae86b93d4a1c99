"""Documents of JSON that hold a table in a form of their own; each is one module, found by being here.

Numbers are texts, with the digits that are written. A form has ``NAME``, ``RANK``, ``recognise(document)`` and ``rows(document)``, which yields a header of usual names and a row a figure.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any


@cache
def forms() -> tuple[Any, ...]:
    """Return the modules of this package, the more particular forms first."""
    modules = (import_module(f".{one.name}", __name__) for one in iter_modules(__path__))
    return tuple(sorted(modules, key=lambda one: one.RANK))


def form_of(document: Any) -> Any:
    """Return the form of a document, None where it has none that is known."""
    return next((form for form in forms() if form.recognise(document)), None)
