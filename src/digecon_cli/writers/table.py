"""A table for the terminal, or for a file of text."""

from ..present.options import RenderOptions
from ..table import Listing, Table
from .formats import Format, Rendered


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return the sections in ``options.width`` cells, and a notice for each section of which something does not fit."""
    from ._screen import draw

    return draw(content, options)


FORMAT = Format("table", (".txt",), 0, write, for_people=True)
