"""Pages, by what they answer: a module each, found by having the name of the command; ``figures`` does for all others."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from ...table import Table
from ..options import RenderOptions
from ..page import Page

_OWN = frozenset(module.name for module in iter_modules(__path__))


def of(content: Table, look: RenderOptions) -> list[Page]:
    """Return the pages of a table, by the command that it answers."""
    name = content.title.replace("-", "_")
    write: Callable[[Table, RenderOptions], list[Page]] = import_module(
        f".{name if name in _OWN else 'figures'}", __name__
    ).pages
    made = write(content, look)
    return [page._replace(none="none, or left out") for page in made] if look.comparable else made
