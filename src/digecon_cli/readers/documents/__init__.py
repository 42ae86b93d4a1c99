"""Documents of JSON that hold a table in a form of their own; each is one module, found by being here.

Numbers are texts, with the digits that are written. A form has ``NAME``, ``RANK``, ``recognise(document)`` and ``rows(document)``, which yields a header of usual names and a row a figure.
"""

import os
from functools import cache
from importlib import import_module
from typing import Any


@cache
def forms() -> tuple[Any, ...]:
    """Return the modules of this package, the more particular forms first."""
    names = (name.removesuffix(".py") for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py"))
    modules = (import_module(f".{name}", __name__) for name in sorted(names) if name != "__init__")
    return tuple(sorted(modules, key=lambda one: one.RANK))


def form_of(document: Any) -> Any:
    """Return the form of a document, None where it has none that is known."""
    return next((form for form in forms() if form.recognise(document)), None)
