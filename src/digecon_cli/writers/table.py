"""A table for the terminal, or for a file of text."""

from ..present.options import RenderOptions
from ..table import Listing, Table
from .formats import Format, Rendered


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return what a person sees first of a table of observations; with ``options.bounds``, and of a listing, all of it.

    Nothing is wider than ``options.width`` cells. What does not fit is told below, or in a notice.
    """
    if isinstance(content, Table) and not options.bounds:
        from ._people import written

        return Rendered(written(content, options))
    from ._screen import draw

    return draw(content, options)


FORMAT = Format("table", (".txt",), 0, write, for_people=True)
