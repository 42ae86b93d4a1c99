"""What people are shown, whoever draws it: numbers, names, documents, and the grid of a table. The lower layer of all output."""

from collections.abc import Callable
from typing import Any


def page_of(content: Any) -> Callable[[Any], Any] | None:
    """Return what lays an answer out as a page (see lines.Page); None for one that is a grid of observations or of cells."""
    if getattr(content, "title", "") == "targets" and hasattr(content, "data"):
        from .listings.targets import page

        return lambda look: page(content, look)
    found: Callable[[Any], Any] | None = getattr(content, "page", None)
    return found
