"""A table for the terminal, or for a file of text."""

from ..present import lines, page_of
from ..present.options import RenderOptions
from ..table import Listing, Table
from .formats import Format, Rendered


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return the page of an answer that has one; else its sections, and a notice for each of which something does not fit."""
    if page := page_of(content):
        return Rendered(lines.draw(page(options), options))
    from ._screen import draw

    return draw(content, options)


FORMAT = Format("table", (".txt",), 0, write, for_people=True)
