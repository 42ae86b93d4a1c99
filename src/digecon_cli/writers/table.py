"""A table for the terminal, or for a file of text."""

from ..present import lines, page_of
from ..present.options import RenderOptions
from ..table import Listing, Table
from .formats import Format, Rendered


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return the page of an answer that has one, and of a table of observations what a person sees first.

    Nothing is wider than ``options.width`` cells. With ``options.bounds`` a table is told in detail; what does not fit
    there is told in a notice.
    """
    if page := page_of(content):
        return Rendered(lines.draw(page(options), options))
    if isinstance(content, Table) and not options.bounds:
        from ._people import written

        return Rendered(written(content, options))
    from ._screen import draw

    return draw(content, options)


FORMAT = Format("table", (".txt",), 0, write, for_people=True)
